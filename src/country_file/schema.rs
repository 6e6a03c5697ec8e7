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
const STEPS: &[Step] = &[create_tables];

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

/// Reads whether the phase of a row is sealed; `{row}` is `NEW` or `OLD`.
const SEALED: [(&str, &str); 4] = [
    (
        "sheet",
        "EXISTS (SELECT 1 FROM phase WHERE sealed AND pack = {row}.phase)",
    ),
    (
        "figure",
        "EXISTS (SELECT 1 FROM sheet JOIN phase ON pack = sheet.phase WHERE sealed AND id = {row}.sheet)",
    ),
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
    for (table, sealed) in SEALED {
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
    transaction.pragma_update(None, "application_id", APPLICATION_ID)
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

/// The schema as this program makes it, to tell a file of ours from one that somebody has put other tables or triggers into.
pub fn expected() -> rusqlite::Result<&'static [String]> {
    static EXPECTED: OnceLock<Vec<String>> = OnceLock::new();
    if let Some(expected) = EXPECTED.get() {
        return Ok(expected);
    }
    let mut memory = Connection::open_in_memory()?;
    migrate(&mut memory)?;
    let read = present(&memory)?;
    Ok(EXPECTED.get_or_init(|| read))
}

/// The schema as it stands in a file. `sqlite_stat1` and its like, which other programs leave, do no harm.
pub fn present(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_stat%' ORDER BY name")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// The pages of a new file that say what is where: number, from 1, and content. All others begin a table or an index.
pub fn pages_of_schema() -> rusqlite::Result<Vec<(usize, Vec<u8>)>> {
    let failed = |error: std::io::Error| rusqlite::Error::ToSqlConversionFailure(Box::new(error));
    let folder = tempfile::tempdir().map_err(failed)?;
    let path = folder.path().join("new.ilms");
    let mut connection = Connection::open(&path)?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    migrate(&mut connection)?;
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
        connection
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap()
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
        assert_eq!(present(&connection).unwrap(), expected().unwrap());
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
        assert_eq!(present(&connection).unwrap(), expected().unwrap());
    }
}
