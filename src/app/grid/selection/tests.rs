//! The keys of a spreadsheet on small drawings of a table, and what no walk may break.

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
