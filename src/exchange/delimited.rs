//! Delimited text taken apart into lines, with distrust: other encodings are told, lines are counted as an editor counts them,
//! a line of another length than the header is refused by itself. What the columns mean is for each format to say.

use super::csv_safe;
use super::incoming::{Position, Refused, Sentence};

/// Why a whole file cannot be read. Single lines that cannot be read are refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No header line.
    #[error("the file is empty; such a file begins with a line that names the columns")]
    Empty,
    /// UTF-16, as some programs save "Unicode text".
    #[error("the file is UTF-16 text; save it as \"CSV UTF-8\" and bring it in again")]
    Utf16,
    /// A workbook or another archive with the name of a CSV.
    #[error("the file is a workbook or an archive, not CSV text; save the sheet as \"CSV UTF-8\" and bring that in")]
    Archive,
    /// Bytes that are not UTF-8.
    #[error("line {line} holds bytes that are not UTF-8; save the file as \"CSV UTF-8\" and bring it in again")]
    NotUtf8 {
        /// The line.
        line: u64,
    },
    /// A column without which no line means anything.
    #[error("the header has no column {column}; columns that are empty may be absent, but not this one")]
    MissingColumn {
        /// Its name.
        column: &'static str,
    },
    /// A column that stands there twice.
    #[error("the header names the column {column} twice; remove one of them")]
    TwiceColumn {
        /// Its name.
        column: String,
    },
    /// More lines than any country's file has.
    #[error(
        "the file has more than {} lines; bring in one country's figures, not the whole of a database",
        MAX_LINES
    )]
    TooLong,
}

/// Lines beyond which a file is not one country's questionnaire.
pub const MAX_LINES: usize = 500_000;

/// What a line of another length than the header is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OtherLength {
    /// A line that something is wrong with: it is refused.
    Refused,
    /// A line as spreadsheets save it, without the empty cells at its end or with some more: only what holds something counts.
    Padded,
}

/// A file taken apart.
pub(super) struct Delimited {
    /// The names of the columns, trimmed.
    pub header: Vec<String>,
    /// The lines that hold something.
    pub lines: Vec<Line>,
    /// The lines that have another number of fields than the header.
    pub refused: Vec<Refused>,
}

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The line of the file, the header being line 1.
    pub number: u64,
    fields: csv::StringRecord,
}

impl Line {
    /// The field of the column at that place, trimmed; empty where there is none.
    pub fn get(&self, column: Option<usize>) -> &str {
        column.and_then(|index| self.fields.get(index)).map_or("", str::trim)
    }
}

/// The text of a file, its byte order mark taken off.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(ReadError::Utf16);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0x1F, 0x8B]) || bytes.starts_with(&[0xD0, 0xCF, 0x11]) {
        return Err(ReadError::Archive);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 {
        line: 1 + count_lines(&bytes[..error.valid_up_to()]),
    })
}

/// The names of the columns alone, as they stand with that separator; none where there is no line.
pub(super) fn header_of(text: &str, separator: u8) -> Option<Vec<String>> {
    let mut header = csv::StringRecord::new();
    let read = reader(text, separator).read_record(&mut header);
    let names: Vec<String> = header.iter().map(name_of).collect();
    (matches!(read, Ok(true)) && names.iter().any(|name| !name.is_empty())).then_some(names)
}

fn name_of(field: &str) -> String {
    csv_safe::unguard(field.trim()).to_owned()
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
}

/// Takes a file apart.
pub(super) fn read(bytes: &[u8], separator: u8, other_length: OtherLength) -> Result<Delimited, ReadError> {
    let text = text_of(bytes)?;
    let header = header_of(text, separator).ok_or(ReadError::Empty)?;
    let mut reader = reader(text, separator);
    let mut counted = Lines {
        bytes: text.as_bytes(),
        at: 0,
        line: 1,
    };
    let (mut lines, mut refused) = (Vec::new(), Vec::new());
    let mut is_header = true;
    loop {
        let mut fields = csv::StringRecord::new();
        // Text that is UTF-8 and flexible rows leave nothing that could fail.
        if !matches!(reader.read_record(&mut fields), Ok(true)) {
            break;
        }
        if std::mem::take(&mut is_header) {
            continue;
        }
        let number = counted.of(fields.position().map_or(0, csv::Position::byte));
        if lines.len() + refused.len() >= MAX_LINES {
            return Err(ReadError::TooLong);
        }
        if fields.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let surplus = fields.iter().skip(header.len()).any(|field| !field.trim().is_empty());
        let fits = match other_length {
            OtherLength::Refused => fields.len() == header.len(),
            OtherLength::Padded => !surplus,
        };
        if fits {
            lines.push(Line { number, fields });
        } else {
            refused.push(Refused {
                from: Position::line(number),
                column: "",
                text: fields.iter().collect::<Vec<_>>().join(","),
                reason: Sentence::new("refused-fields")
                    .with("fields", fields.len())
                    .with("header", header.len()),
            });
        }
    }
    Ok(Delimited { header, lines, refused })
}

fn count_lines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// Counts lines as an editor does. The reader's own count lies one line back after CRLF and after blank lines.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn of(&mut self, byte: u64) -> u64 {
        let mut to = usize::try_from(byte).unwrap_or(usize::MAX).min(self.bytes.len());
        while matches!(self.bytes.get(to), Some(b'\r' | b'\n')) {
            to += 1;
        }
        self.line += count_lines(&self.bytes[self.at..to]);
        self.at = to;
        self.line
    }
}
