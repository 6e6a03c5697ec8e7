//! Totals in the window: filling them, and the choice between typed and automatic ones.

use super::TableScreen;
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::grid::CellRange;
use crate::app::{names, parts};
use crate::desk::TotalsFilled;
use crate::figures::{CellAddress, SheetId};
use crate::questionnaire::Table;
use eframe::egui::Ui;

/// Fills what follows among the cells of a range, and says what came of it.
pub(super) fn fill(cx: &mut ScreenContext<'_>, state: &TableScreen, range: CellRange) {
    fill_cells(cx, &state.cells(range));
}

/// The same for cells.
pub(super) fn fill_cells(cx: &mut ScreenContext<'_>, cells: &[CellAddress]) {
    let filled = cx.desk.fill_totals(cells);
    if let Some(filled) = cx.report(filled) {
        say(cx, &filled);
    }
}

fn say(cx: &mut ScreenContext<'_>, filled: &TotalsFilled) {
    let words = cx.words();
    let mut sentences = Vec::new();
    if filled.filled > 0 {
        sentences.push(words.count("totals-filled", filled.filled));
    }
    if let Some(first) = filled.undecided.first() {
        let unit = cx
            .desk
            .sheet(first.cell.sheet)
            .map(|sheet| sheet.unit)
            .unwrap_or_default();
        let cell = names::cell(cx.desk, words, &first.cell);
        let number = |index: usize| {
            let value = first.figures.get(index);
            value.map(|value| names::value(*value, unit)).unwrap_or_default()
        };
        let id = if first.figures.len() > 1 {
            "totals-undecided"
        } else {
            "totals-unfitting"
        };
        let (one, other) = (number(0), number(first.figures.len().saturating_sub(1)));
        let args = [
            ("cell", (&cell).into()),
            ("first", (&one).into()),
            ("second", (&other).into()),
        ];
        sentences.push(words.with(id, &args));
        if filled.undecided.len() > 1 {
            sentences.push(words.count("totals-more", filled.undecided.len() - 1));
        }
    }
    if sentences.is_empty() {
        sentences.push(words.get("totals-nothing"));
    }
    let kind = if filled.filled > 0 && filled.undecided.is_empty() {
        NoticeKind::Done
    } else {
        NoticeKind::Info
    };
    cx.shell.say(kind, sentences.join(" "));
}

/// Switches a sheet between typed and automatic totals.
pub(super) fn set_automatic(cx: &mut ScreenContext<'_>, sheet: SheetId, automatic: bool) {
    let done = cx.desk.set_automatic_totals(sheet, automatic);
    if cx.report(done).is_some() {
        let sentence = cx.text(if automatic {
            "totals-automatic-on"
        } else {
            "totals-automatic-off"
        });
        cx.shell.say(NoticeKind::Done, sentence);
    }
}

/// Whether a table has totals at all.
pub(super) fn has_totals(table: &Table) -> bool {
    table.unit == crate::questionnaire::Unit::Persons
        && (table.by_sex || table.main.is_some() || table.status.is_some())
}

/// The choice, in the menu of the rows.
pub(super) fn choice(ui: &mut Ui, cx: &mut ScreenContext<'_>, sheet: SheetId) {
    let words = cx.words();
    let automatic = cx.desk.automatic_totals(sheet);
    parts::small(ui, words.get("totals-choice"));
    for (choice, id) in [(false, "totals-typed"), (true, "totals-automatic")] {
        if ui.radio(automatic == choice, words.get(id)).clicked() && automatic != choice {
            set_automatic(cx, sheet, choice);
        }
    }
}
