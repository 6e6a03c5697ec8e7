//! What several words of a text say together: men and women, what is left of a region, the age that people are of.

use super::text::{AND, folded};
use super::words::{Meaning, meanings, words_for};
use crate::questionnaire::Sex;

/// Whether a text names men and women together, "L + P", "ชายและหญิง"; the value says whether it says nothing else.
pub(super) fn both_sexes_joined(text: &str) -> Option<bool> {
    let parts: Vec<&str> = match AND.iter().find(|and| text.contains(**and)) {
        Some(and) => text.split(and).collect(),
        None => text.split(['+', '&']).collect(),
    };
    if parts.len() < 2 {
        return None;
    }
    let (mut male, mut female, mut rest) = (false, false, false);
    for part in parts {
        let part = part.trim();
        let (first, more) = match meanings(part) {
            [] => part.split_once(char::is_whitespace).unwrap_or((part, "")),
            _ => (part, ""),
        };
        let of_sex = |sex: Sex| meanings(first).contains(&Meaning::Sex(sex));
        male |= of_sex(Sex::Male);
        female |= of_sex(Sex::Female);
        let total = |text: &str| meanings(text).contains(&Meaning::Total);
        let known = of_sex(Sex::Male) || of_sex(Sex::Female) || of_sex(Sex::Total) || total(first);
        rest |= !known || !(more.is_empty() || total(more));
    }
    (male && female).then_some(!rest)
}

/// "Other Asia", "Asia lainnya": what is left of a region.
pub(super) fn is_rest_of_region(text: &str, is_group: impl Fn(&str) -> bool) -> bool {
    // What is the name of a country by itself is the continent behind "other".
    const AMERICA: [&str; 6] = ["อเมริกา", "ອາເມລິກາ", "អាមេរិក", "အမေရိက", "America", "Amerika"];
    // "Other nationalities of Asia", "quốc tịch khác thuộc châu Á".
    const OF: [&str; 12] = [
        "of", "in", "from", "the", "di", "dari", "thuộc", "của", "ở", "tại", "sa", "ng",
    ];
    let is_region = |text: &str| is_group(text) || AMERICA.iter().any(|name| folded(name) == folded(text));
    // Scripts without spaces between words: "เอเชียอื่น ๆ".
    let joined = folded(text).replace(' ', "");
    if !joined.is_ascii() {
        let rest = |word: &str| {
            let word = folded(word).replace(' ', "");
            let other = joined.strip_suffix(&word).or_else(|| joined.strip_prefix(&word))?;
            (word.len() > 3 && !other.is_empty()).then(|| other.to_owned())
        };
        if words_for(&Meaning::Other).filter_map(rest).any(|rest| is_region(&rest)) {
            return true;
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_rest = |other: &[&str], region: &[&str]| {
        let region: Vec<&str> = region
            .iter()
            .copied()
            .skip_while(|word| OF.contains(&word.to_lowercase().as_str()))
            .collect();
        meanings(&other.join(" ")).contains(&Meaning::Other) && is_region(&region.join(" "))
    };
    words.len() <= 8
        && (1..words.len()).any(|cut| {
            let (first, last) = words.split_at(cut);
            is_rest(first, last) || is_rest(last, first)
        })
}

/// A text without the age that its people are of: "Resident population aged 15 years and over". None where it says no age, or nothing else.
pub(super) fn without_age(text: &str) -> Option<String> {
    const AGED: [&str; 6] = ["aged", "berumur", "berusia", "umur", "usia", "age"];
    const MORE: [&str; 13] = [
        "years", "year", "tahun", "old", "of", "age", "and", "dan", "over", "above", "older", "ke", "atas",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_number = |word: &str| {
        let word = word.trim_end_matches(['+', '/']);
        (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let at = words
        .windows(2)
        .position(|pair| AGED.contains(&plain(pair[0]).as_str()) && is_number(&plain(pair[1])))?;
    let more = words[at + 2..].iter().take_while(|word| {
        let word = plain(word);
        word.is_empty() || MORE.contains(&word.as_str())
    });
    let mut end = at + 2 + more.count();
    // The number of a footnote belongs to what stands before it.
    if words
        .get(end)
        .is_some_and(|word| word.ends_with('/') && is_number(word))
    {
        end += 1;
    }
    let rest: Vec<&str> = words[..at].iter().chain(&words[end..]).copied().collect();
    let rest = rest.join(" ");
    rest.chars().any(char::is_alphabetic).then_some(rest)
}

/// The months of a text, as numbers, that are the first and last of twelve in a row: a fiscal year, "Oct 2011 - Sep 2012".
pub(super) fn are_twelve(text: &str, months_in: impl Fn(&str) -> Vec<u8>) -> bool {
    const TO: [&str; 8] = ["-", "–", "—", " to ", "ถึง", " s.d. ", " hingga ", " đến "];
    TO.iter().filter_map(|to| text.split_once(to)).any(|(from, until)| {
        matches!((&months_in(from)[..], &months_in(until)[..]), ([first], [last]) if last % 12 + 1 == *first)
    })
}
