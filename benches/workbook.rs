//! The questionnaire as a workbook, out and in, side by side with the bare libraries: `rust_xlsxwriter` writing the same cells, and
//! `calamine` reading them. Figures are medians; ratios say how much the form, its keys and the comparison cost.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use calamine::{Reader as _, Xlsx};
use ilms_collect::exchange::spreadsheet::{self, Content, Spreadsheet};
use ilms_collect::exchange::workbook::{self, Layout};
use ilms_collect::exchange::{Edition, ilostat};
use ilms_collect::figures::Answers;
use ilms_collect::questionnaire::{Language, Pack, PackId, Sex, builtin_pack};
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Cursor;
use std::time::{Duration, Instant};

/// Figures of a full questionnaire.
const FIGURES: usize = 18_000;

fn main() {
    let pack = builtin_pack(&PackId::from("asean-phase-3")).expect("the built-in pack");
    let answers = full_answers(&pack);
    let edition = Edition {
        pack: &pack,
        answers: &answers,
        in_the_way: &[],
        revision: 1,
        at: jiff::Timestamp::UNIX_EPOCH,
    };
    let layout = Layout::whole(Language::English);
    let bytes = workbook::write(&edition, &layout).unwrap();
    let book = spreadsheet::read(&bytes, "book.xlsx").unwrap();
    let cells: usize = book.worksheets.iter().map(|worksheet| worksheet.cells().count()).sum();

    let ours = median(7, || drop(black_box(workbook::write(&edition, &layout).unwrap())));
    let bare = median(7, || drop(black_box(bare_write(&book))));
    report(
        &format!(
            "workbook of {FIGURES} figures, {cells} cells, {} kB",
            bytes.len() / 1000
        ),
        ours,
        "bare rust_xlsxwriter",
        bare,
    );

    let bare = median(7, || {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
        for name in book.sheet_names() {
            black_box(book.worksheet_range(&name).unwrap());
        }
    });
    let opened = median(7, || drop(black_box(spreadsheet::read(&bytes, "book.xlsx").unwrap())));
    report("its cells read", opened, "bare calamine", bare);
    let read = median(7, || {
        let book = spreadsheet::read(&bytes, "book.xlsx").unwrap();
        black_box(workbook::read(&book, &pack, &answers).unwrap());
    });
    report("brought in, each cell placed and compared", read, "bare calamine", bare);
    let preview = median(7, || {
        let book = spreadsheet::read(&bytes, "book.xlsx").unwrap();
        let incoming = workbook::read(&book, &pack, &answers).unwrap().unwrap();
        let preview = incoming.preview(&pack, &answers);
        assert_eq!((preview.counts.same, preview.counts.refused), (FIGURES, 0));
        black_box(preview);
    });
    report(
        "the same with the preview of what would change",
        preview,
        "bare calamine",
        bare,
    );
}

/// The same cells, one format for each kind, nothing else.
fn bare_write(book: &Spreadsheet) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let number = rust_xlsxwriter::Format::new().set_num_format("#,##0");
    let text = rust_xlsxwriter::Format::new();
    for worksheet in &book.worksheets {
        let out = workbook.add_worksheet();
        out.set_name(&worksheet.name).unwrap();
        for (at, cell) in worksheet.cells() {
            match &cell.content {
                Content::Number(value) => out
                    .write_number_with_format(at.row, at.column as u16, *value, &number)
                    .unwrap(),
                Content::Text(said) => out
                    .write_string_with_format(at.row, at.column as u16, &**said, &text)
                    .unwrap(),
                other => panic!("{other:?}"),
            };
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A country file with figures in all tables, in the order of the form, year by year.
fn full_answers(pack: &Pack) -> Answers {
    let mut answers = Answers::default();
    answers.settings.insert("area".to_owned(), "IDN".to_owned());
    let file = full_file(pack);
    let preview = ilostat::preview(file.as_bytes(), pack, &answers, None).unwrap();
    assert_eq!((preview.counts.new, preview.counts.refused), (FIGURES, 0));
    for change in preview.changes(pack, &answers, &preview.first_choice(), None) {
        answers.apply(&change);
    }
    answers
}

fn full_file(pack: &Pack) -> String {
    let mut file = "ref_area,source,indicator,sex,classif1,classif2,time,obs_value\n".to_owned();
    let mut lines = 0;
    for year in 2001..=2015 {
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
                        if lines > FIGURES {
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

fn report(what: &str, ours: Duration, beside: &str, bare: Duration) {
    let ratio = ours.as_secs_f64() / bare.as_secs_f64();
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "{what}: {:.1} ms, {beside}: {:.1} ms, ratio {ratio:.2}",
        millis(ours),
        millis(bare)
    );
}
