//! Which worksheet is what: by its hidden key, else by its name, else by its title.

use super::super::base::{self, Base};
use super::super::keys::{self, SheetKey, TableKey};
use super::super::words::Words;
use super::labels::plain;
use crate::exchange::incoming::Sentence;
use crate::exchange::spreadsheet::{At, Content, Spreadsheet, Worksheet};
use crate::figures::{Answers, SheetId};
use crate::questionnaire::{Language, Pack, Table, text};
use std::collections::{BTreeMap, BTreeSet};

/// Rows among which a title is looked for.
const TITLE_ROWS: u32 = 16;

/// What a worksheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Is {
    Base,
    Lists,
    Cover,
    Table(SheetId),
    Sources,
    Notes,
    Unknown,
}

/// What was found.
pub(super) struct Found {
    /// What each worksheet is.
    pub worksheets: Vec<Is>,
    /// The hidden keys of tables, by worksheet.
    pub keys: BTreeMap<usize, TableKey>,
    /// Whether it is one worksheet saved alone.
    pub is_single: bool,
}

/// What the workbook was made with, where it still tells.
pub(super) fn base(book: &Spreadsheet) -> Option<Base> {
    let holds = |worksheet: &&Worksheet| {
        let mut cells = worksheet.cells();
        cells.any(|(_, cell)| matches!(&cell.content, Content::Text(text) if base::is_part(text)))
    };
    let worksheet = book.worksheets.iter().find(holds)?;
    base::read(worksheet.cells().filter_map(|(_, cell)| match &cell.content {
        Content::Text(text) => Some(text.trim()),
        _ => None,
    }))
}

/// Finds the worksheets of the form; none where there is none of them.
pub(super) fn find(book: &Spreadsheet, pack: &Pack, ours: &Answers, base: Option<&Base>) -> Option<Found> {
    let mut found = Found {
        worksheets: vec![Is::Unknown; book.worksheets.len()],
        keys: BTreeMap::new(),
        is_single: book.worksheets.len() == 1,
    };
    let mut open: Vec<usize> = Vec::new();
    for (index, worksheet) in book.worksheets.iter().enumerate() {
        match key_of(worksheet) {
            Some(SheetKey::Cover) => found.worksheets[index] = Is::Cover,
            Some(SheetKey::Sources) => found.worksheets[index] = Is::Sources,
            Some(SheetKey::Notes) => found.worksheets[index] = Is::Notes,
            Some(SheetKey::Lists) => found.worksheets[index] = Is::Lists,
            Some(SheetKey::Table(key)) => {
                found.worksheets[index] = Is::Table(key.sheet);
                found.keys.insert(index, key);
            }
            None if worksheet.cells().any(|(_, cell)| is_base_part(&cell.content)) => {
                found.worksheets[index] = Is::Base;
            }
            None => open.push(index),
        }
    }
    let known: BTreeSet<SheetId> = found.tables();
    let mut seen = known.clone();
    for index in open {
        let worksheet = &book.worksheets[index];
        let is = by_name(worksheet, base, &seen).or_else(|| by_title(worksheet, pack, ours, base, &seen));
        if let Some(Is::Table(id)) = is {
            seen.insert(id);
        }
        found.worksheets[index] = is.unwrap_or(Is::Unknown);
    }
    let is_ours = base.is_some() || !found.tables().is_empty();
    is_ours.then_some(found)
}

fn is_base_part(content: &Content) -> bool {
    matches!(content, Content::Text(text) if base::is_part(text))
}

/// The hidden key of a worksheet: usually in its first cell.
fn key_of(worksheet: &Worksheet) -> Option<SheetKey> {
    let parse = |content: &Content| match content {
        Content::Text(text) if keys::is_key(text) => SheetKey::parse(text.trim()),
        _ => None,
    };
    let first = worksheet.cell(At::new(0, 0)).and_then(|cell| parse(&cell.content));
    first.or_else(|| worksheet.cells().find_map(|(_, cell)| parse(&cell.content)))
}

fn by_name(worksheet: &Worksheet, base: Option<&Base>, seen: &BTreeSet<SheetId>) -> Option<Is> {
    let base = base?;
    let named = base.names.iter().find(|(_, name)| **name == worksheet.name);
    if let Some((id, _)) = named.filter(|(id, _)| !seen.contains(id)) {
        return Some(Is::Table(*id));
    }
    let said = |id: &str| text(base.language, id) == worksheet.name;
    [
        ("workbook-cover", Is::Cover),
        ("workbook-sources", Is::Sources),
        ("workbook-notes", Is::Notes),
    ]
    .into_iter()
    .find(|(id, _)| said(id))
    .map(|(_, is)| is)
}

/// A table by the title that stands over it, and its source by the line below; sources and notes by theirs.
fn by_title(
    worksheet: &Worksheet,
    pack: &Pack,
    ours: &Answers,
    base: Option<&Base>,
    seen: &BTreeSet<SheetId>,
) -> Option<Is> {
    let cells = worksheet.cells().take_while(|(at, _)| at.row < TITLE_ROWS);
    let texts: BTreeSet<String> = cells
        .filter_map(|(_, cell)| match &cell.content {
            Content::Text(text) => Some(plain(text)),
            _ => None,
        })
        .collect();
    let languages = Language::ALL;
    for (id, is) in [
        ("workbook-sources-title", Is::Sources),
        ("workbook-notes-title", Is::Notes),
    ] {
        if languages
            .iter()
            .any(|language| texts.contains(&plain(&text(*language, id))))
        {
            return Some(is);
        }
    }
    let words = |language| Words {
        pack,
        answers: base.map_or(ours, |base| &base.answers),
        language,
    };
    let titled = |table: &&Table| {
        languages
            .iter()
            .any(|language| texts.contains(&plain(&words(*language).title(table))))
    };
    let table = pack.tables.iter().find(titled)?;
    let answers = base.map_or(ours, |base| &base.answers);
    let sheets = answers
        .sheets_of_table(&pack.id, &table.code)
        .filter(|(id, _)| !seen.contains(id));
    let sheets: Vec<_> = sheets.collect();
    let of_source = sheets.iter().find(|(_, sheet)| {
        let mut lines = languages
            .iter()
            .map(|language| words(*language).source_line(table, sheet));
        lines.any(|line| texts.contains(&plain(&line)))
    });
    match (of_source, sheets.as_slice()) {
        (Some((id, _)), _) | (None, [(id, _)]) => Some(Is::Table(*id)),
        // Nothing tells which: of a source that nobody has stated.
        (None, []) if base.is_none() => {
            let last = seen.iter().next_back().map_or(0, |id| id.0 + 1);
            Some(Is::Table(SheetId(answers.next_sheet_id().0.max(last))))
        }
        _ => None,
    }
}

impl Found {
    pub(super) fn tables(&self) -> BTreeSet<SheetId> {
        let tables = self.worksheets.iter().filter_map(|is| match is {
            Is::Table(id) => Some(*id),
            _ => None,
        });
        tables.collect()
    }

    /// Whether it is of this country and this phase.
    pub(super) fn belongs(&self, pack: &Pack, ours: &Answers, base: Option<&Base>) -> Result<(), Sentence> {
        let key = self.keys.values().next();
        let phase = base.map(|base| &base.pack).or_else(|| key.map(|key| &key.pack));
        if let Some(theirs) = phase.filter(|theirs| **theirs != pack.id) {
            return Err(Sentence::new("refused-other-phase")
                .with("theirs", theirs)
                .with("ours", &pack.id));
        }
        let area = base.map_or_else(|| key.and_then(|key| key.area.clone()), |base| base.area.clone());
        let own = ours.area();
        match (area, own) {
            (Some(theirs), Some(own)) if theirs != own => Err(Sentence::new("refused-other-country")
                .with("theirs", theirs)
                .with("ours", own)),
            _ => Ok(()),
        }
    }
}
