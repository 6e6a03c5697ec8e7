//! A workbook for the reviewer: every finding in a row, what is proposed cell by cell, and how many there are by table.
//!
//! It takes words and figures as they are to be read and knows nothing of checks. Text is always written as text, so that a source
//! or a figure typed as `=1+1` stays what was typed. Nothing reads it back.

use crate::questionnaire::{Language, Severity, text};
use rust_xlsxwriter::{Color, DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// Why the workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct FindingsBookError(#[from] XlsxError);

/// Everything that the workbook shows.
#[derive(Clone, Debug, Default)]
pub struct FindingsBook {
    /// Its title: the country and the questionnaire.
    pub title: String,
    /// What is said of the file as a whole: what it is about, and the words.
    pub facts: Vec<(String, String)>,
    /// The findings, those of one cause together.
    pub findings: Vec<FindingLine>,
    /// The figures proposed.
    pub suggestions: Vec<SuggestionLine>,
    /// How many stand by table: its name, then fatal, errors, warnings, notes, still to answer, explained.
    pub counts: Vec<(String, [usize; 6])>,
}

/// A cell in words.
#[derive(Clone, Debug, Default)]
pub struct CellWords {
    /// The table: `C19`.
    pub table: String,
    /// The source.
    pub source: String,
    /// The row.
    pub row: String,
    /// The year.
    pub year: Option<u16>,
    /// The status.
    pub status: String,
    /// The sex.
    pub sex: String,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct FindingLine {
    /// The number of its cause, from 1.
    pub cause: usize,
    /// How bad it is.
    pub severity: Severity,
    /// The same in words.
    pub severity_word: String,
    /// The cell that it begins with.
    pub cell: CellWords,
    /// The check, in words.
    pub check: String,
    /// What is wrong, tables by their labels.
    pub sentence: String,
    /// The figure that stands there, plain, or what stands there instead.
    pub now: String,
    /// The figure proposed.
    pub proposed: String,
    /// Why.
    pub reason: String,
    /// Its likelihood, from 0 to 1.
    pub confidence: Option<f64>,
    /// Who explained it, and how.
    pub explained: String,
    /// Names it for good.
    pub key: String,
}

/// One figure that is proposed.
#[derive(Clone, Debug)]
pub struct SuggestionLine {
    /// The number of its cause.
    pub cause: usize,
    /// Which of several suggestions for that cause, from 1.
    pub choice: usize,
    /// The cell.
    pub cell: CellWords,
    /// The figure that stands there.
    pub now: String,
    /// The figure proposed.
    pub proposed: String,
    /// Why.
    pub reason: String,
    /// Its likelihood, from 0 to 1.
    pub confidence: f64,
}

const INK: Color = Color::RGB(0x1C_2329);
const MUTED: Color = Color::RGB(0x5B_6670);
const LINE: Color = Color::RGB(0xDF_E3E6);
const PANEL: Color = Color::RGB(0xF6_F7F8);
const ERROR: Color = Color::RGB(0xB4_2318);
const WARNING: Color = Color::RGB(0x8A_5A00);
/// Excel's limit for the text of a cell, less room for an ellipsis.
const TEXT_MAX: usize = 32_000;
/// The most digits that Excel keeps of a number; longer ones stay text.
const DIGITS_MAX: usize = 15;

/// Height of a line of text in points.
const LINE_HEIGHT: f64 = 13.5;
/// The most lines that a row is made high for.
const LINES_MAX: usize = 12;

struct Formats {
    text: Format,
    muted: Format,
    head: Format,
    title: Format,
    number: Format,
    ordinal: Format,
    percent: Format,
    count: Format,
    head_right: Format,
    error: Format,
    warning: Format,
}

impl Formats {
    fn new() -> Self {
        let base = Format::new().set_font_name("Calibri").set_font_size(10);
        let text = base
            .clone()
            .set_font_color(INK)
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Hair)
            .set_border_color(LINE);
        let head = base
            .clone()
            .set_font_color(INK)
            .set_bold()
            .set_background_color(PANEL)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_color(LINE)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        Self {
            muted: text.clone().set_font_color(MUTED),
            head_right: head.clone().set_align(FormatAlign::Right),
            head,
            count: text
                .clone()
                .set_num_format("#,##0;-#,##0;\"\u{2013}\"")
                .set_align(FormatAlign::Right),
            title: base.set_font_color(INK).set_bold().set_font_size(15),
            number: text
                .clone()
                .set_num_format("#,##0.###############")
                .set_align(FormatAlign::Right)
                .set_indent(1),
            ordinal: text.clone().set_align(FormatAlign::Left),
            percent: text
                .clone()
                .set_num_format("0 %")
                .set_align(FormatAlign::Right)
                .set_indent(1),
            error: text.clone().set_bold().set_font_color(ERROR),
            warning: text.clone().set_bold().set_font_color(WARNING),
            text,
        }
    }

    fn severity(&self, severity: Severity) -> &Format {
        match severity {
            Severity::Fatal | Severity::Error => &self.error,
            Severity::Warning => &self.warning,
            Severity::Note => &self.muted,
        }
    }
}

/// Writes the workbook in a language.
pub fn write(book: &FindingsBook, language: Language) -> Result<Vec<u8>, FindingsBookError> {
    let formats = Formats::new();
    let words = |id: &str| text(language, id);
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(clean(&book.title)));
    findings(
        workbook.add_worksheet().set_name(words("report-sheet-findings"))?,
        book,
        &words,
        &formats,
    )?;
    summary(
        workbook.add_worksheet().set_name(words("report-sheet-summary"))?,
        book,
        &words,
        &formats,
    )?;
    suggestions(
        workbook.add_worksheet().set_name(words("report-sheet-suggestions"))?,
        book,
        &words,
        &formats,
    )?;
    Ok(workbook.save_to_buffer()?)
}

/// Text as a cell takes it: no control characters but line breaks, within Excel's length.
fn clean(text: &str) -> String {
    let clean: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    if clean.chars().count() > TEXT_MAX {
        clean.chars().take(TEXT_MAX).chain("...".chars()).collect()
    } else {
        clean
    }
}

/// Where the next cell of a line goes, and how many lines of text the fullest cell needs.
struct Line<'a> {
    out: &'a mut Worksheet,
    row: u32,
    column: u16,
    widths: &'a [f64],
    lines: usize,
}

impl<'a> Line<'a> {
    fn new(out: &'a mut Worksheet, row: u32, widths: &'a [f64]) -> Self {
        Self {
            out,
            row,
            column: 0,
            widths,
            lines: 1,
        }
    }

    fn text(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        let width = self.widths.get(usize::from(self.column)).copied().unwrap_or(20.0);
        self.lines = self.lines.max(lines_of(text, width));
        self.out
            .write_string_with_format(self.row, self.column, clean(text), format)?;
        self.column += 1;
        Ok(())
    }

    fn count(&mut self, count: f64, format: &Format) -> Result<(), XlsxError> {
        self.out
            .write_number_with_format(self.row, self.column, count, format)?;
        self.column += 1;
        Ok(())
    }

    /// A plain figure as a number where Excel keeps all its digits, anything else as text.
    fn figure(&mut self, plain: &str, formats: &Formats) -> Result<(), XlsxError> {
        let digits = plain.bytes().filter(u8::is_ascii_digit).count();
        let is_plain = plain.bytes().all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte));
        match plain.parse::<f64>() {
            Ok(number) if is_plain && digits <= DIGITS_MAX => self.count(number, &formats.number),
            _ => self.text(plain, &formats.text),
        }
    }

    /// Makes the row as high as its fullest cell, for programs that do not do so by themselves.
    fn finish(self) -> Result<(), XlsxError> {
        let lines = self.lines.clamp(1, LINES_MAX);
        self.out.set_row_height(self.row, LINE_HEIGHT * lines as f64 + 2.0)?;
        Ok(())
    }

    fn cell(&mut self, cell: &CellWords, formats: &Formats) -> Result<(), XlsxError> {
        self.text(&cell.table, &formats.text)?;
        self.text(&cell.source, &formats.text)?;
        self.text(&cell.row, &formats.text)?;
        match cell.year {
            Some(year) => self.count(f64::from(year), &formats.ordinal)?,
            None => self.text("", &formats.text)?,
        }
        self.text(&cell.status, &formats.text)?;
        self.text(&cell.sex, &formats.text)
    }
}

/// How many lines a text takes in a column that is so many characters wide, words kept whole.
fn lines_of(text: &str, width: f64) -> usize {
    // Columns are measured in digits of 11 points; text of 10 points takes less.
    let width = (width * 1.2).floor() as usize;
    let mut lines = 1;
    let mut used = 0;
    for word in text.split(' ') {
        let long = word.chars().count();
        if used > 0 && used + 1 + long > width {
            lines += 1;
            used = 0;
        }
        lines += long.saturating_sub(1) / width.max(1);
        used += long + usize::from(used > 0);
    }
    lines
}

/// Header, widths, filter and print set-up of a list. The columns behind `printed` are not printed.
fn list(
    out: &mut Worksheet,
    (heads, widths): (&[String], &[f64]),
    rows: usize,
    printed: usize,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let mut line = Line::new(out, 0, widths);
    for head in heads {
        line.text(head, &formats.head)?;
    }
    for (column, width) in widths.iter().enumerate() {
        out.set_column_width(column as u16, *width)?;
    }
    out.set_row_height(0, 30)?.set_freeze_panes(1, 0)?;
    out.autofilter(0, 0, rows as u32, heads.len() as u16 - 1)?;
    out.set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(0, 0)?
        .set_print_area(0, 0, rows as u32, printed as u16 - 1)?
        .set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3)
        .set_footer("&L&F&R&P / &N");
    Ok(())
}

/// The columns that name a cell, with their widths.
const PLACE: [(&str, f64); 6] = [
    ("report-table", 6.0),
    ("report-source", 18.0),
    ("report-row", 18.0),
    ("report-year", 6.0),
    ("report-status", 10.0),
    ("report-sex", 10.0),
];

/// Heads and widths of columns.
fn columns(words: &impl Fn(&str) -> String, of: &[&[(&str, f64)]]) -> (Vec<String>, Vec<f64>) {
    let columns = of.iter().flat_map(|columns| columns.iter());
    columns.map(|(id, width)| (words(id), *width)).unzip()
}

fn findings(
    out: &mut Worksheet,
    book: &FindingsBook,
    words: &impl Fn(&str) -> String,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let own = [
        ("report-check", 15.0),
        ("report-finding", 52.0),
        ("report-now", 12.0),
        ("report-proposed", 12.0),
        ("report-reason", 40.0),
        ("report-confidence", 11.0),
        ("report-explained", 26.0),
        ("report-key", 30.0),
    ];
    let first = [("report-cause", 9.0), ("report-severity", 12.0)];
    let (heads, widths) = columns(words, &[&first, &PLACE, &own]);
    // The keys are for programs.
    list(out, (&heads, &widths), book.findings.len(), heads.len() - 1, formats)?;
    for (row, finding) in book.findings.iter().enumerate() {
        let mut line = Line::new(out, row as u32 + 1, &widths);
        line.count(finding.cause as f64, &formats.ordinal)?;
        line.text(&finding.severity_word, formats.severity(finding.severity))?;
        line.cell(&finding.cell, formats)?;
        line.text(&finding.check, &formats.text)?;
        line.text(&finding.sentence, &formats.text)?;
        line.figure(&finding.now, formats)?;
        line.figure(&finding.proposed, formats)?;
        line.text(&finding.reason, &formats.text)?;
        match finding.confidence {
            Some(confidence) => line.count(confidence, &formats.percent)?,
            None => line.text("", &formats.text)?,
        }
        line.text(&finding.explained, &formats.text)?;
        // A long key runs on; nobody reads it.
        line.out
            .write_string_with_format(line.row, line.column, clean(&finding.key), &formats.muted)?;
        line.finish()?;
    }
    Ok(())
}

fn suggestions(
    out: &mut Worksheet,
    book: &FindingsBook,
    words: &impl Fn(&str) -> String,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let own = [
        ("report-now", 12.0),
        ("report-proposed", 12.0),
        ("report-reason", 62.0),
        ("report-confidence", 11.0),
    ];
    let first = [("report-cause", 9.0), ("report-choice", 9.0)];
    let (heads, widths) = columns(words, &[&first, &PLACE, &own]);
    list(out, (&heads, &widths), book.suggestions.len(), heads.len(), formats)?;
    for (row, suggestion) in book.suggestions.iter().enumerate() {
        let mut line = Line::new(out, row as u32 + 1, &widths);
        line.count(suggestion.cause as f64, &formats.ordinal)?;
        line.count(suggestion.choice as f64, &formats.ordinal)?;
        line.cell(&suggestion.cell, formats)?;
        line.figure(&suggestion.now, formats)?;
        line.figure(&suggestion.proposed, formats)?;
        line.text(&suggestion.reason, &formats.text)?;
        line.count(suggestion.confidence, &formats.percent)?;
        line.finish()?;
    }
    Ok(())
}

fn summary(
    out: &mut Worksheet,
    book: &FindingsBook,
    words: &impl Fn(&str) -> String,
    formats: &Formats,
) -> Result<(), XlsxError> {
    out.set_screen_gridlines(false);
    let widths = [60.0, 12.0, 12.0, 12.0, 12.0, 12.0, 12.0];
    for (column, width) in widths.iter().enumerate() {
        out.set_column_width(column as u16, *width)?;
    }
    out.write_string_with_format(0, 0, clean(&book.title), &formats.title)?;
    out.set_row_height(0, 32)?;
    let mut row = 1;
    let merged = formats.text.clone().set_align(FormatAlign::Left);
    for (label, said) in &book.facts {
        out.write_string_with_format(row, 0, clean(label), &formats.muted)?;
        out.merge_range(row, 1, row, 6, &clean(said), &merged)?;
        let lines = lines_of(said, widths[1..].iter().sum()).min(LINES_MAX);
        out.set_row_height(row, LINE_HEIGHT * lines as f64 + 2.0)?;
        row += 1;
    }
    row += 1;
    let heads = [
        "report-table",
        "findings-fatal",
        "findings-errors",
        "findings-warnings",
        "findings-notes",
        "report-unanswered",
        "findings-explained",
    ];
    let mut line = Line::new(out, row, &widths);
    for (column, head) in heads.into_iter().enumerate() {
        let format = if column == 0 {
            &formats.head
        } else {
            &formats.head_right
        };
        line.text(&words(head), format)?;
    }
    out.set_row_height(row, 30)?;
    let total = book.counts.iter().fold([0; 6], |mut total, (_, counts)| {
        total.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        total
    });
    let total = (words("report-total"), total);
    for (table, counts) in book.counts.iter().chain(std::iter::once(&total)) {
        row += 1;
        let mut line = Line::new(out, row, &widths);
        line.text(table, &formats.text)?;
        for count in counts {
            line.count(*count as f64, &formats.count)?;
        }
        line.finish()?;
    }
    out.set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_footer("&L&F&R&P / &N");
    Ok(())
}
