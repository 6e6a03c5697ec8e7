//! A block from the clipboard is looked at before it is pasted: the grid shows what would stand in each cell, a strip above it says
//! what will happen and asks what only the person can know. Enter pastes, Escape leaves everything as it was.
//!
//! `preview.rs` is what is remembered meanwhile, `model.rs` shows it in the grid, `strip.rs` above it, `cell.rs` beside it;
//! `sentences.rs` puts plans into words, `keys.rs` names the keys. What would happen is thought out by [`crate::desk::paste`].

mod cell;
mod keys;
mod model;
mod preview;
mod sentences;
mod strip;

pub(super) use cell::show as show_cell;
pub use keys::KEYS;
pub(super) use model::PreviewModel;
pub(super) use preview::PastePreview;
pub(super) use sentences::wrong as why_wrong;
pub(super) use strip::{room_seen, show as strip};

use super::{TableScreen, events};
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::grid::{Cell, CellRange};
use crate::desk::paste::PasteReport;
use crate::figures::CellAddress;
use eframe::egui::{Event, Modifiers, Ui};

/// Takes a block from the clipboard: one text for one cell is as if it were typed, everything else is looked at first.
pub(super) fn begin(cx: &mut ScreenContext<'_>, state: &mut TableScreen, range: CellRange, block: Vec<Vec<String>>) {
    if let [line] = &block[..]
        && let [text] = &line[..]
        && range.is_one()
    {
        return events::commit(cx, state, range.first, text);
    }
    let Some(view) = &state.view else { return };
    let planned = PastePreview::new(cx.desk, view, range, block);
    if let Some(preview) = cx.report(planned) {
        state.panel = None;
        state.paste = Some(preview);
        show_first(state);
    }
}

/// The keys of the preview, before the grid sees them: Enter, Escape, the numbers of the strip, F6 to its buttons.
pub(super) fn take_keys(ui: &Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    let Some(preview) = &mut state.paste else { return };
    let on_buttons = preview.buttons.get();
    if !state.has_keyboard && !on_buttons {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(keys::LEAVE) {
        return leave(state);
    }
    if pressed(keys::BUTTONS) {
        preview.to_buttons = !on_buttons;
        state.focus = on_buttons;
        return;
    }
    // On a button, Enter presses it.
    if !on_buttons && pressed(keys::ACCEPT) {
        return accept(cx, state);
    }
    let typed = ui.input_mut(|input| {
        let mut typed = None;
        input.events.retain(|event| {
            let Event::Text(text) = event else { return true };
            typed = text.parse::<usize>().ok().or(typed);
            false
        });
        typed
    });
    if let Some(number) = typed {
        choose(cx, state, number);
    }
}

/// Brings the preview to the present state of the file, or leaves it when another sheet shows.
pub(super) fn follow(cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    let (Some(preview), Some(view)) = (&mut state.paste, &state.view) else {
        return;
    };
    if preview.sheet() != view.sheet || cx.read_only {
        state.paste = None;
        return;
    }
    let followed = preview.follow(cx.desk, view);
    if cx.report(followed).is_none() {
        state.paste = None;
    }
}

/// Takes the answer of that number in the strip.
fn choose(cx: &mut ScreenContext<'_>, state: &mut TableScreen, number: usize) {
    let Some(preview) = &mut state.paste else { return };
    let Some(choice) = number.checked_sub(1).and_then(|at| preview.choices().get(at).copied()) else {
        return;
    };
    let moved = preview.choose(cx.desk, choice);
    state.focus = true;
    if cx.report(moved) == Some(true) {
        show_first(state);
    }
}

/// Pastes, unless something must be answered first.
fn accept(cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    state.focus = true;
    let Some(preview) = &mut state.paste else { return };
    if preview.must_answer() {
        return;
    }
    let pasted = cx.desk.paste_planned(preview.plan());
    let Some(report) = cx.report(pasted) else { return };
    say_pasted(cx, &report);
    let Some(preview) = state.paste.take() else { return };
    let refreshed = state.refresh(cx.desk, cx.shell.language, preview.sheet(), !cx.read_only);
    cx.report(refreshed);
    let cells = preview.plan().cells.iter().map(|planned| &planned.cell);
    if let Some(range) = extent(state, cells)
        && let Some(grid) = state.grids.get_mut(&preview.sheet())
    {
        grid.select(range);
    }
}

/// Leaves everything as it was.
fn leave(state: &mut TableScreen) {
    state.focus = true;
    if let Some(preview) = state.paste.take()
        && let Some(grid) = state.grids.get_mut(&preview.sheet())
    {
        grid.select(preview.range());
    }
}

/// Makes the first cell active that the block reaches.
fn show_first(state: &mut TableScreen) {
    let (Some(preview), Some(view)) = (&state.paste, &state.view) else {
        return;
    };
    let first = preview.plan().followed().and_then(|place| place.first.clone());
    let first = first.or_else(|| preview.plan().cells.first().map(|planned| planned.cell.clone()));
    if let Some(cell) = first.and_then(|cell| view.find(&cell.place))
        && let Some(grid) = state.grids.get_mut(&preview.sheet())
    {
        grid.go_to(cell);
    }
}

/// The block of the grid in which these cells lie.
fn extent<'a>(state: &TableScreen, cells: impl Iterator<Item = &'a CellAddress>) -> Option<CellRange> {
    let view = state.view.as_ref()?;
    let mut corners: Option<(Cell, Cell)> = None;
    for cell in cells.filter_map(|cell| view.find(&cell.place)) {
        let (first, last) = corners.get_or_insert((cell, cell));
        (first.row, first.column) = (first.row.min(cell.row), first.column.min(cell.column));
        (last.row, last.column) = (last.row.max(cell.row), last.column.max(cell.column));
    }
    corners.map(|(first, last)| CellRange::between(first, last))
}

fn say_pasted(cx: &mut ScreenContext<'_>, report: &PasteReport) {
    let words = cx.words();
    let mut text = words.count("pasted", report.changed);
    for (number, id) in [(report.wrong, "pasted-wrong"), (report.left_out, "pasted-left-out")] {
        if number > 0 {
            text.push(' ');
            text.push_str(&words.count(id, number));
        }
    }
    let kind = if report.wrong + report.left_out > 0 {
        NoticeKind::Info
    } else {
        NoticeKind::Done
    };
    cx.shell.say(kind, text);
}
