//! Which hidden cells are given away by what is published beside them: those that equations determine, and those for which all
//! conditions together leave fewer numbers than the pack's threshold.
//!
//! Not seen: what hangs together over more than [`super::system`] gathers, and ranges in systems too large for the exact method
//! beyond the nearest conditions. A range that is narrow in proportion only (9 000 to 9 100) is not called given away.

use super::super::View;
use super::algebra::{self, Combination};
use super::bounds::{Condition, Effort, Program, Reach, TooLarge};
use super::system::{Published, Row, System};
use crate::checks::grid::CellNumber;
use crate::figures::Value;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Steps spent on the ranges of one sheet.
const EFFORT: usize = 1_500_000;
/// Steps that reading one term of a sum counts for.
const STEPS_TO_READ: usize = 30;
/// Size of a program that is still solved as a whole.
const LARGEST_PROGRAM: usize = 24_000;
/// Size of one that holds only what is nearest.
const NEAR_PROGRAM: usize = 3_000;

/// A hidden cell that is given away.
#[derive(Clone, Debug)]
pub(super) struct Exposed {
    pub cell: CellNumber,
    pub how: How,
    /// The published figures that give it away. While they all stand it stays given away.
    pub from: Vec<CellNumber>,
}

/// What can be known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// One number.
    Follows {
        value: Value,
        /// The figures that are added up to it, or (`false`) taken away; empty where it is no plain sum.
        terms: Vec<(bool, CellNumber, Value)>,
        /// Known only as exactly as figures in tens or thousands tell.
        about: bool,
    },
    /// One of a few numbers, both ends among them.
    Between { low: i64, high: i64 },
}

impl Exposed {
    /// The simpler it follows, the less.
    pub fn weight(&self) -> (bool, usize) {
        (!matches!(self.how, How::Follows { .. }), self.from.len())
    }
}

/// The cells given away among these hidden ones and those that hang together with them.
pub(super) fn given_away(view: &View<'_>, hidden: &BTreeSet<CellNumber>) -> Vec<Exposed> {
    let published = Published {
        view,
        more: &BTreeSet::new(),
    };
    exposed(published, hidden, &mut Effort(EFFORT))
}

/// The same with more cells hidden.
pub(super) fn exposed(published: Published<'_>, from: &BTreeSet<CellNumber>, effort: &mut Effort) -> Vec<Exposed> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for &cell in from {
        if seen.contains(&cell) {
            continue;
        }
        let system = System::around(published, cell);
        let new: Vec<bool> = system.cells.iter().map(|cell| seen.insert(*cell)).collect();
        let terms: usize = system.rows.iter().map(|row| row.terms.len() + row.known.len()).sum();
        let _ = effort.spend(terms * STEPS_TO_READ);
        let mut audit = Audit::new(published, &system, effort);
        audit.ranges(effort);
        let exposed = audit.found.into_iter().zip(audit.places);
        found.extend(exposed.filter(|(_, place)| new[*place]).map(|(exposed, _)| exposed));
    }
    found
}

/// A figure as a whole number of persons, and by how much it may be off.
fn persons(value: Value) -> Option<(i128, i128)> {
    let mantissa = i128::from(value.mantissa());
    let digits = u32::from(value.exponent().unsigned_abs());
    let unit = 10_i128.checked_pow(digits)?;
    if value.exponent() < 0 {
        let whole = mantissa.div_euclid(unit);
        return Some((whole, i128::from(whole * unit != mantissa)));
    }
    // Counts of single persons are exact.
    let off = if value.is_zero() || value.exponent() == 0 {
        0
    } else {
        unit / 2
    };
    Some((mantissa.checked_mul(unit)?, off))
}

/// One system under audit.
struct Audit<'a> {
    system: &'a System,
    hidden: Vec<bool>,
    /// Exact numbers of cells that equations determine, with the figures they follow from.
    exact: Vec<Option<(i128, Vec<CellNumber>)>>,
    found: Vec<Exposed>,
    /// Where in the system those stand.
    places: Vec<usize>,
    /// Numbers that are this far apart are too many to tell.
    wide: i128,
}

impl<'a> Audit<'a> {
    fn new(published: Published<'_>, system: &'a System, effort: &mut Effort) -> Self {
        let threshold = published.view.pack.small_cell_threshold.unwrap_or(1);
        let knows = system.rows.iter().any(|row| !row.known.is_empty());
        let mut audit = Self {
            system,
            hidden: system.cells.iter().map(|cell| published.is_hidden(*cell)).collect(),
            exact: vec![None; system.cells.len()],
            found: Vec::new(),
            places: Vec::new(),
            wide: i128::from(threshold.max(1)),
        };
        let determined = if knows {
            algebra::determined(system, effort)
        } else {
            Vec::new()
        };
        for (place, combination) in determined.into_iter().enumerate() {
            if let Some(combination) = combination {
                audit.take(place, &combination);
            }
        }
        audit
    }

    fn expose(&mut self, place: usize, how: How, from: Vec<CellNumber>) {
        let cell = self.system.cells[place];
        self.found.push(Exposed { cell, how, from });
        self.places.push(place);
    }

    /// A cell that equations determine.
    fn take(&mut self, place: usize, combination: &Combination) {
        let mut figures: BTreeMap<CellNumber, (i64, Value)> = BTreeMap::new();
        for (row, factor) in &combination.rows {
            for (cell, own, value) in &self.system.rows[*row].known {
                figures.entry(*cell).or_insert((0, *value)).0 += own * factor;
            }
        }
        // What goes out again says nothing, and zero is as good as no figure, but for that it is stated.
        figures.retain(|_, (factor, _)| *factor != 0);
        let stated = || {
            figures
                .values()
                .map(|(_, value)| value)
                .filter(|value| !value.is_zero())
        };
        let coarsest = stated().map(|value| value.exponent()).max().unwrap_or(0);
        let finest = stated().map(|value| value.exponent()).min().unwrap_or(0);
        let mut total = 0_i128;
        for (factor, value) in figures.values() {
            let amount = persons(*value).and_then(|(amount, _)| amount.checked_mul(i128::from(-*factor)));
            let Some(sum) = amount.and_then(|amount| total.checked_add(amount)) else {
                return;
            };
            total = sum;
        }
        let divisor = i128::from(combination.divisor);
        // Figures that do not fit together tell nothing; that they do not is said elsewhere.
        if total % divisor != 0 || total / divisor < 0 {
            return;
        }
        let number = total / divisor;
        let from: Vec<CellNumber> = figures.keys().copied().collect();
        if coarsest <= 0 {
            self.exact[place] = Some((number, from.clone()));
        }
        let about = coarsest > 0;
        // Where a figure in thousands stands among figures in persons the number is blurred.
        if !self.hidden[place] || number == 0 || about && coarsest != finest {
            return;
        }
        let unit = 10_i128.pow(u32::from(coarsest.max(0).unsigned_abs()));
        let Ok(mantissa) = i64::try_from(number / unit) else {
            return;
        };
        let plain = figures
            .values()
            .all(|(factor, _)| i128::from(*factor).abs() == divisor.abs());
        let terms = figures
            .iter()
            .filter(|_| plain)
            .map(|(cell, (factor, value))| (i128::from(*factor) * divisor < 0, *cell, *value));
        let how = How::Follows {
            value: Value::new(mantissa, coarsest.max(0)),
            terms: terms.collect(),
            about,
        };
        self.expose(place, how, from);
    }

    /// The ranges of the other hidden cells.
    fn ranges(&mut self, effort: &mut Effort) {
        let open: Vec<usize> = (0..self.hidden.len())
            .filter(|place| self.hidden[*place] && self.exact[*place].is_none() && !self.places.contains(place))
            .collect();
        if open.is_empty() {
            return;
        }
        let Some(conditions) = self.conditions() else { return };
        // Where every limit is nothing, nobody anywhere is possible, and any number of times as many as well.
        if conditions.iter().all(|bound| bound.condition.limit == 0) {
            return;
        }
        let all: Vec<usize> = (0..conditions.len()).collect();
        let variables = variables(&conditions, &all).len();
        if Program::size(variables, conditions.len()) <= LARGEST_PROGRAM {
            // Too large, or too much work: nothing is said rather than a guess.
            let _ = self.solve(&conditions, &all, &open, effort);
            return;
        }
        let mut touching: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, bound) in conditions.iter().enumerate() {
            for (place, _) in &bound.condition.terms {
                touching.entry(*place).or_default().push(number);
            }
        }
        for place in open {
            if effort.spend(NEAR_PROGRAM).is_err() {
                return;
            }
            let near = near(&conditions, &touching, place);
            let _ = self.solve(&conditions, &near, &[place], effort);
        }
    }

    /// The rows of the system as conditions, cells with an exact number put in; none where numbers are too large.
    fn conditions(&self) -> Option<Vec<Bound>> {
        let mut found = Vec::new();
        for row in &self.system.rows {
            let Some((terms, sum, off, from)) = self.condition(row)? else {
                continue;
            };
            let mut push = |terms: Vec<(usize, i64)>, equal, limit| {
                let condition = Condition { terms, equal, limit };
                let from = from.clone();
                found.push(Bound { condition, from });
            };
            if row.equal && off == 0 {
                push(terms, true, -sum);
            } else {
                let turned = terms.iter().map(|(place, factor)| (*place, -factor)).collect();
                push(terms, false, off - sum);
                if row.equal {
                    push(turned, false, off + sum);
                }
            }
        }
        Some(found)
    }

    #[allow(clippy::type_complexity, reason = "the parts of one condition, taken apart at once")]
    fn condition(&self, row: &Row) -> Option<Option<(Vec<(usize, i64)>, i128, i128, Vec<CellNumber>)>> {
        let (mut sum, mut off) = (0_i128, 0_i128);
        let mut from: Vec<CellNumber> = Vec::new();
        for (cell, factor, value) in &row.known {
            let (amount, by) = persons(*value)?;
            sum = sum.checked_add(amount.checked_mul(i128::from(*factor))?)?;
            off = off.checked_add(by)?;
            from.push(*cell);
        }
        let mut terms = Vec::new();
        for (place, factor) in &row.terms {
            match &self.exact[*place] {
                Some((number, own)) => {
                    sum = sum.checked_add(number.checked_mul(i128::from(*factor))?)?;
                    from.extend(own);
                }
                None => terms.push((*place, *factor)),
            }
        }
        Some((!terms.is_empty()).then_some((terms, sum, off, from)))
    }

    fn solve(
        &mut self,
        conditions: &[Bound],
        chosen: &[usize],
        open: &[usize],
        effort: &mut Effort,
    ) -> Result<(), TooLarge> {
        let places: Vec<usize> = variables(conditions, chosen).into_iter().collect();
        let number_of: BTreeMap<usize, usize> = places
            .iter()
            .enumerate()
            .map(|(number, place)| (*place, number))
            .collect();
        let own: Vec<Condition> = chosen
            .iter()
            .map(|condition| {
                let condition = &conditions[*condition].condition;
                let terms = condition
                    .terms
                    .iter()
                    .map(|(place, factor)| (number_of[place], *factor));
                Condition {
                    terms: terms.collect(),
                    ..*condition
                }
            })
            .collect();
        let Some(mut program) = Program::new(places.len(), &own, effort)? else {
            return Ok(());
        };
        // Whole numbers that were seen possible on the way, so that most cells need no question of their own.
        let mut seen: Vec<(i128, i128)> = vec![(i128::MAX, i128::MIN); places.len()];
        let look = |program: &Program, seen: &mut [(i128, i128)]| {
            for (number, (low, high)) in seen.iter_mut().enumerate() {
                let (above, below) = program.value(number);
                if above % below == 0 {
                    *low = (*low).min(above / below);
                    *high = (*high).max(above / below);
                }
            }
        };
        look(&program, &mut seen);
        let mut narrow = Vec::new();
        for place in open {
            let Some(&number) = number_of.get(place) else { continue };
            if seen[number].1.saturating_sub(seen[number].0) >= self.wide {
                continue;
            }
            let mut because = BTreeSet::new();
            let mut ends = [0; 2];
            let mut bounded = true;
            for (end, up) in ends.iter_mut().zip([true, false]) {
                match program.reach(number, up, effort, |program| look(program, &mut seen))? {
                    Reach::Unbounded => bounded = false,
                    Reach::Bounded {
                        above,
                        below,
                        because: by,
                    } => {
                        *end = if up {
                            above.div_euclid(below)
                        } else {
                            (above + below - 1).div_euclid(below)
                        };
                        because.extend(by);
                    }
                }
                if !bounded {
                    break;
                }
            }
            let [high, low] = ends;
            if bounded && low <= high && high > 0 && high - low < self.wide {
                narrow.push((*place, low, high, because));
            }
        }
        for (place, low, high, because) in narrow {
            let from: BTreeSet<CellNumber> = because
                .into_iter()
                .flat_map(|condition| conditions[chosen[condition]].from.iter().copied())
                .collect();
            let (Ok(low), Ok(high)) = (i64::try_from(low), i64::try_from(high)) else {
                continue;
            };
            let how = if low == high {
                How::Follows {
                    value: Value::whole(low),
                    terms: Vec::new(),
                    about: false,
                }
            } else {
                How::Between { low, high }
            };
            self.expose(place, how, from.into_iter().collect());
        }
        Ok(())
    }
}

/// A condition with the published figures that make it.
struct Bound {
    condition: Condition,
    from: Vec<CellNumber>,
}

fn variables(conditions: &[Bound], chosen: &[usize]) -> BTreeSet<usize> {
    let terms = chosen.iter().flat_map(|number| &conditions[*number].condition.terms);
    terms.map(|(place, _)| *place).collect()
}

/// The conditions nearest to a cell, as many as make a program of moderate size.
fn near(conditions: &[Bound], touching: &BTreeMap<usize, Vec<usize>>, place: usize) -> Vec<usize> {
    let mut chosen = Vec::new();
    let mut reached = BTreeSet::from([place]);
    let mut open = VecDeque::from([place]);
    while let Some(at) = open.pop_front() {
        for &number in touching.get(&at).into_iter().flatten() {
            if chosen.contains(&number) {
                continue;
            }
            let terms = &conditions[number].condition.terms;
            let new = terms.iter().filter(|(of, _)| !reached.contains(of)).count();
            if Program::size(reached.len() + new, chosen.len() + 1) > NEAR_PROGRAM {
                continue;
            }
            chosen.push(number);
            open.extend(terms.iter().map(|(of, _)| *of).filter(|of| reached.insert(*of)));
        }
    }
    chosen
}
