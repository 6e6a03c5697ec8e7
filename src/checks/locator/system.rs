//! The sums and comparisons around what fails, in plain integers: the cells, what stands in them, and what must hold.
//!
//! Amounts are in the finest unit of all cells taken up, so that every sum is exact.

use crate::checks::elsewhere::Slack;
use crate::checks::evaluate::{Parts, State, is_counted, speakers, state};
use crate::checks::grid::{CellNumber, Content, Grid};
use crate::checks::identity::{Identities, Relation};
use crate::figures::Value;
use std::collections::HashMap;

/// A cell of the system, by its index.
pub(super) type Index = usize;

/// What must hold: the signed sum lies within the bounds.
#[derive(Clone, Debug)]
pub(super) struct Constraint {
    /// Cells with their signs.
    pub terms: Vec<(Index, i64)>,
    /// Twice the least and the most that the sum may be.
    pub low: i128,
    pub high: i128,
    /// Whether it binds from both sides.
    pub exact: bool,
}

impl Constraint {
    pub fn holds(&self, values: &[i128]) -> bool {
        let sum = self.sum(values) * 2;
        self.low <= sum && sum <= self.high
    }

    pub fn sum(&self, values: &[i128]) -> i128 {
        self.terms
            .iter()
            .map(|(cell, sign)| values[*cell] * i128::from(*sign))
            .sum()
    }
}

/// Cells and constraints around a set of failing identities.
#[derive(Clone, Debug, Default)]
pub(super) struct System {
    pub cells: Vec<CellNumber>,
    pub typed: Vec<Value>,
    pub values: Vec<i128>,
    pub constraints: Vec<Constraint>,
    /// The constraints that touch each cell.
    pub touching: Vec<Vec<usize>>,
    /// The power of ten of the integers.
    pub exponent: i8,
    of_cell: HashMap<CellNumber, Index>,
}

/// No bound.
const FREE: i128 = i128::MAX / 4;

impl System {
    /// Takes up the given identities with all that touch their cells.
    pub fn around(grid: &Grid, identities: &Identities, failing: &[u32]) -> Self {
        let mut taken: Vec<u32> = failing.to_vec();
        let mut near: Vec<u32> = failing
            .iter()
            .flat_map(|number| identities.terms(*number))
            .flat_map(|term| identities.touching(term.cell))
            .copied()
            .filter(|number| !failing.contains(number))
            .collect();
        near.sort_unstable();
        near.dedup();
        taken.extend(near);
        let mut system = Self::default();
        let mut raw = Vec::new();
        for number in taken {
            raw.extend(statements(grid, identities, number));
        }
        for statement in &raw {
            for (cell, value, _) in &statement.terms {
                if !system.of_cell.contains_key(cell) {
                    system.of_cell.insert(*cell, system.cells.len());
                    system.cells.push(*cell);
                    system.typed.push(*value);
                }
            }
        }
        system.exponent = system
            .typed
            .iter()
            .map(|value| value.exponent())
            .min()
            .unwrap_or_default();
        system.values = system.typed.iter().map(|value| system.integer(*value)).collect();
        system.touching = vec![Vec::new(); system.cells.len()];
        for statement in raw {
            let constraint = system.constraint(&statement);
            let index = system.constraints.len();
            for (cell, _) in &constraint.terms {
                system.touching[*cell].push(index);
            }
            system.constraints.push(constraint);
        }
        system
    }

    fn constraint(&self, statement: &Statement) -> Constraint {
        // A stated figure is off by half a unit of its last digit at most, zero by nothing: twice the tolerance is the sum of units.
        let slack: i128 = statement
            .terms
            .iter()
            .filter(|(_, value, _)| !value.is_zero())
            .map(|(_, value, _)| self.power(value.exponent()))
            .sum();
        let terms = statement
            .terms
            .iter()
            .map(|(cell, _, sign)| (self.of_cell[cell], i64::from(*sign)))
            .collect();
        let (low, high) = match statement.bound {
            Bound::Equal => (-slack, slack),
            Bound::NotBelow => (-slack, FREE),
            Bound::NotAbove => (-FREE, slack),
        };
        Constraint {
            terms,
            low,
            high,
            exact: statement.bound == Bound::Equal,
        }
    }

    fn power(&self, exponent: i8) -> i128 {
        10_i128.pow(u32::from((exponent - self.exponent).unsigned_abs()).min(30))
    }

    fn integer(&self, value: Value) -> i128 {
        i128::from(value.mantissa()) * self.power(value.exponent())
    }

    /// An amount as a value in the precision of the figure that it stands for, else as fine as it needs to be.
    pub fn value(&self, cell: Index, amount: i128) -> Option<Value> {
        let unit = self.power(self.typed[cell].exponent());
        let (mantissa, exponent) = if amount % unit == 0 {
            (amount / unit, self.typed[cell].exponent())
        } else {
            (amount, self.exponent)
        };
        Some(Value::new(i64::try_from(mantissa).ok()?, exponent))
    }

    /// The constraints that do not hold.
    pub fn failing(&self, values: &[i128]) -> Vec<usize> {
        (0..self.constraints.len())
            .filter(|index| !self.constraints[*index].holds(values))
            .collect()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    Equal,
    NotBelow,
    NotAbove,
}

/// One constraint before cells are numbered.
struct Statement {
    terms: Vec<(CellNumber, Value, i8)>,
    bound: Bound,
}

/// What an identity demands of the figures that are known.
fn statements(grid: &Grid, identities: &Identities, number: u32) -> Vec<Statement> {
    let identity = identities.get(number);
    let terms = identities.terms(number);
    let listed = match identity.relation {
        Relation::Equal => Parts::All,
        Relation::EqualWithRest => Parts::WithRest,
        Relation::AtLeast => Parts::Some,
        Relation::AtMost => {
            let known = speakers(grid, terms);
            let side = |sign: i8| known.iter().find(|(term, _)| term.sign == sign);
            let (Some((small, inner)), Some((large, outer))) = (side(1), side(-1)) else {
                return Vec::new();
            };
            if Slack::of(grid, &[*small, *large], |_| true).over {
                return Vec::new();
            }
            return vec![Statement {
                terms: vec![(small.cell, *inner, 1), (large.cell, *outer, -1)],
                bound: Bound::NotAbove,
            }];
        }
        Relation::Same => {
            let known = speakers(grid, terms);
            let Some(((first, stated), others)) = known.split_first() else {
                return Vec::new();
            };
            let speaking: Vec<_> = known.iter().map(|(term, _)| *term).collect();
            if !Slack::of(grid, &speaking, |_| true).is_none() {
                return Vec::new();
            }
            let statement = |(term, value): &(crate::checks::identity::Term, Value)| Statement {
                terms: vec![(first.cell, *stated, 1), (term.cell, *value, -1)],
                bound: Bound::Equal,
            };
            return others.iter().map(statement).collect();
        }
        // A mean lies anywhere between two others: nothing can be worked out from it.
        Relation::Between => return Vec::new(),
    };
    let slack = Slack::of(grid, terms, |term| is_counted(grid, term));
    if slack.under {
        return Vec::new();
    }
    let mut known = Vec::new();
    let (mut missing, mut blank, mut whole) = (0_usize, 0_usize, false);
    let mut rest_stated = false;
    for &term in terms {
        let state = state(grid, term, &slack);
        rest_stated = matches!(state, State::Known(_) | State::Nothing);
        match state {
            State::Known(value) => {
                whole |= term.sign > 0;
                known.push((term.cell, value, term.sign));
            }
            State::Nothing => {}
            State::Open => {
                missing += 1;
                blank += usize::from(term.sign < 0 && grid.content(term.cell) == Content::Blank);
            }
            State::Unknown => missing += 1,
        }
    }
    if !whole || known.len() < 2 {
        return Vec::new();
    }
    let waived = if listed == Parts::WithRest && rest_stated {
        blank
    } else {
        0
    };
    let complete = missing <= waived && listed != Parts::Some && !slack.over;
    vec![Statement {
        terms: known,
        bound: if complete { Bound::Equal } else { Bound::NotBelow },
    }]
}
