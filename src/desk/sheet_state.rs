//! What stands in every cell of a sheet, worked out for all of them in one go: the figures are walked once, and reasons that
//! cover a row, a column, a year or everything are sought once. Row filters and the list of what is left are made from it.

use super::{Desk, DeskError};
use crate::figures::{Answer, RowKind, Scope, SheetId, SheetLayout};
use crate::questionnaire::{ItemCode, Sex, Year};
use std::collections::{BTreeSet, HashMap};

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellState {
    /// A heading has no cells.
    Heading,
    /// Nothing yet.
    Blank,
    /// A reason from its row, column, year, sheet, table or module.
    Covered,
    /// A reason of its own.
    Reason,
    /// A figure.
    Value,
    /// What cannot be read.
    Wrong,
}

impl CellState {
    /// Whether something has still to be said here.
    pub fn is_open(self) -> bool {
        matches!(self, CellState::Blank | CellState::Wrong)
    }

    /// Whether the cell has an answer of its own, be it a wrong one.
    pub fn is_own(self) -> bool {
        matches!(self, CellState::Value | CellState::Reason | CellState::Wrong)
    }
}

/// A sheet's cells, row by row as they are laid out.
pub(super) struct SheetState {
    columns: usize,
    cells: Vec<CellState>,
}

impl SheetState {
    /// The state of a sheet, a draft included, that is laid out so.
    pub fn of(desk: &Desk, id: SheetId, layout: &SheetLayout) -> Result<Self, DeskError> {
        let width = layout.columns.len();
        let covers = Covers::over(desk, id)?;
        let mut cells = Vec::with_capacity(layout.rows.len() * width);
        let mut rows: HashMap<Option<&ItemCode>, usize> = HashMap::with_capacity(layout.rows.len());
        let columns: Vec<CellState> = layout
            .columns
            .iter()
            .map(|column| covers.column(column.year, column.status.as_ref(), column.sex))
            .collect();
        for (index, row) in layout.rows.iter().enumerate() {
            let RowKind::Item(item) = &row.kind else {
                cells.extend(std::iter::repeat_n(CellState::Heading, width));
                continue;
            };
            rows.entry(item.as_ref()).or_insert(index);
            if covers.rows.contains(item) {
                cells.extend(std::iter::repeat_n(CellState::Covered, width));
            } else {
                cells.extend_from_slice(&columns);
            }
        }
        let mut places: HashMap<(Year, Option<&ItemCode>, Sex), usize> = HashMap::with_capacity(width);
        for (index, column) in layout.columns.iter().enumerate() {
            places.insert((column.year, column.status.as_ref(), column.sex), index);
        }
        let figures = desk.answers().figures.get(&id).into_iter().flatten();
        // Figures come row by row, in a row column by column: mostly the next column, and the row changes seldom.
        let mut last: Option<(Option<&ItemCode>, Option<usize>)> = None;
        let mut next = 0;
        for (place, figure) in figures {
            let item = place.item.as_ref();
            let row = match last {
                Some((known, row)) if known == item => row,
                _ => rows.get(&item).copied(),
            };
            last = Some((item, row));
            let is_next = layout.columns.get(next).is_some_and(|column| {
                column.year == place.year && column.sex == place.sex && column.status == place.status
            });
            let column = if is_next {
                Some(next)
            } else {
                places.get(&(place.year, place.status.as_ref(), place.sex)).copied()
            };
            next = column.map_or(0, |column| column + 1);
            if let (Some(row), Some(column)) = (row, column)
                && let Some(cell) = cells.get_mut(row * width + column)
            {
                *cell = match figure.answer {
                    Answer::Value(_) => CellState::Value,
                    Answer::Reason(_) => CellState::Reason,
                    Answer::WrongInput(_) => CellState::Wrong,
                };
            }
        }
        Ok(Self { columns: width, cells })
    }

    /// A cell of the layout.
    pub fn cell(&self, row: usize, column: usize) -> CellState {
        self.row(row).get(column).copied().unwrap_or(CellState::Heading)
    }

    /// A row of the layout.
    pub fn row(&self, row: usize) -> &[CellState] {
        let start = row * self.columns;
        self.cells.get(start..start + self.columns).unwrap_or_default()
    }
}

/// The reasons that cover more than a cell of one sheet.
#[derive(Default)]
struct Covers {
    all: bool,
    rows: BTreeSet<Option<ItemCode>>,
    years: BTreeSet<Year>,
    columns: BTreeSet<(Year, Option<ItemCode>, Sex)>,
}

impl Covers {
    fn over(desk: &Desk, id: SheetId) -> Result<Self, DeskError> {
        let of = desk.sheet(id)?;
        let module = &desk.table(&of.table)?.module;
        let mut covers = Covers::default();
        for scope in desk.answers().covers.keys() {
            match scope {
                Scope::Questionnaire { phase } => covers.all |= *phase == of.phase,
                Scope::Module { phase, module: over } => covers.all |= *phase == of.phase && over == module,
                Scope::Table { phase, table } => covers.all |= *phase == of.phase && *table == of.table,
                Scope::Sheet { sheet } => covers.all |= *sheet == id,
                Scope::Row { sheet, item } if *sheet == id => {
                    covers.rows.insert(item.clone());
                }
                Scope::Year { sheet, year } if *sheet == id => {
                    covers.years.insert(*year);
                }
                Scope::Column {
                    sheet,
                    year,
                    status,
                    sex,
                } if *sheet == id => {
                    covers.columns.insert((*year, status.clone(), *sex));
                }
                _ => {}
            }
        }
        Ok(covers)
    }

    /// What a cell of that column says that has no answer of its own and no reason from its row.
    fn column(&self, year: Year, status: Option<&ItemCode>, sex: Sex) -> CellState {
        let covered = self.all || self.years.contains(&year) || self.columns.contains(&(year, status.cloned(), sex));
        if covered { CellState::Covered } else { CellState::Blank }
    }
}
