//! Which sign is the decimal sign: decided once for a whole block of numbers, by evidence.

use super::number::{Separators, separators};
use super::{characters, marks};
use serde::{Deserialize, Serialize};

/// The decimal sign of a file or of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Convention {
    /// Not known yet.
    #[default]
    Unknown,
    /// `1,234.5`
    PointDecimal,
    /// `1.234,5`
    CommaDecimal,
}

impl Convention {
    /// The name under which a country file keeps it.
    pub fn name(self) -> &'static str {
        match self {
            Convention::Unknown => "unknown",
            Convention::PointDecimal => "point_decimal",
            Convention::CommaDecimal => "comma_decimal",
        }
    }

    /// The convention of that name; unknown for any other.
    pub fn from_name(name: &str) -> Self {
        match name {
            "point_decimal" => Convention::PointDecimal,
            "comma_decimal" => Convention::CommaDecimal,
            _ => Convention::Unknown,
        }
    }

    /// The decimal sign in numbers that the program writes into an edit line.
    pub fn decimal_sign(self) -> char {
        if self == Convention::CommaDecimal { ',' } else { '.' }
    }
}

/// What the numbers of a block say about their decimal sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// No number needs to know.
    NotNeeded,
    /// At least one number can be read in one way only, and none contradicts it.
    Settled(Convention),
    /// Every number that has a separator can be read in two ways; the person is asked, with one of them as the example.
    AllAmbiguous(String),
    /// One number has a decimal point for certain, another a decimal comma; the person is asked.
    Contradictory {
        /// With a decimal point.
        point: String,
        /// With a decimal comma.
        comma: String,
    },
}

/// Decides the convention of a block from all its texts; what is no number is passed over.
pub fn decide_convention(texts: &[&str]) -> Evidence {
    let (mut point, mut comma, mut either) = (None, None, None);
    for text in texts {
        let plain = characters::normalised(text);
        let number = marks::without_footnotes(plain.trim());
        let number = number.trim_start_matches(['-', '+']).trim_start();
        let Ok(found) = separators(number) else { continue };
        let is_point = match found {
            Separators::None => continue,
            Separators::Either(..) => {
                either.get_or_insert(text);
                continue;
            }
            Separators::Decimal(at) => number.as_bytes().get(at) == Some(&b'.'),
            // Commas that group leave the point for the decimals.
            Separators::Grouping(sign) => sign == ',',
        };
        if is_point {
            point.get_or_insert(text);
        } else {
            comma.get_or_insert(text);
        }
    }
    match (point, comma, either) {
        (None, None, None) => Evidence::NotNeeded,
        (None, None, Some(example)) => Evidence::AllAmbiguous((*example).to_owned()),
        (Some(_), None, _) => Evidence::Settled(Convention::PointDecimal),
        (None, Some(_), _) => Evidence::Settled(Convention::CommaDecimal),
        (Some(point), Some(comma), _) => Evidence::Contradictory {
            point: (*point).to_owned(),
            comma: (*comma).to_owned(),
        },
    }
}
