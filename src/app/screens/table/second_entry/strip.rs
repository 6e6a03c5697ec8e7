//! What stands above the blind grid: what is typed again, how far it is, what to do next, and the way out.

use super::super::TableScreen;
use super::{Task, next_difference, settle};
use crate::app::context::ScreenContext;
use crate::app::{icons, parts, theme};
use crate::desk::{SecondProgress, SecondState, table_label};
use crate::questionnaire::Arg;
use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Frame, Label, Layout, Margin, RichText, Stroke, Ui, WidgetInfo, vec2};

/// Shows the strip; true when the person leaves. `folded`: nothing shows at the right, so that the question stands here.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut ScreenContext<'_>,
    state: &mut TableScreen,
    task: &mut Task,
    folded: bool,
) -> bool {
    let colours = theme::palette(ui.ctx());
    let progress = cx.desk.second_progress(&task.cells);
    let frame = Frame::new()
        .fill(colours.panel)
        .stroke(Stroke::new(1.0, colours.line))
        .inner_margin(Margin::symmetric(12, 6));
    let mut leave = false;
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        leave = title(ui, cx, task, progress);
        next_step(ui, cx, state, task, progress);
        let differing = state.view.as_ref().and_then(|view| task.active(view));
        let differing = differing.filter(|cell| cx.desk.second_state(cell) == SecondState::Differs);
        if let Some(cell) = differing.filter(|_| folded) {
            settle::show(ui, cx, state.view.as_ref(), task, &cell);
        }
    });
    leave
}

/// What is typed again, the bar, and the way out.
fn title(ui: &mut Ui, cx: &ScreenContext<'_>, task: &Task, progress: SecondProgress) -> bool {
    let words = cx.words();
    let mut leave = false;
    ui.horizontal(|ui| {
        ui.label(RichText::new(icons::KEYBOARD).size(16.0));
        let table = cx.desk.table_of(task.sheet).map(table_label).unwrap_or_default();
        let title = words.name(task.what.text_id(), &table);
        parts::section(ui, &title);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = words.get("second-leave");
            leave = parts::quiet(ui, icons::X, &name)
                .on_hover_text(words.get("second-leave-tip"))
                .clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(8.0);
                let text = progress_words(cx, progress);
                let part = progress.typed() as f32 / progress.all().max(1) as f32;
                parts::progress(ui, 96.0, part, &text);
                let muted = theme::palette(ui.ctx()).muted;
                ui.add(Label::new(RichText::new(text).color(muted)).truncate());
            });
        });
    });
    leave
}

/// "12 of 63 typed, 11 agree, 1 differs".
fn progress_words(cx: &ScreenContext<'_>, progress: SecondProgress) -> String {
    cx.words().with(
        "second-progress",
        &[
            ("typed", Arg::from(progress.typed())),
            ("all", Arg::from(progress.all())),
            ("agree", Arg::from(progress.agree)),
            ("differ", Arg::from(progress.differ)),
        ],
    )
}

/// How to go on, or, when all is typed, what came of it.
fn next_step(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &TableScreen, task: &mut Task, progress: SecondProgress) {
    let words = cx.words();
    let colours = theme::palette(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(24.0);
        if progress.to_type > 0 {
            parts::small(ui, words.get("second-how"));
        } else {
            let done = words.with(
                "second-done",
                &[
                    ("all", Arg::from(progress.all())),
                    ("agree", Arg::from(progress.agree)),
                    ("differ", Arg::from(progress.differ)),
                ],
            );
            let (sign, colour) = if progress.differ > 0 {
                (icons::WARNING, colours.warning)
            } else {
                (icons::CHECK_CIRCLE, colours.fine)
            };
            ui.label(RichText::new(sign).color(colour));
            let label = ui.label(RichText::new(&done).text_style(theme::strong_text()));
            label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &done));
        }
        if progress.differ > 0 {
            ui.spacing_mut().button_padding = vec2(8.0, 2.0);
            let name = words.count("second-settle", progress.differ);
            let button = parts::button(ui, icons::WARNING, &name).on_hover_text(words.get("second-settle-tip"));
            if button.clicked()
                && let Some(view) = &state.view
            {
                next_difference(cx, view, task);
            }
        }
    });
}
