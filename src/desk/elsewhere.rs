//! "Included elsewhere" by pointing at the cell that includes it: which pointer that makes, and what cannot include what.

use super::{Desk, DeskError, Done, ReasonTarget};
use crate::figures::{CellAddress, Effective, Pointer, Reason, Scope};
use crate::questionnaire::ItemCode;

/// Why a cell cannot be the one that includes others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotInclude {
    /// It is among those that are to be included.
    #[error("A cell cannot be included in itself. Show another cell.")]
    Itself,
    /// It is empty.
    #[error("That cell is empty. Type its figure first, then show it.")]
    Empty,
    /// It holds a reason or what could not be read, so no figure includes anything there.
    #[error("That cell has no figure that could include another. Show a cell with a figure.")]
    NoFigure,
    /// It is included elsewhere itself.
    #[error("That cell is itself included elsewhere. Show the cell that includes both.")]
    IncludedElsewhere,
    /// It is a total that the cell is a part of.
    #[error("That is a total of which the cell is a part already. Show the part that holds its figure as well.")]
    ItsTotal,
    /// It is a part of the cell.
    #[error("That cell is a part of the one that is to be included. Show a cell outside it.")]
    ItsPart,
}

impl Desk {
    /// The reason that says that all of `target` is included in the cell `at`: in the same row of each column where `at` is in one
    /// of its columns, else in that very cell.
    pub fn included_in(&self, target: &ReasonTarget, at: &CellAddress) -> Result<Reason, CannotInclude> {
        let pointer = match (&at.place.item, is_beside(target, at)) {
            (Some(item), true) => Pointer::Row(item.clone()),
            _ => Pointer::Cell(at.clone()),
        };
        if self.reaches(target, at) {
            return Err(CannotInclude::Itself);
        }
        self.may_include(at)?;
        if let ReasonTarget::Cells(cells) = target {
            for cell in cells {
                self.may_include_cell(cell, &pointer, at)?;
            }
        }
        Ok(Reason::IncludedElsewhere(pointer))
    }

    /// Says that all of `target` is included in the cell `at`, as one action.
    pub fn include_elsewhere(&mut self, target: &ReasonTarget, at: &CellAddress) -> Result<Done, DeskError> {
        let reason = self
            .included_in(target, at)
            .map_err(|why| DeskError::Refused(why.to_string()))?;
        self.set_reason(target, &reason)
    }

    /// Whether a cell holds a figure, which could include others.
    fn may_include(&self, at: &CellAddress) -> Result<(), CannotInclude> {
        let Ok(table) = self.table_of(at.sheet) else {
            return Err(CannotInclude::Empty);
        };
        match self.answers.effective(at, &table.module) {
            Effective::Own(figure) if figure.as_value().is_some() => Ok(()),
            Effective::Blank => Err(CannotInclude::Empty),
            _ => match self.reason_of(at) {
                Some(Reason::IncludedElsewhere(_)) => Err(CannotInclude::IncludedElsewhere),
                _ => Err(CannotInclude::NoFigure),
            },
        }
    }

    /// Whether the cell that `pointer` makes of one cell can include it.
    fn may_include_cell(&self, cell: &CellAddress, pointer: &Pointer, at: &CellAddress) -> Result<(), CannotInclude> {
        let into = match pointer {
            Pointer::Row(item) => in_row(cell, item),
            Pointer::Cell(at) => at.clone(),
        };
        if into == *cell {
            return Err(CannotInclude::Itself);
        }
        if into != *at && matches!(self.reason_of(&into), Some(Reason::IncludedElsewhere(_))) {
            return Err(CannotInclude::IncludedElsewhere);
        }
        if self.checker.is_part_of(cell, &into) {
            return Err(CannotInclude::ItsTotal);
        }
        if self.checker.is_part_of(&into, cell) {
            return Err(CannotInclude::ItsPart);
        }
        Ok(())
    }

    /// Whether a cell is one of those that `target` names.
    fn reaches(&self, target: &ReasonTarget, at: &CellAddress) -> bool {
        let scopes: &[Scope] = match target {
            ReasonTarget::Cells(cells) => return cells.contains(at),
            ReasonTarget::Scope(scope) => std::slice::from_ref(scope),
            ReasonTarget::Scopes(scopes) => scopes,
        };
        let Ok(table) = self.table_of(at.sheet) else {
            return false;
        };
        let over = self.answers.scopes_over(at, &table.module);
        scopes.iter().any(|scope| over.contains(scope))
    }
}

/// Whether a cell stands in one of the columns of `target`, in the same sheet.
fn is_beside(target: &ReasonTarget, at: &CellAddress) -> bool {
    let same_column = |cell: &CellAddress| {
        let (own, other) = (&cell.place, &at.place);
        cell.sheet == at.sheet && (own.year, &own.status, own.sex) == (other.year, &other.status, other.sex)
    };
    // A row has all columns.
    let row_of_sheet = |scope: &Scope| matches!(scope, Scope::Row { sheet, .. } if *sheet == at.sheet);
    match target {
        ReasonTarget::Cells(cells) => cells.iter().any(same_column),
        ReasonTarget::Scope(scope) => row_of_sheet(scope),
        ReasonTarget::Scopes(scopes) => scopes.iter().all(row_of_sheet),
    }
}

/// The cell of another row in the same column.
fn in_row(cell: &CellAddress, item: &ItemCode) -> CellAddress {
    let mut other = cell.clone();
    other.place.item = Some(item.clone());
    other
}
