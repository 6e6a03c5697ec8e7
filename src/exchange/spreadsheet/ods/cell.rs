//! One cell: its value, its text, its comment.

use super::styles::Styles;
use crate::exchange::spreadsheet::draft::{Draft, text};
use crate::exchange::spreadsheet::error::Stop;
use crate::exchange::spreadsheet::limits::MAX_TEXT;
use crate::exchange::spreadsheet::moment::{tidy_duration, tidy_iso};
use crate::exchange::spreadsheet::number_format::Shown;
use crate::exchange::spreadsheet::shared_texts::RichText;
use crate::exchange::spreadsheet::xml::{Piece, Tag, Xml, unescaped};
use crate::exchange::spreadsheet::{At, Content, SpreadsheetError};
use std::borrow::Cow;

/// What a cell holds.
pub(super) struct Filled {
    pub content: Content,
    pub shown: Shown,
    pub formula: bool,
}

/// What the attributes of a cell say.
pub(super) struct Stated<'a> {
    pub style: Option<&'a str>,
    /// How many cells in a row it stands for.
    pub repeated: u32,
    /// How many columns and rows are merged into it.
    pub merged: (u32, u32),
    /// How many columns and rows its formula fills.
    pub matrix: (u32, u32),
    kind: Option<&'a str>,
    /// The value, as it is written for its kind.
    value: Option<&'a str>,
    text: Option<&'a str>,
    is_error: bool,
    formula: bool,
}

impl<'a> Stated<'a> {
    pub fn of(tag: &'a Tag<'_>) -> Self {
        let mut stated = Self {
            style: None,
            repeated: 1,
            merged: (1, 1),
            matrix: (1, 1),
            kind: None,
            value: None,
            text: None,
            is_error: false,
            formula: false,
        };
        for (key, value) in tag.raw_attributes() {
            let number = || value.trim().parse().unwrap_or(1);
            match key {
                "table:style-name" => stated.style = Some(value),
                "table:number-columns-repeated" => stated.repeated = number(),
                "table:number-columns-spanned" => stated.merged.0 = number(),
                "table:number-rows-spanned" => stated.merged.1 = number(),
                "table:number-matrix-columns-spanned" => stated.matrix.0 = number(),
                "table:number-matrix-rows-spanned" => stated.matrix.1 = number(),
                "office:value-type" => stated.kind = Some(value),
                "office:value" | "office:date-value" | "office:time-value" | "office:boolean-value" => {
                    stated.value = Some(value);
                }
                "office:string-value" => stated.text = Some(value),
                "calcext:value-type" => stated.is_error = value == "error",
                "table:formula" => stated.formula = true,
                _ => {}
            }
        }
        stated
    }

    /// Whether it is a number that stands there as such, so that how it is written adds nothing.
    fn is_plain_number(&self) -> bool {
        let number = matches!(self.kind, Some("float" | "percentage" | "currency"));
        number && self.value.is_some() && !self.formula && !self.is_error
    }
}

/// Reads the cell that was opened last; none where it is empty.
pub(super) fn read_cell(
    xml: &mut Xml<'_>,
    stated: &Stated<'_>,
    at: At,
    shown: Shown,
    styles: &Styles,
    draft: &mut Draft<'_>,
) -> Result<Option<Filled>, Stop> {
    let depth = xml.depth();
    let mut written: Option<String> = None;
    while let Some(tag) = xml.child(depth)? {
        match tag.name() {
            "p" | "h" if !stated.is_plain_number() => {
                let paragraph = paragraph(xml, styles)?;
                match &mut written {
                    None => written = Some(paragraph),
                    Some(written) if written.len() < MAX_TEXT => {
                        written.push('\n');
                        written.push_str(&paragraph);
                    }
                    Some(_) => {}
                }
            }
            "annotation" => {
                let said = annotation(xml, styles)?;
                draft.comment(at, &said)?;
            }
            _ => {}
        }
    }
    let filled = |content, shown| {
        Ok(Some(Filled {
            content,
            shown,
            formula: stated.formula,
        }))
    };
    let written = written.unwrap_or_default();
    let looks_wrong = written.starts_with('#') || written.starts_with("Err:");
    if stated.is_error || (stated.formula && looks_wrong && stated.kind == Some("float")) {
        return filled(Content::Error(written.into()), Shown::default());
    }
    let plain = Shown::default();
    match (stated.kind, stated.value) {
        (Some(kind @ ("float" | "percentage" | "currency")), Some(value)) => {
            let number = value.trim().parse::<f64>().ok().filter(|number| number.is_finite());
            let number = number.ok_or_else(|| xml.damaged())?;
            let percent = shown.percent || kind == "percentage";
            filled(Content::Number(number), Shown { percent, ..shown })
        }
        (Some("date"), Some(value)) => match tidy_iso(value) {
            Some(moment) => filled(Content::Moment(moment.into()), plain),
            None => filled(text(&written), plain),
        },
        (Some("time"), Some(value)) => {
            let time = tidy_duration(value);
            filled(text(time.as_deref().unwrap_or(&written)), plain)
        }
        (Some("boolean"), Some(value)) => filled(Content::Boolean(value == "true"), plain),
        (Some("string"), _) => {
            let stated = stated.text.map(unescaped).filter(|stated| !stated.is_empty());
            filled(text(stated.as_deref().unwrap_or(&written)), plain)
        }
        _ if written.is_empty() => {
            if stated.formula {
                draft.not_calculated();
            }
            Ok(None)
        }
        _ => filled(text(&written), plain),
    }
}

/// A paragraph: blanks in a row count as one unless they are written out.
fn paragraph(xml: &mut Xml<'_>, styles: &Styles) -> Result<String, SpreadsheetError> {
    let depth = xml.depth();
    let mut rich = RichText::default();
    let mut length = 0;
    let mut blank = true;
    // For each element that is open inside the paragraph, whether its text is raised.
    let mut raised: Vec<bool> = Vec::new();
    while let Some(piece) = xml.inside(depth)? {
        let run = match piece {
            Piece::Close => {
                raised.pop();
                continue;
            }
            Piece::Open(tag) => {
                let is_raised = raised.last().copied().unwrap_or_default();
                let written_out = match tag.name() {
                    "s" => {
                        let blanks: usize = tag.number("text:c").unwrap_or(1);
                        Cow::Owned(" ".repeat(blanks.min(MAX_TEXT.saturating_sub(length))))
                    }
                    "tab" => Cow::Borrowed("\t"),
                    "line-break" => Cow::Borrowed("\n"),
                    // Notes, how a word is pronounced, pictures.
                    "annotation" | "note" | "ruby-text" | "frame" => {
                        xml.skip()?;
                        continue;
                    }
                    _ => Cow::Borrowed(""),
                };
                raised.push(is_raised || (tag.name() == "span" && styles.raises(&tag)));
                written_out
            }
            Piece::Text(text) => collapsed(&text, &mut blank),
        };
        if length < MAX_TEXT {
            length += run.len();
            rich.push(&run, raised.last().copied().unwrap_or_default());
        }
    }
    Ok(rich.into_text())
}

/// A text with each row of blanks as one; none at its beginning where `blank` says that one stands in front.
fn collapsed<'a>(text: &Cow<'a, str>, blank: &mut bool) -> Cow<'a, str> {
    let is_blank = |sign: char| matches!(sign, ' ' | '\t' | '\r' | '\n');
    let mut before = *blank;
    let as_it_is = text.chars().all(|sign| {
        let twice = before && is_blank(sign);
        before = is_blank(sign);
        !twice && (!before || sign == ' ')
    });
    if as_it_is {
        *blank = before;
        return text.clone();
    }
    let mut run = String::with_capacity(text.len());
    for sign in text.chars() {
        if !is_blank(sign) {
            run.push(sign);
        } else if !*blank {
            run.push(' ');
        }
        *blank = is_blank(sign);
    }
    Cow::Owned(run)
}

/// What a comment says, without who said it and when.
fn annotation(xml: &mut Xml<'_>, styles: &Styles) -> Result<String, SpreadsheetError> {
    let depth = xml.depth();
    let mut said = String::new();
    while let Some(piece) = xml.inside(depth)? {
        let Piece::Open(tag) = piece else { continue };
        // Paragraphs may stand in lists.
        if matches!(tag.name(), "p" | "h") {
            let paragraph = paragraph(xml, styles)?;
            if !said.is_empty() && said.len() < MAX_TEXT {
                said.push('\n');
            }
            if said.len() < MAX_TEXT {
                said.push_str(&paragraph);
            }
        }
    }
    Ok(said)
}
