//! "No figure, because…": a panel above the grid that says by two keys for which cells there is no figure and why. A digit
//! chooses how far the reason reaches, a letter gives it.

use super::TableScreen;
use super::events;
use super::pointing::Pointing;
use super::reasons::Reach;
use crate::app::context::ScreenContext;
use crate::app::parts;
use crate::figures::Reason;
use eframe::egui::{Button, Event, Key, Modifiers, Ui};

/// The letters, in the order they are offered; K asks where.
const LETTERS: [(Key, char); 5] = [
    (Key::N, 'N'),
    (Key::X, 'X'),
    (Key::C, 'C'),
    (Key::S, 'S'),
    (Key::K, 'K'),
];
const DIGITS: [Key; 7] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
];

/// The open panel.
#[derive(Default)]
pub(super) struct NoFigure {
    reach: Reach,
    shown: bool,
}

/// Draws it; none when it closes.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut ScreenContext<'_>,
    state: &mut TableScreen,
    mut open: NoFigure,
) -> Option<NoFigure> {
    let words = cx.words();
    let cell = state.active()?;
    let selected = state.selected();
    let mut letter = keys(ui, &mut open);
    let mut leave = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    ui.set_max_width(parts::visible_width(ui) - 20.0);
    parts::strong(ui, words.get("no-figure-panel"));
    ui.horizontal_wrapped(|ui| {
        for (index, reach) in Reach::ALL.into_iter().enumerate() {
            let name = reach.name(words, &selected);
            let button =
                Button::selectable(reach == open.reach, format!("{}  {name}", index + 1)).frame_when_inactive(true);
            let response = ui.add(button).accessible_name(format!("{}: {name}", index + 1));
            if !open.shown && reach == open.reach {
                response.request_focus();
            }
            if response.clicked() {
                open.reach = reach;
            }
        }
    });
    open.shown = true;
    ui.horizontal_wrapped(|ui| {
        for (_, sign) in LETTERS {
            let name = words.get(&format!("reason-{}", sign.to_ascii_lowercase()));
            let button = ui.button(format!("{sign}  {name}"));
            if button.accessible_name(format!("{sign}: {name}")).clicked() {
                letter = Some(sign);
            }
        }
        leave |= ui.button(words.get("cancel")).clicked();
    });
    parts::small(ui, words.get("no-figure-hint"));
    if leave {
        return None;
    }
    let Some(letter) = letter else { return Some(open) };
    let target = open.reach.target(cx, &cell, &selected);
    match Reason::from_letter(letter) {
        Some(reason) => {
            events::give_reason(cx, &target, &reason);
        }
        None => state.pointing = Some(Pointing::new(target, cell)),
    }
    None
}

/// Takes digits and letters out of the frame: a digit chooses the reach, a letter is handed back.
fn keys(ui: &Ui, open: &mut NoFigure) -> Option<char> {
    let mut letter = None;
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if !modifiers.command && !modifiers.alt => {
                if let Some(index) = DIGITS.iter().position(|digit| digit == key) {
                    open.reach = Reach::ALL[index];
                    return false;
                }
                if let Some((_, sign)) = LETTERS.iter().find(|(known, _)| known == key) {
                    letter = Some(*sign);
                    return false;
                }
                true
            }
            // What the same keys type; a test and an input method send it alone.
            Event::Text(text) => {
                let mut signs = text.chars();
                if let (Some(sign), None) = (signs.next(), signs.next()) {
                    if let Some(reach) = sign
                        .to_digit(10)
                        .and_then(|digit| Reach::ALL.get((digit as usize).wrapping_sub(1)))
                    {
                        open.reach = *reach;
                    }
                    let sign = sign.to_ascii_uppercase();
                    if LETTERS.iter().any(|(_, known)| *known == sign) {
                        letter = Some(sign);
                    }
                }
                false
            }
            _ => true,
        });
    });
    letter
}
