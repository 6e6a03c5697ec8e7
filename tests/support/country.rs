//! A country file to look at in tests of the window: empty, or with figures that have something to say.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use ilms_collect::desk::{Desk, NewCountryFile};
use ilms_collect::figures::SourceKey;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Indonesia, Phase III.
pub fn create(folder: &Path, preparer: &str) -> Desk {
    let new = NewCountryFile {
        area: "IDN".into(),
        pack: "asean-phase-3".into(),
        preparer: preparer.to_owned(),
    };
    Desk::create(&folder.join("Indonesia.ilms"), &new).unwrap()
}

/// A file without figures and without a preparer.
pub fn empty(folder: &Path) -> PathBuf {
    create(folder, "").path().to_owned()
}

const HEADER: &str = "ref_area,source,indicator,sex,classif1,classif2,time,obs_value\n";

/// Some lines that fit, one that changes nothing, and some that are refused: a country of another name, a row that
/// nobody knows, a year that is not asked, a sex where the table has none, and no number.
pub fn csv() -> String {
    let mut csv = outflow();
    for refused in [
        "MYS,BA:510,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_SGP,,2014,4.1\n",
        "IDN,BA:510,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_NOWHERE,,2014,4.1\n",
        "IDN,BA:510,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_SGP,,2031,4.1\n",
        "IDN,BA:510,EMP_TEMP_ECO_MIG_NB,SEX_M,ECO_ISIC4_A,MIG_STATUS_TOTAL,2014,4.1\n",
        "IDN,BA:510,EMP_XOUM_SEX_COU_NB,SEX_T,COU_DES_SGP,,2013,four\n",
    ] {
        csv.push_str(refused);
    }
    csv
}

/// The same with another figure here and there, and one more year: new, changed, same and refused.
pub fn mixed_csv() -> String {
    let mut csv = String::new();
    for (index, line) in self::csv().lines().enumerate() {
        let line = match index {
            31..=34 => line.replace(",2012,", ",2011,"),
            5 | 12 => line.replace(",2012,", ",2012,1"),
            _ => line.to_owned(),
        };
        csv.push_str(&line);
        csv.push('\n');
    }
    csv
}

/// Outflow for employment by country from the registers: sums hold but where digits are exchanged in 2014.
fn outflow() -> String {
    let mut csv = String::from(HEADER);
    for (year, factor) in [(2012, 8), (2013, 9), (2014, 10)] {
        let (mut all_men, mut all_women) = (0, 0);
        for (country, men, women) in [
            ("BRN", 1204, 2310),
            ("KHM", 31, 12),
            ("MYS", 9310, 5530),
            ("SGP", 2044, 8120),
            ("THA", 118, 34),
            ("VNM", 42, 9),
            ("HKG", 611, 14_208),
            ("TWN", 7702, 18_115),
            ("SAU", 4310, 9933),
            ("KOR", 6120, 710),
        ] {
            let (men, women) = (men * factor, women * factor);
            all_men += men;
            all_women += women;
            let total = if country == "MYS" && year == 2014 {
                men + women + 1800
            } else {
                men + women
            };
            for (sex, number) in [("T", total), ("M", men), ("F", women)] {
                line(
                    &mut csv,
                    "FX:816",
                    "EMP_XOUM_SEX_COU_NB",
                    sex,
                    &format!("COU_DES_{country}"),
                    year,
                    number,
                );
            }
        }
        for (sex, number) in [("T", all_men + all_women), ("M", all_men), ("F", all_women)] {
            line(
                &mut csv,
                "FX:816",
                "EMP_XOUM_SEX_COU_NB",
                sex,
                "COU_DES_TOTAL",
                year,
                number,
            );
        }
    }
    csv
}

fn line(csv: &mut String, source: &str, table: &str, sex: &str, item: &str, year: u16, persons: i64) {
    let thousands = format!("{}.{:03}", persons / 1000, persons % 1000);
    writeln!(csv, "IDN,{source},{table},SEX_{sex},{item},,{year},{thousands}").unwrap();
}

/// A file with figures of several tables, findings among them, sources partly stated.
pub fn full(folder: &Path) -> PathBuf {
    let mut desk = create(folder, "Test Preparer");
    desk.set_preparer(
        "Test Preparer",
        "Head of labour statistics",
        "Test Agency",
        "preparer@example.org",
    )
    .unwrap();
    let preview = desk.preview_import_of(outflow().as_bytes(), None).unwrap();
    desk.import(&preview, &preview.first_choice(), "outflow-2012-2014.csv")
        .unwrap();
    for (table, typed) in [
        (
            "POP_TPOP_SEX_MIG_NB",
            ["254454778", "127800000", "126654778", "341784", "12o4"],
        ),
        (
            "POP_XWAP_SEX_MIG_NB",
            ["184599590", "92330000", "92269590", "301000", "150500"],
        ),
        (
            "EMP_TEMP_SEX_AGE_MIG_NB",
            ["114628026", "71461000", "43167026", "N", "N"],
        ),
        (
            "POP_XABR_SEX_COU_NB",
            ["4324000", "1990000", "2430000", "1883000", "951000"],
        ),
    ] {
        let sheet = desk.open_table(&table.into()).unwrap()[0];
        let layout = desk.layout(sheet).unwrap();
        let row = (0..layout.rows.len())
            .find(|row| layout.cell(sheet, *row, 0).is_some())
            .unwrap();
        for (column, text) in typed.iter().enumerate() {
            let cell = layout.cell(sheet, row, column).unwrap();
            desk.type_text(&cell, text).unwrap();
        }
    }
    let survey = desk.sheet_of_source(&"POP_XWAP_SEX_MIG_NB".into(), None).unwrap();
    let statement = ilms_collect::desk::SourceStatement {
        key: Some(SourceKey::from("BA:510")),
        name: Some("National Labour Force Survey".to_owned()),
        kind: Some("BA".to_owned()),
        agency: Some("Statistics Indonesia".to_owned()),
        ..Default::default()
    };
    desk.state_source(survey, &statement).unwrap();
    desk.flush().unwrap();
    desk.path().to_owned()
}
