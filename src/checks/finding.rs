//! What a check has found, in values and codes; `sentence.rs` says it in words.

use super::entries::Entry;
use crate::figures::{CellAddress, SheetId, Value, ViewUnit};
use crate::questionnaire::{CheckId, ClassificationId, PackId, Severity, TableCode};

/// Something that is wrong, odd, or still to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Names the finding for good: check, table, source and place, never a sheet's number. Allowances hang on it.
    pub key: String,
    /// The check of the pack that found it.
    pub check: CheckId,
    /// How bad it is: as the check says, but no more than a warning between two sources.
    pub severity: Severity,
    /// The table it belongs to; none when it concerns the whole file.
    pub table: Option<TableCode>,
    /// The sheet it belongs to, where the table has one.
    pub sheet: Option<SheetId>,
    /// The cells concerned, the one that states the left side first; going to the finding goes there.
    pub cells: Vec<CellAddress>,
    /// The stated whole, the smaller population, the differing total.
    pub left: Option<Value>,
    /// What stands against it: the sum of the parts, the larger population, the other total.
    pub right: Option<Value>,
    /// Left less right.
    pub difference: Option<Value>,
    /// The only figure that fits, where there is one.
    pub suggestion: Option<(CellAddress, Value)>,
    /// Whether it only says that an answer is still to come; counts at submission, not while working.
    pub completeness: bool,
    /// What to say.
    pub message: Message,
}

/// A sentence of `checks.ftl` with what goes into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The sentence.
    pub id: &'static str,
    /// Its variables.
    pub args: Vec<(&'static str, Detail)>,
}

/// A dimension of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// The row.
    Row,
    /// The status.
    Status,
    /// The sex.
    Sex,
}

/// One variable of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Table, row, year, status and sex of a cell, less the dimension that the sentence itself speaks of.
    Place(CellAddress, Option<Dimension>),
    /// Row, year, status and sex of a cell, where the sentence has named the table.
    WithinTable(CellAddress),
    /// The label of a cell along one dimension.
    Label(CellAddress, Dimension),
    /// The labels of several cells along one dimension, joined.
    Labels(Vec<CellAddress>, Dimension),
    /// The table that a cell stands in: `C19`.
    TableOf(CellAddress),
    /// The table that a cell stands in, with its title.
    TitleOf(CellAddress),
    /// The source that a cell is from.
    SourceOf(CellAddress),
    /// A sheet: table, title, source.
    Sheet(SheetId),
    /// A table: number and title.
    Table(TableCode),
    /// A classification's title.
    Classification(ClassificationId),
    /// A number in the unit of the sheet.
    Amount(Value, ViewUnit),
    /// A cell, and the figures that are added up to it or (`false`) taken away: "both sexes 12 less female 9".
    Reckoning(CellAddress, Vec<(bool, CellAddress, Value)>, ViewUnit),
    /// Cells of one table with what they hold: "Malaysia, 2014, female 2; ...".
    Figures(Vec<(CellAddress, Value)>, ViewUnit),
    /// A change in tenths of a per cent, with its sign.
    Percent(i64),
    /// A phase by its short name: "Phase II".
    Phase(PackId),
    /// `more` or `less`: a choice within the sentence.
    Choice(&'static str),
    /// How many.
    Count(usize),
    /// Words as they are: a year, what was typed.
    Text(String),
}

/// How many findings of each severity there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Stop a final package.
    pub fatal: usize,
    /// Wrong, or to be explained.
    pub errors: usize,
    /// Odd.
    pub warnings: usize,
    /// Worth knowing.
    pub notes: usize,
    /// Answers still to come, of whatever severity; not counted above.
    pub unanswered: usize,
}

impl Counts {
    /// Counts one finding more.
    pub fn add(&mut self, finding: &Finding) {
        self.count(finding.severity, finding.completeness);
    }

    /// Counts one entry more, whatever the number of its findings, as bad as said.
    pub fn add_entry(&mut self, entry: &Entry, severity: Severity) {
        self.count(severity, entry.completeness);
    }

    fn count(&mut self, severity: Severity, completeness: bool) {
        if completeness {
            self.unanswered += 1;
            return;
        }
        match severity {
            Severity::Fatal => self.fatal += 1,
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }
}
