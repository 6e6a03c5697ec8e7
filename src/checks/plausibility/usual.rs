//! The changes of a sheet from year to year, and what is usual among them.
//!
//! What the rows have in common in a year and what a row does every year is taken off by medians; what is left is held against the
//! median absolute deviation of the row, of the year and of the sheet, against chance in small numbers, and against a floor.

use super::lines::{Line, Lines};
use crate::questionnaire::Year;
use std::cell::OnceCell;

/// Deviations are never taken to be smaller than this: migration moves by a fifth for no reason at all.
pub(super) const FLOOR: f64 = 0.2;
/// What deviations are taken to be where there is too little to tell, and how many changes that belief is worth.
const USUAL: (f64, f64) = (0.35, 6.0);
/// How many changes the sheet's deviation is worth beside a row's own.
const SHEET_WORTH: f64 = 5.0;
/// A row is out of step with the others when it changes by so much more than any of them.
const BEYOND: f64 = 1.65;
/// From so many changes on a median says something.
const FEW: usize = 4;
/// From so many rows on one among them does not move their median.
pub(super) const MANY: usize = 12;
/// The median absolute deviation of a normal distribution, times this, is its standard deviation.
const TO_DEVIATION: f64 = 1.4826;
/// The sheet's deviation is taken from the smaller two fifths of its changes: a spike is two changes, and in a short table, with
/// total, men and women, that is half of all. For a normal distribution that quantile, times the second, is the deviation.
const QUIET: (f64, f64) = (0.4, 1.907);
/// Arrivals and departures come in groups: their counts vary by twice what single persons' would.
const CLUSTERING: f64 = 4.0;

/// The changes of a sheet and what is usual among them.
pub(super) struct Changes {
    /// For each line and figure the change against the figure before, per step; not a number where there is none to look at.
    pub of: Vec<Vec<f64>>,
    /// The rows' changes by list, status, sex and later year: earlier year, change, row.
    groups: Vec<Vec<(Year, f64, u16)>>,
    middles: Vec<OnceCell<Vec<(Year, Middle)>>>,
    first_year: u16,
    years: usize,
    statuses: usize,
    sexes: usize,
    /// The deviation of the sheet.
    sheet: OnceCell<f64>,
}

/// What several rows did in one year.
#[derive(Clone, Copy, Debug)]
struct Middle {
    median: f64,
    deviation: f64,
    /// The smallest and the largest change, as [`range`] has them.
    range: (f64, f64),
    count: usize,
}

impl Changes {
    pub fn new(lines: &Lines) -> Self {
        let figures = || lines.all.iter().flat_map(|line| &line.figures);
        let first_year = figures().map(|figure| figure.year.0).min().unwrap_or(0);
        let last_year = figures().map(|figure| figure.year.0).max().unwrap_or(0);
        let years = usize::from(last_year - first_year) + 1;
        let most = |of: fn(&Line) -> u16| lines.all.iter().map(of).max().map_or(1, |most| usize::from(most) + 1);
        let (statuses, sexes) = (most(|line| line.status), most(|line| line.sex));
        let lists = lines.list_of.iter().max().map_or(1, |most| usize::from(*most) + 1);
        let size = lists * statuses * sexes * years;
        let mut changes = Self {
            of: Vec::with_capacity(lines.all.len()),
            groups: vec![Vec::new(); size],
            middles: vec![OnceCell::new(); size],
            first_year,
            years,
            statuses,
            sexes,
            sheet: OnceCell::new(),
        };
        for line in &lines.all {
            let mut own = Vec::with_capacity(line.figures.len());
            own.extend(line.figures.first().map(|_| f64::NAN));
            for pair in line.figures.windows(2) {
                let (before, after) = (&pair[0], &pair[1]);
                if after.broken {
                    own.push(f64::NAN);
                    continue;
                }
                let change = (after.amount / before.amount).ln();
                own.push(change);
                if !lines.is_top(line.row) {
                    let group = changes.group(lines, line, after.year);
                    changes.groups[group].push((before.year, change, line.row));
                }
            }
            changes.of.push(own);
        }
        changes
    }

    fn group(&self, lines: &Lines, line: &Line, year: Year) -> usize {
        let list = usize::from(lines.list_of[usize::from(line.row)]);
        let column = (list * self.statuses + usize::from(line.status)) * self.sexes + usize::from(line.sex);
        column * self.years + usize::from(year.0 - self.first_year)
    }

    /// What the other rows did between the two years of a line's step; for a total the rows in it.
    pub fn others(&self, lines: &Lines, line: &Line, at: usize) -> impl Iterator<Item = f64> + '_ {
        let (from, to, own) = (line.figures[at - 1].year, line.figures[at].year, line.row);
        let group = &self.groups[self.group(lines, line, to)];
        let fits = move |(year, _, row): &&(Year, f64, u16)| *year == from && *row != own;
        group.iter().filter(fits).map(|(_, change, _)| *change)
    }

    fn middle(&self, lines: &Lines, line: &Line, at: usize) -> Option<Middle> {
        let (from, to) = (line.figures[at - 1].year, line.figures[at].year);
        let group = self.group(lines, line, to);
        if self.groups[group].len() <= MANY {
            let others: Vec<f64> = self.others(lines, line, at).collect();
            return (others.len() >= FEW).then(|| Middle::of(others));
        }
        let known = self.middles[group].get_or_init(|| {
            let mut years: Vec<Year> = self.groups[group].iter().map(|(year, ..)| *year).collect();
            years.sort_unstable();
            years.dedup();
            let of = |from: Year| {
                let same = self.groups[group].iter().filter(|(year, ..)| *year == from);
                Middle::of(same.map(|(_, change, _)| *change).collect())
            };
            years.into_iter().map(|year| (year, of(year))).collect()
        });
        let middle = known.iter().find(|(year, _)| *year == from).map(|(_, middle)| *middle);
        middle.filter(|middle| middle.count > FEW)
    }

    /// What a line's change has in common with the other rows: their median, else what the whole did.
    fn common(&self, lines: &Lines, number: usize, at: usize) -> (f64, Option<Middle>) {
        let line = &lines.all[number];
        if lines.is_top(line.row) {
            return (0.0, None);
        }
        if let Some(middle) = self.middle(lines, line, at) {
            return (middle.median, Some(middle));
        }
        let (from, to) = (line.figures[at - 1].year, line.figures[at].year);
        let whole = lines
            .wholes(number)
            .into_iter()
            .filter(|whole| lines.is_top(lines.all[*whole].row) && lines.all[*whole].sex == line.sex)
            .find_map(|whole| Some(self.of[whole][lines.all[whole].step(from, to)?]));
        (whole.filter(|change| change.is_finite()).unwrap_or(0.0), None)
    }

    /// Whether no other row changed nearly as much in that time; in a year of upheaval one row is not odd for being part of it.
    pub fn is_beyond_others(&self, lines: &Lines, number: usize, at: usize) -> bool {
        let line = &lines.all[number];
        let own = self.of[number][at];
        if lines.is_top(line.row) {
            return true;
        }
        let others = match self.middle(lines, line, at) {
            Some(middle) => Some(middle.range),
            None => range(self.others(lines, line, at).collect()),
        };
        let beyond = BEYOND.ln();
        others.is_none_or(|(low, high)| own < low - beyond || own > high + beyond)
    }

    /// What is left of a change, for one year's length.
    fn residual(&self, lines: &Lines, number: usize, at: usize) -> Option<f64> {
        let change = self.of[number][at];
        let gap = gap(&lines.all[number], at);
        change
            .is_finite()
            .then(|| (change - self.common(lines, number, at).0) / gap.sqrt())
    }

    fn sheet_deviation(&self, lines: &Lines) -> f64 {
        *self.sheet.get_or_init(|| {
            let mut left: Vec<f64> = (0..lines.all.len())
                .flat_map(|line| (1..lines.all[line].figures.len()).map(move |at| (line, at)))
                .filter_map(|(line, at)| self.residual(lines, line, at))
                .map(f64::abs)
                .collect();
            left.sort_unstable_by(f64::total_cmp);
            let count = left.len() as f64;
            let (share, to_deviation) = QUIET;
            let own = left
                .get((count * share) as usize)
                .map_or(0.0, |quiet| to_deviation * quiet);
            let (usual, worth) = USUAL;
            ((count * own * own + worth * usual * usual) / (count + worth))
                .sqrt()
                .max(FLOOR)
        })
    }

    /// By how many deviations a change is out of step.
    pub fn deviations(&self, lines: &Lines, number: usize, at: usize) -> f64 {
        let line = &lines.all[number];
        let sheet = self.sheet_deviation(lines);
        let pooled = |count: usize, own: f64| {
            let count = count as f64;
            ((count * own * own + SHEET_WORTH * sheet * sheet) / (count + SHEET_WORTH)).sqrt()
        };
        let mut own: Vec<f64> = (1..line.figures.len())
            .filter(|other| *other != at)
            .filter_map(|other| self.residual(lines, number, other))
            .collect();
        let (usual, spread) = if own.len() < FEW {
            (0.0, sheet)
        } else {
            let middle = median(&mut own);
            let mut far: Vec<f64> = own.iter().map(|change| (change - middle).abs()).collect();
            (middle, pooled(own.len(), TO_DEVIATION * median(&mut far)))
        };
        let gap = gap(line, at);
        let (common, rows) = self.common(lines, number, at);
        let of_year = rows.map_or(0.0, |rows| pooled(rows.count, rows.deviation));
        let by_chance = CLUSTERING * (1.0 / line.figures[at - 1].amount + 1.0 / line.figures[at].amount);
        let spread = (spread * gap.sqrt()).max(of_year).max(FLOOR);
        (self.of[number][at] - common - usual * gap.sqrt()) / (spread * spread + by_chance).sqrt()
    }
}

impl Middle {
    fn of(mut changes: Vec<f64>) -> Self {
        let count = changes.len();
        changes.sort_unstable_by(f64::total_cmp);
        let range = range_of(&changes).unwrap_or((0.0, 0.0));
        let middle = median(&mut changes);
        changes.iter_mut().for_each(|change| *change = (*change - middle).abs());
        Self {
            median: middle,
            deviation: TO_DEVIATION * median(&mut changes),
            range,
            count,
        }
    }
}

/// The years between the two figures of a step.
fn gap(line: &Line, at: usize) -> f64 {
    f64::from(line.figures[at].year.0 - line.figures[at - 1].year.0)
}

/// The middle of some numbers, nothing of none.
fn median(numbers: &mut [f64]) -> f64 {
    if numbers.is_empty() {
        return 0.0;
    }
    let middle = numbers.len() / 2;
    let odd = numbers.len() % 2 == 1;
    let (below, upper, _) = numbers.select_nth_unstable_by(middle, f64::total_cmp);
    if odd {
        *upper
    } else {
        let lower = below.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        f64::midpoint(lower, *upper)
    }
}

/// The smallest and the largest of some changes, without the tenth at either end where they are many.
pub(super) fn range(mut changes: Vec<f64>) -> Option<(f64, f64)> {
    changes.sort_unstable_by(f64::total_cmp);
    range_of(&changes)
}

/// The same of changes that are in order.
fn range_of(changes: &[f64]) -> Option<(f64, f64)> {
    let cut = if changes.len() >= MANY { changes.len() / 10 } else { 0 };
    let kept = &changes[cut..changes.len() - cut];
    Some((*kept.first()?, *kept.last()?))
}
