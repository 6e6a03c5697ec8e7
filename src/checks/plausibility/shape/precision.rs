//! Figures of one sum that are stated to different precisions: totals in whole thousands beside parts to the person.
//!
//! A figure that ends in zeros may be exact. What gives rounding away is that the other side of its sum is stated finer, and
//! misses it by less than half of what the zeros leave open, but by more than rounding on the finer side could explain.

use super::super::Odd;
use super::super::reading::{Reading, Remark};
use crate::checks::finding::Detail;
use crate::checks::grid::{CellNumber, Content};
use crate::checks::identity::{Relation, Subject, Term};
use crate::figures::{Sum, Value};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Zeros more than the other side has, from which on they are no chance; one less where the figure is stated that coarsely, or
/// where another of the year is rounded.
const ZEROS: i8 = 3;

/// A sum of which one side is rounded.
struct Rounded {
    whole: CellNumber,
    /// The rounded cells: the whole alone, or all parts that are not nothing.
    cells: Vec<CellNumber>,
    stated: Value,
    parts: Value,
    /// The power of ten they are rounded to.
    step: i8,
    /// The power of ten of the other side.
    fine: i8,
    /// Whether its zeros alone say so.
    is_certain: bool,
}

impl Rounded {
    fn is_total(&self) -> bool {
        self.cells.as_slice() == [self.whole]
    }

    fn gap(&self) -> Sum {
        self.stated.as_sum().minus(self.parts.as_sum()).abs()
    }
}

/// Several rounded figures of a year, or rounded parts: one finding for each year.
pub(super) fn mixed(reading: &Reading<'_>) -> Vec<Odd> {
    let years = by_year(reading);
    let several = years.into_iter().filter(|(_, found)| !is_single_total(found));
    several
        .filter_map(|(year, found)| of_year(reading, year, &found))
        .collect()
}

/// A single rounded total of a year.
pub(super) fn round_totals(reading: &Reading<'_>) -> Vec<Odd> {
    let years = by_year(reading);
    let single = years.iter().filter(|(_, found)| is_single_total(found));
    single
        .filter_map(|(year, found)| {
            let one = found.first()?;
            let mut args = amounts(reading, one);
            args.push(("place", Detail::Place(reading.view.grid.address(one.whole), None)));
            Some(reading.odd(Remark {
                variant: format!("total-{}", reading.year(*year)),
                year: Some(reading.year(*year)),
                cells: vec![one.whole],
                id: "finding-round-total",
                args,
            }))
        })
        .collect()
}

fn is_single_total(found: &[Rounded]) -> bool {
    found.iter().all(|one| one.is_total() && one.whole == found[0].whole)
}

fn of_year(reading: &Reading<'_>, year: u16, found: &[Rounded]) -> Option<Odd> {
    let mut example = found.first()?;
    for one in found {
        if one.gap().compare(example.gap()) == Ordering::Greater {
            example = one;
        }
    }
    let mut cells: Vec<CellNumber> = found.iter().flat_map(|one| one.cells.iter().copied()).collect();
    cells.sort_unstable();
    cells.dedup();
    let mut args = amounts(reading, example);
    args.extend([
        ("place", Detail::Place(reading.view.grid.address(example.whole), None)),
        ("count", Detail::Count(cells.len())),
        (
            "side",
            Detail::Choice(if example.is_total() { "total" } else { "parts" }),
        ),
    ]);
    let first = example.cells.first()?;
    let place = cells.iter().position(|cell| cell == first)?;
    cells[..=place].rotate_right(1);
    Some(reading.odd(Remark {
        variant: reading.year(year).to_string(),
        year: Some(reading.year(year)),
        cells,
        id: "finding-mixed-precision",
        args,
    }))
}

fn amounts(reading: &Reading<'_>, one: &Rounded) -> Vec<(&'static str, Detail)> {
    let power = |exponent: i8| reading.amount(Value::new(1, exponent));
    vec![
        ("stated", reading.amount(one.stated)),
        ("parts", reading.amount(one.parts)),
        ("step", power(one.step)),
        ("fine", power(one.fine)),
        ("exact", Detail::Choice(if one.fine == 0 { "person" } else { "other" })),
    ]
}

/// The sums of a sheet of which one side is rounded, by the index of their year.
fn by_year(reading: &Reading<'_>) -> BTreeMap<u16, Vec<Rounded>> {
    let sheet = reading.sheet;
    let identities = reading.view.identities;
    let mut found: BTreeMap<u16, Vec<Rounded>> = BTreeMap::new();
    for cell in sheet.base..sheet.base + sheet.len() as CellNumber {
        let Content::Value(stated) = reading.view.grid.content(cell) else {
            continue;
        };
        if stated.is_zero() {
            continue;
        }
        for &number in identities.touching(cell) {
            let identity = identities.get(number);
            let is_sum = matches!(identity.relation, Relation::Equal | Relation::EqualWithRest)
                && matches!(
                    identity.subject,
                    Subject::Sexes | Subject::Rows | Subject::Countries | Subject::Statuses
                );
            let terms = identities.terms(number);
            if !is_sum || terms.first().is_none_or(|whole| whole.cell != cell) {
                continue;
            }
            let with_rest = identity.relation == Relation::EqualWithRest;
            if let Some(one) = rounded(reading, cell, stated, &terms[1..], with_rest) {
                found.entry(sheet.position(cell).year).or_default().push(one);
            }
        }
    }
    found.retain(|_, found| found.iter().any(|one| one.is_certain));
    found
}

/// The trailing zeros of a number as the power of ten of its last digit that is none.
fn step(value: Value) -> i8 {
    value.without_trailing_zeros().exponent()
}

fn rounded(
    reading: &Reading<'_>,
    whole: CellNumber,
    stated: Value,
    terms: &[Term],
    with_rest: bool,
) -> Option<Rounded> {
    let rest_stated = terms
        .last()
        .is_some_and(|rest| matches!(reading.view.grid.content(rest.cell), Content::Value(_)));
    let mut parts: Vec<(CellNumber, Value)> = Vec::with_capacity(terms.len());
    for term in terms {
        match reading.view.grid.content(term.cell) {
            Content::Value(value) if value.is_zero() => {}
            Content::Value(value) => parts.push((term.cell, value)),
            Content::NotApplicable => {}
            Content::Blank if with_rest && rest_stated => {}
            _ => return None,
        }
    }
    if parts.len() < 2 {
        return None;
    }
    // What all parts are rounded to is the step of the finest of them.
    let finest = parts.iter().map(|(_, value)| step(*value)).min()?;
    let sum = parts.iter().fold(Sum::ZERO, |sum, (_, value)| sum.plus(value.as_sum()));
    let gap = stated.as_sum().minus(sum).abs();
    let of_whole = step(stated);
    let stated_parts = parts.iter().map(|(_, value)| value.exponent()).min()?;
    // Half a unit of the last digit of so many figures.
    let half = |exponent: i8, count: usize| Value::new(5 * count as i64, exponent - 1).as_sum();
    let odd = |coarse: i8, fine: i8, count: usize| {
        coarse - fine >= ZEROS - 1
            && gap.compare(half(coarse, count)) != Ordering::Greater
            && gap.compare(half(fine, parts.len() + 1)) == Ordering::Greater
    };
    let (cells, step, fine, exponent) = if odd(of_whole, finest, 1) {
        (vec![whole], of_whole, finest, stated.exponent())
    } else if odd(finest, of_whole, parts.len()) {
        let cells = parts.iter().map(|(cell, _)| *cell).collect();
        (cells, finest, of_whole, stated_parts)
    } else {
        return None;
    };
    Some(Rounded {
        whole,
        cells,
        stated,
        parts: sum.to_value()?,
        step,
        fine,
        is_certain: step - fine >= ZEROS || exponent > fine,
    })
}
