//! Undo and redo. Undo appends the inverse group to the journal; nothing is deleted.

use super::{Desk, DeskError};
use crate::country_file::{Action, Group};

impl Desk {
    /// The action that undo would take back, for menus.
    pub fn undo_action(&self) -> Option<Action> {
        let id = self.file.undo_target()?;
        self.file.group(id).ok().flatten().map(|group| group.action)
    }

    /// The action that redo would do again, for menus.
    pub fn redo_action(&self) -> Option<Action> {
        let id = self.file.redo_target()?;
        self.file.group(id).ok().flatten().map(|group| group.action)
    }

    /// Takes the last action back; none: there is nothing to take back. Stops at the last packing.
    pub fn undo(&mut self) -> Result<Option<Action>, DeskError> {
        self.may_write()?;
        let group = self.file.undo_group(&self.who)?;
        self.step(group)
    }

    /// Does the action that was last taken back again; none: there is nothing to do again.
    pub fn redo(&mut self) -> Result<Option<Action>, DeskError> {
        self.may_write()?;
        let group = self.file.redo_group(&self.who)?;
        self.step(group)
    }

    fn step(&mut self, group: Option<Group>) -> Result<Option<Action>, DeskError> {
        let Some(group) = group else { return Ok(None) };
        let action = group.action.clone();
        self.take(group)?;
        Ok(Some(action))
    }
}
