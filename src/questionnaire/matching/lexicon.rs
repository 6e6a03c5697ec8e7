//! Phrases with meanings, found as a whole text or within a longer one.

use super::text::folded;
use aho_corasick::AhoCorasick;
use std::collections::HashMap;
use std::ops::Range;

/// Phrases and what they mean. Case, accents and marks do not matter.
#[derive(Clone, Debug)]
pub(super) struct Lexicon<T> {
    /// By the whole folded text.
    whole: HashMap<String, Vec<T>>,
    phrases: Vec<Phrase>,
    /// Finds the phrases in a text.
    automaton: Option<AhoCorasick>,
}

#[derive(Clone, Debug)]
struct Phrase {
    folded: String,
    /// Whether it is written with spaces between words, so that it must begin and end at one.
    spaced: bool,
}

/// Shorter phrases are looked for as a whole text only: within a longer one they mislead.
const SHORTEST_WITHIN: usize = 3;

impl<T: Clone + PartialEq> Lexicon<T> {
    pub fn new(entries: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut whole: HashMap<String, Vec<T>> = HashMap::new();
        let mut phrases = Vec::new();
        for (phrase, meaning) in entries {
            let folded = folded(&phrase);
            if folded.is_empty() {
                continue;
            }
            let known = whole.entry(folded.clone()).or_default();
            if known.is_empty() && folded.chars().count() >= SHORTEST_WITHIN {
                phrases.push(Phrase {
                    spaced: !is_unspaced(&folded) || is_of_letters(&folded),
                    folded,
                });
            }
            if !known.contains(&meaning) {
                known.push(meaning);
            }
        }
        Self {
            // Phrases of a few thousand letters always make an automaton.
            automaton: AhoCorasick::new(phrases.iter().map(|phrase| &phrase.folded)).ok(),
            whole,
            phrases,
        }
    }

    /// What the whole text means.
    pub fn whole(&self, text: &str) -> &[T] {
        self.whole.get(&folded(text)).map_or(&[], Vec::as_slice)
    }

    /// What the phrases within a text mean, the longest first; one within a longer one that was found does not count.
    pub fn within(&self, text: &str) -> Vec<T> {
        let text = format!(" {} ", folded(text));
        let mut places: Vec<(Range<usize>, &Phrase)> = Vec::new();
        for found in self
            .automaton
            .iter()
            .flat_map(|automaton| automaton.find_overlapping_iter(&text))
        {
            let phrase = &self.phrases[found.pattern().as_usize()];
            let whole_words = text[..found.start()].ends_with(' ') && text[found.end()..].starts_with(' ');
            if whole_words || !phrase.spaced {
                places.push((found.range(), phrase));
            }
        }
        places.sort_by_key(|(range, _)| (std::cmp::Reverse(range.len()), range.start));
        let mut taken: Vec<Range<usize>> = Vec::new();
        let mut meanings: Vec<T> = Vec::new();
        for (range, phrase) in places {
            if taken
                .iter()
                .any(|other| range.start < other.end && other.start < range.end)
            {
                continue;
            }
            for meaning in self.whole.get(&phrase.folded).into_iter().flatten() {
                if !meanings.contains(meaning) {
                    meanings.push(meaning.clone());
                }
            }
            taken.push(range);
        }
        meanings
    }
}

/// Whether a text is in a script that sets no spaces between words: Thai, Lao, Khmer, Burmese, Chinese.
fn is_unspaced(text: &str) -> bool {
    text.chars().any(|letter| {
        matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{4e00}'..='\u{9fff}')
    })
}

/// Whether a phrase is of letters with points rather than of words: "ม.ค." (January) is not looked for within words.
fn is_of_letters(folded: &str) -> bool {
    folded.contains(' ') && folded.split(' ').all(|part| part.chars().count() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_counts_and_words_are_whole() {
        let lexicon = Lexicon::new(
            [
                ("trade", "G"),
                ("retail trade", "G"),
                ("hotels", "I"),
                ("rumah makan", "I"),
                ("rumah", "?"),
                ("ก่อสร้าง", "F"),
                ("it", "J"),
                ("ม.ค.", "January"),
            ]
            .map(|(phrase, meaning)| (phrase.to_owned(), meaning)),
        );
        assert_eq!(lexicon.within("Wholesale and Retail Trade, Hotels"), ["G", "I"]);
        assert_eq!(lexicon.within("Perdagangan, Rumah Makan"), ["I"]);
        assert_eq!(lexicon.within("งานก่อสร้างอื่น"), ["F"]);
        assert_eq!(lexicon.within("Traders and hoteliers"), [""; 0]);
        assert_eq!(lexicon.within("รวม (คน)"), [""; 0]);
        assert_eq!(lexicon.within("ม.ค. 2556"), ["January"]);
        assert_eq!(lexicon.within("it"), [""; 0]);
        assert_eq!(lexicon.whole("IT"), ["J"]);
    }
}
