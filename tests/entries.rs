//! One cause, one entry: what belongs together is said once, in words a person understands, and put right in one step.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "checks/file.rs"]
#[allow(dead_code)]
mod file;

use file::File;
use ilms_collect::checks::{Cause, Edit, Entry, Explanation, Finding, Joined, Operation, Slip, Step};
use ilms_collect::country_file::{HistoryOf, Origin};
use ilms_collect::desk::{Desk, DeskError, NewCountryFile, write_sample};
use ilms_collect::figures::{CellAddress, Flag, SheetId, Value};
use ilms_collect::questionnaire::{Language, Severity, Year};
use std::sync::Arc;

const C19: &str = "EMP_XOUM_SEX_COU_NB";
const C18: &str = "POP_XOUT_SEX_COU_NB";

/// Entries that are not only gaps, each with its sentence in English and what it is made of.
fn said(file: &File) -> Vec<(Joined, usize, String)> {
    let checker = file.checker();
    let findings: Vec<&Finding> = checker.findings().collect();
    let entries = checker.entries().iter().filter(|entry| !entry.completeness);
    // The figures of these files are few, small and the same every year; that is said, and is not what is asked here.
    let aside = |entry: &&Entry| {
        let check = findings[entry.findings[0]].check.as_str();
        check != "small-cells" && check != "copied"
    };
    entries
        .filter(aside)
        .map(|entry| {
            let sentence = entry.sentence(&findings, &file.pack, &file.answers, Language::English);
            (entry.joined.clone(), entry.findings.len(), plain(&sentence))
        })
        .collect()
}

fn plain(text: &str) -> String {
    text.replace('\u{2009}', " ")
}

/// A country table whose sums all hold: total, Malaysia, Singapore, others; both sexes, men, women.
fn full(file: &mut File, table: &str, source: &str, year: u16) -> SheetId {
    let sheet = file.sheet(table, source);
    for (row, figures) in [
        ("TOTAL", ["20370", "14040", "6330"]),
        ("MYS", ["14840", "9310", "5530"]),
        ("SGP", ["5530", "4730", "800"]),
        ("X", ["0", "0", "0"]),
    ] {
        for (sex, figure) in ["T", "M", "F"].into_iter().zip(figures) {
            file.put(sheet, &format!("COU_DES_{row} {year} - {sex}"), figure);
        }
    }
    sheet
}

#[test]
fn the_sums_that_one_wrong_figure_makes_fail_are_one_entry_that_names_it() {
    let mut file = File::phase_3();
    let sheet = full(&mut file, C19, "BA:1", 2014);
    assert!(said(&file).is_empty(), "{:?}", said(&file));
    file.put(sheet, "COU_DES_MYS 2014 - F", "5350");
    let [(Joined::Cause, 2, sentence)] = &said(&file)[..] else {
        panic!("{:?}", said(&file))
    };
    assert!(
        sentence
            .ends_with("Malaysia, 2014, female should be 5 530, not 5 350: two digits exchanged; both sums then hold."),
        "{sentence}"
    );
    let checker = file.checker();
    let findings: Vec<&Finding> = checker.findings().collect();
    let entry = checker.entries().iter().find(|entry| !entry.completeness).unwrap();
    assert_eq!(entry.severity, Severity::Error);
    assert_eq!(entry.cells, [file.cell(sheet, "COU_DES_MYS 2014 - F")]);
    assert_eq!(entry.extent(&findings, Language::English).unwrap(), "2 sums, 1 cause");
    let indonesian = entry.sentence(&findings, &file.pack, &file.answers, Language::Indonesian);
    assert!(
        plain(&indonesian)
            .ends_with("seharusnya 5 530, bukan 5 350: dua digit tertukar; dengan begitu kedua jumlah cocok."),
        "{indonesian}"
    );
}

#[test]
fn two_wrong_figures_that_do_not_touch_are_two_entries() {
    let mut file = File::phase_3();
    let sheet = full(&mut file, C19, "BA:1", 2013);
    full(&mut file, C19, "BA:1", 2014);
    file.put(sheet, "COU_DES_MYS 2014 - F", "5350");
    file.put(sheet, "COU_DES_SGP 2013 - M", "4370");
    let said = said(&file);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said.iter()
            .all(|(joined, count, _)| *joined == Joined::Cause && *count == 2)
    );
}

#[test]
fn what_looks_odd_over_the_years_joins_the_exchange_that_explains_it() {
    let mut file = File::phase_3();
    let sheet = full(&mut file, C19, "BA:1", 2012);
    full(&mut file, C19, "BA:1", 2013);
    full(&mut file, C19, "BA:1", 2014);
    file.put(sheet, "COU_DES_TOTAL 2013 - M", "6330");
    file.put(sheet, "COU_DES_TOTAL 2013 - F", "14040");
    let found = said(&file);
    let [(Joined::Cause, 3, sentence)] = &found[..] else {
        panic!("{found:?}")
    };
    assert!(sentence.contains("2013: men and women are exchanged"), "{sentence}");
    let checker = file.checker();
    let findings: Vec<&Finding> = checker.findings().collect();
    let entry = checker
        .entries()
        .iter()
        .find(|entry| entry.cause.is_some())
        .expect("the exchange");
    let flip = |at: &usize| findings[*at].check.as_str() == "sex-ratio-flip";
    assert!(entry.findings.iter().any(flip), "{entry:?}");
}

#[test]
fn two_sources_that_differ_every_year_are_said_once_with_years_and_range() {
    let mut file = File::phase_3();
    let work = file.sheet(C19, "BA:1");
    let all = file.sheet(C18, "BA:2");
    for (year, for_work, left) in [
        (1997, 1_031, 1_000),
        (1998, 1_310, 1_000),
        (1999, 900, 800),
        (2003, 77, 70),
    ] {
        file.put(work, &format!("COU_DES_TOTAL {year} - T"), &for_work.to_string());
        file.put(all, &format!("COU_DES_TOTAL {year} - T"), &left.to_string());
    }
    let found = said(&file);
    let [(Joined::Pair { years, range }, 4, sentence)] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(years, &[Year(1997), Year(1998), Year(1999), Year(2003)]);
    let (least, most) = range.unwrap();
    assert!(
        (least - 0.031).abs() < 1e-9 && (most - 0.31).abs() < 1e-9,
        "{least} {most}"
    );
    assert!(
        sentence
            .contains("in 4 years (1997 to 1999 and 2003), from +3.1 % to +31 %, though the one is part of the other."),
        "{sentence}"
    );
    assert!(sentence.ends_with("Two sources may count differently."), "{sentence}");
    // One year alone is an ordinary finding.
    for year in [1998, 1999, 2003] {
        file.put(work, &format!("COU_DES_TOTAL {year} - T"), "1");
    }
    assert!(
        matches!(&said(&file)[..], [(Joined::Alone | Joined::Cause, 1 | 2, _)]),
        "{:?}",
        said(&file)
    );
}

#[test]
fn a_row_that_is_missing_in_every_year_is_said_once() {
    let mut file = File::phase_3();
    let sheet = file.sheet(C19, "BA:1");
    for year in 2010..=2013 {
        for (row, figure) in [
            ("TOTAL", 1_234 + 7 * (year - 2010)),
            ("MYS", 700),
            ("SGP", 211),
            ("X", 50),
        ] {
            file.put(sheet, &format!("COU_DES_{row} {year} - T"), &figure.to_string());
        }
    }
    let found = said(&file);
    let [(Joined::Years { years, .. }, 4, sentence)] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(years.len(), 4);
    assert!(
        sentence.contains("The same sum fails in 3 other years: 2011 to 2013; the difference is from +"),
        "{sentence}"
    );
}

#[test]
fn years_in_which_two_tables_differ_far_more_are_said_apart() {
    let mut file = File::phase_3();
    let work = file.sheet(C19, "BA:1");
    let all = file.sheet(C18, "BA:2");
    for (year, for_work, left) in [
        (1997, 10_310, 1_000),
        (1998, 9_120, 1_000),
        (1999, 12_800, 900),
        (2003, 7_100, 7_000),
        (2004, 7_700, 7_600),
    ] {
        file.put(work, &format!("COU_DES_TOTAL {year} - T"), &for_work.to_string());
        file.put(all, &format!("COU_DES_TOTAL {year} - T"), &left.to_string());
    }
    let found: Vec<_> = said(&file)
        .into_iter()
        .filter(|(.., sentence)| sentence.contains(": above C18"))
        .collect();
    let [
        (Joined::Pair { years: many, .. }, 3, far),
        (Joined::Pair { years: few, .. }, 2, near),
    ] = &found[..]
    else {
        panic!("{found:?}")
    };
    assert_eq!(many, &[Year(1997), Year(1998), Year(1999)]);
    assert_eq!(few, &[Year(2003), Year(2004)]);
    assert!(far.contains("from +812 % to +1322 %"), "{far}");
    assert!(near.contains("from +1.3 % to +1.4 %"), "{near}");
}

#[test]
fn a_slip_far_from_the_years_beside_it_is_still_one_entry() {
    let mut file = File::phase_3();
    let mut sheet = None;
    for year in 2008..=2014 {
        sheet = Some(full(&mut file, C19, "BA:1", year));
    }
    let sheet = sheet.unwrap();
    // No two years are the same, which would be odd by itself.
    for (at, year) in (2008..=2014).enumerate() {
        let step = 31 * at + 7 * (at % 3);
        for (row, figures) in [
            ("TOTAL", [20_370 + 2 * step, 14_040 + step, 6_330 + step]),
            ("MYS", [14_840 + 2 * step, 9_310 + step, 5_530 + step]),
        ] {
            for (sex, figure) in ["T", "M", "F"].into_iter().zip(figures) {
                file.put(sheet, &format!("COU_DES_{row} {year} - {sex}"), &figure.to_string());
            }
        }
    }
    let before: Vec<String> = said(&file).into_iter().map(|(.., sentence)| sentence).collect();
    let slip = file.cell(sheet, "COU_DES_MYS 2013 - F");
    let right = file.answers.figure(&slip).unwrap().as_value().unwrap().mantissa();
    file.put(sheet, "COU_DES_MYS 2013 - F", &(right * 10).to_string());
    let new: Vec<_> = said(&file)
        .into_iter()
        .filter(|(.., sentence)| !before.contains(sentence))
        .collect();
    let [(Joined::Cause, count, sentence)] = &new[..] else {
        panic!("{new:#?}")
    };
    assert!(*count >= 2, "{new:?}");
    assert!(sentence.contains("should be 5 699, not 56 990"), "{sentence}");
}

#[test]
fn a_figure_below_zero_is_one_entry_with_the_sums_that_it_makes_fail() {
    let mut file = File::phase_3();
    let sheet = full(&mut file, C19, "BA:1", 2014);
    file.put(sheet, "COU_DES_MYS 2014 - F", "-5530");
    let found = said(&file);
    let [(Joined::Cause, _, sentence)] = &found[..] else {
        panic!("{found:#?}")
    };
    assert!(sentence.contains("the sign is the wrong one"), "{sentence}");
}

#[test]
fn what_is_missing_in_several_places_is_said_once_and_belongs_to_the_whole() {
    let mut file = File::phase_3();
    for table in [C18, C19, "EMP_XOUM_ECO_NB"] {
        let sheet = file.sheet(table, "");
        let row = if table.contains("COU") {
            "COU_DES_TOTAL"
        } else {
            "ECO_SECTOR_TOTAL"
        };
        file.put(sheet, &format!("{row} 2014 - T"), "20");
    }
    let checker = file.checker();
    let findings: Vec<&Finding> = checker.findings().collect();
    let entry = checker
        .entries()
        .iter()
        .find(|entry| findings[entry.findings[0]].check.as_str() == "source-missing")
        .unwrap();
    assert_eq!(
        (&entry.joined, entry.findings.len(), &entry.table),
        (&Joined::Places, 3, &None)
    );
    let sentence = entry.sentence(&findings, &file.pack, &file.answers, Language::English);
    assert!(
        sentence.starts_with("The source of the figures is not stated in 3 places: C18, C19 and C2"),
        "{sentence}"
    );
    let open = checker
        .entries()
        .iter()
        .find(|entry| entry.completeness && findings[entry.findings[0]].message.id == "finding-unanswered-table");
    let open = open.unwrap();
    assert_eq!(open.joined, Joined::Places);
    assert!(open.findings.len() > 10);
}

#[test]
fn cells_that_cannot_be_read_for_one_reason_are_one_entry() {
    let mut file = File::phase_3();
    let sheet = file.sheet(C19, "BA:1");
    for (row, text) in [("MYS", "12o4"), ("SGP", "x4x"), ("BRN", "about 7")] {
        file.put(sheet, &format!("COU_DES_{row} 2014 - T"), text);
    }
    let found = said(&file);
    let [(Joined::Input, 3, sentence)] = &found[..] else {
        panic!("{found:?}")
    };
    assert!(
        sentence.contains(", 2014, both sexes: 3 cells cannot be read as figures, for the same reason: "),
        "{sentence}"
    );
    assert!(sentence.contains("\u{201c}12o4\u{201d}"), "{sentence}");
}

#[test]
fn typing_far_from_what_fails_and_beside_it_gives_the_entries_of_a_full_check() {
    let mut file = File::phase_3();
    let sheet = full(&mut file, C19, "BA:1", 2013);
    full(&mut file, C19, "BA:1", 2014);
    file.put(sheet, "COU_DES_MYS 2014 - F", "5350");
    let mut live = file.checker();
    assert_eq!(live.entries().len(), file.checker().entries().len());
    for (place, text) in [
        ("COU_DES_SGP 2013 - M", "4370"),
        ("COU_DES_SGP 2013 - M", "4730"),
        ("COU_DES_MYS 2013 - F", "5000"),
        ("COU_DES_MYS 2014 - F", "5530"),
        ("COU_DES_MYS 2014 - F", "5503"),
    ] {
        let cell = file.cell(sheet, place);
        let before = file.answers.figure(&cell).cloned();
        file.put(sheet, place, text);
        let after = file.answers.figure(&cell).cloned();
        let change = ilms_collect::figures::Change::Figure { cell, before, after };
        live.update(&file.answers, &[change]);
        assert_eq!(live.entries(), file.checker().entries(), "{place} {text}");
    }
}

/// Explanations as the locator makes them, with all kinds of operations.
fn explanation(operation: Operation, edits: &[(CellAddress, i64, i64)]) -> Explanation {
    let edits = edits.iter().map(|(cell, typed, right)| Edit {
        cell: cell.clone(),
        typed: Some(Value::whole(*typed)),
        right: Value::whole(*right),
        slip: None,
        support: 2,
    });
    let step = Step {
        operation,
        edits: edits.collect(),
    };
    Explanation {
        steps: vec![step],
        cost: 0,
        confidence: 1.0,
    }
}

#[test]
fn every_operation_is_said_in_both_languages() {
    let mut file = File::phase_3();
    let sheet = full(&mut file, C19, "BA:1", 2014);
    full(&mut file, C19, "BA:1", 2013);
    let cell = |place: &str| file.cell(sheet, place);
    let both = |row: &str, men: i64, women: i64| {
        [
            (cell(&format!("COU_DES_{row} 2014 - M")), men, women),
            (cell(&format!("COU_DES_{row} 2014 - F")), women, men),
        ]
    };
    let all: Vec<_> = [
        both("TOTAL", 14_040, 6_330),
        both("MYS", 9_310, 5_530),
        both("SGP", 4_730, 800),
    ]
    .concat();
    let column: Vec<_> = [("BRN", 0, 3), ("KHM", 3, 7), ("LAO", 7, 9)]
        .map(|(row, typed, right)| (cell(&format!("COU_DES_{row} 2014 - T")), typed, right))
        .to_vec();
    let rows: Vec<_> = ["T", "M"]
        .iter()
        .flat_map(|sex| {
            [
                (cell(&format!("COU_DES_MYS 2014 - {sex}")), 1, 2),
                (cell(&format!("COU_DES_SGP 2014 - {sex}")), 2, 1),
            ]
        })
        .collect();
    let year: Vec<_> = ["TOTAL", "MYS", "SGP"]
        .map(|row| (cell(&format!("COU_DES_{row} 2013 - T")), 5, 5_000))
        .to_vec();
    let cases = [
        (
            Operation::ExchangeColumns,
            all.clone(),
            ", 2014: men and women are exchanged, in all 3 rows; all 4 sums then hold.",
            ", 2014: laki-laki dan perempuan tertukar, di semua 3 baris; dengan begitu ke-4 jumlah cocok.",
        ),
        (
            Operation::ExchangeColumns,
            all[2..4].to_vec(),
            ", Malaysia, 2014: men and women are exchanged, in Malaysia; all 4 sums then hold.",
            ", Malaysia, 2014: laki-laki dan perempuan tertukar, di Malaysia; dengan begitu ke-4 jumlah cocok.",
        ),
        (
            Operation::ExchangeCells,
            vec![all[2].clone(), (cell("COU_DES_SGP 2014 - M"), 4_730, 9_310)],
            ", 2014, male: Malaysia and Singapore are exchanged (9 310 and 4 730); all 4 sums then hold.",
            ", 2014, laki-laki: Malaysia dan Singapura tertukar (9 310 dan 4 730); dengan begitu ke-4 jumlah cocok.",
        ),
        (
            Operation::ExchangeRows,
            rows,
            ", 2014: Malaysia and Singapore are exchanged, in 2 columns; all 4 sums then hold.",
            ", 2014: Malaysia dan Singapura tertukar, di 2 kolom; dengan begitu ke-4 jumlah cocok.",
        ),
        (
            Operation::Shift(1),
            column,
            ", 2014, both sexes: the figures from Brunei Darussalam to Lao People's Dem. Rep stand one row too low; all 4 sums then hold.",
            "",
        ),
        (
            Operation::Move,
            vec![
                (cell("COU_DES_MYS 2014 - T"), 20_000, 8_000),
                (cell("COU_DES_SGP 2014 - T"), 1_000, 13_000),
            ],
            ", 2014, both sexes: 12 000 stands under Malaysia and belongs to Singapore; all 4 sums then hold.",
            ", 2014, kedua jenis kelamin: 12 000 tercatat di Malaysia, padahal termasuk Singapura; dengan begitu ke-4 jumlah cocok.",
        ),
        (
            Operation::Scale(-3),
            year,
            ", 2013, both sexes: 3 figures are 1 000 times too small, as if typed in thousands; all 4 sums then hold.",
            "",
        ),
    ];
    for (operation, edits, english, indonesian) in cases {
        let explanation = explanation(operation, &edits);
        let cause = Cause {
            identities: vec![0, 1, 2, 3],
            cells: edits.iter().map(|(cell, ..)| cell.clone()).collect(),
            explanations: vec![explanation.clone()],
            named: true,
            cut_short: false,
            misses: vec![Value::whole(180)],
        };
        for (language, expected) in [(Language::English, english), (Language::Indonesian, indonesian)] {
            let sentence = plain(&cause.sentence(&explanation, &file.pack, &file.answers, language));
            assert!(sentence.ends_with(expected), "{operation:?}: {sentence}");
            assert!(!sentence.contains('{') && !sentence.contains("cause-"), "{sentence}");
        }
    }
}

#[test]
fn every_slip_is_said_and_one_of_several_is_no_more_than_possible() {
    let mut file = File::phase_3();
    let sheet = full(&mut file, C19, "BA:1", 2014);
    let cell = file.cell(sheet, "COU_DES_MYS 2014 - F");
    for (slip, expected) in [
        (Some(Slip::Exchanged), "two digits exchanged"),
        (Some(Slip::Replaced), "one digit typed wrong"),
        (Some(Slip::Omitted), "one digit left out"),
        (Some(Slip::Doubled), "one digit typed twice"),
        (Some(Slip::Added), "one digit too many"),
        (Some(Slip::Sign), "the sign is the wrong one"),
        (Some(Slip::Scaled(3)), "1 000 times too large"),
        (Some(Slip::Scaled(-2)), "100 times too small"),
        (None, "no other single figure explains it"),
    ] {
        let mut one = explanation(Operation::Change, &[(cell.clone(), 5_350, 5_530)]);
        one.steps[0].edits[0].slip = slip;
        let mut cause = Cause {
            identities: vec![0],
            cells: [cell.clone()].into(),
            explanations: vec![one.clone()],
            named: true,
            cut_short: false,
            misses: vec![Value::whole(180)],
        };
        let sentence = plain(&cause.sentence(&one, &file.pack, &file.answers, Language::English));
        let expected = format!("should be 5 530, not 5 350: {expected}; the sum then holds.");
        assert!(sentence.ends_with(&expected), "{sentence}");
        cause.named = false;
        let sentence = cause.sentence(&one, &file.pack, &file.answers, Language::English);
        assert!(sentence.contains(" could be "), "{sentence}");
    }
}

fn desk(folder: &std::path::Path) -> (Desk, SheetId) {
    let new = NewCountryFile {
        area: "IDN".into(),
        pack: "asean-phase-3".into(),
        preparer: "Test Preparer".to_owned(),
    };
    let mut desk = Desk::create(&folder.join("Indonesia.ilms"), &new).unwrap();
    let table = desk.find_table("19").unwrap().code.clone();
    let sheet = desk.open_table(&table).unwrap()[0];
    (desk, sheet)
}

fn type_in(desk: &mut Desk, sheet: SheetId, row: &str, sex: &str, text: &str) -> CellAddress {
    let cell = desk
        .cell_by_codes(sheet, Some(row), Year(2014), None, Some(sex))
        .unwrap();
    desk.type_text(&cell, text).unwrap();
    cell
}

#[test]
fn figures_that_changed_places_take_their_flags_along_in_one_undo() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = desk(folder.path());
    let men = type_in(&mut desk, sheet, "MYS", "M", "5530");
    let women = type_in(&mut desk, sheet, "MYS", "F", "9310");
    desk.set_flag(std::slice::from_ref(&women), Some(Flag::Estimate))
        .unwrap();
    let exchange = explanation(
        Operation::ExchangeColumns,
        &[(men.clone(), 5_530, 9_310), (women.clone(), 9_310, 5_530)],
    );
    let before = desk.answers().clone();
    desk.repair(&exchange).unwrap();
    let figure = |desk: &Desk, cell: &CellAddress| desk.answers().figure(cell).cloned().unwrap();
    assert_eq!(figure(&desk, &men).as_value(), Some(Value::whole(9_310)));
    assert_eq!(figure(&desk, &men).flag, Some(Flag::Estimate));
    assert_eq!(figure(&desk, &women).as_value(), Some(Value::whole(5_530)));
    assert_eq!(figure(&desk, &women).flag, None);
    desk.flush().unwrap();
    assert_eq!(
        desk.history(&HistoryOf::Cell(men.clone())).unwrap()[0].origin,
        Origin::Repaired
    );
    desk.undo().unwrap();
    assert_eq!(desk.answers(), &before);

    // A slip of the hand leaves the flag where it is.
    let slip = explanation(Operation::Change, &[(women.clone(), 9_310, 9_301)]);
    desk.repair(&slip).unwrap();
    assert_eq!(figure(&desk, &women).flag, Some(Flag::Estimate));
    // What speaks of figures that stand no longer is refused, and nothing of it is done.
    let stale = explanation(
        Operation::ExchangeColumns,
        &[(men.clone(), 5_530, 9_310), (women.clone(), 9_310, 5_530)],
    );
    let before = desk.answers().clone();
    assert!(matches!(desk.repair(&stale), Err(DeskError::MovedOn)));
    assert_eq!(desk.answers(), &before);
}

#[test]
fn a_suggestion_is_refused_with_a_sentence_where_the_phase_is_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = write_sample(&folder.path().join("sample.ilms")).unwrap();
    desk.show_phase(&"asean-phase-1".into()).unwrap();
    let (sheet, figures) = desk.answers().figures.iter().next().unwrap();
    let (place, figure) = figures.iter().next().unwrap();
    let typed = figure.as_value();
    let mut slip = explanation(Operation::Change, &[(CellAddress::new(*sheet, place.clone()), 0, 1)]);
    slip.steps[0].edits[0].typed = typed;
    let refused = desk.repair(&slip).unwrap_err().to_string();
    assert!(refused.contains("sealed"), "{refused}");
}

#[test]
fn each_planted_slip_of_the_sample_is_one_entry() {
    let folder = tempfile::tempdir().unwrap();
    let desk = write_sample(&folder.path().join("sample.ilms")).unwrap();
    let findings: Vec<&Finding> = desk.findings().collect();
    let entries: Arc<[Entry]> = desk.entries();
    let wrong: Vec<&Entry> = entries
        .iter()
        .filter(|entry| !entry.completeness && entry.severity >= Severity::Warning)
        .collect();
    let sentences: Vec<String> = wrong
        .iter()
        .map(|entry| plain(&desk.entry_sentence(entry, &findings, Language::English)))
        .collect();
    for planted in [
        "Malaysia, 2014",
        "Saudi Arabia, 2013",
        "Korea, Republic of, 2012",
        "Total, 2014: 429 872 is above 417 900 in C18",
        "2014: the 10 rows filled so far come to 435 272",
    ] {
        let holding = sentences
            .iter()
            .filter(|sentence| sentence.starts_with(planted) || sentence.contains(&format!(", {planted}")))
            .count();
        assert_eq!(holding, 1, "{planted}: {sentences:#?}");
    }
}
