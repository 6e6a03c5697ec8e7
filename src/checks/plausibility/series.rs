//! Figures in the course of years: a change out of step, men and women changed about for one year, another unit, a revision.

use super::lines::{Lines, amount};
use super::{Odd, View, change, flip, revision, scale};
use crate::checks::compose;
use crate::checks::finding::{Detail, Dimension, Finding, Message};
use crate::checks::grid::CellNumber;
use crate::figures::{CellAddress, Value, ViewUnit};
use crate::questionnaire::{Check, CheckKind, PackId, Severity, Year};
use std::cell::OnceCell;

/// The lines of a sheet and what is found to be in another unit, worked out once for all checks that look at them.
#[derive(Default)]
pub(super) struct Course {
    lines: OnceCell<Lines>,
    scaled: OnceCell<Vec<scale::Scaled>>,
    by_phase: OnceCell<Vec<(PackId, Year, i8)>>,
}

impl Course {
    fn lines(&self, view: &View<'_>, sheet: usize) -> &Lines {
        self.lines.get_or_init(|| Lines::new(view, sheet))
    }

    fn scaled(&self, view: &View<'_>, sheet: usize) -> &[scale::Scaled] {
        self.scaled.get_or_init(|| scale::find(self.lines(view, sheet)))
    }

    fn by_phase(&self, view: &View<'_>, sheet: usize) -> &[(PackId, Year, i8)] {
        self.by_phase
            .get_or_init(|| scale::against_phases(view, sheet, self.lines(view, sheet)))
    }
}

/// What this check finds in one sheet.
pub(super) fn of_sheet(view: &View<'_>, check: &Check, sheet: usize, course: &Course) -> Vec<Odd> {
    match check.kind {
        CheckKind::ChangeOverTime { least, deviations, .. } => {
            let bounds = change::Bounds {
                least: f64::from(least),
                deviations: f64::from(deviations),
            };
            let lines = course.lines(view, sheet);
            let scaled = course.scaled(view, sheet);
            let flips = OnceCell::new();
            change::of_sheet(view, check, sheet, lines, bounds, |line, from, to| {
                scaled.iter().any(|scaled| scaled.has_step(line, from, to))
                    || flips
                        .get_or_init(|| flips_asked(view, sheet, lines))
                        .iter()
                        .any(|flip| flip.has_step(line, from, to))
            })
        }
        CheckKind::SexRatioFlip { least, .. } => {
            let lines = course.lines(view, sheet);
            let flips = flip::find(view, sheet, lines, f64::from(least));
            flip::of_sheet(view, check, sheet, lines, &flips)
        }
        CheckKind::OtherScale { .. } => {
            let (scaled, by_phase) = (course.scaled(view, sheet), course.by_phase(view, sheet));
            scale::of_sheet(view, check, sheet, course.lines(view, sheet), scaled, by_phase)
        }
        CheckKind::Revised { percent, .. } => {
            let by_phase = course.by_phase(view, sheet);
            let in_other_unit = |year| by_phase.iter().any(|(_, of, _)| *of == year);
            revision::of_sheet(view, check, sheet, f64::from(percent), in_other_unit)
        }
        _ => Vec::new(),
    }
}

/// The exchanges of men and women that the pack asks to be looked for in a sheet.
fn flips_asked<'a>(view: &View<'_>, sheet: usize, lines: &'a Lines) -> Vec<flip::Flip<'a>> {
    let bounds = view.pack.checks.iter().filter_map(|check| match &check.kind {
        CheckKind::SexRatioFlip { tables, least } if view.concerns(tables, sheet) => Some(f64::from(*least)),
        _ => None,
    });
    bounds.flat_map(|least| flip::find(view, sheet, lines, least)).collect()
}

/// A remark in the making: what it says, of which cells.
pub(super) struct Said<'a> {
    view: &'a View<'a>,
    check: &'a Check,
    sheet: usize,
    at: CellNumber,
    unit: ViewUnit,
    cells: Vec<CellNumber>,
    sides: Option<(Value, Value)>,
    severity: Severity,
    args: Vec<(&'static str, Detail)>,
}

impl<'a> Said<'a> {
    /// A remark on a cell, which carries the sign.
    pub fn new(view: &'a View<'a>, check: &'a Check, at: CellNumber) -> Self {
        let sheet = view.grid.sheet_of(at);
        let id = view.grid.sheets[sheet].id;
        let unit = view.answers.sheets.get(&id).map_or(ViewUnit::Ones, |sheet| sheet.unit);
        let args = vec![
            ("place", Detail::Place(view.grid.address(at), None)),
            ("sheet", Detail::Sheet(id)),
        ];
        Self {
            view,
            check,
            sheet,
            at,
            unit,
            cells: vec![at],
            sides: None,
            severity: check.severity,
            args,
        }
    }

    /// The place named without one of its dimensions.
    pub fn place_without(&mut self, dimension: Dimension) {
        self.args[0].1 = Detail::Place(self.view.grid.address(self.at), Some(dimension));
    }

    /// One more cell that is looked at.
    pub fn cell(&mut self, cell: Option<CellNumber>) {
        if let Some(cell) = cell.filter(|cell| !self.cells.contains(cell)) {
            self.cells.push(cell);
        }
    }

    /// A number in the unit of the sheet.
    pub fn amount(&mut self, name: &'static str, value: Value) {
        self.args.push((name, Detail::Amount(value, self.unit)));
    }

    pub fn year(&mut self, name: &'static str, year: Year) {
        self.args.push((name, Detail::Text(year.to_string())));
    }

    pub fn choice(&mut self, name: &'static str, choice: &'static str) {
        self.args.push((name, Detail::Choice(choice)));
    }

    pub fn detail(&mut self, name: &'static str, detail: Detail) {
        self.args.push((name, detail));
    }

    /// The figure and what it is held against.
    pub fn against(&mut self, left: Value, right: Value) {
        self.sides = Some((left, right));
    }

    /// No worse than that.
    pub fn at_most(&mut self, severity: Severity) {
        self.severity = self.severity.min(severity);
    }

    /// The remark at its cell, in the words of the sentence `id`; `marks` more of its cells carry the sign.
    pub fn odd(self, variant: &str, id: &'static str, marks: &[CellNumber]) -> Odd {
        let grid = self.view.grid;
        let sheet = &grid.sheets[self.sheet];
        let address = grid.address(self.at);
        let mut marks: Vec<CellNumber> = marks.iter().copied().filter(|cell| self.cells.contains(cell)).collect();
        if !marks.contains(&self.at) {
            marks.insert(0, self.at);
        }
        let cells: Vec<CellAddress> = self.cells.iter().map(|cell| grid.address(*cell)).collect();
        let difference = self.sides.map(|(left, right)| left.as_sum().minus(right.as_sum()));
        Odd {
            check: 0,
            sheet: self.sheet,
            at: Some(self.at),
            year: None,
            marks,
            finding: Finding {
                key: compose::key(self.view.answers, self.check, variant, &address),
                check: self.check.id.clone(),
                severity: self.severity,
                table: Some(self.view.pack.tables[sheet.table].code.clone()),
                sheet: Some(sheet.id),
                cells,
                left: self.sides.map(|(left, _)| left),
                right: self.sides.map(|(_, right)| right),
                difference: difference.and_then(crate::figures::Sum::to_value),
                suggestion: None,
                completeness: false,
                message: Message { id, args: self.args },
            },
        }
    }
}

/// A change of logarithms in per cent.
pub(super) fn percent(change: f64) -> Detail {
    Detail::Percent((change.exp_m1() * 1000.0).round() as i64)
}

/// The change from one figure to another in per cent.
pub(super) fn percent_between(before: Value, now: Value) -> Detail {
    percent((amount(now) / amount(before)).ln())
}
