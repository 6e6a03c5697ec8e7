//! The changes that take a previewed file in, made against the answers as they are at that moment.

use super::preview::{Kind, Preview, SheetPreview};
use crate::figures::{
    Answer, Answers, CellAddress, Change, Note, Pointer, Reason, Scope, Sheet, SheetId, Source, SourceKey,
};
use crate::questionnaire::{ClassificationId, NoteCode};
use std::collections::HashMap;

impl Preview {
    /// The changes that bring the figures in, made against `answers` as they are now: sources, sheets with their years, versions
    /// and rows, then figures and notes. Empty where everything is the same. One action of the person, so one group and one undo.
    pub fn changes(&self, answers: &Answers) -> Vec<Change> {
        let ids = self.ids(answers);
        let mut changes = Vec::new();
        for key in &self.new_sources {
            changes.push(Change::Source {
                key: key.clone(),
                before: answers.sources.get(key).cloned(),
                after: Some(answers.sources.get(key).cloned().unwrap_or_else(|| unnamed(key))),
            });
        }
        for sheet in &self.sheets {
            let id = moved(&ids, sheet.id);
            let before = answers.sheets.get(&id).cloned();
            let mut after = before
                .clone()
                .unwrap_or_else(|| Sheet::new(self.phase.clone(), sheet.table.clone()));
            if before.is_none() {
                after.source.clone_from(&sheet.source);
            }
            sheet.extend(&mut after);
            changes.push(Change::Sheet {
                id,
                before,
                after: Some(after),
            });
            for (&year, codes) in &sheet.year_notes {
                changes.push(add_notes(answers, Scope::Year { sheet: id, year }, codes));
            }
        }
        for cell in &self.cells {
            let address = CellAddress::new(moved(&ids, self.sheets[cell.sheet].id), cell.place.clone());
            if cell.kind != Kind::Same {
                let mut after = cell.after.clone();
                if let Answer::Reason(Reason::IncludedElsewhere(Pointer::Cell(target))) = &mut after.answer {
                    target.sheet = moved(&ids, target.sheet);
                }
                changes.push(Change::Figure {
                    before: answers.figure(&address).cloned(),
                    cell: address.clone(),
                    after: Some(after),
                });
            }
            if !cell.notes.is_empty() {
                changes.push(add_notes(answers, Scope::Cell { cell: address }, &cell.notes));
            }
        }
        changes.retain(|change| !change.is_nothing());
        changes
    }

    /// New sheets whose number was taken since the preview, or that exist by now, and the number they get instead.
    fn ids(&self, answers: &Answers) -> HashMap<SheetId, SheetId> {
        let mut ids = HashMap::new();
        let highest = self.sheets.iter().map(|sheet| sheet.id.0 + 1).max().unwrap_or(0);
        let mut next = highest.max(answers.next_sheet_id().0);
        for sheet in self.sheets.iter().filter(|sheet| sheet.is_new) {
            let existing = answers
                .sheets_of_table(&self.phase, &sheet.table)
                .find(|(_, existing)| existing.source == sheet.source);
            if let Some((id, _)) = existing {
                ids.insert(sheet.id, id);
            } else if answers.sheets.contains_key(&sheet.id) {
                ids.insert(sheet.id, SheetId(next));
                next += 1;
            }
        }
        ids
    }
}

impl SheetPreview {
    /// Opens years, versions and rows in `sheet` and states its metadata.
    fn extend(&self, sheet: &mut Sheet) {
        sheet.years.extend(&self.years);
        sheet.added_items.extend(self.added.iter().cloned());
        for note in &self.metadata {
            let stated = sheet.metadata.entry(note.note_type().to_owned()).or_default();
            stated.codes.insert(note.clone());
        }
        if !self.versions.iter().all(|version| sheet.versions.contains(version)) {
            sheet.versions.extend(
                self.versions
                    .iter()
                    .filter(|version| !sheet.versions.contains(version))
                    .cloned()
                    .collect::<Vec<_>>(),
            );
            let order = |version: &ClassificationId| self.version_order.iter().position(|other| other == version);
            sheet.versions.sort_by_key(order);
        }
    }
}

fn moved(ids: &HashMap<SheetId, SheetId>, id: SheetId) -> SheetId {
    ids.get(&id).copied().unwrap_or(id)
}

/// A source known by its key alone; ILO's keys begin with the kind.
fn unnamed(key: &SourceKey) -> Source {
    let kind = key.as_str().split_once(':').map(|(kind, _)| kind);
    let fits = |kind: &&str| kind.len() == 2 && kind.bytes().all(|byte| byte.is_ascii_uppercase());
    Source {
        key: key.clone(),
        name: String::new(),
        kind: kind.filter(fits).map(str::to_owned),
        agency: String::new(),
        contact: String::new(),
    }
}

fn add_notes<'a>(answers: &Answers, scope: Scope, codes: impl IntoIterator<Item = &'a NoteCode>) -> Change {
    let before = answers.notes.get(&scope).cloned().unwrap_or_default();
    let mut after = before.clone();
    for code in codes {
        if !after.iter().any(|note| note.code.as_ref() == Some(code)) {
            after.push(Note {
                code: Some(code.clone()),
                text: String::new(),
            });
        }
    }
    Change::Notes { scope, before, after }
}
