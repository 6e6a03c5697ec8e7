//! What the grid asks of the sheet it shows. The grid reads through this trait and never changes anything behind it.

use std::borrow::Cow;

/// A table of rows and columns that can be shown.
pub trait GridModel {
    /// Name of the table, for those who hear it.
    fn title(&self) -> Cow<'_, str>;

    /// Words above the row labels ("Country of destination").
    fn corner(&self) -> Cow<'_, str>;

    /// How many rows, headings and the row that adds one included.
    fn row_count(&self) -> usize;

    /// The head of a row.
    fn row(&self, row: usize) -> RowHead<'_>;

    /// What a row is. Asked for many rows at a time; override it where [`GridModel::row`] is not cheap.
    fn row_kind(&self, row: usize) -> RowKind {
        self.row(row).kind
    }

    /// How many columns of figures.
    fn column_count(&self) -> usize;

    /// How many columns, the first ones, stay beside the row labels while the others scroll.
    fn pinned_columns(&self) -> usize {
        0
    }

    /// What a column is known by, also when others come before it: the width that a person gave it is kept under that.
    fn column_id(&self, column: usize) -> u64 {
        column as u64
    }

    /// How many levels the header has (year, status, sex: three). At least one.
    fn header_levels(&self) -> usize;

    /// The head of a column; it has one label a level.
    fn column(&self, column: usize) -> ColumnHead<'_>;

    /// How many digits the column should have room for. The least width has room for seven.
    fn column_digits(&self, _column: usize) -> usize {
        7
    }

    /// What a cell shows.
    fn cell(&self, row: usize, column: usize) -> CellView<'_>;

    /// What stands in the field when a person edits the cell, and what is copied.
    fn edit_text(&self, row: usize, column: usize) -> String;

    /// What is wrong or noted in a cell, in a sentence or two. Only asked when the cell carries a mark.
    fn explanation(&self, _row: usize, _column: usize) -> Option<Cow<'_, str>> {
        None
    }
}

/// What kind of row it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// A total: figures in semibold.
    Total,
    /// An item of a classification.
    #[default]
    Item,
    /// A heading over some items; it has no cells and cannot be selected.
    Heading,
    /// A heading over a whole block (another classification); stronger.
    Block,
    /// The row by which another row is added; one cell wide, pressed rather than filled.
    AddRow,
}

impl RowKind {
    /// Has it cells of its own?
    pub fn has_cells(self) -> bool {
        matches!(self, Self::Total | Self::Item)
    }

    /// Can the active cell stand in it?
    pub fn can_be_active(self) -> bool {
        self.has_cells() || self == Self::AddRow
    }
}

/// The head of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowHead<'a> {
    /// The words at the left.
    pub label: Cow<'a, str>,
    /// How deep it is indented.
    pub depth: u8,
    /// What it is.
    pub kind: RowKind,
    /// More words under the pointer (the full label, the code).
    pub tooltip: Option<Cow<'a, str>>,
}

/// The head of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnHead<'a> {
    /// One label a level, from the outermost. Neighbours with the same labels down to a level share one header there.
    pub labels: Vec<Cow<'a, str>>,
    /// More words under the pointer.
    pub tooltip: Option<Cow<'a, str>>,
}

impl ColumnHead<'_> {
    /// All labels in one line: "2014, Migrants, Female".
    pub fn name(&self) -> String {
        let labels: Vec<&str> = self
            .labels
            .iter()
            .map(AsRef::as_ref)
            .filter(|label| !label.is_empty())
            .collect();
        labels.join(", ")
    }
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// A figure.
    Value,
    /// A reason for no figure, given for this cell.
    Reason,
    /// A reason that the cell takes from its row, column, year or table.
    InheritedReason,
    /// Text that is no figure, kept and marked.
    WrongInput,
    /// Nothing yet.
    #[default]
    Empty,
    /// Nothing is asked here; it cannot be filled.
    NotAsked,
}

/// Signs on a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Marks {
    /// A full triangle in the corner.
    pub error: bool,
    /// An open triangle in the corner.
    pub warning: bool,
    /// A grey open triangle in the corner: what was found is explained.
    pub explained: bool,
    /// A dot: there is a note.
    pub note: bool,
    /// A small flag: somebody is to come back to it.
    pub follow_up: bool,
    /// A check: typed twice, and both say the same.
    pub agreed: bool,
    /// A thin frame on a tint: a suggestion that shows would change it.
    pub proposed: bool,
}

impl Marks {
    /// Any sign at all?
    pub fn any(self) -> bool {
        self.error || self.warning || self.explained || self.note || self.follow_up || self.agreed || self.proposed
    }
}

/// What a cell shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellView<'a> {
    /// As it is written, thin spaces between thousands included.
    pub text: Cow<'a, str>,
    /// What it is.
    pub kind: CellKind,
    /// Its signs.
    pub marks: Marks,
    /// A total: semibold.
    pub total: bool,
    /// Worked out rather than typed: muted.
    pub computed: bool,
    /// The observation flag (B, E, P, ...), small at the left of the figure.
    pub flag: Option<char>,
    /// What would become of it, while a change of many cells is looked at before it is made; `text` is what would stand there.
    pub change: Option<CellChange<'a>>,
}

/// What would become of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange<'a> {
    /// The kind of change.
    pub kind: ChangeKind,
    /// What stands there now, where that is something else.
    pub before: Cow<'a, str>,
    /// The change in words, for those who hear it; empty where there is none.
    pub words: Cow<'a, str>,
}

/// The kind of change to a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// A blank cell is filled.
    New,
    /// What stands there is replaced.
    Replaced,
    /// The same stands there already.
    Same,
    /// It is reached, and stays as it is.
    Kept,
    /// It can be read in several ways.
    Unclear,
    /// It is no figure.
    Wrong,
    /// It is not reached.
    Outside,
}

/// Words that the grid itself says, in the person's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridWords {
    /// "error"
    pub error: String,
    /// "warning"
    pub warning: String,
    /// "explained"
    pub explained: String,
    /// "note"
    pub note: String,
    /// "follow up"
    pub follow_up: String,
    /// "typed twice, both agree"
    pub agreed: String,
    /// "a suggestion would change it"
    pub proposed: String,
    /// "empty"
    pub empty: String,
    /// "not asked"
    pub not_asked: String,
    /// "not a number"
    pub wrong_input: String,
    /// "no figure:" before a reason
    pub reason: String,
    /// "no figure, for the whole row or column:" before an inherited reason
    pub inherited: String,
    /// "Width of the row labels"
    pub label_width: String,
}

impl Default for GridWords {
    fn default() -> Self {
        Self {
            error: "error".into(),
            warning: "warning".into(),
            explained: "explained".into(),
            note: "note".into(),
            follow_up: "follow up".into(),
            agreed: "typed twice, both agree".into(),
            proposed: "a suggestion would change it".into(),
            empty: "empty".into(),
            not_asked: "not asked".into(),
            wrong_input: "not a number".into(),
            reason: "no figure".into(),
            inherited: "no figure, inherited".into(),
            label_width: "Width of the row labels".into(),
        }
    }
}
