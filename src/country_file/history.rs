//! Questions to the journal: who changed this cell, this table, this file, when, how, from what to what.

use super::group::{Group, GroupId};
use super::journal;
use crate::figures::{CellAddress, Change, Scope, SheetId};
use crate::questionnaire::{ItemCode, PackId, TableCode};
use rusqlite::{Connection, Rows, params};
use std::collections::{BTreeMap, BTreeSet};

/// What the history is asked of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HistoryOf {
    /// One cell.
    Cell(CellAddress),
    /// One table of a phase, all its sheets.
    Table {
        /// The phase.
        phase: PackId,
        /// The table.
        table: TableCode,
    },
    /// Everything.
    File,
}

impl HistoryOf {
    /// Whether a change belongs to it; `sheets` are those of the table.
    pub(super) fn covers(&self, change: &Change, sheets: &BTreeSet<SheetId>) -> bool {
        match (self, change) {
            (Self::File, _) => true,
            (
                Self::Cell(asked),
                Change::Figure { cell, .. } | Change::SecondEntry { cell, .. } | Change::Remarks { cell, .. },
            ) => asked == cell,
            (Self::Cell(asked), Change::Provenance { before, after, .. }) => {
                before.iter().chain(after).any(|stated| stated.covers(asked))
            }
            (Self::Cell(asked), Change::Notes { scope, .. }) => {
                matches!(scope, Scope::Cell { cell } if cell == asked)
            }
            (
                Self::Table { .. },
                Change::Figure { cell, .. } | Change::SecondEntry { cell, .. } | Change::Remarks { cell, .. },
            ) => sheets.contains(&cell.sheet),
            (Self::Table { .. }, Change::Provenance { before, after, .. }) => {
                before.iter().chain(after).any(|stated| sheets.contains(&stated.sheet))
            }
            (Self::Table { phase, table }, Change::Sheet { before, after, .. }) => before
                .iter()
                .chain(after)
                .any(|sheet| &sheet.phase == phase && &sheet.table == table),
            (Self::Table { phase, table }, Change::Cover { scope, .. } | Change::Notes { scope, .. }) => match scope {
                Scope::Table { phase: p, table: t } => p == phase && t == table,
                Scope::Sheet { sheet }
                | Scope::Row { sheet, .. }
                | Scope::Year { sheet, .. }
                | Scope::Column { sheet, .. } => sheets.contains(sheet),
                Scope::Cell { cell } => sheets.contains(&cell.sheet),
                Scope::Questionnaire { .. } | Scope::Module { .. } | Scope::Source { .. } => false,
            },
            _ => false,
        }
    }

    /// A group with what belongs to it, if anything does.
    pub(super) fn cut(&self, group: &Group, sheets: &BTreeSet<SheetId>) -> Option<Group> {
        let changes: Vec<_> = group
            .changes
            .iter()
            .filter(|change| self.covers(change, sheets))
            .cloned()
            .collect();
        let all = matches!(self, Self::File);
        (all || !changes.is_empty()).then(|| Group {
            changes,
            ..group.clone()
        })
    }
}

/// The sheets that a table has or had.
pub(super) fn sheets_of(
    connection: &Connection,
    phase: &PackId,
    table: &TableCode,
) -> rusqlite::Result<BTreeSet<SheetId>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT sheet FROM journal_entry WHERE what = 'sheet' AND sheet IS NOT NULL \
             AND (json_extract(coalesce(after, before), '$.phase'), json_extract(coalesce(after, before), '$.table')) = (?, ?)",
        )?
        .query_map([phase.as_str(), table.as_str()], |row| row.get(0).map(SheetId))?
        .collect()
}

/// The groups before `before` that changed something of it, newest first, each with those changes alone.
pub(super) fn ask(
    connection: &Connection,
    of: &HistoryOf,
    sheets: &BTreeSet<SheetId>,
    before: GroupId,
    limit: usize,
) -> rusqlite::Result<Vec<Group>> {
    let before = i64::try_from(before).unwrap_or(i64::MAX);
    match of {
        HistoryOf::File => {
            let mut statement =
                connection.prepare_cached("SELECT * FROM journal_group WHERE id < ? ORDER BY id DESC LIMIT ?")?;
            let heads: Vec<_> = statement
                .query_map(params![before, limit as i64], journal::head_of)?
                .collect::<Result<_, _>>()?;
            heads
                .into_iter()
                .map(|mut head| journal::fill(connection, &mut head).map(|_| head.group))
                .collect()
        }
        HistoryOf::Cell(cell) => {
            let mut statement = connection.prepare_cached(
                "SELECT * FROM journal_entry WHERE sheet = ?1 AND ((year = ?2 AND item = ?3 AND status = ?4 AND sex = ?5) \
                 OR (year IS NULL AND (what = 'provenance' OR what = 'notes' AND key = ?6))) AND group_id < ?7 ORDER BY id DESC",
            )?;
            let key = super::rows::json(&Scope::Cell { cell: cell.clone() })?;
            let code = |code: &Option<ItemCode>| code.as_ref().map_or(String::new(), |code| code.as_str().to_owned());
            let place = &cell.place;
            let rows = statement.query(params![
                cell.sheet.0,
                place.year.0,
                code(&place.item),
                code(&place.status),
                place.sex.letter(),
                key,
                before
            ])?;
            gather(connection, of, rows, limit)
        }
        HistoryOf::Table { phase, table } => {
            let list = sheets
                .iter()
                .map(|sheet| sheet.0.to_string())
                .collect::<Vec<_>>()
                .join(", ");
            let key = super::rows::json(&Scope::Table {
                phase: phase.clone(),
                table: table.clone(),
            })?;
            let mut groups = connection.prepare(&format!(
                "SELECT DISTINCT group_id FROM journal_entry WHERE group_id < ?1 \
                 AND (sheet IN ({list}) OR (sheet IS NULL AND key = ?2)) ORDER BY group_id DESC LIMIT ?3"
            ))?;
            let ids: Vec<i64> = groups
                .query_map(params![before, key, limit as i64], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            let mut found = Vec::new();
            for id in ids {
                let group = journal::read(connection, id as GroupId)?;
                found.extend(group.and_then(|group| of.cut(&group, sheets)));
            }
            Ok(found)
        }
    }
}

/// Entries, newest first, gathered into their groups: as many groups as asked for, each with what belongs to the question.
fn gather(connection: &Connection, of: &HistoryOf, mut rows: Rows<'_>, limit: usize) -> rusqlite::Result<Vec<Group>> {
    let mut changes: BTreeMap<i64, Vec<Change>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let change = journal::change_of(row)?;
        let group = row.get(1)?;
        if !of.covers(&change, &BTreeSet::new()) {
            continue;
        }
        if changes.len() >= limit && !changes.contains_key(&group) {
            break;
        }
        changes.entry(group).or_default().insert(0, change);
    }
    let mut head = connection.prepare_cached("SELECT * FROM journal_group WHERE id = ?")?;
    changes
        .into_iter()
        .rev()
        .map(|(id, changes)| {
            head.query_row([id], journal::head_of)
                .map(|head| Group { changes, ..head.group })
        })
        .collect()
}
