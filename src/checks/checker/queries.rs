//! What can be asked of the checks: findings by place, entries by cause, what follows from the sums, and the cells by number.
//! Nothing here changes what was found.

use super::{Checker, Origin};
use crate::checks::deduce::{self, Deduction};
use crate::checks::earlier::EarlierFigure;
use crate::checks::entries::{self, Entry, Listed};
use crate::checks::evaluate::protects;
use crate::checks::finding::{Counts, Finding};
use crate::checks::grid::CellNumber;
use crate::checks::identity::Identities;
use crate::checks::locator::Cause;
use crate::checks::plausibility::{self, Hiding};
use crate::figures::{Answers, CellAddress, SheetId, Value};
use crate::questionnaire::Severity;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Checker {
    /// All findings, the worst first; within a severity in the order of the form.
    pub fn findings(&self) -> impl DoubleEndedIterator<Item = &Finding> + ExactSizeIterator {
        self.findings.values()
    }

    /// The findings that concern a cell, the worst first.
    pub fn findings_of_cell(&self, cell: &CellAddress) -> Vec<&Finding> {
        let orders = self.grid.find(cell).and_then(|number| self.of_cell.get(&number));
        orders
            .into_iter()
            .flatten()
            .filter_map(|order| self.findings.get(order))
            .collect()
    }

    /// The worst that is found on a cell; cheap enough to ask for every cell that is drawn.
    pub fn severity_of_cell(&self, cell: &CellAddress) -> Option<Severity> {
        if self.of_cell.is_empty() {
            return None;
        }
        let orders = self.of_cell.get(&self.grid.find(cell)?)?;
        orders.first().map(|order| order.severity.0)
    }

    /// The findings that belong to a sheet.
    pub fn findings_of_sheet(&self, sheet: SheetId) -> impl Iterator<Item = &Finding> {
        self.findings().filter(move |finding| finding.sheet == Some(sheet))
    }

    /// The finding of that key.
    pub fn finding(&self, key: &str) -> Option<&Finding> {
        self.findings().find(|finding| finding.key == key)
    }

    /// How many findings there are of each severity.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        self.findings().for_each(|finding| counts.add(finding));
        counts
    }

    /// The only figure that fits a blank cell, or one that could not be read, by a sum in which it is the one part missing.
    pub fn implied(&self, cell: &CellAddress) -> Option<Value> {
        self.implied_at(self.grid.find(cell)?)
    }

    /// What else to hide so that none of these cells, and none that is hidden already beside them, can be worked out. The cells
    /// themselves are taken for hidden, whatever they hold now. `answers` are those that were checked.
    pub fn further_hiding(&self, answers: &Answers, cells: &[CellAddress]) -> Hiding {
        let cells = cells.iter().filter_map(|cell| self.grid.find(cell)).collect();
        plausibility::further_hiding(&self.view(answers), &cells)
    }

    /// What has made identities fail, those that share a figure together, each with the figures that would be right.
    /// What is known from before is not worked out again.
    pub fn causes(&self) -> Vec<Cause> {
        self.located().iter().map(|cause| Cause::clone(cause)).collect()
    }

    fn located(&self) -> Vec<Arc<Cause>> {
        let mut failing: Vec<u32> = self
            .of_origin
            .keys()
            .filter_map(|origin| match origin {
                Origin::Identity(number) => Some(*number),
                _ => None,
            })
            .collect();
        failing.sort_unstable();
        self.causes.of(&self.grid, &self.identities, &self.earlier, &failing)
    }

    /// All findings, those that have one cause put together; in the order of their first findings. Made once for each state
    /// of the figures.
    pub fn entries(&self) -> &Arc<[Entry]> {
        self.entries.get_or_init(|| self.put_together().into())
    }

    fn put_together(&self) -> Vec<Entry> {
        let listed: Vec<Listed<'_>> = self
            .findings
            .iter()
            .map(|(order, finding)| Listed {
                finding,
                identity: match order.origin {
                    Origin::Identity(number) => Some((number, self.identities.get(number).subject)),
                    _ => None,
                },
                odd: matches!(order.origin, Origin::Odd(_)),
            })
            .collect();
        entries::entries(&self.pack, &listed, &self.located())
    }

    /// What follows in a sheet by its sums, totals from parts and single parts from totals, while the figures of `set_aside` are
    /// looked at as if they were not there. Nothing that would make another sum fail is among it.
    pub fn deduce(&self, sheet: SheetId, set_aside: &BTreeSet<CellAddress>) -> Deduction {
        deduce::deduce(&self.grid, &self.identities, sheet, &self.numbers(set_aside))
    }

    /// What follows for these totals of a sheet from their parts, while the figures of `set_aside` are looked at as if they were
    /// not there.
    pub fn deduce_totals(
        &self,
        sheet: SheetId,
        totals: &BTreeSet<CellAddress>,
        set_aside: &BTreeSet<CellAddress>,
    ) -> Deduction {
        let (totals, set_aside) = (self.numbers(totals), self.numbers(set_aside));
        deduce::deduce_totals(&self.grid, &self.identities, sheet, &totals, &set_aside)
    }

    fn numbers(&self, cells: &BTreeSet<CellAddress>) -> BTreeSet<CellNumber> {
        cells.iter().filter_map(|cell| self.grid.find(cell)).collect()
    }

    /// The cells of a sheet that are the total of others.
    pub fn totals(&self, sheet: SheetId) -> BTreeSet<CellAddress> {
        let totals = deduce::totals(&self.grid, &self.identities, sheet);
        totals.into_iter().map(|cell| self.grid.address(cell)).collect()
    }

    /// Those of these cells that are a total, and all totals that they are a part of.
    pub fn totals_above<'a>(&self, cells: impl Iterator<Item = &'a CellAddress>) -> BTreeSet<CellAddress> {
        let cells: Vec<CellNumber> = cells.filter_map(|cell| self.grid.find(cell)).collect();
        let totals = deduce::totals_above(&self.identities, &cells);
        totals.into_iter().map(|cell| self.grid.address(cell)).collect()
    }

    /// What earlier phases of the file say for a cell, the latest phase first.
    pub fn earlier(&self, cell: &CellAddress) -> Vec<EarlierFigure> {
        let number = self.grid.find(cell);
        number.map_or_else(Vec::new, |number| self.earlier.figures(&self.grid, number))
    }

    /// The cells that say of themselves that they are included in this one.
    pub fn included_in(&self, cell: &CellAddress) -> Vec<CellAddress> {
        let included = &self.grid.included;
        let number = self.grid.find(cell).filter(|_| !included.is_empty());
        number.map_or_else(Vec::new, |number| {
            let sources = included.pointing_at(number).iter();
            sources.map(|source| self.grid.address(*source)).collect()
        })
    }

    /// Whether other cells say that they are included in this one; cheap enough to ask for every cell that is drawn.
    pub fn includes_others(&self, cell: &CellAddress) -> bool {
        let included = &self.grid.included;
        !included.is_empty()
            && self
                .grid
                .find(cell)
                .is_some_and(|number| !included.pointing_at(number).is_empty())
    }

    /// Whether one cell is made up of others among which is the other cell, by one sum or by sums of sums.
    pub fn is_part_of(&self, part: &CellAddress, whole: &CellAddress) -> bool {
        let (Some(part), Some(whole)) = (self.grid.find(part), self.grid.find(whole)) else {
            return false;
        };
        deduce::is_part_of(&self.identities, part, whole)
    }

    /// Whether a slip in the figure of a cell would be seen: it stands in a sum, or in an equation between tables, of which
    /// everything else is known. Nothing but the source document tells of a slip in any other.
    pub fn is_protected(&self, cell: &CellAddress) -> bool {
        let Some(number) = self.grid.find(cell) else {
            return false;
        };
        self.identities.touching(number).iter().any(|identity| {
            let relation = self.identities.get(*identity).relation;
            protects(&self.grid, relation, self.identities.terms(*identity), number)
        })
    }

    /// The identities of the phase, as one sparse system over numbered cells.
    pub fn identities(&self) -> &Identities {
        &self.identities
    }

    /// The number of a cell in the identities.
    pub fn cell_number(&self, cell: &CellAddress) -> Option<CellNumber> {
        self.grid.find(cell)
    }

    /// The numbers of a sheet's cells, which follow one another.
    pub fn cells_of_sheet(&self, sheet: SheetId) -> std::ops::Range<CellNumber> {
        self.grid.cells_of(sheet)
    }

    /// The cell of that number.
    pub fn cell_address(&self, number: CellNumber) -> Option<CellAddress> {
        ((number as usize) < self.grid.cells.len()).then(|| self.grid.address(number))
    }
}
