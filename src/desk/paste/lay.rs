//! Puts the lines and fields of a block on rows and columns of a sheet, in order, as a spreadsheet does.

use super::clip::{Clip, FieldAt, PasteAt};
use super::plan::{LeftOut, LeftOutWhy};
use crate::figures::{RowKind, SheetLayout};
use std::collections::BTreeMap;

/// Where lines and fields go. A cell of the sheet is filled from the field in which its line and its field cross.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Laid {
    /// Lines with their rows of the layout; a block that is repeated has a line more than once.
    pub rows: Vec<(usize, usize)>,
    /// Fields with their columns of the layout.
    pub columns: Vec<(usize, usize)>,
    /// Why a line goes nowhere.
    pub lines_out: BTreeMap<usize, LeftOutWhy>,
    /// Why a field goes nowhere.
    pub fields_out: BTreeMap<usize, LeftOutWhy>,
}

impl Laid {
    /// The block with its first field in the selected cell. One that fits several times in the selection fills it.
    pub fn as_selected(at: &PasteAt, layout: &SheetLayout, clip: &Clip) -> Self {
        let is_heading = |row: &usize| matches!(layout.rows.get(*row).map(|row| &row.kind), Some(RowKind::Heading(_)));
        let mut laid = Self::default();
        let mut rows = at.rows.iter().skip(at.row).peekable();
        let mut lines = Vec::new();
        let mut below = Vec::new();
        for (line, texts) in clip.lines().iter().enumerate() {
            let blank = texts.iter().all(|text| text.trim().is_empty());
            if blank && rows.peek().is_some_and(|row| is_heading(row)) {
                // A block copied across a heading has an empty line there.
                rows.next();
                laid.lines_out.insert(line, LeftOutWhy::Heading);
                continue;
            }
            match rows.find(|row| !is_heading(row)) {
                Some(&row) => lines.push((line, row)),
                None => below.push(line),
            }
        }
        let fields: Vec<usize> = (0..clip.width()).collect();
        let columns: Vec<usize> = at.columns.iter().skip(at.column).copied().collect();
        let even = clip.lines().iter().all(|line| line.len() == fields.len());
        let chosen_rows: Vec<usize> = at.rows.iter().skip(at.row).take(at.selected.0).copied().collect();
        let chosen_rows: Vec<usize> = chosen_rows.into_iter().filter(|row| !is_heading(row)).collect();
        let across = at.selected.1.min(columns.len());
        let heights = repeats(lines.len(), chosen_rows.len());
        let widths = repeats(fields.len(), across);
        if let (true, true, Some(down), Some(right)) = (even, below.is_empty(), heights, widths)
            && down * right > 1
        {
            let repeated = |row: (usize, &usize)| (lines[row.0 % lines.len()].0, *row.1);
            laid.rows = chosen_rows.iter().enumerate().map(repeated).collect();
            laid.columns = (0..across)
                .map(|place| (place % fields.len(), columns[place]))
                .collect();
            return laid;
        }
        laid.rows = lines;
        laid.columns = fields.iter().copied().zip(columns.iter().copied()).collect();
        laid.lines_out
            .extend(below.into_iter().map(|line| (line, LeftOutWhy::Outside)));
        laid.fields_out.extend(
            fields
                .into_iter()
                .skip(columns.len())
                .map(|field| (field, LeftOutWhy::Outside)),
        );
        laid
    }

    /// The fields that go nowhere.
    pub fn left_out(&self, clip: &Clip) -> Vec<LeftOut> {
        let why = |at: FieldAt| self.lines_out.get(&at.line).or_else(|| self.fields_out.get(&at.field));
        clip.fields()
            .filter_map(|from| {
                let text = clip.text(from).to_owned();
                let why = why(from)?.clone();
                let why = if text.is_empty() && why == LeftOutWhy::Outside {
                    LeftOutWhy::Blank
                } else {
                    why
                };
                Some(LeftOut { from, text, why })
            })
            .collect()
    }
}

/// How many times a block of that length fits into the selection without a rest; none where it does not.
fn repeats(length: usize, selected: usize) -> Option<usize> {
    (length > 0 && selected >= length && selected.is_multiple_of(length)).then(|| selected / length)
}
