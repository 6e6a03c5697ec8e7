//! The codes by which everything is named. Each kind is a type of its own, so that a table's code cannot
//! stand where an item's code belongs.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

macro_rules! code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The code as it is written in files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(code: &str) -> Self {
                Self(Arc::from(code))
            }
        }

        impl From<String> for $name {
            fn from(code: String) -> Self {
                Self(Arc::from(code))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

code! {
    /// A pack: `asean-phase-3`. In a country file it also names the phase.
    PackId
}
code! {
    /// ILO's code of a table (indicator): `EMP_XOUM_SEX_COU_NB`. The key of a table; its number is only a label.
    TableCode
}
code! {
    /// One version of a classification: `ECO_ISIC4`, `COU_DES`, `MIG_STATUS`.
    ClassificationId
}
code! {
    /// An item of a classification: `ECO_ISIC4_A`. The code begins with its classification's id.
    ItemCode
}
code! {
    /// A module of the questionnaire: `A`, `B`, `C`.
    ModuleId
}
code! {
    /// A reference area: ISO 3166 alpha-3, `IDN`.
    AreaCode
}
code! {
    /// A note of ILO's controlled vocabulary, `TYPE:NUMBER`: `T36:3215`.
    NoteCode
}
code! {
    /// A check of a pack: `sex-sum`.
    CheckId
}

impl NoteCode {
    /// The note's type: `T36` of `T36:3215`.
    pub fn note_type(&self) -> &str {
        self.as_str().split(':').next().unwrap_or_default()
    }
}

/// A calendar year of the Gregorian reckoning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Year(pub u16);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Sex, ILO's list `SEX`. A table without sex has `Total` only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sex {
    /// `SEX_T`
    #[serde(rename = "T")]
    Total,
    /// `SEX_M`
    #[serde(rename = "M")]
    Male,
    /// `SEX_F`
    #[serde(rename = "F")]
    Female,
}

impl Sex {
    /// In the order of the form.
    pub const ALL: [Sex; 3] = [Sex::Total, Sex::Male, Sex::Female];

    /// `T`, `M`, `F`.
    pub fn letter(self) -> &'static str {
        match self {
            Sex::Total => "T",
            Sex::Male => "M",
            Sex::Female => "F",
        }
    }

    /// ILO's code: `SEX_T`, `SEX_M`, `SEX_F`.
    pub fn code(self) -> &'static str {
        match self {
            Sex::Total => "SEX_T",
            Sex::Male => "SEX_M",
            Sex::Female => "SEX_F",
        }
    }

    /// Reads `T`, `M`, `F` or ILO's code, in either case.
    pub fn parse(text: &str) -> Option<Sex> {
        let text = text.trim();
        Sex::ALL
            .into_iter()
            .find(|sex| text.eq_ignore_ascii_case(sex.letter()) || text.eq_ignore_ascii_case(sex.code()))
    }
}
