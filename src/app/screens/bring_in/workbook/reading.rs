//! How a block is read: its table, source, unit, signs, and where its years, sexes, categories and figures stand. What is not said is
//! left to the evidence; everything that was said can be taken back.

use super::WorkbookState;
use super::blocks;
use super::pointing::{self, Pointed};
use crate::app::context::ScreenContext;
use crate::app::screens::labels;
use crate::app::screens::page::{self, Tone};
use crate::app::widgets::combo::{Choice, SearchCombo};
use crate::app::words::Words;
use crate::app::{icons, names, parts, theme};
use crate::desk::Where;
use crate::exchange::national::{BlockId, DashMeans, Proposal, Slot, TableSaid, Told, Used};
use crate::exchange::spreadsheet::Area;
use crate::figures::numerals::Convention;
use crate::figures::{SourceKey, ViewUnit};
use crate::questionnaire::{Arg, ClassificationId, Sex, TableCode, Unit, Year};
use eframe::egui::{Align, ComboBox, Label, Layout, RichText, ScrollArea, Ui, vec2};
use std::collections::BTreeSet;
use std::rc::Rc;

/// View state of the panel.
#[derive(Default)]
pub(super) struct ReadingState {
    take_keyboard: bool,
    /// The button that pointing was begun with gets the keyboard back.
    return_to: Option<Pointed>,
    /// A year of all figures, as typed.
    year: String,
}

impl ReadingState {
    /// Another block is spoken of.
    pub fn begin(&mut self) {
        self.year.clear();
    }

    /// The first control takes the keyboard.
    pub fn take_keyboard(&mut self) {
        self.take_keyboard = true;
    }

    /// Pointing is done.
    pub fn return_to(&mut self, what: Pointed) {
        self.return_to = Some(what);
    }
}

/// What the panel is about, apart from the state, so that the state can be changed.
struct About<'a> {
    proposal: &'a Proposal,
    told: Told,
    places: Where,
}

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState) {
    let words = cx.words();
    let Some((at, _)) = state.proposal() else {
        nothing(ui, words, state);
        return;
    };
    let proposed = Rc::clone(&state.proposed);
    let proposal = &proposed.workbook.proposals()[at];
    let about = About {
        told: proposed.workbook.told(proposal.id),
        places: proposed.marks[state.worksheet].places(at),
        proposal,
    };
    ScrollArea::vertical()
        .id_salt("reading")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 6.0);
            ui.spacing_mut().item_spacing.y = 6.0;
            let area = about.proposal.reading.block.area().map(|area| area.to_string());
            let counts = blocks::counts(words, about.proposal);
            parts::small(ui, format!("{} \u{b7} {counts}", area.unwrap_or_default()));
            if let Some(question) = blocks::question(words, about.proposal, &about.told) {
                page::remark(ui, Tone::Warning, &question);
            }
            table(ui, cx, state, &about);
            if about.proposal.reading.table.is_some() {
                source(ui, cx, state, &about);
                version(ui, cx, state, &about);
            }
            numbers(ui, cx, state, &about);
            ui.separator();
            years(ui, cx, state, &about);
            sexes(ui, cx, state, &about);
            statuses(ui, cx, state, &about);
            let labels = about.places.labels.or(about.told.labels);
            place(ui, cx, state, Pointed::Labels, labels, about.told.labels.is_some(), "");
            let figures = about.places.figures;
            place(
                ui,
                cx,
                state,
                Pointed::Figures,
                figures,
                about.told.figures.is_some(),
                "",
            );
            left_out(ui, cx, state, &about);
            if about.told != Told::default() {
                ui.add_space(4.0);
                if parts::button(ui, icons::ARROW_COUNTER_CLOCKWISE, &words.get("workbook-forget-block")).clicked() {
                    state.tell(cx.shell.jobs, |told| *told = Told::default());
                }
            }
        });
}

/// What is said where no block is spoken of.
fn nothing(ui: &mut Ui, words: Words, state: &mut WorkbookState) {
    parts::section(ui, &words.get("workbook-nothing-title"));
    ui.add(Label::new(words.get("workbook-nothing-on-sheet")).wrap());
    if parts::button(ui, icons::TARGET, &words.get("workbook-add-block")).clicked() {
        pointing::begin(state, Pointed::NewBlock);
    }
}

/// Width of the names of the rows.
const NAMES: f32 = 92.0;

/// A row of the panel: a name at the left, a control at the right.
fn row<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let muted = theme::palette(ui.ctx()).muted;
    let height = ui.spacing().interact_size.y;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.allocate_ui_with_layout(vec2(NAMES, height), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(vec2(NAMES, height));
            ui.set_max_width(NAMES);
            ui.add(Label::new(RichText::new(name).color(muted).small()).wrap());
        });
        ui.vertical(|ui| add(ui)).inner
    })
    .inner
}

/// A list to choose from; gives the place of what was chosen now.
fn choose(ui: &mut Ui, name: &str, chosen: usize, choices: &[String]) -> Option<usize> {
    let mut picked = None;
    let chosen_text = choices.get(chosen).cloned().unwrap_or_default();
    row(ui, name, |ui| {
        let combo = ComboBox::from_id_salt(name)
            .selected_text(chosen_text.as_str())
            .width(ui.available_width() - 8.0)
            .truncate();
        let combo = combo.show_ui(ui, |ui| {
            for (index, choice) in choices.iter().enumerate() {
                if ui.selectable_label(index == chosen, choice).clicked() && index != chosen {
                    picked = Some(index);
                }
            }
        });
        let response = combo.response.accessible_name(name);
        let ctx = &response.ctx;
        ctx.accesskit_node_builder(response.id, |node| node.set_value(chosen_text.as_str()));
    });
    picked
}

/// The table, found by any part of its name; those that it is likely to be stand first.
fn table(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState, about: &About<'_>) {
    let words = cx.words();
    let reading = &about.proposal.reading;
    let pack = cx.desk.pack();
    let likely = &reading.tables;
    let others = pack
        .tables
        .iter()
        .map(|table| &table.code)
        .filter(|code| !likely.contains(code));
    let codes: Vec<&TableCode> = likely.iter().chain(others).collect();
    let none = "none";
    let mut choices: Vec<Choice> = codes
        .iter()
        .map(|code| Choice::new(code.as_str(), blocks::table_name(cx, code)))
        .collect();
    choices.push(Choice::new(none, words.get("workbook-table-none")));
    let left = about.told.table == Some(TableSaid::None);
    let chosen = if left {
        Some(none)
    } else {
        reading.table.as_ref().map(TableCode::as_str)
    };
    let name = words.get("workbook-table");
    let mut picked = None;
    parts::small(ui, &name);
    ui.scope(|ui| {
        let (hint, nothing) = (words.get("workbook-table-hint"), words.get("workbook-table-no-match"));
        let combo = SearchCombo::new(&name, &choices, chosen)
            .hint(&hint)
            .when_nothing_fits(&nothing);
        let (response, now) = combo.show(ui);
        if std::mem::take(&mut state.reading.take_keyboard) {
            response.request_focus();
        }
        picked = now;
    });
    let how = match (&about.told.table, reading.table_is_sure, &reading.table) {
        (Some(_), ..) => "workbook-table-said",
        (None, true, Some(_)) => "workbook-table-sure",
        _ => "workbook-table-unsure",
    };
    parts::small(ui, words.get(how));
    if let Some(index) = picked {
        let said = match codes.get(index) {
            Some(code) => TableSaid::Table((*code).clone()),
            None => TableSaid::None,
        };
        state.tell(cx.shell.jobs, |told| told.table = Some(said));
    }
}

fn source(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState, about: &About<'_>) {
    let words = cx.words();
    let keys: Vec<SourceKey> = cx.desk.answers().sources.keys().cloned().collect();
    let mut choices = vec![words.get("import-source-none")];
    choices.extend(keys.iter().map(|key| labels::source(cx.desk, key)));
    let now = about.proposal.reading.source.as_ref();
    let chosen = now
        .and_then(|now| keys.iter().position(|key| key == now))
        .map_or(0, |at| at + 1);
    if let Some(index) = choose(ui, &words.get("workbook-source"), chosen, &choices) {
        let source = index.checked_sub(1).map(|at| keys[at].clone());
        state.tell(cx.shell.jobs, |told| told.source = source);
    }
}

/// The version of the classification, where the table allows several.
fn version(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState, about: &About<'_>) {
    let words = cx.words();
    let reading = &about.proposal.reading;
    let pack = cx.desk.pack();
    let table = reading.table.as_ref().and_then(|code| pack.table(code));
    let versions: Vec<ClassificationId> = table
        .and_then(|table| table.main.as_ref())
        .map(|main| main.versions.clone())
        .unwrap_or_default();
    if versions.len() < 2 {
        return;
    }
    let title = |id: &ClassificationId| {
        pack.classification(id)
            .map_or_else(|| id.to_string(), |list| list.title.clone())
    };
    let found = reading.list.as_ref().map(title).unwrap_or_default();
    let mut choices = vec![words.name("workbook-as-found", &found)];
    choices.extend(versions.iter().map(title));
    let told = about.told.list.as_ref();
    let chosen = told
        .and_then(|told| versions.iter().position(|id| id == told))
        .map_or(0, |at| at + 1);
    if let Some(index) = choose(ui, &words.get("workbook-version"), chosen, &choices) {
        let list = index.checked_sub(1).map(|at| versions[at].clone());
        state.tell(cx.shell.jobs, |told| told.list = list);
    }
}

/// The unit, the decimal sign, what a dash stands for.
fn numbers(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState, about: &About<'_>) {
    let words = cx.words();
    let reading = &about.proposal.reading;
    let pack = cx.desk.pack();
    let table = reading.table.as_ref().and_then(|code| pack.table(code));
    if table.is_none_or(|table| table.unit == Unit::Persons) {
        let units = [
            (ViewUnit::Ones, "workbook-unit-ones"),
            (ViewUnit::Thousands, "workbook-unit-thousands"),
        ];
        let choices: Vec<String> = units.iter().map(|(_, id)| words.get(id)).collect();
        let chosen = usize::from(reading.unit == ViewUnit::Thousands);
        if let Some(index) = choose(ui, &words.get("workbook-unit"), chosen, &choices) {
            state.tell(cx.shell.jobs, |told| told.unit = Some(units[index].0));
        }
    }
    let signs = [Convention::PointDecimal, Convention::CommaDecimal];
    let ids = ["workbook-decimal-point", "workbook-decimal-comma"];
    let named = |convention: Convention| {
        let at = signs.iter().position(|sign| *sign == convention);
        at.map_or_else(|| words.get("workbook-decimal-open"), |at| words.get(ids[at]))
    };
    let mut choices = vec![words.name("workbook-as-found", &named(reading.convention))];
    choices.extend(ids.iter().map(|id| words.get(id)));
    let told = about.told.convention;
    let chosen = told
        .and_then(|told| signs.iter().position(|sign| *sign == told))
        .map_or(0, |at| at + 1);
    if let Some(index) = choose(ui, &words.get("workbook-decimal"), chosen, &choices) {
        // Numbers are looked at worksheet by worksheet: the sign is said of its first block.
        let first = first_block(about.proposal);
        let sign = index.checked_sub(1).map(|at| signs[at]);
        state.tell_of(cx.shell.jobs, first, |told| told.convention = sign);
    }
    let dashes = [DashMeans::Nil, DashMeans::NotAvailable, DashMeans::Nothing];
    let mut choices = vec![words.get("workbook-dash-open")];
    for id in [
        "workbook-dash-nil",
        "workbook-dash-not-available",
        "workbook-dash-nothing",
    ] {
        choices.push(words.get(id));
    }
    let told = about.told.dash;
    let chosen = told
        .and_then(|told| dashes.iter().position(|dash| *dash == told))
        .map_or(0, |at| at + 1);
    if let Some(index) = choose(ui, &words.get("workbook-dash"), chosen, &choices) {
        let dash = index.checked_sub(1).map(|at| dashes[at]);
        state.tell(cx.shell.jobs, |told| told.dash = dash);
    }
}

fn first_block(proposal: &Proposal) -> BlockId {
    BlockId {
        block: 0,
        reading: 0,
        ..proposal.id
    }
}

/// A row that says where something stands, with a button to point at it; `more` is what it says. Returns whether it was pressed.
fn place(
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

fn years(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState, about: &About<'_>) {
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

fn sexes(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState, about: &About<'_>) {
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
fn statuses(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState, about: &About<'_>) {
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
fn left_out(ui: &mut Ui, cx: &ScreenContext<'_>, state: &mut WorkbookState, about: &About<'_>) {
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
