//! Repeating figures over a selection, and saving a copy of the file: what a spreadsheet user expects beside typing.

use super::{Desk, DeskError, Done};
use crate::country_file::{Action, ActionKind, Origin};
use crate::figures::{CellAddress, Change};

impl Desk {
    /// Puts into each second cell what stands in the first, as one action. `block` is how many rows and columns it is.
    pub fn fill(&mut self, copies: &[(CellAddress, CellAddress)], block: (usize, usize)) -> Result<Done, DeskError> {
        let Some((first, _)) = copies.first() else {
            return Ok(Done::Nothing);
        };
        let figure = |cell: &CellAddress| self.answers.figure(cell).cloned();
        let changes = copies
            .iter()
            .map(|(from, to)| Change::Figure {
                cell: to.clone(),
                before: figure(to),
                after: figure(from),
            })
            .collect();
        let size = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let action = Action::new(ActionKind::Fill)
            .in_table(self.sheet(first.sheet)?.table.clone())
            .on_block(size(block.0), size(block.1));
        self.act(action, Origin::Typed, changes)
    }
}
