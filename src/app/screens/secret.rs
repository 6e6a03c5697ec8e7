//! A field for a passphrase. The letters are kept in memory that is wiped; the toolkit sees dots only, so that neither its
//! undo nor its clipboard nor a screen reader ever holds the passphrase.

use eframe::egui::text::{ByteIndex, CharIndex};
use eframe::egui::{Margin, Response, RichText, TextBuffer, TextEdit, Ui};
use std::any::TypeId;
use std::ops::Range;
use zeroize::{Zeroize, Zeroizing};

/// What a passphrase may have at most; the memory is taken at once, so that no copy is left behind by growing.
const LONGEST: usize = 1024;

const DOT: char = '\u{2022}';

/// A passphrase while it is typed.
pub struct Secret {
    letters: Zeroizing<String>,
    /// One dot for each letter.
    dots: String,
}

impl Default for Secret {
    fn default() -> Self {
        Self {
            letters: Zeroizing::new(String::with_capacity(LONGEST)),
            dots: String::new(),
        }
    }
}

impl Secret {
    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// How many letters were typed.
    pub fn count(&self) -> usize {
        self.letters.chars().count()
    }

    /// Whether both say the same.
    pub fn same_as(&self, other: &Self) -> bool {
        *self.letters == *other.letters
    }

    /// Hands the passphrase on and forgets it here.
    pub fn take(&mut self) -> Zeroizing<String> {
        self.dots.clear();
        std::mem::replace(&mut self.letters, Zeroizing::new(String::with_capacity(LONGEST)))
    }

    /// Forgets it.
    pub fn forget(&mut self) {
        self.letters.zeroize();
        self.dots.clear();
    }

    fn byte(&self, at: usize) -> usize {
        self.letters
            .char_indices()
            .nth(at)
            .map_or(self.letters.len(), |(byte, _)| byte)
    }
}

impl TextBuffer for Secret {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        &self.dots
    }

    fn insert_text(&mut self, text: &str, char_index: CharIndex) -> usize {
        let at = self.byte(char_index.0);
        let room = LONGEST.saturating_sub(self.letters.len());
        if text.len() > room {
            return 0;
        }
        self.letters.insert_str(at, text);
        let count = text.chars().count();
        self.dots.extend(std::iter::repeat_n(DOT, count));
        count
    }

    fn delete_char_range(&mut self, char_range: Range<CharIndex>) {
        let (from, to) = (char_range.start.0, char_range.end.0);
        let (first, last) = (self.byte(from), self.byte(to));
        self.letters.drain(first..last);
        self.dots = std::iter::repeat_n(DOT, self.letters.chars().count()).collect();
    }

    /// Undo would put dots in the place of letters: it does nothing here.
    fn replace_with(&mut self, _text: &str) {}

    fn take(&mut self) -> String {
        self.forget();
        String::new()
    }

    fn byte_index_from_char_index(&self, char_index: CharIndex) -> ByteIndex {
        ByteIndex((char_index.0 * DOT.len_utf8()).min(self.dots.len()))
    }

    fn type_id(&self) -> TypeId {
        TypeId::of::<Self>()
    }
}

/// The field.
pub fn field(ui: &mut Ui, name: &str, hint: &str, secret: &mut Secret, width: f32) -> Response {
    let hint = RichText::new(hint).color(crate::app::theme::palette(ui.ctx()).muted);
    let edit = TextEdit::singleline(secret)
        .password(true)
        .desired_width(width)
        .hint_text(hint)
        .margin(Margin::symmetric(8, 5));
    ui.add(edit).accessible_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_toolkit_sees_dots_and_the_letters_are_handed_on_once() {
        let mut secret = Secret::default();
        assert_eq!(secret.insert_text("ab\u{e9}d", CharIndex(0)), 4);
        assert_eq!(secret.insert_text("X", CharIndex(3)), 1);
        assert_eq!(secret.as_str(), "\u{2022}".repeat(5));
        secret.delete_char_range(CharIndex(0)..CharIndex(1));
        secret.replace_with("\u{2022}\u{2022}");
        let mut other = Secret::default();
        other.insert_text("b\u{e9}Xd", CharIndex(0));
        assert!(secret.same_as(&other));
        assert_eq!(secret.count(), 4);
        assert_eq!(&**Secret::take(&mut secret), "b\u{e9}Xd");
        assert!(secret.is_empty() && secret.as_str().is_empty());
        other.forget();
        assert!(other.is_empty());
    }

    #[test]
    fn what_is_too_long_is_not_taken() {
        let mut secret = Secret::default();
        assert_eq!(secret.insert_text(&"x".repeat(LONGEST + 1), CharIndex(0)), 0);
        assert!(secret.is_empty());
    }
}
