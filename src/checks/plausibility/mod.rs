//! What is odd though every sum may hold: against other years, other sexes, other tables, and against what must stay secret.
//!
//! Each file judges one subject and says in numbers why a thing is odd. A sheet is judged anew when one of its figures
//! changes, two sheets when a figure of either does; nothing here ever calls a figure wrong.

mod change;
mod copies;
mod disclosure;
mod flip;
mod lines;
mod partners;
mod reading;
mod revision;
mod scale;
mod series;
mod shape;
mod usual;

pub use disclosure::Hiding;
pub(super) use disclosure::{further_hiding, reached};
pub(super) use lines::states_break;

use super::earlier::Earlier;
pub(super) use copies::{SheetPair, Twins};

use super::finding::Finding;
use super::grid::{CellNumber, Grid};
use super::identity::Identities;
use crate::figures::Answers;
use crate::questionnaire::{CheckKind, Pack, TableCode, Year};

/// What is looked at.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub pack: &'a Pack,
    pub answers: &'a Answers,
    pub grid: &'a Grid,
    pub identities: &'a Identities,
    pub earlier: &'a Earlier,
}

/// Something odd, with its place in the list.
#[derive(Clone, Debug)]
pub(super) struct Odd {
    /// Index of the check in the pack.
    pub check: usize,
    /// Index of the sheet in the grid.
    pub sheet: usize,
    /// The cell it is listed at; none for one that concerns a year or the sheet as a whole.
    pub at: Option<CellNumber>,
    /// The year it is listed at, where no cell is given.
    pub year: Option<Year>,
    /// The cells that carry its sign, all of them cells of the finding.
    pub marks: Vec<CellNumber>,
    /// What is said.
    pub finding: Finding,
}

impl View<'_> {
    /// Whether a check that names these tables, or all it fits by naming none, concerns a sheet of the grid.
    fn concerns(&self, tables: &[TableCode], sheet: usize) -> bool {
        tables.is_empty() || tables.contains(&self.pack.tables[self.grid.sheets[sheet].table].code)
    }
}

/// What is odd in one sheet.
pub(super) fn of_sheet(view: &View<'_>, sheet: usize) -> Vec<Odd> {
    let mut found = Vec::new();
    let course = series::Course::default();
    for (number, check) in view.pack.checks.iter().enumerate() {
        if !view.concerns(check.kind.tables(), sheet) {
            continue;
        }
        let judged = match &check.kind {
            CheckKind::ChangeOverTime { .. }
            | CheckKind::SexRatioFlip { .. }
            | CheckKind::OtherScale { .. }
            | CheckKind::Revised { .. } => series::of_sheet(view, check, sheet, &course),
            CheckKind::ZeroBesideLarge { .. }
            | CheckKind::UnclassifiedShare { .. }
            | CheckKind::OneSexOnly { .. }
            | CheckKind::MixedPrecision { .. }
            | CheckKind::RoundTotal { .. } => shape::of_sheet(view, check, sheet),
            CheckKind::Copied { .. } => copies::within_sheet(view, check, sheet),
            CheckKind::PartnerFigures { .. } => partners::of_sheet(view, check, sheet),
            CheckKind::SmallCells { .. } | CheckKind::HiddenComputable { .. } => {
                disclosure::of_sheet(view, check, sheet)
            }
            _ => Vec::new(),
        };
        found.extend(judged.into_iter().map(|odd| Odd { check: number, ..odd }));
    }
    found
}

/// What is odd between two sheets; `twins` says where the same figures stand in both.
pub(super) fn across_sheets(view: &View<'_>, twins: &Twins, sheets: SheetPair) -> Vec<Odd> {
    let mut found = Vec::new();
    for (number, check) in view.pack.checks.iter().enumerate() {
        let judged = copies::across_sheets(view, check, twins, sheets);
        found.extend(judged.map(|odd| Odd { check: number, ..odd }));
    }
    found
}
