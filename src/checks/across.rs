//! Identities across sheets: populations that lie in others, and sibling tables whose totals are one number.
//!
//! Sheets from one source are held against each other first. Only where a source has no sheet of the other table do
//! those of other sources stand in, and what is found between two sources is odd rather than wrong.

use super::grid::{CellNumber, Position, SheetBox};
use super::identity::{Relation, Subject, Term};
use super::rules::{Maker, pair, total_rows};
use crate::figures::SourceKey;
use crate::questionnaire::{ItemCode, Pack, Sex, Table, TableCode, Universe, Year};
use std::collections::{BTreeMap, BTreeSet};

/// A status as it is compared across tables.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StatusKey {
    /// Everybody: the total of a status list, or a table without one.
    Everybody,
    /// All that a table of migrants only counts.
    Migrants,
    /// That item of a list.
    Of(ItemCode),
    /// The one status that a check names for each table.
    Named,
}

/// A column as it is compared across tables.
type ColumnKey = (Year, StatusKey, Sex);

/// The statuses of a sheet as they are compared, with their index.
pub(super) fn statuses(pack: &Pack, table: &Table, sheet: &SheetBox) -> Vec<(StatusKey, u16)> {
    let total = table
        .status
        .as_ref()
        .and_then(|id| pack.classification(id))
        .and_then(|list| list.total());
    let key = |code: Option<&ItemCode>| match code {
        None if table.migrants_only => StatusKey::Migrants,
        None => StatusKey::Everybody,
        Some(code) if total.is_some_and(|total| &total.code == code) => StatusKey::Everybody,
        Some(code) => StatusKey::Of(code.clone()),
    };
    let all = sheet.statuses.iter().enumerate();
    all.map(|(index, (code, _))| (key(code.as_ref()), index as u16))
        .collect()
}

fn columns<'a>(
    sheet: &'a SheetBox,
    statuses: &'a [(StatusKey, u16)],
) -> impl Iterator<Item = (ColumnKey, Position)> + 'a {
    sheet.years.iter().enumerate().flat_map(move |(year, (of_year, _))| {
        statuses.iter().flat_map(move |(key, status)| {
            sheet.sexes.iter().enumerate().map(move |(sex, of_sex)| {
                let at = Position {
                    row: 0,
                    year: year as u16,
                    status: *status,
                    sex: sex as u16,
                };
                ((*of_year, key.clone(), *of_sex), at)
            })
        })
    })
}

/// Sheets of one universe from one source.
#[derive(Default)]
struct Population {
    /// Totals by column, in table order; a sheet with several blocks has several.
    totals: BTreeMap<ColumnKey, Vec<CellNumber>>,
    /// The sheets, as indices of the grid.
    sheets: Vec<usize>,
}

type Populations = BTreeMap<(Universe, Option<SourceKey>), Population>;

fn populations(maker: &Maker<'_>, tables: &[TableCode]) -> Populations {
    let mut found = Populations::new();
    for (index, sheet) in maker.grid.sheets.iter().enumerate() {
        let table = &maker.pack.tables[sheet.table];
        if !tables.contains(&table.code) {
            continue;
        }
        let population = found.entry((table.universe, sheet.source.clone())).or_default();
        population.sheets.push(index);
        let rows = total_rows(sheet);
        for (key, at) in columns(sheet, &statuses(maker.pack, table, sheet)) {
            let cells = rows.iter().map(|&row| sheet.number(Position { row, ..at }));
            population.totals.entry(key).or_default().extend(cells);
        }
    }
    found
}

/// Every figure of `inner` against the same figure of `outer`.
pub(super) fn nested(maker: &mut Maker<'_>, inner: &[TableCode], outer: &[TableCode]) {
    let inner = populations(maker, inner);
    let outer = populations(maker, outer);
    let universes: BTreeSet<Universe> = outer.keys().map(|(universe, _)| *universe).collect();
    for ((_, source), small) in &inner {
        for universe in &universes {
            let own = outer.get(&(*universe, source.clone()));
            let others = outer
                .iter()
                .filter(|((of, _), _)| own.is_none() && of == universe)
                .map(|(_, large)| large);
            for large in own.into_iter().chain(others) {
                for (key, cells) in &small.totals {
                    if let Some(against) = large.totals.get(key) {
                        at_most(maker, cells, against);
                    }
                }
                for &inner_sheet in &small.sheets {
                    for &outer_sheet in &large.sheets {
                        nested_rows(maker, inner_sheet, outer_sheet);
                    }
                }
            }
        }
    }
}

/// Row by row, where both tables list the same items.
fn nested_rows(maker: &mut Maker<'_>, inner: usize, outer: usize) {
    let (grid, pack) = (maker.grid, maker.pack);
    let (small, large) = (&grid.sheets[inner], &grid.sheets[outer]);
    let shared: Vec<(u16, u16)> = small
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !row.is_total && row.item.is_some())
        .filter_map(|(number, row)| Some((number as u16, large.row(row.item.as_ref())?)))
        .collect();
    if shared.is_empty() {
        return;
    }
    let of_large = statuses(pack, &pack.tables[large.table], large);
    let against: BTreeMap<ColumnKey, Position> = columns(large, &of_large).collect();
    let of_small = statuses(pack, &pack.tables[small.table], small);
    for (key, at) in columns(small, &of_small) {
        let Some(&opposite) = against.get(&key) else { continue };
        for &(row, other) in &shared {
            let smaller = small.number(Position { row, ..at });
            let larger = large.number(Position { row: other, ..opposite });
            maker.push(Subject::Nested, Relation::AtMost, pair(smaller, larger));
        }
    }
}

fn at_most(maker: &mut Maker<'_>, smaller: &[CellNumber], larger: &[CellNumber]) {
    let side = |cells: &[CellNumber], sign: i8, group: u16| -> Vec<Term> {
        cells.iter().map(|&cell| Term { cell, sign, group }).collect()
    };
    let terms = side(smaller, 1, 0).into_iter().chain(side(larger, -1, 1));
    maker.push(Subject::Nested, Relation::AtMost, terms);
}

/// The totals of sibling tables: those of one source among themselves, then the sources against each other.
pub(super) fn equal_totals(maker: &mut Maker<'_>, tables: &[(TableCode, Option<ItemCode>)]) {
    let named = tables.iter().any(|(_, status)| status.is_some());
    // Column > source > sheet > cells; sheets keep the order of the form.
    let mut found: BTreeMap<ColumnKey, BTreeMap<Option<SourceKey>, Vec<Vec<CellNumber>>>> = BTreeMap::new();
    for sheet in &maker.grid.sheets {
        let table = &maker.pack.tables[sheet.table];
        for (_, status) in tables.iter().filter(|(code, _)| *code == table.code) {
            let compared = if named {
                let index = sheet.status(status.as_ref());
                index.map(|index| (StatusKey::Named, index)).into_iter().collect()
            } else {
                statuses(maker.pack, table, sheet)
            };
            let totals = total_rows(sheet);
            for (key, at) in columns(sheet, &compared) {
                let cells = totals.iter().map(|&row| sheet.number(Position { row, ..at })).collect();
                found
                    .entry(key)
                    .or_default()
                    .entry(sheet.source.clone())
                    .or_default()
                    .push(cells);
            }
        }
    }
    for sources in found.values() {
        for sheets in sources.values().filter(|sheets| sheets.len() > 1) {
            same(maker, Subject::Siblings, sheets.iter().map(Vec::as_slice));
        }
        if sources.len() > 1 {
            let flat: Vec<Vec<CellNumber>> = sources.values().map(|sheets| sheets.concat()).collect();
            same(maker, Subject::Sources, flat.iter().map(Vec::as_slice));
        }
    }
}

fn same<'a>(maker: &mut Maker<'_>, subject: Subject, groups: impl Iterator<Item = &'a [CellNumber]>) {
    let terms: Vec<Term> = groups
        .enumerate()
        .flat_map(|(group, cells)| {
            cells.iter().map(move |&cell| Term {
                cell,
                sign: 1,
                group: group as u16,
            })
        })
        .collect();
    maker.push(subject, Relation::Same, terms);
}
