//! The one field of the grid, on the cell that is edited, and the scrolling to what moves.

use eframe::egui::style::ScrollAnimation;
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::widgets::text_edit::TextEditState;
use eframe::egui::{Align2, Frame, Margin, Rect, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, vec2};

use super::accessibility;
use super::geometry::{PADDING, Pane};
use super::paint;
use super::selection::Extent;
use super::view::View;
use crate::app::widgets;

impl View<'_> {
    /// The one field: on the cell that is edited, wider when the text is.
    pub(super) fn show_editor(&mut self, ui: &mut Ui, pane: &Pane) {
        let cell = self.state.edit.as_ref().map(|edit| edit.cell);
        let Some(cell) = cell.filter(|cell| pane.all.contains(&cell.column)) else {
            return;
        };
        let name = accessibility::cell_name(self.model, &self.heads, cell);
        let zoom = self.geometry.zoom;
        let colours = self.colours;
        let font = self.font.clone();
        let mut rect = self.geometry.cell(cell, pane.origin);
        let body = pane.clip;
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

    /// Scrolls to what moved last: sideways only to a column that scrolls.
    pub(super) fn reveal(&mut self, ui: &Ui) {
        let Some(selection) = self.state.selection.filter(|_| std::mem::take(&mut self.state.reveal)) else {
            return;
        };
        let end = selection.moving();
        let mut rect = self.geometry.cell(end, self.body.origin);
        // The scroll area reaches under the header, the row labels and the pinned columns.
        rect.min -= vec2(self.geometry.fixed_width(), self.geometry.header_height());
        let middle = self.rect.center();
        if selection.extent == Extent::Rows || end.column < self.geometry.pinned {
            rect = Rect::from_x_y_ranges(middle.x..=middle.x, rect.y_range());
        }
        if selection.extent == Extent::Columns {
            rect = Rect::from_x_y_ranges(rect.x_range(), middle.y..=middle.y);
        }
        ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
    }
}
