//! How things are called on the screen, in the person's language: countries, phases, tables, rows, columns, figures,
//! moments.

use super::words::Words;
use crate::desk::{Desk, TableState, table_label};
use crate::figures::numerals::{NumberStyle, format_value};
use crate::figures::{Answer, CellAddress, Figure, Flag, Place, Provenance, Reason, Scope, Sheet, Value, ViewUnit};
use crate::questionnaire::{AreaCode, Arg, ItemCode, Pack, Sex, Table};

/// A country's name.
pub fn country(pack: &Pack, words: Words, area: &AreaCode) -> String {
    pack.country(area).map_or_else(
        || area.as_str().to_owned(),
        |country| country.name_in(words.0).to_owned(),
    )
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
    let Some(code) = code else {
        return words.get("row-total");
    };
    let found = pack.item_of(table, code);
    found.map_or_else(
        || code.as_str().to_owned(),
        |(_, item)| pack.item_label(item, words.0).to_owned(),
    )
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
    let Ok(table) = desk.table_of(cell.sheet) else {
        return cell.place.to_string();
    };
    let pack = desk.pack();
    let row = item(pack, words, table, cell.place.item.as_ref());
    format!(
        "{} {row}, {}",
        table_label(table),
        column(pack, words, table, &cell.place)
    )
}

/// The source of a sheet, or that it is not stated.
pub fn source(desk: &Desk, words: Words, sheet: &Sheet) -> String {
    desk.answers()
        .source_name(sheet)
        .map_or_else(|| words.get("source-not-stated"), str::to_owned)
}

/// A value in a unit, as it is written on the screen, with a thin space between thousands.
pub fn value(value: Value, unit: ViewUnit) -> String {
    format_value(value, unit, NumberStyle::SHOWN)
}

/// A count, written like a figure.
pub fn count(number: usize) -> String {
    value(Value::whole(i64::try_from(number).unwrap_or(i64::MAX)), ViewUnit::Ones)
}

/// What stands in a cell, as it is written on the screen.
pub fn figure(figure: &Figure, unit: ViewUnit) -> String {
    match &figure.answer {
        Answer::Value(number) => value(*number, unit),
        Answer::Reason(reason) => reason.letter().to_owned(),
        Answer::WrongInput(text) => text.clone(),
    }
}

/// Where in a file that was brought in the figure of a cell stood: `placement.xlsx, Outflow!C12`.
pub fn origin_of_figure(words: Words, stated: &Provenance, cell: &CellAddress) -> Option<String> {
    let spot = stated.cell_of(&cell.place)?;
    let line = spot.strip_prefix("line ");
    let said = line.map(|line| words.with("position-line", &[("line", Arg::from(line))]));
    let spot = said.as_deref().unwrap_or(spot);
    let page = stated.page.trim();
    // A line of a text is said with a comma, a cell of a worksheet as spreadsheets write it.
    let place = match (page.is_empty(), line.is_some()) {
        (true, _) => spot.to_owned(),
        (false, true) => format!("{page}, {spot}"),
        (false, false) => format!("{page}!{spot}"),
    };
    let file = stated.file.trim();
    Some(if file.is_empty() {
        place
    } else {
        format!("{file}, {place}")
    })
}

/// A size in bytes, as it is written on the screen.
pub fn size(bytes: u64) -> String {
    const MEGABYTE: u64 = 1024 * 1024;
    let tenths = (bytes * 10).div_ceil(MEGABYTE);
    if bytes < MEGABYTE {
        format!("{} kB", bytes.div_ceil(1024))
    } else if tenths.is_multiple_of(10) {
        format!("{} MB", tenths / 10)
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
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
    pack.status(flag.letter()).map_or_else(
        || flag.letter().to_owned(),
        |status| status.label_in(words.0).to_owned(),
    )
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
    if at.date() == now.date() {
        at.strftime("%H:%M").to_string()
    } else {
        at.strftime("%Y-%m-%d").to_string()
    }
}

/// A moment in full.
pub fn moment_full(now: &jiff::Zoned, at: jiff::Timestamp) -> String {
    at.to_zoned(now.time_zone().clone())
        .strftime("%Y-%m-%d %H:%M")
        .to_string()
}

/// From so many days after the closing date on, nobody counts them any more.
const LONG_AGO: i32 = -60;

/// The days to the closing date in words.
pub fn days_left(words: Words, days: i32) -> String {
    match days {
        0 => words.get("closes-today"),
        ..=LONG_AGO => words.get("closed"),
        1.. => words.count("closes-in", days.unsigned_abs() as usize),
        _ => words.count("closed-since", days.unsigned_abs() as usize),
    }
}
