//! Where the figures of a sheet come from: its source, with coverage and definitions.

use super::{Desk, DeskError, Done};
use crate::country_file::{Action, ActionKind, Origin};
use crate::figures::{Change, Metadata, SheetId, Source, SourceKey};
use crate::questionnaire::{Pack, TableCode};
use std::collections::BTreeMap;

/// What is stated about a sheet's source and definitions in one go; what is none stays as it is.
#[derive(Clone, Debug, Default)]
pub struct SourceStatement {
    /// The source's key: ILO's `TYPE:NUMBER` or a short name.
    pub key: Option<SourceKey>,
    /// Its name.
    pub name: Option<String>,
    /// ILO's kind of source: `BA`, `FX` ...
    pub kind: Option<String>,
    /// The agency that keeps it.
    pub agency: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// Metadata by ILO note type: `T36` definition of migrants, `S3` reference period, `S4` and `S5` coverage ...
    pub metadata: BTreeMap<String, Metadata>,
}

impl Desk {
    /// The sheet of `table` from the source of that key; none where there is none yet.
    pub fn sheet_of_source(&self, table: &TableCode, key: Option<&SourceKey>) -> Option<SheetId> {
        self.answers
            .sheets_of_table(self.phase(), table)
            .find(|(_, sheet)| sheet.source.as_ref() == key)
            .map(|(id, _)| id)
    }

    /// States source, coverage and definitions of a sheet, as one action.
    pub fn state_source(&mut self, id: SheetId, statement: &SourceStatement) -> Result<Done, DeskError> {
        let mut changes = Vec::new();
        let sheet = self.sheet(id)?.clone();
        let key = statement.key.clone().or_else(|| sheet.source.clone());
        if let Some(key) = &key {
            if key.as_str().trim().is_empty() {
                return Err(DeskError::Refused(
                    "Give the source a name, such as 'Labour force survey'.".to_owned(),
                ));
            }
            let taken = self.sheet_of_source(&sheet.table, Some(key));
            if taken.is_some_and(|other| other != id) {
                return Err(DeskError::Refused(format!(
                    "This table already has a sheet from '{key}'. Open that sheet, or give this source another name."
                )));
            }
            let before = self.answers.sources.get(key).cloned();
            let mut after = before.clone().unwrap_or_else(|| new_source(&self.pack, key));
            let take = |field: &mut String, stated: &Option<String>| {
                if let Some(stated) = stated {
                    stated.trim().clone_into(field);
                }
            };
            take(&mut after.name, &statement.name);
            take(&mut after.agency, &statement.agency);
            take(&mut after.contact, &statement.contact);
            if let Some(kind) = &statement.kind {
                let kind = kind.trim().to_ascii_uppercase();
                after.kind = Some(kind).filter(|kind| !kind.is_empty());
            }
            if let Some(kind) = after.kind.as_deref()
                && self.pack.notes.source_type(kind).is_none()
            {
                let known: Vec<&str> = self
                    .pack
                    .notes
                    .source_types()
                    .iter()
                    .map(|known| known.code.as_str())
                    .collect();
                return Err(DeskError::Refused(format!(
                    "'{kind}' is not a kind of source. Known are: {}.",
                    known.join(", ")
                )));
            }
            changes.push(Change::Source {
                key: key.clone(),
                before,
                after: Some(after),
            });
        } else if statement.name.is_some() || statement.kind.is_some() || statement.agency.is_some() {
            return Err(DeskError::Refused("State which source this is about first.".to_owned()));
        }
        for (note_type, metadata) in &statement.metadata {
            for code in &metadata.codes {
                if self.pack.notes.note(code).is_none() || code.note_type() != note_type {
                    return Err(DeskError::Refused(format!(
                        "'{code}' is not a note of type {note_type} in ILO's vocabulary. Choose one from the list, or say it in words."
                    )));
                }
            }
        }
        changes.push(self.sheet_change(id, |sheet| {
            sheet.source = key;
            for (note_type, metadata) in &statement.metadata {
                if metadata.is_empty() {
                    sheet.metadata.remove(note_type);
                } else {
                    sheet.metadata.insert(note_type.clone(), metadata.clone());
                }
            }
        })?);
        self.act(
            Action::new(ActionKind::StateSource).in_table(sheet.table),
            Origin::Typed,
            changes,
        )
    }

    /// The change that makes a source known by its key alone.
    pub(super) fn new_source_change(&self, key: &SourceKey) -> Change {
        Change::Source {
            key: key.clone(),
            before: self.answers.sources.get(key).cloned(),
            after: Some(new_source(&self.pack, key)),
        }
    }
}

fn new_source(pack: &Pack, key: &SourceKey) -> Source {
    let kind = super::names::kind_of_source_key(pack, key);
    Source {
        key: key.clone(),
        name: String::new(),
        kind,
        agency: String::new(),
        contact: String::new(),
    }
}
