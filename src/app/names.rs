//! How things are called on the screen, in the person's language: countries, phases, tables, rows, columns, figures,
//! moments, actions.

use super::fonts::THIN_SPACE;
use super::words::Words;
use crate::country_file::Action;
use crate::desk::{Desk, TableState, table_label};
use crate::figures::{Answer, CellAddress, Figure, Flag, Place, Reason, Scope, Sheet, Value};
use crate::questionnaire::{AreaCode, ItemCode, Pack, Sex, Table};

/// A country's name.
pub fn country(pack: &Pack, words: Words, area: &AreaCode) -> String {
    pack.country(area).map_or_else(|| area.as_str().to_owned(), |country| country.name_in(words.0).to_owned())
}

/// A collection's short name: "Phase III".
pub fn phase(pack: &Pack, words: Words) -> String {
    let id = format!("phase-{}", pack.id);
    let name = words.get(&id);
    if name == id { pack.title.clone() } else { name }
}

/// A table's short label and title: "C19 Outflow of nationals for employment".
pub fn table(pack: &Pack, words: Words, table: &Table) -> String {
    format!("{} {}", table_label(table), pack.table_title(table, words.0))
}

/// An item's label; a single row is a total.
pub fn item(pack: &Pack, words: Words, table: &Table, code: Option<&ItemCode>) -> String {
    let Some(code) = code else { return words.get("row-total") };
    let found = pack.item_of(table, code);
    found.map_or_else(|| code.as_str().to_owned(), |(_, item)| pack.item_label(item, words.0).to_owned())
}

/// "Total", "Male", "Female".
pub fn sex(words: Words, sex: Sex) -> String {
    words.get(match sex {
        Sex::Total => "sex-total",
        Sex::Male => "sex-male",
        Sex::Female => "sex-female",
    })
}

/// A column in words: "2014, Migrants, Female"; without sex where the table has none.
pub fn column(pack: &Pack, words: Words, table: &Table, place: &Place) -> String {
    let mut name = place.year.to_string();
    if let Some(status) = &place.status {
        name.push_str(", ");
        name.push_str(&item(pack, words, table, Some(status)));
    }
    if table.by_sex {
        name.push_str(", ");
        name.push_str(&sex(words, place.sex));
    }
    name
}

/// A cell in words: "C19 Malaysia, 2014, Female".
pub fn cell(desk: &Desk, words: Words, cell: &CellAddress) -> String {
    let Ok(table) = desk.table_of(cell.sheet) else { return cell.place.to_string() };
    let pack = desk.pack();
    let row = item(pack, words, table, cell.place.item.as_ref());
    format!("{} {row}, {}", table_label(table), column(pack, words, table, &cell.place))
}

/// The source of a sheet, or that it is not stated.
pub fn source(desk: &Desk, words: Words, sheet: &Sheet) -> String {
    desk.answers().source_name(sheet).map_or_else(|| words.get("source-not-stated"), str::to_owned)
}

/// A plain number with a thin space between thousands: `14 840`, `1 523.4`.
pub fn grouped(plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |rest| ("\u{2212}", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut text = String::with_capacity(plain.len() + 8);
    text.push_str(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(THIN_SPACE);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// A value in a unit, as it is written on the screen.
pub fn value(value: Value, unit: i8) -> String {
    grouped(&value.to_plain(unit))
}

/// What stands in a cell, as it is written on the screen.
pub fn figure(figure: &Figure, unit: i8) -> String {
    match &figure.answer {
        Answer::Value(number) => value(*number, unit),
        Answer::Reason(reason) => reason.letter().to_owned(),
        Answer::WrongInput(text) => text.clone(),
    }
}

/// A reason in words.
pub fn reason(words: Words, reason: &Reason) -> String {
    words.get(match reason {
        Reason::NotAvailable => "reason-n",
        Reason::NotApplicable => "reason-x",
        Reason::Confidential => "reason-c",
        Reason::NotSignificant => "reason-s",
        Reason::IncludedElsewhere(_) => "reason-k",
    })
}

/// A flag in words.
pub fn flag(pack: &Pack, words: Words, flag: Flag) -> String {
    pack.status(flag.letter()).map_or_else(|| flag.letter().to_owned(), |status| status.label_in(words.0).to_owned())
}

/// How far a table is, in words.
pub fn state(words: Words, state: TableState) -> String {
    words.get(match state {
        TableState::Empty => "state-empty",
        TableState::Started => "state-started",
        TableState::NoData => "state-no-data",
        TableState::Complete => "state-complete",
    })
}

/// What a note or reason is attached to, in words.
pub fn scope(words: Words, scope: &Scope) -> String {
    words.get(match scope {
        Scope::Questionnaire { .. } => "scope-questionnaire",
        Scope::Module { .. } => "scope-module",
        Scope::Table { .. } => "scope-table",
        Scope::Source { .. } => "scope-source",
        Scope::Sheet { .. } => "scope-sheet",
        Scope::Row { .. } => "scope-row",
        Scope::Year { .. } => "scope-year",
        Scope::Column { .. } => "scope-column",
        Scope::Cell { .. } => "scope-cell",
    })
}

/// A moment, short: the time for today, else the date.
pub fn moment(now: &jiff::Zoned, at: jiff::Timestamp) -> String {
    let at = at.to_zoned(now.time_zone().clone());
    if at.date() == now.date() { at.strftime("%H:%M").to_string() } else { at.strftime("%Y-%m-%d").to_string() }
}

/// A moment in full.
pub fn moment_full(now: &jiff::Zoned, at: jiff::Timestamp) -> String {
    at.to_zoned(now.time_zone().clone()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// The days to the closing date in words.
pub fn days_left(words: Words, days: i32) -> String {
    match days {
        0 => words.get("closes-today"),
        1.. => words.count("closes-in", days.unsigned_abs() as usize),
        _ => words.count("closed-since", days.unsigned_abs() as usize),
    }
}

/// What an action did, for "Undo …" and the history: "paste of 63 × 10 in C19".
pub fn action(desk: &Desk, words: Words, action: &Action) -> String {
    let table = action.table.as_ref().and_then(|code| desk.table(code).ok());
    let place = table.map(table_label).unwrap_or_default();
    let block = action.block.map(|(rows, columns)| format!("{rows} × {columns}")).unwrap_or_default();
    let detail = action.detail.clone().unwrap_or_default();
    let id = format!("action-{}", action.kind.word());
    let what = words.with(&id, &[("block", (&block).into()), ("detail", (&detail).into())]);
    if place.is_empty() { what } else { words.with("action-in", &[("what", what.trim().into()), ("table", (&place).into())]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        for (plain, expected) in [
            ("0", "0"),
            ("12", "12"),
            ("999", "999"),
            ("1000", "1\u{2009}000"),
            ("14840", "14\u{2009}840"),
            ("1523000", "1\u{2009}523\u{2009}000"),
            ("1523.45678", "1\u{2009}523.45678"),
            ("-1234", "\u{2212}1\u{2009}234"),
        ] {
            assert_eq!(grouped(plain), expected, "{plain}");
        }
    }
}
