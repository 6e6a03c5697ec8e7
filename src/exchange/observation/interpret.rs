//! Makes of one line the figure it states and the cell it belongs to, or says in a sentence why it does not fit.

use super::{Field, Observation, notes};
use crate::exchange::csv_safe;
use crate::exchange::incoming::{Base, Position, Refused, Says, Sentence, Stated};
use crate::figures::{Figure, Flag, Place, Pointer, Reason, SourceKey, Value, ValueError};
use crate::questionnaire::{
    AreaCode, Classification, ClassificationKind, Item, ItemCode, NoteCode, Pack, Sex, Table, TableCode, Unit, Year,
};
use std::collections::HashMap;

/// Letters that a key of a source may have at most.
pub(in crate::exchange) const MAX_SOURCE: usize = 200;

/// An item found: its code, and the list with whether a new sheet shows the item.
type Found<'p> = (&'p Classification, &'p Item);

/// Row and status of a line.
type RowAndStatus = (Option<ItemCode>, Option<ItemCode>);

/// What every line is read against.
pub(in crate::exchange) struct Interpreter<'p> {
    pack: &'p Pack,
    /// The reference area of the country file.
    area: Option<AreaCode>,
    /// The source of lines that name none.
    source: Option<SourceKey>,
    /// Codes looked up before; a file repeats few of them many times.
    tables: HashMap<String, Option<&'p Table>>,
    items: HashMap<&'p TableCode, HashMap<String, Option<Found<'p>>>>,
}

impl<'p> Interpreter<'p> {
    /// Reads against `pack` for the country `area`; lines that name no source have `source`.
    pub fn new(pack: &'p Pack, area: Option<AreaCode>, source: Option<SourceKey>) -> Self {
        Self {
            pack,
            area,
            source,
            tables: HashMap::new(),
            items: HashMap::new(),
        }
    }

    /// Understands one line.
    pub fn stated(&mut self, line: &Observation<'_>) -> Result<Stated, Refused> {
        let from = &line.from;
        self.area(from, line.area)?;
        let source = self.source(from, line.source)?;
        let table = self.table(from, line.indicator)?;
        let sex = sex(from, line.sex, table)?;
        let (item, status) = self.items(line, table)?;
        let year = self.year(from, line.time)?;
        let mut notes: Vec<(Field<'_>, NoteCode)> = Vec::new();
        for field in &line.notes {
            let found = notes::parse(field.text).map_err(|reason| field.refuse(from, reason))?;
            for note in found {
                if notes.iter().all(|(_, other)| *other != note) {
                    notes.push((*field, note));
                }
            }
        }
        let elsewhere = notes.iter().position(|(_, note)| note.note_type() == notes::ELSEWHERE);
        let elsewhere = elsewhere.map(|at| notes.remove(at));
        let mut says = says(line, table, elsewhere.is_some())?;
        if let Some((field, note)) = elsewhere {
            says = self.elsewhere(from, field, table, &note, &says)?;
        }
        Ok(Stated {
            from: from.clone(),
            table: table.code.clone(),
            source,
            place: Place {
                item,
                year,
                status,
                sex,
            },
            text: line.value.text.to_owned(),
            says,
            base: Base::Unknown,
            notes: notes.into_iter().map(|(_, note)| note).collect(),
            remark: None,
        })
    }

    fn area(&self, from: &Position, field: Field<'_>) -> Result<(), Refused> {
        let text = field.text;
        match &self.area {
            Some(area) if text.eq_ignore_ascii_case(area.as_str()) => Ok(()),
            Some(_) if text.is_empty() => Err(field.refuse(from, Sentence::new("refused-no-area"))),
            Some(area) => {
                let reason = Sentence::new("refused-other-area").with("area", text).with("own", area);
                Err(field.refuse(from, reason))
            }
            None => Err(field.refuse(from, Sentence::new("refused-area-not-stated"))),
        }
    }

    fn source(&self, from: &Position, field: Field<'_>) -> Result<Option<SourceKey>, Refused> {
        let text = csv_safe::unguard(field.text);
        if text.is_empty() {
            return Ok(self.source.clone());
        }
        if text.chars().count() > MAX_SOURCE || text.chars().any(char::is_control) {
            let reason = Sentence::new("refused-source-name").with("most", MAX_SOURCE);
            return Err(field.refuse(from, reason));
        }
        Ok(Some(SourceKey::from(text)))
    }

    /// The table that a code names.
    pub fn table(&mut self, from: &Position, field: Field<'_>) -> Result<&'p Table, Refused> {
        let text = field.text;
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
                    Sentence::new("refused-not-yearly")
                }
                _ if text.is_empty() => Sentence::new("refused-no-indicator"),
                _ => Sentence::new("refused-no-table").with("pack", &self.pack.title),
            };
            field.refuse(from, reason)
        })
    }

    fn year(&self, from: &Position, field: Field<'_>) -> Result<Year, Refused> {
        let text = field.text;
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let Some(year) = text.parse().ok().filter(|_| digits).map(Year) else {
            return Err(field.refuse(from, Sentence::new("refused-time")));
        };
        if self.pack.allows_year(year) {
            return Ok(year);
        }
        Err(field.refuse(from, Sentence::year_not_asked(self.pack)))
    }

    fn item(&mut self, table: &'p Table, text: &str) -> Option<Found<'p>> {
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
    fn items(&mut self, line: &Observation<'_>, table: &'p Table) -> Result<RowAndStatus, Refused> {
        let from = &line.from;
        let (mut main, mut status) = (None, None);
        for field in &line.items {
            if field.text.is_empty() {
                continue;
            }
            let Some((list, item)) = self.item(table, field.text) else {
                return Err(field.refuse(from, Sentence::new("refused-no-item").with("table", table.number)));
            };
            let is_status = list.kind == ClassificationKind::MigrationStatus;
            let slot = if is_status { &mut status } else { &mut main };
            if slot.replace(item.code.clone()).is_some() {
                let id = if is_status {
                    "refused-status-twice"
                } else {
                    "refused-row-twice"
                };
                return Err(field.refuse(from, Sentence::new(id)));
            }
        }
        let [row_column, status_column] = line.missed.map(|column| Field::new(column, ""));
        if main.is_none() && table.main.is_some() {
            let reason = Sentence::new("refused-no-row").with("table", table.number);
            return Err(row_column.refuse(from, reason));
        }
        if let (None, Some(list)) = (&status, &table.status) {
            let reason = Sentence::new("refused-no-status")
                .with("table", table.number)
                .with("list", list);
            return Err(status_column.refuse(from, reason));
        }
        Ok((main, status))
    }

    /// A figure included elsewhere: ILO's N, or our K, beside our note that names where.
    fn elsewhere(
        &self,
        from: &Position,
        field: Field<'_>,
        table: &Table,
        note: &NoteCode,
        says: &Says,
    ) -> Result<Says, Refused> {
        let refuse = |id| {
            Err(Refused {
                text: note.to_string(),
                ..field.refuse(from, Sentence::new(id))
            })
        };
        if *says != Says::Figure(Figure::reason(Reason::NotAvailable)) {
            return refuse("refused-elsewhere-not-n");
        }
        let parts = notes::elsewhere_parts(note).unwrap_or_default();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let named = |table, text: &str| self.pack.resolve_item(table, text);
        let unknown = "refused-elsewhere-unknown";
        match parts.as_slice() {
            [row] => match named(table, row) {
                Some(item) => Ok(Says::Figure(Figure::reason(Reason::IncludedElsewhere(Pointer::Row(
                    item,
                ))))),
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
                Ok(Says::InCell {
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

fn sex(from: &Position, field: Field<'_>, table: &Table) -> Result<Sex, Refused> {
    let text = field.text;
    match (Sex::parse(text), table.by_sex) {
        (Some(sex), true) | (Some(sex @ Sex::Total), false) => Ok(sex),
        (Some(_), false) => Err(field.refuse(from, Sentence::new("refused-no-sexes").with("table", table.number))),
        (None, false) if text.is_empty() => Ok(Sex::Total),
        (None, true) if text.is_empty() => {
            Err(field.refuse(from, Sentence::new("refused-no-sex").with("table", table.number)))
        }
        (None, _) => Err(field.refuse(from, Sentence::new("refused-sex"))),
    }
}

/// Value and status; `elsewhere`: a note says where the figure is included.
fn says(line: &Observation<'_>, table: &Table, elsewhere: bool) -> Result<Says, Refused> {
    let from = &line.from;
    let (number, letter) = (line.value.text, line.status.text);
    let mut letters = letter.chars();
    let reason = match (letters.next(), letters.next()) {
        (Some('K' | 'k'), None) if elsewhere => Some(Reason::NotAvailable),
        (Some('K' | 'k'), None) => return Err(line.status.refuse(from, Sentence::new("refused-elsewhere-where"))),
        (Some(first), None) => Reason::from_letter(first),
        _ => None,
    };
    let flag = Flag::from_letter(letter);
    if !letter.is_empty() && reason.is_none() && flag.is_none() {
        return Err(line.status.refuse(from, Sentence::new("refused-status-letter")));
    }
    match (number.is_empty(), reason) {
        (true, Some(reason)) => Ok(Says::Figure(Figure::reason(reason))),
        (true, None) if flag.is_some() => Err(line.value.refuse(
            from,
            Sentence::new("refused-status-without-value").with("letter", letter),
        )),
        (true, None) => Err(line.value.refuse(from, Sentence::new("refused-nothing-said"))),
        (false, Some(_)) => Err(line
            .status
            .refuse(from, Sentence::new("refused-status-with-value").with("letter", letter))),
        (false, None) => {
            let multiplier = line.multiplier.unwrap_or(table.multiplier);
            let value = Value::parse_plain(number, multiplier).map_err(|error| {
                let reason = match error {
                    ValueError::NotANumber => Sentence::new("refused-not-a-number"),
                    ValueError::TooLong => Sentence::too_long(),
                };
                line.value.refuse(from, reason)
            })?;
            if table.unit == Unit::Persons && value.mantissa() < 0 {
                return Err(line.value.refuse(from, Sentence::new("refused-negative")));
            }
            Ok(Says::Figure(Figure {
                flag,
                ..Figure::value(value)
            }))
        }
    }
}
