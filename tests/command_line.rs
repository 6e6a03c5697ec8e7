//! The commands as a person or a script uses them: what they print, what they write, how they end.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PASSPHRASE: &str = "rice field at dawn";

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_ilms-collect"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("ILMS_PASSPHRASE", PASSPHRASE)
            .output()
            .unwrap()
    }

    /// Runs a command that must end with `code`; returns what it printed.
    fn ends(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let failed = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{said}\n{failed}");
        if code == 2 { failed } else { said }
    }

    fn indonesia(&self) {
        let pack = "asean-phase-3";
        self.ends(
            0,
            &[
                "new",
                "Indonesia.ilms",
                "--country",
                "IDN",
                "--pack",
                pack,
                "--preparer",
                "Test preparer",
            ],
        );
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn json(&self, code: i32, arguments: &[&str]) -> Json {
        serde_json::from_str(&self.ends(code, arguments)).unwrap()
    }
}

fn published() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/published");
    let mut lines = Vec::new();
    for name in ["nationals-abroad-by-country.csv", "outflow-by-economic-activity.csv"] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        lines.extend(text.lines().skip(1).map(str::to_owned));
    }
    lines
}

/// Identity of a published figure and its value, from the columns by name.
fn figures(csv: &str) -> BTreeMap<[String; 5], String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let at = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let columns = ["ref_area", "indicator", "sex", "classif1", "time"].map(at);
    let value = at("obs_value");
    let mut figures = BTreeMap::new();
    for record in reader.records() {
        let record = record.unwrap();
        let mut key = columns.map(|column| record[column].to_owned());
        if key[2].is_empty() {
            "SEX_T".clone_into(&mut key[2]);
        }
        assert!(figures.insert(key, record[value].to_owned()).is_none());
    }
    figures
}

fn round_trip(pack: &str, last_year: u16) -> usize {
    let desk = Desk::new();
    let header = "ref_area,indicator,sex,classif1,time,obs_value";
    let mut count = 0;
    for country in ["IDN", "MMR", "PHL", "SGP", "THA"] {
        let file = format!("{country}.ilms");
        desk.ends(0, &["new", &file, "--country", country, "--pack", pack]);
        let wanted: Vec<String> = published()
            .into_iter()
            .filter(|line| line.starts_with(country))
            .filter(|line| line.split(',').nth(4).unwrap().parse::<u16>().unwrap() <= last_year)
            .collect();
        let given = format!("{header}\n{}\n", wanted.join("\n"));
        desk.write("in.csv", &given);
        desk.ends(0, &["import", &file, "in.csv", "--source", "FX:1"]);
        desk.ends(0, &["export", &file, "--to", "ilostat-csv", "out.csv"]);
        let (given, returned) = (figures(&given), figures(&desk.read("out.csv")));
        assert_eq!(given, returned, "{country} in {pack}");
        count += given.len();
        let again = desk.json(0, &["import", &file, "in.csv", "--source", "FX:1", "--json"]);
        assert_eq!(
            (again["new"].as_u64(), again["changed"].as_u64()),
            (Some(0), Some(0)),
            "importing again changes nothing"
        );
    }
    count
}

#[test]
fn every_published_figure_goes_in_and_comes_out_unchanged() {
    assert_eq!(round_trip("ilms-global-2019", 2026), 1142);
}

#[test]
fn published_figures_to_2015_go_through_phase_3_unchanged() {
    let to_2015 = published()
        .iter()
        .filter(|line| line.split(',').nth(4).unwrap() <= "2015")
        .count();
    assert_eq!(round_trip("asean-phase-3", 2015), to_2015);
}

#[test]
fn from_an_empty_file_to_a_verified_package() {
    let desk = Desk::new();
    desk.indonesia();
    desk.ends(0, &["key", "new", "key", "--comment", "Test preparer"]);
    for (sex, value) in [("M", "9310"), ("F", "5,530"), ("T", "14 840")] {
        let cell = [
            "set",
            "Indonesia.ilms",
            "19",
            "--source",
            "BNP2TKI",
            "--year",
            "2014",
            "--row",
            "MYS",
        ];
        desk.ends(0, &[&cell[..], &["--sex", sex, value]].concat());
    }
    let source = [
        "source",
        "Indonesia.ilms",
        "C19",
        "--source",
        "BNP2TKI",
        "--name",
        "Placement records",
        "--type",
        "FX",
    ];
    desk.ends(
        0,
        &[
            &source[..],
            &["--period", "S3:5", "--coverage", "S4:29", "--definition", "T36:3217"],
        ]
        .concat(),
    );
    let made = desk.ends(
        0,
        &[
            "export",
            "Indonesia.ilms",
            "--to",
            "package",
            ".",
            "--key",
            "key",
            "--mail",
            "mail.eml",
        ],
    );
    assert!(made.contains("revision 1"), "{made}");
    let package = "Indonesia-phase3-r01.ilms-package";
    let first = std::fs::read(desk.path(package)).unwrap();
    let report = desk.ends(0, &["verify", package, "--signer", "key.pub"]);
    assert!(report.contains("Intact, and signed by a known signer"), "{report}");
    assert!(desk.ends(1, &["verify", package]).contains("signer not known"));
    let mail = desk.read("mail.eml");
    assert!(
        mail.contains("X-Unsent: 1") && mail.contains(package),
        "{}",
        &mail[..600]
    );

    // The same content packed again is the same package, and no revision is used up.
    desk.ends(
        0,
        &[
            "export",
            "Indonesia.ilms",
            "--to",
            "package",
            "again.ilms-package",
            "--key",
            "key",
        ],
    );
    assert_eq!(std::fs::read(desk.path("again.ilms-package")).unwrap(), first);

    // A changed figure is a new revision that continues the first.
    let cell = [
        "set",
        "Indonesia.ilms",
        "19",
        "--source",
        "BNP2TKI",
        "--year",
        "2013",
        "--row",
        "MYS",
        "N",
    ];
    desk.ends(0, &cell);
    desk.ends(0, &["export", "Indonesia.ilms", "--to", "package", ".", "--key", "key"]);
    let second = "Indonesia-phase3-r02.ilms-package";
    desk.ends(0, &["verify", second, "--signer", "key.pub", "--after", package]);
    let replay = desk.ends(1, &["verify", package, "--signer", "key.pub", "--after", second]);
    assert!(replay.contains("does not follow"), "{replay}");
}

#[test]
fn a_package_with_an_error_is_a_draft_and_says_why() {
    let desk = Desk::new();
    desk.indonesia();
    let cell = ["set", "Indonesia.ilms", "19", "--year", "2014", "--row", "MYS", "12o4"];
    assert!(desk.ends(1, &cell).contains("stands as typed"));
    let said = desk.ends(1, &["export", "Indonesia.ilms", "--to", "package", "."]);
    assert!(
        said.contains("draft") && said.contains("12o4") && said.contains("source"),
        "{said}"
    );
    let package = "Indonesia-phase3-r01-draft.ilms-package";
    let report = desk.json(1, &["verify", package, "--json"]);
    assert_eq!(report["verdict"], "not-signed", "{report}");
}

#[test]
fn a_flipped_byte_of_a_real_package_is_found() {
    let desk = Desk::new();
    desk.indonesia();
    let cell = [
        "set",
        "Indonesia.ilms",
        "19",
        "--source",
        "A",
        "--year",
        "2014",
        "--row",
        "MYS",
        "1204",
    ];
    desk.ends(0, &cell);
    desk.run(&["export", "Indonesia.ilms", "--to", "package", "p.ilms-package"]);
    let bytes = std::fs::read(desk.path("p.ilms-package")).unwrap();
    let options = ilms_collect::submission::VerifyOptions::default();
    // Every byte on request, a seventy-third part of them here.
    let step = if std::env::var_os("ILMS_EVERY_BYTE").is_some() {
        1
    } else {
        73
    };
    let (mut looked_at, mut placed) = (0, 0);
    for at in (0..bytes.len()).step_by(step) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        looked_at += 1;
        match ilms_collect::submission::verify(&changed, &options) {
            Ok(report) => {
                assert!(
                    !report.is_intact(),
                    "byte {at} of {} was changed and not noticed",
                    bytes.len()
                );
                placed += usize::from(!report.differences.is_empty());
            }
            Err(refused) => panic!("byte {at}: a single flipped byte must be placed, not refused: {refused}"),
        }
    }
    assert_eq!(looked_at, placed);
    assert!(looked_at > 300, "{looked_at}");
}

#[test]
fn check_speaks_json_and_ends_with_1_when_something_is_found() {
    let desk = Desk::new();
    desk.indonesia();
    for (sex, value) in [("M", "9310"), ("F", "5350"), ("T", "14840")] {
        let cell = [
            "set",
            "Indonesia.ilms",
            "19",
            "--source",
            "B",
            "--year",
            "2014",
            "--row",
            "MYS",
            "--sex",
            sex,
            value,
        ];
        desk.ends(0, &cell);
    }
    let report = desk.json(1, &["check", "Indonesia.ilms", "--json"]);
    let causes = report["causes"].as_array().unwrap().iter();
    let sums: Vec<&Json> = causes
        .flat_map(|cause| cause["findings"].as_array().unwrap())
        .filter(|finding| finding["check"] == "sex-sum")
        .collect();
    assert_eq!(sums.len(), 1, "{report:#}");
    let sum = sums[0];
    assert_eq!(
        (&sum["left"], &sum["right"], &sum["difference"]),
        (&"14840".into(), &"14660".into(), &"180".into())
    );
    assert_eq!(sum["cells"].as_array().unwrap().len(), 3);
    assert_eq!(sum["cells"][0]["row"], "COU_DES_MYS");
    assert!(sum["sentence"].as_str().unwrap().contains("Malaysia"));
}

#[test]
fn a_finding_is_explained_by_its_key_and_the_explanation_taken_back() {
    let desk = Desk::new();
    desk.indonesia();
    for (sex, figure) in [("T", "14840"), ("M", "9310"), ("F", "5350")] {
        let row = ["--year", "2014", "--row", "MYS", "--sex", sex, "--source", "FX:1"];
        desk.ends(0, &[&["set", "Indonesia.ilms", "19"], &row[..], &[figure]].concat());
    }
    let found = |report: &Json| {
        let causes = report["causes"].as_array().unwrap();
        let mut findings = causes.iter().flat_map(|cause| cause["findings"].as_array().unwrap());
        findings.find(|one| one["check"] == "sex-sum").unwrap().clone()
    };
    let before = desk.json(1, &["check", "Indonesia.ilms", "--json"]);
    assert_eq!(
        (&found(&before)["explained"], &found(&before)["explanation"]),
        (&false.into(), &Json::Null)
    );
    let key = found(&before)["key"].as_str().unwrap().to_owned();

    let refused = desk.ends(2, &["allow", "Indonesia.ilms", &key, "--reason", "campaign"]);
    assert!(refused.contains("Give one of confirmed"), "{refused}");
    let refused = desk.ends(
        2,
        &["allow", "Indonesia.ilms", "sex-sum|nothing", "--reason", "rounding"],
    );
    assert!(refused.contains("check --json"), "{refused}");

    let sentence = "The ministry counts again and finds the same.";
    let flagged = ["--reason", "confirmed", "--sentence", sentence, "--flag"];
    desk.ends(0, &[&["allow", "Indonesia.ilms", &key], &flagged[..]].concat());
    let after = desk.json(0, &["check", "Indonesia.ilms", "--json"]);
    let finding = found(&after);
    assert_eq!(
        (
            finding["explanation"]["sentence"].as_str(),
            &after["counts"]["explained"]
        ),
        (Some(sentence), &1.into())
    );
    assert_eq!(finding["cells"][0]["figure"], "14840 R");
    assert_eq!(
        (&before["counts"]["errors"], &after["counts"]["errors"]),
        (&1.into(), &0.into())
    );
    let lines = desk.ends(0, &["check", "Indonesia.ilms"]);
    assert!(
        lines.contains("Explained by Test preparer: The figure is right: confirmed with the source."),
        "{lines}"
    );

    // Put right: the explanation is kept, and listed as no longer needed.
    let row = [
        "--year", "2014", "--row", "MYS", "--sex", "F", "--source", "FX:1", "5530",
    ];
    desk.ends(0, &[&["set", "Indonesia.ilms", "19"], &row[..]].concat());
    let right = desk.json(0, &["check", "Indonesia.ilms", "--json"]);
    assert_eq!(right["explanations_not_needed"][0], key.as_str());
    assert!(desk.ends(0, &["check", "Indonesia.ilms"]).contains("No longer needed"));
    desk.ends(0, &["allow", "Indonesia.ilms", &key, "--take-back"]);
    let back = desk.json(0, &["check", "Indonesia.ilms", "--json"]);
    assert_eq!(back["explanations_not_needed"], serde_json::json!([]));
    assert!(
        desk.ends(0, &["allow", "Indonesia.ilms", &key, "--take-back"])
            .contains("no explanation")
    );
}

#[test]
fn undo_and_redo_reach_across_runs() {
    let desk = Desk::new();
    desk.indonesia();
    let shown = |desk: &Desk| {
        desk.run(&["export", "Indonesia.ilms", "--to", "ilostat-csv", "o.csv"]);
        desk.read("o.csv")
            .lines()
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    desk.ends(
        0,
        &[
            "set",
            "Indonesia.ilms",
            "1",
            "--source",
            "C",
            "--year",
            "2010",
            "--sex",
            "F",
            "119630",
        ],
    );
    let with = shown(&desk);
    assert_eq!(with.len(), 1, "{with:?}");
    assert!(with[0].contains("119.63"), "{with:?}");
    assert!(desk.ends(0, &["undo", "Indonesia.ilms"]).contains("typing in A1"));
    assert!(shown(&desk).is_empty());
    desk.ends(0, &["redo", "Indonesia.ilms"]);
    assert_eq!(shown(&desk), with);
    assert_eq!(
        desk.ends(1, &["redo", "Indonesia.ilms"]).trim(),
        "There is nothing to do again."
    );
    let history = desk.json(0, &["history", "Indonesia.ilms", "--table", "1", "--json"]);
    assert_eq!(history.as_array().unwrap().len(), 3, "{history:#}");
    assert_eq!(history[0]["redoes"], history[2]["id"]);
}

#[test]
fn an_import_says_what_it_would_do_before_it_does_it() {
    let desk = Desk::new();
    desk.indonesia();
    desk.write(
        "in.csv",
        "ref_area,indicator,sex,classif1,time,obs_value\n\
         IDN,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_TOTAL,2014,429.872\n\
         IDN,MNA_OEMP_SEX_ECO_NB,SEX_F,ECO_ISIC4_A,2014,1\n\
         MYS,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_TOTAL,2014,1\n\
         IDN,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_ATLANTIS,2014,1\n",
    );
    let preview = desk.json(1, &["import", "Indonesia.ilms", "in.csv", "--preview", "--json"]);
    assert_eq!(
        (preview["new"].as_u64(), preview["refused"].as_u64()),
        (Some(1), Some(3)),
        "{preview:#}"
    );
    let lines: Vec<u64> = preview["refusals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["line"].as_u64().unwrap())
        .collect();
    assert_eq!(lines, [3, 4, 5]);
    assert_eq!(
        desk.json(0, &["history", "Indonesia.ilms", "--json"])
            .as_array()
            .unwrap()
            .len(),
        1,
        "a preview changes nothing"
    );
    desk.ends(1, &["import", "Indonesia.ilms", "in.csv"]);
    desk.ends(0, &["undo", "Indonesia.ilms"]);
    desk.run(&["export", "Indonesia.ilms", "--to", "ilostat-csv", "o.csv"]);
    assert_eq!(
        desk.read("o.csv").lines().count(),
        1,
        "one undo takes the whole import back"
    );
}

#[test]
fn what_cannot_be_done_is_one_sentence_and_changes_nothing() {
    let desk = Desk::new();
    desk.indonesia();
    desk.ends(
        0,
        &["set", "Indonesia.ilms", "19", "--source", "A", "--year", "2014", "5"],
    );
    desk.write("not-ours.ilms", "hello");
    desk.write("broken.csv", "a,b\n1,2\n");
    desk.write("broken.xlsx", "PK\u{3}\u{4} no workbook");
    let before = std::fs::read(desk.path("Indonesia.ilms")).unwrap();
    let cases: [(&[&str], &str); 14] = [
        (
            &["new", "Indonesia.ilms", "--country", "IDN", "--pack", "asean-phase-3"],
            "Indonesia.ilms",
        ),
        (&["new", "x.ilms", "--country", "ZZZ", "--pack", "asean-phase-3"], "ZZZ"),
        (&["new", "x.ilms", "--country", "FRA", "--pack", "asean-phase-3"], "FRA"),
        (
            &["new", "x.ilms", "--country", "IDN", "--pack", "asean-phase-9"],
            "asean-phase-9",
        ),
        (&["check", "missing.ilms"], "missing.ilms"),
        (&["check", "not-ours.ilms"], "not-ours.ilms"),
        (&["set", "Indonesia.ilms", "99", "--year", "2014", "5"], "99"),
        (&["set", "Indonesia.ilms", "19", "--year", "2016", "5"], "1980 to 2015"),
        (
            &["set", "Indonesia.ilms", "19", "--year", "2014", "--row", "ATL", "5"],
            "ATL",
        ),
        (
            &["set", "Indonesia.ilms", "21", "--year", "2014", "--sex", "F", "5"],
            "sex",
        ),
        (
            &[
                "set",
                "Indonesia.ilms",
                "19",
                "--year",
                "2014",
                "--status",
                "MIGRANT",
                "5",
            ],
            "status",
        ),
        (
            &[
                "source",
                "Indonesia.ilms",
                "19",
                "--source",
                "A",
                "--definition",
                "T36:1",
            ],
            "T36:1",
        ),
        (&["import", "Indonesia.ilms", "broken.xlsx"], "damaged"),
        (&["verify", "broken.csv"], "package"),
    ];
    for (arguments, named) in cases {
        let said = desk.ends(2, arguments);
        assert!(said.contains(named), "{arguments:?}: {said}");
        assert!(
            said.trim().ends_with(['.', '?']),
            "{arguments:?} is no sentence: {said}"
        );
    }
    assert_eq!(std::fs::read(desk.path("Indonesia.ilms")).unwrap(), before);
    assert!(!desk.path("x.ilms").exists());
}

#[test]
fn keys_are_made_once_and_shown_without_their_passphrase() {
    let desk = Desk::new();
    let made = desk.ends(0, &["key", "new", "key", "--comment", "Test preparer"]);
    let fingerprint = made
        .split_whitespace()
        .find(|word| word.starts_with("SHA256:"))
        .unwrap()
        .to_owned();
    for file in ["key", "key.pub"] {
        assert!(desk.ends(0, &["key", "show", file]).contains(&fingerprint), "{file}");
    }
    let before = desk.read("key");
    assert!(desk.ends(2, &["key", "new", "key"]).contains("key"));
    assert_eq!(desk.read("key"), before);
    desk.indonesia();
    let output = Command::new(env!("CARGO_BIN_EXE_ilms-collect"))
        .args(["export", "Indonesia.ilms", "--to", "package", ".", "--key", "key"])
        .current_dir(desk.folder.path())
        .env("ILMS_PASSPHRASE", "not the passphrase")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("passphrase"));
}

#[test]
fn a_pack_is_checked_and_a_broken_one_refused_with_file_and_line() {
    let desk = Desk::new();
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let good = schemas.join("asean-phase-3");
    assert!(
        desk.ends(0, &["pack", "check", good.to_str().unwrap()])
            .contains("23 tables")
    );
    std::fs::create_dir(desk.path("broken")).unwrap();
    desk.write("broken/pack.toml", "id = \"broken\"\nversion = 3\n");
    let said = desk.ends(2, &["pack", "check", "broken"]);
    assert!(said.contains("pack.toml:2"), "{said}");
}

#[test]
fn the_sample_is_sound_and_has_its_planted_findings() {
    let desk = Desk::new();
    desk.ends(0, &["sample", "--to", "sample.ilms"]);
    let report = desk.json(1, &["check", "sample.ilms", "--json"]);
    let causes = report["causes"].as_array().unwrap().iter();
    let sentences: String = causes
        .flat_map(|cause| cause["findings"].as_array().unwrap())
        .map(|f| f["sentence"].as_str().unwrap().to_owned() + "\n")
        .collect();
    for planted in [
        "1594o",
        "Malaysia, 2014",
        "Saudi Arabia, 2013",
        "417\u{2009}900",
        "435\u{2009}272",
    ] {
        assert!(sentences.contains(planted), "{planted} is not found:\n{sentences}");
    }
}
