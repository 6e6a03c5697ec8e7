//! Which items of a classification the labels of a block mean: by their names, or as national categories that an item holds.

use super::ages::{age_band, leave_broken_ages_out, settle_total};
use crate::questionnaire::matching::{Aside, Category, Found, How, RowLabels, Said, age_bounds, unmarked};
use crate::questionnaire::{AreaCode, Classification, ClassificationId, ClassificationKind, ItemCode, Pack, Table};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a label was found to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// An item.
    Item {
        /// The item.
        item: ItemCode,
        /// How it was found.
        by: By,
    },
    /// It stands for itself as well as for lines that are listed: a region, a subtotal, a check sum.
    Aside(Aside),
    /// The person has said that it is left out.
    LeftOut,
    /// Nothing that is known; perhaps this item.
    Nothing {
        /// The item whose name comes closest.
        closest: Option<ItemCode>,
    },
}

/// How an item was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// The person has said so, now or in an earlier import.
    Person,
    /// By its name.
    Name(How),
    /// It is the total, or all others, by a general word.
    Word,
    /// It is the total: the sum of all that are taken.
    Sum,
    /// It is a national category that the item holds.
    Category,
    /// It is a national category that the item holds the most of, and others the rest.
    Part,
}

/// What a person has said of labels: the item of each, or that it is left out. Keys are made by [`key`].
pub type LabelsSaid = BTreeMap<String, Option<ItemCode>>;

/// What the country file knows of labels from earlier imports, by the classification that they were matched with.
pub type Known = BTreeMap<ClassificationId, LabelsSaid>;

/// What is said of labels: now, and in earlier imports.
#[derive(Clone, Copy)]
pub struct Sayings<'a> {
    /// Of this block.
    pub now: &'a LabelsSaid,
    /// Of earlier files.
    pub before: &'a Known,
}

impl Sayings<'_> {
    /// The item that a label was said to be in a list; an inner none: it is left out.
    fn of(&self, list: &Classification, label: &str) -> Option<&Option<ItemCode>> {
        let key = key(label);
        let of_list = |said: &Option<ItemCode>| said.as_ref().is_none_or(|item| list.item(item).is_some());
        let now = self.now.get(&key).filter(|said| of_list(said));
        let before = || self.before.get(&list.id)?.get(&key);
        now.or_else(before)
    }
}

/// The labels of a block as items of one version.
#[derive(Clone, Debug)]
pub struct Matched {
    /// The version.
    pub list: ClassificationId,
    /// What each label means.
    pub labels: HashMap<String, Meant>,
    /// How well the version fits; compared within a kind only.
    pub score: i32,
    /// Labels that name an item that is neither the total nor all others.
    pub named: usize,
    /// Labels that could have named one.
    pub of: usize,
}

/// The form in which labels are remembered.
pub fn key(label: &str) -> String {
    let words = label.split_whitespace().collect::<Vec<_>>().join(" ");
    words.to_lowercase()
}

/// Matches labels with every list of a kind that the pack has, and gives the one that fits best.
pub fn of_kind(pack: &Pack, kind: ClassificationKind, labels: &[&str], known: Sayings<'_>) -> Option<Matched> {
    let mut lists: Vec<&Classification> = pack.classifications.values().map(AsRef::as_ref).collect();
    // The lists of countries differ in their codes alone.
    lists.retain(|list| list.kind == kind);
    if kind == ClassificationKind::Country {
        lists.sort_by_key(|list| std::cmp::Reverse(list.items.len()));
        lists.truncate(1);
    }
    best(lists.into_iter().map(|list| in_list(list, labels, known)))
}

/// Matches labels with the versions that a table allows, and gives the one that fits best.
pub fn of_table(
    pack: &Pack,
    table: &Table,
    labels: &[&str],
    known: Sayings<'_>,
    wanted: Option<&ClassificationId>,
    named: &BTreeSet<ClassificationId>,
) -> Option<Matched> {
    let versions = table.main.iter().flat_map(|main| &main.versions);
    let versions = versions.filter(|id| wanted.is_none_or(|wanted| wanted == *id));
    let lists = versions.filter_map(|id| pack.classification(id));
    let all: Vec<Matched> = lists.map(|list| in_list(list, labels, known)).collect();
    // The version that the workbook names, unless its labels are plainly those of another.
    let slack = i32::try_from(labels.len()).unwrap_or(i32::MAX);
    let said = all
        .iter()
        .filter(|matched| named.contains(&matched.list))
        .max_by_key(|matched| matched.score)
        .cloned();
    let best = best(all.into_iter())?;
    Some(
        said.filter(|said| said.score.saturating_add(slack) >= best.score)
            .unwrap_or(best),
    )
}

/// The first of those with the best score.
fn best(all: impl Iterator<Item = Matched>) -> Option<Matched> {
    all.reduce(|best, next| if next.score > best.score { next } else { best })
}

/// Matches labels with the items of one list.
pub fn in_list(list: &Classification, labels: &[&str], known: Sayings<'_>) -> Matched {
    let rows = RowLabels::of_list(list);
    let short = labels
        .iter()
        .filter(|label| label.trim().chars().count() <= LONGEST_CODE)
        .count();
    let listed = Listed {
        list,
        rows: &rows,
        are_codes: short * 2 > labels.len(),
    };
    let mut meant: HashMap<String, Meant> = HashMap::new();
    for label in labels {
        if !meant.contains_key(*label) {
            meant.insert((*label).to_owned(), meaning(&listed, label, known));
        }
    }
    leave_groups_out(list, &mut meant);
    leave_others_open(list, &mut meant);
    leave_broken_ages_out(list, &mut meant);
    settle_total(list, &mut meant);
    let total = list.total().map(|item| &item.code);
    let plain = |item: &ItemCode| Some(item) != total && !list.item(item).is_some_and(|item| item.is_other);
    let mut items = BTreeSet::new();
    // "Not stated" is found in every list, and tells of none.
    let residual = |item: &ItemCode| Category::is_rest(list.kind, item);
    let (mut named, mut score, mut nothing) = (0, 0, 0);
    for (label, meant) in &meant {
        match meant {
            Meant::Item { item, by } if plain(item) => {
                // Nor does a country within a longer text: "Overseas Singaporeans" heads no list of countries.
                named += usize::from(!residual(item) && *by != By::Name(How::Within));
                let first = items.insert(item.clone());
                score += if first { 6 } else { 2 };
                score += match by {
                    By::Person => 3,
                    By::Name(How::Spelling | How::Within | How::Words) | By::Word | By::Sum => 0,
                    By::Name(_) => 1,
                    By::Category => 0,
                    By::Part => -4,
                };
            }
            Meant::Nothing { .. } => {
                // Ages that make up no group of the list are ages all the same.
                nothing += usize::from(list.kind != ClassificationKind::Age || age_bounds(label).is_none());
                score -= 6;
            }
            Meant::Item { .. } | Meant::Aside(_) | Meant::LeftOut => {}
        }
    }
    Matched {
        list: list.id.clone(),
        labels: meant,
        score,
        named,
        of: named + nothing,
    }
}

/// The codes of countries have two letters or three.
const LONGEST_CODE: usize = 3;

/// A list that labels are matched with.
struct Listed<'a> {
    list: &'a Classification,
    rows: &'a RowLabels<'a>,
    /// Whether the labels are codes, most of them.
    are_codes: bool,
}

impl Listed<'_> {
    /// The item whose name or code a label is.
    fn by_name(&self, label: &str) -> Option<(ItemCode, How)> {
        let find = |label: &str| match self.rows.find_allowing(label, &[], false) {
            Found::One(item, how) => Some((item, how)),
            _ => None,
        };
        let found = find(label)?;
        // "NGA" is Nigeria's code; in a list of Vietnamese names it is Russia.
        if found.1 == How::Code && !self.are_codes && label.trim().chars().count() <= LONGEST_CODE {
            let mut letters = label.trim().chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            let name: String = first.chain(letters.flat_map(char::to_lowercase)).collect();
            return find(&name).filter(|(_, how)| *how != How::Code).or(Some(found));
        }
        Some(found)
    }
}

fn meaning(listed: &Listed<'_>, label: &str, known: Sayings<'_>) -> Meant {
    match (meaning_of(listed, label, known), unmarked(label)) {
        // A footnote's digit that slipped down to the word.
        (nothing @ Meant::Nothing { .. }, Some(plain)) => match meaning_of(listed, &plain, known) {
            Meant::Nothing { .. } => nothing,
            found => found,
        },
        (found, _) => found,
    }
}

fn meaning_of(listed: &Listed<'_>, label: &str, known: Sayings<'_>) -> Meant {
    let (list, rows) = (listed.list, listed.rows);
    if let Some(said) = known.of(list, label) {
        return match said {
            None => Meant::LeftOut,
            Some(item) => Meant::Item {
                item: item.clone(),
                by: By::Person,
            },
        };
    }
    let by_name = |label: &str| listed.by_name(label);
    if list.kind == ClassificationKind::Country && names_several(label, |part| by_name(part).map(|(item, _)| item)) {
        return Meant::Nothing { closest: None };
    }
    let is_age = list.kind == ClassificationKind::Age;
    let said = Said::of(label);
    // "No." is no Norway.
    let is_head = |how: How| how == How::Code && said.aside.is_some();
    // A word for "total" within a name is none: "Cộng hoà Séc" is the Czech Republic.
    let is_name = |how: How| !said.total || is_age || (said.unknown && how <= How::Synonym);
    if let Some((item, how)) = by_name(label).filter(|(_, how)| is_name(*how) && !is_head(*how)) {
        return Meant::Item {
            item,
            by: By::Name(how),
        };
    }
    let total = || {
        list.total().map(|item| Meant::Item {
            item: item.code.clone(),
            by: By::Word,
        })
    };
    // A label in two languages, or with more behind a bracket.
    let parts: Vec<&str> = label
        .split(['\n', '/', '|', '(', ')', ';', ':'])
        .map(str::trim)
        .filter(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 1)
        .collect();
    if parts.len() > 1 && !said.total {
        let named = |part: &str| by_name(part).map(|(item, _)| item);
        let mut found: Vec<ItemCode> = parts.iter().filter_map(|part| named(part)).collect();
        found.dedup();
        let one = match &found[..] {
            [one] => Some(one.clone()),
            [first, second] => one_of_two(list, label, first, second, named),
            _ => None,
        };
        if let Some(item) = one {
            return Meant::Item {
                item,
                by: By::Name(How::Words),
            };
        }
    }
    if is_total(&said, label)
        && let Some(total) = total()
    {
        return total;
    }
    if let Some(item) = age_band(list, label) {
        return Meant::Item {
            item: item.clone(),
            by: By::Category,
        };
    }
    let category = Category::of(label, list.kind);
    // "Up to primary" is a level, not the months so far.
    let is_aside = |aside: &Aside| match aside {
        Aside::Heading => false,
        Aside::PartOfYear => category.is_none(),
        _ => true,
    };
    if let Some(aside) = said.aside.filter(is_aside) {
        // "Other Asia" is what is left of a region: countries that are not listed.
        if !(aside == Aside::Group && said.other) {
            return Meant::Aside(aside);
        }
    }
    let other = list.items.iter().find(|item| item.is_other).map(|item| &item.code);
    if said.other
        && let Some(other) = other.or_else(|| Category::rest(list.kind)?.item_in(list))
    {
        return Meant::Item {
            item: other.clone(),
            by: By::Word,
        };
    }
    if let Some(category) = category {
        let whole = category.item_in(list).map(|item| (item, By::Category));
        if let Some((item, by)) = whole.or_else(|| Some((category.most_in(list)?, By::Part))) {
            return Meant::Item { item: item.clone(), by };
        }
    }
    if said.aside.is_none()
        && !said.other
        && let Some(item) = rows.country_within(label)
    {
        return Meant::Item {
            item,
            by: By::Name(How::Within),
        };
    }
    // Last, and dearest: a letter or two wrong.
    match rows.find_allowing(label, &[], true) {
        Found::One(item, how) => Meant::Item {
            item,
            by: By::Name(how),
        },
        Found::Several(..) => Meant::Nothing { closest: None },
        Found::Nothing { closest } => Meant::Nothing { closest },
    }
}

/// Whether a label names several countries side by side, "China / Hong Kong": both together, or either.
fn names_several(label: &str, named: impl Fn(&str) -> Option<ItemCode>) -> bool {
    let parts: BTreeSet<ItemCode> = label
        .split(['/', ';', '|'])
        .filter_map(|part| named(part.trim()))
        .collect();
    parts.len() > 1
}

/// Which of the two items that the parts of a label name is meant: of a territory and the state that it belongs to the territory,
/// "China (Hong Kong)"; else the one before the bracket, which only says more of it.
fn one_of_two(
    list: &Classification,
    label: &str,
    first: &ItemCode,
    second: &ItemCode,
    named: impl Fn(&str) -> Option<ItemCode>,
) -> Option<ItemCode> {
    let area = |item: &ItemCode| {
        list.item(item)
            .and_then(|item| item.area.as_ref())
            .map(AreaCode::as_str)
    };
    let belongs = |part: &ItemCode, whole: &ItemCode| {
        let pair = area(part).zip(area(whole));
        pair.is_some_and(|(part, whole)| TERRITORIES.iter().any(|(of, all)| *of == whole && all.contains(&part)))
    };
    // "China / Hong Kong" may be both.
    let (before, _) = label.split_once(['(', ':'])?;
    if belongs(first, second) {
        return Some(first.clone());
    }
    if belongs(second, first) {
        return Some(second.clone());
    }
    named(before.trim())
}

/// Territories that tables list by themselves, by the state that is named with them.
const TERRITORIES: [(&str, &[&str]); 8] = [
    ("CHN", &["HKG", "MAC", "TWN"]),
    ("USA", &["PRI", "GUM", "ASM", "VIR", "MNP"]),
    (
        "GBR",
        &[
            "GIB", "BMU", "CYM", "VGB", "TCA", "MSR", "AIA", "FLK", "SHN", "IMN", "JEY", "GGY",
        ],
    ),
    (
        "FRA",
        &[
            "REU", "GLP", "MTQ", "GUF", "MYT", "NCL", "PYF", "WLF", "SPM", "MAF", "BLM",
        ],
    ),
    ("DNK", &["GRL", "FRO"]),
    ("NLD", &["ABW", "CUW", "SXM", "BES"]),
    ("AUS", &["NFK", "CXR", "CCK"]),
    ("NZL", &["COK", "NIU", "TKL"]),
];

/// Whether a label is the grand total: the word for it, alone or with what is counted ("Worldwide - landbased").
fn is_total(said: &Said, label: &str) -> bool {
    if !said.total || !matches!(said.aside, None | Some(Aside::Subtotal)) {
        return false;
    }
    !said.unknown || label.split_whitespace().count() <= 4
}

/// "Others" of industries are those not classified where every sector of the list stands beside them; else they may be those that are
/// not listed.
fn leave_others_open(list: &Classification, meant: &mut HashMap<String, Meant>) {
    if list.kind != ClassificationKind::Activity {
        return;
    }
    let rest = |item: &ItemCode| Category::is_rest(list.kind, item);
    let named: BTreeSet<&ItemCode> = meant
        .values()
        .filter_map(|meant| match meant {
            Meant::Item { item, .. } => Some(item),
            _ => None,
        })
        .collect();
    let mut sectors = list
        .items
        .iter()
        .filter(|item| item.in_partition && !item.is_total && !rest(&item.code));
    if sectors.all(|sector| named.contains(&sector.code)) {
        return;
    }
    for meant in meant.values_mut() {
        if let Meant::Item { item, by: By::Word } = meant
            && rest(item)
        {
            *meant = Meant::Nothing {
                closest: Some(item.clone()),
            };
        }
    }
}

/// Groups of a list ("Europe") whose members are listed are subtotals; those that stand alone are items.
fn leave_groups_out(list: &Classification, meant: &mut HashMap<String, Meant>) {
    let is_group = |item: &ItemCode| {
        list.item(item).is_some_and(|of| {
            list.kind == ClassificationKind::Country && of.area.is_none() && !of.is_total && !of.is_other
        })
    };
    let members: BTreeSet<&ItemCode> = meant
        .values()
        .filter_map(|meant| match meant {
            Meant::Item { item, .. } if !is_group(item) => Some(item),
            _ => None,
        })
        .collect();
    let has_members = |group: &ItemCode| {
        members
            .iter()
            .any(|member| list.item(member).is_some_and(|item| item.within.contains(group)))
    };
    let groups: BTreeSet<ItemCode> = meant
        .values()
        .filter_map(|meant| match meant {
            Meant::Item { item, .. } if is_group(item) && has_members(item) => Some(item.clone()),
            _ => None,
        })
        .collect();
    for meant in meant.values_mut() {
        if matches!(meant, Meant::Item { item, by } if groups.contains(item) && *by != By::Person) {
            *meant = Meant::Aside(Aside::Group);
        }
    }
}
