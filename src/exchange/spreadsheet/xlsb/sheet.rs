//! One worksheet of a binary workbook in one pass, and its comments.

use super::Workbook;
use super::records::{Record, Records};
use crate::exchange::spreadsheet::draft::{Draft, text};
use crate::exchange::spreadsheet::error::Stop;
use crate::exchange::spreadsheet::number_format::Shown;
use crate::exchange::spreadsheet::xls::{compact_number, error_name};
use crate::exchange::spreadsheet::{Area, At, Content, SpreadsheetError};

/// Records of a worksheet. [MS-XLSB] 2.3.2; the last two are of its comments.
const ROW: u32 = 0;
const BLANK: u32 = 1;
const COMPACT_NUMBER: u32 = 2;
const ERROR: u32 = 3;
const BOOLEAN: u32 = 4;
const NUMBER: u32 = 5;
const PLAIN_TEXT: u32 = 6;
const SHARED_TEXT: u32 = 7;
const FORMULA_TEXT: u32 = 8;
const FORMULA_NUMBER: u32 = 9;
const FORMULA_BOOLEAN: u32 = 10;
const FORMULA_ERROR: u32 = 11;
/// Cells right of the one before them, which do not say their column, in the order of those that do.
const NEXT_BLANK: u32 = 12;
const NEXT_SHARED_TEXT: u32 = 18;
const RICH_TEXT: u32 = 62;
const COLUMNS: u32 = 60;
const MERGED: u32 = 176;
const BEGIN_COMMENT: u32 = 635;
const COMMENT_TEXT: u32 = 637;

/// Rows and columns of the largest worksheet that Excel itself makes.
const EXCEL_ROWS: u32 = 1 << 20;
const EXCEL_COLUMNS: u32 = 1 << 14;

pub(super) fn read(bytes: &[u8], name: &str, workbook: &Workbook, draft: &mut Draft<'_>) -> Result<(), Stop> {
    let mut records = Records::new(bytes, name);
    let mut at = At::default();
    while let Some(mut record) = records.next()? {
        match record.kind {
            ROW => {
                at = At::new(record.long()?, 0);
                if at.row >= EXCEL_ROWS {
                    return Err(record.damaged().into());
                }
                record.skip(7)?;
                if record.byte()? & 0x10 != 0 {
                    draft.hide_rows(at.row, at.row)?;
                }
            }
            BLANK..=FORMULA_ERROR | RICH_TEXT => {
                at.column = record.long()?;
                cell(record, at, workbook, draft)?;
                at.column += 1;
            }
            NEXT_BLANK..=NEXT_SHARED_TEXT => {
                record.kind = record.kind - NEXT_BLANK + BLANK;
                cell(record, at, workbook, draft)?;
                at.column += 1;
            }
            COLUMNS => {
                let (first, last) = (record.long()?, record.long()?);
                record.skip(8)?;
                if record.word()? & 1 != 0 {
                    draft.hide_columns(first, last)?;
                }
            }
            MERGED => draft.merge(area(&mut record)?)?,
            _ => {}
        }
    }
    Ok(())
}

fn cell(mut record: Record<'_>, at: At, workbook: &Workbook, draft: &mut Draft<'_>) -> Result<(), Stop> {
    if at.column >= EXCEL_COLUMNS {
        return Err(record.damaged().into());
    }
    // The cell format, and eight bits of other things above it.
    let format = (record.long()? & 0x00FF_FFFF) as usize;
    let plain = |content| (content, Shown::default());
    let (content, shown) = match record.kind {
        BLANK => return Ok(()),
        COMPACT_NUMBER => workbook.formats.apply(format, compact_number(record.long()?)),
        NUMBER | FORMULA_NUMBER => {
            let number = record.double()?;
            if !number.is_finite() {
                return Err(record.damaged().into());
            }
            workbook.formats.apply(format, number)
        }
        ERROR | FORMULA_ERROR => plain(Content::Error(error_name(record.byte()?).into())),
        BOOLEAN | FORMULA_BOOLEAN => plain(Content::Boolean(record.byte()? != 0)),
        PLAIN_TEXT | FORMULA_TEXT => plain(text(&record.text()?)),
        SHARED_TEXT => {
            let index = record.long()? as usize;
            plain(text(workbook.texts.get(index).ok_or_else(|| record.damaged())?))
        }
        _ => plain(text(&workbook.rich_text(&mut record)?)),
    };
    let formula = (FORMULA_TEXT..=FORMULA_ERROR).contains(&record.kind);
    draft.put(at, content, shown, formula)
}

fn area(record: &mut Record<'_>) -> Result<Area, SpreadsheetError> {
    let (first_row, last_row) = (record.long()?, record.long()?);
    let (first_column, last_column) = (record.long()?, record.long()?);
    if last_row.max(first_row) >= EXCEL_ROWS || last_column.max(first_column) >= EXCEL_COLUMNS {
        return Err(record.damaged());
    }
    Ok(Area::between(
        At::new(first_row, first_column),
        At::new(last_row, last_column),
    ))
}

/// What people wrote beside the cells.
pub(super) fn read_comments(bytes: &[u8], part: &str, workbook: &Workbook, draft: &mut Draft<'_>) -> Result<(), Stop> {
    let mut records = Records::new(bytes, part);
    let mut at = None;
    while let Some(mut record) = records.next()? {
        match record.kind {
            BEGIN_COMMENT => {
                record.skip(4)?;
                at = Some(area(&mut record)?.first);
            }
            COMMENT_TEXT => {
                if let Some(at) = at.take() {
                    draft.comment(at, &workbook.rich_text(&mut record)?)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}
