//! What of the answers goes into a workbook: the phase, whole or in part, filled or blank.

use super::Layout;
use super::names::Names;
use crate::exchange::edition::{Edition, in_phase};
use crate::exchange::incoming::TheirSheet;
use crate::figures::{Answer, Answers, CellAddress, Pointer, Reason, Scope, Sheet, SheetId, SourceKey};
use crate::questionnaire::{Table, Year, text};
use std::collections::{BTreeMap, BTreeSet};

/// Settings of the country file that a workbook tells.
const SETTINGS: [&str; 5] = ["area", "preparer", "preparer_post", "preparer_agency", "preparer_email"];
/// Years that a table without a sheet opens at most, where its neighbours have more.
const MOST_YEARS: usize = 6;

/// What goes in, and what the worksheets are called.
pub(super) struct Selection {
    /// The answers, and no others.
    pub answers: Answers,
    /// Sheets that are no part of the country file yet: tables offered to be filled.
    pub offered: BTreeSet<SheetId>,
    /// Sheets that are not in the workbook and hold cells that figures of it are included in.
    pub others: BTreeMap<SheetId, TheirSheet>,
    /// The sheets in the order of the form, each with the name of its worksheet.
    pub sheets: Vec<(SheetId, String)>,
    pub cover: String,
    pub sources: String,
    pub notes: String,
}

impl Selection {
    pub(super) fn of(edition: &Edition<'_>, layout: &Layout) -> Self {
        let (pack, theirs) = (edition.pack, edition.answers);
        let wanted = |table: &Table| layout.tables.as_ref().is_none_or(|tables| tables.contains(&table.code));
        let mut names = Names::default();
        let mut name = |id: &str| names.take(&text(layout.language, id));
        let (cover, sources, notes) = (name("workbook-cover"), name("workbook-sources"), name("workbook-notes"));
        names.take(super::keys::BASE);
        names.take(super::keys::LISTS);
        let mut selection = Self {
            answers: Answers {
                settings: SETTINGS
                    .iter()
                    .filter_map(|name| Some(((*name).to_owned(), theirs.settings.get(*name)?.clone())))
                    .collect(),
                ..Answers::default()
            },
            offered: BTreeSet::new(),
            others: BTreeMap::new(),
            sheets: Vec::new(),
            cover,
            sources,
            notes,
        };
        let mut next = theirs.next_sheet_id().0;
        let years = years_to_offer(edition);
        for table in pack.tables.iter().filter(|table| wanted(table)) {
            let ids = edition.sheets_of(table);
            let several = ids.len() > 1;
            for id in &ids {
                let Some(sheet) = theirs.sheets.get(id) else { continue };
                let source = sheet.source.as_ref().filter(|_| several).map(SourceKey::as_str);
                let wanted = format!("{} {}", table_label(table), source.unwrap_or_default());
                selection.sheets.push((*id, names.take(wanted.trim())));
                selection.answers.sheets.insert(*id, sheet.clone());
            }
            if ids.is_empty() && layout.unanswered {
                let id = SheetId(next);
                next += 1;
                selection.sheets.push((id, names.take(&table_label(table))));
                selection.answers.sheets.insert(id, offered(edition, table, &years));
                selection.offered.insert(id);
            }
        }
        selection.fill(edition, layout);
        selection
    }

    /// Takes in what the sheets hold and what is said about them.
    fn fill(&mut self, edition: &Edition<'_>, layout: &Layout) {
        let (pack, theirs) = (edition.pack, edition.answers);
        let sheets: BTreeSet<SheetId> = self.answers.sheets.keys().copied().collect();
        let sources: BTreeSet<_> = self
            .answers
            .sheets
            .values()
            .filter_map(|of| of.source.clone())
            .collect();
        let known = theirs.sources.iter().filter(|(key, _)| sources.contains(*key));
        self.answers.sources = known.map(|(key, source)| (key.clone(), source.clone())).collect();
        if layout.blank {
            return;
        }
        let figures = theirs.figures.iter().filter(|(id, _)| sheets.contains(id));
        self.answers.figures = figures.map(|(id, figures)| (*id, figures.clone())).collect();
        let tables: BTreeSet<_> = self.answers.sheets.values().map(|sheet| sheet.table.clone()).collect();
        let in_part = |scope: &Scope| match scope {
            Scope::Table { table, .. } => tables.contains(table),
            Scope::Source { source } => sources.contains(source),
            _ => scope.sheet().is_none_or(|id| sheets.contains(&id)),
        };
        let told = |scope: &Scope| in_phase(theirs, &pack.id, scope) && in_part(scope);
        let notes = theirs.notes.iter().filter(|(scope, _)| told(scope));
        self.answers.notes = notes.map(|(scope, notes)| (scope.clone(), notes.clone())).collect();
        let covers = theirs.covers.iter().filter(|(scope, _)| told(scope));
        self.answers.covers = covers.map(|(scope, reason)| (scope.clone(), reason.clone())).collect();
        let pointed = |answer: &Answer| match answer {
            Answer::Reason(Reason::IncludedElsewhere(Pointer::Cell(cell))) => Some(cell.sheet),
            _ => None,
        };
        let figures = self.answers.figures.values().flat_map(BTreeMap::values);
        let mut elsewhere: BTreeSet<SheetId> = figures.filter_map(|figure| pointed(&figure.answer)).collect();
        elsewhere.extend(self.answers.covers.values().filter_map(|reason| match reason {
            Reason::IncludedElsewhere(Pointer::Cell(CellAddress { sheet, .. })) => Some(*sheet),
            _ => None,
        }));
        for id in elsewhere.difference(&sheets) {
            if let Some(sheet) = theirs.sheets.get(id) {
                let their = TheirSheet {
                    table: sheet.table.clone(),
                    source: sheet.source.clone(),
                };
                self.others.insert(*id, their);
            }
        }
    }
}

/// How a table is named in a few letters: `C19`.
pub(super) fn table_label(table: &Table) -> String {
    format!("{}{}", table.module, table.number)
}

/// The years of a table that has no sheet: those of its neighbours, else the last three that have ended.
fn years_to_offer(edition: &Edition<'_>) -> BTreeSet<Year> {
    let sheets = edition.answers.sheets_of(&edition.pack.id);
    let years: BTreeSet<Year> = sheets.flat_map(|(_, sheet)| sheet.years.iter().copied()).collect();
    if !years.is_empty() && years.len() <= MOST_YEARS {
        return years;
    }
    let last = edition.pack.years.end().saturating_sub(1);
    let three = last.saturating_sub(2)..=last;
    three
        .filter(|year| edition.pack.years.contains(year))
        .map(Year)
        .collect()
}

fn offered(edition: &Edition<'_>, table: &Table, years: &BTreeSet<Year>) -> Sheet {
    Sheet {
        years: years.clone(),
        versions: table.main.iter().map(|main| main.default.clone()).collect(),
        ..Sheet::new(edition.pack.id.clone(), table.code.clone())
    }
}

impl Edition<'_> {
    /// The sheets of a table in the phase, those without a source first.
    fn sheets_of(&self, table: &Table) -> Vec<SheetId> {
        let sheets = self.answers.sheets_of_table(&self.pack.id, &table.code);
        let mut sheets: Vec<_> = sheets.map(|(id, sheet)| (sheet.source.clone(), id)).collect();
        sheets.sort();
        sheets.into_iter().map(|(_, id)| id).collect()
    }
}
