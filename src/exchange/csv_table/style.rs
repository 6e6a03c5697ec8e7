//! How a CSV for a spreadsheet is written: language, separator, decimal sign; and the writing itself, with text that cannot act as
//! a formula.

use crate::exchange::csv_safe;
use crate::figures::Value;
use crate::questionnaire::Language;

/// What parts two fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`, which Excel expects where the decimal sign is a comma.
    Semicolon,
    /// A tab.
    Tab,
}

impl Separator {
    /// In the order in which they are offered.
    pub const ALL: [Separator; 3] = [Separator::Comma, Separator::Semicolon, Separator::Tab];

    /// The sign.
    pub fn sign(self) -> char {
        match self {
            Separator::Comma => ',',
            Separator::Semicolon => ';',
            Separator::Tab => '\t',
        }
    }

    /// The separator of that sign; `\t` in two letters is a tab too.
    pub fn from_sign(sign: &str) -> Option<Self> {
        let tab = (sign == "\\t").then_some(Separator::Tab);
        tab.or_else(|| {
            Self::ALL
                .into_iter()
                .find(|separator| sign == separator.sign().to_string())
        })
    }

    /// What a spreadsheet in that language expects.
    pub fn usual(language: Language) -> Self {
        match language {
            Language::English => Separator::Comma,
            Language::Indonesian => Separator::Semicolon,
        }
    }
}

/// The decimal sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimal {
    /// `.`
    Point,
    /// `,`
    Comma,
}

impl Decimal {
    /// What goes with that separator: it is never both; with a tab it is the language's.
    pub fn usual(separator: Separator, language: Language) -> Self {
        match (separator, language) {
            (Separator::Comma, _) | (Separator::Tab, Language::English) => Decimal::Point,
            (Separator::Semicolon, _) | (Separator::Tab, Language::Indonesian) => Decimal::Comma,
        }
    }

    /// A plain number with this decimal sign.
    pub fn number(self, plain: &str) -> String {
        match self {
            Decimal::Point => plain.to_owned(),
            Decimal::Comma => plain.replace('.', ","),
        }
    }

    /// A value in ones.
    pub fn value(self, value: Value) -> String {
        self.number(&value.to_plain(0))
    }
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The language of headers and labels.
    pub language: Language,
    /// What parts two fields.
    pub separator: Separator,
    /// The decimal sign.
    pub decimal: Decimal,
}

impl Style {
    /// What is usual in that language.
    pub fn usual(language: Language) -> Self {
        let separator = Separator::usual(language);
        Self {
            language,
            separator,
            decimal: Decimal::usual(separator, language),
        }
    }
}

/// A field of such a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text: put so that it cannot act as a formula.
    Text(String),
    /// A number in the decimal sign of the file: put as it is.
    Number(String),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

/// A file being written: UTF-8 with a byte order mark, by which Excel knows it, and lines that end as on Windows.
pub struct Table {
    writer: csv::Writer<Vec<u8>>,
    rows: usize,
}

impl Table {
    /// Begins a file with the names of its columns.
    pub fn new(style: Style, header: impl IntoIterator<Item = String>) -> Self {
        let writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .delimiter(style.separator.sign() as u8)
            .from_writer(b"\xEF\xBB\xBF".to_vec());
        let mut table = Self { writer, rows: 0 };
        table.row(header.into_iter().map(Cell::Text));
        table.rows = 0;
        table
    }

    /// Writes a line.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let fields = cells.into_iter().map(|cell| match cell {
            Cell::Text(text) => csv_safe::guard(&text).into_owned(),
            Cell::Number(number) => number,
        });
        csv_safe::row(&mut self.writer, fields);
        self.rows += 1;
    }

    /// Lines under the header.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The file.
    pub fn finish(self) -> Vec<u8> {
        csv_safe::finish(self.writer)
    }
}
