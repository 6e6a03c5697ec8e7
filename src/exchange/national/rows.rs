//! What kind of line each row of a worksheet is: figures, years, numbers that count the columns, words.

use super::look::{Kind, Looked};
use crate::exchange::spreadsheet::{Area, At};
use crate::questionnaire::Year;
use crate::questionnaire::matching::{Aside, Said, is_remark_line};

/// What kind of line a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// Nothing.
    Blank,
    /// Figures, or signs in their place.
    Figures,
    /// Years and words.
    Years,
    /// Numbers that count the columns.
    Numbering,
    /// Words, in so many cells.
    Words(u32),
}

/// What kind of line a row is; with `within`, only figures in that area are figures.
pub(super) fn row_of(looked: &Looked<'_>, row: u32, within: Option<Area>) -> Row {
    if is_numbering(looked, row) {
        return Row::Numbering;
    }
    let (mut figures, mut years, mut words) = (Vec::new(), 0, 0);
    let mut signs = 0;
    for column in 0..looked.width {
        let at = At::new(row, column);
        match looked.kind(at) {
            Kind::Blank => {}
            Kind::Number => figures.push((at, looked.year(at))),
            Kind::Sign | Kind::Percent => signs += 1,
            Kind::Year => years += 1,
            Kind::Words => words += 1,
        }
    }
    if let Some(area) = within
        && !(area.first.row..=area.last.row).contains(&row)
        && !figures.is_empty()
        && figures.iter().any(|(_, year)| year.is_none())
    {
        // Outside of what the person has pointed at, figures are no more than words.
        return Row::Words(words + figures.len() as u32);
    }
    if figures.is_empty() && signs == 0 {
        return match (years, words) {
            (0, 0) => Row::Blank,
            (0, words) => Row::Words(words),
            _ => Row::Years,
        };
    }
    let text = looked.label(At::new(row, 0));
    if is_remark_line(&text) && figures.len() + signs < 2 {
        return Row::Words(1);
    }
    if signs == 0 && is_years(&figures.iter().map(|(_, year)| *year).collect::<Vec<_>>()) {
        return Row::Years;
    }
    Row::Figures
}

/// Whether numbers are years over columns: each of them one, none smaller than the one before. Several groups of columns may each
/// begin anew.
fn is_years(numbers: &[Option<Year>]) -> bool {
    let years: Vec<Year> = numbers.iter().flatten().copied().collect();
    let rising = years.windows(2).all(|pair| pair[0] <= pair[1]) || years.windows(2).all(|pair| pair[0] >= pair[1]);
    let one_after_another = years.windows(2).all(|pair| pair[0].0.abs_diff(pair[1].0) <= 10);
    years.len() == numbers.len() && !years.is_empty() && (rising || years.len() > 3) && one_after_another
}

/// Whether the texts of a row count the columns: `1 2 3`, `A B 1 2`, `(1) (2) (3)=(1)+(2)`.
fn is_numbering(looked: &Looked<'_>, row: u32) -> bool {
    let mut numbers: Vec<u32> = Vec::new();
    for column in 0..looked.width {
        let at = At::new(row, column);
        if looked.kind(at) == Kind::Blank || looked.top_of(at) != at {
            continue;
        }
        let text = looked.label(at);
        // How a column is calculated stands behind its number.
        let first = text.split('=').next().unwrap_or_default();
        let first = first.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '.') || c.is_whitespace());
        let mut letters = first.chars();
        match (first.parse(), letters.next(), letters.next()) {
            (Ok(number), ..) => numbers.push(number),
            // "No." heads the numbers.
            _ if numbers.is_empty() && Said::of(first).aside == Some(Aside::Number) => {}
            // Labels are counted by letters.
            (_, Some(letter), None) if letter.is_alphabetic() && numbers.is_empty() => {}
            _ => return false,
        }
    }
    numbers.len() > 2
        && numbers.first().is_some_and(|first| (1..=2).contains(first))
        && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
}
