//! Findings in words: the sentences of `assets/texts/<language>/checks.ftl`, with cells named as the form names them
//! and numbers written for people.

use super::finding::{Detail, Dimension, Finding};
use crate::figures::numerals::{NumberStyle, format_value};
use crate::figures::{Answers, CellAddress, SheetId, Sum, Value, ViewUnit};
use crate::questionnaire::{Arg, ItemCode, Language, Pack, Sex, Table, text, text_args};

impl Finding {
    /// What is wrong, in a sentence: the cells, both sides, the difference.
    pub fn sentence(&self, pack: &Pack, answers: &Answers, language: Language) -> String {
        self.say(&Words::new(pack, answers, language))
    }

    /// The same below the sentence of its cause, which has said the titles: tables by their numbers alone.
    pub fn sentence_below(&self, pack: &Pack, answers: &Answers, language: Language) -> String {
        self.say(&Words::new(pack, answers, language).without_titles())
    }

    fn say(&self, words: &Words<'_>) -> String {
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
                    Said::Words(format!("{place}, {}", text(words.language, "finding-in-thousands"))),
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
        text_args(words.language, self.message.id, &args)
    }
}

/// A cell in words: "C19 Outflow of nationals for employment, Malaysia, 2014, female".
pub fn cell_name(pack: &Pack, answers: &Answers, cell: &CellAddress, language: Language) -> String {
    Words::new(pack, answers, language).place(cell, None)
}

/// Figures of a reckoning that are named one by one.
const NAMED_TERMS: usize = 3;

/// One variable, ready for the sentence.
enum Said {
    Words(String),
    /// Left a number, since the language chooses singular and plural by it.
    Count(usize),
}

pub(super) struct Words<'a> {
    pub pack: &'a Pack,
    pub answers: &'a Answers,
    pub language: Language,
    titles: bool,
}

impl<'a> Words<'a> {
    pub fn new(pack: &'a Pack, answers: &'a Answers, language: Language) -> Words<'a> {
        Words {
            pack,
            answers,
            language,
            titles: true,
        }
    }

    /// Says tables by their numbers alone.
    pub fn without_titles(self) -> Words<'a> {
        Words { titles: false, ..self }
    }
}

impl Words<'_> {
    fn say(&self, detail: &Detail) -> Said {
        Said::Words(match detail {
            Detail::Place(cell, omitted) => self.place(cell, *omitted),
            Detail::WithinTable(cell) => self.within_table(cell),
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
            Detail::Amount(value, unit) => amount_text(*value, *unit, self.language),
            Detail::Reckoning(cell, terms, unit) => self.reckoning(cell, terms, *unit),
            Detail::Figures(cells, unit) => self.cells_with_figures(cells, *unit),
            Detail::Percent(tenths) => self.tenths_of_percent(*tenths),
            Detail::Phase(phase) => text(self.language, &format!("phase-{phase}")),
            Detail::Choice(name) => (*name).to_owned(),
            Detail::Count(count) => return Said::Count(*count),
            Detail::Text(text) => text.clone(),
        })
    }

    /// A figure in the unit of its sheet, with the decimal sign of the language.
    pub fn amount(&self, value: Value, unit: ViewUnit) -> String {
        amount_text(value, unit, self.language)
    }

    pub fn decimal_sign(&self) -> char {
        decimal_sign(self.language)
    }

    /// "+12 %", and below ten per cent with a decimal: "−0.4 %".
    fn tenths_of_percent(&self, tenths: i64) -> String {
        let sign = if tenths < 0 { "−" } else { "+" };
        let exponent = if tenths.abs() < 100 { -1 } else { 0 };
        let size = tenths.abs();
        let rounded = if exponent == 0 { (size + 5) / 10 } else { size };
        let style = NumberStyle::SHOWN.with_decimal(self.decimal_sign());
        let number = format_value(Value::new(rounded, exponent), ViewUnit::Ones, style);
        format!("{sign}{number}\u{a0}%")
    }

    pub fn table_of(&self, sheet: SheetId) -> Option<&Table> {
        self.pack.table(&self.answers.sheets.get(&sheet)?.table)
    }

    pub fn title(&self, table: &Table) -> String {
        if !self.titles {
            return number(table);
        }
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

    pub fn source(&self, id: SheetId) -> String {
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

    pub fn label(&self, cell: &CellAddress, dimension: Dimension) -> Option<String> {
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
        self.list(cells.iter().filter_map(|cell| self.label(cell, dimension)).collect())
    }

    /// Names joined: "A, B and C".
    pub fn list(&self, mut names: Vec<String>) -> String {
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

    /// "Malaysia, 2014, female 2; Singapore, 2013, male 1".
    fn cells_with_figures(&self, cells: &[(CellAddress, Value)], unit: ViewUnit) -> String {
        let said: Vec<String> = cells
            .iter()
            .map(|(cell, value)| format!("{} {}", self.within_table(cell), self.amount(*value, unit)))
            .collect();
        said.join("; ")
    }

    /// Row, year, status and sex of a cell.
    fn within_table(&self, cell: &CellAddress) -> String {
        let year = Some(cell.place.year.to_string());
        let label = |dimension| self.label(cell, dimension);
        let parts = [
            label(Dimension::Row),
            year,
            label(Dimension::Status),
            label(Dimension::Sex),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(", ")
    }

    /// "both sexes 12 less female 9": figures are named by what sets them apart from the cell. Of many only the sum is said.
    fn reckoning(&self, cell: &CellAddress, terms: &[(bool, CellAddress, Value)], unit: ViewUnit) -> String {
        let side = |added: bool| -> Vec<&(bool, CellAddress, Value)> {
            terms.iter().filter(|(of, ..)| *of == added).collect()
        };
        let (added, taken) = (side(true), side(false));
        let said = |terms: &[&(bool, CellAddress, Value)]| -> String {
            if let [(_, other, value)] = terms {
                return format!("{} {}", self.apart(cell, other), self.amount(*value, unit));
            }
            let sum = terms
                .iter()
                .fold(Sum::ZERO, |sum, (_, _, value)| sum.plus(value.as_sum()));
            let sum = sum.to_value().map(|sum| self.amount(sum, unit)).unwrap_or_default();
            let mut names: Vec<String> = terms.iter().map(|(_, other, _)| self.apart(cell, other)).collect();
            let args = [("count", Arg::from(terms.len())), ("sum", Arg::Text(&sum))];
            match names.pop() {
                Some(last) if names.len() < NAMED_TERMS => {
                    let list = names.join(", ");
                    let list = text_args(
                        self.language,
                        "finding-and",
                        &[("list", Arg::Text(&list)), ("last", Arg::Text(&last))],
                    );
                    let args = [("list", Arg::Text(&list)), ("sum", Arg::Text(&sum))];
                    text_args(self.language, "finding-hidden-several", &args)
                }
                _ => text_args(self.language, "finding-hidden-many", &args),
            }
        };
        let from = said(&added);
        if taken.is_empty() {
            return from;
        }
        let args = [("from", Arg::Text(&from)), ("taken", Arg::Text(&said(&taken)))];
        text_args(self.language, "finding-hidden-less", &args)
    }

    /// A cell by what sets it apart from another.
    fn apart(&self, cell: &CellAddress, other: &CellAddress) -> String {
        let mut parts = Vec::new();
        if other.sheet != cell.sheet {
            parts.extend(self.table_of(other.sheet).map(number));
        }
        let differs = [
            (Dimension::Row, other.place.item != cell.place.item),
            (Dimension::Status, other.place.status != cell.place.status),
            (Dimension::Sex, other.place.sex != cell.place.sex),
        ];
        let labels = differs.into_iter().filter(|(_, differs)| *differs);
        parts.extend(labels.filter_map(|(dimension, _)| self.label(other, dimension)));
        parts.join(", ")
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
pub(super) fn number(table: &Table) -> String {
    format!("{}{}", table.module, table.number)
}

/// A number in the unit of a sheet, with the decimal sign of the language.
pub fn amount_text(value: Value, unit: ViewUnit, language: Language) -> String {
    format_value(value, unit, NumberStyle::SHOWN.with_decimal(decimal_sign(language)))
}

fn decimal_sign(language: Language) -> char {
    match language {
        Language::Indonesian => ',',
        Language::English => '.',
    }
}
