//! A full questionnaire (all 23 tables, ten years), checked in full and after one keystroke.
//!
//! Goals: full check at most 10 ms, one keystroke at most 0.3 ms (release). Prints medians; asserts nothing about time.
#![allow(clippy::expect_used)]

use ilms_collect::checks::Checker;
use ilms_collect::figures::{
    Answers, CellAddress, Change, Figure, Metadata, RowKind, Sheet, SheetLayout, SourceKey, Value,
};
use ilms_collect::questionnaire::{ClassificationKind, Item, Pack, PackId, Sex, Table, Universe, Year, builtin_pack};
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Countries that each country table lists beside the members of ASEAN.
const ADDED_COUNTRIES: usize = 56;

fn main() {
    let pack = builtin_pack(&PackId::from("asean-phase-3")).expect("a built-in pack");
    let answers = questionnaire(&pack);
    let figures: usize = answers.figures.values().map(std::collections::BTreeMap::len).sum();

    let full: Vec<Duration> = (0..30)
        .map(|_| {
            let start = Instant::now();
            black_box(Checker::new(Arc::clone(&pack), black_box(&answers), &pack.id));
            start.elapsed()
        })
        .collect();

    let mut checker = Checker::new(Arc::clone(&pack), &answers, &pack.id);
    println!("figures               {figures:>10}");
    println!("identities            {:>10}", checker.identities().len());
    println!("findings              {:>10}", checker.findings().len());
    println!(
        "full check            {:>10.2} ms (median of {})",
        ms(median(full.clone())),
        full.len()
    );

    for errors in [1, 20, 200] {
        let spoiled = spoiled(&answers, errors);
        let checker = Checker::new(Arc::clone(&pack), &spoiled, &pack.id);
        let times: Vec<Duration> = (0..5)
            .map(|_| {
                let start = Instant::now();
                black_box(checker.causes());
                start.elapsed()
            })
            .collect();
        println!(
            "causes of {errors:>3} slips    {:>10.2} ms (median of 5)",
            ms(median(times))
        );
    }

    let mut live = answers.clone();
    let keystrokes = keystrokes(&pack, &mut live, &mut checker);
    println!(
        "one keystroke         {:>10.4} ms (median of {})",
        ms(median(keystrokes.clone())),
        keystrokes.len()
    );
    println!(
        "one keystroke, worst  {:>10.4} ms",
        ms(keystrokes.iter().copied().max().unwrap_or_default())
    );
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// The answers with so many figures one digit longer, spread over the form.
fn spoiled(answers: &Answers, errors: usize) -> Answers {
    let mut spoiled = answers.clone();
    let cells: Vec<CellAddress> = answers
        .figures
        .iter()
        .flat_map(|(sheet, figures)| figures.keys().map(|place| CellAddress::new(*sheet, place.clone())))
        .collect();
    for cell in cells.iter().skip(7).step_by(cells.len() / errors).take(errors) {
        let before = answers.figure(cell).cloned();
        let stands = before.as_ref().and_then(Figure::as_value).map_or(0, Value::mantissa);
        let after = Some(Figure::value(Value::whole(stands * 10 + 3)));
        let cell = cell.clone();
        spoiled.apply(&Change::Figure { cell, before, after });
    }
    spoiled
}

/// Spoils and mends cells all over the form.
fn keystrokes(pack: &Pack, answers: &mut Answers, checker: &mut Checker) -> Vec<Duration> {
    let cells: Vec<CellAddress> = answers
        .figures
        .iter()
        .flat_map(|(sheet, figures)| figures.keys().map(|place| CellAddress::new(*sheet, place.clone())))
        .collect();
    let mut times = Vec::new();
    for cell in cells.iter().step_by(cells.len() / 500) {
        let before = answers.figure(cell).cloned();
        let after = Some(Figure::value(Value::whole(987_654_321)));
        let spoiled = Change::Figure {
            cell: cell.clone(),
            before,
            after,
        };
        for change in [spoiled.clone(), spoiled.inverse()] {
            answers.apply(&change);
            let start = Instant::now();
            checker.update(answers, black_box(std::slice::from_ref(&change)));
            times.push(start.elapsed());
        }
    }
    assert_eq!(
        checker.findings().len(),
        Checker::new(Arc::new(pack.clone()), answers, &pack.id).findings().len()
    );
    times
}

/// Every table filled for ten years, with all sums right.
fn questionnaire(pack: &Pack) -> Answers {
    let mut answers = Answers::default();
    answers.settings.insert("area".to_owned(), "IDN".to_owned());
    answers.settings.insert("preparer".to_owned(), "Bench".to_owned());
    for table in &pack.tables {
        let id = answers.next_sheet_id();
        let mut sheet = Sheet::new(pack.id.clone(), table.code.clone());
        sheet.source = Some(SourceKey::from("BA:510"));
        sheet.years = (2006..=2015).map(Year).collect();
        let stated = Metadata {
            text: "Foreign citizens".to_owned(),
            ..Metadata::default()
        };
        sheet.metadata.insert("T36".to_owned(), stated);
        if let Some(main) = table
            .main
            .as_ref()
            .filter(|main| main.kind == ClassificationKind::Country)
        {
            let list = pack.classification(&main.default).expect("the default list");
            let plain = list.items.iter().filter(|item| item.area.is_some() && !item.shown);
            sheet.added_items = plain.take(ADDED_COUNTRIES).map(|item| item.code.clone()).collect();
        }
        answers.sheets.insert(id, sheet);
        let layout = SheetLayout::of(pack, &answers, id).expect("a laid out sheet");
        let rows: Vec<Option<i64>> = row_values(pack, table, &layout);
        for (row, value) in rows.iter().enumerate() {
            let Some(value) = value else { continue };
            for column in 0..layout.columns.len() {
                let cell = layout.cell(id, row, column).expect("a cell");
                let status = match &cell.place.status {
                    None => i64::from(!table.migrants_only) * 3 + 1,
                    Some(code) if code.as_str().ends_with("_TOTAL") => 4,
                    Some(code) if code.as_str().ends_with("_MIGRANT") => 1,
                    Some(_) => 3,
                };
                let sex = match cell.place.sex {
                    Sex::Total => 5,
                    Sex::Male => 3,
                    Sex::Female => 2,
                };
                let number = if table.universe == Universe::Earnings {
                    2000
                } else {
                    value * status * sex
                };
                let figures = answers.figures.entry(id).or_default();
                figures.insert(cell.place, Figure::value(Value::whole(number)));
            }
        }
    }
    answers
}

/// A value for each row: one for a part, the rest of the total for the last part of the first level.
fn row_values(pack: &Pack, table: &Table, layout: &SheetLayout) -> Vec<Option<i64>> {
    let total = match table.universe {
        Universe::Residents | Universe::NationalsAbroad => 90_000,
        Universe::WorkingAge | Universe::Outflow | Universe::Inflow => 70_000,
        Universe::LabourForce | Universe::InflowWorkingAge => 50_000,
        _ => 30_000,
    };
    let items: Vec<Option<&Item>> = layout
        .rows
        .iter()
        .map(|row| match &row.kind {
            RowKind::Item(Some(code)) => pack.item_of(table, code).map(|(_, item)| item),
            _ => None,
        })
        .collect();
    let children = |whole: &Item| {
        items
            .iter()
            .flatten()
            .filter(|item| item.part_of.as_ref() == Some(&whole.code))
            .count()
    };
    let mut values: Vec<Option<i64>> = layout
        .rows
        .iter()
        .zip(&items)
        .map(|(row, item)| match (&row.kind, item) {
            (RowKind::Heading(_), _) => None,
            (RowKind::Item(_), Some(item)) if !item.is_total => Some(1 + children(item) as i64),
            _ => Some(total),
        })
        .collect();
    let is_part =
        |item: &Item| !item.is_total && (item.is_other || item.area.is_some() || item.in_partition && item.level <= 1);
    let top = |index: &usize| items[*index].is_some_and(is_part);
    let parts: Vec<usize> = (0..items.len()).filter(top).collect();
    if let Some((last, others)) = parts.split_last() {
        let known: i64 = others.iter().filter_map(|index| values[*index]).sum();
        values[*last] = Some(total - known);
    }
    values
}
