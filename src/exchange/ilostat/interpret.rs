//! Makes of one line the figure it states and the cell it belongs to, or says in a sentence why it does not fit.

use super::notes;
use super::read::{Record, Refused};
use crate::exchange::csv_safe;
use crate::figures::{Flag, Place, Reason, SourceKey, Value, ValueError};
use crate::questionnaire::{
    AreaCode, Classification, ClassificationId, ClassificationKind, Item, ItemCode, NoteCode, Pack, Sex, Table,
    TableCode, Unit, Year,
};
use std::collections::HashMap;

/// Letters that a key of a source may have at most.
const MAX_SOURCE: usize = 200;

/// What a line states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A value, with its flag.
    Value(Value, Option<Flag>),
    /// A reason that needs no more than its letter, or a row that includes the figure.
    Reason(Reason),
    /// Included in a cell that may lie in another sheet.
    InCell {
        table: TableCode,
        source: Option<SourceKey>,
        place: Place,
    },
}

/// One line understood.
#[derive(Clone, Debug)]
pub(super) struct Imported {
    pub record: Record,
    pub table: TableCode,
    pub source: Option<SourceKey>,
    pub place: Place,
    /// The classification of the row and whether a new sheet shows the item.
    pub row: Option<(ClassificationId, bool)>,
    pub reading: Reading,
    pub notes: Vec<NoteCode>,
}

/// An item found: its code, and the list with whether a new sheet shows the item.
type Found<'a> = (&'a Classification, &'a Item);

/// What every line is read against.
pub(super) struct Context<'a> {
    pack: &'a Pack,
    /// The reference area of the country file.
    area: Option<AreaCode>,
    /// The source of lines that name none.
    source: Option<SourceKey>,
    /// Codes looked up before; a file repeats few of them many times.
    tables: HashMap<String, Option<&'a Table>>,
    items: HashMap<&'a TableCode, HashMap<String, Option<Found<'a>>>>,
}

impl<'a> Context<'a> {
    /// Reads against `pack` for the country `area`; lines that name no source have `source`.
    pub fn new(pack: &'a Pack, area: Option<AreaCode>, source: Option<SourceKey>) -> Self {
        Self {
            pack,
            area,
            source,
            tables: HashMap::new(),
            items: HashMap::new(),
        }
    }

    /// Understands one line.
    pub fn interpret(&mut self, record: Record) -> Result<Imported, Refused> {
        self.area(&record)?;
        let source = self.source(&record)?;
        let table = self.table(&record)?;
        let sex = sex(&record, table)?;
        let (item, status, row) = self.items(&record, table)?;
        let year = self.year(&record)?;
        let mut notes = Vec::new();
        for column in notes::NOTE_COLUMNS {
            let found = notes::parse(record.get(column)).map_err(|reason| record.refuse(column, reason))?;
            notes.extend(
                found
                    .into_iter()
                    .filter(|note| !notes.contains(note))
                    .collect::<Vec<_>>(),
            );
        }
        let mut reading = reading(&record, table)?;
        if let Some(at) = notes.iter().position(|note| note.note_type() == notes::ELSEWHERE) {
            let note = notes.remove(at);
            reading = self.elsewhere(&record, table, &note, &reading)?;
        }
        Ok(Imported {
            table: table.code.clone(),
            source,
            place: Place {
                item,
                year,
                status,
                sex,
            },
            row,
            reading,
            notes,
            record,
        })
    }

    fn area(&self, record: &Record) -> Result<(), Refused> {
        let text = record.get("ref_area");
        match &self.area {
            Some(area) if text.eq_ignore_ascii_case(area.as_str()) => Ok(()),
            Some(_) if text.is_empty() => Err(record.refuse("ref_area", "the line names no country")),
            Some(area) => {
                let reason = format!("the line is for {text}, this country file is {area}'s");
                Err(record.refuse("ref_area", reason))
            }
            None => Err(record.refuse("ref_area", "this country file names no country yet")),
        }
    }

    fn source(&self, record: &Record) -> Result<Option<SourceKey>, Refused> {
        let text = csv_safe::unguard(record.get("source"));
        if text.is_empty() {
            return Ok(self.source.clone());
        }
        if text.chars().count() > MAX_SOURCE || text.chars().any(char::is_control) {
            let reason = format!("a source is named in at most {MAX_SOURCE} plain characters");
            return Err(record.refuse("source", reason));
        }
        Ok(Some(SourceKey::from(text)))
    }

    fn table(&mut self, record: &Record) -> Result<&'a Table, Refused> {
        let text = record.get("indicator");
        let found = if let Some(known) = self.tables.get(text) {
            *known
        } else {
            let found = self.pack.resolve_indicator(text);
            self.tables.insert(text.to_owned(), found);
            found
        };
        found.ok_or_else(|| {
            let reason = match text.rsplit_once('_') {
                Some((code, "Q" | "M")) if self.pack.resolve_indicator(code).is_some() => {
                    "the questionnaire asks for yearly figures; this series is quarterly or monthly".to_owned()
                }
                _ if text.is_empty() => "the line names no indicator".to_owned(),
                _ => format!("no table of {} has this code", self.pack.title),
            };
            record.refuse("indicator", reason)
        })
    }

    fn year(&self, record: &Record) -> Result<Year, Refused> {
        let text = record.get("time");
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let Some(year) = text.parse().ok().filter(|_| digits).map(Year) else {
            return Err(record.refuse("time", "time is a year of four digits"));
        };
        if self.pack.allows_year(year) {
            return Ok(year);
        }
        let (first, last) = (self.pack.years.start(), self.pack.years.end());
        let reason = format!("{} asks for the years {first} to {last}", self.pack.title);
        Err(record.refuse("time", reason))
    }

    fn item(&mut self, table: &'a Table, text: &str) -> Option<Found<'a>> {
        let known = self.items.entry(&table.code).or_default();
        if let Some(found) = known.get(text) {
            return *found;
        }
        let named = self.pack.resolve_item(table, text);
        let found = named.and_then(|code| self.pack.item_of(table, &code));
        known.insert(text.to_owned(), found);
        found
    }

    /// Row and status. The lists stand in either column.
    #[allow(clippy::type_complexity)]
    fn items(
        &mut self,
        record: &Record,
        table: &'a Table,
    ) -> Result<(Option<ItemCode>, Option<ItemCode>, Option<(ClassificationId, bool)>), Refused> {
        let (mut main, mut status, mut row) = (None, None, None);
        for column in ["classif1", "classif2"] {
            let text = record.get(column);
            if text.is_empty() {
                continue;
            }
            let Some((list, item)) = self.item(table, text) else {
                return Err(record.refuse(column, format!("table {} has no item of this code", table.number)));
            };
            let is_status = list.kind == ClassificationKind::MigrationStatus;
            let slot = if is_status { &mut status } else { &mut main };
            if slot.replace(item.code.clone()).is_some() {
                let what = if is_status { "status" } else { "row" };
                return Err(record.refuse(column, format!("the line names a {what} twice")));
            }
            if !is_status {
                row = Some((list.id.clone(), item.shown));
            }
        }
        if main.is_none() && table.main.is_some() {
            let reason = format!("table {} has rows; the line does not say which one it is", table.number);
            return Err(record.refuse("classif1", reason));
        }
        if let (None, Some(list)) = (&status, &table.status) {
            let reason = format!(
                "table {} asks by {list}; the line does not say which one it is",
                table.number
            );
            return Err(record.refuse("classif2", reason));
        }
        Ok((main, status, row))
    }

    /// A figure included elsewhere: ILO's N beside our note that names where.
    fn elsewhere(
        &self,
        record: &Record,
        table: &Table,
        note: &NoteCode,
        reading: &Reading,
    ) -> Result<Reading, Refused> {
        let refuse = |reason: &str| {
            Err(Refused {
                text: note.to_string(),
                ..record.refuse("note_classif", reason)
            })
        };
        if *reading != Reading::Reason(Reason::NotAvailable) {
            return refuse("a note of type K says where a figure is included, so the status must be N");
        }
        let parts = notes::elsewhere_parts(note).unwrap_or_default();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let named = |table, text: &str| self.pack.resolve_item(table, text);
        let unknown = "the row or cell that includes this figure is not one of the questionnaire";
        match parts.as_slice() {
            [row] => match named(table, row) {
                Some(item) => Ok(Reading::Reason(Reason::IncludedElsewhere(
                    crate::figures::Pointer::Row(item),
                ))),
                None => refuse(unknown),
            },
            [code, source, item, status, sex, year] => {
                let (Some(table), Some(sex), Ok(year)) = (
                    self.pack.resolve_indicator(code),
                    Sex::parse(sex),
                    year.parse().map(Year),
                ) else {
                    return refuse(unknown);
                };
                let mut both = [None, None];
                for (slot, text) in both.iter_mut().zip([item, status]) {
                    if !text.is_empty() {
                        *slot = named(table, text);
                        if slot.is_none() {
                            return refuse(unknown);
                        }
                    }
                }
                let [item, status] = both;
                Ok(Reading::InCell {
                    table: table.code.clone(),
                    source: Some(*source).filter(|source| !source.is_empty()).map(SourceKey::from),
                    place: Place {
                        item,
                        year,
                        status,
                        sex,
                    },
                })
            }
            _ => refuse(unknown),
        }
    }
}

fn sex(record: &Record, table: &Table) -> Result<Sex, Refused> {
    let text = record.get("sex");
    match (Sex::parse(text), table.by_sex) {
        (Some(sex), true) | (Some(sex @ Sex::Total), false) => Ok(sex),
        (Some(_), false) => Err(record.refuse(
            "sex",
            format!(
                "table {} does not ask by sex; only the total of both fits",
                table.number
            ),
        )),
        (None, false) if text.is_empty() => Ok(Sex::Total),
        (None, true) if text.is_empty() => Err(record.refuse(
            "sex",
            format!("table {} asks by sex; the line names none", table.number),
        )),
        (None, _) => Err(record.refuse("sex", "sex is SEX_T, SEX_M or SEX_F")),
    }
}

/// Value and status.
fn reading(record: &Record, table: &Table) -> Result<Reading, Refused> {
    let (number, letter) = (record.get("obs_value"), record.get("obs_status"));
    let mut letters = letter.chars();
    let reason = match (letters.next(), letters.next()) {
        (Some(first), None) => Reason::from_letter(first),
        _ => None,
    };
    let flag = Flag::from_letter(letter);
    if !letter.is_empty() && reason.is_none() && flag.is_none() {
        return Err(record.refuse("obs_status", "ILO's list has no observation status of this letter"));
    }
    match (number.is_empty(), reason) {
        (true, Some(reason)) => Ok(Reading::Reason(reason)),
        (true, None) if flag.is_some() => Err(record.refuse(
            "obs_value",
            format!("status {letter} is said of a value, and the line has none"),
        )),
        (true, None) => Err(record.refuse("obs_value", "the line has neither a value nor a status that says why")),
        (false, Some(_)) => Err(record.refuse(
            "obs_status",
            format!("status {letter} says that there is no figure, and the line has one"),
        )),
        (false, None) => {
            let value = Value::parse_plain(number, table.multiplier).map_err(|error| {
                let reason = match error {
                    ValueError::NotANumber => "this is not a number with a decimal point and no separators".to_owned(),
                    ValueError::TooLong => {
                        format!(
                            "the number has more than {} digits or {} decimals",
                            Value::MAX_DIGITS,
                            Value::MAX_DECIMALS
                        )
                    }
                };
                record.refuse("obs_value", reason)
            })?;
            if table.unit == Unit::Persons && value.mantissa() < 0 {
                return Err(record.refuse("obs_value", "a number of persons cannot be below zero"));
            }
            Ok(Reading::Value(value, flag))
        }
    }
}
