//! Documents in a country file: the bytes of each once, under their SHA-256. Nothing is ever taken out, so that undo brings back
//! what it should; what is read is proved against its hash.

use super::media_type::{self, NotTaken};
use crate::figures::{AttachmentHash, MediaType};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How large one document may be, in bytes.
pub const LARGEST: u64 = 10 * 1024 * 1024;
/// How much a country file takes in all, in bytes.
pub const ALL_TOGETHER: u64 = 60 * 1024 * 1024;

/// Why a document was not attached. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AttachError {
    /// Nothing in it.
    #[error("This file is empty. Choose the document itself.")]
    Empty,
    /// Larger than one document may be.
    #[error(
        "This file has {}, and one attachment may have {} at most. Attach only the pages that matter, or a scan of lower resolution.",
        megabytes(*.0),
        megabytes(LARGEST)
    )]
    TooLarge(u64),
    /// The country file has taken as much as it may.
    #[error(
        "The attachments of this country file would come to {}, and {} is the limit; what was taken off counts, since undo can bring it back. Name the file and the page instead, and keep the document in its folder.",
        megabytes(*.0),
        megabytes(ALL_TOGETHER)
    )]
    Full(u64),
    /// No kind of document that is taken.
    #[error(transparent)]
    Kind(#[from] NotTaken),
    /// The country file cannot be written.
    #[error("{0}")]
    ReadOnly(String),
}

/// Why a document cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum AttachmentError {
    /// It is not in the file.
    #[error(
        "This attachment is not in the file any more. What is said about its origin stands; attach the document again."
    )]
    Missing,
    /// Its bytes are not those that were attached.
    #[error(
        "This attachment was damaged on the disk: its content is no longer what was attached. The figures are not concerned; attach the document again."
    )]
    Damaged,
    /// The file could not be read.
    #[error("The attachment cannot be read from the country file: {0}. Try again, or attach the document again.")]
    Unreadable(#[from] rusqlite::Error),
}

/// `2.4 MB`, as sizes are said.
pub fn megabytes(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1024 * 1024);
    if tenths.is_multiple_of(10) {
        format!("{} MB", tenths / 10)
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

/// A document on its way into a country file: looked at, and found to be one that is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The hash of its bytes.
    pub hash: AttachmentHash,
    /// What it is.
    pub media_type: MediaType,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl Document {
    /// Looks at the bytes: how many, and what they are. Takes a moment for large ones: for a worker thread.
    pub fn of(bytes: Vec<u8>) -> Result<Self, AttachError> {
        if bytes.is_empty() {
            return Err(AttachError::Empty);
        }
        if bytes.len() as u64 > LARGEST {
            return Err(AttachError::TooLarge(bytes.len() as u64));
        }
        Ok(Self {
            media_type: media_type::of(&bytes)?,
            hash: hash_of(&bytes),
            bytes: bytes.into(),
        })
    }
}

/// SHA-256 in hexadecimal.
fn hash_of(bytes: &[u8]) -> AttachmentHash {
    let halves = Sha256::digest(bytes)
        .into_iter()
        .flat_map(|byte| [byte >> 4, byte & 15]);
    let hex: String = halves.filter_map(|half| char::from_digit(half.into(), 16)).collect();
    AttachmentHash::from(hex.as_str())
}

fn has_table(connection: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT count(*) > 0 FROM sqlite_schema WHERE name = 'attachment'";
    connection.query_row(sql, [], |row| row.get(0))
}

/// The sizes of all documents.
pub fn sizes(connection: &Connection) -> rusqlite::Result<BTreeMap<AttachmentHash, u64>> {
    if !has_table(connection)? {
        return Ok(BTreeMap::new());
    }
    connection
        .prepare("SELECT hash, size FROM attachment")?
        .query_map([], |row| {
            let hash: String = row.get(0)?;
            Ok((
                AttachmentHash::from(hash.as_str()),
                row.get::<_, i64>(1)?.unsigned_abs(),
            ))
        })?
        .collect()
}

/// Writes a document; one that is there already, perhaps damaged, is written anew. Committed and synced when this returns.
pub fn write(connection: &Connection, document: &Document) -> rusqlite::Result<()> {
    let sql = "INSERT INTO attachment (hash, size, bytes) VALUES (?, ?, ?) \
               ON CONFLICT (hash) DO UPDATE SET size = excluded.size, bytes = excluded.bytes";
    let row = params![document.hash.as_str(), document.bytes.len() as i64, &*document.bytes];
    connection.prepare_cached(sql)?.execute(row)?;
    Ok(())
}

/// Reads a document and proves it.
pub fn read(connection: &Connection, hash: &AttachmentHash) -> Result<Vec<u8>, AttachmentError> {
    if !has_table(connection)? {
        return Err(AttachmentError::Missing);
    }
    let bytes: Option<Vec<u8>> = connection
        .prepare_cached("SELECT bytes FROM attachment WHERE hash = ?")?
        .query_row([hash.as_str()], |row| row.get(0))
        .optional()?;
    let bytes = bytes.ok_or(AttachmentError::Missing)?;
    if &hash_of(&bytes) == hash {
        Ok(bytes)
    } else {
        Err(AttachmentError::Damaged)
    }
}

/// Reads a document from what is left of a damaged file, past a broken index.
pub fn read_past_damage(connection: &Connection, hash: &AttachmentHash) -> Result<Vec<u8>, AttachmentError> {
    read(connection, hash).or_else(|error| {
        let mut sound = sound_documents(connection).filter(|(other, _)| other == hash);
        sound.next().map(|(_, bytes)| bytes).ok_or(error)
    })
}

/// Every document that can be read and proved, one by one by their numbers, so that one that cannot does not hide those after it.
fn sound_documents(connection: &Connection) -> impl Iterator<Item = (AttachmentHash, Vec<u8>)> + '_ {
    // Where the end cannot be told, there are not more than this: each takes a page at least.
    let last: i64 = connection
        .query_row("SELECT max(id) FROM attachment", [], |row| row.get(0))
        .unwrap_or(1000);
    (1..=last.min(20_000)).filter_map(move |id| {
        let row = connection.query_row("SELECT hash, bytes FROM attachment WHERE id = ?", [id], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?))
        });
        let (hash, bytes) = row.ok()?;
        let proved = hash_of(&bytes);
        (proved.as_str() == hash).then_some((proved, bytes))
    })
}

/// The documents that a new file takes along.
pub struct TakenAlong<'a> {
    /// The file that holds the saved ones, if it can be read.
    pub from: Option<&'a Connection>,
    /// Those on their way.
    pub pending: &'a [Arc<Document>],
}

impl TakenAlong<'_> {
    /// None at all.
    pub const NONE: TakenAlong<'static> = TakenAlong {
        from: None,
        pending: &[],
    };

    /// Writes them into a new file. What cannot be read, or is not what it was, stays behind.
    pub fn write_to(&self, connection: &Connection) -> rusqlite::Result<()> {
        for document in self.pending {
            write(connection, document)?;
        }
        for (hash, bytes) in self.from.into_iter().flat_map(sound_documents) {
            let sql = "INSERT INTO attachment (hash, size, bytes) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING";
            connection.execute(sql, params![hash.as_str(), bytes.len() as i64, bytes])?;
        }
        Ok(())
    }
}
