//! Sources and definitions: for each sheet, where its figures come from and whom they count.
//!
//! Stated once and offered again: sources of this file first, then those that ILO knows, then a new one. Every statement is
//! committed as it is made, one undo each. `asked.rs` knows what is missing, `origin.rs` is the source, `meaning.rs` the
//! definitions, `same.rs` takes over what another table says.

mod asked;
mod meaning;
mod origin;
mod same;

use super::labels;
use super::page::{self, Tone};
use super::row_list::{self, RowListState, RowLook, Rows};
use crate::app::command::Command;
use crate::app::context::{Place, ScreenContext};
use crate::app::picker::{Choice, Picker, combo};
use crate::app::words::Words;
use crate::app::{icons, names, parts, theme};
use crate::desk::{Desk, DeskError, SourceStatement, table_label};
use crate::figures::{Metadata, SheetId};
use crate::questionnaire::Arg;
use eframe::egui::{Align, Align2, Layout, Margin, Rect, ScrollArea, Stroke, TextEdit, Ui, UiBuilder, pos2, vec2};
use std::collections::BTreeMap;

/// View state of the screen.
#[derive(Default)]
pub struct SourcesState {
    selected: Option<SheetId>,
    list: RowListState,
    form: Form,
    show_list_again: bool,
}

/// What is being typed about the selected sheet, and the lists that are open.
#[derive(Default)]
struct Form {
    of: Option<SheetId>,
    /// Free texts not committed yet, by field.
    texts: BTreeMap<Field, String>,
    pickers: BTreeMap<String, Picker>,
    new: Option<origin::NewSource>,
    same: Option<SheetId>,
}

/// A free text of the form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Field {
    Name,
    Contact,
    /// In the country's own words, by ILO's note type.
    Words(String),
}

impl SourcesState {
    /// The screen was gone to: the list takes the keyboard.
    pub(super) fn arrive(&mut self) {
        self.list.focus();
    }

    /// Shows that sheet next.
    pub fn select(&mut self, sheet: SheetId) {
        self.selected = Some(sheet);
        self.show_list_again = true;
    }
}

impl Form {
    fn picker(&mut self, name: &str) -> &mut Picker {
        self.pickers.entry(name.to_owned()).or_default()
    }
}

/// Keeps what was typed and not left yet, before the screen goes away.
pub fn leave(desk: &mut Desk, state: &mut SourcesState) -> Result<(), DeskError> {
    commit_typed(desk, &mut state.form)
}

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut SourcesState) {
    page::with_height(ui, 320.0, |ui| contents(ui, cx, state));
}

fn contents(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut SourcesState) {
    let words = cx.words();
    let sheets = sheets(cx.desk, state.selected);
    let incomplete: Vec<bool> = sheets
        .iter()
        .map(|id| !asked::missing(cx.desk, *id, words).is_empty())
        .collect();
    let done = incomplete.iter().filter(|incomplete| !**incomplete).count();
    let mut next = false;
    page::header(ui, &words.get("sources-title"), &words.get("sources-about"), |ui| {
        if done < sheets.len() {
            next = parts::button(ui, icons::ARROW_DOWN, &words.get("sources-next-incomplete")).clicked();
        }
        if !sheets.is_empty() {
            let args = [("done", Arg::from(done)), ("all", Arg::from(sheets.len()))];
            parts::muted(ui, words.with("sources-list-summary", &args));
        }
    });
    if sheets.is_empty() {
        empty(ui, cx);
        return;
    }
    let chosen = state
        .selected
        .and_then(|id| sheets.iter().position(|sheet| *sheet == id));
    let mut index = chosen.unwrap_or(0);
    if next {
        let after = (1..=sheets.len()).map(|step| (index + step) % sheets.len());
        index = after.into_iter().find(|index| incomplete[*index]).unwrap_or(index);
        state.show_list_again = true;
    }
    if state.list.selected != Some(index) || std::mem::take(&mut state.show_list_again) {
        state.list.choose(index);
    }
    let narrow = ui.available_width() < page::NARROW;
    if narrow && let Some(chosen) = choose_sheet(ui, cx, &sheets, index, &mut state.form) {
        index = chosen;
    }
    let room = ui.available_rect_before_wrap();
    let split = room.left() + (room.width() * 0.34).clamp(240.0, 380.0);
    let left = Rect::from_min_max(room.min, pos2(split - 12.0, room.bottom()));
    let right = if narrow {
        room
    } else {
        Rect::from_min_max(pos2(split, room.top()), room.max)
    };
    if !narrow {
        let out = ui
            .scope_builder(UiBuilder::new().max_rect(left).id_salt("sheets"), |ui| {
                let rows = Sheets {
                    desk: cx.desk,
                    words,
                    ids: &sheets,
                };
                let stamp = cx.desk.revision() + 1;
                row_list::show(ui, "sheets", &words.get("sources-list"), stamp, &rows, &mut state.list)
            })
            .inner;
        index = out.moved.unwrap_or(index);
        ui.painter().vline(
            split - 6.0,
            room.y_range(),
            Stroke::new(1.0, theme::palette(ui.ctx()).line),
        );
    }
    let id = sheets[index];
    state.selected = Some(id);
    if state.form.of != Some(id) {
        keep_typed(cx, &mut state.form);
        state.form = Form {
            of: Some(id),
            ..Form::default()
        };
    }
    ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("statement"), |ui| {
        ScrollArea::vertical()
            .id_salt(("statement", id.0))
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.set_max_width((ui.available_width() - 12.0).min(page::COLUMN + 80.0));
                statement(ui, cx, id, &mut state.form);
                ui.add_space(16.0);
            });
    });
}

/// The sheets of the shown phase in the order of the form, the selected draft among them.
fn sheets(desk: &Desk, selected: Option<SheetId>) -> Vec<SheetId> {
    let mut sheets: Vec<SheetId> = desk.answers().sheets_of(desk.phase()).map(|(id, _)| id).collect();
    let draft =
        selected.filter(|id| !sheets.contains(id) && desk.sheet(*id).is_ok_and(|sheet| &sheet.phase == desk.phase()));
    sheets.extend(draft);
    let place = |id: &SheetId| {
        let table = desk.sheet(*id).ok().map(|sheet| &sheet.table);
        desk.pack().tables.iter().position(|known| Some(&known.code) == table)
    };
    sheets.sort_by_key(|id| (place(id), *id));
    sheets
}

fn empty(ui: &mut Ui, cx: &mut ScreenContext<'_>) {
    let words = cx.words();
    let mut go = None;
    let title = words.get("sources-empty-title");
    page::nothing_here(
        ui,
        Tone::Plain,
        icons::BOOKS,
        &title,
        &words.get("sources-empty-text"),
        |ui| {
            if page::main_button(ui, true, icons::LIST_CHECKS, &words.get("sources-empty-open")).clicked() {
                go = Some(Place::Overview);
            }
            if parts::button(ui, icons::DOWNLOAD_SIMPLE, &words.get("sources-empty-import")).clicked() {
                go = Some(Place::BringIn);
            }
        },
    );
    if let Some(place) = go {
        cx.send(Command::GoTo(place));
    }
}

/// Where there is no room for the list: the same as a choice.
fn choose_sheet(ui: &mut Ui, cx: &ScreenContext<'_>, sheets: &[SheetId], now: usize, form: &mut Form) -> Option<usize> {
    let words = cx.words();
    let rows = Sheets {
        desk: cx.desk,
        words,
        ids: sheets,
    };
    let mut found = Vec::new();
    let width = ui.available_width() - 8.0;
    let name = words.get("sources-list");
    let hint = words.get("sources-same-choose");
    let line = combo(
        ui,
        &name,
        &rows.title(now),
        width,
        form.picker("sheets"),
        &hint,
        |query| {
            let all = (0..sheets.len()).filter(|index| origin::matches(query, &[&rows.name(*index)]));
            found = all.collect();
            found
                .iter()
                .map(|index| Choice::new(rows.title(*index), rows.state(rows.row(*index).3)))
                .collect()
        },
    );
    line.and_then(|line| found.get(line).copied())
}

/// Everything about one sheet.
fn statement(ui: &mut Ui, cx: &mut ScreenContext<'_>, id: SheetId, form: &mut Form) {
    let words = cx.words();
    let Ok(table) = cx.desk.table_of(id) else { return };
    let (code, title) = (table.code.clone(), names::table(cx.desk.pack(), words, table));
    let mut open = false;
    let mut button = |ui: &mut Ui| open = parts::button(ui, icons::TABLE, &words.get("sources-open-table")).clicked();
    if ui.available_width() < page::NARROW {
        page::section(ui, &title, "");
        button(ui);
    } else {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            button(ui);
            ui.with_layout(Layout::top_down(Align::Min), |ui| page::section(ui, &title, ""));
        });
    }
    if open {
        cx.send(Command::GoToSheet(code, id));
    }
    let missing = asked::missing(cx.desk, id, words);
    if missing.is_empty() {
        page::remark(ui, Tone::Fine, &words.get("sources-all-stated"));
    } else {
        let text = format!("{}: {}.", words.get("sources-missing-title"), missing.join(", "));
        page::remark(ui, Tone::Warning, &text);
    }
    ui.add_space(4.0);
    page::card(ui, |ui| origin::show(ui, cx, id, form));
    ui.add_space(8.0);
    page::card(ui, |ui| meaning::show(ui, cx, id, form));
    ui.add_space(8.0);
    page::card(ui, |ui| same::show(ui, cx, id, form));
}

/// A free text of the form: what it is called, what is stated, and a hint while it is empty.
struct FreeText<'a> {
    field: Field,
    name: &'a str,
    stored: &'a str,
    hint: &'a str,
}

/// A free text that is committed when it is left.
fn text_field(ui: &mut Ui, cx: &mut ScreenContext<'_>, id: SheetId, form: &mut Form, text: FreeText<'_>) {
    let FreeText {
        field,
        name,
        stored,
        hint,
    } = text;
    let mut text = form.texts.get(&field).cloned().unwrap_or_else(|| stored.to_owned());
    let mut layout = crate::app::widgets::text_field::layouter(parts::body(ui));
    let hint = eframe::egui::RichText::new(hint).color(theme::palette(ui.ctx()).muted);
    let edit = TextEdit::singleline(&mut text)
        .id_salt((id.0, &field))
        .desired_width(f32::INFINITY)
        .hint_text(hint)
        .margin(Margin::symmetric(8, 5))
        .layouter(&mut layout);
    let response = ui.add_enabled(!cx.read_only, edit).accessible_name(name);
    if response.changed() {
        form.texts.insert(field, text);
    }
    if response.lost_focus() {
        keep_typed(cx, form);
    }
}

/// Commits the free texts that were typed, or says why they were not.
fn keep_typed(cx: &mut ScreenContext<'_>, form: &mut Form) {
    let outcome = commit_typed(cx.desk, form);
    cx.report(outcome);
}

/// Commits the free texts that were typed, as one action.
fn commit_typed(desk: &mut Desk, form: &mut Form) -> Result<(), DeskError> {
    let typed = std::mem::take(&mut form.texts);
    let Some(id) = form.of.filter(|_| !typed.is_empty()) else {
        return Ok(());
    };
    let mut statement = SourceStatement::default();
    for (field, text) in typed {
        match field {
            Field::Name => statement.name = Some(text),
            Field::Contact => statement.contact = Some(text),
            Field::Words(note_type) => {
                let stated = desk.sheet(id)?.metadata.get(&note_type).cloned().unwrap_or_default();
                statement.metadata.insert(
                    note_type,
                    Metadata {
                        text: text.trim().to_owned(),
                        ..stated
                    },
                );
            }
        }
    }
    desk.state_source(id, &statement).map(|_| ())
}

/// Makes a statement, or says why it was not made. True when it stands.
fn state(cx: &mut ScreenContext<'_>, id: SheetId, statement: &SourceStatement) -> bool {
    let outcome = cx.desk.state_source(id, statement);
    cx.report(outcome).is_some()
}

/// The list of sheets.
struct Sheets<'a> {
    desk: &'a Desk,
    words: Words,
    ids: &'a [SheetId],
}

impl Sheets<'_> {
    /// Label and title.
    fn title(&self, index: usize) -> String {
        let (label, title, _, _) = self.row(index);
        format!("{label} {title}")
    }

    /// Label, title, source (none: not stated), how much is missing.
    fn row(&self, index: usize) -> (String, String, Option<String>, usize) {
        let id = self.ids[index];
        let missing = asked::missing(self.desk, id, self.words).len();
        let (Ok(sheet), Ok(table)) = (self.desk.sheet(id), self.desk.table_of(id)) else {
            return (String::new(), String::new(), None, missing);
        };
        let title = self.desk.pack().table_title(table, self.words.0).to_owned();
        (
            table_label(table),
            title,
            sheet.source.as_ref().map(|key| labels::source(self.desk, key)),
            missing,
        )
    }

    fn state(&self, missing: usize) -> String {
        if missing == 0 {
            self.words.get("sources-state-complete")
        } else {
            self.words.count("sources-state-missing", missing)
        }
    }
}

impl Rows for Sheets<'_> {
    fn count(&self) -> usize {
        self.ids.len()
    }

    fn name(&self, index: usize) -> String {
        let (table, title, source, missing) = self.row(index);
        let source = source.unwrap_or_else(|| self.words.get("sources-not-stated"));
        let state = self.state(missing);
        let args = [
            ("table", Arg::from(&table)),
            ("title", Arg::from(&title)),
            ("source", Arg::from(&source)),
            ("state", Arg::from(&state)),
        ];
        self.words.with("sources-row-name", &args)
    }

    fn height(&self, _ui: &Ui, _width: f32, _index: usize) -> f32 {
        48.0
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, look: RowLook) {
        let palette = theme::palette(ui.ctx());
        let (table, title, source, missing) = self.row(index);
        let inner = rect.shrink2(vec2(8.0, 5.0));
        let middle = inner.center().y;
        let upper = Rect::from_min_max(inner.min, pos2(inner.right(), middle));
        let lower = Rect::from_min_max(pos2(inner.left(), middle), inner.max);
        let (icon, tone) = if missing == 0 {
            (icons::CHECK_CIRCLE, Tone::Fine)
        } else {
            (icons::WARNING, Tone::Warning)
        };
        let (colour, _) = tone.colours(palette);
        let label = Rect::from_min_max(upper.min, pos2(upper.left() + 38.0, upper.bottom()));
        parts::text_in(
            ui,
            label,
            &table,
            parts::strong_font(ui),
            palette.text,
            Align2::LEFT_CENTER,
        );
        let beside = Rect::from_min_max(pos2(label.right(), upper.top()), upper.max);
        let font = if look.selected {
            parts::strong_font(ui)
        } else {
            parts::body(ui)
        };
        parts::text_in(ui, beside, &title, font, palette.text, Align2::LEFT_CENTER);
        let state = self.state(missing);
        let small = parts::small_font(ui);
        let width = page::one_line(ui, &state, small.clone(), colour, 160.0).size().x + 22.0;
        let right = Rect::from_min_max(pos2(lower.right() - width, lower.top()), lower.max);
        parts::text_in(
            ui,
            right,
            &format!("{icon}  {state}"),
            small.clone(),
            colour,
            Align2::RIGHT_CENTER,
        );
        let left = Rect::from_min_max(
            pos2(label.right(), lower.top()),
            pos2(right.left() - 8.0, lower.bottom()),
        );
        let (text, ink) = match source {
            Some(source) => (source, palette.muted),
            None => (self.words.get("sources-not-stated"), palette.warning),
        };
        parts::text_in(ui, left, &text, small, ink, Align2::LEFT_CENTER);
        if !look.selected {
            ui.painter()
                .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
        }
    }
}
