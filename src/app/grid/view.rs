//! Draws the part of the table that can be seen, and follows the mouse.
//!
//! Four regions scroll together: corner, header, row labels, figures. Nothing is laid out for cells out of sight, and
//! no widget stands in a cell but the one field that is being edited.

use std::ops::Range;

use eframe::egui::style::ScrollAnimation;
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::widgets::text_edit::TextEditState;
use eframe::egui::{
    Align2, FontId, Frame, Id, Margin, Pos2, Rangef, Rect, Response, Sense, Stroke, StrokeKind, TextEdit, Ui,
    UiBuilder, Vec2, Vec2b, pos2, vec2,
};
use egui_table::{SplitScroll, SplitScrollDelegate};

use super::model::{CellKind, CellView, ColumnHead, GridModel, GridWords, RowHead, RowKind};
use super::paint::{self, Flat, Side};
use super::selection::{Cell, CellRange};
use super::state::{GridState, ModelLattice};
use super::{GridEvent, accessibility};
use crate::app::theme::{self, Palette};
use crate::app::{fonts, widgets};

/// Room between a figure and the edges of its cell, at 100 %.
const PADDING: f32 = 9.0;
/// Indentation of one level of rows, at 100 %.
const INDENT: f32 = 12.0;
/// Least and greatest width of the row labels, at 100 %.
pub(super) const LABEL_WIDTHS: Rangef = Rangef { min: 96.0, max: 640.0 };

/// Sizes in points, zoom included.
pub(super) struct Geometry {
    pub(super) zoom: f32,
    pub(super) row: f32,
    pub(super) header_row: f32,
    pub(super) levels: usize,
    pub(super) labels: f32,
    /// Left edge of each column from the first, and the right edge of the last.
    pub(super) columns: Vec<f32>,
    pub(super) rows: usize,
}

impl Geometry {
    pub(super) fn column(&self, column: usize) -> Rangef {
        Rangef::new(self.columns[column], self.columns[column + 1])
    }

    /// Columns between two places, from the left edge of the first column.
    fn columns_between(&self, left: f32, right: f32) -> Range<usize> {
        let last = self.columns.len() - 1;
        let first = self.columns.partition_point(|x| *x <= left).saturating_sub(1).min(last);
        let end = self.columns.partition_point(|x| *x < right).min(last);
        first..end.max(first)
    }

    fn rows_between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = ((top / self.row).floor().max(0.0) as usize).min(self.rows);
        let end = ((bottom / self.row).ceil().max(0.0) as usize).min(self.rows);
        first..end.max(first)
    }

    fn cell(&self, cell: Cell, origin: Pos2) -> Rect {
        let x = self.column(cell.column);
        let top = cell.row as f32 * self.row;
        Rect::from_x_y_ranges(x.min..=x.max, top..=top + self.row).translate(origin.to_vec2())
    }
}

/// One frame of the grid.
pub struct View<'a> {
    pub(super) model: &'a dyn GridModel,
    pub(super) state: &'a mut GridState,
    pub(super) words: &'a GridWords,
    pub(super) id: Id,
    editor_id: Id,
    pub(super) geometry: Geometry,
    pub(super) colours: &'static Palette,
    pub(super) heads: Vec<ColumnHead<'a>>,
    /// The outermost level at which a column differs from the one before it.
    pub(super) breaks: Vec<usize>,
    pub(super) font: FontId,
    pub(super) strong: FontId,
    small: FontId,
    pub(super) focused: bool,
    hovered_row: Option<usize>,
    pub(super) seen_rows: Range<usize>,
    pub(super) seen_columns: Range<usize>,
    pub(super) body_origin: Pos2,
    pub(super) body_clip: Rect,
    pub(super) accessible: bool,
    pub(super) read_only: bool,
    pub(super) events: Vec<GridEvent>,
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
        let row = (theme::GRID_ROW * zoom).max(text * line_height + 6.0 * zoom).round();
        let heads: Vec<_> = (0..model.column_count()).map(|column| model.column(column)).collect();
        let levels = model.header_levels().max(1);
        let breaks = (0..heads.len())
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
            let digits = model.column_digits(column).max(7) as f32;
            // A digit of Noto Sans is 0.572 of the size wide; a thin space stands after every third.
            let width = text * 0.572 * digits + text * 0.18 * (digits / 3.0).floor() + 2.0 * PADDING * zoom;
            columns.push(columns[column] + width.max(72.0 * zoom).round());
        }
        let labels = state.label_width.unwrap_or(232.0);
        let geometry = Geometry {
            zoom,
            row,
            header_row: (row - 2.0 * zoom).round(),
            levels,
            labels: (LABEL_WIDTHS.clamp(labels) * zoom).round(),
            columns,
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
            seen_rows: 0..0,
            seen_columns: 0..0,
            body_origin: Pos2::ZERO,
            body_clip: Rect::NOTHING,
            accessible: false,
            read_only: false,
            events: Vec::new(),
            cells: None,
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, rect: Rect, editor_id: Id) -> Response {
        self.editor_id = editor_id;
        let geometry = &self.geometry;
        let fixed = vec2(geometry.labels, geometry.header_row * geometry.levels as f32);
        let content = vec2(
            *geometry.columns.last().unwrap_or(&0.0),
            geometry.rows as f32 * geometry.row,
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

    fn paint_row_ground(&self, flat: &mut Flat, row: usize, rect: Rect) {
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

    fn paint_cells(&mut self, ui: &mut Ui, origin: Pos2, clip: Rect) {
        let range = self.range();
        let active = self.state.active();
        let one = range.is_some_and(CellRange::is_one);
        let right_edge = self.body_right(origin).min(clip.right());
        let mut flat = Flat::new(ui.painter());
        for row in self.seen_rows.clone() {
            let top = origin.y + row as f32 * self.geometry.row;
            let row_rect = Rect::from_x_y_ranges(clip.left()..=right_edge, top..=top + self.geometry.row);
            self.paint_row_ground(&mut flat, row, row_rect);
            if !self.model.row_kind(row).has_cells() {
                continue;
            }
            let total_row = self.model.row_kind(row) == RowKind::Total;
            for column in self.seen_columns.clone() {
                let cell = Cell::new(row, column);
                let rect = self.geometry.cell(cell, origin);
                let selected = range.is_some_and(|range| range.contains(cell)) && (!one && active != Some(cell));
                let view = self.model.cell(row, column);
                self.paint_cell(ui, &mut flat, rect, &view, selected, total_row);
            }
        }
        self.paint_column_lines(&mut flat, origin, clip);
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
        let ground = if selected {
            Some(colours.selection)
        } else if view.kind == CellKind::NotAsked {
            Some(colours.not_asked)
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
        paint::text(painter, room, Side::Right, &view.text, font, colour);
        if let Some(flag) = view.flag {
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
    }

    pub(super) fn line_of(&self, column: usize) -> Stroke {
        let colours = self.colours;
        match self.breaks.get(column) {
            Some(0) | None => Stroke::new(1.0, paint::between(colours.line, colours.border, 0.45)),
            Some(level) if *level + 1 < self.geometry.levels => Stroke::new(1.0, colours.line),
            Some(_) => Stroke::new(1.0, paint::between(colours.surface, colours.line, 0.5)),
        }
    }

    fn paint_column_lines(&self, flat: &mut Flat, origin: Pos2, clip: Rect) {
        let bottom = (origin.y + self.geometry.rows as f32 * self.geometry.row).min(clip.bottom());
        for column in self.seen_columns.clone() {
            let right = origin.x + self.geometry.columns[column + 1];
            flat.line_before(right, clip.top()..=bottom, self.line_of(column + 1));
        }
    }

    fn body_right(&self, origin: Pos2) -> f32 {
        origin.x + self.geometry.columns.last().copied().unwrap_or_default()
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

    /// The one field: on the cell that is edited, wider when the text is.
    fn show_editor(&mut self, ui: &mut Ui, origin: Pos2) {
        let Some(cell) = self.state.edit.as_ref().map(|edit| edit.cell) else {
            return;
        };
        let name = accessibility::cell_name(self.model, &self.heads, cell);
        let zoom = self.geometry.zoom;
        let colours = self.colours;
        let font = self.font.clone();
        let mut rect = self.geometry.cell(cell, origin);
        let body = ui.clip_rect();
        let Some(edit) = &mut self.state.edit else { return };
        let wanted =
            paint::line(ui.painter(), &edit.buffer, &font, f32::INFINITY).size().x + 2.0 * PADDING * zoom + 4.0;
        if wanted > rect.width() {
            rect.set_width(wanted.min(body.width()));
            rect = rect.translate(vec2((body.right() - rect.right()).min(0.0), 0.0));
        }
        if std::mem::take(&mut edit.fresh) {
            edit.just_shown = true;
            let mut state = TextEditState::default();
            let end = CCursor::new(edit.buffer.chars().count());
            state.cursor.set_char_range(Some(CCursorRange::one(end)));
            state.store(ui.ctx(), self.editor_id);
            ui.memory_mut(|memory| memory.request_focus(self.editor_id));
        }
        let frame = rect.expand(0.5);
        ui.painter().rect_filled(frame, 1.0, colours.surface);
        ui.painter()
            .rect_stroke(frame, 1.0, Stroke::new(2.0, colours.accent), StrokeKind::Inside);
        let height = ui.fonts_mut(|fonts| fonts.row_height(&font));
        let inner = rect.shrink2(vec2((PADDING - 1.0) * zoom, ((rect.height() - height) / 2.0).floor()));
        let mut cell_ui = ui.new_child(UiBuilder::new().max_rect(inner));
        let mut layout = widgets::text_field::layouter(font.clone());
        let field = TextEdit::singleline(&mut edit.buffer)
            .id(self.editor_id)
            .font(font)
            .frame(Frame::NONE)
            .margin(Margin::ZERO)
            .desired_width(inner.width())
            .align(Align2::RIGHT_TOP)
            .return_key(None)
            .layouter(&mut layout)
            .show(&mut cell_ui);
        field.response.response.accessible_name(name);
    }

    fn reveal(&mut self, ui: &Ui, origin: Pos2) {
        let Some(selection) = self.state.selection.filter(|_| std::mem::take(&mut self.state.reveal)) else {
            return;
        };
        let mut rect = self.geometry.cell(selection.corner, origin);
        // The scroll area reaches under the header and the row labels.
        rect.min -= vec2(
            self.geometry.labels,
            self.geometry.header_row * self.geometry.levels as f32,
        );
        ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
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

impl SplitScrollDelegate for View<'_> {
    fn right_bottom_ui(&mut self, ui: &mut Ui, _scroll_offset: Vec2) {
        let origin = ui.max_rect().min;
        let clip = ui.clip_rect();
        if clip.is_negative() || self.heads.is_empty() {
            return;
        }
        self.body_origin = origin;
        self.body_clip = clip;
        self.seen_rows = self
            .geometry
            .rows_between(clip.top() - origin.y, clip.bottom() - origin.y);
        self.seen_columns = self
            .geometry
            .columns_between(clip.left() - origin.x, clip.right() - origin.x);
        let body = ui.interact(clip, self.id.with("cells"), Sense::click_and_drag());
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let left = self.geometry.labels;
        let across = Rect::from_min_max(pos2(clip.left() - left, clip.top()), clip.max);
        if ui.is_enabled() && ui.ctx().rect_contains_pointer(ui.layer_id(), across) {
            self.hovered_row = pointer.and_then(|pointer| self.row_at(pointer.y, origin.y));
        }
        self.follow_mouse(ui, &body, origin);
        self.reveal(ui, origin);
        self.paint_cells(ui, origin, clip);
        self.show_editor(ui, origin);
        let marked = body
            .hover_pos()
            .and_then(|position| self.cell_at(position, origin))
            .filter(|cell| {
                self.model.row_kind(cell.row).has_cells() && self.model.cell(cell.row, cell.column).marks.any()
            });
        let explanation = marked.and_then(|cell| self.model.explanation(cell.row, cell.column));
        self.cells = Some(match explanation {
            Some(text) if !self.state.is_editing() => body.on_hover_text_at_pointer(text.as_ref()),
            _ => body,
        });
    }

    fn left_bottom_ui(&mut self, ui: &mut Ui, _scroll_offset: Vec2) {
        let origin = ui.max_rect().min;
        let clip = ui.clip_rect();
        if clip.is_negative() {
            return;
        }
        let response = ui.interact(clip, self.id.with("labels"), Sense::click_and_drag());
        self.press_label(ui, &response, origin);
        let mut flat = Flat::new(ui.painter());
        for row in self.seen_rows.clone() {
            let top = origin.y + row as f32 * self.geometry.row;
            let rect = Rect::from_min_size(pos2(clip.left(), top), vec2(self.geometry.labels, self.geometry.row));
            self.paint_label(ui, &mut flat, row, rect);
        }
        let bottom = (origin.y + self.geometry.rows as f32 * self.geometry.row).min(clip.bottom());
        flat.line_before(clip.right(), clip.top()..=bottom, self.line_of(0));
        flat.finish();
        let hovered = response.hover_pos().and_then(|at| self.row_at(at.y, origin.y));
        self.label_tooltip(response, hovered);
    }

    fn left_top_ui(&mut self, ui: &mut Ui) {
        self.show_corner(ui);
    }

    fn right_top_ui(&mut self, ui: &mut Ui, _scroll_offset: Vec2) {
        self.show_header(ui);
    }

    fn finish(&mut self, ui: &mut Ui) {
        self.drag_label_edge(ui);
        if self.accessible {
            self.announce_cells(ui);
        }
    }
}
