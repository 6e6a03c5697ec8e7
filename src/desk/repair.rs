//! Taking a suggestion: figures that would make the sums hold are put in place, as one action that the journal calls a repair.

use super::{Desk, DeskError, Done};
use crate::checks::{Cause, Edit};
use crate::country_file::{Action, ActionKind, Origin};
use crate::figures::{Change, Figure};

impl Desk {
    /// What has made sums fail, each cause with the figures that would be right. Worked out anew at each call.
    pub fn causes(&self) -> Vec<Cause> {
        self.checker.causes()
    }

    /// Puts the proposed figures in place, flags kept. The person has compared them with the source document.
    pub fn repair(&mut self, edits: &[Edit]) -> Result<Done, DeskError> {
        let Some(first) = edits.first() else {
            return Ok(Done::Nothing);
        };
        let table = self.sheet(first.cell.sheet)?.table.clone();
        let changes = edits
            .iter()
            .map(|edit| {
                let before = self.answers.figure(&edit.cell).cloned();
                let flag = before.as_ref().and_then(|figure| figure.flag);
                Change::Figure {
                    cell: edit.cell.clone(),
                    before,
                    after: Some(Figure {
                        flag,
                        ..Figure::value(edit.right)
                    }),
                }
            })
            .collect();
        self.act(
            Action::new(ActionKind::Repair).in_table(table),
            Origin::Repaired,
            changes,
        )
    }
}
