//! Second entry: figures are typed again from the source document without a look at the first typing, and compared.
//!
//! Nothing is altered by comparing. Where the two differ, both are kept until somebody looks at the document and settles it.
//!
//! What needs it most (CBS calls this selective editing: de Waal, Pannekoek and Scholtus 2011, chapter 6): figures that no
//! equation guards, in which a slip would pass unseen, and the few large ones that make up half of their column, in which a
//! slip would move the published totals most.

use super::remarks::moment;
use super::{Desk, DeskError, Done};
use crate::country_file::{Action, ActionKind, Origin};
use crate::figures::numerals::{self, Ambiguity, Reading};
use crate::figures::{Answer, CellAddress, Change, Figure, Reason, SecondEntry, SheetId, Sum, Value};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// What is to be typed a second time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Retype {
    /// These cells.
    Cells(Vec<CellAddress>),
    /// A whole sheet.
    Sheet(SheetId),
    /// The cells of a sheet that no equation guards, and its largest figures.
    Unprotected(SheetId),
}

/// How far the second typing of a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondState {
    /// Not typed again yet, or the figure has changed since it was.
    ToType,
    /// Both say the same.
    Agrees,
    /// They differ, and nobody has settled it.
    Differs,
}

/// What came of typing a cell a second time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Second {
    /// Both say the same; `precision`: one of them is stated more precisely (1 200 and 1.2 thousand).
    Agrees {
        /// Whether they are stated to different precision.
        precision: bool,
    },
    /// They differ.
    Differs {
        /// What stands in the cell.
        first: Option<Figure>,
        /// What was typed now.
        second: Figure,
    },
    /// What was typed now is no figure, or none for certain. It is kept as it was typed.
    Unclear(String),
    /// Nothing was typed: the cell is to be typed again.
    Emptied,
}

/// What a difference is settled to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keep {
    /// What stands in the cell.
    First,
    /// What was typed the second time.
    Second,
    /// A third figure, typed after a look at the document.
    Other(String),
}

/// How far a second entry is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SecondProgress {
    /// Cells still to be typed.
    pub to_type: usize,
    /// Cells in which both agree.
    pub agree: usize,
    /// Cells in which they differ.
    pub differ: usize,
}

impl SecondProgress {
    /// Cells typed again.
    pub fn typed(self) -> usize {
        self.agree + self.differ
    }

    /// All cells.
    pub fn all(self) -> usize {
        self.typed() + self.to_type
    }
}

impl Desk {
    /// The cells to be typed a second time, in the order of the form: those that hold an answer of their own. What was left
    /// blank is not among them: that something is missing is for the checks to say.
    pub fn cells_to_retype(&self, what: &Retype) -> Result<Vec<CellAddress>, DeskError> {
        let sheet = match what {
            Retype::Cells(cells) => match cells.first() {
                Some(first) => first.sheet,
                None => return Ok(Vec::new()),
            },
            Retype::Sheet(sheet) | Retype::Unprotected(sheet) => *sheet,
        };
        let layout = self.layout(sheet)?;
        let places = (0..layout.rows.len()).flat_map(|row| (0..layout.columns.len()).map(move |column| (row, column)));
        let answered = places
            .filter_map(|(row, column)| layout.cell(sheet, row, column))
            .filter(|cell| self.answers.figure(cell).is_some());
        Ok(match what {
            Retype::Cells(cells) => {
                let asked: BTreeSet<&CellAddress> = cells.iter().collect();
                answered.filter(|cell| asked.contains(cell)).collect()
            }
            Retype::Sheet(_) => answered.collect(),
            Retype::Unprotected(_) => {
                let large = self.large_figures(sheet)?;
                answered
                    .filter(|cell| self.value_of(cell).is_some())
                    .filter(|cell| large.contains(cell) || !self.checker.is_protected(cell))
                    .collect()
            }
        })
    }

    fn value_of(&self, cell: &CellAddress) -> Option<Value> {
        self.answers.figure(cell)?.as_value()
    }

    /// Of each column the fewest figures that make up half of all but its totals.
    fn large_figures(&self, sheet: SheetId) -> Result<BTreeSet<CellAddress>, DeskError> {
        let layout = self.layout(sheet)?;
        let mut large = BTreeSet::new();
        for column in 0..layout.columns.len() {
            let items = (0..layout.rows.len()).filter(|row| !layout.rows[*row].is_total);
            let cells = items.filter_map(|row| layout.cell(sheet, row, column));
            let mut values: Vec<(CellAddress, Value)> = cells
                .filter_map(|cell| self.value_of(&cell).map(|value| (cell, value)))
                .filter(|(_, value)| !value.is_zero())
                .collect();
            values.sort_by(|(_, a), (_, b)| b.cmp_amount(*a));
            let all = values
                .iter()
                .fold(Sum::ZERO, |sum, (_, value)| sum.plus(value.as_sum()));
            let mut taken = Sum::ZERO;
            for (cell, value) in values {
                // Twice what was taken so far against all of it: exact.
                if taken.plus(taken).compare(all) != Ordering::Less {
                    break;
                }
                taken = taken.plus(value.as_sum());
                large.insert(cell);
            }
        }
        Ok(large)
    }

    /// How far the second typing of a cell is.
    pub fn second_state(&self, cell: &CellAddress) -> SecondState {
        let Some(second) = self.answers.second_entries.get(cell) else {
            return SecondState::ToType;
        };
        match self.answers.figure(cell) {
            Some(first) if same(first, &second.figure) => SecondState::Agrees,
            // It agreed with what stood there then.
            _ if second.agreed => SecondState::ToType,
            _ => SecondState::Differs,
        }
    }

    /// What was typed the second time, and by whom.
    pub fn second_entry(&self, cell: &CellAddress) -> Option<&SecondEntry> {
        self.answers.second_entries.get(cell)
    }

    /// The text that typing a cell anew begins with: what was typed the second time.
    pub fn second_edit_text(&self, cell: &CellAddress) -> String {
        let Some(second) = self.answers.second_entries.get(cell) else {
            return String::new();
        };
        let unit = self.sheet(cell.sheet).map_or(0, |sheet| sheet.unit.exponent());
        let typed = second.figure.typed.clone();
        typed.unwrap_or_else(|| match &second.figure.answer {
            Answer::Value(value) => value.to_plain(unit),
            Answer::Reason(reason) => reason.letter().to_owned(),
            Answer::WrongInput(text) => text.clone(),
        })
    }

    /// How far the second typing of these cells is.
    pub fn second_progress<'a>(&self, cells: impl IntoIterator<Item = &'a CellAddress>) -> SecondProgress {
        let mut progress = SecondProgress::default();
        for cell in cells {
            match self.second_state(cell) {
                SecondState::ToType => progress.to_type += 1,
                SecondState::Agrees => progress.agree += 1,
                SecondState::Differs => progress.differ += 1,
            }
        }
        progress
    }

    /// Commits what was typed in a cell the second time. The cell itself stays as it is. Flags are not compared: they are
    /// set, not typed.
    pub fn type_second(&mut self, cell: &CellAddress, text: &str) -> Result<Second, DeskError> {
        let first = self.answers.figure(cell).cloned();
        let (figure, outcome) = match self.read_second(cell, first.as_ref(), text)? {
            Some(second) => {
                let outcome = match &first {
                    Some(first) if same(first, &second) => Second::Agrees {
                        precision: precision_differs(first, &second),
                    },
                    _ => Second::Differs {
                        first,
                        second: second.clone(),
                    },
                };
                (Some(second), outcome)
            }
            None if text.trim().is_empty() => (None, Second::Emptied),
            None => {
                let kept = Figure {
                    answer: Answer::WrongInput(text.trim().to_owned()),
                    flag: None,
                    typed: None,
                };
                (Some(kept), Second::Unclear(text.trim().to_owned()))
            }
        };
        let agreed = matches!(outcome, Second::Agrees { .. });
        let change = self.second_change(cell, figure, agreed);
        self.act(self.second_action(cell, "")?, Origin::Typed, vec![change])?;
        Ok(outcome)
    }

    /// Takes the second typing of cells away, so that they are to be typed again.
    pub fn clear_second(&mut self, cells: &[CellAddress]) -> Result<Done, DeskError> {
        let typed = cells
            .iter()
            .filter(|cell| self.answers.second_entries.contains_key(cell));
        let changes: Vec<Change> = typed.map(|cell| self.second_change(cell, None, false)).collect();
        let Some(first) = cells.first() else {
            return Ok(Done::Nothing);
        };
        self.act(self.second_action(first, "cleared")?, Origin::Typed, changes)
    }

    /// Settles a difference, after a look at the document, as one action.
    pub fn settle_second(&mut self, cell: &CellAddress, keep: &Keep) -> Result<Second, DeskError> {
        let first = self.answers.figure(cell).cloned();
        let second = self
            .answers
            .second_entries
            .get(cell)
            .map(|second| second.figure.clone());
        let (figure, word) = match keep {
            Keep::First => (first.clone(), "first"),
            Keep::Second => (second.filter(is_answer), "second"),
            Keep::Other(text) => match self.read_second(cell, None, text)? {
                Some(figure) => (Some(figure), "other"),
                None => return Ok(Second::Unclear(text.trim().to_owned())),
            },
        };
        let Some(figure) = figure else {
            return Err(DeskError::NothingToKeep);
        };
        let flag = first.as_ref().and_then(|first| first.flag);
        let flag = figure.flag.or(flag.filter(|_| figure.as_value().is_some()));
        let figure = Figure { flag, ..figure };
        let settled = match &first {
            // What stands there is left as it is, digit for digit.
            Some(first) if same(first, &figure) => first.clone(),
            _ => figure.clone(),
        };
        let changes = vec![
            Change::Figure {
                cell: cell.clone(),
                before: first,
                after: Some(settled),
            },
            self.second_change(cell, Some(figure), true),
        ];
        self.act(self.second_action(cell, word)?, Origin::Typed, changes)?;
        Ok(Second::Agrees { precision: false })
    }

    fn second_action(&self, cell: &CellAddress, word: &str) -> Result<Action, DeskError> {
        let action = Action::new(ActionKind::SecondEntry).in_table(self.sheet(cell.sheet)?.table.clone());
        Ok(if word.is_empty() {
            action
        } else {
            action.with_detail(word)
        })
    }

    fn second_change(&self, cell: &CellAddress, figure: Option<Figure>, agreed: bool) -> Change {
        let after = figure.map(|figure| SecondEntry {
            figure,
            who: self.who.clone(),
            at: moment(),
            agreed,
        });
        let before = self.answers.second_entries.get(cell).cloned();
        // Typing the same again is no change.
        let unchanged =
            matches!((&before, &after), (Some(old), Some(new)) if old.figure == new.figure && old.agreed == new.agreed);
        Change::SecondEntry {
            cell: cell.clone(),
            after: if unchanged { before.clone() } else { after },
            before,
        }
    }

    /// What a text says; of two readings the one that stands in the cell already. None: nothing, or nothing for certain.
    fn read_second(&self, cell: &CellAddress, first: Option<&Figure>, text: &str) -> Result<Option<Figure>, DeskError> {
        let unit = self.sheet(cell.sheet)?.unit;
        let as_first = |readings: [Figure; 2]| {
            let mut readings = readings.into_iter();
            readings.find(|reading| first.is_some_and(|first| same(first, reading)))
        };
        Ok(match numerals::read(text, unit, self.convention()) {
            Reading::Figure(figure) => Some(figure),
            Reading::Ambiguous(Ambiguity::DecimalSign { point, comma }) => {
                as_first([Figure::value(point), Figure::value(comma)])
            }
            Reading::Ambiguous(Ambiguity::Dash) => {
                as_first([Figure::value(Value::whole(0)), Figure::reason(Reason::NotAvailable)])
            }
            // The letter is all that is typed; where it points is stated once.
            Reading::IncludedElsewhere => first
                .filter(|first| matches!(first.answer, Answer::Reason(Reason::IncludedElsewhere(_))))
                .cloned(),
            Reading::Blank | Reading::Wrong(_) => None,
        })
    }
}

fn is_answer(figure: &Figure) -> bool {
    !matches!(figure.answer, Answer::WrongInput(_))
}

/// Whether two typings say the same: the same number, however precisely stated, or the same reason. What could not be read
/// agrees with nothing.
fn same(first: &Figure, second: &Figure) -> bool {
    match (&first.answer, &second.answer) {
        (Answer::Value(first), Answer::Value(second)) => first.same_amount(*second),
        (Answer::Reason(first), Answer::Reason(second)) => first == second,
        _ => false,
    }
}

fn precision_differs(first: &Figure, second: &Figure) -> bool {
    let values = first.as_value().zip(second.as_value());
    values.is_some_and(|(first, second)| !first.is_zero() && first.exponent() != second.exponent())
}
