//! `check` and `checks` from outside: the office finds in a package what the country saw, and scripts and reviewers get it whole.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/answers.rs"]
mod answers;

use ilms_collect::desk::review::Review;
use ilms_collect::desk::{Desk, write_sample};
use ilms_collect::figures::{Allowance, Answers, Change};
use ilms_collect::questionnaire::{CheckGroup, Example, Language, builtin_packs, text};
use proptest::prelude::*;
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_ilms-collect"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap()
    }

    fn ends(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let failed = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{said}\n{failed}");
        if code == 2 { failed } else { said }
    }

    fn json(&self, code: i32, arguments: &[&str]) -> Json {
        serde_json::from_str(&self.ends(code, arguments)).unwrap()
    }

    /// The sample with its package, by their names.
    fn sample(&self) -> (&'static str, String) {
        self.ends(0, &["sample", "--to", "sample.ilms"]);
        let package = package_of(&self.path("sample.ilms"), self.0.path());
        ("sample.ilms", package.file_name().unwrap().to_str().unwrap().to_owned())
    }

    fn set(&self, file: &str, rest: &[&str]) {
        let mut arguments = vec!["set", file];
        arguments.extend(rest);
        self.ends(0, &arguments);
    }
}

/// Packs a country file's open phase into `folder`.
fn package_of(file: &Path, folder: &Path) -> PathBuf {
    let desk = Desk::open(file).unwrap();
    let packed = desk.prepare_package().unwrap().build(None).unwrap();
    let path = folder.join(&packed.file_name);
    std::fs::write(&path, &packed.bytes).unwrap();
    path
}

/// Everything that a review says of the findings, but where it was read.
fn said(review: &Review) -> Vec<String> {
    let mut said = Vec::new();
    for language in Language::ALL {
        said.extend(
            review
                .causes(language)
                .iter()
                .map(|cause| serde_json::to_string(cause).unwrap()),
        );
    }
    said.push(format!("{:?}", review.counts()));
    said
}

fn open(path: &Path, earlier: &[PathBuf]) -> Review {
    Review::open(path, earlier).unwrap()
}

#[test]
fn the_office_finds_in_the_sample_what_the_country_saw() {
    let place = Place::new();
    let file = place.path("sample.ilms");
    write_sample(&file).unwrap();
    let package = package_of(&file, place.0.path());
    let country = open(&file, &[]);
    assert!(country.findings().len() > 5);
    let causes = country.causes(Language::English);
    assert!(causes.iter().any(|cause| !cause.suggestions.is_empty()));
    // The earlier phases lie in the country's own file, which the office has too.
    let office = open(&package, std::slice::from_ref(&file));
    assert!(
        office.package.as_ref().unwrap().differences.is_none(),
        "{:?}",
        office.remarks(Language::English)
    );
    assert_eq!(said(&country), said(&office));
    assert_eq!(office.earlier_phases(), country.earlier_phases());
    assert_eq!(office.earlier_phases().len(), 2);
}

#[test]
fn a_folder_that_a_package_was_unpacked_to_is_checked_like_the_package() {
    let place = Place::new();
    let (_, package) = place.sample();
    let folder = place.path("unpacked");
    let mut zip = zip::ZipArchive::new(std::fs::File::open(place.path(&package)).unwrap()).unwrap();
    zip.extract(&folder).unwrap();
    let (one, other) = (open(&place.path(&package), &[]), open(&folder, &[]));
    assert_eq!(said(&one), said(&other));
    assert_eq!(one.remarks(Language::English), other.remarks(Language::English));
    // One figure changed by hand is no package any more.
    let figures = std::fs::read_dir(folder.join("data/figures"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let mut text = std::fs::read_to_string(&figures).unwrap();
    text = text.replacen(",20", ",19", 1);
    std::fs::write(&figures, text).unwrap();
    let refused = place.ends(2, &["check", "unpacked"]);
    assert!(refused.contains("changed") && refused.contains("figures/"), "{refused}");
    let refused = place.ends(2, &["check", "."]);
    assert!(refused.contains("no package was unpacked"), "{refused}");
}

#[test]
fn without_the_earlier_phases_it_says_which_checks_do_not_see_them() {
    let place = Place::new();
    let (file, package) = place.sample();
    let alone = open(&place.path(&package), &[]);
    let looking_back = ["change-over-time", "sex-ratio-flip", "other-scale", "revised"];
    let expected: Vec<&str> = alone
        .pack()
        .checks
        .iter()
        .filter(|check| looking_back.contains(&check.kind.name()))
        .map(|check| check.id.as_str())
        .collect();
    let without: Vec<&str> = alone.without_earlier().iter().map(|check| check.id.as_str()).collect();
    assert_eq!(without, expected);
    let remark = "A package holds one phase only";
    let mentions = alone
        .remarks(Language::English)
        .iter()
        .any(|said| said.contains(&remark.to_lowercase()[2..]));
    assert_eq!(mentions, !expected.is_empty());
    for path in [&package, file] {
        let report = place.json(1, &["check", &package, "--earlier", file, "--json"]);
        assert_eq!(report["earlier"]["checks_without"], serde_json::json!([]), "{path}");
        assert_eq!(
            report["earlier"]["phases"],
            serde_json::json!(["asean-phase-1", "asean-phase-2"])
        );
    }
}

#[test]
fn earlier_phases_of_another_country_or_given_twice_are_refused() {
    let place = Place::new();
    let (file, package) = place.sample();
    let new = ["new", "Malaysia.ilms", "--country", "MYS", "--pack", "asean-phase-2"];
    place.ends(0, &new);
    place.set("Malaysia.ilms", &["19", "--source", "A", "--year", "2012", "5"]);
    for (arguments, words) in [
        (vec!["check", &package, "--earlier", "Malaysia.ilms"], ["MYS", "IDN"]),
        (
            vec!["check", &package, "--earlier", file, file],
            ["there already", "once"],
        ),
        (
            vec!["check", &package, "--earlier", &package],
            ["before", "earlier phases"],
        ),
        (vec!["check", file, "--earlier", file], ["there already", "once"]),
        (vec!["check", "none.ilms"], ["none.ilms", "is there"]),
    ] {
        let refused = place.ends(2, &arguments);
        assert!(
            words.iter().all(|word| refused.contains(word)),
            "{arguments:?}: {refused}"
        );
    }
}

#[test]
fn findings_that_the_country_did_not_see_are_said() {
    let place = Place::new();
    let file = place.path("sample.ilms");
    write_sample(&file).unwrap();
    let desk = Desk::open(&file).unwrap();
    let packed = desk.prepare_package().unwrap().build(None).unwrap();
    let (info, mut files) = ilms_collect::submission::read_payload(&packed.bytes).unwrap();
    // A list of findings as an older program might have written it: one is missing, one says something else.
    let list = String::from_utf8(files["findings.csv"].clone()).unwrap();
    let mut lines: Vec<String> = list.lines().map(str::to_owned).collect();
    let gone = lines.remove(1);
    let last = lines.len() - 1;
    lines[last] = lines[last].replacen("warning", "note", 1).replacen("error", "note", 1);
    files.insert("findings.csv".to_owned(), (lines.join("\n") + "\n").into_bytes());
    let other = ilms_collect::submission::pack(&files, &info, None).unwrap();
    let path = place.path("other.ilms-package");
    std::fs::write(&path, other).unwrap();
    let review = open(&path, std::slice::from_ref(&file));
    let differences = &review.package.as_ref().unwrap().differences;
    assert_eq!((differences.only_there.len(), differences.only_here.len()), (1, 2));
    assert!(gone.contains(differences.only_here[0].as_str()), "{gone}");
    let out = place.ends(1, &["check", "other.ilms-package", "--earlier", "sample.ilms"]);
    assert!(out.contains("not those that the country saw: 1 of theirs"), "{out}");
    assert!(
        out.contains("only found here:") && out.contains("only the country saw:"),
        "{out}"
    );
    // A list that nobody can read is said, and the rest is checked all the same.
    files.insert("findings.csv".to_owned(), b"nothing\n".to_vec());
    std::fs::write(&path, ilms_collect::submission::pack(&files, &info, None).unwrap()).unwrap();
    let report = place.json(1, &["check", "other.ilms-package", "--json"]);
    assert_eq!(report["package"]["same_findings"], false);
    assert!(
        report["package"]["findings_unreadable"]
            .as_str()
            .unwrap()
            .contains("findings.csv")
    );
    assert!(!report["causes"].as_array().unwrap().is_empty());
}

#[test]
fn json_names_each_cause_with_its_findings_and_what_would_put_it_right() {
    let place = Place::new();
    place.ends(
        0,
        &[
            "new",
            "Indonesia.ilms",
            "--country",
            "IDN",
            "--pack",
            "asean-phase-3",
            "--preparer",
            "Test preparer",
        ],
    );
    let figures = [
        ("MYS", "M", "9310"),
        ("MYS", "F", "5350"),
        ("MYS", "T", "14840"),
        ("SGP", "M", "120"),
        ("SGP", "F", "80"),
        ("SGP", "T", "200"),
        ("TOTAL", "M", "9430"),
        ("TOTAL", "F", "5610"),
        ("TOTAL", "T", "15040"),
        ("X", "M", "0"),
        ("X", "F", "0"),
        ("X", "T", "0"),
    ];
    for (row, sex, value) in figures {
        place.set(
            "Indonesia.ilms",
            &[
                "19", "--source", "B", "--year", "2014", "--row", row, "--sex", sex, value,
            ],
        );
    }
    let report = place.json(1, &["check", "Indonesia.ilms", "--json"]);
    let causes = report["causes"].as_array().unwrap();
    let slip = causes
        .iter()
        .find(|cause| !cause["suggestions"].as_array().unwrap().is_empty())
        .unwrap_or_else(|| panic!("{report:#}"));
    assert_eq!(slip["severity"], "error");
    assert_eq!(slip["table"], "EMP_XOUM_SEX_COU_NB");
    assert_eq!(slip["label"], "C19");
    let findings = slip["findings"].as_array().unwrap();
    assert_eq!(
        findings.len(),
        2,
        "the sum of the sexes and the sum of the countries: {slip:#}"
    );
    let sexes = findings.iter().find(|finding| finding["check"] == "sex-sum").unwrap();
    assert_eq!(
        (&sexes["left"], &sexes["right"], &sexes["difference"]),
        (&"14840".into(), &"14660".into(), &"180".into())
    );
    assert_eq!(sexes["cells"][0]["row"], "COU_DES_MYS");
    let suggestion = &slip["suggestions"][0];
    assert_eq!(suggestion["operation"], "change");
    assert_eq!(suggestion["named"], true);
    let cell = &suggestion["cells"][0];
    assert_eq!(
        [
            &cell["row"],
            &cell["sex"],
            &cell["figure_now"],
            &cell["figure_proposed"],
            &cell["source"]
        ],
        [
            &"COU_DES_MYS".into(),
            &"F".into(),
            &"5350".into(),
            &"5530".into(),
            &Json::from("B")
        ]
    );
    assert!(
        suggestion["reason"].as_str().unwrap().contains("exchanged"),
        "{suggestion}"
    );
    let said = place.ends(1, &["check", "Indonesia.ilms"]);
    assert!(said.contains("5\u{2009}530") && said.contains("exchanged"), "{said}");
    let said = place.ends(1, &["check", "Indonesia.ilms", "--language", "id"]);
    assert!(said.contains("tertukar") && !said.contains("exchanged"), "{said}");
    let schema = place.json(0, &["check", "--json-schema"]);
    for key in report.as_object().unwrap().keys() {
        assert!(schema["properties"].get(key).is_some(), "{key} is not described");
    }
    for (kind, value) in [("cause", slip), ("finding", sexes), ("suggestion", suggestion)] {
        let described: BTreeSet<&str> = schema["$defs"][kind]["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let there: BTreeSet<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(described, there, "{kind}");
    }
    let help = place.ends(0, &["check", "--help"]);
    for word in ["figure_now", "--json-schema", "Exit codes", "--earlier", "confidence"] {
        assert!(help.contains(word), "{word}: {help}");
    }
}

#[test]
fn it_ends_with_0_where_only_warnings_stand_and_with_1_where_errors_do() {
    let place = Place::new();
    place.ends(
        0,
        &[
            "new",
            "a.ilms",
            "--country",
            "IDN",
            "--pack",
            "asean-phase-3",
            "--preparer",
            "Test preparer",
        ],
    );
    let said = place.ends(0, &["check", "a.ilms"]);
    assert!(said.contains("still to answer"), "{said}");
    place.set("a.ilms", &["19", "--year", "2014", "--row", "MYS", "5"]);
    let said = place.ends(1, &["check", "a.ilms"]);
    assert!(said.contains("error: C19") && said.contains("source"), "{said}");
}

#[test]
fn what_the_country_explained_is_explained_at_the_office() {
    let place = Place::new();
    let file = place.path("sample.ilms");
    write_sample(&file).unwrap();
    let review = open(&file, &[]);
    let finding = review
        .findings()
        .find(|finding| finding.severity == ilms_collect::questionnaire::Severity::Error)
        .unwrap();
    let figures = finding.cells.iter().filter_map(|cell| {
        let value = review.answers().figure(cell)?.as_value()?;
        Some((cell.clone(), value.to_plain(0)))
    });
    let allowance = Allowance {
        finding: finding.key.clone(),
        reason: "other".to_owned(),
        sentence: "=HYPERLINK(\"x\") is what the source says".to_owned(),
        who: "Test Preparer".to_owned(),
        at: "2015-07-03T10:00:00Z".to_owned(),
        figures: figures.collect(),
    };
    let change = Change::Allowance {
        finding: finding.key.clone(),
        before: None,
        after: Some(allowance),
    };
    let key = finding.key.clone();
    let mut answers: Answers = review.answers().clone();
    answers.apply(&change);
    let pack = review.pack();
    let checker = ilms_collect::checks::Checker::new(pack.clone(), &answers, &pack.id);
    assert!(checker.finding(&key).is_some());
    let package = packed(&answers, "asean-phase-3", place.0.path());
    let report = place.json(
        1,
        &["check", package.to_str().unwrap(), "--earlier", "sample.ilms", "--json"],
    );
    assert_eq!(report["counts"]["explained"], 1);
    assert_eq!(report["package"]["same_findings"], true, "{}", report["package"]);
    let explained = report["causes"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|cause| cause["findings"].as_array().unwrap());
    let explained: Vec<&Json> = explained.filter(|finding| finding["explained"] == true).collect();
    assert_eq!(explained.len(), 1);
    assert_eq!(explained[0]["key"], key.as_str());
    assert_eq!(explained[0]["explanation"]["who"], "Test Preparer");
}

/// The package of a phase of these answers, with the findings that the checks give on all of them.
fn packed(answers: &Answers, phase: &str, folder: &Path) -> PathBuf {
    use ilms_collect::submission::payload::{FindingRow, PayloadInput, compose};
    let pack = answers::pack(phase);
    let checker = ilms_collect::checks::Checker::new(pack.clone(), answers, &pack.id);
    let findings: Vec<FindingRow> = checker
        .findings()
        .map(|finding| FindingRow {
            key: finding.key.clone(),
            severity: finding.severity,
            check: finding.check.clone(),
            table: finding.table.clone(),
            cells: finding.cells.clone(),
            sentence: finding.sentence(&pack, answers, Language::English),
        })
        .collect();
    let input = PayloadInput {
        pack: &pack,
        answers,
        findings: &findings,
        journal: &[],
        in_the_way: &[],
        revision: 1,
        last_entry: "2015-08-10T09:30:00Z".parse().unwrap(),
    };
    let files = compose(&input).unwrap();
    let info = ilms_collect::submission::BagInfo {
        country_code: "IDN".to_owned(),
        country: "Indonesia".to_owned(),
        phase: phase.to_owned(),
        pack_id: pack.id.to_string(),
        pack_version: pack.version.clone(),
        pack_hash: pack.hash.clone(),
        status: ilms_collect::submission::Status::Final,
        revision: 1,
        previous: None,
        program_version: "test".to_owned(),
        contact_name: "Test Preparer".to_owned(),
        contact_organization: String::new(),
        contact_email: String::new(),
        date: "2015-08-10".parse().unwrap(),
    };
    let path = folder.join(format!("{phase}.ilms-package"));
    std::fs::write(&path, ilms_collect::submission::pack(&files, &info, None).unwrap()).unwrap();
    path
}

/// Everything that the checks say of Phase III, suggestions too, without the numbers of sheets.
fn all_said(answers: &Answers) -> Vec<String> {
    let pack = answers::pack("asean-phase-3");
    let checker = ilms_collect::checks::Checker::new(pack.clone(), answers, &pack.id);
    let findings: Vec<_> = checker.findings().collect();
    let mut said = Vec::new();
    for language in Language::ALL {
        for finding in &findings {
            said.push(format!(
                "{} {:?} {} {:?} {:?} {:?} {:?}",
                finding.key,
                finding.severity,
                finding.sentence(&pack, answers, language),
                finding.cells,
                finding.left,
                finding.right,
                ilms_collect::checks::allowance::standing(answers, &pack.id, finding),
            ));
        }
        for entry in checker.entries().iter() {
            said.push(format!(
                "{} {:?} {} {:?}",
                entry.id,
                entry.findings,
                entry.sentence(&findings, &pack, answers, language),
                entry.offered()
            ));
        }
    }
    said
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_package_gives_the_findings_of_the_file_it_was_made_from(answers in answers::any_country_file()) {
        let folder = tempfile::tempdir().unwrap();
        let path = packed(&answers, "asean-phase-3", folder.path());
        // The office has the earlier phase as a package of its own.
        let held = answers.sheets_of(&"asean-phase-2".into()).next().is_some();
        let earlier: Vec<PathBuf> = held.then(|| packed(&answers, "asean-phase-2", folder.path())).into_iter().collect();
        let review = Review::open(&path, &earlier).unwrap();
        let differences = &review.package.as_ref().unwrap().differences;
        prop_assert!(differences.is_none(), "{:?}", differences);
        prop_assert_eq!(all_said(&answers), all_said(review.answers()));
    }
}

#[test]
fn every_check_of_every_pack_is_explained_with_examples_in_both_languages() {
    for pack in builtin_packs() {
        for language in Language::ALL {
            let kinds = ilms_collect::checks::explain(&pack, None, language);
            let ids: BTreeSet<&str> = kinds
                .iter()
                .flat_map(|kind| &kind.checks)
                .map(|check| check.id.as_str())
                .collect();
            let all: BTreeSet<&str> = pack.checks.iter().map(|check| check.id.as_str()).collect();
            assert_eq!(ids, all, "{}", pack.id);
            for kind in &kinds {
                for said in [&kind.name, &kind.about] {
                    assert!(!said.starts_with("check-") && said.len() > 4, "{}: {said}", pack.id);
                }
                assert!(kind.about.ends_with('.'), "{}", kind.about);
                for check in &kind.checks {
                    assert!(!check.tables.contains("check-"), "{}", check.tables);
                    let of_pack = pack.check(&check.id).unwrap();
                    // The first phase has none before it to be compared with.
                    let first = builtin_packs().first().is_some_and(|first| first.id == pack.id);
                    let fits = |example: &&Example| !first || example.cells.iter().all(|cell| !cell.earlier);
                    let run: Vec<&Example> = of_pack.examples.iter().filter(fits).collect();
                    let passing = run.iter().filter(|example| example.passes).count();
                    assert_eq!(check.examples.len(), run.len());
                    for (at, example) in check.examples.iter().enumerate() {
                        assert_eq!(
                            example.passes,
                            at < passing,
                            "{} {}: {}",
                            pack.id,
                            check.id,
                            example.says
                        );
                        assert_eq!(example.passes, example.sentences.is_empty());
                        assert!(
                            !example.says.is_empty(),
                            "{} {} says nothing in {language:?}",
                            pack.id,
                            check.id
                        );
                        let shows = !example.tables.is_empty() || !example.missing.is_empty();
                        assert!(shows || example.passes || !example.sentences.is_empty());
                    }
                }
            }
        }
    }
    for language in Language::ALL {
        for group in CheckGroup::ALL {
            assert!(!text(language, group.text_id()).contains("check-group"));
        }
    }
}

#[test]
fn the_checks_are_listed_with_figures_and_the_sentences_of_the_program() {
    let place = Place::new();
    let all = place.ends(0, &["checks"]);
    for words in [
        "ARITHMETIC WITHIN A TABLE",
        "BETWEEN TABLES",
        "COMPLETENESS",
        "Men and women (error)",
        "Two digits of the women are exchanged",
        "5\u{2009}350",
        "> C19 ",
        "A5 within A2, A3",
    ] {
        assert!(all.contains(words), "{words} is not said:\n{all}");
    }
    let of_table = place.ends(0, &["checks", "--table", "C19"]);
    assert!(
        of_table.contains("sex-sum") && !of_table.contains("mean-between"),
        "{of_table}"
    );
    assert!(of_table.len() < all.len());
    let indonesian = place.ends(0, &["checks", "--language", "id"]);
    assert!(
        indonesian.contains("ANTARTABEL") && !indonesian.contains("Passes"),
        "{indonesian}"
    );
    let global = place.ends(0, &["checks", "--pack", "ilms-global-2019"]);
    assert_ne!(global, all);
    for (arguments, words) in [
        (["checks", "--pack", "asean-phase-9"], "asean-phase-3"),
        (["checks", "--table", "C99"], "C99"),
        (["checks", "--language", "xx"], "en or id"),
    ] {
        let refused = place.ends(2, &arguments);
        assert!(refused.contains(words), "{arguments:?}: {refused}");
    }
}
