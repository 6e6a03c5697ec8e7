//! `allowances.csv`, `findings.csv` and `journal.csv`: what was explained, what stands, and how it came about.

use super::withheld::{WITHHELD, Withheld};
use super::{ReadError, Rows, cell_text, parse_pointer, pointer_text};
use crate::exchange::csv_safe;
use crate::figures::{Allowance, Answer, Answers, CellAddress, Change, Figure, Note, Pointer, Scope, SheetId};
use crate::questionnaire::{CheckId, PackId, Severity, TableCode};
use std::collections::BTreeMap;

/// The file of allowances, below `data/`.
pub const ALLOWANCES: &str = "allowances.csv";
/// The file of findings, below `data/`.
pub const FINDINGS: &str = "findings.csv";
/// The file of the journal, below `data/`.
pub const JOURNAL: &str = "journal.csv";

/// Columns of the allowances; `figures` is a JSON list of cell and value (in ones; `1523e3` where it
/// is stated to thousands).
pub const ALLOWANCE_COLUMNS: [&str; 6] = ["finding", "reason", "sentence", "who", "at", "figures"];
/// Columns of the findings.
pub const FINDING_COLUMNS: [&str; 7] = ["severity", "check", "table", "cells", "sentence", "explained", "key"];
/// Columns of the journal; one line a change, the changes of one action share its number.
pub const JOURNAL_COLUMNS: [&str; 12] = [
    "group", "at", "who", "action", "origin", "undoes", "redoes", "what", "where", "table", "before", "after",
];

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingRow {
    /// Names it for good.
    pub key: String,
    /// How bad it is.
    pub severity: Severity,
    /// The check that found it.
    pub check: CheckId,
    /// The table, where it belongs to one.
    pub table: Option<TableCode>,
    /// The cells concerned.
    pub cells: Vec<CellAddress>,
    /// The sentence, in English.
    pub sentence: String,
}

/// One change of the journal with the action it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalRow {
    /// The number of the action.
    pub group: u64,
    /// When.
    pub at: jiff::Timestamp,
    /// Who.
    pub who: String,
    /// What the person did, in words.
    pub action: String,
    /// Typed, pasted, imported, repaired, merged.
    pub origin: String,
    /// The action that this one takes back.
    pub undoes: Option<u64>,
    /// The action that this one does again.
    pub redoes: Option<u64>,
    /// The change.
    pub change: Change,
}

fn table<'a, const N: usize>(columns: [&str; N], rows: impl Iterator<Item = [&'a str; N]>) -> Vec<u8> {
    let mut out = csv_safe::writer();
    csv_safe::row(&mut out, columns);
    for row in rows {
        csv_safe::row(&mut out, row.map(|field| csv_safe::guard(field).into_owned()));
    }
    csv_safe::finish(out)
}

/// Writes the findings, each with whether it is explained.
pub fn write_findings(rows: &[FindingRow], is_explained: impl Fn(&FindingRow) -> bool) -> Vec<u8> {
    let row = |row: &FindingRow| {
        [
            json_word(&row.severity),
            row.check.to_string(),
            row.table.as_ref().map_or_else(String::new, ToString::to_string),
            row.cells.iter().map(cell_text).collect::<Vec<_>>().join(" "),
            row.sentence.clone(),
            is_explained(row).to_string(),
            row.key.clone(),
        ]
    };
    let rows: Vec<[String; 7]> = rows.iter().map(row).collect();
    table(
        FINDING_COLUMNS,
        rows.iter().map(|row| row.each_ref().map(String::as_str)),
    )
}

/// Reads the findings back, each with whether it was explained.
pub fn read_findings(bytes: &[u8]) -> Result<Vec<(FindingRow, bool)>, ReadError> {
    let mut findings = Vec::new();
    let mut rows = Rows::open(FINDINGS, bytes, &FINDING_COLUMNS)?;
    while let Some(row) = rows.next()? {
        let severity = serde_json::Value::from(row.get("severity"));
        let cell = |text: &str| match parse_pointer(text) {
            Some(Pointer::Cell(cell)) => Ok(cell),
            _ => Err(row.refuse(format!("\"{text}\" is no cell"))),
        };
        let finding = FindingRow {
            key: row.get("key").to_owned(),
            severity: serde_json::from_value(severity)
                .map_err(|_| row.refuse(format!("\"{}\" is no severity", row.get("severity"))))?,
            check: CheckId::from(row.get("check")),
            table: row.some("table").map(TableCode::from),
            cells: row
                .get("cells")
                .split_ascii_whitespace()
                .map(cell)
                .collect::<Result<_, _>>()?,
            sentence: row.get("sentence").to_owned(),
        };
        findings.push((finding, row.parsed("explained", "is neither true nor false")?));
    }
    Ok(findings)
}

/// Writes the changes of the journal that concern `phase` or the whole file. Figures that were hidden since are kept back.
pub fn write_journal(rows: &[JournalRow], answers: &Answers, phase: &PackId) -> Vec<u8> {
    let withheld = Withheld::of(answers, phase);
    let row = |row: &JournalRow| {
        let number = |number: Option<u64>| number.map_or_else(String::new, |number| number.to_string());
        let [what, place, table, before, after] = in_words(&row.change, answers, &withheld)?;
        Some([
            row.group.to_string(),
            row.at.to_string(),
            row.who.clone(),
            row.action.clone(),
            row.origin.clone(),
            number(row.undoes),
            number(row.redoes),
            what,
            place,
            table,
            before,
            after,
        ])
    };
    let rows: Vec<[String; 12]> = rows
        .iter()
        .filter(|row| row.change.travels() && concerns(&row.change, answers, phase))
        .filter_map(row)
        .collect();
    table(
        JOURNAL_COLUMNS,
        rows.iter().map(|row| row.each_ref().map(String::as_str)),
    )
}

/// Whether a change lies in the phase or in none; one on a sheet that is gone is kept.
fn concerns(change: &Change, answers: &Answers, phase: &PackId) -> bool {
    let sheet = |id: &SheetId| answers.sheets.get(id).is_none_or(|sheet| &sheet.phase == phase);
    match change {
        Change::Figure { cell, .. } => sheet(&cell.sheet),
        Change::Cover { scope, .. } | Change::Notes { scope, .. } => match scope {
            Scope::Questionnaire { phase: of } | Scope::Module { phase: of, .. } | Scope::Table { phase: of, .. } => {
                of == phase
            }
            Scope::Source { .. } => true,
            Scope::Sheet { sheet: id }
            | Scope::Row { sheet: id, .. }
            | Scope::Year { sheet: id, .. }
            | Scope::Column { sheet: id, .. } => sheet(id),
            Scope::Cell { cell } => sheet(&cell.sheet),
        },
        Change::Sheet { before, after, .. } => before.iter().chain(after).all(|sheet| &sheet.phase == phase),
        Change::Phase { pack, .. } => pack == phase,
        Change::Source { .. } | Change::Setting { .. } | Change::Allowance { .. } => true,
        Change::SecondEntry { .. } | Change::Provenance { .. } | Change::Remarks { .. } => false,
    }
}

/// What, where, table, before, after. Figures as a person writes them, everything else as JSON. None: what stays at home.
fn in_words(change: &Change, answers: &Answers, withheld: &Withheld<'_>) -> Option<[String; 5]> {
    fn json<T: serde::Serialize>(side: Option<&T>) -> String {
        side.map_or_else(String::new, json_word)
    }
    fn notes(notes: &[Note]) -> String {
        if notes.is_empty() {
            String::new()
        } else {
            json_word(notes)
        }
    }
    let text = |text: &str| text.to_owned();
    let table = |sheet: &SheetId| {
        answers
            .sheets
            .get(sheet)
            .map_or_else(String::new, |sheet| sheet.table.to_string())
    };
    Some(match change {
        Change::Figure { cell, before, after } => [
            text("figure"),
            cell_text(cell),
            table(&cell.sheet),
            before
                .as_ref()
                .map_or_else(String::new, |held| told(withheld, cell, held)),
            after
                .as_ref()
                .map_or_else(String::new, |held| told(withheld, cell, held)),
        ],
        Change::Cover { scope, before, after } => [
            text("reason"),
            json_word(scope),
            String::new(),
            json(before.as_ref()),
            json(after.as_ref()),
        ],
        Change::Notes { scope, before, after } => [
            text("notes"),
            json_word(scope),
            String::new(),
            notes(before),
            notes(after),
        ],
        Change::Sheet { id, before, after } => [
            text("sheet"),
            id.0.to_string(),
            table(id),
            json(before.as_ref()),
            json(after.as_ref()),
        ],
        Change::Source { key, before, after } => [
            text("source"),
            key.to_string(),
            String::new(),
            json(before.as_ref()),
            json(after.as_ref()),
        ],
        Change::Setting { name, before, after } => {
            let side = |side: &Option<String>| side.clone().unwrap_or_default();
            [text("setting"), name.clone(), String::new(), side(before), side(after)]
        }
        Change::Phase { pack, before, after } => [
            text("phase"),
            pack.to_string(),
            String::new(),
            json(before.as_ref()),
            json(after.as_ref()),
        ],
        Change::Allowance { finding, before, after } => [
            text("allowance"),
            finding.clone(),
            String::new(),
            json(before.as_ref().map(|given| without_secrets(given, withheld)).as_ref()),
            json(after.as_ref().map(|given| without_secrets(given, withheld)).as_ref()),
        ],
        Change::SecondEntry { .. } | Change::Provenance { .. } | Change::Remarks { .. } => return None,
    })
}

fn told(withheld: &Withheld<'_>, cell: &CellAddress, held: &Figure) -> String {
    if withheld.keeps_back(cell, held) {
        WITHHELD.to_owned()
    } else {
        figure_text(held)
    }
}

/// An allowance that does not tell what stood in cells that are confidential now. It held for other figures than theirs, so that
/// it holds no more, as in the country's file.
fn without_secrets(allowance: &Allowance, withheld: &Withheld<'_>) -> Allowance {
    let mut allowance = allowance.clone();
    for (cell, figure) in &mut allowance.figures {
        let is_figure = figure.bytes().any(|letter| letter.is_ascii_digit());
        if is_figure && withheld.is_confidential(cell) {
            WITHHELD.clone_into(figure);
        }
    }
    allowance
}

/// `84273`, `84273 E`, `N`, `K COU_DES_X`, or what could not be read, in quotes.
fn figure_text(figure: &Figure) -> String {
    let answer = match &figure.answer {
        Answer::Value(value) => value.to_plain(0),
        Answer::Reason(reason) => format!("{} {}", reason.letter(), pointer_text(reason))
            .trim_end()
            .to_owned(),
        Answer::WrongInput(text) => format!("\u{201c}{text}\u{201d}"),
    };
    figure
        .flag
        .map_or_else(|| answer.clone(), |flag| format!("{answer} {}", flag.letter()))
}

/// Compact JSON; of a plain word, the word.
fn json_word(content: &(impl serde::Serialize + ?Sized)) -> String {
    match serde_json::to_value(content) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// Writes the allowances; what stood in cells of `phase` that are confidential now is kept back.
pub fn write_allowances(allowances: &[&Allowance], answers: &Answers, phase: &PackId) -> Vec<u8> {
    let withheld = Withheld::of(answers, phase);
    let allowances: Vec<Allowance> = allowances
        .iter()
        .map(|allowance| without_secrets(allowance, &withheld))
        .collect();
    let figures: Vec<String> = allowances
        .iter()
        .map(|allowance| serde_json::to_string(&allowance.figures).unwrap_or_default())
        .collect();
    let rows = allowances.iter().zip(&figures).map(|(allowance, figures)| {
        let Allowance {
            finding,
            reason,
            sentence,
            who,
            at,
            ..
        } = allowance;
        [finding.as_str(), reason, sentence, who, at, figures]
    });
    table(ALLOWANCE_COLUMNS, rows)
}

/// Reads the allowances back.
pub fn read_allowances(bytes: &[u8]) -> Result<BTreeMap<String, Allowance>, ReadError> {
    let mut allowances = BTreeMap::new();
    let mut rows = Rows::open(ALLOWANCES, bytes, &ALLOWANCE_COLUMNS)?;
    while let Some(row) = rows.next()? {
        let text = |column: &str| row.get(column).to_owned();
        let allowance = Allowance {
            finding: text("finding"),
            reason: text("reason"),
            sentence: text("sentence"),
            who: text("who"),
            at: text("at"),
            figures: serde_json::from_str(row.get("figures"))
                .map_err(|error| row.refuse(format!("figures cannot be read: {error}")))?,
        };
        if allowances.insert(allowance.finding.clone(), allowance).is_some() {
            return Err(row.refuse("the finding is explained twice".to_owned()));
        }
    }
    Ok(allowances)
}
