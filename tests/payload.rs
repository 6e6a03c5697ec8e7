//! The files of a package from outside: what they are, that they are the same each time, and that they read back.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/answers.rs"]
mod answers;

use answers::{any_country_file, country_file, pack, take_in};
use ilms_collect::figures::{Answers, CellAddress, Change, Figure, SheetId, Value};
use ilms_collect::questionnaire::{CheckId, Pack, Severity};
use ilms_collect::submission::payload::{
    FindingRow, JournalRow, PayloadInput, compose, fingerprint, phase_only, read_answers,
};
use proptest::prelude::*;

const ABROAD: &str = include_str!("data/published/nationals-abroad-by-country.csv");
const EVERYTHING: &str = include_str!("data/every-status-reason-and-note.csv");

fn input<'a>(
    pack: &'a Pack,
    answers: &'a Answers,
    findings: &'a [FindingRow],
    journal: &'a [JournalRow],
) -> PayloadInput<'a> {
    let last_entry = "2015-08-10T09:30:00Z".parse().unwrap();
    PayloadInput {
        pack,
        answers,
        findings,
        journal,
        in_the_way: &[],
        revision: 2,
        last_entry,
    }
}

/// Indonesia's published figures until 2015 from one source, the fixture from another.
fn indonesia(pack: &Pack) -> Answers {
    let mut answers = country_file(pack, "IDN");
    let header = ABROAD.lines().next().unwrap();
    let kept = ABROAD
        .lines()
        .filter(|line| line.starts_with("IDN") && line.split(',').nth(4).unwrap().parse::<u16>().unwrap() <= 2015);
    let file: Vec<&str> = std::iter::once(header).chain(kept).collect();
    take_in(pack, &mut answers, &file.join("\n"));
    take_in(pack, &mut answers, EVERYTHING);
    answers
}

fn rows(answers: &Answers) -> (Vec<FindingRow>, Vec<JournalRow>) {
    let (id, figures) = answers.figures.iter().next().unwrap();
    let (place, figure) = figures.iter().next().unwrap();
    let cell = CellAddress::new(*id, place.clone());
    let finding = FindingRow {
        key: "sex-sum 19".to_owned(),
        severity: Severity::Error,
        check: CheckId::from("sex-sum"),
        table: Some("EMP_XOUM_SEX_COU_NB".into()),
        cells: vec![cell.clone()],
        sentence: "=Total is not \"male\" plus female,\nby 5.".to_owned(),
    };
    let step = |change| JournalRow {
        group: 3,
        at: "2015-08-09T10:00:00Z".parse().unwrap(),
        who: "Tester".to_owned(),
        action: "typed".to_owned(),
        origin: "typed".to_owned(),
        undoes: None,
        redoes: Some(1),
        change,
    };
    let journal = vec![
        step(Change::Figure {
            cell,
            before: Some(Figure::value(Value::whole(7))),
            after: Some(figure.clone()),
        }),
        step(Change::Setting {
            name: "preparer".to_owned(),
            before: None,
            after: Some("Tester".to_owned()),
        }),
    ];
    (vec![finding], journal)
}

#[test]
fn a_package_holds_the_files_that_it_should() {
    let pack = pack("asean-phase-3");
    let answers = indonesia(&pack);
    let (findings, journal) = rows(&answers);
    let files = compose(&input(&pack, &answers, &findings, &journal)).unwrap();
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "allowances.csv",
            "cover.pdf",
            "datapackage.json",
            "figures/C19-MNA_OEMP-BA-510.csv",
            "figures/C19-MNA_OEMP-no-source.csv",
            "findings.csv",
            "ilostat.csv",
            "journal.csv",
            "notes.csv",
            "questionnaire.xlsx",
            "sources.json",
        ]
    );
    let text = |name: &str| std::str::from_utf8(&files[name]).unwrap();
    assert!(
        text("findings.csv").contains("error,sex-sum,EMP_XOUM_SEX_COU_NB,1/COU_DES"),
        "{}",
        text("findings.csv")
    );
    assert!(text("findings.csv").contains("\"'=Total is"));
    assert!(
        text("journal.csv").contains(",figure,1/COU_DES"),
        "{}",
        text("journal.csv")
    );
    for (name, bytes) in &files {
        let is_text = name.ends_with(".csv") || name.ends_with(".json");
        assert!(!is_text || !bytes.contains(&b'\r') && bytes.ends_with(b"\n"), "{name}");
    }
    let size: usize = files.values().map(Vec::len).sum();
    assert!(size < 1_000_000, "{size}");
}

#[test]
fn the_same_answers_give_the_same_bytes_and_another_figure_another_fingerprint() {
    let pack = pack("asean-phase-3");
    let mut answers = indonesia(&pack);
    let (findings, journal) = rows(&answers);
    let files = compose(&input(&pack, &answers, &findings, &journal)).unwrap();
    // Another country file with the same content, made in the other order.
    let again = compose(&input(&pack, &answers.clone(), &findings, &journal)).unwrap();
    assert_eq!(files, again);
    answers
        .settings
        .insert("preparer".to_owned(), "Somebody else".to_owned());
    let other_name = compose(&input(&pack, &answers, &findings, &journal)).unwrap();
    assert_eq!(fingerprint(&files), fingerprint(&other_name));
    assert_ne!(files["cover.pdf"], other_name["cover.pdf"]);
    *answers
        .figures
        .get_mut(&SheetId(1))
        .unwrap()
        .values_mut()
        .next()
        .unwrap() = Figure::value(Value::whole(1));
    let other_figure = compose(&input(&pack, &answers, &findings, &journal)).unwrap();
    assert_ne!(fingerprint(&files), fingerprint(&other_figure));
}

#[test]
fn the_description_names_every_file_with_its_hash_and_every_column() {
    let pack = pack("asean-phase-3");
    let answers = indonesia(&pack);
    let files = compose(&input(&pack, &answers, &[], &[])).unwrap();
    let description: serde_json::Value = serde_json::from_slice(&files["datapackage.json"]).unwrap();
    let resources = description["resources"].as_array().unwrap();
    assert_eq!(resources.len(), files.len() - 1);
    for resource in resources {
        let path = resource["path"].as_str().unwrap();
        assert_eq!(resource["bytes"], files[path].len(), "{path}");
        if let Some(fields) = resource["schema"]["fields"].as_array() {
            let header = std::str::from_utf8(&files[path]).unwrap().lines().next().unwrap();
            let named: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
            assert_eq!(named.join(","), header, "{path}");
        } else {
            assert!(!path.ends_with(".csv"), "{path}");
        }
    }
}

#[test]
fn a_damaged_file_is_refused_with_file_line_and_reason() {
    let pack = pack("asean-phase-3");
    let answers = indonesia(&pack);
    let files = compose(&input(&pack, &answers, &[], &[])).unwrap();
    assert_eq!(read_answers(&files).unwrap(), phase_only(&answers, &pack.id));
    let figures = "figures/C19-MNA_OEMP-no-source.csv";
    let header = std::str::from_utf8(&files[figures]).unwrap().lines().next().unwrap();
    let cases: &[(&str, String, &str)] = &[
        (
            figures,
            "item,sex\n".to_owned(),
            "line 1: the header must be item,status,sex",
        ),
        (
            figures,
            format!("{header}\nX,,T,2014,5,3,,,,,\n"),
            "line 2: \"5\" is not a number whose last stated digit",
        ),
        (
            figures,
            format!("{header}\nX,,T,2014,5,0,N,,,,\n"),
            "line 2: a cell holds one of value, reason and wrong_input",
        ),
        (
            figures,
            format!("{header}\nX,,T,2014,,,Q,,,,\n"),
            "line 2: \"Q\" is no reason",
        ),
        (
            figures,
            format!("{header}\nX,,T,2014,,,K,,,,\n"),
            "line 2: a figure included elsewhere does not say where",
        ),
        (
            figures,
            format!("{header}\nX,,T,2014,5,0,,,Q,,\n"),
            "line 2: ILO's list has no flag \"Q\"",
        ),
        (
            figures,
            format!("{header}\nX,,Z,2014,5,0,,,,,\n"),
            "line 2: \"Z\" is not T, M or F",
        ),
        (
            figures,
            format!("{header}\nX,,T,year,5,0,,,,,\n"),
            "line 2: \"year\" in year is not a year",
        ),
        (
            figures,
            format!("{header}\nX,,T,2014,5,0,,,,,\nX,,T,2014,5,0,,,,,\n"),
            "line 3: the cell X T 2014 stands in the file twice",
        ),
        ("sources.json", "{".to_owned(), "sources.json, line 1"),
        (
            "notes.csv",
            "kind\n".to_owned(),
            "line 1: the header must be kind,scope",
        ),
        (
            "allowances.csv",
            "finding,reason,sentence,who,at,figures\na,b,c,d,e,f\n".to_owned(),
            "line 2: figures cannot be read",
        ),
    ];
    for (name, content, said) in cases {
        let mut damaged = files.clone();
        damaged.insert((*name).to_owned(), content.clone().into_bytes());
        let error = read_answers(&damaged).unwrap_err().to_string();
        assert!(error.starts_with(name) && error.contains(said), "{error}");
        damaged.remove(*name);
        assert!(
            read_answers(&damaged)
                .unwrap_err()
                .to_string()
                .contains("does not hold this file")
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    /// Everything of the phase comes back exactly, and nothing of another; but for what stood in cells that are confidential.
    #[test]
    fn answers_come_back_from_a_package(answers in any_country_file()) {
        let pack = pack("asean-phase-3");
        let files = compose(&input(&pack, &answers, &[], &[])).unwrap();
        let back = read_answers(&files).unwrap();
        let mut expected = phase_only(&answers, &pack.id);
        for (cell, figure) in expected.allowances.values_mut().flat_map(|allowance| &mut allowance.figures) {
            let confidential = Figure::reason(ilms_collect::figures::Reason::Confidential);
            if answers.figure(cell).is_none_or(|held| held.answer == confidential.answer) {
                "withheld".clone_into(figure);
            }
        }
        prop_assert_eq!(&back, &expected);
        prop_assert!(back.sheets.values().all(|sheet| sheet.phase == pack.id));
    }
}
