//! Reads the checks of a pack with their examples. A check that names what the pack does not have, or a table that it
//! cannot fit, is refused.

use super::load::Reading;
use super::problem::At;
use super::section::{self, Section};
use super::{Check, CheckId, CheckKind, Classification, ClassificationId, ClassificationKind, Example, ExampleCell};
use super::{ItemCode, MainDimension, Severity, Sex, Table, TableCode, Unit, Universe, Year};
use std::collections::BTreeMap;
use std::sync::Arc;

type Lists = BTreeMap<ClassificationId, Arc<Classification>>;

/// What the checks may name.
pub(super) struct Named<'a> {
    pub(super) tables: &'a [Table],
    pub(super) lists: &'a Lists,
}

impl Named<'_> {
    fn table(&self, code: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.code.as_str() == code)
    }

    fn has_status(&self, table: &Table, item: &ItemCode) -> bool {
        table
            .status
            .as_ref()
            .and_then(|id| self.lists.get(id))
            .is_some_and(|list| list.item(item).is_some())
    }

    fn has_row(&self, main: &MainDimension, item: &ItemCode) -> bool {
        main.versions
            .iter()
            .filter_map(|id| self.lists.get(id))
            .any(|list| list.item(item).is_some())
    }
}

/// Reads the checks.
pub(super) fn read(reading: &Reading<'_>, path: &str, named: &Named<'_>) -> Vec<Check> {
    let Some(source) = reading.source(path) else {
        return Vec::new();
    };
    let parsed = section::parse(&source, &reading.problems);
    let top = Section::new(&source, &reading.problems, &parsed, "the file of checks");
    let mut checks: Vec<Check> = Vec::new();
    for entry in top.sections("check", "a check") {
        let id = entry.text("id");
        let severity = entry.text("severity").and_then(|At { value, line }| {
            let severity = severity_named(&value);
            if severity.is_none() {
                entry.problem(
                    line,
                    format!("a severity is fatal, error, warning or note, not `{value}`"),
                );
            }
            severity
        });
        let kind = entry.text("kind").and_then(|kind| read_kind(&entry, &kind, named));
        let examples = entry.sections("example", "an example");
        let examples: Vec<Example> = examples
            .into_iter()
            .filter_map(|example| read_example(example, named))
            .collect();
        if let Some(id) = &id {
            if checks.iter().any(|check| check.id.as_str() == id.value) {
                entry.problem(id.line, format!("the check `{}` stands twice", id.value));
            }
            for (passes, word) in [(true, "passes"), (false, "fails")] {
                if !examples.iter().any(|example| example.passes == passes) {
                    entry.problem(
                        id.line,
                        format!("the check `{}` needs an example that {word}", id.value),
                    );
                }
            }
        }
        if let (Some(id), Some(severity), Some(kind)) = (id, severity, kind) {
            checks.push(Check {
                id: CheckId::from(id.value),
                severity,
                kind,
                examples,
            });
        }
        entry.finish();
    }
    top.finish();
    checks
}

fn severity_named(name: &str) -> Option<Severity> {
    Some(match name {
        "note" => Severity::Note,
        "warning" => Severity::Warning,
        "error" => Severity::Error,
        "fatal" => Severity::Fatal,
        _ => return None,
    })
}

/// What a table must have for a check to fit it, with the words for one that has not.
type Fit = (fn(&Table) -> bool, &'static str);

const ANY: Fit = (|_| true, "");
const PERSONS: Fit = (|table| table.unit == Unit::Persons, "counts no persons");
const BY_SEX: Fit = (
    |table| table.by_sex && table.unit == Unit::Persons,
    "does not count persons by sex",
);
const ROWS: Fit = (
    |table| {
        table
            .main
            .as_ref()
            .is_some_and(|main| main.kind != ClassificationKind::Country)
    },
    "has no rows that add up",
);
const STATUS: Fit = (
    |table| table.status.is_some() && table.unit == Unit::Persons,
    "does not count persons by status",
);
const COUNTRIES: Fit = (
    |table| {
        table
            .main
            .as_ref()
            .is_some_and(|main| main.kind == ClassificationKind::Country)
    },
    "lists no countries",
);
const MEANS: Fit = (
    |table| table.universe == Universe::Earnings && table.by_sex,
    "states no earnings by sex",
);

fn read_kind(entry: &Section<'_>, kind: &At<String>, named: &Named<'_>) -> Option<CheckKind> {
    let tables = |fit: Fit| read_tables(entry, entry.texts("tables"), fit, named);
    Some(match kind.value.as_str() {
        "sex-sum" => CheckKind::SexSum { tables: tables(BY_SEX) },
        "partition-sum" => CheckKind::PartitionSum { tables: tables(ROWS) },
        "status-sum" => CheckKind::StatusSum { tables: tables(STATUS) },
        "country-sum" => CheckKind::CountrySum {
            tables: tables(COUNTRIES),
        },
        "mean-between" => CheckKind::MeanBetween { tables: tables(MEANS) },
        "definition-missing" => CheckKind::DefinitionMissing { tables: tables(ANY) },
        "nested" => CheckKind::Nested {
            inner: read_tables(entry, entry.some_texts("inner"), PERSONS, named),
            outer: read_tables(entry, entry.some_texts("outer"), PERSONS, named),
        },
        "equal-totals" => CheckKind::EqualTotals {
            tables: read_totals(entry, named),
        },
        "wrong-input" => CheckKind::WrongInput,
        "year-outside" => CheckKind::YearOutside,
        "source-missing" => CheckKind::SourceMissing,
        "unanswered" => CheckKind::Unanswered,
        "preparer-missing" => CheckKind::PreparerMissing,
        other => {
            entry.problem(kind.line, format!("`{other}` is no kind of check"));
            return None;
        }
    })
}

fn read_tables(entry: &Section<'_>, codes: Vec<At<String>>, (fits, why): Fit, named: &Named<'_>) -> Vec<TableCode> {
    let mut tables: Vec<TableCode> = Vec::new();
    for At { value, line } in codes {
        match named.table(&value) {
            None => entry.problem(
                line,
                format!("the check names `{value}`, which is no table of this pack"),
            ),
            Some(table) if !fits(table) => entry.problem(line, format!("the table `{value}` {why}")),
            Some(table) if tables.contains(&table.code) => {
                entry.problem(line, format!("the table `{value}` stands twice"));
            }
            Some(table) => tables.push(table.code.clone()),
        }
    }
    tables
}

fn read_totals(entry: &Section<'_>, named: &Named<'_>) -> Vec<(TableCode, Option<ItemCode>)> {
    let mut totals = Vec::new();
    let sections = entry.sections("totals", "a total");
    if sections.len() < 2 {
        entry.problem(entry.line, "`totals` must name two tables or more");
    }
    for total in sections {
        let table = total.text("table");
        let status = total.optional_text("status");
        if let Some(table) = table {
            match named.table(&table.value) {
                None => total.problem(
                    table.line,
                    format!("the check names `{}`, which is no table of this pack", table.value),
                ),
                Some(known) => {
                    let status = status.map(|At { value, line }| {
                        let item = ItemCode::from(value);
                        if !named.has_status(known, &item) {
                            total.problem(line, format!("`{item}` is no status of the table `{}`", known.code));
                        }
                        item
                    });
                    totals.push((known.code.clone(), status));
                }
            }
        }
        total.finish();
    }
    totals
}

fn read_example(example: Section<'_>, named: &Named<'_>) -> Option<Example> {
    let expect = example
        .text("expect")
        .and_then(|At { value, line }| match value.as_str() {
            "pass" => Some(true),
            "fail" => Some(false),
            _ => {
                example.problem(
                    line,
                    format!("an example is expected to `pass` or to `fail`, not `{value}`"),
                );
                None
            }
        });
    let says = example.text("says");
    let source_stated = example.flag("source_stated", true);
    let definition_stated = example.flag("definition_stated", true);
    let preparer_named = example.flag("preparer_named", true);
    let mut cells = Vec::new();
    for cell in example.sections("cells", "a cell") {
        cells.extend(read_cell(cell, named));
    }
    example.finish();
    Some(Example {
        passes: expect?,
        says: says?.value,
        cells,
        source_stated,
        definition_stated,
        preparer_named,
    })
}

fn read_cell(cell: Section<'_>, named: &Named<'_>) -> Option<ExampleCell> {
    let table = cell.text("table");
    let source = cell.optional_text("source");
    let item = cell.optional_text("item");
    let status = cell.optional_text("status");
    let sex = cell.optional_text("sex");
    let year = cell.number("year");
    let value = cell.any_text("value");
    let known = table.and_then(|table| {
        let known = named.table(&table.value);
        if known.is_none() {
            cell.problem(
                table.line,
                format!("the example names `{}`, which is no table of this pack", table.value),
            );
        }
        known
    });
    let item = item.map(|At { value, line }| (ItemCode::from(value), line));
    let status = status.map(|At { value, line }| (ItemCode::from(value), line));
    if let Some(known) = known {
        match (&known.main, &item) {
            (None, Some((item, line))) => {
                cell.problem(*line, format!("`{}` has one row, so no item `{item}`", known.code));
            }
            (Some(_), None) => cell.problem(cell.line, format!("a cell of `{}` needs its `item`", known.code)),
            (Some(main), Some((item, line))) if !named.has_row(main, item) => {
                cell.problem(*line, format!("`{item}` is no row of the table `{}`", known.code));
            }
            _ => {}
        }
        match &status {
            None if known.status.is_some() => {
                cell.problem(cell.line, format!("a cell of `{}` needs its `status`", known.code));
            }
            Some((status, line)) if !named.has_status(known, status) => {
                cell.problem(*line, format!("`{status}` is no status of the table `{}`", known.code));
            }
            _ => {}
        }
    }
    let sex = match sex {
        None => Some(Sex::Total),
        Some(At { value, line }) => {
            let sex = Sex::parse(&value);
            if sex.is_none() {
                cell.problem(line, format!("`{value}` is no sex; write T, M or F"));
            }
            if let (Some(known), Some(Sex::Male | Sex::Female)) = (known, sex)
                && !known.by_sex
            {
                cell.problem(line, format!("the table `{}` has no sex", known.code));
            }
            sex
        }
    };
    let year = year.and_then(|At { value, line }| {
        let year = u16::try_from(value).ok().filter(|year| (1000..=9999).contains(year));
        if year.is_none() {
            cell.problem(line, format!("`{value}` is no year"));
        }
        year
    });
    cell.finish();
    Some(ExampleCell {
        table: known?.code.clone(),
        source: source.map(|source| source.value),
        item: item.map(|(item, _)| item),
        status: status.map(|(status, _)| status),
        sex: sex?,
        year: Year(year?),
        value: value?.value,
    })
}
