//! One worksheet of a table: hidden keys, title, header, rows to be filled, and under them what is to be known.

use super::cells::{Shown, shown};
use super::formats::{CellLook, ERROR, MUTED, NOTE_PAPER, Tone, cell_text, print_text};
use super::formulas::{self, TotalFormula};
use super::grid::{CODE, FIRST, Grid, GridRow, KEY, LABEL};
use super::keys::{self, ColumnKey, RowKey, SheetKey, TableKey};
use super::words::REASONS;
use super::{Book, Totals};
use crate::exchange::spreadsheet::{Area, At};
use crate::figures::{Answer, CellAddress, Effective, Figure, Flag, Place, Scope, Sheet, SheetId};
use crate::questionnaire::{ClassificationId, ItemCode, Table, Unit};
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, Format, Formula, Note, ProtectionOptions,
    Worksheet, XlsxError,
};
use std::collections::HashMap;

/// Columns that a printed page takes beside the labels.
const PAGE_COLUMNS: usize = 12;
/// The row of the title; hidden keys stand over it.
const TITLE: u32 = 1;
/// The first line of the header.
const HEAD: u32 = 4;

/// A formula that was written: row and column in the grid, and what it comes to.
pub(super) struct Made {
    pub formulas: Vec<(Option<ItemCode>, usize, String)>,
}

/// Writes the worksheet of a sheet.
pub(super) fn write(out: &mut Worksheet, book: &Book<'_>, id: SheetId) -> Result<Made, XlsxError> {
    let mut made = Made { formulas: Vec::new() };
    let Some((sheet, table)) = book.words.table_of(id) else {
        return Ok(made);
    };
    let grid = Grid::of(&book.words, id);
    let (words, formats) = (&book.words, book.formats);
    let lines = Lines::of(table);
    let body = HEAD + lines.count();
    out.set_column_width(CODE, 21)?.set_column_width(LABEL, 44)?;
    for index in 0..grid.columns.len() {
        let flags = Grid::figures(index) + 1;
        out.set_column_width(Grid::figures(index), 12)?;
        out.set_column_width(flags, 5)?;
        // Cells of flags are blank but for few: the column says how they look.
        out.set_column_format(flags, &formats.flags)?;
    }
    out.set_column_width(grid.notes(), 40)?;

    let key = SheetKey::Table(TableKey {
        pack: book.edition.pack.id.clone(),
        area: book.edition.answers.area(),
        sheet: id,
        table: table.code.clone(),
        source: sheet.source.as_ref().map(ToString::to_string),
        unit: sheet.unit,
        currency: sheet.currency.clone(),
    });
    out.write_string(0, KEY, key.text())?;
    text_row(out, TITLE)?;
    out.write_string_with_format(TITLE, CODE, cell_text(&words.title(table)), &formats.title)?;
    text_row(out, TITLE + 1)?;
    let line = words.source_line(table, sheet);
    out.write_string_with_format(TITLE + 1, CODE, cell_text(&line), &formats.muted)?;
    let last = grid.notes();
    let guidance = words.guidance(table);
    text_row(out, TITLE + 2)?;
    if let Some(counted) = guidance.first() {
        paragraph(out, TITLE + 2, last, counted, &formats.wrap)?;
    }
    head(out, book, table, sheet, &grid, &lines)?;
    let formulas = match book.layout.totals {
        Totals::AsTyped => HashMap::new(),
        Totals::Formulas => formulas::totals(book.edition.pack, words.answers, &table.module, id, &grid, body),
    };
    // A formula that comes to nothing yet shows nothing, also in programs that do not calculate.
    out.set_formula_result_default("");
    let mut cells = Cells {
        out,
        book,
        table,
        exponent: exponent(table, sheet),
        formulas: &formulas,
        made: &mut made,
    };
    for (index, row) in grid.rows.iter().enumerate() {
        cells.row(id, &grid, index, row, body + index as u32)?;
    }
    let end = body + grid.rows.len() as u32;
    for (row, said) in (end + 1..).zip(guidance.iter().skip(1).chain(&words.legend())) {
        text_row(out, row)?;
        paragraph(out, row, last, said, &formats.label)?;
    }
    rules(out, book, &grid, body, end)?;
    if end > body {
        added_rules(out, book, &grid, body)?;
    }
    out.set_column_hidden(KEY)?.set_row_hidden(0)?;
    out.set_freeze_panes(body, FIRST)?
        .set_freeze_panes_top_cell(body, FIRST)?;
    out.set_selection(body, FIRST, body, FIRST)?;
    protect(out);
    print(out, book);
    let pages = grid.columns.len().div_ceil(PAGE_COLUMNS).max(1);
    out.set_print_fit_to_pages(pages as u16, 0);
    out.set_repeat_rows(HEAD, body - 1)?.set_repeat_columns(KEY, LABEL)?;
    Ok(made)
}

/// The power of ten in which the figures of a sheet are shown.
pub(super) fn exponent(table: &Table, sheet: &Sheet) -> i8 {
    match table.unit {
        Unit::Persons => sheet.unit.exponent(),
        Unit::Currency => 0,
    }
}

/// Which lines the header has: year, status, sex, and what the column holds.
pub(super) struct Lines {
    status: bool,
    sex: bool,
}

impl Lines {
    fn of(table: &Table) -> Self {
        Self {
            status: table.status.is_some(),
            sex: table.by_sex,
        }
    }

    fn count(&self) -> u32 {
        2 + u32::from(self.status) + u32::from(self.sex)
    }
}

fn text_row(out: &mut Worksheet, row: u32) -> Result<(), XlsxError> {
    out.write_string(row, KEY, RowKey::Text.text())?;
    Ok(())
}

/// A paragraph over the width of a page, as high as it needs.
fn paragraph(out: &mut Worksheet, row: u32, last: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    let to = last.min(LABEL + 12);
    let letters = 55 + 8 * usize::from(to - LABEL);
    let lines = text.chars().count().div_ceil(letters).max(1);
    out.merge_range(row, CODE, row, to, &cell_text(text), format)?;
    out.set_row_height(row, 15.0 * lines as f64)?;
    Ok(())
}

/// The header. Every column of figures says all of what it is: columns are moved, and merged cells come apart.
fn head(
    out: &mut Worksheet,
    book: &Book<'_>,
    table: &Table,
    sheet: &Sheet,
    grid: &Grid,
    lines: &Lines,
) -> Result<(), XlsxError> {
    let (words, formats) = (&book.words, book.formats);
    for (key, at) in [
        (ColumnKey::Code, CODE),
        (ColumnKey::Label, LABEL),
        (ColumnKey::Note, grid.notes()),
    ] {
        out.write_string(0, at, key.text())?;
    }
    for (index, column) in grid.columns.iter().enumerate() {
        let at = Grid::figures(index);
        out.write_string(0, at, ColumnKey::Figure(column.clone()).text())?;
        out.write_string(0, at + 1, ColumnKey::Flag(column.clone()).text())?;
    }
    let unit = words.unit(table, sheet);
    let flag = words.text("workbook-flag");
    let mut row = HEAD;
    let mut line = |out: &mut Worksheet, text: &dyn Fn(usize) -> String, of_flags: &str| {
        out.write_string(row, KEY, RowKey::Head.text())?;
        for index in 0..grid.columns.len() {
            let at = Grid::figures(index);
            out.write_string_with_format(row, at, cell_text(&text(index)), &formats.head)?;
            out.write_string_with_format(row, at + 1, of_flags, &formats.head_small)?;
        }
        row += 1;
        Ok::<u32, XlsxError>(row - 1)
    };
    let years = line(out, &|_| String::new(), "")?;
    // Years are numbers, lest a spreadsheet marks them as numbers kept as text.
    for (index, column) in grid.columns.iter().enumerate() {
        let year = f64::from(column.year.0);
        out.write_number_with_format(years, Grid::figures(index), year, &formats.head)?;
    }
    if lines.status {
        line(
            out,
            &|index| words.label(table, grid.columns[index].status.as_ref()),
            "",
        )?;
    }
    if lines.sex {
        line(out, &|index| words.sex(grid.columns[index].sex), "")?;
    }
    let kind = line(out, &|_| unit.clone(), &flag)?;
    for at in HEAD..=kind {
        let is_last = at == kind;
        for (column, id) in [
            (CODE, "workbook-code"),
            (LABEL, "workbook-row"),
            (grid.notes(), "workbook-row-notes"),
        ] {
            let text = if is_last { words.text(id) } else { String::new() };
            out.write_string_with_format(at, column, text, &formats.head_left)?;
        }
    }
    Ok(())
}

/// Writes the rows of a grid.
struct Cells<'a, 'b> {
    out: &'a mut Worksheet,
    book: &'a Book<'b>,
    table: &'a Table,
    exponent: i8,
    formulas: &'a HashMap<(usize, usize), TotalFormula>,
    made: &'a mut Made,
}

impl Cells<'_, '_> {
    fn row(&mut self, id: SheetId, grid: &Grid, index: usize, row: &GridRow, at: u32) -> Result<(), XlsxError> {
        let (words, formats) = (&self.book.words, self.book.formats);
        match row {
            GridRow::Heading(text) => {
                text_row(self.out, at)?;
                let format = formats.muted.clone().set_italic();
                self.out.write_string_with_format(at, LABEL, cell_text(text), &format)?;
            }
            GridRow::Add(list) => {
                self.out.write_string(at, KEY, RowKey::Add(list.clone()).text())?;
                self.out.write_blank(at, CODE, &formats.letter)?;
                self.out.write_blank(at, LABEL, &formats.answer)?;
                for column in 0..grid.columns.len() {
                    self.blank(at, Grid::figures(column), false)?;
                }
                self.out.write_blank(at, grid.notes(), &formats.answer)?;
            }
            GridRow::Item {
                item, depth, is_total, ..
            } => {
                self.out.write_string(at, KEY, RowKey::Item(item.clone()).text())?;
                let code = item.as_ref().map_or("", ItemCode::as_str);
                self.out.write_string_with_format(at, CODE, code, &formats.muted)?;
                let label = cell_text(&words.label(self.table, item.as_ref()));
                self.out
                    .write_string_with_format(at, LABEL, label, formats.name(*depth, *is_total))?;
                for (column, of) in grid.columns.iter().enumerate() {
                    let place = Place {
                        item: item.clone(),
                        year: of.year,
                        status: of.status.clone(),
                        sex: of.sex,
                    };
                    let address = CellAddress::new(id, place);
                    if let Some(formula) = self.formulas.get(&(index, column)) {
                        self.formula(&address, formula, (at, Grid::figures(column)), *is_total)?;
                        let plain = formula.value.map(|value| value.to_plain(self.exponent));
                        let written = (item.clone(), column, plain.unwrap_or_default());
                        self.made.formulas.push(written);
                    } else {
                        self.figure(&address, (at, Grid::figures(column)), *is_total)?;
                    }
                }
                let scope = Scope::Row {
                    sheet: id,
                    item: item.clone(),
                };
                let note = super::notes::row_note(words.answers, &scope).map_or("", |(_, text)| text);
                self.out
                    .write_string_with_format(at, grid.notes(), cell_text(note), &formats.answer)?;
            }
        }
        Ok(())
    }

    fn blank(&mut self, row: u32, column: u16, is_total: bool) -> Result<(), XlsxError> {
        let look = CellLook {
            tone: Tone::Figure,
            is_total,
            decimals: None,
        };
        if let Some(format) = self.book.formats.usual(look) {
            self.out.write_blank(row, column, format)?;
        }
        Ok(())
    }

    fn formula(
        &mut self,
        cell: &CellAddress,
        total: &TotalFormula,
        (row, column): (u32, u16),
        is_total: bool,
    ) -> Result<(), XlsxError> {
        let says = self.book.words.answers.effective(cell, &self.table.module);
        let plain = total
            .value
            .map(|value| value.to_plain(self.exponent))
            .unwrap_or_default();
        let look = CellLook {
            tone: Tone::Formula,
            is_total,
            decimals: Some(decimals(&plain)),
        };
        let formula = Formula::new(&total.formula).set_result(plain);
        self.out
            .write_formula_with_format(row, column, formula, &self.book.formats.cell(look))?;
        if let Effective::Own(figure) = &says {
            self.flag(figure, row, column)?;
        }
        self.comment(cell, &says, row, column)
    }

    fn figure(&mut self, cell: &CellAddress, (row, column): (u32, u16), is_total: bool) -> Result<(), XlsxError> {
        let says = self.book.words.answers.effective(cell, &self.table.module);
        let letter;
        let (figure, tone) = match &says {
            Effective::Blank => {
                self.blank(row, column, is_total)?;
                return self.comment(cell, &says, row, column);
            }
            Effective::Own(figure) => {
                let tone = match &figure.answer {
                    Answer::Value(_) => Tone::Figure,
                    Answer::Reason(_) => Tone::Reason,
                    Answer::WrongInput(_) => Tone::Wrong,
                };
                (*figure, tone)
            }
            Effective::Inherited(reason, _) => {
                letter = Figure::reason((*reason).clone());
                (&letter, Tone::Inherited)
            }
        };
        match shown(Some(figure), self.exponent) {
            Shown::Blank => self.blank(row, column, is_total)?,
            Shown::Number(plain) => {
                let decimals = Some(decimals(&plain));
                let look = CellLook {
                    tone,
                    is_total,
                    decimals,
                };
                // At most fifteen digits, which a double holds exactly as a spreadsheet does.
                let number: f64 = plain.parse().unwrap_or_default();
                if let Some(format) = self.book.formats.usual(look) {
                    self.out.write_number_with_format(row, column, number, format)?;
                } else {
                    let format = self.book.formats.cell(look);
                    self.out.write_number_with_format(row, column, number, &format)?;
                }
            }
            Shown::Text(text) => {
                let look = CellLook {
                    tone,
                    is_total,
                    decimals: None,
                };
                let format = self.book.formats.cell(look);
                self.out
                    .write_string_with_format(row, column, cell_text(&text), &format)?;
            }
        }
        self.flag(figure, row, column)?;
        self.comment(cell, &says, row, column)
    }

    fn flag(&mut self, figure: &Figure, row: u32, column: u16) -> Result<(), XlsxError> {
        if let Some(flag) = figure.flag {
            let format = &self.book.formats.letter;
            self.out
                .write_string_with_format(row, column + 1, flag.letter(), format)?;
        }
        Ok(())
    }

    fn comment(&mut self, cell: &CellAddress, says: &Effective<'_>, row: u32, column: u16) -> Result<(), XlsxError> {
        if matches!(
            says,
            Effective::Own(Figure {
                answer: Answer::Value(_),
                flag: None,
                ..
            }) | Effective::Blank
        ) && self.book.words.answers.notes.is_empty()
        {
            return Ok(());
        }
        let lines = self.book.words.comment(self.table, cell, says);
        if lines.is_empty() {
            return Ok(());
        }
        let note = Note::new(cell_text(&lines.join("\n")))
            .set_author("")
            .add_author_prefix(false)
            .set_background_color(NOTE_PAPER);
        self.out.insert_note(row, column, &note)?;
        Ok(())
    }
}

fn decimals(plain: &str) -> u8 {
    plain.split_once('.').map_or(0, |(_, decimals)| decimals.len() as u8)
}

/// What may be typed in: figures from 0 or a reason; letters of flags; in red what is neither.
fn rules(out: &mut Worksheet, book: &Book<'_>, grid: &Grid, body: u32, end: u32) -> Result<(), XlsxError> {
    if grid.columns.is_empty() || end <= body {
        return Ok(());
    }
    let words = &book.words;
    let ranges = |flags: u16| {
        let columns = (0..grid.columns.len()).map(|index| {
            let column = u32::from(Grid::figures(index) + flags);
            Area::between(At::new(body, column), At::new(end - 1, column)).to_string()
        });
        columns.collect::<Vec<_>>().join(" ")
    };
    let first = At::new(body, u32::from(FIRST));
    let letters = format!("|{}|", REASONS.join("|"));
    let is_reason = format!("OR(ISNUMBER(SEARCH(\"|\"&{first}&\"|\",\"{letters}\")),LEFT({first},2)=\"K \")");
    let figure = DataValidation::new()
        .allow_custom(Formula::new(format!("=IF(ISNUMBER({first}),{first}>=0,{is_reason})")))
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title(words.text("workbook-figure-title"))?
        .set_error_message(words.text("workbook-figure-rule"))?
        .set_multi_range(ranges(0));
    out.add_data_validation(body, FIRST, end - 1, FIRST, &figure)?;
    let flags: Vec<&str> = words.flags().map(Flag::letter).collect();
    let flag = DataValidation::new()
        .allow_list_strings(&flags)?
        .set_error_title(words.text("workbook-flag"))?
        .set_error_message(words.with("workbook-flag-rule", "letters", &flags.join(" ")))?
        .set_multi_range(ranges(1));
    out.add_data_validation(body, FIRST + 1, end - 1, FIRST + 1, &flag)?;
    let wrong = ConditionalFormatFormula::new()
        .set_rule(format!("=AND(ISTEXT({first}),LEN({first})>0,NOT({is_reason}))").as_str())
        .set_format(Format::new().set_font_color(ERROR))
        .set_multi_range(ranges(0));
    out.add_conditional_format(body, FIRST, end - 1, FIRST, &wrong)?;
    let reason = ConditionalFormatFormula::new()
        .set_rule(format!("=AND(ISTEXT({first}),{is_reason})").as_str())
        .set_format(Format::new().set_font_color(MUTED))
        .set_multi_range(ranges(0));
    out.add_conditional_format(body, FIRST, end - 1, FIRST, &reason)?;
    Ok(())
}

/// Rows to be added are chosen from the list.
fn added_rules(out: &mut Worksheet, book: &Book<'_>, grid: &Grid, body: u32) -> Result<(), XlsxError> {
    let lists = lists(book);
    for (index, row) in grid.rows.iter().enumerate() {
        let GridRow::Add(list) = row else { continue };
        let Some(column) = lists.iter().position(|(id, _)| id == list) else {
            continue;
        };
        let count = lists[column].1.len() as u32;
        let range = formulas::fixed(column as u32 + 1, 1, count);
        let choice = DataValidation::new()
            .allow_list_formula(Formula::new(format!("='{}'!{range}", keys::LISTS)))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message(book.words.text("workbook-add-rule"))?;
        let at = body + index as u32;
        out.add_data_validation(at, LABEL, at, LABEL, &choice)?;
    }
    Ok(())
}

/// What can be chosen from: the labels of the lists that rows are added from.
fn lists(book: &Book<'_>) -> Vec<(ClassificationId, Vec<String>)> {
    let pack = book.edition.pack;
    let mut lists: Vec<(ClassificationId, Vec<String>)> = Vec::new();
    for sheet in book.selection.answers.sheets.values() {
        let main = pack.table(&sheet.table).and_then(|table| table.main.as_ref());
        for id in main.into_iter().flat_map(|main| &main.versions) {
            if lists.iter().any(|(known, _)| known == id) {
                continue;
            }
            let Some(list) = pack.classification(id) else { continue };
            let labels = list.items.iter().filter(|item| !item.is_total && !item.is_other);
            let labels = labels.map(|item| pack.item_label(item, book.words.language).to_owned());
            lists.push((id.clone(), labels.collect()));
        }
    }
    lists.sort();
    lists
}

/// Writes the hidden worksheet of what can be chosen from.
pub(super) fn write_lists(out: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    out.write_string(0, KEY, SheetKey::Lists.text())?;
    for (index, (id, labels)) in lists(book).iter().enumerate() {
        let column = index as u16 + 1;
        out.write_string(0, column, id.as_str())?;
        for (row, label) in labels.iter().enumerate() {
            out.write_string(row as u32 + 1, column, cell_text(label))?;
        }
    }
    out.set_very_hidden(true);
    Ok(())
}

/// Labels are locked against slips, without a password; widths, heights and comments stay free.
pub(super) fn protect(out: &mut Worksheet) {
    out.protect_with_options(&ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        use_autofilter: true,
        edit_objects: true,
        ..ProtectionOptions::default()
    });
}

/// A4 across; what it is and which page stand below.
pub(super) fn print(out: &mut Worksheet, book: &Book<'_>) {
    let edition = book.edition;
    let footer = format!(
        "&L&8{} \u{b7} {}&C&8&A&R&8&P / &N",
        print_text(&edition.country()),
        print_text(&edition.pack.title)
    );
    out.set_landscape()
        .set_paper_size(9)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    out.set_footer(footer);
}
