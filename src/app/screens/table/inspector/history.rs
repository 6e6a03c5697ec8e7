//! What the journal says of the selected cell, with a way back to each figure that stood there.

use crate::app::command::{Command, CommandId};
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::screens::table::TableScreen;
use crate::app::words::Words;
use crate::app::{icons, names, parts};
use crate::country_file::{HistoryOf, SaveState};
use crate::figures::{CellAddress, Change, Figure, ViewUnit};
use eframe::egui::{self, Label, RichText, Ui, vec2};

/// How many entries of the history show.
const HISTORY: usize = 20;

/// What the journal says of the cell, the newest first.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen, cell: &CellAddress) {
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
