//! Age groups that are narrower than those of the questionnaire, put together where they make up one.

use super::items::{By, Meant};
use crate::questionnaire::matching::{Aside, age_bounds};
use crate::questionnaire::{Classification, ClassificationKind, Item, ItemCode};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The age group of a list that a narrower one lies in.
pub(super) fn age_band<'a>(list: &'a Classification, label: &str) -> Option<&'a ItemCode> {
    if list.kind != ClassificationKind::Age {
        return None;
    }
    let (first, last) = age_bounds(label)?;
    let holds = |item: &&Item| {
        age_bounds(&item.label).is_some_and(|(from, to)| {
            let ends_within = match (last, to) {
                (_, None) => true,
                (Some(last), Some(to)) => last <= to,
                (None, Some(_)) => false,
            };
            from <= first && ends_within
        })
    };
    let mut items = list.items.iter().filter(|item| item.in_partition && !item.is_total);
    items.find(holds).map(|item| &item.code)
}

/// Narrower age groups make up one of a list where none of its ages is missing or there twice; else they are no answer to it. Where
/// the group itself is there they are parts of it.
pub(super) fn leave_broken_ages_out(list: &Classification, meant: &mut HashMap<String, Meant>) {
    let mut bands: BTreeMap<ItemCode, BTreeSet<(u32, Option<u32>)>> = BTreeMap::new();
    let mut named: BTreeSet<ItemCode> = BTreeSet::new();
    for (label, meant) in meant.iter() {
        match meant {
            Meant::Item { item, by: By::Category } if list.kind == ClassificationKind::Age => {
                bands.entry(item.clone()).or_default().extend(age_bounds(label));
            }
            Meant::Item { item, .. } => {
                named.insert(item.clone());
            }
            _ => {}
        }
    }
    let is_whole = |item: &ItemCode| {
        let bounds = list.item(item).and_then(|item| age_bounds(&item.label));
        let mut next = bounds.map(|(first, _)| first);
        for (first, last) in bands.get(item).into_iter().flatten() {
            if next != Some(*first) {
                return false;
            }
            next = last.map(|last| last + 1);
        }
        next == bounds.and_then(|(_, last)| last).map(|last| last + 1)
    };
    for meant in meant.values_mut() {
        if let Meant::Item { item, by: By::Category } = meant
            && bands.contains_key(item)
        {
            if named.contains(item) {
                *meant = Meant::Aside(Aside::Memo);
            } else if !is_whole(item) {
                *meant = Meant::Nothing {
                    closest: Some(item.clone()),
                };
            }
        }
    }
}

/// The total of age groups that end early is theirs alone: of 15-19 to 60-64 the group 15-64, where the list has it, and no row where it
/// has none. Groups that are open upwards end nowhere.
pub(super) fn settle_total(list: &Classification, meant: &mut HashMap<String, Meant>) {
    let Some(total) = list.total().filter(|_| list.kind == ClassificationKind::Age) else {
        return;
    };
    let is_total = |label: &str, meant: &Meant| {
        let word = matches!(meant, Meant::Item { item, by } if *item == total.code && *by != By::Person);
        word && age_bounds(label).is_none()
    };
    let groups: BTreeSet<(u32, Option<u32>)> = meant
        .iter()
        .filter(|(label, meant)| !is_total(label, meant))
        .filter_map(|(label, _)| age_bounds(label))
        .collect();
    if groups.len() < 2 {
        return;
    }
    let last: Option<Vec<u32>> = groups.iter().map(|(_, last)| *last).collect();
    let (Some(first), Some(last)) = (groups.first(), last.and_then(|last| last.into_iter().max())) else {
        return;
    };
    let narrower = list
        .items
        .iter()
        .find(|item| age_bounds(&item.label) == Some((first.0, Some(last))));
    for (_, meant) in meant.iter_mut().filter(|(label, meant)| is_total(label, meant)) {
        *meant = match narrower {
            Some(item) => Meant::Item {
                item: item.code.clone(),
                by: By::Word,
            },
            None => Meant::Nothing {
                closest: Some(total.code.clone()),
            },
        };
    }
}
