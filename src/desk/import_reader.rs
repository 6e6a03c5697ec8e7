//! Reading a file to be brought in, of whatever format, away from the desk, so that a worker can do it while the window goes on.

use super::{Desk, DeskError};
use crate::exchange::incoming::{Incoming, Preview};
use crate::exchange::{Format, ReadError, csv_table, format_of, ilostat, sdmx_csv, spreadsheet, workbook};
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
    /// Reads a file, or the folder of a data package or package, and says what it would change. Its content decides what it is;
    /// `source` is used for lines that name none.
    pub fn read(&self, from: &Path, source: Option<&SourceKey>) -> Result<Preview, DeskError> {
        preview(&self.pack, &self.answers, from, source).map_err(|why| match why {
            NotRead::Sentence(why) => DeskError::Refused(why),
            NotRead::Failed(error) => error,
        })
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

/// Reads what lies at `from` and sets it against `answers`.
pub(super) fn preview(
    pack: &Pack,
    answers: &Answers,
    from: &Path,
    source: Option<&SourceKey>,
) -> Result<Preview, NotRead> {
    let incoming = if from.is_dir() {
        let files = data::read_folder(from).map_err(DeskError::from)?;
        of_data(pack, answers, &files)?
    } else {
        let bytes = read_whole(from)?;
        of_bytes(pack, answers, &bytes, source)?
    };
    Ok(incoming.preview(pack, answers))
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
        && let Some(incoming) = of_workbook(pack, answers, bytes)?
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
        // A reader says what is wrong with a text that cannot be one; its columns are another matter.
        None => match ilostat::read(bytes, pack, area, source) {
            Err(error) if !matches!(error, ReadError::MissingColumn { .. }) => Err(error),
            _ => return Err(NotRead::Sentence(UNKNOWN.to_owned())),
        },
    };
    read.map_err(|error| NotRead::Sentence(error.to_string()))
}

/// What the questionnaire as a workbook states, in whatever kind of spreadsheet it was saved; none of any other file.
pub(super) fn of_workbook(pack: &Pack, answers: &Answers, bytes: &[u8]) -> Result<Option<Incoming>, NotRead> {
    let Ok(book) = spreadsheet::read(bytes, "") else {
        return Ok(None);
    };
    let read = workbook::read(&book, pack, answers);
    read.map_err(|why| NotRead::Sentence(why.text(Language::English)))
}

fn of_data(pack: &Pack, answers: &Answers, files: &crate::submission::Payload) -> Result<Incoming, NotRead> {
    let incoming = data::incoming(files, pack, answers.area().as_ref());
    incoming.map_err(|error| NotRead::Sentence(error.to_string()))
}
