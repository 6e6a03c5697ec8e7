//! What is said of a finding beside it, wherever it shows: its explanation, whether that still holds, and the way to give one.

use crate::app::command::{Command, CommandId, key_text};
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::{fonts, icons, parts, theme};
use crate::checks::{AllowanceState, Finding, can_be_explained};
use eframe::egui::{Button, Color32, Label, RichText, Ui, WidgetInfo, accesskit::Role};

/// The explanation in words; nothing where none was given.
pub fn words(ui: &mut Ui, cx: &ScreenContext<'_>, finding: &Finding) {
    if let Some(standing) = cx.desk.allowance_of(finding) {
        let said = cx.desk.standing_words(&standing, cx.words().0);
        let colour = theme::palette(ui.ctx()).muted;
        said_in(ui, &said, colour);
    }
}

/// Words with figures in them: a figure stays on one line, and is read out as it is written.
pub(super) fn said_in(ui: &mut Ui, text: &str, colour: Color32) {
    let label = ui.add(Label::new(RichText::new(fonts::unbroken(text)).color(colour)).wrap());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
}

/// The buttons, for a row of others: explain it, change the explanation, or say that the old one still holds.
pub fn buttons(ui: &mut Ui, cx: &mut ScreenContext<'_>, finding: &Finding) {
    if cx.read_only || !can_be_explained(finding) {
        return;
    }
    let words = cx.words();
    let moved = cx
        .desk
        .allowance_of(finding)
        .map(|standing| standing.state != AllowanceState::Holds);
    if moved == Some(true) {
        let again = ui.add(Button::new(words.get("allowance-again")));
        if again.on_hover_text(words.get("allowance-again-tip")).clicked() {
            let done = cx.desk.allow_again(std::slice::from_ref(&finding.key));
            if cx.report(done).is_some() {
                cx.shell.say(NoticeKind::Done, words.count("allowance-done", 1));
            }
        }
    }
    let id = if moved == Some(false) {
        "allowance-change"
    } else {
        "allowance-explain"
    };
    let key = CommandId::Explain.row().keys.first().map(key_text).unwrap_or_default();
    let tip = format!("{} ({key})", words.get("command-explain-tip"));
    if parts::quiet(ui, icons::CHECK, &words.get(id))
        .on_hover_text(tip)
        .clicked()
    {
        cx.send(Command::Explain(vec![finding.key.clone()]));
    }
}
