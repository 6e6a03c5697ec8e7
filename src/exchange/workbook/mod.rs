//! A plain workbook for people without the program: a cover, one sheet per answered table and source, sources, notes.
//!
//! Same answers, same bytes. Text is always written as text, never as a formula. It is for reading; nothing reads it back.

mod sheet;

use super::edition::{Edition, REASONS, flag_word};
use crate::figures::Flag;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::collections::HashSet;

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct WorkbookError(#[from] XlsxError);

const INK: Color = Color::RGB(0x1C_2329);
const MUTED: Color = Color::RGB(0x5B_6670);
const LINE: Color = Color::RGB(0xDF_E3E6);
const PANEL: Color = Color::RGB(0xF6_F7F8);
const ACCENT: Color = Color::RGB(0x0A_6BA8);
const NOTE_PAPER: Color = Color::RGB(0xFF_F4DC);
const ERROR: Color = Color::RGB(0xB4_2318);

/// Excel's limit for the name of a sheet.
const NAME_MAX: usize = 31;
/// Excel's limit for the text of a cell, less room for an ellipsis.
const TEXT_MAX: usize = 32_000;

struct Formats {
    text: Format,
    muted: Format,
    title: Format,
    label: Format,
    head: Format,
    wrap: Format,
    error: Format,
    good: Format,
}

impl Formats {
    fn new() -> Self {
        let text = Format::new()
            .set_font_name("Calibri")
            .set_font_size(11)
            .set_font_color(INK);
        Self {
            muted: text.clone().set_font_color(MUTED),
            title: text.clone().set_bold().set_font_size(15),
            label: text.clone().set_font_color(MUTED).set_align(FormatAlign::Top),
            head: text
                .clone()
                .set_bold()
                .set_background_color(PANEL)
                .set_border_bottom(FormatBorder::Thin)
                .set_border_color(LINE)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_text_wrap(),
            wrap: text.clone().set_text_wrap().set_align(FormatAlign::Top),
            error: text.clone().set_bold().set_font_color(ERROR),
            good: text.clone().set_bold().set_font_color(Color::RGB(0x1B_7F4B)),
            text,
        }
    }
}

/// Writes the workbook.
pub fn write(edition: &Edition<'_>) -> Result<Vec<u8>, WorkbookError> {
    let formats = Formats::new();
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(edition)?);
    let mut names = Names::default();
    let tables = edition.tables();
    cover(
        workbook.add_worksheet().set_name(names.take("Cover"))?,
        edition,
        &formats,
    )?;
    for (table, sheets) in &tables {
        for &id in sheets {
            let Some(sheet) = edition.answers.sheets.get(&id) else {
                continue;
            };
            let source = sheet.source.as_ref().map_or("no source", |source| source.as_str());
            let name = names.take(&format!("{} {source}", table.number));
            let worksheet = workbook.add_worksheet().set_name(name)?;
            sheet::figures(worksheet, edition, table, id, sheet, &formats)?;
        }
    }
    sources(
        workbook.add_worksheet().set_name(names.take("Sources"))?,
        edition,
        &formats,
    )?;
    notes(
        workbook.add_worksheet().set_name(names.take("Notes"))?,
        edition,
        &formats,
    )?;
    Ok(workbook.save_to_buffer()?)
}

fn properties(edition: &Edition<'_>) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new()
        .set_title(format!("{}: {}", edition.country(), edition.pack.title))
        .set_subject("International Labour Migration Statistics questionnaire")
        .set_author(edition.setting("preparer"))
        .set_company(edition.setting("preparer_agency"))
        .set_status(edition.state())
        .set_creation_datetime(&ExcelDateTime::from_timestamp(edition.at.as_second())?))
}

/// Sheet names as Excel takes them: at most 31 characters, none of `[]:*?/\`, each once whatever the case.
#[derive(Default)]
struct Names(HashSet<String>);

impl Names {
    fn take(&mut self, wanted: &str) -> String {
        let plain: String = wanted
            .chars()
            .map(|c| {
                if "[]:*?/\\'".contains(c) || c.is_control() {
                    '-'
                } else {
                    c
                }
            })
            .collect();
        // Excel counts UTF-16 units.
        let cut = |text: &str, max: usize| {
            let mut units = 0;
            let fits = |c: &char| {
                units += c.len_utf16();
                units <= max
            };
            text.trim()
                .chars()
                .take_while(fits)
                .collect::<String>()
                .trim_end()
                .to_owned()
        };
        let mut name = cut(&plain, NAME_MAX);
        let mut number = 2;
        while name.is_empty() || !self.0.insert(name.to_lowercase()) {
            let suffix = format!(" ({number})");
            name = format!("{}{suffix}", cut(&plain, NAME_MAX - suffix.len()));
            number += 1;
        }
        name
    }
}

/// Text as a cell takes it: no control characters but line breaks, within Excel's length.
fn cell_text(text: &str) -> String {
    let clean = text.chars().filter(|c| !c.is_control() || *c == '\n');
    let cut: String = clean.clone().take(TEXT_MAX).collect();
    if clean.count() > TEXT_MAX {
        format!("{cut}...")
    } else {
        cut
    }
}

fn cover(sheet: &mut Worksheet, edition: &Edition<'_>, formats: &Formats) -> Result<(), XlsxError> {
    sheet
        .set_screen_gridlines(false)
        .set_column_width(0, 26)?
        .set_column_width(1, 90)?;
    // No blank cell in the first row and no blank row: the cover is then a proper table for programs too.
    sheet.write_string_with_format(0, 0, cell_text(&edition.country()), &formats.title)?;
    sheet.write_string_with_format(0, 1, cell_text(&edition.pack.title), &formats.title)?;
    sheet.set_row_height(0, 32)?;
    let mut row = 1;
    let person: Vec<&str> = ["preparer", "preparer_post", "preparer_agency", "preparer_email"]
        .into_iter()
        .map(|name| edition.setting(name))
        .filter(|text| !text.is_empty())
        .collect();
    let prepared = if person.is_empty() {
        "nobody named yet".to_owned()
    } else {
        person.join(", ")
    };
    let questionnaire = format!("{}, version {}", edition.pack.id, edition.pack.version);
    for (label, text) in [
        ("Questionnaire", questionnaire),
        ("Revision", format!("revision {}", edition.revision)),
        ("Prepared by", prepared),
        ("Figures as of", edition.moment()),
    ] {
        sheet.write_string_with_format(row, 0, label, &formats.label)?;
        sheet.write_string_with_format(row, 1, cell_text(&text), &formats.wrap)?;
        row += 1;
    }
    sheet.write_string_with_format(row, 0, "State", &formats.label)?;
    if edition.is_final() {
        sheet.write_string_with_format(row, 1, "Final", &formats.good)?;
        row += 1;
    } else {
        sheet.write_string_with_format(
            row,
            1,
            "Draft: not a submission. What stands in the way:",
            &formats.error,
        )?;
        row += 1;
        for sentence in edition.in_the_way {
            sheet.write_string_with_format(row, 1, cell_text(&format!("\u{2022} {sentence}")), &formats.wrap)?;
            row += 1;
        }
    }
    for credit in edition.credits() {
        sheet.write_string_with_format(row, 0, "Credit", &formats.label)?;
        sheet.write_string_with_format(row, 1, cell_text(credit), &formats.wrap)?;
        row += 1;
    }
    sheet.write_string_with_format(row, 0, "Letters", &formats.label)?;
    for (letter, meaning) in REASONS
        .into_iter()
        .chain(Flag::ALL.map(|flag| (flag.letter(), flag_word(flag))))
    {
        sheet.write_string_with_format(row, 1, format!("{letter}   {meaning}"), &formats.text)?;
        row += 1;
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A table of text with a header.
fn listing(
    out: &mut Worksheet,
    heads: &[(&str, f64)],
    rows: impl IntoIterator<Item = Vec<String>>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let head = formats.head.clone().set_align(FormatAlign::Left);
    for (column, (text, width)) in heads.iter().enumerate() {
        out.set_column_width(column as u16, *width)?;
        out.write_string_with_format(0, column as u16, *text, &head)?;
    }
    for (row, texts) in rows.into_iter().enumerate() {
        for (column, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            out.write_string_with_format(row as u32 + 1, column as u16, cell_text(text), &formats.wrap)?;
        }
    }
    out.set_freeze_panes(1, 0)?;
    out.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

fn sources(out: &mut Worksheet, edition: &Edition<'_>, formats: &Formats) -> Result<(), XlsxError> {
    out.set_tab_color(ACCENT);
    let heads = [
        ("Key", 16.0),
        ("Name", 44.0),
        ("Kind", 8.0),
        ("Agency", 36.0),
        ("Contact", 36.0),
        ("Tables", 20.0),
    ];
    let rows = edition
        .answers
        .sources
        .values()
        .filter(|source| edition.uses(&source.key))
        .map(|source| {
            let sheets = edition.answers.sheets_of(&edition.pack.id);
            let mut numbers: Vec<u16> = sheets
                .filter(|(_, sheet)| sheet.source.as_ref() == Some(&source.key))
                .filter_map(|(_, sheet)| edition.pack.table(&sheet.table).map(|table| table.number))
                .collect();
            numbers.sort_unstable();
            vec![
                source.key.to_string(),
                source.name.clone(),
                source.kind.clone().unwrap_or_default(),
                source.agency.clone(),
                source.contact.clone(),
                numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            ]
        });
    listing(out, &heads, rows, formats)
}

fn notes(out: &mut Worksheet, edition: &Edition<'_>, formats: &Formats) -> Result<(), XlsxError> {
    out.set_tab_color(ACCENT);
    let notes = edition.notes().map(|(scope, note)| {
        let code = note.code.as_ref().map(ToString::to_string).unwrap_or_default();
        vec![edition.scope_name(scope), code, note.text.clone()]
    });
    let reasons = edition.covers().map(|(scope, reason)| {
        let meaning = REASONS.iter().find(|(letter, _)| *letter == reason.letter());
        let words = meaning.map_or("", |(_, words)| *words);
        vec![
            edition.scope_name(scope),
            reason.letter().to_owned(),
            format!("{words}, unless a cell says otherwise"),
        ]
    });
    listing(
        out,
        &[("For", 52.0), ("Code", 14.0), ("Note", 90.0)],
        notes.chain(reasons),
        formats,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_fit_excel_and_differ() {
        let mut names = Names::default();
        let long = "19 Ministry of Manpower: records of outflow";
        let taken: Vec<String> = [long, long, "19 a/b", "19 A-B", "", "\u{1F600}".repeat(20).as_str()]
            .into_iter()
            .map(|wanted| names.take(wanted))
            .collect();
        assert_eq!(taken[0], "19 Ministry of Manpower- record");
        assert_eq!(taken[1], "19 Ministry of Manpower- re (2)");
        assert_eq!(&taken[2..4], ["19 a-b", "19 A-B (2)"]);
        let mut once = HashSet::new();
        for name in &taken {
            assert!(name.encode_utf16().count() <= NAME_MAX && !name.is_empty(), "{name}");
            assert!(once.insert(name.to_lowercase()), "{name}");
        }
    }
}
