//! Wrong input: what was typed, why it was not read, and what it may have been meant to say, each to be taken by a press or a key.
//! It stands in the inspector, or above the grid while the inspector is folded away.

use super::TableScreen;
use super::paste::{room_seen, why_wrong};
use crate::app::command::{CommandId, key_text};
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::words::Words;
use crate::app::{names, parts, theme};
use crate::desk::Unread;
use crate::figures::numerals::{Ambiguity, Likely, LikelyWhy, Reading};
use crate::figures::{Answer, CellAddress, Figure, ViewUnit};
use crate::questionnaire::Arg;
use eframe::egui::{self, Button, Frame, Label, Margin, RichText, Ui, UiBuilder, WidgetInfo, accesskit::Role};

/// The commands that take a meaning, in the order of the meanings.
const COMMANDS: [CommandId; 2] = [CommandId::TakeFirst, CommandId::TakeSecond];

/// In the inspector.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, cell: &CellAddress) {
    let Some(unread) = cx.desk.unread(cell) else { return };
    let sentence = why(cx.words(), &unread);
    let label = ui.add(Label::new(&sentence).wrap());
    label.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &sentence));
    meanings(ui, cx, cell, &unread, true);
}

/// Above the grid, in one line, while the inspector is folded away.
pub(super) fn strip(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &TableScreen) {
    if state.paste.is_some() || state.inspector_shows(cx.shell.settings) {
        return;
    }
    let Some((cell, unread)) = state
        .active()
        .and_then(|cell| Some((cell.clone(), cx.desk.unread(&cell)?)))
    else {
        return;
    };
    let colours = theme::palette(ui.ctx());
    let frame = Frame::new()
        .fill(colours.error_tint)
        .inner_margin(Margin::symmetric(12, 6));
    ui.scope_builder(UiBuilder::new().max_rect(room_seen(ui)), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                let sentence = why(cx.words(), &unread);
                let label = ui.label(RichText::new(&sentence).color(colours.text));
                label.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &sentence));
                meanings(ui, cx, &cell, &unread, false);
            });
        })
    });
}

/// Puts a likely meaning of a cell in its place, as the person said: the first, the second.
pub(super) fn take(cx: &mut ScreenContext<'_>, cell: &CellAddress, number: usize) {
    let likely = cx.desk.readings(cell).into_iter().nth(number);
    if let Some(likely) = likely {
        settle(cx, cell, likely.figure);
    } else {
        let sentence = cx.text("no-meaning");
        cx.shell.say(NoticeKind::Info, sentence);
    }
}

fn settle(cx: &mut ScreenContext<'_>, cell: &CellAddress, figure: Figure) {
    let words = cx.words();
    let text = names::figure(&figure, unit(cx, cell));
    let done = cx.desk.settle(cell, figure);
    if cx.report(done).is_some() {
        let at = names::cell(cx.desk, words, cell);
        let sentence = words.with(
            "figure-used",
            &[("name", Arg::from(text.as_str())), ("cell", Arg::from(at.as_str()))],
        );
        cx.shell.say(NoticeKind::Done, sentence);
    }
}

fn unit(cx: &ScreenContext<'_>, cell: &CellAddress) -> ViewUnit {
    cx.desk.sheet(cell.sheet).map(|sheet| sheet.unit).unwrap_or_default()
}

/// What was typed, and why it was not read.
fn why(words: Words, unread: &Unread) -> String {
    let text = ("text", Arg::from(unread.text.as_str()));
    match &unread.reading {
        Reading::Wrong(why) => words.with(
            "unread-typed",
            &[text, ("why", Arg::from(why_wrong(words, *why).as_str()))],
        ),
        Reading::Ambiguous(Ambiguity::Dash) => words.with("unread-dash", &[text]),
        Reading::IncludedElsewhere => words.with("unread-elsewhere", &[text]),
        // It can be read by now: the unit of the sheet or the convention of the file has changed since.
        Reading::Ambiguous(Ambiguity::DecimalSign { .. }) | Reading::Figure(_) | Reading::Blank => {
            words.with("unread-unclear", &[text])
        }
    }
}

/// A button for each meaning, with the reason why it is likely and its key.
fn meanings(ui: &mut Ui, cx: &mut ScreenContext<'_>, cell: &CellAddress, unread: &Unread, lines: bool) {
    if unread.likely.is_empty() || cx.read_only {
        return;
    }
    let words = cx.words();
    let colours = theme::palette(ui.ctx());
    let unit = unit(cx, cell);
    if lines {
        parts::strong(ui, words.get("unread-did-you-mean"));
    } else {
        ui.label(words.get("unread-did-you-mean"));
    }
    let mut chosen = None;
    for (number, likely) in unread.likely.iter().enumerate() {
        let mut line = |ui: &mut Ui| {
            let text = match &likely.figure.answer {
                Answer::Reason(reason) => names::reason(words, reason),
                _ => names::figure(&likely.figure, unit),
            };
            let key = COMMANDS
                .get(number)
                .and_then(|command| command.row().keys.first().map(key_text));
            let because = because(words, likely);
            let button = match &key {
                Some(key) => Button::new(&text).right_text(RichText::new(key).color(colours.muted).small()),
                None => Button::new(&text),
            };
            let mut name = words.name("unread-take", &text);
            if !because.is_empty() {
                name = format!("{name} ({because})");
            }
            if ui.add(button).accessible_name(name).clicked() {
                chosen = Some(likely.figure.clone());
            }
            if !because.is_empty() {
                parts::small(ui, because);
            }
        };
        if lines {
            ui.horizontal_wrapped(&mut line);
        } else {
            line(ui);
        }
    }
    if let Some(figure) = chosen {
        settle(cx, cell, figure);
        ui.memory_mut(egui::Memory::stop_text_input);
    }
}

fn because(words: Words, likely: &Likely) -> String {
    match &likely.why {
        LikelyWhy::DecimalPoint => words.get("likely-decimal-point"),
        LikelyWhy::DecimalComma => words.get("likely-decimal-comma"),
        LikelyWhy::NoneAtAll => words.get("likely-none"),
        // The button says it all.
        LikelyWhy::NotAvailable => String::new(),
        LikelyWhy::LetterForDigit { letter, digit } => words.with(
            "likely-letter",
            &[
                ("letter", Arg::from(letter.to_string().as_str())),
                ("digit", Arg::from(digit.to_string().as_str())),
            ],
        ),
        LikelyWhy::WithoutBrackets => words.get("likely-brackets"),
        LikelyWhy::WithoutSign(sign) => words.name("likely-sign", sign),
        LikelyWhy::WithoutWords(text) => words.name("likely-words", text),
        LikelyWhy::WithoutFootnote(mark) => words.name("likely-footnote", mark),
        LikelyWhy::Thousands(word) => words.name("likely-thousands", word),
        LikelyWhy::Millions(word) => words.name("likely-millions", word),
        LikelyWhy::AllGroups => words.get("likely-groups"),
        LikelyWhy::OneSeparatorLess(' ') => words.get("likely-one-space-less"),
        LikelyWhy::OneSeparatorLess(sign) => words.name("likely-one-less", &sign.to_string()),
        LikelyWhy::Scientific => words.get("likely-scientific"),
        LikelyWhy::Calculation => words.get("likely-calculation"),
        LikelyWhy::Sign(sign) => words.name("likely-reason", sign),
    }
}
