//! The grid in each of its states: what it does with several cells selected, columns pinned, widths and zoom set, and how each
//! looks in every theme. `ILMS_PICTURES_TO=FOLDER` writes all pictures there to be looked at.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/pictures.rs"]
mod pictures;
#[path = "support/sheet.rs"]
mod sheet;
#[path = "support/window.rs"]
mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, CentralPanel, Event, Frame, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, TouchPhase, pos2, vec2,
};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, HarnessBuilder, SnapshotResults};
use ilms_collect::app::grid::{Cell, CellRange, Extent, Grid, GridEvent, GridState, Marks, Scope};
use ilms_collect::app::{fonts, theme};
use sheet::Sheet;
use std::path::PathBuf;
use theme::ThemeChoice;

struct Shown {
    sheet: Sheet,
    state: GridState,
    read_only: bool,
    zoom: f32,
    menu: Option<Pos2>,
}

type Window = Harness<'static, Shown>;

fn show(ui: &mut egui::Ui, shown: &mut Shown) {
    let frame = Frame::new().fill(theme::palette(ui.ctx()).surface);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let output = Grid::new("sheet", &shown.sheet, &mut shown.state)
            .zoom(shown.zoom)
            .read_only(shown.read_only)
            .show(ui);
        shown.menu = output.menu_at.or(shown.menu);
        for event in output.events {
            if let GridEvent::Zoom(factor) = event {
                shown.zoom = (shown.zoom * factor).clamp(0.5, 2.0);
            }
            shown.sheet.apply(event);
        }
    });
}

fn builder(choice: ThemeChoice, size: egui::Vec2) -> HarnessBuilder<Shown> {
    let system = if choice == ThemeChoice::Light {
        egui::Theme::Light
    } else {
        egui::Theme::Dark
    };
    Harness::builder()
        .with_size(size)
        .with_theme(system)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(move |ctx| {
            fonts::install(ctx);
            theme::apply(ctx, choice);
        })
}

fn shown(sheet: Sheet) -> Shown {
    let mut state = GridState::new();
    state.request_focus();
    Shown {
        sheet,
        state,
        read_only: false,
        zoom: 1.0,
        menu: None,
    }
}

fn window(sheet: Sheet) -> Window {
    let mut window = builder(ThemeChoice::Light, vec2(1000.0, 600.0)).build_ui_state(show, shown(sheet));
    window.run();
    window
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn keys(window: &mut Window, keys: &[Key]) {
    for key in keys {
        press(window, Modifiers::NONE, *key);
    }
}

fn type_text(window: &mut Window, text: &str) {
    for letter in text.chars() {
        window.event(Event::Text(letter.to_string()));
    }
    window.run();
}

fn go_to(window: &mut Window, row: usize, column: usize) {
    window.state_mut().state.go_to(Cell::new(row, column));
    window.run();
}

fn active(window: &Window) -> (usize, usize) {
    let cell = window.state().state.active().expect("an active cell");
    (cell.row, cell.column)
}

fn block(first: (usize, usize), last: (usize, usize)) -> CellRange {
    CellRange::between(Cell::new(first.0, first.1), Cell::new(last.0, last.1))
}

fn selected(window: &Window) -> CellRange {
    let shown = window.state();
    shown.state.selected(&shown.sheet).expect("a selection")
}

fn events(window: &mut Window) -> Vec<GridEvent> {
    let all = std::mem::take(&mut window.state_mut().sheet.seen);
    all.into_iter()
        .filter(|event| !matches!(event, GridEvent::ActiveChanged(_)))
        .collect()
}

fn rect(window: &Window, name: &str) -> egui::Rect {
    window.get_by_label(name).rect()
}

/// Where the cell of that row and column is, whatever it holds.
fn cell(window: &Window, place: &str) -> egui::Rect {
    let start = format!("{place}:");
    window
        .get_by(|node| node.label().is_some_and(|label| label.starts_with(&start)))
        .rect()
}

fn button(window: &mut Window, at: Pos2, pressed: bool) {
    window.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    window.run_steps(2);
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.hover_at(from);
    window.run_steps(2);
    button(window, from, true);
    for part in 1..=4 {
        window.hover_at(from + (to - from) * (0.25 * part as f32));
        window.run_steps(2);
    }
    button(window, to, false);
    window.run();
}

#[test]
fn typing_in_a_selection_walks_through_it_and_it_stays() {
    let mut window = window(Sheet::blank());
    window.state_mut().state.select(block((2, 3), (4, 4)));
    window.run();
    for text in ["1", "2", "3", "4", "5", "6"] {
        type_text(&mut window, text);
        press(&mut window, Modifiers::NONE, Key::Enter);
    }
    let texts: Vec<&str> = [(2, 3), (3, 3), (4, 3), (2, 4), (3, 4), (4, 4)]
        .map(|(row, column)| window.state().sheet.text(row, column))
        .to_vec();
    assert_eq!(texts, ["1", "2", "3", "4", "5", "6"]);
    assert_eq!((active(&window), selected(&window)), ((2, 3), block((2, 3), (4, 4))));
    press(&mut window, Modifiers::NONE, Key::Tab);
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(active(&window), (3, 3));
    assert_eq!(selected(&window), block((2, 3), (4, 4)));
    // The cell that is walked to is the one that is read out.
    let cell = window.get_by_role_and_label(Role::GridCell, "Cambodia, 2013, Total: 2");
    assert!(cell.is_focused());
}

#[test]
fn a_reason_is_for_the_cell_while_a_selection_is_walked_and_for_all_of_it_before() {
    let mut window = window(Sheet::blank());
    let range = block((2, 0), (4, 1));
    window.state_mut().state.select(range);
    window.run();
    let reasons = |window: &mut Window| -> Vec<CellRange> {
        let all = events(window).into_iter();
        all.filter_map(|event| match event {
            GridEvent::Reason {
                scope: Scope::Cells(range),
                ..
            } => Some(range),
            _ => None,
        })
        .collect()
    };
    type_text(&mut window, "n");
    assert_eq!(reasons(&mut window), [range]);
    press(&mut window, Modifiers::NONE, Key::Enter);
    type_text(&mut window, "x");
    assert_eq!(reasons(&mut window), [block((3, 0), (3, 0))]);
    // What is selected anew is meant as a whole again.
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    type_text(&mut window, "c");
    assert_eq!(reasons(&mut window), [block((3, 0), (5, 1))]);
}

#[test]
fn ctrl_enter_asks_for_the_reason_of_all_that_is_selected() {
    let mut window = window(Sheet::blank());
    let range = block((2, 0), (3, 1));
    window.state_mut().sheet.set(2, 0, "X");
    window.state_mut().state.select(range);
    window.run();
    let asked = |text: &str, typed| GridEvent::FillReason {
        range,
        active: Cell::new(2, 0),
        text: text.into(),
        typed,
    };
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(events(&mut window), [asked("X", false)]);
    type_text(&mut window, "-");
    type_text(&mut window, "n");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(events(&mut window), [asked("-n", true)]);
    assert!(!window.state().state.is_editing());
    assert_eq!(selected(&window), range);
}

#[test]
fn the_keys_for_totals_help_and_what_is_left_say_so() {
    let mut window = window(Sheet::at_work());
    let here = block((0, 0), (0, 0));
    for (modifiers, key, expected) in [
        (Modifiers::NONE, Key::F9, GridEvent::FillTotals(here)),
        (Modifiers::NONE, Key::F7, GridEvent::NextToFill),
        (Modifiers::SHIFT, Key::F7, GridEvent::PreviousToFill),
        (Modifiers::NONE, Key::F1, GridEvent::Meaning),
    ] {
        press(&mut window, modifiers, key);
        assert_eq!(events(&mut window), [expected], "{key:?}");
    }
    type_text(&mut window, "?");
    assert_eq!(events(&mut window), [GridEvent::KeySheet]);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    let under = cell(&window, "Brunei Darussalam, 2012, Total");
    let at = window.state().menu.expect("the menu opens under the active cell");
    assert!(
        (at.x - under.left()).abs() < 2.0 && at.y < under.top(),
        "{at:?} {under:?}"
    );
    window.state_mut().read_only = true;
    press(&mut window, Modifiers::NONE, Key::F9);
    assert_eq!(events(&mut window), [GridEvent::Refused(Cell::new(0, 0))]);
}

#[test]
fn a_word_that_begins_with_the_key_of_a_reason_is_typed_whole() {
    let mut window = window(Sheet::blank());
    for (typed, kept) in [("n/a", "n/a"), ("n5", "5"), ("nX", "X"), ("conf", "conf"), ("x", "X")] {
        go_to(&mut window, 0, 0);
        type_text(&mut window, typed);
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(window.state().sheet.text(0, 0), kept, "{typed}");
    }
    // Elsewhere it begins anew.
    go_to(&mut window, 4, 0);
    type_text(&mut window, "n");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    type_text(&mut window, "/a");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().sheet.text(5, 0), "/a");
}

#[test]
fn f2_in_a_cell_changes_what_arrows_do() {
    let mut window = window(Sheet::blank());
    type_text(&mut window, "12");
    press(&mut window, Modifiers::NONE, Key::F2);
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    type_text(&mut window, "0");
    assert_eq!(window.state().state.typing(), Some((Cell::new(0, 0), "102")));
    press(&mut window, Modifiers::NONE, Key::F2);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert_eq!((active(&window), window.state().sheet.text(0, 0)), ((0, 1), "102"));
}

#[test]
fn ctrl_a_selects_the_block_and_then_the_table() {
    let mut window = window(Sheet::with_blocks());
    go_to(&mut window, 15, 2);
    press(&mut window, Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&window), block((13, 0), (17, 11)));
    assert_eq!(active(&window), (15, 2));
    press(&mut window, Modifiers::COMMAND, Key::A);
    assert_eq!(window.state().state.extent(), Extent::Table);
    go_to(&mut window, 1, 0);
    press(&mut window, Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&window), block((1, 0), (11, 11)));
}

#[test]
fn alt_and_page_keys_go_a_screen_sideways_and_ctrl_backspace_comes_back() {
    let mut window = window(Sheet::large(60, 40));
    press(&mut window, Modifiers::ALT, Key::PageDown);
    let (_, page) = active(&window);
    assert!((5..12).contains(&page), "{page}");
    press(&mut window, Modifiers::ALT, Key::PageDown);
    assert_eq!(active(&window).1, 2 * page);
    press(&mut window, Modifiers::ALT, Key::PageUp);
    press(&mut window, Modifiers::ALT, Key::PageUp);
    assert_eq!(active(&window), (0, 0));
    // The wheel takes the active cell out of sight; the key brings it back.
    window.hover_at(pos2(500.0, 300.0));
    wheel(&mut window, vec2(0.0, -800.0), Modifiers::NONE);
    assert!(window.query_by_label_contains("Category 002,").is_none());
    press(&mut window, Modifiers::COMMAND, Key::Backspace);
    window.get_by_label_contains("Category 002, 2000, Total");
}

fn wheel(window: &mut Window, delta: egui::Vec2, modifiers: Modifiers) {
    window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta,
        source: egui::MouseWheelSource::Unknown,
        phase: TouchPhase::Move,
        modifiers,
    });
    window.run_steps(30);
    window.run();
}

#[test]
fn the_wheel_scrolls_sideways_with_shift_and_zooms_with_ctrl() {
    let mut window = window(Sheet::large(60, 40));
    window.hover_at(pos2(500.0, 300.0));
    let first = |window: &Window| window.query_by_label_contains("Category 003, 2000, Total").is_some();
    assert!(first(&window));
    wheel(&mut window, vec2(0.0, -300.0), Modifiers::SHIFT);
    assert!(!first(&window), "it went to the side");
    let before = window.state().zoom;
    wheel(&mut window, vec2(0.0, 40.0), Modifiers::COMMAND);
    assert!(window.state().zoom > before + 0.02, "{}", window.state().zoom);
    wheel(&mut window, vec2(0.0, -400.0), Modifiers::COMMAND);
    assert!((window.state().zoom - 0.5).abs() < 0.01, "{}", window.state().zoom);
}

#[test]
fn pinned_columns_stay_and_keys_and_mouse_work_across() {
    let mut sheet = Sheet::large(40, 30);
    sheet.pinned = 3;
    let mut window = window(sheet);
    let pinned = cell(&window, "Category 004, 2000, Male");
    press(&mut window, Modifiers::NONE, Key::End);
    assert_eq!(active(&window), (0, 29));
    window.get_by_label_contains("Category 004, 2009, Female");
    assert!(window.query_by_label_contains("Category 004, 2001, Total").is_none());
    assert_eq!(cell(&window, "Category 004, 2000, Male"), pinned);
    // Into the pinned columns and out again, by keys.
    press(&mut window, Modifiers::NONE, Key::Home);
    assert_eq!(active(&window), (0, 0));
    window.get_by_label_contains("Category 004, 2009, Female");
    keys(&mut window, &[Key::ArrowRight, Key::ArrowRight, Key::ArrowRight]);
    assert_eq!(active(&window), (0, 3));
    let next = cell(&window, "Category 004, 2001, Total");
    assert!(
        (next.left() - pinned.right()).abs() < 100.0,
        "the column beside is revealed: {next:?}"
    );
    // A press and a drag across the edge.
    drag(&mut window, pinned.center(), next.center() + vec2(0.0, 48.0));
    assert_eq!((active(&window), selected(&window)), ((3, 1), block((3, 1), (5, 3))));
    // Typing in a pinned cell shows the field there.
    go_to(&mut window, 3, 1);
    type_text(&mut window, "77");
    let field = window
        .get_by_role_and_label(Role::TextInput, "Category 004, 2000, Male")
        .rect();
    assert!(field.center().distance(pinned.center()) < 40.0, "{field:?} {pinned:?}");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().sheet.text(3, 1), "77");
    // A press on a pinned header selects its column.
    window.get_by_role_and_label(Role::ColumnHeader, "2000, Female").click();
    window.run();
    assert_eq!(
        (window.state().state.extent(), selected(&window)),
        (Extent::Columns, block((0, 2), (39, 2)))
    );
}

#[test]
fn pinned_columns_that_would_fill_the_window_scroll_with_the_rest() {
    let mut sheet = Sheet::large(20, 30);
    sheet.pinned = 30;
    let mut window = window(sheet);
    press(&mut window, Modifiers::NONE, Key::End);
    window.get_by_label_contains("Category 001, 2009, Female");
    press(&mut window, Modifiers::NONE, Key::Home);
    window.get_by_label_contains("Category 001, 2000, Total");
}

#[test]
fn a_column_is_made_wider_by_its_edge_by_keys_and_to_fit() {
    let mut window = window(Sheet::at_work());
    let width = |window: &Window| {
        let head = window.get_by_role_and_label(Role::ColumnHeader, "2013, Male");
        head.rect().width()
    };
    let natural = width(&window);
    let edge = |window: &Window| {
        let head = window.get_by_role_and_label(Role::ColumnHeader, "2013, Male");
        head.rect().right_center() - vec2(1.0, 0.0)
    };
    let from = edge(&window);
    drag(&mut window, from, from + vec2(60.0, 0.0));
    let wide = width(&window);
    assert!((wide - natural - 60.0).abs() < 3.0, "{natural} {wide}");
    assert_eq!(active(&window), (0, 0), "the edge selects nothing");
    // A second press fits it to its figures, which are shorter than seven digits with room.
    let at = edge(&window);
    window.hover_at(at);
    window.run_steps(60);
    for pressed in [true, false, true, false] {
        window.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.run();
    let fitted = width(&window);
    assert!((40.0..natural).contains(&fitted), "{fitted}");
    // By keys: the selected columns.
    go_to(&mut window, 4, 4);
    press(&mut window, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    assert!((width(&window) - fitted - 16.0).abs() < 1.5);
    press(&mut window, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowLeft);
    press(&mut window, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowLeft);
    assert!((width(&window) - fitted + 16.0).abs() < 1.5);
    press(&mut window, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowDown);
    assert!((width(&window) - fitted).abs() < 1.5);
    // With a whole row selected the keys are for its label.
    let label = rect(&window, "Malaysia").width();
    press(&mut window, Modifiers::SHIFT, Key::Space);
    press(&mut window, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    assert!((rect(&window, "Malaysia").width() - label - 16.0).abs() < 1.5);
    press(&mut window, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowDown);
    let fitted = rect(&window, "Malaysia").width();
    press(&mut window, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowLeft);
    assert!(rect(&window, "Malaysia").width() < fitted);
}

#[test]
fn a_drag_beyond_the_edge_goes_on_scrolling() {
    let mut window = window(Sheet::large(200, 40));
    let from = cell(&window, "Category 010, 2000, Male").center();
    window.hover_at(from);
    window.run_steps(2);
    button(&mut window, from, true);
    window.hover_at(pos2(995.0, 630.0));
    window.run_steps(30);
    let far = selected(&window);
    assert!(far.last.row > 40 && far.last.column > 12, "{far:?}");
    button(&mut window, pos2(995.0, 630.0), false);
    assert_eq!(selected(&window), far);
    assert_eq!(active(&window), (9, 1));
}

#[test]
fn what_is_small_or_large_is_still_read_and_typed() {
    for zoom in [0.5, 2.0] {
        let mut window = window(Sheet::at_work());
        window.state_mut().zoom = zoom;
        window.run();
        press(&mut window, Modifiers::COMMAND, Key::End);
        press(&mut window, Modifiers::NONE, Key::ArrowUp);
        type_text(&mut window, "5");
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(window.state().sheet.text(24, 8), "5", "{zoom}");
        window.get_by_label("Other countries, 2014, Female: 5");
    }
}

/// The program's own window, with table 19 of an empty file.
fn program(folder: &std::path::Path) -> support::Window {
    let file = support::indonesia(folder);
    let mut window = support::window(folder, Some(file));
    support::find(&mut window, "19");
    window
}

#[test]
fn the_table_is_zoomed_apart_from_everything() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = program(folder.path());
    let kept = || {
        let settings = ilms_collect::app::settings::Settings::at(folder.path().join("settings.json"));
        (
            (settings.table_zoom() * 100.0).round(),
            (settings.zoom() * 100.0).round(),
        )
    };
    for _ in 0..3 {
        support::press(&mut window, Modifiers::COMMAND, Key::Minus);
    }
    assert!(support::says(&window, "Table: 70 %"));
    assert_eq!(kept(), (70.0, 100.0));
    for _ in 0..20 {
        support::press(&mut window, Modifiers::COMMAND, Key::Plus);
    }
    assert_eq!(kept(), (200.0, 100.0));
    support::press(&mut window, Modifiers::COMMAND | Modifiers::ALT, Key::Plus);
    assert_eq!(kept(), (200.0, 110.0));
    support::press(&mut window, Modifiers::COMMAND, Key::Num0);
    assert_eq!(kept(), (100.0, 110.0));
    // Where no table shows, the same keys are for everything.
    support::press(&mut window, Modifiers::COMMAND, Key::Num1);
    support::press(&mut window, Modifiers::COMMAND, Key::Minus);
    assert!(support::says(&window, "Zoom: 100 %"));
    assert_eq!(kept(), (100.0, 100.0));
}

#[test]
fn the_menu_of_the_cells_is_opened_and_used_by_keyboard_and_by_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = program(folder.path());
    let letters = |window: &support::Window| {
        let figures = &window.state().desk().unwrap().answers().figures;
        let answers = figures.values().flat_map(|of| of.values());
        answers.filter(|figure| figure.as_value().is_none()).count()
    };
    support::fill(&mut window, "12");
    support::press(&mut window, Modifiers::SHIFT, Key::F10);
    let line = window.get_by_label_contains("Cut");
    assert!(line.is_focused(), "the first line has the keyboard");
    // Cut, copy, paste, empty, then the reasons.
    for _ in 0..4 {
        support::press(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    support::press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(letters(&window), 1);
    assert!(window.query_by_label_contains("Cut").is_none(), "it is closed");
    // The grid has the keyboard again.
    support::press(&mut window, Modifiers::NONE, Key::ArrowDown);
    support::text(&mut window, "x");
    assert_eq!(letters(&window), 2);
    // Escape leaves things as they are.
    support::press(&mut window, Modifiers::SHIFT, Key::F10);
    support::press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label_contains("Cut").is_none());
    // The right button selects the cell and opens the menu there.
    window
        .get_by_label("Malaysia, 2013, Male: empty")
        .click_button(PointerButton::Secondary);
    window.run();
    window.get_by_label_contains("No figure: Confidential").click();
    window.run();
    assert_eq!(letters(&window), 3);
    window.get_by_label("Malaysia, 2013, Male: no figure, C");
}

/// Takes pictures of a state in every theme that is asked for.
struct Camera {
    folder: Option<PathBuf>,
    results: SnapshotResults,
}

/// The pictures that are kept.
const KEPT: [&str; 4] = [
    "grid_pinned_light",
    "grid_selection_dark",
    "grid_zoom_50_light",
    "grid_edit_dark",
];

impl Camera {
    fn take(&mut self, name: &str, sheet: &dyn Fn() -> Sheet, prepare: &dyn Fn(&mut Window)) {
        for (theme, choice) in [
            ("light", ThemeChoice::Light),
            ("dark", ThemeChoice::Dark),
            ("high_contrast", ThemeChoice::HighContrast),
        ] {
            let name = format!("grid_{name}_{theme}");
            if self.folder.is_none() && !KEPT.contains(&name.as_str()) {
                continue;
            }
            let mut window = builder(choice, vec2(900.0, 460.0))
                .wgpu()
                .build_ui_state(show, shown(sheet()));
            window.run();
            prepare(&mut window);
            window.run();
            if let Some(folder) = &self.folder {
                window
                    .render()
                    .unwrap()
                    .save(folder.join(format!("{name}.png")))
                    .unwrap();
            } else {
                window.snapshot(&name);
                self.results.extend(window.take_snapshot_results());
            }
        }
    }
}

#[test]
fn pictures_of_every_state() {
    if !pictures::can_draw() {
        return;
    }
    let folder = std::env::var_os("ILMS_PICTURES_TO").map(PathBuf::from);
    if let Some(folder) = &folder {
        std::fs::create_dir_all(folder).unwrap();
    }
    let mut camera = Camera {
        folder,
        results: SnapshotResults::new(),
    };
    let at_work: &dyn Fn() -> Sheet = &Sheet::at_work;
    let pinned: &dyn Fn() -> Sheet = &|| {
        let mut sheet = Sheet::at_work();
        sheet.pinned = 3;
        for column in &mut sheet.columns[3..] {
            column[0] = format!("{}", column[0].parse::<u16>().unwrap() + 1);
        }
        sheet
    };
    let computed: &dyn Fn() -> Sheet = &|| {
        let mut sheet = Sheet::at_work();
        sheet.computed = vec![Cell::new(0, 0), Cell::new(5, 0), Cell::new(5, 3)];
        let marks = Marks {
            warning: true,
            ..Marks::default()
        };
        sheet.mark(5, 3, marks, "Odd.");
        sheet
    };
    camera.take("empty", &Sheet::blank, &|_| {});
    camera.take("full", &|| Sheet::large(60, 30), &|_| {});
    camera.take("selection", at_work, &|window| {
        window.state_mut().state.select(block((5, 3), (9, 7)));
        window.run();
        press(window, Modifiers::NONE, Key::Enter);
        let over = window.get_by_label_contains("Thailand, 2012, Female").rect().center();
        window.hover_at(over);
    });
    camera.take("row", at_work, &|window| {
        go_to(window, 5, 4);
        press(window, Modifiers::SHIFT, Key::Space);
    });
    camera.take("column", at_work, &|window| {
        go_to(window, 5, 4);
        press(window, Modifiers::COMMAND, Key::Space);
    });
    camera.take("table", at_work, &|window| {
        go_to(window, 5, 4);
        press(window, Modifiers::COMMAND, Key::A);
    });
    camera.take("edit", at_work, &|window| {
        go_to(window, 5, 4);
        type_text(window, "=12000+345");
    });
    camera.take("edit_f2", at_work, &|window| {
        go_to(window, 7, 3);
        press(window, Modifiers::NONE, Key::F2);
    });
    camera.take("wrong_input", at_work, &|window| go_to(window, 15, 5));
    camera.take("computed", computed, &|window| go_to(window, 5, 8));
    camera.take("read_only", at_work, &|window| {
        window.state_mut().read_only = true;
        go_to(window, 8, 3);
    });
    camera.take("pinned", pinned, &|window| {
        go_to(window, 5, 8);
        press(window, Modifiers::SHIFT, Key::ArrowDown);
        for _ in 0..3 {
            press(window, Modifiers::SHIFT, Key::ArrowLeft);
        }
    });
    camera.take("zoom_50", at_work, &|window| {
        window.state_mut().zoom = 0.5;
        go_to(window, 5, 4);
    });
    camera.take("zoom_200", at_work, &|window| {
        window.state_mut().zoom = 2.0;
        go_to(window, 5, 4);
    });
    camera.take("widths", at_work, &|window| {
        window.state_mut().state.select(block((5, 0), (5, 2)));
        window.run();
        for _ in 0..2 {
            press(window, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowLeft);
        }
        go_to(window, 5, 4);
        for _ in 0..4 {
            press(window, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
        }
    });
    camera.take("blocks", &Sheet::with_blocks, &|window| {
        go_to(window, 15, 2);
        press(window, Modifiers::COMMAND, Key::A);
    });
    camera.take("without_keyboard", at_work, &|window| {
        window.state_mut().state.select(block((5, 3), (9, 7)));
        window.run();
        window.ctx.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
    });
}

#[test]
fn pictures_of_the_menu_and_of_a_table_in_the_program() {
    let Some(to) = std::env::var_os("ILMS_PICTURES_TO").map(PathBuf::from) else {
        return;
    };
    if !pictures::can_draw() {
        return;
    }
    std::fs::create_dir_all(&to).unwrap();
    for (theme, choice) in [("light", ThemeChoice::Light), ("dark", ThemeChoice::Dark)] {
        for (size, room) in [("1366", support::SMALL), ("1920", vec2(1920.0, 1080.0))] {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("sample.ilms");
            drop(ilms_collect::desk::write_sample(&file).unwrap());
            let mut options = support::options(folder.path(), Some(file), Vec::new());
            options.settings.set_theme(choice);
            let drawn = if choice == ThemeChoice::Light {
                egui::Theme::Light
            } else {
                egui::Theme::Dark
            };
            let mut window = support::builder(room)
                .with_theme(drawn)
                .wgpu()
                .build_eframe(move |context| ilms_collect::app::App::new(&context.egui_ctx, options));
            window.run_ok();
            support::find(&mut window, "19");
            let take = |window: &mut support::Window, name: &str| {
                window.run_ok();
                let name = format!("program_{name}_{theme}_{size}.png");
                window.render().unwrap().save(to.join(name)).unwrap();
            };
            support::press(&mut window, Modifiers::NONE, Key::ArrowDown);
            support::press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
            support::press(&mut window, Modifiers::SHIFT, Key::F10);
            take(&mut window, "menu");
            support::press(&mut window, Modifiers::NONE, Key::Escape);
            for _ in 0..4 {
                support::press(&mut window, Modifiers::COMMAND, Key::Minus);
            }
            take(&mut window, "zoom_60");
            support::press(&mut window, Modifiers::COMMAND, Key::Num0);
            support::press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
            support::press(&mut window, Modifiers::NONE, Key::End);
            take(&mut window, "pinned");
        }
    }
}
