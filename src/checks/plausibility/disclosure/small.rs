//! Small cells: figures of fewer persons than the pack's threshold, who might be recognised. One entry for a sheet.

use super::super::{Odd, View};
use crate::checks::compose::sheet_key;
use crate::checks::finding::{Detail, Finding, Message};
use crate::checks::grid::{CellNumber, Content};
use crate::figures::{Value, ViewUnit};
use crate::questionnaire::Check;

/// How many are told by name.
const NAMED: usize = 3;

/// The small cells of a sheet. A figure stated in tens or thousands is none, however small its digits, and nobody is nobody.
pub(super) fn of_sheet(view: &View<'_>, check: &Check, index: usize) -> Option<Odd> {
    let sheet = &view.grid.sheets[index];
    let threshold = i64::from(view.pack.small_cell_threshold?);
    let small: Vec<(CellNumber, Value)> = (sheet.base..sheet.base + sheet.len() as CellNumber)
        .filter_map(|cell| match view.grid.content(cell) {
            Content::Value(value) if is_small(value, threshold) => Some((cell, value)),
            _ => None,
        })
        .collect();
    let most = small.iter().map(|(_, value)| *value).max_by(|a, b| a.cmp_amount(*b))?;
    let least = small.iter().map(|(_, value)| *value).min_by(|a, b| a.cmp_amount(*b))?;
    let unit = view
        .answers
        .sheets
        .get(&sheet.id)
        .map_or(ViewUnit::Ones, |sheet| sheet.unit);
    let cells: Vec<_> = small.iter().map(|(cell, _)| view.grid.address(*cell)).collect();
    let named = cells.iter().cloned().zip(small.iter().map(|(_, value)| *value));
    let finding = Finding {
        key: sheet_key(view.answers, check, "small", sheet.id),
        check: check.id.clone(),
        severity: check.severity,
        table: Some(view.pack.tables[sheet.table].code.clone()),
        sheet: Some(sheet.id),
        left: None,
        right: None,
        difference: None,
        suggestion: None,
        completeness: false,
        message: Message {
            id: "finding-small-cells",
            args: vec![
                ("sheet", Detail::Sheet(sheet.id)),
                ("count", Detail::Count(small.len())),
                ("spread", Detail::Choice(spread(least, most))),
                ("least", Detail::Amount(least, ViewUnit::Ones)),
                ("most", Detail::Amount(most, ViewUnit::Ones)),
                (
                    "which",
                    Detail::Choice(if small.len() > NAMED { "first" } else { "all" }),
                ),
                ("named", Detail::Figures(named.take(NAMED).collect(), unit)),
            ],
        },
        cells,
    };
    Some(Odd {
        check: 0,
        sheet: index,
        at: None,
        year: None,
        // A sign on each would colour half a table in which nothing is wrong.
        marks: Vec::new(),
        finding,
    })
}

fn spread(least: Value, most: Value) -> &'static str {
    match (least.same_amount(most), least.same_amount(Value::whole(1))) {
        (true, true) => "person",
        (true, false) => "same",
        _ => "wide",
    }
}

fn is_small(value: Value, threshold: i64) -> bool {
    value.exponent() <= 0 && !value.is_zero() && value.cmp_amount(Value::whole(threshold)) == std::cmp::Ordering::Less
}
