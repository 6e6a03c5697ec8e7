//! The header: labels of years, statuses and sexes over their columns, and the corner over the row labels.

use eframe::egui::{Pos2, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::paint::{self, Side};
use super::selection::{Cell, Extent, Selection};
use super::state::Drag;
use super::view::View;
use crate::app::fonts;

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
            selection.select_table();
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

    pub(super) fn show_header(&mut self, ui: &mut Ui) {
        let origin = ui.max_rect().min;
        let clip = ui.clip_rect();
        if clip.is_negative() || self.heads.is_empty() {
            return;
        }
        self.press_header(ui, origin, clip);
        let colours = self.colours;
        ui.painter().rect_filled(clip, 0.0, colours.panel);
        let range = self.range();
        for level in 0..self.geometry.levels {
            let (top, bottom) = self.level_rows(level, clip.top());
            let leaf = level + 1 == self.geometry.levels;
            let mut column = self.seen_columns.start;
            // A group that begins out of sight is drawn from where it begins.
            while column > 0 && self.breaks[column] > level {
                column -= 1;
            }
            while column < self.seen_columns.end {
                let mut end = column + 1;
                while end < self.heads.len() && !leaf && self.breaks[end] > level {
                    end += 1;
                }
                let rect = Rect::from_min_max(
                    pos2(origin.x + self.geometry.columns[column], top),
                    pos2(origin.x + self.geometry.columns[end], bottom),
                );
                let touched =
                    range.is_some_and(|range| *range.columns().start() < end && *range.columns().end() >= column);
                if touched && leaf {
                    ui.painter().rect_filled(rect, 0.0, colours.selection);
                    let bar = rect.with_min_y(rect.bottom() - 2.0);
                    ui.painter().rect_filled(bar, 0.0, colours.accent);
                }
                let label = self.heads[column].labels.get(level).map_or("", AsRef::as_ref);
                let words = fonts::breakable(label);
                let room = rect.intersect(clip).shrink2(vec2(9.0 * self.geometry.zoom, 0.0));
                let (side, room) = if leaf {
                    // Over the figures, also when half the column is out of sight.
                    (Side::Right, rect.shrink2(vec2(9.0 * self.geometry.zoom, 0.0)))
                } else {
                    (Side::Middle, room)
                };
                let colour = match (touched, level) {
                    (true, _) => colours.accent,
                    (false, 0) => colours.text,
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

    /// A press on a header selects its columns; a drag goes on to others.
    fn press_header(&mut self, ui: &Ui, origin: Pos2, clip: Rect) {
        let response = ui.interact(clip, self.id.with("header"), Sense::click_and_drag());
        let pressed = ui.input(|input| input.pointer.any_pressed()) && response.is_pointer_button_down_on();
        if let Some(at) = response.interact_pointer_pos()
            && (pressed || (self.state.drag == Drag::Columns && response.dragged()))
        {
            let place = at.x - origin.x;
            let column = self
                .geometry
                .columns
                .partition_point(|x| *x <= place)
                .saturating_sub(1)
                .min(self.heads.len() - 1);
            let level = (((at.y - clip.top()) / self.geometry.header_row) as usize).min(self.geometry.levels - 1);
            let (mut first, mut last) = (column, column);
            while first > 0 && self.breaks[first] > level {
                first -= 1;
            }
            while last + 1 < self.heads.len() && self.breaks[last + 1] > level {
                last += 1;
            }
            let extend = !pressed || ui.input(|input| input.modifiers.shift);
            let row = self.state.active().map_or(0, |active| active.row);
            let mut selection = if extend { self.state.selection } else { None }
                .unwrap_or_else(|| Selection::at(Cell::new(row, first)));
            let end = if selection.active.column <= first { last } else { first };
            selection.extend_to(Cell::new(selection.active.row, end));
            selection.extent = Extent::Columns;
            if self.state.selection != Some(selection) {
                self.set_selection(ui, selection);
            }
            self.state.drag = Drag::Columns;
        }
        let hovered = response.hover_pos().map(|at| {
            self.geometry
                .columns
                .partition_point(|x| *x <= at.x - origin.x)
                .saturating_sub(1)
                .min(self.heads.len() - 1)
        });
        if let Some(text) = hovered.and_then(|column| self.heads[column].tooltip.clone()) {
            response.on_hover_text_at_pointer(text.as_ref());
        }
    }
}
