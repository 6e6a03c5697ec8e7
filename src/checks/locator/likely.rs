//! How well a figure fits what is known of its cell: the other years of the row, in this phase and in earlier ones, the other sex,
//! and what an earlier phase says of the very cell.
//!
//! Each gives an expected logarithm with a spread, taken from the row's own changes where there are enough years; together they
//! are a mixture with heavy tails, since a figure can really jump. An edit is judged by Bayes' rule: by how much likelier the
//! figure that should stand there is than the one that was typed.

use super::search::Set;
use super::slip;
use super::system::System;
use crate::checks::earlier::Earlier;
use crate::checks::grid::{CellNumber, Content, Grid, Position};
use crate::figures::Value;
use crate::questionnaire::Year;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The spread of the changes from year to year, in natural logarithms, where the rows do not say one; and the least there is.
const USUAL_SPREAD: f64 = 0.25;
const LEAST_SPREAD: f64 = 0.02;
/// Rows and years from which a common change, or a spread, is taken.
const ENOUGH: usize = 4;
/// Smaller figures say nothing of a common change.
const SMALL: f64 = 5.0;
/// The density of a figure that nothing explains: one in fifty, over seven orders of magnitude.
const BACKGROUND: f64 = 0.02 / 16.0;
/// How often a later phase repeats a figure of an earlier one to the last digit.
const REPEATED: f64 = 0.5;
/// No figure is less likely than this, in tenths of a bit.
const MOST: f64 = 400.0;

/// Amounts that are offered for a figure of which the sums say no more than that it is too large or too small.
const OFFERED: usize = 3;

/// The figures around a cell, read once for each sheet, status and sex.
pub(super) struct Likely<'a> {
    grid: &'a Grid,
    earlier: &'a Earlier,
    panels: RefCell<HashMap<(usize, u16, u16), Rc<Panel>>>,
    expected: RefCell<HashMap<CellNumber, Rc<Expected>>>,
}

/// What a cell should be about.
#[derive(Debug, Default)]
struct Expected {
    /// Centre, spread and weight, in natural logarithms.
    about: Vec<(f64, f64, f64)>,
    /// What earlier phases say of the cell.
    stated: Vec<Value>,
}

/// The logarithms of one status and sex of a sheet, by row and year, over all phases.
#[derive(Debug)]
struct Panel {
    years: Vec<Year>,
    /// What all rows together rose by since the first year, by the medians of their changes.
    common: Vec<f64>,
    /// The spread of the rows around it, where there are enough of them.
    spread: Option<f64>,
    rows: Vec<Vec<Option<f64>>>,
}

impl<'a> Likely<'a> {
    pub fn new(grid: &'a Grid, earlier: &'a Earlier) -> Self {
        Self {
            grid,
            earlier,
            panels: RefCell::default(),
            expected: RefCell::default(),
        }
    }

    /// How much less likely the figure that is proposed is than the one that was typed, in tenths of a bit; negative, where it
    /// is likelier.
    pub fn cost(&self, cell: CellNumber, typed: Value, right: Value) -> i32 {
        let expected = self.expected(cell);
        (expected.surprise(right) - expected.surprise(typed)) as i32
    }

    /// Where no sum says what a single figure should be, but only that it is too large or too small: the figures from which a slip
    /// leads to it and for which everything holds, those that history speaks for most. Every other set of edits stays as it is.
    pub fn by_slip(&self, system: &System<'_>, set: &[Set]) -> Vec<Vec<Set>> {
        let [Set { cell, .. }] = *set else {
            return vec![set.to_vec()];
        };
        let says_how_much = |index: &usize| {
            let constraint = &system.constraints[*index];
            constraint.exact && !constraint.holds(&system.values)
        };
        if system.touching[cell].iter().any(says_how_much) {
            return vec![set.to_vec()];
        }
        let typed = system.typed[cell];
        let mut values = system.values.clone();
        let mut fitting: Vec<(i32, i128)> = Vec::new();
        for right in slip::sources(typed) {
            let Some(amount) = system.integer(right) else { continue };
            values[cell] = amount;
            let holds = |index: &usize| system.constraints[*index].holds(&values);
            if system.touching[cell].iter().all(holds)
                && let Some(slip) = slip::slip(right, typed)
            {
                let cost = slip.cost(slip::digit_count(right)) as i32 + self.cost(system.cells[cell], typed, right);
                fitting.push((cost, amount));
            }
        }
        fitting.sort_unstable();
        fitting.truncate(OFFERED);
        fitting
            .into_iter()
            .map(|(_, amount)| vec![Set { cell, amount }])
            .collect()
    }

    fn panel(&self, sheet: usize, status: u16, sex: u16) -> Rc<Panel> {
        let mut panels = self.panels.borrow_mut();
        let panel = panels
            .entry((sheet, status, sex))
            .or_insert_with(|| Rc::new(Panel::new(self.grid, self.earlier, sheet, status, sex)));
        Rc::clone(panel)
    }

    fn expected(&self, cell: CellNumber) -> Rc<Expected> {
        if let Some(known) = self.expected.borrow().get(&cell) {
            return Rc::clone(known);
        }
        let expected = Rc::new(self.work_out(cell));
        self.expected.borrow_mut().insert(cell, Rc::clone(&expected));
        expected
    }

    fn work_out(&self, cell: CellNumber) -> Expected {
        let index = self.grid.sheet_of(cell);
        let sheet = &self.grid.sheets[index];
        let at = sheet.position(cell);
        let year = sheet.years[usize::from(at.year)].0;
        let panel = self.panel(index, at.status, at.sex);
        let mut about: Vec<(f64, f64, f64)> = panel.by_years(at.row, year).into_iter().collect();
        for sex in (0..sheet.sexes.len() as u16).filter(|sex| *sex != at.sex) {
            if let Content::Value(beside) = self.grid.content(sheet.number(Position { sex, ..at })) {
                let other = self.panel(index, at.status, sex);
                about.extend(panel.by_sex(&other, at.row, year, logarithm(beside)));
            }
        }
        let stated: Vec<Value> = self
            .earlier
            .of_cell(self.grid, cell)
            .map(|(_, stated)| stated.value)
            .collect();
        about.extend(stated.iter().map(|value| (logarithm(*value), 0.05, 1.0)));
        Expected { about, stated }
    }
}

impl Expected {
    /// Minus the logarithm of the probability of a figure, in tenths of a bit.
    fn surprise(&self, value: Value) -> f64 {
        if value.mantissa() < 0 {
            return MOST;
        }
        let at = logarithm(value);
        let weights: f64 = self.about.iter().map(|(_, _, weight)| weight).sum();
        let explained: f64 = self
            .about
            .iter()
            .map(|(centre, spread, weight)| weight * density((at - centre) / spread) / spread)
            .sum();
        let density = BACKGROUND + if weights > 0.0 { explained / weights } else { 0.0 };
        // The density is one of logarithms: the larger a figure, the more others lie as near.
        let mut probability = density / at.exp();
        if !self.stated.is_empty() {
            let repeated = self.stated.iter().any(|stated| same(*stated, value));
            probability = (1.0 - REPEATED) * probability + if repeated { REPEATED } else { 0.0 };
        }
        (-10.0 * probability.log2()).min(MOST)
    }
}

impl Panel {
    fn new(grid: &Grid, earlier: &Earlier, sheet: usize, status: u16, sex: u16) -> Self {
        let series: Vec<Vec<(Year, f64)>> = (0..grid.sheets[sheet].rows.len() as u16)
            .map(|row| {
                let points = earlier.series(grid, sheet, row, status, sex);
                points
                    .iter()
                    .map(|point| (point.year, logarithm(point.value)))
                    .collect()
            })
            .collect();
        let mut years: Vec<Year> = series.iter().flatten().map(|(year, _)| *year).collect();
        years.sort_unstable();
        years.dedup();
        let rows: Vec<Vec<Option<f64>>> = series
            .into_iter()
            .map(|points| {
                let mut row = vec![None; years.len()];
                for (year, value) in points {
                    if let Ok(at) = years.binary_search(&year) {
                        row[at] = Some(value);
                    }
                }
                row
            })
            .collect();
        let (mut common, mut spreads) = (vec![0.0; years.len()], Vec::new());
        for at in 1..years.len() {
            let mut changes: Vec<f64> = rows
                .iter()
                .filter_map(|row| Some((row[at - 1]?, row[at]?)))
                .filter(|(before, after)| before.max(*after) > SMALL.ln())
                .map(|(before, after)| after - before)
                .collect();
            let change = if changes.len() < ENOUGH {
                0.0
            } else {
                median(&mut changes)
            };
            common[at] = common[at - 1] + change;
            if changes.len() >= ENOUGH {
                spreads.push(deviation(changes, change));
            }
        }
        let spread = (!spreads.is_empty()).then(|| median(&mut spreads));
        Self {
            years,
            common,
            spread,
            rows,
        }
    }

    /// What the years beside it make of a row's figure.
    fn by_years(&self, row: u16, year: Year) -> Option<(f64, f64, f64)> {
        let at = self.years.binary_search(&year).ok()?;
        let known: Vec<(usize, f64)> = self
            .rows
            .get(usize::from(row))?
            .iter()
            .enumerate()
            .filter(|(of, _)| *of != at)
            .filter_map(|(of, value)| Some((of, (*value)? - self.common[of])))
            .collect();
        let changes: Vec<f64> = known.windows(2).map(|pair| pair[1].1 - pair[0].1).collect();
        let usual = self.spread.unwrap_or(USUAL_SPREAD);
        let spread = if changes.len() >= ENOUGH {
            deviation(changes, 0.0).max(usual * 0.4)
        } else {
            usual
        };
        let before = known.iter().rev().find(|(of, _)| *of < at);
        let after = known.iter().find(|(of, _)| *of > at);
        let apart = |of: usize| f64::from(self.years[of].0.abs_diff(year.0)).clamp(1.0, 9.0);
        let (centre, distance) = match (before, after) {
            (Some((a, first)), Some((b, second))) => {
                let (left, right) = (apart(*a), apart(*b));
                (
                    (first * right + second * left) / (left + right),
                    left * right / (left + right),
                )
            }
            (Some((of, value)), None) | (None, Some((of, value))) => (*value, apart(*of)),
            (None, None) => return None,
        };
        let centre = centre + self.common[at];
        Some((centre, widened(spread * distance.sqrt(), centre), 1.0))
    }

    /// What the other sex makes of it, by their ratio in the years nearest.
    fn by_sex(&self, other: &Panel, row: u16, year: Year, beside: f64) -> Option<(f64, f64, f64)> {
        let (own, theirs) = (self.rows.get(usize::from(row))?, other.rows.get(usize::from(row))?);
        let mut ratios: Vec<(u16, f64)> = self
            .years
            .iter()
            .enumerate()
            .filter(|(_, of)| **of != year)
            .filter_map(|(at, of)| {
                let there = other.years.binary_search(of).ok()?;
                let (own, their) = (own[at]?, theirs[there]?);
                (own.max(their) > SMALL.ln()).then_some((of.0.abs_diff(year.0), own - their))
            })
            .collect();
        ratios.sort_unstable_by_key(|(apart, _)| *apart);
        ratios.truncate(ENOUGH + 1);
        if ratios.len() < ENOUGH - 1 {
            return None;
        }
        let mut ratios: Vec<f64> = ratios.into_iter().map(|(_, ratio)| ratio).collect();
        let usual = median(&mut ratios);
        let centre = beside + usual;
        Some((centre, widened(deviation(ratios, usual), centre), 0.5))
    }
}

/// A spread with what chance alone does to so few persons.
fn widened(spread: f64, centre: f64) -> f64 {
    (spread.max(LEAST_SPREAD).powi(2) + 1.0 / centre.exp().max(1.0)).sqrt()
}

/// Student's distribution with two degrees of freedom.
fn density(of: f64) -> f64 {
    (2.0 + of * of).powf(-1.5)
}

/// The natural logarithm of an amount; of less than one half, that of one half.
fn logarithm(value: Value) -> f64 {
    value.approximate().max(0.5).ln()
}

/// Whether two figures are the same as far as both are stated.
fn same(a: Value, b: Value) -> bool {
    let unit = a.half_unit().plus(b.half_unit());
    a.same_amount(b) || a.exponent() != b.exponent() && a.as_sum().minus(b.as_sum()).abs().compare(unit).is_lt()
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        many if many % 2 == 1 => values[many / 2],
        many => f64::midpoint(values[many / 2 - 1], values[many / 2]),
    }
}

/// The spread around a centre as that of a normal distribution whose median absolute deviation is the same.
fn deviation(values: Vec<f64>, centre: f64) -> f64 {
    let mut apart: Vec<f64> = values.into_iter().map(|value| (value - centre).abs()).collect();
    1.4826 * median(&mut apart)
}
