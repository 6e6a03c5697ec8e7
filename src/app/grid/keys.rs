//! The keys of the grid, in one table: what each does, the sheet of keys and the help are read from it.
//!
//! [`command`] is a function from what was pressed to a [`GridCommand`], and [`finishes`] says how editing a cell ends. Both look
//! the key up in [`KEYS`] or [`TYPING_KEYS`] (see `key_table.rs`). The reason keys go by the letter typed on a Latin keyboard and by the place of the key on every
//! other one: on a Thai or Lao keyboard the key N types another letter.

use eframe::egui::{Event, Key, Modifiers};

pub use super::key_table::{KEYS, KeyGroup, KeyRow, TYPING_KEYS};
use super::selection::Move;
pub use super::stroke::Stroke;

/// What a person asks of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GridCommand {
    /// Move the active cell, or with `extend` the corner of the selection.
    Step {
        /// Where to.
        step: Move,
        /// Is Shift held?
        extend: bool,
    },
    /// Scroll back to the active cell.
    ShowActive,
    /// F2: edit what the cell holds.
    Edit,
    /// Begin with this text in place of what the cell holds.
    Type(String),
    /// Empty the selected cells.
    Clear,
    /// Set a reason: N, X, C, S, or K, which asks where.
    Reason(char),
    /// Fill the selection with the reason that stands in the active cell.
    FillReason,
    /// Fill empty totals and single empty parts of the selection.
    FillTotals,
    /// Select whole rows.
    SelectRows,
    /// Select whole columns.
    SelectColumns,
    /// Select the block of rows, then everything.
    SelectTable,
    /// Back to one cell.
    Collapse,
    /// Put the selected cells on the clipboard.
    Copy,
    /// The same, then empty them.
    Cut,
    /// Put the clipboard's text into the cells from the first selected one.
    Paste(String),
    /// Repeat the first row of the selection below.
    FillDown,
    /// Repeat the first column of the selection to the right.
    FillRight,
    /// Take back the last action.
    Undo,
    /// Do it again.
    Redo,
    /// To the next finding.
    NextFinding,
    /// To the one before.
    PreviousFinding,
    /// To the next cell that is still to be filled.
    NextToFill,
    /// To the one before.
    PreviousToFill,
    /// To the next table.
    NextTable,
    /// To the one before.
    PreviousTable,
    /// Say what the active cell means.
    Meaning,
    /// Show the sheet of keys.
    KeySheet,
    /// Open the menu of the selected cells.
    Menu,
    /// Make the selected columns wider; with whole rows selected, their labels.
    Wider,
    /// Make them narrower.
    Narrower,
    /// As wide as what they hold.
    FitWidth,
    /// Out of the grid, to what stands beside it.
    Leave {
        /// To what stands before it.
        backward: bool,
    },
}

/// The keys that set a reason.
pub const REASON_KEYS: [char; 5] = ['N', 'X', 'C', 'S', 'K'];

/// What the event at `index` asks for, while no cell is being edited. Its neighbours are looked at because a key that
/// types a letter arrives as two events: the key, then the text.
pub fn command(events: &[Event], index: usize) -> Option<GridCommand> {
    match events.get(index)? {
        Event::Text(text) => typed(text, index.checked_sub(1).and_then(|before| events.get(before))),
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => {
            // The text that follows says more than the key; it is dealt with when its turn comes.
            let text_follows = matches!(events.get(index + 1), Some(Event::Text(_)));
            of_key(*key, *modifiers).or_else(|| {
                let plain = !modifiers.alt && !modifiers.command && !text_follows;
                reason_letter(*key).filter(|_| plain).map(GridCommand::Reason)
            })
        }
        Event::Copy => Some(GridCommand::Copy),
        Event::Cut => Some(GridCommand::Cut),
        Event::Paste(text) => Some(GridCommand::Paste(text.clone())),
        _ => None,
    }
}

/// What a key of the table stands for.
fn of_key(key: Key, modifiers: Modifiers) -> Option<GridCommand> {
    let pressed = Stroke::Key(held(modifiers), key);
    KEYS.iter()
        .flat_map(|row| row.strokes)
        .find(|(stroke, _)| *stroke == pressed)
        .map(|(_, command)| command.clone())
}

/// Is a key the grid's own? Everything else is left to the window and the system. A plain key that types something is the
/// grid's as well: its text follows.
pub fn is_the_grids(key: Key, modifiers: Modifiers) -> bool {
    let types = !modifiers.alt && !modifiers.command && !is_function_key(key);
    types || of_key(key, modifiers).is_some() || of_typing_key(key, modifiers).is_some()
}

fn is_function_key(key: Key) -> bool {
    let name = key.name();
    name.len() > 1 && name.starts_with('F') && name[1..].bytes().all(|byte| byte.is_ascii_digit())
}

/// The modifiers that tell one key of the table from another.
const fn held(modifiers: Modifiers) -> Modifiers {
    let mut held = Modifiers::NONE;
    if modifiers.command {
        held = held.plus(Modifiers::COMMAND);
    }
    if modifiers.shift {
        held = held.plus(Modifiers::SHIFT);
    }
    if modifiers.alt {
        held = held.plus(Modifiers::ALT);
    }
    held
}

/// Text typed into the grid: a reason, a question, or the beginning of a figure.
fn typed(text: &str, before: Option<&Event>) -> Option<GridCommand> {
    if text.is_empty() || text.chars().all(char::is_control) || text == " " {
        return None;
    }
    let mut letters = text.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let letter = if letter.is_ascii() {
            Some(letter.to_ascii_uppercase())
        } else if letter.is_numeric() {
            // Thai, Lao, Khmer and Burmese digits are figures, whatever key they are on.
            None
        } else {
            physical_letter(before)
        };
        if let Some(command) = letter.and_then(of_letter) {
            return Some(command);
        }
    }
    Some(GridCommand::Type(text.to_owned()))
}

/// What a letter of the table stands for.
fn of_letter(letter: char) -> Option<GridCommand> {
    KEYS.iter()
        .flat_map(|row| row.strokes)
        .find(|(stroke, _)| *stroke == Stroke::Letter(letter))
        .map(|(_, command)| command.clone())
}

/// The letter printed on the key that typed something, on a Latin keyboard.
fn physical_letter(event: Option<&Event>) -> Option<char> {
    match event {
        Some(Event::Key {
            key,
            physical_key,
            pressed: true,
            modifiers,
            ..
        }) if !modifiers.alt && !modifiers.command => reason_letter(physical_key.unwrap_or(*key)),
        _ => None,
    }
}

fn reason_letter(key: Key) -> Option<char> {
    match key {
        Key::N => Some('N'),
        Key::X => Some('X'),
        Key::C => Some('C'),
        Key::S => Some('S'),
        Key::K => Some('K'),
        _ => None,
    }
}

/// How editing a cell ends, or goes on otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// Keep what was typed, then move.
    Commit(Move),
    /// Keep what was typed, then go on with the event as if no cell were edited (undo, next table and the like).
    CommitAndGoOn,
    /// Fill the selection with the reason that was typed.
    FillReason,
    /// From now on arrows move in the text, or no longer.
    ToggleArrows,
    /// Forget what was typed.
    Cancel,
}

/// Does this event end editing? With `replacing` (the person began by typing) arrows do, as in a spreadsheet; after F2
/// they move in the text.
pub fn finishes(event: &Event, replacing: bool) -> Option<Finish> {
    let Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    if let Some((finish, always)) = of_typing_key(*key, *modifiers) {
        return (always || replacing).then_some(finish);
    }
    let stroke = Stroke::Key(held(*modifiers), *key);
    let row = KEYS
        .iter()
        .find(|row| row.strokes.iter().any(|(known, _)| *known == stroke))?;
    row.ends_typing.then_some(Finish::CommitAndGoOn)
}

/// What a key does while a cell is edited, and whether it does so after F2 too.
fn of_typing_key(key: Key, modifiers: Modifiers) -> Option<(Finish, bool)> {
    let pressed = Stroke::Key(held(modifiers), key);
    TYPING_KEYS.iter().find_map(|row| {
        let (_, finish) = row.strokes.iter().find(|(stroke, _)| *stroke == pressed)?;
        Some((*finish, row.ends_typing))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::app::command::TABLE;
    use crate::questionnaire::{Language, text};
    use std::collections::BTreeSet;

    fn event(key: Key, modifiers: Modifiers) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        }
    }

    /// Every key with every modifier.
    fn every_press() -> impl Iterator<Item = (Key, Modifiers)> {
        Key::ALL.iter().flat_map(|key| {
            (0..8).map(|bits| {
                let mut modifiers = Modifiers::NONE;
                for (bit, modifier) in [Modifiers::COMMAND, Modifiers::SHIFT, Modifiers::ALT]
                    .into_iter()
                    .enumerate()
                {
                    if bits & (1 << bit) != 0 {
                        modifiers = modifiers.plus(modifier);
                    }
                }
                (*key, modifiers)
            })
        })
    }

    #[test]
    fn each_key_that_is_understood_stands_in_the_table_and_no_other() {
        let listed = |stroke: &Stroke| {
            KEYS.iter()
                .any(|row| row.strokes.iter().any(|(known, _)| known == stroke))
        };
        for (key, modifiers) in every_press() {
            let understood = command(&[event(key, modifiers)], 0);
            let stroke = Stroke::Key(modifiers, key);
            let letter = match understood {
                Some(GridCommand::Reason(letter)) => Some(letter),
                _ => None,
            };
            match letter {
                Some(letter) => assert!(listed(&Stroke::Letter(letter))),
                None => assert_eq!(understood.is_some(), listed(&stroke), "{}", stroke.text()),
            }
        }
        for code in 0x21..0x7F_u8 {
            let letter = char::from(code);
            let understood = command(&[Event::Text(letter.to_string())], 0).expect("text is never ignored");
            let listed = listed(&Stroke::Letter(letter.to_ascii_uppercase()));
            assert_eq!(!matches!(understood, GridCommand::Type(_)), listed, "{letter}");
        }
        assert_eq!(command(&[Event::Copy], 0), Some(GridCommand::Copy));
        assert_eq!(command(&[Event::Cut], 0), Some(GridCommand::Cut));
        assert!(listed(&Stroke::Copy) && listed(&Stroke::Cut) && listed(&Stroke::Paste) && listed(&Stroke::Figure));
    }

    #[test]
    fn each_key_stands_once_and_each_row_is_named_in_every_language() {
        let mut seen = BTreeSet::new();
        let mut names = BTreeSet::new();
        for (group, name, strokes) in super::super::key_table::lines() {
            assert!(!strokes.is_empty(), "{name}");
            assert!(names.insert(name), "{name} stands twice");
            for stroke in strokes {
                assert!(
                    seen.insert((group == KeyGroup::Typing, stroke.text())),
                    "{} stands twice",
                    stroke.text()
                );
            }
            for language in Language::ALL {
                for id in [format!("key-{name}"), group.text_id().to_owned()] {
                    assert_ne!(text(language, &id), id, "{id} has no text");
                }
            }
        }
    }

    #[test]
    fn keys_of_the_whole_window_are_taken_by_the_grid_only_where_that_is_agreed() {
        for row in TABLE {
            for shortcut in row.keys {
                let taken = of_key(shortcut.logical_key, shortcut.modifiers).is_some();
                let help = shortcut.logical_key == Key::F1;
                assert!(!taken || row.id.is_the_grids() || help, "{}", row.name);
            }
        }
    }

    #[test]
    fn what_ends_typing_is_known_and_what_types_does_not() {
        let plain = Modifiers::NONE;
        for (key, modifiers, replacing, expected) in [
            (Key::Enter, plain, false, Some(Finish::Commit(Move::Enter))),
            (Key::Enter, Modifiers::COMMAND, false, Some(Finish::FillReason)),
            (Key::Tab, Modifiers::SHIFT, false, Some(Finish::Commit(Move::Previous))),
            (Key::ArrowLeft, plain, true, Some(Finish::Commit(Move::Left))),
            (Key::ArrowLeft, plain, false, None),
            (
                Key::ArrowDown,
                Modifiers::COMMAND,
                true,
                Some(Finish::Commit(Move::EdgeDown)),
            ),
            (Key::ArrowLeft, Modifiers::SHIFT, true, None),
            (Key::F2, plain, true, Some(Finish::ToggleArrows)),
            (Key::PageDown, Modifiers::ALT, false, Some(Finish::CommitAndGoOn)),
            (Key::F8, plain, false, Some(Finish::CommitAndGoOn)),
            (Key::Z, Modifiers::COMMAND, false, None),
            (Key::Home, plain, true, None),
            (Key::Delete, plain, true, None),
            (Key::N, plain, true, None),
        ] {
            assert_eq!(
                finishes(&event(key, modifiers), replacing),
                expected,
                "{key:?} {modifiers:?}"
            );
        }
    }
}
