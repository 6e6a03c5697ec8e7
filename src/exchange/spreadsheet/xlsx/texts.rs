//! Shared texts of a workbook, and texts of runs wherever they stand.

use crate::exchange::spreadsheet::SpreadsheetError;
use crate::exchange::spreadsheet::shared_texts::{RichText, SharedTexts};
use crate::exchange::spreadsheet::xml::{Piece, Tag, Xml};
use std::borrow::Cow;

pub(super) fn read(text: Option<String>, part: &str) -> Result<SharedTexts, SpreadsheetError> {
    let mut texts = SharedTexts::default();
    let Some(text) = text else {
        return Ok(texts);
    };
    let mut xml = Xml::new(&text, part);
    if xml.next_tag()?.is_none() {
        return Ok(texts);
    }
    while let Some(tag) = xml.child(1)? {
        if tag.name() == "si" {
            let text = runs(&mut xml)?;
            texts.push(&text)?;
        }
    }
    Ok(texts)
}

/// The text of the element that was opened last: plain in a `t`, or several `r`. How it is pronounced (`rPh`) is left out.
pub(super) fn runs<'a>(xml: &mut Xml<'a>) -> Result<Cow<'a, str>, SpreadsheetError> {
    let depth = xml.depth();
    let mut first = Cow::Borrowed("");
    let mut rich: Option<RichText> = None;
    while let Some(tag) = xml.child(depth)? {
        match tag.name() {
            "t" => {
                let text = letters(xml, &tag)?;
                match &mut rich {
                    None if first.is_empty() => first = text,
                    None => first.to_mut().push_str(&text),
                    Some(rich) => rich.push(&text, false),
                }
            }
            "r" => {
                let rich = rich.get_or_insert_with(|| {
                    let mut rich = RichText::default();
                    rich.push(&first, false);
                    rich
                });
                run(xml, rich)?;
            }
            _ => {}
        }
    }
    Ok(rich.map_or(first, |rich| Cow::Owned(rich.into_text())))
}

fn run(xml: &mut Xml<'_>, rich: &mut RichText) -> Result<(), SpreadsheetError> {
    let depth = xml.depth();
    let mut raised = false;
    while let Some(tag) = xml.child(depth)? {
        match tag.name() {
            "rPr" => {
                let depth = xml.depth();
                while let Some(piece) = xml.inside(depth)? {
                    if let Piece::Open(tag) = piece {
                        raised |= tag.name() == "vertAlign" && tag.raw("val") == Some("superscript");
                    }
                }
            }
            "t" => {
                let text = letters(xml, &tag)?;
                rich.push(&text, raised);
            }
            _ => {}
        }
    }
    Ok(())
}

/// The letters of a `t`. Blanks around them count only where the file says so.
fn letters<'a>(xml: &mut Xml<'a>, tag: &Tag<'_>) -> Result<Cow<'a, str>, SpreadsheetError> {
    let text = xml.text()?;
    let text = if tag.raw("xml:space") == Some("preserve") {
        text
    } else {
        trimmed(text)
    };
    Ok(unescaped(text))
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    let blank = [' ', '\t', '\r', '\n'];
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_matches(blank)),
        Cow::Owned(text) => Cow::Owned(text.trim_matches(blank).to_owned()),
    }
}

/// Excel writes letters that XML cannot hold as `_x000D_`, and `_x005F_` for the `_` of a text that looks like one. ECMA-376 part 1,
/// 22.4.2.4 (`bstr`).
pub(super) fn unescaped(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains("_x") {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = &text[..];
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 7).and_then(|code| code.strip_suffix('_'));
        let hexadecimal = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let sign = hexadecimal
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        if let Some(sign) = sign {
            plain.push_str(&rest[..at]);
            plain.push(sign);
            rest = &rest[at + 7..];
        } else {
            plain.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_xml_cannot_hold_are_read() {
        for (text, plain) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD83D_", "_xD83D_"),
            ("_x12_ _xyz_ _x00e9_", "_x12_ _xyz_ é"),
            ("_x", "_x"),
            ("_x000", "_x000"),
            ("_x00é0_", "_x00é0_"),
            ("plain", "plain"),
        ] {
            assert_eq!(unescaped(Cow::Borrowed(text)), plain);
        }
    }
}
