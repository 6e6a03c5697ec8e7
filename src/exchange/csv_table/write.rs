//! Writes the figures of a phase as one long table in words: same answers, same language, same bytes.

use super::style::Cell;
use super::{BETWEEN_NOTES, Column, QUOTES, Style, Table};
use crate::exchange::observation::{Outgoing, Written, definitions_in_words, observations, pointer_note, words_of};
use crate::figures::{Answers, Pointer, Reason, SourceKey, Value};
use crate::questionnaire::{ItemCode, Language, NoteCode, Pack, Sex, Unit, text};

/// Writes every figure of the phase of `pack`. A reason that covers cells is written for each asked cell, and notes stand beside each
/// figure that they hold for.
pub fn write(pack: &Pack, answers: &Answers, style: Style) -> Written {
    let header = Column::ALL.iter().map(|column| column.header(style.language));
    let mut table = Table::new(style, header);
    let left_out = observations(pack, answers, |figure| table.row(line(pack, answers, figure, style)));
    Written {
        rows: table.rows(),
        bytes: table.finish(),
        left_out,
        words: definitions_in_words(pack, answers),
        doubled: 0,
    }
}

fn line(pack: &Pack, answers: &Answers, figure: &Outgoing<'_>, style: Style) -> [Cell; Column::ALL.len()] {
    let (table, place, language) = (figure.table, &figure.cell.place, style.language);
    let label = |code: Option<&ItemCode>| {
        let found = code.and_then(|code| pack.item_of(table, code));
        found.map_or("", |(_, item)| pack.item_label(item, language))
    };
    let number =
        |value: Option<Value>| Cell::Number(value.map_or_else(String::new, |value| style.decimal.value(value)));
    let last_digit = figure.value.map(|value| Value::new(1, value.exponent()));
    let key = figure.sheet.source.as_ref();
    let source = key.and_then(|key| answers.sources.get(key));
    let unit = match (figure.value, table.unit) {
        (None, _) => String::new(),
        (Some(_), Unit::Persons) => text(language, "table-unit-persons"),
        (Some(_), Unit::Currency) => {
            let stated = figure.sheet.currency.clone();
            stated.unwrap_or_else(|| text(language, "csv-local-currency"))
        }
    };
    [
        answers.area().map(|area| area.to_string()).unwrap_or_default().into(),
        format!("{}{}", table.module, table.number).into(),
        pack.table_title(table, language).into(),
        key.map_or("", SourceKey::as_str).into(),
        source.map_or("", |source| source.name.as_str()).into(),
        place.item.as_ref().map_or("", ItemCode::as_str).into(),
        label(place.item.as_ref()).into(),
        label(place.status.as_ref()).into(),
        (if table.by_sex {
            sex_word(place.sex, language)
        } else {
            String::new()
        })
        .into(),
        Cell::Number(place.year.to_string()),
        number(figure.value),
        unit.into(),
        number(last_digit),
        figure.letter().into(),
        notes(pack, answers, figure, language).into(),
    ]
}

/// Sex in a word.
pub(in crate::exchange) fn sex_word(sex: Sex, language: Language) -> String {
    let id = match sex {
        Sex::Total => "sex-total",
        Sex::Male => "sex-male",
        Sex::Female => "sex-female",
    };
    text(language, id)
}

/// Where it is included instead, controlled notes with what they say, and notes in words between quotes.
fn notes(pack: &Pack, answers: &Answers, figure: &Outgoing<'_>, language: Language) -> String {
    // What a code says is there for reading; the sign between two notes does not stand in it.
    let coded = |note: &NoteCode, says: &str| format!("{note} {}", says.replace('|', "/")).trim_end().to_owned();
    let pointer = figure.reason.and_then(|reason| pointer_note(reason, answers));
    let pointer = pointer.map(|note| {
        let row = match figure.reason {
            Some(Reason::IncludedElsewhere(Pointer::Row(item))) => pack.item_of(figure.table, item),
            _ => None,
        };
        coded(&note, row.map_or("", |(_, item)| pack.item_label(item, language)))
    });
    let said = |note: &NoteCode| coded(note, pack.notes.note(note).map_or("", |note| note.text.as_str()));
    let words = words_of(answers, &figure.cell, &figure.table.module);
    // A quote within is doubled, as in the CSV itself.
    let doubled = |words: &str| words.replace(QUOTES[1], &String::from_iter([QUOTES[1]; 2]));
    let words = words
        .into_iter()
        .map(|words| format!("{}{}{}", QUOTES[0], doubled(words), QUOTES[1]));
    let all = pointer.into_iter().chain(figure.notes.iter().map(said)).chain(words);
    all.collect::<Vec<_>>().join(BETWEEN_NOTES)
}
