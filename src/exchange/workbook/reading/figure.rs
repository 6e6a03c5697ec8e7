//! What one cell says, beside what it showed when the workbook was made.

use super::super::cells::{is_value, shown};
use super::labels::Labels;
use crate::exchange::incoming::Sentence;
use crate::exchange::spreadsheet::{Cell, Content, plain_number};
use crate::figures::numerals::{self, Ambiguity, Convention, Evidence, decide_convention};
use crate::figures::{Answer, Effective, Figure, Flag, Pointer, Reason, Value, ViewUnit};
use crate::questionnaire::{Table, Unit};

/// What a cell comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It says what it said, which may be nothing.
    Unchanged,
    /// It is empty now.
    Emptied,
    /// It says this, read with that remark.
    Says(Figure, Option<Sentence>),
    /// It says nothing that could be taken.
    Refused(Sentence),
}

/// What is known of a cell before it is read.
pub(super) struct Before<'a> {
    /// What it said when the workbook was made; none: the workbook does not tell.
    pub says: Option<Effective<'a>>,
    /// Whether it was a formula, and what that came to.
    pub formula: Option<&'a str>,
    /// Whether a formula that comes to nothing may have been saved as zero.
    pub blank_is_zero: bool,
    /// The power of ten in which it was shown; none: the unit was changed since.
    pub exponent: Option<i8>,
}

/// How the figures of a worksheet are read.
pub(super) struct Reader<'a> {
    pub table: &'a Table,
    pub labels: &'a Labels,
    pub unit: ViewUnit,
    convention: Convention,
    settled: bool,
}

impl<'a> Reader<'a> {
    /// Reads by the evidence of all texts that stand in the place of figures, else by the convention of the country file.
    pub(super) fn new(table: &'a Table, labels: &'a Labels, unit: ViewUnit, texts: &[&str], own: Convention) -> Self {
        let (convention, settled) = match decide_convention(texts) {
            Evidence::Settled(convention) => (convention, true),
            Evidence::NotNeeded | Evidence::AllAmbiguous(_) | Evidence::Contradictory { .. } => (own, false),
        };
        Self {
            table,
            labels,
            unit,
            convention,
            settled,
        }
    }

    fn exponent(&self) -> i8 {
        match self.table.unit {
            Unit::Persons => self.unit.exponent(),
            Unit::Currency => 0,
        }
    }

    /// What a cell and the flag beside it say.
    pub(super) fn read(&self, cell: Option<&Cell>, flag: &str, before: &Before<'_>) -> Outcome {
        let content = cell.map(|cell| &cell.content);
        let inherited;
        let (own, base) = match &before.says {
            Some(Effective::Own(figure)) => (Some(*figure), Some(*figure)),
            Some(Effective::Inherited(reason, _)) => {
                inherited = Figure::reason((*reason).clone());
                (None, Some(&inherited))
            }
            Some(Effective::Blank) | None => (None, None),
        };
        let is_formula = cell.is_some_and(|cell| cell.formula);
        if let (Some(plain), true) = (before.formula, own.is_none() && is_formula) {
            let now = cell.map(|cell| cell.text().into_owned()).unwrap_or_default();
            let saved_as_zero = before.blank_is_zero && plain.is_empty() && now == "0";
            if now == plain || now.is_empty() || saved_as_zero {
                return Outcome::Unchanged;
            }
        }
        let flag_before = own.and_then(|figure| figure.flag).map_or("", Flag::letter);
        let same_flag = flag.eq_ignore_ascii_case(flag_before);
        let is_same = before.says.is_some()
            && before.exponent.is_some_and(|exponent| {
                let value = base.and_then(Figure::as_value);
                match (value, content) {
                    (Some(value), Some(Content::Number(number))) if is_value(value, exponent, *number) => true,
                    _ => shown(base, exponent).is_shown_by(content),
                }
            });
        if is_same && same_flag {
            return Outcome::Unchanged;
        }
        let Some(cell) = cell.filter(|cell| !cell.text().is_empty()) else {
            return empty(own, before.says.as_ref(), flag, same_flag);
        };
        let read = if let (true, Some(figure)) = (is_same, own) {
            Ok((figure.clone(), None))
        } else if is_same {
            return flag_alone(flag);
        } else {
            self.content(cell)
        };
        let (mut figure, remark) = match read {
            Ok(read) => read,
            Err(why) => return Outcome::Refused(why),
        };
        // The same number, written in another way, is stated as precisely as it was.
        if let (Some(now), Some(then)) = (figure.as_value(), own.and_then(Figure::as_value))
            && now.same_amount(then)
        {
            figure.answer = Answer::Value(then);
        }
        if !flag.is_empty() {
            let Some(said) = Flag::from_letter(flag) else {
                return Outcome::Refused(Sentence::new("refused-flag-letter").with("text", flag));
            };
            match figure.answer {
                Answer::Value(_) => figure.flag = Some(said),
                _ if same_flag => {}
                _ => return flag_alone(flag),
            }
        } else if figure.flag.is_some() && !flag_before.is_empty() && is_same {
            // The letter was taken away.
            figure.flag = None;
        } else if is_formula && before.formula.is_some() && own.is_none() {
            figure.flag = figure.flag.or(Some(Flag::Computed));
        }
        Outcome::Says(figure, remark)
    }

    /// What the content of a cell says.
    fn content(&self, cell: &Cell) -> Result<(Figure, Option<Sentence>), Sentence> {
        match &cell.content {
            Content::Number(number) => {
                let plain = plain_number(*number);
                let value = Value::parse_plain(&plain, self.exponent()).map_err(|_| Sentence::too_long())?;
                self.value(Figure::value(value)).map(|figure| (figure, None))
            }
            Content::Text(text) => self.text(text.trim()),
            Content::Moment(text) => Ok(wrong(text, Sentence::new("read-as-day"))),
            Content::Boolean(truth) => Ok(wrong(
                if *truth { "TRUE" } else { "FALSE" },
                Sentence::new("read-not-a-figure"),
            )),
            Content::Error(_) => Err(Sentence::new("refused-error")),
        }
    }

    fn value(&self, figure: Figure) -> Result<Figure, Sentence> {
        match figure.as_value() {
            Some(value) if value.mantissa() < 0 && self.table.unit == Unit::Persons => {
                Err(Sentence::new("refused-negative"))
            }
            _ => Ok(figure),
        }
    }

    fn text(&self, text: &str) -> Result<(Figure, Option<Sentence>), Sentence> {
        if let Some(row) = text.strip_prefix(['K', 'k'])
            && (row.is_empty() || row.starts_with([' ', ':', '=']))
        {
            return match self.labels.item(row.trim_start_matches([' ', ':', '='])) {
                Some(Some(item)) => {
                    let reason = Reason::IncludedElsewhere(Pointer::Row(item.clone()));
                    Ok((Figure::reason(reason), None))
                }
                _ => Err(Sentence::new("refused-included-where")),
            };
        }
        if let Some((number, letter)) = text.rsplit_once([' ', '\u{a0}'])
            && let Some(flag) = Flag::from_letter(letter.trim())
            && let numerals::Reading::Figure(figure) = self.numeral(number)
            && figure.as_value().is_some()
        {
            let figure = self.value(figure)?;
            return Ok((
                Figure {
                    flag: Some(flag),
                    ..figure
                },
                None,
            ));
        }
        match self.numeral(text) {
            numerals::Reading::Figure(figure) => Ok((self.value(figure)?, None)),
            numerals::Reading::IncludedElsewhere => Err(Sentence::new("refused-included-where")),
            numerals::Reading::Ambiguous(Ambiguity::DecimalSign { .. }) => {
                Ok(wrong(text, Sentence::new("refused-either-sign")))
            }
            numerals::Reading::Ambiguous(Ambiguity::Dash) => Ok(wrong(text, Sentence::new("read-dash-unclear"))),
            numerals::Reading::Blank | numerals::Reading::Wrong(_) => {
                Ok(wrong(text, Sentence::new("read-not-a-figure")))
            }
        }
    }

    fn numeral(&self, text: &str) -> numerals::Reading {
        let unit = match self.table.unit {
            Unit::Persons => self.unit,
            Unit::Currency => ViewUnit::Ones,
        };
        if self.settled {
            numerals::read_settled(text, unit, self.convention)
        } else {
            numerals::read(text, unit, self.convention)
        }
    }
}

/// What an empty cell says, with the flag beside it.
fn empty(own: Option<&Figure>, says: Option<&Effective<'_>>, flag: &str, same_flag: bool) -> Outcome {
    let flag_remains = same_flag && own.is_some();
    if !(flag.is_empty() || flag_remains) {
        return flag_alone(flag);
    }
    match says {
        Some(Effective::Inherited(..)) => Outcome::Refused(Sentence::new("refused-covered")),
        _ if own.is_some() => Outcome::Emptied,
        _ => Outcome::Unchanged,
    }
}

fn flag_alone(flag: &str) -> Outcome {
    Outcome::Refused(Sentence::new("refused-status-without-value").with("letter", flag))
}

/// What cannot be read is kept as it stands, and marked.
fn wrong(text: &str, why: Sentence) -> (Figure, Option<Sentence>) {
    let figure = Figure {
        answer: Answer::WrongInput(text.to_owned()),
        flag: None,
        typed: None,
    };
    (figure, Some(why))
}
