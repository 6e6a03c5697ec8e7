//! Other formats from outside: ILOSTAT's bulk CSV in and out, the workbook, the cover.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/answers.rs"]
mod answers;

use answers::{any_answers, changes, country_file, pack, take_in};
use ilms_collect::exchange::ilostat::{ReadError, preview, write};
use ilms_collect::exchange::incoming::{Counts, Kind, Position, Refused};
use ilms_collect::exchange::{Edition, cover, workbook};
use ilms_collect::figures::{
    Answer, Answers, Change, Flag, Note, Scope, Sheet, SheetId, SheetLayout, SourceKey, Value,
};
use ilms_collect::questionnaire::{Language, NoteCode, Pack, PackId, TableCode, Year};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const ABROAD: &str = include_str!("data/published/nationals-abroad-by-country.csv");
const ACTIVITY: &str = include_str!("data/published/outflow-by-economic-activity.csv");
const EVERYTHING: &str = include_str!("data/every-status-reason-and-note.csv");
const COUNTRIES: [&str; 5] = ["IDN", "MMR", "PHL", "SGP", "THA"];

/// Lines of a CSV as column and text, notes of one column in one order, empty fields left away.
fn lines(csv: &str) -> BTreeSet<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let line = |record: csv::StringRecord| {
        let fields = header.iter().zip(record.iter()).filter(|(_, text)| !text.is_empty());
        fields
            .map(|(name, text)| {
                let mut parts: Vec<&str> = if name.starts_with("note") {
                    text.split('_').collect()
                } else {
                    vec![text]
                };
                parts.sort_unstable();
                (name.to_owned(), parts.join("_"))
            })
            .collect()
    };
    reader.records().map(|record| line(record.unwrap())).collect()
}

/// Fails with the lines that only one of the two has.
fn same_lines(got: &BTreeSet<BTreeMap<String, String>>, sent: &BTreeSet<BTreeMap<String, String>>, what: &str) {
    let only: (Vec<_>, Vec<_>) = (got.difference(sent).collect(), sent.difference(got).collect());
    assert_eq!(only, (vec![], vec![]), "{what}: came out only, went in only");
}

/// The lines of a published file that are of `area` and no later than `until`.
fn published(area: &str, until: u16) -> Vec<String> {
    let mut files = Vec::new();
    for file in [ABROAD, ACTIVITY] {
        let mut kept = file.lines().next().unwrap().to_owned() + "\n";
        for line in file.lines().skip(1) {
            let year: u16 = line.split(',').nth(4).unwrap().parse().unwrap();
            if line.starts_with(area) && year <= until {
                kept += &format!("{line}\n");
            }
        }
        files.push(kept);
    }
    files
}

/// Every figure goes in and comes out as it was, value for value.
fn goes_in_and_comes_out(pack: &Pack, until: u16) -> usize {
    let mut figures = 0;
    for area in COUNTRIES {
        let mut answers = country_file(pack, area);
        let mut sent = BTreeSet::new();
        for file in published(area, until) {
            let counts = take_in(pack, &mut answers, &file);
            assert_eq!(
                counts,
                Counts {
                    new: file.lines().count() - 1,
                    ..Counts::default()
                },
                "{area}"
            );
            sent.append(&mut lines(&file));
        }
        let written = write(pack, &answers);
        same_lines(&lines(std::str::from_utf8(&written.bytes).unwrap()), &sent, area);
        assert_eq!((written.rows, written.left_out.len()), (sent.len(), 0));
        figures += sent.len();
    }
    figures
}

#[test]
fn published_figures_come_out_of_the_global_pack_unchanged() {
    assert_eq!(goes_in_and_comes_out(&pack("ilms-global-2019"), 2026), 1142);
}

#[test]
fn published_figures_to_2015_come_out_of_phase_3_unchanged() {
    let all = ABROAD.lines().skip(1).chain(ACTIVITY.lines().skip(1));
    let to_2015 = all
        .filter(|line| line.split(',').nth(4).unwrap().parse::<u16>().unwrap() <= 2015)
        .count();
    assert_eq!(goes_in_and_comes_out(&pack("asean-phase-3"), 2015), to_2015);
}

#[test]
fn every_status_reason_and_note_comes_out_unchanged() {
    for id in ["asean-phase-3", "ilms-global-2019"] {
        let pack = pack(id);
        // The cell that includes another is named by the code of this pack.
        let table = pack.resolve_indicator("MNA_OEMP_SEX_CDS_NB").unwrap();
        let total = pack.resolve_item(table, "CDS_DES_TOTAL").unwrap();
        let own = |code: &str| code.replace('_', ".");
        let other = pack.resolve_item(table, "CDS_DES_X").unwrap();
        let sent = EVERYTHING
            .replace("EMP.XOUM.SEX.COU.NB", &own(table.code.as_str()))
            .replace("COU.DES.TOTAL", &own(total.as_str()))
            .replace("COU.DES.X", &own(other.as_str()));
        let mut answers = country_file(&pack, "IDN");
        let counts = take_in(&pack, &mut answers, &sent);
        assert_eq!((counts.new, counts.refused), (sent.lines().count() - 1, 0), "{id}");
        let out = write(&pack, &answers).bytes;
        same_lines(&lines(std::str::from_utf8(&out).unwrap()), &lines(&sent), id);
        // What came out goes in again as nothing new.
        let again = preview(&out, &pack, &answers, None).unwrap();
        assert_eq!(changes(&again, &pack, &answers), []);
        assert_eq!(
            again.counts,
            Counts {
                same: sent.lines().count() - 1,
                ..Counts::default()
            }
        );
    }
}

#[test]
fn the_file_may_be_dressed_in_many_ways() {
    let pack = pack("asean-phase-3");
    let mut plain = country_file(&pack, "IDN");
    take_in(
        &pack,
        &mut plain,
        "ref_area,indicator,sex,classif1,time,obs_value\nIDN,EMP_XOUM_SEX_COU_NB,SEX_F,COU_DES_ARE,2014,2.328\n",
    );
    for dressed in [
        "\u{feff}ref_area,indicator,sex,classif1,time,obs_value\r\nIDN,EMP_XOUM_SEX_COU_NB,SEX_F,COU_DES_ARE,2014,2.328\r\n",
        "\"ref_area\",\"indicator\",\"sex\",\"classif1\",\"time\",\"obs_value\"\n\"IDN\",\"EMP_XOUM_SEX_COU_NB_A\",\"SEX_F\",\"COU_DES_ARE\",\"2014\",\"2.328\"",
        "time,obs_value,obs_value.label,classif1.label,classif1,sex,indicator.label,indicator,ref_area\n2014,2.328,x,\"a, \"\"b\"\"\",CDS_DES_ARE,F,Outflow,MNA_OEMP_SEX_CDS_NB_A,idn\n",
        "REF_AREA,indicator,sex,classif1,classif2,time,obs_value,obs_status\n\nIDN,MNA_OEMP_SEX_CDS_NB,SEX_F,,CDS_DES_ARE,2014, 2.328 ,\n\n",
    ] {
        let mut answers = country_file(&pack, "IDN");
        take_in(&pack, &mut answers, dressed);
        assert_eq!(answers, plain, "{dressed}");
    }
}

#[test]
fn a_file_that_is_no_such_csv_is_refused_as_a_whole() {
    let pack = pack("asean-phase-3");
    let answers = country_file(&pack, "IDN");
    let read = |bytes: &[u8]| preview(bytes, &pack, &answers, None).unwrap_err();
    assert_eq!(read(b""), ReadError::Empty);
    assert_eq!(read(b"\n\n"), ReadError::Empty);
    assert_eq!(read(b"PK\x03\x04...."), ReadError::Archive);
    assert_eq!(read(b"\xff\xfer\0e\0f\0"), ReadError::Utf16);
    assert_eq!(read(b"ref_area,time\nIDN,20\xe9\n"), ReadError::NotUtf8 { line: 2 });
    assert_eq!(
        read(b"ref_area,time,obs_value\n"),
        ReadError::MissingColumn { column: "indicator" }
    );
    let twice = read(b"ref_area,time,time,indicator,obs_value\n");
    assert_eq!(
        twice,
        ReadError::TwiceColumn {
            column: "time".to_owned()
        }
    );
}

#[test]
fn what_does_not_fit_is_refused_line_by_line_and_the_rest_is_taken() {
    let pack = pack("asean-phase-3");
    let mut answers = country_file(&pack, "IDN");
    let cases: &[(&str, &str, &str)] = &[
        ("IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2014,1.5,,,,", "", ""),
        (
            "MMR,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,1.5,,,,",
            "ref_area",
            "the line is for MMR, this country file is IDN's",
        ),
        (
            "IDN,EMP_XOUM_XXX_NB,SEX_T,COU_DES_MYS,,2013,1.5,,,,",
            "indicator",
            "no table of",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB_Q,SEX_T,COU_DES_MYS,,2013,1.5,,,,",
            "indicator",
            "quarterly or monthly",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_QQQ,,2013,1.5,,,,",
            "classif1",
            "table 19 has no item of this code",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,,,2013,1.5,,,,",
            "classif1",
            "does not say which",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,COU_DES_SGP,2013,1.5,,,,",
            "classif2",
            "names a row twice",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2016,1.5,,,,",
            "time",
            "asks for the years 1980 to 2015",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013Q1,1.5,,,,",
            "time",
            "a year of four digits",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_X,COU_DES_MYS,,2013,1.5,,,,",
            "sex",
            "SEX_T, SEX_M or SEX_F",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,,COU_DES_MYS,,2013,1.5,,,,",
            "sex",
            "the line names none",
        ),
        (
            "IDN,MNA_OEMP_SEX_ECO_NB,SEX_F,ECO_ISIC4_A,,2013,1.5,,,,",
            "sex",
            "table 21 does not ask by sex",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,\"1,5\",,,,",
            "obs_value",
            "not a number",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,1e5,,,,",
            "obs_value",
            "not a number",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,1234567890123456,,,,",
            "obs_value",
            "more than 15 digits",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,0.0000000001,,,,",
            "obs_value",
            "9 decimals",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,-1,,,,",
            "obs_value",
            "below zero",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,,,,,",
            "obs_value",
            "neither a value nor a status",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,,B,,,",
            "obs_value",
            "status B is said of a value",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,5,N,,,",
            "obs_status",
            "status N says that there is no figure",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,5,Q,,,",
            "obs_status",
            "no observation status of this letter",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,5,NN,,,",
            "obs_status",
            "no observation status of this letter",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,5,,,broken,",
            "note_indicator",
            "is not a note",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,5,,K:COU.DES.X,,",
            "note_classif",
            "the status must be N",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,,N,K:COU.DES.QQ,,",
            "note_classif",
            "not one of the questionnaire",
        ),
        (
            "IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,,2013,5",
            "",
            "the line has 7 fields, the header has 11",
        ),
        (
            "IDN,POP_TPOP_SEX_MIG_NB,SEX_T,,,2013,5,,,,",
            "classif2",
            "asks by MIG_STATUS",
        ),
        ("IDN,POP_TPOP_SEX_MIG_NB,SEX_T,,MIG_STATUS_MIGRANT,2013,5,,,,", "", ""),
        (
            "IDN,POP_XWAP_SEX_EDU_MIG_NB,SEX_T,MIG_STATUS_MIGRANT,EDU_AGGREGATE_TOTAL,2013,5,,,,",
            "",
            "",
        ),
        ("IDN,MNA_OEMP_SEX_ECO_NB,,ECO_ISIC4_A,,2013,1.5,,,,", "", ""),
    ];
    let mut file = "ref_area,indicator,sex,classif1,classif2,time,obs_value,obs_status,note_classif,note_indicator,note_source\r\n".to_owned();
    cases.iter().for_each(|(line, _, _)| file += &format!("{line}\r\n"));
    let preview = preview(file.as_bytes(), &pack, &answers, None).unwrap();
    let mut refused = preview.refused.iter();
    for (index, (line, column, reason)) in cases.iter().enumerate().filter(|(_, case)| !case.2.is_empty()) {
        let refused = refused.next().unwrap_or_else(|| panic!("{line} was taken"));
        assert_eq!(
            (&refused.from, refused.column),
            (&Position::line(index as u64 + 2), *column),
            "{line}: {}",
            said(refused)
        );
        assert!(said(refused).contains(reason), "{line}: {}", said(refused));
    }
    assert!(refused.next().is_none());
    assert_eq!((preview.counts.new, preview.cells.len()), (4, 4));
    for change in changes(&preview, &pack, &answers) {
        answers.apply(&change);
    }
    assert_eq!(answers.sheets.len(), 4);
}

#[test]
fn two_figures_for_one_cell_are_both_refused_and_the_same_twice_is_one() {
    let pack = pack("asean-phase-3");
    let answers = country_file(&pack, "IDN");
    let file = "ref_area,indicator,sex,classif1,time,obs_value\n\
        IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,2014,5\n\
        IDN,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_MYS,2014,6\n\
        IDN,EMP_XOUM_SEX_COU_NB,SEX_M,COU_DES_MYS,2014,5\n\
        IDN,MNA_OEMP_SEX_CDS_NB,SEX_M,CDS_DES_MYS,2014,5.0\n";
    let preview = preview(file.as_bytes(), &pack, &answers, None).unwrap();
    assert_eq!(
        preview.counts,
        Counts {
            new: 1,
            refused: 2,
            repeated: 1,
            ..Counts::default()
        }
    );
    let sentences: Vec<_> = preview
        .refused
        .iter()
        .map(|refused| (refused.from.to_string(), said(refused)))
        .collect();
    assert_eq!(
        sentences,
        [
            (
                "line 2".to_owned(),
                "line 3 states another figure for the same cell".to_owned()
            ),
            (
                "line 3".to_owned(),
                "line 2 states another figure for the same cell".to_owned()
            )
        ]
    );
}

#[test]
fn a_file_that_contradicts_itself_in_every_line_names_a_few_of_them() {
    let pack = pack("asean-phase-3");
    let answers = country_file(&pack, "IDN");
    let mut file = "ref_area,indicator,sex,classif1,time,obs_value\n".to_owned();
    for value in 0..2000 {
        file += &format!("IDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,2014,{value}\n");
    }
    let preview = preview(file.as_bytes(), &pack, &answers, None).unwrap();
    assert_eq!((preview.counts.refused, preview.cells.len()), (2000, 0));
    assert_eq!(
        said(&preview.refused[0]),
        "line 3, line 4, line 5, line 6, line 7, \u{2026} states another figure for the same cell"
    );
}

fn said(refused: &Refused) -> String {
    refused.reason.text(Language::English)
}

/// A preview of one line in a file that may hold the same cell already.
const LINE: &str = "ref_area,source,indicator,sex,classif1,time,obs_value,obs_status\nIDN,BA:510,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,2014,1.50,";

#[test]
fn a_preview_says_new_changed_and_same_and_the_same_changes_nothing() {
    let pack = pack("asean-phase-3");
    let mut answers = country_file(&pack, "IDN");
    let first = preview(LINE.as_bytes(), &pack, &answers, None).unwrap();
    assert_eq!((first.cells[0].kind, first.cells[0].before.as_ref()), (Kind::New, None));
    assert_eq!(first.new_sources, [SourceKey::from("BA:510")]);
    assert!(first.sheets[0].is_new);
    let before = answers.clone();
    let first_changes = changes(&first, &pack, &answers);
    first_changes.iter().for_each(|change| answers.apply(change));
    let sheet = &answers.sheets[&SheetId(1)];
    assert_eq!(sheet.source, Some(SourceKey::from("BA:510")));
    assert_eq!(sheet.years, BTreeSet::from([Year(2014)]));
    assert_eq!(sheet.versions.len(), 1);
    assert_eq!(answers.sources[&SourceKey::from("BA:510")].kind.as_deref(), Some("BA"));

    for same in [
        LINE.to_owned(),
        LINE.replace("1.50", "1.5"),
        LINE.replace("1.50", "1.500"),
    ] {
        let again = preview(same.as_bytes(), &pack, &answers, None).unwrap();
        assert_eq!(
            (again.cells[0].kind, changes(&again, &pack, &answers)),
            (Kind::Same, Vec::new()),
            "{same}"
        );
    }
    for (other, flag) in [
        (LINE.replace("1.50", "1.51"), None),
        (format!("{LINE}E"), Some(Flag::Estimate)),
    ] {
        let again = preview(other.as_bytes(), &pack, &answers, None).unwrap();
        assert_eq!(again.cells[0].kind, Kind::Changed, "{other}");
        assert!(again.cells[0].before.is_some() && again.cells[0].after.as_ref().unwrap().flag == flag);
        assert!(matches!(
            changes(&again, &pack, &answers).as_slice(),
            [Change::Figure { .. }]
        ));
    }
    // One undo takes everything back.
    first_changes
        .iter()
        .rev()
        .for_each(|change| answers.apply(&change.inverse()));
    assert_eq!(answers, before);
}

#[test]
fn figures_without_a_source_go_to_the_sheet_that_has_none_or_to_the_source_given() {
    let pack = pack("asean-phase-3");
    let table = TableCode::from("EMP_XOUM_SEX_COU_NB");
    let line = "ref_area,indicator,sex,classif1,time,obs_value\nIDN,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_MYS,2014,1.5\n";
    let mut answers = country_file(&pack, "IDN");
    answers
        .sheets
        .insert(SheetId(7), Sheet::new(pack.id.clone(), table.clone()));
    let into = |answers: &Answers, source: Option<&str>| {
        let source = source.map(SourceKey::from);
        let preview = preview(line.as_bytes(), &pack, answers, source.as_ref()).unwrap();
        preview
            .sheets
            .first()
            .map(|sheet| (sheet.id, sheet.is_new, sheet.source.clone()))
            .ok_or(preview.refused)
    };
    assert_eq!(into(&answers, None), Ok((SheetId(7), false, None)));
    let bnp = SourceKey::from("BNP2TKI");
    assert_eq!(
        into(&answers, Some("BNP2TKI")),
        Ok((SheetId(8), true, Some(bnp.clone())))
    );
    answers.sheets.insert(
        SheetId(9),
        Sheet {
            source: Some(bnp.clone()),
            ..Sheet::new(pack.id.clone(), table.clone())
        },
    );
    assert_eq!(into(&answers, Some("BNP2TKI")), Ok((SheetId(9), false, Some(bnp))));
    answers.sheets.insert(SheetId(10), Sheet::new(pack.id.clone(), table));
    assert!(
        into(&answers, None).unwrap_err()[0]
            .reason
            .text(Language::English)
            .contains("two sheets of this table")
    );
}

#[test]
fn a_file_that_moved_on_since_the_preview_still_takes_the_figures_in() {
    let pack = pack("asean-phase-3");
    let mut answers = country_file(&pack, "IDN");
    let preview = preview(LINE.as_bytes(), &pack, &answers, None).unwrap();
    let taken = Sheet::new(pack.id.clone(), TableCode::from("POP_XRET_SEX_COU_NB"));
    answers.sheets.insert(SheetId(1), taken.clone());
    changes(&preview, &pack, &answers)
        .iter()
        .for_each(|change| answers.apply(change));
    assert_eq!(answers.sheets[&SheetId(1)], taken);
    assert_eq!(answers.figures.keys().collect::<Vec<_>>(), [&SheetId(2)]);
}

#[test]
fn imported_figures_take_the_finest_precision_of_their_table_source_year_and_sex() {
    let pack = pack("asean-phase-3");
    let mut answers = country_file(&pack, "IDN");
    let mut file = "ref_area,indicator,sex,classif1,time,obs_value\n".to_owned();
    for (sex, item, year, value) in [
        ("T", "MYS", 2014, "84.273"),
        ("T", "SGP", 2014, "1.5"),
        ("T", "HKG", 2014, "12"),
        ("T", "TWN", 2014, "0"),
        ("M", "MYS", 2014, "84.2"),
        ("T", "MYS", 2013, "84"),
    ] {
        file += &format!("IDN,EMP_XOUM_SEX_COU_NB,{sex},COU_DES_{item},{year},{value}\n");
    }
    take_in(&pack, &mut answers, &file);
    let stated: Vec<(String, i64, i8)> = answers.figures[&SheetId(1)]
        .iter()
        .map(|(place, figure)| {
            let value = figure.as_value().unwrap();
            (place.to_string(), value.mantissa(), value.exponent())
        })
        .collect();
    let expected = [
        ("COU_DES_HKG T 2014", 12000, 0),
        ("COU_DES_MYS T 2013", 84, 3),
        ("COU_DES_MYS T 2014", 84273, 0),
        ("COU_DES_MYS M 2014", 842, 2),
        ("COU_DES_SGP T 2014", 1500, 0),
        ("COU_DES_TWN T 2014", 0, 0),
    ];
    assert_eq!(
        stated,
        expected.map(|(place, mantissa, exponent)| (place.to_owned(), mantissa, exponent))
    );
}

#[test]
fn notes_stand_where_they_hold() {
    let pack = pack("asean-phase-3");
    let mut answers = country_file(&pack, "IDN");
    let file = "ref_area,indicator,sex,classif1,time,obs_value,note_classif,note_indicator,note_source\n\
        IDN,EMP_XOUM_SEX_COU_NB,T,COU_DES_MYS,2013,5,,T36:3215_I11:264,S3:5\n\
        IDN,EMP_XOUM_SEX_COU_NB,M,COU_DES_MYS,2013,5,,T36:3215,S3:5\n\
        IDN,EMP_XOUM_SEX_COU_NB,T,COU_DES_MYS,2014,5,C5:290,T36:3215,S3:26\n\
        IDN,EMP_XOUM_SEX_COU_NB,M,COU_DES_MYS,2014,5,,T36:3215_T2:85,S3:26\n";
    let counts = take_in(&pack, &mut answers, file);
    assert_eq!(counts.notes, 6);
    let sheet = SheetId(1);
    let codes = |scope: &Scope| -> Vec<String> {
        answers
            .notes
            .get(scope)
            .into_iter()
            .flatten()
            .map(|note| note.code.clone().unwrap().to_string())
            .collect()
    };
    assert_eq!(
        answers.sheets[&sheet].definition().unwrap().codes,
        BTreeSet::from([NoteCode::from("T36:3215")])
    );
    assert_eq!(answers.sheets[&sheet].metadata.len(), 1);
    assert_eq!(
        codes(&Scope::Year {
            sheet,
            year: Year(2013)
        }),
        ["S3:5"]
    );
    assert_eq!(
        codes(&Scope::Year {
            sheet,
            year: Year(2014)
        }),
        ["S3:26"]
    );
    let on_cells: Vec<_> = answers
        .notes
        .keys()
        .filter(|scope| matches!(scope, Scope::Cell { .. }))
        .map(codes)
        .collect();
    assert_eq!(on_cells, [["I11:264"], ["C5:290"], ["T2:85"]]);
}

#[test]
fn a_reason_over_a_year_is_written_for_each_asked_cell_and_not_taken_in_again() {
    let pack = pack("asean-phase-3");
    let mut answers = country_file(&pack, "IDN");
    take_in(&pack, &mut answers, LINE);
    let scope = Scope::Year {
        sheet: SheetId(1),
        year: Year(2014),
    };
    answers
        .covers
        .insert(scope, ilms_collect::figures::Reason::Confidential);
    let written = write(&pack, &answers);
    let text = String::from_utf8(written.bytes.clone()).unwrap();
    assert!(
        written.rows > 20 && text.matches(",,C\n").count() == written.rows - 1,
        "{text}"
    );
    let again = preview(&written.bytes, &pack, &answers, None).unwrap();
    assert_eq!(
        (again.counts.same, changes(&again, &pack, &answers)),
        (written.rows, Vec::new())
    );
}

#[test]
fn nothing_in_the_csv_acts_as_a_formula() {
    let pack = pack("asean-phase-3");
    let mut answers = country_file(&pack, "IDN");
    let hostile = SourceKey::from("=HYPERLINK(\"http://x\")");
    take_in(
        &pack,
        &mut answers,
        &LINE.replace("BA:510", "\"=HYPERLINK(\"\"http://x\"\")\""),
    );
    assert_eq!(answers.sheets[&SheetId(1)].source.as_ref(), Some(&hostile));
    let out = write(&pack, &answers).bytes;
    assert!(String::from_utf8_lossy(&out).contains("IDN,\"'=HYPERLINK"));
    let again = preview(&out, &pack, &answers, None).unwrap();
    assert_eq!(changes(&again, &pack, &answers), []);
}

#[test]
fn input_that_could_not_be_read_is_left_out_and_named() {
    let pack = pack("asean-phase-3");
    let mut answers = country_file(&pack, "IDN");
    take_in(&pack, &mut answers, LINE);
    let (place, figure) = answers.figures.get_mut(&SheetId(1)).unwrap().iter_mut().next().unwrap();
    figure.answer = Answer::WrongInput("12o4".to_owned());
    let place = place.clone();
    let written = write(&pack, &answers);
    assert_eq!((written.rows, written.left_out.len()), (0, 1));
    assert_eq!(written.left_out[0].place, place);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever is answered comes back from the CSV: values with their amounts, reasons, flags, notes.
    #[test]
    fn answers_come_back_from_the_csv(answers in any_answers()) {
        let pack = pack("asean-phase-3");
        let out = write(&pack, &answers);
        let mut back = country_file(&pack, "IDN");
        let preview = preview(&out.bytes, &pack, &back, None).unwrap();
        prop_assert_eq!(&preview.refused, &[]);
        changes(&preview, &pack, &back).iter().for_each(|change| back.apply(change));
        prop_assert_eq!(write(&pack, &back).bytes, out.bytes.clone());
        let again = ilms_collect::exchange::ilostat::preview(&out.bytes, &pack, &answers, None).unwrap();
        prop_assert_eq!(again.counts.same, out.rows);
        prop_assert_eq!(changes(&again, &pack, &answers), vec![]);
    }
}

fn edition<'a>(pack: &'a Pack, answers: &'a Answers, in_the_way: &'a [String]) -> Edition<'a> {
    Edition {
        pack,
        answers,
        in_the_way,
        revision: 2,
        at: "2015-08-10T09:30:00Z".parse().unwrap(),
    }
}

/// Indonesia's published figures with a preparer, a definition and a note.
fn indonesia(pack: &Pack) -> Answers {
    let mut answers = country_file(pack, "IDN");
    for file in published("IDN", 2015) {
        take_in(pack, &mut answers, &file);
    }
    for (name, value) in [
        ("preparer", "Test Preparer"),
        ("preparer_post", "Head of Section"),
        ("credits", "ILOSTAT, CC BY 4.0"),
    ] {
        answers.settings.insert(name.to_owned(), value.to_owned());
    }
    let note = Note {
        code: None,
        text: "=1+1 is only a text".to_owned(),
    };
    answers.notes.insert(Scope::Sheet { sheet: SheetId(1) }, vec![note]);
    answers
}

#[test]
fn the_workbook_is_the_same_bytes_and_holds_every_figure() {
    let pack = pack("asean-phase-3");
    let answers = indonesia(&pack);
    let layout = workbook::Layout::answered();
    let bytes = workbook::write(&edition(&pack, &answers, &[]), &layout).unwrap();
    assert_eq!(bytes, workbook::write(&edition(&pack, &answers, &[]), &layout).unwrap());
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut numbers = 0;
    let mut text = String::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        if name.ends_with(".xml") {
            let mut xml = String::new();
            std::io::Read::read_to_string(&mut file, &mut xml).unwrap();
            if name.starts_with("xl/worksheets/sheet") {
                numbers += xml.matches("<v>").count() - xml.matches("t=\"s\"").count();
                assert!(!xml.contains("<f>"), "a formula");
            }
            text += &xml;
        }
    }
    // Every figure, and the year over every column of figures.
    let columns = |id: &SheetId| SheetLayout::of(&pack, &answers, *id).unwrap().columns.len();
    let years: usize = answers.sheets.keys().map(columns).sum();
    assert_eq!(
        numbers,
        answers.figures.values().map(BTreeMap::len).sum::<usize>() + years
    );
    for word in [
        "Test Preparer",
        "=1+1 is only a text",
        "ILOSTAT, CC BY 4.0",
        "2015-08-10T09:30:00Z",
    ] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn the_cover_is_the_same_bytes_and_differs_between_draft_and_final() {
    let pack = pack("asean-phase-3");
    let answers = indonesia(&pack);
    let fingerprint = "0123456789abcdef".repeat(4);
    let final_one = cover::write(&edition(&pack, &answers, &[]), &fingerprint, &[]).unwrap();
    assert_eq!(
        final_one,
        cover::write(&edition(&pack, &answers, &[]), &fingerprint, &[]).unwrap()
    );
    let standing = vec!["Table 19: the definition of migrants is missing.".to_owned(); 60];
    let draft = cover::write(&edition(&pack, &answers, &standing), &fingerprint, &[]).unwrap();
    assert_ne!(final_one, draft);
    assert!(final_one.starts_with(b"%PDF-"));
}

/// The number of a value that a table states in thousands, from a line; so that a wrong multiplier cannot hide in a round trip.
#[test]
fn persons_are_published_in_thousands_and_earnings_in_ones() {
    let pack = pack("asean-phase-3");
    let mut answers = country_file(&pack, "IDN");
    let file = "ref_area,indicator,sex,classif1,time,obs_value\n\
        IDN,EMP_XOUM_SEX_COU_NB,T,COU_DES_MYS,2014,84.273\n\
        IDN,EAR_EMPA_SEX_MIG_NB,T,MIG_STATUS_TOTAL,2014,1952589.5\n";
    take_in(&pack, &mut answers, file);
    let values: BTreeSet<String> = answers
        .figures
        .values()
        .flat_map(BTreeMap::values)
        .map(|figure| figure.as_value().unwrap().to_string())
        .collect();
    assert_eq!(values, BTreeSet::from(["84273".to_owned(), "1952589.5".to_owned()]));
    assert_eq!(Value::whole(84273).to_plain(3), "84.273");
    assert_eq!(pack.id, PackId::from("asean-phase-3"));
}
