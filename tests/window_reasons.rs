//! Totals, reasons and "included elsewhere" in the window: by keyboard alone, read through the accessibility tree.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/pictures.rs"]
mod pictures;
#[path = "support/window.rs"]
mod support;

use eframe::egui::{Event, Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use ilms_collect::app::App;
use ilms_collect::app::command::{Command, CommandId};
use ilms_collect::app::context::Place;
use ilms_collect::app::theme::ThemeChoice;
use ilms_collect::desk::{Desk, figure_text};
use ilms_collect::figures::{CellAddress, Pointer, Reason, Scope};
use ilms_collect::questionnaire::Year;
use std::path::Path;
use support::{SMALL, Window, fill, find, indonesia, keys, options, press, says, tab_to, text, window};

fn desk(window: &Window) -> &Desk {
    window.state().desk().unwrap()
}

/// A cell of C19 in its first year.
fn cell(window: &Window, row: &str, sex: &str) -> CellAddress {
    let desk = desk(window);
    let table = desk.find_table("19").unwrap();
    let (sheet, of) = desk
        .answers()
        .sheets_of_table(desk.phase(), &table.code)
        .next()
        .unwrap();
    let year = *of.years.iter().next().unwrap();
    desk.cell_by_codes(sheet, Some(row), year, None, Some(sex)).unwrap()
}

fn figure(window: &Window, row: &str, sex: &str) -> String {
    let figure = desk(window).answers().figure(&cell(window, row, sex));
    figure.map(figure_text).unwrap_or_default()
}

/// C19 open at its first cell: the total, 2012, both sexes.
fn c19(folder: &Path) -> Window {
    let mut window = window(folder, Some(indonesia(folder)));
    find(&mut window, "19");
    window
}

/// Fills Brunei (the row under the total's heading) and "Other countries" with total, men and women.
fn two_rows(window: &mut Window) {
    keys(window, &[Key::ArrowDown]);
    row(window, ["30", "20", "10"]);
    press(window, Modifiers::COMMAND, Key::End);
    keys(window, &[Key::ArrowUp, Key::Home]);
    row(window, ["12", "7", "5"]);
    press(window, Modifiers::COMMAND, Key::Home);
}

fn row(window: &mut Window, figures: [&str; 3]) {
    for figure in figures {
        text(window, figure);
        press(window, Modifiers::NONE, Key::Tab);
    }
    keys(window, &[Key::Home]);
}

fn down(window: &mut Window, times: usize) {
    for _ in 0..times {
        press(window, Modifiers::NONE, Key::ArrowDown);
    }
}

#[test]
fn the_cell_that_includes_another_is_shown_by_going_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    two_rows(&mut window);
    // Cambodia, under Brunei.
    down(&mut window, 2);
    text(&mut window, "k");
    assert!(says(&window, "Show the cell that includes C19 Cambodia, 2012, Total"));
    // Nothing is typed meanwhile, and an empty cell cannot be the one.
    keys(&mut window, &[Key::ArrowDown]);
    text(&mut window, "9");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(
        says(&window, "That cell is empty."),
        "{:?}",
        support::everything(&window)
    );
    press(&mut window, Modifiers::COMMAND, Key::Home);
    assert!(!says(&window, "That cell is empty."));
    press(&mut window, Modifiers::COMMAND, Key::End);
    keys(&mut window, &[Key::ArrowUp, Key::Home]);
    assert!(says(&window, "Now on C19 Other countries, 2012, Total"));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!says(&window, "Show the cell that includes"));
    assert!(says(&window, "Included in C19 Other countries, 2012, Total."));
    let cambodia = cell(&window, "KHM", "T");
    assert_eq!(
        desk(&window).reason_of(&cambodia),
        Some(Reason::IncludedElsewhere(Pointer::Row("COU_DES_X".into())))
    );
    // Back on Cambodia, where typing goes on.
    fill(&mut window, "4");
    assert_eq!(figure(&window, "KHM", "T"), "4");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::End);
    keys(&mut window, &[Key::ArrowUp, Key::Home]);
    assert!(
        says(&window, "Includes: Cambodia"),
        "{:?}",
        support::everything(&window)
    );
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(desk(&window).reason_of(&cambodia), None);
}

#[test]
fn escape_leaves_and_nothing_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    two_rows(&mut window);
    down(&mut window, 2);
    let before = desk(&window).answers().clone();
    text(&mut window, "K");
    keys(&mut window, &[Key::ArrowUp, Key::Delete]);
    text(&mut window, "n");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "Show the cell that includes"));
    assert_eq!(*desk(&window).answers(), before);
    fill(&mut window, "4");
    assert_eq!(figure(&window, "KHM", "T"), "4", "it goes on where it began");
}

#[test]
fn a_cell_of_another_table_can_include_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    press(&mut window, Modifiers::COMMAND, Key::PageDown);
    fill(&mut window, "77");
    press(&mut window, Modifiers::COMMAND, Key::PageUp);
    two_rows(&mut window);
    down(&mut window, 2);
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    text(&mut window, "k");
    assert!(says(&window, "includes the 2 cells"));
    press(&mut window, Modifiers::COMMAND, Key::PageDown);
    assert!(says(&window, "includes the 2 cells"));
    press(&mut window, Modifiers::COMMAND, Key::Home);
    press(&mut window, Modifiers::NONE, Key::Enter);
    for sex in ["T", "M"] {
        let reason = desk(&window).reason_of(&cell(&window, "KHM", sex));
        let Some(Reason::IncludedElsewhere(Pointer::Cell(into))) = reason else {
            panic!("{reason:?}")
        };
        assert_eq!(desk(&window).table_of(into.sheet).unwrap().number, 20);
    }
    let Place::Table(table) = window.state().place() else {
        panic!()
    };
    assert_eq!(desk(&window).table(table).unwrap().number, 19, "back where it began");
}

#[test]
fn the_inspector_s_k_and_the_search_field_ask_for_the_cell_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    two_rows(&mut window);
    down(&mut window, 2);
    window.get_by_label("K: Included elsewhere").click();
    window.run();
    assert!(says(&window, "Show the cell that includes C19 Cambodia"));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(says(&window, "A cell cannot be included in itself."));
    window.get_by_label("Leave").click();
    window.run();
    assert!(!says(&window, "Show the cell that includes"));
    find(&mut window, "included elsewhere");
    window.run();
    assert!(says(&window, "Show the cell that includes C19 Cambodia"));
}

#[test]
fn a_year_and_a_module_cost_two_strokes_in_the_panel() {
    for (digit, expected) in [
        ("4", "year"),
        ("2", "row"),
        ("3", "column"),
        ("6", "table"),
        ("7", "module"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut window = c19(folder.path());
        fill(&mut window, "5");
        press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
        assert!(says(&window, "No figure, because"), "{:?}", window.state().place());
        text(&mut window, digit);
        text(&mut window, "n");
        let covers: Vec<(&Scope, &Reason)> = desk(&window).answers().covers.iter().collect();
        let [(scope, Reason::NotAvailable)] = covers[..] else {
            panic!("{digit}: {covers:?}")
        };
        let kind = match scope {
            Scope::Year { .. } => "year",
            Scope::Row { .. } => "row",
            Scope::Column { .. } => "column",
            Scope::Table { .. } => "table",
            Scope::Module { .. } => "module",
            _ => "other",
        };
        assert_eq!(kind, expected);
        assert!(!says(&window, "A digit says for which cells"), "the panel closes");
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert!(desk(&window).answers().covers.is_empty());
    }
}

#[test]
fn the_panel_is_worked_by_tab_and_left_by_escape() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    fill(&mut window, "5");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "A digit says for which cells"));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    tab_to(&mut window, "4: year");
    press(&mut window, Modifiers::NONE, Key::Space);
    tab_to(&mut window, "X: Not applicable");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let scopes: Vec<&Scope> = desk(&window).answers().covers.keys().collect();
    assert!(matches!(scopes[..], [Scope::Year { .. }]), "{scopes:?}");
}

#[test]
fn several_rows_or_columns_are_covered_in_one_action() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    fill(&mut window, "5");
    press(&mut window, Modifiers::SHIFT, Key::Space);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    text(&mut window, "n");
    let rows = desk(&window).answers().covers.keys();
    assert_eq!(rows.filter(|scope| matches!(scope, Scope::Row { .. })).count(), 2);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(desk(&window).answers().covers.is_empty(), "and taken off in one");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(desk(&window).answers().covers.is_empty());
    // The four columns from the first: one whole year and one column of the next.
    press(&mut window, Modifiers::COMMAND, Key::Home);
    press(&mut window, Modifiers::COMMAND, Key::Space);
    for _ in 0..3 {
        press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    }
    text(&mut window, "x");
    let scopes: Vec<&Scope> = desk(&window).answers().covers.keys().collect();
    assert!(
        matches!(
            scopes[..],
            [
                Scope::Year { year: Year(2012), .. },
                Scope::Column { year: Year(2013), .. }
            ]
        ),
        "{scopes:?}"
    );
}

#[test]
fn only_reasons_are_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    keys(&mut window, &[Key::ArrowDown]);
    text(&mut window, "12");
    press(&mut window, Modifiers::NONE, Key::Tab);
    text(&mut window, "n");
    keys(&mut window, &[Key::Home]);
    for step in [Key::ArrowRight, Key::ArrowDown, Key::ArrowDown] {
        press(&mut window, Modifiers::SHIFT, step);
    }
    press(&mut window, Modifiers::COMMAND, Key::D);
    assert_eq!(
        (figure(&window, "KHM", "T"), figure(&window, "LAO", "M")),
        (String::new(), "N".to_owned())
    );
    assert!(says(&window, "2 figures were not repeated: only reasons are."));
    // Ctrl+Enter over a figure: the figure stays alone.
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(figure(&window, "KHM", "T"), "");
    assert!(says(&window, "figures are never repeated over cells"));
    // Over a reason: the selection takes it, figures are kept.
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::SHIFT, Key::ArrowLeft);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(
        (figure(&window, "BRN", "T"), figure(&window, "KHM", "T")),
        ("12".to_owned(), "N".to_owned())
    );
}

#[test]
fn a_figure_typed_with_ctrl_enter_goes_into_the_active_cell_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    keys(&mut window, &[Key::ArrowDown]);
    text(&mut window, "41");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(figure(&window, "BRN", "T"), "41");
    assert_eq!(
        desk(&window)
            .answers()
            .figures
            .values()
            .map(std::collections::BTreeMap::len)
            .sum::<usize>(),
        1
    );
}

#[test]
fn one_key_fills_what_follows_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    keys(&mut window, &[Key::ArrowDown]);
    row(&mut window, ["", "20", "10"]);
    press(&mut window, Modifiers::NONE, Key::F9);
    assert_eq!(figure(&window, "BRN", "T"), "30 L");
    assert!(says(&window, "1 cell filled by its sum"));
    assert!(
        says(&window, "Brunei Darussalam, 2012, Total: 30 L"),
        "the letter is read"
    );
    press(&mut window, Modifiers::NONE, Key::F9);
    assert!(says(&window, "Nothing could be filled here"));
    // A part moves: the check says so, and the inspector offers to fill it again.
    keys(&mut window, &[Key::ArrowRight]);
    text(&mut window, "25");
    press(&mut window, Modifiers::NONE, Key::Tab);
    keys(&mut window, &[Key::Home]);
    assert!(says(&window, "Its parts have changed since it was filled."));
    window.get_by_label("Fill again: 35").click();
    window.run();
    assert_eq!(figure(&window, "BRN", "T"), "35 L");
    window.state_mut().send(Command::Run(CommandId::Undo));
    window.run();
    assert_eq!(figure(&window, "BRN", "T"), "30 L");
}

#[test]
fn totals_are_made_automatic_by_the_search_field_and_by_the_menu_of_rows() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    find(&mut window, "automatic or typed");
    window.run();
    assert!(says(&window, "Empty totals of this sheet follow their parts"));
    keys(&mut window, &[Key::ArrowDown]);
    row(&mut window, ["", "20", "10"]);
    assert_eq!(figure(&window, "BRN", "T"), "30 L");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(
        (figure(&window, "BRN", "T"), figure(&window, "BRN", "F")),
        (String::new(), String::new())
    );
    window.get_by_label("Rows").click();
    window.run();
    window.get_by_label("Typed, and compared with their parts").click();
    window.run();
    assert!(says(&window, "Totals of this sheet are typed from now on"));
}

#[test]
fn a_disagreement_is_told_with_both_figures() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    row(&mut window, ["", "70", "60"]);
    keys(&mut window, &[Key::ArrowDown]);
    fill(&mut window, "100");
    press(&mut window, Modifiers::COMMAND, Key::End);
    keys(&mut window, &[Key::ArrowUp, Key::Home]);
    fill(&mut window, "20");
    press(&mut window, Modifiers::COMMAND, Key::Home);
    press(&mut window, Modifiers::NONE, Key::F9);
    assert!(
        says(&window, "stays empty: one sum makes it 120, another 130."),
        "{:?}",
        window.state().sentences().collect::<Vec<_>>()
    );
    assert_eq!(figure(&window, "COU_DES_TOTAL", "T"), "");
}

fn open(folder: &Path, size: Vec2, theme: ThemeChoice) -> Window {
    let mut options = options(folder, Some(indonesia(folder)), Vec::new());
    options.settings.set_theme(theme);
    let drawn = if theme == ThemeChoice::Light {
        Theme::Light
    } else {
        Theme::Dark
    };
    let mut window = support::builder(size)
        .with_theme(drawn)
        .wgpu()
        .build_eframe(move |context| App::new(&context.egui_ctx, options));
    window.run_ok();
    window
}

/// Pictures to look at: computed totals, pointing, a refused cell, the panel. `ILMS_PICTURES_TO=FOLDER` writes them there.
#[test]
fn every_state_is_drawn_without_a_missing_sign() {
    if !pictures::can_draw() {
        return;
    }
    let to = std::env::var_os("ILMS_PICTURES_TO").map(std::path::PathBuf::from);
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
                picture.save(to.join(format!("reasons_{name}_{suffix}.png"))).unwrap();
            }
        };
        if theme == ThemeChoice::Dark {
            window
                .state_mut()
                .send(Command::SetLanguage(ilms_collect::questionnaire::Language::Indonesian));
            window.run_ok();
        }
        find(&mut window, "19");
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        window.event(Event::Paste("\t20\t10\t\t25\t12\n\t\t\n\t7\t5\t\t8\t6\n".to_owned()));
        window.run_ok();
        press(&mut window, Modifiers::NONE, Key::Enter);
        press(&mut window, Modifiers::COMMAND, Key::End);
        keys(&mut window, &[Key::ArrowUp, Key::Home]);
        row(&mut window, ["", "9", "3"]);
        press(&mut window, Modifiers::COMMAND, Key::A);
        press(&mut window, Modifiers::NONE, Key::F9);
        take(&mut window, "computed");
        press(&mut window, Modifiers::COMMAND, Key::Home);
        down(&mut window, 2);
        for _ in 0..2 {
            press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
        }
        text(&mut window, "k");
        press(&mut window, Modifiers::NONE, Key::ArrowUp);
        take(&mut window, "pointing");
        press(&mut window, Modifiers::NONE, Key::ArrowUp);
        press(&mut window, Modifiers::NONE, Key::Enter);
        take(&mut window, "refused");
        press(&mut window, Modifiers::COMMAND, Key::End);
        keys(&mut window, &[Key::ArrowUp, Key::Home]);
        press(&mut window, Modifiers::NONE, Key::Enter);
        press(&mut window, Modifiers::COMMAND, Key::End);
        keys(&mut window, &[Key::ArrowUp, Key::Home]);
        take(&mut window, "includes");
        press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
        take(&mut window, "panel");
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
}
