//! Puts the lines and fields of a block on rows and columns of a sheet: in order, as a spreadsheet does, or by their labels.

use super::block::Block;
use super::clip::{Clip, FieldAt, PasteAt};
use super::labels::{To, Words};
use super::plan::{Along, Arrangement, LeftOut, LeftOutWhy};
use crate::figures::{Column, RowKind, SheetLayout};
use crate::questionnaire::ItemCode;
use std::collections::{BTreeMap, BTreeSet};

/// Where lines and fields of a block go. A cell of the sheet is filled from the field in which its line and its field cross.
#[derive(Clone, Debug, Default)]
pub(super) struct Laid {
    /// Whether lines are the clip's fields.
    pub turned: bool,
    /// Lines with their rows; a block that is repeated has a line more than once.
    pub rows: Vec<(usize, To<ItemCode>)>,
    /// Fields with their columns.
    pub columns: Vec<(usize, To<Column>)>,
    /// Why a line goes nowhere.
    lines_out: BTreeMap<usize, LeftOutWhy>,
    /// Why a field goes nowhere.
    fields_out: BTreeMap<usize, LeftOutWhy>,
    /// How many lines and fields hold labels.
    header_lines: usize,
    label_fields: usize,
}

/// Whose an empty line of the block is, where the sheet has a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EmptyLine {
    /// The heading's: the block was copied across it.
    OfHeading,
    /// The next row's, which has no figures.
    OfRow,
}

/// The shown rows and columns of a sheet.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub at: &'a PasteAt,
    pub layout: &'a SheetLayout,
}

impl Shown<'_> {
    fn is_heading(self, row: usize) -> bool {
        matches!(
            self.layout.rows.get(row).map(|row| &row.kind),
            Some(RowKind::Heading(_))
        )
    }

    /// The place among the shown rows that lies so many rows of figures after the selected one.
    fn row_after(self, shift: isize) -> Option<usize> {
        if shift == 0 {
            return Some(self.at.row);
        }
        let items: Vec<usize> = (0..self.at.rows.len())
            .filter(|place| !self.is_heading(self.at.rows[*place]))
            .collect();
        let selected = items.iter().position(|place| *place >= self.at.row)?;
        items.get(selected.checked_add_signed(shift)?).copied()
    }

    fn column_after(self, shift: isize) -> Option<usize> {
        let place = self.at.column.checked_add_signed(shift)?;
        (place < self.at.columns.len()).then_some(place)
    }
}

impl Laid {
    /// The block in that arrangement; none where it would begin outside of the sheet.
    pub fn new(
        block: &Block<'_>,
        words: &Words,
        arrangement: &Arrangement,
        shown: Shown<'_>,
        empty: EmptyLine,
    ) -> Option<Self> {
        let mut laid = Self {
            turned: block.turned,
            header_lines: arrangement.header_lines,
            label_fields: arrangement.label_fields,
            ..Self::default()
        };
        if block.turned {
            std::mem::swap(&mut laid.header_lines, &mut laid.label_fields);
        }
        match arrangement.rows {
            Along::ByLabel => {
                laid.rows.clone_from(&words.rows.to);
                laid.lines_out.clone_from(&words.rows.out);
            }
            Along::InOrder { shift } => laid.rows_in_order(block, words, shown, shown.row_after(shift)?, empty),
        }
        match arrangement.columns {
            Along::ByLabel => {
                laid.columns.clone_from(&words.columns.to);
                laid.fields_out.clone_from(&words.columns.out);
            }
            Along::InOrder { shift } => laid.columns_in_order(block, shown, shown.column_after(shift)?),
        }
        if arrangement.rows == Along::default() && arrangement.columns == Along::default() {
            laid.repeat(block, shown);
        }
        Some(laid)
    }

    fn rows_in_order(&mut self, block: &Block<'_>, words: &Words, shown: Shown<'_>, first: usize, empty: EmptyLine) {
        let mut rows = shown.at.rows.iter().skip(first).copied().peekable();
        for line in self.header_lines..block.height {
            let blank = block.is_blank_line(line, self.label_fields);
            if blank && empty == EmptyLine::OfHeading && rows.peek().is_some_and(|row| shown.is_heading(*row)) {
                // A block copied across a heading has an empty line there.
                rows.next();
                self.lines_out.insert(line, LeftOutWhy::Heading);
                continue;
            }
            if self.label_fields > 0 && words.headings.contains(&line) {
                self.lines_out.insert(line, LeftOutWhy::Heading);
                continue;
            }
            match rows.find(|row| !shown.is_heading(*row)) {
                Some(row) => self.rows.push((line, To::Shown(row))),
                None => {
                    self.lines_out.insert(line, LeftOutWhy::Outside);
                }
            }
        }
    }

    fn columns_in_order(&mut self, block: &Block<'_>, shown: Shown<'_>, first: usize) {
        let mut columns = shown.at.columns.iter().skip(first);
        for field in self.label_fields..block.width {
            match columns.next() {
                Some(column) => self.columns.push((field, To::Shown(*column))),
                None => {
                    self.fields_out.insert(field, LeftOutWhy::Outside);
                }
            }
        }
    }

    /// A block without words that fits several times in the selection fills it.
    fn repeat(&mut self, block: &Block<'_>, shown: Shown<'_>) {
        let at = shown.at;
        let chosen = at.rows.iter().skip(at.row).take(at.selected.0);
        let rows: Vec<usize> = chosen.copied().filter(|row| !shown.is_heading(*row)).collect();
        let columns: Vec<usize> = at.columns.iter().skip(at.column).take(at.selected.1).copied().collect();
        let whole = block.is_even()
            && self.header_lines + self.label_fields == 0
            && self.fields_out.is_empty()
            && self.lines_out.values().all(|why| *why == LeftOutWhy::Heading);
        let (down, right) = (
            repeats(self.rows.len(), rows.len()),
            repeats(self.columns.len(), columns.len()),
        );
        if let (true, Some(down), Some(right)) = (whole && !block.turned, down, right)
            && down * right > 1
        {
            let (lines, fields) = (self.rows.clone(), self.columns.clone());
            let rows = rows.into_iter().enumerate();
            self.rows = rows
                .map(|(place, row)| (lines[place % lines.len()].0, To::Shown(row)))
                .collect();
            let columns = columns.into_iter().enumerate();
            self.columns = columns
                .map(|(place, column)| (fields[place % fields.len()].0, To::Shown(column)))
                .collect();
        }
    }

    /// Whether empty lines were given to headings.
    pub fn has_heading_lines(&self) -> bool {
        self.lines_out.values().any(|why| *why == LeftOutWhy::Heading)
    }

    /// Whether a line is used more than once.
    pub fn is_repeated(&self) -> bool {
        let lines: BTreeSet<usize> = self.rows.iter().map(|(line, _)| *line).collect();
        let fields: BTreeSet<usize> = self.columns.iter().map(|(field, _)| *field).collect();
        lines.len() < self.rows.len() || fields.len() < self.columns.len()
    }

    /// Where a field of the block stands in the clip.
    pub fn at(&self, line: usize, field: usize) -> FieldAt {
        let (line, field) = if self.turned { (field, line) } else { (line, field) };
        FieldAt { line, field }
    }

    /// Every field with the row and column that it goes to.
    pub fn pairs(&self) -> impl Iterator<Item = (FieldAt, &To<ItemCode>, &To<Column>)> {
        self.rows.iter().flat_map(move |(line, row)| {
            let fields = self.columns.iter();
            fields.map(move |(field, column)| (self.at(*line, *field), row, column))
        })
    }

    /// The rows and columns that the sheet does not show yet.
    pub fn added(&self) -> (Vec<ItemCode>, Vec<Column>) {
        let rows = self.rows.iter().filter_map(|(_, to)| match to {
            To::Added(item) => Some(item.clone()),
            To::Shown(_) => None,
        });
        let columns = self.columns.iter().filter_map(|(_, to)| match to {
            To::Added(column) => Some(column.clone()),
            To::Shown(_) => None,
        });
        (rows.collect(), columns.collect())
    }

    /// Leaves out what the sheet does not show yet.
    pub fn without_added(&mut self) {
        let lines_out = &mut self.lines_out;
        self.rows.retain(|(line, to)| match to {
            To::Shown(_) => true,
            To::Added(item) => {
                lines_out.insert(*line, LeftOutWhy::RowNotShown { item: item.clone() });
                false
            }
        });
        let fields_out = &mut self.fields_out;
        self.columns.retain(|(field, to)| match to {
            To::Shown(_) => true,
            To::Added(column) => {
                fields_out.insert(*field, LeftOutWhy::YearNotOpened { year: column.year });
                false
            }
        });
    }

    /// The fields that go nowhere.
    pub fn left_out(&self, clip: &Clip) -> Vec<LeftOut> {
        let reached: BTreeSet<FieldAt> = self.pairs().map(|(from, _, _)| from).collect();
        let left = clip.fields().filter(|from| !reached.contains(from));
        left.map(|from| {
            let text = clip.text(from).to_owned();
            let why = self.why(from, text.is_empty());
            LeftOut { from, text, why }
        })
        .collect()
    }

    fn why(&self, from: FieldAt, empty: bool) -> LeftOutWhy {
        let (line, field) = if self.turned {
            (from.field, from.line)
        } else {
            (from.line, from.field)
        };
        let line_out = self.lines_out.get(&line);
        if line < self.header_lines {
            return LeftOutWhy::HeaderLine;
        }
        if field < self.label_fields {
            // A label that names nothing is said where it stands; its figures are said beside it.
            return match line_out {
                Some(why @ (LeftOutWhy::NoSuchRow { .. } | LeftOutWhy::RowNotShown { .. })) if !empty => why.clone(),
                _ => LeftOutWhy::LabelColumn,
            };
        }
        let why = line_out.or_else(|| self.fields_out.get(&field));
        match why {
            Some(why) if !empty || *why == LeftOutWhy::Heading => why.clone(),
            None if !empty => LeftOutWhy::Heading,
            _ => LeftOutWhy::Blank,
        }
    }
}

/// How many times a block of that length fits into the selection without a rest; none where it does not.
fn repeats(length: usize, selected: usize) -> Option<usize> {
    (length > 0 && selected >= length && selected.is_multiple_of(length)).then(|| selected / length)
}
