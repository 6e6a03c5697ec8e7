//! Takes a file apart into observations: header in any order, with labels or without, versions 2.0 and 1.0. Knows the format and
//! ILO's structures; what a code means is [`super::super::observation`]'s.

use super::write::NOTES;
use super::{AGENCY, DATAFLOW, ReadError, YEARLY, measure_of};
use crate::exchange::delimited::{self, Line, OtherLength};
use crate::exchange::incoming::{
    Columns, Incoming, Position, Refused, Sentence, SheetStatement, Stated, TheirSheet, Words,
};
use crate::exchange::observation::{Field, Interpreter, Observation, note_of_words, parse_notes};
use crate::figures::{SheetId, SourceKey};
use crate::questionnaire::{AreaCode, Pack, TableCode, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// What the identifier is called in version 1.0, where it is the first column.
const VERSION_1: &str = "DATAFLOW";

/// Columns that are read, or that say nothing on what is counted, by name.
const KNOWN: [&str; 24] = [
    "STRUCTURE",
    "STRUCTURE_ID",
    VERSION_1,
    "ACTION",
    "REF_AREA",
    "FREQ",
    "MEASURE",
    "SEX",
    "TIME_PERIOD",
    "OBS_VALUE",
    "OBS_STATUS",
    "UNIT_MEASURE",
    "UNIT_MULT",
    "SOURCE",
    "CURRENCY",
    NOTES[0].0,
    NOTES[1].0,
    NOTES[2].0,
    "STRUCTURE_NAME",
    "SERIES_KEY",
    "OBS_KEY",
    "UNIT_MEASURE_TYPE",
    "CL_OBS_STATUS",
    "CL_CONF_STATUS",
];

/// The dimensions of ILO's lists, as they are named where something is refused.
const LISTS: [&str; 12] = [
    "AGE", "CBR", "CCT", "CDS", "COU", "CPR", "CRS", "ECO", "EDU", "MIG", "OCU", "STE",
];

/// The note for a break beside another status: "other or unspecified type of break".
const BREAK: &str = "I11:266";

/// The separators in which such files come.
const SEPARATORS: [u8; 3] = *b",;\t";

/// The separator of a file whose first line is that of SDMX-CSV; none of another file.
pub(in crate::exchange) fn is_header(text: &str) -> Option<u8> {
    SEPARATORS.into_iter().find(|separator| {
        let names = delimited::header_of(text, *separator).unwrap_or_default();
        let has = |wanted: &str| names.iter().any(|name| Column::of(name).name == wanted);
        has("STRUCTURE_ID") && has("STRUCTURE") || has(VERSION_1) && (has("TIME_PERIOD") || has("OBS_VALUE"))
    })
}

/// A column, from its header: `OBS_STATUS`, `OBS_STATUS[]`, `OBS_STATUS: Observation status`.
struct Column<'a> {
    name: &'a str,
    /// What stands in brackets behind the name.
    brackets: Option<&'a str>,
    /// Whether the fields hold labels behind their codes.
    labelled: bool,
}

impl<'a> Column<'a> {
    fn of(header: &'a str) -> Self {
        let (id, labelled) = header.split_once(": ").map_or((header, false), |(id, _)| (id, true));
        let bracketed = id.strip_suffix(']').and_then(|rest| rest.split_once('['));
        let (name, brackets) = bracketed.map_or((id, None), |(name, inside)| (name, Some(inside)));
        Self {
            name,
            brackets,
            labelled,
        }
    }
}

/// What the header says.
struct Header {
    /// Where each column of [`KNOWN`] stands, and whether its fields hold labels.
    known: [Option<(usize, bool)>; KNOWN.len()],
    /// Columns of other names: dimensions of lists, or columns of somebody's own.
    others: Vec<(usize, String, bool)>,
    /// What parts several values of one field.
    within: Option<char>,
}

impl Header {
    fn of(names: &[String]) -> Result<Self, ReadError> {
        let mut header = Self {
            known: [None; KNOWN.len()],
            others: Vec::new(),
            within: None,
        };
        for (index, name) in names.iter().enumerate() {
            let column = Column::of(name);
            if column.name == KNOWN[0] {
                header.within = column.brackets.and_then(|inside| inside.chars().next());
            }
            match KNOWN.iter().position(|known| *known == column.name) {
                Some(at) if header.known[at].is_some() => {
                    return Err(ReadError::TwiceColumn {
                        column: column.name.to_owned(),
                    });
                }
                Some(at) => header.known[at] = Some((index, column.labelled)),
                None => header.others.push((index, column.name.to_owned(), column.labelled)),
            }
        }
        for needed in ["REF_AREA", "TIME_PERIOD", "OBS_VALUE"] {
            if header.place(needed).is_none() {
                return Err(ReadError::MissingColumn { column: needed });
            }
        }
        Ok(header)
    }

    fn place(&self, name: &str) -> Option<(usize, bool)> {
        self.known[KNOWN.iter().position(|known| *known == name)?]
    }

    /// The field of a column whose values are codes, a label behind it taken off.
    fn code<'a>(&self, line: &'a Line, name: &'static str) -> Field<'a> {
        let place = self.place(name);
        let text = line.get(place.map(|(index, _)| index));
        Field::new(name, without_label(text, place.is_some_and(|(_, labelled)| labelled)))
    }

    /// The field of a column whose values are no codes: they have no labels, and some writers put the value there once more.
    fn text<'a>(&self, line: &'a Line, name: &'static str) -> Field<'a> {
        let place = self.place(name);
        let text = line.get(place.map(|(index, _)| index));
        let labelled = place.is_some_and(|(_, labelled)| labelled);
        Field::new(name, if labelled { said_once(text) } else { text })
    }
}

fn without_label(text: &str, labelled: bool) -> &str {
    match text.split_once(": ") {
        Some((code, _)) if labelled => code,
        _ => text,
    }
}

/// `x` of `x: x`.
fn said_once(text: &str) -> &str {
    let half = text.len().checked_sub(2).map(|letters| letters / 2);
    let halves = half.and_then(|half| text.split_at_checked(half));
    match halves.and_then(|(once, rest)| Some((once, rest.strip_prefix(": ")?))) {
        Some((once, again)) if once == again => once,
        _ => text,
    }
}

/// Reads SDMX-CSV against `pack` for the country `area`. `source` is the source of lines that name none.
pub fn read(
    bytes: &[u8],
    pack: &Pack,
    area: Option<AreaCode>,
    source: Option<&SourceKey>,
) -> Result<Incoming, ReadError> {
    let separator = is_header(delimited::text_of(bytes)?).unwrap_or(SEPARATORS[0]);
    let file = delimited::read(bytes, separator, OtherLength::Refused)?;
    let header = Header::of(&file.header)?;
    let lists = pack.classifications.values();
    let lists = lists.flat_map(|list| list.later_ids.iter().chain([&list.id]));
    let mut interpreter = Interpreter::new(pack, area.clone(), source.cloned());
    let mut currencies = Currencies::default();
    let reading = Reading {
        pack,
        area,
        dimensions: lists.map(|id| super::dimension_of(id.as_str())).collect(),
        header,
        // The decimal sign goes with the separator.
        comma: separator != b',',
    };
    let mut incoming = Incoming {
        figures: Vec::with_capacity(file.lines.len()),
        refused: file.refused,
        loses_zeros: true,
        columns: Columns {
            figure: "OBS_VALUE",
            source: "SOURCE",
            elsewhere: NOTES[2].0,
        },
        ..Incoming::default()
    };
    for line in &file.lines {
        match reading.observation(line, &mut interpreter) {
            Ok((stated, words)) => {
                currencies.note(&stated, reading.currency(line, &stated));
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
    currencies.state(&mut incoming);
    Ok(incoming)
}

/// What the lines of one file are read with.
struct Reading<'p> {
    pack: &'p Pack,
    area: Option<AreaCode>,
    dimensions: BTreeSet<&'p str>,
    header: Header,
    /// Whether a comma is the decimal sign.
    comma: bool,
}

impl<'p> Reading<'p> {
    /// The figure of a line, and the notes in words that stand beside it.
    fn observation(&self, line: &Line, interpreter: &mut Interpreter<'p>) -> Result<(Stated, Vec<String>), Refused> {
        let from = Position::line(line.number);
        let indicator = self.indicator(&from, line)?;
        let table = interpreter.table(&from, indicator)?;
        let code = |name| self.header.code(line, name);
        let refuse = |field: Field<'_>, id| Err(field.refuse(&from, Sentence::new(id)));
        let frequency = code("FREQ");
        if !["", YEARLY].contains(&frequency.text) {
            return refuse(frequency, "refused-not-yearly");
        }
        let measure = code("MEASURE");
        if !measure.text.is_empty() && measure.text != measure_of(indicator.text) {
            return refuse(measure, "refused-measure");
        }
        let unit = code("UNIT_MEASURE");
        let fits = match table.unit {
            Unit::Persons => ["", "PS"].contains(&unit.text),
            Unit::Currency => !["PS", "PT"].contains(&unit.text),
        };
        if !fits {
            return refuse(unit, "refused-unit");
        }
        let (status, is_break) = self.status(&from, line)?;
        let (mut codes, mut words) = (Vec::new(), Vec::new());
        for (name, _) in NOTES {
            let field = self.header.text(line, name);
            match parse_notes(field.text) {
                Ok(_) => codes.push(field),
                Err(_) => match note_of_words(self.pack, field.text) {
                    Some(note) => codes.push(Field::new(name, note)),
                    None => words.push(field.text.to_owned()),
                },
            }
        }
        if is_break {
            codes.push(Field::new(NOTES[1].0, BREAK));
        }
        let source = self.header.text(line, "SOURCE");
        let value = self.header.text(line, "OBS_VALUE");
        let plain = self.plain(value.text);
        let observation = Observation {
            area: code("REF_AREA"),
            source: Field::new(source.column, self.known_source(source.text)),
            indicator,
            sex: code("SEX"),
            items: self.items(line),
            missed: ["", ""],
            time: Field::new("TIME_PERIOD", year_of(code("TIME_PERIOD").text, frequency.text)),
            value: Field::new("OBS_VALUE", &plain),
            multiplier: self.multiplier(&from, line)?,
            status,
            notes: codes,
            from: from.clone(),
        };
        Ok((interpreter.stated(&observation)?, words))
    }

    /// ILO's code of the table, from the identifier of the structure.
    fn indicator<'a>(&self, from: &Position, line: &'a Line) -> Result<Field<'a>, Refused> {
        let refuse = |field: Field<'_>, id| Err(field.refuse(from, Sentence::new(id)));
        let action = self.header.code(line, "ACTION");
        match action.text {
            "" | "I" | "A" | "R" | "M" => {}
            "D" => return refuse(action, "refused-delete"),
            _ => return refuse(action, "refused-action"),
        }
        let kind = self.header.code(line, "STRUCTURE");
        if !["", "dataflow", "datastructure"].contains(&kind.text.to_ascii_lowercase().as_str()) {
            return refuse(kind, "refused-structure");
        }
        let structure = ["STRUCTURE_ID", VERSION_1].map(|name| self.header.code(line, name));
        let structure = if structure[0].text.is_empty() {
            structure[1]
        } else {
            structure[0]
        };
        let (agency, id) = structure.text.split_once(':').unwrap_or(("", structure.text));
        if !agency.is_empty() && agency != AGENCY {
            return refuse(structure, "refused-agency");
        }
        let id = id.split_once('(').map_or(id, |(id, _)| id);
        Ok(Field::new(structure.column, id.strip_prefix(DATAFLOW).unwrap_or(id)))
    }

    /// The status, and whether a break stands beside it.
    fn status<'a>(&self, from: &Position, line: &'a Line) -> Result<(Field<'a>, bool), Refused> {
        let whole = self.header.text(line, "OBS_STATUS");
        let labelled = self.header.place("OBS_STATUS").is_some_and(|(_, labelled)| labelled);
        let mut letters: Vec<&str> = match self.header.within {
            Some(sign) => whole.text.split(sign).collect(),
            None => vec![whole.text],
        };
        letters
            .iter_mut()
            .for_each(|letter| *letter = without_label(letter.trim(), labelled));
        let is_break = letters.len() > 1 && letters.contains(&"B");
        if is_break {
            letters.retain(|letter| *letter != "B");
        }
        match letters.as_slice() {
            [letter] => Ok((Field::new(whole.column, letter), is_break)),
            // Nothing but breaks.
            [] => Ok((Field::new(whole.column, "B"), false)),
            _ => Err(whole.refuse(from, Sentence::new("refused-statuses"))),
        }
    }

    /// The codes of lists: in columns that are called as a list of the questionnaire, or as what stands in them begins.
    fn items<'a>(&self, line: &'a Line) -> Vec<Field<'a>> {
        let others = self.header.others.iter();
        let items = others.filter_map(|(index, name, labelled)| {
            let text = without_label(line.get(Some(*index)), *labelled);
            let begins = text
                .strip_prefix(name.as_str())
                .is_some_and(|rest| rest.starts_with('_'));
            let is_list = self.dimensions.contains(name.as_str()) || begins && !name.is_empty();
            let column = LISTS.into_iter().find(|list| *list == name).unwrap_or_default();
            (is_list && !text.is_empty()).then_some(Field::new(column, text))
        });
        items.collect()
    }

    /// The power of ten of the value; none where the line does not state it.
    fn multiplier(&self, from: &Position, line: &Line) -> Result<Option<i8>, Refused> {
        let field = self.header.code(line, "UNIT_MULT");
        if field.text.is_empty() {
            return Ok(None);
        }
        let stated = field.text.parse().ok().filter(|power| (0..=9).contains(power));
        match stated {
            Some(power) => Ok(Some(power)),
            None => Err(field.refuse(from, Sentence::new("refused-unit-mult"))),
        }
    }

    /// The value with a decimal point. "Not a number" is how SDMX writes that there is none.
    fn plain(&self, value: &str) -> String {
        if value == "NaN" {
            return String::new();
        }
        let is_comma = self.comma && value.matches(',').count() == 1 && !value.contains('.');
        if is_comma {
            value.replace(',', ".")
        } else {
            value.to_owned()
        }
    }

    /// ILO's key of a source that is written as ILOSTAT's service does, "LFS - National Labour Force Survey"; else as it stands.
    fn known_source<'a>(&'a self, text: &'a str) -> &'a str {
        let notes = &self.pack.notes;
        let known = self.area.iter().flat_map(|area| notes.known_sources(area));
        let mut known = known.filter(|source| {
            let kind = notes.source_type(&source.source_type);
            kind.is_some_and(|kind| text.strip_prefix(kind.acronym.as_str()) == Some(&format!(" - {}", source.title)))
        });
        known.next().map_or(text, |source| source.code.as_str())
    }

    /// The currency that a line of earnings names.
    fn currency<'a>(&self, line: &'a Line, stated: &Stated) -> Option<&'a str> {
        let currency = self.header.text(line, "CURRENCY").text;
        let is_code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
        let earnings = self
            .pack
            .table(&stated.table)
            .is_some_and(|table| table.unit == Unit::Currency);
        (is_code && earnings).then_some(currency)
    }
}

/// The currencies that the sheets of earnings name, with where each first stands.
#[derive(Default)]
struct Currencies(BTreeMap<(TableCode, Option<SourceKey>), BTreeMap<String, Position>>);

impl Currencies {
    fn note(&mut self, stated: &Stated, currency: Option<&str>) {
        let Some(currency) = currency else { return };
        let sheet = (stated.table.clone(), stated.source.clone());
        let of_sheet = self.0.entry(sheet).or_default();
        of_sheet
            .entry(currency.to_owned())
            .or_insert_with(|| stated.from.clone());
    }

    /// States the currency of each sheet that names one; of two nobody knows which is right.
    fn state(self, incoming: &mut Incoming) {
        for (number, ((table, source), currencies)) in (1..).zip(self.0) {
            let mut stated = currencies.into_iter();
            match (stated.next(), stated.next()) {
                (Some((currency, from)), None) => {
                    let id = SheetId(number);
                    incoming.sheets.insert(id, TheirSheet { table, source });
                    let statement = SheetStatement {
                        currency: Some(currency),
                        ..SheetStatement::of(id)
                    };
                    incoming.statements.push((from, statement));
                }
                (Some((first, _)), Some((other, from))) => incoming.refused.push(Refused {
                    from,
                    column: "CURRENCY",
                    text: other,
                    reason: Sentence::new("refused-currencies").with("first", first),
                }),
                _ => {}
            }
        }
    }
}

/// The year of a time period: `2014`, `2014-A1`, and of yearly figures the first or last day or month by which some services write
/// the year.
fn year_of<'a>(time: &'a str, frequency: &str) -> &'a str {
    let Some((year, rest)) = time.split_at_checked(4) else {
        return time;
    };
    let in_year = match rest {
        "-A1" => true,
        "-01" | "-12" | "-01-01" | "-12-31" => frequency == YEARLY,
        _ => false,
    };
    if in_year { year } else { time }
}
