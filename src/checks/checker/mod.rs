//! The checks of one phase, run once in full and then kept up to date change by change.
//!
//! A changed figure re-evaluates only the identities that touch its cell. Whatever alters the shape (sheets, years, rows,
//! reasons over many cells) checks everything anew; both ways give the same findings, which a property test holds. What can be
//! asked of them stands in `queries.rs`.

mod queries;

use super::causes::Causes;
use super::compose;
use super::earlier::Earlier;
use super::elsewhere::Included;
use super::entries::Entry;
use super::evaluate::evaluate;
use super::finding::Finding;
use super::grid::{CellNumber, Content, Grid};
use super::identity::Identities;
use super::{plausibility, rules, standing};
use crate::figures::{Answers, CellAddress, Change, Scope, Value};
use crate::questionnaire::{CheckKind, Pack, PackId, Severity};
use std::cell::OnceCell;
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
    /// What is odd in a sheet, by its index.
    Odd(u32),
    /// What is odd between two sheets.
    Between(u32, u32),
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
    earlier: Earlier,
    twins: plausibility::Twins,
    findings: BTreeMap<Order, Finding>,
    of_origin: HashMap<Origin, Vec<Order>>,
    of_cell: HashMap<CellNumber, Vec<Order>>,
    causes: Causes,
    /// Made when they are asked for, gone with the next change.
    entries: OnceCell<Arc<[Entry]>>,
}

impl Checker {
    /// Checks everything that `answers` holds for `phase`, which asks `pack`.
    pub fn new(pack: Arc<Pack>, answers: &Answers, phase: &PackId) -> Self {
        let grid = Grid::new(&pack, answers, phase);
        let identities = rules::identities(&pack, &grid);
        let earlier = Earlier::new(&pack, answers, phase, &grid);
        let twins = plausibility::Twins::new(&pack, &grid);
        let mut checker = Self {
            pack,
            phase: phase.clone(),
            grid,
            identities,
            earlier,
            twins,
            findings: BTreeMap::new(),
            of_origin: HashMap::new(),
            of_cell: HashMap::new(),
            causes: Causes::default(),
            entries: OnceCell::new(),
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
            checker.judge_sheet(answers, index);
        }
        checker.judge_across(answers);
        checker.check_tables(answers);
        checker.check_file(answers);
        checker
    }

    /// Takes changes in that have been applied to `answers`.
    pub fn update(&mut self, answers: &Answers, changes: &[Change]) {
        self.entries.take();
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
                Change::Sheet { before, after, .. } => before
                    .iter()
                    .chain(after.iter())
                    .any(|sheet| sheet.phase == self.phase || Earlier::precedes(&sheet.phase, &self.phase)),
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
        // A break that is stated excuses a change, here and in the phases before.
        if let Change::Notes { before, after, .. } = change
            && before.iter().chain(after).any(plausibility::states_break)
        {
            return true;
        }
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
            let phase = answers.sheets.get(&cell.sheet).map(|sheet| &sheet.phase);
            // An earlier figure is compared with; earlier phases are closed, so that this is rare.
            return match phase {
                Some(phase) if Earlier::precedes(phase, &self.phase) => Reach::Shape,
                _ => Reach::Nothing,
            };
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
        let mut moved = cells.clone();
        for &number in cells {
            let address = self.grid.address(number);
            let index = self.grid.sheet_of(number);
            let had = self.grid.cells[number as usize].own;
            self.grid.refresh(&self.pack, answers, &address, number);
            self.twins.refresh(&self.grid, number);
            tables_too |= had != self.grid.cells[number as usize].own;
            self.causes.forget(&self.grid, number);
            sheets.insert(index);
            alone.insert(number);
            identities.extend(self.identities.touching(number).iter().copied());
        }
        if stood_elsewhere || self.any_elsewhere(cells) {
            let now = Included::of(&self.grid);
            let before = std::mem::replace(&mut self.grid.included, now);
            self.causes.forget_all();
            for cell in self.grid.included.differing(&before) {
                identities.extend(self.identities.touching(cell).iter().copied());
                moved.insert(cell);
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
        // What is odd depends on the figures of its own sheet, and what gives a secret away on all that it is worked out from.
        let mut judged: BTreeSet<usize> = moved.iter().map(|cell| self.grid.sheet_of(*cell)).collect();
        judged.extend(plausibility::reached(&self.view(answers), &moved));
        for &number in &identities {
            self.check_identity(answers, number);
        }
        for &number in &alone {
            self.check_cell(answers, number);
        }
        for &index in &sheets {
            self.check_sheet(answers, index);
        }
        for &index in &judged {
            self.judge_sheet(answers, index);
        }
        self.judge_across(answers);
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

    fn judge_sheet(&mut self, answers: &Answers, index: usize) {
        let found = plausibility::of_sheet(&self.view(answers), index);
        self.take_odd(Origin::Odd(index as u32), found);
    }

    fn judge_across(&mut self, answers: &Answers) {
        for sheets in self.twins.take_changed() {
            let found = plausibility::across_sheets(&self.view(answers), &self.twins, sheets);
            self.take_odd(Origin::Between(sheets.0, sheets.1), found);
        }
    }

    fn view<'a>(&'a self, answers: &'a Answers) -> plausibility::View<'a> {
        plausibility::View {
            pack: &self.pack,
            answers,
            grid: &self.grid,
            identities: &self.identities,
            earlier: &self.earlier,
        }
    }

    fn take_odd(&mut self, origin: Origin, odd: Vec<plausibility::Odd>) {
        if odd.is_empty() && !self.of_origin.contains_key(&origin) {
            return;
        }
        let mut found = Vec::with_capacity(odd.len());
        for (within, odd) in odd.into_iter().enumerate() {
            let sheet = &self.grid.sheets[odd.sheet];
            let mut order = match odd.at {
                Some(cell) => self.order_of_cell(cell, odd.finding.severity, odd.check as u16, origin),
                None => Order {
                    table: sheet.table as u16 + 1,
                    sheet: sheet.id.0 + 1,
                    year: odd.year.map_or(0, |year| year.0),
                    ..order(odd.finding.severity, odd.check as u16, origin)
                },
            };
            order.within = within as u16;
            found.push((order, odd.finding, odd.marks));
        }
        let stands = self.of_origin.get(&origin).map_or(&[][..], Vec::as_slice);
        let same = |(order, (found, finding, _)): (&Order, &(Order, Finding, Vec<CellNumber>))| {
            order == found && self.findings.get(order) == Some(finding)
        };
        // Mostly nothing changes, and a finding may have a thousand cells.
        if stands.len() != found.len() || !stands.iter().zip(&found).all(same) {
            self.replace(origin, found);
        }
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
