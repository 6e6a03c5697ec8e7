//! Reading a file to be brought in, of whatever format, away from the desk, so that a worker can do it while the window goes on.

use super::{Desk, DeskError, NationalReader, NationalWorkbook};
use crate::exchange::incoming::{Incoming, Preview};
use crate::exchange::spreadsheet::Spreadsheet;
use crate::exchange::{Format, csv_table, format_of, ilostat, sdmx_csv, spreadsheet, workbook};
use crate::figures::{Answers, SourceKey};
use crate::questionnaire::{Language, Pack};
use crate::submission::data;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

/// What a file is read against, as it stood when it was taken from the desk.
pub struct ImportReader {
    pack: Arc<Pack>,
    answers: Answers,
    national: NationalReader,
    language: Language,
}

/// What a file turned out to be.
pub enum Brought {
    /// Of a format that says itself what its figures are: what it would change.
    Known(Box<Preview>),
    /// A workbook of somebody else's making: how it is proposed to be read.
    Workbook(Box<NationalWorkbook>),
}

impl Desk {
    /// Takes what reading a file needs from the desk.
    /// `language` is that of the sentences that say what is wrong with a file.
    pub fn import_reader(&self, language: Language) -> ImportReader {
        ImportReader {
            pack: Arc::clone(&self.pack),
            answers: self.answers.clone(),
            national: self.national_reader(),
            language,
        }
    }
}

impl ImportReader {
    /// Reads a file, or the folder of a data package or package, and says what it would change; of a workbook of somebody else how it
    /// would be read. Its content decides what it is; `source` is used for lines that name none.
    pub fn read(&self, from: &Path, source: Option<&SourceKey>) -> Result<Brought, DeskError> {
        let brought = self.brought(from, source);
        brought.map_err(|why| match why {
            NotRead::Sentence(why) => DeskError::Refused(why),
            NotRead::Failed(error) => error,
        })
    }

    /// What a workbook would change, by how it is read now.
    pub fn preview_national(&self, workbook: &NationalWorkbook) -> Preview {
        workbook.incoming().preview(&self.pack, &self.answers)
    }

    pub(super) fn brought(&self, from: &Path, source: Option<&SourceKey>) -> Result<Brought, NotRead> {
        let known = |incoming: Incoming| Brought::Known(Box::new(incoming.preview(&self.pack, &self.answers)));
        if from.is_dir() {
            return of_folder(&self.pack, &self.answers, from).map(known);
        }
        let bytes = read_whole(from)?;
        if format_of(&bytes).is_some() {
            return of_bytes(&self.pack, &self.answers, &bytes, source).map(known);
        }
        let name = from.file_name().unwrap_or_default().to_string_lossy();
        self.spreadsheet(&bytes, &name)
    }

    /// A spreadsheet, or a text with fields that is of no format known here.
    fn spreadsheet(&self, bytes: &[u8], name: &str) -> Result<Brought, NotRead> {
        let book =
            spreadsheet::read(bytes, name).map_err(|error| DeskError::Refused(error.sentence().text(self.language)))?;
        // The workbook that this program hands out is known by its content and needs no proposals.
        if let Some(incoming) = of_workbook(&self.pack, &self.answers, &book, self.language)? {
            return Ok(Brought::Known(Box::new(incoming.preview(&self.pack, &self.answers))));
        }
        let workbook = self.national.open(Arc::new(book), name);
        Ok(Brought::Workbook(Box::new(workbook)))
    }
}

/// The largest file that is read: one country's figures take a fraction of that in any format.
const MOST_BYTES: u64 = 128 << 20;

/// Of a file that is of no format that is known here.
const UNKNOWN: &str = "the file is none of those that can be read here: ILOSTAT's bulk CSV, SDMX-CSV with ILO's structures, a CSV \
                       for spreadsheets as this program writes it, the questionnaire as a workbook, a data package, or a package";

/// Why nothing could be read.
pub(super) enum NotRead {
    /// The file is not what it should be; without a full stop.
    Sentence(String),
    /// The file could not be had, or is a package that is refused.
    Failed(DeskError),
}

impl From<DeskError> for NotRead {
    fn from(error: DeskError) -> Self {
        NotRead::Failed(error)
    }
}

fn of_folder(pack: &Pack, answers: &Answers, from: &Path) -> Result<Incoming, NotRead> {
    let files = data::read_folder(from).map_err(DeskError::from)?;
    of_data(pack, answers, &files)
}

/// The bytes of a file; one that is larger than any country's figures is not read to its end.
fn read_whole(from: &Path) -> Result<Vec<u8>, NotRead> {
    let mut bytes = Vec::new();
    let read = std::fs::File::open(from).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    read.map_err(|error| DeskError::reading(from, &error))?;
    if bytes.len() as u64 > MOST_BYTES {
        let most = MOST_BYTES >> 20;
        return Err(NotRead::Sentence(format!(
            "the file is larger than {most} MB; bring in one country's figures, not the whole of a database"
        )));
    }
    Ok(bytes)
}

/// What a file states, by the format that its content shows.
pub(super) fn of_bytes(
    pack: &Pack,
    answers: &Answers,
    bytes: &[u8],
    source: Option<&SourceKey>,
) -> Result<Incoming, NotRead> {
    let area = answers.area();
    let format = format_of(bytes);
    if format.is_none()
        && let Ok(book) = spreadsheet::read(bytes, "")
        && let Some(incoming) = of_workbook(pack, answers, &book, Language::English)?
    {
        return Ok(incoming);
    }
    let read = match format {
        Some(Format::SdmxCsv) => sdmx_csv::read(bytes, pack, area, source),
        Some(Format::CsvTable) => csv_table::read(bytes, pack, area, source),
        Some(Format::DataPackage | Format::Package) => {
            let files = data::read(bytes).map_err(DeskError::from)?;
            return of_data(pack, answers, &files);
        }
        Some(Format::IlostatCsv) => ilostat::read(bytes, pack, area, source),
        None => return Err(NotRead::Sentence(UNKNOWN.to_owned())),
    };
    read.map_err(|error| NotRead::Sentence(error.to_string()))
}

/// What the questionnaire as a workbook states, in whatever kind of spreadsheet it was saved; none of any other file.
fn of_workbook(
    pack: &Pack,
    answers: &Answers,
    book: &Spreadsheet,
    language: Language,
) -> Result<Option<Incoming>, NotRead> {
    workbook::read(book, pack, answers).map_err(|why| NotRead::Sentence(why.text(language)))
}

fn of_data(pack: &Pack, answers: &Answers, files: &crate::submission::Payload) -> Result<Incoming, NotRead> {
    let incoming = data::incoming(files, pack, answers.area().as_ref());
    incoming.map_err(|error| NotRead::Sentence(error.to_string()))
}
