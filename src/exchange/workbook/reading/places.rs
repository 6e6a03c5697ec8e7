//! What a note is for, as a person writes it: `C19`, `C19, Malaysia`, `C19, Malaysia, 2014, Female`.

use super::super::selection::table_label;
use super::labels::{Labels, plain, year};
use crate::figures::{Answers, CellAddress, Place, Scope, SheetId};
use crate::questionnaire::{ItemCode, Language, Pack, Sex, Table, Year, text};
use std::collections::HashMap;

/// A row that is named; none in a table of a single row.
struct Row(Option<ItemCode>);

/// What is named so far, within a sheet.
#[derive(Default)]
struct Named {
    row: Option<Row>,
    year: Option<Year>,
    status: Option<ItemCode>,
    sex: Option<Sex>,
}

/// The labels of sheets, made when they are first asked for.
pub(super) type Known = HashMap<SheetId, Labels>;

/// The scope that a text names; none where it names none. `answers` are the sheets of the workbook.
pub(super) fn scope(
    pack: &Pack,
    answers: &Answers,
    names: &[(SheetId, String)],
    known: &mut Known,
    said: &str,
) -> Option<Scope> {
    let whole = |id: &str| {
        Language::ALL
            .iter()
            .any(|language| plain(&text(*language, id)) == plain(said))
    };
    if whole("workbook-scope-questionnaire") {
        return Some(Scope::Questionnaire { phase: pack.id.clone() });
    }
    let (first, mut rest) = said.split_once(',').unwrap_or((said, ""));
    let named = names
        .iter()
        .find(|(_, name)| plain(name) == plain(first) || plain(name) == plain(said));
    let (id, table) = if let Some((id, _)) = named {
        (Some(*id), pack.table(&answers.sheets.get(id)?.table)?)
    } else {
        let table = pack.tables.iter().find(|table| is_label(table, first))?;
        let mut sheets = answers.sheets_of_table(&pack.id, &table.code);
        let id = match (sheets.next(), sheets.next()) {
            (Some((id, _)), None) => Some(id),
            (Some(_), Some(_)) => {
                let (source, after) = rest.split_once(',').unwrap_or((rest, ""));
                let mut sheets = answers.sheets_of_table(&pack.id, &table.code);
                let of_source = sheets.find(|(_, sheet)| {
                    let key = sheet.source.as_ref().map_or("", |key| key.as_str());
                    let name = answers.source_name(sheet).unwrap_or_default();
                    !source.trim().is_empty() && [key, name].iter().any(|known| plain(known) == plain(source))
                });
                rest = if of_source.is_some() { after } else { rest };
                of_source.map(|(id, _)| id)
            }
            _ => None,
        };
        (id, table)
    };
    let of_table = || Scope::Table {
        phase: pack.id.clone(),
        table: table.code.clone(),
    };
    if rest.trim().is_empty() {
        return Some(id.map_or_else(of_table, |sheet| Scope::Sheet { sheet }));
    }
    let sheet = id?;
    let labels = known.entry(sheet).or_insert_with(|| {
        let versions = answers.sheets.get(&sheet).map(|sheet| sheet.versions.clone());
        Labels::of(pack, table, &versions.unwrap_or_default())
    });
    let mut named = Named::default();
    let parts: Vec<&str> = rest.split(',').collect();
    let mut from = 0;
    while from < parts.len() {
        // Labels hold commas themselves: the longest run of parts that means something counts.
        let longest = (from + 1..=parts.len())
            .rev()
            .find(|to| named.take(pack, table, labels, parts[from..*to].join(",").trim()))?;
        from = longest;
    }
    named.scope(table, sheet)
}

fn is_label(table: &Table, text: &str) -> bool {
    let text = text.trim();
    text.eq_ignore_ascii_case(&table_label(table)) || text == table.number.to_string()
}

impl Named {
    /// Takes in what a part of the text means; whether it means anything that is not named yet.
    fn take(&mut self, pack: &Pack, table: &Table, labels: &Labels, part: &str) -> bool {
        if let Some(found) = year(pack, part) {
            return self.year.replace(found).is_none();
        }
        // "Total" is a row, a status and a sex, in this order and as far as the table has them.
        if self.row.is_none()
            && self.year.is_none()
            && let Some(item) = labels.item(part)
        {
            self.row = Some(Row(item.clone()));
            return true;
        }
        if self.status.is_none()
            && let Some(status) = labels.status(part).filter(|_| table.status.is_some())
        {
            self.status = Some(status.clone());
            return true;
        }
        if let Some(sex) = labels.sex(part).filter(|_| table.by_sex && self.sex.is_none()) {
            self.sex = Some(sex);
            return true;
        }
        if self.row.is_none()
            && let Some(item) = labels.item(part)
        {
            self.row = Some(Row(item.clone()));
            return true;
        }
        false
    }

    fn scope(self, table: &Table, sheet: SheetId) -> Option<Scope> {
        let has_column = self.status.is_some() || self.sex.is_some();
        let Some(year) = self.year else {
            return (!has_column).then(|| Scope::Row {
                sheet,
                item: self.row.and_then(|row| row.0),
            });
        };
        let complete = (table.status.is_none() || self.status.is_some()) && (!table.by_sex || self.sex.is_some());
        match self.row {
            None if !has_column => Some(Scope::Year { sheet, year }),
            None => complete.then_some(Scope::Column {
                sheet,
                year,
                status: self.status,
                sex: self.sex.unwrap_or(Sex::Total),
            }),
            Some(Row(item)) => complete.then(|| Scope::Cell {
                cell: CellAddress::new(
                    sheet,
                    Place {
                        item,
                        year,
                        status: self.status,
                        sex: self.sex.unwrap_or(Sex::Total),
                    },
                ),
            }),
        }
    }
}
