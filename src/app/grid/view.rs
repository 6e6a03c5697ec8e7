//! Draws the part of the table that can be seen, and follows the mouse.
//!
//! Four regions scroll together: corner, header, row labels, figures. Nothing is laid out for cells out of sight, and
//! no widget stands in a cell but the one field that is being edited.

use std::borrow::Cow;
use std::ops::Range;

use eframe::egui::{
    FontId, Id, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, Vec2b, pos2, vec2,
};
use egui_table::{SplitScroll, SplitScrollDelegate};

use super::geometry::{Geometry, LABEL_WIDTHS, LABELS, PADDING, Pane, pinned_that_fit};
use super::model::{ColumnHead, GridModel, GridWords, RowHead, RowKind};
use super::paint::{self, Flat, Side};
use super::selection::{Cell, CellRange};
use super::state::{Drag, GridState, ModelLattice};
use super::{GridEvent, widths};
use crate::app::fonts;
use crate::app::theme::{self, Palette};

/// Indentation of one level of rows, at 100 %.
pub(super) const INDENT: f32 = 12.0;

/// One frame of the grid.
pub struct View<'a> {
    pub(super) model: &'a dyn GridModel,
    pub(super) state: &'a mut GridState,
    pub(super) words: &'a GridWords,
    pub(super) id: Id,
    pub(super) editor_id: Id,
    pub(super) geometry: Geometry,
    pub(super) colours: &'static Palette,
    pub(super) heads: Vec<ColumnHead<'a>>,
    /// The outermost level at which a column differs from the one before it.
    pub(super) breaks: Vec<usize>,
    pub(super) font: FontId,
    pub(super) strong: FontId,
    pub(super) small: FontId,
    pub(super) focused: bool,
    pub(super) hovered_row: Option<usize>,
    pub(super) hovered_column: Option<usize>,
    pub(super) seen_rows: Range<usize>,
    /// The columns that scroll.
    pub(super) body: Pane,
    /// The columns that are pinned.
    pub(super) beside: Pane,
    pub(super) accessible: bool,
    pub(super) read_only: bool,
    pub(super) events: Vec<GridEvent>,
    /// All of the grid.
    pub(super) rect: Rect,
    cells: Option<Response>,
}

impl<'a> View<'a> {
    pub(super) fn new(
        ui: &Ui,
        model: &'a dyn GridModel,
        state: &'a mut GridState,
        words: &'a GridWords,
        id: Id,
        zoom: f32,
        line_height: f32,
    ) -> Self {
        let text = theme::GRID_TEXT * zoom;
        let room = ui.available_width();
        let row = (theme::GRID_ROW * zoom).max(text * line_height + 6.0 * zoom).round();
        let heads: Vec<_> = (0..model.column_count()).map(|column| model.column(column)).collect();
        let levels = model.header_levels().max(1);
        let mut breaks: Vec<usize> = (0..heads.len())
            .map(|column| {
                if column == 0 {
                    return 0;
                }
                let (left, right) = (&heads[column - 1].labels, &heads[column].labels);
                (0..levels)
                    .find(|level| left.get(*level) != right.get(*level))
                    .unwrap_or(levels - 1)
            })
            .collect();
        let mut columns = vec![0.0];
        for column in 0..heads.len() {
            let width = widths::of_column(model, state, column);
            columns.push(columns[column] + (width * zoom).round());
        }
        // On a narrow window the labels leave the figures a good part of the room.
        let labels = (LABEL_WIDTHS.clamp(state.label_width.unwrap_or(LABELS)) * zoom)
            .min(room * 0.6)
            .round();
        let pinned = pinned_that_fit(&columns, model.pinned_columns(), room - labels);
        if let Some(first) = breaks.get_mut(pinned) {
            *first = 0;
        }
        let geometry = Geometry {
            zoom,
            row,
            header_row: (row - 2.0 * zoom).round(),
            levels,
            labels,
            columns,
            pinned,
            rows: model.row_count(),
        };
        let editor_id = id.with("editor");
        Self {
            model,
            state,
            words,
            id,
            editor_id,
            geometry,
            colours: theme::palette(ui.ctx()),
            heads,
            breaks,
            font: FontId::proportional(text),
            strong: FontId::new(text, fonts::semibold()),
            small: FontId::proportional(text * 0.8),
            focused: ui.memory(|memory| memory.has_focus(id) || memory.has_focus(editor_id)),
            hovered_row: None,
            hovered_column: None,
            seen_rows: 0..0,
            body: Pane::unseen(),
            beside: Pane::unseen(),
            accessible: false,
            read_only: false,
            events: Vec::new(),
            rect: Rect::NOTHING,
            cells: None,
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, rect: Rect, editor_id: Id) -> Response {
        self.editor_id = editor_id;
        let geometry = &self.geometry;
        let fixed = vec2(geometry.fixed_width(), geometry.header_height());
        let content = vec2(
            geometry.columns_width() - geometry.pinned_width(),
            geometry.rows_height(),
        );
        let bars = ui.spacing().scroll.allocated_width();
        let scroll = SplitScroll {
            scroll_enabled: Vec2b::TRUE,
            fixed_size: fixed,
            scroll_outer_size: (rect.size() - fixed).max(vec2(48.0, 48.0)),
            scroll_content_size: content,
            stick_to_bottom: false,
        };
        self.state.page_rows = (((rect.height() - fixed.y - bars) / geometry.row).floor() as usize).max(1);
        self.rect = rect;
        self.zoom_by_wheel(ui);
        scroll.show(ui, self);
        self.cells
            .take()
            .unwrap_or_else(|| ui.interact(rect, self.id.with("no cells"), Sense::hover()))
    }

    pub(super) fn range(&self) -> Option<CellRange> {
        self.state
            .selection
            .map(|selection| selection.range(&ModelLattice(self.model)))
    }

    fn paint_label(&self, ui: &Ui, flat: &mut Flat, row: usize, rect: Rect) {
        let RowHead { label, depth, kind, .. } = self.model.row(row);
        let colours = self.colours;
        let zoom = self.geometry.zoom;
        self.paint_row_ground(flat, row, rect);
        let in_range = self.range().is_some_and(|range| range.rows().contains(&row)) && kind.can_be_active();
        let active = self.state.active().is_some_and(|active| active.row == row);
        if in_range {
            flat.fill(rect.with_max_y(rect.bottom() - 1.0), colours.selection);
            let bar = rect.with_min_x(rect.right() - 2.0);
            flat.fill(bar, if self.focused { colours.accent } else { colours.border });
        }
        let indent = (PADDING + f32::from(depth) * INDENT) * zoom;
        let room = Rect::from_min_max(rect.min + vec2(indent, 0.0), rect.max - vec2(6.0 * zoom, 0.0));
        let strong = matches!(kind, RowKind::Total | RowKind::Block);
        let colour = match kind {
            RowKind::Heading => colours.muted,
            RowKind::AddRow => colours.accent,
            _ => colours.text,
        };
        let font = if strong || kind == RowKind::Heading {
            &self.strong
        } else {
            &self.font
        };
        paint::text(ui.painter(), room, Side::Left, &fonts::breakable(&label), font, colour);
        if active && kind == RowKind::AddRow {
            let stroke = Stroke::new(2.0, if self.focused { colours.accent } else { colours.border });
            ui.painter()
                .rect_stroke(rect.shrink(0.5), 1.0, stroke, StrokeKind::Inside);
        }
    }

    /// Where the pinned columns end: a stronger line from the header to the last row.
    fn paint_pinned_edge(&self, ui: &Ui) {
        if self.beside.all.is_empty() {
            return;
        }
        let bottom = (self.beside.origin.y + self.geometry.rows_height()).min(self.beside.clip.bottom());
        let mut flat = Flat::new(ui.painter());
        let stroke = Stroke::new(2.0, self.colours.border);
        flat.line_before(self.beside.clip.right() + 1.0, self.rect.top()..=bottom, stroke);
        flat.finish();
    }

    fn label_tooltip(&self, response: Response, row: Option<usize>) {
        let Some(head) = row.map(|row| self.model.row(row)) else {
            return;
        };
        let cut = || {
            let room = self.geometry.labels - (PADDING + 6.0 + f32::from(head.depth) * INDENT) * self.geometry.zoom;
            paint::line(&response.ctx.debug_painter(), &head.label, &self.font, f32::INFINITY)
                .size()
                .x
                > room
        };
        let text = match head.tooltip {
            Some(text) => text,
            None if cut() => head.label,
            None => return,
        };
        response.on_hover_text_at_pointer(text.as_ref());
    }
}

impl View<'_> {
    /// The two parts of the table that show figures, as far as they can be seen, from where the scrolling one is.
    fn place_panes(&mut self, first_scrolling: Pos2, clip: Rect) {
        let geometry = &self.geometry;
        let pinned = geometry.pinned;
        let origin = pos2(first_scrolling.x - geometry.pinned_width(), first_scrolling.y);
        let seen = geometry.columns_between(clip.left() - origin.x, clip.right() - origin.x);
        self.seen_rows = geometry.rows_between(clip.top() - origin.y, clip.bottom() - origin.y);
        self.state.page_columns =
            geometry.whole_columns_between(clip.left() - origin.x - 0.5, clip.right() - origin.x + 0.5);
        let left = self.rect.left() + geometry.labels;
        self.beside = Pane {
            origin: pos2(left, origin.y),
            clip: Rect::from_x_y_ranges(left..=left + geometry.pinned_width(), clip.y_range()),
            columns: 0..pinned,
            all: 0..pinned,
        };
        self.body = Pane {
            origin,
            clip,
            columns: seen.start.max(pinned)..seen.end.max(pinned),
            all: pinned..self.heads.len(),
        };
    }

    /// The pane in which a column stands.
    pub(super) fn pane_of(&self, column: usize) -> &Pane {
        if column < self.geometry.pinned {
            &self.beside
        } else {
            &self.body
        }
    }

    /// Which row and column the pointer is over: their labels show it.
    fn look_at_pointer(&mut self, ui: &Ui) {
        let across = self.body.clip.with_min_x(self.rect.left());
        let whole = across.with_min_y(self.rect.top());
        let Some(pointer) = ui
            .input(|input| input.pointer.latest_pos())
            .filter(|pointer| whole.contains(*pointer))
        else {
            return;
        };
        if !ui.is_enabled() || !ui.ctx().rect_contains_pointer(ui.layer_id(), whole) {
            return;
        }
        let origin = self.body.origin;
        if across.contains(pointer) {
            self.hovered_row = self.row_under(pointer.y, origin.y);
        }
        self.hovered_column = self.column_under(pointer.x);
    }

    /// The column at a place on the screen, if there is one.
    fn column_under(&self, x: f32) -> Option<usize> {
        let pane = [&self.beside, &self.body]
            .into_iter()
            .find(|pane| !pane.all.is_empty() && pane.clip.x_range().contains(x))?;
        (x < pane.origin.x + self.geometry.columns_width()).then(|| self.geometry.column_at(x - pane.origin.x))
    }

    /// Figures, the field that is edited, and the mouse over them.
    fn show_cells(&mut self, ui: &mut Ui, pane: &Pane, name: &str) {
        let response = ui.interact(pane.clip, self.id.with(name), Sense::click_and_drag());
        self.follow_mouse(ui, &response, pane);
        self.paint_cells(ui, pane);
        self.show_editor(ui, pane);
        let hovered = response
            .hover_pos()
            .map(|position| self.cell_in(position, pane))
            .filter(|cell| self.model.row_kind(cell.row).has_cells());
        let explanation = hovered.and_then(|cell| self.cell_tooltip(ui, cell));
        let response = match explanation {
            Some(text) if !self.state.is_editing() => response.on_hover_text_at_pointer(text.as_ref()),
            _ => response,
        };
        self.cells = Some(match self.cells.take() {
            Some(other) => other.union(response),
            None => response,
        });
    }

    /// What is said of a cell under the pointer: what is wrong or noted, or the figure for which the column is too narrow.
    fn cell_tooltip(&self, ui: &Ui, cell: Cell) -> Option<Cow<'_, str>> {
        let view = self.model.cell(cell.row, cell.column);
        if view.marks.any() {
            return self.model.explanation(cell.row, cell.column);
        }
        let room = self.geometry.column(cell.column).span() - 2.0 * PADDING * self.geometry.zoom;
        let cut = paint::line(ui.painter(), &view.text, &self.font, f32::INFINITY)
            .size()
            .x
            > room + 1.0;
        cut.then_some(view.text)
    }
}

impl SplitScrollDelegate for View<'_> {
    fn right_bottom_ui(&mut self, ui: &mut Ui, _scroll_offset: Vec2) {
        let clip = ui.clip_rect();
        if clip.is_negative() || self.heads.is_empty() {
            return;
        }
        self.place_panes(ui.max_rect().min, clip);
        self.look_at_pointer(ui);
        self.reveal(ui);
        let pane = self.body.clone();
        self.show_cells(ui, &pane, "cells");
    }

    fn left_bottom_ui(&mut self, ui: &mut Ui, _scroll_offset: Vec2) {
        let origin = ui.max_rect().min;
        let clip = ui.clip_rect();
        if clip.is_negative() {
            return;
        }
        if !self.beside.all.is_empty() {
            let mut ui = ui.new_child(UiBuilder::new().max_rect(ui.max_rect()).id_salt("pinned"));
            ui.shrink_clip_rect(self.beside.clip);
            let pane = self.beside.clone();
            self.show_cells(&mut ui, &pane, "pinned cells");
        }
        let clip = clip.with_max_x(clip.left() + self.geometry.labels);
        let mut ui = ui.new_child(UiBuilder::new().max_rect(ui.max_rect()).id_salt("labels"));
        ui.shrink_clip_rect(clip);
        let response = ui.interact(clip, self.id.with("labels"), Sense::click_and_drag());
        self.press_label(&ui, &response, origin);
        let mut flat = Flat::new(ui.painter());
        for row in self.seen_rows.clone() {
            let top = origin.y + row as f32 * self.geometry.row;
            let rect = Rect::from_min_size(pos2(clip.left(), top), vec2(self.geometry.labels, self.geometry.row));
            self.paint_label(&ui, &mut flat, row, rect);
        }
        let bottom = (origin.y + self.geometry.rows_height()).min(clip.bottom());
        flat.line_before(clip.right(), clip.top()..=bottom, self.line_of(0));
        flat.finish();
        let hovered = response.hover_pos().and_then(|at| self.row_under(at.y, origin.y));
        self.label_tooltip(response, hovered);
    }

    fn left_top_ui(&mut self, ui: &mut Ui) {
        let clip = ui.clip_rect();
        let mut corner = ui.new_child(UiBuilder::new().max_rect(ui.max_rect()).id_salt("corner"));
        corner.shrink_clip_rect(clip.with_max_x(clip.left() + self.geometry.labels));
        self.show_corner(&mut corner);
        if !self.beside.all.is_empty() {
            ui.shrink_clip_rect(clip.with_min_x(self.beside.clip.left()));
            let pane = self.beside.clone();
            self.show_header(ui, &pane, "pinned header");
        }
    }

    fn right_top_ui(&mut self, ui: &mut Ui, _scroll_offset: Vec2) {
        if !ui.clip_rect().is_negative() && !self.heads.is_empty() {
            let pane = self.body.clone();
            self.show_header(ui, &pane, "header");
        }
    }

    fn finish(&mut self, ui: &mut Ui) {
        self.paint_pinned_edge(ui);
        self.drag_label_edge(ui);
        if !ui.input(|input| input.pointer.any_down()) {
            self.state.drag = Drag::Nothing;
        }
        if self.accessible {
            self.announce_cells(ui);
        }
    }
}
