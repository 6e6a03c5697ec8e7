//! ILOSTAT's bulk CSV: one figure a line, codes in ILO's order, persons in thousands.
//!
//! `read.rs` takes a file apart into lines, `interpret.rs` makes a figure and its place of each line or says why not,
//! `preview.rs` sets the figures against what is answered, `changes.rs` takes them in, `write.rs` goes the other way,
//! `notes.rs` knows where a note stands. Reading never alters anything; a wrong line is refused and named.

mod changes;
mod interpret;
mod notes;
mod preview;
mod read;
mod write;

pub use preview::{Counts, Kind, Preview, PreviewCell, SheetPreview, preview};
pub use read::{ReadError, Refused};
pub use write::{Written, write};

use crate::figures::{Answers, CellAddress, Scope, SheetId};
use crate::questionnaire::{ModuleId, NoteCode, Pack, Table};
use std::collections::BTreeSet;

/// The columns in ILOSTAT's order.
pub const COLUMNS: [&str; 12] = [
    "ref_area",
    "source",
    "indicator",
    "sex",
    "classif1",
    "classif2",
    "time",
    "obs_value",
    "obs_status",
    "note_classif",
    "note_indicator",
    "note_source",
];

/// The controlled notes that hold for a cell: its own, those inherited from the scopes over it and from the source, and what is
/// stated about the sheet.
pub fn notes_of(answers: &Answers, cell: &CellAddress, module: &ModuleId) -> BTreeSet<NoteCode> {
    let sheet = answers.sheets.get(&cell.sheet);
    let mut notes: BTreeSet<NoteCode> = sheet
        .into_iter()
        .flat_map(|sheet| sheet.metadata.values())
        .flat_map(|stated| stated.codes.iter().cloned())
        .collect();
    if answers.notes.is_empty() {
        return notes;
    }
    let mut scopes = answers.scopes_over(cell, module);
    scopes.push(Scope::Cell { cell: cell.clone() });
    scopes.extend(
        sheet
            .and_then(|sheet| sheet.source.clone())
            .map(|source| Scope::Source { source }),
    );
    for scope in scopes {
        let found = answers.notes.get(&scope).into_iter().flatten();
        notes.extend(found.filter_map(|note| note.code.clone()));
    }
    notes
}

/// The tables of a phase that have sheets, in the order of the form, with their sheets by source, those without one first.
pub fn sheets_in_order<'p>(pack: &'p Pack, answers: &Answers) -> Vec<(&'p Table, Vec<SheetId>)> {
    let sheets = |table: &Table| {
        let mut sheets: Vec<_> = answers
            .sheets_of_table(&pack.id, &table.code)
            .map(|(id, sheet)| (sheet.source.clone(), id))
            .collect();
        sheets.sort();
        sheets.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    };
    let tables = pack.tables.iter().map(|table| (table, sheets(table)));
    tables.filter(|(_, sheets)| !sheets.is_empty()).collect()
}
