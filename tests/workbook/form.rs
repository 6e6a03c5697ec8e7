//! What the workbook is like: protected, validated, printed, in the language asked for, with no text that runs.

use crate::answers::{country_file, pack};
use crate::round_trip::one_figure;
use crate::vandalism::indonesia;
use crate::{answered, opened, written};
use ilms_collect::exchange::spreadsheet::{Content, Visibility};
use ilms_collect::exchange::workbook::{Layout, Totals};
use ilms_collect::figures::{Figure, Note, Place, Scope, SheetId, Value};
use ilms_collect::questionnaire::{Language, Sex, Year};
use std::io::Read as _;

/// The XML of every part of the file.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (name, text)
        })
        .collect()
}

#[test]
fn tables_are_protected_validated_frozen_and_set_up_for_print() {
    let pack = pack("asean-phase-3");
    let answers = country_file(&pack, "IDN");
    let bytes = written(&pack, &answers, &Layout::whole(Language::English));
    let parts = parts(&bytes);
    let tables: Vec<&String> = parts
        .iter()
        .filter(|(name, text)| name.starts_with("xl/worksheets/sheet") && text.contains("state=\"frozen\""))
        .map(|(_, text)| text)
        .collect();
    // Every table, sources, notes.
    assert_eq!(tables.len(), 25);
    let with = |part: &str| tables.iter().filter(|text| text.contains(part)).count();
    for (part, count) in [
        ("<sheetProtection ", 25),
        ("type=\"custom\"", 23),
        ("type=\"list\"", 25),
        ("<conditionalFormatting ", 23),
        ("orientation=\"landscape\"", 25),
        ("paperSize=\"9\"", 25),
        ("fitToPage=\"1\"", 25),
        ("<oddFooter>", 25),
        ("hidden=\"1\"", 25),
    ] {
        assert_eq!(with(part), count, "{part}");
    }
    let workbook = &parts.iter().find(|(name, _)| name == "xl/workbook.xml").unwrap().1;
    assert_eq!(workbook.matches("_xlnm.Print_Titles").count(), 24);
    assert_eq!(workbook.matches("veryHidden").count(), 2);
    let book = opened(&bytes);
    let names: Vec<&str> = book.worksheets.iter().map(|of| of.name.as_str()).collect();
    assert_eq!(names.len(), 28);
    assert_eq!(&names[..3], ["Read me first", "A1", "A2"]);
    let hidden: Vec<&str> = book
        .worksheets
        .iter()
        .filter(|of| of.visibility == Visibility::VeryHidden)
        .map(|of| of.name.as_str())
        .collect();
    assert_eq!(hidden, ["ilms-lists", "ilms-base"]);
}

#[test]
fn no_text_of_anybody_runs() {
    let pack = pack("asean-phase-3");
    let (mut answers, cell) = one_figure(&pack, 1);
    let evil = "=HYPERLINK(\"http://example.org\",\"click\")";
    let note = Note {
        code: None,
        text: evil.to_owned(),
    };
    for scope in [
        Scope::Cell { cell: cell.clone() },
        Scope::Row {
            sheet: SheetId(1),
            item: cell.place.item.clone(),
        },
    ] {
        answers.notes.insert(scope, vec![note.clone()]);
    }
    answers.settings.insert("preparer".to_owned(), evil.to_owned());
    let place = Place {
        sex: Sex::Male,
        ..cell.place
    };
    let wrong = Figure {
        answer: ilms_collect::figures::Answer::WrongInput(evil.to_owned()),
        flag: None,
        typed: None,
    };
    answers.figures.get_mut(&SheetId(1)).unwrap().insert(place, wrong);
    let bytes = written(&pack, &answers, &answered(Language::English));
    for (name, text) in parts(&bytes) {
        assert!(!text.contains("<f>") && !text.contains("<hyperlink"), "{name}");
    }
    let texts = opened(&bytes);
    let texts = texts
        .worksheets
        .iter()
        .flat_map(ilms_collect::exchange::spreadsheet::Worksheet::cells);
    let kept = texts
        .filter(|(_, cell)| matches!(&cell.content, Content::Text(text) if **text == *evil))
        .count();
    assert_eq!(kept, 4);
}

#[test]
fn totals_are_formulas_where_that_alters_nothing() {
    let pack = pack("asean-phase-3");
    let (mut answers, cell) = one_figure(&pack, 40);
    let put = |answers: &mut ilms_collect::figures::Answers, sex: Sex, year: u16, number: i64| {
        let place = Place {
            sex,
            year: Year(year),
            ..cell.place.clone()
        };
        let figures = answers.figures.entry(SheetId(1)).or_default();
        figures.insert(place, Figure::value(Value::whole(number)));
    };
    put(&mut answers, Sex::Male, 2014, 60);
    put(&mut answers, Sex::Total, 2014, 100);
    put(&mut answers, Sex::Female, 2013, 40);
    put(&mut answers, Sex::Male, 2013, 60);
    put(&mut answers, Sex::Total, 2013, 101);
    let layout = Layout {
        totals: Totals::Formulas,
        ..answered(Language::English)
    };
    let book = opened(&written(&pack, &answers, &layout));
    let worksheet = book.worksheets.iter().find(|of| of.name == "C19").unwrap();
    let formula = |row: &str, column: &str| {
        let cell = worksheet.cell(crate::vandalism::at(worksheet, row, column));
        cell.map(|cell| (cell.text().into_owned(), cell.formula))
    };
    let malaysia = "ilms:row COU_DES_MYS";
    assert_eq!(formula(malaysia, "ilms:2014||T"), Some(("100".to_owned(), true)));
    // It is not the sum: as typed.
    assert_eq!(formula(malaysia, "ilms:2013||T"), Some(("101".to_owned(), false)));
    assert_eq!(formula(malaysia, "ilms:2014||M"), Some(("60".to_owned(), false)));
    let total = formula("ilms:row COU_DES_TOTAL", "ilms:2014||M");
    assert!(total.is_none_or(|(text, formula)| text.is_empty() && formula));
}

#[test]
fn it_speaks_the_language_asked_for_and_is_the_same_bytes() {
    let pack = pack("asean-phase-3");
    let answers = indonesia(&pack);
    for (language, words) in [
        (Language::English, ["Read me first", "Female", "Malaysia"]),
        (Language::Indonesian, ["Baca dahulu", "Perempuan", "Malaysia"]),
    ] {
        let bytes = written(&pack, &answers, &answered(language));
        assert_eq!(bytes, written(&pack, &answers.clone(), &answered(language)));
        let all: String = parts(&bytes).into_iter().map(|(_, text)| text).collect();
        for word in words {
            assert!(all.contains(word), "{word}");
        }
        for id in ["workbook-", "help-reason", "refused-"] {
            assert!(!all.contains(id), "a text that nobody wrote: {id}");
        }
    }
}
