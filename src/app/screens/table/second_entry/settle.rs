//! A difference between the two typings: both figures, and which one stands. 1 keeps the first, 2 takes the second; a third
//! can be typed. Nothing is proposed: only the document tells.

use super::super::model::SheetView;
use super::{Task, next_difference};
use crate::app::command::{Command, CommandId};
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::widgets::text_field;
use crate::app::{icons, names, parts, theme};
use crate::desk::{Keep, Second, SecondState};
use crate::figures::{Answer, CellAddress, Figure};
use eframe::egui::{Button, Event, Key, Label, RichText, Ui, vec2};

/// Both figures as they are shown.
struct Both {
    first: Option<String>,
    second: Option<String>,
    /// What was typed the second time is a figure that can be taken.
    readable: bool,
}

fn both(cx: &ScreenContext<'_>, cell: &CellAddress) -> Both {
    let unit = cx.desk.unit_of(cell.sheet);
    let shown = |figure: &Figure| names::figure(figure, unit);
    let second = cx.desk.second_entry(cell).map(|second| &second.figure);
    Both {
        first: cx.desk.answers().figure(cell).map(shown),
        second: second.map(shown),
        readable: second.is_some_and(|second| !matches!(second.answer, Answer::WrongInput(_))),
    }
}

/// The question about the active cell.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut ScreenContext<'_>,
    view: Option<&SheetView>,
    task: &mut Task,
    cell: &CellAddress,
) {
    let words = cx.words();
    let colours = theme::palette(ui.ctx());
    let both = both(cx, cell);
    let mut keep = None;
    parts::tinted(ui, colours.warning_tint, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let question = words.name("second-question", &names::cell(cx.desk, words, cell));
        ui.horizontal_top(|ui| {
            ui.label(RichText::new(icons::WARNING).color(colours.warning));
            ui.add(Label::new(question).wrap());
        });
        let focus = std::mem::take(&mut task.take_keyboard);
        let mut first_button = true;
        ui.horizontal_wrapped(|ui| {
            for (key, figure, id, what) in [
                ("1", &both.first, "second-keep-first", Keep::First),
                ("2", &both.second, "second-keep-second", Keep::Second),
            ] {
                let possible = figure.is_some() && (what == Keep::First || both.readable);
                let Some(figure) = figure else { continue };
                let name = words.name(id, figure);
                let button = Button::new(&name).shortcut_text(key).min_size(vec2(0.0, 28.0));
                let response = ui
                    .add_enabled(possible && !cx.read_only, button)
                    .accessible_name(format!("{name}, {key}"));
                if focus && possible && std::mem::take(&mut first_button) {
                    response.request_focus();
                }
                if response.clicked() || (possible && focused_and_pressed(ui, task.settling, key)) {
                    keep = Some(what);
                }
            }
        });
        let label = words.get("second-other");
        parts::small(ui, &label);
        let field = text_field::single_line(ui, &label, &mut task.other, &words.get("second-other-hint"));
        if field.has_focus() {
            task.settling = true;
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if entered && !task.other.trim().is_empty() {
            keep = Some(Keep::Other(task.other.clone()));
        }
        parts::small(ui, words.get("second-look"));
    });
    if let Some(keep) = keep {
        settled(cx, view, task, cell, &keep);
    }
}

/// Whether that digit was pressed while the question, and no field, has the keyboard.
fn focused_and_pressed(ui: &Ui, settling: bool, digit: &str) -> bool {
    let key = if digit == "1" { Key::Num1 } else { Key::Num2 };
    settling
        && !ui.ctx().text_edit_focused()
        && ui.input(|input| {
            input.key_pressed(key)
                || input
                    .events
                    .iter()
                    .any(|event| matches!(event, Event::Text(text) if text == digit))
        })
}

fn settled(cx: &mut ScreenContext<'_>, view: Option<&SheetView>, task: &mut Task, cell: &CellAddress, keep: &Keep) {
    let was_settling = task.settling;
    if !settle(cx, cell, keep) {
        return;
    }
    task.other.clear();
    task.settling = false;
    let Some(view) = view else { return };
    let more = task
        .cells
        .iter()
        .any(|cell| cx.desk.second_state(cell) == SecondState::Differs);
    if was_settling && more {
        next_difference(cx, view, task);
    } else {
        task.grid.request_focus();
    }
}

/// Settles a difference and says so; false when nothing was settled.
fn settle(cx: &mut ScreenContext<'_>, cell: &CellAddress, keep: &Keep) -> bool {
    let words = cx.words();
    let done = cx.desk.settle_second(cell, keep);
    match cx.report(done) {
        Some(Second::Unclear(text)) => {
            let sentence = words.with("second-unclear", &[("text", (&text).into())]);
            cx.shell.say(NoticeKind::Info, sentence);
            false
        }
        Some(_) => {
            let unit = cx.desk.unit_of(cell.sheet);
            let figure = cx.desk.answers().figure(cell).map(|figure| names::figure(figure, unit));
            let place = names::cell(cx.desk, words, cell);
            let places = [
                ("cell", (&place).into()),
                ("name", figure.as_deref().unwrap_or_default().into()),
            ];
            cx.shell.say(NoticeKind::Done, words.with("second-settled", &places));
            true
        }
        None => false,
    }
}

/// Keys that the window leaves to the question while it has the keyboard.
pub(super) fn keys_of_the_window(ui: &Ui, cx: &mut ScreenContext<'_>) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    for id in [CommandId::Undo, CommandId::Redo] {
        for shortcut in id.row().keys {
            if ui.input_mut(|input| input.consume_shortcut(shortcut)) {
                cx.send(Command::Run(id));
            }
        }
    }
}

/// In the inspector, at any time: that the cell was typed twice and by whom, or that the two differ and how to settle it.
pub(crate) fn mark(ui: &mut Ui, cx: &mut ScreenContext<'_>, cell: &CellAddress) {
    let words = cx.words();
    let Some(second) = cx.desk.second_entry(cell) else {
        return;
    };
    let at = second.at.parse().ok();
    let at = at.map(|at| names::moment_full(&cx.shell.now, at)).unwrap_or_default();
    let who = second.who.clone();
    match cx.desk.second_state(cell) {
        // The figure has changed since: the mark is gone.
        SecondState::ToType => {}
        SecondState::Agrees => {
            let colours = theme::palette(ui.ctx());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                ui.label(RichText::new(icons::CHECK).color(colours.fine).small());
                let text = words.with("second-mark", &[("when", (&at).into()), ("who", (&who).into())]);
                parts::small(ui, text);
            });
        }
        SecondState::Differs => {
            let both = both(cx, cell);
            let colours = theme::palette(ui.ctx());
            let mut keep = None;
            parts::tinted(ui, colours.warning_tint, |ui| {
                let places = [
                    ("name", both.second.as_deref().unwrap_or_default().into()),
                    ("when", (&at).into()),
                    ("who", (&who).into()),
                ];
                ui.add(Label::new(words.with("second-mark-differs", &places)).wrap());
                ui.horizontal_wrapped(|ui| {
                    for (figure, id, what) in [
                        (&both.first, "second-keep-first", Keep::First),
                        (&both.second, "second-keep-second", Keep::Second),
                    ] {
                        let Some(figure) = figure.as_ref().filter(|_| what == Keep::First || both.readable) else {
                            continue;
                        };
                        if ui
                            .add_enabled(!cx.read_only, Button::new(words.name(id, figure)))
                            .clicked()
                        {
                            keep = Some(what);
                        }
                    }
                });
            });
            if let Some(keep) = keep {
                settle(cx, cell, &keep);
            }
        }
    }
}
