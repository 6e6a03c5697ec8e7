//! Which rows of a sheet a person wants to see: those with answers, with findings, with something left.
//!
//! It is a matter of looking only: nothing is changed, and what a filter leaves out stays in the file.

use super::sheet_state::SheetState;
use super::{Desk, DeskError};
use crate::figures::{Answer, CellAddress, RowKind, SheetId, SheetLayout};
use crate::questionnaire::{ItemCode, PackId, Severity, builtin_packs};
use std::collections::BTreeSet;

/// Which rows show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowFilter {
    /// All of them.
    #[default]
    All,
    /// All but those in which nothing stands; totals stay.
    NotEmpty,
    /// Those with a figure or a reason of their own.
    Answered,
    /// Those in which something is still to be answered.
    ToFill,
    /// Those with an error or a warning.
    WithFindings,
    /// Those in which a figure is new or another one than in the phase before.
    Changed,
}

impl RowFilter {
    /// In the order in which they are offered.
    pub const ALL: [RowFilter; 6] = [
        RowFilter::All,
        RowFilter::NotEmpty,
        RowFilter::Answered,
        RowFilter::ToFill,
        RowFilter::WithFindings,
        RowFilter::Changed,
    ];

    /// A word for it: the end of the ids of its texts.
    pub fn word(self) -> &'static str {
        match self {
            RowFilter::All => "all",
            RowFilter::NotEmpty => "not-empty",
            RowFilter::Answered => "answered",
            RowFilter::ToFill => "to-fill",
            RowFilter::WithFindings => "with-findings",
            RowFilter::Changed => "changed",
        }
    }
}

impl Desk {
    /// The phase of the file that came before the shown one, if it holds any.
    pub fn earlier_phase(&self) -> Option<PackId> {
        let earlier = builtin_packs().into_iter().map(|pack| pack.id.clone());
        let earlier = earlier.take_while(|phase| phase != self.phase());
        earlier.filter(|phase| self.answers.phases.contains_key(phase)).last()
    }

    /// The rows of a sheet that a filter leaves out.
    pub fn rows_left_out(&self, id: SheetId, filter: RowFilter) -> Result<BTreeSet<ItemCode>, DeskError> {
        if filter == RowFilter::All {
            return Ok(BTreeSet::new());
        }
        let layout = self.layout(id)?;
        let state = SheetState::of(self, id, &layout)?;
        let earlier = self.earlier_sheets(id)?;
        let wanted = |index: usize| {
            let mut cells = state.row(index).iter();
            match filter {
                RowFilter::All => true,
                RowFilter::NotEmpty => layout.rows[index].is_total || cells.any(|cell| cell.is_own()),
                RowFilter::Answered => cells.any(|cell| cell.is_own()),
                RowFilter::ToFill => cells.any(|cell| cell.is_open()),
                RowFilter::WithFindings => self.has_findings(id, &layout, index),
                RowFilter::Changed => self.has_changed(id, &layout, index, &earlier),
            }
        };
        let rows = layout.rows.iter().enumerate();
        Ok(rows
            .filter_map(|(index, row)| match &row.kind {
                RowKind::Item(item) if !wanted(index) => item.clone(),
                RowKind::Item(_) | RowKind::Heading(_) => None,
            })
            .collect())
    }

    /// Whether something is found in a row that is not explained.
    fn has_findings(&self, id: SheetId, layout: &SheetLayout, row: usize) -> bool {
        let open = |cell: CellAddress| self.mark_of(&cell).filter(|(_, explained)| !explained);
        (0..layout.columns.len())
            .filter_map(|column| layout.cell(id, row, column))
            .filter_map(open)
            .any(|(severity, _)| severity >= Severity::Warning)
    }

    /// The sheets of the same table in the phase before: of the same source where there is one, else all of them.
    fn earlier_sheets(&self, id: SheetId) -> Result<Vec<SheetId>, DeskError> {
        let of = self.sheet(id)?;
        let Some(phase) = self.earlier_phase() else {
            return Ok(Vec::new());
        };
        let sheets = self.answers.sheets_of_table(&phase, &of.table);
        let (same, other): (Vec<_>, Vec<_>) = sheets.partition(|(_, sheet)| sheet.source == of.source);
        let chosen = if same.is_empty() { other } else { same };
        Ok(chosen.into_iter().map(|(id, _)| id).collect())
    }

    fn has_changed(&self, id: SheetId, layout: &SheetLayout, row: usize, earlier: &[SheetId]) -> bool {
        (0..layout.columns.len())
            .filter_map(|column| layout.cell(id, row, column))
            .any(|cell| {
                let Some(now) = self.answers.figure(&cell) else {
                    return false;
                };
                let before = earlier
                    .iter()
                    .find_map(|sheet| self.answers.figure(&CellAddress::new(*sheet, cell.place.clone())));
                match (&now.answer, before.map(|figure| &figure.answer)) {
                    (Answer::Value(now), Some(Answer::Value(before))) => now.differs_from(*before),
                    (now, before) => before != Some(now),
                }
            })
    }
}
