//! The grid as a widget: takes keys, shows the view, hands back what the person did.

use eframe::egui::{Event, EventFilter, FocusDirection, Id, Key, Pos2, Response, Sense, Ui, UiBuilder};

use super::keys::{self, Finish, GridCommand};
use super::model::{CellKind, GridModel, GridWords, RowKind};
use super::selection::{Cell, CellRange, Extent, Move, Screen, Selection};
use super::state::{Edit, GridState, ModelLattice};
use super::view::View;
use super::{GridEvent, Scope, clipboard, widths};

/// The grid, to be shown where the table is to stand.
pub struct Grid<'a> {
    model: &'a dyn GridModel,
    state: &'a mut GridState,
    salt: Id,
    zoom: f32,
    line_height: f32,
    read_only: bool,
    words: Option<&'a GridWords>,
}

/// What became of one frame of the grid.
pub struct GridOutput {
    /// What the person did, in order.
    pub events: Vec<GridEvent>,
    /// The whole grid; it has the keyboard focus while no cell is edited.
    pub response: Response,
    /// The cells, for a context menu.
    pub cells: Response,
    /// Where a menu of the selected cells is to open: it was asked for by a key.
    pub menu_at: Option<Pos2>,
    /// Does the grid, or the cell in it that is edited, have the keyboard?
    pub focused: bool,
}

impl<'a> Grid<'a> {
    /// A grid over a model. `salt` names the sheet: scroll position and focus belong to it.
    pub fn new(
        salt: impl std::hash::Hash + std::fmt::Debug,
        model: &'a dyn GridModel,
        state: &'a mut GridState,
    ) -> Self {
        Self {
            model,
            state,
            salt: Id::unique(salt),
            zoom: 1.0,
            line_height: 1.36,
            read_only: false,
            words: None,
        }
    }

    /// Size of everything; 1.0 is 100 %.
    #[must_use]
    pub fn zoom(mut self, zoom: f32) -> Self {
        self.zoom = zoom.clamp(0.5, 3.0);
        self
    }

    /// Height of a line of the language shown, as a multiple of the font size (see [`crate::app::fonts::Script`]).
    #[must_use]
    pub fn line_height(mut self, factor: f32) -> Self {
        self.line_height = factor;
        self
    }

    /// Where Enter goes: down, else to the right.
    #[must_use]
    pub fn enter_down(self, down: bool) -> Self {
        self.state.enter_right = !down;
        self
    }

    /// Shows and copies, but refuses to change.
    #[must_use]
    pub fn read_only(mut self, read_only: bool) -> Self {
        self.read_only = read_only;
        self
    }

    /// The words the grid itself says.
    #[must_use]
    pub fn words(mut self, words: &'a GridWords) -> Self {
        self.words = Some(words);
        self
    }

    /// Shows it in all the room there is. What it stands on is painted by the caller.
    pub fn show(self, ui: &mut Ui) -> GridOutput {
        let english;
        let words = if let Some(words) = self.words {
            words
        } else {
            english = GridWords::default();
            &english
        };
        let id = ui.make_persistent_id(self.salt);
        let editor_id = id.with("editor");
        let rect = ui.available_rect_before_wrap();
        let lattice = ModelLattice(self.model);
        let state = self.state;
        state.selection = match state.selection {
            Some(selection) => selection.within(&lattice),
            None => Selection::first(&lattice),
        };
        if state
            .edit
            .as_ref()
            .is_some_and(|edit| Some(edit.cell) != state.active())
        {
            state.edit = None;
        }
        let before = state.active();
        if (state.zoom - self.zoom).abs() > f32::EPSILON {
            state.zoom = self.zoom;
            state.reveal = true;
        }

        let had_focus = ui.memory_mut(|memory| {
            let ours = memory.had_focus_last_frame(id) || memory.had_focus_last_frame(editor_id);
            if ours {
                // Tab and arrows are the grid's own, also in the one frame before its filter is in force.
                memory.move_focus(FocusDirection::None);
            }
            if std::mem::take(&mut state.take_focus) || (ours && memory.focused().is_none()) {
                memory.request_focus(if state.edit.is_some() { editor_id } else { id });
            }
            ours
        });
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        let filter = EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(id, filter);
            memory.set_focus_lock_filter(editor_id, filter);
        });

        let mut hands = Hands {
            ui,
            model: self.model,
            state,
            read_only: self.read_only,
            events: Vec::new(),
        };
        for command in std::mem::take(&mut hands.state.asked) {
            hands.commit();
            hands.run(command);
        }
        let was_editing = hands.state.edit.is_some();
        // While a cell is edited, what comes after the key that ends it is kept back until the field has seen the rest.
        let kept_back = if !had_focus {
            Vec::new()
        } else if let Some(edit) = &hands.state.edit {
            let replacing = edit.replacing;
            take_events(hands.ui, |events| {
                events
                    .iter()
                    .position(|event| keys::finishes(event, replacing).is_some())
            })
        } else {
            let events = take_events(hands.ui, |_| Some(0));
            hands.handle(&events);
            Vec::new()
        };
        let mut events = hands.events;

        let mut view = View::new(ui, self.model, state, words, id, self.zoom, self.line_height);
        let builder = UiBuilder::new().max_rect(rect).id_salt(id).accessibility_parent(id);
        view.read_only = self.read_only;
        view.accessible = view.announce_grid(ui);
        let cells = ui.scope_builder(builder, |ui| view.show(ui, rect, editor_id)).inner;
        events.append(&mut view.events);
        let menu_at = view.menu_place();

        if was_editing && had_focus {
            let mut hands = Hands {
                ui,
                model: self.model,
                state,
                read_only: self.read_only,
                events,
            };
            hands.handle(&kept_back);
            events = hands.events;
        }
        finish(ui, state, id, editor_id, had_focus, &mut events);
        if let Some(active) = state.active().filter(|active| Some(*active) != before) {
            events.push(GridEvent::ActiveChanged(active));
        }
        if !events.is_empty() {
            // What the caller changes now is to be seen at once.
            ui.ctx().request_repaint();
        }
        let focused = ui.memory(|memory| memory.has_focus(id) || memory.has_focus(editor_id));
        GridOutput {
            events,
            response,
            cells,
            menu_at,
            focused,
        }
    }
}

/// Puts the focus where it belongs after a frame, and keeps what was typed when the person went elsewhere.
fn finish(ui: &Ui, state: &mut GridState, id: Id, editor_id: Id, had_focus: bool, events: &mut Vec<GridEvent>) {
    let (focused, grid_focused, editor_focused) =
        ui.memory(|memory| (memory.focused(), memory.has_focus(id), memory.has_focus(editor_id)));
    match &mut state.edit {
        Some(edit) if edit.fresh || edit.just_shown => {
            edit.just_shown = false;
            // The field may be shown from the next frame on only; it has the keyboard from now.
            ui.memory_mut(|memory| memory.request_focus(editor_id));
            ui.ctx().request_repaint();
        }
        Some(_) if !editor_focused => {
            events.extend(state.finish_edit());
        }
        None if had_focus && !grid_focused && (editor_focused || focused.is_none()) => {
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.ctx().request_repaint();
        }
        _ => {}
    }
}

/// Takes the keyboard's events from a position on out of the frame, so that nothing else acts on them.
fn take_events(ui: &Ui, from: impl FnOnce(&[Event]) -> Option<usize>) -> Vec<Event> {
    ui.input_mut(|input| {
        let Some(start) = from(&input.events) else {
            return Vec::new();
        };
        let mut taken = Vec::new();
        let mut index = 0;
        input.events.retain(|event| {
            let take = index >= start
                && matches!(
                    event,
                    Event::Key { .. } | Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_)
                );
            index += 1;
            // Key releases and combinations that are not the grid's go on to others.
            let ours = take && !is_foreign(event);
            if ours {
                taken.push(event.clone());
            }
            !ours
        });
        taken
    })
}

/// A shortcut of the window or of the system, not of the grid.
fn is_foreign(event: &Event) -> bool {
    match event {
        Event::Key { pressed: false, .. } => true,
        Event::Key { key, modifiers, .. } => !keys::is_the_grids(*key, *modifiers),
        _ => false,
    }
}

/// Does what the keys say.
struct Hands<'a> {
    ui: &'a Ui,
    model: &'a dyn GridModel,
    state: &'a mut GridState,
    read_only: bool,
    events: Vec<GridEvent>,
}

impl Hands<'_> {
    fn handle(&mut self, events: &[Event]) {
        for index in 0..events.len() {
            if self.state.edit.is_some() {
                self.edit_event(events, index);
            } else if let Some(command) = keys::command(events, index) {
                self.run(command);
            }
        }
    }

    /// An event while a cell is edited: only when it arrives in the very frame in which editing begins or ends.
    fn edit_event(&mut self, events: &[Event], index: usize) {
        let Some(edit) = &mut self.state.edit else { return };
        match (&events[index], keys::finishes(&events[index], edit.replacing)) {
            (_, Some(Finish::Cancel)) => self.state.edit = None,
            (_, Some(Finish::ToggleArrows)) => edit.replacing = !edit.replacing,
            (_, Some(Finish::FillReason)) => self.fill_reason(),
            (_, Some(Finish::Commit(step))) => {
                self.commit();
                self.run(GridCommand::Step { step, extend: false });
            }
            (_, Some(Finish::CommitAndGoOn)) => {
                self.commit();
                if let Some(command) = keys::command(events, index) {
                    self.run(command);
                }
            }
            (Event::Text(text) | Event::Paste(text), None) => {
                edit.buffer.push_str(text.lines().next().unwrap_or_default());
            }
            (
                Event::Key {
                    key: Key::Backspace,
                    pressed: true,
                    ..
                },
                None,
            ) => {
                edit.buffer.pop();
            }
            _ => {}
        }
    }

    fn commit(&mut self) {
        self.events.extend(self.state.finish_edit());
    }

    fn run(&mut self, command: GridCommand) {
        let lattice = ModelLattice(self.model);
        let screen = Screen {
            rows: self.state.page_rows.max(2) - 1,
            columns: self.state.page_columns.max(2) - 1,
        };
        let Some(mut selection) = self.state.selection else {
            return;
        };
        let range = selection.range(&lattice);
        let after_reason = self.state.after_reason.take();
        match command {
            GridCommand::Step { step, extend } => {
                let on_add_row = self.model.row_kind(selection.active.row) == RowKind::AddRow;
                if on_add_row && !extend && step == Move::Enter {
                    let event = GridEvent::AddRow {
                        row: selection.active.row,
                        typed: String::new(),
                    };
                    self.change(selection.active, event);
                    return;
                }
                let step = match step {
                    Move::Enter if self.state.enter_right => Move::Next,
                    Move::EnterBack if self.state.enter_right => Move::Previous,
                    step => step,
                };
                selection.step(&lattice, step, extend, screen);
                self.select(selection, true);
            }
            GridCommand::SelectRows => {
                selection.select_rows();
                self.select(selection, false);
            }
            GridCommand::SelectColumns => {
                selection.select_columns();
                self.select(selection, false);
            }
            GridCommand::SelectTable => {
                selection.select_table(&lattice);
                self.select(selection, false);
            }
            GridCommand::Collapse => {
                selection.collapse();
                self.select(selection, false);
            }
            GridCommand::ShowActive => self.state.reveal = true,
            GridCommand::Edit => self.begin(selection.active, None),
            GridCommand::Type(text) => {
                let text = word_begun(after_reason, selection.active, text);
                self.begin(selection.active, Some(text));
            }
            GridCommand::Clear => self.change(selection.active, GridEvent::Clear(range)),
            // Where a row is added, a letter is the beginning of its name.
            GridCommand::Reason(letter)
                if selection.extent == Extent::Cells
                    && self.model.row_kind(selection.active.row) == RowKind::AddRow =>
            {
                self.begin(selection.active, Some(letter.to_lowercase().collect()));
            }
            GridCommand::Reason(reason) => {
                let one = CellRange::between(selection.active, selection.active);
                let range = if selection.is_walked() { one } else { range };
                let scope = match selection.extent {
                    _ if selection.is_walked() => Scope::Cells(one),
                    Extent::Cells => Scope::Cells(range),
                    Extent::Rows => Scope::Rows(range.rows()),
                    Extent::Columns => Scope::Columns(range.columns()),
                    Extent::Table => Scope::Table,
                };
                self.state.after_reason = range.is_one().then_some((selection.active, reason));
                self.change(selection.active, GridEvent::Reason { scope, reason });
            }
            GridCommand::Copy => {
                self.copy(range);
                self.events.push(GridEvent::Copied(range));
            }
            GridCommand::Cut => {
                self.copy(range);
                self.change(selection.active, GridEvent::Cut(range));
            }
            GridCommand::Paste(text) => {
                let block = clipboard::decode(&text);
                if !block.is_empty() {
                    self.change(selection.active, GridEvent::Paste { at: range, block });
                }
            }
            GridCommand::FillReason => self.fill_reason(),
            GridCommand::FillTotals => self.change(selection.active, GridEvent::FillTotals(range)),
            GridCommand::FillDown => self.change(selection.active, GridEvent::FillDown(range)),
            GridCommand::FillRight => self.change(selection.active, GridEvent::FillRight(range)),
            GridCommand::Undo => self.change(selection.active, GridEvent::Undo),
            GridCommand::Redo => self.change(selection.active, GridEvent::Redo),
            GridCommand::NextFinding => self.events.push(GridEvent::NextFinding),
            GridCommand::PreviousFinding => self.events.push(GridEvent::PreviousFinding),
            GridCommand::NextToFill => self.events.push(GridEvent::NextToFill),
            GridCommand::PreviousToFill => self.events.push(GridEvent::PreviousToFill),
            GridCommand::Meaning => self.events.push(GridEvent::Meaning),
            GridCommand::KeySheet => self.events.push(GridEvent::KeySheet),
            GridCommand::NextTable => self.events.push(GridEvent::NextTable),
            GridCommand::PreviousTable => self.events.push(GridEvent::PreviousTable),
            GridCommand::Menu => self.state.open_menu = true,
            GridCommand::Wider => self.resize(range, widths::STEP),
            GridCommand::Narrower => self.resize(range, -widths::STEP),
            GridCommand::FitWidth => {
                widths::fit(self.ui, self.model, self.state, range);
                self.state.reveal = true;
            }
            GridCommand::Leave { backward } => self.events.push(GridEvent::Leave { backward }),
        }
    }

    /// The reason that is being typed, or that stands in the active cell, for all that is selected.
    fn fill_reason(&mut self) {
        let lattice = ModelLattice(self.model);
        let Some(selection) = self.state.selection else { return };
        let (range, active) = (selection.range(&lattice), selection.active);
        let typed = self.state.edit.take();
        let event = GridEvent::FillReason {
            range,
            active,
            typed: typed.is_some(),
            text: typed.map_or_else(|| self.model.edit_text(active.row, active.column), |edit| edit.buffer),
        };
        self.change(active, event);
    }

    fn resize(&mut self, range: CellRange, by: f32) {
        widths::change(self.model, self.state, range, by);
        self.state.reveal = true;
    }

    fn select(&mut self, selection: Selection, reveal: bool) {
        self.state.selection = Some(selection);
        self.state.reveal |= reveal;
    }

    fn change(&mut self, cell: Cell, event: GridEvent) {
        self.events.push(if self.read_only {
            GridEvent::Refused(cell)
        } else {
            event
        });
    }

    /// Begins editing: with new text, or with what the cell holds.
    fn begin(&mut self, cell: Cell, text: Option<String>) {
        let kind = self.model.row_kind(cell.row);
        if kind == RowKind::AddRow {
            let event = GridEvent::AddRow {
                row: cell.row,
                typed: text.unwrap_or_default(),
            };
            self.change(cell, event);
        } else if self.read_only
            || !kind.has_cells()
            || self.model.cell(cell.row, cell.column).kind == CellKind::NotAsked
        {
            self.events.push(GridEvent::Refused(cell));
        } else {
            self.state.reveal = true;
            self.state.edit = Some(begin_edit(self.model, cell, text));
        }
    }

    fn copy(&self, range: CellRange) {
        let rows = range.rows().filter(|row| self.model.row_kind(*row) != RowKind::AddRow);
        let text = clipboard::encode(rows.map(|row| {
            let has_cells = self.model.row_kind(row).has_cells();
            range.columns().map(move |column| {
                if has_cells {
                    self.model.edit_text(row, column)
                } else {
                    String::new()
                }
            })
        }));
        self.ui.ctx().copy_text(text);
    }
}

/// What is typed in a cell: with the reason that was pressed there just before, when both together begin a word. Who types `n/a`
/// presses the key of a reason first, and nothing that is typed is lost.
fn word_begun(after_reason: Option<(Cell, char)>, cell: Cell, text: String) -> String {
    let goes_on = text.starts_with(|letter: char| letter == '/' || letter.is_alphabetic());
    match after_reason {
        Some((of, letter)) if of == cell && goes_on => format!("{}{text}", letter.to_lowercase()),
        _ => text,
    }
}

/// An edit of a cell: with new text in place of the old, or with the old text.
pub(super) fn begin_edit(model: &dyn GridModel, cell: Cell, text: Option<String>) -> Edit {
    let original = model.edit_text(cell.row, cell.column);
    let replacing = text.is_some();
    Edit {
        cell,
        buffer: text.unwrap_or_else(|| original.clone()),
        original,
        replacing,
        fresh: true,
        just_shown: false,
    }
}
