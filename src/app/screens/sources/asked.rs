//! What must be stated about a sheet, what may be, and what of it is still missing. Looks only.

use crate::app::words::Words;
use crate::desk::Desk;
use crate::figures::{Metadata, SheetId};
use crate::questionnaire::{Check, CheckKind, NoteCode, Pack};

/// ILO's note type of a survey's name: it is the source's own name here.
const NAME: &str = "S1";

/// ILO's note type of the contact person: it is the source's contact here.
const CONTACT: &str = "S13";

/// The note type of the definition of migrants.
pub(super) const DEFINITION: &str = "T36";

/// One thing that is asked of a sheet beside its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// ILO's note type.
    pub note_type: String,
    /// Whether the sheet is incomplete without it; else it is stated where it is known.
    pub required: bool,
    /// Whether it is stated.
    pub stated: bool,
}

/// What is asked of a sheet: the definition of migrants first, then what its table and its kind of source ask.
pub(super) fn asked(desk: &Desk, id: SheetId) -> Vec<Asked> {
    let (Ok(sheet), Ok(table)) = (desk.sheet(id), desk.table_of(id)) else {
        return Vec::new();
    };
    let notes = &desk.pack().notes;
    let stated = |note_type: &str| {
        sheet
            .metadata
            .get(note_type)
            .is_some_and(|metadata| !metadata.is_empty())
    };
    let mut asked: Vec<Asked> = Vec::new();
    let mut ask = |note_type: &str, required: bool| {
        let known = asked.iter_mut().find(|asked| asked.note_type == note_type);
        if let Some(known) = known {
            known.required |= required;
        } else if note_type != NAME && note_type != CONTACT {
            asked.push(Asked {
                note_type: note_type.to_owned(),
                required,
                stated: stated(note_type),
            });
        }
    };
    // Tables of nationals abroad may state it: the checks then only warn.
    let looked_at =
        |check: &Check| matches!(&check.kind, CheckKind::DefinitionMissing { tables } if tables.contains(&table.code));
    if table.needs_definition() {
        ask(DEFINITION, true);
    } else if table.implied_definition.is_none() && desk.pack().checks.iter().any(looked_at) {
        ask(DEFINITION, false);
    }
    for metadata in notes.required_of_table(&table.code) {
        ask(&metadata.note_type, metadata.required);
    }
    let kind = sheet
        .source
        .as_ref()
        .and_then(|key| desk.answers().sources.get(key))
        .and_then(|source| source.kind.as_deref());
    for metadata in kind.map(|kind| notes.required_of_source(kind)).unwrap_or_default() {
        ask(&metadata.note_type, metadata.required);
    }
    // What is stated already stays in sight, whoever asks for it.
    for note_type in sheet.metadata.keys() {
        ask(note_type, false);
    }
    asked
}

/// What is missing, in words; none: the sheet is complete.
pub(super) fn missing(desk: &Desk, id: SheetId, words: Words) -> Vec<String> {
    let mut missing = Vec::new();
    if desk.sheet(id).is_ok_and(|sheet| sheet.source.is_none()) {
        missing.push(words.get("sources-missing-source"));
    }
    let asked = asked(desk, id);
    for asked in asked.iter().filter(|asked| asked.required && !asked.stated) {
        missing.push(if asked.note_type == DEFINITION {
            words.get("sources-missing-definition")
        } else {
            label(desk.pack(), words, &asked.note_type)
        });
    }
    missing
}

/// The name of a kind of note: ours where there is one, else ILO's.
pub(super) fn label(pack: &Pack, words: Words, note_type: &str) -> String {
    let id = format!("note-type-{note_type}");
    let own = words.get(&id);
    if own != id {
        return own;
    }
    pack.notes
        .note_type(note_type)
        .map_or_else(|| note_type.to_owned(), |known| known.label.clone())
}

/// What a note says.
pub(super) fn note_text(pack: &Pack, code: &NoteCode) -> String {
    pack.notes
        .note(code)
        .map_or_else(|| code.to_string(), |note| note.text.clone())
}

/// What is stated, in one line.
pub(super) fn metadata_text(pack: &Pack, metadata: &Metadata) -> String {
    let mut parts: Vec<String> = metadata.codes.iter().map(|code| note_text(pack, code)).collect();
    parts.extend(Some(metadata.text.trim().to_owned()).filter(|text| !text.is_empty()));
    parts.join("; ")
}
