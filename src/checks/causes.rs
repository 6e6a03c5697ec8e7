//! What made sums fail, remembered: a group of failing sums is explained once, and again only when a figure has changed that its
//! explanations were worked out from.

use super::earlier::Earlier;
use super::grid::{CellNumber, Grid};
use super::identity::Identities;
use super::locator::{self, Cause};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The explanations of the failing sums as far as they were asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Causes {
    known: RefCell<BTreeMap<Vec<u32>, Known>>,
}

/// What one group of failing sums was explained by, and the sheets whose figures were looked at, by their index.
#[derive(Clone, Debug)]
struct Known {
    causes: Vec<Arc<Cause>>,
    sheets: BTreeSet<usize>,
}

impl Causes {
    /// The causes of the failing identities; those that are known still are not worked out anew.
    pub fn of(&self, grid: &Grid, identities: &Identities, earlier: &Earlier, failing: &[u32]) -> Vec<Arc<Cause>> {
        let mut before = self.known.take();
        let mut now = BTreeMap::new();
        let mut causes = Vec::new();
        for group in locator::groups(grid, identities, failing) {
            let known = before
                .remove(&group)
                .unwrap_or_else(|| Known::of(grid, identities, earlier, &group));
            causes.extend(known.causes.iter().cloned());
            now.insert(group, known);
        }
        self.known.replace(now);
        causes
    }

    /// A figure has changed: what was worked out from its sheet is no longer known.
    pub fn forget(&mut self, grid: &Grid, cell: CellNumber) {
        let sheet = grid.sheet_of(cell);
        self.known.get_mut().retain(|_, known| !known.sheets.contains(&sheet));
    }

    /// Nothing is known any longer.
    pub fn forget_all(&mut self) {
        self.known.get_mut().clear();
    }
}

impl Known {
    fn of(grid: &Grid, identities: &Identities, earlier: &Earlier, group: &[u32]) -> Self {
        let cells = |numbers: &BTreeSet<u32>| -> BTreeSet<CellNumber> {
            let terms = numbers.iter().flat_map(|number| identities.terms(*number));
            terms.map(|term| term.cell).collect()
        };
        let failing: BTreeSet<u32> = group.iter().copied().collect();
        // The sums around the failing ones are looked at too, and how the figures of their sheets run over the years.
        let around: BTreeSet<u32> = cells(&failing)
            .into_iter()
            .flat_map(|cell| identities.touching(cell))
            .copied()
            .collect();
        let sheets = cells(&around).into_iter().map(|cell| grid.sheet_of(cell)).collect();
        let causes = locator::locate(grid, identities, earlier, group);
        Self {
            causes: causes.into_iter().map(Arc::new).collect(),
            sheets,
        }
    }
}
