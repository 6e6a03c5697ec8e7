//! Typing figures a second time: the grid shows none of the first ones, what is typed is compared with them, and only
//! differences are shown, to be settled after a look at the document.
//!
//! `model.rs` is the blind grid, `strip.rs` stands above it and says how far it is, `settle.rs` asks about a difference.
//! Everything typed is in the file at once: leaving and coming back later goes on where it was.

mod model;
mod settle;
mod strip;

pub(super) use self::settle::mark;

use self::model::Blind;
use super::TableScreen;
use super::model::{SheetModel, SheetView};
use crate::app::command::{Command, CommandId};
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::grid::{Cell, CellRange, Grid, GridEvent, GridModel as _, GridState, GridWords, Scope as GridScope};
use crate::app::words::Words;
use crate::app::{names, parts};
use crate::desk::{Desk, DeskError, Retype, RowFilter, Second, SecondState};
use crate::figures::{CellAddress, SheetId};
use eframe::egui::{Event, Key, Modifiers, ScrollArea, Ui};
use std::collections::BTreeSet;

/// What is typed a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The selected cells.
    Selection,
    /// The whole sheet.
    Table,
    /// What no sum guards, and the largest figures.
    Unprotected,
}

impl What {
    fn text_id(self) -> &'static str {
        match self {
            What::Selection => "second-of-selection",
            What::Table => "second-of-table",
            What::Unprotected => "second-of-unprotected",
        }
    }
}

/// A second entry that is going on.
pub(super) struct Task {
    what: What,
    pub(super) sheet: SheetId,
    /// In the order of the form.
    cells: Vec<CellAddress>,
    set: BTreeSet<CellAddress>,
    grid: GridState,
    /// The question about a difference has the keyboard, or is to have it.
    settling: bool,
    take_keyboard: bool,
    /// A third figure that is being typed.
    other: String,
}

impl Task {
    /// Commits what is being typed, if anything is.
    pub(super) fn finish_edit(&mut self, desk: &mut Desk, view: &SheetView) -> Option<Result<(), DeskError>> {
        let GridEvent::Commit { cell, text } = self.grid.finish_edit()? else {
            return None;
        };
        let address = self.part(view, cell)?;
        Some(desk.type_second(&address, &text).map(|_| ()))
    }

    /// The address of a cell that belongs to it.
    fn part(&self, view: &SheetView, cell: Cell) -> Option<CellAddress> {
        view.cell(cell.row, cell.column)
            .filter(|address| self.set.contains(address))
    }

    /// The address of the active cell, if it belongs to it.
    fn active(&self, view: &SheetView) -> Option<CellAddress> {
        self.part(view, self.grid.active()?)
    }

    fn parts_in(&self, view: &SheetView, range: CellRange) -> Vec<CellAddress> {
        let cells = range
            .rows()
            .flat_map(|row| range.columns().map(move |column| Cell::new(row, column)));
        cells.filter_map(|cell| self.part(view, cell)).collect()
    }

    /// Makes the next cell active that is in that state, after `from`, by columns or by rows, round and round.
    fn go_on(
        &mut self,
        desk: &Desk,
        model: &SheetModel<'_>,
        from: Option<Cell>,
        by_column: bool,
        wanted: SecondState,
    ) -> bool {
        let (rows, columns) = (model.row_count(), model.column_count());
        let key = |cell: Cell| {
            if by_column {
                (cell.column, cell.row)
            } else {
                (cell.row, cell.column)
            }
        };
        let all = (0..rows).flat_map(|row| (0..columns).map(move |column| Cell::new(row, column)));
        let fits = |cell: &Cell| {
            let address = self.part(model.view, *cell);
            address.is_some_and(|address| desk.second_state(&address) == wanted)
        };
        let mut fitting: Vec<Cell> = all.filter(fits).collect();
        fitting.sort_by_key(|cell| key(*cell));
        let after = from.and_then(|from| fitting.iter().find(|cell| key(**cell) > key(from)));
        let Some(next) = after.or(fitting.first()).copied() else {
            return false;
        };
        self.grid.go_to(next);
        true
    }
}

/// Whether the sheet that shows is being typed a second time.
pub(super) fn is_on(state: &TableScreen) -> bool {
    state
        .second
        .as_ref()
        .is_some_and(|task| Some(task.sheet) == state.sheet)
}

/// Begins what was asked for.
fn begin(cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    let Some(what) = state.begin_second.take() else { return };
    let Some(sheet) = state.sheet else { return };
    let retype = match what {
        What::Selection => Retype::Cells(state.chosen_cells()),
        What::Table => Retype::Sheet(sheet),
        What::Unprotected => Retype::Unprotected(sheet),
    };
    let cells = cx.desk.cells_to_retype(&retype);
    let Some(cells) = cx.report(cells) else { return };
    if cells.is_empty() {
        let id = if what == What::Unprotected {
            "second-nothing-unprotected"
        } else {
            "second-nothing"
        };
        let sentence = cx.text(id);
        cx.shell.say(NoticeKind::Info, sentence);
        return;
    }
    let mut task = Task {
        what,
        sheet,
        set: cells.iter().cloned().collect(),
        cells,
        grid: GridState::new(),
        settling: false,
        take_keyboard: false,
        other: String::new(),
    };
    task.grid.request_focus();
    // A row that is hidden could not be typed.
    let shown = state.set_filter(cx.desk, RowFilter::All);
    cx.report(shown);
    let refreshed = state.refresh(cx.desk, cx.shell.language, sheet, false);
    cx.report(refreshed);
    if let Some(view) = &state.view {
        let model = SheetModel {
            view,
            desk: cx.desk,
            language: cx.shell.language,
            proposed: &[],
        };
        let by_column = cx.shell.settings.enter_down();
        let found = task.go_on(cx.desk, &model, None, by_column, SecondState::ToType);
        if !found {
            task.go_on(cx.desk, &model, None, by_column, SecondState::Differs);
        }
    }
    state.panel = None;
    state.second = Some(task);
}

/// What the grid says while it is blind.
fn blind_words(words: Words, view: &SheetView) -> GridWords {
    GridWords {
        not_asked: words.get("second-not-part"),
        warning: words.get("second-differs"),
        empty: words.get("second-to-type"),
        ..view.words.clone()
    }
}

/// Shows the second entry, if one is going on in the sheet that shows.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen) -> bool {
    begin(cx, state);
    if !is_on(state) {
        return false;
    }
    let Some(mut task) = state.second.take() else {
        return false;
    };
    (state.range, state.sum) = (None, None);
    let folded = !state.inspector_shows(cx.shell.settings);
    let mut leave = strip::show(ui, cx, state, &mut task, folded);
    leave |= takes_escape(ui, state, &mut task);
    if !leave {
        grid(ui, cx, state, &mut task);
    }
    if leave {
        let kept = state.view.as_ref().and_then(|view| task.finish_edit(cx.desk, view));
        if let Some(Err(error)) = kept {
            cx.report::<()>(Err(error));
        }
        if let (Some(active), Some(sheet)) = (task.grid.active(), state.sheet) {
            state.grids.entry(sheet).or_default().go_to(active);
        }
        state.focus = true;
        ui.ctx().request_repaint();
        return false;
    }
    state.second = Some(task);
    true
}

/// Escape: from a question back to the grid, from the grid out of the second entry.
fn takes_escape(ui: &Ui, state: &TableScreen, task: &mut Task) -> bool {
    let free = state.has_keyboard || ui.memory(|memory| memory.focused().is_none());
    let pressed = |ui: &Ui| ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if task.settling {
        if pressed(ui) {
            task.settling = false;
            task.other.clear();
            task.grid.request_focus();
        }
        return false;
    }
    !task.grid.is_editing() && free && pressed(ui)
}

/// Whether Enter or Tab was pressed alone in this frame: by columns or by rows goes the next cell.
fn goes_on(ui: &Ui, enter_down: bool) -> Option<bool> {
    ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Key {
                key: Key::Enter,
                pressed: true,
                modifiers,
                ..
            } if modifiers.is_none() => Some(enter_down),
            Event::Key {
                key: Key::Tab,
                pressed: true,
                modifiers,
                ..
            } if modifiers.is_none() => Some(false),
            _ => None,
        })
    })
}

fn grid(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen, task: &mut Task) {
    let words = cx.words();
    let enter_down = cx.shell.settings.enter_down();
    let Some(view) = &state.view else { return };
    let on = goes_on(ui, enter_down).filter(|_| state.has_keyboard && !task.settling);
    let before = task.grid.active();
    let blind = Blind {
        sheet: SheetModel {
            view,
            desk: cx.desk,
            language: cx.shell.language,
            proposed: &[],
        },
        set: &task.set,
        words,
    };
    let said = blind_words(words, view);
    let output = Grid::new(("second entry", task.sheet.0), &blind, &mut task.grid)
        .read_only(cx.read_only)
        .enter_down(enter_down)
        .zoom(cx.shell.settings.table_zoom())
        .words(&said)
        .show(ui);
    // The window leaves undo and F8 to the question as it does to the grid.
    state.has_keyboard = output.focused || task.settling;
    for event in output.events {
        act(cx, view, task, event);
    }
    let model = SheetModel {
        view,
        desk: cx.desk,
        language: cx.shell.language,
        proposed: &[],
    };
    if let Some(by_column) = on
        && task.go_on(cx.desk, &model, before, by_column, SecondState::ToType)
    {
        ui.ctx().request_repaint();
    }
    if task.settling {
        settle::keys_of_the_window(ui, cx);
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F8)) {
            next_difference(cx, view, task);
            ui.ctx().request_repaint();
        }
    }
}

fn act(cx: &mut ScreenContext<'_>, view: &SheetView, task: &mut Task, event: GridEvent) {
    match event {
        GridEvent::Commit { cell, text } => {
            if let Some(address) = task.part(view, cell) {
                commit(cx, &address, &text);
            }
        }
        GridEvent::Reason {
            scope: GridScope::Cells(range),
            reason,
        } if range.is_one() => {
            if let Some(address) = task.part(view, range.first) {
                commit(cx, &address, &reason.to_string());
            }
        }
        GridEvent::Clear(range) | GridEvent::Cut(range) => {
            let cells = task.parts_in(view, range);
            let cleared = cx.desk.clear_second(&cells);
            cx.report(cleared);
        }
        GridEvent::Paste { .. } => say(cx, "second-no-paste"),
        GridEvent::Refused(_) => say(
            cx,
            if cx.read_only {
                "read-only-refused"
            } else {
                "second-refused"
            },
        ),
        GridEvent::Undo => cx.send(Command::Run(CommandId::Undo)),
        GridEvent::Redo => cx.send(Command::Run(CommandId::Redo)),
        GridEvent::NextFinding | GridEvent::PreviousFinding => next_difference(cx, view, task),
        GridEvent::NextTable => cx.send(Command::Run(CommandId::NextTable)),
        GridEvent::PreviousTable => cx.send(Command::Run(CommandId::PreviousTable)),
        _ => {}
    }
}

fn say(cx: &mut ScreenContext<'_>, id: &str) {
    let sentence = cx.text(id);
    cx.shell.say(NoticeKind::Info, sentence);
}

/// Goes to the next difference and asks about it.
fn next_difference(cx: &ScreenContext<'_>, view: &SheetView, task: &mut Task) {
    let model = SheetModel {
        view,
        desk: cx.desk,
        language: cx.shell.language,
        proposed: &[],
    };
    let from = task.grid.active();
    if task.go_on(cx.desk, &model, from, true, SecondState::Differs) {
        task.settling = true;
        task.take_keyboard = true;
    }
}

fn commit(cx: &mut ScreenContext<'_>, cell: &CellAddress, text: &str) {
    let typed = cx.desk.type_second(cell, text);
    let words = cx.words();
    match cx.report(typed) {
        Some(Second::Unclear(text)) => {
            let sentence = words.with("second-unclear", &[("text", (&text).into())]);
            cx.shell.say(NoticeKind::Info, sentence);
        }
        Some(Second::Agrees { precision: true }) => say(cx, "second-other-precision"),
        Some(Second::Agrees { .. } | Second::Differs { .. } | Second::Emptied) | None => {}
    }
}

/// What stands beside the grid meanwhile: where the person is, and the question about a difference. No first figure that
/// was not typed again is shown.
pub(super) fn side(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    ui.take_available_width();
    let Some(mut task) = state.second.take() else { return };
    let words = cx.words();
    let active = state.view.as_ref().and_then(|view| task.active(view));
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 8.0;
        let Some(cell) = &active else {
            parts::muted(ui, words.get("second-side-none"));
            return;
        };
        heading(ui, cx, cell);
        match cx.desk.second_state(cell) {
            SecondState::ToType => {
                parts::muted(ui, words.get("second-side-to-type"));
            }
            SecondState::Agrees => {
                if let Some(second) = cx.desk.second_entry(cell) {
                    let unit = cx.desk.unit_of(cell.sheet);
                    let figure = names::figure(&second.figure, unit);
                    parts::strong(ui, figure);
                }
                parts::muted(ui, words.get("second-side-agrees"));
            }
            SecondState::Differs => settle::show(ui, cx, state.view.as_ref(), &mut task, cell),
        }
    });
    state.second = Some(task);
}

/// Row and column of a cell.
fn heading(ui: &mut Ui, cx: &ScreenContext<'_>, cell: &CellAddress) {
    let words = cx.words();
    let Ok(table) = cx.desk.table_of(cell.sheet) else {
        return;
    };
    let pack = cx.desk.pack();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        parts::section(ui, &names::item(pack, words, table, cell.place.item.as_ref()));
        parts::muted(ui, names::column(pack, words, table, &cell.place));
    });
}
