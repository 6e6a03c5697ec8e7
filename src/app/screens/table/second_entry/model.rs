//! The sheet as it is typed a second time: nothing of the first typing is shown, heard or copied.

use super::super::model::SheetModel;
use crate::app::grid::{CellKind, CellView, ColumnHead, GridModel, Marks, RowHead, RowKind};
use crate::app::names;
use crate::app::words::Words;
use crate::desk::SecondState;
use crate::figures::{Answer, CellAddress};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Room in every column.
const DIGITS: usize = 10;

/// A sheet of which only what was typed again shows. Cells that do not belong to the task are dimmed.
pub(super) struct Blind<'a> {
    pub sheet: SheetModel<'a>,
    pub set: &'a BTreeSet<CellAddress>,
    pub words: Words,
}

impl Blind<'_> {
    fn part(&self, row: usize, column: usize) -> Option<CellAddress> {
        let cell = self.sheet.view.cell(row, column)?;
        self.set.contains(&cell).then_some(cell)
    }
}

impl GridModel for Blind<'_> {
    fn title(&self) -> Cow<'_, str> {
        let title = self.sheet.title();
        Cow::Owned(self.words.name("second-grid", &title))
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

    fn header_levels(&self) -> usize {
        self.sheet.header_levels()
    }

    fn column(&self, column: usize) -> ColumnHead<'_> {
        self.sheet.column(column)
    }

    fn column_digits(&self, _column: usize) -> usize {
        // The same for all: how wide a column is would tell how long its figures are.
        DIGITS
    }

    fn cell(&self, row: usize, column: usize) -> CellView<'_> {
        let Some(cell) = self.part(row, column) else {
            return CellView {
                kind: CellKind::NotAsked,
                ..CellView::default()
            };
        };
        let desk = self.sheet.desk;
        let mut view = CellView {
            total: self.sheet.row_kind(row) == RowKind::Total,
            ..CellView::default()
        };
        let state = desk.second_state(&cell);
        let Some(second) = desk.second_entry(&cell).filter(|_| state != SecondState::ToType) else {
            return view;
        };
        view.text = Cow::Owned(names::figure(&second.figure, self.sheet.view.unit));
        view.kind = match second.figure.answer {
            Answer::Value(_) => CellKind::Value,
            Answer::Reason(_) => CellKind::Reason,
            Answer::WrongInput(_) => CellKind::WrongInput,
        };
        view.marks = Marks {
            agreed: state == SecondState::Agrees,
            warning: state == SecondState::Differs,
            ..Marks::default()
        };
        view
    }

    fn edit_text(&self, row: usize, column: usize) -> String {
        let typed = self.part(row, column).and_then(|cell| {
            let desk = self.sheet.desk;
            (desk.second_state(&cell) != SecondState::ToType).then(|| desk.second_edit_text(&cell))
        });
        typed.unwrap_or_default()
    }

    fn explanation(&self, row: usize, column: usize) -> Option<Cow<'_, str>> {
        let cell = self.part(row, column)?;
        let desk = self.sheet.desk;
        if desk.second_state(&cell) != SecondState::Differs {
            return None;
        }
        let unit = self.sheet.view.unit;
        let first = desk.answers().figure(&cell);
        let first = first.map_or_else(
            || self.words.get("history-nothing"),
            |figure| names::figure(figure, unit),
        );
        let second = desk
            .second_entry(&cell)
            .map(|second| names::figure(&second.figure, unit));
        let places = [
            ("first", (&first).into()),
            ("second", second.as_deref().unwrap_or_default().into()),
        ];
        Some(Cow::Owned(self.words.with("second-both", &places)))
    }
}
