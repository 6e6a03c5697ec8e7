//! What happened in the file, action by action, and the way back to how it was after any of them.
//!
//! Going back appends one group that leads there, so that one undo takes it back again; nothing of the journal is lost. What
//! was handed over stays: nothing goes back beyond the last package, sealing or rescue.

use super::{Desk, DeskError, Done};
use crate::country_file::{Action, ActionKind, Group, GroupId, Line, LineFilter, LinesHold, Origin};
use crate::figures::{CellAddress, Change, Figure, SheetId};
use crate::questionnaire::{PackId, TableCode, builtin_pack};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What going back would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WayBack {
    /// The action after which the file would stand.
    pub to: GroupId,
    /// How many actions it takes back.
    pub actions: usize,
    /// Cells whose figure would be another.
    pub figures: usize,
    /// Tables that they lie in.
    pub tables: BTreeSet<TableCode>,
    /// Scopes whose notes would be others.
    pub notes: usize,
    /// Reasons over rows, columns and tables that would be others.
    pub reasons: usize,
    /// Cells whose second typing would be another, or gone.
    pub second_entries: usize,
    /// Everything else: sheets, sources, definitions, details of the file, explanations, origins, remarks.
    pub others: usize,
    /// The revision it was worked out at; it holds no longer when that has moved.
    pub revision: u64,
}

impl WayBack {
    /// Whether the file would stay as it is.
    pub fn is_nothing(&self) -> bool {
        self.figures + self.notes + self.reasons + self.second_entries + self.others == 0
    }
}

impl Desk {
    /// At most `limit` actions before the group `before` (none: up to now), newest first.
    pub fn history_lines(
        &self,
        filter: &LineFilter,
        before: Option<GroupId>,
        limit: usize,
    ) -> Result<Vec<Line>, DeskError> {
        Ok(self.file.lines(filter, before, limit)?)
    }

    /// Who and what the history tells of, to choose from.
    pub fn history_holds(&self) -> Result<LinesHold, DeskError> {
        Ok(self.file.lines_hold()?)
    }

    /// One action with all that it changed.
    pub fn history_group(&self, id: GroupId) -> Result<Option<Group>, DeskError> {
        Ok(self.file.group(id)?)
    }

    /// The last action that nothing goes back beyond: the making of the file, the last package, sealing or rescue.
    pub fn history_floor(&self) -> GroupId {
        self.file.barrier()
    }

    /// What going back to how the file was after the action `to` would change. Nothing is changed yet.
    pub fn way_back(&self, to: GroupId) -> Result<WayBack, DeskError> {
        let (actions, changes) = self.changes_back(to)?;
        let mut back = WayBack {
            to,
            actions,
            revision: self.revision,
            ..WayBack::default()
        };
        for change in &changes {
            match change {
                Change::Figure { cell, .. } => {
                    back.figures += 1;
                    back.tables.extend(self.table_code_of(cell.sheet, &changes));
                }
                Change::Notes { .. } => back.notes += 1,
                Change::Cover { .. } => back.reasons += 1,
                Change::SecondEntry { .. } => back.second_entries += 1,
                _ => back.others += 1,
            }
        }
        Ok(back)
    }

    /// Goes back to how the file was after the action `to`, as one action that one undo takes back.
    pub fn go_back_to(&mut self, to: GroupId) -> Result<Done, DeskError> {
        self.may_write()?;
        let (_, changes) = self.changes_back(to)?;
        let action = Action::new(ActionKind::GoBack).with_detail(to.to_string());
        // Exactly as it was: nothing is worked out anew on the way.
        let group = Group::new(&self.who, action, Origin::Typed, None, changes);
        let done = self.take(group)?;
        self.show_a_held_phase();
        Ok(done)
    }

    /// Puts an earlier figure of a cell back, or empties it again, as one action.
    pub fn put_back(&mut self, cell: &CellAddress, figure: Option<Figure>) -> Result<Done, DeskError> {
        let change = Change::Figure {
            cell: cell.clone(),
            before: self.answers.figure(cell).cloned(),
            after: figure,
        };
        let table = self.sheet(cell.sheet)?.table.clone();
        let action = Action::new(ActionKind::GoBack).in_table(table).on_block(1, 1);
        self.act(action, Origin::Typed, vec![change])
    }

    fn changes_back(&self, to: GroupId) -> Result<(usize, Vec<Change>), DeskError> {
        if to > self.file.last_group() {
            return Err(DeskError::NoSuchAction(to));
        }
        if to < self.history_floor() {
            return Err(DeskError::BeyondFloor(self.history_floor()));
        }
        Ok(self.file.way_back(to, &self.answers)?)
    }

    /// The table of a sheet that is there now, or would be.
    fn table_code_of(&self, id: SheetId, changes: &[Change]) -> Option<TableCode> {
        let made = || {
            changes.iter().find_map(|change| match change {
                Change::Sheet { id: of, after, .. } if *of == id => after.clone(),
                _ => None,
            })
        };
        let now = self.answers.sheets.get(&id).cloned();
        now.or_else(made).map(|sheet| sheet.table)
    }

    /// A phase that was taken up and is gone again cannot be shown any more: the one that was open then shows.
    fn show_a_held_phase(&mut self) {
        if self.answers.phases.contains_key(&self.pack.id) {
            return;
        }
        let open = PackId::from(self.setting("open_phase"));
        if let Some(pack) = builtin_pack(&open) {
            self.pack = Arc::clone(&pack);
            self.recheck();
        }
    }
}
