//! A block as it is looked at while a place is sought for it: each field with what kind of text it is and its amount. It may be
//! turned, so that its lines are the clip's columns of fields.

use super::clip::{Clip, FieldAt};
use crate::figures::numerals::{self, Ambiguity, Convention, Reading};
use crate::figures::{Value, ViewUnit};
use crate::questionnaire::Year;
use crate::questionnaire::matching::read_year;

/// What kind of text a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing.
    Blank,
    /// A number.
    Number,
    /// What could be a year; often a number too.
    Year,
    /// A sign for a reason, or a dash.
    Sign,
    /// Words.
    Words,
    /// Letters and digits that are no number; a slip of the keyboard, or a label such as `15-24`.
    Garbled,
}

/// A number for weighing: its size, and half a unit of its last stated digit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    pub value: f64,
    pub half: f64,
    /// Whether it has a fraction of the unit of the sheet.
    pub fraction: bool,
}

impl Amount {
    pub fn of(value: Value, unit: ViewUnit) -> Self {
        let shown = value.approximate() / 10_f64.powi(i32::from(unit.exponent()));
        Self {
            value: value.approximate(),
            half: if value.is_zero() {
                0.0
            } else {
                0.5 * 10_f64.powi(i32::from(value.exponent()))
            },
            fraction: shown.fract() != 0.0,
        }
    }
}

/// A block of texts, looked at.
#[derive(Clone, Debug)]
pub(super) struct Block<'a> {
    clip: &'a Clip,
    /// Whether its lines are the clip's fields.
    pub turned: bool,
    pub height: usize,
    pub width: usize,
    kinds: Vec<Kind>,
    amounts: Vec<Option<Amount>>,
}

impl<'a> Block<'a> {
    /// The clip as it stands, its numbers read by that convention.
    pub fn new(clip: &'a Clip, unit: ViewUnit, convention: Convention) -> Self {
        let (height, width) = (clip.height(), clip.width());
        let mut kinds = Vec::with_capacity(height * width);
        let mut amounts = Vec::with_capacity(height * width);
        for line in 0..height {
            for field in 0..width {
                let (kind, amount) = look_at(clip.text(FieldAt { line, field }), unit, convention);
                kinds.push(kind);
                amounts.push(amount);
            }
        }
        Self {
            clip,
            turned: false,
            height,
            width,
            kinds,
            amounts,
        }
    }

    /// The same with lines and fields exchanged.
    pub fn turned(&self) -> Self {
        Self {
            turned: !self.turned,
            height: self.width,
            width: self.height,
            ..self.clone()
        }
    }

    /// Where a field of the block stands in the clip.
    pub fn at(&self, line: usize, field: usize) -> FieldAt {
        if self.turned {
            FieldAt {
                line: field,
                field: line,
            }
        } else {
            FieldAt { line, field }
        }
    }

    fn index(&self, line: usize, field: usize) -> usize {
        let at = self.at(line, field);
        at.line * self.clip.width() + at.field
    }

    /// The text of a field, trimmed.
    pub fn text(&self, line: usize, field: usize) -> &'a str {
        self.clip.text(self.at(line, field))
    }

    /// The kind of a field.
    pub fn kind(&self, line: usize, field: usize) -> Kind {
        self.kinds[self.index(line, field)]
    }

    /// The number in a field.
    pub fn amount(&self, line: usize, field: usize) -> Option<Amount> {
        self.amounts[self.index(line, field)]
    }

    /// The year that a field could be.
    pub fn year(&self, line: usize, field: usize) -> Option<Year> {
        (self.kind(line, field) == Kind::Year).then(|| read_year(self.text(line, field)))?
    }

    /// The texts that are no figures.
    pub fn words(&self) -> impl Iterator<Item = &'a str> + '_ {
        let wordy = |kind: &Kind| matches!(kind, Kind::Words | Kind::Garbled);
        let fields = (0..self.height).flat_map(|line| (0..self.width).map(move |field| (line, field)));
        fields
            .filter(move |(line, field)| wordy(&self.kind(*line, *field)))
            .map(|(line, field)| self.text(line, field))
    }

    /// How many numbers there are.
    pub fn numbers(&self) -> usize {
        self.amounts.iter().flatten().count()
    }

    /// How many numbers have a fraction of a unit, and how many numbers there are.
    pub fn fractions(&self) -> (usize, usize) {
        let amounts = self.amounts.iter().flatten();
        (
            amounts.clone().filter(|amount| amount.fraction).count(),
            amounts.count(),
        )
    }

    /// Whether nothing stands in a line from that field on.
    pub fn is_blank_line(&self, line: usize, from: usize) -> bool {
        (from..self.width).all(|field| self.kind(line, field) == Kind::Blank)
    }

    /// Whether all lines have the same number of fields.
    pub fn is_even(&self) -> bool {
        self.clip.lines().iter().all(|line| line.len() == self.clip.width())
    }
}

fn look_at(text: &str, unit: ViewUnit, convention: Convention) -> (Kind, Option<Amount>) {
    let year = || read_year(text).is_some();
    match numerals::read_settled(text, unit, convention) {
        Reading::Blank => (Kind::Blank, None),
        Reading::Figure(figure) => match figure.as_value() {
            Some(value) => {
                let kind = if year() { Kind::Year } else { Kind::Number };
                (kind, Some(Amount::of(value, unit)))
            }
            None => (Kind::Sign, None),
        },
        Reading::Ambiguous(Ambiguity::DecimalSign { point, comma }) => {
            let grouped = if point.cmp_amount(comma).is_gt() { point } else { comma };
            (Kind::Number, Some(Amount::of(grouped, unit)))
        }
        Reading::Ambiguous(Ambiguity::Dash) | Reading::IncludedElsewhere => (Kind::Sign, None),
        Reading::Wrong(_) if year() => (Kind::Year, None),
        Reading::Wrong(_) => {
            let letters = text.chars().filter(|c| c.is_alphabetic()).count();
            let digits = text.chars().filter(|c| c.is_numeric()).count();
            let words = letters > 0 && (digits == 0 || (letters >= 4 && letters > 2 * digits));
            (if words { Kind::Words } else { Kind::Garbled }, None)
        }
    }
}
