//! Hiding figures: cells become confidential (C) as one action. The figures stay in the journal, so nothing is lost.

use super::{Desk, DeskError, Done};
use crate::checks::{Finding, Hiding};
use crate::country_file::{ActionKind, Group, Origin};
use crate::figures::{CellAddress, Change, Figure, Reason};
use crate::questionnaire::CheckKind;

impl Desk {
    /// Makes these cells confidential, whatever they hold. Automatic totals above them stay as they are: the number of persons
    /// in them is what it was.
    pub fn hide(&mut self, cells: &[CellAddress]) -> Result<Done, DeskError> {
        let Some(first) = cells.first() else {
            return Ok(Done::Nothing);
        };
        self.may_write()?;
        let mut changes: Vec<Change> = cells
            .iter()
            .map(|cell| Change::Figure {
                cell: cell.clone(),
                before: self.answers.figure(cell).cloned(),
                after: Some(Figure::reason(Reason::Confidential)),
            })
            .filter(|change| !change.is_nothing())
            .collect();
        self.put_drafts_first(&mut changes);
        let action = self
            .action_in(ActionKind::SetReason, first.sheet)?
            .with_detail(Reason::Confidential.letter());
        let group = Group::new(&self.who, action, Origin::Typed, Some(self.pack.id.clone()), changes);
        self.take(group)
    }

    /// What else to hide so that none of these cells, once they are hidden, can be worked out. Worked out anew at each call.
    pub fn further_hiding(&self, cells: &[CellAddress]) -> Hiding {
        self.checker.further_hiding(&self.answers, cells)
    }

    /// The small cells of a cell's sheet, where it is one of them and not explained away.
    pub fn small_cells_with(&self, cell: &CellAddress) -> Option<&Finding> {
        let mut of_sheet = self.checker.findings_of_sheet(cell.sheet);
        of_sheet.find(|finding| {
            let kind = self.pack.check(&finding.check).map(|check| &check.kind);
            matches!(kind, Some(CheckKind::SmallCells { .. }))
                && finding.cells.contains(cell)
                && !self.is_explained(finding)
        })
    }

    /// Whether a finding is that hidden cells can be worked out.
    pub fn is_given_away(&self, finding: &Finding) -> bool {
        let kind = self.pack.check(&finding.check).map(|check| &check.kind);
        matches!(kind, Some(CheckKind::HiddenComputable { .. }))
    }
}
