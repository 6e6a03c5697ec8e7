//! What the pages share: their heading, sections, rows of a form, facts, messages and buttons. One look, one spacing.

use crate::app::fonts::THIN_SPACE;
use crate::app::{icons, parts, theme};
use crate::questionnaire::Severity;
use eframe::egui::accesskit::Role;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align, Button, Color32, FontId, Frame, Galley, Id, Label, Layout, Margin, Rect, Response, RichText, ScrollArea,
    Sense, Stroke, TextStyle, Ui, UiBuilder, WidgetInfo, WidgetText, pos2, vec2,
};
use std::sync::Arc;

/// The width that a column of reading or of a form takes at most.
pub const COLUMN: f32 = 720.0;

/// Below that width what stands beside each other elsewhere stands below each other.
pub const NARROW: f32 = 640.0;

/// The width of the labels of a form.
const LABELS: f32 = 176.0;

/// What a message says about the state of things. Shown by icon, words and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// All is well.
    Fine,
    /// Something to know.
    Plain,
    /// Something to look at.
    Warning,
    /// Something is wrong.
    Error,
}

impl Tone {
    /// The colour of its sign and the ground behind its text.
    pub fn colours(self, palette: &theme::Palette) -> (Color32, Color32) {
        match self {
            Tone::Fine => (palette.fine, palette.fine_tint),
            Tone::Plain => (palette.accent, palette.panel),
            Tone::Warning => (palette.warning, palette.warning_tint),
            Tone::Error => (palette.error, palette.error_tint),
        }
    }

    /// Its sign.
    pub fn icon(self) -> &'static str {
        match self {
            Tone::Fine => icons::CHECK_CIRCLE,
            Tone::Plain => icons::INFO,
            Tone::Warning => icons::WARNING,
            Tone::Error => icons::X_CIRCLE,
        }
    }
}

/// How a severity is shown: its sign, its tone, and the id of its word.
pub fn severity_look(severity: Severity) -> (&'static str, Tone, &'static str) {
    match severity {
        Severity::Fatal => (icons::PROHIBIT, Tone::Error, "findings-fatal"),
        Severity::Error => (icons::X_CIRCLE, Tone::Error, "findings-error"),
        Severity::Warning => (icons::WARNING, Tone::Warning, "findings-warning"),
        Severity::Note => (icons::INFO, Tone::Plain, "findings-note"),
    }
}

/// The heading of a page: title, one sentence about it, and what stands at its right end, or below where it is narrow.
pub fn header(ui: &mut Ui, title: &str, about: &str, right: impl FnOnce(&mut Ui)) {
    let narrow = ui.available_width() < NARROW;
    let mut right = Some(right);
    ui.horizontal(|ui| {
        parts::title(ui, title);
        if let Some(right) = right.take_if(|_| !narrow) {
            ui.with_layout(Layout::right_to_left(Align::Center), right);
        }
    });
    ui.add_space(-4.0);
    if !about.is_empty() {
        parts::muted(ui, about);
    }
    if let Some(right) = right {
        ui.vertical(right);
    }
    ui.add_space(4.0);
}

/// Shows a page that needs a certain height: where there is less, all of it scrolls.
pub fn with_height(ui: &mut Ui, least: f32, add: impl FnOnce(&mut Ui)) {
    if ui.available_height() >= least {
        return add(ui);
    }
    ScrollArea::vertical()
        .id_salt("page")
        .auto_shrink(false)
        .show(ui, |ui| {
            let size = vec2(ui.available_width() - 4.0, least);
            let rect = Rect::from_min_size(ui.cursor().min, size);
            ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("tall"), add);
        });
}

/// The heading of a part of a page, with a sentence about it where one helps.
pub fn section(ui: &mut Ui, title: &str, about: &str) {
    let label = ui.label(RichText::new(title).text_style(TextStyle::Heading));
    label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    if !about.is_empty() {
        ui.add_space(-4.0);
        parts::muted(ui, about);
    }
}

/// A sheet of paper on the panel that holds what belongs together.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = theme::palette(ui.ctx());
    let frame = Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(16, 12));
    let width = ui.available_width();
    frame
        .show(ui, |ui| {
            ui.set_width(width - 34.0);
            add(ui)
        })
        .inner
}

/// A sign and a sentence in a tone, on the ground of the page.
pub fn remark(ui: &mut Ui, tone: Tone, text: &str) {
    let (sign, _) = tone.colours(theme::palette(ui.ctx()));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        sign_of(ui, tone.icon(), sign, 16.0);
        ui.add(Label::new(text).wrap());
    });
}

/// A sign that is not read out: the words beside it say the same.
pub fn sign_of(ui: &mut Ui, icon: &str, colour: Color32, size: f32) {
    let line = ui.text_style_height(&TextStyle::Body);
    let (rect, _) = ui.allocate_exact_size(vec2(size + 4.0, line.max(size)), Sense::hover());
    let font = FontId::proportional(size);
    ui.painter().text(
        pos2(rect.left(), rect.center().y),
        eframe::egui::Align2::LEFT_CENTER,
        icon,
        font,
        colour,
    );
}

/// A message with a title, on a ground of its tone. `add` puts more below the text.
pub fn message(ui: &mut Ui, tone: Tone, title: &str, text: &str, add: impl FnOnce(&mut Ui)) {
    message_with(ui, tone, tone.icon(), title, text, add);
}

/// The same with a sign of its own.
pub fn message_with(ui: &mut Ui, tone: Tone, icon: &str, title: &str, text: &str, add: impl FnOnce(&mut Ui)) {
    let (sign, ground) = tone.colours(theme::palette(ui.ctx()));
    let width = ui.available_width();
    let frame = Frame::new()
        .fill(ground)
        .stroke(Stroke::new(1.0, sign.gamma_multiply(0.45)))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(16, 12));
    frame.show(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.horizontal_top(|ui| {
            sign_of(ui, icon, sign, 24.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                let label = ui.add(Label::new(RichText::new(title).text_style(TextStyle::Heading)).wrap());
                label.widget_info(|| WidgetInfo::labeled(Role::Status, true, title));
                if !text.is_empty() {
                    ui.add(Label::new(text).wrap());
                }
                add(ui);
            });
        });
    });
}

/// What an empty page says: a sign, a title, a sentence, and what to do next.
pub fn nothing_here(ui: &mut Ui, tone: Tone, icon: &str, title: &str, text: &str, add: impl FnOnce(&mut Ui)) {
    let palette = theme::palette(ui.ctx());
    let colour = if tone == Tone::Plain {
        palette.muted
    } else {
        tone.colours(palette).0
    };
    let room = ui.available_rect_before_wrap();
    let width = room.width().min(520.0);
    let top = room.top() + (room.height() * 0.22).clamp(16.0, 140.0);
    let rect = Rect::from_min_max(
        pos2(room.center().x - width / 2.0, top),
        pos2(room.center().x + width / 2.0, room.bottom()),
    );
    ui.scope_builder(
        UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Center)),
        |ui| {
            let (sign, _) = ui.allocate_exact_size(vec2(44.0, 44.0), Sense::hover());
            ui.painter().text(
                sign.center(),
                eframe::egui::Align2::CENTER_CENTER,
                icon,
                FontId::proportional(40.0),
                colour,
            );
            section(ui, title, "");
            ui.add(
                Label::new(RichText::new(text).color(palette.muted))
                    .wrap()
                    .halign(Align::Center),
            );
            ui.add_space(4.0);
            add(ui);
        },
    );
}

/// A row of a form: its label at the left, the control at the right in the rest of the width; below it where it is narrow.
/// The control is handed the label's id, to be named by it.
pub fn form_row<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui, Id) -> R) -> R {
    let muted = theme::palette(ui.ctx()).muted;
    let text = RichText::new(label).color(muted);
    if ui.available_width() < 2.4 * LABELS {
        return ui
            .vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                let named = ui.add(Label::new(text).wrap());
                add(ui, named.id)
            })
            .inner;
    }
    let height = ui.spacing().interact_size.y;
    ui.horizontal_top(|ui| {
        let named = ui
            .allocate_ui_with_layout(vec2(LABELS, height), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_size(vec2(LABELS, height));
                ui.set_max_width(LABELS);
                ui.add(Label::new(text).wrap())
            })
            .inner;
        ui.vertical(|ui| add(ui, named.id)).inner
    })
    .inner
}

/// Names and values below each other; empty values are left out.
pub fn facts(ui: &mut Ui, facts: &[(String, String)]) {
    let muted = theme::palette(ui.ctx()).muted;
    let labels = LABELS.min(ui.available_width() * 0.42);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
            ui.horizontal_top(|ui| {
                ui.allocate_ui_with_layout(vec2(labels, 0.0), Layout::left_to_right(Align::Min), |ui| {
                    ui.set_min_width(labels);
                    ui.set_max_width(labels);
                    ui.add(Label::new(RichText::new(name).color(muted)).wrap());
                });
                ui.vertical(|ui| ui.add(Label::new(value).wrap()));
            });
        }
    });
}

/// The one button of a page that goes on, with a sign, possible or not.
pub fn main_button(ui: &mut Ui, enabled: bool, icon: &str, text: &str) -> Response {
    let words = if icon.is_empty() {
        text.to_owned()
    } else {
        format!("{icon}  {text}")
    };
    if enabled {
        return parts::primary(ui, &words).accessible_name(text);
    }
    ui.add_enabled(false, Button::new(words).min_size(vec2(0.0, 32.0)))
        .accessible_name(text)
}

/// A button that looks like a link: a small step aside.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    let accent = theme::palette(ui.ctx()).accent;
    ui.add(Button::new(RichText::new(text).color(accent)).frame(false))
}

/// One of several ways to look at a list, with how many it would show.
pub fn filter_button(
    ui: &mut Ui,
    chosen: bool,
    icon: Option<(&str, Color32)>,
    text: &str,
    count: usize,
    name: &str,
) -> Response {
    let palette = theme::palette(ui.ctx());
    let mut job = LayoutJob::default();
    let body = TextStyle::Body.resolve(ui.style());
    let plain = |colour: Color32| TextFormat {
        font_id: body.clone(),
        color: colour,
        ..Default::default()
    };
    if let Some((icon, colour)) = icon {
        job.append(icon, 0.0, plain(colour));
        job.append(" ", 2.0, plain(colour));
    }
    job.append(text, 0.0, plain(palette.text));
    job.append(&grouped(count), 8.0, plain(palette.muted));
    let mut button = Button::new(job);
    if chosen {
        button = button.fill(palette.selection).stroke(Stroke::new(1.0, palette.accent));
    }
    let response = ui.add(button).accessible_name(name);
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_toggled(if chosen {
            eframe::egui::accesskit::Toggled::True
        } else {
            eframe::egui::accesskit::Toggled::False
        });
    });
    response
}

/// A count with thin spaces between groups of three digits.
pub fn grouped(number: usize) -> String {
    crate::app::names::count(number)
}

/// Text laid out on as many lines as it needs.
///
/// A number stays on one line: the thin spaces between its groups, at which the toolkit would break, become distances.
pub fn wrapped(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let text = crate::app::fonts::breakable(text);
    let mut job = LayoutJob {
        wrap: TextWrapping {
            max_width: width,
            ..TextWrapping::default()
        },
        ..LayoutJob::default()
    };
    let gap = font.size * 0.18;
    let format = TextFormat {
        font_id: font,
        color: colour,
        ..TextFormat::default()
    };
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let mut begin = 0;
    let mut leading = 0.0;
    for (at, sign) in text.match_indices(THIN_SPACE) {
        let after = at + sign.len();
        if is_digit(text[begin..at].chars().next_back()) && is_digit(text[after..].chars().next()) {
            job.append(&text[begin..at], leading, format.clone());
            (begin, leading) = (after, gap);
        }
    }
    job.append(&text[begin..], leading, format);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Text laid out on one line, with an ellipsis where it is too long.
pub fn one_line(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let text = crate::app::fonts::breakable(text).into_owned();
    WidgetText::from(RichText::new(text).font(font).color(colour)).into_galley(
        ui,
        Some(eframe::egui::TextWrapMode::Truncate),
        width,
        TextStyle::Body,
    )
}

/// Paints one line of text in a row, at the left and in the middle of its height. Returns how wide it is.
pub fn paint_line(ui: &Ui, rect: Rect, text: &str, font: FontId, colour: Color32) -> f32 {
    let galley = one_line(ui, text, font, colour, rect.width());
    let width = galley.size().x;
    let place = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(place, galley, colour);
    width
}

/// A field that filters a list, with a sign before it and a way to empty it.
pub fn filter_field(ui: &mut Ui, name: &str, hint: &str, text: &mut String) -> Response {
    let palette = theme::palette(ui.ctx());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        sign_of(ui, icons::MAGNIFYING_GLASS, palette.muted, 16.0);
        crate::app::widgets::text_field::single_line(ui, name, text, hint)
    })
    .inner
}

/// The file that was dropped on the window in this frame, if it was exactly one.
pub fn dropped_file(ui: &Ui) -> Option<std::path::PathBuf> {
    ui.input(|input| match input.raw.dropped_files.as_slice() {
        [file] => Some(file.path().to_owned()).filter(|path| !path.as_os_str().is_empty()),
        _ => None,
    })
}

/// What is shown while a worker is busy: what it does, how far it is, and a way to stop it. True when that was pressed.
pub fn working(ui: &mut Ui, text: &str, progress: f32, cancel: &str) -> bool {
    ui.horizontal(|ui| {
        if progress > 0.0 {
            parts::progress(ui, 160.0, progress, text);
        } else {
            ui.add(
                eframe::egui::Spinner::new()
                    .size(18.0)
                    .color(theme::palette(ui.ctx()).accent),
            );
        }
        ui.label(text);
        !cancel.is_empty() && parts::button(ui, icons::X, cancel).clicked()
    })
    .inner
}
