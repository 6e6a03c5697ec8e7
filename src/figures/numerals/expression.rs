//! `=1200+345`: addition, subtraction, multiplication, division and brackets, exact in decimals or refused.

use super::WrongNumber;
use super::number::{self, Decimal, Lone};

/// Brackets within brackets that are followed.
const MAX_DEPTH: usize = 20;
/// Places to which a division may run.
const MAX_PLACES: u32 = 9;

/// Evaluates what stands behind the `=`, in normalised signs.
pub(super) fn evaluate(text: &str, lone: Lone) -> Result<Decimal, WrongNumber> {
    let mut parser = Parser {
        rest: text.trim(),
        lone,
        depth: 0,
    };
    let result = parser.sum()?;
    if parser.rest.is_empty() {
        Ok(result)
    } else {
        Err(WrongNumber::NotACalculation)
    }
}

struct Parser<'a> {
    rest: &'a str,
    lone: Lone,
    depth: usize,
}

impl Parser<'_> {
    fn take(&mut self, signs: [char; 2]) -> Option<char> {
        let next = self.rest.chars().next().filter(|sign| signs.contains(sign))?;
        self.rest = self.rest[next.len_utf8()..].trim_start();
        Some(next)
    }

    fn sum(&mut self) -> Result<Decimal, WrongNumber> {
        let mut left = self.product()?;
        while let Some(sign) = self.take(['+', '-']) {
            let right = self.product()?;
            left = add(left, if sign == '-' { right.negated() } else { right })?;
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Decimal, WrongNumber> {
        let mut left = self.factor()?;
        while let Some(sign) = self.take(['*', '/']) {
            let right = self.factor()?;
            left = if sign == '*' {
                multiply(left, right)?
            } else {
                divide(left, right)?
            };
        }
        Ok(left)
    }

    fn factor(&mut self) -> Result<Decimal, WrongNumber> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(WrongNumber::NotACalculation);
        }
        let result = self.factor_within();
        self.depth -= 1;
        result
    }

    fn factor_within(&mut self) -> Result<Decimal, WrongNumber> {
        if let Some(sign) = self.take(['+', '-']) {
            let number = self.factor()?;
            return Ok(if sign == '-' { number.negated() } else { number });
        }
        if self.take(['(', '(']).is_some() {
            let number = self.sum()?;
            return self
                .take([')', ')'])
                .map(|_| number)
                .ok_or(WrongNumber::NotACalculation);
        }
        let end = self.number_end();
        if end == 0 {
            return Err(WrongNumber::NotACalculation);
        }
        let (digits, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        number::read(digits, self.lone)
    }

    /// Where the number that begins here ends: a space belongs to it only between digits.
    fn number_end(&self) -> usize {
        let bytes = self.rest.as_bytes();
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut end = 0;
        while let Some(byte) = bytes.get(end) {
            let belongs = match byte {
                b'0'..=b'9' | b'.' | b',' | b'\'' => true,
                b' ' => end > 0 && is_digit(end - 1) && is_digit(end + 1),
                _ => false,
            };
            if !belongs {
                break;
            }
            end += 1;
        }
        end
    }
}

fn scaled(number: Decimal, places: u32) -> Result<i128, WrongNumber> {
    let factor = 10_i128.checked_pow(places - number.places);
    factor
        .and_then(|factor| number.mantissa.checked_mul(factor))
        .ok_or(WrongNumber::TooLong)
}

fn add(a: Decimal, b: Decimal) -> Result<Decimal, WrongNumber> {
    let places = a.places.max(b.places);
    let mantissa = scaled(a, places)?
        .checked_add(scaled(b, places)?)
        .ok_or(WrongNumber::TooLong)?;
    Ok(Decimal { mantissa, places })
}

fn multiply(a: Decimal, b: Decimal) -> Result<Decimal, WrongNumber> {
    let mantissa = a.mantissa.checked_mul(b.mantissa).ok_or(WrongNumber::TooLong)?;
    Ok(trimmed(Decimal {
        mantissa,
        places: a.places + b.places,
    }))
}

fn divide(a: Decimal, b: Decimal) -> Result<Decimal, WrongNumber> {
    if b.mantissa == 0 {
        return Err(WrongNumber::ByZero);
    }
    let places = a.places.max(b.places);
    let (dividend, divisor) = (scaled(a, places)?, scaled(b, places)?);
    for places in 0..=MAX_PLACES {
        let raised = dividend.checked_mul(10_i128.pow(places)).ok_or(WrongNumber::TooLong)?;
        if raised.checked_rem(divisor) == Some(0) {
            let mantissa = raised.checked_div(divisor).ok_or(WrongNumber::TooLong)?;
            return Ok(Decimal { mantissa, places });
        }
    }
    Err(WrongNumber::Inexact)
}

/// Places that only a multiplication has made, and that say nothing, are dropped: 12 * 1.5 is 18.
fn trimmed(mut number: Decimal) -> Decimal {
    while number.places > 0 && number.mantissa % 10 == 0 {
        number.mantissa /= 10;
        number.places -= 1;
    }
    number
}
