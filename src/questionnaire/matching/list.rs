//! Matches a label with the items of one classification.

use super::lexicon::Lexicon;
use super::text::{age_group, bag, folded, said, stripped};
use super::words::{Meaning, m49, meanings, names_of};
use super::{Found, How};
use crate::questionnaire::{Classification, ClassificationKind, Item, Sex};
use std::collections::HashMap;

/// The names of a classification's items in every form in which they are compared; items by their place in the list.
#[derive(Clone, Debug)]
pub(crate) struct ListNames {
    said: HashMap<String, Vec<u16>>,
    codes: HashMap<String, Vec<u16>>,
    folded: HashMap<String, Vec<u16>>,
    synonyms: HashMap<String, Vec<u16>>,
    bags: HashMap<String, Vec<u16>>,
    ages: HashMap<String, Vec<u16>>,
    /// Every folded name, for spelling.
    names: Vec<Spelled>,
    /// The names of countries, to be found in longer labels.
    countries: Option<Lexicon<u16>>,
    total: Option<u16>,
    other: Option<u16>,
}

/// A folded name, ready to be compared letter by letter.
#[derive(Clone, Debug)]
struct Spelled {
    letters: Vec<char>,
    /// Which letters occur in it.
    set: u64,
    place: u16,
}

impl Spelled {
    fn new(folded: &str, place: u16) -> Self {
        let letters: Vec<char> = folded.chars().collect();
        let set = letters
            .iter()
            .fold(0, |set, letter| set | 1 << (u32::from(*letter) % 64));
        Self { letters, set, place }
    }

    /// Whether it can be within so many slips of another: each slip explains one letter more or less, and one letter that only
    /// one of them has.
    fn is_near(&self, other: &Self, slips: usize) -> bool {
        let only = |a: u64, b: u64| (a & !b).count_ones() as usize;
        self.letters.len().abs_diff(other.letters.len()) <= slips
            && only(self.set, other.set) <= slips
            && only(other.set, self.set) <= slips
    }
}

/// Names of fewer letters are too near one another to allow for a slip.
const SHORTEST_FOR_SPELLING: usize = 5;
/// From this length on, two letters may be wrong.
const LONG_ENOUGH_FOR_TWO: usize = 9;

/// Shorter names of countries are not looked for within longer labels.
const SHORTEST_WITHIN: usize = 4;
/// More words than these say more than the name of a country.
const MOST_WORDS_AROUND: usize = 6;
/// Words beside the name of a country by which something else is meant: all but it, a part of it, it and others, what lies beside it.
const TURNING: &[&str] = &[
    "except",
    "excluding",
    "excl",
    "exc",
    "other",
    "others",
    "outside",
    "without",
    "ex",
    "former",
    "formerly",
    "non",
    "not",
    "no",
    "and",
    "or",
    "via",
    "border",
    "region",
    "total",
    "born",
    "new",
    "inner",
    "outer",
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "kecuali",
    "selain",
    "bukan",
    "luar",
    "lain",
    "lainnya",
    "dan",
    "atau",
    "utara",
    "selatan",
    "timur",
    "barat",
    "bekas",
    "ngoai",
    "tru",
    "khac",
    "khong",
    "va",
    "hoac",
    "bac",
    "nam",
    "dong",
    "tay",
    "maliban",
    "iba",
    "hindi",
    "et",
    "y",
    "de",
    "sauf",
    "hors",
    "ocean",
    "overseas",
    "abroad",
    "descent",
    "origin",
    "negeri",
];

impl ListNames {
    /// The names of a classification.
    pub(crate) fn of(list: &Classification) -> Self {
        let mut names = Self {
            said: HashMap::new(),
            codes: HashMap::new(),
            folded: HashMap::new(),
            synonyms: HashMap::new(),
            bags: HashMap::new(),
            ages: HashMap::new(),
            names: Vec::new(),
            countries: None,
            total: None,
            other: None,
        };
        for (place, item) in list.items.iter().enumerate() {
            let place = place as u16;
            if item.is_total {
                names.total = Some(place);
            }
            if item.is_other {
                names.other = Some(place);
            }
            names.add_codes(item, list, place);
            for label in std::iter::once(&item.label).chain(item.labels.values()) {
                add(&mut names.said, said(label), place);
                let plain = folded(label);
                add(&mut names.bags, bag(&plain), place);
                names.names.push(Spelled::new(&plain, place));
                add(&mut names.folded, plain, place);
                if list.kind == ClassificationKind::Age
                    && let Some(group) = age_group(label)
                {
                    add(&mut names.ages, group, place);
                }
            }
            let others = item.area.as_ref().map_or(&[][..], |area| names_of(area.as_str()));
            // The first of the other names is the alpha-2 code, which counts as a code.
            for name in item.also.iter().filter(|name| name.chars().count() > 2).chain(others) {
                let plain = folded(name);
                add(&mut names.bags, bag(&plain), place);
                names.names.push(Spelled::new(&plain, place));
                add(&mut names.synonyms, plain, place);
            }
        }
        if list.kind == ClassificationKind::Country {
            let of_countries = |named: &&Spelled| {
                let item = list.items.get(usize::from(named.place));
                item.is_some_and(|item| item.area.is_some()) && named.letters.len() >= SHORTEST_WITHIN
            };
            let entries = names.names.iter().filter(of_countries);
            let entries: Vec<(String, u16)> = entries
                .map(|named| (named.letters.iter().collect(), named.place))
                .collect();
            names.countries = Some(Lexicon::new(entries));
        }
        names
    }

    /// The only country that is named in a label, beside words that do not turn its meaning: "Republik Rakyat China (daratan)".
    pub(crate) fn country_within(&self, label: &str) -> Option<u16> {
        let plain = folded(label);
        let words: Vec<&str> = plain.split(' ').collect();
        let turned = words.iter().any(|word| TURNING.contains(word));
        let spaced = plain.chars().all(|letter| letter < '\u{e00}');
        if turned || !spaced || words.len() > MOST_WORDS_AROUND {
            return None;
        }
        match self.countries.as_ref()?.within(label)[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    fn add_codes(&mut self, item: &Item, list: &Classification, place: u16) {
        let full = item.code.as_str();
        let ending = full
            .strip_prefix(list.id.as_str())
            .unwrap_or(full)
            .trim_start_matches('_');
        let mut codes = vec![full.to_owned(), ending.to_owned(), ending.replace('_', "")];
        // A division's code is its last part: 01 of A_01.
        codes.extend(ending.rsplit_once('_').map(|(_, last)| last.to_owned()));
        if let Some(area) = &item.area {
            codes.push(area.as_str().to_owned());
            codes.extend(item.also.first().filter(|also| also.len() == 2).cloned());
            codes.extend(m49(area.as_str()).map(str::to_owned));
        }
        for code in codes {
            add(&mut self.codes, code.to_ascii_uppercase(), place);
        }
    }

    /// What a label means in this list.
    pub(crate) fn find(&self, label: &str) -> Found<u16> {
        self.find_allowing(label, true)
    }

    /// The same, slips of spelling allowed for or not; to look for these takes most of the time.
    pub(crate) fn find_allowing(&self, label: &str, slips: bool) -> Found<u16> {
        let whole = self.whole(label);
        if whole.how().is_some() {
            return whole;
        }
        let by_spelling = |label: &str| {
            if slips {
                self.by_spelling(label)
            } else {
                Found::Nothing { closest: None }
            }
        };
        let Some((name, number)) = stripped(label) else {
            return by_spelling(label);
        };
        match (self.whole(&name), number) {
            (Found::Nothing { .. }, _) => by_spelling(&name),
            (found, None) => found,
            // A number that is the code of another item than the one that is named says that something is wrong with the line,
            // but most numbers only count the lines.
            (Found::Several(several, how), Some(number)) => {
                let coded = self.codes.get(&number.to_ascii_uppercase());
                let both: Vec<u16> = several
                    .iter()
                    .copied()
                    .filter(|item| coded.is_some_and(|of| of.contains(item)))
                    .collect();
                if let [one] = both[..] {
                    Found::One(one, how)
                } else {
                    Found::Several(several, how)
                }
            }
            (found, Some(_)) => found,
        }
    }

    /// A label as it stands, without allowing for slips.
    fn whole(&self, label: &str) -> Found<u16> {
        let plain = folded(label);
        if plain.is_empty() {
            return Found::Nothing { closest: None };
        }
        let mut tiers = [
            (self.said.get(&said(label)), How::Exact),
            (self.codes.get(&label.trim().to_ascii_uppercase()), How::Code),
            (self.folded.get(&plain), How::Normalised),
            (self.synonyms.get(&plain), How::Synonym),
        ];
        // Codes are not written with one capital letter: "Nga" is a name of Russia before it is the code of Nigeria.
        let mut letters = label.trim().chars();
        if letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase) {
            tiers[1..].rotate_left(1);
        }
        for (found, how) in tiers {
            if let Some(places) = found {
                return found_among(places, how);
            }
        }
        let words = meanings(label);
        for (meaning, place) in [
            (Meaning::Total, self.total),
            (Meaning::Sex(Sex::Total), self.total),
            (Meaning::Other, self.other),
        ] {
            if let (true, Some(place)) = (words.contains(&meaning), place) {
                return Found::One(place, How::Synonym);
            }
        }
        if let Some(places) = age_group(label).and_then(|group| self.ages.get(&group)) {
            return found_among(places, How::Words);
        }
        let bag = bag(&plain);
        match self.bags.get(&bag) {
            Some(places) if !bag.is_empty() => found_among(places, How::Words),
            _ => Found::Nothing { closest: None },
        }
    }

    /// The item whose name is a letter or two away, where no other comes near; else only the closest, to be offered.
    fn by_spelling(&self, label: &str) -> Found<u16> {
        let wanted = Spelled::new(&folded(label), 0);
        let slips = match wanted.letters.len() {
            0..SHORTEST_FOR_SPELLING => 0,
            SHORTEST_FOR_SPELLING..LONG_ENOUGH_FOR_TWO => 1,
            _ => 2,
        };
        // What is farther away than that is worth no look; the next one must be two letters farther than the best.
        let reach = slips + 2;
        let mut near: Vec<(usize, u16)> = Vec::new();
        for name in self.names.iter().filter(|name| name.is_near(&wanted, reach)) {
            let distance = strsim::generic_damerau_levenshtein(&name.letters, &wanted.letters);
            if distance > reach {
                continue;
            }
            match near.iter_mut().find(|(_, known)| *known == name.place) {
                Some((best, _)) => *best = distance.min(*best),
                None => near.push((distance, name.place)),
            }
        }
        near.sort_unstable();
        let closest = near.first().map(|(_, place)| *place);
        match near[..] {
            [(distance, place), ref rest @ ..] if distance <= slips => {
                let alone = rest.first().is_none_or(|(next, _)| *next >= distance + 2);
                if alone {
                    Found::One(place, How::Spelling)
                } else {
                    Found::Nothing { closest }
                }
            }
            [(first, _), (second, _), ..] if first == second => Found::Nothing { closest: None },
            _ => Found::Nothing { closest },
        }
    }
}

fn add(map: &mut HashMap<String, Vec<u16>>, key: String, place: u16) {
    if key.is_empty() {
        return;
    }
    let places = map.entry(key).or_default();
    if !places.contains(&place) {
        places.push(place);
    }
}

fn found_among(places: &[u16], how: How) -> Found<u16> {
    match *places {
        [one] => Found::One(one, how),
        _ => Found::Several(places.to_vec(), how),
    }
}
