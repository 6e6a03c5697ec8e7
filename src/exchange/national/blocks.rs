//! Finds the blocks of figures on a worksheet, with the lines over them and the columns beside them that say what they are.
//!
//! A block ends where new heads begin: a line of years or of several words over columns of figures. Blocks that stand side by side
//! are told apart by their labels: a column of words between figures begins a new one.

use super::heads::{figure_columns, heads_over, heads_within, is_head, own_title};
use super::look::{Kind, Looked};
use super::rows::{Row, row_of};
use crate::exchange::spreadsheet::{Area, At};
use crate::questionnaire::Year;
use crate::questionnaire::matching::{Aside, Said};

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
