//! Figures for men alone, or for women alone, with neither the total nor the other sex.

use super::super::Odd;
use super::super::reading::{Reading, Remark, years_in_words};
use crate::checks::finding::Detail;
use crate::checks::grid::{CellNumber, Content, Position};
use crate::figures::Value;
use crate::questionnaire::{Sex, Year};
use std::cmp::Ordering;

/// The figures of one sex in one year that stand alone.
struct Alone {
    sex: Sex,
    cells: Vec<CellNumber>,
    largest: Value,
}

/// One finding for each run of years with figures of one sex only. Men and women without a total are fine, since the
/// total follows from them; so is a reason for the total and for the other sex.
pub(super) fn find(reading: &Reading<'_>) -> Vec<Odd> {
    let [Some(total), Some(men), Some(women)] = Sex::ALL.map(|sex| reading.sheet.sex(sex)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for status in reading.statuses() {
        let mut run: Vec<(Year, Alone)> = Vec::new();
        for year in reading.years() {
            let at = |sex| Position {
                row: 0,
                year,
                status,
                sex,
            };
            match alone(reading, [at(total), at(men), at(women)]) {
                Stands::Nothing => {}
                Stands::Alone(alone) => {
                    if run.last().is_some_and(|(_, last)| last.sex != alone.sex) {
                        found.extend(remark(reading, status, std::mem::take(&mut run)));
                    }
                    run.push((reading.year(year), alone));
                }
                Stands::Otherwise => found.extend(remark(reading, status, std::mem::take(&mut run))),
            }
        }
        found.extend(remark(reading, status, run));
    }
    found
}

/// What stands in a year.
enum Stands {
    Nothing,
    Alone(Alone),
    Otherwise,
}

fn alone(reading: &Reading<'_>, [total, men, women]: [Position; 3]) -> Stands {
    let mut cells: [Vec<CellNumber>; 2] = Default::default();
    let mut largest: Option<Value> = None;
    for row in reading.rows() {
        let at = |position: Position| Position { row, ..position };
        if reading.value(at(total)).is_some() {
            return Stands::Otherwise;
        }
        for (side, (own, other)) in [(men, women), (women, men)].into_iter().enumerate() {
            let Some(value) = reading.value(at(own)) else { continue };
            let open = |at| matches!(reading.content(at), Content::Blank | Content::Wrong);
            if !open(at(total)) && !open(at(other)) {
                return Stands::Otherwise;
            }
            cells[side].push(reading.sheet.number(at(own)));
            if largest.is_none_or(|known| known.cmp_amount(value) == Ordering::Less) {
                largest = Some(value);
            }
        }
    }
    let [of_men, of_women] = cells;
    let (sex, cells) = match (of_men.is_empty(), of_women.is_empty()) {
        (true, true) => return Stands::Nothing,
        (false, true) => (Sex::Male, of_men),
        (true, false) => (Sex::Female, of_women),
        (false, false) => return Stands::Otherwise,
    };
    match largest.filter(|largest| !largest.is_zero()) {
        Some(largest) => Stands::Alone(Alone { sex, cells, largest }),
        None => Stands::Otherwise,
    }
}

fn remark(reading: &Reading<'_>, status: u16, run: Vec<(Year, Alone)>) -> Option<Odd> {
    let (first, alone) = run.first()?;
    let years: Vec<Year> = run.iter().map(|(year, _)| *year).collect();
    let largest = run
        .iter()
        .map(|(_, alone)| alone.largest)
        .max_by(|a, b| a.cmp_amount(*b))?;
    let letter = alone.sex.letter();
    let sex = if alone.sex == Sex::Male { "men" } else { "women" };
    let (first, year) = (*first, Some(*first));
    let cells: Vec<CellNumber> = run.into_iter().flat_map(|(_, alone)| alone.cells).collect();
    let mut args = reading.block(status);
    args.extend([
        ("years", Detail::Text(years_in_words(&years))),
        ("sex", Detail::Choice(sex)),
        ("count", Detail::Count(cells.len())),
        ("largest", reading.amount(largest)),
    ]);
    Some(reading.odd(Remark {
        variant: format!("{letter}-{first}-{}", reading.status_code(status)),
        year,
        cells,
        id: "finding-one-sex",
        args,
    }))
}
