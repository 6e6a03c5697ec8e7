//! What cells show of their numbers, which worksheets are hidden, which runs of a text are raised: by the styles that they name.

use crate::exchange::spreadsheet::limits::MAX_FORMATS;
use crate::exchange::spreadsheet::number_format::Shown;
use crate::exchange::spreadsheet::xml::{Tag, Xml};
use crate::exchange::spreadsheet::{SpreadsheetError, Visibility};
use std::collections::{HashMap, HashSet};

/// The styles of a file.
#[derive(Default)]
pub(super) struct Styles {
    numbers: HashMap<String, NumberStyle>,
    cells: HashMap<String, CellStyle>,
    hidden_tables: HashSet<String>,
    raised: HashSet<String>,
}

/// How numbers are written.
struct NumberStyle {
    shown: Option<Shown>,
    /// The style for some numbers, which counts where this one writes no number itself.
    other: Option<String>,
}

struct CellStyle {
    numbers: Option<String>,
    parent: Option<String>,
}

/// How many styles may be based on each other.
const MAX_PARENTS: usize = 16;

impl Styles {
    /// Reads the styles inside the element that was opened last.
    pub fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), SpreadsheetError> {
        let depth = xml.depth();
        while let Some(tag) = xml.child(depth)? {
            let most = self
                .numbers
                .len()
                .max(self.cells.len())
                .max(self.hidden_tables.len() + self.raised.len());
            let Some(name) = tag.raw("style:name").map(str::to_owned).filter(|_| most < MAX_FORMATS) else {
                continue;
            };
            match tag.name() {
                "number-style" | "currency-style" => self.number_style(xml, name, false)?,
                "percentage-style" => self.number_style(xml, name, true)?,
                "style" => self.style(xml, &tag, name)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn number_style(&mut self, xml: &mut Xml<'_>, name: String, percent: bool) -> Result<(), SpreadsheetError> {
        let depth = xml.depth();
        let mut style = NumberStyle {
            shown: None,
            other: None,
        };
        while let Some(tag) = xml.child(depth)? {
            match tag.name() {
                "number" => style.shown = Some(shown(&tag, percent)),
                "map" if style.other.is_none() => style.other = tag.raw("style:apply-style-name").map(str::to_owned),
                _ => {}
            }
        }
        self.numbers.insert(name, style);
        Ok(())
    }

    fn style(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, name: String) -> Result<(), SpreadsheetError> {
        let depth = xml.depth();
        match tag.raw("style:family") {
            Some("table-cell") => {
                let style = CellStyle {
                    numbers: tag.raw("style:data-style-name").map(str::to_owned),
                    parent: tag.raw("style:parent-style-name").map(str::to_owned),
                };
                self.cells.insert(name, style);
            }
            Some("table") => {
                while let Some(tag) = xml.child(depth)? {
                    if tag.raw("table:display") == Some("false") {
                        self.hidden_tables.insert(name.clone());
                    }
                }
            }
            Some("text") => {
                while let Some(tag) = xml.child(depth)? {
                    if tag.raw("style:text-position").is_some_and(is_raised) {
                        self.raised.insert(name.clone());
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What a cell of that style shows of a number.
    pub fn shown(&self, cell_style: &str) -> Shown {
        let mut name = cell_style;
        for _ in 0..MAX_PARENTS {
            let Some(style) = self.cells.get(name) else { break };
            if let Some(numbers) = &style.numbers {
                return self.shown_by(numbers);
            }
            let Some(parent) = &style.parent else { break };
            name = parent;
        }
        Shown::default()
    }

    fn shown_by(&self, numbers: &str) -> Shown {
        let style = self.numbers.get(numbers);
        let other = || {
            let other = style.and_then(|style| style.other.as_ref())?;
            self.numbers.get(other)?.shown
        };
        style.and_then(|style| style.shown).or_else(other).unwrap_or_default()
    }

    /// Whether a worksheet is seen.
    pub fn visibility(&self, table: &Tag<'_>) -> Visibility {
        let hidden = table
            .raw("table:style-name")
            .is_some_and(|style| self.hidden_tables.contains(style));
        if hidden {
            Visibility::Hidden
        } else {
            Visibility::Visible
        }
    }

    /// Whether runs of that style are raised.
    pub fn raises(&self, span: &Tag<'_>) -> bool {
        !self.raised.is_empty()
            && span
                .raw("text:style-name")
                .is_some_and(|style| self.raised.contains(style))
    }
}

fn shown(tag: &Tag<'_>, percent: bool) -> Shown {
    let factor: f64 = tag.number("number:display-factor").unwrap_or(1.0);
    let scaled = if factor > 1.0 { factor.log10().round() as u8 } else { 0 };
    let decimals: Option<u8> = tag.number("number:decimal-places");
    Shown {
        decimals: decimals.map(|decimals| decimals.saturating_sub(scaled)),
        percent,
    }
}

/// `super 58%`, or a height above the line: `33% 58%`.
fn is_raised(position: &str) -> bool {
    let height = position.split_ascii_whitespace().next().unwrap_or_default();
    let above = height.strip_suffix('%').and_then(|height| height.parse().ok());
    height == "super" || above.is_some_and(|height: f64| height > 0.0)
}

#[cfg(test)]
mod tests {
    use super::is_raised;

    #[test]
    fn raised_runs_are_told_by_their_place() {
        for (position, raised) in [
            ("super 58%", true),
            ("33% 58%", true),
            ("sub 58%", false),
            ("-33% 58%", false),
            ("0% 100%", false),
            ("", false),
        ] {
            assert_eq!(is_raised(position), raised, "{position}");
        }
    }
}
