//! Amounts that stand in another cell than their own ("included elsewhere"): which cell takes which in, and what that leaves
//! of a sum.
//!
//! A cell that takes others in states its own amount and theirs. In a sum that holds both, the two make up for each other; in
//! one that holds only one of them, the sum is off by an amount that nobody knows, in a direction that is known.

use super::evaluate::Contents;
use super::grid::{CellNumber, Content, Grid};
use super::identity::Term;
use crate::figures::{CellAddress, Place};
use std::collections::{BTreeMap, BTreeSet};

/// A pack's containment is a tree and pointers make no circle; the bound keeps wrong ones from turning for ever.
const DEPTH: usize = 16;

/// Which amounts stand in which other cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Included {
    /// Where the amount of a cell stands at last, a chain of pointers followed to its end.
    stands_in: BTreeMap<CellNumber, CellNumber>,
    /// The same the other way round.
    holds: BTreeMap<CellNumber, Vec<CellNumber>>,
    /// The cells whose amounts a cell states beside its own: those that point at it, or at a row within it.
    takes_in: BTreeMap<CellNumber, Vec<CellNumber>>,
}

impl Included {
    /// Reads it off the cells.
    pub fn of(grid: &Grid) -> Self {
        let mut included = Self::default();
        for source in 0..grid.cells.len() as CellNumber {
            let Some(target) = last(grid, source) else { continue };
            included.stands_in.insert(source, target);
            included.holds.entry(target).or_default().push(source);
            let own: Vec<CellNumber> = ancestors(grid, source).collect();
            for cell in ancestors(grid, target).take_while(|cell| !own.contains(cell)) {
                included.takes_in.entry(cell).or_default().push(source);
            }
        }
        included
    }

    /// Whether nothing is included elsewhere.
    pub fn is_empty(&self) -> bool {
        self.stands_in.is_empty()
    }

    /// The cells that say of themselves that they are included in this one.
    pub fn pointing_at(&self, cell: CellNumber) -> &[CellNumber] {
        self.holds.get(&cell).map_or(&[], Vec::as_slice)
    }

    /// Whether a cell states other amounts beside its own.
    pub fn takes_in(&self, cell: CellNumber) -> bool {
        self.takes_in.contains_key(&cell)
    }

    fn taken_in(&self, cell: CellNumber) -> &[CellNumber] {
        self.takes_in.get(&cell).map_or(&[], Vec::as_slice)
    }

    /// The cells for which this says something else than before.
    pub fn differing(&self, before: &Self) -> BTreeSet<CellNumber> {
        let stands = differing(&self.stands_in, &before.stands_in);
        stands.chain(differing(&self.takes_in, &before.takes_in)).collect()
    }
}

fn differing<'a, V: PartialEq>(
    now: &'a BTreeMap<CellNumber, V>,
    before: &'a BTreeMap<CellNumber, V>,
) -> impl Iterator<Item = CellNumber> + 'a {
    let keys = now.keys().chain(before.keys());
    keys.filter(|cell| now.get(cell) != before.get(cell)).copied()
}

/// A cell and the rows that contain it, in the same column.
fn ancestors(grid: &Grid, cell: CellNumber) -> impl Iterator<Item = CellNumber> + '_ {
    std::iter::successors(Some(cell), |cell| grid.parent(*cell)).take(DEPTH)
}

/// The end of a chain of pointers; none for a cell without one, and where the chain leads nowhere or turns in a circle.
fn last(grid: &Grid, source: CellNumber) -> Option<CellNumber> {
    let mut at = grid.named(source)?;
    for _ in 0..DEPTH {
        if !matches!(grid.content(at), Content::Elsewhere(_)) {
            return Some(at);
        }
        at = grid.named(at)?;
    }
    None
}

/// What amounts that stand elsewhere leave of a sum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Slack {
    /// The whole may rightly exceed the parts.
    pub over: bool,
    /// The parts may rightly exceed the whole.
    pub under: bool,
    /// Terms whose amount the other terms hold, so that they count as nothing.
    pub nothing: Vec<CellNumber>,
}

impl Slack {
    /// Whether the sum holds as if nothing stood elsewhere.
    pub fn is_none(&self) -> bool {
        !self.over && !self.under
    }

    /// Of a sum of these terms. `counted` are those that state a number.
    pub fn of(contents: &impl Contents, terms: &[Term], counted: impl Fn(Term) -> bool) -> Self {
        let included = contents.included();
        let mut slack = Self::default();
        if included.is_empty() {
            return slack;
        }
        // How each amount enters the sum: with the cells that take it in, and against the cell that it belongs to.
        let mut net: BTreeMap<CellNumber, i32> = BTreeMap::new();
        let mut inside = BTreeSet::new();
        for term in terms {
            if included.stands_in.contains_key(&term.cell) {
                *net.entry(term.cell).or_default() -= i32::from(term.sign);
                inside.insert(term.cell);
            }
            for source in included.taken_in(term.cell) {
                *net.entry(*source).or_default() += i32::from(term.sign);
            }
        }
        slack.nothing = inside
            .iter()
            .filter(|cell| net.get(cell) == Some(&0))
            .copied()
            .collect();
        net.retain(|_, sign| *sign != 0);
        drop_parallel(contents, terms, counted, &inside, &mut net);
        slack.over = net.values().any(|sign| *sign > 0);
        slack.under = net.values().any(|sign| *sign < 0);
        slack
    }
}

/// Amounts that make up a sum of the same kind among themselves: where Malaysia's total, men and women are included in the
/// total, men and women of "Other countries", those three still add up.
fn drop_parallel(
    contents: &impl Contents,
    terms: &[Term],
    counted: impl Fn(Term) -> bool,
    inside: &BTreeSet<CellNumber>,
    net: &mut BTreeMap<CellNumber, i32>,
) {
    if net.is_empty() {
        return;
    }
    let counted: BTreeSet<CellNumber> = terms
        .iter()
        .filter(|term| counted(**term))
        .map(|term| term.cell)
        .collect();
    let mut kin: BTreeMap<Kin, (BTreeSet<CellNumber>, Vec<CellNumber>)> = BTreeMap::new();
    for term in terms {
        let into = contents.address(term.cell);
        for source in contents.included().taken_in(term.cell) {
            if net.contains_key(source) && !inside.contains(source) {
                let (reached, sources) = kin.entry(Kin::of(&contents.address(*source), &into)).or_default();
                reached.insert(term.cell);
                sources.push(*source);
            }
        }
    }
    for (reached, sources) in kin.into_values() {
        if counted.is_subset(&reached) {
            sources.iter().for_each(|source| {
                net.remove(source);
            });
        }
    }
}

/// In what the place of an amount differs from the place that takes it in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Kin {
    sheet: Option<u32>,
    item: Option<String>,
    year: Option<u16>,
    status: Option<String>,
    sex: Option<&'static str>,
}

impl Kin {
    fn of(source: &CellAddress, into: &CellAddress) -> Self {
        let (from, to): (&Place, &Place) = (&source.place, &into.place);
        let code =
            |own: &Option<crate::questionnaire::ItemCode>| own.as_ref().map_or("", |code| code.as_str()).to_owned();
        Self {
            sheet: (source.sheet != into.sheet).then_some(source.sheet.0),
            item: (from.item != to.item).then(|| code(&from.item)),
            year: (from.year != to.year).then_some(from.year.0),
            status: (from.status != to.status).then(|| code(&from.status)),
            sex: (from.sex != to.sex).then(|| from.sex.letter()),
        }
    }
}
