//! Rows of the tables of the current content read back into answers, from a sound file or from what is left of a damaged one.

use super::rows::{Beside, Table, UnknownWord, from_json, unreadable};
use crate::figures::{
    Allowance, Answer, Answers, CellAddress, Figure, Flag, Phase, Place, Provenance, ProvenanceId, Reason, Remarks,
    Scope, SecondEntry, Sheet, SheetId, Source, ViewUnit,
};
use crate::questionnaire::{ItemCode, PackId, Sex, Year};
use rusqlite::Row;
use std::collections::BTreeMap;

/// Reads rows into answers; neighbouring rows share their codes.
#[derive(Default)]
pub struct Reader {
    answers: Answers,
    /// Figures by sheet in the order of the table, which is nearly that of the places: a tree is built quicker from all of them.
    figures: BTreeMap<SheetId, Vec<(Place, Figure)>>,
    item: Option<ItemCode>,
    status: Option<ItemCode>,
}

fn shared(last: &mut Option<ItemCode>, code: &str) -> Option<ItemCode> {
    if code.is_empty() {
        return None;
    }
    if last.as_ref().is_none_or(|last| last.as_str() != code) {
        *last = Some(code.into());
    }
    last.clone()
}

/// A text column.
fn str_of<'a>(row: &'a Row<'_>, column: usize) -> rusqlite::Result<&'a str> {
    row.get_ref(column)?.as_str().map_err(|error| unreadable(column, error))
}

/// A text column that may be null.
fn str_or_null<'a>(row: &'a Row<'_>, column: usize) -> rusqlite::Result<Option<&'a str>> {
    row.get_ref(column)?
        .as_str_or_null()
        .map_err(|error| unreadable(column, error))
}

impl Reader {
    /// What was read.
    pub fn finish(mut self) -> Answers {
        let figures = self.figures.into_iter();
        self.answers.figures = figures
            .map(|(sheet, figures)| (sheet, figures.into_iter().collect()))
            .collect();
        self.answers
    }

    /// The cell that the first five columns name.
    fn cell_of(&mut self, row: &Row<'_>) -> rusqlite::Result<CellAddress> {
        let place = Place {
            item: shared(&mut self.item, str_of(row, 1)?),
            year: Year(row.get(2)?),
            status: shared(&mut self.status, str_of(row, 3)?),
            sex: sex_of(4, str_of(row, 4)?)?,
        };
        Ok(CellAddress::new(SheetId(row.get(0)?), place))
    }

    /// Takes a row in that holds all columns of the table, in their order.
    pub fn take(&mut self, table: &Table, row: &Row<'_>) -> rusqlite::Result<()> {
        let answers = &mut self.answers;
        match table.name {
            "setting" => {
                answers.settings.insert(row.get(0)?, row.get(1)?);
            }
            "phase" => {
                let phase = Phase {
                    version: row.get(1)?,
                    hash: row.get(2)?,
                    sealed: row.get(3)?,
                };
                answers.phases.insert(str_of(row, 0)?.into(), phase);
            }
            "source" => {
                let source = Source {
                    key: str_of(row, 0)?.into(),
                    name: row.get(1)?,
                    kind: row.get(2)?,
                    agency: row.get(3)?,
                    contact: row.get(4)?,
                };
                answers.sources.insert(source.key.clone(), source);
            }
            "sheet" => {
                answers.sheets.insert(SheetId(row.get(0)?), sheet_of(row)?);
            }
            "figure" => {
                let CellAddress { sheet, place } = self.cell_of(row)?;
                self.figures.entry(sheet).or_default().push((place, figure_of(row)?));
            }
            "cover" => {
                let reason = reason_of(1, str_of(row, 1)?, str_or_null(row, 2)?)?;
                answers.covers.insert(from_json::<Scope>(0, str_of(row, 0)?)?, reason);
            }
            "note" => {
                answers
                    .notes
                    .insert(from_json::<Scope>(0, str_of(row, 0)?)?, from_json(1, str_of(row, 1)?)?);
            }
            "allowance" => {
                let allowance = Allowance {
                    finding: row.get(0)?,
                    reason: row.get(1)?,
                    sentence: row.get(2)?,
                    who: row.get(3)?,
                    at: row.get(4)?,
                    figures: from_json(5, str_of(row, 5)?)?,
                };
                answers.allowances.insert(allowance.finding.clone(), allowance);
            }
            "second_entry" => {
                let cell = self.cell_of(row)?;
                let second = SecondEntry {
                    figure: from_json(5, str_of(row, 5)?)?,
                    who: row.get(6)?,
                    at: row.get(7)?,
                    agreed: row.get(8)?,
                };
                self.answers.second_entries.insert(cell, second);
            }
            "provenance" => {
                let beside: Beside = from_json(7, str_of(row, 7)?)?;
                let (attachments, cells) = beside.parts();
                let stated = Provenance {
                    sheet: SheetId(row.get(1)?),
                    items: from_json(2, str_of(row, 2)?)?,
                    columns: from_json(3, str_of(row, 3)?)?,
                    file: row.get(4)?,
                    page: row.get(5)?,
                    note: row.get(6)?,
                    attachments,
                    cells,
                };
                answers.provenances.insert(ProvenanceId(row.get(0)?), stated);
            }
            _ => {
                let cell = self.cell_of(row)?;
                let remarks = Remarks {
                    follow_up: row.get(5)?,
                    thread: from_json(6, str_of(row, 6)?)?,
                };
                self.answers.remarks.insert(cell, remarks);
            }
        }
        Ok(())
    }
}

/// Reads the letter of a sex.
pub fn sex_of(column: usize, letter: &str) -> rusqlite::Result<Sex> {
    Sex::parse(letter).ok_or_else(|| unreadable(column, UnknownWord(letter.to_owned())))
}

fn figure_of(row: &Row<'_>) -> rusqlite::Result<Figure> {
    let answer = if let Some(mantissa) = row.get::<_, Option<i64>>(5)? {
        Answer::Value(crate::figures::Value::new(mantissa, row.get(6)?))
    } else if let Some(letter) = str_or_null(row, 7)? {
        Answer::Reason(reason_of(7, letter, str_or_null(row, 8)?)?)
    } else {
        Answer::WrongInput(row.get(9)?)
    };
    let flag = str_or_null(row, 10)?
        .map(|letter| Flag::from_letter(letter).ok_or_else(|| unreadable(10, UnknownWord(letter.to_owned()))))
        .transpose()?;
    Ok(Figure {
        answer,
        flag,
        typed: row.get(11)?,
    })
}

fn sheet_of(row: &Row<'_>) -> rusqlite::Result<Sheet> {
    Ok(Sheet {
        phase: PackId::from(str_of(row, 1)?),
        table: str_of(row, 2)?.into(),
        source: str_or_null(row, 3)?.map(Into::into),
        unit: match str_of(row, 4)? {
            "ones" => ViewUnit::Ones,
            "thousands" => ViewUnit::Thousands,
            other => return Err(unreadable(4, UnknownWord(other.to_owned()))),
        },
        currency: row.get(5)?,
        versions: from_json(6, str_of(row, 6)?)?,
        years: from_json(7, str_of(row, 7)?)?,
        added_items: from_json(8, str_of(row, 8)?)?,
        optional_status: row.get(9)?,
        metadata: from_json(10, str_of(row, 10)?)?,
    })
}

fn reason_of(column: usize, letter: &str, pointer: Option<&str>) -> rusqlite::Result<Reason> {
    if let ("K", Some(pointer)) = (letter, pointer) {
        return Ok(Reason::IncludedElsewhere(from_json(column + 1, pointer)?));
    }
    let mut letters = letter.chars();
    letters
        .next()
        .filter(|_| letters.next().is_none())
        .and_then(Reason::from_letter)
        .ok_or_else(|| unreadable(column, UnknownWord(letter.to_owned())))
}
