//! Findings in words: the sentences of `assets/texts/<language>/checks.ftl`, with cells named as the form names them
//! and numbers written for people.

use super::finding::{Detail, Dimension, Finding};
use crate::figures::numerals::{NumberStyle, format_value};
use crate::figures::{Answers, CellAddress, SheetId, ViewUnit};
use crate::questionnaire::{Arg, ItemCode, Language, Pack, Sex, Table, text, text_args};

impl Finding {
    /// What is wrong, in a sentence: the cells, both sides, the difference.
    pub fn sentence(&self, pack: &Pack, answers: &Answers, language: Language) -> String {
        let words = Words {
            pack,
            answers,
            language,
        };
        let thousands = |(_, detail): &(&str, Detail)| matches!(detail, Detail::Amount(_, ViewUnit::Thousands));
        let in_thousands = self.message.args.iter().any(thousands);
        let said: Vec<(&str, Said)> = self
            .message
            .args
            .iter()
            .map(|(name, detail)| match words.say(detail) {
                // Said once, where the cell is named.
                Said::Words(place) if *name == "place" && in_thousands => (
                    *name,
                    Said::Words(format!("{place}, {}", text(language, "finding-in-thousands"))),
                ),
                said => (*name, said),
            })
            .collect();
        let args: Vec<(&str, Arg<'_>)> = said
            .iter()
            .map(|(name, said)| match said {
                Said::Words(text) => (*name, Arg::Text(text)),
                Said::Count(count) => (*name, Arg::from(*count)),
            })
            .collect();
        text_args(language, self.message.id, &args)
    }
}

/// A cell in words: "C19 Outflow of nationals for employment, Malaysia, 2014, female".
pub fn cell_name(pack: &Pack, answers: &Answers, cell: &CellAddress, language: Language) -> String {
    let words = Words {
        pack,
        answers,
        language,
    };
    words.place(cell, None)
}

/// One variable, ready for the sentence.
enum Said {
    Words(String),
    /// Left a number, since the language chooses singular and plural by it.
    Count(usize),
}

struct Words<'a> {
    pack: &'a Pack,
    answers: &'a Answers,
    language: Language,
}

impl Words<'_> {
    fn say(&self, detail: &Detail) -> Said {
        Said::Words(match detail {
            Detail::Place(cell, omitted) => self.place(cell, *omitted),
            Detail::Label(cell, dimension) => self.label(cell, *dimension).unwrap_or_default(),
            Detail::Labels(cells, dimension) => self.labels(cells, *dimension),
            Detail::TableOf(cell) => self.table_of(cell.sheet).map(number).unwrap_or_default(),
            Detail::TitleOf(cell) => self
                .table_of(cell.sheet)
                .map(|table| self.title(table))
                .unwrap_or_default(),
            Detail::SourceOf(cell) => self.source(cell.sheet),
            Detail::Sheet(sheet) => self.sheet(*sheet),
            Detail::Table(code) => self
                .pack
                .table(code)
                .map_or_else(|| code.to_string(), |table| self.title(table)),
            Detail::Classification(id) => {
                let list = self.pack.classification(id);
                list.map_or(id.as_str(), |list| self.pack.classification_title(list, self.language))
                    .to_owned()
            }
            Detail::Amount(value, unit) => {
                let sign = if self.language == Language::Indonesian {
                    ','
                } else {
                    '.'
                };
                format_value(*value, *unit, NumberStyle::SHOWN.with_decimal(sign))
            }
            Detail::Choice(name) => (*name).to_owned(),
            Detail::Count(count) => return Said::Count(*count),
            Detail::Text(text) => text.clone(),
        })
    }

    fn table_of(&self, sheet: SheetId) -> Option<&Table> {
        self.pack.table(&self.answers.sheets.get(&sheet)?.table)
    }

    fn title(&self, table: &Table) -> String {
        format!("{} {}", number(table), self.pack.table_title(table, self.language))
    }

    fn sheet(&self, id: SheetId) -> String {
        let title = self.table_of(id).map(|table| self.title(table)).unwrap_or_default();
        let stated = self.answers.sheets.get(&id).is_some_and(|sheet| sheet.source.is_some());
        if stated {
            format!("{title} ({})", self.source(id))
        } else {
            title
        }
    }

    fn source(&self, id: SheetId) -> String {
        let name = self
            .answers
            .sheets
            .get(&id)
            .and_then(|sheet| self.answers.source_name(sheet));
        name.map_or_else(|| text(self.language, "finding-source-not-stated"), str::to_owned)
    }

    /// "C19 Outflow of nationals for employment, Malaysia, 2014, female".
    fn place(&self, cell: &CellAddress, omitted: Option<Dimension>) -> String {
        let mut parts: Vec<String> = self
            .table_of(cell.sheet)
            .map(|table| self.title(table))
            .into_iter()
            .collect();
        let label = |dimension: Dimension| {
            let wanted = omitted != Some(dimension);
            wanted.then(|| self.label(cell, dimension)).flatten()
        };
        let (row, status, sex) = (label(Dimension::Row), label(Dimension::Status), label(Dimension::Sex));
        parts.extend(row);
        parts.push(cell.place.year.to_string());
        parts.extend(status);
        parts.extend(sex);
        parts.join(", ")
    }

    fn label(&self, cell: &CellAddress, dimension: Dimension) -> Option<String> {
        let table = self.table_of(cell.sheet)?;
        match dimension {
            Dimension::Row => Some(self.item(table, cell.place.item.as_ref()?)),
            Dimension::Status => Some(self.item(table, cell.place.status.as_ref()?)),
            Dimension::Sex => table.by_sex.then(|| {
                let id = match cell.place.sex {
                    Sex::Total => "finding-sex-total",
                    Sex::Male => "finding-sex-male",
                    Sex::Female => "finding-sex-female",
                };
                text(self.language, id)
            }),
        }
    }

    fn labels(&self, cells: &[CellAddress], dimension: Dimension) -> String {
        let mut names: Vec<String> = cells.iter().filter_map(|cell| self.label(cell, dimension)).collect();
        let Some(last) = names.pop() else {
            return String::new();
        };
        if names.is_empty() {
            return last;
        }
        let list = names.join(", ");
        let args = [("list", Arg::Text(&list)), ("last", Arg::Text(&last))];
        text_args(self.language, "finding-and", &args)
    }

    fn item(&self, table: &Table, code: &ItemCode) -> String {
        let found = self.pack.item_of(table, code);
        found.map_or_else(
            || code.to_string(),
            |(_, item)| self.pack.item_label(item, self.language).to_owned(),
        )
    }
}

/// The label on the form: `C19`.
fn number(table: &Table) -> String {
    format!("{}{}", table.module, table.number)
}
