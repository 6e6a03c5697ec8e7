//! Naming the cell: slips seeded into tables whose sums hold, and what the locator says of them. Seeds are fixed.

use crate::file::File;
use crate::seeded_errors::{Among, Kind, Seen, Trial, score};
use ilms_collect::checks::{Cause, Operation, Slip};
use ilms_collect::figures::{CellAddress, Figure, Place, SheetId, Value};
use ilms_collect::questionnaire::{ItemCode, Sex, Year};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A small generator of numbers with a seed (Marsaglia's xorshift64*).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 33) as usize % bound
    }
}

/// Outflow for work by destination, men and women, three years: figures of the sizes that are published.
fn by_destination(dice: &mut Dice) -> (File, SheetId) {
    const COUNTRIES: [&str; 14] = [
        "BRN", "KHM", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "VNM", "SAU", "ARE", "HKG", "TWN", "KOR",
    ];
    let mut file = File::phase_3();
    file.answers.settings.insert("area".to_owned(), "IDN".to_owned());
    let sheet = file.sheet("EMP_XOUM_SEX_COU_NB", "FX:1");
    (file, sheet_of(sheet, dice, &COUNTRIES)).into_filled()
}

trait IntoFilled {
    fn into_filled(self) -> (File, SheetId);
}

struct Filling {
    sheet: SheetId,
    figures: Vec<(String, u16, &'static str, i64)>,
}

fn sheet_of(sheet: SheetId, dice: &mut Dice, countries: &[&str]) -> Filling {
    let mut figures = Vec::new();
    let mut size: Vec<f64> = countries
        .iter()
        .map(|_| 10_f64.powf(1.0 + dice.below(400) as f64 / 100.0))
        .collect();
    size.push(300.0);
    for year in [2012, 2013, 2014] {
        let (mut men, mut women) = (0, 0);
        for (at, code) in countries
            .iter()
            .map(|code| format!("COU_DES_{code}"))
            .chain(["COU_DES_X".to_owned()])
            .enumerate()
        {
            size[at] *= 0.8 + dice.below(45) as f64 / 100.0;
            let share = 0.2 + dice.below(60) as f64 / 100.0;
            let (m, f) = ((size[at] * share) as i64, (size[at] * (1.0 - share)) as i64);
            men += m;
            women += f;
            figures.extend([
                (code.clone(), year, "M", m),
                (code.clone(), year, "F", f),
                (code, year, "T", m + f),
            ]);
        }
        let total = "COU_DES_TOTAL".to_owned();
        figures.extend([
            (total.clone(), year, "M", men),
            (total.clone(), year, "F", women),
            (total, year, "T", men + women),
        ]);
    }
    Filling { sheet, figures }
}

impl IntoFilled for (File, Filling) {
    fn into_filled(self) -> (File, SheetId) {
        let (mut file, filling) = self;
        for (item, year, sex, number) in filling.figures {
            let place = Place {
                item: Some(ItemCode::from(item.as_str())),
                year: Year(year),
                status: None,
                sex: Sex::parse(sex).unwrap(),
            };
            file.edit(filling.sheet).years.insert(Year(year));
            file.put_figure(
                &CellAddress::new(filling.sheet, place),
                Figure::value(Value::whole(number)),
            );
        }
        (file, filling.sheet)
    }
}

/// One slip of the hand in a figure, in the shares of Scholtus 2009; none where the figure is too short for it.
fn slipped(dice: &mut Dice, number: i64) -> Option<i64> {
    let mut digits: Vec<u8> = number.to_string().into_bytes();
    let at = dice.below(digits.len());
    match dice.below(152) {
        0..112 => {
            let other = b'0' + dice.below(10) as u8;
            digits[at] = other;
        }
        112..127 => {
            digits.remove(at);
        }
        127..141 => {
            if at + 1 < digits.len() {
                digits.swap(at, at + 1);
            }
        }
        _ => digits.insert(at, b'0' + dice.below(10) as u8),
    }
    let text = String::from_utf8(digits).ok()?;
    let changed: i64 = text.parse().ok()?;
    (changed != number).then_some(changed)
}

struct Score {
    seeded: usize,
    detected: usize,
    named_right: usize,
    in_first_three: usize,
    named_wrong: usize,
}

fn seed_and_score(errors: usize, rounds: usize) -> Score {
    let mut dice = Dice(20_090_046 + errors as u64);
    let mut score = Score {
        seeded: 0,
        detected: 0,
        named_right: 0,
        in_first_three: 0,
        named_wrong: 0,
    };
    while score.seeded < rounds {
        let (mut file, sheet) = by_destination(&mut dice);
        let cells: Vec<(Place, Value)> = file.answers.figures[&sheet]
            .iter()
            .filter_map(|(place, figure)| Some((place.clone(), figure.as_value()?)))
            .filter(|(place, _)| place.year == Year(2014))
            .collect();
        let mut truth: BTreeMap<CellAddress, Value> = BTreeMap::new();
        while truth.len() < errors {
            let (place, value) = &cells[dice.below(cells.len())];
            let Some(wrong) = slipped(&mut dice, value.mantissa()) else {
                continue;
            };
            // A miss of a few persons lies within the rounding that sums must allow.
            if (wrong - value.mantissa()).abs() <= 12 {
                continue;
            }
            let cell = CellAddress::new(sheet, place.clone());
            if truth.contains_key(&cell) {
                continue;
            }
            file.put_figure(&cell, Figure::value(Value::whole(wrong)));
            truth.insert(cell, *value);
        }
        score.seeded += 1;
        let checker = file.checker();
        let causes = checker.causes();
        score.detected += usize::from(!causes.is_empty());
        let near = |a: Value, b: Value| (a.mantissa() - b.mantissa()).abs() <= 12;
        let right = |cause: &Cause, nth: usize| {
            cause.explanations.get(nth).is_some_and(|explanation| {
                explanation
                    .edits()
                    .all(|edit| truth.get(&edit.cell).is_some_and(|value| near(*value, edit.right)))
            })
        };
        let all_named: usize = causes
            .iter()
            .filter(|cause| cause.named && right(cause, 0))
            .map(|cause| cause.explanations[0].steps.len())
            .sum();
        score.named_right += usize::from(all_named == errors);
        score.named_wrong += usize::from(causes.iter().any(|cause| cause.named && !right(cause, 0)));
        let within: usize = causes
            .iter()
            .filter_map(|cause| {
                (0..3)
                    .find(|nth| right(cause, *nth))
                    .map(|nth| cause.explanations[nth].steps.len())
            })
            .sum();
        score.in_first_three += usize::from(within == errors);
        if all_named != errors && std::env::var_os("ILMS_SHOW").is_some() {
            show(&truth, &causes);
        }
    }
    score
}

fn show(truth: &BTreeMap<CellAddress, Value>, causes: &[Cause]) {
    println!("truth {truth:?}");
    for cause in causes {
        println!(
            "  cause of {} identities, named {}, cut {}",
            cause.identities.len(),
            cause.named,
            cause.cut_short
        );
        for explanation in cause.explanations.iter().take(4) {
            println!("    {}:", explanation.cost);
            for edit in explanation.edits() {
                println!(
                    "      {:?} {:?} -> {} {:?} support {}",
                    edit.cell, edit.typed, edit.right, edit.slip, edit.support
                );
            }
        }
    }
}

#[test]
fn slips_in_a_table_with_sexes_are_named() {
    // Errors together, tables seeded, at least so many named right, at most so many named wrong.
    for (errors, rounds, right, wrong) in [(1, 400, 398, 0), (2, 200, 196, 0), (3, 60, 54, 0), (5, 20, 0, 0)] {
        let score = seed_and_score(errors, rounds);
        println!(
            "{errors} errors: {} seeded, {} detected, {} named right, {} in the first three, {} named wrong",
            score.seeded, score.detected, score.named_right, score.in_first_three, score.named_wrong
        );
        assert_eq!(score.detected, rounds, "{errors} errors");
        assert!(
            score.named_right >= right,
            "{errors} errors: {} named right",
            score.named_right
        );
        assert!(
            score.named_wrong <= wrong,
            "{errors} errors: {} named wrong",
            score.named_wrong
        );
    }
}

#[test]
fn two_digits_exchanged_are_said() {
    let mut file = File::phase_3();
    let sheet = file.sheet("EMP_XOUM_SEX_COU_NB", "FX:1");
    for (item, figures) in [
        ("TOTAL", [20_370, 14_040, 6_330]),
        ("MYS", [14_840, 9_310, 5_350]),
        ("SGP", [5_530, 4_730, 800]),
        ("X", [0, 0, 0]),
    ] {
        for (sex, number) in ["T", "M", "F"].into_iter().zip(figures) {
            file.put(sheet, &format!("COU_DES_{item} 2014 - {sex}"), &number.to_string());
        }
    }
    let causes = file.checker().causes();
    let [cause] = &causes[..] else { panic!("{causes:?}") };
    assert!(cause.named);
    let [step] = &cause.explanations[0].steps[..] else {
        panic!("{cause:?}")
    };
    let [edit] = &step.edits[..] else { panic!("{cause:?}") };
    assert_eq!(edit.cell, file.cell(sheet, "COU_DES_MYS 2014 - F"));
    assert_eq!(
        (edit.typed, edit.right),
        (Some(Value::whole(5_350)), Value::whole(5_530))
    );
    assert_eq!((edit.slip, edit.support), (Some(Slip::Exchanged), 2));
}

/// The only cause, its only step, and the cells that it would change.
fn only_step(file: &File) -> (Cause, Operation, Vec<(String, Option<i64>, i64)>) {
    let causes = file.checker().causes();
    let [cause] = &causes[..] else { panic!("{causes:#?}") };
    assert!(cause.named, "{cause:#?}");
    let [step] = &cause.explanations[0].steps[..] else {
        panic!("{cause:#?}")
    };
    let persons = |value: Value| value.at_precision(0).mantissa();
    let edits = step.edits.iter().map(|edit| {
        let item = edit.cell.place.item.as_ref().map_or(String::new(), ToString::to_string);
        let name = format!(
            "{} {}",
            item.rsplit('_').next().unwrap_or_default(),
            edit.cell.place.sex.letter()
        );
        (name, edit.typed.map(persons), persons(edit.right))
    });
    let edits = edits.collect();
    (cause.clone(), step.operation, edits)
}

/// Rows of total, men and women in 2014; blank where nothing is said.
fn table(rows: &[(&str, [&str; 3])]) -> (File, SheetId) {
    let mut file = File::phase_3();
    let sheet = file.sheet("EMP_XOUM_SEX_COU_NB", "FX:1");
    for (item, figures) in rows {
        for (sex, text) in ["T", "M", "F"].into_iter().zip(figures) {
            file.put(sheet, &format!("COU_DES_{item} 2014 - {sex}"), text);
        }
    }
    (file, sheet)
}

const RIGHT: [(&str, [&str; 3]); 8] = [
    ("TOTAL", ["31427", "18313", "13114"]),
    ("BRN", ["2210", "1207", "1003"]),
    ("KHM", ["347", "231", "116"]),
    ("MYS", ["14840", "9310", "5530"]),
    ("PHL", ["1288", "575", "713"]),
    ("SGP", ["5531", "1730", "3801"]),
    ("THA", ["7191", "5249", "1942"]),
    ("X", ["20", "11", "9"]),
];

fn with(changes: &[(&str, [&str; 3])]) -> File {
    let mut rows = RIGHT.to_vec();
    for change in changes {
        let row = rows.iter_mut().find(|row| row.0 == change.0).unwrap();
        *row = *change;
    }
    table(&rows).0
}

#[test]
fn a_table_that_holds_has_no_cause() {
    assert!(with(&[]).checker().causes().is_empty());
}

#[test]
fn men_and_women_exchanged_in_some_rows_are_one_step() {
    let file = with(&[
        ("MYS", ["14840", "5530", "9310"]),
        ("PHL", ["1288", "713", "575"]),
        ("SGP", ["5531", "3801", "1730"]),
    ]);
    let (cause, operation, edits) = only_step(&file);
    assert_eq!(operation, Operation::ExchangeColumns);
    assert_eq!(edits.len(), 6, "{edits:?}");
    assert!(edits.contains(&("MYS F".to_owned(), Some(9310), 5530)), "{edits:?}");
    assert_eq!(cause.misses, [Value::whole(1571)]);
}

#[test]
fn two_cells_exchanged_are_one_step() {
    let file = with(&[("MYS", ["14840", "575", "5530"]), ("PHL", ["1288", "9310", "713"])]);
    let (_, operation, edits) = only_step(&file);
    assert_eq!(operation, Operation::ExchangeCells);
    assert_eq!(
        edits,
        [
            ("MYS M".to_owned(), Some(575), 9310),
            ("PHL M".to_owned(), Some(9310), 575)
        ]
    );
}

#[test]
fn a_block_a_row_too_low_is_put_back_and_what_it_pushed_out_is_told() {
    // Women from Cambodia on stand a row too low; the first place was left blank.
    let file = with(&[
        ("KHM", ["347", "231", ""]),
        ("MYS", ["14840", "9310", "116"]),
        ("PHL", ["1288", "575", "5530"]),
        ("SGP", ["5531", "1730", "713"]),
    ]);
    let (_, operation, mut edits) = only_step(&file);
    edits.sort();
    assert_eq!(operation, Operation::Shift(1));
    assert_eq!(
        edits,
        [
            ("KHM F".to_owned(), None, 116),
            ("MYS F".to_owned(), Some(116), 5530),
            ("PHL F".to_owned(), Some(5530), 713),
            ("SGP F".to_owned(), Some(713), 3801),
        ]
    );
}

#[test]
fn a_column_in_thousands_of_what_it_should_be_is_one_step() {
    let thousandfold: Vec<(&str, String)> = RIGHT.iter().map(|row| (row.0, format!("{}000", row.1[1]))).collect();
    let changes: Vec<(&str, [&str; 3])> = RIGHT
        .iter()
        .zip(&thousandfold)
        .map(|(row, (_, men))| (row.0, [row.1[0], men.as_str(), row.1[2]]))
        .collect();
    let (_, operation, edits) = only_step(&with(&changes));
    assert_eq!((operation, edits.len()), (Operation::Scale(3), 8));
    assert_eq!(edits[0], ("TOTAL M".to_owned(), Some(18_313_000), 18_313));
}

#[test]
fn a_total_in_persons_over_parts_in_thousands_is_one_step() {
    let (_, operation, edits) = only_step(&with(&[("TOTAL", ["31427000", "18313000", "13114000"])]));
    assert_eq!((operation, edits.len()), (Operation::Scale(3), 3));
}

#[test]
fn a_figure_below_zero_is_told_by_the_sums_beside_it() {
    let (cause, operation, edits) = only_step(&with(&[("MYS", ["14840", "9310", "-5530"])]));
    assert_eq!(operation, Operation::Change);
    assert_eq!(edits, [("MYS F".to_owned(), Some(-5530), 5530)]);
    assert_eq!(cause.explanations[0].steps[0].edits[0].slip, Some(Slip::Sign));
    assert_eq!(cause.misses, [Value::whole(11_060)]);
}

#[test]
fn an_amount_in_the_wrong_row_is_one_step_but_men_and_women_are_not_told_apart() {
    let file = with(&[("MYS", ["14840", "9077", "5530"]), ("PHL", ["1288", "808", "713"])]);
    let causes = file.checker().causes();
    let [cause] = &causes[..] else { panic!("{causes:#?}") };
    assert!(!cause.named, "{cause:#?}");
    let moves = cause.explanations.iter().filter(|one| one.steps.len() == 1);
    let moves: Vec<Operation> = moves.map(|one| one.steps[0].operation).collect();
    assert_eq!(moves, [Operation::Move; 3], "{cause:#?}");
}

#[test]
fn one_sum_names_a_cell_where_only_it_is_a_known_slip_away() {
    // Only the sexes of one row are complete.
    let (file, sheet) = table(&[("MYS", ["102918", "46505", "54613"])]);
    let causes = file.checker().causes();
    let [cause] = &causes[..] else { panic!("{causes:#?}") };
    assert!(cause.named, "{cause:#?}");
    let edit = cause.explanations[0].edits().next().unwrap();
    assert_eq!(edit.cell, file.cell(sheet, "COU_DES_MYS 2014 - F"));
    assert_eq!((edit.right, edit.slip), (Value::whole(56_413), Some(Slip::Exchanged)));
    assert_eq!(edit.support, 1);
    // A digit that is another could be one of any of the three.
    let (file, _) = table(&[("MYS", ["102918", "46505", "56613"])]);
    let causes = file.checker().causes();
    assert!(!causes[0].named, "{causes:#?}");
    assert_eq!(causes[0].explanations.len(), 3);
}

#[test]
fn what_no_sum_can_see_is_not_claimed() {
    // Two rows exchanged as a whole.
    let file = with(&[("MYS", RIGHT[4].1), ("PHL", RIGHT[3].1)]);
    assert!(file.checker().causes().is_empty());
}

#[test]
fn errors_of_each_kind_are_named() {
    // Errors, in how many of a hundred that break a sum they are named right at least, and named wrong at most.
    for (among, kind, right, wrong) in [
        (Among::WithSex, Kind::Slips(2), 98, 0),
        (Among::WithSex, Kind::Slips(3), 95, 1),
        (Among::WithSex, Kind::CellsExchanged, 95, 0),
        (Among::WithSex, Kind::SexesExchanged, 90, 0),
        (Among::WithSex, Kind::Shifted, 95, 0),
        (Among::WithSex, Kind::Sign, 99, 0),
        (Among::WithSex, Kind::CellScaled, 99, 0),
        (Among::WithSex, Kind::ColumnScaled, 95, 0),
        (Among::Lists, Kind::Slips(1), 20, 1),
    ] {
        let mut trials: Vec<Trial> = among.clean(1).into_iter().map(Trial::new).collect();
        let by_two = among == Among::WithSex && matches!(kind, Kind::Slips(_));
        let seen = if by_two { Seen::ByTwoSums } else { Seen::Anyhow };
        let score = score(kind, seen, &mut trials, 60);
        println!(
            "{among:?} {kind:?}: {} break a sum, {} named right, {} in the first three, {} named wrong",
            score.errors, score.named_right, score.in_first_three, score.named_wrong
        );
        assert!(score.named_right * 100 >= right * score.errors, "{among:?} {kind:?}");
        assert!(score.named_wrong * 100 <= wrong * score.errors, "{among:?} {kind:?}");
    }
}

#[test]
fn two_hundred_errors_in_one_table_are_answered_honestly() {
    let mut dice = Dice(200);
    let (mut file, sheet) = by_destination(&mut dice);
    let cells: Vec<(Place, Value)> = file.answers.figures[&sheet]
        .iter()
        .filter_map(|(place, figure)| Some((place.clone(), figure.as_value()?)))
        .collect();
    // 144 figures stand in it: each other one is wrong by no slip that could be told, and then each.
    for step in [2, 1] {
        for (place, _) in cells.iter().step_by(step) {
            let wrong = Figure::value(Value::whole(dice.below(100_000) as i64));
            file.put_figure(&CellAddress::new(sheet, place.clone()), wrong);
        }
        let checker = file.checker();
        let start = std::time::Instant::now();
        let causes = checker.causes();
        println!("{} causes in {:?}", causes.len(), start.elapsed());
        assert!(!causes.is_empty());
        assert!(causes.iter().all(|cause| !cause.named), "{causes:#?}");
        assert!(causes.iter().any(|cause| cause.cut_short), "{causes:#?}");
        assert_eq!(causes, checker.causes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Figures of any size and precision, below zero too, and gaps: an answer, the same each time.
    #[test]
    fn no_figures_are_too_large_to_be_looked_at(figures in prop::collection::vec((0..14_usize, -9_i8..=12, -3_i64..=3), 48)) {
        const SIZES: [i64; 14] = [
            i64::MAX, i64::MAX - 7, -i64::MAX, i64::MAX / 2, 999_999_999_999_999, 1_000_000_007, 54_613, 5_530, 5_350, 553, 11, 2, 1, 0,
        ];
        let mut file = File::phase_3();
        let sheet = file.sheet("EMP_XOUM_SEX_COU_NB", "FX:1");
        let mut figures = figures.into_iter();
        for year in [2013, 2014] {
            file.edit(sheet).years.insert(Year(year));
            for (item, _) in RIGHT {
                for sex in ["T", "M", "F"] {
                    let (size, exponent, more) = figures.next().unwrap();
                    if more == 3 {
                        continue;
                    }
                    let cell = file.cell(sheet, &format!("COU_DES_{item} {year} - {sex}"));
                    let exponent = if more < 0 { exponent } else { 0 };
                    let value = Value::new(SIZES[size].saturating_add(more), exponent);
                    file.put_figure(&cell, Figure::value(value));
                }
            }
        }
        let checker = file.checker();
        let causes = checker.causes();
        prop_assert_eq!(&causes, &checker.causes());
        for cause in &causes {
            prop_assert!(!cause.named || !cause.explanations[0].steps.is_empty());
            for explanation in &cause.explanations {
                prop_assert!(explanation.edits().all(|edit| !edit.right.as_sum().is_negative()), "{:?}", explanation);
            }
        }
    }
}
