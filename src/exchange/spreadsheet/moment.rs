//! Days and times as spreadsheets count them, written as ISO 8601 writes them.

use jiff::ToSpan as _;
use jiff::civil::date;

/// From which day a file counts days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Epoch {
    /// Day 1 is 1 January 1900, and 29 February 1900, which never was, is day 60.
    Year1900,
    /// Day 0 is 1 January 1904, as Excel for the Macintosh counted.
    Year1904,
}

impl Epoch {
    /// By the mark that files of the second kind carry.
    pub fn marked(is_1904: bool) -> Self {
        if is_1904 { Self::Year1904 } else { Self::Year1900 }
    }
}

const SECONDS_OF_A_DAY: f64 = 86_400.0;

/// The day of a number, with the time of day where there is one: `2014-03-01`, `2014-03-01T09:30:00`. None where there is no such day.
pub(super) fn iso_moment(number: f64, epoch: Epoch) -> Option<String> {
    let (days, seconds) = parts(number)?;
    let (start, days) = match epoch {
        Epoch::Year1904 => (date(1904, 1, 1), days),
        Epoch::Year1900 if days > 60 => (date(1899, 12, 31), days - 1),
        Epoch::Year1900 if (1..60).contains(&days) => (date(1899, 12, 31), days),
        Epoch::Year1900 => return None,
    };
    let day = start.checked_add(days.days()).ok()?;
    Some(if seconds == 0 {
        day.to_string()
    } else {
        format!("{day}T{}", clock_of(seconds))
    })
}

/// A part of a day as a time of day: `09:30:00`.
pub(super) fn clock(number: f64) -> Option<String> {
    match parts(number)? {
        (0, seconds) => Some(clock_of(seconds)),
        _ => None,
    }
}

/// Days as hours, minutes and seconds: `36:30:00`.
pub(super) fn duration(number: f64) -> Option<String> {
    let (days, seconds) = parts(number)?;
    let hours = days * 24 + seconds / 3600;
    Some(format!("{hours}:{:02}:{:02}", seconds / 60 % 60, seconds % 60))
}

fn clock_of(seconds: i64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Whole days and the seconds of the day, rounded to a second.
fn parts(number: f64) -> Option<(i64, i64)> {
    if !(0.0..=4_000_000.0).contains(&number) {
        return None;
    }
    let seconds = (number * SECONDS_OF_A_DAY).round() as i64;
    Some((seconds / 86_400, seconds % 86_400))
}

/// A day or moment that a file writes in ISO 8601 itself, without a time of day that is midnight, without parts of a second.
/// None where it is no such text.
pub(super) fn tidy_iso(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('Z');
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let (year, month, of_month) = {
        let mut parts = day.split('-');
        (parts.next()?, parts.next()?, parts.next()?)
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let right = year.len() == 4 && month.len() == 2 && of_month.len() == 2 && day.len() == 10;
    if !right || ![year, month, of_month].into_iter().all(digits) {
        return None;
    }
    let time = time.split('.').next().unwrap_or_default();
    let time = if time.len() == 5 {
        format!("{time}:00")
    } else {
        time.to_owned()
    };
    let at_a_time = time.len() == 8 && time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    Some(if at_a_time && time != "00:00:00" {
        format!("{day}T{time}")
    } else {
        day.to_owned()
    })
}

/// A duration as ISO 8601 writes it, such as `PT09H30M00S`, as a time: `09:30:00`.
pub(super) fn tidy_duration(text: &str) -> Option<String> {
    let (mut hours, mut minutes, mut seconds) = (0_u32, 0_u32, 0_u32);
    let mut number = String::new();
    for sign in text.trim().strip_prefix("PT")?.chars() {
        let value = || number.split('.').next().unwrap_or_default().parse().ok();
        match sign {
            '0'..='9' | '.' if number.len() < 12 => {
                number.push(sign);
                continue;
            }
            'H' => hours = value()?,
            'M' => minutes = value()?,
            'S' => seconds = value()?,
            _ => return None,
        }
        number.clear();
    }
    Some(format!("{hours:02}:{minutes:02}:{seconds:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        for (number, text) in [
            (1.0, Some("1900-01-01")),
            (59.0, Some("1900-02-28")),
            (60.0, None),
            (61.0, Some("1900-03-01")),
            (41_640.0, Some("2014-01-01")),
            (41_699.395_833_333_336, Some("2014-03-01T09:30:00")),
            (41_698.999_999_9, Some("2014-03-01")),
            (36_585.0, Some("2000-02-29")),
            (2_958_465.0, Some("9999-12-31")),
            (2_958_466.0, None),
            (0.0, None),
            (-1.0, None),
            (f64::NAN, None),
            (1e300, None),
        ] {
            assert_eq!(iso_moment(number, Epoch::Year1900).as_deref(), text, "{number}");
        }
        assert_eq!(iso_moment(0.0, Epoch::Year1904).as_deref(), Some("1904-01-01"));
        assert_eq!(iso_moment(40_178.0, Epoch::Year1904).as_deref(), Some("2014-01-01"));
    }

    #[test]
    fn times_are_written_out() {
        assert_eq!(clock(0.395_833_333_333_333_3).as_deref(), Some("09:30:00"));
        assert_eq!(clock(1.5), None);
        assert_eq!(duration(1.520_833_333_333_333_3).as_deref(), Some("36:30:00"));
        assert_eq!(duration(-0.1), None);
    }

    #[test]
    fn what_files_write_themselves_is_made_alike() {
        for (text, tidy) in [
            ("2014-03-01", Some("2014-03-01")),
            ("2014-03-01T00:00:00", Some("2014-03-01")),
            ("2014-03-01T09:30:00.123Z", Some("2014-03-01T09:30:00")),
            ("2014-03-01T09:30", Some("2014-03-01T09:30:00")),
            ("2014-3-1", None),
            ("2014-03-01-05", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(tidy_iso(text).as_deref(), tidy, "{text}");
        }
        for (text, tidy) in [
            ("PT09H30M00S", Some("09:30:00")),
            ("PT36H30M05.5S", Some("36:30:05")),
            ("P1D", None),
            ("PT9999999999999H", None),
        ] {
            assert_eq!(tidy_duration(text).as_deref(), tidy, "{text}");
        }
    }
}
