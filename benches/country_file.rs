//! The country file against bare `SQLite`: opening 15 000 figures, and committing one cell durably.
//!
//! `cargo bench --bench country_file`. Durable writes take what the disk takes, so that the ratio says more than the figure.
//! `ILMS_BENCH_FOLDER` chooses the disk.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use ilms_collect::country_file::{Action, ActionKind, CountryFile, Group, HistoryOf, NewFile, Origin};
use ilms_collect::figures::{CellAddress, Change, Figure, Phase, Place, Sheet, SheetId, Value};
use ilms_collect::questionnaire::{PackId, Sex, Year};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::{Duration, Instant};

const SHEETS: u32 = 25;
const ROWS: u32 = 20;
const YEARS: u16 = 10;
const COMMITS: usize = 200;

fn phase() -> PackId {
    PackId::from("asean-phase-3")
}

fn group(kind: ActionKind, changes: Vec<Change>) -> Group {
    Group::new("bench", Action::new(kind), Origin::Imported, Some(phase()), changes)
}

fn cell(sheet: u32, row: u32, year: u16, sex: Sex) -> CellAddress {
    let item = Some(format!("ECO_ISIC4_{row}").into());
    CellAddress::new(
        SheetId(sheet),
        Place {
            item,
            year: Year(2000 + year),
            status: None,
            sex,
        },
    )
}

fn figure(cell: CellAddress, value: i64) -> Change {
    Change::Figure {
        cell,
        before: None,
        after: Some(Figure::value(Value::whole(value))),
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn time<T>(rounds: usize, mut what: impl FnMut() -> T) -> Duration {
    let once = |_| {
        let start = Instant::now();
        std::hint::black_box(what());
        start.elapsed()
    };
    median((0..rounds).map(once).collect())
}

fn main() {
    let folder = match std::env::var_os("ILMS_BENCH_FOLDER") {
        Some(folder) => tempfile::tempdir_in(folder).unwrap(),
        None => tempfile::tempdir().unwrap(),
    };
    let path = folder.path().join("Indonesia.ilms");
    let held = Phase {
        version: "1".into(),
        hash: String::new(),
        sealed: false,
    };
    let new = NewFile {
        who: "bench".into(),
        phases: [(phase(), held)].into(),
        ..NewFile::default()
    };
    let mut opened = CountryFile::create(&path, &new).unwrap();
    let sheets = (1..=SHEETS).map(|id| Change::Sheet {
        id: SheetId(id),
        before: None,
        after: Some(Sheet::new(phase(), format!("TABLE_{id}").as_str().into())),
    });
    let mut changes: Vec<_> = sheets.collect();
    for sheet in 1..=SHEETS {
        for row in 0..ROWS {
            for year in 0..YEARS {
                for sex in Sex::ALL {
                    changes.push(figure(
                        cell(sheet, row, year, sex),
                        i64::from(row * 7919 + u32::from(year) * 31),
                    ));
                }
            }
        }
    }
    let figures = changes.len() - SHEETS as usize;
    let start = Instant::now();
    opened.file.commit(group(ActionKind::Import, changes)).unwrap();
    let handed_over = start.elapsed();
    opened.file.flush().unwrap();
    println!(
        "import of {figures} figures: handed over in {handed_over:.1?}, saved after {:.1?}",
        start.elapsed()
    );
    drop(opened);
    let size = std::fs::metadata(&path).unwrap().len();
    println!(
        "file: {} kB, {} bytes a figure with its journal entry",
        size / 1024,
        size / figures as u64
    );

    println!(
        "open {figures} figures: {:.2?}",
        time(20, || CountryFile::open(&path).unwrap())
    );
    println!(
        "  of it bare SELECT of all figures: {:.2?}",
        time(20, || read_bare(&path))
    );

    let mut opened = CountryFile::open(&path).unwrap();
    println!("verify everything: {:.1?}", time(5, || opened.file.verify().unwrap()));
    println!(
        "history of a cell: {:.1?}",
        time(50, || {
            opened
                .file
                .history(&HistoryOf::Cell(cell(3, 3, 3, Sex::Male)), None, 20)
                .unwrap()
        })
    );

    let bare_path = folder.path().join("bare.sqlite");
    let bare = bare(&bare_path);
    // Turn about, so that a disk that slows down slows both.
    let (mut ours, mut theirs, mut handing) = (Vec::new(), Vec::new(), Vec::new());
    for turn in 0..COMMITS {
        let start = Instant::now();
        opened
            .file
            .commit(group(
                ActionKind::Type,
                vec![figure(
                    cell(5, turn as u32 % ROWS, 3, Sex::Male),
                    1_000_000 + turn as i64,
                )],
            ))
            .unwrap();
        handing.push(start.elapsed());
        opened.file.flush().unwrap();
        ours.push(start.elapsed());
        let start = Instant::now();
        bare.execute(
            "INSERT INTO cell VALUES (?, 'COU_DES_MYS', 2014, 'M', 5350)",
            [turn as i64],
        )
        .unwrap();
        theirs.push(start.elapsed());
    }
    let (ours, theirs, handing) = (median(ours), median(theirs), median(handing));
    println!(
        "commit one cell durably: {ours:.1?}, bare INSERT with the same pragmas: {theirs:.1?}, ratio {:.2}",
        ours.as_secs_f64() / theirs.as_secs_f64()
    );
    println!("  the window waits for {handing:.1?} of it");
}

fn read_bare(path: &Path) -> i64 {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut statement = connection
        .prepare("SELECT * FROM figure ORDER BY sheet, item, year, status, sex")
        .unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut sum = 0;
    while let Some(row) = rows.next().unwrap() {
        sum += row.get::<_, i64>(5).unwrap();
    }
    sum
}

fn bare(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection.pragma_update(None, "synchronous", "EXTRA").unwrap();
    connection
        .pragma_update_and_check(None, "journal_mode", "TRUNCATE", |_| Ok(()))
        .unwrap();
    connection
        .execute_batch(
            "CREATE TABLE cell (id INTEGER PRIMARY KEY, item TEXT, year INTEGER, sex TEXT, value INTEGER) STRICT",
        )
        .unwrap();
    connection
}
