//! Finding the way in a country file: what is left, the next cell to answer, the rows that a filter shows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/country.rs"]
mod country;

use ilms_collect::desk::{Desk, ReasonTarget, RowFilter, Target, write_sample};
use ilms_collect::figures::{Answer, CellAddress, Effective, Reason, RowKind, Scope, SheetId};
use ilms_collect::questionnaire::{ItemCode, Language, Severity, Sex, TableCode, Year, text};
use std::collections::BTreeSet;
use std::path::Path;

const OUTFLOW: &str = "EMP_XOUM_SEX_COU_NB";

fn full(folder: &Path) -> Desk {
    Desk::open(&country::full(folder)).unwrap()
}

fn sheet_of(desk: &mut Desk, table: &str) -> SheetId {
    desk.open_table(&TableCode::from(table)).unwrap()[0]
}

/// Every cell that is asked and not answered, found the slow way: cell by cell.
fn open_cells(desk: &Desk, sheet: SheetId) -> BTreeSet<CellAddress> {
    let layout = desk.layout(sheet).unwrap();
    let module = desk.table_of(sheet).unwrap().module.clone();
    let open = |cell: &CellAddress| match desk.answers().effective(cell, &module) {
        Effective::Own(figure) => matches!(figure.answer, Answer::WrongInput(_)),
        Effective::Inherited(..) => false,
        Effective::Blank => true,
    };
    layout.asked_cells(sheet).filter(open).collect()
}

fn rows_of(desk: &Desk, sheet: SheetId) -> BTreeSet<ItemCode> {
    let layout = desk.layout(sheet).unwrap();
    let items = layout.rows.iter().filter_map(|row| match &row.kind {
        RowKind::Item(item) => item.clone(),
        RowKind::Heading(_) => None,
    });
    items.collect()
}

/// The ends of the codes of the rows that a filter shows.
fn shown(desk: &Desk, sheet: SheetId, filter: RowFilter) -> Vec<String> {
    let hidden = desk.rows_left_out(sheet, filter).unwrap();
    let rows = rows_of(desk, sheet);
    let kept = rows.difference(&hidden);
    kept.map(|code| code.as_str().rsplit('_').next().unwrap().to_owned())
        .collect()
}

#[test]
fn what_is_left_counts_what_the_overview_counts() {
    let folder = tempfile::tempdir().unwrap();
    let sample = folder.path().join("sample.ilms");
    let sample = write_sample(&sample).unwrap();
    let other = tempfile::tempdir().unwrap();
    for mut desk in [sample, full(other.path())] {
        let outflow = sheet_of(&mut desk, OUTFLOW);
        desk.set_reason(
            &ReasonTarget::Scope(Scope::Row {
                sheet: outflow,
                item: Some("COU_DES_KHM".into()),
            }),
            &Reason::NotAvailable,
        )
        .unwrap();
        let left = desk.what_is_left();
        let mut seen = 0;
        for table in &desk.pack().tables {
            let progress = desk.progress(table);
            let of_table = left.of_table(&table.code);
            let cells: usize = of_table
                .into_iter()
                .flat_map(|left| &left.sheets)
                .map(|sheet| sheet.wrong.len() + sheet.blank.iter().map(|block| block.cells).sum::<usize>())
                .sum();
            assert_eq!(cells, progress.asked - progress.answered, "{}", table.code);
            seen += cells;
        }
        assert!(seen > 50, "{seen}");
    }
}

#[test]
fn a_new_file_has_every_table_left_and_a_reason_for_all_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = country::create(folder.path(), "Test Preparer");
    let left = desk.what_is_left();
    assert_eq!(left.tables.len(), 23);
    assert!(left.tables.iter().all(ilms_collect::desk::TableLeft::not_begun));
    let phase = desk.phase().clone();
    desk.set_reason(
        &ReasonTarget::Scope(Scope::Questionnaire { phase }),
        &Reason::NotAvailable,
    )
    .unwrap();
    assert_eq!(desk.what_is_left().count(), 0);
    let first = desk.pack().tables[0].code.clone();
    assert_eq!(desk.next_to_fill(&first, None, true).unwrap(), None);
}

#[test]
fn blocks_say_years_rows_and_columns() {
    let folder = tempfile::tempdir().unwrap();
    let desk = full(folder.path());
    let left = desk.what_is_left();
    let outflow = left.of_table(&OUTFLOW.into()).unwrap();
    // Three members and "other countries" have no figure in three years.
    let [sheet] = &outflow.sheets[..] else {
        panic!("{outflow:?}")
    };
    let [block] = &sheet.blank[..] else {
        panic!("{:?}", sheet.blank)
    };
    assert_eq!(
        block.years.iter().map(|year| year.0).collect::<Vec<_>>(),
        [2012, 2013, 2014]
    );
    assert!(block.columns.is_empty());
    assert_eq!((block.rows, block.cells, block.all_rows), (4, 36, false));
    assert!(!outflow.errors.is_empty(), "exchanged digits in 2014");
    // One figure typed breaks its year and row out.
    let population = left.of_table(&"POP_TPOP_SEX_MIG_NB".into()).unwrap();
    assert_eq!(population.sheets[0].wrong.len(), 1);
    assert!(population.sheets[0].source_missing);
}

#[test]
fn going_to_the_next_visits_every_open_cell_once_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = full(folder.path());
    let begun: Vec<SheetId> = desk.answers().sheets.keys().copied().collect();
    let wanted: BTreeSet<CellAddress> = begun.iter().flat_map(|sheet| open_cells(&desk, *sheet)).collect();
    // Tables that nobody has begun are given a reason, so that the round is a short one.
    let phase = desk.phase().clone();
    for table in desk.pack().tables.clone() {
        if desk.answers().sheets_of_table(&phase, &table.code).next().is_none() {
            let scope = Scope::Table {
                phase: phase.clone(),
                table: table.code.clone(),
            };
            desk.set_reason(&ReasonTarget::Scope(scope), &Reason::NotAvailable)
                .unwrap();
        }
    }
    for forward in [true, false] {
        let mut table = TableCode::from(OUTFLOW);
        let start = desk
            .next_to_fill(&table, None, forward)
            .unwrap()
            .expect("something open");
        let (mut seen, mut here) = (BTreeSet::new(), start.clone());
        loop {
            assert!(seen.insert(here.clone()), "twice at {:?}", here.place);
            table = desk.sheet(here.sheet).unwrap().table.clone();
            here = desk.next_to_fill(&table, Some(&here), forward).unwrap().unwrap();
            if here == start {
                break;
            }
        }
        assert_eq!(seen, wanted, "forward: {forward}");
    }
}

#[test]
fn a_table_nobody_has_begun_is_gone_to_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = country::create(folder.path(), "Test Preparer");
    let codes: Vec<TableCode> = desk.pack().tables.iter().map(|table| table.code.clone()).collect();
    let cell = desk.next_to_fill(&codes[3], None, true).unwrap().unwrap();
    assert_eq!(desk.sheet(cell.sheet).unwrap().table, codes[3]);
    assert!(desk.answers().sheets.is_empty(), "looking makes no sheet");
}

#[test]
fn filters_show_the_rows_that_they_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = full(folder.path());
    let sheet = sheet_of(&mut desk, OUTFLOW);
    let answered = [
        "BRN", "HKG", "KHM", "KOR", "MYS", "SAU", "SGP", "THA", "TOTAL", "TWN", "VNM",
    ];
    assert_eq!(shown(&desk, sheet, RowFilter::All).len(), rows_of(&desk, sheet).len());
    assert_eq!(shown(&desk, sheet, RowFilter::Answered), answered);
    assert_eq!(shown(&desk, sheet, RowFilter::NotEmpty), answered);
    assert_eq!(shown(&desk, sheet, RowFilter::ToFill), ["LAO", "MMR", "PHL", "X"]);
    // Those that carry a sign, as the grid draws it.
    let layout = desk.layout(sheet).unwrap();
    let signed: BTreeSet<String> = layout
        .asked_cells(sheet)
        .filter(|cell| {
            desk.severity_of(cell)
                .is_some_and(|severity| severity >= Severity::Warning)
        })
        .map(|cell| cell.place.item.unwrap().as_str().rsplit('_').next().unwrap().to_owned())
        .collect();
    assert!(signed.contains("MYS") && signed.len() < rows_of(&desk, sheet).len());
    let shown_now: BTreeSet<String> = shown(&desk, sheet, RowFilter::WithFindings).into_iter().collect();
    assert_eq!(shown_now, signed);

    // A reason for the row is an answer, though none of the cells' own.
    let item = Some("COU_DES_LAO".into());
    desk.set_reason(&ReasonTarget::Scope(Scope::Row { sheet, item }), &Reason::NotApplicable)
        .unwrap();
    assert_eq!(shown(&desk, sheet, RowFilter::ToFill), ["MMR", "PHL", "X"]);
    assert!(!shown(&desk, sheet, RowFilter::Answered).contains(&"LAO".to_owned()));

    // Empty rows go, but a total stays although it is empty.
    let total: Vec<CellAddress> = (0..9)
        .filter_map(|column| desk.layout(sheet).unwrap().cell(sheet, 0, column))
        .collect();
    desk.clear(&total).unwrap();
    assert!(shown(&desk, sheet, RowFilter::NotEmpty).contains(&"TOTAL".to_owned()));
    assert!(!shown(&desk, sheet, RowFilter::Answered).contains(&"TOTAL".to_owned()));
}

#[test]
fn changed_means_another_figure_than_in_the_phase_before() {
    let folder = tempfile::tempdir().unwrap();
    let desk = write_sample(&folder.path().join("sample.ilms")).unwrap();
    assert_eq!(desk.earlier_phase().unwrap().as_str(), "asean-phase-2");
    // A sheet that both phases hold.
    let earlier = desk.earlier_phase().unwrap();
    let shared = desk
        .answers()
        .sheets_of(desk.phase())
        .find(|(id, sheet)| {
            let old = desk.answers().sheets_of_table(&earlier, &sheet.table).next();
            old.is_some() && desk.layout(*id).unwrap().rows.len() > 8
        })
        .map(|(id, sheet)| (id, sheet.table.clone()));
    let (sheet, table) = shared.expect("a table of both phases");
    let old_sheet = desk.answers().sheets_of_table(&earlier, &table).next().unwrap().0;
    let hidden = desk.rows_left_out(sheet, RowFilter::Changed).unwrap();
    let layout = desk.layout(sheet).unwrap();
    let (mut same, mut changed) = (0, 0);
    for item in rows_of(&desk, sheet) {
        let figures = |of: SheetId| {
            let figures = desk.answers().figures.get(&of).into_iter().flatten();
            figures
                .filter(|(place, _)| place.item.as_ref() == Some(&item))
                .map(|(place, figure)| (place.clone(), figure.answer.clone()))
                .collect::<Vec<_>>()
        };
        let (now, before) = (figures(sheet), figures(old_sheet));
        let exactly_there = now.iter().all(|figure| before.contains(figure));
        if exactly_there {
            assert!(hidden.contains(&item), "{item}: nothing is new here");
            same += 1;
        }
        let is_new = now
            .iter()
            .any(|(place, _)| before.iter().all(|(known, _)| known != place));
        if is_new {
            assert!(!hidden.contains(&item), "{item}: a figure is new here");
            changed += 1;
        }
    }
    assert!(same + changed > 3 && !layout.rows.is_empty(), "{same} {changed}");
    // A file of one phase has nothing to compare with.
    let other = tempfile::tempdir().unwrap();
    assert_eq!(full(other.path()).earlier_phase(), None);
}

#[test]
fn the_example_in_the_search_field_leads_to_the_cell_in_every_language() {
    let folder = tempfile::tempdir().unwrap();
    let desk = full(folder.path());
    for language in Language::ALL {
        let hint = text(language, "find-hint");
        let (_, example) = hint.rsplit_once(": ").unwrap();
        let first = desk.jump(example, None, language).into_iter().next().unwrap().target;
        let Target::Cell { item, year, sex, .. } = &first else {
            panic!("{example}: {first:?}");
        };
        assert_eq!(item.as_ref().map(ItemCode::as_str), Some("COU_DES_MYS"), "{example}");
        assert_eq!((*year, *sex), (Some(Year(2014)), Some(Sex::Female)), "{example}");
    }
}
