//! The compound file in which Office kept its documents before 2007: streams cut into sectors, chained by a table. [MS-CFB].
//!
//! Every chain is followed for as many steps as the file has sectors at most, so that one that runs in a circle ends.

use crate::exchange::spreadsheet::SpreadsheetError;
use std::collections::HashSet;

/// A compound file.
pub(in crate::exchange::spreadsheet) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// For each sector, the next of its chain.
    next: Vec<u32>,
    /// For each small sector, the next of its chain.
    next_small: Vec<u32>,
    /// The stream that the small sectors lie in.
    small: Vec<u8>,
    /// The streams and folders directly in the file; those of documents inside the document do not count.
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

/// Numbers from here on are no sectors.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
const NO_ENTRY: u32 = 0xFFFF_FFFF;
const HEADER: usize = 512;
const SMALL_SECTOR: usize = 64;
/// Streams shorter than this lie in small sectors.
const SMALL_STREAM: usize = 4096;
const ENTRY: usize = 128;

fn damaged() -> SpreadsheetError {
    SpreadsheetError::damaged("OLE")
}

impl<'a> Compound<'a> {
    /// Reads the tables of a compound file.
    pub fn open(bytes: &'a [u8]) -> Result<Self, SpreadsheetError> {
        let sector = match word(bytes, 30).ok_or_else(damaged)? {
            9 => 512,
            12 => 4096,
            _ => return Err(damaged()),
        };
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        file.read_table()?;
        let directory = file.chain(long(bytes, 48).ok_or_else(damaged)?, usize::MAX)?;
        let directory: Vec<&[u8]> = directory.chunks_exact(ENTRY).collect();
        let root = directory.first().ok_or_else(damaged)?;
        let (start, size) = place(root).ok_or_else(damaged)?;
        file.small = file.chain(start, size)?;
        let small_table = file.chain(long(bytes, 60).ok_or_else(damaged)?, usize::MAX)?;
        file.next_small = longs(&small_table).collect();
        file.entries = in_folder(&directory, long(root, 76).ok_or_else(damaged)?);
        Ok(file)
    }

    /// Whether there is a stream or folder of that name.
    pub fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// A stream; none where there is none of that name.
    pub fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, SpreadsheetError> {
        let Some(entry) = self.entry(name) else {
            return Ok(None);
        };
        if entry.size >= SMALL_STREAM {
            return self.chain(entry.start, entry.size).map(Some);
        }
        let sector = |number: u32| {
            let start = number as usize * SMALL_SECTOR;
            self.small.get(start..start + SMALL_SECTOR)
        };
        follow(entry.start, entry.size, &self.next_small, sector).map(Some)
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The last sector of a file may be cut short.
        let bytes = self.bytes.get(start..)?;
        Some(&bytes[..bytes.len().min(self.sector)]).filter(|bytes| !bytes.is_empty())
    }

    fn chain(&self, start: u32, size: usize) -> Result<Vec<u8>, SpreadsheetError> {
        follow(start, size, &self.next, |number| self.sector(number))
    }

    /// Reads the table of chains. Where its sectors lie is listed in the header, and beyond 109 of them in further sectors.
    fn read_table(&mut self) -> Result<(), SpreadsheetError> {
        let most = self.bytes.len() / self.sector;
        let mut listed: Vec<u32> = longs(self.bytes.get(76..HEADER).ok_or_else(damaged)?).collect();
        let mut further = long(self.bytes, 68).ok_or_else(damaged)?;
        for _ in 0..most {
            if further >= NO_SECTOR {
                break;
            }
            let sector = self.sector(further).ok_or_else(damaged)?;
            listed.extend(longs(sector));
            further = listed.pop().ok_or_else(damaged)?;
        }
        for number in listed.into_iter().filter(|number| *number < NO_SECTOR).take(most) {
            let sector = self.sector(number).ok_or_else(damaged)?;
            self.next.extend(longs(sector));
            // A table for more sectors than there are: some of it is listed twice.
            if self.next.len() > most + 2 * self.sector {
                break;
            }
        }
        Ok(())
    }
}

/// Puts the sectors of a chain together, up to `size` bytes.
fn follow<'a>(
    start: u32,
    size: usize,
    next: &[u32],
    sector: impl Fn(u32) -> Option<&'a [u8]>,
) -> Result<Vec<u8>, SpreadsheetError> {
    let mut stream = Vec::new();
    let mut number = start;
    for _ in 0..=next.len() {
        if number >= NO_SECTOR || stream.len() >= size {
            return Ok(stream);
        }
        let bytes = sector(number).ok_or_else(damaged)?;
        let left = size - stream.len();
        stream.extend_from_slice(&bytes[..bytes.len().min(left)]);
        number = *next.get(number as usize).ok_or_else(damaged)?;
    }
    Err(damaged())
}

/// The entries of a folder. Each names one before it, one behind it, and the first of the folder that it is.
fn in_folder(directory: &[&[u8]], first: u32) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut seen = HashSet::new();
    let mut to_see = vec![first];
    while let Some(number) = to_see.pop() {
        let Some(bytes) = directory.get(number as usize).filter(|_| number != NO_ENTRY) else {
            continue;
        };
        if !seen.insert(number) {
            continue;
        }
        to_see.extend([68, 72].into_iter().filter_map(|at| long(bytes, at)));
        if let Some((start, size)) = place(bytes) {
            let length = usize::from(word(bytes, 64).unwrap_or_default()).clamp(2, 64) - 2;
            let letters: Vec<u16> = bytes[..length]
                .as_chunks::<2>()
                .0
                .iter()
                .map(|pair| u16::from_le_bytes(*pair))
                .collect();
            let name = String::from_utf16_lossy(&letters);
            entries.push(Entry { name, start, size });
        }
    }
    entries
}

/// Where the stream of an entry begins, and its length. Files of small sectors use the lower half of the length only.
fn place(entry: &[u8]) -> Option<(u32, usize)> {
    Some((long(entry, 116)?, long(entry, 120)? as usize))
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*bytes))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}

fn longs(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|bytes| u32::from_le_bytes(*bytes))
}
