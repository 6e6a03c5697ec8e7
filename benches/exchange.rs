//! Bringing in and handing over, side by side with the bare libraries underneath. Figures are medians; ratios say how much the
//! room itself costs: a preview against bare `csv` reading, a package's payload and container against bare `zip` and `sha2`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use ilms_collect::exchange::ilostat::{preview, write};
use ilms_collect::figures::Answers;
use ilms_collect::questionnaire::{Pack, PackId, Sex, builtin_pack};
use ilms_collect::submission::payload::{PayloadInput, compose};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

/// Lines of the file that is brought in: a full questionnaire of about ten years.
const LINES: usize = 15_000;

fn main() {
    let pack = builtin_pack(&PackId::from("asean-phase-3")).expect("the built-in pack");
    let file = full_file(&pack);
    let mut answers = Answers::default();
    answers.settings.insert("area".to_owned(), "IDN".to_owned());

    let bare = median(15, || {
        let mut reader = csv::Reader::from_reader(file.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut fields = 0;
        while reader.read_record(&mut record).unwrap() {
            fields += record.len();
        }
        black_box(fields);
    });
    let shown = median(15, || {
        black_box(preview(file.as_bytes(), &pack, &answers, None).unwrap());
    });
    report(&format!("preview of {LINES} lines"), shown, "bare csv", bare);

    let preview = preview(file.as_bytes(), &pack, &answers, None).unwrap();
    assert_eq!((preview.counts.new, preview.counts.refused), (LINES, 0));
    let changes = preview.changes(&pack, &answers, &preview.first_choice(), None);
    println!(
        "changes made of it: {:.2} ms",
        millis(median(15, || drop(black_box(preview.changes(
            &pack,
            &answers,
            &preview.first_choice(),
            None
        )))))
    );
    changes.iter().for_each(|change| answers.apply(change));
    println!(
        "ILOSTAT's CSV of {LINES} figures: {:.2} ms",
        millis(median(9, || drop(black_box(write(&pack, &answers)))))
    );

    let input = PayloadInput {
        pack: &pack,
        answers: &answers,
        findings: &[],
        journal: &[],
        in_the_way: &[],
        revision: 1,
        last_entry: jiff::Timestamp::UNIX_EPOCH,
    };
    let files = compose(&input).unwrap();
    let bytes: usize = files.values().map(Vec::len).sum();
    let zipped = bare_zip(&files).len();
    let bare = median(5, || drop(black_box(bare_zip(&files))));
    let composed = median(5, || drop(black_box(bare_zip(&compose(&input).unwrap()))));
    report(
        &format!("payload of {bytes} bytes ({zipped} zipped), composed and zipped"),
        composed,
        "bare zip + sha2",
        bare,
    );
}

/// A file that fills tables in the order of the form until it has [`LINES`] lines.
fn full_file(pack: &Pack) -> String {
    let mut file = "ref_area,source,indicator,sex,classif1,classif2,time,obs_value\n".to_owned();
    let mut lines = 0;
    for year in 2004..=2015 {
        for table in &pack.tables {
            let list = |id| {
                pack.classification(id)
                    .map(|list| list.items.iter().map(|item| item.code.as_str()).collect())
            };
            let mut items: Vec<&str> = table
                .main
                .as_ref()
                .and_then(|main| list(&main.default))
                .unwrap_or(vec![""]);
            items.truncate(40);
            let statuses: Vec<&str> = table.status.as_ref().and_then(list).unwrap_or(vec![""]);
            for item in &items {
                for status in &statuses {
                    for sex in Sex::ALL.iter().filter(|sex| table.by_sex || **sex == Sex::Total) {
                        lines += 1;
                        if lines > LINES {
                            return file;
                        }
                        let (code, value) = (&table.code, lines * 7919 % 1_000_003);
                        let _ = writeln!(
                            file,
                            "IDN,BA:510,{code},{},{item},{status},{year},{}.{:03}",
                            sex.code(),
                            value / 1000,
                            value % 1000
                        );
                    }
                }
            }
        }
    }
    panic!("the questionnaire has {lines} cells only");
}

/// The files hashed and zipped, nothing else.
fn bare_zip(files: &std::collections::BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        black_box(Sha256::digest(bytes));
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn median(times: usize, mut run: impl FnMut()) -> Duration {
    run();
    let mut measured: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    measured.sort_unstable();
    measured[times / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn report(what: &str, ours: Duration, beside: &str, bare: Duration) {
    let ratio = ours.as_secs_f64() / bare.as_secs_f64();
    println!(
        "{what}: {:.2} ms, {beside}: {:.2} ms, ratio {ratio:.1}",
        millis(ours),
        millis(bare)
    );
}
