//! What a change did, in words: where, what stood there and what stands there now.

use crate::app::names;
use crate::app::words::Words;
use crate::desk::{Desk, table_label};
use crate::figures::numerals::Convention;
use crate::figures::{CellAddress, Change, Figure, Note, Scope, Sheet, SheetId, ViewUnit};
use crate::questionnaire::{Arg, PackId, builtin_pack};

/// A change in words.
pub(super) struct ChangeWords {
    /// The cell that can be gone to.
    pub cell: Option<CellAddress>,
    /// Where.
    pub place: String,
    /// What stood there, and what stands there now.
    pub what: String,
}

/// Says what a change did.
pub(super) fn change_words(desk: &Desk, words: Words, change: &Change) -> ChangeWords {
    let arrow = |before: String, after: String| format!("{before} \u{2192} {after}");
    let nothing = || words.get("history-nothing");
    match change {
        Change::Figure { cell, before, after } => {
            let unit = desk.sheet(cell.sheet).map_or(ViewUnit::Ones, |sheet| sheet.unit);
            let shown = |figure: &Option<Figure>| {
                figure
                    .as_ref()
                    .map_or_else(nothing, |figure| figure_words(figure, unit))
            };
            ChangeWords {
                cell: desk.sheet(cell.sheet).is_ok().then(|| cell.clone()),
                place: names::cell(desk, words, cell),
                what: arrow(shown(before), shown(after)),
            }
        }
        Change::Cover { scope, before, after } => {
            let shown = |reason: &Option<_>| {
                reason
                    .as_ref()
                    .map_or_else(nothing, |reason| names::reason(words, reason))
            };
            place_of(
                desk,
                words,
                scope,
                "history-reason-of",
                arrow(shown(before), shown(after)),
            )
        }
        Change::Notes { scope, before, after } => {
            let what = arrow(notes(words, before), notes(words, after));
            place_of(desk, words, scope, "history-notes-of", what)
        }
        Change::Sheet { before, after, .. } => {
            let sheet = after.as_ref().or(before.as_ref());
            let place = sheet.map_or_else(String::new, |sheet| sheet_name(desk, sheet));
            let what = sheet_change(words, before.as_ref(), after.as_ref());
            plain(words.name("history-sheet", &place), what)
        }
        Change::SecondEntry { cell, .. } | Change::Remarks { cell, .. } => ChangeWords {
            cell: desk.sheet(cell.sheet).is_ok().then(|| cell.clone()),
            place: names::cell(desk, words, cell),
            what: desk.said_line(change, words.0).unwrap_or_default(),
        },
        Change::Provenance { .. } => {
            let table = change.sheet().and_then(|sheet| desk.table_of(sheet).ok());
            let place = words.name("history-origin", &table.map(table_label).unwrap_or_default());
            plain(place, desk.said_line(change, words.0).unwrap_or_default())
        }
        Change::Source { key, before, after } => ChangeWords {
            cell: None,
            place: words.name("history-source", key.as_str()),
            what: come_or_gone(words, before.is_some(), after.is_some()),
        },
        Change::Setting { name, before, after } => {
            if let Some(sheet) = Desk::sheet_of_totals_choice(name) {
                let table = desk.table_of(sheet).map(table_label).unwrap_or_default();
                let chosen = after.is_some();
                let what = words.get(if chosen { "totals-automatic" } else { "totals-typed" });
                return plain(words.name("history-totals", &table), what);
            }
            let shown = |value: &Option<String>| {
                value
                    .as_deref()
                    .map_or_else(nothing, |value| setting_value(words, name, value))
            };
            plain(setting_name(words, name), arrow(shown(before), shown(after)))
        }
        Change::Phase { pack, before, after } => {
            let name = builtin_pack(pack).map_or_else(|| pack.to_string(), |pack| names::phase(&pack, words));
            let sealed = after.as_ref().is_some_and(|phase| phase.sealed);
            let what = if sealed {
                words.get("history-sealed")
            } else {
                come_or_gone(words, before.is_some(), after.is_some())
            };
            ChangeWords {
                cell: None,
                place: name,
                what,
            }
        }
        Change::Allowance { before, after, .. } => {
            let given = after.as_ref().or(before.as_ref());
            let cell = given.and_then(|given| Some(given.figures.first()?.0.clone()));
            let sentence = given.map(|given| given.sentence.clone()).unwrap_or_default();
            let said = come_or_gone(words, before.is_some(), after.is_some());
            ChangeWords {
                place: words.get("history-allowance"),
                what: if sentence.is_empty() {
                    said
                } else {
                    format!("{said}: {sentence}")
                },
                cell: cell.filter(|cell| desk.sheet(cell.sheet).is_ok()),
            }
        }
    }
}

/// A figure with its flag.
fn figure_words(figure: &Figure, unit: ViewUnit) -> String {
    let text = names::figure(figure, unit);
    figure
        .flag
        .map_or_else(|| text.clone(), |flag| format!("{text} {}", flag.letter()))
}

fn plain(place: String, what: String) -> ChangeWords {
    ChangeWords {
        cell: None,
        place,
        what,
    }
}

fn come_or_gone(words: Words, before: bool, after: bool) -> String {
    words.get(match (before, after) {
        (false, _) => "history-new",
        (true, false) => "history-removed",
        (true, true) => "history-changed",
    })
}

fn notes(words: Words, notes: &[Note]) -> String {
    let texts: Vec<String> = notes
        .iter()
        .map(|note| {
            let code = note.code.as_ref().map(ToString::to_string).unwrap_or_default();
            [code, note.text.trim().to_owned()].join(" ").trim().to_owned()
        })
        .filter(|text| !text.is_empty())
        .collect();
    if texts.is_empty() {
        words.get("history-nothing")
    } else {
        texts.join("; ")
    }
}

fn sheet_name(desk: &Desk, sheet: &Sheet) -> String {
    let label = desk.table(&sheet.table).map(table_label);
    let label = label.unwrap_or_else(|_| sheet.table.to_string());
    match &sheet.source {
        Some(source) => format!("{label} ({source})"),
        None => label,
    }
}

/// What of a sheet is another now.
fn sheet_change(words: Words, before: Option<&Sheet>, after: Option<&Sheet>) -> String {
    let (Some(before), Some(after)) = (before, after) else {
        return come_or_gone(words, before.is_some(), after.is_some());
    };
    let aspects = [
        (before.source != after.source, "history-sheet-source"),
        (before.years != after.years, "history-sheet-years"),
        (before.added_items != after.added_items, "history-sheet-rows"),
        (before.versions != after.versions, "history-sheet-versions"),
        (
            before.unit != after.unit || before.currency != after.currency,
            "history-sheet-unit",
        ),
        (before.optional_status != after.optional_status, "history-sheet-columns"),
        (before.metadata != after.metadata, "history-sheet-metadata"),
    ];
    let changed: Vec<String> = aspects
        .into_iter()
        .filter(|(changed, _)| *changed)
        .map(|(_, id)| words.get(id))
        .collect();
    if changed.is_empty() {
        words.get("history-changed")
    } else {
        changed.join(", ")
    }
}

fn setting_name(words: Words, name: &str) -> String {
    let id = format!("history-setting-{}", name.replace('_', "-"));
    let text = words.get(&id);
    if text == id { name.to_owned() } else { text }
}

/// What was chosen, by its name where it has one; else as it was typed.
fn setting_value(words: Words, setting: &str, value: &str) -> String {
    let pack = || builtin_pack(&PackId::from(value)).map(|pack| names::phase(&pack, words));
    let name = match (setting, Convention::from_name(value)) {
        ("number_convention", Convention::PointDecimal) => Some(words.get("likely-decimal-point")),
        ("number_convention", Convention::CommaDecimal) => Some(words.get("likely-decimal-comma")),
        ("open_phase", _) => pack(),
        _ => None,
    };
    name.unwrap_or_else(|| value.to_owned())
}

fn place_of(desk: &Desk, words: Words, scope: &Scope, id: &str, what: String) -> ChangeWords {
    let (name, cell) = scope_words(desk, words, scope);
    ChangeWords {
        cell,
        place: words.with(id, &[("place", Arg::from(&name))]),
        what,
    }
}

/// What a note or reason is attached to, by name.
fn scope_words(desk: &Desk, words: Words, scope: &Scope) -> (String, Option<CellAddress>) {
    let pack = desk.pack();
    let label = |sheet: SheetId| desk.table_of(sheet).map(table_label).unwrap_or_default();
    let name = match scope {
        Scope::Cell { cell } => {
            let there = desk.sheet(cell.sheet).is_ok();
            return (names::cell(desk, words, cell), there.then(|| cell.clone()));
        }
        Scope::Row { sheet, item } => {
            let row = desk
                .table_of(*sheet)
                .map(|table| names::item(pack, words, table, item.as_ref()));
            format!("{} {}", label(*sheet), row.unwrap_or_default())
        }
        Scope::Year { sheet, year } => format!("{} {year}", label(*sheet)),
        Scope::Column {
            sheet,
            year,
            status,
            sex,
        } => {
            let place = crate::figures::Place {
                item: None,
                year: *year,
                status: status.clone(),
                sex: *sex,
            };
            let column = desk
                .table_of(*sheet)
                .map(|table| names::column(pack, words, table, &place));
            format!("{} {}", label(*sheet), column.unwrap_or_default())
        }
        Scope::Sheet { sheet } => label(*sheet),
        Scope::Table { table, .. } => desk.table(table).map_or_else(|_| table.to_string(), table_label),
        Scope::Source { source } => source.to_string(),
        Scope::Module { module, .. } => format!("{} {module}", names::scope(words, scope)),
        Scope::Questionnaire { .. } => names::scope(words, scope),
    };
    (name, None)
}
