//! The checks of one phase, run once in full and then kept up to date change by change.
//!
//! A changed figure re-evaluates only the identities that touch its cell. Whatever alters the shape (sheets, years, rows,
//! reasons over many cells) checks everything anew; both ways give the same findings, which a property test holds.

use super::compose;
use super::deduce::{self, Deduction};
use super::elsewhere::Included;
use super::evaluate::{evaluate, protects};
use super::finding::{Counts, Finding};
use super::grid::{CellNumber, Content, Grid};
use super::identity::Identities;
use super::locator::{self, Cause};
use super::{rules, standing};
use crate::figures::{Answers, CellAddress, Change, Scope, SheetId, Value};
use crate::questionnaire::{CheckKind, Pack, PackId, Severity};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Where a finding stands in the list: severity, table, sheet, row, year, then columns and checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    severity: Reverse<Severity>,
    /// 0 for the file, else the table's place in the form plus one.
    table: u16,
    sheet: u32,
    /// 0 for the sheet as a whole, else the row plus one.
    row: u32,
    year: u16,
    status: u16,
    sex: u16,
    check: u16,
    origin: Origin,
    within: u16,
}

/// What a finding was worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Origin {
    File,
    Tables,
    Sheet(u32),
    Cell(CellNumber),
    Identity(u32),
}

/// The findings on one phase of a country file, at every moment.
#[derive(Clone, Debug)]
pub struct Checker {
    pack: Arc<Pack>,
    phase: PackId,
    grid: Grid,
    identities: Identities,
    findings: BTreeMap<Order, Finding>,
    of_origin: HashMap<Origin, Vec<Order>>,
    of_cell: HashMap<CellNumber, Vec<Order>>,
}

impl Checker {
    /// Checks everything that `answers` holds for `phase`, which asks `pack`.
    pub fn new(pack: Arc<Pack>, answers: &Answers, phase: &PackId) -> Self {
        let grid = Grid::new(&pack, answers, phase);
        let identities = rules::identities(&pack, &grid);
        let mut checker = Self {
            pack,
            phase: phase.clone(),
            grid,
            identities,
            findings: BTreeMap::new(),
            of_origin: HashMap::new(),
            of_cell: HashMap::new(),
        };
        for number in 0..checker.identities.len() as u32 {
            checker.check_identity(answers, number);
        }
        for number in 0..checker.grid.cells.len() as CellNumber {
            if checker.grid.content(number) == Content::Wrong {
                checker.check_cell(answers, number);
            }
        }
        for index in 0..checker.grid.sheets.len() {
            checker.check_sheet(answers, index);
        }
        checker.check_tables(answers);
        checker.check_file(answers);
        checker
    }

    /// Takes changes in that have been applied to `answers`.
    pub fn update(&mut self, answers: &Answers, changes: &[Change]) {
        let mut cells = BTreeSet::new();
        for change in changes {
            let reshaped = match change {
                Change::Figure { cell, .. } => match self.changed_cell(answers, cell) {
                    Reach::Nothing => false,
                    Reach::Cell(number) => {
                        cells.insert(number);
                        false
                    }
                    Reach::Shape => true,
                },
                Change::Cover { scope, .. } | Change::Notes { scope, .. } => self.concerns(scope, change),
                Change::Sheet { before, after, .. } => {
                    before.iter().chain(after.iter()).any(|sheet| sheet.phase == self.phase)
                }
                Change::Setting { name, .. } if name == "area" || name == "number_convention" => true,
                Change::Setting { .. } => {
                    self.check_file(answers);
                    false
                }
                // Names, acceptances and what is said about figures alter no finding.
                Change::Source { .. }
                | Change::Phase { .. }
                | Change::Allowance { .. }
                | Change::SecondEntry { .. }
                | Change::Provenance { .. }
                | Change::Remarks { .. } => false,
            };
            if reshaped {
                *self = Self::new(Arc::clone(&self.pack), answers, &self.phase);
                return;
            }
        }
        self.check_cells_anew(answers, &cells);
    }

    fn concerns(&self, scope: &Scope, change: &Change) -> bool {
        match scope {
            Scope::Questionnaire { phase } | Scope::Module { phase, .. } | Scope::Table { phase, .. } => {
                *phase == self.phase
            }
            // A note on a cell says nothing that a check reads.
            Scope::Cell { .. } => false,
            Scope::Row { sheet, .. } | Scope::Year { sheet, .. } | Scope::Column { sheet, .. } => {
                matches!(change, Change::Cover { .. }) && self.grid.sheet(*sheet).is_some()
            }
            Scope::Sheet { sheet } => self.grid.sheet(*sheet).is_some(),
            Scope::Source { .. } => true,
        }
    }

    fn changed_cell(&self, answers: &Answers, cell: &CellAddress) -> Reach {
        let Some(sheet) = self.grid.sheet(cell.sheet) else {
            return Reach::Nothing;
        };
        let Some(at) = sheet.find(&cell.place) else {
            return Reach::Shape;
        };
        let number = sheet.number(at);
        let stood = self.grid.cells[number as usize].own;
        if stood != answers.figure(cell).is_some() && !sheet.is_firm(at) {
            return Reach::Shape;
        }
        Reach::Cell(number)
    }

    fn check_cells_anew(&mut self, answers: &Answers, cells: &BTreeSet<CellNumber>) {
        let mut identities = BTreeSet::new();
        let mut sheets = BTreeSet::new();
        let mut alone = BTreeSet::new();
        let mut tables_too = false;
        let stood_elsewhere = self.any_elsewhere(cells);
        for &number in cells {
            let address = self.grid.address(number);
            let index = self.grid.sheet_of(number);
            let had = self.grid.cells[number as usize].own;
            self.grid.refresh(&self.pack, answers, &address, number);
            tables_too |= had != self.grid.cells[number as usize].own;
            sheets.insert(index);
            alone.insert(number);
            identities.extend(self.identities.touching(number).iter().copied());
        }
        if stood_elsewhere || self.any_elsewhere(cells) {
            let now = Included::of(&self.grid);
            let before = std::mem::replace(&mut self.grid.included, now);
            for cell in self.grid.included.differing(&before) {
                identities.extend(self.identities.touching(cell).iter().copied());
            }
        }
        for &number in &identities {
            // What fits a cell that cannot be read, or the first blank one, depends on its neighbours.
            for term in self.identities.terms(number) {
                match self.grid.content(term.cell) {
                    Content::Wrong => {
                        alone.insert(term.cell);
                    }
                    Content::Blank => {
                        sheets.insert(self.grid.sheet_of(term.cell));
                    }
                    _ => {}
                }
            }
        }
        for &number in &identities {
            self.check_identity(answers, number);
        }
        for &number in &alone {
            self.check_cell(answers, number);
        }
        for &index in &sheets {
            self.check_sheet(answers, index);
        }
        if tables_too {
            self.check_tables(answers);
        }
    }

    fn any_elsewhere(&self, cells: &BTreeSet<CellNumber>) -> bool {
        cells
            .iter()
            .any(|cell| matches!(self.grid.content(*cell), Content::Elsewhere(_)))
    }

    fn check_identity(&mut self, answers: &Answers, number: u32) {
        let identity = self.identities.get(number);
        let verdict = evaluate(&self.grid, identity.relation, self.identities.terms(number));
        let origin = Origin::Identity(number);
        if verdict.failures.is_empty() && !self.of_origin.contains_key(&origin) {
            return;
        }
        let mut found = Vec::new();
        for (within, failure) in verdict.failures.iter().enumerate() {
            let mut finding = compose::finding(&self.pack, answers, &self.grid, identity, failure);
            finding.suggestion = verdict.implied.map(|(cell, value)| (self.grid.address(cell), value));
            let mut order = self.order_of_cell(failure.cell, finding.severity, identity.check, origin);
            order.within = within as u16;
            let mut cells = failure.against.clone();
            cells.push(failure.cell);
            found.push((order, finding, cells));
        }
        self.replace(origin, found);
    }

    fn check_cell(&mut self, answers: &Answers, number: CellNumber) {
        let origin = Origin::Cell(number);
        let mut found = Vec::new();
        if self.grid.content(number) == Content::Wrong {
            let suggestion = self.implied_at(number);
            let address = self.grid.address(number);
            for (index, check) in self.pack.checks.iter().enumerate() {
                if check.kind != CheckKind::WrongInput {
                    continue;
                }
                if let Some(finding) = compose::wrong_input(&self.pack, answers, check, &address, suggestion) {
                    let order = self.order_of_cell(number, finding.severity, index as u16, origin);
                    found.push((order, finding, vec![number]));
                }
            }
        }
        self.replace(origin, found);
    }

    fn check_sheet(&mut self, answers: &Answers, index: usize) {
        let origin = Origin::Sheet(index as u32);
        let sheet = &self.grid.sheets[index];
        let implied = |cell| self.implied_at(cell);
        let found = standing::of_sheet(&self.pack, answers, &self.grid, sheet, implied)
            .into_iter()
            .map(|(check, year, finding)| {
                let order = Order {
                    table: sheet.table as u16 + 1,
                    sheet: sheet.id.0 + 1,
                    year: year.map_or(0, |year| year.0),
                    ..order(finding.severity, check as u16, origin)
                };
                // A marker on the cell itself would colour a sheet that is merely unfinished.
                (order, finding, Vec::new())
            })
            .collect();
        self.replace(origin, found);
    }

    fn check_tables(&mut self, answers: &Answers) {
        let found = standing::of_tables(&self.pack, answers, &self.grid, &self.phase)
            .into_iter()
            .map(|(check, table, finding)| {
                let order = Order {
                    table: table as u16 + 1,
                    ..order(finding.severity, check as u16, Origin::Tables)
                };
                (order, finding, Vec::new())
            })
            .collect();
        self.replace(Origin::Tables, found);
    }

    fn check_file(&mut self, answers: &Answers) {
        let found = standing::of_file(&self.pack, answers)
            .into_iter()
            .map(|(check, finding)| (order(finding.severity, check as u16, Origin::File), finding, Vec::new()))
            .collect();
        self.replace(Origin::File, found);
    }

    fn order_of_cell(&self, cell: CellNumber, severity: Severity, check: u16, origin: Origin) -> Order {
        let sheet = &self.grid.sheets[self.grid.sheet_of(cell)];
        let at = sheet.position(cell);
        Order {
            table: sheet.table as u16 + 1,
            sheet: sheet.id.0 + 1,
            row: u32::from(at.row) + 1,
            year: sheet.years[usize::from(at.year)].0.0,
            status: at.status,
            sex: at.sex,
            ..order(severity, check, origin)
        }
    }

    fn replace(&mut self, origin: Origin, found: Vec<(Order, Finding, Vec<CellNumber>)>) {
        for order in self.of_origin.remove(&origin).unwrap_or_default() {
            let Some(gone) = self.findings.remove(&order) else {
                continue;
            };
            for cell in gone.cells.iter().filter_map(|cell| self.grid.find(cell)) {
                if let Some(list) = self.of_cell.get_mut(&cell) {
                    list.retain(|other| *other != order);
                    if list.is_empty() {
                        self.of_cell.remove(&cell);
                    }
                }
            }
        }
        for (order, finding, cells) in found {
            for cell in cells {
                let list = self.of_cell.entry(cell).or_default();
                let place = list.partition_point(|other| *other < order);
                list.insert(place, order);
            }
            self.of_origin.entry(origin).or_default().push(order);
            self.findings.insert(order, finding);
        }
    }

    fn implied_at(&self, cell: CellNumber) -> Option<Value> {
        self.identities.touching(cell).iter().find_map(|&number| {
            let verdict = evaluate(
                &self.grid,
                self.identities.get(number).relation,
                self.identities.terms(number),
            );
            verdict.implied.filter(|(of, _)| *of == cell).map(|(_, value)| value)
        })
    }

    /// All findings, the worst first; within a severity in the order of the form.
    pub fn findings(&self) -> impl DoubleEndedIterator<Item = &Finding> + ExactSizeIterator {
        self.findings.values()
    }

    /// The findings that concern a cell, the worst first.
    pub fn findings_of_cell(&self, cell: &CellAddress) -> Vec<&Finding> {
        let orders = self.grid.find(cell).and_then(|number| self.of_cell.get(&number));
        orders
            .into_iter()
            .flatten()
            .filter_map(|order| self.findings.get(order))
            .collect()
    }

    /// The worst that is found on a cell; cheap enough to ask for every cell that is drawn.
    pub fn severity_of_cell(&self, cell: &CellAddress) -> Option<Severity> {
        if self.of_cell.is_empty() {
            return None;
        }
        let orders = self.of_cell.get(&self.grid.find(cell)?)?;
        orders.first().map(|order| order.severity.0)
    }

    /// The findings that belong to a sheet.
    pub fn findings_of_sheet(&self, sheet: SheetId) -> impl Iterator<Item = &Finding> {
        self.findings().filter(move |finding| finding.sheet == Some(sheet))
    }

    /// The finding of that key.
    pub fn finding(&self, key: &str) -> Option<&Finding> {
        self.findings().find(|finding| finding.key == key)
    }

    /// How many findings there are of each severity.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        self.findings().for_each(|finding| counts.add(finding));
        counts
    }

    /// The only figure that fits a blank cell, or one that could not be read, by a sum in which it is the one part missing.
    pub fn implied(&self, cell: &CellAddress) -> Option<Value> {
        self.implied_at(self.grid.find(cell)?)
    }

    /// What has made identities fail, those that share a figure together, each with the figures that would be right.
    pub fn causes(&self) -> Vec<Cause> {
        let mut failing: Vec<u32> = self
            .of_origin
            .keys()
            .filter_map(|origin| match origin {
                Origin::Identity(number) => Some(*number),
                _ => None,
            })
            .collect();
        failing.sort_unstable();
        locator::locate(&self.grid, &self.identities, &failing)
    }

    /// What follows in a sheet by its sums, totals from parts and single parts from totals, while the figures of `set_aside` are
    /// looked at as if they were not there. Nothing that would make another sum fail is among it.
    pub fn deduce(&self, sheet: SheetId, set_aside: &BTreeSet<CellAddress>) -> Deduction {
        deduce::deduce(&self.grid, &self.identities, sheet, &self.numbers(set_aside))
    }

    /// What follows for these totals of a sheet from their parts, while the figures of `set_aside` are looked at as if they were
    /// not there.
    pub fn deduce_totals(
        &self,
        sheet: SheetId,
        totals: &BTreeSet<CellAddress>,
        set_aside: &BTreeSet<CellAddress>,
    ) -> Deduction {
        let (totals, set_aside) = (self.numbers(totals), self.numbers(set_aside));
        deduce::deduce_totals(&self.grid, &self.identities, sheet, &totals, &set_aside)
    }

    fn numbers(&self, cells: &BTreeSet<CellAddress>) -> BTreeSet<CellNumber> {
        cells.iter().filter_map(|cell| self.grid.find(cell)).collect()
    }

    /// The cells of a sheet that are the total of others.
    pub fn totals(&self, sheet: SheetId) -> BTreeSet<CellAddress> {
        let totals = deduce::totals(&self.grid, &self.identities, sheet);
        totals.into_iter().map(|cell| self.grid.address(cell)).collect()
    }

    /// Those of these cells that are a total, and all totals that they are a part of.
    pub fn totals_above<'a>(&self, cells: impl Iterator<Item = &'a CellAddress>) -> BTreeSet<CellAddress> {
        let cells: Vec<CellNumber> = cells.filter_map(|cell| self.grid.find(cell)).collect();
        let totals = deduce::totals_above(&self.identities, &cells);
        totals.into_iter().map(|cell| self.grid.address(cell)).collect()
    }

    /// The cells that say of themselves that they are included in this one.
    pub fn included_in(&self, cell: &CellAddress) -> Vec<CellAddress> {
        let included = &self.grid.included;
        let number = self.grid.find(cell).filter(|_| !included.is_empty());
        number.map_or_else(Vec::new, |number| {
            let sources = included.pointing_at(number).iter();
            sources.map(|source| self.grid.address(*source)).collect()
        })
    }

    /// Whether other cells say that they are included in this one; cheap enough to ask for every cell that is drawn.
    pub fn includes_others(&self, cell: &CellAddress) -> bool {
        let included = &self.grid.included;
        !included.is_empty()
            && self
                .grid
                .find(cell)
                .is_some_and(|number| !included.pointing_at(number).is_empty())
    }

    /// Whether one cell is made up of others among which is the other cell, by one sum or by sums of sums.
    pub fn is_part_of(&self, part: &CellAddress, whole: &CellAddress) -> bool {
        let (Some(part), Some(whole)) = (self.grid.find(part), self.grid.find(whole)) else {
            return false;
        };
        deduce::is_part_of(&self.identities, part, whole)
    }

    /// Whether a slip in the figure of a cell would be seen: it stands in a sum, or in an equation between tables, of which
    /// everything else is known. Nothing but the source document tells of a slip in any other.
    pub fn is_protected(&self, cell: &CellAddress) -> bool {
        let Some(number) = self.grid.find(cell) else {
            return false;
        };
        self.identities.touching(number).iter().any(|identity| {
            let relation = self.identities.get(*identity).relation;
            protects(&self.grid, relation, self.identities.terms(*identity), number)
        })
    }

    /// The identities of the phase, as one sparse system over numbered cells.
    pub fn identities(&self) -> &Identities {
        &self.identities
    }

    /// The number of a cell in the identities.
    pub fn cell_number(&self, cell: &CellAddress) -> Option<CellNumber> {
        self.grid.find(cell)
    }

    /// The numbers of a sheet's cells, which follow one another.
    pub fn cells_of_sheet(&self, sheet: SheetId) -> std::ops::Range<CellNumber> {
        self.grid.cells_of(sheet)
    }

    /// The cell of that number.
    pub fn cell_address(&self, number: CellNumber) -> Option<CellAddress> {
        ((number as usize) < self.grid.cells.len()).then(|| self.grid.address(number))
    }
}

/// What a changed figure reaches.
enum Reach {
    /// No cell of this phase.
    Nothing,
    /// One cell.
    Cell(CellNumber),
    /// Rows, years or statuses come or go with it.
    Shape,
}

fn order(severity: Severity, check: u16, origin: Origin) -> Order {
    Order {
        severity: Reverse(severity),
        table: 0,
        sheet: 0,
        row: 0,
        year: 0,
        status: 0,
        sex: 0,
        check,
        origin,
        within: 0,
    }
}
