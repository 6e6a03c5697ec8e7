//! Bringing figures in from other files: always a preview first, then one action.

use super::import_reader::{self, Brought, NotRead};
use super::{Desk, DeskError, Done};
use crate::country_file::{Action, ActionKind, Origin};
use crate::exchange::csv_table::Style;
use crate::exchange::incoming::{Choice, Kind, Preview, report};
use crate::figures::{Change, SourceKey};
use crate::questionnaire::Language;
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
    /// Cells that would have changed and that the person left as they were.
    pub left: usize,
    /// Sources, notes, reasons and definitions taken in beside the figures.
    pub statements: usize,
    /// Places of the file that could not be taken.
    pub refused: usize,
    /// Whether the file changed.
    pub done: Done,
}

impl Desk {
    /// Reads a file, or the folder of a data package or package, and says what it would change: ILOSTAT's bulk CSV, SDMX-CSV, the long
    /// table of this program, its workbook, a data package, a package; of any other spreadsheet how it would be read. Its content decides. `source`
    /// is used for lines that name none, `language` for what is wrong with the file.
    pub fn read_import(
        &self,
        from: &Path,
        source: Option<&SourceKey>,
        language: Language,
    ) -> Result<Brought, DeskError> {
        self.import_reader(language)
            .brought(from, source)
            .map_err(nothing_brought_in)
    }

    /// What a file of a known format that is already read would change.
    pub fn preview_import_of(&self, bytes: &[u8], source: Option<&SourceKey>) -> Result<Preview, DeskError> {
        let incoming = import_reader::of_bytes(&self.pack, &self.answers, bytes, source).map_err(nothing_brought_in)?;
        Ok(incoming.preview(&self.pack, &self.answers))
    }

    /// Writes a report to keep: every place of the file that was looked at, and what came of it with that choice.
    pub fn write_import_report(
        &self,
        preview: &Preview,
        choice: &Choice,
        style: Style,
        out: &Path,
    ) -> Result<(), DeskError> {
        super::hand_over::write_whole(out, &report(&self.pack, preview, choice, style))
    }

    /// Takes in what was chosen of a preview, as one action. A file that holds figures is backed up first. `name` is that of the
    /// file that is brought in; each figure remembers it, and its place there.
    pub fn import(&mut self, preview: &Preview, choice: &Choice, name: &str) -> Result<ImportReport, DeskError> {
        self.import_with(preview, choice, name, Vec::new())
    }

    /// The same, with changes of settings that belong to it.
    pub(super) fn import_with(
        &mut self,
        preview: &Preview,
        choice: &Choice,
        name: &str,
        settings: Vec<Change>,
    ) -> Result<ImportReport, DeskError> {
        self.may_write()?;
        if !self.answers.figures.is_empty() {
            self.flush()?;
            self.file
                .back_up()
                .map_err(|error| DeskError::File(format!("Nothing was changed: {error}")))?;
        }
        self.take_in(preview, choice, name, settings)
    }

    /// The same without a backup, for a file that is just being made.
    pub(super) fn take_in(
        &mut self,
        preview: &Preview,
        choice: &Choice,
        name: &str,
        settings: Vec<Change>,
    ) -> Result<ImportReport, DeskError> {
        let mut changes = preview.changes(&self.pack, &self.answers, choice, Some(name));
        changes.extend(settings);
        let done = self.act(
            Action::new(ActionKind::Import).with_detail(name),
            Origin::Imported,
            changes,
        )?;
        let taken = |kinds: &[Kind]| {
            let cells = preview.cells.iter().zip(&choice.cells);
            cells
                .filter(|(cell, taken)| **taken && kinds.contains(&cell.kind))
                .count()
        };
        Ok(ImportReport {
            new: taken(&[Kind::New]),
            changed: taken(&[Kind::Changed, Kind::Conflict, Kind::Emptied]),
            same: preview.counts.same,
            left: preview
                .cells
                .iter()
                .zip(&choice.cells)
                .filter(|(cell, taken)| !**taken && cell.kind.changes_something())
                .count(),
            statements: choice.statements.iter().filter(|taken| **taken).count(),
            refused: preview.refused.len(),
            done,
        })
    }
}

fn nothing_brought_in(why: NotRead) -> DeskError {
    match why {
        NotRead::Sentence(why) => DeskError::Refused(format!("Nothing was brought in: {why}.")),
        NotRead::Failed(error) => error,
    }
}
