//! One observation as ILO's formats state it: reference area, source, indicator, sex, items of lists, time, value, status and notes,
//! each by its code.
//!
//! `interpret.rs` makes of such a line the figure it states and the cell it belongs to, or says why it does not fit; `outgoing.rs`
//! makes the observations of a phase; `notes.rs` knows in which column a note stands. The formats themselves ([`super::ilostat`],
//! [`super::sdmx_csv`], [`super::csv_table`]) only know how a line is written.

mod interpret;
mod notes;
mod outgoing;

pub(super) use interpret::{Interpreter, MAX_SOURCE};
pub(super) use notes::{ELSEWHERE, NOTE_COLUMNS, column_of, is_of_values, joined, note_of_words, parse as parse_notes};
pub(super) use outgoing::{Outgoing, definitions_in_words, observations, pointer_note, words_of, words_of_phase};
pub use outgoing::{Written, notes_of, sheets_in_order};

use super::incoming::{Position, Refused, Sentence};

/// A field of a line, with the name of the column that it stands in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Field<'a> {
    /// The column, as the format names it; empty where it has no name to show.
    pub column: &'static str,
    /// What stands there, trimmed.
    pub text: &'a str,
}

impl<'a> Field<'a> {
    /// The field of that column.
    pub fn new(column: &'static str, text: &'a str) -> Self {
        Self { column, text }
    }

    /// Refuses the line for what stands here.
    pub fn refuse(self, from: &Position, reason: Sentence) -> Refused {
        Refused {
            from: from.clone(),
            column: self.column,
            text: self.text.to_owned(),
            reason,
        }
    }
}

/// One line of a file, its fields by what they mean.
#[derive(Clone, Debug)]
pub(super) struct Observation<'a> {
    /// Where it stands.
    pub from: Position,
    /// The reporting country.
    pub area: Field<'a>,
    /// The source; empty where the line names none.
    pub source: Field<'a>,
    /// ILO's code of the table.
    pub indicator: Field<'a>,
    /// Sex.
    pub sex: Field<'a>,
    /// Row and status, in whatever order; empty fields say nothing.
    pub items: Vec<Field<'a>>,
    /// The columns in which a row and a status are missed.
    pub missed: [&'static str; 2],
    /// The year.
    pub time: Field<'a>,
    /// The value: a plain decimal, or empty.
    pub value: Field<'a>,
    /// The power of ten that the value is stated in; none: that in which ILO publishes the table.
    pub multiplier: Option<i8>,
    /// ILO's letter, or empty.
    pub status: Field<'a>,
    /// Notes, `TYPE:NUMBER` joined by `_`.
    pub notes: Vec<Field<'a>>,
}
