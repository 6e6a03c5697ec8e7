//! The files that a package carries, made from the answers, and the answers read back from them.
//!
//! Same content, same bytes: every date is that of the last journal entry. What the files look like is decided in
//! [`crate::exchange`]; which of them a package has, and under which names, here.

use super::Payload;
use crate::exchange::data_package::{self, figures, lists, notes, schema, sources};
use crate::exchange::{Edition, cover, ilostat, in_phase, workbook};
use crate::figures::{Allowance, Answers, CellAddress, Scope, SheetId, SourceKey};
use crate::questionnaire::{Pack, PackId};
use std::collections::BTreeMap;

pub use crate::exchange::data_package::ReadError;
pub use crate::exchange::data_package::lists::{FindingRow, JournalRow};

/// What a package is made of.
#[derive(Clone, Copy, Debug)]
pub struct PayloadInput<'a> {
    /// The pack; its phase is handed over.
    pub pack: &'a Pack,
    /// The country file's content.
    pub answers: &'a Answers,
    /// The findings, in the order in which they are shown.
    pub findings: &'a [FindingRow],
    /// The journal up to the packing, oldest first.
    pub journal: &'a [JournalRow],
    /// What keeps it from being final, one sentence each; empty: it is final.
    pub in_the_way: &'a [String],
    /// The revision, 1 for the first package.
    pub revision: u32,
    /// When the journal's last entry was made; all dates inside are this one.
    pub last_entry: jiff::Timestamp,
}

impl<'a> PayloadInput<'a> {
    /// The answers as workbook and cover speak of them.
    pub fn edition(&self) -> Edition<'a> {
        Edition {
            pack: self.pack,
            answers: self.answers,
            in_the_way: self.in_the_way,
            revision: self.revision,
            at: self.last_entry,
        }
    }
}

/// Why a package could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// The workbook.
    #[error(transparent)]
    Workbook(#[from] workbook::WorkbookError),
    /// The cover.
    #[error(transparent)]
    Cover(#[from] cover::CoverError),
}

/// Makes the files of a package, by path below `data/`.
pub fn compose(input: &PayloadInput<'_>) -> Result<Payload, ComposeError> {
    let edition = &input.edition();
    let names = figures::file_names(edition);
    let mut files: Payload = names
        .iter()
        .map(|(id, name)| (name.clone(), figures::write(edition, *id)))
        .collect();
    let fingerprint = fingerprint(&files);
    let allowances = allowances_of(edition.answers, &edition.pack.id);
    let mut put = |name: &str, bytes: Vec<u8>| files.insert(name.to_owned(), bytes);
    put("ilostat.csv", ilostat::write(edition.pack, edition.answers).bytes);
    put(sources::FILE, sources::write(edition, &names));
    put(notes::FILE, notes::write(edition));
    put(lists::ALLOWANCES, lists::write_allowances(&allowances));
    put(lists::FINDINGS, lists::write_findings(input.findings, input.answers));
    put(
        lists::JOURNAL,
        lists::write_journal(input.journal, input.answers, &input.pack.id),
    );
    put("questionnaire.xlsx", workbook::write(edition)?);
    put("cover.pdf", cover::write(edition, &fingerprint, &allowances)?);
    let description = schema::write(edition, &files, &names);
    files.insert(schema::FILE.to_owned(), description);
    Ok(files)
}

/// The fingerprint of the figures that the cover prints, SHA-256 in hexadecimal over their lines of the package's manifest:
/// `grep data/figures/ manifest-sha256.txt | sha256sum`.
pub fn fingerprint(files: &Payload) -> String {
    let figures = files.iter().filter(|(name, _)| name.starts_with("figures/"));
    schema::sha256(figures.map(|(name, bytes)| format!("{}  data/{name}\n", schema::sha256([bytes]))))
}

/// The allowances that concern the phase: those given for its cells, and those given for no cell.
fn allowances_of<'a>(answers: &'a Answers, phase: &PackId) -> Vec<&'a Allowance> {
    let of_phase = |(cell, _): &(CellAddress, String)| {
        answers
            .sheets
            .get(&cell.sheet)
            .is_some_and(|sheet| &sheet.phase == phase)
    };
    let concerns = |allowance: &&Allowance| allowance.figures.is_empty() || allowance.figures.iter().any(of_phase);
    answers.allowances.values().filter(concerns).collect()
}

/// The answers that a package of `phase` carries: all of the phase, and nothing else of the country file.
pub fn phase_only(answers: &Answers, phase: &PackId) -> Answers {
    let sheets: BTreeMap<SheetId, _> = answers
        .sheets_of(phase)
        .map(|(id, sheet)| (id, sheet.clone()))
        .collect();
    let used = |key: &SourceKey| sheets.values().any(|sheet| sheet.source.as_ref() == Some(key));
    let holds = |scope: &Scope| in_phase(answers, phase, scope);
    Answers {
        settings: answers
            .settings
            .iter()
            .filter(|(name, _)| sources::SETTINGS.contains(&name.as_str()))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect(),
        phases: answers
            .phases
            .get(phase)
            .map(|of| (phase.clone(), of.clone()))
            .into_iter()
            .collect(),
        sources: answers
            .sources
            .iter()
            .filter(|(key, _)| used(key))
            .map(|(key, of)| (key.clone(), of.clone()))
            .collect(),
        figures: answers
            .figures
            .iter()
            .filter(|(id, figures)| sheets.contains_key(id) && !figures.is_empty())
            .map(|(id, figures)| (*id, figures.clone()))
            .collect(),
        covers: answers
            .covers
            .iter()
            .filter(|(scope, _)| holds(scope))
            .map(|(scope, of)| (scope.clone(), of.clone()))
            .collect(),
        notes: answers
            .notes
            .iter()
            .filter(|(scope, _)| holds(scope))
            .map(|(scope, of)| (scope.clone(), of.clone()))
            .collect(),
        allowances: allowances_of(answers, phase)
            .into_iter()
            .map(|of| (of.finding.clone(), of.clone()))
            .collect(),
        sheets,
        // Second entries, origins and remarks are the country's own.
        ..Answers::default()
    }
}

/// Reads the answers back from the files of a package, so that it can be compared or merged. The numbers of sheets are those of
/// the country file that it came from.
pub fn read_answers(files: &Payload) -> Result<Answers, ReadError> {
    let file = |name: &str| {
        files.get(name).map(Vec::as_slice).ok_or_else(|| ReadError {
            file: name.to_owned(),
            line: None,
            reason: "the package does not hold this file".to_owned(),
        })
    };
    let stated = sources::read(file(sources::FILE)?)?;
    let mut answers = Answers {
        settings: stated.country_file,
        ..Answers::default()
    };
    answers
        .phases
        .extend(stated.phase.map(|phase| (stated.pack.clone(), phase)));
    answers
        .sources
        .extend(stated.sources.into_iter().map(|source| (source.key.clone(), source)));
    for sheet in stated.sheets {
        let figures = figures::read(&sheet.file, file(&sheet.file)?)?;
        if !figures.is_empty() {
            answers.figures.insert(sheet.id, figures);
        }
        if sheet.sheet.phase != stated.pack || answers.sheets.insert(sheet.id, sheet.sheet).is_some() {
            return Err(data_package::ReadError {
                file: sources::FILE.to_owned(),
                line: None,
                reason: format!("sheet {} is of another phase or stands there twice", sheet.id.0),
            });
        }
    }
    (answers.notes, answers.covers) = notes::read(file(notes::FILE)?, &stated.pack)?;
    answers.allowances = lists::read_allowances(file(lists::ALLOWANCES)?)?;
    Ok(answers)
}
