//! `lines.txt`: four hexadecimal digits of the SHA-256 of every line, to say where a text file was changed.
//!
//! It only locates and never proves: sixteen bits are enough to find a line and far too few to trust one. A line is hashed
//! with its line break, so that every byte of a file belongs to exactly one line.

use super::names::is_text;
use super::report::LineRange;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Hashes in one row of `lines.txt`.
const PER_ROW: usize = 20;
/// Lines hashed of one file; what lies behind is located to the file only. Bounds the work that a hostile file can cause.
const MAX_LINES: usize = 1_000_000;
const HEADER: &str = "The first four hexadecimal digits of the SHA-256 of every line, its line break included, 20 in a row.\n\
They say where a file was changed; they prove nothing.\n";

/// The short hashes of a file's lines, in order.
pub(super) type LineHashes = Vec<u16>;

/// The short hash of every line.
pub(super) fn of(bytes: &[u8]) -> LineHashes {
    let lines = bytes.split_inclusive(|&byte| byte == b'\n').take(MAX_LINES);
    lines
        .map(Sha256::digest)
        .map(|hash| u16::from_be_bytes([hash[0], hash[1]]))
        .collect()
}

/// The text of `lines.txt` for these files (path and hashes); files that are no text are left out.
pub(super) fn render<'a>(files: impl Iterator<Item = (&'a str, &'a LineHashes)>) -> String {
    let mut text = HEADER.to_owned();
    for (name, hashes) in files.filter(|(name, _)| is_text(name)) {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n{name} {}\n", hashes.len());
        for row in hashes.chunks(PER_ROW) {
            let row: Vec<String> = row.iter().map(|hash| format!("{hash:04x}")).collect();
            text.push_str(&row.join(" "));
            text.push('\n');
        }
    }
    text
}

/// Reads `lines.txt` as far as it is understood.
pub(super) fn parse(text: &[u8]) -> BTreeMap<String, LineHashes> {
    let text = String::from_utf8_lossy(text);
    let mut files = BTreeMap::new();
    for block in text.split("\n\n").skip(1) {
        let mut rows = block.lines();
        let Some((name, _count)) = rows.next().and_then(|header| header.rsplit_once(' ')) else {
            continue;
        };
        let hashes = rows
            .flat_map(|row| row.split(' '))
            .map_while(|hash| u16::from_str_radix(hash, 16).ok())
            .collect();
        files.insert(name.to_owned(), hashes);
    }
    files
}

/// The lines (of the file as it is now) that differ from what was expected. `cut` says that the file breaks off or is
/// garbled from some point on, so that only the beginning of the change is known.
pub(super) fn locate(expected: &[u16], actual: &[u16], cut: bool) -> Vec<LineRange> {
    let same_before = expected.iter().zip(actual).take_while(|(a, b)| a == b).count();
    if same_before == expected.len() && same_before == actual.len() {
        return Vec::new();
    }
    let range = |first: usize, last: usize| LineRange {
        first: first as u32 + 1,
        last: last.max(first) as u32 + 1,
    };
    if cut {
        return vec![range(same_before, expected.len().saturating_sub(1))];
    }
    if expected.len() == actual.len() {
        let mut ranges: Vec<LineRange> = Vec::new();
        for (at, _) in expected.iter().zip(actual).enumerate().filter(|(_, (a, b))| a != b) {
            match ranges.last_mut() {
                Some(last) if last.last as usize == at => last.last += 1,
                _ => ranges.push(range(at, at)),
            }
        }
        return ranges;
    }
    // Lines were added or removed: all between the common beginning and the common end.
    let room = expected.len().min(actual.len()) - same_before;
    let same_behind = expected
        .iter()
        .rev()
        .zip(actual.iter().rev())
        .take(room)
        .take_while(|(a, b)| a == b)
        .count();
    vec![range(same_before, (actual.len() - same_behind).saturating_sub(1))]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(u32, u32)> {
        let expected = of(b"a\nb\nc\nd\ne\n");
        locate(&expected, &of(text.as_bytes()), false)
            .iter()
            .map(|range| (range.first, range.last))
            .collect()
    }

    #[test]
    fn changed_added_and_removed_lines_are_located() {
        assert_eq!(lines("a\nb\nc\nd\ne\n"), []);
        assert_eq!(lines("a\nX\nc\nd\ne\n"), [(2, 2)]);
        assert_eq!(lines("a\nX\nY\nd\nZ\n"), [(2, 3), (5, 5)]);
        assert_eq!(lines("a\nb\nX\nc\nd\ne\n"), [(3, 3)]);
        assert_eq!(lines("a\nb\nd\ne\n"), [(3, 3)]);
        assert_eq!(lines("a\nb\nc\nd\ne"), [(5, 5)]);
        assert_eq!(lines("a\nb\nc\nd\n"), [(5, 5)]);
        assert_eq!(lines("a\r\nb\nc\nd\ne\n"), [(1, 1)]);
        assert_eq!(lines(""), [(1, 1)]);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let long = (0..45).fold(String::new(), |all, n| all + &format!("line {n}\n"));
        let files = [
            ("bag-info.txt", of(b"x\n")),
            ("data/a.csv", of(long.as_bytes())),
            ("data/b.csv", of(b"")),
            ("data/c.pdf", vec![1]),
        ];
        let text = render(files.iter().map(|(name, hashes)| (*name, hashes)));
        let read = parse(text.as_bytes());
        assert_eq!(read.len(), 3);
        for (name, hashes) in &files[..3] {
            assert_eq!(&read[*name], hashes, "{name}");
        }
    }
}
