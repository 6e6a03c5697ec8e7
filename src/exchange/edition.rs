//! What is handed over at one moment: answers, how far they are, and as of when. Workbook, cover and package all speak of it.
//!
//! Its date is that of the last journal entry, never the clock's, so that the same answers give the same bytes.

use crate::figures::{Answers, CellAddress, Note, Pointer, Reason, Scope, Sheet, SheetId};
use crate::questionnaire::{AreaCode, ItemCode, Pack, PackId, Table};

/// The answers of one phase as they are handed over.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'a> {
    /// The pack; its phase is handed over.
    pub pack: &'a Pack,
    /// The country file's content.
    pub answers: &'a Answers,
    /// What keeps it from being final, one sentence each; empty: it is final.
    pub in_the_way: &'a [String],
    /// The revision, 1 for the first package.
    pub revision: u32,
    /// When the journal's last entry was made; all dates inside are this one.
    pub at: jiff::Timestamp,
}

impl<'a> Edition<'a> {
    /// The English name of a reference area, its code where the pack does not know it.
    pub fn area_name(&self, area: &AreaCode) -> String {
        self.pack
            .country(area)
            .map_or_else(|| area.to_string(), |country| country.name.clone())
    }

    /// Whether it counts as a submission.
    pub fn is_final(&self) -> bool {
        self.in_the_way.is_empty()
    }

    /// `final` or `draft`.
    pub fn state(&self) -> &'static str {
        if self.is_final() { "final" } else { "draft" }
    }

    /// Credit lines for figures that others published: the setting `credits`, one a line.
    pub fn credits(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.setting("credits").lines().filter(|line| !line.trim().is_empty())
    }

    /// The reporting country's name.
    pub fn country(&self) -> String {
        self.answers
            .area()
            .map_or_else(|| "Country not stated".to_owned(), |area| self.area_name(&area))
    }

    /// A setting of the country file, empty where it is not made.
    pub fn setting(&self, name: &str) -> &'a str {
        self.answers.settings.get(name).map_or("", String::as_str)
    }

    /// The day and minute of [`Edition::at`], in UTC.
    pub fn moment(&self) -> String {
        self.at.strftime("%-d %B %Y, %H:%M UTC").to_string()
    }

    /// The tables that have sheets, in the order of the form, with their sheets.
    pub fn tables(&self) -> Vec<(&'a Table, Vec<SheetId>)> {
        super::observation::sheets_in_order(self.pack, self.answers)
    }

    /// The English label of an item of `table`, its code where the table has none such.
    pub fn label(&self, table: &Table, code: &ItemCode) -> String {
        self.pack
            .item_of(table, code)
            .map_or_else(|| code.to_string(), |(_, item)| item.label.clone())
    }

    /// The name of a sheet's source for a person.
    pub fn source_name(&self, sheet: &Sheet) -> String {
        self.answers
            .source_name(sheet)
            .map_or_else(|| "source not stated".to_owned(), str::to_owned)
    }

    /// Where a figure is included instead, in words.
    pub fn elsewhere(&self, table: &Table, pointer: &Pointer) -> String {
        match pointer {
            Pointer::Row(item) => format!("included in {}", self.label(table, item)),
            Pointer::Cell(cell) => format!("included in {}", self.cell_name(cell)),
        }
    }

    /// A cell in words: table, source where it has several sheets, row, status, sex, year.
    pub fn cell_name(&self, cell: &CellAddress) -> String {
        let sheet = self.answers.sheets.get(&cell.sheet);
        let Some((sheet, table)) = sheet.and_then(|sheet| self.pack.table(&sheet.table).map(|table| (sheet, table)))
        else {
            return cell.place.to_string();
        };
        let several = self
            .answers
            .sheets_of_table(&self.pack.id, &sheet.table)
            .nth(1)
            .is_some();
        let mut parts = vec![format!("table {}", table.number)];
        if several {
            parts.push(self.source_name(sheet));
        }
        let items = cell.place.item.iter().chain(&cell.place.status);
        parts.extend(items.map(|code| self.label(table, code)));
        if table.by_sex {
            parts.push(sex_word(cell.place.sex).to_owned());
        }
        parts.push(cell.place.year.to_string());
        parts.join(", ")
    }

    /// What a scope covers, in words.
    pub fn scope_name(&self, scope: &Scope) -> String {
        let of_sheet = |id: &SheetId, rest: String| {
            let sheet = self.answers.sheets.get(id);
            let name = sheet.map_or_else(|| format!("sheet {}", id.0), |sheet| self.sheet_name(sheet));
            if rest.is_empty() {
                name
            } else {
                format!("{name}: {rest}")
            }
        };
        let label = |id: &SheetId, code: &ItemCode| {
            let table = self
                .answers
                .sheets
                .get(id)
                .and_then(|sheet| self.pack.table(&sheet.table));
            table.map_or_else(|| code.to_string(), |table| self.label(table, code))
        };
        match scope {
            Scope::Questionnaire { .. } => "the whole questionnaire".to_owned(),
            Scope::Module { module, .. } => format!("module {module}"),
            Scope::Table { table, .. } => self
                .pack
                .table(table)
                .map_or_else(|| table.to_string(), |table| format!("table {}", table.number)),
            Scope::Source { source } => format!("source {source}"),
            Scope::Sheet { sheet } => of_sheet(sheet, String::new()),
            Scope::Row { sheet, item } => {
                of_sheet(sheet, item.as_ref().map_or_else(String::new, |item| label(sheet, item)))
            }
            Scope::Year { sheet, year } => of_sheet(sheet, year.to_string()),
            Scope::Column {
                sheet,
                year,
                status,
                sex,
            } => {
                let mut parts = vec![year.to_string()];
                parts.extend(status.iter().map(|status| label(sheet, status)));
                parts.push(sex_word(*sex).to_owned());
                of_sheet(sheet, parts.join(", "))
            }
            Scope::Cell { cell } => self.cell_name(cell),
        }
    }

    /// Table and source of a sheet.
    pub fn sheet_name(&self, sheet: &Sheet) -> String {
        let number = self.pack.table(&sheet.table).map_or(0, |table| table.number);
        format!("table {number}, {}", self.source_name(sheet))
    }

    /// Whether a scope belongs to the phase that is handed over.
    pub fn holds(&self, scope: &Scope) -> bool {
        in_phase(self.answers, &self.pack.id, scope)
    }

    /// Whether a sheet of the phase has that source.
    pub fn uses(&self, source: &crate::figures::SourceKey) -> bool {
        in_phase(self.answers, &self.pack.id, &Scope::Source { source: source.clone() })
    }

    /// The notes of the phase.
    pub fn notes(&self) -> impl Iterator<Item = (&'a Scope, &'a Note)> + '_ {
        let notes = self.answers.notes.iter().filter(|(scope, _)| self.holds(scope));
        notes.flat_map(|(scope, notes)| notes.iter().map(move |note| (scope, note)))
    }

    /// The reasons of the phase that cover more than a cell.
    pub fn covers(&self) -> impl Iterator<Item = (&'a Scope, &'a Reason)> + '_ {
        self.answers.covers.iter().filter(|(scope, _)| self.holds(scope))
    }
}

/// Whether a scope belongs to a phase; a source does where a sheet of the phase has it.
pub fn in_phase(answers: &Answers, phase: &PackId, scope: &Scope) -> bool {
    let of_phase = |id: &SheetId| answers.sheets.get(id).is_some_and(|sheet| &sheet.phase == phase);
    match scope {
        Scope::Questionnaire { phase: of } | Scope::Module { phase: of, .. } | Scope::Table { phase: of, .. } => {
            of == phase
        }
        Scope::Source { source } => answers
            .sheets_of(phase)
            .any(|(_, sheet)| sheet.source.as_ref() == Some(source)),
        Scope::Sheet { sheet } | Scope::Row { sheet, .. } | Scope::Year { sheet, .. } | Scope::Column { sheet, .. } => {
            of_phase(sheet)
        }
        Scope::Cell { cell } => of_phase(&cell.sheet),
    }
}

/// `total`, `men`, `women`.
pub(crate) fn sex_word(sex: crate::questionnaire::Sex) -> &'static str {
    use crate::questionnaire::Sex;
    match sex {
        Sex::Total => "total",
        Sex::Male => "male",
        Sex::Female => "female",
    }
}

/// What the letters of reasons mean, for legends.
pub(crate) const REASONS: [(&str, &str); 5] = [
    ("N", "not available"),
    ("X", "not applicable"),
    ("C", "confidential"),
    ("S", "not significant"),
    ("K", "included elsewhere"),
];
