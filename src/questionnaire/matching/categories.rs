//! National categories of industry, occupation, education and status in employment, and the items of a classification that hold
//! them. A label is taken for the neutral concepts that it names (sections of ISIC Rev.4, major groups of ISCO-08, levels of ISCED
//! 2011, statuses of ICSE-93); an item is chosen that holds them all. `schemas/labels/categories.csv` has the phrases,
//! `schemas/labels/concepts.csv` what each item holds, by the correspondences of the United Nations, ILO and UNESCO.

use super::lexicon::Lexicon;
use super::text::{AND, stripped};
use super::words::columns_of;
use crate::questionnaire::{Classification, ClassificationKind, ItemCode};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

const CATEGORIES: &str = include_str!("../../../schemas/labels/categories.csv");
const CONCEPTS: &str = include_str!("../../../schemas/labels/concepts.csv");

/// Concepts, joined by nothing: `A`, `G`, `5`.
type Concepts = BTreeSet<Arc<str>>;

static LEXICA: LazyLock<HashMap<ClassificationKind, Lexicon<Concepts>>> = LazyLock::new(|| {
    let mut entries: HashMap<ClassificationKind, Vec<(String, Concepts)>> = HashMap::new();
    for row in columns_of(CATEGORIES, &[0, 1, 3]) {
        let [kind, concepts, phrase] = &row[..] else { continue };
        if let Some(kind) = kind_named(kind) {
            entries.entry(kind).or_default().push((phrase.clone(), split(concepts)));
        }
    }
    entries.into_iter().map(|(kind, of)| (kind, Lexicon::new(of))).collect()
});

static HELD: LazyLock<HashMap<String, Concepts>> = LazyLock::new(|| {
    let rows = columns_of(CONCEPTS, &[0, 1]).into_iter();
    rows.map(|row| (row[0].clone(), split(&row[1]))).collect()
});

fn split(concepts: &str) -> Concepts {
    concepts.split('+').map(|concept| Arc::from(concept.trim())).collect()
}

/// The concepts of a label without those that add nothing to the others: "repair services" is trade, not services as a whole, and
/// "other manufacturing" is manufacturing.
fn plainest(concepts: Concepts, kind: ClassificationKind) -> Concepts {
    let adds_nothing = |concept: &str| match kind {
        ClassificationKind::Activity => matches!(concept, "AGR" | "IND" | "SER" | "X"),
        ClassificationKind::Occupation => concept.starts_with('S') || concept == "X",
        _ => false,
    };
    let plain: Concepts = concepts
        .iter()
        .filter(|concept| !adds_nothing(concept))
        .cloned()
        .collect();
    if plain.is_empty() { concepts } else { plain }
}

fn kind_named(name: &str) -> Option<ClassificationKind> {
    Some(match name {
        "activity" => ClassificationKind::Activity,
        "occupation" => ClassificationKind::Occupation,
        "education" => ClassificationKind::Education,
        "employment_status" => ClassificationKind::EmploymentStatus,
        _ => return None,
    })
}

/// What a national category stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    kind: ClassificationKind,
    concepts: Concepts,
}

impl Category {
    /// The category that a label names, as a whole or by the phrases in it; none where it names none of that kind.
    pub fn of(label: &str, kind: ClassificationKind) -> Option<Self> {
        // A level of education in two languages is the one that both hold: one may have a word that is less exact.
        if kind == ClassificationKind::Education {
            let parts = label
                .split(['\n', '/', '|'])
                .filter_map(|part| Self::in_text(part, kind));
            let parts: Vec<Self> = parts.collect();
            let in_all = |part: &&Self| parts.iter().all(|other| part.concepts.is_subset(&other.concepts));
            if parts.len() > 1
                && let Some(narrowest) = parts.iter().find(in_all)
            {
                return Some(narrowest.clone());
            }
        }
        Self::in_text(label, kind)
    }

    fn in_text(label: &str, kind: ClassificationKind) -> Option<Self> {
        let lexicon = LEXICA.get(&kind)?;
        let plain = stripped(label).map(|(name, _)| name);
        let label = plain.as_deref().unwrap_or(label);
        let concepts: Concepts = match lexicon.whole(label) {
            [] => lexicon.within(label).into_iter().flatten().collect(),
            several => several.iter().flatten().cloned().collect(),
        };
        let mut plain = plainest(concepts.clone(), kind);
        // "Trade and services" is more than trade.
        for part in AND
            .iter()
            .filter(|and| label.contains(**and))
            .flat_map(|and| label.split(and))
        {
            if let [named] = lexicon.whole(part.trim())
                && kind == ClassificationKind::Activity
            {
                let broad = |concept: &&Arc<str>| matches!(&***concept, "IND" | "SER") && concepts.contains(*concept);
                plain.extend(named.iter().filter(broad).cloned());
            }
        }
        let concepts = plain;
        (!concepts.is_empty()).then_some(Self { kind, concepts })
    }

    /// What is not classified: all others. None for levels of education, where "others" may be any.
    pub fn rest(kind: ClassificationKind) -> Option<Self> {
        use ClassificationKind::{Activity, EmploymentStatus, Occupation};
        let rest = match kind {
            Activity | Occupation => "X",
            EmploymentStatus => "6",
            _ => return None,
        };
        Some(Self {
            kind,
            concepts: split(rest),
        })
    }

    /// Whether an item holds nothing but what is not classified or not stated.
    pub fn is_rest(kind: ClassificationKind, item: &ItemCode) -> bool {
        let rest = match kind {
            ClassificationKind::Education => "9",
            ClassificationKind::EmploymentStatus => "6",
            _ => "X",
        };
        HELD.get(item.as_str())
            .is_some_and(|held| held.iter().all(|concept| &**concept == rest))
    }

    /// The item of a list that holds the category: the one with the fewest concepts besides. None where no item holds it whole.
    pub fn item_in<'a>(&self, list: &'a Classification) -> Option<&'a ItemCode> {
        if list.kind != self.kind {
            return None;
        }
        let items = list
            .items
            .iter()
            .filter_map(|item| Some((item, HELD.get(item.code.as_str())?)));
        let holding = items.filter(|(_, held)| self.concepts.is_subset(held));
        holding.min_by_key(|(_, held)| held.len()).map(|(item, _)| &item.code)
    }

    /// The item that holds the most of it, for levels of education that a list cuts otherwise: "secondary" where lower and upper
    /// secondary lie in two items, "postgraduate" where masters and doctors do.
    pub fn most_in<'a>(&self, list: &'a Classification) -> Option<&'a ItemCode> {
        if self.kind != ClassificationKind::Education {
            return None;
        }
        // By how many people hold them.
        let level = ["6", "3", "7", "5", "2", "1"]
            .into_iter()
            .find(|level| self.concepts.contains(*level))?;
        let part = Self {
            kind: self.kind,
            concepts: split(level),
        };
        part.item_in(list)
    }

    /// Whether it is a broad sector as such: agriculture, industry or services as a whole.
    pub fn is_broad(&self) -> bool {
        self.concepts
            .iter()
            .any(|concept| matches!(&**concept, "AGR" | "IND" | "SER"))
    }

    /// Whether it is a level of skill rather than an occupation.
    pub fn is_skill(&self) -> bool {
        self.concepts
            .iter()
            .any(|concept| concept.len() > 1 && concept.starts_with('S'))
    }
}
