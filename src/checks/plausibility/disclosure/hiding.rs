//! What else to hide so that no hidden cell is given away: the fewest persons' figures, exactly for small questions, and a
//! choice from which nothing can be left out beyond.
//!
//! A hidden cell that is given away follows from certain published figures; one of these must be hidden too. So the search is
//! one for a cheapest set that hits each of them, each choice being put to the test of `exposure.rs` again. Cells hidden on the
//! way are held to the same test. Cox, "Suppression methodology and statistical disclosure control" (JASA 75, 1980); Fischetti and
//! Salazar, "Solving the cell suppression problem on tabular data with linear constraints" (Management Science 47, 2001).

use super::super::View;
use super::bounds::Effort;
use super::exposure::{self, Exposed};
use super::system::Published;
use crate::checks::grid::{CellNumber, Content};
use crate::figures::{CellAddress, Value};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// Steps spent on the ranges of one try.
const EFFORT: usize = 1_000_000;
/// Steps after which the choice at hand is taken as it is.
const MOST_WORK: usize = 8_000_000;
/// Tries of the exact search in one year.
const MOST_TRIES: usize = 300;
/// Cells given away beyond which the exact search is not begun.
const MOST_EXACT: usize = 12;
/// Tries to leave something out again.
const MOST_REMOVALS: usize = 80;
/// Rounds of the quick choice; each hides more, so that it ends.
const MOST_ROUNDS: usize = 60;

/// What to hide beside the cells that are to be hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hiding {
    /// The further cells, in the order of the form.
    pub further: Vec<CellAddress>,
    /// Whether no other choice hides fewer persons, zeros being left as they are.
    pub least: bool,
    /// Cells that stay given away whatever is hidden.
    pub open: Vec<CellAddress>,
}

/// What else to hide so that neither these cells nor those hidden beside them are given away.
pub(in crate::checks) fn further_hiding(view: &View<'_>, cells: &BTreeSet<CellNumber>) -> Hiding {
    // No sum goes over two years.
    let mut of_year: BTreeMap<u16, BTreeSet<CellNumber>> = BTreeMap::new();
    for &cell in cells {
        let sheet = &view.grid.sheets[view.grid.sheet_of(cell)];
        let year = sheet.years[usize::from(sheet.position(cell).year)].0;
        of_year.entry(year.0).or_default().insert(cell);
    }
    let mut hiding = Hiding {
        least: true,
        ..Hiding::default()
    };
    let (mut further, mut open) = (BTreeSet::new(), BTreeSet::new());
    for cells in of_year.values() {
        let mut search = Search::new(view, cells);
        search.run();
        further.extend(search.best);
        open.extend(search.open);
        hiding.least &= search.least;
    }
    hiding.further = further.into_iter().map(|cell| view.grid.address(cell)).collect();
    hiding.open = open.into_iter().map(|cell| view.grid.address(cell)).collect();
    hiding
}

struct Search<'a> {
    view: &'a View<'a>,
    cells: &'a BTreeSet<CellNumber>,
    best: BTreeSet<CellNumber>,
    best_cost: u128,
    open: BTreeSet<CellNumber>,
    least: bool,
    tries: usize,
    /// Steps done so far.
    work: Cell<usize>,
    /// Cells that the exact search has done with on the way to where it is.
    done_with: BTreeSet<CellNumber>,
}

impl<'a> Search<'a> {
    fn new(view: &'a View<'a>, cells: &'a BTreeSet<CellNumber>) -> Self {
        Self {
            view,
            cells,
            best: BTreeSet::new(),
            best_cost: u128::MAX,
            open: BTreeSet::new(),
            least: true,
            tries: 0,
            work: Cell::new(0),
            done_with: BTreeSet::new(),
        }
    }

    fn run(&mut self) {
        let given_away = self.exposed(&BTreeSet::new());
        if given_away.is_empty() {
            return;
        }
        let chosen = self.quickly(given_away.clone());
        self.best = self.without_needless(chosen);
        self.best_cost = self.best.iter().map(|cell| self.cost(*cell)).sum();
        self.least = self.open.is_empty() && given_away.len() <= MOST_EXACT;
        if self.least {
            self.exactly(&mut BTreeSet::new(), 0);
            self.least = !self.is_over();
        }
    }

    /// What is given away with these cells hidden too.
    fn exposed(&self, chosen: &BTreeSet<CellNumber>) -> Vec<Exposed> {
        let more: BTreeSet<CellNumber> = self.cells.union(chosen).copied().collect();
        let published = Published {
            view: self.view,
            more: &more,
        };
        let mut effort = Effort(EFFORT);
        let exposed = exposure::exposed(published, &more, &mut effort);
        self.work.set(self.work.get() + EFFORT - effort.0);
        exposed
    }

    /// Whether as much was done as is allowed for.
    fn is_over(&self) -> bool {
        self.tries >= MOST_TRIES || self.work.get() > MOST_WORK
    }

    /// Persons that are hidden with a cell; where they are as many, the number of cells decides.
    fn cost(&self, cell: CellNumber) -> u128 {
        let persons = self.figure(cell).map_or(0.0, Value::approximate);
        persons.ceil() as u128 * 1_000_000 + 1
    }

    fn figure(&self, cell: CellNumber) -> Option<Value> {
        match self.view.grid.content(cell) {
            Content::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The figures that give a cell away and can be hidden. A zero often says that there can be nobody, which everybody knows.
    fn choices(&self, exposed: &Exposed) -> Vec<CellNumber> {
        let nonzero = |cell: &CellNumber| self.figure(*cell).is_some_and(|value| !value.is_zero());
        let mut choices: Vec<CellNumber> = exposed
            .from
            .iter()
            .filter(|cell| nonzero(cell) && !self.done_with.contains(cell))
            .copied()
            .collect();
        choices.sort_by_key(|cell| (self.cost(*cell), *cell));
        choices
    }

    /// A choice made round by round: in each, what hits most for least.
    fn quickly(&mut self, mut given_away: Vec<Exposed>) -> BTreeSet<CellNumber> {
        let mut chosen = BTreeSet::new();
        for _ in 0..MOST_ROUNDS {
            let mut to_hit: Vec<Vec<CellNumber>> = Vec::new();
            self.open.clear();
            for exposed in &given_away {
                let choices = self.choices(exposed);
                if choices.is_empty() {
                    self.open.insert(exposed.cell);
                } else {
                    to_hit.push(choices);
                }
            }
            if to_hit.is_empty() {
                return chosen;
            }
            while !to_hit.is_empty() {
                let mut hits: BTreeMap<CellNumber, u128> = BTreeMap::new();
                for cell in to_hit.iter().flatten() {
                    *hits.entry(*cell).or_default() += 1;
                }
                let cheapest = hits.iter().min_by(|(a, of_a), (b, of_b)| {
                    let (left, right) = (self.cost(**a) * **of_b, self.cost(**b) * **of_a);
                    left.cmp(&right).then(a.cmp(b))
                });
                let Some((&cell, _)) = cheapest else { break };
                chosen.insert(cell);
                to_hit.retain(|choices| !choices.contains(&cell));
            }
            given_away = self.exposed(&chosen);
        }
        self.open.extend(given_away.iter().map(|exposed| exposed.cell));
        chosen
    }

    /// The same less what it does without, the largest first.
    fn without_needless(&self, mut chosen: BTreeSet<CellNumber>) -> BTreeSet<CellNumber> {
        let mut order: Vec<CellNumber> = chosen.iter().copied().collect();
        order.sort_by_key(|cell| (std::cmp::Reverse(self.cost(*cell)), *cell));
        for cell in order.into_iter().take(MOST_REMOVALS) {
            if self.is_over() {
                break;
            }
            chosen.remove(&cell);
            let given_away = self.exposed(&chosen);
            if given_away.iter().any(|exposed| !self.open.contains(&exposed.cell)) {
                chosen.insert(cell);
            }
        }
        chosen
    }

    /// Branch and bound: one of the figures that give a cell away must be hidden; each is tried, the cheapest first.
    fn exactly(&mut self, chosen: &mut BTreeSet<CellNumber>, cost: u128) {
        self.tries += 1;
        if self.is_over() {
            return;
        }
        let given_away = self.exposed(chosen);
        let choices = given_away.iter().map(|exposed| self.choices(exposed));
        let Some(choices) = choices.min_by_key(Vec::len) else {
            if cost < self.best_cost {
                self.best_cost = cost;
                self.best.clone_from(chosen);
            }
            return;
        };
        let mut tried = Vec::new();
        for cell in choices {
            let with = cost + self.cost(cell);
            if with >= self.best_cost || self.is_over() {
                break;
            }
            chosen.insert(cell);
            self.exactly(chosen, with);
            chosen.remove(&cell);
            // Every choice with this cell has been looked at.
            if self.done_with.insert(cell) {
                tried.push(cell);
            }
        }
        for cell in tried {
            self.done_with.remove(&cell);
        }
    }
}
