//! Change by change gives the same findings as a full check.

use crate::file::File;
use ilms_collect::checks::{Checker, Finding};
use ilms_collect::figures::{
    Answer, CellAddress, Change, Figure, Flag, Metadata, Note, Place, Pointer, Reason, Scope, Sheet, SheetId,
    SourceKey, Value,
};
use ilms_collect::questionnaire::{ItemCode, NoteCode, PackId, Sex, Year};
use proptest::prelude::*;
use std::sync::Arc;

/// Tables that are bound to each other in every way the pack has.
const TABLES: [(&str, &[&str]); 7] = [
    ("POP_TPOP_SEX_MIG_NB", &["-"]),
    (
        "POP_XMIG_COU_NB",
        &[
            "COU_ORI_TOTAL",
            "COU_ORI_MYS",
            "COU_ORI_ASEAN",
            "COU_ORI_FRA",
            "COU_ORI_X",
        ],
    ),
    (
        "EAP_TEAP_SEX_AGE_MIG_NB",
        &[
            "AGE_YTHADULT_YGE15",
            "AGE_YTHADULT_Y15-24",
            "AGE_YTHADULT_YGE25",
            "AGE_YTHADULT_Y15-64",
        ],
    ),
    (
        "EMP_TEMP_ECO_MIG_NB",
        &[
            "ECO_SECTOR_TOTAL",
            "ECO_SECTOR_AGR",
            "ECO_SECTOR_NAG",
            "ECO_ISIC4_TOTAL",
            "ECO_ISIC4_A",
        ],
    ),
    ("EAR_EMPA_SEX_MIG_NB", &["-"]),
    (
        "POP_XOUT_SEX_COU_NB",
        &[
            "COU_DES_TOTAL",
            "COU_DES_MYS",
            "COU_DES_MY1",
            "COU_DES_X",
            "NO_SUCH_ITEM",
        ],
    ),
    (
        "EMP_XOUM_SEX_COU_NB",
        &["COU_DES_TOTAL", "COU_DES_MYS", "COU_DES_MY1", "COU_DES_X"],
    ),
];

const STATUSES: [&str; 4] = ["-", "MIG_STATUS_TOTAL", "MIG_STATUS_MIGRANT", "MIG_STATUS_NONMIG"];

/// One step, in indices that fit any file.
#[derive(Clone, Debug)]
enum Step {
    Figure {
        cell: Where,
        what: u8,
        amount: u16,
    },
    Cover {
        sheet: usize,
        kind: u8,
        cell: Where,
        reason: u8,
    },
    Sheet {
        sheet: usize,
        kind: u8,
        year: u16,
    },
    Note {
        sheet: usize,
        add: bool,
    },
    Setting {
        kind: u8,
    },
}

#[derive(Clone, Debug)]
struct Where {
    sheet: usize,
    row: usize,
    year: u16,
    status: usize,
    sex: usize,
}

fn places() -> impl Strategy<Value = Where> {
    (0..21_usize, 0..5_usize, 2009..2013_u16, 0..4_usize, 0..3_usize).prop_map(|(sheet, row, year, status, sex)| {
        Where {
            sheet,
            row,
            year,
            status,
            sex,
        }
    })
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (places(), 0..17_u8, 0..40_u16).prop_map(|(cell, what, amount)| Step::Figure { cell, what, amount }),
        2 => (0..21_usize, 0..7_u8, places(), 0..7_u8).prop_map(|(sheet, kind, cell, reason)| Step::Cover { sheet, kind, cell, reason }),
        2 => (0..21_usize, 0..7_u8, 2009..2013_u16).prop_map(|(sheet, kind, year)| Step::Sheet { sheet, kind, year }),
        1 => (0..21_usize, any::<bool>()).prop_map(|(sheet, add)| Step::Note { sheet, add }),
        1 => (0..4_u8).prop_map(|kind| Step::Setting { kind }),
    ]
}

/// Two sheets for each table, of two sources, and one of the phase before; some years opened.
fn start() -> (File, Vec<SheetId>) {
    let mut file = File::phase_3();
    let mut sheets = Vec::new();
    for (phase, source) in [
        ("asean-phase-3", "BA:1"),
        ("asean-phase-3", "BA:2"),
        ("asean-phase-2", "BA:1"),
    ] {
        for (table, _) in TABLES {
            let sheet = file.sheet_in(&PackId::from(phase), table, source);
            file.edit(sheet).years.extend([Year(2010), Year(2011)]);
            sheets.push(sheet);
        }
    }
    (file, sheets)
}

fn reason(number: u8) -> Reason {
    match number % 5 {
        0 => Reason::NotAvailable,
        1 => Reason::NotApplicable,
        2 => Reason::Confidential,
        3 => Reason::NotSignificant,
        _ => Reason::IncludedElsewhere(Pointer::Row(ItemCode::from("COU_DES_X"))),
    }
}

/// Included in some other cell: another row, column, sheet or table, whatever the number makes of it.
fn in_a_cell(file: &File, sheets: &[SheetId], number: usize) -> Reason {
    let into = Where {
        sheet: number,
        row: number / 2,
        year: 2010 + (number % 2) as u16,
        status: number / 3,
        sex: number % 3,
    };
    Reason::IncludedElsewhere(Pointer::Cell(address(file, sheets, &into)))
}

fn address(file: &File, sheets: &[SheetId], at: &Where) -> CellAddress {
    let id = sheets[at.sheet % sheets.len()];
    let (_, rows) = TABLES[at.sheet % TABLES.len()];
    let item = rows[at.row % rows.len()];
    let has_status = file
        .pack
        .table(&file.answers.sheets[&id].table)
        .is_some_and(|table| table.status.is_some());
    let status = if has_status {
        STATUSES[1 + at.status % 3]
    } else {
        STATUSES[0]
    };
    let code = |text: &str| (text != "-").then(|| ItemCode::from(text));
    let place = Place {
        item: code(item),
        year: Year(at.year),
        status: code(status),
        sex: Sex::ALL[at.sex],
    };
    CellAddress::new(id, place)
}

fn change(file: &File, sheets: &[SheetId], step: &Step) -> Change {
    match step {
        Step::Figure { cell, what, amount } => {
            let cell = address(file, sheets, cell);
            let value = |exponent| Figure::value(Value::new(i64::from(*amount), exponent));
            let after = match what {
                0..=4 => Some(value(0)),
                5 => Some(value(3)),
                6 => Some(value(1)),
                7 if *amount % 2 == 0 => Some(Figure::reason(in_a_cell(file, sheets, usize::from(*amount)))),
                7 => Some(Figure::reason(reason(*amount as u8))),
                8 => Some(Figure {
                    answer: Answer::WrongInput("1x".to_owned()),
                    flag: None,
                    typed: None,
                }),
                9 => Some(Figure::value(Value::whole(-i64::from(*amount)))),
                10 => Some(value(3)),
                11 => Some(Figure {
                    flag: Some(Flag::Break),
                    ..value(2)
                }),
                12 | 13 => Some(Figure::reason(Reason::Confidential)),
                _ => None,
            };
            let before = file.answers.figure(&cell).cloned();
            Change::Figure { cell, before, after }
        }
        Step::Cover {
            sheet,
            kind,
            cell,
            reason: number,
        } => {
            let phase = file.pack.id.clone();
            let id = sheets[sheet % sheets.len()];
            let table = file.answers.sheets[&id].table.clone();
            let CellAddress { sheet: of, place } = address(file, sheets, cell);
            let scope = match kind {
                0 => Scope::Sheet { sheet: id },
                1 => Scope::Row {
                    sheet: of,
                    item: place.item,
                },
                2 => Scope::Year {
                    sheet: of,
                    year: place.year,
                },
                3 => Scope::Column {
                    sheet: of,
                    year: place.year,
                    status: place.status,
                    sex: place.sex,
                },
                4 => Scope::Table { phase, table },
                5 => Scope::Module {
                    phase,
                    module: file.pack.table(&table).unwrap().module.clone(),
                },
                _ => Scope::Questionnaire { phase },
            };
            let before = file.answers.covers.get(&scope).cloned();
            Change::Cover {
                scope,
                before,
                after: match number {
                    0..5 => Some(reason(*number)),
                    5 => Some(in_a_cell(file, sheets, cell.row + cell.sex)),
                    _ => None,
                },
            }
        }
        Step::Sheet { sheet, kind, year } => {
            let id = sheets[sheet % sheets.len()];
            let before = file.answers.sheets[&id].clone();
            let mut after: Sheet = before.clone();
            match kind {
                0 => {
                    after.years.insert(Year(*year));
                }
                1 => {
                    after.years.remove(&Year(*year));
                }
                2 => after.source = None,
                3 => after.source = Some(SourceKey::from("BA:1")),
                4 => after.optional_status = !after.optional_status,
                5 => {
                    after.metadata.insert("T36".to_owned(), Metadata::default());
                }
                _ => after
                    .added_items
                    .extend([ItemCode::from("COU_DES_FRA"), ItemCode::from("ECO_SECTOR_NAG")]),
            }
            Change::Sheet {
                id,
                before: Some(before),
                after: Some(after),
            }
        }
        Step::Note { sheet, add } => {
            let scope = Scope::Sheet {
                sheet: sheets[sheet % sheets.len()],
            };
            let note = Note {
                code: Some(NoteCode::from("T36:3215")),
                text: String::new(),
            };
            let before = file.answers.notes.get(&scope).cloned().unwrap_or_default();
            Change::Notes {
                scope,
                before,
                after: if *add { vec![note] } else { Vec::new() },
            }
        }
        Step::Setting { kind } => {
            let (name, after) = match kind {
                0 => ("preparer", None),
                1 => ("preparer", Some("Ibu Sari".to_owned())),
                2 => ("area", Some("MYS".to_owned())),
                _ => ("area", Some("IDN".to_owned())),
            };
            let before = file.answers.settings.get(name).cloned();
            Change::Setting {
                name: name.to_owned(),
                before,
                after,
            }
        }
    }
}

fn same(file: &File, live: &Checker) -> Result<(), TestCaseError> {
    let full = file.checker();
    let lists: [Vec<&Finding>; 2] = [live, &full].map(|checker| checker.findings().collect());
    prop_assert_eq!(&lists[0], &lists[1]);
    prop_assert_eq!(live.counts(), full.counts());
    prop_assert_eq!(live.entries(), full.entries());
    let mut of_entries: Vec<usize> = live.entries().iter().flat_map(|entry| entry.findings.clone()).collect();
    of_entries.sort_unstable();
    prop_assert_eq!(
        of_entries,
        (0..lists[0].len()).collect::<Vec<_>>(),
        "each finding in one entry"
    );
    for (sheet, figures) in &file.answers.figures {
        for place in figures.keys() {
            let cell = CellAddress::new(*sheet, place.clone());
            prop_assert_eq!(live.findings_of_cell(&cell), full.findings_of_cell(&cell));
            prop_assert_eq!(live.severity_of_cell(&cell), full.severity_of_cell(&cell));
            prop_assert_eq!(live.implied(&cell), full.implied(&cell));
        }
    }
    let keys: std::collections::BTreeSet<&str> = lists[1].iter().map(|finding| finding.key.as_str()).collect();
    // Two sheets may state the same table and source while a person edits; then their keys coincide.
    let of_phase = file.answers.sheets_of(&file.pack.id);
    let mut sheets: Vec<_> = of_phase.map(|(_, sheet)| (&sheet.table, &sheet.source)).collect();
    let all = sheets.len();
    sheets.sort();
    sheets.dedup();
    if sheets.len() == all {
        prop_assert_eq!(keys.len(), lists[1].len(), "keys are unique");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn change_by_change_is_the_same_as_a_full_check(groups in prop::collection::vec(prop::collection::vec(steps(), 1..4), 1..16)) {
        let (mut file, sheets) = start();
        let mut live = Checker::new(Arc::clone(&file.pack), &file.answers, &file.pack.id);
        let mut done = Vec::new();
        for group in &groups {
            let mut changes = Vec::new();
            for step in group {
                let change = change(&file, &sheets, step);
                file.answers.apply(&change);
                changes.push(change);
            }
            live.update(&file.answers, &changes);
            same(&file, &live)?;
            done.push(changes);
        }
        // All the way back.
        for changes in done.iter().rev() {
            let back: Vec<Change> = changes.iter().rev().map(Change::inverse).collect();
            back.iter().for_each(|change| file.answers.apply(change));
            live.update(&file.answers, &back);
        }
        same(&file, &live)?;
        let (fresh, _) = start();
        prop_assert_eq!(&fresh.answers, &file.answers);
    }
}
