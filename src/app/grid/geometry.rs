//! Where rows and columns lie: sizes in points, zoom included. Pure.
//!
//! Columns lie side by side from zero, the pinned ones first. On the screen the pinned ones stand beside the row labels and the
//! others scroll under them, so that a place is always told from the origin of one of the two (see [`Pane`]).

use std::ops::Range;

use eframe::egui::{Pos2, Rangef, Rect};

use super::selection::Cell;
use crate::app::theme;

/// Room between a figure and the edges of its cell, at 100 %.
pub(super) const PADDING: f32 = 9.0;
/// Least and greatest width of the row labels, at 100 %.
pub(super) const LABEL_WIDTHS: Rangef = Rangef { min: 96.0, max: 640.0 };
/// Least and greatest width of a column, at 100 %.
pub(super) const COLUMN_WIDTHS: Rangef = Rangef { min: 32.0, max: 480.0 };
/// The width of row labels that nobody has set, at 100 %.
pub(super) const LABELS: f32 = 232.0;
/// What is left for the columns that scroll, however many are pinned.
const ROOM_TO_SCROLL: f32 = 160.0;

/// The width that a column of so many digits has by itself, at 100 %.
pub(super) fn natural_width(digits: usize) -> f32 {
    let digits = digits.max(7);
    let text = theme::GRID_TEXT;
    // A digit of Noto Sans is 0.572 of the size wide; a thin space stands after every third.
    let width = text * 0.572 * digits as f32 + text * 0.18 * (digits / 3) as f32 + 2.0 * PADDING;
    width.max(72.0)
}

/// How many of the columns that are to be pinned have room: the others scroll with the rest, of which there is one at least.
pub(super) fn pinned_that_fit(columns: &[f32], wanted: usize, room: f32) -> usize {
    let most = columns.len().saturating_sub(2).min(wanted);
    (0..=most)
        .rev()
        .find(|count| columns.get(*count).is_some_and(|x| *x <= room - ROOM_TO_SCROLL))
        .unwrap_or(0)
}

/// Sizes in points, zoom included.
#[derive(Clone, Debug)]
pub(super) struct Geometry {
    pub(super) zoom: f32,
    pub(super) row: f32,
    pub(super) header_row: f32,
    pub(super) levels: usize,
    pub(super) labels: f32,
    /// Left edge of each column from the first, and the right edge of the last.
    pub(super) columns: Vec<f32>,
    /// How many columns, the first ones, do not scroll.
    pub(super) pinned: usize,
    pub(super) rows: usize,
}

impl Geometry {
    pub(super) fn column_count(&self) -> usize {
        self.columns.len().saturating_sub(1)
    }

    pub(super) fn column(&self, column: usize) -> Rangef {
        Rangef::new(self.columns[column], self.columns[column + 1])
    }

    /// The right edge of the last column.
    pub(super) fn columns_width(&self) -> f32 {
        self.columns.last().copied().unwrap_or_default()
    }

    /// The width of the pinned columns.
    pub(super) fn pinned_width(&self) -> f32 {
        self.columns.get(self.pinned).copied().unwrap_or_default()
    }

    /// The width of all that does not scroll sideways: labels and pinned columns.
    pub(super) fn fixed_width(&self) -> f32 {
        self.labels + self.pinned_width()
    }

    pub(super) fn header_height(&self) -> f32 {
        self.header_row * self.levels as f32
    }

    /// The height of all rows.
    pub(super) fn rows_height(&self) -> f32 {
        self.rows as f32 * self.row
    }

    /// Columns between two places, from the left edge of the first column.
    pub(super) fn columns_between(&self, left: f32, right: f32) -> Range<usize> {
        let last = self.column_count();
        let first = self.columns.partition_point(|x| *x <= left).saturating_sub(1).min(last);
        let end = self.columns.partition_point(|x| *x < right).min(last);
        first..end.max(first)
    }

    /// Columns that can be seen whole between two places.
    pub(super) fn whole_columns_between(&self, left: f32, right: f32) -> usize {
        let first = self.columns.partition_point(|x| *x < left);
        let end = self.columns.partition_point(|x| *x <= right);
        end.saturating_sub(first + 1)
    }

    pub(super) fn rows_between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = ((top / self.row).floor().max(0.0) as usize).min(self.rows);
        let end = ((bottom / self.row).ceil().max(0.0) as usize).min(self.rows);
        first..end.max(first)
    }

    /// The column at a place; beyond the edges, the nearest.
    pub(super) fn column_at(&self, x: f32) -> usize {
        self.columns
            .partition_point(|edge| *edge <= x)
            .saturating_sub(1)
            .min(self.column_count().saturating_sub(1))
    }

    /// The row at a place; beyond the edges, the nearest.
    pub(super) fn row_at(&self, y: f32) -> usize {
        ((y / self.row).floor().max(0.0) as usize).min(self.rows.saturating_sub(1))
    }

    /// The column whose right edge is near a place, within so much.
    pub(super) fn edge_at(&self, x: f32, within: f32) -> Option<usize> {
        let after = self.columns.partition_point(|edge| *edge <= x);
        let near = |edge: usize| (self.columns.get(edge)? - x).abs().le(&within).then_some(edge);
        // Of two edges that are near, the right one: a column that was made very narrow can be made wide again.
        let edge = near(after).or_else(|| near(after.checked_sub(1)?))?;
        edge.checked_sub(1)
    }

    pub(super) fn cell(&self, cell: Cell, origin: Pos2) -> Rect {
        let x = self.column(cell.column);
        let top = cell.row as f32 * self.row;
        Rect::from_x_y_ranges(x.min..=x.max, top..=top + self.row).translate(origin.to_vec2())
    }
}

/// A part of the table on the screen: the pinned columns or those that scroll.
#[derive(Clone, Debug)]
pub(super) struct Pane {
    /// Where the first cell of the table would begin.
    pub(super) origin: Pos2,
    /// What can be seen.
    pub(super) clip: Rect,
    /// The columns of the pane that can be seen.
    pub(super) columns: Range<usize>,
    /// All columns of the pane.
    pub(super) all: Range<usize>,
}

impl Pane {
    /// Before anything is known.
    pub(super) fn unseen() -> Self {
        Self {
            origin: Pos2::ZERO,
            clip: Rect::NOTHING,
            columns: 0..0,
            all: 0..0,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use eframe::egui::pos2;
    use proptest::prelude::*;

    fn geometries() -> impl Strategy<Value = Geometry> {
        (
            prop::collection::vec(20_u16..200, 1..30),
            1_usize..300,
            6_u16..60,
            0_usize..8,
        )
            .prop_map(|(widths, rows, row, pinned)| {
                let mut columns = vec![0.0];
                for width in &widths {
                    columns.push(columns.last().unwrap() + f32::from(*width));
                }
                Geometry {
                    zoom: 1.0,
                    row: f32::from(row),
                    header_row: 22.0,
                    levels: 2,
                    labels: 232.0,
                    pinned: pinned_that_fit(&columns, pinned, 900.0),
                    columns,
                    rows,
                }
            })
    }

    proptest! {
        #[test]
        fn the_middle_of_a_cell_is_in_that_cell(geometry in geometries(), row in any::<prop::sample::Index>(), column in any::<prop::sample::Index>()) {
            let cell = Cell::new(row.index(geometry.rows), column.index(geometry.column_count()));
            let centre = geometry.cell(cell, pos2(0.0, 0.0)).center();
            prop_assert_eq!(geometry.column_at(centre.x), cell.column);
            prop_assert_eq!(geometry.row_at(centre.y), cell.row);
            prop_assert_eq!(geometry.edge_at(centre.x, 5.0), None);
            let edge = geometry.column(cell.column).max;
            prop_assert_eq!(geometry.edge_at(edge - 2.0, 5.0), Some(cell.column));
            prop_assert_eq!(geometry.edge_at(edge + 2.0, 5.0), Some(cell.column));
        }

        #[test]
        fn what_is_seen_is_what_the_screen_touches(geometry in geometries(), left in -200.0_f32..4000.0, width in 1.0_f32..1500.0) {
            let right = left + width;
            let seen = geometry.columns_between(left, right);
            for column in 0..geometry.column_count() {
                let x = geometry.column(column);
                let touches = x.min < right && x.max > left;
                prop_assert_eq!(seen.contains(&column), touches, "{} of {:?}", column, seen);
            }
            let whole = (0..geometry.column_count())
                .map(|column| geometry.column(column))
                .filter(|x| x.min >= left && x.max <= right)
                .count();
            prop_assert_eq!(geometry.whole_columns_between(left, right), whole);
            let rows = geometry.rows_between(left, right);
            for row in 0..geometry.rows {
                let top = row as f32 * geometry.row;
                prop_assert_eq!(rows.contains(&row), top < right && top + geometry.row > left);
            }
        }

        #[test]
        fn nowhere_is_outside_the_table(geometry in geometries(), x in -1e5_f32..1e5, y in -1e5_f32..1e5) {
            prop_assert!(geometry.column_at(x) < geometry.column_count());
            prop_assert!(geometry.row_at(y) < geometry.rows);
        }

        #[test]
        fn pinned_columns_leave_room_and_one_column(geometry in geometries(), wanted in 0_usize..40, room in 0.0_f32..2000.0) {
            let pinned = pinned_that_fit(&geometry.columns, wanted, room);
            prop_assert!(pinned <= wanted && pinned < geometry.column_count().max(1));
            prop_assert!(pinned == 0 || geometry.columns[pinned] + ROOM_TO_SCROLL <= room);
            let more = pinned + 1;
            prop_assert!(
                more > wanted || more >= geometry.column_count() || geometry.columns[more] + ROOM_TO_SCROLL > room
            );
        }
    }

    #[test]
    fn a_wider_figure_makes_a_wider_column() {
        let widths: Vec<f32> = (0..14).map(natural_width).collect();
        assert!(widths.is_sorted());
        assert!(
            (widths[0] - widths[7]).abs() < f32::EPSILON,
            "seven digits have room in every column"
        );
        assert!(widths[12] > widths[7] + 20.0);
    }
}
