//! The worksheet of notes, and of reasons that cover more than a cell. A note on a row in plain words stands beside the row instead.

use super::Book;
use super::formats::{WARNING, cell_text};
use super::grid::KEY;
use super::keys::{RowKey, SheetKey, json_key};
use super::words::REASONS;
use crate::figures::{Answers, Scope};
use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};
use serde::{Deserialize, Serialize};

/// Lines for notes to be added.
const NEW_NOTES: u32 = 30;
/// Columns: for what, note or reason, code, words.
pub(super) const FOR: u16 = 1;
pub(super) const KIND: u16 = 2;
pub(super) const CODE: u16 = 3;
pub(super) const TEXT: u16 = 4;

/// What a line is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub(super) enum LineKey {
    /// A note, by its place among those of its scope.
    Note { scope: NoteScope, index: usize },
    /// A reason over a scope.
    Reason { scope: NoteScope },
    /// A line to be filled.
    New,
}

/// A scope within a tagged key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct NoteScope(pub Scope);

/// The note on a row that stands beside it: the first in plain words, with its place among the notes of the row.
pub(super) fn row_note<'a>(answers: &'a Answers, scope: &Scope) -> Option<(usize, &'a str)> {
    let notes = answers.notes.get(scope)?;
    let index = notes
        .iter()
        .position(|note| note.code.is_none() && !super::cells::squeezed(&note.text).is_empty())?;
    Some((index, &notes[index].text))
}

/// The notes that stand in the worksheet, each with its place among those of its scope.
pub(super) fn listed(answers: &Answers) -> impl Iterator<Item = (&Scope, usize)> {
    answers.notes.iter().flat_map(|(scope, notes)| {
        let beside = matches!(scope, Scope::Row { .. })
            .then(|| row_note(answers, scope))
            .flatten();
        let beside = beside.map(|(index, _)| index);
        (0..notes.len())
            .filter(move |index| Some(*index) != beside)
            .map(move |index| (scope, index))
    })
}

pub(super) fn write(out: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let (words, formats) = (&book.words, book.formats);
    out.set_tab_color(WARNING);
    for (column, width) in [(FOR, 52), (KIND, 10), (CODE, 16), (TEXT, 90)] {
        out.set_column_width(column, width)?;
    }
    out.write_string(0, KEY, SheetKey::Notes.text())?;
    out.write_string(1, KEY, RowKey::Text.text())?;
    out.write_string_with_format(1, FOR, words.text("workbook-notes-title"), &formats.title)?;
    out.write_string(2, KEY, RowKey::Text.text())?;
    out.write_string_with_format(2, FOR, words.text("workbook-notes-how"), &formats.muted)?;
    out.write_string(3, KEY, RowKey::Head.text())?;
    for (column, id) in [
        (FOR, "workbook-note-for"),
        (KIND, "workbook-note-kind"),
        (CODE, "workbook-note-code"),
        (TEXT, "workbook-note-text"),
    ] {
        out.write_string_with_format(3, column, words.text(id), &formats.head_left)?;
    }
    let mut row = 4;
    let (note, reason) = (words.text("workbook-kind-note"), words.text("workbook-kind-reason"));
    for (scope, index) in listed(words.answers) {
        let key = LineKey::Note {
            scope: NoteScope(scope.clone()),
            index,
        };
        let said = &words.answers.notes[scope][index];
        out.write_string(row, KEY, json_key(&key))?;
        out.write_string_with_format(row, FOR, cell_text(&words.scope(scope)), &formats.wrap)?;
        out.write_string_with_format(row, KIND, note.as_str(), &formats.wrap)?;
        let code = said.code.as_ref().map_or("", |code| code.as_str());
        out.write_string_with_format(row, CODE, cell_text(code), &formats.answer)?;
        out.write_string_with_format(row, TEXT, cell_text(&said.text), &formats.answer)?;
        row += 1;
    }
    for (scope, why) in &words.answers.covers {
        let key = LineKey::Reason {
            scope: NoteScope(scope.clone()),
        };
        out.write_string(row, KEY, json_key(&key))?;
        out.write_string_with_format(row, FOR, cell_text(&words.scope(scope)), &formats.wrap)?;
        out.write_string_with_format(row, KIND, reason.as_str(), &formats.wrap)?;
        out.write_string_with_format(row, CODE, why.letter(), &formats.answer)?;
        out.write_string_with_format(row, TEXT, words.letter(why.letter()), &formats.muted)?;
        row += 1;
    }
    let (first, last) = (row, row + NEW_NOTES - 1);
    for row in first..=last {
        out.write_string(row, KEY, json_key(&LineKey::New))?;
        for column in FOR..=TEXT {
            out.write_blank(row, column, &formats.answer)?;
        }
    }
    let kinds = DataValidation::new().allow_list_strings(&[&note, &reason])?;
    out.add_data_validation(first, KIND, last, KIND, &kinds)?;
    let letters = DataValidation::new()
        .allow_list_strings(&REASONS)?
        .show_error_message(false);
    out.add_data_validation(first, CODE, last, CODE, &letters)?;
    out.set_column_hidden(KEY)?.set_row_hidden(0)?;
    out.set_freeze_panes(4, 2)?;
    super::sheet::protect(out);
    super::sheet::print(out, book);
    out.set_print_fit_to_pages(1, 0).set_repeat_rows(3, 3)?;
    Ok(())
}
