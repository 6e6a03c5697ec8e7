//! Naming the cell: from failing identities to the figure that is wrong, and what it should be.
//!
//! `groups.rs` puts failures together that have one cause. `search.rs` finds the fewest single edits after which everything
//! around them (`system.rs`) holds, `blocks.rs` what a hand does to many figures in one go, and `slip.rs` says which edits a
//! hand makes. All compete by how unlikely they are (`operations.rs`): the answer is one explanation where it stands out, a few
//! where not, and none rather than a guess.

mod as_typed;
mod blocks;
mod groups;
mod likely;
mod operations;
mod search;
mod slip;
mod system;

use self::as_typed::AsTyped;
use self::likely::Likely;
use self::system::{System, is_exact_around};
use super::earlier::Earlier;
use super::evaluate::evaluate;
use super::grid::{Grid, Position};
use super::identity::{Identities, Relation};
use crate::figures::{CellAddress, Value};
use std::collections::{BTreeMap, BTreeSet};

pub(super) use self::groups::groups;
pub use self::slip::Slip;

/// A figure that would be right.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The cell.
    pub cell: CellAddress,
    /// What stands in it; none in a blank cell that a block left behind.
    pub typed: Option<Value>,
    /// What should.
    pub right: Value,
    /// How the one became the other.
    pub slip: Option<Slip>,
    /// How many sums ask for it independently of each other.
    pub support: usize,
}

/// What a hand did in one go, and what puts it right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// One figure is another.
    Change,
    /// Two cells changed places.
    ExchangeCells,
    /// Two columns, or parts of them, changed places (men and women, two years).
    ExchangeColumns,
    /// Two rows, or parts of them, changed places.
    ExchangeRows,
    /// A block stands that many rows too low.
    Shift(i16),
    /// An amount stands in one category and belongs to another.
    Move,
    /// A block is too large by that power of ten: typed in another unit.
    Scale(i8),
}

/// One operation with the figures that it concerns.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was done.
    pub operation: Operation,
    /// The figures as they should be; one for a change, two for an exchange of cells, many for a block.
    pub edits: Vec<Edit>,
}

/// Steps after which everything holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The steps, all of them needed.
    pub steps: Vec<Step>,
    /// How unlikely it is, in tenths of a bit; only to be compared within one cause.
    pub cost: u32,
    /// Its share of the likelihood of all explanations that were found, from 0 to 1.
    pub confidence: f32,
}

impl Explanation {
    /// All edits of all steps.
    pub fn edits(&self) -> impl Iterator<Item = &Edit> {
        self.steps.iter().flat_map(|step| &step.edits)
    }
}

/// What one cause, or several that touch, has made fail.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// The identities that fail.
    pub identities: Vec<u32>,
    /// The cells whose figures stand in them.
    pub cells: BTreeSet<CellAddress>,
    /// By how much they miss: each difference once, without its sign, the largest first.
    pub misses: Vec<Value>,
    /// Explanations, the likeliest first.
    pub explanations: Vec<Explanation>,
    /// Whether the first explanation stands out so far that it can be named alone.
    pub named: bool,
    /// Whether there may be more explanations than were looked at.
    pub cut_short: bool,
}

/// Steps that are named together; beyond them another set as small is too likely to fit by chance.
const NAMED_TOGETHER: usize = 3;
/// The same where two sums ask for each of them.
const NAMED_IF_CLEAR: usize = 6;
/// The share of the likelihood with which one explanation is named alone.
const SURE: f32 = 0.98;
/// Cost of two errors anywhere in one sum, less what each doubling of its figures takes off it: from errors seeded by twos and
/// threes into sums of 3 to 40 figures. And by how much one figure must be likelier than that: five bits, one in 32.
const TWO_ERRORS: u32 = 300;
const PER_PAIR: f64 = 30.0;
const STANDS_OUT: u32 = 50;
/// The same for many steps, of which there are many sets as small.
const SURE_OF_MANY: f32 = 0.9999;
/// Single edits that are looked for beside a block, or against one.
const BESIDE: usize = 2;
/// Proposals of blocks that are completed by single edits.
const COMPLETED: usize = 6;

/// Explains one group of failing identities, as [`groups`] puts them together.
pub(super) fn locate(grid: &Grid, identities: &Identities, earlier: &Earlier, group: &[u32]) -> Vec<Cause> {
    vec![explain(grid, identities, &Likely::new(grid, earlier), group)]
}

fn explain(grid: &Grid, identities: &Identities, likely: &Likely<'_>, failing: &[u32]) -> Cause {
    let contents = AsTyped::new(grid);
    let exact = is_exact_around(&contents, identities, failing) && {
        let one = |strict| !search::by_one(&mut System::around(&contents, identities, failing, strict)).is_empty();
        one(true) || !one(false)
    };
    let (mut ranked, mut cut_short) = look(&contents, identities, likely, failing, exact);
    // Where nothing else was rounded, what is wrong may be.
    if exact && ranked.is_empty() && !cut_short {
        (ranked, cut_short) = look(&contents, identities, likely, failing, false);
    }
    // More edits than are looked for may explain what nothing else does.
    cut_short |= ranked.is_empty();
    let explanations = ranked.explanations();
    let named = !cut_short
        && explanations
            .first()
            .is_some_and(|first| is_sure(&contents, identities, failing, first));
    let terms = failing.iter().flat_map(|number| identities.terms(*number));
    let cells = terms
        .filter(|term| contents.value(term.cell).is_some())
        .map(|term| grid.address(term.cell))
        .collect();
    Cause {
        identities: failing.to_vec(),
        cells,
        misses: misses(&contents, identities, failing),
        explanations,
        named,
        cut_short,
    }
}

/// Looks for explanations; whether the search was given up before it had seen everything.
fn look(
    contents: &AsTyped<'_>,
    identities: &Identities,
    likely: &Likely<'_>,
    failing: &[u32],
    strict: bool,
) -> (Ranked, bool) {
    let mut ranked = Ranked::default();
    let mut system = System::around(contents, identities, failing, strict);
    let mut cut_short = false;
    if failing.len() > 1 && search::by_one(&mut system).is_empty() {
        cut_short = take_blocks(contents, identities, likely, failing, strict, &mut ranked);
    }
    // More single edits than those cannot compete with a block that explains everything.
    let most = if ranked.is_empty() { search::MOST } else { BESIDE };
    // What the sums tell of a block by themselves, the other years need not tell.
    let told = if ranked.is_empty() {
        blocks::told_by_history(contents, identities, likely, failing, strict)
    } else {
        Vec::new()
    };
    for proposal in told {
        if failing.iter().all(|number| proposal.mended.contains(number))
            && let Some(explanation) = operations::of_block(contents, identities, likely, failing, &proposal)
        {
            ranked.take(explanation);
        }
    }
    let found = search::search(&mut system, most);
    for set in found.sets.iter().flat_map(|set| likely.by_slip(&system, set)) {
        if let Some(explanation) = operations::of_single_edits(contents, &system, likely, &set) {
            ranked.take(explanation);
        }
    }
    (ranked, cut_short || found.cut_short)
}

/// Takes up the blocks that explain the failures, with single edits beside them where they leave something; whether some
/// search for those was given up.
fn take_blocks(
    contents: &AsTyped<'_>,
    identities: &Identities,
    likely: &Likely<'_>,
    failing: &[u32],
    strict: bool,
    ranked: &mut Ranked,
) -> bool {
    let mut cut_short = false;
    let proposals = blocks::proposals(contents, identities, failing, strict);
    for proposal in &proposals {
        let left: Vec<u32> = failing
            .iter()
            .copied()
            .filter(|number| !proposal.mended.contains(number))
            .collect();
        let whole = operations::of_block(contents, identities, likely, failing, proposal);
        if let Some(explanation) = whole.filter(|_| left.is_empty()) {
            ranked.take(explanation);
        }
    }
    if !ranked.is_empty() {
        return false;
    }
    for proposal in proposals.iter().take(COMPLETED) {
        let left: Vec<u32> = failing
            .iter()
            .copied()
            .filter(|number| !proposal.mended.contains(number))
            .collect();
        let standing = AsTyped::with(
            contents.grid,
            proposal.right.iter().map(|(cell, value)| (*cell, *value)),
        );
        let mut system = System::around(&standing, identities, &left, strict);
        let found = search::search(&mut system, BESIDE);
        cut_short |= found.cut_short;
        for set in &found.sets {
            let touched = set
                .iter()
                .any(|edit| proposal.right.contains_key(&system.cells[edit.cell]));
            if touched {
                continue;
            }
            let block = operations::of_block(contents, identities, likely, failing, proposal);
            let beside = operations::of_single_edits(&standing, &system, likely, set);
            if let (Some(mut both), Some(beside)) = (block, beside) {
                both.cost += beside.cost.saturating_sub(operations::BEFORE_HISTORY);
                both.steps.extend(beside.steps);
                ranked.take(both);
            }
        }
    }
    cut_short
}

/// Whether an explanation may be named alone: it holds nearly all likelihood, and each figure is asked for by two sums at
/// least, or it is one figure in one sum for which a slip and its history both speak.
fn is_sure(contents: &AsTyped<'_>, identities: &Identities, failing: &[u32], explanation: &Explanation) -> bool {
    let alone = || likelier_than_two(contents, identities, failing, explanation);
    let supported = |step: &Step| match step.operation {
        // A comparison says too large or too small, and never by how much.
        Operation::Change => {
            let support = step.edits.iter().map(|edit| edit.support).min().unwrap_or_default();
            support > 1 || support == 1 && alone()
        }
        // History was asked for what only comparisons tell: see `operations::of_block`.
        Operation::Scale(-3 | 3) => true,
        // One sum does not tell where a block ends: only the other years do, and they are not sure enough.
        Operation::Shift(_) => blocks::equations(contents, identities, failing).len() > 1,
        Operation::ExchangeColumns | Operation::ExchangeCells if are_totals_of_years(contents, step) => false,
        _ => step.edits.iter().map(|edit| edit.support).sum::<usize>() > 1,
    };
    let clear = |step: &Step| step.edits.iter().all(|edit| edit.support > 1) || step.operation != Operation::Change;
    let many = explanation.steps.len() > NAMED_TOGETHER;
    let together = if explanation.steps.iter().all(clear) {
        NAMED_IF_CLEAR
    } else {
        NAMED_TOGETHER
    };
    let edits = explanation.edits().count();
    edits > 0
        && explanation.confidence >= if many { SURE_OF_MANY } else { SURE }
        && explanation.steps.len() <= together
        && explanation.steps.iter().all(supported)
}

/// Whether a step exchanges a total of two years without most of its rows: those exchanged instead leave the same sums, and the
/// usual change of the years, taken from the rows as they were typed, would speak against it.
fn are_totals_of_years(contents: &AsTyped<'_>, step: &Step) -> bool {
    let grid = contents.grid;
    let cells: BTreeSet<_> = step.edits.iter().filter_map(|edit| grid.find(&edit.cell)).collect();
    let years: BTreeSet<_> = step.edits.iter().map(|edit| edit.cell.place.year).collect();
    let Some(first) = cells.first() else {
        return false;
    };
    let sheet = &grid.sheets[grid.sheet_of(*first)];
    let is_total = |cell: &u32| sheet.rows[usize::from(sheet.position(*cell).row)].is_total;
    let beside = || {
        let at = sheet.position(*first);
        let rows = (0..sheet.rows.len() as u16).map(|row| sheet.number(Position { row, ..at }));
        let (within, others): (Vec<u32>, Vec<u32>) = rows
            .filter(|cell| contents.value(*cell).is_some())
            .partition(|cell| cells.contains(cell));
        others.len() > within.len()
    };
    years.len() > 1 && cells.iter().any(is_total) && beside()
}

/// Whether a slip in a single figure explains what fails so well that two errors which happen to make up the same difference are
/// far less likely. The more figures a sum has, the more pairs of them could.
fn likelier_than_two(
    contents: &AsTyped<'_>,
    identities: &Identities,
    failing: &[u32],
    explanation: &Explanation,
) -> bool {
    let mut edits = explanation.edits();
    let (Some(edit), None) = (edits.next(), edits.next()) else {
        return false;
    };
    let stated = |number: &u32| {
        let terms = identities.terms(*number);
        terms.iter().filter(|term| contents.value(term.cell).is_some()).count()
    };
    let touching = contents.grid.find(&edit.cell).map(|cell| identities.touching(cell));
    let around = touching.into_iter().flatten().filter(|number| failing.contains(number));
    let pairs = around
        .map(stated)
        .min()
        .map_or(0.0, |terms| PER_PAIR * (terms.max(1) as f64).log2());
    operations::is_telling(edit)
        && f64::from(explanation.cost + STANDS_OUT) <= f64::from(operations::BEFORE_HISTORY + TWO_ERRORS) - pairs
}

/// By how much failing identities miss, each difference once, the largest first.
fn misses(contents: &AsTyped<'_>, identities: &Identities, failing: &[u32]) -> Vec<Value> {
    let mut misses: Vec<Value> = failing
        .iter()
        .flat_map(|number| {
            let relation: Relation = identities.get(*number).relation;
            evaluate(contents, relation, identities.terms(*number)).failures
        })
        .filter_map(|failure| failure.left.minus(failure.right).abs().to_value())
        .collect();
    misses.sort_by(|a, b| b.cmp_amount(*a));
    misses.dedup_by(|a, b| a.same_amount(*b));
    misses
}

/// Explanations as they are found: of several that propose the same figures the likeliest.
#[derive(Default)]
struct Ranked {
    of_figures: BTreeMap<Vec<(CellAddress, i64, i8)>, Explanation>,
}

impl Ranked {
    fn take(&mut self, explanation: Explanation) {
        let mut figures: Vec<(CellAddress, i64, i8)> = explanation
            .edits()
            .map(|edit| {
                let right = edit.right.without_trailing_zeros();
                (edit.cell.clone(), right.mantissa(), right.exponent())
            })
            .collect();
        figures.sort();
        if self
            .of_figures
            .get(&figures)
            .is_none_or(|known| explanation.cost < known.cost)
        {
            self.of_figures.insert(figures, explanation);
        }
    }

    fn is_empty(&self) -> bool {
        self.of_figures.is_empty()
    }

    fn explanations(self) -> Vec<Explanation> {
        let mut explanations: Vec<Explanation> = self.of_figures.into_values().collect();
        explanations.sort_by_key(|explanation| explanation.cost);
        share(&mut explanations);
        explanations
    }
}

/// Shares the likelihood out: ten tenths of a bit are half as likely.
fn share(explanations: &mut [Explanation]) {
    let least = explanations.iter().map(|one| one.cost).min().unwrap_or_default();
    let weight = |one: &Explanation| (-f64::from(one.cost - least) / 10.0).exp2();
    let all: f64 = explanations.iter().map(weight).sum();
    for explanation in explanations {
        explanation.confidence = (weight(explanation) / all) as f32;
    }
}
