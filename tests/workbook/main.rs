//! The questionnaire as a workbook, out and in: whatever a country file holds, and whatever people and programs do to the file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/answers.rs"]
mod answers;
mod command;
mod form;
mod office;
mod round_trip;
mod vandalism;

use answers::{any_country_file, changes, country_file};
use ilms_collect::exchange::incoming::{Incoming, Preview};
use ilms_collect::exchange::spreadsheet::{self, Spreadsheet};
use ilms_collect::exchange::workbook::{self, Layout};
use ilms_collect::exchange::{Edition, in_phase};
use ilms_collect::figures::{Answer, Answers, Figure, Metadata, Place, Pointer, Reason, Scope, SheetId, SourceKey};
use ilms_collect::questionnaire::{Language, Pack, Sex, TableCode};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The workbook of some answers.
fn written(pack: &Pack, answers: &Answers, layout: &Layout) -> Vec<u8> {
    let edition = Edition {
        pack,
        answers,
        in_the_way: &[],
        revision: 2,
        at: "2015-08-10T09:30:00Z".parse().unwrap(),
    };
    workbook::write(&edition, layout).unwrap()
}

/// The answered sheets only, so that a test reads no empty tables.
fn answered(language: Language) -> Layout {
    Layout {
        language,
        ..Layout::answered()
    }
}

fn opened(bytes: &[u8]) -> Spreadsheet {
    spreadsheet::read(bytes, "workbook").unwrap()
}

/// What a workbook states against these answers.
fn read(book: &Spreadsheet, pack: &Pack, ours: &Answers) -> Incoming {
    workbook::read(book, pack, ours).unwrap().expect("a workbook of ours")
}

/// A new country file with everything that is taken in at first.
fn into_a_new_file(book: &Spreadsheet, pack: &Pack) -> (Answers, Preview) {
    let mut back = country_file(pack, "IDN");
    let preview = read(book, pack, &back).preview(pack, &back);
    changes(&preview, pack, &back)
        .iter()
        .for_each(|change| back.apply(change));
    (back, preview)
}

/// Any country file; a column of women in a table without sexes is none that a person could say anything of.
fn any_file() -> impl Strategy<Value = Answers> {
    any_country_file().prop_map(|mut answers| {
        let pack = answers::pack("asean-phase-3");
        let sheets = answers.sheets.clone();
        let by_sex = |id: SheetId| pack.table(&sheets[&id].table).unwrap().by_sex;
        let none = |scope: &Scope| matches!(scope, Scope::Column { sheet, sex: Sex::Female, .. } if !by_sex(*sheet));
        answers.notes.retain(|scope, _| !none(scope));
        answers.covers.retain(|scope, _| !none(scope));
        for sheet in answers.sheets.values_mut() {
            let table = pack.table(&sheet.table).unwrap();
            sheet
                .versions
                .extend(table.main.iter().map(|main| main.default.clone()));
        }
        answers
    })
}

type Figures = BTreeMap<(TableCode, Option<SourceKey>, Place), (Figure, String)>;

/// Every figure of a phase by what it is, whatever the numbers of its sheets and without what was typed; pointers into cells told
/// by what those cells are.
fn told(pack: &Pack, answers: &Answers) -> Figures {
    let mut all = Figures::new();
    for (id, sheet) in answers.sheets_of(&pack.id) {
        for (place, figure) in answers.figures.get(&id).into_iter().flatten() {
            let key = (sheet.table.clone(), sheet.source.clone(), place.clone());
            let mut figure = Figure {
                typed: None,
                ..figure.clone()
            };
            let mut pointed = String::new();
            if let Answer::Reason(Reason::IncludedElsewhere(Pointer::Cell(cell))) = &mut figure.answer {
                let sheet = &answers.sheets[&cell.sheet];
                pointed = format!("{} {:?}", sheet.table, sheet.source);
                cell.sheet = SheetId(0);
            }
            all.insert(key, (figure, pointed));
        }
    }
    all
}

/// What a country file says beyond figures, by what it is about, whatever the numbers of its sheets.
fn beyond_figures(pack: &Pack, answers: &Answers) -> Vec<String> {
    let name = |id: SheetId| {
        let sheet = &answers.sheets[&id];
        format!("{} {:?}", sheet.table, sheet.source)
    };
    let scoped = |scope: &Scope| match scope.sheet() {
        Some(id) => format!("{} {:?}", name(id), scope.in_sheet(SheetId(0))),
        None => format!("{scope:?}"),
    };
    let mut said = Vec::new();
    for (scope, notes) in answers
        .notes
        .iter()
        .filter(|(scope, _)| in_phase(answers, &pack.id, scope))
    {
        said.extend(notes.iter().map(|note| format!("{} {note:?}", scoped(scope))));
    }
    for (scope, reason) in answers
        .covers
        .iter()
        .filter(|(scope, _)| in_phase(answers, &pack.id, scope))
    {
        let reason = match reason {
            Reason::IncludedElsewhere(Pointer::Cell(cell)) => format!("K {} {:?}", name(cell.sheet), cell.place),
            other => format!("{other:?}"),
        };
        said.push(format!("{} {reason}", scoped(scope)));
    }
    for (id, sheet) in answers.sheets_of(&pack.id) {
        let stated: BTreeMap<&String, &Metadata> =
            sheet.metadata.iter().filter(|(_, stated)| !stated.is_empty()).collect();
        let (unit, currency, added) = (sheet.unit, &sheet.currency, &sheet.added_items);
        said.push(format!(
            "{} {unit:?} {currency:?} {added:?} {:?} {stated:?}",
            name(id),
            sheet.versions
        ));
        let source = sheet.source.as_ref().and_then(|key| answers.sources.get(key));
        said.extend(source.map(|source| format!("{source:?}")));
    }
    said.sort();
    said.dedup();
    said
}
