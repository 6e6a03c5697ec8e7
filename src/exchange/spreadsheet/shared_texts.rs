//! The texts that the cells of an Excel workbook share, and texts of several runs, some of which are raised.

use super::SpreadsheetError;
use super::draft::cut;
use super::limits::{MAX_CELLS, MAX_TEXTS};
use std::ops::Range;

/// The table of texts that cells name by number, kept in one piece, so that a million short ones take little more than their letters.
#[derive(Default)]
pub(super) struct SharedTexts {
    all: String,
    ends: Vec<u32>,
}

impl SharedTexts {
    /// Adds the next text, cut where it is too long for a cell.
    pub fn push(&mut self, text: &str) -> Result<(), SpreadsheetError> {
        let text = cut(text);
        if self.all.len() + text.len() > MAX_TEXTS || self.ends.len() >= MAX_CELLS {
            return Err(SpreadsheetError::TooMuchText);
        }
        self.all.push_str(text);
        self.ends.push(self.all.len() as u32);
        Ok(())
    }

    /// The text of that number, the first being 0.
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        Some(&self.all[start..end])
    }
}

/// A text made of runs. Digits of raised runs become raised letters (`¹²³`), so that the mark of a footnote behind a figure does
/// not become a digit of it: `1 234` with a raised `1` is `1 234¹`, not twelve thousand.
#[derive(Default)]
pub(super) struct RichText {
    text: String,
    raised: Vec<Range<usize>>,
}

impl RichText {
    /// Adds a run.
    pub fn push(&mut self, run: &str, raised: bool) {
        let start = self.text.len();
        self.text.push_str(run);
        if raised && !run.is_empty() {
            self.raised.push(start..self.text.len());
        }
    }

    /// The text. Where all of it is raised, that is how the cell looks and no mark of anything.
    pub fn into_text(self) -> String {
        let mut rest = 0;
        let mut all_raised = true;
        for raised in &self.raised {
            all_raised &= self.text[rest..raised.start].trim().is_empty();
            rest = raised.end;
        }
        all_raised &= self.text[rest..].trim().is_empty();
        if all_raised || self.raised.is_empty() {
            return self.text;
        }
        let mut text = String::with_capacity(self.text.len() + self.raised.len());
        let mut rest = 0;
        for raised in &self.raised {
            text.push_str(&self.text[rest..raised.start]);
            text.extend(self.text[raised.clone()].chars().map(raised_sign));
            rest = raised.end;
        }
        text.push_str(&self.text[rest..]);
        text
    }
}

fn raised_sign(sign: char) -> char {
    match sign {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_footnotes_stay_apart_from_figures() {
        for (runs, text) in [
            (&[("1 234", false), ("1", true)][..], "1 234¹"),
            (&[("Malaysia", false), ("1, 2a)", true)], "Malaysia¹, ²a)"),
            (&[("1", true), (" Estimate", false)], "¹ Estimate"),
            (&[("m", false), ("2", true), (" of land", false)], "m² of land"),
            (&[("123", true)], "123"),
            (&[("1", true), ("23", true)], "123"),
            (&[(" ", false), ("123", true), (" ", false)], " 123 "),
            (&[("12", false), ("", true)], "12"),
            (&[], ""),
        ] {
            let mut rich = RichText::default();
            runs.iter().for_each(|(run, raised)| rich.push(run, *raised));
            assert_eq!(rich.into_text(), text);
        }
    }

    #[test]
    fn texts_are_found_by_number() {
        let mut texts = SharedTexts::default();
        for text in ["Laki-laki", "", "Perempuan"] {
            assert_eq!(texts.push(text), Ok(()));
        }
        assert_eq!(texts.get(0), Some("Laki-laki"));
        assert_eq!(texts.get(1), Some(""));
        assert_eq!(texts.get(2), Some("Perempuan"));
        assert_eq!(texts.get(3), None);
    }
}
