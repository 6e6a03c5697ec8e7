//! Which cell is active and which are selected, and how keys move them. Pure: it knows a lattice, no screen.
//!
//! As in a spreadsheet the active cell stays where a selection began; [`Selection::corner`] is the end that moves. Inside a
//! selection of several cells Enter and Tab walk the active cell through it and the selection stays.

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

/// Do whole rows, columns or the table stay selected when the corner takes this step?
fn keeps_extent(extent: Extent, step: Move) -> bool {
    match extent {
        Extent::Rows => matches!(
            step,
            Move::Up | Move::Down | Move::EdgeUp | Move::EdgeDown | Move::PageUp | Move::PageDown
        ),
        Extent::Columns => matches!(
            step,
            Move::Left
                | Move::Right
                | Move::EdgeLeft
                | Move::EdgeRight
                | Move::RowStart
                | Move::RowEnd
                | Move::PageLeft
                | Move::PageRight
        ),
        Extent::Cells => true,
        Extent::Table => false,
    }
}

/// The next cell of a selection of several for Enter (down, then the next column) and Tab (across, then the next row), round
/// and round. None when the step is another one or nothing but the active cell can be walked to.
fn walked(selection: &Selection, lattice: &dyn Lattice, step: Move) -> Option<Cell> {
    let range = selection.range(lattice);
    let active = selection.active;
    let down = matches!(step, Move::Enter | Move::EnterBack);
    let back = matches!(step, Move::EnterBack | Move::Previous);
    if range.is_one() || !(down || matches!(step, Move::Next | Move::Previous)) {
        return None;
    }
    let rows: Vec<usize> = range.rows().filter(|row| lattice.has_cells(*row)).collect();
    let columns = range.columns().count();
    let cells = rows.len() * columns;
    let row = rows.iter().position(|row| *row == active.row)?;
    if cells < 2 {
        return None;
    }
    let column = active.column.checked_sub(range.first.column)?;
    let place = if down {
        column * rows.len() + row
    } else {
        row * columns + column
    };
    let next = if back { place + cells - 1 } else { place + 1 } % cells;
    let (row, column) = if down {
        (next % rows.len(), next / rows.len())
    } else {
        (next / columns, next % columns)
    };
    Some(Cell::new(*rows.get(row)?, range.first.column + column))
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

fn target(lattice: &dyn Lattice, from: Cell, step: Move, screen: Screen, tab_origin: Option<usize>) -> Cell {
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
            let wanted = row.saturating_sub(screen.rows.max(1));
            Cell::new(
                row_below_or_at(lattice, wanted)
                    .filter(|found| *found < row)
                    .unwrap_or_else(first_row),
                column,
            )
        }
        Move::PageDown => {
            let wanted = (row + screen.rows.max(1)).min(lattice.rows().saturating_sub(1));
            Cell::new(
                row_above(lattice, wanted + 1)
                    .filter(|found| *found > row)
                    .unwrap_or_else(last_row),
                column,
            )
        }
        Move::PageLeft => Cell::new(row, column.saturating_sub(screen.columns.max(1))),
        Move::PageRight => Cell::new(row, (column + screen.columns.max(1)).min(last_column)),
        Move::Next if column < last_column => Cell::new(row, column + 1),
        Move::Next => row_below(lattice, row).map_or(from, |below| Cell::new(below, 0)),
        Move::Previous if column > 0 => Cell::new(row, column - 1),
        Move::Previous => row_above(lattice, row).map_or(from, |above| Cell::new(above, last_column)),
        Move::EdgeUp => edge(lattice, from, |cell| {
            Some(Cell::new(row_above(lattice, cell.row)?, cell.column))
        }),
        Move::EdgeDown => edge(lattice, from, |cell| {
            Some(Cell::new(row_below(lattice, cell.row)?, cell.column))
        }),
        Move::EdgeLeft => edge(lattice, from, |cell| {
            Some(Cell::new(cell.row, cell.column.checked_sub(1)?))
        }),
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use proptest::prelude::*;

    const SCREEN: Screen = Screen { rows: 3, columns: 2 };

    const MOVES: [Move; 20] = [
        Move::Up,
        Move::Down,
        Move::Left,
        Move::Right,
        Move::EdgeUp,
        Move::EdgeDown,
        Move::EdgeLeft,
        Move::EdgeRight,
        Move::RowStart,
        Move::RowEnd,
        Move::TableStart,
        Move::TableEnd,
        Move::PageUp,
        Move::PageDown,
        Move::PageLeft,
        Move::PageRight,
        Move::Next,
        Move::Previous,
        Move::Enter,
        Move::EnterBack,
    ];

    /// Rows as text: `#` is a heading, `x` a filled cell, `.` an empty one.
    #[derive(Debug)]
    struct Drawing(Vec<Vec<char>>);

    impl Drawing {
        fn new(rows: &[&str]) -> Self {
            Self(rows.iter().map(|row| row.chars().collect()).collect())
        }
    }

    impl Lattice for Drawing {
        fn rows(&self) -> usize {
            self.0.len()
        }
        fn columns(&self) -> usize {
            self.0.first().map_or(0, Vec::len)
        }
        fn can_be_active(&self, row: usize) -> bool {
            self.0[row][0] != '#'
        }
        fn is_filled(&self, cell: Cell) -> bool {
            self.0[cell.row][cell.column] == 'x'
        }
    }

    #[test]
    fn ctrl_and_an_arrow_stop_where_a_spreadsheet_stops() {
        let sheet = Drawing::new(&["xx..x", "#####", "x....", "x..xx", ".....", "x.xx."]);
        let cases = [
            ((0, 0), Move::EdgeRight, (0, 1)),
            ((0, 1), Move::EdgeRight, (0, 4)),
            ((0, 4), Move::EdgeLeft, (0, 1)),
            ((0, 2), Move::EdgeLeft, (0, 1)),
            ((2, 0), Move::EdgeRight, (2, 4)),
            ((0, 0), Move::EdgeDown, (3, 0)),
            ((3, 0), Move::EdgeDown, (5, 0)),
            ((5, 0), Move::EdgeUp, (3, 0)),
            ((5, 4), Move::EdgeUp, (3, 4)),
            ((4, 1), Move::EdgeDown, (5, 1)),
            ((0, 0), Move::EdgeUp, (0, 0)),
        ];
        for (from, step, to) in cases {
            let mut selection = Selection::at(Cell::new(from.0, from.1));
            selection.step(&sheet, step, false, SCREEN);
            assert_eq!((selection.active.row, selection.active.column), to, "{from:?} {step:?}");
        }
    }

    #[test]
    fn rows_and_then_columns_make_the_table() {
        let sheet = Drawing::new(&["..", "..", ".."]);
        let mut selection = Selection::at(Cell::new(1, 1));
        selection.select_rows();
        assert_eq!(
            selection.range(&sheet),
            CellRange::between(Cell::new(1, 0), Cell::new(1, 1))
        );
        selection.select_columns();
        assert_eq!(selection.extent, Extent::Table);
        assert_eq!(
            selection.range(&sheet),
            CellRange::between(Cell::new(0, 0), Cell::new(2, 1))
        );
    }

    fn walk(sheet: &Drawing, selection: &mut Selection, step: Move, times: usize) -> Vec<(usize, usize)> {
        (0..times)
            .map(|_| {
                selection.step(sheet, step, false, SCREEN);
                (selection.active.row, selection.active.column)
            })
            .collect()
    }

    #[test]
    fn enter_and_tab_walk_through_a_selection() {
        let sheet = Drawing::new(&["....", "####", "....", "...."]);
        let mut selection = Selection::at(Cell::new(0, 1));
        selection.extend_to(Cell::new(2, 2));
        let range = selection.range(&sheet);
        let down = walk(&sheet, &mut selection, Move::Enter, 5);
        assert_eq!(down, [(2, 1), (0, 2), (2, 2), (0, 1), (2, 1)]);
        let across = walk(&sheet, &mut selection, Move::Next, 4);
        assert_eq!(across, [(2, 2), (0, 1), (0, 2), (2, 1)]);
        assert_eq!(walk(&sheet, &mut selection, Move::Previous, 2), [(0, 2), (0, 1)]);
        assert_eq!(walk(&sheet, &mut selection, Move::EnterBack, 1), [(2, 2)]);
        assert_eq!(selection.range(&sheet), range);
        // From here a selection begins at the active cell, as it does everywhere.
        selection.step(&sheet, Move::Down, true, SCREEN);
        assert_eq!(
            selection.range(&sheet),
            CellRange::between(Cell::new(2, 2), Cell::new(3, 2))
        );
        // An arrow leaves the selection.
        selection.extend_to(Cell::new(3, 3));
        assert_eq!(walk(&sheet, &mut selection, Move::Left, 1), [(2, 1)]);
        assert!(selection.range(&sheet).is_one());
    }

    #[test]
    fn enter_after_tabs_goes_below_the_cell_where_they_began() {
        let sheet = Drawing::new(&["......", "......", "......"]);
        let mut selection = Selection::at(Cell::new(0, 2));
        assert_eq!(walk(&sheet, &mut selection, Move::Next, 2), [(0, 3), (0, 4)]);
        assert_eq!(walk(&sheet, &mut selection, Move::Enter, 1), [(1, 2)]);
        assert_eq!(walk(&sheet, &mut selection, Move::Next, 2), [(1, 3), (1, 4)]);
        assert_eq!(walk(&sheet, &mut selection, Move::Previous, 1), [(1, 3)]);
        assert_eq!(walk(&sheet, &mut selection, Move::Enter, 1), [(2, 2)]);
        // A run ends with any other move.
        assert_eq!(walk(&sheet, &mut selection, Move::Next, 1), [(2, 3)]);
        assert_eq!(walk(&sheet, &mut selection, Move::Up, 1), [(1, 3)]);
        assert_eq!(walk(&sheet, &mut selection, Move::Enter, 1), [(2, 3)]);
    }

    #[test]
    fn a_table_of_headings_has_no_active_cell() {
        let sheet = Drawing::new(&["##", "##"]);
        assert_eq!(Selection::first(&sheet), None);
        assert_eq!(Selection::at(Cell::new(0, 0)).within(&sheet), None);
        assert_eq!(Selection::first(&Drawing::new(&[])), None);
    }

    fn drawings() -> impl Strategy<Value = Drawing> {
        (1usize..6, 1usize..8).prop_flat_map(|(columns, rows)| {
            let row = prop_oneof![
                1 => Just(vec!['#'; columns]),
                4 => prop::collection::vec(prop_oneof![Just('x'), Just('.')], columns),
            ];
            prop::collection::vec(row, rows).prop_map(Drawing)
        })
    }

    proptest! {
        #[test]
        fn a_walk_comes_to_each_cell_of_the_selection_once(
            sheet in drawings(),
            ends in (0usize..8, 0usize..6, 0usize..8, 0usize..6),
            down in any::<bool>(),
        ) {
            let inside = |row: usize, column: usize| Cell::new(row % sheet.rows(), column % sheet.columns());
            let (from, to) = (inside(ends.0, ends.1), inside(ends.2, ends.3));
            prop_assume!(sheet.can_be_active(from.row));
            let mut selection = Selection::at(from);
            selection.extend_to(to);
            let range = selection.range(&sheet);
            let rows = range.rows().filter(|row| sheet.can_be_active(*row)).count();
            let cells = rows * range.columns().count();
            prop_assume!(cells > 1);
            let (on, back) = if down { (Move::Enter, Move::EnterBack) } else { (Move::Next, Move::Previous) };
            let mut seen = walk(&sheet, &mut selection, on, cells);
            prop_assert_eq!(selection.active, from);
            prop_assert_eq!(selection.range(&sheet), range);
            let mut returned = walk(&sheet, &mut selection, back, cells);
            returned.rotate_right(1);
            seen.reverse();
            seen.rotate_left(1);
            returned.rotate_left(1);
            prop_assert_eq!(&returned, &seen);
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len(), cells);
        }

        #[test]
        fn no_step_leaves_the_table_or_stands_in_a_heading(
            sheet in drawings(),
            steps in prop::collection::vec((prop::sample::select(MOVES.to_vec()), any::<bool>(), 1usize..5), 0..30),
        ) {
            if let Some(mut selection) = Selection::first(&sheet) {
                for (step, extend, page) in steps {
                    let active = selection.active;
                    let several = !selection.range(&sheet).is_one();
                    let before = selection.range(&sheet);
                    selection.step(&sheet, step, extend, Screen { rows: page, columns: page });
                    for cell in [selection.active, selection.corner] {
                        prop_assert!(cell.row < sheet.rows() && cell.column < sheet.columns());
                        prop_assert!(sheet.can_be_active(cell.row));
                    }
                    if extend {
                        prop_assert_eq!(selection.active, active);
                    } else if several && selection.range(&sheet) == before {
                        prop_assert!(before.contains(selection.active), "walked out of the selection");
                    } else {
                        prop_assert_eq!(selection.active, selection.corner);
                    }
                    prop_assert!(selection.range(&sheet).contains(selection.active));
                }
            }
        }

        #[test]
        fn tabs_visit_every_cell_once_and_come_back(sheet in drawings()) {
            if let Some(mut selection) = Selection::first(&sheet) {
                let rows = (0..sheet.rows()).filter(|row| sheet.can_be_active(*row)).count();
                let mut seen = vec![selection.active];
                for _ in 1..rows * sheet.columns() {
                    selection.step(&sheet, Move::Next, false, SCREEN);
                    seen.push(selection.active);
                }
                let mut once = seen.clone();
                once.dedup();
                prop_assert_eq!(&once, &seen);
                for cell in seen.iter().rev().skip(1) {
                    selection.step(&sheet, Move::Previous, false, SCREEN);
                    prop_assert_eq!(selection.active, *cell);
                }
            }
        }
    }
}
