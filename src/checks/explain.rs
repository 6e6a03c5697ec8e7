//! The checks of a pack explained from the pack itself: name, what they look at, which tables they bind, and examples that are
//! run when they are shown. The help and `ilms-collect checks` show the same.

use super::example::{self, ShownExample};
use crate::questionnaire::{
    Check, CheckGroup, CheckId, CheckKind, Language, Pack, Severity, Table, TableCode, text, text_args,
};
use std::sync::Arc;

/// Checks of one kind and severity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedKind {
    /// What they are about.
    pub group: CheckGroup,
    /// How bad what they find is.
    pub severity: Severity,
    /// Their name.
    pub name: String,
    /// What they look at.
    pub about: String,
    /// The checks.
    pub checks: Vec<ExplainedCheck>,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedCheck {
    /// Its id.
    pub id: CheckId,
    /// The tables that it looks at, in words.
    pub tables: String,
    /// Their labels: `C19`.
    pub labels: Vec<String>,
    /// Its examples, those that pass first.
    pub examples: Vec<ShownExample>,
}

/// The checks of a pack, those about one table only where one is given; in the order of their groups.
pub fn explain(pack: &Arc<Pack>, table: Option<&TableCode>, language: Language) -> Vec<ExplainedKind> {
    let mut kinds: Vec<ExplainedKind> = Vec::new();
    for check in &pack.checks {
        let tables = check.binds(pack);
        if table.is_some_and(|code| tables.iter().all(|bound| &bound.code != code)) {
            continue;
        }
        let id = format!("check-{}", check.kind.name());
        let (name, about) = (text(language, &id), text(language, &format!("{id}-about")));
        let explained = ExplainedCheck {
            id: check.id.clone(),
            tables: tables_in_words(pack, check, &tables, language),
            labels: tables.iter().map(|table| label(table)).collect(),
            examples: examples(pack, check, language),
        };
        let same = kinds
            .iter_mut()
            .find(|kind| kind.name == name && kind.severity == check.severity);
        match same {
            Some(kind) => kind.checks.push(explained),
            None => kinds.push(ExplainedKind {
                group: check.kind.group(),
                severity: check.severity,
                name,
                about,
                checks: vec![explained],
            }),
        }
    }
    kinds.sort_by_key(|kind| kind.group);
    kinds
}

fn examples(pack: &Arc<Pack>, check: &Check, language: Language) -> Vec<ShownExample> {
    let mut shown: Vec<ShownExample> = check
        .examples
        .iter()
        .filter_map(|one| example::shown(pack, check, one, language))
        .collect();
    shown.sort_by_key(|example| !example.passes);
    shown
}

fn label(table: &Table) -> String {
    format!("{}{}", table.module, table.number)
}

impl ExplainedKind {
    /// Whether these words, this figure or this table (`C19`) occur: in the name, in what is looked at, or in an example.
    pub fn holds(&self, wanted: &str) -> bool {
        let wanted = plain(wanted.trim());
        let mut digits = wanted.chars();
        let is_label = digits.next().is_some_and(char::is_alphabetic)
            && digits.clone().next().is_some()
            && digits.all(|c| c.is_ascii_digit());
        if is_label {
            let mut labels = self.checks.iter().flat_map(|check| &check.labels);
            return labels.any(|label| plain(label) == wanted);
        }
        let has = |text: &str| plain(text).contains(&wanted);
        let in_example = |example: &ShownExample| {
            let figures = example.tables.iter().flat_map(|table| &table.rows);
            has(&example.says)
                || example.sentences.iter().any(|sentence| has(sentence))
                || example.tables.iter().any(|table| has(&table.title))
                || figures
                    .flat_map(|(row, figures)| std::iter::once(row).chain(figures))
                    .any(|text| has(text))
        };
        let in_check = |check: &ExplainedCheck| {
            has(check.id.as_str()) || has(&check.tables) || check.examples.iter().any(in_example)
        };
        has(&self.name) || has(&self.about) || self.checks.iter().any(in_check)
    }
}

/// Lower case, and figures without the thin spaces between thousands.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| *c != '\u{2009}')
        .flat_map(char::to_lowercase)
        .collect()
}

/// `C19 within C17`, `A5, A6 and A7 agree`, `all 23 tables`, `A1, A2, A5`.
fn tables_in_words(pack: &Pack, check: &Check, tables: &[&Table], language: Language) -> String {
    let joined = |codes: &mut dyn Iterator<Item = &TableCode>| {
        let labels: Vec<String> = codes.filter_map(|code| pack.table(code)).map(label).collect();
        labels.join(", ")
    };
    match &check.kind {
        CheckKind::Nested { inner, outer } => {
            let (inner, outer) = (joined(&mut inner.iter()), joined(&mut outer.iter()));
            let args = [("inner", inner.as_str().into()), ("outer", outer.as_str().into())];
            text_args(language, "check-tables-nested", &args)
        }
        CheckKind::EqualTotals { tables } => {
            let tables = joined(&mut tables.iter().map(|(code, _)| code));
            text_args(language, "check-tables-equal", &[("tables", tables.as_str().into())])
        }
        _ if tables.is_empty() => text(language, "check-tables-file"),
        _ if tables.len() == pack.tables.len() => {
            text_args(language, "check-tables-all", &[("count", tables.len().into())])
        }
        _ => {
            let labels = joined(&mut tables.iter().map(|table| &table.code));
            text_args(language, "check-tables-some", &[("tables", labels.as_str().into())])
        }
    }
}
