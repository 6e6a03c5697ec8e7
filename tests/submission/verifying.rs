//! What verifying says: who signed, whether it counts, whom it follows, and what was edited.

use crate::sample::{approver, check, info, payload, preparer, signed, unzip};
use ilms_collect::submission::{
    BagInfo, Continuation, Difference, Digest, LineRange, PackageError, SignatureRole, SignerStatus, Signers, Status,
    Verdict, VerifyOptions, VerifyReport, add_signature, keys, pack, read_file, read_payload, verify,
};
use jiff::civil::date;
use std::io::Write;

fn with(signers: Signers) -> VerifyOptions {
    VerifyOptions {
        signers,
        ..VerifyOptions::default()
    }
}

fn line_of(key: &keys::SigningKey, principal: &str, options: &str) -> String {
    format!("{principal} {options} {}\n", key.public_key().to_openssh().unwrap())
}

#[test]
fn a_signed_package_holds_for_a_known_signer_only() {
    let package = signed();
    let known = verify(
        &package,
        &with(Signers::key_file(&keys::public_path(&preparer().path)).unwrap()),
    )
    .unwrap();
    assert_eq!(known.verdict, Verdict::Holds);
    assert!(known.holds());
    assert_eq!(
        known.signatures[0].signer,
        SignerStatus::Known {
            name: "Test Preparer <preparer@example.org>".into()
        }
    );
    assert_eq!(
        known.signatures[0].fingerprint.as_deref(),
        Some(preparer().key.fingerprint().as_str())
    );

    let unknown = check(&package);
    assert_eq!(unknown.verdict, Verdict::SignerNotKnown);
    assert_eq!(unknown.sentences()[0], "Intact, signer not known.");
    assert!(unknown.is_intact() && !unknown.holds());
    let other = verify(&package, &with(Signers::key(approver().key.public_key().clone()))).unwrap();
    assert_eq!(other.verdict, Verdict::SignerNotKnown);
    assert_eq!(
        check(&pack(&payload(), &info(), None).unwrap()).verdict,
        Verdict::NotSigned
    );
}

#[test]
fn a_roster_says_who_when_and_for_what() {
    let package = signed();
    // The package is of 12 August 2015.
    for (options, expected) in [
        ("", Verdict::Holds),
        ("namespaces=\"ilms-submission\"", Verdict::Holds),
        ("namespaces=\"git,file\"", Verdict::SignerNotValid),
        ("valid-after=\"20150812\"", Verdict::Holds),
        ("valid-after=\"20150813\"", Verdict::SignerNotValid),
        ("valid-after=\"20150812080000Z\"", Verdict::SignerNotValid),
        ("valid-before=\"20150812\"", Verdict::Holds),
        ("valid-before=\"20150811\"", Verdict::SignerNotValid),
        (
            "namespaces=\"ilms-*\",valid-after=\"20150101\",valid-before=\"20151231\"",
            Verdict::Holds,
        ),
    ] {
        let text = format!(
            "# the roster\n\n{}",
            line_of(&preparer().key, "preparer@office", options)
        );
        let report = verify(&package, &with(Signers::roster(&text).unwrap())).unwrap();
        assert_eq!(report.verdict, expected, "{options}");
    }
    let later = VerifyOptions {
        day: Some(date(2016, 1, 1)),
        ..with(Signers::roster(&line_of(&preparer().key, "s", "valid-before=\"20151231\"")).unwrap())
    };
    assert_eq!(verify(&package, &later).unwrap().verdict, Verdict::SignerNotValid);
    // An ended line and a current one for the same key: the current one counts.
    let twice = line_of(&preparer().key, "old", "valid-before=\"20100101\"") + &line_of(&preparer().key, "new", "");
    assert_eq!(
        verify(&package, &with(Signers::roster(&twice).unwrap()))
            .unwrap()
            .verdict,
        Verdict::Holds
    );

    for bad in [
        "preparer",
        "preparer ssh-ed25519 AAAA",
        "preparer cert-authority ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti",
        "preparer valid-after=\"soon\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti",
        "preparer namespaces=\"x ssh-ed25519 AAAA",
    ] {
        let error = Signers::roster(bad).unwrap_err().to_string();
        assert!(error.contains("ine 1 of the roster"), "{bad}: {error}");
    }
}

#[test]
fn a_second_signature_changes_nothing_else() {
    let first = signed();
    let both = add_signature(&first, SignatureRole::Approver, &approver().key).unwrap();
    let (one, two) = (check(&first), check(&both));
    assert_eq!(one.tagmanifest, two.tagmanifest);
    assert_eq!(two.signatures.len(), 2);
    assert!(two.is_intact());
    let preparer_only = with(Signers::key(preparer().key.public_key().clone()));
    assert_eq!(verify(&both, &preparer_only).unwrap().verdict, Verdict::SignerNotKnown);
    let signers =
        Signers::key(preparer().key.public_key().clone()).and(Signers::key(approver().key.public_key().clone()));
    assert_eq!(verify(&both, &with(signers)).unwrap().verdict, Verdict::Holds);
    let again = add_signature(&both, SignatureRole::Approver, &approver().key);
    assert!(matches!(again, Err(PackageError::AlreadySigned(_))));
    // Signing an unsigned package later gives the very bytes of signing it at once.
    let later = add_signature(
        &pack(&payload(), &info(), None).unwrap(),
        SignatureRole::Preparer,
        &preparer().key,
    );
    assert_eq!(later.unwrap(), first);
    // An approver alone is no submission.
    let alone = add_signature(
        &pack(&payload(), &info(), None).unwrap(),
        SignatureRole::Approver,
        &approver().key,
    )
    .unwrap();
    assert_eq!(check(&alone).verdict, Verdict::NotSigned);
}

#[test]
fn a_package_names_the_one_before_it() {
    let first = pack(
        &payload(),
        &BagInfo {
            revision: 1,
            previous: None,
            ..info()
        },
        Some(&preparer().key),
    )
    .unwrap();
    let named = check(&first).tagmanifest;
    let second = pack(
        &payload(),
        &BagInfo {
            previous: named,
            ..info()
        },
        Some(&preparer().key),
    )
    .unwrap();
    let signers = Signers::key(preparer().key.public_key().clone());
    let after = |package: &[u8], previous| {
        verify(
            package,
            &VerifyOptions {
                previous,
                ..with(signers.clone())
            },
        )
        .unwrap()
    };
    assert_eq!(after(&second, named).verdict, Verdict::Holds);
    assert_eq!(after(&second, named).continuation, Continuation::Continues);
    // Signed once more, the first package keeps its name.
    let approved = add_signature(&first, SignatureRole::Approver, &approver().key).unwrap();
    assert_eq!(after(&second, check(&approved).tagmanifest).verdict, Verdict::Holds);
    let other = after(&second, Some(Digest::of(b"another")));
    assert_eq!(other.verdict, Verdict::DoesNotContinue);
    assert_eq!(after(&first, named).verdict, Verdict::DoesNotContinue);
}

#[test]
fn a_draft_says_why_it_is_one() {
    let reasons = vec![
        "C19 for 2014: 5 350 and 9 310 do not add up to 14 840.".to_owned(),
        "No source is stated for C20.".into(),
    ];
    let draft = pack(
        &payload(),
        &BagInfo {
            status: Status::Draft(reasons.clone()),
            ..info()
        },
        None,
    )
    .unwrap();
    let sentences = check(&draft).sentences().join("\n");
    for reason in &reasons {
        assert!(sentences.contains(reason.as_str()), "{sentences}");
    }
    assert!(sentences.contains("does not count as a submission"));
}

/// The package as it is after somebody unpacked, edited and packed it again with an ordinary zip program.
fn edited(edit: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> Vec<u8> {
    let mut files = unzip(&signed());
    edit(&mut files);
    zipped(files)
}

/// A zip as an ordinary program writes it.
fn zipped(files: Vec<(String, Vec<u8>)>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        writer
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn change(files: &mut [(String, Vec<u8>)], name: &str, from: &str, to: &str) {
    let content = &mut files.iter_mut().find(|(other, _)| other == name).unwrap().1;
    let text = String::from_utf8(content.clone()).unwrap();
    assert!(text.contains(from), "{name} holds no {from}");
    *content = text.replacen(from, to, 1).into_bytes();
}

fn differences_inside(report: &VerifyReport) -> Vec<Difference> {
    report
        .differences
        .iter()
        .filter(|difference| !difference.is_container())
        .cloned()
        .collect()
}

#[test]
fn repacking_by_another_program_is_told_apart_from_a_change() {
    let report = check(&edited(|_| {}));
    assert_eq!(report.verdict, Verdict::Changed);
    assert_eq!(differences_inside(&report), []);
    assert!(
        report.sentences()[1].starts_with("Container"),
        "{:?}",
        report.sentences()
    );
    assert!(report.signatures[0].good);
}

#[test]
fn an_edited_figure_is_located_to_table_and_line() {
    let name = "data/figures/C19-MNA_OEMP.csv";
    let report = check(&edited(|files| change(files, name, "9317", "9371")));
    let expected = Difference::Lines {
        file: name.into(),
        table: Some("C19-MNA_OEMP".into()),
        lines: vec![LineRange { first: 4, last: 4 }],
        unreadable: false,
    };
    assert_eq!(differences_inside(&report), [expected]);
    let sentences = report.sentences();
    assert!(
        sentences.contains(&format!("Table C19-MNA_OEMP, line 4 of {name}: differs.")),
        "{sentences:?}"
    );
}

#[test]
fn a_forger_who_adjusts_the_lists_is_found_by_the_signature() {
    let name = "data/figures/C19-MNA_OEMP.csv";
    let original = signed();
    let (read, mut files) = read_payload(&original).unwrap();
    let forged = String::from_utf8(files["figures/C19-MNA_OEMP.csv"].clone())
        .unwrap()
        .replacen("9317", "9371", 1);
    files.insert("figures/C19-MNA_OEMP.csv".into(), forged.into_bytes());
    // Everything made anew and consistent; only the signature is the old one.
    let signature = unzip(&original)
        .into_iter()
        .find(|(name, _)| name.ends_with(".sig"))
        .unwrap();
    let mut entries = unzip(&pack(&files, &read, None).unwrap());
    entries.push(signature);
    let report = check(&zipped(entries));
    assert_eq!(report.verdict, Verdict::Changed);
    assert!(report.differences.contains(&Difference::Signature {
        file: "tagmanifest-sha256.txt.sig".into()
    }));
    assert!(!report.signatures[0].good);

    // The payload and the manifest adjusted, the signed list left alone: the manifest does not fit it.
    let report = check(&edited(|files| {
        let before = Digest::of(&files.iter().find(|(other, _)| other == name).unwrap().1).to_string();
        change(files, name, "9317", "9371");
        let after = Digest::of(&files.iter().find(|(other, _)| other == name).unwrap().1).to_string();
        change(files, "manifest-sha256.txt", &before, &after);
    }));
    let places: Vec<_> = differences_inside(&report)
        .iter()
        .map(|difference| difference.file().unwrap().to_owned())
        .collect();
    assert!(places.contains(&"manifest-sha256.txt".to_owned()), "{places:?}");
}

#[test]
fn edits_of_every_kind_are_named() {
    type Edit = fn(&mut Vec<(String, Vec<u8>)>);
    let cases: [(&str, Edit, &str); 8] = [
        (
            "a binary",
            |files| files.iter_mut().find(|(name, _)| name.ends_with(".pdf")).unwrap().1[7] ^= 1,
            "The file data/cover.pdf differs.",
        ),
        (
            "a missing file",
            |files| files.retain(|(name, _)| !name.ends_with("notes.csv")),
            "The file data/notes.csv is missing.",
        ),
        (
            "an added file",
            |files| files.push(("data/extra.csv".into(), vec![1])),
            "The file data/extra.csv was added; no list in the package names it.",
        ),
        (
            "an added file outside",
            |files| files.push(("run.exe".into(), vec![1])),
            "The file run.exe was added; no list in the package names it.",
        ),
        (
            "a tag",
            |files| change(files, "bag-info.txt", "ILMS-Status: final", "ILMS-Status: draft"),
            "The file bag-info.txt, line 16: differs.",
        ),
        (
            "a tag file gone",
            |files| files.retain(|(name, _)| name != "lines.txt"),
            "The file lines.txt is missing.",
        ),
        (
            "a row removed",
            |files| {
                change(
                    files,
                    "data/figures/C19-MNA_OEMP.csv",
                    "BRN,MIG_STATUS_TOTAL,F,2014,5350,,\n",
                    "",
                );
            },
            "Table C19-MNA_OEMP, line 3 of data/figures/C19-MNA_OEMP.csv: differs.",
        ),
        (
            "the signed list",
            |files| change(files, "tagmanifest-sha256.txt", "  lines.txt", "  limes.txt"),
            "The file tagmanifest-sha256.txt, line 3: differs.",
        ),
    ];
    for (what, edit, expected) in cases {
        let report = check(&edited(edit));
        let inside: Vec<String> = differences_inside(&report).iter().map(ToString::to_string).collect();
        assert_eq!(inside, [expected], "{what}");
        assert!(read_payload(&edited(edit)).is_err(), "{what}");
    }
    let without_signature = check(&edited(|files| files.retain(|(name, _)| !name.ends_with(".sig"))));
    assert_eq!(differences_inside(&without_signature), []);
    assert!(without_signature.signatures.is_empty());
}

#[test]
fn a_signature_for_another_purpose_or_of_another_package_is_none() {
    let other = pack(&payload(), &BagInfo { revision: 9, ..info() }, Some(&preparer().key)).unwrap();
    let foreign = unzip(&other)
        .into_iter()
        .find(|(name, _)| name.ends_with(".sig"))
        .unwrap()
        .1;
    let report = check(&edited(|files| {
        files.iter_mut().find(|(name, _)| name.ends_with(".sig")).unwrap().1 = foreign;
    }));
    assert_eq!(
        differences_inside(&report),
        [Difference::Signature {
            file: "tagmanifest-sha256.txt.sig".into()
        }]
    );
}

#[test]
fn a_report_is_read_by_scripts_too() {
    let json = serde_json::to_value(check(&edited(|files| {
        change(files, "data/notes.csv", "Registered", "registered");
    })))
    .unwrap();
    assert_eq!(json["verdict"], "changed");
    assert_eq!(json["differences"][0]["kind"], "lines");
    assert_eq!(json["differences"][0]["file"], "data/notes.csv");
    assert_eq!(json["differences"][0]["lines"][0]["first"], 2);
    assert_eq!(json["info"]["country"], "Indonesia");
    assert_eq!(json["signatures"][0]["good"], true);
}

#[test]
fn a_package_file_is_read_within_bounds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Indonesia-phase3-r02.ilms-package");
    assert!(matches!(read_file(&path), Err(PackageError::Read { .. })));
    std::fs::write(&path, signed()).unwrap();
    assert_eq!(read_file(&path).unwrap(), signed());
    std::fs::File::create(&path).unwrap().set_len(1 << 40).ok();
    assert!(matches!(read_file(&path), Err(PackageError::Refused(_))));
}
