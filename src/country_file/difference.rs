//! What lies between two contents, as changes.

use crate::figures::{Answers, CellAddress, Change};
use std::collections::BTreeMap;

/// The changes that lead from one content to another: what goes first, then what comes, so that no figure is ever without its sheet.
pub fn changes_between(from: &Answers, to: &Answers) -> Vec<Change> {
    let mut changes = Vec::new();
    for (name, before, after) in differences(&from.settings, &to.settings) {
        changes.push(Change::Setting { name, before, after });
    }
    for (pack, before, after) in differences(&from.phases, &to.phases) {
        changes.push(Change::Phase { pack, before, after });
    }
    for (key, before, after) in differences(&from.sources, &to.sources) {
        changes.push(Change::Source { key, before, after });
    }
    for (id, before, after) in differences(&from.sheets, &to.sheets) {
        changes.push(Change::Sheet { id, before, after });
    }
    for (sheet, before, after) in differences(&from.figures, &to.figures) {
        for (place, before, after) in differences(&before.unwrap_or_default(), &after.unwrap_or_default()) {
            let cell = CellAddress::new(sheet, place);
            changes.push(Change::Figure { cell, before, after });
        }
    }
    for (scope, before, after) in differences(&from.covers, &to.covers) {
        changes.push(Change::Cover { scope, before, after });
    }
    for (scope, before, after) in differences(&from.notes, &to.notes) {
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        changes.push(Change::Notes { scope, before, after });
    }
    for (finding, before, after) in differences(&from.allowances, &to.allowances) {
        changes.push(Change::Allowance { finding, before, after });
    }
    for (cell, before, after) in differences(&from.second_entries, &to.second_entries) {
        changes.push(Change::SecondEntry { cell, before, after });
    }
    for (id, before, after) in differences(&from.provenances, &to.provenances) {
        changes.push(Change::Provenance { id, before, after });
    }
    for (cell, before, after) in differences(&from.remarks, &to.remarks) {
        changes.push(Change::Remarks { cell, before, after });
    }
    changes
}

type Difference<K, V> = (K, Option<V>, Option<V>);

fn differences<K: Ord + Clone, V: PartialEq + Clone>(
    from: &BTreeMap<K, V>,
    to: &BTreeMap<K, V>,
) -> Vec<Difference<K, V>> {
    let gone = from.iter().filter(|(key, _)| !to.contains_key(key));
    let gone = gone.map(|(key, value)| (key.clone(), Some(value.clone()), None));
    let come = to.iter().filter(|(key, value)| from.get(key) != Some(value));
    let come = come.map(|(key, value)| (key.clone(), from.get(key).cloned(), Some(value.clone())));
    gone.chain(come).collect()
}
