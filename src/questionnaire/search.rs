//! Finds items of a list by name, code or ISO code in any language, with or without accents, and with a slip or two.

use super::{Classification, Item, Language};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

impl Classification {
    /// The items that fit, best first: the exact code or name, names that begin so, words that begin so, names that are a
    /// slip or two away. Items that fit equally well stay in the order of the list. An empty query finds nothing.
    pub fn search(&self, query: &str, language: Language) -> Vec<&Item> {
        let ranked = self.search_ranked(query, language);
        ranked.into_iter().map(|(_, item)| item).collect()
    }

    /// The same with how well each fits: 0 exactly, up to 5 by the beginnings of words, [`RESEMBLES`] by its looks only.
    pub fn search_ranked(&self, query: &str, language: Language) -> Vec<(u8, &Item)> {
        let query = plain(query);
        if query.is_empty() {
            return Vec::new();
        }
        let names = self
            .names
            .get_or_init(|| self.items.iter().map(|item| Names::of(item, self)).collect());
        let ranked = self
            .items
            .iter()
            .zip(names)
            .filter_map(|(item, names)| Some((names.rank(&query, language)?, item)));
        let mut found: Vec<(u8, &Item)> = ranked.collect();
        found.sort_by_key(|(rank, _)| *rank);
        if found.is_empty() {
            return self
                .items
                .iter()
                .zip(names)
                .filter(|(_, names)| names.resemble(&query))
                .map(|(item, _)| (RESEMBLES, item))
                .collect();
        }
        found
    }
}

/// How well an item fits that is a slip or two away from what was sought.
pub const RESEMBLES: u8 = 9;

/// What an item is found by, in plain letters.
#[derive(Clone, Debug)]
pub(super) struct Names {
    codes: [String; 2],
    /// With the languages in which it is the label.
    names: Vec<(String, Vec<Language>)>,
}

impl Names {
    fn of(item: &Item, list: &Classification) -> Self {
        let ending = item.code.as_str().strip_prefix(list.id.as_str()).unwrap_or_default();
        let others = std::iter::once(&item.label)
            .chain(item.labels.values())
            .chain(&item.also);
        let mut names: Vec<(String, Vec<Language>)> = Vec::new();
        for name in others {
            let plain = plain(name);
            if !names.iter().any(|(known, _)| *known == plain) {
                let shown = |language: &Language| item.label_in(*language) == name;
                names.push((plain, Language::ALL.into_iter().filter(shown).collect()));
            }
        }
        Self {
            codes: [plain(ending), plain(item.code.as_str())],
            names,
        }
    }

    fn rank(&self, query: &str, language: Language) -> Option<u8> {
        if self.codes.iter().any(|code| code == query) {
            return Some(0);
        }
        let rank = |(name, shown): &(String, Vec<Language>)| {
            name_rank(name, query).map(|rank| rank + u8::from(!shown.contains(&language)))
        };
        self.names.iter().filter_map(rank).min()
    }

    /// Whether a name is a slip or two away: one from four letters on, two from seven.
    fn resemble(&self, query: &str) -> bool {
        let slips = match query.chars().count() {
            0..4 => return false,
            4..7 => 1,
            _ => 2,
        };
        let near = |name: &str| {
            name.split(' ')
                .chain(std::iter::once(name))
                .any(|word| within(word, query, slips))
        };
        self.names.iter().any(|(name, _)| near(name))
    }
}

impl Item {
    /// The label in that language, English where there is none.
    pub fn label_in(&self, language: Language) -> &str {
        self.labels.get(language.tag()).map_or(&self.label, String::as_str)
    }
}

fn name_rank(name: &str, query: &str) -> Option<u8> {
    if name == query {
        return Some(0);
    }
    if name.starts_with(query) {
        return Some(2);
    }
    query
        .split(' ')
        .all(|part| name.split(' ').any(|word| word.starts_with(part)))
        .then_some(4)
}

/// Lower case, accents off, everything but letters and digits a space.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
    {
        if letter.is_alphanumeric() {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with(' ') && !matches!(letter, '\'' | '’') {
            out.push(' ');
        }
    }
    out.trim_end().to_owned()
}

/// Whether the beginning of `word` is at most `slips` letters (changed, missing, added) away from `query`.
fn within(word: &str, query: &str, slips: usize) -> bool {
    let word: Vec<char> = word.chars().take(query.chars().count() + slips).collect();
    let query: Vec<char> = query.chars().collect();
    if word.len() + slips < query.len() {
        return false;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=word.len()).collect();
    for (row, letter) in query.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, other) in word.iter().enumerate() {
            let mut cost = (last[column] + usize::from(letter != other))
                .min(last[column + 1] + 1)
                .min(line[column] + 1);
            if row > 0 && column > 0 && *letter == word[column - 1] && query[row - 1] == *other {
                cost = cost.min(before_last[column - 1] + 1);
            }
            line.push(cost);
        }
        before_last = std::mem::replace(&mut last, line);
    }
    last.iter()
        .skip(query.len().saturating_sub(slips))
        .any(|cost| *cost <= slips)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn plain_takes_off_accents_case_and_marks() {
        for (text, expected) in [
            ("Côte d'Ivoire", "cote divoire"),
            ("  Lao People's Dem. Rep. ", "lao peoples dem rep"),
            ("Việt Nam", "viet nam"),
            ("Türkiye", "turkiye"),
            ("ไทย", "ไทย"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn slips_are_counted() {
        for (word, query, slips, expected) in [
            ("malaysia", "malasyia", 1, true),
            ("malaysia", "malysia", 1, true),
            ("malaysia", "malaysiaa", 1, true),
            ("malaysia", "molysie", 1, false),
            ("philippines", "phillipines", 2, true),
            ("oman", "iran", 1, false),
        ] {
            assert_eq!(within(word, query, slips), expected, "{word} {query}");
        }
    }
}
