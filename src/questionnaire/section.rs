//! Reads one TOML table key by key: a missing key, a value of the wrong kind and a key nobody asked for each become a
//! problem with its line, and reading goes on.

use super::problem::{At, Problems, Source};
use std::cell::RefCell;
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Parses a whole file; every syntax error becomes a problem.
pub(super) fn parse<'a>(source: &'a Source, problems: &Problems) -> Spanned<DeTable<'a>> {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    for error in errors {
        let line = error.span().map_or(0, |span| source.line_of(&span));
        problems.add(&source.file, line, format!("not TOML: {}", error.message()));
    }
    table
}

/// One table of a TOML file, with what is needed to report on it.
pub(super) struct Section<'a> {
    source: &'a Source,
    problems: &'a Problems,
    table: &'a DeTable<'a>,
    what: &'a str,
    pub(super) line: usize,
    asked: RefCell<BTreeSet<&'a str>>,
}

impl<'a> Section<'a> {
    /// `what` names the section in messages: "the pack", "a table".
    pub(super) fn new(
        source: &'a Source,
        problems: &'a Problems,
        table: &'a Spanned<DeTable<'a>>,
        what: &'a str,
    ) -> Self {
        let line = source.line_of(&table.span());
        Self {
            source,
            problems,
            table: table.get_ref(),
            what,
            line,
            asked: RefCell::default(),
        }
    }

    /// Reports a problem at a line of this file.
    pub(super) fn problem(&self, line: usize, reason: impl Into<String>) {
        self.problems.add(&self.source.file, line, reason);
    }

    fn get(&self, key: &'a str) -> Option<(&'a DeValue<'a>, usize)> {
        self.asked.borrow_mut().insert(key);
        self.table
            .get(key)
            .map(|value| (value.get_ref(), self.source.line_of(&value.span())))
    }

    fn wrong(&self, key: &str, line: usize, wanted: &str, found: &DeValue<'_>) {
        self.problem(line, format!("`{key}` must be {wanted}, but is a {}", found.type_str()));
    }

    fn missing(&self, key: &str) {
        self.problem(self.line, format!("{} needs `{key}`", self.what));
    }

    /// A text that may be absent.
    pub(super) fn optional_text(&self, key: &'a str) -> Option<At<String>> {
        let (value, line) = self.get(key)?;
        match value.as_str() {
            Some(text) if !text.trim().is_empty() => Some(At {
                value: text.to_owned(),
                line,
            }),
            Some(_) => {
                self.problem(line, format!("`{key}` is empty; leave it out or write a text"));
                None
            }
            None => {
                self.wrong(key, line, "a text", value);
                None
            }
        }
    }

    /// A text that must be there.
    pub(super) fn text(&self, key: &'a str) -> Option<At<String>> {
        if self.get(key).is_none() {
            self.missing(key);
        }
        self.optional_text(key)
    }

    /// A text as it stands, empty too.
    pub(super) fn any_text(&self, key: &'a str) -> Option<At<String>> {
        let Some((value, line)) = self.get(key) else {
            self.missing(key);
            return None;
        };
        if let Some(text) = value.as_str() {
            Some(At {
                value: text.to_owned(),
                line,
            })
        } else {
            self.wrong(key, line, "a text", value);
            None
        }
    }

    /// `true` or `false`; `default` when absent.
    pub(super) fn flag(&self, key: &'a str, default: bool) -> bool {
        match self.get(key) {
            None => default,
            Some((value, line)) => value.as_bool().unwrap_or_else(|| {
                self.wrong(key, line, "true or false", value);
                default
            }),
        }
    }

    /// `true` or `false` that must be there.
    pub(super) fn required_flag(&self, key: &'a str) -> bool {
        if self.get(key).is_none() {
            self.missing(key);
        }
        self.flag(key, false)
    }

    /// A whole number that may be absent.
    pub(super) fn optional_number(&self, key: &'a str) -> Option<At<i64>> {
        let (value, line) = self.get(key)?;
        let number = number_of(value);
        if number.is_none() {
            self.wrong(key, line, "a whole number", value);
        }
        number.map(|value| At { value, line })
    }

    /// A whole number that must be there.
    pub(super) fn number(&self, key: &'a str) -> Option<At<i64>> {
        if self.get(key).is_none() {
            self.missing(key);
        }
        self.optional_number(key)
    }

    /// A list of whole numbers that must be there.
    pub(super) fn numbers(&self, key: &'a str) -> Option<At<Vec<i64>>> {
        let Some((value, line)) = self.get(key) else {
            self.missing(key);
            return None;
        };
        let list = value
            .as_array()
            .map(|list| list.iter().map(|item| number_of(item.get_ref())).collect());
        let numbers: Option<Vec<i64>> = list.unwrap_or_default();
        if numbers.is_none() || value.as_array().is_none() {
            self.wrong(key, line, "a list of whole numbers", value);
            return None;
        }
        numbers.map(|value| At { value, line })
    }

    /// A list of texts; empty when absent. A single text stands for a list of one.
    pub(super) fn texts(&self, key: &'a str) -> Vec<At<String>> {
        let Some((value, line)) = self.get(key) else {
            return Vec::new();
        };
        if let Some(text) = value.as_str() {
            return vec![At {
                value: text.to_owned(),
                line,
            }];
        }
        let Some(list) = value.as_array() else {
            self.wrong(key, line, "a list of texts", value);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in list {
            let line = self.source.line_of(&item.span());
            match item.get_ref().as_str() {
                Some(text) => texts.push(At {
                    value: text.to_owned(),
                    line,
                }),
                None => self.wrong(key, line, "a list of texts", item.get_ref()),
            }
        }
        texts
    }

    /// A list of texts that must be there and hold at least one.
    pub(super) fn some_texts(&self, key: &'a str) -> Vec<At<String>> {
        let present = self.get(key).is_some();
        let texts = self.texts(key);
        if !present {
            self.missing(key);
        } else if texts.is_empty() {
            self.problem(self.line, format!("`{key}` must name at least one"));
        }
        texts
    }

    /// A calendar day, written as TOML does: `2015-07-03`.
    pub(super) fn date(&self, key: &'a str) -> Option<At<jiff::civil::Date>> {
        let (value, line) = self.get(key)?;
        let day = value
            .as_datetime()
            .filter(|moment| moment.time.is_none())
            .and_then(|moment| moment.date);
        let date = day.and_then(|day| {
            let (year, month, day) = (
                i16::try_from(day.year).ok()?,
                i8::try_from(day.month).ok()?,
                i8::try_from(day.day).ok()?,
            );
            jiff::civil::Date::new(year, month, day).ok()
        });
        if date.is_none() {
            self.problem(line, format!("`{key}` must be a day such as 2015-07-03"));
        }
        date.map(|value| At { value, line })
    }

    /// The sections of a list of tables (`[[key]]`, or inline tables); empty when absent.
    pub(super) fn sections(&self, key: &'a str, what: &'a str) -> Vec<Section<'a>> {
        let Some((value, line)) = self.get(key) else {
            return Vec::new();
        };
        let Some(list) = value.as_array() else {
            self.wrong(key, line, "a list of sections", value);
            return Vec::new();
        };
        let mut sections = Vec::new();
        for item in list {
            let line = self.source.line_of(&item.span());
            match item.get_ref().as_table() {
                Some(table) => sections.push(self.inner(table, line, what)),
                None => self.wrong(key, line, "a list of sections", item.get_ref()),
            }
        }
        sections
    }

    /// One inner section (`[key]` or an inline table).
    pub(super) fn section(&self, key: &'a str, what: &'a str) -> Option<Section<'a>> {
        let (value, line) = self.get(key)?;
        let table = value.as_table();
        if table.is_none() {
            self.wrong(key, line, "a section", value);
        }
        table.map(|table| self.inner(table, line, what))
    }

    fn inner(&self, table: &'a DeTable<'a>, line: usize, what: &'a str) -> Section<'a> {
        Section {
            source: self.source,
            problems: self.problems,
            table,
            what,
            line,
            asked: RefCell::default(),
        }
    }

    /// Reports the keys that nobody asked for. Call it last.
    pub(super) fn finish(self) {
        for key in self.table.keys() {
            if !self.asked.borrow().contains(key.get_ref().as_ref()) {
                let line = self.source.line_of(&key.span());
                self.problem(
                    line,
                    format!("{} has no `{}`; it may be misspelt", self.what, key.get_ref()),
                );
            }
        }
    }
}

fn number_of(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok()
}
