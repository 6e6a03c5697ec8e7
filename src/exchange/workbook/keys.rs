//! The hidden keys by which sheets, columns and rows are known again, whatever was done to what can be seen of them.

use crate::figures::{Column, SheetId, ViewUnit};
use crate::questionnaire::{AreaCode, ClassificationId, ItemCode, PackId, Sex, TableCode, Year};
use serde::{Deserialize, Serialize};

/// The worksheet that holds what went in.
pub(super) const BASE: &str = "ilms-base";
/// The worksheet that holds what can be chosen from.
pub(super) const LISTS: &str = "ilms-lists";
/// What every key begins with.
const MARK: &str = "ilms:";

/// What a worksheet is. Stands in its first cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(super) enum SheetKey {
    /// How to fill it in.
    Cover,
    /// A table from a source.
    Table(TableKey),
    /// The sources and what is stated of each sheet.
    Sources,
    /// Notes and reasons.
    Notes,
    /// What can be chosen from.
    Lists,
}

/// Which table from which source, and in what unit, so that a worksheet tells by itself, saved alone as a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TableKey {
    pub pack: PackId,
    #[serde(default)]
    pub area: Option<AreaCode>,
    pub sheet: SheetId,
    pub table: TableCode,
    #[serde(default)]
    pub source: Option<String>,
    pub unit: ViewUnit,
    #[serde(default)]
    pub currency: Option<String>,
}

impl SheetKey {
    pub(super) fn text(&self) -> String {
        format!("{MARK}{}", serde_json::to_string(self).unwrap_or_default())
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let json = text.strip_prefix(MARK)?;
        json.starts_with('{').then(|| serde_json::from_str(json).ok())?
    }
}

/// What a column of a table holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ColumnKey {
    /// Figures.
    Figure(Column),
    /// The flags of those figures.
    Flag(Column),
    /// Codes of rows.
    Code,
    /// Labels of rows.
    Label,
    /// Notes on rows.
    Note,
}

impl ColumnKey {
    pub(super) fn text(&self) -> String {
        let of = |column: &Column| {
            let status = column.status.as_ref().map_or("", ItemCode::as_str);
            format!("{MARK}{}|{status}|{}", column.year, column.sex.letter())
        };
        match self {
            ColumnKey::Figure(column) => of(column),
            ColumnKey::Flag(column) => format!("{}|flag", of(column)),
            ColumnKey::Code => format!("{MARK}code"),
            ColumnKey::Label => format!("{MARK}label"),
            ColumnKey::Note => format!("{MARK}note"),
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let key = text.strip_prefix(MARK)?;
        match key {
            "code" => return Some(ColumnKey::Code),
            "label" => return Some(ColumnKey::Label),
            "note" => return Some(ColumnKey::Note),
            _ => {}
        }
        let mut parts = key.split('|');
        let year = parts.next()?.parse().ok()?;
        let status = parts.next()?;
        let column = Column {
            year: Year(year),
            status: (!status.is_empty()).then(|| ItemCode::from(status)),
            sex: Sex::parse(parts.next()?)?,
        };
        match (parts.next(), parts.next()) {
            (None, _) => Some(ColumnKey::Figure(column)),
            (Some("flag"), None) => Some(ColumnKey::Flag(column)),
            _ => None,
        }
    }
}

/// What a row of a table is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RowKey {
    /// A row of answers; none in a table of a single row.
    Item(Option<ItemCode>),
    /// A row to be added by hand, of an item of that list.
    Add(ClassificationId),
    /// A line of the header.
    Head,
    /// Words of the form.
    Text,
}

impl RowKey {
    pub(super) fn text(&self) -> String {
        match self {
            RowKey::Item(item) => format!("{MARK}row {}", item.as_ref().map_or("", ItemCode::as_str)),
            RowKey::Add(list) => format!("{MARK}add {list}"),
            RowKey::Head => format!("{MARK}head"),
            RowKey::Text => format!("{MARK}text"),
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let key = text.strip_prefix(MARK)?;
        let (what, of) = key.split_once(' ').unwrap_or((key, ""));
        Some(match what {
            "row" if of.is_empty() => RowKey::Item(None),
            "row" => RowKey::Item(Some(ItemCode::from(of))),
            "add" => RowKey::Add(ClassificationId::from(of)),
            "head" => RowKey::Head,
            "text" => RowKey::Text,
            _ => return None,
        })
    }
}

/// Whether a text is a key of any kind.
pub(super) fn is_key(text: &str) -> bool {
    text.starts_with(MARK)
}

/// Any other thing that a row is known by: a source, a statement of a sheet, a note.
pub(super) fn json_key<T: Serialize>(of: &T) -> String {
    format!("{MARK}{}", serde_json::to_string(of).unwrap_or_default())
}

/// Reads what [`json_key`] has written.
pub(super) fn parse_json_key<T: for<'de> Deserialize<'de>>(text: &str) -> Option<T> {
    serde_json::from_str(text.strip_prefix(MARK)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_were_written() {
        let column = Column {
            year: Year(2014),
            status: Some("MIG_STATUS_TOTAL".into()),
            sex: Sex::Female,
        };
        let plain = Column {
            status: None,
            ..column.clone()
        };
        for key in [
            ColumnKey::Figure(column.clone()),
            ColumnKey::Flag(column),
            ColumnKey::Figure(plain),
            ColumnKey::Code,
            ColumnKey::Label,
            ColumnKey::Note,
        ] {
            assert_eq!(ColumnKey::parse(&key.text()), Some(key));
        }
        for key in [
            RowKey::Item(None),
            RowKey::Item(Some("COU_DES_MYS".into())),
            RowKey::Add("COU_DES".into()),
            RowKey::Head,
            RowKey::Text,
        ] {
            assert_eq!(RowKey::parse(&key.text()), Some(key));
        }
        let key = SheetKey::Table(TableKey {
            pack: "asean-phase-3".into(),
            area: Some("IDN".into()),
            sheet: SheetId(3),
            table: "EMP_XOUM_SEX_COU_NB".into(),
            source: Some("Ministry, unit 3".to_owned()),
            unit: ViewUnit::Thousands,
            currency: None,
        });
        assert_eq!(SheetKey::parse(&key.text()), Some(key));
        assert_eq!(SheetKey::parse("ilms:row X"), None);
        assert_eq!(RowKey::parse("Malaysia"), None);
        assert_eq!(ColumnKey::parse("ilms:2014|x"), None);
    }
}
