//! What is on the clipboard, and where the person wants it: the two things that a plan is made from.

use crate::figures::SheetId;

/// A block of texts as a spreadsheet's clipboard holds it: lines of fields. Lines may be of different length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clip {
    lines: Vec<Vec<String>>,
    /// How many fields the longest line has; counted once, since it is asked for with every field.
    width: usize,
}

/// One field of a [`Clip`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldAt {
    /// The line, from 0.
    pub line: usize,
    /// The field in it, from 0.
    pub field: usize,
}

/// Where a block is to be pasted: what is shown of a sheet, and what is selected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteAt {
    /// The sheet, a draft included.
    pub sheet: SheetId,
    /// The rows of the layout in the order in which they are shown, headings included; a filter may hide some.
    pub rows: Vec<usize>,
    /// The columns of the layout in the order in which they are shown.
    pub columns: Vec<usize>,
    /// The first selected row, as an index of `rows`.
    pub row: usize,
    /// The first selected column, as an index of `columns`.
    pub column: usize,
    /// How many shown rows (headings counted) and columns are selected; a single cell is `(1, 1)`.
    pub selected: (usize, usize),
}

impl Clip {
    /// A block of these lines.
    pub fn new(lines: Vec<Vec<String>>) -> Self {
        let width = lines.iter().map(Vec::len).max().unwrap_or(0);
        Self { lines, width }
    }

    /// The lines.
    pub fn lines(&self) -> &[Vec<String>] {
        &self.lines
    }

    /// How many lines there are.
    pub fn height(&self) -> usize {
        self.lines.len()
    }

    /// How many fields the longest line has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The text of a field, trimmed; empty where a line is shorter than others.
    pub fn text(&self, at: FieldAt) -> &str {
        let field = self.lines.get(at.line).and_then(|line| line.get(at.field));
        field.map_or("", |text| text.trim())
    }

    /// Whether there is such a field.
    pub fn has(&self, at: FieldAt) -> bool {
        self.lines.get(at.line).is_some_and(|line| at.field < line.len())
    }

    /// Every field that is there, line by line.
    pub fn fields(&self) -> impl Iterator<Item = FieldAt> + '_ {
        let fields = |(line, texts): (usize, &Vec<String>)| (0..texts.len()).map(move |field| FieldAt { line, field });
        self.lines.iter().enumerate().flat_map(fields)
    }
}

impl From<Vec<Vec<String>>> for Clip {
    fn from(lines: Vec<Vec<String>>) -> Self {
        Self::new(lines)
    }
}
