//! Paints the cells that can be seen: ground, figure, flag, marks, lines, and the frame of what is selected.

use eframe::egui::{Pos2, Rect, Stroke, StrokeKind, Ui, vec2};

use super::changes;
use super::geometry::{PADDING, Pane};
use super::model::{CellKind, CellView, ChangeKind, RowKind};
use super::paint::{self, Flat, Side};
use super::selection::{Cell, CellRange};
use super::view::View;

impl View<'_> {
    pub(super) fn paint_row_ground(&self, flat: &mut Flat, row: usize, rect: Rect) {
        let kind = self.model.row_kind(row);
        let colours = self.colours;
        if kind == RowKind::Block {
            flat.fill(rect, colours.panel);
        } else if self.hovered_row == Some(row) && kind.has_cells() {
            flat.fill(rect, colours.hover);
        }
        let line = Stroke::new(1.0, paint::between(colours.surface, colours.line, 0.7));
        flat.line_over(rect.x_range(), rect.bottom(), line);
    }

    pub(super) fn paint_cells(&mut self, ui: &mut Ui, pane: &Pane) {
        let Pane { origin, clip, .. } = *pane;
        let range = self.range();
        let active = self.state.active();
        let one = range.is_some_and(CellRange::is_one);
        let right_edge = (origin.x + self.geometry.columns_width()).min(clip.right());
        let mut flat = Flat::new(ui.painter());
        for row in self.seen_rows.clone() {
            let top = origin.y + row as f32 * self.geometry.row;
            let row_rect = Rect::from_x_y_ranges(clip.left()..=right_edge, top..=top + self.geometry.row);
            self.paint_row_ground(&mut flat, row, row_rect);
            if !self.model.row_kind(row).has_cells() {
                continue;
            }
            let total_row = self.model.row_kind(row) == RowKind::Total;
            for column in pane.columns.clone() {
                let cell = Cell::new(row, column);
                let rect = self.geometry.cell(cell, origin);
                let selected = range.is_some_and(|range| range.contains(cell)) && (!one && active != Some(cell));
                let view = self.model.cell(row, column);
                self.paint_cell(ui, &mut flat, rect, &view, selected, total_row);
            }
        }
        self.paint_column_lines(&mut flat, pane);
        flat.finish();
        if let Some(range) = range {
            self.paint_selection(ui, range, active, origin);
        }
    }

    fn paint_cell(&self, ui: &Ui, flat: &mut Flat, rect: Rect, view: &CellView<'_>, selected: bool, total_row: bool) {
        let colours = self.colours;
        let zoom = self.geometry.zoom;
        let painter = ui.painter();
        let wrong = view.marks.error || view.kind == CellKind::WrongInput;
        let change = view.change.as_ref();
        let ground = if selected {
            Some(colours.selection)
        } else if let Some(change) = change {
            changes::ground(colours, change.kind)
        } else if view.kind == CellKind::NotAsked {
            Some(colours.not_asked)
        } else if view.marks.proposed {
            Some(paint::between(colours.surface, colours.accent, 0.13))
        } else if wrong {
            Some(colours.error_tint)
        } else if view.marks.warning {
            Some(colours.warning_tint)
        } else {
            None
        };
        if let Some(ground) = ground {
            flat.fill(rect.with_max_y(rect.bottom() - 1.0), ground);
        }
        let colour = match view.kind {
            _ if change.is_some_and(|change| changes::is_quiet(change.kind)) => colours.muted,
            _ if wrong => colours.error,
            CellKind::InheritedReason | CellKind::NotAsked => colours.muted,
            _ if view.computed => colours.muted,
            _ => colours.text,
        };
        let font = if view.total || total_row {
            &self.strong
        } else {
            &self.font
        };
        let room = rect.shrink2(vec2(PADDING * zoom, 0.0));
        if view.kind == CellKind::Value {
            paint::figure(painter, room, &view.text, font, colour);
        } else {
            paint::text(painter, room, Side::Right, &view.text, font, colour);
        }
        if let Some(change) = change.filter(|change| change.kind != ChangeKind::Outside) {
            let taken = paint::line(painter, &view.text, font, f32::INFINITY).size().x;
            let room = rect.shrink2(vec2(4.0 * zoom, 0.0));
            changes::paint(
                painter,
                room,
                taken + (PADDING + 2.0) * zoom,
                change,
                &self.small,
                colours,
            );
        } else if let Some(flag) = view.flag {
            let room = rect.shrink2(vec2(4.0 * zoom, 0.0));
            paint::text(
                painter,
                room,
                Side::Left,
                flag.encode_utf8(&mut [0; 4]),
                &self.small,
                colours.muted,
            );
        }
        if view.marks.any() {
            paint::marks(painter, rect, view.marks, colours, zoom);
        }
        if view.marks.follow_up {
            paint::follow_up(painter, rect, view.flag.is_some(), colours, zoom);
        }
    }

    pub(super) fn line_of(&self, column: usize) -> Stroke {
        let colours = self.colours;
        match self.breaks.get(column) {
            Some(0) | None => Stroke::new(1.0, paint::between(colours.line, colours.border, 0.45)),
            Some(level) if *level + 1 < self.geometry.levels => Stroke::new(1.0, colours.line),
            Some(_) => Stroke::new(1.0, paint::between(colours.surface, colours.line, 0.5)),
        }
    }

    fn paint_column_lines(&self, flat: &mut Flat, pane: &Pane) {
        let bottom = (pane.origin.y + self.geometry.rows_height()).min(pane.clip.bottom());
        for column in pane.columns.clone() {
            let right = pane.origin.x + self.geometry.columns[column + 1];
            flat.line_before(right, pane.clip.top()..=bottom, self.line_of(column + 1));
        }
    }

    fn paint_selection(&self, ui: &Ui, range: CellRange, active: Option<Cell>, origin: Pos2) {
        let colours = self.colours;
        let strong = if self.focused { colours.accent } else { colours.border };
        if !range.is_one() {
            let block = self
                .geometry
                .cell(range.first, origin)
                .union(self.geometry.cell(range.last, origin));
            ui.painter()
                .rect_stroke(block, 0.0, Stroke::new(1.0, strong), StrokeKind::Inside);
        }
        if let Some(active) = active
            && self.model.row_kind(active.row).has_cells()
        {
            let rect = self.geometry.cell(active, origin).expand2(vec2(0.5, 0.5));
            ui.painter()
                .rect_stroke(rect, 1.0, Stroke::new(2.0, strong), StrokeKind::Inside);
        }
    }
}
