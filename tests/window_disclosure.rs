//! Hidden figures that can be worked out, and small cells: said beside the cell, hidden with what protects them by one press.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/pictures.rs"]
mod pictures;
#[path = "support/window.rs"]
mod support;

use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use ilms_collect::app::App;
use ilms_collect::app::command::Command;
use ilms_collect::app::theme::ThemeChoice;
use ilms_collect::desk::{Desk, figure_text};
use ilms_collect::figures::{CellAddress, SheetId};
use ilms_collect::questionnaire::{Language, Year};
use std::path::{Path, PathBuf};
use support::{SMALL, Window, find, indonesia, options, press, says, window};

fn cell(desk: &Desk, sheet: SheetId, row: &str, sex: &str) -> CellAddress {
    desk.cell_by_codes(sheet, Some(row), Year(2014), None, Some(sex))
        .unwrap()
}

fn c19(desk: &mut Desk) -> SheetId {
    let table = desk.find_table("19").unwrap().code.clone();
    desk.open_table(&table).unwrap()[0]
}

/// Nationals who left for work: men of Brunei hidden, few women in Singapore.
fn filled(folder: &Path) -> PathBuf {
    let file = indonesia(folder);
    let mut desk = Desk::open(&file).unwrap();
    let sheet = c19(&mut desk);
    for (row, figures) in [
        ("COU_DES_TOTAL", ["1000", "600", "400"]),
        ("COU_DES_BRN", ["12", "C", "9"]),
        ("COU_DES_MYS", ["800", "490", "310"]),
        ("COU_DES_SGP", ["100", "98", "2"]),
        ("COU_DES_X", ["88", "9", "79"]),
    ] {
        for (sex, figure) in ["T", "M", "F"].into_iter().zip(figures) {
            let cell = cell(&desk, sheet, row, sex);
            desk.type_text(&cell, figure).unwrap();
        }
    }
    desk.flush().unwrap();
    file
}

fn figure(window: &mut Window, row: &str, sex: &str) -> String {
    let desk = window.state().desk().unwrap();
    let table = &desk.find_table("19").unwrap().code;
    let (sheet, _) = desk.answers().sheets_of_table(desk.phase(), table).next().unwrap();
    desk.answers()
        .figure(&cell(desk, sheet, row, sex))
        .map(figure_text)
        .unwrap_or_default()
}

#[test]
fn a_hidden_figure_that_follows_is_protected_with_one_press_and_back_with_one_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path(), Some(filled(folder.path())));
    find(&mut window, "19 brunei 2014 m");
    assert!(says(
        &window,
        "hidden as confidential, but both sexes 12 less female 9 gives 3."
    ));
    assert!(
        says(
            &window,
            "Hide also, so that it cannot be worked out: Brunei Darussalam, 2014, Female; Other countries, 2014, Male; Other countries, 2014, Female."
        ),
        "{:?}",
        support::everything(&window)
    );
    assert!(says(&window, "The figures stay in the history of this file"));
    window.get_by_label("Hide these 3").click();
    window.run();
    assert!(says(&window, "3 cells hidden as confidential."));
    for (row, sex) in [("BRN", "F"), ("X", "M"), ("X", "F")] {
        assert_eq!(figure(&mut window, row, sex), "C", "{row} {sex}");
    }
    assert!(!says(&window, "hidden as confidential, but"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(figure(&mut window, "X", "M"), "9");
    assert_eq!(figure(&mut window, "BRN", "F"), "9");
    assert!(says(&window, "both sexes 12 less female 9 gives 3."));
}

#[test]
fn small_cells_are_hidden_with_what_protects_them_by_the_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path(), Some(filled(folder.path())));
    find(&mut window, "19 singapore 2014 f");
    assert!(
        says(&window, "This small cell can be hidden as confidential (C)."),
        "{:?}",
        support::everything(&window)
    );
    // Back from the grid to what stands beside it, and up.
    press(&mut window, Modifiers::SHIFT, Key::F6);
    let button = "Hide the small cell and what protects it";
    for _ in 0..40 {
        if window.get_by_label(button).accesskit_node().is_focused() {
            break;
        }
        press(&mut window, Modifiers::SHIFT, Key::Tab);
    }
    assert!(window.get_by_label(button).accesskit_node().is_focused());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(figure(&mut window, "SGP", "F"), "C");
    let desk = window.state().desk().unwrap();
    assert!(
        desk.findings()
            .all(|finding| !["small-cells", "hidden-computable"].contains(&finding.check.as_str())),
        "{:?}",
        desk.findings().map(|finding| &finding.key).collect::<Vec<_>>()
    );
}

fn open(folder: &Path, size: Vec2, theme: ThemeChoice) -> Window {
    let mut options = options(folder, Some(filled(folder)), Vec::new());
    options.settings.set_theme(theme);
    let theme = if theme == ThemeChoice::Dark {
        eframe::egui::Theme::Dark
    } else {
        eframe::egui::Theme::Light
    };
    let mut window = support::builder(size)
        .with_theme(theme)
        .wgpu()
        .build_eframe(move |context| App::new(&context.egui_ctx, options));
    window.run();
    window
}

/// Pictures to look at. `ILMS_PICTURES_TO=FOLDER` writes them there.
#[test]
fn every_state_is_drawn_without_a_missing_sign() {
    if !pictures::can_draw() {
        return;
    }
    let to = std::env::var_os("ILMS_PICTURES_TO").map(PathBuf::from);
    for (theme, size, suffix) in [
        (ThemeChoice::Light, SMALL, "light"),
        (ThemeChoice::Dark, SMALL, "dark"),
        (ThemeChoice::Light, vec2(1920.0, 1080.0), "large"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut window = open(folder.path(), size, theme);
        let take = |window: &mut Window, name: &str| {
            window.run_ok();
            let picture = window.render().expect("a picture");
            if let Some(to) = &to {
                std::fs::create_dir_all(to).unwrap();
                picture
                    .save(to.join(format!("disclosure_{name}_{suffix}.png")))
                    .unwrap();
            }
        };
        find(&mut window, "19 brunei 2014 m");
        take(&mut window, "hidden");
        if theme == ThemeChoice::Dark {
            window.state_mut().send(Command::SetLanguage(Language::Indonesian));
            window.run_ok();
            take(&mut window, "hidden_indonesian");
        }
        find(&mut window, "19 brunei 2014 t");
        find(&mut window, "19 singapore 2014 f");
        take(&mut window, "small");
        window
            .state_mut()
            .send(Command::GoTo(ilms_collect::app::context::Place::Findings));
        take(&mut window, "findings");
    }
}
