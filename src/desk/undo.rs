//! Undo and redo. Undo appends the inverse group to the journal; nothing is deleted.

use super::{Desk, DeskError, Done};
use crate::country_file::{Action, Group, Origin};
use crate::figures::Change;

impl Desk {
    /// The action that undo would take back, for menus.
    pub fn undo_target(&self) -> Option<&Group> {
        self.file.undo_target(self.phase())
    }

    /// The action that redo would do again, for menus.
    pub fn redo_target(&self) -> Option<&Group> {
        self.file.redo_target(self.phase())
    }

    /// Takes the last action back. Stops at the last packing.
    pub fn undo(&mut self) -> Result<Option<Action>, DeskError> {
        self.may_write()?;
        let Some(group) = self.undo_target().cloned() else { return Ok(None) };
        let changes = group.changes.iter().rev().map(Change::inverse).collect();
        self.commit(group.action.clone(), Origin::Program, changes, Some(group.id), None)?;
        Ok(Some(group.action))
    }

    /// Does the action that was last taken back again.
    pub fn redo(&mut self) -> Result<Option<Action>, DeskError> {
        self.may_write()?;
        let Some(group) = self.redo_target().cloned() else { return Ok(None) };
        let done = self.commit(group.action.clone(), Origin::Program, group.changes.clone(), None, Some(group.id))?;
        Ok((done != Done::Nothing).then_some(group.action))
    }
}
