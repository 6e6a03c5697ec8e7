//! From the checks of a pack to the identities within each sheet: sexes, rows, statuses, countries, means.
//! Identities across sheets are made in `across.rs`.

use super::across;
use super::grid::{Grid, Position, SheetBox};
use super::identity::{Identities, Relation, Subject, Term};
use crate::questionnaire::{
    CheckKind, Classification, ClassificationId, ClassificationKind, Item, ItemCode, Pack, Sex, Table, TableCode, Unit,
};
use std::collections::{BTreeMap, HashMap};

/// Makes every identity that the pack's checks find in the grid.
pub(super) fn identities(pack: &Pack, grid: &Grid) -> Identities {
    let mut maker = Maker {
        pack,
        grid,
        check: 0,
        made: Identities::default(),
    };
    for (number, check) in pack.checks.iter().enumerate() {
        maker.check = number as u16;
        match &check.kind {
            CheckKind::SexSum { tables } => maker.each_sheet(tables, Maker::sexes),
            CheckKind::PartitionSum { tables } => maker.each_sheet(tables, Maker::rows),
            CheckKind::StatusSum { tables } => maker.each_sheet(tables, Maker::statuses),
            CheckKind::CountrySum { tables } => maker.each_sheet(tables, Maker::countries),
            CheckKind::MeanBetween { tables } => maker.each_sheet(tables, Maker::means),
            CheckKind::Nested { inner, outer } => across::nested(&mut maker, inner, outer),
            CheckKind::EqualTotals { tables } => across::equal_totals(&mut maker, tables),
            // What is no identity: `standing.rs` and `plausibility/`.
            _ => {}
        }
    }
    maker.made.index(grid.cells.len());
    maker.made
}

/// Identities in the making.
pub(super) struct Maker<'a> {
    pub pack: &'a Pack,
    pub grid: &'a Grid,
    check: u16,
    made: Identities,
}

/// The rows of one classification in one sheet.
struct Block<'a> {
    classification: &'a Classification,
    rows: HashMap<&'a ItemCode, u16>,
}

impl<'a> Maker<'a> {
    fn each_sheet(&mut self, tables: &[TableCode], rule: fn(&mut Self, &'a SheetBox, &'a Table)) {
        let (pack, grid) = (self.pack, self.grid);
        for sheet in &grid.sheets {
            let table = &pack.tables[sheet.table];
            if tables.is_empty() || tables.contains(&table.code) {
                rule(self, sheet, table);
            }
        }
    }

    /// Adds an identity of the check at hand.
    pub fn push(&mut self, subject: Subject, relation: Relation, terms: impl IntoIterator<Item = Term>) {
        self.made.push(self.check, subject, relation, terms);
    }

    /// A whole and its parts, each part a group of its own.
    fn push_sum(&mut self, subject: Subject, relation: Relation, whole: u32, parts: impl IntoIterator<Item = u32>) {
        let whole = Term {
            cell: whole,
            sign: 1,
            group: 0,
        };
        let parts = parts.into_iter().enumerate().map(|(index, cell)| Term {
            cell,
            sign: -1,
            group: index as u16 + 1,
        });
        self.made
            .push(self.check, subject, relation, std::iter::once(whole).chain(parts));
    }

    fn sexes(&mut self, sheet: &'a SheetBox, table: &'a Table) {
        let [Some(total), Some(men), Some(women)] = Sex::ALL.map(|sex| sheet.sex(sex)) else {
            return;
        };
        if table.unit != Unit::Persons {
            return;
        }
        for row in 0..sheet.rows.len() as u16 {
            for (year, status) in columns(sheet) {
                let at = |sex| sheet.number(Position { row, year, status, sex });
                self.push_sum(Subject::Sexes, Relation::Equal, at(total), [at(men), at(women)]);
            }
        }
    }

    fn means(&mut self, sheet: &'a SheetBox, table: &'a Table) {
        let [Some(total), Some(men), Some(women)] = Sex::ALL.map(|sex| sheet.sex(sex)) else {
            return;
        };
        if table.unit != Unit::Currency {
            return;
        }
        for row in 0..sheet.rows.len() as u16 {
            for (year, status) in columns(sheet) {
                let at = |sex| sheet.number(Position { row, year, status, sex });
                self.push_sum(Subject::Means, Relation::Between, at(total), [at(men), at(women)]);
            }
        }
    }

    fn rows(&mut self, sheet: &'a SheetBox, table: &'a Table) {
        if table.unit != Unit::Persons || is_country(table) {
            return;
        }
        for block in blocks(self.pack, sheet) {
            let mut parts: BTreeMap<u16, (Vec<u16>, usize)> = BTreeMap::new();
            let mut within = Vec::new();
            for item in &block.classification.items {
                let Some(whole) = item.part_of.as_ref().and_then(|whole| block.rows.get(whole)) else {
                    continue;
                };
                let row = block.rows.get(&item.code);
                if item.in_partition {
                    let (listed, all) = parts.entry(*whole).or_default();
                    listed.extend(row);
                    *all += 1;
                } else {
                    within.extend(row.map(|row| (*row, *whole)));
                }
            }
            for (whole, (listed, all)) in parts {
                if listed.is_empty() {
                    continue;
                }
                // What the form does not list is not asked, and counts as nothing in the total; below it, a few divisions listed
                // by choice are not the whole of their section.
                let complete = listed.len() == all || sheet.rows[usize::from(whole)].is_total;
                let relation = if complete { Relation::Equal } else { Relation::AtLeast };
                each_column(sheet, |at| {
                    let cell = |row: u16| sheet.number(Position { row, ..at });
                    self.push_sum(
                        Subject::Rows,
                        relation,
                        cell(whole),
                        listed.iter().map(|row| cell(*row)),
                    );
                });
            }
            for (inner, outer) in within {
                each_column(sheet, |at| {
                    let cell = |row: u16| sheet.number(Position { row, ..at });
                    let terms = pair(cell(inner), cell(outer));
                    self.push(Subject::Within, Relation::AtMost, terms);
                });
            }
        }
        let totals = total_rows(sheet);
        if totals.len() > 1 {
            each_column(sheet, |at| {
                let terms = totals.iter().enumerate().map(|(index, &row)| Term {
                    cell: sheet.number(Position { row, ..at }),
                    sign: 1,
                    group: index as u16,
                });
                self.push(Subject::Blocks, Relation::Same, terms);
            });
        }
    }

    fn statuses(&mut self, sheet: &'a SheetBox, table: &'a Table) {
        let list = table.status.as_ref().and_then(|id| self.pack.classification(id));
        let (Some(list), Unit::Persons) = (list, table.unit) else {
            return;
        };
        for whole in &list.items {
            let Some(whole_index) = sheet.status(Some(&whole.code)) else {
                continue;
            };
            let all: Vec<&Item> = list.partition_of(&whole.code).collect();
            let listed: Vec<u16> = all.iter().filter_map(|item| sheet.status(Some(&item.code))).collect();
            if listed.is_empty() {
                continue;
            }
            // "Of which migrants" stands alone while the optional non-migrants are not shown.
            let relation = if listed.len() == all.len() {
                Relation::Equal
            } else {
                Relation::AtLeast
            };
            for row in 0..sheet.rows.len() as u16 {
                for year in 0..sheet.years.len() as u16 {
                    for sex in 0..sheet.sexes.len() as u16 {
                        let cell = |status| sheet.number(Position { row, year, status, sex });
                        let parts = listed.iter().map(|status| cell(*status));
                        self.push_sum(Subject::Statuses, relation, cell(whole_index), parts);
                    }
                }
            }
        }
    }

    fn countries(&mut self, sheet: &'a SheetBox, table: &'a Table) {
        if table.unit != Unit::Persons || !is_country(table) {
            return;
        }
        for block in blocks(self.pack, sheet) {
            let Some(total) = block.classification.total() else {
                continue;
            };
            let mut children: BTreeMap<u16, Vec<u16>> = BTreeMap::new();
            let whole_row = block.rows.get(&total.code).copied();
            let mut rest = None;
            for item in &block.classification.items {
                let Some(&row) = block.rows.get(&item.code) else {
                    continue;
                };
                if item.is_total {
                    continue;
                }
                if item.is_other {
                    rest = Some(row);
                    continue;
                }
                // The listed groups that it lies in; without one it is a part of the total.
                let groups: Vec<u16> = containers(item)
                    .filter(|code| *code != &total.code)
                    .filter_map(|code| block.rows.get(code).copied())
                    .collect();
                let wholes = if groups.is_empty() {
                    whole_row.into_iter().collect()
                } else {
                    groups
                };
                for whole in wholes {
                    children.entry(whole).or_default().push(row);
                }
            }
            for (whole, mut parts) in children {
                let relation = match rest {
                    Some(rest) if Some(whole) == whole_row => {
                        parts.push(rest);
                        Relation::EqualWithRest
                    }
                    _ => {
                        drop_nested(&block, sheet, &mut parts);
                        if is_partition(&block, sheet, whole) {
                            Relation::Equal
                        } else {
                            Relation::AtLeast
                        }
                    }
                };
                each_column(sheet, |at| {
                    let cell = |row: u16| sheet.number(Position { row, ..at });
                    self.push_sum(
                        Subject::Countries,
                        relation,
                        cell(whole),
                        parts.iter().map(|row| cell(*row)),
                    );
                });
            }
        }
    }
}

/// Whether every part of a group is listed.
fn is_partition(block: &Block<'_>, sheet: &SheetBox, whole: u16) -> bool {
    sheet.rows[usize::from(whole)].item.as_ref().is_some_and(|code| {
        let mut parts = block.classification.partition_of(code).peekable();
        parts.peek().is_some() && parts.all(|item| block.rows.contains_key(&item.code))
    })
}

/// Leaves those parts of a group that lie in no other part of it, so that nobody is counted twice.
fn drop_nested(block: &Block<'_>, sheet: &SheetBox, parts: &mut Vec<u16>) {
    let all = parts.clone();
    parts.retain(|row| {
        let item = sheet.rows[usize::from(*row)].item.as_ref();
        let Some(item) = item.and_then(|code| block.classification.item(code)) else {
            return false;
        };
        !containers(item).any(|code| block.rows.get(code).is_some_and(|row| all.contains(row)))
    });
}

/// Every item that wholly contains this one.
fn containers(item: &Item) -> impl Iterator<Item = &ItemCode> {
    item.part_of.iter().chain(&item.within)
}

/// The smaller against the larger.
pub(super) fn pair(smaller: u32, larger: u32) -> [Term; 2] {
    [(smaller, 1, 0), (larger, -1, 1)].map(|(cell, sign, group)| Term { cell, sign, group })
}

fn is_country(table: &Table) -> bool {
    table
        .main
        .as_ref()
        .is_some_and(|main| main.kind == ClassificationKind::Country)
}

fn blocks<'a>(pack: &'a Pack, sheet: &'a SheetBox) -> Vec<Block<'a>> {
    let mut found: Vec<(&ClassificationId, HashMap<&ItemCode, u16>)> = Vec::new();
    for (number, row) in sheet.rows.iter().enumerate() {
        let (Some(item), Some(id)) = (&row.item, &row.classification) else {
            continue;
        };
        if found.last().is_none_or(|(last, _)| *last != id) {
            found.push((id, HashMap::new()));
        }
        if let Some((_, rows)) = found.last_mut() {
            rows.insert(item, number as u16);
        }
    }
    found
        .into_iter()
        .filter_map(|(id, rows)| {
            let classification = pack.classification(id)?;
            Some(Block { classification, rows })
        })
        .collect()
}

/// The rows that count everybody: one for each classification in use.
pub(super) fn total_rows(sheet: &SheetBox) -> Vec<u16> {
    let rows = sheet.rows.iter().enumerate();
    rows.filter(|(_, row)| row.is_total)
        .map(|(number, _)| number as u16)
        .collect()
}

fn columns(sheet: &SheetBox) -> impl Iterator<Item = (u16, u16)> + use<> {
    let statuses = sheet.statuses.len() as u16;
    (0..sheet.years.len() as u16).flat_map(move |year| (0..statuses).map(move |status| (year, status)))
}

/// Every column of a sheet, as the position of its cell in the first row.
fn each_column(sheet: &SheetBox, mut with: impl FnMut(Position)) {
    for (year, status) in columns(sheet) {
        for sex in 0..sheet.sexes.len() as u16 {
            with(Position {
                row: 0,
                year,
                status,
                sex,
            });
        }
    }
}
