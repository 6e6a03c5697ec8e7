//! Another unit: a year, a column, a row or one row's column that is about a thousand times, or a thousandth of, the years beside it
//! or the phase before. A hundred or ten times only where many figures agree on it to the per cent.

use super::lines::{Line, Lines, amount, cell};
use super::series::Said;
use super::{Odd, View};
use crate::checks::finding::{Detail, Dimension};
use crate::checks::grid::CellNumber;
use crate::figures::Value;
use crate::questionnaire::{Check, PackId, Year};
use std::collections::BTreeSet;

/// A thousand, as a power of ten.
const THOUSAND: i8 = 3;
/// Two years beside each other differ by as much besides the unit, in powers of ten: by a bit more than twice.
const OF_MANY: f64 = 0.35;
/// One figure among those may differ by as much from their middle.
const OF_EACH: f64 = 0.5;
/// A single figure must be nearer: by two fifths.
const OF_ONE: f64 = 0.15;
/// Ten or a hundred times must hold within a tenth.
const NEARLY: f64 = 0.04;
/// The same cell of an earlier phase is the same figure but for a revision.
const SAME_FIGURE: f64 = 0.05;
/// So many figures at least for ten or a hundred times, and each of so many persons that rounding does not blur it.
const MANY: usize = 4;
const NOT_SMALL: f64 = 50.0;
/// Steps smaller than this are not looked at.
const LOOKED_AT: f64 = 8.0;

/// Which figures of a year are in another unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Year,
    Column { status: u16, sex: u16 },
    Row(u16),
    Line { row: u16, status: u16, sex: u16 },
}

impl Level {
    /// The lines that it holds.
    fn lines(self, lines: &Lines) -> impl Iterator<Item = &Line> {
        let (start, end) = match self {
            Level::Row(row) => (lines.index(row, 0, 0), lines.index(row + 1, 0, 0)),
            Level::Line { row, status, sex } => {
                let own = lines.index(row, status, sex);
                (own, own + 1)
            }
            Level::Year | Level::Column { .. } => (0, lines.all.len()),
        };
        lines.all[start..end].iter().filter(move |line| self.holds(line))
    }

    fn holds(self, line: &Line) -> bool {
        match self {
            Level::Year => true,
            Level::Column { status, sex } => (line.status, line.sex) == (status, sex),
            Level::Row(row) => line.row == row,
            Level::Line { row, status, sex } => (line.row, line.status, line.sex) == (row, status, sex),
        }
    }
}

/// Figures in another unit than the years beside them.
#[derive(Clone, Debug)]
pub(super) struct Scaled {
    level: Level,
    /// The steps into and out of it.
    steps: Vec<(Year, Year)>,
    /// The years that are in another unit.
    first: Year,
    last: Year,
    /// The power of ten by which they are too large.
    power: i8,
    /// The year beside.
    beside: Year,
}

impl Scaled {
    /// Whether the change of a line between two years is this one.
    pub fn has_step(&self, line: &Line, from: Year, to: Year) -> bool {
        self.level.holds(line) && self.steps.contains(&(from, to))
    }
}

/// A step of a group of lines by a power of ten.
#[derive(Clone, Copy)]
struct Boundary {
    from: Year,
    to: Year,
    power: i8,
}

/// What in a sheet is in another unit than the years beside it.
pub(super) fn find(lines: &Lines) -> Vec<Scaled> {
    let mut steps: BTreeSet<(Year, Year)> = BTreeSet::new();
    let mut rows: BTreeSet<(u16, u16, u16)> = BTreeSet::new();
    for line in &lines.all {
        for pair in line.figures.windows(2) {
            let (a, b) = (pair[0].amount, pair[1].amount);
            if (a >= LOOKED_AT * b || b >= LOOKED_AT * a) && !pair[1].broken {
                steps.insert((pair[0].year, pair[1].year));
                rows.insert((line.row, line.status, line.sex));
            }
        }
    }
    if steps.is_empty() {
        return Vec::new();
    }
    let mut levels = vec![Level::Year];
    let columns: BTreeSet<(u16, u16)> = rows.iter().map(|(_, status, sex)| (*status, *sex)).collect();
    levels.extend(columns.into_iter().map(|(status, sex)| Level::Column { status, sex }));
    let of_rows: BTreeSet<u16> = rows.iter().map(|(row, ..)| *row).collect();
    levels.extend(of_rows.into_iter().map(Level::Row));
    levels.extend(
        rows.into_iter()
            .map(|(row, status, sex)| Level::Line { row, status, sex }),
    );

    let mut found: Vec<Scaled> = Vec::new();
    for level in levels {
        let boundaries: Vec<Boundary> = steps
            .iter()
            .filter(|(from, to)| {
                // What a larger block explains is not said of its parts.
                let within = |scaled: &Scaled| contains(scaled.level, level) && scaled.steps.contains(&(*from, *to));
                !found.iter().any(within)
            })
            .filter_map(|&(from, to)| {
                let power = power_of(lines, level, from, to)?;
                Some(Boundary { from, to, power })
            })
            .collect();
        found.extend(segments(lines, level, &boundaries));
    }
    found
}

fn contains(outer: Level, inner: Level) -> bool {
    match (outer, inner) {
        (Level::Year, _) => true,
        (Level::Column { status, sex }, Level::Line { status: s, sex: x, .. }) => (status, sex) == (s, x),
        (Level::Row(row), Level::Line { row: r, .. }) => row == r,
        _ => false,
    }
}

/// By which power of ten a block steps from one year to another, where it is plain.
fn power_of(lines: &Lines, level: Level, from: Year, to: Year) -> Option<i8> {
    let ratio = |line: &Line| {
        let at = line.step(from, to)?;
        let (before, after) = (&line.figures[at - 1], &line.figures[at]);
        (!after.broken).then(|| ((after.amount / before.amount).log10(), before.amount.min(after.amount)))
    };
    let held: Vec<(f64, f64)> = level.lines(lines).filter_map(ratio).collect();
    let middle = middle(held.iter().map(|(ratio, _)| *ratio))?;
    let near = |power: i8, by: f64| (middle.abs() - f64::from(power)).abs() <= by;
    let signed = |power: i8| if middle < 0.0 { -power } else { power };
    if let Level::Line { row, status, sex } = level {
        if !near(THOUSAND, OF_ONE) {
            return None;
        }
        let others = Level::Column { status, sex };
        let others = self::middle(
            others
                .lines(lines)
                .filter(|line| line.row != row)
                .filter_map(ratio)
                .map(|(ratio, _)| ratio),
        );
        let own = &lines.all[lines.index(row, status, sex)].figures;
        let mut steps = own
            .windows(2)
            .map(|pair| (pair[1].amount / pair[0].amount).log10().abs());
        // What else it does must be quiet, so that the step is none of its habits.
        let quiet = own.len() > 2 && steps.all(|step| step <= OF_MANY || (step - f64::from(THOUSAND)).abs() <= OF_MANY);
        return (quiet && others.is_none_or(|others| others.abs() < OF_EACH)).then(|| signed(THOUSAND));
    }
    if held.len() >= 2 && near(THOUSAND, OF_MANY) {
        let apart = held
            .iter()
            .filter(|(ratio, _)| (ratio - middle).abs() > OF_EACH)
            .count();
        return (apart * 10 <= held.len()).then(|| signed(THOUSAND));
    }
    let firm = held.len() >= MANY
        && held
            .iter()
            .all(|(ratio, least)| (ratio - middle).abs() <= NEARLY && *least >= NOT_SMALL);
    [1, 2]
        .into_iter()
        .find(|power| firm && near(*power, NEARLY))
        .map(signed)
}

fn middle(ratios: impl Iterator<Item = f64>) -> Option<f64> {
    let mut ratios: Vec<f64> = ratios.collect();
    ratios.sort_unstable_by(f64::total_cmp);
    ratios.get(ratios.len() / 2).copied()
}

/// The years between two steps that undo each other; of a single step the side with fewer years, the later one where both
/// have as many.
fn segments(lines: &Lines, level: Level, boundaries: &[Boundary]) -> Vec<Scaled> {
    if boundaries.is_empty() {
        return Vec::new();
    }
    let years: BTreeSet<Year> = level
        .lines(lines)
        .flat_map(|line| line.figures.iter().filter(|figure| figure.origin == 0))
        .map(|figure| figure.year)
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(boundary) = boundaries.get(at) {
        let step = (boundary.from, boundary.to);
        let before = years.range(..=boundary.from);
        let after = years.range(boundary.to..);
        if let Some(back) = boundaries.get(at + 1).filter(|next| next.power == -boundary.power) {
            found.push(Scaled {
                level,
                steps: vec![step, (back.from, back.to)],
                first: boundary.to,
                last: back.from,
                power: boundary.power,
                beside: boundary.from,
            });
            at += 2;
            continue;
        }
        let (beyond, until) = (before.clone().count(), after.clone().count());
        // An earlier phase stands as it is: what this phase says is meant.
        let later = beyond == 0 || until > 0 && until <= beyond;
        let (side, power, beside) = if later {
            (after, boundary.power, boundary.from)
        } else {
            (before, -boundary.power, boundary.to)
        };
        if let (Some(first), Some(last)) = (side.clone().next(), side.clone().next_back()) {
            found.push(Scaled {
                level,
                steps: vec![step],
                first: *first,
                last: *last,
                power,
                beside,
            });
        }
        at += 1;
    }
    found
}

/// The years of a sheet whose figures are a power of ten of what an earlier phase says for the same cells.
pub(super) fn against_phases(view: &View<'_>, sheet: usize, lines: &Lines) -> Vec<(PackId, Year, i8)> {
    let mut found: Vec<(PackId, Year, i8)> = Vec::new();
    let now = &view.grid.sheets[sheet];
    for earlier in view.earlier.of_sheet(sheet) {
        for &(year, _) in &now.years {
            if found.iter().any(|(_, known, _)| *known == year) {
                continue;
            }
            let ratios: Vec<f64> = lines
                .all
                .iter()
                .filter_map(|line| {
                    let own = &line.figures[line.find(year)?];
                    let stated = earlier.at(line.row, year, line.status, line.sex)?;
                    let before = amount(stated.value);
                    (own.origin == 0 && before > 0.0).then(|| (own.amount / before).log10())
                })
                .collect();
            let all_near = |power: i8, by: f64| ratios.iter().all(|ratio| (ratio - f64::from(power)).abs() <= by);
            let thousand = [THOUSAND, -THOUSAND]
                .into_iter()
                .find(|power| all_near(*power, SAME_FIGURE));
            let other = || {
                [1, 2, -1, -2]
                    .into_iter()
                    .find(|power| ratios.len() >= MANY && all_near(*power, NEARLY))
            };
            if let Some(power) = thousand.or_else(other).filter(|_| !ratios.is_empty()) {
                found.push((earlier.phase.clone(), year, power));
            }
        }
    }
    found
}

/// What is said of a sheet.
pub(super) fn of_sheet(
    view: &View<'_>,
    check: &Check,
    sheet: usize,
    lines: &Lines,
    scaled: &[Scaled],
    by_phase: &[(PackId, Year, i8)],
) -> Vec<Odd> {
    let mut said: Vec<Odd> = of_phases(view, check, sheet, lines, by_phase);
    let known = |scaled: &&Scaled| {
        by_phase
            .iter()
            .any(|(_, year, _)| (scaled.first..=scaled.last).contains(year))
    };
    said.extend(
        scaled
            .iter()
            .filter(|scaled| !known(scaled))
            .filter_map(|scaled| say(view, check, sheet, lines, scaled)),
    );
    said
}

fn of_phases(view: &View<'_>, check: &Check, sheet: usize, lines: &Lines, by_phase: &[(PackId, Year, i8)]) -> Vec<Odd> {
    let mut groups: Vec<(&PackId, i8, Vec<Year>)> = Vec::new();
    for (phase, year, power) in by_phase {
        match groups.iter_mut().find(|(of, by, _)| (*of, *by) == (phase, *power)) {
            Some((.., years)) => years.push(*year),
            None => groups.push((phase, *power, vec![*year])),
        }
    }
    let said = groups.into_iter().filter_map(|(phase, power, years)| {
        let earlier = view
            .earlier
            .of_sheet(sheet)
            .iter()
            .find(|earlier| earlier.phase == *phase)?;
        let stated = |line: &Line, year: Year| earlier.at(line.row, year, line.status, line.sex);
        let cells = cells(view, sheet, lines, |line, year| {
            years.contains(&year) && stated(line, year).is_some()
        });
        let (line, year) = largest(lines, |line, year| {
            years.contains(&year) && stated(line, year).is_some()
        })?;
        let own = line.figures[line.find(year)?].value;
        let before = stated(line, year)?.value;
        let mut said = start(view, check, sheet, line, year, &cells, (own, before), power)?;
        said.detail("phase", Detail::Phase(phase.clone()));
        said.detail("years", years_text(*years.first()?, *years.last()?));
        Some(said.odd("scale-phase", "finding-scale-phase", &cells))
    });
    said.collect()
}

fn say(view: &View<'_>, check: &Check, sheet: usize, lines: &Lines, scaled: &Scaled) -> Option<Odd> {
    let meant = |line: &Line, year: Year| scaled.level.holds(line) && (scaled.first..=scaled.last).contains(&year);
    let cells = cells(view, sheet, lines, meant);
    // The figures on the two sides of the step into the block, or of the only step.
    let (from, to) = *scaled.steps.first()?;
    let (own, other) = if scaled.beside == from { (to, from) } else { (from, to) };
    let (line, year) = largest(lines, |line, year| {
        scaled.level.holds(line) && year == own && line.find(other).is_some()
    })?;
    let value = |year| Some(line.figures[line.find(year)?].value);
    let mut said = start(
        view,
        check,
        sheet,
        line,
        year,
        &cells,
        (value(own)?, value(other)?),
        scaled.power,
    )?;
    said.year("other-year", other);
    said.detail("years", years_text(scaled.first, scaled.last));
    let id = match scaled.level {
        Level::Year => "finding-scale-year",
        Level::Column { .. } => "finding-scale-column",
        Level::Row(_) => "finding-scale-row",
        Level::Line { .. } => "finding-scale-line",
    };
    let variant = match scaled.level {
        Level::Year => "scale-year",
        Level::Column { .. } => "scale-column",
        Level::Row(_) => "scale-row",
        Level::Line { .. } => "scale",
    };
    Some(said.odd(variant, id, &cells))
}

#[allow(clippy::too_many_arguments, reason = "the parts of one sentence")]
fn start<'a>(
    view: &'a View<'a>,
    check: &'a Check,
    sheet: usize,
    line: &Line,
    year: Year,
    cells: &[CellNumber],
    (own, other): (Value, Value),
    power: i8,
) -> Option<Said<'a>> {
    let at = cell(&view.grid.sheets[sheet], line, year)?;
    let mut said = Said::new(view, check, at);
    cells.iter().for_each(|cell| said.cell(Some(*cell)));
    said.amount("now", own);
    said.amount("other", other);
    said.against(own, other);
    said.detail("count", Detail::Count(cells.len()));
    said.choice(
        "times",
        match power {
            3 => "thousand",
            2 => "hundred",
            1 => "ten",
            -1 => "tenth",
            -2 => "hundredth",
            _ => "thousandth",
        },
    );
    let label = |dimension| Detail::Label(view.grid.address(at), dimension);
    said.detail("row", label(Dimension::Row));
    said.detail("status", label(Dimension::Status));
    said.detail("sex", label(Dimension::Sex));
    Some(said)
}

/// The cells of this phase's figures that are meant.
fn cells(view: &View<'_>, sheet: usize, lines: &Lines, meant: impl Fn(&Line, Year) -> bool) -> Vec<CellNumber> {
    let now = &view.grid.sheets[sheet];
    let figures = lines
        .all
        .iter()
        .flat_map(|line| line.figures.iter().map(move |figure| (line, figure)));
    figures
        .filter(|(line, figure)| figure.origin == 0 && meant(line, figure.year))
        .filter_map(|(line, figure)| cell(now, line, figure.year))
        .collect()
}

/// The line and year of the largest figure of this phase that is meant.
fn largest(lines: &Lines, meant: impl Fn(&Line, Year) -> bool) -> Option<(&Line, Year)> {
    let figures = lines
        .all
        .iter()
        .flat_map(|line| line.figures.iter().map(move |figure| (line, figure)));
    figures
        .filter(|(line, figure)| figure.origin == 0 && meant(line, figure.year))
        .reduce(|most, other| if other.1.amount > most.1.amount { other } else { most })
        .map(|(line, figure)| (line, figure.year))
}

fn years_text(first: Year, last: Year) -> Detail {
    Detail::Text(if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    })
}
