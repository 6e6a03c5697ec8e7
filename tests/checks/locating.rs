//! Naming the cell: slips seeded into tables whose sums hold, and what the locator says of them. Seeds are fixed.

use crate::file::File;
use ilms_collect::checks::{Cause, Slip};
use ilms_collect::figures::{CellAddress, Figure, Place, SheetId, Value};
use ilms_collect::questionnaire::{ItemCode, Sex, Year};
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
                    .edits
                    .iter()
                    .all(|edit| truth.get(&edit.cell).is_some_and(|value| near(*value, edit.right)))
            })
        };
        let all_named: usize = causes
            .iter()
            .filter(|cause| cause.named && right(cause, 0))
            .map(|cause| cause.explanations[0].edits.len())
            .sum();
        score.named_right += usize::from(all_named == errors);
        score.named_wrong += usize::from(causes.iter().any(|cause| cause.named && !right(cause, 0)));
        let within: usize = causes
            .iter()
            .filter_map(|cause| {
                (0..3)
                    .find(|nth| right(cause, *nth))
                    .map(|nth| cause.explanations[nth].edits.len())
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
            for edit in &explanation.edits {
                println!(
                    "      {:?} {} -> {} {:?} support {}",
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
    let [edit] = &cause.explanations[0].edits[..] else {
        panic!("{cause:?}")
    };
    assert_eq!(edit.cell, file.cell(sheet, "COU_DES_MYS 2014 - F"));
    assert_eq!((edit.typed, edit.right), (Value::whole(5_350), Value::whole(5_530)));
    assert_eq!((edit.slip, edit.support), (Some(Slip::Exchanged), 2));
}
