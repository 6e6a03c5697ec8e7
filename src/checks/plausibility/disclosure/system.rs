//! What is published around a hidden cell: every sum and comparison that holds a cell without a figure, as one system of
//! equations and inequalities over the cells that nobody can read.
//!
//! Only what a reader may rely on stands in it: no comparison between two sources, and no sum that is off by an unknown amount
//! because something is included elsewhere. Blank and "not available" cells are unknown too, and so they protect.

use super::super::View;
use crate::checks::elsewhere::Slack;
use crate::checks::evaluate::is_counted;
use crate::checks::grid::{CellNumber, Content};
use crate::checks::identity::{Relation, Subject, Term};
use crate::figures::Value;
use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

/// Cells beyond which the system is cut off; what lies further away is not looked at.
const MOST_CELLS: usize = 600;

/// One equation or inequality: the terms and the known figures together are nothing, or (`equal` not set) at most nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Unknown cells by their place in the system, each with its factor.
    pub terms: Vec<(usize, i64)>,
    /// Published figures with their factors.
    pub known: Vec<(CellNumber, i64, Value)>,
    /// Whether it is an equation.
    pub equal: bool,
}

/// The cells that hang together with a hidden one, and what binds them.
#[derive(Clone, Debug, Default)]
pub(super) struct System {
    /// The unknown cells, nearest first.
    pub cells: Vec<CellNumber>,
    pub rows: Vec<Row>,
}

/// What is looked at: what stands in the cells, with some more hidden for a try.
#[derive(Clone, Copy)]
pub(super) struct Published<'a> {
    pub view: &'a View<'a>,
    pub more: &'a BTreeSet<CellNumber>,
}

/// What a reader knows of a cell within a sum.
enum Seen {
    Figure(Value),
    Nothing,
    Unknown,
}

impl Published<'_> {
    /// Whether a cell is confidential.
    pub fn is_hidden(&self, cell: CellNumber) -> bool {
        self.view.grid.is_hidden(cell) || self.more.contains(&cell)
    }

    /// The figure that can be read in a cell.
    pub fn figure(&self, cell: CellNumber) -> Option<Value> {
        match self.view.grid.content(cell) {
            Content::Value(value) if !self.more.contains(&cell) => Some(value),
            _ => None,
        }
    }

    /// What one identity says of unknown cells, these by their own numbers.
    fn rows(&self, number: u32) -> Vec<(Vec<(CellNumber, i64)>, Row)> {
        let identity = self.view.identities.get(number);
        let terms = self.view.identities.terms(number);
        if identity.subject == Subject::Sources || self.is_apart(terms) {
            return Vec::new();
        }
        match identity.relation {
            Relation::Equal | Relation::EqualWithRest | Relation::AtLeast => {
                self.sum(identity.relation, terms).into_iter().collect()
            }
            Relation::AtMost => self.at_most(terms),
            Relation::Same => self.same(terms),
            Relation::Between => Vec::new(),
        }
    }

    /// Two sources may count differently, so that nothing follows from one for the other.
    fn is_apart(&self, terms: &[Term]) -> bool {
        let source = |term: &Term| &self.view.grid.sheets[self.view.grid.sheet_of(term.cell)].source;
        match (terms.first(), terms.last()) {
            (Some(first), Some(last)) => source(first) != source(last),
            _ => true,
        }
    }

    fn sum(&self, relation: Relation, terms: &[Term]) -> Option<(Vec<(CellNumber, i64)>, Row)> {
        let grid = self.view.grid;
        let slack = Slack::of(grid, terms, |term| {
            is_counted(grid, term) && !self.more.contains(&term.cell)
        });
        // Once the rest is answered, hidden or not, what is not listed by name lies in it.
        let rest = terms.last().is_some_and(|last| {
            relation == Relation::EqualWithRest
                && (grid.is_hidden(last.cell)
                    || matches!(grid.content(last.cell), Content::Value(_) | Content::NotApplicable))
        });
        let mut unknown = Vec::new();
        let mut row = Row {
            equal: relation != Relation::AtLeast && slack.is_none(),
            ..Row::default()
        };
        // As an inequality it says that one side is not above the other.
        let turn = match (row.equal, slack.under, slack.over) {
            (true, ..) => 1,
            (false, false, _) => -1,
            (false, true, false) if relation != Relation::AtLeast => 1,
            _ => return None,
        };
        for term in terms {
            let factor = turn * i64::from(term.sign);
            let seen = match grid.content(term.cell) {
                Content::NotApplicable if term.sign > 0 => return None,
                Content::NotApplicable => Seen::Nothing,
                Content::Elsewhere(_) if term.sign < 0 && slack.nothing.contains(&term.cell) => Seen::Nothing,
                Content::Blank if rest && term.sign < 0 => Seen::Nothing,
                _ => self.figure(term.cell).map_or(Seen::Unknown, Seen::Figure),
            };
            match seen {
                Seen::Figure(value) => row.known.push((term.cell, factor, value)),
                Seen::Nothing => {}
                Seen::Unknown => unknown.push((term.cell, factor)),
            }
        }
        (!unknown.is_empty()).then_some((unknown, row))
    }

    fn at_most(&self, terms: &[Term]) -> Vec<(Vec<(CellNumber, i64)>, Row)> {
        if Slack::of(self.view.grid, terms, |_| true).over {
            return Vec::new();
        }
        let side = |sign: i8| terms.iter().filter(move |term| term.sign == sign);
        let pairs = side(1).flat_map(|small| side(-1).map(move |large| (small.cell, large.cell)));
        pairs
            .filter_map(|(small, large)| self.pair(small, large, false))
            .collect()
    }

    fn same(&self, terms: &[Term]) -> Vec<(Vec<(CellNumber, i64)>, Row)> {
        let grid = self.view.grid;
        let cells: Vec<CellNumber> = terms
            .iter()
            .map(|term| term.cell)
            .filter(|cell| !grid.included.takes_in(*cell) && grid.content(*cell) != Content::NotApplicable)
            .collect();
        let speaker = cells.iter().copied().find(|cell| self.figure(*cell).is_some());
        let Some(speaker) = speaker.or_else(|| cells.first().copied()) else {
            return Vec::new();
        };
        let others = cells.iter().filter(|cell| **cell != speaker);
        others.filter_map(|cell| self.pair(*cell, speaker, true)).collect()
    }

    fn pair(&self, left: CellNumber, right: CellNumber, equal: bool) -> Option<(Vec<(CellNumber, i64)>, Row)> {
        let mut unknown = Vec::new();
        let mut row = Row {
            equal,
            ..Row::default()
        };
        for (cell, factor) in [(left, 1), (right, -1)] {
            if self.view.grid.content(cell) == Content::NotApplicable {
                return None;
            }
            match self.figure(cell) {
                Some(value) => row.known.push((cell, factor, value)),
                None => unknown.push((cell, factor)),
            }
        }
        (!unknown.is_empty()).then_some((unknown, row))
    }
}

impl System {
    /// Everything that hangs together with this cell.
    pub fn around(published: Published<'_>, cell: CellNumber) -> Self {
        let mut place: HashMap<CellNumber, usize> = HashMap::from([(cell, 0)]);
        let mut seen: HashSet<u32> = HashSet::new();
        let mut open = VecDeque::from([cell]);
        let mut system = Self {
            cells: vec![cell],
            rows: Vec::new(),
        };
        let mut raw = Vec::new();
        while let Some(cell) = open.pop_front() {
            for &number in published.view.identities.touching(cell) {
                if !seen.insert(number) {
                    continue;
                }
                for (unknown, row) in published.rows(number) {
                    for &(other, _) in &unknown {
                        if system.cells.len() < MOST_CELLS && !place.contains_key(&other) {
                            place.insert(other, system.cells.len());
                            system.cells.push(other);
                            open.push_back(other);
                        }
                    }
                    raw.push((unknown, row));
                }
            }
        }
        for (unknown, row) in raw {
            let terms: Option<Vec<(usize, i64)>> = unknown
                .into_iter()
                .map(|(cell, factor)| Some((*place.get(&cell)?, factor)))
                .collect();
            if let Some(terms) = terms {
                system.rows.push(Row { terms, ..row });
            }
        }
        system
    }
}
