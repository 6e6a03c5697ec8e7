//! Which rows and columns of a sheet the grid shows, and in which order: rows are filtered, pinned years come first.
//!
//! Pure. The numbers of the grid's rows and columns mean something only together with a [`Shown`]; the layout's numbers are
//! what everything below the window knows.

use crate::figures::{Heading, LayoutRow, RowKind, SheetLayout};
use crate::questionnaire::{ItemCode, Year};
use std::collections::BTreeSet;

/// The rows and columns of a layout that show, in the order of the grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    rows: Vec<usize>,
    columns: Vec<usize>,
    pinned: usize,
}

impl Shown {
    /// The layout without the rows of `hidden`, the years of `pinned` before the others. Headings that are left without
    /// rows go with them.
    pub fn new(layout: &SheetLayout, hidden: &BTreeSet<ItemCode>, pinned: &BTreeSet<Year>) -> Self {
        let kept = |row: &LayoutRow| match &row.kind {
            RowKind::Item(Some(item)) => !hidden.contains(item),
            RowKind::Item(None) => true,
            RowKind::Heading(_) => false,
        };
        let mut rows = Vec::with_capacity(layout.rows.len());
        for (index, row) in layout.rows.iter().enumerate() {
            let shows = match row.kind {
                RowKind::Heading(heading) => below(heading, &layout.rows[index + 1..]).iter().any(kept),
                RowKind::Item(_) => kept(row),
            };
            if shows {
                rows.push(index);
            }
        }
        let (first, rest): (Vec<usize>, Vec<usize>) =
            (0..layout.columns.len()).partition(|column| pinned.contains(&layout.columns[*column].year));
        let pinned = if rest.is_empty() { 0 } else { first.len() };
        let columns = first.into_iter().chain(rest).collect();
        Self { rows, columns, pinned }
    }

    /// The layout's rows that show.
    pub fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// The layout's columns in the order shown.
    pub fn columns(&self) -> &[usize] {
        &self.columns
    }

    /// How many columns stand fixed at the left; none when all would.
    pub fn pinned(&self) -> usize {
        self.pinned
    }

    /// Where a row of the layout shows.
    pub fn row_of(&self, row: usize) -> Option<usize> {
        self.rows.binary_search(&row).ok()
    }

    /// Where a column of the layout shows.
    pub fn column_of(&self, column: usize) -> Option<usize> {
        self.columns.iter().position(|shown| *shown == column)
    }

    /// Where the row shows that is nearest to a row of the layout, those below before those above.
    pub fn nearest_row(&self, row: usize) -> Option<usize> {
        let next = self.rows.partition_point(|shown| *shown < row);
        (!self.rows.is_empty()).then(|| next.min(self.rows.len() - 1))
    }
}

/// The rows that a heading stands over.
fn below(heading: Heading, rows: &[LayoutRow]) -> &[LayoutRow] {
    let ends = |row: &LayoutRow| match (heading, &row.kind) {
        (Heading::Classification, kind) => *kind == RowKind::Heading(Heading::Classification),
        (_, RowKind::Heading(_)) => true,
        // "Other countries" and totals stand beside the groups, not in them.
        (_, RowKind::Item(_)) => row.depth == 0,
    };
    let end = rows.iter().position(ends).unwrap_or(rows.len());
    &rows[..end]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::figures::Column;
    use crate::questionnaire::Sex;
    use proptest::prelude::*;

    fn item(code: &str, depth: u8) -> LayoutRow {
        LayoutRow {
            kind: RowKind::Item(Some(code.into())),
            classification: None,
            depth,
            is_total: depth == 0,
            asked: true,
        }
    }

    fn heading(heading: Heading) -> LayoutRow {
        LayoutRow {
            kind: RowKind::Heading(heading),
            classification: None,
            depth: 0,
            is_total: false,
            asked: false,
        }
    }

    /// Total, members (A, B), added (C), other.
    fn countries(years: &[u16]) -> SheetLayout {
        let column = |year: &u16| {
            [Sex::Total, Sex::Male].map(|sex| Column {
                year: Year(*year),
                status: None,
                sex,
            })
        };
        SheetLayout {
            rows: vec![
                heading(Heading::Classification),
                item("TOTAL", 0),
                heading(Heading::Members),
                item("A", 1),
                item("B", 1),
                heading(Heading::Added),
                item("C", 1),
                item("X", 0),
                heading(Heading::Classification),
                item("TOTAL2", 0),
            ],
            columns: years.iter().flat_map(column).collect(),
        }
    }

    fn codes(list: &[&str]) -> BTreeSet<ItemCode> {
        list.iter().map(|code| ItemCode::from(*code)).collect()
    }

    #[test]
    fn headings_go_with_their_rows() {
        let layout = countries(&[2014]);
        let cases: [(&[&str], &[usize]); 6] = [
            (&[], &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
            (&["A"], &[0, 1, 2, 4, 5, 6, 7, 8, 9]),
            (&["A", "B"], &[0, 1, 5, 6, 7, 8, 9]),
            (&["C"], &[0, 1, 2, 3, 4, 7, 8, 9]),
            (&["TOTAL2"], &[0, 1, 2, 3, 4, 5, 6, 7]),
            (&["TOTAL", "A", "B", "C", "X", "TOTAL2"], &[]),
        ];
        for (hidden, expected) in cases {
            let shown = Shown::new(&layout, &codes(hidden), &BTreeSet::new());
            assert_eq!(shown.rows(), expected, "{hidden:?}");
        }
    }

    #[test]
    fn pinned_years_come_first() {
        let layout = countries(&[2012, 2013, 2014]);
        let shown = |years: &[u16]| {
            let pinned = years.iter().map(|year| Year(*year)).collect();
            let shown = Shown::new(&layout, &BTreeSet::new(), &pinned);
            (shown.columns().to_vec(), shown.pinned())
        };
        assert_eq!(shown(&[]), (vec![0, 1, 2, 3, 4, 5], 0));
        assert_eq!(shown(&[2013]), (vec![2, 3, 0, 1, 4, 5], 2));
        assert_eq!(shown(&[2014, 2012]), (vec![0, 1, 4, 5, 2, 3], 4));
        assert_eq!(shown(&[2012, 2013, 2014]), (vec![0, 1, 2, 3, 4, 5], 0));
        assert_eq!(shown(&[1999]), (vec![0, 1, 2, 3, 4, 5], 0));
    }

    proptest! {
        /// There and back again; no row or column twice; every column shows.
        #[test]
        fn a_place_is_found_where_it_shows(hidden in prop::collection::btree_set("TOTAL|TOTAL2|A|B|C|X", 0..6), pinned in prop::collection::btree_set(2010_u16..2014, 0..4)) {
            let layout = countries(&[2010, 2011, 2012, 2013]);
            let hidden: BTreeSet<ItemCode> = hidden.iter().map(|code| code.as_str().into()).collect();
            let pinned = pinned.into_iter().map(Year).collect();
            let shown = Shown::new(&layout, &hidden, &pinned);
            prop_assert!(shown.rows().is_sorted());
            for (at, row) in shown.rows().iter().enumerate() {
                prop_assert_eq!(shown.row_of(*row), Some(at));
                prop_assert_eq!(shown.nearest_row(*row), Some(at));
            }
            for (at, column) in shown.columns().iter().enumerate() {
                prop_assert_eq!(shown.column_of(*column), Some(at));
            }
            let columns: BTreeSet<usize> = shown.columns().iter().copied().collect();
            prop_assert_eq!(columns.len(), layout.columns.len());
            for (index, row) in layout.rows.iter().enumerate() {
                if let RowKind::Item(Some(item)) = &row.kind {
                    prop_assert_eq!(shown.row_of(index).is_none(), hidden.contains(item));
                }
            }
        }
    }
}
