//! The figures of a sheet as lines over the years: one for each row, status and sex, earlier phases filling the years that
//! this one leaves out, each point knowing whether a break in the series is stated at it.

use super::View;
use crate::checks::earlier::{Earlier, Point};
use crate::checks::grid::{CellNumber, Position, SheetBox};
use crate::figures::{Answers, CellAddress, Flag, Place, Scope, SheetId, Value};
use crate::questionnaire::{ItemCode, Sex, Year};
use std::collections::HashSet;

/// One figure above nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    pub year: Year,
    pub value: Value,
    /// The same for ratios.
    pub amount: f64,
    pub flag: Option<Flag>,
    /// 0 for this phase.
    pub origin: u8,
    /// Whether a break with the years before is stated at it.
    pub broken: bool,
}

/// The figures of one row, status and sex, the years ascending.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub row: u16,
    pub status: u16,
    pub sex: u16,
    pub figures: Vec<Figure>,
}

impl Line {
    /// The place of a year's figure.
    pub fn find(&self, year: Year) -> Option<usize> {
        self.figures.binary_search_by_key(&year, |figure| figure.year).ok()
    }

    /// The place of the figure of a year that follows the figure of another without one between.
    pub fn step(&self, from: Year, to: Year) -> Option<usize> {
        let at = self.find(to)?;
        (at > 0 && self.figures[at - 1].year == from).then_some(at)
    }
}

/// All lines of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    /// By row, status and sex, as in the grid.
    pub all: Vec<Line>,
    /// For each row the number of its classification within the sheet.
    pub list_of: Vec<u16>,
    /// For each row those that contain it, the nearest first.
    above: Vec<Vec<u16>>,
    /// The status that counts everybody.
    everybody: Option<u16>,
    statuses: usize,
    sexes: usize,
}

impl Lines {
    /// The lines of a sheet, by its index in the grid.
    pub fn new(view: &View<'_>, sheet: usize) -> Self {
        let now = &view.grid.sheets[sheet];
        let breaks = Breaks::of(view, sheet);
        let alone = view.earlier.of_sheet(sheet).is_empty();
        let mut all = Vec::with_capacity(now.rows.len() * now.statuses.len() * now.sexes.len());
        for row in 0..now.rows.len() as u16 {
            for status in 0..now.statuses.len() as u16 {
                for sex in 0..now.sexes.len() as u16 {
                    let at = (row, status, sex);
                    let mut figures = Vec::with_capacity(now.years.len());
                    let mut take = |point: Point| {
                        if point.value.mantissa() > 0 {
                            let broken = point.flag == Some(Flag::Break) || breaks.stated(view, sheet, at, &point);
                            figures.push(figure(point, broken));
                        }
                    };
                    if alone {
                        Earlier::own(view.grid, sheet, at).for_each(&mut take);
                    } else {
                        let points = view.earlier.series(view.grid, sheet, row, status, sex);
                        points.into_iter().for_each(&mut take);
                    }
                    all.push(Line {
                        row,
                        status,
                        sex,
                        figures,
                    });
                }
            }
        }
        let (list_of, totals) = lists(now);
        let above = (0..now.rows.len()).map(|row| rows_above(now, row, totals[usize::from(list_of[row])]));
        let table = &view.pack.tables[now.table];
        let everybody = table
            .status
            .as_ref()
            .and_then(|id| view.pack.classification(id))
            .and_then(|list| list.total())
            .and_then(|total| now.status(Some(&total.code)));
        Self {
            all,
            above: above.collect(),
            list_of,
            everybody,
            statuses: now.statuses.len(),
            sexes: now.sexes.len(),
        }
    }

    /// The number of a line.
    pub fn index(&self, row: u16, status: u16, sex: u16) -> usize {
        (usize::from(row) * self.statuses + usize::from(status)) * self.sexes + usize::from(sex)
    }

    /// Whether nothing in the sheet contains a row.
    pub fn is_top(&self, row: u16) -> bool {
        self.above[usize::from(row)].is_empty()
    }

    /// The lines that contain a line: larger rows, all statuses, both sexes.
    pub fn wholes(&self, line: usize) -> Vec<usize> {
        let own = &self.all[line];
        let rows = std::iter::once(own.row).chain(self.above[usize::from(own.row)].iter().copied());
        let everybody = self.everybody.filter(|status| *status != own.status);
        let both = (own.sex != 0).then_some(0);
        let mut found = Vec::new();
        for row in rows {
            for status in std::iter::once(own.status).chain(everybody) {
                for sex in std::iter::once(own.sex).chain(both) {
                    let whole = self.index(row, status, sex);
                    if whole != line {
                        found.push(whole);
                    }
                }
            }
        }
        found
    }
}

/// The cell of a line in a year of this phase's sheet.
pub(super) fn cell(now: &SheetBox, line: &Line, year: Year) -> Option<CellNumber> {
    let year = now.year(year)?;
    Some(now.number(Position {
        row: line.row,
        year,
        status: line.status,
        sex: line.sex,
    }))
}

fn figure(point: Point, broken: bool) -> Figure {
    Figure {
        year: point.year,
        value: point.value,
        amount: amount(point.value),
        flag: point.flag,
        origin: point.origin,
        broken,
    }
}

/// A number for ratios; most are stated in ones.
pub(super) fn amount(value: Value) -> f64 {
    if value.exponent() == 0 {
        value.mantissa() as f64
    } else {
        value.approximate()
    }
}

/// The number of each row's classification, and for each of these the row that counts everybody.
fn lists(now: &SheetBox) -> (Vec<u16>, Vec<Option<u16>>) {
    let mut known = Vec::new();
    let mut totals = Vec::new();
    let mut list_of = Vec::with_capacity(now.rows.len());
    for (number, row) in now.rows.iter().enumerate() {
        let at = known
            .iter()
            .position(|id| *id == &row.classification)
            .unwrap_or_else(|| {
                known.push(&row.classification);
                totals.push(None);
                known.len() - 1
            });
        if row.is_total && totals[at].is_none() {
            totals[at] = Some(number as u16);
        }
        list_of.push(at as u16);
    }
    (list_of, totals)
}

fn rows_above(now: &SheetBox, row: usize, total: Option<u16>) -> Vec<u16> {
    let mut above = Vec::new();
    let mut at = now.rows[row].parent;
    while let Some(parent) = at.filter(|parent| !above.contains(parent)) {
        above.push(parent);
        at = now.rows[usize::from(parent)].parent;
    }
    let missing = total.filter(|total| usize::from(*total) != row && !above.contains(total));
    above.extend(missing);
    above
}

/// Breaks stated by notes (ILO note type I11) on years, columns and cells, of this sheet and those before it.
struct Breaks {
    years: HashSet<(u8, Year)>,
    columns: HashSet<(u8, Year, Option<ItemCode>, Sex)>,
    cells: HashSet<CellAddress>,
}

impl Breaks {
    fn of(view: &View<'_>, sheet: usize) -> Self {
        let mut breaks = Self {
            years: HashSet::new(),
            columns: HashSet::new(),
            cells: HashSet::new(),
        };
        let own = view.grid.sheets[sheet].id;
        let before = view.earlier.of_sheet(sheet).iter().map(|earlier| earlier.sheet);
        for (origin, id) in std::iter::once(own).chain(before).enumerate() {
            breaks.take(view.answers, id, origin as u8);
        }
        breaks
    }

    fn is_empty(&self) -> bool {
        self.years.is_empty() && self.columns.is_empty() && self.cells.is_empty()
    }

    fn take(&mut self, answers: &Answers, sheet: SheetId, origin: u8) {
        let first = Place {
            item: None,
            year: Year(0),
            status: None,
            sex: Sex::Total,
        };
        let after = SheetId(sheet.0.saturating_add(1));
        let year = |sheet| Scope::Year { sheet, year: Year(0) };
        let column = |sheet| Scope::Column {
            sheet,
            year: Year(0),
            status: None,
            sex: Sex::Total,
        };
        let cell = |sheet| Scope::Cell {
            cell: CellAddress::new(sheet, first.clone()),
        };
        let ranges = [
            year(sheet)..year(after),
            column(sheet)..column(after),
            cell(sheet)..cell(after),
        ];
        for (scope, notes) in ranges.into_iter().flat_map(|range| answers.notes.range(range)) {
            if !notes.iter().any(states_break) {
                continue;
            }
            match scope {
                Scope::Year { year, .. } => {
                    self.years.insert((origin, *year));
                }
                Scope::Column { year, status, sex, .. } => {
                    self.columns.insert((origin, *year, status.clone(), *sex));
                }
                Scope::Cell { cell } => {
                    self.cells.insert(cell.clone());
                }
                _ => {}
            }
        }
    }

    fn stated(&self, view: &View<'_>, sheet: usize, (row, status, sex): (u16, u16, u16), point: &Point) -> bool {
        if self.is_empty() {
            return false;
        }
        if self.years.contains(&(point.origin, point.year)) {
            return true;
        }
        if self.columns.is_empty() && self.cells.is_empty() {
            return false;
        }
        let now = &view.grid.sheets[sheet];
        let address = match usize::from(point.origin).checked_sub(1) {
            None => now.year(point.year).map(|year| {
                let at = Position { row, year, status, sex };
                CellAddress::new(now.id, now.place(at))
            }),
            Some(earlier) => view
                .earlier
                .of_sheet(sheet)
                .get(earlier)
                .and_then(|earlier| earlier.address(row, point.year, status, sex)),
        };
        address.is_some_and(|cell| {
            let column = (point.origin, cell.place.year, cell.place.status.clone(), cell.place.sex);
            self.columns.contains(&column) || self.cells.contains(&cell)
        })
    }
}

/// Whether a note states a break in the series.
pub(in crate::checks) fn states_break(note: &crate::figures::Note) -> bool {
    note.code.as_ref().is_some_and(|code| code.note_type() == "I11")
}
