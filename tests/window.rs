//! The window as a person works it: by keyboard alone, read through the accessibility tree. No screen, no renderer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/window.rs"]
mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use ilms_collect::app::command::{Command, CommandId, TABLE};
use ilms_collect::app::context::Place;
use ilms_collect::desk::{Desk, figure_text};
use ilms_collect::figures::{Answer, CellAddress};
use ilms_collect::questionnaire::{Language, Year};
use support::{
    SMALL, Window, everything, fill, find, indonesia, keys, press, says, tab_to, text, window, window_sized,
};

/// Where the person is: the table's number.
fn table_number(window: &Window) -> Option<u16> {
    let Place::Table(code) = window.state().place() else {
        return None;
    };
    Some(window.state().desk()?.table(code).unwrap().number)
}

/// What stands in a cell of the first sheet of a table, by codes.
fn figure(window: &Window, table: &str, row: Option<&str>, year: u16, sex: &str) -> String {
    let desk = window.state().desk().unwrap();
    let cell = cell(desk, table, row, year, sex);
    desk.answers().figure(&cell).map(figure_text).unwrap_or_default()
}

fn cell(desk: &Desk, table: &str, row: Option<&str>, year: u16, sex: &str) -> CellAddress {
    let table = desk.find_table(table).unwrap();
    let (sheet, _) = desk
        .answers()
        .sheets_of_table(desk.phase(), &table.code)
        .next()
        .expect("a sheet");
    let status = table.status.as_ref().map(|_| "total");
    desk.cell_by_codes(sheet, row, Year(year), status.filter(|_| false), Some(sex))
        .unwrap()
}

#[test]
fn a_new_file_is_made_by_keyboard_and_the_first_cell_filled() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path(), None);
    assert_eq!(window.state().place(), &Place::Welcome);

    tab_to(&mut window, "Country");
    press(&mut window, Modifiers::NONE, Key::Enter);
    text(&mut window, "indo");
    press(&mut window, Modifiers::NONE, Key::Enter);
    tab_to(&mut window, "Your name");
    text(&mut window, "Test Preparer");
    tab_to(&mut window, "Where to keep the file");
    press(&mut window, Modifiers::COMMAND, Key::A);
    let path = folder.path().join("Indonesia 2015");
    text(&mut window, path.to_str().unwrap());
    tab_to(&mut window, "Create the file");
    press(&mut window, Modifiers::NONE, Key::Enter);

    let desk = window.state().desk().expect("a file is open");
    assert_eq!(desk.path(), folder.path().join("Indonesia 2015.ilms"));
    assert_eq!(
        (desk.setting("area"), desk.setting("preparer")),
        ("IDN", "Test Preparer")
    );
    assert_eq!(window.state().place(), &Place::Overview);
    assert!(says(&window, "closes in 12 days"));

    press(&mut window, Modifiers::COMMAND, Key::PageDown);
    assert_eq!(table_number(&window), Some(1));
    fill(&mut window, "255 461 700");
    window.state().desk().unwrap().flush().unwrap();
    let reopened = Desk::open(&folder.path().join("Indonesia 2015.ilms")).unwrap();
    assert_eq!(
        reopened
            .answers()
            .figures
            .values()
            .map(std::collections::BTreeMap::len)
            .sum::<usize>(),
        1
    );
}

#[test]
fn cells_are_typed_undone_and_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19");
    assert_eq!(table_number(&window), Some(19));
    for number in ["14 840", "=9000+310", "n", "1,2,3"] {
        fill(&mut window, number);
    }
    let desk = window.state().desk().unwrap();
    let sheet = *desk.answers().figures.keys().next().unwrap();
    let answers: Vec<Answer> = desk.answers().figures[&sheet]
        .values()
        .map(|figure| figure.answer.clone())
        .collect();
    assert_eq!(answers.len(), 4, "{answers:?}");
    assert!(
        answers
            .iter()
            .any(|answer| matches!(answer, Answer::WrongInput(text) if text == "1,2,3"))
    );
    assert!(
        answers
            .iter()
            .any(|answer| matches!(answer, Answer::Reason(reason) if reason.letter() == "N"))
    );

    for left in (0..4).rev() {
        press(&mut window, Modifiers::COMMAND, Key::Z);
        let figures = &window.state().desk().unwrap().answers().figures;
        assert_eq!(figures.get(&sheet).map_or(0, std::collections::BTreeMap::len), left);
    }
    assert!(says(&window, "Taken back:"));
    for _ in 0..4 {
        press(&mut window, Modifiers::COMMAND, Key::Y);
    }
    assert_eq!(window.state().desk().unwrap().answers().figures[&sheet].len(), 4);
}

#[test]
fn a_block_is_pasted_as_one_action() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19");
    window.event(Event::Paste("10\t4\t6\r\n\r\n1\t1\t0\r\nx\ty\t2\r\n".to_owned()));
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(
        says(&window, "1 cell could not be read"),
        "{:?}",
        window.state().sentences().collect::<Vec<_>>()
    );
    let total = |window: &Window| {
        window
            .state()
            .desk()
            .unwrap()
            .answers()
            .figures
            .values()
            .map(std::collections::BTreeMap::len)
            .sum::<usize>()
    };
    assert_eq!(total(&window), 9);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(total(&window), 0);
}

#[test]
fn a_wrong_sum_is_said_and_reached_by_one_key() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19");
    for number in ["1000", "400", "500"] {
        text(&mut window, number);
        press(&mut window, Modifiers::NONE, Key::Tab);
    }
    let errors = window
        .state()
        .desk()
        .unwrap()
        .findings()
        .filter(|finding| finding.cells.len() >= 3)
        .count();
    assert_eq!(errors, 1);
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    press(&mut window, Modifiers::NONE, Key::F8);
    assert_eq!(table_number(&window), Some(19));
    let desk = window.state().desk().unwrap();
    let finding = desk.findings().find(|finding| !finding.cells.is_empty()).unwrap();
    let sentence = desk.sentence(finding, Language::English);
    assert!(says(&window, &sentence), "the inspector says: {sentence}");
}

#[test]
fn a_reason_for_a_whole_column_costs_two_keys() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19");
    press(&mut window, Modifiers::COMMAND, Key::Space);
    text(&mut window, "x");
    let covers = &window.state().desk().unwrap().answers().covers;
    assert_eq!(
        covers
            .values()
            .map(ilms_collect::figures::Reason::letter)
            .collect::<Vec<_>>(),
        ["X"]
    );
    press(&mut window, Modifiers::COMMAND, Key::Space);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(window.state().desk().unwrap().answers().covers.is_empty());
}

#[test]
fn a_country_is_added_by_a_part_of_its_name_and_filled() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19");
    press(&mut window, Modifiers::COMMAND, Key::End);
    press(&mut window, Modifiers::NONE, Key::Enter);
    text(&mut window, "saudi");
    press(&mut window, Modifiers::NONE, Key::Enter);
    fill(&mut window, "44 325");
    let desk = window.state().desk().unwrap();
    let filled: Vec<&CellAddress> = Vec::new();
    drop(filled);
    let places: Vec<_> = desk
        .answers()
        .figures
        .values()
        .flat_map(|figures| figures.keys())
        .collect();
    assert_eq!(places.len(), 1, "{places:?}");
    assert!(places[0].item.as_ref().unwrap().as_str().ends_with("SAU"));
}

#[test]
fn the_language_is_switched_while_running() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window(folder.path(), Some(file));
    assert!(says(&window, "Bring in"));
    window.get_by_label("Language: English").click();
    window.run();
    window.get_by_label("Bahasa Indonesia").click();
    window.run();
    assert!(says(&window, "Impor"));
    assert!(!says(&window, "Bring in"));
    find(&mut window, "19");
    assert!(says(&window, "Negara anggota ASEAN"));
}

#[test]
fn every_place_is_reached_by_a_key_and_says_nothing_unwritten() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window(folder.path(), Some(file));
    for language in Language::ALL {
        window.state_mut().send(Command::SetLanguage(language));
        window.run();
        for (key, place) in [
            (Key::Num1, Some(Place::Overview)),
            (Key::Num2, None),
            (Key::Num3, Some(Place::Sources)),
            (Key::Num4, Some(Place::Findings)),
            (Key::Num5, Some(Place::BringIn)),
            (Key::Num6, Some(Place::Submit)),
        ] {
            press(&mut window, Modifiers::COMMAND, key);
            match place {
                Some(place) => assert_eq!(window.state().place(), &place),
                None => assert_eq!(table_number(&window), Some(1)),
            }
            no_ids(&window);
        }
        for command in [
            Command::Run(CommandId::Verify),
            Command::Run(CommandId::Help),
            Command::Run(CommandId::Welcome),
        ] {
            window.state_mut().send(command);
            window.run();
            no_ids(&window);
        }
    }
}

/// A text that nobody wrote shows as its id.
fn no_ids(window: &Window) {
    for (_, text) in everything(window) {
        let is_id = text.contains('-')
            && text
                .split('-')
                .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()))
            && !text.contains(' ');
        assert!(!is_id, "{:?} shows \"{text}\"", window.state().place());
    }
}

#[test]
fn every_command_has_its_texts_and_stands_in_the_palette() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window(folder.path(), Some(file));
    for language in Language::ALL {
        for row in TABLE {
            for id in [row.text_id(), row.tip_id()] {
                assert_ne!(ilms_collect::questionnaire::text(language, &id), id, "{language:?}");
            }
        }
    }
    press(&mut window, Modifiers::COMMAND, Key::K);
    text(&mut window, "bring in");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().place(), &Place::BringIn);
}

#[test]
fn every_control_has_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window(folder.path(), Some(file));
    let controls = [
        Role::Button,
        Role::TextInput,
        Role::MultilineTextInput,
        Role::ComboBox,
        Role::CheckBox,
        Role::RadioButton,
        Role::GridCell,
        Role::Grid,
        Role::ColumnHeader,
        Role::RowHeader,
    ];
    let mut seen = 0;
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6] {
        press(&mut window, Modifiers::COMMAND, key);
        for (role, name) in everything(&window) {
            if controls.contains(&role) {
                seen += 1;
                let icon_only = name
                    .chars()
                    .all(|letter| ('\u{e000}'..='\u{f8ff}').contains(&letter) || letter.is_whitespace());
                let blank_corner = matches!(role, Role::ColumnHeader | Role::RowHeader) && name.is_empty();
                assert!(
                    !icon_only || blank_corner,
                    "{:?}: a {role:?} is called \"{name}\"",
                    window.state().place()
                );
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn saved_is_said_when_it_is_and_what_is_typed_is_kept_on_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window(folder.path(), Some(file.clone()));
    find(&mut window, "19");
    text(&mut window, "77");
    // Still being typed: going elsewhere commits it.
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    assert_eq!(
        figure(&window, "19", None, 2014, "T").len() + figure(&window, "19", None, 2012, "T").len(),
        2
    );
    window.state().desk().unwrap().flush().unwrap();
    window.run();
    assert!(says(&window, "Saved "), "{:?}", everything(&window));
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(says(&window, "Everything is saved already"));
}

#[test]
fn the_second_opener_reads_only_and_is_told_why() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let first = Desk::open(&file).unwrap();
    let mut window = window(folder.path(), Some(file));
    assert!(says(&window, "open already"), "{:?}", everything(&window));
    find(&mut window, "19");
    fill(&mut window, "5");
    assert!(window.state().desk().unwrap().answers().figures.is_empty());
    assert!(says(&window, "Nothing was changed"));
    drop(first);
}

#[test]
fn a_file_that_cannot_be_opened_is_said_and_the_welcome_stays() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.ilms");
    std::fs::write(&file, "Dear colleagues").unwrap();
    let window = window(folder.path(), Some(file));
    assert_eq!(window.state().place(), &Place::Welcome);
    assert_eq!(window.state().sentences().count(), 1);
}

#[test]
fn the_inspector_folds_away_on_a_narrow_window() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut wide = window(folder.path(), Some(file.clone()));
    find(&mut wide, "19");
    assert!(says(&wide, "No figure, because"));
    drop(wide);
    let mut narrow = window_sized(folder.path(), Some(file), vec2(1100.0, 700.0));
    find(&mut narrow, "19");
    assert!(!says(&narrow, "No figure, because"));
    press(&mut narrow, Modifiers::COMMAND, Key::I);
    assert!(says(&narrow, "No figure, because"));
}

#[test]
fn an_unclear_number_is_asked_about_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19");
    fill(&mut window, "-");
    keys(&mut window, &[Key::ArrowUp]);
    assert!(
        says(&window, "It can mean none at all, or not available."),
        "{:?}",
        everything(&window)
    );
    window.get_by_label("Take Not available").click();
    window.run();
    let desk = window.state().desk().unwrap();
    let answers: Vec<_> = desk
        .answers()
        .figures
        .values()
        .flat_map(|figures| figures.values())
        .collect();
    assert!(
        matches!(&answers[..], [figure] if matches!(&figure.answer, Answer::Reason(reason) if reason.letter() == "N"))
    );
}

#[test]
fn zoom_is_kept_for_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window_sized(folder.path(), Some(file), SMALL);
    press(&mut window, Modifiers::COMMAND, Key::Plus);
    press(&mut window, Modifiers::COMMAND, Key::Plus);
    assert!(says(&window, "Zoom: 120 %"));
    let kept = ilms_collect::app::settings::Settings::at(folder.path().join("settings.json"));
    assert!((kept.zoom() - 1.2).abs() < 0.001);
}
