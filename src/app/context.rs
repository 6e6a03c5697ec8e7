//! What a screen is handed: the open file to look at and act on, and the ways to ask the rest of the window for something.
//!
//! A screen changes the model through functions of [`Desk`] only, and everything else by sending a [`Command`]: it never
//! opens another screen, a file chooser or a thread itself.

use super::command::Command;
use super::file_dialogs::FileDialogs;
use super::jobs::Jobs;
use super::settings::Settings;
use super::suggestions::SetAside;
use super::words::Words;
use crate::desk::{Desk, DeskError, Overview};
use crate::questionnaire::{Language, TableCode};
use std::rc::Rc;

/// A place in the window; each is a step of the journey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Open, make or try a file. The only place besides [`Place::Verify`] and [`Place::Help`] without an open file.
    Welcome,
    /// All tables, how far they are, and the next thing to do.
    Overview,
    /// One table.
    Table(TableCode),
    /// Sources and definitions.
    Sources,
    /// What is wrong or odd.
    Findings,
    /// Bringing in another file's figures.
    BringIn,
    /// Signing and handing over.
    Submit,
    /// Every action in the file.
    History,
    /// Verifying a package.
    Verify,
    /// Guide, keys, licences.
    Help,
}

impl Place {
    /// Whether the place shows the open file.
    pub fn needs_file(&self) -> bool {
        !matches!(self, Place::Welcome | Place::Verify | Place::Help)
    }
}

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    Info,
    /// Something was done.
    Done,
    /// Something was not done; it stays until it is dismissed.
    Error,
}

/// A sentence to the person, shown for a while over the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// The sentence.
    pub text: String,
}

/// What every screen has, with or without an open file.
pub struct ShellContext<'a> {
    /// The language shown.
    pub language: Language,
    /// Requests sent; they are executed after the frame, in order.
    pub commands: &'a mut Vec<Command>,
    /// Long work.
    pub jobs: &'a Jobs,
    /// File choosers.
    pub files: &'a dyn FileDialogs,
    /// Recent files, theme, zoom: to be read; changed by commands.
    pub settings: &'a Settings,
    /// The day at the person's place.
    pub today: jiff::civil::Date,
    /// The moment, at the person's place.
    pub now: jiff::Zoned,
}

impl ShellContext<'_> {
    /// The words of the language shown.
    pub fn words(&self) -> Words {
        Words(self.language)
    }

    /// The text of that id in the language shown.
    pub fn text(&self, id: &str) -> String {
        self.words().get(id)
    }

    /// Sends a command.
    pub fn send(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Says something to the person.
    pub fn say(&mut self, kind: NoticeKind, text: impl Into<String>) {
        self.send(Command::Say(Notice {
            kind,
            text: text.into(),
        }));
    }

    /// Hands on what came out well and says what did not.
    pub fn report<T>(&mut self, result: Result<T, DeskError>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.say(NoticeKind::Error, error.to_string());
                None
            }
        }
    }
}

/// What a screen of the open file has.
pub struct ScreenContext<'a> {
    /// The open file.
    pub desk: &'a mut Desk,
    /// The state of the whole questionnaire, as of the beginning of the frame.
    pub overview: Rc<Overview>,
    /// Whether nothing can be changed: another has the file open, or the phase is closed.
    pub read_only: bool,
    /// Suggestions that the person does not want to see now.
    pub set_aside: &'a mut SetAside,
    /// The rest of the window.
    pub shell: ShellContext<'a>,
}

impl ScreenContext<'_> {
    /// The words of the language shown.
    pub fn words(&self) -> Words {
        self.shell.words()
    }

    /// The text of that id in the language shown.
    pub fn text(&self, id: &str) -> String {
        self.shell.text(id)
    }

    /// Sends a command.
    pub fn send(&mut self, command: Command) {
        self.shell.send(command);
    }

    /// Hands on what came out well and says what did not.
    pub fn report<T>(&mut self, result: Result<T, DeskError>) -> Option<T> {
        self.shell.report(result)
    }
}
