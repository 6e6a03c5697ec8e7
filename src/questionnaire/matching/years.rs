//! Years in a text: in any digits, in this or the Buddhist reckoning, as days, and what is left of a text without them.

use super::text::{folded, plain_digit};
use super::words::{Meaning, meanings};
use crate::questionnaire::Year;

/// The years that a text names, in any digits and reckoning.
pub fn years_in(text: &str) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for (_, year) in year_runs(text) {
        if !years.contains(&year) {
            years.push(year);
        }
    }
    years
}

/// Runs of exactly four digits that can be a year, by their place in the text.
fn year_runs(text: &str) -> Vec<(std::ops::Range<usize>, Year)> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let digit = |at: usize| {
        letters
            .get(at)
            .and_then(|(_, letter)| plain_digit(*letter).to_digit(10))
    };
    let mut runs = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if digit(at).is_none() {
            at += 1;
            continue;
        }
        let end = (at..=letters.len()).find(|end| digit(*end).is_none()).unwrap_or(at);
        // 1.234 and 2,345 are figures, 31.12.2013 is a day.
        let joined = |sign: Option<&(usize, char)>| matches!(sign, Some((_, '.' | ',')));
        let before = at > 1 && joined(letters.get(at - 1)) && digit(at - 2).is_some();
        let after = joined(letters.get(end)) && digit(end + 1).is_some();
        let of_day = || {
            let part = |end: usize| {
                let digits = (0..end).rev().take_while(|at| digit(*at).is_some()).count();
                ((1..=2).contains(&digits)).then(|| end - digits)
            };
            let month = part(at - 1)?;
            let point = month.checked_sub(1).filter(|point| joined(letters.get(*point)))?;
            part(point)
        };
        if end - at == 4 && !(before && of_day().is_none()) && !after {
            let number = (at..end).fold(0, |number, at| number * 10 + digit(at).unwrap_or_default() as u16);
            let year = match number {
                1950..=2060 => Some(Year(number)),
                2493..=2603 => Some(Year(number - 543)),
                _ => None,
            };
            if let Some(year) = year {
                let last = letters.get(end).map_or(text.len(), |(at, _)| *at);
                runs.push((letters[at].0..last, year));
            }
        }
        at = end;
    }
    runs
}

/// The text without its years, the words and marks around them, and what is said of them: `Tahun 2013 p`, `ปี พ.ศ. 2556`.
pub(super) fn without_years(text: &str) -> String {
    let runs = year_runs(text);
    if runs.is_empty() {
        return text.to_owned();
    }
    let mut rest = String::new();
    let mut from = 0;
    for (range, _) in runs {
        rest.push_str(&text[from..range.start]);
        rest.push(' ');
        from = range.end;
    }
    rest.push_str(&text[from..]);
    let rest = rest.trim();
    // What stands beside a year and says no more than that it is one, or how sure its figures are.
    let mark = |word: &str| {
        let plain = folded(word);
        plain.is_empty()
            || matches!(
                plain.as_str(),
                "p" | "r"
                    | "e"
                    | "be"
                    | "ad"
                    | "ce"
                    | "q"
                    | "prelim"
                    | "preliminary"
                    | "provisional"
                    | "revised"
                    | "estimate"
            )
            || plain.bytes().all(|byte| byte.is_ascii_digit())
            || meanings(word).contains(&Meaning::Year)
    };
    if mark(rest) || rest.split_whitespace().all(mark) {
        return String::new();
    }
    rest.to_owned()
}

/// Whether a text names the last day of a year: `31/12/2011`, `as of 31 December 2011`.
pub(super) fn is_last_day(text: &str, months: &[u8]) -> bool {
    let plain: String = text.chars().map(plain_digit).collect();
    let numbers: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_digit())
        .filter(|number| !number.is_empty())
        .collect();
    match *months {
        [] => numbers.windows(2).any(|pair| pair == ["31", "12"]),
        [12] => numbers.contains(&"31"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_found_in_any_text_and_figures_are_none() {
        for (text, years) in [
            ("2014", &[2014][..]),
            ("Tahun 2013 p", &[2013]),
            ("พ.ศ. 2556", &[2013]),
            ("សរុបឆ្នាំ២០១២", &[2012]),
            ("2014*)", &[2014]),
            ("2011-2015", &[2011, 2015]),
            ("Jan-Dec 2013", &[2013]),
            ("1.234.567", &[]),
            ("31.12.2013", &[2013]),
            ("12.2013", &[]),
            ("2,014 persons", &[]),
            ("12014", &[]),
            ("Census 2008 (2008)", &[2008]),
            ("1234", &[]),
        ] {
            let years: Vec<Year> = years.iter().map(|year| Year(*year)).collect();
            assert_eq!(years_in(text), years, "{text}");
        }
    }
}
