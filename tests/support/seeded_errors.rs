//! Errors seeded into questionnaires that hold as they stand, and what the checks say of each: found, named alone and right,
//! among the first three, named wrong. Slips of the hand come in the shares of Scholtus (2009, Statistics Netherlands,
//! discussion paper 09046); the other kinds are what happens when blocks are typed or pasted. Seeds are fixed.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use crate::clean_tables::{self, Clean, Dice, Laid};
use ilms_collect::checks::{Cause, CellNumber, Checker, Explanation, Relation, Term};
use ilms_collect::figures::{Answers, CellAddress, Change, Figure, Sum, Value};
use ilms_collect::questionnaire::{Severity, Sex, Unit, Year};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// What is done to a questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// So many slips of the hand, in one table and year.
    Slips(usize),
    /// A slip in each of two tables, in one year.
    SlipsInTwoTables,
    /// Two neighbouring cells changed places: rows below each other, or men and women.
    CellsExchanged,
    /// Two of total, men and women changed places for a year: all rows, or a block of them.
    SexesExchanged,
    /// Two years changed places: all rows, a block of rows, or one column.
    YearsExchanged,
    /// Two rows changed places: in one column, in a year, or in all years.
    RowsExchanged,
    /// A block of one column stands a row too low or too high.
    Shifted,
    /// A figure is negative.
    Sign,
    /// A figure is ten, a hundred or a thousand times too large or too small.
    CellScaled,
    /// A column is.
    ColumnScaled,
    /// A year is.
    YearScaled,
    /// An amount stands in one row and belongs to another.
    Moved,
}

/// Which questionnaires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Among {
    /// The published tables that hold.
    Published,
    /// Full questionnaires.
    Questionnaires,
    /// Single tables with sexes: every cell stands in two sums.
    WithSex,
    /// The published tables less their sexes.
    PublishedLists,
    /// Single tables without sex, earlier years in the sheet.
    Lists,
    /// Single tables without sex, earlier years in the earlier phase.
    ListsOfLaterPhase,
}

impl Among {
    /// The questionnaires, so many of each sort.
    pub fn clean(self, many: u64) -> Vec<Clean> {
        const WITH_SEX: [&str; 9] = [
            "EMP_XOUM_SEX_COU_NB",
            "POP_XABR_SEX_COU_NB",
            "POP_XOUT_SEX_COU_NB",
            "POP_XINM_SEX_COU_NB",
            "POP_XRET_SEX_COU_NB",
            "EMP_XOUM_SEX_EDU_NB",
            "POP_XINM_SEX_EDU_NB",
            "EMP_TEMP_SEX_STE_MIG_NB",
            "EMP_TEMP_SEX_AGE_MIG_NB",
        ];
        let lists = |earlier: bool| {
            (0..many)
                .flat_map(|seed| clean_tables::LISTS.map(|table| clean_tables::list(seed, table, earlier)))
                .collect()
        };
        match self {
            Self::Published => clean_tables::published(),
            Self::PublishedLists => clean_tables::published_lists(),
            Self::Questionnaires => (0..many).map(clean_tables::questionnaire).collect(),
            Self::WithSex => (0..many)
                .flat_map(|seed| WITH_SEX.map(|table| clean_tables::table_with_sex(seed, table)))
                .collect(),
            Self::Lists => lists(false),
            Self::ListsOfLaterPhase => lists(true),
        }
    }
}

/// Figures as they were typed in place of those that were right; none for a cell left blank.
pub type Typed = BTreeMap<CellAddress, Option<Value>>;

/// One slip of the hand; none where the figure is too short for it, or nothing changes.
pub fn slip(dice: &mut Dice, right: Value) -> Option<Value> {
    let mut digits: Vec<u8> = right.mantissa().to_string().into_bytes();
    let at = dice.below(digits.len());
    match dice.below(152) {
        0..112 => digits[at] = b'0' + dice.below(10) as u8,
        112..127 => {
            digits.remove(at);
        }
        127..141 => {
            if at + 1 < digits.len() {
                digits.swap(at, at + 1);
            }
        }
        _ => digits.insert(at, b'0' + dice.below(10) as u8),
    }
    let typed = Value::new(String::from_utf8(digits).ok()?.parse().ok()?, right.exponent());
    (typed != right).then_some(typed)
}

fn scaled(right: Value, power: i8) -> Option<Value> {
    let mantissa = if power > 0 {
        right.mantissa().checked_mul(10_i64.pow(power as u32))?
    } else {
        return (!right.is_zero()).then(|| Value::new(right.mantissa(), right.exponent() + power));
    };
    (!right.is_zero()).then(|| Value::new(mantissa, right.exponent()))
}

/// Figures in the making.
struct Hand<'a> {
    clean: &'a Clean,
    dice: &'a mut Dice,
    typed: Typed,
}

impl Hand<'_> {
    fn value(&self, cell: &CellAddress) -> Option<Value> {
        self.clean.value(cell)
    }

    fn put(&mut self, cell: CellAddress, typed: Option<Value>) {
        if self.value(&cell) == typed {
            self.typed.remove(&cell);
        } else {
            self.typed.insert(cell, typed);
        }
    }

    fn exchange(&mut self, a: CellAddress, b: CellAddress) {
        let (of_a, of_b) = (self.value(&a), self.value(&b));
        self.put(a, of_b);
        self.put(b, of_a);
    }

    /// A table of persons that has that many sexes and rows.
    fn laid(&mut self, sexes: usize, rows: usize) -> Option<Laid> {
        let fit: Vec<&Laid> = self
            .clean
            .laid
            .iter()
            .filter(|laid| laid.unit == Unit::Persons && laid.sexes.len() >= sexes && laid.rows.len() >= rows)
            .filter(|laid| !laid.seeded.is_empty())
            .collect();
        (!fit.is_empty()).then(|| (*self.dice.one_of(&fit)).clone())
    }

    fn year(&mut self, laid: &Laid) -> Year {
        *self.dice.one_of(&laid.seeded)
    }

    /// First and last of a block of neighbouring rows, the total not among them.
    fn block(&mut self, laid: &Laid, least: usize) -> Option<(usize, usize)> {
        let first = laid.rows.iter().take_while(|(_, total)| *total).count();
        let end = first + laid.rows[first..].iter().take_while(|(_, total)| !*total).count();
        if end - first < least {
            return None;
        }
        let length = least + self.dice.below((end - first - least + 1).min(12));
        let start = first + self.dice.below(end - first - length + 1);
        Some((start, start + length - 1))
    }

    fn slips(&mut self, laid: &Laid, year: Year, many: usize) -> Option<()> {
        let cells: Vec<(CellAddress, Value)> = self.clean.answers.figures[&laid.sheet]
            .iter()
            .filter(|(place, _)| place.year == year)
            .filter_map(|(place, figure)| Some((CellAddress::new(laid.sheet, place.clone()), figure.as_value()?)))
            .collect();
        let before = self.typed.len();
        for _ in 0..200 {
            if self.typed.len() == before + many {
                break;
            }
            let (cell, right) = self.dice.one_of(&cells).clone();
            if !self.typed.contains_key(&cell)
                && let Some(typed) = slip(self.dice, right)
            {
                self.typed.insert(cell, Some(typed));
            }
        }
        (self.typed.len() == before + many).then_some(())
    }

    fn scale(&mut self, cells: Vec<CellAddress>) -> Option<()> {
        let power = *self.dice.one_of(&[3, 3, 3, -3, 1, 2]);
        for cell in cells {
            if let Some(right) = self.value(&cell).filter(|right| !right.is_zero()) {
                let typed = scaled(right, power)?;
                self.put(cell, Some(typed));
            }
        }
        Some(())
    }

    fn seed(&mut self, kind: Kind) -> Option<()> {
        match kind {
            Kind::Slips(many) => {
                let laid = self.laid(1, 1)?;
                let year = self.year(&laid);
                self.slips(&laid, year, many)?;
            }
            Kind::SlipsInTwoTables => {
                let first = self.laid(1, 1)?;
                let year = self.year(&first);
                let others: Vec<&Laid> = self
                    .clean
                    .laid
                    .iter()
                    .filter(|laid| laid.years.contains(&year))
                    .collect();
                let second = (*self.dice.one_of(&others)).clone();
                if second.sheet == first.sheet {
                    return None;
                }
                self.slips(&first, year, 1)?;
                self.slips(&second, year, 1)?;
            }
            Kind::CellsExchanged => {
                let laid = self.laid(1, 2)?;
                let (year, status) = (self.year(&laid), self.dice.one_of(&laid.statuses).clone());
                let row = self.dice.below(laid.rows.len() - 1);
                let sex = *self.dice.one_of(&laid.sexes);
                let cell = laid.cell(row, year, &status, sex);
                let across =
                    laid.sexes.contains(&Sex::Male) && laid.sexes.contains(&Sex::Female) && self.dice.chance(50);
                if across {
                    let (men, women) = (Sex::Male, Sex::Female);
                    self.exchange(laid.cell(row, year, &status, men), laid.cell(row, year, &status, women));
                } else {
                    self.exchange(cell, laid.cell(row + 1, year, &status, sex));
                }
            }
            Kind::SexesExchanged => {
                let laid = self.laid(3, 4)?;
                let (year, status) = (self.year(&laid), self.dice.one_of(&laid.statuses).clone());
                let (a, b) = *self.dice.one_of(&[
                    (Sex::Male, Sex::Female),
                    (Sex::Male, Sex::Female),
                    (Sex::Total, Sex::Male),
                    (Sex::Total, Sex::Female),
                ]);
                let (first, last) = if self.dice.chance(50) {
                    (0, laid.rows.len() - 1)
                } else {
                    self.block(&laid, 2)?
                };
                for row in first..=last {
                    self.exchange(laid.cell(row, year, &status, a), laid.cell(row, year, &status, b));
                }
            }
            Kind::YearsExchanged => {
                let laid = self.laid(1, 4)?;
                let years = laid.seeded.clone();
                if years.len() < 2 {
                    return None;
                }
                let at = self.dice.below(years.len() - 1);
                let rows = if self.dice.chance(50) {
                    (0, laid.rows.len() - 1)
                } else {
                    self.block(&laid, 2)?
                };
                let only = (laid.sexes.len() > 1 && self.dice.chance(50)).then(|| *self.dice.one_of(&laid.sexes));
                for row in rows.0..=rows.1 {
                    for status in &laid.statuses {
                        for &sex in laid.sexes.iter().filter(|sex| only.is_none_or(|only| only == **sex)) {
                            self.exchange(
                                laid.cell(row, years[at], status, sex),
                                laid.cell(row, years[at + 1], status, sex),
                            );
                        }
                    }
                }
            }
            Kind::RowsExchanged => {
                let laid = self.laid(1, 4)?;
                let (year, status) = (self.year(&laid), self.dice.one_of(&laid.statuses).clone());
                let (row, _) = self.block(&laid, 2)?;
                let sex = *self.dice.one_of(&laid.sexes);
                let (one_year, one_column) = (self.dice.chance(75), self.dice.chance(67));
                for &each in &laid.years {
                    if one_year && each != year {
                        continue;
                    }
                    for of_status in &laid.statuses {
                        for &of_sex in &laid.sexes {
                            if !(one_year && one_column) || of_sex == sex && *of_status == status {
                                self.exchange(
                                    laid.cell(row, each, of_status, of_sex),
                                    laid.cell(row + 1, each, of_status, of_sex),
                                );
                            }
                        }
                    }
                }
            }
            Kind::Shifted => {
                let laid = self.laid(1, 4)?;
                let (year, status) = (self.year(&laid), self.dice.one_of(&laid.statuses).clone());
                let sex = *self.dice.one_of(&laid.sexes);
                let (first, last) = self.block(&laid, 3)?;
                let at = |row: usize| laid.cell(row, year, &status, sex);
                let down = self.dice.chance(67);
                for row in first..last {
                    let (from, to) = if down { (row, row + 1) } else { (row + 1, row) };
                    let value = self.value(&at(from));
                    self.put(at(to), value);
                }
                // The place that comes free holds its figure still, or is blank.
                if self.dice.chance(50) {
                    self.put(at(if down { first } else { last }), None);
                }
            }
            Kind::Sign => {
                let laid = self.laid(1, 1)?;
                let (year, status) = (self.year(&laid), self.dice.one_of(&laid.statuses).clone());
                let (row, sex) = (self.dice.below(laid.rows.len()), *self.dice.one_of(&laid.sexes));
                let cell = laid.cell(row, year, &status, sex);
                let right = self.value(&cell).filter(|right| !right.is_zero())?;
                self.put(cell, Some(Value::new(-right.mantissa(), right.exponent())));
            }
            Kind::CellScaled => {
                let laid = self.laid(1, 1)?;
                let (year, status) = (self.year(&laid), self.dice.one_of(&laid.statuses).clone());
                let (row, sex) = (self.dice.below(laid.rows.len()), *self.dice.one_of(&laid.sexes));
                self.scale(vec![laid.cell(row, year, &status, sex)])?;
            }
            Kind::ColumnScaled => {
                let laid = self.laid(3, 4)?;
                let (year, status) = (self.year(&laid), self.dice.one_of(&laid.statuses).clone());
                let sex = *self.dice.one_of(&laid.sexes);
                self.scale(
                    (0..laid.rows.len())
                        .map(|row| laid.cell(row, year, &status, sex))
                        .collect(),
                )?;
            }
            Kind::YearScaled => {
                let laid = self.laid(1, 4)?;
                let year = self.year(&laid);
                let figures = self.clean.answers.figures[&laid.sheet].keys();
                let cells = figures
                    .filter(|place| place.year == year)
                    .map(|place| CellAddress::new(laid.sheet, place.clone()));
                self.scale(cells.collect())?;
            }
            Kind::Moved => {
                let laid = self.laid(1, 4)?;
                let (year, status) = (self.year(&laid), self.dice.one_of(&laid.statuses).clone());
                let sex = *self.dice.one_of(&laid.sexes);
                let (first, last) = self.block(&laid, 2)?;
                let (a, b) = (
                    laid.cell(first, year, &status, sex),
                    laid.cell(last, year, &status, sex),
                );
                let (from, to) = (self.value(&a)?, self.value(&b)?);
                let exponent = from.exponent().min(to.exponent());
                let (from, to) = (from.at_precision(exponent), to.at_precision(exponent));
                if from.mantissa() < 2 {
                    return None;
                }
                let amount = 1 + self.dice.below(from.mantissa() as usize - 1) as i64;
                self.put(a, Some(Value::new(from.mantissa() - amount, exponent)));
                self.put(b, Some(Value::new(to.mantissa() + amount, exponent)));
            }
        }
        (!self.typed.is_empty()).then_some(())
    }
}

/// Seeds an error; none where the throw of the dice does not fit the tables.
pub fn seed(kind: Kind, clean: &Clean, dice: &mut Dice) -> Option<Typed> {
    let mut hand = Hand {
        clean,
        dice,
        typed: Typed::new(),
    };
    hand.seed(kind)?;
    // A reason is no figure to exchange or to shift.
    let figures = |cell: &CellAddress| clean.value(cell).is_some();
    hand.typed.keys().all(figures).then_some(hand.typed)
}

/// What the checks said of one seeded error.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// A finding is there that was not there before.
    pub found: bool,
    /// One of them is an error: a sum or a comparison that must hold does not, or a figure is none.
    pub an_error: bool,
    /// All of it is named, and nothing else.
    pub named_right: bool,
    /// It is all among the first three explanations of each cause.
    pub in_first_three: bool,
    /// Something is named that is not so.
    pub named_wrong: bool,
    pub update: Duration,
    pub causes: Duration,
}

/// A questionnaire under test.
pub struct Trial {
    pub clean: Clean,
    checker: Checker,
    answers: Answers,
    before: BTreeSet<String>,
}

impl Trial {
    pub fn new(clean: Clean) -> Self {
        let checker = clean.checker();
        let before = keys(&checker, |_| true);
        Self {
            answers: clean.answers.clone(),
            checker,
            before,
            clean,
        }
    }

    /// Types the figures, asks the checks, and puts everything back.
    pub fn run(&mut self, typed: &Typed) -> (Outcome, Vec<Cause>) {
        let changes: Vec<Change> = typed
            .iter()
            .map(|(cell, value)| Change::Figure {
                cell: cell.clone(),
                before: self.answers.figure(cell).cloned(),
                after: value.map(Figure::value),
            })
            .collect();
        changes.iter().for_each(|change| self.answers.apply(change));
        let start = Instant::now();
        self.checker.update(&self.answers, &changes);
        let update = start.elapsed();
        let start = Instant::now();
        let causes = self.checker.causes();
        let took = start.elapsed();
        let new = |severity: Severity| {
            keys(&self.checker, |of| of >= severity)
                .difference(&self.before)
                .next()
                .is_some()
        };
        let mut outcome = Outcome {
            found: new(Severity::Note),
            an_error: new(Severity::Error),
            update,
            causes: took,
            ..Outcome::default()
        };
        self.judge(typed, &causes, &mut outcome);
        let back: Vec<Change> = changes.iter().rev().map(Change::inverse).collect();
        back.iter().for_each(|change| self.answers.apply(change));
        self.checker.update(&self.answers, &back);
        (outcome, causes)
    }

    fn judge(&self, typed: &Typed, causes: &[Cause], outcome: &mut Outcome) {
        let tolerances: BTreeMap<&CellAddress, Sum> = typed.keys().map(|cell| (cell, self.tolerance(cell))).collect();
        let near = |cell: &CellAddress, value: Value| {
            self.clean
                .value(cell)
                .is_some_and(|right| within(value, right, tolerances[cell]))
        };
        // What was typed within the tolerance of every sum is not wrong as far as anybody can tell.
        let needed: BTreeSet<&CellAddress> = typed
            .iter()
            .filter(|(cell, value)| value.is_some_and(|value| !near(cell, value)))
            .map(|(cell, _)| cell)
            .collect();
        let right = |explanation: &Explanation| {
            explanation
                .edits()
                .all(|edit| typed.contains_key(&edit.cell) && near(&edit.cell, edit.right))
        };
        let covers = |chosen: &[&Explanation]| {
            let named: BTreeSet<&CellAddress> = chosen
                .iter()
                .flat_map(|one| one.edits())
                .map(|edit| &edit.cell)
                .collect();
            !needed.is_empty() && needed.is_subset(&named)
        };
        let named: Vec<&Explanation> = causes
            .iter()
            .filter(|cause| cause.named)
            .filter_map(|cause| cause.explanations.first())
            .collect();
        let right_ones: Vec<&Explanation> = causes
            .iter()
            .filter_map(|cause| cause.explanations.iter().take(3).find(|one| right(one)))
            .collect();
        outcome.named_wrong = named.iter().any(|one| !right(one));
        outcome.named_right = !outcome.named_wrong && covers(&named);
        outcome.in_first_three = right_ones.len() == causes.len() && covers(&right_ones);
    }

    /// How many complete sums would fail if this figure alone were typed: the least over the figures of an error.
    pub fn seen_by(&self, typed: &Typed) -> usize {
        let figures = typed.iter().filter_map(|(cell, value)| Some((cell, (*value)?)));
        figures
            .map(|(cell, value)| self.sums_failing(cell, value))
            .min()
            .unwrap_or(0)
    }

    fn sums_failing(&self, cell: &CellAddress, typed: Value) -> usize {
        let Some(number) = self.checker.cell_number(cell) else {
            return 0;
        };
        let identities = self.checker.identities();
        let value = |of: CellNumber| {
            if of == number {
                return Some(typed);
            }
            self.clean.value(&self.checker.cell_address(of)?)
        };
        let fails = |identity: &&u32| {
            let mut groups = BTreeSet::new();
            let terms: Vec<&Term> = identities
                .terms(**identity)
                .iter()
                .filter(|term| term.cell == number || groups.insert(term.group))
                .collect();
            let Some(values) = terms
                .iter()
                .map(|term| value(term.cell))
                .collect::<Option<Vec<Value>>>()
            else {
                return false;
            };
            let slack = values.iter().fold(Sum::ZERO, |sum, value| sum.plus(value.half_unit()));
            match identities.get(**identity).relation {
                Relation::Equal | Relation::EqualWithRest => {
                    let sum = terms.iter().zip(&values).fold(Sum::ZERO, |sum, (term, value)| {
                        if term.sign > 0 {
                            sum.plus(value.as_sum())
                        } else {
                            sum.minus(value.as_sum())
                        }
                    });
                    sum.abs().compare(slack) == Ordering::Greater
                }
                Relation::Same => values.iter().any(|other| {
                    let slack = other.half_unit().plus(typed.half_unit());
                    other.as_sum().minus(typed.as_sum()).abs().compare(slack) == Ordering::Greater
                }),
                Relation::AtLeast | Relation::AtMost | Relation::Between => false,
            }
        };
        identities.touching(number).iter().filter(fails).count()
    }

    /// How far a figure may lie from the right one without any complete sum noticing.
    fn tolerance(&self, cell: &CellAddress) -> Sum {
        let of = |number: CellNumber| {
            self.checker
                .cell_address(number)
                .and_then(|cell| self.clean.value(&cell))
        };
        let identities = self.checker.identities();
        let touching = self
            .checker
            .cell_number(cell)
            .map_or(&[][..], |number| identities.touching(number));
        let exact = |number: &&u32| {
            matches!(
                identities.get(**number).relation,
                Relation::Equal | Relation::EqualWithRest | Relation::Same
            )
        };
        let slack = |number: &u32| {
            let values: Option<Vec<Value>> = identities.terms(*number).iter().map(|term| of(term.cell)).collect();
            values.map(|values| values.iter().fold(Sum::ZERO, |sum, value| sum.plus(value.half_unit())))
        };
        let tolerances = touching.iter().filter(exact).filter_map(slack);
        let own = self.clean.value(cell).map_or(Sum::ZERO, Value::half_unit);
        tolerances.min_by(|a, b| a.compare(*b)).unwrap_or(own)
    }
}

fn within(a: Value, b: Value, tolerance: Sum) -> bool {
    a.as_sum().minus(b.as_sum()).abs().compare(tolerance) != Ordering::Greater
}

fn keys(checker: &Checker, severity: impl Fn(Severity) -> bool) -> BTreeSet<String> {
    checker
        .findings()
        .filter(|finding| !finding.completeness && severity(finding.severity))
        .map(|finding| finding.key.clone())
        .collect()
}

/// Outcomes of a kind of error, counted.
#[derive(Clone, Debug, Default)]
pub struct Score {
    pub seeded: usize,
    pub found: usize,
    /// Those that break a sum or a comparison: the others no arithmetic can see.
    pub errors: usize,
    pub named_right: usize,
    pub in_first_three: usize,
    pub named_wrong: usize,
    pub updates: Vec<Duration>,
    pub causes: Vec<Duration>,
}

impl Score {
    pub fn add(&mut self, outcome: &Outcome) {
        self.seeded += 1;
        self.found += usize::from(outcome.found);
        self.errors += usize::from(outcome.an_error);
        self.named_right += usize::from(outcome.named_right);
        self.in_first_three += usize::from(outcome.in_first_three);
        self.named_wrong += usize::from(outcome.named_wrong);
        self.updates.push(outcome.update);
        self.causes.push(outcome.causes);
    }

    /// Of those that break something, in per cent.
    pub fn percent(&self, many: usize) -> f64 {
        100.0 * many as f64 / self.errors.max(1) as f64
    }
}

/// How an error must be seen to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// However it is, or not at all.
    Anyhow,
    /// Each wrong figure by two complete sums at least.
    ByTwoSums,
    /// One wrong figure by one complete sum only.
    ByOneSum,
}

/// Seeds that many errors of a kind, spread over the questionnaires.
pub fn score(kind: Kind, seen: Seen, trials: &mut [Trial], rounds: usize) -> Score {
    let mut dice = Dice::named(20_090_046, &format!("{kind:?}"));
    let mut score = Score::default();
    let mut throws = 0;
    while score.seeded < rounds && throws < rounds * 40 {
        let many = trials.len();
        let trial = &mut trials[throws % many];
        throws += 1;
        let Some(typed) = seed(kind, &trial.clean, &mut dice) else {
            continue;
        };
        let counts = match seen {
            Seen::Anyhow => true,
            Seen::ByTwoSums => trial.seen_by(&typed) >= 2,
            Seen::ByOneSum => trial.seen_by(&typed) == 1,
        };
        if !counts {
            continue;
        }
        let (outcome, causes) = trial.run(&typed);
        score.add(&outcome);
        let told = match std::env::var("ILMS_SHOW").as_deref() {
            Ok("wrong") => outcome.named_wrong,
            Ok(_) => !outcome.named_right,
            Err(_) => false,
        };
        if told {
            show(&trial.clean, &typed, &outcome, &causes);
        }
    }
    score
}

/// Which errors are seeded into which questionnaires: the lines of the bench.
pub const LINES: &[(Among, Seen, Kind)] = &[
    (Among::WithSex, Seen::ByTwoSums, Kind::Slips(1)),
    (Among::WithSex, Seen::ByTwoSums, Kind::Slips(2)),
    (Among::WithSex, Seen::ByTwoSums, Kind::Slips(3)),
    (Among::WithSex, Seen::ByTwoSums, Kind::Slips(5)),
    (Among::WithSex, Seen::ByOneSum, Kind::Slips(1)),
    (Among::WithSex, Seen::Anyhow, Kind::CellsExchanged),
    (Among::WithSex, Seen::Anyhow, Kind::SexesExchanged),
    (Among::WithSex, Seen::Anyhow, Kind::YearsExchanged),
    (Among::WithSex, Seen::Anyhow, Kind::RowsExchanged),
    (Among::WithSex, Seen::Anyhow, Kind::Shifted),
    (Among::WithSex, Seen::Anyhow, Kind::Sign),
    (Among::WithSex, Seen::Anyhow, Kind::CellScaled),
    (Among::WithSex, Seen::Anyhow, Kind::ColumnScaled),
    (Among::WithSex, Seen::Anyhow, Kind::YearScaled),
    (Among::WithSex, Seen::Anyhow, Kind::Moved),
    (Among::Published, Seen::ByTwoSums, Kind::Slips(1)),
    (Among::Published, Seen::ByOneSum, Kind::Slips(1)),
    (Among::Published, Seen::ByTwoSums, Kind::Slips(2)),
    (Among::Published, Seen::Anyhow, Kind::CellsExchanged),
    (Among::Published, Seen::Anyhow, Kind::SexesExchanged),
    (Among::Published, Seen::Anyhow, Kind::YearsExchanged),
    (Among::Published, Seen::Anyhow, Kind::RowsExchanged),
    (Among::Published, Seen::Anyhow, Kind::Shifted),
    (Among::Published, Seen::Anyhow, Kind::Sign),
    (Among::Published, Seen::Anyhow, Kind::CellScaled),
    (Among::Published, Seen::Anyhow, Kind::ColumnScaled),
    (Among::Published, Seen::Anyhow, Kind::YearScaled),
    (Among::Published, Seen::Anyhow, Kind::Moved),
    (Among::PublishedLists, Seen::Anyhow, Kind::Slips(1)),
    (Among::Lists, Seen::Anyhow, Kind::Slips(1)),
    (Among::Lists, Seen::Anyhow, Kind::Slips(2)),
    (Among::Lists, Seen::Anyhow, Kind::Slips(3)),
    (Among::ListsOfLaterPhase, Seen::Anyhow, Kind::Slips(1)),
    (Among::Questionnaires, Seen::ByTwoSums, Kind::Slips(1)),
    (Among::Questionnaires, Seen::ByOneSum, Kind::Slips(1)),
    (Among::Questionnaires, Seen::Anyhow, Kind::Slips(3)),
    (Among::Questionnaires, Seen::Anyhow, Kind::Slips(5)),
    (Among::Questionnaires, Seen::ByTwoSums, Kind::SlipsInTwoTables),
    (Among::Questionnaires, Seen::Anyhow, Kind::CellsExchanged),
    (Among::Questionnaires, Seen::Anyhow, Kind::SexesExchanged),
    (Among::Questionnaires, Seen::Anyhow, Kind::YearsExchanged),
    (Among::Questionnaires, Seen::Anyhow, Kind::RowsExchanged),
    (Among::Questionnaires, Seen::Anyhow, Kind::Shifted),
    (Among::Questionnaires, Seen::Anyhow, Kind::Sign),
    (Among::Questionnaires, Seen::Anyhow, Kind::CellScaled),
    (Among::Questionnaires, Seen::Anyhow, Kind::ColumnScaled),
    (Among::Questionnaires, Seen::Anyhow, Kind::YearScaled),
    (Among::Questionnaires, Seen::Anyhow, Kind::Moved),
];

/// Prints what was seeded and what was said of it.
fn show(clean: &Clean, typed: &Typed, outcome: &Outcome, causes: &[Cause]) {
    println!("{}: {outcome:?}", clean.name);
    for (cell, value) in typed.iter().take(6) {
        println!(
            "  seeded {:?} {} {}: {} for {}",
            cell.sheet,
            cell.place,
            clean.answers.sheets[&cell.sheet].table,
            value.map_or("nothing".to_owned(), |value| value.to_string()),
            clean.value(cell).map_or(String::new(), |value| value.to_string()),
        );
    }
    for cause in causes {
        println!(
            "  cause of {} identities, named {}, cut short {}",
            cause.identities.len(),
            cause.named,
            cause.cut_short
        );
        for explanation in cause.explanations.iter().take(4) {
            println!("    cost {}:", explanation.cost);
            for edit in explanation.edits().take(6) {
                println!(
                    "      {:?} {}: {:?} -> {} {:?} support {}",
                    edit.cell.sheet, edit.cell.place, edit.typed, edit.right, edit.slip, edit.support
                );
            }
        }
    }
}
