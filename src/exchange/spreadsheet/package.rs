//! A file of parts: the zip that holds a workbook. Nothing is written to disk, so a part's name can only name a part.
//!
//! Sizes that the file states are not believed: what a part unpacks to is counted while it is unpacked.

use super::SpreadsheetError;
use super::limits::{MAX_PART, MAX_PARTS, MAX_UNPACKED};
use super::zip_directory::Directory;
use flate2::Crc;
use flate2::read::DeflateDecoder;
use std::collections::HashMap;
use std::io::Read;

/// The parts of a file, found by name.
pub(super) struct Package<'a> {
    /// By the name in small letters, with `/` between folders and none in front. Of two of one name the first counts.
    parts: HashMap<String, Part<'a>>,
    unpacked: usize,
}

/// A part as it is packed.
struct Part<'a> {
    /// None where they do not lie in the file.
    packed: Option<&'a [u8]>,
    stated: usize,
    method: u16,
    sum: u32,
    encrypted: bool,
}

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Why a part is not unpacked.
pub(super) enum NotUnpacked {
    /// It unpacks to more than [`MAX_PART`].
    PartTooLarge,
    /// The file is refused.
    Refused(SpreadsheetError),
}

impl From<SpreadsheetError> for NotUnpacked {
    fn from(error: SpreadsheetError) -> Self {
        Self::Refused(error)
    }
}

impl From<NotUnpacked> for SpreadsheetError {
    /// For parts without which nothing of the file can be read.
    fn from(reason: NotUnpacked) -> Self {
        match reason {
            NotUnpacked::PartTooLarge => Self::UnpacksTooLarge,
            NotUnpacked::Refused(error) => error,
        }
    }
}

impl<'a> Package<'a> {
    /// Lists the parts.
    pub fn open(bytes: &'a [u8]) -> Result<Self, SpreadsheetError> {
        let damaged = || SpreadsheetError::damaged("zip");
        let mut directory = Directory::find(bytes).ok_or_else(damaged)?;
        if directory.count > MAX_PARTS {
            return Err(SpreadsheetError::UnpacksTooLarge);
        }
        let mut parts = HashMap::new();
        for _ in 0..directory.count {
            let entry = directory.next().ok_or_else(damaged)?;
            let name = if entry.unicode || entry.name.is_ascii() {
                String::from_utf8_lossy(entry.name)
            } else {
                // Names that matter are plain; any other page does to tell them apart.
                encoding_rs::IBM866.decode_without_bom_handling(entry.name).0
            };
            parts.entry(plain_name(&name)).or_insert(Part {
                packed: directory.bytes(&entry),
                stated: usize::try_from(entry.unpacked).unwrap_or(usize::MAX),
                method: entry.method,
                sum: entry.sum,
                encrypted: entry.encrypted,
            });
        }
        Ok(Self { parts, unpacked: 0 })
    }

    /// Whether there is a part of that name.
    pub fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&plain_name(name))
    }

    /// The names of the parts, in small letters.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// Unpacks a part; none where there is none of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, NotUnpacked> {
        let Some(part) = self.parts.get(&plain_name(name)) else {
            return Ok(None);
        };
        if part.encrypted {
            return Err(SpreadsheetError::Password.into());
        }
        let damaged = || NotUnpacked::Refused(SpreadsheetError::damaged(shortened(name)));
        let packed = part.packed.ok_or_else(damaged)?;
        let mut reader: Box<dyn Read> = match part.method {
            STORED => Box::new(packed),
            DEFLATED => Box::new(DeflateDecoder::new(packed)),
            _ => return Err(damaged()),
        };
        // Deflate makes at most 1032 bytes of one, so a part that states more is believed no further.
        let mut content = Vec::with_capacity(part.stated.min(packed.len().saturating_mul(1032)).min(MAX_PART));
        let mut block = vec![0; 64 << 10];
        let mut sum = Crc::new();
        loop {
            let read = reader.read(&mut block).map_err(|_| damaged())?;
            if read == 0 {
                break;
            }
            self.unpacked += read;
            if self.unpacked > MAX_UNPACKED {
                return Err(SpreadsheetError::UnpacksTooLarge.into());
            }
            if content.len() + read > MAX_PART {
                return Err(NotUnpacked::PartTooLarge);
            }
            sum.update(&block[..read]);
            content.extend_from_slice(&block[..read]);
        }
        if sum.sum() == part.sum {
            Ok(Some(content))
        } else {
            Err(damaged())
        }
    }

    /// Unpacks a part that is text, in the encoding that its first bytes tell.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, NotUnpacked> {
        let Some(content) = self.part(name)? else {
            return Ok(None);
        };
        let text = match content[..] {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'<', 0, ..] | [0, b'<', ..] => decoded(&content),
            _ => String::from_utf8(content).ok(),
        };
        let text = text.ok_or_else(|| SpreadsheetError::damaged(shortened(name)))?;
        Ok(Some(text))
    }
}

/// XML may be UTF-16, although no spreadsheet program writes that.
fn decoded(content: &[u8]) -> Option<String> {
    let encoding = match content {
        [0xFE, 0xFF, ..] | [0, ..] => encoding_rs::UTF_16BE,
        _ => encoding_rs::UTF_16LE,
    };
    let (text, broken) = encoding.decode_with_bom_removal(content);
    (!broken).then(|| text.into_owned())
}

/// A name as it is compared: small letters, `/` between folders, none in front. Some programs write `\`, or another case than
/// they name.
fn plain_name(name: &str) -> String {
    let name = name.replace('\\', "/");
    name.trim_start_matches('/').to_lowercase()
}

/// A hostile name is shown in part only.
fn shortened(name: &str) -> String {
    name.chars().filter(|sign| !sign.is_control()).take(60).collect()
}

/// The name that `target` means when it stands in the part `from`: relative to its folder, or absolute with a `/` in front.
pub(super) fn resolve(from: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(folders.pop()),
            step => folders.push(step),
        }
    }
    folders.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_to_the_part_that_names_them() {
        for (from, target, name) in [
            ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            (
                "xl/workbook.xml",
                "/xl/worksheets/sheet1.xml",
                "xl/worksheets/sheet1.xml",
            ),
            ("xl/worksheets/sheet1.xml", "../comments1.xml", "xl/comments1.xml"),
            ("xl/worksheets/sheet1.xml", "./../comments1.xml", "xl/comments1.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("xl/workbook.xml", "../../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolve(from, target), name);
        }
    }
}
