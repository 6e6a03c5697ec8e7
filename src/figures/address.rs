//! Where a figure stands.

use super::sheet::SourceKey;
use crate::questionnaire::{ItemCode, ModuleId, PackId, Sex, TableCode, Year};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A sheet of the country file: one table of one phase from one source. Given once, never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SheetId(pub u32);

/// A place within a sheet. Ordered as the form is read: by row, then year, status, sex.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The row; none in a table of a single row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemCode>,
    /// The year.
    pub year: Year,
    /// The status; none in a table without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<ItemCode>,
    /// The sex; total in a table without.
    pub sex: Sex,
}

/// One cell of the country file. With the sheet's phase, table and source it is the identity of a figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellAddress {
    /// The sheet.
    pub sheet: SheetId,
    /// The place in it.
    pub place: Place,
}

impl CellAddress {
    /// The cell of `sheet` at `place`.
    pub fn new(sheet: SheetId, place: Place) -> Self {
        Self { sheet, place }
    }
}

impl fmt::Display for Place {
    /// Codes, for reports: `COU_DES_MYS F 2014`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for code in self.item.iter().chain(self.status.iter()) {
            write!(f, "{code} ")?;
        }
        write!(f, "{} {}", self.sex.letter(), self.year)
    }
}

/// What a note or a reason is attached to. Notes and reasons are inherited downwards: a cell takes those of its column,
/// year, row, sheet, table and module.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "scope", rename_all = "snake_case")]
pub enum Scope {
    /// All tables of a phase.
    Questionnaire {
        /// The phase.
        phase: PackId,
    },
    /// All tables of a module.
    Module {
        /// The phase.
        phase: PackId,
        /// The module.
        module: ModuleId,
    },
    /// A table, whatever its source; also one that has no sheet yet.
    Table {
        /// The phase.
        phase: PackId,
        /// The table.
        table: TableCode,
    },
    /// A source, in all tables that use it.
    Source {
        /// The source.
        source: SourceKey,
    },
    /// A sheet.
    Sheet {
        /// The sheet.
        sheet: SheetId,
    },
    /// A row of a sheet, all years.
    Row {
        /// The sheet.
        sheet: SheetId,
        /// The row.
        item: Option<ItemCode>,
    },
    /// A year of a sheet.
    Year {
        /// The sheet.
        sheet: SheetId,
        /// The year.
        year: Year,
    },
    /// A column of a sheet.
    Column {
        /// The sheet.
        sheet: SheetId,
        /// The year.
        year: Year,
        /// The status.
        status: Option<ItemCode>,
        /// The sex.
        sex: Sex,
    },
    /// One cell. Reasons of a single cell are its answer and never stand here; notes do.
    Cell {
        /// The cell.
        cell: CellAddress,
    },
}

impl Scope {
    /// The sheet that the scope lies in, where it lies in one.
    pub fn sheet(&self) -> Option<SheetId> {
        match self {
            Scope::Sheet { sheet }
            | Scope::Row { sheet, .. }
            | Scope::Year { sheet, .. }
            | Scope::Column { sheet, .. } => Some(*sheet),
            Scope::Cell { cell } => Some(cell.sheet),
            Scope::Questionnaire { .. } | Scope::Module { .. } | Scope::Table { .. } | Scope::Source { .. } => None,
        }
    }

    /// The same scope in another sheet; one that lies in no sheet stays as it is.
    #[must_use]
    pub fn in_sheet(&self, id: SheetId) -> Scope {
        let mut scope = self.clone();
        match &mut scope {
            Scope::Sheet { sheet }
            | Scope::Row { sheet, .. }
            | Scope::Year { sheet, .. }
            | Scope::Column { sheet, .. } => *sheet = id,
            Scope::Cell { cell } => cell.sheet = id,
            Scope::Questionnaire { .. } | Scope::Module { .. } | Scope::Table { .. } | Scope::Source { .. } => {}
        }
        scope
    }
}
