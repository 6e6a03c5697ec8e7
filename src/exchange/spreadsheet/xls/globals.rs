//! What all worksheets of a workbook share: number formats, texts, fonts, and the list of the sheets.

use super::letters::{Letters, rich_text};
use super::records::{BEGIN, Cut, END, Record, Records};
use crate::exchange::spreadsheet::limits::{MAX_FORMATS, MAX_WORKSHEETS};
use crate::exchange::spreadsheet::moment::Epoch;
use crate::exchange::spreadsheet::number_format::Formats;
use crate::exchange::spreadsheet::shared_texts::SharedTexts;
use crate::exchange::spreadsheet::{SpreadsheetError, Visibility};

/// The part of the stream before the sheets.
pub(super) struct Globals {
    pub letters: Letters,
    pub formats: Formats,
    pub texts: SharedTexts,
    /// Which fonts are raised.
    pub raised: Vec<bool>,
    pub sheets: Vec<Listed>,
    pub macros: bool,
    pub external_links: bool,
}

/// A sheet as the workbook lists it.
pub(super) struct Listed {
    pub name: String,
    pub visibility: Visibility,
    pub kind: SheetKind,
    /// Where it begins in the stream.
    pub start: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SheetKind {
    Worksheet,
    Macros,
    /// Program text, as a sheet of its own.
    Module,
    Other,
}

const PASSWORD: u16 = 0x002F;
const CODE_PAGE: u16 = 0x0042;
const EPOCH: u16 = 0x0022;
const FORMAT: u16 = 0x041E;
const FONT: u16 = 0x0031;
const CELL_FORMAT: u16 = 0x00E0;
const SHEET: u16 = 0x0085;
const TEXTS: u16 = 0x00FC;
const MACROS: u16 = 0x00D3;
const OTHER_FILE: u16 = 0x01AE;
const OTHER_SHEET: u16 = 0x0017;

fn damaged() -> SpreadsheetError {
    SpreadsheetError::damaged("Workbook")
}

impl Globals {
    pub fn read(stream: &[u8]) -> Result<Self, SpreadsheetError> {
        let mut globals = Self {
            letters: Letters::Unicode,
            formats: Formats::new(),
            texts: SharedTexts::default(),
            raised: Vec::new(),
            sheets: Vec::new(),
            macros: false,
            external_links: false,
        };
        let mut records = Records::new(stream);
        let first = records.next().ok().flatten().filter(|record| record.kind == BEGIN);
        let mut first = first.ok_or_else(damaged)?;
        // 0x0600 is BIFF8; the fields of BIFF5 are the same but for its letters.
        if first.word().map_err(|_| damaged())? < 0x0600 {
            globals.letters = Letters::of_code_page(1252);
        }
        while let Some(record) = records.next().map_err(|_| damaged())? {
            if record.kind == END {
                break;
            }
            globals.take(record)?;
        }
        Ok(globals)
    }

    fn take(&mut self, mut record: Record<'_>) -> Result<(), SpreadsheetError> {
        let cut = |_: Cut| damaged();
        match record.kind {
            // An empty one is no password.
            PASSWORD if record.piece.iter().any(|byte| *byte != 0) => return Err(SpreadsheetError::Password),
            CODE_PAGE if matches!(self.letters, Letters::CodePage(_)) => {
                self.letters = Letters::of_code_page(record.word().map_err(cut)?);
            }
            EPOCH => self.formats.epoch = Epoch::marked(record.word().map_err(cut)? == 1),
            FORMAT => {
                let id = record.word().map_err(cut)?;
                let code = match self.letters {
                    Letters::Unicode => self.letters.text(&mut record),
                    Letters::CodePage(_) => self.letters.short_text(&mut record),
                };
                self.formats.spell_out(id.into(), &code.map_err(cut)?)?;
            }
            FONT if self.raised.len() < MAX_FORMATS => {
                record.skip(8).map_err(cut)?;
                self.raised.push(record.word().map_err(cut)? == 1);
            }
            CELL_FORMAT => {
                record.skip(2).map_err(cut)?;
                self.formats.cell_format(record.word().map_err(cut)?.into())?;
            }
            SHEET if self.sheets.len() <= MAX_WORKSHEETS => {
                let sheet = self.sheet(record).map_err(cut)?;
                self.sheets.push(sheet);
            }
            TEXTS => {
                record.skip(8).map_err(cut)?;
                while !record.is_over() {
                    let text = rich_text(&mut record, &self.raised).map_err(cut)?;
                    self.texts.push(&text)?;
                }
            }
            MACROS => self.macros = true,
            // This file is its own "other file" of a fixed length and sign, and so are functions added to Excel.
            OTHER_FILE => self.external_links |= !matches!(record.piece, [_, _, 1, 4 | 0x3A]),
            OTHER_SHEET => {
                let external = matches!((self.letters, record.piece), (Letters::CodePage(_), [_, 1, ..]));
                self.external_links |= external;
            }
            _ => {}
        }
        Ok(())
    }

    fn sheet(&self, mut record: Record<'_>) -> Result<Listed, Cut> {
        let start = record.long()? as usize;
        let visibility = match record.byte()? & 3 {
            0 => Visibility::Visible,
            1 => Visibility::Hidden,
            _ => Visibility::VeryHidden,
        };
        let kind = match record.byte()? {
            0 => SheetKind::Worksheet,
            1 => SheetKind::Macros,
            6 => SheetKind::Module,
            _ => SheetKind::Other,
        };
        let mut name = self.letters.short_text(&mut record)?;
        name.retain(|letter| letter != '\0');
        Ok(Listed {
            name,
            visibility,
            kind,
            start,
        })
    }
}
