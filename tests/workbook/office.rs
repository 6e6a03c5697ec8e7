//! The same through `LibreOffice`, saved in each format that an office may send it back in.

use crate::answers::{changes, pack};
use crate::round_trip::one_figure;
use crate::vandalism::indonesia;
use crate::{answered, any_file, beyond_figures, into_a_new_file, read, told, written};
use ilms_collect::exchange::spreadsheet;
use ilms_collect::exchange::workbook::{Layout, Totals};
use ilms_collect::questionnaire::Language;
use proptest::prelude::*;
use std::path::Path;
use std::process::Command;

/// Whether `LibreOffice` is there; said once where it is not.
fn office() -> bool {
    let found = Command::new("soffice")
        .arg("--version")
        .output()
        .is_ok_and(|out| out.status.success());
    if !found {
        println!("skipped: soffice is not installed, so no workbook was saved by LibreOffice");
    }
    found
}

/// Opens files in `LibreOffice` and saves them in another format.
fn saved_as(folder: &Path, format: &str, files: &[String]) {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let out = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", format, "--outdir"])
        .arg(folder.join("out"))
        .args(files.iter().map(|file| folder.join(file)))
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
}

#[test]
fn what_libreoffice_saves_comes_in_as_it_was() {
    if !office() {
        return;
    }
    let pack = pack("asean-phase-3");
    let answers = indonesia(&pack);
    let folder = tempfile::tempdir().unwrap();
    for totals in [Totals::AsTyped, Totals::Formulas] {
        let layout = Layout {
            totals,
            ..answered(Language::English)
        };
        std::fs::write(folder.path().join("book.xlsx"), written(&pack, &answers, &layout)).unwrap();
        for format in ["xlsx", "ods", "xls"] {
            if totals == Totals::Formulas && format != "xlsx" {
                continue;
            }
            saved_as(folder.path(), format, &["book.xlsx".to_owned()]);
            let bytes = std::fs::read(folder.path().join("out").join(format!("book.{format}"))).unwrap();
            let book = spreadsheet::read(&bytes, format).unwrap();
            let theirs = read(&book, &pack, &answers);
            assert_eq!(theirs.refused, [], "{format}");
            let preview = theirs.preview(&pack, &answers);
            assert_eq!(changes(&preview, &pack, &answers), vec![], "{format}");
            let (back, _) = into_a_new_file(&book, &pack);
            assert_eq!(told(&pack, &back), told(&pack, &answers), "{format}");
            assert_eq!(
                beyond_figures(&pack, &back),
                beyond_figures(&pack, &answers),
                "{format}"
            );
        }
    }
}

/// One worksheet alone as a text: nothing but its own keys tells what it is.
#[test]
fn a_single_worksheet_saved_as_text_comes_in() {
    if !office() {
        return;
    }
    let pack = pack("asean-phase-3");
    let (answers, _) = one_figure(&pack, 5350);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("book.xlsx"),
        written(&pack, &answers, &answered(Language::English)),
    )
    .unwrap();
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    saved_as(folder.path(), filter, &["book.xlsx".to_owned()]);
    let bytes = std::fs::read(folder.path().join("out/book-C19.csv")).unwrap();
    let book = spreadsheet::read(&bytes, "book-C19.csv").unwrap();
    let (back, preview) = into_a_new_file(&book, &pack);
    assert_eq!(preview.refused, []);
    assert_eq!(told(&pack, &back), told(&pack, &answers));
}

/// Country files of a case: the office is opened once for all of them.
const FILES: usize = 6;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1, max_shrink_iters: 0, ..ProptestConfig::default() })]

    /// Whatever a country file holds comes back from what `LibreOffice` has saved, and is nothing new to the file it came from.
    #[test]
    fn whatever_libreoffice_saves_comes_in_as_it_was(all in proptest::collection::vec(any_file(), FILES)) {
        if office() {
            let pack = pack("asean-phase-3");
            let folder = tempfile::tempdir().unwrap();
            let mut names = Vec::new();
            for (index, answers) in all.iter().enumerate() {
                let name = format!("book{index}.xlsx");
                std::fs::write(folder.path().join(&name), written(&pack, answers, &answered(Language::English))).unwrap();
                names.push(name);
            }
            for format in ["xlsx", "ods"] {
                saved_as(folder.path(), format, &names);
                for (index, answers) in all.iter().enumerate() {
                    let name = format!("book{index}.{format}");
                    let bytes = std::fs::read(folder.path().join("out").join(&name)).unwrap();
                    let book = spreadsheet::read(&bytes, &name).unwrap();
                    let theirs = read(&book, &pack, answers);
                    prop_assert_eq!(&theirs.refused, &[], "{}", name);
                    let again = theirs.preview(&pack, answers);
                    prop_assert_eq!(changes(&again, &pack, answers), vec![], "{}", name);
                    prop_assert_eq!(again.counts.conflicts + again.counts.emptied + again.counts.statements, 0);
                    let (back, preview) = into_a_new_file(&book, &pack);
                    prop_assert_eq!(&preview.refused, &[]);
                    prop_assert_eq!(told(&pack, &back), told(&pack, answers), "{}", name);
                }
            }
        }
    }
}
