//! Taking over what another table says: shown first, line by line, and done only when it is confirmed.

use super::asked;
use super::origin::matches;
use super::{Form, state};
use crate::app::context::ScreenContext;
use crate::app::picker::{Choice, combo};
use crate::app::screens::labels;
use crate::app::screens::page::{self, Tone};
use crate::app::words::Words;
use crate::app::{icons, names, parts};
use crate::desk::{Desk, SourceStatement};
use crate::figures::SheetId;
use crate::questionnaire::Arg;
use eframe::egui::Ui;

/// Shows it.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, id: SheetId, form: &mut Form) {
    let words = cx.words();
    page::section(ui, &words.get("sources-section-same"), "");
    let others = others(cx.desk, id);
    if others.is_empty() {
        parts::muted(ui, words.get("sources-same-none"));
        return;
    }
    let mut found = Vec::new();
    let chosen = form
        .same
        .map_or_else(|| words.get("sources-same-hint"), |other| name(cx.desk, words, other));
    let picker = form.picker("same");
    let line = page::form_row(ui, &words.get("sources-same-choose"), |ui, _| {
        ui.add_enabled_ui(!cx.read_only, |ui| {
            let width = ui.available_width().min(520.0);
            combo(
                ui,
                &words.get("sources-same-choose"),
                &chosen,
                width,
                picker,
                &words.get("sources-same-hint"),
                |query| {
                    let mut choices = Vec::new();
                    for other in &others {
                        let label = name(cx.desk, words, *other);
                        let source = cx.desk.sheet(*other).ok().and_then(|sheet| sheet.source.as_ref());
                        let detail = source.map(|key| labels::source(cx.desk, key)).unwrap_or_default();
                        if matches(query, &[&label, &detail]) {
                            found.push(*other);
                            choices.push(Choice::new(label, detail));
                        }
                    }
                    choices
                },
            )
        })
        .inner
    });
    if let Some(other) = line.and_then(|line| found.into_iter().nth(line)) {
        form.same = Some(other);
    }
    if let Some(other) = form.same {
        confirm(ui, cx, id, other, form);
    }
}

/// What would change, then yes or no.
fn confirm(ui: &mut Ui, cx: &mut ScreenContext<'_>, id: SheetId, other: SheetId, form: &mut Form) {
    let words = cx.words();
    let (statement, lines) = taken_over(cx.desk, words, id, other);
    if lines.is_empty() {
        page::remark(ui, Tone::Fine, &words.get("sources-same-nothing"));
        return;
    }
    let title = words.with(
        "sources-same-will",
        &[("table", Arg::from(&name(cx.desk, words, other)))],
    );
    let (mut yes, mut no) = (false, false);
    page::message(ui, Tone::Plain, &title, "", |ui| {
        for line in &lines {
            ui.label(line);
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            yes = page::main_button(ui, !cx.read_only, icons::CHECK, &words.get("sources-same-accept")).clicked();
            no = parts::button(ui, icons::X, &words.get("sources-same-leave")).clicked();
        });
    });
    if no || (yes && state(cx, id, &statement)) {
        form.same = None;
    }
}

/// The sheets that state something, but this one.
fn others(desk: &Desk, id: SheetId) -> Vec<SheetId> {
    let stated = |sheet: &crate::figures::Sheet| sheet.source.is_some() || !sheet.metadata.is_empty();
    let all = desk.answers().sheets_of(desk.phase());
    all.filter(|(other, sheet)| *other != id && stated(sheet))
        .map(|(other, _)| other)
        .collect()
}

/// `C19 Outflow of nationals for employment`.
fn name(desk: &Desk, words: Words, id: SheetId) -> String {
    desk.table_of(id)
        .map_or_else(|_| String::new(), |table| names::table(desk.pack(), words, table))
}

/// What taking over would state, and each change in a line.
fn taken_over(desk: &Desk, words: Words, id: SheetId, other: SheetId) -> (SourceStatement, Vec<String>) {
    let mut statement = SourceStatement::default();
    let mut lines = Vec::new();
    let (Ok(this), Ok(other)) = (desk.sheet(id), desk.sheet(other)) else {
        return (statement, lines);
    };
    let line = |what: &str, new: &str, old: &str| {
        let id = if old.is_empty() {
            "sources-same-adds"
        } else {
            "sources-same-replaces"
        };
        words.with(
            id,
            &[
                ("what", Arg::from(what)),
                ("new", Arg::from(new)),
                ("old", Arg::from(old)),
            ],
        )
    };
    // Two sheets of one table are there because their sources differ.
    if this.table != other.table && other.source.is_some() && this.source != other.source {
        let name = |key: &Option<crate::figures::SourceKey>| {
            key.as_ref().map(|key| labels::source(desk, key)).unwrap_or_default()
        };
        lines.push(line(
            &words.get("sources-choose"),
            &name(&other.source),
            &name(&this.source),
        ));
        statement.key.clone_from(&other.source);
    }
    let needs_definition = asked::asked(desk, id)
        .iter()
        .any(|asked| asked.note_type == asked::DEFINITION);
    for (note_type, metadata) in other.metadata.iter().filter(|(_, metadata)| !metadata.is_empty()) {
        if note_type == asked::DEFINITION && !needs_definition {
            continue;
        }
        let before = this.metadata.get(note_type).cloned().unwrap_or_default();
        if &before != metadata {
            let pack = desk.pack();
            let (new, old) = (
                asked::metadata_text(pack, metadata),
                asked::metadata_text(pack, &before),
            );
            lines.push(line(&asked::label(pack, words, note_type), &new, &old));
            statement.metadata.insert(note_type.clone(), metadata.clone());
        }
    }
    (statement, lines)
}
