//! Which cell is active and which are selected, and how keys move them. Pure: it knows a lattice, no screen.
//!
//! As in a spreadsheet the active cell stays where a selection began; [`Selection::corner`] is the end that moves.

use std::ops::RangeInclusive;

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
    /// Column where a run of Tabs began.
    tab_origin: Option<usize>,
}

impl Selection {
    /// One cell.
    pub fn at(cell: Cell) -> Self {
        Self { active: cell, corner: cell, ..Self::default() }
    }

    /// The first cell that can be active, if there is any.
    pub fn first(lattice: &dyn Lattice) -> Option<Self> {
        let row = (0..lattice.rows()).find(|row| lattice.can_be_active(*row))?;
        (lattice.columns() > 0).then(|| Self::at(Cell::new(row, 0)))
    }

    /// The selected block.
    pub fn range(&self, lattice: &dyn Lattice) -> CellRange {
        let block = CellRange::between(self.active, self.corner);
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
        if !lattice.can_be_active(self.active.row) {
            let row = nearest(lattice, self.active.row)?;
            self = Self::at(Cell::new(row, self.active.column));
        }
        Some(self)
    }

    /// Makes one cell active and selects nothing else.
    pub fn set(&mut self, cell: Cell) {
        *self = Self::at(cell);
    }

    /// Moves the corner only.
    pub fn extend_to(&mut self, cell: Cell) {
        self.corner = cell;
        self.tab_origin = None;
    }

    /// Whole rows, those of the present selection.
    pub fn select_rows(&mut self) {
        self.extent = if self.extent == Extent::Columns { Extent::Table } else { Extent::Rows };
    }

    /// Whole columns, those of the present selection.
    pub fn select_columns(&mut self) {
        self.extent = if self.extent == Extent::Rows { Extent::Table } else { Extent::Columns };
    }

    /// Everything.
    pub fn select_table(&mut self) {
        self.extent = Extent::Table;
    }

    /// Back to the active cell alone.
    pub fn collapse(&mut self) {
        *self = Self::at(self.active);
    }

    /// Takes a step. With `extend` the corner moves and the active cell stays. `page` is how many rows a screen has.
    pub fn step(&mut self, lattice: &dyn Lattice, step: Move, extend: bool, page: usize) {
        let origin = match step {
            Move::Next | Move::Previous => Some(self.tab_origin.unwrap_or(self.active.column)),
            _ => None,
        };
        if extend {
            let keeps_extent = match self.extent {
                Extent::Rows => matches!(step, Move::Up | Move::Down | Move::EdgeUp | Move::EdgeDown | Move::PageUp | Move::PageDown),
                Extent::Columns => matches!(step, Move::Left | Move::Right | Move::EdgeLeft | Move::EdgeRight | Move::RowStart | Move::RowEnd),
                Extent::Cells => true,
                Extent::Table => false,
            };
            if !keeps_extent {
                self.extent = Extent::Cells;
            }
            self.corner = target(lattice, self.corner, step, page, None);
        } else {
            let cell = target(lattice, self.active, step, page, self.tab_origin);
            *self = Self::at(cell);
            self.tab_origin = origin;
        }
    }
}

/// The nearest row that can be active, below first.
fn nearest(lattice: &dyn Lattice, row: usize) -> Option<usize> {
    let fits = |row: &usize| lattice.can_be_active(*row);
    (row..lattice.rows()).find(fits).or_else(|| (0..row).rev().find(fits))
}

fn row_above(lattice: &dyn Lattice, row: usize) -> Option<usize> {
    (0..row).rev().find(|row| lattice.can_be_active(*row))
}

fn row_below(lattice: &dyn Lattice, row: usize) -> Option<usize> {
    (row + 1..lattice.rows()).find(|row| lattice.can_be_active(*row))
}

fn target(lattice: &dyn Lattice, from: Cell, step: Move, page: usize, tab_origin: Option<usize>) -> Cell {
    let last_column = lattice.columns().saturating_sub(1);
    let Cell { row, column } = from;
    let first_row = || row_below_or_at(lattice, 0).unwrap_or(row);
    let last_row = || row_above(lattice, lattice.rows()).unwrap_or(row);
    match step {
        Move::Up => Cell::new(row_above(lattice, row).unwrap_or(row), column),
        Move::Down => Cell::new(row_below(lattice, row).unwrap_or(row), column),
        Move::Enter => match row_below(lattice, row) {
            Some(below) => Cell::new(below, tab_origin.unwrap_or(column)),
            None => from,
        },
        Move::EnterBack => Cell::new(row_above(lattice, row).unwrap_or(row), column),
        Move::Left => Cell::new(row, column.saturating_sub(1)),
        Move::Right => Cell::new(row, (column + 1).min(last_column)),
        Move::RowStart => Cell::new(row, 0),
        Move::RowEnd => Cell::new(row, last_column),
        Move::TableStart => Cell::new(first_row(), 0),
        Move::TableEnd => Cell::new(last_row(), last_column),
        Move::PageUp => {
            let wanted = row.saturating_sub(page.max(1));
            Cell::new(row_below_or_at(lattice, wanted).filter(|found| *found < row).unwrap_or_else(first_row), column)
        }
        Move::PageDown => {
            let wanted = (row + page.max(1)).min(lattice.rows().saturating_sub(1));
            Cell::new(row_above(lattice, wanted + 1).filter(|found| *found > row).unwrap_or_else(last_row), column)
        }
        Move::Next if column < last_column => Cell::new(row, column + 1),
        Move::Next => row_below(lattice, row).map_or(from, |below| Cell::new(below, 0)),
        Move::Previous if column > 0 => Cell::new(row, column - 1),
        Move::Previous => row_above(lattice, row).map_or(from, |above| Cell::new(above, last_column)),
        Move::EdgeUp => edge(lattice, from, |cell| Some(Cell::new(row_above(lattice, cell.row)?, cell.column))),
        Move::EdgeDown => edge(lattice, from, |cell| Some(Cell::new(row_below(lattice, cell.row)?, cell.column))),
        Move::EdgeLeft => edge(lattice, from, |cell| Some(Cell::new(cell.row, cell.column.checked_sub(1)?))),
        Move::EdgeRight => edge(lattice, from, |cell| {
            (cell.column < last_column).then(|| Cell::new(cell.row, cell.column + 1))
        }),
    }
}

fn row_below_or_at(lattice: &dyn Lattice, row: usize) -> Option<usize> {
    (row..lattice.rows()).find(|row| lattice.can_be_active(*row))
}

/// Ctrl and an arrow: inside a filled block to its end, outside to the next filled cell, else to the end of the table.
fn edge(lattice: &dyn Lattice, from: Cell, next: impl Fn(Cell) -> Option<Cell>) -> Cell {
    let Some(mut cell) = next(from) else {
        return from;
    };
    if lattice.is_filled(from) && lattice.is_filled(cell) {
        while let Some(ahead) = next(cell).filter(|ahead| lattice.is_filled(*ahead)) {
            cell = ahead;
        }
    } else {
        while !lattice.is_filled(cell) {
            match next(cell) {
                Some(ahead) => cell = ahead,
                None => break,
            }
        }
    }
    cell
}
