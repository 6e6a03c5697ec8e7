//! Names that only these screens need: of checks, of sources with their keys, of figures with their flags.

use crate::app::names;
use crate::app::words::Words;
use crate::desk::{Desk, table_label};
use crate::figures::{Figure, SourceKey, ViewUnit};
use crate::questionnaire::TableCode;

/// A table by its label and title: `C19 Outflow of nationals for employment`.
pub fn table(desk: &Desk, code: &TableCode, words: Words) -> String {
    desk.pack()
        .table(code)
        .map_or_else(|| code.to_string(), |table| names::table(desk.pack(), words, table))
}

/// A finding's sentence as it reads below the name of its table, which it then need not repeat:
/// `C19 Outflow …, Malaysia, 2014: …` becomes `Malaysia, 2014: …`.
pub fn below(sentence: &str, table: &str) -> String {
    let Some(rest) = sentence.strip_prefix(table) else {
        return sentence.to_owned();
    };
    let rest = if let Some((source, rest)) = rest.strip_prefix(" (").and_then(|rest| rest.split_once(')')) {
        if rest.starts_with([',', ':']) {
            format!("{source}{rest}")
        } else {
            // What is said of two tables names this one by its label.
            let label = table.split(' ').next().unwrap_or_default();
            format!("{label} ({source}){rest}")
        }
    } else {
        rest.trim_start_matches([',', ':', ' ']).to_owned()
    };
    let rest = rest.replace(&format!("{table}, "), "");
    let mut letters = rest.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The same with the table's short label in the place of its name: `C19, Malaysia, 2014: …`.
pub fn with_label(desk: &Desk, code: &TableCode, sentence: &str, words: Words) -> String {
    let Some(known) = desk.pack().table(code) else {
        return sentence.to_owned();
    };
    let (name, label) = (table(desk, code, words), table_label(known));
    match sentence.strip_prefix(&name) {
        Some(rest) => format!("{label}{}", rest.replace(&format!("{name}, "), "")),
        None => sentence.to_owned(),
    }
}

/// A source by its name, with its key where that says more.
pub fn source(desk: &Desk, key: &SourceKey) -> String {
    match desk
        .answers()
        .sources
        .get(key)
        .map(|source| source.name.trim())
        .filter(|name| !name.is_empty())
    {
        Some(name) if name != key.as_str() => format!("{name} ({key})"),
        _ => key.to_string(),
    }
}

/// A figure in ones with its flag; a reason by its letter; wrong input as typed.
pub fn figure(figure: &Figure) -> String {
    let flag = figure
        .flag
        .map(|flag| format!(" {}", flag.letter()))
        .unwrap_or_default();
    names::figure(figure, ViewUnit::Ones) + &flag
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn a_sentence_below_its_table_does_not_name_it_again() {
        let table = "A1 Residents";
        for (sentence, expected) in [
            (
                "A1 Residents, 2014, male: \u{201c}12o4\u{201d} cannot be read.",
                "2014, male: \u{201c}12o4\u{201d} cannot be read.",
            ),
            ("A1 Residents: the source is not stated.", "The source is not stated."),
            ("A1 Residents (Census): not stated.", "Census: not stated."),
            (
                "A1 Residents (Census) and A2 Workers (Census), 2014: the same.",
                "A1 (Census) and A2 Workers (Census), 2014: the same.",
            ),
            (
                "A1 Residents: 3 cells. The first is A1 Residents, 2012.",
                "3 cells. The first is 2012.",
            ),
            ("Nobody is named.", "Nobody is named."),
            ("A1 Residents", ""),
        ] {
            assert_eq!(below(sentence, table), expected);
        }
    }
}
