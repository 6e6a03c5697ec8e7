//! The mouse in the grid: presses, drags, double clicks, the wheel, and the edge of the row labels.

use std::time::Duration;

use eframe::egui::{CursorIcon, Pos2, Rect, Response, Sense, Ui};

use super::GridEvent;
use super::geometry::{LABEL_WIDTHS, Pane};
use super::hands::begin_edit;
use super::model::{CellKind, RowKind};
use super::selection::{Cell, Extent, Selection};
use super::state::{Drag, ModelLattice};
use super::view::View;
use super::widths;

/// How much of the toolkit's own zoom the wheel has here.
const WHEEL: f32 = 0.4;

impl View<'_> {
    /// The row at a height on the screen.
    pub(super) fn row_under(&self, y: f32, origin: f32) -> Option<usize> {
        let row = ((y - origin) / self.geometry.row).floor();
        (row >= 0.0 && (row as usize) < self.geometry.rows).then_some(row as usize)
    }

    /// The cell at a place on the screen; beyond the edges of the table, the nearest. A drag that began in one pane goes on in
    /// the other, and scrolls where there is more.
    pub(super) fn cell_in(&self, position: Pos2, pane: &Pane) -> Cell {
        let scrolling = position.x >= self.body.clip.left() && !self.body.all.is_empty();
        let origin = if scrolling { self.body.origin } else { pane.origin };
        let place = position - origin;
        Cell::new(self.geometry.row_at(place.y), self.geometry.column_at(place.x))
    }

    /// Selects, and keeps what was being typed elsewhere.
    pub(super) fn set_selection(&mut self, ui: &Ui, selection: Selection) {
        self.events.extend(self.state.finish_edit());
        self.state.selection = selection.within(&ModelLattice(self.model));
        ui.memory_mut(|memory| memory.request_focus(self.id));
        self.focused = true;
    }

    /// While something is dragged beyond the edge of what can be seen, the table goes on scrolling under the resting pointer.
    pub(super) fn scroll_on(&self, ui: &Ui, position: Pos2) {
        if !self.body.clip.contains(position) && self.rect.is_positive() {
            ui.ctx().request_repaint_after(Duration::from_millis(40));
        }
    }

    /// Presses the row that adds a row.
    fn press_add_row(&mut self, ui: &Ui, cell: Cell) {
        self.set_selection(ui, Selection::at(cell));
        self.events.push(if self.read_only {
            GridEvent::Refused(cell)
        } else {
            GridEvent::AddRow {
                row: cell.row,
                typed: String::new(),
            }
        });
    }

    /// Clicks and drags over the figures.
    pub(super) fn follow_mouse(&mut self, ui: &Ui, body: &Response, pane: &Pane) {
        let (pressed, down, shift) = ui.input(|input| {
            (
                input.pointer.any_pressed(),
                input.pointer.primary_down(),
                input.modifiers.shift,
            )
        });
        let Some(position) = body.interact_pointer_pos().or_else(|| body.hover_pos()) else {
            return;
        };
        if self.geometry.rows == 0 || self.heads.is_empty() {
            return;
        }
        let cell = self.cell_in(position, pane);
        let kind = self.model.row_kind(cell.row);
        let inside = position.x < pane.origin.x + self.geometry.columns_width()
            && position.y < pane.origin.y + self.geometry.rows_height();
        let editing_here = self.state.edit.as_ref().is_some_and(|edit| edit.cell == cell);
        if pressed && body.is_pointer_button_down_on() && inside && !editing_here {
            let in_selection = self.range().is_some_and(|range| range.contains(cell));
            let secondary = ui.input(|input| input.pointer.secondary_down());
            if kind == RowKind::AddRow {
                self.press_add_row(ui, cell);
            } else if secondary && in_selection {
                ui.memory_mut(|memory| memory.request_focus(self.id));
            } else if kind.has_cells() {
                let mut selection = self.state.selection.unwrap_or_else(|| Selection::at(cell));
                if shift {
                    selection.extent = Extent::Cells;
                    selection.extend_to(cell);
                } else {
                    selection = Selection::at(cell);
                    self.state.drag = Drag::Cells;
                }
                self.set_selection(ui, selection);
            }
        } else if self.state.drag == Drag::Cells
            && down
            && kind.has_cells()
            && let Some(selection) = &mut self.state.selection
            && body.dragged()
        {
            if selection.corner != cell {
                selection.extend_to(cell);
                self.state.reveal = true;
            }
            self.scroll_on(ui, position);
        }
        if body.double_clicked() && kind.has_cells() && !editing_here {
            if self.read_only || self.model.cell(cell.row, cell.column).kind == CellKind::NotAsked {
                self.events.push(GridEvent::Refused(cell));
            } else {
                self.state.selection = Some(Selection::at(cell));
                self.state.edit = Some(begin_edit(self.model, cell, None));
            }
        }
    }

    /// A press on a row label selects the row; a drag goes on to others.
    pub(super) fn press_label(&mut self, ui: &Ui, response: &Response, origin: Pos2) {
        let pressed = ui.input(|input| input.pointer.any_pressed()) && response.is_pointer_button_down_on();
        let row = response
            .interact_pointer_pos()
            .or_else(|| response.hover_pos())
            .and_then(|at| self.row_under(at.y, origin.y));
        let dragging = self.state.drag == Drag::Rows && response.dragged();
        if dragging && let Some(at) = response.interact_pointer_pos() {
            self.scroll_on(ui, at);
        }
        if let Some(row) = row {
            let kind = self.model.row_kind(row);
            if pressed && kind == RowKind::AddRow {
                self.press_add_row(ui, Cell::new(row, 0));
            } else if kind.has_cells() && (pressed || dragging) {
                let extend = !pressed || ui.input(|input| input.modifiers.shift);
                let mut selection = if extend { self.state.selection } else { None }
                    .unwrap_or_else(|| Selection::at(Cell::new(row, 0)));
                selection.extend_to(Cell::new(row, selection.active.column));
                selection.extent = Extent::Rows;
                if self.state.selection != Some(selection) {
                    self.set_selection(ui, selection);
                    self.state.reveal = dragging;
                }
                self.state.drag = Drag::Rows;
            }
        }
    }

    /// The edge of the row labels can be dragged; pressed twice, it fits them.
    pub(super) fn drag_label_edge(&mut self, ui: &Ui) {
        let clip = ui.clip_rect();
        let x = clip.left() + self.geometry.labels;
        let handle = Rect::from_x_y_ranges(x - 3.0..=x + 3.0, clip.top()..=self.body.clip.top().max(clip.top()));
        let response = ui.interact(handle, self.id.with("label width"), Sense::click_and_drag());
        if response.hovered() || response.dragged() {
            ui.set_cursor_icon(CursorIcon::ResizeColumn);
        }
        if response.dragged()
            && let Some(pointer) = response.interact_pointer_pos()
        {
            let width = LABEL_WIDTHS.clamp((pointer.x - clip.left()) / self.geometry.zoom);
            self.state.label_width = Some(width);
        }
        if response.double_clicked() {
            widths::fit_labels(ui, self.model, self.state);
        }
        if (response.drag_stopped() || response.double_clicked())
            && let Some(width) = self.state.label_width
        {
            self.events.push(GridEvent::LabelWidth(width));
        }
    }

    /// Where the menu of the cells opens when a key asks for it: under the active cell.
    pub(super) fn menu_place(&mut self) -> Option<Pos2> {
        if !std::mem::take(&mut self.state.open_menu) {
            return None;
        }
        let active = self.state.active()?;
        let pane = self.pane_of(active.column);
        let cell = self.geometry.cell(active, pane.origin);
        Some(pane.clip.clamp(cell.left_bottom()))
    }

    /// The wheel with Ctrl, or two fingers, over the table make it larger or smaller.
    pub(super) fn zoom_by_wheel(&mut self, ui: &Ui) {
        let factor = ui.input(eframe::egui::InputState::zoom_delta);
        if (factor - 1.0).abs() > f32::EPSILON && ui.ctx().rect_contains_pointer(ui.layer_id(), self.rect) {
            // A notch of the wheel is about a tenth, as elsewhere.
            self.events.push(GridEvent::Zoom(factor.powf(WHEEL)));
        }
    }
}
