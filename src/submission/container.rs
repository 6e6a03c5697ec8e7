//! The zip container: written in exactly one way, read with distrust.
//!
//! Written by hand, because the bytes are a promise: entries sorted by name, deflate by one pinned compressor, the time of
//! 1 January 1980, plain files of mode 644, no extra fields, no comments. Reading gives two listings, one from the central
//! directory and one from the local headers; `open.rs` decides between them. Limits hold before memory is taken.

use super::error::Refusal;
use super::names::check_path;
use super::report::ContainerPart;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::{TINFLStatus, core};
use std::collections::BTreeMap;
use std::ops::Range;

/// Largest package that is opened, in bytes. A full questionnaire takes under 1 MB.
pub const MAX_PACKAGE: usize = 32 << 20;
/// Largest file inside a package after inflating, in bytes.
pub const MAX_FILE: usize = 64 << 20;
/// All files of a package after inflating, in bytes. They are held one at a time while verifying.
pub const MAX_INFLATED: usize = 128 << 20;
/// Most files in a package.
pub const MAX_ENTRIES: usize = 2000;
/// How many times its packed size a file over 4 MB may inflate to; tables of figures reach about 20.
pub const MAX_RATIO: usize = 200;
/// Files up to this size may have any ratio.
const RATIO_FREE: usize = 4 << 20;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const ZIP64_LOCATOR: u32 = 0x0706_4b50;
const LOCAL_LEN: usize = 30;
const CENTRAL_LEN: usize = 46;
const END_LEN: usize = 22;
const DEFLATE: u16 = 8;
const LEVEL: i32 = 9;
/// Version 2.0: deflate.
const VERSION: u16 = 20;
/// 1 January 1980, the first day that a zip can state.
const DOS_DATE: u16 = 0x0021;
/// A plain file of mode 644, as Unix says it.
const ATTRIBUTES: u32 = 0o100_644 << 16;
const MADE_BY_UNIX: u16 = 3 << 8 | VERSION;

/// One entry ready to be written.
pub(super) struct Packed<'a> {
    pub name: &'a str,
    pub raw: &'a [u8],
    pub crc: u32,
    pub size: u32,
}

/// A stretch of the container and what it is.
pub(super) struct Segment {
    pub part: ContainerPart,
    pub bytes: Vec<u8>,
}

/// The container of these files (path and content): same content, same bytes. An error names a file that a reader would
/// refuse for its ratio.
pub(super) fn write(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, Refusal> {
    let mut deflater = Deflater::new();
    let raw: Vec<Vec<u8>> = files.values().map(|content| deflater.deflate(content)).collect();
    let mut sizes = files.iter().zip(&raw);
    if let Some(((name, _), _)) = sizes.find(|((_, content), raw)| content.len() >= largest_by_ratio(raw.len())) {
        return Err(Refusal::Ratio(name.clone()));
    }
    let packed = files.iter().zip(&raw).map(|((name, content), raw)| Packed {
        name,
        raw,
        crc: crc(content),
        size: content.len() as u32,
    });
    Ok(segments(&packed.collect::<Vec<_>>())
        .into_iter()
        .flat_map(|segment| segment.bytes)
        .collect())
}

/// What so many packed bytes may inflate to.
fn largest_by_ratio(packed: usize) -> usize {
    RATIO_FREE.max(packed.saturating_mul(MAX_RATIO))
}

/// The container of these entries, stretch by stretch.
pub(super) fn segments(entries: &[Packed]) -> Vec<Segment> {
    let mut segments = Vec::with_capacity(entries.len() * 2 + 1);
    let mut directory = Vec::with_capacity(entries.len() + 1);
    let mut offset = 0;
    for entry in entries {
        let mut common = Vec::with_capacity(26);
        put16(&mut common, &[VERSION, 0, DEFLATE, 0, DOS_DATE]);
        put32(&mut common, &[entry.crc, entry.raw.len() as u32, entry.size]);
        put16(&mut common, &[entry.name.len() as u16, 0]);

        let mut header = LOCAL.to_le_bytes().to_vec();
        header.extend(&common);
        header.extend(entry.name.as_bytes());

        let mut listed = CENTRAL.to_le_bytes().to_vec();
        put16(&mut listed, &[MADE_BY_UNIX]);
        listed.extend(&common);
        put16(&mut listed, &[0, 0, 0]);
        put32(&mut listed, &[ATTRIBUTES, offset]);
        listed.extend(entry.name.as_bytes());

        offset += (header.len() + entry.raw.len()) as u32;
        let file = entry.name.to_owned();
        segments.push(Segment {
            part: ContainerPart::Header { file: file.clone() },
            bytes: header,
        });
        segments.push(Segment {
            part: ContainerPart::Content { file: file.clone() },
            bytes: entry.raw.to_vec(),
        });
        directory.push(Segment {
            part: ContainerPart::Directory { file },
            bytes: listed,
        });
    }
    let length: usize = directory.iter().map(|segment| segment.bytes.len()).sum();
    let count = entries.len() as u16;
    let mut end = END.to_le_bytes().to_vec();
    put16(&mut end, &[0, 0, count, count]);
    put32(&mut end, &[length as u32, offset]);
    put16(&mut end, &[0]);
    directory.push(Segment {
        part: ContainerPart::End,
        bytes: end,
    });
    segments.extend(directory);
    segments
}

fn put16(bytes: &mut Vec<u8>, values: &[u16]) {
    bytes.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}

fn put32(bytes: &mut Vec<u8>, values: &[u32]) {
    bytes.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}

/// The CRC-32 of zip.
pub(super) fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// Makes the one compressed form of bytes. Its tables are large and used again for the next file.
pub(super) struct Deflater(CompressorOxide);

impl Deflater {
    pub fn new() -> Self {
        Self(CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, 0, 0)))
    }

    /// The one compressed form of these bytes.
    pub fn deflate(&mut self, mut bytes: &[u8]) -> Vec<u8> {
        self.0.reset();
        let mut packed = vec![0; (bytes.len() / 2).max(64)];
        let mut filled = 0;
        loop {
            let (status, taken, written) = compress(&mut self.0, bytes, &mut packed[filled..], TDEFLFlush::Finish);
            filled += written;
            bytes = bytes.get(taken..).unwrap_or_default();
            // Anything else than "more room, please" is the end: writing to a slice cannot fail.
            if status != TDEFLStatus::Okay {
                packed.truncate(filled);
                return packed;
            }
            packed.resize(packed.len() * 2, 0);
        }
    }
}

/// What came out of inflating.
pub(super) struct Inflated {
    /// The content, as far as it could be had.
    pub bytes: Vec<u8>,
    /// Whether the stream ended as it should.
    pub complete: bool,
}

/// Inflates an entry, as far as possible, within the limits. `left` is what the whole package may still inflate to.
pub(super) fn inflate(entry: &Entry, left: usize) -> Result<Inflated, Refusal> {
    if entry.method == 0 {
        if entry.raw.len() > left {
            return Err(Refusal::InflatesTooLarge);
        }
        return Ok(Inflated {
            bytes: entry.raw.to_vec(),
            complete: !entry.cut,
        });
    }
    let by_ratio = largest_by_ratio(entry.raw.len());
    let limit = MAX_FILE.min(left).min(by_ratio);
    let flags = core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut state = Box::<core::DecompressorOxide>::default();
    let mut input = entry.raw;
    let mut bytes = vec![0; entry.raw.len().saturating_mul(4).clamp(256, limit.max(256))];
    let mut filled = 0;
    loop {
        let (status, taken, written) = core::decompress(&mut state, input, &mut bytes, filled, flags);
        filled += written;
        input = input.get(taken..).unwrap_or_default();
        if filled > limit || (status == TINFLStatus::HasMoreOutput && bytes.len() >= limit) {
            return Err(if limit == by_ratio {
                Refusal::Ratio(entry.name.clone())
            } else if limit == MAX_FILE {
                Refusal::FileTooLarge(entry.name.clone())
            } else {
                Refusal::InflatesTooLarge
            });
        }
        if status != TINFLStatus::HasMoreOutput {
            bytes.truncate(filled);
            return Ok(Inflated {
                bytes,
                complete: status == TINFLStatus::Done && !entry.cut,
            });
        }
        bytes.resize(bytes.len().saturating_mul(2).min(limit), 0);
    }
}

/// One entry as a listing gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    pub name: String,
    pub raw: &'a [u8],
    pub method: u16,
    pub crc: u32,
    pub size: u32,
    /// The container breaks off before the entry's end.
    pub cut: bool,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([pair[0], pair[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

/// The entries as the central directory lists them.
pub(super) fn central_listing(bytes: &[u8]) -> Result<Vec<Entry<'_>>, Refusal> {
    let end = find_end(bytes).ok_or(Refusal::Broken("the record at its end is missing"))?;
    let broken = Refusal::Broken("its directory cannot be followed");
    let word = |at: usize| u16_at(bytes, end + at).map(usize::from).ok_or_else(|| broken.clone());
    let long = |at: usize| {
        u32_at(bytes, end + at)
            .map(|value| value as usize)
            .ok_or_else(|| broken.clone())
    };
    if word(4)? != 0 || word(6)? != 0 || word(8)? != word(10)? {
        return Err(Refusal::Split);
    }
    let (count, directory) = (word(10)?, long(16)?);
    let zip64 = end.checked_sub(20).and_then(|at| u32_at(bytes, at)) == Some(ZIP64_LOCATOR);
    if zip64 || count == 0xFFFF || directory == 0xFFFF_FFFF {
        return Err(Refusal::Zip64);
    }
    if count > MAX_ENTRIES {
        return Err(Refusal::TooManyEntries);
    }

    let mut listed = Vec::with_capacity(count);
    let mut at = directory;
    for _ in 0..count {
        let (entry, next) = central_entry(bytes, at, end)?;
        listed.push(entry);
        at = next;
    }
    place(bytes, directory, listed)
}

/// An entry of the central directory before its content is found.
struct Listed {
    name: String,
    flags: u16,
    method: u16,
    crc: u32,
    packed: usize,
    size: u32,
    attributes: u32,
    offset: usize,
}

fn central_entry(bytes: &[u8], at: usize, end: usize) -> Result<(Listed, usize), Refusal> {
    let broken = || Refusal::Broken("its directory cannot be followed");
    if u32_at(bytes, at) != Some(CENTRAL) || at.saturating_add(CENTRAL_LEN) > end {
        return Err(broken());
    }
    let word = |field: usize| u16_at(bytes, at + field).ok_or_else(broken);
    let long = |field: usize| u32_at(bytes, at + field).ok_or_else(broken);
    let name_end = at + CENTRAL_LEN + usize::from(word(28)?);
    let name = bytes
        .get(at + CENTRAL_LEN..name_end)
        .filter(|_| name_end <= end)
        .ok_or_else(broken)?;
    let (packed, size, offset) = (long(20)?, long(24)?, long(42)?);
    if [packed, size, offset].contains(&0xFFFF_FFFF) {
        return Err(Refusal::Zip64);
    }
    let entry = Listed {
        name: String::from_utf8_lossy(name).into_owned(),
        flags: word(8)?,
        method: word(10)?,
        crc: long(16)?,
        packed: packed as usize,
        size,
        attributes: long(38)?,
        offset: offset as usize,
    };
    Ok((entry, name_end + usize::from(word(30)?) + usize::from(word(32)?)))
}

/// Finds the content of each listed entry, and that no two share bytes.
fn place(bytes: &[u8], directory: usize, mut listed: Vec<Listed>) -> Result<Vec<Entry<'_>>, Refusal> {
    listed.sort_by_key(|entry| entry.offset);
    let mut entries = Vec::with_capacity(listed.len());
    let nexts: Vec<usize> = listed
        .iter()
        .skip(1)
        .map(|entry| entry.offset)
        .chain([directory])
        .collect();
    for (entry, next) in listed.into_iter().zip(nexts) {
        // The type lies in the upper half of the attributes when they were written on Unix; else it is zero.
        let kind = entry.attributes >> 16 & 0o170_000;
        if ![0, 0o100_000, 0o040_000].contains(&kind) {
            return Err(Refusal::Link(shortened(&entry.name)));
        }
        let bare = entry.offset.saturating_add(LOCAL_LEN);
        let own = [26, 28].map(|field| u16_at(bytes, entry.offset.saturating_add(field)).map_or(0, usize::from));
        // The local header says where the content begins; if it does not fit, the length of the listed name does.
        let starts = [
            bare + entry.name.len(),
            bare + own[0] + own[1],
            bare + entry.name.len() + own[1],
        ];
        let fits = |start: &&usize| start.saturating_add(entry.packed) == next;
        let start = starts.iter().find(fits).copied().unwrap_or(starts[1]);
        let stop = start.saturating_add(entry.packed);
        if stop > next {
            return Err(Refusal::Overlap(shortened(&entry.name)));
        }
        let raw = bytes
            .get(start..stop)
            .ok_or(Refusal::Broken("an entry lies outside of it"))?;
        let Listed {
            name,
            flags,
            method,
            crc,
            size,
            ..
        } = entry;
        entries.push(checked(
            Entry {
                name,
                raw,
                method,
                crc,
                size,
                cut: false,
            },
            flags,
        )?);
    }
    checked_names(entries)
}

/// The entries as their own headers give them, one behind the other from the first byte on.
pub(super) fn local_listing(bytes: &[u8]) -> Result<Vec<Entry<'_>>, Refusal> {
    let mut entries = Vec::new();
    let mut at = 0;
    while let Some(header) = bytes
        .get(at..)
        .filter(|rest| rest.len() >= LOCAL_LEN && u32_at(rest, 0) == Some(LOCAL))
    {
        if entries.len() == MAX_ENTRIES {
            return Err(Refusal::TooManyEntries);
        }
        let word = |field: usize| u16_at(header, field).unwrap_or_default();
        let long = |field: usize| u32_at(header, field).unwrap_or_default();
        let (packed, size) = (long(18), long(22));
        if packed == 0xFFFF_FFFF || size == 0xFFFF_FFFF {
            return Err(Refusal::Zip64);
        }
        let name_end = LOCAL_LEN + usize::from(word(26));
        let Some(name) = header.get(LOCAL_LEN..name_end) else {
            break;
        };
        let start = name_end + usize::from(word(28));
        let stop = start.saturating_add(packed as usize);
        let range: Range<usize> = start.min(header.len())..stop.min(header.len());
        let name = String::from_utf8_lossy(name).into_owned();
        let cut = stop > header.len();
        let entry = Entry {
            name,
            raw: &header[range],
            method: word(8),
            crc: long(14),
            size,
            cut,
        };
        let flags = word(6);
        if flags & 8 != 0 {
            return Err(Refusal::Broken("its entries do not state their sizes"));
        }
        entries.push(checked(entry, flags)?);
        at = at.saturating_add(stop);
    }
    if entries.is_empty() {
        return Err(Refusal::NotAZip);
    }
    checked_names(entries)
}

fn checked(entry: Entry<'_>, flags: u16) -> Result<Entry<'_>, Refusal> {
    if flags & 1 != 0 {
        return Err(Refusal::Encrypted(shortened(&entry.name)));
    }
    if ![0, DEFLATE].contains(&entry.method) {
        return Err(Refusal::Method(shortened(&entry.name), entry.method));
    }
    Ok(entry)
}

/// Refuses names that could do harm; drops the entries of folders, which hold nothing.
fn checked_names(entries: Vec<Entry<'_>>) -> Result<Vec<Entry<'_>>, Refusal> {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for entry in &entries {
        let name = entry.name.as_str();
        let is_folder = name.ends_with('/') && entry.size == 0;
        let path = if is_folder { name.trim_end_matches('/') } else { name };
        check_path(path).map_err(|why| Refusal::Name {
            name: shortened(name),
            why,
        })?;
        if let Some(first) = seen.insert(path.to_ascii_lowercase(), name) {
            return Err(if first == name {
                Refusal::Duplicate(name.to_owned())
            } else {
                Refusal::CaseDuplicate(first.to_owned(), name.to_owned())
            });
        }
    }
    for path in seen.keys() {
        let mut parents = path.match_indices('/').filter_map(|(at, _)| seen.get(&path[..at]));
        if let Some(file) = parents.find(|parent| !parent.ends_with('/')) {
            return Err(Refusal::FileAndFolder((*file).to_owned()));
        }
    }
    Ok(entries
        .into_iter()
        .filter(|entry| !(entry.name.ends_with('/') && entry.size == 0))
        .collect())
}

/// A hostile name is shown in part only.
fn shortened(name: &str) -> String {
    let start: String = name.chars().take(60).collect();
    if start.len() < name.len() {
        format!("{start}...")
    } else {
        start
    }
}

/// The end record: at the very end, or before a comment.
fn find_end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END_LEN)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|&at| u32_at(bytes, at) == Some(END))
}
