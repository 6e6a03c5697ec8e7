//! Reads the checks of a pack with their examples. A check that names what the pack does not have, or a table that it
//! cannot fit, is refused.

use super::binding::{ANY, BY_SEX, COUNTRIES, Fit, MEANS, PERSONS, ROWS, STATUS};
use super::load::Reading;
use super::problem::At;
use super::section::{self, Section};
use super::table_file::universe_named;
use super::{AreaCode, ItemCode, MainDimension, Severity, Sex, Table, TableCode, Universe, Year};
use super::{Check, CheckId, CheckKind, Classification, ClassificationId, Example, ExampleCell};
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

/// Reads the checks of one file; `before` holds those of the files that the pack names before it.
pub(super) fn read(reading: &Reading<'_>, path: &str, named: &Named<'_>, before: &[Check]) -> Vec<Check> {
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
            if before.iter().chain(&checks).any(|check| check.id.as_str() == id.value) {
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
        "change-over-time" => CheckKind::ChangeOverTime {
            tables: tables(PERSONS),
            least: read_bound(entry, "least"),
            deviations: read_bound(entry, "deviations"),
        },
        "sex-ratio-flip" => CheckKind::SexRatioFlip {
            tables: tables(BY_SEX),
            least: read_bound(entry, "least"),
        },
        "other-scale" => CheckKind::OtherScale {
            tables: tables(PERSONS),
        },
        "revised" => CheckKind::Revised {
            tables: tables(ANY),
            percent: read_bound(entry, "percent"),
        },
        "zero-beside-large" => CheckKind::ZeroBesideLarge {
            tables: tables(PERSONS),
            least: read_bound(entry, "least"),
        },
        "unclassified-share" => CheckKind::UnclassifiedShare {
            tables: tables(PERSONS),
            percent: read_bound(entry, "percent"),
            items: read_items(entry, named),
        },
        "copied" => CheckKind::Copied {
            tables: tables(ANY),
            least: read_bound(entry, "least"),
        },
        "one-sex-only" => CheckKind::OneSexOnly { tables: tables(BY_SEX) },
        "mixed-precision" => CheckKind::MixedPrecision {
            tables: tables(PERSONS),
        },
        "round-total" => CheckKind::RoundTotal {
            tables: tables(PERSONS),
        },
        "partner-figures" => CheckKind::PartnerFigures {
            tables: read_tables(entry, entry.some_texts("tables"), COUNTRIES, named),
            measure: read_measure(entry)?,
            times: read_bound(entry, "times"),
            least: read_bound(entry, "least"),
        },
        "small-cells" => CheckKind::SmallCells {
            tables: tables(PERSONS),
        },
        "hidden-computable" => CheckKind::HiddenComputable {
            tables: tables(PERSONS),
        },
        other => {
            entry.problem(kind.line, format!("`{other}` is no kind of check"));
            return None;
        }
    })
}

fn read_measure(entry: &Section<'_>) -> Option<Universe> {
    let At { value, line } = entry.text("measure")?;
    let measure = universe_named(&value);
    if measure.is_none() {
        entry.problem(line, format!("`{value}` is no population that a table counts"));
    }
    measure
}

/// A bound that must be a whole number above nothing.
fn read_bound<'a>(entry: &Section<'a>, key: &'a str) -> u32 {
    let Some(At { value, line }) = entry.number(key) else {
        return 0;
    };
    u32::try_from(value).ok().filter(|bound| *bound > 0).unwrap_or_else(|| {
        entry.problem(line, format!("`{key}` must be a whole number above 0, not {value}"));
        0
    })
}

/// Rows that some list of the pack has.
fn read_items(entry: &Section<'_>, named: &Named<'_>) -> Vec<ItemCode> {
    let codes = entry.texts("items").into_iter();
    codes
        .map(|At { value, line }| {
            let item = ItemCode::from(value);
            if !named.lists.values().any(|list| list.item(&item).is_some()) {
                entry.problem(
                    line,
                    format!("the check names `{item}`, which is in no list of this pack"),
                );
            }
            item
        })
        .collect()
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
    let says_id = example.optional_text("says_id");
    let area = example.optional_text("area");
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
        says_id: says_id.map(|says| says.value).unwrap_or_default(),
        area: area.map(|area| AreaCode::from(area.value)),
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
    let earlier = cell.flag("earlier", false);
    let flag = cell.optional_text("flag").map(|flag| flag.value);
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
        earlier,
        flag,
        table: known?.code.clone(),
        source: source.map(|source| source.value),
        item: item.map(|(item, _)| item),
        status: status.map(|(status, _)| status),
        sex: sex?,
        year: Year(year?),
        value: value?.value,
    })
}
