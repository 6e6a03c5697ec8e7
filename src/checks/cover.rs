//! Inherited reasons of one sheet, gathered once so that reading thousands of blank cells costs no search.
//! Says the same as [`Answers::effective`], which reads a single cell.

use super::grid::{Position, SheetBox};
use crate::figures::{Answers, Reason, Scope, SheetId};
use crate::questionnaire::{ItemCode, Sex, Table, Year};
use std::collections::HashMap;

/// The reasons that cover cells of one sheet.
pub(super) struct Covers<'a> {
    columns: HashMap<(Year, Option<&'a ItemCode>, Sex), &'a Reason>,
    years: HashMap<Year, &'a Reason>,
    rows: HashMap<Option<&'a ItemCode>, &'a Reason>,
    whole: Option<&'a Reason>,
}

impl<'a> Covers<'a> {
    /// Those of `sheet`, a sheet of `table`.
    pub fn of(answers: &'a Answers, sheet: SheetId, table: &Table) -> Self {
        let mut covers = Self {
            columns: HashMap::new(),
            years: HashMap::new(),
            rows: HashMap::new(),
            whole: None,
        };
        if answers.covers.is_empty() {
            return covers;
        }
        for (scope, reason) in &answers.covers {
            match scope {
                Scope::Column {
                    sheet: of,
                    year,
                    status,
                    sex,
                } if *of == sheet => {
                    covers.columns.insert((*year, status.as_ref(), *sex), reason);
                }
                Scope::Year { sheet: of, year } if *of == sheet => {
                    covers.years.insert(*year, reason);
                }
                Scope::Row { sheet: of, item } if *of == sheet => {
                    covers.rows.insert(item.as_ref(), reason);
                }
                _ => {}
            }
        }
        if let Some(of) = answers.sheets.get(&sheet) {
            let wide = [
                Scope::Sheet { sheet },
                Scope::Table {
                    phase: of.phase.clone(),
                    table: table.code.clone(),
                },
                Scope::Module {
                    phase: of.phase.clone(),
                    module: table.module.clone(),
                },
                Scope::Questionnaire {
                    phase: of.phase.clone(),
                },
            ];
            covers.whole = wide.iter().find_map(|scope| answers.covers.get(scope));
        }
        covers
    }

    /// Whether no cell of the sheet is covered.
    pub fn is_empty(&self) -> bool {
        self.whole.is_none() && self.columns.is_empty() && self.years.is_empty() && self.rows.is_empty()
    }

    /// The nearest reason over a cell: of its column, year, row, then of the whole sheet.
    pub fn reason(&self, sheet: &SheetBox, at: Position) -> Option<&'a Reason> {
        let year = sheet.years[usize::from(at.year)].0;
        let status = sheet.statuses[usize::from(at.status)].0.as_ref();
        let item = sheet.rows[usize::from(at.row)].item.as_ref();
        let column = self.columns.get(&(year, status, sheet.sexes[usize::from(at.sex)]));
        column
            .or_else(|| self.years.get(&year))
            .or_else(|| self.rows.get(&item))
            .copied()
            .or(self.whole)
    }
}
