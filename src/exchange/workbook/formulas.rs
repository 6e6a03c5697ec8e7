//! Totals as formulas: where a total is blank, or is the exact sum of its parts. A figure that is not is left as it was typed.
//!
//! A formula shows nothing until all its parts are numbers: the sum of some of them would be a wrong total.

use super::grid::{Grid, GridRow};
use crate::exchange::spreadsheet::{Area, At, column_letters};
use crate::figures::{Answers, CellAddress, Column, Effective, Figure, Place, SheetId, Sum, Value};
use crate::questionnaire::{ClassificationId, ClassificationKind, Item, ItemCode, ModuleId, Pack, Sex};
use std::collections::{BTreeSet, HashMap};

/// A total as a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TotalFormula {
    /// As a spreadsheet reads it.
    pub formula: String,
    /// What it comes to now; none: nothing yet.
    pub value: Option<Value>,
}

/// The parts of a total row: rows that count, and rows to be added that count once they are filled.
struct Parts {
    counted: Vec<usize>,
    added: Vec<usize>,
}

/// The formulas of a sheet by row and column of its grid. `body` is the row of the worksheet in which the grid begins.
pub(super) fn totals(
    pack: &Pack,
    answers: &Answers,
    module: &ModuleId,
    id: SheetId,
    grid: &Grid,
    body: u32,
) -> HashMap<(usize, usize), TotalFormula> {
    let at = |row: usize, column: usize| At::new(body + row as u32, u32::from(Grid::figures(column)));
    let cell = |row: usize, column: usize| {
        let GridRow::Item { item, .. } = &grid.rows[row] else {
            return None;
        };
        let Column { year, status, sex } = grid.columns[column].clone();
        let place = Place {
            item: item.clone(),
            year,
            status,
            sex,
        };
        Some(CellAddress::new(id, place))
    };
    let value = |row: usize, column: usize| {
        let figure = answers.figure(&cell(row, column)?)?;
        figure.as_value()
    };
    let mut found = HashMap::new();
    for (row, of) in grid.rows.iter().enumerate() {
        let GridRow::Item {
            item, list, is_total, ..
        } = of
        else {
            continue;
        };
        let parts = match (item, list) {
            (Some(item), Some(list)) if *is_total => parts(pack, list, item, grid),
            _ => None,
        };
        for (index, column) in grid.columns.iter().enumerate() {
            let Some(address) = cell(row, index) else { continue };
            let stands = match answers.effective(&address, module) {
                Effective::Own(figure) => Some(figure),
                Effective::Blank => None,
                Effective::Inherited(..) => continue,
            };
            let sexes = (column.sex == Sex::Total)
                .then(|| sexes(&grid.columns, column))
                .flatten();
            let mut formula = "\"\"".to_owned();
            let mut comes_to: Option<Value> = None;
            if let Some(parts) = &parts {
                let areas = areas(&parts.counted, index, &at);
                let all = [areas.clone(), self::areas(&parts.added, index, &at)].concat();
                let count = parts.counted.len();
                formula = format!(
                    "IF(COUNT({})={count},SUM({}),{formula})",
                    areas.join(","),
                    all.join(",")
                );
                comes_to = sum(parts.counted.iter().map(|part| value(*part, index)));
            }
            if let Some((male, female)) = sexes {
                let (m, f) = (at(row, male), at(row, female));
                formula = format!("IF(COUNT({m},{f})=2,{m}+{f},{formula})");
                comes_to = sum([value(row, male), value(row, female)].into_iter()).or(comes_to);
            }
            if parts.is_none() && sexes.is_none() || !alters_nothing(stands, comes_to) {
                continue;
            }
            let formula = TotalFormula {
                formula: format!("={formula}"),
                value: comes_to,
            };
            found.insert((row, index), formula);
        }
    }
    found
}

/// Whether a formula may stand in the place of what stands there.
fn alters_nothing(stands: Option<&Figure>, comes_to: Option<Value>) -> bool {
    match (stands, comes_to) {
        (None, _) => true,
        (Some(figure), Some(sum)) => figure.as_value().is_some_and(|value| value.same_amount(sum)),
        (Some(_), None) => false,
    }
}

/// The sum, where every part is a number.
fn sum(parts: impl Iterator<Item = Option<Value>>) -> Option<Value> {
    let mut sum = Sum::ZERO;
    for part in parts {
        sum = sum.plus(part?.as_sum());
    }
    sum.to_value()
}

/// The columns of men and women beside that of both.
fn sexes(columns: &[Column], total: &Column) -> Option<(usize, usize)> {
    let find = |sex: Sex| {
        let wanted = Column { sex, ..total.clone() };
        columns.iter().position(|column| *column == wanted)
    };
    Some((find(Sex::Male)?, find(Sex::Female)?))
}

/// The rows that add up to a total; none where there are none, or one alone.
fn parts(pack: &Pack, id: &ClassificationId, total: &ItemCode, grid: &Grid) -> Option<Parts> {
    let list = pack.classification(id)?;
    let rows: Vec<(usize, &Item)> = grid
        .rows
        .iter()
        .enumerate()
        .filter_map(|(index, row)| match row {
            GridRow::Item {
                item: Some(item),
                list: Some(of),
                ..
            } if of == id => Some((index, list.item(item)?)),
            _ => None,
        })
        .collect();
    let is_country = list.kind == ClassificationKind::Country;
    let shown: BTreeSet<&ItemCode> = rows
        .iter()
        .map(|(_, item)| &item.code)
        .filter(|code| *code != total)
        .collect();
    let inside = |item: &Item| {
        item.part_of
            .iter()
            .chain(&item.within)
            .any(|whole| shown.contains(whole))
    };
    let counts = |item: &Item| {
        if is_country {
            !item.is_total && !inside(item)
        } else {
            item.in_partition && item.part_of.as_ref() == Some(total)
        }
    };
    let counted: Vec<usize> = rows
        .iter()
        .filter(|(_, item)| counts(item))
        .map(|(index, _)| *index)
        .collect();
    let added = grid.rows.iter().enumerate();
    let added = added.filter(|(_, row)| is_country && matches!(row, GridRow::Add(of) if of == id));
    (counted.len() > 1).then(|| Parts {
        counted,
        added: added.map(|(index, _)| index).collect(),
    })
}

/// Rows as blocks of one column: `D9:D18`, `D28`.
fn areas(rows: &[usize], column: usize, at: &impl Fn(usize, usize) -> At) -> Vec<String> {
    let mut blocks: Vec<(usize, usize)> = Vec::new();
    for &row in rows {
        match blocks.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => blocks.push((row, row)),
        }
    }
    let block = |(first, last): &(usize, usize)| Area::between(at(*first, column), at(*last, column)).to_string();
    blocks.iter().map(block).collect()
}

/// A block of cells as formulas of other worksheets name it: `$B$2:$B$40`.
pub(super) fn fixed(column: u32, first: u32, last: u32) -> String {
    let letters = column_letters(column);
    format!("${letters}${}:${letters}${}", first + 1, last + 1)
}
