//! The answers alone: a data package as one zip, and what is brought in from one, from its folder, or from a whole package.
//!
//! All three are read with the same distrust: the limits of a package hold, no name leads out of it, and nothing is unpacked to
//! disk. A whole package must be intact besides.

use super::bag::{self, Payload};
use super::error::{PackageError, Refusal};
use super::names::{BAG_INFO, check_path};
use super::open::open;
use super::payload::{self, PayloadInput, ReadBack, ReadError};
use super::read;
use crate::exchange::data_package::{lists, notes, schema, sources};
use crate::exchange::incoming::{Incoming, Position, Refused, Said, Sentence, Spot, from_answers};
use crate::questionnaire::{AreaCode, Pack, PackId};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Why nothing of a data package can be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DataError {
    /// A file of it cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It answers another questionnaire.
    #[error("it answers {theirs}, and the phase shown here is {ours}; open that phase first")]
    OtherPhase {
        /// Its phase.
        theirs: PackId,
        /// The phase that is shown.
        ours: PackId,
    },
    /// It is another country's.
    #[error("its figures are those of {theirs}, and this country file is {ours}'s")]
    OtherCountry {
        /// Its country.
        theirs: String,
        /// The country of the file.
        ours: String,
    },
}

/// Makes the data package of a phase, as one zip: same answers, same bytes.
pub fn write(input: &PayloadInput<'_>) -> Result<Vec<u8>, PackageError> {
    bag::finish(&payload::data_files(input))
}

/// The data files in a zip: those of a data package, in a folder of it perhaps, or those of an intact package.
pub fn read(bytes: &[u8]) -> Result<Payload, PackageError> {
    let records = open(bytes, true)?.records;
    if records.contains_key(BAG_INFO) {
        return Ok(read::read_payload(bytes)?.1);
    }
    let mut files = Payload::new();
    for (name, record) in records {
        if !record.crc_holds() {
            return Err(Refusal::Damaged(name).into());
        }
        files.insert(name, record.content.unwrap_or_default());
    }
    below_the_description(files)
}

/// The data files in a folder: one that a data package or a package was unpacked to, or the `data` folder of one.
pub fn read_folder(folder: &Path) -> Result<Payload, PackageError> {
    // A folder of something else may be large: it is not read through to find that out.
    if folder.join(BAG_INFO).is_file() {
        return Ok(read::read_payload(&read::read_file(folder)?)?.1);
    }
    if !folder.join(schema::FILE).is_file() {
        return Err(Refusal::NoData.into());
    }
    let files = read::folder_files(folder)?;
    for name in files.keys() {
        check_path(name).map_err(|why| Refusal::Name {
            name: name.chars().take(60).collect(),
            why,
        })?;
    }
    Ok(files)
}

/// The files beside the description: a zip made of a folder has its name before each of them.
fn below_the_description(files: Payload) -> Result<Payload, PackageError> {
    if files.contains_key(schema::FILE) {
        return Ok(files);
    }
    let folder = files.keys().find_map(|name| {
        let (folder, file) = name.split_once('/')?;
        (file == schema::FILE).then(|| format!("{folder}/"))
    });
    let Some(folder) = folder else {
        return Err(Refusal::NoData.into());
    };
    let below = files
        .into_iter()
        .filter_map(|(name, content)| Some((name.strip_prefix(&folder)?.to_owned(), content)));
    Ok(below.collect())
}

/// What data files state, against `pack` for the country `area`.
pub fn incoming(files: &Payload, pack: &Pack, area: Option<&AreaCode>) -> Result<Incoming, DataError> {
    let read = payload::read_back(files)?;
    if read.pack != pack.id {
        return Err(DataError::OtherPhase {
            theirs: read.pack,
            ours: pack.id.clone(),
        });
    }
    let theirs = read.answers.area();
    if theirs.as_ref() != area {
        let said = |area: Option<&AreaCode>| area.map_or_else(|| "no country".to_owned(), ToString::to_string);
        return Err(DataError::OtherCountry {
            theirs: said(theirs.as_ref()),
            ours: said(area),
        });
    }
    let places = Places::of(&read);
    let mut incoming = from_answers(pack, &read.answers, |said| places.of_said(said));
    if !read.answers.allowances.is_empty() {
        incoming.refused.push(Refused {
            from: places.whole(lists::ALLOWANCES),
            column: "",
            text: read.answers.allowances.len().to_string(),
            reason: Sentence::new("refused-allowances"),
        });
    }
    Ok(incoming)
}

/// Where in its files something stands.
struct Places<'a> {
    read: &'a ReadBack,
    parts: BTreeMap<&'a str, Arc<str>>,
}

impl<'a> Places<'a> {
    fn of(read: &'a ReadBack) -> Self {
        let names = read.figures.values().map(|(name, _)| name.as_str());
        let names = names.chain([sources::FILE, notes::FILE, lists::ALLOWANCES]);
        Self {
            read,
            parts: names.map(|name| (name, Arc::from(name))).collect(),
        }
    }

    fn part(&self, name: &str) -> Arc<str> {
        self.parts.get(name).map_or_else(|| Arc::from(name), Arc::clone)
    }

    fn whole(&self, name: &str) -> Position {
        Position {
            part: Some(self.part(name)),
            spot: Spot::Whole,
        }
    }

    fn line(&self, name: &str, line: Option<&u64>) -> Position {
        line.map_or_else(|| self.whole(name), |line| Position::line_of(&self.part(name), *line))
    }

    fn of_said(&self, said: Said<'_>) -> Position {
        match said {
            Said::Sheet(_) | Said::Source(_) => self.whole(sources::FILE),
            Said::Note(scope, index) => {
                let lines = self.read.notes.get(scope);
                self.line(notes::FILE, lines.and_then(|lines| lines.get(index)))
            }
            Said::Cover(scope) => self.line(notes::FILE, self.read.covers.get(scope)),
            Said::Figure(sheet, place) => match self.read.figures.get(&sheet) {
                Some((name, lines)) => self.line(name, lines.get(place)),
                None => self.whole(sources::FILE),
            },
        }
    }
}
