//! One open country file, and everything a person can do with it: one function an action.
//!
//! The window and the command line call the same functions. An action makes [`Change`]s from the present state, takes
//! them into memory, has the checks follow, and hands them to the file's writer as one group: one action, one
//! transaction, one undo. Nothing here draws, and nothing here waits for the disk but [`Desk::flush`].

mod bring_in;
mod entry;
mod error;
mod hand_over;
mod labels;
mod names;
mod overview;
mod phases;
mod sample;
mod sheets;
mod undo;

pub use bring_in::ImportReport;
pub use entry::{Entered, PasteReport, ReasonTarget};
pub use error::DeskError;
pub use hand_over::{ExportFormat, PackageDraft, Packed, Readiness, verify_package};
pub use labels::{cell_json, figure_text};
pub use names::table_label;
pub use overview::{NextThing, Overview, TableProgress, TableState};
pub use sample::write_sample;
pub use sheets::SourceStatement;

use crate::checks::{Checker, Finding};
use crate::country_file::{Access, Action, ActionKind, CountryFile, Group, NewFile, OpenError, Origin, SaveState};
use crate::figures::{Answers, CellAddress, Change, Phase, Sheet, SheetId};
use crate::questionnaire::{AreaCode, Pack, PackId, TableCode, builtin_pack, builtin_packs};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One open country file.
pub struct Desk {
    file: CountryFile,
    access: Access,
    answers: Answers,
    pack: Arc<Pack>,
    checker: Checker,
    who: String,
    revision: u64,
    /// Sheets that are looked at but hold nothing yet; the first change in one makes it part of the file.
    drafts: BTreeMap<SheetId, Sheet>,
}

/// What a new country file needs to begin with.
#[derive(Clone, Debug)]
pub struct NewCountryFile {
    /// The reporting country, ISO 3166 alpha-3.
    pub area: AreaCode,
    /// The phase to answer.
    pub pack: PackId,
    /// Who fills it; may be stated later, must be before a final package.
    pub preparer: String,
}

/// What an action did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It changed the file: this group of the journal.
    Group(u64),
    /// It left everything as it was.
    Nothing,
}

impl Desk {
    /// Makes a new country file at `path` and opens it. Refuses to overwrite.
    pub fn create(path: &Path, new: &NewCountryFile) -> Result<Self, DeskError> {
        let pack = builtin_pack(&new.pack).ok_or_else(|| DeskError::UnknownPack(new.pack.clone()))?;
        let asked = pack.areas.is_empty() || pack.areas.contains(&new.area);
        if !asked || names::area_name(&new.area).is_none() {
            return Err(DeskError::UnknownArea { area: new.area.clone(), pack: pack.id.clone(), areas: pack.areas.clone() });
        }
        let who = new.preparer.trim().to_owned();
        CountryFile::create(path, &NewFile { who: who.clone() })?;
        let mut desk = Self::open_in(path, Some(&pack.id))?;
        desk.who.clone_from(&who);
        let setting = |name: &str, value: &str| Change::Setting {
            name: name.to_owned(),
            before: None,
            after: Some(value.to_owned()).filter(|value| !value.is_empty()),
        };
        let changes = vec![
            setting("area", new.area.as_str()),
            setting("open_phase", pack.id.as_str()),
            setting("preparer", &who),
            Change::Phase {
                pack: pack.id.clone(),
                before: None,
                after: Some(Phase { version: pack.version.clone(), hash: pack.hash.clone(), sealed: false }),
            },
        ];
        desk.act(Action::new(ActionKind::Create), Origin::Program, changes)?;
        desk.flush()?;
        Ok(desk)
    }

    /// Opens a country file at its open phase.
    pub fn open(path: &Path) -> Result<Self, DeskError> {
        Self::open_in(path, None)
    }

    fn open_in(path: &Path, phase: Option<&PackId>) -> Result<Self, DeskError> {
        let opened = CountryFile::open(path)?;
        let phase = phase.cloned().or_else(|| opened.answers.settings.get("open_phase").map(|id| id.as_str().into()));
        let phase = phase.ok_or_else(|| DeskError::NoPhase(path.to_owned()))?;
        let pack = builtin_pack(&phase).ok_or_else(|| DeskError::UnknownPack(phase.clone()))?;
        let checker = Checker::new(Arc::clone(&pack), &opened.answers, &phase);
        let who = opened.answers.settings.get("preparer").cloned().unwrap_or_default();
        Ok(Self { file: opened.file, access: opened.access, answers: opened.answers, pack, checker, who, revision: 1, drafts: BTreeMap::new() })
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Whether the file can be written, or why not.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// The pack of the shown phase.
    pub fn pack(&self) -> &Arc<Pack> {
        &self.pack
    }

    /// The shown phase.
    pub fn phase(&self) -> &PackId {
        &self.pack.id
    }

    /// Everything answered.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Rises with every change, so that a view knows when to look again.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Who is working: the name that stands in the journal.
    pub fn who(&self) -> &str {
        &self.who
    }

    /// Every finding of the shown phase: the worst first, then in the order of the form.
    pub fn findings(&self) -> &[Finding] {
        self.checker.findings()
    }

    /// The findings that name that cell.
    pub fn findings_of(&self, cell: &CellAddress) -> Vec<&Finding> {
        self.checker.findings_of_cell(cell)
    }

    /// Whether everything is on disk, and since when.
    pub fn save_state(&self) -> SaveState {
        self.file.save_state()
    }

    /// Waits until everything is on disk.
    pub fn flush(&self) -> Result<(), DeskError> {
        self.file.flush().map_err(DeskError::from)
    }

    /// Tries again to write what could not be written.
    pub fn retry_saving(&self) {
        self.file.retry();
    }

    /// Has `wake` called from the writer whenever the save state moved.
    pub fn on_saved(&self, wake: impl Fn() + Send + Sync + 'static) {
        self.file.on_saved(wake);
    }

    /// The file beneath, for history and backups.
    pub fn file(&self) -> &CountryFile {
        &self.file
    }

    fn may_write(&self) -> Result<(), DeskError> {
        if let Access::ReadOnly(why) = &self.access {
            return Err(DeskError::ReadOnly(why.to_string()));
        }
        if self.answers.phases.get(self.phase()).is_some_and(|phase| phase.sealed) {
            return Err(DeskError::Sealed(self.pack.title.clone()));
        }
        Ok(())
    }

    /// Takes the changes of one action in: memory, checks, writer.
    fn act(&mut self, action: Action, origin: Origin, changes: Vec<Change>) -> Result<Done, DeskError> {
        self.may_write()?;
        self.commit(action, origin, changes, None, None)
    }

    fn commit(
        &mut self,
        action: Action,
        origin: Origin,
        mut changes: Vec<Change>,
        undoes: Option<u64>,
        redoes: Option<u64>,
    ) -> Result<Done, DeskError> {
        changes.retain(|change| !change.is_nothing());
        self.make_drafts_real(&mut changes);
        let empty_ok = action.kind == ActionKind::Pack;
        if changes.is_empty() && !empty_ok {
            return Ok(Done::Nothing);
        }
        for change in &changes {
            self.answers.apply(change);
        }
        self.checker.update(&self.answers, &changes);
        self.revision += 1;
        let id = self.file.commit(Group {
            id: 0,
            at: jiff::Timestamp::now(),
            who: self.who.clone(),
            action,
            origin,
            phase: Some(self.pack.id.clone()),
            changes,
            undoes,
            redoes,
        });
        Ok(Done::Group(id))
    }

    /// Puts the making of a draft sheet before the first change that needs it.
    fn make_drafts_real(&mut self, changes: &mut Vec<Change>) {
        let used: BTreeSet<SheetId> = changes.iter().filter_map(Change::sheet).collect();
        for id in used {
            let Some(draft) = self.drafts.remove(&id) else { continue };
            let made = changes.iter().any(|change| matches!(change, Change::Sheet { id: made, .. } if *made == id));
            if !made {
                changes.insert(0, Change::Sheet { id, before: None, after: Some(draft) });
            }
        }
    }

    fn recheck(&mut self) {
        self.checker = Checker::new(Arc::clone(&self.pack), &self.answers, &self.pack.id);
        self.revision += 1;
    }

    /// States who fills the file, and how to reach them.
    pub fn set_preparer(&mut self, name: &str, post: &str, agency: &str, email: &str) -> Result<Done, DeskError> {
        let changes = [("preparer", name), ("preparer_post", post), ("preparer_agency", agency), ("preparer_email", email)]
            .into_iter()
            .map(|(setting, value)| self.setting_change(setting, Some(value.trim()).filter(|value| !value.is_empty())))
            .collect();
        let done = self.act(Action::new(ActionKind::ChangeSetting), Origin::Typed, changes)?;
        name.trim().clone_into(&mut self.who);
        Ok(done)
    }

    /// A setting of the file.
    pub fn setting(&self, name: &str) -> &str {
        self.answers.settings.get(name).map_or("", String::as_str)
    }

    fn setting_change(&self, name: &str, after: Option<&str>) -> Change {
        Change::Setting {
            name: name.to_owned(),
            before: self.answers.settings.get(name).cloned(),
            after: after.map(str::to_owned),
        }
    }

    /// The table of that code in the shown pack.
    pub fn table(&self, code: &TableCode) -> Result<&crate::questionnaire::Table, DeskError> {
        self.pack.table(code).ok_or_else(|| DeskError::UnknownTable(code.to_string()))
    }

    /// The table of a sheet.
    pub fn table_of(&self, id: SheetId) -> Result<&crate::questionnaire::Table, DeskError> {
        self.table(&self.sheet(id)?.table)
    }

    /// Finds a table by its code, a later code, or its number with or without the module's letter (`19`, `C19`).
    pub fn find_table(&self, text: &str) -> Result<&crate::questionnaire::Table, DeskError> {
        let text = text.trim();
        if let Some(table) = self.pack.resolve_indicator(text) {
            return Ok(table);
        }
        let by_number = self.pack.tables.iter().find(|table| {
            text == table.number.to_string() || text.eq_ignore_ascii_case(&format!("{}{}", table.module, table.number))
        });
        by_number.ok_or_else(|| DeskError::UnknownTable(text.to_owned()))
    }
}

/// The packs a new file can be made for, in the order they are offered.
pub fn packs() -> &'static [Arc<Pack>] {
    builtin_packs()
}

/// The file that a path names, with the ending added where none was given.
pub fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_some() { path.to_owned() } else { path.with_extension("ilms") }
}

impl From<OpenError> for DeskError {
    fn from(error: OpenError) -> Self {
        DeskError::File(error.to_string())
    }
}
