//! One open country file, and everything a person can do with it: one function an action.
//!
//! The window and the command line call the same functions. An action makes [`Change`]s from the present state, hands them
//! to the file's writer as one group, and takes them into memory, where the checks follow: one action, one transaction, one
//! undo. Nothing here draws, and nothing here waits for the disk but [`Desk::flush`].
//!
//! Findings: `allowances.rs` explains them, `repair.rs` puts them right. Figures: `entry.rs` types and clears, [`paste`] plans a block before it is pasted, `fill.rs` and `totals.rs` repeat and add up,
//! `reasons.rs` and `elsewhere.rs` say why there is none, `readings.rs` what wrong input may have meant, `second_entry.rs` types
//! again. About figures: `origin.rs`, `remarks.rs`, `history.rs`. The whole: `overview.rs`, `left.rs`, `jump.rs`.

mod allowances;
mod bring_in;
mod carriers;
mod elsewhere;
mod entry;
mod error;
mod fill;
mod hand_over;
mod hide;
mod history;
mod import_reader;
mod jump;
mod labels;
mod left;
mod names;
mod national;
mod origin;
mod overview;
pub mod paste;
mod phases;
mod readings;
mod reasons;
mod remarks;
mod repair;
pub mod review;
mod row_filter;
mod sample;
mod second_entry;
mod sheet_marks;
mod sheet_state;
mod sheets;
mod signers;
mod sources;
mod totals;
mod undo;

pub use allowances::Reasoned;
pub use bring_in::ImportReport;
pub use carriers::{ExportDraft, save_email_draft};
pub use elsewhere::CannotInclude;
pub use entry::{Entered, ReasonTarget};
pub use error::DeskError;
pub use fill::Filled;
pub use hand_over::{ExportFormat, ExportReport, PackageDraft, Packed, Readiness, severity_word, verify_package};
pub use history::WayBack;
pub use import_reader::{Brought, ImportReader};
pub use jump::{Hit, Target};
pub use labels::figure_text;
pub use left::{BlankBlock, Left, SheetLeft, TableLeft};
pub use names::{area_name, table_label};
pub use national::{NationalReader, NationalWorkbook, no_table};
pub use origin::{OriginOf, OriginWords, ReadDocument};
pub use overview::{NextThing, Overview, TableProgress, TableState};
pub use readings::Unread;
pub use row_filter::RowFilter;
pub use sample::write_sample;
pub use second_entry::{Keep, Retype, Second, SecondProgress, SecondState};
pub use sheet_marks::{Mark, Marked, SheetMarks, Where};
pub use sheets::RowChoice;
pub use signers::read_signers;
pub use sources::SourceStatement;
pub use totals::TotalsFilled;

use crate::checks::{Checker, Entry, Finding};
use crate::country_file::{
    Access, Action, ActionKind, CountryFile, DamageReport, Group, GroupId, HistoryOf, NewFile, Opened, Origin,
    SaveState,
};
use crate::figures::{Answers, CellAddress, Change, Phase, Sheet, SheetId};
use crate::questionnaire::{AreaCode, Pack, PackId, Severity, Table, TableCode, builtin_pack, builtin_packs};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// One open country file.
pub struct Desk {
    file: CountryFile,
    damage: Option<DamageReport>,
    answers: Answers,
    pack: Arc<Pack>,
    checker: Checker,
    /// The keys of the findings that are explained.
    explained: HashSet<String>,
    /// The entries of the findings with what is explained, made when they are asked for.
    weighed: OnceLock<Arc<[Entry]>>,
    who: String,
    revision: u64,
    /// Sheets that are looked at but hold nothing yet; the first change in one makes it part of the file.
    drafts: BTreeMap<SheetId, Sheet>,
    /// Who changed each table last, and when.
    last_changes: BTreeMap<(PackId, TableCode), (String, jiff::Timestamp)>,
    /// Where copies of documents lie that were opened; goes with the desk.
    opened_documents: Option<tempfile::TempDir>,
}

/// What a new country file needs to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    Group(GroupId),
    /// It left everything as it was.
    Nothing,
}

impl Desk {
    /// Makes a new country file at `path` and opens it. Refuses to overwrite.
    pub fn create(path: &Path, new: &NewCountryFile) -> Result<Self, DeskError> {
        let pack = builtin_pack(&new.pack).ok_or_else(|| DeskError::UnknownPack(new.pack.clone()))?;
        let asked = pack.areas.is_empty() || pack.areas.contains(&new.area);
        if !asked || names::area_name(&new.area).is_none() {
            let (area, pack, areas) = (new.area.clone(), pack.id.clone(), pack.areas.clone());
            return Err(DeskError::UnknownArea { area, pack, areas });
        }
        let who = new.preparer.trim().to_owned();
        let settings = [
            ("area", new.area.as_str()),
            ("open_phase", pack.id.as_str()),
            ("preparer", &who),
        ];
        let phase = Phase {
            version: pack.version.clone(),
            hash: pack.hash.clone(),
            sealed: false,
        };
        let opened = CountryFile::create(
            path,
            &NewFile {
                who: who.clone(),
                settings: settings
                    .into_iter()
                    .filter(|(_, value)| !value.is_empty())
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .collect(),
                phases: BTreeMap::from([(pack.id.clone(), phase)]),
            },
        )?;
        Self::at(opened)
    }

    /// Opens a country file at its open phase.
    pub fn open(path: &Path) -> Result<Self, DeskError> {
        Self::at(CountryFile::open(path)?)
    }

    fn at(opened: Opened) -> Result<Self, DeskError> {
        let Opened {
            file, answers, damage, ..
        } = opened;
        let phase = answers.settings.get("open_phase").map(|id| PackId::from(id.as_str()));
        let phase = phase.ok_or_else(|| DeskError::NoPhase(file.path().to_owned()))?;
        let pack = builtin_pack(&phase).ok_or_else(|| DeskError::UnknownPack(phase.clone()))?;
        let checker = Checker::new(Arc::clone(&pack), &answers, &phase);
        let who = answers.settings.get("preparer").cloned().unwrap_or_default();
        let mut last_changes = BTreeMap::new();
        let held: BTreeSet<(PackId, TableCode)> = answers
            .sheets
            .values()
            .map(|sheet| (sheet.phase.clone(), sheet.table.clone()))
            .collect();
        for (phase, table) in held {
            let of = HistoryOf::Table {
                phase: phase.clone(),
                table: table.clone(),
            };
            if let Some(last) = file.history(&of, None, 1).unwrap_or_default().pop() {
                last_changes.insert((phase, table), (last.who, last.at));
            }
        }
        let drafts = BTreeMap::new();
        let mut desk = Self {
            file,
            damage,
            answers,
            pack,
            checker,
            explained: HashSet::new(),
            weighed: OnceLock::new(),
            who,
            revision: 1,
            drafts,
            last_changes,
            opened_documents: None,
        };
        desk.weigh_allowances();
        Ok(desk)
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Whether the file can be written, or why not.
    pub fn access(&self) -> &Access {
        self.file.access()
    }

    /// What is wrong with a damaged file, and what could be saved of it.
    pub fn damage(&self) -> Option<&DamageReport> {
        self.damage.as_ref()
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

    /// The checks of the shown phase with all that they found.
    pub fn checker(&self) -> &Checker {
        &self.checker
    }

    /// Every finding of the shown phase: the worst first, then in the order of the form.
    pub fn findings(&self) -> impl DoubleEndedIterator<Item = &Finding> + ExactSizeIterator {
        self.checker.findings()
    }

    /// The finding of that key, if it still stands.
    pub fn finding(&self, key: &str) -> Option<&Finding> {
        self.checker.finding(key)
    }

    /// The findings that name that cell.
    pub fn findings_of(&self, cell: &CellAddress) -> Vec<&Finding> {
        self.checker.findings_of_cell(cell)
    }

    /// The worst finding that names that cell; cheap enough for every cell that is drawn.
    pub fn severity_of(&self, cell: &CellAddress) -> Option<Severity> {
        self.checker.severity_of_cell(cell)
    }

    /// Whether everything is on disk, and since when.
    pub fn save_state(&self) -> SaveState {
        self.file.save_state()
    }

    /// Waits until everything is on disk.
    pub fn flush(&self) -> Result<(), DeskError> {
        self.file.flush().map_err(|error| DeskError::File(error.to_string()))
    }

    /// Tries again to write what could not be written.
    pub fn retry_saving(&self) {
        self.file.retry();
    }

    /// Has `wake` called from the writer whenever the save state moved.
    pub fn on_saved(&self, wake: impl Fn() + Send + 'static) {
        self.file.set_waker(wake);
    }

    /// Writes everything, what is not saved too, to a new country file elsewhere.
    pub fn rescue_copy(&self, to: &Path) -> Result<(), DeskError> {
        self.file
            .rescue_copy(to, &self.answers)
            .map_err(|error| DeskError::File(error.to_string()))
    }

    /// The file beneath, for backups.
    pub fn file(&self) -> &CountryFile {
        &self.file
    }

    /// Whether the shown phase can be changed, or a sentence why not.
    pub fn may_write(&self) -> Result<(), DeskError> {
        if let Access::ReadOnly(why) = self.access() {
            return Err(DeskError::ReadOnly(why.to_string()));
        }
        if self.answers.phases.get(self.phase()).is_some_and(|phase| phase.sealed) {
            return Err(DeskError::Sealed(self.pack.title.clone()));
        }
        Ok(())
    }

    /// Takes the changes of one action in: writer, memory, checks.
    fn act(&mut self, action: Action, origin: Origin, mut changes: Vec<Change>) -> Result<Done, DeskError> {
        self.may_write()?;
        changes.retain(|change| !change.is_nothing());
        self.put_drafts_first(&mut changes);
        let action = self.naming_its_table(action, &changes);
        let automatic = self.with_automatic_totals(&changes);
        let group = Group::new(&self.who, action, origin, Some(self.pack.id.clone()), changes);
        if automatic.is_empty() {
            self.take(group)
        } else {
            self.take_with_totals(group, &automatic)
        }
    }

    /// Hands a group over and takes its changes in. When the file refuses it, nothing has changed.
    fn take(&mut self, group: Group) -> Result<Done, DeskError> {
        let changes = group.changes.clone();
        let at = (group.who.clone(), group.at);
        let Some(id) = self
            .file
            .commit(group)
            .map_err(|error| DeskError::Refused(error.to_string()))?
        else {
            return Ok(Done::Nothing);
        };
        self.apply(&changes);
        self.note_changes(&changes, &at);
        Ok(Done::Group(id))
    }

    /// Takes changes into memory, where the checks follow.
    fn apply(&mut self, changes: &[Change]) {
        changes.iter().for_each(|change| self.answers.apply(change));
        self.checker.update(&self.answers, changes);
        self.weigh_allowances();
    }

    /// Remembers who changed what last; drafts that were taken up are drafts no more.
    fn note_changes(&mut self, changes: &[Change], by: &(String, jiff::Timestamp)) {
        for sheet in changes.iter().filter_map(Change::sheet) {
            self.drafts.remove(&sheet);
            if let Some(sheet) = self.answers.sheets.get(&sheet) {
                self.last_changes
                    .insert((sheet.phase.clone(), sheet.table.clone()), by.clone());
            }
        }
        self.revision += 1;
    }

    /// Puts the making of a draft sheet before the first change that needs it.
    fn put_drafts_first(&self, changes: &mut Vec<Change>) {
        let used: BTreeSet<SheetId> = changes.iter().filter_map(Change::sheet).collect();
        for id in used {
            let Some(draft) = self.drafts.get(&id) else { continue };
            let made = changes
                .iter()
                .any(|change| matches!(change, Change::Sheet { id: made, .. } if *made == id));
            if !made {
                changes.insert(
                    0,
                    Change::Sheet {
                        id,
                        before: None,
                        after: Some(draft.clone()),
                    },
                );
            }
        }
    }

    fn recheck(&mut self) {
        self.checker = Checker::new(Arc::clone(&self.pack), &self.answers, &self.pack.id);
        self.weigh_allowances();
        self.revision += 1;
    }

    /// States who fills the file, and how to reach them.
    pub fn set_preparer(&mut self, name: &str, post: &str, agency: &str, email: &str) -> Result<Done, DeskError> {
        let stated = [
            ("preparer", name),
            ("preparer_post", post),
            ("preparer_agency", agency),
            ("preparer_email", email),
        ];
        let changes = stated
            .into_iter()
            .map(|(setting, value)| self.setting_change(setting, Some(value.trim()).filter(|value| !value.is_empty())))
            .collect();
        let before = std::mem::replace(&mut self.who, name.trim().to_owned());
        let done = self.act(Action::new(ActionKind::ChangeSetting), Origin::Typed, changes);
        if done.is_err() {
            self.who = before;
        }
        done
    }

    /// A setting of the file, empty where it is not set.
    pub fn setting(&self, name: &str) -> &str {
        self.answers.settings.get(name).map_or("", String::as_str)
    }

    fn setting_change(&self, name: &str, after: Option<&str>) -> Change {
        let before = self.answers.settings.get(name).cloned();
        Change::Setting {
            name: name.to_owned(),
            before,
            after: after.map(str::to_owned),
        }
    }

    /// The table of that code in the shown pack.
    pub fn table(&self, code: &TableCode) -> Result<&Table, DeskError> {
        self.pack
            .table(code)
            .ok_or_else(|| DeskError::UnknownTable(code.to_string()))
    }

    /// The table of a sheet.
    pub fn table_of(&self, id: SheetId) -> Result<&Table, DeskError> {
        self.table(&self.sheet(id)?.table)
    }

    /// Finds a table by its code, a later code, or its number with or without the module's letter (`19`, `C19`).
    pub fn find_table(&self, text: &str) -> Result<&Table, DeskError> {
        table_named(&self.pack, text)
    }
}

/// Finds a table of a pack by its code, a later code, or its number with or without the module's letter (`19`, `C19`).
pub fn table_named<'a>(pack: &'a Pack, text: &str) -> Result<&'a Table, DeskError> {
    let text = text.trim();
    if let Some(table) = pack.resolve_indicator(text) {
        return Ok(table);
    }
    let by_number = pack.tables.iter().find(|table| {
        text == table.number.to_string() || text.eq_ignore_ascii_case(&format!("{}{}", table.module, table.number))
    });
    by_number.ok_or_else(|| DeskError::UnknownTable(text.to_owned()))
}

/// The packs a new file can be made for, in the order they are offered.
pub fn packs() -> Vec<Arc<Pack>> {
    builtin_packs()
}

/// The file that a path names, with the ending added where none was given.
pub fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_some() {
        path.to_owned()
    } else {
        path.with_extension("ilms")
    }
}

impl From<crate::country_file::OpenError> for DeskError {
    fn from(error: crate::country_file::OpenError) -> Self {
        DeskError::File(error.to_string())
    }
}

impl From<crate::country_file::HistoryError> for DeskError {
    fn from(error: crate::country_file::HistoryError) -> Self {
        DeskError::File(error.to_string())
    }
}
