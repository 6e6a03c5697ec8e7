//! What comes to the window from outside its screens: keys that mean the same everywhere, dropped files, the answer of a file
//! chooser, and the wish to close.

use super::command::{Command, CommandId, TABLE};
use super::context::{NoticeKind, Place};
use super::{App, Choosing, file_dialogs};
use eframe::egui::{self, Context, Key, Modifiers};

impl App {
    /// A country file dropped on the window is opened, a package is verified.
    pub(super) fn take_dropped_files(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        for file in dropped {
            let path = file.path().to_owned();
            let ending = path
                .extension()
                .map(|ending| ending.to_string_lossy().to_ascii_lowercase())
                .unwrap_or_default();
            self.commands.push(match ending.as_str() {
                "ilms" => Command::Open(path),
                "ilms-package" => Command::VerifyFile(path),
                // The screen takes the file itself in this very frame.
                "csv" | "txt" | "xlsx" | "xlsm" | "xlsb" | "xls" | "ods" => Command::GoTo(Place::BringIn),
                "pdf" | "png" | "jpg" | "jpeg" | "tif" | "tiff" | "docx" if self.place_has_grid() => {
                    self.screens.table.drop_document(path);
                    continue;
                }
                _ => continue,
            });
        }
    }

    /// Keys that mean the same everywhere. What the grid takes itself is left to it while it has the keyboard, and a field
    /// keeps its own undo.
    pub(super) fn take_keys(&mut self, ctx: &Context) {
        let situation = self.situation();
        let in_grid = self.place_has_grid() && self.screens.table.has_keyboard();
        let in_field = ctx.text_edit_focused() && !in_grid;
        // A key with Shift before the same key without: the second would take both.
        let with_shift = TABLE.iter().flat_map(|row| row.keys.iter().map(move |key| (row, key)));
        let (first, then): (Vec<_>, Vec<_>) = with_shift.partition(|(_, key)| key.modifiers.shift);
        for (row, shortcut) in first.into_iter().chain(then) {
            let undo = matches!(row.id, CommandId::Undo | CommandId::Redo);
            if (in_grid && (row.id.is_the_grids() || row.id == CommandId::Help)) || (in_field && undo) {
                continue;
            }
            // Typed, not pressed: the text that comes with it says more than the key.
            if row.id == CommandId::KeySheet {
                continue;
            }
            if ctx.input_mut(|input| input.consume_shortcut(shortcut)) && row.enabled(situation) {
                // In a table the help is about its cells; the guide is in the menu.
                let id = match row.id {
                    CommandId::Help if self.place_has_grid() => CommandId::Meaning,
                    id => id,
                };
                self.commands.push(Command::Run(id));
            }
        }
        if !in_grid && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F6)) {
            self.screens.table.focus_grid();
            self.drawn = None;
        }
    }

    /// Escape, when no field, list or grid has taken it: the last sentence goes.
    pub(super) fn escape(&mut self, ctx: &Context) {
        let free = ctx.memory(|memory| memory.focused().is_none());
        if free && ctx.input(|input| input.key_pressed(Key::Escape)) {
            self.notices.dismiss();
        }
    }

    /// Keeps the window open while something is not on disk yet.
    pub(super) fn closing(&mut self, ctx: &Context) {
        self.keep_what_is_typed();
        let Some(desk) = &self.desk else { return };
        if let Err(error) = desk.flush() {
            let sentence = error.to_string();
            if !self.screens.leave_unsaved {
                self.screens.leave_unsaved = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
                let again = self.words().get("close-again");
                self.say(NoticeKind::Error, format!("{sentence} {again}"));
            }
        }
    }

    pub(super) fn look_at_chooser(&mut self) {
        let Some((what, pending)) = &self.choosing else { return };
        let what = *what;
        match pending.look() {
            file_dialogs::Chosen::Waiting => {}
            file_dialogs::Chosen::Nothing => self.choosing = None,
            file_dialogs::Chosen::File(path) => {
                self.choosing = None;
                match what {
                    Choosing::Open => self.commands.push(Command::Open(path)),
                    Choosing::Copy => self.save_copy(&path),
                }
            }
        }
    }
}
