//! The answer in one cell: a value, or a reason why there is none, or what could not be read.

use super::{CellAddress, Value};
use crate::questionnaire::ItemCode;
use serde::{Deserialize, Serialize};

/// What stands in one cell. A blank cell has no figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The answer.
    pub answer: Answer,
    /// One flag of ILO's list, on a value only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag: Option<Flag>,
    /// What was typed, where it says more than the answer (`=1200+345`, `1.234`, Thai digits); shown when editing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typed: Option<String>,
}

impl Figure {
    /// A bare value.
    pub fn value(value: Value) -> Self {
        Self {
            answer: Answer::Value(value),
            flag: None,
            typed: None,
        }
    }

    /// A bare reason.
    pub fn reason(reason: Reason) -> Self {
        Self {
            answer: Answer::Reason(reason),
            flag: None,
            typed: None,
        }
    }

    /// The value, if it is one.
    pub fn as_value(&self) -> Option<Value> {
        match self.answer {
            Answer::Value(value) => Some(value),
            _ => None,
        }
    }
}

/// A value, a reason for none, or input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// A number. Zero is a true zero.
    Value(Value),
    /// A reason why there is no number.
    Reason(Reason),
    /// What was typed and could not be read. Kept, marked, an error.
    WrongInput(String),
}

/// Why there is no figure. The letters are ILO's observation status keys; `K` is ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// N: not available.
    NotAvailable,
    /// X: not applicable.
    NotApplicable,
    /// C: confidential.
    Confidential,
    /// S: not significant.
    NotSignificant,
    /// K: included elsewhere; exported as N with a note that names where.
    IncludedElsewhere(Pointer),
}

/// Where a figure is included instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pointer {
    /// In that row, same column.
    Row(ItemCode),
    /// In that cell.
    Cell(CellAddress),
}

impl Reason {
    /// `N`, `X`, `C`, `S`, `K`.
    pub fn letter(&self) -> &'static str {
        match self {
            Reason::NotAvailable => "N",
            Reason::NotApplicable => "X",
            Reason::Confidential => "C",
            Reason::NotSignificant => "S",
            Reason::IncludedElsewhere(_) => "K",
        }
    }

    /// The reasons that need nothing but a letter.
    pub fn from_letter(letter: char) -> Option<Reason> {
        match letter.to_ascii_uppercase() {
            'N' => Some(Reason::NotAvailable),
            'X' => Some(Reason::NotApplicable),
            'C' => Some(Reason::Confidential),
            'S' => Some(Reason::NotSignificant),
            _ => None,
        }
    }
}

/// ILO's observation status on a value (list `OBS_STATUS`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Flag {
    /// B: break in series.
    #[serde(rename = "B")]
    Break,
    /// E: estimate.
    #[serde(rename = "E")]
    Estimate,
    /// P: provisional.
    #[serde(rename = "P")]
    Provisional,
    /// U: unreliable.
    #[serde(rename = "U")]
    Unreliable,
    /// R: real value, confirmed.
    #[serde(rename = "R")]
    Real,
    /// L: computed value.
    #[serde(rename = "L")]
    Computed,
    /// F: forecast.
    #[serde(rename = "F")]
    Forecast,
    /// I: imputation.
    #[serde(rename = "I")]
    Imputation,
    /// M: model-based extrapolation (2019 list).
    #[serde(rename = "M")]
    ModelBased,
    /// Z: non-official estimate.
    #[serde(rename = "Z")]
    NonOfficial,
}

impl Flag {
    /// In the order they are offered.
    pub const ALL: [Flag; 10] = [
        Flag::Break,
        Flag::Estimate,
        Flag::Provisional,
        Flag::Unreliable,
        Flag::Real,
        Flag::Computed,
        Flag::Forecast,
        Flag::Imputation,
        Flag::ModelBased,
        Flag::NonOfficial,
    ];

    /// ILO's letter.
    pub fn letter(self) -> &'static str {
        match self {
            Flag::Break => "B",
            Flag::Estimate => "E",
            Flag::Provisional => "P",
            Flag::Unreliable => "U",
            Flag::Real => "R",
            Flag::Computed => "L",
            Flag::Forecast => "F",
            Flag::Imputation => "I",
            Flag::ModelBased => "M",
            Flag::NonOfficial => "Z",
        }
    }

    /// The flag of that letter.
    pub fn from_letter(letter: &str) -> Option<Flag> {
        Flag::ALL
            .into_iter()
            .find(|flag| flag.letter().eq_ignore_ascii_case(letter))
    }
}
