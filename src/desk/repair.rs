//! Taking a suggestion: figures that would make the sums hold are put in place, as one action that the journal calls a repair.

use super::{Desk, DeskError, Done};
use crate::checks::{Cause, Counts, Edit, Entry, Explanation, Finding, Operation, Step};
use crate::country_file::{Action, ActionKind, Origin};
use crate::figures::{CellAddress, Change, Figure};
use crate::questionnaire::{Language, Severity};
use std::sync::Arc;

impl Desk {
    /// What has made sums fail, each cause with the figures that would be right.
    pub fn causes(&self) -> Vec<Cause> {
        self.checker.causes()
    }

    /// All findings of the shown phase, those that have one cause put together: the worst first, in the order of the form.
    /// An entry names its findings by their place in [`Desk::findings`]. Made once for each state of the figures. For what is
    /// explained nothing is suggested: it is right.
    pub fn entries(&self) -> Arc<[Entry]> {
        if self.explained.is_empty() {
            return Arc::clone(self.checker.entries());
        }
        let weighed = || {
            let findings: Vec<&Finding> = self.findings().collect();
            let weigh = |entry: &Entry| {
                let open = entry
                    .cause
                    .as_ref()
                    .filter(|_| !self.is_entry_explained(entry, &findings));
                Entry {
                    cause: open.cloned(),
                    ..entry.clone()
                }
            };
            self.checker.entries().iter().map(weigh).collect()
        };
        Arc::clone(self.weighed.get_or_init(weighed))
    }

    /// How many entries there are of each severity, those left out of which every finding is explained.
    pub fn entry_counts(&self) -> Counts {
        let findings: Vec<&Finding> = self.findings().collect();
        let mut counts = Counts::default();
        for entry in self.entries().iter() {
            if let Some(severity) = self.open_severity(entry, &findings) {
                counts.add_entry(entry, severity);
            }
        }
        counts
    }

    /// Whether every finding of an entry is explained; `findings` are all of [`Desk::findings`].
    pub fn is_entry_explained(&self, entry: &Entry, findings: &[&Finding]) -> bool {
        self.open_severity(entry, findings).is_none()
    }

    /// The worst finding of an entry that is not explained; none where all are.
    pub fn open_severity(&self, entry: &Entry, findings: &[&Finding]) -> Option<Severity> {
        if self.explained_count() == 0 {
            return Some(entry.severity);
        }
        let own = entry.findings.iter().filter_map(|at| findings.get(*at));
        own.filter(|finding| !self.is_explained(finding))
            .map(|finding| finding.severity)
            .max()
    }

    /// What is the matter in an entry, in a sentence; `findings` are all of [`Desk::findings`].
    pub fn entry_sentence(&self, entry: &Entry, findings: &[&Finding], language: Language) -> String {
        entry.sentence(findings, &self.pack, &self.answers, language)
    }

    /// An explanation of a cause in a sentence.
    pub fn explanation_sentence(&self, cause: &Cause, explanation: &Explanation, language: Language) -> String {
        cause.sentence(explanation, &self.pack, &self.answers, language)
    }

    /// Puts in place what an explanation says would be right, all of it as one action. The person has compared it with the
    /// source document.
    ///
    /// Where figures changed places, each goes with its flag and as it was typed; where a figure itself was wrong, its flag
    /// stays with the cell. Refused where a figure is no longer the one that the explanation speaks of.
    pub fn repair(&mut self, explanation: &Explanation) -> Result<Done, DeskError> {
        let Some(first) = explanation.edits().next() else {
            return Ok(Done::Nothing);
        };
        let table = self.sheet(first.cell.sheet)?.table.clone();
        let mut changes = Vec::new();
        for step in &explanation.steps {
            for edit in &step.edits {
                let before = self.answers.figure(&edit.cell).cloned();
                if before.as_ref().map(Figure::as_value) != edit.typed.map(Some) {
                    return Err(DeskError::MovedOn);
                }
                let moved = came_from(step, edit).and_then(|from| self.answers.figure(&from.cell).cloned());
                let flag = before.as_ref().and_then(|figure| figure.flag);
                let after = moved.unwrap_or(Figure {
                    flag,
                    ..Figure::value(edit.right)
                });
                changes.push(Change::Figure {
                    cell: edit.cell.clone(),
                    before,
                    after: Some(after),
                });
            }
        }
        let action = Action::new(ActionKind::Repair).in_table(table);
        self.act(action, Origin::Repaired, changes)
    }
}

/// The figure that belongs into an edited cell, where figures changed places: one of the same step, in the same row where
/// columns changed places and in the same column where rows did.
fn came_from<'a>(step: &'a Step, to: &Edit) -> Option<&'a Edit> {
    let fits = |from: &&Edit| {
        let (a, b) = (&from.cell, &to.cell);
        let column = |cell: &CellAddress| (cell.sheet, cell.place.year, cell.place.status.clone(), cell.place.sex);
        let beside = match step.operation {
            Operation::ExchangeCells => true,
            Operation::ExchangeColumns => (a.sheet, &a.place.item) == (b.sheet, &b.place.item),
            Operation::ExchangeRows | Operation::Shift(_) => column(a) == column(b),
            Operation::Change | Operation::Move | Operation::Scale(_) => false,
        };
        beside && a != b && from.typed == Some(to.right)
    };
    step.edits.iter().find(fits)
}
