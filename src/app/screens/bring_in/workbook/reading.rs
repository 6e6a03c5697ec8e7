//! How a block is read: its table, source, unit, signs, and where its years, sexes, categories and figures stand. What is not said is
//! left to the evidence; everything that was said can be taken back.

mod places;

use super::WorkbookState;
use super::blocks;
use super::pointing::{self, Pointed};
use crate::app::context::ScreenContext;
use crate::app::screens::labels;
use crate::app::screens::page::{self, Tone};
use crate::app::widgets::combo::{Choice, SearchCombo};
use crate::app::words::Words;
use crate::app::{icons, parts, theme};
use crate::desk::Where;
use crate::exchange::national::{BlockId, DashMeans, Proposal, TableSaid, Told};
use crate::figures::numerals::Convention;
use crate::figures::{SourceKey, ViewUnit};
use crate::questionnaire::{ClassificationId, TableCode, Unit};
use eframe::egui::{Align, ComboBox, Label, Layout, RichText, ScrollArea, Ui, vec2};
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
            places::years(ui, cx, state, &about);
            places::sexes(ui, cx, state, &about);
            places::statuses(ui, cx, state, &about);
            let labels = about.places.labels.or(about.told.labels);
            places::place(ui, cx, state, Pointed::Labels, labels, about.told.labels.is_some(), "");
            let figures = about.places.figures;
            places::place(
                ui,
                cx,
                state,
                Pointed::Figures,
                figures,
                about.told.figures.is_some(),
                "",
            );
            places::left_out(ui, cx, state, &about);
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
