//! A paste that is looked at over the grid before it is done, and wrong input that says what it may mean: by keyboard, read through
//! the accessibility tree; pictures in light and dark.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/pictures.rs"]
mod pictures;
#[path = "support/window.rs"]
mod support;

use std::path::PathBuf;

use eframe::egui::{Event, Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use ilms_collect::app::command::{Command, CommandId};
use ilms_collect::app::theme::ThemeChoice;
use ilms_collect::app::{App, Options};
use ilms_collect::desk::{Desk, figure_text};
use ilms_collect::questionnaire::{Language, Year};
use support::{Window, everything, fill, find, indonesia, keys, press, says, tab_to, text, window, window_sized};

/// The window over an empty file, at table 19.
fn at_table_19(folder: &std::path::Path) -> Window {
    let file = indonesia(folder);
    let mut window = window(folder, Some(file));
    find(&mut window, "19");
    window
}

fn paste(window: &mut Window, block: &str) {
    window.event(Event::Paste(block.to_owned()));
    window.run();
}

/// What stands in a cell of table 19, by the end of the country's code.
fn figure(window: &Window, row: Option<&str>, year: u16, sex: &str) -> String {
    let desk = window.state().desk().unwrap();
    let table = desk.find_table("19").unwrap();
    let sheet = desk.answers().sheets_of_table(desk.phase(), &table.code).next();
    let Some((sheet, _)) = sheet else { return String::new() };
    let cell = desk.cell_by_codes(sheet, row, Year(year), None, Some(sex)).unwrap();
    desk.answers().figure(&cell).map(figure_text).unwrap_or_default()
}

/// How many figures the file holds.
fn count(window: &Window) -> usize {
    let answers = window.state().desk().unwrap().answers();
    answers.figures.values().map(std::collections::BTreeMap::len).sum()
}

#[track_caller]
fn expect(window: &Window, words: &str) {
    assert!(
        says(window, words),
        "{words:?} is not said. What is:\n{:#?}",
        everything(window)
    );
}

/// The first year of the columns of table 19, once something stands in it.
fn first_year(window: &Window) -> u16 {
    let desk = window.state().desk().unwrap();
    let table = desk.find_table("19").unwrap();
    let mut sheets = desk.answers().sheets_of_table(desk.phase(), &table.code);
    let (_, sheet) = sheets.next().expect("a sheet");
    sheet.years.first().expect("a year").0
}

const BLOCK: &str = "1.000\t400\t600,5\r\n";

#[test]
fn a_clean_block_takes_two_actions_and_one_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    paste(&mut window, "1,000\t400\t600\r\n");
    expect(&window, "3 cells: 3 new");
    expect(&window, "is read as 1\u{2009}000");
    assert_eq!(count(&window), 0, "looking changes nothing");
    press(&mut window, Modifiers::NONE, Key::Enter);
    expect(&window, "Pasted: 3 cells changed.");
    assert_eq!(count(&window), 3);
    let year = first_year(&window);
    assert_eq!(figure(&window, None, year, "T"), "1000");
    assert_eq!(figure(&window, None, year, "F"), "600");
    assert!(!says(&window, "3 cells: 3 new"), "the strip is gone");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(count(&window), 0);
}

#[test]
fn escape_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    for number in ["1000", "400", "600"] {
        text(&mut window, number);
        press(&mut window, Modifiers::NONE, Key::Tab);
    }
    keys(&mut window, &[Key::Home]);
    paste(&mut window, "1100\t400\t\r\n");
    expect(&window, "3 cells: 1 changed, 1 the same, 1 kept (empty field)");
    expect(&window, "Total, ");
    expect(&window, "changed, was 1\u{2009}000");
    // Nothing can be typed or emptied meanwhile.
    text(&mut window, "x");
    press(&mut window, Modifiers::NONE, Key::Delete);
    expect(&window, "Nothing else is changed while a block is looked at");
    press(&mut window, Modifiers::NONE, Key::Escape);
    let year = first_year(&window);
    assert_eq!(figure(&window, None, year, "T"), "1000");
    assert_eq!(count(&window), 3);
    // The grid is as it was: what is typed goes into the same cell.
    fill(&mut window, "1200");
    assert_eq!(figure(&window, None, year, "T"), "1200");
}

#[test]
fn arrows_move_while_looking_and_each_cell_says_what_becomes_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    paste(&mut window, BLOCK);
    expect(
        &window,
        "\u{201c}1.000\u{201d} is read as 1\u{2009}000: \u{201c}600,5\u{201d} in the block has a decimal comma.",
    );
    keys(&mut window, &[Key::ArrowRight, Key::ArrowRight]);
    expect(&window, "\u{201c}600,5\u{201d}");
    keys(&mut window, &[Key::ArrowDown]);
    expect(&window, "This cell is not reached by the block.");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(count(&window), 0);
}

#[test]
fn a_dash_is_asked_about_once_and_answered_by_a_number() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    paste(&mut window, "12\t-\t12\r\n");
    expect(&window, "What does the dash mean?");
    expect(&window, "1 can be read in two ways");
    press(&mut window, Modifiers::NONE, Key::Enter);
    expect(&window, "Answer the question first");
    assert_eq!(count(&window), 0, "nothing is pasted before it is answered");
    text(&mut window, "1");
    expect(&window, "3 cells: 3 new");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let year = first_year(&window);
    assert_eq!(figure(&window, None, year, "M"), "0");
    assert_eq!(count(&window), 3);
}

#[test]
fn a_question_left_open_leaves_the_text_as_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    paste(&mut window, "12\t-\t12\r\n");
    text(&mut window, "3");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let year = first_year(&window);
    assert_eq!(figure(&window, None, year, "M"), "'-'");
    // The cell offers both meanings by a key.
    keys(&mut window, &[Key::Home, Key::ArrowRight]);
    expect(&window, "It can mean none at all, or not available.");
    press(&mut window, Modifiers::SHIFT, Key::F4);
    assert_eq!(figure(&window, None, year, "M"), "N");
}

#[test]
fn what_cannot_be_read_is_kept_marked_and_offers_its_meaning() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    paste(&mut window, "12o4\t400\t600\r\n10\t4\t6\r\n");
    expect(&window, "cannot be read");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let year = first_year(&window);
    assert_eq!(figure(&window, None, year, "T"), "'12o4'");
    keys(&mut window, &[Key::Home]);
    press(&mut window, Modifiers::COMMAND, Key::Home);
    expect(
        &window,
        "You typed \u{201c}12o4\u{201d}. It was not read, because it is not a number.",
    );
    expect(&window, "the letter o for 0");
    press(&mut window, Modifiers::NONE, Key::F4);
    assert_eq!(figure(&window, None, year, "T"), "1204");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(figure(&window, None, year, "T"), "'12o4'");
}

#[test]
fn a_block_with_labels_goes_where_they_say() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    paste(
        &mut window,
        "Country\tTotal\tMale\tFemale\r\nMalaysia\t10\t4\t6\r\nSingapore\t20\t8\t12\r\nThailand\t3\t1\t2\r\n",
    );
    expect(&window, "9 cells: 9 new");
    expect(&window, "Malaysia, ");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let year = first_year(&window);
    assert_eq!(figure(&window, Some("MYS"), year, "T"), "10");
    assert_eq!(figure(&window, Some("THA"), year, "F"), "2");
    assert_eq!(figure(&window, None, year, "T"), "");
    assert_eq!(count(&window), 9);
}

#[test]
fn a_block_that_fits_elsewhere_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    let block = "10500\t4200\t6300\r\n2900\t1400\t1500\r\n12345\t2345\t10000\r\n777\t333\t444\r\n";
    paste(&mut window, block);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(count(&window), 12, "a block that fits is not asked about");
    // The same block one column further right: no sum comes out there, and the figures are unlike those that stand.
    keys(&mut window, &[Key::Home]);
    press(&mut window, Modifiers::COMMAND, Key::Home);
    keys(&mut window, &[Key::ArrowRight]);
    paste(&mut window, block);
    expect(&window, "This block fits better elsewhere: one column further left");
    press(&mut window, Modifiers::NONE, Key::Enter);
    expect(&window, "Answer the question first");
    text(&mut window, "1");
    expect(&window, "12 cells: 12 the same");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(count(&window), 12);
}

#[test]
fn what_is_left_out_is_listed_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    paste(&mut window, "Malaysia\t10\t4\t6\r\nAtlantis\t1\t1\t0\r\n");
    expect(&window, "Show what is left out");
    tab_to_strip(&mut window, "Show what is left out");
    expect(&window, "Atlantis");
    expect(&window, "is no row of this table");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(count(&window), 3);
}

/// Presses the number that stands on an answer.
fn tab_to_strip(window: &mut Window, answer: &str) {
    let name = everything(window)
        .into_iter()
        .map(|(_, text)| text)
        .find(|text| text.starts_with(answer))
        .expect("the answer is there");
    let number = name.rsplit_once('(').unwrap().1.trim_end_matches(')').to_owned();
    text(window, &number);
}

#[test]
fn one_text_for_one_cell_is_as_if_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    paste(&mut window, "1 234\r\n");
    let year = first_year(&window);
    assert_eq!(figure(&window, None, year, "T"), "1234");
    // Into several cells it is looked at first.
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    paste(&mut window, "7\r\n");
    expect(&window, "2 cells: 1 new, 1 changed");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(
        (figure(&window, None, year, "T"), figure(&window, None, year, "M")),
        ("7".into(), "7".into())
    );
}

#[test]
fn the_buttons_of_the_strip_are_reached_from_the_grid_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    paste(&mut window, "1\t2\t3\r\n");
    press(&mut window, Modifiers::NONE, Key::F6);
    tab_to(&mut window, "Paste (Enter)");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "Leave as it was"));
    paste(&mut window, "1\t2\t3\r\n");
    press(&mut window, Modifiers::NONE, Key::F6);
    tab_to(&mut window, "Paste (Enter)");
    press(&mut window, Modifiers::NONE, Key::Space);
    assert_eq!(count(&window), 3);
}

#[test]
fn wrong_input_says_its_meaning_above_the_grid_of_a_narrow_window() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window_sized(folder.path(), Some(file), vec2(1024.0, 700.0));
    find(&mut window, "19");
    fill(&mut window, "1,2 juta");
    keys(&mut window, &[Key::ArrowUp]);
    expect(&window, "You typed \u{201c}1,2 juta\u{201d}");
    expect(&window, "as millions");
    press(&mut window, Modifiers::NONE, Key::F4);
    let year = first_year(&window);
    assert_eq!(figure(&window, None, year, "T"), "1200000");
    // A block that is looked at says there what becomes of the active cell.
    paste(&mut window, "5\t6\r\n");
    expect(&window, "5: changed, was 1\u{2009}200\u{2009}000.");
}

#[test]
fn rows_that_the_sheet_does_not_show_are_added_when_the_person_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    paste(
        &mut window,
        "Malaysia\t10\t4\t6\r\nNepal\t20\t8\t12\r\nThailand\t3\t1\t2\r\n",
    );
    expect(&window, "Not in this sheet yet: Nepal.");
    text(&mut window, "1");
    expect(&window, "9 cells: 9 new");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let year = first_year(&window);
    assert_eq!(figure(&window, Some("NPL"), year, "F"), "12");
    expect(&window, "Nepal, ");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(count(&window), 0, "rows and figures are one action");
}

#[test]
fn a_decimal_sign_that_nothing_tells_is_asked_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    window.get_by_label("Thousands").click();
    window.run();
    paste(&mut window, "1.234\t1.100\t134\r\n");
    expect(&window, "What is \u{201c}1.234\u{201d} in this block?");
    text(&mut window, "2");
    expect(&window, "as you said");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let year = first_year(&window);
    assert_eq!(figure(&window, None, year, "T"), "1234000");
    assert_eq!(figure(&window, None, year, "F"), "134000");
}

#[test]
fn one_text_a_line_goes_into_the_columns_that_are_selected() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    for key in [Key::ArrowRight, Key::ArrowRight] {
        press(&mut window, Modifiers::SHIFT, key);
    }
    paste(&mut window, "10\n4\n6\n");
    expect(&window, "one text a line");
    expect(&window, "3 cells: 3 new");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let year = first_year(&window);
    let row = ["T", "M", "F"].map(|sex| figure(&window, None, year, sex));
    assert_eq!(row, ["10", "4", "6"]);
}

#[test]
fn the_keys_of_the_preview_are_on_the_sheet_of_keys() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window_sized(folder.path(), Some(file), vec2(1920.0, 1400.0));
    find(&mut window, "19");
    window.state_mut().send(Command::Run(CommandId::KeySheet));
    window.run();
    expect(&window, "Before a block is pasted");
    expect(&window, "Take the suggestion");
}

#[test]
fn another_table_leaves_the_preview() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    paste(&mut window, "1\t2\t3\r\n");
    press(&mut window, Modifiers::COMMAND, Key::PageDown);
    assert!(!says(&window, "Leave as it was"));
    press(&mut window, Modifiers::COMMAND, Key::PageUp);
    assert!(!says(&window, "Leave as it was"));
    assert_eq!(count(&window), 0);
}

fn drawn(folder: &std::path::Path, size: Vec2, theme: ThemeChoice, language: Language) -> Window {
    let file = indonesia(folder);
    let mut options: Options = support::options(folder, Some(file), Vec::new());
    options.settings.set_theme(theme);
    options.settings.set_language(language);
    let system = if theme == ThemeChoice::Light {
        Theme::Light
    } else {
        Theme::Dark
    };
    let mut window = egui_kittest::Harness::builder()
        .with_size(size)
        .with_max_steps(24)
        .with_theme(system)
        .build_eframe(move |context| App::new(&context.egui_ctx, options));
    window.run();
    find(&mut window, "19");
    window
}

/// Pictures to look at: `ILMS_PICTURES=require ILMS_PICTURES_TO=FOLDER`.
#[test]
fn the_preview_is_drawn_in_light_and_dark() {
    if !pictures::can_draw() {
        return;
    }
    let (english, indonesian) = (Language::English, Language::Indonesian);
    for (theme, language, name, size) in [
        (ThemeChoice::Light, english, "light", vec2(1366.0, 768.0)),
        (ThemeChoice::Dark, english, "dark", vec2(1920.0, 1080.0)),
        (ThemeChoice::Light, english, "narrow", vec2(1024.0, 700.0)),
        (ThemeChoice::HighContrast, indonesian, "contrast", vec2(1366.0, 768.0)),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut window = drawn(folder.path(), size, theme, language);
        paste(
            &mut window,
            "Malaysia\t10500\t4200\t6300\r\nSingapore\t2900\t1400\t1500\r\nThailand\t12345\t2345\t10000\r\n",
        );
        press(&mut window, Modifiers::NONE, Key::Enter);
        paste(
            &mut window,
            "Country\tTotal\tMale\tFemale\r\nMalaysia\t10.500\t4.200\t6.300\r\nSingapore\t2.950\t1.450\t1.500,0\r\nThailand\t12.345\t2o45\t\r\nViet Nam\t57\t-\t57\r\nAtlantis\t1\t1\t0\r\n",
        );
        keys(
            &mut window,
            &[
                Key::ArrowDown,
                Key::ArrowDown,
                Key::ArrowDown,
                Key::ArrowDown,
                Key::ArrowRight,
            ],
        );
        show(&mut window, &format!("paste_{name}"));
        press(&mut window, Modifiers::NONE, Key::Enter);
        text(&mut window, "5");
        show(&mut window, &format!("paste_{name}_list"));
        text(&mut window, "1");
        press(&mut window, Modifiers::NONE, Key::Enter);
        let to_thailand = [
            Key::ArrowDown,
            Key::ArrowDown,
            Key::ArrowDown,
            Key::ArrowDown,
            Key::ArrowRight,
        ];
        keys(&mut window, &to_thailand);
        show(&mut window, &format!("paste_{name}_done"));
    }
}

/// Writes a picture where that is asked for.
fn show(window: &mut Window, name: &str) {
    let picture = window.render().expect("a picture");
    if let Some(folder) = std::env::var_os("ILMS_PICTURES_TO").map(PathBuf::from) {
        picture
            .save(folder.join(format!("{name}.png")))
            .expect("a place for pictures");
    }
}

/// The desk is what the tests above look at: a file that is closed and opened again holds what was pasted.
#[test]
fn what_was_pasted_is_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table_19(folder.path());
    paste(&mut window, "10\t4\t6\r\n");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.state().desk().unwrap().flush().unwrap();
    let reopened = Desk::open(&folder.path().join("Indonesia.ilms")).unwrap();
    let figures: usize = reopened
        .answers()
        .figures
        .values()
        .map(std::collections::BTreeMap::len)
        .sum();
    assert_eq!(figures, 3);
}
