//! Above the grid while a paste is looked at: what will happen in one sentence, what was read as what, the questions with their
//! numbered answers, what is left out.

use super::preview::{Choice, PastePreview};
use super::sentences::Speaker;
use super::{accept, leave};
use crate::app::context::ScreenContext;
use crate::app::screens::table::TableScreen;
use crate::app::{icons, names, parts, theme};
use crate::desk::paste::{CellOutcome, FieldAt, LeftOut, LeftOutWhy};
use eframe::egui::{
    self, Align, Button, Frame, Label, Layout, Margin, RichText, ScrollArea, Stroke, Ui, UiBuilder, WidgetInfo,
    accesskit::Role,
};

/// What was pressed in the strip.
enum Pressed {
    Paste,
    Leave,
    Answer(usize),
}

pub(in crate::app::screens::table) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    let to_buttons = state
        .paste
        .as_mut()
        .is_some_and(|preview| std::mem::take(&mut preview.to_buttons));
    let Some(preview) = &state.paste else { return };
    preview.buttons.set(false);
    let (Ok(table), Ok(sheet)) = (cx.desk.table_of(preview.sheet()), cx.desk.sheet(preview.sheet())) else {
        return;
    };
    let speaker = Speaker {
        desk: cx.desk,
        table,
        unit: sheet.unit,
        words: cx.words(),
    };
    let beside = state.inspector_shows(cx.shell.settings);
    let active = state.active().filter(|_| !beside);
    let colours = theme::palette(ui.ctx());
    let frame = Frame::new()
        .fill(colours.panel)
        .stroke(Stroke::NONE)
        .inner_margin(Margin::symmetric(12, 8));
    let shown = ui.scope_builder(UiBuilder::new().max_rect(room_seen(ui)), |ui| {
        frame
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing = egui::vec2(8.0, 4.0);
                ui.spacing_mut().button_padding = egui::vec2(8.0, 2.0);
                let mut pressed = head(ui, speaker, preview, to_buttons);
                let mut number = 1;
                pressed = pressed.or(questions(ui, speaker, preview, &mut number));
                details(ui, speaker, preview, number, &mut pressed);
                if let Some(cell) = active.and_then(|cell| preview.planned(&cell)) {
                    let row = names::cell(speaker.desk, speaker.words, &cell.cell);
                    parts::small(ui, format!("{row}: {}", super::cell::sentence(speaker, cell)));
                }
                if preview.list {
                    list(ui, speaker, preview);
                }
                pressed
            })
            .inner
    });
    let rect = shown.response.rect;
    ui.painter()
        .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colours.line));
    match shown.inner {
        Some(Pressed::Paste) => accept(cx, state),
        Some(Pressed::Leave) => leave(state),
        Some(Pressed::Answer(number)) => super::choose(cx, state, number),
        None => {}
    }
}

/// The room that is left and can be seen: on a narrow window the toolbar may reach further.
pub(in crate::app::screens::table) fn room_seen(ui: &Ui) -> egui::Rect {
    let room = ui.available_rect_before_wrap();
    room.with_max_x(room.right().min(ui.clip_rect().right()))
}

/// What will happen, with the two ways out of it.
fn head(ui: &mut Ui, speaker: Speaker<'_>, preview: &PastePreview, to_buttons: bool) -> Option<Pressed> {
    let words = speaker.words;
    let mut pressed = None;
    ui.horizontal(|ui| {
        ui.label(RichText::new(icons::CLIPBOARD_TEXT).size(16.0));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if key_button(ui, preview, &words.get("paste-leave"), "Esc").clicked() {
                pressed = Some(Pressed::Leave);
            }
            let accept = key_button(ui, preview, &words.get("paste-accept"), "Enter");
            if accept.clicked() {
                pressed = Some(Pressed::Paste);
            }
            if to_buttons {
                accept.request_focus();
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let sentence = speaker.summary(preview);
                let text = RichText::new(&sentence).text_style(theme::strong_text());
                let label = ui.add(Label::new(text).wrap());
                label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &sentence));
            });
        });
    });
    pressed
}

/// What only the person can know, with numbered answers.
fn questions(ui: &mut Ui, speaker: Speaker<'_>, preview: &PastePreview, number: &mut usize) -> Option<Pressed> {
    let colours = theme::palette(ui.ctx());
    let mut pressed = None;
    for question in preview.open() {
        ui.horizontal_wrapped(|ui| {
            let sentence = speaker.question(question, preview);
            parts::sign(ui, &speaker.words.get("paste-question"), |painter, centre, colours| {
                parts::triangle(painter, centre, false, colours);
            });
            ui.label(RichText::new(sentence).color(colours.text));
            for choice in preview.answers(question) {
                answer(ui, speaker, preview, choice, number, &mut pressed);
            }
        });
    }
    if preview.hurried {
        let sentence = speaker.words.get("paste-answer-first");
        let label = ui.label(RichText::new(&sentence).color(colours.warning));
        label.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &sentence));
    }
    pressed
}

/// Where the block goes, where that is not simply where the person selected; what was read as what; the last answers.
fn details(
    ui: &mut Ui,
    speaker: Speaker<'_>,
    preview: &PastePreview,
    mut number: usize,
    pressed: &mut Option<Pressed>,
) {
    let words = speaker.words;
    let place = speaker.place(preview).filter(|_| !preview.plan().is_questioned());
    let mut sentences: Vec<String> = place.into_iter().collect();
    let elsewhere = preview.elsewhere();
    if let (Some(Choice::Place(at)), true) = (elsewhere, preview.plan().placement == preview.plan().as_selected)
        && let Some(place) = preview.plan().placements.get(at)
    {
        sentences.push(words.name("paste-other-place", &speaker.placement(place)));
    }
    if preview.folded {
        sentences.push(words.get("paste-folded"));
    }
    sentences.extend(speaker.readings(preview));
    let mut last: Vec<Choice> = elsewhere.into_iter().collect();
    last.extend(preview.decided().then_some(Choice::Again));
    last.extend(preview.lists().then_some(Choice::List));
    if !sentences.is_empty() {
        parts::small(ui, sentences.join(" "));
    }
    if !last.is_empty() {
        ui.horizontal_wrapped(|ui| {
            for choice in last {
                answer(ui, speaker, preview, choice, &mut number, pressed);
            }
        });
    }
}

/// Lines of the list that are made; a block may have thousands.
const MOST: usize = 200;

fn list(ui: &mut Ui, speaker: Speaker<'_>, preview: &PastePreview) {
    let words = speaker.words;
    let line = |from: FieldAt, text: &str, why: &str| {
        words.with(
            "paste-list-line",
            &[
                ("line", (from.line + 1).into()),
                ("field", (from.field + 1).into()),
                ("text", super::cell::shortened(text).as_str().into()),
                ("why", why.into()),
            ],
        )
    };
    let marked = preview.marked().map(|planned| {
        let why = match planned.outcome {
            CellOutcome::Wrong(why) => super::sentences::wrong(words, why),
            _ => words.get("paste-cell-unclear"),
        };
        line(planned.from, &planned.text, &why)
    });
    // What is lost stands before what only names rows and columns.
    let mut left: Vec<&LeftOut> = preview
        .plan()
        .left_out
        .iter()
        .filter(|left| !left.text.is_empty())
        .collect();
    left.sort_by_key(|left| matches!(left.why, LeftOutWhy::HeaderLine | LeftOutWhy::LabelColumn));
    let left = left
        .iter()
        .map(|left| line(left.from, &left.text, &speaker.left_out(&left.why)));
    let all = preview.marked().count() + left.len();
    ScrollArea::vertical()
        .id_salt("left out")
        .max_height(132.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for text in marked.chain(left).take(MOST) {
                parts::small(ui, text);
            }
            if all > MOST {
                parts::small(ui, words.count("paste-list-more", all - MOST));
            }
        });
}

/// A button with its number, which is its key.
fn answer(
    ui: &mut Ui,
    speaker: Speaker<'_>,
    preview: &PastePreview,
    choice: Choice,
    number: &mut usize,
    pressed: &mut Option<Pressed>,
) {
    if key_button(ui, preview, &speaker.choice(choice, preview), &number.to_string()).clicked() {
        *pressed = Some(Pressed::Answer(*number));
    }
    *number += 1;
}

/// A button that shows its key.
fn key_button(ui: &mut Ui, preview: &PastePreview, text: &str, key: &str) -> egui::Response {
    let muted = theme::palette(ui.ctx()).muted;
    let button = Button::new(text).right_text(RichText::new(key).color(muted).small());
    let response = ui.add(button).accessible_name(format!("{text} ({key})"));
    preview.buttons.set(preview.buttons.get() || response.has_focus());
    response
}
