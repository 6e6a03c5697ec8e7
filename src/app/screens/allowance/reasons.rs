//! The reasons, each with its digit: a ring that is filled for the chosen one.

use crate::app::screens::page;
use crate::app::screens::row_list::{RowLook, Rows};
use crate::app::{parts, theme};
use eframe::egui::{Align2, Event, Key, Rect, Stroke, TextStyle, Ui, pos2};

/// The list.
pub(super) struct Reasons {
    /// The reasons in words.
    pub labels: Vec<String>,
    /// The chosen one.
    pub chosen: Option<usize>,
}

const PADDING: f32 = 3.0;
/// The room before the words: the ring and the digit.
const LEFT: f32 = 44.0;

/// The digit of a row: 1 to 9, then 0.
fn digit(index: usize) -> Option<usize> {
    (index < 10).then_some((index + 1) % 10)
}

impl Rows for Reasons {
    fn count(&self) -> usize {
        self.labels.len()
    }

    fn name(&self, index: usize) -> String {
        match digit(index) {
            Some(digit) => format!("{digit}: {}", self.labels[index]),
            None => self.labels[index].clone(),
        }
    }

    fn height(&self, ui: &Ui, width: f32, index: usize) -> f32 {
        let text = page::wrapped(
            ui,
            &self.labels[index],
            parts::body(ui),
            ui.visuals().text_color(),
            width - LEFT - 6.0,
        );
        text.size().y + 2.0 * PADDING
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, _look: RowLook) {
        let palette = theme::palette(ui.ctx());
        let chosen = self.chosen == Some(index);
        let top = rect.top() + PADDING;
        let line = ui.text_style_height(&TextStyle::Body);
        let centre = pos2(rect.left() + 13.0, top + line / 2.0);
        let ring = if chosen { palette.accent } else { palette.border };
        ui.painter().circle_stroke(centre, 6.0, Stroke::new(1.25, ring));
        if chosen {
            ui.painter().circle_filled(centre, 3.25, palette.accent);
        }
        if let Some(digit) = digit(index) {
            let place = pos2(rect.left() + 27.0, top + line / 2.0);
            ui.painter().text(
                place,
                Align2::LEFT_CENTER,
                digit.to_string(),
                parts::body(ui),
                palette.muted,
            );
        }
        let text = page::wrapped(
            ui,
            &self.labels[index],
            parts::body(ui),
            palette.text,
            rect.width() - LEFT - 6.0,
        );
        ui.painter().galley(pos2(rect.left() + LEFT, top), text, palette.text);
    }
}

/// Takes digits out of the frame; hands back the row of the last one.
pub(super) fn take_digit(ui: &Ui, rows: usize) -> Option<usize> {
    const DIGITS: [Key; 10] = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
        Key::Num0,
    ];
    let mut row = None;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let found = match event {
                Event::Key {
                    key,
                    pressed: true,
                    modifiers,
                    ..
                } if !modifiers.command && !modifiers.alt => DIGITS.iter().position(|digit| digit == key),
                // What the same key types; a test and an input method send it alone.
                Event::Text(text) => text
                    .parse::<usize>()
                    .ok()
                    .filter(|digit| *digit < 10)
                    .map(|digit| (digit + 9) % 10),
                _ => None,
            };
            row = found.filter(|found| *found < rows).or(row);
            found.is_none()
        });
    });
    row
}
