//! What goes out comes in, all of it; and what was changed since is told from what was not.

use crate::answers::{changes, country_file, pack};
use crate::{answered, any_file, beyond_figures, into_a_new_file, opened, read, told, written};
use ilms_collect::exchange::incoming::{Kind, Says};
use ilms_collect::exchange::workbook::{Layout, Totals};
use ilms_collect::figures::{Answers, CellAddress, Figure, Place, Scope, Sheet, SheetId, Value};
use ilms_collect::questionnaire::{Language, Pack, Sex, TableCode, Year};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever a country file holds of the phase comes back, and is nothing new to the file it came from.
    #[test]
    fn answers_come_back(answers in any_file(), indonesian in any::<bool>(), formulas in any::<bool>()) {
        let pack = pack("asean-phase-3");
        let layout = Layout {
            totals: if formulas { Totals::Formulas } else { Totals::AsTyped },
            ..answered(if indonesian { Language::Indonesian } else { Language::English })
        };
        let bytes = written(&pack, &answers, &layout);
        prop_assert_eq!(&bytes, &written(&pack, &answers, &layout));
        let book = opened(&bytes);
        let theirs = read(&book, &pack, &answers);
        prop_assert_eq!(&theirs.refused, &[]);
        let again = theirs.preview(&pack, &answers);
        prop_assert_eq!(changes(&again, &pack, &answers), vec![]);
        prop_assert_eq!(again.counts.conflicts + again.counts.emptied + again.counts.statements, 0);
        let (back, preview) = into_a_new_file(&book, &pack);
        prop_assert_eq!(&preview.refused, &[]);
        prop_assert_eq!(told(&pack, &back), told(&pack, &answers));
        let versions = |answers: &Answers| {
            let mut answers = answers.clone();
            // Figures open the versions that they are of.
            answers.sheets.values_mut().for_each(|sheet| {
                sheet.versions.clear();
                sheet.added_items.clear();
            });
            beyond_figures(&pack, &answers)
        };
        prop_assert_eq!(versions(&back), versions(&answers));
    }
}

/// A country file with one table of one source: the figure of Malaysia, 2014.
pub(crate) fn one_figure(pack: &Pack, number: i64) -> (Answers, CellAddress) {
    let mut answers = country_file(pack, "IDN");
    let place = Place {
        item: Some("COU_DES_MYS".into()),
        year: Year(2014),
        status: None,
        sex: Sex::Female,
    };
    let sheet = Sheet {
        years: [Year(2013), Year(2014)].into(),
        versions: vec!["COU_DES".into()],
        ..Sheet::new(pack.id.clone(), TableCode::from("EMP_XOUM_SEX_COU_NB"))
    };
    answers.sheets.insert(SheetId(1), sheet);
    let cell = CellAddress::new(SheetId(1), place.clone());
    let figures = [(place, Figure::value(Value::whole(number)))];
    answers.figures.insert(SheetId(1), figures.into());
    (answers, cell)
}

#[test]
fn three_ways_tell_who_changed_what() {
    let pack = pack("asean-phase-3");
    let (made, cell) = one_figure(&pack, 5350);
    let put = |answers: &Answers, number: Option<i64>| {
        let mut answers = answers.clone();
        let figures = answers.figures.entry(SheetId(1)).or_default();
        match number {
            Some(number) => figures.insert(cell.place.clone(), Figure::value(Value::whole(number))),
            None => figures.remove(&cell.place),
        };
        answers
    };
    let bytes = written(&pack, &made, &answered(Language::English));
    for (typed, ours, kind) in [
        (Some("5350"), Some(5350), Some(Kind::Same)),
        (Some("5530"), Some(5350), Some(Kind::Changed)),
        (Some("5530"), Some(5530), Some(Kind::Same)),
        (Some("5530"), Some(5400), Some(Kind::Conflict)),
        (Some("5350"), Some(5400), Some(Kind::Kept)),
        (None, Some(5350), Some(Kind::Emptied)),
        (None, Some(5400), Some(Kind::Conflict)),
        (None, None, None),
        (Some("5350"), None, Some(Kind::Kept)),
    ] {
        let mut book = opened(&bytes);
        crate::vandalism::set(&mut book, "C19", "ilms:row COU_DES_MYS", "ilms:2014||F", typed);
        let ours = put(&made, ours);
        let preview = read(&book, &pack, &ours).preview(&pack, &ours);
        let kinds: Vec<Kind> = preview.cells.iter().map(|cell| cell.kind).collect();
        assert_eq!(kinds, Vec::from_iter(kind), "{typed:?}");
        assert_eq!(preview.refused, []);
    }
}

#[test]
fn a_blank_form_is_filled_and_comes_in() {
    let pack = pack("asean-phase-3");
    let (answers, _) = one_figure(&pack, 5350);
    let layout = Layout {
        tables: Some(vec!["EMP_XOUM_SEX_COU_NB".into(), "EMP_XOUM_ECO_NB".into()]),
        blank: true,
        totals: Totals::Formulas,
        ..Layout::whole(Language::Indonesian)
    };
    let mut book = opened(&written(&pack, &answers, &layout));
    let names: Vec<&str> = book
        .worksheets
        .iter()
        .map(|worksheet| worksheet.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Baca dahulu",
            "C19",
            "C21",
            "Sumber",
            "Catatan",
            "ilms-lists",
            "ilms-base"
        ]
    );
    let untouched = read(&book, &pack, &answers);
    assert_eq!((untouched.figures, untouched.refused), (vec![], vec![]));
    let year = answers.sheets[&SheetId(1)].years.first().unwrap();
    crate::vandalism::set(
        &mut book,
        "C21",
        "ilms:row ECO_ISIC4_TOTAL",
        &format!("ilms:{year}||T"),
        Some("1200"),
    );
    crate::vandalism::set(&mut book, "C19", "ilms:row COU_DES_MYS", "ilms:2014||F", Some("5530"));
    crate::vandalism::set(
        &mut book,
        "C19",
        "ilms:row COU_DES_SGP",
        "ilms:2014||F",
        Some("K Total"),
    );
    let preview = read(&book, &pack, &answers).preview(&pack, &answers);
    let kinds: Vec<Kind> = preview.cells.iter().map(|cell| cell.kind).collect();
    assert_eq!(kinds, [Kind::Changed, Kind::New, Kind::New]);
    assert_eq!(preview.refused, []);
    assert!(
        preview
            .sheets
            .iter()
            .any(|sheet| sheet.is_new && sheet.table.as_str() == "EMP_XOUM_ECO_NB")
    );
}

#[test]
fn notes_and_sources_are_written_in_by_hand() {
    let pack = pack("asean-phase-3");
    let (answers, cell) = one_figure(&pack, 5350);
    let mut book = opened(&written(&pack, &answers, &answered(Language::English)));
    let notes = crate::vandalism::first_new_line(&book, "Notes");
    for (line, texts) in [
        ["C19, Malaysia, 2014, Female", "Note", "I11:264", "until March"],
        ["C19, 2014", "Note", "", "two registers"],
        ["C19, Thailand", "Reason", "N", ""],
        ["nowhere at all", "Note", "", "lost?"],
    ]
    .into_iter()
    .enumerate()
    {
        crate::vandalism::line(&mut book, "Notes", notes + line as u32, &texts);
    }
    let sources = crate::vandalism::first_new_line(&book, "Sources");
    crate::vandalism::line(
        &mut book,
        "Sources",
        sources,
        &["BNP2TKI", "Placement records", "FB", "", ""],
    );
    crate::vandalism::stated(&mut book, "C19", "Source", "BNP2TKI");
    crate::vandalism::set(
        &mut book,
        "C19",
        "ilms:row COU_DES_SGP",
        "ilms:note",
        Some("sea-based too"),
    );
    let worksheet = book
        .worksheets
        .iter_mut()
        .find(|worksheet| worksheet.name == "C19")
        .unwrap();
    let at = crate::vandalism::at(worksheet, "ilms:row COU_DES_SGP", "ilms:2013||T");
    worksheet.comments.insert(at, "Officer:\nasked on Monday".to_owned());
    let incoming = read(&book, &pack, &answers);
    assert_eq!(incoming.refused.len(), 1, "{:?}", incoming.refused);
    assert_eq!(incoming.refused[0].from.to_string(), format!("Notes!D{}", notes + 4));
    let preview = incoming.preview(&pack, &answers);
    let mut back = answers.clone();
    changes(&preview, &pack, &answers)
        .iter()
        .for_each(|change| back.apply(change));
    let said = |scope: &Scope| back.notes.get(scope).map(|notes| notes[0].text.as_str());
    let sheet = SheetId(1);
    assert_eq!(said(&Scope::Cell { cell }), Some("until March"));
    assert_eq!(
        said(&Scope::Year {
            sheet,
            year: Year(2014)
        }),
        Some("two registers")
    );
    let row = |code: &str| Scope::Row {
        sheet,
        item: Some(code.into()),
    };
    assert_eq!(said(&row("COU_DES_SGP")), Some("sea-based too"));
    assert!(back.covers.contains_key(&row("COU_DES_THA")));
    assert_eq!(back.notes.len(), 4);
    assert!(
        back.notes
            .values()
            .flatten()
            .any(|note| note.text == "Officer:\nasked on Monday")
    );
    let source = back.sheets[&sheet].source.clone().unwrap();
    assert_eq!(
        (source.as_str(), back.sources[&source].name.as_str()),
        ("BNP2TKI", "Placement records")
    );
}

#[test]
fn a_country_is_added_by_hand() {
    let pack = pack("asean-phase-3");
    let (answers, _) = one_figure(&pack, 5350);
    let mut book = opened(&written(&pack, &answers, &answered(Language::English)));
    crate::vandalism::add_row(&mut book, "C19", "Saudi Arabia", "ilms:2014||T", "120 000 E");
    crate::vandalism::add_row(&mut book, "C19", "Atlantis", "ilms:2014||T", "7");
    let incoming = read(&book, &pack, &answers);
    assert_eq!(incoming.refused.len(), 1);
    assert_eq!(incoming.refused[0].text, "Atlantis 7");
    let added: Vec<_> = incoming
        .figures
        .iter()
        .filter(|stated| {
            stated
                .place
                .item
                .as_ref()
                .is_some_and(|item| item.as_str() == "COU_DES_SAU")
        })
        .collect();
    let figure = match &added[0].says {
        Says::Figure(figure) => figure,
        other => panic!("{other:?}"),
    };
    assert_eq!(figure.as_value(), Some(Value::whole(120_000)));
    assert_eq!(figure.flag.map(ilms_collect::figures::Flag::letter), Some("E"));
    let preview = incoming.preview(&pack, &answers);
    let mut back = answers.clone();
    changes(&preview, &pack, &answers)
        .iter()
        .for_each(|change| back.apply(change));
    assert!(back.sheets[&SheetId(1)].added_items.contains(&"COU_DES_SAU".into()));
}

#[test]
fn another_country_and_another_phase_are_refused_as_a_whole() {
    let pack = pack("asean-phase-3");
    let (answers, _) = one_figure(&pack, 5350);
    let book = opened(&written(&pack, &answers, &answered(Language::English)));
    let thailand = country_file(&pack, "THA");
    let refused = |pack: &Pack, ours: &Answers| {
        ilms_collect::exchange::workbook::read(&book, pack, ours)
            .unwrap_err()
            .text(Language::English)
    };
    assert_eq!(
        refused(&pack, &thailand),
        "the workbook is of IDN, and this country file is THA's"
    );
    let other = crate::answers::pack("asean-phase-2");
    assert!(refused(&other, &answers).starts_with("the workbook is of asean-phase-3"));
}
