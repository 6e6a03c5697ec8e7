//! Splits a delimited text into fields as Excel does. Lines that are empty count, so that a field's row is the row that Excel shows.

use std::borrow::Cow;

/// The fields of a text, one after the other.
pub(super) struct Fields<'a> {
    rest: &'a str,
    delimiter: char,
    /// The last field ended at a delimiter, so one more follows, be it empty.
    owes: bool,
}

/// A field.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Field<'a> {
    pub text: Cow<'a, str>,
    /// Whether it is the last of its row.
    pub ends_row: bool,
}

impl<'a> Fields<'a> {
    pub fn new(text: &'a str, delimiter: char) -> Self {
        Self {
            rest: text,
            delimiter,
            owes: false,
        }
    }

    /// The next field. Quotes count at the beginning of a field only; `""` inside them is one. What stands behind the closing quote
    /// belongs to the field as it is.
    pub fn next(&mut self) -> Option<Field<'a>> {
        if self.rest.is_empty() && !self.owes {
            return None;
        }
        let mut text = Cow::Borrowed("");
        if self.rest.starts_with('"') {
            let mut inside = &self.rest[1..];
            loop {
                let end = inside.find('"').unwrap_or(inside.len());
                add(&mut text, &inside[..end]);
                let behind = inside.get(end + 1..).unwrap_or_default();
                inside = behind.strip_prefix('"').unwrap_or(behind);
                if inside.len() == behind.len() {
                    self.rest = behind;
                    break;
                }
                text.to_mut().push('"');
            }
        }
        let end = self.rest.find([self.delimiter, '\n', '\r']).unwrap_or(self.rest.len());
        add(&mut text, &self.rest[..end]);
        let mut signs = self.rest[end..].chars();
        let end = signs.next();
        let behind = signs.as_str();
        self.rest = match end {
            Some('\r') => behind.strip_prefix('\n').unwrap_or(behind),
            _ => behind,
        };
        self.owes = end.is_some_and(|end| !matches!(end, '\n' | '\r'));
        Some(Field {
            text,
            ends_row: !self.owes,
        })
    }
}

fn add<'a>(text: &mut Cow<'a, str>, part: &'a str) {
    if text.is_empty() {
        *text = Cow::Borrowed(part);
    } else if !part.is_empty() {
        text.to_mut().push_str(part);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn rows(text: &str, delimiter: char) -> Vec<Vec<String>> {
        let mut rows = vec![Vec::new()];
        let mut fields = Fields::new(text, delimiter);
        while let Some(field) = fields.next() {
            rows.last_mut().unwrap().push(field.text.into_owned());
            if field.ends_row {
                rows.push(Vec::new());
            }
        }
        rows.pop();
        rows
    }

    #[test]
    fn fields_are_split_as_excel_splits_them() {
        for (text, expected) in [
            ("a;b\nc;d", &[&["a", "b"][..], &["c", "d"]][..]),
            ("a;b\r\nc;d\r\n", &[&["a", "b"], &["c", "d"]]),
            ("a\rb\r", &[&["a"], &["b"]]),
            ("a\n\n\nb", &[&["a"], &[""], &[""], &["b"]]),
            ("a;\n;b;", &[&["a", ""], &["", "b", ""]]),
            ("\"a;b\";\"c\nd\"", &[&["a;b", "c\nd"]]),
            ("\"say \"\"yes\"\"\";x", &[&["say \"yes\"", "x"]]),
            ("\"\";\"\"\"\"", &[&["", "\""]]),
            ("\"a\"b;c", &[&["ab", "c"]]),
            ("5\" pipe;c", &[&["5\" pipe", "c"]]),
            ("\"never closed;c\nd", &[&["never closed;c\nd"]]),
            ("", &[]),
        ] {
            assert_eq!(rows(text, ';'), expected, "{text:?}");
        }
    }

    #[test]
    fn a_widely_used_reader_splits_alike() {
        use proptest::prelude::*;
        // Without empty lines, which that reader passes over.
        proptest!(|(text in "([a-c\"]{0,3}[,;\n]){1,12}")| {
            prop_assume!(!text.contains("\n\n") && !text.starts_with('\n'));
            let mut reader = csv::ReaderBuilder::new();
            let reader = reader.has_headers(false).flexible(true).delimiter(b';');
            let theirs: Vec<Vec<String>> = reader
                .from_reader(text.as_bytes())
                .records()
                .map(|record| record.unwrap().iter().map(str::to_owned).collect())
                .collect();
            prop_assert_eq!(rows(&text, ';'), theirs);
        });
    }
}
