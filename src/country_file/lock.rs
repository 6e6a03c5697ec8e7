//! The lock file beside a country file: who opens it second may only read.
//!
//! The operating system releases the lock when the program ends, however it ends; a file left behind locks nothing.

use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// Who has a file open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The person, as the computer knows them.
    pub who: String,
    /// The computer's name.
    pub computer: String,
    /// Since when, RFC 3339.
    pub since: String,
    /// The process, to find it on that computer.
    pub process: u32,
}

impl Holder {
    fn me() -> Self {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let computer = variable("COMPUTERNAME")
            .or_else(|| {
                fs::read_to_string("/etc/hostname")
                    .ok()
                    .map(|name| name.trim().to_owned())
            })
            .or_else(|| variable("HOSTNAME"));
        Self {
            who: variable("USERNAME").or_else(|| variable("USER")).unwrap_or_default(),
            computer: computer.unwrap_or_default(),
            since: jiff::Zoned::now().strftime("%Y-%m-%d %H:%M").to_string(),
            process: std::process::id(),
        }
    }
}

impl std::fmt::Display for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.who.as_str() {
            "" => f.write_str("somebody")?,
            who => f.write_str(who)?,
        }
        if !self.computer.is_empty() {
            write!(f, " on the computer {}", self.computer)?;
        }
        if !self.since.is_empty() {
            write!(f, " since {}", self.since)?;
        }
        Ok(())
    }
}

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: Option<File>,
    path: PathBuf,
}

/// What came of asking for the lock.
#[derive(Debug)]
pub enum Taken {
    /// It is ours.
    Held(Lock),
    /// Another has it.
    ByAnother(Holder),
    /// Nothing can be written beside the file.
    FolderReadOnly,
    /// The disk knows no locks (some network drives): `SQLite`'s own must do.
    Unsupported,
}

/// `Indonesia.ilms.lock` of `Indonesia.ilms`.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Where the holder is written. Windows lets nobody read a locked file, so there it is a second one.
fn holder_path(lock: &Path) -> PathBuf {
    if cfg!(windows) {
        beside(lock, "-holder")
    } else {
        lock.to_owned()
    }
}

/// Asks for the lock of a country file.
pub fn take(country_file: &Path) -> Taken {
    let path = beside(country_file, ".lock");
    // A lock file that was removed between opening and locking it locks nothing: then once more.
    for _ in 0..10 {
        let file = match OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
        {
            Ok(file) => file,
            Err(error) if is_read_only(&error) => return Taken::FolderReadOnly,
            Err(_) => return Taken::Unsupported,
        };
        match file.try_lock() {
            Ok(()) if is_at(&file, &path) => {
                let mut lock = Lock { file: Some(file), path };
                lock.sign();
                return Taken::Held(lock);
            }
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut text = String::new();
                let read = File::open(holder_path(&path)).and_then(|mut file| file.read_to_string(&mut text));
                let holder = read.ok().and_then(|_| serde_json::from_str(&text).ok());
                return Taken::ByAnother(holder.unwrap_or_default());
            }
            Err(TryLockError::Error(_)) => return Taken::Unsupported,
        }
    }
    Taken::ByAnother(Holder::default())
}

/// Whether an error says that nothing can be written here.
pub fn is_read_only(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
    )
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(here), Ok(there)) => (here.dev(), here.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

impl Lock {
    /// Writes who holds it; a lock without a name is a lock all the same.
    fn sign(&mut self) {
        let text = serde_json::to_string(&Holder::me()).unwrap_or_default();
        if cfg!(windows) {
            fs::write(holder_path(&self.path), text).ok();
        } else if let Some(file) = &mut self.file {
            file.set_len(0)
                .and_then(|()| file.rewind())
                .and_then(|()| file.write_all(text.as_bytes()))
                .ok();
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if cfg!(windows) {
            fs::remove_file(holder_path(&self.path)).ok();
            self.file = None;
        }
        fs::remove_file(&self.path).ok();
    }
}
