//! Numbers as people write them: what is typed into one cell, and how a figure is shown.
//!
//! [`read`] never guesses: what can be read in two ways is said to be [`Reading::Ambiguous`], what cannot be read is
//! [`Reading::Wrong`] and kept by the caller. `number.rs` knows separators, `marks.rs` footnotes, `signs.rs` what stands
//! for no number, `expression.rs` arithmetic; `convention.rs` decides for whole blocks, `likely.rs` says what wrong input may
//! mean, `format.rs` writes.

mod characters;
mod convention;
mod expression;
mod format;
mod likely;
mod marks;
mod number;
mod signs;
#[cfg(test)]
mod tests;
mod words;

pub use crate::questionnaire::matching::read_year;
pub use convention::{Convention, Evidence, decide_convention};
pub use format::{Grouping, NumberStyle, format_value, plain_text};
pub use likely::{Likely, LikelyWhy, likely_meanings};

use super::{Answer, Figure, Reason, Value, ValueError, ViewUnit};
use number::{Decimal, Lone};
use signs::Sign;

/// What the text of one cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing.
    Blank,
    /// A value or a reason. What was typed is kept in it where it says more than the answer.
    Figure(Figure),
    /// Two readings; the person is asked.
    Ambiguous(Ambiguity),
    /// `K`, included elsewhere: the person is asked where.
    IncludedElsewhere,
    /// Not a figure.
    Wrong(WrongNumber),
}

/// Between what the person has to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambiguity {
    /// `1.234`, `1,234`: the values if the decimal sign is a point, and if it is a comma.
    DecimalSign {
        /// With a decimal point.
        point: Value,
        /// With a decimal comma.
        comma: Value,
    },
    /// A dash: none at all (zero), or not available.
    Dash,
}

/// Why a text is not a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongNumber {
    /// Letters, or signs that no number has.
    #[error("this is not a number")]
    NotANumber,
    /// `1.234,5,6`, `12,34`: separators stand where no number has them.
    #[error("the separators do not make a number")]
    Separators,
    /// `(123)`: an accountant's negative.
    #[error("a number in brackets could be a negative one; a figure cannot be below zero")]
    Brackets,
    /// More digits than a figure can have.
    #[error("the number has more than {} digits", Value::MAX_DIGITS)]
    TooLong,
    /// `=10/3`: there is no exact decimal.
    #[error("the division does not come out even")]
    Inexact,
    /// `=5/0`.
    #[error("division by zero")]
    ByZero,
    /// `=1+`: not a calculation of + - * / and brackets.
    #[error("this is not a calculation of + - * / and brackets")]
    NotACalculation,
}

impl From<ValueError> for WrongNumber {
    fn from(error: ValueError) -> Self {
        match error {
            ValueError::NotANumber => WrongNumber::NotANumber,
            ValueError::TooLong => WrongNumber::TooLong,
        }
    }
}

/// Longest text that is looked at; no figure and no calculation is longer.
const MAX_TEXT: usize = 500;

/// Reads the text of one cell, in the unit of its sheet and by the convention of the file.
///
/// With the convention unknown, `1.234` and `1,234` are 1234 in a sheet of persons, where nothing else makes sense,
/// and ambiguous in a sheet of thousands. Where the convention would make thousandths of them in a sheet of persons, they are
/// ambiguous too: the number may come from an office of another habit.
pub fn read(text: &str, unit: ViewUnit, convention: Convention) -> Reading {
    read_text(text, unit, convention, false)
}

/// The same where the convention is settled for this very text, by other numbers of its block or by the person: it decides.
pub fn read_settled(text: &str, unit: ViewUnit, convention: Convention) -> Reading {
    read_text(text, unit, convention, true)
}

fn read_text(text: &str, unit: ViewUnit, convention: Convention, settled: bool) -> Reading {
    if text.len() > MAX_TEXT {
        return Reading::Wrong(WrongNumber::TooLong);
    }
    let plain = characters::normalised(text);
    let plain = marks::without_footnotes(plain.trim());
    if plain.is_empty() {
        return Reading::Blank;
    }
    if let Some(reading) = read_sign(plain, text) {
        return reading;
    }
    let value = |lone| evaluate(plain, lone).and_then(|decimal| to_value(decimal, unit));
    if !settled
        && unit == ViewUnit::Ones
        && convention != Convention::Unknown
        && let (Ok(point), Ok(comma), Ok(grouped)) = (value(Lone::Point), value(Lone::Comma), value(Lone::Groups))
    {
        let decided = if convention == Convention::PointDecimal {
            point
        } else {
            comma
        };
        if decided != grouped && point != comma {
            return Reading::Ambiguous(Ambiguity::DecimalSign { point, comma });
        }
    }
    let found = match convention {
        Convention::PointDecimal => value(Lone::Point),
        Convention::CommaDecimal => value(Lone::Comma),
        Convention::Unknown => match (value(Lone::Point), value(Lone::Comma)) {
            (Ok(point), Ok(comma)) if point != comma => {
                if unit == ViewUnit::Thousands {
                    return Reading::Ambiguous(Ambiguity::DecimalSign { point, comma });
                }
                value(Lone::Groups)
            }
            (Ok(found), _) | (Err(_), Ok(found)) => Ok(found),
            (Err(error), Err(_)) => Err(error),
        },
    };
    match found {
        Ok(value) => Reading::Figure(Figure {
            answer: Answer::Value(value),
            flag: None,
            typed: kept(text, &value.to_plain(unit.exponent())),
        }),
        Err(error) => Reading::Wrong(error),
    }
}

/// Reasons, dashes and other signs that are no number.
fn read_sign(plain: &str, text: &str) -> Option<Reading> {
    Some(match signs::sign(plain)? {
        Sign::Reason(reason) => {
            let letter = reason.letter();
            let typed = kept(text, letter).filter(|typed| !typed.eq_ignore_ascii_case(letter));
            Reading::Figure(Figure {
                typed,
                ..Figure::reason(reason)
            })
        }
        Sign::IncludedElsewhere => Reading::IncludedElsewhere,
        Sign::Dash => Reading::Ambiguous(Ambiguity::Dash),
        Sign::Nil => Reading::Figure(Figure {
            typed: kept(text, "0"),
            ..Figure::value(Value::whole(0))
        }),
    })
}

fn evaluate(plain: &str, lone: Lone) -> Result<Decimal, WrongNumber> {
    if let Some(calculation) = plain.strip_prefix('=') {
        return expression::evaluate(calculation, lone);
    }
    if let Some(inner) = plain.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'))
        && number::read(inner.trim(), lone).is_ok()
    {
        return Err(WrongNumber::Brackets);
    }
    let (negative, digits) = match plain.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, plain.strip_prefix('+').unwrap_or(plain).trim_start()),
    };
    let number = number::read(digits, lone)?;
    Ok(if negative { number.negated() } else { number })
}

fn to_value(decimal: Decimal, unit: ViewUnit) -> Result<Value, WrongNumber> {
    Ok(Value::parse_plain(&decimal.to_plain(), unit.exponent())?)
}

/// What was typed, where it is not simply the answer.
fn kept(text: &str, plain: &str) -> Option<String> {
    let typed = text.trim();
    (typed != plain).then(|| typed.to_owned())
}
