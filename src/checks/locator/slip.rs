//! How a figure gets wrong while it is copied by hand, and how likely each way is.
//!
//! The shares are those that Scholtus (2009, "Automatic correction of simple typing errors in numerical data with balance
//! edits", Statistics Netherlands, discussion paper 09046) reports of 152 typing errors found in survey returns: one digit
//! replaced 112, one left out 15, one added 11, two neighbours exchanged 14. A wrong sign and a wrong power of ten (a unit taken
//! for another) are as common there as in any survey; they are given the share of an exchange.

use crate::figures::Value;

/// One slip of the hand, or of the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slip {
    /// Two neighbouring digits changed places: 5 350 for 5 530.
    Exchanged,
    /// One digit is another.
    Replaced,
    /// One digit was left out.
    Omitted,
    /// One digit is typed twice.
    Doubled,
    /// One digit too many.
    Added,
    /// The sign is the other one.
    Sign,
    /// Too large or too small by that power of ten.
    Scaled(i8),
}

impl Slip {
    /// Cost in tenths of a bit: how unlikely it is that this very slip leads from one given figure to another given one.
    ///
    /// The share of the kind is divided by the number of figures that it could have led to: a replaced digit by nine
    /// for each digit, an exchange by one for each pair of neighbours.
    pub fn cost(self, digits: usize) -> u32 {
        let digits = digits.max(1) as f64;
        let (share, ways) = match self {
            Slip::Replaced => (112.0, 9.0 * digits),
            Slip::Omitted => (15.0, 10.0 * digits),
            Slip::Exchanged => (14.0, (digits - 1.0).max(1.0)),
            Slip::Doubled => (5.0, digits),
            Slip::Added => (6.0, digits),
            Slip::Sign => (5.0, 1.0),
            Slip::Scaled(_) => (9.0, 4.0),
        };
        ((ways * 166.0 / share).log2().max(0.0) * 10.0) as u32
    }
}

/// The slip that leads from the figure that is right to the one that was typed; the likeliest, where there are several.
pub(super) fn slip(right: Value, typed: Value) -> Option<Slip> {
    let exponent = right.exponent().min(typed.exponent());
    let (right, typed) = (mantissa(right, exponent)?, mantissa(typed, exponent)?);
    if right == typed {
        return None;
    }
    if right == -typed {
        return Some(Slip::Sign);
    }
    if (right < 0) != (typed < 0) {
        return None;
    }
    if let Some(power) = power(right, typed) {
        // 50 for 5 is a digit too many as well as ten times too large; thousands are a unit.
        if power.abs() > 1 {
            return Some(Slip::Scaled(power));
        }
    }
    let (right, typed) = (digits(right), digits(typed));
    if right.len() == typed.len() {
        return same_length(&right, &typed);
    }
    if right.len() == typed.len() + 1 {
        return without_one(&right, &typed).map(|_| Slip::Omitted);
    }
    if typed.len() == right.len() + 1 {
        return without_one(&typed, &right).map(|doubled| if doubled { Slip::Doubled } else { Slip::Added });
    }
    None
}

/// The figures from which one slip leads to what was typed, but for a sign or a unit.
pub(super) fn sources(typed: Value) -> Vec<Value> {
    let digits = digits(i128::from(typed.mantissa()));
    let mut found: Vec<Vec<u8>> = Vec::new();
    let with = |at: usize, digit: Option<u8>, gone: usize| {
        let mut changed = digits[..at].to_vec();
        changed.extend(digit);
        changed.extend_from_slice(&digits[at + gone..]);
        changed
    };
    for at in 0..=digits.len() {
        found.extend((b'0'..=b'9').map(|digit| with(at, Some(digit), 0)));
        if at < digits.len() {
            found.extend((b'0'..=b'9').map(|digit| with(at, Some(digit), 1)));
            found.push(with(at, None, 1));
        }
        if at + 1 < digits.len() {
            let mut exchanged = digits.clone();
            exchanged.swap(at, at + 1);
            found.push(exchanged);
        }
    }
    let mut found: Vec<i64> = found
        .into_iter()
        .filter_map(|digits| String::from_utf8(digits).ok()?.parse().ok())
        .filter(|mantissa| *mantissa != typed.mantissa())
        .collect();
    found.sort_unstable();
    found.dedup();
    let value = |mantissa| Value::new(mantissa, typed.exponent());
    found.into_iter().map(value).collect()
}

/// How many digits a figure has as it is written.
pub(super) fn digit_count(value: Value) -> usize {
    digits(i128::from(value.mantissa())).len()
}

fn mantissa(value: Value, exponent: i8) -> Option<i128> {
    let power = u32::try_from(i32::from(value.exponent()) - i32::from(exponent)).ok()?;
    i128::from(value.mantissa()).checked_mul(10_i128.checked_pow(power)?)
}

fn digits(number: i128) -> Vec<u8> {
    number.unsigned_abs().to_string().into_bytes()
}

/// By which power of ten the typed figure is too large.
fn power(right: i128, typed: i128) -> Option<i8> {
    if right == 0 || typed == 0 {
        return None;
    }
    (1..=6_u32).find_map(|power| {
        let factor = 10_i128.pow(power);
        if right.checked_mul(factor) == Some(typed) {
            Some(power as i8)
        } else if typed.checked_mul(factor) == Some(right) {
            Some(-(power as i8))
        } else {
            None
        }
    })
}

fn same_length(right: &[u8], typed: &[u8]) -> Option<Slip> {
    let apart: Vec<usize> = (0..right.len()).filter(|at| right[*at] != typed[*at]).collect();
    match apart[..] {
        [_] => Some(Slip::Replaced),
        [a, b] if b == a + 1 && right[a] == typed[b] && right[b] == typed[a] => Some(Slip::Exchanged),
        _ => None,
    }
}

/// Whether `short` is `long` without one digit; and if so, whether that digit stands beside its like.
fn without_one(long: &[u8], short: &[u8]) -> Option<bool> {
    let at = (0..short.len())
        .find(|at| long[*at] != short[*at])
        .unwrap_or(short.len());
    (long[at + 1..] == short[at..]).then(|| at > 0 && long[at] == long[at - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_apart() {
        let cases: [(i64, i64, Option<Slip>); 15] = [
            (5530, 5350, Some(Slip::Exchanged)),
            (5530, 5531, Some(Slip::Replaced)),
            (5530, 1530, Some(Slip::Replaced)),
            (5530, 530, Some(Slip::Omitted)),
            (5530, 553, Some(Slip::Omitted)),
            (5530, 55_530, Some(Slip::Doubled)),
            (5530, 55_300, Some(Slip::Doubled)),
            (5531, 55_301, Some(Slip::Added)),
            (5530, -5530, Some(Slip::Sign)),
            (5530, 5_530_000, Some(Slip::Scaled(3))),
            (5530, 5, None),
            (5530, 3550, None),
            (5530, 5530, None),
            (12, 21, Some(Slip::Exchanged)),
            (5530, 5620, None),
        ];
        for (right, typed, expected) in cases {
            assert_eq!(
                slip(Value::whole(right), Value::whole(typed)),
                expected,
                "{right} {typed}"
            );
        }
    }

    #[test]
    fn what_leads_to_a_figure_is_a_slip_away() {
        let typed = Value::new(5530, 2);
        let sources = sources(typed);
        assert!(sources.len() > 60, "{}", sources.len());
        for right in &sources {
            assert!(slip(*right, typed).is_some(), "{right}");
        }
        for right in [5350, 530, 1530, 55_301, 0] {
            assert_eq!(sources.contains(&Value::new(right, 2)), right != 0, "{right}");
        }
    }

    #[test]
    fn a_figure_in_thousands_is_the_same_number() {
        assert_eq!(slip(Value::new(5, 3), Value::whole(5)), Some(Slip::Scaled(-3)));
    }
}
