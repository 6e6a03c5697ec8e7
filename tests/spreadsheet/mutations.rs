//! Files of every format with bytes flipped or cut off: whatever comes of it, the program goes on.

use crate::build::file;
use ilms_collect::exchange::spreadsheet::read;
use proptest::prelude::*;
use std::io::Read as _;

const FILES: [&str; 9] = [
    "calc.ods",
    "calc.xls",
    "openpyxl.xlsx",
    "protected.xlsx",
    "sheetjs-95.xls",
    "sheetjs.xlsb",
    "excel-unicode.txt",
    "thai-874.csv",
    "vietnam-1258.csv",
];

/// A zip, a compound file, the stream of a workbook, and none of them.
const BEGINNINGS: [&[u8]; 4] = [
    b"",
    b"PK\x03\x04",
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
    b"\x09\x08\x10\x00\x00\x06\x05\x00",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn flipped_bytes_are_read_or_refused(
        name in proptest::sample::select(&FILES[..]),
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        keep in proptest::option::weighted(0.3, any::<prop::sample::Index>()),
    ) {
        let mut bytes = file(name);
        for (index, byte) in flips {
            let index = index.index(bytes.len());
            bytes[index] = byte;
        }
        if let Some(keep) = keep {
            bytes.truncate(keep.index(bytes.len()));
        }
        drop(read(&bytes, name));
    }

    /// Flips inside packed parts are mostly found by their sums; here they are made before packing.
    #[test]
    fn flipped_bytes_inside_parts_are_read_or_refused(
        name in proptest::sample::select(&["calc.ods", "openpyxl.xlsx", "sheetjs.xlsb"][..]),
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let bytes = file(name);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            parts.push((part.name().unwrap().into_owned(), content));
        }
        for (part, index, byte) in flips {
            let part = part.index(parts.len());
            let content = &mut parts[part].1;
            if !content.is_empty() {
                let index = index.index(content.len());
                content[index] = byte;
            }
        }
        drop(read(&crate::build::zip(&parts), name));
    }

    #[test]
    fn any_bytes_are_read_or_refused(
        start in proptest::sample::select(&BEGINNINGS[..]),
        rest in proptest::collection::vec(any::<u8>(), 0..2_000),
    ) {
        drop(read(&[start, &rest].concat(), "any"));
    }
}
