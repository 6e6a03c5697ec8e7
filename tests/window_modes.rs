//! What the keys do now and where they go: the hint at the bottom, the way back to the table, what a reason passed over.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/window.rs"]
mod support;

use eframe::egui::{Key, Modifiers};
use ilms_collect::desk::figure_text;
use std::collections::BTreeMap;
use std::path::Path;
use support::{Window, everything, fill, find, indonesia, keys, press, says, text, window};

/// C19 open at its first cell.
fn c19(folder: &Path) -> Window {
    let mut window = window(folder, Some(indonesia(folder)));
    find(&mut window, "19");
    window
}

/// Everything that stands in the file, as text.
fn figures(window: &Window) -> Vec<String> {
    let figures = &window.state().desk().unwrap().answers().figures;
    figures.values().flat_map(BTreeMap::values).map(figure_text).collect()
}

#[test]
fn the_hint_says_what_the_keys_do_now() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    assert!(says(&window, "Type to fill"), "{:?}", everything(&window));
    text(&mut window, "1");
    assert!(says(&window, "Enter keeps it") && !says(&window, "Type to fill"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    text(&mut window, "k");
    assert!(says(&window, "Enter: included there"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::F1);
    assert!(says(&window, "Escape goes back to the table"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::End);
    assert!(says(&window, "Type a name or code to add a row"));
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert!(says(&window, "Type to fill"));
}

#[test]
fn the_keyboard_goes_back_to_the_table_from_the_fields_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    fill(&mut window, "7");
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::M),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::O),
    ] {
        press(&mut window, modifiers, key);
        text(&mut window, "ask");
        press(&mut window, Modifiers::NONE, Key::Escape);
        window.run();
        text(&mut window, "12");
        assert!(says(&window, "Enter keeps it"), "{:?}", everything(&window));
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
    press(&mut window, Modifiers::COMMAND, Key::M);
    text(&mut window, "again");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    window.run();
    fill(&mut window, "35");
    assert!(figures(&window).contains(&"35".to_owned()), "{:?}", figures(&window));
}

#[test]
fn a_reason_for_a_selection_says_which_figures_it_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    fill(&mut window, "45");
    press(&mut window, Modifiers::COMMAND, Key::Home);
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    text(&mut window, "n");
    assert!(says(&window, "1 figure was left as it is"), "{:?}", everything(&window));
    assert_eq!(figures(&window), ["45", "N"]);
    // A single figure is replaced, as a key pressed on a cell replaces what it holds.
    keys(&mut window, &[Key::Escape]);
    text(&mut window, "x");
    assert_eq!(figures(&window), ["X", "N"]);
}

#[test]
fn what_was_said_of_an_earlier_action_does_not_cover_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = c19(folder.path());
    fill(&mut window, "12o4");
    assert!(says(&window, "is not a number. It stays"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    window.run();
    assert!(says(&window, "Taken back"), "{:?}", everything(&window));
    assert!(!says(&window, "is not a number. It stays"), "{:?}", everything(&window));
}
