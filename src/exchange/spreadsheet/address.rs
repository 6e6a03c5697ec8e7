//! Places in a worksheet, written as spreadsheets write them: `C12`, `B4:K20`.

use std::fmt;
use std::str::FromStr;

/// A cell of a worksheet, both counted from 0. Written `C12`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The row, 0 for the first.
    pub row: u32,
    /// The column, 0 for `A`.
    pub column: u32,
}

impl At {
    /// The cell in that row and column.
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.column), self.row + 1)
    }
}

/// A text that is no address of a cell or block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no cell or block such as C12 or B4:K20")]
pub struct NoAddress;

impl FromStr for At {
    type Err = NoAddress;

    /// Reads `C12`, in small or capital letters, with or without `$`.
    fn from_str(text: &str) -> Result<Self, NoAddress> {
        let plain: String = text.trim().chars().filter(|c| *c != '$').collect();
        let letters = plain.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (letters, digits) = plain.split_at(letters);
        let row: u32 = digits.parse().map_err(|_| NoAddress)?;
        let plus = digits.starts_with('+');
        if letters.is_empty() || letters.len() > 3 || row == 0 || plus {
            return Err(NoAddress);
        }
        let column = letters.bytes().fold(0, |column, letter| {
            column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
        });
        Ok(Self::new(row - 1, column - 1))
    }
}

/// `A`, `Z`, `AA` ... for the columns 0, 25, 26 ...
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A block of cells, both corners belonging to it. Written `B4:K20`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// The first row and column.
    pub first: At,
    /// The last row and column.
    pub last: At,
}

impl Area {
    /// The block between two corners, whichever they are.
    pub fn between(a: At, b: At) -> Self {
        Self {
            first: At::new(a.row.min(b.row), a.column.min(b.column)),
            last: At::new(a.row.max(b.row), a.column.max(b.column)),
        }
    }

    /// Whether the cell lies in it.
    pub fn contains(&self, at: At) -> bool {
        (self.first.row..=self.last.row).contains(&at.row)
            && (self.first.column..=self.last.column).contains(&at.column)
    }

    /// Whether both have a cell in common.
    pub fn meets(&self, other: &Area) -> bool {
        self.first.row <= other.last.row
            && other.first.row <= self.last.row
            && self.first.column <= other.last.column
            && other.first.column <= self.last.column
    }

    /// How many rows.
    pub fn height(&self) -> u32 {
        self.last.row - self.first.row + 1
    }

    /// How many columns.
    pub fn width(&self) -> u32 {
        self.last.column - self.first.column + 1
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        if self.first == self.last {
            return Ok(());
        }
        write!(f, ":{}", self.last)
    }
}

impl FromStr for Area {
    type Err = NoAddress;

    fn from_str(text: &str) -> Result<Self, NoAddress> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        Ok(Self::between(first.parse()?, last.parse()?))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn addresses_are_written_as_spreadsheets_write_them() {
        for (row, column, text) in [
            (0, 0, "A1"),
            (11, 2, "C12"),
            (0, 25, "Z1"),
            (0, 26, "AA1"),
            (9, 701, "ZZ10"),
            (1_048_575, 16_383, "XFD1048576"),
        ] {
            assert_eq!(At::new(row, column).to_string(), text);
            assert_eq!(text.parse(), Ok(At::new(row, column)));
        }
        assert_eq!("$c$12".parse(), Ok(At::new(11, 2)));
        assert_eq!("k20:B4".parse::<Area>().unwrap().to_string(), "B4:K20");
        assert_eq!("B4".parse::<Area>().unwrap().to_string(), "B4");
        for wrong in ["", "12", "C", "C0", "C+1", "ABCD1", "C12:", "1C", "C-1", "C1.5"] {
            assert!(wrong.parse::<Area>().is_err(), "{wrong}");
        }
    }
}
