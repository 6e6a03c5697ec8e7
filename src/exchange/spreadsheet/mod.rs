//! Spreadsheet files of others, read with distrust: Excel (`.xlsx`, `.xlsb`, `.xls`), `OpenDocument` (`.ods`) and delimited text.
//!
//! Only what stands in the cells is taken: values as they were last calculated, how many decimals they show, merged cells,
//! comments, what is hidden. Nothing is executed, nothing is fetched, and no file can take more memory than [`limits`] allow.
//! What a file means is for others to say; this room knows no questionnaire.
//!
//! [`read`] looks at the content (`kind.rs`) and hands over to `xlsx/`, `xlsb/`, `xls/`, `ods/` or `text/`, which put cells into a
//! `draft.rs`; that counts them against the limits. `package.rs` unpacks what `zip_directory.rs` finds, `xml.rs` reads XML,
//! `number_format.rs` and `moment.rs` say what a number shows, `shared_texts.rs` keeps texts, `areas.rs` blocks of cells.
//!
//! Each format is read in one pass of our own, sparse and counted: the guard in front of a library that lays whole worksheets out
//! in memory would have to read all that the library reads. The tests hold the values against such a library.

mod address;
mod areas;
mod draft;
mod error;
mod kind;
pub mod limits;
mod moment;
mod number_format;
mod ods;
mod package;
mod shared_texts;
mod text;
mod xls;
mod xlsb;
mod xlsx;
mod xml;
mod zip_directory;

pub use address::{Area, At, NoAddress, column_letters};
pub use error::SpreadsheetError;
pub use kind::OtherFile;

use kind::Kind;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Reads a spreadsheet file. What kind of file it is, its content says; the name only helps to say what is wrong with it.
pub fn read(bytes: &[u8], name: &str) -> Result<Spreadsheet, SpreadsheetError> {
    if bytes.len() > limits::MAX_FILE {
        return Err(SpreadsheetError::FileTooLarge);
    }
    match kind::judge(bytes, name)? {
        Kind::Xlsx { package, main } => xlsx::read(package, &main),
        Kind::Xlsb { package, main } => xlsb::read(package, &main),
        Kind::Ods(package) => ods::read(package),
        Kind::Xls(workbook) => xls::read(&workbook),
        Kind::Text => text::read(bytes),
    }
}

/// A spreadsheet file as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Spreadsheet {
    /// What kind of file it is, judged by its content.
    pub format: FileFormat,
    /// The worksheets, in the order of their tabs. Text files have one, without a name.
    pub worksheets: Vec<Worksheet>,
    /// What the file holds and was not taken.
    pub left_aside: Vec<LeftAside>,
}

impl Spreadsheet {
    fn new(format: FileFormat) -> Self {
        Self {
            format,
            worksheets: Vec::new(),
            left_aside: Vec::new(),
        }
    }

    /// Says once that something is not taken.
    fn leave(&mut self, what: LeftAside) {
        if !self.left_aside.contains(&what) {
            self.left_aside.push(what);
        }
    }
}

/// The kinds of file that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileFormat {
    /// Excel workbook (Office Open XML).
    Xlsx,
    /// Excel binary workbook.
    Xlsb,
    /// Excel workbook of before 2007.
    Xls,
    /// `OpenDocument` spreadsheet.
    Ods,
    /// Delimited text.
    Text,
}

/// Something in a file that is not taken, which a person may want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftAside {
    /// Macros: not looked at, never run.
    Macros,
    /// Links to other files: not followed; the values last seen are taken.
    ExternalLinks,
    /// A worksheet larger than any table of the questionnaire could be.
    TooLarge {
        /// Its name.
        worksheet: String,
    },
    /// A sheet that is no worksheet: a chart, a dialog.
    NoWorksheet {
        /// Its name.
        sheet: String,
    },
    /// Formulas that were never calculated, so that the file does not hold what they come to: a program wrote them that does not
    /// calculate. Their cells are empty.
    NotCalculated {
        /// The worksheet.
        worksheet: String,
        /// How many.
        cells: usize,
    },
    /// Bytes of a text file that its encoding does not have were replaced by a sign.
    BrokenText,
}

/// Whether a worksheet is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Visibility {
    /// Seen.
    Visible,
    /// Hidden; the person can show it.
    Hidden,
    /// Hidden so that only a program shows it.
    VeryHidden,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A text.
    Text(Box<str>),
    /// A number.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// A day, with a time of day or without, as ISO 8601 writes it: `2014-03-01`, `2014-03-01T09:30:00`.
    Moment(Box<str>),
    /// A formula that came to an error, as it shows: `#DIV/0!`.
    Error(Box<str>),
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it holds; of a formula, what it last came to.
    pub content: Content,
    /// The decimals that its number format shows; none where the format is general or unknown.
    pub decimals: Option<u8>,
    /// Whether the number shows as a percentage.
    pub percent: bool,
    /// Whether it is a formula.
    pub formula: bool,
}

/// One worksheet: its cells by row and column, and what is said about them.
#[derive(Clone, Debug, PartialEq)]
pub struct Worksheet {
    /// Its name; empty in a text file.
    pub name: String,
    /// Whether it is seen.
    pub visibility: Visibility,
    /// The cells that hold something, row by row.
    cells: Vec<(At, Cell)>,
    /// Where each row begins in `cells`, one more at the end.
    rows: Vec<u32>,
    width: u32,
    /// Cells drawn as one. Only the first of each holds something.
    pub merged: Vec<Area>,
    /// Comments, as plain text.
    pub comments: BTreeMap<At, String>,
    /// Rows that are hidden.
    pub hidden_rows: Vec<u32>,
    /// Columns that are hidden.
    pub hidden_columns: Vec<u32>,
}

impl Worksheet {
    /// A worksheet of these cells. Of two at one place the later one counts.
    pub fn new(name: impl Into<String>, visibility: Visibility, mut cells: Vec<(At, Cell)>) -> Self {
        cells.sort_by_key(|(at, _)| *at);
        cells.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                std::mem::swap(later, earlier);
            }
            same
        });
        let height = cells.last().map_or(0, |(at, _)| at.row + 1);
        let mut rows = Vec::with_capacity(height as usize + 1);
        let mut index = 0_u32;
        for row in 0..height {
            rows.push(index);
            while cells.get(index as usize).is_some_and(|(at, _)| at.row == row) {
                index += 1;
            }
        }
        rows.push(index);
        Self {
            name: name.into(),
            visibility,
            width: cells.iter().map(|(at, _)| at.column + 1).max().unwrap_or(0),
            cells,
            rows,
            merged: Vec::new(),
            comments: BTreeMap::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
        }
    }

    /// Rows up to the last that holds something.
    pub fn height(&self) -> u32 {
        self.rows.len() as u32 - 1
    }

    /// Columns up to the last that holds something.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Every cell that holds something, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (At, &Cell)> {
        self.cells.iter().map(|(at, cell)| (*at, cell))
    }

    /// The cells of a row that hold something.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (At, &Cell)> {
        let bounds = self.rows.get(row as usize).zip(self.rows.get(row as usize + 1));
        let range = bounds.map_or(0..0, |(from, to)| *from as usize..*to as usize);
        self.cells[range].iter().map(|(at, cell)| (*at, cell))
    }

    /// The cell at a place; none where it is empty.
    pub fn cell(&self, at: At) -> Option<&Cell> {
        let from = *self.rows.get(at.row as usize)? as usize;
        let to = *self.rows.get(at.row as usize + 1)? as usize;
        let row = &self.cells[from..to];
        let index = row.binary_search_by_key(&at.column, |(at, _)| at.column).ok()?;
        Some(&row[index].1)
    }

    /// What a cell says, as a text: trimmed, numbers plain; empty where it is empty.
    pub fn text(&self, at: At) -> Cow<'_, str> {
        self.cell(at).map_or(Cow::Borrowed(""), Cell::text)
    }

    /// The block of merged cells that a cell lies in.
    pub fn merged_at(&self, at: At) -> Option<&Area> {
        self.merged.iter().find(|area| area.contains(at))
    }
}

impl Cell {
    /// What it says, as a text: trimmed, numbers plain with a decimal point.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.content {
            Content::Text(text) => Cow::Borrowed(text.trim()),
            Content::Number(number) => Cow::Owned(plain_number(*number)),
            Content::Boolean(true) => Cow::Borrowed("TRUE"),
            Content::Boolean(false) => Cow::Borrowed("FALSE"),
            Content::Moment(text) | Content::Error(text) => Cow::Borrowed(text),
        }
    }

    /// The number, where it is one.
    pub fn number(&self) -> Option<f64> {
        match self.content {
            Content::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// Digits that a spreadsheet keeps of a number; what a double holds beyond them is noise of its calculations.
pub const SIGNIFICANT_DIGITS: usize = 15;

/// A number as a plain decimal of at most [`SIGNIFICANT_DIGITS`] digits, without an exponent, without trailing zeros: what a
/// spreadsheet shows of it in a cell wide enough.
pub fn plain_number(number: f64) -> String {
    if number == 0.0 || !number.is_finite() {
        return if number.is_finite() {
            "0".to_owned()
        } else {
            number.to_string()
        };
    }
    let scientific = format!("{:.*e}", SIGNIFICANT_DIGITS - 1, number.abs());
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    let sign = if number < 0.0 { "-" } else { "" };
    let point = exponent + 1;
    let length = digits.len() as i32;
    if point <= 0 {
        format!("{sign}0.{}{digits}", "0".repeat(point.unsigned_abs() as usize))
    } else if point >= length {
        format!("{sign}{digits}{}", "0".repeat((point - length) as usize))
    } else {
        let (whole, fraction) = digits.split_at(point as usize);
        format!("{sign}{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell {
            content: Content::Text(text.into()),
            decimals: None,
            percent: false,
            formula: false,
        }
    }

    #[test]
    fn numbers_are_plain_without_the_noise_of_calculations() {
        for (number, plain) in [
            (0.0, "0"),
            (1234.0, "1234"),
            (-12.5, "-12.5"),
            (0.1 + 0.2, "0.3"),
            (1.005 * 1000.0, "1005"),
            (1e15, "1000000000000000"),
            (1.5e-7, "0.00000015"),
            (5_350.123, "5350.123"),
            (123_456_789_012_345.0, "123456789012345"),
        ] {
            assert_eq!(plain_number(number), plain);
        }
    }

    #[test]
    fn cells_are_found_by_their_place_and_the_later_of_two_counts() {
        let at = At::new;
        let cells = vec![
            (at(2, 1), text("b")),
            (at(0, 3), text(" a ")),
            (at(2, 1), text("c")),
            (at(2, 0), text("d")),
        ];
        let sheet = Worksheet::new("Sheet", Visibility::Visible, cells);
        assert_eq!((sheet.height(), sheet.width()), (3, 4));
        assert_eq!(sheet.text(at(0, 3)), "a");
        assert_eq!(sheet.text(at(2, 1)), "c");
        assert_eq!(sheet.text(at(1, 1)), "");
        assert_eq!(sheet.text(at(9, 9)), "");
        assert_eq!(sheet.row(2).count(), 2);
        assert_eq!(sheet.row(1).count(), 0);
        assert_eq!(sheet.row(7).count(), 0);
        let empty = Worksheet::new("", Visibility::Visible, Vec::new());
        assert_eq!((empty.height(), empty.width()), (0, 0));
    }
}
