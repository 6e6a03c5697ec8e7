//! Typing, clearing; reasons, flags and notes.

use super::{Desk, DeskError, Done};
use crate::country_file::{Action, ActionKind, Origin};
use crate::figures::numerals::{self, Convention, Reading};
use crate::figures::{Answer, CellAddress, Change, Figure, Flag, Note, Place, Reason, Scope, SheetId, SourceKey};
use crate::questionnaire::{ItemCode, Sex, Table, Year};

/// What became of a cell that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// It was read; nothing may have changed.
    Read(Done),
    /// It could be read in several ways, so it stands as wrong input until somebody says which.
    Unclear(Done),
    /// It could not be read; it stands as typed, marked.
    Wrong(Done),
}

/// What a reason is set on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReasonTarget {
    /// These cells. One cell is replaced whatever it holds; in several, figures are kept.
    Cells(Vec<CellAddress>),
    /// All untouched cells of a row, column, year, sheet, table or module.
    Scope(Scope),
    /// The same for several rows, columns or years.
    Scopes(Vec<Scope>),
}

impl Desk {
    /// Commits what was typed in a cell.
    pub fn type_text(&mut self, cell: &CellAddress, text: &str) -> Result<Entered, DeskError> {
        let reading = self.read(cell.sheet, text)?;
        let (change, outcome) = self.entry_change(cell, reading, text);
        let action = self.action_in(ActionKind::Type, cell.sheet)?;
        let done = self.act(action, Origin::Typed, vec![change])?;
        Ok(outcome.entered(done))
    }

    /// Types a cell and states the sheet's source in the same action, as the command line does.
    pub fn set(&mut self, cell: &CellAddress, source: Option<SourceKey>, text: &str) -> Result<Entered, DeskError> {
        let (change, outcome) = self.entry_change(cell, self.read(cell.sheet, text)?, text);
        let year = cell.place.year;
        let mut changes = Vec::new();
        let sheet = self.sheet(cell.sheet)?;
        let source = source.or_else(|| sheet.source.clone());
        if let Some(key) = source.as_ref().filter(|key| !self.answers.sources.contains_key(key)) {
            changes.push(self.new_source_change(key));
        }
        changes.push(self.sheet_change(cell.sheet, |sheet| {
            sheet.source = source;
            sheet.years.insert(year);
        })?);
        changes.push(change);
        let done = self.act(self.action_in(ActionKind::Type, cell.sheet)?, Origin::Typed, changes)?;
        Ok(outcome.entered(done))
    }

    pub(super) fn action_in(&self, kind: ActionKind, sheet: SheetId) -> Result<Action, DeskError> {
        Ok(Action::new(kind).in_table(self.sheet(sheet)?.table.clone()))
    }

    pub(super) fn read(&self, sheet: SheetId, text: &str) -> Result<Reading, DeskError> {
        Ok(numerals::read(text, self.sheet(sheet)?.unit, self.convention()))
    }

    /// The file's own number convention.
    pub fn convention(&self) -> Convention {
        Convention::from_name(self.setting("number_convention"))
    }

    /// Settles the file's own number convention: how a lone `1.234` is read from now on.
    pub fn set_convention(&mut self, convention: Convention) -> Result<Done, DeskError> {
        let change = self.setting_change("number_convention", Some(convention.name()));
        self.act(Action::new(ActionKind::ChangeSetting), Origin::Typed, vec![change])
    }

    fn entry_change(&self, cell: &CellAddress, reading: Reading, text: &str) -> (Change, Outcome) {
        let before = self.answers.figure(cell).cloned();
        let (after, outcome) = match reading {
            Reading::Blank => (None, Outcome::Read),
            Reading::Figure(mut figure) => {
                // A flag belongs to the place: correcting a provisional figure leaves it provisional. A figure that was
                // worked out is a typed one from then on.
                if figure.as_value().is_some() {
                    let stood = before.as_ref().and_then(|figure| figure.flag);
                    figure.flag = figure.flag.or(stood.filter(|flag| *flag != Flag::Computed));
                }
                let unchanged = before.as_ref().is_some_and(|old| same_answer(old, &figure));
                (if unchanged { before.clone() } else { Some(figure) }, Outcome::Read)
            }
            Reading::Ambiguous(_) | Reading::IncludedElsewhere => (Some(wrong(text)), Outcome::Unclear),
            Reading::Wrong(_) => (Some(wrong(text)), Outcome::Wrong),
        };
        (
            Change::Figure {
                cell: cell.clone(),
                before,
                after,
            },
            outcome,
        )
    }

    /// Puts one reading of an unclear cell in its place.
    pub fn settle(&mut self, cell: &CellAddress, figure: Figure) -> Result<Done, DeskError> {
        let before = self.answers.figure(cell).cloned();
        let change = Change::Figure {
            cell: cell.clone(),
            before,
            after: Some(figure),
        };
        self.act(
            self.action_in(ActionKind::Type, cell.sheet)?,
            Origin::Typed,
            vec![change],
        )
    }

    /// Empties cells.
    pub fn clear(&mut self, cells: &[CellAddress]) -> Result<Done, DeskError> {
        let changes = cells
            .iter()
            .map(|cell| Change::Figure {
                cell: cell.clone(),
                before: self.answers.figure(cell).cloned(),
                after: None,
            })
            .collect();
        let Some(first) = cells.first() else {
            return Ok(Done::Nothing);
        };
        let action = self
            .action_in(ActionKind::Clear, first.sheet)?
            .with_detail(cells.len().to_string());
        self.act(action, Origin::Typed, changes)
    }

    /// Says why there is no figure, for cells or for everything untouched in a scope.
    pub fn set_reason(&mut self, target: &ReasonTarget, reason: &Reason) -> Result<Done, DeskError> {
        let changes = match target {
            ReasonTarget::Cells(cells) => cells
                .iter()
                .map(|cell| (cell, self.answers.figure(cell)))
                .filter(|(_, figure)| cells.len() == 1 || figure.is_none_or(|figure| figure.as_value().is_none()))
                .map(|(cell, before)| Change::Figure {
                    cell: cell.clone(),
                    before: before.cloned(),
                    after: Some(Figure::reason(reason.clone())),
                })
                .collect(),
            ReasonTarget::Scope(scope) => vec![self.cover_change(scope, Some(reason))],
            ReasonTarget::Scopes(scopes) => scopes
                .iter()
                .map(|scope| self.cover_change(scope, Some(reason)))
                .collect(),
        };
        let sheet = match target {
            ReasonTarget::Cells(cells) => cells.first().map(|cell| cell.sheet),
            ReasonTarget::Scope(scope) => scope.sheet(),
            ReasonTarget::Scopes(scopes) => scopes.first().and_then(Scope::sheet),
        };
        let action = match sheet {
            Some(sheet) => self.action_in(ActionKind::SetReason, sheet)?,
            None => Action::new(ActionKind::SetReason),
        };
        self.act(action.with_detail(reason.letter()), Origin::Typed, changes)
    }

    /// Takes a reason off a scope again.
    pub fn clear_reason(&mut self, scope: &Scope) -> Result<Done, DeskError> {
        self.clear_reasons(std::slice::from_ref(scope))
    }

    /// Sets or takes off the flag of the values among these cells.
    pub fn set_flag(&mut self, cells: &[CellAddress], flag: Option<Flag>) -> Result<Done, DeskError> {
        let changes = cells
            .iter()
            .filter_map(|cell| {
                Some((
                    cell,
                    self.answers.figure(cell).filter(|figure| figure.as_value().is_some())?,
                ))
            })
            .map(|(cell, figure)| Change::Figure {
                cell: cell.clone(),
                before: Some(figure.clone()),
                after: Some(Figure { flag, ..figure.clone() }),
            })
            .collect();
        let Some(first) = cells.first() else {
            return Ok(Done::Nothing);
        };
        self.act(
            self.action_in(ActionKind::SetFlag, first.sheet)?,
            Origin::Typed,
            changes,
        )
    }

    /// Replaces the notes of a scope; empty ones are dropped.
    pub fn set_notes(&mut self, scope: &Scope, notes: Vec<Note>) -> Result<Done, DeskError> {
        let before = self.answers.notes.get(scope).cloned().unwrap_or_default();
        let after = notes
            .into_iter()
            .filter(|note| note.code.is_some() || !note.text.trim().is_empty())
            .collect();
        self.act(
            Action::new(ActionKind::WriteNote),
            Origin::Typed,
            vec![Change::Notes {
                scope: scope.clone(),
                before,
                after,
            }],
        )
    }

    /// The text that editing a cell begins with: what was typed, else the plain number in the sheet's unit.
    pub fn edit_text(&self, cell: &CellAddress) -> String {
        let Some(figure) = self.answers.figure(cell) else {
            return String::new();
        };
        if let Some(typed) = &figure.typed {
            return typed.clone();
        }
        match &figure.answer {
            Answer::Value(value) => value.to_plain(self.sheet(cell.sheet).map_or(0, |sheet| sheet.unit.exponent())),
            Answer::Reason(reason) => reason.letter().to_owned(),
            Answer::WrongInput(text) => text.clone(),
        }
    }

    /// A cell named by codes, as the command line does: its sheet must exist or be a draft.
    pub fn cell_by_codes(
        &self,
        sheet: SheetId,
        row: Option<&str>,
        year: Year,
        status: Option<&str>,
        sex: Option<&str>,
    ) -> Result<CellAddress, DeskError> {
        let table = self.table_of(sheet)?;
        let item = self.row_by_code(table, row)?;
        let sex = Self::sex_by_code(table, sex)?;
        let status = self.status_by_code(table, status)?;
        Ok(CellAddress::new(
            sheet,
            Place {
                item,
                year: self.year(&year.to_string())?,
                status,
                sex,
            },
        ))
    }

    fn row_by_code(&self, table: &Table, row: Option<&str>) -> Result<Option<ItemCode>, DeskError> {
        let Some(main) = &table.main else {
            return match row.filter(|row| !row.eq_ignore_ascii_case("total")) {
                None => Ok(None),
                Some(row) => Err(self.unknown_row(table, row)),
            };
        };
        let default = self.pack.classification(&main.default);
        let Some(row) = row else {
            return Ok(default.and_then(|list| list.total()).map(|item| item.code.clone()));
        };
        if let Some(code) = self.pack.resolve_item(table, row) {
            return Ok(Some(code));
        }
        // The end of a code is enough: `MYS` for `COU_DES_MYS`, in the table's first version that has it.
        let mut versions = std::iter::once(&main.default).chain(main.versions.iter());
        versions
            .find_map(|version| {
                self.pack
                    .resolve_item(table, &format!("{version}_{}", row.to_ascii_uppercase()))
            })
            .map(Some)
            .ok_or_else(|| self.unknown_row(table, row))
    }

    fn sex_by_code(table: &Table, sex: Option<&str>) -> Result<Sex, DeskError> {
        let allowed = if table.by_sex {
            "Give T, M or F."
        } else {
            "This table has no sex: leave it out, or give T."
        };
        let unknown = |given: &str| DeskError::UnknownColumn {
            table: super::names::table_label(table),
            what: "sex",
            given: given.to_owned(),
            allowed: allowed.to_owned(),
        };
        match sex {
            None => Ok(Sex::Total),
            Some(text) => {
                let sex = Sex::parse(text).ok_or_else(|| unknown(text))?;
                if sex == Sex::Total || table.by_sex {
                    Ok(sex)
                } else {
                    Err(unknown(text))
                }
            }
        }
    }

    fn status_by_code(&self, table: &Table, status: Option<&str>) -> Result<Option<ItemCode>, DeskError> {
        let list = table.status.as_ref().and_then(|id| self.pack.classification(id));
        let unknown = |given: &str, allowed: String| DeskError::UnknownColumn {
            table: super::names::table_label(table),
            what: "status",
            given: given.to_owned(),
            allowed,
        };
        match (list, status) {
            (None, None) => Ok(None),
            (None, Some(given)) => Err(unknown(given, "This table has no status: leave it out.".to_owned())),
            (Some(list), None) => Ok(list.total().map(|item| item.code.clone())),
            (Some(list), Some(given)) => {
                let wanted = given.trim().to_ascii_uppercase();
                let full = format!("{}_{wanted}", list.id);
                let found = list
                    .items
                    .iter()
                    .find(|item| item.code.as_str() == wanted || item.code.as_str() == full);
                found.map(|item| Some(item.code.clone())).ok_or_else(|| {
                    let codes: Vec<&str> = list.items.iter().map(|item| item.code.as_str()).collect();
                    unknown(given, format!("Give one of {}.", codes.join(", ")))
                })
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Read,
    Unclear,
    Wrong,
}

impl Outcome {
    fn entered(self, done: Done) -> Entered {
        match self {
            Outcome::Read => Entered::Read(done),
            Outcome::Unclear => Entered::Unclear(done),
            Outcome::Wrong => Entered::Wrong(done),
        }
    }
}

/// What stands in a cell whose text cannot be read.
pub(super) fn wrong(text: &str) -> Figure {
    Figure {
        answer: Answer::WrongInput(text.trim().to_owned()),
        flag: None,
        typed: None,
    }
}

/// Committing an unchanged cell is no edit: the same number at the same precision, or the same reason.
pub(super) fn same_answer(old: &Figure, new: &Figure) -> bool {
    old.answer == new.answer && old.flag == new.flag && (new.typed.is_none() || old.typed == new.typed)
}
