//! Totals at the desk: filled by one key, kept up with their parts, never in the place of what was typed; reasons for many
//! cells, and cells that are included elsewhere.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/country.rs"]
mod country;

use ilms_collect::desk::{CannotInclude, Desk, DeskError, Done, ReasonTarget, figure_text};
use ilms_collect::figures::{CellAddress, Flag, Pointer, Reason, RowKind, Scope, SheetId, Value};
use ilms_collect::questionnaire::{Language, Severity, Sex, Year};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const WORK: &str = "EMP_XOUM_SEX_COU_NB";
const SKILL: &str = "EMP_XOUM_OCU_NB";

/// An empty file with a sheet of that table.
fn start(table: &str) -> (tempfile::TempDir, Desk, SheetId) {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = country::create(folder.path(), "Test Preparer");
    let sheet = desk.open_table(&table.into()).unwrap()[0];
    (folder, desk, sheet)
}

fn cell(desk: &Desk, sheet: SheetId, row: &str, sex: &str) -> CellAddress {
    desk.cell_by_codes(sheet, Some(row), Year(2014), None, Some(sex))
        .unwrap()
}

fn put(desk: &mut Desk, sheet: SheetId, row: &str, sex: &str, text: &str) {
    let cell = cell(desk, sheet, row, sex);
    desk.type_text(&cell, text).unwrap();
}

fn shows(desk: &Desk, sheet: SheetId, row: &str, sex: &str) -> String {
    let figure = desk.answers().figure(&cell(desk, sheet, row, sex));
    figure.map(figure_text).unwrap_or_default()
}

/// All cells of a sheet.
fn all(desk: &Desk, sheet: SheetId) -> Vec<CellAddress> {
    let layout = desk.layout(sheet).unwrap();
    let rows = 0..layout.rows.len();
    rows.flat_map(|row| (0..layout.columns.len()).map(move |column| (row, column)))
        .filter_map(|(row, column)| layout.cell(sheet, row, column))
        .collect()
}

#[test]
fn a_total_follows_from_its_parts_and_the_missing_part_from_its_total() {
    for (typed, asked, expected) in [
        (["", "9310", "5530"], "T", "14840 L"),
        (["14840", "9310", ""], "F", "5530 L"),
        (["14840", "", "5530"], "M", "9310 L"),
        (["14840", "0", ""], "F", "14840 L"),
        // Two are missing, or nothing is.
        (["14840", "", ""], "F", ""),
        (["", "9310", ""], "T", ""),
        (["14840", "9310", "5350"], "T", "14840"),
        // A reason is an answer.
        (["N", "9310", "5530"], "T", "N"),
        (["14840", "9310", "C"], "F", "C"),
        // Not available says nothing about the amount; not applicable is none at all.
        (["", "9310", "N"], "T", ""),
        (["", "9310", "X"], "T", "9310 L"),
        // The parts are more than the whole already.
        (["9000", "9310", ""], "F", ""),
    ] {
        let (_folder, mut desk, sheet) = start(WORK);
        for (sex, text) in ["T", "M", "F"].into_iter().zip(typed) {
            put(&mut desk, sheet, "MYS", sex, text);
        }
        let before = desk.answers().clone();
        let wanted = cell(&desk, sheet, "MYS", asked);
        let filled = desk.fill_totals(&[wanted]).unwrap();
        assert_eq!(shows(&desk, sheet, "MYS", asked), expected, "{typed:?}");
        let changed = *desk.answers() != before;
        assert_eq!(
            (changed, filled.filled > 0),
            (expected.ends_with('L'), changed),
            "{typed:?}"
        );
        if changed {
            desk.undo().unwrap();
            assert_eq!(*desk.answers(), before);
        }
    }
}

#[test]
fn a_sum_of_rounded_parts_is_as_coarse_as_the_coarsest() {
    for (parts, expected) in [
        (["1.523", "2.477"], "4000 L"),
        (["1.5", "2.4"], "3900 L"),
        (["1.523", "3"], "5000 L"),
        (["0", "2.477"], "2477 L"),
    ] {
        let (_folder, mut desk, sheet) = start(WORK);
        desk.set_unit(sheet, ilms_collect::figures::ViewUnit::Thousands)
            .unwrap();
        desk.set_convention(ilms_collect::figures::numerals::Convention::PointDecimal)
            .unwrap();
        put(&mut desk, sheet, "MYS", "M", parts[0]);
        put(&mut desk, sheet, "MYS", "F", parts[1]);
        let total = cell(&desk, sheet, "MYS", "T");
        desk.fill_totals(&[total]).unwrap();
        assert_eq!(shows(&desk, sheet, "MYS", "T"), expected, "{parts:?}");
        assert!(desk.findings().all(|finding| finding.cells.len() < 3));
    }
    // What is left of a rounded total could be anything within its rounding.
    let (_folder, mut desk, sheet) = start(WORK);
    desk.set_unit(sheet, ilms_collect::figures::ViewUnit::Thousands)
        .unwrap();
    desk.set_convention(ilms_collect::figures::numerals::Convention::PointDecimal)
        .unwrap();
    put(&mut desk, sheet, "MYS", "T", "5");
    put(&mut desk, sheet, "MYS", "M", "1.523");
    let women = cell(&desk, sheet, "MYS", "F");
    assert_eq!(desk.fill_totals(&[women]).unwrap().filled, 0);
}

#[test]
fn a_whole_selection_is_filled_in_one_action_until_nothing_more_follows() {
    let (_folder, mut desk, sheet) = start(WORK);
    for (row, men, women) in [
        ("MYS", "9310", "5530"),
        ("SGP", "2044", "8120"),
        ("COU_DES_X", "10", "20"),
    ] {
        put(&mut desk, sheet, row, "M", men);
        put(&mut desk, sheet, row, "F", women);
    }
    let before = desk.answers().clone();
    let selected = all(&desk, sheet);
    let filled = desk.fill_totals(&selected).unwrap();
    // Three countries, and men, women and all of the total: blank countries lie in "Other countries".
    assert_eq!((filled.filled, filled.undecided.len()), (6, 0));
    assert_eq!(shows(&desk, sheet, "COU_DES_TOTAL", "T"), "25034 L");
    let action = desk.undo_action().unwrap();
    assert_eq!(
        desk.action_label(&action, Language::English),
        "filling of 6 cells by their sums in C19"
    );
    assert_eq!(desk.fill_totals(&selected).unwrap().done, Done::Nothing);
    desk.undo().unwrap();
    assert_eq!(*desk.answers(), before);
    desk.redo().unwrap();
    assert_eq!(shows(&desk, sheet, "COU_DES_TOTAL", "T"), "25034 L");
}

#[test]
fn only_what_is_asked_for_is_filled_though_it_follows_from_more() {
    let (_folder, mut desk, sheet) = start(WORK);
    for (row, men, women) in [("MYS", "9310", "5530"), ("COU_DES_X", "10", "20")] {
        put(&mut desk, sheet, row, "M", men);
        put(&mut desk, sheet, row, "F", women);
    }
    let total = cell(&desk, sheet, "COU_DES_TOTAL", "T");
    assert_eq!(desk.fill_totals(&[total]).unwrap().filled, 1);
    assert_eq!(shows(&desk, sheet, "COU_DES_TOTAL", "T"), "14870 L");
    assert_eq!(shows(&desk, sheet, "MYS", "T"), "");
}

#[test]
fn where_two_sums_disagree_nothing_is_filled_and_it_is_said() {
    let (_folder, mut desk, sheet) = start(WORK);
    for (row, sex, text) in [
        ("MYS", "T", "100"),
        ("COU_DES_X", "T", "20"),
        ("COU_DES_TOTAL", "M", "70"),
        ("COU_DES_TOTAL", "F", "60"),
    ] {
        put(&mut desk, sheet, row, sex, text);
    }
    let total = cell(&desk, sheet, "COU_DES_TOTAL", "T");
    let filled = desk.fill_totals(std::slice::from_ref(&total)).unwrap();
    assert_eq!((filled.filled, filled.done), (0, Done::Nothing));
    let said: Vec<String> = filled.undecided[0].figures.iter().map(ToString::to_string).collect();
    assert_eq!(
        (filled.undecided[0].cell == total, said),
        (true, vec!["120".to_owned(), "130".to_owned()])
    );

    // Men and women fit one sum; the countries listed are more already.
    put(&mut desk, sheet, "COU_DES_X", "T", "");
    put(&mut desk, sheet, "MYS", "T", "500");
    let filled = desk.fill_totals(&[total]).unwrap();
    assert_eq!((filled.filled, filled.undecided[0].figures.len()), (0, 1));
}

#[test]
fn automatic_totals_follow_in_the_same_action_and_leave_what_is_typed() {
    let (_folder, mut desk, sheet) = start(WORK);
    put(&mut desk, sheet, "SGP", "T", "999");
    put(&mut desk, sheet, "MYS", "M", "9310");
    put(&mut desk, sheet, "MYS", "F", "5530");
    assert!(!desk.automatic_totals(sheet));
    desk.set_automatic_totals(sheet, true).unwrap();
    assert_eq!(
        shows(&desk, sheet, "MYS", "T"),
        "14840 L",
        "what is blank is filled at once"
    );
    put(&mut desk, sheet, "MYS", "F", "5540");
    assert_eq!(shows(&desk, sheet, "MYS", "T"), "14850 L");
    desk.undo().unwrap();
    assert_eq!(
        (shows(&desk, sheet, "MYS", "T"), shows(&desk, sheet, "MYS", "F")),
        ("14840 L".into(), "5530".into())
    );

    // A typed total is compared, never moved.
    put(&mut desk, sheet, "SGP", "M", "300");
    put(&mut desk, sheet, "SGP", "F", "400");
    assert_eq!(shows(&desk, sheet, "SGP", "T"), "999");
    assert!(desk.findings().any(|finding| finding.check.as_str() == "sex-sum"));

    // A part that goes takes the total with it; typed over, it is typed.
    put(&mut desk, sheet, "MYS", "F", "");
    assert_eq!(shows(&desk, sheet, "MYS", "T"), "");
    put(&mut desk, sheet, "MYS", "F", "5530");
    put(&mut desk, sheet, "MYS", "T", "15000");
    assert_eq!(shows(&desk, sheet, "MYS", "T"), "15000");
    put(&mut desk, sheet, "MYS", "F", "6000");
    assert_eq!(shows(&desk, sheet, "MYS", "T"), "15000");

    desk.set_automatic_totals(sheet, false).unwrap();
    put(&mut desk, sheet, "BRN", "M", "1");
    put(&mut desk, sheet, "BRN", "F", "2");
    assert_eq!(shows(&desk, sheet, "BRN", "T"), "");
}

#[test]
fn the_choice_is_kept_in_the_file_and_goes_with_its_sheet() {
    let (_folder, mut desk, sheet) = start(WORK);
    desk.set_automatic_totals(sheet, true).unwrap();
    desk.flush().unwrap();
    let path = desk.path().to_owned();
    drop(desk);
    let mut desk = Desk::open(&path).unwrap();
    assert!(desk.automatic_totals(sheet));
    put(&mut desk, sheet, "MYS", "M", "1");
    put(&mut desk, sheet, "MYS", "F", "2");
    assert_eq!(shows(&desk, sheet, "MYS", "T"), "3 L");
    desk.remove_sheet(sheet).unwrap();
    assert!(!desk.automatic_totals(sheet));
    desk.undo().unwrap();
    assert!(desk.automatic_totals(sheet));
    assert_eq!(shows(&desk, sheet, "MYS", "T"), "3 L");
}

#[test]
fn a_computed_total_whose_parts_moved_can_be_filled_again() {
    let (_folder, mut desk, sheet) = start(WORK);
    put(&mut desk, sheet, "MYS", "M", "9310");
    put(&mut desk, sheet, "MYS", "F", "5530");
    let total = cell(&desk, sheet, "MYS", "T");
    desk.fill_totals(std::slice::from_ref(&total)).unwrap();
    assert_eq!(desk.computed_anew(&total), None);
    put(&mut desk, sheet, "MYS", "F", "5000");
    assert_eq!(shows(&desk, sheet, "MYS", "T"), "14840 L");
    assert!(desk.findings().any(|finding| finding.check.as_str() == "sex-sum"));
    assert_eq!(
        desk.fill_totals(std::slice::from_ref(&total)).unwrap().filled,
        0,
        "F9 overwrites nothing"
    );
    assert_eq!(desk.computed_anew(&total).unwrap().to_string(), "14310");
    desk.compute_again(&total).unwrap();
    assert_eq!(shows(&desk, sheet, "MYS", "T"), "14310 L");
}

#[test]
fn several_rows_are_covered_in_one_action_and_taken_off_again() {
    let (_folder, mut desk, sheet) = start(WORK);
    put(&mut desk, sheet, "BRN", "T", "5");
    let scopes: Vec<Scope> = ["BRN", "KHM"]
        .map(|row| Scope::Row {
            sheet,
            item: cell(&desk, sheet, row, "T").place.item,
        })
        .into();
    desk.set_reason(&ReasonTarget::Scopes(scopes.clone()), &Reason::NotAvailable)
        .unwrap();
    assert_eq!(desk.answers().covers.len(), 2);
    assert_eq!(shows(&desk, sheet, "BRN", "T"), "5");
    assert_eq!(
        desk.reason_of(&cell(&desk, sheet, "KHM", "F")),
        Some(Reason::NotAvailable)
    );
    desk.undo().unwrap();
    assert!(desk.answers().covers.is_empty());
    desk.redo().unwrap();
    desk.clear_reasons(&scopes).unwrap();
    assert!(desk.answers().covers.is_empty());
}

#[test]
fn only_reasons_are_repeated_and_no_figure_is_overwritten() {
    let (_folder, mut desk, sheet) = start(WORK);
    for (row, sex, text) in [("BRN", "T", "5"), ("BRN", "M", "N"), ("KHM", "M", "7")] {
        put(&mut desk, sheet, row, sex, text);
    }
    let pair = |row: &str, sex: &str| (cell(&desk, sheet, "BRN", sex), cell(&desk, sheet, row, sex));
    let copies = [pair("KHM", "T"), pair("LAO", "T"), pair("KHM", "M"), pair("LAO", "M")];
    let filled = desk.fill(&copies, (3, 2)).unwrap();
    assert_eq!((filled.cells, filled.figures, filled.kept), (1, 2, 1));
    assert_eq!(shows(&desk, sheet, "LAO", "M"), "N");
    assert_eq!(shows(&desk, sheet, "KHM", "M"), "7");
    assert_eq!(shows(&desk, sheet, "LAO", "T"), "");
    desk.undo().unwrap();
    assert_eq!(shows(&desk, sheet, "LAO", "M"), "");
}

#[test]
fn pointing_names_a_row_in_the_same_column_and_a_cell_elsewhere() {
    let (_folder, mut desk, sheet) = start(WORK);
    for sex in ["T", "M", "F"] {
        put(&mut desk, sheet, "COU_DES_X", sex, "100");
    }
    let cells: Vec<CellAddress> = ["T", "M", "F"].map(|sex| cell(&desk, sheet, "KHM", sex)).into();
    let at = cell(&desk, sheet, "COU_DES_X", "T");
    desk.include_elsewhere(&ReasonTarget::Cells(cells.clone()), &at)
        .unwrap();
    for cell in &cells {
        let reason = desk.reason_of(cell).unwrap();
        assert_eq!(reason, Reason::IncludedElsewhere(Pointer::Row("COU_DES_X".into())));
    }
    let included = desk.checker().included_in(&cell(&desk, sheet, "COU_DES_X", "F"));
    assert_eq!(included, [cells[2].clone()]);

    let all_leaving = desk.open_table(&"POP_XOUT_SEX_COU_NB".into()).unwrap()[0];
    put(&mut desk, all_leaving, "LAO", "T", "40");
    let other = cell(&desk, all_leaving, "LAO", "T");
    let lao = cell(&desk, sheet, "LAO", "T");
    desk.include_elsewhere(&ReasonTarget::Cells(vec![lao.clone()]), &other)
        .unwrap();
    assert_eq!(
        desk.reason_of(&lao),
        Some(Reason::IncludedElsewhere(Pointer::Cell(other)))
    );
}

#[test]
fn what_cannot_include_a_cell_is_refused_with_a_sentence() {
    let (_folder, mut desk, sheet) = start(WORK);
    for (row, sex, text) in [
        ("COU_DES_TOTAL", "T", "1000"),
        ("COU_DES_X", "T", "300"),
        ("COU_DES_X", "M", "100"),
        ("SGP", "T", "N"),
        ("BRN", "T", "7"),
    ] {
        put(&mut desk, sheet, row, sex, text);
    }
    let at = |desk: &Desk, row: &str, sex: &str| cell(desk, sheet, row, sex);
    let khm = at(&desk, "KHM", "T");
    let include = |desk: &mut Desk, from: &CellAddress, to: &CellAddress| {
        desk.included_in(&ReasonTarget::Cells(vec![from.clone()]), to)
    };
    let lao = at(&desk, "LAO", "T");
    let other = at(&desk, "COU_DES_X", "T");
    desk.include_elsewhere(&ReasonTarget::Cells(vec![lao.clone()]), &other)
        .unwrap();
    for (from, to, why) in [
        (khm.clone(), khm.clone(), CannotInclude::Itself),
        (khm.clone(), at(&desk, "MYS", "T"), CannotInclude::Empty),
        (khm.clone(), at(&desk, "SGP", "T"), CannotInclude::NoFigure),
        (khm.clone(), lao, CannotInclude::IncludedElsewhere),
        (khm.clone(), at(&desk, "COU_DES_TOTAL", "T"), CannotInclude::ItsTotal),
        (
            at(&desk, "KHM", "M"),
            at(&desk, "COU_DES_TOTAL", "T"),
            CannotInclude::ItsTotal,
        ),
        (
            at(&desk, "COU_DES_TOTAL", "M"),
            at(&desk, "COU_DES_X", "M"),
            CannotInclude::ItsPart,
        ),
    ] {
        assert_eq!(
            include(&mut desk, &from, &to),
            Err(why),
            "{} in {}",
            from.place,
            to.place
        );
        let before = desk.answers().clone();
        let refused = desk.include_elsewhere(&ReasonTarget::Cells(vec![from]), &to);
        assert!(matches!(refused, Err(DeskError::Refused(sentence)) if sentence.ends_with('.')));
        assert_eq!(*desk.answers(), before);
    }
    assert!(include(&mut desk, &khm, &other).is_ok());
    let rows = ReasonTarget::Scope(Scope::Row {
        sheet,
        item: khm.place.item.clone(),
    });
    assert!(matches!(
        desk.included_in(&rows, &other),
        Ok(Reason::IncludedElsewhere(Pointer::Row(_)))
    ));
    let own = at(&desk, "BRN", "T");
    let own_row = ReasonTarget::Scope(Scope::Row {
        sheet,
        item: own.place.item.clone(),
    });
    assert_eq!(desk.included_in(&own_row, &own), Err(CannotInclude::Itself));
}

/// One edit of a cell: which one, and what is typed.
type Edit = (usize, usize, String);

const ROWS: [&str; 5] = [
    "OCU_SKILL_TOTAL",
    "OCU_SKILL_L1",
    "OCU_SKILL_L2",
    "OCU_SKILL_L3-4",
    "OCU_SKILL_X",
];

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let text = prop_oneof![
        6 => (0..60_u32).prop_map(|number| number.to_string()),
        2 => Just(String::new()),
        1 => Just("N".to_owned()),
        1 => Just("X".to_owned()),
    ];
    prop::collection::vec((0..5_usize, 0..3_usize, text), 1..14)
}

/// Types an edit into C19, whose rows are countries and columns sexes.
fn edit(desk: &mut Desk, sheet: SheetId, (row, sex, text): &Edit) -> CellAddress {
    const COUNTRIES: [&str; 5] = ["COU_DES_TOTAL", "MYS", "SGP", "BRN", "COU_DES_X"];
    let cell = cell(desk, sheet, COUNTRIES[*row], ["T", "M", "F"][*sex]);
    desk.type_text(&cell, text).unwrap();
    cell
}

/// The identities that fail, by the keys of their findings. What is odd or small, and said as a warning, is none.
fn failing(desk: &Desk) -> BTreeSet<String> {
    desk.findings()
        .filter(|finding| finding.severity >= Severity::Error && finding.cells.len() > 1)
        .map(|finding| finding.key.clone())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn filling_is_undone_whole_breaks_nothing_and_overwrites_nothing(edits in edits()) {
        let (_folder, mut desk, sheet) = start(WORK);
        for step in &edits {
            edit(&mut desk, sheet, step);
        }
        let before = desk.answers().clone();
        let failing_before = failing(&desk);
        let selected = all(&desk, sheet);
        let filled = desk.fill_totals(&selected).unwrap();
        let stood = before.figures.get(&sheet).cloned().unwrap_or_default();
        for (place, figure) in &stood {
            prop_assert_eq!(desk.answers().figures[&sheet].get(place), Some(figure));
        }
        prop_assert!(failing(&desk).is_subset(&failing_before), "{:?}", failing(&desk));
        let now = desk.answers().figures.get(&sheet).map_or(0, BTreeMap::len);
        prop_assert_eq!(now, stood.len() + filled.filled);
        prop_assert_eq!(desk.fill_totals(&selected).unwrap().filled, 0, "nothing more follows");
        if filled.filled > 0 {
            desk.undo().unwrap();
            prop_assert_eq!(desk.answers(), &before);
        }
    }

    #[test]
    fn automatic_totals_are_the_sum_of_their_parts_after_any_edits(edits in edits(), on in 0..6_usize) {
        let (_folder, mut desk, sheet) = start(WORK);
        let mut typed: BTreeSet<CellAddress> = BTreeSet::new();
        let mut states = Vec::new();
        for (index, step) in edits.iter().enumerate() {
            states.push(desk.answers().clone());
            if index == on {
                desk.set_automatic_totals(sheet, true).unwrap();
                states.push(desk.answers().clone());
            }
            let cell = edit(&mut desk, sheet, step);
            if step.2.is_empty() {
                typed.remove(&cell);
            } else {
                typed.insert(cell);
            }
        }
        for (place, figure) in desk.answers().figures.get(&sheet).cloned().unwrap_or_default() {
            let cell = CellAddress::new(sheet, place.clone());
            prop_assert_eq!(figure.flag == Some(Flag::Computed), !typed.contains(&cell), "{}", place);
            if figure.flag != Some(Flag::Computed) {
                continue;
            }
            // In the columns of men and women only the rows make a total; elsewhere men and women do as well.
            let value = |sex: Sex| {
                let mut other = cell.clone();
                other.place.sex = sex;
                match desk.reason_of(&other) {
                    Some(Reason::NotApplicable) => Some(0),
                    _ => desk.answers().figure(&other)?.as_value().map(Value::mantissa),
                }
            };
            if let (Sex::Total, Some(men), Some(women)) = (place.sex, value(Sex::Male), value(Sex::Female)) {
                prop_assert_eq!(figure.as_value().unwrap().mantissa(), men + women, "{}", place);
            }
        }
        // One undo an edit, all the way back.
        let mut before = Vec::new();
        while let Some(expected) = states.pop() {
            if *desk.answers() != expected {
                desk.undo().unwrap();
                prop_assert_eq!(desk.answers(), &expected);
            }
            before.push(expected);
        }
    }
}

#[test]
fn rows_add_up_to_an_automatic_total() {
    let (_folder, mut desk, sheet) = start(SKILL);
    desk.set_version(sheet, &"OCU_SKILL".into(), true).unwrap();
    desk.set_version(sheet, &"OCU_ISCO08".into(), false).unwrap();
    desk.set_automatic_totals(sheet, true).unwrap();
    for (index, row) in ROWS.iter().enumerate().skip(1) {
        let cell = desk.cell_by_codes(sheet, Some(row), Year(2014), None, None).unwrap();
        desk.type_text(&cell, &(index * 10).to_string()).unwrap();
    }
    let layout = desk.layout(sheet).unwrap();
    let rows = layout
        .rows
        .iter()
        .filter(|row| matches!(row.kind, RowKind::Item(_)))
        .count();
    assert_eq!(rows, ROWS.len());
    let total = desk
        .cell_by_codes(sheet, Some(ROWS[0]), Year(2014), None, None)
        .unwrap();
    assert_eq!(desk.shown(&total), "100 L");
}
