//! The keys of a paste that is looked at: what takes them and the sheet of keys both read them here.

use eframe::egui::Key;

/// Pastes.
pub const ACCEPT: Key = Key::Enter;
/// Leaves everything as it was.
pub const LEAVE: Key = Key::Escape;
/// To the buttons above the table, and back.
pub const BUTTONS: Key = Key::F6;

/// What each does, by the id of its text, and how it is written; numbers choose answers.
pub const KEYS: [(&str, &str); 4] = [
    ("paste-key-accept", "Enter"),
    ("paste-key-leave", "Escape"),
    ("paste-key-answer", "1\u{2013}9"),
    ("paste-key-buttons", "F6"),
];
