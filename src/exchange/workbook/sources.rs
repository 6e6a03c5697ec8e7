//! The worksheet of sources, and of what is stated about each sheet: its source, unit, period, coverage and definitions.

use super::Book;
use super::formats::cell_text;
use super::grid::KEY;
use super::keys::{RowKey, SheetKey, json_key};
use super::words::Words;
use crate::figures::{Metadata, Sheet, SheetId, Source, SourceKey};
use crate::questionnaire::{Note, Table, Unit};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Worksheet, XlsxError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Lines for sources that are not listed yet.
const NEW_SOURCES: u32 = 6;
/// The first column that is seen.
const FIRST: u16 = 1;

/// What a line is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub(super) enum LineKey {
    /// A source.
    Source { key: SourceKey },
    /// A source to be added.
    NewSource,
    /// Something that is stated of a sheet.
    Sheet { sheet: SheetId, what: What },
}

/// What is stated of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum What {
    /// Its source, by key.
    Source,
    /// Persons or thousands.
    Unit,
    /// The currency of earnings.
    Currency,
    /// Period, coverage, definition, by ILO's note type.
    Stated(String),
}

/// The cells of a line of a source: key, name, kind, agency, contact.
pub(super) fn source_cells(source: &Source) -> [&str; 5] {
    [
        source.key.as_str(),
        &source.name,
        source.kind.as_deref().unwrap_or_default(),
        &source.agency,
        &source.contact,
    ]
}

/// What a line of a sheet says: the answer or its codes, and words.
pub(super) fn sheet_cells(words: &Words<'_>, table: &Table, sheet: &Sheet, what: &What) -> [String; 2] {
    match what {
        What::Source => [
            sheet.source.as_ref().map_or_else(String::new, ToString::to_string),
            String::new(),
        ],
        What::Unit => [words.unit(table, sheet), String::new()],
        What::Currency => [sheet.currency.clone().unwrap_or_default(), String::new()],
        What::Stated(kind) => {
            let nothing = Metadata::default();
            let stated = sheet.metadata.get(kind).unwrap_or(&nothing);
            let codes = stated.codes.iter().map(|code| {
                let words = words.pack.notes.note(code).map_or("", |note| note.text.as_str());
                format!("{code} {words}").trim().to_owned()
            });
            [codes.collect::<Vec<_>>().join("\n"), stated.text.clone()]
        }
    }
}

/// What is asked of a sheet, in order.
pub(super) fn asked(words: &Words<'_>, table: &Table, sheet: &Sheet) -> Vec<What> {
    let mut asked = vec![What::Source];
    asked.push(match table.unit {
        Unit::Persons => What::Unit,
        Unit::Currency => What::Currency,
    });
    let notes = &words.pack.notes;
    let kind = sheet.source.as_ref().and_then(|key| words.answers.sources.get(key));
    let kind = kind.and_then(|source| source.kind.as_deref()).unwrap_or_default();
    let required = notes
        .required_of_source(kind)
        .iter()
        .chain(notes.required_of_table(&table.code));
    let mut kinds: BTreeSet<String> = required.map(|of| of.note_type.clone()).collect();
    if table.needs_definition() {
        kinds.insert("T36".to_owned());
    }
    kinds.extend(["S3".to_owned(), "S4".to_owned()]);
    kinds.extend(sheet.metadata.keys().cloned());
    asked.extend(kinds.into_iter().map(What::Stated));
    asked
}

/// The question that a line asks.
fn question(words: &Words<'_>, what: &What) -> String {
    match what {
        What::Source => words.text("workbook-ask-source"),
        What::Unit => words.text("workbook-ask-unit"),
        What::Currency => words.text("workbook-ask-currency"),
        What::Stated(kind) => {
            let known = words.pack.notes.note_type(kind);
            known.map_or_else(|| kind.clone(), |known| format!("{kind}  {}", known.label))
        }
    }
}

pub(super) fn write(out: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let (words, formats) = (&book.words, book.formats);
    out.set_tab_color(super::formats::ACCENT);
    for (column, width) in [(FIRST, 24), (2, 40), (3, 40), (4, 44), (5, 36)] {
        out.set_column_width(column, width)?;
    }
    out.write_string(0, KEY, SheetKey::Sources.text())?;
    out.write_string(1, KEY, RowKey::Text.text())?;
    out.write_string_with_format(1, FIRST, words.text("workbook-sources-title"), &formats.title)?;
    let heads = |out: &mut Worksheet, row: u32, ids: &[&str]| {
        out.write_string(row, KEY, RowKey::Head.text())?;
        for (index, id) in ids.iter().enumerate() {
            out.write_string_with_format(row, FIRST + index as u16, words.text(id), &formats.head_left)?;
        }
        Ok::<(), XlsxError>(())
    };
    heads(out, 2, &SOURCE_HEADS)?;
    let mut row = 3;
    for source in words.answers.sources.values() {
        let key = LineKey::Source {
            key: source.key.clone(),
        };
        out.write_string(row, KEY, json_key(&key))?;
        for (index, text) in source_cells(source).into_iter().enumerate() {
            let format = if index == 0 { &formats.text } else { &formats.answer };
            out.write_string_with_format(row, FIRST + index as u16, cell_text(text), format)?;
        }
        row += 1;
    }
    for _ in 0..NEW_SOURCES {
        out.write_string(row, KEY, json_key(&LineKey::NewSource))?;
        for column in FIRST..=FIRST + 4 {
            out.write_blank(row, column, &formats.answer)?;
        }
        row += 1;
    }
    let kinds: Vec<&str> = words
        .pack
        .notes
        .source_types()
        .iter()
        .map(|kind| kind.code.as_str())
        .collect();
    let kinds = DataValidation::new()
        .allow_list_strings(&kinds)
        .map(|kinds| kinds.set_error_style(DataValidationErrorStyle::Warning));
    if let Ok(kinds) = kinds {
        out.add_data_validation(3, FIRST + 2, row - 1, FIRST + 2, &kinds)?;
    }
    row += 1;
    out.write_string(row, KEY, RowKey::Text.text())?;
    out.write_string_with_format(row, FIRST, words.text("workbook-stated-title"), &formats.title)?;
    row += 1;
    heads(out, row, &STATED_HEADS)?;
    row += 1;
    let units = DataValidation::new()
        .allow_list_strings(&[words.text("workbook-persons"), words.text("workbook-thousands")])?;
    for (id, name) in &book.selection.sheets {
        let Some((sheet, table)) = words.table_of(*id) else {
            continue;
        };
        for what in asked(words, table, sheet) {
            let key = LineKey::Sheet {
                sheet: *id,
                what: what.clone(),
            };
            out.write_string(row, KEY, json_key(&key))?;
            out.write_string_with_format(row, FIRST, cell_text(name), &formats.label)?;
            out.write_string_with_format(row, FIRST + 1, cell_text(&question(words, &what)), &formats.label)?;
            let [said, own] = sheet_cells(words, table, sheet, &what);
            out.write_string_with_format(row, FIRST + 2, cell_text(&said), &formats.answer)?;
            match &what {
                What::Unit => {
                    out.add_data_validation(row, FIRST + 2, row, FIRST + 2, &units)?;
                }
                What::Stated(kind) => {
                    out.write_string_with_format(row, FIRST + 3, cell_text(&own), &formats.answer)?;
                    choices(out, words.pack.notes.notes(kind), row)?;
                }
                What::Source | What::Currency => {}
            }
            row += 1;
        }
    }
    out.set_column_hidden(KEY)?.set_row_hidden(0)?;
    out.set_freeze_panes(3, 2)?;
    super::sheet::protect(out);
    super::sheet::print(out, book);
    out.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Heads of the lines of sources, and of those of sheets.
const SOURCE_HEADS: [&str; 5] = [
    "workbook-source-key",
    "workbook-source-name",
    "workbook-source-kind",
    "workbook-source-agency",
    "workbook-source-contact",
];
const STATED_HEADS: [&str; 4] = [
    "workbook-stated-sheet",
    "workbook-stated-question",
    "workbook-stated-answer",
    "workbook-stated-words",
];

/// Offers the general notes of a kind, where a spreadsheet takes so many in one list.
fn choices(out: &mut Worksheet, notes: &[Note], row: u32) -> Result<(), XlsxError> {
    let general = notes.iter().filter(|note| note.general);
    let offered: Vec<String> = general
        .map(|note| format!("{} {}", note.code, note.text.replace(',', ";")))
        .collect();
    let short: Vec<String> = notes
        .iter()
        .filter(|note| note.general)
        .map(|note| note.code.to_string())
        .collect();
    for list in [offered, short] {
        let length: usize = list.iter().map(|text| text.encode_utf16().count() + 1).sum();
        if !list.is_empty() && length <= 250 {
            let list = DataValidation::new()
                .allow_list_strings(&list)?
                .set_error_style(DataValidationErrorStyle::Warning)
                .show_error_message(false);
            out.add_data_validation(row, FIRST + 2, row, FIRST + 2, &list)?;
            return Ok(());
        }
    }
    Ok(())
}
