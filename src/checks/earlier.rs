//! What earlier phases of the same country file say for the cells of this one.
//!
//! A sheet of this phase is laid beside the sheet of the same table, by code or by ILO's later code, of each earlier phase: from
//! the same source where there is one, else from the only other. Rebuilt with the grid, and when another phase's figures move.

use super::grid::{CellNumber, Content, Grid, Position, SheetBox};
use crate::figures::{Answers, CellAddress, Flag, Place, Sheet, SheetId, Value};
use crate::questionnaire::{ItemCode, Pack, PackId, Sex, Table, Unit, Year, builtin_packs};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// A figure of an earlier phase for a cell of this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierFigure {
    /// The phase.
    pub phase: PackId,
    /// Where it stands there.
    pub cell: CellAddress,
    /// The figure, in persons or in the currency.
    pub value: Value,
    /// Its flag.
    pub flag: Option<Flag>,
}

/// A figure as an earlier phase states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    pub value: Value,
    pub flag: Option<Flag>,
}

/// What a row or a status of this phase's sheet is called in an earlier one.
#[derive(Clone, Debug)]
enum Named {
    /// The earlier questionnaire does not have it.
    Nothing,
    /// By that code; none where the table has a single row, or no status.
    As(Option<ItemCode>),
}

impl Named {
    fn code(&self) -> Option<&Option<ItemCode>> {
        match self {
            Named::Nothing => None,
            Named::As(code) => Some(code),
        }
    }
}

/// A sheet of an earlier phase, on the rows, statuses and sexes of the sheet that answers the same table now.
#[derive(Clone, Debug)]
pub(super) struct EarlierSheet {
    pub phase: PackId,
    pub sheet: SheetId,
    /// The codes there of the rows here.
    items: Vec<Named>,
    /// The same for the statuses.
    statuses: Vec<Named>,
    sexes: &'static [Sex],
    /// The years with a figure, ascending.
    pub years: Vec<Year>,
    /// By row, year, status and sex, as in the grid.
    figures: Vec<Option<Stated>>,
}

impl EarlierSheet {
    fn new(answers: &Answers, now: &SheetBox, there: (&Pack, &Table), sheet: SheetId) -> Option<Self> {
        let (pack, table) = there;
        let figures = answers.figures.get(&sheet)?;
        // The same code, or the earlier one that a code of a later list answers: `COU_DES_MYS` for `CDS_DES_MYS`.
        let mapped = |own: &Option<ItemCode>| match own {
            None => Named::As(None),
            Some(own) => pack
                .resolve_item(table, own.as_str())
                .map_or(Named::Nothing, |code| Named::As(Some(code))),
        };
        let items: Vec<_> = now.rows.iter().map(|row| mapped(&row.item)).collect();
        let statuses: Vec<_> = now.statuses.iter().map(|(status, _)| mapped(status)).collect();
        let row_of: HashMap<&Option<ItemCode>, usize> = items
            .iter()
            .enumerate()
            .filter_map(|(row, item)| Some((item.code()?, row)))
            .collect();
        let years: BTreeSet<Year> = figures.keys().map(|place| place.year).collect();
        let years: Vec<Year> = years.into_iter().collect();
        let size = items.len() * years.len() * statuses.len() * now.sexes.len();
        let mut earlier = Self {
            phase: pack.id.clone(),
            sheet,
            years,
            figures: vec![None; size],
            sexes: now.sexes,
            statuses,
            items: Vec::new(),
        };
        for (place, figure) in figures {
            let at = (|| {
                let row = *row_of.get(&place.item)?;
                let status = earlier
                    .statuses
                    .iter()
                    .position(|status| status.code() == Some(&place.status))?;
                let sex = now.sexes.iter().position(|sex| *sex == place.sex)?;
                earlier.index(row, place.year, status, sex)
            })();
            if let (Some(at), Some(value)) = (at, figure.as_value()) {
                earlier.figures[at] = Some(Stated {
                    value,
                    flag: figure.flag,
                });
            }
        }
        drop(row_of);
        earlier.items = items;
        Some(earlier)
    }

    fn index(&self, row: usize, year: Year, status: usize, sex: usize) -> Option<usize> {
        let year = self.years.binary_search(&year).ok()?;
        Some(((row * self.years.len() + year) * self.statuses.len() + status) * self.sexes.len() + sex)
    }

    /// What it says for a row, status and sex of the sheet here, by their indices, in a year.
    pub fn at(&self, row: u16, year: Year, status: u16, sex: u16) -> Option<Stated> {
        let at = self.index(usize::from(row), year, usize::from(status), usize::from(sex))?;
        self.figures.get(at).copied().flatten()
    }

    /// Where that stands in the country file.
    pub fn address(&self, row: u16, year: Year, status: u16, sex: u16) -> Option<CellAddress> {
        let place = Place {
            item: self.items.get(usize::from(row))?.code()?.clone(),
            year,
            status: self.statuses.get(usize::from(status))?.code()?.clone(),
            sex: *self.sexes.get(usize::from(sex))?,
        };
        Some(CellAddress::new(self.sheet, place))
    }
}

/// One year of a row or column, from whichever phase says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub year: Year,
    pub value: Value,
    pub flag: Option<Flag>,
    /// 0 for this phase, else the place in [`Earlier::of_sheet`] plus one.
    pub origin: u8,
}

/// What earlier phases say, by sheet of this phase.
#[derive(Clone, Debug, Default)]
pub(super) struct Earlier {
    /// For each sheet of the grid those of earlier phases, the latest phase first; empty while the file holds no earlier phase.
    of_sheet: Vec<Vec<EarlierSheet>>,
}

impl Earlier {
    /// Gathers what the phases before `phase` say for the cells of `grid`.
    pub fn new(pack: &Pack, answers: &Answers, phase: &PackId, grid: &Grid) -> Self {
        if answers.sheets.values().all(|sheet| sheet.phase == *phase) {
            return Self::default();
        }
        let held: BTreeSet<&PackId> = answers.sheets.values().map(|sheet| &sheet.phase).collect();
        let before: Vec<Arc<Pack>> = builtin_packs()
            .into_iter()
            .take_while(|pack| pack.id != *phase)
            .filter(|pack| held.contains(&pack.id))
            .collect();
        let of_sheet = grid.sheets.iter().map(|now| {
            let latest_first = before.iter().rev();
            latest_first
                .filter_map(|there| {
                    let table = same_table(pack, &pack.tables[now.table], there)?;
                    let sheet = same_source(answers, now, table, &there.id)?;
                    EarlierSheet::new(answers, now, (there, table), sheet)
                })
                .collect()
        });
        Self {
            of_sheet: of_sheet.collect(),
        }
    }

    /// Whether one phase comes before another: in the order of the built-in packs, before one that is not among them.
    pub fn precedes(phase: &PackId, other: &PackId) -> bool {
        let mut before = builtin_packs().into_iter().take_while(|pack| pack.id != *other);
        before.any(|pack| pack.id == *phase)
    }

    /// The sheets of earlier phases that answer the table of a sheet, by its index in the grid, the latest phase first.
    pub fn of_sheet(&self, sheet: usize) -> &[EarlierSheet] {
        self.of_sheet.get(sheet).map_or(&[], Vec::as_slice)
    }

    /// What earlier phases say for a cell, the latest phase first.
    pub fn of_cell<'a>(
        &'a self,
        grid: &Grid,
        cell: CellNumber,
    ) -> impl Iterator<Item = (&'a EarlierSheet, Stated)> + use<'a> {
        let index = grid.sheet_of(cell);
        let sheet = &grid.sheets[index];
        let at = sheet.position(cell);
        let year = sheet.years[usize::from(at.year)].0;
        self.of_sheet(index)
            .iter()
            .filter_map(move |earlier| Some((earlier, earlier.at(at.row, year, at.status, at.sex)?)))
    }

    /// The same with the places where it stands.
    pub fn figures(&self, grid: &Grid, cell: CellNumber) -> Vec<EarlierFigure> {
        let sheet = &grid.sheets[grid.sheet_of(cell)];
        let at = sheet.position(cell);
        let year = sheet.years[usize::from(at.year)].0;
        self.of_cell(grid, cell)
            .filter_map(|(earlier, stated)| {
                Some(EarlierFigure {
                    phase: earlier.phase.clone(),
                    cell: earlier.address(at.row, year, at.status, at.sex)?,
                    value: stated.value,
                    flag: stated.flag,
                })
            })
            .collect()
    }

    /// A row's figures of this phase for one status and sex, the years ascending.
    pub fn own(grid: &Grid, sheet: usize, at: (u16, u16, u16)) -> impl Iterator<Item = Point> {
        let now = &grid.sheets[sheet];
        let (row, status, sex) = at;
        now.years.iter().zip(0..).filter_map(move |((year, _), index)| {
            let at = Position {
                row,
                year: index,
                status,
                sex,
            };
            let cell = &grid.cells[now.number(at) as usize];
            let Content::Value(value) = cell.content else {
                return None;
            };
            Some(Point {
                year: *year,
                value,
                flag: cell.flag,
                origin: 0,
            })
        })
    }

    /// A row's figures for one status and sex over all years that any phase gives, this phase before the others, the years ascending.
    pub fn series(&self, grid: &Grid, sheet: usize, row: u16, status: u16, sex: u16) -> Vec<Point> {
        let mut points: Vec<Point> = Self::own(grid, sheet, (row, status, sex)).collect();
        for (origin, earlier) in self.of_sheet(sheet).iter().enumerate() {
            for &year in &earlier.years {
                let place = points.binary_search_by_key(&year, |point| point.year);
                if let (Err(place), Some(stated)) = (place, earlier.at(row, year, status, sex)) {
                    let point = Point {
                        year,
                        value: stated.value,
                        flag: stated.flag,
                        origin: origin as u8 + 1,
                    };
                    points.insert(place, point);
                }
            }
        }
        points
    }
}

/// The table there that asks what a table here asks: the same code, or one that ILO gave it later.
fn same_table<'a>(pack: &Pack, table: &Table, there: &'a Pack) -> Option<&'a Table> {
    let renamed = || {
        let means =
            |other: &&Table| pack.resolve_indicator(other.code.as_str()).map(|known| &known.code) == Some(&table.code);
        there.tables.iter().find(means)
    };
    let found = there.resolve_indicator(table.code.as_str()).or_else(renamed);
    found.filter(|found| found.unit == table.unit)
}

/// The sheet of that table and phase from the same source, else the only other.
fn same_source(answers: &Answers, now: &SheetBox, table: &Table, phase: &PackId) -> Option<SheetId> {
    let own = answers.sheets.get(&now.id)?;
    let comparable = |(_, sheet): &(SheetId, &Sheet)| table.unit == Unit::Persons || sheet.currency == own.currency;
    let sheets: Vec<_> = answers.sheets_of_table(phase, &table.code).filter(comparable).collect();
    let same = sheets.iter().find(|(_, sheet)| sheet.source == own.source);
    match (same, sheets.as_slice()) {
        (Some((id, _)), _) => Some(*id),
        (None, [(id, _)]) => Some(*id),
        (None, _) => None,
    }
}
