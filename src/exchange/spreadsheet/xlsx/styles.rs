//! Number formats of a workbook. Fonts, fills and borders are passed over.

use crate::exchange::spreadsheet::SpreadsheetError;
use crate::exchange::spreadsheet::number_format::Formats;
use crate::exchange::spreadsheet::xml::Xml;

pub(super) fn read(text: Option<String>, part: &str) -> Result<Formats, SpreadsheetError> {
    let mut formats = Formats::new();
    let Some(text) = text else {
        return Ok(formats);
    };
    let mut xml = Xml::new(&text, part);
    if xml.next_tag()?.is_none() {
        return Ok(formats);
    }
    while let Some(tag) = xml.child(1)? {
        match tag.name() {
            "numFmts" => {
                while let Some(tag) = xml.child(2)? {
                    if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.attribute("formatCode")) {
                        formats.spell_out(id, &code)?;
                    }
                }
            }
            "cellXfs" => {
                while let Some(tag) = xml.child(2)? {
                    if tag.name() == "xf" {
                        formats.cell_format(tag.number("numFmtId").unwrap_or_default())?;
                    }
                }
            }
            _ => {}
        }
    }
    Ok(formats)
}
