//! The journal in the file: a group is written with what it leaves in one transaction, and read back as it was.

use super::checksum::Hash;
use super::group::{Action, ActionKind, Group, GroupId, Origin};
use super::reader::sex_of;
use super::rows::{self, UnknownWord, cell_columns, from_json, json, unreadable};
use super::undo::UndoStep;
use crate::figures::{Answers, CellAddress, Change, Place, ProvenanceId, Scope, SheetId};
use crate::questionnaire::{ItemCode, Year};
use jiff::Timestamp;
use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params, params_from_iter};
use serde::Serialize;

/// Where the journal ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct End {
    /// The last group.
    pub group: GroupId,
    /// The entry after the last.
    pub next_entry: i64,
    /// The checksum of the content as the last group left it.
    pub content: i64,
}

fn id_of(row: &Row<'_>, column: usize) -> rusqlite::Result<GroupId> {
    let id: i64 = row.get(column)?;
    GroupId::try_from(id).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, id))
}

fn maybe_id(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<GroupId>> {
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        _ => id_of(row, column).map(Some),
    }
}

/// Where the journal ends now.
pub fn end(connection: &Connection) -> rusqlite::Result<End> {
    let last = connection
        .prepare_cached("SELECT id, first_entry + entries, content FROM journal_group ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| {
            Ok(End {
                group: id_of(row, 0)?,
                next_entry: row.get(1)?,
                content: row.get(2)?,
            })
        })
        .optional()?;
    Ok(last.unwrap_or(End {
        next_entry: 1,
        ..End::default()
    }))
}

/// Why a group was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The file's journal does not end where this program left it.
    #[error("another program has written to the file")]
    WrittenByAnother,
    /// `SQLite`'s reason.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}

/// Writes a group: the tables of the current content, the entries, the group; committed and synced when this returns.
/// A group that is there already, because a failure came after the commit, is not written twice.
pub fn write(connection: &mut Connection, group: &Group) -> Result<(), WriteError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let end = end(&transaction)?;
    if end.group == group.id && read(&transaction, group.id)?.is_some_and(|there| there == *group) {
        return Ok(());
    }
    if end.group + 1 != group.id {
        return Err(WriteError::WrittenByAnother);
    }
    let mut content = end.content;
    let mut hash = Hash::of("group");
    {
        let mut insert =
            transaction.prepare_cached("INSERT INTO journal_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
        for (change, id) in group.changes.iter().zip(end.next_entry..) {
            rows::write(&transaction, change, &mut content)?;
            let columns = entry_columns(id, group.id, change)?;
            columns.iter().for_each(|value| hash.value(value.into()));
            insert.execute(params_from_iter(columns))?;
        }
        let columns = group_columns(group, end.next_entry, content);
        columns.iter().for_each(|value| hash.value(value.into()));
        transaction
            .prepare_cached("INSERT INTO journal_group VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?
            .execute(params_from_iter(
                columns.into_iter().chain([Sql::Integer(hash.finish())]),
            ))?;
    }
    transaction.commit()?;
    Ok(())
}

fn number(number: Option<impl Into<i64>>) -> Sql {
    number.map_or(Sql::Null, |number| Sql::Integer(number.into()))
}

fn words(text: Option<&str>) -> Sql {
    text.map_or(Sql::Null, |text| Sql::Text(text.to_owned()))
}

/// All columns of `journal_group` but the checksum.
fn group_columns(group: &Group, first_entry: i64, content: i64) -> Vec<Sql> {
    let action = &group.action;
    vec![
        Sql::Integer(group.id as i64),
        Sql::Text(group.at.to_string()),
        Sql::Text(group.who.clone()),
        words(Some(action.kind.word())),
        words(action.table.as_ref().map(crate::questionnaire::TableCode::as_str)),
        number(action.block.map(|block| block.0)),
        number(action.block.map(|block| block.1)),
        words(action.detail.as_deref()),
        words(Some(group.origin.word())),
        words(group.phase.as_ref().map(crate::questionnaire::PackId::as_str)),
        number(group.undoes.map(|id| id as i64)),
        number(group.redoes.map(|id| id as i64)),
        Sql::Integer(first_entry),
        Sql::Integer(group.changes.len() as i64),
        Sql::Integer(content),
    ]
}

fn side<T: Serialize>(value: Option<&T>) -> rusqlite::Result<Sql> {
    value.map_or(Ok(Sql::Null), |value| json(value).map(Sql::Text))
}

/// The sheet that a scope lies in.
pub fn sheet_of(scope: &Scope) -> Option<SheetId> {
    match scope {
        Scope::Sheet { sheet } | Scope::Row { sheet, .. } | Scope::Year { sheet, .. } | Scope::Column { sheet, .. } => {
            Some(*sheet)
        }
        Scope::Cell { cell } => Some(cell.sheet),
        Scope::Questionnaire { .. } | Scope::Module { .. } | Scope::Table { .. } | Scope::Source { .. } => None,
    }
}

/// The phase that a scope names itself.
pub fn phase_of(scope: &Scope) -> Option<&crate::questionnaire::PackId> {
    match scope {
        Scope::Questionnaire { phase } | Scope::Module { phase, .. } | Scope::Table { phase, .. } => Some(phase),
        _ => None,
    }
}

/// All columns of `journal_entry`.
fn entry_columns(id: i64, group: GroupId, change: &Change) -> rusqlite::Result<Vec<Sql>> {
    let mut columns = vec![Sql::Null; 11];
    columns[0] = Sql::Integer(id);
    columns[1] = Sql::Integer(group as i64);
    let (what, key, before, after) = match change {
        Change::Figure { cell, before, after } => {
            columns[3..8].clone_from_slice(&cell_columns(cell.sheet, &cell.place));
            ("figure", Sql::Null, side(before.as_ref())?, side(after.as_ref())?)
        }
        Change::Cover { scope, before, after } => {
            columns[3] = number(sheet_of(scope).map(|sheet| sheet.0));
            let key = Sql::Text(json(scope)?);
            ("cover", key, side(before.as_ref())?, side(after.as_ref())?)
        }
        Change::Notes { scope, before, after } => {
            columns[3] = number(sheet_of(scope).map(|sheet| sheet.0));
            let notes = |notes| side(Some(notes).filter(|notes: &&Vec<_>| !notes.is_empty()));
            ("notes", Sql::Text(json(scope)?), notes(before)?, notes(after)?)
        }
        Change::Sheet { id, before, after } => {
            columns[3] = Sql::Integer(i64::from(id.0));
            ("sheet", Sql::Null, side(before.as_ref())?, side(after.as_ref())?)
        }
        Change::Source { key, before, after } => {
            let key = words(Some(key.as_str()));
            ("source", key, side(before.as_ref())?, side(after.as_ref())?)
        }
        Change::Setting { name, before, after } => (
            "setting",
            words(Some(name)),
            side(before.as_ref())?,
            side(after.as_ref())?,
        ),
        Change::Phase { pack, before, after } => {
            let key = words(Some(pack.as_str()));
            ("phase", key, side(before.as_ref())?, side(after.as_ref())?)
        }
        Change::Allowance { finding, before, after } => {
            let key = words(Some(finding));
            ("allowance", key, side(before.as_ref())?, side(after.as_ref())?)
        }
        Change::SecondEntry { cell, before, after } => {
            columns[3..8].clone_from_slice(&cell_columns(cell.sheet, &cell.place));
            ("second_entry", Sql::Null, side(before.as_ref())?, side(after.as_ref())?)
        }
        Change::Provenance { id, before, after } => {
            columns[3] = number(change.sheet().map(|sheet| sheet.0));
            let key = Sql::Text(id.0.to_string());
            ("provenance", key, side(before.as_ref())?, side(after.as_ref())?)
        }
        Change::Remarks { cell, before, after } => {
            columns[3..8].clone_from_slice(&cell_columns(cell.sheet, &cell.place));
            ("remarks", Sql::Null, side(before.as_ref())?, side(after.as_ref())?)
        }
    };
    columns[2] = words(Some(what));
    columns[8..].clone_from_slice(&[key, before, after]);
    Ok(columns)
}

/// The cell that an entry names.
fn cell_of(row: &Row<'_>) -> rusqlite::Result<CellAddress> {
    let code = |text: String| (!text.is_empty()).then(|| ItemCode::from(text));
    let place = Place {
        item: code(row.get(4)?),
        year: Year(row.get(5)?),
        status: code(row.get(6)?),
        sex: sex_of(7, &row.get::<_, String>(7)?)?,
    };
    Ok(CellAddress::new(SheetId(row.get(3)?), place))
}

/// The change that an entry keeps.
pub fn change_of(row: &Row<'_>) -> rusqlite::Result<Change> {
    macro_rules! sides {
        () => {
            (json_or_none(row, 9)?, json_or_none(row, 10)?)
        };
    }
    let key = || row.get::<_, String>(8);
    let what: String = row.get(2)?;
    Ok(match what.as_str() {
        "figure" => {
            let (cell, (before, after)) = (cell_of(row)?, sides!());
            Change::Figure { cell, before, after }
        }
        "second_entry" => {
            let (cell, (before, after)) = (cell_of(row)?, sides!());
            Change::SecondEntry { cell, before, after }
        }
        "remarks" => {
            let (cell, (before, after)) = (cell_of(row)?, sides!());
            Change::Remarks { cell, before, after }
        }
        "provenance" => {
            let number = key()?.parse().map_err(|error| unreadable(8, error))?;
            let (id, (before, after)) = (ProvenanceId(number), sides!());
            Change::Provenance { id, before, after }
        }
        "cover" => {
            let (before, after) = sides!();
            let scope = from_json(8, &key()?)?;
            Change::Cover { scope, before, after }
        }
        "notes" => Change::Notes {
            scope: from_json(8, &key()?)?,
            before: json_or_none(row, 9)?.unwrap_or_default(),
            after: json_or_none(row, 10)?.unwrap_or_default(),
        },
        "sheet" => {
            let (before, after) = sides!();
            let id = SheetId(row.get(3)?);
            Change::Sheet { id, before, after }
        }
        "source" => {
            let (before, after) = sides!();
            let key = key()?.as_str().into();
            Change::Source { key, before, after }
        }
        "setting" => {
            let (before, after) = sides!();
            let name = key()?;
            Change::Setting { name, before, after }
        }
        "phase" => {
            let (before, after) = sides!();
            let pack = key()?.into();
            Change::Phase { pack, before, after }
        }
        "allowance" => {
            let (before, after) = sides!();
            let finding = key()?;
            Change::Allowance { finding, before, after }
        }
        _ => return Err(unreadable(2, UnknownWord(what))),
    })
}

fn json_or_none<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>> {
    row.get::<_, Option<String>>(column)?
        .map(|text| from_json(column, &text))
        .transpose()
}

/// A group as it stands in the file, its entries still to come.
pub struct Head {
    /// The group, without changes.
    pub group: Group,
    /// Its first entry.
    pub first_entry: i64,
    /// How many entries.
    pub entries: i64,
    /// The checksum of the content after it.
    pub content: i64,
    /// The checksum of the group and its entries.
    pub checksum: i64,
}

/// Reads a row of `journal_group`.
pub fn head_of(row: &Row<'_>) -> rusqlite::Result<Head> {
    let word = |column, text: String| unreadable(column, UnknownWord(text));
    let at: String = row.get(1)?;
    let (kind, origin): (String, String) = (row.get(3)?, row.get(8)?);
    let block: (Option<u32>, Option<u32>) = (row.get(5)?, row.get(6)?);
    let group = Group {
        id: id_of(row, 0)?,
        at: at.parse::<Timestamp>().map_err(|error| unreadable(1, error))?,
        who: row.get(2)?,
        action: Action {
            kind: ActionKind::from_word(&kind).ok_or_else(|| word(3, kind))?,
            table: row.get::<_, Option<String>>(4)?.map(Into::into),
            block: block.0.zip(block.1),
            detail: row.get(7)?,
        },
        origin: Origin::from_word(&origin).ok_or_else(|| word(8, origin))?,
        phase: row.get::<_, Option<String>>(9)?.map(Into::into),
        changes: Vec::new(),
        undoes: maybe_id(row, 10)?,
        redoes: maybe_id(row, 11)?,
    };
    Ok(Head {
        group,
        first_entry: row.get(12)?,
        entries: row.get(13)?,
        content: row.get(14)?,
        checksum: row.get(15)?,
    })
}

/// Reads the entries of a group into it. Whether the checksum agrees is the answer.
pub fn fill(connection: &Connection, head: &mut Head) -> rusqlite::Result<bool> {
    let mut hash = Hash::of("group");
    let mut statement =
        connection.prepare_cached("SELECT * FROM journal_entry WHERE id >= ? AND id < ? ORDER BY id")?;
    let mut entries = statement.query(params![head.first_entry, head.first_entry.saturating_add(head.entries)])?;
    while let Some(row) = entries.next()? {
        (0..11).try_for_each(|column| row.get_ref(column).map(|value| hash.value(value)))?;
        head.group.changes.push(change_of(row)?);
    }
    let columns = group_columns(&head.group, head.first_entry, head.content);
    columns.iter().for_each(|value| hash.value(value.into()));
    Ok(hash.finish() == head.checksum && head.group.changes.len() as i64 == head.entries)
}

/// One group.
pub fn read(connection: &Connection, id: GroupId) -> rusqlite::Result<Option<Group>> {
    let head = connection
        .prepare_cached("SELECT * FROM journal_group WHERE id = ?")?
        .query_row([id as i64], head_of)
        .optional()?;
    let Some(mut head) = head else { return Ok(None) };
    fill(connection, &mut head)?;
    Ok(Some(head.group))
}

/// What undo needs of all groups, oldest first.
pub fn undo_steps(connection: &Connection) -> rusqlite::Result<Vec<UndoStep>> {
    connection
        .prepare("SELECT id, action, undoes, redoes FROM journal_group ORDER BY id")?
        .query_map([], |row| {
            let kind = row.get_ref(1)?.as_str().map_err(|error| unreadable(1, error))?;
            Ok(UndoStep {
                id: id_of(row, 0)?,
                kind: ActionKind::from_word(kind).ok_or_else(|| unreadable(1, UnknownWord(kind.to_owned())))?,
                undoes: maybe_id(row, 2)?,
                redoes: maybe_id(row, 3)?,
            })
        })?
        .collect()
}

/// The content as the groups before `before` alone tell it.
pub fn replay(connection: &Connection, before: i64) -> rusqlite::Result<Answers> {
    let mut answers = Answers::default();
    let mut statement = connection.prepare("SELECT * FROM journal_entry WHERE group_id < ? ORDER BY id")?;
    let mut rows = statement.query([before])?;
    while let Some(row) = rows.next()? {
        answers.apply(&change_of(row)?);
    }
    Ok(answers)
}
