//! Reading a file to be brought in away from the desk, so that a worker can do it while the window goes on.

use super::{Desk, DeskError};
use crate::exchange::ilostat::{self, Preview};
use crate::figures::{Answers, SourceKey};
use crate::questionnaire::Pack;
use std::path::Path;
use std::sync::Arc;

/// What a file is read against, as it stood when it was taken from the desk.
pub struct ImportReader {
    pack: Arc<Pack>,
    answers: Answers,
}

impl Desk {
    /// Takes what reading a file needs from the desk.
    pub fn import_reader(&self) -> ImportReader {
        ImportReader {
            pack: Arc::clone(&self.pack),
            answers: self.answers.clone(),
        }
    }
}

impl ImportReader {
    /// Reads an ILOSTAT bulk CSV and says what it would change. `source` is used for lines that name none.
    pub fn read(&self, from: &Path, source: Option<&SourceKey>) -> Result<Preview, DeskError> {
        let bytes = std::fs::read(from).map_err(|error| DeskError::reading(from, &error))?;
        ilostat::preview(&bytes, &self.pack, &self.answers, source)
            .map_err(|error| DeskError::Refused(error.to_string()))
    }
}
