//! What a table of a national workbook is about, from the words of its title, and which table of the questionnaire that fits.
//!
//! `schemas/labels/topics.csv` has the words for each facet (stock, inflow, outflow, foreigners, workers ...),
//! `schemas/labels/table-topics.csv` the facets of each table.

use super::lexicon::Lexicon;
use super::text::folded;
use super::words::columns_of;
use crate::questionnaire::{ClassificationKind, Pack, Table};
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

const TOPICS: &str = include_str!("../../../schemas/labels/topics.csv");
const TABLES: &str = include_str!("../../../schemas/labels/table-topics.csv");

static LEXICON: LazyLock<Lexicon<String>> = LazyLock::new(|| {
    let rows = columns_of(TOPICS, &[0, 2]).into_iter();
    Lexicon::new(rows.map(|row| (row[1].clone(), row[0].clone())))
});

/// How much a facet tells of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// Tables differ by it, and titles name it.
    Deciding,
    /// Titles often leave it unsaid.
    Plain,
    /// Titles say it of much else.
    Slight,
    /// No table of persons is meant.
    Excluding,
}

fn weight(facet: &str) -> Weight {
    match facet {
        "inflow" | "outflow" | "abroad" | "return" | "mean-earnings" | "median-earnings" | "working-age"
        | "labour-force" | "unemployed" => Weight::Deciding,
        "stock" | "new" | "population" | "by-sex" => Weight::Slight,
        THINGS => Weight::Excluding,
        _ => Weight::Plain,
    }
}

/// Money, posts, offices, cases: no persons are counted.
const THINGS: &str = "things";

/// Facets that say what is measured; columns beside one another may differ by them.
const MEASURES: [&str; 10] = [
    "inflow",
    "outflow",
    "abroad",
    "return",
    "mean-earnings",
    "median-earnings",
    "working-age",
    "labour-force",
    "employed",
    "unemployed",
];

/// Signs of money, which are no words.
const SIGNS_OF_MONEY: [char; 10] = ['$', '€', '£', '¥', '₱', '฿', '៛', '₭', '₫', '₹'];

/// The facets that a table wants, and those that speak against it.
#[derive(Debug, Default)]
struct Profile {
    wants: Vec<String>,
    against: Vec<String>,
}

static PROFILES: LazyLock<HashMap<String, Profile>> = LazyLock::new(|| {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    let rows = columns_of(TABLES, &[0, 1, 2]).into_iter();
    rows.map(|row| {
        let profile = Profile {
            wants: words(&row[1]),
            against: words(&row[2]),
        };
        (row[0].clone(), profile)
    })
    .collect()
});

/// The facets that a title names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    facets: BTreeSet<String>,
}

impl Topic {
    /// What these words are about.
    pub fn of(text: &str) -> Self {
        let mut facets: BTreeSet<String> = LEXICON.within(text).into_iter().collect();
        if text.contains(SIGNS_OF_MONEY) {
            facets.insert(THINGS.to_owned());
        }
        Self { facets }
    }

    /// Whether the words are about money, posts or cases rather than persons.
    pub fn is_of_things(&self) -> bool {
        self.names(THINGS)
    }

    /// The same, whether it is about persons told by other words.
    #[must_use]
    pub fn with_things_of(mut self, other: &Topic) -> Self {
        self.facets.remove(THINGS);
        if other.is_of_things() {
            self.facets.insert(THINGS.to_owned());
        }
        self
    }

    /// The one thing that is measured, by these words; none where they name none or several.
    pub fn measure(&self) -> Option<&'static str> {
        let mut named = MEASURES.into_iter().filter(|facet| self.names(facet));
        let first = named.next();
        first.filter(|_| named.next().is_none())
    }

    /// Whether the words are about earnings, in the mean or in the middle.
    pub fn is_of_earnings(&self) -> bool {
        self.names("mean-earnings") || self.names("median-earnings")
    }

    /// What a column of a table of earnings measures: "Mean", "Median", where the title says of what.
    pub fn measure_of_earnings(text: &str, is_average: bool) -> Option<&'static str> {
        const MEDIAN: [&str; 6] = ["median", "penengah", "trung vị", "มัธยฐาน", "ມັດທະຍະຖານ", "មេដ្យាន"];
        let text = folded(text);
        if MEDIAN.iter().any(|word| text.contains(&folded(word))) {
            return Some("median-earnings");
        }
        is_average.then_some("mean-earnings")
    }

    /// The same words, but for what is measured.
    #[must_use]
    pub fn measuring(mut self, measure: &str) -> Self {
        self.facets.retain(|facet| !MEASURES.contains(&facet.as_str()));
        self.facets.insert(measure.to_owned());
        self
    }

    /// The same words without one facet.
    #[must_use]
    pub fn without(mut self, facet: &str) -> Self {
        self.facets.remove(facet);
        self
    }

    /// Whether the words name that facet.
    pub fn names(&self, facet: &str) -> bool {
        self.facets.contains(facet)
    }

    /// Whether they name it, or say it by others: foreigners who are new have come in.
    fn says(&self, facet: &str) -> bool {
        let has_come = || {
            let named = |all: &[&str]| all.iter().any(|facet| self.names(facet));
            named(&["new"]) && named(&["foreigners"]) && !named(&["nationals", "outflow", "abroad", "return"])
        };
        self.names(facet) || (facet == "inflow" && has_come())
    }

    /// Whether nothing was understood.
    pub fn is_empty(&self) -> bool {
        self.facets.is_empty()
    }

    /// Both together.
    #[must_use]
    pub fn and(mut self, other: &Topic) -> Self {
        self.facets.extend(other.facets.iter().cloned());
        self
    }

    /// How much the words name that a table wants beside what its rows are: "by country" alone tells of none.
    pub fn tells_of(&self, table: &Table) -> usize {
        let profile = PROFILES.get(table.code.as_str());
        let wants = profile.into_iter().flat_map(|profile| &profile.wants);
        wants
            .filter(|facet| !facet.starts_with("by-") && self.says(facet))
            .count()
    }

    /// Whether a table wants a facet.
    pub fn wanted_by(table: &Table, facet: &str) -> bool {
        let profile = PROFILES.get(table.code.as_str());
        profile.is_some_and(|profile| profile.wants.iter().any(|wanted| wanted == facet))
    }

    /// The kind of classification that the words say the rows are of.
    pub fn kind(&self) -> Option<ClassificationKind> {
        let named: Vec<ClassificationKind> = [
            ("by-country", ClassificationKind::Country),
            ("by-occupation", ClassificationKind::Occupation),
            ("by-activity", ClassificationKind::Activity),
            ("by-education", ClassificationKind::Education),
            ("by-age", ClassificationKind::Age),
            ("by-employment-status", ClassificationKind::EmploymentStatus),
        ]
        .into_iter()
        .filter(|(facet, _)| self.names(facet))
        .map(|(_, kind)| kind)
        .collect();
        match named[..] {
            [kind] => Some(kind),
            _ => None,
        }
    }

    /// How well the words fit a table: what both name speaks for it, what only the table names a little against it, and what
    /// belongs to other tables much.
    pub fn fits(&self, table: &Table) -> i32 {
        let Some(profile) = PROFILES.get(table.code.as_str()) else {
            return 0;
        };
        let wants = profile
            .wants
            .iter()
            .map(|facet| match (weight(facet), self.says(facet)) {
                (Weight::Deciding, true) => 4,
                (Weight::Deciding, false) => -3,
                (Weight::Plain, true) => 2,
                (Weight::Plain, false) => -1,
                (Weight::Slight, true) => 1,
                (Weight::Excluding, true) => 0,
                (Weight::Slight | Weight::Excluding, false) => 0,
            });
        let against = profile.against.iter().filter(|facet| self.says(facet));
        let against = against.map(|facet| match weight(facet) {
            Weight::Slight => -1,
            Weight::Plain | Weight::Deciding => -4,
            Weight::Excluding => -20,
        });
        wants.chain(against).sum()
    }

    /// The tables of a pack whose rows are of that kind (none: tables of one row), the best first.
    pub fn tables<'a>(&self, pack: &'a Pack, kind: Option<ClassificationKind>) -> Vec<(&'a Table, i32)> {
        let of_kind = |table: &&Table| table.main.as_ref().map(|main| main.kind) == kind;
        let tables = pack.tables.iter().filter(of_kind);
        let mut ranked: Vec<(&Table, i32)> = tables.map(|table| (table, self.fits(table))).collect();
        ranked.sort_by_key(|(table, fits)| (std::cmp::Reverse(*fits), table.number));
        ranked
    }
}
