//! `sources.json`: who prepared the answers, the sources, and the sheets with what is stated about each.

use super::ReadError;
use crate::exchange::Edition;
use crate::figures::{Phase, Sheet, SheetId, Source};
use crate::questionnaire::PackId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The file's name below `data/`.
pub const FILE: &str = "sources.json";

/// The settings of the country file that are handed over; the others are the preparer's own.
pub const SETTINGS: [&str; 6] = [
    "area",
    "preparer",
    "preparer_post",
    "preparer_agency",
    "preparer_email",
    "credits",
];

/// The whole file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// The phase, by its pack.
    pub pack: PackId,
    /// The phase as the country file holds it, where it does.
    pub phase: Option<Phase>,
    /// Country and preparer.
    pub country_file: BTreeMap<String, String>,
    /// Sources that sheets of the phase use.
    pub sources: Vec<Source>,
    /// The sheets.
    pub sheets: Vec<StatedSheet>,
}

/// A sheet and the file of its figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedSheet {
    /// Its number, by which notes and pointers name it.
    pub id: SheetId,
    /// The file of its figures, below `data/`.
    pub file: String,
    /// The sheet.
    #[serde(flatten)]
    pub sheet: Sheet,
}

/// Writes the file.
pub fn write(edition: &Edition<'_>, files: &BTreeMap<SheetId, String>) -> Vec<u8> {
    let answers = edition.answers;
    let settings = SETTINGS
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), answers.settings.get(*name)?.clone())));
    let sheets = answers.sheets_of(&edition.pack.id).map(|(id, sheet)| StatedSheet {
        id,
        file: files.get(&id).cloned().unwrap_or_default(),
        sheet: sheet.clone(),
    });
    let stated = Stated {
        pack: edition.pack.id.clone(),
        phase: answers.phases.get(&edition.pack.id).cloned(),
        country_file: settings.collect(),
        sources: answers
            .sources
            .values()
            .filter(|source| edition.uses(&source.key))
            .cloned()
            .collect(),
        sheets: sheets.collect(),
    };
    super::schema::pretty(&stated)
}

/// Reads the file back.
pub fn read(bytes: &[u8]) -> Result<Stated, ReadError> {
    serde_json::from_slice(bytes).map_err(|error| ReadError {
        file: FILE.to_owned(),
        line: u64::try_from(error.line()).ok(),
        reason: error.to_string(),
    })
}
