//! Numbers as they are shown: grouped by thin spaces, or plain for the edit line and the clipboard.

use super::Convention;
use crate::figures::{Value, ViewUnit};

/// What stands between groups of three digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// Thin spaces (U+2009): `14 840`, the same in every language.
    #[default]
    ThinSpace,
    /// Nothing: `14840`.
    None,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberStyle {
    /// What stands between groups of three digits.
    pub grouping: Grouping,
    /// The decimal sign.
    pub decimal: char,
}

impl NumberStyle {
    /// For reading, with a decimal point.
    pub const SHOWN: Self = Self {
        grouping: Grouping::ThinSpace,
        decimal: '.',
    };
    /// For editing and for other programs, with a decimal point.
    pub const PLAIN: Self = Self {
        grouping: Grouping::None,
        decimal: '.',
    };

    /// The same with another decimal sign.
    #[must_use]
    pub fn with_decimal(self, decimal: char) -> Self {
        Self { decimal, ..self }
    }
}

/// Writes a value in the unit of a sheet, with the decimals that were stated. Four digits are grouped too, so that columns align.
pub fn format_value(value: Value, unit: ViewUnit, style: NumberStyle) -> String {
    let plain = value.to_plain(unit.exponent());
    let (sign, digits) = plain
        .strip_prefix('-')
        .map_or(("", plain.as_str()), |digits| ("\u{2212}", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut shown = String::with_capacity(plain.len() * 2);
    shown.push_str(match style.grouping {
        Grouping::ThinSpace => sign,
        // Other programs read the hyphen only.
        Grouping::None if sign.is_empty() => "",
        Grouping::None => "-",
    });
    for (index, digit) in whole.chars().enumerate() {
        if style.grouping == Grouping::ThinSpace && index > 0 && (whole.len() - index).is_multiple_of(3) {
            shown.push('\u{2009}');
        }
        shown.push(digit);
    }
    if !fraction.is_empty() {
        shown.push(style.decimal);
        shown.push_str(fraction);
    }
    shown
}

/// The text in which a value is edited: digits and the decimal sign of the file, nothing else.
pub fn plain_text(value: Value, unit: ViewUnit, convention: Convention) -> String {
    format_value(value, unit, NumberStyle::PLAIN.with_decimal(convention.decimal_sign()))
}
