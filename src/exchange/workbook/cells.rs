//! What a cell shows of a figure. The reader compares with it: what shows as it did says what it said.

use crate::exchange::spreadsheet::{Content, plain_number};
use crate::figures::{Answer, Figure, Value};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Nothing.
    Blank,
    /// A number, plain, in the unit of the sheet.
    Number(String),
    /// A letter, or what could not be read.
    Text(String),
}

/// What a figure shows as, in units of `10^exponent`.
pub(super) fn shown(figure: Option<&Figure>, exponent: i8) -> Shown {
    let Some(figure) = figure else { return Shown::Blank };
    match &figure.answer {
        Answer::Value(value) => Shown::Number(value.to_plain(exponent)),
        Answer::Reason(reason) => Shown::Text(reason.letter().to_owned()),
        Answer::WrongInput(text) if squeezed(text).is_empty() => Shown::Blank,
        Answer::WrongInput(text) => Shown::Text(text.clone()),
    }
}

impl Shown {
    /// Whether a cell shows this, whatever a program has done to its spaces, and whether it keeps numbers as texts.
    pub(super) fn is_shown_by(&self, content: Option<&Content>) -> bool {
        match (self, content) {
            (Shown::Blank, None) => true,
            (Shown::Blank, Some(Content::Text(text))) => squeezed(text).is_empty(),
            (Shown::Number(plain), Some(Content::Number(number))) => same_number(plain, &plain_number(*number)),
            (Shown::Number(plain), Some(Content::Text(text))) => same_number(plain, text.trim()),
            (Shown::Text(text), Some(Content::Text(other))) => same_text(text, other),
            (Shown::Text(text), Some(Content::Number(number))) => text.trim() == plain_number(*number),
            (Shown::Text(text), Some(Content::Boolean(truth))) => text.trim().eq_ignore_ascii_case(&truth.to_string()),
            _ => false,
        }
    }
}

/// Whether a number of a spreadsheet is a value in units of `10^exponent`. Both sides of the division are exact, so that it rounds
/// as reading the decimal does.
pub(super) fn is_value(value: Value, exponent: i8, number: f64) -> bool {
    const EXACT: u64 = 1 << 53;
    let shift = i32::from(value.exponent()) - i32::from(exponent);
    if value.mantissa().unsigned_abs() >= EXACT || shift.unsigned_abs() > 22 {
        return false;
    }
    let (mantissa, power) = (value.mantissa() as f64, 10_f64.powi(shift.abs()));
    let shown = if shift < 0 { mantissa / power } else { mantissa * power };
    shown.to_bits() == number.to_bits() || (value.is_zero() && number == 0.0)
}

/// Whether two plain decimals are the same number.
fn same_number(a: &str, b: &str) -> bool {
    fn trimmed(text: &str) -> &str {
        if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.')
        } else {
            text
        }
    }
    trimmed(a) == trimmed(b)
}

/// Whether two texts say the same, but for spaces, line breaks and signs that do not show.
pub(super) fn same_text(a: &str, b: &str) -> bool {
    a == b || squeezed(a) == squeezed(b)
}

/// A text without signs that do not show, all white space as one space each.
pub(super) fn squeezed(text: &str) -> String {
    let visible: String = text
        .chars()
        .map(|c| if c == '\n' || c == '\t' || c == '\r' { ' ' } else { c })
        .filter(|c| !c.is_control())
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_as_it_did_is_known_again() {
        let text = |text: &str| Content::Text(text.into());
        let value = Value::new(1523, 3);
        let figure = Figure::value(value);
        assert_eq!(shown(Some(&figure), 0), Shown::Number("1523000".to_owned()));
        assert_eq!(shown(Some(&figure), 3), Shown::Number("1523".to_owned()));
        for (value, exponent, number) in [
            (value, 0, 1_523_000.0),
            (value, 3, 1523.0),
            (Value::whole(1), 3, 0.001),
            (Value::new(84_273, -2), 0, 842.73),
            (Value::new(999_999_999, 5), 0, 99_999_999_900_000.0),
            (Value::whole(0), 0, -0.0),
        ] {
            assert!(is_value(value, exponent, number), "{number}");
            assert!(!is_value(value, exponent, number + 0.5), "{number}");
        }
        let number = Shown::Number("1.250".to_owned());
        assert!(number.is_shown_by(Some(&Content::Number(1.25))));
        assert!(number.is_shown_by(Some(&text(" 1.25 "))));
        assert!(!number.is_shown_by(Some(&Content::Number(1.26))));
        assert!(!number.is_shown_by(None));
        let wrong = Shown::Text("12o4 \n x".to_owned());
        assert!(wrong.is_shown_by(Some(&text("12o4 x"))));
        assert!(Shown::Blank.is_shown_by(None));
        assert!(Shown::Blank.is_shown_by(Some(&text("  "))));
        assert!(!Shown::Blank.is_shown_by(Some(&text("N"))));
    }
}
