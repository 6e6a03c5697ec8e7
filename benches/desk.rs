//! What a person waits for at the desk: an import of 15 000 lines beside the bare floor (`csv` into `rusqlite`), a package, opening
//! a full file, and the first frame of the window over it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use eframe::egui::{RawInput, Rect, pos2, vec2};
use ilms_collect::app::settings::Settings;
use ilms_collect::app::{App, Options};
use ilms_collect::desk::paste::{Clip, PasteAt, PasteChoices};
use ilms_collect::desk::{Brought, Desk, NewCountryFile};
use ilms_collect::questionnaire::{Language, builtin_pack};
use std::path::Path;
use std::time::{Duration, Instant};

/// Times a thing that can be done once in each of several rounds: the median.
fn median(rounds: usize, mut once: impl FnMut(usize) -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..rounds).map(&mut once).collect();
    times.sort();
    times[rounds / 2]
}

fn timed<T>(what: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = what();
    (start.elapsed(), done)
}

/// Outflow for employment by country, all years, men, women and both: made-up figures that add up.
fn lines() -> String {
    let pack = builtin_pack(&"asean-phase-3".into()).unwrap();
    let table = pack.tables.iter().find(|table| table.number == 19).unwrap();
    let list = pack.classification(&table.main.as_ref().unwrap().default).unwrap();
    let mut text = "ref_area,source,indicator,sex,classif1,time,obs_value\n".to_owned();
    let countries = list
        .items
        .iter()
        .filter(|item| item.area.as_ref().is_some_and(|area| area.as_str() != "IDN"));
    for (row, item) in countries.take(139).enumerate() {
        for year in 1980..=2015_usize {
            let (men, women) = (1_000 + row * 37 + year % 11, 2_000 + row * 53 + year % 7);
            for (sex, persons) in [("SEX_T", men + women), ("SEX_M", men), ("SEX_F", women)] {
                let (thousands, rest) = (persons / 1000, persons % 1000);
                text += &format!(
                    "IDN,FX:1,EMP_XOUM_SEX_COU_NB,{sex},{},{year},{thousands}.{rest:03}\n",
                    item.code
                );
            }
        }
    }
    text
}

/// The floor: every field read, every line a row, one durable transaction.
fn bare_import(text: &str, path: &Path) {
    let mut connection = rusqlite::Connection::open(path).unwrap();
    connection.pragma_update(None, "journal_mode", "TRUNCATE").unwrap();
    connection.pragma_update(None, "synchronous", "EXTRA").unwrap();
    connection
        .execute_batch(
            "CREATE TABLE figure (item TEXT, year INTEGER, sex TEXT, value TEXT, PRIMARY KEY (item, year, sex)) STRICT",
        )
        .unwrap();
    let transaction = connection.transaction().unwrap();
    {
        let mut insert = transaction
            .prepare("INSERT INTO figure VALUES (?1, ?2, ?3, ?4)")
            .unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        for record in reader.records() {
            let record = record.unwrap();
            insert
                .execute((&record[4], record[5].parse::<i64>().unwrap(), &record[3], &record[6]))
                .unwrap();
        }
    }
    transaction.commit().unwrap();
}

fn new_desk(path: &Path) -> Desk {
    let new = NewCountryFile {
        area: "IDN".into(),
        pack: "asean-phase-3".into(),
        preparer: "Bench".to_owned(),
    };
    Desk::create(path, &new).unwrap()
}

/// What a person waits for between Ctrl+V and the preview: the plan of a block of 63 x 10 figures in a sheet of 65 rows, four
/// years by sex, with no label to go by, so that every place around is weighed.
fn paste_plan(folder: &Path) -> Duration {
    let mut desk = new_desk(&folder.join("paste.ilms"));
    let table = desk.find_table("19").unwrap().clone();
    let sheet = desk.open_table(&table.code).unwrap()[0];
    let list = desk
        .pack()
        .classification(&table.main.as_ref().unwrap().default)
        .unwrap();
    let countries: Vec<_> = list
        .items
        .iter()
        .filter(|item| item.area.is_some())
        .map(|item| item.code.clone())
        .collect();
    for item in countries.iter().take(54) {
        desk.add_item(sheet, item).unwrap();
    }
    desk.open_year(sheet, ilms_collect::questionnaire::Year(2011)).unwrap();
    let layout = desk.layout(sheet).unwrap();
    let at = PasteAt {
        sheet,
        rows: (0..layout.rows.len()).collect(),
        columns: (0..layout.columns.len()).collect(),
        row: 0,
        column: 0,
        selected: (1, 1),
    };
    let line = |row: usize| {
        (0..10)
            .map(|column| ((row * 7919 + column * 104_729) % 90_000).to_string())
            .collect()
    };
    let clip = Clip::new((0..63).map(line).collect());
    median(25, |_| {
        timed(|| desk.plan_paste(&at, &clip, &PasteChoices::default()).unwrap()).0
    })
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let text = lines();
    let count = text.lines().count() - 1;
    let csv = folder.path().join("in.csv");
    std::fs::write(&csv, &text).unwrap();
    println!("{count} lines");

    let (mut reading, mut taking) = (Vec::new(), Vec::new());
    let ours = median(5, |round| {
        let mut desk = new_desk(&folder.path().join(format!("{round}.ilms")));
        timed(|| {
            let (read, preview) = timed(|| match desk.read_import(&csv, None, Language::English).unwrap() {
                Brought::Known(preview) => *preview,
                Brought::Workbook(_) => unreachable!("ILOSTAT's CSV is known"),
            });
            let (taken, ()) = timed(|| {
                desk.import(&preview, &preview.first_choice(), "in.csv").unwrap();
            });
            desk.flush().unwrap();
            reading.push(read);
            taking.push(taken);
        })
        .0
    });
    let bare = median(5, |round| {
        timed(|| bare_import(&text, &folder.path().join(format!("{round}.bare")))).0
    });
    println!(
        "import, saved          {ours:>9.1?}   csv + rusqlite {bare:>9.1?}   ratio {:.1}",
        ours.as_secs_f64() / bare.as_secs_f64()
    );
    reading.sort();
    taking.sort();
    println!(
        "  preview {:.1?}, taken in (with all checks) {:.1?}, the rest is the disk",
        reading[2], taking[2]
    );

    let file = folder.path().join("0.ilms");
    let open = median(7, |_| timed(|| Desk::open(&file).unwrap()).0);
    println!("open and check         {open:>9.1?}");
    let desk = Desk::open(&file).unwrap();
    let (prepared, draft) = timed(|| desk.prepare_package().unwrap());
    let (built, packed) = timed(|| draft.build(None).unwrap());
    println!(
        "package                {built:>9.1?}   {} kB, prepared in {prepared:.1?}",
        packed.bytes.len() / 1000
    );
    drop(desk);
    println!("plan of a paste 63x10  {:>9.1?}", paste_plan(folder.path()));

    let first = median(5, |round| {
        let context = eframe::egui::Context::default();
        timed(|| {
            let settings = Settings::at(folder.path().join(format!("{round}.json")));
            let mut app = App::new(
                &context,
                Options {
                    open: Some(file.clone()),
                    settings,
                    ..Options::default()
                },
            );
            let input = || RawInput {
                screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1366.0, 768.0))),
                ..RawInput::default()
            };
            let output = context.run_ui(input(), |ui| {
                app.logic(ui.ctx());
                app.ui(ui);
            });
            context.tessellate(output.shapes, output.pixels_per_point)
        })
        .0
    });
    println!(
        "first frame, file open {first:>9.1?}   fonts, file, checks, layout and tessellation; without window and driver"
    );
}
