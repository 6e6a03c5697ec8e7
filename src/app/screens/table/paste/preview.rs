//! What is remembered while a paste is looked at: the block, what the person has decided, the plan that follows from both.

use crate::app::grid::CellRange;
use crate::app::names;
use crate::app::screens::table::model::SheetView;
use crate::desk::paste::{
    CellOutcome, Clip, DashMeans, PasteAt, PasteChoices, PasteCounts, PastePlan, PlannedCell, Question, Scale,
};
use crate::desk::{Desk, DeskError};
use crate::figures::numerals::Convention;
use crate::figures::{CellAddress, Figure, SheetId, ViewUnit};
use std::cell::Cell;
use std::collections::HashMap;

/// A paste that is looked at.
pub(in crate::app::screens::table) struct PastePreview {
    clip: Clip,
    /// The cells that were selected, to which Escape returns.
    range: CellRange,
    at: PasteAt,
    choices: PasteChoices,
    plan: PastePlan,
    counts: PasteCounts,
    revision: u64,
    /// The plan's cell of each address.
    cells: HashMap<CellAddress, usize>,
    /// How many signs the old and the new figures need side by side, of each column of the layout.
    digits: HashMap<usize, usize>,
    /// Questions that are left open: such cells stand as typed.
    later: Vec<Later>,
    /// Whether one text a line was laid into the columns that are selected.
    pub folded: bool,
    /// Whether the list of what is left out is open.
    pub list: bool,
    /// Enter was pressed before everything was answered.
    pub hurried: bool,
    /// The buttons of the strip are to have the keyboard.
    pub to_buttons: bool,
    /// One of them had it when they were last drawn.
    pub buttons: Cell<bool>,
}

/// A column is not made wider than for so many signs.
const MOST_DIGITS: usize = 24;

/// A question that can be left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Later {
    DecimalSign,
    Dash,
}

/// An answer in the strip; each has a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Choice {
    /// Put the block there.
    Place(usize),
    /// It is in that unit.
    Scale(Scale),
    /// It has that decimal sign.
    Convention(Convention),
    /// Dashes mean that.
    Dash(DashMeans),
    /// Add the rows and years that it names, or leave them out.
    Add(bool),
    /// Paste what is mostly words all the same.
    Words,
    /// Leave that open.
    Later(Later),
    /// Forget what was decided.
    Again,
    /// Show or hide what is left out.
    List,
}

impl PastePreview {
    /// Plans a block for the cells that are selected.
    pub fn new(desk: &Desk, view: &SheetView, range: CellRange, block: Vec<Vec<String>>) -> Result<Self, DeskError> {
        let at = place(view, range);
        let (block, folded) = folded(block, at.selected);
        let clip = Clip::new(block);
        let choices = PasteChoices::default();
        let plan = desk.plan_paste(&at, &clip, &choices)?;
        let mut preview = Self {
            clip,
            range,
            at,
            choices,
            counts: plan.counts(),
            plan,
            revision: desk.revision(),
            cells: HashMap::new(),
            digits: HashMap::new(),
            later: Vec::new(),
            folded,
            list: false,
            hurried: false,
            to_buttons: false,
            buttons: Cell::new(false),
        };
        preview.look_up(view.unit);
        Ok(preview)
    }

    /// The sheet that the block goes to.
    pub fn sheet(&self) -> SheetId {
        self.at.sheet
    }

    /// The cells that were selected.
    pub fn range(&self) -> CellRange {
        self.range
    }

    /// What would happen.
    pub fn plan(&self) -> &PastePlan {
        &self.plan
    }

    /// How many cells have which outcome.
    pub fn counts(&self) -> PasteCounts {
        self.counts
    }

    /// What becomes of a cell; none where the block does not reach it.
    pub fn planned(&self, cell: &CellAddress) -> Option<&PlannedCell> {
        self.plan.cells.get(*self.cells.get(cell)?)
    }

    /// The questions that are still to be answered.
    pub(super) fn open(&self) -> impl Iterator<Item = &Question> {
        self.plan.questions.iter().filter(|question| match question {
            Question::DecimalSign { .. } => !self.later.contains(&Later::DecimalSign),
            Question::Dash { .. } => !self.later.contains(&Later::Dash),
            Question::Words { .. } | Question::Placement { .. } | Question::Scale { .. } | Question::Add { .. } => true,
        })
    }

    /// Whether something must be answered before the block can be pasted; says so in the strip from now on.
    pub fn must_answer(&mut self) -> bool {
        let open = self.open().next().is_some();
        self.hurried = open;
        open
    }

    /// The answers to one question.
    pub(super) fn answers(&self, question: &Question) -> Vec<Choice> {
        match question {
            Question::Words { .. } => vec![Choice::Words],
            Question::Placement { proposed } => vec![Choice::Place(*proposed), Choice::Place(self.plan.as_selected)],
            Question::Scale { proposed, .. } => vec![Choice::Scale(*proposed), Choice::Scale(Scale::AsWritten)],
            Question::DecimalSign { .. } => vec![
                Choice::Convention(Convention::PointDecimal),
                Choice::Convention(Convention::CommaDecimal),
                Choice::Later(Later::DecimalSign),
            ],
            Question::Dash { .. } => vec![
                Choice::Dash(DashMeans::Nil),
                Choice::Dash(DashMeans::NotAvailable),
                Choice::Later(Later::Dash),
            ],
            Question::Add { .. } => vec![Choice::Add(true), Choice::Add(false)],
        }
    }

    /// Another place that is offered without a question: where the person had selected, else the proposed one.
    pub(super) fn elsewhere(&self) -> Option<Choice> {
        if self.plan.is_questioned() || self.plan.placements.len() < 2 {
            return None;
        }
        if self.plan.placement == self.plan.as_selected {
            (self.plan.as_selected != 0).then_some(Choice::Place(0))
        } else {
            Some(Choice::Place(self.plan.as_selected))
        }
    }

    /// All answers in the order of their numbers, beginning with one.
    pub(super) fn choices(&self) -> Vec<Choice> {
        let mut choices: Vec<Choice> = self.open().flat_map(|question| self.answers(question)).collect();
        choices.extend(self.elsewhere());
        if self.decided() {
            choices.push(Choice::Again);
        }
        if self.lists() {
            choices.push(Choice::List);
        }
        choices
    }

    /// Whether the person has decided anything that could be taken back.
    pub fn decided(&self) -> bool {
        let place_only = PasteChoices {
            placement: self.choices.placement,
            ..PasteChoices::default()
        };
        self.choices != place_only || !self.later.is_empty()
    }

    /// Whether there is anything to list.
    pub fn lists(&self) -> bool {
        self.plan.left_out.iter().any(|left| !left.text.is_empty()) || self.counts.wrong + self.counts.unclear > 0
    }

    /// Takes an answer. True when the block goes elsewhere than before.
    pub(super) fn choose(&mut self, desk: &Desk, choice: Choice) -> Result<bool, DeskError> {
        let before = self.plan.placement;
        match choice {
            Choice::Place(place) => self.choices.placement = Some(place),
            Choice::Scale(scale) => self.choices.scale = Some(scale),
            Choice::Convention(convention) => self.choices.convention = Some(convention),
            Choice::Dash(means) => self.choices.dash = Some(means),
            Choice::Add(add) => self.choices.add = Some(add),
            Choice::Words => self.choices.words_too = true,
            Choice::Later(question) => self.later.push(question),
            Choice::Again => {
                self.choices = PasteChoices::default();
                self.later.clear();
            }
            Choice::List => self.list = !self.list,
        }
        self.hurried = false;
        self.plan_again(desk)?;
        Ok(self.plan.placement != before)
    }

    /// Plans anew when the file or what is shown of the sheet has changed.
    pub fn follow(&mut self, desk: &Desk, view: &SheetView) -> Result<(), DeskError> {
        let at = place(view, self.range);
        if self.revision == desk.revision() && at.rows == self.at.rows && at.columns == self.at.columns {
            return Ok(());
        }
        self.at = at;
        self.choices.placement = None;
        self.plan_again(desk)
    }

    fn plan_again(&mut self, desk: &Desk) -> Result<(), DeskError> {
        self.plan = desk.plan_paste(&self.at, &self.clip, &self.choices)?;
        self.revision = desk.revision();
        self.counts = self.plan.counts();
        self.look_up(desk.sheet(self.at.sheet)?.unit);
        Ok(())
    }

    fn look_up(&mut self, unit: ViewUnit) {
        let cells = self.plan.cells.iter().enumerate();
        self.cells = cells.map(|(index, planned)| (planned.cell.clone(), index)).collect();
        self.digits.clear();
        let length = |figure: Option<&Figure>| figure.map_or(0, |figure| names::figure(figure, unit).chars().count());
        for planned in &self.plan.cells {
            let Some(column) = planned.column else { continue };
            // What stood there is written smaller.
            let before = match planned.outcome {
                CellOutcome::Changed => length(planned.before.as_ref()) * 4 / 5 + 2,
                _ => 1,
            };
            let digits = self.digits.entry(column).or_default();
            *digits = (*digits).max(length(planned.after.as_ref()) + before);
        }
    }

    /// How many signs a column of the layout needs.
    pub fn digits(&self, column: usize) -> usize {
        self.digits.get(&column).copied().unwrap_or_default().min(MOST_DIGITS)
    }

    /// Cells that would stand as typed, marked.
    pub(super) fn marked(&self) -> impl Iterator<Item = &PlannedCell> {
        let marked = |planned: &&PlannedCell| matches!(planned.outcome, CellOutcome::Unclear | CellOutcome::Wrong(_));
        self.plan.cells.iter().filter(marked)
    }
}

/// A text editor puts each cell of a table on a line of its own, so that its columns are lost. When the person has selected as many
/// cells as there are lines, in several columns, the lines go into these row by row.
fn folded(block: Vec<Vec<String>>, (rows, columns): (usize, usize)) -> (Vec<Vec<String>>, bool) {
    let one_a_line = block.iter().all(|line| line.len() == 1);
    if !one_a_line || columns < 2 || block.len() != rows * columns {
        return (block, false);
    }
    let texts: Vec<String> = block.into_iter().flatten().collect();
    (texts.chunks(columns).map(<[String]>::to_vec).collect(), true)
}

/// Where the selected cells are in the sheet.
fn place(view: &SheetView, range: CellRange) -> PasteAt {
    PasteAt {
        sheet: view.sheet,
        rows: view.rows().to_vec(),
        columns: view.columns().to_vec(),
        // The row that adds a row is none of the sheet's.
        row: range.first.row.min(view.rows().len().saturating_sub(1)),
        column: range.first.column,
        selected: (range.rows().count(), range.columns().count()),
    }
}
