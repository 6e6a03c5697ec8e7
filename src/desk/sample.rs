//! The sample: Indonesia's country file with two earlier phases and a started Phase III, from published figures, with real
//! oddities as they were published and some planted slips to find.
//!
//! The figures are data (`assets/sample/`); this file only plays them in, through the same actions that a person uses.

use super::{Desk, DeskError, NewCountryFile, SourceStatement};
use crate::country_file::{Action, ActionKind, Origin};
use crate::exchange::ilostat;
use crate::figures::{Metadata, SourceKey};
use crate::questionnaire::{NoteCode, PackId};
use std::collections::BTreeMap;
use std::path::Path;

/// What is played in, and where it comes from.
const SCRIPT: &str = include_str!("../../assets/sample/sample.toml");
/// Published figures, ILOSTAT, CC BY 4.0.
const FIGURES: &[u8] = include_bytes!("../../assets/sample/indonesia.csv");

#[derive(serde::Deserialize)]
struct Script {
    country: String,
    preparer: String,
    agency: String,
    credits: String,
    phases: Vec<PhaseScript>,
}

/// One phase: which years of the published figures it holds, its sources, and cells typed afterwards.
#[derive(serde::Deserialize)]
struct PhaseScript {
    pack: String,
    first_year: u16,
    last_year: u16,
    #[serde(default)]
    tables: Vec<String>,
    #[serde(default)]
    sealed: bool,
    #[serde(default)]
    sources: Vec<SourceScript>,
    #[serde(default)]
    cells: Vec<CellScript>,
    #[serde(default)]
    no_data: Vec<NoDataScript>,
}

#[derive(serde::Deserialize)]
struct SourceScript {
    table: String,
    key: String,
    name: String,
    kind: String,
    agency: String,
    #[serde(default)]
    metadata: BTreeMap<String, Vec<String>>,
}

#[derive(serde::Deserialize)]
struct CellScript {
    table: String,
    #[serde(default)]
    row: Option<String>,
    year: u16,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    sex: Option<String>,
    value: String,
}

#[derive(serde::Deserialize)]
struct NoDataScript {
    table: String,
    reason: char,
}

/// Writes the sample country file to `path`; refuses to overwrite.
pub fn write_sample(path: &Path) -> Result<Desk, DeskError> {
    let script: Script = toml::from_str(SCRIPT).map_err(|error| DeskError::Refused(error.to_string()))?;
    let Some((first, _)) = script.phases.split_first() else {
        return Err(DeskError::Refused("The sample has no phase.".to_owned()));
    };
    let new = NewCountryFile {
        area: script.country.as_str().into(),
        pack: first.pack.as_str().into(),
        preparer: script.preparer.clone(),
    };
    let mut desk = Desk::create(path, &new)?;
    desk.set_preparer(&script.preparer, "", &script.agency, "")?;
    let credits = desk.setting_change("credits", Some(&script.credits));
    desk.act(Action::new(ActionKind::ChangeSetting), Origin::Program, vec![credits])?;
    for (index, phase) in script.phases.iter().enumerate() {
        if index > 0 {
            desk.take_up_phase(&PackId::from(phase.pack.as_str()))?;
        }
        desk.play(phase)?;
    }
    desk.flush()?;
    Ok(desk)
}

impl Desk {
    fn play(&mut self, phase: &PhaseScript) -> Result<(), DeskError> {
        let wanted = self.published(phase)?;
        let preview = ilostat::preview(&wanted, &self.pack, &self.answers, None)
            .map_err(|error| DeskError::Refused(error.to_string()))?;
        self.take_in(&preview, &preview.first_choice(), "indonesia.csv", Vec::new())?;
        for source in &phase.sources {
            let table = self.find_table(&source.table)?.code.clone();
            let Some(&sheet) = self.open_table(&table)?.first() else {
                continue;
            };
            let metadata = source.metadata.iter().map(|(note_type, notes)| {
                let codes = notes.iter().map(|note| NoteCode::from(note.as_str())).collect();
                (
                    note_type.clone(),
                    Metadata {
                        codes,
                        text: String::new(),
                    },
                )
            });
            let statement = SourceStatement {
                key: Some(SourceKey::from(source.key.as_str())),
                name: Some(source.name.clone()),
                kind: Some(source.kind.clone()),
                agency: Some(source.agency.clone()),
                contact: None,
                metadata: metadata.collect(),
            };
            self.state_source(sheet, &statement)?;
        }
        for cell in &phase.cells {
            let table = self.find_table(&cell.table)?.code.clone();
            let Some(&sheet) = self.open_table(&table)?.first() else {
                continue;
            };
            let (row, status, sex) = (cell.row.as_deref(), cell.status.as_deref(), cell.sex.as_deref());
            let address = self.cell_by_codes(sheet, row, crate::questionnaire::Year(cell.year), status, sex)?;
            self.set(&address, None, &cell.value)?;
        }
        for no_data in &phase.no_data {
            let table = self.find_table(&no_data.table)?.code.clone();
            let reason = crate::figures::Reason::from_letter(no_data.reason)
                .ok_or_else(|| DeskError::Refused(format!("'{}' is no reason.", no_data.reason)))?;
            let scope = crate::figures::Scope::Table {
                phase: self.phase().clone(),
                table,
            };
            self.set_reason(&super::ReasonTarget::Scope(scope), &reason)?;
        }
        if phase.sealed {
            self.seal()?;
        }
        Ok(())
    }

    /// The lines of the published figures that this phase holds: its tables, its years.
    fn published(&self, phase: &PhaseScript) -> Result<Vec<u8>, DeskError> {
        let broken = |error: csv::Error| DeskError::Refused(error.to_string());
        let mut reader = csv::Reader::from_reader(FIGURES);
        let headers = reader.headers().map_err(broken)?.clone();
        let column = |name: &str| headers.iter().position(|header| header == name);
        let (Some(time), Some(indicator)) = (column("time"), column("indicator")) else {
            return Err(DeskError::Refused(
                "The sample's figures have no year or no indicator.".to_owned(),
            ));
        };
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&headers).map_err(broken)?;
        for record in reader.records() {
            let record = record.map_err(broken)?;
            let year: u16 = record.get(time).and_then(|year| year.parse().ok()).unwrap_or_default();
            let table = record.get(indicator).and_then(|code| self.pack.resolve_indicator(code));
            let asked = table.is_some_and(|table| phase.tables.contains(&table.number.to_string()));
            if asked && (phase.first_year..=phase.last_year).contains(&year) {
                writer.write_record(&record).map_err(broken)?;
            }
        }
        writer
            .into_inner()
            .map_err(|error| DeskError::Refused(error.to_string()))
    }
}
