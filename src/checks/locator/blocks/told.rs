//! A block of a list that stands a row too low or too high, where one sum alone fails: it cannot say where the block begins and
//! ends, but the other years of the rows can. What was pushed out at the block's end is what the sum leaves.

use super::{Column, Line, Turn, Workshop, columns_of};
use crate::checks::grid::CellNumber;
use crate::checks::locator::likely::Likely;
use crate::checks::locator::system::Index;
use crate::figures::Value;
use std::collections::BTreeMap;

/// By how much the other years must speak for a block, in tenths of a bit, and for how many of its figures at least.
const SPEAKS: i64 = -200;
const FIGURES: usize = 2;

impl Workshop<'_> {
    /// Looks through the columns of a line in which a sum fails.
    pub(super) fn shifts_told(&mut self, line: &Line<'_>, likely: &Likely<'_>) {
        self.by_history = true;
        for column in columns_of(line.sheet).filter(|_| !line.rows.is_empty()) {
            if !self.fails_in(line, column) {
                continue;
            }
            for by in [1_i16, -1] {
                let gains = self.gains(line, column, by, likely);
                if let Some((first, last)) = best(&gains) {
                    // The block may as well begin or end beside there: the explanations compete.
                    for from in first.saturating_sub(1)..=first + 1 {
                        for to in last.saturating_sub(1)..=last + 1 {
                            let inside = from <= to && to < gains.len();
                            if inside && gains[from..=to].iter().all(Option::is_some) {
                                self.shift_told(line, column, by, (from, to));
                            }
                        }
                    }
                }
            }
        }
        self.by_history = false;
    }

    /// How much less likely each row's figure becomes by the one that stands `by` rows below; none where that cannot be.
    fn gains(&self, line: &Line<'_>, column: Column, by: i16, likely: &Likely<'_>) -> Vec<Option<i64>> {
        let value = |at: usize| {
            let is_part = at < line.rows.len() && !line.is_total(at);
            is_part.then(|| self.contents.value(line.cell(at, column))).flatten()
        };
        (0..line.rows.len())
            .map(|at| {
                let right = value(at.checked_add_signed(isize::from(by))?)?;
                let typed = value(at)?;
                Some(i64::from(likely.cost(line.cell(at, column), typed, right)))
            })
            .collect()
    }

    /// Proposes that the rows `from` to `to` hold what stands `by` rows below them, and the row beyond them what the sum leaves.
    fn shift_told(&mut self, line: &Line<'_>, column: Column, by: i16, (from, to): (usize, usize)) {
        let mut edits: Vec<(CellNumber, Value)> = Vec::new();
        for at in from..=to {
            let below = at.checked_add_signed(isize::from(by));
            let right = below.and_then(|below| self.contents.value(line.cell(below, column)));
            let cell = line.cell(at, column);
            edits.extend(
                right
                    .filter(|right| self.contents.value(cell) != Some(*right))
                    .map(|right| (cell, right)),
            );
        }
        let end = if by > 0 { to } else { from };
        let Some(lost) = end.checked_add_signed(isize::from(by)) else {
            return;
        };
        let cell = line.cell(lost, column);
        let Some(left) = self.left_by_sum(cell, &edits) else {
            return;
        };
        if self.contents.value(cell) != Some(left) {
            edits.push((cell, left));
        }
        let edits: BTreeMap<CellNumber, Value> = edits.into_iter().collect();
        let block = (from.min(lost), to.max(lost));
        self.propose(line, Turn::Shift(by), block, &[column], edits);
    }

    /// What the failing sum over the rows leaves for a cell after edits of others.
    fn left_by_sum(&mut self, cell: CellNumber, edits: &[(CellNumber, Value)]) -> Option<Value> {
        let index: Index = self.system.index(cell)?;
        let mut touching = self.touching(cell).into_iter();
        let constraint = touching.find(|constraint| {
            let constraint = &self.system.constraints[*constraint];
            constraint.exact && !constraint.holds(&self.system.values)
        })?;
        let moved = self.moved(constraint, edits)?;
        let amount = self.system.values[index] - self.system.constraints[constraint].sign(index) * moved;
        (amount >= 0).then(|| self.system.value(index, amount)).flatten()
    }
}

/// The rows next to each other for which history speaks most, where it speaks clearly.
fn best(gains: &[Option<i64>]) -> Option<(usize, usize)> {
    let (mut best, mut sum, mut start) = (None, 0, 0);
    for (at, gain) in gains.iter().enumerate() {
        match gain {
            Some(gain) if sum + gain < 0 => {
                sum += gain;
                let long = at + 1 - start >= FIGURES;
                if long && sum <= SPEAKS && best.is_none_or(|(least, _)| sum < least) {
                    best = Some((sum, (start, at)));
                }
            }
            _ => (sum, start) = (0, at + 1),
        }
    }
    best.map(|(_, rows): (i64, (usize, usize))| rows)
}
