//! The mouse in the grid: presses, drags, double clicks, and the edge of the row labels.

use eframe::egui::{CursorIcon, Pos2, Rect, Response, Sense, Ui};

use super::GridEvent;
use super::model::{CellKind, RowKind};
use super::selection::{Cell, Extent, Selection};
use super::state::{Drag, ModelLattice};
use super::view::{LABEL_WIDTHS, View};
use super::widget::begin_edit;

impl View<'_> {
    /// The row at a height.
    pub(super) fn row_at(&self, y: f32, origin: f32) -> Option<usize> {
        let row = ((y - origin) / self.geometry.row).floor();
        (row >= 0.0 && (row as usize) < self.geometry.rows).then_some(row as usize)
    }

    /// The cell at a place; beyond the edges, the nearest.
    pub(super) fn cell_at(&self, position: Pos2, origin: Pos2) -> Option<Cell> {
        if self.heads.is_empty() || self.geometry.rows == 0 {
            return None;
        }
        let place = position - origin;
        let last = self.heads.len() - 1;
        let column = self
            .geometry
            .columns
            .partition_point(|x| *x <= place.x)
            .saturating_sub(1)
            .min(last);
        let row = ((place.y / self.geometry.row).floor().max(0.0) as usize).min(self.geometry.rows - 1);
        Some(Cell::new(row, column))
    }

    /// Selects, and keeps what was being typed elsewhere.
    pub(super) fn set_selection(&mut self, ui: &Ui, selection: Selection) {
        self.events.extend(self.state.finish_edit());
        self.state.selection = selection.within(&ModelLattice(self.model));
        ui.memory_mut(|memory| memory.request_focus(self.id));
        self.focused = true;
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
    pub(super) fn follow_mouse(&mut self, ui: &Ui, body: &Response, origin: Pos2) {
        let (pressed, down, shift) = ui.input(|input| {
            (
                input.pointer.any_pressed(),
                input.pointer.primary_down(),
                input.modifiers.shift,
            )
        });
        if !down {
            self.state.drag = Drag::Nothing;
        }
        let Some(position) = body.interact_pointer_pos().or_else(|| body.hover_pos()) else {
            return;
        };
        let Some(cell) = self.cell_at(position, origin) else {
            return;
        };
        let kind = self.model.row_kind(cell.row);
        let inside = position.x < origin.x + self.geometry.columns[self.heads.len()]
            && position.y < origin.y + self.geometry.rows as f32 * self.geometry.row;
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
            && selection.corner != cell
        {
            selection.extend_to(cell);
            self.state.reveal = true;
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
            .and_then(|at| self.row_at(at.y, origin.y));
        if let Some(row) = row {
            let kind = self.model.row_kind(row);
            if pressed && kind == RowKind::AddRow {
                self.press_add_row(ui, Cell::new(row, 0));
            } else if kind.has_cells() && (pressed || (self.state.drag == Drag::Rows && response.dragged())) {
                let extend = !pressed || ui.input(|input| input.modifiers.shift);
                let mut selection = if extend { self.state.selection } else { None }
                    .unwrap_or_else(|| Selection::at(Cell::new(row, 0)));
                selection.extend_to(Cell::new(row, selection.active.column));
                selection.extent = Extent::Rows;
                if self.state.selection != Some(selection) {
                    self.set_selection(ui, selection);
                }
                self.state.drag = Drag::Rows;
            }
        }
    }

    /// The edge of the row labels can be dragged.
    pub(super) fn drag_label_edge(&mut self, ui: &Ui) {
        let clip = ui.clip_rect();
        let x = clip.left() + self.geometry.labels;
        let handle = Rect::from_x_y_ranges(x - 3.0..=x + 3.0, clip.top()..=self.body_clip.top().max(clip.top()));
        let response = ui.interact(handle, self.id.with("label width"), Sense::drag());
        if response.hovered() || response.dragged() {
            ui.set_cursor_icon(CursorIcon::ResizeColumn);
        }
        if response.dragged()
            && let Some(pointer) = response.interact_pointer_pos()
        {
            let width = LABEL_WIDTHS.clamp((pointer.x - clip.left()) / self.geometry.zoom);
            self.state.label_width = Some(width);
        }
        if response.drag_stopped()
            && let Some(width) = self.state.label_width
        {
            self.events.push(GridEvent::LabelWidth(width));
        }
    }
}
