//! The country file from outside: what goes in comes back, and undo, history and backups work across restarts.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod file_on_disk;

use file_on_disk::{
    OnDisk, PHASE, TABLE, act, add_sheet, cell, everything, figure, group, listing, number, one_cell, origin_of, phase,
    redo, remarks, second_entry, set, setting, sheet, undo,
};
use ilms_collect::country_file::{
    Access, ActionKind, BACKUPS_KEPT, CommitError, CountryFile, FILE_VERSION, HistoryOf, Origin, SaveState,
    WhyReadOnly, list_backups, restore_backup,
};
use ilms_collect::figures::{
    Answer, Answers, Change, Figure, Note, ProvenanceId, Reason, Remarks, Scope, Sheet, SheetId,
};
use ilms_collect::questionnaire::Sex;
use proptest::prelude::*;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[test]
fn everything_comes_back_as_it_went_in() {
    let (disk, mut opened) = OnDisk::new();
    let id = act(&mut opened, ActionKind::Import, everything());
    opened.file.flush().unwrap();
    assert!(matches!(opened.file.save_state(), SaveState::Saved { at: Some(_) }));
    assert_eq!(opened.file.replay().unwrap(), opened.answers);
    assert_eq!(opened.file.verify().unwrap(), None);
    let group = opened.file.group(id).unwrap().unwrap();
    assert_eq!(group.changes, everything());
    drop(opened.file);
    let again = disk.open();
    assert_eq!(again.access, Access::ReadWrite);
    assert_eq!(again.answers, opened.answers);
    assert_eq!(again.file.group(id).unwrap().unwrap(), group);
}

#[test]
fn one_file_at_rest_while_open_and_after() {
    let (disk, mut opened) = OnDisk::new();
    set(&mut opened, one_cell(), Some(number(5350)));
    opened.file.flush().unwrap();
    // A copy made while the program runs is whole.
    let copy = disk.beside("stick.ilms");
    fs::copy(&disk.path, &copy).unwrap();
    let journal = fs::metadata(disk.beside("Indonesia.ilms-journal"));
    assert_eq!(journal.map_or(0, |data| data.len()), 0);
    drop(opened.file);
    assert_eq!(listing(disk.folder.path()), ["Indonesia.ilms", "stick.ilms"]);
    assert_eq!(CountryFile::open(&copy).unwrap().answers, opened.answers);
}

#[test]
fn an_unchanged_cell_is_no_edit_and_packing_is_one() {
    let (_disk, mut opened) = OnDisk::new();
    let last = set(&mut opened, one_cell(), Some(number(5)));
    let same = figure(one_cell(), Some(number(5)), Some(number(5)));
    assert_eq!(opened.file.commit(group(ActionKind::Type, vec![same])), Ok(None));
    assert_eq!(opened.file.last_group(), last);
    assert_eq!(opened.file.commit(group(ActionKind::Pack, vec![])), Ok(Some(last + 1)));
    assert_eq!(opened.file.undo_target(), None);
}

#[test]
fn undo_and_redo_across_restarts() {
    let (disk, mut opened) = OnDisk::new();
    let start = opened.answers.clone();
    let first = set(&mut opened, one_cell(), Some(number(1)));
    let one = opened.answers.clone();
    set(&mut opened, one_cell(), Some(number(2)));
    let two = opened.answers.clone();
    drop(opened.file);

    let mut opened = disk.open();
    undo(&mut opened);
    assert_eq!(opened.answers, one);
    undo(&mut opened);
    assert_eq!(opened.answers, start);
    drop(opened.file);

    let mut opened = disk.open();
    assert_eq!(opened.answers, start);
    assert_eq!(opened.file.redo_target(), Some(first));
    redo(&mut opened);
    redo(&mut opened);
    assert_eq!(opened.answers, two);
    assert_eq!(opened.file.redo_target(), None);
    undo(&mut opened);
    set(&mut opened, one_cell(), Some(number(3)));
    assert_eq!(
        opened.file.redo_target(),
        None,
        "a new action ends what could be redone"
    );
    let history = opened.file.history(&HistoryOf::File, None, 100).unwrap();
    assert_eq!(
        history.len(),
        10,
        "nothing is deleted: made, sheet, 2 typed, 2 undone, 2 redone, 1 undone, 1 typed"
    );
    assert_eq!((history[1].undoes, history[2].redoes), (Some(4), Some(4)));
    drop(opened.file);

    let mut opened = disk.open();
    opened.file.commit(group(ActionKind::Pack, vec![])).unwrap();
    drop(opened.file);
    let opened = disk.open();
    let targets = (opened.file.undo_target(), opened.file.redo_target());
    assert_eq!(targets, (None, None), "undo stops at the packing");
}

#[test]
fn history_of_a_cell_a_table_and_the_file() {
    let (_disk, mut opened) = OnDisk::new();
    act(&mut opened, ActionKind::AddSheet, vec![add_sheet(2, "MFL_XOUM_SEX_NB")]);
    let (here, there) = (one_cell(), cell(2, "", 2014, Sex::Male));
    set(&mut opened, here.clone(), Some(number(1)));
    set(&mut opened, there.clone(), Some(number(9)));
    let note = Change::Notes {
        scope: Scope::Cell { cell: here.clone() },
        before: vec![],
        after: vec![Note {
            code: None,
            text: "counted twice".into(),
        }],
    };
    act(&mut opened, ActionKind::WriteNote, vec![note]);
    let paste = vec![
        figure(here.clone(), Some(number(1)), Some(number(2))),
        figure(there.clone(), Some(number(9)), None),
    ];
    act(&mut opened, ActionKind::Paste, paste);
    opened.file.flush().unwrap();
    // One more that may still be on its way.
    set(&mut opened, here.clone(), Some(number(3)));
    let ask = |of: &HistoryOf| -> Vec<(u64, usize)> {
        let groups = opened.file.history(of, None, 50).unwrap();
        groups.iter().map(|group| (group.id, group.changes.len())).collect()
    };
    assert_eq!(ask(&HistoryOf::Cell(here.clone())), [(8, 1), (7, 1), (6, 1), (4, 1)]);
    assert_eq!(ask(&HistoryOf::Cell(there)), [(7, 1), (5, 1)]);
    let table = HistoryOf::Table {
        phase: PHASE.into(),
        table: TABLE.into(),
    };
    assert_eq!(ask(&table), [(8, 1), (7, 1), (6, 1), (4, 1), (2, 1)]);
    assert_eq!(
        ask(&HistoryOf::File),
        [(8, 1), (7, 2), (6, 1), (5, 1), (4, 1), (3, 1), (2, 1), (1, 2)]
    );
    let page = opened.file.history(&HistoryOf::File, Some(7), 2).unwrap();
    assert_eq!(page.iter().map(|group| group.id).collect::<Vec<_>>(), [6, 5]);
    let newest = &opened.file.history(&HistoryOf::Cell(here.clone()), None, 1).unwrap()[0];
    assert_eq!((newest.who.as_str(), newest.origin), ("Tester", Origin::Typed));
    assert_eq!(newest.changes, [figure(here, Some(number(2)), Some(number(3)))]);
}

#[test]
fn the_history_of_a_cell_tells_what_was_said_about_it() {
    let (_disk, mut opened) = OnDisk::new();
    let (here, there) = (one_cell(), cell(1, "COU_DES_SGP", 2014, Sex::Male));
    set(&mut opened, here.clone(), Some(number(1)));
    let second = Change::SecondEntry {
        cell: here.clone(),
        before: None,
        after: Some(second_entry(number(1), true)),
    };
    act(&mut opened, ActionKind::SecondEntry, vec![second.clone()]);
    // Twenty statements about other rows do not push those about this one off the page.
    let mut origins = Vec::new();
    for id in 1..=21 {
        let row = if id == 1 { here.clone() } else { there.clone() };
        origins.push(Change::Provenance {
            id: ProvenanceId(id),
            before: None,
            after: Some(origin_of(&row, "yearbook.pdf", b"%PDF-1.4")),
        });
    }
    for origin in &origins {
        act(&mut opened, ActionKind::StateOrigin, vec![origin.clone()]);
    }
    let remark = Change::Remarks {
        cell: here.clone(),
        before: None,
        after: Some(remarks("ask", true)),
    };
    act(&mut opened, ActionKind::Remark, vec![remark.clone()]);
    for saved in [false, true] {
        if saved {
            opened.file.flush().unwrap();
        }
        let ask = |of| -> Vec<Change> {
            let groups = opened.file.history(&of, None, 5).unwrap();
            groups.into_iter().flat_map(|group| group.changes).collect()
        };
        let typed = figure(here.clone(), None, Some(number(1)));
        let expected = [remark.clone(), origins[0].clone(), second.clone(), typed];
        assert_eq!(ask(HistoryOf::Cell(here.clone())), expected);
        assert_eq!(ask(HistoryOf::Cell(there.clone())).len(), 5);
        let table = HistoryOf::Table {
            phase: PHASE.into(),
            table: TABLE.into(),
        };
        assert_eq!(ask(table)[0], remark);
    }
}

/// A file as the program wrote it before second entries, origins and remarks.
fn of_version_1(path: &Path) -> Vec<u8> {
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch(include_str!("data/country-file/version-1.sql"))
        .unwrap();
    drop(connection);
    fs::read(path).unwrap()
}

fn version_of(path: &Path) -> i32 {
    let connection = Connection::open(path).unwrap();
    connection
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap()
}

#[test]
fn a_file_of_version_1_is_brought_up_to_date_and_keeps_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Indonesia.ilms");
    of_version_1(&path);
    let mut opened = CountryFile::open(&path).unwrap();
    assert_eq!((&opened.access, &opened.damage), (&Access::ReadWrite, &None));
    assert_eq!(opened.answers.figures.values().map(BTreeMap::len).sum::<usize>(), 5);
    assert_eq!(opened.file.last_group(), 9);
    assert_eq!(opened.file.replay().unwrap(), opened.answers);
    assert_eq!(opened.file.verify().unwrap(), None);
    let backups = opened.file.backups();
    assert_eq!(backups.len(), 1, "one of the file as it was");
    assert_eq!(version_of(&backups[0].path), 1);
    assert_eq!(version_of(&path), FILE_VERSION);
    let at_first = opened.answers.clone();
    let at = at_first.figures.keys().next().copied().unwrap();
    act(
        &mut opened,
        ActionKind::Remark,
        vec![Change::Remarks {
            cell: cell(at.0, "COU_DES_MYS", 2014, Sex::Male),
            before: None,
            after: Some(remarks("ask", true)),
        }],
    );
    opened.file.flush().unwrap();
    assert_eq!(opened.file.verify().unwrap(), None);
    drop(opened.file);
    assert_eq!(CountryFile::open(&path).unwrap().answers, opened.answers);
    // The way back to the backup of the earlier program.
    restore_backup(&path, &backups[0].path).unwrap();
    let restored = CountryFile::open(&path).unwrap();
    assert_eq!((restored.access, restored.answers), (Access::ReadWrite, at_first));
}

#[test]
fn a_file_brought_up_to_date_is_read_without_its_first_page_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Indonesia.ilms");
    of_version_1(&path);
    let mut opened = CountryFile::open(&path).unwrap();
    let sheet = *opened.answers.figures.keys().next().unwrap();
    // Of such a size as files have that are used.
    for number in 0..200 {
        let at = cell(sheet.0, &format!("COU_DES_{number}"), 2014, Sex::Male);
        set(&mut opened, at, Some(self::number(number)));
    }
    let remark = Change::Remarks {
        cell: cell(sheet.0, "COU_DES_MYS", 2014, Sex::Male),
        before: None,
        after: Some(remarks("ask", true)),
    };
    act(&mut opened, ActionKind::Remark, vec![remark]);
    drop(opened.file);
    let mut bytes = fs::read(&path).unwrap();
    bytes[..4096].fill(0);
    fs::write(&path, bytes).unwrap();
    let headless = CountryFile::open(&path).unwrap();
    assert_eq!(headless.answers, opened.answers);
    assert!(headless.damage.unwrap().complete);
}

#[test]
#[cfg(unix)]
fn a_file_of_version_1_that_may_only_be_read_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Indonesia.ilms");
    let bytes = of_version_1(&path);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let opened = CountryFile::open(&path).unwrap();
    assert_eq!(opened.access, Access::ReadOnly(WhyReadOnly::FileReadOnly));
    assert_eq!(opened.answers.figures.values().map(BTreeMap::len).sum::<usize>(), 5);
    assert_eq!(opened.file.verify().unwrap(), None);
    assert_eq!(opened.file.history(&HistoryOf::File, None, 20).unwrap().len(), 9);
    let rescue = folder.path().join("rescue.ilms");
    opened.file.rescue_copy(&rescue, &opened.answers).unwrap();
    assert_eq!(CountryFile::open(&rescue).unwrap().answers, opened.answers);
    assert_eq!(version_of(&rescue), FILE_VERSION);
    assert!(fs::read(&path).unwrap() == bytes);
}

#[test]
fn a_damaged_file_of_version_1_is_not_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Indonesia.ilms");
    of_version_1(&path);
    let whole = CountryFile::open(&path).unwrap().answers;
    fs::remove_file(&path).unwrap();
    of_version_1(&path);
    let sql = "UPDATE figure SET mantissa = 9130 WHERE mantissa = 9310";
    assert_eq!(Connection::open(&path).unwrap().execute(sql, []).unwrap(), 1);
    let bytes = fs::read(&path).unwrap();
    let opened = CountryFile::open(&path).unwrap();
    assert_eq!(opened.access, Access::ReadOnly(WhyReadOnly::Damaged));
    assert_eq!(opened.answers, whole, "told from the journal");
    let report = opened.damage.unwrap();
    assert_eq!((report.doubtful.len(), report.partial_tables.len()), (1, 0));
    assert!(fs::read(&path).unwrap() == bytes);
}

#[test]
fn sealed_phases_are_read_only_by_trigger() {
    let (disk, mut opened) = OnDisk::new();
    act(&mut opened, ActionKind::Import, everything());
    let seal = Change::Phase {
        pack: PHASE.into(),
        before: Some(phase(false)),
        after: Some(phase(true)),
    };
    act(&mut opened, ActionKind::Seal, vec![seal.clone()]);
    assert_eq!(opened.file.undo_target(), None);
    let refused = [
        figure(cell(1, "COU_DES_MYS", 1999, Sex::Male), None, Some(number(1))),
        Change::Sheet {
            id: SheetId(1),
            before: Some(sheet(TABLE)),
            after: None,
        },
        add_sheet(9, TABLE),
        Change::Cover {
            scope: Scope::Sheet { sheet: SheetId(1) },
            before: None,
            after: Some(Reason::Confidential),
        },
        Change::Notes {
            scope: Scope::Questionnaire { phase: PHASE.into() },
            before: vec![],
            after: vec![Note {
                code: None,
                text: "x".into(),
            }],
        },
        seal.inverse(),
        Change::SecondEntry {
            cell: one_cell(),
            before: None,
            after: Some(second_entry(number(1), true)),
        },
        Change::Provenance {
            id: ProvenanceId(2),
            before: None,
            after: Some(origin_of(&one_cell(), "other.pdf", b"%PDF-1.4")),
        },
        Change::Remarks {
            cell: one_cell(),
            before: None,
            after: Some(remarks("late", false)),
        },
    ];
    for change in refused {
        let answer = opened.file.commit(group(ActionKind::Type, vec![change.clone()]));
        assert_eq!(answer, Err(CommitError::Sealed(PHASE.into())), "{change:?}");
    }
    act(
        &mut opened,
        ActionKind::ChangeSetting,
        vec![setting("preparer_post", "head")],
    );
    opened.file.flush().unwrap();
    drop(opened);
    let connection = Connection::open(&disk.path).unwrap();
    for sql in [
        "UPDATE figure SET mantissa = 1, exponent = 0",
        "DELETE FROM figure",
        "INSERT INTO figure VALUES (1, '', 2001, '', 'T', 1, 0, NULL, NULL, NULL, NULL, NULL)",
        "UPDATE sheet SET unit = 'ones'",
        "DELETE FROM sheet",
        "DELETE FROM cover",
        "UPDATE cover SET reason = 'N'",
        "DELETE FROM note",
        "INSERT INTO note VALUES ('{\"scope\":\"sheet\",\"sheet\":1}', '[]')",
        "UPDATE phase SET sealed = 0",
        "DELETE FROM phase",
        "DELETE FROM second_entry",
        "UPDATE second_entry SET agreed = 0",
        "DELETE FROM provenance",
        "INSERT INTO provenance VALUES (9, 1, '[]', '[]', '', '', '', '[]')",
        "DELETE FROM remarks",
        "UPDATE remarks SET follow_up = 0",
        "UPDATE journal_group SET who = 'nobody'",
        "DELETE FROM journal_group",
        "UPDATE journal_entry SET after = NULL",
        "DELETE FROM journal_entry",
    ] {
        let error = connection.execute(sql, []).expect_err(sql).to_string();
        assert!(
            error.contains("sealed") || error.contains("append-only"),
            "{sql}: {error}"
        );
    }
}

#[test]
fn what_the_tables_would_refuse_is_refused_before_it_is_queued() {
    let (_disk, mut opened) = OnDisk::new();
    set(&mut opened, one_cell(), Some(number(1)));
    let removal = Change::Sheet {
        id: SheetId(1),
        before: Some(sheet(TABLE)),
        after: None,
    };
    let homeless = figure(cell(7, "", 2014, Sex::Male), None, Some(number(1)));
    let no_phase = Change::Sheet {
        id: SheetId(8),
        before: None,
        after: Some(Sheet::new("asean-phase-9".into(), TABLE.into())),
    };
    let phase_goes = Change::Phase {
        pack: PHASE.into(),
        before: Some(phase(false)),
        after: None,
    };
    for (change, error) in [
        (removal.clone(), CommitError::NotEmpty),
        (homeless.clone(), CommitError::NoSuchSheet(SheetId(7))),
        (no_phase, CommitError::NoSuchSheet(SheetId(8))),
        (phase_goes, CommitError::NotEmpty),
    ] {
        let answer = opened.file.commit(group(ActionKind::Type, vec![change.clone()]));
        assert_eq!(answer, Err(error), "{change:?}");
    }
    act(&mut opened, ActionKind::Import, vec![homeless, add_sheet(7, TABLE)]);
    let clearing = figure(one_cell(), Some(number(1)), None);
    act(&mut opened, ActionKind::RemoveSheet, vec![clearing, removal]);
    opened.file.flush().unwrap();
    assert_eq!(opened.file.replay().unwrap(), opened.answers);
    undo(&mut opened);
    opened.file.flush().unwrap();
    assert_eq!(opened.file.verify().unwrap(), None);
}

#[test]
fn saved_is_told_to_the_waker() {
    let (_disk, mut opened) = OnDisk::new();
    let woken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&woken);
    opened.file.flush().unwrap();
    opened.file.set_waker(move || {
        count.fetch_add(1, Ordering::SeqCst);
    });
    for value in 0..5 {
        set(&mut opened, one_cell(), Some(number(value)));
    }
    drop(opened);
    // The word of the group before may still have been under way.
    let woken = woken.load(Ordering::SeqCst);
    assert!((5..=6).contains(&woken), "{woken}");
}

#[test]
fn backups_rotate_and_there_is_a_way_back() {
    let (disk, opened) = OnDisk::new();
    opened.file.flush().unwrap();
    assert_eq!(
        opened.file.backups(),
        [],
        "a file that holds its making only needs none"
    );
    drop(opened.file);
    let mut opened = disk.open();
    let start = opened.answers.clone();
    for value in 0..2 {
        set(&mut opened, one_cell(), Some(number(value)));
    }
    opened.file.flush().unwrap();
    assert_eq!(opened.file.backups().len(), 1, "one before the day's first change");
    assert_eq!(opened.file.backup_problem(), None);
    let first = opened.file.backups()[0].clone();
    assert_eq!(CountryFile::open(&first.path).unwrap().answers, start);
    for value in 2..2 + BACKUPS_KEPT as i64 + 3 {
        set(&mut opened, one_cell(), Some(number(value)));
        opened.file.flush().unwrap();
        opened.file.back_up().unwrap();
    }
    let backups = opened.file.backups();
    assert_eq!(backups.len(), BACKUPS_KEPT);
    assert!(!backups.contains(&first), "the oldest went");
    let content = |path: &Path| -> Answers { CountryFile::open(path).unwrap().answers };
    assert_eq!(
        content(&backups[0].path).figure(&one_cell()),
        Some(&number(14)),
        "newest first"
    );
    let refused = restore_backup(&disk.path, &backups[3].path).unwrap_err();
    assert!(refused.to_string().contains("is open"), "{refused}");
    drop(opened.file);

    restore_backup(&disk.path, &backups[3].path).unwrap();
    let restored = disk.open();
    assert_eq!(restored.answers.figure(&one_cell()), Some(&number(11)));
    assert_eq!(restored.file.verify().unwrap(), None);
    let newest = list_backups(&disk.path)[0].clone();
    assert_eq!(
        content(&newest.path),
        opened.answers,
        "the present file is kept as a backup"
    );
    drop(restored);

    // A damaged backup is not gone back to; from a damaged file there is a way back, and it is kept too.
    let damaged = list_backups(&disk.path)[1].path.clone();
    let length = fs::metadata(&damaged).unwrap().len();
    fs::File::options()
        .write(true)
        .open(&damaged)
        .unwrap()
        .set_len(length / 2)
        .unwrap();
    let refused = restore_backup(&disk.path, &damaged).unwrap_err();
    assert!(refused.to_string().contains("damaged"), "{refused}");
    fs::write(&disk.path, "shot").unwrap();
    let error = CountryFile::open(&disk.path).err().unwrap().to_string();
    assert!(error.contains("10 backups"), "{error}");
    restore_backup(&disk.path, &newest.path).unwrap();
    assert_eq!(disk.open().answers, opened.answers);
    assert_eq!(fs::read(&list_backups(&disk.path)[0].path).unwrap(), b"shot");
}

/// A change of a cell, a cover or a note, from the present state.
fn step(answers: &Answers, (row, year, what): (u8, u16, u8)) -> Change {
    let item = format!("COU_DES_{row}");
    let scope = Scope::Row {
        sheet: SheetId(1),
        item: Some(item.as_str().into()),
    };
    match what {
        10 => {
            let cell = cell(1, &item, 2000 + year, Sex::Total);
            Change::SecondEntry {
                before: answers.second_entries.get(&cell).cloned(),
                cell,
                after: year
                    .is_multiple_of(2)
                    .then(|| second_entry(number(i64::from(year)), year == 0)),
            }
        }
        11 => {
            let id = ProvenanceId(u32::from(row));
            let cell = cell(1, &item, 2000 + year, Sex::Total);
            Change::Provenance {
                before: answers.provenances.get(&id).cloned(),
                id,
                after: (year > 0).then(|| origin_of(&cell, &year.to_string(), b"%PDF-1.4")),
            }
        }
        12 => {
            let cell = cell(1, &item, 2000 + year, Sex::Total);
            Change::Remarks {
                before: answers.remarks.get(&cell).cloned(),
                cell,
                after: match year {
                    0 => None,
                    1 => Some(Remarks::default()),
                    more => Some(remarks(&item, more == 2)),
                },
            }
        }
        0 => Change::Cover {
            before: answers.covers.get(&scope).cloned(),
            scope,
            after: year.is_multiple_of(2).then_some(Reason::Confidential),
        },
        1 => Change::Notes {
            before: answers.notes.get(&scope).cloned().unwrap_or_default(),
            scope,
            after: (0..year % 3)
                .map(|year| Note {
                    code: None,
                    text: year.to_string(),
                })
                .collect(),
        },
        _ => {
            let cell = cell(1, &item, 2000 + year, Sex::Total);
            let after = match what {
                2 => None,
                3 => Some(Figure::reason(Reason::NotAvailable)),
                4 => Some(Figure {
                    answer: Answer::WrongInput("1o".into()),
                    flag: None,
                    typed: None,
                }),
                more => Some(number(i64::from(more))),
            };
            figure(cell.clone(), answers.figure(&cell).cloned(), after)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_journal_tells_the_same_as_the_tables(
        turns in prop::collection::vec((prop::collection::vec((0_u8..3, 0_u16..4, 0_u8..13), 1..6), 0_u8..5), 1..20)
    ) {
        let (disk, mut opened) = OnDisk::new();
        let start = opened.answers.clone();
        for (steps, turn) in turns {
            match turn {
                0 if opened.file.undo_target().is_some_and(|id| id > 2) => undo(&mut opened),
                1 if opened.file.redo_target().is_some() => redo(&mut opened),
                _ => {
                    let mut changes = Vec::new();
                    for one in steps {
                        let change = step(&opened.answers, one);
                        opened.answers.apply(&change);
                        changes.push(change);
                    }
                    opened.file.commit(group(ActionKind::Paste, changes)).unwrap();
                }
            }
        }
        prop_assert_eq!(&opened.file.replay().unwrap(), &opened.answers);
        opened.file.flush().unwrap();
        prop_assert_eq!(opened.file.verify().unwrap(), None);
        let targets = (opened.file.undo_target(), opened.file.redo_target());
        drop(opened.file);
        let mut again = disk.open();
        prop_assert_eq!(&again.answers, &opened.answers);
        prop_assert_eq!((again.file.undo_target(), again.file.redo_target()), targets);
        while again.file.undo_target().is_some_and(|id| id > 2) {
            undo(&mut again);
        }
        prop_assert_eq!(&again.answers, &start);
        again.file.flush().unwrap();
        prop_assert_eq!(again.file.verify().unwrap(), None);
    }
}
