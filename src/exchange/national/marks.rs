//! The marks of footnotes: behind a head, and before the note that explains it.

/// The mark behind a head: `*)` of `2015*)`, `1/` of `2013 1/`, `²` of `2012²`.
pub(super) fn behind(head: &str) -> Option<&str> {
    let head = head.trim();
    let letters = head.trim_end_matches(|c: char| matches!(c, '*' | '†' | '‡' | ')' | '/') || is_raised(c));
    let mark = &head[letters.len()..];
    if !mark.is_empty() && mark != ")" && mark != "/" {
        return Some(mark);
    }
    // A digit and a bracket or stroke that stand apart: "2013 1)".
    let (before, last) = head.rsplit_once(char::is_whitespace)?;
    let digits = last.trim_end_matches([')', '/']);
    let is_mark = digits.len() < last.len() && digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_mark && !digits.is_empty() && !before.is_empty()).then_some(last)
}

/// What a note says that begins with a mark.
pub(super) fn note_of<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let rest = text.trim().strip_prefix(mark)?;
    let note = rest.trim_start_matches(|c: char| matches!(c, ')' | ':' | '.' | '-') || c.is_whitespace());
    // "**" is another mark than "*".
    let apart = !rest.starts_with(|c: char| c == '*' || is_raised(c));
    (apart && note.chars().any(char::is_alphabetic)).then_some(note)
}

fn is_raised(letter: char) -> bool {
    matches!(letter, '\u{b9}' | '\u{b2}' | '\u{b3}' | '\u{2070}'..='\u{2079}')
}
