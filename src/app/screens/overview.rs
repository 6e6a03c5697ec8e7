//! How far the questionnaire is: every table by module, the days left, who prepares it, and one button: what to do next.

use super::what_is_left::WhatIsLeft;
use crate::app::command::{Command, CommandId, key_text};
use crate::app::context::{Place, ScreenContext};
use crate::app::theme;
use crate::app::{icons, names, parts};
use crate::desk::{NextThing, TableProgress, TableState, table_label};
use crate::questionnaire::{AreaCode, Table, Year};
use eframe::egui::{self, Align, Align2, Layout, Rect, ScrollArea, Ui, pos2, vec2};
use std::collections::BTreeSet;

const ROW: f32 = 22.0;
/// The tables take so much of a wide window.
const WIDEST: f32 = 1180.0;
/// With more room than this left over, what is left stands beside them.
const BESIDE: f32 = 340.0;

/// What is being changed on this screen.
#[derive(Default)]
pub struct OverviewState {
    preparer: Option<PreparerForm>,
    /// The form was just opened: its first field takes the keyboard.
    focus_preparer: bool,
}

/// Who prepares the questionnaire, while it is being filled in.
#[derive(Clone, Default)]
struct PreparerForm {
    name: String,
    post: String,
    agency: String,
    email: String,
}

/// Draws the screen.
pub fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut OverviewState, left: &mut WhatIsLeft) {
    let room = ui.available_rect_before_wrap();
    let beside = room.width() - 12.0 - WIDEST;
    if beside > BESIDE {
        let list = room.with_min_x(room.left() + WIDEST + 16.0).shrink2(vec2(4.0, 8.0));
        let chosen = ui.scope_builder(egui::UiBuilder::new().max_rect(list), |ui| {
            left.beside(ui, cx.desk, cx.words())
        });
        if let Some(command) = chosen.inner {
            cx.send(command);
        }
    }
    let tables = room.with_max_x(room.right().min(room.left() + WIDEST + 12.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(tables), |ui| {
        contents(ui, cx, state, left);
    });
}

fn contents(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut OverviewState, left: &mut WhatIsLeft) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.set_max_width((ui.available_width() - 12.0).min(WIDEST));
        ui.spacing_mut().item_spacing.y = 4.0;
        header(ui, cx, state, left);
        preparer(ui, cx, state);
        ui.add_space(8.0);
        tables(ui, cx);
    });
}

fn header(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut OverviewState, left: &mut WhatIsLeft) {
    let words = cx.words();
    let overview = cx.overview.clone();
    let area = AreaCode::from(cx.desk.setting("area"));
    let title = format!(
        "{} \u{b7} {}",
        names::country(cx.desk.pack(), words, &area),
        names::phase(cx.desk.pack(), words)
    );
    let (done, all) = (overview.done(), overview.tables.len());
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.horizontal(|ui| {
                parts::title(ui, &title);
                what_is_left(ui, cx, left);
                follow_ups(ui, cx);
            });
            ui.horizontal(|ui| {
                let progress = words.with("tables-done", &[("done", done.into()), ("count", all.into())]);
                parts::progress(ui, 160.0, done as f32 / all.max(1) as f32, &progress);
                parts::muted(ui, progress);
                if let Some(days) = overview.days_left {
                    parts::muted(ui, format!("\u{b7} {}", names::days_left(words, days)));
                }
                if state.preparer.is_none() {
                    parts::muted(ui, "\u{b7}");
                    preparer_line(ui, cx, state);
                }
            });
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| next_button(ui, cx, state));
    });
}

/// How much is left, pressed for the list.
fn what_is_left(ui: &mut Ui, cx: &mut ScreenContext<'_>, left: &mut WhatIsLeft) {
    let words = cx.words();
    let count = left.count(cx.desk, words);
    let row = CommandId::WhatIsLeft.row();
    let key = row.keys.first().map(key_text).unwrap_or_default();
    let tip = format!("{} ({key})", words.get(&row.tip_id()));
    if parts::quiet(ui, "", &words.count("left-show", count))
        .on_hover_text(tip)
        .clicked()
    {
        cx.send(Command::Run(CommandId::WhatIsLeft));
    }
}

/// How many cells are marked for follow-up, with the way to the first of them.
fn follow_ups(ui: &mut Ui, cx: &mut ScreenContext<'_>) {
    let marked = cx.desk.follow_up_count();
    if marked == 0 {
        return;
    }
    let text = cx.words().count("follow-ups", marked);
    if parts::quiet(ui, icons::FLAG, &text).clicked() {
        cx.send(Command::Run(CommandId::NextFollowUp));
    }
}

/// The one button: the next thing to do.
fn next_button(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut OverviewState) {
    let words = cx.words();
    let next = cx.overview.next.clone();
    let label = |code| cx.desk.table(code).map(table_label).unwrap_or_default();
    let text = match &next {
        NextThing::StatePreparer => words.get("next-preparer"),
        NextThing::Mend(_) => words.get("next-mend"),
        NextThing::GoOn(code) => words.name("next-go-on", &label(code)),
        NextThing::Begin(code) => words.name("next-begin", &label(code)),
        NextThing::Submit => words.get("next-submit"),
    };
    if !parts::primary(ui, &text)
        .on_hover_text(words.get("next-about"))
        .clicked()
    {
        return;
    }
    match next {
        NextThing::StatePreparer => open_form(cx, state),
        NextThing::Mend(key) => {
            let finding = cx.desk.finding(&key);
            let cell = finding.and_then(|finding| finding.cells.first().cloned());
            cx.send(cell.map_or(Command::GoTo(Place::Findings), Command::GoToCell));
        }
        NextThing::GoOn(code) | NextThing::Begin(code) => cx.send(Command::GoTo(Place::Table(code))),
        NextThing::Submit => cx.send(Command::Run(CommandId::Submit)),
    }
}

fn open_form(cx: &ScreenContext<'_>, state: &mut OverviewState) {
    let of = |name: &str| cx.desk.setting(name).to_owned();
    state.preparer = Some(PreparerForm {
        name: of("preparer"),
        post: of("preparer_post"),
        agency: of("preparer_agency"),
        email: of("preparer_email"),
    });
    state.focus_preparer = true;
}

/// Who prepares it: one line, or the form in its place.
fn preparer(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut OverviewState) {
    let words = cx.words();
    let Some(mut form) = state.preparer.take() else { return };
    parts::card(ui, |ui| {
        ui.set_width(ui.available_width());
        parts::section(ui, &words.get("preparer-title"));
        let width = (ui.available_width() - 24.0) / 4.0 - 16.0;
        let mut entered = false;
        ui.horizontal(|ui| {
            let fields = [
                ("preparer-name", &mut form.name),
                ("preparer-post", &mut form.post),
                ("preparer-agency", &mut form.agency),
                ("preparer-email", &mut form.email),
            ];
            for (index, (id, text)) in fields.into_iter().enumerate() {
                let response = parts::field(ui, &words.get(id), text, "", width);
                if index == 0 && std::mem::take(&mut state.focus_preparer) {
                    response.request_focus();
                }
                entered |= response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            }
        });
        let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
        let mut done = escaped;
        ui.horizontal(|ui| {
            if ui.button(words.get("preparer-keep")).clicked() || entered {
                let result = cx.desk.set_preparer(&form.name, &form.post, &form.agency, &form.email);
                done |= cx.report(result).is_some();
            }
            done |= ui.button(words.get("cancel")).clicked();
        });
        if !done {
            state.preparer = Some(form);
        }
    });
}

/// One line: who it is, and a way to change it.
fn preparer_line(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut OverviewState) {
    let words = cx.words();
    let stated: Vec<String> = ["preparer", "preparer_post", "preparer_agency"]
        .iter()
        .map(|name| cx.desk.setting(name).to_owned())
        .filter(|value| !value.is_empty())
        .collect();
    if stated.is_empty() {
        parts::muted(ui, words.get("preparer-missing"));
    } else {
        parts::muted(ui, words.name("prepared-by", &stated.join(", ")));
    }
    let change = egui::Button::new(words.get("preparer-change")).frame_when_inactive(false);
    if ui
        .add_enabled(!cx.read_only, change)
        .on_hover_text(words.get("preparer-title"))
        .clicked()
    {
        open_form(cx, state);
    }
}

/// All tables on one sheet of paper, so that they are seen at a glance.
fn tables(ui: &mut Ui, cx: &mut ScreenContext<'_>) {
    let words = cx.words();
    let pack = cx.desk.pack().clone();
    let overview = cx.overview.clone();
    parts::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, (module, _)) in pack.modules.iter().enumerate() {
            if index > 0 {
                ui.add_space(4.0);
            }
            head(
                ui,
                cx,
                &format!("{module}  {}", pack.module_title(module, words.0)),
                index == 0,
            );
            for table in pack.tables.iter().filter(|table| &table.module == module) {
                if let Some(progress) = overview.tables.iter().find(|progress| progress.table == table.code) {
                    table_row(ui, cx, table, progress);
                }
            }
        }
    });
}

/// Where the columns of a row stand.
struct Columns {
    sign: Rect,
    number: Rect,
    title: Rect,
    findings: Rect,
    years: Rect,
    progress: Rect,
    changed: Rect,
}

fn columns(rect: Rect) -> Columns {
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let wide = inner.width() > 860.0;
    let (changed, progress, years, findings) = if wide {
        (172.0, 128.0, 112.0, 96.0)
    } else {
        (0.0, 96.0, 92.0, 76.0)
    };
    let column = |from: f32, to: f32| Rect::from_min_max(pos2(from, inner.top()), pos2(to, inner.bottom()));
    let right = inner.right();
    Columns {
        sign: column(inner.left(), inner.left() + 16.0),
        number: column(inner.left() + 20.0, inner.left() + 46.0),
        title: column(
            inner.left() + 56.0,
            right - changed - progress - years - findings - 12.0,
        ),
        findings: column(
            right - changed - progress - years - findings,
            right - changed - progress - years - 8.0,
        ),
        years: column(right - changed - progress - years, right - changed - progress - 16.0),
        progress: column(right - changed - progress, right - changed - 12.0),
        changed: column(right - changed, right),
    }
}

/// The title of a module, and once the names of the columns.
fn head(ui: &mut Ui, cx: &ScreenContext<'_>, title: &str, with_names: bool) {
    let words = cx.words();
    let colours = theme::palette(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Heading, true, title));
    let columns = columns(rect);
    let place = columns.title.with_min_x(columns.sign.left());
    parts::text_in(
        ui,
        place,
        title,
        parts::strong_font(ui),
        colours.text,
        Align2::LEFT_CENTER,
    );
    let heads = [
        (columns.findings, "overview-findings"),
        (columns.years, "overview-years"),
        (columns.progress, "overview-progress"),
        (columns.changed, "overview-changed"),
    ];
    for (rect, id) in heads.into_iter().filter(|(rect, _)| with_names && rect.width() > 0.0) {
        parts::text_in(
            ui,
            rect,
            &words.get(id),
            parts::small_font(ui),
            colours.muted,
            Align2::LEFT_CENTER,
        );
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        egui::Stroke::new(1.0, colours.line),
    );
}

fn table_row(ui: &mut Ui, cx: &mut ScreenContext<'_>, table: &Table, progress: &TableProgress) {
    let words = cx.words();
    let title = cx.desk.pack().table_title(table, words.0).to_owned();
    let years = years_text(&progress.years);
    let changed = progress.last_change.as_ref().map(|(who, at)| {
        let at = names::moment(&cx.shell.now, *at);
        if who.is_empty() { at } else { format!("{who}, {at}") }
    });
    let changed = changed.unwrap_or_default();
    let mut spoken = format!(
        "{} {title}, {}",
        table_label(table),
        names::state(words, progress.state)
    );
    for (number, id) in progress
        .findings
        .iter()
        .zip(["errors-count", "warnings-count", "notes-count"])
    {
        if *number > 0 {
            spoken = format!("{spoken}, {}", words.count(id, *number));
        }
    }
    for part in [&years, &changed].into_iter().filter(|part| !part.is_empty()) {
        spoken = format!("{spoken}, {part}");
    }
    let response = parts::row(ui, ROW, false, &spoken, |ui, rect, colours| {
        let columns = columns(rect);
        let (body, small) = (parts::body(ui), parts::small_font(ui));
        parts::state_shape(ui.painter(), columns.sign.center(), progress.state, colours);
        parts::text_in(
            ui,
            columns.number,
            &table.number.to_string(),
            small.clone(),
            colours.muted,
            Align2::RIGHT_CENTER,
        );
        let colour = if progress.state == TableState::Empty {
            colours.muted
        } else {
            colours.text
        };
        parts::text_in(ui, columns.title, &title, body, colour, Align2::LEFT_CENTER);
        let mut left = columns.findings.left() + 6.0;
        for (number, error) in [(progress.findings[0], true), (progress.findings[1], false)] {
            if number > 0 {
                parts::triangle(ui.painter(), pos2(left, rect.center().y), error, colours);
                let text = columns.findings.with_min_x(left + 9.0);
                left = parts::text_in(
                    ui,
                    text,
                    &number.to_string(),
                    small.clone(),
                    colours.text,
                    Align2::LEFT_CENTER,
                ) + 16.0;
            }
        }
        parts::text_in(
            ui,
            columns.years,
            &years,
            small.clone(),
            colours.muted,
            Align2::LEFT_CENTER,
        );
        if progress.asked > 0 && progress.answered > 0 {
            let bar = Rect::from_center_size(columns.progress.center(), vec2(columns.progress.width() - 40.0, 6.0));
            let bar = bar.translate(vec2(-20.0, 0.0));
            let part = progress.answered as f32 / progress.asked as f32;
            parts::paint_progress(ui.painter(), bar, part, colours);
            let percent = format!("{} %", (part * 100.0).floor());
            parts::text_in(
                ui,
                columns.progress,
                &percent,
                small.clone(),
                colours.muted,
                Align2::RIGHT_CENTER,
            );
        }
        if columns.changed.width() > 0.0 {
            parts::text_in(ui, columns.changed, &changed, small, colours.muted, Align2::LEFT_CENTER);
        }
    });
    if response.clicked() {
        cx.send(Command::GoTo(Place::Table(table.code.clone())));
    }
}

/// Years in few words: `2011–2015`, `2009, 2012`, `2001–2015 (7)`.
fn years_text(years: &BTreeSet<Year>) -> String {
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return String::new();
    };
    let span = usize::from(last.0 - first.0) + 1;
    match years.len() {
        1 => first.to_string(),
        count if count == span => format!("{first}\u{2013}{last}"),
        2 => format!("{first}, {last}"),
        count => format!("{first}\u{2013}{last} ({count})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_said_in_few_words() {
        for (years, expected) in [
            (&[][..], ""),
            (&[2014][..], "2014"),
            (&[2013, 2014][..], "2013\u{2013}2014"),
            (&[2009, 2014][..], "2009, 2014"),
            (&[2009, 2011, 2014][..], "2009\u{2013}2014 (3)"),
        ] {
            assert_eq!(years_text(&years.iter().map(|year| Year(*year)).collect()), expected);
        }
    }
}
