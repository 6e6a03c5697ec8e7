//! The help page of the checks: made from the questionnaire, found by words, worked by keyboard, looked at as pictures.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/pictures.rs"]
mod pictures;
#[path = "support/window.rs"]
mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use ilms_collect::app::App;
use ilms_collect::app::command::Command;
use ilms_collect::app::context::Place;
use ilms_collect::app::theme::ThemeChoice;
use ilms_collect::questionnaire::{Language, PackId, builtin_pack, text};
use std::path::Path;
use support::{SMALL, Window, press, says, tab_to};

const WIDE: Vec2 = vec2(1920.0, 1080.0);

/// The help at its page of checks, on an empty file of Indonesia.
fn help(folder: &Path, size: Vec2, theme: ThemeChoice, language: Language, drawn: bool) -> Window {
    let path = folder.join("Indonesia.ilms");
    let file = if path.exists() {
        path
    } else {
        support::indonesia(folder)
    };
    let mut options = support::options(folder, Some(file), Vec::new());
    options.settings.set_theme(theme);
    options.settings.set_language(language);
    let system = if theme == ThemeChoice::Light {
        Theme::Light
    } else {
        Theme::Dark
    };
    let builder = support::builder(size).with_theme(system);
    let builder = if drawn { builder.wgpu() } else { builder };
    let mut window = builder.build_eframe(move |context| App::new(&context.egui_ctx, options));
    window.run_ok();
    window.state_mut().send(Command::GoTo(Place::Help));
    window.run_ok();
    let name = text(language, "help-search");
    write(&mut window, &name, &text(language, "check-sex-sum-about"));
    // What a check looks at finds the page; then the words are taken away, and it stays.
    write(&mut window, &name, "");
    window
}

fn write(window: &mut Window, field: &str, words: &str) {
    window
        .query_all_by_label(field)
        .find(|node| node.accesskit_node().role() == Role::TextInput)
        .expect("the field")
        .focus();
    window.run_ok();
    press(window, Modifiers::COMMAND, Key::A);
    press(window, Modifiers::NONE, Key::Delete);
    if !words.is_empty() {
        support::text(window, words);
    }
    window.run_ok();
}

/// Opens the examples of a check by keyboard.
fn open(window: &mut Window, language: Language, name: &str) {
    let show = text(language, "checks-page-show");
    let args = [("show", show.as_str().into()), ("name", name.into())];
    let button = ilms_collect::questionnaire::text_args(language, "checks-page-examples-of", &args);
    tab_to(window, &button);
    press(window, Modifiers::NONE, Key::Enter);
    window.run_ok();
}

#[test]
fn every_check_is_named_with_its_group_and_tables() {
    let folder = tempfile::tempdir().unwrap();
    let pack = builtin_pack(&PackId::from("asean-phase-3")).unwrap();
    for language in Language::ALL {
        let window = help(folder.path(), SMALL, ThemeChoice::Light, language, false);
        for check in &pack.checks {
            for id in [
                format!("check-{}", check.kind.name()),
                format!("check-{}-about", check.kind.name()),
                check.kind.group().text_id().to_owned(),
            ] {
                let said = text(language, &id);
                assert!(says(&window, &said), "{said}");
            }
        }
        assert!(says(&window, "A5"), "the tables are named");
    }
}

#[test]
fn an_example_shows_its_figures_and_what_the_program_says_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = help(folder.path(), SMALL, ThemeChoice::Light, Language::English, false);
    assert!(!says(&window, "5\u{2009}350"), "examples are folded away at first");
    open(&mut window, Language::English, "Men and women");
    for said in [
        "Is found. Two digits of the women are exchanged",
        "5\u{2009}350",
        "9\u{2009}310 and female 5\u{2009}350 make 14\u{2009}660, the total says 14\u{2009}840",
        "Passes. Men and women add up.",
    ] {
        assert!(says(&window, said), "{said}");
    }
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!says(&window, "5\u{2009}350"), "and can be folded away again");
}

#[test]
fn checks_are_found_by_words_by_table_and_by_figure() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = help(folder.path(), SMALL, ThemeChoice::Light, Language::English, false);
    let field = "Find a check";
    for (wanted, there, gone) in [
        ("exchanged", "Men and women", "Year outside"),
        ("14660", "Men and women", "Year outside"),
        ("c22", "Equal totals", "Mean between means"),
        ("preparer", "Preparer not named", "Men and women"),
    ] {
        write(&mut window, field, wanted);
        let heading = |name: &str| window.query_all_by_label(name).next().is_some();
        assert!(heading(there), "{wanted} finds {there}");
        assert!(!heading(gone), "{wanted} does not find {gone}");
        assert!(says(&window, " of 27 checks") || says(&window, " checks"), "{wanted}");
    }
    write(&mut window, field, "quetzal");
    assert!(says(&window, "No check holds these words."));
    write(&mut window, field, "");
    // What is looked for in the whole help finds checks too.
    write(&mut window, "Find in the help", "14660");
    assert!(says(&window, "Men and women") && !says(&window, "Year outside"));
}

#[test]
fn the_page_of_checks_looks_as_it_should() {
    if !pictures::can_draw() {
        return;
    }
    let to = std::env::var_os("ILMS_PICTURES_TO");
    let (english, indonesian) = (Language::English, Language::Indonesian);
    let mut results = egui_kittest::SnapshotResults::new();
    for (name, size, theme, language, opened) in [
        ("light", SMALL, ThemeChoice::Light, english, None),
        (
            "examples_light",
            SMALL,
            ThemeChoice::Light,
            english,
            Some("check-sex-sum"),
        ),
        ("examples_dark", SMALL, ThemeChoice::Dark, english, Some("check-nested")),
        (
            "wide_dark",
            WIDE,
            ThemeChoice::Dark,
            indonesian,
            Some("check-partition-sum"),
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut window = help(folder.path(), size, theme, language, true);
        if let Some(check) = opened {
            open(&mut window, language, &text(language, check));
        }
        window.run_ok();
        if let Some(to) = &to {
            let picture = window.render().expect("a picture");
            picture
                .save(Path::new(to).join(format!("checks_{name}.png")))
                .expect("a saved picture");
        } else {
            results.add(window.try_snapshot(format!("checks_{name}")));
        }
    }
}
