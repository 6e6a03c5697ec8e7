//! Totals: filled from their parts by one key, or kept up with them in a sheet whose totals are automatic.
//!
//! What is worked out here carries the flag L and is never put in the place of anything that was typed. Whether a sheet's
//! totals are automatic is a setting of the file: how a person works is no part of the answer, and no package carries it.

use super::{Desk, DeskError, Done};
use crate::checks::{Deduction, Undecided};
use crate::country_file::{Action, ActionKind, Group, Origin};
use crate::figures::{Answer, CellAddress, Change, Figure, Flag, Reason, SheetId, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What filling totals did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalsFilled {
    /// Whether it changed the file.
    pub done: Done,
    /// How many cells were filled.
    pub filled: usize,
    /// Cells that stay empty because sums say different things.
    pub undecided: Vec<Undecided>,
}

/// The setting that says that the totals of a sheet are automatic.
const AUTOMATIC: &str = "automatic_totals:";

/// The computed totals of a sheet that were the sum of their parts.
type Followers = BTreeMap<SheetId, BTreeSet<CellAddress>>;

impl Desk {
    /// Fills the empty ones among these cells of one sheet that follow from others by a sum: a total from its parts, the one empty
    /// part from its total. As one action; nothing that stands there is touched.
    pub fn fill_totals(&mut self, cells: &[CellAddress]) -> Result<TotalsFilled, DeskError> {
        let Some(sheet) = cells.first().map(|cell| cell.sheet) else {
            return Ok(TotalsFilled {
                done: Done::Nothing,
                filled: 0,
                undecided: Vec::new(),
            });
        };
        let wanted: BTreeSet<&CellAddress> = cells.iter().collect();
        let found = self.checker.deduce(sheet, &BTreeSet::new());
        let changes: Vec<Change> = found
            .figures
            .iter()
            .filter(|(cell, _)| wanted.contains(cell))
            .map(|(cell, value)| self.figure_change(cell, Some(computed(*value))))
            .collect();
        let undecided = found.undecided.into_iter();
        let undecided = undecided.filter(|undecided| wanted.contains(&undecided.cell)).collect();
        let filled = changes.len();
        let action = Action::new(ActionKind::Compute)
            .in_table(self.sheet(sheet)?.table.clone())
            .with_detail(filled.to_string());
        let done = if changes.is_empty() {
            Done::Nothing
        } else {
            self.act(action, Origin::Typed, changes)?
        };
        Ok(TotalsFilled {
            done,
            filled,
            undecided,
        })
    }

    /// The figure that a computed cell would get if it were worked out now, where that is another one than stands there.
    pub fn computed_anew(&self, cell: &CellAddress) -> Option<Value> {
        let stands = self.computed_value(cell)?;
        let aside = BTreeSet::from([cell.clone()]);
        let found = self.checker.deduce(cell.sheet, &aside);
        found.figures.get(cell).copied().filter(|value| *value != stands)
    }

    /// Works a computed cell out again, from what stands around it now.
    pub fn compute_again(&mut self, cell: &CellAddress) -> Result<Done, DeskError> {
        let Some(value) = self.computed_anew(cell) else {
            return Ok(Done::Nothing);
        };
        let change = self.figure_change(cell, Some(computed(value)));
        let action = Action::new(ActionKind::Compute)
            .in_table(self.sheet(cell.sheet)?.table.clone())
            .with_detail("1");
        self.act(action, Origin::Typed, vec![change])
    }

    /// Whether the totals of a sheet follow their parts by themselves.
    pub fn automatic_totals(&self, sheet: SheetId) -> bool {
        self.answers.settings.contains_key(&setting(sheet))
    }

    /// Chooses between totals that are typed and compared with their parts, and totals that follow them. Switched on, what is
    /// blank is filled where it follows; what is typed stays as it is, either way.
    pub fn set_automatic_totals(&mut self, sheet: SheetId, automatic: bool) -> Result<Done, DeskError> {
        if self.automatic_totals(sheet) == automatic {
            return Ok(Done::Nothing);
        }
        let mut changes = Vec::new();
        if !self.answers.sheets.contains_key(&sheet) {
            changes.push(self.sheet_change(sheet, |_| ())?);
        }
        changes.push(self.setting_change(&setting(sheet), automatic.then_some("1")));
        let action = Action::new(ActionKind::Compute)
            .in_table(self.sheet(sheet)?.table.clone())
            .with_detail(if automatic { "automatic" } else { "typed" });
        self.act(action, Origin::Typed, changes)
    }

    /// The change that takes the choice of a sheet away with it.
    pub(super) fn no_automatic_totals(&self, sheet: SheetId) -> Change {
        self.setting_change(&setting(sheet), None)
    }

    /// The sheet whose choice of totals a setting of that name is; none for any other setting.
    pub fn sheet_of_totals_choice(setting: &str) -> Option<SheetId> {
        let number = setting.strip_prefix(AUTOMATIC)?;
        number.parse().ok().map(SheetId)
    }

    fn figure_change(&self, cell: &CellAddress, after: Option<Figure>) -> Change {
        Change::Figure {
            cell: cell.clone(),
            before: self.answers.figure(cell).cloned(),
            after,
        }
    }

    /// The value of a cell that was worked out.
    fn computed_value(&self, cell: &CellAddress) -> Option<Value> {
        let figure = self.answers.figure(cell)?;
        figure.as_value().filter(|_| figure.flag == Some(Flag::Computed))
    }

    /// The sheets with automatic totals that these changes reach.
    pub(super) fn with_automatic_totals(&self, changes: &[Change]) -> BTreeSet<SheetId> {
        let mut sheets: BTreeSet<SheetId> = changes
            .iter()
            .filter_map(Change::sheet)
            .filter(|sheet| self.automatic_totals(*sheet))
            .collect();
        for change in changes {
            if let Change::Setting { name, after, .. } = change
                && let Some(sheet) = Self::sheet_of_totals_choice(name)
            {
                if after.is_some() {
                    sheets.insert(sheet);
                } else {
                    sheets.remove(&sheet);
                }
            }
        }
        sheets
    }

    /// Takes a group in together with what it moves in the totals of `sheets`. When the file refuses it, nothing has changed.
    pub(super) fn take_with_totals(&mut self, mut group: Group, sheets: &BTreeSet<SheetId>) -> Result<Done, DeskError> {
        let reached = reached(&group.changes);
        let followers = sheets
            .iter()
            .map(|sheet| (*sheet, self.followers(*sheet, reached.as_deref())))
            .collect();
        self.apply(&group.changes);
        let totals: Vec<Change> = sheets
            .iter()
            .flat_map(|sheet| self.following_totals(*sheet, reached.as_deref(), &followers))
            .collect();
        self.apply(&totals);
        let applied: Vec<Change> = group.changes.iter().chain(&totals).cloned().collect();
        for total in totals {
            join(&mut group.changes, total);
        }
        let stamp = (group.who.clone(), group.at);
        let changes = group.changes.clone();
        match self.file.commit(group) {
            Ok(Some(id)) => {
                self.note_changes(&changes, &stamp);
                Ok(Done::Group(id))
            }
            refused => {
                let back: Vec<Change> = applied.iter().rev().map(Change::inverse).collect();
                self.apply(&back);
                match refused {
                    Err(error) => Err(DeskError::Refused(error.to_string())),
                    Ok(_) => Ok(Done::Nothing),
                }
            }
        }
    }

    /// The totals of a sheet that these cells reach; all of them where it is not known which cells have changed.
    fn totals_reached(&self, sheet: SheetId, cells: Option<&[CellAddress]>) -> BTreeSet<CellAddress> {
        match cells {
            Some(cells) => self
                .checker
                .totals_above(cells.iter().filter(|cell| cell.sheet == sheet)),
            None => self.checker.totals(sheet),
        }
    }

    /// The computed totals that are what follows from their parts.
    fn followers(&self, sheet: SheetId, cells: Option<&[CellAddress]>) -> BTreeSet<CellAddress> {
        let totals = self.totals_reached(sheet, cells);
        let computed = self.computed_among(&totals);
        if computed.is_empty() {
            return computed;
        }
        let found = self.checker.deduce_totals(sheet, &totals, &computed);
        let follows = |cell: &CellAddress| found.figures.get(cell).copied() == self.computed_value(cell);
        computed.into_iter().filter(follows).collect()
    }

    fn computed_among(&self, totals: &BTreeSet<CellAddress>) -> BTreeSet<CellAddress> {
        let computed = totals.iter().filter(|cell| self.computed_value(cell).is_some());
        computed.cloned().collect()
    }

    /// The changes that bring the blank and computed totals that were reached to what follows from their parts. A computed total
    /// that does not follow any more is emptied; one that never did (it came from elsewhere) stays.
    fn following_totals(&self, sheet: SheetId, cells: Option<&[CellAddress]>, followers: &Followers) -> Vec<Change> {
        let totals = self.totals_reached(sheet, cells);
        let mut aside = self.computed_among(&totals);
        let followed = |cell: &CellAddress| followers.get(&sheet).is_some_and(|cells| cells.contains(cell));
        let mut found: Deduction = self.checker.deduce_totals(sheet, &totals, &aside);
        let all = aside.len();
        aside.retain(|cell| followed(cell) || found.figures.contains_key(cell));
        if aside.len() < all {
            found = self.checker.deduce_totals(sheet, &totals, &aside);
        }
        let emptied = aside.iter().filter(|cell| !found.figures.contains_key(cell));
        let emptied = emptied.map(|cell| self.figure_change(cell, None));
        let moved = found
            .figures
            .iter()
            .filter(|(cell, value)| self.computed_value(cell) != Some(**value))
            .map(|(cell, value)| self.figure_change(cell, Some(computed(*value))));
        emptied.chain(moved).collect()
    }
}

/// The cells that changes are about, where they are about figures alone and nothing comes to be included elsewhere.
fn reached(changes: &[Change]) -> Option<Vec<CellAddress>> {
    let elsewhere = |figure: &Option<Figure>| {
        let answer = figure.as_ref().map(|figure| &figure.answer);
        matches!(answer, Some(Answer::Reason(Reason::IncludedElsewhere(_))))
    };
    changes
        .iter()
        .map(|change| match change {
            Change::Figure { cell, before, after } if !elsewhere(before) && !elsewhere(after) => Some(cell.clone()),
            _ => None,
        })
        .collect()
}

fn setting(sheet: SheetId) -> String {
    format!("{AUTOMATIC}{}", sheet.0)
}

fn computed(value: Value) -> Figure {
    Figure {
        flag: Some(Flag::Computed),
        ..Figure::value(value)
    }
}

/// Adds a change; where the cell has one already the two become one.
fn join(changes: &mut Vec<Change>, change: Change) {
    let Change::Figure { cell, after, .. } = &change else {
        changes.push(change);
        return;
    };
    let known = changes
        .iter()
        .position(|known| matches!(known, Change::Figure { cell: of, .. } if of == cell));
    match known {
        Some(index) => {
            if let Change::Figure { after: stands, .. } = &mut changes[index] {
                stands.clone_from(after);
            }
            if changes[index].is_nothing() {
                changes.remove(index);
            }
        }
        None => changes.push(change),
    }
}
