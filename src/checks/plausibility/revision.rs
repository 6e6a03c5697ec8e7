//! Figures that an earlier phase of the file states otherwise: a revision, said once for a year, or once for the sheet where many
//! years are revised.
//!
//! Statistics are revised, and that is no slip: a small revision, or one of a figure that was provisional, is worth knowing. A large
//! one without a word about it is what an office asks back.

use super::series::{Said, percent_between};
use super::{Odd, View};
use crate::checks::finding::Detail;
use crate::checks::grid::{CellNumber, Content, Position};
use crate::figures::{Flag, Value};
use crate::questionnaire::{Check, PackId, Severity, Year};

/// From so many years on the sheet is revised rather than its years.
const WHOLE_SHEET: usize = 4;

/// One figure that was another.
struct Revised<'a> {
    cell: CellNumber,
    row: u16,
    year: Year,
    now: Value,
    before: Value,
    phase: &'a PackId,
    /// Whether it was announced: provisional or estimated then, or a break stated now.
    expected: bool,
}

/// What is revised in a sheet; a revision by less than `percent` is a note. Years that are in another unit are another check's.
pub(super) fn of_sheet(
    view: &View<'_>,
    check: &Check,
    sheet: usize,
    percent: f64,
    in_other_unit: impl Fn(Year) -> bool,
) -> Vec<Odd> {
    if view.earlier.of_sheet(sheet).is_empty() {
        return Vec::new();
    }
    let mut all = revised(view, sheet);
    all.retain(|revised| !in_other_unit(revised.year));
    let mut years: Vec<Year> = all.iter().map(|revised| revised.year).collect();
    years.sort_unstable();
    years.dedup();
    if years.len() >= WHOLE_SHEET {
        let of: Vec<&Revised<'_>> = all.iter().collect();
        return say(view, check, &of, percent, years.len()).into_iter().collect();
    }
    years
        .into_iter()
        .filter_map(|year| {
            let of: Vec<&Revised<'_>> = all.iter().filter(|revised| revised.year == year).collect();
            say(view, check, &of, percent, 1)
        })
        .collect()
}

fn revised<'a>(view: &View<'a>, sheet: usize) -> Vec<Revised<'a>> {
    let now = &view.grid.sheets[sheet];
    let mut found = Vec::new();
    for earlier in view.earlier.of_sheet(sheet).iter().enumerate() {
        let (place, earlier) = earlier;
        for &year in &earlier.years {
            let Some(at_year) = now.year(year) else { continue };
            for row in 0..now.rows.len() as u16 {
                for status in 0..now.statuses.len() as u16 {
                    for sex in 0..now.sexes.len() as u16 {
                        let Some(stated) = earlier.at(row, year, status, sex) else {
                            continue;
                        };
                        let cell = now.number(Position {
                            row,
                            year: at_year,
                            status,
                            sex,
                        });
                        let Content::Value(value) = view.grid.content(cell) else {
                            continue;
                        };
                        // The latest phase that says anything is the one that is revised.
                        let said_later = || {
                            let later = &view.earlier.of_sheet(sheet)[..place];
                            later.iter().any(|later| later.at(row, year, status, sex).is_some())
                        };
                        if !differ(value, stated.value) || said_later() {
                            continue;
                        }
                        let flag = view.grid.cells[cell as usize].flag;
                        let soft = [Flag::Provisional, Flag::Estimate, Flag::Forecast, Flag::Unreliable];
                        found.push(Revised {
                            cell,
                            row,
                            year,
                            now: value,
                            before: stated.value,
                            phase: &earlier.phase,
                            expected: stated.flag.is_some_and(|flag| soft.contains(&flag))
                                || matches!(flag, Some(Flag::Break | Flag::Real)),
                        });
                    }
                }
            }
        }
    }
    found
}

/// Whether two figures differ by more than their last stated digits leave open.
fn differ(now: Value, before: Value) -> bool {
    let gap = now.as_sum().minus(before.as_sum()).abs();
    let open = now.half_unit().plus(before.half_unit());
    gap.compare(open) == std::cmp::Ordering::Greater
}

fn say(view: &View<'_>, check: &Check, of: &[&Revised<'_>], percent: f64, years: usize) -> Option<Odd> {
    // A figure that was nothing before is revised beyond any per cent, as is one that is nothing now.
    let by = |revised: &Revised<'_>| {
        let (now, before) = (super::lines::amount(revised.now), super::lines::amount(revised.before));
        if now > 0.0 && before > 0.0 {
            (now / before).ln().abs()
        } else {
            f64::INFINITY
        }
    };
    // The total speaks for the others; without it, the one that moved most.
    let most = |a: &&&Revised<'_>, b: &&&Revised<'_>| by(a).total_cmp(&by(b)).then(b.cell.cmp(&a.cell));
    let is_top = |revised: &&&Revised<'_>| {
        let sheet = &view.grid.sheets[view.grid.sheet_of(revised.cell)];
        let row = &sheet.rows[usize::from(revised.row)];
        row.is_total || row.item.is_none()
    };
    let first = of
        .iter()
        .filter(is_top)
        .max_by(most)
        .or_else(|| of.iter().max_by(most))?;
    let mut said = Said::new(view, check, first.cell);
    for revised in of {
        said.cell(Some(revised.cell));
    }
    let large = |revised: &&&Revised<'_>| !revised.expected && by(revised) > (percent / 100.0).ln_1p();
    if !of.iter().any(|revised| large(&revised)) {
        said.at_most(Severity::Note);
    }
    said.amount("now", first.now);
    said.amount("before", first.before);
    said.against(first.now, first.before);
    said.detail("phase", Detail::Phase(first.phase.clone()));
    let measurable = by(first).is_finite();
    said.choice("by", if measurable { "percent" } else { "none" });
    said.detail(
        "percent",
        if measurable {
            percent_between(first.before, first.now)
        } else {
            Detail::Text(String::new())
        },
    );
    said.year("year", first.year);
    said.detail("count", Detail::Count(of.len()));
    said.detail("years", Detail::Count(years));
    let id = match (of.len(), years) {
        (1, _) => "finding-revised",
        (_, 1) => "finding-revised-year",
        _ => "finding-revised-sheet",
    };
    let marks: Vec<CellNumber> = of.iter().map(|revised| revised.cell).collect();
    Some(said.odd("revised", id, &marks))
}
