//! How figures stand beside each other: what is said, and what is not. Figures that stand twice: `copies.rs`.

use crate::file::File;
use crate::published::country;
use ilms_collect::checks::Finding;
use ilms_collect::figures::SheetId;
use ilms_collect::questionnaire::{Language, Severity};

const KINDS: [&str; 6] = [
    "zero-beside-large",
    "unclassified-share",
    "one-sex-only",
    "mixed-precision",
    "round-total",
    "copied",
];

pub const DESTINATIONS: &str = "EMP_XOUM_SEX_COU_NB";
pub const ALL_DESTINATIONS: &str = "POP_XOUT_SEX_COU_NB";

fn of_kinds(file: &File) -> Vec<Finding> {
    let mut findings = file.findings();
    findings.retain(|finding| KINDS.contains(&finding.check.as_str()));
    findings
}

/// What the checks of `KINDS` say, without the title of the table.
pub fn says(file: &File) -> Vec<String> {
    let said = of_kinds(file).into_iter().map(|finding| {
        file.sentence(&finding, Language::English)
            .replace(
                "Outflow of nationals for employment by sex and country of destination",
                "work",
            )
            .replace("Outflow of nationals by sex and country of destination", "all")
            .replace("Stock of nationals abroad by sex and country of residence", "stock")
    });
    said.collect()
}

/// A file with destinations of those who left for work: item, year, then total, men and women; `.` is left blank.
pub fn destinations(lines: &[(&str, u16, &str)]) -> File {
    let mut file = File::phase_3();
    put(&mut file, DESTINATIONS, "BA:1", lines);
    file
}

pub fn put(file: &mut File, table: &str, source: &str, lines: &[(&str, u16, &str)]) -> SheetId {
    let sheet = file.sheet(table, source);
    for (item, year, figures) in lines {
        for (sex, text) in ["T", "M", "F"].iter().zip(figures.split(' ')) {
            if text != "." {
                file.put(sheet, &format!("COU_DES_{item} {year} - {sex}"), text);
            }
        }
    }
    sheet
}

#[test]
fn published_figures_are_remarked_on_as_a_statistician_would() {
    let expected = [
        ("IDN", vec![]),
        (
            "MMR",
            vec![
                "C33 work (AA:1), 2000–2009: women are 0 in all 10 figures while men go up to 11 606 (2008). Probably they were \
                 not counted by sex: then women are not available (N), not zero.",
            ],
        ),
        (
            "PHL",
            vec![
                "C32 all, Other countries, 2019, both sexes: the total 479 000 is rounded to the nearest 1 000, its parts are stated to the person and \
                 come to 478 598 (7 figures of that year are rounded so). State both to the same precision.",
                "C32 all (AA:1) and C33 work (AA:1), 2020–2022: the same digit for digit in all 63 figures, up to 820 429, though \
                 the two tables do not count the same people. One may have been copied into the other.",
            ],
        ),
        ("SGP", vec![]),
        (
            "THA",
            vec![
                "C31 stock (AA:1), 2011, 2012: only men are given (2 figures, up to 1 039 032), neither women nor the total. Add \
                 them, or say why they are missing (N).",
            ],
        ),
    ];
    for (area, sentences) in expected {
        assert_eq!(says(&country(area)), sentences, "{area}");
    }
}

#[test]
fn nothing_here_is_called_wrong() {
    for area in ["MMR", "PHL", "THA"] {
        for finding in of_kinds(&country(area)) {
            assert!(finding.severity <= Severity::Warning, "{}", finding.key);
            assert!(!finding.completeness && !finding.cells.is_empty(), "{}", finding.key);
        }
    }
}

#[test]
fn one_sex_at_zero_in_every_row_is_one_finding() {
    let file = destinations(&[
        ("TOTAL", 2010, "9500 9500 0"),
        ("MYS", 2010, "8000 8000 0"),
        ("THA", 2010, "1500 1500 0"),
        ("TOTAL", 2011, "9900 9900 0"),
        ("MYS", 2011, "9900 9900 0"),
        ("THA", 2011, "0 0 0"),
        ("TOTAL", 2012, "9000 5000 4000"),
        ("MYS", 2012, "9000 5000 4000"),
    ]);
    assert_eq!(
        says(&file),
        [
            "C19 work (BA:1), 2010, 2011: women are 0 in all 5 figures while men go up to 9 900 (2011). Probably they were not \
             counted by sex: then women are not available (N), not zero."
        ]
    );
}

#[test]
fn a_zero_for_one_sex_is_fine_where_that_sex_is_counted_elsewhere_in_the_year() {
    let file = destinations(&[
        ("TOTAL", 2017, "11000 10000 1000"),
        ("KOR", 2017, "5676 5676 0"),
        ("MYS", 2017, "5324 4324 1000"),
        ("TOTAL", 2018, "12900 11000 1900"),
        ("KOR", 2018, "6105 6105 0"),
        ("MYS", 2018, "6795 4895 1900"),
    ]);
    assert_eq!(says(&file), [""; 0]);
}

#[test]
fn a_zero_between_large_years_is_remarked_on_with_both() {
    let file = destinations(&[
        ("MYS", 2010, "12300 7000 5300"),
        ("MYS", 2011, "0 0 0"),
        ("MYS", 2012, "13100 7400 5700"),
        ("THA", 2010, "900 500 400"),
        ("THA", 2011, "0 0 0"),
        ("THA", 2012, "950 530 420"),
    ]);
    assert_eq!(
        says(&file),
        [
            "C19 work, Malaysia, 2011, both sexes: 0, between 12 300 in 2010 and 13 100 in 2012 (and 2 more such zeros in 2011). \
             If it was not counted it is not available (N), not zero."
        ]
    );
}

#[test]
fn zeros_that_come_and_go_and_countries_that_closed_are_left_alone() {
    let comes_and_goes = [
        ("MYS", 2008, "5000 . ."),
        ("MYS", 2009, "0 . ."),
        ("MYS", 2010, "4000 . ."),
        ("MYS", 2011, "3000 . ."),
        ("MYS", 2012, "0 . ."),
        ("MYS", 2013, "6000 . ."),
    ];
    assert_eq!(says(&destinations(&comes_and_goes)), [""; 0]);
    let closed = [
        ("MYS", 2008, "5000 . ."),
        ("MYS", 2009, "5100 . ."),
        ("MYS", 2010, "0 . ."),
        ("MYS", 2011, "0 . ."),
        ("MYS", 2012, "0 . ."),
    ];
    assert_eq!(says(&destinations(&closed)), [""; 0]);
}

#[test]
fn a_zero_in_the_last_year_is_held_against_the_two_before() {
    let mut lines = vec![
        ("MYS", 2010, "12300 . ."),
        ("MYS", 2011, "12800 . ."),
        ("MYS", 2012, "0 . ."),
    ];
    assert_eq!(
        says(&destinations(&lines)),
        [
            "C19 work, Malaysia, 2012, both sexes: 0, after 12 300 in 2010 and 12 800 in 2011. If it was not counted yet it is \
             not available (N), not zero."
        ]
    );
    lines.remove(0);
    assert_eq!(says(&destinations(&lines)), [""; 0], "one year before says too little");
}

#[test]
fn an_earlier_phase_tells_what_came_before() {
    let mut file = destinations(&[
        ("MYS", 2013, "0 . ."),
        ("MYS", 2014, "13100 . ."),
        ("THA", 2013, "70 . ."),
    ]);
    let now = std::mem::replace(&mut file.pack, File::new("asean-phase-2").pack);
    put(&mut file, DESTINATIONS, "BA:1", &[("MYS", 2012, "12300 . .")]);
    file.pack = now;
    assert_eq!(
        says(&file),
        [
            "C19 work, Malaysia, 2013, both sexes: 0, between 12 300 in 2012 and 13 100 in 2014. If it was not counted it is not \
             available (N), not zero."
        ]
    );
}

#[test]
fn one_year_not_available_in_a_complete_series_is_asked_about() {
    let mut lines: Vec<(&str, u16, &str)> = Vec::new();
    for (year, figures) in (2008..).zip(["1200 . .", "1210 . .", "N . .", "1240 . .", "1300 . ."]) {
        lines.push(("MYS", year, figures));
    }
    let others = ["81 . .", "82 . .", "85 . .", "79 . .", "88 . ."];
    lines.extend((2008..).zip(others).map(|(year, figures)| ("THA", year, figures)));
    let sentence = "C19 work, Malaysia, 2010, both sexes: not available (N), the only year missing, between 1 210 in 2009 and 1 240 \
                    in 2011. Other rows of that year are there, so that a figure may exist.";
    assert_eq!(says(&destinations(&lines)), [sentence]);
    let mut two = lines.clone();
    two[3].2 = "N . .";
    assert_eq!(says(&destinations(&two)), [""; 0], "two years missing");
    let mut secret = lines.clone();
    secret[2].2 = "C . .";
    assert_eq!(says(&destinations(&secret)), [""; 0], "confidential");
    lines[7].2 = "N . .";
    assert_eq!(says(&destinations(&lines)), [""; 0], "no survey in that year");
}

#[test]
fn what_is_not_classified_is_remarked_on_once_with_its_worst_year() {
    let mut file = File::phase_3();
    let sheet = file.sheet("EMP_TEMP_ECO_MIG_NB", "BA:1");
    for (year, held) in [(2010, "4000"), (2011, "6000"), (2012, "7500")] {
        file.put(sheet, &format!("ECO_SECTOR_TOTAL {year} MIG_STATUS_TOTAL T"), "10000");
        file.put(sheet, &format!("ECO_SECTOR_X {year} MIG_STATUS_TOTAL T"), held);
    }
    let [said] = &says(&file)[..] else {
        panic!("{:?}", says(&file))
    };
    assert!(
        said.contains("“Not classified” holds 7 500 of 10 000, that is 75 % (too much in 2011, 2012)."),
        "{said}"
    );
}

#[test]
fn no_schooling_is_a_level_and_no_rest() {
    let mut file = File::phase_3();
    let sheet = file.sheet("POP_XWAP_SEX_EDU_MIG_NB", "BA:1");
    file.put(sheet, "EDU_ISCED11_TOTAL 2010 MIG_STATUS_MIGRANT T", "10000");
    file.put(sheet, "EDU_ISCED11_X 2010 MIG_STATUS_MIGRANT T", "9000");
    assert_eq!(says(&file), [""; 0]);
    file.put(sheet, "EDU_ISCED11_X 2010 MIG_STATUS_MIGRANT T", "");
    file.put(sheet, "EDU_ISCED11_9 2010 MIG_STATUS_MIGRANT T", "9000");
    assert_eq!(says(&file).len(), 1);
}

#[test]
fn other_countries_may_be_many_where_some_are_named() {
    let mut lines = vec![
        ("TOTAL", 2010, "10000 . ."),
        ("X", 2010, "9000 . ."),
        ("MYS", 2010, "1000 . ."),
    ];
    assert_eq!(
        says(&destinations(&lines)),
        [
            "C19 work, 2010, both sexes: “Other countries” holds 9 000 of 10 000, that is 90 %, and only one country is named. \
             Name the larger ones, if they are known."
        ]
    );
    lines.truncate(2);
    lines.extend([
        ("MYS", 2010, "400 . ."),
        ("THA", 2010, "300 . ."),
        ("SGP", 2010, "300 . ."),
    ]);
    assert_eq!(says(&destinations(&lines)), [""; 0]);
}

#[test]
fn one_sex_only_is_one_finding_for_a_run_of_years() {
    let file = destinations(&[
        ("TOTAL", 2009, ". . 800"),
        ("MYS", 2009, ". . 500"),
        ("TOTAL", 2010, ". . 900"),
        ("TOTAL", 2011, "2000 1100 900"),
        ("TOTAL", 2012, ". 1200 ."),
        ("TOTAL", 2013, ". 1200 900"),
    ]);
    assert_eq!(
        says(&file),
        [
            "C19 work (BA:1), 2009, 2010: only women are given (3 figures, up to 900), neither men nor the total. Add them, or \
             say why they are missing (N).",
            "C19 work (BA:1), 2012: only men are given (one figure, 1 200), neither women nor the total. Add them, or say why \
             they are missing (N).",
        ]
    );
}

#[test]
fn rounded_parts_and_rounded_totals_are_told_apart() {
    let parts = destinations(&[("MYS", 2010, "1523134 565000 958000")]);
    assert_eq!(
        says(&parts),
        [
            "C19 work, Malaysia, 2010, both sexes: the total 1 523 134 is stated to the person, its parts are rounded to the nearest 1 000 and come to \
             1 523 000 (2 figures of that year are rounded so). State both to the same precision."
        ]
    );
    let total = destinations(&[("MYS", 2010, "1670000 700321 969241")]);
    assert_eq!(
        says(&total),
        [
            "C19 work, Malaysia, 2010, both sexes: 1 670 000 looks rounded to the nearest 10 000: its parts, stated to the person, come to 1 669 562. \
             Give the exact total, if it is known."
        ]
    );
}

#[test]
fn what_rounding_or_chance_explains_is_no_mixed_precision() {
    for line in [
        // Exact, though it ends in zeros.
        "680000 138040 541960",
        // Rounded alike, so that the sum misses by one.
        "2320000 1170000 1149000",
        // Two zeros are chance.
        "1200 640 555",
        // Too far off for rounding.
        "1670000 700321 961241",
    ] {
        assert_eq!(says(&destinations(&[("MYS", 2010, line)])), [""; 0], "{line}");
    }
    // One decimal dropped where the thousand is even.
    let mut file = File::phase_3();
    let sheet = file.sheet(DESTINATIONS, "BA:1");
    file.in_thousands(sheet);
    for (sex, text) in [("T", "207"), ("M", "101.8"), ("F", "105.1")] {
        file.put(sheet, &format!("COU_DES_MYS 2013 - {sex}"), text);
    }
    assert_eq!(says(&file), [""; 0]);
}
