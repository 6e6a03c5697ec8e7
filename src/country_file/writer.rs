//! The one thread that writes. Groups and documents wait in a queue until their commit has returned; none leaves it before.

use super::attachments::{self, Document};
use super::backups;
use super::group::Group;
use super::journal::{self, WriteError};
use super::schema;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, ErrorCode};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// Whether everything is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is committed and synced.
    Saved {
        /// When the last one was; none: nothing was changed since the file was opened.
        at: Option<Timestamp>,
    },
    /// So many groups and documents are on their way.
    Saving {
        /// How many are not yet saved.
        pending: usize,
    },
    /// It did not work. The groups are kept and tried again.
    Failed {
        /// What is wrong and what to do.
        sentence: String,
        /// How many are not yet saved.
        pending: usize,
    },
}

/// What was typed is not on the disk.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotSaved(pub String);

/// How long until a failed write is tried again without being asked.
const PAUSE: Duration = Duration::from_secs(3);

/// What is said when the thread is gone.
const DEAD: &str = "The part of the program that saves has stopped. Save a rescue copy, then start the program again.";

type Waker = Box<dyn Fn() + Send>;

/// What waits to be written.
#[derive(Clone)]
enum Waiting {
    Group(Arc<Group>),
    Document(Arc<Document>),
}

#[derive(Default)]
struct Desk {
    queue: VecDeque<Waiting>,
    saved_at: Option<Timestamp>,
    failed: Option<String>,
    /// Counts the failures, so that who waits for an attempt sees that it was made.
    failures: u64,
    try_now: bool,
    stop: bool,
    page_limit: Option<u32>,
    backup_problem: Option<String>,
}

#[derive(Default)]
struct Shared {
    desk: Mutex<Desk>,
    changed: Condvar,
    waker: Mutex<Option<Waker>>,
}

impl Shared {
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, desk: MutexGuard<'a, Desk>) -> MutexGuard<'a, Desk> {
        self.changed.wait(desk).unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_for<'a>(&self, desk: MutexGuard<'a, Desk>, time: Duration) -> MutexGuard<'a, Desk> {
        let waited = self.changed.wait_timeout(desk, time);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn wake(&self) {
        self.changed.notify_all();
        if let Some(waker) = &*self.waker.lock().unwrap_or_else(PoisonError::into_inner) {
            waker();
        }
    }
}

/// The handle of the writer thread.
pub struct Writer {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread.
    pub fn start(path: &Path, connection: Connection) -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let work = Work {
            path: path.to_owned(),
            identity: Identity::of(path),
            connection: Some(connection),
            shared: Arc::clone(&shared),
            looked_for_backup: None,
        };
        let thread = std::thread::Builder::new()
            .name("country file".to_owned())
            .spawn(move || work.run())?;
        Ok(Self {
            shared,
            thread: Some(thread),
        })
    }

    /// Queues a group.
    pub fn push(&self, group: Arc<Group>) {
        self.queue(Waiting::Group(group));
    }

    /// Queues a document; it is saved before every group that is queued later.
    pub fn push_document(&self, document: Arc<Document>) {
        self.queue(Waiting::Document(document));
    }

    fn queue(&self, waiting: Waiting) {
        self.shared.desk().queue.push_back(waiting);
        self.shared.changed.notify_all();
    }

    /// The groups that wait, oldest first.
    pub fn pending(&self) -> Vec<Arc<Group>> {
        let desk = self.shared.desk();
        let groups = desk.queue.iter().filter_map(|waiting| match waiting {
            Waiting::Group(group) => Some(Arc::clone(group)),
            Waiting::Document(_) => None,
        });
        groups.collect()
    }

    /// The documents that wait.
    pub fn pending_documents(&self) -> Vec<Arc<Document>> {
        let desk = self.shared.desk();
        let documents = desk.queue.iter().filter_map(|waiting| match waiting {
            Waiting::Group(_) => None,
            Waiting::Document(document) => Some(Arc::clone(document)),
        });
        documents.collect()
    }

    /// Whether everything is on the disk.
    pub fn state(&self) -> SaveState {
        let desk = self.shared.desk();
        let pending = desk.queue.len();
        if pending > 0 && self.is_dead() {
            return SaveState::Failed {
                sentence: DEAD.to_owned(),
                pending,
            };
        }
        match &desk.failed {
            Some(sentence) if pending > 0 => SaveState::Failed {
                sentence: sentence.clone(),
                pending,
            },
            _ if pending > 0 => SaveState::Saving { pending },
            _ => SaveState::Saved { at: desk.saved_at },
        }
    }

    /// Tries again at once what failed.
    pub fn retry(&self) {
        self.shared.desk().try_now = true;
        self.shared.changed.notify_all();
    }

    /// Waits until everything is on the disk, or an attempt made from now on has failed.
    pub fn flush(&self) -> Result<(), NotSaved> {
        let mut desk = self.shared.desk();
        let failures = desk.failures;
        desk.try_now = true;
        self.shared.changed.notify_all();
        while !desk.queue.is_empty() {
            if let Some(sentence) = desk.failed.as_ref().filter(|_| desk.failures > failures) {
                return Err(NotSaved(sentence.clone()));
            }
            if self.is_dead() {
                return Err(NotSaved(DEAD.to_owned()));
            }
            desk = self.shared.wait_for(desk, Duration::from_secs(1));
        }
        Ok(())
    }

    /// Whether the thread has ended before its time: a fault of the program, told like any other reason for not saving.
    fn is_dead(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// What is called whenever the state has changed, from the writer's thread.
    pub fn set_waker(&self, waker: Waker) {
        *self.shared.waker.lock().unwrap_or_else(PoisonError::into_inner) = Some(waker);
    }

    /// Lets the file grow to so many pages only, as a full disk would.
    pub fn limit_pages(&self, pages: u32) {
        self.shared.desk().page_limit = Some(pages);
    }

    /// Why the backup of the day could not be made, if so.
    pub fn backup_problem(&self) -> Option<String> {
        self.shared.desk().backup_problem.clone()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.flush().ok();
        self.shared.desk().stop = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

/// Which file it is, whatever its name: a file that was moved or deleted would swallow what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Identity {
    #[cfg(unix)]
    Known(u64, u64),
    #[cfg(not(unix))]
    Present,
    Gone,
}

impl Identity {
    #[cfg(unix)]
    fn of(path: &Path) -> Self {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(path).map_or(Self::Gone, |data| Self::Known(data.dev(), data.ino()))
    }

    #[cfg(not(unix))]
    fn of(path: &Path) -> Self {
        if path.exists() { Self::Present } else { Self::Gone }
    }
}

struct Work {
    path: PathBuf,
    identity: Identity,
    connection: Option<Connection>,
    shared: Arc<Shared>,
    /// The day for which a backup was looked for: a program may stay open over night.
    looked_for_backup: Option<Date>,
}

impl Work {
    fn run(mut self) {
        let shared = Arc::clone(&self.shared);
        loop {
            let mut desk = shared.desk();
            while desk.queue.is_empty() && !desk.stop {
                desk = shared.wait(desk);
            }
            if desk.stop {
                break;
            }
            desk.try_now = false;
            let (next, limit) = (desk.queue.front().cloned(), desk.page_limit);
            drop(desk);
            let Some(next) = next else { continue };
            let result = self.save(&next, limit);
            let mut desk = shared.desk();
            match result {
                Ok(()) => {
                    desk.queue.pop_front();
                    desk.failed = None;
                    desk.saved_at = Some(Timestamp::now());
                    drop(desk);
                    shared.wake();
                }
                Err(sentence) => {
                    desk.failed = Some(sentence);
                    desk.failures += 1;
                    drop(desk);
                    shared.wake();
                    let mut desk = shared.desk();
                    if !desk.try_now && !desk.stop {
                        desk = shared.wait_for(desk, PAUSE);
                    }
                    drop(desk);
                }
            }
        }
        if let Some(connection) = self.connection.take() {
            schema::close(connection).ok();
        }
    }

    fn save(&mut self, waiting: &Waiting, page_limit: Option<u32>) -> Result<(), String> {
        self.check_place()?;
        let connection = match &mut self.connection {
            Some(connection) => connection,
            gone @ None => gone.insert(schema::connect_read_write(&self.path, false).map_err(|e| self::sentence(&e))?),
        };
        let today = jiff::Zoned::now().date();
        if self.looked_for_backup != Some(today) {
            self.looked_for_backup = Some(today);
            let problem = backups::of_the_day(connection, &self.path).err();
            self.shared.desk().backup_problem = problem.map(|error| error.to_string());
        }
        if let Some(pages) = page_limit {
            let set = connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()));
            set.map_err(|error| sentence(&error))?;
        }
        let written = match waiting {
            Waiting::Group(group) => journal::write(connection, group),
            Waiting::Document(document) => attachments::write(connection, document).map_err(WriteError::from),
        };
        if let Err(error) = &written {
            // Whatever state the connection was left in, the next attempt begins with a new one, unless the file is gone
            // from its place: then this one is the last that can read it.
            if Identity::of(&self.path) == self.identity {
                self.connection = None;
            }
            return Err(match error {
                WriteError::WrittenByAnother => {
                    "Another program has written to this file meanwhile. Save a rescue copy, \
                     open the file again and compare."
                        .to_owned()
                }
                WriteError::Sqlite(error) => sentence(error),
            });
        }
        self.check_place()
    }

    /// Whether the file still is where it was. One that was deleted or moved away is put back from the open connection.
    fn check_place(&mut self) -> Result<(), String> {
        let now = Identity::of(&self.path);
        if now == self.identity {
            return Ok(());
        }
        if now != Identity::Gone {
            return Err(
                "Another file has taken the place of this one. Save a rescue copy under another name.".to_owned(),
            );
        }
        let Some(connection) = &self.connection else {
            return Err(gone());
        };
        let back = backups::copy_to(connection, &self.path);
        if back.is_err() {
            return Err(gone());
        }
        self.connection = None;
        self.identity = Identity::of(&self.path);
        Ok(())
    }
}

fn gone() -> String {
    "The file is no longer where it was (deleted, moved, or the stick was taken out). Put it back, or save a rescue copy; \
     nothing typed is lost while this window is open."
        .to_owned()
}

/// A failure of `SQLite` in plain words, with what to do.
pub fn sentence(error: &rusqlite::Error) -> String {
    let text = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => {
            "The disk is full. Make room on it and it will be saved by itself, or save a rescue copy on another disk."
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            "The file or its folder may not be written any more. Give back the permission, or save a rescue copy elsewhere."
        }
        Some(ErrorCode::SystemIoFailure) => {
            "The disk does not answer. Put the stick or the connection back, or save a rescue copy on another disk."
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "Another program holds the file. Close it there; it will be saved by itself."
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            "The file was damaged on the disk. Save a rescue copy now, then open a backup."
        }
        Some(ErrorCode::ConstraintViolation) => {
            "The file refuses this change by its own rules. Save a rescue copy, and report this with the words that follow"
        }
        _ => "It could not be saved. Save a rescue copy on another disk; the reason",
    };
    if text.ends_with('.') {
        text.to_owned()
    } else {
        format!("{text}: {error}.")
    }
}
