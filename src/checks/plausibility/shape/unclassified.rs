//! "Not classified" that holds more of a total than what is classified.
//!
//! Which rows those are the check itself names (`items`), since no code says it: X is "no schooling" in ISCED. "Other countries"
//! is as large as it is: it counts only where hardly any country is named.

use super::super::Odd;
use super::super::reading::{Reading, Remark, years_in_words};
use crate::checks::finding::{Detail, Dimension};
use crate::checks::grid::{CellNumber, Position};
use crate::figures::{Sum, Value};
use crate::questionnaire::{ClassificationId, Item, ItemCode, Sex, Year};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Persons below which a share says nothing.
const LEAST: i64 = 100;
/// Countries named beside "Other countries" from which on the list says where people are.
const NAMED_COUNTRIES: usize = 3;

/// A share that is too large.
struct Share {
    year: Year,
    rest: Position,
    total: Value,
    held: Value,
    /// Countries named beside it.
    named: usize,
}

/// The rows of one classification in a sheet.
#[derive(Default)]
struct Block {
    total: Option<u16>,
    rest: Vec<u16>,
    named: Vec<u16>,
    of_countries: bool,
}

/// One finding for each row of that kind, over all years.
pub(super) fn find(reading: &Reading<'_>, percent: u32, items: &[ItemCode]) -> Vec<Odd> {
    let mut found = Vec::new();
    for block in blocks(reading, items) {
        let Some(total) = block.total.filter(|_| !block.rest.is_empty()) else {
            continue;
        };
        for status in reading.statuses() {
            let shares: Vec<Share> = reading
                .years()
                .filter_map(|year| share(reading, &block, total, (year, status), percent))
                .collect();
            found.extend(remark(reading, status, block.of_countries, &shares));
        }
    }
    found
}

fn blocks(reading: &Reading<'_>, items: &[ItemCode]) -> Vec<Block> {
    let mut found: BTreeMap<&ClassificationId, Block> = BTreeMap::new();
    for (number, row) in reading.sheet.rows.iter().enumerate() {
        let (Some(code), Some(id)) = (&row.item, &row.classification) else {
            continue;
        };
        let (block, number) = (found.entry(id).or_default(), number as u16);
        let item = || reading.view.pack.classification(id).and_then(|list| list.item(code));
        if row.is_total {
            block.total.get_or_insert(number);
        } else if items.contains(code) {
            block.rest.push(number);
        } else if item().is_some_and(|item: &Item| item.is_other) {
            block.rest.push(number);
            block.of_countries = true;
        } else {
            block.named.push(number);
        }
    }
    found.into_values().collect()
}

/// The share in one year: of both sexes, or of one where the total is not there.
fn share(reading: &Reading<'_>, block: &Block, total: u16, (year, status): (u16, u16), percent: u32) -> Option<Share> {
    let mut sexes = Sex::ALL.iter().filter_map(|sex| reading.sheet.sex(*sex));
    let column = |sex| move |row| Position { row, year, status, sex };
    let (sex, whole) = sexes.find_map(|sex| Some((sex, reading.value(column(sex)(total))?)))?;
    let at = column(sex);
    let rest: Vec<(Position, Value)> = block
        .rest
        .iter()
        .filter_map(|row| Some((at(*row), reading.value(at(*row))?)))
        .collect();
    let held = rest
        .iter()
        .fold(Sum::ZERO, |sum, (_, value)| sum.plus(value.as_sum()))
        .to_value()?;
    let (largest, _) = rest.iter().max_by(|a, b| a.1.cmp_amount(b.1))?;
    let beyond = held.approximate() * 100.0 > whole.approximate() * f64::from(percent);
    if !beyond || held.cmp_amount(Value::whole(LEAST)) == Ordering::Less {
        return None;
    }
    let is_named = |row: &&u16| reading.value(at(**row)).is_some_and(|value| !value.is_zero());
    let named = block.named.iter().filter(is_named).count();
    if block.of_countries && named >= NAMED_COUNTRIES {
        return None;
    }
    Some(Share {
        year: reading.year(year),
        rest: *largest,
        total: whole,
        held,
        named,
    })
}

fn remark(reading: &Reading<'_>, status: u16, of_countries: bool, shares: &[Share]) -> Option<Odd> {
    let part = |share: &Share| share.held.approximate() / share.total.approximate();
    let worst = shares.iter().max_by(|a, b| part(a).total_cmp(&part(b)))?;
    let address = reading.address(worst.rest);
    let years: Vec<Year> = shares.iter().map(|share| share.year).collect();
    let mut cells: Vec<CellNumber> = vec![reading.sheet.number(worst.rest)];
    cells.extend(
        shares
            .iter()
            .filter(|share| share.rest != worst.rest)
            .map(|share| reading.sheet.number(share.rest)),
    );
    let row = &reading.sheet.rows[usize::from(worst.rest.row)];
    let list = row.classification.as_ref().map_or("", |id| id.as_str());
    Some(reading.odd(Remark {
        variant: format!("{list}-{}", reading.status_code(status)),
        year: Some(worst.year),
        id: if of_countries {
            "finding-other-countries"
        } else {
            "finding-unclassified"
        },
        args: vec![
            ("place", Detail::Place(address.clone(), Some(Dimension::Row))),
            ("item", Detail::Label(address, Dimension::Row)),
            ("held", reading.amount(worst.held)),
            ("total", reading.amount(worst.total)),
            ("share", Detail::Text(format!("{:.0}", part(worst) * 100.0))),
            ("named", Detail::Count(worst.named)),
            ("count", Detail::Count(shares.len())),
            ("years", Detail::Text(years_in_words(&years))),
        ],
        cells,
    }))
}
