//! A field for free text, with the caret in the right place in every script.
//!
//! The toolkit keeps one glyph for each character, but a font may draw one character with more (Thai and Lao SARA AM,
//! Khmer two-part vowels); then caret and Backspace go astray. [`repair`] drops the surplus entries from the layout;
//! what is painted stays as it is. To be removed once upstream (epaint after 0.37) counts right.

use std::sync::Arc;

use eframe::egui::text::LayoutJob;
use eframe::egui::{Color32, FontId, Galley, Response, TextBuffer, TextEdit, TextStyle, Ui, WidgetText};

/// A layouter for [`TextEdit::layouter`] that keeps caret and text together, on one line.
pub fn layouter(font: FontId) -> impl FnMut(&Ui, &dyn TextBuffer, f32) -> Arc<Galley> {
    move |ui, text, _width| {
        let galley = ui
            .fonts_mut(|fonts| fonts.layout_no_wrap(text.as_str().to_owned(), font.clone(), ui.visuals().text_color()));
        repair(text.as_str(), galley)
    }
}

/// The same for several lines.
pub fn wrapping_layouter(font: FontId) -> impl FnMut(&Ui, &dyn TextBuffer, f32) -> Arc<Galley> {
    move |ui, text, width| {
        let colour: Color32 = ui.visuals().text_color();
        let job = LayoutJob::simple(text.as_str().to_owned(), font.clone(), colour, width);
        repair(text.as_str(), ui.fonts_mut(|fonts| fonts.layout_job(job)))
    }
}

/// One line of free text with a name for those who hear it.
pub fn single_line(ui: &mut Ui, name: &str, text: &mut String, hint: &str) -> Response {
    let mut layout = layouter(TextStyle::Body.resolve(ui.style()));
    let width = ui.available_width();
    let field = TextEdit::singleline(text)
        .hint_text(WidgetText::from(hint).weak())
        .desired_width(width)
        .layouter(&mut layout);
    ui.add(field).accessible_name(name)
}

/// Several lines of free text with a name for those who hear it.
pub fn several_lines(ui: &mut Ui, name: &str, text: &mut String, rows: usize) -> Response {
    let mut layout = wrapping_layouter(TextStyle::Body.resolve(ui.style()));
    let width = ui.available_width();
    ui.add(
        TextEdit::multiline(text)
            .desired_rows(rows)
            .desired_width(width)
            .layouter(&mut layout),
    )
    .accessible_name(name)
}

/// Drops layout entries beyond one a character, so that entry and character agree again.
pub fn repair(text: &str, mut galley: Arc<Galley>) -> Arc<Galley> {
    let entries: usize = galley.rows.iter().map(|row| row.row.glyphs.len()).sum();
    if entries == text.chars().filter(|letter| *letter != '\n').count() {
        return galley;
    }
    let letters: Vec<char> = text.chars().collect();
    let mut at = 0;
    for placed in &mut Arc::make_mut(&mut galley).rows {
        let glyphs = &mut Arc::make_mut(&mut placed.row).glyphs;
        let mut index = 0;
        while index < glyphs.len() && at < letters.len() {
            let letter = letters[at];
            if letters.get(at + 1) == Some(&letter) {
                // The same letter twice: each has its own entry.
                at += 1;
                index += 1;
                continue;
            }
            let run = glyphs[index..]
                .iter()
                .take_while(|glyph| glyph.chr == letter)
                .count()
                .max(1);
            let keep = kept(&letters[at..], run, glyphs.get(index + run).map(|glyph| glyph.chr));
            for _ in keep..run {
                // The surplus entry that takes no room goes; failing that, its room is given to the one before.
                let surplus =
                    (index + 1..index + run).find(|i| glyphs.get(*i).is_some_and(|g| g.advance_width.abs() < 0.01));
                let surplus = surplus.unwrap_or(index + 1).min(glyphs.len() - 1);
                let width = glyphs[surplus].advance_width;
                glyphs.remove(surplus);
                if let Some(before) = surplus.checked_sub(1).and_then(|before| glyphs.get_mut(before)) {
                    before.advance_width += width;
                }
            }
            at += keep;
            index += keep;
        }
        if placed.ends_with_newline {
            at += 1;
        }
    }
    galley
}

/// How many of a run of entries belong to characters of their own.
fn kept(letters: &[char], run: usize, next: Option<char>) -> usize {
    match next {
        Some(next) if letters.get(run) == Some(&next) => run,
        Some(next) => (1..run)
            .rev()
            .find(|count| letters.get(*count) == Some(&next))
            .unwrap_or(run),
        None => run.min(letters.iter().take_while(|letter| **letter != '\n').count()),
    }
}
