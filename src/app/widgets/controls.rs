//! Buttons, headings, labelled fields, hints of keys, and banners that stand in the page instead of dialogs.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Button, Frame, InnerResponse, Margin, Response, RichText, Sense, Stroke, TextStyle, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use super::badges::Severity;
use crate::app::theme;

/// The one button of a screen that leads on.
pub fn primary_button(ui: &mut Ui, words: &str) -> Response {
    let colours = theme::palette(ui.ctx());
    ui.scope(|ui| {
        // The ring of the keyboard is drawn outside, since the button itself is in the accent colour.
        let widgets = &mut ui.visuals_mut().widgets;
        for state in [
            &mut widgets.inactive,
            &mut widgets.hovered,
            &mut widgets.active,
            &mut widgets.open,
        ] {
            state.weak_bg_fill = colours.accent;
            state.bg_fill = colours.accent;
            state.fg_stroke.color = colours.on_accent;
            state.bg_stroke = Stroke::NONE;
        }
        widgets.hovered.bg_stroke = Stroke::new(1.0, colours.text);
        widgets.active.bg_stroke = Stroke::new(2.0, colours.text);
        let words = RichText::new(words)
            .text_style(theme::strong_text())
            .color(colours.on_accent);
        ui.add(Button::new(words).min_size(vec2(72.0, 32.0)))
    })
    .inner
}

/// A button without a frame until it is pointed at, for rows of small actions.
pub fn quiet_button(ui: &mut Ui, words: &str) -> Response {
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_stroke = Stroke::NONE;
        widgets.inactive.weak_bg_fill = eframe::egui::Color32::TRANSPARENT;
        ui.add(Button::new(words))
    })
    .inner
}

/// A button that reads as a link in running text.
pub fn link_button(ui: &mut Ui, words: &str) -> Response {
    let colours = theme::palette(ui.ctx());
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_stroke = Stroke::NONE;
        widgets.inactive.weak_bg_fill = eframe::egui::Color32::TRANSPARENT;
        ui.spacing_mut().button_padding = vec2(4.0, 0.0);
        ui.add(Button::new(RichText::new(words).color(colours.accent)))
    })
    .inner
}

/// The heading of a part of a screen.
pub fn section_heading(ui: &mut Ui, words: &str) -> Response {
    let response = ui.label(RichText::new(words).text_style(TextStyle::Heading));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    response
}

/// A field under its label; the field takes the label as its name.
pub fn labelled<R>(ui: &mut Ui, label: &str, field: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let colours = theme::palette(ui.ctx());
        let label = ui.label(RichText::new(label).color(colours.muted).text_style(TextStyle::Small));
        ui.label_inputs_by(label.id, field)
    })
    .inner
}

/// A key, as it is printed on the keyboard, in a small frame: "F8", "Ctrl+K".
pub fn key_hint(ui: &mut Ui, keys: &str) -> Response {
    let colours = theme::palette(ui.ctx());
    let font = TextStyle::Small.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(keys.to_owned(), font, colours.muted);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(10.0, 2.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, keys));
    ui.painter().rect(
        rect,
        3.0,
        colours.surface,
        Stroke::new(1.0, colours.line),
        eframe::egui::StrokeKind::Inside,
    );
    let at = pos2(
        rect.center().x - galley.size().x / 2.0,
        rect.center().y - galley.size().y / 2.0,
    );
    ui.painter().galley(at, galley, colours.muted);
    response
}

/// A message that stands in the page, with whatever can be done about it at its end.
pub fn banner<R>(ui: &mut Ui, severity: Severity, words: &str, actions: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let colours = theme::palette(ui.ctx());
    let edge = Stroke::new(1.0, severity.colour(colours));
    Frame::new()
        .fill(severity.tint(colours))
        .stroke(edge)
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            let builder = UiBuilder::new()
                .accessibility_role(if severity <= Severity::Error {
                    Role::Alert
                } else {
                    Role::Status
                })
                .accessibility_label(words);
            let message = ui.scope_builder(builder, |ui| {
                ui.set_min_width(ui.available_width());
                ui.horizontal_wrapped(|ui| {
                    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
                    severity.paint(ui.painter(), rect.center(), 13.0, colours);
                    ui.label(RichText::new(words).color(colours.text));
                    actions(ui)
                })
            });
            message.inner.inner
        })
}
