//! Each rule of reading by itself, on a table of a few lines. Cells are parted by `|`; `'` before a number makes it a text.

use ilms_collect::exchange::incoming::Says;
use ilms_collect::exchange::national::{Context, Proposal, incoming, propose};
use ilms_collect::exchange::spreadsheet::{At, Cell, Content, FileFormat, Spreadsheet, Visibility, Worksheet};
use ilms_collect::figures::numerals::Convention;
use ilms_collect::figures::{Answer, Figure};
use ilms_collect::questionnaire::{AreaCode, PackId, builtin_pack};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn cell(content: Content) -> Cell {
    Cell {
        content,
        decimals: None,
        percent: false,
        formula: false,
    }
}

pub fn worksheet(name: &str, rows: &[&str]) -> Worksheet {
    let mut cells = Vec::new();
    for (row, line) in rows.iter().enumerate() {
        for (column, text) in line.split('|').enumerate().filter(|(_, text)| !text.is_empty()) {
            let content = match (text.strip_prefix('\''), text.parse()) {
                (None, Ok(number)) => Content::Number(number),
                (text_of_number, _) => Content::Text(text_of_number.unwrap_or(text).into()),
            };
            cells.push((At::new(row as u32, column as u32), cell(content)));
        }
    }
    Worksheet::new(name, Visibility::Visible, cells)
}

pub fn book(worksheets: Vec<Worksheet>) -> Spreadsheet {
    Spreadsheet {
        format: FileFormat::Xlsx,
        worksheets,
        left_aside: Vec::new(),
    }
}

pub fn proposals(book: &Spreadsheet, area: &str) -> Vec<Proposal> {
    let pack = builtin_pack(&PackId::from("asean-phase-3")).unwrap();
    let area = AreaCode::from(area);
    let known = BTreeMap::new();
    let context = Context {
        pack: &pack,
        area: Some(&area),
        convention: Convention::Unknown,
        file_name: "figures.xlsx",
        known: &known,
    };
    propose(book, &context, &BTreeMap::new())
}

/// What is read of a workbook: `item status sex year value`, what does not apply left out, in order.
pub fn read(book: &Spreadsheet, area: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for stated in incoming(&proposals(book, area)).figures {
        let Says::Figure(Figure { answer, .. }) = &stated.says else {
            continue;
        };
        let says = match answer {
            Answer::Value(value) => value.without_trailing_zeros().to_plain(0),
            Answer::Reason(reason) => reason.letter().to_owned(),
            Answer::WrongInput(text) => text.clone(),
        };
        let end = |code: &str| code.rsplit('_').next().unwrap_or_default().to_owned();
        let place = &stated.place;
        let item = place.item.as_ref().map(|item| end(item.as_str()));
        let status = place.status.as_ref().map(|status| end(status.as_str()));
        let parts = [
            Some(stated.table.to_string()),
            item,
            status,
            Some(place.sex.letter().to_owned()),
            Some(place.year.to_string()),
            Some(says),
        ];
        lines.push(parts.into_iter().flatten().collect::<Vec<_>>().join(" "));
    }
    lines.sort();
    lines
}

/// Reads one worksheet, and gives what it comes to without the code of the table, which is the same for all.
pub fn one(rows: &[&str], area: &str, table: &str) -> Vec<String> {
    let lines = read(&book(vec![worksheet("Sheet1", rows)]), area);
    let own = |line: &String| {
        let rest = line.strip_prefix(table);
        rest.unwrap_or_else(|| panic!("{line} is not of {table}"))
            .trim()
            .to_owned()
    };
    lines.iter().map(own).collect()
}

const SENT: &str = "EMP_XOUM_SEX_COU_NB";
const TITLE: &str = "Workers sent abroad by country of destination";

pub fn sent(rows: &[&str]) -> Vec<String> {
    let rows: Vec<&str> = [TITLE, ""].into_iter().chain(rows.iter().copied()).collect();
    one(&rows, "IDN", SENT)
}

#[test]
fn a_line_that_counts_the_columns_is_no_head() {
    for numbering in ["1|2|3|4", "(1)|(2)|(3)|(4)", "A|B|1|2|", "'1|'2|'3|'4=3+2"] {
        let read = sent(&[
            "No|Country|2012|2013",
            numbering,
            "1|Malaysia|10|20",
            "2|Japan|5|6",
            "3|Qatar|7|8",
        ]);
        assert_eq!(
            read,
            [
                "JPN T 2012 5",
                "JPN T 2013 6",
                "MYS T 2012 10",
                "MYS T 2013 20",
                "QAT T 2012 7",
                "QAT T 2013 8"
            ],
            "{numbering}"
        );
    }
}

#[test]
fn marks_behind_a_figure_are_no_part_of_it() {
    for mark in ["*)", "**)", "¹)", "²", " 1/", " r/", " p/", "r/", " 2)", " p", "*"] {
        let last = format!("Japan|'1.404.594{mark}");
        let read = sent(&["Country|2013", "Malaysia|'2.311.000", "Qatar|'1.100.200", &last]);
        assert!(read.contains(&"JPN T 2013 1404594".to_owned()), "{mark}: {read:?}");
    }
}

#[test]
fn a_line_that_is_the_sum_of_all_is_the_total() {
    let read = sent(&[
        "Country|2012|2013",
        "Zqwx|22|34",
        "Malaysia|10|20",
        "Japan|5|6",
        "Qatar|7|8",
    ]);
    assert!(read.contains(&"TOTAL T 2012 22".to_owned()), "{read:?}");
    // Not where it is not the sum, nor where there is a total already.
    let read = sent(&[
        "Country|2012|2013",
        "Zqwx|23|35",
        "Malaysia|10|20",
        "Japan|5|6",
        "Qatar|7|8",
    ]);
    assert!(!read.iter().any(|line| line.starts_with("TOTAL")), "{read:?}");
    let read = sent(&[
        "Country|2012",
        "Zqwx|22",
        "Malaysia|10",
        "Japan|5",
        "Qatar|7",
        "Total|22",
    ]);
    assert_eq!(
        read.iter().filter(|line| line.starts_with("TOTAL")).count(),
        1,
        "{read:?}"
    );
}

#[test]
fn tables_of_money_posts_and_cases_are_not_of_persons() {
    for title in [
        "Remittances of overseas workers by country (US$ thousand)",
        "Kiều hối của lao động đi làm việc ở nước ngoài theo nước",
        "Remitansi TKI menurut negara penempatan",
        "Job vacancies abroad for workers sent, by country",
        "Workers sent abroad by country: placement fees",
    ] {
        let sheet = worksheet(
            "Sheet1",
            &[
                title,
                "",
                "Country|2012|2013",
                "Malaysia|10|20",
                "Japan|5|6",
                "Qatar|7|8",
            ],
        );
        let read = read(&book(vec![sheet]), "IDN");
        assert!(read.is_empty(), "{title}: {read:?}");
    }
    // A column of money beside one of persons is left out alone.
    let read = sent(&[
        "Country|Workers|Remittances (US$)",
        "|2013|2013",
        "Malaysia|10|2000",
        "Japan|5|900",
        "Qatar|7|800",
    ]);
    assert_eq!(read, ["JPN T 2013 5", "MYS T 2013 10", "QAT T 2013 7"]);
}

#[test]
fn columns_that_are_not_taken_say_nothing_of_the_unit() {
    let read = sent(&[
        "Country|2013|share_pct|2012|share_pct",
        "Malaysia|1000|45.5|900|45.2",
        "Japan|500|22.7|450|22.6",
        "Qatar|700|31.8|640|32.2",
    ]);
    assert!(read.contains(&"MYS T 2013 1000".to_owned()), "{read:?}");
}

#[test]
fn what_is_left_of_a_region_is_other_countries() {
    for label in ["Other Asia", "เอเชียอื่น ๆ", "ยุโรปอื่นๆ", "อเมริกาอื่น ๆ"]
    {
        let line = format!("{label}|4");
        let read = sent(&["Country|2013", "Malaysia|10", "Japan|5", "Qatar|7", &line]);
        assert!(read.contains(&"X T 2013 4".to_owned()), "{label}: {read:?}");
    }
}

#[test]
fn the_last_day_of_a_year_is_the_whole_year() {
    for (head, taken) in [
        ("Tính đến 31/12/2013", true),
        ("As of 31 December 2013", true),
        ("Per 31.12.2013", true),
        ("Jan - Jun 2013", false),
    ] {
        let head = format!("Country|{head}");
        let read = sent(&[&head, "Malaysia|10", "Japan|5", "Qatar|7"]);
        assert_eq!(read.contains(&"MYS T 2013 10".to_owned()), taken, "{head}: {read:?}");
    }
}

#[test]
fn of_two_countries_in_a_label_the_one_that_is_meant_counts() {
    for (label, item) in [
        ("Ma Cao (Trung Quốc)", "MAC"),
        ("China (Hong Kong)", "HKG"),
        ("REP. RAKYAT CHINA", "CHN"),
        ("Myanmar (Thailand)", "MMR"),
        ("Kingdom of Thailand (all provinces)", "THA"),
    ] {
        let line = format!("{label}|4");
        let read = sent(&["Country|2013", "Malaysia|10", "Japan|5", "Qatar|7", &line]);
        assert!(read.contains(&format!("{item} T 2013 4")), "{label}: {read:?}");
    }
    for label in [
        "All except Thailand",
        "China / Hong Kong",
        "Thailand and Laos",
        "North of Thailand",
        "Other Thailand",
    ] {
        let line = format!("{label}|4");
        let read = sent(&["Country|2013", "Malaysia|10", "Japan|5", "Qatar|7", &line]);
        let named = ["THA", "CHN", "HKG", "LAO"].map(|item| format!("{item} T 2013 4"));
        assert!(!read.iter().any(|line| named.contains(line)), "{label}: {read:?}");
    }
}

#[test]
fn men_and_women_joined_are_both() {
    let rows = [
        "Country|2013",
        "Male|",
        "Malaysia|6",
        "Japan|3",
        "Female|",
        "Malaysia|4",
        "Japan|2",
        "Male + Female|",
        "Malaysia|10",
        "Japan|5",
    ];
    for both in ["Male + Female", "Male and female", "M + F", "L + P Jumlah", "ชายและหญิง"] {
        let mut rows = rows;
        rows[7] = both;
        let read = sent(&rows);
        assert!(read.contains(&"MYS T 2013 10".to_owned()), "{both}: {read:?}");
        assert!(read.contains(&"MYS M 2013 6".to_owned()), "{both}: {read:?}");
    }
}

#[test]
fn a_worksheet_of_women_holds_women_whatever_its_total_says() {
    let rows = [TITLE, "", "Country|2012", "|Total", "Malaysia|4", "Japan|2", "Qatar|1"];
    let book = book(vec![worksheet("Female", &rows)]);
    let read = read(&book, "IDN");
    assert_eq!(
        read,
        [
            format!("{SENT} JPN F 2012 2"),
            format!("{SENT} MYS F 2012 4"),
            format!("{SENT} QAT F 2012 1")
        ]
    );
}

#[test]
fn letters_that_code_lines_are_no_sexes() {
    let read = one(
        &[
            "Employed persons by industry and citizenship",
            "",
            "Code|Industry|2013|2013",
            "||Citizens|Non-citizens",
            "F|Construction|10|5",
            "L|Real estate activities|8|4",
            "M|Professional, scientific and technical activities|6|3",
            "P|Education|4|2",
            "R|Arts, entertainment and recreation|3|1",
        ],
        "MYS",
        "EMP_TEMP_ECO_MIG_NB",
    );
    assert!(read.contains(&"F NONMIG T 2013 10".to_owned()), "{read:?}");
    assert!(read.contains(&"M MIGRANT T 2013 3".to_owned()), "{read:?}");
    assert_eq!(read.len(), 10, "{read:?}");
}

#[test]
fn notes_explain_letters_in_place_of_figures() {
    let table = ["Country|2012|2013", "Malaysia|10|20", "Japan|5|6", "Qatar|c|x"];
    let explained: Vec<&str> = table
        .iter()
        .copied()
        .chain(["", "c - confidential; x - not applicable"])
        .collect();
    let read = sent(&explained);
    assert!(read.contains(&"QAT T 2012 C".to_owned()), "{read:?}");
    assert!(read.contains(&"QAT T 2013 X".to_owned()), "{read:?}");
    assert_eq!(sent(&table).len(), 4);
}

#[test]
fn a_footnote_digit_at_a_word_is_no_part_of_it() {
    let read = sent(&["Country|2013", "Malaysia1|10", "Japan|5", "Qatar2|7"]);
    assert_eq!(read, ["JPN T 2013 5", "MYS T 2013 10", "QAT T 2013 7"]);
}

#[test]
fn narrower_age_groups_make_up_one_where_none_is_missing() {
    let rows = |last: &str| {
        let ages = [
            "15 - 19|1|2",
            "20 - 24|3|4",
            "25 - 34|5|6",
            "35 - 64|7|8",
            last,
            "Total|20|24",
        ];
        let heads = [
            "Labour force by age group and citizenship, 2014",
            "",
            "Age group|Citizens|Non-citizens",
        ];
        let rows: Vec<&str> = heads.into_iter().chain(ages).collect();
        one(&rows, "BRN", "EAP_TEAP_SEX_AGE_MIG_NB")
    };
    let whole = rows("65 +|4|4");
    assert!(whole.contains(&"Y15-24 NONMIG T 2014 4".to_owned()), "{whole:?}");
    assert!(whole.contains(&"YGE25 MIGRANT T 2014 18".to_owned()), "{whole:?}");
    let broken = rows("70 +|4|4");
    assert!(!broken.iter().any(|line| line.starts_with("YGE25")), "{broken:?}");
    assert!(broken.contains(&"Y15-24 NONMIG T 2014 4".to_owned()), "{broken:?}");
}

#[test]
fn means_beside_medians_are_two_tables() {
    let sheet = worksheet(
        "Sheet1",
        &[
            "Mean and median monthly income of employed persons (B$), 2014",
            "",
            "Citizenship|Mean||Median|",
            "|Male|Female|Male|Female",
            "Citizens|2000|1900|1500|1400",
            "Non-citizens|1000|900|700|600",
            "Total|1800|1700|1300|1200",
        ],
    );
    let read = read(&book(vec![sheet]), "BRN");
    assert!(
        read.contains(&"EAR_EMPA_SEX_MIG_NB NONMIG M 2014 2000".to_owned()),
        "{read:?}"
    );
    assert!(
        read.contains(&"EAR_EMPB_SEX_MIG_NB MIGRANT F 2014 600".to_owned()),
        "{read:?}"
    );
    assert_eq!(read.len(), 12, "{read:?}");
}

#[test]
fn heads_of_a_block_may_stand_beside_figures_of_another() {
    let sheet = worksheet(
        "Sheet1",
        &[
            "Foreign workers employed at the end of the year, by citizenship and by occupation",
            "",
            "Citizenship|2013|2014||Occupation|2013||2014|",
            "China|10|11|||Persons|%|Persons|%",
            "Japan|5|6||Managers|8|40|9|41",
            "Korea, Rep. of|7|8||Professionals|14|60|16|59",
        ],
    );
    let read = read(&book(vec![sheet]), "VNM");
    assert!(read.iter().any(|line| line.ends_with("CHN T 2013 10")), "{read:?}");
    assert!(
        read.iter()
            .any(|line| line.contains("ISCO08 1") || line.contains(" 1 ")),
        "{read:?}"
    );
    assert!(
        !read.iter().any(|line| line.ends_with(" 40") || line.ends_with(" 41")),
        "{read:?}"
    );
}

#[test]
fn a_status_behind_a_not_is_the_other_one() {
    let read = one(
        &[
            "Working age population by residential status and sex, 2014",
            "",
            "Status|Male|Female",
            "Penduduk Tempatan\nLocal residents|10|11",
            "Penduduk Bukan Tempatan\nNon-local residents|5|6",
            "Total|15|17",
        ],
        "BRN",
        "POP_XWAP_SEX_MIG_NB",
    );
    assert!(read.contains(&"MIGRANT M 2014 5".to_owned()), "{read:?}");
    assert!(read.contains(&"NONMIG F 2014 11".to_owned()), "{read:?}");
}

#[test]
fn a_table_is_not_told_by_its_kind_of_rows_alone() {
    for heads in ["Country|2012|2013", "Country of destination|2012|2013"] {
        let sheet = worksheet("Sheet1", &[heads, "Malaysia|10|20", "Japan|5|6", "Qatar|7|8"]);
        let proposals = proposals(&book(vec![sheet]), "IDN");
        assert!(
            proposals.iter().all(|proposal| proposal.reading.table.is_none()),
            "{heads}"
        );
    }
}

#[test]
fn countries_over_columns_are_no_men() {
    let read = sent(&["Year|Viet Nam|Japan|Other countries", "2012|10|5|2", "2013|20|6|3"]);
    assert!(read.contains(&"VNM T 2012 10".to_owned()), "{read:?}");
    assert!(read.contains(&"VNM T 2013 20".to_owned()), "{read:?}");
}

#[test]
fn others_may_lack_a_line_that_was_not_understood() {
    let rows = [
        "Country|2013",
        "Malaysia|1000",
        "Japan|500",
        "Other Asia|75",
        "Other Europe|30",
        "Zqwxian lands|40",
    ];
    let read = sent(&rows);
    assert!(!read.iter().any(|line| line.starts_with("X ")), "{read:?}");
    let whole: Vec<&str> = rows[..5].to_vec();
    assert!(sent(&whole).contains(&"X T 2013 105".to_owned()));
}

#[test]
fn a_category_that_stands_twice_is_no_sum() {
    let read = one(
        &[
            "New hires abroad: workers sent by occupation, 2013",
            "",
            "Occupation|2013",
            "Managers|10",
            "Professionals|20",
            "Managers|7",
            "Professionals|12",
        ],
        "IDN",
        "EMP_XOUM_OCU_NB",
    );
    assert!(read.is_empty(), "{read:?}");
}

#[test]
fn names_count_before_codes_in_a_list_of_names() {
    let read = sent(&["Country|2013", "ĐÀI LOAN|10", "NHẬT BẢN|5", "NGA|7"]);
    assert!(read.contains(&"RUS T 2013 7".to_owned()), "{read:?}");
    let read = sent(&["Country|2013", "MYS|10", "JPN|5", "NGA|7"]);
    assert!(read.contains(&"NGA T 2013 7".to_owned()), "{read:?}");
}

/// Texts that tables are made of, and some that no table has.
const PIECES: [&str; 40] = [
    "",
    "",
    "",
    "1",
    "12",
    "'1.234",
    "'1,234*)",
    "-",
    "…",
    "c",
    "2013",
    "'2014p",
    "31/12/2014",
    "Total",
    "Jumlah",
    "Male",
    "Female",
    "M + F",
    "P",
    "Country",
    "Malaysia",
    "China (Hong Kong)",
    "เอเชียอื่น ๆ",
    "Other",
    "Asia",
    "A",
    "F",
    "(1)",
    "1/",
    "15 - 19",
    "65 +",
    "Penduduk Bukan Tempatan\nNon-local residents",
    "Construction",
    "Managers",
    "Mean",
    "Median",
    "Share (%)",
    "c - confidential; x - not applicable",
    "Workers sent abroad by country of destination, 2013",
    "US$",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_layout_is_too_odd_to_be_looked_at(
        rows in prop::collection::vec(prop::collection::vec(prop::sample::select(&PIECES[..]), 1..8), 1..14),
        merged in prop::collection::vec((0..14_u32, 0..8_u32, 0..3_u32, 0..4_u32), 0..3),
    ) {
        let rows: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let mut sheet = worksheet("Sheet1", &rows);
        for (row, column, down, right) in merged {
            let area = format!("{}:{}", At::new(row, column), At::new(row + down, column + right));
            sheet.merged.push(area.parse().unwrap());
        }
        let book = book(vec![sheet]);
        for proposal in proposals(&book, "IDN") {
            for stated in &proposal.taken.figures {
                prop_assert!(proposal.reading.table.as_ref() == Some(&stated.table));
            }
        }
    }
}
