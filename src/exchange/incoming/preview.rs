//! What an import would do, figure by figure, before anything is done. `changes.rs` makes the changes that do it.

use super::settle::{self, says_the_same};
use super::{Base, Columns, Incoming, Position, Refused, Says, Sentence, SheetStatement, Stated};
use crate::figures::{
    Answers, CellAddress, Effective, Figure, Metadata, Note, Place, Pointer, Reason, Scope, Sheet, SheetId, Source,
    SourceKey, ViewUnit,
};
use crate::questionnaire::{ClassificationId, ItemCode, ModuleId, NoteCode, Pack, PackId, TableCode, Year};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What something in a file is beside what stands in the country file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Nothing stands there yet.
    New,
    /// Something else stands there.
    Changed,
    /// The same stands there: nothing will change.
    Same,
    /// The file was made from a country file and the cell was emptied since. Taken only when the person says so.
    Emptied,
    /// Both have changed since the file was made, to different things. Taken only when the person says so.
    Conflict,
    /// Only the country file has changed since the file was made: what stands there stays.
    Kept,
}

impl Kind {
    /// Whether it can be taken in.
    pub fn changes_something(self) -> bool {
        !matches!(self, Kind::Same | Kind::Kept)
    }

    /// Whether it is taken in unless the person says otherwise.
    pub fn is_taken_at_first(self) -> bool {
        matches!(self, Kind::New | Kind::Changed)
    }
}

/// One figure of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewCell {
    /// Where in the file it stands.
    pub from: Position,
    /// What stands in the file.
    pub text: String,
    /// The sheet it goes to, an index into [`Preview::sheets`].
    pub sheet: usize,
    /// The table.
    pub table: TableCode,
    /// The source; none: not stated.
    pub source: Option<SourceKey>,
    /// The place in the sheet.
    pub place: Place,
    /// What the cell says now, a reason that it inherits included.
    pub before: Option<Figure>,
    /// What it will say; none: it is emptied.
    pub after: Option<Figure>,
    /// What that is.
    pub kind: Kind,
    /// Notes that the cell itself gains.
    pub notes: Vec<NoteCode>,
    /// How it was read, where that is not plain to see.
    pub remark: Option<Sentence>,
}

/// One sheet that figures go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPreview {
    /// The sheet; a number not yet used where it is new.
    pub id: SheetId,
    /// The table.
    pub table: TableCode,
    /// The source; none: not stated.
    pub source: Option<SourceKey>,
    /// Whether it will be made.
    pub is_new: bool,
    /// Notes that come to hold for the whole sheet: definition, coverage, reference period.
    pub metadata: BTreeSet<NoteCode>,
    /// Notes that come to hold for a year of it.
    pub year_notes: BTreeMap<Year, BTreeSet<NoteCode>>,
    /// How a new sheet is set up, where the file says so.
    pub(super) set_up: Option<Sheet>,
    /// The versions of the table, in the order of the pack.
    pub(super) version_order: Vec<ClassificationId>,
}

/// Something that a file says beyond figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewStatement {
    /// Where in the file it stands.
    pub from: Position,
    /// The table it is about, where it is about one.
    pub table: Option<TableCode>,
    /// What it says.
    pub statement: Statement,
    /// What that is beside what stands there.
    pub kind: Kind,
}

/// What is said beyond figures. Sheets are indexes into [`Preview::sheets`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// A sheet without figures.
    Sheet {
        /// The sheet.
        sheet: usize,
    },
    /// A source.
    Source {
        /// As it stands.
        before: Option<Source>,
        /// As it will be.
        after: Source,
    },
    /// The source of a sheet.
    SourceOfSheet {
        /// The sheet.
        sheet: usize,
        /// The source that will be stated.
        after: SourceKey,
    },
    /// The currency of a sheet of earnings.
    Currency {
        /// The sheet.
        sheet: usize,
        /// As it stands.
        before: Option<String>,
        /// As it will be.
        after: String,
    },
    /// Period, coverage or definition of a sheet.
    Metadata {
        /// The sheet.
        sheet: usize,
        /// ILO's note type.
        note_type: String,
        /// As it stands.
        before: Metadata,
        /// As it will be.
        after: Metadata,
    },
    /// A note.
    Note {
        /// What it is attached to.
        scope: Scope,
        /// The note.
        note: Note,
        /// Whether it is taken off instead of added.
        removed: bool,
    },
    /// A reason that covers more than a cell.
    Cover {
        /// What it covers.
        scope: Scope,
        /// As it stands.
        before: Option<Reason>,
        /// As it will be; none: it is taken off.
        after: Option<Reason>,
    },
}

/// How many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Figures for blank cells.
    pub new: usize,
    /// Figures that differ from what stands there.
    pub changed: usize,
    /// Figures that stand there already.
    pub same: usize,
    /// Cells that were emptied in the file.
    pub emptied: usize,
    /// Cells that were changed here and in the file.
    pub conflicts: usize,
    /// Cells that were changed here only.
    pub kept: usize,
    /// Places of the file not taken.
    pub refused: usize,
    /// Places that say again what another one said.
    pub repeated: usize,
    /// Notes gained with figures, on cells, years and sheets.
    pub notes: usize,
    /// What else the file says that would change something.
    pub statements: usize,
}

/// What an import would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The phase it goes to.
    pub phase: PackId,
    /// Every figure that fits, in the order of the file.
    pub cells: Vec<PreviewCell>,
    /// The sheets they go to.
    pub sheets: Vec<SheetPreview>,
    /// What the file says beyond figures.
    pub statements: Vec<PreviewStatement>,
    /// Sources that the country file does not know yet.
    pub new_sources: Vec<SourceKey>,
    /// Everything that does not fit, in the order of the file.
    pub refused: Vec<Refused>,
    /// Places that say again what another one said, each with that other.
    pub repeated: Vec<(Position, Position)>,
    /// How many.
    pub counts: Counts,
}

/// What of a preview is taken in: one answer for each of its cells and statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Of [`Preview::cells`].
    pub cells: Vec<bool>,
    /// Of [`Preview::statements`].
    pub statements: Vec<bool>,
}

impl Preview {
    /// What is taken in unless the person says otherwise: all that is new or changed, nothing that was emptied or is in conflict.
    pub fn first_choice(&self) -> Choice {
        Choice {
            cells: self.cells.iter().map(|cell| cell.kind.is_taken_at_first()).collect(),
            statements: self.statements.iter().map(|of| of.kind.is_taken_at_first()).collect(),
        }
    }

    /// Everything that would change something.
    pub fn everything(&self) -> Choice {
        Choice {
            cells: self.cells.iter().map(|cell| cell.kind.changes_something()).collect(),
            statements: self.statements.iter().map(|of| of.kind.changes_something()).collect(),
        }
    }
}

impl Choice {
    /// How many cells and statements are taken in.
    pub fn taken(&self) -> usize {
        self.cells
            .iter()
            .chain(&self.statements)
            .filter(|taken| **taken)
            .count()
    }
}

type SheetKey = (TableCode, Option<SourceKey>);

impl Incoming {
    /// Sets what the file states against `answers` in the phase of `pack`. Nothing is altered; see [`Preview::changes`].
    pub fn preview(mut self, pack: &Pack, answers: &Answers) -> Preview {
        let mut refused = std::mem::take(&mut self.refused);
        let mut figures = std::mem::take(&mut self.figures);
        let repeated = settle::repeated(&mut figures, &mut refused, self.columns.figure);
        if self.loses_zeros {
            settle::finest_precision(&mut figures);
        }
        let mut sheets = Sheets::default();
        for sheet in self.sheets.values() {
            sheets.find(pack, answers, &sheet.table, sheet.source.as_ref());
        }
        figures.retain(|stated| {
            if sheets
                .find(pack, answers, &stated.table, stated.source.as_ref())
                .is_some()
            {
                return true;
            }
            refused.push(Refused {
                from: stated.from.clone(),
                column: self.columns.source,
                text: stated.text.clone(),
                reason: Sentence::new("refused-two-sheets"),
            });
            false
        });
        let (mut cells, mut kept) = (Vec::with_capacity(figures.len()), Vec::with_capacity(figures.len()));
        for stated in figures {
            match cell(pack, answers, &sheets, &stated, self.columns) {
                Ok(None) => {}
                Ok(Some(cell)) => {
                    cells.push(cell);
                    kept.push(stated);
                }
                Err(why) => refused.push(why),
            }
        }
        super::notes::attach(pack, answers, &mut sheets.list, &mut cells, &kept);
        let mut statements = self.statements(pack, answers, &mut sheets, &cells);
        statements.extend(super::words::statements(pack, answers, &sheets, &cells, &self.words));
        let sources = cells.iter().filter(|cell| cell.kind.changes_something());
        let new_sources: BTreeSet<SourceKey> = sources
            .filter_map(|cell| cell.source.clone())
            .filter(|key| !answers.sources.contains_key(key))
            .collect();
        refused.sort_by(|a, b| a.from.cmp(&b.from));
        let counts = counts(&cells, &sheets.list, &statements, refused.len(), repeated.len());
        Preview {
            phase: pack.id.clone(),
            cells,
            sheets: sheets.list,
            statements,
            new_sources: new_sources.into_iter().collect(),
            refused,
            repeated,
            counts,
        }
    }
}

fn counts(
    cells: &[PreviewCell],
    sheets: &[SheetPreview],
    statements: &[PreviewStatement],
    refused: usize,
    repeated: usize,
) -> Counts {
    let count = |kind| cells.iter().filter(|cell| cell.kind == kind).count();
    let sheet_notes = |sheet: &SheetPreview| {
        let of_years: usize = sheet.year_notes.values().map(BTreeSet::len).sum();
        sheet.metadata.len() + of_years
    };
    Counts {
        new: count(Kind::New),
        changed: count(Kind::Changed),
        same: count(Kind::Same),
        emptied: count(Kind::Emptied),
        conflicts: count(Kind::Conflict),
        kept: count(Kind::Kept),
        refused,
        repeated,
        notes: cells.iter().map(|cell| cell.notes.len()).sum::<usize>() + sheets.iter().map(sheet_notes).sum::<usize>(),
        statements: statements.iter().filter(|of| of.kind.changes_something()).count(),
    }
}

/// The sheets that the figures go to, found or to be made.
#[derive(Default)]
pub(super) struct Sheets {
    pub list: Vec<SheetPreview>,
    by_key: HashMap<SheetKey, Option<usize>>,
}

impl Sheets {
    /// The index of the sheet for that table and source; none where several sheets could be meant.
    pub fn find(
        &mut self,
        pack: &Pack,
        answers: &Answers,
        table: &TableCode,
        source: Option<&SourceKey>,
    ) -> Option<usize> {
        let key = (table.clone(), source.cloned());
        if let Some(known) = self.by_key.get(&key) {
            return *known;
        }
        let mut existing = answers
            .sheets_of_table(&pack.id, table)
            .filter(|(_, sheet)| sheet.source.as_ref() == source)
            .map(|(id, _)| id);
        let (first, ambiguous) = (existing.next(), source.is_none() && existing.next().is_some());
        let index = (!ambiguous).then(|| {
            let made = self.list.iter().filter(|sheet| sheet.is_new).count() as u32;
            self.list.push(SheetPreview {
                id: first.unwrap_or(SheetId(answers.next_sheet_id().0 + made)),
                table: table.clone(),
                source: source.cloned(),
                is_new: first.is_none(),
                metadata: BTreeSet::new(),
                year_notes: BTreeMap::new(),
                set_up: None,
                version_order: pack
                    .table(table)
                    .and_then(|table| table.main.as_ref())
                    .map(|main| main.versions.clone())
                    .unwrap_or_default(),
            });
            self.list.len() - 1
        });
        self.by_key.insert(key, index);
        index
    }

    pub fn get(&self, table: &TableCode, source: Option<&SourceKey>) -> Option<usize> {
        self.by_key.get(&(table.clone(), source.cloned())).copied().flatten()
    }

    /// The figure that is said, if any.
    fn figure_of(&self, pack: &Pack, answers: &Answers, says: &Says) -> Result<Option<Figure>, NoSuchSheet> {
        let (table, source, place) = match says {
            Says::Figure(figure) => return Ok(Some(figure.clone())),
            Says::Nothing => return Ok(None),
            Says::InCell { table, source, place } => (table, source, place),
        };
        let planned = self.get(table, source.as_ref()).map(|index| self.list[index].id);
        let existing = || {
            answers
                .sheets_of_table(&pack.id, table)
                .find(|(_, sheet)| &sheet.source == source)
                .map(|(id, _)| id)
        };
        let sheet = planned.or_else(existing).ok_or(NoSuchSheet)?;
        let cell = CellAddress::new(sheet, place.clone());
        Ok(Some(Figure::reason(Reason::IncludedElsewhere(Pointer::Cell(cell)))))
    }
}

/// A figure is said to be included in a sheet that does not exist.
struct NoSuchSheet;

pub(super) fn module_of(pack: &Pack, table: &TableCode) -> ModuleId {
    pack.table(table)
        .map_or_else(|| ModuleId::from(""), |table| table.module.clone())
}

/// What a figure of the file would do; none where it says nothing and nothing follows from that.
fn cell(
    pack: &Pack,
    answers: &Answers,
    sheets: &Sheets,
    stated: &Stated,
    columns: Columns,
) -> Result<Option<PreviewCell>, Refused> {
    let nowhere = || Refused {
        from: stated.from.clone(),
        column: columns.elsewhere,
        text: stated.text.clone(),
        reason: Sentence::new("refused-elsewhere-sheet"),
    };
    let index = sheets.get(&stated.table, stated.source.as_ref()).ok_or_else(nowhere)?;
    let resolve = |says: &Says| sheets.figure_of(pack, answers, says);
    let after = resolve(&stated.says).map_err(|NoSuchSheet| nowhere())?;
    let base = match stated.base.known() {
        None => Base::Unknown,
        Some(base) => Base::Known(resolve(base).unwrap_or_default()),
    };
    let sheet = &sheets.list[index];
    let before = if sheet.is_new {
        None
    } else {
        let address = CellAddress::new(sheet.id, stated.place.clone());
        match answers.effective(&address, &module_of(pack, &stated.table)) {
            Effective::Own(figure) => Some(figure.clone()),
            // An empty cell of the file takes no reason away that covers more than the cell.
            Effective::Inherited(reason, _) => after.is_some().then(|| Figure::reason(reason.clone())),
            Effective::Blank => None,
        }
    };
    let Some(kind) = kind(before.as_ref(), after.as_ref(), &base) else {
        return Ok(None);
    };
    Ok(Some(PreviewCell {
        from: stated.from.clone(),
        text: stated.text.clone(),
        sheet: index,
        table: stated.table.clone(),
        source: stated.source.clone(),
        place: stated.place.clone(),
        before,
        after,
        kind,
        notes: Vec::new(),
        remark: stated.remark.clone(),
    }))
}

/// What a figure is beside the one that stands there, and beside the one that the file was made with; none: no news.
fn kind(ours: Option<&Figure>, theirs: Option<&Figure>, base: &Base<Option<Figure>>) -> Option<Kind> {
    let same = |a: Option<&Figure>, b: Option<&Figure>| match (a, b) {
        (Some(a), Some(b)) => says_the_same(a, b),
        (None, None) => true,
        _ => false,
    };
    if same(ours, theirs) {
        return theirs.map(|_| Kind::Same);
    }
    if let Some(base) = base.known() {
        let base = base.as_ref();
        if same(theirs, base) {
            return theirs.map(|_| Kind::Kept);
        }
        if !same(ours, base) {
            return Some(Kind::Conflict);
        }
        if theirs.is_none() {
            return Some(Kind::Emptied);
        }
    }
    theirs.map(|_| if ours.is_none() { Kind::New } else { Kind::Changed })
}

/// The same for anything else; `None` where the file says nothing new.
fn kind_of<T: PartialEq>(ours: Option<&T>, theirs: &T, base: Option<&T>) -> Option<Kind> {
    if ours == Some(theirs) || base == Some(theirs) {
        return None;
    }
    match (ours, base) {
        (None, _) => Some(Kind::New),
        (Some(ours), Some(base)) if ours != base => Some(Kind::Conflict),
        (Some(_), _) => Some(Kind::Changed),
    }
}

impl Incoming {
    /// What the file says beyond figures, beside what stands there.
    fn statements(
        &self,
        pack: &Pack,
        answers: &Answers,
        sheets: &mut Sheets,
        cells: &[PreviewCell],
    ) -> Vec<PreviewStatement> {
        let mut out = Vec::new();
        for (from, source, base) in &self.sources {
            let before = answers.sources.get(&source.key);
            let after = filled_in(source, before);
            if let Some(kind) = kind_of(before, &after, base.known()) {
                out.push(PreviewStatement {
                    from: from.clone(),
                    table: None,
                    statement: Statement::Source {
                        before: before.cloned(),
                        after,
                    },
                    kind,
                });
            }
        }
        let with_figures: BTreeSet<usize> = cells.iter().map(|cell| cell.sheet).collect();
        for (from, said) in &self.statements {
            let Some(their) = self.sheets.get(&said.sheet) else {
                continue;
            };
            let Some(index) = sheets.get(&their.table, their.source.as_ref()) else {
                continue;
            };
            let mut push = |statement, kind| {
                out.push(PreviewStatement {
                    from: from.clone(),
                    table: Some(their.table.clone()),
                    statement,
                    kind,
                });
            };
            let sheet = &mut sheets.list[index];
            let ours = answers.sheets.get(&sheet.id).filter(|_| !sheet.is_new);
            if sheet.is_new {
                sheet.set_up = Some(set_up(pack, sheet, said));
                if !with_figures.contains(&index) {
                    push(Statement::Sheet { sheet: index }, Kind::New);
                }
            }
            if let Some(after) = said
                .states_source
                .clone()
                .filter(|source| ours.is_none_or(|ours| ours.source.as_ref() != Some(source)))
            {
                let kind = if ours.is_some_and(|ours| ours.source.is_some()) {
                    Kind::Changed
                } else {
                    Kind::New
                };
                push(Statement::SourceOfSheet { sheet: index, after }, kind);
            }
            if let (Some(after), Some(ours)) = (&said.currency, ours)
                && ours.currency.as_ref() != Some(after)
            {
                let kind = if ours.currency.is_some() {
                    Kind::Changed
                } else {
                    Kind::New
                };
                let (before, after) = (ours.currency.clone(), after.clone());
                push(
                    Statement::Currency {
                        sheet: index,
                        before,
                        after,
                    },
                    kind,
                );
            }
            let nothing = Metadata::default();
            for (note_type, after) in &said.metadata {
                let before = ours
                    .and_then(|ours| ours.metadata.get(note_type))
                    .filter(|stated| !stated.is_empty());
                let base = said
                    .base_metadata
                    .known()
                    .map(|base| base.get(note_type).unwrap_or(&nothing));
                if let Some(kind) = kind_of(before, after, base).filter(|_| !after.is_empty()) {
                    let statement = Statement::Metadata {
                        sheet: index,
                        note_type: note_type.clone(),
                        before: before.cloned().unwrap_or_default(),
                        after: after.clone(),
                    };
                    push(statement, kind);
                }
            }
        }
        self.note_statements(answers, sheets, &mut out);
        self.cover_statements(answers, sheets, &mut out);
        out
    }

    fn note_statements(&self, answers: &Answers, sheets: &Sheets, out: &mut Vec<PreviewStatement>) {
        let held = |scope: &Scope, note: &Note| answers.notes.get(scope).is_some_and(|notes| notes.contains(note));
        for (from, scope, note) in &self.notes {
            let known = self.base_notes.get(scope).is_some_and(|notes| notes.contains(note));
            let Some(ours) = self.scope_of_ours(scope, sheets) else {
                continue;
            };
            if known || held(&ours, note) {
                continue;
            }
            out.push(PreviewStatement {
                from: from.clone(),
                table: table_of(&ours, sheets),
                statement: Statement::Note {
                    scope: ours,
                    note: note.clone(),
                    removed: false,
                },
                kind: Kind::New,
            });
        }
        for (scope, notes) in &self.base_notes {
            let Some(ours) = self.scope_of_ours(scope, sheets) else {
                continue;
            };
            for note in notes {
                let still = self.notes.iter().any(|(_, of, said)| of == scope && said == note);
                if still || !held(&ours, note) {
                    continue;
                }
                out.push(PreviewStatement {
                    from: Position::whole(),
                    table: table_of(&ours, sheets),
                    statement: Statement::Note {
                        scope: ours.clone(),
                        note: note.clone(),
                        removed: true,
                    },
                    kind: Kind::Emptied,
                });
            }
        }
    }

    fn cover_statements(&self, answers: &Answers, sheets: &Sheets, out: &mut Vec<PreviewStatement>) {
        for (from, scope, reason) in &self.covers {
            let Some(ours) = self.scope_of_ours(scope, sheets) else {
                continue;
            };
            let before = answers.covers.get(&ours);
            let Some(kind) = kind_of(before, reason, self.base_covers.get(scope)) else {
                continue;
            };
            out.push(PreviewStatement {
                from: from.clone(),
                table: table_of(&ours, sheets),
                statement: Statement::Cover {
                    before: before.cloned(),
                    after: Some(self.reason_of_ours(reason, sheets)),
                    scope: ours,
                },
                kind,
            });
        }
        for (scope, reason) in &self.base_covers {
            let still = self.covers.iter().any(|(_, of, _)| of == scope);
            let Some(ours) = self.scope_of_ours(scope, sheets).filter(|_| !still) else {
                continue;
            };
            let Some(before) = answers.covers.get(&ours) else {
                continue;
            };
            out.push(PreviewStatement {
                from: Position::whole(),
                table: table_of(&ours, sheets),
                kind: if before == reason {
                    Kind::Emptied
                } else {
                    Kind::Conflict
                },
                statement: Statement::Cover {
                    before: Some(before.clone()),
                    after: None,
                    scope: ours,
                },
            });
        }
    }

    /// The number here of a sheet of the file.
    fn sheet_of_ours(&self, theirs: SheetId, sheets: &Sheets) -> Option<SheetId> {
        let their = self.sheets.get(&theirs)?;
        let index = sheets.get(&their.table, their.source.as_ref())?;
        Some(sheets.list[index].id)
    }

    /// A scope with our numbers of sheets; none where it lies in a sheet that the file does not name.
    fn scope_of_ours(&self, scope: &Scope, sheets: &Sheets) -> Option<Scope> {
        let Some(theirs) = scope.sheet() else {
            return Some(scope.clone());
        };
        Some(scope.in_sheet(self.sheet_of_ours(theirs, sheets)?))
    }

    fn reason_of_ours(&self, reason: &Reason, sheets: &Sheets) -> Reason {
        match reason {
            Reason::IncludedElsewhere(Pointer::Cell(cell)) => {
                let sheet = self.sheet_of_ours(cell.sheet, sheets).unwrap_or(cell.sheet);
                Reason::IncludedElsewhere(Pointer::Cell(CellAddress::new(sheet, cell.place.clone())))
            }
            other => other.clone(),
        }
    }
}

/// A source as the file states it; what it leaves blank stays as it stands here.
fn filled_in(source: &Source, ours: Option<&Source>) -> Source {
    let or_ours = |theirs: &str, ours: Option<&String>| match ours {
        Some(ours) if theirs.is_empty() => ours.clone(),
        _ => theirs.to_owned(),
    };
    Source {
        key: source.key.clone(),
        name: or_ours(&source.name, ours.map(|ours| &ours.name)),
        kind: source.kind.clone().or_else(|| ours.and_then(|ours| ours.kind.clone())),
        agency: or_ours(&source.agency, ours.map(|ours| &ours.agency)),
        contact: or_ours(&source.contact, ours.map(|ours| &ours.contact)),
    }
}

/// The table that a scope lies in.
fn table_of(scope: &Scope, sheets: &Sheets) -> Option<TableCode> {
    if let Scope::Table { table, .. } = scope {
        return Some(table.clone());
    }
    let id = scope.sheet()?;
    let sheet = sheets.list.iter().find(|sheet| sheet.id == id)?;
    Some(sheet.table.clone())
}

/// A new sheet as the file sets it up.
fn set_up(pack: &Pack, sheet: &SheetPreview, said: &SheetStatement) -> Sheet {
    Sheet {
        source: said.states_source.clone().or_else(|| sheet.source.clone()),
        unit: said.unit.unwrap_or(ViewUnit::Ones),
        currency: said.currency.clone(),
        versions: said.versions.clone(),
        years: said.years.clone(),
        added_items: said.added_items.clone(),
        optional_status: said.optional_status,
        ..Sheet::new(pack.id.clone(), sheet.table.clone())
    }
}

/// The rows that a new sheet does not show by itself: opened with the first figure in them.
pub(super) fn row_to_add(
    pack: &Pack,
    table: &TableCode,
    item: Option<&ItemCode>,
) -> Option<(ClassificationId, Option<ItemCode>)> {
    let (table, item) = (pack.table(table)?, item?);
    let (list, of) = pack.item_of(table, item)?;
    Some((list.id.clone(), (!of.shown).then(|| item.clone())))
}
