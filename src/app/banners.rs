//! What must be seen above everything: figures that are not on disk, a file that can only be read.

use super::command::{Command, CommandId};
use super::context::NoticeKind;
use super::{App, WhyReadOnly, names, parts, theme, why_read_only};
use crate::country_file::SaveState;
use eframe::egui::{Frame, Margin, Panel, Ui};

pub(super) fn show(app: &mut App, ui: &mut Ui) {
    let words = app.words();
    let Some(desk) = &app.desk else { return };
    let colours = theme::palette(ui.ctx());
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin {
        left: 12,
        right: 12,
        top: 0,
        bottom: 6,
    });
    if let SaveState::Failed { sentence, .. } = desk.save_state() {
        let (mut retry, mut copy) = (false, false);
        Panel::top("not saved").frame(frame).show(ui, |ui| {
            parts::message(ui, NoticeKind::Error, &sentence, |ui| {
                copy = ui.button(words.get("command-save-copy")).clicked();
                retry = ui.button(words.get("retry")).clicked();
            });
        });
        if retry {
            desk.retry_saving();
        }
        if copy {
            app.commands.push(Command::Run(CommandId::SaveCopy));
        }
    }
    let Some(why) = app.desk.as_ref().and_then(why_read_only) else {
        return;
    };
    let sentence = match why {
        WhyReadOnly::File(sentence) => sentence,
        WhyReadOnly::Sealed => {
            let phase = app
                .desk
                .as_ref()
                .map(|desk| names::phase(desk.pack(), words))
                .unwrap_or_default();
            words.name("phase-read-only", &phase)
        }
    };
    Panel::top("read only").frame(frame).show(ui, |ui| {
        parts::message(ui, NoticeKind::Info, &sentence, |_| ());
    });
}
