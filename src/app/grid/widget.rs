//! The grid as a widget: takes keys, shows the view, hands back what the person did.

use eframe::egui::{Event, EventFilter, FocusDirection, Id, Pos2, Response, Sense, Ui, UiBuilder};

use super::GridEvent;
use super::hands::Hands;
use super::keys;
use super::model::{GridModel, GridWords};
use super::selection::Selection;
use super::state::{GridState, ModelLattice};
use super::view::View;

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
