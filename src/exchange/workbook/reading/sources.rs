//! The worksheet of sources and of what is stated about each sheet.

use super::super::cells::{same_text, squeezed};
use super::super::formats::cell_text;
use super::super::keys::parse_json_key;
use super::super::sources::{LineKey, What, sheet_cells, source_cells};
use super::labels::plain;
use super::{Reading, place};
use crate::exchange::incoming::Sentence;
use crate::exchange::spreadsheet::{At, Content, Worksheet};
use crate::figures::{Metadata, Sheet, SheetId, Source, SourceKey, ViewUnit};
use crate::questionnaire::{Language, NoteCode, text};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Cells of a line of a source.
const CELLS: usize = 5;

impl Reading<'_> {
    pub(super) fn sources(&mut self, worksheet: &Worksheet) {
        let part: Arc<str> = worksheet.name.as_str().into();
        let lines = lines(worksheet);
        for line in &lines {
            let from = place(&part, At::new(line.row, line.first));
            match &line.key {
                Some(LineKey::Source { key }) => self.known_source(key, line, from),
                Some(LineKey::NewSource) => self.new_source(line, from),
                Some(LineKey::Sheet { .. }) => {}
                None => {
                    let text = line.texts.join(" ");
                    if !is_form(&line.texts) {
                        self.refuse(from, text, Sentence::new("refused-other-row"));
                    }
                }
            }
        }
        for line in &lines {
            if let Some(LineKey::Sheet { sheet, what }) = &line.key {
                self.stated(*sheet, what, line, &part);
            }
        }
    }

    fn known_source(&mut self, key: &SourceKey, line: &Line, from: crate::exchange::incoming::Position) {
        let Some(before) = self.theirs.sources.get(key).cloned() else {
            return self.new_source(line, from);
        };
        let cells = source_cells(&before).map(ToOwned::to_owned);
        let said = |index: usize| {
            let (now, then) = (&line.texts[index], &cells[index]);
            if same_text(now, &cell_text(then)) { then } else { now }.clone()
        };
        let after = Source {
            key: key.clone(),
            name: said(1),
            kind: Some(said(2))
                .filter(|kind| !kind.is_empty())
                .or(before.kind.filter(String::is_empty)),
            agency: said(3),
            contact: said(4),
        };
        self.source_places.insert(key.clone(), from);
        self.theirs.sources.insert(key.clone(), after);
    }

    /// A source that was written in; without a key its name serves.
    fn new_source(&mut self, line: &Line, from: crate::exchange::incoming::Position) {
        let text = |index: usize| line.texts[index].clone();
        let key = if text(0).is_empty() { text(1) } else { text(0) };
        if key.is_empty() {
            let said = line.texts.join(" ");
            if !said.trim().is_empty() {
                self.refuse(from, said.trim(), Sentence::new("refused-source-unnamed"));
            }
            return;
        }
        let key = SourceKey::from(squeezed(&key).as_str());
        self.source_places.insert(key.clone(), from);
        let source = Source {
            key: key.clone(),
            name: text(1),
            kind: Some(text(2)).filter(|kind| !kind.is_empty()),
            agency: text(3),
            contact: text(4),
        };
        self.theirs.sources.insert(key, source);
    }

    /// A line on a sheet.
    fn stated(&mut self, id: SheetId, what: &What, line: &Line, part: &Arc<str>) {
        let at = |index: usize| place(part, At::new(line.row, line.first + index as u32));
        let base = self
            .base
            .as_ref()
            .and_then(|base| base.answers.sheets.get(&id))
            .cloned();
        let Some(before) = base.or_else(|| self.theirs.sheets.get(&id).cloned()) else {
            if self.base.is_none() && line.texts[2..].iter().any(|text| !text.is_empty()) {
                let said = line.texts[2..].join(" ");
                self.refuse(at(2), said.trim(), Sentence::new("refused-sheet-unknown"));
            }
            return;
        };
        let Some(table) = self.pack.table(&before.table) else {
            return;
        };
        let [said, own] = [line.texts[2].clone(), line.texts[3].clone()];
        let shown = self
            .words()
            .first()
            .map(|words| sheet_cells(words, table, &before, what));
        let is_same = |index: usize, now: &str| {
            let then = shown.as_ref().map_or("", |cells| cells[index].as_str());
            same_text(now, &cell_text(then))
        };
        if is_same(0, &said) && is_same(1, &own) {
            return;
        }
        self.sheet_places.entry(id).or_insert_with(|| at(2));
        match what {
            What::Source if said.is_empty() => {}
            What::Source => {
                self.stated_sources
                    .insert(id, SourceKey::from(squeezed(&said).as_str()));
                self.sheet_mut(id, before);
            }
            What::Unit => match unit(&said) {
                Some(unit) => self.sheet_mut(id, before).unit = unit,
                None => self.refuse(at(2), said, Sentence::new("refused-view-unit")),
            },
            What::Currency => {
                let currency = Some(said.to_uppercase()).filter(|said| !said.is_empty());
                self.sheet_mut(id, before).currency = currency;
            }
            What::Stated(kind) => {
                let was = before.metadata.get(kind).cloned().unwrap_or_default();
                let (codes, rest) = if is_same(0, &said) {
                    (was.codes.clone(), String::new())
                } else {
                    codes(&said)
                };
                let own = if is_same(1, &own) { was.text.clone() } else { own };
                let words: Vec<&str> = [rest.as_str(), own.as_str()]
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .collect();
                let metadata = Metadata {
                    codes,
                    text: words.join(" "),
                };
                self.sheet_mut(id, before).metadata.insert(kind.clone(), metadata);
            }
        }
    }

    /// A sheet of the workbook, which begins as it was made.
    fn sheet_mut(&mut self, id: SheetId, before: Sheet) -> &mut Sheet {
        self.theirs.sheets.entry(id).or_insert(before)
    }
}

/// Whether all of a line without a key are words of the form: its key was deleted.
fn is_form(texts: &[String]) -> bool {
    let mut own: BTreeSet<String> = BTreeSet::new();
    for language in Language::ALL {
        let ids = [
            "workbook-sources-title",
            "workbook-stated-title",
            "workbook-source-key",
            "workbook-source-name",
            "workbook-source-kind",
            "workbook-source-agency",
            "workbook-source-contact",
            "workbook-stated-sheet",
            "workbook-stated-question",
            "workbook-stated-answer",
            "workbook-stated-words",
        ];
        own.extend(ids.iter().map(|id| plain(&text(language, id))));
    }
    texts.iter().all(|text| text.is_empty() || own.contains(&plain(text)))
}

/// A line: its key, and the texts behind it.
struct Line {
    key: Option<LineKey>,
    row: u32,
    first: u32,
    texts: Vec<String>,
}

/// The lines of the worksheet that hold something.
fn lines(worksheet: &Worksheet) -> Vec<Line> {
    let parsed = |content: &Content| match content {
        Content::Text(text) => parse_json_key::<LineKey>(text.trim()),
        _ => None,
    };
    let is_key = |content: &Content| matches!(content, Content::Text(text) if super::super::keys::is_key(text));
    // The column behind the keys, wherever those were moved.
    let keyed = worksheet.cells().find(|(_, cell)| is_key(&cell.content));
    let first = keyed.map_or(0, |(at, _)| at.column + 1);
    let mut lines = Vec::new();
    for row in 0..worksheet.height() {
        let mut key = None;
        let mut is_of_form = false;
        let mut texts: BTreeMap<u32, String> = BTreeMap::new();
        for (at, cell) in worksheet.row(row) {
            if is_key(&cell.content) {
                key = key.or_else(|| parsed(&cell.content));
                is_of_form = true;
            } else {
                texts.insert(at.column, cell.text().into_owned());
            }
        }
        if (is_of_form && key.is_none()) || (key.is_none() && texts.values().all(String::is_empty)) {
            continue;
        }
        let texts = (0..CELLS as u32).map(|index| texts.remove(&(first + index)).unwrap_or_default());
        lines.push(Line {
            key,
            row,
            first,
            texts: texts.collect(),
        });
    }
    lines
}

/// The codes in a text, and what else it says. Behind each code stands what it means.
fn codes(text: &str) -> (BTreeSet<NoteCode>, String) {
    let mut codes = BTreeSet::new();
    let mut rest = Vec::new();
    for line in text.split(['\n', ';']) {
        let mut words = line.split_whitespace();
        let first = words.next().unwrap_or_default().trim_end_matches(',');
        let is_code = first.split_once(':').is_some_and(|(kind, number)| {
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            kind.starts_with(|c: char| c.is_ascii_uppercase()) && digits(&kind[1..]) && digits(number)
        });
        if is_code {
            codes.insert(NoteCode::from(first));
        } else if !line.trim().is_empty() {
            rest.push(line.trim());
        }
    }
    (codes, rest.join(" "))
}

fn unit(said: &str) -> Option<ViewUnit> {
    let means = |id: &str| {
        Language::ALL
            .iter()
            .any(|language| plain(&text(*language, id)) == plain(said))
    };
    if means("workbook-persons") {
        Some(ViewUnit::Ones)
    } else if means("workbook-thousands") {
        Some(ViewUnit::Thousands)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_among_what_they_mean() {
        let (found, rest) = codes("T36:3215 Foreign citizens\nT36:3216; registered workers only");
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found, ["T36:3215", "T36:3216"]);
        assert_eq!(rest, "registered workers only");
        assert_eq!(codes("é:5 t36:1").0.len(), 0);
    }
}
