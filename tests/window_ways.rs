//! Finding the way in the window: rows filtered, years pinned, the next cell to answer, the search field, what a cell means,
//! the sheet of keys, countries added by a few letters. By keyboard, read through the accessibility tree.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/country.rs"]
mod country;
#[path = "support/pictures.rs"]
mod pictures;
#[path = "support/window.rs"]
mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use ilms_collect::app::command::{Command, CommandId, TABLE, key_text};
use ilms_collect::app::context::Place;
use ilms_collect::app::grid::key_table;
use ilms_collect::app::theme::ThemeChoice;
use ilms_collect::app::words::Words;
use ilms_collect::app::{App, key_sheet};
use ilms_collect::desk::{figure_text, write_sample};
use ilms_collect::questionnaire::Language;
use std::path::{Path, PathBuf};
use support::{SMALL, Window, everything, fill, find, indonesia, options, press, says, tab_to, text, window};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// A window over a file with figures, at its table of outflow by country.
fn outflow(folder: &Path) -> Window {
    let file = country::full(folder);
    let mut window = window(folder, Some(file));
    find(&mut window, "19");
    window
}

/// The rows that can be seen, as they are called.
fn rows(window: &Window) -> Vec<String> {
    let all = everything(window).into_iter().rev();
    all.filter(|(role, _)| *role == Role::RowHeader)
        .map(|(_, name)| name)
        .collect()
}

/// The name of the active cell.
fn active(window: &Window) -> String {
    let root = window.root();
    let grid = root
        .children_recursive()
        .find(|node| node.accesskit_node().role() == Role::Grid)
        .expect("a grid");
    let node = grid.accesskit_node();
    let active = node.active_descendant().and_then(|node| node.label());
    active.unwrap_or_default()
}

/// Whether the grid has the keyboard.
fn grid_has_keyboard(window: &Window) -> bool {
    let root = window.root();
    root.children_recursive().any(|node| {
        let node = node.accesskit_node();
        matches!(node.role(), Role::Grid | Role::GridCell) && node.is_focused()
    })
}

fn number(window: &Window) -> Option<u16> {
    let Place::Table(code) = window.state().place() else {
        return None;
    };
    Some(window.state().desk()?.table(code).unwrap().number)
}

#[test]
fn rows_are_filtered_by_key_and_all_show_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = outflow(folder.path());
    let all = rows(&window);
    assert!(all.iter().any(|row| row.contains("Philippines")), "{all:?}");
    press(&mut window, CTRL_SHIFT, Key::E);
    let some = rows(&window);
    assert!(!some.iter().any(|row| row.contains("Philippines")), "{some:?}");
    assert!(some.iter().any(|row| row.contains("Malaysia")));
    assert!(
        says(&window, "11 of 15 rows shown: empty rows are hidden"),
        "{:?}",
        everything(&window)
    );
    // Once more shows all.
    press(&mut window, CTRL_SHIFT, Key::E);
    assert_eq!(rows(&window), all);
    assert!(!says(&window, "rows shown: "));
    press(&mut window, CTRL_SHIFT, Key::L);
    assert!(says(&window, "4 of 15 rows shown: still to be answered"));
    assert!(!rows(&window).iter().any(|row| row.contains("Malaysia")));
    window.get_by_label("Show all rows").click();
    window.run();
    assert_eq!(rows(&window), all);
    // No phase came before: it is said, and all rows stay.
    press(&mut window, CTRL_SHIFT, Key::D);
    assert!(says(&window, "no earlier phase"));
    assert_eq!(rows(&window), all);
}

#[test]
fn a_row_stays_under_the_hands_while_it_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = outflow(folder.path());
    press(&mut window, CTRL_SHIFT, Key::L);
    press(&mut window, Modifiers::COMMAND, Key::Home);
    let before = rows(&window);
    let row = active(&window);
    for _ in 0..9 {
        text(&mut window, "1");
        press(&mut window, Modifiers::NONE, Key::Tab);
    }
    assert_eq!(rows(&window), before, "the row of {row} is still there");
    window.get_by_label("Look again").click();
    window.run();
    assert_eq!(rows(&window).len(), before.len() - 1);
}

#[test]
fn what_is_gone_to_shows_although_its_row_was_hidden() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = outflow(folder.path());
    press(&mut window, CTRL_SHIFT, Key::L);
    assert!(!rows(&window).iter().any(|row| row.contains("Malaysia")));
    press(&mut window, Modifiers::NONE, Key::F8);
    for _ in 0..12 {
        if active(&window).contains("Malaysia") {
            break;
        }
        press(&mut window, Modifiers::NONE, Key::F8);
        find(&mut window, "19");
    }
    find(&mut window, "19 malaysia 2014 f");
    assert!(active(&window).contains("Malaysia"), "{}", active(&window));
    assert!(rows(&window).iter().any(|row| row.contains("Malaysia")));
    assert!(!rows(&window).iter().any(|row| row.contains("Brunei")));
}

#[test]
fn pasting_while_rows_are_hidden_fills_the_rows_that_show() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = outflow(folder.path());
    press(&mut window, CTRL_SHIFT, Key::L);
    press(&mut window, Modifiers::COMMAND, Key::Home);
    window.event(Event::Paste("11\n12\n13\n14".to_owned()));
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    let desk = window.state().desk().unwrap();
    let (sheet, _) = desk
        .answers()
        .sheets_of_table(desk.phase(), &"EMP_XOUM_SEX_COU_NB".into())
        .next()
        .unwrap();
    let at = |row: &str| {
        let year = ilms_collect::questionnaire::Year(2012);
        let cell = desk.cell_by_codes(sheet, Some(row), year, None, Some("T")).unwrap();
        desk.answers().figure(&cell).map(figure_text).unwrap_or_default()
    };
    let got: Vec<String> = ["LAO", "MMR", "PHL", "X"].iter().map(|row| at(row)).collect();
    assert_eq!(got, ["11", "12", "13", "14"]);
}

#[test]
fn a_pinned_year_comes_first_and_goes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = outflow(folder.path());
    press(&mut window, Modifiers::COMMAND, Key::Home);
    assert!(active(&window).contains("2012"), "{}", active(&window));
    find(&mut window, "malaysia 2014 m");
    press(&mut window, CTRL_SHIFT, Key::P);
    assert!(active(&window).contains("2014"), "the selection goes with its cell");
    press(&mut window, Modifiers::COMMAND, Key::Home);
    assert!(active(&window).contains("2014"), "{}", active(&window));
    press(&mut window, CTRL_SHIFT, Key::P);
    press(&mut window, Modifiers::COMMAND, Key::Home);
    assert!(active(&window).contains("2012"), "{}", active(&window));
}

#[test]
fn the_next_cell_to_answer_is_one_key_away_in_this_table_and_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = outflow(folder.path());
    press(&mut window, Modifiers::NONE, Key::F7);
    assert!(
        active(&window).contains("Lao") && active(&window).contains("2012"),
        "{}",
        active(&window)
    );
    assert!(grid_has_keyboard(&window));
    text(&mut window, "5");
    press(&mut window, Modifiers::NONE, Key::F7);
    assert!(
        active(&window).contains("Lao"),
        "what was typed is kept: {}",
        active(&window)
    );
    press(&mut window, Modifiers::SHIFT, Key::F7);
    assert_eq!(number(&window), Some(18), "the cell before stands in another table");
    // From anywhere else too.
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    press(&mut window, Modifiers::NONE, Key::F7);
    assert!(number(&window).is_some());
}

#[test]
fn what_is_left_is_a_list_to_go_by() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = outflow(folder.path());
    press(&mut window, Modifiers::COMMAND, Key::L);
    assert!(
        says(&window, "2012\u{2013}2014: 4 rows, 36 cells"),
        "{:?}",
        everything(&window)
    );
    assert!(says(&window, "Not begun"));
    press(&mut window, Modifiers::NONE, Key::Home);
    assert!(
        says(&window, "\u{201c}12o4\u{201d} cannot be read"),
        "{:?}",
        everything(&window)
    );
    assert!(says(&window, "The source is not stated"));
    // Enter goes to the first thing of this table; Escape leaves all as it was.
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "Enter goes there"));
    assert!(grid_has_keyboard(&window));
    press(&mut window, Modifiers::COMMAND, Key::L);
    for _ in 0..6 {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    press(&mut window, Modifiers::NONE, Key::Home);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!says(&window, "Enter goes there"));
    assert_eq!(number(&window), Some(1));
    assert!(grid_has_keyboard(&window));
}

#[test]
fn the_search_field_leads_to_cells_rows_tables_and_commands() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = outflow(folder.path());
    for (query, table, cell) in [
        ("19 malaysia 2014 f", 19, &["Malaysia", "2014", "Female"][..]),
        ("C19 MYS 2014 female", 19, &["Malaysia", "2014", "Female"]),
        ("2013 perempuan thailand", 19, &["Thailand", "2013", "Female"]),
        ("korea selatan 2012 laki-laki", 19, &["Korea", "2012", "Male"]),
        ("singap", 19, &["Singapore", "2012", "Male"]),
        ("2014 t", 19, &["Singapore", "2014", "Total"]),
        ("1 2014 f", 1, &["2014", "Female"]),
        ("hong kong 2013 m 19", 19, &["Hong Kong", "2013", "Male"]),
    ] {
        find(&mut window, query);
        assert_eq!(number(&window), Some(table), "{query}");
        let here = active(&window);
        assert!(cell.iter().all(|part| here.contains(part)), "{query}: {here}");
        assert!(grid_has_keyboard(&window), "{query}");
    }
    find(&mut window, "findings");
    assert_eq!(window.state().place(), &Place::Findings);
    find(&mut window, "EMP_TEMP_SEX_AGE_MIG_NB");
    assert!(number(&window).is_some());
}

#[test]
fn a_row_that_is_not_listed_is_added_from_the_search_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = outflow(folder.path());
    press(&mut window, Modifiers::COMMAND, Key::K);
    text(&mut window, "nepal");
    assert!(says(&window, "Add Nepal to C19"), "{:?}", everything(&window));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(active(&window).contains("Nepal"), "{}", active(&window));
    fill(&mut window, "120");
    assert!(rows(&window).iter().any(|row| row.contains("Nepal")));
}

#[test]
fn countries_are_added_one_after_the_other_by_a_few_letters() {
    let folder = tempfile::tempdir().unwrap();
    let file = indonesia(folder.path());
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19");
    press(&mut window, Modifiers::COMMAND, Key::End);
    // The row that adds is the last one; N, S, X and C begin names there and are no reasons.
    for letter in ["n", "e", "p"] {
        text(&mut window, letter);
    }
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(says(&window, "Nepal is added"), "{:?}", everything(&window));
    text(&mut window, "india");
    press(&mut window, Modifiers::NONE, Key::Enter);
    text(&mut window, "swazi");
    press(&mut window, Modifiers::NONE, Key::Enter);
    text(&mut window, "ZAF");
    press(&mut window, Modifiers::NONE, Key::Enter);
    // A figure is meant for the row that was added last.
    text(&mut window, "77");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let desk = window.state().desk().unwrap();
    let (sheet, of) = desk.answers().sheets.iter().next().unwrap();
    let added: Vec<&str> = of
        .added_items
        .iter()
        .map(ilms_collect::questionnaire::ItemCode::as_str)
        .collect();
    for code in ["COU_DES_IND", "COU_DES_NPL", "COU_DES_ZAF"] {
        assert!(added.contains(&code), "{added:?}");
    }
    assert_eq!(added.len(), 4, "{added:?}");
    let figures = &desk.answers().figures[sheet];
    let only: Vec<_> = figures.iter().collect();
    assert_eq!(only.len(), 1, "{only:?}");
    assert_eq!(only[0].0.item.as_ref().unwrap().as_str(), "COU_DES_ZAF");
    assert_eq!(figure_text(only[0].1), "77");
    assert!(desk.answers().covers.is_empty());

    // One that is listed already is gone to; nothing is added twice.
    press(&mut window, Modifiers::COMMAND, Key::End);
    text(&mut window, "malay");
    assert!(says(&window, "in the table already"));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(active(&window).contains("Malaysia"), "{}", active(&window));
    assert!(grid_has_keyboard(&window));
}

#[test]
fn f1_reads_what_the_cell_means_and_goes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = outflow(folder.path());
    for back in [Key::F1, Key::Escape] {
        press(&mut window, Modifiers::NONE, Key::F1);
        assert_eq!(number(&window), Some(19), "still in the table");
        let reads = |window: &Window| {
            window
                .query_all_by_role(Role::Document)
                .any(|node| node.accesskit_node().is_focused())
        };
        assert!(reads(&window), "{:?}", everything(&window));
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        assert!(reads(&window), "arrows move the text");
        press(&mut window, Modifiers::NONE, back);
        assert!(grid_has_keyboard(&window), "{back:?}");
    }
    // Elsewhere it is the help of that place.
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    press(&mut window, Modifiers::NONE, Key::F1);
    assert_eq!(window.state().place(), &Place::Help);
}

#[test]
fn a_question_mark_opens_the_sheet_of_keys_but_not_while_something_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = outflow(folder.path());
    for place in [Key::Num2, Key::Num1, Key::Num4] {
        press(&mut window, Modifiers::COMMAND, place);
        text(&mut window, "?");
        assert!(
            says(&window, "Save a copy\u{2026}: Ctrl+Shift+S"),
            "{:?}",
            everything(&window)
        );
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert!(!says(&window, "Save a copy\u{2026}: Ctrl+Shift+S"));
    }
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    assert!(grid_has_keyboard(&window));
    text(&mut window, "1");
    text(&mut window, "?");
    assert!(!says(&window, "Save a copy\u{2026}: Ctrl+Shift+S"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::K);
    text(&mut window, "?");
    assert!(!says(&window, "Save a copy\u{2026}: Ctrl+Shift+S"));
}

#[test]
fn a_key_with_shift_is_not_taken_for_the_key_without() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = outflow(folder.path());
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    // Ctrl+S would only say that all is saved.
    press(&mut window, CTRL_SHIFT, Key::S);
    assert!(!says(&window, "Everything is saved already"));
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(says(&window, "Everything is saved already"));
}

#[test]
fn every_command_and_every_key_of_the_grid_is_on_the_sheet_in_both_languages() {
    for language in Language::ALL {
        let words = Words(language);
        let groups = key_sheet::groups(words);
        let lines: Vec<_> = groups.iter().flat_map(|group| &group.lines).collect();
        for row in TABLE.iter().filter(|row| !row.keys.is_empty()) {
            for key in row.keys.iter().map(key_text) {
                let found = lines.iter().filter(|line| line.keys.contains(&key));
                assert!(found.count() > 0, "{language:?}: {key} of {}", row.name);
            }
        }
        for (_, name, strokes) in key_table::lines() {
            let id = format!("key-{name}");
            let name = words.get(&id);
            assert_ne!(name, id, "{language:?}");
            let line = lines.iter().find(|line| line.name == name).expect("a line");
            // Four arrows are written as one, and so are Page Up and Page Down.
            assert!(!line.keys.is_empty(), "{name}");
            assert!(strokes.len() > 2 || line.keys.len() == strokes.len(), "{name}");
        }
        assert!(
            groups
                .iter()
                .all(|group| !group.title.is_empty() && !group.title.starts_with("key"))
        );
    }
}

#[test]
fn every_command_is_reached_from_the_search_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = outflow(folder.path());
    // Something to be followed up, so that its command is possible.
    press(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::M);
    let words = Words(Language::English);
    for row in TABLE {
        let name = match row.id {
            // They say what they take back.
            CommandId::Undo => "undo".to_owned(),
            CommandId::Redo => continue,
            _ => words.get(&row.text_id()),
        };
        press(&mut window, Modifiers::COMMAND, Key::K);
        text(&mut window, &name);
        assert!(
            everything(&window)
                .iter()
                .any(|(role, text)| *role == Role::Button && text.to_lowercase().starts_with(&name.to_lowercase())),
            "{name}: {:?}",
            everything(&window)
        );
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn filters_are_in_the_menu_of_rows_for_those_who_press() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = outflow(folder.path());
    press(&mut window, Modifiers::SHIFT, Key::F6);
    tab_to(&mut window, "Rows");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label_contains("With findings").click();
    window.run();
    assert!(says(&window, "rows shown: with findings"), "{:?}", everything(&window));
}

#[test]
fn a_closed_phase_is_filtered_and_compared_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.ilms");
    write_sample(&file).unwrap().flush().unwrap();
    let mut window = window(folder.path(), Some(file));
    find(&mut window, "19");
    press(&mut window, CTRL_SHIFT, Key::D);
    assert!(says(&window, "changed since Phase II"), "{:?}", everything(&window));
    window.state_mut().send(Command::ShowPhase("asean-phase-2".into()));
    window.run();
    let (revision, tables) = {
        let desk = window.state().desk().unwrap();
        let begun = desk.answers().sheets_of(desk.phase());
        let numbers = begun.map(|(_, sheet)| desk.table(&sheet.table).unwrap().number.to_string());
        (desk.revision(), numbers.take(4).collect::<Vec<_>>())
    };
    assert!(tables.len() > 1);
    let mut none = 0;
    for table in tables {
        find(&mut window, &table);
        for key in [Key::E, Key::W, Key::L, Key::F, Key::D, Key::A] {
            press(&mut window, CTRL_SHIFT, key);
            none += usize::from(says(&window, "No row to show"));
            // Nothing can be changed, and nothing falls over, also where no row is left to stand in.
            text(&mut window, "5");
            press(&mut window, Modifiers::NONE, Key::ArrowDown);
        }
    }
    assert!(none > 0, "some filter leaves no row of some table");
    assert_eq!(window.state().desk().unwrap().revision(), revision);
}

const LARGE: Vec2 = vec2(1920.0, 1080.0);

/// Writes a picture where that is asked for.
fn take(window: &mut Window, folder: &Path, name: &str) {
    window.run_ok();
    let picture = window.render().unwrap();
    picture.save(folder.join(format!("ways_{name}.png"))).unwrap();
}

fn open(folder: &Path, file: PathBuf, size: Vec2, theme: ThemeChoice) -> Window {
    let mut options = options(folder, Some(file), Vec::new());
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

/// Pictures to look at, written to the folder that `ILMS_PICTURES_TO` names.
#[test]
fn pictures_of_the_ways() {
    let Some(to) = std::env::var_os("ILMS_PICTURES_TO").map(PathBuf::from) else {
        eprintln!("pictures skipped: set ILMS_PICTURES_TO to a folder to have them written");
        return;
    };
    if !pictures::can_draw() {
        return;
    }
    std::fs::create_dir_all(&to).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = country::full(folder.path());
    for (size, theme, suffix) in [
        (SMALL, ThemeChoice::Light, "light"),
        (SMALL, ThemeChoice::Dark, "dark"),
        (LARGE, ThemeChoice::Light, "large_light"),
    ] {
        let mut window = open(folder.path(), file.clone(), size, theme);
        take(&mut window, &to, &format!("overview_{suffix}"));
        find(&mut window, "19");
        press(&mut window, CTRL_SHIFT, Key::E);
        take(&mut window, &to, &format!("filter_{suffix}"));
        press(&mut window, CTRL_SHIFT, Key::F);
        find(&mut window, "malaysia 2014");
        press(&mut window, CTRL_SHIFT, Key::P);
        take(&mut window, &to, &format!("pinned_{suffix}"));
        press(&mut window, CTRL_SHIFT, Key::A);
        press(&mut window, Modifiers::COMMAND, Key::L);
        take(&mut window, &to, &format!("left_{suffix}"));
        press(&mut window, Modifiers::NONE, Key::Escape);
        press(&mut window, Modifiers::COMMAND, Key::K);
        text(&mut window, "ne");
        take(&mut window, &to, &format!("search_{suffix}"));
        press(&mut window, Modifiers::COMMAND, Key::A);
        text(&mut window, "malaysia 2014 f");
        take(&mut window, &to, &format!("search_cell_{suffix}"));
        press(&mut window, Modifiers::NONE, Key::Escape);
        text(&mut window, "?");
        take(&mut window, &to, &format!("keys_{suffix}"));
        press(&mut window, Modifiers::NONE, Key::Escape);
        press(&mut window, Modifiers::NONE, Key::F1);
        take(&mut window, &to, &format!("meaning_{suffix}"));
        press(&mut window, Modifiers::NONE, Key::Escape);
        press(&mut window, Modifiers::COMMAND, Key::End);
        text(&mut window, "nep");
        press(&mut window, Modifiers::NONE, Key::Enter);
        text(&mut window, "ko");
        take(&mut window, &to, &format!("add_{suffix}"));
        press(&mut window, Modifiers::NONE, Key::Escape);
        window.get_by_label("Rows").click();
        take(&mut window, &to, &format!("rows_menu_{suffix}"));
        press(&mut window, Modifiers::NONE, Key::Escape);
        window.get_by_label("Menu").click();
        take(&mut window, &to, &format!("menu_{suffix}"));
        window.state_mut().send(Command::Run(CommandId::Overview));
        window.run_ok();
        // Nepal stays in the file: the next look begins with it.
        window.state_mut().send(Command::Run(CommandId::Undo));
        window.run_ok();
    }
}
