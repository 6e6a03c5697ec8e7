//! The report of what was brought in.

use crate::answers::{country_file, pack, take_in};
use crate::{acts, records};
use ilms_collect::exchange::csv_table::Style;
use ilms_collect::exchange::ilostat;
use ilms_collect::exchange::incoming::{Kind, report};
use ilms_collect::figures::SourceKey;
use ilms_collect::questionnaire::Language;
use std::collections::BTreeMap;

const HEADER: &str = "ref_area,source,indicator,sex,classif1,time,obs_value,obs_status\n";

fn written(language: Language, leave: bool) -> Vec<BTreeMap<String, String>> {
    let pack = pack("asean-phase-3");
    let mut answers = country_file(&pack, "IDN");
    let line = |sex, item, year, value| format!("IDN,=A,EMP_XOUM_SEX_COU_NB,{sex},COU_DES_{item},{year},{value}\n");
    take_in(
        &pack,
        &mut answers,
        &format!(
            "{HEADER}{}{}",
            line("T", "MYS", 2014, "1.5,"),
            line("M", "MYS", 2014, "1,")
        ),
    );
    let file = format!(
        "{HEADER}{}{}{}{}{}{}",
        line("T", "MYS", 2014, "1.6,E"),
        line("M", "MYS", 2014, "1,"),
        line("F", "MYS", 2014, "0.5004,"),
        line("F", "MYS", 2014, "0.5004,"),
        line("F", "QQQ", 2014, "=1+1,"),
        line("F", "SGP", 2014, ",N"),
    );
    let preview = ilostat::preview(file.as_bytes(), &pack, &answers, Some(&SourceKey::from("=A"))).unwrap();
    let mut choice = preview.first_choice();
    if leave {
        let changed = preview
            .cells
            .iter()
            .position(|cell| cell.kind == Kind::Changed)
            .unwrap();
        choice.cells[changed] = false;
    }
    let style = Style::usual(language);
    let bytes = report(&pack, &preview, &choice, style);
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
    let records = records(&text, style.separator.sign() as u8);
    assert_eq!(records.iter().flatten().find(|(_, field)| acts(field)), None);
    records
}

#[test]
fn every_place_of_the_file_stands_in_the_report_with_what_came_of_it() {
    let records = written(Language::English, false);
    let columns = [
        "Place in the file",
        "Row",
        "Sex",
        "Before",
        "After",
        "What happened",
        "Why",
    ];
    let said: Vec<[&str; 7]> = records
        .iter()
        .map(|line| columns.map(|name| line[name].as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ["line 2", "Malaysia", "Total", "1500", "1600 E", "taken in, changed", ""],
            ["line 3", "Malaysia", "Male", "1000", "1000", "the same already", ""],
            ["line 4", "Malaysia", "Female", "", "500.4", "taken in, new", ""],
            ["line 5", "", "", "", "", "said again", "line 4 says the same"],
            ["line 6", "", "", "", "", "refused", "table 19 has no item of this code"],
            ["line 7", "Singapore", "Female", "", "N", "taken in, new", ""],
        ]
    );
    assert_eq!(
        (records[4]["Column"].as_str(), records[4]["In the file"].as_str()),
        ("classif1", "COU_DES_QQQ")
    );
    assert!(
        records[..3]
            .iter()
            .all(|line| line["Table"] == "C19" && line["Source"] == "'=A" && line["Year"] == "2014")
    );
}

#[test]
fn what_was_left_out_by_choice_says_so_and_indonesian_is_spoken() {
    let records = written(Language::Indonesian, true);
    let line = &records[0];
    let columns = ["Sebelum", "Sesudah", "Yang terjadi", "Mengapa"];
    assert_eq!(
        columns.map(|name| line[name].as_str()),
        ["1500", "1500", "dibiarkan seperti semula", "tidak dipilih"]
    );
    // The decimal sign is the one that a spreadsheet there expects.
    assert_eq!(records[2]["Sesudah"], "500,4");
}
