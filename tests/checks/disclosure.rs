//! What must stay secret: small cells, hidden ones that can be worked out, and what else to hide; held against all tables of
//! small whole numbers that agree with what is published.

use crate::file::File;
use ilms_collect::checks::Finding;
use ilms_collect::figures::{CellAddress, Figure, Reason, SheetId, Value};
use ilms_collect::questionnaire::{Language, Severity};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Fewer possible numbers than this, and one, give a cell away (`small_cell_threshold` of the pack).
const THRESHOLD: u32 = 3;

const COUNTRIES: &str = "EMP_XOUM_SEX_COU_NB";

/// A table by country with one year: rows of total, men, women.
fn countries(rows: &[(&str, [&str; 3])]) -> (File, SheetId) {
    let mut file = File::phase_3();
    let sheet = file.sheet(COUNTRIES, "BA:1");
    for (row, figures) in rows {
        for (sex, text) in ["T", "M", "F"].iter().zip(figures) {
            if !text.is_empty() {
                file.put(sheet, &format!("COU_DES_{row} 2014 - {sex}"), text);
            }
        }
    }
    (file, sheet)
}

fn of<'a>(findings: &'a [Finding], check: &str) -> Vec<&'a Finding> {
    findings
        .iter()
        .filter(|finding| finding.check.as_str() == check)
        .collect()
}

/// What is said of hidden cells, without the table's name.
fn hidden(file: &File) -> Vec<String> {
    let findings = file.findings();
    let sentences = of(&findings, "hidden-computable");
    let title = "C19 Outflow of nationals for employment by sex and country of destination, ";
    sentences
        .into_iter()
        .map(|finding| file.sentence(finding, Language::English).replace(title, ""))
        .collect()
}

/// The hidden cells that are given away.
fn given_away(file: &File) -> BTreeSet<CellAddress> {
    let findings = file.findings();
    let cells = of(&findings, "hidden-computable")
        .into_iter()
        .flat_map(|finding| finding.cells.clone());
    cells.filter(|cell| is_hidden(file, cell)).collect()
}

fn is_hidden(file: &File, cell: &CellAddress) -> bool {
    file.answers
        .figure(cell)
        .is_some_and(|figure| *figure == Figure::reason(Reason::Confidential))
}

fn hide<'a>(file: &mut File, cells: impl IntoIterator<Item = &'a CellAddress>) {
    for cell in cells {
        file.put_figure(cell, Figure::reason(Reason::Confidential));
    }
}

#[test]
fn small_cells_are_one_note_for_a_sheet_that_names_the_first() {
    let (file, _) = countries(&[
        ("MYS", ["3", "1", "2"]),
        ("SGP", ["2", "2", "0"]),
        ("THA", ["4", "3", "1"]),
    ]);
    let findings = file.findings();
    let [small] = of(&findings, "small-cells")[..] else {
        panic!("{:?}", file.says())
    };
    assert_eq!(small.severity, Severity::Note);
    assert_eq!(small.cells.len(), 5);
    let said = file.sentence(small, Language::English);
    assert!(
        said.contains(
            "5 cells hold 1 to 2 persons, who might be recognised. The first are Malaysia, 2014, male 1; Malaysia, 2014, \
             female 2; Singapore, 2014, both sexes 2."
        ),
        "{said}"
    );
    // No sign in the grid: nothing is wrong with them.
    assert!(
        small
            .cells
            .iter()
            .all(|cell| file.checker().severity_of_cell(cell).is_none())
    );
}

#[test]
fn figures_in_thousands_are_no_small_cells_and_single_persons_in_thousands_are() {
    let (mut file, sheet) = countries(&[]);
    file.in_thousands(sheet);
    file.put(sheet, "COU_DES_MYS 2014 - T", "2");
    file.put(sheet, "COU_DES_SGP 2014 - T", "0.0");
    assert_eq!(of(&file.findings(), "small-cells").len(), 0);
    file.put(sheet, "COU_DES_THA 2014 - T", "0.002");
    let findings = file.findings();
    let [small] = of(&findings, "small-cells")[..] else {
        panic!("{:?}", file.says())
    };
    let said = file.sentence(small, Language::English);
    assert!(
        said.contains("one cell holds 2 persons, who might be recognised. It is Thailand, 2014, both sexes 0.002."),
        "{said}"
    );
}

#[test]
fn a_hidden_cell_is_said_with_the_reckoning_that_gives_it_away() {
    for (rows, says) in [
        (
            vec![("BRN", ["12", "C", "9"])],
            "Brunei Darussalam, 2014, male: hidden as confidential, but both sexes 12 less female 9 gives 3.",
        ),
        (
            vec![("BRN", ["C", "5", "9"])],
            "Brunei Darussalam, 2014, both sexes: hidden as confidential, but male and female together 14 gives 14.",
        ),
        (
            vec![("BRN", ["2", "C", "C"])],
            "Brunei Darussalam, 2014, male: hidden as confidential, but the other figures leave only 0 to 2. One more hidden cell of \
             this year can be worked out.",
        ),
        (
            vec![
                ("TOTAL", ["50", "", ""]),
                ("BRN", ["C", "", ""]),
                ("SGP", ["20", "", ""]),
                ("X", ["5", "", ""]),
            ],
            "Brunei Darussalam, 2014, both sexes: hidden as confidential, but Total 50 less Singapore and Other countries together 25 \
             gives 25.",
        ),
    ] {
        let (file, _) = countries(&rows);
        assert_eq!(hidden(&file), [says], "{rows:?}");
    }
}

#[test]
fn what_protects_a_hidden_cell_is_seen_as_such() {
    for rows in [
        vec![("BRN", ["12", "C", "C"])],
        vec![("BRN", ["12", "C", "N"])],
        // A blank cell is not published either.
        vec![("BRN", ["12", "C", ""])],
        // Nobody is hidden by what is nobody.
        vec![("BRN", ["0", "C", "C"])],
        // What is merely not available is nobody's secret.
        vec![("BRN", ["12", "N", "9"])],
        // Figures that do not fit together tell nothing.
        vec![("BRN", ["9", "C", "12"])],
    ] {
        let (file, _) = countries(&rows);
        assert_eq!(hidden(&file), Vec::<String>::new(), "{rows:?}");
    }
}

#[test]
fn one_step_leads_to_the_next() {
    let (file, _) = countries(&[
        ("TOTAL", ["100", "C", "40"]),
        ("MYS", ["50", "C", "C"]),
        ("SGP", ["40", "24", "C"]),
        ("X", ["10", "6", "4"]),
    ]);
    assert_eq!(given_away(&file).len(), 4);
}

#[test]
fn a_sibling_table_gives_a_total_away_and_another_source_does_not() {
    for (source, found) in [("BA:1", 1), ("BA:2", 0)] {
        let mut file = File::phase_3();
        let by_country = file.sheet(COUNTRIES, "BA:1");
        let by_education = file.sheet("EMP_XOUM_SEX_EDU_NB", source);
        file.put(by_country, "COU_DES_TOTAL 2014 - T", "C");
        file.put(by_education, "EDU_AGGREGATE_TOTAL 2014 - T", "740");
        assert_eq!(given_away(&file).len(), found, "{:?}", hidden(&file));
    }
}

#[test]
fn a_figure_in_thousands_blurs_what_parts_in_persons_would_tell() {
    let (mut file, sheet) = countries(&[]);
    let put = |file: &mut File, place: &str, mantissa, exponent| {
        let cell = file.cell(sheet, place);
        file.put_figure(&cell, Figure::value(Value::new(mantissa, exponent)));
        file.edit(sheet).years.insert(cell.place.year);
    };
    put(&mut file, "COU_DES_MYS 2014 - T", 12, 3);
    put(&mut file, "COU_DES_MYS 2014 - F", 9, 3);
    file.put(sheet, "COU_DES_MYS 2014 - M", "C");
    let said = hidden(&file);
    assert!(said[0].contains("gives about 3 000, as exactly as"), "{said:?}");
    put(&mut file, "COU_DES_MYS 2014 - F", 9_312, 0);
    assert_eq!(hidden(&file), Vec::<String>::new());
}

#[test]
fn the_least_further_hiding_is_found_and_protects() {
    let (mut file, _) = countries(&[
        ("TOTAL", ["1000", "600", "400"]),
        ("BRN", ["12", "C", "9"]),
        ("MYS", ["800", "490", "310"]),
        ("SGP", ["100", "60", "40"]),
        ("X", ["88", "47", "41"]),
    ]);
    let cells: Vec<CellAddress> = given_away(&file).into_iter().collect();
    let hiding = file.checker().further_hiding(&file.answers, &cells);
    // Women of Brunei, and men and women of the row with the fewest of them.
    let places: Vec<String> = hiding.further.iter().map(|cell| cell.place.to_string()).collect();
    assert_eq!(places, ["COU_DES_BRN F 2014", "COU_DES_X M 2014", "COU_DES_X F 2014"]);
    assert!(hiding.least && hiding.open.is_empty());
    hide(&mut file, &hiding.further);
    assert_eq!(hidden(&file), Vec::<String>::new());
}

#[test]
fn small_cells_are_hidden_with_what_protects_them() {
    let (mut file, _) = countries(&[
        ("TOTAL", ["40", "22", "18"]),
        ("BRN", ["12", "2", "10"]),
        ("MYS", ["18", "12", "6"]),
        ("X", ["10", "8", "2"]),
    ]);
    let findings = file.findings();
    let small = of(&findings, "small-cells")[0].cells.clone();
    assert_eq!(small.len(), 2);
    let hiding = file.checker().further_hiding(&file.answers, &small);
    assert!(hiding.open.is_empty());
    hide(&mut file, small.iter().chain(&hiding.further));
    assert_eq!(hidden(&file), Vec::<String>::new());
    assert!(
        file.findings()
            .iter()
            .all(|finding| finding.check.as_str() != "small-cells")
    );
}

/// Total, men, women of each row and of the total row above them; none where the cell is not published.
type Rows = Vec<[Option<u32>; 3]>;

/// Every number that each cell can hold, found by trying all.
fn possible(rows: &Rows) -> BTreeMap<(usize, usize), BTreeSet<u32>> {
    const CAP: u32 = 14;
    let fits = |known: Option<u32>, value: u32| known.is_none_or(|known| known == value);
    let choices: Vec<Vec<(u32, u32)>> = rows[1..]
        .iter()
        .map(|row| {
            let men = (0..=CAP).filter(|men| fits(row[1], *men));
            let pairs = men.flat_map(|men| (0..=CAP).map(move |women| (men, women)));
            pairs
                .filter(|(men, women)| fits(row[2], *women) && fits(row[0], men + women))
                .collect()
        })
        .collect();
    let sums = |left_out: Option<usize>| -> BTreeSet<(u32, u32)> {
        let mut sums = BTreeSet::from([(0, 0)]);
        for (_, choices) in choices.iter().enumerate().filter(|(row, _)| Some(*row) != left_out) {
            let next = sums
                .iter()
                .flat_map(|(men, women)| choices.iter().map(move |(m, w)| (men + m, women + w)));
            sums = next.collect();
        }
        sums
    };
    let total_fits =
        |men: u32, women: u32| fits(rows[0][1], men) && fits(rows[0][2], women) && fits(rows[0][0], men + women);
    let mut found: BTreeMap<(usize, usize), BTreeSet<u32>> = BTreeMap::new();
    let mut take = |row: usize, men: u32, women: u32| {
        for (column, value) in [men + women, men, women].into_iter().enumerate() {
            found.entry((row, column)).or_default().insert(value);
        }
    };
    for (men, women) in sums(None).into_iter().filter(|(men, women)| total_fits(*men, *women)) {
        take(0, men, women);
    }
    for (row, choices) in choices.iter().enumerate() {
        let others = sums(Some(row));
        for (men, women) in choices {
            if others.iter().any(|(m, w)| total_fits(m + men, w + women)) {
                take(row + 1, *men, *women);
            }
        }
    }
    found
}

fn is_narrow(numbers: &BTreeSet<u32>) -> bool {
    let (low, high) = (numbers.first().unwrap(), numbers.last().unwrap());
    *high > 0 && high - low < THRESHOLD
}

const ROWS: [&str; 5] = ["TOTAL", "MYS", "SGP", "THA", "X"];

/// Rows of a table whose sums hold, and which cells are hidden (1) or not available (2).
fn tables() -> impl Strategy<Value = (Vec<(u32, u32)>, Vec<[u8; 3]>)> {
    (2..=4_usize).prop_flat_map(|rows| {
        let state = prop_oneof![6 => Just(0_u8), 4 => Just(1), 1 => Just(2)];
        (
            prop::collection::vec((0..5_u32, 0..5_u32), rows),
            prop::collection::vec([state.clone(), state.clone(), state], rows + 1),
        )
    })
}

/// The file of such a table, and what is published of it.
fn table(parts: &[(u32, u32)], states: &[[u8; 3]]) -> (File, SheetId, Rows, Vec<usize>) {
    // The last row is always "Other countries".
    let names: Vec<usize> = (0..parts.len()).chain([ROWS.len() - 1]).collect();
    let (men, women) = parts.iter().fold((0, 0), |(men, women), (m, w)| (men + m, women + w));
    let mut file = File::phase_3();
    let sheet = file.sheet(COUNTRIES, "BA:1");
    let mut rows = Rows::new();
    for (number, (men, women)) in std::iter::once(&(men, women)).chain(parts).enumerate() {
        let mut row = [None; 3];
        for (column, (sex, value)) in ["T", "M", "F"].iter().zip([men + women, *men, *women]).enumerate() {
            // Without an answer for the rest, blank countries could hold anything.
            let state = if number == parts.len() {
                states[number][column].min(1)
            } else {
                states[number][column]
            };
            let text = match state {
                0 => value.to_string(),
                1 => "C".to_owned(),
                _ => "N".to_owned(),
            };
            row[column] = (state == 0).then_some(value);
            file.put(sheet, &format!("COU_DES_{} 2014 - {sex}", ROWS[names[number]]), &text);
        }
        rows.push(row);
    }
    (file, sheet, rows, names)
}

fn cell(file: &File, sheet: SheetId, names: &[usize], (row, column): (usize, usize)) -> CellAddress {
    file.cell(
        sheet,
        &format!("COU_DES_{} 2014 - {}", ROWS[names[row]], ["T", "M", "F"][column]),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_is_given_away_is_what_trying_all_numbers_leaves_narrow((parts, states) in tables()) {
        let (file, sheet, rows, names) = table(&parts, &states);
        let expected: BTreeSet<CellAddress> = possible(&rows)
            .into_iter()
            .filter(|(_, numbers)| is_narrow(numbers))
            .map(|(place, _)| cell(&file, sheet, &names, place))
            .filter(|cell| is_hidden(&file, cell))
            .collect();
        prop_assert_eq!(given_away(&file), expected, "{:?}", hidden(&file));
    }

    #[test]
    fn after_the_further_hiding_every_hidden_cell_may_hold_many_numbers((parts, states) in tables()) {
        let (mut file, sheet, mut rows, names) = table(&parts, &states);
        let cells: Vec<CellAddress> = given_away(&file).into_iter().collect();
        prop_assume!(!cells.is_empty());
        let hiding = file.checker().further_hiding(&file.answers, &cells);
        hide(&mut file, &hiding.further);
        let open: BTreeSet<CellAddress> = hiding.open.iter().cloned().collect();
        prop_assert!(given_away(&file).is_subset(&open), "{:?}", hidden(&file));
        for (row, figures) in rows.iter_mut().enumerate() {
            for (column, figure) in figures.iter_mut().enumerate() {
                if is_hidden(&file, &cell(&file, sheet, &names, (row, column))) {
                    *figure = None;
                }
            }
        }
        for (place, numbers) in possible(&rows) {
            let cell = cell(&file, sheet, &names, place);
            prop_assert!(!is_hidden(&file, &cell) || open.contains(&cell) || !is_narrow(&numbers), "{} {:?}", cell.place, numbers);
        }
        // Nothing can be left out.
        for cell in &hiding.further {
            let mut fewer = File { pack: std::sync::Arc::clone(&file.pack), answers: file.answers.clone() };
            let (whole, ..) = table(&parts, &states);
            fewer.put_figure(cell, whole.answers.figure(cell).unwrap().clone());
            prop_assert!(!given_away(&fewer).is_subset(&open), "{} is needless", cell.place);
        }
    }
}

/// Ages by sex by status: three dimensions of two parts each, with all totals.
fn cube(parts: &[u32; 8], hidden: &[bool; 27]) -> (File, Vec<CellAddress>, Vec<Option<u32>>) {
    let mut file = File::phase_3();
    let sheet = file.sheet("EAP_TEAP_SEX_AGE_MIG_NB", "BA:1");
    file.edit(sheet).optional_status = true;
    let (mut cells, mut known) = (Vec::new(), Vec::new());
    for (number, hidden) in hidden.iter().enumerate() {
        let value: u32 = (0..8)
            .filter(|part| lies_in(*part, number))
            .map(|part| parts[part])
            .sum();
        let [age, sex, status] = [number / 9, number / 3 % 3, number % 3];
        let place = format!(
            "AGE_YTHADULT_{} 2014 MIG_STATUS_{} {}",
            ["YGE15", "Y15-24", "YGE25"][age],
            ["TOTAL", "MIGRANT", "NONMIG"][status],
            ["T", "M", "F"][sex]
        );
        let text = if *hidden { "C".to_owned() } else { value.to_string() };
        cells.push(file.put(sheet, &place, &text));
        known.push((!hidden).then_some(value));
    }
    (file, cells, known)
}

/// Whether one of the eight parts belongs to a cell of the cube with totals.
fn lies_in(part: usize, cell: usize) -> bool {
    let along = [cell / 9, cell / 3 % 3, cell % 3];
    let of_part = [part / 4, part / 2 % 2, part % 2];
    along
        .iter()
        .zip(of_part)
        .all(|(along, of)| *along == 0 || along - 1 == of)
}

fn possible_in_cube(known: &[Option<u32>]) -> Option<Vec<BTreeSet<u32>>> {
    const CAP: u32 = 9;
    // A part alone stands in the cell that lies in no total.
    let alone: Vec<Option<u32>> = (0..8)
        .map(|part| known[(part / 4 + 1) * 9 + (part / 2 % 2 + 1) * 3 + part % 2 + 1])
        .collect();
    if alone.iter().filter(|known| known.is_none()).count() > 4 {
        return None;
    }
    let mut found = vec![BTreeSet::new(); 27];
    let mut parts = [0; 8];
    let mut all = vec![Vec::new()];
    for known in &alone {
        let range = known.map_or(0..=CAP, |known| known..=known);
        all = all
            .iter()
            .flat_map(|some: &Vec<u32>| range.clone().map(|value| [some.as_slice(), &[value]].concat()))
            .collect();
    }
    for candidate in all {
        parts.copy_from_slice(&candidate);
        let sum = |cell: usize| -> u32 { (0..8).filter(|part| lies_in(*part, cell)).map(|part| parts[part]).sum() };
        if (0..27).all(|cell| known[cell].is_none_or(|known| known == sum(cell))) {
            for (cell, numbers) in found.iter_mut().enumerate() {
                numbers.insert(sum(cell));
            }
        }
    }
    Some(found)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn age_by_sex_by_status_is_judged_as_by_trying_all_numbers(
        parts in prop::array::uniform8(0..4_u32),
        hidden in prop::array::uniform27(prop::bool::weighted(0.4)),
    ) {
        let (file, cells, known) = cube(&parts, &hidden);
        let Some(possible) = possible_in_cube(&known) else { return Ok(()) };
        let narrow = possible.iter().zip(&cells).filter(|(numbers, _)| is_narrow(numbers));
        let expected: BTreeSet<CellAddress> = narrow.map(|(_, cell)| cell.clone()).filter(|cell| is_hidden(&file, cell)).collect();
        prop_assert_eq!(given_away(&file), expected);
    }
}
