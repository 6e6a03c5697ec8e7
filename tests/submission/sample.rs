//! A small real package: two sheets, a JSON file, a CSV beside them and a binary.

use ilms_collect::submission::{BagInfo, Digest, Payload, SigningKey, Status, VerifyOptions, VerifyReport, verify};
use jiff::civil::date;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::OnceLock;

pub const PASSPHRASE: &str = "rice field at dawn";

pub fn payload() -> Payload {
    let mut employed = "item,status,sex,year,value,reason,flag\n".to_owned();
    for (at, item) in ["BRN", "KHM", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "VNM", "OTHER"]
        .iter()
        .enumerate()
    {
        for (sex, value) in [("M", 9310 + 7 * at), ("F", 5350 + 31 * at)] {
            writeln!(
                employed,
                "{item},MIG_STATUS_TOTAL,{sex},2014,{value},,{}",
                ["", "E"][at % 2]
            )
            .unwrap();
        }
    }
    let outflow = "item,status,sex,year,value,reason,flag\nTOTAL,MIG_STATUS_TOTAL,T,2014,14840,,\n";
    // Bytes that do not compress, so that a stored block is in the package too.
    let mut state = 42_u32;
    let cover = std::iter::from_fn(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Some((state >> 24) as u8)
    });
    Payload::from([
        ("figures/C19-MNA_OEMP.csv".to_owned(), employed.into_bytes()),
        ("figures/C20-MNA_OEDU.csv".to_owned(), outflow.into()),
        (
            "notes.csv".to_owned(),
            "scope,text\nC19,\"Registered workers,\nfrom \u{e9}migr\u{e9} records\"\n".into(),
        ),
        (
            "datapackage.json".to_owned(),
            "{\n  \"name\": \"indonesia-phase3\",\n  \"resources\": []\n}\n".into(),
        ),
        ("cover.pdf".to_owned(), cover.take(300).collect()),
        ("empty.csv".to_owned(), Vec::new()),
    ])
}

pub fn info() -> BagInfo {
    BagInfo {
        country_code: "IDN".into(),
        country: "Indonesia".into(),
        phase: "phase3".into(),
        pack_id: "asean-phase-3".into(),
        pack_version: "1.0".into(),
        pack_hash: Digest::of(b"pack").to_string(),
        status: Status::Final,
        revision: 2,
        previous: Some(Digest::of(b"previous")),
        program_version: "ILMS Collect 0.1.0".into(),
        contact_name: "Test Preparer".into(),
        contact_organization: "Ministry of Manpower".into(),
        contact_email: "preparer@example.org".into(),
        date: date(2015, 8, 12),
    }
}

/// A key on disk, made once: the derivation from the passphrase is slow on purpose.
pub struct KeyFile {
    pub path: PathBuf,
    pub key: SigningKey,
    _folder: tempfile::TempDir,
}

pub fn preparer() -> &'static KeyFile {
    static KEY: OnceLock<KeyFile> = OnceLock::new();
    KEY.get_or_init(|| make_key("Test Preparer <preparer@example.org>"))
}

pub fn approver() -> &'static KeyFile {
    static KEY: OnceLock<KeyFile> = OnceLock::new();
    KEY.get_or_init(|| make_key("Budi Santoso <budi@example.org>"))
}

fn make_key(comment: &str) -> KeyFile {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    let key = SigningKey::create(&path, PASSPHRASE, comment).unwrap();
    KeyFile {
        path,
        key,
        _folder: folder,
    }
}

pub fn signed() -> Vec<u8> {
    ilms_collect::submission::pack(&payload(), &info(), Some(&preparer().key)).unwrap()
}

pub fn check(package: &[u8]) -> VerifyReport {
    verify(package, &VerifyOptions::default()).unwrap()
}

/// What a zip holds, by somebody else's reader.
pub fn unzip(package: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut content = Vec::new();
            std::io::Read::read_to_end(&mut entry, &mut content).unwrap();
            (entry.name().unwrap().into_owned(), content)
        })
        .collect()
}
