//! Delimited text: CSV and its kin, as spreadsheets of all countries save it. Every cell is a text; what is a number is for others
//! to say, since only the whole block shows which sign is the decimal mark.

mod delimiter;
mod encoding;
mod fields;

use super::draft::{Budget, Draft, text as text_content};
use super::error::Stop;
use super::limits::MAX_TEXT_FILE;
use super::number_format::Shown;
use super::{At, FileFormat, LeftAside, Spreadsheet, SpreadsheetError, Visibility};
use encoding::{Decoded, decode};
use fields::Fields;

/// How much of a file is looked at to see what it is, in bytes.
const BEGINNING: usize = 16 << 10;

/// The beginning of a text file; none where it is no text.
pub(super) fn beginning(bytes: &[u8]) -> Option<String> {
    decode(&bytes[..bytes.len().min(BEGINNING)]).map(|decoded| decoded.text)
}

/// Reads a text file as one worksheet without a name. Its rows are its lines, counted as Excel counts them when it opens the file.
pub(super) fn read(bytes: &[u8]) -> Result<Spreadsheet, SpreadsheetError> {
    if bytes.len() > MAX_TEXT_FILE {
        return Err(SpreadsheetError::TextTooLarge);
    }
    let Some(Decoded { text, broken }) = decode(bytes) else {
        return Err(SpreadsheetError::damaged(""));
    };
    if text.trim().is_empty() {
        return Err(SpreadsheetError::Empty);
    }
    let (delimiter, table) = delimiter::judge(&text);
    let mut spreadsheet = Spreadsheet::new(FileFormat::Text);
    if broken {
        spreadsheet.leave(LeftAside::BrokenText);
    }
    let mut budget = Budget::default();
    let mut draft = Draft::new(&mut budget);
    let read = put_all(table, delimiter, &mut draft);
    draft.finish("", Visibility::Visible, read, &mut spreadsheet)?;
    Ok(spreadsheet)
}

fn put_all(table: &str, delimiter: char, draft: &mut Draft<'_>) -> Result<(), Stop> {
    let mut fields = Fields::new(table, delimiter);
    let mut at = At::default();
    while let Some(field) = fields.next() {
        if !field.text.trim().is_empty() {
            draft.put(at, text_content(&field.text), Shown::default(), false)?;
        }
        at = if field.ends_row {
            At::new(at.row.saturating_add(1), 0)
        } else {
            At::new(at.row, at.column.saturating_add(1))
        };
    }
    Ok(())
}
