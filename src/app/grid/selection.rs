//! Which cell is active and which are selected, and how keys move them. Pure: it knows a lattice, no screen.
//!
//! As in a spreadsheet the active cell stays where a selection began; [`Selection::corner`] is the end that moves. Inside a
//! selection of several cells Enter and Tab walk the active cell through it and the selection stays.

use std::ops::RangeInclusive;

use super::steps::{keeps_extent, nearest, target, walked};

/// Place of a cell, from zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell {
    /// Row.
    pub row: usize,
    /// Column.
    pub column: usize,
}

impl Cell {
    /// The cell of a row and a column.
    pub fn new(row: usize, column: usize) -> Self {
        Self { row, column }
    }
}

/// A block of cells, both corners included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CellRange {
    /// Top left.
    pub first: Cell,
    /// Bottom right.
    pub last: Cell,
}

impl CellRange {
    /// The block between any two corners.
    pub fn between(a: Cell, b: Cell) -> Self {
        Self {
            first: Cell::new(a.row.min(b.row), a.column.min(b.column)),
            last: Cell::new(a.row.max(b.row), a.column.max(b.column)),
        }
    }

    /// Its rows.
    pub fn rows(self) -> RangeInclusive<usize> {
        self.first.row..=self.last.row
    }

    /// Its columns.
    pub fn columns(self) -> RangeInclusive<usize> {
        self.first.column..=self.last.column
    }

    /// Is the cell in it?
    pub fn contains(self, cell: Cell) -> bool {
        self.rows().contains(&cell.row) && self.columns().contains(&cell.column)
    }

    /// One cell only?
    pub fn is_one(self) -> bool {
        self.first == self.last
    }
}

/// What moving needs to know of a table.
pub trait Lattice {
    /// How many rows.
    fn rows(&self) -> usize;
    /// How many columns.
    fn columns(&self) -> usize;
    /// Can the active cell stand in this row? (Not in a heading.)
    fn can_be_active(&self, row: usize) -> bool;
    /// Does the cell hold anything?
    fn is_filled(&self, cell: Cell) -> bool;
    /// Does Enter or Tab stop in this row while it walks a selection? (Not in a row that adds a row.)
    fn has_cells(&self, row: usize) -> bool {
        self.can_be_active(row)
    }
    /// The rows of the block that a row belongs to: those of one classification, where a table has several.
    fn block(&self, _row: usize) -> RangeInclusive<usize> {
        0..=self.rows().saturating_sub(1)
    }
}

/// How much of a table a screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
}

/// How far a selection reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Extent {
    /// From corner to corner.
    #[default]
    Cells,
    /// Whole rows.
    Rows,
    /// Whole columns.
    Columns,
    /// Everything.
    Table,
}

/// A step of the active cell or of the moving corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Move {
    /// One up.
    Up,
    /// One down.
    Down,
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// Up to the edge of a filled block, or to the next filled cell.
    EdgeUp,
    /// The same downwards.
    EdgeDown,
    /// The same to the left.
    EdgeLeft,
    /// The same to the right.
    EdgeRight,
    /// First column.
    RowStart,
    /// Last column.
    RowEnd,
    /// First cell of all.
    TableStart,
    /// Last cell of all.
    TableEnd,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
    /// A screen to the left.
    PageLeft,
    /// A screen to the right.
    PageRight,
    /// Tab: to the right, from the last column to the next row.
    Next,
    /// Shift+Tab: the way back.
    Previous,
    /// Enter: down, back under the column where a run of Tabs began.
    Enter,
    /// Shift+Enter: up.
    EnterBack,
}

/// The active cell and what is selected with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The cell that typing goes to.
    pub active: Cell,
    /// The other end of the selection; the same cell when only one is selected.
    pub corner: Cell,
    /// Cells, whole rows, whole columns or all.
    pub extent: Extent,
    /// Where the selection began, once Enter or Tab has walked the active cell away from there.
    walked_from: Option<Cell>,
    /// The person is typing through the selection cell by cell.
    walking: bool,
    /// Column where a run of Tabs began.
    tab_origin: Option<usize>,
}

impl Selection {
    /// One cell.
    pub fn at(cell: Cell) -> Self {
        Self {
            active: cell,
            corner: cell,
            ..Self::default()
        }
    }

    /// The first cell that can be active, if there is any.
    pub fn first(lattice: &dyn Lattice) -> Option<Self> {
        let row = (0..lattice.rows()).find(|row| lattice.can_be_active(*row))?;
        (lattice.columns() > 0).then(|| Self::at(Cell::new(row, 0)))
    }

    /// The selected block.
    pub fn range(&self, lattice: &dyn Lattice) -> CellRange {
        let block = CellRange::between(self.walked_from.unwrap_or(self.active), self.corner);
        let (bottom, right) = (lattice.rows().saturating_sub(1), lattice.columns().saturating_sub(1));
        let (rows, columns) = match self.extent {
            Extent::Cells => (block.rows(), block.columns()),
            Extent::Rows => (block.rows(), 0..=right),
            Extent::Columns => (0..=bottom, block.columns()),
            Extent::Table => (0..=bottom, 0..=right),
        };
        CellRange {
            first: Cell::new(*rows.start(), *columns.start()),
            last: Cell::new(*rows.end(), *columns.end()),
        }
    }

    /// Keeps it inside a table that may have changed; `None` when no cell is left.
    #[must_use]
    pub fn within(mut self, lattice: &dyn Lattice) -> Option<Self> {
        if lattice.columns() == 0 || lattice.rows() == 0 {
            return None;
        }
        let clamp = |cell: Cell| Cell::new(cell.row.min(lattice.rows() - 1), cell.column.min(lattice.columns() - 1));
        self.active = clamp(self.active);
        self.corner = clamp(self.corner);
        self.walked_from = self.walked_from.map(clamp);
        if !lattice.can_be_active(self.active.row) {
            let row = nearest(lattice, self.active.row)?;
            self = Self::at(Cell::new(row, self.active.column));
        }
        Some(self)
    }

    /// The cell that moved last: the corner, or the active cell where that walks through the selection.
    pub fn moving(&self) -> Cell {
        if self.walked_from.is_some() {
            self.active
        } else {
            self.corner
        }
    }

    /// Carries it over to where its cells stand now; where an end is gone, one cell is left. True when anything moved.
    pub fn carry(&mut self, place: impl Fn(Cell) -> Option<Cell>) -> bool {
        let ends = (place(self.active), place(self.corner), self.walked_from.map(&place));
        match ends {
            (Some(active), Some(corner), walked_from) if walked_from != Some(None) => {
                let before = *self;
                self.active = active;
                self.corner = corner;
                self.walked_from = walked_from.flatten();
                before != *self
            }
            (Some(active), ..) => {
                *self = Self::at(active);
                true
            }
            (None, ..) => false,
        }
    }

    /// Makes one cell active and selects nothing else.
    pub fn set(&mut self, cell: Cell) {
        *self = Self::at(cell);
    }

    /// Moves the corner only; the selection begins at the active cell from now on.
    pub fn extend_to(&mut self, cell: Cell) {
        self.corner = cell;
        self.walked_from = None;
        self.walking = false;
        self.tab_origin = None;
    }

    /// Is the person going through the selection cell by cell, with Enter or Tab? A reason is then for the active cell alone.
    pub fn is_walked(&self) -> bool {
        self.walking
    }

    /// Whole rows, those of the present selection.
    pub fn select_rows(&mut self) {
        self.walking = false;
        self.extent = if self.extent == Extent::Columns {
            Extent::Table
        } else {
            Extent::Rows
        };
    }

    /// Whole columns, those of the present selection.
    pub fn select_columns(&mut self) {
        self.walking = false;
        self.extent = if self.extent == Extent::Rows {
            Extent::Table
        } else {
            Extent::Columns
        };
    }

    /// The block of rows in which the active cell stands; when that is selected already, or is all there is, everything.
    pub fn select_table(&mut self, lattice: &dyn Lattice) {
        self.walking = false;
        let whole = 0..=lattice.rows().saturating_sub(1);
        let block = lattice.block(self.active.row);
        let wanted = CellRange {
            first: Cell::new(*block.start(), 0),
            last: Cell::new(*block.end(), lattice.columns().saturating_sub(1)),
        };
        if block == whole || self.range(lattice) == wanted {
            self.extent = Extent::Table;
        } else {
            self.extent = Extent::Cells;
            self.corner = wanted.last;
            self.walked_from = Some(wanted.first);
            self.tab_origin = None;
        }
    }

    /// Back to the active cell alone.
    pub fn collapse(&mut self) {
        *self = Self::at(self.active);
    }

    /// Takes a step. With `extend` the corner moves and the active cell stays; Enter and Tab walk through a selection of several
    /// cells.
    pub fn step(&mut self, lattice: &dyn Lattice, step: Move, extend: bool, screen: Screen) {
        if extend {
            if !keeps_extent(self.extent, step) {
                self.extent = Extent::Cells;
            }
            self.extend_to(target(lattice, self.corner, step, screen, None));
        } else if let Some(next) = walked(self, lattice, step) {
            self.walked_from.get_or_insert(self.active);
            self.walking = true;
            self.active = next;
        } else {
            let origin = match step {
                Move::Next | Move::Previous => Some(self.tab_origin.unwrap_or(self.active.column)),
                _ => None,
            };
            let cell = target(lattice, self.active, step, screen, self.tab_origin);
            *self = Self::at(cell);
            self.tab_origin = origin;
        }
    }
}

#[cfg(test)]
mod tests;
