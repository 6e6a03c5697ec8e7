//! The journal as a list of actions, newest first, and the way back to the content as it was after any of them.
//!
//! A line tells an action with its changes only where they are few, so that thousands of them are read at once;
//! [`CountryFile::group`] has the rest.

use super::difference::changes_between;
use super::file::{CountryFile, HistoryError};
use super::group::{ActionKind, Group, GroupId};
use super::history::HistoryOf;
use super::journal;
use crate::figures::{Answers, Change, Scope, SheetId};
use crate::questionnaire::{PackId, TableCode};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};
use std::collections::BTreeSet;

/// Changes that a line keeps at most: a cell, and the sheet that was made with it.
const FEW: usize = 2;

/// One action of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The group; its changes are left out where there are more than a few.
    pub group: Group,
    /// How many changes it has.
    pub changes: usize,
}

impl Line {
    fn of(group: &Group) -> Self {
        Self {
            changes: group.changes.len(),
            group: Group {
                changes: Some(&group.changes)
                    .filter(|changes| changes.len() <= FEW)
                    .cloned()
                    .unwrap_or_default(),
                id: group.id,
                at: group.at,
                who: group.who.clone(),
                action: group.action.clone(),
                origin: group.origin,
                phase: group.phase.clone(),
                undoes: group.undoes,
                redoes: group.redoes,
            },
        }
    }
}

/// Which lines are asked for; what is none asks for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineFilter {
    /// Those that changed something of that table of a phase.
    pub table: Option<(PackId, TableCode)>,
    /// Those of that person.
    pub who: Option<String>,
    /// Those of that kind.
    pub kind: Option<ActionKind>,
}

impl LineFilter {
    fn holds(&self, group: &Group, sheets: &BTreeSet<SheetId>) -> bool {
        let of_table = |of: &HistoryOf| group.changes.iter().any(|change| of.covers(change, sheets));
        self.who.as_ref().is_none_or(|who| who == &group.who)
            && self.kind.is_none_or(|kind| kind == group.action.kind)
            && self.of_table().is_none_or(|of| of_table(&of))
    }

    fn of_table(&self) -> Option<HistoryOf> {
        let (phase, table) = self.table.clone()?;
        Some(HistoryOf::Table { phase, table })
    }
}

/// Who and what the journal tells of, to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinesHold {
    /// The names in it.
    pub people: BTreeSet<String>,
    /// The kinds of action in it.
    pub kinds: Vec<ActionKind>,
}

impl CountryFile {
    /// At most `limit` lines before the group `before` (none: up to now), newest first.
    pub fn lines(&self, filter: &LineFilter, before: Option<GroupId>, limit: usize) -> Result<Vec<Line>, HistoryError> {
        let pending = self.pending();
        let before = before.unwrap_or(GroupId::MAX);
        let mut sheets = BTreeSet::new();
        if let Some(of) = filter.of_table() {
            sheets = self.sheets_asked(&of)?;
            let changes = pending.iter().flat_map(|group| &group.changes);
            sheets.extend(changes.filter_map(|change| match change {
                Change::Sheet { id, .. } if of.covers(change, &BTreeSet::new()) => Some(*id),
                _ => None,
            }));
        }
        let memory = self.salvaged().unwrap_or_default().iter();
        let memory = memory.chain(pending.iter().map(AsRef::as_ref));
        let mut found: Vec<Line> = memory
            .filter(|group| group.id < before && filter.holds(group, &sheets))
            .map(Line::of)
            .collect();
        found.sort_by_key(|line| std::cmp::Reverse(line.group.id));
        found.truncate(limit);
        if self.salvaged().is_none() && found.len() < limit {
            let before = pending.first().map_or(before, |group| group.id.min(before));
            let rest = limit - found.len();
            found.extend(self.read(|connection| ask(connection, filter, &sheets, before, rest))?);
        }
        Ok(found)
    }

    /// Who and what the journal tells of.
    pub fn lines_hold(&self) -> Result<LinesHold, HistoryError> {
        let memory = self.pending();
        let memory = memory.iter().map(AsRef::as_ref);
        let memory = memory.chain(self.salvaged().unwrap_or_default());
        let (mut people, mut words) = (BTreeSet::new(), BTreeSet::new());
        for group in memory {
            people.insert(group.who.clone());
            words.insert(group.action.kind.word().to_owned());
        }
        if self.salvaged().is_none() {
            people.extend(self.read(|connection| distinct(connection, "who"))?);
            words.extend(self.read(|connection| distinct(connection, "action"))?);
        }
        people.remove("");
        let kinds = ActionKind::ALL.iter().copied();
        let kinds = kinds.filter(|kind| words.contains(kind.word())).collect();
        Ok(LinesHold { people, kinds })
    }

    /// The changes that lead from `now`, the present content, back to the content as it was after the group `to`, and how
    /// many groups they take back.
    pub fn way_back(&self, to: GroupId, now: &Answers) -> Result<(usize, Vec<Change>), HistoryError> {
        let pending = self.pending();
        let mut then = now.clone();
        let mut groups = BTreeSet::new();
        let memory = self.salvaged().unwrap_or_default().iter();
        let memory: Vec<&Group> = memory.chain(pending.iter().map(AsRef::as_ref)).collect();
        for group in memory.iter().rev().filter(|group| group.id > to) {
            groups.insert(group.id);
            for change in group.changes.iter().rev() {
                then.apply(&change.inverse());
            }
        }
        if self.salvaged().is_none() {
            let end = pending.first().map_or(GroupId::MAX, |group| group.id);
            self.read(|connection| take_back(connection, to, end, &mut then, &mut groups))?;
        }
        Ok((groups.len(), changes_between(now, &then)))
    }
}

/// The lines on the disk before `before`, newest first.
fn ask(
    connection: &Connection,
    filter: &LineFilter,
    sheets: &BTreeSet<SheetId>,
    before: GroupId,
    limit: usize,
) -> rusqlite::Result<Vec<Line>> {
    let mut question = String::from("SELECT * FROM journal_group WHERE id < ?");
    let mut given = vec![Sql::Integer(i64::try_from(before).unwrap_or(i64::MAX))];
    if let Some(who) = &filter.who {
        question.push_str(" AND who = ?");
        given.push(Sql::Text(who.clone()));
    }
    if let Some(kind) = filter.kind {
        question.push_str(" AND action = ?");
        given.push(Sql::Text(kind.word().to_owned()));
    }
    if let Some((phase, table)) = filter.table.clone() {
        let list: Vec<String> = sheets.iter().map(|sheet| sheet.0.to_string()).collect();
        question.push_str(&format!(
            " AND id IN (SELECT group_id FROM journal_entry WHERE sheet IN ({}) OR (sheet IS NULL AND key = ?))",
            list.join(", ")
        ));
        given.push(Sql::Text(super::rows::json(&Scope::Table { phase, table })?));
    }
    question.push_str(" ORDER BY id DESC LIMIT ?");
    given.push(Sql::Integer(i64::try_from(limit).unwrap_or(i64::MAX)));
    connection
        .prepare(&question)?
        .query_map(params_from_iter(given), |row| {
            let mut head = journal::head_of(row)?;
            if usize::try_from(head.entries).is_ok_and(|entries| entries <= FEW) {
                journal::fill(connection, &mut head)?;
            }
            Ok(Line {
                group: head.group,
                changes: usize::try_from(head.entries).unwrap_or_default(),
            })
        })?
        .collect()
}

fn distinct(connection: &Connection, column: &str) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare(&format!("SELECT DISTINCT {column} FROM journal_group"))?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// Takes the saved groups after `to` and before `end` out of `answers`, last change first.
fn take_back(
    connection: &Connection,
    to: GroupId,
    end: GroupId,
    answers: &mut Answers,
    groups: &mut BTreeSet<GroupId>,
) -> rusqlite::Result<()> {
    let number = |id: GroupId| i64::try_from(id).unwrap_or(i64::MAX);
    let mut heads = connection.prepare("SELECT id FROM journal_group WHERE id > ? AND id < ?")?;
    let ids = heads.query_map([number(to), number(end)], |row| row.get::<_, i64>(0))?;
    for id in ids {
        groups.extend(GroupId::try_from(id?).ok());
    }
    // Entries are numbered through, group by group: only those after the point are looked at.
    let mut entries = connection.prepare(
        "SELECT * FROM journal_entry WHERE group_id < ?2 \
         AND id >= (SELECT first_entry FROM journal_group WHERE id > ?1 ORDER BY id LIMIT 1) ORDER BY id DESC",
    )?;
    let mut rows = entries.query([number(to), number(end)])?;
    while let Some(row) = rows.next()? {
        answers.apply(&journal::change_of(row)?.inverse());
    }
    Ok(())
}
