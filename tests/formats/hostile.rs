//! Zips and folders that lie or would do harm are refused as data packages, as they are as packages.

use crate::data_package::{foreign_zip, input, unpack, written};
use crate::{indonesia, pack};
use ilms_collect::exchange::format_of;
use ilms_collect::questionnaire::AreaCode;
use ilms_collect::submission::payload::data_files;
use ilms_collect::submission::{MAX_ENTRIES, MAX_FILE, MAX_PACKAGE, PackageError, Refusal, data};

fn refusal(bytes: &[u8]) -> Refusal {
    match data::read(bytes) {
        Err(PackageError::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn hostile_zips_are_refused() {
    let pack = pack("asean-phase-3");
    let files = data_files(&input(&pack, &indonesia(&pack)));
    let with = |name: &str, content: &[u8]| {
        let mut all: Vec<(&str, &[u8])> = files
            .iter()
            .map(|(name, content)| (name.as_str(), content.as_slice()))
            .collect();
        all.push((name, content));
        foreign_zip(&all)
    };
    assert!(data::read(&with("more.txt", b"x")).is_ok());
    for name in [
        "../evil",
        "figures/../../evil",
        "/etc/passwd",
        "C:evil",
        "a\\b",
        "nul.csv",
        "a b.csv",
        "x.",
    ] {
        let refused = refusal(&with(name, b"x"));
        assert!(matches!(refused, Refusal::Name { .. }), "{name}: {refused}");
    }
    assert!(matches!(refusal(&with("NOTES.csv", b"x")), Refusal::CaseDuplicate(..)));
    // Sixty megabytes of zeros in sixty kilobytes; more than any file may hold; more files than any package has.
    assert_eq!(
        refusal(&with("zeros.csv", &vec![0; 60 << 20])),
        Refusal::Ratio("zeros.csv".into())
    );
    let mut state = 7_u32;
    let mut noise = vec![0; MAX_FILE + 1];
    for block in noise.chunks_mut(1 << 20) {
        for byte in block.iter_mut().take(8_000) {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *byte = (state >> 24) as u8;
        }
    }
    let refused = refusal(&with("noise.csv", &noise));
    assert!(
        matches!(refused, Refusal::FileTooLarge(_) | Refusal::Ratio(_)),
        "{refused}"
    );
    assert_eq!(refusal(&vec![0; MAX_PACKAGE + 1]), Refusal::PackageTooLarge);
    let names: Vec<String> = (0..=MAX_ENTRIES)
        .map(|number| format!("figures/{number}.csv"))
        .collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(refusal(&foreign_zip(&many)), Refusal::TooManyEntries);
    // No description; no zip at all; a workbook.
    assert_eq!(refusal(&foreign_zip(&[("notes.csv", b"x")])), Refusal::NoData);
    assert_eq!(refusal(b"ref_area,time\n"), Refusal::NotAZip);
    assert_eq!(
        format_of(&foreign_zip(&[
            ("[Content_Types].xml", b"x"),
            ("xl/workbook.xml", b"x")
        ])),
        None
    );
}

/// The places in a zip of the fields of one file that state its CRC, its packed size and its size.
fn stated_at(zip: &[u8], name: &str) -> Vec<usize> {
    let headers: [(&[u8], usize, usize); 2] = [(b"PK\x03\x04", 14, 30), (b"PK\x01\x02", 16, 46)];
    let mut places = Vec::new();
    for (signature, stated, named) in headers {
        for at in 0..zip.len() - named {
            if zip[at..].starts_with(signature) && zip[at + named..].starts_with(name.as_bytes()) {
                places.push(at + stated);
            }
        }
    }
    places
}

#[test]
fn sizes_and_checksums_that_lie_are_noticed() {
    let pack = pack("asean-phase-3");
    let sound = written(&pack, &indonesia(&pack));
    let places = stated_at(&sound, "notes.csv");
    assert_eq!(places.len(), 2);
    // The size and the CRC, in both listings or in one of them.
    for (field, value) in [(8, 1_u32), (8, 0x7FFF_FFFF), (0, 0)] {
        let mut lying = sound.clone();
        for place in &places {
            lying[place + field..place + field + 4].copy_from_slice(&value.to_le_bytes());
        }
        assert_eq!(refusal(&lying), Refusal::Damaged("notes.csv".into()), "{field} {value}");
    }
    // A byte of the content itself.
    let at = places[0] - 14 + 30 + "notes.csv".len() + 5;
    let mut flipped = sound.clone();
    flipped[at] ^= 0x10;
    assert!(matches!(refusal(&flipped), Refusal::Damaged(_) | Refusal::Ratio(_)));
}

#[test]
fn hostile_folders_are_refused() {
    let pack = pack("asean-phase-3");
    let files = data_files(&input(&pack, &indonesia(&pack)));
    let read = |folder: &std::path::Path| match data::read_folder(folder) {
        Err(PackageError::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    };
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(read(folder.path()), Refusal::NoData);
    unpack(&files, folder.path());
    std::fs::write(folder.path().join("a name with spaces.txt"), "x").unwrap();
    assert!(matches!(read(folder.path()), Refusal::Name { .. }));
    std::fs::remove_file(folder.path().join("a name with spaces.txt")).unwrap();
    let large = std::fs::File::create(folder.path().join("large.csv")).unwrap();
    large.set_len(MAX_FILE as u64 + 1).unwrap();
    assert_eq!(read(folder.path()), Refusal::FileTooLarge("large.csv".into()));
    std::fs::remove_file(folder.path().join("large.csv")).unwrap();
    let many = folder.path().join("figures");
    for number in 0..=MAX_ENTRIES {
        std::fs::write(many.join(format!("{number}.csv")), "").unwrap();
    }
    assert_eq!(read(folder.path()), Refusal::TooManyEntries);
}

#[cfg(unix)]
#[test]
fn nothing_is_read_through_a_link() {
    let pack = pack("asean-phase-3");
    let files = data_files(&input(&pack, &indonesia(&pack)));
    let folder = tempfile::tempdir().unwrap();
    unpack(&files, folder.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let secret = elsewhere.path().join("notes.csv");
    std::fs::rename(folder.path().join("notes.csv"), &secret).unwrap();
    std::os::unix::fs::symlink(&secret, folder.path().join("notes.csv")).unwrap();
    let read = data::read_folder(folder.path()).unwrap();
    assert_eq!(read["notes.csv"], b"");
    let why = data::incoming(&read, &pack, Some(&AreaCode::from("IDN")))
        .unwrap_err()
        .to_string();
    assert!(why.contains("notes.csv, line 1: the header must be"), "{why}");
}
