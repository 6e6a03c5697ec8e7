//! Repeating reasons over a selection, as Ctrl+D and Ctrl+R do in a spreadsheet. Figures are never repeated: the same number in
//! two cells is nearly always a slip, and one that no sum notices.

use super::{Desk, DeskError, Done};
use crate::country_file::{Action, ActionKind, Origin};
use crate::figures::{Answer, CellAddress, Change, Figure, Pointer, Reason};

/// What repeating did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filled {
    /// Whether it changed the file.
    pub done: Done,
    /// Cells that took a reason.
    pub cells: usize,
    /// Cells passed over because what would be repeated is a figure.
    pub figures: usize,
    /// Cells that hold something of their own, which stays.
    pub kept: usize,
}

impl Desk {
    /// Puts the reason that stands in the first cell of each pair into the second, as one action, unless something other than a
    /// reason stands there. `block` is how many rows and columns it is.
    pub fn fill(&mut self, copies: &[(CellAddress, CellAddress)], block: (usize, usize)) -> Result<Filled, DeskError> {
        let mut filled = Filled {
            done: Done::Nothing,
            cells: 0,
            figures: 0,
            kept: 0,
        };
        let Some((first, _)) = copies.first() else {
            return Ok(filled);
        };
        let mut changes = Vec::new();
        for (from, to) in copies {
            let Some(reason) = self.reason_of(from) else {
                filled.figures += usize::from(self.answers.figure(from).is_some());
                continue;
            };
            let before = self.answers.figure(to);
            let holds = before.is_some_and(|figure| !matches!(figure.answer, Answer::Reason(_)));
            if holds || includes_itself(&reason, to) {
                filled.kept += 1;
                continue;
            }
            filled.cells += 1;
            changes.push(Change::Figure {
                cell: to.clone(),
                before: before.cloned(),
                after: Some(Figure::reason(reason)),
            });
        }
        if changes.is_empty() {
            return Ok(filled);
        }
        let size = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let action = Action::new(ActionKind::Fill)
            .in_table(self.sheet(first.sheet)?.table.clone())
            .on_block(size(block.0), size(block.1));
        filled.done = self.act(action, Origin::Typed, changes)?;
        Ok(filled)
    }
}

/// Whether a cell with that reason would be included in itself.
pub(super) fn includes_itself(reason: &Reason, cell: &CellAddress) -> bool {
    match reason {
        Reason::IncludedElsewhere(Pointer::Row(item)) => cell.place.item.as_ref() == Some(item),
        Reason::IncludedElsewhere(Pointer::Cell(target)) => target == cell,
        _ => false,
    }
}
