//! Where the rows and columns of a worksheet stand. Hidden ones take no room: what an office hides it does not hand over.

use crate::exchange::spreadsheet::{Area, At, Worksheet};
use eframe::egui::{Rangef, Rect, Vec2, pos2, vec2};
use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Height of a row.
pub(super) const ROW: f32 = 22.0;
/// Widths of a column: the least, the most.
const WIDTHS: (f32, f32) = (52.0, 208.0);
/// The room that a letter takes.
const LETTER: f32 = 7.2;
/// Rows that are looked at to measure columns.
const LOOKED_AT: u32 = 400;
/// Rows and columns that are drawn even where nothing stands.
const LEAST: (u32, u32) = (24, 8);

/// The measures of a worksheet; handed about, so shared.
#[derive(Clone)]
pub(super) struct Measures(Arc<Inner>);

struct Inner {
    /// The rows that show, in order.
    rows: Vec<u32>,
    /// Where each column begins, one more at the end.
    edges: Vec<f32>,
    merged: HashMap<At, Area>,
    under: HashMap<At, At>,
}

/// A worksheet without cells.
pub(super) static NOTHING: std::sync::LazyLock<Measures> = std::sync::LazyLock::new(|| {
    Measures(Arc::new(Inner {
        rows: vec![0],
        edges: vec![0.0, WIDTHS.0],
        merged: HashMap::new(),
        under: HashMap::new(),
    }))
});

/// Cells of merged areas that are remembered one by one; larger ones are letterheads.
const MOST_MERGED: u64 = 4096;

impl Measures {
    pub fn of(sheet: &Worksheet) -> Self {
        let (height, width) = (sheet.height().max(LEAST.0), sheet.width().max(LEAST.1));
        let hidden: std::collections::HashSet<u32> = sheet.hidden_rows.iter().copied().collect();
        let mut rows: Vec<u32> = (0..height).filter(|row| !hidden.contains(row)).collect();
        if rows.is_empty() {
            rows.push(0);
        }
        let mut letters = vec![0_usize; width as usize];
        for (at, cell) in sheet.cells().take_while(|(at, _)| at.row < LOOKED_AT) {
            let text = super::paint::shown_text(cell);
            let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
            // A text may run over empty cells to its right, as titles do.
            let runs_over = cell.number().is_none() && sheet.cell(At::new(at.row, at.column + 1)).is_none();
            let most = if runs_over { 10 } else { 40 };
            let of_column = &mut letters[at.column as usize];
            if sheet.merged_at(at).is_none_or(|area| area.width() == 1) {
                *of_column = (*of_column).max(longest.min(most));
            }
        }
        let mut edges = vec![0.0];
        let mut edge = 0.0;
        for (column, letters) in letters.iter().enumerate() {
            if !sheet.hidden_columns.contains(&(column as u32)) {
                edge += (*letters as f32 * LETTER + 2.0 * super::INSET + 4.0).clamp(WIDTHS.0, WIDTHS.1);
            }
            edges.push(edge);
        }
        let (mut merged, mut under) = (HashMap::new(), HashMap::new());
        for area in &sheet.merged {
            merged.insert(area.first, *area);
            if u64::from(area.height()) * u64::from(area.width()) <= MOST_MERGED {
                for row in area.first.row..=area.last.row {
                    for column in area.first.column..=area.last.column {
                        under.insert(At::new(row, column), area.first);
                    }
                }
            }
        }
        Self(Arc::new(Inner {
            rows,
            edges,
            merged,
            under,
        }))
    }

    /// The width of the column of row numbers.
    pub fn gutter(&self) -> f32 {
        let last = self.0.rows.last().map_or(1, |row| row + 1);
        (last.to_string().len() as f32 * LETTER + 16.0).max(34.0)
    }

    /// How much room everything takes.
    pub fn size(&self) -> Vec2 {
        vec2(
            self.0.edges.last().copied().unwrap_or(0.0),
            self.0.rows.len() as f32 * ROW,
        )
    }

    /// How many columns there are.
    pub fn width(&self) -> u32 {
        self.0.edges.len() as u32 - 1
    }

    /// The place of a row among those that show; of a hidden one that of the next.
    fn place(&self, row: u32) -> usize {
        let place = self.0.rows.partition_point(|shown| *shown < row);
        place.min(self.0.rows.len() - 1)
    }

    /// The nearest cell that shows.
    pub fn within(&self, at: At) -> At {
        let row = self.0.rows[self.place(at.row)];
        let column = at.column.min(self.width().saturating_sub(1));
        At::new(row, column)
    }

    /// The cell that a cell is merged with, itself where it is not.
    pub fn top_of(&self, at: At) -> At {
        self.0.under.get(&at).copied().unwrap_or(at)
    }

    /// The cells that are drawn as one with it.
    pub fn merged(&self, at: At) -> Option<&Area> {
        self.0.merged.get(&at)
    }

    /// The row so many rows further that shows.
    pub fn rows_on(&self, row: u32, by: i64) -> u32 {
        let last = self.0.rows.len() as i64 - 1;
        let place = (self.place(row) as i64 + by).clamp(0, last);
        self.0.rows[usize::try_from(place).unwrap_or(0)]
    }

    /// The column so many columns further that shows.
    pub fn columns_on(&self, column: u32, by: i64) -> u32 {
        let shows = |column: &i64| usize::try_from(*column).is_ok_and(|at| self.0.edges[at] < self.0.edges[at + 1]);
        let (mut at, step) = (i64::from(column), by.signum());
        let width = i64::from(self.width());
        for _ in 0..by.abs() {
            let next = (1..=width).map(|steps| at + steps * step);
            let Some(next) = next.take_while(|next| (0..width).contains(next)).find(shows) else {
                break;
            };
            at = next;
        }
        u32::try_from(at).unwrap_or(column)
    }

    /// Where a cell stands.
    pub fn cell(&self, at: At) -> Rect {
        self.area(Area { first: at, last: at })
    }

    /// Where a block stands.
    pub fn area(&self, area: Area) -> Rect {
        let edge = |column: u32| self.0.edges[(column as usize).min(self.0.edges.len() - 1)];
        let top = self.0.rows.partition_point(|shown| *shown < area.first.row);
        let bottom = self.0.rows.partition_point(|shown| *shown <= area.last.row);
        Rect::from_min_max(
            pos2(edge(area.first.column), top as f32 * ROW),
            pos2(edge(area.last.column + 1), bottom as f32 * ROW),
        )
    }

    /// The rows that can be seen.
    pub fn rows_in(&self, range: Rangef) -> &[u32] {
        let last = self.0.rows.len();
        let from = ((range.min / ROW).floor().max(0.0) as usize).min(last);
        let to = ((range.max / ROW).ceil().max(0.0) as usize).min(last);
        &self.0.rows[from..to.max(from)]
    }

    /// The columns that can be seen.
    pub fn columns_in(&self, range: Rangef) -> RangeInclusive<u32> {
        let edges = &self.0.edges;
        let from = edges.partition_point(|edge| *edge <= range.min).saturating_sub(1);
        let to = edges.partition_point(|edge| *edge < range.max).max(1) - 1;
        let last = self.width().saturating_sub(1);
        (from as u32).min(last)..=(to as u32).min(last)
    }

    /// The cell at a point.
    pub fn at(&self, x: f32, y: f32) -> At {
        let place = ((y / ROW).floor().max(0.0) as usize).min(self.0.rows.len() - 1);
        let column = self.0.edges.partition_point(|edge| *edge <= x).saturating_sub(1) as u32;
        At::new(self.0.rows[place], column.min(self.width().saturating_sub(1)))
    }

    /// How far to scroll so that a cell is seen, as little as needed.
    pub fn reveal(&self, at: At, offset: Vec2, room: Vec2) -> Vec2 {
        let cell = self.cell(at);
        let along = |from: f32, to: f32, offset: f32, room: f32| {
            if from < offset || to - from > room {
                from
            } else if to > offset + room {
                to - room
            } else {
                offset
            }
        };
        let bar = 12.0;
        vec2(
            along(cell.left(), cell.right(), offset.x, room.x - bar).max(0.0),
            along(cell.top(), cell.bottom(), offset.y, room.y - bar).max(0.0),
        )
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::exchange::spreadsheet::{Cell, Content, Visibility};

    fn sheet() -> Worksheet {
        let text = |text: &str| Cell {
            content: Content::Text(text.into()),
            decimals: None,
            percent: false,
            formula: false,
        };
        let cells = vec![(At::new(0, 0), text("Malaysia")), (At::new(40, 9), text("end"))];
        let mut sheet = Worksheet::new("Sheet", Visibility::Visible, cells);
        sheet.hidden_rows = vec![1, 2];
        sheet.hidden_columns = vec![3];
        sheet
    }

    #[test]
    fn hidden_rows_and_columns_take_no_room_and_are_stepped_over() {
        let measures = Measures::of(&sheet());
        assert_eq!(measures.rows_on(0, 1), 3);
        assert_eq!(measures.rows_on(3, -1), 0);
        assert_eq!(measures.columns_on(2, 1), 4);
        assert_eq!(measures.columns_on(4, -1), 2);
        assert_eq!(measures.columns_on(9, 3), 9);
        assert_eq!(measures.columns_on(0, -1), 0);
        assert!(measures.cell(At::new(0, 3)).width() < 0.1);
        assert!((measures.cell(At::new(3, 0)).top() - ROW).abs() < 0.1);
    }

    #[test]
    fn a_point_and_the_cell_under_it_agree() {
        let measures = Measures::of(&sheet());
        for at in [At::new(0, 0), At::new(5, 2), At::new(40, 9)] {
            let middle = measures.cell(at).center();
            assert_eq!(measures.at(middle.x, middle.y), at);
        }
        assert_eq!(measures.at(-5.0, 1e6), At::new(40, 0));
    }

    #[test]
    fn a_cell_is_brought_into_view_by_the_least_scrolling() {
        let measures = Measures::of(&sheet());
        let room = vec2(200.0, 220.0);
        let stays = measures.reveal(At::new(4, 0), vec2(0.0, 0.0), room);
        assert_eq!(stays, vec2(0.0, 0.0));
        let down = measures.reveal(At::new(40, 0), vec2(0.0, 0.0), room);
        assert!(down.y > 500.0 && down.x == 0.0);
        assert!(measures.reveal(At::new(0, 0), down, room).y.abs() < f32::EPSILON);
    }
}
