//! The figure that two sums name as wrong is said beside the cell and taken with one press.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/window.rs"]
mod support;

use egui_kittest::kittest::Queryable as _;
use ilms_collect::country_file::{HistoryOf, Origin};
use ilms_collect::desk::Desk;
use ilms_collect::figures::Value;
use ilms_collect::questionnaire::Year;
use support::{find, indonesia, says, window};

#[test]
fn two_digits_exchanged_are_named_and_mended_with_one_press() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut desk = Desk::open(&file).unwrap();
    let table = desk
        .pack()
        .tables
        .iter()
        .find(|table| table.number == 19)
        .unwrap()
        .code
        .clone();
    let sheet = desk.open_table(&table).unwrap()[0];
    let mut female = None;
    for (row, figures) in [
        ("COU_DES_TOTAL", ["20370", "14040", "6330"]),
        ("COU_DES_MYS", ["14840", "9310", "5350"]),
        ("COU_DES_SGP", ["5530", "4730", "800"]),
        ("COU_DES_X", ["0", "0", "0"]),
    ] {
        for (sex, figure) in ["T", "M", "F"].into_iter().zip(figures) {
            let cell = desk
                .cell_by_codes(sheet, Some(row), Year(2014), None, Some(sex))
                .unwrap();
            desk.type_text(&cell, figure).unwrap();
            if figure == "5350" {
                female = Some(cell);
            }
        }
    }
    let female = female.unwrap();
    desk.flush().unwrap();
    drop(desk);

    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19 malaysia 2014 f");
    assert!(says(
        &window,
        "5\u{2009}530 would fit: two digits exchanged; both sums then hold."
    ));
    find(&mut window, "19 malaysia 2014 t");
    assert!(says(&window, "The slip is probably in C19 Malaysia, 2014, Female"));
    window.get_by_label("Go to that cell").click();
    window.run();
    window.get_by_label("Use 5\u{2009}530").click();
    window.run();
    let desk = window.state().desk().unwrap();
    assert_eq!(
        desk.answers().figure(&female).unwrap().as_value(),
        Some(Value::whole(5_530))
    );
    assert!(desk.findings_of(&female).is_empty());
    desk.flush().unwrap();
    let last = &desk.history(&HistoryOf::Cell(female)).unwrap()[0];
    assert_eq!(last.origin, Origin::Repaired);
}
