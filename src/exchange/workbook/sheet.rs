//! One sheet of figures: frozen headers, figures as numbers, reasons as letters, flags behind the figure, notes as comments.

use super::{ERROR, Formats, INK, MUTED, NOTE_PAPER, cell_text};
use crate::exchange::edition::{Edition, REASONS, flag_word, letter, sex_word};
use crate::figures::{
    Answer, CellAddress, Effective, Figure, Flag, Heading, Reason, RowKind, Sheet, SheetId, SheetLayout,
};
use crate::questionnaire::{Classification, Table, Unit};
use rust_xlsxwriter::{Format, FormatAlign, Note, Worksheet, XlsxError};
use std::collections::BTreeSet;

/// The title of a classification, or the words of a heading over countries.
fn heading_text(heading: Heading, list: Option<&Classification>) -> String {
    match heading {
        Heading::Classification => list.map_or_else(String::new, |list| list.title.clone()),
        Heading::Members => "ASEAN member states".to_owned(),
        Heading::Added => "Other countries listed".to_owned(),
    }
}

/// Writes one sheet: title, source and unit, headers, rows, then metadata and legend.
pub(super) fn figures(
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
    let line = format!(
        "Source: {}.  Unit: {unit}.  ILO code: {}",
        edition.source_name(sheet),
        table.code
    );
    out.write_string_with_format(1, 0, cell_text(&line), &formats.muted)?;

    let head = 3;
    let body = heads(out, edition, table, &layout, head, formats)?;
    out.set_column_width(0, 18)?.set_column_width(1, 44)?;
    out.set_freeze_panes(body, 2)?;
    let mut row = body;
    let mut footnotes = Footnotes::default();
    for (index, line) in layout.rows.iter().enumerate() {
        let list = line
            .classification
            .as_ref()
            .and_then(|list| edition.pack.classification(list));
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
                    let Some(cell) = layout.cell(id, index, column) else {
                        continue;
                    };
                    let at = (row, column as u16 + 2);
                    figure(out, edition, table, sheet, &cell, at, line.is_total, &mut footnotes)?;
                }
            }
        }
        row += 1;
    }
    row += 1;
    for (kind, stated) in &sheet.metadata {
        let codes = stated
            .codes
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" ");
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
    band(out, row, &|a, b| columns[a].year == columns[b].year, &|at| {
        columns[at].year.to_string()
    })?;
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
        let wrong = self
            .wrong
            .then(|| "In red: input that could not be read as a figure".to_owned());
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
    let base = Format::new()
        .set_font_name("Calibri")
        .set_font_size(11)
        .set_font_color(INK);
    let base = if is_total { base.set_bold() } else { base };
    match figure.map(|figure| (&figure.answer, figure)) {
        None => {}
        Some((Answer::Value(value), figure)) => {
            let exponent = if table.unit == Unit::Persons {
                sheet.unit.exponent()
            } else {
                0
            };
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
        let note = Note::new(text)
            .set_author("")
            .add_author_prefix(false)
            .set_background_color(NOTE_PAPER);
        out.insert_note(row, column, &note)?;
    }
    Ok(())
}
