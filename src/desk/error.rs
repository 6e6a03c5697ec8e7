//! What can go wrong at the desk, each as a sentence that says what, where, and what to do.

use crate::questionnaire::{AreaCode, PackId};
use std::path::PathBuf;

/// Why an action was not done. Everything is then as it was before.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The country file could not be made, opened or written.
    #[error("{0}")]
    File(String),
    /// The file is open for reading only.
    #[error("Nothing was changed: {0}")]
    ReadOnly(String),
    /// The phase is sealed.
    #[error("Nothing was changed: {0} is sealed and can only be read.")]
    Sealed(String),
    /// No pack of that name.
    #[error("There is no questionnaire named '{0}'. Known are: {known}.", known = known_packs())]
    UnknownPack(PackId),
    /// Not a country of this collection.
    #[error("'{area}' is not a country of {pack}. Give the three letters of ISO 3166{}.", listed(.areas))]
    UnknownArea {
        /// What was given.
        area: AreaCode,
        /// The collection.
        pack: PackId,
        /// Its countries.
        areas: Vec<AreaCode>,
    },
    /// The file holds no phase.
    #[error("'{0}' holds no phase yet: it was probably not made to the end. Make a new file.")]
    NoPhase(PathBuf),
    /// No table of that name.
    #[error(
        "There is no table '{0}' in this questionnaire. Give its code, such as EMP_XOUM_SEX_COU_NB, or its number, such as 19."
    )]
    UnknownTable(String),
    /// The sheet is gone.
    #[error("This sheet is no longer there: it was probably undone. Choose the table again.")]
    NoSheet,
    /// The table has no such row.
    #[error("Table {table} has no row '{row}'. Give the item's code or its end, such as {example}.")]
    UnknownRow {
        /// The table.
        table: String,
        /// What was given.
        row: String,
        /// A code that would do.
        example: String,
    },
    /// The table has no such column.
    #[error("Table {table} has no {what} '{given}'. {allowed}")]
    UnknownColumn {
        /// The table.
        table: String,
        /// What kind of column: status, sex.
        what: &'static str,
        /// What was given.
        given: String,
        /// What would do.
        allowed: String,
    },
    /// The journal holds no such action.
    #[error("There is no action {0} in the history of this file.")]
    NoSuchAction(crate::country_file::GroupId),
    /// No finding of that key stands.
    #[error(
        "Nothing was explained: there is no finding '{0}' now. It may have been put right; `check --json` lists what stands, with its keys."
    )]
    NoSuchFinding(String),
    /// A fatal finding is put right, not explained.
    #[error("Nothing was explained: this must be put right before a final package can be made. {0}")]
    FatalStays(String),
    /// Cells without an answer take a reason.
    #[error("Nothing was explained: give an answer, or say with a letter such as N or X why there is none. {0}")]
    AnswerInstead(String),
    /// No reason of that code, or not one for these findings.
    #[error("Nothing was explained: '{given}' is no reason for this. Give one of {known}.")]
    NoSuchReason {
        /// What was given.
        given: String,
        /// The codes that would do.
        known: String,
    },
    /// A reason that says nothing by itself.
    #[error("Nothing was explained: the reason '{0}' needs a sentence that says more.")]
    SentenceNeeded(String),
    /// Given in a phase that is sealed.
    #[error(
        "Nothing was changed: this was explained in {0}, which is sealed. It holds until the figure moves; if the reason is \
         another now, explain it again."
    )]
    ExplainedInSealed(String),
    /// What was handed over stays.
    #[error(
        "Nothing was changed: the file cannot go back beyond action {0}, where it was made, handed over, sealed or rescued. Choose that one or a later one."
    )]
    BeyondFloor(crate::country_file::GroupId),
    /// A difference would be settled to nothing.
    #[error("Nothing was changed: there is no figure to keep. Type the one that stands in the document.")]
    NothingToKeep,
    /// A suggestion speaks of figures that have changed since.
    #[error("Nothing was changed: the figures have changed since this was suggested. Look at the findings again.")]
    MovedOn,
    /// More is on the clipboard than any table could take.
    #[error(
        "Nothing was pasted: the clipboard holds {lines} lines of up to {fields} fields, and no table has that many rows and \
         columns. Copy only the part that belongs here, at most {most_lines} lines and {most_fields} columns."
    )]
    BlockTooLarge {
        /// Lines on the clipboard.
        lines: usize,
        /// Fields of the longest line.
        fields: usize,
        /// The most lines.
        most_lines: usize,
        /// The most fields of a line.
        most_fields: usize,
    },
    /// The year is outside the pack.
    #[error("{year} is outside the years of this questionnaire, {first} to {last}.")]
    YearOutside {
        /// The year.
        year: String,
        /// The first that may be answered.
        first: u16,
        /// The last that may be answered.
        last: u16,
    },
    /// What was given cannot be taken.
    #[error("{0}")]
    Refused(String),
    /// Reading or writing another file failed.
    #[error("{what} '{path}' failed: {why}. {todo}")]
    Io {
        /// What was tried: "Reading", "Writing".
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: String,
        /// What to do.
        todo: &'static str,
    },
    /// A package does not verify right after it was made.
    #[error(
        "The package was not made: what was written does not verify. This is a fault of the program; please report it."
    )]
    NotMade,
    /// The package could not be made or read.
    #[error(transparent)]
    Package(#[from] crate::submission::PackageError),
    /// The key could not be used.
    #[error(transparent)]
    Key(#[from] crate::submission::KeyError),
}

fn known_packs() -> String {
    super::packs()
        .iter()
        .map(|pack| pack.id.as_str().to_owned())
        .collect::<Vec<_>>()
        .join(", ")
}

fn listed(areas: &[AreaCode]) -> String {
    if areas.is_empty() {
        return String::new();
    }
    format!(
        ": {}",
        areas.iter().map(AreaCode::as_str).collect::<Vec<_>>().join(", ")
    )
}

impl DeskError {
    /// Reading or writing `path` failed.
    pub(crate) fn reading(path: &std::path::Path, error: &std::io::Error) -> Self {
        let todo = "Check that the file is there and that you may read it.";
        DeskError::Io {
            what: "Reading",
            path: path.to_owned(),
            why: error.to_string(),
            todo,
        }
    }

    /// Writing `path` failed.
    pub(crate) fn writing(path: &std::path::Path, error: &std::io::Error) -> Self {
        let todo = "Check that the folder is there, that you may write in it, and that the disk has room.";
        DeskError::Io {
            what: "Writing",
            path: path.to_owned(),
            why: error.to_string(),
            todo,
        }
    }
}
