//! The history and the second entry in the window, by keyboard alone, read through the accessibility tree; and pictures of
//! both, which `ILMS_PICTURES_TO=FOLDER` writes there to be looked at.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/country.rs"]
mod country;
#[path = "support/window.rs"]
mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use ilms_collect::app::App;
use ilms_collect::app::command::{Command, CommandId};
use ilms_collect::app::context::Place;
use ilms_collect::app::theme::ThemeChoice;
use ilms_collect::desk::{Desk, SecondState};
use ilms_collect::figures::{CellAddress, SheetId};
use ilms_collect::questionnaire::{Language, TableCode, Year};
use std::path::{Path, PathBuf};
use support::{SMALL, Window, everything, fill, find, indonesia, keys, options, press, says, tab_to, text, window};

const OUTFLOW: &str = "EMP_XOUM_SEX_COU_NB";

fn desk(window: &Window) -> &Desk {
    window.state().desk().expect("an open file")
}

fn outflow_sheet(desk: &Desk) -> SheetId {
    let table = TableCode::from(OUTFLOW);
    desk.answers()
        .sheets_of_table(desk.phase(), &table)
        .next()
        .expect("a sheet")
        .0
}

fn cell(desk: &Desk, row: &str, sex: &str) -> CellAddress {
    desk.cell_by_codes(outflow_sheet(desk), Some(row), Year(2014), None, Some(sex))
        .unwrap()
}

/// A text that nobody wrote shows as its id.
fn no_ids(window: &Window) {
    for (_, text) in everything(window) {
        let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
        let is_id = text.contains('-') && !text.contains(' ') && text.split('-').all(is_part);
        assert!(!is_id, "{:?} shows \"{text}\"", window.state().place());
    }
}

/// A table in which three figures were typed and a block was pasted.
fn at_work(folder: &Path) -> Window {
    let file = indonesia(folder);
    let mut window = window(folder, Some(file));
    find(&mut window, "19");
    for number in ["14 840", "9 310", "5 530"] {
        text(&mut window, number);
        press(&mut window, Modifiers::NONE, Key::Tab);
    }
    window.event(Event::Paste("15 000\t9 400\t5 600\r\n120\t80\t40\r\n".to_owned()));
    window.run();
    // What is pasted may be shown first; Enter takes it.
    if desk(&window)
        .answers()
        .figures
        .values()
        .map(std::collections::BTreeMap::len)
        .sum::<usize>()
        == 3
    {
        press(&mut window, Modifiers::NONE, Key::Enter);
    }
    window
}

fn figures(window: &Window) -> usize {
    let figures = &desk(window).answers().figures;
    figures.values().map(std::collections::BTreeMap::len).sum()
}

#[test]
fn the_history_is_reached_by_a_key_and_leads_back_to_any_point() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_work(folder.path());
    let whole = figures(&window);
    assert!(whole > 3);
    press(&mut window, Modifiers::COMMAND, Key::H);
    assert_eq!(window.state().place(), &Place::History);
    assert!(says(&window, "Paste of"), "{:?}", everything(&window));
    assert!(says(&window, "Typing in C19"));
    assert!(says(&window, "Test Preparer"));
    no_ids(&window);

    // Two actions down: back to after it. The preview comes first and changes nothing.
    keys(&mut window, &[Key::ArrowDown, Key::ArrowDown, Key::Enter]);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(says(&window, "Takes back 2 actions:"), "{:?}", everything(&window));
    assert_eq!(figures(&window), whole);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "Takes back 2 actions:"));
    assert_eq!(figures(&window), whole);

    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(figures(&window), 2);
    assert!(
        says(&window, "Undo brings it back"),
        "{:?}",
        window.state().sentences().collect::<Vec<_>>()
    );
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(figures(&window), whole);
}

#[test]
fn an_action_tells_what_it_changed_and_leads_to_the_cell() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_work(folder.path());
    press(&mut window, Modifiers::COMMAND, Key::H);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let change = "nothing \u{2192} 5\u{2009}530";
    assert!(says(&window, change), "{:?}", everything(&window));
    let link = everything(&window)
        .into_iter()
        .find(|(role, name)| *role == Role::Button && name.starts_with("C19 ") && name.contains(','))
        .expect("a way to the cell");
    tab_to(&mut window, &link.1);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(matches!(window.state().place(), Place::Table(code) if code.as_str() == OUTFLOW));
}

#[test]
fn the_choice_of_totals_is_told_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_work(folder.path());
    begin(&mut window, CommandId::AutomaticTotals);
    press(&mut window, Modifiers::COMMAND, Key::H);
    assert!(says(&window, "Totals in C19"), "{:?}", everything(&window));
    assert!(says(&window, "Automatic: empty totals follow their parts"));
    assert!(!says(&window, "automatic_totals"));
}

#[test]
fn the_making_of_the_file_is_where_the_way_back_ends() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_work(folder.path());
    press(&mut window, Modifiers::COMMAND, Key::H);
    press(&mut window, Modifiers::NONE, Key::End);
    assert!(says(&window, "The file does not go back beyond this action"));
    // Back to when it was new: everything typed is taken back, as one action.
    keys(&mut window, &[Key::Enter, Key::Enter, Key::Enter]);
    assert_eq!(figures(&window), 0);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(figures(&window) > 3);
}

#[test]
fn undo_is_named_everywhere_and_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let window = at_work(folder.path());
    desk(&window).flush().unwrap();
    let file = desk(&window).path().to_owned();
    drop(window);
    let mut window = support::window(folder.path(), Some(file));
    for (language, named) in [
        (Language::English, "Undo paste of 2 × 3 in C19"),
        (Language::Indonesian, "Urungkan penempelan 2 × 3 di C19"),
    ] {
        window.state_mut().send(Command::SetLanguage(language));
        window.run();
        let said = |window: &Window| {
            everything(window)
                .into_iter()
                .filter(|(_, text)| text.replace(['\u{2068}', '\u{2069}'], "") == named)
                .count()
        };
        assert_eq!(said(&window), 1, "the button: {named}");
        window.get_by_label("Menu").click();
        window.run();
        assert_eq!(said(&window), 2, "the button and the menu: {named}");
        press(&mut window, Modifiers::NONE, Key::Escape);
        press(&mut window, Modifiers::COMMAND, Key::K);
        text(&mut window, &named[..6]);
        let found = everything(&window)
            .into_iter()
            .any(|(_, text)| text.replace(['\u{2068}', '\u{2069}'], "") == format!("{named}, Ctrl+Z"));
        assert!(found, "the search field: {named}");
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn the_history_of_a_cell_puts_an_earlier_figure_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19");
    for number in ["5 350", "5 530"] {
        fill(&mut window, number);
        press(&mut window, Modifiers::NONE, Key::ArrowUp);
    }
    let value = |window: &Window| {
        let figures = &desk(window).answers().figures;
        figures
            .values()
            .flat_map(|of| of.values())
            .next()
            .unwrap()
            .as_value()
            .unwrap()
    };
    assert_eq!(value(&window).to_plain(0), "5530");
    press(&mut window, Modifiers::NONE, Key::F6);
    tab_to(&mut window, "History");
    press(&mut window, Modifiers::NONE, Key::Enter);
    tab_to(&mut window, "Put back 5\u{2009}350");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(value(&window).to_plain(0), "5350");
    assert!(says(&window, "is back to 5\u{2009}350"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(value(&window).to_plain(0), "5530");
}

/// The outflow table with three rows of 2014, by the desk; the window over it with the table open.
fn to_retype(folder: &Path) -> Window {
    let path = indonesia(folder);
    let mut desk = Desk::open(&path).unwrap();
    let sheet = desk.open_table(&TableCode::from(OUTFLOW)).unwrap()[0];
    for (row, texts) in [
        ("MYS", ["14840", "9310", "5530"]),
        ("SGP", ["10164", "2044", "8120"]),
        ("THA", ["152", "n", ""]),
    ] {
        for (sex, text) in ["T", "M", "F"].iter().zip(texts) {
            if !text.is_empty() {
                let cell = desk
                    .cell_by_codes(sheet, Some(row), Year(2014), None, Some(sex))
                    .unwrap();
                desk.type_text(&cell, text).unwrap();
            }
        }
    }
    desk.flush().unwrap();
    drop(desk);
    let mut window = window(folder, Some(path));
    find(&mut window, "19");
    window
}

fn begin(window: &mut Window, what: CommandId) {
    window.state_mut().send(Command::Run(what));
    window.run();
}

#[test]
fn nothing_of_the_first_typing_shows_until_it_was_typed_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = to_retype(folder.path());
    let secrets = [
        "14840",
        "9310",
        "5530",
        "10164",
        "2044",
        "8120",
        "14\u{2009}840",
        "9\u{2009}310",
        "5\u{2009}530",
    ];
    let leak = |window: &Window| {
        let all = everything(window);
        let found = all
            .iter()
            .find(|(_, text)| secrets.iter().any(|secret| text.contains(secret)));
        found.cloned()
    };
    assert!(leak(&window).is_some(), "the table shows its figures");
    begin(&mut window, CommandId::RetypeTable);
    assert_eq!(leak(&window), None);
    assert!(says(&window, "0 of 8 typed"), "{:?}", everything(&window));
    assert!(says(&window, "to be typed"));
    no_ids(&window);
    // Everywhere the keyboard may go within it.
    for key in [Key::ArrowUp, Key::ArrowRight, Key::ArrowDown, Key::End, Key::Home] {
        press(&mut window, Modifiers::NONE, key);
        assert_eq!(leak(&window), None, "{key:?}");
    }
    press(&mut window, Modifiers::COMMAND, Key::A);
    assert_eq!(leak(&window), None, "the sum of the selection");
    // Neither does copying give it away.
    window.event(Event::Copy);
    window.step();
    let copied: Vec<String> = window
        .output()
        .platform_output
        .commands
        .iter()
        .filter_map(|command| match command {
            eframe::egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
        .collect();
    assert!(
        copied
            .iter()
            .all(|text| !secrets.iter().any(|secret| text.contains(secret))),
        "{copied:?}"
    );
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(leak(&window).is_some(), "Escape leads back to the table");
}

#[test]
fn figures_are_typed_again_and_differences_settled_by_keys() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = to_retype(folder.path());
    begin(&mut window, CommandId::RetypeTable);
    // Enter goes down the columns from one cell of the task to the next: totals, men, women.
    for typed in ["14840", "10146", "152", "9310", "2044", "n", "5350", "8120"] {
        fill(&mut window, typed);
    }
    assert!(
        says(&window, "8 figures typed again: 6 agree, 2 differ."),
        "{:?}",
        everything(&window)
    );
    let state = |window: &Window, row: &str, sex: &str| desk(window).second_state(&cell(desk(window), row, sex));
    assert_eq!(state(&window, "MYS", "T"), SecondState::Agrees);
    assert_eq!(state(&window, "MYS", "F"), SecondState::Differs);
    assert_eq!(state(&window, "SGP", "T"), SecondState::Differs);
    let shown = |window: &Window, row: &str, sex: &str| desk(window).shown(&cell(desk(window), row, sex));
    assert_eq!(shown(&window, "MYS", "F"), "5530", "nothing is altered by comparing");

    press(&mut window, Modifiers::NONE, Key::F8);
    assert!(says(&window, "the two typings differ"), "{:?}", everything(&window));
    assert!(says(&window, "Keep 10\u{2009}164 (first)"));
    assert!(says(&window, "Take 10\u{2009}146 (second)"));
    press(&mut window, Modifiers::NONE, Key::Num1);
    assert_eq!(shown(&window, "SGP", "T"), "10164");
    assert_eq!(state(&window, "SGP", "T"), SecondState::Agrees);
    // The next difference is asked about at once.
    assert!(says(&window, "Take 5\u{2009}350 (second)"), "{:?}", everything(&window));
    press(&mut window, Modifiers::NONE, Key::Num2);
    assert_eq!(shown(&window, "MYS", "F"), "5350");
    assert!(
        says(&window, "8 figures typed again: 8 agree, 0 differ."),
        "{:?}",
        everything(&window)
    );

    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(shown(&window, "MYS", "F"), "5530");
    assert_eq!(state(&window, "MYS", "F"), SecondState::Differs);
}

#[test]
fn a_third_figure_is_typed_where_both_were_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = to_retype(folder.path());
    begin(&mut window, CommandId::RetypeTable);
    fill(&mut window, "14 480");
    press(&mut window, Modifiers::NONE, Key::F8);
    tab_to(&mut window, "Another figure");
    // In the field a digit is a digit.
    text(&mut window, "12");
    assert_eq!(desk(&window).shown(&cell(desk(&window), "MYS", "T")), "14840");
    press(&mut window, Modifiers::COMMAND, Key::A);
    text(&mut window, "14 804");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(desk(&window).shown(&cell(desk(&window), "MYS", "T")), "14804");
    // The keyboard is back in the grid: typing goes on.
    fill(&mut window, "x");
    assert!(says(&window, "2 of 8 typed"), "{:?}", everything(&window));
}

#[test]
fn leaving_keeps_what_was_typed_and_coming_back_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = to_retype(folder.path());
    begin(&mut window, CommandId::RetypeTable);
    fill(&mut window, "14840");
    // Left in the middle of a cell: what stands in it is kept.
    text(&mut window, "10146");
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    assert_eq!(window.state().place(), &Place::Overview);
    let state = |window: &Window, row: &str, sex: &str| desk(window).second_state(&cell(desk(window), row, sex));
    assert_eq!(state(&window, "SGP", "T"), SecondState::Differs);
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    assert!(
        says(&window, "2 of 8 typed"),
        "the second entry goes on: {:?}",
        everything(&window)
    );
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "of 8 typed"));

    // In the table the inspector says so afterwards.
    let agreed = cell(desk(&window), "MYS", "T");
    window.state_mut().send(Command::GoToCell(agreed.clone()));
    window.run();
    assert!(says(&window, "Typed twice, both agree"), "{:?}", everything(&window));
    let differing = cell(desk(&window), "SGP", "T");
    window.state_mut().send(Command::GoToCell(differing));
    window.run();
    assert!(says(&window, "Typed a second time as 10\u{2009}146, which differs"));
    window.state_mut().send(Command::GoToCell(agreed));
    window.run();
    fill(&mut window, "15000");
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert!(!says(&window, "Typed twice"), "the mark goes with the figure");

    // After a restart it goes on as well.
    desk(&window).flush().unwrap();
    let file = desk(&window).path().to_owned();
    drop(window);
    let mut window = support::window(folder.path(), Some(file));
    find(&mut window, "19");
    begin(&mut window, CommandId::RetypeTable);
    assert!(says(&window, "1 of 8 typed"), "{:?}", everything(&window));
}

#[test]
fn only_the_task_is_typed_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = to_retype(folder.path());
    begin(&mut window, CommandId::RetypeUnprotected);
    // Malaysia is large, Thailand's total guarded by nothing; Singapore's sums guard it.
    assert!(says(&window, "of 4 typed"), "{:?}", everything(&window));
    let before = desk(&window).file().last_group();
    press(&mut window, Modifiers::COMMAND, Key::Home);
    fill(&mut window, "5");
    window.event(Event::Paste("1\t2\r\n".to_owned()));
    window.run();
    assert_eq!(desk(&window).file().last_group(), before, "nothing was changed");
    press(&mut window, Modifiers::NONE, Key::Escape);

    // A selection of its own: the active cell alone.
    let one = cell(desk(&window), "SGP", "M");
    window.state_mut().send(Command::GoToCell(one.clone()));
    window.run();
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    assert!(says(&window, "0 of 1 typed"), "{:?}", everything(&window));
    fill(&mut window, "2044");
    assert!(says(&window, "1 figure typed again: 1 agrees, 0 differ."));
    assert_eq!(desk(&window).second_state(&one), SecondState::Agrees);

    // Where there is nothing to type again, it is said and nothing begins.
    find(&mut window, "21");
    begin(&mut window, CommandId::RetypeTable);
    assert!(says(&window, "There is nothing to type a second time"));
}

#[test]
fn on_a_narrow_window_the_question_stands_above_the_grid() {
    let folder = tempfile::tempdir().unwrap();
    let window = to_retype(folder.path());
    let file = desk(&window).path().to_owned();
    drop(window);
    let mut window = support::window_sized(folder.path(), Some(file), vec2(1100.0, 700.0));
    find(&mut window, "19");
    begin(&mut window, CommandId::RetypeTable);
    fill(&mut window, "1");
    press(&mut window, Modifiers::NONE, Key::F8);
    assert!(says(&window, "the two typings differ"), "{:?}", everything(&window));
    press(&mut window, Modifiers::NONE, Key::Num1);
    assert!(
        says(&window, "1 of 8 typed · 1 agree · 0 differ"),
        "{:?}",
        everything(&window)
    );
}

#[test]
fn rows_that_a_filter_hides_are_typed_again_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = to_retype(folder.path());
    let shows = |window: &Window, row: &str| {
        everything(window)
            .iter()
            .any(|(role, name)| *role == Role::RowHeader && name == row)
    };
    begin(&mut window, CommandId::RowsWithFindings);
    assert!(!shows(&window, "Malaysia"), "nothing is wrong in that row");
    begin(&mut window, CommandId::RetypeTable);
    assert!(shows(&window, "Malaysia"));
    assert!(says(&window, "0 of 8 typed"));
}

fn open(folder: &Path, file: PathBuf, size: Vec2, theme: ThemeChoice, language: Language) -> Window {
    let mut options = options(folder, Some(file), Vec::new());
    options.settings.set_theme(theme);
    options.settings.set_language(language);
    let drawn = if theme == ThemeChoice::Light {
        Theme::Light
    } else {
        Theme::Dark
    };
    let builder = support::builder(size).with_theme(drawn).wgpu();
    let mut window = builder.build_eframe(move |context| App::new(&context.egui_ctx, options));
    window.run_ok();
    window
}

fn take(window: &mut Window, folder: &Path, name: &str) {
    window.run_ok();
    no_ids(window);
    let picture = window.render().unwrap();
    picture.save(folder.join(format!("{name}.png"))).unwrap();
}

/// Written only where a folder is named; a text that nobody wrote fails it there.
#[test]
fn pictures_of_history_and_second_entry() {
    let Some(to) = std::env::var_os("ILMS_PICTURES_TO").map(PathBuf::from) else {
        return;
    };
    std::fs::create_dir_all(&to).unwrap();
    let large = vec2(1920.0, 1080.0);
    for (suffix, size, theme, language) in [
        ("light", SMALL, ThemeChoice::Light, Language::English),
        ("dark", SMALL, ThemeChoice::Dark, Language::English),
        ("large_id", large, ThemeChoice::Light, Language::Indonesian),
        ("narrow", vec2(1000.0, 700.0), ThemeChoice::Light, Language::Indonesian),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = country::full(folder.path());
        let mut window = open(folder.path(), file, size, theme, language);
        press(&mut window, Modifiers::COMMAND, Key::H);
        take(&mut window, &to, &format!("history_{suffix}"));
        keys(&mut window, &[Key::PageDown, Key::ArrowDown, Key::Enter, Key::Enter]);
        take(&mut window, &to, &format!("history_back_{suffix}"));
        find(&mut window, "19");
        begin(&mut window, CommandId::RetypeTable);
        take(&mut window, &to, &format!("second_begun_{suffix}"));
        for typed in ["723 784", "28 121", "344", "n"] {
            fill(&mut window, typed);
        }
        take(&mut window, &to, &format!("second_going_on_{suffix}"));
        press(&mut window, Modifiers::NONE, Key::F8);
        take(&mut window, &to, &format!("second_differs_{suffix}"));
        press(&mut window, Modifiers::NONE, Key::Escape);
        press(&mut window, Modifiers::NONE, Key::Escape);
        take(&mut window, &to, &format!("second_afterwards_{suffix}"));
    }
}
