//! Signs: how bad a finding is, how far a table is. Told apart by shape first, by colour second.

use std::f32::consts::FRAC_PI_2;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Color32, FontId, Painter, Pos2, Response, Sense, Shape, Stroke, TextStyle, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::fonts;
use crate::app::theme::{self, Palette};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Keeps a package from being final, whatever is explained: a full square.
    Fatal,
    /// To be put right or explained: a full triangle.
    Error,
    /// Odd: an open triangle.
    Warning,
    /// Worth knowing: a dot.
    Note,
    /// Put right or explained: a tick.
    Settled,
}

impl Severity {
    /// Its colour as text and sign.
    pub fn colour(self, colours: &Palette) -> Color32 {
        match self {
            Self::Fatal | Self::Error => colours.error,
            Self::Warning => colours.warning,
            Self::Note => colours.muted,
            Self::Settled => colours.fine,
        }
    }

    /// Its colour as ground.
    pub fn tint(self, colours: &Palette) -> Color32 {
        match self {
            Self::Fatal | Self::Error => colours.error_tint,
            Self::Warning => colours.warning_tint,
            Self::Note => colours.panel,
            Self::Settled => colours.fine_tint,
        }
    }

    /// Draws its sign, `size` points wide.
    pub fn paint(self, painter: &Painter, centre: Pos2, size: f32, colours: &Palette) {
        let colour = self.colour(colours);
        let half = size / 2.0;
        let triangle = |half: f32| {
            vec![
                centre + vec2(0.0, -half),
                centre + vec2(half, half * 0.8),
                centre + vec2(-half, half * 0.8),
            ]
        };
        match self {
            Self::Fatal => {
                let square = eframe::egui::Rect::from_center_size(centre, vec2(size, size) * 0.9);
                painter.rect_filled(square, 1.0, colour);
            }
            Self::Error => {
                painter.add(Shape::convex_polygon(triangle(half), colour, Stroke::NONE));
            }
            Self::Warning => {
                painter.add(Shape::closed_line(triangle(half - 0.75), Stroke::new(1.5, colour)));
            }
            Self::Note => {
                painter.circle_filled(centre, half * 0.55, colour);
            }
            Self::Settled => {
                let tick = vec![
                    centre + vec2(-half * 0.8, 0.0),
                    centre + vec2(-half * 0.2, half * 0.6),
                    centre + vec2(half * 0.9, -half * 0.6),
                ];
                painter.add(Shape::line(tick, Stroke::new(1.75, colour)));
            }
        }
    }
}

/// A sign and a count. `name` says both in words ("2 errors").
pub fn severity_badge(ui: &mut Ui, severity: Severity, count: usize, name: &str) -> Response {
    let colours = theme::palette(ui.ctx());
    let font = TextStyle::Body.resolve(ui.style());
    let galley = ui
        .painter()
        .layout_no_wrap(count.to_string(), font, severity.colour(colours));
    let (rect, response) =
        ui.allocate_exact_size(vec2(18.0 + galley.size().x, galley.size().y.max(16.0)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    severity.paint(ui.painter(), pos2(rect.left() + 7.0, rect.center().y), 12.0, colours);
    let at = pos2(rect.left() + 17.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, severity.colour(colours));
    response.on_hover_text(name)
}

/// How far a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Nothing is answered: an open circle.
    Empty,
    /// Some is: half a circle.
    Started,
    /// There are no figures, and the reason is given: a circle with a bar.
    NoData,
    /// All is answered: a full circle.
    Complete,
}

impl Standing {
    /// Draws its sign, `size` points wide.
    pub fn paint(self, painter: &Painter, centre: Pos2, size: f32, colours: &Palette) {
        let radius = size / 2.0 - 0.75;
        let colour = match self {
            Self::Empty => colours.border,
            Self::Started => colours.accent,
            Self::NoData => colours.muted,
            Self::Complete => colours.fine,
        };
        let ring = Stroke::new(1.5, colour);
        match self {
            Self::Empty => {
                painter.circle_stroke(centre, radius, ring);
            }
            Self::Started => {
                painter.circle_stroke(centre, radius, ring);
                let steps = 16;
                let arc = (0..=steps).map(|step| {
                    let angle = FRAC_PI_2 + std::f32::consts::PI * step as f32 / steps as f32;
                    centre + vec2(angle.cos(), angle.sin()) * radius
                });
                painter.add(Shape::convex_polygon(arc.collect(), colour, Stroke::NONE));
            }
            Self::NoData => {
                painter.circle_stroke(centre, radius, ring);
                painter.line_segment(
                    [centre - vec2(radius * 0.5, 0.0), centre + vec2(radius * 0.5, 0.0)],
                    ring,
                );
            }
            Self::Complete => {
                painter.circle_filled(centre, radius + 0.75, colour);
            }
        }
    }
}

/// The sign of a table's standing. `name` says it in words ("started").
pub fn standing_dot(ui: &mut Ui, standing: Standing, name: &str) -> Response {
    let colours = theme::palette(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    standing.paint(ui.painter(), rect.center(), 11.0, colours);
    response.on_hover_text(name)
}

/// A number in a small rounded box, for a tab or a list entry.
pub fn count_pill(ui: &mut Ui, count: usize, name: &str) -> Response {
    let colours = theme::palette(ui.ctx());
    let font = FontId::new(12.0, fonts::semibold());
    let galley = ui
        .painter()
        .layout_no_wrap(count.to_string(), font.clone(), colours.muted);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 12.0, 18.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    ui.painter().rect_filled(rect, 9.0, colours.hover);
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, count, font, colours.muted);
    response
}
