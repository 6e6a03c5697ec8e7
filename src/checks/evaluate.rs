//! What an identity says of the figures that stand in its cells, in exact arithmetic.
//!
//! Tolerance: a stated figure is off by at most half a unit of its last digit, so a sum may miss by the half units of all its
//! terms together. Zero is exact. A blank part is unknown, never zero; "not applicable" is nothing; "included elsewhere" is
//! nothing where the cell that includes it is another part of the same sum, and unknown otherwise.

use super::grid::{CellNumber, Content, Grid};
use super::identity::{Relation, Term};
use crate::figures::{Sum, Value};
use std::cmp::Ordering;

/// What an identity says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    /// Where it fails; [`Relation::Same`] can fail in several cells.
    pub failures: Vec<Failure>,
    /// The one blank cell and the only figure that fits it.
    pub implied: Option<(CellNumber, Value)>,
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
pub(super) fn evaluate(grid: &Grid, relation: Relation, terms: &[Term]) -> Verdict {
    match relation {
        Relation::Equal => sum(grid, terms, Parts::All),
        Relation::EqualWithRest => sum(grid, terms, Parts::WithRest),
        Relation::AtLeast => sum(grid, terms, Parts::Some),
        Relation::AtMost => at_most(grid, terms),
        Relation::Same => same(grid, terms),
        Relation::Between => between(grid, terms),
    }
}

pub(super) fn state(grid: &Grid, term: Term, terms: &[Term]) -> State {
    match grid.content(term.cell) {
        Content::Value(value) => State::Known(value),
        // The whole of parts that are stated cannot be "not applicable" in earnest: it is left out of the sum.
        Content::NotApplicable if term.sign < 0 => State::Nothing,
        Content::Elsewhere(Some(target)) if term.sign < 0 && is_in_another_part(grid, target, term, terms) => {
            State::Nothing
        }
        Content::Blank | Content::Wrong => State::Open,
        Content::Unknown | Content::NotApplicable | Content::Elsewhere(_) => State::Unknown,
    }
}

/// Whether `target`, or a row that contains it, is a part of the same sum other than `term` itself.
fn is_in_another_part(grid: &Grid, target: CellNumber, term: Term, terms: &[Term]) -> bool {
    let mut at = Some(target);
    for _ in 0..16 {
        let Some(cell) = at else { return false };
        if cell == term.cell {
            return false;
        }
        if terms.iter().any(|other| other.sign < 0 && other.cell == cell) {
            return true;
        }
        at = grid.parent(cell);
    }
    false
}

fn sum(grid: &Grid, terms: &[Term], listed: Parts) -> Verdict {
    let mut whole = None;
    let (mut parts, mut tolerance) = (Sum::ZERO, Sum::ZERO);
    let mut known = Vec::new();
    let (mut missing, mut blank) = (0_usize, 0_usize);
    let mut rest_stated = false;
    let mut open = None;
    // One precision throughout, or none: an implied figure must not look more exact than what it comes from.
    let mut exponent = None;
    let mut one_precision = true;
    for &term in terms {
        let state = state(grid, term, terms);
        rest_stated = matches!(state, State::Known(_) | State::Nothing);
        match state {
            State::Known(value) => {
                tolerance = tolerance.plus(value.half_unit());
                if !value.is_zero() {
                    one_precision &= exponent.is_none_or(|exponent| exponent == value.exponent());
                    exponent = Some(value.exponent());
                }
                if term.sign > 0 {
                    whole = Some((term.cell, value));
                } else {
                    parts = parts.plus(value.as_sum());
                    known.push(term.cell);
                }
            }
            State::Nothing => {}
            State::Open => {
                missing += 1;
                blank += usize::from(term.sign < 0 && grid.content(term.cell) == Content::Blank);
                open = Some(term);
            }
            State::Unknown => missing += 1,
        }
    }
    let mut verdict = Verdict::default();
    if known.is_empty() && missing == 0 {
        return verdict;
    }
    if let Some((cell, stated)) = whole {
        let gap = stated.as_sum().minus(parts);
        let waived = if listed == Parts::WithRest && rest_stated {
            blank
        } else {
            0
        };
        let incomplete = missing > waived || listed == Parts::Some;
        let beyond = gap.abs().compare(tolerance) == Ordering::Greater;
        if !known.is_empty() && beyond && (!incomplete || gap.is_negative()) {
            verdict.failures.push(Failure {
                cell,
                against: known.clone(),
                left: stated.as_sum(),
                right: parts,
                incomplete,
            });
        }
    }
    if let (1, true, Some(term)) = (missing, one_precision && listed != Parts::Some, open) {
        let fitting = match whole {
            None if term.sign > 0 && !known.is_empty() => Some(parts),
            Some((_, stated)) if term.sign < 0 => Some(stated.as_sum().minus(parts)).filter(|left| !left.is_negative()),
            _ => None,
        };
        verdict.implied = fitting.and_then(Sum::to_value).map(|value| (term.cell, value));
    }
    verdict
}

/// The first known cell of each group, in the order of the groups.
pub(super) fn speakers(grid: &Grid, terms: &[Term]) -> Vec<(Term, Value)> {
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

fn at_most(grid: &Grid, terms: &[Term]) -> Verdict {
    let known = speakers(grid, terms);
    let side = |sign: i8| known.iter().find(|(term, _)| term.sign == sign);
    let (Some((small, inner)), Some((large, outer))) = (side(1), side(-1)) else {
        return Verdict::default();
    };
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
            implied: None,
        };
    }
    Verdict::default()
}

fn agree(a: Value, b: Value) -> bool {
    let gap = a.as_sum().minus(b.as_sum()).abs();
    gap.compare(a.half_unit().plus(b.half_unit())) != Ordering::Greater
}

fn same(grid: &Grid, terms: &[Term]) -> Verdict {
    let known = speakers(grid, terms);
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
        implied: None,
    }
}

fn between(grid: &Grid, terms: &[Term]) -> Verdict {
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
        implied: None,
    }
}
