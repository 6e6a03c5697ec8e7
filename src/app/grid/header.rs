//! The header: labels of years, statuses and sexes over their columns, and the corner over the row labels.

use eframe::egui::{CursorIcon, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use super::geometry::{PADDING, Pane};
use super::paint::{self, Side};
use super::selection::{Cell, CellRange, Extent, Selection};
use super::state::Drag;
use super::view::View;
use super::widths;
use crate::app::fonts;

/// How near the pointer must be to the edge of a column to take hold of it, in points.
const EDGE: f32 = 4.0;

impl View<'_> {
    /// Top and bottom of a level.
    fn level_rows(&self, level: usize, top: f32) -> (f32, f32) {
        let height = self.geometry.header_row;
        (top + level as f32 * height, top + (level + 1) as f32 * height)
    }

    pub(super) fn show_corner(&mut self, ui: &mut Ui) {
        let rect = ui.clip_rect();
        let response = ui.interact(rect, self.id.with("corner"), Sense::click());
        if response.clicked()
            && let Some(mut selection) = self.state.selection
        {
            selection.extent = Extent::Table;
            self.set_selection(ui, selection);
        }
        let colours = self.colours;
        ui.painter().rect_filled(rect, 0.0, colours.panel);
        let (top, bottom) = self.level_rows(self.geometry.levels - 1, rect.top());
        let room = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), bottom));
        let corner = self.model.corner();
        let words = fonts::breakable(&corner);
        paint::text(
            ui.painter(),
            room.shrink2(vec2(9.0 * self.geometry.zoom, 0.0)),
            Side::Left,
            &words,
            &self.font,
            colours.muted,
        );
        ui.painter().vline(rect.right() - 0.5, rect.y_range(), self.line_of(0));
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.border));
    }

    pub(super) fn show_header(&mut self, ui: &mut Ui, pane: &Pane, name: &str) {
        let clip = ui.clip_rect();
        self.press_header(ui, pane, clip, name);
        let origin = pane.origin;
        let colours = self.colours;
        ui.painter().rect_filled(clip, 0.0, colours.panel);
        let range = self.range();
        for level in 0..self.geometry.levels {
            let (top, bottom) = self.level_rows(level, clip.top());
            let leaf = level + 1 == self.geometry.levels;
            let mut column = pane.columns.start;
            // A group that begins out of sight is drawn from where it begins.
            while column > pane.all.start && self.breaks[column] > level {
                column -= 1;
            }
            while column < pane.columns.end {
                let mut end = column + 1;
                while end < pane.all.end && !leaf && self.breaks[end] > level {
                    end += 1;
                }
                let rect = Rect::from_min_max(
                    pos2(origin.x + self.geometry.columns[column], top),
                    pos2(origin.x + self.geometry.columns[end], bottom),
                );
                let touched =
                    range.is_some_and(|range| *range.columns().start() < end && *range.columns().end() >= column);
                let hovered = self
                    .hovered_column
                    .is_some_and(|hovered| (column..end).contains(&hovered));
                if touched && leaf {
                    ui.painter().rect_filled(rect, 0.0, colours.selection);
                    let bar = rect.with_min_y(rect.bottom() - 2.0);
                    let strong = if self.focused { colours.accent } else { colours.border };
                    ui.painter().rect_filled(bar, 0.0, strong);
                } else if hovered && leaf {
                    ui.painter().rect_filled(rect, 0.0, colours.hover);
                }
                let label = self.heads[column].labels.get(level).map_or("", AsRef::as_ref);
                let words = fonts::breakable(label);
                let padding = PADDING * self.geometry.zoom;
                let room = rect.intersect(clip).shrink2(vec2(padding, 0.0));
                let (side, room) = if leaf {
                    // Over the figures, also when half the column is out of sight.
                    (Side::Right, rect.shrink2(vec2(padding, 0.0)))
                } else {
                    (Side::Middle, room)
                };
                let colour = match (touched, level) {
                    (true, _) => colours.accent,
                    (false, 0) => colours.text,
                    (false, _) if hovered => colours.text,
                    (false, _) => colours.muted,
                };
                let font = if level == 0 || touched {
                    &self.strong
                } else {
                    &self.font
                };
                paint::text(ui.painter(), room, side, &words, font, colour);
                if !leaf && !label.is_empty() && end - column > 1 {
                    let y = rect.bottom() - 0.5;
                    let inset = rect.x_range().shrink(6.0);
                    ui.painter().hline(inset, y, Stroke::new(1.0, colours.line));
                }
                ui.painter()
                    .vline(rect.right() - 0.5, top..=clip.bottom(), self.line_of(end));
                column = end;
            }
        }
        ui.painter()
            .hline(clip.x_range(), clip.bottom() - 0.5, Stroke::new(1.0, colours.border));
    }

    /// A press on a header selects its columns, a drag goes on to others; at an edge a drag sets the width of the column and a
    /// double click fits it.
    fn press_header(&mut self, ui: &Ui, pane: &Pane, clip: Rect, name: &str) {
        let response = ui.interact(clip, self.id.with(name), Sense::click_and_drag());
        let pressed = ui.input(|input| input.pointer.any_pressed()) && response.is_pointer_button_down_on();
        let at = response.interact_pointer_pos().or_else(|| response.hover_pos());
        let Some(at) = at else { return };
        let edge = self
            .geometry
            .edge_at(at.x - pane.origin.x, EDGE)
            .filter(|column| pane.all.contains(column));
        if let Some(column) = edge.filter(|_| pressed) {
            self.state.drag = Drag::ColumnEdge(column);
        }
        let held = match self.state.drag {
            Drag::ColumnEdge(column) => Some(column),
            _ => edge.filter(|_| response.double_clicked()),
        };
        if let Some(column) = held {
            self.drag_edge(ui, &response, at.x - pane.origin.x, column);
            return;
        }
        if edge.is_some() && !response.dragged() {
            ui.set_cursor_icon(CursorIcon::ResizeColumn);
            return;
        }
        if pressed || (self.state.drag == Drag::Columns && response.dragged()) {
            self.select_columns_at(ui, pane, at.x, at.y - clip.top(), pressed);
        }
        let column = self.geometry.column_at(at.x - pane.origin.x);
        if let Some(text) = self.heads.get(column).and_then(|head| head.tooltip.clone()) {
            response.on_hover_text_at_pointer(text.as_ref());
        }
    }

    /// The right edge of a column under the pointer: of all that are selected when it is one of them.
    fn drag_edge(&mut self, ui: &Ui, response: &Response, x: f32, column: usize) {
        ui.set_cursor_icon(CursorIcon::ResizeColumn);
        let selected = self
            .range()
            .filter(|range| self.state.extent() == Extent::Columns && range.columns().contains(&column))
            .map_or(column..=column, CellRange::columns);
        if response.dragged() && response.drag_delta().x != 0.0 {
            let width = (x - self.geometry.column(column).min) / self.geometry.zoom;
            widths::set_column(self.model, self.state, column, width);
        }
        if response.drag_stopped() {
            let width = widths::of_column(self.model, self.state, column);
            for other in selected.clone() {
                widths::set_column(self.model, self.state, other, width);
            }
        }
        if response.double_clicked() {
            for other in selected {
                widths::fit_column(ui, self.model, self.state, other);
            }
        }
    }

    fn select_columns_at(&mut self, ui: &Ui, pane: &Pane, x: f32, depth: f32, pressed: bool) {
        let scrolling = x >= self.body.clip.left() && !self.body.all.is_empty();
        let origin = if scrolling { self.body.origin } else { pane.origin };
        let column = self.geometry.column_at(x - origin.x);
        let level = ((depth / self.geometry.header_row).max(0.0) as usize).min(self.geometry.levels - 1);
        let (mut first, mut last) = (column, column);
        while first > 0 && self.breaks[first] > level {
            first -= 1;
        }
        while last + 1 < self.heads.len() && self.breaks[last + 1] > level {
            last += 1;
        }
        let extend = !pressed || ui.input(|input| input.modifiers.shift);
        let row = self.state.active().map_or(0, |active| active.row);
        let mut selection =
            if extend { self.state.selection } else { None }.unwrap_or_else(|| Selection::at(Cell::new(row, first)));
        let end = if selection.active.column <= first { last } else { first };
        selection.extend_to(Cell::new(selection.active.row, end));
        selection.extent = Extent::Columns;
        if self.state.selection != Some(selection) {
            self.set_selection(ui, selection);
            self.state.reveal = !pressed;
        }
        if !pressed {
            self.scroll_on(ui, pos2(x, self.body.clip.center().y));
        }
        self.state.drag = Drag::Columns;
    }
}
