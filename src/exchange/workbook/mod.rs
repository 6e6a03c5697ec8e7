//! The questionnaire as a workbook: filled in a spreadsheet by people without the program, and brought in again without loss.
//!
//! [`write`] makes it of answers: same answers, same bytes, and no text of anybody ever becomes a formula. `selection.rs` says what
//! of the answers goes in, `words.rs` speaks of them in the language of the workbook, `sheet.rs` writes a table, `cells.rs` what its cells
//! show, `formulas.rs` its totals, `sources.rs` and `notes.rs` what is said beside figures, `cover.rs` how to fill it in.
//!
//! Each row and column of a table carries a hidden key (`keys.rs`), and a hidden sheet holds exactly what went in (`base.rs`), so that the
//! workbook can be taken apart, changed and put together again by people and programs. [`read`] (in `reading/`) brings it back.

mod base;
mod cells;
mod cover;
mod formats;
mod formulas;
mod grid;
mod keys;
mod names;
mod notes;
mod reading;
mod selection;
mod sheet;
mod sources;
mod words;

pub use reading::read;

use super::edition::Edition;
use crate::questionnaire::{Language, TableCode};
use formats::Formats;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use selection::Selection;
use words::Words;

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct WorkbookError(#[from] XlsxError);

/// What a workbook holds and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The language of everything that is not an answer.
    pub language: Language,
    /// The tables, for an agency that owns some of them; none: the whole questionnaire.
    pub tables: Option<Vec<TableCode>>,
    /// Whether figures, notes and reasons are left out, so that the workbook is an empty form.
    pub blank: bool,
    /// Whether tables that have no sheet yet are in it, to be filled.
    pub unanswered: bool,
    /// How totals stand in it.
    pub totals: Totals,
}

/// How totals stand in a workbook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Totals {
    /// As they were typed, blank where they are.
    #[default]
    AsTyped,
    /// As formulas over their parts, where that alters no figure: blank ones, and those that are the sum of their parts.
    Formulas,
}

impl Layout {
    /// The whole questionnaire, filled as far as it is, to be filled further.
    pub fn whole(language: Language) -> Self {
        Self {
            language,
            tables: None,
            blank: false,
            unanswered: true,
            totals: Totals::AsTyped,
        }
    }

    /// What a package carries for reading: the answered sheets, in English.
    pub fn answered() -> Self {
        Self {
            unanswered: false,
            ..Self::whole(Language::English)
        }
    }
}

/// What every part of the workbook is written from.
struct Book<'a> {
    edition: &'a Edition<'a>,
    layout: &'a Layout,
    selection: &'a Selection,
    words: Words<'a>,
    formats: &'a Formats,
}

/// Writes the workbook.
pub fn write(edition: &Edition<'_>, layout: &Layout) -> Result<Vec<u8>, WorkbookError> {
    let formats = Formats::new();
    let selection = Selection::of(edition, layout);
    let book = Book {
        edition,
        layout,
        selection: &selection,
        words: Words {
            pack: edition.pack,
            answers: &selection.answers,
            language: layout.language,
        },
        formats: &formats,
    };
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(edition)?);
    cover::write(workbook.add_worksheet().set_name(&selection.cover)?, &book)?;
    let mut made = Vec::new();
    for (id, name) in &selection.sheets {
        let worksheet = workbook.add_worksheet().set_name(name)?;
        made.push((*id, sheet::write(worksheet, &book, *id)?));
    }
    sources::write(workbook.add_worksheet().set_name(&selection.sources)?, &book)?;
    notes::write(workbook.add_worksheet().set_name(&selection.notes)?, &book)?;
    sheet::write_lists(workbook.add_worksheet().set_name(keys::LISTS)?, &book)?;
    base::write(workbook.add_worksheet().set_name(keys::BASE)?, &book, &made)?;
    Ok(workbook.save_to_buffer()?)
}

fn properties(edition: &Edition<'_>) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new()
        .set_title(format!("{}: {}", edition.country(), edition.pack.title))
        .set_subject("International Labour Migration Statistics questionnaire")
        .set_author(edition.setting("preparer"))
        .set_company(edition.setting("preparer_agency"))
        .set_status(edition.state())
        .set_creation_datetime(&ExcelDateTime::from_timestamp(edition.at.as_second())?))
}
