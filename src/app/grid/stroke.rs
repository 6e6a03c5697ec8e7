//! A key, a letter or one of the system's own keys, and how it is written on a sheet of keys.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::command;

/// Something that is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// A key with what is held.
    Key(Modifiers, Key),
    /// A letter, in capitals; it goes by what is printed on a Latin keyboard.
    Letter(char),
    /// The system's way to copy.
    Copy,
    /// The system's way to cut.
    Cut,
    /// The system's way to paste.
    Paste,
    /// A digit, or anything else that begins a figure.
    Figure,
}

impl Stroke {
    /// As it is written on a sheet of keys: "Ctrl+Shift+End".
    pub fn text(&self) -> String {
        match self {
            Self::Key(modifiers, key) => key_text(*modifiers, *key),
            Self::Letter(letter) => letter.to_string(),
            Self::Copy => key_text(Modifiers::COMMAND, Key::C),
            Self::Cut => key_text(Modifiers::COMMAND, Key::X),
            Self::Paste => key_text(Modifiers::COMMAND, Key::V),
            Self::Figure => "0\u{2013}9".to_owned(),
        }
    }
}

fn key_text(modifiers: Modifiers, key: Key) -> String {
    let arrow = match key {
        Key::ArrowUp => Some("\u{2191}"),
        Key::ArrowDown => Some("\u{2193}"),
        Key::ArrowLeft => Some("\u{2190}"),
        Key::ArrowRight => Some("\u{2192}"),
        _ => None,
    };
    let Modifiers {
        alt, shift, command, ..
    } = modifiers;
    let mut text = String::new();
    for (held, name) in [(command, "Ctrl+"), (alt, "Alt+"), (shift, "Shift+")] {
        if held {
            text.push_str(name);
        }
    }
    match arrow {
        Some(arrow) => text.push_str(arrow),
        None => text.push_str(&command::key_text(&KeyboardShortcut::new(Modifiers::NONE, key))),
    }
    text
}
