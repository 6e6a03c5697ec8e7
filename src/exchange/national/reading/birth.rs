//! Statuses that only the name of the reporting country tells: "Born in Cambodia" in a table of Cambodia, "Cambodia" beside "Abroad"
//! under "Place of birth"; and residents, who are the non-migrants where non-residents stand beside them.

use super::Against;
use crate::exchange::national::stacks::Stack;
use crate::questionnaire::matching::{Found, How, RowLabels, Said, Topic};
use crate::questionnaire::{AreaCode, Classification, ClassificationKind, ItemCode};

/// The words before the place of birth.
const BORN_IN: [&str; 13] = [
    "born in",
    "lahir di",
    "kelahiran",
    "dilahirkan di",
    "sinh tại",
    "sinh ở",
    "sinh ra ở",
    "เกิดใน",
    "ເກີດໃນ",
    "ເກີດຢູ່",
    "កើតនៅ",
    "កើតក្នុង",
    "ipinanganak sa",
];

/// All other places of birth or citizenships.
const ABROAD: [&str; 23] = [
    "abroad",
    "overseas",
    "elsewhere",
    "other countries",
    "other country",
    "foreign countries",
    "foreign country",
    "outside the country",
    "luar negeri",
    "luar negara",
    "negara lain",
    "ต่างประเทศ",
    "ประเทศอื่น",
    "ຕ່າງປະເທດ",
    "ປະເທດອື່ນ",
    "បរទេស",
    "នៅបរទេស",
    "ក្រៅប្រទេស",
    "nước ngoài",
    "ở nước ngoài",
    "နိုင်ငံခြား",
    "ibang bansa",
    "sa ibang bansa",
];

/// Gives statuses to lines or columns that name the reporting country, by all of their texts.
pub(super) fn settle_statuses(stacks: &mut [Stack], against: &Against<'_>) {
    let Some(own) = Own::of(against) else { return };
    let by_heading: Vec<Option<bool>> = stacks.iter().map(|stack| own.is_own_under_heading(stack)).collect();
    // The name of a country heads its people only where the others stand beside them.
    let has_abroad = by_heading.contains(&Some(false));
    for (stack, by_heading) in stacks
        .iter_mut()
        .zip(by_heading)
        .filter(|(stack, _)| stack.status.is_none())
    {
        let born_here = stack.texts.iter().any(|text| own.is_born_here(text));
        let status = match by_heading {
            _ if born_here => "NONMIG",
            Some(true) if has_abroad => "NONMIG",
            Some(false) => "MIGRANT",
            _ => continue,
        };
        stack.status = Some(status.to_owned());
        stack.unknown.clear();
    }
}

/// "Resident population" is the total of most countries, and that of non-migrants where non-residents are counted beside it.
pub(super) fn settle_residents(stacks: &mut [Stack]) {
    let begins = |stack: &Stack, word: &str| {
        stack.texts.iter().any(|text| {
            let words = text.to_lowercase().replace('-', " ");
            words.split_whitespace().collect::<Vec<_>>().join(" ").starts_with(word)
        })
    };
    let has_others = stacks.iter().any(|stack| {
        stack.status.as_deref() == Some("MIGRANT") && (begins(stack, "non resident") || begins(stack, "nonresident"))
    });
    let residents = stacks
        .iter_mut()
        .filter(|stack| has_others && stack.status.as_deref().is_none_or(|status| status == "NONMIG"))
        .filter(|stack| stack.aside.is_none());
    for stack in residents.filter(|stack| begins(stack, "resident population")) {
        stack.status = Some("NONMIG".to_owned());
        stack.unknown.clear();
    }
}

/// The reporting country, to be found by its names.
struct Own<'a> {
    countries: &'a Classification,
    area: &'a AreaCode,
}

impl<'a> Own<'a> {
    fn of(against: &Against<'a>) -> Option<Self> {
        let lists = against.pack.classifications.values().map(AsRef::as_ref);
        let countries = lists.filter(|list: &&Classification| list.kind == ClassificationKind::Country);
        Some(Self {
            countries: countries.max_by_key(|list| list.items.len())?,
            area: against.area?,
        })
    }

    fn is_own(&self, name: &str) -> bool {
        let named = |item: &ItemCode| self.countries.item(item).and_then(|item| item.area.as_ref()) == Some(self.area);
        match RowLabels::of_list(self.countries).find_allowing(name, &[], false) {
            Found::One(item, how) => how != How::Code && named(&item),
            _ => false,
        }
    }

    fn is_born_here(&self, text: &str) -> bool {
        text.split(['\n', '/', '|']).any(|part| {
            let part = part.trim().to_lowercase();
            let place = BORN_IN.iter().find_map(|words| part.strip_prefix(words));
            place.is_some_and(|place| self.is_own(place.trim()))
        })
    }

    /// Whether a text under "Place of birth" or "Citizenship" is the reporting country, or all others; none where it is neither.
    fn is_own_under_heading(&self, stack: &Stack) -> Option<bool> {
        let (last, above) = stack.texts.split_last()?;
        let heads = |text: &String| {
            let topic = Topic::of(text);
            topic.names("birth") || topic.names("citizenship")
        };
        if !above.iter().any(heads) || Said::of(last).aside.is_some() {
            return None;
        }
        let plain = last.trim().to_lowercase();
        if ABROAD.contains(&plain.as_str()) {
            return Some(false);
        }
        self.is_own(last).then_some(true)
    }
}
