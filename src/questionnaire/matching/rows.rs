//! Matches a label with the rows of a table: the items of all classifications that it may be answered in.

use super::{Found, How};
use crate::questionnaire::{Classification, ClassificationId, ItemCode, Pack, Table};

/// The rows of a table, to be found by their labels.
#[derive(Clone, Debug)]
pub struct RowLabels<'a> {
    lists: Vec<&'a Classification>,
}

impl<'a> RowLabels<'a> {
    /// The rows of a table in all versions that it allows.
    pub fn of(pack: &'a Pack, table: &Table) -> Self {
        let versions = table.main.iter().flat_map(|main| &main.versions);
        Self {
            lists: versions.filter_map(|id| pack.classification(id)).collect(),
        }
    }

    /// The items of one classification.
    pub fn of_list(list: &'a Classification) -> Self {
        Self { lists: vec![list] }
    }

    /// What a label means in those versions that are named, first; where it means nothing there, in the others. Without any
    /// named, all count alike. A label that
    /// several versions have ("Total") means several rows.
    pub fn find(&self, label: &str, shown: &[ClassificationId]) -> Found<ItemCode> {
        self.find_allowing(label, shown, true)
    }

    /// The same, slips of spelling allowed for or not: without them a label is found many times faster.
    pub fn find_allowing(&self, label: &str, shown: &[ClassificationId], slips: bool) -> Found<ItemCode> {
        let is_shown = |list: &&&Classification| shown.is_empty() || shown.contains(&list.id);
        let first = among(self.lists.iter().filter(is_shown).copied(), label, slips);
        if first.how().is_some() {
            return first;
        }
        let second = among(self.lists.iter().filter(|list| !is_shown(list)).copied(), label, slips);
        // A slip of spelling is allowed for in what is shown only.
        match (first, second) {
            (_, found) if found.how().is_some_and(|how| how < How::Spelling) => found,
            (first, _) => first,
        }
    }
}

impl RowLabels<'_> {
    /// The only country that is named within a label.
    pub fn country_within(&self, label: &str) -> Option<ItemCode> {
        self.lists.iter().find_map(|list| {
            let place = list.label_names().country_within(label)?;
            list.items.get(usize::from(place)).map(|item| item.code.clone())
        })
    }
}

fn among<'a>(lists: impl Iterator<Item = &'a Classification>, label: &str, slips: bool) -> Found<ItemCode> {
    let mut best: Option<(How, Vec<ItemCode>)> = None;
    let mut near: Vec<ItemCode> = Vec::new();
    for list in lists {
        let found = list.label_names().find_allowing(label, slips);
        let codes = |places: &[u16]| -> Vec<ItemCode> {
            let items = places.iter().filter_map(|place| list.items.get(usize::from(*place)));
            items.map(|item| item.code.clone()).collect()
        };
        if let Found::Nothing { closest: Some(place) } = found {
            near.extend(codes(&[place]));
        }
        let Some(how) = found.how() else { continue };
        let items = codes(found.candidates());
        match &mut best {
            Some((known, all)) if *known == how => all.extend(items),
            Some((known, _)) if *known < how => {}
            _ => best = Some((how, items)),
        }
    }
    match best {
        Some((how, mut items)) if items.len() == 1 => match items.pop() {
            Some(item) => Found::One(item, how),
            None => Found::Nothing { closest: None },
        },
        Some((how, items)) => Found::Several(items, how),
        None => Found::Nothing {
            closest: Some(near)
                .filter(|near| near.len() == 1)
                .and_then(|mut near| near.pop()),
        },
    }
}
