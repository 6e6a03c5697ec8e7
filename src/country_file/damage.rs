//! Damaged files: how damage is noticed, and what can be saved of it.
//!
//! Two witnesses hold every answer: the tables of the current content, with a checksum in the journal, and the journal,
//! with a checksum for every group. One whole witness is enough. Everything is read from a copy; the file is left as it is.

use super::difference::changes_between;
use super::group::{Group, GroupId};
use super::journal::{self, Head};
use super::reader::Reader;
use super::rows::{self, Table};
use super::{backups, schema};
use crate::figures::{Answers, CellAddress, Change, Phase};
use rusqlite::{Connection, OpenFlags};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What is wrong with a file, and what could be saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DamageReport {
    /// What was noticed, in `SQLite`'s words or ours.
    pub problems: Vec<String>,
    /// Whether all answers are known to be there.
    pub complete: bool,
    /// Figures read.
    pub figures: usize,
    /// Groups of the journal that could be read and whose checksum agrees.
    pub groups: usize,
    /// Groups that are lost or whose checksum does not agree.
    pub lost_groups: usize,
    /// Tables of which only a part could be read.
    pub partial_tables: Vec<&'static str>,
    /// Cells where table and journal disagree, or that no whole witness tells: to be looked at.
    pub doubtful: Vec<CellAddress>,
    /// Figures whose sheet is lost, so that nobody can say what they are.
    pub homeless: usize,
}

impl DamageReport {
    /// The report in sentences for the person.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = Vec::new();
        if self.complete {
            said.push(format!(
                "The file is damaged, but all answers could be read ({} figures). Save them under another name.",
                self.figures
            ));
        } else {
            said.push(format!(
                "The file is damaged. {} figures could be read; some may be missing or older than the last change. \
                 Compare with a backup before you go on.",
                self.figures
            ));
        }
        if self.lost_groups > 0 {
            said.push(format!(
                "{} changes of the history are lost, {} could be read.",
                self.lost_groups, self.groups
            ));
        }
        if !self.partial_tables.is_empty() {
            said.push(format!(
                "Only in part could be read: {}.",
                self.partial_tables.join(", ")
            ));
        }
        if !self.doubtful.is_empty() {
            let some: Vec<_> = self
                .doubtful
                .iter()
                .take(5)
                .map(|cell| cell.place.to_string())
                .collect();
            let more = if self.doubtful.len() > 5 { " ..." } else { "" };
            said.push(format!(
                "{} figures should be looked at: {}{more}.",
                self.doubtful.len(),
                some.join("; ")
            ));
        }
        if self.homeless > 0 {
            said.push(format!("{} figures are lost because their sheet is.", self.homeless));
        }
        said
    }
}

/// What was saved.
pub struct Salvage {
    /// The content.
    pub answers: Answers,
    /// The groups whose checksum agrees, oldest first.
    pub groups: Vec<Group>,
    /// What is missing.
    pub report: DamageReport,
}

/// What is looked at whenever a file is opened: the schema and the structure of all pages.
pub fn quick_look(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut problems = check(connection, "quick_check(3)")?;
    if schema::present(connection)? != schema::expected(schema::version_of(connection)?)? {
        problems.push("it holds tables or triggers that this program did not make, or lacks some".to_owned());
    }
    Ok(problems)
}

fn check(connection: &Connection, pragma: &str) -> rusqlite::Result<Vec<String>> {
    let lines: Vec<String> = connection
        .prepare(&format!("PRAGMA {pragma}"))?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

/// Everything that can be wrong: structure, indexes, checksums, the content against the journal.
pub fn verify(connection: &Connection) -> rusqlite::Result<Option<DamageReport>> {
    let transaction = connection.unchecked_transaction()?;
    let mut problems = check(&transaction, "integrity_check(20)")?;
    if schema::present(&transaction)? != schema::expected(schema::version_of(&transaction)?)? {
        problems.push("it holds tables or triggers that this program did not make, or lacks some".to_owned());
    }
    let (answers, content) = rows::read(&transaction)?;
    if content != journal::end(&transaction)?.content {
        problems.push("the figures are not as they were saved".to_owned());
    }
    let witness = witness_of_journal(&transaction, u64::MAX);
    if !witness.whole() {
        problems.push(format!("{} changes of the journal are damaged", witness.lost));
    } else if witness.replay() != answers {
        problems.push("the figures do not follow from the journal".to_owned());
    }
    if problems.is_empty() {
        return Ok(None);
    }
    Ok(Some(DamageReport {
        problems,
        complete: content == journal::end(&transaction)?.content,
        figures: answers.figures.values().map(BTreeMap::len).sum(),
        groups: witness.groups.len(),
        lost_groups: witness.lost,
        ..DamageReport::default()
    }))
}

/// Copies a file with what a crash left beside it into a folder of its own, to be read there without touching it.
pub fn copy_aside(path: &Path) -> io::Result<(tempfile::TempDir, PathBuf)> {
    let folder = tempfile::Builder::new().prefix("ilms-").tempdir()?;
    let copy = folder.path().join("copy.ilms");
    let mut target = File::create(&copy)?;
    io::copy(&mut File::open(path)?, &mut target)?;
    for ending in ["-journal", "-wal"] {
        let (mut from, mut to) = (path.as_os_str().to_owned(), copy.as_os_str().to_owned());
        from.push(ending);
        to.push(ending);
        if fs::metadata(&from).is_ok_and(|data| data.len() > 0) {
            io::copy(&mut File::open(&from)?, &mut File::create(&to)?)?;
        } else if ending == "-wal" && fs::metadata(path)?.len() >= 100 {
            // The mark of a write-ahead log that is not there comes from the damage: it would only keep the copy from being read.
            target.seek(SeekFrom::Start(18))?;
            target.write_all(&[1, 1])?;
        }
    }
    Ok((folder, copy))
}

/// Reads what can be read of a copy. None: nothing.
pub fn salvage(copy: &Path, mut problems: Vec<String>) -> Option<Salvage> {
    problems.truncate(20);
    let first = read_copy(copy, problems.clone());
    if first.as_ref().is_some_and(|salvage| salvage.report.complete) {
        return first;
    }
    let weight = |salvage: &Option<Salvage>| {
        salvage
            .as_ref()
            .map(|found| (found.report.complete, found.report.groups, found.report.figures))
    };
    // Where the pages that say what is where are the damaged ones, those of a new file will do, of this version or of the one
    // that the file was made in: it begins alike.
    let mut best = first;
    for version in (1..=schema::VERSION).rev() {
        let other = copy.with_extension(version.to_string());
        if fs::copy(copy, &other).is_err() || !matches!(put_new_schema(&other, version), Ok(Some(()))) {
            continue;
        }
        let found = read_copy(&other, problems.clone());
        if weight(&found) > weight(&best) && fs::rename(&other, copy).is_ok() {
            best = found;
        }
    }
    best
}

fn read_copy(copy: &Path, problems: Vec<String>) -> Option<Salvage> {
    let connection = connect_leniently(copy).or_else(|| {
        // A rollback journal that is damaged itself must not keep the rest from being read.
        fs::remove_file(backups::rollback_journal(copy)).ok();
        connect_leniently(copy)
    })?;
    let most = fs::metadata(copy).map_or(0, |data| data.len()) / 8 + 100;
    let tables = witness_of_tables(&connection, most);
    let journal = witness_of_journal(&connection, most);
    let mut report = DamageReport {
        problems,
        groups: journal.groups.len(),
        lost_groups: journal.lost,
        partial_tables: tables.partial.clone(),
        ..DamageReport::default()
    };
    let replayed = journal.replay();
    let proved = tables.partial.is_empty() && journal.last_content == Some(tables.checksum);
    let mut answers = if proved {
        report.complete = true;
        tables.answers
    } else if journal.whole() {
        report.doubtful = contradictions(&tables.answers, &replayed);
        report.complete = report.doubtful.is_empty();
        replayed
    } else {
        let doubtful = changes_between(&tables.answers, &replayed);
        report.doubtful = cells(&doubtful).into_iter().collect();
        merge(tables, replayed)
    };
    report.homeless = settle(&mut answers);
    report.complete &= report.homeless == 0;
    report.figures = answers.figures.values().map(BTreeMap::len).sum();
    if answers == Answers::default() && journal.groups.is_empty() {
        return None;
    }
    Some(Salvage {
        answers,
        groups: journal.groups,
        report,
    })
}

/// Puts the pages of a new file of that version that hold its schema in place of the copy's. None: the copy is too short for them.
fn put_new_schema(copy: &Path, version: i32) -> io::Result<Option<()>> {
    const PAGE: usize = 4096;
    let pages = schema::pages_of_schema(version).map_err(io::Error::other)?;
    let length = fs::metadata(copy)?.len();
    let needed = pages.iter().map(|(number, _)| *number as u64).max().unwrap_or(0) * PAGE as u64;
    if length < needed {
        return Ok(None);
    }
    let mut file = File::options().write(true).open(copy)?;
    for (number, mut page) in pages {
        if number == 1 {
            // The size of the file in pages, at its place in the header.
            page[28..32].copy_from_slice(&((length / PAGE as u64) as u32).to_be_bytes());
        }
        file.seek(SeekFrom::Start((number as u64 - 1) * PAGE as u64))?;
        file.write_all(&page)?;
    }
    Ok(Some(()))
}

/// A connection that reads past a broken schema. It may write: to take back, in the copy, what a crash left half done.
pub fn connect_leniently(copy: &Path) -> Option<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(copy, flags).ok()?;
    connection
        .execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA writable_schema = ON")
        .ok()?;
    let readable = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0));
    readable.ok().map(|_| connection)
}

struct TableWitness {
    answers: Answers,
    checksum: i64,
    partial: Vec<&'static str>,
}

/// Reads every table from its beginning, and from its end if that broke off.
fn witness_of_tables(connection: &Connection, most: u64) -> TableWitness {
    let mut reader = Reader::default();
    let mut checksum = 0_i64;
    let mut partial = Vec::new();
    let version = schema::version_of(connection).unwrap_or(schema::VERSION);
    for table in rows::tables_in(version) {
        if !pass(connection, table, false, most, &mut reader, &mut checksum) {
            partial.push(table.name);
            pass(connection, table, true, most, &mut reader, &mut 0);
        }
    }
    TableWitness {
        answers: reader.finish(),
        checksum,
        partial,
    }
}

/// One pass over a table; whether it came to the end without a stumble.
fn pass(
    connection: &Connection,
    table: &Table,
    backwards: bool,
    most: u64,
    reader: &mut Reader,
    sum: &mut i64,
) -> bool {
    let mut whole = true;
    let mut attempt = || -> rusqlite::Result<bool> {
        let mut statement = connection.prepare(&table.select_all(backwards))?;
        let mut rows = statement.query([])?;
        for _ in 0..most {
            let Some(row) = rows.next()? else { return Ok(true) };
            match table.hash(row) {
                Ok(hash) => *sum = sum.wrapping_add(hash),
                Err(_) => whole = false,
            }
            whole &= reader.take(table, row).is_ok();
        }
        Ok(false)
    };
    attempt().unwrap_or(false) && whole
}

struct JournalWitness {
    groups: Vec<Group>,
    lost: usize,
    stumbled: bool,
    /// The checksum of the content after the last group that could be read.
    last_content: Option<i64>,
}

impl JournalWitness {
    fn whole(&self) -> bool {
        self.lost == 0 && !self.stumbled && !self.groups.is_empty()
    }

    fn replay(&self) -> Answers {
        let mut answers = Answers::default();
        let changes = self.groups.iter().flat_map(|group| &group.changes);
        changes.for_each(|change| answers.apply(change));
        answers
    }
}

fn witness_of_journal(connection: &Connection, most: u64) -> JournalWitness {
    let mut heads = BTreeMap::new();
    let mut stumbled = false;
    let mut from = 0_i64;
    let mut stride = 1_i64;
    // Past a page that cannot be read, the search goes on at growing distances; from the end backwards it meets itself.
    while from < i64::from(u32::MAX) && (heads.len() as u64) < most {
        let before = heads.len();
        match heads_after(connection, &mut from, most, &mut heads) {
            Ok(true) => break,
            Ok(false) => {}
            Err(_) => from += stride,
        }
        stumbled = true;
        stride = if heads.len() > before {
            1
        } else {
            (stride * 2).min(1 << 32)
        };
    }
    if stumbled {
        heads_from_the_end(connection, most, &mut heads).ok();
    }
    let last = heads.keys().next_back().copied().unwrap_or(0);
    let mut witness = JournalWitness {
        groups: Vec::new(),
        lost: 0,
        stumbled,
        last_content: None,
    };
    for (_, mut head) in heads {
        // Also of a group whose entries are lost: that it agrees with the tables by chance is out of the question.
        witness.last_content = Some(head.content);
        if matches!(journal::fill(connection, &mut head), Ok(true)) {
            witness.groups.push(head.group);
        }
    }
    witness.lost = usize::try_from(last)
        .unwrap_or(usize::MAX)
        .saturating_sub(witness.groups.len());
    witness
}

type Heads = BTreeMap<GroupId, Head>;

/// Reads heads after `from`, which moves along; true at the end, false after a row that makes no sense.
fn heads_after(connection: &Connection, from: &mut i64, most: u64, heads: &mut Heads) -> rusqlite::Result<bool> {
    let mut statement = connection.prepare("SELECT * FROM journal_group WHERE id > ? ORDER BY id")?;
    let mut rows = statement.query([*from])?;
    for _ in 0..most {
        let Some(row) = rows.next()? else { return Ok(true) };
        let id: i64 = row.get(0)?;
        if id <= *from {
            // Out of order: as unreadable as a page of noise.
            return Err(rusqlite::Error::IntegralValueOutOfRange(0, id));
        }
        *from = id;
        match journal::head_of(row) {
            Ok(head) => heads.insert(head.group.id, head),
            Err(_) => return Ok(false),
        };
    }
    Ok(false)
}

fn heads_from_the_end(connection: &Connection, most: u64, heads: &mut Heads) -> rusqlite::Result<()> {
    let mut statement = connection.prepare("SELECT * FROM journal_group ORDER BY id DESC")?;
    let mut rows = statement.query([])?;
    for _ in 0..most {
        let Some(row) = rows.next()? else { break };
        if let Ok(head) = journal::head_of(row) {
            heads.entry(head.group.id).or_insert(head);
        }
    }
    Ok(())
}

fn cells(changes: &[Change]) -> BTreeSet<CellAddress> {
    let cells = changes.iter().filter_map(|change| match change {
        Change::Figure { cell, .. } => Some(cell.clone()),
        _ => None,
    });
    cells.collect()
}

/// Cells that the tables hold otherwise than the journal says; what they lack is no contradiction.
fn contradictions(tables: &Answers, replayed: &Answers) -> Vec<CellAddress> {
    let mut found = Vec::new();
    for (sheet, places) in &tables.figures {
        for (place, figure) in places {
            let cell = CellAddress::new(*sheet, place.clone());
            if replayed.figure(&cell) != Some(figure) {
                found.push(cell);
            }
        }
    }
    found
}

/// Tables that were read to the end stand; of the others, what could be read stands before what the journal tells.
fn merge(tables: TableWitness, replayed: Answers) -> Answers {
    fn over<K: Ord, V>(whole: bool, rows: BTreeMap<K, V>, mut told: BTreeMap<K, V>) -> BTreeMap<K, V> {
        if whole {
            return rows;
        }
        told.extend(rows);
        told
    }
    let whole = |name: &str| !tables.partial.contains(&name);
    let (rows, told) = (tables.answers, replayed);
    let mut figures = if whole("figure") { BTreeMap::new() } else { told.figures };
    for (sheet, places) in rows.figures {
        figures.entry(sheet).or_default().extend(places);
    }
    Answers {
        settings: over(whole("setting"), rows.settings, told.settings),
        phases: over(whole("phase"), rows.phases, told.phases),
        sources: over(whole("source"), rows.sources, told.sources),
        sheets: over(whole("sheet"), rows.sheets, told.sheets),
        figures,
        covers: over(whole("cover"), rows.covers, told.covers),
        notes: over(whole("note"), rows.notes, told.notes),
        allowances: over(whole("allowance"), rows.allowances, told.allowances),
        second_entries: over(whole("second_entry"), rows.second_entries, told.second_entries),
        provenances: over(whole("provenance"), rows.provenances, told.provenances),
        remarks: over(whole("remarks"), rows.remarks, told.remarks),
    }
}

/// Makes the content one that a file can hold: a lost phase is taken up again by name; the figures of a lost sheet go, and are counted.
fn settle(answers: &mut Answers) -> usize {
    for sheet in answers.sheets.values() {
        answers.phases.entry(sheet.phase.clone()).or_insert_with(|| Phase {
            version: String::new(),
            hash: String::new(),
            sealed: false,
        });
    }
    let mut homeless = 0;
    let sheets = &answers.sheets;
    answers.figures.retain(|sheet, places| {
        let known = sheets.contains_key(sheet);
        if !known {
            homeless += places.len();
        }
        known
    });
    homeless
}
