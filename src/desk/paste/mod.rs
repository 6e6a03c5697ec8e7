//! Pasting in two steps: [`Desk::plan_paste`] says what a block from the clipboard would do, cell by cell, and changes nothing;
//! [`Desk::paste_planned`] does it, as one action. Nothing is ever dropped silently, no figure is emptied by an empty field, and
//! what can be read in two ways is asked once for the whole block.
//!
//! `clip.rs` and `plan.rs` are the types, `lay.rs` puts lines and fields on rows and columns, `reading.rs` reads the texts.

mod clip;
mod lay;
mod plan;
mod reading;

pub use clip::{Clip, FieldAt, PasteAt};
pub use plan::{
    Along, Arrangement, CellOutcome, ConventionBy, DashMeans, Evidence, KeptWhy, LeftOut, LeftOutWhy, PasteChoices,
    PasteCounts, PastePlan, Placement, PlannedCell, Question, ReadAs, Scale,
};

use super::{Desk, DeskError};
use crate::country_file::{ActionKind, Origin};
use crate::figures::Change;
use lay::Laid;
use reading::Reader;

/// What became of a pasted block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PasteReport {
    /// Cells that the block reached.
    pub cells: usize,
    /// Cells that changed.
    pub changed: usize,
    /// Cells that could not be read, or not in one way only, and stand as typed.
    pub wrong: usize,
    /// Fields with a text in them that reached no cell and were no label.
    pub left_out: usize,
}

impl Desk {
    /// What pasting this block there would do, by what the person has decided so far. Changes nothing.
    pub fn plan_paste(&self, at: &PasteAt, clip: &Clip, choices: &PasteChoices) -> Result<PastePlan, DeskError> {
        let layout = self.layout(at.sheet)?;
        let reader = Reader::new(clip, self.sheet(at.sheet)?.unit, self.convention(), choices);
        let laid = Laid::as_selected(at, &layout, clip);
        let mut cells = Vec::new();
        for &(line, row) in &laid.rows {
            for &(field, column) in &laid.columns {
                let from = FieldAt { line, field };
                let (Some(cell), true) = (layout.cell(at.sheet, row, column), clip.has(from)) else {
                    continue;
                };
                let before = self.answers.figure(&cell).cloned();
                cells.push(reader.planned(cell, Some(row), Some(column), from, clip.text(from), before));
            }
        }
        let first = cells.first().map(|cell: &PlannedCell| cell.cell.clone());
        let arrangement = Arrangement::default();
        let placement = Placement {
            arrangement,
            first,
            evidence: Vec::new(),
        };
        Ok(PastePlan {
            sheet: at.sheet,
            clip: clip.clone(),
            at: at.clone(),
            choices: *choices,
            left_out: laid.left_out(clip),
            questions: reader.questions(&cells),
            convention: reader.convention,
            convention_by: reader.by.clone(),
            scale: reader.scale,
            cells,
            placements: vec![placement],
            placement: 0,
            as_selected: 0,
            added_rows: Vec::new(),
            added_years: Vec::new(),
            revision: self.revision,
        })
    }

    /// Does what was planned, as one action. Refused when the file has changed since the plan was made.
    pub fn paste_planned(&mut self, plan: &PastePlan) -> Result<PasteReport, DeskError> {
        if plan.revision != self.revision {
            return Err(DeskError::Refused(
                "The file has changed since this paste was looked at. Paste again; nothing was changed.".to_owned(),
            ));
        }
        let changes = plan.cells.iter().map(|planned| Change::Figure {
            cell: planned.cell.clone(),
            before: planned.before.clone(),
            after: planned.after.clone(),
        });
        let changes: Vec<Change> = changes.collect();
        let size = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let action = self
            .action_in(ActionKind::Paste, plan.sheet)?
            .on_block(size(plan.clip.height()), size(plan.clip.width()));
        self.act(action, Origin::Pasted, changes)?;
        let counts = plan.counts();
        Ok(PasteReport {
            cells: plan.cells.len(),
            changed: counts.new + counts.changed + counts.unclear + counts.wrong,
            wrong: counts.unclear + counts.wrong,
            left_out: counts.lost,
        })
    }
}
