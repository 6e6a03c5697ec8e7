//! Excel workbooks (Office Open XML, ECMA-376), each part in one pass.
//!
//! `relations.rs` finds parts, `styles.rs` number formats, `texts.rs` shared texts, `sheet.rs` reads worksheets, `comments.rs`
//! what people wrote beside the cells. `xlsb` shares the first.

mod comments;
pub(super) mod relations;
mod sheet;
mod styles;
mod texts;

use super::draft::{Budget, Draft, cut};
use super::error::Stop;
use super::limits::MAX_WORKSHEETS;
use super::moment::Epoch;
use super::number_format::Formats;
use super::package::{NotUnpacked, Package};
use super::shared_texts::SharedTexts;
use super::xml::Xml;
use super::{FileFormat, LeftAside, Spreadsheet, SpreadsheetError, Visibility};
use relations::{Relations, note_what_is_left};

/// What all worksheets of a workbook refer to.
struct Workbook {
    formats: Formats,
    texts: SharedTexts,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    visibility: Visibility,
    relation: String,
}

/// Reads a workbook whose main part is `main`.
pub(super) fn read(mut package: Package<'_>, main: &str) -> Result<Spreadsheet, SpreadsheetError> {
    let text = package.text(main)?.ok_or_else(|| SpreadsheetError::damaged(main))?;
    let relations = Relations::of(&mut package, main)?;
    let (sheets, epoch) = list(&text, main)?;
    drop(text);
    if sheets.len() > MAX_WORKSHEETS {
        return Err(SpreadsheetError::TooManyWorksheets);
    }
    let mut formats = match relations.first("styles") {
        Some(part) => styles::read(package.text(part)?, part)?,
        None => Formats::new(),
    };
    formats.epoch = epoch;
    let texts = match relations.first("sharedStrings") {
        Some(part) => texts::read(package.text(part)?, part)?,
        None => SharedTexts::default(),
    };
    let workbook = Workbook { formats, texts };
    let mut spreadsheet = Spreadsheet::new(FileFormat::Xlsx);
    note_what_is_left(&package, &relations, &mut spreadsheet);
    let mut budget = Budget::default();
    for sheet in sheets {
        let relation = relations
            .get(&sheet.relation)
            .ok_or_else(|| SpreadsheetError::damaged(&sheet.name))?;
        if relation.kind != "worksheet" {
            if relation.kind == "xlMacrosheet" {
                spreadsheet.leave(LeftAside::Macros);
            }
            spreadsheet.leave(LeftAside::NoWorksheet { sheet: sheet.name });
            continue;
        }
        let mut draft = Draft::new(&mut budget);
        let read = read_sheet(&mut package, &relation.part, &sheet.name, &workbook, &mut draft);
        draft.finish(&sheet.name, sheet.visibility, read, &mut spreadsheet)?;
    }
    Ok(spreadsheet)
}

fn read_sheet(
    package: &mut Package<'_>,
    part: &str,
    name: &str,
    workbook: &Workbook,
    draft: &mut Draft<'_>,
) -> Result<(), Stop> {
    let text = match package.text(part) {
        Ok(text) => text.ok_or_else(|| SpreadsheetError::damaged(name))?,
        Err(NotUnpacked::PartTooLarge) => return Err(Stop::TooLarge),
        Err(NotUnpacked::Refused(error)) => return Err(error.into()),
    };
    sheet::read(&text, name, workbook, draft)?;
    drop(text);
    comments::read(package, part, draft)
}

/// The sheets in the order of their tabs, and from which day the workbook counts days.
fn list(text: &str, part: &str) -> Result<(Vec<Listed>, Epoch), SpreadsheetError> {
    let mut sheets = Vec::new();
    let mut epoch = Epoch::Year1900;
    let mut xml = Xml::new(text, part);
    while let Some(tag) = xml.next_tag()? {
        match tag.name() {
            "workbookPr" => epoch = Epoch::marked(epoch == Epoch::Year1904 || tag.is("date1904")),
            "sheet" if sheets.len() <= MAX_WORKSHEETS => {
                let relation = tag
                    .raw_attributes()
                    .find(|(key, _)| key.ends_with(":id") || *key == "id");
                sheets.push(Listed {
                    name: tag
                        .attribute("name")
                        .map(|name| cut(&name).to_owned())
                        .unwrap_or_default(),
                    visibility: match tag.raw("state") {
                        Some("hidden") => Visibility::Hidden,
                        Some("veryHidden") => Visibility::VeryHidden,
                        _ => Visibility::Visible,
                    },
                    relation: relation.map(|(_, id)| id.to_owned()).unwrap_or_default(),
                });
            }
            _ => {}
        }
    }
    Ok((sheets, epoch))
}
