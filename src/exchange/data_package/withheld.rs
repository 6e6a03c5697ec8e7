//! What a package keeps to itself: figures that were hidden as confidential after they had stood in the file. The country's own
//! journal keeps them; the one in the package, and explanations given for them, would tell them all the same.

use crate::figures::{Answers, CellAddress, Figure, Reason, Scope};
use crate::questionnaire::{PackId, Year};
use std::collections::BTreeSet;

/// What stands in place of a figure.
pub const WITHHELD: &str = "withheld";

/// What is confidential in a phase.
pub struct Withheld<'a> {
    answers: &'a Answers,
    cells: BTreeSet<CellAddress>,
    /// Years with something confidential. There a figure that stood earlier in any cell might tell by its difference.
    years: BTreeSet<Year>,
    /// Whether a reason that covers many years makes them all such.
    every_year: bool,
}

impl<'a> Withheld<'a> {
    /// Reads it off the answers.
    pub fn of(answers: &'a Answers, phase: &PackId) -> Self {
        let mut withheld = Self {
            answers,
            cells: BTreeSet::new(),
            years: BTreeSet::new(),
            every_year: false,
        };
        let confidential = Figure::reason(Reason::Confidential).answer;
        for (sheet, _) in answers.sheets_of(phase) {
            for (place, figure) in answers.figures.get(&sheet).into_iter().flatten() {
                if figure.answer == confidential {
                    withheld.cells.insert(CellAddress::new(sheet, place.clone()));
                    withheld.years.insert(place.year);
                }
            }
        }
        for (scope, reason) in &answers.covers {
            match scope {
                _ if *reason != Reason::Confidential => {}
                Scope::Year { year, .. } | Scope::Column { year, .. } => {
                    withheld.years.insert(*year);
                }
                _ => withheld.every_year = true,
            }
        }
        withheld
    }

    /// Whether what a cell held at some time is kept back: a figure, or what could not be read, that does not stand there now.
    pub fn keeps_back(&self, cell: &CellAddress, held: &Figure) -> bool {
        let told = |figure: &Figure| figure.answer == held.answer;
        let is_reason = matches!(held.answer, crate::figures::Answer::Reason(_));
        let secret = self.every_year || self.years.contains(&cell.place.year);
        secret && !is_reason && !self.answers.figure(cell).is_some_and(told)
    }

    /// Whether a cell is confidential, so that nothing an explanation says of it is told.
    pub fn is_confidential(&self, cell: &CellAddress) -> bool {
        let covered = || self.every_year || self.years.contains(&cell.place.year);
        self.cells.contains(cell) || self.answers.figure(cell).is_none() && covered()
    }
}
