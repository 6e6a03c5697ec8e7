//! Rotating copies beside a country file, and the way back to one of them.
//!
//! A copy is made by `SQLite`'s online backup under a name of its own, synced, then renamed: a copy is whole or it is not there.

use super::group::GroupId;
use super::{lock, schema};
use jiff::civil::DateTime;
use rusqlite::Connection;
use rusqlite::backup::{Backup as Copying, StepResult};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many copies are kept.
pub const KEPT: usize = 10;

/// A copy of a country file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, in local time.
    pub at: DateTime,
    /// Its size.
    pub bytes: u64,
}

/// Why there is no copy, or no way back to it.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The copy could not be written.
    #[error("No backup could be written to {}: {source}. Check that the folder may be written and has room.", path.display())]
    Write {
        /// Where.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file could not be read.
    #[error("No backup could be made of the file: {0}.")]
    Read(#[from] rusqlite::Error),
    /// The file is open somewhere.
    #[error("The file is open: {0}. Close it there first.")]
    Open(lock::Holder),
    /// The copy is no country file any more.
    #[error("The backup {} is damaged itself. Choose an older one.", path.display())]
    Damaged {
        /// The copy.
        path: PathBuf,
    },
}

/// `Indonesia.ilms.backups` of `Indonesia.ilms`.
pub fn folder(country_file: &Path) -> PathBuf {
    let mut name = country_file.as_os_str().to_owned();
    name.push(".backups");
    name.into()
}

/// The name of a copy: `2015-07-04T1040.ilms`; a second one of that minute ends in `-2`.
fn name_of(at: DateTime, copy: u32) -> String {
    let time = at.strftime("%Y-%m-%dT%H%M");
    if copy == 1 {
        format!("{time}.ilms")
    } else {
        format!("{time}-{copy}.ilms")
    }
}

/// Reads time and number back from the name.
fn time_of(name: &str) -> Option<(DateTime, u32)> {
    let stem = name.strip_suffix(".ilms")?;
    let (time, rest) = stem.split_at_checked(15)?;
    let at = DateTime::strptime("%Y-%m-%dT%H%M", time).ok()?;
    let copy = match rest {
        "" => 1,
        rest => rest.strip_prefix('-')?.parse().ok()?,
    };
    Some((at, copy))
}

/// The copies of a country file, newest first. Works for a file that cannot be opened any more, too.
pub fn list(country_file: &Path) -> Vec<Backup> {
    let Ok(entries) = fs::read_dir(folder(country_file)) else {
        return Vec::new();
    };
    let mut found: Vec<_> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let (at, copy) = time_of(entry.file_name().to_str()?)?;
            let bytes = entry.metadata().ok().filter(fs::Metadata::is_file)?.len();
            Some((
                (at, copy),
                Backup {
                    path: entry.path(),
                    at,
                    bytes,
                },
            ))
        })
        .collect();
    found.sort_by_key(|(key, _)| std::cmp::Reverse(*key));
    found.into_iter().map(|(_, backup)| backup).collect()
}

/// Makes a copy of the open file and lets the oldest go.
pub fn make(connection: &Connection, country_file: &Path) -> Result<Backup, BackupError> {
    let folder = folder(country_file);
    let failed = |source| BackupError::Write {
        path: folder.clone(),
        source,
    };
    fs::create_dir_all(&folder).map_err(failed)?;
    let at = jiff::Zoned::now().datetime();
    let path = free_name(country_file, at);
    copy_to(connection, &path)?;
    rotate(country_file);
    let bytes = fs::metadata(&path).map_err(failed)?.len();
    Ok(Backup { path, at, bytes })
}

/// A name after those of the same minute, also where the first of them have gone already.
fn free_name(country_file: &Path, at: DateTime) -> PathBuf {
    let minute = at.strftime("%Y-%m-%dT%H%M").to_string();
    let names = list(country_file)
        .into_iter()
        .filter_map(|backup| Some(backup.path.file_name()?.to_str()?.to_owned()));
    let copies = names
        .filter(|name| name.starts_with(&minute))
        .filter_map(|name| time_of(&name));
    let last = copies.map(|(_, copy)| copy).max().unwrap_or(0);
    folder(country_file).join(name_of(at, last + 1))
}

fn rotate(country_file: &Path) {
    for old in list(country_file).into_iter().skip(KEPT) {
        fs::remove_file(old.path).ok();
    }
}

/// The copy before a day's first change. A file that holds nothing but its making needs none.
pub fn of_the_day(connection: &Connection, country_file: &Path) -> Result<Option<Backup>, BackupError> {
    let groups: i64 = connection.query_row(
        "SELECT count(*) FROM (SELECT 1 FROM journal_group LIMIT 2)",
        [],
        |row| row.get(0),
    )?;
    let today = jiff::Zoned::now().date();
    if groups < 2 || list(country_file).first().is_some_and(|last| last.at.date() >= today) {
        return Ok(None);
    }
    make(connection, country_file).map(Some)
}

/// Copies the open file to a new place: whole and synced, or not at all.
pub fn copy_to(connection: &Connection, path: &Path) -> Result<(), BackupError> {
    let failed = |source| BackupError::Write {
        path: path.to_owned(),
        source,
    };
    let temporary = tempfile::Builder::new()
        .prefix(".ilms-")
        .suffix(".tmp")
        .tempfile_in(parent(path))
        .map_err(failed)?
        .into_temp_path();
    {
        let mut target = Connection::open(&temporary)?;
        // Nobody reads it before it is renamed, so it is synced once, below.
        target.pragma_update(None, "synchronous", "OFF")?;
        target.execute_batch("PRAGMA journal_mode = MEMORY")?;
        let copying = Copying::new(connection, &mut target)?;
        let mut attempts = 0;
        loop {
            match copying.step(-1)? {
                StepResult::Done => break,
                StepResult::Busy | StepResult::Locked if attempts >= 50 => {
                    let busy = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
                    return Err(rusqlite::Error::SqliteFailure(busy, None).into());
                }
                _ => {
                    attempts += 1;
                    std::thread::sleep(Duration::from_millis(100));
                }
            }
        }
    }
    put_in_place(temporary, path).map_err(failed)
}

/// Syncs a finished file, gives it its name and syncs the folder.
pub fn put_in_place(temporary: tempfile::TempPath, path: &Path) -> io::Result<()> {
    open_to_permissions(&temporary, path);
    File::options().write(true).open(&temporary)?.sync_all()?;
    temporary.persist(path).map_err(|error| error.error)?;
    sync_folder(parent(path));
    Ok(())
}

/// Temporary files are made for their owner alone; a country file takes the permissions of the file it replaces, else those of its folder.
#[cfg(unix)]
fn open_to_permissions(temporary: &Path, path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let like = fs::metadata(path).map(|data| data.permissions().mode() & 0o666);
    let mode = like.or_else(|_| fs::metadata(parent(path)).map(|data| data.permissions().mode() & 0o644 | 0o600));
    if let Ok(mode) = mode {
        fs::set_permissions(temporary, fs::Permissions::from_mode(mode)).ok();
    }
}

#[cfg(not(unix))]
fn open_to_permissions(_: &Path, _: &Path) {}

/// The folder a file stands in.
pub fn parent(path: &Path) -> &Path {
    path.parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Makes a new name durable. Windows has no such thing and needs none.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).ok();
    }
}

/// `Indonesia.ilms-journal` of `Indonesia.ilms`.
pub fn rollback_journal(country_file: &Path) -> PathBuf {
    let mut name = country_file.as_os_str().to_owned();
    name.push("-journal");
    name.into()
}

/// Goes back to a copy. The present file becomes one more copy first, damaged or not. It must not be open.
/// The answer is the last group of the state that it went back to.
pub fn restore(country_file: &Path, backup: &Path) -> Result<GroupId, BackupError> {
    let _lock = match lock::take(country_file) {
        lock::Taken::Held(lock) => Some(lock),
        lock::Taken::ByAnother(holder) => return Err(BackupError::Open(holder)),
        lock::Taken::FolderReadOnly | lock::Taken::Unsupported => None,
    };
    let damaged = || BackupError::Damaged {
        path: backup.to_owned(),
    };
    let source = schema::connect_read_only(backup).map_err(|_| damaged())?;
    let end = super::journal::end(&source).map_err(|_| damaged())?;
    let (_, content) = super::rows::read(&source).map_err(|_| damaged())?;
    if content != end.content {
        return Err(damaged());
    }
    let failed = |source| BackupError::Write {
        path: country_file.to_owned(),
        source,
    };
    // Read before the present file becomes a copy, which may let this one go as the oldest.
    let held = tempfile::Builder::new()
        .prefix(".ilms-")
        .suffix(".tmp")
        .tempfile_in(parent(country_file))
        .map_err(failed)?
        .into_temp_path();
    fs::copy(backup, &held).map_err(failed)?;
    drop(source);
    keep_present(country_file).map_err(failed)?;
    fs::remove_file(rollback_journal(country_file))
        .or_else(missing_is_fine)
        .map_err(failed)?;
    put_in_place(held, country_file).map_err(failed)?;
    Ok(end.group)
}

fn missing_is_fine(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound {
        Ok(())
    } else {
        Err(error)
    }
}

/// The present file as one more copy, byte for byte, with the rollback journal of a crash if there is one.
fn keep_present(country_file: &Path) -> io::Result<()> {
    if !country_file.exists() {
        return Ok(());
    }
    let folder = folder(country_file);
    fs::create_dir_all(&folder)?;
    let path = free_name(country_file, jiff::Zoned::now().datetime());
    let journal = rollback_journal(country_file);
    if fs::metadata(&journal).is_ok_and(|data| data.len() > 0) {
        fs::copy(&journal, rollback_journal(&path))?;
    }
    fs::copy(country_file, &path)?;
    File::options().write(true).open(&path)?.sync_all()?;
    sync_folder(&folder);
    rotate(country_file);
    Ok(())
}
