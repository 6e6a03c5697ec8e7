//! One worksheet of a workbook in one pass: cells, formulas, merged cells, hidden rows and columns.

use super::Workbook;
use super::texts::{runs, unescaped};
use crate::exchange::spreadsheet::draft::{Draft, text};
use crate::exchange::spreadsheet::error::Stop;
use crate::exchange::spreadsheet::moment::tidy_iso;
use crate::exchange::spreadsheet::number_format::Shown;
use crate::exchange::spreadsheet::xml::{Tag, Xml};
use crate::exchange::spreadsheet::{Area, At, Content, SpreadsheetError};
use std::borrow::Cow;

/// Rows and columns of the largest worksheet that Excel itself makes.
const EXCEL_ROWS: u32 = 1 << 20;
const EXCEL_COLUMNS: u32 = 1 << 14;

pub(super) fn read(text: &str, name: &str, workbook: &Workbook, draft: &mut Draft<'_>) -> Result<(), Stop> {
    let mut xml = Xml::new(text, name);
    if xml.next_tag()?.is_none() {
        return Err(xml.damaged().into());
    }
    while let Some(tag) = xml.child(1)? {
        match tag.name() {
            "cols" => {
                while let Some(tag) = xml.child(2)? {
                    columns(&tag, draft)?;
                }
            }
            "sheetData" => {
                let mut rows = Rows {
                    workbook,
                    name,
                    at: At::default(),
                };
                while let Some(tag) = xml.child(2)? {
                    if tag.name() == "row" {
                        rows.row(&mut xml, &tag, draft)?;
                    }
                }
            }
            "mergeCells" => {
                while let Some(tag) = xml.child(2)? {
                    let area = tag.raw("ref").and_then(area);
                    draft.merge(area.ok_or_else(|| xml.damaged())?)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn columns(tag: &Tag<'_>, draft: &mut Draft<'_>) -> Result<(), Stop> {
    let no_width = tag.number("width").is_some_and(|width: f64| width == 0.0);
    if !tag.is("hidden") && !no_width {
        return Ok(());
    }
    let (first, last): (Option<u32>, Option<u32>) = (tag.number("min"), tag.number("max"));
    match (first, last) {
        (Some(first @ 1..), Some(last @ 1..)) => draft.hide_columns(first - 1, last - 1),
        _ => Ok(()),
    }
}

/// The rows of a worksheet while they are read.
struct Rows<'a> {
    workbook: &'a Workbook,
    name: &'a str,
    /// Where the next cell stands that does not say where.
    at: At,
}

/// What the beginning of a cell says.
struct Opened {
    at: At,
    style: usize,
    kind: Option<CellKind>,
}

/// How the value of a cell is written.
#[derive(Clone, Copy)]
enum CellKind {
    Shared,
    Text,
    Boolean,
    Error,
    Moment,
    Number,
}

impl Rows<'_> {
    fn row(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, draft: &mut Draft<'_>) -> Result<(), Stop> {
        if let Some(row) = tag.raw("r") {
            let row: u32 = row.parse().map_err(|_| xml.damaged())?;
            self.at.row = row
                .checked_sub(1)
                .filter(|row| *row < EXCEL_ROWS)
                .ok_or_else(|| xml.damaged())?;
        }
        self.at.column = 0;
        let no_height = tag.number("ht").is_some_and(|height: f64| height == 0.0);
        if tag.is("hidden") || no_height {
            draft.hide_rows(self.at.row, self.at.row)?;
        }
        let depth = xml.depth();
        while let Some(tag) = xml.child(depth)? {
            if tag.name() == "c" {
                let cell = self.open(&tag)?;
                self.cell(xml, &cell, draft)?;
            }
        }
        self.at.row += 1;
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<Opened, SpreadsheetError> {
        let (mut style, mut kind) = (0, None);
        for (key, value) in tag.raw_attributes() {
            match key {
                "r" => {
                    let at = place(value.as_bytes());
                    self.at = at.ok_or_else(|| SpreadsheetError::damaged(self.name))?;
                }
                "s" => style = value.parse().unwrap_or_default(),
                "t" => {
                    kind = match value {
                        "s" => Some(CellKind::Shared),
                        "str" | "inlineStr" => Some(CellKind::Text),
                        "b" => Some(CellKind::Boolean),
                        "e" => Some(CellKind::Error),
                        "d" => Some(CellKind::Moment),
                        "n" => Some(CellKind::Number),
                        _ => return Err(self.damaged(self.at)),
                    }
                }
                _ => {}
            }
        }
        let at = self.at;
        self.at.column += 1;
        Ok(Opened { at, style, kind })
    }

    fn damaged(&self, at: At) -> SpreadsheetError {
        SpreadsheetError::damaged(format!("{}!{at}", self.name))
    }

    fn cell(&self, xml: &mut Xml<'_>, cell: &Opened, draft: &mut Draft<'_>) -> Result<(), Stop> {
        let depth = xml.depth();
        let mut formula = false;
        let mut value = None;
        let mut inline = None;
        while let Some(tag) = xml.child(depth)? {
            match tag.name() {
                "v" => value = Some(xml.text()?),
                "is" => inline = Some(runs(xml)?),
                "f" => {
                    formula = true;
                    if matches!(tag.raw("t"), Some("array" | "dataTable"))
                        && let Some(area) = tag.raw("ref").and_then(area)
                    {
                        draft.array(area)?;
                    }
                }
                _ => {}
            }
        }
        let (content, shown) = match (inline, value) {
            (Some(inline), _) => (text(&inline), Shown::default()),
            (None, Some(value)) => match self.content(cell, value)? {
                Some(content) => content,
                None if formula => {
                    draft.not_calculated();
                    return Ok(());
                }
                None => return Ok(()),
            },
            (None, None) => {
                if formula {
                    draft.not_calculated();
                }
                return Ok(());
            }
        };
        draft.put(cell.at, content, shown, formula)
    }

    /// What a cell holds; none where its value is left empty.
    fn content(&self, cell: &Opened, value: Cow<'_, str>) -> Result<Option<(Content, Shown)>, SpreadsheetError> {
        let plain = |content| Ok(Some((content, Shown::default())));
        match cell.kind {
            Some(CellKind::Text) => plain(text(&unescaped(value))),
            _ if value.trim().is_empty() => Ok(None),
            Some(CellKind::Shared) => {
                let index = value.trim().parse().ok();
                let shared = index.and_then(|index| self.workbook.texts.get(index));
                plain(text(shared.ok_or_else(|| self.damaged(cell.at))?))
            }
            Some(CellKind::Boolean) => match value.trim() {
                "1" | "true" => plain(Content::Boolean(true)),
                "0" | "false" => plain(Content::Boolean(false)),
                _ => Err(self.damaged(cell.at)),
            },
            Some(CellKind::Error) => match text(value.trim()) {
                Content::Text(error) => plain(Content::Error(error)),
                other => plain(other),
            },
            Some(CellKind::Moment) => match tidy_iso(&value) {
                Some(moment) => plain(Content::Moment(moment.into())),
                None => plain(text(&value)),
            },
            Some(CellKind::Number) | None => match value.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => Ok(Some(self.workbook.formats.apply(cell.style, number))),
                // A program that wrote a text without saying so.
                _ if cell.kind.is_none() => plain(text(&unescaped(value))),
                _ => Err(self.damaged(cell.at)),
            },
        }
    }
}

/// The cell that `C12` means, within the worksheets that Excel makes.
fn place(text: &[u8]) -> Option<At> {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = text.split_at_checked(letters)?;
    if !(1..=3).contains(&letters.len()) || !(1..=7).contains(&digits.len()) {
        return None;
    }
    let column = letters.iter().fold(0, |column, letter| {
        column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row = digits.iter().try_fold(0, |row, digit| {
        digit.is_ascii_digit().then(|| row * 10 + u32::from(digit - b'0'))
    })?;
    ((1..=EXCEL_ROWS).contains(&row) && column <= EXCEL_COLUMNS).then(|| At::new(row - 1, column - 1))
}

/// The block that `B4:K20` means.
fn area(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    Some(Area::between(place(first.as_bytes())?, place(last.as_bytes())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_cells_that_excel_has_are_places() {
        assert_eq!(place(b"C12"), Some(At::new(11, 2)));
        assert_eq!(place(b"xfd1048576"), Some(At::new(1_048_575, 16_383)));
        for wrong in [
            "",
            "C",
            "12",
            "A0",
            "XFE1",
            "A1048577",
            "AAAA1",
            "A12345678",
            "A1B",
            "$A$1",
            "A-1",
        ] {
            assert_eq!(place(wrong.as_bytes()), None, "{wrong}");
        }
    }
}
