//! What a hand does to many figures in one go: men and women exchanged, two years exchanged, a block a row too low, a column in
//! another unit, two cells exchanged.
//!
//! Each such turn is tried on the columns of a year around a failure. Row by row it mends what fails there, breaks what holds, or
//! does neither; a block of rows is proposed where it breaks nothing and the sums over rows come out, by sums of the block's
//! beginnings. Every proposal is then tried with the checks themselves.

mod cells;
mod over_rows;
mod shifted;
mod told;
mod trial;

use super::Operation;
use super::as_typed::AsTyped;
use super::likely::Likely;
use super::system::{Index, System};
use crate::checks::evaluate::evaluate;
use crate::checks::grid::{CellNumber, Position, SheetBox};
use crate::checks::identity::{Identities, Relation};
use crate::figures::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Figures that one operation would put right.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Proposal {
    pub operation: Operation,
    /// The cells with what they should hold.
    pub right: BTreeMap<CellNumber, Value>,
    /// What it costs to say which block it is, in tenths of a bit.
    pub place: u32,
    /// The failing identities that hold afterwards.
    pub mended: BTreeSet<u32>,
}

/// Proposals that are kept, those that mend most first.
const KEPT: usize = 24;
/// Blocks of one turn and one choice of columns that are tried with the checks.
const BLOCKS: usize = 12;
/// Rows beyond which only whole columns and what fails row by row are tried.
const LONG: usize = 120;
/// Figures that are looked at row by row before no more turns are tried.
const BUDGET: usize = 60_000;

/// Cost of the choice of place: a whole column, a single row, and one of many blocks.
const WHOLE: u32 = 20;
const ONE_ROW: u32 = 30;
/// A block that takes a total in, but not the whole column.
const WITH_TOTAL: u32 = 40;

/// What is done to the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// Two sexes exchanged, by their index.
    Sexes(usize, usize),
    /// Exchanged with that other year, by its index.
    Year(u16),
    /// Too large by that power of ten.
    Scale(i8),
    /// That many rows too low.
    Shift(i16),
}

impl Turn {
    /// Cost of the choice among turns of its kind, in tenths of a bit: three pairs of sexes, a neighbouring year, thousands sooner
    /// than tens, one row sooner than two.
    fn cost(self, year: u16) -> u32 {
        match self {
            Turn::Sexes(1, 2) => 10,
            Turn::Sexes(..) => 20,
            Turn::Year(other) => 10 + 20 * u32::from(other.abs_diff(year)).min(6),
            Turn::Scale(power) => {
                if power.abs() == 3 {
                    10
                } else {
                    30
                }
            }
            Turn::Shift(rows) => {
                if rows.abs() == 1 {
                    10
                } else {
                    40
                }
            }
        }
    }

    fn operation(self) -> Operation {
        match self {
            Turn::Sexes(..) | Turn::Year(_) => Operation::ExchangeColumns,
            Turn::Scale(power) => Operation::Scale(power),
            Turn::Shift(rows) => Operation::Shift(rows),
        }
    }
}

/// The columns of one year of a sheet.
struct Line<'a> {
    sheet: &'a SheetBox,
    year: u16,
    /// The rows that hold a figure.
    rows: Vec<u16>,
}

impl Line<'_> {
    fn cell(&self, at: usize, column: Column) -> CellNumber {
        self.cell_of_year(at, column, self.year)
    }

    fn cell_of_year(&self, at: usize, (status, sex): Column, year: u16) -> CellNumber {
        let row = self.rows[at];
        self.sheet.number(Position { row, year, status, sex })
    }

    fn is_total(&self, at: usize) -> bool {
        self.sheet.rows[usize::from(self.rows[at])].is_total
    }
}

/// Status and sex of a column.
type Column = (u16, u16);

/// What a turn does to one row.
#[derive(Clone, Debug, Default)]
struct Effect {
    edits: Vec<(CellNumber, Value)>,
    /// Whether it cannot be done here, or breaks what holds.
    barred: bool,
    /// Whether it mends what fails in this row.
    helps: bool,
}

/// Looks for proposals around failing identities.
pub(super) fn proposals(
    contents: &AsTyped<'_>,
    identities: &Identities,
    failing: &[u32],
    strict: bool,
) -> Vec<Proposal> {
    let mut workshop = Workshop::new(contents, identities, failing, strict);
    for line in workshop.lines(failing) {
        workshop.line(&line);
        workshop.cells_of_columns(&line);
    }
    workshop.kept()
}

/// Looks for blocks that the other years tell, where one sum fails that could be put right by any of its figures.
pub(super) fn told_by_history(
    contents: &AsTyped<'_>,
    identities: &Identities,
    likely: &Likely<'_>,
    failing: &[u32],
    strict: bool,
) -> Vec<Proposal> {
    let mut workshop = Workshop::new(contents, identities, failing, strict);
    for line in workshop.lines(failing) {
        workshop.shifts_told(&line, likely);
    }
    workshop.kept()
}

/// The years of sheets in which identities fail, those with most failures first.
pub(super) fn lines(contents: &AsTyped<'_>, identities: &Identities, failing: &[u32]) -> Vec<(usize, u16)> {
    let grid = contents.grid;
    let mut counts: BTreeMap<(usize, u16), usize> = BTreeMap::new();
    for number in failing {
        let terms = identities.terms(*number).iter();
        let valued = terms.filter(|term| contents.value(term.cell).is_some());
        let of: BTreeSet<(usize, u16)> = valued
            .map(|term| {
                let sheet = grid.sheet_of(term.cell);
                (sheet, grid.sheets[sheet].position(term.cell).year)
            })
            .collect();
        of.into_iter().for_each(|line| *counts.entry(line).or_default() += 1);
    }
    let mut lines: Vec<((usize, u16), usize)> = counts.into_iter().collect();
    lines.sort_by_key(|(line, count)| (std::cmp::Reverse(*count), *line));
    lines.into_iter().map(|(line, _)| line).collect()
}

fn columns_of(sheet: &SheetBox) -> impl Iterator<Item = Column> + use<> {
    let sexes = sheet.sexes.len() as u16;
    (0..sheet.statuses.len() as u16).flat_map(move |status| (0..sexes).map(move |sex| (status, sex)))
}

struct Workshop<'a> {
    contents: &'a AsTyped<'a>,
    identities: &'a Identities,
    failing: BTreeSet<u32>,
    equations: BTreeSet<u32>,
    system: System<'a>,
    found: Vec<Proposal>,
    seen: BTreeSet<Vec<(CellNumber, i64, i8)>>,
    spent: usize,
    /// Whether history has spoken for what is tried: one sum is enough beside it.
    by_history: bool,
}

impl<'a> Workshop<'a> {
    fn new(contents: &'a AsTyped<'a>, identities: &'a Identities, failing: &[u32], strict: bool) -> Self {
        Self {
            contents,
            identities,
            failing: failing.iter().copied().collect(),
            equations: equations(contents, identities, failing),
            system: System::around(contents, identities, failing, strict),
            found: Vec::new(),
            seen: BTreeSet::new(),
            spent: 0,
            by_history: false,
        }
    }

    /// The years of sheets around what fails, with the rows that hold a figure.
    fn lines(&self, failing: &[u32]) -> Vec<Line<'a>> {
        let lines = lines(self.contents, self.identities, failing).into_iter();
        let with_rows = lines.map(|(sheet, year)| {
            let sheet = &self.contents.grid.sheets[sheet];
            let rows = (0..sheet.rows.len() as u16).filter(|row| {
                columns_of(sheet).any(|(status, sex)| {
                    let at = Position {
                        row: *row,
                        year,
                        status,
                        sex,
                    };
                    self.contents.value(sheet.number(at)).is_some()
                })
            });
            Line {
                sheet,
                year,
                rows: rows.collect(),
            }
        });
        with_rows.collect()
    }

    /// The proposals, those that mend most first.
    fn kept(mut self) -> Vec<Proposal> {
        self.found
            .sort_by_key(|proposal| (std::cmp::Reverse(proposal.mended.len()), proposal.place));
        self.found.truncate(KEPT);
        self.found
    }
}

impl Workshop<'_> {
    fn line(&mut self, line: &Line<'_>) {
        let (statuses, sexes) = (line.sheet.statuses.len() as u16, line.sheet.sexes.len() as u16);
        let years = line.sheet.years.len() as u16;
        let columns: Vec<Column> = columns_of(line.sheet).collect();
        let mut masks: Vec<Vec<Column>> = columns.iter().map(|column| vec![*column]).collect();
        if sexes > 1 {
            masks.extend((0..statuses).map(|status| (0..sexes).map(|sex| (status, sex)).collect()));
        }
        if statuses > 1 {
            masks.extend((0..sexes).map(|sex| (0..statuses).map(|status| (status, sex)).collect()));
        }
        if sexes > 1 && statuses > 1 {
            masks.push(columns);
        }
        for mask in masks {
            if !mask.iter().any(|column| self.fails_in(line, *column)) {
                continue;
            }
            if mask.len() == usize::from(sexes) && mask.iter().all(|(status, _)| *status == mask[0].0) {
                for (first, second) in [(1, 2), (0, 1), (0, 2)] {
                    if second < mask.len() {
                        self.turn(line, &[mask[first], mask[second]], Turn::Sexes(first, second));
                    }
                }
            }
            for other in 0..years {
                if other != line.year && (other.abs_diff(line.year) == 1 || self.fails_in_year(line, &mask, other)) {
                    self.turn(line, &mask, Turn::Year(other));
                }
            }
            for power in [3, -3, 1, -1, 2, -2] {
                self.turn(line, &mask, Turn::Scale(power));
            }
            if mask.len() == 1 {
                for rows in [1, -1, 2, -2] {
                    self.turn(line, &mask, Turn::Shift(rows));
                }
            }
        }
    }

    fn touches_failing(&self, cell: CellNumber) -> bool {
        let mut touching = self.identities.touching(cell).iter();
        touching.any(|number| self.failing.contains(number))
    }

    fn fails_in(&self, line: &Line<'_>, column: Column) -> bool {
        (0..line.rows.len()).any(|at| self.touches_failing(line.cell(at, column)))
    }

    fn fails_in_year(&self, line: &Line<'_>, mask: &[Column], year: u16) -> bool {
        (0..line.rows.len()).any(|at| {
            let mut cells = mask.iter().map(|column| line.cell_of_year(at, *column, year));
            cells.any(|cell| self.touches_failing(cell))
        })
    }

    /// Tries a turn on all blocks of rows.
    fn turn(&mut self, line: &Line<'_>, mask: &[Column], turn: Turn) {
        if line.rows.is_empty() || self.spent > BUDGET {
            return;
        }
        let effects: Vec<Effect> = (0..line.rows.len())
            .map(|at| self.effect(line, mask, turn, at))
            .collect();
        self.spent += effects.iter().map(|effect| effect.edits.len()).sum::<usize>();
        let mut start = 0;
        while start < effects.len() {
            if effects[start].barred {
                start += 1;
                continue;
            }
            let length = effects[start..].iter().take_while(|effect| !effect.barred).count();
            self.stretch(line, mask, turn, &effects, (start, start + length - 1));
            start += length;
        }
    }

    /// What a turn does to one row.
    fn effect(&mut self, line: &Line<'_>, mask: &[Column], turn: Turn, at: usize) -> Effect {
        let barred = Effect {
            barred: true,
            ..Effect::default()
        };
        let mut edits = Vec::new();
        let value = |cell: CellNumber| self.contents.value(cell);
        for (index, &column) in mask.iter().enumerate() {
            let cell = line.cell(at, column);
            let stands = value(cell);
            match turn {
                Turn::Sexes(..) => {
                    let other = value(line.cell(at, mask[1 - index]));
                    match (stands, other) {
                        (Some(_), Some(other)) => edits.push((cell, other)),
                        (None, None) => {}
                        _ => return barred,
                    }
                }
                Turn::Year(year) => {
                    let opposite = line.cell_of_year(at, column, year);
                    match (stands, value(opposite)) {
                        (Some(own), Some(other)) => edits.extend([(cell, other), (opposite, own)]),
                        (None, None) => {}
                        _ => return barred,
                    }
                }
                Turn::Scale(power) => {
                    if let Some(stands) = stands.filter(|value| !value.is_zero()) {
                        match self.scaled(stands, power) {
                            Some(right) => edits.push((cell, right)),
                            None => return barred,
                        }
                    }
                }
                Turn::Shift(by) => {
                    let from = at
                        .checked_add_signed(isize::from(by))
                        .filter(|from| *from < line.rows.len());
                    match from.and_then(|from| value(line.cell(from, column))) {
                        Some(right) => edits.push((cell, right)),
                        None => return barred,
                    }
                }
            }
        }
        edits.retain(|(cell, right)| self.contents.value(*cell) != Some(*right));
        let (mut before, mut after) = (0_usize, 0_usize);
        for constraint in self.of_row(line, at, &edits) {
            let Some(moved) = self.moved(constraint, &edits) else {
                return barred;
            };
            let constraint = &self.system.constraints[constraint];
            before += usize::from(!constraint.holds(&self.system.values));
            after += usize::from(!constraint.allows(moved));
        }
        Effect {
            edits,
            barred: after > 0 && after >= before,
            helps: before > after,
        }
    }

    fn scaled(&self, stands: Value, power: i8) -> Option<Value> {
        let factor = 10_i64.pow(u32::from(power.unsigned_abs()));
        if power < 0 {
            return Some(Value::new(stands.mantissa(), stands.exponent() - power));
        }
        if stands.mantissa() % factor == 0 {
            return Some(Value::new(stands.mantissa() / factor, stands.exponent()));
        }
        let finer = Value::new(stands.mantissa(), stands.exponent() - power);
        self.system.integer(finer).map(|_| finer)
    }

    /// The constraints that lie in one row, among those that the edits touch.
    fn of_row(&mut self, line: &Line<'_>, at: usize, edits: &[(CellNumber, Value)]) -> Vec<usize> {
        let mut local: Vec<usize> = Vec::new();
        for (cell, _) in edits {
            local.extend(self.touching(*cell));
        }
        local.sort_unstable();
        local.dedup();
        local.retain(|constraint| self.lies_in_row(line, at, *constraint));
        local
    }

    fn lies_in_row(&self, line: &Line<'_>, at: usize, constraint: usize) -> bool {
        let (sheet, row) = (line.sheet, line.rows[at]);
        let range = sheet.base..sheet.base + sheet.len() as CellNumber;
        self.system.constraints[constraint].terms.iter().all(|(cell, _)| {
            let cell = self.system.cells[*cell];
            range.contains(&cell) && sheet.position(cell).row == row
        })
    }

    fn touching(&mut self, cell: CellNumber) -> Vec<usize> {
        let Some(index) = self.system.index(cell) else {
            return Vec::new();
        };
        self.system.open(index);
        self.system.touching[index].clone()
    }

    /// The sum of a constraint after edits.
    fn moved(&mut self, constraint: usize, edits: &[(CellNumber, Value)]) -> Option<i128> {
        let mut sum = self.system.constraints[constraint].sum(&self.system.values);
        for (cell, right) in edits {
            let Some(index) = self.system.index(*cell) else {
                continue;
            };
            sum += self.weight(constraint, index) * (self.system.integer(*right)? - self.system.values[index]);
        }
        Some(sum)
    }

    fn weight(&self, constraint: usize, cell: Index) -> i128 {
        let terms = self.system.constraints[constraint].terms.iter();
        let own = terms.filter(|(of, _)| *of == cell).map(|(_, sign)| i128::from(*sign));
        own.sum()
    }

    /// Proposes blocks within a stretch of rows in which the turn breaks nothing.
    fn stretch(
        &mut self,
        line: &Line<'_>,
        mask: &[Column],
        turn: Turn,
        effects: &[Effect],
        (from, to): (usize, usize),
    ) {
        let helped: Vec<usize> = (from..=to).filter(|at| effects[*at].helps).collect();
        let core = helped.first().copied().zip(helped.last().copied());
        if let Turn::Shift(by) = turn {
            // Sums over rows alone hardly tell a block that stands too low from any other change.
            if let Some(core) = core {
                self.shift(line, mask[0], by, effects, (from, to), core);
            }
            return;
        }
        let sums = self.sums_over_rows(line, effects, (from, to));
        if core.is_none() && !sums.iter().any(|sum| sum.fails) {
            return;
        }
        let mut blocks: Vec<(usize, usize)> = Vec::new();
        if to - from <= LONG {
            let (first, last) = core.unwrap_or((to, from));
            for lo in from..=first {
                for hi in lo.max(last)..=to {
                    if sums.iter().all(|sum| sum.comes_out(lo - from, hi - from)) {
                        blocks.push((lo, hi));
                    }
                }
            }
        }
        blocks.extend(core);
        // The same figures with rows more or less in which nothing changes are one block.
        let mut tried = 0;
        for (lo, hi) in blocks {
            if tried < BLOCKS {
                let edits = effects[lo..=hi].iter().flat_map(|effect| effect.edits.iter().copied());
                tried += usize::from(self.propose(line, turn, (lo, hi), mask, edits.collect()));
            }
        }
    }
}

/// Those failing identities that say by how much a figure is wrong, not only that it is too large or too small.
pub(super) fn equations(contents: &AsTyped<'_>, identities: &Identities, failing: &[u32]) -> BTreeSet<u32> {
    let says = |number: &u32| {
        let relation = identities.get(*number).relation;
        let equation = matches!(relation, Relation::Equal | Relation::EqualWithRest | Relation::Same);
        let verdict = evaluate(contents, relation, identities.terms(*number));
        equation && verdict.failures.iter().any(|failure| !failure.incomplete)
    };
    failing.iter().copied().filter(says).collect()
}
