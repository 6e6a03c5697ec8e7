//! What a package consists of, and that the same content gives the same bytes.

use crate::sample::{info, payload, preparer, signed, unzip};
use ilms_collect::submission::{BagInfo, Digest, PackageError, Payload, Status, pack, package_file_name, read_payload};
use proptest::prelude::*;
use std::collections::BTreeMap;

#[test]
fn a_bag_holds_what_rfc_8493_asks_for() {
    let entries = unzip(&signed());
    let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "bag-info.txt",
            "bagit.txt",
            "data/cover.pdf",
            "data/datapackage.json",
            "data/empty.csv",
            "data/figures/C19-MNA_OEMP.csv",
            "data/figures/C20-MNA_OEDU.csv",
            "data/notes.csv",
            "lines.txt",
            "manifest-sha256.txt",
            "tagmanifest-sha256.txt",
            "tagmanifest-sha256.txt.sig",
        ]
    );
    let files: BTreeMap<&str, String> = entries
        .iter()
        .map(|(name, content)| (name.as_str(), String::from_utf8_lossy(content).into_owned()))
        .collect();
    assert_eq!(
        files["bagit.txt"],
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    );
    let payload = payload();
    let octets: usize = payload.values().map(Vec::len).sum();
    assert!(files["bag-info.txt"].contains(&format!("Payload-Oxum: {octets}.6\n")));
    assert!(files["bag-info.txt"].lines().all(|line| line.chars().count() <= 120));
    for (name, content) in &payload {
        assert!(
            files["manifest-sha256.txt"].contains(&format!("{}  data/{name}\n", Digest::of(content))),
            "{name}"
        );
    }
    for name in ["bag-info.txt", "bagit.txt", "lines.txt", "manifest-sha256.txt"] {
        let line = format!("{}  {name}\n", Digest::of(files[name].as_bytes()));
        assert!(files["tagmanifest-sha256.txt"].contains(&line), "{name}");
    }
    assert_eq!(
        files["tagmanifest-sha256.txt"].lines().count(),
        4,
        "a signature is not listed"
    );
}

#[test]
fn same_content_same_bytes() {
    let first = pack(&payload(), &info(), None).unwrap();
    assert_eq!(first, pack(&payload(), &info(), None).unwrap());
    assert_eq!(signed(), pack(&payload(), &info(), Some(&preparer().key)).unwrap());
    let mut other = info();
    other.revision = 3;
    assert_ne!(first, pack(&payload(), &other, None).unwrap());
}

/// The bytes are a promise to every later version: `verify` rebuilds the container and compares. If this fails, packages
/// that were sent before would be called repacked.
#[test]
fn the_bytes_of_a_package_do_not_change_between_versions() {
    let mut payload = payload();
    let lines = (0..20_000).map(|n| format!("ITEM_{},{},{}\n", n % 97, n % 13, (n * 7919) % 100_003));
    let figures = lines.collect::<Vec<_>>().concat();
    payload.insert("figures/C01-MST_TOTL.csv".to_owned(), figures.into_bytes());
    let package = pack(&payload, &info(), None).unwrap();
    assert_eq!(
        Digest::of(&package).to_string(),
        "478e324b96744abad9cb58e6d919b4e735b9b2723d1a0bc1e33d34ef417c56f8"
    );
}

#[test]
fn a_payload_is_read_back() {
    for key in [None, Some(&preparer().key)] {
        let (read, files) = read_payload(&pack(&payload(), &info(), key).unwrap()).unwrap();
        assert_eq!(read, info());
        assert_eq!(files, payload());
    }
    let nothing = read_payload(&pack(&Payload::new(), &info(), None).unwrap()).unwrap();
    assert!(nothing.1.is_empty());
}

#[test]
fn payload_names_that_cannot_travel_are_refused() {
    for names in [
        vec!["../x.csv"],
        vec!["/x.csv"],
        vec!["a\\b.csv"],
        vec!["a b.csv"],
        vec!["\u{e9}.csv"],
        vec!["nul.csv"],
        vec![""],
        vec!["a/"],
        vec!["x.csv", "X.csv"],
        vec!["x", "x/y.csv"],
    ] {
        let payload: Payload = names.iter().map(|name| ((*name).to_owned(), vec![1])).collect();
        let refused = pack(&payload, &info(), None);
        assert!(matches!(refused, Err(PackageError::UnusableName { .. })), "{names:?}");
    }
}

#[test]
fn what_a_receiver_would_refuse_is_not_packed() {
    let of = |content: Vec<u8>| pack(&Payload::from([("x.csv".to_owned(), content)]), &info(), None);
    assert!(of(vec![b'.'; 3 << 20]).is_ok());
    for too_much in [vec![b'.'; 8 << 20], vec![0; 65 << 20]] {
        let error = of(too_much).unwrap_err();
        assert!(matches!(error, PackageError::TooLarge { .. }), "{error}");
    }
    let many: Payload = (0..2000).map(|at| (format!("{at}.csv"), Vec::new())).collect();
    assert!(matches!(pack(&many, &info(), None), Err(PackageError::TooLarge { .. })));
}

#[test]
fn a_package_is_named_by_country_phase_and_revision() {
    let named = |country: &str, status: Status, revision: u32| {
        let info = BagInfo {
            country: country.into(),
            status,
            revision,
            ..info()
        };
        package_file_name(&info)
    };
    let draft = || Status::Draft(vec!["x".into()]);
    for (country, status, revision, expected) in [
        ("Indonesia", Status::Final, 2, "Indonesia-phase3-r02.ilms-package"),
        ("Indonesia", draft(), 2, "Indonesia-phase3-r02-draft.ilms-package"),
        ("Viet Nam", Status::Final, 113, "Viet-Nam-phase3-r113.ilms-package"),
        ("Vi\u{1ec7}t Nam", Status::Final, 1, "Viet-Nam-phase3-r01.ilms-package"),
        (
            "Lao People's Democratic Republic",
            Status::Final,
            1,
            "Lao-Peoples-Democratic-Republic-phase3-r01.ilms-package",
        ),
        (
            "C\u{f4}te d\u{2019}Ivoire",
            draft(),
            1,
            "Cote-dIvoire-phase3-r01-draft.ilms-package",
        ),
        (
            "\u{e1b}\u{e23}\u{e30}\u{e40}\u{e17}\u{e28}\u{e44}\u{e17}\u{e22}",
            Status::Final,
            1,
            "IDN-phase3-r01.ilms-package",
        ),
        ("../../x.exe", Status::Final, 1, "x-exe-phase3-r01.ilms-package"),
    ] {
        assert_eq!(named(country, status, revision), expected);
    }
}

fn value() -> impl Strategy<Value = String> {
    let word = "[a-zA-Z0-9\u{e0}-\u{ff}\u{e01}-\u{e2e}:.,=%#\"]{1,30}";
    prop::collection::vec(word, 1..20).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_package_says_about_itself_is_read_back(
        country in value(), contact in value(), organization in value(), reasons in prop::collection::vec(value(), 0..4),
        revision in 1..1000_u32, previous in any::<Option<[u8; 32]>>(),
    ) {
        let status = if reasons.is_empty() { Status::Final } else { Status::Draft(reasons) };
        let info = BagInfo {
            country, status, revision, contact_name: contact, contact_organization: organization,
            previous: previous.map(Digest), ..info()
        };
        let package = pack(&Payload::new(), &info, None).unwrap();
        prop_assert_eq!(read_payload(&package).unwrap().0, info);
    }
}
