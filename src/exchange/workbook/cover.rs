//! The first worksheet: which questionnaire of which country, who prepared it, how to fill it in, and what the letters mean.

use super::Book;
use super::formats::cell_text;
use super::keys::SheetKey;
use super::words::REASONS;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// What to do, step by step.
const STEPS: [&str; 9] = [
    "workbook-how-cells",
    "workbook-how-reasons",
    "workbook-how-flags",
    "workbook-how-rows",
    "workbook-how-notes",
    "workbook-how-sources",
    "workbook-how-totals",
    "workbook-how-keep",
    "workbook-how-return",
];

pub(super) fn write(out: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let (edition, words, formats) = (book.edition, &book.words, book.formats);
    out.set_screen_gridlines(false)
        .set_column_width(1, 26)?
        .set_column_width(2, 100)?;
    // No blank cell in the first row and no blank row: the cover is then a proper table for programs too.
    out.write_string(0, 0, SheetKey::Cover.text())?;
    out.write_string(0, 1, "label")?.write_string(0, 2, "text")?;
    let country = edition.answers.area().and_then(|area| edition.pack.country(&area));
    let country = country.map_or_else(|| edition.country(), |country| country.name.clone());
    out.write_string_with_format(1, 1, cell_text(&country), &formats.title)?;
    out.write_string_with_format(1, 2, cell_text(&edition.pack.title), &formats.title)?;
    out.set_row_height(1, 32)?;
    let mut lines = Lines { out, row: 2 };
    let person: Vec<&str> = ["preparer", "preparer_post", "preparer_agency", "preparer_email"]
        .into_iter()
        .map(|name| edition.setting(name))
        .filter(|text| !text.is_empty())
        .collect();
    let prepared = if person.is_empty() {
        words.text("workbook-nobody")
    } else {
        person.join(", ")
    };
    let questionnaire = format!("{} {}", edition.pack.id, edition.pack.version);
    for (id, said) in [
        ("workbook-questionnaire", questionnaire),
        ("workbook-revision", edition.revision.to_string()),
        ("workbook-prepared-by", prepared),
        ("workbook-as-of", edition.moment()),
    ] {
        lines.line(&words.text(id), &said, &formats.label, &formats.wrap)?;
    }
    if book.layout.tables.is_some() {
        let names: Vec<&str> = book.selection.sheets.iter().map(|(_, name)| name.as_str()).collect();
        lines.line(
            &words.text("workbook-part"),
            &names.join("  "),
            &formats.label,
            &formats.wrap,
        )?;
    }
    if !book.layout.blank {
        let state = words.text("workbook-state");
        if edition.is_final() {
            lines.line(&state, &words.text("workbook-final"), &formats.label, &formats.good)?;
        } else {
            lines.line(&state, &words.text("workbook-draft"), &formats.label, &formats.error)?;
            for sentence in edition.in_the_way {
                lines.line("", &format!("\u{2022} {sentence}"), &formats.label, &formats.wrap)?;
            }
        }
    }
    for credit in edition.credits() {
        lines.line(&words.text("workbook-credit"), credit, &formats.label, &formats.wrap)?;
    }
    for (index, id) in STEPS.into_iter().enumerate() {
        let title = if index == 0 {
            words.text("workbook-how")
        } else {
            String::new()
        };
        let step = format!("{}. {}", index + 1, words.text(id));
        lines.line(&title, &step, &formats.label, &formats.wrap)?;
    }
    for (index, letter) in REASONS.into_iter().enumerate() {
        let title = if index == 0 {
            words.text("workbook-reasons")
        } else {
            String::new()
        };
        let meaning = words.text(&format!("help-reason-{letter}"));
        let said = format!("{letter}   {}. {meaning}", words.letter(letter));
        lines.line(&title, &said, &formats.label, &formats.wrap)?;
    }
    for (index, flag) in words.flags().enumerate() {
        let title = if index == 0 {
            words.text("workbook-flags")
        } else {
            String::new()
        };
        let letter = flag.letter();
        let meaning = words.text(&format!("help-flag-{letter}"));
        let said = format!("{letter}   {}. {meaning}", words.letter(letter));
        lines.line(&title, &said, &formats.label, &formats.wrap)?;
    }
    out.set_column_hidden(0)?.set_row_hidden(0)?;
    super::sheet::protect(out);
    super::sheet::print(out, book);
    out.set_portrait().set_print_fit_to_pages(1, 0);
    out.set_active(true);
    Ok(())
}

/// Lines of a label and what it says.
struct Lines<'a> {
    out: &'a mut Worksheet,
    row: u32,
}

impl Lines<'_> {
    fn line(&mut self, label: &str, said: &str, left: &Format, right: &Format) -> Result<(), XlsxError> {
        self.out.write_string_with_format(self.row, 1, cell_text(label), left)?;
        self.out.write_string_with_format(self.row, 2, cell_text(said), right)?;
        let lines = said.chars().count().div_ceil(105).max(1);
        self.out.set_row_height(self.row, 15.0 * lines as f64)?;
        self.row += 1;
        Ok(())
    }
}
