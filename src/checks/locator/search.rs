//! The smallest sets of edits of single figures after which everything around a failure holds.
//!
//! Depth first by the number of edits, after Fellegi and Holt (1976), with amounts instead of fields: an edit of a failing sum
//! is one of its figures set to what the others leave for it (Scholtus 2016, "A generalized Fellegi-Holt paradigm for automatic
//! error localization", Survey Methodology 42-1). What is certain by two sums at once is taken first, so that many errors
//! in one table do not make the search long.

use super::slip::{self, Slip};
use super::system::{Index, System};
use std::collections::{BTreeMap, BTreeSet};

/// One figure set to another amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Set {
    pub cell: Index,
    pub amount: i128,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Sets of edits of the same least size, each in the order of cells.
    pub sets: BTreeSet<Vec<Set>>,
    /// Whether the search was given up before it had seen everything.
    pub cut_short: bool,
}

/// How many single edits are tried before the search is given up.
const BUDGET: usize = 4_000;
/// Edits that are looked for together, beyond those that are certain.
pub(super) const MOST: usize = 6;
/// Failures beyond which what is certain is taken first.
const CERTAIN_FIRST: usize = 6;
/// Rounds in which what is certain is taken.
const ROUNDS: usize = 24;
/// Sets of edits that are kept.
const KEPT: usize = 400;
/// Amounts of an interval that are looked at one by one for a slip.
const NARROW: i128 = 64;
/// No bound.
const FREE: i128 = i128::MAX / 4;

/// Searches for sets of at most so many edits, those that are certain not counted.
pub(super) fn search(system: &mut System<'_>, most: usize) -> Found {
    if system.failing.is_empty() {
        return Found::default();
    }
    let mut values = system.values.clone();
    let mut failing = system.failing.clone();
    let certain = take_certain(system, &mut values, &mut failing);
    let mut state = Search {
        values,
        changed: certain.iter().map(|set| set.cell).collect(),
        path: certain,
        found: Found::default(),
        spent: 0,
        system,
    };
    for most in 0..=most.min(MOST) {
        state.deepen(&failing, most);
        if !state.found.sets.is_empty() || state.found.cut_short {
            break;
        }
    }
    state.found
}

/// The amounts of a cell for which a constraint holds, all others as they stand.
fn interval(system: &System<'_>, values: &[i128], constraint: usize, cell: Index) -> (i128, i128) {
    let constraint = &system.constraints[constraint];
    let sign = constraint.sign(cell);
    let rest = constraint.sum(values) - sign * values[cell];
    // low <= 2 * (rest + sign * x) <= high
    let (low, high) = (constraint.low - 2 * rest, constraint.high - 2 * rest);
    let (low, high) = if sign > 0 { (low, high) } else { (-high, -low) };
    (
        low.div_euclid(2) + i128::from(low.rem_euclid(2) != 0),
        high.div_euclid(2),
    )
}

/// What a cell would have to be for all constraints that touch it, if they agree.
fn agreed(system: &System<'_>, values: &[i128], cell: Index) -> Option<(i128, i128)> {
    let mut bounds = (-FREE, FREE);
    for &constraint in &system.touching[cell] {
        let (low, high) = interval(system, values, constraint, cell);
        bounds = (bounds.0.max(low), bounds.1.min(high));
        if bounds.0 > bounds.1 {
            return None;
        }
    }
    Some(bounds)
}

/// The edit of one figure after which everything holds that fails, for each figure that can do it.
pub(super) fn by_one(system: &mut System<'_>) -> Vec<Set> {
    search(system, 1)
        .sets
        .into_iter()
        .filter_map(|set| set.first().copied())
        .collect()
}

/// Takes the edits that two failing sums or more name together, where no other cell could do as much for any of them.
fn take_certain(system: &mut System<'_>, values: &mut Vec<i128>, failing: &mut Vec<usize>) -> Vec<Set> {
    let mut taken: Vec<Set> = Vec::new();
    // The few errors that the search sees whole are better left to it.
    for _ in 0..ROUNDS {
        if failing.len() <= CERTAIN_FIRST {
            break;
        }
        let mut touched: BTreeMap<Index, Vec<usize>> = BTreeMap::new();
        for &index in failing.iter() {
            for (cell, _) in &system.constraints[index].terms {
                touched.entry(*cell).or_default().push(index);
            }
        }
        let mut strong: Vec<(Set, Vec<usize>)> = Vec::new();
        let mut claims: BTreeMap<usize, usize> = BTreeMap::new();
        for (cell, mended) in touched {
            let exact = mended.iter().filter(|index| system.constraints[**index].exact).count();
            if exact < 2 || taken.iter().any(|set| set.cell == cell) || !system.open(cell) {
                continue;
            }
            values.extend_from_slice(&system.values[values.len()..]);
            let Some(bounds) = agreed(system, values, cell) else {
                continue;
            };
            if let Some(amount) = amounts(system, cell, bounds, &mended, values).into_iter().next() {
                mended.iter().for_each(|index| *claims.entry(*index).or_default() += 1);
                strong.push((Set { cell, amount }, mended));
            }
        }
        strong.retain(|(_, mended)| mended.iter().all(|index| claims.get(index) == Some(&1)));
        if strong.is_empty() {
            break;
        }
        for (set, _) in strong {
            values[set.cell] = set.amount;
            taken.push(set);
        }
        failing.retain(|index| !system.constraints[*index].holds(values));
    }
    taken
}

/// The amounts in an interval that are worth trying: those that a slip leads from, else the one that fits best.
fn amounts(system: &System<'_>, cell: Index, bounds: (i128, i128), mended: &[usize], values: &[i128]) -> Vec<i128> {
    // Nothing that is counted or earned is below zero.
    let (low, high) = (bounds.0.max(0), bounds.1);
    if low > high {
        return Vec::new();
    }
    // The sum with the fewest terms says it most exactly.
    let exact = mended
        .iter()
        .filter(|index| system.constraints[**index].exact)
        .min_by_key(|index| system.constraints[**index].terms.len());
    let best = exact.map(|index| {
        let constraint = &system.constraints[*index];
        values[cell] - constraint.sign(cell) * constraint.sum(values)
    });
    let mut found = Vec::new();
    // In the precision of what was typed, where such a figure fits.
    let unit = system.unit(system.typed[cell]).unwrap_or(1).max(1);
    let coarse = |amount: i128| {
        let below = amount.div_euclid(unit) * unit;
        let nearest = if (amount - below) * 2 > unit {
            below + unit
        } else {
            below
        };
        [nearest, below, below + unit]
            .into_iter()
            .find(|amount| (low..=high).contains(amount))
    };
    if (high - low) / unit <= NARROW {
        let first = low.div_euclid(unit) * unit;
        let steps = (0..=NARROW + 1).map(|step| first + step * unit);
        let in_unit = steps.filter(|amount| (low..=high).contains(amount));
        let scaled = (1..=6_u32).filter_map(|power| system.typed_in_other_unit(cell, power));
        let scaled = scaled.filter(|amount| (low..=high).contains(amount));
        let slips = in_unit
            .chain(scaled)
            .filter(|amount| *amount != values[cell])
            .filter_map(|amount| Some((cost_of(system, cell, amount)?, amount)))
            .min_by_key(|(cost, amount)| (*cost, (amount - best.unwrap_or(*amount)).abs()));
        found.extend(slips.map(|(_, amount)| amount));
    }
    if found.is_empty() {
        // A comparison says only that a figure is too large or too small.
        let amount = best.unwrap_or(values[cell]).clamp(low, high);
        let amount = coarse(amount).unwrap_or(amount);
        if amount != values[cell] {
            found.push(amount);
        }
    }
    found
}

/// The slip by which a cell came to what was typed, if it should be that amount.
pub(super) fn slip_of(system: &System<'_>, cell: Index, amount: i128) -> Option<Slip> {
    slip::slip(system.value(cell, amount)?, system.typed[cell])
}

fn cost_of(system: &System<'_>, cell: Index, amount: i128) -> Option<u32> {
    let right = system.value(cell, amount)?;
    Some(slip::slip(right, system.typed[cell])?.cost(slip::digit_count(right)))
}

struct Search<'s, 'a> {
    system: &'s mut System<'a>,
    values: Vec<i128>,
    changed: Vec<Index>,
    path: Vec<Set>,
    found: Found,
    spent: usize,
}

impl Search<'_, '_> {
    fn deepen(&mut self, failing: &[usize], left: usize) {
        if failing.is_empty() {
            let mut set = self.path.clone();
            set.sort_unstable();
            self.found.sets.insert(set);
            self.found.cut_short |= self.found.sets.len() > KEPT;
            return;
        }
        if left == 0 || self.found.cut_short || !self.within_reach(failing, left) {
            return;
        }
        let Some(&shortest) = failing
            .iter()
            .min_by_key(|index| self.system.constraints[**index].terms.len())
        else {
            return;
        };
        let terms = self.system.constraints[shortest].terms.clone();
        for (cell, _) in terms {
            if self.changed.contains(&cell) || !self.system.open(cell) {
                continue;
            }
            let met = self.values.len();
            self.values.extend_from_slice(&self.system.values[met..]);
            for amount in self.worth_trying(cell, shortest, failing, left) {
                self.spent += 1;
                if self.spent > BUDGET {
                    self.found.cut_short = true;
                    return;
                }
                let before = std::mem::replace(&mut self.values[cell], amount);
                let now = self.failing_after(failing, cell);
                self.changed.push(cell);
                self.path.push(Set { cell, amount });
                self.deepen(&now, left - 1);
                self.path.pop();
                self.changed.pop();
                self.values[cell] = before;
            }
        }
    }

    /// One edit mends no more than touches its cell.
    fn within_reach(&self, failing: &[usize], left: usize) -> bool {
        let mut reach: BTreeMap<Index, usize> = BTreeMap::new();
        if failing.len() > left * 64 {
            return false;
        }
        for index in failing {
            for (cell, _) in &self.system.constraints[*index].terms {
                *reach.entry(*cell).or_default() += 1;
            }
        }
        failing.len() <= left * reach.into_values().max().unwrap_or(0)
    }

    fn failing_after(&self, failing: &[usize], cell: Index) -> Vec<usize> {
        let touching = &self.system.touching[cell];
        let others = failing.iter().copied().filter(|index| !touching.contains(index));
        let own = touching.iter().copied();
        let own = own.filter(|index| !self.system.constraints[*index].holds(&self.values));
        let mut now: Vec<usize> = others.chain(own).collect();
        now.sort_unstable();
        now
    }

    /// What a cell may be set to: what all its sums agree on; with edits to spare also what each failing one alone asks.
    fn worth_trying(&self, cell: Index, failing_here: usize, failing: &[usize], left: usize) -> Vec<i128> {
        let touching = &self.system.touching[cell];
        let touched: Vec<usize> = failing
            .iter()
            .copied()
            .filter(|index| touching.contains(index))
            .collect();
        let mut found = Vec::new();
        if let Some(bounds) = agreed(self.system, &self.values, cell) {
            found = amounts(self.system, cell, bounds, &touched, &self.values);
        }
        if left > 1 {
            let alone = std::iter::once(failing_here).chain(touched.iter().copied());
            for constraint in alone {
                let bounds = interval(self.system, &self.values, constraint, cell);
                for amount in amounts(self.system, cell, bounds, &[constraint], &self.values) {
                    if !found.contains(&amount) {
                        found.push(amount);
                    }
                }
            }
        }
        found
    }
}
