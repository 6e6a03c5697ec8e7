//! Remarks on cells and the mark for follow-up. They are for the people who work in this file; packages leave them behind.

use super::{Desk, DeskError, Done};
use crate::country_file::{Action, ActionKind, Origin};
use crate::figures::{CellAddress, Change, Remark, Remarks, SheetId, SheetLayout};
use std::collections::BTreeMap;

impl Desk {
    /// The remarks on a cell.
    pub fn remarks_of(&self, cell: &CellAddress) -> Option<&Remarks> {
        self.answers.remarks.get(cell)
    }

    /// Writes a remark on a cell. One without words is none.
    pub fn remark(&mut self, cell: &CellAddress, text: &str) -> Result<Done, DeskError> {
        let remark = Remark {
            who: self.who.clone(),
            at: moment(),
            text: text.trim().to_owned(),
        };
        if remark.text.is_empty() {
            return Ok(Done::Nothing);
        }
        self.change_remarks("", std::slice::from_ref(cell), |remarks| {
            remarks.thread.push(remark.clone());
        })
    }

    /// Takes a remark away, by its place in the thread.
    pub fn remove_remark(&mut self, cell: &CellAddress, index: usize) -> Result<Done, DeskError> {
        self.change_remarks("removed", std::slice::from_ref(cell), |remarks| {
            if index < remarks.thread.len() {
                remarks.thread.remove(index);
            }
        })
    }

    /// Marks cells for follow-up, or takes the mark off.
    pub fn set_follow_up(&mut self, cells: &[CellAddress], follow_up: bool) -> Result<Done, DeskError> {
        let what = if follow_up { "follow-up" } else { "followed-up" };
        self.change_remarks(what, cells, |remarks| remarks.follow_up = follow_up)
    }

    /// Whether any of these cells is marked for follow-up.
    pub fn any_follow_up(&self, cells: &[CellAddress]) -> bool {
        let marked = |cell| self.remarks_of(cell).is_some_and(|remarks| remarks.follow_up);
        cells.iter().any(marked)
    }

    /// The cells of the shown phase that are marked for follow-up, in the order of the form.
    pub fn follow_ups(&self) -> Vec<CellAddress> {
        let marked = self.answers.remarks.iter().filter(|(_, remarks)| remarks.follow_up);
        let mut form = Form::default();
        let mut found: Vec<_> = marked
            .filter_map(|(cell, _)| Some((form.place(self, cell)?, cell)))
            .collect();
        found.sort();
        found.into_iter().map(|(_, cell)| cell.clone()).collect()
    }

    /// How many cells of the shown phase are marked for follow-up.
    pub fn follow_up_count(&self) -> usize {
        let sheets = &self.answers.sheets;
        let shown = |cell: &CellAddress| {
            sheets
                .get(&cell.sheet)
                .is_some_and(|sheet| &sheet.phase == self.phase())
        };
        let marked = self.answers.remarks.iter().filter(|(_, remarks)| remarks.follow_up);
        marked.filter(|(cell, _)| shown(cell)).count()
    }

    /// The next cell marked for follow-up after that one, round and round.
    pub fn next_follow_up(&self, after: Option<&CellAddress>) -> Option<CellAddress> {
        let marked = self.follow_ups();
        let mut form = Form::default();
        let here = after.and_then(|cell| form.place(self, cell));
        let mut later = marked.iter().filter(|cell| form.place(self, cell) > here);
        let next = if here.is_some() { later.next() } else { None };
        next.or_else(|| marked.first()).cloned()
    }

    fn change_remarks(
        &mut self,
        what: &str,
        cells: &[CellAddress],
        edit: impl Fn(&mut Remarks),
    ) -> Result<Done, DeskError> {
        let Some(first) = cells.first() else {
            return Ok(Done::Nothing);
        };
        let changes = cells.iter().map(|cell| {
            let before = self.answers.remarks.get(cell).cloned();
            let mut after = before.clone().unwrap_or_default();
            edit(&mut after);
            Change::Remarks {
                cell: cell.clone(),
                before,
                after: Some(after).filter(|remarks| !remarks.is_empty()),
            }
        });
        let changes = changes.collect();
        let action = Action::new(ActionKind::Remark).in_table(self.sheet(first.sheet)?.table.clone());
        let action = if what.is_empty() {
            action
        } else {
            action.with_detail(what)
        };
        self.act(action, Origin::Typed, changes)
    }
}

/// Where cells stand in the form of the shown phase; each sheet is laid out once.
#[derive(Default)]
struct Form(BTreeMap<SheetId, Option<(usize, SheetLayout)>>);

/// Table, sheet, row and column.
type PlaceInForm = (usize, SheetId, Option<(usize, usize)>);

impl Form {
    fn place(&mut self, desk: &Desk, cell: &CellAddress) -> Option<PlaceInForm> {
        let laid_out = || {
            let sheet = desk.sheet(cell.sheet).ok()?;
            if &sheet.phase != desk.phase() {
                return None;
            }
            let table = desk.pack.tables.iter().position(|table| table.code == sheet.table)?;
            Some((table, desk.layout(cell.sheet).ok()?))
        };
        let (table, layout) = self.0.entry(cell.sheet).or_insert_with(laid_out).as_ref()?;
        Some((*table, cell.sheet, layout.find(&cell.place)))
    }
}

/// Now, RFC 3339, to the second.
pub(super) fn moment() -> String {
    let now = jiff::Timestamp::now();
    now.round(jiff::Unit::Second).unwrap_or(now).to_string()
}
