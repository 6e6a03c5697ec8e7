//! Figures that stand twice: what is called a copy, what is not, and keystroke by keystroke as in a full check.

use crate::file::File;
use crate::shape::{ALL_DESTINATIONS, DESTINATIONS, destinations, put, says};
use ilms_collect::checks::{Checker, Finding};
use ilms_collect::figures::{Change, Figure, Reason, Value};
use ilms_collect::questionnaire::Year;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

const ROWS: [(&str, &str); 7] = [
    ("BRN", "5412 3001 2411"),
    ("LAO", "1983 1122 861"),
    ("MYS", "22341 12119 10222"),
    ("SGP", "13568 6127 7441"),
    ("THA", "41207 25104 16103"),
    ("VNM", "9046 4523 4523"),
    ("X", "3127 1641 1486"),
];

fn year(year: u16) -> Vec<(&'static str, u16, &'static str)> {
    ROWS.iter().map(|(item, figures)| (*item, year, *figures)).collect()
}

#[test]
fn years_that_are_the_same_are_one_finding() {
    let mut lines: Vec<_> = [2009, 2010, 2012].into_iter().flat_map(year).collect();
    lines.push(("MYS", 2011, "23100 12800 10300"));
    assert_eq!(
        says(&destinations(&lines)),
        [
            "C19 work (BA:1): 2009, 2010, 2012 are the same digit for digit in all 21 figures, up to 41 207. One year may have been \
             copied into another.",
        ]
    );
}

#[test]
fn a_year_copied_in_part_is_found_with_its_extent() {
    let mut lines: Vec<_> = [2009, 2010].into_iter().flat_map(year).collect();
    lines[11].2 = "44119 26001 18118";
    lines[12].2 = "9912 5001 4911";
    let [said] = &says(&destinations(&lines))[..] else {
        panic!("{:?}", says(&destinations(&lines)))
    };
    assert!(
        said.contains("2009, 2010 are the same digit for digit in 15 of 21 figures, up to 22 341."),
        "{said}"
    );
}

#[test]
fn men_and_women_alike_are_found() {
    let mut file = File::phase_3();
    let lines: Vec<(&str, u16, String)> = ROWS
        .iter()
        .map(|(item, figures)| {
            let women = figures.split(' ').nth(2).unwrap();
            (*item, 2010, format!(". {women} {women}"))
        })
        .collect();
    let lines: Vec<(&str, u16, &str)> = lines
        .iter()
        .map(|(item, year, text)| (*item, *year, text.as_str()))
        .collect();
    put(&mut file, DESTINATIONS, "BA:1", &lines);
    assert_eq!(
        says(&file),
        [
            "C19 work (BA:1), 2010: “male” and “female” are the same digit for digit in all 7 figures, up to 16 103. One may have \
             been copied into the other."
        ]
    );
}

#[test]
fn rows_alike_are_found_but_not_a_group_and_its_only_member() {
    let series: Vec<String> = (0..8).map(|year| format!("{} . .", 4123 + 371 * year)).collect();
    let of = |item: &'static str| {
        (2005..)
            .zip(&series)
            .map(move |(year, text)| (item, year, text.as_str()))
    };
    let both: Vec<_> = of("MYS").chain(of("THA")).collect();
    assert_eq!(
        says(&destinations(&both)),
        [
            "C19 work (BA:1), 2005–2012: “Malaysia” and “Thailand” are the same digit for digit in all 8 figures, up to 6 720. \
             One row may have been copied into the other."
        ]
    );
    let group: Vec<_> = of("ASEAN").chain(of("MYS")).chain(of("TOTAL")).collect();
    assert_eq!(says(&destinations(&group)), [""; 0]);
}

#[test]
fn small_round_or_equal_figures_are_no_copies() {
    let small: Vec<_> = [2009, 2010]
        .into_iter()
        .flat_map(|year| {
            (0..7).map(move |row| {
                (
                    ROWS[row].0,
                    year,
                    ["1 . .", "2 . .", "3 . .", "40 . .", "500 . .", "6000 . .", "7 . ."][row],
                )
            })
        })
        .collect();
    assert_eq!(says(&destinations(&small)), [""; 0]);
    let equal: Vec<_> = (2000..2012).map(|year| ("MYS", year, "4523 . .")).collect();
    assert_eq!(
        says(&destinations(&equal)),
        [""; 0],
        "one figure, however often, is not a copied block"
    );
}

#[test]
fn tables_of_different_people_are_compared_and_sources_are_not() {
    let mut file = destinations(&year(2010));
    put(&mut file, DESTINATIONS, "BA:2", &year(2010));
    assert_eq!(says(&file), [""; 0], "two sources of one table");
    put(&mut file, ALL_DESTINATIONS, "BA:3", &year(2010));
    let said = says(&file);
    assert_eq!(said.len(), 2, "{said:#?}");
    assert!(
        said.iter()
            .all(|sentence| sentence.contains("2010: the same digit for digit in all 21 figures, up to 41 207")),
        "{said:#?}"
    );
}

#[test]
fn an_earlier_phase_with_the_same_figures_is_as_it_should_be() {
    let mut file = destinations(&year(2010));
    let now = std::mem::replace(&mut file.pack, File::new("asean-phase-2").pack);
    put(&mut file, DESTINATIONS, "BA:1", &year(2010));
    file.pack = now;
    assert_eq!(says(&file), [""; 0]);
}

#[test]
fn tables_that_count_the_same_people_must_agree() {
    let mut file = File::new("ilms-global-2019");
    let rows = [
        ("AGE_YTHADULT_Y15-24", 11_213),
        ("AGE_YTHADULT_YGE25", 40_817),
        ("AGE_YTHADULT_YGE15", 52_030),
    ];
    for (table, everybody) in [
        ("MST_XWAP_SEX_AGE_CBR_NB", "CBR_BIR_TOTAL"),
        ("MST_XWAP_SEX_AGE_CCT_NB", "CCT_CIT_TOTAL"),
    ] {
        let sheet = file.sheet(table, "BA:1");
        for (item, persons) in rows {
            for year in 2010..2016_u16 {
                let text = (persons + 713 * i64::from(year - 2010)).to_string();
                file.put(sheet, &format!("{item} {year} {everybody} T"), &text);
            }
        }
    }
    assert_eq!(says(&file), [""; 0]);
}

/// One keystroke, in indices that fit the small file below.
#[derive(Clone, Copy, Debug)]
struct Keystroke {
    sheet: usize,
    row: usize,
    year: u16,
    sex: usize,
    what: u8,
}

fn keystrokes() -> impl Strategy<Value = Keystroke> {
    (0..3_usize, 0..8_usize, 2009..2013_u16, 0..3_usize, 0..16_u8).prop_map(|(sheet, row, year, sex, what)| Keystroke {
        sheet,
        row,
        year,
        sex,
        what,
    })
}

/// The figure that a keystroke types: mostly the one that copies share.
fn typed(key: Keystroke) -> Option<Figure> {
    let shared = || {
        let (_, figures) = ROWS[key.row.min(6)];
        let text = figures.split(' ').nth(key.sex).unwrap();
        Value::parse_plain(text, 0).unwrap()
    };
    Some(match key.what {
        0..=8 => Figure::value(shared()),
        9 => Figure::value(Value::whole(0)),
        10 => Figure::reason(Reason::NotAvailable),
        11 => Figure::value(Value::new(shared().mantissa() / 1000 + 1, 3)),
        12 => Figure::value(Value::whole(shared().mantissa() + i64::from(key.year))),
        13 => Figure::value(Value::new(shared().mantissa(), 1)),
        _ => return None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn keystroke_by_keystroke_is_the_same_as_a_full_check(keys in prop::collection::vec(keystrokes(), 1..120)) {
        let mut file = File::phase_3();
        let sheets = [
            put(&mut file, DESTINATIONS, "BA:1", &[2009, 2010].into_iter().flat_map(year).collect::<Vec<_>>()),
            put(&mut file, ALL_DESTINATIONS, "BA:1", &year(2010)),
            put(&mut file, DESTINATIONS, "BA:2", &year(2011)),
        ];
        for sheet in sheets {
            file.edit(sheet).years.extend((2009..2013).map(Year));
        }
        let mut live = Checker::new(Arc::clone(&file.pack), &file.answers, &file.pack.id);
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for (number, key) in keys.iter().enumerate() {
            let item = ROWS.get(key.row).map_or("TOTAL", |(item, _)| *item);
            let place = file.cell(sheets[key.sheet], &format!("COU_DES_{item} {} - {}", key.year, ["T", "M", "F"][key.sex]));
            let before = file.answers.figure(&place).cloned();
            let change = Change::Figure { cell: place, before, after: typed(*key) };
            file.answers.apply(&change);
            live.update(&file.answers, &[change]);
            if number % 8 == 0 || number + 1 == keys.len() {
                let full = file.checker();
                let lists: [Vec<&Finding>; 2] = [&live, &full].map(|checker| checker.findings().collect());
                prop_assert_eq!(&lists[0], &lists[1]);
                let keys: BTreeSet<&str> = lists[1].iter().map(|finding| finding.key.as_str()).collect();
                prop_assert_eq!(keys.len(), lists[1].len(), "keys are unique");
                seen.extend(lists[1].iter().map(|finding| finding.check.to_string()));
                for cell in lists[1].iter().flat_map(|finding| &finding.cells) {
                    prop_assert_eq!(live.findings_of_cell(cell), full.findings_of_cell(cell));
                }
            }
        }
        prop_assert!(seen.contains("copied"), "{:?}", seen);
    }
}
