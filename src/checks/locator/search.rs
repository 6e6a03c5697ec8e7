//! The smallest sets of edits after which everything around a failure holds.
//!
//! Depth first by the number of edits, after Fellegi and Holt (1976), with amounts instead of fields: an edit of a failing sum
//! is one of its figures set to what the others leave for it (Scholtus 2016, "A generalized Fellegi-Holt paradigm for automatic
//! error localization", Survey Methodology 42-1). What is certain by two sums at once is taken first, so that many errors
//! in one table do not make the search long.

use super::slip::{self, Slip};
use super::system::{Index, System};
use std::collections::BTreeSet;

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
const BUDGET: usize = 8_000;
/// Edits that are looked for together, beyond those that are certain.
const MOST: usize = 6;
/// Failures beyond which what is certain is taken first.
const CERTAIN_FIRST: usize = 6;
/// Amounts of an interval that are looked at one by one for a slip.
const NARROW: i128 = 64;

/// Searches.
pub(super) fn search(system: &System) -> Found {
    let mut values = system.values.clone();
    let certain = take_certain(system, &mut values);
    let mut state = Search {
        system,
        values,
        changed: certain.iter().map(|set| set.cell).collect(),
        path: certain,
        found: Found::default(),
        spent: 0,
    };
    let failing = system.failing(&state.values);
    for most in 0..=MOST {
        state.deepen(&failing, most);
        if !state.found.sets.is_empty() || state.found.cut_short {
            break;
        }
    }
    state.found
}

/// The amounts of a cell for which a constraint holds, all others as they stand.
fn interval(system: &System, values: &[i128], constraint: usize, cell: Index) -> (i128, i128) {
    let constraint = &system.constraints[constraint];
    let sign = constraint
        .terms
        .iter()
        .find(|(of, _)| *of == cell)
        .map_or(1, |(_, sign)| i128::from(*sign));
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
fn agreed(system: &System, values: &[i128], cell: Index) -> Option<(i128, i128)> {
    let mut bounds = (i128::MIN / 4, i128::MAX / 4);
    for &constraint in &system.touching[cell] {
        let (low, high) = interval(system, values, constraint, cell);
        bounds = (bounds.0.max(low), bounds.1.min(high));
    }
    (bounds.0 <= bounds.1).then_some(bounds)
}

/// Takes the edits that two failing sums or more name together, where no other cell could do as much for any of them.
fn take_certain(system: &System, values: &mut [i128]) -> Vec<Set> {
    let mut taken: Vec<Set> = Vec::new();
    // The few errors that the search sees whole are better left to it.
    while system.failing(values).len() > CERTAIN_FIRST {
        let failing = system.failing(values);
        let strong: Vec<(Index, i128, Vec<usize>)> = candidates(system, &failing)
            .into_iter()
            .filter(|cell| taken.iter().all(|set| set.cell != *cell))
            .filter_map(|cell| {
                let mended: Vec<usize> = failing
                    .iter()
                    .copied()
                    .filter(|constraint| system.touching[cell].contains(constraint))
                    .collect();
                let exact = mended.iter().filter(|index| system.constraints[**index].exact).count();
                let bounds = agreed(system, values, cell).filter(|_| exact >= 2)?;
                let amount = amounts(system, cell, bounds, &mended, values).into_iter().next()?;
                Some((cell, amount, mended))
            })
            .collect();
        let sole = strong.iter().find(|(cell, _, mended)| {
            let rivals = |constraint: &usize| {
                strong
                    .iter()
                    .any(|(other, _, of)| other != cell && of.contains(constraint))
            };
            !mended.iter().any(rivals)
        });
        let Some((cell, amount, _)) = sole else { break };
        values[*cell] = *amount;
        taken.push(Set {
            cell: *cell,
            amount: *amount,
        });
    }
    taken
}

fn candidates(system: &System, failing: &[usize]) -> BTreeSet<Index> {
    failing
        .iter()
        .flat_map(|index| system.constraints[*index].terms.iter().map(|(cell, _)| *cell))
        .collect()
}

/// The amounts in an interval that are worth trying: those that a slip leads from, else the one that fits best.
fn amounts(system: &System, cell: Index, bounds: (i128, i128), mended: &[usize], values: &[i128]) -> Vec<i128> {
    let typed = system.values[cell];
    let least = if typed >= 0 { 0 } else { i128::MIN / 4 };
    let (low, high) = (bounds.0.max(least), bounds.1);
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
        let sign = constraint
            .terms
            .iter()
            .find(|(of, _)| *of == cell)
            .map_or(1, |(_, sign)| i128::from(*sign));
        values[cell] - sign * constraint.sum(values)
    });
    let mut found = Vec::new();
    if high - low <= NARROW {
        let mut slips: Vec<(u32, i128)> = (low..=high)
            .filter(|amount| *amount != values[cell])
            .filter_map(|amount| Some((cost_of(system, cell, amount)?, amount)))
            .collect();
        slips.sort_by_key(|(cost, amount)| (*cost, (amount - best.unwrap_or(*amount)).abs()));
        found.extend(slips.first().map(|(_, amount)| *amount));
    }
    if found.is_empty() {
        let amount = best.unwrap_or(values[cell]).clamp(low, high);
        if amount != values[cell] {
            found.push(amount);
        }
    }
    found
}

/// The slip by which a cell came to what was typed, if it should be that amount.
pub(super) fn slip_of(system: &System, cell: Index, amount: i128) -> Option<Slip> {
    slip::slip(system.value(cell, amount)?, system.typed[cell])
}

fn cost_of(system: &System, cell: Index, amount: i128) -> Option<u32> {
    let right = system.value(cell, amount)?;
    Some(slip::slip(right, system.typed[cell])?.cost(slip::digit_count(right)))
}

struct Search<'a> {
    system: &'a System,
    values: Vec<i128>,
    changed: Vec<Index>,
    path: Vec<Set>,
    found: Found,
    spent: usize,
}

impl Search<'_> {
    fn deepen(&mut self, failing: &[usize], left: usize) {
        if failing.is_empty() {
            let mut set = self.path.clone();
            set.sort_unstable();
            self.found.sets.insert(set);
            return;
        }
        if left == 0 || self.found.cut_short {
            return;
        }
        // One edit mends no more than touches its cell.
        let reach = failing
            .iter()
            .flat_map(|index| self.system.constraints[*index].terms.iter())
            .map(|(cell, _)| {
                self.system.touching[*cell]
                    .iter()
                    .filter(|index| failing.contains(index))
                    .count()
            })
            .max()
            .unwrap_or(0);
        if failing.len() > left * reach {
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
            if self.changed.contains(&cell) {
                continue;
            }
            for amount in self.worth_trying(cell, shortest, failing, left) {
                self.spent += 1;
                if self.spent > BUDGET {
                    self.found.cut_short = true;
                    return;
                }
                let before = std::mem::replace(&mut self.values[cell], amount);
                let now: Vec<usize> = {
                    let mut now: BTreeSet<usize> = failing.iter().copied().collect();
                    for &index in &self.system.touching[cell] {
                        if self.system.constraints[index].holds(&self.values) {
                            now.remove(&index);
                        } else {
                            now.insert(index);
                        }
                    }
                    now.into_iter().collect()
                };
                self.changed.push(cell);
                self.path.push(Set { cell, amount });
                self.deepen(&now, left - 1);
                self.path.pop();
                self.changed.pop();
                self.values[cell] = before;
            }
        }
    }

    /// What a cell may be set to: what all its sums agree on; with edits to spare also what each failing one alone asks.
    fn worth_trying(&self, cell: Index, failing_here: usize, failing: &[usize], left: usize) -> Vec<i128> {
        let touched: Vec<usize> = failing
            .iter()
            .copied()
            .filter(|index| self.system.touching[cell].contains(index))
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
