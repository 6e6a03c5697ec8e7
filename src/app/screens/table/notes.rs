//! In the inspector: the notes that hold for the cell, from the cell outwards, and a new one: from ILO's vocabulary, in own
//! words, or both.

use crate::app::context::ScreenContext;
use crate::app::names;
use crate::app::picker::{Choice, Picked, Picker};
use crate::app::theme;
use crate::app::widgets::text_field;
use crate::app::{icons, parts};
use crate::figures::{CellAddress, Note, Scope};
use crate::questionnaire::{Note as KnownNote, NoteCode};
use eframe::egui::{self, Frame, Label, Margin, RichText, Ui, vec2};

/// A note being written.
#[derive(Default)]
pub(super) struct NotesState {
    open: bool,
    reach: usize,
    code: Option<NoteCode>,
    picker: Picker,
    text: String,
}

/// The scopes that a note on a cell may be given to, nearest first.
fn scopes(cx: &ScreenContext<'_>, cell: &CellAddress) -> Vec<Scope> {
    let mut scopes = vec![Scope::Cell { cell: cell.clone() }];
    if let Ok(table) = cx.desk.table_of(cell.sheet) {
        scopes.extend(cx.desk.answers().scopes_over(cell, &table.module));
        if let Some(source) = cx.desk.sheet(cell.sheet).ok().and_then(|sheet| sheet.source.clone()) {
            scopes.insert(scopes.len().min(5), Scope::Source { source });
        }
    }
    scopes
}

/// How many notes hold for a cell.
pub(super) fn count(cx: &ScreenContext<'_>, cell: &CellAddress) -> usize {
    let notes = &cx.desk.answers().notes;
    if notes.is_empty() {
        0
    } else {
        scopes(cx, cell)
            .iter()
            .filter_map(|scope| notes.get(scope))
            .map(Vec::len)
            .sum()
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut NotesState, cell: &CellAddress) {
    let words = cx.words();
    let scopes = scopes(cx, cell);
    let mut remove = None;
    let mut any = false;
    for scope in &scopes {
        for (index, note) in cx.desk.answers().notes.get(scope).into_iter().flatten().enumerate() {
            any = true;
            if note_row(ui, cx, scope, note) {
                remove = Some((scope.clone(), index));
            }
        }
    }
    if !any && !state.open {
        parts::muted(ui, words.get("notes-none"));
    }
    if let Some((scope, index)) = remove {
        let mut notes = cx.desk.answers().notes.get(&scope).cloned().unwrap_or_default();
        notes.remove(index);
        let done = cx.desk.set_notes(&scope, notes);
        cx.report(done);
    }
    if !state.open {
        if parts::button_if(ui, !cx.read_only, icons::NOTE_PENCIL, &words.get("note-add")).clicked() {
            *state = NotesState {
                open: true,
                picker: Picker::eager(),
                ..NotesState::default()
            };
        }
        parts::small(ui, words.get("notes-travel"));
        return;
    }
    write(ui, cx, state, &scopes);
}

/// One note; whether it is to be removed.
fn note_row(ui: &mut Ui, cx: &ScreenContext<'_>, scope: &Scope, note: &Note) -> bool {
    let words = cx.words();
    let own = matches!(scope, Scope::Cell { .. });
    let known = note.code.as_ref().and_then(|code| cx.desk.pack().notes.note(code));
    let mut text = known
        .map(|note| note.text.clone())
        .or_else(|| note.code.as_ref().map(ToString::to_string))
        .unwrap_or_default();
    if !note.text.is_empty() {
        text = if text.is_empty() {
            note.text.clone()
        } else {
            format!("{text} \u{b7} {}", note.text)
        };
    }
    let mut pressed = false;
    ui.horizontal_top(|ui| {
        let colours = theme::palette(ui.ctx());
        let width = ui.available_width() - 36.0;
        ui.allocate_ui_with_layout(vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.add(Label::new(RichText::new(&text).color(if own { colours.text } else { colours.muted })).wrap());
            let code = note
                .code
                .as_ref()
                .map(|code| format!("{code} \u{b7} "))
                .unwrap_or_default();
            parts::small(ui, format!("{code}{}", names::scope(words, scope)));
        });
        pressed = parts::icon_button(ui, icons::X, &words.name("note-remove", &text), !cx.read_only).clicked();
    });
    pressed
}

/// The form of a new note.
fn write(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut NotesState, scopes: &[Scope]) {
    let words = cx.words();
    let colours = theme::palette(ui.ctx());
    let frame = Frame::new()
        .fill(colours.surface)
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::same(8));
    let (mut add, mut cancel) = (false, false);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        parts::small(ui, words.get("note-for"));
        let name = |scope: &Scope| names::scope(words, scope);
        state.reach = state.reach.min(scopes.len().saturating_sub(1));
        let combo = egui::ComboBox::from_id_salt("note scope")
            .width(ui.available_width())
            .selected_text(name(&scopes[state.reach]));
        let shown = combo.show_ui(ui, |ui| {
            for (index, scope) in scopes.iter().enumerate() {
                if ui.selectable_label(index == state.reach, name(scope)).clicked() {
                    state.reach = index;
                }
            }
        });
        shown.response.accessible_name(words.get("note-for"));
        vocabulary(ui, cx, state);
        parts::small(ui, words.get("note-text"));
        text_field::several_lines(ui, &words.get("note-text"), &mut state.text, 2);
        ui.horizontal(|ui| {
            let full = state.code.is_some() || !state.text.trim().is_empty();
            add = ui
                .add_enabled(full, egui::Button::new(words.get("note-keep")))
                .clicked();
            cancel = ui.button(words.get("cancel")).clicked();
        });
    });
    if add && let Some(scope) = scopes.get(state.reach) {
        let mut notes = cx.desk.answers().notes.get(scope).cloned().unwrap_or_default();
        notes.push(Note {
            code: state.code.clone(),
            text: state.text.trim().to_owned(),
        });
        let done = cx.desk.set_notes(scope, notes);
        if cx.report(done).is_some() {
            *state = NotesState::default();
        }
    }
    if cancel {
        *state = NotesState::default();
    }
}

/// The note of the vocabulary, searched for by a part of it.
fn vocabulary(ui: &mut Ui, cx: &ScreenContext<'_>, state: &mut NotesState) {
    let words = cx.words();
    let known = &cx.desk.pack().notes;
    if let Some(code) = state.code.clone() {
        ui.horizontal_top(|ui| {
            let text = known.note(&code).map(|note| note.text.clone()).unwrap_or_default();
            ui.add(Label::new(format!("{code} {text}")).wrap());
            if parts::icon_button(ui, icons::X, &words.get("note-other"), true).clicked() {
                state.code = None;
                state.picker = Picker::eager();
            }
        });
        return;
    }
    let mut found: Vec<&KnownNote> = Vec::new();
    let picked = state.picker.show(
        ui,
        &words.get("note-vocabulary"),
        &words.get("note-vocabulary-hint"),
        160.0,
        |query| {
            let parts: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
            if parts.is_empty() {
                return Vec::new();
            }
            let all = known.types().iter().flat_map(|kind| known.notes(&kind.code));
            let fits = |note: &&KnownNote| {
                let text = format!("{} {}", note.code, note.text).to_lowercase();
                parts.iter().all(|part| text.contains(part.as_str()))
            };
            found = all.filter(fits).take(200).collect();
            found.sort_by_key(|note| (!note.general, note.text.len()));
            found.truncate(40);
            found
                .iter()
                .map(|note| Choice::new(note.text.clone(), note.code.as_str()))
                .collect()
        },
    );
    if let Picked::Line(line) = picked
        && let Some(note) = found.get(line)
    {
        state.code = Some(note.code.clone());
    }
}
