//! A group of the journal: what one action of a person changed. One group is one transaction and one undo.

use crate::figures::Change;
use crate::questionnaire::{PackId, TableCode};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The number of a group; they count from 1 without gaps.
pub type GroupId = u64;

/// What one action changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its number; 0 until [`CountryFile::commit`](super::CountryFile::commit) has given one.
    pub id: GroupId,
    /// When, UTC, to the millisecond.
    pub at: Timestamp,
    /// Who: the name of the person.
    pub who: String,
    /// What the person did.
    pub action: Action,
    /// Where the answers come from.
    pub origin: Origin,
    /// The phase it was done in; none: it concerns the whole file.
    pub phase: Option<PackId>,
    /// The steps, in order.
    pub changes: Vec<Change>,
    /// The group that this one takes back.
    pub undoes: Option<GroupId>,
    /// The group that this one does again.
    pub redoes: Option<GroupId>,
}

impl Group {
    /// A group made now.
    pub fn new(who: &str, action: Action, origin: Origin, phase: Option<PackId>, changes: Vec<Change>) -> Self {
        Self {
            id: 0,
            at: now(),
            who: who.to_owned(),
            action,
            origin,
            phase,
            changes,
            undoes: None,
            redoes: None,
        }
    }

    /// The group that takes this one back: its changes turned round, last first.
    #[must_use]
    pub fn undo(&self, who: &str) -> Self {
        Self {
            id: 0,
            at: now(),
            who: who.to_owned(),
            changes: self.changes.iter().rev().map(Change::inverse).collect(),
            undoes: Some(self.id),
            redoes: None,
            ..self.clone()
        }
    }

    /// The group that does this one again after it was taken back.
    #[must_use]
    pub fn redo(&self, who: &str) -> Self {
        Self {
            id: 0,
            at: now(),
            who: who.to_owned(),
            undoes: None,
            redoes: Some(self.id),
            ..self.clone()
        }
    }
}

fn now() -> Timestamp {
    Timestamp::from_millisecond(Timestamp::now().as_millisecond()).unwrap_or_default()
}

/// What a person did, small enough to keep and enough to make a text of: "paste of 63 x 10 in C19".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// The kind.
    pub kind: ActionKind,
    /// The table it was done in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableCode>,
    /// Rows and columns of the block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<(u32, u32)>,
    /// What else the text should say: a file's name, an item's code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl Action {
    /// An action of that kind.
    pub fn new(kind: ActionKind) -> Self {
        Self {
            kind,
            table: None,
            block: None,
            detail: None,
        }
    }

    /// Done in that table.
    #[must_use]
    pub fn in_table(mut self, table: TableCode) -> Self {
        self.table = Some(table);
        self
    }

    /// Done on a block of so many rows and columns.
    #[must_use]
    pub fn on_block(mut self, rows: u32, columns: u32) -> Self {
        self.block = Some((rows, columns));
        self
    }

    /// With one more thing to say.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant),*
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in the file.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// Reads the word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// The kinds of action.
    ActionKind {
        /// The file was made.
        Create = "create",
        /// A cell was typed.
        Type = "type",
        /// A block was pasted.
        Paste = "paste",
        /// A block was filled from its first row or column.
        Fill = "fill",
        /// Totals or parts were worked out by their sums, or made automatic.
        Compute = "compute",
        /// Cells were cleared.
        Clear = "clear",
        /// A reason was given for cells, a row, a column, a table or a module.
        SetReason = "set-reason",
        /// A flag was set or taken away.
        SetFlag = "set-flag",
        /// A note was written, changed or removed.
        WriteNote = "write-note",
        /// A sheet was made.
        AddSheet = "add-sheet",
        /// A sheet was removed.
        RemoveSheet = "remove-sheet",
        /// A year was opened.
        AddYear = "add-year",
        /// A year was removed.
        RemoveYear = "remove-year",
        /// A country or another row was added.
        AddRow = "add-row",
        /// An added row was removed.
        RemoveRow = "remove-row",
        /// The classification versions of a sheet were chosen.
        ChooseVersions = "choose-versions",
        /// A sheet's unit, currency or columns were chosen.
        SetUnit = "set-unit",
        /// A source was stated, changed or removed.
        StateSource = "state-source",
        /// Period, coverage or definitions were stated.
        StateMetadata = "state-metadata",
        /// A setting of the file was changed.
        ChangeSetting = "change-setting",
        /// A phase was taken up.
        TakeUpPhase = "take-up-phase",
        /// A file was brought in.
        Import = "import",
        /// A part from another agency was merged.
        Merge = "merge",
        /// A suggestion was taken.
        Repair = "repair",
        /// A finding was accepted with a reason, or that was taken back.
        Allow = "allow",
        /// A cell was typed a second time.
        SecondEntry = "second-entry",
        /// Where a block comes from was stated, changed or removed.
        StateOrigin = "state-origin",
        /// A remark was written, or a cell marked for follow-up.
        Remark = "remark",
        /// The answers went back to how they were at an earlier point.
        GoBack = "go-back",
        /// A package was made: undo stops here.
        Pack = "pack",
        /// A phase was sealed: undo stops here.
        Seal = "seal",
        /// The content was saved from a damaged file or a failing disk: undo stops here.
        Rescue = "rescue",
    }
}

impl ActionKind {
    /// Whether undo stops at it.
    pub fn is_barrier(self) -> bool {
        matches!(self, Self::Create | Self::Pack | Self::Seal | Self::Rescue)
    }
}

words! {
    /// Where the answers of a group come from.
    Origin {
        /// By hand.
        Typed = "typed",
        /// From the clipboard.
        Pasted = "pasted",
        /// From a file of another format.
        Imported = "imported",
        /// From a suggestion that was confirmed.
        Repaired = "repaired",
        /// From a package of another agency.
        Merged = "merged",
        /// From the program itself: making the file, packing, sealing.
        Program = "program",
    }
}
