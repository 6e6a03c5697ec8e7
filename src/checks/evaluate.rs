//! What an identity says of the figures that stand in its cells, in exact arithmetic.
//!
//! Tolerance: a stated figure is off by at most half a unit of its last digit, so a sum may miss by the half units of all its
//! terms together. Zero is exact. A blank part is unknown, never zero; "not applicable" is nothing; "included elsewhere" is
//! nothing where the cell that includes it is another part of the same sum, and unknown otherwise (`elsewhere.rs`).

use super::elsewhere::{Included, Slack};
use super::grid::{CellNumber, Content, Grid};
use super::identity::{Relation, Term};
use crate::figures::{CellAddress, Sum, Value};
use std::cmp::Ordering;

/// What stands in the cells: the figures themselves, or those and others that are being tried.
pub(super) trait Contents {
    /// What a sum can do with a cell.
    fn content(&self, cell: CellNumber) -> Content;
    /// Which amounts stand in other cells than their own.
    fn included(&self) -> &Included;
    /// The cell of that number.
    fn address(&self, cell: CellNumber) -> CellAddress;
}

impl Contents for Grid {
    fn content(&self, cell: CellNumber) -> Content {
        Grid::content(self, cell)
    }

    fn included(&self) -> &Included {
        &self.included
    }

    fn address(&self, cell: CellNumber) -> CellAddress {
        Grid::address(self, cell)
    }
}

/// What an identity says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    /// Where it fails; [`Relation::Same`] can fail in several cells.
    pub failures: Vec<Failure>,
    /// The one blank cell and the only figure that fits it.
    pub implied: Option<(CellNumber, Value)>,
    /// Whether that takes other blank parts for nothing, because the rest is stated.
    pub by_rest: bool,
}

/// Two sides that do not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// The cell that states the left side.
    pub cell: CellNumber,
    /// The cells that state or make up the right side.
    pub against: Vec<CellNumber>,
    /// The whole, the smaller population, the differing total, the mean.
    pub left: Sum,
    /// The sum of the parts, the larger population, the other total, the bound.
    pub right: Sum,
    /// Whether parts are missing, so that only "too much" can be said.
    pub incomplete: bool,
}

/// A term as the sum takes it.
#[derive(Clone, Copy)]
pub(super) enum State {
    Known(Value),
    Nothing,
    /// Blank or not readable: a figure is still to come.
    Open,
    /// A reason that says nothing about the amount.
    Unknown,
}

/// Which parts of a whole the terms of a sum are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    /// All of them.
    All,
    /// Some listed ones, and the last for all the others.
    WithRest,
    /// Some; others are not listed.
    Some,
}

/// Evaluates one identity.
pub(super) fn evaluate(grid: &impl Contents, relation: Relation, terms: &[Term]) -> Verdict {
    match relation {
        Relation::Equal => sum(grid, terms, Parts::All),
        Relation::EqualWithRest => sum(grid, terms, Parts::WithRest),
        Relation::AtLeast => sum(grid, terms, Parts::Some),
        Relation::AtMost => at_most(grid, terms),
        Relation::Same => same(grid, terms),
        Relation::Between => between(grid, terms),
    }
}

pub(super) fn state(grid: &impl Contents, term: Term, slack: &Slack) -> State {
    match grid.content(term.cell) {
        Content::Value(value) => State::Known(value),
        // The whole of parts that are stated cannot be "not applicable" in earnest: it is left out of the sum.
        Content::NotApplicable if term.sign < 0 => State::Nothing,
        Content::Elsewhere(_) if term.sign < 0 && slack.nothing.contains(&term.cell) => State::Nothing,
        Content::Blank | Content::Wrong => State::Open,
        Content::Unknown | Content::NotApplicable | Content::Elsewhere(_) => State::Unknown,
    }
}

/// Whether a term states a number, or is to state one.
pub(super) fn is_counted(grid: &impl Contents, term: Term) -> bool {
    matches!(
        grid.content(term.cell),
        Content::Value(_) | Content::Blank | Content::Wrong
    )
}

fn sum(grid: &impl Contents, terms: &[Term], listed: Parts) -> Verdict {
    let slack = Slack::of(grid, terms, |term| is_counted(grid, term));
    let mut whole = None;
    let (mut parts, mut tolerance) = (Sum::ZERO, Sum::ZERO);
    let mut known = Vec::new();
    let (mut missing, mut blank) = (0_usize, 0_usize);
    let mut rest_stated = false;
    let mut open = None;
    let mut precision = Precision::default();
    for &term in terms {
        let state = state(grid, term, &slack);
        rest_stated = matches!(state, State::Known(_) | State::Nothing);
        match state {
            State::Known(value) => {
                tolerance = tolerance.plus(value.half_unit());
                precision.take(value);
                if term.sign > 0 {
                    whole = Some((term.cell, value));
                } else {
                    parts = parts.plus(value.as_sum());
                    known.push(term.cell);
                }
            }
            State::Nothing => {}
            State::Open => {
                let waivable = term.sign < 0 && grid.content(term.cell) == Content::Blank;
                missing += 1;
                blank += usize::from(waivable);
                if !waivable || open.is_none() {
                    open = Some(term);
                }
            }
            State::Unknown => missing += 1,
        }
    }
    let mut verdict = Verdict::default();
    if known.is_empty() && missing == 0 {
        return verdict;
    }
    // What is not listed by name lies in the rest, once that is stated.
    let waived = if listed == Parts::WithRest && rest_stated {
        blank
    } else {
        0
    };
    if let Some((cell, stated)) = whole {
        let gap = stated.as_sum().minus(parts);
        let incomplete = missing > waived || listed == Parts::Some || slack.over;
        let beyond = gap.abs().compare(tolerance) == Ordering::Greater;
        let excused = if gap.is_negative() { slack.under } else { incomplete };
        if !known.is_empty() && beyond && !excused {
            verdict.failures.push(Failure {
                cell,
                against: known.clone(),
                left: stated.as_sum(),
                right: parts,
                incomplete,
            });
        }
    }
    if let (Some(term), true) = (open, slack.is_none() && listed != Parts::Some) {
        let fitting = match whole {
            None if term.sign > 0 && missing - waived == 1 && !known.is_empty() => precision.of_sum(parts),
            Some((_, stated)) if term.sign < 0 && missing == 1 => {
                let left = stated.as_sum().minus(parts);
                // Where the rest is stated a blank part that would be nothing may stay blank.
                if left.is_negative() || (waived > 0 && left.is_zero()) {
                    None
                } else {
                    precision.of_difference(left)
                }
            }
            _ => None,
        };
        verdict.implied = fitting.map(|value| (term.cell, value));
        verdict.by_rest = waived > 0;
    }
    verdict
}

/// How exactly the figures of a sum are stated. What follows from them must not look more exact than they are.
#[derive(Clone, Copy, Default)]
struct Precision {
    /// The coarsest exponent; zero is exact and says nothing.
    coarsest: Option<i8>,
    mixed: bool,
}

impl Precision {
    fn take(&mut self, value: Value) {
        if value.is_zero() {
            return;
        }
        let exponent = value.exponent();
        self.mixed |= self.coarsest.is_some_and(|known| known != exponent);
        self.coarsest = Some(self.coarsest.map_or(exponent, |known| known.max(exponent)));
    }

    /// A sum is as exact as the coarsest of what is added up.
    fn of_sum(self, sum: Sum) -> Option<Value> {
        match self.coarsest.filter(|_| self.mixed) {
            Some(exponent) => sum.rounded_to(exponent).to_value(),
            None => sum.to_value(),
        }
    }

    /// A difference of figures that are stated differently could be anything within their precision: it is told only where
    /// no digit is lost.
    fn of_difference(self, difference: Sum) -> Option<Value> {
        match self.coarsest.filter(|_| self.mixed) {
            Some(exponent) => {
                let rounded = difference.rounded_to(exponent);
                (rounded == difference).then(|| rounded.to_value()).flatten()
            }
            None => difference.to_value(),
        }
    }
}

/// Whether a slip in that cell would break the identity: an equation in which everything else is known.
///
/// Comparisons (not more than, between) let most slips pass, and an equation with an open part lets every slip pass.
pub(super) fn protects(grid: &Grid, relation: Relation, terms: &[Term], cell: CellNumber) -> bool {
    match relation {
        Relation::Equal | Relation::EqualWithRest => {
            let slack = Slack::of(grid, terms, |term| is_counted(grid, term));
            if !slack.is_none() {
                return false;
            }
            let states: Vec<(Term, State)> = terms.iter().map(|term| (*term, state(grid, *term, &slack))).collect();
            let counts = |term: &Term, state: State| match state {
                State::Known(_) | State::Nothing => true,
                // Once the rest is stated, a blank part is nothing.
                State::Open => {
                    let rest = states
                        .last()
                        .is_some_and(|(_, rest)| matches!(rest, State::Known(_) | State::Nothing));
                    let blank = term.sign < 0 && grid.content(term.cell) == Content::Blank;
                    relation == Relation::EqualWithRest && rest && blank
                }
                State::Unknown => false,
            };
            let known = |(term, state): &(Term, State)| term.cell != cell && matches!(state, State::Known(_));
            states.iter().all(|(term, state)| counts(term, *state)) && states.iter().any(known)
        }
        Relation::Same => {
            let known = speakers(grid, terms);
            known.len() > 1 && known.iter().any(|(term, _)| term.cell == cell)
        }
        Relation::AtLeast | Relation::AtMost | Relation::Between => false,
    }
}

/// The first known cell of each group, in the order of the groups.
pub(super) fn speakers(grid: &impl Contents, terms: &[Term]) -> Vec<(Term, Value)> {
    let mut found: Vec<(Term, Value)> = Vec::new();
    for &term in terms {
        if found.last().is_some_and(|(last, _)| last.group == term.group) {
            continue;
        }
        if let Content::Value(value) = grid.content(term.cell) {
            found.push((term, value));
        }
    }
    found
}

fn at_most(grid: &impl Contents, terms: &[Term]) -> Verdict {
    let known = speakers(grid, terms);
    let side = |sign: i8| known.iter().find(|(term, _)| term.sign == sign);
    let (Some((small, inner)), Some((large, outer))) = (side(1), side(-1)) else {
        return Verdict::default();
    };
    let speaking = [*small, *large];
    if Slack::of(grid, &speaking, |_| true).over {
        return Verdict::default();
    }
    let excess = inner.as_sum().minus(outer.as_sum());
    if excess.compare(inner.half_unit().plus(outer.half_unit())) == Ordering::Greater {
        return Verdict {
            failures: vec![Failure {
                cell: small.cell,
                against: vec![large.cell],
                left: inner.as_sum(),
                right: outer.as_sum(),
                incomplete: false,
            }],
            ..Verdict::default()
        };
    }
    Verdict::default()
}

fn agree(a: Value, b: Value) -> bool {
    let gap = a.as_sum().minus(b.as_sum()).abs();
    gap.compare(a.half_unit().plus(b.half_unit())) != Ordering::Greater
}

fn same(grid: &impl Contents, terms: &[Term]) -> Verdict {
    let mut known = speakers(grid, terms);
    let speaking: Vec<Term> = known.iter().map(|(term, _)| *term).collect();
    if !Slack::of(grid, &speaking, |_| true).is_none() {
        // What takes other amounts in says nothing about the total of the others.
        known.retain(|(term, _)| !grid.included().takes_in(term.cell));
    }
    if known.len() < 2 {
        return Verdict::default();
    }
    // The number that most of them state is the one that the others are held against.
    let support = |value: Value| known.iter().filter(|(_, other)| agree(value, *other)).count();
    let Some(best) = known.iter().map(|(_, value)| support(*value)).max() else {
        return Verdict::default();
    };
    let Some(&(reference, agreed)) = known.iter().find(|(_, value)| support(*value) == best) else {
        return Verdict::default();
    };
    let failures = known
        .iter()
        .filter(|(_, value)| !agree(*value, agreed))
        .map(|(term, value)| Failure {
            cell: term.cell,
            against: vec![reference.cell],
            left: value.as_sum(),
            right: agreed.as_sum(),
            incomplete: false,
        })
        .collect();
    Verdict {
        failures,
        ..Verdict::default()
    }
}

fn between(grid: &impl Contents, terms: &[Term]) -> Verdict {
    let [(mean, of_all), (_, first), (_, second)] = speakers(grid, terms)[..] else {
        return Verdict::default();
    };
    let (low, high) = if first.cmp_amount(second) == Ordering::Greater {
        (second, first)
    } else {
        (first, second)
    };
    let bound = if of_all.cmp_amount(low) == Ordering::Less {
        low
    } else if of_all.cmp_amount(high) == Ordering::Greater {
        high
    } else {
        return Verdict::default();
    };
    if agree(of_all, bound) {
        return Verdict::default();
    }
    Verdict {
        failures: vec![Failure {
            cell: mean.cell,
            against: terms[1..].iter().map(|term| term.cell).collect(),
            left: of_all.as_sum(),
            right: bound.as_sum(),
            incomplete: false,
        }],
        ..Verdict::default()
    }
}
