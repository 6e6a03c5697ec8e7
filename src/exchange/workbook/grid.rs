//! Rows and columns of a table in its worksheet.

use super::words::Words;
use crate::figures::{Column, RowKind, SheetId, SheetLayout};
use crate::questionnaire::{ClassificationId, ClassificationKind, ItemCode, Pack, Sex, Table};
use std::collections::BTreeSet;

/// The column of hidden keys.
pub(super) const KEY: u16 = 0;
/// The column of codes.
pub(super) const CODE: u16 = 1;
/// The column of labels.
pub(super) const LABEL: u16 = 2;
/// The first column of figures. Each is followed by that of its flags.
pub(super) const FIRST: u16 = 3;
/// Rows for countries to be added by hand, and for items of other lists.
const ADDED_COUNTRIES: usize = 8;
const ADDED_ITEMS: usize = 3;

/// A row under the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum GridRow {
    /// Words over rows.
    Heading(String),
    /// Answers.
    Item {
        item: Option<ItemCode>,
        list: Option<ClassificationId>,
        depth: u8,
        is_total: bool,
    },
    /// An item of that list to be added.
    Add(ClassificationId),
}

/// A sheet as its worksheet lays it out.
pub(super) struct Grid {
    pub rows: Vec<GridRow>,
    pub columns: Vec<Column>,
}

impl Grid {
    pub(super) fn of(words: &Words<'_>, id: SheetId) -> Self {
        let Some((_, table)) = words.table_of(id) else {
            return Self {
                rows: Vec::new(),
                columns: Vec::new(),
            };
        };
        let layout = SheetLayout::of(words.pack, words.answers, id).unwrap_or_default();
        let mut rows = Vec::with_capacity(layout.rows.len() + ADDED_COUNTRIES);
        let shown: BTreeSet<ItemCode> = layout
            .rows
            .iter()
            .filter_map(|row| match &row.kind {
                RowKind::Item(item) => item.clone(),
                RowKind::Heading(_) => None,
            })
            .collect();
        let last_of = |index: usize, list: &ClassificationId| {
            let next = layout.rows.get(index + 1).and_then(|row| row.classification.as_ref());
            next != Some(list)
        };
        for (index, row) in layout.rows.iter().enumerate() {
            let list = row.classification.as_ref();
            let added = |rows: &mut Vec<GridRow>| {
                if let Some(list) = list {
                    let more = to_add(words.pack, list, &shown);
                    rows.extend((0..more).map(|_| GridRow::Add(list.clone())));
                }
            };
            let is_other = |item: &ItemCode| {
                let list = list.and_then(|list| words.pack.classification(list));
                list.and_then(|list| list.item(item)).is_some_and(|item| item.is_other)
            };
            match &row.kind {
                RowKind::Heading(heading) => rows.push(GridRow::Heading(words.heading(*heading, list))),
                RowKind::Item(item) => {
                    let before_other = item.as_ref().is_some_and(is_other);
                    if before_other {
                        added(&mut rows);
                    }
                    rows.push(GridRow::Item {
                        item: item.clone(),
                        list: list.cloned(),
                        depth: row.depth,
                        is_total: row.is_total,
                    });
                    if !before_other && list.is_some_and(|list| last_of(index, list)) {
                        added(&mut rows);
                    }
                }
            }
        }
        Self {
            rows,
            columns: columns(words, table, id, layout.columns),
        }
    }

    /// The column of the figures of `columns[index]`; its flags stand in the next one.
    pub(super) fn figures(index: usize) -> u16 {
        FIRST + 2 * index as u16
    }

    /// The column of notes on rows.
    pub(super) fn notes(&self) -> u16 {
        Self::figures(self.columns.len())
    }
}

/// Rows that a list gets to be added by hand: none where all of it shows.
fn to_add(pack: &Pack, list: &ClassificationId, shown: &BTreeSet<ItemCode>) -> usize {
    let Some(list) = pack.classification(list) else {
        return 0;
    };
    let most = match list.kind {
        ClassificationKind::Country => ADDED_COUNTRIES,
        _ => ADDED_ITEMS,
    };
    list.items
        .iter()
        .filter(|item| !shown.contains(&item.code))
        .take(most)
        .count()
}

/// The columns of the layout, and those that hold figures although their year is not opened, each in its place.
fn columns(words: &Words<'_>, table: &Table, id: SheetId, mut columns: Vec<Column>) -> Vec<Column> {
    let mut known: BTreeSet<Column> = columns.iter().cloned().collect();
    let figures = words.answers.figures.get(&id);
    for place in figures.into_iter().flat_map(|figures| figures.keys()) {
        let column = Column {
            year: place.year,
            status: place.status.clone(),
            sex: place.sex,
        };
        if !known.contains(&column) {
            known.insert(column.clone());
            columns.push(column);
        }
    }
    let list = table.status.as_ref().and_then(|list| words.pack.classification(list));
    let position = |status: Option<&ItemCode>| Some(list?.position(status?));
    let sex = |sex: Sex| Sex::ALL.iter().position(|other| *other == sex);
    columns.sort_by_key(|column| (column.year, position(column.status.as_ref()), sex(column.sex)));
    columns
}
