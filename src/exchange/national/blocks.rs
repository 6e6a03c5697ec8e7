//! Finds the blocks of figures on a worksheet, with the lines over them and the columns beside them that say what they are.
//!
//! A block ends where new heads begin: a line of years or of several words over columns of figures. Blocks that stand side by side
//! are told apart by their labels: a column of words between figures begins a new one.

use super::look::{Kind, Looked};
use super::rows::{Row, row_of};
use crate::exchange::spreadsheet::{Area, At};
use crate::questionnaire::Year;
use crate::questionnaire::matching::{Aside, Said, is_remark_line};
use std::collections::BTreeSet;

/// A block of figures on a worksheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Lines over the figures that say what the columns are, from the top.
    pub heads: Vec<u32>,
    /// Lines of figures, and lines between them that hold words only.
    pub lines: Vec<u32>,
    /// Columns of words or years that say what the lines are, left to right.
    pub labels: Vec<u32>,
    /// Columns of figures.
    pub figures: Vec<u32>,
    /// The first and last column.
    pub span: (u32, u32),
    /// The texts above that are about it: titles, units, the nearest first.
    pub titles: Vec<String>,
    /// The same, lines that follow one another taken together.
    pub paragraphs: Vec<String>,
}

impl Block {
    /// The cells that hold its figures.
    pub fn area(&self) -> Option<Area> {
        let rows = (self.lines.first()?, self.lines.last()?);
        let columns = (self.figures.first()?, self.figures.last()?);
        Some(Area::between(
            At::new(*rows.0, *columns.0),
            At::new(*rows.1, *columns.1),
        ))
    }
}

/// Lines of heads that a block has at most.
const MOST_HEADS: usize = 7;
/// Lines above the heads that are looked at for titles.
const MOST_TITLES: u32 = 14;

/// The blocks of a worksheet, in reading order. With `within`, only figures in that area are looked at.
pub fn find(looked: &Looked<'_>, within: Option<Area>) -> Vec<Block> {
    let rows: Vec<Row> = (0..looked.height).map(|row| row_of(looked, row, within)).collect();
    let mut blocks = Vec::new();
    let mut above = 0;
    for run in runs(looked, &rows, within) {
        let first = run[0];
        let heads = heads_over(looked, &rows, first, above);
        let top = heads.first().copied().unwrap_or(first);
        let titles = top.saturating_sub(MOST_TITLES).max(above)..top;
        let has_heads = !heads.is_empty();
        blocks.extend(side_by_side(looked, &rows, &run, &heads, titles, within));
        // A single line without heads takes no title from the table below it.
        if has_heads || run.len() > 1 {
            above = run.last().map_or(above, |last| last + 1);
        }
    }
    blocks
}

/// Runs of lines of figures under the same heads.
fn runs(looked: &Looked<'_>, rows: &[Row], within: Option<Area>) -> Vec<Vec<u32>> {
    let mut runs: Vec<Vec<u32>> = Vec::new();
    for row in 0..rows.len() as u32 {
        if rows[row as usize] != Row::Figures {
            continue;
        }
        if within.is_some_and(|area| !(area.first.row..=area.last.row).contains(&row)) {
            continue;
        }
        let parted = runs.last().and_then(|run| run.last()).is_none_or(|last| {
            let columns = figure_columns(looked, rows, row);
            (last + 1..row).any(|gap| is_head(looked, rows, gap, &columns)) || row - last > 8
        });
        match runs.last_mut() {
            Some(run) if !parted => run.push(row),
            _ => runs.push(vec![row]),
        }
    }
    runs
}

/// The columns that hold figures in a line and the two after it.
fn figure_columns(looked: &Looked<'_>, rows: &[Row], row: u32) -> BTreeSet<u32> {
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
fn is_head(looked: &Looked<'_>, rows: &[Row], row: u32, columns: &BTreeSet<u32>) -> bool {
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
fn heads_over(looked: &Looked<'_>, rows: &[Row], first: u32, above: u32) -> Vec<u32> {
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

/// What a column holds in the lines of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Column {
    numbers: u32,
    years: u32,
    signs: u32,
    words: u32,
}

impl Column {
    fn of(looked: &Looked<'_>, lines: &[u32], column: u32) -> Self {
        let mut found = Self::default();
        for line in lines {
            let at = At::new(*line, column);
            match looked.kind(at) {
                Kind::Blank => {}
                Kind::Number => {
                    found.numbers += 1;
                    found.years += u32::from(looked.year(at).is_some());
                }
                Kind::Year => {
                    found.numbers += 1;
                    found.years += 1;
                }
                Kind::Sign | Kind::Percent => found.signs += 1,
                Kind::Words => found.words += 1,
            }
        }
        found
    }

    fn is_empty(self) -> bool {
        self == Self::default()
    }

    fn is_figures(self) -> bool {
        self.numbers + self.signs > 0 && self.numbers + self.signs >= self.words
    }
}

/// Cuts a run into the blocks that stand side by side in it.
fn side_by_side(
    looked: &Looked<'_>,
    rows: &[Row],
    run: &[u32],
    heads: &[u32],
    titles: std::ops::Range<u32>,
    within: Option<Area>,
) -> Vec<Block> {
    let inside = |column: u32| within.is_none_or(|area| column <= area.last.column);
    let columns: Vec<Column> = (0..looked.width)
        .map(|column| {
            if inside(column) {
                Column::of(looked, run, column)
            } else {
                Column::default()
            }
        })
        .collect();
    let years_down = |column: u32| is_years_down(looked, run, &columns, column, heads);
    let running = |column: u32| is_running(looked, run, &columns, column, heads);
    let is_label = |column: u32| {
        let of = columns[column as usize];
        !of.is_empty() && (!of.is_figures() || years_down(column))
    };
    let is_figure = |column: u32| {
        let of = columns[column as usize];
        let pointed = within.is_none_or(|area| column >= area.first.column);
        pointed && of.is_figures() && !years_down(column) && !running(column)
    };
    // Where blocks begin: at the first column, and at labels with figures before and behind them.
    let mut starts = vec![0];
    let mut seen_figures = false;
    for column in 0..looked.width {
        if is_figure(column) {
            seen_figures = true;
        }
        let behind = (column + 1..looked.width).any(is_figure);
        if seen_figures
            && behind
            && is_label(column)
            && begins_block(
                looked,
                &columns,
                heads,
                starts.last().copied().unwrap_or(0),
                column,
                &running,
            )
        {
            let start = if column > 0 && running(column - 1) {
                column - 1
            } else {
                column
            };
            starts.push(start);
            seen_figures = false;
        }
    }
    let mut blocks = Vec::new();
    for (index, start) in starts.iter().copied().enumerate() {
        let end = starts.get(index + 1).map_or(looked.width, |next| *next);
        let labels: Vec<u32> = (start..end)
            .filter(|column| is_label(*column) && !running(*column))
            .collect();
        let figures: Vec<u32> = (start..end).filter(|column| is_figure(*column)).collect();
        if figures.is_empty() {
            continue;
        }
        let from = run[0];
        let to = run.last().copied().unwrap_or(from);
        let holds = |line: &u32| {
            let line = *line;
            !matches!(rows[line as usize], Row::Blank)
                && (start..end).any(|column| looked.kind(At::new(line, column)) != Kind::Blank)
        };
        // Words directly over the first line of figures may head the lines: "Both sexes".
        let own_heads = if starts.len() > 1 {
            heads_within(looked, &figures, from..=to)
        } else {
            Vec::new()
        };
        let lines: Vec<u32> = headings_before(looked, rows, heads, from)
            .chain(from + own_heads.len() as u32..=to)
            .filter(holds)
            .collect();
        let span = (start, end - 1);
        let (mut titles, mut paragraphs) = titles_over(looked, rows, titles.clone(), span, starts.len() > 1);
        if starts.len() > 1 {
            let own = own_title(looked, heads, &labels, &figures);
            // The title of all says the rest.
            match (paragraphs.first_mut(), &own) {
                (Some(paragraph), Some(own)) => *paragraph = format!("{paragraph}\n{own}"),
                (None, Some(own)) => paragraphs.push(own.clone()),
                _ => {}
            }
            titles.splice(0..0, own);
        }
        blocks.push(Block {
            heads: heads.iter().copied().chain(own_heads).collect(),
            lines,
            labels,
            figures,
            span,
            titles,
            paragraphs,
        });
    }
    blocks
}

/// The first lines of a run that hold words over the columns of a block, where the figures of a block beside it have begun: further
/// heads.
fn heads_within(looked: &Looked<'_>, figures: &[u32], run: std::ops::RangeInclusive<u32>) -> Vec<u32> {
    let is_head = |row: &u32| {
        let kinds = || figures.iter().map(|column| looked.kind(At::new(*row, *column)));
        kinds().all(|kind| matches!(kind, Kind::Words | Kind::Year | Kind::Blank))
            && kinds().filter(|kind| *kind != Kind::Blank).count() * 2 > figures.len()
    };
    run.take_while(is_head).take(MOST_HEADS).collect()
}

/// What stands over the labels of a block alone, above the heads of its figures, where the blocks beside it have their titles too.
fn own_title(looked: &Looked<'_>, heads: &[u32], labels: &[u32], figures: &[u32]) -> Option<String> {
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

/// Lines of words between the heads and the first line of figures.
fn headings_before<'a>(
    looked: &'a Looked<'_>,
    rows: &'a [Row],
    heads: &[u32],
    first: u32,
) -> impl Iterator<Item = u32> + 'a {
    let from = heads.last().map_or(first, |last| last + 1);
    (from..first).filter(move |row| matches!(rows[*row as usize], Row::Words(_)) && *row < looked.height)
}

/// Whether a column of words between figures begins a block of its own: it stands apart, counts its lines anew, or has the head of
/// the first labels again. Else it is a column of remarks.
fn begins_block(
    looked: &Looked<'_>,
    columns: &[Column],
    heads: &[u32],
    start: u32,
    column: u32,
    running: &impl Fn(u32) -> bool,
) -> bool {
    let head = |column: u32| {
        let mut texts = heads
            .iter()
            .map(|head| looked.label(At::new(*head, column)).into_owned());
        texts.rfind(|text| !text.is_empty())
    };
    let apart = column > 0 && columns[column as usize - 1].is_empty();
    let first_label = (start..column).find(|column| columns[*column as usize].words > 0);
    let again = first_label.is_some_and(|first| head(first).is_some() && head(first) == head(column));
    apart || again || (column > 0 && running(column - 1))
}

/// Whether the numbers of a column are years that say what the lines are.
fn is_years_down(looked: &Looked<'_>, run: &[u32], columns: &[Column], column: u32, heads: &[u32]) -> bool {
    let of = columns[column as usize];
    if of.years == 0 || of.years < of.numbers || of.signs > 0 || of.years <= of.words {
        return false;
    }
    let further = columns.iter().skip(column as usize + 1).any(|other| other.is_figures());
    if !further {
        return false;
    }
    let years: Vec<Year> = run
        .iter()
        .filter_map(|line| looked.year(At::new(*line, column)))
        .collect();
    let orderly = years.windows(2).all(|pair| pair[0].0.abs_diff(pair[1].0) <= 10);
    // Texts such as "Tahun 2013" can be nothing else; numbers must be in order, or be headed so.
    let texts = run.iter().any(|line| looked.kind(At::new(*line, column)) == Kind::Year);
    let headed = heads.iter().any(|head| {
        let text = looked.label(At::new(*head, column));
        Said::of(&text).aside == Some(Aside::Heading)
    });
    orderly && (texts || headed || years.len() > 1)
}

/// Whether a column counts the lines: 1, 2, 3 ...
fn is_running(looked: &Looked<'_>, run: &[u32], columns: &[Column], column: u32, heads: &[u32]) -> bool {
    let of = columns[column as usize];
    if of.numbers == 0 || of.signs > 0 {
        return false;
    }
    let labels = columns
        .iter()
        .skip(column as usize + 1)
        .any(|other| !other.is_empty() && !other.is_figures());
    let numbers: Vec<u32> = run
        .iter()
        .filter_map(|line| {
            looked
                .worksheet
                .text(At::new(*line, column))
                .trim_end_matches(['.', ')'])
                .parse()
                .ok()
        })
        .collect();
    let counts = numbers.len() as u32 == of.numbers
        && numbers.first().is_some_and(|first| *first <= 1)
        && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1 || pair[1] == 1);
    let headed = heads.iter().any(|head| {
        let text = looked.label(At::new(*head, column));
        Said::of(&text).aside == Some(Aside::Number)
    });
    (counts && (labels || headed) && (numbers.len() > 2 || headed)) || (headed && of.numbers + of.words > 0)
}

/// The texts above a block that are about it, the nearest first: one by one, and those of lines that follow one another together.
fn titles_over(
    looked: &Looked<'_>,
    kinds: &[Row],
    rows: std::ops::Range<u32>,
    span: (u32, u32),
    several: bool,
) -> (Vec<String>, Vec<String>) {
    let (mut titles, mut paragraphs) = (Vec::new(), Vec::<String>::new());
    let mut last = None;
    let is_text = |row: &u32| !matches!(kinds[*row as usize], Row::Figures | Row::Numbering);
    for row in rows.rev().filter(is_text) {
        for column in 0..looked.width {
            let at = At::new(row, column);
            if looked.kind(at) == Kind::Blank {
                continue;
            }
            // A title over several blocks side by side begins at the first of them.
            let merged_to = looked.worksheet.merged_at(at).map_or(column, |area| area.last.column);
            let alone = (0..looked.width)
                .filter(|column| looked.kind(At::new(row, *column)) != Kind::Blank)
                .count()
                == 1;
            // One that stands alone in its line is the title of all, unless the block has one of its own.
            let over = (column <= span.1 && merged_to >= span.0) || (alone && titles.is_empty());
            if !several || over || column == 0 {
                let text = looked.label(at).into_owned();
                match paragraphs.last_mut() {
                    Some(paragraph) if last.is_some_and(|last: u32| last - row <= 1) => {
                        *paragraph = format!("{text}\n{paragraph}");
                    }
                    _ => paragraphs.push(text.clone()),
                }
                titles.push(text);
                last = Some(row);
            }
        }
    }
    (titles, paragraphs)
}
