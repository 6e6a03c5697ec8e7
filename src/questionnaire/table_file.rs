//! Reads the modules and tables of a pack and refuses what does not fit together.

use super::classification_file::kind_named;
use super::load::Reading;
use super::problem::At;
use super::section::{self, Section};
use super::{
    Classification, ClassificationId, ClassificationKind, MainDimension, ModuleId, NoteCode, NoteVocabulary, Table,
    TableCode, Unit, Universe,
};
use std::collections::BTreeMap;
use std::sync::Arc;

type Lists = BTreeMap<ClassificationId, Arc<Classification>>;

/// Reads modules and tables.
pub(super) fn read(
    reading: &Reading<'_>,
    path: &str,
    lists: &Lists,
    notes: &NoteVocabulary,
) -> (Vec<(ModuleId, String)>, Vec<Table>) {
    let Some(source) = reading.source(path) else {
        return (Vec::new(), Vec::new());
    };
    let parsed = section::parse(&source, &reading.problems);
    let top = Section::new(&source, &reading.problems, &parsed, "the file of tables");
    let mut modules: Vec<(ModuleId, String)> = Vec::new();
    for entry in top.sections("module", "a module") {
        let (id, title) = (entry.text("id"), entry.text("title"));
        if let (Some(id), Some(title)) = (id, title) {
            let module = ModuleId::from(id.value);
            if modules.iter().any(|(known, _)| *known == module) {
                entry.problem(id.line, format!("the module `{module}` stands twice"));
            }
            modules.push((module, title.value));
        }
        entry.finish();
    }
    let mut tables: Vec<Table> = Vec::new();
    let mut lines = Vec::new();
    for entry in top.sections("table", "a table") {
        let line = entry.line;
        if let Some(table) = read_table(&entry, &modules, lists, notes) {
            if let Some(twin) = tables.iter().position(|other| other.code == table.code) {
                entry.problem(
                    line,
                    format!("the table `{}` stands in line {} too", table.code, lines[twin]),
                );
            }
            if let Some(twin) = tables.iter().find(|other| other.number == table.number) {
                entry.problem(
                    line,
                    format!(
                        "`{}` and `{}` have the same number {}",
                        twin.code, table.code, table.number
                    ),
                );
            }
            tables.push(table);
            lines.push(line);
        }
        entry.finish();
    }
    if tables.is_empty() {
        top.problem(0, "there is no table");
    }
    top.finish();
    check_together(reading, &source.file, &tables, &lines);
    (modules, tables)
}

fn read_table(
    entry: &Section<'_>,
    modules: &[(ModuleId, String)],
    lists: &Lists,
    notes: &NoteVocabulary,
) -> Option<Table> {
    let code = entry.text("code");
    let number = entry.number("number");
    let module = entry.text("module");
    let title = entry.text("title");
    let universe = entry.text("universe");
    let unit = entry.text("unit");
    let multiplier = entry.number("multiplier");
    let by_sex = entry.required_flag("sex");
    let status = entry.optional_text("status");
    let main = entry.section("rows", "`rows`").map(|rows| read_rows(rows, lists));
    let migrants_only = entry.flag("migrants_only", false);
    let later_codes = entry.texts("later_codes");
    let successor = entry.optional_text("successor");
    let pair = entry.optional_text("pair");
    let definition = entry.optional_text("implied_definition");

    let number = number.and_then(|At { value, line }| {
        let number = u16::try_from(value).ok().filter(|number| *number > 0);
        if number.is_none() {
            entry.problem(line, format!("the number {value} of a table must be 1 or more"));
        }
        number
    });
    let multiplier = multiplier.and_then(|At { value, line }| {
        let power = i8::try_from(value).ok().filter(|power| (0..=9).contains(power));
        if power.is_none() {
            entry.problem(
                line,
                format!("the multiplier {value} must be a power of ten from 0 to 9"),
            );
        }
        power
    });
    let module = module.map(|At { value, line }| {
        let module = ModuleId::from(value);
        if !modules.iter().any(|(known, _)| *known == module) {
            entry.problem(line, format!("there is no module `{module}`"));
        }
        module
    });
    let universe = universe.and_then(|At { value, line }| {
        let known = universe_named(&value);
        if known.is_none() {
            entry.problem(line, format!("`{value}` is no known universe"));
        }
        known
    });
    let unit = unit.and_then(|At { value, line }| match value.as_str() {
        "persons" => Some(Unit::Persons),
        "currency" => Some(Unit::Currency),
        _ => {
            entry.problem(line, format!("the unit is `persons` or `currency`, not `{value}`"));
            None
        }
    });
    let status = status.map(|At { value, line }| {
        let id = ClassificationId::from(value);
        match lists.get(&id) {
            None => entry.problem(line, format!("there is no classification `{id}`")),
            Some(list) if list.kind != ClassificationKind::MigrationStatus => {
                entry.problem(line, format!("`{id}` is no list of migration status"));
            }
            Some(_) => {}
        }
        id
    });
    let code_line = entry.line;
    let later: Vec<TableCode> = later_codes
        .iter()
        .map(|code| TableCode::from(code.value.as_str()))
        .collect();
    if let (Some(At { value, line }), Some(code)) = (&successor, &code)
        && *value != code.value
        && !later.iter().any(|later| later.as_str() == value)
    {
        entry.problem(
            *line,
            format!("the successor `{value}` must be one of `later_codes`, or the table's own code"),
        );
    }
    let implied_definition = definition.map(|At { value, line }| {
        let note = NoteCode::from(value);
        if note.note_type() != "T36" || notes.note(&note).is_none() {
            entry.problem(line, format!("`{note}` is no definition of migrants (note type T36)"));
        }
        note
    });
    let code = code?;
    if code.value.contains(char::is_whitespace) {
        entry.problem(code_line, format!("the code `{}` holds a space", code.value));
    }
    Some(Table {
        code: TableCode::from(code.value),
        number: number?,
        module: module?,
        title: title?.value,
        universe: universe?,
        unit: unit?,
        multiplier: multiplier?,
        by_sex,
        status,
        main: match main {
            None => None,
            Some(main) => Some(main?),
        },
        migrants_only,
        later_codes: later,
        successor: successor.map(|code| TableCode::from(code.value)),
        pair: pair.map(|code| TableCode::from(code.value)),
        implied_definition,
    })
}

fn read_rows(rows: Section<'_>, lists: &Lists) -> Option<MainDimension> {
    let kind = rows.text("kind");
    let default = rows.text("default");
    let versions = rows.some_texts("versions");
    let kind = kind.and_then(|At { value, line }| {
        let kind = kind_named(&value).filter(|kind| *kind != ClassificationKind::MigrationStatus);
        if kind.is_none() {
            rows.problem(line, format!("`{value}` is no kind of rows"));
        }
        kind
    });
    for At { value, line } in &versions {
        match lists.get(&ClassificationId::from(value.as_str())) {
            None => rows.problem(*line, format!("there is no classification `{value}`")),
            Some(list) if kind.is_some_and(|kind| kind != list.kind) => {
                rows.problem(
                    *line,
                    format!("the classification `{value}` is of another kind than the rows"),
                );
            }
            Some(_) => {}
        }
    }
    if let Some(At { value, line }) = &default
        && !versions.iter().any(|version| version.value == *value)
    {
        rows.problem(*line, format!("the default `{value}` is not among the versions"));
    }
    rows.finish();
    Some(MainDimension {
        kind: kind?,
        versions: versions
            .into_iter()
            .map(|version| ClassificationId::from(version.value))
            .collect(),
        default: ClassificationId::from(default?.value),
    })
}

/// The population of that name, as packs write it.
pub(super) fn universe_named(name: &str) -> Option<Universe> {
    Some(match name {
        "residents" => Universe::Residents,
        "working-age" => Universe::WorkingAge,
        "labour-force" => Universe::LabourForce,
        "employed" => Universe::Employed,
        "unemployed" => Universe::Unemployed,
        "inflow" => Universe::Inflow,
        "inflow-working-age" => Universe::InflowWorkingAge,
        "inflow-employed" => Universe::InflowEmployed,
        "nationals-abroad" => Universe::NationalsAbroad,
        "outflow" => Universe::Outflow,
        "outflow-for-work" => Universe::OutflowForWork,
        "return" => Universe::Return,
        "earnings" => Universe::Earnings,
        _ => return None,
    })
}

/// What can only be seen with all tables at hand: pairs that do not answer each other, later codes that mean two tables.
fn check_together(reading: &Reading<'_>, file: &str, tables: &[Table], lines: &[usize]) {
    for (table, line) in tables.iter().zip(lines) {
        if let Some(pair) = &table.pair {
            match tables.iter().find(|other| other.code == *pair) {
                None => reading.problems.add(
                    file,
                    *line,
                    format!("`{}` is paired with `{pair}`, which is no table", table.code),
                ),
                Some(other) if other.pair.as_ref() != Some(&table.code) => {
                    let reason = format!("`{}` is paired with `{pair}`, but `{pair}` not with it", table.code);
                    reading.problems.add(file, *line, reason);
                }
                Some(_) => {}
            }
        }
        for later in &table.later_codes {
            let others = tables.iter().filter(|other| other.code != table.code);
            if let Some(other) = others
                .into_iter()
                .find(|other| other.code == *later || other.later_codes.contains(later))
            {
                let reason = format!(
                    "the later code `{later}` of `{}` means `{}` too",
                    table.code, other.code
                );
                reading.problems.add(file, *line, reason);
            }
        }
    }
}
