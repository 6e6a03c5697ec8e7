//! A worksheet while it is read: cells in any order, counted against the limits of [`super::limits`].

use super::areas::{Covers, apart};
use super::error::{SpreadsheetError, Stop};
use super::limits::{MAX_CELLS, MAX_COLUMNS, MAX_REMARKS, MAX_ROWS, MAX_SHEET_CELLS, MAX_TEXT, MAX_TEXTS};
use super::number_format::Shown;
use super::{Area, At, Cell, Content, LeftAside, Spreadsheet, Visibility, Worksheet};
use std::collections::BTreeMap;

/// What a file has used up of the limits that hold for all its worksheets together.
#[derive(Default)]
pub(super) struct Budget {
    cells: usize,
    texts: usize,
}

/// A worksheet of which cells are still being read.
pub(super) struct Draft<'b> {
    budget: &'b mut Budget,
    cells: Vec<(At, Cell)>,
    texts: usize,
    merged: Vec<Area>,
    arrays: Vec<Area>,
    comments: BTreeMap<At, String>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<u32>,
    not_calculated: usize,
}

impl<'b> Draft<'b> {
    pub fn new(budget: &'b mut Budget) -> Self {
        Self {
            budget,
            cells: Vec::new(),
            texts: 0,
            merged: Vec::new(),
            arrays: Vec::new(),
            comments: BTreeMap::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            not_calculated: 0,
        }
    }

    /// Puts what a cell holds. An empty text is nothing.
    pub fn put(&mut self, at: At, content: Content, shown: Shown, formula: bool) -> Result<(), Stop> {
        if let Content::Text(text) | Content::Moment(text) | Content::Error(text) = &content {
            if text.is_empty() {
                return Ok(());
            }
            self.count_text(text.len())?;
        }
        if at.row >= MAX_ROWS || at.column >= MAX_COLUMNS || self.cells.len() >= MAX_SHEET_CELLS {
            return Err(Stop::TooLarge);
        }
        if self.budget.cells + self.cells.len() >= MAX_CELLS {
            return Err(SpreadsheetError::TooManyCells.into());
        }
        let Shown { decimals, percent } = shown;
        self.cells.push((
            at,
            Cell {
                content,
                decimals,
                percent,
                formula,
            },
        ));
        Ok(())
    }

    fn count_text(&mut self, bytes: usize) -> Result<(), Stop> {
        self.texts += bytes;
        if self.budget.texts + self.texts > MAX_TEXTS {
            return Err(SpreadsheetError::TooMuchText.into());
        }
        Ok(())
    }

    /// A formula whose result the file does not hold.
    pub fn not_calculated(&mut self) {
        self.not_calculated += 1;
    }

    /// A block of merged cells.
    pub fn merge(&mut self, area: Area) -> Result<(), Stop> {
        remark(&mut self.merged, area)
    }

    /// A block of cells that one formula fills.
    pub fn array(&mut self, area: Area) -> Result<(), Stop> {
        remark(&mut self.arrays, area)
    }

    /// A comment on a cell. Of several at one cell, each stands on a line of its own.
    pub fn comment(&mut self, at: At, text: &str) -> Result<(), Stop> {
        let text = cut(text.trim());
        if text.is_empty() || at.row >= MAX_ROWS || at.column >= MAX_COLUMNS {
            return Ok(());
        }
        if self.comments.len() >= MAX_REMARKS {
            return Err(Stop::TooLarge);
        }
        self.count_text(text.len())?;
        let comment = self.comments.entry(at).or_default();
        if !comment.is_empty() {
            comment.push('\n');
        }
        comment.push_str(text);
        Ok(())
    }

    /// Hidden rows, from the first to the last of them; what lies behind the last row that is read is not kept.
    pub fn hide_rows(&mut self, first: u32, last: u32) -> Result<(), Stop> {
        for row in first..=last.min(MAX_ROWS - 1) {
            remark(&mut self.hidden_rows, row)?;
        }
        Ok(())
    }

    /// Hidden columns, from the first to the last of them.
    pub fn hide_columns(&mut self, first: u32, last: u32) -> Result<(), Stop> {
        for column in first..=last.min(MAX_COLUMNS - 1) {
            remark(&mut self.hidden_columns, column)?;
        }
        Ok(())
    }

    /// Puts the worksheet into the spreadsheet, or says there that it was left aside.
    pub fn finish(
        self,
        name: &str,
        visibility: Visibility,
        read: Result<(), Stop>,
        into: &mut Spreadsheet,
    ) -> Result<(), SpreadsheetError> {
        match read {
            Ok(()) => {}
            Err(Stop::TooLarge) => {
                into.left_aside.push(LeftAside::TooLarge { worksheet: name.into() });
                return Ok(());
            }
            Err(Stop::Refused(error)) => return Err(error),
        }
        self.budget.cells += self.cells.len();
        self.budget.texts += self.texts;
        if self.not_calculated > 0 {
            into.left_aside.push(LeftAside::NotCalculated {
                worksheet: name.into(),
                cells: self.not_calculated,
            });
        }
        let mut cells = self.cells;
        cells.sort_by_key(|(at, _)| *at);
        let merged = apart(self.merged);
        if !merged.is_empty() {
            let mut covers = Covers::new(&merged);
            cells.retain(|(at, _)| covers.at(*at).is_none_or(|area| area.first == *at));
        }
        let arrays = apart(self.arrays);
        if !arrays.is_empty() {
            let mut covers = Covers::new(&arrays);
            for (at, cell) in &mut cells {
                cell.formula |= covers.at(*at).is_some();
            }
        }
        let mut worksheet = Worksheet::new(name, visibility, cells);
        worksheet.merged = merged;
        worksheet.comments = self.comments;
        worksheet.hidden_rows = below(self.hidden_rows, worksheet.height());
        worksheet.hidden_columns = below(self.hidden_columns, worksheet.width());
        into.worksheets.push(worksheet);
        Ok(())
    }
}

fn remark<T>(remarks: &mut Vec<T>, one: T) -> Result<(), Stop> {
    if remarks.len() >= MAX_REMARKS {
        return Err(Stop::TooLarge);
    }
    remarks.push(one);
    Ok(())
}

/// The rows or columns before `end`, each once, in order.
fn below(mut places: Vec<u32>, end: u32) -> Vec<u32> {
    places.retain(|place| *place < end);
    places.sort_unstable();
    places.dedup();
    places
}

/// A text of a cell, cut where it is too long.
pub(super) fn text(text: &str) -> Content {
    Content::Text(cut(text).into())
}

/// The beginning of a text that is too long for a cell.
pub(super) fn cut(text: &str) -> &str {
    if text.len() <= MAX_TEXT {
        return text;
    }
    let end = (0..=MAX_TEXT).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or_default()]
}
