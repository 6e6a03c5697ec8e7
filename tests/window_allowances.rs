//! Explaining findings in the window, by keyboard: from a cell, from the list, for several at once; and how it looks.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/pictures.rs"]
mod pictures;
#[path = "support/window.rs"]
mod support;

use eframe::egui::{Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use ilms_collect::app::App;
use ilms_collect::app::command::{Command, CommandId};
use ilms_collect::app::context::Place;
use ilms_collect::app::theme::ThemeChoice;
use ilms_collect::desk::Desk;
use ilms_collect::questionnaire::{Language, Year};
use std::path::{Path, PathBuf};
use support::{SMALL, Window, find, indonesia, options, press, says, text, window};

/// A file in which men and women do not add up, for Malaysia, Singapore and Thailand, and one cell cannot be read.
fn with_errors(folder: &Path) -> PathBuf {
    let file = indonesia(folder);
    let mut desk = Desk::open(&file).unwrap();
    let table = desk.find_table("19").unwrap().code.clone();
    let sheet = desk.open_table(&table).unwrap()[0];
    for (row, figures) in [
        ("COU_DES_MYS", ["14840", "9310", "5350"]),
        ("COU_DES_SGP", ["5530", "4730", "900"]),
        ("COU_DES_THA", ["152", "118", "40"]),
        ("COU_DES_BRN", ["12o4", "", ""]),
    ] {
        for (sex, figure) in ["T", "M", "F"].into_iter().zip(figures) {
            let cell = desk.cell_by_codes(sheet, Some(row), Year(2014), None, Some(sex));
            desk.set(&cell.unwrap(), Some("FX:1".into()), figure).unwrap();
        }
    }
    desk.flush().unwrap();
    file
}

const EXPLAIN: Modifiers = Modifiers::COMMAND;

fn explained(window: &Window) -> usize {
    window.state().desk().unwrap().explained_count()
}

fn has_focus(window: &Window, name: &str) -> bool {
    let mut named = window.query_all_by_label_contains(name);
    named.any(|node| node.accesskit_node().is_focused())
}

#[test]
fn a_finding_on_a_cell_is_explained_by_keys_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = with_errors(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19 malaysia 2014 f");
    press(&mut window, EXPLAIN, Key::E);
    assert!(says(&window, "Why is this right?"));
    assert!(says(&window, "C19 Malaysia, 2014, Female: 5"), "the figures concerned");
    text(&mut window, "1");
    assert!(has_focus(&window, "In your own words"));
    text(&mut window, "The ministry counts again and finds the same.");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(explained(&window), 1);
    assert!(!says(&window, "Why is this right?"), "the panel is gone");
    assert!(says(
        &window,
        "The figure is right: confirmed with the source. The ministry counts again"
    ));
    // The keyboard is in the table again, and the cell says that it is explained.
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert!(says(&window, "5350, explained:"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(explained(&window), 0);
}

#[test]
fn what_is_begun_is_kept_when_the_person_leaves() {
    let folder = tempfile::tempdir().unwrap();
    let file = with_errors(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19 malaysia 2014 f");
    press(&mut window, EXPLAIN, Key::E);
    press(&mut window, Modifiers::NONE, Key::Num3);
    text(&mut window, "Half a sente");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "Why is this right?"));
    assert_eq!(explained(&window), 0);
    find(&mut window, "19 singapore 2014 f");
    press(&mut window, EXPLAIN, Key::E);
    assert!(!says(&window, "Half a sente"), "another finding has its own words");
    press(&mut window, Modifiers::NONE, Key::Escape);
    find(&mut window, "19 malaysia 2014 f");
    press(&mut window, EXPLAIN, Key::E);
    assert!(says(&window, "Half a sente"));
}

#[test]
fn nothing_is_explained_without_a_reason_or_without_the_words_it_needs() {
    let folder = tempfile::tempdir().unwrap();
    let file = with_errors(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19 malaysia 2014 f");
    press(&mut window, EXPLAIN, Key::E);
    window.get_by_label("Explain").click();
    window.run();
    assert!(says(&window, "Choose a reason first."));
    let last = window
        .query_all_by_label_contains("Another reason")
        .next()
        .unwrap()
        .accesskit_node()
        .label()
        .unwrap();
    press(&mut window, Modifiers::NONE, Key::End);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(explained(&window), 0, "{last} needs words");
    assert!(says(&window, "this reason needs them"));
    text(&mut window, "So says the register.");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(explained(&window), 1);
}

#[test]
fn what_must_be_put_right_is_not_explained() {
    let folder = tempfile::tempdir().unwrap();
    let file = with_errors(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19 brunei 2014 t");
    press(&mut window, EXPLAIN, Key::E);
    assert!(says(&window, "it must be put right before a final package"));
    find(&mut window, "19 viet 2014 t");
    press(&mut window, EXPLAIN, Key::E);
    assert!(says(&window, "There is no finding here to explain."));
}

#[test]
fn all_of_one_check_in_a_table_are_explained_together() {
    let folder = tempfile::tempdir().unwrap();
    let file = with_errors(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19 malaysia 2014 f");
    press(&mut window, EXPLAIN, Key::E);
    press(&mut window, Modifiers::NONE, Key::Num1);
    window.get_by_label_contains("Together with 2 more").click();
    window.run();
    window.get_by_label("Explain").click();
    window.run();
    assert_eq!(explained(&window), 3);
    assert!(says(&window, "3 findings explained."));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(explained(&window), 0);
}

#[test]
fn a_figure_that_moves_brings_the_finding_back_and_one_press_settles_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = with_errors(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19 malaysia 2014 f");
    press(&mut window, EXPLAIN, Key::E);
    press(&mut window, Modifiers::NONE, Key::Num1);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(explained(&window), 1);
    text(&mut window, "5300");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(explained(&window), 0);
    find(&mut window, "19 malaysia 2014 f");
    assert!(says(
        &window,
        "C19 Malaysia, 2014, female was 5\u{2009}350, now it is 5\u{2009}300."
    ));
    window.get_by_label("It still holds").click();
    window.run();
    assert_eq!(explained(&window), 1);

    // It is changed, and taken back, in the same place.
    press(&mut window, EXPLAIN, Key::E);
    window.get_by_label("Take back").click();
    window.run();
    assert_eq!(explained(&window), 0);
}

#[test]
fn a_finding_in_the_list_is_explained_there() {
    let folder = tempfile::tempdir().unwrap();
    let file = with_errors(folder.path());
    let mut window = window(folder.path(), Some(file));
    let desk = window.state().desk().unwrap();
    let key = desk
        .findings()
        .find(|finding| finding.check.as_str() == "sex-sum")
        .unwrap()
        .key
        .clone();
    window.state_mut().send(Command::GoTo(Place::Findings));
    window.run();
    window.state_mut().send(Command::Explain(vec![key]));
    window.run();
    assert!(says(&window, "Why is this right?"));
    text(&mut window, "1");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(explained(&window), 1);
    assert!(says(&window, "Explained"));
}

fn open(folder: &Path, file: PathBuf, size: Vec2, theme: ThemeChoice, language: Language) -> Window {
    let mut options = options(folder, Some(file), Vec::new());
    options.settings.set_theme(theme);
    options.settings.set_language(language);
    let kind = if theme == ThemeChoice::Dark {
        Theme::Dark
    } else {
        Theme::Light
    };
    let builder = support::builder(size).with_theme(kind).wgpu();
    let mut window = builder.build_eframe(move |context| App::new(&context.egui_ctx, options));
    window.run();
    window
}

#[test]
fn how_it_looks() {
    if !pictures::can_draw() {
        return;
    }
    let Some(to) = std::env::var_os("ILMS_PICTURES_TO").map(PathBuf::from) else {
        return;
    };
    std::fs::create_dir_all(&to).unwrap();
    for (name, size, theme, language) in [
        ("small_light", SMALL, ThemeChoice::Light, Language::English),
        ("small_dark", SMALL, ThemeChoice::Dark, Language::Indonesian),
        (
            "large_light",
            vec2(1920.0, 1080.0),
            ThemeChoice::Light,
            Language::English,
        ),
        (
            "narrow_light",
            vec2(683.0, 384.0),
            ThemeChoice::Light,
            Language::Indonesian,
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = with_errors(folder.path());
        let mut window = open(folder.path(), file, size, theme, language);
        let take = |window: &mut Window, what: &str| {
            window.run_ok();
            let picture = window.render().unwrap();
            picture.save(to.join(format!("allow_{name}_{what}.png"))).unwrap();
        };
        find(&mut window, "19 malaysia 2014 f");
        press(&mut window, EXPLAIN, Key::E);
        take(&mut window, "1_open");
        press(&mut window, Modifiers::NONE, Key::Num1);
        text(&mut window, "The ministry counts again and finds the same.");
        take(&mut window, "2_written");
        press(&mut window, Modifiers::NONE, Key::Enter);
        take(&mut window, "3_explained");
        text(&mut window, "5300");
        press(&mut window, Modifiers::NONE, Key::Enter);
        find(&mut window, "19 malaysia 2014 f");
        take(&mut window, "4_moved");
        press(&mut window, Modifiers::COMMAND, Key::Z);
        window.state_mut().send(Command::Run(CommandId::Findings));
        take(&mut window, "5_list");
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        press(&mut window, EXPLAIN, Key::E);
        take(&mut window, "6_list_panel");
        press(&mut window, Modifiers::NONE, Key::Escape);
        window.state_mut().send(Command::Run(CommandId::Submit));
        take(&mut window, "7_submit");
    }
}
