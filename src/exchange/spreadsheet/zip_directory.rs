//! The directory at the end of a zip file: which parts there are and where. Read from the bytes at hand, so that no list grows longer
//! than is asked for. PKWARE's APPNOTE 6.3.10, 4.3.

/// Where a part lies in the file, as the directory states it.
pub(super) struct Entry<'a> {
    pub name: &'a [u8],
    /// Whether the name is UTF-8.
    pub unicode: bool,
    pub encrypted: bool,
    /// 0 is stored, 8 deflated.
    pub method: u16,
    pub sum: u32,
    pub packed: u64,
    pub unpacked: u64,
    header: u64,
}

/// The directory of a file.
pub(super) struct Directory<'a> {
    file: &'a [u8],
    rest: &'a [u8],
    pub count: u64,
    /// What stands in front of the zip, which its offsets do not count.
    in_front: u64,
}

const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const LOCATOR: &[u8] = b"PK\x06\x07";
const LOCATOR_LENGTH: usize = 20;
const LARGE_END: &[u8] = b"PK\x06\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;
const HEADER: &[u8] = b"PK\x03\x04";
const HEADER_LENGTH: usize = 30;
/// The extra field that holds what does not fit into 32 bits.
const LARGE: u16 = 1;
const IN_EXTRA: u64 = 0xFFFF_FFFF;

impl<'a> Directory<'a> {
    /// Finds the directory; none where there is none.
    pub fn find(file: &'a [u8]) -> Option<Self> {
        let last = file.len().checked_sub(END_LENGTH)?;
        let first = last.saturating_sub(usize::from(u16::MAX));
        let end = (first..=last).rev().find(|&at| {
            let comment = word(file, at + 20).map_or(usize::MAX, usize::from);
            file[at..].starts_with(END) && comment <= last - at
        })?;
        let mut count = u64::from(word(file, end + 10)?);
        let mut size = u64::from(long(file, end + 12)?);
        let mut offset = u64::from(long(file, end + 16)?);
        let mut behind = end;
        let locator = end
            .checked_sub(LOCATOR_LENGTH)
            .filter(|&at| file[at..].starts_with(LOCATOR));
        if let Some(locator) = locator {
            let large = usize::try_from(double(file, locator + 8)?).ok()?;
            if file.get(large..)?.starts_with(LARGE_END) {
                count = double(file, large + 32)?;
                size = double(file, large + 40)?;
                offset = double(file, large + 48)?;
                behind = large;
            }
        }
        let start = (behind as u64).checked_sub(size)?;
        let in_front = start.checked_sub(offset)?;
        let rest = file.get(usize::try_from(start).ok()?..behind)?;
        Some(Self {
            file,
            rest,
            count,
            in_front,
        })
    }

    /// The next entry; none where the directory is damaged.
    pub fn next(&mut self) -> Option<Entry<'a>> {
        let entry = self.rest;
        if !entry.starts_with(ENTRY) {
            return None;
        }
        let name_end = ENTRY_LENGTH + usize::from(word(entry, 28)?);
        let extra_end = name_end + usize::from(word(entry, 30)?);
        let end = extra_end + usize::from(word(entry, 32)?);
        let flags = word(entry, 8)?;
        let mut read = Entry {
            name: entry.get(ENTRY_LENGTH..name_end)?,
            unicode: flags & 0x800 != 0,
            encrypted: flags & 1 != 0,
            method: word(entry, 10)?,
            sum: long(entry, 16)?,
            packed: long(entry, 20)?.into(),
            unpacked: long(entry, 24)?.into(),
            header: long(entry, 42)?.into(),
        };
        read.take_large(entry.get(name_end..extra_end)?);
        read.header = read.header.checked_add(self.in_front)?;
        self.rest = entry.get(end..)?;
        Some(read)
    }

    /// The packed bytes of a part, behind the header that stands in front of them.
    pub fn bytes(&self, entry: &Entry<'_>) -> Option<&'a [u8]> {
        let header = self.file.get(usize::try_from(entry.header).ok()?..)?;
        if !header.starts_with(HEADER) {
            return None;
        }
        let start = HEADER_LENGTH + usize::from(word(header, 26)?) + usize::from(word(header, 28)?);
        header.get(start..start.checked_add(usize::try_from(entry.packed).ok()?)?)
    }
}

impl Entry<'_> {
    fn take_large(&mut self, mut extra: &[u8]) {
        while let (Some(kind), Some(length)) = (word(extra, 0), word(extra, 2)) {
            let Some((field, rest)) = extra[4..].split_at_checked(length.into()) else {
                return;
            };
            extra = rest;
            if kind == LARGE {
                let fields = [&mut self.unpacked, &mut self.packed, &mut self.header];
                let missing = fields.into_iter().filter(|field| **field == IN_EXTRA);
                for (index, value) in missing.enumerate() {
                    *value = double(field, 8 * index).unwrap_or(*value);
                }
            }
        }
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn double(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
