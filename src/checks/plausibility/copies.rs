//! The same figures twice: rows, columns and years of a sheet, and whole tables, that agree digit for digit.
//!
//! What a sum or another identity makes equal is no copy, nor are small or round figures that agree: it takes several
//! different figures with digits enough. Two sources of one table, and two phases, are not compared: there equal is well.

mod twins;
mod within;

pub(in crate::checks) use twins::{SheetPair, Twins};

use super::reading::Reading;
use super::{Odd, View};
use crate::checks::elsewhere::Slack;
use crate::checks::evaluate::{State, state};
use crate::checks::grid::{CellNumber, Content};
use crate::checks::identity::Relation;
use crate::figures::Value;
use crate::questionnaire::{Check, CheckKind};
use std::collections::BTreeSet;

/// Copies within one sheet.
pub(super) fn within_sheet(view: &View<'_>, check: &Check, sheet: usize) -> Vec<Odd> {
    match check.kind {
        CheckKind::Copied { least, .. } => within::find(&Reading::new(view, check, sheet), least),
        _ => Vec::new(),
    }
}

/// A copy between two sheets.
pub(super) fn across_sheets(view: &View<'_>, check: &Check, twins: &Twins, sheets: SheetPair) -> Option<Odd> {
    match check.kind {
        CheckKind::Copied { least, .. } => twins.find(view, check, sheets, least),
        _ => None,
    }
}

/// A figure with digits enough that another like it is hardly chance: two or more beside its trailing zeros.
fn telling(value: Value) -> Option<Value> {
    let bare = value.without_trailing_zeros();
    (bare.mantissa().unsigned_abs() >= 10).then_some(bare)
}

/// Whether an identity makes two cells equal as things stand: totals that state one number, or a sum of which nothing else is left.
fn is_forced(view: &View<'_>, a: CellNumber, b: CellNumber) -> bool {
    let of_b = view.identities.touching(b);
    let shared = view
        .identities
        .touching(a)
        .iter()
        .filter(|number| of_b.contains(number));
    shared.into_iter().any(|&number| {
        let terms = view.identities.terms(number);
        match view.identities.get(number).relation {
            Relation::Same => true,
            Relation::Equal | Relation::EqualWithRest => {
                let slack = Slack::of(view.grid, terms, |_| true);
                let nothing = |term: &&crate::checks::identity::Term| {
                    let state = state(view.grid, **term, &slack);
                    term.cell == a
                        || term.cell == b
                        || match state {
                            State::Known(value) => value.is_zero(),
                            State::Nothing => true,
                            State::Open | State::Unknown => false,
                        }
                };
                is_opposite(view, number, a, b) && terms.iter().all(|term| nothing(&term))
            }
            Relation::AtLeast | Relation::AtMost | Relation::Between => false,
        }
    })
}

/// Whether one of two cells lies in the other, or both state one total, by any identity of the sheet.
fn is_related(view: &View<'_>, a: CellNumber, b: CellNumber) -> bool {
    let of_b = view.identities.touching(b);
    let shared = view
        .identities
        .touching(a)
        .iter()
        .filter(|number| of_b.contains(number));
    shared
        .into_iter()
        .any(|&number| match view.identities.get(number).relation {
            Relation::Same => true,
            _ => is_opposite(view, number, a, b),
        })
}

fn is_opposite(view: &View<'_>, number: u32, a: CellNumber, b: CellNumber) -> bool {
    let sign = |cell| {
        let terms = view.identities.terms(number).iter();
        terms.filter(|term| term.cell == cell).map(|term| term.sign).next()
    };
    matches!((sign(a), sign(b)), (Some(a), Some(b)) if a != b)
}

/// How far two or more lines of figures agree.
#[derive(Default)]
struct Agreement {
    /// The cells that agree, each with its like.
    cells: Vec<CellNumber>,
    /// Places where all of them hold a figure that is not zero.
    comparable: usize,
    /// Of these, where they hold the same.
    agreeing: usize,
    /// Their different amounts that tell something.
    amounts: BTreeSet<(i64, i8)>,
    /// Digits of these beyond the first.
    digits: u32,
    largest: Option<Value>,
}

impl Agreement {
    /// Takes the contents of cells in that are to be compared with each other.
    fn take(&mut self, view: &View<'_>, cells: &[CellNumber]) {
        let mut first = None;
        let mut same = true;
        for cell in cells {
            let Content::Value(value) = view.grid.content(*cell) else {
                return;
            };
            if value.is_zero() {
                return;
            }
            same &= first.get_or_insert(value).same_amount(value);
        }
        let Some(value) = first else { return };
        self.comparable += 1;
        if !same {
            return;
        }
        self.agreeing += 1;
        self.cells.extend(cells);
        if let Some(bare) = telling(value)
            && self.amounts.insert((bare.mantissa(), bare.exponent()))
        {
            self.digits += bare.mantissa().unsigned_abs().ilog10();
        }
        if self.largest.is_none_or(|known| known.cmp_amount(value).is_lt()) {
            self.largest = Some(value);
        }
    }

    /// Adds what another has.
    fn join(&mut self, other: Self) {
        self.cells.extend(other.cells);
        self.comparable += other.comparable;
        self.agreeing += other.agreeing;
        for (mantissa, exponent) in other.amounts {
            if self.amounts.insert((mantissa, exponent)) {
                self.digits += mantissa.unsigned_abs().ilog10();
            }
        }
        let larger = |known: Value, value: Value| if known.cmp_amount(value).is_lt() { value } else { known };
        self.largest = match (self.largest, other.largest) {
            (Some(known), Some(value)) => Some(larger(known, value)),
            (known, value) => known.or(value),
        };
    }

    /// Whether half of what can be compared is the same.
    fn is_half(&self) -> bool {
        self.agreeing > 0 && self.agreeing * 2 >= self.comparable
    }

    /// Whether so much agrees that it is no chance: `least` different figures, of three digits on average; of five where most of
    /// what can be compared differs.
    fn is_copy(&self, least: u32) -> bool {
        let digits = if self.is_half() { 2 * least } else { 4 * least };
        self.amounts.len() >= least as usize && self.digits >= digits
    }
}
