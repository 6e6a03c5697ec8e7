//! Mirror statistics: a count by country held against what that country itself publishes of the same people.
//!
//! Two countries never agree to the person: one counts at the border, the other in a register, and years and definitions differ.
//! Only what is several times larger or smaller is remarked, once for each country, and never as more than the pack says.

use super::{Odd, View};
use crate::checks::compose;
use crate::checks::finding::{Detail, Dimension, Finding, Message};
use crate::checks::grid::{CellNumber, Content, Position};
use crate::figures::{Value, ViewUnit};
use crate::questionnaire::{AreaCode, Check, CheckKind, PartnerKey, Sex, Universe};

/// One figure beside the partner's.
struct Beside {
    cell: CellNumber,
    own: Value,
    theirs: u64,
    /// How many times the smaller goes into the larger.
    times: f64,
}

/// What this check finds in one sheet.
pub(super) fn of_sheet(view: &View<'_>, check: &Check, sheet: usize) -> Vec<Odd> {
    let CheckKind::PartnerFigures {
        measure, times, least, ..
    } = check.kind
    else {
        return Vec::new();
    };
    let Some(area) = view.answers.area() else {
        return Vec::new();
    };
    let grid = &view.grid.sheets[sheet];
    let mut found = Vec::new();
    for (number, row) in grid.rows.iter().enumerate() {
        let Some(partner) = partner_of(view, sheet, row.item.as_ref()) else {
            continue;
        };
        if partner == area || !view.pack.partner_figures.has(&partner) {
            continue;
        }
        let mut beside: Vec<Beside> = Vec::new();
        for (year, (of_year, _)) in grid.years.iter().enumerate() {
            let Some(sex) = grid.sexes.iter().position(|sex| *sex == Sex::Total) else {
                continue;
            };
            let at = Position {
                row: number as u16,
                year: year as u16,
                status: 0,
                sex: sex as u16,
            };
            let cell = grid.number(at);
            let key = PartnerKey {
                reporter: partner.clone(),
                counterpart: area.clone(),
                measure,
                sex: Sex::Total,
                year: *of_year,
            };
            let (Content::Value(own), Some(theirs)) = (view.grid.content(cell), view.pack.partner_figures.get(&key))
            else {
                continue;
            };
            let (small, large) = ordered(own.approximate(), theirs as f64);
            let ratio = large / small.max(1.0);
            if large >= f64::from(least) && ratio >= f64::from(times) {
                beside.push(Beside {
                    cell,
                    own,
                    theirs,
                    times: ratio,
                });
            }
        }
        found.extend(odd(view, check, sheet, &partner, measure, &beside));
    }
    found
}

fn ordered(a: f64, b: f64) -> (f64, f64) {
    if a < b { (a, b) } else { (b, a) }
}

/// The country that a row stands for.
fn partner_of(view: &View<'_>, sheet: usize, item: Option<&crate::questionnaire::ItemCode>) -> Option<AreaCode> {
    let table = &view.pack.tables[view.grid.sheets[sheet].table];
    let (_, item) = view.pack.item_of(table, item?)?;
    item.area.clone()
}

fn odd(
    view: &View<'_>,
    check: &Check,
    sheet: usize,
    partner: &AreaCode,
    measure: Universe,
    beside: &[Beside],
) -> Option<Odd> {
    let worst = beside.iter().max_by(|a, b| a.times.total_cmp(&b.times))?;
    let address = view.grid.address(worst.cell);
    let theirs = i64::try_from(worst.theirs).ok().map(Value::whole)?;
    let message = Message {
        id: "finding-partner",
        args: vec![
            ("place", Detail::Place(address.clone(), Some(Dimension::Sex))),
            ("own", Detail::Amount(worst.own, ViewUnit::Ones)),
            ("partner", Detail::Label(address.clone(), Dimension::Row)),
            ("theirs", Detail::Amount(theirs, ViewUnit::Ones)),
            ("measure", Detail::Choice(measure_word(measure))),
            ("times", Detail::Text(format!("{:.0}", worst.times))),
            (
                "direction",
                Detail::Choice(if worst.own.approximate() < worst.theirs as f64 {
                    "less"
                } else {
                    "more"
                }),
            ),
            ("years", Detail::Count(beside.len())),
        ],
    };
    let cells = beside.iter().map(|one| view.grid.address(one.cell));
    let mut cells: Vec<_> = cells.filter(|cell| *cell != address).collect();
    cells.insert(0, address.clone());
    let year = address.place.year;
    let finding = Finding {
        key: compose::sheet_key(view.answers, check, partner.as_str(), view.grid.sheets[sheet].id),
        check: check.id.clone(),
        severity: check.severity,
        table: Some(view.pack.tables[view.grid.sheets[sheet].table].code.clone()),
        sheet: Some(view.grid.sheets[sheet].id),
        cells,
        left: Some(worst.own),
        right: Some(theirs),
        difference: None,
        suggestion: None,
        completeness: false,
        message,
    };
    Some(Odd {
        check: 0,
        sheet,
        at: Some(worst.cell),
        year: Some(year),
        marks: beside.iter().map(|one| one.cell).collect(),
        finding,
    })
}

fn measure_word(measure: Universe) -> &'static str {
    match measure {
        Universe::OutflowForWork => "outflow-for-work",
        Universe::Outflow => "outflow",
        Universe::NationalsAbroad => "abroad",
        Universe::Inflow | Universe::InflowWorkingAge | Universe::InflowEmployed => "inflow",
        _ => "stock",
    }
}
