//! Reads a pack from its folder, checks it whole, and either returns it or every problem with file, line and reason.

use super::check_file::{self, Named};
use super::files::PackFiles;
use super::problem::{At, PackError, Problem, Problems, Source};
use super::section::{self, Section};
use super::{
    AreaCode, Classification, ClassificationId, Country, NoteVocabulary, ObservationStatus, Pack, PackId, PackTexts,
    PartnerFigures,
};
use super::{classification_file, country, note, pack_texts, partner, status, table_file};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// The file that makes a folder a pack.
const HEADER: &str = "pack.toml";

impl Pack {
    /// Reads the pack in a folder on disk, with the shared files beside it that it refers to.
    pub fn load_dir(dir: &Path) -> Result<Pack, PackError> {
        match PackFiles::on_disk(dir) {
            Ok(files) => load(&files, &mut Shelf::default()),
            Err(reason) => {
                let problem = Problem {
                    file: dir.display().to_string(),
                    line: 0,
                    reason,
                };
                Err(PackError {
                    problems: vec![problem],
                })
            }
        }
    }
}

/// Checks the pack in a folder: the pack, or everything that is wrong with it.
pub fn pack_check(dir: &Path) -> Result<Pack, Vec<Problem>> {
    Pack::load_dir(dir).map_err(|error| error.problems)
}

/// Shared files already read for another pack of the same root, by path, with the files each came from.
#[derive(Default)]
pub(super) struct Shelf {
    classifications: BTreeMap<String, Kept<Vec<Arc<Classification>>>>,
    notes: BTreeMap<String, Kept<Arc<NoteVocabulary>>>,
    countries: BTreeMap<String, Kept<Arc<Vec<Country>>>>,
    statuses: BTreeMap<String, Kept<Vec<ObservationStatus>>>,
    partners: BTreeMap<String, Kept<Arc<PartnerFigures>>>,
    texts: BTreeMap<String, Kept<Arc<PackTexts>>>,
}

type Kept<T> = (T, BTreeMap<String, [u8; 32]>);

/// One reading of one pack: where its files are, what was read so far and what is wrong.
pub(super) struct Reading<'a> {
    files: &'a PackFiles,
    pub(super) problems: Problems,
    read: RefCell<BTreeMap<String, [u8; 32]>>,
}

impl Reading<'_> {
    /// The text of a file of the pack. What keeps it from being read is a problem.
    pub(super) fn source(&self, path: &str) -> Option<Source> {
        let resolved = match self.files.resolve(path) {
            Ok(resolved) => resolved,
            Err(reason) => {
                self.problems.add(path, 0, reason);
                return None;
            }
        };
        let bytes = match self.files.read(&resolved) {
            Ok(bytes) => bytes,
            Err(reason) => {
                self.problems.add(&resolved, 0, reason);
                return None;
            }
        };
        self.read
            .borrow_mut()
            .insert(self.files.name_for_hash(&resolved), Sha256::digest(&bytes).into());
        match String::from_utf8(bytes) {
            Ok(text) => Some(Source::new(resolved, text)),
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..good].iter().filter(|byte| **byte == b'\n').count() + 1;
                self.problems
                    .add(&resolved, line, "the file is not UTF-8; save it as UTF-8");
                None
            }
        }
    }

    /// The names of the files in a folder of the pack; a missing folder is a problem.
    pub(super) fn list(&self, path: &str) -> Vec<String> {
        match self.files.resolve(path) {
            Err(reason) => {
                self.problems.add(path, 0, reason);
                Vec::new()
            }
            Ok(resolved) if !self.files.is_folder(&resolved) => {
                self.problems.add(&resolved, 0, "the folder is missing");
                Vec::new()
            }
            Ok(resolved) => self.files.list(&resolved),
        }
    }

    /// Takes a shared part from the shelf or makes it, so that it is read once for all packs.
    fn shared<T: Clone>(&self, shelf: &mut BTreeMap<String, Kept<T>>, path: &str, make: impl FnOnce() -> T) -> T {
        let Ok(key) = self.files.resolve(path) else {
            return make();
        };
        if let Some((kept, files)) = shelf.get(&key) {
            self.read
                .borrow_mut()
                .extend(files.iter().map(|(name, hash)| (name.clone(), *hash)));
            return kept.clone();
        }
        let problems = self.problems.count();
        let outer = self.read.take();
        let made = make();
        let files = self.read.replace(outer);
        self.read
            .borrow_mut()
            .extend(files.iter().map(|(name, hash)| (name.clone(), *hash)));
        // Names of files in the pack's own folder mean another file for another pack.
        let own = files.keys().any(|name| !name.starts_with("../"));
        if self.problems.count() == problems && !own {
            shelf.insert(key, (made.clone(), files));
        }
        made
    }
}

/// Reads the pack of `files`.
pub(super) fn load(files: &PackFiles, shelf: &mut Shelf) -> Result<Pack, PackError> {
    let reading = Reading {
        files,
        problems: Problems::default(),
        read: RefCell::default(),
    };
    let pack = read_pack(&reading, shelf);
    let problems = reading.problems.into_sorted();
    match pack {
        Some(pack) if problems.is_empty() => Ok(pack),
        _ => Err(PackError { problems }),
    }
}

fn read_pack(reading: &Reading<'_>, shelf: &mut Shelf) -> Option<Pack> {
    let source = reading.source(HEADER)?;
    let parsed = section::parse(&source, &reading.problems);
    let header = Section::new(&source, &reading.problems, &parsed, "the pack");

    let id = header.text("id");
    let version = header.text("version");
    let title = header.text("title");
    let launch = header.date("launch");
    let closing = header.date("closing");
    let years = header.numbers("years");
    let areas = header.texts("areas");
    let threshold = header.optional_number("small_cell_threshold");
    let office_key = header.optional_text("office_key");
    let submission_email = header.optional_text("submission_email");
    let upload_address = header.optional_text("upload_address");
    let tables_path = header.text("tables");
    let checks_paths = header.some_texts("checks");
    let texts_paths = header.some_texts("texts");
    let classifications_path = header.text("classifications");
    let statuses_path = header.text("statuses");
    let notes_path = header.text("notes");
    let countries_path = header.text("countries");
    let partners_path = header.optional_text("partner_figures");

    if let Some(At { value, line }) = &id {
        let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        if !value.chars().all(plain) {
            header.problem(*line, format!("the id `{value}` may hold a to z, 0 to 9 and `-` only"));
        }
    }
    if let Some(At { value, line }) = &version {
        let parts: Vec<&str> = value.split('.').collect();
        if parts.len() != 2 || parts.iter().any(|part| part.parse::<u16>().is_err()) {
            header.problem(*line, format!("the version `{value}` must be two numbers, such as 1.0"));
        }
    }
    if let (Some(launch), Some(closing)) = (&launch, &closing)
        && launch.value > closing.value
    {
        header.problem(
            closing.line,
            format!(
                "the closing date {} is before the launch {}",
                closing.value, launch.value
            ),
        );
    }
    let years = years.and_then(|At { value, line }| read_years(&header, &value, line));
    let threshold = threshold.and_then(|At { value, line }| {
        let number = u32::try_from(value).ok();
        if number.is_none() {
            header.problem(line, format!("the threshold {value} must be 0 or more"));
        }
        number
    });
    for (address, wanted, good) in [
        (
            &office_key,
            "`office_key` must be a fingerprint that begins with SHA256:",
            fingerprint as fn(&str) -> bool,
        ),
        (&submission_email, "`submission_email` must be an e-mail address", email),
        (
            &upload_address,
            "`upload_address` must begin with https://",
            |address| address.starts_with("https://"),
        ),
    ] {
        if let Some(At { value, line }) = address
            && !good(value)
        {
            header.problem(*line, wanted);
        }
    }

    let file = source.file.clone();
    let countries = countries_path.map(|path| {
        reading.shared(&mut shelf.countries, &path.value, || {
            Arc::new(country::read(reading, &path.value))
        })
    });
    let countries = countries.unwrap_or_default();
    let mut seen = BTreeSet::new();
    for At { value, line } in &areas {
        if !countries.iter().any(|country| country.alpha3 == *value) {
            header.problem(*line, format!("`{value}` is not in the list of countries"));
        }
        if !seen.insert(value) {
            header.problem(*line, format!("the country `{value}` stands twice"));
        }
    }
    header.finish();

    let notes = notes_path.map(|path| {
        reading.shared(&mut shelf.notes, &path.value, || {
            Arc::new(note::read(reading, &path.value))
        })
    });
    let notes = notes.unwrap_or_default();
    let partner_figures = partners_path.map(|path| {
        reading.shared(&mut shelf.partners, &path.value, || {
            Arc::new(partner::read(reading, &path.value))
        })
    });
    let statuses = statuses_path
        .map(|path| reading.shared(&mut shelf.statuses, &path.value, || status::read(reading, &path.value)));
    let lists = classifications_path.map(|path| {
        let make = || classification_file::read(reading, &path.value, &countries);
        reading.shared(&mut shelf.classifications, &path.value, make)
    });
    let classifications: BTreeMap<ClassificationId, Arc<Classification>> = lists
        .unwrap_or_default()
        .into_iter()
        .map(|list| (list.id.clone(), list))
        .collect();
    let (modules, tables) = tables_path
        .map(|path| table_file::read(reading, &path.value, &classifications, &notes))
        .unwrap_or_default();
    let named = Named {
        tables: &tables,
        lists: &classifications,
    };
    let mut checks = Vec::new();
    for path in &checks_paths {
        let more = check_file::read(reading, &path.value, &named, &checks);
        checks.extend(more);
    }
    let mut texts = PackTexts::default();
    for path in &texts_paths {
        let part = reading.shared(&mut shelf.texts, &path.value, || {
            Arc::new(pack_texts::read(reading, &path.value))
        });
        texts.add(reading, &part);
    }
    let used: BTreeSet<&ClassificationId> = tables
        .iter()
        .flat_map(|table| table.main.iter().flat_map(|main| &main.versions).chain(&table.status))
        .collect();
    let classifications: BTreeMap<ClassificationId, Arc<Classification>> = classifications
        .iter()
        .filter(|(id, _)| used.contains(id))
        .map(|(id, list)| (id.clone(), list.clone()))
        .collect();
    texts.check(reading, &file, &modules, &tables, &classifications);

    Some(Pack {
        id: PackId::from(id?.value),
        version: version?.value,
        title: title?.value,
        launch: launch.map(|date| date.value),
        closing: closing.map(|date| date.value),
        years: years?,
        areas: areas.into_iter().map(|area| AreaCode::from(area.value)).collect(),
        modules,
        tables,
        classifications,
        checks,
        statuses: statuses?,
        notes,
        countries,
        partner_figures: partner_figures.unwrap_or_default(),
        texts: Arc::new(texts),
        small_cell_threshold: threshold,
        office_key: office_key.map(|key| key.value),
        submission_email: submission_email.map(|address| address.value),
        upload_address: upload_address.map(|address| address.value),
        hash: hash(&reading.read.borrow()),
    })
}

fn read_years(header: &Section<'_>, years: &[i64], line: usize) -> Option<std::ops::RangeInclusive<u16>> {
    let year = |number: i64| u16::try_from(number).ok().filter(|year| (1900..=2199).contains(year));
    let [first, last] = years else {
        header.problem(
            line,
            "`years` must be the first and the last year, such as [1980, 2015]",
        );
        return None;
    };
    let (Some(from), Some(to)) = (year(*first), year(*last)) else {
        header.problem(
            line,
            format!("the years {first} to {last} must lie between 1900 and 2199"),
        );
        return None;
    };
    if from > to {
        header.problem(line, format!("the first year {from} is after the last year {to}"));
        return None;
    }
    Some(from..=to)
}

fn fingerprint(text: &str) -> bool {
    text.strip_prefix("SHA256:").is_some_and(|rest| rest.len() == 43)
}

fn email(text: &str) -> bool {
    let at = text.split_once('@');
    at.is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace))
}

/// SHA-256 over names and hashes of the pack's files in the order of their names.
fn hash(files: &BTreeMap<String, [u8; 32]>) -> String {
    let mut whole = Sha256::new();
    for (name, hash) in files {
        whole.update((name.len() as u64).to_be_bytes());
        whole.update(name.as_bytes());
        whole.update(hash);
    }
    whole
        .finalize()
        .iter()
        .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
