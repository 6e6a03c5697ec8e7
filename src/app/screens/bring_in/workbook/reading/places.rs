//! Where the years, sexes, statuses, categories and figures of a block stand, each with a way to point at them, or to say one for all.

use super::super::WorkbookState;
use super::super::pointing::{self, Pointed};
use super::{About, choose, row};
use crate::app::context::ScreenContext;
use crate::app::{icons, names, parts};
use crate::exchange::national::{BlockId, Slot, Told, Used};
use crate::exchange::spreadsheet::Area;
use crate::questionnaire::{Arg, Sex, Year};
use eframe::egui::{Label, Ui};
use std::collections::BTreeSet;

/// A row that says where something stands, with a button to point at it; `more` is what it says. Returns whether it was pressed.
pub(super) fn place(
    ui: &mut Ui,
    cx: &ScreenContext<'_>,
    state: &mut WorkbookState,
    what: Pointed,
    area: Option<Area>,
    said: bool,
    more: &str,
) {
    let words = cx.words();
    let (id, point, again) = match what {
        Pointed::Years => ("workbook-years", "workbook-years-point", "workbook-years-again"),
        Pointed::Sexes => ("workbook-sexes", "workbook-sexes-point", "workbook-sexes-again"),
        Pointed::Statuses => (
            "workbook-statuses",
            "workbook-statuses-point",
            "workbook-statuses-again",
        ),
        Pointed::Labels => ("workbook-labels", "workbook-labels-point", "workbook-labels-again"),
        Pointed::Figures | Pointed::NewBlock => {
            ("workbook-figures", "workbook-figures-point", "workbook-figures-again")
        }
        Pointed::LeftOut => ("workbook-left", "workbook-left-point", "workbook-left-again"),
    };
    row(ui, &words.get(id), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let button = parts::icon_button(ui, icons::TARGET, &words.get(point), true);
            if state.reading.return_to == Some(what) {
                state.reading.return_to = None;
                button.request_focus();
            }
            if button.clicked() {
                if let Some(area) = area {
                    state.view.show_area(area);
                }
                pointing::begin(state, what);
            }
            if said && parts::icon_button(ui, icons::ARROW_COUNTER_CLOCKWISE, &words.get(again), true).clicked() {
                let first = state.chosen.map(|id| BlockId { reading: 0, ..id });
                match (what, first) {
                    (Pointed::Figures, Some(first)) => state.tell_of(cx.shell.jobs, first, |told| told.figures = None),
                    _ => state.tell(cx.shell.jobs, |told| take_back(told, what)),
                }
            }
            let text = match (area, more) {
                (Some(area), "") => area.to_string(),
                (Some(area), more) => format!("{area} \u{b7} {more}"),
                (None, "") => words.get("workbook-nowhere"),
                (None, more) => more.to_owned(),
            };
            ui.add(Label::new(&text).truncate()).on_hover_text(text);
        });
    });
}

fn take_back(told: &mut Told, what: Pointed) {
    match what {
        Pointed::Years => (told.years, told.year) = (None, None),
        Pointed::Sexes => (told.sexes, told.sex) = (None, None),
        Pointed::Statuses => (told.statuses, told.status) = (None, None),
        Pointed::Labels => told.labels = None,
        Pointed::Figures | Pointed::NewBlock => told.figures = None,
        Pointed::LeftOut => told.left_out.clear(),
    }
}

fn taken_slots<'a>(about: &About<'a>) -> impl Iterator<Item = &'a Slot> + use<'a> {
    let reading = &about.proposal.reading;
    let slots = reading.columns.iter().chain(&reading.lines);
    slots.filter(|slot| slot.used == Used::Taken)
}

pub(super) fn years(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState, about: &About<'_>) {
    let words = cx.words();
    let reading = &about.proposal.reading;
    let years: BTreeSet<Year> = taken_slots(about).filter_map(|slot| slot.dims.year).collect();
    let text = match (years.first(), years.last(), reading.fixed.year) {
        (Some(first), Some(last), _) if first != last => format!("{first}\u{2013}{last}"),
        (Some(only), ..) => only.to_string(),
        (None, _, Some(year)) => words.name("workbook-year-all", &year.to_string()),
        _ => String::new(),
    };
    let own = (!years.is_empty()).then_some(about.places.years).flatten();
    let said = about.told.years.is_some() || about.told.year.is_some();
    place(ui, cx, state, Pointed::Years, own.or(about.told.years), said, &text);
    if !years.is_empty() && about.told.year.is_none() {
        return;
    }
    // Nothing on the sheet says the year: it is typed.
    let name = words.get("workbook-year-field");
    row(ui, "", |ui| {
        ui.horizontal(|ui| {
            let field = eframe::egui::TextEdit::singleline(&mut state.reading.year)
                .desired_width(64.0)
                .hint_text(words.get("workbook-year-hint"));
            let field = ui.add(field).accessible_name(&name);
            let typed = state.reading.year.trim().parse::<u16>().ok().map(Year);
            let good = typed.filter(|year| cx.desk.pack().allows_year(*year));
            let enter = field.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
            let pressed =
                parts::button_if(ui, good.is_some(), icons::CHECK, &words.get("workbook-year-take")).clicked();
            if let (Some(year), true) = (good, pressed || enter) {
                state.reading.year.clear();
                state.tell(cx.shell.jobs, |told| {
                    told.year = Some(year);
                    told.years = None;
                });
            }
        });
    });
}

pub(super) fn sexes(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState, about: &About<'_>) {
    let words = cx.words();
    let reading = &about.proposal.reading;
    let pack = cx.desk.pack();
    let table = reading.table.as_ref().and_then(|code| pack.table(code));
    if table.is_some_and(|table| !table.by_sex) {
        return;
    }
    let sexes: BTreeSet<Sex> = taken_slots(about).filter_map(|slot| slot.dims.sex).collect();
    let fixed = reading.fixed.sex.unwrap_or(Sex::Total);
    let text = if sexes.is_empty() {
        words.name("workbook-sex-all", &names::sex(words, fixed))
    } else {
        let names: Vec<String> = sexes.iter().map(|sex| names::sex(words, *sex)).collect();
        names.join(", ")
    };
    let own = (!sexes.is_empty()).then_some(about.places.sexes).flatten();
    let said = about.told.sexes.is_some() || about.told.sex.is_some();
    place(ui, cx, state, Pointed::Sexes, own.or(about.told.sexes), said, &text);
    if !sexes.is_empty() && about.told.sex.is_none() {
        return;
    }
    let all = [Sex::Total, Sex::Male, Sex::Female];
    let mut choices = vec![words.name("workbook-as-found", &names::sex(words, fixed))];
    choices.extend(all.iter().map(|sex| names::sex(words, *sex)));
    let chosen = about
        .told
        .sex
        .and_then(|told| all.iter().position(|sex| *sex == told))
        .map_or(0, |at| at + 1);
    if let Some(index) = choose(ui, &words.get("workbook-sex-field"), chosen, &choices) {
        let sex = index.checked_sub(1).map(|at| all[at]);
        state.tell(cx.shell.jobs, |told| told.sex = sex);
    }
}

/// The status, in tables that ask for one.
pub(super) fn statuses(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState, about: &About<'_>) {
    let words = cx.words();
    let reading = &about.proposal.reading;
    let pack = cx.desk.pack();
    let table = reading.table.as_ref().and_then(|code| pack.table(code));
    let Some(list) = table.and_then(|table| pack.classification(table.status.as_ref()?)) else {
        return;
    };
    let label = |code: &crate::questionnaire::ItemCode| {
        list.item(code)
            .map_or_else(|| code.to_string(), |item| pack.item_label(item, words.0).to_owned())
    };
    let found: BTreeSet<_> = taken_slots(about).filter_map(|slot| slot.dims.status.clone()).collect();
    let fixed = reading.fixed.status.as_ref().map(label).unwrap_or_default();
    let text = if found.is_empty() {
        words.name("workbook-status-all", &fixed)
    } else {
        found.iter().map(label).collect::<Vec<_>>().join(", ")
    };
    let said = about.told.statuses.is_some() || about.told.status.is_some();
    let own = (!found.is_empty()).then_some(about.places.statuses).flatten();
    place(
        ui,
        cx,
        state,
        Pointed::Statuses,
        own.or(about.told.statuses),
        said,
        &text,
    );
    if !found.is_empty() && about.told.status.is_none() {
        return;
    }
    let endings: Vec<String> = list
        .items
        .iter()
        .map(|item| {
            let code = item.code.as_str();
            let prefix = format!("{}_", list.id);
            if item.is_total {
                "TOTAL".to_owned()
            } else {
                code.strip_prefix(&prefix).unwrap_or(code).to_owned()
            }
        })
        .collect();
    let mut choices = vec![words.name("workbook-as-found", &fixed)];
    choices.extend(list.items.iter().map(|item| pack.item_label(item, words.0).to_owned()));
    let told = about.told.status.as_ref();
    let chosen = told
        .and_then(|told| endings.iter().position(|ending| ending == told))
        .map_or(0, |at| at + 1);
    if let Some(index) = choose(ui, &words.get("workbook-status-field"), chosen, &choices) {
        let status = index.checked_sub(1).map(|at| endings[at].clone());
        state.tell(cx.shell.jobs, |told| told.status = status);
    }
}

/// Lines and columns that the person has left out.
pub(super) fn left_out(ui: &mut Ui, cx: &ScreenContext<'_>, state: &mut WorkbookState, about: &About<'_>) {
    let words = cx.words();
    let count = about.told.left_out.len();
    let areas: Vec<String> = about.told.left_out.iter().map(Area::to_string).collect();
    let text = if count == 0 {
        words.get("workbook-left-none")
    } else {
        areas.join(", ")
    };
    let args = [("count", Arg::from(count)), ("areas", Arg::from(&text))];
    let text = if count == 0 {
        text
    } else {
        words.with("workbook-left-areas", &args)
    };
    place(ui, cx, state, Pointed::LeftOut, None, count > 0, &text);
}
