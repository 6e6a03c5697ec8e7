//! ILO's controlled notes, the kinds of source and what the questionnaire asks of each, and the sources and
//! institutions that are already known. Lists first, free text second.

use super::list;
use super::load::Reading;
use super::{AllowanceReason, AreaCode, Check, NoteCode, TableCode, allowance_reason};
use std::collections::{BTreeMap, BTreeSet};

/// How a note is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteField {
    /// Chosen from the vocabulary.
    List,
    /// Typed freely: a survey's name.
    Text,
}

/// What a note may be attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteLevel {
    /// A whole table.
    Table,
    /// A single value.
    Value,
    /// Anything.
    Any,
}

/// A kind of note: `S3`, data reference period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteType {
    /// Its code.
    pub code: String,
    /// English label.
    pub label: String,
    /// Chosen or typed.
    pub field: NoteField,
    /// What it is attached to.
    pub level: NoteLevel,
}

/// A note of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// `T36:3215`.
    pub code: NoteCode,
    /// Its kind: `T36`.
    pub note_type: String,
    /// What it says, in English.
    pub text: String,
    /// Whether it is of general use; the others were made for one country.
    pub general: bool,
}

/// A kind of source: `BA`, labour force survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceType {
    /// Its code.
    pub code: String,
    /// English label.
    pub label: String,
    /// ILO's acronym: `LFS`.
    pub acronym: String,
}

/// What must or should be stated of a source or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequiredMetadata {
    /// The note type asked for.
    pub note_type: String,
    /// Whether it must be stated; else it should.
    pub required: bool,
}

/// A source that ILO already knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownSource {
    /// The country.
    pub area: AreaCode,
    /// `TYPE:NUMBER`, as it stands in ILOSTAT files: `BA:510`.
    pub code: String,
    /// The kind of source.
    pub source_type: String,
    /// Its English name.
    pub title: String,
    /// Its acronym, may be empty.
    pub acronym: String,
}

/// The kind of an institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstitutionKind {
    /// `LM`: a ministry of labour.
    LabourMinistry,
    /// `NSO`: a national statistical office.
    StatisticalOffice,
    /// `ONI`: another national institution.
    Other,
}

/// An institution that owns figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Institution {
    /// The country.
    pub area: AreaCode,
    /// Its kind.
    pub kind: InstitutionKind,
    /// Its English name.
    pub name: String,
}

/// Everything that is known beforehand about notes and sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteVocabulary {
    types: Vec<NoteType>,
    notes: BTreeMap<String, Vec<Note>>,
    source_types: Vec<SourceType>,
    of_source: BTreeMap<String, Vec<RequiredMetadata>>,
    of_table: BTreeMap<String, Vec<RequiredMetadata>>,
    known_sources: Vec<KnownSource>,
    institutions: Vec<Institution>,
    allowance_reasons: Vec<AllowanceReason>,
}

impl NoteVocabulary {
    /// The kinds of note, in ILO's order.
    pub fn types(&self) -> &[NoteType] {
        &self.types
    }

    /// The kind of that code.
    pub fn note_type(&self, code: &str) -> Option<&NoteType> {
        self.types.iter().find(|kind| kind.code == code)
    }

    /// The notes of a kind, in ILO's order.
    pub fn notes(&self, note_type: &str) -> &[Note] {
        self.notes.get(note_type).map_or(&[], Vec::as_slice)
    }

    /// The note of that code.
    pub fn note(&self, code: &NoteCode) -> Option<&Note> {
        self.notes(code.note_type()).iter().find(|note| &note.code == code)
    }

    /// The definitions of migrants (`T36`).
    pub fn definitions(&self) -> &[Note] {
        self.notes("T36")
    }

    /// The kinds of source.
    pub fn source_types(&self) -> &[SourceType] {
        &self.source_types
    }

    /// The kind of source of that code.
    pub fn source_type(&self, code: &str) -> Option<&SourceType> {
        self.source_types.iter().find(|kind| kind.code == code)
    }

    /// What is asked of a kind of source; what must be stated stands first.
    pub fn required_of_source(&self, source_type: &str) -> &[RequiredMetadata] {
        self.of_source.get(source_type).map_or(&[], Vec::as_slice)
    }

    /// What is asked of a table besides its source.
    pub fn required_of_table(&self, table: &TableCode) -> &[RequiredMetadata] {
        self.of_table.get(table.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The sources known for a country.
    pub fn known_sources(&self, area: &AreaCode) -> impl Iterator<Item = &KnownSource> {
        self.known_sources.iter().filter(move |source| source.area == *area)
    }

    /// The known source of that code (`BA:510`) in a country.
    pub fn known_source(&self, area: &AreaCode, code: &str) -> Option<&KnownSource> {
        self.known_sources(area).find(|source| source.code == code)
    }

    /// The institutions known for a country.
    pub fn institutions(&self, area: &AreaCode) -> impl Iterator<Item = &Institution> {
        self.institutions
            .iter()
            .filter(move |institution| institution.area == *area)
    }

    /// The reasons for which findings are accepted, in the order in which they are offered.
    pub fn allowance_reasons(&self) -> &[AllowanceReason] {
        &self.allowance_reasons
    }

    /// The reason of that code.
    pub fn allowance_reason(&self, code: &str) -> Option<&AllowanceReason> {
        self.allowance_reasons.iter().find(|reason| reason.code == code)
    }

    /// The reasons that fit what all of these checks find.
    pub fn reasons_for<'a>(&'a self, checks: &[&Check]) -> Vec<&'a AllowanceReason> {
        let reasons = self.allowance_reasons.iter();
        reasons
            .filter(|reason| checks.iter().all(|check| reason.fits(check)))
            .collect()
    }
}

/// Reads the folder of notes.
pub(super) fn read(reading: &Reading<'_>, folder: &str) -> NoteVocabulary {
    let mut vocabulary = NoteVocabulary::default();
    read_types(reading, &format!("{folder}/note_types.csv"), &mut vocabulary);
    read_notes(reading, &format!("{folder}/notes.csv"), &mut vocabulary);
    read_source_types(reading, &format!("{folder}/source_types.csv"), &mut vocabulary);
    read_required(reading, &format!("{folder}/required_metadata.csv"), &mut vocabulary);
    read_known(reading, &format!("{folder}/known_sources.csv"), &mut vocabulary);
    read_institutions(reading, &format!("{folder}/institutions.csv"), &mut vocabulary);
    vocabulary.allowance_reasons = allowance_reason::read(reading, &format!("{folder}/allowance_reasons.csv"));
    vocabulary
}

fn read_types(reading: &Reading<'_>, path: &str, vocabulary: &mut NoteVocabulary) {
    let Some(source) = reading.source(path) else { return };
    let columns = ["type", "label_en", "field", "level"];
    for row in list::read(&source, &columns, &columns, &reading.problems) {
        let code = row.get("type").to_owned();
        if vocabulary.note_type(&code).is_some() {
            reading
                .problems
                .add(&source.file, row.line, format!("the note type `{code}` stands twice"));
        }
        let field = match row.get("field") {
            "list" => NoteField::List,
            "text" => NoteField::Text,
            other => {
                let reason = format!("a note is chosen from a `list` or typed as `text`, not `{other}`");
                reading.problems.add(&source.file, row.line, reason);
                NoteField::Text
            }
        };
        let level = match row.get("level") {
            "table" => NoteLevel::Table,
            "value" => NoteLevel::Value,
            "any" => NoteLevel::Any,
            other => {
                let reason = format!("a note's level is `table`, `value` or `any`, not `{other}`");
                reading.problems.add(&source.file, row.line, reason);
                NoteLevel::Any
            }
        };
        vocabulary.types.push(NoteType {
            code,
            label: row.get("label_en").to_owned(),
            field,
            level,
        });
    }
}

fn read_notes(reading: &Reading<'_>, path: &str, vocabulary: &mut NoteVocabulary) {
    let Some(source) = reading.source(path) else { return };
    let columns = ["code", "type", "text_en", "general"];
    let mut seen = BTreeSet::new();
    for row in list::read(&source, &columns, &["code", "type", "text_en"], &reading.problems) {
        let (code, kind) = (NoteCode::from(row.get("code")), row.get("type"));
        if !seen.insert(code.clone()) {
            reading
                .problems
                .add(&source.file, row.line, format!("the note `{code}` stands twice"));
        }
        if code.note_type() != kind || vocabulary.note_type(kind).is_none() {
            let reason = format!("the note `{code}` must begin with its type, and `{kind}` must be a known note type");
            reading.problems.add(&source.file, row.line, reason);
        }
        let general = row.yes("general", &source.file, &reading.problems);
        let note = Note {
            code,
            note_type: kind.to_owned(),
            text: row.get("text_en").to_owned(),
            general,
        };
        vocabulary.notes.entry(kind.to_owned()).or_default().push(note);
    }
}

fn read_source_types(reading: &Reading<'_>, path: &str, vocabulary: &mut NoteVocabulary) {
    let Some(source) = reading.source(path) else { return };
    for row in list::read(
        &source,
        &["code", "label_en", "acronym"],
        &["code", "label_en"],
        &reading.problems,
    ) {
        let code = row.get("code").to_owned();
        if vocabulary.source_type(&code).is_some() {
            reading.problems.add(
                &source.file,
                row.line,
                format!("the kind of source `{code}` stands twice"),
            );
        }
        let (label, acronym) = (row.get("label_en").to_owned(), row.get("acronym").to_owned());
        vocabulary.source_types.push(SourceType { code, label, acronym });
    }
}

fn read_required(reading: &Reading<'_>, path: &str, vocabulary: &mut NoteVocabulary) {
    let Some(source) = reading.source(path) else { return };
    let columns = ["attached_to", "code", "note_type", "required"];
    for row in list::read(
        &source,
        &columns,
        &["attached_to", "code", "note_type"],
        &reading.problems,
    ) {
        let (code, note_type) = (row.get("code"), row.get("note_type").to_owned());
        if vocabulary.note_type(&note_type).is_none() {
            reading
                .problems
                .add(&source.file, row.line, format!("`{note_type}` is no known note type"));
        }
        let required = row.yes("required", &source.file, &reading.problems);
        let asked = RequiredMetadata { note_type, required };
        match row.get("attached_to") {
            "source" => {
                if vocabulary.source_type(code).is_none() {
                    reading
                        .problems
                        .add(&source.file, row.line, format!("`{code}` is no known kind of source"));
                }
                vocabulary.of_source.entry(code.to_owned()).or_default().push(asked);
            }
            "indicator" => vocabulary.of_table.entry(code.to_owned()).or_default().push(asked),
            other => {
                let reason = format!("metadata is attached to a `source` or an `indicator`, not `{other}`");
                reading.problems.add(&source.file, row.line, reason);
            }
        }
    }
}

fn read_known(reading: &Reading<'_>, path: &str, vocabulary: &mut NoteVocabulary) {
    let Some(source) = reading.source(path) else { return };
    let columns = ["area", "code", "type", "title", "acronym"];
    for row in list::read(&source, &columns, &["area", "code", "type", "title"], &reading.problems) {
        let (code, kind) = (row.get("code").to_owned(), row.get("type").to_owned());
        if vocabulary.source_type(&kind).is_none() || code.split(':').next() != Some(kind.as_str()) {
            let reason = format!("the source `{code}` must begin with its kind, and `{kind}` must be a known kind");
            reading.problems.add(&source.file, row.line, reason);
        }
        vocabulary.known_sources.push(KnownSource {
            area: AreaCode::from(row.get("area")),
            code,
            source_type: kind,
            title: row.get("title").to_owned(),
            acronym: row.get("acronym").to_owned(),
        });
    }
}

fn read_institutions(reading: &Reading<'_>, path: &str, vocabulary: &mut NoteVocabulary) {
    let Some(source) = reading.source(path) else { return };
    let columns = ["area", "kind", "name"];
    for row in list::read(&source, &columns, &columns, &reading.problems) {
        let kind = match row.get("kind") {
            "LM" => InstitutionKind::LabourMinistry,
            "NSO" => InstitutionKind::StatisticalOffice,
            "ONI" => InstitutionKind::Other,
            other => {
                let reason = format!("an institution is `LM`, `NSO` or `ONI`, not `{other}`");
                reading.problems.add(&source.file, row.line, reason);
                InstitutionKind::Other
            }
        };
        let (area, name) = (AreaCode::from(row.get("area")), row.get("name").to_owned());
        vocabulary.institutions.push(Institution { area, kind, name });
    }
}
