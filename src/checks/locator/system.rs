//! The sums and comparisons around what fails, in plain integers: the cells, what stands in them, and what must hold.
//!
//! Amounts are in the finest unit of all cells, so that every sum is exact. A cell is opened before its figure is altered:
//! then everything that it stands in is taken up, so that an edit never breaks what nobody looked at.

use super::as_typed::AsTyped;
use super::groups::is_between_sources;
use crate::checks::elsewhere::Slack;
use crate::checks::evaluate::{Contents, Parts, State, is_counted, speakers, state};
use crate::checks::grid::{CellNumber, Content};
use crate::checks::identity::{Identities, Relation, Term};
use crate::figures::{Sum, Value};
use std::collections::{BTreeSet, HashMap, HashSet};

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
        self.allows(self.sum(values))
    }

    /// Whether the signed sum may be that.
    pub fn allows(&self, sum: i128) -> bool {
        self.low <= sum * 2 && sum * 2 <= self.high
    }

    pub fn sum(&self, values: &[i128]) -> i128 {
        let amounts = self.terms.iter();
        amounts.map(|(cell, sign)| values[*cell] * i128::from(*sign)).sum()
    }

    /// The sign with which a cell enters.
    pub fn sign(&self, cell: Index) -> i128 {
        let own = self.terms.iter().find(|(of, _)| *of == cell);
        own.map_or(1, |(_, sign)| i128::from(*sign))
    }
}

/// Cells and constraints around a set of failing identities.
#[derive(Clone, Debug)]
pub(super) struct System<'a> {
    contents: &'a AsTyped<'a>,
    identities: &'a Identities,
    pub cells: Vec<CellNumber>,
    pub typed: Vec<Value>,
    pub values: Vec<i128>,
    pub constraints: Vec<Constraint>,
    /// The constraints that touch each cell, all of them once it is opened.
    pub touching: Vec<Vec<usize>>,
    /// The constraints that fail and are to be explained.
    pub failing: Vec<usize>,
    opened: Vec<Option<bool>>,
    of_cell: HashMap<CellNumber, Index>,
    taken: HashSet<u32>,
    /// Identities that hold something too large to count with, and those that fail for a reason of their own.
    closed: HashSet<u32>,
    /// Whether sums that hold to the last digit, and those that fail, leave nothing to rounding.
    strict: bool,
    /// The power of ten of the integers.
    exponent: i8,
}

/// No bound.
const FREE: i128 = i128::MAX / 4;
/// Amounts beyond this are not counted with; sums of thousands of smaller ones cannot overflow.
const LARGEST: i128 = 10_i128.pow(27);

impl<'a> System<'a> {
    /// Takes up the given identities.
    pub fn around(contents: &'a AsTyped<'a>, identities: &'a Identities, failing: &[u32], strict: bool) -> Self {
        let mut system = Self {
            contents,
            identities,
            cells: Vec::new(),
            typed: Vec::new(),
            values: Vec::new(),
            constraints: Vec::new(),
            touching: Vec::new(),
            failing: Vec::new(),
            opened: Vec::new(),
            of_cell: HashMap::new(),
            taken: HashSet::new(),
            closed: HashSet::new(),
            strict,
            exponent: contents.finest(),
        };
        for &number in failing {
            let before = system.constraints.len();
            system.take(number, true);
            let made = before..system.constraints.len();
            let fails = made.filter(|index| !system.constraints[*index].holds(&system.values));
            let fails: Vec<usize> = fails.collect();
            system.failing.extend(fails);
        }
        system
    }

    /// Takes up everything that a cell stands in; whether its figure may be altered: all of it can be counted with, and nothing of it
    /// fails that is not to be explained here.
    pub fn open(&mut self, cell: Index) -> bool {
        if let Some(known) = self.opened[cell] {
            return known;
        }
        let touching = self.identities.touching(self.cells[cell]);
        for &number in touching {
            self.take(number, false);
        }
        let free = touching.iter().all(|number| !self.closed.contains(number));
        self.opened[cell] = Some(free);
        free
    }

    /// The index of a cell with a figure in it, taken up where it was not yet.
    pub fn index(&mut self, cell: CellNumber) -> Option<Index> {
        if let Some(index) = self.of_cell.get(&cell) {
            return Some(*index);
        }
        let value = self.contents.value(cell)?;
        self.add(cell, value)
    }

    fn add(&mut self, cell: CellNumber, value: Value) -> Option<Index> {
        if let Some(index) = self.of_cell.get(&cell) {
            return Some(*index);
        }
        let amount = self.integer(value)?;
        let index = self.cells.len();
        self.of_cell.insert(cell, index);
        self.cells.push(cell);
        self.typed.push(value);
        self.values.push(amount);
        self.touching.push(Vec::new());
        self.opened.push(None);
        Some(index)
    }

    fn take(&mut self, number: u32, to_explain: bool) {
        if !self.taken.insert(number) {
            return;
        }
        for statement in statements(self.contents, self.identities, number) {
            let Some(mut constraint) = self.constraint(&statement) else {
                self.closed.insert(number);
                return;
            };
            let holds = constraint.holds(&self.values);
            if !to_explain && !holds {
                if !is_between_sources(self.contents.grid, self.identities, number) {
                    self.closed.insert(number);
                }
                continue;
            }
            let alike = statement.is_stated_alike();
            if self.strict && alike && constraint.exact && (!holds || constraint.sum(&self.values) == 0) {
                (constraint.low, constraint.high) = (0, 0);
            }
            let index = self.constraints.len();
            for (cell, _) in &constraint.terms {
                self.touching[*cell].push(index);
            }
            self.constraints.push(constraint);
        }
    }

    fn constraint(&mut self, statement: &Statement) -> Option<Constraint> {
        // A stated figure is off by half a unit of its last digit at most, zero by nothing: twice the tolerance is the sum of units.
        let mut slack = 0;
        let mut terms = Vec::with_capacity(statement.terms.len());
        for (cell, value, sign) in &statement.terms {
            if !value.is_zero() {
                slack += self.unit(*value)?;
            }
            terms.push((self.add(*cell, *value)?, i64::from(*sign)));
        }
        let (low, high) = match statement.bound {
            Bound::Equal => (-slack, slack),
            Bound::NotBelow => (-slack, FREE),
            Bound::NotAbove => (-FREE, slack),
        };
        Some(Constraint {
            terms,
            low,
            high,
            exact: statement.bound == Bound::Equal,
        })
    }

    /// The unit of a figure's last digit as an integer; none where it is too large to count with.
    pub fn unit(&self, value: Value) -> Option<i128> {
        let power = i32::from(value.exponent()) - i32::from(self.exponent);
        let unit = 10_i128.checked_pow(u32::try_from(power).ok()?)?;
        (unit <= LARGEST).then_some(unit)
    }

    /// A figure as an integer; none where it is too large to count with, or too fine.
    pub fn integer(&self, value: Value) -> Option<i128> {
        let amount = i128::from(value.mantissa()).checked_mul(self.unit(value)?)?;
        (amount.abs() <= LARGEST).then_some(amount)
    }

    /// An amount as a value in the precision of the figure that it stands for, else as fine as it needs to be.
    pub fn value(&self, cell: Index, amount: i128) -> Option<Value> {
        let typed = self.typed[cell];
        let unit = self.unit(typed)?;
        // A figure typed in a smaller unit than it should be has no places after the point of its own.
        for power in (1..=6).filter(|_| typed.exponent() < 0 && !typed.is_zero()) {
            let grown = Value::new(typed.mantissa(), typed.exponent() + power);
            if self.integer(grown) == Some(amount) {
                return Some(grown.at_precision(0));
            }
        }
        let (mantissa, exponent) = if amount % unit == 0 {
            (amount / unit, typed.exponent())
        } else {
            (amount, self.exponent)
        };
        Some(Value::new(i64::try_from(mantissa).ok()?, exponent))
    }

    /// What a cell holds, were it too small by that power of ten.
    pub fn typed_in_other_unit(&self, cell: Index, power: u32) -> Option<i128> {
        let grown = self.values[cell].checked_mul(10_i128.checked_pow(power)?)?;
        (grown.abs() <= LARGEST).then_some(grown)
    }
}

impl Statement {
    /// Whether all figures are stated to the same digit: a sum of others is off by rounding.
    fn is_stated_alike(&self) -> bool {
        let stated = self
            .terms
            .iter()
            .map(|(_, value, _)| value)
            .filter(|value| !value.is_zero());
        let exponents: BTreeSet<i8> = stated.map(|value| value.exponent()).collect();
        exponents.len() < 2
    }
}

/// Whether the sums around failing ones hold to the last digit, so that nothing was rounded there.
pub(super) fn is_exact_around(contents: &AsTyped<'_>, identities: &Identities, failing: &[u32]) -> bool {
    let own: HashSet<u32> = failing.iter().copied().collect();
    let cells: Vec<CellNumber> = failing
        .iter()
        .flat_map(|number| identities.terms(*number))
        .map(|term| term.cell)
        .collect();
    let mut seen = HashSet::new();
    let (mut exact, mut rounded) = (0_usize, 0_usize);
    let mut count = |cell: CellNumber| {
        for &number in identities.touching(cell) {
            if exact + rounded < LOOKED_AT && !own.contains(&number) && seen.insert(number) {
                match leaves_nothing(contents, identities, number) {
                    Some(true) => exact += 1,
                    Some(false) => rounded += 1,
                    None => {}
                }
            }
        }
        exact + rounded
    };
    let near = cells.iter().map(|cell| count(*cell)).last().unwrap_or(0);
    if near < ENOUGH {
        let sheets: BTreeSet<usize> = cells.iter().map(|cell| contents.grid.sheet_of(*cell)).collect();
        for sheet in sheets {
            let sheet = &contents.grid.sheets[sheet];
            let all = sheet.base..sheet.base + sheet.len() as CellNumber;
            for cell in all {
                if count(cell) >= LOOKED_AT {
                    break;
                }
            }
        }
    }
    exact >= 3 && rounded * 8 <= exact
}

/// Sums that are looked at to tell whether figures were rounded, and how many are enough to say so.
const LOOKED_AT: usize = 48;
const ENOUGH: usize = 8;

/// Whether a sum holds to the last digit; none where it is none, is not complete, or does not hold at all.
fn leaves_nothing(contents: &AsTyped<'_>, identities: &Identities, number: u32) -> Option<bool> {
    let statements = statements(contents, identities, number);
    let [statement] = &statements[..] else { return None };
    if statement.bound != Bound::Equal || contents.fails(identities, number) {
        return None;
    }
    let amounts = statement.terms.iter().map(|(_, value, sign)| (value.as_sum(), *sign));
    let sum = amounts.fold(
        Sum::ZERO,
        |sum, (amount, sign)| {
            if sign > 0 { sum.plus(amount) } else { sum.minus(amount) }
        },
    );
    Some(sum.is_zero())
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
fn statements(contents: &AsTyped<'_>, identities: &Identities, number: u32) -> Vec<Statement> {
    let identity = identities.get(number);
    let terms = identities.terms(number);
    match identity.relation {
        Relation::Equal => sum(contents, terms, Parts::All),
        Relation::EqualWithRest => sum(contents, terms, Parts::WithRest),
        Relation::AtLeast => sum(contents, terms, Parts::Some),
        Relation::AtMost => at_most(contents, terms),
        Relation::Same => same(contents, terms),
        // A mean lies anywhere between two others: nothing can be worked out from it.
        Relation::Between => Vec::new(),
    }
}

fn at_most(contents: &AsTyped<'_>, terms: &[Term]) -> Vec<Statement> {
    let known = speakers(contents, terms);
    let side = |sign: i8| known.iter().find(|(term, _)| term.sign == sign);
    let (Some((small, inner)), Some((large, outer))) = (side(1), side(-1)) else {
        return Vec::new();
    };
    if Slack::of(contents, &[*small, *large], |_| true).over {
        return Vec::new();
    }
    vec![Statement {
        terms: vec![(small.cell, *inner, 1), (large.cell, *outer, -1)],
        bound: Bound::NotAbove,
    }]
}

fn same(contents: &AsTyped<'_>, terms: &[Term]) -> Vec<Statement> {
    let known = speakers(contents, terms);
    let speaking: Vec<Term> = known.iter().map(|(term, _)| *term).collect();
    if !Slack::of(contents, &speaking, |_| true).is_none() {
        return Vec::new();
    }
    let Some(((first, stated), others)) = known.split_first() else {
        return Vec::new();
    };
    let statement = |(term, value): &(Term, Value)| Statement {
        terms: vec![(first.cell, *stated, 1), (term.cell, *value, -1)],
        bound: Bound::Equal,
    };
    others.iter().map(statement).collect()
}

fn sum(contents: &AsTyped<'_>, terms: &[Term], listed: Parts) -> Vec<Statement> {
    let slack = Slack::of(contents, terms, |term| is_counted(contents, term));
    if slack.under {
        return Vec::new();
    }
    let mut known = Vec::new();
    let (mut missing, mut blank, mut whole) = (0_usize, 0_usize, false);
    let mut rest_stated = false;
    for &term in terms {
        let state = state(contents, term, &slack);
        rest_stated = matches!(state, State::Known(_) | State::Nothing);
        match state {
            State::Known(value) => {
                whole |= term.sign > 0;
                known.push((term.cell, value, term.sign));
            }
            State::Nothing => {}
            State::Open => {
                missing += 1;
                blank += usize::from(term.sign < 0 && contents.content(term.cell) == Content::Blank);
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
