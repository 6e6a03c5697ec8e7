//! One sheet as a check reads it: the figure at a position, years in words, and what is found with its place and key.

use super::{Odd, View};
use crate::checks::compose::sheet_key;
use crate::checks::finding::{Detail, Dimension, Finding, Message};
use crate::checks::grid::{CellNumber, Content, Position, SheetBox};
use crate::figures::{CellAddress, Value, ViewUnit};
use crate::questionnaire::{Check, Year};
use std::fmt::Write;

/// A sheet that a check looks at.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub view: &'a View<'a>,
    pub check: &'a Check,
    /// Index of the sheet in the grid.
    pub index: usize,
    pub sheet: &'a SheetBox,
}

/// What is found, before it has its place in the list.
pub(super) struct Remark {
    /// Tells it from the others of the same check on the same sheet.
    pub variant: String,
    /// Its year, for its place in the list.
    pub year: Option<Year>,
    /// The cells it speaks of, the one to go to first.
    pub cells: Vec<CellNumber>,
    pub id: &'static str,
    pub args: Vec<(&'static str, Detail)>,
}

impl<'a> Reading<'a> {
    pub fn new(view: &'a View<'a>, check: &'a Check, index: usize) -> Self {
        let sheet = &view.grid.sheets[index];
        Self {
            view,
            check,
            index,
            sheet,
        }
    }

    /// The content of the cell at a position.
    pub fn content(&self, at: Position) -> Content {
        self.view.grid.content(self.sheet.number(at))
    }

    /// The figure at a position.
    pub fn value(&self, at: Position) -> Option<Value> {
        match self.content(at) {
            Content::Value(value) => Some(value),
            _ => None,
        }
    }

    pub fn rows(&self) -> std::ops::Range<u16> {
        0..self.sheet.rows.len() as u16
    }

    pub fn years(&self) -> std::ops::Range<u16> {
        0..self.sheet.years.len() as u16
    }

    pub fn statuses(&self) -> std::ops::Range<u16> {
        0..self.sheet.statuses.len() as u16
    }

    pub fn sexes(&self) -> std::ops::Range<u16> {
        0..self.sheet.sexes.len() as u16
    }

    /// The year of an index.
    pub fn year(&self, year: u16) -> Year {
        self.sheet.years[usize::from(year)].0
    }

    pub fn address(&self, at: Position) -> CellAddress {
        CellAddress::new(self.sheet.id, self.sheet.place(at))
    }

    /// A number in the unit of the sheet.
    pub fn amount(&self, value: Value) -> Detail {
        let sheet = self.view.answers.sheets.get(&self.sheet.id);
        Detail::Amount(value, sheet.map_or(ViewUnit::Ones, |sheet| sheet.unit))
    }

    /// The sheet, and the status where the table has some: the variables that begin a sentence on a block of cells.
    pub fn block(&self, status: u16) -> Vec<(&'static str, Detail)> {
        let at = Position {
            row: 0,
            year: 0,
            status,
            sex: 0,
        };
        let has_status = self.sheet.statuses[usize::from(status)].0.is_some();
        vec![
            ("place", Detail::Sheet(self.sheet.id)),
            ("of", Detail::Choice(if has_status { "one" } else { "all" })),
            ("status", Detail::Label(self.address(at), Dimension::Status)),
        ]
    }

    /// The code of a status, empty in a table without; for keys.
    pub fn status_code(&self, status: u16) -> &str {
        let code = self.sheet.statuses[usize::from(status)].0.as_ref();
        code.map_or("", |code| code.as_str())
    }

    /// What is found, as the list takes it.
    pub fn odd(&self, remark: Remark) -> Odd {
        let table = &self.view.pack.tables[self.sheet.table];
        let finding = Finding {
            key: sheet_key(self.view.answers, self.check, &remark.variant, self.sheet.id),
            check: self.check.id.clone(),
            severity: self.check.severity,
            table: Some(table.code.clone()),
            sheet: Some(self.sheet.id),
            cells: remark.cells.iter().map(|cell| self.view.grid.address(*cell)).collect(),
            left: None,
            right: None,
            difference: None,
            suggestion: None,
            completeness: false,
            message: Message {
                id: remark.id,
                args: remark.args,
            },
        };
        Odd {
            check: 0,
            sheet: self.index,
            at: None,
            year: remark.year,
            marks: remark.cells,
            finding,
        }
    }
}

/// Years as people write them: `2000–2009, 2012`. They must ascend.
pub(super) fn years_in_words(years: &[Year]) -> String {
    let mut said = String::new();
    let mut rest = years;
    while let Some(first) = rest.first() {
        let run = rest
            .iter()
            .zip(first.0..)
            .take_while(|(year, expected)| year.0 == *expected)
            .count();
        if !said.is_empty() {
            said.push_str(", ");
        }
        // Writing to a string cannot fail.
        let _ = match run {
            1 => write!(said, "{first}"),
            2 => write!(said, "{first}, {}", rest[1]),
            _ => write!(said, "{first}–{}", rest[run - 1]),
        };
        rest = &rest[run..];
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_said_as_runs() {
        let said = |years: &[u16]| years_in_words(&years.iter().copied().map(Year).collect::<Vec<_>>());
        assert_eq!(said(&[]), "");
        assert_eq!(said(&[2014]), "2014");
        assert_eq!(said(&[2014, 2015]), "2014, 2015");
        assert_eq!(
            said(&[2000, 2001, 2002, 2005, 2007, 2008]),
            "2000–2002, 2005, 2007, 2008"
        );
    }
}
