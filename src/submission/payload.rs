//! The files that a package carries, made from the answers, and the answers read back from them.
//!
//! Same content, same bytes: every date is that of the last journal entry. What the files look like is decided in
//! [`crate::exchange`]; which of them a package has, and under which names, here.

use super::Payload;
use crate::checks::allowance;
use crate::exchange::data_package::{self, figures, lists, notes, schema, sources};
use crate::exchange::{Edition, cover, ilostat, in_phase, workbook};
use crate::figures::{Allowance, Answers, CellAddress, Place, Scope, SheetId, SourceKey};
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

/// The file of each sheet's figures.
type Names = BTreeMap<SheetId, String>;

/// The files that hold the answers and nothing else, exact enough to be read back.
fn answers_files(input: &PayloadInput<'_>) -> (Payload, Names) {
    let edition = &input.edition();
    let names = figures::file_names(edition);
    let figures = names.iter();
    let mut files: Payload = figures
        .map(|(id, name)| (name.clone(), figures::write(edition, *id)))
        .collect();
    let allowances = allowances_of(edition.answers, &edition.pack.id);
    let allowances = lists::write_allowances(&allowances, input.answers, &input.pack.id);
    files.insert(sources::FILE.to_owned(), sources::write(edition, &names));
    files.insert(notes::FILE.to_owned(), notes::write(edition));
    files.insert(lists::ALLOWANCES.to_owned(), allowances);
    (files, names)
}

/// Makes the files of a data package: the answers and their description, without what a package carries for people and for the
/// office besides.
pub fn data_files(input: &PayloadInput<'_>) -> Payload {
    let (mut files, names) = answers_files(input);
    let description = schema::write(&input.edition(), &files, &names);
    files.insert(schema::FILE.to_owned(), description);
    files
}

/// Makes the files of a package, by path below `data/`.
pub fn compose(input: &PayloadInput<'_>) -> Result<Payload, ComposeError> {
    let edition = &input.edition();
    let (mut files, names) = answers_files(input);
    let fingerprint = fingerprint(&files);
    let mut put = |name: &str, bytes: Vec<u8>| files.insert(name.to_owned(), bytes);
    put("ilostat.csv", ilostat::write(edition.pack, edition.answers).bytes);
    put(
        lists::FINDINGS,
        lists::write_findings(input.findings, |row| allowance_for(input, row).is_some()),
    );
    put(
        lists::JOURNAL,
        lists::write_journal(input.journal, input.answers, &input.pack.id),
    );
    put(
        "questionnaire.xlsx",
        workbook::write(edition, &workbook::Layout::answered())?,
    );
    put("cover.pdf", cover::write(edition, &fingerprint, &explained(input))?);
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

/// The allowance that explains a finding, while the figures are those that it was given for.
fn allowance_for<'a>(input: &PayloadInput<'a>, row: &FindingRow) -> Option<&'a Allowance> {
    allowance::holding(input.answers, &input.pack.id, &row.key, row.severity, &row.cells)
}

/// The findings that are explained, with the reason in English.
fn explained<'a>(input: &PayloadInput<'a>) -> Vec<cover::Explained<'a>> {
    let notes = &input.pack.notes;
    let rows = input.findings.iter();
    let explained = rows.filter_map(|row| {
        let allowance = allowance_for(input, row)?;
        let reason = notes.allowance_reason(&allowance.reason);
        Some(cover::Explained {
            finding: &row.sentence,
            reason: reason.map_or(&allowance.reason, |reason| &reason.label),
            allowance,
        })
    });
    explained.collect()
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

/// Reads the findings back that a package lists, each with whether it was explained.
pub fn read_findings(files: &Payload) -> Result<Vec<(FindingRow, bool)>, ReadError> {
    lists::read_findings(files.get(lists::FINDINGS).map_or(&[], Vec::as_slice))
}

/// Answers read back, with the line that each thing stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadBack {
    /// The phase, by its pack.
    pub pack: PackId,
    /// The answers. The numbers of sheets are those of the country file that they came from.
    pub answers: Answers,
    /// The file of each sheet's figures, with the line of each figure.
    pub figures: BTreeMap<SheetId, (String, BTreeMap<Place, u64>)>,
    /// The lines of the notes.
    pub notes: BTreeMap<Scope, Vec<u64>>,
    /// The lines of the reasons that cover more than a cell.
    pub covers: BTreeMap<Scope, u64>,
}

/// Reads the answers back from the files of a package, so that it can be compared or merged. The numbers of sheets are those of
/// the country file that it came from.
pub fn read_answers(files: &Payload) -> Result<Answers, ReadError> {
    Ok(read_back(files)?.answers)
}

/// The same with the line of everything.
pub fn read_back(files: &Payload) -> Result<ReadBack, ReadError> {
    let file = |name: &str| {
        files.get(name).map(Vec::as_slice).ok_or_else(|| ReadError {
            file: name.to_owned(),
            line: None,
            reason: "the package does not hold this file".to_owned(),
        })
    };
    let stated = sources::read(file(sources::FILE)?)?;
    let phase = stated.phase.map(|phase| (stated.pack.clone(), phase));
    let of_source = stated.sources.into_iter().map(|source| (source.key.clone(), source));
    let mut read = ReadBack {
        pack: stated.pack.clone(),
        answers: Answers {
            settings: stated.country_file,
            phases: phase.into_iter().collect(),
            sources: of_source.collect(),
            ..Answers::default()
        },
        figures: BTreeMap::new(),
        notes: BTreeMap::new(),
        covers: BTreeMap::new(),
    };
    for sheet in stated.sheets {
        let figures = figures::read(&sheet.file, file(&sheet.file)?)?;
        let lines = figures
            .iter()
            .map(|(place, (line, _))| (place.clone(), *line))
            .collect();
        read.figures.insert(sheet.id, (sheet.file, lines));
        if !figures.is_empty() {
            let figures = figures.into_iter().map(|(place, (_, figure))| (place, figure));
            read.answers.figures.insert(sheet.id, figures.collect());
        }
        if sheet.sheet.phase != stated.pack || read.answers.sheets.insert(sheet.id, sheet.sheet).is_some() {
            return Err(data_package::ReadError {
                file: sources::FILE.to_owned(),
                line: None,
                reason: format!("sheet {} is of another phase or stands there twice", sheet.id.0),
            });
        }
    }
    let attached = notes::read(file(notes::FILE)?, &stated.pack)?;
    for (scope, notes) in attached.notes {
        let (lines, notes) = notes.into_iter().unzip();
        read.notes.insert(scope.clone(), lines);
        read.answers.notes.insert(scope, notes);
    }
    for (scope, (line, reason)) in attached.covers {
        read.covers.insert(scope.clone(), line);
        read.answers.covers.insert(scope, reason);
    }
    read.answers.allowances = lists::read_allowances(file(lists::ALLOWANCES)?)?;
    Ok(read)
}
