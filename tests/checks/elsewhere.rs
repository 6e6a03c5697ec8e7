//! Sums over cells that are included elsewhere, and figures that follow from others.

use crate::file::File;
use ilms_collect::figures::{CellAddress, Figure, Pointer, Reason, SheetId, Value};
use ilms_collect::questionnaire::ItemCode;
use std::collections::BTreeSet;

const WORK: &str = "EMP_XOUM_SEX_COU_NB";
const ALL: &str = "POP_XOUT_SEX_COU_NB";

/// Cells of 2014 by row and sex, each with a text or where it is included: `>row` in that row, `>row sex` in that cell.
fn filled(table: &str, cells: &[(&str, &str, &str)]) -> (File, SheetId) {
    let mut file = File::phase_3();
    let sheet = file.sheet(table, "BNP2TKI");
    fill(&mut file, sheet, cells);
    (file, sheet)
}

fn fill(file: &mut File, sheet: SheetId, cells: &[(&str, &str, &str)]) {
    for (row, sex, text) in cells {
        let cell = place(file, sheet, row, sex);
        match text.strip_prefix('>') {
            None => file.put_at(cell, text),
            Some(into) => {
                file.put_at(cell.clone(), "N");
                let pointer = match into.split_once(' ') {
                    None => Pointer::Row(ItemCode::from(format!("COU_DES_{into}").as_str())),
                    Some((row, sex)) => Pointer::Cell(place(file, sheet, row, sex)),
                };
                file.put_figure(&cell, Figure::reason(Reason::IncludedElsewhere(pointer)));
            }
        }
    }
}

fn place(file: &File, sheet: SheetId, row: &str, sex: &str) -> CellAddress {
    file.cell(sheet, &format!("COU_DES_{row} 2014 - {sex}"))
}

#[test]
fn sums_hold_over_what_is_included_elsewhere() {
    let cases: [(&str, &[(&str, &str, &str)], &[&str]); 13] = [
        // In another part of the same sum: complete, and judged both ways.
        (
            "part in part",
            &[
                ("TOTAL", "T", "100"),
                ("MYS", "T", "60"),
                ("KHM", "T", ">X"),
                ("X", "T", "40"),
            ],
            &[],
        ),
        (
            "part in part, missing",
            &[
                ("TOTAL", "T", "100"),
                ("MYS", "T", "60"),
                ("KHM", "T", ">X"),
                ("X", "T", "30"),
            ],
            &["country-sum"],
        ),
        // By a cell instead of a row.
        (
            "part in part by cell",
            &[
                ("TOTAL", "T", "100"),
                ("MYS", "T", "60"),
                ("KHM", "T", ">X T"),
                ("X", "T", "30"),
            ],
            &["country-sum"],
        ),
        // A whole row in another: its total, men and women add up on both sides.
        (
            "row in row",
            &[
                ("KHM", "T", ">X"),
                ("KHM", "M", ">X"),
                ("KHM", "F", ">X"),
                ("X", "T", "30"),
                ("X", "M", "20"),
                ("X", "F", "10"),
            ],
            &[],
        ),
        (
            "row in row, missing",
            &[
                ("KHM", "T", ">X"),
                ("KHM", "M", ">X"),
                ("KHM", "F", ">X"),
                ("X", "T", "30"),
                ("X", "M", "20"),
                ("X", "F", "5"),
            ],
            &["sex-sum"],
        ),
        // Men and women included in another row, the total stated in its own: that row's men and women are more than its total.
        (
            "men and women only",
            &[
                ("KHM", "T", "12"),
                ("KHM", "M", ">X"),
                ("KHM", "F", ">X"),
                ("X", "T", "18"),
                ("X", "M", "20"),
                ("X", "F", "10"),
            ],
            &[],
        ),
        (
            "men and women only, too few",
            &[
                ("KHM", "T", "12"),
                ("KHM", "M", ">X"),
                ("KHM", "F", ">X"),
                ("X", "T", "40"),
                ("X", "M", "20"),
                ("X", "F", "10"),
            ],
            &["sex-sum"],
        ),
        // The total included, men and women stated: the other row's total is more than its men and women.
        (
            "total only",
            &[
                ("KHM", "T", ">X"),
                ("KHM", "M", "7"),
                ("KHM", "F", "5"),
                ("X", "T", "30"),
                ("X", "M", "13"),
                ("X", "F", "5"),
            ],
            &[],
        ),
        (
            "total only, too much",
            &[
                ("KHM", "T", ">X"),
                ("KHM", "M", "7"),
                ("KHM", "F", "5"),
                ("X", "T", "10"),
                ("X", "M", "13"),
                ("X", "F", "5"),
            ],
            &["sex-sum"],
        ),
        // Women counted with the men of their own row.
        (
            "women with men",
            &[("MYS", "T", "30"), ("MYS", "M", "30"), ("MYS", "F", ">MYS M")],
            &[],
        ),
        (
            "women with men, missing",
            &[("MYS", "T", "40"), ("MYS", "M", "30"), ("MYS", "F", ">MYS M")],
            &["sex-sum"],
        ),
        // A chain ends where the figure stands.
        (
            "chain",
            &[
                ("TOTAL", "T", "100"),
                ("KHM", "T", ">LAO"),
                ("LAO", "T", ">X"),
                ("X", "T", "90"),
            ],
            &["country-sum"],
        ),
        // A circle says nothing.
        (
            "circle",
            &[
                ("TOTAL", "T", "100"),
                ("KHM", "T", ">LAO"),
                ("LAO", "T", ">KHM"),
                ("X", "T", "90"),
            ],
            &[],
        ),
    ];
    for (name, cells, failing) in cases {
        let (file, _) = filled(WORK, cells);
        assert_eq!(file.failing(), failing, "{name}: {:?}", file.says());
    }
}

#[test]
fn what_is_included_in_another_table_is_not_asked_of_it() {
    let (mut file, work) = filled(WORK, &[("TOTAL", "T", "100"), ("MYS", "T", "100")]);
    let all = file.sheet(ALL, "BNP2TKI");
    fill(&mut file, all, &[("MYS", "T", "90"), ("KHM", "T", "5")]);
    assert_eq!(file.failing(), ["outflow-for-work-in-outflow"]);
    // Those who leave for other reasons to Cambodia are counted with the workers to Malaysia.
    let khm = place(&file, all, "KHM", "T");
    let into = place(&file, work, "MYS", "T");
    file.put_figure(
        &khm,
        Figure::reason(Reason::IncludedElsewhere(Pointer::Cell(into.clone()))),
    );
    assert!(file.failing().is_empty(), "{:?}", file.says());
    assert_eq!(file.checker().included_in(&into), [khm]);
}

#[test]
fn a_sibling_total_that_takes_others_in_is_not_compared() {
    for (elsewhere, failing) in [(false, true), (true, false)] {
        let (mut file, by_country) = filled(WORK, &[("TOTAL", "T", "100"), ("KHM", "T", "3")]);
        let by_skill = file.sheet("EMP_XOUM_OCU_NB", "BNP2TKI");
        file.put(by_skill, "OCU_SKILL_TOTAL 2014 - T", "90");
        if elsewhere {
            let part = file.put(by_skill, "OCU_SKILL_L1 2014 - T", "N");
            let total = place(&file, by_country, "TOTAL", "T");
            file.put_figure(&part, Figure::reason(Reason::IncludedElsewhere(Pointer::Cell(total))));
        }
        assert_eq!(!file.failing().is_empty(), failing, "{:?}", file.says());
    }
}

#[test]
fn figures_follow_over_what_is_included_elsewhere_and_not_where_it_is_open() {
    let (file, sheet) = filled(WORK, &[("MYS", "T", "60"), ("KHM", "T", ">X"), ("X", "T", "40")]);
    let total = place(&file, sheet, "TOTAL", "T");
    let found = file.checker().deduce(sheet, &BTreeSet::new());
    assert_eq!(found.figures.get(&total), Some(&Value::whole(100)));
    // Only men of another row are in it: the total of that row cannot be told.
    let (file, sheet) = filled(
        WORK,
        &[("KHM", "T", "9"), ("KHM", "M", ">X"), ("X", "M", "40"), ("X", "F", "5")],
    );
    let other = place(&file, sheet, "X", "T");
    let found = file.checker().deduce(sheet, &BTreeSet::new());
    assert_eq!(found.figures.get(&other), None);
}

#[test]
fn a_cell_is_part_of_every_total_above_it() {
    let (file, sheet) = filled(WORK, &[("TOTAL", "T", "100"), ("MYS", "M", "1")]);
    let checker = file.checker();
    let at = |row: &str, sex: &str| place(&file, sheet, row, sex);
    assert!(checker.is_part_of(&at("MYS", "M"), &at("MYS", "T")));
    assert!(checker.is_part_of(&at("MYS", "M"), &at("TOTAL", "T")));
    assert!(!checker.is_part_of(&at("MYS", "M"), &at("X", "M")));
    assert!(!checker.is_part_of(&at("TOTAL", "T"), &at("MYS", "M")));
}
