//! History: every action in the file, the newest first, what it changed, and the way back to any point.
//!
//! The journal is read a page at a time. `list.rs` draws the actions, `detail.rs` the chosen one and the way back,
//! `changes.rs` says in words what a change did. Nothing is changed but by the desk.

mod changes;
mod detail;
mod list;

use self::detail::DetailState;
use self::list::{Entry, View};
use super::page::{self, Tone};
use super::row_list::{self, RowListState};
use crate::app::context::ScreenContext;
use crate::app::words::Words;
use crate::app::{icons, names, parts, theme};
use crate::country_file::{ActionKind, GroupId, Line, LineFilter, LinesHold, SaveState};
use crate::desk::Desk;
use crate::questionnaire::{Arg, Language};
use eframe::egui::{ComboBox, Rect, Stroke, Ui, UiBuilder, pos2};

/// Actions read at a time.
const PAGE: usize = 200;

/// The room for the list at the least; where there is less than twice that, the chosen action stands below it.
const LIST: f32 = 400.0;

/// View state of the screen.
#[derive(Default)]
pub struct HistoryState {
    filter: LineFilter,
    list: RowListState,
    prepared: Option<Prepared>,
    detail: DetailState,
    /// How many actions to read.
    wanted: usize,
    chosen: Option<GroupId>,
    stamp: u64,
}

impl HistoryState {
    /// The screen was gone to: the list takes the keyboard.
    pub(super) fn arrive(&mut self) {
        self.list.focus();
        self.detail.leave();
    }
}

/// The list made ready for one state of the file, language and filter.
struct Prepared {
    of: (u64, bool, Language, LineFilter, usize),
    entries: Vec<Entry>,
    holds: LinesHold,
}

impl Prepared {
    fn line(&self, index: usize) -> Option<&Line> {
        match self.entries.get(index)? {
            Entry::Action(line) => Some(line),
            Entry::Day(_) | Entry::More => None,
        }
    }
}

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut HistoryState) {
    page::with_height(ui, 360.0, |ui| contents(ui, cx, state));
}

fn contents(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut HistoryState) {
    let words = cx.words();
    prepare(cx, state);
    page::header(ui, &words.get("history-title"), &words.get("history-about"), |_| ());
    if let Some(prepared) = &state.prepared {
        let holds = prepared.holds.clone();
        filters(ui, cx, words, &holds, &mut state.filter);
    }
    ui.add_space(4.0);
    let Some(prepared) = &state.prepared else { return };
    if prepared.entries.is_empty() {
        let mut clear = false;
        page::nothing_here(
            ui,
            Tone::Plain,
            icons::FUNNEL,
            &words.get("history-filtered-title"),
            &words.get("history-filtered-text"),
            |ui| clear = ui.button(words.get("history-filtered-clear")).clicked(),
        );
        if clear {
            state.filter = LineFilter::default();
        }
        return;
    }
    let colours = theme::palette(ui.ctx());
    let room = ui.available_rect_before_wrap();
    let edge = room.top() - 4.0;
    ui.painter()
        .hline(ui.max_rect().x_range(), edge, Stroke::new(1.0, colours.line));
    let (list_room, detail_room) = divided(room);
    let (beside, rule) = (detail_room.left() > list_room.right(), Stroke::new(1.0, colours.line));
    if beside {
        let x = f32::midpoint(list_room.right(), detail_room.left());
        ui.painter().vline(x, room.top()..=room.bottom(), rule);
    } else {
        let y = f32::midpoint(list_room.bottom(), detail_room.top());
        ui.painter().hline(room.x_range(), y, rule);
    }
    let view = View {
        desk: cx.desk,
        words,
        entries: &prepared.entries,
        now: &cx.shell.now,
    };
    let label = words.get("history-list");
    let list = &mut state.list;
    let out = ui
        .scope_builder(UiBuilder::new().max_rect(list_room), |ui| {
            let keys_height = 22.0;
            let rows = ui.available_rect_before_wrap();
            let rows = rows.with_max_y(rows.bottom() - keys_height);
            let out = ui
                .scope_builder(UiBuilder::new().max_rect(rows), |ui| {
                    row_list::show(ui, "history", &label, state.stamp, &view, list)
                })
                .inner;
            parts::small(ui, words.get("history-keys"));
            out
        })
        .inner;
    let more = |index: usize| matches!(prepared.entries.get(index), Some(Entry::More));
    if out.moved.is_some_and(more) || out.acted.is_some_and(more) {
        state.wanted += PAGE;
        ui.ctx().request_repaint();
    }
    if let Some(line) = out.moved.and_then(|index| prepared.line(index)) {
        state.chosen = Some(line.group.id);
        state.detail.leave();
    }
    if out.acted.is_some_and(|index| prepared.line(index).is_some()) && !out.clicked {
        state.detail.take_keyboard();
    }
    let chosen = state.list.selected.and_then(|index| prepared.line(index)).cloned();
    if let Some(line) = chosen {
        ui.scope_builder(UiBuilder::new().max_rect(detail_room), |ui| {
            detail::show(ui, cx, &mut state.detail, &line);
        });
    }
    if state.detail.gone_back() {
        state.list.focus();
    }
}

/// The room of the list and that of the chosen action: beside each other, or below each other where it is narrow.
fn divided(room: Rect) -> (Rect, Rect) {
    if room.width() >= 2.0 * LIST {
        let middle = room.left() + (room.width() * 0.5).clamp(LIST, 640.0);
        let list = Rect::from_min_max(room.min, pos2(middle - 12.0, room.bottom()));
        (list, Rect::from_min_max(pos2(middle + 12.0, room.top()), room.max))
    } else {
        let middle = room.top() + room.height() * 0.45;
        let list = Rect::from_min_max(room.min, pos2(room.right(), middle - 6.0));
        (list, Rect::from_min_max(pos2(room.left(), middle + 6.0), room.max))
    }
}

/// Reads the journal where the file, the language, the filter or the number of actions has changed.
fn prepare(cx: &mut ScreenContext<'_>, state: &mut HistoryState) {
    state.wanted = state.wanted.max(PAGE);
    let saved = matches!(cx.desk.save_state(), SaveState::Saved { .. });
    let of = (
        cx.desk.revision(),
        saved,
        cx.shell.language,
        state.filter.clone(),
        state.wanted,
    );
    if state.prepared.as_ref().is_some_and(|prepared| prepared.of == of) {
        return;
    }
    if state.prepared.as_ref().is_some_and(|prepared| prepared.of.0 != of.0) {
        state.detail.leave();
    }
    let lines = cx.desk.history_lines(&state.filter, None, state.wanted);
    let holds = cx.desk.history_holds();
    let (lines, holds) = (cx.report(lines), cx.report(holds));
    let lines = lines.unwrap_or_default();
    let more = lines.len() == state.wanted;
    let entries = list::entries(lines, &cx.shell.now, more);
    let again = state.chosen.and_then(|id| {
        let is_it = |entry: &Entry| matches!(entry, Entry::Action(line) if line.group.id == id);
        entries.iter().position(is_it)
    });
    let newest = entries.iter().position(|entry| matches!(entry, Entry::Action(_)));
    // What was just done is the newest: the list follows it, unless another action was chosen.
    state.list.selected = again.or(newest);
    state.stamp += 1;
    state.prepared = Some(Prepared {
        of,
        entries,
        holds: holds.unwrap_or_default(),
    });
}

/// One list to choose from: its name, what is chosen, and the choices with their words.
struct Choosing<'a, T> {
    salt: &'a str,
    name: String,
    all: String,
    choices: Vec<(T, String)>,
}

fn choose<T: Clone + PartialEq>(ui: &mut Ui, of: Choosing<'_, T>, chosen: &mut Option<T>, width: f32) {
    let label = |value: &Option<T>| {
        let found = of.choices.iter().find(|(choice, _)| Some(choice) == value.as_ref());
        found.map_or_else(|| of.all.clone(), |(_, label)| label.clone())
    };
    let shown = label(chosen);
    let spoken = format!("{}: {shown}", of.name);
    let combo = ComboBox::from_id_salt(of.salt).selected_text(shown).width(width);
    let combo = combo.truncate().show_ui(ui, |ui| {
        ui.selectable_value(chosen, None, of.all.as_str());
        for (choice, label) in of.choices {
            ui.selectable_value(chosen, Some(choice), label);
        }
    });
    combo.response.on_hover_text(&of.name).accessible_name(spoken);
}

fn filters(ui: &mut Ui, cx: &ScreenContext<'_>, words: Words, holds: &LinesHold, filter: &mut LineFilter) {
    let width = ((ui.available_width() - 24.0) / 3.0).clamp(96.0, 248.0);
    ui.horizontal(|ui| {
        let tables = Choosing {
            salt: "history table",
            name: words.get("history-filter-table"),
            all: words.get("history-all-tables"),
            choices: tables(cx.desk, words),
        };
        choose(ui, tables, &mut filter.table, width);
        let people = Choosing {
            salt: "history person",
            name: words.get("history-filter-person"),
            all: words.get("history-all-people"),
            choices: holds.people.iter().map(|who| (who.clone(), who.clone())).collect(),
        };
        choose(ui, people, &mut filter.who, width);
        let kinds = Choosing {
            salt: "history kind",
            name: words.get("history-filter-kind"),
            all: words.get("history-all-kinds"),
            choices: holds
                .kinds
                .iter()
                .map(|kind| (*kind, kind_name(words, *kind)))
                .collect(),
        };
        choose(ui, kinds, &mut filter.kind, width);
    });
}

/// The tables of the shown phase that hold something.
fn tables(desk: &Desk, words: Words) -> Vec<((crate::questionnaire::PackId, crate::questionnaire::TableCode), String)> {
    let phase = desk.phase();
    let pack = desk.pack();
    let held = |table: &&crate::questionnaire::Table| {
        desk.answers()
            .sheets_of(phase)
            .any(|(_, sheet)| sheet.table == table.code)
    };
    let tables = pack.tables.iter().filter(held);
    tables
        .map(|table| ((phase.clone(), table.code.clone()), names::table(pack, words, table)))
        .collect()
}

/// A kind of action by itself: "Paste".
fn kind_name(words: Words, kind: ActionKind) -> String {
    words.get(&format!("kind-{}", kind.word()))
}

/// An action in words; one that takes another back, or does it again, says so.
fn action_name(desk: &Desk, words: Words, line: &crate::country_file::Group) -> String {
    let what = desk.action_label(&line.action, words.0);
    if line.undoes.is_some() {
        words.with("undo-what", &[("what", Arg::from(&what))])
    } else if line.redoes.is_some() {
        words.with("redo-what", &[("what", Arg::from(&what))])
    } else {
        capital(&what)
    }
}

/// With a capital first letter, as a line of its own begins.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
