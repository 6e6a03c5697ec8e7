//! What is probably wrong beside the selected cell, and what it should be: the explanations of its cause with their reasons,
//! the figures before and after, and one press or key that takes one. The cells concerned are tinted in the grid meanwhile.

use super::InspectorState;
use crate::app::command::{Command, CommandId, key_text};
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::words::Words;
use crate::app::{fonts, names, parts, suggestions, theme};
use crate::checks::{Cause, Entry, Explanation, Finding};
use crate::desk::Desk;
use crate::figures::CellAddress;
use eframe::egui::{Button, Label, Ui, WidgetInfo, accesskit::Role};

/// Figures of a suggestion that are written out.
const WRITTEN_OUT: usize = 4;

/// The commands that take a suggestion, in the order of the suggestions.
const COMMANDS: [CommandId; 3] = [CommandId::TakeFirst, CommandId::TakeSecond, CommandId::TakeThird];

/// The suggestions of the entry that the cell belongs to.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut InspectorState, cell: &CellAddress) {
    let Some(entry) = entry_of(cx.desk, state, cell) else {
        return;
    };
    let Some(cause) = entry.cause.clone() else { return };
    let shown: Vec<Explanation> = cx.set_aside.shown(&entry).into_iter().cloned().collect();
    let words = cx.words();
    let hidden = shown.len() < entry.offered().len();
    if shown.is_empty() && !hidden {
        return;
    }
    for edit in shown.iter().flat_map(Explanation::edits) {
        if !state.proposed.contains(&edit.cell) {
            state.proposed.push(edit.cell.clone());
        }
    }
    let colours = theme::palette(ui.ctx());
    let ground = colours.surface.lerp_to_gamma(colours.accent, 0.13);
    parts::tinted(ui, ground, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        if shown.len() > 1 {
            parts::strong(ui, words.get("cause-one-of"));
        }
        let single = shown.len() == 1;
        for (number, explanation) in shown.iter().enumerate() {
            suggestion(ui, cx, cell, (&entry, &cause), explanation, (number, single));
        }
        if hidden {
            ui.horizontal_wrapped(|ui| {
                parts::small(ui, words.get("cause-hidden"));
                if parts::quiet(ui, "", &words.get("cause-show-again")).clicked() {
                    cx.set_aside.show(&entry);
                }
            });
        }
    });
}

fn suggestion(
    ui: &mut Ui,
    cx: &mut ScreenContext<'_>,
    cell: &CellAddress,
    (entry, cause): (&Entry, &Cause),
    explanation: &Explanation,
    (number, single): (usize, bool),
) {
    let words = cx.words();
    let mut sentence = without_table(
        cx.desk,
        words,
        entry,
        &cx.desk.explanation_sentence(cause, explanation, words.0),
    );
    if !single {
        sentence = format!("{}  {sentence}", number + 1);
    }
    let label = ui.add(Label::new(fonts::unbroken(&sentence)).wrap());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &sentence));
    for line in figures(cx.desk, words, explanation) {
        parts::small(ui, line);
    }
    let mut taken = false;
    ui.horizontal_wrapped(|ui| {
        let name = suggestions::button(cx.desk, words, explanation);
        let key = COMMANDS.get(number).and_then(|id| id.row().keys.first());
        let key = key.map(key_text).unwrap_or_default();
        let button = Button::new(format!("{name}  {key}"));
        let response = ui.add_enabled(!cx.read_only, button);
        let response = response.on_hover_text(words.get("cause-use-tip"));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, !cx.read_only, &name));
        taken = response.clicked();
        let elsewhere = explanation.edits().all(|edit| edit.cell != *cell);
        if let Some(edit) = explanation.edits().next().filter(|_| elsewhere)
            && parts::quiet(ui, "", &words.get("cause-go"))
                .on_hover_text(names::cell(cx.desk, words, &edit.cell))
                .clicked()
        {
            cx.send(Command::GoToCell(edit.cell.clone()));
        }
        let response = parts::quiet(ui, "", &words.get("cause-not-this"));
        if response.on_hover_text(words.get("cause-not-this-tip")).clicked() {
            cx.set_aside.hide(explanation);
        }
    });
    if taken {
        suggestions::take(cx, entry, number);
    }
}

/// Takes the suggestion of that number for the cell.
pub(super) fn take(cx: &mut ScreenContext<'_>, state: &mut InspectorState, cell: &CellAddress, number: usize) {
    if let Some(entry) = entry_of(cx.desk, state, cell) {
        suggestions::take(cx, &entry, number);
    } else {
        let sentence = cx.text("cause-nothing-here");
        cx.shell.say(NoticeKind::Info, sentence);
    }
}

/// The entry with suggestions that a cell belongs to: the one that would change it, else one in whose failing sums it stands.
fn entry_of(desk: &Desk, state: &mut InspectorState, cell: &CellAddress) -> Option<Entry> {
    if desk.findings_of(cell).is_empty() {
        return None;
    }
    let revision = desk.revision();
    let known = |(of, at, _): &(CellAddress, u64, Option<Entry>)| of == cell && *at == revision;
    if !state.entry.as_ref().is_some_and(known) {
        state.entry = Some((cell.clone(), revision, find(desk, cell)));
    }
    state.entry.as_ref().and_then(|(_, _, entry)| entry.clone())
}

fn find(desk: &Desk, cell: &CellAddress) -> Option<Entry> {
    let entries = desk.entries();
    let offering = || entries.iter().filter(|entry| !entry.offered().is_empty());
    let changing = offering().find(|entry| entry.cause.as_ref().is_some_and(|cause| cause.offers_to_change(cell)));
    let standing = || {
        let findings: Vec<&Finding> = desk.findings().collect();
        let holds = |entry: &&Entry| {
            let mut own = entry.findings.iter().filter_map(|at| findings.get(*at));
            own.any(|finding| finding.cells.contains(cell))
        };
        offering().find(holds)
    };
    changing.or_else(standing).cloned()
}

/// The figures before and after, where the sentence does not give them itself: the first few, and how many more.
fn figures(desk: &Desk, words: Words, explanation: &Explanation) -> Vec<String> {
    let count = explanation.edits().count();
    if count < 2 {
        return Vec::new();
    }
    let line = |edit| suggestions::line(desk, words, edit);
    let written = if count == WRITTEN_OUT + 1 { count } else { WRITTEN_OUT };
    let mut lines: Vec<String> = explanation.edits().take(written).map(line).collect();
    if count > written {
        lines.push(words.count("cause-and-more", count - written));
    }
    lines
}

/// The sentence without the table's title: the person is in that table.
fn without_table(desk: &Desk, words: Words, entry: &Entry, sentence: &str) -> String {
    let table = entry.table.as_ref().and_then(|code| desk.table(code).ok());
    let title = table.map(|table| names::table(desk.pack(), words, table));
    let rest = title.and_then(|title| sentence.strip_prefix(&title)?.strip_prefix(", ").map(str::to_owned));
    rest.unwrap_or_else(|| sentence.to_owned())
}
