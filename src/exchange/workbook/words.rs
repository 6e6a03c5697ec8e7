//! Everything that a workbook says in the language it is written in. The reader asks here too, to know the form's own words again.

use super::selection::table_label;
use crate::exchange::csv_table::sex_word;
use crate::figures::Answer;
use crate::figures::{
    Answers, CellAddress, Column, Effective, Figure, Flag, Heading, Pointer, Reason, Scope, Sheet, SheetId,
};
use crate::questionnaire::{ClassificationId, ItemCode, Language, Pack, Sex, Table, Unit, text, text_args};

/// Speaks of answers.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub pack: &'a Pack,
    pub answers: &'a Answers,
    pub language: Language,
}

impl<'a> Words<'a> {
    pub(super) fn text(&self, id: &str) -> String {
        text(self.language, id)
    }

    /// A text with one value set in.
    pub(super) fn with(&self, id: &str, name: &str, value: &str) -> String {
        text_args(self.language, id, &[(name, value.into())])
    }

    pub(super) fn table_of(&self, id: SheetId) -> Option<(&'a Sheet, &'a Table)> {
        let sheet = self.answers.sheets.get(&id)?;
        Some((sheet, self.pack.table(&sheet.table)?))
    }

    /// The line over a table: `C19  Outflow of nationals ...`.
    pub(super) fn title(&self, table: &Table) -> String {
        format!(
            "{}  {}",
            table_label(table),
            self.pack.table_title(table, self.language)
        )
    }

    /// The name of a sheet's source.
    pub(super) fn source(&self, sheet: &Sheet) -> String {
        let named = self.answers.source_name(sheet);
        named.map_or_else(|| self.text("workbook-no-source"), str::to_owned)
    }

    /// Under the title: source and ILO's code.
    pub(super) fn source_line(&self, table: &Table, sheet: &Sheet) -> String {
        let (source, code) = (self.source(sheet), table.code.to_string());
        let values = [("source", source.as_str().into()), ("code", code.as_str().into())];
        text_args(self.language, "workbook-source-line", &values)
    }

    /// Who is counted, what belongs in, what does not, and what often goes wrong.
    pub(super) fn guidance(&self, table: &Table) -> Vec<String> {
        let guidance = self.pack.guidance(table, self.language);
        let said = [
            ("meaning-counted", guidance.counted),
            ("meaning-in", guidance.included),
            ("meaning-out", guidance.excluded),
            ("meaning-mistake", guidance.mistake),
        ];
        let said = said.into_iter().filter(|(_, words)| !words.trim().is_empty());
        said.map(|(id, words)| format!("{}: {words}", self.text(id))).collect()
    }

    /// What figures of a sheet are counted in.
    pub(super) fn unit(&self, table: &Table, sheet: &Sheet) -> String {
        match (table.unit, sheet.unit.exponent()) {
            (Unit::Currency, _) => {
                let currency = sheet.currency.clone();
                currency.unwrap_or_else(|| self.text("csv-local-currency"))
            }
            (Unit::Persons, 0) => self.text("workbook-persons"),
            (Unit::Persons, _) => self.text("workbook-thousands"),
        }
    }

    pub(super) fn sex(&self, sex: Sex) -> String {
        sex_word(sex, self.language)
    }

    /// The label of an item, its code where the table has none such; of a table of a single row, its total.
    pub(super) fn label(&self, table: &Table, item: Option<&ItemCode>) -> String {
        let Some(code) = item else {
            return self.text("workbook-total");
        };
        let found = self.pack.item_of(table, code);
        found.map_or_else(
            || code.to_string(),
            |(_, item)| self.pack.item_label(item, self.language).to_owned(),
        )
    }

    /// A heading over rows.
    pub(super) fn heading(&self, heading: Heading, list: Option<&ClassificationId>) -> String {
        match heading {
            Heading::Members => self.text("workbook-members"),
            Heading::Added => self.text("workbook-added"),
            Heading::Classification => {
                let list = list.and_then(|list| self.pack.classification(list));
                let title = list.map(|list| self.pack.classification_title(list, self.language));
                title.unwrap_or_default().to_owned()
            }
        }
    }

    /// What a letter means.
    pub(super) fn letter(&self, letter: &str) -> String {
        let known = self.pack.status(letter);
        known.map_or_else(|| letter.to_owned(), |status| status.label_in(self.language).to_owned())
    }

    /// The flags of the questionnaire's list.
    pub(super) fn flags(&self) -> impl Iterator<Item = Flag> + use<'a> {
        let pack = self.pack;
        Flag::ALL
            .into_iter()
            .filter(|flag| pack.status(flag.letter()).is_some())
    }

    /// The letters of reasons and flags, each with its meaning.
    pub(super) fn legend(&self) -> [String; 2] {
        let said = |letters: Vec<&str>| {
            let said = letters
                .into_iter()
                .map(|letter| format!("{letter} {}", self.letter(letter)));
            said.collect::<Vec<_>>().join("  \u{b7}  ")
        };
        let reasons = said(REASONS.to_vec());
        let flags = said(self.flags().map(Flag::letter).collect());
        [
            self.with("workbook-legend-reasons", "letters", &reasons),
            self.with("workbook-legend-flags", "letters", &flags),
        ]
    }

    /// A sheet in words: its table, and its source where it has several.
    pub(super) fn sheet(&self, id: SheetId) -> String {
        let Some((sheet, table)) = self.table_of(id) else {
            return format!("#{}", id.0);
        };
        let mut others = self.answers.sheets_of_table(&self.pack.id, &sheet.table);
        if others.nth(1).is_some() {
            format!("{}, {}", table_label(table), self.source(sheet))
        } else {
            table_label(table)
        }
    }

    fn column_parts(&self, table: Option<&Table>, column: &Column) -> Vec<String> {
        let mut parts = vec![column.year.to_string()];
        if let Some(table) = table {
            parts.extend(column.status.as_ref().map(|status| self.label(table, Some(status))));
            if table.by_sex {
                parts.push(self.sex(column.sex));
            }
        }
        parts
    }

    /// A cell in words: table, source where there are several, row, year, status, sex.
    pub(super) fn cell(&self, cell: &CellAddress) -> String {
        let table = self.table_of(cell.sheet).map(|(_, table)| table);
        let place = &cell.place;
        let column = Column {
            year: place.year,
            status: place.status.clone(),
            sex: place.sex,
        };
        let mut parts = vec![self.sheet(cell.sheet)];
        parts.extend(
            table
                .filter(|_| place.item.is_some())
                .map(|table| self.label(table, place.item.as_ref())),
        );
        parts.extend(self.column_parts(table, &column));
        parts.join(", ")
    }

    /// What a scope covers.
    pub(super) fn scope(&self, scope: &Scope) -> String {
        let of_sheet = |id: &SheetId| (self.sheet(*id), self.table_of(*id).map(|(_, table)| table));
        match scope {
            Scope::Questionnaire { .. } => self.text("workbook-scope-questionnaire"),
            Scope::Module { module, .. } => self.with("workbook-scope-module", "module", module.as_str()),
            Scope::Table { table, .. } => {
                let known = self.pack.table(table);
                let label = known.map_or_else(|| table.to_string(), table_label);
                self.with("workbook-scope-table", "table", &label)
            }
            Scope::Source { source } => self.with("workbook-scope-source", "source", source.as_str()),
            Scope::Sheet { sheet } => self.sheet(*sheet),
            Scope::Row { sheet, item } => {
                let (sheet, table) = of_sheet(sheet);
                let label = table.map(|table| self.label(table, item.as_ref()));
                format!("{sheet}, {}", label.unwrap_or_default())
            }
            Scope::Year { sheet, year } => format!("{}, {year}", self.sheet(*sheet)),
            Scope::Column {
                sheet,
                year,
                status,
                sex,
            } => {
                let (sheet, table) = of_sheet(sheet);
                let column = Column {
                    year: *year,
                    status: status.clone(),
                    sex: *sex,
                };
                format!("{sheet}, {}", self.column_parts(table, &column).join(", "))
            }
            Scope::Cell { cell } => self.cell(cell),
        }
    }

    /// Where a figure is included instead.
    pub(super) fn elsewhere(&self, table: &Table, pointer: &Pointer) -> String {
        let place = match pointer {
            Pointer::Row(item) => self.label(table, Some(item)),
            Pointer::Cell(cell) => self.cell(cell),
        };
        self.with("workbook-included-in", "place", &place)
    }

    /// What the comment beside a cell says, line by line; nothing where there is nothing to say.
    pub(super) fn comment(&self, table: &Table, cell: &CellAddress, says: &Effective<'_>) -> Vec<String> {
        let mut lines = Vec::new();
        let reason = |reason: &Reason, lines: &mut Vec<String>| {
            if let Reason::IncludedElsewhere(pointer) = reason {
                lines.push(self.elsewhere(table, pointer));
            }
        };
        match says {
            Effective::Own(Figure { answer, flag, .. }) => {
                match answer {
                    Answer::Value(_) => {}
                    Answer::Reason(why) => reason(why, &mut lines),
                    Answer::WrongInput(_) => lines.push(self.text("workbook-not-read")),
                }
                lines.extend(flag.map(|flag| format!("{} {}", flag.letter(), self.letter(flag.letter()))));
            }
            Effective::Inherited(why, scope) => {
                reason(why, &mut lines);
                lines.push(self.with("workbook-covered-by", "place", &self.scope(scope)));
            }
            Effective::Blank => {}
        }
        if self.answers.notes.is_empty() {
            return lines;
        }
        let scope = Scope::Cell { cell: cell.clone() };
        for note in self.answers.notes.get(&scope).into_iter().flatten() {
            let words = note.code.as_ref().and_then(|code| self.pack.notes.note(code));
            let code = note.code.as_ref().map_or("", |code| code.as_str());
            let parts = [code, words.map_or("", |note| note.text.as_str()), note.text.trim()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            lines.push(parts.join(" "));
        }
        lines.retain(|line| !line.trim().is_empty());
        lines
    }
}

/// The letters of reasons, as they are typed.
pub(super) const REASONS: [&str; 5] = ["N", "X", "C", "S", "K"];
