//! What an import would do, figure by figure, before anything is done. `changes.rs` makes the changes that do it.

use super::interpret::{Context, Imported, Reading};
use super::notes::is_of_values;
use super::read::{self, ReadError, Refused};
use crate::figures::{Answer, Answers, CellAddress, Effective, Figure, Place, Pointer, Reason, SheetId, SourceKey};
use crate::questionnaire::{ClassificationId, ItemCode, ModuleId, NoteCode, Pack, PackId, Sex, TableCode, Year};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What an imported figure is beside the one that stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The cell is blank.
    New,
    /// The cell holds another answer.
    Changed,
    /// The cell says the same: nothing will change.
    Same,
}

/// One figure of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewCell {
    /// The line of the file.
    pub line: u64,
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
    /// What it will say.
    pub after: Figure,
    /// New, changed or same.
    pub kind: Kind,
    /// Notes that the cell itself gains.
    pub notes: Vec<NoteCode>,
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
    pub(super) versions: BTreeSet<ClassificationId>,
    pub(super) version_order: Vec<ClassificationId>,
    pub(super) years: BTreeSet<Year>,
    pub(super) added: BTreeSet<ItemCode>,
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
    /// Lines not taken.
    pub refused: usize,
    /// Lines that say again what an earlier line of the file said.
    pub repeated: usize,
    /// Notes gained, on cells, years and sheets.
    pub notes: usize,
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
    /// Sources that the country file does not know yet.
    pub new_sources: Vec<SourceKey>,
    /// Every line that does not fit, in the order of the file.
    pub refused: Vec<Refused>,
    /// How many.
    pub counts: Counts,
}

type SheetKey = (TableCode, Option<SourceKey>);

/// Reads ILOSTAT's bulk CSV and sets it against `answers` in the phase of `pack`. `source` is the source of lines that name
/// none. Nothing is altered; see [`Preview::changes`].
pub fn preview(bytes: &[u8], pack: &Pack, answers: &Answers, source: Option<&SourceKey>) -> Result<Preview, ReadError> {
    let (records, mut refused) = read::read(bytes)?;
    let mut context = Context::new(pack, answers.area(), source.cloned());
    let mut lines = Vec::with_capacity(records.len());
    for record in records {
        match context.interpret(record) {
            Ok(line) => lines.push(line),
            Err(why) => refused.push(why),
        }
    }
    let repeated = settle_repeated(&mut lines, &mut refused);
    finest_precision(&mut lines);
    let mut sheets = Sheets::default();
    lines.retain(|line| {
        if sheets.find(pack, answers, &line.table, line.source.as_ref()).is_some() {
            true
        } else {
            refused.push(line.record.refuse(
                "source",
                "two sheets of this table have no source stated; state one, or name the source of these figures",
            ));
            false
        }
    });
    let mut cells = Vec::with_capacity(lines.len());
    let mut kept = Vec::with_capacity(lines.len());
    for line in lines {
        match cell(pack, answers, &sheets, &line) {
            Ok(cell) => {
                cells.push(cell);
                kept.push(line);
            }
            Err(why) => refused.push(why),
        }
    }
    attach_notes(pack, answers, &mut sheets, &mut cells, &kept);
    for (cell, line) in cells.iter().zip(&kept) {
        sheets.grow(cell, line);
    }
    let new_sources: BTreeSet<SourceKey> = cells
        .iter()
        .filter_map(|cell| cell.source.clone())
        .filter(|key| !answers.sources.contains_key(key))
        .collect();
    refused.sort_by_key(|refused| refused.line);
    let count = |kind| cells.iter().filter(|cell| cell.kind == kind).count();
    let sheet_notes = |sheet: &SheetPreview| {
        let of_years: usize = sheet.year_notes.values().map(BTreeSet::len).sum();
        sheet.metadata.len() + of_years
    };
    let notes =
        cells.iter().map(|cell| cell.notes.len()).sum::<usize>() + sheets.list.iter().map(sheet_notes).sum::<usize>();
    Ok(Preview {
        phase: pack.id.clone(),
        counts: Counts {
            new: count(Kind::New),
            changed: count(Kind::Changed),
            same: count(Kind::Same),
            refused: refused.len(),
            repeated,
            notes,
        },
        cells,
        sheets: sheets.list,
        new_sources: new_sources.into_iter().collect(),
        refused,
    })
}

/// Lines for the same cell: one is kept where they agree, none where they differ, since nobody but the sender knows which is right.
fn settle_repeated(lines: &mut Vec<Imported>, refused: &mut Vec<Refused>) -> usize {
    let mut by_cell: HashMap<(&TableCode, &Option<SourceKey>, &Place), Vec<usize>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        by_cell
            .entry((&line.table, &line.source, &line.place))
            .or_default()
            .push(index);
    }
    let (mut out, mut repeated) = (BTreeSet::new(), 0);
    for same in by_cell.values().filter(|same| same.len() > 1) {
        let first = &lines[same[0]];
        if same.iter().all(|&index| agree(first, &lines[index])) {
            repeated += same.len() - 1;
            out.extend(&same[1..]);
            continue;
        }
        for &index in same {
            let others = same.iter().filter(|&&other| other != index);
            let others: Vec<String> = others.map(|&other| lines[other].record.line.to_string()).collect();
            let reason = format!("line {} states another figure for the same cell", others.join(", "));
            refused.push(lines[index].record.refuse("obs_value", reason));
            out.insert(index);
        }
    }
    let mut index = 0;
    lines.retain(|_| {
        index += 1;
        !out.contains(&(index - 1))
    });
    repeated
}

fn agree(a: &Imported, b: &Imported) -> bool {
    let same = match (&a.reading, &b.reading) {
        (Reading::Value(a, flag_a), Reading::Value(b, flag_b)) => a.same_amount(*b) && flag_a == flag_b,
        (a, b) => a == b,
    };
    same && a.notes == b.notes
}

/// Files lose trailing zeros: `1.25` among figures with three decimals was `1.250`. So the figures of a table, source, year and
/// sex take the finest precision among them.
fn finest_precision(lines: &mut [Imported]) {
    let mut finest: HashMap<(TableCode, Option<SourceKey>, Year, Sex), i8> = HashMap::new();
    let key = |line: &Imported| (line.table.clone(), line.source.clone(), line.place.year, line.place.sex);
    for line in lines.iter() {
        if let Reading::Value(value, _) = &line.reading
            && !value.is_zero()
        {
            let exponent = finest.entry(key(line)).or_insert(value.exponent());
            *exponent = (*exponent).min(value.exponent());
        }
    }
    for line in lines {
        let group = key(line);
        if let Reading::Value(value, _) = &mut line.reading
            && let Some(exponent) = finest.get(&group)
        {
            *value = value.at_precision(*exponent);
        }
    }
}

/// The sheets that the figures go to, found or to be made.
#[derive(Default)]
struct Sheets {
    list: Vec<SheetPreview>,
    by_key: HashMap<SheetKey, Option<usize>>,
}

impl Sheets {
    /// The index of the sheet for that table and source; none where several sheets could be meant.
    fn find(&mut self, pack: &Pack, answers: &Answers, table: &TableCode, source: Option<&SourceKey>) -> Option<usize> {
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
                versions: BTreeSet::new(),
                version_order: pack
                    .table(table)
                    .and_then(|table| table.main.as_ref())
                    .map(|main| main.versions.clone())
                    .unwrap_or_default(),
                years: BTreeSet::new(),
                added: BTreeSet::new(),
            });
            self.list.len() - 1
        });
        self.by_key.insert(key, index);
        index
    }

    fn get(&self, table: &TableCode, source: Option<&SourceKey>) -> Option<usize> {
        self.by_key.get(&(table.clone(), source.cloned())).copied().flatten()
    }

    /// Opens the year, the version and the row that a figure needs.
    fn grow(&mut self, cell: &PreviewCell, line: &Imported) {
        if cell.kind == Kind::Same {
            return;
        }
        let sheet = &mut self.list[cell.sheet];
        sheet.years.insert(cell.place.year);
        if let Some((list, shown)) = &line.row {
            sheet.versions.insert(list.clone());
            if let (false, Some(item)) = (shown, &cell.place.item) {
                sheet.added.insert(item.clone());
            }
        }
    }
}

fn module_of(pack: &Pack, table: &TableCode) -> ModuleId {
    pack.table(table)
        .map_or_else(|| ModuleId::from(""), |table| table.module.clone())
}

fn cell(pack: &Pack, answers: &Answers, sheets: &Sheets, line: &Imported) -> Result<PreviewCell, Refused> {
    let nowhere = || {
        line.record.refuse(
            "note_classif",
            "the sheet of the cell that includes this figure does not exist",
        )
    };
    let index = sheets.get(&line.table, line.source.as_ref()).ok_or_else(nowhere)?;
    let after = match &line.reading {
        Reading::Value(value, flag) => Figure {
            flag: *flag,
            ..Figure::value(*value)
        },
        Reading::Reason(reason) => Figure::reason(reason.clone()),
        Reading::InCell { table, source, place } => {
            let planned = sheets.get(table, source.as_ref()).map(|index| sheets.list[index].id);
            let existing = || {
                answers
                    .sheets_of_table(&pack.id, table)
                    .find(|(_, sheet)| &sheet.source == source)
                    .map(|(id, _)| id)
            };
            let sheet = planned.or_else(existing).ok_or_else(nowhere)?;
            Figure::reason(Reason::IncludedElsewhere(Pointer::Cell(CellAddress::new(
                sheet,
                place.clone(),
            ))))
        }
    };
    let sheet = &sheets.list[index];
    let before = if sheet.is_new {
        None
    } else {
        let address = CellAddress::new(sheet.id, line.place.clone());
        match answers.effective(&address, &module_of(pack, &line.table)) {
            Effective::Own(figure) => Some(figure.clone()),
            Effective::Inherited(reason, _) => Some(Figure::reason(reason.clone())),
            Effective::Blank => None,
        }
    };
    let kind = match &before {
        None => Kind::New,
        Some(before) if says_the_same(before, &after) => Kind::Same,
        Some(_) => Kind::Changed,
    };
    Ok(PreviewCell {
        line: line.record.line,
        sheet: index,
        table: line.table.clone(),
        source: line.source.clone(),
        place: line.place.clone(),
        before,
        after,
        kind,
        notes: Vec::new(),
    })
}

/// Same amount, however precisely stated, same reason, same flag.
fn says_the_same(a: &Figure, b: &Figure) -> bool {
    let same = match (&a.answer, &b.answer) {
        (Answer::Value(a), Answer::Value(b)) => a.same_amount(*b),
        (a, b) => a == b,
    };
    same && a.flag == b.flag
}

/// Puts each note where it belongs: on the sheet when all its figures carry it, on a year when all of that year's do, else on
/// the cell. Notes on values (breaks, nonstandard categories) stay on their cells.
fn attach_notes(pack: &Pack, answers: &Answers, sheets: &mut Sheets, cells: &mut [PreviewCell], lines: &[Imported]) {
    if lines.iter().all(|line| line.notes.is_empty()) {
        return;
    }
    let mut of_sheet: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, cell) in cells.iter().enumerate() {
        of_sheet.entry(cell.sheet).or_default().push(index);
    }
    for (sheet, indexes) in of_sheet {
        let preview = &mut sheets.list[sheet];
        let stated = answers.sheets.get(&preview.id).filter(|_| !preview.is_new);
        let imported: BTreeSet<&Place> = indexes.iter().map(|&index| &lines[index].place).collect();
        let figures = answers.figures.get(&preview.id).filter(|_| !preview.is_new);
        let others: Vec<Year> = figures
            .into_iter()
            .flat_map(|figures| figures.keys())
            .filter(|place| !imported.contains(place))
            .map(|place| place.year)
            .collect();
        let mut carriers: BTreeMap<&NoteCode, Vec<usize>> = BTreeMap::new();
        for &index in &indexes {
            for note in &lines[index].notes {
                carriers.entry(note).or_default().push(index);
            }
        }
        let module = module_of(pack, &preview.table);
        for (note, carriers) in carriers {
            let lacking = |index: &usize| {
                let address = CellAddress::new(preview.id, lines[*index].place.clone());
                preview.is_new || !super::notes_of(answers, &address, &module).contains(note)
            };
            let lacking: Vec<usize> = carriers.iter().copied().filter(lacking).collect();
            if lacking.is_empty() {
                continue;
            }
            if is_of_values(note) {
                lacking
                    .into_iter()
                    .for_each(|index| cells[index].notes.push(note.clone()));
                continue;
            }
            let says_otherwise = stated.and_then(|sheet| sheet.metadata.get(note.note_type()));
            if carriers.len() == indexes.len() && others.is_empty() && says_otherwise.is_none_or(|m| m.codes.is_empty())
            {
                preview.metadata.insert(note.clone());
                continue;
            }
            let mut by_year: BTreeMap<Year, Vec<usize>> = BTreeMap::new();
            for index in lacking {
                by_year.entry(lines[index].place.year).or_default().push(index);
            }
            for (year, lacking) in by_year {
                let in_year = |indexes: &[usize]| indexes.iter().filter(|i| lines[**i].place.year == year).count();
                if in_year(&carriers) == in_year(&indexes) && !others.contains(&year) {
                    preview.year_notes.entry(year).or_default().insert(note.clone());
                } else {
                    lacking
                        .into_iter()
                        .for_each(|index| cells[index].notes.push(note.clone()));
                }
            }
        }
    }
}
