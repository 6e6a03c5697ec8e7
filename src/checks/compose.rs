//! From a failing identity to its finding: key, cells, both sides, and which sentence says it.

use super::evaluate::Failure;
use super::finding::{Detail, Dimension, Finding, Message};
use super::grid::{CellNumber, Grid};
use super::identity::{Identity, Subject};
use crate::figures::numerals::{self, Ambiguity, Convention, Reading, WrongNumber};
use crate::figures::{Answer, Answers, CellAddress, Place, Sheet, SheetId, Sum, Value, ViewUnit};
use crate::questionnaire::{Check, Pack, Severity};
use std::fmt::Write;

/// The finding of one failure.
pub(super) fn finding(pack: &Pack, answers: &Answers, grid: &Grid, identity: Identity, failure: &Failure) -> Finding {
    let check = &pack.checks[usize::from(identity.check)];
    let principal = grid.address(failure.cell);
    let against: Vec<CellAddress> = failure.against.iter().map(|cell| grid.address(*cell)).collect();
    let sheet = &grid.sheets[grid.sheet_of(failure.cell)];
    let table = &pack.tables[sheet.table];
    let mut key = key(answers, check, subject_name(identity.subject), &principal);
    if let (Subject::Nested, Some(larger)) = (identity.subject, against.first()) {
        key.push('<');
        push_cell(&mut key, answers, larger);
    }
    let apart = crosses_sources(grid, failure.cell, &failure.against);
    let severity = if apart {
        check.severity.min(Severity::Warning)
    } else {
        check.severity
    };
    let unit = unit(answers, &principal, &against);
    let message = message(identity.subject, failure, &principal, &against, unit, apart, grid);
    let difference = failure.left.minus(failure.right);
    let mut cells = vec![principal];
    cells.extend(against);
    Finding {
        key,
        check: check.id.clone(),
        severity,
        table: Some(table.code.clone()),
        sheet: Some(sheet.id),
        cells,
        left: failure.left.to_value(),
        right: failure.right.to_value(),
        difference: difference.to_value(),
        suggestion: None,
        completeness: false,
        message,
    }
}

/// A key: check, variant, table, source, place.
pub(super) fn key(answers: &Answers, check: &Check, variant: &str, cell: &CellAddress) -> String {
    let mut key = format!("{}|{variant}|", check.id);
    push_cell(&mut key, answers, cell);
    key
}

/// A key without a place: check, variant, table, source.
pub(super) fn sheet_key(answers: &Answers, check: &Check, variant: &str, sheet: SheetId) -> String {
    let mut key = format!("{}|{variant}|", check.id);
    push_sheet(&mut key, answers, sheet);
    key
}

fn push_sheet(key: &mut String, answers: &Answers, sheet: SheetId) {
    let Some(sheet) = answers.sheets.get(&sheet) else {
        return;
    };
    key.push_str(sheet.table.as_str());
    key.push('|');
    // The separators of the key cannot come from a source's name.
    for letter in sheet.source.iter().flat_map(|source| source.as_str().chars()) {
        match letter {
            '|' => key.push_str("%7C"),
            '<' => key.push_str("%3C"),
            '%' => key.push_str("%25"),
            other => key.push(other),
        }
    }
}

fn push_cell(key: &mut String, answers: &Answers, cell: &CellAddress) {
    push_sheet(key, answers, cell.sheet);
    let Place {
        item,
        year,
        status,
        sex,
    } = &cell.place;
    for code in [item, status] {
        key.push('|');
        key.push_str(code.as_ref().map_or("", |code| code.as_str()));
    }
    // Writing to a string cannot fail.
    let _ = write!(key, "|{}|{year}", sex.letter());
}

fn subject_name(subject: Subject) -> &'static str {
    match subject {
        Subject::Sexes => "sexes",
        Subject::Rows => "rows",
        Subject::Within => "within",
        Subject::Blocks => "blocks",
        Subject::Statuses => "statuses",
        Subject::Countries => "countries",
        Subject::Nested => "nested",
        Subject::Siblings => "siblings",
        Subject::Sources => "sources",
        Subject::Means => "means",
    }
}

fn crosses_sources(grid: &Grid, cell: CellNumber, against: &[CellNumber]) -> bool {
    let source = |cell| &grid.sheets[grid.sheet_of(cell)].source;
    against.iter().any(|other| source(*other) != source(cell))
}

/// Thousands only where every cell is typed in thousands; else both sides are said in persons.
fn unit(answers: &Answers, principal: &CellAddress, against: &[CellAddress]) -> ViewUnit {
    let of = |cell: &CellAddress| {
        answers
            .sheets
            .get(&cell.sheet)
            .map_or(ViewUnit::Ones, |sheet| sheet.unit)
    };
    if against
        .iter()
        .chain([principal])
        .all(|cell| of(cell) == ViewUnit::Thousands)
    {
        ViewUnit::Thousands
    } else {
        ViewUnit::Ones
    }
}

fn message(
    subject: Subject,
    failure: &Failure,
    principal: &CellAddress,
    against: &[CellAddress],
    unit: ViewUnit,
    apart: bool,
    grid: &Grid,
) -> Message {
    let amount = |sum: Sum| {
        sum.to_value()
            .map_or(Detail::Text("…".to_owned()), |value| Detail::Amount(value, unit))
    };
    let gap = failure.left.minus(failure.right);
    let mut args = vec![
        ("left", amount(failure.left)),
        ("right", amount(failure.right)),
        ("difference", amount(gap.abs())),
        (
            "direction",
            Detail::Choice(if gap.is_negative() { "less" } else { "more" }),
        ),
        ("count", Detail::Count(against.len())),
    ];
    let omitted = match subject {
        Subject::Sexes | Subject::Means => Some(Dimension::Sex),
        Subject::Statuses => Some(Dimension::Status),
        Subject::Rows | Subject::Within | Subject::Countries | Subject::Blocks => Some(Dimension::Row),
        Subject::Nested | Subject::Siblings | Subject::Sources => None,
    };
    args.push(("place", Detail::Place(principal.clone(), omitted)));
    if let Some(dimension) = omitted {
        args.push(("whole", Detail::Label(principal.clone(), dimension)));
        args.push(("parts", Detail::Labels(against.to_vec(), dimension)));
    }
    if let Some(other) = against.first() {
        args.push(("other", Detail::TitleOf(other.clone())));
        args.push(("table", Detail::TableOf(principal.clone())));
        args.push(("other-table", Detail::TableOf(other.clone())));
        args.push(("source", Detail::SourceOf(principal.clone())));
        args.push(("other-source", Detail::SourceOf(other.clone())));
    }
    let id = match subject {
        Subject::Sexes if failure.incomplete => "finding-sexes-over",
        Subject::Sexes => {
            let names = [("first", "first-value"), ("second", "second-value")];
            for ((name, value_name), (cell, number)) in names.into_iter().zip(against.iter().zip(&failure.against)) {
                args.push((name, Detail::Label(cell.clone(), Dimension::Sex)));
                if let super::grid::Content::Value(value) = grid.content(*number) {
                    args.push((value_name, Detail::Amount(value, unit)));
                }
            }
            if against.len() == 2 {
                "finding-sexes"
            } else {
                "finding-sexes-one"
            }
        }
        Subject::Rows if failure.incomplete => "finding-rows-over",
        Subject::Rows => "finding-rows",
        Subject::Within => "finding-within",
        Subject::Blocks => {
            let of = |cell: CellNumber| {
                let sheet = &grid.sheets[grid.sheet_of(cell)];
                sheet.rows[usize::from(sheet.position(cell).row)].classification.clone()
            };
            if let (Some(own), Some(other)) = (of(failure.cell), failure.against.first().and_then(|cell| of(*cell))) {
                args.push(("list", Detail::Classification(own)));
                args.push(("other-list", Detail::Classification(other)));
            }
            "finding-blocks"
        }
        Subject::Statuses if failure.incomplete => "finding-statuses-over",
        Subject::Statuses => "finding-statuses",
        Subject::Countries if failure.incomplete => "finding-countries-over",
        Subject::Countries => "finding-countries",
        Subject::Nested if apart => "finding-nested-sources",
        Subject::Nested => "finding-nested",
        Subject::Siblings => "finding-siblings",
        Subject::Sources => "finding-sources",
        Subject::Means => "finding-means",
    };
    Message { id, args }
}

/// The finding about one cell alone: what was typed is no figure.
pub(super) fn wrong_input(
    pack: &Pack,
    answers: &Answers,
    check: &Check,
    cell: &CellAddress,
    suggestion: Option<Value>,
) -> Option<Finding> {
    let sheet = answers.sheets.get(&cell.sheet)?;
    let table = pack.table(&sheet.table)?;
    let mut args = vec![("place", Detail::Place(cell.clone(), None))];
    let (id, left) = match &answers.figure(cell)?.answer {
        Answer::WrongInput(text) => {
            args.push(("typed", Detail::Text(text.clone())));
            (unreadable(answers, sheet, text, &mut args), None)
        }
        Answer::Value(value) => {
            args.push(("typed", Detail::Amount(*value, sheet.unit)));
            ("finding-negative", Some(*value))
        }
        Answer::Reason(_) => return None,
    };
    let fitting = suggestion.map_or(Detail::Text(String::new()), |value| Detail::Amount(value, sheet.unit));
    args.push((
        "fits",
        Detail::Choice(if suggestion.is_some() { "one" } else { "none" }),
    ));
    args.push(("fitting", fitting));
    Some(Finding {
        key: key(answers, check, "input", cell),
        check: check.id.clone(),
        severity: check.severity,
        table: Some(table.code.clone()),
        sheet: Some(cell.sheet),
        cells: vec![cell.clone()],
        left,
        right: None,
        difference: None,
        suggestion: suggestion.map(|value| (cell.clone(), value)),
        completeness: false,
        message: Message { id, args },
    })
}

/// Why a text is no figure: two readings, or none and what is wrong with it.
fn unreadable(answers: &Answers, sheet: &Sheet, text: &str, args: &mut Vec<(&'static str, Detail)>) -> &'static str {
    let convention = answers
        .settings
        .get("number_convention")
        .map(String::as_str)
        .unwrap_or_default();
    let why = match numerals::read(text, sheet.unit, Convention::from_name(convention)) {
        Reading::Ambiguous(Ambiguity::Dash) => return "finding-dash",
        Reading::Ambiguous(Ambiguity::DecimalSign { point, comma }) => {
            let amount = |value| Detail::Amount(value, sheet.unit);
            args.extend([("first", amount(point)), ("second", amount(comma))]);
            return "finding-two-readings";
        }
        Reading::Wrong(WrongNumber::Separators) => "separators",
        Reading::Wrong(WrongNumber::Brackets) => "brackets",
        Reading::Wrong(WrongNumber::TooLong) => "long",
        Reading::Wrong(WrongNumber::Inexact | WrongNumber::ByZero | WrongNumber::NotACalculation) => "calculation",
        Reading::IncludedElsewhere => "where",
        _ => "letters",
    };
    args.push(("why", Detail::Choice(why)));
    "finding-wrong-input"
}
