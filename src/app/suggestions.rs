//! Suggestions beside a finding or in the list: which ones are shown, how they are named, and what happens when one is taken.
//! What is suggested comes from the checks, and the desk puts it in place.

use super::context::{NoticeKind, ScreenContext};
use super::names;
use super::words::Words;
use crate::checks::{Edit, Entry, Explanation, Finding};
use crate::desk::{Desk, Done};
use crate::figures::{CellAddress, Figure, Value};
use std::collections::BTreeSet;

/// Suggestions that the person does not want to see: until the file is opened again, and as long as they propose the same.
#[derive(Clone, Debug, Default)]
pub struct SetAside(BTreeSet<Vec<(CellAddress, Key)>>);

/// A value by which suggestions are told apart.
type Key = (i64, i8);

impl SetAside {
    fn key(explanation: &Explanation) -> Vec<(CellAddress, Key)> {
        let edits = explanation.edits();
        edits
            .map(|edit| (edit.cell.clone(), (edit.right.mantissa(), edit.right.exponent())))
            .collect()
    }

    /// Hides a suggestion.
    pub fn hide(&mut self, explanation: &Explanation) {
        self.0.insert(Self::key(explanation));
    }

    /// Shows all suggestions of an entry again.
    pub fn show(&mut self, entry: &Entry) {
        for explanation in entry.offered() {
            self.0.remove(&Self::key(explanation));
        }
    }

    /// Whether a suggestion is hidden.
    pub fn hides(&self, explanation: &Explanation) -> bool {
        !self.0.is_empty() && self.0.contains(&Self::key(explanation))
    }

    /// How many are hidden; it moves whenever another is hidden or shown.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The suggestions of an entry that are shown.
    pub fn shown<'a>(&self, entry: &'a Entry) -> Vec<&'a Explanation> {
        entry.offered().iter().filter(|one| !self.hides(one)).collect()
    }
}

/// The only figure that fits, where the one finding of an entry tells it and no cause does; none where what was typed may have
/// meant another, since beside the cell the person chooses between them.
pub fn fitting<'a>(desk: &Desk, entry: &Entry, findings: &[&'a Finding]) -> Option<(&'a CellAddress, Value)> {
    let [at] = entry.findings[..] else { return None };
    let finding = findings
        .get(at)
        .filter(|_| entry.offered().is_empty() && !entry.completeness)?;
    let (cell, value) = finding.suggestion.as_ref()?;
    let meant = desk.readings(cell).into_iter().next();
    let agrees = meant.is_none_or(|meant| meant.figure.as_value() == Some(*value));
    agrees.then_some((cell, *value))
}

/// What the button says that puts a figure into a cell.
pub fn use_value(desk: &Desk, words: Words, cell: &CellAddress, value: Value) -> String {
    words.name("cause-use", &names::value(value, desk.unit_of(cell.sheet)))
}

/// What the button says that takes a suggestion: the figure, or how many cells it puts right.
pub fn button(desk: &Desk, words: Words, explanation: &Explanation) -> String {
    let mut edits = explanation.edits();
    match (edits.next(), edits.next()) {
        (Some(edit), None) => use_value(desk, words, &edit.cell, edit.right),
        _ => words.count("cause-use-cells", explanation.edits().count()),
    }
}

/// A figure of an edit in the unit of its sheet.
fn figure(desk: &Desk, edit: &Edit, value: Value) -> String {
    names::value(value, desk.unit_of(edit.cell.sheet))
}

/// What an edit does: "C19 Malaysia, 2014, Female: 5 350 → 5 530".
pub fn line(desk: &Desk, words: Words, edit: &Edit) -> String {
    let place = names::cell(desk, words, &edit.cell);
    let typed = edit
        .typed
        .map_or_else(|| words.get("cause-blank"), |typed| figure(desk, edit, typed));
    let right = figure(desk, edit, edit.right);
    let args = [
        ("cell", (&place).into()),
        ("typed", (&typed).into()),
        ("right", (&right).into()),
    ];
    words.with("cause-was", &args)
}

/// Takes the suggestion of that number of those that an entry shows, and says what was done. Returns whether it was.
pub fn take(cx: &mut ScreenContext<'_>, entry: &Entry, number: usize) -> bool {
    let words = cx.words();
    let shown = cx.set_aside.shown(entry);
    let Some((cause, explanation)) = entry.cause.as_ref().zip(shown.get(number)) else {
        let findings: Vec<&Finding> = cx.desk.findings().collect();
        let fitting = fitting(cx.desk, entry, &findings).filter(|_| number == 0);
        if let Some((cell, value)) = fitting.map(|(cell, value)| (cell.clone(), value)) {
            return settle(cx, &cell, value);
        }
        let sentence = words.get("cause-nothing-here");
        cx.shell.say(NoticeKind::Info, sentence);
        return false;
    };
    let mut edits = explanation.edits();
    let what = match (edits.next(), edits.next()) {
        (Some(edit), None) => line(cx.desk, words, edit),
        _ => cx.desk.explanation_sentence(cause, explanation, words.0),
    };
    let done = cx.desk.repair(explanation);
    let Some(Done::Group(_)) = cx.report(done) else {
        return false;
    };
    let sentence = words.with("cause-taken", &[("what", (&what).into())]);
    cx.shell.say(NoticeKind::Done, sentence);
    true
}

/// Puts the only figure that fits in its place.
fn settle(cx: &mut ScreenContext<'_>, cell: &CellAddress, value: Value) -> bool {
    let words = cx.words();
    let number = names::value(value, cx.desk.unit_of(cell.sheet));
    let done = cx.desk.settle(cell, Figure::value(value));
    if cx.report(done).is_none() {
        return false;
    }
    let place = names::cell(cx.desk, words, cell);
    let sentence = words.with("figure-used", &[("name", (&number).into()), ("cell", (&place).into())]);
    cx.shell.say(NoticeKind::Done, sentence);
    true
}
