//! What is left to do, table by table, and the way to the next cell that is still to be answered.
//!
//! It says the same as the overview counts: a cell is left while nothing or only wrong input stands in it, and a sheet with
//! figures needs its source and, where the table asks for one, its definition of migrants.

use super::sheet_state::{CellState, SheetState};
use super::{Desk, DeskError};
use crate::checks::Finding;
use crate::figures::{CellAddress, RowKind, Scope, SheetId, SheetLayout};
use crate::questionnaire::{CheckKind, ItemCode, Severity, Sex, Table, TableCode, Year};
use std::collections::HashMap;

/// What is left in the whole questionnaire: the tables with something left, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// The tables.
    pub tables: Vec<TableLeft>,
}

/// What is left in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableLeft {
    /// The table.
    pub table: TableCode,
    /// Its sheets with something left. A table that nobody has begun has none.
    pub sheets: Vec<SheetLeft>,
    /// Errors that are not explained, by the key of the finding: what is only not answered or not stated is not among them.
    pub errors: Vec<String>,
}

/// What is left in a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLeft {
    /// The sheet.
    pub sheet: SheetId,
    /// Cells without any answer, in blocks.
    pub blank: Vec<BlankBlock>,
    /// Cells with input that cannot be read.
    pub wrong: Vec<CellAddress>,
    /// It holds figures, but does not say where they come from.
    pub source_missing: bool,
    /// It holds figures, but does not say who counts as a migrant.
    pub definition_missing: bool,
}

/// Cells without an answer: the same rows in some columns of some years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlankBlock {
    /// The years, one after the other as the sheet opens them.
    pub years: Vec<Year>,
    /// Statuses and sexes; empty: all columns of those years.
    pub columns: Vec<(Option<ItemCode>, Sex)>,
    /// How many rows.
    pub rows: usize,
    /// Whether these are all rows that are asked.
    pub all_rows: bool,
    /// How many cells.
    pub cells: usize,
    /// The first of them.
    pub first: CellAddress,
}

impl Left {
    /// How many things are left, each block of cells being one.
    pub fn count(&self) -> usize {
        self.tables.iter().map(TableLeft::count).sum()
    }

    /// What is left in one table.
    pub fn of_table(&self, table: &TableCode) -> Option<&TableLeft> {
        self.tables.iter().find(|left| &left.table == table)
    }
}

impl TableLeft {
    /// Whether nobody has begun it, nor said why it stays empty.
    pub fn not_begun(&self) -> bool {
        self.sheets.is_empty() && self.errors.is_empty()
    }

    /// How many things are left in it.
    pub fn count(&self) -> usize {
        let of_sheet = |sheet: &SheetLeft| {
            sheet.blank.len()
                + sheet.wrong.len()
                + usize::from(sheet.source_missing)
                + usize::from(sheet.definition_missing)
        };
        let sheets: usize = self.sheets.iter().map(of_sheet).sum();
        (sheets + self.errors.len()).max(usize::from(self.not_begun()))
    }
}

impl Desk {
    /// What is left to do in the shown phase. Walks every figure: keep the result until [`Desk::revision`] moves.
    pub fn what_is_left(&self) -> Left {
        let mut errors: HashMap<&TableCode, Vec<String>> = HashMap::new();
        for finding in self.findings().filter(|finding| finding.severity >= Severity::Error) {
            if let Some(table) = &finding.table
                && !self.is_explained(finding)
                && !self.is_listed_otherwise(finding)
            {
                errors.entry(table).or_default().push(finding.key.clone());
            }
        }
        let tables = self.pack().tables.iter();
        let left = tables.filter_map(|table| self.left_in(table, errors.remove(&table.code).unwrap_or_default()));
        Left { tables: left.collect() }
    }

    fn left_in(&self, table: &Table, errors: Vec<String>) -> Option<TableLeft> {
        let ids: Vec<SheetId> = self
            .answers
            .sheets_of_table(self.phase(), &table.code)
            .map(|(id, _)| id)
            .collect();
        let sheets: Vec<SheetLeft> = ids.iter().filter_map(|id| self.left_in_sheet(table, *id)).collect();
        let not_begun = ids.is_empty() && !self.table_is_covered(table) && !self.pair_is_begun(table);
        (not_begun || !sheets.is_empty() || !errors.is_empty()).then(|| TableLeft {
            table: table.code.clone(),
            sheets,
            errors,
        })
    }

    /// Whether a finding says what stands in the list anyway: blank and wrong cells, missing sources and definitions.
    fn is_listed_otherwise(&self, finding: &Finding) -> bool {
        let kind = self.pack.check(&finding.check).map(|check| &check.kind);
        let listed = matches!(
            kind,
            Some(CheckKind::SourceMissing | CheckKind::DefinitionMissing { .. } | CheckKind::WrongInput)
        );
        finding.completeness || listed
    }

    /// Whether the table that may be answered in this one's place (by citizenship for by birth) was begun.
    fn pair_is_begun(&self, table: &Table) -> bool {
        let pair = table.pair.as_ref();
        pair.is_some_and(|pair| self.answers.sheets_of_table(self.phase(), pair).next().is_some())
    }

    /// Whether a reason was given for the whole table.
    pub(super) fn table_is_covered(&self, table: &Table) -> bool {
        let phase = self.phase().clone();
        let scopes = [
            Scope::Table {
                phase: phase.clone(),
                table: table.code.clone(),
            },
            Scope::Module {
                phase: phase.clone(),
                module: table.module.clone(),
            },
            Scope::Questionnaire { phase },
        ];
        scopes.iter().any(|scope| self.answers.covers.contains_key(scope))
    }

    fn left_in_sheet(&self, table: &Table, id: SheetId) -> Option<SheetLeft> {
        let layout = self.layout(id).ok()?;
        let state = SheetState::of(self, id, &layout).ok()?;
        let sheet = self.sheet(id).ok()?;
        let mut wrong = Vec::new();
        let mut values = false;
        for row in 0..layout.rows.len() {
            for (column, cell) in state.row(row).iter().enumerate() {
                values |= *cell == CellState::Value;
                if *cell == CellState::Wrong {
                    wrong.extend(layout.cell(id, row, column));
                }
            }
        }
        let left = SheetLeft {
            sheet: id,
            blank: blank_blocks(id, &layout, &state),
            wrong,
            source_missing: values && sheet.source.is_none(),
            definition_missing: values && table.needs_definition() && sheet.definition().is_none(),
        };
        let nothing =
            left.blank.is_empty() && left.wrong.is_empty() && !left.source_missing && !left.definition_missing;
        (!nothing).then_some(left)
    }

    /// The next cell that is still to be answered, or the one before: year by year, in a year row by row; then the next
    /// table, and round again. A table without a sheet is taken up as a draft. None when everything is answered.
    pub fn next_to_fill(
        &mut self,
        table: &TableCode,
        from: Option<&CellAddress>,
        forward: bool,
    ) -> Result<Option<CellAddress>, DeskError> {
        let tables: Vec<TableCode> = self.pack().tables.iter().map(|table| table.code.clone()).collect();
        let here = tables.iter().position(|code| code == table).unwrap_or(0);
        let mut sheets = self.open_table(table)?;
        let standing = from.and_then(|cell| sheets.iter().position(|sheet| *sheet == cell.sheet));
        if let (Some(at), Some(cell)) = (standing, from) {
            if let Some(found) = self.open_cell(cell.sheet, Some(cell), forward)? {
                return Ok(Some(found));
            }
            sheets = if forward {
                sheets.split_off(at + 1)
            } else {
                sheets[..at].to_vec()
            };
        }
        if let Some(found) = self.open_cell_of(&sheets, forward)? {
            return Ok(Some(found));
        }
        for step in 1..=tables.len() {
            let index = if forward {
                here + step
            } else {
                here + tables.len() - step
            } % tables.len();
            let table = self.table(&tables[index])?;
            let begun = self.answers.sheets_of_table(self.phase(), &table.code).next().is_some();
            if !begun && self.table_is_covered(table) {
                continue;
            }
            let sheets = self.open_table(&tables[index])?;
            if let Some(found) = self.open_cell_of(&sheets, forward)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The first cell of a row that is still to be answered, from a year on and then from the beginning; else its first cell of
    /// that year.
    pub fn first_open_of_row(
        &self,
        id: SheetId,
        item: &ItemCode,
        from: Option<Year>,
    ) -> Result<Option<CellAddress>, DeskError> {
        let layout = self.layout(id)?;
        let state = SheetState::of(self, id, &layout)?;
        let wanted = RowKind::Item(Some(item.clone()));
        let Some(row) = layout.rows.iter().position(|row| row.kind == wanted) else {
            return Ok(None);
        };
        let start = layout
            .columns
            .iter()
            .position(|column| Some(column.year) == from)
            .unwrap_or(0);
        let open = |column: &usize| state.row(row).get(*column).is_some_and(|cell| cell.is_open());
        let column = (start..layout.columns.len()).chain(0..start).find(open);
        Ok(layout.cell(id, row, column.unwrap_or(start)))
    }

    fn open_cell_of(&self, sheets: &[SheetId], forward: bool) -> Result<Option<CellAddress>, DeskError> {
        let mut order: Vec<SheetId> = sheets.to_vec();
        if !forward {
            order.reverse();
        }
        for sheet in order {
            if let Some(cell) = self.open_cell(sheet, None, forward)? {
                return Ok(Some(cell));
            }
        }
        Ok(None)
    }

    /// The first open cell of a sheet after `from`, or the last one before it.
    fn open_cell(
        &self,
        id: SheetId,
        from: Option<&CellAddress>,
        forward: bool,
    ) -> Result<Option<CellAddress>, DeskError> {
        let layout = self.layout(id)?;
        let state = SheetState::of(self, id, &layout)?;
        let place = |row: usize, column: usize| (layout.columns[column].year, row, column);
        let standing = from.and_then(|cell| layout.find(&cell.place));
        let standing = standing.map(|(row, column)| place(row, column));
        let ahead = |place: &(Year, usize, usize)| match standing {
            None => true,
            Some(standing) if forward => *place > standing,
            Some(standing) => *place < standing,
        };
        let rows = (0..layout.rows.len()).filter(|row| layout.rows[*row].asked);
        let open = rows.flat_map(|row| {
            let cells = state.row(row).iter().enumerate();
            cells
                .filter(|(_, cell)| cell.is_open())
                .map(move |(column, _)| place(row, column))
        });
        let open = open.filter(ahead);
        let found = if forward { open.min() } else { open.max() };
        Ok(found.and_then(|(_, row, column)| layout.cell(id, row, column)))
    }
}

/// The blank cells of a sheet in blocks: columns of a year that lack the same rows are one, and so are years that lack the same.
fn blank_blocks(id: SheetId, layout: &SheetLayout, state: &SheetState) -> Vec<BlankBlock> {
    let asked: Vec<usize> = (0..layout.rows.len()).filter(|row| layout.rows[*row].asked).collect();
    let blank = |column: usize| -> Vec<usize> {
        let rows = asked.iter().copied();
        rows.filter(|row| state.cell(*row, column) == CellState::Blank)
            .collect()
    };
    let mut blocks: Vec<(BlankBlock, Vec<usize>)> = Vec::new();
    let mut start = 0;
    while start < layout.columns.len() {
        let year = layout.columns[start].year;
        let end = layout.columns[start..].iter().position(|column| column.year != year);
        let end = end.map_or(layout.columns.len(), |length| start + length);
        // Columns of this year by the rows they lack.
        let mut groups: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        for column in start..end {
            let rows = blank(column);
            if rows.is_empty() {
                continue;
            }
            match groups.iter_mut().find(|(known, _)| *known == rows) {
                Some((_, columns)) => columns.push(column),
                None => groups.push((rows, vec![column])),
            }
        }
        let before = blocks.len();
        for (rows, columns) in groups {
            let whole = columns.len() == end - start;
            let Some(first) = layout.cell(id, rows[0], columns[0]) else {
                continue;
            };
            let named = columns
                .iter()
                .map(|column| (layout.columns[*column].status.clone(), layout.columns[*column].sex));
            let block = BlankBlock {
                years: vec![year],
                columns: if whole { Vec::new() } else { named.collect() },
                rows: rows.len(),
                all_rows: rows.len() == asked.len(),
                cells: rows.len() * columns.len(),
                first,
            };
            let same = blocks[..before].iter_mut().find(|(known, known_rows)| {
                *known_rows == rows
                    && known.columns == block.columns
                    && known.years.last() == last_year_before(layout, start).as_ref()
            });
            match same {
                Some((known, _)) => {
                    known.years.push(year);
                    known.cells += block.cells;
                }
                None => blocks.push((block, rows)),
            }
        }
        start = end;
    }
    blocks.into_iter().map(|(block, _)| block).collect()
}

fn last_year_before(layout: &SheetLayout, column: usize) -> Option<Year> {
    Some(layout.columns[column.checked_sub(1)?].year)
}
