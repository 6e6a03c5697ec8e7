//! Typing figures a second time: what agrees, what differs, how a difference is settled, and which cells need it most.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/country.rs"]
mod country;

use ilms_collect::country_file::ActionKind;
use ilms_collect::desk::{Desk, DeskError, Keep, Retype, Second, SecondState, figure_text};
use ilms_collect::figures::numerals::Convention;
use ilms_collect::figures::{CellAddress, Flag, Pointer, Reason, SheetId, ViewUnit};
use ilms_collect::questionnaire::{Language, TableCode, Year};
use std::path::Path;

const OUTFLOW: &str = "EMP_XOUM_SEX_COU_NB";

/// A file and the first sheet of the outflow table.
fn file(folder: &Path) -> (Desk, SheetId) {
    let mut desk = country::create(folder, "Test Preparer");
    let sheet = desk.open_table(&TableCode::from(OUTFLOW)).unwrap()[0];
    (desk, sheet)
}

fn cell(desk: &Desk, sheet: SheetId, row: &str, year: u16, sex: &str) -> CellAddress {
    let row = (row != "total").then_some(row);
    desk.cell_by_codes(sheet, row, Year(year), None, Some(sex)).unwrap()
}

fn restarted(desk: Desk) -> Desk {
    desk.flush().unwrap();
    let path = desk.path().to_owned();
    drop(desk);
    Desk::open(&path).unwrap()
}

#[test]
fn two_typings_agree_when_they_say_the_same_number_or_reason() {
    let agrees = |precision| Some(Second::Agrees { precision });
    // First typing, second typing, unit of the sheet while each was typed, outcome (none: they differ or are unclear).
    let cases = [
        ("5350", "5350", agrees(false)),
        ("5 350", "5350", agrees(false)),
        ("5350", "=5000+350", agrees(false)),
        ("0", "0", agrees(false)),
        ("n", "N", agrees(false)),
        ("5350", "5530", None),
        ("5350", "n", None),
        ("n", "x", None),
        ("0", "n", None),
        ("12o4", "12o4", None),
        ("5350", "53S0", None),
        // A lone dash says nothing or not available: the first typing tells which of the two was meant.
        ("0", "-", agrees(false)),
        ("n", "-", agrees(false)),
        ("7", "-", None),
        // So does it for a lone point.
        ("1234", "1.234", agrees(false)),
        ("5678", "1.234", None),
    ];
    for (first, second, expected) in cases {
        let folder = tempfile::tempdir().unwrap();
        let (mut desk, sheet) = file(folder.path());
        let cell = cell(&desk, sheet, "MYS", 2014, "F");
        desk.type_text(&cell, first).unwrap();
        let stands = desk.answers().figure(&cell).cloned();
        let outcome = desk.type_second(&cell, second).unwrap();
        if let Some(expected) = &expected {
            assert_eq!(&outcome, expected, "{first} and {second}");
            assert_eq!(desk.second_state(&cell), SecondState::Agrees);
            assert!(desk.answers().is_vouched(&cell), "{first} and {second}");
        } else {
            let differs = matches!(outcome, Second::Differs { .. } | Second::Unclear(_));
            assert!(differs, "{first} and {second}: {outcome:?}");
            assert_eq!(desk.second_state(&cell), SecondState::Differs);
            assert!(!desk.answers().is_vouched(&cell));
        }
        assert_eq!(
            desk.answers().figure(&cell).cloned(),
            stands,
            "comparing alters nothing"
        );
        let desk = restarted(desk);
        assert_eq!(desk.answers().figure(&cell).cloned(), stands);
        assert_eq!(
            desk.second_state(&cell) == SecondState::Agrees,
            expected.is_some(),
            "after a restart: {first} and {second}"
        );
    }
}

#[test]
fn the_same_number_at_another_precision_agrees_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = file(folder.path());
    let cell = cell(&desk, sheet, "MYS", 2014, "F");
    desk.set_convention(Convention::PointDecimal).unwrap();
    desk.type_text(&cell, "1200").unwrap();
    desk.set_unit(sheet, ViewUnit::Thousands).unwrap();
    assert_eq!(
        desk.type_second(&cell, "1.2").unwrap(),
        Second::Agrees { precision: true }
    );
    assert_eq!(
        desk.type_second(&cell, "1.200").unwrap(),
        Second::Agrees { precision: false }
    );
}

#[test]
fn what_is_included_elsewhere_is_typed_again_by_its_letter() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = file(folder.path());
    let cell = cell(&desk, sheet, "MYS", 2014, "F");
    let pointer = Pointer::Row("COU_DES_SGP".into());
    let target = ilms_collect::desk::ReasonTarget::Cells(vec![cell.clone()]);
    desk.set_reason(&target, &Reason::IncludedElsewhere(pointer)).unwrap();
    assert_eq!(
        desk.type_second(&cell, "k").unwrap(),
        Second::Agrees { precision: false }
    );
    desk.type_text(&cell, "5").unwrap();
    assert_eq!(desk.type_second(&cell, "k").unwrap(), Second::Unclear("k".to_owned()));
}

#[test]
fn each_second_typing_is_one_undo_and_its_mark_goes_when_the_figure_changes() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = file(folder.path());
    let cell = cell(&desk, sheet, "MYS", 2014, "F");
    desk.type_text(&cell, "5350").unwrap();
    desk.type_second(&cell, "5350").unwrap();
    let second = desk.second_entry(&cell).unwrap();
    assert_eq!((second.who.as_str(), second.agreed), ("Test Preparer", true));

    let action = desk.undo().unwrap().unwrap();
    assert_eq!(desk.action_label(&action, Language::English), "second typing in C19");
    assert_eq!(action.kind, ActionKind::SecondEntry);
    assert_eq!(desk.second_state(&cell), SecondState::ToType);
    assert_eq!(desk.shown(&cell), "5350");
    desk.redo().unwrap();
    assert_eq!(desk.second_state(&cell), SecondState::Agrees);

    desk.type_text(&cell, "5351").unwrap();
    assert_eq!(
        desk.second_state(&cell),
        SecondState::ToType,
        "the figure has changed since"
    );
    assert!(!desk.answers().is_vouched(&cell));
    desk.undo().unwrap();
    assert_eq!(desk.second_state(&cell), SecondState::Agrees);
    desk.clear(std::slice::from_ref(&cell)).unwrap();
    assert_eq!(desk.second_state(&cell), SecondState::ToType);
    desk.undo().unwrap();

    desk.clear_second(std::slice::from_ref(&cell)).unwrap();
    assert_eq!(desk.second_state(&cell), SecondState::ToType);
    assert_eq!(desk.shown(&cell), "5350");
}

#[test]
fn a_difference_is_settled_to_the_first_the_second_or_a_third_figure_as_one_action() {
    // What is kept, what stands there then, whether the figure has changed.
    let cases = [
        (Keep::First, "5350 P", false),
        (Keep::Second, "5530 P", true),
        (Keep::Other("5 355".to_owned()), "5355 P", true),
        (Keep::Other("n".to_owned()), "N", true),
    ];
    for (keep, stands, changed) in cases {
        let folder = tempfile::tempdir().unwrap();
        let (mut desk, sheet) = file(folder.path());
        let cell = cell(&desk, sheet, "MYS", 2014, "F");
        desk.type_text(&cell, "5350").unwrap();
        desk.set_flag(std::slice::from_ref(&cell), Some(Flag::Provisional))
            .unwrap();
        let first = desk.answers().figure(&cell).cloned();
        desk.type_second(&cell, "5530").unwrap();
        let before = desk.answers().clone();
        let settled = desk.settle_second(&cell, &keep).unwrap();
        assert!(matches!(settled, Second::Agrees { .. }));
        assert_eq!(
            desk.answers().figure(&cell).map(figure_text).unwrap(),
            stands,
            "{keep:?}"
        );
        assert_eq!(desk.answers().figure(&cell) != first.as_ref(), changed, "{keep:?}");
        assert_eq!(desk.second_state(&cell), SecondState::Agrees);
        assert!(desk.answers().is_vouched(&cell), "{keep:?}");
        desk.undo().unwrap();
        assert_eq!(desk.answers(), &before, "{keep:?}");
    }
}

#[test]
fn what_cannot_be_read_settles_nothing_and_is_never_lost() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = file(folder.path());
    let cell = cell(&desk, sheet, "MYS", 2014, "F");
    desk.type_text(&cell, "5350").unwrap();
    assert_eq!(
        desk.type_second(&cell, "53S0").unwrap(),
        Second::Unclear("53S0".to_owned())
    );
    assert_eq!(desk.second_edit_text(&cell), "53S0");
    let before = desk.answers().clone();
    let error = desk.settle_second(&cell, &Keep::Second).unwrap_err();
    assert!(matches!(error, DeskError::NothingToKeep), "{error}");
    let unclear = desk.settle_second(&cell, &Keep::Other("about 5".to_owned())).unwrap();
    assert_eq!(unclear, Second::Unclear("about 5".to_owned()));
    assert_eq!(desk.answers(), &before);
    assert_eq!(desk.type_second(&cell, "").unwrap(), Second::Emptied);
    assert_eq!(desk.second_state(&cell), SecondState::ToType);
}

#[test]
fn a_file_that_cannot_be_written_takes_no_second_typing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = file(folder.path());
    let cell = cell(&desk, sheet, "MYS", 2014, "F");
    desk.type_text(&cell, "5350").unwrap();
    desk.flush().unwrap();
    let mut second = Desk::open(desk.path()).unwrap();
    assert!(matches!(second.type_second(&cell, "1"), Err(DeskError::ReadOnly(_))));
    assert!(second.second_entry(&cell).is_none());
}

#[test]
fn progress_counts_what_is_left_what_agrees_and_what_differs() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = file(folder.path());
    let cells: Vec<CellAddress> = ["T", "M", "F"].map(|sex| cell(&desk, sheet, "MYS", 2014, sex)).to_vec();
    for (cell, text) in cells.iter().zip(["14840", "9310", "5530"]) {
        desk.type_text(cell, text).unwrap();
    }
    let other = cell(&desk, sheet, "SGP", 2014, "T");
    desk.type_text(&other, "n").unwrap();
    let all = desk.cells_to_retype(&Retype::Sheet(sheet)).unwrap();
    assert_eq!(all.len(), 4, "what is blank is not asked");
    assert_eq!(
        desk.cells_to_retype(&Retype::Cells(vec![cells[1].clone(), cells[0].clone()]))
            .unwrap(),
        cells[..2]
    );
    assert!(desk.cells_to_retype(&Retype::Cells(Vec::new())).unwrap().is_empty());
    let seen = |desk: &Desk| {
        let progress = desk.second_progress(&all);
        (progress.to_type, progress.agree, progress.differ)
    };
    assert_eq!(seen(&desk), (4, 0, 0));
    desk.type_second(&cells[0], "14840").unwrap();
    desk.type_second(&cells[2], "5350").unwrap();
    assert_eq!(seen(&desk), (2, 1, 1));
    let desk = restarted(desk);
    assert_eq!(seen(&desk), (2, 1, 1), "coming back later goes on where it was");
}

/// Types rows of total, men, women for one year.
fn fill(desk: &mut Desk, sheet: SheetId, rows: &[(&str, [&str; 3])]) {
    for (row, texts) in rows {
        for (sex, text) in ["T", "M", "F"].iter().zip(texts) {
            if !text.is_empty() {
                let cell = cell(desk, sheet, row, 2014, sex);
                desk.type_text(&cell, text).unwrap();
            }
        }
    }
}

fn names(cells: &[CellAddress]) -> Vec<String> {
    let name = |cell: &CellAddress| {
        let item = cell.place.item.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{} {}", item.trim_start_matches("COU_DES_"), cell.place.sex.letter())
    };
    cells.iter().map(name).collect()
}

#[test]
fn a_slip_in_a_cell_that_counts_as_protected_is_always_found() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = file(folder.path());
    fill(
        &mut desk,
        sheet,
        &[
            // All three: each guards the others.
            ("MYS", ["14840", "9310", "5530"]),
            // One part is missing: nothing guards the other two.
            ("SGP", ["10164", "2044", ""]),
            // A total alone.
            ("THA", ["152", "", ""]),
            // A reason stands where a part would.
            ("VNM", ["51", "42", "n"]),
            // Nothing is as good as a number: not applicable.
            ("KHM", ["31", "31", "x"]),
        ],
    );
    let rows = ["MYS", "SGP", "THA", "VNM", "KHM"];
    let cells: Vec<CellAddress> = rows
        .iter()
        .flat_map(|row| ["T", "M", "F"].map(|sex| cell(&desk, sheet, row, 2014, sex)))
        .filter(|cell| {
            desk.answers()
                .figure(cell)
                .is_some_and(|figure| figure.as_value().is_some())
        })
        .collect();
    let findings = |desk: &Desk| {
        let errors = desk.findings().filter(|finding| !finding.completeness);
        errors.map(|finding| finding.key.clone()).collect::<Vec<_>>()
    };
    let quiet = findings(&desk);
    let mut protected = Vec::new();
    for cell in &cells {
        let claimed = desk.checker().is_protected(cell);
        let text = desk.shown(cell);
        // The tens digit one higher: larger than any tolerance here.
        let slip = (text.parse::<i64>().unwrap() + 10).to_string();
        desk.type_text(cell, &slip).unwrap();
        let noticed = findings(&desk) != quiet;
        desk.undo().unwrap();
        assert_eq!(findings(&desk), quiet);
        assert!(
            noticed || !claimed,
            "{:?} counts as protected, and a slip passes",
            cell.place
        );
        if claimed {
            protected.push(cell.clone());
        }
    }
    assert_eq!(names(&protected), ["MYS T", "MYS M", "MYS F", "KHM T", "KHM M"]);
}

#[test]
fn the_targeted_second_entry_takes_what_no_sum_guards_and_the_largest_figures() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = file(folder.path());
    fill(
        &mut desk,
        sheet,
        &[
            ("MYS", ["100000", "60000", "40000"]),
            ("SGP", ["30000", "10000", "20000"]),
            ("THA", ["20000", "5000", "15000"]),
            ("VNM", ["900", "", ""]),
            ("KHM", ["n", "", ""]),
        ],
    );
    let cells = desk.cells_to_retype(&Retype::Unprotected(sheet)).unwrap();
    // Malaysia makes up half of all persons and of all men; of the women it takes Malaysia alone, too (40 of 75 thousand).
    // Viet Nam's total stands in no full sum; the reason is no figure in which a digit could slip.
    assert_eq!(names(&cells), ["MYS T", "MYS M", "MYS F", "VNM T"]);
    // What was typed again does not leave the list: it is the same task when the person comes back.
    desk.type_second(&cells[0], "100000").unwrap();
    assert_eq!(desk.cells_to_retype(&Retype::Unprotected(sheet)).unwrap(), cells);
}
