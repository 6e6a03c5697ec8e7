//! Every key of the grid with what it does: the rows behind [`super::keys::command`] and [`super::keys::finishes`].
//!
//! A row is one line of the sheet of keys: its name is the text `key-<name>`, its strokes are written by [`Stroke::text`].
//! [`lines`] gives them all in the order in which they are shown.

use eframe::egui::{Key, Modifiers};

use super::keys::{Finish, GridCommand};
use super::selection::Move;
use super::stroke::Stroke;

/// Where a key stands on the sheet of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyGroup {
    /// Moving about.
    Move,
    /// Selecting.
    Select,
    /// Filling and emptying cells.
    Fill,
    /// While a cell is being typed in.
    Typing,
    /// Going to what needs attention.
    Go,
    /// How the table looks.
    View,
}

impl KeyGroup {
    /// In the order in which they are shown.
    pub const ALL: [Self; 6] = [Self::Move, Self::Select, Self::Fill, Self::Typing, Self::Go, Self::View];

    /// The id of its title.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Move => "key-group-move",
            Self::Select => "key-group-select",
            Self::Fill => "key-group-fill",
            Self::Typing => "key-group-typing",
            Self::Go => "key-group-go",
            Self::View => "key-group-view",
        }
    }
}

/// One line of the sheet of keys.
#[derive(Debug)]
pub struct KeyRow<T: 'static> {
    /// Its text is `key-<name>`.
    pub name: &'static str,
    /// Where it stands.
    pub group: KeyGroup,
    /// What is pressed, and what each does.
    pub strokes: &'static [(Stroke, T)],
    /// In [`KEYS`]: pressed while a cell is edited, it keeps what was typed and then does its work. In [`TYPING_KEYS`]: it works
    /// after F2 too, where arrows move in the text.
    pub ends_typing: bool,
}

impl<T> KeyRow<T> {
    /// The id of its text.
    pub fn text_id(&self) -> String {
        format!("key-{}", self.name)
    }
}

/// Every line in the order in which they are shown: group, name, strokes.
pub fn lines() -> impl Iterator<Item = (KeyGroup, &'static str, Vec<Stroke>)> {
    KeyGroup::ALL.into_iter().flat_map(|group| {
        let keys = KEYS.iter().map(|row| {
            (
                row.group,
                row.name,
                row.strokes.iter().map(|(stroke, _)| *stroke).collect(),
            )
        });
        let typing = TYPING_KEYS.iter().map(|row| {
            (
                row.group,
                row.name,
                row.strokes.iter().map(|(stroke, _)| *stroke).collect(),
            )
        });
        keys.chain(typing).filter(move |(of, ..)| *of == group)
    })
}

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT: Modifiers = Modifiers::ALT;
const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);

type Pressed = (Stroke, GridCommand);

const fn on(modifiers: Modifiers, key: Key, command: GridCommand) -> Pressed {
    (Stroke::Key(modifiers, key), command)
}

const fn step(modifiers: Modifiers, key: Key, step: Move) -> Pressed {
    on(modifiers, key, GridCommand::Step { step, extend: false })
}

const fn extend(modifiers: Modifiers, key: Key, step: Move) -> Pressed {
    on(modifiers, key, GridCommand::Step { step, extend: true })
}

const fn reason(letter: char) -> Pressed {
    (Stroke::Letter(letter), GridCommand::Reason(letter))
}

const fn row(name: &'static str, group: KeyGroup, strokes: &'static [Pressed]) -> KeyRow<GridCommand> {
    KeyRow {
        name,
        group,
        strokes,
        ends_typing: false,
    }
}

/// A row whose keys keep what is being typed first.
const fn ending(name: &'static str, group: KeyGroup, strokes: &'static [Pressed]) -> KeyRow<GridCommand> {
    KeyRow {
        name,
        group,
        strokes,
        ends_typing: true,
    }
}

/// Strokes in a place of their own, so that rows can point at them.
macro_rules! strokes {
    ($($stroke:expr),+ $(,)?) => {{
        const COUNT: usize = [$(stringify!($stroke)),+].len();
        static STROKES: [Pressed; COUNT] = [$($stroke),+];
        &STROKES
    }};
}

/// Every key of the grid while no cell is being edited.
pub static KEYS: &[KeyRow<GridCommand>] = &[
    row(
        "arrows",
        KeyGroup::Move,
        strokes![
            step(NONE, Key::ArrowUp, Move::Up),
            step(NONE, Key::ArrowDown, Move::Down),
            step(NONE, Key::ArrowLeft, Move::Left),
            step(NONE, Key::ArrowRight, Move::Right),
        ],
    ),
    row(
        "enter",
        KeyGroup::Move,
        strokes![
            step(NONE, Key::Enter, Move::Enter),
            step(SHIFT, Key::Enter, Move::EnterBack),
        ],
    ),
    row(
        "tab",
        KeyGroup::Move,
        strokes![step(NONE, Key::Tab, Move::Next), step(SHIFT, Key::Tab, Move::Previous)],
    ),
    row(
        "edges",
        KeyGroup::Move,
        strokes![
            step(CTRL, Key::ArrowUp, Move::EdgeUp),
            step(CTRL, Key::ArrowDown, Move::EdgeDown),
            step(CTRL, Key::ArrowLeft, Move::EdgeLeft),
            step(CTRL, Key::ArrowRight, Move::EdgeRight),
        ],
    ),
    row(
        "row-ends",
        KeyGroup::Move,
        strokes![
            step(NONE, Key::Home, Move::RowStart),
            step(NONE, Key::End, Move::RowEnd),
        ],
    ),
    row(
        "table-ends",
        KeyGroup::Move,
        strokes![
            step(CTRL, Key::Home, Move::TableStart),
            step(CTRL, Key::End, Move::TableEnd),
        ],
    ),
    ending(
        "pages",
        KeyGroup::Move,
        strokes![
            step(NONE, Key::PageUp, Move::PageUp),
            step(NONE, Key::PageDown, Move::PageDown),
        ],
    ),
    ending(
        "pages-across",
        KeyGroup::Move,
        strokes![
            step(ALT, Key::PageUp, Move::PageLeft),
            step(ALT, Key::PageDown, Move::PageRight),
        ],
    ),
    row(
        "show-active",
        KeyGroup::Move,
        strokes![on(CTRL, Key::Backspace, GridCommand::ShowActive)],
    ),
    row(
        "extend",
        KeyGroup::Select,
        strokes![
            extend(SHIFT, Key::ArrowUp, Move::Up),
            extend(SHIFT, Key::ArrowDown, Move::Down),
            extend(SHIFT, Key::ArrowLeft, Move::Left),
            extend(SHIFT, Key::ArrowRight, Move::Right),
        ],
    ),
    row(
        "extend-edges",
        KeyGroup::Select,
        strokes![
            extend(CTRL_SHIFT, Key::ArrowUp, Move::EdgeUp),
            extend(CTRL_SHIFT, Key::ArrowDown, Move::EdgeDown),
            extend(CTRL_SHIFT, Key::ArrowLeft, Move::EdgeLeft),
            extend(CTRL_SHIFT, Key::ArrowRight, Move::EdgeRight),
        ],
    ),
    row(
        "extend-row-ends",
        KeyGroup::Select,
        strokes![
            extend(SHIFT, Key::Home, Move::RowStart),
            extend(SHIFT, Key::End, Move::RowEnd),
        ],
    ),
    row(
        "extend-table-ends",
        KeyGroup::Select,
        strokes![
            extend(CTRL_SHIFT, Key::Home, Move::TableStart),
            extend(CTRL_SHIFT, Key::End, Move::TableEnd),
        ],
    ),
    ending(
        "extend-pages",
        KeyGroup::Select,
        strokes![
            extend(SHIFT, Key::PageUp, Move::PageUp),
            extend(SHIFT, Key::PageDown, Move::PageDown),
            extend(ALT_SHIFT, Key::PageUp, Move::PageLeft),
            extend(ALT_SHIFT, Key::PageDown, Move::PageRight),
        ],
    ),
    row(
        "rows",
        KeyGroup::Select,
        strokes![on(SHIFT, Key::Space, GridCommand::SelectRows)],
    ),
    row(
        "columns",
        KeyGroup::Select,
        strokes![on(CTRL, Key::Space, GridCommand::SelectColumns)],
    ),
    row(
        "all",
        KeyGroup::Select,
        strokes![on(CTRL, Key::A, GridCommand::SelectTable)],
    ),
    row(
        "collapse",
        KeyGroup::Select,
        strokes![on(NONE, Key::Escape, GridCommand::Collapse)],
    ),
    row(
        "figure",
        KeyGroup::Fill,
        strokes![(Stroke::Figure, GridCommand::Type(String::new()))],
    ),
    row(
        "reasons",
        KeyGroup::Fill,
        strokes![reason('N'), reason('X'), reason('C'), reason('S'), reason('K')],
    ),
    row("edit", KeyGroup::Fill, strokes![on(NONE, Key::F2, GridCommand::Edit)]),
    row(
        "clear",
        KeyGroup::Fill,
        strokes![on(NONE, Key::Delete, GridCommand::Clear)],
    ),
    row(
        "retype",
        KeyGroup::Fill,
        strokes![on(NONE, Key::Backspace, GridCommand::Type(String::new()))],
    ),
    row("copy", KeyGroup::Fill, strokes![(Stroke::Copy, GridCommand::Copy)]),
    row("cut", KeyGroup::Fill, strokes![(Stroke::Cut, GridCommand::Cut)]),
    row(
        "paste",
        KeyGroup::Fill,
        strokes![(Stroke::Paste, GridCommand::Paste(String::new()))],
    ),
    row(
        "fill-reason",
        KeyGroup::Fill,
        strokes![on(CTRL, Key::Enter, GridCommand::FillReason)],
    ),
    row(
        "fill-down",
        KeyGroup::Fill,
        strokes![on(CTRL, Key::D, GridCommand::FillDown)],
    ),
    row(
        "fill-right",
        KeyGroup::Fill,
        strokes![on(CTRL, Key::R, GridCommand::FillRight)],
    ),
    ending(
        "fill-totals",
        KeyGroup::Fill,
        strokes![on(NONE, Key::F9, GridCommand::FillTotals)],
    ),
    row("undo", KeyGroup::Fill, strokes![on(CTRL, Key::Z, GridCommand::Undo)]),
    row(
        "redo",
        KeyGroup::Fill,
        strokes![
            on(CTRL, Key::Y, GridCommand::Redo),
            on(CTRL_SHIFT, Key::Z, GridCommand::Redo),
        ],
    ),
    ending(
        "findings",
        KeyGroup::Go,
        strokes![
            on(NONE, Key::F8, GridCommand::NextFinding),
            on(SHIFT, Key::F8, GridCommand::PreviousFinding),
        ],
    ),
    ending(
        "to-fill",
        KeyGroup::Go,
        strokes![
            on(NONE, Key::F7, GridCommand::NextToFill),
            on(SHIFT, Key::F7, GridCommand::PreviousToFill),
        ],
    ),
    ending(
        "tables",
        KeyGroup::Go,
        strokes![
            on(CTRL, Key::PageDown, GridCommand::NextTable),
            on(CTRL, Key::PageUp, GridCommand::PreviousTable),
        ],
    ),
    ending(
        "leave",
        KeyGroup::Go,
        strokes![
            on(NONE, Key::F6, GridCommand::Leave { backward: false }),
            on(SHIFT, Key::F6, GridCommand::Leave { backward: true }),
        ],
    ),
    ending(
        "meaning",
        KeyGroup::Go,
        strokes![on(NONE, Key::F1, GridCommand::Meaning)],
    ),
    row(
        "key-sheet",
        KeyGroup::Go,
        strokes![(Stroke::Letter('?'), GridCommand::KeySheet)],
    ),
    ending(
        "menu",
        KeyGroup::Go,
        strokes![
            on(SHIFT, Key::F10, GridCommand::Menu),
            on(NONE, Key::Menu, GridCommand::Menu),
        ],
    ),
    row(
        "width",
        KeyGroup::View,
        strokes![
            on(ALT_SHIFT, Key::ArrowLeft, GridCommand::Narrower),
            on(ALT_SHIFT, Key::ArrowRight, GridCommand::Wider),
        ],
    ),
    row(
        "fit-width",
        KeyGroup::View,
        strokes![on(ALT_SHIFT, Key::ArrowDown, GridCommand::FitWidth)],
    ),
];

const fn finish(modifiers: Modifiers, key: Key, finish: Finish) -> (Stroke, Finish) {
    (Stroke::Key(modifiers, key), finish)
}

const fn typing(name: &'static str, after_f2_too: bool, strokes: &'static [(Stroke, Finish)]) -> KeyRow<Finish> {
    KeyRow {
        name,
        group: KeyGroup::Typing,
        strokes,
        ends_typing: after_f2_too,
    }
}

/// The keys that have another meaning while a cell is being edited.
pub static TYPING_KEYS: &[KeyRow<Finish>] = &[
    typing(
        "typing-enter",
        true,
        &[
            finish(NONE, Key::Enter, Finish::Commit(Move::Enter)),
            finish(SHIFT, Key::Enter, Finish::Commit(Move::EnterBack)),
        ],
    ),
    typing(
        "typing-tab",
        true,
        &[
            finish(NONE, Key::Tab, Finish::Commit(Move::Next)),
            finish(SHIFT, Key::Tab, Finish::Commit(Move::Previous)),
        ],
    ),
    typing(
        "typing-arrows",
        false,
        &[
            finish(NONE, Key::ArrowUp, Finish::Commit(Move::Up)),
            finish(NONE, Key::ArrowDown, Finish::Commit(Move::Down)),
            finish(NONE, Key::ArrowLeft, Finish::Commit(Move::Left)),
            finish(NONE, Key::ArrowRight, Finish::Commit(Move::Right)),
        ],
    ),
    typing(
        "typing-edges",
        false,
        &[
            finish(CTRL, Key::ArrowUp, Finish::Commit(Move::EdgeUp)),
            finish(CTRL, Key::ArrowDown, Finish::Commit(Move::EdgeDown)),
            finish(CTRL, Key::ArrowLeft, Finish::Commit(Move::EdgeLeft)),
            finish(CTRL, Key::ArrowRight, Finish::Commit(Move::EdgeRight)),
        ],
    ),
    typing("typing-f2", true, &[finish(NONE, Key::F2, Finish::ToggleArrows)]),
    typing("typing-fill", true, &[finish(CTRL, Key::Enter, Finish::FillReason)]),
    typing("typing-escape", true, &[finish(NONE, Key::Escape, Finish::Cancel)]),
];
