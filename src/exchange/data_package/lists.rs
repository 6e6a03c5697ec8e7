//! `allowances.csv`, `findings.csv` and `journal.csv`: what was explained, what stands, and how it came about.

use super::{ReadError, Rows};
use crate::exchange::csv_safe;
use crate::figures::Allowance;
use std::collections::BTreeMap;

/// The file of allowances, below `data/`.
pub const ALLOWANCES: &str = "allowances.csv";
/// The file of findings, below `data/`.
pub const FINDINGS: &str = "findings.csv";
/// The file of the journal, below `data/`.
pub const JOURNAL: &str = "journal.csv";

/// Columns of the allowances; `figures` is a JSON list of cell and value.
pub const ALLOWANCE_COLUMNS: [&str; 6] = ["finding", "reason", "sentence", "who", "at", "figures"];
/// Columns of the findings.
pub const FINDING_COLUMNS: [&str; 6] = ["severity", "check", "table", "cells", "sentence", "allowed"];
/// Columns of the journal.
pub const JOURNAL_COLUMNS: [&str; 9] = ["group", "at", "who", "action", "origin", "table", "what", "before", "after"];

/// A finding in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingRow {
    /// `fatal`, `error`, `warning` or `note`.
    pub severity: String,
    /// The check's id.
    pub check: String,
    /// The tables, by code.
    pub table: String,
    /// The cells, in codes.
    pub cells: String,
    /// The sentence.
    pub sentence: String,
    /// Whether an allowance accepts it.
    pub allowed: bool,
}

/// One step of the journal in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalRow {
    /// The group: one action of the person.
    pub group: String,
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub who: String,
    /// What the person did.
    pub action: String,
    /// Typed, pasted, imported, repaired, merged.
    pub origin: String,
    /// The table, by code; empty where it is none.
    pub table: String,
    /// What changed: a cell in codes, a source, a setting.
    pub what: String,
    /// As it was.
    pub before: String,
    /// As it is.
    pub after: String,
}

fn table<'a, const N: usize>(columns: [&str; N], rows: impl Iterator<Item = [&'a str; N]>) -> Vec<u8> {
    let mut out = csv_safe::writer();
    csv_safe::row(&mut out, columns);
    for row in rows {
        csv_safe::row(&mut out, row.map(|field| csv_safe::guard(field).into_owned()));
    }
    csv_safe::finish(out)
}

/// Writes the findings.
pub fn write_findings(rows: &[FindingRow]) -> Vec<u8> {
    let row = |row: &'_ FindingRow| {
        let allowed = if row.allowed { "true" } else { "false" };
        [row.severity.clone(), row.check.clone(), row.table.clone(), row.cells.clone(), row.sentence.clone(), allowed.to_owned()]
    };
    let rows: Vec<[String; 6]> = rows.iter().map(row).collect();
    table(FINDING_COLUMNS, rows.iter().map(|row| row.each_ref().map(String::as_str)))
}

/// Writes the journal.
pub fn write_journal(rows: &[JournalRow]) -> Vec<u8> {
    let row = |row: &'_ JournalRow| {
        let JournalRow { group, at, who, action, origin, table, what, before, after } = row.clone();
        [group, at, who, action, origin, table, what, before, after]
    };
    let rows: Vec<[String; 9]> = rows.iter().map(row).collect();
    table(JOURNAL_COLUMNS, rows.iter().map(|row| row.each_ref().map(String::as_str)))
}

/// Writes the allowances.
pub fn write_allowances(allowances: &[&Allowance]) -> Vec<u8> {
    let figures: Vec<String> =
        allowances.iter().map(|allowance| serde_json::to_string(&allowance.figures).unwrap_or_default()).collect();
    let rows = allowances.iter().zip(&figures).map(|(allowance, figures)| {
        let Allowance { finding, reason, sentence, who, at, .. } = allowance;
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
