//! Earlier phases of the same country, laid beside the phase that is checked as they lie in the country's own file.

use super::super::DeskError;
use crate::figures::{Allowance, Answer, Answers, CellAddress, Figure, Phase, Pointer, Reason, Scope, Sheet, SheetId};
use crate::questionnaire::{PackId, builtin_pack};
use crate::submission::payload::phase_only;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Takes the phases of `other` that come before `phase` into `answers`. Refuses another country, and a phase that is there already.
pub(super) fn lay_beside(answers: &mut Answers, phase: &PackId, other: &Answers, path: &Path) -> Result<(), DeskError> {
    let refuse = |why: String| Err(DeskError::Refused(format!("'{}' {why}", path.display())));
    if let (Some(own), Some(theirs)) = (answers.area(), other.area())
        && own != theirs
    {
        return refuse(format!(
            "is of {theirs}, and what is checked is of {own}. Give earlier phases of {own}."
        ));
    }
    let before = super::phases_before(phase);
    let held: BTreeSet<&PackId> = other.sheets.values().map(|sheet| &sheet.phase).collect();
    let taken: Vec<&PackId> = before.iter().filter(|earlier| held.contains(earlier)).collect();
    if taken.is_empty() {
        return refuse(format!(
            "holds no figures of a phase before {}. Give packages or country files of earlier phases.",
            title(phase)
        ));
    }
    for earlier in taken {
        if answers.sheets_of(earlier).next().is_some() {
            return refuse(format!(
                "holds {}, which is there already. Give each earlier phase once, the last package of it.",
                title(earlier)
            ));
        }
        take_in(answers, phase_only(other, earlier));
    }
    Ok(())
}

fn title(phase: &PackId) -> String {
    builtin_pack(phase).map_or_else(|| phase.to_string(), |pack| pack.title.clone())
}

/// Takes one phase in, its sheets under numbers that are free.
fn take_in(answers: &mut Answers, other: Answers) {
    // Packages of one country file name their sheets by its numbers, which are kept where they are free.
    let last = other.sheets.keys().next_back().map_or(0, |last| last.0);
    let mut free = (answers.next_sheet_id().0.max(last + 1)..).map(SheetId);
    let mut number = |id: SheetId| {
        let taken = answers.sheets.contains_key(&id);
        if taken { free.next().unwrap_or(id) } else { id }
    };
    let numbers: BTreeMap<SheetId, SheetId> = other.sheets.keys().map(|id| (*id, number(*id))).collect();
    let numbered = Numbered(&numbers);
    for (phase, of) in other.phases {
        answers.phases.entry(phase).or_insert(Phase { sealed: true, ..of });
    }
    for (key, source) in other.sources {
        answers.sources.entry(key).or_insert(source);
    }
    let sheets = other
        .sheets
        .into_iter()
        .map(|(id, sheet): (_, Sheet)| (numbered.sheet(id), sheet));
    answers.sheets.extend(sheets);
    for (id, figures) in other.figures {
        let figures = figures
            .into_iter()
            .map(|(place, figure)| (place, numbered.figure(figure)));
        answers.figures.insert(numbered.sheet(id), figures.collect());
    }
    let covers = other.covers.into_iter();
    answers
        .covers
        .extend(covers.map(|(scope, reason)| (numbered.scope(scope), numbered.reason(reason))));
    for (scope, notes) in other.notes {
        answers.notes.entry(numbered.scope(scope)).or_insert(notes);
    }
    for (key, allowance) in other.allowances {
        answers
            .allowances
            .entry(key)
            .or_insert_with(|| numbered.allowance(allowance));
    }
}

/// The new numbers of sheets by the old ones.
struct Numbered<'a>(&'a BTreeMap<SheetId, SheetId>);

impl Numbered<'_> {
    fn sheet(&self, id: SheetId) -> SheetId {
        self.0.get(&id).copied().unwrap_or(id)
    }

    fn cell(&self, cell: CellAddress) -> CellAddress {
        CellAddress::new(self.sheet(cell.sheet), cell.place)
    }

    fn reason(&self, reason: Reason) -> Reason {
        match reason {
            Reason::IncludedElsewhere(Pointer::Cell(cell)) => Reason::IncludedElsewhere(Pointer::Cell(self.cell(cell))),
            other => other,
        }
    }

    fn figure(&self, figure: Figure) -> Figure {
        let answer = match figure.answer {
            Answer::Reason(reason) => Answer::Reason(self.reason(reason)),
            other => other,
        };
        Figure { answer, ..figure }
    }

    fn allowance(&self, allowance: Allowance) -> Allowance {
        let figures = allowance.figures.into_iter();
        Allowance {
            figures: figures.map(|(cell, figure)| (self.cell(cell), figure)).collect(),
            ..allowance
        }
    }

    fn scope(&self, scope: Scope) -> Scope {
        match scope {
            Scope::Sheet { sheet } => Scope::Sheet {
                sheet: self.sheet(sheet),
            },
            Scope::Row { sheet, item } => Scope::Row {
                sheet: self.sheet(sheet),
                item,
            },
            Scope::Year { sheet, year } => Scope::Year {
                sheet: self.sheet(sheet),
                year,
            },
            Scope::Column {
                sheet,
                year,
                status,
                sex,
            } => Scope::Column {
                sheet: self.sheet(sheet),
                year,
                status,
                sex,
            },
            Scope::Cell { cell } => Scope::Cell { cell: self.cell(cell) },
            wider @ (Scope::Questionnaire { .. }
            | Scope::Module { .. }
            | Scope::Table { .. }
            | Scope::Source { .. }) => wider,
        }
    }
}
