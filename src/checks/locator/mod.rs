//! Naming the cell: from failing identities to the figure that is wrong, and what it should be.
//!
//! Failures that share a figure have one cause or neighbouring ones and are explained together: `system.rs` takes up what must
//! hold around them, `search.rs` finds the fewest edits after which it does, `slip.rs` says which of them a hand makes.
//! The answer is one explanation where it stands out, a few where not, and none rather than a guess.

mod search;
mod slip;
mod system;

use self::system::System;
use super::grid::{CellNumber, Content, Grid};
use super::identity::Identities;
use crate::figures::{CellAddress, Value};
use std::collections::{BTreeMap, BTreeSet};

pub use self::slip::Slip;

/// A figure that would be right.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The cell.
    pub cell: CellAddress,
    /// What stands in it.
    pub typed: Value,
    /// What should.
    pub right: Value,
    /// How the one became the other.
    pub slip: Option<Slip>,
    /// How many sums ask for it independently of each other.
    pub support: usize,
}

/// Edits after which everything holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The edits, all of them needed.
    pub edits: Vec<Edit>,
    /// How unlikely it is, in tenths of a bit; only to be compared within one cause.
    pub cost: u32,
}

/// What one cause, or several that touch, has made fail.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// The identities that fail.
    pub identities: Vec<u32>,
    /// The cells whose figures stand in them.
    pub cells: BTreeSet<CellAddress>,
    /// Explanations, the likeliest first.
    pub explanations: Vec<Explanation>,
    /// Whether the first explanation stands out so far that it can be named alone.
    pub named: bool,
    /// Whether there may be more explanations than were looked at.
    pub cut_short: bool,
}

/// Edits that are named together; beyond them another set as small is too likely to fit by chance.
const NAMED_TOGETHER: usize = 3;
/// By how much one explanation must be likelier than the next to be named alone: five bits, one in 32.
const STANDS_OUT: u32 = 50;
/// Cost of an edit, and of one that no known slip explains.
const PER_EDIT: u32 = 120;
const UNKNOWN_SLIP: u32 = 110;

/// Explains the failing identities: those that share a figure together.
pub(super) fn locate(grid: &Grid, identities: &Identities, failing: &[u32]) -> Vec<Cause> {
    groups(grid, identities, failing)
        .into_iter()
        .map(|group| explain(grid, identities, group))
        .collect()
}

/// Failing identities that hang together by a figure that stands in both.
fn groups(grid: &Grid, identities: &Identities, failing: &[u32]) -> Vec<Vec<u32>> {
    let mut group_of: BTreeMap<CellNumber, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for &number in failing {
        let cells: Vec<CellNumber> = identities
            .terms(number)
            .iter()
            .map(|term| term.cell)
            .filter(|cell| matches!(grid.content(*cell), Content::Value(_)))
            .collect();
        let mut met: Vec<usize> = cells.iter().filter_map(|cell| group_of.get(cell).copied()).collect();
        met.sort_unstable();
        met.dedup();
        let home = met.first().copied().unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        for &other in met.iter().skip(1) {
            let moved = std::mem::take(&mut groups[other]);
            groups[home].extend(moved);
            group_of
                .values_mut()
                .filter(|group| **group == other)
                .for_each(|group| *group = home);
        }
        groups[home].push(number);
        for cell in cells {
            group_of.insert(cell, home);
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn explain(grid: &Grid, identities: &Identities, failing: Vec<u32>) -> Cause {
    let system = System::around(grid, identities, &failing);
    let found = search::search(&system);
    let mut explanations: Vec<Explanation> = found
        .sets
        .iter()
        .filter_map(|set| explanation(grid, &system, set))
        .collect();
    explanations.sort_by_key(|explanation| explanation.cost);
    // One sum that fails says no more than that something in it is wrong: a cell is named by two at least.
    let sure = |explanation: &Explanation| {
        explanation.edits.len() <= NAMED_TOGETHER && explanation.edits.iter().all(|edit| edit.support > 1)
    };
    let stands_out = match explanations.as_slice() {
        [first, second, ..] => second.cost >= first.cost + STANDS_OUT,
        _ => true,
    };
    let named = !found.cut_short && stands_out && explanations.first().is_some_and(sure);
    let terms = failing.iter().flat_map(|number| identities.terms(*number));
    let cells = terms
        .filter(|term| matches!(grid.content(term.cell), Content::Value(_)))
        .map(|term| grid.address(term.cell))
        .collect();
    Cause {
        identities: failing,
        cells,
        explanations,
        named,
        cut_short: found.cut_short,
    }
}

fn explanation(grid: &Grid, system: &System, set: &[search::Set]) -> Option<Explanation> {
    let mut edits = Vec::new();
    let mut cost = 0;
    for edit in set {
        let right = system.value(edit.cell, edit.amount)?;
        let slip = search::slip_of(system, edit.cell, edit.amount);
        let support = system.touching[edit.cell]
            .iter()
            .filter(|index| {
                let constraint = &system.constraints[**index];
                constraint.exact && !constraint.holds(&system.values)
            })
            .count();
        cost += PER_EDIT + slip.map_or(UNKNOWN_SLIP, |slip| slip.cost(slip::digit_count(right)));
        cost += unlikely(grid, system.cells[edit.cell], system.typed[edit.cell], right);
        edits.push(Edit {
            cell: grid.address(system.cells[edit.cell]),
            typed: system.typed[edit.cell],
            right,
            slip,
            support,
        });
    }
    Some(Explanation { edits, cost })
}

/// How much further the proposed figure lies from the same cell's neighbouring years than the typed one: nothing, when it is nearer.
fn unlikely(grid: &Grid, cell: CellNumber, typed: Value, right: Value) -> u32 {
    let Some(usual) = usual(grid, cell) else { return 0 };
    let off = |value: Value| (value.approximate().abs().max(0.5) / usual).ln().abs();
    // A figure doubles or halves from one year to the next about as often as not in a small series: one bit for each doubling.
    let further = (off(right) - off(typed)) / std::f64::consts::LN_2;
    (further * 10.0).clamp(0.0, 120.0) as u32
}

/// The geometric mean of the same cell in the years beside it.
fn usual(grid: &Grid, cell: CellNumber) -> Option<f64> {
    let sheet = &grid.sheets[grid.sheet_of(cell)];
    let at = sheet.position(cell);
    let beside = |year: Option<u16>| {
        let year = year.filter(|year| usize::from(*year) < sheet.years.len())?;
        match grid.content(sheet.number(super::grid::Position { year, ..at })) {
            Content::Value(value) if value.approximate() > 0.0 => Some(value.approximate().ln()),
            _ => None,
        }
    };
    let logs: Vec<f64> = [at.year.checked_sub(1), at.year.checked_add(1)]
        .into_iter()
        .filter_map(beside)
        .collect();
    (!logs.is_empty()).then(|| (logs.iter().sum::<f64>() / logs.len() as f64).exp())
}
