//! What is probably wrong is said beside the cell and in the list of findings, shown in the table, and taken with one key or press.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/pictures.rs"]
mod pictures;
#[path = "support/window.rs"]
mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use ilms_collect::app::App;
use ilms_collect::app::context::Place;
use ilms_collect::app::theme::ThemeChoice;
use ilms_collect::country_file::{HistoryOf, Origin};
use ilms_collect::desk::Desk;
use ilms_collect::figures::{CellAddress, SheetId, Value};
use ilms_collect::questionnaire::{Language, Year};
use std::path::{Path, PathBuf};
use support::{Window, builder, everything, find, indonesia, options, press, says, window, window_sized};

/// Rows of a country table whose sums hold: code, both sexes, men, women.
const ROWS: [(&str, [&str; 3]); 4] = [
    ("COU_DES_TOTAL", ["20370", "14040", "6330"]),
    ("COU_DES_MYS", ["14840", "9310", "5530"]),
    ("COU_DES_SGP", ["5530", "4730", "800"]),
    ("COU_DES_X", ["0", "0", "0"]),
];

fn cell(desk: &Desk, sheet: SheetId, row: &str, year: u16, sex: &str) -> CellAddress {
    desk.cell_by_codes(sheet, Some(row), Year(year), None, Some(sex))
        .unwrap()
}

/// A file with table C19: 2014 with two digits exchanged, 2013 with men and women exchanged in the total row, 2012 with a sum
/// that any of three figures could have missed.
fn file(folder: &Path) -> (PathBuf, SheetId) {
    let file = indonesia(folder);
    let mut desk = Desk::open(&file).unwrap();
    let table = desk.find_table("19").unwrap().code.clone();
    let sheet = desk.open_table(&table).unwrap()[0];
    for year in [2012, 2013, 2014] {
        for (row, figures) in ROWS {
            for (sex, figure) in ["T", "M", "F"].into_iter().zip(figures) {
                let typed = match (year, row, sex) {
                    (2014, "COU_DES_MYS", "F") => "5350",
                    (2013, "COU_DES_TOTAL", "M") => "6330",
                    (2013, "COU_DES_TOTAL", "F") => "14040",
                    (2012, "COU_DES_SGP" | "COU_DES_X", _) => continue,
                    (2012, "COU_DES_MYS", "T") => "14111",
                    _ => figure,
                };
                desk.type_text(&cell(&desk, sheet, row, year, sex), typed).unwrap();
            }
        }
    }
    desk.flush().unwrap();
    (file, sheet)
}

fn value(window: &Window, at: &CellAddress) -> Option<Value> {
    window.state().desk().unwrap().answers().figure(at)?.as_value()
}

fn origin(window: &Window, at: &CellAddress) -> Origin {
    let desk = window.state().desk().unwrap();
    desk.flush().unwrap();
    desk.history(&HistoryOf::Cell(at.clone())).unwrap()[0].origin
}

/// The chosen row of the list, as it is read out.
fn chosen(window: &Window) -> String {
    let root = window.root();
    let mut rest: Vec<_> = root.children_recursive().collect();
    while let Some(node) = rest.pop() {
        let node = node.accesskit_node();
        if node.role() == Role::ListBoxOption && node.is_selected() == Some(true) {
            return node.label().unwrap_or_default();
        }
    }
    String::new()
}

/// Moves down in the list until the chosen row holds these words.
fn choose(window: &mut Window, words: &str) {
    press(window, Modifiers::NONE, Key::Home);
    for _ in 0..40 {
        if chosen(window).contains(words) {
            return;
        }
        press(window, Modifiers::NONE, Key::ArrowDown);
    }
    panic!("no row says {words}: {:#?}", everything(window));
}

fn at_findings(folder: &Path) -> (Window, SheetId) {
    let (file, sheet) = file(folder);
    let mut window = window(folder, Some(file));
    find(&mut window, "findings");
    assert_eq!(window.state().place(), &Place::Findings);
    (window, sheet)
}

#[test]
fn two_digits_exchanged_are_named_beside_the_cell_and_mended_with_one_key() {
    let folder = tempfile::tempdir().unwrap();
    let (file, sheet) = file(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19 malaysia 2014 t");
    let sentence =
        "Malaysia, 2014, female should be 5\u{2009}530, not 5\u{2009}350: two digits exchanged; both sums then hold.";
    assert!(says(&window, sentence), "{:#?}", everything(&window));
    window.get_by_label("Go to that cell").click();
    window.run();
    assert!(says(&window, sentence));
    assert!(
        says(&window, "a suggestion would change it"),
        "{:#?}",
        everything(&window)
    );
    press(&mut window, Modifiers::NONE, Key::F4);
    let female = cell(window.state().desk().unwrap(), sheet, "COU_DES_MYS", 2014, "F");
    assert_eq!(value(&window, &female), Some(Value::whole(5_530)));
    assert!(window.state().desk().unwrap().findings_of(&female).is_empty());
    assert_eq!(origin(&window, &female), Origin::Repaired);
    assert!(says(
        &window,
        "Put right: C19 Malaysia, 2014, Female: 5\u{2009}350 \u{2192} 5\u{2009}530"
    ));
    press(&mut window, Modifiers::NONE, Key::F4);
    assert!(says(&window, "There is no suggestion here to take."));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(value(&window, &female), Some(Value::whole(5_350)));
}

#[test]
fn figures_that_changed_places_are_shown_before_and_after_and_mended_together() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, sheet) = at_findings(folder.path());
    choose(&mut window, "are exchanged");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(matches!(window.state().place(), Place::Table(_)));
    assert!(
        says(&window, "men and women are exchanged"),
        "{:#?}",
        everything(&window)
    );
    assert!(
        says(&window, "C19 Total, 2013, Male: 6\u{2009}330 \u{2192} 14\u{2009}040"),
        "{:#?}",
        everything(&window)
    );
    window.get_by_label("Put 2 cells right").click();
    window.run();
    let desk = window.state().desk().unwrap();
    let (men, women) = (
        cell(desk, sheet, "COU_DES_TOTAL", 2013, "M"),
        cell(desk, sheet, "COU_DES_TOTAL", 2013, "F"),
    );
    assert_eq!(value(&window, &men), Some(Value::whole(14_040)));
    assert_eq!(value(&window, &women), Some(Value::whole(6_330)));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(value(&window, &men), Some(Value::whole(6_330)));
    assert_eq!(value(&window, &women), Some(Value::whole(14_040)));
}

#[test]
fn the_list_opens_closes_takes_and_moves_on_by_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, sheet) = at_findings(folder.path());
    choose(&mut window, "should be 5\u{2009}530, not 5\u{2009}350");
    let named = chosen(&window);
    assert!(
        named.contains("2 sums, 1 cause") && named.contains("F4: Use 5\u{2009}530"),
        "{named}"
    );
    assert!(!says(&window, "make 14\u{2009}660, the total says 14\u{2009}840"));
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert!(
        says(&window, "make 14\u{2009}660, the total says 14\u{2009}840"),
        "{:#?}",
        everything(&window)
    );
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_ne!(chosen(&window), named);
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(chosen(&window), named, "back to what it belongs to");
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert!(!says(&window, "make 14\u{2009}660, the total says 14\u{2009}840"));
    press(&mut window, Modifiers::NONE, Key::F4);
    let female = cell(window.state().desk().unwrap(), sheet, "COU_DES_MYS", 2014, "F");
    assert_eq!(value(&window, &female), Some(Value::whole(5_530)));
    assert!(!says(&window, "should be 5\u{2009}530, not"));
    let next = chosen(&window);
    assert!(!next.is_empty() && next != named, "the list moves on: {next}");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(
        matches!(window.state().place(), Place::Table(_) | Place::Sources),
        "{:?}",
        window.state().place()
    );
}

#[test]
fn one_of_several_suggestions_is_chosen_by_its_digit_or_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, sheet) = at_findings(folder.path());
    choose(&mut window, "make 14\u{2009}840, the total says 14\u{2009}111");
    let row = chosen(&window);
    assert!(row.contains("One of these:") && row.contains("Shift+F4: Use"), "{row}");
    let second = row
        .split("Shift+F4: Use ")
        .nth(1)
        .and_then(|rest| rest.split('.').next())
        .unwrap();
    let proposed: i64 = second.replace('\u{2009}', "").parse().unwrap();
    press(&mut window, Modifiers::NONE, Key::Num2);
    let desk = window.state().desk().unwrap();
    let now: Vec<_> = ["T", "M", "F"]
        .iter()
        .map(|sex| value(&window, &cell(desk, sheet, "COU_DES_MYS", 2012, sex)))
        .collect();
    assert!(now.contains(&Some(Value::whole(proposed))), "{proposed}: {now:?} {row}");
    assert!(!says(&window, "the total says 14\u{2009}111"));
}

#[test]
fn the_only_figure_that_fits_is_taken_from_the_list_too() {
    let folder = tempfile::tempdir().unwrap();
    let (file, sheet) = file(folder.path());
    let mut desk = Desk::open(&file).unwrap();
    let at = cell(&desk, sheet, "COU_DES_SGP", 2014, "M");
    desk.type_text(&at, "see below").unwrap();
    desk.flush().unwrap();
    drop(desk);
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "findings");
    choose(&mut window, "see below");
    press(&mut window, Modifiers::NONE, Key::F4);
    assert_eq!(value(&window, &at), Some(Value::whole(4_730)));
    // Where what was typed may have meant another figure, nothing is taken that the person has not chosen.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    find(&mut window, "19 singapore 2014 m");
    support::fill(&mut window, "47o0");
    find(&mut window, "findings");
    choose(&mut window, "47o0");
    press(&mut window, Modifiers::NONE, Key::F4);
    assert_eq!(value(&window, &at), None);
}

#[test]
fn a_suggestion_is_set_aside_and_shown_again_and_nothing_in_the_file_changes() {
    let folder = tempfile::tempdir().unwrap();
    let (file, _) = file(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19 malaysia 2014 f");
    let before = window.state().desk().unwrap().revision();
    window.get_by_label("Not this").click();
    window.run();
    assert!(!says(&window, "should be 5\u{2009}530"));
    assert!(says(&window, "A suggestion is hidden."));
    press(&mut window, Modifiers::NONE, Key::F4);
    window.get_by_label("Show it again").click();
    window.run();
    assert!(says(&window, "should be 5\u{2009}530"));
    assert_eq!(window.state().desk().unwrap().revision(), before);
}

#[test]
fn nothing_is_taken_unseen_while_the_inspector_is_folded_away() {
    let folder = tempfile::tempdir().unwrap();
    let (file, sheet) = file(folder.path());
    let mut window = window_sized(folder.path(), Some(file), vec2(1100.0, 700.0));
    find(&mut window, "19 malaysia 2014 f");
    assert!(!says(&window, "should be 5\u{2009}530"));
    press(&mut window, Modifiers::NONE, Key::F4);
    let female = cell(window.state().desk().unwrap(), sheet, "COU_DES_MYS", 2014, "F");
    assert_eq!(value(&window, &female), Some(Value::whole(5_350)), "shown first");
    assert!(says(&window, "should be 5\u{2009}530"), "{:#?}", everything(&window));
    press(&mut window, Modifiers::NONE, Key::F4);
    assert_eq!(value(&window, &female), Some(Value::whole(5_530)));
}

/// Pictures to look at, of this file and of the sample: `ILMS_PICTURES_TO=FOLDER` writes them there.
#[test]
fn pictures_of_suggestions() {
    let Some(to) = std::env::var_os("ILMS_PICTURES_TO").map(PathBuf::from) else {
        eprintln!("pictures skipped: set ILMS_PICTURES_TO to a folder to have them written");
        return;
    };
    if !pictures::can_draw() {
        return;
    }
    std::fs::create_dir_all(&to).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (file, _) = file(folder.path());
    let sample = folder.path().join("sample.ilms");
    ilms_collect::desk::write_sample(&sample).unwrap().flush().unwrap();
    let (small, wide) = (vec2(1366.0, 768.0), vec2(1920.0, 1080.0));
    let (light, dark) = (ThemeChoice::Light, ThemeChoice::Dark);
    let (en, id) = (Language::English, Language::Indonesian);
    for (name, file, look, go) in [
        ("cause_list_light", &file, (small, light, en), "findings"),
        ("cause_list_dark_wide", &file, (wide, dark, id), "temuan"),
        ("cause_exchange_light", &file, (small, light, en), "are exchanged"),
        (
            "cause_inspector_dark_wide",
            &file,
            (wide, dark, id),
            "19 malaysia 2012 t",
        ),
        ("cause_sample_light", &sample, (small, light, en), "findings"),
        ("cause_sample_dark_wide", &sample, (wide, dark, id), "temuan"),
    ] {
        let mut options = options(folder.path(), Some(file.clone()), Vec::new());
        options.settings.set_theme(look.1);
        options.settings.set_language(look.2);
        let drawn = if look.1 == light { Theme::Light } else { Theme::Dark };
        let mut window = builder(look.0)
            .with_theme(drawn)
            .wgpu()
            .build_eframe(move |context| App::new(&context.egui_ctx, options));
        window.run_ok();
        find(&mut window, if name.contains("exchange") { "findings" } else { go });
        if name.contains("exchange") {
            choose(&mut window, go);
            press(&mut window, Modifiers::NONE, Key::Enter);
        } else if !go.contains(' ') {
            press(&mut window, Modifiers::NONE, Key::ArrowDown);
            press(&mut window, Modifiers::NONE, Key::ArrowRight);
        }
        window.run_ok();
        window.render().unwrap().save(to.join(format!("{name}.png"))).unwrap();
    }
}
