//! The tables of a country file, how a connection to one is set up, and how an older file is brought up to date.
//!
//! The file format is a promise: never change a step that was released, add one.

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

/// `ILMS`, in the header of every country file.
pub const APPLICATION_ID: i32 = 0x494C_4D53;
/// The version of the tables that this program writes.
pub const VERSION: i32 = STEPS.len() as i32;

/// The steps that bring a file from version n (the position) to n + 1.
const STEPS: &[Step] = &[create_tables, add_what_is_said_about_figures];

type Step = fn(&Transaction<'_>) -> rusqlite::Result<()>;

/// Version 1. Blank texts in the key of `figure` stand for "none": a table of a single row has no item, most have no status.
const VERSION_1: &str = "
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE phase (
  pack TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  hash TEXT NOT NULL,
  sealed INTEGER NOT NULL CHECK (sealed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE source (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT,
  agency TEXT NOT NULL,
  contact TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- The source of a sheet may be one that nobody has stated yet; versions, years and added items are JSON lists.
CREATE TABLE sheet (
  id INTEGER PRIMARY KEY,
  phase TEXT NOT NULL REFERENCES phase (pack) DEFERRABLE INITIALLY DEFERRED,
  table_code TEXT NOT NULL,
  source TEXT,
  unit TEXT NOT NULL CHECK (unit IN ('ones', 'thousands')),
  currency TEXT,
  versions TEXT NOT NULL,
  years TEXT NOT NULL,
  added_items TEXT NOT NULL,
  optional_status INTEGER NOT NULL CHECK (optional_status IN (0, 1)),
  metadata TEXT NOT NULL
) STRICT;
-- A value is mantissa x 10^exponent in persons, or in the sheet's currency; else there is a reason, else wrong input.
CREATE TABLE figure (
  sheet INTEGER NOT NULL REFERENCES sheet (id) DEFERRABLE INITIALLY DEFERRED,
  item TEXT NOT NULL,
  year INTEGER NOT NULL,
  status TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('T', 'M', 'F')),
  mantissa INTEGER,
  exponent INTEGER,
  reason TEXT CHECK (reason IN ('N', 'X', 'C', 'S', 'K')),
  pointer TEXT,
  wrong_input TEXT,
  flag TEXT,
  typed TEXT,
  PRIMARY KEY (sheet, item, year, status, sex),
  CHECK ((mantissa IS NULL) = (exponent IS NULL)),
  CHECK ((reason IS 'K') = (pointer IS NOT NULL)),
  CHECK ((mantissa IS NOT NULL) + (reason IS NOT NULL) + (wrong_input IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
CREATE TABLE cover (
  scope TEXT PRIMARY KEY,
  reason TEXT NOT NULL CHECK (reason IN ('N', 'X', 'C', 'S', 'K')),
  pointer TEXT,
  sheet INTEGER GENERATED ALWAYS AS (coalesce(json_extract(scope, '$.sheet'), json_extract(scope, '$.cell.sheet'))),
  phase TEXT GENERATED ALWAYS AS (json_extract(scope, '$.phase'))
) STRICT, WITHOUT ROWID;
CREATE TABLE note (
  scope TEXT PRIMARY KEY,
  notes TEXT NOT NULL,
  sheet INTEGER GENERATED ALWAYS AS (coalesce(json_extract(scope, '$.sheet'), json_extract(scope, '$.cell.sheet'))),
  phase TEXT GENERATED ALWAYS AS (json_extract(scope, '$.phase'))
) STRICT, WITHOUT ROWID;
CREATE TABLE allowance (
  finding TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  sentence TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  figures TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The journal: one group for one action, its entries numbered first_entry .. first_entry + entries - 1.
-- `checksum` covers the group and its entries, `content` all tables above as the group left them.
CREATE TABLE journal_group (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  table_code TEXT,
  block_rows INTEGER,
  block_columns INTEGER,
  detail TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('typed', 'pasted', 'imported', 'repaired', 'merged', 'program')),
  phase TEXT,
  undoes INTEGER REFERENCES journal_group (id),
  redoes INTEGER REFERENCES journal_group (id),
  first_entry INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  content INTEGER NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
-- Before and after are JSON, NULL for nothing. `key` names what is no cell: a scope, a source, a setting, a phase, a finding.
CREATE TABLE journal_entry (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES journal_group (id) DEFERRABLE INITIALLY DEFERRED,
  what TEXT NOT NULL,
  sheet INTEGER,
  item TEXT,
  year INTEGER,
  status TEXT,
  sex TEXT,
  key TEXT,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX journal_entry_of_cell ON journal_entry (sheet, year, item) WHERE sheet IS NOT NULL;

CREATE TRIGGER journal_group_kept BEFORE UPDATE ON journal_group
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_group_stays BEFORE DELETE ON journal_group
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_entry_kept BEFORE UPDATE ON journal_entry
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_entry_stays BEFORE DELETE ON journal_entry
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER phase_sealed_update BEFORE UPDATE ON phase WHEN OLD.sealed
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
CREATE TRIGGER phase_sealed_delete BEFORE DELETE ON phase WHEN OLD.sealed
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
";

/// Version 2: what was typed a second time, where figures come from, remarks, and the documents attached.
const VERSION_2: &str = "
-- `figure` is JSON, as in the journal.
CREATE TABLE second_entry (
  sheet INTEGER NOT NULL,
  item TEXT NOT NULL,
  year INTEGER NOT NULL,
  status TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('T', 'M', 'F')),
  figure TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)),
  PRIMARY KEY (sheet, item, year, status, sex)
) STRICT, WITHOUT ROWID;
-- The block is all rows `items` in all `columns`, JSON lists both; `attachments` lists name, kind, size and hash of each.
CREATE TABLE provenance (
  id INTEGER PRIMARY KEY,
  sheet INTEGER NOT NULL,
  items TEXT NOT NULL,
  columns TEXT NOT NULL,
  file TEXT NOT NULL,
  page TEXT NOT NULL,
  note TEXT NOT NULL,
  attachments TEXT NOT NULL
) STRICT;
-- `thread` is a JSON list of who, when, what.
CREATE TABLE remarks (
  sheet INTEGER NOT NULL,
  item TEXT NOT NULL,
  year INTEGER NOT NULL,
  status TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('T', 'M', 'F')),
  follow_up INTEGER NOT NULL CHECK (follow_up IN (0, 1)),
  thread TEXT NOT NULL,
  PRIMARY KEY (sheet, item, year, status, sex)
) STRICT, WITHOUT ROWID;
-- The bytes of each document once, under their SHA-256. They are no part of the journal's checksums: each row proves itself.
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  size INTEGER NOT NULL CHECK (size = length(bytes)),
  bytes BLOB NOT NULL
) STRICT;
";

/// The tables of a version, and when a row of each lies in a sealed phase; `{row}` is `NEW` or `OLD`.
type Sealed = [(&'static str, &'static str)];

const SEALED_2: &Sealed = &[
    ("second_entry", SHEET_IS_SEALED),
    ("provenance", SHEET_IS_SEALED),
    ("remarks", SHEET_IS_SEALED),
];

const SHEET_IS_SEALED: &str =
    "EXISTS (SELECT 1 FROM sheet JOIN phase ON pack = sheet.phase WHERE sealed AND id = {row}.sheet)";

const SEALED_1: &Sealed = &[
    (
        "sheet",
        "EXISTS (SELECT 1 FROM phase WHERE sealed AND pack = {row}.phase)",
    ),
    ("figure", SHEET_IS_SEALED),
    (
        "cover",
        "EXISTS (SELECT 1 FROM phase LEFT JOIN sheet ON sheet.phase = pack \
         WHERE sealed AND (pack = {row}.phase OR id = {row}.sheet))",
    ),
    (
        "note",
        "EXISTS (SELECT 1 FROM phase LEFT JOIN sheet ON sheet.phase = pack \
         WHERE sealed AND (pack = {row}.phase OR id = {row}.sheet))",
    ),
];

fn create_tables(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(VERSION_1)?;
    add_seals(transaction, SEALED_1)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)
}

fn add_what_is_said_about_figures(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(VERSION_2)?;
    add_seals(transaction, SEALED_2)
}

fn add_seals(transaction: &Transaction<'_>, tables: &Sealed) -> rusqlite::Result<()> {
    for (table, sealed) in tables {
        let (old, new) = (sealed.replace("{row}", "OLD"), sealed.replace("{row}", "NEW"));
        for (event, condition) in [
            ("insert", new.clone()),
            ("update", format!("{old} OR {new}")),
            ("delete", old),
        ] {
            transaction.execute_batch(&format!(
                "CREATE TRIGGER {table}_sealed_{event} BEFORE {event} ON {table} WHEN {condition}\n  \
                 BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;"
            ))?;
        }
    }
    Ok(())
}

/// Brings the file to [`VERSION`], all steps in one transaction. A new, empty file is at version 0.
pub fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    run_steps(connection, STEPS)
}

fn run_steps(connection: &mut Connection, steps: &[Step]) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let version: i32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for step in steps.iter().skip(version.max(0) as usize) {
        step(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", steps.len() as i32)?;
    transaction.commit()
}

/// The version that a file is at.
pub fn version_of(connection: &Connection) -> rusqlite::Result<i32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// The steps that lead to a version; to the newest where there is no such version.
fn steps_to(version: i32) -> &'static [Step] {
    STEPS.get(..version.max(0) as usize).unwrap_or(STEPS)
}

/// The schema as this program makes it in a file of that version, to tell a file of ours from one that somebody has put other
/// tables or triggers into.
pub fn expected(version: i32) -> rusqlite::Result<&'static [String]> {
    static EXPECTED: [OnceLock<Vec<String>>; STEPS.len() + 1] = [const { OnceLock::new() }; STEPS.len() + 1];
    let steps = steps_to(version);
    let known = &EXPECTED[steps.len()];
    if let Some(expected) = known.get() {
        return Ok(expected);
    }
    let mut memory = Connection::open_in_memory()?;
    run_steps(&mut memory, steps)?;
    let read = present(&memory)?;
    Ok(known.get_or_init(|| read))
}

/// The schema as it stands in a file. `sqlite_stat1` and its like, which other programs leave, do no harm.
pub fn present(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_stat%' ORDER BY name")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// The pages of a new file of that version that say what is where: number, from 1, and content. All others begin a table or an
/// index. A file that was brought up to date has its first tables where they were.
pub fn pages_of_schema(version: i32) -> rusqlite::Result<Vec<(usize, Vec<u8>)>> {
    let failed = |error: std::io::Error| rusqlite::Error::ToSqlConversionFailure(Box::new(error));
    let folder = tempfile::tempdir().map_err(failed)?;
    let path = folder.path().join("new.ilms");
    let mut connection = Connection::open(&path)?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    run_steps(&mut connection, steps_to(version))?;
    let roots: Vec<usize> = connection
        .prepare("SELECT rootpage FROM sqlite_schema WHERE rootpage > 0")?
        .query_map([], |row| row.get::<_, u32>(0).map(|page| page as usize))?
        .collect::<Result<_, _>>()?;
    connection.close().map_err(|(_, error)| error)?;
    let bytes = std::fs::read(&path).map_err(failed)?;
    let pages = (1..)
        .zip(bytes.chunks(4096))
        .filter(|(number, _)| !roots.contains(number));
    Ok(pages.map(|(number, page)| (number, page.to_vec())).collect())
}

/// How long to wait for another program that reads or writes the file.
const BUSY: Duration = Duration::from_secs(5);

/// Opens for reading only; nothing beside or in the file is changed.
pub fn connect_read_only(path: &Path) -> rusqlite::Result<Connection> {
    let connection =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    guard(&connection)?;
    Ok(connection)
}

/// Opens for writing, so that "saved" can be said after a commit: rollback journal, synced to the disk, nothing left beside it.
pub fn connect_read_write(path: &Path, create: bool) -> rusqlite::Result<Connection> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let connection = Connection::open_with_flags(path, flags)?;
    guard(&connection)?;
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    connection.pragma_update_and_check(None, "journal_mode", "TRUNCATE", |_| Ok(()))?;
    Ok(connection)
}

/// What every connection has: a file from a stranger's hand must not run anything or trip the program.
fn guard(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.execute_batch("PRAGMA mmap_size = 0")
}

/// Closes after taking the empty rollback journal away, so that one file is left.
pub fn close(connection: Connection) -> rusqlite::Result<()> {
    connection.flush_prepared_statement_cache();
    let tidied = connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()));
    connection.close().map_err(|(_, error)| error)?;
    tidied
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn second(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        transaction.execute_batch("ALTER TABLE source ADD COLUMN url TEXT; UPDATE source SET url = 'https://' || key;")
    }

    fn failing(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        transaction.execute_batch("CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);")
    }

    fn version(connection: &Connection) -> i32 {
        version_of(connection).unwrap()
    }

    #[test]
    fn a_new_file_is_at_the_newest_version_and_ours() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        assert_eq!(version(&connection), VERSION);
        let id: i32 = connection
            .pragma_query_value(None, "application_id", |row| row.get(0))
            .unwrap();
        assert_eq!(id.to_be_bytes(), *b"ILMS");
        assert_eq!(present(&connection).unwrap(), expected(VERSION).unwrap());
    }

    #[test]
    fn steps_run_from_where_the_file_stands_and_keep_what_it_holds() {
        let mut connection = Connection::open_in_memory().unwrap();
        run_steps(&mut connection, &[create_tables]).unwrap();
        connection
            .execute("INSERT INTO source VALUES ('bps', 'Statistics', 'BA', '', '')", [])
            .unwrap();
        run_steps(&mut connection, &[create_tables, second]).unwrap();
        assert_eq!(version(&connection), 2);
        let url: String = connection
            .query_row("SELECT url FROM source WHERE key = 'bps'", [], |row| row.get(0))
            .unwrap();
        assert_eq!(url, "https://bps");
        run_steps(&mut connection, &[create_tables, second]).unwrap();
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let mut connection = Connection::open_in_memory().unwrap();
        run_steps(&mut connection, &[create_tables]).unwrap();
        run_steps(&mut connection, &[create_tables, second, failing]).unwrap_err();
        assert_eq!(version(&connection), 1);
        assert_eq!(present(&connection).unwrap(), expected(1).unwrap());
    }
}
