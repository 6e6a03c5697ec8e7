//! Reads a CSV list with a header: unknown and missing columns, short rows and empty required cells are problems with a line.

use super::problem::{Problems, Source};
use std::collections::BTreeMap;

/// One row of a list: its cells by column, and where it stands.
pub(super) struct Row {
    pub(super) line: usize,
    cells: BTreeMap<String, String>,
}

impl Row {
    /// The cell of that column, trimmed; empty where the column is absent.
    pub(super) fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// The columns whose name begins with `prefix`: the rest of the name and the cell.
    pub(super) fn with_prefix<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.cells
            .iter()
            .filter_map(move |(column, cell)| Some((column.strip_prefix(prefix)?, cell.trim())))
    }

    /// A cell that says `yes` or nothing.
    pub(super) fn yes(&self, column: &str, file: &str, problems: &Problems) -> bool {
        match self.get(column) {
            "yes" => true,
            "" => false,
            other => {
                problems.add(
                    file,
                    self.line,
                    format!("`{column}` must be `yes` or empty, not `{other}`"),
                );
                false
            }
        }
    }
}

/// Columns that a list may have: `name`, `name?` for one that may be missing, `name_*` for any number of languages.
pub(super) fn read(source: &Source, columns: &[&str], filled: &[&str], problems: &Problems) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(source.text.as_bytes());
    let header: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(|name| name.trim().to_owned()).collect(),
        Err(error) => {
            problems.add(&source.file, 1, format!("not a CSV list: {error}"));
            return Vec::new();
        }
    };
    for (at, name) in header.iter().enumerate() {
        let known = columns.iter().any(|column| match column.strip_suffix('*') {
            Some(prefix) => name.len() > prefix.len() && name.starts_with(prefix),
            None => column.trim_end_matches('?') == name,
        });
        if !known {
            problems.add(&source.file, 1, format!("the list has no column `{name}`"));
        }
        if header[..at].contains(name) {
            problems.add(&source.file, 1, format!("the column `{name}` stands twice"));
        }
    }
    for column in columns.iter().filter(|column| !column.ends_with(['?', '*'])) {
        if !header.iter().any(|name| name == column) {
            problems.add(&source.file, 1, format!("the column `{column}` is missing"));
        }
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Err(error) => {
                let line = error.position().map_or(0, |position| position.line() as usize);
                problems.add(&source.file, line, format!("not a CSV row: {error}"));
            }
            Ok(record) => {
                let line = record.position().map_or(0, |position| position.line() as usize);
                if record.len() != header.len() {
                    let reason = format!(
                        "the row has {} cells where the header has {}",
                        record.len(),
                        header.len()
                    );
                    problems.add(&source.file, line, reason);
                    continue;
                }
                let cells = header.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
                let row = Row { line, cells };
                for column in filled.iter().filter(|column| row.get(column).is_empty()) {
                    problems.add(&source.file, line, format!("`{column}` is empty"));
                }
                rows.push(row);
            }
        }
    }
    rows
}
