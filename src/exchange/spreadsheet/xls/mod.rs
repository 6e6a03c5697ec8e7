//! Excel workbooks of before 2007 (BIFF8, and BIFF5 of before 1997), in one pass over each worksheet. [MS-XLS]; for BIFF5 the
//! "Documentation of the Microsoft Excel File Format" of OpenOffice.org.
//!
//! `compound.rs` finds the stream of the workbook in the file around it, `records.rs` takes it apart, `letters.rs` reads its texts,
//! `globals.rs` what all worksheets share, `sheet.rs` the worksheets. Comments are read of BIFF8 only.

mod compound;
mod globals;
mod letters;
mod records;
mod sheet;

pub(super) use compound::Compound;

use super::draft::{Budget, Draft};
use super::limits::MAX_WORKSHEETS;
use super::{FileFormat, LeftAside, Spreadsheet, SpreadsheetError};
use globals::{Globals, SheetKind};
use std::borrow::Cow;

/// The stream of a workbook.
pub(super) struct Workbook<'a> {
    stream: Cow<'a, [u8]>,
    macros: bool,
}

impl<'a> Workbook<'a> {
    /// The workbook inside a compound file; none where it holds none.
    pub fn inside(compound: &Compound<'a>) -> Result<Option<Self>, SpreadsheetError> {
        let stream = match compound.stream("Workbook")? {
            Some(stream) => Some(stream),
            None => compound.stream("Book")?,
        };
        let macros = compound.has("_VBA_PROJECT_CUR") || compound.has("_VBA_PROJECT");
        Ok(stream.map(|stream| Self {
            stream: Cow::Owned(stream),
            macros,
        }))
    }

    /// A stream that stands alone.
    pub fn bare(stream: &'a [u8]) -> Self {
        Self {
            stream: Cow::Borrowed(stream),
            macros: false,
        }
    }
}

/// Reads a workbook.
pub(super) fn read(workbook: &Workbook<'_>) -> Result<Spreadsheet, SpreadsheetError> {
    let stream = &workbook.stream[..];
    let globals = Globals::read(stream)?;
    if globals.sheets.len() > MAX_WORKSHEETS {
        return Err(SpreadsheetError::TooManyWorksheets);
    }
    let mut spreadsheet = Spreadsheet::new(FileFormat::Xls);
    if workbook.macros || globals.macros {
        spreadsheet.leave(LeftAside::Macros);
    }
    if globals.external_links {
        spreadsheet.leave(LeftAside::ExternalLinks);
    }
    let mut budget = Budget::default();
    // Sheets lie one behind the other. A file in which they share bytes would be read many times over.
    let mut left = stream.len();
    for sheet in &globals.sheets {
        match sheet.kind {
            SheetKind::Worksheet => {}
            SheetKind::Module => {
                spreadsheet.leave(LeftAside::Macros);
                continue;
            }
            SheetKind::Macros | SheetKind::Other => {
                if sheet.kind == SheetKind::Macros {
                    spreadsheet.leave(LeftAside::Macros);
                }
                let sheet = sheet.name.clone();
                spreadsheet.leave(LeftAside::NoWorksheet { sheet });
                continue;
            }
        }
        let mut draft = Draft::new(&mut budget);
        let read = sheet::read(stream, sheet, &globals, &mut left, &mut draft);
        draft.finish(&sheet.name, sheet.visibility, read, &mut spreadsheet)?;
    }
    Ok(spreadsheet)
}

/// A number in 30 bits: a whole number or the upper half of a double, perhaps of a hundredth. [MS-XLS] 2.5.217 (`RkNumber`).
pub(super) fn compact_number(bits: u32) -> f64 {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits as i32 >> 2)
    };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

/// How an error shows. [MS-XLS] 2.5.10 (`BErr`).
pub(super) fn error_name(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#ERROR!",
    }
}

#[cfg(test)]
mod tests {
    use super::compact_number;

    #[test]
    fn compact_numbers_are_read() {
        for (bits, number) in [
            (0x3FF0_0000, 1.0),
            (0x3FF0_0001, 0.01),
            ((1234 << 2) | 2, 1234.0),
            ((1234 << 2) | 3, 12.34),
            (((-5_i32) << 2) as u32 | 2, -5.0),
            (0x4093_4A00, 1234.5),
        ] {
            assert!((compact_number(bits) - number).abs() < 1e-12, "{bits:X}");
        }
    }
}
