//! Hostile packages are refused with a reason, and cost little.

use crate::sample::{check, info, payload, preparer, signed};
use ilms_collect::submission::{
    MAX_ENTRIES, MAX_PACKAGE, PackageError, Refusal, Verdict, VerifyOptions, pack, read_payload, verify,
};

/// One entry, every field of which can lie.
#[derive(Clone)]
struct Entry {
    name: Vec<u8>,
    raw: Vec<u8>,
    method: u16,
    flags: u16,
    crc: u32,
    packed: u32,
    size: u32,
    attributes: u32,
    /// Where the directory says that it begins, when not at its place.
    offset: Option<u32>,
}

fn entry(name: impl AsRef<[u8]>, content: &[u8]) -> Entry {
    packed(name, miniz_oxide::deflate::compress_to_vec(content, 6), content)
}

fn packed(name: impl AsRef<[u8]>, raw: Vec<u8>, content: &[u8]) -> Entry {
    let mut crc = flate2::Crc::new();
    crc.update(content);
    Entry {
        name: name.as_ref().to_vec(),
        packed: raw.len() as u32,
        raw,
        method: 8,
        flags: 0,
        crc: crc.sum(),
        size: content.len() as u32,
        attributes: 0o100_644 << 16,
        offset: None,
    }
}

fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let mut common = Vec::new();
        for word in [20, entry.flags, entry.method, 0, 0x21] {
            common.extend(word.to_le_bytes());
        }
        for long in [entry.crc, entry.packed, entry.size] {
            common.extend(long.to_le_bytes());
        }
        common.extend((entry.name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        directory.extend(b"PK\x01\x02\x14\x03");
        directory.extend(&common);
        directory.extend([0; 6]);
        directory.extend(entry.attributes.to_le_bytes());
        directory.extend(entry.offset.unwrap_or(bytes.len() as u32).to_le_bytes());
        directory.extend(&entry.name);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(&entry.name);
        bytes.extend(&entry.raw);
    }
    let start = bytes.len() as u32;
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    for word in [entries.len() as u16; 2] {
        bytes.extend(word.to_le_bytes());
    }
    for long in [directory.len() as u32, start] {
        bytes.extend(long.to_le_bytes());
    }
    bytes.extend([0, 0]);
    bytes
}

fn refusal(bytes: &[u8]) -> Refusal {
    let refused = |result| match result {
        Err(PackageError::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    };
    let reading = refused(read_payload(bytes).map(|_| ()));
    let verifying = refused(verify(bytes, &VerifyOptions::default()).map(|_| ()));
    assert_eq!(reading, verifying);
    assert!(!verifying.to_string().is_empty());
    verifying
}

#[test]
fn names_that_leave_the_folder_or_confuse_are_refused() {
    let long = "data/".to_owned() + &"n".repeat(60_000);
    let names: Vec<&[u8]> = vec![
        b"../evil",
        b"data/../../evil",
        b"/etc/passwd",
        b"C:\\evil.exe",
        b"data\\..\\evil",
        b"data/nul.csv",
        b"data/\0",
        b"data/a\nb",
        b"data/\xff\xfe",
        b"",
        b"data//x",
        b"data/./x",
        b"\\\\server\\share",
        b"data/x.",
        b"data/\xe2\x80\xaegpj.exe",
        long.as_bytes(),
    ];
    for name in &names {
        let refused = refusal(&zip(&[entry("bagit.txt", b"x"), entry(name, b"x")]));
        assert!(
            matches!(refused, Refusal::Name { .. }),
            "{:?}: {refused}",
            String::from_utf8_lossy(name)
        );
        assert!(refused.to_string().len() < 300, "a long name is not repeated in full");
    }
    println!("{} hostile names refused", names.len());
}

#[test]
fn two_files_that_are_one_on_disk_are_refused() {
    let pair = |a: &str, b: &str| refusal(&zip(&[entry(a, b"1"), entry(b, b"2")]));
    assert_eq!(pair("data/a", "data/a"), Refusal::Duplicate("data/a".into()));
    assert_eq!(
        pair("data/a", "DATA/A"),
        Refusal::CaseDuplicate("data/a".into(), "DATA/A".into())
    );
    assert_eq!(pair("data/a", "data/a/b"), Refusal::FileAndFolder("data/a".into()));
}

#[test]
fn what_a_package_never_holds_is_refused() {
    let one = |change: fn(&mut Entry)| {
        let mut entry = entry("data/x.csv", b"a,b\n1,2\n");
        change(&mut entry);
        refusal(&zip(&[entry]))
    };
    assert_eq!(one(|entry| entry.flags = 1), Refusal::Encrypted("data/x.csv".into()));
    for method in [1, 9, 12, 14, 93, 95, 99] {
        let mut lzma = entry("data/x.csv", b"x");
        lzma.method = method;
        assert_eq!(refusal(&zip(&[lzma])), Refusal::Method("data/x.csv".into(), method));
    }
    assert_eq!(one(|entry| entry.packed = u32::MAX), Refusal::Zip64);
    assert_eq!(one(|entry| entry.size = u32::MAX), Refusal::Zip64);

    let zips = zip(&[entry("data/x.csv", b"x")]);
    let end = zips.len() - 22;
    // A zip64 locator before the end record, and an end record that asks for one; the local headers are as good as any.
    let mut locator = zips[..end].to_vec();
    locator.extend(b"PK\x06\x07");
    locator.extend([0; 16]);
    locator.extend(&zips[end..]);
    for zip64 in [locator, [&zips[..end + 8], &[0xFF; 12][..], &zips[end + 20..]].concat()] {
        let report = check(&zip64);
        assert_eq!(report.verdict, Verdict::Changed);
        assert!(
            report
                .remarks
                .iter()
                .any(|remark| remark.contains("zip64") || remark.contains("split")),
            "{:?}",
            report.remarks
        );
    }
    assert_eq!(refusal(b""), Refusal::NotAZip);
    assert_eq!(refusal(b"%PDF-1.7 and so on"), Refusal::NotAZip);
    assert_eq!(refusal(&vec![0; 100_000]), Refusal::NotAZip);
    assert_eq!(refusal(&vec![0; MAX_PACKAGE + 1]), Refusal::PackageTooLarge);
}

#[test]
fn links_and_devices_are_refused_or_named() {
    for kind in [0o120_777, 0o020_666, 0o060_666, 0o010_666, 0o140_777] {
        let mut link = entry("data/x.csv", b"/etc/passwd");
        link.attributes = kind << 16;
        let report = check(&zip(&[link]));
        assert_eq!(report.verdict, Verdict::Changed);
        assert!(
            report.remarks.iter().any(|remark| remark.contains("link or device")),
            "{:?}",
            report.remarks
        );
    }
}

#[test]
fn overlapping_entries_are_noticed() {
    // Fifield's bomb: the directory names one packed kernel many times.
    let mut first = entry("data/a", &[0; 10_000]);
    let mut second = first.clone();
    second.name = b"data/b".to_vec();
    second.offset = Some(0);
    let report = check(&zip(&[first.clone(), second.clone()]));
    assert_eq!(report.verdict, Verdict::Changed);
    assert!(
        report.remarks.iter().any(|remark| remark.contains("overlaps")),
        "{:?}",
        report.remarks
    );
    // Neither listing is usable: the local headers are encrypted ones.
    first.flags = 1;
    assert!(matches!(
        refusal(&zip(&[first, second])),
        Refusal::Overlap(_) | Refusal::Encrypted(_)
    ));
}

#[test]
fn too_many_entries_are_refused() {
    let many: Vec<Entry> = (0..=MAX_ENTRIES).map(|at| entry(format!("data/{at}"), b"")).collect();
    assert_eq!(refusal(&zip(&many)), Refusal::TooManyEntries);
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    // 300 MB of zeros in 300 kB.
    let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..300 {
        std::io::Write::write_all(&mut packer, &vec![0; 1 << 20]).unwrap();
    }
    let bomb = packer.finish().unwrap();
    assert!(bomb.len() < 400_000);
    assert_eq!(
        refusal(&zip(&[packed("data/x.csv", bomb.clone(), b"")])),
        Refusal::Ratio("data/x.csv".into())
    );
    let tag = refusal(&zip(&[packed("manifest-sha256.txt", bomb, b"")]));
    assert!(matches!(tag, Refusal::Ratio(_) | Refusal::InflatesTooLarge), "{tag}");

    // The same with noise in it, so that no ratio gives it away: 70 MB in one file, then 42 MB in each of four.
    let noisy = |megabytes: usize| {
        let mut state = 7_u32;
        let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        for _ in 0..megabytes {
            let mut block = vec![0; 1 << 20];
            for byte in &mut block[..16_000] {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                *byte = (state >> 24) as u8;
            }
            std::io::Write::write_all(&mut packer, &block).unwrap();
        }
        packer.finish().unwrap()
    };
    assert_eq!(
        refusal(&zip(&[packed("data/x.csv", noisy(70), b"")])),
        Refusal::FileTooLarge("data/x.csv".into())
    );
    let part = noisy(42);
    let parts: Vec<Entry> = ["a", "b", "c", "d"]
        .iter()
        .map(|name| packed(format!("data/{name}.bin"), part.clone(), b""))
        .collect();
    assert_eq!(refusal(&zip(&parts)), Refusal::InflatesTooLarge);
}

#[test]
fn a_nested_archive_is_bytes_like_any_other() {
    let inner = zip(&[entry("../../evil", &[0; 1000])]);
    let mut payload = payload();
    payload.insert("questionnaire.xlsx".into(), inner.clone());
    let package = pack(&payload, &info(), Some(&preparer().key)).unwrap();
    assert!(check(&package).is_intact());
    assert_eq!(read_payload(&package).unwrap().1["questionnaire.xlsx"], inner);
}

#[test]
fn lying_sizes_are_a_difference_of_the_container() {
    let package = signed();
    let files = crate::sample::unzip(&package);
    let lies: [fn(&mut Entry); 3] = [
        |entry| entry.size = 1,
        |entry| entry.size = 0x7FFF_FFFF,
        |entry| entry.crc ^= 1,
    ];
    for lie in lies {
        let mut entries: Vec<Entry> = files
            .iter()
            .map(|(name, content)| packed(name, miniz_oxide::deflate::compress_to_vec(content, 9), content))
            .collect();
        assert_eq!(
            zip(&entries),
            package,
            "the builder of this test writes what the program writes"
        );
        lie(&mut entries[5]);
        let report = check(&zip(&entries));
        assert_eq!(
            report.differences.len(),
            2,
            "header and directory: {:?}",
            report.differences
        );
        assert!(
            report
                .differences
                .iter()
                .all(|difference| difference.is_container() && difference.file().is_none())
        );
    }
}

#[test]
fn bytes_hidden_in_the_container_are_found() {
    let package = signed();
    let end = package.len() - 22;
    let mut comment = package.clone();
    comment[end + 20] = 5;
    comment.extend(b"hello");
    let mut behind = package.clone();
    behind.push(0);
    let mut before_end = package.clone();
    before_end.splice(end..end, *b"gap");
    let mut in_front = package.clone();
    in_front.splice(0..0, *b"MZ");
    for (what, changed) in [("a comment", comment), ("a byte behind", behind), ("a gap", before_end)] {
        let report = check(&changed);
        assert_eq!(report.verdict, Verdict::Changed, "{what}");
        assert!(
            report
                .differences
                .iter()
                .all(|difference| difference.is_container() && difference.file().is_none()),
            "{what}"
        );
    }
    // A program in front of the zip.
    assert!(verify(&in_front, &VerifyOptions::default()).is_err());
}
