//! Figures that follow from others by a sum: an empty total from its parts, the one empty part from its total, until nothing
//! more follows. Nothing is taken from a cell, and where two sums say different things nothing follows at all.

use super::elsewhere::Included;
use super::evaluate::{Contents, evaluate};
use super::grid::{CellNumber, Content, Grid};
use super::identity::{Identities, Relation, Subject, Term};
use crate::figures::{CellAddress, SheetId, Sum, Value};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Which way figures follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Totals from their parts only, as a column of a spreadsheet is added up.
    Totals,
    /// Totals from their parts, and the one empty part from its total; nothing that would make another sum fail.
    BothWays,
}

/// What follows in a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deduction {
    /// The figures, in the order of the form.
    pub figures: BTreeMap<CellAddress, Value>,
    /// Cells for which something follows that cannot be.
    pub undecided: Vec<Undecided>,
}

/// A cell for which sums say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The cell.
    pub cell: CellAddress,
    /// The figures that follow, the smallest first; a single one would make another sum fail.
    pub figures: Vec<Value>,
}

/// The cells, those of one sheet with figures in them that are being tried.
struct Trial<'a> {
    grid: &'a Grid,
    range: Range<CellNumber>,
    tried: Vec<Content>,
}

impl<'a> Trial<'a> {
    fn new(grid: &'a Grid, range: Range<CellNumber>, set_aside: &BTreeSet<CellNumber>) -> Self {
        let tried = range.clone().map(|cell| grid.content(cell)).collect();
        let mut trial = Self { grid, range, tried };
        for cell in set_aside {
            trial.put(*cell, Content::Blank);
        }
        trial
    }

    /// Puts something into a cell of the sheet; what stood there.
    fn put(&mut self, cell: CellNumber, content: Content) -> Content {
        let slot = cell.checked_sub(self.range.start).map(|index| index as usize);
        match slot.and_then(|index| self.tried.get_mut(index)) {
            Some(stands) => std::mem::replace(stands, content),
            None => self.grid.content(cell),
        }
    }
}

impl Contents for Trial<'_> {
    fn content(&self, cell: CellNumber) -> Content {
        if self.range.contains(&cell) {
            self.tried[(cell - self.range.start) as usize]
        } else {
            self.grid.content(cell)
        }
    }

    fn included(&self) -> &Included {
        &self.grid.included
    }

    fn address(&self, cell: CellNumber) -> CellAddress {
        self.grid.address(cell)
    }
}

/// What follows in `sheet`, both ways, while the figures of `set_aside` are looked at as if they were not there.
pub(super) fn deduce(
    grid: &Grid,
    identities: &Identities,
    sheet: SheetId,
    set_aside: &BTreeSet<CellNumber>,
) -> Deduction {
    let range = grid.cells_of(sheet);
    let touching = range.clone().flat_map(|cell| identities.touching(cell).iter().copied());
    let sums = touching
        .filter(|number| is_sum(identities.get(*number).relation))
        .collect();
    work_out(grid, identities, range, &sums, set_aside, Direction::BothWays)
}

/// What follows for these totals of `sheet` from their parts, while the figures of `set_aside` are looked at as if they were
/// not there.
pub(super) fn deduce_totals(
    grid: &Grid,
    identities: &Identities,
    sheet: SheetId,
    totals: &BTreeSet<CellNumber>,
    set_aside: &BTreeSet<CellNumber>,
) -> Deduction {
    let sums = totals.iter().flat_map(|cell| sums_of(identities, *cell)).collect();
    work_out(
        grid,
        identities,
        grid.cells_of(sheet),
        &sums,
        set_aside,
        Direction::Totals,
    )
}

fn work_out(
    grid: &Grid,
    identities: &Identities,
    range: Range<CellNumber>,
    sums: &BTreeSet<u32>,
    set_aside: &BTreeSet<CellNumber>,
    direction: Direction,
) -> Deduction {
    let mut disputed: BTreeMap<CellNumber, Vec<Value>> = BTreeMap::new();
    let work = loop {
        let mut work = Work {
            trial: Trial::new(grid, range.clone(), set_aside),
            identities,
            direction,
            found: BTreeMap::new(),
            undecided: disputed.clone(),
        };
        work.run(sums);
        // One sum may have spoken before another could: then neither is believed, and what followed from it is worked out anew.
        let more = work.disputed();
        if more.is_empty() {
            break work;
        }
        disputed.extend(more);
    };
    Deduction {
        figures: work
            .found
            .into_iter()
            .map(|(cell, value)| (grid.address(cell), value))
            .collect(),
        undecided: work
            .undecided
            .into_iter()
            .map(|(cell, figures)| Undecided {
                cell: grid.address(cell),
                figures,
            })
            .collect(),
    }
}

/// The cells of `sheet` that are the whole of some sum.
pub(super) fn totals(grid: &Grid, identities: &Identities, sheet: SheetId) -> BTreeSet<CellNumber> {
    let is_whole = |cell: &CellNumber| sums_of(identities, *cell).next().is_some();
    grid.cells_of(sheet).filter(is_whole).collect()
}

/// Those of these cells that are the whole of some sum, and all totals that they are a part of, by sums of sums too.
pub(super) fn totals_above(identities: &Identities, cells: &[CellNumber]) -> BTreeSet<CellNumber> {
    let mut seen: BTreeSet<CellNumber> = cells.iter().copied().collect();
    let mut next = cells.to_vec();
    while let Some(cell) = next.pop() {
        for number in identities.touching(cell) {
            if !is_sum(identities.get(*number).relation) {
                continue;
            }
            for term in identities.terms(*number).iter().filter(|term| term.sign > 0) {
                if seen.insert(term.cell) {
                    next.push(term.cell);
                }
            }
        }
    }
    seen.retain(|cell| sums_of(identities, *cell).next().is_some());
    seen
}

/// The sums of which a cell is the whole.
fn sums_of(identities: &Identities, cell: CellNumber) -> impl Iterator<Item = u32> + '_ {
    let touching = identities.touching(cell).iter().copied();
    touching.filter(move |number| {
        let whole = |term: &Term| term.cell == cell && term.sign > 0;
        is_sum(identities.get(*number).relation) && identities.terms(*number).iter().any(whole)
    })
}

/// Whether a cell is among what another is made up of, by one sum or by sums of sums.
pub(super) fn is_part_of(identities: &Identities, part: CellNumber, whole: CellNumber) -> bool {
    let mut seen = BTreeSet::from([part]);
    let mut next = vec![part];
    while let Some(cell) = next.pop() {
        for number in identities.touching(cell) {
            let identity = identities.get(*number);
            let contains = is_sum(identity.relation)
                || identity.relation == Relation::AtLeast
                || identity.subject == Subject::Within;
            let terms = identities.terms(*number);
            // The whole of a sum is its positive term; of a row within another the negative one.
            let sign = if identity.subject == Subject::Within { -1 } else { 1 };
            let inside = terms.iter().any(|term| term.cell == cell && term.sign != sign);
            if !contains || !inside {
                continue;
            }
            for term in terms.iter().filter(|term| term.sign == sign) {
                if term.cell == whole {
                    return true;
                }
                if seen.insert(term.cell) {
                    next.push(term.cell);
                }
            }
        }
    }
    false
}

fn is_sum(relation: Relation) -> bool {
    matches!(relation, Relation::Equal | Relation::EqualWithRest)
}

struct Work<'a> {
    trial: Trial<'a>,
    identities: &'a Identities,
    direction: Direction,
    found: BTreeMap<CellNumber, Value>,
    undecided: BTreeMap<CellNumber, Vec<Value>>,
}

impl Work<'_> {
    /// Takes what follows, until nothing more does. Blank parts are taken for nothing (the rest being stated) only when no other
    /// sum has told what they are.
    fn run(&mut self, sums: &BTreeSet<u32>) {
        let mut open = sums.clone();
        loop {
            while !open.is_empty() {
                let cells = self.cells_that_follow(&open, false);
                open = cells.into_iter().flat_map(|cell| self.take(cell, false)).collect();
            }
            let cells = self.cells_that_follow(sums, true);
            open = cells.into_iter().flat_map(|cell| self.take(cell, true)).collect();
            if open.is_empty() {
                return;
            }
        }
    }

    fn cells_that_follow(&self, sums: &BTreeSet<u32>, by_rest: bool) -> BTreeSet<CellNumber> {
        let follows = sums.iter().filter_map(|number| self.follows(*number, by_rest));
        follows.map(|(cell, _)| cell).collect()
    }

    /// The figures found that another sum contradicts in the end, with what the sums say.
    fn disputed(&mut self) -> BTreeMap<CellNumber, Vec<Value>> {
        let mut disputed = BTreeMap::new();
        for (cell, found) in self.found.clone() {
            let stood = self.trial.put(cell, Content::Blank);
            let mut figures = self.said_of(cell, true);
            self.trial.put(cell, stood);
            // What was found may have been said before other figures were.
            if !figures.is_empty() && !figures.contains(&found) {
                figures.push(found);
            }
            figures.sort_by_key(|value| value.exponent());
            let exact = figures.first().copied();
            if exact.is_some_and(|exact| figures.iter().any(|other| !is_rounding(*other, exact))) {
                figures.sort_by(|a, b| a.cmp_amount(*b));
                disputed.insert(cell, figures);
            }
        }
        disputed
    }

    /// What the sums say of an empty cell, the most exact first: the others are to be the same number, rounded.
    fn said_of(&self, cell: CellNumber, by_rest: bool) -> Vec<Value> {
        let touching = self.identities.touching(cell).iter();
        let mut figures: Vec<Value> = touching
            .filter_map(|number| self.follows(*number, by_rest))
            .filter(|(of, _)| *of == cell)
            .map(|(_, value)| value)
            .collect();
        figures.sort_by(|a, b| a.exponent().cmp(&b.exponent()).then(a.cmp_amount(*b)));
        figures.dedup();
        figures
    }

    /// What follows by one sum, for an empty cell that was not looked at yet.
    fn follows(&self, number: u32, by_rest: bool) -> Option<(CellNumber, Value)> {
        let relation = self.identities.get(number).relation;
        let terms = self.identities.terms(number);
        if !is_sum(relation) {
            return None;
        }
        let verdict = evaluate(&self.trial, relation, terms);
        let (cell, value) = verdict.implied.filter(|_| by_rest || !verdict.by_rest)?;
        let whole = terms.iter().any(|term| term.cell == cell && term.sign > 0);
        let wanted = whole || self.direction == Direction::BothWays;
        let empty = self.trial.content(cell) == Content::Blank && !self.undecided.contains_key(&cell);
        (wanted && empty).then_some((cell, value))
    }

    /// Takes a figure that follows into a cell, when all sums agree on it; the sums to look at again.
    fn take(&mut self, cell: CellNumber, by_rest: bool) -> Vec<u32> {
        let touching = self.identities.touching(cell);
        let mut figures = self.said_of(cell, by_rest);
        let Some(&value) = figures.first() else {
            return Vec::new();
        };
        let agreed = figures.iter().all(|other| is_rounding(*other, value));
        if !agreed || (self.direction == Direction::BothWays && self.breaks(cell, value)) {
            if agreed {
                // What a sum would say that takes blank parts for nothing explains more than a failing sum.
                figures = self.said_of(cell, true);
                figures.dedup_by(|a, b| a.same_amount(*b));
            }
            figures.sort_by(|a, b| a.cmp_amount(*b));
            self.undecided.insert(cell, figures);
            return Vec::new();
        }
        self.trial.put(cell, Content::Value(value));
        self.found.insert(cell, value);
        touching.to_vec()
    }

    /// Whether a figure would make an identity fail that does not fail without it.
    fn breaks(&mut self, cell: CellNumber, value: Value) -> bool {
        let failing = |work: &Self| -> usize {
            let touching = work.identities.touching(cell).iter();
            let verdict = |number: &u32| {
                let relation = work.identities.get(*number).relation;
                evaluate(&work.trial, relation, work.identities.terms(*number))
            };
            touching.filter(|number| !verdict(number).failures.is_empty()).count()
        };
        let before = failing(self);
        let stood = self.trial.put(cell, Content::Value(value));
        let after = failing(self);
        self.trial.put(cell, stood);
        after > before
    }
}

/// Whether `coarse` is the same number as `exact`, or what it is when rounded.
fn is_rounding(coarse: Value, exact: Value) -> bool {
    let rounded: Sum = exact.as_sum().rounded_to(coarse.exponent());
    rounded.compare(coarse.as_sum()) == Ordering::Equal
}
