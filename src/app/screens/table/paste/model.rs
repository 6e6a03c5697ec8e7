//! The sheet as the grid shows it while a paste is looked at: what would stand in each cell, and what stands there now.

use super::preview::PastePreview;
use super::sentences;
use crate::app::grid::{CellChange, CellKind, CellView, ChangeKind, ColumnHead, GridModel, Marks, RowHead, RowKind};
use crate::app::names;
use crate::app::screens::table::model::SheetModel;
use crate::app::words::Words;
use crate::desk::paste::{CellOutcome, PlannedCell};
use crate::figures::{Answer, Figure};
use std::borrow::Cow;

/// A sheet with a paste laid over it.
pub(in crate::app::screens::table) struct PreviewModel<'a> {
    pub sheet: SheetModel<'a>,
    pub preview: &'a PastePreview,
}

impl PreviewModel<'_> {
    fn planned(&self, row: usize, column: usize) -> Option<&PlannedCell> {
        self.preview.planned(&self.sheet.view.cell(row, column)?)
    }

    fn text(&self, figure: Option<&Figure>) -> String {
        figure
            .map(|figure| names::figure(figure, self.sheet.view.unit))
            .unwrap_or_default()
    }
}

impl GridModel for PreviewModel<'_> {
    fn title(&self) -> Cow<'_, str> {
        self.sheet.title()
    }

    fn corner(&self) -> Cow<'_, str> {
        self.sheet.corner()
    }

    fn row_count(&self) -> usize {
        self.sheet.row_count()
    }

    fn row(&self, row: usize) -> RowHead<'_> {
        self.sheet.row(row)
    }

    fn row_kind(&self, row: usize) -> RowKind {
        self.sheet.row_kind(row)
    }

    fn column_count(&self) -> usize {
        self.sheet.column_count()
    }

    fn pinned_columns(&self) -> usize {
        self.sheet.pinned_columns()
    }

    fn column_id(&self, column: usize) -> u64 {
        // Widths that a person set are for one figure in a cell, here there are two.
        !self.sheet.column_id(column)
    }

    fn header_levels(&self) -> usize {
        self.sheet.header_levels()
    }

    fn column(&self, column: usize) -> ColumnHead<'_> {
        self.sheet.column(column)
    }

    /// Room for the new figure and the old one, which is smaller, beside it.
    fn column_digits(&self, column: usize) -> usize {
        let laid_out = self.sheet.view.columns().get(column);
        let wanted = laid_out.map_or(0, |column| self.preview.digits(*column));
        self.sheet.column_digits(column).max(wanted)
    }

    fn cell(&self, row: usize, column: usize) -> CellView<'_> {
        let mut view = self.sheet.cell(row, column);
        if view.kind == CellKind::NotAsked {
            return view;
        }
        let Some(planned) = self.planned(row, column) else {
            view.marks = Marks::default();
            view.change = Some(CellChange {
                kind: ChangeKind::Outside,
                before: Cow::Borrowed(""),
                words: Cow::Borrowed(""),
            });
            return view;
        };
        let kind = match planned.outcome {
            CellOutcome::New => ChangeKind::New,
            CellOutcome::Changed => ChangeKind::Replaced,
            CellOutcome::Same => ChangeKind::Same,
            CellOutcome::Kept(_) => ChangeKind::Kept,
            CellOutcome::Unclear => ChangeKind::Unclear,
            CellOutcome::Wrong(_) => ChangeKind::Wrong,
        };
        view.marks = Marks {
            error: kind == ChangeKind::Wrong,
            warning: kind == ChangeKind::Unclear,
            ..Marks::default()
        };
        if let Some(figure) = &planned.after {
            view.text = Cow::Owned(self.text(Some(figure)));
            view.kind = match (&figure.answer, kind) {
                (Answer::Value(_), _) => CellKind::Value,
                (Answer::Reason(_), _) => CellKind::Reason,
                // It is no error yet: somebody has to say which of its readings it is.
                (Answer::WrongInput(_), ChangeKind::Unclear) => CellKind::Value,
                (Answer::WrongInput(_), _) => CellKind::WrongInput,
            };
            view.flag = figure.flag.and_then(|flag| flag.letter().chars().next());
        }
        let replaces = !matches!(kind, ChangeKind::Same | ChangeKind::Kept);
        let before = if replaces {
            self.text(planned.before.as_ref())
        } else {
            String::new()
        };
        view.change = Some(CellChange {
            kind,
            words: Cow::Owned(sentences::change(Words(self.sheet.language), kind, &before)),
            before: Cow::Owned(before),
        });
        view
    }

    fn edit_text(&self, row: usize, column: usize) -> String {
        self.sheet.edit_text(row, column)
    }

    fn explanation(&self, row: usize, column: usize) -> Option<Cow<'_, str>> {
        let planned = self.planned(row, column)?;
        let words = Words(self.sheet.language);
        sentences::outcome(words, planned).map(Cow::Owned)
    }
}
