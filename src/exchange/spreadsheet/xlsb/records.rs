//! Takes a part apart into records: a kind, a length, and the bytes of that length. [MS-XLSB] 2.1.4.

use crate::exchange::spreadsheet::SpreadsheetError;
use crate::exchange::spreadsheet::limits::MAX_TEXT;

/// The records of a part, one after the other.
pub(super) struct Records<'a> {
    rest: &'a [u8],
    part: &'a str,
}

/// A record, of which fields are taken from the front.
pub(super) struct Record<'a> {
    pub kind: u32,
    rest: &'a [u8],
    part: &'a str,
}

impl<'a> Records<'a> {
    /// Of the part of that name, which is named when it is damaged.
    pub fn new(bytes: &'a [u8], part: &'a str) -> Self {
        Self { rest: bytes, part }
    }

    /// The next record; none at the end.
    pub fn next(&mut self) -> Result<Option<Record<'a>>, SpreadsheetError> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let kind = self.number(2)?;
        let length = self.number(4)? as usize;
        let damaged = || SpreadsheetError::damaged(self.part);
        let (record, rest) = self.rest.split_at_checked(length).ok_or_else(damaged)?;
        self.rest = rest;
        Ok(Some(Record {
            kind,
            rest: record,
            part: self.part,
        }))
    }

    /// A number of seven bits a byte, the lowest first; the highest bit says that one more follows.
    fn number(&mut self, most: u32) -> Result<u32, SpreadsheetError> {
        let mut number = 0;
        for index in 0..most {
            let (byte, rest) = self
                .rest
                .split_first()
                .ok_or_else(|| SpreadsheetError::damaged(self.part))?;
            self.rest = rest;
            number |= u32::from(byte & 0x7F) << (7 * index);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(number)
    }
}

impl Record<'_> {
    pub fn damaged(&self) -> SpreadsheetError {
        SpreadsheetError::damaged(self.part)
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], SpreadsheetError> {
        let (bytes, rest) = self.rest.split_first_chunk().ok_or_else(|| self.damaged())?;
        self.rest = rest;
        Ok(*bytes)
    }

    pub fn byte(&mut self) -> Result<u8, SpreadsheetError> {
        self.take::<1>().map(|[byte]| byte)
    }

    pub fn word(&mut self) -> Result<u16, SpreadsheetError> {
        self.take().map(u16::from_le_bytes)
    }

    pub fn long(&mut self) -> Result<u32, SpreadsheetError> {
        self.take().map(u32::from_le_bytes)
    }

    pub fn double(&mut self) -> Result<f64, SpreadsheetError> {
        self.take().map(f64::from_le_bytes)
    }

    pub fn skip(&mut self, bytes: usize) -> Result<(), SpreadsheetError> {
        self.rest = self.rest.get(bytes..).ok_or_else(|| self.damaged())?;
        Ok(())
    }

    /// A text as UTF-16, its length in front; one that is not there has a length of ones. What is longer than any cell is cut.
    pub fn letters(&mut self) -> Result<Vec<u16>, SpreadsheetError> {
        let length = match self.long()? {
            u32::MAX => 0,
            length => length as usize,
        };
        let bytes = length.checked_mul(2).and_then(|bytes| self.rest.get(..bytes));
        let bytes = bytes.ok_or_else(|| self.damaged())?;
        let pairs = bytes.as_chunks::<2>().0.iter().take(MAX_TEXT);
        let letters = pairs.map(|pair| u16::from_le_bytes(*pair)).collect();
        self.skip(2 * length)?;
        Ok(letters)
    }

    pub fn text(&mut self) -> Result<String, SpreadsheetError> {
        self.letters().map(|letters| String::from_utf16_lossy(&letters))
    }
}
