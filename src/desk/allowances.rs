//! Explaining findings: a reason code, a sentence, who and when, kept with the figures that it was given for.
//!
//! Whether an explanation still holds is worked out in [`crate::checks::allowance`]. [`Desk::is_explained`] is the one place that
//! says it to the window, the command line and packages.

use super::remarks::moment;
use super::{Desk, DeskError, Done};
use crate::checks::allowance::{self, AllowanceState, Standing};
use crate::checks::{Finding, Stated, amount_text, can_be_explained};
use crate::country_file::{Action, ActionKind, Origin};
use crate::figures::{Allowance, CellAddress, Change, Figure, Flag};
use crate::questionnaire::{AllowanceReason, Language, Severity, builtin_pack, text, text_args};
use std::collections::BTreeSet;

/// What is said of findings that are accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasoned {
    /// The code of the reason.
    pub reason: String,
    /// In the country's own words; some reasons need none.
    pub sentence: String,
    /// The flag to set on the figure that each finding is about, where that figure has none.
    pub flag: Option<Flag>,
}

impl Desk {
    /// Whether a finding is explained, and the figures have not moved since.
    pub fn is_explained(&self, finding: &Finding) -> bool {
        self.explained.contains(&finding.key)
    }

    /// The explanation given for a finding, also one that no longer holds.
    pub fn allowance_of(&self, finding: &Finding) -> Option<Standing<'_>> {
        allowance::standing(&self.answers, self.phase(), finding)
    }

    /// The explanations given in the shown phase whose finding does not stand any more.
    pub fn allowances_not_needed(&self) -> Vec<&Allowance> {
        allowance::not_needed(&self.answers, self.phase(), self.findings())
    }

    /// How many findings are explained.
    pub fn explained_count(&self) -> usize {
        self.explained.len()
    }

    /// The worst finding on a cell that is not explained; else the worst there is, and that it is explained.
    pub fn mark_of(&self, cell: &CellAddress) -> Option<(Severity, bool)> {
        let worst = self.severity_of(cell)?;
        if self.explained.is_empty() {
            return Some((worst, false));
        }
        let open = self
            .findings_of(cell)
            .into_iter()
            .find(|finding| !self.is_explained(finding));
        Some(open.map_or((worst, true), |finding| (finding.severity, false)))
    }

    /// The reasons that fit all of these findings, in the order in which they are offered.
    pub fn reasons_for(&self, findings: &[&Finding]) -> Vec<&AllowanceReason> {
        let checks = findings.iter().filter_map(|finding| self.pack.check(&finding.check));
        self.pack.notes.reasons_for(&checks.collect::<Vec<_>>())
    }

    /// Explains findings, by their keys, as one action. Refused as a whole when one of them cannot be explained.
    pub fn allow(&mut self, keys: &[String], reasoned: &Reasoned) -> Result<Done, DeskError> {
        self.may_write()?;
        let sentence = reasoned.sentence.trim();
        let findings = self.findings_by_keys(keys)?;
        let reason = self.fitting_reason(&findings, &reasoned.reason)?;
        if reason.needs_sentence && sentence.is_empty() {
            return Err(DeskError::SentenceNeeded(reason.label.clone()));
        }
        let mut changes = Vec::new();
        for finding in &findings {
            let name = allowance::name_for(&self.answers, self.phase(), finding);
            let before = self.answers.allowances.get(&name).cloned();
            let given = Allowance {
                finding: name.clone(),
                reason: reason.code.clone(),
                sentence: sentence.to_owned(),
                who: self.who.clone(),
                at: moment(),
                figures: allowance::figures_of(&self.answers, finding),
            };
            // Saying the same again changes nothing while it holds.
            let same = before.as_ref().is_some_and(|before| {
                (&before.reason, &before.sentence, &before.figures) == (&given.reason, &given.sentence, &given.figures)
            });
            if !same {
                changes.push(Change::Allowance {
                    finding: name,
                    before,
                    after: Some(given),
                });
            }
        }
        changes.extend(self.flag_changes(&findings, reasoned.flag));
        let action = Action::new(ActionKind::Allow).with_detail(findings.len().to_string());
        let action = Self::in_their_table(action, &findings);
        self.act(action, Origin::Typed, changes)
    }

    /// Gives the explanation of findings again for the figures that stand now.
    pub fn allow_again(&mut self, keys: &[String]) -> Result<Done, DeskError> {
        let findings = self.findings_by_keys(keys)?;
        let mut changes = Vec::new();
        for finding in &findings {
            let Some(standing) = self.allowance_of(finding) else {
                continue;
            };
            if standing.state == AllowanceState::Holds {
                continue;
            }
            let name = allowance::name_for(&self.answers, self.phase(), finding);
            let after = Allowance {
                finding: name.clone(),
                who: self.who.clone(),
                at: moment(),
                figures: allowance::figures_of(&self.answers, finding),
                ..standing.allowance.clone()
            };
            changes.push(Change::Allowance {
                before: self.answers.allowances.get(&name).cloned(),
                finding: name,
                after: Some(after),
            });
        }
        let action = Action::new(ActionKind::Allow).with_detail(changes.len().to_string());
        let action = Self::in_their_table(action, &findings);
        self.act(action, Origin::Typed, changes)
    }

    /// Takes explanations back, by the key of the finding, also of one that does not stand any more. One that was given in a
    /// sealed phase stays.
    pub fn take_back(&mut self, keys: &[String]) -> Result<Done, DeskError> {
        self.may_write()?;
        let of_keys = |given: &&Allowance| keys.iter().any(|key| key == allowance::key_of(given));
        let given = self.answers.allowances.values().filter(of_keys);
        let in_sealed = |given: &&Allowance| {
            let phase = allowance::given_in(&self.answers, given);
            let phase = phase.and_then(|phase| self.answers.phases.get(&phase));
            phase.is_some_and(|phase| phase.sealed)
        };
        let (sealed, own): (Vec<_>, Vec<_>) = given.partition(in_sealed);
        if let (Some(sealed), true) = (sealed.first(), own.is_empty()) {
            let pack = allowance::given_in(&self.answers, sealed).and_then(|phase| builtin_pack(&phase));
            let title = pack.map_or_else(String::new, |pack| pack.title.clone());
            return Err(DeskError::ExplainedInSealed(title));
        }
        let taken = own.into_iter().map(|given| Change::Allowance {
            finding: given.finding.clone(),
            before: Some(given.clone()),
            after: None,
        });
        let changes = taken.collect();
        let action = Action::new(ActionKind::Allow).with_detail("taken-back");
        self.act(action, Origin::Typed, changes)
    }

    /// An explanation in words: the reason, and what was written.
    pub fn allowance_words(&self, allowance: &Allowance, language: Language) -> String {
        allowance::words(&self.pack, allowance, language)
    }

    /// What is said of a finding: why it is accepted, by whom and when; of one that is open again, which figure has moved.
    pub fn standing_words(&self, standing: &Standing<'_>, language: Language) -> String {
        let allowance = standing.allowance;
        let words = self.allowance_words(allowance, language);
        let day = day_of(&allowance.at);
        let mut arguments = vec![
            ("words", words.as_str().into()),
            ("who", allowance.who.as_str().into()),
            ("day", day.as_str().into()),
        ];
        let AllowanceState::Moved(moved) = &standing.state else {
            return text_args(language, "allowance-holds", &arguments);
        };
        let cell = self.short_cell_name(&moved.cell, language);
        let unit = self.sheet(moved.cell.sheet).map(|sheet| sheet.unit).unwrap_or_default();
        let shown = |stated: &Stated| match stated {
            Stated::Blank => text(language, "history-blank"),
            Stated::Value(value) => amount_text(*value, unit, language),
            Stated::Other(other) => other.clone(),
        };
        let (was, is) = (shown(&moved.was), shown(&moved.is));
        arguments.extend([
            ("cell", cell.as_str().into()),
            ("was", was.as_str().into()),
            ("is", is.as_str().into()),
        ]);
        text_args(language, "allowance-moved", &arguments)
    }

    /// Works out anew which findings are explained. Called whenever figures, findings or explanations may have changed.
    pub(super) fn weigh_allowances(&mut self) {
        self.explained.clear();
        self.weighed.take();
        if self.answers.allowances.is_empty() {
            return;
        }
        let phase = &self.pack.id;
        let holds = |finding: &&Finding| {
            let standing = allowance::standing(&self.answers, phase, finding);
            standing.is_some_and(|standing| standing.state == AllowanceState::Holds)
        };
        self.explained = self
            .checker
            .findings()
            .filter(holds)
            .map(|finding| finding.key.clone())
            .collect();
    }

    /// A cell with the label of its table, without the title: "C19 Malaysia, 2014, female".
    fn short_cell_name(&self, cell: &CellAddress, language: Language) -> String {
        let name = self.cell_name(cell, language);
        let Ok(table) = self.table_of(cell.sheet) else {
            return name;
        };
        let label = super::table_label(table);
        let title = format!("{label} {}, ", self.pack.table_title(table, language));
        name.strip_prefix(&title)
            .map_or_else(|| name.clone(), |rest| format!("{label} {rest}"))
    }

    fn findings_by_keys(&self, keys: &[String]) -> Result<Vec<Finding>, DeskError> {
        let found = keys.iter().map(|key| {
            let finding = self.finding(key).ok_or_else(|| DeskError::NoSuchFinding(key.clone()))?;
            if finding.severity == Severity::Fatal {
                return Err(DeskError::FatalStays(self.sentence(finding, Language::English)));
            }
            if !can_be_explained(finding) {
                return Err(DeskError::AnswerInstead(self.sentence(finding, Language::English)));
            }
            Ok(finding.clone())
        });
        let found = found.collect::<Result<Vec<_>, _>>()?;
        if found.is_empty() {
            return Err(DeskError::NoSuchFinding(String::new()));
        }
        Ok(found)
    }

    fn fitting_reason(&self, findings: &[Finding], code: &str) -> Result<&AllowanceReason, DeskError> {
        let fitting = self.reasons_for(&findings.iter().collect::<Vec<_>>());
        let found = fitting.iter().find(|reason| reason.code == code.trim());
        found.copied().ok_or_else(|| DeskError::NoSuchReason {
            given: code.to_owned(),
            known: fitting
                .iter()
                .map(|reason| reason.code.as_str())
                .collect::<Vec<_>>()
                .join(", "),
        })
    }

    /// Sets the flag on the figure that each finding names first, where it has none.
    fn flag_changes(&self, findings: &[Finding], flag: Option<Flag>) -> Vec<Change> {
        let Some(flag) = flag else { return Vec::new() };
        let cells: BTreeSet<_> = findings.iter().filter_map(|finding| finding.cells.first()).collect();
        let changes = cells.into_iter().filter_map(|cell| {
            let before = self.answers.figure(cell)?;
            (before.as_value().is_some() && before.flag.is_none()).then(|| Change::Figure {
                cell: cell.clone(),
                before: Some(before.clone()),
                after: Some(Figure {
                    flag: Some(flag),
                    ..before.clone()
                }),
            })
        });
        changes.collect()
    }

    /// The action in the one table that all findings belong to.
    fn in_their_table(action: Action, findings: &[Finding]) -> Action {
        let mut tables = findings.iter().map(|finding| finding.table.as_ref());
        match tables.next().flatten() {
            Some(table) if tables.all(|other| other == Some(table)) => action.in_table(table.clone()),
            _ => action,
        }
    }
}

/// The day of a moment at this place.
fn day_of(at: &str) -> String {
    at.parse::<jiff::Timestamp>().map_or_else(
        |_| at.to_owned(),
        |at| at.to_zoned(jiff::tz::TimeZone::system()).date().to_string(),
    )
}
