//! A block of a column that stands some rows too low or too high: it leaves a blank or a repeated figure where it begins, and
//! pushes one out where it ends.

use super::{Column, Effect, Line, Turn, Workshop};
use crate::checks::grid::CellNumber;
use crate::figures::Value;
use std::collections::BTreeMap;

impl Workshop<'_> {
    /// A block that stands some rows too low or too high: what was pushed out at its end is told by the sums.
    pub(super) fn shift(
        &mut self,
        line: &Line<'_>,
        column: Column,
        by: i16,
        effects: &[Effect],
        (from, to): (usize, usize),
        (first, last): (usize, usize),
    ) {
        let reach = usize::from(by.unsigned_abs());
        // The figure that stands twice where the block begins is as it should be.
        let ends: Vec<(usize, usize)> = if by > 0 {
            (last..=to).map(|last| (first, last)).collect()
        } else {
            (from..=first).rev().map(|first| (first, last)).collect()
        };
        // A blank cell shows no failure; the block may begin in it.
        for (first, last) in ends {
            let blank = |at: usize| self.contents.value(line.cell(at, column)).is_none() && !effects[at].barred;
            let (mut first, mut last) = (first, last);
            while by > 0 && first > 0 && blank(first - 1) {
                first -= 1;
            }
            while by < 0 && last + 1 < effects.len() && blank(last + 1) {
                last += 1;
            }
            let mut edits: BTreeMap<CellNumber, Value> = effects[first..=last]
                .iter()
                .flat_map(|effect| effect.edits.iter().copied())
                .collect();
            let lost: Vec<usize> = if by > 0 {
                (last + 1..=last + reach).filter(|at| *at < line.rows.len()).collect()
            } else {
                (first.saturating_sub(reach)..first).collect()
            };
            let (low, high) = (
                first.min(*lost.first().unwrap_or(&first)),
                last.max(*lost.last().unwrap_or(&last)),
            );
            let without = edits.clone();
            for at in lost {
                let cell = line.cell(at, column);
                let left = self.left_for(line, at, cell);
                edits.extend(
                    left.filter(|left| self.contents.value(cell) != Some(*left))
                        .map(|left| (cell, left)),
                );
            }
            let found = self.propose(line, Turn::Shift(by), (low, high), &[column], edits)
                || self.propose(line, Turn::Shift(by), (low, high), &[column], without);
            if found {
                return;
            }
        }
    }

    /// What the sums of a row leave for one of its cells.
    fn left_for(&mut self, line: &Line<'_>, at: usize, cell: CellNumber) -> Option<Value> {
        let index = self.system.index(cell)?;
        let touching = self.touching(cell);
        let mut local = touching
            .into_iter()
            .filter(|constraint| self.lies_in_row(line, at, *constraint));
        let constraint = local.find(|constraint| self.system.constraints[*constraint].exact)?;
        let constraint = &self.system.constraints[constraint];
        let amount = self.system.values[index] - constraint.sign(index) * constraint.sum(&self.system.values);
        (amount >= 0).then(|| self.system.value(index, amount)).flatten()
    }
}
