//! What each column and each row of a worksheet is: by the hidden keys first, by what can be seen second. Where the two contradict
//! each other, as after a sort that left the hidden column behind, what the person saw counts, and it is said.

use super::super::keys::{ColumnKey, RowKey, is_key};
use super::labels::{self, Labels};
use crate::exchange::spreadsheet::{At, Worksheet};
use crate::figures::Column;
use crate::questionnaire::{ItemCode, Pack, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Rows over the answers that are looked at, where no key tells which of them are the header.
const HEAD_ROWS: u32 = 12;
/// Merged blocks of a worksheet that are looked through.
const MERGED: usize = 4_096;

/// A column of a worksheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ColumnRole {
    pub key: ColumnKey,
    /// Whether its hidden key says something else.
    pub contradicted: bool,
}

/// A row of a worksheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RowRole {
    /// Answers of an item; whether the hidden key says something else.
    Item(Option<ItemCode>, bool),
    /// A row to be added that names no item.
    Add,
    /// The header.
    Head,
    /// Words of the form, or of the person.
    Text,
}

/// The roles of a worksheet.
pub(super) struct Roles {
    pub columns: BTreeMap<u32, ColumnRole>,
    pub rows: Vec<RowRole>,
}

/// The text that is seen in a cell: its own, or that of the merged block that it lies in.
fn seen(worksheet: &Worksheet, at: At) -> std::borrow::Cow<'_, str> {
    let text = worksheet.text(at);
    let is_blank = text.is_empty() && (1..=MERGED).contains(&worksheet.merged.len());
    match is_blank.then(|| worksheet.merged_at(at)).flatten() {
        Some(area) => worksheet.text(area.first),
        None => text,
    }
}

impl Roles {
    pub(super) fn of(pack: &Pack, table: &Table, labels: &Labels, worksheet: &Worksheet) -> Self {
        let mut column_keys: BTreeMap<u32, ColumnKey> = BTreeMap::new();
        let mut row_keys: BTreeMap<u32, RowKey> = BTreeMap::new();
        let mut key_columns: BTreeSet<u32> = BTreeSet::new();
        for (at, cell) in worksheet.cells() {
            let text = match &cell.content {
                crate::exchange::spreadsheet::Content::Text(text) if is_key(text) => text.trim(),
                _ => continue,
            };
            if let Some(key) = ColumnKey::parse(text) {
                column_keys.entry(at.column).or_insert(key);
            } else if let Some(key) = RowKey::parse(text) {
                row_keys.entry(at.row).or_insert(key);
                key_columns.insert(at.column);
            }
        }
        let head = head_rows(labels, worksheet, &row_keys);
        let mut columns = BTreeMap::new();
        for column in (0..worksheet.width()).filter(|column| !key_columns.contains(column)) {
            let labelled = labelled(pack, table, labels, worksheet, &head, column);
            let keyed = column_keys.get(&column);
            let role = match (labelled, keyed) {
                (Some(labelled), Some(keyed)) if labelled != *keyed && is_of_figures(keyed) => ColumnRole {
                    key: labelled,
                    contradicted: true,
                },
                (_, Some(keyed)) => ColumnRole {
                    key: keyed.clone(),
                    contradicted: false,
                },
                (Some(key), None) => ColumnRole {
                    key,
                    contradicted: false,
                },
                (None, None) => {
                    // A column of flags says only that it is one: it belongs to the figures before it.
                    let is_flags = head
                        .iter()
                        .any(|row| labels.is_flag(&worksheet.text(At::new(*row, column))));
                    let before = columns
                        .range(..column)
                        .next_back()
                        .map(|(_, role): (_, &ColumnRole)| &role.key);
                    match before {
                        Some(ColumnKey::Figure(of)) if is_flags => ColumnRole {
                            key: ColumnKey::Flag(of.clone()),
                            contradicted: false,
                        },
                        _ => continue,
                    }
                }
            };
            columns.insert(column, role);
        }
        let named: Vec<bool> = (0..worksheet.width())
            .map(|column| match columns.get(&column) {
                Some(role) => matches!(role.key, ColumnKey::Code | ColumnKey::Label),
                None => !key_columns.contains(&column),
            })
            .collect();
        let rows = (0..worksheet.height())
            .map(|row| match row_keys.get(&row) {
                Some(RowKey::Head) => RowRole::Head,
                Some(RowKey::Text) => RowRole::Text,
                _ if head.contains(&row) => RowRole::Head,
                key => {
                    let names = worksheet.row(row).filter(|(at, _)| named[at.column as usize]);
                    let names: Vec<String> = names.map(|(_, cell)| cell.text().into_owned()).collect();
                    row_role(labels, key, &names)
                }
            })
            .collect();
        Self { columns, rows }
    }

    /// The column of flags of each column of figures: that of the same key, the nearest to the right where there are several.
    pub(super) fn flags_of(&self, figures: &[(u32, Column)]) -> Vec<Option<u32>> {
        let mut flags: BTreeMap<&Column, Vec<u32>> = BTreeMap::new();
        for (at, role) in &self.columns {
            if let ColumnKey::Flag(of) = &role.key {
                flags.entry(of).or_default().push(*at);
            }
        }
        let of = |(at, column): &(u32, Column)| {
            let flags = flags.get(column)?;
            flags.iter().find(|flag| *flag > at).or(flags.first()).copied()
        };
        figures.iter().map(of).collect()
    }
}

fn is_of_figures(key: &ColumnKey) -> bool {
    matches!(key, ColumnKey::Figure(_) | ColumnKey::Flag(_))
}

/// The rows of the header: by their keys, else those over the first row of answers.
fn head_rows(labels: &Labels, worksheet: &Worksheet, keys: &BTreeMap<u32, RowKey>) -> BTreeSet<u32> {
    let keyed = keys.iter().filter(|(_, key)| **key == RowKey::Head);
    let keyed: BTreeSet<u32> = keyed.map(|(row, _)| *row).take(HEAD_ROWS as usize).collect();
    if !keyed.is_empty() {
        return keyed;
    }
    let is_body = |row: &u32| match keys.get(row) {
        Some(RowKey::Item(_) | RowKey::Add(_)) => true,
        Some(_) => false,
        None => worksheet.row(*row).take(4).any(|(_, cell)| {
            cell.number().is_none() && !labels.items(&cell.text()).is_empty() && !is_sex_line(labels, worksheet, *row)
        }),
    };
    let first = (0..worksheet.height()).find(is_body).unwrap_or_default();
    let words_of_the_form = |row: &u32| matches!(keys.get(row), Some(RowKey::Text));
    let over = first.saturating_sub(HEAD_ROWS)..first;
    over.filter(|row| !words_of_the_form(row)).collect()
}

/// Whether a row holds several sexes or statuses: "Total" is also what a row is called.
fn is_sex_line(labels: &Labels, worksheet: &Worksheet, row: u32) -> bool {
    let says = |text: &str| labels.sex(text).is_some() || labels.status(text).is_some();
    worksheet.row(row).filter(|(_, cell)| says(&cell.text())).count() > 1
}

/// What the header says of a column.
fn labelled(
    pack: &Pack,
    table: &Table,
    labels: &Labels,
    worksheet: &Worksheet,
    head: &BTreeSet<u32>,
    column: u32,
) -> Option<ColumnKey> {
    let (mut year, mut status, mut sex, mut is_flag) = (None, None, None, false);
    for &row in head {
        let text = seen(worksheet, At::new(row, column));
        if text.is_empty() {
            continue;
        }
        if let Some(found) = labels::year(pack, &text) {
            year = Some(found);
            continue;
        }
        if labels.is_note(&text) {
            return Some(ColumnKey::Note);
        }
        is_flag |= labels.is_flag(&text);
        // "Total" is a status and a sex: the first line is that of the status.
        if status.is_none() && table.status.is_some() && labels.status(&text).is_some() {
            status = labels.status(&text).cloned();
        } else if let Some(found) = labels.sex(&text) {
            sex = Some(found);
        }
    }
    let complete = (status.is_some() || table.status.is_none()) && (sex.is_some() || !table.by_sex);
    let column = Column {
        year: year.filter(|_| complete)?,
        status,
        sex: sex.filter(|_| table.by_sex).unwrap_or(crate::questionnaire::Sex::Total),
    };
    Some(if is_flag {
        ColumnKey::Flag(column)
    } else {
        ColumnKey::Figure(column)
    })
}

/// What a row is. `names` are the texts in it that are no figures, flags or notes.
fn row_role(labels: &Labels, key: Option<&RowKey>, names: &[String]) -> RowRole {
    let label = names
        .iter()
        .rev()
        .map(|name| labels.items(name))
        .find(|items| !items.is_empty());
    match key {
        // Several lists have a row of the same name: it contradicts no key that it may mean.
        Some(RowKey::Item(item)) => match label.filter(|items| !items.contains(item)) {
            None => RowRole::Item(item.clone(), false),
            Some(_) => match labels.row(names) {
                Some(said) => RowRole::Item(said.clone(), said != item),
                None => RowRole::Item(item.clone(), false),
            },
        },
        Some(RowKey::Add(_)) => labels
            .row(names)
            .map_or(RowRole::Add, |item| RowRole::Item(item.clone(), false)),
        _ => labels
            .row(names)
            .map_or(RowRole::Text, |item| RowRole::Item(item.clone(), false)),
    }
}
