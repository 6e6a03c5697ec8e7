//! Small things the grid draws: grounds and lines, text cut to its room, corner marks.

use std::sync::Arc;

use eframe::egui::emath::GuiRounding as _;
use eframe::egui::epaint::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::layers::ShapeIdx;
use eframe::egui::{
    Align, Color32, FontId, Galley, Mesh, Painter, Pos2, Rangef, Rect, Shape, Stroke, StrokeKind, pos2, vec2,
};

use super::model::Marks;
use crate::app::theme::Palette;

/// Grounds and lines, all in one shape under whatever is drawn after [`Flat::new`]. Their edges lie on pixels, so that none is
/// blended with its neighbours: a grid has hundreds of them, and each soft edge costs as much as the line itself.
pub(super) struct Flat {
    painter: Painter,
    place: ShapeIdx,
    mesh: Mesh,
}

impl Flat {
    pub(super) fn new(painter: &Painter) -> Self {
        Self {
            painter: painter.clone(),
            place: painter.add(Shape::Noop),
            mesh: Mesh::default(),
        }
    }

    /// Fills a rectangle.
    pub(super) fn fill(&mut self, rect: Rect, colour: Color32) {
        let rect = rect.round_to_pixels(self.painter.pixels_per_point());
        if rect.is_positive() {
            self.mesh.add_colored_rect(rect, colour);
        }
    }

    /// A line across whose lower edge is at `bottom`.
    pub(super) fn line_over(&mut self, across: impl Into<Rangef>, bottom: f32, stroke: Stroke) {
        let top = bottom - self.pixels(stroke.width);
        self.fill(Rect::from_x_y_ranges(across, top..=bottom), stroke.color);
    }

    /// A line down whose right edge is at `right`.
    pub(super) fn line_before(&mut self, right: f32, down: impl Into<Rangef>, stroke: Stroke) {
        let left = right - self.pixels(stroke.width);
        self.fill(Rect::from_x_y_ranges(left..=right, down), stroke.color);
    }

    /// A width in points that is a whole number of pixels, one at least.
    fn pixels(&self, width: f32) -> f32 {
        let scale = self.painter.pixels_per_point();
        (width * scale).round().max(1.0) / scale
    }

    pub(super) fn finish(self) {
        self.painter.set(self.place, self.mesh);
    }
}

/// Where text stands in its room, always in the middle of the height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Middle,
    Right,
}

/// One line of text, cut with an ellipsis when there is no room for it.
pub(super) fn line(painter: &Painter, text: &str, font: &FontId, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(
        text.to_owned(),
        TextFormat {
            font_id: font.clone(),
            color: Color32::PLACEHOLDER,
            valign: Align::Center,
            ..TextFormat::default()
        },
    );
    // A whole number of points, so that the toolkit's cache knows the text again.
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0).floor());
    job.break_on_newline = false;
    painter.layout_job(job)
}

/// Draws text in a rectangle.
pub(super) fn text(painter: &Painter, rect: Rect, side: Side, text: &str, font: &FontId, colour: Color32) {
    if text.is_empty() || rect.width() <= 0.0 {
        return;
    }
    let galley = line(painter, text, font, rect.width() + 1.0);
    let size = galley.size();
    let x = match side {
        Side::Left => rect.left(),
        Side::Middle => rect.center().x - size.x / 2.0,
        Side::Right => rect.right() - size.x,
    };
    let y = rect.center().y - size.y / 2.0;
    painter.galley(pos2(x, y).round_ui(), galley, colour);
}

/// Draws a figure, or dots where not all of it can be seen: one that is cut would be read as another one. The column may be too
/// narrow for it, or be half scrolled away; in a mere sliver there is nothing.
pub(super) fn figure(painter: &Painter, rect: Rect, text: &str, font: &FontId, colour: Color32) {
    let clip = painter.clip_rect();
    let whole = line(painter, text, font, rect.width() + 1.0);
    let hidden = rect.right() - whole.size().x < clip.left() - 0.5 || rect.right() > clip.right() + 0.5;
    let seen = rect.intersect(clip);
    if !whole.elided && !hidden {
        self::text(painter, rect, Side::Right, text, font, colour);
    } else if seen.width() >= font.size {
        self::text(painter, seen, Side::Right, "\u{2026}", font, colour);
    }
}

/// Signs in the corners: a full triangle for an error, an open one for a warning, a grey one for what is explained (top right), a dot
/// for a note (top left), a check for what was typed twice (left).
pub(super) fn marks(painter: &Painter, rect: Rect, marks: Marks, colours: &Palette, zoom: f32) {
    let corner = rect.right_top() + vec2(-0.5, 0.5);
    let side = 8.0 * zoom;
    let triangle = |inset: f32, side: f32| -> Vec<Pos2> {
        let corner = corner + vec2(-inset, inset);
        vec![corner + vec2(-side, 0.0), corner, corner + vec2(0.0, side)]
    };
    if marks.error {
        painter.add(Shape::convex_polygon(triangle(0.0, side), colours.error, Stroke::NONE));
    } else if marks.warning {
        painter.add(Shape::closed_line(
            triangle(1.25, side - 1.0),
            Stroke::new(1.25, colours.warning),
        ));
    } else if marks.explained {
        painter.add(Shape::closed_line(
            triangle(1.25, side - 1.0),
            Stroke::new(1.25, colours.muted),
        ));
    }
    if marks.proposed {
        let frame = rect.shrink2(vec2(1.5, 1.5)).translate(vec2(-0.5, -0.5));
        painter.rect_stroke(frame, 1.0, Stroke::new(1.0, colours.accent), StrokeKind::Inside);
    }
    if marks.agreed {
        let middle = rect.left_center() + vec2(9.0, 0.0) * zoom;
        let tick = [(-4.0, 0.3), (-1.2, 3.2), (4.2, -3.4)].map(|(x, y)| middle + vec2(x, y) * zoom);
        painter.add(Shape::line(tick.to_vec(), Stroke::new(1.6 * zoom, colours.fine)));
    }
    if marks.note {
        painter.circle_filled(rect.left_top() + vec2(4.5, 4.5) * zoom, 2.0 * zoom, colours.muted);
    }
}

/// A flag on its pole, bottom left, for what is to be followed up; further in where a letter stands there.
pub(super) fn follow_up(painter: &Painter, rect: Rect, beside_letter: bool, colours: &Palette, zoom: f32) {
    let inset = if beside_letter { 14.0 } else { 4.0 };
    let foot = rect.left_bottom() + vec2(inset, -4.0) * zoom;
    let top = foot + vec2(0.0, -9.0) * zoom;
    painter.line_segment([foot, top], Stroke::new(1.25 * zoom, colours.accent));
    let cloth = vec![top, top + vec2(6.0, 2.5) * zoom, top + vec2(0.0, 5.0) * zoom];
    painter.add(Shape::convex_polygon(cloth, colours.accent, Stroke::NONE));
}

/// A colour between two.
pub(super) fn between(a: Color32, b: Color32, share: f32) -> Color32 {
    a.lerp_to_gamma(b, share)
}
