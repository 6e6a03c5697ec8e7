//! Checks on sheets, tables and the file: what is missing is said once for a sheet, and only where it matters.

use crate::file::File;
use ilms_collect::figures::{Note, Reason, Scope};
use ilms_collect::questionnaire::{Language, ModuleId, NoteCode, Severity, TableCode, Year};

const RESIDENTS: &str = "POP_TPOP_SEX_MIG_NB";

#[test]
fn the_definition_is_asked_for_only_where_migrants_are_counted() {
    let mut file = File::phase_3();
    let sheet = file.sheet(RESIDENTS, "CENSUS");
    file.edit(sheet).metadata.clear();
    file.put(sheet, "- 2010 MIG_STATUS_TOTAL T", "1000");
    assert!(file.failing().is_empty());
    file.put(sheet, "- 2010 MIG_STATUS_MIGRANT T", "N");
    assert!(file.failing().is_empty());
    file.put(sheet, "- 2010 MIG_STATUS_MIGRANT T", "120");
    assert_eq!(file.failing(), ["definition-missing"]);
    let note = Note {
        code: Some(NoteCode::from("T36:3215")),
        text: String::new(),
    };
    let phase = file.pack.id.clone();
    file.answers.notes.insert(Scope::Questionnaire { phase }, vec![note]);
    assert!(file.failing().is_empty());
}

#[test]
fn a_sheet_without_a_source_and_a_year_outside_are_each_said_once() {
    let mut file = File::phase_3();
    let sheet = file.sheet(RESIDENTS, "");
    for sex in ["T", "M", "F"] {
        file.put(
            sheet,
            &format!("- 1979 MIG_STATUS_TOTAL {sex}"),
            if sex == "T" { "10" } else { "5" },
        );
    }
    assert_eq!(file.failing(), ["year-outside", "source-missing"]);
    let says = file.says();
    assert!(says[0].contains("1979") && says[0].contains("1980 to 2015"), "{says:?}");
    assert!(says[1].starts_with("A1 "), "{says:?}");
}

#[test]
fn unanswered_cells_are_counted_by_sheet_and_reasons_answer_them() {
    let mut file = File::phase_3();
    let sheet = file.sheet(RESIDENTS, "CENSUS");
    file.put(sheet, "- 2010 MIG_STATUS_TOTAL T", "1000");
    let gaps = |file: &File| {
        let checker = file.checker();
        let of_sheet: Vec<_> = checker
            .findings_of_sheet(sheet)
            .filter(|finding| finding.completeness)
            .cloned()
            .collect();
        of_sheet
    };
    let found = gaps(&file);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].cells[0].place.to_string(), "MIG_STATUS_TOTAL M 2010");
    let says = file.sentence(&found[0], Language::English);
    assert!(says.contains("5 cells"), "{says}");
    // The cell itself is not marked: it is unfinished, not wrong.
    assert_eq!(file.checker().severity_of_cell(&found[0].cells[0]), None);

    let year = Year(2010);
    file.answers
        .covers
        .insert(Scope::Year { sheet, year }, Reason::NotAvailable);
    assert!(gaps(&file).is_empty());
}

#[test]
fn a_table_without_a_sheet_is_answered_by_a_reason_over_it() {
    let mut file = File::phase_3();
    let unanswered = |file: &File| file.checker().counts().unanswered;
    let all = file.pack.tables.len();
    assert_eq!(unanswered(&file), all);
    let phase = file.pack.id.clone();
    let table = TableCode::from(RESIDENTS);
    let covers = &mut file.answers.covers;
    covers.insert(
        Scope::Table {
            phase: phase.clone(),
            table,
        },
        Reason::NotAvailable,
    );
    assert_eq!(unanswered(&file), all - 1);
    let module = ModuleId::from("C");
    file.answers.covers.insert(
        Scope::Module {
            phase: phase.clone(),
            module,
        },
        Reason::NotAvailable,
    );
    assert_eq!(unanswered(&file), all - 1 - 7);
    file.answers
        .covers
        .insert(Scope::Questionnaire { phase }, Reason::NotAvailable);
    assert_eq!(unanswered(&file), 0);
}

#[test]
fn one_table_of_a_birth_and_citizenship_pair_is_enough() {
    let mut file = File::new("ilms-global-2019");
    let all = file.checker().counts().unanswered;
    let table = file
        .pack
        .tables
        .iter()
        .find(|table| table.pair.is_some() && table.main.is_some())
        .unwrap()
        .clone();
    let sheet = file.sheet(table.code.as_str(), "CENSUS");
    let list = file.pack.classification(&table.main.as_ref().unwrap().default).unwrap();
    let status = file.pack.classification(table.status.as_ref().unwrap()).unwrap();
    let place = format!("{} 2018 {} T", list.total().unwrap().code, status.total().unwrap().code);
    file.put(sheet, &place, "100");
    // The table and its pair are no longer without an answer; the opened year has gaps instead.
    assert_eq!(file.checker().counts().unanswered, all - 1);
}

#[test]
fn counts_go_by_severity() {
    let mut file = File::phase_3();
    file.answers.settings.remove("preparer");
    let sheet = file.sheet(RESIDENTS, "");
    file.put(sheet, "- 2010 MIG_STATUS_TOTAL T", "12o4");
    let counts = file.checker().counts();
    assert_eq!((counts.fatal, counts.errors, counts.warnings), (2, 1, 0));
    let checker = file.checker();
    let first = checker.findings().next().unwrap();
    assert_eq!(first.severity, Severity::Fatal);
    assert_eq!(checker.finding(&first.key), Some(first));
}
