//! What a paste would do, said before it is done: every field of the block with the cell it goes to, or why it goes nowhere.

use super::clip::{Clip, FieldAt, PasteAt};
use crate::figures::numerals::{Convention, WrongNumber};
use crate::figures::{CellAddress, Figure, Reason, SheetId, Value};
use crate::questionnaire::{ItemCode, Year};
use std::ops::RangeInclusive;

/// What the person has decided about a paste so far; what is none is left to the evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PasteChoices {
    /// Which of [`PastePlan::placements`]; the order of these does not depend on the choices.
    pub placement: Option<usize>,
    /// Which decimal sign the block has.
    pub convention: Option<Convention>,
    /// What its dashes mean.
    pub dash: Option<DashMeans>,
    /// In which unit it is written.
    pub scale: Option<Scale>,
    /// Whether rows and years that the labels name and the sheet could have, but does not show, are added to it.
    pub add: Option<bool>,
    /// Whether a block that is mostly words is pasted all the same.
    pub words_too: bool,
}

/// What a dash stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DashMeans {
    /// None at all: a true zero.
    Nil,
    /// Not available.
    NotAvailable,
}

/// How the numbers of the block relate to the unit in which the sheet is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// The same unit.
    #[default]
    AsWritten,
    /// The block is in thousands of the sheet's unit.
    Thousandfold,
    /// The block is in thousandths of the sheet's unit.
    Thousandth,
}

impl Scale {
    /// The power of ten that the block's numbers are raised by.
    pub fn exponent(self) -> i8 {
        match self {
            Scale::AsWritten => 0,
            Scale::Thousandfold => 3,
            Scale::Thousandth => -3,
        }
    }
}

/// What a paste would do. Making it changes nothing; [`Desk::paste_planned`](crate::desk::Desk::paste_planned) does it.
#[derive(Clone, Debug, PartialEq)]
pub struct PastePlan {
    /// The sheet.
    pub sheet: SheetId,
    /// What is pasted.
    pub clip: Clip,
    /// Where it was to go.
    pub at: PasteAt,
    /// What was decided when the plan was made.
    pub choices: PasteChoices,
    /// The cells that the block reaches, in the order of its fields.
    pub cells: Vec<PlannedCell>,
    /// The fields that reach no cell. Together with `cells` that is every field of the block.
    pub left_out: Vec<LeftOut>,
    /// The places that the block could go to. The first is the proposed one; the place as selected is always among them.
    pub placements: Vec<Placement>,
    /// Which of them this plan follows.
    pub placement: usize,
    /// Which of them is the place as selected: everything that was copied, in order from the selected cell.
    pub as_selected: usize,
    /// Whether this plan puts figures elsewhere than in order from the selected cell, by their labels or because the place as
    /// selected is doubted.
    pub is_moved: bool,
    /// What only the person can know, each asked once for the whole block. What is decided by a choice is not asked again.
    pub questions: Vec<Question>,
    /// The decimal sign by which the block is read.
    pub convention: Convention,
    /// Where that comes from.
    pub convention_by: ConventionBy,
    /// The unit by which the block is read.
    pub scale: Scale,
    /// Rows that the paste adds to the sheet.
    pub added_rows: Vec<ItemCode>,
    /// Years that the paste opens.
    pub added_years: Vec<Year>,
    /// The desk's revision that the plan was made from.
    pub(super) revision: u64,
}

/// Where the decimal sign of a block comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConventionBy {
    /// No number of the block needs one.
    NotNeeded,
    /// This number of the block can be read in one way only.
    Block {
        /// The number.
        example: String,
    },
    /// The file's own.
    File,
    /// The person said so.
    Person,
    /// Nothing tells. In a sheet of persons a lone separator groups thousands; elsewhere such numbers are unclear.
    Open,
}

/// One cell that the block reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedCell {
    /// The cell.
    pub cell: CellAddress,
    /// Its row in the layout; none: the paste adds it.
    pub row: Option<usize>,
    /// Its column in the layout; none: the paste adds it.
    pub column: Option<usize>,
    /// The field it is filled from.
    pub from: FieldAt,
    /// The text of that field, trimmed.
    pub text: String,
    /// What stands there now.
    pub before: Option<Figure>,
    /// What would stand there.
    pub after: Option<Figure>,
    /// What that means.
    pub outcome: CellOutcome,
    /// Why the text is read so, where that is not plain to see.
    pub reading: Option<ReadAs>,
}

/// What a paste does to one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellOutcome {
    /// A blank cell is filled.
    New,
    /// What stands there is replaced.
    Changed,
    /// The same stands there already.
    Same,
    /// What stands there stays.
    Kept(KeptWhy),
    /// The text can be read in several ways; it would stand as typed, marked, until somebody says which.
    Unclear,
    /// The text is no figure; it would stand as typed, marked.
    Wrong(WrongNumber),
}

/// Why a paste leaves a cell as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptWhy {
    /// The field is empty: an empty field never empties a cell.
    EmptyField,
}

/// Why a text was read as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadAs {
    /// A point or comma was read as the decimal sign, or as none, by the block's convention.
    Separator {
        /// The decimal sign in force.
        convention: Convention,
        /// Where that comes from.
        by: ConventionBy,
    },
    /// A lone point or comma groups thousands, since persons are whole.
    WholePersons,
    /// Digits of another script, or other signs for separators.
    Digits,
    /// A calculation.
    Calculation,
    /// A sign for a reason: `..`, `n/a`, `x`.
    Reason(Reason),
    /// A dash, by what was said of dashes.
    Dash(DashMeans),
    /// A number in another unit than the sheet's.
    Scaled(Scale),
}

/// A field that reaches no cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The field.
    pub from: FieldAt,
    /// Its text, trimmed.
    pub text: String,
    /// Why.
    pub why: LeftOutWhy,
}

/// Why a field reaches no cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOutWhy {
    /// It stands in a line above the figures that names columns.
    HeaderLine,
    /// It stands beside the figures and names a row.
    LabelColumn,
    /// It lies below or right of the sheet.
    Outside,
    /// It stands in a line over rows, where a heading takes no figure.
    Heading,
    /// Its row's label names no row of this table, or more than one.
    NoSuchRow {
        /// The label.
        label: String,
        /// The row whose name comes closest, if one does.
        closest: Option<ItemCode>,
    },
    /// Its column's label names no column of this sheet, or more than one.
    NoSuchColumn {
        /// The label.
        label: String,
    },
    /// Its row is one of the table's, but the sheet does not show it; the paste can add it.
    RowNotShown {
        /// The row.
        item: ItemCode,
    },
    /// Its year may be answered, but the sheet has not opened it; the paste can.
    YearNotOpened {
        /// The year.
        year: Year,
    },
    /// Another field goes to the same cell: two rows or columns of the block carry the same label.
    Twice {
        /// The field that goes there.
        taken_by: FieldAt,
    },
    /// It is empty and lies outside of the figures.
    Blank,
}

/// One place where the block could go.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// How the block is laid on the sheet.
    pub arrangement: Arrangement,
    /// The cell that the first figure goes to.
    pub first: Option<CellAddress>,
    /// What speaks for it.
    pub evidence: Vec<Evidence>,
}

/// How a block is laid on a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// Its lines are columns of the sheet.
    pub transposed: bool,
    /// How many of its first lines are no figures.
    pub header_lines: usize,
    /// How many fields at the beginning of its lines are no figures.
    pub label_fields: usize,
    /// How the rows of the sheet are found.
    pub rows: Along,
    /// How the columns of the sheet are found.
    pub columns: Along,
}

impl Arrangement {
    /// How many places it lies from the selected cell, rows and columns together.
    pub fn distance(&self) -> usize {
        let along = |along: Along| match along {
            Along::InOrder { shift } => shift.unsigned_abs(),
            Along::ByLabel => 0,
        };
        along(self.rows) + along(self.columns)
    }
}

/// How the block finds its rows or its columns in the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// In order, so many places after the selected one (before it, if negative).
    InOrder {
        /// Places after the selected one.
        shift: isize,
    },
    /// By the labels in the block.
    ByLabel,
}

impl Default for Along {
    fn default() -> Self {
        Along::InOrder { shift: 0 }
    }
}

/// What speaks for a placement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Evidence {
    /// So many labels of rows name a row.
    RowLabels {
        /// Labels that do.
        found: usize,
        /// Labels there are.
        of: usize,
    },
    /// So many labels of columns name a column.
    ColumnLabels {
        /// Labels that do.
        found: usize,
        /// Labels there are.
        of: usize,
    },
    /// So many sums (total, men and women; a total and its parts) come out.
    Sums {
        /// Sums that come out.
        hold: usize,
        /// Sums that can be worked out there.
        of: usize,
    },
    /// The figures are like those of other years, of earlier phases, and those that stand there.
    Likeness {
        /// Figures that could be compared.
        compared: usize,
        /// By which factor they typically differ: 1.0 is the same.
        factor: f64,
    },
    /// Words in the block say in which unit it is.
    UnitWords,
    /// So many of the numbers have a fraction, where persons are counted.
    Fractions {
        /// Numbers with a fraction.
        count: usize,
        /// Numbers there are.
        of: usize,
    },
}

/// What only the person can know, asked once for the whole block.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Most of the block cannot be read: it is hardly a table of figures. Answered by [`PasteChoices::words_too`].
    Words {
        /// Cells that cannot be read.
        wrong: usize,
        /// Cells that are filled.
        of: usize,
    },
    /// The place as selected is doubtful: another one fits clearly better. Answered by [`PasteChoices::placement`].
    Placement {
        /// Index of the proposed one.
        proposed: usize,
    },
    /// The block seems to be in another unit than the sheet. Answered by [`PasteChoices::scale`].
    Scale {
        /// The unit it seems to be in.
        proposed: Scale,
        /// What speaks for it.
        evidence: Evidence,
    },
    /// Every number with a separator can be read in two ways, or they contradict one another. Answered by [`PasteChoices::convention`].
    DecimalSign {
        /// One of them.
        example: String,
        /// What it is with a decimal point, in persons.
        point: Value,
        /// What it is with a decimal comma, in persons.
        comma: Value,
    },
    /// Dashes: none at all, or not available? Answered by [`PasteChoices::dash`].
    Dash {
        /// How many there are.
        count: usize,
    },
    /// Labels name rows or years that the sheet could have but does not show. Answered by [`PasteChoices::add`].
    Add {
        /// The rows.
        rows: Vec<ItemCode>,
        /// The years.
        years: Vec<Year>,
    },
}

/// How many cells of a plan have which outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PasteCounts {
    /// Blank cells that are filled.
    pub new: usize,
    /// Cells whose content is replaced.
    pub changed: usize,
    /// Cells where the same stands already.
    pub same: usize,
    /// Cells that stay as they are.
    pub kept: usize,
    /// Texts that can be read in several ways.
    pub unclear: usize,
    /// Texts that are no figure.
    pub wrong: usize,
    /// Fields with a text in them that reach no cell and are no label.
    pub lost: usize,
}

impl PastePlan {
    /// How many cells have which outcome.
    pub fn counts(&self) -> PasteCounts {
        let mut counts = PasteCounts::default();
        for cell in &self.cells {
            let count = match cell.outcome {
                CellOutcome::New => &mut counts.new,
                CellOutcome::Changed => &mut counts.changed,
                CellOutcome::Same => &mut counts.same,
                CellOutcome::Kept(_) => &mut counts.kept,
                CellOutcome::Unclear => &mut counts.unclear,
                CellOutcome::Wrong(_) => &mut counts.wrong,
            };
            *count += 1;
        }
        let label = |why: &LeftOutWhy| matches!(why, LeftOutWhy::HeaderLine | LeftOutWhy::LabelColumn);
        let lost = |left: &&LeftOut| !left.text.is_empty() && !label(&left.why);
        counts.lost = self.left_out.iter().filter(lost).count();
        counts
    }

    /// The placement that the plan follows.
    pub fn followed(&self) -> Option<&Placement> {
        self.placements.get(self.placement)
    }

    /// Whether the place as selected is doubted.
    pub fn is_questioned(&self) -> bool {
        self.questions
            .iter()
            .any(|question| matches!(question, Question::Placement { .. }))
    }

    /// The planned cell of that row and column of the layout.
    pub fn cell(&self, row: usize, column: usize) -> Option<&PlannedCell> {
        let here = |cell: &&PlannedCell| cell.row == Some(row) && cell.column == Some(column);
        self.cells.iter().find(here)
    }

    /// The first and the last row and column of the layout that the plan reaches.
    pub fn extent(&self) -> Option<(RangeInclusive<usize>, RangeInclusive<usize>)> {
        let range = |of: fn(&PlannedCell) -> Option<usize>| {
            let places = self.cells.iter().filter_map(of);
            Some(places.clone().min()?..=places.max()?)
        };
        Some((range(|cell| cell.row)?, range(|cell| cell.column)?))
    }
}
