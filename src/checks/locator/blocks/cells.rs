//! Two cells of one column exchanged: what the one should be stands in the other.

use super::{BUDGET, Line, ONE_ROW, Workshop, columns_of};
use crate::checks::grid::CellNumber;
use crate::checks::locator::Operation;
use crate::figures::Value;
use std::collections::BTreeMap;

impl Workshop<'_> {
    /// Two cells of one column, where what one should be stands in the other.
    pub(super) fn cells_of_columns(&mut self, line: &Line<'_>) {
        for column in columns_of(line.sheet) {
            let cells: Vec<(usize, CellNumber, Value)> = (0..line.rows.len())
                .filter_map(|at| {
                    let cell = line.cell(at, column);
                    Some((at, cell, self.contents.value(cell)?))
                })
                .collect();
            for (at, cell, value) in &cells {
                if self.spent > BUDGET || !self.touches_failing(*cell) {
                    continue;
                }
                for (beside, other, of_other) in &cells {
                    // Each pair once, whichever of the two was met first.
                    if beside == at || beside < at && self.touches_failing(*other) || value == of_other {
                        continue;
                    }
                    self.spent += 1;
                    if self.suits(line, *at, *cell, *of_other) {
                        let apart = at.abs_diff(*beside);
                        let far = if apart == 1 {
                            ONE_ROW
                        } else {
                            10 * (cells.len() as u32 * 2).ilog2()
                        };
                        let edits = BTreeMap::from([(*cell, *of_other), (*other, *value)]);
                        self.try_out(Operation::ExchangeCells, ONE_ROW + far, edits);
                    }
                }
            }
        }
    }

    /// Whether some failing constraint in the row of a cell would hold with that figure in it.
    fn suits(&mut self, line: &Line<'_>, at: usize, cell: CellNumber, right: Value) -> bool {
        let touching = self.touching(cell);
        touching.into_iter().any(|constraint| {
            let failing = !self.system.constraints[constraint].holds(&self.system.values);
            failing && self.lies_in_row(line, at, constraint) && {
                let moved = self.moved(constraint, &[(cell, right)]);
                moved.is_some_and(|moved| self.system.constraints[constraint].allows(moved))
            }
        })
    }
}
