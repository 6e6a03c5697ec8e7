//! What must stay secret: small cells that may tell of single persons, and hidden ones that can be worked out.
//!
//! `small.rs` lists small cells. `system.rs` gathers what is published around a hidden cell, `algebra.rs` says what follows
//! from it, `bounds.rs` between what a cell must lie, `exposure.rs` which hidden cells that gives away, and `hiding.rs` what
//! else to hide. Method: Hundepool et al., Statistical Disclosure Control (2012), chapter 4 (complementary suppression).

mod algebra;
mod bounds;
mod exposure;
mod hiding;
mod small;
mod system;

pub use hiding::Hiding;
pub(in crate::checks) use hiding::further_hiding;

use self::exposure::{Exposed, How};
use super::{Odd, View};
use crate::checks::compose::sheet_key;
use crate::checks::finding::{Detail, Finding, Message};
use crate::checks::grid::{CellNumber, Content, SheetBox};
use crate::checks::identity::Subject;
use crate::figures::{Value, ViewUnit};
use crate::questionnaire::{Check, CheckKind, Unit, Year};
use std::collections::{BTreeMap, BTreeSet};

/// What this check finds in one sheet.
pub(super) fn of_sheet(view: &View<'_>, check: &Check, sheet: usize) -> Vec<Odd> {
    let sheet_box = &view.grid.sheets[sheet];
    if view.pack.tables[sheet_box.table].unit != Unit::Persons {
        return Vec::new();
    }
    match check.kind {
        CheckKind::SmallCells { .. } => small::of_sheet(view, check, sheet).into_iter().collect(),
        _ => hidden(view, check, sheet),
    }
}

/// The sheets in which hidden cells may be given away, or not any more, because these cells have changed.
pub(in crate::checks) fn reached(view: &View<'_>, changed: &BTreeSet<CellNumber>) -> BTreeSet<usize> {
    let mut sheets = BTreeSet::new();
    if !view.grid.cells.iter().any(|cell| cell.hidden) {
        return sheets;
    }
    let mut seen: BTreeSet<CellNumber> = changed.clone();
    let mut seen_identities = BTreeSet::new();
    let mut open: Vec<CellNumber> = changed.iter().copied().collect();
    while let Some(cell) = open.pop() {
        if view.grid.is_hidden(cell) {
            sheets.insert(view.grid.sheet_of(cell));
        }
        for &number in view.identities.touching(cell) {
            let identity = view.identities.get(number);
            if matches!(identity.subject, Subject::Sources | Subject::Means) || !seen_identities.insert(number) {
                continue;
            }
            for term in view.identities.terms(number) {
                let known = matches!(view.grid.content(term.cell), Content::Value(_));
                if !known && seen.insert(term.cell) {
                    open.push(term.cell);
                }
            }
        }
    }
    sheets
}

/// Hidden cells of a sheet that are given away, those of a year together.
fn hidden(view: &View<'_>, check: &Check, index: usize) -> Vec<Odd> {
    let sheet = &view.grid.sheets[index];
    let cells = sheet.base..sheet.base + sheet.len() as CellNumber;
    let of_sheet: BTreeSet<CellNumber> = cells.clone().filter(|cell| view.grid.is_hidden(*cell)).collect();
    if of_sheet.is_empty() {
        return Vec::new();
    }
    let mut of_year: BTreeMap<Year, Vec<Exposed>> = BTreeMap::new();
    for exposed in exposure::given_away(view, &of_sheet) {
        if cells.contains(&exposed.cell) {
            let year = sheet.years[usize::from(sheet.position(exposed.cell).year)].0;
            of_year.entry(year).or_default().push(exposed);
        }
    }
    of_year
        .into_iter()
        .filter_map(|(year, mut exposed)| {
            exposed.sort_by_key(|exposed| exposed.cell);
            odd(view, check, index, year, &exposed)
        })
        .collect()
}

fn odd(view: &View<'_>, check: &Check, index: usize, year: Year, exposed: &[Exposed]) -> Option<Odd> {
    // The one that is said is the one that follows most simply.
    let first = exposed.iter().min_by_key(|exposed| (exposed.weight(), exposed.cell))?;
    let sheet = &view.grid.sheets[index];
    let marks: Vec<CellNumber> = std::iter::once(first.cell)
        .chain(
            exposed
                .iter()
                .map(|exposed| exposed.cell)
                .filter(|cell| *cell != first.cell),
        )
        .collect();
    let mut cells: Vec<_> = marks.iter().map(|cell| view.grid.address(*cell)).collect();
    cells.extend(first.from.iter().map(|cell| view.grid.address(*cell)));
    let finding = Finding {
        key: sheet_key(view.answers, check, &format!("{year}"), sheet.id),
        check: check.id.clone(),
        severity: check.severity,
        table: Some(view.pack.tables[sheet.table].code.clone()),
        sheet: Some(sheet.id),
        cells,
        left: None,
        right: None,
        difference: None,
        suggestion: None,
        completeness: false,
        message: message(view, sheet, first, exposed.len() - 1),
    };
    Some(Odd {
        check: 0,
        sheet: index,
        at: Some(first.cell),
        year: Some(year),
        marks,
        finding,
    })
}

fn message(view: &View<'_>, sheet: &SheetBox, first: &Exposed, more: usize) -> Message {
    let place = view.grid.address(first.cell);
    let unit = view
        .answers
        .sheets
        .get(&sheet.id)
        .map_or(ViewUnit::Ones, |sheet| sheet.unit);
    let mut args = vec![
        ("place", Detail::Place(place.clone(), None)),
        ("more", Detail::Count(more)),
    ];
    let id = match &first.how {
        How::Follows { value, terms, about } => {
            args.push(("value", Detail::Amount(*value, unit)));
            args.push(("count", Detail::Count(first.from.len())));
            let id = match (terms.is_empty(), about) {
                (false, false) => "finding-hidden-follows",
                (false, true) => "finding-hidden-about",
                (true, _) => "finding-hidden-together",
            };
            if !terms.is_empty() {
                let terms = terms
                    .iter()
                    .map(|(added, cell, value)| (*added, view.grid.address(*cell), *value));
                args.push(("how", Detail::Reckoning(place, terms.collect(), unit)));
            }
            id
        }
        How::Between { low, high } => {
            let amount = |number: i64| Detail::Amount(Value::whole(number), unit);
            args.extend([("low", amount(*low)), ("high", amount(*high))]);
            "finding-hidden-between"
        }
    };
    Message { id, args }
}
