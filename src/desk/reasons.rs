//! Reasons for many cells at once: rows, columns and years covered by one action each, and what a text says as a reason.

use super::{Desk, DeskError, Done};
use crate::country_file::{Action, ActionKind, Origin};
use crate::figures::numerals::Reading;
use crate::figures::{Answer, CellAddress, Change, Effective, Reason, Scope, SheetId};

impl Desk {
    /// Takes the reasons off several scopes, as one action.
    pub fn clear_reasons(&mut self, scopes: &[Scope]) -> Result<Done, DeskError> {
        let changes: Vec<Change> = scopes.iter().map(|scope| self.cover_change(scope, None)).collect();
        self.act(Action::new(ActionKind::SetReason), Origin::Typed, changes)
    }

    /// The change that lays a reason over a scope, or takes it off.
    pub(super) fn cover_change(&self, scope: &Scope, after: Option<&Reason>) -> Change {
        Change::Cover {
            scope: scope.clone(),
            before: self.answers.covers.get(scope).cloned(),
            after: after.cloned(),
        }
    }

    /// The reason that a text says when it is typed in a sheet; none for a figure, and for what cannot be read.
    pub fn reason_in(&self, sheet: SheetId, text: &str) -> Option<Reason> {
        match self.read(sheet, text) {
            Ok(Reading::Figure(figure)) => match figure.answer {
                Answer::Reason(reason) => Some(reason),
                Answer::Value(_) | Answer::WrongInput(_) => None,
            },
            _ => None,
        }
    }

    /// The reason that stands in a cell, its own or one that covers it.
    pub fn reason_of(&self, cell: &CellAddress) -> Option<Reason> {
        let module = &self.table_of(cell.sheet).ok()?.module;
        match self.answers.effective(cell, module) {
            Effective::Own(figure) => match &figure.answer {
                Answer::Reason(reason) => Some(reason.clone()),
                Answer::Value(_) | Answer::WrongInput(_) => None,
            },
            Effective::Inherited(reason, _) => Some(reason.clone()),
            Effective::Blank => None,
        }
    }
}
