//! What stands over each column and beside each line of a block, taken together: headings over several columns, labels that hold
//! for the lines below, headings between lines.

use super::blocks::Block;
use super::look::{Kind, Looked};
use crate::exchange::spreadsheet::At;
use crate::questionnaire::matching::{Aside, Said, years_in};
use crate::questionnaire::{Sex, Year};

/// What is said over a column or beside a line, all its texts together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stack {
    /// The texts, from the outside in.
    pub texts: Vec<String>,
    /// The year.
    pub year: Option<Year>,
    /// The sexes that it can mean.
    pub sexes: Vec<Sex>,
    /// The end of a status's code.
    pub status: Option<String>,
    /// "Total" of something.
    pub total: bool,
    /// All others.
    pub other: bool,
    /// Why it is no answer.
    pub aside: Option<Aside>,
    /// The texts, or parts of them, that say nothing that places a figure.
    pub unknown: Vec<String>,
}

impl Stack {
    /// Adds a text further in.
    pub fn push(&mut self, text: &str) {
        if text.trim().is_empty() || self.texts.iter().any(|known| known == text) {
            return;
        }
        self.texts.push(text.to_owned());
        self.say(text, &Said::of(text));
    }

    /// Adds what a text says.
    pub fn say(&mut self, text: &str, said: &Said) {
        if let Some(year) = said.year() {
            self.year = Some(year);
        }
        if !said.sexes.is_empty() {
            self.sexes.clone_from(&said.sexes);
        }
        if said.status.is_some() {
            self.status.clone_from(&said.status);
        }
        self.total |= said.total;
        self.other |= said.other;
        match said.aside {
            Some(Aside::Heading | Aside::Source | Aside::Note) | None => {}
            aside => self.aside = self.aside.or(aside),
        }
        let placed =
            said.year().is_some() || !said.sexes.is_empty() || said.status.is_some() || said.total || said.other;
        if said.unknown || (!placed && said.aside.is_none() && said.unit.is_none()) {
            self.unknown.push(text.to_owned());
        }
    }

    /// All its texts as one.
    pub fn label(&self) -> String {
        self.texts.join(" / ")
    }
}

/// What stands over a column of figures; `codes` are the lines of heads that hold codes.
pub fn over(looked: &Looked<'_>, block: &Block, column: u32, codes: &[u32]) -> Stack {
    let mut stack = Stack::default();
    for (index, head) in block.heads.iter().enumerate() {
        let text = head_text(looked, block, index, *head, column);
        // A day or a number that is a year says so, however it is written.
        if let Some(year) = text.as_ref().and_then(|(at, _)| looked.year(*at)) {
            stack.year = Some(year);
            stack.texts.push(year.to_string());
            if text.is_some_and(|(_, text)| looked.is_part_of_year(&text, *head, year)) {
                stack.aside = Some(Aside::PartOfYear);
            }
            continue;
        }
        if let Some((_, text)) = text {
            // A code says nothing but itself: M and F are sections of a classification.
            if codes.contains(head) {
                stack.texts.push(text);
                continue;
            }
            stack.push(&text);
        }
    }
    stack
}

/// The text of a line of heads over a column: its own, or of a heading further left that stands over several columns.
pub fn head_text(looked: &Looked<'_>, block: &Block, index: usize, head: u32, column: u32) -> Option<(At, String)> {
    let own = |column: u32| {
        let at = looked.top_of(At::new(head, column));
        // A heading merged upwards was said in the line above.
        let text = looked.label(at);
        (!text.is_empty() && (at.row == head || !block.heads.contains(&at.row))).then(|| (at, text.into_owned()))
    };
    if let Some(found) = own(column) {
        return Some(found);
    }
    let is_merged = looked.top_of(At::new(head, column)) != At::new(head, column);
    let below = |column: u32| {
        block.heads[index + 1..].iter().any(|line| {
            let at = At::new(*line, column);
            looked.kind(at) != Kind::Blank || looked.top_of(at) != at
        })
    };
    if is_merged || !below(column) {
        return None;
    }
    // Not merged: a heading over several columns stands over the first of them.
    let mut left = column;
    while left > block.span.0 {
        left -= 1;
        if block.labels.contains(&left) {
            return None;
        }
        if let Some(found) = own(left) {
            let merged = looked.worksheet.merged_at(found.0).is_some();
            return (!merged && below(left)).then_some(found);
        }
        let spacer = block
            .heads
            .iter()
            .all(|line| looked.kind(At::new(*line, left)) == Kind::Blank);
        if spacer && !block.figures.contains(&left) {
            return None;
        }
    }
    None
}

/// A line of a block, with its labels column by column.
#[derive(Clone, Debug)]
pub struct Line {
    /// The row of the worksheet.
    pub row: u32,
    /// The text in each column of labels; of one that holds for the lines below it, in those as well.
    pub labels: Vec<String>,
    /// Whether each of them is written in this very line.
    pub own: Vec<bool>,
    /// The year that a column of labels states as a number or day.
    pub year: Option<Year>,
    /// Whether a note explains the mark of that year as a part of it.
    pub is_part_of_year: bool,
    /// Whether it holds figures, or signs in their place.
    pub has_figures: bool,
}

/// The lines of a block with their labels.
pub fn lines(looked: &Looked<'_>, block: &Block) -> Vec<Line> {
    let mut last: Vec<String> = vec![String::new(); block.labels.len()];
    let mut parts: Vec<bool> = vec![false; block.labels.len()];
    let mut lines = Vec::with_capacity(block.lines.len());
    for row in &block.lines {
        let has_figures = block.figures.iter().any(|column| {
            matches!(
                looked.kind(At::new(*row, *column)),
                Kind::Number | Kind::Sign | Kind::Percent
            )
        });
        let mut line = Line {
            row: *row,
            labels: Vec::new(),
            own: Vec::new(),
            year: None,
            is_part_of_year: false,
            has_figures,
        };
        let mut texts: Vec<String> = block
            .labels
            .iter()
            .map(|column| looked.label(At::new(*row, *column)).into_owned())
            .collect();
        // A heading between lines may stand over the numbers that count them.
        if !has_figures
            && texts.iter().all(String::is_empty)
            && let Some(first) = texts.first_mut()
        {
            let cells = (block.span.0..=block.span.1).map(|column| At::new(*row, column));
            let words = cells
                .filter(|at| looked.kind(*at) == Kind::Words)
                .map(|at| looked.label(at));
            *first = words.into_iter().next().unwrap_or_default().into_owned();
        }
        for (index, column) in block.labels.iter().enumerate() {
            let at = At::new(*row, *column);
            let written = looked.top_of(at).row == *row && !texts[index].is_empty();
            let mut text = texts[index].clone();
            let inner = texts[index + 1..].iter().any(|text| !text.is_empty());
            if text.is_empty() && inner && has_figures {
                text.clone_from(&last[index]);
            }
            let year = looked
                .year(at)
                .filter(|_| looked.kind(looked.top_of(at)) != Kind::Words);
            // One that holds for the lines below it was written as a plain year.
            let held = || text.parse().ok().filter(|_| !written && text.len() == 4).map(Year);
            if let Some(year) = year.or_else(held) {
                line.year = Some(year);
                text = year.to_string();
                if written {
                    parts[index] = looked.is_part_of_year(&texts[index], *row, year);
                }
                line.is_part_of_year |= parts[index];
            }
            if !text.is_empty() {
                last[index].clone_from(&text);
                // What stands further in belongs to what stood outside of it before.
                if written {
                    last[index + 1..].iter_mut().for_each(String::clear);
                }
            }
            line.labels.push(text);
            line.own.push(written);
        }
        lines.push(line);
    }
    lines
}

/// The one year that some texts name, the nearest first; none where the first that names any names several.
pub fn year_of_titles<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Year> {
    texts
        .into_iter()
        .map(years_in)
        .find(|years| !years.is_empty())
        .and_then(|years| match years[..] {
            [year] => Some(year),
            _ => None,
        })
}
