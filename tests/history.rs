//! The history of a file and the way back: what is listed, what going back changes, and where it ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/country.rs"]
mod country;
#[path = "support/pasting.rs"]
mod pasting;

use ilms_collect::country_file::{Action, ActionKind, CountryFile, Group, GroupId, LineFilter, Origin};
use ilms_collect::desk::{Desk, DeskError, Done, ReasonTarget};
use ilms_collect::figures::{Answers, CellAddress, Figure, Flag, Note, Reason, Scope, SheetId, Value};
use ilms_collect::questionnaire::{Language, TableCode, Year};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

const TABLES: [&str; 3] = ["EMP_XOUM_SEX_COU_NB", "POP_TPOP_SEX_MIG_NB", "EMP_XOUM_ECO_NB"];

/// The cells of the first sheet of a table, in the order of the form.
fn cells(desk: &mut Desk, table: &str) -> (SheetId, Vec<CellAddress>) {
    let sheet = desk.open_table(&TableCode::from(table)).unwrap()[0];
    let layout = desk.layout(sheet).unwrap();
    let all = (0..layout.rows.len()).flat_map(|row| (0..layout.columns.len()).map(move |column| (row, column)));
    let cells = all.filter_map(|(row, column)| layout.cell(sheet, row, column));
    (sheet, cells.collect())
}

/// Something a person may do.
#[derive(Clone, Debug)]
enum Deed {
    Type(usize, usize, i64),
    Wrong(usize, usize),
    Clear(usize, usize, usize),
    Flag(usize, usize),
    Cover(usize),
    Uncover(usize),
    Notes(usize, usize, u8),
    Year(usize, u16),
    Paste(usize, u8, u8),
    Preparer(u8),
    Undo,
    Redo,
    PutBack(usize, usize),
    GoBack(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let (table, cell) = (0..TABLES.len(), 0..12_usize);
    prop_oneof![
        6 => (table.clone(), cell.clone(), 0..5000_i64).prop_map(|(t, c, v)| Deed::Type(t, c, v)),
        1 => (table.clone(), cell.clone()).prop_map(|(t, c)| Deed::Wrong(t, c)),
        2 => (table.clone(), cell.clone(), 1..4_usize).prop_map(|(t, c, n)| Deed::Clear(t, c, n)),
        1 => (table.clone(), cell.clone()).prop_map(|(t, c)| Deed::Flag(t, c)),
        1 => table.clone().prop_map(Deed::Cover),
        1 => table.clone().prop_map(Deed::Uncover),
        1 => (table.clone(), cell.clone(), 0..3_u8).prop_map(|(t, c, n)| Deed::Notes(t, c, n)),
        1 => (table.clone(), 1990..2010_u16).prop_map(|(t, y)| Deed::Year(t, y)),
        1 => (table.clone(), 1..4_u8, 1..4_u8).prop_map(|(t, r, c)| Deed::Paste(t, r, c)),
        1 => (0..4_u8).prop_map(Deed::Preparer),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        1 => (table, cell).prop_map(|(t, c)| Deed::PutBack(t, c)),
        1 => (0..20_usize).prop_map(Deed::GoBack),
    ]
}

fn done(desk: &mut Desk, deed: &Deed) {
    match deed {
        Deed::Type(table, cell, value) => {
            let (_, cells) = cells(desk, TABLES[*table]);
            desk.type_text(&cells[*cell], &value.to_string()).unwrap();
        }
        Deed::Wrong(table, cell) => {
            let (_, cells) = cells(desk, TABLES[*table]);
            desk.type_text(&cells[*cell], "12o4").unwrap();
        }
        Deed::Clear(table, cell, count) => {
            let (_, cells) = cells(desk, TABLES[*table]);
            desk.clear(&cells[*cell..*cell + *count]).unwrap();
        }
        Deed::Flag(table, cell) => {
            let (_, cells) = cells(desk, TABLES[*table]);
            desk.set_flag(&cells[*cell..=*cell], Some(Flag::Provisional)).unwrap();
        }
        Deed::Cover(table) | Deed::Uncover(table) => {
            let scope = Scope::Table {
                phase: desk.phase().clone(),
                table: TableCode::from(TABLES[*table]),
            };
            if matches!(deed, Deed::Cover(_)) {
                desk.set_reason(&ReasonTarget::Scope(scope), &Reason::NotAvailable)
                    .unwrap();
            } else {
                desk.clear_reason(&scope).unwrap();
            }
        }
        Deed::Notes(table, cell, number) => {
            let (_, cells) = cells(desk, TABLES[*table]);
            let scope = Scope::Cell {
                cell: cells[*cell].clone(),
            };
            let note = |number: u8| Note {
                code: None,
                text: format!("Note {number}"),
            };
            desk.set_notes(&scope, (0..*number).map(note).collect()).unwrap();
        }
        Deed::Year(table, year) => {
            let (sheet, _) = cells(desk, TABLES[*table]);
            desk.open_year(sheet, Year(*year)).unwrap();
        }
        Deed::Paste(table, rows, columns) => {
            let (sheet, _) = cells(desk, TABLES[*table]);
            let block: Vec<Vec<String>> = (0..*rows)
                .map(|row| (0..*columns).map(|column| format!("{}", 10 * row + column)).collect())
                .collect();
            pasting::paste(desk, sheet, 0, 0, &block);
        }
        Deed::Preparer(number) => {
            desk.set_preparer(&format!("Test Preparer {number}"), "", "", "")
                .unwrap();
        }
        Deed::Undo => {
            desk.undo().unwrap();
        }
        Deed::Redo => {
            desk.redo().unwrap();
        }
        Deed::PutBack(table, cell) => {
            let (_, cells) = cells(desk, TABLES[*table]);
            desk.put_back(&cells[*cell], Some(Figure::value(Value::whole(7))))
                .unwrap();
        }
        Deed::GoBack(back) => {
            let last = desk.file().last_group();
            let to = last.saturating_sub(*back as GroupId).max(desk.history_floor());
            desk.go_back_to(to).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn going_back_gives_the_answers_of_that_time_and_undo_brings_them_back(
        deeds in prop::collection::vec(deed(), 1..24),
        saved in any::<bool>(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = country::create(folder.path(), "Test Preparer");
        let mut states: BTreeMap<GroupId, Answers> = BTreeMap::from([(desk.file().last_group(), desk.answers().clone())]);
        for deed in &deeds {
            done(&mut desk, deed);
            states.insert(desk.file().last_group(), desk.answers().clone());
        }
        if saved {
            // From the disk alone, as after a restart.
            desk.flush().unwrap();
            let path = desk.path().to_owned();
            drop(desk);
            desk = Desk::open(&path).unwrap();
        }
        for (id, then) in &states {
            let now = desk.answers().clone();
            let preview = desk.way_back(*id).unwrap();
            prop_assert_eq!(preview.is_nothing(), &now == then);
            let went = desk.go_back_to(*id).unwrap();
            prop_assert_eq!(desk.answers(), then, "back to {}", id);
            prop_assert_eq!(went == Done::Nothing, &now == then);
            if went != Done::Nothing {
                let undone = desk.undo().unwrap().expect("something to undo");
                prop_assert_eq!(undone.kind, ActionKind::GoBack);
                prop_assert_eq!(desk.answers(), &now);
                desk.redo().unwrap();
                prop_assert_eq!(desk.answers(), then);
            }
        }
        desk.flush().unwrap();
        let replayed = desk.file().replay().unwrap();
        prop_assert_eq!(&replayed, desk.answers());
        prop_assert!(desk.file().verify().unwrap().is_none());
    }
}

/// Figures in three tables, a note, and a paste, each an action.
fn at_work(folder: &Path) -> Desk {
    let mut desk = country::create(folder, "Test Preparer");
    let (sheet, c19) = cells(&mut desk, TABLES[0]);
    for (cell, text) in c19.iter().zip(["14840", "9310", "5350"]) {
        desk.type_text(cell, text).unwrap();
    }
    let (_, a1) = cells(&mut desk, TABLES[1]);
    desk.set_preparer("Second Preparer", "", "", "").unwrap();
    desk.type_text(&a1[0], "255461700").unwrap();
    let scope = Scope::Cell { cell: a1[0].clone() };
    let text = "From the census".to_owned();
    desk.set_notes(&scope, vec![Note { code: None, text }]).unwrap();
    let block = vec![
        vec!["1".to_owned(), "2".to_owned()],
        vec!["3".to_owned(), "4".to_owned()],
    ];
    pasting::paste(&mut desk, sheet, 2, 0, &block);
    desk
}

fn kinds(desk: &Desk, filter: &LineFilter) -> Vec<ActionKind> {
    let lines = desk.history_lines(filter, None, 100).unwrap();
    lines.iter().map(|line| line.group.action.kind).collect()
}

#[test]
fn the_history_lists_actions_by_table_person_and_kind() {
    use ActionKind::{ChangeSetting, Create, Paste, Type, WriteNote};
    let folder = tempfile::tempdir().unwrap();
    let mut desk = at_work(folder.path());
    for restarted in [false, true] {
        if restarted {
            let path = desk.path().to_owned();
            desk.flush().unwrap();
            drop(desk);
            desk = Desk::open(&path).unwrap();
        }
        let all = LineFilter::default();
        assert_eq!(
            kinds(&desk, &all),
            [Paste, WriteNote, Type, ChangeSetting, Type, Type, Type, Create]
        );
        let phase = desk.phase().clone();
        let table = |code: &str| LineFilter {
            table: Some((phase.clone(), TableCode::from(code))),
            ..LineFilter::default()
        };
        assert_eq!(kinds(&desk, &table(TABLES[0])), [Paste, Type, Type, Type]);
        assert_eq!(kinds(&desk, &table(TABLES[1])), [WriteNote, Type]);
        assert_eq!(kinds(&desk, &table(TABLES[2])), []);
        let who = LineFilter {
            who: Some("Second Preparer".to_owned()),
            kind: Some(Type),
            ..LineFilter::default()
        };
        assert_eq!(kinds(&desk, &who), [Type]);
        let holds = desk.history_holds().unwrap();
        let people: Vec<&str> = holds.people.iter().map(String::as_str).collect();
        assert_eq!(people, ["Second Preparer", "Test Preparer"]);
        assert_eq!(holds.kinds, [Create, Type, Paste, WriteNote, ChangeSetting]);

        // Page by page it is the same list.
        let whole = desk.history_lines(&all, None, 100).unwrap();
        let mut paged = Vec::new();
        while let Some(page) = Some(desk.history_lines(&all, paged.last().map(before), 3).unwrap()) {
            if page.is_empty() {
                break;
            }
            paged.extend(page);
        }
        assert_eq!(paged, whole);
        for line in whole {
            let group = desk.history_group(line.group.id).unwrap().expect("the group");
            assert_eq!(group.changes.len(), line.changes);
        }
    }
}

fn before(line: &ilms_collect::country_file::Line) -> GroupId {
    line.group.id
}

#[test]
fn the_preview_counts_what_would_change_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = at_work(folder.path());
    let (now, last) = (desk.answers().clone(), desk.file().last_group());
    let back = desk.way_back(2).unwrap();
    assert_eq!((back.actions, back.figures, back.notes), (6, 7, 1));
    assert_eq!(back.tables.len(), 2);
    // The sheet of the second table and the preparer's name.
    assert_eq!((back.reasons, back.others), (0, 2));
    assert_eq!((desk.answers(), desk.file().last_group()), (&now, last));

    assert!(matches!(desk.way_back(last + 1), Err(DeskError::NoSuchAction(_))));
    assert!(desk.way_back(last).unwrap().is_nothing());
    assert_eq!(desk.go_back_to(last).unwrap(), Done::Nothing);
}

#[test]
fn nothing_goes_back_beyond_what_was_handed_over() {
    let folder = tempfile::tempdir().unwrap();
    let desk = at_work(folder.path());
    let path = desk.path().to_owned();
    desk.flush().unwrap();
    drop(desk);
    let mut opened = CountryFile::open(&path).unwrap();
    let pack = Group::new(
        "Test Preparer",
        Action::new(ActionKind::Pack),
        Origin::Program,
        None,
        Vec::new(),
    );
    let packed = opened.file.commit(pack).unwrap().unwrap();
    opened.file.flush().unwrap();
    drop(opened);

    let mut desk = Desk::open(&path).unwrap();
    assert_eq!(desk.history_floor(), packed);
    let handed_over = desk.answers().clone();
    let (_, c19) = cells(&mut desk, TABLES[0]);
    desk.type_text(&c19[0], "1").unwrap();
    let error = desk.go_back_to(packed - 1).unwrap_err();
    assert!(error.to_string().contains(&format!("action {packed}")), "{error}");
    assert_ne!(desk.answers(), &handed_over);
    desk.go_back_to(packed).unwrap();
    assert_eq!(desk.answers(), &handed_over);
}

#[test]
fn a_file_that_is_open_elsewhere_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let desk = at_work(folder.path());
    desk.flush().unwrap();
    let mut second = Desk::open(desk.path()).unwrap();
    let answers = second.answers().clone();
    assert!(matches!(second.go_back_to(2), Err(DeskError::ReadOnly(_))));
    let (_, c19) = cells(&mut second, TABLES[0]);
    assert!(matches!(second.put_back(&c19[0], None), Err(DeskError::ReadOnly(_))));
    assert_eq!(second.answers(), &answers);
}

#[test]
fn an_earlier_figure_of_one_cell_is_put_back_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = at_work(folder.path());
    let (_, c19) = cells(&mut desk, TABLES[0]);
    let first = desk.answers().figure(&c19[2]).cloned();
    desk.type_text(&c19[2], "5530").unwrap();
    desk.type_text(&c19[0], "15020").unwrap();
    let now = desk.answers().clone();
    desk.put_back(&c19[2], first.clone()).unwrap();
    assert_eq!(desk.answers().figure(&c19[2]), first.as_ref());
    assert_eq!(desk.shown(&c19[0]), "15020");
    let action = desk.undo_action().unwrap();
    assert_eq!(
        desk.action_label(&action, Language::English),
        "return to an earlier figure in C19"
    );
    desk.undo().unwrap();
    assert_eq!(desk.answers(), &now);
}

#[test]
fn every_kind_of_action_has_words_in_every_language() {
    let folder = tempfile::tempdir().unwrap();
    let desk = country::create(folder.path(), "Test Preparer");
    let table = TableCode::from(TABLES[0]);
    for language in Language::ALL {
        let mut seen = BTreeMap::new();
        for kind in ActionKind::ALL {
            let bare = desk.action_label(&Action::new(*kind), language);
            assert!(!bare.contains("action-") && !bare.contains('$'), "{kind:?}: {bare}");
            let kind_name = ilms_collect::questionnaire::text(language, &format!("kind-{}", kind.word()));
            assert!(!kind_name.starts_with("kind-"), "{kind:?}: {kind_name}");
            let action = Action::new(*kind)
                .in_table(table.clone())
                .on_block(63, 10)
                .with_detail("2014");
            let label = desk.action_label(&action, language);
            assert!(label.ends_with("C19"), "{kind:?}: {label}");
            assert_eq!(seen.insert(label.clone(), *kind), None, "{label} means two things");
        }
    }
    let said = |action: &Action, language| desk.action_label(action, language);
    let cases = [
        (
            Action::new(ActionKind::Paste).in_table(table.clone()).on_block(63, 10),
            "paste of 63 × 10 in C19",
            "penempelan 63 × 10 di C19",
        ),
        (
            Action::new(ActionKind::Clear).in_table(table.clone()).with_detail("12"),
            "clearing of 12 cells in C19",
            "pengosongan 12 sel di C19",
        ),
        (
            Action::new(ActionKind::Clear).in_table(table.clone()).with_detail("1"),
            "clearing of 1 cell in C19",
            "pengosongan 1 sel di C19",
        ),
        (
            Action::new(ActionKind::AddRow)
                .in_table(table.clone())
                .with_detail("COU_DES_SAU"),
            "adding of Saudi Arabia in C19",
            "penambahan Arab Saudi di C19",
        ),
        (
            Action::new(ActionKind::GoBack).with_detail("120"),
            "return to the state after action 120",
            "kembali ke keadaan setelah tindakan 120",
        ),
    ];
    for (action, english, indonesian) in cases {
        assert_eq!(
            said(&action, Language::English).replace(['\u{2068}', '\u{2069}'], ""),
            english
        );
        assert_eq!(
            said(&action, Language::Indonesian).replace(['\u{2068}', '\u{2069}'], ""),
            indonesian
        );
    }
}

#[test]
fn an_action_names_the_table_that_all_of_it_lies_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = at_work(folder.path());
    let label = |desk: &Desk| desk.action_label(&desk.undo_action().unwrap(), Language::English);
    let (sheet, _) = cells(&mut desk, TABLES[0]);
    let year = Scope::Year {
        sheet,
        year: Year(2014),
    };
    desk.set_notes(
        &year,
        vec![Note {
            code: None,
            text: "Break".to_owned(),
        }],
    )
    .unwrap();
    assert_eq!(label(&desk), "change of a note in C19");
    let scope = Scope::Table {
        phase: desk.phase().clone(),
        table: TableCode::from(TABLES[2]),
    };
    desk.set_reason(&ReasonTarget::Scope(scope.clone()), &Reason::NotAvailable)
        .unwrap();
    assert_eq!(label(&desk), "reason: not available in C21");
    desk.clear_reason(&scope).unwrap();
    assert_eq!(label(&desk), "reason taken off in C21");
    // After a restart undo says the same.
    let path = desk.path().to_owned();
    desk.flush().unwrap();
    drop(desk);
    assert_eq!(label(&Desk::open(&path).unwrap()), "reason taken off in C21");
}
