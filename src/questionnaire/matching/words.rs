//! The data of label matching: names of countries and words over columns, built in from `schemas/labels/`.

use super::text::{folded, said};
use crate::questionnaire::Sex;
use std::collections::HashMap;
use std::sync::LazyLock;

const COUNTRIES: &str = include_str!("../../../schemas/labels/countries.csv");
const M49: &str = include_str!("../../../schemas/labels/m49.csv");
const WORDS: &str = include_str!("../../../schemas/labels/words.csv");

/// Some columns of a list whose comments begin with `#`.
pub(super) fn columns_of(text: &'static str, columns: &[usize]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let field = |record: &csv::StringRecord, at: usize| record.get(at).unwrap_or_default().trim().to_owned();
    let rows = reader.records().flatten();
    rows.map(|record| columns.iter().map(|column| field(&record, *column)).collect())
        .collect()
}

fn pairs(text: &'static str, key: usize, value: usize) -> Vec<(String, String)> {
    let rows = columns_of(text, &[key, value]).into_iter();
    rows.map(|row| (row[0].clone(), row[1].clone())).collect()
}

fn by_key(pairs: Vec<(String, String)>) -> HashMap<String, Vec<String>> {
    let mut map: HashMap<String, Vec<String>> = HashMap::new();
    for (key, value) in pairs {
        map.entry(key).or_default().push(value);
    }
    map
}

static NAMES: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| by_key(pairs(COUNTRIES, 0, 1)));
static NUMBERS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| by_key(pairs(M49, 0, 1)));
static MEANINGS: LazyLock<Words> = LazyLock::new(Words::read);

/// Other names of a country.
pub(super) fn names_of(alpha3: &str) -> &'static [String] {
    NAMES.get(alpha3).map_or(&[], Vec::as_slice)
}

/// The numeric code of a country.
pub(super) fn m49(alpha3: &str) -> Option<&'static str> {
    NUMBERS.get(alpha3)?.first().map(String::as_str)
}

/// What a word over a column or beside a row can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Everybody: of a sex, a status or a row.
    Total,
    /// One sex; both of them are [`Sex::Total`].
    Sex(Sex),
    /// A status whose code ends so.
    Status(String),
    /// All other countries.
    Other,
    /// The word before a year.
    Year,
    /// The figures are in thousands.
    Thousands,
}

/// The words, as they are said and folded.
struct Words {
    said: HashMap<String, Vec<Meaning>>,
    folded: HashMap<String, Vec<Meaning>>,
    all: Vec<(String, Meaning)>,
}

impl Words {
    fn read() -> Self {
        let mut words = Self {
            said: HashMap::new(),
            folded: HashMap::new(),
            all: Vec::new(),
        };
        for (name, word) in pairs(WORDS, 0, 2) {
            let meaning = match name.as_str() {
                "total" => Meaning::Total,
                "both" => Meaning::Sex(Sex::Total),
                "male" => Meaning::Sex(Sex::Male),
                "female" => Meaning::Sex(Sex::Female),
                "other" => Meaning::Other,
                "year" => Meaning::Year,
                "thousands" => Meaning::Thousands,
                _ => Meaning::Status(name),
            };
            for (map, key) in [(&mut words.said, said(&word)), (&mut words.folded, folded(&word))] {
                let list = map.entry(key).or_default();
                if !list.contains(&meaning) {
                    list.push(meaning.clone());
                }
            }
            words.all.push((word, meaning));
        }
        words
    }
}

/// What a word means; nothing where it is not known. As it is said counts before its plain letters.
pub(super) fn meanings(text: &str) -> &'static [Meaning] {
    let found = MEANINGS.said.get(&said(text));
    found
        .or_else(|| MEANINGS.folded.get(&folded(text)))
        .map_or(&[], Vec::as_slice)
}

/// All words of a meaning.
pub(super) fn words_for(meaning: &Meaning) -> impl Iterator<Item = &'static str> {
    MEANINGS
        .all
        .iter()
        .filter(move |(_, own)| own == meaning)
        .map(|(word, _)| word.as_str())
}

/// A unit that a text beside the figures states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// "In thousands".
    Thousands,
}

/// The unit that a title or header line states, as in "Outflow (in thousands)".
pub fn unit_said(text: &str) -> Option<Unit> {
    if meanings(text).contains(&Meaning::Thousands) {
        return Some(Unit::Thousands);
    }
    // `('000)`, `(in 000)`, `('000 persons)`.
    let bare = text.replace(['\u{2018}', '\u{2019}', '`', '\u{b4}'], "'");
    let noughts = bare.match_indices("000").any(|(at, _)| {
        let before = bare[..at].trim_end_matches(['\'', ' ']);
        let after = bare[at + 3..].chars().next();
        let alone = !after.is_some_and(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
        let marked = before.len() < at && bare[before.len()..at].contains('\'');
        let opened = before.ends_with('(') || before.ends_with("in") || before.ends_with("dalam");
        alone && (marked || opened)
    });
    if noughts {
        return Some(Unit::Thousands);
    }
    // In a longer text it must stand as words of their own, most often in brackets or at the end.
    let text = format!(" {} ", folded(text));
    let stated = words_for(&Meaning::Thousands)
        .map(folded)
        .filter(|words| words.chars().count() > 3)
        .any(|words| text.contains(&format!(" {words} ")));
    stated.then_some(Unit::Thousands)
}
