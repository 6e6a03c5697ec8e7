//! The files of a package that hold the answers: readable with a text editor, exact enough to be read back.
//!
//! `figures.rs` writes and reads one CSV per sheet, `sources.rs` the sources and sheets, `notes.rs` notes and covering reasons,
//! `lists.rs` allowances, findings and journal, `schema.rs` the description of all of them (Frictionless Data Package v2).
//! Writing is deterministic; reading trusts nothing and says file, line and reason.

pub mod figures;
pub mod lists;
pub mod notes;
pub mod schema;
pub mod sources;
mod withheld;

use super::csv_safe;
use crate::figures::{CellAddress, Place, Pointer, Reason, SheetId};
use crate::questionnaire::{ItemCode, Sex, Year};

/// Why a file of a package cannot be read back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {reason}", .line.map(|line| format!(", line {line}")).unwrap_or_default())]
pub struct ReadError {
    /// The file, below `data/`.
    pub file: String,
    /// The line, where it is one line.
    pub line: Option<u64>,
    /// What is wrong, a plain sentence.
    pub reason: String,
}

/// A CSV of a package being read, its columns fixed.
pub(crate) struct Rows<'a> {
    file: &'a str,
    columns: &'a [&'a str],
    reader: csv::Reader<&'a [u8]>,
    line: u64,
}

impl<'a> Rows<'a> {
    /// Opens `bytes`; the header must name exactly `columns`.
    pub fn open(file: &'a str, bytes: &'a [u8], columns: &'a [&'a str]) -> Result<Self, ReadError> {
        let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
        let refuse = |reason: String| ReadError {
            file: file.to_owned(),
            line: Some(1),
            reason,
        };
        let header = reader.headers().map_err(|error| refuse(error.to_string()))?;
        if header.iter().ne(columns.iter().copied()) {
            return Err(refuse(format!("the header must be {}", columns.join(","))));
        }
        Ok(Self {
            file,
            columns,
            reader,
            line: 1,
        })
    }

    /// The next row.
    pub fn next(&mut self) -> Result<Option<Row<'a>>, ReadError> {
        let mut fields = csv::StringRecord::new();
        match self.reader.read_record(&mut fields) {
            Ok(true) => {
                self.line = fields.position().map_or(self.line, csv::Position::line);
                Ok(Some(Row {
                    file: self.file,
                    columns: self.columns,
                    fields,
                    line: self.line,
                }))
            }
            Ok(false) => Ok(None),
            Err(error) => {
                let line = error.position().map(csv::Position::line);
                Err(ReadError {
                    file: self.file.to_owned(),
                    line,
                    reason: error.to_string(),
                })
            }
        }
    }
}

/// One row of such a CSV.
pub(crate) struct Row<'a> {
    file: &'a str,
    columns: &'a [&'a str],
    fields: csv::StringRecord,
    line: u64,
}

impl Row<'_> {
    /// The field of a column, its guard against formulas taken off.
    pub fn get(&self, column: &str) -> &str {
        let index = self.columns.iter().position(|name| *name == column);
        csv_safe::unguard(index.and_then(|index| self.fields.get(index)).unwrap_or_default())
    }

    /// The field, none where it is empty.
    pub fn some(&self, column: &str) -> Option<&str> {
        Some(self.get(column)).filter(|text| !text.is_empty())
    }

    pub fn item(&self, column: &str) -> Option<ItemCode> {
        self.some(column).map(ItemCode::from)
    }

    pub fn year(&self) -> Result<Year, ReadError> {
        self.parsed("year", "is not a year").map(Year)
    }

    pub fn sex(&self) -> Result<Sex, ReadError> {
        Sex::parse(self.get("sex")).ok_or_else(|| self.refuse(format!("\"{}\" is not T, M or F", self.get("sex"))))
    }

    pub fn parsed<T: std::str::FromStr>(&self, column: &str, wrong: &str) -> Result<T, ReadError> {
        let text = self.get(column);
        text.parse()
            .map_err(|_| self.refuse(format!("\"{text}\" in {column} {wrong}")))
    }

    pub fn place(&self) -> Result<Place, ReadError> {
        Ok(Place {
            item: self.item("item"),
            year: self.year()?,
            status: self.item("status"),
            sex: self.sex()?,
        })
    }

    /// The reason of a letter, K with what `included_in` names.
    pub fn reason(&self, letter: &str) -> Result<Reason, ReadError> {
        let wrong = || self.refuse(format!("\"{letter}\" is no reason; reasons are N, X, C, S and K"));
        if letter == "K" {
            let pointer = parse_pointer(self.get("included_in"));
            return pointer
                .map(Reason::IncludedElsewhere)
                .ok_or_else(|| self.refuse("a figure included elsewhere does not say where".to_owned()));
        }
        let mut letters = letter.chars();
        match (letters.next(), letters.next()) {
            (Some(first), None) => Reason::from_letter(first).ok_or_else(wrong),
            _ => Err(wrong()),
        }
    }

    pub fn refuse(&self, reason: String) -> ReadError {
        ReadError {
            file: self.file.to_owned(),
            line: Some(self.line),
            reason,
        }
    }
}

/// What `included_in` says: a row's code, or `sheet/item/status/sex/year` for a cell.
pub(crate) fn pointer_text(reason: &Reason) -> String {
    match reason {
        Reason::IncludedElsewhere(Pointer::Row(item)) => item.to_string(),
        Reason::IncludedElsewhere(Pointer::Cell(cell)) => cell_text(cell),
        _ => String::new(),
    }
}

/// A cell as `sheet/item/status/sex/year`, the sheet by its number in `sources.json`.
pub(crate) fn cell_text(CellAddress { sheet, place }: &CellAddress) -> String {
    let code = |code: &Option<ItemCode>| code.as_ref().map_or_else(String::new, ToString::to_string);
    let (item, status) = (code(&place.item), code(&place.status));
    format!("{}/{item}/{status}/{}/{}", sheet.0, place.sex.letter(), place.year)
}

fn parse_pointer(text: &str) -> Option<Pointer> {
    let parts: Vec<&str> = text.split('/').collect();
    let code = |text: &str| Some(text).filter(|text| !text.is_empty()).map(ItemCode::from);
    match parts.as_slice() {
        [row] => code(row).map(Pointer::Row),
        [sheet, item, status, sex, year] => Some(Pointer::Cell(CellAddress::new(
            SheetId(sheet.parse().ok()?),
            Place {
                item: code(item),
                year: Year(year.parse().ok()?),
                status: code(status),
                sex: Sex::parse(sex)?,
            },
        ))),
        _ => None,
    }
}
