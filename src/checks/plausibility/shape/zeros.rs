//! Zero, or "not available", where figures are expected: men or women at nothing year after year beside thousands of the
//! other sex, zero between large years, and one year missing within a series that is complete.
//!
//! A small row may well be nothing: only a figure of the check's `least` persons or more makes a zero odd.

use super::super::Odd;
use super::super::reading::{Reading, Remark, years_in_words};
use crate::checks::earlier::Point;
use crate::checks::finding::Detail;
use crate::checks::grid::{CellNumber, Content, Position};
use crate::figures::{Answer, Reason, Value};
use crate::questionnaire::{Sex, Year};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Zeros in a row that may be a slip; more of them are a state of affairs (a country closed to recruiting).
const LONGEST_RUN: usize = 2;
/// Years within which a neighbour says something about a year.
const NEAR: u16 = 3;
/// Other years that must be known before one that is missing is odd.
const KNOWN_YEARS: usize = 4;

/// What this check finds in one sheet.
pub(super) fn find(reading: &Reading<'_>, least: u32) -> Vec<Odd> {
    let least = Value::whole(i64::from(least));
    let mut claimed = BTreeSet::new();
    let mut found = uncounted_sex(reading, least, &mut claimed);
    found.extend(out_of_series(reading, least, &claimed));
    found
}

fn is_large(value: Value, least: Value) -> bool {
    value.cmp_amount(least) != Ordering::Less
}

/// The zeros of one sex in a year that holds no other figure of that sex.
struct Uncounted {
    year: Year,
    cells: Vec<CellNumber>,
    /// The largest figure of the other sex.
    beside: Value,
}

/// Runs of years in which every figure of one sex is zero while the other sex goes up to a large one: one finding for each run.
fn uncounted_sex(reading: &Reading<'_>, least: Value, claimed: &mut BTreeSet<CellNumber>) -> Vec<Odd> {
    let (Some(men), Some(women)) = (reading.sheet.sex(Sex::Male), reading.sheet.sex(Sex::Female)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for status in reading.statuses() {
        for (sex, other, name) in [(women, men, "women"), (men, women, "men")] {
            let mut run: Vec<Uncounted> = Vec::new();
            for year in reading.years() {
                match uncounted(reading, year, status, sex, other) {
                    Counted::Zero(one) => run.push(one),
                    Counted::Yes => found.extend(never_counted(reading, status, name, least, std::mem::take(&mut run))),
                    Counted::Unsaid => {}
                }
            }
            found.extend(never_counted(reading, status, name, least, run));
        }
    }
    for odd in &found {
        claimed.extend(&odd.marks);
    }
    found
}

/// Whether one sex is counted in a year.
enum Counted {
    Yes,
    /// All its figures are zero, beside some of the other sex.
    Zero(Uncounted),
    /// No figure says so.
    Unsaid,
}

fn uncounted(reading: &Reading<'_>, year: u16, status: u16, sex: u16, other: u16) -> Counted {
    let mut cells = Vec::new();
    let mut beside: Option<Value> = None;
    for row in reading.rows() {
        let at = |sex| Position { row, year, status, sex };
        let Some(value) = reading.value(at(sex)) else { continue };
        if !value.is_zero() {
            return Counted::Yes;
        }
        if let Some(opposite) = reading.value(at(other)).filter(|opposite| !opposite.is_zero()) {
            cells.push(reading.sheet.number(at(sex)));
            if beside.is_none_or(|known| known.cmp_amount(opposite) == Ordering::Less) {
                beside = Some(opposite);
            }
        }
    }
    let year = reading.year(year);
    beside.map_or(Counted::Unsaid, |beside| {
        Counted::Zero(Uncounted { year, cells, beside })
    })
}

fn never_counted(
    reading: &Reading<'_>,
    status: u16,
    name: &'static str,
    least: Value,
    run: Vec<Uncounted>,
) -> Option<Odd> {
    let largest = run.iter().max_by(|a, b| a.beside.cmp_amount(b.beside))?;
    let (largest, largest_year) = (largest.beside, largest.year);
    if !is_large(largest, least) {
        return None;
    }
    let years: Vec<Year> = run.iter().map(|one| one.year).collect();
    let cells: Vec<CellNumber> = run.into_iter().flat_map(|one| one.cells).collect();
    let first = *years.first()?;
    let mut args = reading.block(status);
    args.extend([
        ("years", Detail::Text(years_in_words(&years))),
        ("sex", Detail::Choice(name)),
        ("count", Detail::Count(cells.len())),
        ("largest", reading.amount(largest)),
        ("largest-year", Detail::Text(largest_year.to_string())),
    ]);
    Some(reading.odd(Remark {
        variant: format!("{name}-{first}-{}", reading.status_code(status)),
        year: Some(first),
        cells,
        id: "finding-zero-sex",
        args,
    }))
}

/// Why a cell is out of the course of its years.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    /// Zero between two large years.
    Between,
    /// Zero in the last year, after two large ones.
    Last,
    /// Not available, alone in a complete series.
    Missing,
}

/// A cell out of the course of its years, with the neighbours that say so.
struct Out {
    at: Position,
    before: (Year, Value),
    after: (Year, Value),
}

/// Cells out of the course of their years; those of the same years are one finding.
fn out_of_series(reading: &Reading<'_>, least: Value, claimed: &BTreeSet<CellNumber>) -> Vec<Odd> {
    let mut found: BTreeMap<(Gap, Vec<Year>), Vec<Out>> = BTreeMap::new();
    for row in reading.rows() {
        for status in reading.statuses() {
            for sex in reading.sexes() {
                let line = Line {
                    reading,
                    row,
                    status,
                    sex,
                };
                if let Some((gap, years, out)) = line.zeros(least).or_else(|| line.missing(least)) {
                    let free = out.iter().all(|out| !claimed.contains(&reading.sheet.number(out.at)));
                    if free {
                        found.entry((gap, years)).or_default().extend(out);
                    }
                }
            }
        }
    }
    found
        .into_iter()
        .filter_map(|((gap, years), out)| out_of_line(reading, gap, &years, out))
        .collect()
}

/// A row's figures for one status and sex.
struct Line<'a> {
    reading: &'a Reading<'a>,
    row: u16,
    status: u16,
    sex: u16,
}

impl Line<'_> {
    fn at(&self, year: u16) -> Position {
        Position {
            row: self.row,
            year,
            status: self.status,
            sex: self.sex,
        }
    }

    fn series(&self) -> Vec<Point> {
        let view = self.reading.view;
        view.earlier
            .series(view.grid, self.reading.index, self.row, self.status, self.sex)
    }

    /// The zeros of this line, where they are the only ones and large figures stand beside them.
    fn zeros(&self, least: Value) -> Option<(Gap, Vec<Year>, Vec<Out>)> {
        let reading = self.reading;
        let is_zero = |year: &u16| reading.value(self.at(*year)).is_some_and(Value::is_zero);
        let zeros: Vec<u16> = reading.years().filter(is_zero).collect();
        let (Some(&first), Some(&last)) = (zeros.first(), zeros.last()) else {
            return None;
        };
        if zeros.len() > LONGEST_RUN {
            return None;
        }
        let series = self.series();
        if series.iter().filter(|point| point.value.is_zero()).count() != zeros.len() {
            return None;
        }
        let place = |year: u16| series.iter().position(|point| point.year == reading.year(year));
        let (start, end) = (place(first)?, place(last)?);
        if end - start + 1 != zeros.len() {
            return None;
        }
        let large = |place: usize, beside: usize| {
            let point = series.get(place)?;
            let near = point.year.0.abs_diff(series[beside].year.0) <= NEAR;
            (near && is_large(point.value, least)).then_some((point.year, point.value))
        };
        let before = large(start.checked_sub(1)?, start)?;
        let (gap, before, after) = match series.get(end + 1) {
            Some(_) => (Gap::Between, before, large(end + 1, end)?),
            None if zeros.len() == 1 => (Gap::Last, large(start.checked_sub(2)?, start)?, before),
            None => return None,
        };
        let out = zeros.iter().map(|year| Out {
            at: self.at(*year),
            before,
            after,
        });
        let years = zeros.iter().map(|year| reading.year(*year)).collect();
        Some((gap, years, out.collect()))
    }

    /// The one year that is said not to be available though all others are there, other rows of that year too.
    fn missing(&self, least: Value) -> Option<(Gap, Vec<Year>, Vec<Out>)> {
        let reading = self.reading;
        let mut gap = None;
        for year in reading.years() {
            if reading.value(self.at(year)).is_none() && gap.replace(year).is_some() {
                return None;
            }
        }
        let year = gap.filter(|year| *year > 0 && year + 1 < reading.sheet.years.len() as u16)?;
        let known = reading.sheet.years.len() - 1;
        if known < KNOWN_YEARS || reading.content(self.at(year)) != Content::Unknown {
            return None;
        }
        let figure = reading.view.answers.figure(&reading.address(self.at(year)))?;
        if figure.answer != Answer::Reason(Reason::NotAvailable) {
            return None;
        }
        let others = |row: u16| row != self.row && reading.value(Position { row, ..self.at(year) }).is_some();
        if !reading.rows().any(others) {
            return None;
        }
        let large = |beside: u16| {
            let value = reading.value(self.at(beside)).filter(|value| is_large(*value, least))?;
            Some((reading.year(beside), value))
        };
        let out = Out {
            at: self.at(year),
            before: large(year - 1)?,
            after: large(year + 1)?,
        };
        Some((Gap::Missing, vec![reading.year(year)], vec![out]))
    }
}

fn out_of_line(reading: &Reading<'_>, gap: Gap, years: &[Year], mut out: Vec<Out>) -> Option<Odd> {
    // The cell with the largest neighbour speaks for all.
    let larger = |out: &Out| {
        if out.before.1.cmp_amount(out.after.1) == Ordering::Less {
            out.after.1
        } else {
            out.before.1
        }
    };
    let mut first = 0;
    for (index, one) in out.iter().enumerate() {
        if larger(one).cmp_amount(larger(&out[first])) == Ordering::Greater {
            first = index;
        }
    }
    out[..=first].rotate_right(1);
    let example = out.first()?;
    let (id, name) = match gap {
        Gap::Between => ("finding-zero-between", "between"),
        Gap::Last => ("finding-zero-last", "last"),
        Gap::Missing => ("finding-missing-year", "missing"),
    };
    let cells: Vec<CellNumber> = out.iter().map(|out| reading.sheet.number(out.at)).collect();
    let (before, after) = (example.before, example.after);
    Some(reading.odd(Remark {
        variant: format!("{name}-{}", years.first()?),
        year: years.first().copied(),
        id,
        args: vec![
            ("place", Detail::Place(reading.address(example.at), None)),
            ("years", Detail::Text(years_in_words(years))),
            ("more", Detail::Count(cells.len() - 1)),
            ("before", reading.amount(before.1)),
            ("before-year", Detail::Text(before.0.to_string())),
            ("after", reading.amount(after.1)),
            ("after-year", Detail::Text(after.0.to_string())),
        ],
        cells,
    }))
}
