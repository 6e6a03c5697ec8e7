//! Digits and separators: which of them groups, which is the decimal sign.

use super::WrongNumber;

/// An exact decimal, wide enough for a calculation on figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    /// The digits.
    pub mantissa: i128,
    /// Places after the decimal sign.
    pub places: u32,
}

/// How a lone separator with exactly three digits behind it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lone {
    /// A point is the decimal sign, a comma groups.
    Point,
    /// A comma is the decimal sign, a point groups.
    Comma,
    /// Both group.
    Groups,
}

/// Digits a number may have on its way through a calculation.
const MAX_DIGITS: usize = 24;

impl Decimal {
    /// With the other sign.
    pub fn negated(self) -> Self {
        Self {
            mantissa: self.mantissa.saturating_neg(),
            ..self
        }
    }

    /// Plain digits with a decimal point.
    pub fn to_plain(self) -> String {
        let places = self.places as usize;
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let sign = if self.mantissa < 0 { "-" } else { "" };
        if fraction.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{fraction}")
        }
    }
}

/// What the separators of a number say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separators {
    /// No point and no comma.
    None,
    /// The decimal sign is the one at that place.
    Decimal(usize),
    /// Points or commas group, there is no decimal sign.
    Grouping(char),
    /// A single one with three digits behind it and one to three before: either.
    Either(usize, char),
}

/// Reads an unsigned number in normalised signs.
pub(super) fn read(text: &str, lone: Lone) -> Result<Decimal, WrongNumber> {
    let decimal_at = match separators(text)? {
        Separators::None | Separators::Grouping(_) => None,
        Separators::Decimal(at) => Some(at),
        Separators::Either(at, sign) => match (lone, sign) {
            (Lone::Point, '.') | (Lone::Comma, ',') => Some(at),
            _ => None,
        },
    };
    let (whole, fraction) = decimal_at.map_or((text, ""), |at| (&text[..at], &text[at + 1..]));
    let digits: String = whole
        .chars()
        .chain(fraction.chars())
        .filter(char::is_ascii_digit)
        .collect();
    if digits.trim_start_matches('0').len() > MAX_DIGITS || fraction.len() > MAX_DIGITS {
        return Err(WrongNumber::TooLong);
    }
    let mantissa = digits.parse().map_err(|_| WrongNumber::TooLong)?;
    Ok(Decimal {
        mantissa,
        places: fraction.len() as u32,
    })
}

/// Finds out what groups and what is the decimal sign, from the number alone.
pub(super) fn separators(text: &str) -> Result<Separators, WrongNumber> {
    if !text.chars().any(|sign| sign.is_ascii_digit()) {
        return Err(WrongNumber::NotANumber);
    }
    if !text
        .chars()
        .all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | ' ' | '\''))
    {
        return Err(WrongNumber::NotANumber);
    }
    let marks: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, sign)| matches!(sign, '.' | ','))
        .collect();
    let spaced = text.contains([' ', '\'']);
    match marks[..] {
        [] => {
            let sign = if text.contains(' ') { ' ' } else { '\'' };
            if spaced {
                grouped(text, sign)?;
            }
            Ok(Separators::None)
        }
        [(at, sign)] if !spaced => {
            let (before, after) = (&text[..at], &text[at + 1..]);
            if after.is_empty() {
                return Err(WrongNumber::Separators);
            }
            if after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0') {
                return Ok(Separators::Either(at, sign));
            }
            Ok(Separators::Decimal(at))
        }
        [(at, _)] => {
            // Spaces or apostrophes group, so the mark is the decimal sign; nothing groups behind it.
            let sign = if text.contains(' ') { ' ' } else { '\'' };
            let fraction = &text[at + 1..];
            if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(WrongNumber::Separators);
            }
            grouped(&text[..at], sign)?;
            Ok(Separators::Decimal(at))
        }
        [.., (last_at, last)] => {
            if spaced {
                return Err(WrongNumber::Separators);
            }
            let first = marks[0].1;
            if marks.iter().all(|(_, sign)| *sign == first) {
                grouped(text, first)?;
                return Ok(Separators::Grouping(first));
            }
            if last == first || last_at + 1 == text.len() || marks[..marks.len() - 1].iter().any(|(_, s)| *s == last) {
                return Err(WrongNumber::Separators);
            }
            grouped(&text[..last_at], first)?;
            Ok(Separators::Decimal(last_at))
        }
    }
}

/// Groups of three behind a first of one to three, all by the same sign.
fn grouped(text: &str, sign: char) -> Result<(), WrongNumber> {
    let mut groups = text.split(sign);
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && digits(first)
        && groups.all(|group| group.len() == 3 && digits(group));
    if fits { Ok(()) } else { Err(WrongNumber::Separators) }
}
