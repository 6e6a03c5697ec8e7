//! More rules of reading, each on a table of a few lines, as `rules.rs` has them: what a careful reader of statistical tables does with
//! residuals, parts of one status, fiscal years, marks, countries by birth.

use crate::rules::{book, one, read, sent, worksheet};

const BY_INDUSTRY: &str = "EMP_XOUM_ECO_NB";
const BY_OCCUPATION: &str = "EMP_XOUM_OCU_NB";
const POPULATION: &str = "POP_TPOP_SEX_MIG_NB";

fn has(read: &[String], line: &str) -> bool {
    read.iter().any(|own| own == line)
}

#[test]
fn parts_of_one_status_are_summed_where_the_total_says_so() {
    let table = |total: &str| {
        let rows = [
            "Population by residential status and sex",
            "",
            "|2012|2013",
            "Citizens|100|110",
            "Permanent residents|10|12",
            "Temporary residents|20|22",
            total,
        ];
        one(&rows, "BRN", POPULATION)
    };
    let read = table("Total|130|144");
    assert!(has(&read, "NONMIG T 2012 110"), "{read:?}");
    assert!(has(&read, "NONMIG T 2013 122"), "{read:?}");
    assert!(has(&read, "MIGRANT T 2013 22"), "{read:?}");
    // Without a total that holds them all nobody knows whether one is a part of the other.
    let read = table("Total|120|132");
    assert!(!read.iter().any(|line| line.starts_with("NONMIG")), "{read:?}");
}

#[test]
fn a_fiscal_year_is_a_year_and_a_half_of_one_is_none() {
    for (months, taken) in [
        ("(Oct - Sep)", true),
        ("(ต.ค.55-ก.ย.56)", true),
        ("(Sep - Oct)", false),
        ("(Jan - Jun)", false),
    ] {
        let head = format!("|{months}|{months}");
        let read = sent(&["Country|2012|2013", &head, "Malaysia|9|10", "Japan|4|5", "Qatar|6|7"]);
        assert_eq!(has(&read, "MYS T 2013 10"), taken, "{months}: {read:?}");
    }
}

#[test]
fn a_mark_behind_a_year_may_say_that_it_is_a_part() {
    for (mark, note, taken) in [
        ("*)", "*) until June", false),
        ("*)", "*) sampai dengan bulan Juni", false),
        ("*)", "*) preliminary figures", true),
        ("*)", "**) until June", true),
        ("*)", "1) until June", true),
    ] {
        let head = format!("Country|2012|2013{mark}");
        let read = sent(&[&head, "Malaysia|9|10", "Japan|4|5", "Qatar|6|7", "", note]);
        assert!(has(&read, "MYS T 2012 9"), "{note}: {read:?}");
        assert_eq!(has(&read, "MYS T 2013 10"), taken, "{note}: {read:?}");
        let last = format!("2013{mark}|10|5|7");
        let read = sent(&["Year|Malaysia|Japan|Qatar", "2012|9|4|6", &last, "", note]);
        assert!(has(&read, "MYS T 2012 9"), "{note}: {read:?}");
        assert_eq!(has(&read, "MYS T 2013 10"), taken, "{note}: {read:?}");
    }
}

#[test]
fn a_region_with_the_name_of_a_country_is_told_by_its_sum() {
    let read = sent(&[
        "Country|2012|2013",
        "ASIA|15|17",
        "Malaysia|10|11",
        "Japan|5|6",
        "AMERICA|9|12",
        "United States|6|7",
        "Other America|3|5",
    ]);
    assert!(has(&read, "USA T 2012 6"), "{read:?}");
    assert!(has(&read, "X T 2013 5"), "{read:?}");
}

#[test]
fn other_nationalities_of_a_region_are_other_countries() {
    for label in [
        "Other nationalities of Asia",
        "Quốc tịch khác thuộc châu Á",
        "Other America",
    ] {
        let line = format!("{label}|4");
        let read = sent(&["Country|2013", "Malaysia|10", "Japan|5", "Qatar|7", &line]);
        assert!(has(&read, "X T 2013 4"), "{label}: {read:?}");
    }
}

#[test]
fn born_in_the_reporting_country_is_no_migrant() {
    for heads in [
        ["Education|2012|2012", "|Born in Cambodia|Born abroad"],
        [
            "Education|Place of birth, 2012|Place of birth, 2012",
            "|Cambodia|Abroad",
        ],
    ] {
        let rows = [
            "Working-age population by level of education and place of birth, 2012",
            "",
            heads[0],
            heads[1],
            "Primary|90|5",
            "Lower secondary|50|4",
            "Upper secondary|30|3",
        ];
        let read = one(&rows, "KHM", "POP_XWAP_SEX_EDU_MIG_NB");
        assert!(has(&read, "1 NONMIG T 2012 90"), "{heads:?}: {read:?}");
        assert!(has(&read, "1 MIGRANT T 2012 5"), "{heads:?}: {read:?}");
    }
}

#[test]
fn lines_below_a_heading_of_shares_are_no_answers() {
    let read = sent(&[
        "Country|2012|2013",
        "Malaysia|10|20",
        "Japan|5|6",
        "Qatar|7|8",
        "Per cent distribution||",
        "Malaysia|45|59",
        "Japan|23|18",
        "Qatar|32|23",
    ]);
    assert_eq!(read.len(), 6, "{read:?}");
    assert!(has(&read, "MYS T 2012 10"), "{read:?}");
}

#[test]
fn others_of_industries_are_not_classified_where_all_sectors_stand() {
    let read = |rows: &[&str]| {
        let rows: Vec<&str> = ["Workers sent abroad by sector", "", "Sector|2012|2013"]
            .into_iter()
            .chain(rows.iter().copied())
            .collect();
        one(&rows, "MMR", BY_INDUSTRY)
    };
    let all = read(&["Agriculture|10|20", "Industry|5|6", "Services|7|8", "Other|1|2"]);
    assert!(has(&all, "X T 2012 1"), "{all:?}");
    let some = read(&["Manufacturing|10|20", "Construction|5|6", "Fishing|7|8", "Other|1|2"]);
    assert!(!some.iter().any(|line| line.starts_with("X ")), "{some:?}");
}

#[test]
fn trade_and_services_are_more_than_trade() {
    let rows = [
        "Workers sent abroad by sector",
        "",
        "Sector|2012|2013",
        "Agriculture|10|20",
        "Factory work|5|6",
        "Trade and services|7|8",
    ];
    let read = one(&rows, "LAO", BY_INDUSTRY);
    assert!(has(&read, "SER T 2012 7"), "{read:?}");
    assert!(!read.iter().any(|line| line.starts_with("G ")), "{read:?}");
}

#[test]
fn other_occupations_are_not_classified() {
    let rows = [
        "Workers sent abroad by occupation",
        "",
        "Occupation|2012|2013",
        "Nurses|10|20",
        "Domestic workers|5|6",
        "Other occupational categories|7|8",
    ];
    let read = one(&rows, "PHL", BY_OCCUPATION);
    assert!(has(&read, "X T 2013 8"), "{read:?}");
}

#[test]
fn a_note_that_names_a_version_decides_between_two() {
    let rows = |note: &'static str| {
        [
            "Workers sent abroad by occupation",
            "",
            "Occupation|2012|2013",
            "Managers|10|20",
            "Professionals|5|6",
            "Clerks|7|8",
            "",
            note,
        ]
    };
    let lists = |note| {
        let proposals = crate::rules::proposals(&book(vec![worksheet("Sheet1", &rows(note))]), "THA");
        let lists = proposals.iter().filter_map(|proposal| proposal.reading.list.as_ref());
        lists.map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(lists("Occupations are classified by ISCO-88."), ["OCU_ISCO88"]);
    assert_eq!(lists("Occupations by ISCO-88, from 2013 by ISCO-08."), lists(""));
}

#[test]
fn a_word_for_total_within_a_name_is_none() {
    let read = sent(&["Country|2013", "Malaysia|10", "Japan|5", "Cộng hoà Séc|7"]);
    assert!(has(&read, "CZE T 2013 7"), "{read:?}");
}

#[test]
fn statuses_have_their_men_and_women_below_them() {
    let rows = [
        "Population aged 15 years and over by residency and sex",
        "",
        "Data Series|2013|2012",
        "Total Population Aged 15 Years & Over|150|140",
        "Males|80|75",
        "Females|70|65",
        "Resident Population Aged 15 Years & Over 1/|110|105",
        "Males|55|52",
        "Females|55|53",
        "Of Which: Singapore Citizens|90|88",
        "Non-Resident Population Aged 15 Years & Over|40|35",
        "Males|25|23",
        "Females|15|12",
        "Labour Force Participation Rate (Per Cent)|65.5|65.1",
        "Males|75.5|75.1",
        "Females|57.0|57.5",
    ];
    let read = one(&rows, "SGP", "POP_XWAP_SEX_MIG_NB");
    for line in [
        "TOTAL T 2013 150",
        "TOTAL M 2013 80",
        "NONMIG T 2013 110",
        "NONMIG F 2012 53",
        "MIGRANT M 2012 23",
    ] {
        assert!(has(&read, line), "{line}: {read:?}");
    }
    assert_eq!(read.len(), 18, "{read:?}");
}

#[test]
fn the_total_of_ages_that_end_early_is_theirs_alone() {
    let rows = |last: &'static str| {
        [
            "Employed persons by age group and citizenship, 2013",
            "",
            "Age group|Citizens|Non-citizens",
            "Total|100|20",
            "15-19|10|2",
            "20-24|20|4",
            "25-44|40|8",
            "45-64|29|5",
            last,
        ]
    };
    let read = |last| one(&rows(last), "MYS", "EMP_TEMP_SEX_AGE_MIG_NB");
    let early = read("");
    assert!(has(&early, "Y15-64 NONMIG T 2013 100"), "{early:?}");
    assert!(has(&early, "Y15-24 NONMIG T 2013 30"), "{early:?}");
    let whole = read("65+|1|1");
    assert!(has(&whole, "YGE15 NONMIG T 2013 100"), "{whole:?}");
    assert!(has(&whole, "YGE25 MIGRANT T 2013 14"), "{whole:?}");
}

#[test]
fn citizens_beside_foreigners_are_a_table_of_the_population() {
    let rows = [
        "Population by nationality and sex",
        "",
        "|2005|2005|2005",
        "|Total|Male|Female",
        "Lao citizens|100|50|50",
        "Foreign citizens|8|5|3",
        "Total|108|55|53",
    ];
    let read = one(&rows, "LAO", POPULATION);
    assert!(has(&read, "MIGRANT F 2005 3"), "{read:?}");
    assert!(has(&read, "TOTAL T 2005 108"), "{read:?}");
}

#[test]
fn the_data_of_a_chart_are_no_table() {
    let rows = [
        "Workers sent abroad (for the chart)",
        "",
        "Year|Total|Female",
        "2012|10|4",
        "2013|12|5",
    ];
    let read = read(&book(vec![worksheet("Sheet1", &rows)]), "LAO");
    assert!(read.is_empty(), "{read:?}");
}

#[test]
fn heads_of_a_block_may_begin_lower_than_those_beside_it() {
    let rows = [
        "New foreign workers by sector||||New foreign workers by occupation||",
        "",
        "Sector|2012|2013|||",
        "Agriculture|10|11||No.|Occupation|2012|2013",
        "Manufacturing|20|21||a)|Managers|5|6",
        "Construction|30|31||b)|Professionals|7|8",
        "Education|40|41||f)|Clerks|9|10",
        "Total|100|104||m)|Drivers|11|12",
    ];
    let read = read(&book(vec![worksheet("Sheet1", &rows)]), "BRN");
    assert!(has(&read, "EMP_XINM_OCU_NB 4 T 2012 9"), "{read:?}");
    assert!(has(&read, "EMP_XINM_OCU_NB 8 T 2013 12"), "{read:?}");
    assert!(has(&read, "EMP_XINM_ECO_NB P T 2013 41"), "{read:?}");
}
