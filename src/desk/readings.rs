//! What stands in a cell as it was typed because it could not be read: why, and what it may have been meant to say.

use super::Desk;
use crate::figures::numerals::{self, Likely, Reading};
use crate::figures::{Answer, CellAddress, Figure};

/// A text in a cell that is no figure yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// As it was typed.
    pub text: String,
    /// What it was read as: wrong, in two ways, or included elsewhere.
    pub reading: Reading,
    /// What it may have been meant to say, the most likely first.
    pub likely: Vec<Likely>,
}

impl Desk {
    /// What a cell that stands as wrong or unclear input says, and what it may mean; none for every other cell.
    pub fn unread(&self, cell: &CellAddress) -> Option<Unread> {
        let Some(Figure {
            answer: Answer::WrongInput(text),
            ..
        }) = self.answers.figure(cell)
        else {
            return None;
        };
        let unit = self.sheet(cell.sheet).ok()?.unit;
        Some(Unread {
            text: text.clone(),
            reading: numerals::read(text, unit, self.convention()),
            likely: numerals::likely_meanings(text, unit, self.convention()),
        })
    }

    /// The likely meanings of a cell that stands as wrong or unclear input, each with its reason; the most likely first.
    pub fn readings(&self, cell: &CellAddress) -> Vec<Likely> {
        self.unread(cell).map(|unread| unread.likely).unwrap_or_default()
    }
}
