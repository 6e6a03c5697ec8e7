//! The changes that take a previewed file in, made against the answers as they are at that moment.

use super::Position;
use super::preview::{Choice, Preview, PreviewCell, SheetPreview, Statement, row_to_add};
use crate::figures::{
    Answer, Answers, CellAddress, Change, Column, Note, Pointer, Provenance, ProvenanceId, Reason, Scope, Sheet,
    SheetId, Source, SourceKey,
};
use crate::questionnaire::{ClassificationId, NoteCode, Pack};
use std::collections::{BTreeMap, BTreeSet, HashMap};

impl Preview {
    /// The changes that take in what is chosen, made against `answers` as they are now: sources, sheets with their years, versions
    /// and rows, then figures, notes and reasons, and where each figure comes from if `document` names the file. Empty where
    /// everything is the same. One action of the person, so one group and one undo.
    pub fn changes(&self, pack: &Pack, answers: &Answers, choice: &Choice, document: Option<&str>) -> Vec<Change> {
        let ids = self.ids(answers);
        let taken: Vec<&PreviewCell> = self
            .cells
            .iter()
            .zip(&choice.cells)
            .filter(|(cell, taken)| **taken || cell.kind == super::Kind::Same)
            .map(|(cell, _)| cell)
            .collect();
        let moving = || taken.iter().copied().filter(|cell| cell.kind.changes_something());
        let statements = || {
            let chosen = self
                .statements
                .iter()
                .zip(&choice.statements)
                .filter(|(_, taken)| **taken);
            chosen.map(|(of, _)| &of.statement)
        };
        let mut changes = Vec::new();
        self.source_changes(answers, moving(), statements(), &mut changes);
        for (index, sheet) in self.sheets.iter().enumerate() {
            let id = moved(&ids, sheet.id);
            let before = answers.sheets.get(&id).cloned();
            let cells = || moving().filter(move |cell| cell.sheet == index);
            let about = |statement: &&Statement| statement.sheet(&self.sheets) == Some(index);
            let untouched = cells().next().is_none() && !statements().any(|statement| about(&statement));
            let with_notes = taken.iter().any(|cell| cell.sheet == index)
                && !(sheet.metadata.is_empty() && sheet.year_notes.is_empty());
            if untouched && !with_notes {
                continue;
            }
            let mut after = before.clone().unwrap_or_else(|| {
                let new = sheet.set_up.clone();
                new.unwrap_or_else(|| Sheet {
                    source: sheet.source.clone(),
                    ..Sheet::new(self.phase.clone(), sheet.table.clone())
                })
            });
            sheet.open(pack, &mut after, cells());
            for statement in statements().filter(about) {
                statement.state(&mut after);
            }
            if with_notes {
                sheet.note_on_sheet(&mut after);
            }
            changes.push(Change::Sheet {
                id,
                before,
                after: Some(after),
            });
            if with_notes {
                for (&year, codes) in &sheet.year_notes {
                    changes.push(add_notes(answers, Scope::Year { sheet: id, year }, codes));
                }
            }
        }
        for cell in &taken {
            let address = CellAddress::new(moved(&ids, self.sheets[cell.sheet].id), cell.place.clone());
            if cell.kind.changes_something() {
                let mut after = cell.after.clone();
                if let Some(figure) = &mut after
                    && let Answer::Reason(reason) = &mut figure.answer
                {
                    move_pointer(reason, &ids);
                }
                changes.push(Change::Figure {
                    before: answers.figure(&address).cloned(),
                    cell: address.clone(),
                    after,
                });
            }
            if !cell.notes.is_empty() {
                changes.push(add_notes(answers, Scope::Cell { cell: address }, &cell.notes));
            }
        }
        said(answers, statements(), &ids, &mut changes);
        if let Some(document) = document {
            let cells = moving().filter(|cell| cell.after.is_some());
            self.origins(answers, cells, &ids, document, &mut changes);
        }
        changes.retain(|change| !change.is_nothing());
        changes
    }

    /// Sources that figures name and the file does not know, and those that are stated.
    fn source_changes<'a>(
        &self,
        answers: &Answers,
        cells: impl Iterator<Item = &'a PreviewCell>,
        statements: impl Iterator<Item = &'a Statement>,
        changes: &mut Vec<Change>,
    ) {
        let mut sources: BTreeMap<SourceKey, Source> = BTreeMap::new();
        let mut named: BTreeSet<&SourceKey> = cells.filter_map(|cell| cell.source.as_ref()).collect();
        for statement in statements {
            match statement {
                Statement::Source { after, .. } => {
                    sources.insert(after.key.clone(), after.clone());
                }
                Statement::SourceOfSheet { after, .. } => {
                    named.insert(after);
                }
                other => named.extend(
                    other
                        .sheet(&self.sheets)
                        .and_then(|index| self.sheets[index].source.as_ref()),
                ),
            }
        }
        for key in named {
            if !answers.sources.contains_key(key) && !sources.contains_key(key) {
                sources.insert(key.clone(), unnamed(key));
            }
        }
        changes.extend(sources.into_iter().map(|(key, after)| Change::Source {
            before: answers.sources.get(&key).cloned(),
            key,
            after: Some(after),
        }));
    }

    /// Where each figure comes from: one statement for each sheet and part of the file.
    fn origins<'a>(
        &self,
        answers: &Answers,
        cells: impl Iterator<Item = &'a PreviewCell>,
        ids: &HashMap<SheetId, SheetId>,
        document: &str,
        changes: &mut Vec<Change>,
    ) {
        let mut blocks: BTreeMap<(usize, Option<&str>), Vec<&PreviewCell>> = BTreeMap::new();
        for cell in cells {
            blocks
                .entry((cell.sheet, cell.from.part.as_deref()))
                .or_default()
                .push(cell);
        }
        let first = answers.next_provenance_id().0;
        for (number, ((sheet, part), mut cells)) in (first..).zip(blocks) {
            cells.sort_by(|a, b| a.place.cmp(&b.place));
            let column = |cell: &&PreviewCell| Column {
                year: cell.place.year,
                status: cell.place.status.clone(),
                sex: cell.place.sex,
            };
            let stated = Provenance {
                sheet: moved(ids, self.sheets[sheet].id),
                items: cells.iter().map(|cell| cell.place.item.clone()).collect(),
                columns: cells.iter().map(column).collect(),
                file: document.to_owned(),
                page: part.unwrap_or_default().to_owned(),
                note: String::new(),
                attachments: Vec::new(),
                cells: cells
                    .iter()
                    .map(|cell| (cell.place.clone(), Position::spot_text(&cell.from)))
                    .collect(),
            };
            changes.push(Change::Provenance {
                id: ProvenanceId(number),
                before: None,
                after: Some(stated),
            });
        }
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
    /// Opens the years, versions and rows that these cells need.
    fn open<'a>(&self, pack: &Pack, sheet: &mut Sheet, cells: impl Iterator<Item = &'a PreviewCell>) {
        let mut versions = BTreeSet::new();
        for cell in cells.filter(|cell| cell.after.is_some()) {
            sheet.years.insert(cell.place.year);
            if let Some((list, added)) = row_to_add(pack, &self.table, cell.place.item.as_ref()) {
                versions.insert(list);
                sheet.added_items.extend(added);
            }
        }
        if !versions.iter().all(|version| sheet.versions.contains(version)) {
            versions.retain(|version| !sheet.versions.contains(version));
            sheet.versions.extend(versions);
            let order = |version: &ClassificationId| self.version_order.iter().position(|other| other == version);
            sheet.versions.sort_by_key(order);
        }
    }

    fn note_on_sheet(&self, sheet: &mut Sheet) {
        for note in &self.metadata {
            let stated = sheet.metadata.entry(note.note_type().to_owned()).or_default();
            stated.codes.insert(note.clone());
        }
    }
}

impl Statement {
    /// The sheet that it is about, as an index into the sheets of the preview.
    fn sheet(&self, sheets: &[SheetPreview]) -> Option<usize> {
        match self {
            Statement::Sheet { sheet }
            | Statement::SourceOfSheet { sheet, .. }
            | Statement::Currency { sheet, .. }
            | Statement::Metadata { sheet, .. } => Some(*sheet),
            Statement::Note { scope, .. } | Statement::Cover { scope, .. } => {
                let id = scope.sheet()?;
                sheets.iter().position(|sheet| sheet.id == id)
            }
            Statement::Source { .. } => None,
        }
    }

    /// States it in the sheet.
    fn state(&self, sheet: &mut Sheet) {
        match self {
            Statement::SourceOfSheet { after, .. } => sheet.source = Some(after.clone()),
            Statement::Currency { after, .. } => sheet.currency = Some(after.clone()),
            Statement::Metadata { note_type, after, .. } => {
                sheet.metadata.insert(note_type.clone(), after.clone());
            }
            Statement::Sheet { .. } | Statement::Source { .. } | Statement::Note { .. } | Statement::Cover { .. } => {}
        }
    }
}

/// Notes and covering reasons.
fn said<'a>(
    answers: &Answers,
    statements: impl Iterator<Item = &'a Statement>,
    ids: &HashMap<SheetId, SheetId>,
    changes: &mut Vec<Change>,
) {
    let in_ours = |scope: &Scope| {
        scope
            .sheet()
            .map_or_else(|| scope.clone(), |sheet| scope.in_sheet(moved(ids, sheet)))
    };
    let mut notes: BTreeMap<Scope, Vec<Note>> = BTreeMap::new();
    for statement in statements {
        match statement {
            Statement::Note { scope, note, removed } => {
                let scope = in_ours(scope);
                let before = || answers.notes.get(&scope).cloned().unwrap_or_default();
                let after = notes.entry(scope.clone()).or_insert_with(before);
                if *removed {
                    after.retain(|other| other != note);
                } else if !after.contains(note) {
                    after.push(note.clone());
                }
            }
            Statement::Cover { scope, after, .. } => {
                let scope = in_ours(scope);
                let mut after = after.clone();
                if let Some(reason) = &mut after {
                    move_pointer(reason, ids);
                }
                changes.push(Change::Cover {
                    before: answers.covers.get(&scope).cloned(),
                    scope,
                    after,
                });
            }
            _ => {}
        }
    }
    for (scope, after) in notes {
        // The cell may have gained controlled notes with its figure in this very import.
        let gained = changes.iter_mut().find_map(|change| match change {
            Change::Notes { scope: of, after, .. } if *of == scope => Some(after),
            _ => None,
        });
        if let Some(gained) = gained {
            gained.extend(
                after
                    .into_iter()
                    .filter(|note| !gained.contains(note))
                    .collect::<Vec<_>>(),
            );
            continue;
        }
        changes.push(Change::Notes {
            before: answers.notes.get(&scope).cloned().unwrap_or_default(),
            scope,
            after,
        });
    }
}

fn moved(ids: &HashMap<SheetId, SheetId>, id: SheetId) -> SheetId {
    ids.get(&id).copied().unwrap_or(id)
}

fn move_pointer(reason: &mut Reason, ids: &HashMap<SheetId, SheetId>) {
    if let Reason::IncludedElsewhere(Pointer::Cell(target)) = reason {
        target.sheet = moved(ids, target.sheet);
    }
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
