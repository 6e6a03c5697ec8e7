//! The lines of heads over a block, told from titles above them and from headings of lines below them.

use super::look::{Kind, Looked};
use super::rows::Row;
use crate::exchange::spreadsheet::At;
use crate::questionnaire::matching::{Said, is_remark_line};
use std::collections::BTreeSet;

/// Lines of heads that a block has at most.
const MOST_HEADS: usize = 7;

/// The columns that hold figures in a line and the two after it.
pub(super) fn figure_columns(looked: &Looked<'_>, rows: &[Row], row: u32) -> BTreeSet<u32> {
    let lines = (row..row + 3).filter(|line| rows.get(*line as usize) == Some(&Row::Figures));
    lines
        .flat_map(|line| {
            let number = move |column: &u32| {
                let at = At::new(line, *column);
                matches!(looked.kind(at), Kind::Number | Kind::Sign | Kind::Percent)
            };
            (0..looked.width).filter(number).collect::<Vec<_>>()
        })
        .collect()
}

/// Whether a line stands over the columns of figures below it as their head, rather than beside them as a heading of lines.
pub(super) fn is_head(looked: &Looked<'_>, rows: &[Row], row: u32, columns: &BTreeSet<u32>) -> bool {
    let cells = |row: u32| (0..looked.width).filter(move |column| looked.kind(At::new(row, *column)) != Kind::Blank);
    match rows[row as usize] {
        Row::Years | Row::Words(_) => {
            let over: Vec<u32> = cells(row).filter(|column| columns.contains(column)).collect();
            let dated = over.iter().any(|column| looked.year(At::new(row, *column)).is_some());
            cells(row).count() > 1 && !over.is_empty() && (over.len() > 1 || dated || rows[row as usize] == Row::Years)
                || (dated && over.len() > 1)
        }
        Row::Numbering => true,
        Row::Blank | Row::Figures => false,
    }
}

/// The lines of heads over the first line of figures, from the top.
pub(super) fn heads_over(looked: &Looked<'_>, rows: &[Row], first: u32, above: u32) -> Vec<u32> {
    let mut heads = Vec::new();
    let mut blanks = 0;
    for row in (above..first).rev() {
        if heads.len() == MOST_HEADS {
            break;
        }
        match rows[row as usize] {
            Row::Blank if heads.is_empty() && blanks == 0 => blanks += 1,
            Row::Blank | Row::Figures => break,
            Row::Years => heads.push(row),
            // It says nothing of the columns.
            Row::Numbering => {}
            // Words over the labels alone, below lines of heads, head the lines: "Number ('000)".
            Row::Words(_)
                if heads.is_empty()
                    && is_beside(looked, rows, row, first)
                    && is_under_heads(looked, rows, row, first) => {}
            Row::Words(_) if !is_title(looked, row, first) => heads.push(row),
            // A heading of lines may stand between the heads and the first figures: "Both sexes".
            Row::Words(_) if heads.is_empty() && row > above && is_under_heads(looked, rows, row, first) => {}
            Row::Words(_) => break,
        }
    }
    heads.reverse();
    heads
}

/// Whether the line above one of words, an empty one passed over, is a line of heads.
fn is_under_heads(looked: &Looked<'_>, rows: &[Row], row: u32, first: u32) -> bool {
    let columns = figure_columns(looked, rows, first);
    let above = (row.saturating_sub(2)..row)
        .rev()
        .find(|above| rows[*above as usize] != Row::Blank);
    above.is_some_and(|above| is_head(looked, rows, above, &columns))
}

/// Whether a line of several words stands beside the columns of figures, over their labels.
fn is_beside(looked: &Looked<'_>, rows: &[Row], row: u32, first: u32) -> bool {
    let columns = figure_columns(looked, rows, first);
    let written = |column: &u32| looked.kind(At::new(row, *column)) != Kind::Blank;
    (0..looked.width).filter(written).count() > 1 && !columns.iter().any(written)
}

/// Whether a line of words is a title rather than the head of columns: one cell that begins at the left, or one at the right end
/// that says the unit.
fn is_title(looked: &Looked<'_>, row: u32, first: u32) -> bool {
    let cells: Vec<At> = (0..looked.width)
        .map(|column| At::new(row, column))
        .filter(|at| looked.kind(*at) != Kind::Blank)
        .collect();
    let [only] = cells[..] else {
        return cells.iter().any(|at| is_remark_line(&looked.label(*at))) || is_letterhead(looked, &cells);
    };
    let text = looked.label(only);
    let said = Said::of(&text);
    if said.unit.is_some() && said.years.is_empty() {
        return true;
    }
    let labels = (0..looked.width).find(|column| looked.kind(At::new(first, *column)) != Kind::Blank);
    let merged = looked.worksheet.merged_at(only);
    let begins_left = labels.is_none_or(|labels| only.column <= labels);
    let over_figures = merged.is_some_and(|area| area.width() > 1) || (!said.is_nothing() && !said.unknown);
    begins_left || !over_figures
}

/// Two long texts beside each other, as at the head of an official letter.
fn is_letterhead(looked: &Looked<'_>, cells: &[At]) -> bool {
    cells.len() == 2
        && cells
            .iter()
            .all(|at| looked.label(*at).chars().count() > 24 && Said::of(&looked.label(*at)).is_nothing())
}

/// The lines up to the last of the first lines of a run that hold words or years over the columns of a block, where the figures of
/// a block beside it have begun: further heads, empty lines among them.
pub(super) fn heads_within(looked: &Looked<'_>, figures: &[u32], run: std::ops::RangeInclusive<u32>) -> Vec<u32> {
    let kinds = |row: u32| figures.iter().map(move |column| looked.kind(At::new(row, *column)));
    let is_empty = |row: u32| kinds(row).all(|kind| kind == Kind::Blank);
    let is_head = |row: u32| {
        let years = figures
            .iter()
            .map(|column| looked.year(At::new(row, *column)).is_some());
        let says = |(kind, year): (Kind, bool)| match kind {
            Kind::Words | Kind::Year | Kind::Blank => true,
            Kind::Number => year,
            Kind::Sign | Kind::Percent => false,
        };
        let written = kinds(row).filter(|kind| *kind != Kind::Blank).count();
        // A head may stand over two columns or three.
        kinds(row).zip(years).all(says) && written * 3 >= figures.len() && written > 0
    };
    let first = *run.start();
    let mut rows: Vec<u32> = run
        .take_while(|row| is_empty(*row) || is_head(*row))
        .take(MOST_HEADS)
        .collect();
    while rows.last().is_some_and(|last| is_empty(*last)) {
        rows.pop();
    }
    // One line of numbers that could be years may be figures, unless they follow one another.
    let words = |row: &u32| kinds(*row).any(|kind| matches!(kind, Kind::Words | Kind::Year));
    let follow = |row: &u32| {
        let years = figures.iter().filter_map(|column| looked.year(At::new(*row, *column)));
        let years: Vec<u16> = years.map(|year| year.0).collect();
        years.len() > 1 && years.windows(2).all(|pair| pair[1] == pair[0] + 1)
    };
    if rows.iter().any(words) || rows.iter().any(follow) || rows.first() != Some(&first) {
        rows
    } else {
        Vec::new()
    }
}

/// What stands over the labels of a block alone, above the heads of its figures, where the blocks beside it have their titles too.
pub(super) fn own_title(looked: &Looked<'_>, heads: &[u32], labels: &[u32], figures: &[u32]) -> Option<String> {
    let is_empty = |row: u32, column: u32| {
        let at = At::new(row, column);
        looked.kind(at) == Kind::Blank && looked.top_of(at) == at
    };
    let (first, rest) = heads.split_first()?;
    let alone = figures.iter().all(|column| is_empty(*first, *column)) && !rest.is_empty();
    let written = || {
        labels
            .iter()
            .find(|column| looked.kind(At::new(*first, **column)) == Kind::Words)
    };
    alone
        .then(written)
        .flatten()
        .map(|column| looked.label(At::new(*first, *column)).into_owned())
}
