//! Footnote marks behind a number: which of them are certain not to be part of it.
//!
//! A superscript `¹` is a mark, a full-size `1)` may be a digit that slipped: the first is passed over, the second is asked about.

/// The text without the footnote marks at its end, where they cannot be anything else; `text` is in normalised signs.
pub(super) fn without_footnotes(text: &str) -> &str {
    if text.starts_with('=') {
        return text;
    }
    let mut rest = text.trim_end();
    loop {
        let next = without_one(rest).trim_end();
        if next.len() == rest.len() {
            break;
        }
        rest = next;
    }
    // `10³` is a power rather than a ten with a third footnote.
    let is_power = rest == "10" && text[rest.len()..].starts_with(is_raised_digit);
    if rest.is_empty() || is_power { text } else { rest }
}

/// Without the last mark; the same text where there is none.
fn without_one(text: &str) -> &str {
    if let Some(rest) = text.strip_suffix(is_mark) {
        return rest;
    }
    for (open, close, most) in [('[', ']', 2), ('(', ')', 1)] {
        let Some((rest, within)) = text.strip_suffix(close).and_then(|text| text.rsplit_once(open)) else {
            continue;
        };
        let length = within.chars().count();
        let fits = (1..=most).contains(&length)
            && within.chars().all(|sign| sign.is_ascii_alphanumeric())
            // A digit in round brackets may be a figure of its own: an error, a share.
            && (open == '[' || within.chars().all(|sign| sign.is_ascii_alphabetic()));
        if fits {
            return rest;
        }
    }
    text
}

fn is_mark(sign: char) -> bool {
    matches!(sign, '*' | '†' | '‡' | '§' | '¶' | 'ª' | '⁽' | '⁾' | '\u{1d43}'..='\u{1d61}' | '\u{2b0}'..='\u{2b8}' | 'ⁿ')
        || is_raised_digit(sign)
}

fn is_raised_digit(sign: char) -> bool {
    matches!(sign, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}
