//! Names that only these screens need: of checks, of sources with their keys, of figures with their flags.

use crate::app::names;
use crate::app::words::Words;
use crate::desk::Desk;
use crate::figures::{CellAddress, Figure, SourceKey, ViewUnit};
use crate::questionnaire::{CheckKind, TableCode};

/// A table by its label and title: `C19 Outflow of nationals for employment`.
pub fn table(desk: &Desk, code: &TableCode, words: Words) -> String {
    desk.pack().table(code).map_or_else(|| code.to_string(), |table| names::table(desk.pack(), words, table))
}

/// `Malaysia, 2014, Female`: a cell within its table.
pub fn cell(desk: &Desk, cell: &CellAddress, words: Words) -> String {
    let Ok(table) = desk.table_of(cell.sheet) else { return cell.place.to_string() };
    let column = names::column(desk.pack(), words, table, &cell.place);
    match &cell.place.item {
        Some(item) => format!("{}, {column}", names::item(desk.pack(), words, table, Some(item))),
        None => column,
    }
}

/// A source by its name, with its key where that says more.
pub fn source(desk: &Desk, key: &SourceKey) -> String {
    match desk.answers().sources.get(key).map(|source| source.name.trim()).filter(|name| !name.is_empty()) {
        Some(name) if name != key.as_str() => format!("{name} ({key})"),
        _ => key.to_string(),
    }
}

/// A figure in ones with its flag; a reason by its letter; wrong input as typed.
pub fn figure(figure: &Figure) -> String {
    let flag = figure.flag.map(|flag| format!(" {}", flag.letter())).unwrap_or_default();
    names::figure(figure, ViewUnit::Ones) + &flag
}

/// The id of the name of what a check looks at; with `-about` behind it, of the sentence that explains it.
pub fn check_text_id(kind: &CheckKind) -> String {
    let name = match kind {
        CheckKind::SexSum { .. } => "sex-sum",
        CheckKind::PartitionSum { .. } => "partition-sum",
        CheckKind::StatusSum { .. } => "status-sum",
        CheckKind::CountrySum { .. } => "country-sum",
        CheckKind::Nested { .. } => "nested",
        CheckKind::EqualTotals { .. } => "equal-totals",
        CheckKind::MeanBetween { .. } => "mean-between",
        CheckKind::WrongInput => "wrong-input",
        CheckKind::YearOutside => "year-outside",
        CheckKind::SourceMissing => "source-missing",
        CheckKind::DefinitionMissing { .. } => "definition-missing",
        CheckKind::Unanswered => "unanswered",
        CheckKind::PreparerMissing => "preparer-missing",
    };
    format!("check-{name}")
}
