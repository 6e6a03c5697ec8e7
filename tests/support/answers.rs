//! Country files made for tests: a blank one, one with figures brought in, and any one at all.
#![allow(dead_code)]

use ilms_collect::exchange::ilostat::preview;
use ilms_collect::exchange::incoming::{Counts, Preview};
use ilms_collect::figures::{
    Allowance, Answer, Answers, CellAddress, Change, Column, Figure, Flag, Metadata, Note, Phase, Place, Pointer,
    Provenance, ProvenanceId, Reason, Remark, Remarks, Scope, SecondEntry, Sheet, SheetId, Source, SourceKey, Value,
    ViewUnit,
};
use ilms_collect::questionnaire::{ItemCode, NoteCode, Pack, PackId, Sex, TableCode, Year, builtin_pack};
use proptest::prelude::*;
use std::sync::Arc;

pub fn pack(id: &str) -> Arc<Pack> {
    builtin_pack(&PackId::from(id)).expect("a built-in pack")
}

/// A country file without answers.
pub fn country_file(pack: &Pack, area: &str) -> Answers {
    let mut answers = Answers::default();
    answers.settings.insert("area".to_owned(), area.to_owned());
    let phase = Phase {
        version: pack.version.clone(),
        hash: pack.hash.clone(),
        sealed: false,
    };
    answers.phases.insert(pack.id.clone(), phase);
    answers
}

/// The changes of a preview as it is first chosen.
pub fn changes(preview: &Preview, pack: &Pack, answers: &Answers) -> Vec<Change> {
    preview.changes(pack, answers, &preview.first_choice(), None)
}

/// Brings a file in.
pub fn take_in(pack: &Pack, answers: &mut Answers, file: &str) -> Counts {
    let preview = preview(file.as_bytes(), pack, answers, None).unwrap();
    changes(&preview, pack, answers)
        .iter()
        .for_each(|change| answers.apply(change));
    preview.counts
}

/// Figures that any table may hold. Wrong input is not among them: ILOSTAT's format has no place for it.
fn any_figure(item: Option<ItemCode>) -> impl Strategy<Value = Figure> {
    let value = (
        0_i64..=999_999_999,
        -2_i8..=5,
        prop::option::weighted(0.3, prop::sample::select(Flag::ALL.to_vec())),
    );
    let value = value.prop_map(|(mantissa, exponent, flag)| Figure {
        flag,
        ..Figure::value(Value::new(mantissa, exponent))
    });
    let mut reasons = vec![
        Reason::NotAvailable,
        Reason::NotApplicable,
        Reason::Confidential,
        Reason::NotSignificant,
    ];
    reasons.extend(item.map(|item| Reason::IncludedElsewhere(Pointer::Row(item))));
    prop_oneof![4 => value, 1 => prop::sample::select(reasons).prop_map(Figure::reason)]
}

/// Any figures in some tables of Phase III, with sources, flags, reasons and controlled notes.
pub fn any_answers() -> impl Strategy<Value = Answers> {
    let pack = pack("asean-phase-3");
    let tables = [
        "EMP_XOUM_SEX_COU_NB",
        "EMP_XOUM_ECO_NB",
        "POP_TPOP_SEX_MIG_NB",
        "EMP_TEMP_SEX_STE_MIG_NB",
        "EAR_EMPA_SEX_MIG_NB",
    ];
    let sheet = (
        prop::sample::select(tables.to_vec()),
        prop::option::of(prop::sample::select(vec!["BA:510", "BNP2TKI", "Ministry, unit 3"])),
    );
    let cells = prop::collection::vec(
        (
            any::<prop::sample::Index>(),
            any::<prop::sample::Index>(),
            1990_u16..=2015,
            0..3_usize,
            any::<prop::sample::Index>(),
        ),
        1..40,
    );
    let sheet = sheet.prop_flat_map(move |(code, source)| {
        let table = pack.table(&TableCode::from(code)).unwrap().clone();
        let list = |id| {
            pack.classification(id)
                .unwrap()
                .items
                .iter()
                .map(|item| item.code.clone())
                .collect::<Vec<_>>()
        };
        let items: Vec<ItemCode> = table
            .main
            .iter()
            .flat_map(|main| &main.versions)
            .flat_map(list)
            .collect();
        let statuses: Vec<ItemCode> = table.status.iter().flat_map(list).collect();
        let first = items.first().cloned();
        let figures = prop::collection::vec(any_figure(first), 40);
        (
            Just(code),
            Just(source),
            Just(table),
            Just(items),
            Just(statuses),
            cells.clone(),
            figures,
        )
    });
    let notes = ["C5:290", "I11:264", "T36:3215", "S3:5", "T2:85", "I13:272"];
    (prop::collection::vec(sheet, 1..5), prop::sample::select(notes.to_vec())).prop_map(|(sheets, note)| {
        let pack = self::pack("asean-phase-3");
        let mut answers = country_file(&pack, "IDN");
        for (index, (code, source, table, items, statuses, cells, figures)) in sheets.into_iter().enumerate() {
            let source = source.map(SourceKey::from);
            let taken = answers
                .sheets
                .values()
                .any(|sheet| sheet.table.as_str() == code && sheet.source == source);
            if taken {
                continue;
            }
            let id = SheetId(index as u32 + 1);
            let mut sheet = Sheet {
                source: source.clone(),
                ..Sheet::new(pack.id.clone(), table.code.clone())
            };
            if let Some(key) = source {
                let empty = String::new;
                answers.sources.insert(
                    key.clone(),
                    Source {
                        key,
                        name: empty(),
                        kind: None,
                        agency: empty(),
                        contact: empty(),
                    },
                );
            }
            for ((item, status, year, sex, noted), figure) in cells.into_iter().zip(figures) {
                let one = |codes: &[ItemCode], index: &prop::sample::Index| {
                    (!codes.is_empty()).then(|| index.get(codes).clone())
                };
                let place = Place {
                    item: one(&items, &item),
                    year: Year(year),
                    status: one(&statuses, &status),
                    sex: if table.by_sex { Sex::ALL[sex] } else { Sex::Total },
                };
                sheet.years.insert(Year(year));
                if noted.index(6) == 0 {
                    let scope = Scope::Cell {
                        cell: CellAddress::new(id, place.clone()),
                    };
                    answers.notes.insert(
                        scope,
                        vec![Note {
                            code: Some(NoteCode::from(note)),
                            text: String::new(),
                        }],
                    );
                }
                answers.figures.entry(id).or_default().insert(place, figure);
            }
            answers.sheets.insert(id, sheet);
        }
        answers
    })
}

/// The same with everything else that a country file may hold: wrong input, pointers to cells, covering reasons, notes in
/// words, metadata, allowances, another phase.
pub fn any_country_file() -> impl Strategy<Value = Answers> {
    let word = "[a-zA-Z0-9 =+@',\"\n-]{0,12}";
    (any_answers(), word, word, any::<bool>()).prop_map(|(mut answers, text, other, thousands)| {
        let phase = PackId::from("asean-phase-3");
        let first = answers
            .figures
            .iter()
            .next()
            .map(|(id, figures)| (*id, figures.keys().next().unwrap().clone()));
        let Some((sheet, place)) = first else { return answers };
        let cell = CellAddress::new(sheet, place.clone());
        let mut next = place.clone();
        next.year = Year(1985);
        let figures = answers.figures.get_mut(&sheet).unwrap();
        let typed = Some(text.clone()).filter(|text| !text.is_empty());
        figures.insert(
            next.clone(),
            Figure {
                answer: Answer::WrongInput(text.clone()),
                flag: None,
                typed,
            },
        );
        next.year = Year(1986);
        figures.insert(
            next,
            Figure::reason(Reason::IncludedElsewhere(Pointer::Cell(cell.clone()))),
        );
        let stated = answers.sheets.get_mut(&sheet).unwrap();
        stated.unit = if thousands { ViewUnit::Thousands } else { ViewUnit::Ones };
        let codes = [NoteCode::from("T36:3215")].into();
        stated.metadata.insert(
            "T36".to_owned(),
            Metadata {
                codes,
                text: other.clone(),
            },
        );
        let source = stated.source.clone();
        let table = stated.table.clone();
        let note = |text: &str| {
            vec![
                Note {
                    code: None,
                    text: text.to_owned(),
                },
                Note {
                    code: Some(NoteCode::from("S3:5")),
                    text: String::new(),
                },
            ]
        };
        let column = Scope::Column {
            sheet,
            year: Year(1985),
            status: place.status.clone(),
            sex: Sex::Female,
        };
        for scope in [
            Scope::Questionnaire { phase: phase.clone() },
            Scope::Module {
                phase: phase.clone(),
                module: "C".into(),
            },
            Scope::Table {
                phase: phase.clone(),
                table: table.clone(),
            },
            Scope::Sheet { sheet },
            Scope::Row {
                sheet,
                item: place.item.clone(),
            },
            Scope::Year {
                sheet,
                year: Year(1985),
            },
            column,
        ] {
            answers.notes.insert(scope.clone(), note(&text));
            answers.covers.insert(scope, Reason::Confidential);
        }
        answers.covers.insert(
            Scope::Sheet { sheet },
            Reason::IncludedElsewhere(Pointer::Cell(cell.clone())),
        );
        answers
            .notes
            .extend(source.map(|source| (Scope::Source { source }, note(&other))));
        let allowance = Allowance {
            finding: format!("sum {text}"),
            reason: "rounding".to_owned(),
            sentence: other.clone(),
            who: "A".to_owned(),
            at: "2015-08-01T10:00:00Z".to_owned(),
            figures: vec![(cell, "12".to_owned())],
        };
        answers.allowances.insert(allowance.finding.clone(), allowance);
        // What is said about figures stays at home, too.
        let cell = CellAddress::new(sheet, place.clone());
        let second = SecondEntry {
            figure: Figure::value(Value::whole(7)),
            who: "B".to_owned(),
            at: "2015-08-02T10:00:00Z".to_owned(),
            agreed: thousands,
        };
        answers.second_entries.insert(cell.clone(), second);
        let column = Column {
            year: place.year,
            status: place.status.clone(),
            sex: place.sex,
        };
        let origin = Provenance {
            sheet,
            items: [place.item.clone()].into(),
            columns: [column].into(),
            file: text.clone(),
            page: other.clone(),
            note: String::new(),
            attachments: Vec::new(),
            cells: if thousands {
                vec![(place.clone(), "C12+C14".to_owned())]
            } else {
                Vec::new()
            },
        };
        answers.provenances.insert(ProvenanceId(3), origin);
        let remarks = Remarks {
            follow_up: true,
            thread: vec![Remark {
                who: "A".to_owned(),
                at: "2015-08-02T10:00:00Z".to_owned(),
                text: text.clone(),
            }],
        };
        answers.remarks.insert(cell, remarks);
        answers.settings.insert("preparer".to_owned(), other);
        answers
            .settings
            .insert("number_convention".to_owned(), "comma".to_owned());
        // What belongs to another phase stays at home.
        let earlier = PackId::from("asean-phase-2");
        answers.sheets.insert(SheetId(90), Sheet::new(earlier.clone(), table));
        answers
            .figures
            .entry(SheetId(90))
            .or_default()
            .insert(place, Figure::value(Value::whole(1)));
        answers
            .covers
            .insert(Scope::Questionnaire { phase: earlier }, Reason::NotAvailable);
        answers
    })
}
