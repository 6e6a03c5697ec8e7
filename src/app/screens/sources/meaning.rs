//! What the figures of a sheet mean: the definition of migrants, reference period, coverage. Lists first, own words second.

use super::asked::{self, Asked, DEFINITION};
use super::origin::matches;
use super::{Field, Form, FreeText, state, text_field};
use crate::app::context::ScreenContext;
use crate::app::picker::{Choice, combo};
use crate::app::screens::page::{self, Tone};
use crate::app::words::Words;
use crate::app::{icons, parts};
use crate::desk::SourceStatement;
use crate::figures::{Metadata, SheetId};
use crate::questionnaire::{Arg, NoteCode, NoteField, Pack};
use eframe::egui::Ui;

/// Shows it.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, id: SheetId, form: &mut Form) {
    let words = cx.words();
    page::section(ui, &words.get("sources-section-meaning"), "");
    if let Some(implied) = cx
        .desk
        .table_of(id)
        .ok()
        .and_then(|table| table.implied_definition.clone())
    {
        let text = asked::note_text(cx.desk.pack(), &implied);
        page::remark(
            ui,
            Tone::Plain,
            &words.with("sources-definition-implied", &[("definition", Arg::from(&text))]),
        );
    }
    let asked = asked::asked(cx.desk, id);
    for one in &asked {
        row(ui, cx, id, form, one);
    }
    let kind_stated = cx
        .desk
        .sheet(id)
        .ok()
        .and_then(|sheet| sheet.source.as_ref())
        .and_then(|key| cx.desk.answers().sources.get(key));
    if kind_stated.is_none_or(|source| source.kind.is_none()) {
        parts::muted(ui, words.get("sources-no-kind"));
    }
}

fn row(ui: &mut Ui, cx: &mut ScreenContext<'_>, id: SheetId, form: &mut Form, asked: &Asked) {
    let words = cx.words();
    let pack = std::sync::Arc::clone(cx.desk.pack());
    let label = asked::label(&pack, words, &asked.note_type);
    let stated = cx
        .desk
        .sheet(id)
        .ok()
        .and_then(|sheet| sheet.metadata.get(&asked.note_type).cloned())
        .unwrap_or_default();
    let shown = if asked.required {
        label.clone()
    } else {
        format!("{label}\n{}", words.get("sources-optional"))
    };
    page::form_row(ui, &shown, |ui, _| {
        if asked.note_type == DEFINITION {
            parts::small(ui, words.get("sources-definition-why"));
        }
        let mut removed = None;
        for code in &stated.codes {
            let text = asked::note_text(&pack, code);
            ui.horizontal(|ui| {
                let name = words.with("sources-remove-note", &[("note", Arg::from(&text))]);
                if parts::icon_button(ui, icons::X, &name, !cx.read_only).clicked() {
                    removed = Some(code.clone());
                }
                ui.label(&text);
            });
        }
        if let Some(code) = removed {
            let mut after = stated.clone();
            after.codes.remove(&code);
            put(cx, id, &asked.note_type, after);
        }
        let listed = pack
            .notes
            .note_type(&asked.note_type)
            .is_none_or(|known| known.field == NoteField::List);
        if listed && let Some(code) = choose(ui, cx, form, &pack, words, asked, &stated, &label) {
            let mut after = stated.clone();
            after.codes.insert(code);
            put(cx, id, &asked.note_type, after);
        }
        let field = Field::Words(asked.note_type.clone());
        let name = format!("{label}: {}", words.get("sources-own-words"));
        let hint = words.get(if listed {
            "sources-own-words-hint"
        } else {
            "sources-own-words"
        });
        let stored = &stated.text;
        text_field(
            ui,
            cx,
            id,
            form,
            FreeText {
                field,
                name: &name,
                stored,
                hint: &hint,
            },
        );
    });
    ui.add_space(4.0);
}

#[expect(clippy::too_many_arguments, reason = "one row of the form, taken apart for reading")]
fn choose(
    ui: &mut Ui,
    cx: &ScreenContext<'_>,
    form: &mut Form,
    pack: &Pack,
    words: Words,
    asked: &Asked,
    stated: &Metadata,
    label: &str,
) -> Option<NoteCode> {
    let notes = pack.notes.notes(&asked.note_type);
    if notes.is_empty() {
        return None;
    }
    let mut codes = Vec::new();
    let picker = form.picker(&asked.note_type);
    let hint = words.get("sources-add-note");
    let line = ui
        .add_enabled_ui(!cx.read_only, |ui| {
            let width = ui.available_width().min(520.0);
            combo(ui, label, &hint, width, picker, &hint, |query| {
                // What is of general use first; the others were made for one country.
                let (general, particular): (Vec<_>, Vec<_>) = notes
                    .iter()
                    .filter(|note| {
                        !stated.codes.contains(&note.code) && matches(query, &[note.code.as_str(), &note.text])
                    })
                    .partition(|note| note.general);
                let all = general.into_iter().chain(particular);
                let (kept, choices) = all
                    .map(|note| (note.code.clone(), Choice::new(note.text.clone(), note.code.to_string())))
                    .unzip();
                codes = kept;
                choices
            })
        })
        .inner;
    line.and_then(|line| codes.into_iter().nth(line))
}

fn put(cx: &mut ScreenContext<'_>, id: SheetId, note_type: &str, metadata: Metadata) {
    let mut statement = SourceStatement::default();
    statement.metadata.insert(note_type.to_owned(), metadata);
    state(cx, id, &statement);
}
