//! Excel binary workbooks: the parts of a workbook as records instead of XML. [MS-XLSB].
//!
//! `records.rs` takes a part apart, `sheet.rs` reads worksheets. Which parts there are is said as in `xlsx`, in XML.

mod records;
mod sheet;

use super::draft::{Budget, Draft, cut};
use super::error::Stop;
use super::limits::{MAX_FORMATS, MAX_WORKSHEETS};
use super::moment::Epoch;
use super::number_format::Formats;
use super::package::{NotUnpacked, Package};
use super::shared_texts::{RichText, SharedTexts};
use super::xlsx::relations::{Relations, note_what_is_left};
use super::{FileFormat, LeftAside, Spreadsheet, SpreadsheetError, Visibility};
use records::{Record, Records};

/// What all worksheets of a workbook refer to.
struct Workbook {
    formats: Formats,
    texts: SharedTexts,
    /// Which fonts are raised.
    raised: Vec<bool>,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    visibility: Visibility,
    relation: String,
}

/// Records of the workbook, of its styles and of its table of texts. [MS-XLSB] 2.3.2.
const WORKBOOK_PROPERTIES: u32 = 153;
const SHEET: u32 = 156;
const FORMAT: u32 = 44;
const FONT: u32 = 43;
const CELL_FORMAT: u32 = 47;
const BEGIN_CELL_FORMATS: u32 = 617;
const END_CELL_FORMATS: u32 = 618;
const TEXT: u32 = 19;

/// Reads a workbook whose main part is `main`.
pub(super) fn read(mut package: Package<'_>, main: &str) -> Result<Spreadsheet, SpreadsheetError> {
    let bytes = package.part(main)?.ok_or_else(|| SpreadsheetError::damaged(main))?;
    let relations = Relations::of(&mut package, main)?;
    let (sheets, epoch) = list(&bytes, main)?;
    drop(bytes);
    if sheets.len() > MAX_WORKSHEETS {
        return Err(SpreadsheetError::TooManyWorksheets);
    }
    let mut workbook = Workbook {
        formats: Formats::new(),
        texts: SharedTexts::default(),
        raised: Vec::new(),
    };
    workbook.formats.epoch = epoch;
    if let Some(part) = relations.first("styles") {
        let bytes = package.part(part)?.unwrap_or_default();
        workbook.read_styles(&bytes, part)?;
    }
    if let Some(part) = relations.first("sharedStrings") {
        let bytes = package.part(part)?.unwrap_or_default();
        workbook.read_texts(&bytes, part)?;
    }
    let mut spreadsheet = Spreadsheet::new(FileFormat::Xlsb);
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
    let bytes = match package.part(part) {
        Ok(bytes) => bytes.ok_or_else(|| SpreadsheetError::damaged(name))?,
        Err(NotUnpacked::PartTooLarge) => return Err(Stop::TooLarge),
        Err(NotUnpacked::Refused(error)) => return Err(error.into()),
    };
    sheet::read(&bytes, name, workbook, draft)?;
    drop(bytes);
    let relations = Relations::of(package, part)?;
    for part in relations.all("comments") {
        if let Some(bytes) = package.part(part).map_err(SpreadsheetError::from)? {
            sheet::read_comments(&bytes, part, workbook, draft)?;
        }
    }
    Ok(())
}

fn list(bytes: &[u8], part: &str) -> Result<(Vec<Listed>, Epoch), SpreadsheetError> {
    let mut sheets = Vec::new();
    let mut epoch = Epoch::Year1900;
    let mut records = Records::new(bytes, part);
    while let Some(mut record) = records.next()? {
        match record.kind {
            WORKBOOK_PROPERTIES => epoch = Epoch::marked(record.long()? & 1 != 0),
            SHEET if sheets.len() <= MAX_WORKSHEETS => {
                let visibility = match record.long()? {
                    0 => Visibility::Visible,
                    1 => Visibility::Hidden,
                    _ => Visibility::VeryHidden,
                };
                record.skip(4)?;
                let relation = record.text()?;
                let name = cut(&record.text()?).to_owned();
                sheets.push(Listed {
                    name,
                    visibility,
                    relation,
                });
            }
            _ => {}
        }
    }
    Ok((sheets, epoch))
}

impl Workbook {
    fn read_styles(&mut self, bytes: &[u8], part: &str) -> Result<(), SpreadsheetError> {
        let mut records = Records::new(bytes, part);
        let mut in_cell_formats = false;
        while let Some(mut record) = records.next()? {
            match record.kind {
                FONT if self.raised.len() < MAX_FORMATS => {
                    record.skip(6)?;
                    self.raised.push(record.word()? == 1);
                }
                FORMAT => {
                    let id = record.word()?;
                    let code = record.text()?;
                    self.formats.spell_out(id.into(), &code)?;
                }
                BEGIN_CELL_FORMATS => in_cell_formats = true,
                END_CELL_FORMATS => in_cell_formats = false,
                CELL_FORMAT if in_cell_formats => {
                    record.skip(2)?;
                    self.formats.cell_format(record.word()?.into())?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn read_texts(&mut self, bytes: &[u8], part: &str) -> Result<(), SpreadsheetError> {
        let mut records = Records::new(bytes, part);
        while let Some(mut record) = records.next()? {
            if record.kind == TEXT {
                let text = self.rich_text(&mut record)?;
                self.texts.push(&text)?;
            }
        }
        Ok(())
    }

    /// A text with its runs. [MS-XLSB] 2.5.121 (`RichStr`).
    fn rich_text(&self, record: &mut Record<'_>) -> Result<String, SpreadsheetError> {
        let has_runs = record.byte()? & 1 != 0;
        let letters = record.letters()?;
        if !has_runs {
            return Ok(String::from_utf16_lossy(&letters));
        }
        let runs = record.long()?;
        let mut rich = RichText::default();
        let (mut from, mut raised) = (0, false);
        for _ in 0..runs {
            let start = usize::from(record.word()?);
            let font = usize::from(record.word()?);
            rich.push(
                &String::from_utf16_lossy(letters.get(from..start).unwrap_or_default()),
                raised,
            );
            from = start.max(from);
            raised = self.raised.get(font).copied().unwrap_or_default();
        }
        rich.push(
            &String::from_utf16_lossy(letters.get(from..).unwrap_or_default()),
            raised,
        );
        Ok(rich.into_text())
    }
}
