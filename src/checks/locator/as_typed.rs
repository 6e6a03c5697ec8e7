//! The figures as they were typed, with others that are being tried in their place.
//!
//! The grid takes a negative count for no figure at all; here it is the number that was typed, so that a wrong sign shows as
//! one: the sums around it miss by twice the figure.

use crate::checks::elsewhere::Included;
use crate::checks::evaluate::{Contents, evaluate};
use crate::checks::grid::{CellNumber, Content, Grid};
use crate::checks::identity::Identities;
use crate::figures::{CellAddress, Value};
use std::collections::BTreeMap;

/// The cells of a grid, some with other figures than stand in them.
#[derive(Clone, Debug)]
pub(super) struct AsTyped<'a> {
    pub grid: &'a Grid,
    tried: BTreeMap<CellNumber, Value>,
}

impl<'a> AsTyped<'a> {
    /// The cells as they stand.
    pub fn new(grid: &'a Grid) -> Self {
        Self {
            grid,
            tried: BTreeMap::new(),
        }
    }

    /// The cells with these figures in them.
    pub fn with(grid: &'a Grid, tried: impl IntoIterator<Item = (CellNumber, Value)>) -> Self {
        Self {
            grid,
            tried: tried.into_iter().collect(),
        }
    }

    /// The figure in a cell.
    pub fn value(&self, cell: CellNumber) -> Option<Value> {
        match self.content(cell) {
            Content::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The power of ten of the finest figure.
    pub fn finest(&self) -> i8 {
        let standing = self.grid.cells.iter().filter_map(|cell| match cell.content {
            Content::Value(value) => Some(value.exponent()),
            _ => None,
        });
        let typed = self.grid.negatives().filter_map(|cell| self.grid.negative(cell));
        let others = typed.chain(self.tried.values().copied()).map(Value::exponent);
        standing.chain(others).min().unwrap_or_default()
    }

    /// Whether an identity fails.
    pub fn fails(&self, identities: &Identities, number: u32) -> bool {
        let relation = identities.get(number).relation;
        !evaluate(self, relation, identities.terms(number)).failures.is_empty()
    }
}

impl Contents for AsTyped<'_> {
    fn content(&self, cell: CellNumber) -> Content {
        if let Some(value) = self.tried.get(&cell) {
            return Content::Value(*value);
        }
        match self.grid.content(cell) {
            Content::Wrong => self.grid.negative(cell).map_or(Content::Wrong, Content::Value),
            other => other,
        }
    }

    fn included(&self) -> &Included {
        &self.grid.included
    }

    fn address(&self, cell: CellNumber) -> CellAddress {
        self.grid.address(cell)
    }
}
