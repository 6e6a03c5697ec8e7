//! Making and opening a country file: what it is, whether it can be written, whether it is sound. A file that is not ours is never touched.

use super::attachments::{self, TakenAlong};
use super::backups;
use super::damage::{self, DamageReport};
use super::file::{Access, CountryFile, Parts, WhyReadOnly};
use super::group::{Action, ActionKind, Group, Origin};
use super::lock::{self, Lock, Taken};
use super::undo::{UndoLine, UndoStep};
use super::writer::{self, Writer};
use super::{journal, rows, schema};
use crate::figures::{Answers, AttachmentHash, Change, Phase};
use crate::questionnaire::PackId;
use rusqlite::{Connection, ErrorCode};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Why a file could not be made or opened. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// No such file.
    #[error("There is no file {}. Was it moved, or is the stick not in?", .0.display())]
    Missing(PathBuf),
    /// A folder.
    #[error("{} is a folder. Choose the country file in it.", .0.display())]
    Folder(PathBuf),
    /// Nothing in it.
    #[error("{} is empty: it holds not one byte, as happens when a copy breaks off. {}", path.display(), way_back(*backups))]
    Empty {
        /// The file.
        path: PathBuf,
        /// How many backups lie beside it.
        backups: usize,
    },
    /// Another kind of file.
    #[error("{} is no country file of this program. {}", path.display(), way_back(*backups))]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// How many backups lie beside it.
        backups: usize,
    },
    /// Of a later program.
    #[error("{} was written by a newer version of this program (file version {found}, this program knows {}). Install the newer version; the file was not changed.", path.display(), schema::VERSION)]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i32,
    },
    /// It may not be read.
    #[error("{} cannot be read: {source}. Ask whoever keeps this computer for the permission.", path.display())]
    NoAccess {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Another program writes to it.
    #[error("Another program is writing to {}. Wait until it has finished and open it again.", .0.display())]
    Busy(PathBuf),
    /// Nothing could be read from it.
    #[error("{} is damaged so that nothing can be read from it. {}", path.display(), way_back(*backups))]
    BeyondRepair {
        /// The file.
        path: PathBuf,
        /// How many backups lie beside it.
        backups: usize,
    },
    /// There is a file already where one should be made.
    #[error("{} is there already. Open it, or choose another name.", .0.display())]
    Exists(PathBuf),
    /// It could not be made.
    #[error("{} could not be made: {reason}", path.display())]
    NotMade {
        /// The file.
        path: PathBuf,
        /// Why, and what to do.
        reason: String,
    },
}

fn way_back(backups: usize) -> String {
    match backups {
        0 => "If it was one, take it from where you last copied it to.".to_owned(),
        1 => "There is a backup of it in the folder beside it: go back to that.".to_owned(),
        more => format!("There are {more} backups of it in the folder beside it: go back to one of them."),
    }
}

/// What a new country file begins with.
#[derive(Clone, Debug, Default)]
pub struct NewFile {
    /// Who makes it.
    pub who: String,
    /// Settings by name: `area`, `preparer` ...
    pub settings: BTreeMap<String, String>,
    /// Phases taken up.
    pub phases: BTreeMap<PackId, Phase>,
}

/// An opened file.
pub struct Opened {
    /// The file.
    pub file: CountryFile,
    /// What it holds.
    pub answers: Answers,
    /// Whether it can be changed; the same as [`CountryFile::access`].
    pub access: Access,
    /// What is wrong with a damaged file, and what could be saved.
    pub damage: Option<DamageReport>,
}

impl CountryFile {
    /// Makes a country file and opens it. It appears under its name when it is complete.
    pub fn create(path: &Path, new: &NewFile) -> Result<Opened, OpenError> {
        let mut changes = Vec::new();
        for (name, value) in &new.settings {
            let (name, before, after) = (name.clone(), None, Some(value.clone()));
            changes.push(Change::Setting { name, before, after });
        }
        for (pack, phase) in &new.phases {
            let (pack, before, after) = (pack.clone(), None, Some(phase.clone()));
            changes.push(Change::Phase { pack, before, after });
        }
        let mut group = Group::new(
            &new.who,
            Action::new(ActionKind::Create),
            Origin::Program,
            None,
            changes,
        );
        group.id = 1;
        make(path, &[group], &TakenAlong::NONE)?;
        Self::open(path)
    }

    /// Opens a country file: to write if that is possible, else to read, with the reason.
    pub fn open(path: &Path) -> Result<Opened, OpenError> {
        look(path)?;
        let (lock, mut why) = match lock::take(path) {
            Taken::Held(lock) => (Some(lock), None),
            Taken::ByAnother(holder) => (None, Some(WhyReadOnly::OpenElsewhere(holder))),
            Taken::FolderReadOnly => (None, Some(WhyReadOnly::FolderReadOnly)),
            Taken::Unsupported => (None, None),
        };
        if !matches!(why, Some(WhyReadOnly::OpenElsewhere(_))) {
            // Not while another connection of this process may be writing: closing the file would let go of its locks.
            if !header(path)? {
                return open_damaged(
                    path,
                    vec!["the header is not as this program writes it".to_owned()],
                    lock,
                );
            }
            why = why.or_else(|| marked_read_only(path));
        }
        match why {
            None => open_to_write(path, lock),
            Some(why) => open_to_read(path, why),
        }
    }
}

/// Writes a new file that holds those groups and documents, whole and synced, or not at all.
pub fn make(path: &Path, groups: &[Group], along: &TakenAlong<'_>) -> Result<(), OpenError> {
    if path.exists() {
        return Err(OpenError::Exists(path.to_owned()));
    }
    let failed = |reason: String| OpenError::NotMade {
        path: path.to_owned(),
        reason,
    };
    let disk = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => failed("there is no such folder. Choose another one.".to_owned()),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            failed("nothing may be written in this folder. Choose one of your own.".to_owned())
        }
        _ => failed(format!("{error}. Choose another folder or disk.")),
    };
    let folder = backups::parent(path);
    if cfg!(unix) && folder.is_dir() && marked(folder) {
        return Err(disk(io::ErrorKind::PermissionDenied.into()));
    }
    let temporary = tempfile::Builder::new()
        .prefix(".ilms-")
        .suffix(".tmp")
        .tempfile_in(folder)
        .map_err(disk)?;
    let temporary = temporary.into_temp_path();
    let fill = || -> Result<(), journal::WriteError> {
        let mut connection = Connection::open(&temporary)?;
        connection.pragma_update(None, "synchronous", "OFF")?;
        connection.execute_batch("PRAGMA journal_mode = MEMORY")?;
        schema::migrate(&mut connection)?;
        for group in groups {
            journal::write(&mut connection, group)?;
        }
        along.write_to(&connection)?;
        connection.close().map_err(|(_, error)| error)?;
        Ok(())
    };
    fill().map_err(|error| match error {
        journal::WriteError::Sqlite(error) => failed(writer::sentence(&error)),
        journal::WriteError::WrittenByAnother => failed(error.to_string()),
    })?;
    backups::put_in_place(temporary, path).map_err(disk)
}

fn count_backups(path: &Path) -> usize {
    backups::list(path).len()
}

/// What can be told without opening it.
fn look(path: &Path) -> Result<(), OpenError> {
    let data = fs::metadata(path).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => OpenError::Missing(path.to_owned()),
        _ => OpenError::NoAccess {
            path: path.to_owned(),
            source,
        },
    })?;
    if data.is_dir() {
        return Err(OpenError::Folder(path.to_owned()));
    }
    if data.len() == 0 {
        return Err(OpenError::Empty {
            path: path.to_owned(),
            backups: count_backups(path),
        });
    }
    Ok(())
}

/// What the first hundred bytes tell, before `SQLite` sees the file. False: it is ours, and odd (a write-ahead log, an impossible page size).
fn header(path: &Path) -> Result<bool, OpenError> {
    let failed = |source| OpenError::NoAccess {
        path: path.to_owned(),
        source,
    };
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(failed)?
        .take(100)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    let not_ours = || OpenError::NotOurs {
        path: path.to_owned(),
        backups: count_backups(path),
    };
    if !bytes.starts_with(b"SQLite format 3\0") {
        return if could_be_ours(path) {
            Ok(false)
        } else {
            Err(not_ours())
        };
    }
    let number = |at: usize| {
        bytes
            .get(at..at + 4)
            .and_then(|four| four.try_into().ok())
            .map(i32::from_be_bytes)
    };
    match (number(68), number(60)) {
        (Some(schema::APPLICATION_ID), Some(found)) if found > schema::VERSION => Err(OpenError::Newer {
            path: path.to_owned(),
            found,
        }),
        (Some(schema::APPLICATION_ID), Some(version)) => {
            Ok(version >= 0 && bytes[16..24] == [16, 0, 1, 1, 0, 64, 32, 32])
        }
        (Some(0), _) if could_be_ours(path) => Ok(false),
        (Some(_), _) => Err(not_ours()),
        (None, _) => Err(OpenError::BeyondRepair {
            path: path.to_owned(),
            backups: count_backups(path),
        }),
    }
}

/// Whether the first bytes are those of a country file.
fn begins_like_ours(path: &Path) -> bool {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(100).read_to_end(&mut bytes));
    read.is_ok()
        && bytes.starts_with(b"SQLite format 3\0")
        && bytes.get(68..72) == Some(&schema::APPLICATION_ID.to_be_bytes()[..])
}

/// Whether a file that does not begin like one of ours may be one whose beginning is damaged: worth a look at the rest.
fn could_be_ours(path: &Path) -> bool {
    let named = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("ilms"));
    named && fs::metadata(path).is_ok_and(|data| (20 * 4096..1 << 28).contains(&data.len()))
}

/// The marks on file and folder, which an administrator's account would walk over.
fn marked_read_only(path: &Path) -> Option<WhyReadOnly> {
    if marked(path) {
        return Some(WhyReadOnly::FileReadOnly);
    }
    (cfg!(unix) && marked(backups::parent(path))).then_some(WhyReadOnly::FolderReadOnly)
}

fn marked(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| data.permissions().readonly())
}

/// Whether a crash has left a transaction to be taken back.
fn is_hot(path: &Path) -> bool {
    fs::metadata(backups::rollback_journal(path)).is_ok_and(|data| data.len() > 0)
}

/// What a sound file holds.
struct Sound {
    answers: Answers,
    line: UndoLine,
    end: journal::End,
    documents: BTreeMap<AttachmentHash, u64>,
}

/// Reads everything in one transaction; the reasons why it is not sound otherwise.
fn examine(connection: &Connection) -> rusqlite::Result<Result<Sound, Vec<String>>> {
    let transaction = connection.unchecked_transaction()?;
    let problems = damage::quick_look(&transaction)?;
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    let end = journal::end(&transaction)?;
    let (answers, content) = rows::read(&transaction)?;
    if content != end.content {
        return Ok(Err(vec!["the figures are not as they were saved".to_owned()]));
    }
    let steps: Vec<UndoStep> = journal::undo_steps(&transaction)?;
    if steps.len() as u64 != end.group {
        return Ok(Err(vec!["the journal has gaps".to_owned()]));
    }
    let line = UndoLine::of(steps);
    let documents = attachments::sizes(&transaction)?;
    transaction.commit()?;
    Ok(Ok(Sound {
        answers,
        line,
        end,
        documents,
    }))
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
    )
}

fn open_to_write(path: &Path, lock: Option<Lock>) -> Result<Opened, OpenError> {
    let attempt = || -> rusqlite::Result<Result<Sound, Vec<String>>> {
        if is_hot(path) {
            // What a crash has left half done is taken back by reading on a connection that may write.
            schema::version_of(&schema::connect_read_write(path, false)?)?;
        }
        let reader = schema::connect_read_only(path)?;
        let version = schema::version_of(&reader)?;
        if version == schema::VERSION {
            return examine(&reader);
        }
        // A file of an earlier program is looked at before it is brought up to date: a damaged one is never written to.
        if version > 0 {
            if let Err(problems) = examine(&reader)? {
                return Ok(Err(problems));
            }
            backups::make(&reader, path).ok();
        }
        drop(reader);
        let mut connection = schema::connect_read_write(path, false)?;
        schema::migrate(&mut connection)?;
        schema::close(connection)?;
        examine(&schema::connect_read_only(path)?)
    };
    let found = attempt();
    if found.as_ref().is_err_and(is_busy) {
        return Err(OpenError::Busy(path.to_owned()));
    }
    let problems = match found {
        Ok(Ok(sound)) => match schema::connect_read_write(path, false) {
            Ok(connection) if !connection.is_readonly(rusqlite::MAIN_DB).unwrap_or(true) => {
                let writer = Writer::start(path, connection).map_err(|source| OpenError::NoAccess {
                    path: path.to_owned(),
                    source,
                })?;
                return Ok(opened(path, path, sound, Access::ReadWrite, Some(writer), lock, None));
            }
            _ => {
                let access = Access::ReadOnly(WhyReadOnly::FileReadOnly);
                return Ok(opened(path, path, sound, access, None, lock, None));
            }
        },
        Ok(Err(problems)) => problems,
        Err(error) => vec![error.to_string()],
    };
    open_damaged(path, problems, lock)
}

fn open_to_read(path: &Path, why: WhyReadOnly) -> Result<Opened, OpenError> {
    let elsewhere = matches!(why, WhyReadOnly::OpenElsewhere(_));
    // A transaction that a crash has left can only be taken back by writing: then on a copy.
    let copy = if is_hot(path) && !elsewhere {
        damage::copy_aside(path).ok()
    } else {
        None
    };
    let read_from = copy.as_ref().map_or(path.to_owned(), |(_, copy)| copy.clone());
    let attempt = || -> rusqlite::Result<Result<Sound, Vec<String>>> {
        if copy.is_some() {
            schema::version_of(&schema::connect_read_write(&read_from, false)?)?;
        }
        examine(&schema::connect_read_only(&read_from)?)
    };
    match attempt() {
        Ok(Ok(sound)) => {
            let copy = copy.map(|(folder, _)| folder);
            Ok(opened(path, &read_from, sound, Access::ReadOnly(why), None, None, copy))
        }
        Err(error) if is_busy(&error) => Err(OpenError::Busy(path.to_owned())),
        Ok(Err(problems)) => open_damaged(path, problems, None),
        Err(error) => open_damaged(path, vec![error.to_string()], None),
    }
}

fn opened(
    path: &Path,
    read_from: &Path,
    sound: Sound,
    access: Access,
    writer: Option<Writer>,
    lock: Option<Lock>,
    copy: Option<tempfile::TempDir>,
) -> Opened {
    let parts = Parts {
        writer,
        path: path.to_owned(),
        read_from: read_from.to_owned(),
        salvaged: None,
        access: access.clone(),
        line: sound.line,
        last: sound.end.group,
        documents: sound.documents,
        copy,
        lock,
    };
    Opened {
        file: CountryFile::assemble(parts, &sound.answers),
        answers: sound.answers,
        access,
        damage: None,
    }
}

/// What can be saved of a damaged file, read from a copy; the file itself is left as it is.
fn open_damaged(path: &Path, problems: Vec<String>, lock: Option<Lock>) -> Result<Opened, OpenError> {
    let (folder, copy) = damage::copy_aside(path).map_err(|source| OpenError::NoAccess {
        path: path.to_owned(),
        source,
    })?;
    let Some(salvage) = damage::salvage(&copy, problems) else {
        let (path, backups) = (path.to_owned(), count_backups(path));
        return Err(if begins_like_ours(&path) {
            OpenError::BeyondRepair { path, backups }
        } else {
            OpenError::NotOurs { path, backups }
        });
    };
    let access = Access::ReadOnly(WhyReadOnly::Damaged);
    let parts = Parts {
        writer: None,
        path: path.to_owned(),
        read_from: copy,
        line: UndoLine::default(),
        last: salvage.groups.last().map_or(0, |group| group.id),
        salvaged: Some(salvage.groups),
        documents: BTreeMap::new(),
        access: access.clone(),
        copy: Some(folder),
        lock,
    };
    Ok(Opened {
        file: CountryFile::assemble(parts, &salvage.answers),
        answers: salvage.answers,
        access,
        damage: Some(salvage.report),
    })
}
