//! Reads the long table back: header in any language and order, any separator, numbers as a spreadsheet may have saved them.

use super::write::sex_word;
use super::{BETWEEN_NOTES, Column, QUOTES, ReadError, Separator};
use crate::exchange::csv_safe::unguard;
use crate::exchange::delimited::{self, Line, OtherLength};
use crate::exchange::incoming::{Columns, Incoming, Position, Refused, Sentence, Stated, Words};
use crate::exchange::observation::{ELSEWHERE, Field, Interpreter, Observation, parse_notes};
use crate::figures::numerals::{self, Convention, Evidence, Reading as Number, WrongNumber, decide_convention};
use crate::figures::{Answer, Figure, SourceKey, Value, ViewUnit};
use crate::questionnaire::{AreaCode, Language, Pack, Sex, Table, Unit, text};

/// The language and the separator of a file whose first line is that of the long table; none of another file.
pub(in crate::exchange) fn header_style(file: &str) -> Option<(Language, Separator)> {
    let styles = Language::ALL
        .into_iter()
        .flat_map(|language| Separator::ALL.map(|separator| (language, separator)));
    styles.into_iter().find(|(language, separator)| {
        let names = delimited::header_of(file, separator.sign() as u8).unwrap_or_default();
        let has = |column: Column| names.iter().any(|name| same(name, &column.header(*language)));
        [Column::Table, Column::RowCode, Column::Year, Column::Value]
            .into_iter()
            .all(has)
    })
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.to_lowercase()
}

/// Reads the long table against `pack` for the country `area`. `source` is the source of lines that name none.
pub fn read(
    bytes: &[u8],
    pack: &Pack,
    area: Option<AreaCode>,
    source: Option<&SourceKey>,
) -> Result<Incoming, ReadError> {
    let (language, separator) =
        header_style(delimited::text_of(bytes)?).unwrap_or((Language::English, Separator::Comma));
    let file = delimited::read(bytes, separator.sign() as u8, OtherLength::Padded)?;
    let places = places(&file.header, language)?;
    let values: Vec<&str> = file.lines.iter().map(|line| places.get(line, Column::Value)).collect();
    let convention = match decide_convention(&values) {
        Evidence::Settled(convention) => convention,
        Evidence::NotNeeded | Evidence::AllAmbiguous(_) | Evidence::Contradictory { .. } => Convention::Unknown,
    };
    let mut incoming = Incoming {
        figures: Vec::with_capacity(file.lines.len()),
        refused: file.refused,
        columns: Columns {
            figure: Column::Value.name(),
            source: Column::Source.name(),
            elsewhere: Column::Notes.name(),
        },
        ..Incoming::default()
    };
    let mut reading = Reading {
        pack,
        interpreter: Interpreter::new(pack, area, source.cloned()),
        places,
        convention,
    };
    for line in &file.lines {
        match reading.stated(line) {
            Ok((stated, words)) => {
                incoming.words.extend(words.into_iter().map(|text| Words {
                    from: stated.from.clone(),
                    table: stated.table.clone(),
                    source: stated.source.clone(),
                    place: stated.place.clone(),
                    text,
                }));
                incoming.figures.push(stated);
            }
            Err(why) => incoming.refused.push(why),
        }
    }
    Ok(incoming)
}

/// Where each column stands in the file.
struct Places([Option<usize>; Column::ALL.len()]);

impl Places {
    fn get<'a>(&self, line: &'a Line, column: Column) -> &'a str {
        unguard(line.get(self.0[column as usize]))
    }

    fn field<'a>(&self, line: &'a Line, column: Column) -> Field<'a> {
        Field::new(column.name(), self.get(line, column))
    }
}

fn places(header: &[String], language: Language) -> Result<Places, ReadError> {
    let mut places = [None; Column::ALL.len()];
    for (index, name) in header.iter().enumerate() {
        let found = Column::ALL
            .into_iter()
            .find(|column| same(name, &column.header(language)));
        let Some(column) = found else { continue };
        if places[column as usize].replace(index).is_some() {
            return Err(ReadError::TwiceColumn { column: name.clone() });
        }
    }
    for needed in Column::NEEDED {
        if places[needed as usize].is_none() {
            return Err(ReadError::MissingColumn { column: needed.name() });
        }
    }
    Ok(Places(places))
}

/// What the lines of one file are read with.
struct Reading<'p> {
    pack: &'p Pack,
    interpreter: Interpreter<'p>,
    places: Places,
    /// The decimal sign, where some number of the file settles it.
    convention: Convention,
}

/// What a line says in place of a figure's number: a plain decimal with the power of ten it is stated in, and a letter.
#[derive(Default)]
struct Amount {
    plain: String,
    power: i8,
    letter: String,
}

impl<'p> Reading<'p> {
    /// The figure of a line, and the notes in words that stand beside it.
    fn stated(&mut self, line: &Line) -> Result<(Stated, Vec<String>), Refused> {
        let from = Position::line(line.number);
        let table = self.table(&from, line)?;
        let sex = self.sex(&from, line)?;
        let status = self.status(line, table).to_owned();
        let amount = self.amount(&from, line, table)?;
        let (codes, words) = notes(self.places.get(line, Column::Notes));
        let field = |column| self.places.field(line, column);
        let observation = Observation {
            area: field(Column::Country),
            source: field(Column::Source),
            indicator: Field::new(Column::Table.name(), table.code.as_str()),
            sex: Field::new(Column::Sex.name(), sex.map_or("", Sex::code)),
            items: vec![field(Column::RowCode), Field::new(Column::Status.name(), &status)],
            missed: [Column::RowCode.name(), Column::Status.name()],
            time: field(Column::Year),
            value: Field::new(Column::Value.name(), &amount.plain),
            multiplier: Some(amount.power),
            status: Field::new(Column::Letter.name(), &amount.letter),
            notes: vec![Field::new(Column::Notes.name(), &codes)],
            from,
        };
        let shown = self.places.get(line, Column::Value);
        match self.interpreter.stated(&observation) {
            Ok(stated) => Ok((
                Stated {
                    text: shown.to_owned(),
                    ..stated
                },
                words,
            )),
            Err(why) if why.column == Column::Value.name() => Err(Refused {
                text: shown.to_owned(),
                ..why
            }),
            Err(why) => Err(why),
        }
    }

    /// The table: by its number, with the letter of its module or without, or by its code. A title must be that table's.
    fn table(&self, from: &Position, line: &Line) -> Result<&'p Table, Refused> {
        let field = self.places.field(line, Column::Table);
        let numbered = |table: &&Table| {
            let number = table.number.to_string();
            field.text == number || field.text.eq_ignore_ascii_case(&format!("{}{number}", table.module))
        };
        let table = self.pack.tables.iter().find(numbered);
        let table = table
            .or_else(|| self.pack.resolve_indicator(field.text))
            .ok_or_else(|| {
                let why = if field.text.is_empty() {
                    Sentence::new("refused-no-table-named")
                } else {
                    Sentence::new("refused-no-table").with("pack", &self.pack.title)
                };
                field.refuse(from, why)
            })?;
        let title = self.places.field(line, Column::Title);
        let titles = Language::ALL.map(|language| self.pack.table_title(table, language));
        if !title.text.is_empty() && !titles.iter().any(|own| same(title.text, own)) {
            let why = Sentence::new("refused-other-title")
                .with("table", table.number)
                .with("title", titles[0]);
            return Err(title.refuse(from, why));
        }
        Ok(table)
    }

    fn sex(&self, from: &Position, line: &Line) -> Result<Option<Sex>, Refused> {
        let field = self.places.field(line, Column::Sex);
        if field.text.is_empty() {
            return Ok(None);
        }
        let named = |sex: &Sex| {
            let mut words = Language::ALL.into_iter().map(|language| sex_word(*sex, language));
            words.any(|word| same(field.text, &word))
        };
        let found = Sex::ALL.into_iter().find(named).or_else(|| Sex::parse(field.text));
        let why = || field.refuse(from, Sentence::new("refused-sex-words"));
        found.map(Some).ok_or_else(why)
    }

    /// The code of the status that a label names; what is no label as it stands.
    fn status<'a>(&'a self, line: &'a Line, table: &Table) -> &'a str {
        let said = self.places.get(line, Column::Status);
        let list = table.status.as_ref().and_then(|id| self.pack.classification(id));
        let labelled = list.into_iter().flat_map(|list| &list.items).find(|item| {
            let mut labels = Language::ALL
                .into_iter()
                .map(|language| self.pack.item_label(item, language));
            labels.any(|label| same(said, label))
        });
        labelled.map_or(said, |item| item.code.as_str())
    }

    fn amount(&self, from: &Position, line: &Line, table: &Table) -> Result<Amount, Refused> {
        let field = self.places.field(line, Column::Value);
        let refuse = |why| Err(field.refuse(from, why));
        let letter = self.places.get(line, Column::Letter).to_owned();
        let unit = self.unit(from, line, table)?;
        let rounded = self.rounded(from, line)?;
        // A figure with decimals has a decimal sign, even where nothing else in the file tells which it is.
        let convention = match (self.convention, rounded) {
            (Convention::Unknown, Some(place)) if place < 0 && field.text.contains(',') => Convention::CommaDecimal,
            (Convention::Unknown, Some(place)) if place < 0 => Convention::PointDecimal,
            (convention, _) => convention,
        };
        let read = match convention {
            Convention::Unknown => numerals::read(field.text, unit, convention),
            settled => numerals::read_settled(field.text, unit, settled),
        };
        match read {
            Number::Blank => Ok(Amount {
                letter,
                ..Amount::default()
            }),
            Number::Figure(Figure {
                answer: Answer::Value(value),
                ..
            }) => {
                let value = to_place(value, rounded);
                let (plain, power) = if value.exponent() > 0 {
                    (value.mantissa().to_string(), value.exponent())
                } else {
                    (value.to_plain(0), 0)
                };
                Ok(Amount { plain, power, letter })
            }
            // A letter where the figure belongs.
            Number::Figure(Figure {
                answer: Answer::Reason(reason),
                ..
            }) if ["", reason.letter()].contains(&letter.as_str()) => Ok(Amount {
                letter: reason.letter().to_owned(),
                ..Amount::default()
            }),
            Number::IncludedElsewhere if ["", ELSEWHERE].contains(&letter.as_str()) => Ok(Amount {
                letter: ELSEWHERE.to_owned(),
                ..Amount::default()
            }),
            Number::Wrong(WrongNumber::TooLong) => refuse(Sentence::too_long()),
            Number::Ambiguous(_) => refuse(Sentence::new("refused-ambiguous")),
            _ => refuse(Sentence::new("refused-not-a-figure")),
        }
    }

    fn unit(&self, from: &Position, line: &Line, table: &Table) -> Result<ViewUnit, Refused> {
        let field = self.places.field(line, Column::Unit);
        let says = |id| {
            Language::ALL
                .into_iter()
                .any(|language| same(field.text, &text(language, id)))
        };
        match table.unit {
            Unit::Persons if field.text.is_empty() || says("table-unit-persons") => Ok(ViewUnit::Ones),
            Unit::Persons if says("table-unit-thousands") => Ok(ViewUnit::Thousands),
            Unit::Persons => Err(field.refuse(from, Sentence::new("refused-unit"))),
            Unit::Currency => Ok(ViewUnit::Ones),
        }
    }

    /// The power of ten of the last stated digit, where the line says it: `1000`, `1`, `0.1`.
    fn rounded(&self, from: &Position, line: &Line) -> Result<Option<i8>, Refused> {
        let field = self.places.field(line, Column::Rounded);
        if field.text.is_empty() {
            return Ok(None);
        }
        let plain = Value::parse_plain(&field.text.replace(',', "."), 0);
        match plain.map(Value::without_trailing_zeros) {
            Ok(value) if value.mantissa() == 1 => Ok(Some(value.exponent())),
            _ => Err(field.refuse(from, Sentence::new("refused-rounded"))),
        }
    }
}

/// The value with its last stated digit at that place, where no digit is lost by that.
fn to_place(value: Value, place: Option<i8>) -> Value {
    let Some(place) = place else { return value };
    let digits = place.checked_sub(value.exponent()).unwrap_or_default();
    match u32::try_from(digits).ok().and_then(|digits| 10_i64.checked_pow(digits)) {
        None => value.at_precision(place),
        Some(unit) if value.mantissa() % unit == 0 => Value::new(value.mantissa() / unit, place),
        Some(_) => value,
    }
}

/// The notes of a line: codes as one field, and those in words. Words may stand between quotes, in which a quote is doubled.
fn notes(text: &str) -> (String, Vec<String>) {
    let (mut codes, mut words) = (Vec::new(), Vec::new());
    let mut rest = text.trim();
    while !rest.is_empty() {
        let behind = if let Some(quoted) = rest.strip_prefix(QUOTES[0]) {
            let (said, behind) = quoted_words(quoted);
            words.push(said);
            behind
        } else {
            let (said, behind) = rest.split_once(BETWEEN_NOTES).unwrap_or((rest, ""));
            let said = said.trim();
            let code = said.split(' ').next().unwrap_or(said);
            if code.contains(':') && parse_notes(code).is_ok() {
                codes.push(code);
            } else {
                words.push(said.to_owned());
            }
            behind
        };
        rest = behind.trim_start_matches([' ', '|']);
    }
    words.retain(|said| !said.trim().is_empty());
    (codes.join("_"), words)
}

/// What stands before the closing quote, and what behind it.
fn quoted_words(text: &str) -> (String, &str) {
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(QUOTES[1]) {
        said += before;
        match behind.strip_prefix(QUOTES[1]) {
            Some(behind) => {
                said.push(QUOTES[1]);
                rest = behind;
            }
            None => return (said, behind),
        }
    }
    (said + rest, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_come_apart_into_codes_and_words() {
        for (text, codes, words) in [
            ("", "", &[][..]),
            ("T36:3215 Foreign citizens | S3:5", "T36:3215_S3:5", &[]),
            ("K:COU.DES.X Other countries", "K:COU.DES.X", &[]),
            ("S3:5 | \u{201c}Our own words\u{201d}", "S3:5", &["Our own words"]),
            (
                "\u{201c}S3:5 | a \u{201d}\u{201d}quoted\u{201d}\u{201d} word\u{201d}",
                "",
                &["S3:5 | a \u{201d}quoted\u{201d} word"],
            ),
            ("typed by hand", "", &["typed by hand"]),
            ("Note: see annex | S3:5", "S3:5", &["Note: see annex"]),
            ("\u{201c}never closed", "", &["never closed"]),
        ] {
            assert_eq!(
                notes(text),
                (codes.to_owned(), words.iter().map(ToString::to_string).collect()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_figure_is_rounded_only_where_no_digit_is_lost() {
        for (value, place, expected) in [
            (Value::whole(1_523_000), Some(3), Value::new(1523, 3)),
            (Value::whole(1_523_400), Some(3), Value::whole(1_523_400)),
            (Value::new(125, -1), Some(-2), Value::new(1250, -2)),
            (Value::whole(7), None, Value::whole(7)),
        ] {
            assert_eq!(to_place(value, place), expected);
        }
    }
}
