//! Checks on a sheet, a table or the file as a whole: source, definition, years, preparer, and what is not answered yet.

use super::compose::sheet_key;
use super::finding::{Detail, Finding, Message};
use super::grid::{CellNumber, Content, Grid, SheetBox};
use crate::figures::{Answers, CellAddress, Scope, SheetId, Value};
use crate::questionnaire::{Check, CheckKind, Pack, PackId, Table, TableCode, Year};

/// What a walk over the cells of a sheet finds.
#[derive(Clone, Debug, Default)]
struct Tally {
    /// Cells with a figure of their own.
    answered: usize,
    /// Numbers.
    values: usize,
    /// Numbers that depend on who is called a migrant.
    of_migrants: usize,
    /// Cells of opened years without an answer.
    blank: usize,
    first_blank: Option<CellNumber>,
}

fn tally(pack: &Pack, grid: &Grid, sheet: &SheetBox) -> Tally {
    let table = &pack.tables[sheet.table];
    let total = table
        .status
        .as_ref()
        .and_then(|id| pack.classification(id))
        .and_then(|list| list.total());
    let migrants: Vec<bool> = sheet
        .statuses
        .iter()
        .map(|(code, _)| match code {
            Some(code) => total.is_none_or(|total| &total.code != code),
            None => table.migrants_only,
        })
        .collect();
    let mut tally = Tally::default();
    let mut number = sheet.base;
    for _ in &sheet.rows {
        for (_, opened) in &sheet.years {
            for of_migrants in &migrants {
                for _ in sheet.sexes {
                    let cell = grid.cells[number as usize];
                    tally.answered += usize::from(cell.own);
                    match cell.content {
                        Content::Value(_) => {
                            tally.values += 1;
                            tally.of_migrants += usize::from(*of_migrants);
                        }
                        Content::Blank if *opened => {
                            tally.blank += 1;
                            tally.first_blank.get_or_insert(number);
                        }
                        _ => {}
                    }
                    number += 1;
                }
            }
        }
    }
    tally
}

/// Whether anything stands in a sheet.
pub(super) fn is_answered(grid: &Grid, sheet: &SheetBox) -> bool {
    let cells = sheet.base as usize..sheet.base as usize + sheet.len();
    grid.cells[cells].iter().any(|cell| cell.own)
}

/// A finding with the year it belongs to, for its place in the list.
pub(super) type Placed = (usize, Option<Year>, Finding);

/// The findings on one sheet, with the number of their check. `implied` tells the only figure that fits a cell.
pub(super) fn of_sheet(
    pack: &Pack,
    answers: &Answers,
    grid: &Grid,
    sheet: &SheetBox,
    implied: impl Fn(CellNumber) -> Option<Value>,
) -> Vec<Placed> {
    let table = &pack.tables[sheet.table];
    let Some(definition) = answers.sheets.get(&sheet.id) else {
        return Vec::new();
    };
    let tally = tally(pack, grid, sheet);
    let mut found = Vec::new();
    for (number, check) in pack.checks.iter().enumerate() {
        let make = |variant: &str, id: &'static str, more: Vec<(&'static str, Detail)>| {
            let mut args = vec![("sheet", Detail::Sheet(sheet.id))];
            args.extend(more);
            Finding {
                table: Some(table.code.clone()),
                sheet: Some(sheet.id),
                ..bare(
                    check,
                    sheet_key(answers, check, variant, sheet.id),
                    Message { id, args },
                )
            }
        };
        match &check.kind {
            CheckKind::SourceMissing if definition.source.is_none() && tally.answered > 0 => {
                found.push((number, None, make("source", "finding-source-missing", Vec::new())));
            }
            CheckKind::DefinitionMissing { tables } => {
                // Where the check names a table of nationals abroad, every figure in it depends on who is counted.
                let counted = if table.needs_definition() {
                    tally.of_migrants
                } else {
                    tally.values
                };
                let bound = if tables.is_empty() {
                    table.needs_definition()
                } else {
                    tables.contains(&table.code)
                };
                let open = bound && counted > 0 && table.implied_definition.is_none();
                if open && !has_definition(answers, sheet.id, table) {
                    let id = "finding-definition-missing";
                    found.push((number, None, make("definition", id, Vec::new())));
                }
            }
            CheckKind::YearOutside => {
                for (year, _) in sheet.years.iter().filter(|(year, _)| !pack.allows_year(*year)) {
                    let args = vec![
                        ("year", Detail::Text(year.to_string())),
                        ("first", Detail::Text(pack.years.start().to_string())),
                        ("last", Detail::Text(pack.years.end().to_string())),
                    ];
                    let finding = make(&format!("year-{year}"), "finding-year-outside", args);
                    found.push((number, Some(*year), finding));
                }
            }
            CheckKind::Unanswered if tally.blank > 0 => {
                let first: Option<CellAddress> = tally.first_blank.map(|cell| grid.address(cell));
                let args = vec![
                    ("count", Detail::Count(tally.blank)),
                    (
                        "first",
                        first.clone().map_or(Detail::Text(String::new()), Detail::WithinTable),
                    ),
                ];
                let fitting = tally.first_blank.and_then(&implied);
                let suggestion = first.clone().zip(fitting);
                found.push((
                    number,
                    None,
                    Finding {
                        cells: first.into_iter().collect(),
                        suggestion,
                        completeness: true,
                        ..make("cells", "finding-unanswered-cells", args)
                    },
                ));
            }
            CheckKind::Unanswered if is_empty(answers, sheet, &tally) && !is_covered(answers, sheet.id, table) => {
                found.push((
                    number,
                    None,
                    Finding {
                        completeness: true,
                        ..make("sheet", "finding-unanswered-sheet", Vec::new())
                    },
                ));
            }
            _ => {}
        }
    }
    found
}

/// No year is opened and nothing answered.
fn is_empty(answers: &Answers, sheet: &SheetBox, tally: &Tally) -> bool {
    tally.answered == 0 && answers.sheets.get(&sheet.id).is_none_or(|sheet| sheet.years.is_empty())
}

/// Whether a reason covers the whole sheet.
fn is_covered(answers: &Answers, sheet: SheetId, table: &Table) -> bool {
    answers.covers.contains_key(&Scope::Sheet { sheet })
        || answers
            .sheets
            .get(&sheet)
            .is_some_and(|of| is_table_covered(answers, &of.phase, table))
}

fn is_table_covered(answers: &Answers, phase: &PackId, table: &Table) -> bool {
    let phase = || phase.clone();
    let scopes = [
        Scope::Table {
            phase: phase(),
            table: table.code.clone(),
        },
        Scope::Module {
            phase: phase(),
            module: table.module.clone(),
        },
        Scope::Questionnaire { phase: phase() },
    ];
    scopes.iter().any(|scope| answers.covers.contains_key(scope))
}

/// Whether the definition of migrants is stated for a sheet, in its metadata or by a note of type T36 on it or above it.
fn has_definition(answers: &Answers, id: SheetId, table: &Table) -> bool {
    let Some(sheet) = answers.sheets.get(&id) else {
        return false;
    };
    if sheet.definition().is_some() {
        return true;
    }
    let mut scopes = vec![
        Scope::Sheet { sheet: id },
        Scope::Table {
            phase: sheet.phase.clone(),
            table: table.code.clone(),
        },
        Scope::Module {
            phase: sheet.phase.clone(),
            module: table.module.clone(),
        },
        Scope::Questionnaire {
            phase: sheet.phase.clone(),
        },
    ];
    scopes.extend(sheet.source.clone().map(|source| Scope::Source { source }));
    scopes
        .iter()
        .filter_map(|scope| answers.notes.get(scope))
        .flatten()
        .any(|note| note.code.as_ref().is_some_and(|code| code.note_type() == "T36"))
}

/// The findings on tables that have no sheet: nothing is answered and no reason given.
pub(super) fn of_tables(pack: &Pack, answers: &Answers, grid: &Grid, phase: &PackId) -> Vec<(usize, usize, Finding)> {
    let mut found = Vec::new();
    let checks = pack
        .checks
        .iter()
        .enumerate()
        .filter(|(_, check)| check.kind == CheckKind::Unanswered);
    for (number, check) in checks {
        for (index, table) in pack.tables.iter().enumerate() {
            let has_sheet = grid.sheets.iter().any(|sheet| sheet.table == index);
            if has_sheet || is_table_covered(answers, phase, table) || is_pair_answered(pack, grid, table) {
                continue;
            }
            let message = Message {
                id: "finding-unanswered-table",
                args: vec![("table", Detail::Table(table.code.clone()))],
            };
            let key = format!("{}|table|{}", check.id, table.code);
            found.push((
                number,
                index,
                Finding {
                    table: Some(table.code.clone()),
                    completeness: true,
                    ..bare(check, key, message)
                },
            ));
        }
    }
    found
}

/// Whether the other table of a birth/citizenship pair is answered: one of the two is enough.
fn is_pair_answered(pack: &Pack, grid: &Grid, table: &Table) -> bool {
    let is_pair = |code: &TableCode| table.pair.as_ref() == Some(code);
    grid.sheets
        .iter()
        .any(|sheet| is_pair(&pack.tables[sheet.table].code) && is_answered(grid, sheet))
}

/// The findings on the file itself.
pub(super) fn of_file(pack: &Pack, answers: &Answers) -> Vec<(usize, Finding)> {
    let named = answers
        .settings
        .get("preparer")
        .is_some_and(|name| !name.trim().is_empty());
    let checks = pack.checks.iter().enumerate();
    checks
        .filter(|(_, check)| check.kind == CheckKind::PreparerMissing && !named)
        .map(|(number, check)| {
            let message = Message {
                id: "finding-preparer-missing",
                args: Vec::new(),
            };
            (number, bare(check, format!("{}|preparer", check.id), message))
        })
        .collect()
}

fn bare(check: &Check, key: String, message: Message) -> Finding {
    Finding {
        key,
        check: check.id.clone(),
        severity: check.severity,
        table: None,
        sheet: None,
        cells: Vec::new(),
        left: None,
        right: None,
        difference: None,
        suggestion: None,
        completeness: false,
        message,
    }
}
