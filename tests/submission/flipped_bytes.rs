//! Every byte of a package is flipped in turn: each flip is detected, and placed in the file or header it belongs to.

use crate::sample::{approver, check, info, payload, preparer, signed};
use ilms_collect::submission::{Difference, SignatureRole, Verdict, add_signature, pack};
use std::collections::BTreeMap;
use std::io::Read;
use std::ops::Range;

#[test]
fn every_byte_of_a_signed_package() {
    flip_all("signed", &signed(), &[0x01, 0x80]);
}

#[test]
fn every_byte_of_an_unsigned_package() {
    flip_all("unsigned", &pack(&payload(), &info(), None).unwrap(), &[0x01, 0x80]);
}

#[test]
fn every_byte_of_a_package_signed_twice() {
    flip_all(
        "signed twice",
        &add_signature(&signed(), SignatureRole::Approver, &approver().key).unwrap(),
        &[0x01, 0x80],
    );
}

#[test]
fn every_byte_of_a_draft_with_one_file() {
    let payload = payload().into_iter().filter(|(name, _)| name == "notes.csv").collect();
    flip_all(
        "one file",
        &pack(&payload, &info(), Some(&preparer().key)).unwrap(),
        &[0x01, 0x80, 0x20, 0xFF],
    );
}

fn flip_all(what: &str, package: &[u8], masks: &[u8]) {
    assert!(check(package).is_intact());
    let ranges = content_ranges(package);
    let (mut in_files, mut in_container, mut lines, mut as_packing) = (0, 0, 0, 0);
    for at in 0..package.len() {
        let file = ranges
            .iter()
            .find(|(_, range)| range.contains(&at))
            .map(|(name, _)| name.as_str());
        for &mask in masks {
            let mut flipped = package.to_vec();
            flipped[at] ^= mask;
            let report = check(&flipped);
            let context = || format!("byte {at} ^ {mask:#x} of {file:?}: {:#?}", report.differences);
            assert_eq!(report.verdict, Verdict::Changed, "{}", context());
            assert!(!report.differences.is_empty(), "{}", context());
            assert!(
                report.differences.iter().all(|difference| difference.file() == file),
                "{}",
                context()
            );
            if file.is_some() {
                in_files += 1;
            } else {
                in_container += 1;
            }
            for difference in &report.differences {
                match difference {
                    Difference::Packing { .. } => as_packing += 1,
                    Difference::Lines { file, lines: found, .. } => {
                        lines += 1;
                        let expected = first_changed_line(package, &flipped, &ranges[file]);
                        assert_eq!(found[0].first as usize, expected, "{}", context());
                    }
                    _ => {}
                }
            }
        }
    }
    println!(
        "{what}: {} bytes flipped {} ways: {in_files} placed in their file ({lines} of them to the line, {as_packing} as packing only), \
         {in_container} in the container, none missed",
        package.len(),
        masks.len()
    );
    assert_eq!(in_files + in_container, masks.len() * package.len());
}

/// Where each file's packed content lies, by somebody else's reader.
fn content_ranges(package: &[u8]) -> BTreeMap<String, Range<usize>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    (0..archive.len())
        .map(|at| {
            let entry = archive.by_index_raw(at).unwrap();
            let start = entry.data_start().unwrap() as usize;
            (
                entry.name().unwrap().into_owned(),
                start..start + entry.compressed_size() as usize,
            )
        })
        .collect()
}

/// The first line that differs between two packings of one file, by somebody else's inflater.
fn first_changed_line(before: &[u8], after: &[u8], range: &Range<usize>) -> usize {
    let inflate = |packed: &[u8]| {
        let mut content = Vec::new();
        let mut reader = flate2::read::DeflateDecoder::new(packed);
        let mut byte = [0];
        while matches!(reader.read(&mut byte), Ok(1)) {
            content.push(byte[0]);
        }
        content
    };
    let (before, after) = (inflate(&before[range.clone()]), inflate(&after[range.clone()]));
    let same = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    1 + before[..same].split(|&byte| byte == b'\n').count() - 1
}
