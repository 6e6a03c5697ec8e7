//! Opens a container with distrust: decides which of its two listings to believe and takes down every file's facts.
//!
//! A zip lists its files twice. When both agree there is nothing to decide; when one was damaged the other finds the
//! contents, and `verify.rs` says which header was wrong. Payload is inflated one file at a time and dropped again.

use super::container::{self, Deflater, Entry, MAX_INFLATED, MAX_PACKAGE};
use super::digest::Digest;
use super::error::Refusal;
use super::lines::{self, LineHashes};
use super::names::{APPROVER_SIGNATURE, BAG_INFO, BAGIT, DATA, LINES, MANIFEST, SIGNATURE, TAGMANIFEST, is_text};
use std::collections::{BTreeMap, BTreeSet};

/// Largest tag file: a manifest of the largest package takes far less.
const MAX_TAG_FILE: usize = 16 << 20;

/// What is known of one file in the container.
pub(super) struct Record<'a> {
    /// The packed bytes as they stand in the container.
    pub raw: &'a [u8],
    /// CRC-32 and size that the listing states.
    pub stated: (u32, u32),
    /// CRC-32 and size of what came out.
    pub actual: (u32, u32),
    /// SHA-256 of what came out.
    pub digest: Digest,
    /// Whether the packed bytes could be inflated to their end.
    pub complete: bool,
    /// Whether the packed bytes are the one canonical form of the content.
    pub canonical: bool,
    /// Short hashes of the lines, of text files.
    pub lines: LineHashes,
    /// The content, of tag files (of all files when asked for).
    pub content: Option<Vec<u8>>,
}

impl Record<'_> {
    /// Whether the content is what went into the container, by its CRC: catches accidents, not intent.
    pub fn crc_holds(&self) -> bool {
        self.complete && self.stated == self.actual
    }
}

/// An opened container.
pub(super) struct Opened<'a> {
    /// Files by name.
    pub records: BTreeMap<String, Record<'a>>,
    /// Why the other listing was not usable, if it was not.
    pub other_listing: Option<Refusal>,
}

impl Opened<'_> {
    /// The content of a tag file.
    pub fn content(&self, name: &str) -> Option<&[u8]> {
        self.records.get(name)?.content.as_deref()
    }
}

/// Opens a container; `keep` says to hold the payload's content too.
pub(super) fn open(bytes: &[u8], keep: bool) -> Result<Opened<'_>, Refusal> {
    if bytes.len() > MAX_PACKAGE {
        return Err(Refusal::PackageTooLarge);
    }
    match (container::central_listing(bytes), container::local_listing(bytes)) {
        (Ok(central), Ok(local)) => {
            if same(&central, &local) {
                return Ok(Opened {
                    records: take_down(central, keep)?,
                    other_listing: None,
                });
            }
            match (take_down(central, keep), take_down(local, keep)) {
                (Ok(central), Ok(local)) => {
                    let records = if score(&local) > score(&central) {
                        local
                    } else {
                        central
                    };
                    Ok(Opened {
                        records,
                        other_listing: None,
                    })
                }
                (Ok(records), Err(other)) | (Err(other), Ok(records)) => Ok(Opened {
                    records,
                    other_listing: Some(other),
                }),
                (Err(central), Err(_)) => Err(central),
            }
        }
        (Ok(listing), Err(other)) | (Err(other), Ok(listing)) => Ok(Opened {
            records: take_down(listing, keep)?,
            other_listing: Some(other),
        }),
        // The plainer reason of the two: a hostile listing rather than a broken one.
        (Err(Refusal::Broken(_)), Err(local)) => Err(local),
        (Err(central), Err(_)) => Err(central),
    }
}

/// Whether two listings name the same entries, in whatever order.
fn same(central: &[Entry], local: &[Entry]) -> bool {
    let key = |entry: &Entry| entry.raw.as_ptr() as usize;
    let sorted = |entries: &[Entry]| entries.iter().map(key).collect::<BTreeSet<_>>();
    central.len() == local.len()
        && sorted(central) == sorted(local)
        && central.iter().all(|entry| local.contains(entry))
}

fn take_down(entries: Vec<Entry<'_>>, keep: bool) -> Result<BTreeMap<String, Record<'_>>, Refusal> {
    let mut left = MAX_INFLATED;
    let mut deflater = Deflater::new();
    let mut records = BTreeMap::new();
    for entry in entries {
        let is_tag = is_tag_file(&entry.name);
        let allowed = if is_tag { left.min(MAX_TAG_FILE) } else { left };
        let inflated = container::inflate(&entry, allowed)?;
        let content = inflated.bytes;
        left -= content.len().min(left);
        let record = Record {
            raw: entry.raw,
            stated: (entry.crc, entry.size),
            actual: (container::crc(&content), content.len() as u32),
            digest: Digest::of(&content),
            complete: inflated.complete,
            canonical: inflated.complete && entry.method != 0 && deflater.deflate(&content) == entry.raw,
            lines: if is_text(&entry.name) {
                lines::of(&content)
            } else {
                LineHashes::new()
            },
            content: (keep || is_tag).then_some(content),
        };
        records.insert(entry.name, record);
    }
    Ok(records)
}

fn is_tag_file(name: &str) -> bool {
    [
        BAGIT,
        BAG_INFO,
        MANIFEST,
        LINES,
        TAGMANIFEST,
        SIGNATURE,
        APPROVER_SIGNATURE,
    ]
    .contains(&name)
}

/// How well a listing fits the contents: entries whose CRC and size hold, and names that the bag knows.
fn score(records: &BTreeMap<String, Record>) -> usize {
    let manifest = records
        .get(MANIFEST)
        .and_then(|record| record.content.as_deref())
        .unwrap_or_default();
    let manifest = String::from_utf8_lossy(manifest);
    let listed: BTreeSet<&str> = manifest
        .lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(_, name)| name)
        .collect();
    let known = |name: &str| is_tag_file(name) || (name.starts_with(DATA) && listed.contains(name));
    records
        .iter()
        .map(|(name, record)| usize::from(record.crc_holds()) + usize::from(known(name)))
        .sum()
}
