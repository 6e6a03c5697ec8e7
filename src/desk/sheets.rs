//! Sheets: taking up a table, its years, rows and versions, its unit, its source and definitions.

use super::{Desk, DeskError, Done};
use crate::country_file::{Action, ActionKind, Origin};
use crate::figures::{Change, Metadata, Sheet, SheetId, SheetLayout, Source, SourceKey, ViewUnit};
use crate::questionnaire::{ClassificationId, ClassificationKind, ItemCode, Pack, Table, TableCode, Unit, Year};
use std::collections::BTreeMap;

/// What is stated about a sheet's source and definitions in one go; what is none stays as it is.
#[derive(Clone, Debug, Default)]
pub struct SourceStatement {
    /// The source's key: ILO's `TYPE:NUMBER` or a short name.
    pub key: Option<SourceKey>,
    /// Its name.
    pub name: Option<String>,
    /// ILO's kind of source: `BA`, `FX` ...
    pub kind: Option<String>,
    /// The agency that keeps it.
    pub agency: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// Metadata by ILO note type: `T36` definition of migrants, `S3` reference period, `S4` and `S5` coverage ...
    pub metadata: BTreeMap<String, Metadata>,
}

/// A row that matches what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChoice {
    /// The row.
    pub item: ItemCode,
    /// Whether the sheet lists it already.
    pub listed: bool,
}

impl Desk {
    /// The sheets of a table in the order they were made; a table that has none shows a draft, which becomes part of the
    /// file with the first figure, reason or statement in it.
    pub fn open_table(&mut self, table: &TableCode) -> Result<Vec<SheetId>, DeskError> {
        let existing: Vec<SheetId> = self
            .answers
            .sheets_of_table(self.phase(), table)
            .map(|(id, _)| id)
            .collect();
        if !existing.is_empty() {
            return Ok(existing);
        }
        let drafted = self
            .drafts
            .iter()
            .find(|(_, sheet)| &sheet.table == table && &sheet.phase == self.phase());
        if let Some((id, _)) = drafted {
            return Ok(vec![*id]);
        }
        let draft = self.new_sheet_of(self.table(table)?);
        let id = self.next_sheet_id();
        self.drafts.insert(id, draft);
        Ok(vec![id])
    }

    /// A draft of one more sheet of a table, for figures from another source.
    pub fn add_sheet(&mut self, table: &TableCode) -> Result<SheetId, DeskError> {
        let sheet = self.new_sheet_of(self.table(table)?);
        let id = self.next_sheet_id();
        self.drafts.insert(id, sheet);
        Ok(id)
    }

    pub(super) fn next_sheet_id(&self) -> SheetId {
        let drafted = self.drafts.keys().next_back().map_or(0, |id| id.0);
        SheetId(self.answers.next_sheet_id().0.max(drafted + 1))
    }

    /// A new sheet opens the years of its neighbours, else the last three that have ended.
    fn new_sheet_of(&self, table: &Table) -> Sheet {
        let mut sheet = Sheet::new(self.phase().clone(), table.code.clone());
        let neighbours = self
            .answers
            .sheets_of(self.phase())
            .flat_map(|(_, sheet)| sheet.years.iter().copied());
        sheet.years = neighbours.collect();
        if sheet.years.is_empty() || sheet.years.len() > 6 {
            let last = self.pack.years.end().saturating_sub(1);
            sheet.years = (last.saturating_sub(2)..=last)
                .filter(|year| self.pack.years.contains(year))
                .map(Year)
                .collect();
        }
        if let Some(main) = &table.main {
            sheet.versions = vec![main.default.clone()];
        }
        if table.unit == Unit::Currency {
            sheet.currency = self
                .answers
                .area()
                .and_then(|area| super::names::currency_of(&area).map(str::to_owned));
        }
        sheet
    }

    /// The sheet, a draft included.
    pub fn sheet(&self, id: SheetId) -> Result<&Sheet, DeskError> {
        self.answers
            .sheets
            .get(&id)
            .or_else(|| self.drafts.get(&id))
            .ok_or(DeskError::NoSheet)
    }

    /// The rows and columns of a sheet, a draft included.
    pub fn layout(&self, id: SheetId) -> Result<SheetLayout, DeskError> {
        if let Some(layout) = SheetLayout::of(&self.pack, &self.answers, id) {
            return Ok(layout);
        }
        let sheet = self.sheet(id)?;
        Ok(self.layout_without_figures(self.table(&sheet.table)?, sheet))
    }

    /// The rows and columns that a new sheet of a table would begin with.
    pub(super) fn layout_of_new(&self, table: &Table) -> SheetLayout {
        self.layout_without_figures(table, &self.new_sheet_of(table))
    }

    fn layout_without_figures(&self, table: &Table, sheet: &Sheet) -> SheetLayout {
        let area = self.answers.area();
        let (none, no_status) = Default::default();
        SheetLayout::new(&self.pack, table, sheet, area.as_ref(), &none, &no_status)
    }

    /// The sheet of `table` from the source of that key; none where there is none yet.
    pub fn sheet_of_source(&self, table: &TableCode, key: Option<&SourceKey>) -> Option<SheetId> {
        self.answers
            .sheets_of_table(self.phase(), table)
            .find(|(_, sheet)| sheet.source.as_ref() == key)
            .map(|(id, _)| id)
    }

    /// The change that makes `edit` in a sheet; for a draft, the change that makes the sheet.
    pub(super) fn sheet_change(&self, id: SheetId, edit: impl FnOnce(&mut Sheet)) -> Result<Change, DeskError> {
        let mut after = self.sheet(id)?.clone();
        edit(&mut after);
        Ok(Change::Sheet {
            id,
            before: self.answers.sheets.get(&id).cloned(),
            after: Some(after),
        })
    }

    fn change_sheet(&mut self, id: SheetId, action: Action, edit: impl FnOnce(&mut Sheet)) -> Result<Done, DeskError> {
        let change = self.sheet_change(id, edit)?;
        let action = action.in_table(self.sheet(id)?.table.clone());
        self.act(action, Origin::Typed, vec![change])
    }

    /// The year, if it may be answered.
    pub fn year(&self, text: &str) -> Result<Year, DeskError> {
        let (first, last) = (*self.pack.years.start(), *self.pack.years.end());
        let outside = || DeskError::YearOutside {
            year: text.trim().to_owned(),
            first,
            last,
        };
        let year = crate::figures::numerals::read_year(text).ok_or_else(outside)?;
        if self.pack.allows_year(year) {
            Ok(year)
        } else {
            Err(outside())
        }
    }

    /// Opens a year in a sheet.
    pub fn open_year(&mut self, id: SheetId, year: Year) -> Result<Done, DeskError> {
        let year = self.year(&year.to_string())?;
        self.change_sheet(
            id,
            Action::new(ActionKind::AddYear).with_detail(year.to_string()),
            |sheet| {
                sheet.years.insert(year);
            },
        )
    }

    /// Closes a year that holds no figure.
    pub fn close_year(&mut self, id: SheetId, year: Year) -> Result<Done, DeskError> {
        let figures = self.answers.figures.get(&id);
        if figures.is_some_and(|figures| figures.keys().any(|place| place.year == year)) {
            return Err(DeskError::Refused(format!(
                "{year} still holds figures. Clear them first, then close the year; nothing was changed."
            )));
        }
        self.change_sheet(
            id,
            Action::new(ActionKind::RemoveYear).with_detail(year.to_string()),
            |sheet| {
                sheet.years.remove(&year);
            },
        )
    }

    /// Adds a row (a country, a division, an extra group) to a sheet.
    pub fn add_item(&mut self, id: SheetId, item: &ItemCode) -> Result<Done, DeskError> {
        let table = self.table_of(id)?;
        let Some((classification, _)) = self.pack.item_of(table, item) else {
            return Err(self.unknown_row(table, item.as_str()));
        };
        let version = classification.id.clone();
        self.change_sheet(
            id,
            Action::new(ActionKind::AddRow).with_detail(item.as_str()),
            |sheet| {
                sheet.added_items.insert(item.clone());
                if !sheet.versions.contains(&version) {
                    sheet.versions.push(version);
                }
            },
        )
    }

    /// Takes an added row away again, if it holds no figure.
    pub fn remove_item(&mut self, id: SheetId, item: &ItemCode) -> Result<Done, DeskError> {
        let figures = self.answers.figures.get(&id);
        if figures.is_some_and(|figures| figures.keys().any(|place| place.item.as_ref() == Some(item))) {
            return Err(DeskError::Refused(
                "This row still holds figures. Clear them first, then remove the row; nothing was changed.".to_owned(),
            ));
        }
        self.change_sheet(
            id,
            Action::new(ActionKind::RemoveRow).with_detail(item.as_str()),
            |sheet| {
                sheet.added_items.remove(item);
            },
        )
    }

    /// The rows of a sheet that match what was typed, best first: those that it lists, and those that can be added.
    pub fn rows_to_choose(&self, id: SheetId, query: &str, language: crate::questionnaire::Language) -> Vec<RowChoice> {
        let (Ok(sheet), Ok(layout)) = (self.sheet(id), self.layout(id)) else {
            return Vec::new();
        };
        let Ok(table) = self.table(&sheet.table) else {
            return Vec::new();
        };
        let area = self.answers.area();
        let shown: std::collections::BTreeSet<&ItemCode> = layout
            .rows
            .iter()
            .filter_map(|row| match &row.kind {
                crate::figures::RowKind::Item(item) => item.as_ref(),
                crate::figures::RowKind::Heading(_) => None,
            })
            .collect();
        let countries = table
            .main
            .as_ref()
            .is_some_and(|main| main.kind == ClassificationKind::Country);
        let versions = table.main.iter().flat_map(|main| main.versions.iter());
        let mut found: Vec<(u8, RowChoice)> = versions
            .filter_map(|version| self.pack.classification(version))
            .flat_map(|list| {
                let can_be_added = countries || sheet.versions.contains(&list.id);
                let ranked = list.search_ranked(query, language).into_iter();
                ranked.map(move |(fit, item)| (fit, item, can_be_added))
            })
            .filter_map(|(fit, item, can_be_added)| {
                let listed = shown.contains(&item.code);
                let is_self = item.area.is_some() && item.area == area;
                let item = item.code.clone();
                (listed || (can_be_added && !is_self)).then_some((fit, RowChoice { item, listed }))
            })
            .collect();
        found.sort_by_key(|(fit, _)| *fit);
        found.into_iter().map(|(_, choice)| choice).collect()
    }

    /// Shows one more version of the sheet's classification as a block, or hides an empty one.
    pub fn set_version(&mut self, id: SheetId, version: &ClassificationId, show: bool) -> Result<Done, DeskError> {
        let action = Action::new(ActionKind::ChooseVersions).with_detail(version.as_str());
        self.change_sheet(id, action, |sheet| {
            sheet.versions.retain(|shown| shown != version);
            if show {
                sheet.versions.push(version.clone());
            }
        })
    }

    /// Shows or hides statuses that are not asked (non-migrants). One that is answered always shows.
    pub fn set_optional_status(&mut self, id: SheetId, show: bool) -> Result<Done, DeskError> {
        self.change_sheet(id, Action::new(ActionKind::SetUnit), |sheet| {
            sheet.optional_status = show;
        })
    }

    /// Switches the unit of entry and view. The figures stay what they are.
    pub fn set_unit(&mut self, id: SheetId, unit: ViewUnit) -> Result<Done, DeskError> {
        if self.table_of(id)?.unit == Unit::Currency && unit != ViewUnit::Ones {
            return Err(DeskError::Refused(
                "Earnings are given in the currency itself, not in thousands.".to_owned(),
            ));
        }
        self.change_sheet(id, Action::new(ActionKind::SetUnit), |sheet| sheet.unit = unit)
    }

    /// States the currency of an earnings sheet, ISO 4217.
    pub fn set_currency(&mut self, id: SheetId, currency: &str) -> Result<Done, DeskError> {
        let code = currency.trim().to_ascii_uppercase();
        if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(DeskError::Refused(format!(
                "'{currency}' is not a currency. Give its three letters of ISO 4217, such as IDR."
            )));
        }
        self.change_sheet(id, Action::new(ActionKind::SetUnit), |sheet| {
            sheet.currency = Some(code);
        })
    }

    /// States source, coverage and definitions of a sheet, as one action.
    pub fn state_source(&mut self, id: SheetId, statement: &SourceStatement) -> Result<Done, DeskError> {
        let mut changes = Vec::new();
        let sheet = self.sheet(id)?.clone();
        let key = statement.key.clone().or_else(|| sheet.source.clone());
        if let Some(key) = &key {
            if key.as_str().trim().is_empty() {
                return Err(DeskError::Refused(
                    "Give the source a name, such as 'Labour force survey'.".to_owned(),
                ));
            }
            if let Some(other) = self
                .sheet_of_source(&sheet.table, Some(key))
                .filter(|other| *other != id)
            {
                let _ = other;
                return Err(DeskError::Refused(format!(
                    "This table already has a sheet from '{key}'. Open that sheet, or give this source another name."
                )));
            }
            let before = self.answers.sources.get(key).cloned();
            let mut after = before.clone().unwrap_or_else(|| new_source(&self.pack, key));
            let take = |field: &mut String, stated: &Option<String>| {
                if let Some(stated) = stated {
                    stated.trim().clone_into(field);
                }
            };
            take(&mut after.name, &statement.name);
            take(&mut after.agency, &statement.agency);
            take(&mut after.contact, &statement.contact);
            if let Some(kind) = &statement.kind {
                let kind = kind.trim().to_ascii_uppercase();
                after.kind = Some(kind).filter(|kind| !kind.is_empty());
            }
            if let Some(kind) = after.kind.as_deref()
                && self.pack.notes.source_type(kind).is_none()
            {
                let known: Vec<&str> = self
                    .pack
                    .notes
                    .source_types()
                    .iter()
                    .map(|known| known.code.as_str())
                    .collect();
                return Err(DeskError::Refused(format!(
                    "'{kind}' is not a kind of source. Known are: {}.",
                    known.join(", ")
                )));
            }
            changes.push(Change::Source {
                key: key.clone(),
                before,
                after: Some(after),
            });
        } else if statement.name.is_some() || statement.kind.is_some() || statement.agency.is_some() {
            return Err(DeskError::Refused("State which source this is about first.".to_owned()));
        }
        for (note_type, metadata) in &statement.metadata {
            for code in &metadata.codes {
                if self.pack.notes.note(code).is_none() || code.note_type() != note_type {
                    return Err(DeskError::Refused(format!(
                        "'{code}' is not a note of type {note_type} in ILO's vocabulary. Choose one from the list, or say it in words."
                    )));
                }
            }
        }
        changes.push(self.sheet_change(id, |sheet| {
            sheet.source = key;
            for (note_type, metadata) in &statement.metadata {
                if metadata.is_empty() {
                    sheet.metadata.remove(note_type);
                } else {
                    sheet.metadata.insert(note_type.clone(), metadata.clone());
                }
            }
        })?);
        self.act(
            Action::new(ActionKind::StateSource).in_table(sheet.table),
            Origin::Typed,
            changes,
        )
    }

    /// The change that makes a source known by its key alone.
    pub(super) fn new_source_change(&self, key: &SourceKey) -> Change {
        Change::Source {
            key: key.clone(),
            before: self.answers.sources.get(key).cloned(),
            after: Some(new_source(&self.pack, key)),
        }
    }

    /// Removes a sheet with everything in it; undo brings it back whole.
    pub fn remove_sheet(&mut self, id: SheetId) -> Result<Done, DeskError> {
        if self.drafts.remove(&id).is_some() {
            self.revision += 1;
            return Ok(Done::Nothing);
        }
        let sheet = self.sheet(id)?.clone();
        let table = sheet.table.clone();
        let mut changes: Vec<Change> = self
            .answers
            .figures
            .get(&id)
            .into_iter()
            .flatten()
            .map(|(place, figure)| Change::Figure {
                cell: crate::figures::CellAddress::new(id, place.clone()),
                before: Some(figure.clone()),
                after: None,
            })
            .collect();
        let inside = |scope: &crate::figures::Scope| scope.sheet() == Some(id);
        changes.extend(
            self.answers
                .covers
                .iter()
                .filter(|(scope, _)| inside(scope))
                .map(|(scope, reason)| Change::Cover {
                    scope: scope.clone(),
                    before: Some(reason.clone()),
                    after: None,
                }),
        );
        changes.extend(
            self.answers
                .notes
                .iter()
                .filter(|(scope, _)| inside(scope))
                .map(|(scope, notes)| Change::Notes {
                    scope: scope.clone(),
                    before: notes.clone(),
                    after: Vec::new(),
                }),
        );
        changes.extend(self.said_about(id));
        changes.push(self.no_automatic_totals(id));
        changes.push(Change::Sheet {
            id,
            before: Some(sheet),
            after: None,
        });
        self.act(
            Action::new(ActionKind::RemoveSheet).in_table(table),
            Origin::Typed,
            changes,
        )
    }

    /// The changes that take away what is said about the figures of a sheet: second entries, origins, remarks.
    fn said_about(&self, id: SheetId) -> Vec<Change> {
        let mut changes = Vec::new();
        let entries = self.answers.second_entries.iter();
        for (cell, entry) in entries.filter(|(cell, _)| cell.sheet == id) {
            let (cell, before, after) = (cell.clone(), Some(entry.clone()), None);
            changes.push(Change::SecondEntry { cell, before, after });
        }
        let origins = self.answers.provenances.iter();
        for (origin, stated) in origins.filter(|(_, stated)| stated.sheet == id) {
            let (id, before, after) = (*origin, Some(stated.clone()), None);
            changes.push(Change::Provenance { id, before, after });
        }
        for (cell, remarks) in self.answers.remarks.iter().filter(|(cell, _)| cell.sheet == id) {
            let (cell, before, after) = (cell.clone(), Some(remarks.clone()), None);
            changes.push(Change::Remarks { cell, before, after });
        }
        changes
    }

    pub(super) fn unknown_row(&self, table: &Table, row: &str) -> DeskError {
        let example = table
            .main
            .as_ref()
            .and_then(|main| self.pack.classification(&main.default))
            .map_or_else(
                || "none: this table has a single row".to_owned(),
                |classification| {
                    let items = classification.items.iter().take(4).map(|item| item.code.as_str());
                    items.collect::<Vec<_>>().join(", ")
                },
            );
        DeskError::UnknownRow {
            table: super::names::table_label(table),
            row: row.to_owned(),
            example,
        }
    }
}

fn new_source(pack: &Pack, key: &SourceKey) -> Source {
    let kind = super::names::kind_of_source_key(pack, key);
    Source {
        key: key.clone(),
        name: String::new(),
        kind,
        agency: String::new(),
        contact: String::new(),
    }
}
