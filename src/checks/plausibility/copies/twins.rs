//! Copies between the sheets of different tables: where the same figure stands in the same row, year and sex of two.
//!
//! An index over all figures of the phase, kept up figure by figure, so that a keystroke costs one entry. Tables that count the
//! same people by the same list have to agree, and two sources of one table may: neither is looked at.

use super::super::reading::{Reading, Remark, years_in_words};
use super::super::{Odd, View};
use super::within::extent;
use super::{Agreement, is_forced, telling};
use crate::checks::across::{StatusKey, statuses};
use crate::checks::compose::sheet_key;
use crate::checks::finding::Detail;
use crate::checks::grid::{CellNumber, Content, Grid, Position};
use crate::questionnaire::{Check, ClassificationKind, Pack, Sex, Universe, Year};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A row as it is found again in other tables: what kind of list, and the end of its code, which later lists keep.
type RowName = (Option<ClassificationKind>, String);

/// What two figures must share to be twins: row, year, sex and amount.
type Likeness = (u32, Year, Sex, (i64, i8));

/// Two sheets of different tables, by their index in the grid.
pub(in crate::checks) type SheetPair = (u32, u32);

/// Where the same figures stand in several tables.
#[derive(Clone, Debug, Default)]
pub(in crate::checks) struct Twins {
    /// The number of each row's name, by sheet.
    rows: Vec<Vec<u32>>,
    /// Who is counted in each status, by sheet.
    people: Vec<Vec<(Universe, StatusKey)>>,
    /// What is held of each cell.
    held: HashMap<CellNumber, Likeness>,
    cells: HashMap<Likeness, Vec<CellNumber>>,
    /// The cells that are the same, by sheets; the cell of the first sheet first.
    pairs: BTreeMap<SheetPair, BTreeSet<(CellNumber, CellNumber)>>,
    /// The sheets of which one has changed since they were judged.
    changed: BTreeSet<SheetPair>,
}

impl Twins {
    /// Reads all figures.
    pub fn new(pack: &Pack, grid: &Grid) -> Self {
        let mut names: HashMap<RowName, u32> = HashMap::new();
        let mut twins = Self::default();
        for sheet in &grid.sheets {
            let table = &pack.tables[sheet.table];
            let kind = table.main.as_ref().map(|main| main.kind);
            let numbers = sheet.rows.iter().map(|row| {
                let ending = match (&row.item, &row.classification) {
                    (Some(item), Some(list)) => item.as_str().strip_prefix(list.as_str()).unwrap_or(item.as_str()),
                    (Some(item), None) => item.as_str(),
                    (None, _) => "",
                };
                let next = names.len() as u32;
                *names.entry((kind, ending.to_owned())).or_insert(next)
            });
            twins.rows.push(numbers.collect());
            let people = statuses(pack, table, sheet).into_iter();
            twins
                .people
                .push(people.map(|(key, _)| (table.universe, key)).collect());
        }
        for cell in 0..grid.cells.len() as CellNumber {
            twins.hold(grid, cell);
        }
        twins.changed = twins.pairs.keys().copied().collect();
        twins
    }

    /// Reads one cell again.
    pub fn refresh(&mut self, grid: &Grid, cell: CellNumber) {
        if let Some(likeness) = self.held.remove(&cell) {
            let mut cells = self.cells.remove(&likeness).unwrap_or_default();
            cells.retain(|other| *other != cell);
            for other in &cells {
                if let Some((sheets, pair)) = self.pair(grid, cell, *other)
                    && let Some(pairs) = self.pairs.get_mut(&sheets)
                {
                    pairs.remove(&pair);
                }
            }
            if !cells.is_empty() {
                self.cells.insert(likeness, cells);
            }
        }
        self.hold(grid, cell);
        let sheet = grid.sheet_of(cell) as u32;
        let concerned = self.pairs.keys().filter(|(a, b)| *a == sheet || *b == sheet);
        self.changed.extend(concerned);
    }

    fn hold(&mut self, grid: &Grid, cell: CellNumber) {
        let Some(likeness) = self.likeness(grid, cell) else {
            return;
        };
        let mut cells = self.cells.remove(&likeness).unwrap_or_default();
        for other in &cells {
            if let Some((sheets, pair)) = self.pair(grid, cell, *other) {
                self.pairs.entry(sheets).or_default().insert(pair);
            }
        }
        cells.push(cell);
        self.cells.insert(likeness, cells);
        self.held.insert(cell, likeness);
    }

    fn likeness(&self, grid: &Grid, cell: CellNumber) -> Option<Likeness> {
        let Content::Value(value) = grid.content(cell) else {
            return None;
        };
        let bare = telling(value)?;
        let index = grid.sheet_of(cell);
        let sheet = &grid.sheets[index];
        let at = sheet.position(cell);
        Some((
            *self.rows[index].get(usize::from(at.row))?,
            sheet.years[usize::from(at.year)].0,
            sheet.sexes[usize::from(at.sex)],
            (bare.mantissa(), bare.exponent()),
        ))
    }

    /// The pair that two cells make; none where nothing is odd in their being equal.
    fn pair(&self, grid: &Grid, a: CellNumber, b: CellNumber) -> Option<(SheetPair, (CellNumber, CellNumber))> {
        let (a, b) = (a.min(b), a.max(b));
        let (first, second) = (grid.sheet_of(a), grid.sheet_of(b));
        if grid.sheets[first].table == grid.sheets[second].table {
            return None;
        }
        let of_first = grid.sheets[first].position(a).status;
        let of_second = grid.sheets[second].position(b).status;
        let different =
            self.people[first].get(usize::from(of_first)) != self.people[second].get(usize::from(of_second));
        different.then_some(((first as u32, second as u32), (a, b)))
    }

    /// The sheets of which one has changed since this was last asked.
    pub fn take_changed(&mut self) -> BTreeSet<SheetPair> {
        std::mem::take(&mut self.changed)
    }

    /// What is found between two sheets.
    pub fn find(&self, view: &View<'_>, check: &Check, sheets: SheetPair, least: u32) -> Option<Odd> {
        let pairs = self.pairs.get(&sheets).filter(|pairs| pairs.len() >= least as usize)?;
        let (first, second) = (sheets.0 as usize, sheets.1 as usize);
        let concerned = [first, second]
            .iter()
            .all(|sheet| view.concerns(check.kind.tables(), *sheet));
        let reading = Reading::new(view, check, first);
        concerned.then(|| self.judge(&reading, second, pairs, least))?
    }

    fn judge(
        &self,
        reading: &Reading<'_>,
        second: usize,
        pairs: &BTreeSet<(CellNumber, CellNumber)>,
        least: u32,
    ) -> Option<Odd> {
        let view = reading.view;
        let other = &view.grid.sheets[second];
        let columns: BTreeSet<(u16, u16, u16, u16)> = pairs
            .iter()
            .map(|(a, b)| {
                let (a, b) = (reading.sheet.position(*a), other.position(*b));
                (a.year, a.status, b.year, b.status)
            })
            .collect();
        let there: HashMap<u32, u16> = self.rows[second].iter().copied().zip(0..).collect();
        let rows: Vec<(u16, u16)> = (0..)
            .zip(&self.rows[reading.index])
            .filter_map(|(row, name)| Some((row, *there.get(name)?)))
            .collect();
        let mut together = Agreement::default();
        let mut years = BTreeSet::new();
        for (year, status, other_year, other_status) in columns {
            let mut agreement = Agreement::default();
            for &(row, other_row) in &rows {
                for sex in reading.sexes() {
                    let Some(other_sex) = other.sex(reading.sheet.sexes[usize::from(sex)]) else {
                        continue;
                    };
                    let a = reading.sheet.number(Position { row, year, status, sex });
                    let b = other.number(Position {
                        row: other_row,
                        year: other_year,
                        status: other_status,
                        sex: other_sex,
                    });
                    if !is_forced(view, a, b) {
                        agreement.take(view, &[a, b]);
                    }
                }
            }
            if agreement.is_half() || agreement.is_copy(least) {
                together.join(agreement);
                years.insert(reading.year(year));
            }
        }
        if !together.is_copy(least) {
            return None;
        }
        let years: Vec<Year> = years.into_iter().collect();
        let mut args = vec![
            ("place", Detail::Sheet(reading.sheet.id)),
            ("other", Detail::Sheet(other.id)),
            ("years", Detail::Text(years_in_words(&years))),
        ];
        args.extend(extent(reading, &together)?);
        let mut odd = reading.odd(Remark {
            variant: "tables".to_owned(),
            year: years.first().copied(),
            cells: together.cells,
            id: "finding-copied-tables",
            args,
        });
        odd.finding.key.push('<');
        let of_other = sheet_key(view.answers, reading.check, "with", other.id);
        odd.finding.key.push_str(&of_other);
        Some(odd)
    }
}
