//! An open country file: groups go in and are saved behind the scenes; history, undo targets and backups come out.

use super::attachments::{self, ALL_TOGETHER, AttachError, AttachmentError, Document, TakenAlong};
use super::backups::{self, Backup, BackupError};
use super::damage::{self, DamageReport};
use super::group::{Group, GroupId};
use super::history::{self, HistoryOf};
use super::lock::{Holder, Lock};
use super::undo::{UndoLine, UndoStep};
use super::writer::{NotSaved, SaveState, Writer};
use super::{journal, rescue, schema};
use crate::figures::{Answers, AttachmentHash, Change, SheetId};
use crate::questionnaire::PackId;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Whether answers can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Yes.
    ReadWrite,
    /// No, for that reason.
    ReadOnly(WhyReadOnly),
}

/// Why a file can be looked at only. Its words are for the person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhyReadOnly {
    /// Somebody has it open.
    #[error("This file is open already: {0}. You can look at it, but not change it; close it there and open it again.")]
    OpenElsewhere(Holder),
    /// The file's own attribute.
    #[error("This file may only be read. Take its read-only mark away, or copy it, to change it.")]
    FileReadOnly,
    /// The folder's.
    #[error("Nothing can be written in this folder. Copy the file to a folder of your own to change it.")]
    FolderReadOnly,
    /// It is damaged; the report says what could be saved.
    #[error(
        "This file is damaged. It is shown as far as it can be read and not changed; save it under another name, or go back to a backup."
    )]
    Damaged,
}

/// Why a group was not taken. Nothing has been queued then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    /// The file is open for reading only.
    #[error("{0}")]
    ReadOnly(WhyReadOnly),
    /// The phase is sealed.
    #[error("The phase {0} is sealed: its answers can be read, but not changed.")]
    Sealed(PackId),
    /// A sheet of no phase in this file, or a figure of no sheet.
    #[error("There is no sheet {} in this file, or it belongs to a phase that the file does not hold.", .0.0)]
    NoSuchSheet(SheetId),
    /// A sheet would go while it holds figures, or a phase while it has sheets.
    #[error("Clear what it holds first: the sheet or phase is not empty.")]
    NotEmpty,
}

/// The journal could not be read.
#[derive(Debug, thiserror::Error)]
#[error("The history cannot be read: {0}.")]
pub struct HistoryError(#[from] rusqlite::Error);

/// An open country file. Dropping it waits for what is on its way and leaves one file behind; it cannot say whether that went
/// well: ask [`CountryFile::flush`] first, and offer [`CountryFile::rescue_copy`] when it fails.
pub struct CountryFile {
    writer: Option<Writer>,
    path: PathBuf,
    /// Where it is read: the file, or a copy when that is what could be read.
    read_from: PathBuf,
    salvaged: Option<Vec<Group>>,
    access: Access,
    line: UndoLine,
    last: GroupId,
    phases: BTreeMap<PackId, bool>,
    sheets: BTreeMap<SheetId, (PackId, usize)>,
    /// The sizes of the documents attached, those on their way too.
    documents: BTreeMap<AttachmentHash, u64>,
    _copy: Option<tempfile::TempDir>,
    _lock: Option<Lock>,
}

/// What [`CountryFile`] is put together from when a file is opened.
pub(super) struct Parts {
    pub writer: Option<Writer>,
    pub path: PathBuf,
    pub read_from: PathBuf,
    pub salvaged: Option<Vec<Group>>,
    pub access: Access,
    pub line: UndoLine,
    pub last: GroupId,
    pub documents: BTreeMap<AttachmentHash, u64>,
    pub copy: Option<tempfile::TempDir>,
    pub lock: Option<Lock>,
}

impl CountryFile {
    pub(super) fn assemble(parts: Parts, answers: &Answers) -> Self {
        let figures = |id| answers.figures.get(id).map_or(0, BTreeMap::len);
        let sheets = answers
            .sheets
            .iter()
            .map(|(id, sheet)| (*id, (sheet.phase.clone(), figures(id))));
        Self {
            writer: parts.writer,
            path: parts.path,
            read_from: parts.read_from,
            salvaged: parts.salvaged,
            access: parts.access,
            line: parts.line,
            last: parts.last,
            phases: answers
                .phases
                .iter()
                .map(|(pack, phase)| (pack.clone(), phase.sealed))
                .collect(),
            sheets: sheets.collect(),
            documents: parts.documents,
            _copy: parts.copy,
            _lock: parts.lock,
        }
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it can be changed.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// Hands a group to the writer and returns at once. Changes that change nothing are left out; when none remain
    /// and the action is none by itself (packing is), there is nothing to keep and no number is given.
    ///
    /// The group's number is given here; its `before` sides must be the present state.
    pub fn commit(&mut self, mut group: Group) -> Result<Option<GroupId>, CommitError> {
        let writer = match (&self.access, &self.writer) {
            (Access::ReadWrite, Some(writer)) => writer,
            (Access::ReadOnly(why), _) => return Err(CommitError::ReadOnly(why.clone())),
            (Access::ReadWrite, None) => return Err(CommitError::ReadOnly(WhyReadOnly::FileReadOnly)),
        };
        group.changes.retain(|change| !change.is_nothing());
        if group.changes.is_empty() && !group.action.kind.is_barrier() {
            return Ok(None);
        }
        let (phases, sheets) = check(&group, self.phases.clone(), &self.sheets)?;
        self.phases = phases;
        for (id, sheet) in sheets {
            match sheet {
                Some(sheet) => self.sheets.insert(id, sheet),
                None => self.sheets.remove(&id),
            };
        }
        self.last += 1;
        group.id = self.last;
        self.line.take(UndoStep::from(&group));
        writer.push(Arc::new(group));
        Ok(Some(self.last))
    }

    /// Hands a document to the writer and returns at once: it is saved before whatever is committed next. One that the file
    /// holds already takes no more room.
    pub fn attach(&mut self, document: Document) -> Result<AttachmentHash, AttachError> {
        let writer = match (&self.access, &self.writer) {
            (Access::ReadWrite, Some(writer)) => writer,
            (Access::ReadOnly(why), _) => return Err(AttachError::ReadOnly(why.to_string())),
            (Access::ReadWrite, None) => return Err(AttachError::ReadOnly(WhyReadOnly::FileReadOnly.to_string())),
        };
        let hash = document.hash.clone();
        if self.documents.contains_key(&hash) && self.attachment(&hash).is_ok() {
            return Ok(hash);
        }
        let others = self.documents.iter().filter(|(other, _)| **other != hash);
        let together = others.map(|(_, size)| size).sum::<u64>() + document.bytes.len() as u64;
        if together > ALL_TOGETHER {
            return Err(AttachError::Full(together));
        }
        self.documents.insert(hash.clone(), document.bytes.len() as u64);
        writer.push_document(Arc::new(document));
        Ok(hash)
    }

    /// The bytes of a document, saved or on its way, proved against its hash.
    pub fn attachment(&self, hash: &AttachmentHash) -> Result<Vec<u8>, AttachmentError> {
        if let Some(document) = self.pending_documents().iter().find(|document| &document.hash == hash) {
            return Ok(document.bytes.to_vec());
        }
        if self.salvaged.is_none() {
            return attachments::read(&schema::connect_read_only(&self.read_from)?, hash);
        }
        let copy = damage::connect_leniently(&self.read_from).ok_or(AttachmentError::Missing)?;
        attachments::read_past_damage(&copy, hash)
    }

    /// How many bytes the documents attached have in all. What was removed counts: undo can bring it back.
    pub fn attachments_size(&self) -> u64 {
        self.documents.values().sum()
    }

    /// Whether everything is on the disk. "Saved" is said only after the commit has returned.
    pub fn save_state(&self) -> SaveState {
        self.writer
            .as_ref()
            .map_or(SaveState::Saved { at: None }, Writer::state)
    }

    /// Waits until everything is on the disk, or says why it is not.
    pub fn flush(&self) -> Result<(), NotSaved> {
        self.writer.as_ref().map_or(Ok(()), Writer::flush)
    }

    /// Tries at once what failed; it is tried again by itself every few seconds, too.
    pub fn retry(&self) {
        if let Some(writer) = &self.writer {
            writer.retry();
        }
    }

    /// What is called, from another thread, whenever the save state has changed, so that the window is drawn again.
    pub fn set_waker(&self, waker: impl Fn() + Send + 'static) {
        if let Some(writer) = &self.writer {
            writer.set_waker(Box::new(waker));
        }
    }

    /// The group that the next undo takes back.
    pub fn undo_target(&self) -> Option<GroupId> {
        self.line.undo_target()
    }

    /// The group that the next redo does again.
    pub fn redo_target(&self) -> Option<GroupId> {
        self.line.redo_target()
    }

    /// The group that nothing goes back beyond: the making of the file, the last packing, sealing or rescue.
    pub fn barrier(&self) -> GroupId {
        self.line.barrier()
    }

    /// The group of the next undo, ready to be applied and committed.
    pub fn undo_group(&self, who: &str) -> Result<Option<Group>, HistoryError> {
        let target = self.undo_target().map(|id| self.group(id)).transpose()?.flatten();
        Ok(target.map(|group| group.undo(who)))
    }

    /// The group of the next redo, ready to be applied and committed.
    pub fn redo_group(&self, who: &str) -> Result<Option<Group>, HistoryError> {
        let target = self.redo_target().map(|id| self.group(id)).transpose()?.flatten();
        Ok(target.map(|group| group.redo(who)))
    }

    /// One group of the journal, saved or on its way.
    pub fn group(&self, id: GroupId) -> Result<Option<Group>, HistoryError> {
        if let Some(group) = self.pending().into_iter().find(|group| group.id == id) {
            return Ok(Some((*group).clone()));
        }
        match &self.salvaged {
            Some(groups) => Ok(groups.iter().find(|group| group.id == id).cloned()),
            None => self.read(|connection| journal::read(connection, id)),
        }
    }

    /// The last group's number, 0 before the first: it rises with every change.
    pub fn last_group(&self) -> GroupId {
        self.last
    }

    /// Who changed it, when and how: at most `limit` groups before the group `before` (none: up to now), newest first,
    /// each with only those changes that concern what is asked of.
    pub fn history(&self, of: &HistoryOf, before: Option<GroupId>, limit: usize) -> Result<Vec<Group>, HistoryError> {
        let pending = self.pending();
        let before = before.unwrap_or(GroupId::MAX);
        let mut sheets = self.sheets_asked(of)?;
        if let HistoryOf::Table { .. } = of {
            let changes = pending.iter().flat_map(|group| &group.changes);
            sheets.extend(changes.filter_map(|change| match change {
                Change::Sheet { id, .. } if of.covers(change, &BTreeSet::new()) => Some(*id),
                _ => None,
            }));
        }
        let memory = self.salvaged.iter().flatten().chain(pending.iter().map(AsRef::as_ref));
        let mut found: Vec<Group> = memory
            .filter(|group| group.id < before)
            .filter_map(|group| of.cut(group, &sheets))
            .collect();
        found.sort_by_key(|group| std::cmp::Reverse(group.id));
        found.truncate(limit);
        if self.salvaged.is_none() && found.len() < limit {
            let saved_before = pending.first().map_or(before, |group| group.id.min(before));
            let rest = limit - found.len();
            found.extend(self.read(|connection| history::ask(connection, of, &sheets, saved_before, rest))?);
        }
        Ok(found)
    }

    pub(super) fn sheets_asked(&self, of: &HistoryOf) -> Result<BTreeSet<SheetId>, HistoryError> {
        let HistoryOf::Table { phase, table } = of else {
            return Ok(BTreeSet::new());
        };
        match &self.salvaged {
            None => self.read(|connection| history::sheets_of(connection, phase, table)),
            Some(groups) => Ok(groups
                .iter()
                .flat_map(|group| &group.changes)
                .filter_map(|change| match change {
                    Change::Sheet { id, .. } if of.covers(change, &BTreeSet::new()) => Some(*id),
                    _ => None,
                })
                .collect()),
        }
    }

    /// The content as the journal alone tells it; the same as the current content in a sound file.
    pub fn replay(&self) -> Result<Answers, HistoryError> {
        let pending = self.pending();
        let mut answers = match &self.salvaged {
            None => self.read(|connection| {
                let upto = pending.first().map_or(i64::MAX, |group| group.id as i64);
                journal::replay(connection, upto)
            })?,
            Some(groups) => {
                let mut answers = Answers::default();
                groups
                    .iter()
                    .flat_map(|group| &group.changes)
                    .for_each(|change| answers.apply(change));
                answers
            }
        };
        pending
            .iter()
            .flat_map(|group| &group.changes)
            .for_each(|change| answers.apply(change));
        Ok(answers)
    }

    /// Looks at every page, every group's checksum and the content against the journal. Slower than opening: for a worker thread.
    /// None: all is well.
    pub fn verify(&self) -> Result<Option<DamageReport>, HistoryError> {
        self.read(damage::verify)
    }

    /// Makes a backup now, of what is saved: before an import, after [`flush`](Self::flush).
    pub fn back_up(&self) -> Result<Backup, BackupError> {
        backups::make(&schema::connect_read_only(&self.read_from)?, &self.path)
    }

    /// The backups beside the file, newest first.
    pub fn backups(&self) -> Vec<Backup> {
        backups::list(&self.path)
    }

    /// Why the backup before the day's first change could not be made, if so. The change is saved all the same.
    pub fn backup_problem(&self) -> Option<String> {
        self.writer.as_ref().and_then(Writer::backup_problem)
    }

    /// Writes everything, what is not saved too, to a new country file elsewhere: with the whole journal where the file can
    /// still be read, else with `answers`, the content in memory, as one group.
    pub fn rescue_copy(&self, to: &Path, answers: &Answers) -> Result<(), rescue::RescueError> {
        let saved = match &self.salvaged {
            Some(groups) => rescue::Saved::Groups(groups),
            None => rescue::Saved::File(&self.read_from),
        };
        let from = match &self.salvaged {
            Some(_) => damage::connect_leniently(&self.read_from),
            None => schema::connect_read_only(&self.read_from).ok(),
        };
        let along = TakenAlong {
            from: from.as_ref(),
            pending: &self.pending_documents(),
        };
        rescue::write(to, &saved, &self.pending(), &along, answers)
    }

    /// The groups of a damaged file, as far as they could be saved.
    pub(super) fn salvaged(&self) -> Option<&[Group]> {
        self.salvaged.as_deref()
    }

    /// Lets the file grow to so many pages only, to try a full disk.
    #[doc(hidden)]
    pub fn limit_pages(&self, pages: u32) {
        if let Some(writer) = &self.writer {
            writer.limit_pages(pages);
        }
    }

    fn pending_documents(&self) -> Vec<Arc<Document>> {
        self.writer.as_ref().map(Writer::pending_documents).unwrap_or_default()
    }

    /// The groups on their way to the disk, oldest first.
    pub(super) fn pending(&self) -> Vec<Arc<Group>> {
        self.writer.as_ref().map(Writer::pending).unwrap_or_default()
    }

    /// Reads on a connection of its own: cheap, and never of a file that is no longer there.
    pub(super) fn read<T>(&self, question: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, HistoryError> {
        Ok(question(&schema::connect_read_only(&self.read_from)?)?)
    }
}

type Phases = BTreeMap<PackId, bool>;
type SheetsAfter = BTreeMap<SheetId, Option<(PackId, usize)>>;

/// Whether the file will take the group: what triggers and foreign keys would refuse in the writer is refused here.
fn check(
    group: &Group,
    mut phases: Phases,
    sheets: &BTreeMap<SheetId, (PackId, usize)>,
) -> Result<(Phases, SheetsAfter), CommitError> {
    let mut after: SheetsAfter = BTreeMap::new();
    let open = |phases: &Phases, pack: &PackId| match phases.get(pack) {
        Some(true) => Err(CommitError::Sealed(pack.clone())),
        _ => Ok(()),
    };
    let sheet_of = |after: &SheetsAfter, id: SheetId| match after.get(&id) {
        Some(sheet) => sheet.clone(),
        None => sheets.get(&id).cloned(),
    };
    for change in &group.changes {
        match change {
            Change::Phase { pack, after, .. } => {
                open(&phases, pack)?;
                match after {
                    Some(phase) => phases.insert(pack.clone(), phase.sealed),
                    None => phases.remove(pack),
                };
            }
            Change::Sheet { id, before, after: now } => {
                for sheet in before.iter().chain(now) {
                    open(&phases, &sheet.phase)?;
                }
                let figures = sheet_of(&after, *id).map_or(0, |(_, figures)| figures);
                let now = now.as_ref().map(|sheet| (sheet.phase.clone(), figures));
                after.insert(*id, now.or((figures > 0).then(|| (PackId::from(""), figures))));
            }
            Change::Figure {
                cell,
                before,
                after: now,
            } => {
                // The sheet may come later in the group, so that only the count is kept here.
                let (phase, figures) = sheet_of(&after, cell.sheet).unwrap_or((PackId::from(""), 0));
                open(&phases, &phase)?;
                let figures = (figures + usize::from(now.is_some())).saturating_sub(usize::from(before.is_some()));
                let gone = phase.as_str().is_empty() && figures == 0;
                after.insert(cell.sheet, (!gone).then_some((phase, figures)));
            }
            Change::Cover { scope, .. } | Change::Notes { scope, .. } => {
                if let Some(phase) = journal::phase_of(scope) {
                    open(&phases, phase)?;
                } else if let Some((phase, _)) = journal::sheet_of(scope).and_then(|id| sheet_of(&after, id)) {
                    open(&phases, &phase)?;
                }
            }
            Change::SecondEntry { cell, .. } | Change::Remarks { cell, .. } => {
                if let Some((phase, _)) = sheet_of(&after, cell.sheet) {
                    open(&phases, &phase)?;
                }
            }
            Change::Provenance { before, after: now, .. } => {
                for (phase, _) in before
                    .iter()
                    .chain(now)
                    .filter_map(|stated| sheet_of(&after, stated.sheet))
                {
                    open(&phases, &phase)?;
                }
            }
            Change::Source { .. } | Change::Setting { .. } | Change::Allowance { .. } => {}
        }
    }
    // Foreign keys are looked at when the transaction ends, and so here.
    for (id, sheet) in &after {
        match sheet {
            Some((phase, _)) if phase.as_str().is_empty() && sheets.contains_key(id) => {
                return Err(CommitError::NotEmpty);
            }
            Some((phase, _)) if !phases.contains_key(phase) => return Err(CommitError::NoSuchSheet(*id)),
            _ => {}
        }
    }
    let orphans =
        |(id, (phase, _)): (&SheetId, &(PackId, usize))| !after.contains_key(id) && !phases.contains_key(phase);
    if sheets.iter().any(orphans) {
        return Err(CommitError::NotEmpty);
    }
    Ok((phases, after))
}
