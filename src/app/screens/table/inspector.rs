//! What matters for the selected cell: what stands in it, what is wrong and how to put it right, its flag or reason, what it
//! means, notes, history.

use super::TableScreen;
use super::model::effective;
use super::notes::{self, NotesState};
use super::origin::{self, OriginState};
use super::paste;
use super::pointing::Pointing;
use super::reading::{self, Reading};
use super::reasons::{self, ReasonsState};
use super::remarks::{self, RemarksState};
use super::second_entry;
use super::totals;
use super::unread;
use crate::app::command::{Command, CommandId};
use crate::app::context::{NoticeKind, Place, ScreenContext};
use crate::app::theme;
use crate::app::words::Words;
use crate::app::{fonts, icons, names, parts};
use crate::checks::Finding;
use crate::country_file::{Group, HistoryOf, SaveState};
use crate::figures::{Answer, CellAddress, Change, Effective, Figure, Value, ViewUnit};
use crate::questionnaire::{Dimension, Guidance, Severity, Table};
use eframe::egui::{
    self, Frame, Label, Margin, RichText, ScrollArea, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

/// How many entries of the history show.
const HISTORY: usize = 20;

/// What the inspector remembers.
#[derive(Default)]
pub(super) struct InspectorState {
    pub(super) tab: Tab,
    pub(super) meaning: Reading,
    take_keyboard: bool,
    /// The cell that showed last, and whether its meaning was being read.
    shown: Option<(CellAddress, bool)>,
    pub(super) reasons: ReasonsState,
    pub(super) notes: NotesState,
    pub(super) remarks: RemarksState,
    pub(super) origin: OriginState,
    history: Option<((CellAddress, u64, bool), Vec<Group>)>,
    /// What a computed cell would be if it were worked out now, as of a state of the file.
    computed: Option<((CellAddress, u64), Option<Value>)>,
}

impl InspectorState {
    /// Whether another cell shows than in the frame before, or the meaning is no longer read.
    fn begins_at_top(&mut self, cell: &CellAddress) -> bool {
        let now = (cell.clone(), self.meaning != Reading::No);
        if self.shown.as_ref() == Some(&now) {
            return false;
        }
        let reads = now.1;
        self.shown = Some(now);
        !reads
    }

    /// The first control takes the keyboard.
    pub(super) fn take_keyboard(&mut self) {
        self.take_keyboard = true;
    }

    /// The remarks show, and the field for one takes the keyboard.
    pub(super) fn write_remark(&mut self) {
        self.tab = Tab::Remarks;
        self.remarks.take_keyboard();
    }

    /// Where the figures come from shows.
    pub(super) fn show_origin(&mut self) {
        self.tab = Tab::Origin;
    }

    /// The same, and its first field takes the keyboard.
    pub(super) fn write_origin(&mut self) {
        self.tab = Tab::Origin;
        self.origin.take_keyboard();
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tab {
    #[default]
    Meaning,
    Notes,
    Remarks,
    Origin,
    History,
}

pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    let words = cx.words();
    // A panel is as wide as what is in it: without this a short sentence would make it narrow for good.
    ui.take_available_width();
    let Some(cell) = state.active() else {
        let id = if state.adds_row() {
            "inspector-adds-row"
        } else {
            "inspector-nothing"
        };
        ui.add(Label::new(RichText::new(words.get(id)).color(theme::palette(ui.ctx()).muted)).wrap());
        return;
    };
    let selected = state.selected();
    let mut area = ScrollArea::vertical().auto_shrink([false, false]);
    // Another cell begins at its top: what stands in it and what is wrong with it. So does the table after the meaning was read.
    if state.inspector.begins_at_top(&cell) {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        if state.paste.is_some() {
            return paste::show_cell(ui, cx, state, &cell);
        }
        head(ui, cx, state, &cell, selected.len());
        second_entry::mark(ui, cx, &cell);
        unread::show(ui, cx, &cell);
        implied(ui, cx, &cell);
        compute_again(ui, cx, state, &cell);
        findings(ui, cx, &cell);
        ui.separator();
        reasons::show(ui, cx, &mut state.inspector.reasons, &cell, &selected);
        if let Some(target) = state.inspector.reasons.elsewhere.take() {
            state.pointing = Some(Pointing::new(target, cell.clone()));
            state.focus = true;
        }
        ui.separator();
        tabs(ui, cx, state, &cell);
        match state.inspector.tab {
            Tab::Meaning => reading::show(ui, cx, state, &cell),
            Tab::Notes => notes::show(ui, cx, &mut state.inspector.notes, &cell),
            Tab::Remarks => {
                remarks::show(ui, cx, &mut state.inspector.remarks, &cell, &selected);
                state.focus |= std::mem::take(&mut state.inspector.remarks.back_to_table);
            }
            Tab::Origin => {
                if let Some(view) = &state.view {
                    let origin = &mut state.inspector.origin;
                    origin::show(ui, cx, origin, &view.layout, &cell, selected);
                }
            }
            Tab::History => history(ui, cx, state, &cell),
        }
    });
}

/// Row, column, what stands in the cell, the same row in other years.
fn head(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &TableScreen, cell: &CellAddress, selected: usize) {
    let words = cx.words();
    let colours = theme::palette(ui.ctx());
    let Ok(table) = cx.desk.table_of(cell.sheet) else {
        return;
    };
    let Some(view) = &state.view else { return };
    let pack = cx.desk.pack();
    let row = names::item(pack, words, table, cell.place.item.as_ref());
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let label = ui.add(Label::new(RichText::new(&row).text_style(theme::strong_text())).wrap());
        label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &row));
        let mut column = names::column(pack, words, table, &cell.place);
        if selected > 1 {
            column = format!("{column} \u{b7} {}", words.count("cells-selected", selected));
        }
        parts::muted(ui, column);
    });
    let (text, note, colour) = match effective(cx.desk, cell, &view.module) {
        Effective::Own(figure) => own(cx, figure, view.unit, colours),
        Effective::Inherited(reason, scope) => {
            let from = words.with("reason-from", &[("scope", (&names::scope(words, &scope)).into())]);
            let mut why = names::reason(words, reason);
            if let crate::figures::Reason::IncludedElsewhere(pointer) = reason {
                why = format!("{why}: {}", reasons::pointer_name(cx, pointer));
            }
            (
                reason.letter().to_owned(),
                format!("{why} \u{b7} {from}"),
                colours.muted,
            )
        }
        Effective::Blank => ("\u{2013}".to_owned(), words.get("cell-blank"), colours.muted),
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(text).size(20.0).color(colour));
        parts::small(ui, note);
    });
    if let Some(includes) = reasons::included_names(cx.desk, words, cell) {
        parts::small(ui, includes);
    }
    other_years(ui, cx, cell, view.layout.columns.iter().map(|column| column.year));
}

fn own(
    cx: &ScreenContext<'_>,
    figure: &Figure,
    unit: ViewUnit,
    colours: &theme::Palette,
) -> (String, String, egui::Color32) {
    let words = cx.words();
    let text = names::figure(figure, unit);
    match &figure.answer {
        Answer::Value(_) => {
            let mut note = figure
                .flag
                .map(|flag| names::flag(cx.desk.pack(), words, flag))
                .unwrap_or_default();
            if let Some(typed) = &figure.typed {
                let typed = words.name("typed-as", typed);
                note = if note.is_empty() {
                    typed
                } else {
                    format!("{note} \u{b7} {typed}")
                };
            }
            (text, note, colours.text)
        }
        Answer::Reason(reason) => {
            let mut note = names::reason(words, reason);
            if let crate::figures::Reason::IncludedElsewhere(pointer) = reason {
                note = format!("{note}: {}", reasons::pointer_name(cx, pointer));
            }
            (text, note, colours.text)
        }
        Answer::WrongInput(_) => (text, words.get("grid-wrong-input"), colours.error),
    }
}

/// The same row, status and sex in the sheet's other years, as bars with their figures.
fn other_years(
    ui: &mut Ui,
    cx: &ScreenContext<'_>,
    cell: &CellAddress,
    years: impl Iterator<Item = crate::questionnaire::Year>,
) {
    let colours = theme::palette(ui.ctx());
    let mut years: Vec<_> = years.collect();
    years.dedup();
    let unit = cx.desk.sheet(cell.sheet).map(|sheet| sheet.unit).unwrap_or_default();
    let value = |year| {
        let mut other = cell.clone();
        other.place.year = year;
        cx.desk.answers().figure(&other).and_then(Figure::as_value)
    };
    let values: Vec<_> = years.iter().filter_map(|year| Some((*year, value(*year)?))).collect();
    if values.len() < 2 {
        return;
    }
    let shown = &values[values.len().saturating_sub(6)..];
    let most = shown
        .iter()
        .map(|(_, value)| value.approximate().abs())
        .fold(0.0, f64::max);
    let line = 18.0;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), line * shown.len() as f32), Sense::hover());
    let text: Vec<String> = shown
        .iter()
        .map(|(year, value)| format!("{year}: {}", names::value(*value, unit)))
        .collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text.join(", ")));
    let font = parts::small_font(ui);
    for (index, (year, value)) in shown.iter().enumerate() {
        let top = rect.top() + index as f32 * line;
        let row = egui::Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), line));
        let here = *year == cell.place.year;
        let colour = if here { colours.text } else { colours.muted };
        parts::text_in(
            ui,
            row,
            &year.to_string(),
            font.clone(),
            colour,
            egui::Align2::LEFT_CENTER,
        );
        let number = row.with_min_x(row.left() + 40.0).with_max_x(row.left() + 124.0);
        parts::text_in(
            ui,
            number,
            &names::value(*value, unit),
            font.clone(),
            colour,
            egui::Align2::RIGHT_CENTER,
        );
        let part = if most > 0.0 {
            (value.approximate().abs() / most) as f32
        } else {
            0.0
        };
        let bar = egui::Rect::from_min_size(
            pos2(row.left() + 134.0, row.center().y - 4.0),
            vec2((row.width() - 138.0).max(0.0) * part, 8.0),
        );
        ui.painter().rect_filled(
            bar,
            1.0,
            if here {
                colours.accent
            } else {
                colours.border.gamma_multiply(0.6)
            },
        );
    }
}

/// The only figure that fits a blank cell.
fn implied(ui: &mut Ui, cx: &mut ScreenContext<'_>, cell: &CellAddress) {
    let words = cx.words();
    let Some(value) = cx.desk.checker().implied(cell) else {
        return;
    };
    // A finding that offers the same figure says more about it.
    if cx
        .desk
        .findings_of(cell)
        .iter()
        .any(|finding| finding.suggestion.as_ref().is_some_and(|(of, _)| of == cell))
    {
        return;
    }
    let unit = cx.desk.sheet(cell.sheet).map(|sheet| sheet.unit).unwrap_or_default();
    let number = names::value(value, unit);
    let (mut used, mut computed) = (false, false);
    ui.horizontal_wrapped(|ui| {
        parts::muted(ui, words.name("only-fits", &number));
        let button = egui::Button::new(words.name("use-figure", &number));
        used = ui.add_enabled(!cx.read_only, button).clicked();
        let button = egui::Button::new(words.get("fill-by-sum"));
        computed = ui.add_enabled(!cx.read_only, button).clicked();
    });
    if computed {
        totals::fill_cells(cx, std::slice::from_ref(cell));
    }
    if used {
        let done = cx.desk.settle(cell, Figure::value(value));
        cx.report(done);
    }
}

/// A computed figure whose parts have moved since can be worked out again.
fn compute_again(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen, cell: &CellAddress) {
    let words = cx.words();
    let key = (cell.clone(), cx.desk.revision());
    if state.inspector.computed.as_ref().is_none_or(|(known, _)| *known != key) {
        state.inspector.computed = Some((key, cx.desk.computed_anew(cell)));
    }
    let Some((_, Some(value))) = &state.inspector.computed else {
        return;
    };
    let unit = cx.desk.sheet(cell.sheet).map(|sheet| sheet.unit).unwrap_or_default();
    let number = names::value(*value, unit);
    let mut again = false;
    ui.horizontal_wrapped(|ui| {
        parts::muted(ui, words.get("compute-stale"));
        let button = egui::Button::new(words.name("compute-again", &number));
        again = ui.add_enabled(!cx.read_only, button).clicked();
    });
    if again {
        let done = cx.desk.compute_again(cell);
        cx.report(done);
    }
}

fn findings(ui: &mut Ui, cx: &mut ScreenContext<'_>, cell: &CellAddress) {
    let found: Vec<Finding> = cx.desk.findings_of(cell).into_iter().cloned().collect();
    for finding in &found {
        finding_box(ui, cx, cell, finding);
    }
}

fn finding_box(ui: &mut Ui, cx: &mut ScreenContext<'_>, cell: &CellAddress, finding: &Finding) {
    let words = cx.words();
    let colours = theme::palette(ui.ctx());
    let sentence = without_table(cx, finding);
    let explained = cx.desk.answers().allowances.contains_key(&finding.key);
    let (ground, error) = match finding.severity {
        _ if explained => (colours.panel, false),
        Severity::Fatal | Severity::Error => (colours.error_tint, true),
        Severity::Warning => (colours.warning_tint, false),
        Severity::Note => (colours.hover, false),
    };
    let frame = Frame::new()
        .fill(ground)
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(10, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal_top(|ui| {
            let kind = words.get(if error { "grid-error" } else { "grid-warning" });
            parts::sign(ui, &kind, |painter, centre, colours| {
                parts::triangle(painter, centre, error, colours);
            });
            let colour = if explained { colours.muted } else { colours.text };
            let label = ui.add(Label::new(RichText::new(fonts::unbroken(&sentence)).color(colour)).wrap());
            label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &sentence));
        });
        if explained {
            parts::small(ui, words.get("finding-explained"));
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().button_padding = vec2(8.0, 2.0);
            suggestion(ui, cx, finding);
            if let Some(other) = finding.cells.iter().find(|other| *other != cell)
                && parts::quiet(ui, icons::ARROW_RIGHT, &words.get("finding-other-cell"))
                    .on_hover_text(names::cell(cx.desk, words, other))
                    .clicked()
            {
                cx.send(Command::GoToCell(other.clone()));
            }
            if parts::quiet(ui, icons::LIST_CHECKS, &words.get("finding-in-list")).clicked() {
                cx.send(Command::GoTo(Place::Findings));
            }
        });
    });
}

/// The sentence without the table's title: the person is in that table.
fn without_table(cx: &ScreenContext<'_>, finding: &Finding) -> String {
    let sentence = cx.desk.sentence(finding, cx.shell.language);
    let table = finding.table.as_ref().and_then(|code| cx.desk.table(code).ok());
    let title = table
        .map(|table| names::table(cx.desk.pack(), cx.words(), table))
        .unwrap_or_default();
    let rest = sentence.strip_prefix(&title).and_then(|rest| rest.strip_prefix(", "));
    rest.filter(|_| !title.is_empty())
        .map_or_else(|| sentence.clone(), str::to_owned)
}

/// The figure that would fit, with a button that puts it there after the person has looked at the source document.
fn suggestion(ui: &mut Ui, cx: &mut ScreenContext<'_>, finding: &Finding) {
    let words = cx.words();
    let Some((cell, value)) = &finding.suggestion else {
        return;
    };
    let unit = cx.desk.sheet(cell.sheet).map(|sheet| sheet.unit).unwrap_or_default();
    let number = names::value(*value, unit);
    let button = egui::Button::new(words.name("use-figure", &number));
    let tip = format!("{}: {}", names::cell(cx.desk, words, cell), words.get("use-figure-tip"));
    if ui.add_enabled(!cx.read_only, button).on_hover_text(tip).clicked() {
        let done = cx.desk.settle(cell, Figure::value(*value));
        if cx.report(done).is_some() {
            let sentence = words.with(
                "figure-used",
                &[
                    ("name", (&number).into()),
                    ("cell", (&names::cell(cx.desk, words, cell)).into()),
                ],
            );
            cx.shell.say(NoticeKind::Done, sentence);
        }
    }
}

fn tabs(ui: &mut Ui, cx: &ScreenContext<'_>, state: &mut TableScreen, cell: &CellAddress) {
    let words = cx.words();
    let choices = [
        (Tab::Meaning, icons::INFO, "tab-meaning", 0),
        (Tab::Notes, icons::NOTE, "tab-notes", notes::count(cx, cell)),
        (Tab::Remarks, icons::CHAT_TEXT, "tab-remarks", remarks::count(cx, cell)),
        (
            Tab::Origin,
            icons::BOOK_OPEN_TEXT,
            "tab-origin",
            origin::count(cx, cell),
        ),
        (Tab::History, icons::CLOCK_COUNTER_CLOCKWISE, "tab-history", 0),
    ];
    let mut title = String::new();
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding = vec2(8.0, 3.0);
        ui.spacing_mut().item_spacing.x = 2.0;
        for (tab, icon, id, count) in choices {
            let mut name = words.get(id);
            let mut sign = icon.to_owned();
            if count > 0 {
                name = format!("{name} ({count})");
                sign = format!("{icon} {count}");
            }
            let here = state.inspector.tab == tab;
            if here {
                title.clone_from(&name);
            }
            let button = egui::Button::selectable(here, sign).frame_when_inactive(true);
            let response = ui.add(button).on_hover_text(&name);
            if here && std::mem::take(&mut state.inspector.take_keyboard) {
                response.request_focus();
            }
            if response.accessible_name(&name).clicked() {
                state.inspector.tab = tab;
            }
        }
    });
    parts::section(ui, &title);
}

/// What the table, the row and the columns mean.
pub(super) fn meaning(ui: &mut Ui, cx: &ScreenContext<'_>, cell: &CellAddress) {
    let words = cx.words();
    let Ok(table) = cx.desk.table_of(cell.sheet) else {
        return;
    };
    let pack = cx.desk.pack();
    guidance(ui, cx, &pack.guidance(table, words.0));
    if let Some((list, item)) = cell.place.item.as_ref().and_then(|code| pack.item_of(table, code)) {
        reading::row(ui, cx, list, item);
        let about = pack.classification_guidance(list, words.0);
        ui.add_space(4.0);
        parts::section(
            ui,
            &format!("{}: {}", about.name, pack.classification_title(list, words.0)),
        );
        if !about.about.is_empty() {
            ui.add(Label::new(&about.about).wrap());
        }
        guidance(ui, cx, &about.dimension);
    }
    columns_meaning(ui, cx, table);
}

fn columns_meaning(ui: &mut Ui, cx: &ScreenContext<'_>, table: &Table) {
    let words = cx.words();
    let pack = cx.desk.pack();
    if let Some(list) = table.status.as_ref().and_then(|id| pack.classification(id)) {
        let about = pack.classification_guidance(list, words.0);
        ui.add_space(4.0);
        parts::section(ui, &about.name);
        guidance(ui, cx, &about.dimension);
    }
    for (shown, dimension) in [(table.by_sex, Dimension::Sex), (true, Dimension::Year)] {
        if shown {
            ui.add_space(4.0);
            parts::section(ui, pack.dimension_name(dimension, words.0));
            guidance(ui, cx, &pack.dimension_guidance(dimension, words.0));
        }
    }
}

fn guidance(ui: &mut Ui, cx: &ScreenContext<'_>, guidance: &Guidance) {
    let words = cx.words();
    let lines = [
        ("meaning-counted", &guidance.counted),
        ("meaning-in", &guidance.included),
        ("meaning-out", &guidance.excluded),
        ("meaning-mistake", &guidance.mistake),
    ];
    for (id, text) in lines.into_iter().filter(|(_, text)| !text.is_empty()) {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            parts::small(ui, words.get(id));
            ui.add(Label::new(text).wrap());
        });
    }
}

/// What the journal says of the cell, the newest first.
fn history(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen, cell: &CellAddress) {
    let words = cx.words();
    let saved = matches!(cx.desk.save_state(), SaveState::Saved { .. });
    let key = (cell.clone(), cx.desk.revision(), saved);
    if state.inspector.history.as_ref().is_none_or(|(known, _)| known != &key) {
        let asked = cx.desk.history(&HistoryOf::Cell(cell.clone()));
        let mut groups = cx.report(asked).unwrap_or_default();
        groups.truncate(HISTORY);
        state.inspector.history = Some((key, groups));
    }
    let Some((_, groups)) = &state.inspector.history else {
        return;
    };
    if groups.is_empty() {
        parts::muted(ui, words.get("history-none"));
        return;
    }
    let unit = cx.desk.sheet(cell.sheet).map(|sheet| sheet.unit).unwrap_or_default();
    let blank = words.get("grid-empty");
    let mut put_back = None;
    for group in groups {
        let when = names::moment_full(&cx.shell.now, group.at);
        let mut what = cx.desk.action_label(&group.action, words.0);
        if group.undoes.is_some() {
            what = words.with("undo-what", &[("what", (&what).into())]);
        }
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for change in &group.changes {
                if let Change::Figure { before, after, .. } = change {
                    let text = |figure: &Option<Figure>| {
                        figure
                            .as_ref()
                            .map_or_else(|| blank.clone(), |figure| names::figure(figure, unit))
                    };
                    ui.label(format!("{} \u{2192} {}", text(before), text(after)));
                } else if let Some(said) = cx.desk.said_line(change, words.0) {
                    ui.add(Label::new(said).wrap());
                }
            }
            let who = if group.who.is_empty() {
                when
            } else {
                format!("{when} \u{b7} {}", group.who)
            };
            parts::small(ui, format!("{what} \u{b7} {who}"));
            for change in &group.changes {
                if let Change::Figure { before, .. } = change
                    && before.as_ref() != cx.desk.answers().figure(cell)
                    && way_back(ui, words, cx.read_only, before.as_ref(), unit)
                {
                    put_back = Some(before.clone());
                }
            }
        });
    }
    if let Some(figure) = put_back {
        let name = earlier(words, figure.as_ref(), unit);
        let done = cx.desk.put_back(cell, figure);
        if cx.report(done).is_some() {
            let cell = names::cell(cx.desk, words, cell);
            let sentence = words.with(
                "history-put-back",
                &[("cell", (&cell).into()), ("name", (&name).into())],
            );
            cx.shell.say(NoticeKind::Done, sentence);
        }
    }
    if parts::quiet(ui, icons::CLOCK_COUNTER_CLOCKWISE, &words.get("history-whole-file")).clicked() {
        cx.send(Command::Run(CommandId::History));
    }
}

/// What stood in a cell at an earlier time.
fn earlier(words: Words, figure: Option<&Figure>, unit: ViewUnit) -> String {
    figure.map_or_else(|| words.get("history-emptied"), |figure| names::figure(figure, unit))
}

/// The button that puts back what stood in the cell before an action.
fn way_back(ui: &mut Ui, words: Words, read_only: bool, before: Option<&Figure>, unit: ViewUnit) -> bool {
    let name = words.name("history-take-back", &earlier(words, before, unit));
    let label = format!("{}  {name}", icons::ARROW_COUNTER_CLOCKWISE);
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(6.0, 1.0);
        let button = egui::Button::new(RichText::new(label).small()).frame_when_inactive(false);
        ui.add_enabled(!read_only, button)
            .on_hover_text(words.get("history-take-back-tip"))
            .accessible_name(&name)
            .clicked()
    })
    .inner
}
