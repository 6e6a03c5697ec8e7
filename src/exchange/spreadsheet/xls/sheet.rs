//! One worksheet of a workbook in one pass: cells, formulas, merged cells, hidden rows and columns, comments.

use super::globals::{Globals, Listed};
use super::letters::{Letters, units};
use super::records::{BEGIN, Cut, END, Record, Records};
use super::{compact_number, error_name};
use crate::exchange::spreadsheet::draft::{Draft, text};
use crate::exchange::spreadsheet::error::Stop;
use crate::exchange::spreadsheet::limits::MAX_REMARKS;
use crate::exchange::spreadsheet::number_format::Shown;
use crate::exchange::spreadsheet::{Area, At, Content, SpreadsheetError};
use std::collections::HashMap;

const NUMBER: u16 = 0x0203;
const COMPACT_NUMBER: u16 = 0x027E;
const COMPACT_NUMBERS: u16 = 0x00BD;
const TEXT: u16 = 0x0204;
const RICH_TEXT: u16 = 0x00D6;
const SHARED_TEXT: u16 = 0x00FD;
const BOOLEAN_OR_ERROR: u16 = 0x0205;
const FORMULA: u16 = 0x0006;
const FORMULA_TEXT: u16 = 0x0207;
const MERGED: u16 = 0x00E5;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007D;
const NOTE: u16 = 0x001C;
const OBJECT: u16 = 0x005D;
const OBJECT_TEXT: u16 = 0x01B6;

/// A worksheet while it is read.
struct Reading<'a, 'b> {
    globals: &'a Globals,
    draft: &'a mut Draft<'b>,
    /// A formula that comes to a text: where it stands. The text follows.
    awaits_text: Option<At>,
    /// The number of the object that was drawn last, and the texts of objects by their numbers. Comments are drawn objects.
    object: u16,
    texts: HashMap<u16, String>,
    notes: Vec<(At, u16)>,
}

/// Reads a worksheet. `left` counts down the bytes of the stream that sheets may still take.
pub(super) fn read(
    stream: &[u8],
    sheet: &Listed,
    globals: &Globals,
    left: &mut usize,
    draft: &mut Draft<'_>,
) -> Result<(), Stop> {
    let damaged = || SpreadsheetError::damaged(&sheet.name);
    let mut records = Records::new(stream.get(sheet.start..).ok_or_else(damaged)?);
    let mut reading = Reading {
        globals,
        draft,
        awaits_text: None,
        object: 0,
        texts: HashMap::new(),
        notes: Vec::new(),
    };
    // Charts on the worksheet are streams inside its stream, with cells of their own that are none of it.
    let mut depth = 0_usize;
    loop {
        let before = records.left();
        let Some(record) = records.next().map_err(|_| damaged())? else {
            break;
        };
        *left = left.checked_sub(before - records.left()).ok_or_else(damaged)?;
        match record.kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            _ if depth == 1 => reading.take(record).map_err(|stop| stop.within(&sheet.name))?,
            _ if depth == 0 => return Err(damaged().into()),
            _ => {}
        }
    }
    reading.finish()
}

/// Why no more is read of a worksheet.
enum Reason {
    Cut,
    Stop(Stop),
}

impl From<Cut> for Reason {
    fn from(_: Cut) -> Self {
        Self::Cut
    }
}

impl From<Stop> for Reason {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

impl Reason {
    fn within(self, sheet: &str) -> Stop {
        match self {
            Self::Cut => SpreadsheetError::damaged(sheet).into(),
            Self::Stop(stop) => stop,
        }
    }
}

impl Reading<'_, '_> {
    fn take(&mut self, mut record: Record<'_>) -> Result<(), Reason> {
        match record.kind {
            NUMBER | COMPACT_NUMBER | TEXT | RICH_TEXT | SHARED_TEXT | BOOLEAN_OR_ERROR | FORMULA => {
                self.cell(record)?;
            }
            COMPACT_NUMBERS => {
                let row = record.word()?;
                let first = record.word()?;
                // The last column stands behind the numbers, of six bytes each.
                for index in 0..record.piece.len() / 6 {
                    let format = record.word()?.into();
                    let number = compact_number(record.long()?);
                    let (content, shown) = self.globals.formats.apply(format, number);
                    let at = At::new(row.into(), u32::from(first) + index as u32);
                    self.draft.put(at, content, shown, false)?;
                }
            }
            FORMULA_TEXT => {
                if let Some(at) = self.awaits_text.take() {
                    let result = self.globals.letters.text(&mut record)?;
                    self.draft.put(at, text(&result), Shown::default(), true)?;
                }
            }
            MERGED => {
                for _ in 0..record.word()? {
                    let (first_row, last_row) = (record.word()?, record.word()?);
                    let (first_column, last_column) = (record.word()?, record.word()?);
                    self.draft.merge(Area::between(
                        At::new(first_row.into(), first_column.into()),
                        At::new(last_row.into(), last_column.into()),
                    ))?;
                }
            }
            ROW => {
                let row = record.word()?.into();
                record.skip(10)?;
                if record.word()? & 0x20 != 0 {
                    self.draft.hide_rows(row, row)?;
                }
            }
            COLUMNS => {
                let (first, last) = (record.word()?, record.word()?);
                record.skip(4)?;
                if record.word()? & 1 != 0 {
                    self.draft.hide_columns(first.into(), last.into())?;
                }
            }
            // What is drawn is no figure: a drawing that is cut short costs its comment, not the file.
            NOTE | OBJECT | OBJECT_TEXT => self.drawn(record).unwrap_or_default(),
            _ => {}
        }
        Ok(())
    }

    /// Drawn objects, of which comments are some, and which cells have which of them as comments.
    fn drawn(&mut self, mut record: Record<'_>) -> Result<(), Cut> {
        if matches!(self.globals.letters, Letters::CodePage(_)) {
            return Ok(());
        }
        match record.kind {
            NOTE if self.notes.len() < MAX_REMARKS => {
                let at = At::new(record.word()?.into(), record.word()?.into());
                record.skip(2)?;
                self.notes.push((at, record.word()?));
            }
            // Its first field, of kind 0x15 and 18 bytes, holds its number behind its sort.
            OBJECT if record.piece.starts_with(&[0x15, 0, 0x12, 0]) => {
                record.skip(6)?;
                self.object = record.word()?;
            }
            OBJECT_TEXT => {
                record.skip(10)?;
                let length = record.word()?.into();
                if length > 0 {
                    record.next_piece()?;
                    let wide = record.byte()? & 1 != 0;
                    let said = String::from_utf16_lossy(&units(&mut record, length, wide)?);
                    self.texts.insert(self.object, said);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, mut record: Record<'_>) -> Result<(), Reason> {
        let at = At::new(record.word()?.into(), record.word()?.into());
        let format = record.word()?.into();
        let plain = |content| (content, Shown::default());
        let globals = self.globals;
        let (content, shown) = match record.kind {
            NUMBER => globals.formats.apply(format, finite(record.double()?)?),
            COMPACT_NUMBER => globals.formats.apply(format, compact_number(record.long()?)),
            TEXT | RICH_TEXT => plain(text(&globals.letters.text(&mut record)?)),
            SHARED_TEXT => plain(text(globals.texts.get(record.long()? as usize).ok_or(Cut)?)),
            BOOLEAN_OR_ERROR => {
                let (value, is_error) = (record.byte()?, record.byte()?);
                plain(if is_error == 0 {
                    Content::Boolean(value != 0)
                } else {
                    Content::Error(error_name(value).into())
                })
            }
            _ => return self.formula(at, format, record),
        };
        Ok(self.draft.put(at, content, shown, false)?)
    }

    /// A formula with what it last came to: a number, or by two bytes of ones something else. [MS-XLS] 2.5.133 (`FormulaValue`).
    fn formula(&mut self, at: At, format: usize, mut record: Record<'_>) -> Result<(), Reason> {
        let bits = record.double()?.to_bits();
        self.awaits_text = None;
        let (content, shown) = match bits.to_le_bytes() {
            [0, .., 0xFF, 0xFF] => {
                self.awaits_text = Some(at);
                return Ok(());
            }
            [1, _, value, .., 0xFF, 0xFF] => (Content::Boolean(value != 0), Shown::default()),
            [2, _, code, .., 0xFF, 0xFF] => (Content::Error(error_name(code).into()), Shown::default()),
            [3, .., 0xFF, 0xFF] => return Ok(()),
            _ => self.globals.formats.apply(format, finite(f64::from_bits(bits))?),
        };
        Ok(self.draft.put(at, content, shown, true)?)
    }

    fn finish(self) -> Result<(), Stop> {
        for (at, object) in &self.notes {
            if let Some(said) = self.texts.get(object) {
                self.draft.comment(*at, said)?;
            }
        }
        Ok(())
    }
}

fn finite(number: f64) -> Result<f64, Cut> {
    if number.is_finite() { Ok(number) } else { Err(Cut) }
}
