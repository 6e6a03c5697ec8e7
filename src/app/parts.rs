//! Small parts of the screens: buttons, signs, cards. Each control has a name for those who hear it; signs are painted, so
//! that they look the same everywhere, and are said in words by the control they stand in.

use super::context::NoticeKind;
use super::fonts;
use super::icons;
use super::theme::{self, Palette};
use crate::desk::TableState;
use eframe::egui::{
    self, Align, Align2, Button, Color32, CornerRadius, FontId, Frame, InnerResponse, Label, Margin, Painter, Pos2,
    Rect, Response, RichText, Sense, Shape, Stroke, TextStyle, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

/// The one button of a screen that matters most.
pub fn primary(ui: &mut Ui, text: &str) -> Response {
    let colours = theme::palette(ui.ctx());
    let label = RichText::new(text)
        .color(colours.on_accent)
        .text_style(theme::strong_text());
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        let focus = Stroke::new(2.0, colours.text);
        widgets.inactive.bg_stroke = Stroke::new(1.0, colours.accent);
        widgets.hovered.bg_stroke = Stroke::new(2.0, colours.accent);
        widgets.active.bg_stroke = focus;
        ui.add(Button::new(label).fill(colours.accent).min_size(vec2(0.0, 32.0)))
    })
    .inner
}

/// A button with a sign before its words.
pub fn button(ui: &mut Ui, icon: &str, text: &str) -> Response {
    ui.add(Button::new(format!("{icon}  {text}"))).accessible_name(text)
}

/// The same, possible or not.
pub fn button_if(ui: &mut Ui, enabled: bool, icon: &str, text: &str) -> Response {
    ui.add_enabled(enabled, Button::new(format!("{icon}  {text}")))
        .accessible_name(text)
}

/// A button without a frame until it is pointed at.
pub fn quiet(ui: &mut Ui, icon: &str, text: &str) -> Response {
    let label = if icon.is_empty() {
        text.to_owned()
    } else {
        format!("{icon}  {text}")
    };
    ui.add(Button::new(label).frame_when_inactive(false))
        .accessible_name(text)
}

/// A button that is a sign only; the words show under the pointer.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str, enabled: bool) -> Response {
    let sign = RichText::new(icon).size(16.0);
    let button = Button::new(sign).frame_when_inactive(false).min_size(vec2(28.0, 28.0));
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(4.0, 4.0);
        ui.add_enabled(enabled, button)
            .on_hover_text(name)
            .accessible_name(name)
    })
    .inner
}

/// A switch between a few things; returns the one that was pressed.
pub fn switch<T: PartialEq + Copy>(ui: &mut Ui, enabled: bool, now: T, choices: &[(T, String)]) -> Option<T> {
    let mut pressed = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let last = choices.len().saturating_sub(1);
        for (index, (choice, name)) in choices.iter().enumerate() {
            let side = |round: bool| if round { 4 } else { 0 };
            let (left, right) = (side(index == 0), side(index == last));
            let corners = CornerRadius {
                nw: left,
                sw: left,
                ne: right,
                se: right,
            };
            let button = Button::selectable(*choice == now, name.as_str())
                .corner_radius(corners)
                .frame_when_inactive(true);
            if ui.add_enabled(enabled, button).clicked() && *choice != now {
                pressed = Some(*choice);
            }
        }
    });
    pressed
}

/// From where the next part begins to the right edge of what can be seen.
pub fn visible_width(ui: &Ui) -> f32 {
    (ui.clip_rect().right() - ui.cursor().left()).max(80.0)
}

/// Words in the colour of what matters less.
pub fn muted(ui: &mut Ui, text: impl Into<String>) -> Response {
    let colour = theme::palette(ui.ctx()).muted;
    ui.label(RichText::new(text).color(colour))
}

/// The same, small, wrapped.
pub fn small(ui: &mut Ui, text: impl Into<String>) -> Response {
    let colour = theme::palette(ui.ctx()).muted;
    ui.label(RichText::new(text).color(colour).small())
}

/// Words that stand out.
pub fn strong(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(RichText::new(text).text_style(theme::strong_text()))
}

/// The title of a part of a screen.
pub fn section(ui: &mut Ui, title: &str) -> Response {
    heading(ui, RichText::new(title).text_style(theme::strong_text()), title)
}

/// The title of a screen.
pub fn title(ui: &mut Ui, title: &str) -> Response {
    heading(ui, RichText::new(title).text_style(theme::title_text()), title)
}

fn heading(ui: &mut Ui, text: RichText, title: &str) -> Response {
    let response = ui.add(Label::new(text));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    response
}

/// A sheet of paper on the desk.
pub fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let colours = theme::palette(ui.ctx());
    Frame::new()
        .fill(colours.surface)
        .stroke(Stroke::new(1.0, colours.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(16, 10))
        .show(ui, contents)
}

/// The colours of a message: its words and its ground.
pub fn message_colours(colours: &Palette, kind: NoticeKind) -> (Color32, Color32, &'static str) {
    match kind {
        NoticeKind::Info => (colours.text, colours.hover, icons::INFO),
        NoticeKind::Done => (colours.fine, colours.fine_tint, icons::CHECK_CIRCLE),
        NoticeKind::Error => (colours.error, colours.error_tint, icons::WARNING_CIRCLE),
    }
}

/// A sentence on a tinted ground, with room for buttons after it.
pub fn message<R>(ui: &mut Ui, kind: NoticeKind, text: &str, buttons: impl FnOnce(&mut Ui) -> R) -> R {
    let colours = theme::palette(ui.ctx());
    let (front, ground, icon) = message_colours(colours, kind);
    Frame::new()
        .fill(ground)
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(RichText::new(icon).size(16.0).color(front));
                ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
                    let done = buttons(ui);
                    ui.with_layout(egui::Layout::left_to_right(Align::Center), |ui| {
                        let label = ui.add(Label::new(RichText::new(fonts::unbroken(text)).color(colours.text)).wrap());
                        label.widget_info(|| WidgetInfo::labeled(Role::Alert, true, text));
                    });
                    done
                })
                .inner
            })
            .inner
        })
        .inner
}

/// What is to be seen to in a cell, on a ground of its colour: a finding, a question.
pub fn tinted<R>(ui: &mut Ui, ground: Color32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new()
        .fill(ground)
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(10, 8));
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        })
        .inner
}

/// Something that was written down, with a button at its right that takes it away; whether that was pressed.
pub fn removable(ui: &mut Ui, remove: &str, enabled: bool, contents: impl FnOnce(&mut Ui)) -> bool {
    ui.horizontal_top(|ui| {
        let width = ui.available_width() - 36.0;
        ui.allocate_ui_with_layout(vec2(width, 0.0), egui::Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 1.0;
            contents(ui);
        });
        icon_button(ui, icons::X, remove, enabled).clicked()
    })
    .inner
}

/// How far a table is, as a sign: a ring, half a disc, a ring with a bar (no data for a reason), a full disc.
pub fn state_shape(painter: &Painter, centre: Pos2, state: TableState, colours: &Palette) {
    let radius = 5.0;
    let ring = |colour| Shape::circle_stroke(centre, radius, Stroke::new(1.25, colour));
    match state {
        TableState::Empty => {
            painter.add(ring(colours.border));
        }
        TableState::Started => {
            painter.add(ring(colours.accent));
            let arc = (0..=16).map(|step| {
                let angle = std::f32::consts::FRAC_PI_2 + step as f32 / 16.0 * std::f32::consts::PI;
                centre + radius * egui::Vec2::angled(angle)
            });
            painter.add(Shape::convex_polygon(arc.collect(), colours.accent, Stroke::NONE));
        }
        TableState::NoData => {
            painter.add(ring(colours.muted));
            painter.hline(
                centre.x - 2.5..=centre.x + 2.5,
                centre.y,
                Stroke::new(1.5, colours.muted),
            );
        }
        TableState::Complete => {
            painter.circle_filled(centre, radius + 0.5, colours.fine);
            let tick = [(-2.4, 0.2), (-0.6, 2.0), (2.6, -1.8)].map(|(x, y)| centre + vec2(x, y));
            painter.add(Shape::line(tick.to_vec(), Stroke::new(1.4, colours.surface)));
        }
    }
}

/// A full triangle for an error, an open one for a warning.
pub fn triangle(painter: &Painter, centre: Pos2, error: bool, colours: &Palette) {
    let points = vec![
        centre + vec2(0.0, -4.5),
        centre + vec2(5.0, 4.0),
        centre + vec2(-5.0, 4.0),
    ];
    if error {
        painter.add(Shape::convex_polygon(points, colours.error, Stroke::NONE));
    } else {
        painter.add(Shape::closed_line(points, Stroke::new(1.4, colours.warning)));
    }
}

/// A sign in the flow of widgets, said as `name`.
pub fn sign(ui: &mut Ui, name: &str, paint: impl FnOnce(&Painter, Pos2, &Palette)) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::hover());
    paint(ui.painter(), rect.center(), theme::palette(ui.ctx()));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    response.on_hover_text(name)
}

/// A bar of progress; `part` from 0 to 1.
pub fn progress(ui: &mut Ui, width: f32, part: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 6.0), Sense::hover());
    paint_progress(ui.painter(), rect, part, theme::palette(ui.ctx()));
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    response
}

/// The bar alone.
pub fn paint_progress(painter: &Painter, rect: Rect, part: f32, colours: &Palette) {
    painter.rect_filled(rect, 3.0, colours.line);
    let mut filled = rect;
    filled.set_width(rect.width() * part.clamp(0.0, 1.0));
    if part > 0.0 {
        painter.rect_filled(filled, 3.0, if part >= 1.0 { colours.fine } else { colours.accent });
    }
}

/// A row that can be pressed, as wide as there is room, drawn by `paint`. It shows the pointer, the keyboard and whether
/// it is the present one; `name` says all that is painted.
pub fn row(ui: &mut Ui, height: f32, selected: bool, name: &str, paint: impl FnOnce(&Ui, Rect, &Palette)) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name));
    if ui.is_rect_visible(rect) {
        let colours = theme::palette(ui.ctx());
        let ground = rect.expand2(vec2(0.0, 0.0));
        if selected {
            ui.painter().rect_filled(ground, 4.0, colours.selection);
        } else if response.hovered() {
            ui.painter().rect_filled(ground, 4.0, colours.hover);
        }
        paint(ui, rect, colours);
        if response.has_focus() {
            ui.painter()
                .rect_stroke(ground, 4.0, Stroke::new(2.0, colours.accent), egui::StrokeKind::Inside);
        }
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response
}

/// One line of text in a rectangle, cut off with an ellipsis where it does not fit. Returns where it ends.
pub fn text_in(ui: &Ui, rect: Rect, text: &str, font: FontId, colour: Color32, align: Align2) -> f32 {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width().max(0.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let place = align.align_size_within_rect(galley.size(), rect);
    let end = place.right();
    ui.painter().galley(pos2(place.left(), place.top()), galley, colour);
    end
}

/// The font of running text.
pub fn body(ui: &Ui) -> FontId {
    TextStyle::Body.resolve(ui.style())
}

/// The font of small text.
pub fn small_font(ui: &Ui) -> FontId {
    TextStyle::Small.resolve(ui.style())
}

/// The font of words that stand out.
pub fn strong_font(ui: &Ui) -> FontId {
    theme::strong_text().resolve(ui.style())
}

/// A field with its label above, as wide as `width`.
pub fn field(ui: &mut Ui, label: &str, text: &mut String, hint: &str, width: f32) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        small(ui, label);
        let hint = RichText::new(hint).color(theme::palette(ui.ctx()).muted);
        let edit = egui::TextEdit::singleline(text)
            .desired_width(width)
            .hint_text(hint)
            .margin(Margin::symmetric(8, 5));
        ui.add(edit).accessible_name(label)
    })
    .inner
}
