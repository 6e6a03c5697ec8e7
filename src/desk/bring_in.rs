//! Bringing figures in from other files: always a preview first, then one action.

use super::{Desk, DeskError, Done};
use crate::country_file::{Action, ActionKind, Origin};
use crate::exchange::ilostat::{self, Preview};
use crate::figures::SourceKey;
use std::path::Path;

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportReport {
    /// Cells that were blank and now hold a figure.
    pub new: usize,
    /// Cells whose figure changed.
    pub changed: usize,
    /// Cells that already held the same.
    pub same: usize,
    /// Lines that could not be taken.
    pub refused: usize,
    /// Whether the file changed.
    pub done: Done,
}

impl Desk {
    /// Reads an ILOSTAT bulk CSV and says what it would change. `source` is used for lines that name none.
    pub fn preview_import(&self, from: &Path, source: Option<&SourceKey>) -> Result<Preview, DeskError> {
        let bytes = std::fs::read(from).map_err(|error| DeskError::reading(from, &error))?;
        self.preview_import_of(&bytes, source)
    }

    /// The same for a file already read.
    pub fn preview_import_of(&self, bytes: &[u8], source: Option<&SourceKey>) -> Result<Preview, DeskError> {
        ilostat::preview(bytes, &self.pack, &self.answers, source)
            .map_err(|error| DeskError::Refused(format!("Nothing was brought in: {error}.")))
    }

    /// Takes in what a preview showed, as one action. A file that holds figures is backed up first.
    pub fn import(&mut self, preview: &Preview, name: &str) -> Result<ImportReport, DeskError> {
        self.may_write()?;
        if !self.answers.figures.is_empty() {
            self.flush()?;
            self.file
                .back_up()
                .map_err(|error| DeskError::File(format!("Nothing was changed: {error}")))?;
        }
        self.take_in(preview, name)
    }

    /// The same without a backup, for a file that is just being made.
    pub(super) fn take_in(&mut self, preview: &Preview, name: &str) -> Result<ImportReport, DeskError> {
        let changes = preview.changes(&self.answers);
        let done = self.act(
            Action::new(ActionKind::Import).with_detail(name),
            Origin::Imported,
            changes,
        )?;
        let counts = &preview.counts;
        Ok(ImportReport {
            new: counts.new,
            changed: counts.changed,
            same: counts.same,
            refused: preview.refused.len(),
            done,
        })
    }
}
