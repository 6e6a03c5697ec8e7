//! In which of the three note columns a note stands, and what it is attached to here.
//!
//! The groups are those of ILO's list of note types (December 2019): classification notes lie on a value, indicator and
//! source notes on a whole table unless they are about a single value (breaks, remarks).

use crate::exchange::incoming::Sentence;
use crate::questionnaire::{ItemCode, NoteCode, Pack};

/// The three columns, in ILOSTAT's order.
pub(in crate::exchange) const NOTE_COLUMNS: [&str; 3] = ["note_classif", "note_indicator", "note_source"];

/// The type under which a figure included elsewhere names where: ours, since ILO's list has none.
pub(in crate::exchange) const ELSEWHERE: &str = "K";

/// The column of a note of that type.
pub(in crate::exchange) fn column_of(note: &NoteCode) -> &'static str {
    match note.note_type() {
        // "Data quality" is the one C type among the indicator notes.
        "C11" => NOTE_COLUMNS[1],
        "T2" | "T3" | "R1" => NOTE_COLUMNS[2],
        ELSEWHERE => NOTE_COLUMNS[0],
        kind if kind.starts_with('C') => NOTE_COLUMNS[0],
        kind if kind.starts_with('S') => NOTE_COLUMNS[2],
        _ => NOTE_COLUMNS[1],
    }
}

/// Whether a note of that type is about single values, whatever number of them carries it.
pub(in crate::exchange) fn is_of_values(note: &NoteCode) -> bool {
    let kind = note.note_type();
    kind.starts_with('C') || kind == "I11" || kind == "I13" || kind == ELSEWHERE
}

/// Notes as one field states them.
pub(in crate::exchange) fn joined<'a>(notes: impl IntoIterator<Item = &'a NoteCode>) -> String {
    notes.into_iter().map(NoteCode::as_str).collect::<Vec<_>>().join("_")
}

/// Reads `T36:3215_I11:264`.
pub(in crate::exchange) fn parse(text: &str) -> Result<Vec<NoteCode>, Sentence> {
    let mut notes = Vec::new();
    for part in text.split('_').filter(|_| !text.is_empty()) {
        let code = part.trim();
        let fits = code.split_once(':').is_some_and(|(kind, number)| {
            let letter = kind.starts_with(|c: char| c.is_ascii_uppercase());
            let digits = kind.chars().skip(1).all(|c| c.is_ascii_digit());
            let plain = kind == ELSEWHERE || number.chars().all(|c| c.is_ascii_digit());
            letter && digits && plain && !number.is_empty()
        });
        if !fits {
            return Err(Sentence::new("refused-note").with("text", code));
        }
        let note = NoteCode::from(code);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    Ok(notes)
}

/// The code of a note that is written in ILO's words, "Data reference period: Year average".
pub(in crate::exchange) fn note_of_words<'p>(pack: &'p Pack, words: &str) -> Option<&'p str> {
    pack.notes.types().iter().find_map(|kind| {
        let said = words.strip_prefix(kind.label.as_str())?.strip_prefix(": ")?;
        let notes = pack.notes.notes(&kind.code).iter();
        let mut same = notes.filter(|note| note.text == said);
        same.next().map(|note| note.code.as_str())
    })
}

/// The note that names the row which includes a figure. ILO's separator `_` is written `.` there.
pub(in crate::exchange) fn elsewhere_row(item: &ItemCode) -> NoteCode {
    NoteCode::from(format!("{ELSEWHERE}:{}", item.as_str().replace('_', ".")))
}

/// What a note of the type `K` names, its parts apart: one part is a row, several are a cell.
pub(in crate::exchange) fn elsewhere_parts(note: &NoteCode) -> Option<Vec<String>> {
    let named = note.as_str().strip_prefix(ELSEWHERE)?.strip_prefix(':')?;
    Some(named.split('/').map(unescape).collect())
}

/// The note that names the cell which includes a figure.
pub(in crate::exchange) fn elsewhere_cell(parts: &[&str]) -> NoteCode {
    let parts: Vec<String> = parts.iter().map(|part| escape(part)).collect();
    NoteCode::from(format!("{ELSEWHERE}:{}", parts.join("/")))
}

/// Letters, digits, `-` and `:` stay, `_` becomes `.`, all else `%` and two hexadecimal digits a byte.
fn escape(part: &str) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    for byte in part.bytes() {
        match byte {
            b'_' => out.push('.'),
            b'-' | b':' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

fn unescape(part: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'.' => bytes.push(b'_'),
            b'%' => {
                let digits: String = rest.by_ref().take(2).map(char::from).collect();
                bytes.push(u8::from_str_radix(&digits, 16).unwrap_or(b'?'));
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn notes_stand_in_the_column_of_their_group() {
        for (note, column) in [
            ("C5:290", "note_classif"),
            ("C11:1", "note_indicator"),
            ("T36:3215", "note_indicator"),
            ("I11:264", "note_indicator"),
            ("S3:5", "note_source"),
            ("T2:85", "note_source"),
            ("R1:3513", "note_source"),
        ] {
            assert_eq!(column_of(&NoteCode::from(note)), column, "{note}");
        }
    }

    #[test]
    fn notes_are_read_and_refused() {
        let notes = parse("T36:3215_I11:264_T36:3215").unwrap();
        assert_eq!(notes, [NoteCode::from("T36:3215"), NoteCode::from("I11:264")]);
        assert!(parse("").unwrap().is_empty());
        for wrong in ["x", "T36", "T36:", ":5", "t36:5", "T36:5,I11:264", "T36:5_", "T36:five"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_pointer_is_taken_apart_as_it_was_put_together() {
        let parts = ["EMP_XOUM", "COU_DES_X", "", "SEX_T", "2014", "Ministry / 100 %_é"];
        assert_eq!(elsewhere_parts(&elsewhere_cell(&parts)).unwrap(), parts);
        let row = elsewhere_row(&ItemCode::from("ECO_ISIC4_B-E"));
        assert_eq!(row.as_str(), "K:ECO.ISIC4.B-E");
        assert_eq!(elsewhere_parts(&row).unwrap(), ["ECO_ISIC4_B-E"]);
    }
}
