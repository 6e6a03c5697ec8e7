//! A figure out of step: its change against the year before is far from what its row does in other years and from what the other
//! rows did in that year.
//!
//! Changes are logarithms of ratios. What the rows have in common in a year and what a row does every year is taken off by
//! medians; what is left is held against the median absolute deviation of the row, of the year and of the sheet (as in Tukey's
//! median polish), against chance in small numbers, and against a floor. Of figures that jump together the
//! largest is said, or the part that moves it.

use super::lines::{Figure, Line, Lines, cell};
use super::series::{Said, percent};
use super::usual::{Changes, FLOOR, MANY, range};
use super::{Odd, View};
use crate::checks::finding::Detail;
use crate::checks::grid::SheetBox;
use crate::figures::Flag;
use crate::questionnaire::{Check, Year};
use std::collections::HashMap;

/// Smaller changes are never odd: not by four fifths up, nor down by as much.
const LEAST_RATIO: f64 = 1.8;
/// As much of a jump may be left for the figure to be back where it was.
const BACK: f64 = 0.4;
/// And the next year may differ by half for the new level to be one.
const STAYS: f64 = 1.5;
/// So many years may lie between a figure and the level to which it returns.
const RETURN_WITHIN: usize = 6;

/// What is asked of a change before it is odd.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub least: f64,
    pub deviations: f64,
}

/// A change that is out of step.
#[derive(Clone, Copy, Debug)]
struct Jump {
    line: usize,
    /// The place of the later figure.
    at: usize,
    change: f64,
    shape: Shape,
    /// Whether another check says it.
    said: bool,
}

/// What comes after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// The next year is back: one year stands alone.
    Spike,
    /// The following years stay at the new level.
    Shift,
    /// The following year is somewhere else again.
    Unsteady,
    /// There is no later year.
    Last,
    /// There is no earlier year but the one, and the later ones agree with each other.
    First,
}

/// The figures of a sheet that are out of step; `told` says which steps, from a year to a year, are another check's.
pub(super) fn of_sheet(
    view: &View<'_>,
    check: &Check,
    sheet: usize,
    lines: &Lines,
    bounds: Bounds,
    told: impl Fn(&Line, Year, Year) -> bool,
) -> Vec<Odd> {
    let candidates: Vec<(usize, usize)> = lines
        .all
        .iter()
        .enumerate()
        .flat_map(|(number, line)| (1..line.figures.len()).map(move |at| (number, at)))
        .filter(|(line, at)| is_candidate(&lines.all[*line].figures, *at, bounds.least))
        .collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    let now = &view.grid.sheets[sheet];
    let rest: Vec<bool> = now
        .rows
        .iter()
        .map(|row| stands_for_the_rest(view, now, row.item.as_ref()))
        .collect();
    let changes = Changes::new(lines);
    let mut jumps: Vec<Jump> = Vec::new();
    for (number, at) in candidates {
        let line = &lines.all[number];
        let (before, after) = (&line.figures[at - 1], &line.figures[at]);
        let taken_back = jumps
            .last()
            .is_some_and(|last| last.line == number && last.at + 1 == at && takes_back(&line.figures, last));
        let change = changes.of[number][at];
        let jump = |said| Jump {
            line: number,
            at,
            change,
            shape: shape(&line.figures, at),
            said,
        };
        if told(line, before.year, after.year) {
            jumps.push(jump(true));
            continue;
        }
        if taken_back
            || returns(&line.figures, at)
            || rest[usize::from(line.row)] && rows_differ(lines, line, before.year, after.year)
            || lines
                .wholes(number)
                .iter()
                .any(|whole| is_broken(&lines.all[*whole], after.year))
        {
            continue;
        }
        if changes.deviations(lines, number, at).abs() > bounds.deviations
            && changes.is_beyond_others(lines, number, at)
            && departs(lines, &changes, number, at, bounds)
        {
            jumps.push(jump(false));
        }
    }
    let roots = roots(lines, &jumps);
    let confirmed = |jump: &&Jump| lines.all[jump.line].figures[named(lines, jump)].flag == Some(Flag::Real);
    roots
        .iter()
        .filter(|jump| !jump.said && !confirmed(jump))
        .filter_map(|jump| say(view, check, sheet, lines, &changes, jump))
        .collect()
}

fn is_candidate(figures: &[Figure], at: usize, least: f64) -> bool {
    let (before, after) = (&figures[at - 1], &figures[at]);
    let (low, high) = if before.amount < after.amount {
        (before.amount, after.amount)
    } else {
        (after.amount, before.amount)
    };
    high >= least && high >= LEAST_RATIO * low && !after.broken && (before.origin == 0 || after.origin == 0)
}

fn is_broken(line: &Line, year: Year) -> bool {
    line.find(year).is_some_and(|at| line.figures[at].broken)
}

/// "Other countries" and the like: it moves when rows are listed that were in it before.
fn stands_for_the_rest(view: &View<'_>, now: &SheetBox, item: Option<&crate::questionnaire::ItemCode>) -> bool {
    let table = &view.pack.tables[now.table];
    let found = item.and_then(|item| view.pack.item_of(table, item));
    found.is_some_and(|(_, item)| item.is_other)
}

fn rows_differ(lines: &Lines, line: &Line, from: Year, to: Year) -> bool {
    let list = lines.list_of[usize::from(line.row)];
    lines.all.iter().any(|other| {
        other.status == line.status
            && other.sex == line.sex
            && lines.list_of[usize::from(other.row)] == list
            && other.find(from).is_some() != other.find(to).is_some()
    })
}

/// Whether the figure is back at a level of the years before the one that it departs from.
fn returns(figures: &[Figure], at: usize) -> bool {
    let ratio = |a: usize, b: usize| (figures[a].amount / figures[b].amount).ln().abs();
    (at.saturating_sub(RETURN_WITHIN)..at.saturating_sub(1)).any(|past| ratio(at, past) <= BACK * ratio(at - 1, past))
}

fn shape(figures: &[Figure], at: usize) -> Shape {
    let ratio = |a: usize, b: usize| (figures[a].amount / figures[b].amount).ln().abs();
    if at + 1 >= figures.len() {
        return Shape::Last;
    }
    let jump = ratio(at, at - 1);
    if ratio(at + 1, at - 1) <= BACK * jump {
        Shape::Spike
    } else if ratio(at + 1, at) > STAYS.ln() {
        Shape::Unsteady
    } else if at == 1 && figures[0].origin == 0 {
        Shape::First
    } else {
        Shape::Shift
    }
}

/// Whether the step after a jump undoes it, or more than that.
fn takes_back(figures: &[Figure], jump: &Jump) -> bool {
    let next = (figures[jump.at + 1].amount / figures[jump.at].amount).ln();
    jump.shape == Shape::Spike
        || next.signum() != jump.change.signum() && next.abs() >= (1.0 - BACK) * jump.change.abs()
}

/// The place of the figure that a jump is said at.
fn named(lines: &Lines, jump: &Jump) -> usize {
    let figures = &lines.all[jump.line].figures;
    if jump.shape == Shape::First || figures[jump.at].origin != 0 {
        jump.at - 1
    } else {
        jump.at
    }
}

/// Whether a change is out of step with all that contain it too: whatever moves with its whole is said of the whole.
fn departs(lines: &Lines, changes: &Changes, number: usize, at: usize, bounds: Bounds) -> bool {
    let line = &lines.all[number];
    let (from, to) = (line.figures[at - 1].year, line.figures[at].year);
    lines.wholes(number).into_iter().all(|whole| {
        let Some(step) = lines.all[whole].step(from, to) else {
            return true;
        };
        let change = changes.of[whole][step];
        !change.is_finite()
            || (changes.of[number][at] - change).abs() >= FLOOR * bounds.deviations
            || is_moved_by(&lines.all[whole], step, line, at)
    })
}

/// Whether a whole is steady without one of its parts: it is the part that moves it.
fn is_moved_by(whole: &Line, step: usize, part: &Line, at: usize) -> bool {
    let left = |step: usize, at: usize| whole.figures[step].amount - part.figures[at].amount;
    let (before, after) = (left(step - 1, at - 1), left(step, at));
    let change = (whole.figures[step].amount / whole.figures[step - 1].amount).ln();
    before > 0.0 && after > 0.0 && (after / before).ln().abs() <= BACK * change.abs()
}

/// Of jumps in one year those that the others come from: a whole is silent when it is steady without one of its parts, a part when
/// its whole moves the same way and half as far at least.
fn roots(lines: &Lines, jumps: &[Jump]) -> Vec<Jump> {
    let place: HashMap<(usize, usize), usize> = jumps
        .iter()
        .enumerate()
        .map(|(number, jump)| ((jump.line, jump.at), number))
        .collect();
    // For each jump those of its wholes between the same years and the same way.
    let above: Vec<Vec<usize>> = jumps
        .iter()
        .map(|part| {
            let figures = &lines.all[part.line].figures;
            let (from, to) = (figures[part.at - 1].year, figures[part.at].year);
            let wholes = lines.wholes(part.line).into_iter();
            let found = wholes.filter_map(|whole| place.get(&(whole, lines.all[whole].step(from, to)?)));
            found
                .copied()
                .filter(|whole| jumps[*whole].change.signum() == part.change.signum())
                .collect()
        })
        .collect();
    let mut silent = vec![false; jumps.len()];
    for (part, wholes) in jumps.iter().zip(&above) {
        for &whole in wholes {
            let moved = &jumps[whole];
            silent[whole] |= is_moved_by(&lines.all[moved.line], moved.at, &lines.all[part.line], part.at);
        }
    }
    let carried = |part: &Jump, whole: usize| !silent[whole] && part.change.abs() <= 2.0 * jumps[whole].change.abs();
    jumps
        .iter()
        .zip(&above)
        .enumerate()
        .filter(|(number, (part, wholes))| !silent[*number] && !wholes.iter().any(|whole| carried(part, *whole)))
        .map(|(_, (jump, _))| *jump)
        .collect()
}

fn say(view: &View<'_>, check: &Check, sheet: usize, lines: &Lines, changes: &Changes, jump: &Jump) -> Option<Odd> {
    let now = &view.grid.sheets[sheet];
    let line = &lines.all[jump.line];
    let named = named(lines, jump);
    let number = cell(now, line, line.figures[named].year)?;
    let mut said = Said::new(view, check, number);
    let id = match jump.shape {
        _ if named == jump.at - 1 => "finding-change-first",
        Shape::Spike => "finding-change-spike",
        Shape::Shift => "finding-change-shift",
        Shape::Unsteady => "finding-change-unsteady",
        Shape::Last | Shape::First => "finding-change-last",
    };
    said.amount("now", line.figures[named].value);
    if named == jump.at {
        let before = &line.figures[jump.at - 1];
        said.amount("before", before.value);
        said.year("before-year", before.year);
        said.against(line.figures[named].value, before.value);
    }
    if let Some(after) = line.figures.get(named + 1) {
        said.amount("after", after.value);
        said.year("after-year", after.year);
        if named != jump.at {
            said.against(line.figures[named].value, after.value);
        }
    }
    for figure in line.figures[named.saturating_sub(1)..].iter().take(3) {
        if figure.origin == 0 {
            said.cell(cell(now, line, figure.year));
        }
    }
    let rows: Vec<f64> = changes.others(lines, line, jump.at).collect();
    let of_row = |at: &usize| *at != jump.at && !(jump.shape == Shape::Spike && *at == jump.at + 1);
    let years: Vec<f64> = (1..line.figures.len())
        .filter(of_row)
        .map(|at| changes.of[jump.line][at])
        .filter(|change| change.is_finite())
        .collect();
    let (beside, of) = match (rows.len(), years.len()) {
        (MANY.., _) => ("most-rows", rows),
        (1.., _) if lines.is_top(line.row) => ("parts", rows),
        (1.., _) => ("rows", rows),
        (_, MANY..) => ("most-years", years),
        (_, 1..) => ("years", years),
        _ => ("none", Vec::new()),
    };
    said.choice("beside", beside);
    let (low, high) = match range(of) {
        Some((low, high)) => (percent(low), percent(high)),
        None => (Detail::Text(String::new()), Detail::Text(String::new())),
    };
    said.detail("low", low);
    said.detail("high", high);
    Some(said.odd("jump", id, &[]))
}
