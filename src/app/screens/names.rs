//! How tables, cells, notes and checks are called on the screens.

use crate::app::fonts::THIN_SPACE;
use crate::app::words::Words;
use crate::desk::{Desk, figure_text, table_label};
use crate::figures::{CellAddress, Figure, SourceKey};
use crate::questionnaire::{CheckKind, Language, Sex, TableCode};

/// `C19 Outflow of nationals for employment, by destination`.
pub fn table_name(desk: &Desk, code: &TableCode, language: Language) -> String {
    let pack = desk.pack();
    pack.table(code).map_or_else(
        || code.to_string(),
        |table| format!("{} {}", table_label(table), pack.table_title(table, language)),
    )
}

/// The word for a sex.
pub fn sex_word(sex: Sex, words: Words) -> String {
    words.get(match sex {
        Sex::Total => "names-total",
        Sex::Male => "names-male",
        Sex::Female => "names-female",
    })
}

/// `Malaysia, Female, 2014`: row, status and sex as far as the table has them, and the year.
pub fn cell_name(desk: &Desk, cell: &CellAddress, words: Words) -> String {
    let Ok(table) = desk.table_of(cell.sheet) else { return cell.place.to_string() };
    let pack = desk.pack();
    let label = |code| pack.item_of(table, code).map_or_else(String::new, |(_, item)| pack.item_label(item, words.0).to_owned());
    let mut parts: Vec<String> = cell.place.item.iter().chain(&cell.place.status).map(label).collect();
    if table.by_sex {
        parts.push(sex_word(cell.place.sex, words));
    }
    parts.push(cell.place.year.to_string());
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
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

/// A source by its name, with its key where that is ILO's.
pub fn source_name(desk: &Desk, key: &SourceKey) -> String {
    match desk.answers().sources.get(key).map(|source| source.name.trim()).filter(|name| !name.is_empty()) {
        Some(name) if name != key.as_str() => format!("{name} ({key})"),
        _ => key.to_string(),
    }
}

/// A figure in ones with thin spaces between groups of digits and its flag; a reason by its letter; wrong input as typed.
pub fn figure_shown(figure: &Figure) -> String {
    let text = figure_text(figure);
    if figure.as_value().is_none() {
        return text;
    }
    let (number, flag) = text.split_once(' ').map_or((text.as_str(), None), |(number, flag)| (number, Some(flag)));
    let (whole, decimals) = number.split_once('.').map_or((number, None), |(whole, decimals)| (whole, Some(decimals)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("\u{2212}", digits));
    let mut shown = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            shown.push(THIN_SPACE);
        }
        shown.push(digit);
    }
    for (mark, part) in [(".", decimals), (" ", flag)] {
        if let Some(part) = part {
            shown.push_str(mark);
            shown.push_str(part);
        }
    }
    shown
}
