//! Hiding figures: one action, nothing lost at home, and nothing told by a package.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use ilms_collect::country_file::HistoryOf;
use ilms_collect::desk::{Desk, NewCountryFile, figure_text};
use ilms_collect::exchange::data_package::lists::{JOURNAL, write_allowances};
use ilms_collect::figures::{Allowance, CellAddress, Change, SheetId};
use ilms_collect::questionnaire::Year;
use std::path::Path;

/// A country file of Indonesia with C19 open.
fn desk(folder: &Path) -> (Desk, SheetId) {
    let new = NewCountryFile {
        area: "IDN".into(),
        pack: "asean-phase-3".into(),
        preparer: "Test Preparer".to_owned(),
    };
    let mut desk = Desk::create(&folder.join("Indonesia.ilms"), &new).unwrap();
    let table = desk.find_table("19").unwrap().code.clone();
    let sheet = desk.open_table(&table).unwrap()[0];
    (desk, sheet)
}

fn cell(desk: &Desk, sheet: SheetId, row: &str, sex: &str) -> CellAddress {
    desk.cell_by_codes(sheet, Some(row), Year(2014), None, Some(sex))
        .unwrap()
}

fn text(desk: &Desk, cell: &CellAddress) -> String {
    desk.answers().figure(cell).map(figure_text).unwrap_or_default()
}

#[test]
fn hidden_figures_come_back_with_one_undo_and_an_automatic_total_stands_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = desk(folder.path());
    let [men, women, total] = ["M", "F", "T"].map(|sex| cell(&desk, sheet, "THA", sex));
    desk.set_automatic_totals(sheet, true).unwrap();
    desk.type_text(&men, "7").unwrap();
    desk.type_text(&women, "8").unwrap();
    let stood = text(&desk, &total);
    assert!(stood.starts_with("15"), "{stood}");
    desk.hide(&[men.clone(), women.clone()]).unwrap();
    assert_eq!(
        [text(&desk, &men), text(&desk, &women), text(&desk, &total)],
        ["C", "C", &stood]
    );
    // Nor does it go when another part is typed.
    let other = cell(&desk, sheet, "VNM", "M");
    desk.type_text(&other, "5").unwrap();
    assert_eq!(text(&desk, &total), stood);
    desk.undo().unwrap();
    desk.undo().unwrap();
    assert_eq!([text(&desk, &men), text(&desk, &women)], ["7", "8"]);
    desk.redo().unwrap();
    desk.flush().unwrap();
    let history = desk.history(&HistoryOf::Cell(men)).unwrap();
    assert!(history.len() >= 2);
    // A sealed or read-only file is refused before anything moves.
    assert_eq!(desk.hide(&[]).unwrap(), ilms_collect::desk::Done::Nothing);
}

#[test]
fn the_journal_in_a_package_tells_no_figure_that_was_hidden() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = desk(folder.path());
    let [men, women, total] = ["M", "F", "T"].map(|sex| cell(&desk, sheet, "THA", sex));
    for (cell, figure) in [(&men, "7173"), (&women, "8284"), (&total, "15450"), (&total, "15457")] {
        desk.type_text(cell, figure).unwrap();
    }
    let earlier = desk
        .cell_by_codes(sheet, Some("THA"), Year(2013), None, Some("M"))
        .unwrap();
    desk.type_text(&earlier, "6061").unwrap();
    desk.type_text(&earlier, "6062").unwrap();
    desk.hide(&[men.clone(), women.clone()]).unwrap();
    let packed = desk.prepare_package().unwrap().build(None).unwrap();
    let (_, files) = ilms_collect::submission::read_payload(&packed.bytes).unwrap();
    for (name, bytes) in &files {
        for secret in ["7173", "8284", "7 173", "8 284", "15450"] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{name} tells {secret}");
        }
    }
    let journal = std::str::from_utf8(&files[JOURNAL]).unwrap();
    assert!(journal.contains("withheld,C"), "{journal}");
    // What still stands is told, and so is everything of years without a secret.
    for told in ["15457", "6061", "6062"] {
        assert!(journal.contains(told), "{told}: {journal}");
    }
}

#[test]
fn an_explanation_in_a_package_tells_no_figure_that_was_hidden() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = desk(folder.path());
    let [men, total] = ["M", "T"].map(|sex| cell(&desk, sheet, "THA", sex));
    for (cell, figure) in [(&men, "7173"), (&total, "15457")] {
        desk.type_text(cell, figure).unwrap();
    }
    desk.hide(std::slice::from_ref(&men)).unwrap();
    let mut answers = desk.answers().clone();
    let allowance = Allowance {
        finding: "sex-sum|sexes|x".to_owned(),
        reason: "rounding".to_owned(),
        sentence: "As in the source.".to_owned(),
        who: "Test Preparer".to_owned(),
        at: "2015-08-01T10:00:00Z".to_owned(),
        figures: vec![(total, "15457".to_owned()), (men, "7173".to_owned())],
    };
    answers.apply(&Change::Allowance {
        finding: allowance.finding.clone(),
        before: None,
        after: Some(allowance.clone()),
    });
    let written = write_allowances(&[&allowance], &answers, desk.phase());
    let written = String::from_utf8(written).unwrap();
    assert!(
        written.contains("15457") && written.contains("withheld") && !written.contains("7173"),
        "{written}"
    );
}
