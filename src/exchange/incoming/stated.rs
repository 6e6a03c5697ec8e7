//! What a reader hands over of a file: figures and what is said about them, not yet set against any answers.

use super::{Position, Sentence};
use crate::figures::{Figure, Metadata, Note, Place, Reason, Scope, SheetId, Source, SourceKey, ViewUnit};
use crate::questionnaire::{ClassificationId, ItemCode, NoteCode, TableCode, Year};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that a file states, and what of it could not be placed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// Figures, in the order of the file.
    pub figures: Vec<Stated>,
    /// What could not be placed or read, each with the reason. Nothing that a file holds is dropped without a word.
    pub refused: Vec<Refused>,
    /// The sheets of the file. Scopes of notes and reasons name them by these numbers, which are the file's own.
    pub sheets: BTreeMap<SheetId, TheirSheet>,
    /// What the file says of its sheets beyond figures.
    pub statements: Vec<(Position, SheetStatement)>,
    /// Sources, whole records, with what the file was made from where that is known.
    pub sources: Vec<(Position, Source, Base<Source>)>,
    /// Notes by scope.
    pub notes: Vec<(Position, Scope, Note)>,
    /// Notes that the file was made with.
    pub base_notes: BTreeMap<Scope, Vec<Note>>,
    /// Reasons that cover more than a cell.
    pub covers: Vec<(Position, Scope, Reason)>,
    /// Covering reasons that the file was made with.
    pub base_covers: BTreeMap<Scope, Reason>,
    /// Notes in words that the file repeats with each figure they hold for.
    pub words: Vec<Words>,
    /// Whether the format loses trailing zeros, so that the figures of a table, source, year and sex take the finest precision
    /// among them.
    pub loses_zeros: bool,
    /// What the columns are called that can be wrong only beside other lines.
    pub columns: Columns,
}

/// The names of columns of a file, as it names them; empty where it has no such columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// That of the figure.
    pub figure: &'static str,
    /// That of the source.
    pub source: &'static str,
    /// That which says where a figure is included instead.
    pub elsewhere: &'static str,
}

/// A note in words that a file states with one figure. It is put on the sheet or a year where all its figures carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Where in the file it stands.
    pub from: Position,
    /// The table.
    pub table: TableCode,
    /// The source; none: not stated.
    pub source: Option<SourceKey>,
    /// The place of the figure in the sheet.
    pub place: Place,
    /// What it says.
    pub text: String,
}

/// A sheet of the file: one table from one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TheirSheet {
    /// The table.
    pub table: TableCode,
    /// The source; none: not stated.
    pub source: Option<SourceKey>,
}

/// What a file says of a sheet beyond its figures. What is none is not said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetStatement {
    /// The sheet, by the file's own number.
    pub sheet: SheetId,
    /// The source that is stated for it now, where it is another than the one it is found by.
    pub states_source: Option<SourceKey>,
    /// The unit of entry and view.
    pub unit: Option<ViewUnit>,
    /// The currency of earnings.
    pub currency: Option<String>,
    /// Classification versions that it shows.
    pub versions: Vec<ClassificationId>,
    /// Years that it has opened.
    pub years: BTreeSet<Year>,
    /// Rows that were added to it.
    pub added_items: BTreeSet<ItemCode>,
    /// Whether it shows optional statuses.
    pub optional_status: bool,
    /// Period, coverage, definitions, by ILO note type.
    pub metadata: BTreeMap<String, Metadata>,
    /// The same as the file was made with.
    pub base_metadata: Base<BTreeMap<String, Metadata>>,
}

impl SheetStatement {
    /// A statement that says nothing yet.
    pub fn of(sheet: SheetId) -> Self {
        Self {
            sheet,
            states_source: None,
            unit: None,
            currency: None,
            versions: Vec::new(),
            years: BTreeSet::new(),
            added_items: BTreeSet::new(),
            optional_status: false,
            metadata: BTreeMap::new(),
            base_metadata: Base::Unknown,
        }
    }
}

/// One figure that a file states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Where in the file it stands.
    pub from: Position,
    /// The table.
    pub table: TableCode,
    /// The source; none: not stated.
    pub source: Option<SourceKey>,
    /// The place in the sheet.
    pub place: Place,
    /// What stands in the file.
    pub text: String,
    /// What it says.
    pub says: Says,
    /// What stood there when the file was made from a country file.
    pub base: Base<Says>,
    /// Controlled notes that hold for it; they are put on the sheet or a year where all its figures carry them.
    pub notes: Vec<NoteCode>,
    /// How it was read, where that is not plain to see.
    pub remark: Option<Sentence>,
}

/// What a file says in one cell of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// A figure. It points to no cell of the file's own numbering.
    Figure(Figure),
    /// Included in a cell that may lie in another sheet.
    InCell {
        /// The table of that cell.
        table: TableCode,
        /// Its source.
        source: Option<SourceKey>,
        /// Its place.
        place: Place,
    },
    /// Nothing: the cell is empty in a file that was made from a country file.
    Nothing,
}

/// What a file was made from, where it was made from a country file and still tells. With it one can tell who changed what since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Base<T> {
    /// The file does not tell.
    #[default]
    Unknown,
    /// It was this.
    Known(T),
}

impl<T> Base<T> {
    /// What it was, where the file tells.
    pub fn known(&self) -> Option<&T> {
        match self {
            Base::Unknown => None,
            Base::Known(base) => Some(base),
        }
    }
}

/// Something in a file that is not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where it stands.
    pub from: Position,
    /// The column of a CSV the reason lies in; empty where there is none.
    pub column: &'static str,
    /// What stands there.
    pub text: String,
    /// The reason.
    pub reason: Sentence,
}
