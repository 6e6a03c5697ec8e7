//! One country file's content in memory, and the changes that move it.
//!
//! A [`Change`] says what was before and what is after, so that swapping the two undoes it; the journal is made of them.

use super::{
    CellAddress, Figure, Note, Place, Provenance, ProvenanceId, Reason, Remarks, Scope, SecondEntry, Sheet, SheetId,
    Source, SourceKey,
};
use crate::questionnaire::{AreaCode, ModuleId, PackId, TableCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A phase held in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// The pack's version that the answers were given under.
    pub version: String,
    /// The pack's hash then.
    pub hash: String,
    /// Sealed phases are read-only for good.
    pub sealed: bool,
}

/// An accepted finding with its reason (ILO's own term).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allowance {
    /// The finding it accepts, by its key.
    pub finding: String,
    /// Reason code.
    pub reason: String,
    /// In the country's own words.
    pub sentence: String,
    /// Who accepted it.
    pub who: String,
    /// When, RFC 3339.
    pub at: String,
    /// The figures it was given for: cell and plain value in ones.
    pub figures: Vec<(CellAddress, String)>,
}

/// Everything answered in one country file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Settings of the file by name: `area`, `preparer`, `preparer_post`, `preparer_agency`, `preparer_email`, `number_convention` ...
    pub settings: BTreeMap<String, String>,
    /// Phases held, by pack.
    pub phases: BTreeMap<PackId, Phase>,
    /// Sources stated.
    pub sources: BTreeMap<SourceKey, Source>,
    /// Sheets of all phases.
    pub sheets: BTreeMap<SheetId, Sheet>,
    /// Figures by sheet and place; a blank cell is absent.
    pub figures: BTreeMap<SheetId, BTreeMap<Place, Figure>>,
    /// Reasons that cover more than one cell.
    pub covers: BTreeMap<Scope, Reason>,
    /// Notes.
    pub notes: BTreeMap<Scope, Vec<Note>>,
    /// Allowances by finding.
    pub allowances: BTreeMap<String, Allowance>,
    /// What was typed a second time.
    pub second_entries: BTreeMap<CellAddress, SecondEntry>,
    /// Where figures come from. Of several that cover a cell, the one with the greatest number counts.
    pub provenances: BTreeMap<ProvenanceId, Provenance>,
    /// Remarks by cell; a cell without any is absent.
    pub remarks: BTreeMap<CellAddress, Remarks>,
}

/// One step, with both sides: swapping them undoes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Change {
    /// A cell.
    Figure {
        /// The cell.
        cell: CellAddress,
        /// What stood there.
        before: Option<Figure>,
        /// What stands there now.
        after: Option<Figure>,
    },
    /// A reason over a scope.
    Cover {
        /// The scope.
        scope: Scope,
        /// The reason before.
        before: Option<Reason>,
        /// The reason now.
        after: Option<Reason>,
    },
    /// The notes of a scope.
    Notes {
        /// The scope.
        scope: Scope,
        /// The notes before.
        before: Vec<Note>,
        /// The notes now.
        after: Vec<Note>,
    },
    /// A sheet: its source, unit, years, rows, metadata.
    Sheet {
        /// The sheet.
        id: SheetId,
        /// As it was; none: it did not exist.
        before: Option<Sheet>,
        /// As it is; none: removed.
        after: Option<Sheet>,
    },
    /// A source.
    Source {
        /// The source.
        key: SourceKey,
        /// As it was.
        before: Option<Source>,
        /// As it is.
        after: Option<Source>,
    },
    /// A setting of the file.
    Setting {
        /// Its name.
        name: String,
        /// Its value before.
        before: Option<String>,
        /// Its value now.
        after: Option<String>,
    },
    /// A phase taken up, or sealed.
    Phase {
        /// The pack.
        pack: PackId,
        /// As it was.
        before: Option<Phase>,
        /// As it is.
        after: Option<Phase>,
    },
    /// An allowance.
    Allowance {
        /// The finding's key.
        finding: String,
        /// As it was.
        before: Option<Allowance>,
        /// As it is.
        after: Option<Allowance>,
    },
    /// The second typing of a cell.
    SecondEntry {
        /// The cell.
        cell: CellAddress,
        /// As it was.
        before: Option<SecondEntry>,
        /// As it is.
        after: Option<SecondEntry>,
    },
    /// Where a block comes from.
    Provenance {
        /// Its number.
        id: ProvenanceId,
        /// As it was.
        before: Option<Provenance>,
        /// As it is.
        after: Option<Provenance>,
    },
    /// The remarks on a cell.
    Remarks {
        /// The cell.
        cell: CellAddress,
        /// As they were.
        before: Option<Remarks>,
        /// As they are.
        after: Option<Remarks>,
    },
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Change {
        macro_rules! swap {
            ($($variant:ident { $key:ident }),*) => {
                match self.clone() {
                    $(Change::$variant { $key, before, after } => Change::$variant { $key, before: after, after: before },)*
                }
            };
        }
        swap!(
            Figure { cell },
            Cover { scope },
            Notes { scope },
            Sheet { id },
            Source { key },
            Setting { name },
            Phase { pack },
            Allowance { finding },
            SecondEntry { cell },
            Provenance { id },
            Remarks { cell }
        )
    }

    /// The sheet that the change lies in, where it lies in one.
    pub fn sheet(&self) -> Option<SheetId> {
        match self {
            Change::Figure { cell, .. } | Change::SecondEntry { cell, .. } | Change::Remarks { cell, .. } => {
                Some(cell.sheet)
            }
            Change::Cover { scope, .. } | Change::Notes { scope, .. } => scope.sheet(),
            Change::Sheet { id, .. } => Some(*id),
            Change::Provenance { before, after, .. } => after.as_ref().or(before.as_ref()).map(|stated| stated.sheet),
            Change::Source { .. } | Change::Setting { .. } | Change::Phase { .. } | Change::Allowance { .. } => None,
        }
    }

    /// Whether a package carries it. Second entries, origins, remarks, and how the workbooks of an office are read are the country's
    /// own and stay in its file.
    pub fn travels(&self) -> bool {
        match self {
            Change::SecondEntry { .. } | Change::Provenance { .. } | Change::Remarks { .. } => false,
            Change::Setting { name, .. } => !AT_HOME.iter().any(|prefix| name.starts_with(prefix)),
            _ => true,
        }
    }

    /// Whether both sides are the same, so that there is nothing to keep.
    pub fn is_nothing(&self) -> bool {
        self == &self.inverse()
    }
}

/// Settings that begin so are how a person works with files of others: mappings of workbooks, and what labels in them mean.
pub const MAPPING_SETTING: &str = "mapping:";
/// See [`MAPPING_SETTING`].
pub const LABELS_SETTING: &str = "labels:";
const AT_HOME: [&str; 2] = [MAPPING_SETTING, LABELS_SETTING];

/// What a cell says, its own answer or one inherited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effective<'a> {
    /// The cell's own answer.
    Own(&'a Figure),
    /// A reason that covers it, and where that stands.
    Inherited(&'a Reason, Scope),
    /// Nothing yet.
    Blank,
}

fn put<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, after: Option<V>) {
    match after {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}

impl Answers {
    /// Takes a change in. The caller has made it from the present state; its `before` is not looked at.
    pub fn apply(&mut self, change: &Change) {
        match change.clone() {
            Change::Figure { cell, after, .. } => {
                let sheet = self.figures.entry(cell.sheet).or_default();
                put(sheet, cell.place, after);
                if sheet.is_empty() {
                    self.figures.remove(&cell.sheet);
                }
            }
            Change::Cover { scope, after, .. } => put(&mut self.covers, scope, after),
            Change::Notes { scope, after, .. } => {
                put(&mut self.notes, scope, Some(after).filter(|notes| !notes.is_empty()));
            }
            Change::Sheet { id, after, .. } => put(&mut self.sheets, id, after),
            Change::Source { key, after, .. } => put(&mut self.sources, key, after),
            Change::Setting { name, after, .. } => put(&mut self.settings, name, after),
            Change::Phase { pack, after, .. } => put(&mut self.phases, pack, after),
            Change::Allowance { finding, after, .. } => put(&mut self.allowances, finding, after),
            Change::SecondEntry { cell, after, .. } => put(&mut self.second_entries, cell, after),
            Change::Provenance { id, after, .. } => put(&mut self.provenances, id, after),
            Change::Remarks { cell, after, .. } => {
                put(&mut self.remarks, cell, after.filter(|remarks| !remarks.is_empty()));
            }
        }
    }

    /// The reference area of the file.
    pub fn area(&self) -> Option<AreaCode> {
        self.settings.get("area").map(|area| AreaCode::from(area.as_str()))
    }

    /// The figure in a cell, blank being none.
    pub fn figure(&self, cell: &CellAddress) -> Option<&Figure> {
        self.figures.get(&cell.sheet)?.get(&cell.place)
    }

    /// Whether a second entry stands behind the figure that a cell holds now.
    pub fn is_vouched(&self, cell: &CellAddress) -> bool {
        let second = self.second_entries.get(cell);
        second.is_some_and(|second| second.vouches_for(self.figure(cell)))
    }

    /// Where the figure of a cell comes from: the newest statement that covers it.
    pub fn provenance_of(&self, cell: &CellAddress) -> Option<(ProvenanceId, &Provenance)> {
        let mut newest_first = self.provenances.iter().rev();
        newest_first
            .find(|(_, stated)| stated.covers(cell))
            .map(|(id, stated)| (*id, stated))
    }

    /// A number greater than that of every statement of origin.
    pub fn next_provenance_id(&self) -> ProvenanceId {
        ProvenanceId(self.provenances.keys().next_back().map_or(1, |last| last.0 + 1))
    }

    /// The sheets of a phase, in the order they were made.
    pub fn sheets_of<'a>(&'a self, phase: &'a PackId) -> impl Iterator<Item = (SheetId, &'a Sheet)> {
        self.sheets
            .iter()
            .filter(move |(_, sheet)| &sheet.phase == phase)
            .map(|(id, sheet)| (*id, sheet))
    }

    /// The sheets of one table of a phase.
    pub fn sheets_of_table<'a>(
        &'a self,
        phase: &'a PackId,
        table: &'a TableCode,
    ) -> impl Iterator<Item = (SheetId, &'a Sheet)> {
        self.sheets_of(phase).filter(move |(_, sheet)| &sheet.table == table)
    }

    /// A number no sheet has had.
    pub fn next_sheet_id(&self) -> SheetId {
        SheetId(self.sheets.keys().next_back().map_or(1, |last| last.0 + 1))
    }

    /// What a cell says: its own answer, else the nearest reason that covers it: column, year, row, sheet, table, module, questionnaire.
    /// `module` is the module of the sheet's table.
    pub fn effective(&self, cell: &CellAddress, module: &ModuleId) -> Effective<'_> {
        if let Some(figure) = self.figure(cell) {
            return Effective::Own(figure);
        }
        if self.covers.is_empty() {
            return Effective::Blank;
        }
        for scope in self.scopes_over(cell, module) {
            if let Some(reason) = self.covers.get(&scope) {
                return Effective::Inherited(reason, scope);
            }
        }
        Effective::Blank
    }

    /// The scopes a cell lies in, nearest first, the cell itself not among them.
    pub fn scopes_over(&self, cell: &CellAddress, module: &ModuleId) -> Vec<Scope> {
        let (sheet, place) = (cell.sheet, &cell.place);
        let mut scopes = vec![
            Scope::Column {
                sheet,
                year: place.year,
                status: place.status.clone(),
                sex: place.sex,
            },
            Scope::Year {
                sheet,
                year: place.year,
            },
            Scope::Row {
                sheet,
                item: place.item.clone(),
            },
            Scope::Sheet { sheet },
        ];
        if let Some(of) = self.sheets.get(&sheet) {
            scopes.push(Scope::Table {
                phase: of.phase.clone(),
                table: of.table.clone(),
            });
            scopes.push(Scope::Module {
                phase: of.phase.clone(),
                module: module.clone(),
            });
            scopes.push(Scope::Questionnaire {
                phase: of.phase.clone(),
            });
        }
        scopes
    }

    /// The scopes whose notes hold for a cell, nearest first: the cell itself, those it lies in, and its source.
    pub fn note_scopes(&self, cell: &CellAddress, module: &ModuleId) -> Vec<Scope> {
        let mut scopes = vec![Scope::Cell { cell: cell.clone() }];
        scopes.extend(self.scopes_over(cell, module));
        let source = self.sheets.get(&cell.sheet).and_then(|sheet| sheet.source.clone());
        scopes.extend(source.map(|source| Scope::Source { source }));
        scopes
    }

    /// A source's name for a person, or none where the sheet's source is not stated.
    pub fn source_name<'a>(&'a self, sheet: &'a Sheet) -> Option<&'a str> {
        let key = sheet.source.as_ref()?;
        Some(self.sources.get(key).map_or(key.as_str(), |source| {
            if source.name.is_empty() {
                key.as_str()
            } else {
                &source.name
            }
        }))
    }
}
