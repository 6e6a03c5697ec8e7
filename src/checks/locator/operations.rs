//! What explanations cost: how unlikely it is that a hand did just that, in tenths of a bit (minimum description length).
//!
//! Each operation costs one slip and the choice of its place; a digit's slip costs what Scholtus (2009) counted, see `slip.rs`.
//! No survey counts how often blocks are exchanged or shifted: they are taken to be an eighth as frequent as slips of a digit.

use super::as_typed::AsTyped;
use super::blocks::{self, Proposal};
use super::likely::Likely;
use super::search::{self, Set};
use super::slip::{self, Slip};
use super::system::{Index, System};
use super::{Edit, Explanation, Operation, Step};
use crate::checks::grid::CellNumber;
use crate::checks::identity::Identities;
use crate::figures::Value;

/// What every explanation costs, so that one that history speaks for does not fall below nothing.
pub(super) const BEFORE_HISTORY: u32 = 2000;
/// That some one figure of a form is wrong: about one in four thousand.
const PER_EDIT: u32 = 120;
/// That a block of them is, or two at once: an eighth of that.
const PER_BLOCK: u32 = 150;
/// That a figure is wrong by no slip of the hand that is known: one error in ten, beside the digits of the figure, of which nothing
/// is known then.
const UNKNOWN: u32 = 33;
const PER_DIGIT: u32 = 33;
/// By how much history must speak for a block that no sum asks for.
const FOR_IT: i64 = -100;
/// By how much a known slip must be likelier than an unknown one to tell anything: of short figures nearly each is a slip away
/// from each other.
const TELLING: u32 = 30;

fn unknown(right: Value, typed: Value) -> u32 {
    let digits = slip::digit_count(right).max(slip::digit_count(typed)).max(2) as u32;
    UNKNOWN + PER_DIGIT * digits
}

fn change(right: Value, typed: Value, slip: Option<Slip>) -> u32 {
    let unknown = unknown(right, typed);
    slip.map_or(unknown, |slip| slip.cost(slip::digit_count(right)).min(unknown))
}

/// Whether an edit's slip says more than that figures of so few digits are alike.
pub(super) fn is_telling(edit: &Edit) -> bool {
    let (Some(typed), Some(slip)) = (edit.typed, edit.slip) else {
        return false;
    };
    slip.cost(slip::digit_count(edit.right)) + TELLING <= unknown(edit.right, typed)
}

/// What the likeliest of some edits costs, each for itself.
pub(super) fn of_one(system: &System<'_>, sets: &[Set]) -> Option<u32> {
    let cost = |set: &Set| {
        let right = system.value(set.cell, set.amount)?;
        let slip = search::slip_of(system, set.cell, set.amount);
        Some(PER_EDIT + change(right, system.typed[set.cell], slip))
    };
    sets.iter().filter_map(cost).min()
}

/// What a block costs before history is asked.
pub(super) fn of_place(proposal: &Proposal) -> u32 {
    PER_BLOCK + proposal.place
}

/// What failures cost at least that no single edit explains: two edits by a known slip.
pub(super) const OF_SEVERAL: u32 = 2 * (PER_EDIT + 60);

/// An explanation by single edits; two that belong together are one step.
pub(super) fn of_single_edits(
    contents: &AsTyped<'_>,
    system: &System<'_>,
    likely: &Likely<'_>,
    set: &[Set],
) -> Option<Explanation> {
    // Comparisons alone do not tell of several figures what each should be.
    if set.len() > 1 && set.iter().all(|edit| support(system, edit.cell) == 0) {
        return None;
    }
    let mut open: Vec<Set> = set.to_vec();
    let mut steps = Vec::new();
    let mut cost = i64::from(BEFORE_HISTORY);
    while let Some(first) = open.first().copied() {
        open.remove(0);
        let pair = open
            .iter()
            .enumerate()
            .filter_map(|(at, second)| Some((at, together(contents, system, first, *second)?)))
            .min_by_key(|(_, (_, cost))| *cost);
        let own = edit(contents, system, first)?;
        cost += history(system, likely, first)?;
        let alone = PER_EDIT + change(own.right, system.typed[first.cell], own.slip);
        if let Some((at, (operation, of_pair))) = pair {
            let second = open[at];
            let other = edit(contents, system, second)?;
            let of_other = PER_EDIT + change(other.right, system.typed[second.cell], other.slip);
            if of_pair < alone + of_other {
                open.remove(at);
                cost += i64::from(of_pair) + history(system, likely, second)?;
                let edits = vec![own, other];
                steps.push(Step { operation, edits });
                continue;
            }
        }
        cost += i64::from(alone);
        steps.push(Step {
            operation: Operation::Change,
            edits: vec![own],
        });
    }
    Some(Explanation {
        steps,
        cost: u32::try_from(cost.max(0)).ok()?,
        confidence: 0.0,
    })
}

/// What two edits are as one operation, with its cost.
fn together(contents: &AsTyped<'_>, system: &System<'_>, first: Set, second: Set) -> Option<(Operation, u32)> {
    let (a, b) = (system.cells[first.cell], system.cells[second.cell]);
    let (typed_a, typed_b) = (system.values[first.cell], system.values[second.cell]);
    let place = beside(contents, a, b)?;
    if first.amount == typed_b && second.amount == typed_a {
        return Some((Operation::ExchangeCells, PER_BLOCK + place));
    }
    if first.amount - typed_a == typed_b - second.amount {
        let amount = system.value(first.cell, (first.amount - typed_a).abs())?;
        return Some((Operation::Move, PER_BLOCK + place + unknown(amount, amount)));
    }
    None
}

/// What it costs to say that it is these two cells of a sheet: neighbours sooner than others; none where they share neither a
/// row nor a column.
fn beside(contents: &AsTyped<'_>, a: CellNumber, b: CellNumber) -> Option<u32> {
    let grid = contents.grid;
    let sheet = grid.sheet_of(a);
    if sheet != grid.sheet_of(b) {
        return None;
    }
    let sheet = &grid.sheets[sheet];
    let (a, b) = (sheet.position(a), sheet.position(b));
    let column = (a.year, a.status, a.sex) == (b.year, b.status, b.sex);
    if !column && a.row != b.row {
        return None;
    }
    let apart = if column {
        u32::from(a.row.abs_diff(b.row))
    } else {
        u32::from(a.year.abs_diff(b.year)) + 1
    };
    Some(20 + 20 * apart.max(1).ilog2())
}

/// By how much less likely the proposed figure is than the typed one, for the cell's history.
fn history(system: &System<'_>, likely: &Likely<'_>, set: Set) -> Option<i64> {
    let right = system.value(set.cell, set.amount)?;
    Some(i64::from(likely.cost(
        system.cells[set.cell],
        system.typed[set.cell],
        right,
    )))
}

/// The same for a cell: the finer a figure is stated, the more others lie as near.
fn by_history(likely: &Likely<'_>, cell: CellNumber, typed: Value, right: Value) -> i64 {
    let finer = if typed.is_zero() || right.is_zero() {
        0
    } else {
        i64::from(typed.exponent()) - i64::from(right.exponent())
    };
    i64::from(likely.cost(cell, typed, right)) + i64::from(PER_DIGIT) * finer
}

fn edit(contents: &AsTyped<'_>, system: &System<'_>, set: Set) -> Option<Edit> {
    let right = system.value(set.cell, set.amount)?;
    Some(Edit {
        cell: contents.grid.address(system.cells[set.cell]),
        typed: Some(system.typed[set.cell]),
        right,
        slip: search::slip_of(system, set.cell, set.amount),
        support: support(system, set.cell),
    })
}

/// How many failing equations a cell stands in.
fn support(system: &System<'_>, cell: Index) -> usize {
    let touching = &system.touching[cell];
    let failing = system.failing.iter();
    failing
        .filter(|index| touching.contains(index) && system.constraints[**index].exact)
        .count()
}

/// The explanation by a block.
pub(super) fn of_block(
    contents: &AsTyped<'_>,
    identities: &Identities,
    likely: &Likely<'_>,
    failing: &[u32],
    proposal: &Proposal,
) -> Option<Explanation> {
    let equations = blocks::equations(contents, identities, failing);
    let mut against = 0_i64;
    let mut edits = Vec::new();
    for (&cell, &right) in &proposal.right {
        let typed = contents.value(cell);
        against += typed.map_or(0, |typed| by_history(likely, cell, typed, right));
        let equation = |number: &&u32| equations.contains(number);
        edits.push(Edit {
            cell: contents.grid.address(cell),
            typed,
            right,
            slip: typed.and_then(|typed| slip::slip(right, typed)),
            support: identities.touching(cell).iter().filter(equation).count(),
        });
    }
    // The figures of a block hang together, total, men and women most of all: not each of them is a witness of its own.
    against /= 2;
    // What only comparisons tell must be told by history too.
    if against > FOR_IT && edits.iter().all(|edit| edit.support == 0) {
        return None;
    }
    let cost = i64::from(BEFORE_HISTORY + PER_BLOCK + proposal.place) + against;
    Some(Explanation {
        steps: vec![Step {
            operation: proposal.operation,
            edits,
        }],
        cost: u32::try_from(cost.max(0)).unwrap_or(u32::MAX),
        confidence: 0.0,
    })
}
