//! THE grid: a table of figures that is filled by keyboard as a spreadsheet is.
//!
//! It shows whatever implements [`GridModel`] and changes nothing: what the person does comes back as [`GridEvent`]s.
//! The caller keeps one [`GridState`] a sheet. Scrolling geometry is `egui_table`'s; [`selection`], [`clipboard`] and
//! [`keys`] are pure; `hands.rs` does what the keys say; [`mod@view`] draws the cells that are visible and no others;
//! [`accessibility`] names them.

pub mod accessibility;
mod cells;
mod changes;
pub mod clipboard;
mod editor;
mod geometry;
mod hands;
mod header;
pub mod key_table;
pub mod keys;
pub mod model;
mod mouse;
mod paint;
pub mod selection;
mod state;
mod steps;
pub mod stroke;
pub mod view;
mod widget;
mod widths;

use std::ops::RangeInclusive;

pub use model::{
    CellChange, CellKind, CellView, ChangeKind, ColumnHead, GridModel, GridWords, Marks, RowHead, RowKind,
};
pub use selection::{Cell, CellRange, Extent, Screen, Selection};
pub use state::GridState;
pub use widget::{Grid, GridOutput};

/// What a reason is set for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// These cells.
    Cells(CellRange),
    /// Whole rows.
    Rows(RangeInclusive<usize>),
    /// Whole columns.
    Columns(RangeInclusive<usize>),
    /// The whole table.
    Table,
}

/// What a person did. The grid has moved its selection already; the figures are the caller's to change.
///
/// A range may hold headings and cells that are not asked for: the caller passes over them.
#[derive(Clone, Debug, PartialEq)]
pub enum GridEvent {
    /// Typed into a cell and left it. Not sent when the text is what it was.
    Commit {
        /// The cell.
        cell: Cell,
        /// What was typed, as it was typed.
        text: String,
    },
    /// Emptied cells.
    Clear(CellRange),
    /// Pressed a reason key: N, X, C, S, or K, for which the caller asks where.
    Reason {
        /// For what.
        scope: Scope,
        /// Which one.
        reason: char,
    },
    /// Copied cells; the text is on the clipboard already.
    Copied(CellRange),
    /// Cut cells: the text is on the clipboard; they are to be emptied.
    Cut(CellRange),
    /// Pasted a block.
    Paste {
        /// The selected cells; the block begins at the first. One pasted cell fills them all.
        at: CellRange,
        /// Rows of fields, which may differ in length.
        block: Vec<Vec<String>>,
    },
    /// The first row of the range is to be repeated below.
    FillDown(CellRange),
    /// The first column of the range is to be repeated to the right.
    FillRight(CellRange),
    /// Pressed Ctrl+Enter: the selected cells are to get the reason that was typed, or that stands in the active cell.
    FillReason {
        /// The selected cells.
        range: CellRange,
        /// The active cell.
        active: Cell,
        /// What was typed there, or what it holds.
        text: String,
        /// Whether it was typed just now and is kept nowhere yet.
        typed: bool,
    },
    /// Pressed F9: empty totals, and single empty parts of totals, are to be worked out.
    FillTotals(CellRange),
    /// Take back the last action.
    Undo,
    /// Do it again.
    Redo,
    /// To the next finding.
    NextFinding,
    /// To the finding before.
    PreviousFinding,
    /// To the next cell that is still to be filled.
    NextToFill,
    /// To the one before.
    PreviousToFill,
    /// Asked what the active cell means (F1).
    Meaning,
    /// Asked for the sheet of keys (`?`).
    KeySheet,
    /// To the next table.
    NextTable,
    /// To the table before.
    PreviousTable,
    /// Pressed the row that adds a row, or typed into it.
    AddRow {
        /// That row.
        row: usize,
        /// What was typed, to search for; empty when pressed.
        typed: String,
    },
    /// Another cell became active.
    ActiveChanged(Cell),
    /// Tried to change what cannot be changed: a file that is read-only, or a cell that is not asked for.
    Refused(Cell),
    /// Set the width of the row labels, in points at 100 %.
    LabelWidth(f32),
    /// Made the table larger or smaller, by that factor: the wheel with Ctrl, or two fingers.
    Zoom(f32),
    /// Wants to leave for what stands beside the grid (F6).
    Leave {
        /// For what stands before it.
        backward: bool,
    },
}
