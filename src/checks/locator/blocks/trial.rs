//! A block is tried with the checks themselves, and kept where it mends something and breaks nothing.

use super::{Column, Line, ONE_ROW, Proposal, Turn, WHOLE, WITH_TOTAL, Workshop};
use crate::checks::grid::CellNumber;
use crate::checks::locator::Operation;
use crate::checks::locator::as_typed::AsTyped;
use crate::figures::Value;
use std::collections::{BTreeMap, BTreeSet};

impl Workshop<'_> {
    /// Tries a block with the checks and keeps it where it mends something and breaks nothing.
    pub(super) fn propose(
        &mut self,
        line: &Line<'_>,
        turn: Turn,
        (lo, hi): (usize, usize),
        mask: &[Column],
        edits: BTreeMap<CellNumber, Value>,
    ) -> bool {
        // One figure in another unit is a slip like others.
        if edits.len() < 2 {
            return false;
        }
        let rows = line.rows.len();
        let totals = (lo..=hi).filter(|at| line.is_total(*at)).count();
        let others = hi - lo + 1 - totals;
        let all = (0..rows).filter(|at| line.is_total(*at)).count();
        let block = ((rows * (rows + 1) / 2).max(2) as f64).log2() * 10.0;
        let place = if others == rows - all {
            WHOLE
        } else if lo == hi {
            // Whole columns are copied into the wrong year, single rows hardly.
            let alone = if matches!(turn, Turn::Year(_)) { ONE_ROW } else { 0 };
            ONE_ROW + alone + 10 * (rows.max(2)).ilog2()
        } else if totals > 0 {
            WITH_TOTAL + block as u32
        } else {
            block as u32
        };
        let operation = if edits.len() == 2 && lo == hi && matches!(turn, Turn::Sexes(..) | Turn::Year(_)) {
            Operation::ExchangeCells
        } else {
            turn.operation()
        };
        let place = if operation == Operation::ExchangeCells {
            ONE_ROW + 20
        } else {
            place
        };
        let columns = if mask.len() > 1 { 0 } else { 10 };
        self.try_out(operation, place + columns + turn.cost(line.year), edits)
    }

    pub(super) fn try_out(&mut self, operation: Operation, place: u32, right: BTreeMap<CellNumber, Value>) -> bool {
        let key = right
            .iter()
            .map(|(cell, value)| (*cell, value.mantissa(), value.exponent()));
        // No figure should be below zero, wherever it stands.
        let negative = right.values().any(|value| value.mantissa() < 0);
        if negative || right.is_empty() || !self.seen.insert(key.collect()) {
            return false;
        }
        self.spent += right.len() * 4;
        let tried = AsTyped::with(self.contents.grid, right.iter().map(|(cell, value)| (*cell, *value)));
        let touched: BTreeSet<u32> = right
            .keys()
            .flat_map(|cell| self.identities.touching(*cell))
            .copied()
            .collect();
        let mut mended = BTreeSet::new();
        for number in touched {
            let fails = tried.fails(self.identities, number);
            if self.failing.contains(&number) {
                if !fails {
                    mended.insert(number);
                }
            } else if fails && !self.contents.fails(self.identities, number) {
                return false;
            }
        }
        // A comparison that holds again says little: only a unit that is another is told by many of them.
        let equations = mended.intersection(&self.equations).count();
        let in_unit = matches!(operation, Operation::Scale(-3 | 3)) && mended.len() > 2;
        let told = self.by_history && equations > 0;
        if equations < 2 && !in_unit && !told {
            return false;
        }
        self.found.push(Proposal {
            operation,
            right,
            place,
            mended,
        });
        true
    }
}
