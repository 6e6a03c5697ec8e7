//! The forms in which a label is compared: as it is said, folded to plain letters, as a bag of words, without numbering and
//! footnote marks.

use unicode_normalization::UnicodeNormalization;

/// The first digit of each script whose ten digits follow one another: Thai, Lao, Khmer, Burmese, Shan, full width,
/// Arabic and its eastern form (Jawi).
const ZEROS: [char; 8] = [
    '\u{e50}', '\u{ed0}', '\u{17e0}', '\u{1040}', '\u{1090}', '\u{ff10}', '\u{660}', '\u{6f0}',
];

/// A digit of any of the region's scripts as an ASCII digit; any other letter as it is.
pub(super) fn plain_digit(letter: char) -> char {
    // Letters of Europe, by far the most.
    if letter < '\u{660}' {
        return letter;
    }
    let code = u32::from(letter);
    let found = ZEROS.iter().map(|zero| code.wrapping_sub(u32::from(*zero)));
    let digit = found
        .filter(|offset| *offset < 10)
        .find_map(|offset| char::from_digit(offset, 10));
    digit.unwrap_or(letter)
}

/// Lower case, one space between words, accents kept: what tells "nam" from "năm".
pub(super) fn said(text: &str) -> String {
    let lower: String = text
        .nfc()
        .filter(|letter| !is_invisible(*letter))
        .flat_map(char::to_lowercase)
        .collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lower case, accents off, ASCII digits; everything but letters, digits and `+` is a space. Vowel signs and tone marks of
/// Thai, Lao, Khmer and Burmese stay, since words differ by them.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = |letter: char| {
        if letter.is_alphanumeric() || letter == '+' || is_sign_of_a_script(letter) {
            out.push(plain_digit(letter));
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    };
    if text.is_ascii() {
        // The same, without looking for what ASCII does not have.
        for letter in text.chars().filter(|letter| !matches!(letter, '\'' | '`')) {
            match letter {
                '&' => " and ".chars().for_each(&mut word),
                other => word(other.to_ascii_lowercase()),
            }
        }
    }
    let beyond_ascii = if text.is_ascii() { "" } else { text };
    for letter in beyond_ascii.nfkd().flat_map(char::to_lowercase) {
        match letter {
            '\u{300}'..='\u{36f}' | '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}' => {}
            invisible if is_invisible(invisible) => {}
            'đ' => word('d'),
            'ø' => word('o'),
            'ł' => word('l'),
            'ı' => word('i'),
            'ß' => "ss".chars().for_each(&mut word),
            'æ' => "ae".chars().for_each(&mut word),
            'œ' => "oe".chars().for_each(&mut word),
            '&' => " and ".chars().for_each(&mut word),
            other => word(other),
        }
    }
    out.truncate(out.trim_end().len());
    // The sign that says a word twice stands beside it or after a space: "ต่าง ๆ".
    for twice in ['ๆ', 'ໆ', 'ៗ'] {
        if out.contains(twice) {
            out = out.replace(&format!(" {twice}"), &twice.to_string());
        }
    }
    if out.contains(' ') { together(&out) } else { out }
}

/// Words that are spaced out for show, put together again: `j u m l a h` is `jumlah`.
fn together(folded: &str) -> String {
    let parts: Vec<&str> = folded.split(' ').collect();
    let mut out = String::with_capacity(folded.len());
    let mut from = 0;
    while from < parts.len() {
        let letters = parts[from..]
            .iter()
            .take_while(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
            .count();
        let until = from + letters.max(1);
        if !out.is_empty() {
            out.push(' ');
        }
        // Three letters are as often an abbreviation.
        out.push_str(&parts[from..until].join(if letters > 3 { "" } else { " " }));
        from = until;
    }
    out
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Signs that stand above, below or beside the letters of the region's scripts and are no letters by themselves.
fn is_sign_of_a_script(letter: char) -> bool {
    matches!(letter, '\u{e31}'..='\u{e4e}' | '\u{eb1}'..='\u{ece}' | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}')
}

/// Words between two things that are named together.
pub(super) const AND: [&str; 9] = [" and ", " dan ", " và ", " at ", "และ", "ແລະ", "និង", "နှင့်", " et "];

/// Words that say nothing by themselves.
const FILLERS: [&str; 16] = [
    "the", "of", "and", "de", "du", "des", "la", "le", "les", "el", "los", "y", "et", "d", "dan", "an",
];

/// Abbreviations in the names of countries and groups.
const ABBREVIATIONS: [(&str, &str); 11] = [
    ("rep", "republic"),
    ("republik", "republic"),
    ("repub", "republic"),
    ("republica", "republic"),
    ("dem", "democratic"),
    ("fed", "federal"),
    ("federated", "federal"),
    ("st", "saint"),
    ("is", "islands"),
    ("isl", "islands"),
    ("n", "north"),
];

/// The words of a folded text in no order, without fillers, abbreviations written out: "Korea, Rep. of" is "Republic of Korea".
pub(super) fn bag(folded: &str) -> String {
    let mut words: Vec<&str> = folded
        .split(' ')
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .map(|word| {
            let long = ABBREVIATIONS.iter().find(|(short, _)| *short == word);
            long.map_or(word, |(_, long)| *long)
        })
        .collect();
    words.sort_unstable();
    words.join(" ")
}

/// Phrases that stand before a part of a whole.
const BEFORE: [&str; 8] = [
    "of which:",
    "of which",
    "o/w",
    "thereof",
    "including",
    "incl.",
    "di antaranya",
    "dont",
];

/// Whether a label begins with the words for a part of the line before it.
pub fn is_of_which(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let part = BEFORE.iter().find_map(|phrase| text.strip_prefix(phrase));
    part.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The label without what stands around it: bullets, numbering, "of which", footnote marks; and the numbering, which may be
/// the item's code. None where there is nothing to take away.
pub(super) fn stripped(text: &str) -> Option<(String, Option<String>)> {
    let mut rest = text.trim();
    rest = rest.trim_start_matches(|c: char| {
        matches!(c, '-' | '–' | '—' | '•' | '·' | '*' | '>' | '▪' | '◦' | '.') || c.is_whitespace()
    });
    for phrase in BEFORE {
        if let Some(head) = rest.get(..phrase.len())
            && head.eq_ignore_ascii_case(phrase)
            && rest[phrase.len()..].starts_with(|c: char| !c.is_alphanumeric())
        {
            rest = rest[phrase.len()..].trim_start_matches(|c: char| c.is_whitespace() || c == ':');
        }
    }
    let (number, name) = numbering(rest).map_or((None, rest), |(number, name)| (Some(number.to_owned()), name));
    let name = without_marks(name);
    (name != text.trim() && !name.is_empty()).then(|| (name.to_owned(), number))
}

/// `1. Managers`, `1) Managers`, `(a) Managers`, `1 Managers`, `A - Agriculture`: the number and the name.
fn numbering(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let digits = |c: char| plain_digit(c).is_ascii_digit();
    let end = inner
        .find(|c: char| !(digits(c) || c.is_ascii_alphabetic() || matches!(c, '.' | '-')))
        .unwrap_or(inner.len());
    let number = inner[..end].trim_end_matches(['.', '-']);
    let letters = number.chars().filter(char::is_ascii_alphabetic).count();
    let fits = !number.is_empty() && number.chars().count() <= 4 && letters <= 1 && (letters == 0 || number.len() <= 3);
    if !fits {
        return None;
    }
    let after = &inner[number.len()..];
    let rest = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ')' | '-' | '–' | '—' | ':'));
    let apart = rest.len() < after.len();
    (apart && rest.starts_with(char::is_alphabetic)).then_some((number, rest))
}

/// Without `*`, `†`, superscripts, `1/`, `(1)`, `[a]`, `:` behind the name.
fn without_marks(text: &str) -> &str {
    let mut rest = text.trim_end();
    loop {
        let before = rest;
        rest = rest.trim_end_matches(|c: char| {
            c.is_whitespace() || is_raised(c) || matches!(c, '*' | '†' | '‡' | '§' | '¶' | '#' | ':')
        });
        // "Services¹)"
        if let Some(inner) = rest.strip_suffix(')')
            && !inner.contains('(')
            && inner.ends_with(is_raised)
        {
            rest = inner;
        }
        for (open, close) in [('(', ')'), ('[', ']')] {
            if let Some(inner) = rest.strip_suffix(close)
                && let Some(at) = inner.rfind(open)
                && is_mark(&inner[at + 1..])
            {
                rest = &inner[..at];
            }
        }
        if let Some(inner) = rest.strip_suffix('/') {
            let at = inner.rfind(char::is_whitespace).map_or(0, |at| at + 1);
            let glued = inner.trim_end_matches(|c: char| c.is_ascii_digit());
            if at > 0 && is_mark(&inner[at..]) {
                rest = &inner[..at];
            } else if glued.len() < inner.len() && glued.ends_with(char::is_alphabetic) {
                rest = glued;
            }
        }
        if rest == before {
            return rest;
        }
    }
}

/// Without footnote marks behind its lines, nor a footnote's digit that has slipped down to the word before it: `Female 1/`,
/// `Non-citizens1`. None where there are none. Only to be asked where the text as it stands means nothing: a digit may belong to
/// the word.
pub fn unmarked(text: &str) -> Option<String> {
    let plain = |line: &str| {
        let line = without_marks(line).trim_end();
        let letters = line.trim_end_matches(|c: char| c.is_ascii_digit());
        let marks = line.len() - letters.len();
        let long = letters.chars().rev().take_while(|c| c.is_alphabetic()).count() > 3;
        if long && (1..=2).contains(&marks) {
            letters
        } else {
            line
        }
        .to_owned()
    };
    let lines: Vec<String> = text.split('\n').map(plain).collect();
    let plain = lines.join("\n");
    (plain != text && plain.chars().any(char::is_alphanumeric)).then_some(plain)
}

/// A raised digit or letter.
fn is_raised(letter: char) -> bool {
    matches!(
        letter,
        '\u{b9}' | '\u{b2}' | '\u{b3}' | '\u{2070}'..='\u{2079}' | '\u{207d}' | '\u{207e}' | '\u{aa}' | '\u{ba}'
    )
}

/// A digit or two, or one letter.
fn is_mark(text: &str) -> bool {
    let digits = !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits || (text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Words by which an age group is open upwards.
const AND_OVER: [&str; 14] = [
    "+",
    "over",
    "above",
    "older",
    "more",
    "atas",
    "lebih",
    "ขึ้นไป",
    "trở lên",
    "plus",
    "ຂຶ້ນໄປ",
    "ឡើងទៅ",
    "အထက်",
    "mas",
];

/// The first and last year of life of an age group, `15-24`, `25+`; no last where it is open.
pub fn age_bounds(text: &str) -> Option<(u32, Option<u32>)> {
    let group = age_group(text)?;
    match group.split_once('-') {
        Some((first, last)) => Some((first.parse().ok()?, Some(last.parse().ok()?))),
        None => Some((group.trim_end_matches('+').parse().ok()?, None)),
    }
}

/// An age group as its numbers say it: `15-24`, `25+`; none where the label is no age group.
pub(super) fn age_group(text: &str) -> Option<String> {
    let plain: String = text.chars().map(plain_digit).flat_map(char::to_lowercase).collect();
    let numbers: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    match numbers[..] {
        [from, to] if from.len() <= 2 && to.len() <= 2 => Some(format!("{from}-{to}")),
        [from] if from.len() <= 2 => {
            let open = plain.contains(['≥']) || AND_OVER.iter().any(|word| plain.contains(word));
            open.then(|| format!("{from}+"))
        }
        _ => None,
    }
}
