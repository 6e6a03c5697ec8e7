//! Figures in the course of years: what is said, in whole sentences, and that nothing is said of ordinary years.

use crate::file::File;
use crate::published::country;
use ilms_collect::checks::{Checker, Finding};
use ilms_collect::figures::{CellAddress, Change, Figure, Flag, Note, Scope, SheetId, Value};
use ilms_collect::questionnaire::{Language, NoteCode, PackId, Severity, Year};
use proptest::prelude::*;
use std::sync::Arc;

const WORK: &str = "EMP_XOUM_SEX_COU_NB";
const KINDS: [&str; 4] = ["change-over-time", "sex-ratio-flip", "other-scale", "revised"];

fn of_series(file: &File) -> Vec<Finding> {
    let mut findings = file.findings();
    findings.retain(|finding| KINDS.contains(&finding.check.as_str()));
    findings
}

fn said(file: &File, language: Language) -> Vec<String> {
    let findings = of_series(file);
    let sentence = |finding| file.sentence(finding, language);
    findings.iter().map(sentence).collect()
}

/// A sheet of table 19 with rows of figures from 2008 on, `COU_DES_` left out: `TOTAL T 100 120`.
fn rows(file: &mut File, phase: &str, lines: &[&str]) -> SheetId {
    let sheet = file.sheet_in(&PackId::from(phase), WORK, "BA:1");
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        for (year, figure) in (2008..).zip(&words[2..]) {
            if *figure != "." {
                file.put(sheet, &format!("COU_DES_{} {year} - {}", words[0], words[1]), figure);
            }
        }
    }
    sheet
}

fn saying(lines: &[&str]) -> Vec<String> {
    let mut file = File::phase_3();
    rows(&mut file, "asean-phase-3", lines);
    said(&file, Language::English)
}

const C33: &str = "C33 Outflow of nationals for employment by sex and country of destination";
const C35: &str = "C35 Outflow of nationals for employment by sex and economic activity";
const C19: &str = "C19 Outflow of nationals for employment by sex and country of destination";

#[test]
fn indonesia_s_odd_years_are_said() {
    let file = country("IDN");
    assert_eq!(
        said(&file, Language::English),
        [
            format!(
                "{C33}, Total, 1997, male: 226 641 after 39 431 in 1996 and before 77 658 in 1998. In most other years the change was −52 % to +77 %."
            ),
            format!(
                "{C33}, Malaysia, 2021, both sexes: 563 after 14 537 in 2020 and before 43 125 in 2022. The other rows changed by −77 % to +41 % in that time."
            ),
            format!(
                "{C33}, Hong Kong, China, 2016, both sexes: 14 434, but 69 182 in 2017. The other rows changed by −52 % to +1.6 % in that time."
            ),
            format!(
                "{C35}, H. Transportation and storage, 2015, both sexes: 4 277 after 32 799 in 2014. The other rows changed by −75 % to −20 % in that time."
            ),
            format!(
                "{C35}, K. Financial and insurance activities, 2013, both sexes: 10 998 after 1 000 in 2012 and before 485 in 2014. The other rows changed by −6.0 % to +33 % in that time."
            ),
            format!(
                "{C35}, Not classified, 2023, both sexes: 28 135 after 547 in 2022, then 8 213 in 2024. The other rows changed by −4.2 % to +56 % in that time."
            ),
        ]
    );
    let indonesian = said(&file, Language::Indonesian);
    assert_eq!(
        indonesian[2],
        "C33 Arus keluar warga negara untuk bekerja menurut jenis kelamin dan negara tujuan, Hong Kong, 2016, kedua jenis \
         kelamin: 14 434, tetapi 69 182 pada 2017. Baris lain berubah −52 % sampai +1,6 % dalam kurun itu."
    );
}

#[test]
fn thailand_s_and_the_philippines_odd_years_are_said() {
    assert_eq!(
        said(&country("THA"), Language::English),
        [
            format!(
                "{C33}, Total, 2020, both sexes: 44 410 after 115 654 in 2018, and it stays near the new level (37 347 in 2021). The rows in it changed by −63 % to −59 % in that time. If something else was counted from this year on, flag it as a break (B)."
            ),
            format!(
                "{C33}, Malaysia, 2020, female: 1 563 after 264 in 2018, then 12 in 2021. The other rows changed by −89 % to +26 % in that time."
            ),
            format!(
                "{C33}, Israel, 2018, female: 3 465, but 170 in 2021. In other years the change was −37 % to +8.2 %."
            ),
        ]
    );
    let of = |sentences: &[String], what: &str| sentences.iter().filter(|said| said.contains(what)).count();
    let philippines = said(&country("PHL"), Language::English);
    assert_eq!(philippines.len(), 5, "{philippines:#?}");
    assert_eq!(
        of(
            &philippines,
            "Total, 2000, both sexes: 7 184 798 after 1 043 000 in 1999"
        ),
        1
    );
    assert_eq!(
        of(
            &philippines,
            "Total, 2014, both sexes: 2 320 000 after 10 238 614 in 2013"
        ),
        1
    );
    assert_eq!(
        of(&philippines, "Total, 2019, both sexes: 1 523 000 after 78 228 in 2013"),
        1
    );
    assert_eq!(
        of(&philippines, "Total, 2020, both sexes: 332 618 after 1 523 000 in 2019"),
        1
    );
    assert_eq!(
        of(&philippines, "Total, 2020, both sexes: 332 618 after 1 430 842 in 2014"),
        1
    );
}

#[test]
fn singapore_and_myanmar_have_nothing_odd_in_their_years() {
    for area in ["SGP", "MMR"] {
        assert_eq!(said(&country(area), Language::English), Vec::<String>::new(), "{area}");
    }
}

#[test]
fn a_row_that_moves_its_total_is_said_and_the_total_is_not() {
    let says = saying(&[
        "TOTAL T 14100 14300 14250 54400 14380 14410",
        "MYS T 4500 4560 4520 44600 4550 4580",
        "SGP T 3200 3250 3240 3270 3300 3290",
        "THA T 3300 3320 3310 3340 3360 3350",
        "BRN T 3100 3170 3180 3190 3170 3190",
    ]);
    assert_eq!(
        says,
        [format!(
            "{C19}, Malaysia, 2011, both sexes: 44 600 after 4 520 in 2010 and before 4 550 in 2012. The other rows changed by +0.3 % to +0.9 % in that time."
        )]
    );
}

#[test]
fn a_year_in_which_every_row_falls_is_said_once_of_the_total() {
    let says = saying(&[
        "TOTAL T 14100 14300 14250 2860 2950 2990",
        "MYS T 4500 4560 4520 910 930 950",
        "SGP T 3200 3250 3240 640 670 690",
        "THA T 3300 3320 3310 670 660 680",
        "BRN T 3100 3170 3180 640 690 670",
    ]);
    assert_eq!(says.len(), 1, "{says:#?}");
    let text = &says[0];
    assert!(
        text.contains("Total, 2011, both sexes: 2 860 after 14 250 in 2010"),
        "{text}"
    );
    assert!(
        text.contains("The rows in it changed by −80 % to −80 % in that time."),
        "{text}"
    );
}

#[test]
fn both_sexes_and_the_total_that_jump_together_are_one_finding() {
    let says = saying(&[
        "MYS T 4500 4560 450 4580 4600",
        "MYS M 2500 2530 250 2540 2550",
        "MYS F 2000 2030 200 2040 2050",
    ]);
    assert_eq!(says.len(), 1, "{says:#?}");
    assert!(
        says[0].contains("Malaysia, 2010, both sexes: 450 after 4 560"),
        "{says:?}"
    );
}

#[test]
fn one_sex_that_jumps_alone_is_the_one_that_is_said() {
    let says = saying(&[
        "MYS T 4500 4560 22660 4580 4600",
        "MYS M 2500 2530 2560 2540 2550",
        "MYS F 2000 2030 20100 2040 2050",
    ]);
    assert_eq!(says.len(), 1, "{says:#?}");
    assert!(
        says[0].contains("Malaysia, 2010, female: 20 100 after 2 030"),
        "{says:?}"
    );
}

#[test]
fn a_break_and_a_confirmed_figure_are_answers() {
    let shifted = |flag: Option<&str>, note: Option<Scope>| {
        let mut file = File::phase_3();
        let sheet = rows(
            &mut file,
            "asean-phase-3",
            &["TOTAL T 14018 14840 15100 52230 53900 51240"],
        );
        if let Some(letter) = flag {
            let cell = file.cell(sheet, "COU_DES_TOTAL 2011 - T");
            file.flag(&cell, letter);
        }
        if let Some(scope) = note {
            let code = Some(NoteCode::from("I11:269"));
            let note = Note {
                code,
                text: String::new(),
            };
            file.answers.notes.insert(scope, vec![note]);
        }
        of_series(&file).len()
    };
    let sheet = SheetId(1);
    let cell = || {
        let file = File::phase_3();
        file.cell(sheet, "COU_DES_TOTAL 2011 - T")
    };
    assert_eq!(shifted(None, None), 1);
    for letter in ["B", "R"] {
        assert_eq!(shifted(Some(letter), None), 0, "{letter}");
    }
    for letter in ["E", "P", "U"] {
        assert_eq!(shifted(Some(letter), None), 1, "{letter}");
    }
    let year = |year| Scope::Year {
        sheet,
        year: Year(year),
    };
    assert_eq!(shifted(None, Some(year(2011))), 0);
    assert_eq!(shifted(None, Some(Scope::Cell { cell: cell() })), 0);
    assert_eq!(shifted(None, Some(year(2012))), 1, "the break is in another year");
}

#[test]
fn the_years_of_an_earlier_phase_count() {
    let mut file = File::phase_3();
    rows(&mut file, "asean-phase-2", &["TOTAL T 14018 14840 15100 14230"]);
    rows(&mut file, "asean-phase-3", &["TOTAL T . . . . 1390"]);
    let [english, indonesian] = Language::ALL.map(|language| said(&file, language));
    assert_eq!(
        english,
        [format!(
            "{C19}, Total, 2012, both sexes: 1 390 after 14 230 in 2011. In other years the change was −5.8 % to +5.9 %."
        )]
    );
    assert_eq!(
        indonesian,
        [
            "C19 Arus keluar warga negara untuk bekerja menurut jenis kelamin dan negara tujuan, Jumlah, 2012, kedua jenis kelamin: \
          1 390 sesudah 14 230 pada 2011. Pada tahun-tahun lain perubahannya −5,8 % sampai +5,9 %."
        ]
    );
}

#[test]
fn men_and_women_changed_about_are_said_once_for_the_year() {
    let mut file = File::phase_3();
    rows(
        &mut file,
        "asean-phase-3",
        &[
            "TOTAL M 12220 850 12700",
            "TOTAL F 840 12430 880",
            "MYS M 9120 530 9400",
            "MYS F 520 9310 560",
            "SGP M 3100 320 3300",
            "SGP F 320 3120 320",
        ],
    );
    let [english, indonesian] = Language::ALL.map(|language| said(&file, language));
    assert_eq!(
        english,
        [format!(
            "{C19}, Total, 2009: 850 men and 12 430 women; it is about the other way round in 2008 (12 220 and 840) and in 2010 (12 700 and 880). The same holds for 2 more rows. Men and women may have changed places."
        )]
    );
    assert_eq!(
        indonesian,
        [
            "C19 Arus keluar warga negara untuk bekerja menurut jenis kelamin dan negara tujuan, Jumlah, 2009: 850 laki-laki dan 12 430 \
          perempuan; kira-kira terbalik pada 2008 (12 220 dan 840) dan pada 2010 (12 700 dan 880). Demikian pula pada 2 baris lain. \
          Mungkin laki-laki dan perempuan tertukar."
        ]
    );
}

#[test]
fn another_unit_is_said_of_the_largest_block_that_has_it() {
    let year = saying(&[
        "TOTAL T 14840 15 15210",
        "MYS T 9310 9 9420",
        "SGP T 3210 3 3350",
        "THA T 2320 2 2440",
    ]);
    assert_eq!(
        year,
        [format!(
            "{C19} (BA:1), 2009: all 4 figures are about a thousandth of what stands in 2008: 15 against 14 840. Perhaps persons and thousands are mixed up."
        )]
    );
    let column = saying(&[
        "MYS M 9310 9410 9422",
        "MYS F 1310 1290000 1355",
        "SGP M 2310 2410 2422",
        "SGP F 4310 4290000 4355",
    ]);
    assert_eq!(
        column,
        [format!(
            "{C19} (BA:1), 2009, female: all 2 figures are about 1 000 times what stands in 2008: 4 290 000 against 4 310. Perhaps persons and thousands are mixed up."
        )]
    );
    let line = saying(&["TOTAL T 14840000 15210000 14900000 15300"]);
    assert_eq!(
        line,
        [format!(
            "{C19}, Total, 2011, both sexes: 15 300 is about a thousandth of the 14 900 000 of 2010. Perhaps persons and thousands are mixed up."
        )]
    );
    let ten = saying(&[
        "MYS T 9310 93800 9422",
        "SGP T 3210 32400 3350",
        "THA T 2320 23500 2440",
        "BRN T 1210 12200 1240",
    ]);
    assert_eq!(ten.len(), 1, "{ten:#?}");
    assert!(
        ten[0].contains("2009: all 4 figures are about 10 times what stands in 2008"),
        "{ten:?}"
    );
}

#[test]
fn revisions_are_said_once_for_a_year_and_small_ones_are_notes() {
    let revised = |before: &[&str], now: &[&str]| {
        let mut file = File::phase_3();
        rows(&mut file, "asean-phase-2", before);
        rows(&mut file, "asean-phase-3", now);
        let severities: Vec<Severity> = of_series(&file).iter().map(|finding| finding.severity).collect();
        (said(&file, Language::English), severities)
    };
    let (says, severities) = revised(&["MYS F 5350 5100"], &["MYS F 5530 5900"]);
    assert_eq!(
        says,
        [
            format!(
                "{C19}, Malaysia, 2009, female: 5 900, but 5 100 in Phase II (+16 %). If it was revised, a note or an explanation should say so."
            ),
            format!(
                "{C19}, Malaysia, 2008, female: 5 530, but 5 350 in Phase II (+3.4 %). If it was revised, a note or an explanation should say so."
            ),
        ]
    );
    assert_eq!(severities, [Severity::Warning, Severity::Note]);
    let (says, severities) = revised(
        &["TOTAL T 14840", "MYS T 9310", "SGP T 5530"],
        &["TOTAL T 15230", "MYS T 9520", "SGP T 5710"],
    );
    assert_eq!(
        says,
        [format!(
            "{C19} (BA:1), 2008: 3 figures differ from Phase II; {C19}, Total, 2008, both sexes is 15 230, it was 14 840 (+2.6 %). If they were revised, a note or an explanation should say so."
        )]
    );
    assert_eq!(severities, [Severity::Note]);
    let (says, _) = revised(
        &["TOTAL T 14840 15000 15200 15300"],
        &["TOTAL T 15230 15400 15700 15800"],
    );
    assert_eq!(says.len(), 1, "{says:#?}");
    assert!(
        says[0].starts_with(&format!("{C19} (BA:1): 4 figures of 4 years differ from Phase II; ")),
        "{says:?}"
    );
}

#[test]
fn a_rounded_figure_is_no_revision() {
    let mut file = File::phase_3();
    let before = file.sheet_in(&PackId::from("asean-phase-2"), WORK, "BA:1");
    let now = file.sheet(WORK, "BA:1");
    let place = "COU_DES_MYS 2010 - T";
    let cell = file.cell(before, place);
    file.put_figure(&cell, Figure::value(Value::new(15, 3)));
    file.put(now, place, "14840");
    assert_eq!(said(&file, Language::English), Vec::<String>::new());
    file.put(now, place, "14480");
    assert_eq!(of_series(&file).len(), 1);
}

/// Cells of a small table over five years in two phases, some in other units, some flagged.
fn moves() -> impl Strategy<Value = (usize, usize, u16, usize, u16, u8)> {
    (0..2_usize, 0..5_usize, 2008..2013_u16, 0..3_usize, 0..40_u16, 0..24_u8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn figure_by_figure_is_the_same_as_all_at_once(moves in prop::collection::vec(moves(), 60..160)) {
        let mut file = File::phase_3();
        let sheets = ["asean-phase-3", "asean-phase-2"].map(|phase| file.sheet_in(&PackId::from(phase), WORK, "BA:1"));
        for sheet in sheets {
            for item in ["TOTAL", "MYS", "SGP", "THA", "X"] {
                file.put(sheet, &format!("COU_DES_{item} 2008 - T"), "900");
            }
            file.edit(sheet).years.extend((2008..2013).map(Year));
        }
        let mut live = Checker::new(Arc::clone(&file.pack), &file.answers, &file.pack.id);
        for (phase, row, year, sex, amount, kind) in moves {
            let item = ["TOTAL", "MYS", "SGP", "THA", "X"][row];
            let cell: CellAddress = file.cell(sheets[phase], &format!("COU_DES_{item} {year} - {}", ["T", "M", "F"][sex]));
            let base = [3000, 2600, 400][sex] + i64::from(amount);
            let value = match kind {
                0 => Value::whole(base * 1000),
                1 => Value::whole(base / 10),
                2 => Value::whole([3000, 400, 2600][sex] + i64::from(amount)),
                _ => Value::whole(base),
            };
            let flag = match kind {
                3 => Some(Flag::Break),
                4 => Some(Flag::Provisional),
                _ => None,
            };
            let change = if kind == 5 {
                let scope = Scope::Year { sheet: cell.sheet, year: cell.place.year };
                let note = Note { code: Some(NoteCode::from("I11:264")), text: String::new() };
                let before = file.answers.notes.get(&scope).cloned().unwrap_or_default();
                let after = if before.is_empty() { vec![note] } else { Vec::new() };
                Change::Notes { scope, before, after }
            } else {
                let after = (kind != 6).then(|| Figure { flag, ..Figure::value(value) });
                Change::Figure { before: file.answers.figure(&cell).cloned(), after, cell }
            };
            file.answers.apply(&change);
            live.update(&file.answers, &[change]);
        }
        let full = file.checker();
        let lists = [&live, &full].map(|checker| checker.findings().cloned().collect::<Vec<_>>());
        prop_assert_eq!(&lists[0], &lists[1]);
        prop_assert!(lists[0].iter().any(|finding| KINDS.contains(&finding.check.as_str())), "something is odd");
    }
}
