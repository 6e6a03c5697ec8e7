//! The cells of one phase as numbered places: every sheet is a dense box of row x year x status x sex, so that identities
//! speak of small integers and one keystroke touches one entry. Rebuilt when rows, years or sheets come or go.

use super::cover::Covers;
use super::elsewhere::Included;
use crate::figures::{
    Answer, Answers, CellAddress, Effective, Figure, Flag, Place, Pointer, Reason, RowKind, Sheet, SheetId,
    SheetLayout, SourceKey, Value,
};
use crate::questionnaire::{ClassificationId, ItemCode, Pack, PackId, Sex, Table, Year};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A cell by its number in the grid of a phase.
pub type CellNumber = u32;

/// What the sums can do with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing yet.
    Blank,
    /// A number that can be counted with.
    Value(Value),
    /// Not applicable: no such persons can exist.
    NotApplicable,
    /// Its amount is included in that cell, where it is one of this phase.
    Elsewhere(Option<CellNumber>),
    /// A reason that says nothing about the amount: not available, confidential, not significant.
    Unknown,
    /// Typed, but no figure: not readable, or a negative count.
    Wrong,
}

/// One entry of the grid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub content: Content,
    /// Whether the cell itself holds something, as against an inherited reason.
    pub own: bool,
    /// Whether its reason, own or inherited, is that it is confidential.
    pub hidden: bool,
    /// The flag on its figure.
    pub flag: Option<Flag>,
}

/// A row of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub item: Option<ItemCode>,
    pub classification: Option<ClassificationId>,
    pub is_total: bool,
    /// Whether it shows even when nothing in it is answered.
    pub firm: bool,
    /// The listed row that contains it.
    pub parent: Option<u16>,
}

/// One sheet's box of cells.
#[derive(Clone, Debug)]
pub(super) struct SheetBox {
    pub id: SheetId,
    /// Index in the pack's tables.
    pub table: usize,
    /// The source, where it is stated.
    pub source: Option<SourceKey>,
    /// Number of the first cell.
    pub base: CellNumber,
    pub rows: Vec<Row>,
    /// Years with whether they are opened in the sheet (a figure may stand in one that is not).
    pub years: Vec<(Year, bool)>,
    /// Statuses with whether they show even when nothing is answered.
    pub statuses: Vec<(Option<ItemCode>, bool)>,
    pub sexes: &'static [Sex],
    row_of: HashMap<Option<ItemCode>, u16>,
}

/// Where a cell lies in its sheet's box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub row: u16,
    pub year: u16,
    pub status: u16,
    pub sex: u16,
}

impl SheetBox {
    fn new(pack: &Pack, answers: &Answers, id: SheetId, sheet: &Sheet, table: usize, base: CellNumber) -> Option<Self> {
        let definition = &pack.tables[table];
        let layout = SheetLayout::of(pack, answers, id)?;
        let bare = SheetLayout::new(
            pack,
            definition,
            sheet,
            answers.area().as_ref(),
            &BTreeSet::new(),
            &BTreeSet::new(),
        );
        // Without a chosen classification the default block gives way as soon as another is answered.
        let settled = !sheet.versions.is_empty() || definition.main.is_none() || same_blocks(&layout, &bare);
        let firm_items: BTreeSet<&Option<ItemCode>> = items(&bare).collect();
        let mut rows = Vec::new();
        let mut row_of = HashMap::new();
        for row in &layout.rows {
            let RowKind::Item(item) = &row.kind else { continue };
            row_of.insert(item.clone(), rows.len() as u16);
            rows.push(Row {
                item: item.clone(),
                classification: row.classification.clone(),
                is_total: row.is_total,
                firm: settled && firm_items.contains(item),
                parent: None,
            });
        }
        link_parents(pack, definition, &mut rows, &row_of);

        let mut years: BTreeSet<Year> = sheet.years.clone();
        years.extend(
            answers
                .figures
                .get(&id)
                .into_iter()
                .flatten()
                .map(|(place, _)| place.year),
        );
        let years = years
            .into_iter()
            .map(|year| (year, sheet.years.contains(&year)))
            .collect();

        let statuses = match definition.status.as_ref().and_then(|list| pack.classification(list)) {
            None => vec![(None, true)],
            Some(list) => {
                let answered: BTreeSet<&ItemCode> = answers
                    .figures
                    .get(&id)
                    .into_iter()
                    .flatten()
                    .filter_map(|(place, _)| place.status.as_ref())
                    .collect();
                let firm = |shown: bool| shown || sheet.optional_status;
                list.items
                    .iter()
                    .filter(|item| firm(item.shown) || answered.contains(&item.code))
                    .map(|item| (Some(item.code.clone()), firm(item.shown)))
                    .collect()
            }
        };
        let sexes: &[Sex] = if definition.by_sex { &Sex::ALL } else { &[Sex::Total] };
        Some(Self {
            id,
            table,
            source: sheet.source.clone(),
            base,
            rows,
            years,
            statuses,
            sexes,
            row_of,
        })
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.rows.len() * self.years.len() * self.statuses.len() * self.sexes.len()
    }

    /// The number of the cell at a position.
    pub fn number(&self, at: Position) -> CellNumber {
        let row_year = u32::from(at.row) * self.years.len() as u32 + u32::from(at.year);
        let column = row_year * self.statuses.len() as u32 + u32::from(at.status);
        self.base + column * self.sexes.len() as u32 + u32::from(at.sex)
    }

    /// The position of one of its cells.
    pub fn position(&self, cell: CellNumber) -> Position {
        let rest = cell - self.base;
        let (rest, sex) = (rest / self.sexes.len() as u32, rest % self.sexes.len() as u32);
        let (rest, status) = (rest / self.statuses.len() as u32, rest % self.statuses.len() as u32);
        let (row, year) = (rest / self.years.len() as u32, rest % self.years.len() as u32);
        Position {
            row: row as u16,
            year: year as u16,
            status: status as u16,
            sex: sex as u16,
        }
    }

    /// The place at a position.
    pub fn place(&self, at: Position) -> Place {
        Place {
            item: self.rows[usize::from(at.row)].item.clone(),
            year: self.years[usize::from(at.year)].0,
            status: self.statuses[usize::from(at.status)].0.clone(),
            sex: self.sexes[usize::from(at.sex)],
        }
    }

    /// The row of an item.
    pub fn row(&self, item: Option<&ItemCode>) -> Option<u16> {
        self.row_of.get(&item.cloned()).copied()
    }

    /// The index of a year.
    pub fn year(&self, year: Year) -> Option<u16> {
        self.years
            .binary_search_by_key(&year, |(year, _)| *year)
            .ok()
            .map(|index| index as u16)
    }

    /// The index of a status.
    pub fn status(&self, status: Option<&ItemCode>) -> Option<u16> {
        self.statuses
            .iter()
            .position(|(code, _)| code.as_ref() == status)
            .map(|index| index as u16)
    }

    /// The index of a sex.
    pub fn sex(&self, sex: Sex) -> Option<u16> {
        self.sexes.iter().position(|&own| own == sex).map(|index| index as u16)
    }

    /// The position of a place, where it lies in the box.
    pub fn find(&self, place: &Place) -> Option<Position> {
        Some(Position {
            row: self.row(place.item.as_ref())?,
            year: self.year(place.year)?,
            status: self.status(place.status.as_ref())?,
            sex: self.sex(place.sex)?,
        })
    }

    /// Whether the place stays in the box when its figure comes or goes.
    pub fn is_firm(&self, at: Position) -> bool {
        self.rows[usize::from(at.row)].firm
            && self.years[usize::from(at.year)].1
            && self.statuses[usize::from(at.status)].1
    }
}

fn is_hidden(figure: &Figure) -> bool {
    figure.answer == Answer::Reason(Reason::Confidential)
}

fn items(layout: &SheetLayout) -> impl Iterator<Item = &Option<ItemCode>> {
    layout.rows.iter().filter_map(|row| match &row.kind {
        RowKind::Item(item) => Some(item),
        RowKind::Heading(_) => None,
    })
}

fn same_blocks(a: &SheetLayout, b: &SheetLayout) -> bool {
    let blocks = |layout: &SheetLayout| -> BTreeSet<Option<ClassificationId>> {
        layout.rows.iter().map(|row| row.classification.clone()).collect()
    };
    blocks(a) == blocks(b)
}

fn link_parents(pack: &Pack, table: &Table, rows: &mut [Row], row_of: &HashMap<Option<ItemCode>, u16>) {
    let mut list = None;
    for row in rows {
        let (Some(code), Some(id)) = (&row.item, &row.classification) else {
            continue;
        };
        if list.as_ref().is_none_or(|(known, _)| *known != id.as_str()) {
            list = pack.classification(id).map(|classification| {
                let parts: HashMap<&ItemCode, &ItemCode> = classification
                    .items
                    .iter()
                    .filter_map(|item| item.part_of.as_ref().map(|whole| (&item.code, whole)))
                    .collect();
                (classification.id.as_str(), parts)
            });
        }
        let Some((_, part_of)) = &list else { continue };
        let mut above = part_of.get(code).copied();
        // A pack's containment is a tree; the bound keeps a wrong one from turning in a circle.
        for _ in 0..16 {
            let Some(whole) = above else { break };
            if let Some(&parent) = row_of.get(&Some(whole.clone())) {
                row.parent = Some(parent);
                break;
            }
            above = part_of.get(whole).copied();
        }
    }
    debug_assert!(
        table.main.is_some() || row_of.len() <= 1,
        "a table without rows has one"
    );
}

/// All cells of a phase.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// In the order of the form: by table, then by sheet.
    pub sheets: Vec<SheetBox>,
    pub cells: Vec<Cell>,
    /// Which amounts stand in other cells than their own.
    pub included: Included,
    by_id: HashMap<SheetId, usize>,
    /// The figures below zero, which no sum counts with.
    negatives: BTreeMap<CellNumber, Value>,
}

impl Grid {
    /// Numbers the cells of a phase and reads what stands in them.
    pub fn new(pack: &Pack, answers: &Answers, phase: &PackId) -> Self {
        let mut found: Vec<(usize, SheetId, &Sheet)> = answers
            .sheets_of(phase)
            .filter_map(|(id, sheet)| {
                let table = pack.tables.iter().position(|table| table.code == sheet.table)?;
                Some((table, id, sheet))
            })
            .collect();
        found.sort_by_key(|(table, id, _)| (*table, *id));
        let mut grid = Self::default();
        let mut base = 0;
        for (table, id, sheet) in found {
            if let Some(sheet) = SheetBox::new(pack, answers, id, sheet, table, base) {
                base += sheet.len() as CellNumber;
                grid.by_id.insert(id, grid.sheets.len());
                grid.sheets.push(sheet);
            }
        }
        grid.read(pack, answers);
        grid.included = Included::of(&grid);
        grid
    }

    fn read(&mut self, pack: &Pack, answers: &Answers) {
        let blank = Cell {
            content: Content::Blank,
            own: false,
            hidden: false,
            flag: None,
        };
        let size = self.sheets.last().map_or(0, |sheet| sheet.base as usize + sheet.len());
        let mut cells = vec![blank; size];
        let mut negatives = BTreeMap::new();
        for sheet in &self.sheets {
            let table = &pack.tables[sheet.table];
            let covers = Covers::of(answers, sheet.id, table);
            if !covers.is_empty() {
                for number in sheet.base..sheet.base + sheet.len() as CellNumber {
                    if let Some(reason) = covers.reason(sheet, sheet.position(number)) {
                        let cell = &mut cells[number as usize];
                        cell.content = self.reason_content(reason, sheet, sheet.position(number));
                        cell.hidden = *reason == Reason::Confidential;
                    }
                }
            }
            for (place, figure) in answers.figures.get(&sheet.id).into_iter().flatten() {
                if let Some(at) = sheet.find(place) {
                    if let Some(value) = negative(figure) {
                        negatives.insert(sheet.number(at), value);
                    }
                    cells[sheet.number(at) as usize] = Cell {
                        content: self.figure_content(figure, sheet, at),
                        own: true,
                        hidden: is_hidden(figure),
                        flag: figure.flag,
                    };
                }
            }
        }
        self.cells = cells;
        self.negatives = negatives;
    }

    fn figure_content(&self, figure: &Figure, sheet: &SheetBox, at: Position) -> Content {
        match &figure.answer {
            // Nothing that is counted or earned is below zero.
            Answer::Value(value) if value.as_sum().is_negative() => Content::Wrong,
            Answer::Value(value) => Content::Value(*value),
            Answer::Reason(reason) => self.reason_content(reason, sheet, at),
            Answer::WrongInput(_) => Content::Wrong,
        }
    }

    fn reason_content(&self, reason: &Reason, sheet: &SheetBox, at: Position) -> Content {
        match reason {
            Reason::NotApplicable => Content::NotApplicable,
            Reason::NotAvailable | Reason::Confidential | Reason::NotSignificant => Content::Unknown,
            Reason::IncludedElsewhere(Pointer::Row(item)) => {
                let row = sheet.row(Some(item));
                Content::Elsewhere(row.map(|row| sheet.number(Position { row, ..at })))
            }
            Reason::IncludedElsewhere(Pointer::Cell(cell)) => Content::Elsewhere(self.find(cell)),
        }
    }

    /// Reads one cell again.
    pub fn refresh(&mut self, pack: &Pack, answers: &Answers, cell: &CellAddress, number: CellNumber) {
        let Some(sheet) = self.sheet(cell.sheet) else { return };
        let at = sheet.position(number);
        let below = answers.figure(cell).and_then(negative);
        let new = match answers.effective(cell, &pack.tables[sheet.table].module) {
            Effective::Own(figure) => Cell {
                content: self.figure_content(figure, sheet, at),
                own: true,
                hidden: is_hidden(figure),
                flag: figure.flag,
            },
            Effective::Inherited(reason, _) => Cell {
                content: self.reason_content(reason, sheet, at),
                own: false,
                hidden: *reason == Reason::Confidential,
                flag: None,
            },
            Effective::Blank => Cell {
                content: Content::Blank,
                own: false,
                hidden: false,
                flag: None,
            },
        };
        self.cells[number as usize] = new;
        match below {
            Some(value) => self.negatives.insert(number, value),
            None => self.negatives.remove(&number),
        };
    }

    /// The sheet of that id, where it is one of this phase.
    pub fn sheet(&self, id: SheetId) -> Option<&SheetBox> {
        self.by_id.get(&id).map(|&index| &self.sheets[index])
    }

    /// The index of the sheet that a cell lies in.
    pub fn sheet_of(&self, cell: CellNumber) -> usize {
        self.sheets.partition_point(|sheet| sheet.base <= cell) - 1
    }

    /// The number of a cell.
    pub fn find(&self, cell: &CellAddress) -> Option<CellNumber> {
        let sheet = self.sheet(cell.sheet)?;
        Some(sheet.number(sheet.find(&cell.place)?))
    }

    /// The address of a cell.
    pub fn address(&self, cell: CellNumber) -> CellAddress {
        let sheet = &self.sheets[self.sheet_of(cell)];
        CellAddress::new(sheet.id, sheet.place(sheet.position(cell)))
    }

    /// The cells of a sheet.
    pub fn cells_of(&self, id: SheetId) -> std::ops::Range<CellNumber> {
        self.sheet(id)
            .map_or(0..0, |sheet| sheet.base..sheet.base + sheet.len() as CellNumber)
    }

    /// What the sums can do with a cell.
    pub fn content(&self, cell: CellNumber) -> Content {
        self.cells[cell as usize].content
    }

    /// The figure below zero that was typed into a cell.
    pub fn negative(&self, cell: CellNumber) -> Option<Value> {
        self.negatives.get(&cell).copied()
    }

    /// The cells with a figure below zero.
    pub fn negatives(&self) -> impl Iterator<Item = CellNumber> + '_ {
        self.negatives.keys().copied()
    }

    /// The cell that a cell names as the one that includes it, where that is one of this phase.
    pub fn named(&self, cell: CellNumber) -> Option<CellNumber> {
        match self.content(cell) {
            Content::Elsewhere(target) => target,
            _ => None,
        }
    }

    /// Whether a cell is confidential.
    pub fn is_hidden(&self, cell: CellNumber) -> bool {
        self.cells[cell as usize].hidden
    }

    /// The cell of the row above in the same column: the next larger group that is listed.
    pub fn parent(&self, cell: CellNumber) -> Option<CellNumber> {
        let sheet = &self.sheets[self.sheet_of(cell)];
        let at = sheet.position(cell);
        let row = sheet.rows[usize::from(at.row)].parent?;
        Some(sheet.number(Position { row, ..at }))
    }
}

fn negative(figure: &Figure) -> Option<Value> {
    match figure.answer {
        Answer::Value(value) if value.as_sum().is_negative() => Some(value),
        _ => None,
    }
}
