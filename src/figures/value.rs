//! An exact number with the precision at which it was stated.
//!
//! `1 523` thousand is `1523 x 10^3` persons, not `1523000 x 10^0`: tolerances depend on it (half a unit of the last
//! stated digit). Nothing here is floating point.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// `mantissa x 10^exponent`, in persons, or in the currency for earnings.
///
/// Equality compares the precision too; compare amounts with [`Value::same_amount`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Value {
    mantissa: i64,
    exponent: i8,
}

/// A number that cannot be a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Not digits with at most one decimal point.
    #[error("this is not a number")]
    NotANumber,
    /// More digits than any figure of this questionnaire can have.
    #[error("the number has more than {} digits", Value::MAX_DIGITS)]
    TooLong,
}

impl Value {
    /// Digits a figure may have; more is surely a slip, and sums of such figures stay exact.
    pub const MAX_DIGITS: usize = 15;
    /// Places after the decimal point that are kept.
    pub const MAX_DECIMALS: i8 = 9;

    /// A number of whole units.
    pub fn whole(number: i64) -> Self {
        Self::new(number, 0)
    }

    /// `mantissa x 10^exponent`, the last digit of the mantissa being the last stated one. Zero is exact whatever its exponent.
    pub fn new(mantissa: i64, exponent: i8) -> Self {
        if mantissa == 0 {
            Self {
                mantissa: 0,
                exponent: 0,
            }
        } else {
            Self { mantissa, exponent }
        }
    }

    /// The stated digits as a whole number.
    pub fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// The power of ten of the last stated digit.
    pub fn exponent(self) -> i8 {
        self.exponent
    }

    /// Reads a plain decimal (`-12.50`), point as decimal sign, no separators, in units of `10^unit`.
    pub fn parse_plain(text: &str, unit: i8) -> Result<Self, ValueError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && fraction.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit())
        {
            return Err(ValueError::NotANumber);
        }
        let all = format!("{whole}{fraction}");
        let significant = all.trim_start_matches('0');
        if significant.len() > Self::MAX_DIGITS || fraction.len() > Self::MAX_DECIMALS as usize {
            return Err(ValueError::TooLong);
        }
        let mantissa: i64 = if significant.is_empty() {
            0
        } else {
            significant.parse().map_err(|_| ValueError::TooLong)?
        };
        Ok(Self::new(
            if negative { -mantissa } else { mantissa },
            unit - fraction.len() as i8,
        ))
    }

    /// The plain decimal in units of `10^unit`, with as many places as were stated (`1523 x 10^3` in thousands is `1523`).
    /// A precision coarser than the unit is filled with zeros.
    pub fn to_plain(self, unit: i8) -> String {
        // Zero is exact: it has no places that could be stated.
        if self.mantissa == 0 {
            return "0".to_owned();
        }
        let shift = self.exponent - unit;
        if shift >= 0 {
            return format!("{}{}", self.mantissa, "0".repeat(shift as usize));
        }
        let places = usize::from(shift.unsigned_abs());
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        format!("{}{whole}.{fraction}", if self.mantissa < 0 { "-" } else { "" })
    }

    /// Whether both are the same number, however precisely stated.
    pub fn same_amount(self, other: Self) -> bool {
        self.cmp_amount(other) == Ordering::Equal
    }

    /// Compares the numbers, however precisely stated.
    pub fn cmp_amount(self, other: Self) -> Ordering {
        let (a, b, _) = aligned(self.as_sum(), other.as_sum());
        a.cmp(&b)
    }

    /// Whether two figures are further apart than the precision of both explains.
    pub fn differs_from(self, other: Self) -> bool {
        let gap = self.as_sum().minus(other.as_sum()).abs();
        gap.compare(self.half_unit().plus(other.half_unit())) == Ordering::Greater
    }

    /// The same number stated to `exponent` at the finest: `1.25` thousand becomes `1 250` persons for an exponent of 0.
    /// A coarser exponent changes nothing, since digits would be lost.
    #[must_use]
    pub fn at_precision(self, exponent: i8) -> Self {
        if exponent >= self.exponent || self.mantissa == 0 {
            return self;
        }
        let factor = 10_i64.checked_pow(u32::from((self.exponent - exponent).unsigned_abs()));
        match factor.and_then(|factor| self.mantissa.checked_mul(factor)) {
            Some(mantissa) => Self::new(mantissa, exponent),
            None => self,
        }
    }

    /// The number with trailing zeros dropped from what was stated: `1500 x 10^0` becomes `15 x 10^2`.
    #[must_use]
    pub fn without_trailing_zeros(self) -> Self {
        let (mut mantissa, mut exponent) = (self.mantissa, self.exponent);
        while mantissa != 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        Self::new(mantissa, exponent)
    }

    /// Whether the number is zero. Zero is a true zero and exact.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The number for charts and ratios only; sums use [`Sum`].
    pub fn approximate(self) -> f64 {
        self.mantissa as f64 * 10_f64.powi(i32::from(self.exponent))
    }

    /// The number as the start of a sum.
    pub fn as_sum(self) -> Sum {
        Sum {
            mantissa: i128::from(self.mantissa),
            exponent: self.exponent,
        }
    }

    /// Half a unit of the last stated digit: how far the true number may lie from the stated one. Zero for zero.
    pub fn half_unit(self) -> Sum {
        if self.mantissa == 0 {
            Sum::ZERO
        } else {
            Sum {
                mantissa: 5,
                exponent: self.exponent - 1,
            }
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_plain(0))
    }
}

/// An exact intermediate result: sums, differences and tolerances. Wide enough for every sum of a questionnaire.
#[derive(Clone, Copy, Debug)]
pub struct Sum {
    mantissa: i128,
    exponent: i8,
}

impl Sum {
    /// Nothing.
    pub const ZERO: Sum = Sum {
        mantissa: 0,
        exponent: 0,
    };

    /// This plus that.
    #[must_use]
    pub fn plus(self, other: Sum) -> Sum {
        let (a, b, exponent) = aligned(self, other);
        Sum {
            mantissa: a.saturating_add(b),
            exponent,
        }
    }

    /// This less that.
    #[must_use]
    pub fn minus(self, other: Sum) -> Sum {
        self.plus(Sum {
            mantissa: other.mantissa.saturating_neg(),
            exponent: other.exponent,
        })
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(self) -> Sum {
        Sum {
            mantissa: self.mantissa.saturating_abs(),
            exponent: self.exponent,
        }
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether it is below nothing.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Compares the numbers.
    pub fn compare(self, other: Sum) -> Ordering {
        let (a, b, _) = aligned(self, other);
        a.cmp(&b)
    }

    /// Rounded to whole units of `10^exponent`, halves up from nothing; a finer exponent changes nothing.
    #[must_use]
    pub fn rounded_to(self, exponent: i8) -> Sum {
        if exponent <= self.exponent {
            return self;
        }
        let digits = u32::from((exponent - self.exponent).unsigned_abs());
        let Some(unit) = 10_i128.checked_pow(digits) else {
            return Sum::ZERO;
        };
        let half = if self.mantissa < 0 { -(unit / 2) } else { unit / 2 };
        Sum {
            mantissa: self.mantissa.saturating_add(half) / unit,
            exponent,
        }
    }

    /// As a value stated to this sum's last digit, where it fits one.
    pub fn to_value(self) -> Option<Value> {
        i64::try_from(self.mantissa)
            .ok()
            .map(|mantissa| Value::new(mantissa, self.exponent))
    }
}

impl PartialEq for Sum {
    fn eq(&self, other: &Self) -> bool {
        self.compare(*other) == Ordering::Equal
    }
}

impl Eq for Sum {}

/// Both mantissas at the finer of the two exponents. Exponents span at most a few tens of digits, mantissas at most
/// [`Value::MAX_DIGITS`] digits, so that 128 bits hold them; beyond, it saturates instead of wrapping.
fn aligned(a: Sum, b: Sum) -> (i128, i128, i8) {
    if a.exponent == b.exponent {
        return (a.mantissa, b.mantissa, a.exponent);
    }
    let exponent = a.exponent.min(b.exponent);
    let at = |sum: Sum| {
        let factor = 10_i128
            .checked_pow(u32::from((sum.exponent - exponent).unsigned_abs()))
            .unwrap_or(i128::MAX);
        sum.mantissa.saturating_mul(factor)
    };
    (at(a), at(b), exponent)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_text_keeps_the_stated_precision() {
        for (text, unit, mantissa, exponent, persons) in [
            ("2.328", 3, 2328, 0, "2328"),
            ("1523", 3, 1523, 3, "1523000"),
            ("1.50", 3, 150, 1, "1500"),
            ("0.0", 3, 0, 0, "0"),
            ("-12", 0, -12, 0, "-12"),
            (".5", 0, 5, -1, "0.5"),
            ("-0.25", 0, -25, -2, "-0.25"),
        ] {
            let value = Value::parse_plain(text, unit).unwrap();
            assert_eq!((value.mantissa(), value.exponent()), (mantissa, exponent), "{text}");
            assert_eq!(value.to_plain(0), persons, "{text}");
        }
        for text in ["", "-", ".", "1.2.3", "12o4", "1,2", " 1"] {
            assert_eq!(Value::parse_plain(text, 0), Err(ValueError::NotANumber), "{text}");
        }
        assert_eq!(Value::parse_plain("1234567890123456", 0), Err(ValueError::TooLong));
    }

    #[test]
    fn rounding_is_no_difference() {
        for (a, b, expected) in [
            (Value::whole(1_523_400), Value::whole(1_523_400), false),
            (Value::whole(1_523_400), Value::new(1_523, 3), false),
            (Value::whole(1_523_600), Value::new(1_523, 3), true),
            (Value::whole(10), Value::whole(12), true),
            (Value::whole(0), Value::whole(1), true),
        ] {
            assert_eq!(a.differs_from(b), expected, "{a:?} {b:?}");
            assert_eq!(b.differs_from(a), expected, "{b:?} {a:?}");
        }
    }

    proptest! {
        #[test]
        fn to_plain_and_back(mantissa in -999_999_999_999_999_i64..=999_999_999_999_999, exponent in -3_i8..=3, unit in 0_i8..=3) {
            let value = Value::new(mantissa, exponent);
            prop_assume!(value.to_plain(unit).bytes().filter(u8::is_ascii_digit).count() <= Value::MAX_DIGITS);
            let back = Value::parse_plain(&value.to_plain(unit), unit).unwrap();
            prop_assert!(back.same_amount(value));
        }

        #[test]
        fn finer_precision_is_the_same_amount(mantissa in -1_000_000_i64..1_000_000, exponent in -2_i8..4, finer in -4_i8..4) {
            let value = Value::new(mantissa, exponent);
            prop_assert!(value.at_precision(finer).same_amount(value));
            prop_assert!(value.without_trailing_zeros().same_amount(value));
        }
    }
}
