//! Sums that reach over the rows of a block: what a turn adds to them row by row, so that each block of rows is tried by two
//! sums of its beginnings.

use super::{Effect, Line, Workshop};
use std::collections::BTreeMap;

impl Workshop<'_> {
    /// The sums that reach over several rows, with what each row of a stretch adds to them.
    pub(super) fn sums_over_rows(
        &mut self,
        line: &Line<'_>,
        effects: &[Effect],
        (from, to): (usize, usize),
    ) -> Vec<OverRows> {
        let mut of: BTreeMap<usize, OverRows> = BTreeMap::new();
        for (at, effect) in effects.iter().enumerate().take(to + 1).skip(from) {
            for (cell, right) in &effect.edits {
                let (Some(index), Some(amount)) = (self.system.index(*cell), self.system.integer(*right)) else {
                    continue;
                };
                self.system.open(index);
                // A figure in thousands is less exact than one in persons.
                let coarser =
                    self.system.unit(*right).unwrap_or(0) - self.system.unit(self.system.typed[index]).unwrap_or(0);
                for &constraint in &self.system.touching[index] {
                    let delta = self.weight(constraint, index) * (amount - self.system.values[index]);
                    let entry = of.entry(constraint).or_insert_with(|| {
                        let constraint = &self.system.constraints[constraint];
                        OverRows {
                            sum: constraint.sum(&self.system.values),
                            low: constraint.low,
                            high: constraint.high,
                            fails: !constraint.holds(&self.system.values),
                            added: vec![0; to - from + 1],
                            slack: 0,
                        }
                    });
                    entry.added[at - from] += delta;
                    entry.slack += coarser.max(0);
                }
            }
        }
        // What lies in one row was looked at with the row.
        of.retain(|constraint, _| (from..=to).all(|at| !self.lies_in_row(line, at, *constraint)));
        let mut sums: Vec<OverRows> = of.into_values().collect();
        for sum in &mut sums {
            let mut all = 0;
            let before = std::iter::once(0).chain(sum.added.iter().map(|added| {
                all += added;
                all
            }));
            sum.added = before.collect();
        }
        sums.sort_by_key(|sum| !sum.fails);
        sums
    }
}

/// A sum over several rows, and what a turn would add to it up to each row of a stretch.
pub(super) struct OverRows {
    sum: i128,
    low: i128,
    high: i128,
    pub fails: bool,
    /// What the rows before each add, one more entry than rows.
    added: Vec<i128>,
    slack: i128,
}

impl OverRows {
    /// Whether it holds when the turn is made on the rows from `lo` to `hi` of the stretch.
    pub fn comes_out(&self, lo: usize, hi: usize) -> bool {
        let sum = (self.sum + self.added[hi + 1] - self.added[lo]) * 2;
        self.low - self.slack <= sum && sum <= self.high + self.slack
    }
}
