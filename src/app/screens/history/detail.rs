//! One action: when and by whom, what it changed cell by cell, and the way back to before or after it.
//!
//! The way back says first what it would change; Enter does it, Escape leaves everything as it is.

use super::changes::change_words;
use super::{action_name, kind_name};
use crate::app::command::Command;
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::screens::page;
use crate::app::words::Words;
use crate::app::{icons, names, parts, theme};
use crate::country_file::{Group, GroupId, Line};
use crate::desk::{Done, WayBack, table_label};
use crate::questionnaire::Arg;
use eframe::egui::{Button, Frame, Key, Label, Margin, Modifiers, RichText, ScrollArea, Ui, vec2};

/// Changes that show at first, and how many more with each press.
const SHOWN: usize = 12;
const MORE: usize = 50;

/// View state of the chosen action.
#[derive(Default)]
pub(super) struct DetailState {
    /// The action that was read, with all its changes.
    read: Option<Group>,
    shown: usize,
    preview: Option<WayBack>,
    take_keyboard: bool,
    /// The button that does it takes the keyboard.
    confirm: bool,
    back_to_list: bool,
}

impl DetailState {
    /// Another action is chosen: what was asked for is left.
    pub(super) fn leave(&mut self) {
        self.preview = None;
    }

    /// The way back takes the keyboard.
    pub(super) fn take_keyboard(&mut self) {
        self.take_keyboard = true;
    }

    /// The keyboard goes back to the list.
    pub(super) fn gone_back(&mut self) -> bool {
        std::mem::take(&mut self.back_to_list)
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut DetailState, line: &Line) {
    let words = cx.words();
    if state.read.as_ref().is_none_or(|group| group.id != line.group.id) {
        let read = cx.desk.history_group(line.group.id);
        state.read = cx.report(read).flatten();
        state.shown = SHOWN;
    }
    if ui.input(|input| input.key_pressed(Key::Escape)) && state.preview.is_some() {
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        state.preview = None;
        state.back_to_list = true;
    }
    ScrollArea::vertical()
        .id_salt("history detail")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 4.0);
            ui.spacing_mut().item_spacing.y = 6.0;
            head(ui, cx, words, line);
            way_back(ui, cx, state, line);
            ui.separator();
            if let Some(group) = state.read.take() {
                changes(ui, cx, words, &group, &mut state.shown);
                state.read = Some(group);
            }
        });
}

fn head(ui: &mut Ui, cx: &ScreenContext<'_>, words: Words, line: &Line) {
    let group = &line.group;
    parts::section(ui, &action_name(cx.desk, words, group));
    let mut about = vec![
        format!("#{}", group.id),
        names::moment_full(&cx.shell.now, group.at),
        group.who.clone(),
    ];
    if group.undoes.is_none() && group.redoes.is_none() {
        about.push(kind_name(words, group.action.kind));
    }
    about.retain(|part| !part.is_empty());
    ui.add(Label::new(RichText::new(about.join(" \u{b7} ")).color(theme::palette(ui.ctx()).muted)).wrap());
}

/// What it changed: some at first, the rest on demand.
fn changes(ui: &mut Ui, cx: &mut ScreenContext<'_>, words: Words, group: &Group, shown: &mut usize) {
    let all = group.changes.len();
    if all == 0 {
        parts::muted(ui, words.get("history-no-changes"));
        return;
    }
    parts::strong(ui, words.count("history-changes", all));
    let mut go = None;
    for change in group.changes.iter().take(*shown) {
        let said = change_words(cx.desk, words, change);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.spacing_mut().interact_size.y = 18.0;
            ui.spacing_mut().button_padding = vec2(0.0, 1.0);
            match said.cell {
                Some(cell) => {
                    let link = page::link(ui, &said.place).on_hover_text(words.get("history-go-to-cell"));
                    if link.clicked() {
                        go = Some(cell);
                    }
                }
                None => {
                    ui.label(&said.place);
                }
            }
            ui.label(said.what);
        });
    }
    if all > *shown {
        let rest = all - *shown;
        ui.horizontal(|ui| {
            parts::muted(ui, words.count("history-and-more", rest));
            if parts::quiet(ui, icons::ARROW_DOWN, &words.count("history-show-more", rest.min(MORE))).clicked() {
                *shown += MORE;
            }
        });
    }
    if let Some(cell) = go {
        cx.send(Command::GoToCell(cell));
    }
}

/// The two ways back, what the chosen one would change, and the button that does it.
fn way_back(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut DetailState, line: &Line) {
    let words = cx.words();
    let id = line.group.id;
    let floor = cx.desk.history_floor();
    let newest = cx.desk.file().last_group();
    let before = id.checked_sub(1).filter(|before| *before >= floor && *before > 0);
    let after = Some(id).filter(|after| *after >= floor && *after < newest);
    let may = !cx.read_only;
    let focus = std::mem::take(&mut state.take_keyboard);
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        let after_first = after.is_some();
        for (to, text, takes) in [
            (before, "history-before", !after_first),
            (after, "history-after", after_first),
        ] {
            let name = words.get(text);
            let label = format!("{}  {name}", icons::CLOCK_COUNTER_CLOCKWISE);
            let enabled = may && to.is_some();
            let chosen = enabled && state.preview.as_ref().is_some_and(|back| Some(back.to) == to);
            let response = ui
                .add_enabled(enabled, Button::selectable(chosen, label).frame_when_inactive(true))
                .accessible_name(&name);
            if focus && takes && enabled {
                response.request_focus();
            }
            if response.clicked() {
                asked = to;
            }
        }
    });
    if let Some(why) = why_not(cx, words, id, floor) {
        parts::small(ui, why);
    }
    if let Some(to) = asked {
        let back = cx.desk.way_back(to);
        state.preview = cx.report(back);
        state.confirm = true;
    }
    if state
        .preview
        .as_ref()
        .is_some_and(|back| back.revision != cx.desk.revision())
    {
        state.preview = None;
    }
    let Some(back) = state.preview.clone() else { return };
    preview(ui, cx, state, &back);
}

/// Why one of the two ways is closed, if so.
fn why_not(cx: &ScreenContext<'_>, words: Words, id: GroupId, floor: GroupId) -> Option<String> {
    if cx.read_only {
        return Some(words.get("read-only-refused"));
    }
    let number = format!("#{floor}");
    if id < floor {
        return Some(words.name("history-beyond-floor", &number));
    }
    if id == floor {
        return Some(words.get("history-is-floor"));
    }
    None
}

fn preview(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut DetailState, back: &WayBack) {
    let words = cx.words();
    let colours = theme::palette(ui.ctx());
    let sentence = preview_sentence(cx, words, back);
    let frame = Frame::new()
        .fill(colours.hover)
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(12, 8));
    let (mut go, mut leave) = (false, false);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let label = ui.add(Label::new(&sentence).wrap());
        label.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Status, true, &sentence));
        parts::small(ui, words.get("history-preview-undo"));
        ui.horizontal(|ui| {
            if !back.is_nothing() {
                let button = parts::primary(ui, &words.get("history-go-back"));
                if std::mem::take(&mut state.confirm) {
                    button.request_focus();
                }
                go = button.clicked();
            }
            leave = ui.button(words.get("history-leave")).clicked();
        });
    });
    if go {
        let done = cx.desk.go_back_to(back.to);
        if let Some(Done::Group(_)) = cx.report(done) {
            let number = format!("#{}", back.to);
            cx.shell.say(NoticeKind::Done, words.name("history-gone-back", &number));
        }
    }
    if go || leave {
        state.preview = None;
        state.back_to_list = true;
    }
}

/// "Takes back 14 actions: 230 figures in C19, C20 and A1, 1 note."
fn preview_sentence(cx: &ScreenContext<'_>, words: Words, back: &WayBack) -> String {
    if back.is_nothing() {
        return words.get("history-preview-nothing");
    }
    let mut parts = Vec::new();
    if back.figures > 0 {
        let tables = &cx.desk.pack().tables;
        let of_form = tables.iter().filter(|table| back.tables.contains(&table.code));
        let other = back.tables.iter().filter(|code| cx.desk.table(code).is_err());
        let labels: Vec<String> = of_form.map(table_label).chain(other.map(ToString::to_string)).collect();
        let tables = if labels.len() <= 4 {
            labels.join(", ")
        } else {
            words.count("history-preview-tables", labels.len())
        };
        parts.push(words.with(
            "history-preview-figures",
            &[("count", Arg::from(back.figures)), ("tables", Arg::from(&tables))],
        ));
    }
    for (count, id) in [
        (back.notes, "history-preview-notes"),
        (back.reasons, "history-preview-reasons"),
        (back.second_entries, "history-preview-seconds"),
        (back.others, "history-preview-others"),
    ] {
        if count > 0 {
            parts.push(words.count(id, count));
        }
    }
    words.with(
        "history-preview",
        &[
            ("count", Arg::from(back.actions)),
            ("what", Arg::from(&parts.join(", "))),
        ],
    )
}
