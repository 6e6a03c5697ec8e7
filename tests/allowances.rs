//! Explained findings: they stay quiet until a figure moves, in later phases too, are undone like everything else, and travel.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use ilms_collect::checks::{AllowanceState, Finding, Moved, Stated};
use ilms_collect::country_file::{Action, ActionKind, CountryFile, Group, Origin};
use ilms_collect::desk::{Desk, DeskError, Done, NewCountryFile, Reasoned};
use ilms_collect::figures::{CellAddress, Change, Flag, SheetId, Value};
use ilms_collect::questionnaire::{Language, PackId, Severity, Year, builtin_packs};
use ilms_collect::submission::{payload, read_payload};
use std::path::Path;

const WORK: &str = "EMP_XOUM_SEX_COU_NB";
const YEAR: u16 = 2012;

fn create(folder: &Path, phase: &str) -> Desk {
    let new = NewCountryFile {
        area: "IDN".into(),
        pack: phase.into(),
        preparer: "Test Preparer".to_owned(),
    };
    Desk::create(&folder.join("Indonesia.ilms"), &new).unwrap()
}

fn cell(desk: &Desk, sheet: SheetId, row: &str, sex: &str) -> CellAddress {
    desk.cell_by_codes(sheet, Some(row), Year(YEAR), None, Some(sex))
        .unwrap()
}

/// Types total, men and women of a row, with a source.
fn put(desk: &mut Desk, sheet: SheetId, row: &str, figures: [&str; 3]) {
    for (sex, text) in ["T", "M", "F"].into_iter().zip(figures) {
        let cell = cell(desk, sheet, row, sex);
        desk.set(&cell, Some("FX:1".into()), text).unwrap();
    }
}

/// A sheet of the shown phase with men and women that do not add up for Malaysia, and not for Singapore.
fn sheet_with_errors(desk: &mut Desk) -> SheetId {
    let sheet = desk.open_table(&WORK.into()).unwrap()[0];
    put(desk, sheet, "MYS", ["14840", "9310", "5350"]);
    put(desk, sheet, "SGP", ["900", "500", "300"]);
    sheet
}

fn start(phase: &str) -> (tempfile::TempDir, Desk, SheetId) {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = create(folder.path(), phase);
    let sheet = sheet_with_errors(&mut desk);
    (folder, desk, sheet)
}

/// The finding on men and women of a row.
fn found(desk: &Desk, row: &str) -> Option<Finding> {
    let of_row = |finding: &&Finding| {
        let cell = finding.cells.first();
        let item = cell.and_then(|cell| cell.place.item.clone());
        finding.check.as_str() == "sex-sum" && item.is_some_and(|item| item.as_str().ends_with(row))
    };
    desk.findings().find(of_row).cloned()
}

fn sex_sum(desk: &Desk, row: &str) -> Finding {
    found(desk, row).unwrap()
}

fn because(reason: &str, sentence: &str) -> Reasoned {
    Reasoned {
        reason: reason.to_owned(),
        sentence: sentence.to_owned(),
        flag: None,
    }
}

fn confirmed() -> Reasoned {
    because("confirmed", "The ministry counts again and finds the same.")
}

fn explained(desk: &Desk, row: &str) -> bool {
    desk.is_explained(&sex_sum(desk, row))
}

fn moved(desk: &Desk, row: &str) -> Option<Moved> {
    match desk.allowance_of(&sex_sum(desk, row))?.state {
        AllowanceState::Holds => None,
        AllowanceState::Moved(moved) => Some(moved),
    }
}

#[test]
fn an_explained_finding_is_quiet_and_undo_brings_it_back() {
    let (_folder, mut desk, sheet) = start("asean-phase-3");
    let finding = sex_sum(&desk, "MYS");
    let female = cell(&desk, sheet, "MYS", "F");
    let key = finding.key.clone();
    assert!(desk.readiness().in_the_way.contains(&key));
    assert_eq!(desk.mark_of(&female), Some((Severity::Error, false)));
    let errors = |desk: &Desk| desk.progress(desk.table(&WORK.into()).unwrap()).findings[0];
    let before = errors(&desk);

    desk.allow(std::slice::from_ref(&key), &confirmed()).unwrap();
    assert!(explained(&desk, "MYS") && !explained(&desk, "SGP"));
    assert_eq!(desk.mark_of(&female), Some((Severity::Error, true)));
    assert!(!desk.readiness().in_the_way.contains(&key));
    assert_eq!(errors(&desk), before - 1);
    assert!(
        desk.what_is_left()
            .tables
            .iter()
            .all(|table| !table.errors.contains(&key))
    );
    let given = desk.allowance_of(&finding).unwrap().allowance.clone();
    assert_eq!(
        (given.reason.as_str(), given.who.as_str()),
        ("confirmed", "Test Preparer")
    );
    assert!(given.figures.iter().any(|(cell, was)| *cell == female && was == "5350"));
    // The same once more changes nothing.
    assert_eq!(
        desk.allow(std::slice::from_ref(&key), &confirmed()).unwrap(),
        Done::Nothing
    );

    let undone = desk.undo().unwrap().unwrap();
    assert_eq!(undone.kind, ActionKind::Allow);
    assert!(!explained(&desk, "MYS"));
    desk.redo().unwrap();
    assert!(explained(&desk, "MYS"));

    desk.take_back(std::slice::from_ref(&key)).unwrap();
    assert!(!explained(&desk, "MYS"));
    assert_eq!(desk.mark_of(&female), Some((Severity::Error, false)));
    desk.undo().unwrap();
    assert!(explained(&desk, "MYS"));

    // It is in the file, not only in memory.
    let path = desk.path().to_owned();
    desk.flush().unwrap();
    drop(desk);
    let desk = Desk::open(&path).unwrap();
    assert!(explained(&desk, "MYS"));
}

#[test]
fn it_holds_until_a_figure_moves_by_more_than_its_precision() {
    let (_folder, mut desk, sheet) = start("asean-phase-3");
    let key = sex_sum(&desk, "MYS").key;
    desk.allow(std::slice::from_ref(&key), &confirmed()).unwrap();
    let female = cell(&desk, sheet, "MYS", "F");

    desk.type_text(&female, "5530").ok();
    assert!(found(&desk, "MYS").is_none(), "5 530 fits");
    let not_needed: Vec<&str> = desk
        .allowances_not_needed()
        .iter()
        .map(|of| of.finding.as_str())
        .collect();
    assert_eq!(not_needed, [key.as_str()]);

    desk.type_text(&female, "5300").unwrap();
    assert!(!explained(&desk, "MYS"));
    let Moved { cell, was, is } = moved(&desk, "MYS").unwrap();
    assert_eq!(
        (cell, was, is),
        (
            female.clone(),
            Stated::Value(Value::whole(5350)),
            Stated::Value(Value::whole(5300))
        )
    );
    let finding = sex_sum(&desk, "MYS");
    let said = desk.standing_words(&desk.allowance_of(&finding).unwrap(), Language::English);
    assert!(
        said.contains("was 5\u{2009}350, now it is 5\u{2009}300") && said.contains("Test Preparer"),
        "{said}"
    );

    // Given back: it holds again.
    desk.type_text(&female, "5350").unwrap();
    assert!(explained(&desk, "MYS"));
    // Another part of the sum moves, or goes.
    let male = self::cell(&desk, sheet, "MYS", "M");
    desk.type_text(&male, "9000").unwrap();
    assert!(!explained(&desk, "MYS"));
    // The old explanation still holds, says the person with one press.
    desk.allow_again(std::slice::from_ref(&key)).unwrap();
    assert!(explained(&desk, "MYS"));
    desk.undo().unwrap();
    assert!(!explained(&desk, "MYS"));
}

#[test]
fn rounding_moves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = create(folder.path(), "asean-phase-3");
    let sheet = desk.open_table(&WORK.into()).unwrap()[0];
    desk.set_unit(sheet, ilms_collect::figures::ViewUnit::Thousands)
        .unwrap();
    put(&mut desk, sheet, "MYS", ["1523", "900", "500"]);
    let key = sex_sum(&desk, "MYS").key;
    desk.allow(&[key], &confirmed()).unwrap();
    let total = cell(&desk, sheet, "MYS", "T");
    for (typed, holds) in [
        ("1523.4", true),
        ("1522.6", true),
        ("1524.6", false),
        ("1523", true),
        ("N", false),
    ] {
        desk.type_text(&total, typed).unwrap();
        let finding = found(&desk, "MYS");
        assert_eq!(
            finding.is_some_and(|finding| desk.is_explained(&finding)),
            holds,
            "{typed}"
        );
    }
}

#[test]
fn what_cannot_be_explained_is_said_and_nothing_changes() {
    let (_folder, mut desk, sheet) = start("asean-phase-3");
    let wrong = cell(&desk, sheet, "THA", "T");
    desk.type_text(&wrong, "12o4").unwrap();
    let key_of = |desk: &Desk, check: &str| {
        let finding = desk.findings().find(|finding| finding.check.as_str() == check).unwrap();
        finding.key.clone()
    };
    let good = sex_sum(&desk, "MYS").key;
    let before = desk.answers().clone();
    for (keys, reasoned, refused) in [
        (vec![key_of(&desk, "wrong-input")], confirmed(), "must be put right"),
        (vec![key_of(&desk, "unanswered")], confirmed(), "give an answer"),
        (
            vec![good.clone(), key_of(&desk, "wrong-input")],
            confirmed(),
            "must be put right",
        ),
        (vec!["no such key".to_owned()], confirmed(), "no finding"),
        (vec![], confirmed(), "no finding"),
        (vec![good.clone()], because("other", "  "), "needs a sentence"),
        (
            vec![good.clone()],
            because("campaign", "Registers"),
            "is no reason for this",
        ),
        (vec![good.clone()], because("", "Because"), "is no reason for this"),
    ] {
        let error = desk.allow(&keys, &reasoned).unwrap_err().to_string();
        assert!(error.contains(refused), "{keys:?}: {error}");
        assert_eq!(*desk.answers(), before, "{keys:?}");
    }
    // Some reasons need no sentence.
    desk.allow(&[good], &because("rounding", "")).unwrap();
}

#[test]
fn one_explanation_for_several_findings_is_one_undo() {
    let (_folder, mut desk, _) = start("asean-phase-3");
    let keys = ["MYS", "SGP"].map(|row| sex_sum(&desk, row).key);
    desk.allow(&keys, &confirmed()).unwrap();
    assert!(explained(&desk, "MYS") && explained(&desk, "SGP"));
    assert_eq!(desk.explained_count(), 2);
    desk.undo().unwrap();
    assert!(!explained(&desk, "MYS") && !explained(&desk, "SGP"));
}

#[test]
fn a_flag_is_set_where_there_is_none_in_the_same_undo() {
    let (_folder, mut desk, sheet) = start("asean-phase-3");
    let singapore = cell(&desk, sheet, "SGP", "T");
    desk.set_flag(std::slice::from_ref(&singapore), Some(Flag::Estimate))
        .unwrap();
    let keys = ["MYS", "SGP"].map(|row| sex_sum(&desk, row).key);
    let reasoned = Reasoned {
        flag: Some(Flag::Real),
        ..confirmed()
    };
    desk.allow(&keys, &reasoned).unwrap();
    let flag = |desk: &Desk, cell: &CellAddress| desk.answers().figure(cell).unwrap().flag;
    let malaysia = cell(&desk, sheet, "MYS", "T");
    assert_eq!(flag(&desk, &malaysia), Some(Flag::Real));
    assert_eq!(
        flag(&desk, &singapore),
        Some(Flag::Estimate),
        "a flag that stands stays"
    );
    assert!(explained(&desk, "MYS") && explained(&desk, "SGP"));
    desk.undo().unwrap();
    assert_eq!(flag(&desk, &malaysia), None);
    assert!(!explained(&desk, "MYS"));
}

fn seal(path: &Path, phase: &str) {
    let mut opened = CountryFile::open(path).unwrap();
    let pack = PackId::from(phase);
    let before = opened.answers.phases[&pack].clone();
    let after = ilms_collect::figures::Phase {
        sealed: true,
        ..before.clone()
    };
    let change = Change::Phase {
        pack: pack.clone(),
        before: Some(before),
        after: Some(after),
    };
    let action = Action::new(ActionKind::Seal);
    let group = Group::new("Test Preparer", action, Origin::Program, Some(pack), vec![change]);
    opened.file.commit(group).unwrap();
    opened.file.flush().unwrap();
}

#[test]
fn an_explanation_holds_in_the_next_phase_and_a_sealed_phase_stays_as_it_is() {
    let (_folder, mut desk, _) = start("asean-phase-2");
    let key = sex_sum(&desk, "MYS").key;
    desk.allow(std::slice::from_ref(&key), &confirmed()).unwrap();
    let path = desk.path().to_owned();
    desk.flush().unwrap();
    drop(desk);
    seal(&path, "asean-phase-2");

    let mut desk = Desk::open(&path).unwrap();
    assert!(matches!(
        desk.allow(std::slice::from_ref(&key), &because("rounding", "")),
        Err(DeskError::Sealed(_))
    ));
    desk.take_up_phase(&"asean-phase-3".into()).unwrap();
    let sheet = sheet_with_errors(&mut desk);
    assert_eq!(sex_sum(&desk, "MYS").key, key, "a key names no phase");
    assert!(explained(&desk, "MYS") && !explained(&desk, "SGP"));

    // It was given in a sealed phase and cannot be taken back there.
    let error = desk.take_back(std::slice::from_ref(&key)).unwrap_err().to_string();
    assert!(error.contains("sealed"), "{error}");

    // The figure moves in Phase III: the finding comes back there, and says what it was.
    let female = cell(&desk, sheet, "MYS", "F");
    desk.type_text(&female, "5300").unwrap();
    assert!(!explained(&desk, "MYS"));
    let moved = moved(&desk, "MYS").unwrap();
    assert_eq!(
        (moved.cell, moved.was),
        (female.clone(), Stated::Value(Value::whole(5350)))
    );

    // Explained anew for Phase III; Phase II still has its own.
    desk.allow(std::slice::from_ref(&key), &because("rounding", ""))
        .unwrap();
    assert!(explained(&desk, "MYS"));
    desk.show_phase(&"asean-phase-2".into()).unwrap();
    assert!(explained(&desk, "MYS"));
    let finding = sex_sum(&desk, "MYS");
    assert_eq!(desk.allowance_of(&finding).unwrap().allowance.reason, "confirmed");
    assert!(!explained(&desk, "SGP"));

    // What is explained in Phase III first does not reach back into the sealed phase.
    desk.show_phase(&"asean-phase-3".into()).unwrap();
    let singapore = sex_sum(&desk, "SGP").key;
    desk.allow(&[singapore], &confirmed()).unwrap();
    assert!(explained(&desk, "SGP"));
    desk.show_phase(&"asean-phase-2".into()).unwrap();
    assert!(!explained(&desk, "SGP"));

    // Phase III's own is taken back; the one of Phase II shows again, with the figure that moved.
    desk.show_phase(&"asean-phase-3".into()).unwrap();
    desk.take_back(std::slice::from_ref(&key)).unwrap();
    assert!(!explained(&desk, "MYS"));
    assert_eq!(
        self::moved(&desk, "MYS").unwrap().was,
        Stated::Value(Value::whole(5350))
    );
    desk.type_text(&female, "5350").unwrap();
    assert!(explained(&desk, "MYS"));
}

/// The findings and allowances that a package of the shown phase carries.
fn packed(desk: &Desk) -> (String, ilms_collect::figures::Answers, bool) {
    let packed = desk.prepare_package().unwrap().build(None).unwrap();
    let (_, files) = read_payload(&packed.bytes).unwrap();
    let findings = String::from_utf8(files["findings.csv"].clone()).unwrap();
    (
        findings,
        payload::read_answers(&files).unwrap(),
        packed.in_the_way.is_empty(),
    )
}

#[test]
fn a_package_says_what_is_explained_and_is_final_when_all_is() {
    let (_folder, mut desk, sheet) = start("asean-phase-2");
    let keys = ["MYS", "SGP"].map(|row| sex_sum(&desk, row).key);
    desk.allow(&keys, &confirmed()).unwrap();
    desk.take_up_phase(&"asean-phase-3".into()).unwrap();
    let sheet_3 = sheet_with_errors(&mut desk);
    assert_ne!(sheet, sheet_3);

    let is_explained = |findings: &str, key: &str| {
        let line = findings.lines().find(|line| line.ends_with(key)).unwrap();
        line.contains(",true,")
    };
    let (findings, answers, _) = packed(&desk);
    for key in &keys {
        assert!(is_explained(&findings, key), "{findings}");
        let carried = &answers.allowances[key];
        // In the cells of the phase that is handed over.
        assert!(
            carried.figures.iter().all(|(cell, _)| cell.sheet == sheet_3),
            "{carried:?}"
        );
    }

    // Moved: listed still, but not as explained.
    let female = cell(&desk, sheet_3, "MYS", "F");
    desk.type_text(&female, "5300").unwrap();
    let (findings, answers, is_final) = packed(&desk);
    assert!(!is_explained(&findings, &keys[0]) && is_explained(&findings, &keys[1]));
    assert!(answers.allowances.contains_key(&keys[0]));
    assert!(!is_final);

    // Final when nothing is left that is neither put right nor explained.
    let rest = desk.readiness().in_the_way;
    for key in rest {
        desk.allow(&[key], &because("other", "So says the register.")).unwrap();
    }
    let (_, _, is_final) = packed(&desk);
    assert!(is_final);
    assert!(desk.readiness().is_final());
}

#[test]
fn what_was_packed_can_be_read_back_by_the_office_with_the_same_result() {
    let (_folder, mut desk, _) = start("asean-phase-3");
    desk.allow(&[sex_sum(&desk, "MYS").key], &confirmed()).unwrap();
    let (_, answers, _) = packed(&desk);
    let checker = ilms_collect::checks::Checker::new(desk.pack().clone(), &answers, desk.phase());
    let holds = checker.findings().filter(|finding| {
        let standing = ilms_collect::checks::allowance::standing(&answers, desk.phase(), finding);
        standing.is_some_and(|standing| standing.state == AllowanceState::Holds)
    });
    let keys: Vec<&str> = holds.map(|finding| finding.key.as_str()).collect();
    assert_eq!(keys, [sex_sum(&desk, "MYS").key]);
}

#[test]
fn every_check_that_can_be_explained_has_reasons_that_fit() {
    for pack in builtin_packs() {
        let codes: Vec<&str> = pack
            .notes
            .allowance_reasons()
            .iter()
            .map(|of| of.code.as_str())
            .collect();
        assert!(codes.contains(&"confirmed") && codes.last() == Some(&"other"));
        for reason in pack.notes.allowance_reasons() {
            let indonesian = reason.label_in(Language::Indonesian);
            assert_ne!(indonesian, reason.label_in(Language::English), "{}", reason.code);
            let flag = reason.flag.as_deref();
            assert!(
                flag.is_none_or(|flag| Flag::from_letter(flag).is_some()),
                "{}",
                reason.code
            );
        }
        for check in &pack.checks {
            let fitting = pack.notes.reasons_for(&[check]);
            assert!((2..=10).contains(&fitting.len()), "{}: {}", check.id, fitting.len());
        }
    }
}
