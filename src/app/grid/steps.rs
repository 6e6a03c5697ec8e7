//! Where a step of the keyboard leads, as in a spreadsheet: to the next row or column, a page on, to the end of a filled block,
//! round and round inside a selection.

use super::selection::{Cell, Extent, Lattice, Move, Screen, Selection};

/// Do whole rows, columns or the table stay selected when the corner takes this step?
pub(super) fn keeps_extent(extent: Extent, step: Move) -> bool {
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
pub(super) fn walked(selection: &Selection, lattice: &dyn Lattice, step: Move) -> Option<Cell> {
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
pub(super) fn nearest(lattice: &dyn Lattice, row: usize) -> Option<usize> {
    let fits = |row: &usize| lattice.can_be_active(*row);
    (row..lattice.rows()).find(fits).or_else(|| (0..row).rev().find(fits))
}

fn row_above(lattice: &dyn Lattice, row: usize) -> Option<usize> {
    (0..row).rev().find(|row| lattice.can_be_active(*row))
}

fn row_below(lattice: &dyn Lattice, row: usize) -> Option<usize> {
    (row + 1..lattice.rows()).find(|row| lattice.can_be_active(*row))
}

pub(super) fn target(lattice: &dyn Lattice, from: Cell, step: Move, screen: Screen, tab_origin: Option<usize>) -> Cell {
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
