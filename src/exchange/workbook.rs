//! A plain workbook for people without the program: a cover, one sheet per answered table and source, sources, notes.
//!
//! Same answers, same bytes. Text is always written as text, never as a formula. It is for reading; nothing reads it back.

use super::edition::{Edition, REASONS, flag_word, letter, sex_word};
use crate::figures::{Answer, CellAddress, Effective, Figure, Flag, Heading, Reason, RowKind, Sheet, SheetId, SheetLayout};
use crate::questionnaire::{Classification, Table, Unit};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet, XlsxError,
};
use std::collections::{BTreeSet, HashSet};

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct WorkbookError(#[from] XlsxError);

const INK: Color = Color::RGB(0x1C_2329);
const MUTED: Color = Color::RGB(0x5B_6670);
const LINE: Color = Color::RGB(0xDF_E3E6);
const PANEL: Color = Color::RGB(0xF6_F7F8);
const ACCENT: Color = Color::RGB(0x0A_6BA8);
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
        let text = Format::new().set_font_name("Calibri").set_font_size(11).set_font_color(INK);
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
    cover(workbook.add_worksheet().set_name(names.take("Cover"))?, edition, &formats)?;
    for (table, sheets) in &tables {
        for &id in sheets {
            let Some(sheet) = edition.answers.sheets.get(&id) else { continue };
            let source = sheet.source.as_ref().map_or("no source", |source| source.as_str());
            let name = names.take(&format!("{} {source}", table.number));
            let worksheet = workbook.add_worksheet().set_name(name)?;
            figures(worksheet, edition, table, id, sheet, &formats)?;
        }
    }
    sources(workbook.add_worksheet().set_name(names.take("Sources"))?, edition, &formats)?;
    notes(workbook.add_worksheet().set_name(names.take("Notes"))?, edition, &formats)?;
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
            .map(|c| if "[]:*?/\\'".contains(c) || c.is_control() { '-' } else { c })
            .collect();
        // Excel counts UTF-16 units.
        let cut = |text: &str, max: usize| {
            let mut units = 0;
            let fits = |c: &char| {
                units += c.len_utf16();
                units <= max
            };
            text.trim().chars().take_while(fits).collect::<String>().trim_end().to_owned()
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
    if clean.count() > TEXT_MAX { format!("{cut}...") } else { cut }
}

fn cover(sheet: &mut Worksheet, edition: &Edition<'_>, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_screen_gridlines(false).set_column_width(0, 26)?.set_column_width(1, 90)?;
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
    let prepared = if person.is_empty() { "nobody named yet".to_owned() } else { person.join(", ") };
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
        sheet.write_string_with_format(row, 1, "Draft: not a submission. What stands in the way:", &formats.error)?;
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
    for (letter, meaning) in REASONS.into_iter().chain(Flag::ALL.map(|flag| (flag.letter(), flag_word(flag)))) {
        sheet.write_string_with_format(row, 1, format!("{letter}   {meaning}"), &formats.text)?;
        row += 1;
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The title of a classification, or the words of a heading over countries.
fn heading_text(heading: Heading, list: Option<&Classification>) -> String {
    match heading {
        Heading::Classification => list.map_or_else(String::new, |list| list.title.clone()),
        Heading::Members => "ASEAN member states".to_owned(),
        Heading::Added => "Other countries listed".to_owned(),
    }
}

fn figures(
    out: &mut Worksheet,
    edition: &Edition<'_>,
    table: &Table,
    id: SheetId,
    sheet: &Sheet,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let layout = SheetLayout::of(edition.pack, edition.answers, id).unwrap_or_default();
    let title = format!("{}{}  {}", table.module, table.number, table.title);
    out.write_string_with_format(0, 0, cell_text(&title), &formats.title)?;
    let unit = match (table.unit, sheet.unit.exponent()) {
        (Unit::Currency, _) => sheet.currency.clone().unwrap_or_else(|| "national currency".to_owned()),
        (Unit::Persons, 0) => "persons".to_owned(),
        (Unit::Persons, _) => "thousands of persons".to_owned(),
    };
    let line = format!("Source: {}.  Unit: {unit}.  ILO code: {}", edition.source_name(sheet), table.code);
    out.write_string_with_format(1, 0, cell_text(&line), &formats.muted)?;

    let head = 3;
    let body = heads(out, edition, table, &layout, head, formats)?;
    out.set_column_width(0, 18)?.set_column_width(1, 44)?;
    out.set_freeze_panes(body, 2)?;
    let mut row = body;
    let mut footnotes = Footnotes::default();
    for (index, line) in layout.rows.iter().enumerate() {
        let list = line.classification.as_ref().and_then(|list| edition.pack.classification(list));
        match &line.kind {
            RowKind::Heading(heading) => {
                let format = formats.muted.clone().set_italic();
                out.write_string_with_format(row, 1, cell_text(&heading_text(*heading, list)), &format)?;
            }
            RowKind::Item(item) => {
                let mut name = formats.text.clone().set_indent(line.depth.min(15));
                if line.is_total {
                    name = name.set_bold();
                }
                let (code, label) = match item {
                    Some(item) => (item.as_str(), edition.label(table, item)),
                    None => ("", "Total".to_owned()),
                };
                out.write_string_with_format(row, 0, code, &formats.muted)?;
                out.write_string_with_format(row, 1, cell_text(&label), &name)?;
                for column in 0..layout.columns.len() {
                    let Some(cell) = layout.cell(id, index, column) else { continue };
                    let at = (row, column as u16 + 2);
                    figure(out, edition, table, sheet, &cell, at, line.is_total, &mut footnotes)?;
                }
            }
        }
        row += 1;
    }
    row += 1;
    for (kind, stated) in &sheet.metadata {
        let codes = stated.codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let text = format!("{kind}: {codes} {}", stated.text);
        out.write_string_with_format(row, 1, cell_text(text.trim()), &formats.muted)?;
        row += 1;
    }
    for text in footnotes.legend() {
        out.write_string_with_format(row, 1, text, &formats.muted)?;
        row += 1;
    }
    out.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    out.set_repeat_rows(head, body - 1)?;
    Ok(())
}

/// The header lines: year > status > sex, those that the table does not have left away. Returns the first line under them.
fn heads(
    out: &mut Worksheet,
    edition: &Edition<'_>,
    table: &Table,
    layout: &SheetLayout,
    first: u32,
    formats: &Formats,
) -> Result<u32, XlsxError> {
    let mut row = first;
    let columns = &layout.columns;
    // Merges neighbours that share the text and everything above it.
    let band = |out: &mut Worksheet, row: u32, same: &dyn Fn(usize, usize) -> bool, text: &dyn Fn(usize) -> String| {
        let mut start = 0;
        while start < columns.len() {
            let mut end = start;
            while end + 1 < columns.len() && same(start, end + 1) {
                end += 1;
            }
            let (from, to) = (start as u16 + 2, end as u16 + 2);
            if from == to {
                out.write_string_with_format(row, from, text(start), &formats.head)?;
            } else {
                out.merge_range(row, from, row, to, &text(start), &formats.head)?;
            }
            start = end + 1;
        }
        Ok::<(), XlsxError>(())
    };
    band(out, row, &|a, b| columns[a].year == columns[b].year, &|at| columns[at].year.to_string())?;
    // Years are numbers, lest a spreadsheet marks them as numbers kept as text.
    for (at, column) in columns.iter().enumerate() {
        if at == 0 || columns[at - 1].year != column.year {
            out.write_number_with_format(row, at as u16 + 2, f64::from(column.year.0), &formats.head)?;
        }
    }
    row += 1;
    if table.status.is_some() {
        let same = |a: usize, b: usize| columns[a].year == columns[b].year && columns[a].status == columns[b].status;
        let text = |at: usize| {
            let status = columns[at].status.as_ref();
            status.map_or_else(String::new, |status| cell_text(&edition.label(table, status)))
        };
        band(out, row, &same, &text)?;
        row += 1;
    }
    if table.by_sex {
        let text = |at: usize| {
            let word = sex_word(columns[at].sex);
            format!("{}{}", word[..1].to_uppercase(), &word[1..])
        };
        band(out, row, &|_, _| false, &text)?;
        row += 1;
    }
    for at in first..row {
        for (column, text) in [(0, "Code"), (1, "")] {
            let text = if at + 1 == row { text } else { "" };
            out.write_string_with_format(at, column, text, &formats.head)?;
        }
    }
    Ok(row)
}

/// The letters that a sheet uses, so that its legend explains those and no others.
#[derive(Default)]
struct Footnotes {
    reasons: BTreeSet<&'static str>,
    flags: BTreeSet<Flag>,
    wrong: bool,
}

impl Footnotes {
    fn legend(&self) -> Vec<String> {
        let reasons = REASONS
            .iter()
            .filter(|(letter, _)| self.reasons.contains(letter))
            .map(|(letter, word)| format!("{letter}  {word}"));
        let flags = self
            .flags
            .iter()
            .map(|flag| format!("{}  behind a figure: {}", flag.letter(), flag_word(*flag)));
        let wrong = self.wrong.then(|| "In red: input that could not be read as a figure".to_owned());
        reasons.chain(flags).chain(wrong).collect()
    }
}

#[allow(clippy::too_many_arguments)]
fn figure(
    out: &mut Worksheet,
    edition: &Edition<'_>,
    table: &Table,
    sheet: &Sheet,
    cell: &CellAddress,
    (row, column): (u32, u16),
    is_total: bool,
    footnotes: &mut Footnotes,
) -> Result<(), XlsxError> {
    let mut comment = Vec::new();
    let inherited;
    let figure = match edition.answers.effective(cell, &table.module) {
        Effective::Own(figure) => Some(figure),
        Effective::Inherited(reason, scope) => {
            inherited = Figure::reason(reason.clone());
            comment.push(format!("for {}", edition.scope_name(&scope)));
            Some(&inherited)
        }
        Effective::Blank => None,
    };
    let base = Format::new().set_font_name("Calibri").set_font_size(11).set_font_color(INK);
    let base = if is_total { base.set_bold() } else { base };
    match figure.map(|figure| (&figure.answer, figure)) {
        None => {}
        Some((Answer::Value(value), figure)) => {
            let exponent = if table.unit == Unit::Persons { sheet.unit.exponent() } else { 0 };
            let plain = value.to_plain(exponent);
            let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            let mut number = "#,##0".to_owned();
            if decimals > 0 {
                number = format!("{number}.{}", "0".repeat(decimals));
            }
            if let Some(flag) = figure.flag {
                number = format!("{number}\" {}\"", flag.letter());
                footnotes.flags.insert(flag);
                comment.push(format!("{}: {}", flag.letter(), flag_word(flag)));
            }
            // At most fifteen digits, which a double holds exactly as Excel does.
            let amount: f64 = plain.parse().unwrap_or_default();
            out.write_number_with_format(row, column, amount, &base.set_num_format(number))?;
        }
        Some((Answer::Reason(reason), figure)) => {
            let letter = letter(figure).unwrap_or_default();
            footnotes.reasons.insert(letter);
            if let Reason::IncludedElsewhere(pointer) = reason {
                comment.insert(0, edition.elsewhere(table, pointer));
            }
            let format = base.set_font_color(MUTED).set_align(FormatAlign::Right);
            out.write_string_with_format(row, column, letter, &format)?;
        }
        Some((Answer::WrongInput(text), _)) => {
            footnotes.wrong = true;
            comment.push("could not be read as a figure".to_owned());
            let format = base.set_font_color(ERROR).set_align(FormatAlign::Right);
            out.write_string_with_format(row, column, cell_text(text), &format)?;
        }
    }
    let scope = crate::figures::Scope::Cell { cell: cell.clone() };
    for note in edition.answers.notes.get(&scope).into_iter().flatten() {
        let code = note.code.as_ref().map(ToString::to_string).unwrap_or_default();
        comment.push(format!("{code} {}", note.text).trim().to_owned());
    }
    if !comment.is_empty() {
        let text = cell_text(&comment.join("\n"));
        let note = Note::new(text).set_author("").add_author_prefix(false).set_background_color(ACCENT_PALE);
        out.insert_note(row, column, &note)?;
    }
    Ok(())
}

const ACCENT_PALE: Color = Color::RGB(0xFF_F4DC);

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
    let heads = [("Key", 16.0), ("Name", 44.0), ("Kind", 8.0), ("Agency", 36.0), ("Contact", 36.0), ("Tables", 20.0)];
    let rows = edition.answers.sources.values().filter(|source| edition.uses(&source.key)).map(|source| {
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
        vec![edition.scope_name(scope), reason.letter().to_owned(), format!("{words}, unless a cell says otherwise")]
    });
    listing(out, &[("For", 52.0), ("Code", 14.0), ("Note", 90.0)], notes.chain(reasons), formats)
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
