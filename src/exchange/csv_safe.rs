//! CSV whose text cells cannot act as formulas when a spreadsheet opens the file.
//!
//! A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is run as a formula by spreadsheets; such text is
//! written behind an apostrophe (OWASP, "CSV Injection"). [`guard`] and [`unguard`] are exact inverses. Numbers are not text.

use std::borrow::Cow;

/// How the files of this program are written: comma, LF, quotes only where needed.
pub fn writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .terminator(csv::Terminator::Any(b'\n'))
        .from_writer(Vec::new())
}

/// The bytes of a finished CSV. Writing into memory does not fail.
pub fn finish(writer: csv::Writer<Vec<u8>>) -> Vec<u8> {
    writer.into_inner().unwrap_or_default()
}

/// Writes one row. Writing into memory fails only for a row of another length, which the callers' arrays rule out.
pub fn row<I, T>(writer: &mut csv::Writer<Vec<u8>>, fields: I)
where
    I: IntoIterator<Item = T>,
    T: AsRef<[u8]>,
{
    let written = writer.write_record(fields);
    debug_assert!(written.is_ok(), "rows of one file have one length");
}

/// Whether a spreadsheet would take text that begins like this for a formula.
fn acts(text: &str) -> bool {
    let first = text.chars().next();
    // The full-width signs act in East Asian versions of Excel.
    matches!(
        first,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    )
}

/// Text as it may stand in a CSV cell: behind an apostrophe where it would act as a formula.
pub fn guard(text: &str) -> Cow<'_, str> {
    if acts(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that [`guard`] was given.
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if acts(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_acts_as_a_formula() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-5 since 2012", "'-5 since 2012"),
            ("\t=1", "'\t=1"),
            ("'=1", "''=1"),
            ("'tis", "'tis"),
            ("plain", "plain"),
            ("", ""),
        ] {
            assert_eq!(guard(text), cell);
            assert_eq!(unguard(cell), text);
        }
    }

    proptest! {
        #[test]
        fn guarding_is_taken_back_exactly(text in "['=+@a\t-]{0,6}") {
            let cell = guard(&text).into_owned();
            prop_assert!(!acts(&cell));
            prop_assert_eq!(unguard(&cell), text.as_str());
        }
    }
}
