//! Takes a file apart into lines with named fields. Knows the format only; what a code means is `interpret.rs`'s.

use super::COLUMNS;
use crate::exchange::csv_safe;

/// Why a whole file cannot be read. Single lines that cannot be read are [`Refused`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No header line.
    #[error("the file is empty; ILOSTAT's CSV begins with a line that names the columns")]
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
    #[error(
        "the header has no column {column}; ILOSTAT's columns are {} (columns that are empty may be absent)",
        COLUMNS.join(", ")
    )]
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
        "the file has more than {} lines; bring in one country's figures, not the whole of ILOSTAT",
        MAX_LINES
    )]
    TooLong,
}

/// Lines beyond which a file is not one country's questionnaire.
pub const MAX_LINES: usize = 500_000;

/// A line that is not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line of the file, the header being line 1.
    pub line: u64,
    /// The column the reason lies in; empty where it is the line as a whole.
    pub column: &'static str,
    /// What stands there.
    pub text: String,
    /// The reason, a plain sentence.
    pub reason: String,
}

/// One line, its fields trimmed and in the order of [`COLUMNS`]; an absent column is empty.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// The line of the file, the header being line 1.
    pub line: u64,
    fields: csv::StringRecord,
    columns: std::rc::Rc<[Option<usize>; COLUMNS.len()]>,
}

impl Record {
    fn at(&self, column: usize) -> &str {
        self.columns
            .get(column)
            .copied()
            .flatten()
            .and_then(|index| self.fields.get(index))
            .map_or("", str::trim)
    }

    /// The field of that column of [`COLUMNS`].
    pub fn get(&self, column: &str) -> &str {
        COLUMNS
            .iter()
            .position(|name| *name == column)
            .map_or("", |index| self.at(index))
    }

    /// Refuses this line for what stands in `column`.
    pub fn refuse(&self, column: &'static str, reason: impl Into<String>) -> Refused {
        Refused {
            line: self.line,
            column,
            text: self.get(column).to_owned(),
            reason: reason.into(),
        }
    }
}

/// The lines of a file, and those that have another number of fields than the header.
pub(super) fn read(bytes: &[u8]) -> Result<(Vec<Record>, Vec<Refused>), ReadError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(ReadError::Utf16);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0x1F, 0x8B]) || bytes.starts_with(&[0xD0, 0xCF, 0x11]) {
        return Err(ReadError::Archive);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 {
        line: 1 + count_lines(&bytes[..error.valid_up_to()]),
    })?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut header = csv::StringRecord::new();
    if !matches!(reader.read_record(&mut header), Ok(true)) || header.iter().all(|name| name.trim().is_empty()) {
        return Err(ReadError::Empty);
    }
    let columns = std::rc::Rc::new(columns(&header)?);
    let mut lines = Lines { bytes, at: 0, line: 1 };
    let (mut records, mut refused) = (Vec::new(), Vec::new());
    loop {
        let mut fields = csv::StringRecord::new();
        // Text that is UTF-8 and flexible rows leave nothing that could fail.
        if !matches!(reader.read_record(&mut fields), Ok(true)) {
            break;
        }
        let line = lines.of(fields.position().map_or(0, csv::Position::byte));
        if records.len() + refused.len() >= MAX_LINES {
            return Err(ReadError::TooLong);
        }
        if fields.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        if fields.len() == header.len() {
            records.push(Record {
                line,
                fields,
                columns: columns.clone(),
            });
        } else {
            refused.push(Refused {
                line,
                column: "",
                text: fields.iter().collect::<Vec<_>>().join(","),
                reason: format!("the line has {} fields, the header has {}", fields.len(), header.len()),
            });
        }
    }
    Ok((records, refused))
}

/// Where each column of [`COLUMNS`] stands. `*.label` and columns of others are left alone.
fn columns(header: &csv::StringRecord) -> Result<[Option<usize>; COLUMNS.len()], ReadError> {
    let mut columns = [None; COLUMNS.len()];
    for (index, name) in header.iter().enumerate() {
        let name = csv_safe::unguard(name.trim());
        let Some(column) = COLUMNS.iter().position(|column| name.eq_ignore_ascii_case(column)) else {
            continue;
        };
        if columns[column].replace(index).is_some() {
            return Err(ReadError::TwiceColumn {
                column: name.to_owned(),
            });
        }
    }
    for needed in ["ref_area", "indicator", "time", "obs_value"] {
        if !COLUMNS
            .iter()
            .zip(&columns)
            .any(|(name, at)| *name == needed && at.is_some())
        {
            return Err(ReadError::MissingColumn { column: needed });
        }
    }
    Ok(columns)
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
