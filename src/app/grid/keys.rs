//! Which key does what in the grid: one function from what was pressed to a [`GridCommand`].
//!
//! The reason keys go by the letter typed on a Latin keyboard and by the place of the key on every other one: on a Thai or
//! Lao keyboard the key N types another letter.

use eframe::egui::{Event, Key, Modifiers};

use super::selection::Move;

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
    /// F2: edit what the cell holds.
    Edit,
    /// Begin with this text in place of what the cell holds.
    Type(String),
    /// Empty the selected cells.
    Clear,
    /// Set a reason: N, X, C, S, or K, which asks where.
    Reason(char),
    /// Select whole rows.
    SelectRows,
    /// Select whole columns.
    SelectColumns,
    /// Select everything.
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
    /// Repeat the reason that is being typed, or stands in the active cell, over the selection.
    FillReason,
    /// Fill the selected cells that follow from others by a sum.
    FillTotals,
    /// Take back the last action.
    Undo,
    /// Do it again.
    Redo,
    /// To the next finding.
    NextFinding,
    /// To the one before.
    PreviousFinding,
    /// To the next table.
    NextTable,
    /// To the one before.
    PreviousTable,
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
            pressed(*key, *modifiers, text_follows)
        }
        Event::Copy => Some(GridCommand::Copy),
        Event::Cut => Some(GridCommand::Cut),
        Event::Paste(text) => Some(GridCommand::Paste(text.clone())),
        _ => None,
    }
}

/// Text typed into the grid: a reason, or the beginning of a figure.
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
        if let Some(letter) = letter.filter(|letter| REASON_KEYS.contains(letter)) {
            return Some(GridCommand::Reason(letter));
        }
    }
    Some(GridCommand::Type(text.to_owned()))
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

fn pressed(key: Key, modifiers: Modifiers, text_follows: bool) -> Option<GridCommand> {
    let Modifiers {
        alt, shift, command, ..
    } = modifiers;
    if alt {
        return None;
    }
    let step = |step| Some(GridCommand::Step { step, extend: shift });
    let still = |step| Some(GridCommand::Step { step, extend: false });
    match (key, command) {
        (Key::ArrowUp, false) => step(Move::Up),
        (Key::ArrowDown, false) => step(Move::Down),
        (Key::ArrowLeft, false) => step(Move::Left),
        (Key::ArrowRight, false) => step(Move::Right),
        (Key::ArrowUp, true) => step(Move::EdgeUp),
        (Key::ArrowDown, true) => step(Move::EdgeDown),
        (Key::ArrowLeft, true) => step(Move::EdgeLeft),
        (Key::ArrowRight, true) => step(Move::EdgeRight),
        (Key::Home, false) => step(Move::RowStart),
        (Key::End, false) => step(Move::RowEnd),
        (Key::Home, true) => step(Move::TableStart),
        (Key::End, true) => step(Move::TableEnd),
        (Key::PageUp, false) => step(Move::PageUp),
        (Key::PageDown, false) => step(Move::PageDown),
        (Key::PageUp, true) => Some(GridCommand::PreviousTable),
        (Key::PageDown, true) => Some(GridCommand::NextTable),
        (Key::Enter, true) => Some(GridCommand::FillReason),
        (Key::F9, false) => Some(GridCommand::FillTotals),
        (Key::Enter, false) => still(if shift { Move::EnterBack } else { Move::Enter }),
        (Key::Tab, false) => still(if shift { Move::Previous } else { Move::Next }),
        (Key::F2, false) => Some(GridCommand::Edit),
        (Key::F6, false) => Some(GridCommand::Leave { backward: shift }),
        (Key::F8, false) if shift => Some(GridCommand::PreviousFinding),
        (Key::F8, false) => Some(GridCommand::NextFinding),
        (Key::Delete, false) => Some(GridCommand::Clear),
        (Key::Backspace, false) => Some(GridCommand::Type(String::new())),
        (Key::Escape, false) => Some(GridCommand::Collapse),
        (Key::Space, true) => Some(GridCommand::SelectColumns),
        (Key::Space, false) if shift => Some(GridCommand::SelectRows),
        (Key::A, true) => Some(GridCommand::SelectTable),
        (Key::D, true) => Some(GridCommand::FillDown),
        (Key::R, true) => Some(GridCommand::FillRight),
        (Key::Z, true) if shift => Some(GridCommand::Redo),
        (Key::Z, true) => Some(GridCommand::Undo),
        (Key::Y, true) => Some(GridCommand::Redo),
        (_, false) if !text_follows => reason_letter(key).map(GridCommand::Reason),
        _ => None,
    }
}

/// How editing a cell ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// Keep what was typed, then move.
    Commit(Move),
    /// Keep what was typed, then go on with the event as if no cell were edited (undo, next table and the like).
    CommitAndGoOn,
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
    let Modifiers {
        alt, shift, command, ..
    } = *modifiers;
    if alt {
        return None;
    }
    match (*key, command, shift) {
        (Key::Enter, false, false) => Some(Finish::Commit(Move::Enter)),
        (Key::Enter, false, true) => Some(Finish::Commit(Move::EnterBack)),
        (Key::Tab, false, false) => Some(Finish::Commit(Move::Next)),
        (Key::Tab, false, true) => Some(Finish::Commit(Move::Previous)),
        (Key::Escape, false, _) => Some(Finish::Cancel),
        (Key::ArrowUp, false, false) if replacing => Some(Finish::Commit(Move::Up)),
        (Key::ArrowDown, false, false) if replacing => Some(Finish::Commit(Move::Down)),
        (Key::ArrowLeft, false, false) if replacing => Some(Finish::Commit(Move::Left)),
        (Key::ArrowRight, false, false) if replacing => Some(Finish::Commit(Move::Right)),
        (Key::PageUp | Key::PageDown, _, _) | (Key::F6 | Key::F8 | Key::F9, false, _) | (Key::Enter, true, _) => {
            Some(Finish::CommitAndGoOn)
        }
        _ => None,
    }
}
