//! Why a file is not read at all, in sentences that say what to do about it.

use super::limits::{MAX_CELLS, MAX_FILE, MAX_TEXT_FILE, MAX_TEXTS, MAX_UNPACKED, MAX_WORKSHEETS};
use super::{LeftAside, OtherFile};
use crate::exchange::incoming::Sentence;

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpreadsheetError {
    /// No bytes, or a text of blanks.
    #[error("the file is empty")]
    Empty,
    /// Larger than any spreadsheet of figures.
    #[error("the file is larger than {} MB", MAX_FILE >> 20)]
    FileTooLarge,
    /// A text larger than any table of figures.
    #[error("the text file is larger than {} MB", MAX_TEXT_FILE >> 20)]
    TextTooLarge,
    /// The parts of the file unpack to more than any spreadsheet of figures.
    #[error("the file unpacks to more than {} MB", MAX_UNPACKED >> 20)]
    UnpacksTooLarge,
    /// More cells than any questionnaire has.
    #[error("the file holds more than {MAX_CELLS} filled cells")]
    TooManyCells,
    /// More text than any questionnaire has.
    #[error("the texts of the file are longer than {} MB together", MAX_TEXTS >> 20)]
    TooMuchText,
    /// More worksheets than a person could look through.
    #[error("the file has more than {MAX_WORKSHEETS} worksheets")]
    TooManyWorksheets,
    /// Encrypted.
    #[error("the file is protected by a password")]
    Password,
    /// Not a spreadsheet.
    #[error("the file is no spreadsheet: {kind:?}")]
    NotASpreadsheet {
        /// What it is.
        kind: OtherFile,
        /// The ending of its name, with the point; empty where it has none.
        ending: String,
    },
    /// A part of the file is not what it should be.
    #[error("the file is damaged: {place}")]
    Damaged {
        /// Which part: a worksheet, with a cell where that is known, or the name of an inner file.
        place: String,
    },
}

impl SpreadsheetError {
    pub(super) fn damaged(place: impl Into<String>) -> Self {
        Self::Damaged { place: place.into() }
    }

    /// What is wrong and what to do, for the person who chose the file.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Empty => Sentence::new("spreadsheet-empty"),
            Self::FileTooLarge => Sentence::new("spreadsheet-file-too-large").with("most", MAX_FILE >> 20),
            Self::TextTooLarge => Sentence::new("spreadsheet-file-too-large").with("most", MAX_TEXT_FILE >> 20),
            Self::UnpacksTooLarge => Sentence::new("spreadsheet-unpacks-too-large").with("most", MAX_UNPACKED >> 20),
            Self::TooManyCells => Sentence::new("spreadsheet-too-many-cells").with("most", MAX_CELLS),
            Self::TooMuchText => Sentence::new("spreadsheet-too-much-text").with("most", MAX_TEXTS >> 20),
            Self::TooManyWorksheets => Sentence::new("spreadsheet-too-many-worksheets").with("most", MAX_WORKSHEETS),
            Self::Password => Sentence::new("spreadsheet-password"),
            Self::NotASpreadsheet { kind, ending } => match kind {
                OtherFile::Document => Sentence::new("spreadsheet-is-document"),
                OtherFile::Presentation => Sentence::new("spreadsheet-is-presentation"),
                OtherFile::Pdf => Sentence::new("spreadsheet-is-pdf"),
                OtherFile::Picture => Sentence::new("spreadsheet-is-picture"),
                OtherFile::WebPage if matches!(&ending[..], "" | ".htm" | ".html" | ".mht" | ".mhtml") => {
                    Sentence::new("spreadsheet-is-web-page")
                }
                OtherFile::WebPage => Sentence::new("spreadsheet-is-web-page-as").with("ending", ending),
                OtherFile::XmlSpreadsheet => Sentence::new("spreadsheet-is-xml"),
                OtherFile::OldExcel => Sentence::new("spreadsheet-is-old-excel"),
                OtherFile::Numbers => Sentence::new("spreadsheet-is-numbers"),
                OtherFile::CountryFile => Sentence::new("spreadsheet-is-country-file"),
                OtherFile::Package => Sentence::new("spreadsheet-is-package"),
                OtherFile::Archive => Sentence::new("spreadsheet-is-archive"),
                OtherFile::Unknown => Sentence::new("spreadsheet-is-unknown"),
            },
            Self::Damaged { place } => Sentence::new("spreadsheet-damaged").with("place", place),
        }
    }
}

impl LeftAside {
    /// What was left aside, for the person who chose the file.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Macros => Sentence::new("left-aside-macros"),
            Self::ExternalLinks => Sentence::new("left-aside-external-links"),
            Self::TooLarge { worksheet } => Sentence::new("left-aside-too-large").with("worksheet", worksheet),
            Self::NoWorksheet { sheet } => Sentence::new("left-aside-no-worksheet").with("sheet", sheet),
            Self::NotCalculated { worksheet, cells } => Sentence::new("left-aside-not-calculated")
                .with("worksheet", worksheet)
                .counting("cells", *cells),
            Self::BrokenText => Sentence::new("left-aside-broken-text"),
        }
    }
}

/// Why the reading of a worksheet ends early.
#[derive(Debug)]
pub(super) enum Stop {
    /// The worksheet is larger than any table; the others can still be read.
    TooLarge,
    /// The file is refused.
    Refused(SpreadsheetError),
}

impl From<SpreadsheetError> for Stop {
    fn from(error: SpreadsheetError) -> Self {
        Self::Refused(error)
    }
}
