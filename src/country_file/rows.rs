//! The current content as rows of tables: writing what a change leaves, reading all of it, and the checksum over it.
//!
//! The checksum is the sum of a hash of every row ([`Hash`]), so that a change moves it by two rows.

use super::checksum::Hash;
use super::reader::Reader;
use super::schema;
use crate::figures::{
    Allowance, Answer, Answers, Attachment, Change, Figure, Flag, Phase, Place, Provenance, Reason, Remarks,
    SecondEntry, Sheet, SheetId, Source, ViewUnit,
};
use crate::questionnaire::ItemCode;
use rusqlite::types::{Type, Value as Sql};
use rusqlite::{Connection, Row, params_from_iter};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// A table of the current content.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The columns that name a row.
    pub keys: &'static [&'static str],
    /// The other columns.
    pub rest: &'static [&'static str],
    /// The version of the file that has it first.
    since: i32,
    statements: OnceLock<Statements>,
}

#[derive(Debug)]
struct Statements {
    select_one: String,
    delete_one: String,
    upsert: String,
}

const fn table(since: i32, name: &'static str, keys: &'static [&'static str], rest: &'static [&'static str]) -> Table {
    Table {
        name,
        keys,
        rest,
        since,
        statements: OnceLock::new(),
    }
}

static SETTING: Table = table(1, "setting", &["name"], &["value"]);
static PHASE: Table = table(1, "phase", &["pack"], &["version", "hash", "sealed"]);
static SOURCE: Table = table(1, "source", &["key"], &["name", "kind", "agency", "contact"]);
static SHEET: Table = table(
    1,
    "sheet",
    &["id"],
    &[
        "phase",
        "table_code",
        "source",
        "unit",
        "currency",
        "versions",
        "years",
        "added_items",
        "optional_status",
        "metadata",
    ],
);
static FIGURE: Table = table(
    1,
    "figure",
    &["sheet", "item", "year", "status", "sex"],
    &[
        "mantissa",
        "exponent",
        "reason",
        "pointer",
        "wrong_input",
        "flag",
        "typed",
    ],
);
static COVER: Table = table(1, "cover", &["scope"], &["reason", "pointer"]);
static NOTE: Table = table(1, "note", &["scope"], &["notes"]);
static ALLOWANCE: Table = table(
    1,
    "allowance",
    &["finding"],
    &["reason", "sentence", "who", "at", "figures"],
);

static SECOND_ENTRY: Table = table(
    2,
    "second_entry",
    &["sheet", "item", "year", "status", "sex"],
    &["figure", "who", "at", "agreed"],
);
static PROVENANCE: Table = table(
    2,
    "provenance",
    &["id"],
    &["sheet", "items", "columns", "file", "page", "note", "attachments"],
);
static REMARKS: Table = table(
    2,
    "remarks",
    &["sheet", "item", "year", "status", "sex"],
    &["follow_up", "thread"],
);

/// All tables of the current content, those first that others point to.
static TABLES: [&Table; 11] = [
    &SETTING,
    &PHASE,
    &SOURCE,
    &SHEET,
    &FIGURE,
    &COVER,
    &NOTE,
    &ALLOWANCE,
    &SECOND_ENTRY,
    &PROVENANCE,
    &REMARKS,
];

/// What a statement of origin holds beside its words, in one column: the list of attachments, or an object of that and the cells of
/// the file that figures were brought in from.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub enum Beside {
    /// Copies of the documents.
    Attachments(Vec<Attachment>),
    /// These, and which cells of the page each figure stood in.
    Both {
        /// Copies of the documents.
        attachments: Vec<Attachment>,
        /// The cells, in the order of the places.
        cells: Vec<(Place, String)>,
    },
}

impl Beside {
    fn of(stated: &Provenance) -> Self {
        let attachments = stated.attachments.clone();
        if stated.cells.is_empty() {
            return Beside::Attachments(attachments);
        }
        Beside::Both {
            attachments,
            cells: stated.cells.clone(),
        }
    }

    /// Attachments and cells.
    pub fn parts(self) -> (Vec<Attachment>, Vec<(Place, String)>) {
        match self {
            Beside::Attachments(attachments) => (attachments, Vec::new()),
            Beside::Both { attachments, cells } => (attachments, cells),
        }
    }
}

/// The tables of the current content in a file of that version; a version that there is not stands for the newest.
pub fn tables_in(version: i32) -> impl Iterator<Item = &'static Table> {
    let known = (0..=schema::VERSION).contains(&version);
    TABLES.into_iter().filter(move |table| !known || table.since <= version)
}

impl Table {
    fn condition(&self) -> String {
        self.keys
            .iter()
            .map(|key| format!("{key} = ?"))
            .collect::<Vec<_>>()
            .join(" AND ")
    }

    fn columns(&self) -> String {
        [self.keys, self.rest].concat().join(", ")
    }

    /// An upsert rather than a replacement: replacing deletes without asking the triggers.
    fn statements(&self) -> &Statements {
        self.statements.get_or_init(|| {
            let (name, columns, condition) = (self.name, self.columns(), self.condition());
            let marks = vec!["?"; self.keys.len() + self.rest.len()].join(", ");
            let set: Vec<_> = self
                .rest
                .iter()
                .map(|name| format!("{name} = excluded.{name}"))
                .collect();
            Statements {
                select_one: format!("SELECT {columns} FROM {name} WHERE {condition}"),
                delete_one: format!("DELETE FROM {name} WHERE {condition}"),
                upsert: format!(
                    "INSERT INTO {name} ({columns}) VALUES ({marks}) ON CONFLICT ({}) DO UPDATE SET {}",
                    self.keys.join(", "),
                    set.join(", ")
                ),
            }
        })
    }

    /// All rows, by key; the other way round to come at a damaged table from its end.
    pub fn select_all(&self, backwards: bool) -> String {
        let order = self.keys.iter().map(|key| {
            if backwards {
                format!("{key} DESC")
            } else {
                (*key).to_owned()
            }
        });
        format!(
            "SELECT {} FROM {} ORDER BY {}",
            self.columns(),
            self.name,
            order.collect::<Vec<_>>().join(", ")
        )
    }

    /// The hash of a row that holds all columns of the table, in their order.
    pub fn hash(&self, row: &Row<'_>) -> rusqlite::Result<i64> {
        let mut hash = Hash::of(self.name);
        for column in 0..self.keys.len() + self.rest.len() {
            hash.value(row.get_ref(column)?);
        }
        Ok(hash.finish())
    }
}

fn text(text: &str) -> Sql {
    Sql::Text(text.to_owned())
}

fn maybe(text: Option<&str>) -> Sql {
    text.map_or(Sql::Null, |text| Sql::Text(text.to_owned()))
}

/// JSON for a column. What is kept are plain structures with text keys, which always serialise.
pub fn json<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// Reads JSON from a column.
pub fn from_json<T: DeserializeOwned>(column: usize, text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(|error| unreadable(column, error))
}

/// A column that does not hold what it should.
pub fn unreadable(column: usize, error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
}

/// A word that this version of the file does not have.
#[derive(Debug, thiserror::Error)]
#[error("“{0}” means nothing in this version of the file")]
pub struct UnknownWord(pub String);

fn reason_columns(reason: &Reason) -> rusqlite::Result<(Sql, Sql)> {
    let pointer = match reason {
        Reason::IncludedElsewhere(pointer) => Sql::Text(json(pointer)?),
        _ => Sql::Null,
    };
    Ok((text(reason.letter()), pointer))
}

/// The columns that name a cell.
pub fn cell_columns(sheet: SheetId, place: &Place) -> [Sql; 5] {
    [
        Sql::Integer(i64::from(sheet.0)),
        text(place.item.as_ref().map_or("", ItemCode::as_str)),
        Sql::Integer(i64::from(place.year.0)),
        text(place.status.as_ref().map_or("", ItemCode::as_str)),
        text(place.sex.letter()),
    ]
}

fn figure_columns(figure: &Figure) -> rusqlite::Result<Vec<Sql>> {
    let mut columns = vec![Sql::Null; 7];
    match &figure.answer {
        Answer::Value(value) => {
            columns[0] = Sql::Integer(value.mantissa());
            columns[1] = Sql::Integer(i64::from(value.exponent()));
        }
        Answer::Reason(reason) => (columns[2], columns[3]) = reason_columns(reason)?,
        Answer::WrongInput(input) => columns[4] = text(input),
    }
    columns[5] = maybe(figure.flag.map(Flag::letter));
    columns[6] = maybe(figure.typed.as_deref());
    Ok(columns)
}

/// The table, the key and, unless the row goes, the other columns that a change leaves.
fn row_of(change: &Change) -> rusqlite::Result<(&'static Table, Vec<Sql>, Option<Vec<Sql>>)> {
    Ok(match change {
        Change::Figure { cell, after, .. } => (
            &FIGURE,
            cell_columns(cell.sheet, &cell.place).to_vec(),
            after.as_ref().map(figure_columns).transpose()?,
        ),
        Change::Cover { scope, after, .. } => {
            let columns = |reason| reason_columns(reason).map(|(letter, pointer)| vec![letter, pointer]);
            (
                &COVER,
                vec![Sql::Text(json(scope)?)],
                after.as_ref().map(columns).transpose()?,
            )
        }
        Change::Notes { scope, after, .. } => {
            let notes = (!after.is_empty()).then(|| json(after).map(|notes| vec![Sql::Text(notes)]));
            (&NOTE, vec![Sql::Text(json(scope)?)], notes.transpose()?)
        }
        Change::Sheet { id, after, .. } => (
            &SHEET,
            vec![Sql::Integer(i64::from(id.0))],
            after.as_ref().map(sheet_columns).transpose()?,
        ),
        Change::Source { key, after, .. } => {
            let columns = |source: &Source| {
                vec![
                    text(&source.name),
                    maybe(source.kind.as_deref()),
                    text(&source.agency),
                    text(&source.contact),
                ]
            };
            (&SOURCE, vec![text(key.as_str())], after.as_ref().map(columns))
        }
        Change::Setting { name, after, .. } => (
            &SETTING,
            vec![text(name)],
            after.as_deref().map(|value| vec![text(value)]),
        ),
        Change::Phase { pack, after, .. } => {
            let columns = |phase: &Phase| {
                vec![
                    text(&phase.version),
                    text(&phase.hash),
                    Sql::Integer(i64::from(phase.sealed)),
                ]
            };
            (&PHASE, vec![text(pack.as_str())], after.as_ref().map(columns))
        }
        Change::Allowance { finding, after, .. } => {
            let columns = |allowance: &Allowance| {
                json(&allowance.figures).map(|figures| {
                    vec![
                        text(&allowance.reason),
                        text(&allowance.sentence),
                        text(&allowance.who),
                        text(&allowance.at),
                        Sql::Text(figures),
                    ]
                })
            };
            (
                &ALLOWANCE,
                vec![text(finding)],
                after.as_ref().map(columns).transpose()?,
            )
        }
        Change::SecondEntry { cell, after, .. } => {
            let columns = |second: &SecondEntry| {
                Ok::<_, rusqlite::Error>(vec![
                    Sql::Text(json(&second.figure)?),
                    text(&second.who),
                    text(&second.at),
                    Sql::Integer(i64::from(second.agreed)),
                ])
            };
            (
                &SECOND_ENTRY,
                cell_columns(cell.sheet, &cell.place).to_vec(),
                after.as_ref().map(columns).transpose()?,
            )
        }
        Change::Provenance { id, after, .. } => {
            let columns = |stated: &Provenance| {
                Ok::<_, rusqlite::Error>(vec![
                    Sql::Integer(i64::from(stated.sheet.0)),
                    Sql::Text(json(&stated.items)?),
                    Sql::Text(json(&stated.columns)?),
                    text(&stated.file),
                    text(&stated.page),
                    text(&stated.note),
                    Sql::Text(json(&Beside::of(stated))?),
                ])
            };
            (
                &PROVENANCE,
                vec![Sql::Integer(i64::from(id.0))],
                after.as_ref().map(columns).transpose()?,
            )
        }
        Change::Remarks { cell, after, .. } => {
            let columns = |remarks: &Remarks| {
                json(&remarks.thread).map(|thread| vec![Sql::Integer(i64::from(remarks.follow_up)), Sql::Text(thread)])
            };
            let after = after.as_ref().filter(|remarks| !remarks.is_empty());
            (
                &REMARKS,
                cell_columns(cell.sheet, &cell.place).to_vec(),
                after.map(columns).transpose()?,
            )
        }
    })
}

fn sheet_columns(sheet: &Sheet) -> rusqlite::Result<Vec<Sql>> {
    let unit = match sheet.unit {
        ViewUnit::Ones => "ones",
        ViewUnit::Thousands => "thousands",
    };
    Ok(vec![
        text(sheet.phase.as_str()),
        text(sheet.table.as_str()),
        maybe(sheet.source.as_ref().map(crate::figures::SourceKey::as_str)),
        text(unit),
        maybe(sheet.currency.as_deref()),
        Sql::Text(json(&sheet.versions)?),
        Sql::Text(json(&sheet.years)?),
        Sql::Text(json(&sheet.added_items)?),
        Sql::Integer(i64::from(sheet.optional_status)),
        Sql::Text(json(&sheet.metadata)?),
    ])
}

/// Writes what a change leaves, and moves the checksum of the content with it.
pub fn write(connection: &Connection, change: &Change, checksum: &mut i64) -> rusqlite::Result<()> {
    let (table, keys, rest) = row_of(change)?;
    let hash = |row: &Row<'_>| table.hash(row);
    let before = connection
        .prepare_cached(&table.statements().select_one)?
        .query_row(params_from_iter(&keys), hash);
    match before {
        Ok(hash) => *checksum = checksum.wrapping_sub(hash),
        Err(rusqlite::Error::QueryReturnedNoRows) => {}
        Err(error) => return Err(error),
    }
    let Some(rest) = rest else {
        connection
            .prepare_cached(&table.statements().delete_one)?
            .execute(params_from_iter(&keys))?;
        return Ok(());
    };
    let mut after = Hash::of(table.name);
    for value in keys.iter().chain(&rest) {
        after.value(value.into());
    }
    *checksum = checksum.wrapping_add(after.finish());
    connection
        .prepare_cached(&table.statements().upsert)?
        .execute(params_from_iter(keys.iter().chain(&rest)))?;
    Ok(())
}

/// The current content and its checksum.
pub fn read(connection: &Connection) -> rusqlite::Result<(Answers, i64)> {
    let mut content = Reader::default();
    let mut checksum = 0_i64;
    for table in tables_in(schema::version_of(connection)?) {
        let mut statement = connection.prepare(&table.select_all(false))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            checksum = checksum.wrapping_add(table.hash(row)?);
            content.take(table, row)?;
        }
    }
    Ok((content.finish(), checksum))
}
