//! `OpenDocument` spreadsheets (ODF 1.2 and later), in one pass over their content.
//!
//! `styles.rs` says what cells show, `table.rs` reads worksheets, `cell.rs` their cells and comments. Rows and cells that a file
//! repeats are laid out only where they hold something, and counted like any others.

mod cell;
mod styles;
mod table;

use super::draft::{Budget, Draft, cut};
use super::limits::MAX_WORKSHEETS;
use super::package::Package;
use super::xml::Xml;
use super::{FileFormat, LeftAside, OtherFile, Spreadsheet, SpreadsheetError};
use styles::Styles;

const CONTENT: &str = "content.xml";

/// Reads a spreadsheet.
pub(super) fn read(mut package: Package<'_>) -> Result<Spreadsheet, SpreadsheetError> {
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(SpreadsheetError::Password);
    }
    let mut styles = Styles::default();
    if let Some(text) = package.text("styles.xml")? {
        let mut xml = Xml::new(&text, "styles.xml");
        if xml.next_tag()?.is_some() {
            while let Some(tag) = xml.child(1)? {
                if matches!(tag.name(), "styles" | "automatic-styles") {
                    styles.read(&mut xml)?;
                }
            }
        }
    }
    let mut spreadsheet = Spreadsheet::new(FileFormat::Ods);
    if package.names().any(is_program) {
        spreadsheet.leave(LeftAside::Macros);
    }
    let text = package
        .text(CONTENT)?
        .ok_or_else(|| SpreadsheetError::damaged(CONTENT))?;
    let mut xml = Xml::new(&text, CONTENT);
    xml.next_tag()?.ok_or_else(|| SpreadsheetError::damaged(CONTENT))?;
    while let Some(tag) = xml.child(1)? {
        match tag.name() {
            "automatic-styles" => styles.read(&mut xml)?,
            "body" => body(&mut xml, &styles, &mut spreadsheet)?,
            _ => {}
        }
    }
    Ok(spreadsheet)
}

/// Whether a part is a program: Basic libraries, apart from the lists of them, and scripts.
fn is_program(part: &str) -> bool {
    let list = |ending| part.ends_with(ending);
    let basic = part.starts_with("basic/") && part.ends_with(".xml");
    let lists = list("script-lc.xml") || list("script-lb.xml") || list("dialog-lc.xml") || list("dialog-lb.xml");
    (basic && !lists) || (part.starts_with("scripts/") && !part.ends_with('/'))
}

fn body(xml: &mut Xml<'_>, styles: &Styles, spreadsheet: &mut Spreadsheet) -> Result<(), SpreadsheetError> {
    let depth = xml.depth();
    let mut budget = Budget::default();
    while let Some(tag) = xml.child(depth)? {
        if tag.name() != "spreadsheet" {
            return Err(SpreadsheetError::NotASpreadsheet {
                kind: match tag.name() {
                    "text" => OtherFile::Document,
                    "presentation" => OtherFile::Presentation,
                    "drawing" | "image" => OtherFile::Picture,
                    _ => OtherFile::Unknown,
                },
                ending: String::new(),
            });
        }
        let depth = xml.depth();
        while let Some(tag) = xml.child(depth)? {
            match tag.name() {
                "table" => {
                    let name = tag.attribute("table:name").unwrap_or_default();
                    let name = cut(&name);
                    // What other files held when they were last seen is kept as tables of such names.
                    if name.starts_with('\'') && name.contains("'#$") {
                        spreadsheet.leave(LeftAside::ExternalLinks);
                        continue;
                    }
                    if spreadsheet.worksheets.len() >= MAX_WORKSHEETS {
                        return Err(SpreadsheetError::TooManyWorksheets);
                    }
                    let visibility = styles.visibility(&tag);
                    let mut draft = Draft::new(&mut budget);
                    let read = table::read(xml, styles, &mut draft, spreadsheet);
                    draft.finish(name, visibility, read, spreadsheet)?;
                }
                "dde-links" => spreadsheet.leave(LeftAside::ExternalLinks),
                _ => {}
            }
        }
    }
    Ok(())
}
