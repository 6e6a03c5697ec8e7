//! A country file in a folder of its own, and the moves of a person on it, for the tests of the country file.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use ilms_collect::country_file::{Action, ActionKind, CountryFile, Document, Group, NewFile, Opened, Origin};
use ilms_collect::figures::{
    Allowance, Answer, Attachment, CellAddress, Change, Column, Figure, Flag, Metadata, Note, Phase, Place, Pointer,
    Provenance, ProvenanceId, Reason, Remark, Remarks, Scope, SecondEntry, Sheet, SheetId, Source, Value, ViewUnit,
};
use ilms_collect::questionnaire::{PackId, Sex, Year};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub const PHASE: &str = "asean-phase-3";
pub const TABLE: &str = "EMP_XOUM_SEX_COU_NB";

pub fn phase(sealed: bool) -> Phase {
    Phase {
        version: "1".into(),
        hash: "ab12".into(),
        sealed,
    }
}

pub fn new_file() -> NewFile {
    NewFile {
        who: "Tester".into(),
        settings: [("area".to_owned(), "IDN".to_owned())].into(),
        phases: [(PackId::from(PHASE), phase(false))].into(),
    }
}

pub fn sheet(table: &str) -> Sheet {
    let mut sheet = Sheet::new(PHASE.into(), table.into());
    sheet.years = [Year(2013), Year(2014)].into();
    sheet
}

pub fn add_sheet(id: u32, table: &str) -> Change {
    Change::Sheet {
        id: SheetId(id),
        before: None,
        after: Some(sheet(table)),
    }
}

pub fn cell(sheet: u32, item: &str, year: u16, sex: Sex) -> CellAddress {
    let place = Place {
        item: (!item.is_empty()).then(|| item.into()),
        year: Year(year),
        status: None,
        sex,
    };
    CellAddress::new(SheetId(sheet), place)
}

/// Men from Malaysia, 2014.
pub fn one_cell() -> CellAddress {
    cell(1, "COU_DES_MYS", 2014, Sex::Male)
}

pub fn number(value: i64) -> Figure {
    Figure::value(Value::whole(value))
}

pub fn figure(cell: CellAddress, before: Option<Figure>, after: Option<Figure>) -> Change {
    Change::Figure { cell, before, after }
}

pub fn setting(name: &str, after: &str) -> Change {
    Change::Setting {
        name: name.into(),
        before: None,
        after: Some(after.into()),
    }
}

/// A folder with a file in it that holds one sheet.
pub struct OnDisk {
    pub folder: TempDir,
    pub path: PathBuf,
}

impl OnDisk {
    pub fn new() -> (Self, Opened) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Indonesia.ilms");
        let mut opened = CountryFile::create(&path, &new_file()).unwrap();
        act(&mut opened, ActionKind::AddSheet, vec![add_sheet(1, TABLE)]);
        (Self { folder, path }, opened)
    }

    pub fn open(&self) -> Opened {
        CountryFile::open(&self.path).unwrap()
    }

    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

pub fn listing(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

pub fn group(kind: ActionKind, changes: Vec<Change>) -> Group {
    let action = Action::new(kind).in_table(TABLE.into());
    Group::new("Tester", action, Origin::Typed, Some(PHASE.into()), changes)
}

/// Applies and commits, as the desk does.
pub fn act(opened: &mut Opened, kind: ActionKind, changes: Vec<Change>) -> u64 {
    changes.iter().for_each(|change| opened.answers.apply(change));
    opened
        .file
        .commit(group(kind, changes))
        .unwrap()
        .expect("something changed")
}

pub fn set(opened: &mut Opened, cell: CellAddress, after: Option<Figure>) -> u64 {
    let before = opened.answers.figure(&cell).cloned();
    act(opened, ActionKind::Type, vec![figure(cell, before, after)])
}

pub fn undo(opened: &mut Opened) {
    let group = opened.file.undo_group("Tester").unwrap().unwrap();
    group.changes.iter().for_each(|change| opened.answers.apply(change));
    opened.file.commit(group).unwrap().unwrap();
}

pub fn redo(opened: &mut Opened) {
    let group = opened.file.redo_group("Tester").unwrap().unwrap();
    group.changes.iter().for_each(|change| opened.answers.apply(change));
    opened.file.commit(group).unwrap().unwrap();
}

/// A change of each kind, with every kind of answer.
pub fn everything() -> Vec<Change> {
    let typed = |answer, flag, typed: &str| Figure {
        answer,
        flag,
        typed: (!typed.is_empty()).then(|| typed.into()),
    };
    let answers = [
        typed(Answer::Value(Value::new(1523, 3)), Some(Flag::Break), "1.523"),
        Figure::value(Value::new(-125, -2)),
        Figure::value(Value::whole(0)),
        Figure::reason(Reason::NotAvailable),
        Figure::reason(Reason::IncludedElsewhere(Pointer::Row("COU_DES_OTH".into()))),
        Figure::reason(Reason::IncludedElsewhere(Pointer::Cell(one_cell()))),
        typed(Answer::WrongInput("12o4 \u{e51}\u{e52} “\u{0}”".into()), None, ""),
    ];
    let answers = answers.into_iter().zip(2000..);
    let mut changes: Vec<_> = answers
        .map(|(answer, year)| figure(cell(1, "COU_DES_MYS", year, Sex::Female), None, Some(answer)))
        .collect();
    let mut with_status = cell(1, "", 2010, Sex::Total);
    with_status.place.status = Some("MIG_STATUS_TOTAL".into());
    changes.push(figure(with_status, None, Some(number(7))));
    let definition = Metadata {
        codes: ["T36:3215".into()].into(),
        text: "born abroad".into(),
    };
    let full = Sheet {
        source: Some("BA:1434".into()),
        unit: ViewUnit::Thousands,
        currency: Some("IDR".into()),
        versions: vec!["ECO_ISIC4".into()],
        added_items: ["COU_DES_HKG".into()].into(),
        optional_status: true,
        metadata: [("T36".into(), definition)].into(),
        ..sheet("MFL_XOUM_SEX_NB")
    };
    changes.push(Change::Sheet {
        id: SheetId(2),
        before: None,
        after: Some(full),
    });
    changes.push(Change::Source {
        key: "BNP2TKI".into(),
        before: None,
        after: Some(Source {
            key: "BNP2TKI".into(),
            name: "BNP2TKI records".into(),
            kind: Some("FX".into()),
            agency: "BNP2TKI".into(),
            contact: String::new(),
        }),
    });
    changes.push(setting("preparer", "Tester"));
    changes.push(Change::Phase {
        pack: "asean-phase-2".into(),
        before: None,
        after: Some(phase(false)),
    });
    changes.push(Change::Cover {
        scope: Scope::Row {
            sheet: SheetId(1),
            item: Some("COU_DES_SGP".into()),
        },
        before: None,
        after: Some(Reason::Confidential),
    });
    changes.push(Change::Notes {
        scope: Scope::Table {
            phase: PHASE.into(),
            table: TABLE.into(),
        },
        before: vec![],
        after: vec![Note {
            code: Some("I11:1".into()),
            text: "new register".into(),
        }],
    });
    changes.push(Change::Allowance {
        finding: "sex-sum:1:2014".into(),
        before: None,
        after: Some(Allowance {
            finding: "sex-sum:1:2014".into(),
            reason: "rounding".into(),
            sentence: "rounded apart".into(),
            who: "Tester".into(),
            at: "2015-07-04T10:40:00Z".into(),
            figures: vec![(one_cell(), "9310".into())],
        }),
    });
    changes.push(Change::SecondEntry {
        cell: one_cell(),
        before: None,
        after: Some(second_entry(number(9310), true)),
    });
    changes.push(Change::Provenance {
        id: ProvenanceId(1),
        before: None,
        after: Some(origin_of(&one_cell(), "Yearbook 2014.pdf", b"%PDF-1.7")),
    });
    changes.push(Change::Remarks {
        cell: one_cell(),
        before: None,
        after: Some(remarks("ask the ministry", true)),
    });
    changes
}

/// A second typing.
pub fn second_entry(figure: Figure, agreed: bool) -> SecondEntry {
    SecondEntry {
        figure,
        who: "Second Tester".into(),
        at: "2015-07-05T10:40:00Z".into(),
        agreed,
    }
}

/// A statement of where the figure of a cell comes from, with a document of those bytes.
pub fn origin_of(cell: &CellAddress, file: &str, bytes: &[u8]) -> Provenance {
    let column = Column {
        year: cell.place.year,
        status: cell.place.status.clone(),
        sex: cell.place.sex,
    };
    let document = Document::of(bytes.to_vec()).unwrap();
    Provenance {
        sheet: cell.sheet,
        items: [cell.place.item.clone(), None].into(),
        columns: [column].into(),
        file: file.into(),
        page: "12".into(),
        note: "table 3".into(),
        attachments: vec![Attachment {
            hash: document.hash,
            name: file.into(),
            media_type: document.media_type,
            size: bytes.len() as u64,
        }],
        cells: vec![(cell.place.clone(), "C12".into())],
    }
}

/// A remark, with or without the mark for follow-up.
pub fn remarks(text: &str, follow_up: bool) -> Remarks {
    Remarks {
        follow_up,
        thread: vec![Remark {
            who: "Tester".into(),
            at: "2015-07-05T10:40:00Z".into(),
            text: text.into(),
        }],
    }
}

/// A small generator, so that a failing case can be named by its number.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}
