//! Blocks of cells as text, the way spreadsheets put them on the clipboard: tabs, line ends, quotes where needed. Pure.

use std::fmt::Write as _;

/// Rows of fields as text. Every row ends with a line end, the last one too, as Excel writes it.
pub fn encode<R, F>(rows: R) -> String
where
    R: IntoIterator,
    R::Item: IntoIterator<Item = F>,
    F: AsRef<str>,
{
    let mut text = String::new();
    for row in rows {
        for (index, field) in row.into_iter().enumerate() {
            if index > 0 {
                text.push('\t');
            }
            let field = field.as_ref();
            if field.starts_with('"') || field.contains(['\t', '\n', '\r']) {
                // Writing to a string cannot fail.
                let _ = write!(text, "\"{}\"", field.replace('"', "\"\""));
            } else {
                text.push_str(field);
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// Text as rows of fields. Rows may differ in length. A quote opens a quoted field only when it is closed again at the
/// field's end; otherwise it is an ordinary character, so no text is lost. A label that a browser has broken into two lines is one.
pub fn decode(text: &str) -> Vec<Vec<String>> {
    let mut rows = lines(text);
    join_broken_labels(&mut rows);
    rows
}

/// Browsers put the line break within a cell as it is, without quotes: `Hong Kong,` stands on a line of its own and `China` begins
/// the figures. Left so, they would be China's. Such lines are joined where the words say that they belong together.
fn join_broken_labels(rows: &mut Vec<Vec<String>>) {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut at = 1;
    while at + 1 < rows.len() {
        let between = rows[at - 1].len() == width && rows[at].len() == 1 && rows[at + 1].len() == width && width > 1;
        if between && goes_on(&rows[at][0], &rows[at + 1][0]) {
            let begun = rows.remove(at);
            rows[at][0] = format!("{} {}", begun[0].trim(), rows[at][0].trim());
        } else {
            at += 1;
        }
    }
}

/// Words after which a label goes on; a heading over rows does not end so.
const GO_ON: [&str; 12] = [
    "of", "the", "and", "or", "by", "for", "with", "dan", "atau", "yang", "untuk", "dengan",
];

/// Whether words that end so go on with those.
fn goes_on(begun: &str, next: &str) -> bool {
    let (begun, next) = (begun.trim(), next.trim());
    let last = begun.rsplit(' ').next().unwrap_or_default();
    let open = begun.ends_with([',', '-', '(', '/', '&']) || GO_ON.contains(&last);
    begun.contains(char::is_alphabetic) && !next.is_empty() && (open || next.starts_with('('))
}

fn lines(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if rest.is_empty() {
        return rows;
    }
    loop {
        let (field, after) = quoted_field(rest).unwrap_or_else(|| plain_field(rest));
        row.push(field);
        if let Some(more) = after.strip_prefix('\t') {
            rest = more;
        } else {
            rows.push(std::mem::take(&mut row));
            rest = line_end(after);
            if rest.is_empty() {
                return rows;
            }
        }
    }
}

/// What follows a line end, when the text starts with one.
fn line_end(text: &str) -> &str {
    text.strip_prefix("\r\n")
        .or_else(|| text.strip_prefix(['\n', '\r']))
        .unwrap_or(text)
}

fn plain_field(text: &str) -> (String, &str) {
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

fn quoted_field(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut field = String::new();
    loop {
        let quote = rest.find('"')?;
        field.push_str(&rest[..quote]);
        rest = &rest[quote + 1..];
        if let Some(more) = rest.strip_prefix('"') {
            field.push('"');
            rest = more;
        } else if rest.is_empty() || rest.starts_with(['\t', '\n', '\r']) {
            return Some((field, rest));
        } else {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use proptest::prelude::*;

    fn block(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter()
            .map(|row| row.iter().map(|field| (*field).to_owned()).collect())
            .collect()
    }

    #[test]
    fn reads_what_spreadsheets_write() {
        let cases: [(&str, &[&[&str]]); 12] = [
            ("1\t2\r\n3\t4\r\n", &[&["1", "2"], &["3", "4"]]),
            ("1\t2\n3\t4", &[&["1", "2"], &["3", "4"]]),
            ("1", &[&["1"]]),
            ("\r\n", &[&[""]]),
            ("\t\r\n", &[&["", ""]]),
            ("1\r\n\r\n2\r\n", &[&["1"], &[""], &["2"]]),
            ("\"two\nlines\"\t5\r\n", &[&["two\nlines", "5"]]),
            ("\"a \"\"word\"\"\tx\"\r\n", &[&["a \"word\"\tx"]]),
            ("5\" nail\t6\r\n", &[&["5\" nail", "6"]]),
            ("\"open\t6\r\n", &[&["\"open", "6"]]),
            ("old\rmac", &[&["old"], &["mac"]]),
            ("1\t2\t3\n4", &[&["1", "2", "3"], &["4"]]),
        ];
        for (text, expected) in cases {
            assert_eq!(decode(text), block(expected), "{text:?}");
        }
        assert!(decode("").is_empty());
    }

    #[test]
    fn writes_what_spreadsheets_read() {
        assert_eq!(encode(block(&[&["1", "2"], &["3", "4"]])), "1\t2\r\n3\t4\r\n");
        assert_eq!(
            encode(block(&[&["a\"b", "\"c\"", "d\ne"]])),
            "a\"b\t\"\"\"c\"\"\"\t\"d\ne\"\r\n"
        );
    }

    proptest! {
        #[test]
        fn a_block_comes_back_as_it_was(
            rows in (1usize..5, 1usize..5).prop_flat_map(|(height, width)| {
                let field = prop_oneof!["[a-z0-9 .,\"\t\n\r]{0,6}", "\"[a\"\t\n]{0,4}", any::<String>().prop_filter("mark", |s| !s.starts_with('\u{FEFF}'))];
                prop::collection::vec(prop::collection::vec(field, width), height)
            })
        ) {
            prop_assert_eq!(decode(&encode(&rows)), rows);
        }

        #[test]
        fn no_text_is_refused(text in any::<String>()) {
            let rows = decode(&text);
            prop_assert!(rows.iter().all(|row| !row.is_empty()));
        }
    }
}
