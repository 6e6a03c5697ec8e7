//! Men and women changed about: for one year the share of women is what the share of men is in the years beside it.

use super::lines::{Figure, Line, Lines, cell};
use super::series::Said;
use super::{Odd, View};
use crate::checks::finding::{Detail, Dimension};
use crate::questionnaire::{Check, Sex, Year};

/// So many years to either side are looked at.
const BESIDE: usize = 2;
/// Where men and women are nearer to each other than this, changing them about would not be seen.
const APART: f64 = 1.5;
/// The logarithm of the ratio may miss its mirror image by as much of the whole way to it.
const MISS: f64 = 0.3;
/// The years beside may differ among themselves by as much of it.
const SPREAD: f64 = 0.5;
/// Exchanged, men and women must go on from the years beside with so little of what they miss now.
const BETTER: f64 = 0.5;
/// And chance must be out of the question by so many deviations.
const DEVIATIONS: f64 = 4.0;

/// Men and women of one row and status in one year.
#[derive(Clone, Copy)]
struct Pair<'a> {
    men: &'a Figure,
    women: &'a Figure,
}

impl Pair<'_> {
    fn year(&self) -> Year {
        self.men.year
    }

    fn ratio(&self) -> f64 {
        (self.women.amount / self.men.amount).ln()
    }

    fn has_more_women(&self) -> bool {
        self.women.amount > self.men.amount
    }

    fn is_broken(&self) -> bool {
        self.men.broken || self.women.broken
    }
}

/// A year in which they are changed about.
pub(super) struct Flip<'a> {
    row: u16,
    status: u16,
    pair: Pair<'a>,
    before: Option<Pair<'a>>,
    after: Option<Pair<'a>>,
    /// How many rows of its year and status, the totals left out, could be compared at all.
    rows_compared: usize,
}

impl Flip<'_> {
    /// Whether the change of a line of men or women between two years is this exchange.
    pub fn has_step(&self, line: &Line, from: Year, to: Year) -> bool {
        let year = self.pair.year();
        (line.row, line.status) == (self.row, self.status) && line.sex != 0 && (from == year || to == year)
    }
}

/// The rows and years of a sheet in which men and women seem to be changed about.
pub(super) fn find<'a>(view: &View<'_>, sheet: usize, lines: &'a Lines, least: f64) -> Vec<Flip<'a>> {
    let now = &view.grid.sheets[sheet];
    let (Some(male), Some(female)) = (now.sex(Sex::Male), now.sex(Sex::Female)) else {
        return Vec::new();
    };
    let mut flips = Vec::new();
    for row in 0..now.rows.len() as u16 {
        for status in 0..now.statuses.len() as u16 {
            let pairs = pairs(lines, row, status, (male, female));
            for at in 0..pairs.len() {
                // Most years are like the one beside them, and then there is nothing to work out.
                let alike = |other: &Pair<'_>| other.has_more_women() == pairs[at].has_more_women();
                let next = at.checked_sub(1).or(Some(at + 1)).and_then(|other| pairs.get(other));
                if next.is_none_or(alike) {
                    continue;
                }
                let Some((before, after)) = beside(&pairs, at, least) else {
                    continue;
                };
                let neighbours: Vec<f64> = before.iter().chain(after).map(Pair::ratio).collect();
                let nearest: Vec<&Pair<'_>> = before.last().into_iter().chain(after.first()).collect();
                if is_mirrored(&pairs[at], &neighbours) && fits_better_exchanged(&pairs[at], &nearest) {
                    flips.push(Flip {
                        row,
                        status,
                        pair: pairs[at],
                        before: before.last().copied(),
                        after: after.first().copied(),
                        rows_compared: 0,
                    });
                }
            }
        }
    }
    for flip in &mut flips {
        let rows = (0..now.rows.len() as u16).filter(|row| !lines.is_top(*row));
        let compared = rows.filter(|row| {
            let pairs = pairs(lines, *row, flip.status, (male, female));
            let at = pairs.iter().position(|pair| pair.year() == flip.pair.year());
            at.is_some_and(|at| beside(&pairs, at, least).is_some())
        });
        flip.rows_compared = compared.count();
    }
    flips
}

/// The years that have both.
fn pairs(lines: &Lines, row: u16, status: u16, (male, female): (u16, u16)) -> Vec<Pair<'_>> {
    let men = &lines.all[lines.index(row, status, male)];
    let women = &lines.all[lines.index(row, status, female)];
    let mut later = women.figures.as_slice();
    let both = men.figures.iter().filter_map(|men| {
        let skipped = later.iter().take_while(|women| women.year < men.year).count();
        later = &later[skipped..];
        let women = later.first().filter(|women| women.year == men.year)?;
        (men.origin == women.origin).then_some(Pair { men, women })
    });
    both.collect()
}

/// One remark for each year and status in which men and women are changed about.
pub(super) fn of_sheet(view: &View<'_>, check: &Check, sheet: usize, lines: &Lines, flips: &[Flip<'_>]) -> Vec<Odd> {
    let mut said: Vec<Odd> = Vec::new();
    let mut done: Vec<(u16, Year)> = Vec::new();
    for flip in flips {
        let of = (flip.status, flip.pair.year());
        if done.contains(&of) {
            continue;
        }
        done.push(of);
        let same = flips.iter().filter(|other| (other.status, other.pair.year()) == of);
        let (tops, rows): (Vec<&Flip<'_>>, Vec<&Flip<'_>>) = same.partition(|flip| lines.is_top(flip.row));
        let largest = rows.iter().max_by(|a, b| {
            let count = |flip: &Flip<'_>| flip.pair.men.amount + flip.pair.women.amount;
            count(a).total_cmp(&count(b))
        });
        // A total that is moved by one large row is not changed about itself.
        let of_total = tops.first().filter(|_| rows.len() * 2 >= flip.rows_compared);
        let Some(first) = of_total.or(largest).or(tops.first()) else {
            continue;
        };
        let more = rows.iter().filter(|other| other.row != first.row).count();
        said.extend(say(view, check, sheet, lines, first, more));
    }
    said
}

/// The years before and after that a pair is compared with, where there are enough.
fn beside<'a, 'b>(pairs: &'b [Pair<'a>], at: usize, least: f64) -> Option<(&'b [Pair<'a>], &'b [Pair<'a>])> {
    let own = &pairs[at];
    if own.men.origin != 0 || own.men.amount + own.women.amount < least {
        return None;
    }
    let mut before = &pairs[at.saturating_sub(BESIDE)..at];
    let mut after = &pairs[at + 1..pairs.len().min(at + 1 + BESIDE)];
    if let Some(broken) = pairs[at.saturating_sub(BESIDE)..=at].iter().rposition(Pair::is_broken) {
        before = &before[broken.min(before.len())..];
    }
    if let Some(broken) = after.iter().position(Pair::is_broken) {
        after = &after[..broken];
    }
    let enough = !before.is_empty() && !after.is_empty() || before.len() + after.len() >= BESIDE;
    enough.then_some((before, after))
}

fn is_mirrored(own: &Pair<'_>, neighbours: &[f64]) -> bool {
    let (low, high) = neighbours
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), ratio| {
            (low.min(*ratio), high.max(*ratio))
        });
    let usual = f64::midpoint(low, high);
    let way = (own.ratio() - usual).abs();
    let chance = 2.0 * (1.0 / own.men.amount + 1.0 / own.women.amount).sqrt();
    let apart = APART.ln();
    (low >= apart || high <= -apart)
        && own.ratio().signum() != usual.signum()
        && (own.ratio() + usual).abs() <= MISS * way
        && high - low <= SPREAD * way
        && way >= DEVIATIONS * chance
}

/// Whether men and women each go on better from the years beside when they are exchanged.
fn fits_better_exchanged(own: &Pair<'_>, nearest: &[&Pair<'_>]) -> bool {
    let usual = |of: fn(&Pair<'_>) -> f64| nearest.iter().map(|pair| of(pair).ln()).sum::<f64>() / nearest.len() as f64;
    let (men, women) = (usual(|pair| pair.men.amount), usual(|pair| pair.women.amount));
    let misses = |as_men: f64, as_women: f64| (as_men.ln() - men).abs() + (as_women.ln() - women).abs();
    misses(own.women.amount, own.men.amount) <= BETTER * misses(own.men.amount, own.women.amount)
}

fn say(view: &View<'_>, check: &Check, sheet: usize, lines: &Lines, flip: &Flip<'_>, more: usize) -> Option<Odd> {
    let now = &view.grid.sheets[sheet];
    let (male, female) = (now.sex(Sex::Male)?, now.sex(Sex::Female)?);
    let line = |sex| &lines.all[lines.index(flip.row, flip.status, sex)];
    let number = |sex, year| cell(now, line(sex), year);
    let men = number(male, flip.pair.year())?;
    let women = number(female, flip.pair.year())?;
    let mut said = Said::new(view, check, men);
    said.place_without(Dimension::Sex);
    said.cell(Some(women));
    said.amount("men", flip.pair.men.value);
    said.amount("women", flip.pair.women.value);
    said.against(flip.pair.men.value, flip.pair.women.value);
    let sides = [
        (flip.before, ["before-year", "before-men", "before-women"]),
        (flip.after, ["after-year", "after-men", "after-women"]),
    ];
    for (pair, [year, men, women]) in sides {
        let Some(pair) = pair else { continue };
        said.year(year, pair.year());
        said.amount(men, pair.men.value);
        said.amount(women, pair.women.value);
        for sex in [male, female] {
            if pair.men.origin == 0 {
                said.cell(number(sex, pair.year()));
            }
        }
    }
    said.detail("more", Detail::Count(more));
    let id = match (flip.before, flip.after) {
        (Some(_), Some(_)) => "finding-flip",
        (Some(_), None) => "finding-flip-last",
        (None, _) => "finding-flip-first",
    };
    Some(said.odd("flip", id, &[men, women]))
}
