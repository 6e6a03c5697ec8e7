//! The plug is pulled: a process that types is killed at random moments. Every cell it had reported saved is there, and the
//! file needs no repair. And a trace of its system calls shows that "saved" is said after the data was synced.
//!
//! `ILMS_KILLS` says how many times (20 if not set). The typing process is this test itself, started again with
//! `ILMS_TYPE_INTO=FILE`: it writes one line `saved N` to standard output, by one `write`, after [`CountryFile::save_state`]
//! has said saved for cell number N, for ever or until `ILMS_TYPE_UNTIL=N`. Run that under
//! `strace -f -y -e trace=pwrite64,write,fsync,fdatasync,ftruncate` to see it by hand.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod file_on_disk;

use file_on_disk::{Dice, OnDisk, act, cell, figure, listing, number, origin_of};
use ilms_collect::country_file::{Access, ActionKind, CountryFile, Document, Opened, SaveState};
use ilms_collect::figures::{CellAddress, Change, ProvenanceId};
use ilms_collect::questionnaire::Sex;
use rusqlite::Connection;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

const FILE: &str = "ILMS_TYPE_INTO";
const UNTIL: &str = "ILMS_TYPE_UNTIL";
/// The test that is the typing process when [`FILE`] is set.
const TYPIST: &str = "types_until_it_is_killed";

/// The n-th cell that is typed, and what is typed into it: some cells come again.
fn turn(n: u64) -> (CellAddress, i64) {
    let mut dice = Dice(n * 7919);
    dice.roll(2);
    let item = format!("COU_DES_{}", dice.roll(40));
    (cell(1, &item, 1980 + dice.roll(36) as u16, Sex::Total), n as i64 + 1)
}

/// The document that comes with every eighth cell: 40 kB, each another.
fn document(n: u64) -> Option<Vec<u8>> {
    let mut dice = Dice(n);
    (n % 8 == 7 && n < 8000).then(|| {
        let noise = (0..40_000).map(|_| dice.roll(256) as u8);
        b"%PDF-1.7\n".iter().copied().chain(noise).collect()
    })
}

#[test]
fn types_until_it_is_killed() {
    let Ok(path) = std::env::var(FILE) else { return };
    let until = std::env::var(UNTIL)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(u64::MAX);
    let mut opened = CountryFile::open(Path::new(&path)).unwrap();
    assert_eq!((&opened.access, &opened.damage), (&Access::ReadWrite, &None));
    let (wake, woken) = mpsc::channel();
    opened.file.set_waker(move || {
        wake.send(()).ok();
    });
    let mut out = std::io::stdout().lock();
    let typed = opened.file.last_group() - 2;
    for n in typed..until {
        let (cell, value) = turn(n);
        let mut changes = Vec::new();
        if let Some(bytes) = document(n) {
            changes.push(Change::Provenance {
                id: ProvenanceId(n as u32),
                before: None,
                after: Some(origin_of(&cell, "scan.pdf", &bytes)),
            });
            opened.file.attach(Document::of(bytes).unwrap()).unwrap();
        }
        let before = opened.answers.figure(&cell).cloned();
        changes.push(figure(cell, before, Some(number(value))));
        act(&mut opened, ActionKind::Type, changes);
        // Some cells wait for "saved", some are typed faster than the disk writes.
        let mut dice = Dice(n * 104_729);
        dice.roll(2);
        if dice.roll(3) > 0 {
            while !matches!(opened.file.save_state(), SaveState::Saved { .. }) {
                woken.recv().unwrap();
            }
            out.write_all(format!("saved {n}\n").as_bytes()).unwrap();
            out.flush().unwrap();
        }
    }
}

fn typist(path: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([TYPIST, "--exact", "--nocapture", "--test-threads=1"])
        .env(FILE, path);
    command
}

fn saved_number(line: &str) -> Option<u64> {
    // The test harness writes its own words before the first line.
    line.split_once("saved ")
        .and_then(|(_, number)| number.trim().parse().ok())
}

/// What the cells must say when the turns below `turns` are done.
fn holds(opened: &Opened, turns: u64) {
    let mut expected = std::collections::BTreeMap::new();
    for n in 0..turns {
        let (cell, value) = turn(n);
        expected.insert(cell, value);
    }
    for (cell, value) in &expected {
        assert_eq!(
            opened.answers.figure(cell),
            Some(&number(*value)),
            "{cell:?} after {turns} turns"
        );
    }
    let figures: usize = opened
        .answers
        .figures
        .values()
        .map(std::collections::BTreeMap::len)
        .sum();
    assert_eq!(figures, expected.len());
    for n in 0..turns {
        let Some(bytes) = document(n) else { continue };
        let stated = &opened.answers.provenances[&ProvenanceId(n as u32)];
        let kept = opened.file.attachment(&stated.attachments[0].hash).unwrap();
        assert!(kept == bytes, "the document of turn {n} after {turns} turns");
    }
}

#[test]
fn no_cell_that_was_reported_saved_is_lost() {
    let kills: u64 = std::env::var("ILMS_KILLS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(20);
    let (disk, opened) = OnDisk::new();
    drop(opened);
    let mut dice = Dice(u64::from(std::process::id()));
    let (mut reported, mut half_done) = (None, 0);
    for kill in 0..kills {
        let mut child = typist(&disk.path)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let lines = std::thread::spawn(move || {
            output
                .lines()
                .map_while(Result::ok)
                .filter_map(|line| saved_number(&line))
                .last()
        });
        std::thread::sleep(Duration::from_micros(dice.roll(250_000) as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        reported = lines.join().unwrap().or(reported);
        let journal = std::fs::metadata(disk.beside("Indonesia.ilms-journal"));
        half_done += u64::from(journal.is_ok_and(|data| data.len() > 0));

        let opened = disk.open();
        assert_eq!(
            (&opened.access, &opened.damage),
            (&Access::ReadWrite, &None),
            "after kill {kill}"
        );
        let turns = opened.file.last_group() - 2;
        assert!(
            turns >= reported.map_or(0, |last| last + 1),
            "kill {kill}: {reported:?} was reported, {turns} are there"
        );
        holds(&opened, turns);
        assert_eq!(opened.file.verify().unwrap(), None, "after kill {kill}");
        drop(opened);
        let connection = Connection::open(&disk.path).unwrap();
        let sound: String = connection
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(sound, "ok");
    }
    let left: Vec<_> = listing(disk.folder.path())
        .into_iter()
        .filter(|name| !name.ends_with(".backups"))
        .collect();
    assert_eq!(left, ["Indonesia.ilms"]);
    println!("{kills} kills, {half_done} in the middle of a transaction, the last reported cell was {reported:?}");
    assert!(kills < 10 || reported.is_some(), "nothing was ever reported");
}

/// One line of the trace, as far as it matters here.
#[derive(Debug, PartialEq, Eq)]
enum Call {
    Write,
    Sync,
    CutJournal,
    SyncJournal,
    Said(u64),
}

fn call_of(line: &str) -> Option<Call> {
    // "[pid 12] pwrite64(7</tmp/x/Indonesia.ilms>, ..." ; unfinished calls are told by their second half too late to count.
    let (call, rest) = line.split_once('(')?;
    let call = call.rsplit(' ').next()?;
    let file = rest
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'))
        .map_or("", |(file, _)| file);
    let (main, journal) = (
        file.ends_with("Indonesia.ilms"),
        file.ends_with("Indonesia.ilms-journal"),
    );
    match call {
        "pwrite64" if main => Some(Call::Write),
        "fsync" | "fdatasync" if main => Some(Call::Sync),
        "ftruncate" if journal => Some(Call::CutJournal),
        "fsync" | "fdatasync" if journal => Some(Call::SyncJournal),
        "write" => rest
            .split_once('"')
            .and_then(|(_, text)| text.strip_prefix("saved "))
            .and_then(|text| {
                let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
                digits.parse().ok().map(Call::Said)
            }),
        _ => None,
    }
}

#[test]
fn saved_is_never_said_before_the_data_was_synced() {
    let works = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .stderr(Stdio::null())
        .status();
    if !works.is_ok_and(|status| status.success()) {
        println!("strace is not here or may not trace: the order of system calls was not looked at");
        return;
    }
    let (disk, opened) = OnDisk::new();
    drop(opened);
    let trace = disk.beside("trace");
    let inner = typist(&disk.path);
    let status = Command::new("strace")
        .args(["-f", "-y", "-e", "trace=pwrite64,write,fsync,fdatasync,ftruncate", "-o"])
        .arg(&trace)
        .arg(inner.get_program())
        .args(inner.get_args())
        .env(FILE, &disk.path)
        .env(UNTIL, "30")
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    let calls: Vec<_> = std::fs::read_to_string(&trace)
        .unwrap()
        .lines()
        .filter_map(call_of)
        .collect();
    let mut said = 0;
    for (at, call) in calls.iter().enumerate() {
        let Call::Said(n) = call else { continue };
        // Backwards from the word: the journal was synced, after it was cut, after the file was synced, after it was written.
        let before: Vec<_> = calls[..at]
            .iter()
            .rev()
            .skip_while(|call| matches!(call, Call::Said(_)))
            .collect();
        let last = |wanted: &Call| before.iter().position(|call| *call == wanted).unwrap_or(usize::MAX);
        let (write, sync) = (last(&Call::Write), last(&Call::Sync));
        let (cut, sync_journal) = (last(&Call::CutJournal), last(&Call::SyncJournal));
        assert!(
            sync_journal < cut && cut < sync && sync < write && write < usize::MAX,
            "saved {n} was said too early: {before:?}"
        );
        said += 1;
    }
    assert!(said >= 10, "only {said} words of 30 turns in the trace");
    println!("{said} times \"saved\", each after its sync");
}
