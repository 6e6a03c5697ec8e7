//! What the grid remembers between frames: one [`GridState`] a sheet, kept by the caller.

use std::collections::BTreeMap;

use super::GridEvent;
use super::keys::GridCommand;
use super::model::{GridModel, RowKind};
use super::selection::{Cell, CellRange, Extent, Lattice, Selection};

/// The cell being edited.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub(super) cell: Cell,
    pub(super) buffer: String,
    /// What the field held at first.
    pub(super) original: String,
    /// Begun by typing (arrows leave the cell), not by F2 (arrows move in the text).
    pub(super) replacing: bool,
    /// The field is not on the screen yet.
    pub(super) fresh: bool,
    /// It came onto the screen in this frame: a click that opened it must not take the keyboard from it.
    pub(super) just_shown: bool,
}

impl Edit {
    pub(super) fn commit(self) -> Option<GridEvent> {
        let changed = self.buffer != self.original;
        changed.then_some(GridEvent::Commit {
            cell: self.cell,
            text: self.buffer,
        })
    }
}

/// What the pointer drags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Drag {
    #[default]
    Nothing,
    Cells,
    Rows,
    Columns,
    /// The right edge of a column.
    ColumnEdge(usize),
}

/// Selection, editing and widths of one sheet.
#[derive(Clone, Debug, Default)]
pub struct GridState {
    pub(super) selection: Option<Selection>,
    pub(super) edit: Option<Edit>,
    /// At 100 %.
    pub(super) label_width: Option<f32>,
    /// At 100 %, by what a column is known by.
    pub(super) column_widths: BTreeMap<u64, f32>,
    /// The menu of the cells is to open at the active one.
    pub(super) open_menu: bool,
    /// Scroll the moving corner into view.
    pub(super) reveal: bool,
    pub(super) take_focus: bool,
    /// How much of the table the screen shows.
    pub(super) page_rows: usize,
    pub(super) page_columns: usize,
    pub(super) drag: Drag,
    /// The zoom in which it was drawn last.
    pub(super) zoom: f32,
    /// A reason that was pressed just now: what follows may make a word of it (`n/a`).
    pub(super) after_reason: Option<(Cell, char)>,
    /// What was asked for without a key.
    pub(super) asked: Vec<GridCommand>,
    /// Enter moves to the right instead of down.
    pub(super) enter_right: bool,
}

impl GridState {
    /// With nothing selected yet: the first cell will be active.
    pub fn new() -> Self {
        Self::default()
    }

    /// The active cell.
    pub fn active(&self) -> Option<Cell> {
        self.selection.map(|selection| selection.active)
    }

    /// What is selected.
    pub fn selected(&self, model: &dyn GridModel) -> Option<CellRange> {
        self.selection.map(|selection| selection.range(&ModelLattice(model)))
    }

    /// Cells, whole rows, whole columns or the table?
    pub fn extent(&self) -> Extent {
        self.selection.map_or(Extent::Cells, |selection| selection.extent)
    }

    /// Makes a cell active and shows it.
    pub fn go_to(&mut self, cell: Cell) {
        self.edit = None;
        self.selection = Some(Selection::at(cell));
        self.reveal = true;
    }

    /// Makes a block of cells selected and shows its far corner.
    pub fn select(&mut self, range: CellRange) {
        let mut selection = Selection::at(range.first);
        selection.extend_to(range.last);
        self.edit = None;
        self.selection = Some(selection);
        self.reveal = true;
    }

    /// Carries selection and editing over to where their cells stand now; `place` says where a cell went. A selection of
    /// which an end is gone becomes one cell.
    pub fn carry(&mut self, place: impl Fn(Cell) -> Option<Cell>) {
        if let Some(edit) = &mut self.edit {
            match place(edit.cell) {
                Some(cell) => edit.cell = cell,
                None => self.edit = None,
            }
        }
        let Some(selection) = &mut self.selection else { return };
        self.reveal |= selection.carry(place);
    }

    /// Begins to type in the active cell, in place of what it holds.
    pub fn begin_typing(&mut self, text: &str) {
        self.ask(GridCommand::Type(text.to_owned()));
        self.take_focus = true;
    }

    /// Does what a key would do, in the next frame.
    pub fn ask(&mut self, command: GridCommand) {
        self.asked.push(command);
    }

    /// Gives the keyboard to the grid in the next frame.
    pub fn request_focus(&mut self) {
        self.take_focus = true;
    }

    /// Is a cell being edited?
    pub fn is_editing(&self) -> bool {
        self.edit.is_some()
    }

    /// What is being typed just now, with its cell, for a live check.
    pub fn typing(&self) -> Option<(Cell, &str)> {
        self.edit.as_ref().map(|edit| (edit.cell, edit.buffer.as_str()))
    }

    /// Ends editing and keeps what was typed. To be called before another sheet is shown in its place.
    pub fn finish_edit(&mut self) -> Option<GridEvent> {
        self.edit.take()?.commit()
    }

    /// Width of the row labels at 100 %, when the person has set one.
    pub fn label_width(&self) -> Option<f32> {
        self.label_width
    }

    /// Width of a column at 100 %, by [`GridModel::column_id`], when the person has set one.
    pub fn column_width(&self, id: u64) -> Option<f32> {
        self.column_widths.get(&id).copied()
    }

    /// Sets the width of the row labels at 100 %.
    pub fn set_label_width(&mut self, points: f32) {
        self.label_width = Some(points);
    }
}

/// A model as the moves see it.
pub(super) struct ModelLattice<'a>(pub(super) &'a dyn GridModel);

impl Lattice for ModelLattice<'_> {
    fn rows(&self) -> usize {
        self.0.row_count()
    }

    fn columns(&self) -> usize {
        self.0.column_count()
    }

    fn can_be_active(&self, row: usize) -> bool {
        self.0.row_kind(row).can_be_active()
    }

    fn has_cells(&self, row: usize) -> bool {
        self.0.row_kind(row).has_cells()
    }

    fn block(&self, row: usize) -> std::ops::RangeInclusive<usize> {
        let rows = self.0.row_count();
        let is_block = |row: &usize| self.0.row_kind(*row) == RowKind::Block;
        if !(0..rows).any(|row| is_block(&row)) {
            return 0..=rows.saturating_sub(1);
        }
        let first = (0..row.min(rows)).rev().find(is_block).map_or(0, |heading| heading + 1);
        let ends = |row: &usize| matches!(self.0.row_kind(*row), RowKind::Block | RowKind::AddRow);
        let end = (row + 1..rows).find(ends).unwrap_or(rows);
        first..=end.saturating_sub(1)
    }

    fn is_filled(&self, cell: Cell) -> bool {
        self.0.row_kind(cell.row).has_cells() && !self.0.cell(cell.row, cell.column).text.is_empty()
    }
}
