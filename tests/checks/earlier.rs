//! What earlier phases of a file say for a cell of this one.

use crate::file::File;
use ilms_collect::figures::{CellAddress, Change, Figure, Value};
use ilms_collect::questionnaire::PackId;

const WORK: &str = "EMP_XOUM_SEX_COU_NB";

/// Phase and amount of what earlier phases say.
fn said(file: &File, cell: &CellAddress) -> Vec<(String, String)> {
    let figures = file.checker().earlier(cell);
    figures
        .into_iter()
        .map(|figure| (figure.phase.to_string(), figure.value.to_string()))
        .collect()
}

fn pair(phase: &str, amount: &str) -> (String, String) {
    (phase.to_owned(), amount.to_owned())
}

fn put_in(file: &mut File, phase: &str, source: &str, place: &str, text: &str) -> CellAddress {
    let sheet = file.sheet_in(&PackId::from(phase), WORK, source);
    file.put(sheet, place, text)
}

#[test]
fn the_latest_phase_speaks_first_and_its_cell_is_named() {
    let mut file = File::phase_3();
    let place = "COU_DES_MYS 2010 - F";
    let one = put_in(&mut file, "asean-phase-1", "BA:1", place, "100");
    let two = put_in(&mut file, "asean-phase-2", "BA:1", place, "120");
    let sheet = file.sheet(WORK, "BA:1");
    let now = file.put(sheet, place, "130");
    assert_eq!(
        said(&file, &now),
        [pair("asean-phase-2", "120"), pair("asean-phase-1", "100")]
    );
    let cells: Vec<CellAddress> = file
        .checker()
        .earlier(&now)
        .into_iter()
        .map(|figure| figure.cell)
        .collect();
    assert_eq!(cells, [two, one]);
}

#[test]
fn another_source_speaks_only_where_it_is_the_only_one() {
    let mut file = File::phase_3();
    let place = "COU_DES_MYS 2010 - T";
    put_in(&mut file, "asean-phase-2", "BA:2", place, "222");
    let sheet = file.sheet(WORK, "BA:1");
    let now = file.put(sheet, place, "100");
    assert_eq!(said(&file, &now), [pair("asean-phase-2", "222")]);
    put_in(&mut file, "asean-phase-2", "BA:3", place, "333");
    assert_eq!(said(&file, &now), [], "which of the two is not known");
    put_in(&mut file, "asean-phase-2", "BA:1", place, "111");
    assert_eq!(said(&file, &now), [pair("asean-phase-2", "111")]);
}

#[test]
fn later_codes_of_tables_and_lists_mean_the_earlier_ones() {
    let mut file = File::new("ilms-global-2019");
    put_in(&mut file, "asean-phase-3", "BA:1", "COU_DES_MYS 2014 - T", "14840");
    let sheet = file.sheet("MNA_OEMP_SEX_CDS_NB", "BA:1");
    let now = file.put(sheet, "CDS_DES_MYS 2014 - T", "14841");
    assert_eq!(said(&file, &now), [pair("asean-phase-3", "14840")]);
    let other = file.put(sheet, "CDS_DES_SGP 2014 - T", "5");
    assert_eq!(said(&file, &other), []);
}

#[test]
fn versions_of_a_classification_stay_apart() {
    let mut file = File::phase_3();
    let table = "EMP_XOUM_ECO_NB";
    let sheet = file.sheet_in(&PackId::from("asean-phase-2"), table, "BA:1");
    file.put(sheet, "ECO_SECTOR_TOTAL 2012 - T", "1000");
    let sheet = file.sheet(table, "BA:1");
    let other = file.put(sheet, "ECO_ISIC4_TOTAL 2012 - T", "1000");
    let same = file.put(sheet, "ECO_SECTOR_TOTAL 2012 - T", "1001");
    assert_eq!(said(&file, &other), []);
    assert_eq!(said(&file, &same), [pair("asean-phase-2", "1000")]);
}

#[test]
fn a_later_phase_and_a_reason_say_nothing() {
    let mut file = File::new("asean-phase-2");
    let place = "COU_DES_MYS 2010 - T";
    put_in(&mut file, "asean-phase-3", "BA:1", place, "300");
    put_in(&mut file, "asean-phase-1", "BA:1", place, "N");
    let sheet = file.sheet(WORK, "BA:1");
    let now = file.put(sheet, place, "100");
    assert_eq!(said(&file, &now), []);
}

#[test]
fn a_figure_that_moves_in_an_earlier_phase_is_seen_at_once() {
    let mut file = File::phase_3();
    let place = "COU_DES_MYS 2010 - T";
    let before = put_in(&mut file, "asean-phase-2", "BA:1", place, "100");
    let sheet = file.sheet(WORK, "BA:1");
    let now = file.put(sheet, place, "100");
    let mut live = file.checker();
    let change = Change::Figure {
        before: file.answers.figure(&before).cloned(),
        after: Some(Figure::value(Value::whole(170))),
        cell: before,
    };
    file.answers.apply(&change);
    live.update(&file.answers, &[change]);
    let amounts: Vec<String> = live
        .earlier(&now)
        .iter()
        .map(|figure| figure.value.to_string())
        .collect();
    assert_eq!(amounts, ["170"]);
}
