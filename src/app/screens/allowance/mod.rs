//! Explaining a finding: why what looks wrong is right. A panel at the foot of whatever screen shows, with the figures concerned, the
//! reasons by digit, and a field for the country's own words.
//!
//! Enter explains, Escape leaves; what was begun is kept until the file closes. `panel.rs` draws it, `reasons.rs` the list.

pub mod line;
mod panel;
mod reasons;

pub use self::panel::height as panel_height;

use super::row_list::RowListState;
use crate::checks::{Finding, can_be_explained};
use crate::desk::{Desk, Reasoned};
use crate::figures::{CellAddress, Flag};
use std::collections::BTreeMap;

/// What is remembered of explanations that are being written.
#[derive(Default)]
pub struct AllowancePanel {
    open: Option<Open>,
    /// What was begun, by the findings that it is about.
    drafts: BTreeMap<Vec<String>, Draft>,
}

/// The open panel.
struct Open {
    keys: Vec<String>,
    /// The other findings of the same check in the same table are explained together with these.
    together: bool,
    list: RowListState,
    /// The field for words takes the keyboard.
    to_words: bool,
    /// What is missing still, once the person has tried.
    missing: Option<&'static str>,
}

/// An explanation that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Draft {
    reason: Option<String>,
    sentence: String,
    flag: bool,
}

/// What became of the panel in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays.
    Open,
    /// The person left it.
    Left,
    /// Explain these.
    Explain(Vec<String>, Reasoned),
    /// The old explanation still holds for these.
    Again(Vec<String>),
    /// Take the explanation of these back.
    TakeBack(Vec<String>),
}

impl AllowancePanel {
    /// Opens it for findings, by their keys.
    pub fn open(&mut self, desk: &Desk, keys: Vec<String>) {
        let known = keys.iter().find_map(|key| desk.finding(key));
        let given = known.and_then(|finding| desk.allowance_of(finding));
        self.drafts.entry(keys.clone()).or_insert_with(|| {
            given.map_or_else(Draft::default, |standing| Draft {
                reason: Some(standing.allowance.reason.clone()),
                sentence: standing.allowance.sentence.clone(),
                flag: false,
            })
        });
        let mut list = RowListState::default();
        list.focus();
        self.open = Some(Open {
            keys,
            together: false,
            list,
            to_words: false,
            missing: None,
        });
    }

    /// Closes it; what was begun is kept.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// Closes it and forgets what was begun: it is in the file now.
    pub fn done(&mut self) {
        if let Some(open) = self.open.take() {
            self.drafts.remove(&open.keys);
        }
    }

    /// Whether it shows.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }
}

/// The finding on a cell that a person means: the worst that is open, else one that is explained already.
pub fn finding_on<'a>(desk: &'a Desk, cell: &CellAddress) -> Option<&'a Finding> {
    let found = desk.findings_of(cell);
    let open = |finding: &&&Finding| can_be_explained(finding) && !desk.is_explained(finding);
    let explained = |finding: &&&Finding| desk.is_explained(finding);
    let mut ways = [found.iter().find(open), found.iter().find(explained), found.first()];
    ways.iter_mut().find_map(Option::take).copied()
}

/// The other open findings of the same check in the same table.
fn of_the_same_check(desk: &Desk, keys: &[String]) -> Vec<String> {
    let named: Vec<&Finding> = keys.iter().filter_map(|key| desk.finding(key)).collect();
    let Some(first) = named.first() else { return Vec::new() };
    if named
        .iter()
        .any(|other| other.check != first.check || other.table != first.table)
    {
        return Vec::new();
    }
    let same = desk
        .findings()
        .filter(|other| other.check == first.check && other.table == first.table);
    let open = same.filter(|other| can_be_explained(other) && !desk.is_explained(other));
    open.map(|other| other.key.clone())
        .filter(|key| !keys.contains(key))
        .collect()
}

/// The flag that says the same as a reason.
fn flag_of(desk: &Desk, reason: Option<&str>) -> Option<Flag> {
    let reason = desk.pack().notes.allowance_reason(reason?)?;
    Flag::from_letter(reason.flag.as_deref()?)
}
