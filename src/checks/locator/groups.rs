//! Which failing sums have one cause: those that share a figure, those that no single edit explains and that stand in one year of
//! one sheet, and those of one sheet that miss by the same amounts the other way round.

use super::as_typed::AsTyped;
use super::system::{System, is_exact_around};
use super::{blocks, operations, search};
use crate::checks::evaluate::evaluate;
use crate::checks::grid::{CellNumber, Grid};
use crate::checks::identity::Identities;
use crate::figures::Sum;
use std::collections::{BTreeMap, BTreeSet};

/// Failing identities in groups that are to be explained together, those beside a figure below zero among them.
pub(in crate::checks) fn groups(grid: &Grid, identities: &Identities, failing: &[u32]) -> Vec<Vec<u32>> {
    let contents = AsTyped::new(grid);
    let mut all: BTreeSet<u32> = failing.iter().copied().collect();
    for cell in grid.negatives() {
        let touching = identities.touching(cell).iter().copied();
        all.extend(touching.filter(|number| contents.fails(identities, *number)));
    }
    let (apart, own): (Vec<u32>, Vec<u32>) = all
        .into_iter()
        .partition(|number| is_between_sources(grid, identities, *number));
    let mut fine = sharing_a_figure(&contents, identities, &own);
    let apart = sharing_a_figure(&contents, identities, &apart);
    fine = take_in(&contents, identities, fine, apart);
    let mut union = Union::new(fine.len());
    let singles: Vec<Option<u32>> = fine.iter().map(|group| single(&contents, identities, group)).collect();
    let mut of_line: BTreeMap<(usize, u16), Vec<usize>> = BTreeMap::new();
    for (index, group) in fine.iter().enumerate() {
        for line in blocks::lines(&contents, identities, group) {
            of_line.entry(line).or_default().push(index);
        }
    }
    let mut tried = BTreeSet::new();
    for members in of_line.values().filter(|members| members.len() > 1) {
        if tried.insert(members) {
            join_in_line(&contents, identities, &fine, &singles, members, &mut union);
        }
    }
    let joined = union.gather(&fine);
    join_opposite(&contents, identities, &joined)
}

/// Two sources may rightly differ: what fails between them is taken into a group of failures only where one edit explains both.
fn take_in(
    contents: &AsTyped<'_>,
    identities: &Identities,
    mut fine: Vec<Vec<u32>>,
    between: Vec<Vec<u32>>,
) -> Vec<Vec<u32>> {
    for differing in between {
        let cells: BTreeSet<CellNumber> = cells_of(contents, identities, &differing).collect();
        let together = fine.iter().position(|group| {
            cells_of(contents, identities, group).any(|cell| cells.contains(&cell)) && {
                let both: Vec<u32> = group.iter().chain(&differing).copied().collect();
                single(contents, identities, &both).is_some()
            }
        });
        match together {
            Some(group) => fine[group].extend(differing),
            None => fine.push(differing),
        }
    }
    fine
}

fn cells_of<'a>(
    contents: &'a AsTyped<'_>,
    identities: &'a Identities,
    group: &'a [u32],
) -> impl Iterator<Item = CellNumber> + 'a {
    let terms = group.iter().flat_map(|number| identities.terms(*number));
    terms
        .map(|term| term.cell)
        .filter(|cell| contents.value(*cell).is_some())
}

/// Whether an identity holds figures of several sources against each other.
pub(super) fn is_between_sources(grid: &Grid, identities: &Identities, number: u32) -> bool {
    let mut sources = identities
        .terms(number)
        .iter()
        .map(|term| &grid.sheets[grid.sheet_of(term.cell)].source);
    let first = sources.next();
    sources.any(|source| Some(source) != first)
}

/// Joins groups that one block explains more cheaply than as many edits, and those that no single edit explains.
fn join_in_line(
    contents: &AsTyped<'_>,
    identities: &Identities,
    fine: &[Vec<u32>],
    singles: &[Option<u32>],
    members: &[usize],
    union: &mut Union,
) {
    let failing: Vec<u32> = members.iter().flat_map(|member| &fine[*member]).copied().collect();
    let strict = is_exact_around(contents, identities, &failing);
    for proposal in blocks::proposals(contents, identities, &failing, strict) {
        let whole = |member: &&usize| fine[**member].iter().all(|number| proposal.mended.contains(number));
        let mended: Vec<usize> = members.iter().filter(whole).copied().collect();
        let one_by_one = mended
            .iter()
            .map(|member| singles[*member].unwrap_or(operations::OF_SEVERAL));
        if mended.len() > 1 && operations::of_place(&proposal) < one_by_one.sum() {
            union.join(&mended);
            break;
        }
    }
    let stuck = |member: &&usize| singles[**member].is_none();
    let stuck: Vec<usize> = members.iter().filter(stuck).copied().collect();
    union.join(&stuck);
}

/// What the likeliest single edit that explains a group costs, where there is one.
fn single(contents: &AsTyped<'_>, identities: &Identities, group: &[u32]) -> Option<u32> {
    let exact = is_exact_around(contents, identities, group);
    let costs = [true, false]
        .into_iter()
        .filter(|strict| exact || !strict)
        .map(|strict| {
            let mut system = System::around(contents, identities, group, strict);
            let sets = search::by_one(&mut system);
            operations::of_one(&system, &sets)
        });
    costs.flatten().next()
}

/// Failing identities that hang together by a figure that stands in both.
fn sharing_a_figure(contents: &AsTyped<'_>, identities: &Identities, failing: &[u32]) -> Vec<Vec<u32>> {
    let mut union = Union::new(failing.len());
    let mut first_of: BTreeMap<CellNumber, usize> = BTreeMap::new();
    for (index, number) in failing.iter().enumerate() {
        for term in identities.terms(*number) {
            if contents.value(term.cell).is_some() {
                let other = *first_of.entry(term.cell).or_insert(index);
                union.join(&[other, index]);
            }
        }
    }
    let single: Vec<Vec<u32>> = failing.iter().map(|number| vec![*number]).collect();
    union.gather(&single)
}

/// Joins groups of one sheet whose sums miss by the same amounts, the other way round: two years, rows or cells exchanged, or an
/// amount moved.
fn join_opposite(contents: &AsTyped<'_>, identities: &Identities, groups: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let grid = contents.grid;
    let mut union = Union::new(groups.len());
    let mut of_sheet: BTreeMap<usize, Vec<(usize, Vec<Sum>)>> = BTreeMap::new();
    for (index, group) in groups.iter().enumerate() {
        let lines = blocks::lines(contents, identities, group);
        let years: BTreeSet<u16> = lines
            .iter()
            .map(|(sheet, year)| grid.sheets[*sheet].years[usize::from(*year)].0.0)
            .collect();
        let misses = misses(contents, identities, group);
        if years.len() == 1 && !misses.is_empty() {
            for (sheet, _) in lines {
                of_sheet.entry(sheet).or_default().push((index, misses.clone()));
            }
        }
    }
    for members in of_sheet.values() {
        for (at, (index, misses)) in members.iter().enumerate() {
            for (other, others) in &members[at + 1..] {
                let opposite = misses.len() == others.len()
                    && misses
                        .iter()
                        .zip(others.iter().rev())
                        .all(|(one, other)| is_opposite(*one, *other));
                if opposite {
                    union.join(&[*index, *other]);
                }
            }
        }
    }
    union.gather(groups)
}

/// By how much the equations of a group miss, the smallest first.
fn misses(contents: &AsTyped<'_>, identities: &Identities, group: &[u32]) -> Vec<Sum> {
    let equations = blocks::equations(contents, identities, group);
    let mut misses: Vec<Sum> = equations
        .into_iter()
        .flat_map(|number| {
            let relation = identities.get(number).relation;
            evaluate(contents, relation, identities.terms(number)).failures
        })
        .map(|failure| failure.left.minus(failure.right))
        .collect();
    misses.sort_by(|a, b| a.compare(*b));
    misses
}

/// Whether two misses make up for each other, but for rounding.
fn is_opposite(one: Sum, other: Sum) -> bool {
    let size = |sum: Sum| sum.to_value().map(|value| value.approximate().abs());
    matches!((size(one), size(one.plus(other))), (Some(one), Some(apart)) if apart * 200.0 <= one)
}

/// Sets that are joined (union and find).
struct Union {
    above: Vec<usize>,
}

impl Union {
    fn new(count: usize) -> Self {
        Self {
            above: (0..count).collect(),
        }
    }

    fn root(&mut self, mut of: usize) -> usize {
        while self.above[of] != of {
            self.above[of] = self.above[self.above[of]];
            of = self.above[of];
        }
        of
    }

    fn join(&mut self, members: &[usize]) {
        for pair in members.windows(2) {
            let (a, b) = (self.root(pair[0]), self.root(pair[1]));
            self.above[a.max(b)] = a.min(b);
        }
    }

    fn gather(&mut self, of: &[Vec<u32>]) -> Vec<Vec<u32>> {
        let mut gathered: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for (index, numbers) in of.iter().enumerate() {
            gathered.entry(self.root(index)).or_default().extend(numbers);
        }
        let mut gathered: Vec<Vec<u32>> = gathered.into_values().collect();
        gathered.iter_mut().for_each(|group| group.sort_unstable());
        gathered
    }
}
