//! Where in a file something stands.

use crate::exchange::spreadsheet::{Area, At};
use crate::questionnaire::{Arg, Language, text, text_args};
use std::fmt;
use std::sync::Arc;

/// Where in a file something stands: the worksheet or inner file, and the line or cells. Written `Outflow!C12`, `line 12`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The worksheet, or the file within a package; none where a file has no parts.
    pub part: Option<Arc<str>>,
    /// The place in it.
    pub spot: Spot,
}

/// The place in a part of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// A line of a text, the first being 1.
    Line(u64),
    /// A cell of a worksheet, or several that were added up.
    Cells(Vec<At>),
    /// A block of a worksheet.
    Area(Area),
    /// The part as a whole.
    Whole,
}

impl Position {
    /// A line of a text.
    pub fn line(line: u64) -> Self {
        Self {
            part: None,
            spot: Spot::Line(line),
        }
    }

    /// A line of a file within a package.
    pub fn line_of(part: &Arc<str>, line: u64) -> Self {
        Self {
            part: Some(Arc::clone(part)),
            spot: Spot::Line(line),
        }
    }

    /// A cell of a worksheet.
    pub fn cell(worksheet: &Arc<str>, at: At) -> Self {
        Self::cells(worksheet, vec![at])
    }

    /// Cells of a worksheet that were added up.
    pub fn cells(worksheet: &Arc<str>, cells: Vec<At>) -> Self {
        Self {
            part: Some(Arc::clone(worksheet)).filter(|name| !name.is_empty()),
            spot: Spot::Cells(cells),
        }
    }

    /// A block of a worksheet.
    pub fn area(worksheet: &Arc<str>, area: Area) -> Self {
        Self {
            part: Some(Arc::clone(worksheet)).filter(|name| !name.is_empty()),
            spot: Spot::Area(area),
        }
    }

    /// The file as a whole.
    pub fn whole() -> Self {
        Self {
            part: None,
            spot: Spot::Whole,
        }
    }

    /// The place as it is said to a person who knows which file it is: `Outflow!C12`, `12`; the whole file in words.
    pub fn short(&self, language: Language) -> String {
        match (&self.spot, &self.part) {
            (Spot::Line(line), None) => text_args(language, "position-line", &[("line", Arg::Text(&line.to_string()))]),
            (Spot::Whole, None) => text(language, "position-whole"),
            _ => self.to_string(),
        }
    }

    /// The place in its part alone: `C12`, `C12+C14`, `line 12`; empty for the whole.
    pub fn spot_text(&self) -> String {
        match &self.spot {
            Spot::Line(line) => format!("line {line}"),
            Spot::Cells(cells) => cells.iter().map(At::to_string).collect::<Vec<_>>().join("+"),
            Spot::Area(area) => area.to_string(),
            Spot::Whole => String::new(),
        }
    }
}

impl fmt::Display for Position {
    /// `Outflow!C12`, `'Table 3'!C12+C14`, `figures/C19.csv, line 12`, `line 12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spot = self.spot_text();
        match (&self.part, &self.spot) {
            (None, _) => f.write_str(&spot),
            (Some(part), Spot::Whole) => f.write_str(part),
            (Some(part), Spot::Line(_)) => write!(f, "{part}, {spot}"),
            (Some(part), Spot::Cells(_) | Spot::Area(_)) if part.chars().all(char::is_alphanumeric) => {
                write!(f, "{part}!{spot}")
            }
            (Some(part), Spot::Cells(_) | Spot::Area(_)) => write!(f, "'{}'!{spot}", part.replace('\'', "''")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_read_as_spreadsheets_and_editors_write_them() {
        let (outflow, odd): (Arc<str>, Arc<str>) = ("Outflow".into(), "Table 3, men's".into());
        let at = At::new(11, 2);
        for (position, text) in [
            (Position::cell(&outflow, at), "Outflow!C12"),
            (
                Position::cells(&odd, vec![at, At::new(13, 2)]),
                "'Table 3, men''s'!C12+C14",
            ),
            (Position::cell(&"".into(), at), "C12"),
            (Position::line(12), "line 12"),
            (
                Position::line_of(&"figures/C19.csv".into(), 12),
                "figures/C19.csv, line 12",
            ),
        ] {
            assert_eq!(position.to_string(), text);
        }
    }
}
