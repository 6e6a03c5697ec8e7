//! Which sign parts the fields of a text, by the evidence of its first lines.

use super::fields::Fields;
use std::collections::HashMap;

/// Signs that part fields. Where two explain the lines equally well, the first counts: a comma may be a decimal mark, a tab hardly
/// stands in a text.
const DELIMITERS: [char; 4] = ['\t', ';', '|', ','];
/// How many lines are looked at, and how much of them in bytes.
const LINES: usize = 200;
const BYTES: usize = 256 << 10;
/// A sign that stands in no text: the text is one column.
const NONE: char = '\u{1F}';

/// The sign that parts the fields, and the text without the line `sep=;` by which Excel lets a file say it itself.
pub(super) fn judge(text: &str) -> (char, &str) {
    if let Some(stated) = stated(text) {
        return stated;
    }
    let mut best = (NONE, 0);
    for delimiter in DELIMITERS {
        let lines = alike(text, delimiter);
        if lines > best.1 {
            best = (delimiter, lines);
        }
    }
    (best.0, text)
}

fn stated(text: &str) -> Option<(char, &str)> {
    let line = text.lines().next()?;
    let start = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep="))?;
    let mut signs = line[start.len()..].chars();
    let delimiter = signs.next()?;
    signs.as_str().trim().is_empty().then(|| {
        let behind = text[line.len()..].trim_start_matches('\r');
        (delimiter, behind.strip_prefix('\n').unwrap_or(behind))
    })
}

/// How many lines have the same number of fields, of those that have more than one: the lines of the table. One that goes on behind
/// what is looked at counts where there is no other.
fn alike(text: &str, delimiter: char) -> usize {
    let mut fields = Fields::new(text, delimiter);
    let mut lines_of: HashMap<usize, usize> = HashMap::new();
    let (mut lines, mut bytes, mut in_line) = (0, 0, 0);
    while let Some(field) = fields.next() {
        in_line += 1;
        bytes += field.text.len() + 1;
        if field.ends_row {
            if in_line > 1 {
                *lines_of.entry(in_line).or_default() += 1;
            }
            in_line = 0;
            lines += 1;
        }
        if lines >= LINES || bytes >= BYTES {
            break;
        }
    }
    let unfinished = usize::from(in_line > 1);
    lines_of.values().copied().max().unwrap_or(unfinished)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_is_the_one_that_makes_a_table() {
        for (text, delimiter) in [
            ("Country,2013,2014\nMalaysia,1,2\n", ','),
            ("Negara;2013;2014\nMalaysia;1,5;2,5\nSingapura;3,5;4,5\n", ';'),
            ("A;1,5\nB;2,5\n", ';'),
            ("Country\t2013\nMalaysia\t\"1,234\"\nSingapore\t\"2,345\"\n", '\t'),
            ("a|b|c\n1|2|3\n", '|'),
            ("Table 5, stock of migrants, by sex\n\nMale;1\nFemale;2\nTotal;3\n", ';'),
            ("Name,Note\n\"Lao PDR\",\"a; b; c\"\n\"Viet Nam\",\"d\"\n", ','),
            ("one\ntwo\nthree\n", NONE),
            ("only,one,line", ','),
            (&"one;endless;line;".repeat(50_000), ';'),
        ] {
            assert_eq!(judge(text), (delimiter, text), "{text}");
        }
    }

    #[test]
    fn a_file_may_say_it_itself() {
        assert_eq!(judge("sep=;\r\na;b"), (';', "a;b"));
        assert_eq!(judge("SEP=,\na;b,c;d\n"), (',', "a;b,c;d\n"));
        assert_eq!(judge("sep=\t"), ('\t', ""));
        assert_eq!(judge("sep=ab\nc;d\n").0, ';');
    }
}
