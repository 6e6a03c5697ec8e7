//! Reasons for which a finding is accepted, as statistical offices give them: a list first, the country's own sentence second.

use super::Check;
use super::list;
use super::load::Reading;
use super::texts::Language;
use std::collections::BTreeMap;

/// A reason for which a finding may be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowanceReason {
    /// Its code: `sources-differ`. It stands in country files and packages.
    pub code: String,
    /// English label.
    pub label: String,
    /// Labels in other languages, by language tag.
    pub labels: BTreeMap<String, String>,
    /// Whether it says nothing without a sentence.
    pub needs_sentence: bool,
    /// The kinds of check that it answers, as packs write them; empty: every one.
    pub checks: Vec<String>,
    /// The letter of the flag that says the same of a figure: `B` of a break, `R` of a confirmed value.
    pub flag: Option<String>,
}

impl AllowanceReason {
    /// Its label in a language, English where there is none.
    pub fn label_in(&self, language: Language) -> &str {
        self.labels.get(language.tag()).unwrap_or(&self.label)
    }

    /// Whether it can be the answer to what that check finds.
    pub fn fits(&self, check: &Check) -> bool {
        self.checks.is_empty() || self.checks.iter().any(|kind| kind == check.kind.name())
    }
}

/// Reads the list of reasons. A code stands once.
pub(super) fn read(reading: &Reading<'_>, path: &str) -> Vec<AllowanceReason> {
    let Some(source) = reading.source(path) else {
        return Vec::new();
    };
    let mut reasons: Vec<AllowanceReason> = Vec::new();
    let columns = ["code", "label_*", "sentence", "checks", "flag"];
    for row in list::read(&source, &columns, &["code", "label_en"], &reading.problems) {
        let code = row.get("code").to_owned();
        let problem = |reason: String| reading.problems.add(&source.file, row.line, reason);
        if reasons.iter().any(|other| other.code == code) {
            problem(format!("the reason `{code}` stands twice"));
        }
        let checks: Vec<String> = row.get("checks").split_whitespace().map(str::to_owned).collect();
        let flag = row.get("flag");
        if flag.chars().count() > 1 {
            problem(format!("a flag is one letter, not `{flag}`"));
        }
        let labels = row
            .with_prefix("label_")
            .filter(|(tag, label)| *tag != "en" && !label.is_empty());
        reasons.push(AllowanceReason {
            label: row.get("label_en").to_owned(),
            labels: labels.map(|(tag, label)| (tag.to_owned(), label.to_owned())).collect(),
            needs_sentence: row.yes("sentence", &source.file, &reading.problems),
            flag: Some(flag.to_owned()).filter(|flag| !flag.is_empty()),
            checks,
            code,
        });
    }
    reasons
}
