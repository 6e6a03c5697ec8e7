//! The rows and columns of one sheet, as the form shows them. One place decides it: grid, workbook and completeness all ask here.

use super::{CellAddress, Place, Sheet, SheetId};
use crate::questionnaire::{
    AreaCode, Classification, ClassificationId, ClassificationKind, Item, ItemCode, Pack, Sex, Table, Year,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a row of the layout is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A line of words over rows: the name of a classification where a sheet has several, or "ASEAN member states". No cells.
    Heading(Heading),
    /// A row of cells; the item is none in a table of a single row.
    Item(Option<ItemCode>),
}

/// Which heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// The title of the row's classification.
    Classification,
    /// "ASEAN member states".
    Members,
    /// "Other countries listed", over the countries the user added.
    Added,
}

/// A row of the layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutRow {
    /// Heading or cells.
    pub kind: RowKind,
    /// The classification it belongs to; none in a table of a single row.
    pub classification: Option<ClassificationId>,
    /// Indentation, 0 for totals.
    pub depth: u8,
    /// Whether it is a total.
    pub is_total: bool,
    /// Whether it is asked (shown in a new sheet), so that completeness counts it; rows added by the user count too.
    pub asked: bool,
}

/// A column of the layout.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Column {
    /// The year.
    pub year: Year,
    /// The status; none in a table without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<ItemCode>,
    /// The sex.
    pub sex: Sex,
}

/// The rows and columns of one sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetLayout {
    /// Rows, headings among them.
    pub rows: Vec<LayoutRow>,
    /// Columns: year > status > sex.
    pub columns: Vec<Column>,
}

/// The members of ASEAN, which the country tables list by name.
pub const ASEAN: [&str; 10] = ["BRN", "KHM", "IDN", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "VNM"];

impl SheetLayout {
    /// Lays out `sheet` of `table`. `area` is the reporting country, left out of country lists. `answered` are the items that hold
    /// a figure: an item that is answered always shows.
    pub fn new(
        pack: &Pack,
        table: &Table,
        sheet: &Sheet,
        area: Option<&AreaCode>,
        answered: &BTreeSet<ItemCode>,
        answered_statuses: &BTreeSet<ItemCode>,
    ) -> Self {
        Self {
            rows: rows(pack, table, sheet, area, answered),
            columns: columns(pack, table, sheet, answered_statuses),
        }
    }

    /// The layout of a sheet of `answers`, items and statuses that hold a figure included.
    pub fn of(pack: &Pack, answers: &super::Answers, id: SheetId) -> Option<Self> {
        let sheet = answers.sheets.get(&id)?;
        let table = pack.table(&sheet.table)?;
        let mut items = BTreeSet::new();
        let mut statuses = BTreeSet::new();
        let mut last = None;
        for place in answers.figures.get(&id).into_iter().flat_map(|figures| figures.keys()) {
            // Figures come row by row, and there are few statuses: most are known already.
            if place.item.as_ref() != last {
                last = place.item.as_ref();
                items.extend(place.item.clone());
            }
            if let Some(status) = &place.status
                && !statuses.contains(status)
            {
                statuses.insert(status.clone());
            }
        }
        Some(Self::new(
            pack,
            table,
            sheet,
            answers.area().as_ref(),
            &items,
            &statuses,
        ))
    }

    /// The address of the cell in row `row` and column `column`; none on a heading or outside.
    pub fn cell(&self, sheet: SheetId, row: usize, column: usize) -> Option<CellAddress> {
        let RowKind::Item(item) = &self.rows.get(row)?.kind else {
            return None;
        };
        let column = self.columns.get(column)?;
        let place = Place {
            item: item.clone(),
            year: column.year,
            status: column.status.clone(),
            sex: column.sex,
        };
        Some(CellAddress { sheet, place })
    }

    /// Row and column of a place, where it is laid out.
    pub fn find(&self, place: &Place) -> Option<(usize, usize)> {
        let row = self
            .rows
            .iter()
            .position(|row| row.kind == RowKind::Item(place.item.clone()))?;
        let column = self
            .columns
            .iter()
            .position(|column| column.year == place.year && column.status == place.status && column.sex == place.sex)?;
        Some((row, column))
    }

    /// Every cell that is asked, in reading order.
    pub fn asked_cells(&self, sheet: SheetId) -> impl Iterator<Item = CellAddress> + '_ {
        let rows = self
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.asked)
            .map(|(index, _)| index);
        rows.flat_map(move |row| (0..self.columns.len()).filter_map(move |column| self.cell(sheet, row, column)))
    }
}

fn rows(
    pack: &Pack,
    table: &Table,
    sheet: &Sheet,
    area: Option<&AreaCode>,
    answered: &BTreeSet<ItemCode>,
) -> Vec<LayoutRow> {
    let Some(main) = &table.main else {
        return vec![LayoutRow {
            kind: RowKind::Item(None),
            classification: None,
            depth: 0,
            is_total: true,
            asked: true,
        }];
    };
    let in_use = |id: &ClassificationId| {
        let listed = sheet.versions.contains(id);
        listed
            || pack
                .classification(id)
                .is_some_and(|c| c.items.iter().any(|item| answered.contains(&item.code)))
    };
    let mut versions: Vec<&ClassificationId> = main.versions.iter().filter(|id| in_use(id)).collect();
    if versions.is_empty() {
        versions.push(&main.default);
    }
    let several = versions.len() > 1;
    let mut rows = Vec::new();
    for id in versions {
        let Some(classification) = pack.classification(id) else {
            continue;
        };
        if several {
            rows.push(heading(classification, Heading::Classification));
        }
        if main.kind == ClassificationKind::Country {
            country_rows(&mut rows, classification, sheet, area, answered);
        } else {
            for item in &classification.items {
                let wanted = sheet.added_items.contains(&item.code) || answered.contains(&item.code);
                if item.shown || wanted {
                    rows.push(item_row(classification, item, item.level));
                }
            }
        }
    }
    rows
}

fn heading(classification: &Classification, heading: Heading) -> LayoutRow {
    LayoutRow {
        kind: RowKind::Heading(heading),
        classification: Some(classification.id.clone()),
        depth: 0,
        is_total: false,
        asked: false,
    }
}

fn item_row(classification: &Classification, item: &Item, depth: u8) -> LayoutRow {
    LayoutRow {
        kind: RowKind::Item(Some(item.code.clone())),
        classification: Some(classification.id.clone()),
        depth: if item.is_total { 0 } else { depth },
        is_total: item.is_total,
        asked: true,
    }
}

/// Total, the ASEAN members (the reporting country left out), what the user added in the order of the list, then other countries.
fn country_rows(
    rows: &mut Vec<LayoutRow>,
    classification: &Classification,
    sheet: &Sheet,
    area: Option<&AreaCode>,
    answered: &BTreeSet<ItemCode>,
) {
    let wanted = |item: &Item| sheet.added_items.contains(&item.code) || answered.contains(&item.code);
    let is_member = |item: &Item| item.area.as_ref().is_some_and(|area| ASEAN.contains(&area.as_str()));
    let is_self = |item: &Item| item.area.is_some() && item.area.as_ref() == area;
    for item in classification.items.iter().filter(|item| item.is_total) {
        rows.push(item_row(classification, item, 0));
    }
    rows.push(heading(classification, Heading::Members));
    for item in classification
        .items
        .iter()
        .filter(|item| is_member(item) && (!is_self(item) || wanted(item)))
    {
        rows.push(item_row(classification, item, 1));
    }
    let added: Vec<&Item> = classification
        .items
        .iter()
        .filter(|i| !i.is_total && !is_member(i) && !i.is_other && wanted(i))
        .collect();
    if !added.is_empty() {
        rows.push(heading(classification, Heading::Added));
        rows.extend(added.into_iter().map(|item| item_row(classification, item, 1)));
    }
    for item in classification.items.iter().filter(|item| item.is_other) {
        rows.push(item_row(classification, item, 0));
    }
}

fn columns(pack: &Pack, table: &Table, sheet: &Sheet, answered_statuses: &BTreeSet<ItemCode>) -> Vec<Column> {
    let statuses: Vec<Option<ItemCode>> = match table.status.as_ref().and_then(|id| pack.classification(id)) {
        None => vec![None],
        Some(list) => list
            .items
            .iter()
            .filter(|item| item.shown || sheet.optional_status || answered_statuses.contains(&item.code))
            .map(|item| Some(item.code.clone()))
            .collect(),
    };
    let sexes: &[Sex] = if table.by_sex { &Sex::ALL } else { &[Sex::Total] };
    let mut columns = Vec::new();
    for &year in &sheet.years {
        for status in &statuses {
            for &sex in sexes {
                columns.push(Column {
                    year,
                    status: status.clone(),
                    sex,
                });
            }
        }
    }
    columns
}
