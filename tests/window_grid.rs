//! The grid as a person meets it: by keyboard, by mouse, by ear, and as a picture.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_precision_loss)]

#[path = "support/pictures.rs"]
mod pictures;
#[path = "support/sheet.rs"]
mod sheet;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, CentralPanel, Event, Frame, Key, Modifiers, OutputCommand, PointerButton, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder, SnapshotResults};
use ilms_collect::app::grid::{Cell, CellRange, Extent, Grid, GridEvent, GridState, Scope};
use ilms_collect::app::{fonts, theme};
use sheet::Sheet;
use theme::ThemeChoice;

struct Shown {
    sheet: Sheet,
    state: GridState,
    read_only: bool,
    zoom: f32,
    copied: Vec<String>,
}

type Window = Harness<'static, Shown>;

fn show(ui: &mut egui::Ui, shown: &mut Shown) {
    let ground = Frame::new().fill(theme::palette(ui.ctx()).surface);
    CentralPanel::default().frame(ground).show(ui, |ui| {
        let output = Grid::new("sheet", &shown.sheet, &mut shown.state)
            .zoom(shown.zoom)
            .read_only(shown.read_only)
            .show(ui);
        for event in output.events {
            shown.sheet.apply(event);
        }
    });
    ui.output(|output| {
        for command in &output.commands {
            if let OutputCommand::CopyText(text) = command {
                shown.copied.push(text.clone());
            }
        }
    });
}

fn builder(choice: ThemeChoice) -> HarnessBuilder<Shown> {
    let system = if choice == ThemeChoice::Light {
        egui::Theme::Light
    } else {
        egui::Theme::Dark
    };
    Harness::builder()
        .with_size(vec2(1000.0, 600.0))
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
        copied: Vec::new(),
    }
}

/// A window with the grid in it, the keyboard on the grid, the first cell active.
fn window(sheet: Sheet) -> Window {
    let mut window = builder(ThemeChoice::Light).build_ui_state(show, shown(sheet));
    window.run();
    window
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

fn press_with(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn type_text(window: &mut Window, text: &str) {
    for letter in text.chars() {
        window.event(Event::Text(letter.to_string()));
    }
    window.run();
}

fn active(window: &Window) -> (usize, usize) {
    let cell = window.state().state.active().expect("an active cell");
    (cell.row, cell.column)
}

fn selected(window: &Window) -> ((usize, usize), (usize, usize)) {
    let shown = window.state();
    let range = shown.state.selected(&shown.sheet).expect("a selection");
    (
        (range.first.row, range.first.column),
        (range.last.row, range.last.column),
    )
}

fn block(first: (usize, usize), last: (usize, usize)) -> CellRange {
    CellRange::between(Cell::new(first.0, first.1), Cell::new(last.0, last.1))
}

fn events(window: &mut Window) -> Vec<GridEvent> {
    let all = std::mem::take(&mut window.state_mut().sheet.seen);
    all.into_iter()
        .filter(|event| !matches!(event, GridEvent::ActiveChanged(_)))
        .collect()
}

#[test]
fn every_moving_key_goes_where_a_spreadsheet_goes() {
    const NONE: Modifiers = Modifiers::NONE;
    const SHIFT: Modifiers = Modifiers::SHIFT;
    const CTRL: Modifiers = Modifiers::COMMAND;
    // Row 1 and row 11 are headings; the last row, 25, adds a row.
    let cases: [(&str, (usize, usize), Modifiers, Key, (usize, usize)); 24] = [
        ("down passes over a heading", (0, 0), NONE, Key::ArrowDown, (2, 0)),
        ("up passes over a heading", (2, 3), NONE, Key::ArrowUp, (0, 3)),
        ("up stops at the top", (0, 3), NONE, Key::ArrowUp, (0, 3)),
        ("left", (4, 3), NONE, Key::ArrowLeft, (4, 2)),
        ("left stops at the first column", (4, 0), NONE, Key::ArrowLeft, (4, 0)),
        ("right", (4, 3), NONE, Key::ArrowRight, (4, 4)),
        ("right stops at the last column", (4, 8), NONE, Key::ArrowRight, (4, 8)),
        ("home", (4, 3), NONE, Key::Home, (4, 0)),
        ("end", (4, 3), NONE, Key::End, (4, 8)),
        ("first cell", (4, 3), CTRL, Key::Home, (0, 0)),
        ("last row is the one that adds a row", (4, 3), CTRL, Key::End, (25, 8)),
        ("enter", (4, 3), NONE, Key::Enter, (5, 3)),
        ("shift+enter", (4, 3), SHIFT, Key::Enter, (3, 3)),
        ("tab", (4, 3), NONE, Key::Tab, (4, 4)),
        ("shift+tab", (4, 3), SHIFT, Key::Tab, (4, 2)),
        (
            "tab at the end of a row goes to the next",
            (4, 8),
            NONE,
            Key::Tab,
            (5, 0),
        ),
        (
            "shift+tab at the start of a row goes back",
            (5, 0),
            SHIFT,
            Key::Tab,
            (4, 8),
        ),
        (
            "ctrl+down to the end of a block",
            (12, 0),
            CTRL,
            Key::ArrowDown,
            (16, 0),
        ),
        (
            "ctrl+down from a block to the next",
            (16, 0),
            CTRL,
            Key::ArrowDown,
            (20, 0),
        ),
        (
            "ctrl+down to the end when nothing follows",
            (20, 0),
            CTRL,
            Key::ArrowDown,
            (25, 0),
        ),
        ("ctrl+up", (20, 0), CTRL, Key::ArrowUp, (16, 0)),
        ("ctrl+right in an empty row", (3, 0), CTRL, Key::ArrowRight, (3, 8)),
        (
            "ctrl+right to the next filled cell",
            (12, 0),
            CTRL,
            Key::ArrowRight,
            (12, 4),
        ),
        ("ctrl+left", (12, 4), CTRL, Key::ArrowLeft, (12, 0)),
    ];
    for (what, from, modifiers, key, to) in cases {
        let mut sheet = Sheet::blank();
        for row in [12, 13, 14, 15, 16, 20] {
            sheet.set(row, 0, "1");
        }
        sheet.set(12, 4, "1");
        let mut window = window(sheet);
        window.state_mut().state.go_to(Cell::new(from.0, from.1));
        window.run();
        press_with(&mut window, modifiers, key);
        assert_eq!(active(&window), to, "{what}");
    }
}

#[test]
fn enter_after_a_run_of_tabs_returns_under_its_beginning() {
    let mut window = window(Sheet::blank());
    window.state_mut().state.go_to(Cell::new(2, 3));
    window.run();
    for text in ["10", "6", "4"] {
        type_text(&mut window, text);
        press(&mut window, Key::Tab);
    }
    assert_eq!(active(&window), (2, 6));
    press(&mut window, Key::Enter);
    assert_eq!(active(&window), (3, 3));
    assert_eq!(window.state().sheet.text(2, 4), "6");
}

#[test]
fn a_page_is_what_fits_on_the_screen() {
    let mut window = window(Sheet::large(200, 6));
    press(&mut window, Key::PageDown);
    let (page, _) = active(&window);
    assert!((15..30).contains(&page), "{page}");
    press(&mut window, Key::PageDown);
    assert_eq!(active(&window).0, 2 * page);
    press(&mut window, Key::PageUp);
    press(&mut window, Key::PageUp);
    assert_eq!(active(&window), (0, 0));
    for _ in 0..20 {
        press(&mut window, Key::PageDown);
    }
    assert_eq!(active(&window).0, 199);
    // What is active is on the screen.
    window.get_by_role_and_label(Role::GridCell, "Category 200, 2000, Total: 575881");
}

#[test]
fn shift_extends_and_the_active_cell_stays() {
    let mut window = window(Sheet::blank());
    window.state_mut().state.go_to(Cell::new(4, 4));
    window.run();
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!((active(&window), selected(&window)), ((4, 4), ((4, 4), (5, 5))));
    press_with(&mut window, Modifiers::SHIFT, Key::Home);
    assert_eq!(selected(&window), ((4, 0), (5, 4)));
    press_with(&mut window, Modifiers::SHIFT | Modifiers::COMMAND, Key::End);
    assert_eq!(selected(&window), ((4, 4), (25, 8)));
    press(&mut window, Key::Escape);
    assert_eq!(selected(&window), ((4, 4), (4, 4)));
    press_with(&mut window, Modifiers::SHIFT, Key::PageUp);
    assert_eq!(selected(&window), ((0, 4), (4, 4)));
}

#[test]
fn rows_columns_and_everything_are_selected_by_keys() {
    let mut window = window(Sheet::blank());
    window.state_mut().state.go_to(Cell::new(4, 4));
    window.run();
    press_with(&mut window, Modifiers::SHIFT, Key::Space);
    assert_eq!(
        (window.state().state.extent(), selected(&window)),
        (Extent::Rows, ((4, 0), (4, 8)))
    );
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&window), ((4, 0), (5, 8)));
    press(&mut window, Key::Escape);
    press_with(&mut window, Modifiers::COMMAND, Key::Space);
    assert_eq!(
        (window.state().state.extent(), selected(&window)),
        (Extent::Columns, ((0, 4), (25, 4)))
    );
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    assert_eq!(
        (window.state().state.extent(), selected(&window)),
        (Extent::Table, ((0, 0), (25, 8)))
    );
    press(&mut window, Key::ArrowDown);
    assert_eq!(
        (window.state().state.extent(), active(&window)),
        (Extent::Cells, (5, 4))
    );
}

#[test]
fn typing_replaces_and_enter_keeps() {
    let mut window = window(Sheet::blank());
    window.state_mut().sheet.set(0, 0, "7");
    type_text(&mut window, "1200");
    assert_eq!(window.state().state.typing(), Some((Cell::new(0, 0), "1200")));
    assert_eq!(window.state().sheet.text(0, 0), "7");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().sheet.text(0, 0), "1200");
    assert_eq!(active(&window), (2, 0));
    for (typed, kept) in [
        ("-", "-"),
        ("=1200+345", "=1200+345"),
        (".5", ".5"),
        ("๑๒๓", "๑๒๓"),
        ("about 5", "about 5"),
    ] {
        type_text(&mut window, typed);
        press(&mut window, Key::Enter);
        let above = active(&window).0 - 1;
        assert_eq!(window.state().sheet.text(above, 0), kept);
    }
}

#[test]
fn escape_forgets_what_was_typed() {
    let mut window = window(Sheet::blank());
    window.state_mut().sheet.set(0, 0, "7");
    type_text(&mut window, "99");
    press(&mut window, Key::Escape);
    assert!(!window.state().state.is_editing());
    assert_eq!(window.state().sheet.text(0, 0), "7");
    assert!(events(&mut window).is_empty());
    press(&mut window, Key::ArrowRight);
    assert_eq!(active(&window), (0, 1), "the keyboard is on the grid again");
}

#[test]
fn f2_edits_with_the_caret_at_the_end_and_arrows_move_in_the_text() {
    let mut window = window(Sheet::blank());
    window.state_mut().sheet.set(0, 0, "120");
    press(&mut window, Key::F2);
    type_text(&mut window, "0");
    press(&mut window, Key::Home);
    type_text(&mut window, "5");
    press(&mut window, Key::ArrowRight);
    type_text(&mut window, "6");
    assert_eq!(window.state().state.typing(), Some((Cell::new(0, 0), "516200")));
    press(&mut window, Key::Tab);
    assert_eq!(window.state().sheet.text(0, 0), "516200");
    assert_eq!(active(&window), (0, 1));
}

#[test]
fn an_unchanged_cell_is_no_edit() {
    let mut window = window(Sheet::blank());
    window.state_mut().sheet.set(0, 0, "120");
    press(&mut window, Key::F2);
    press(&mut window, Key::Enter);
    assert!(events(&mut window).is_empty());
    assert_eq!(active(&window), (2, 0));
}

#[test]
fn arrows_leave_a_cell_that_was_begun_by_typing() {
    let mut window = window(Sheet::blank());
    for (key, to) in [
        (Key::ArrowRight, (0, 1)),
        (Key::ArrowDown, (2, 1)),
        (Key::ArrowLeft, (2, 0)),
        (Key::ArrowUp, (0, 0)),
    ] {
        type_text(&mut window, "5");
        press(&mut window, key);
        assert_eq!(active(&window), to);
    }
    assert_eq!(events(&mut window).len(), 4);
}

#[test]
fn nothing_is_lost_when_keys_come_faster_than_frames() {
    let mut window = window(Sheet::blank());
    let key = |key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let text = |text: &str| Event::Text(text.to_owned());
    // All in one frame, as on a slow Remote Desktop.
    window.input_mut().events.extend([
        text("4"),
        text("2"),
        key(Key::Tab),
        text("3"),
        key(Key::Backspace),
        text("5"),
        key(Key::Enter),
        text("6"),
        key(Key::Enter),
        text("7"),
    ]);
    window.step();
    // While a field is open: its own text, its end, and the next cells.
    window.input_mut().events.extend([
        text("8"),
        key(Key::Enter),
        text("9"),
        key(Key::ArrowRight),
        text("1"),
        text("0"),
    ]);
    window.step();
    window.run();
    let texts: Vec<&str> = [(0, 0), (0, 1), (2, 0), (3, 0), (4, 0)]
        .map(|(row, column)| window.state().sheet.text(row, column))
        .to_vec();
    assert_eq!(texts, ["42", "5", "6", "78", "9"]);
    assert_eq!(window.state().state.typing(), Some((Cell::new(4, 1), "10")));
}

#[test]
fn going_elsewhere_keeps_what_was_typed() {
    let mut window = window(Sheet::blank());
    type_text(&mut window, "55");
    window
        .get_by_role_and_label(Role::GridCell, "Cambodia, 2012, Male: empty")
        .click();
    window.run();
    assert_eq!(window.state().sheet.text(0, 0), "55");
    assert_eq!(active(&window), (3, 1));
    type_text(&mut window, "66");
    assert_eq!(
        window.state_mut().state.finish_edit(),
        Some(GridEvent::Commit {
            cell: Cell::new(3, 1),
            text: "66".into()
        })
    );
}

#[test]
fn delete_empties_what_is_selected() {
    let mut window = window(Sheet::at_work());
    window.state_mut().state.select(block((2, 0), (3, 1)));
    window.run();
    press(&mut window, Key::Delete);
    assert_eq!(events(&mut window), [GridEvent::Clear(block((2, 0), (3, 1)))]);
    assert_eq!(window.state().sheet.text(3, 1), "");
    press(&mut window, Key::Backspace);
    press(&mut window, Key::Enter);
    assert!(
        events(&mut window).is_empty(),
        "an empty cell that stays empty is no edit"
    );
}

#[test]
fn reason_keys_follow_what_is_selected() {
    let mut window = window(Sheet::blank());
    let reason = |scope, reason| vec![GridEvent::Reason { scope, reason }];
    type_text(&mut window, "n");
    assert_eq!(events(&mut window), reason(Scope::Cells(block((0, 0), (0, 0))), 'N'));
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    type_text(&mut window, "X");
    assert_eq!(events(&mut window), reason(Scope::Cells(block((0, 0), (0, 1))), 'X'));
    press_with(&mut window, Modifiers::SHIFT, Key::Space);
    type_text(&mut window, "c");
    assert_eq!(events(&mut window), reason(Scope::Rows(0..=0), 'C'));
    press(&mut window, Key::Escape);
    press_with(&mut window, Modifiers::COMMAND, Key::Space);
    type_text(&mut window, "s");
    assert_eq!(events(&mut window), reason(Scope::Columns(0..=0), 'S'));
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    press(&mut window, Key::N);
    assert_eq!(events(&mut window), reason(Scope::Table, 'N'));
}

#[test]
fn reason_keys_go_by_place_where_the_keyboard_is_not_latin() {
    // What the system sends for one press: the key (where it is not Latin, the place of the key), then the text.
    let stroke = |key, physical, text: &str| {
        let key = Event::Key {
            key,
            physical_key: Some(physical),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        vec![key, Event::Text(text.to_owned())]
    };
    let cases: [(&str, Vec<Event>, Option<char>); 9] = [
        ("Thai N", stroke(Key::N, Key::N, "ื"), Some('N')),
        ("Thai X", stroke(Key::X, Key::X, "ป"), Some('X')),
        ("Thai C", stroke(Key::C, Key::C, "แ"), Some('C')),
        ("Thai S", stroke(Key::S, Key::S, "ห"), Some('S')),
        ("Lao S", stroke(Key::S, Key::S, "ຫ"), Some('S')),
        (
            "Dvorak: the letter counts, not the place",
            stroke(Key::N, Key::L, "n"),
            Some('N'),
        ),
        ("Dvorak: the place of N types b", stroke(Key::B, Key::N, "b"), None),
        ("Thai digit on a key", stroke(Key::Num2, Key::Num2, "๑"), None),
        ("Thai letter on another key", stroke(Key::A, Key::A, "ฟ"), None),
    ];
    for (what, pressed, expected) in cases {
        let mut window = window(Sheet::blank());
        window.input_mut().events.extend(pressed);
        window.step();
        let seen = events(&mut window);
        match expected {
            Some(reason) => {
                assert_eq!(
                    seen,
                    [GridEvent::Reason {
                        scope: Scope::Cells(block((0, 0), (0, 0))),
                        reason
                    }],
                    "{what}"
                );
                assert!(!window.state().state.is_editing(), "{what}");
            }
            None => assert!(seen.is_empty() && window.state().state.is_editing(), "{what}: {seen:?}"),
        }
    }
}

#[test]
fn a_block_is_copied_and_pasted_as_a_spreadsheet_does() {
    let mut window = window(Sheet::at_work());
    window.state_mut().sheet.set(2, 1, "two\nlines");
    window.state_mut().state.select(block((0, 0), (2, 1)));
    window.run();
    window.event(Event::Copy);
    window.run();
    let copied = window.state().copied.clone();
    let expected = format!(
        "{}\t{}\r\n\t\r\n{}\t\"two\nlines\"\r\n",
        window.state().sheet.text(0, 0),
        window.state().sheet.text(0, 1),
        window.state().sheet.text(2, 0)
    );
    assert_eq!(copied, [expected]);
    assert_eq!(events(&mut window), [GridEvent::Copied(block((0, 0), (2, 1)))]);

    window.state_mut().state.go_to(Cell::new(7, 3));
    window.run();
    window.event(Event::Paste("1\t2\r\n3\t4\r\n".into()));
    window.run();
    let fields = vec![
        vec!["1".to_owned(), "2".to_owned()],
        vec!["3".to_owned(), "4".to_owned()],
    ];
    assert_eq!(
        events(&mut window),
        [GridEvent::Paste {
            at: block((7, 3), (7, 3)),
            block: fields
        }]
    );
    assert_eq!(window.state().sheet.text(8, 4), "4");

    window.event(Event::Cut);
    window.run();
    assert_eq!(events(&mut window), [GridEvent::Cut(block((7, 3), (7, 3)))]);
    assert_eq!(window.state().sheet.text(7, 3), "");
    assert_eq!(window.state().copied.last().unwrap(), "1\r\n");
}

#[test]
fn the_other_keys_say_what_they_are_for() {
    let mut window = window(Sheet::at_work());
    let (none, shift, ctrl) = (Modifiers::NONE, Modifiers::SHIFT, Modifiers::COMMAND);
    let here = block((0, 0), (0, 0));
    let cases = [
        (ctrl, Key::Z, GridEvent::Undo),
        (ctrl, Key::Y, GridEvent::Redo),
        (ctrl | shift, Key::Z, GridEvent::Redo),
        (none, Key::F8, GridEvent::NextFinding),
        (shift, Key::F8, GridEvent::PreviousFinding),
        (ctrl, Key::PageDown, GridEvent::NextTable),
        (ctrl, Key::PageUp, GridEvent::PreviousTable),
        (ctrl, Key::D, GridEvent::FillDown(here)),
        (ctrl, Key::R, GridEvent::FillRight(here)),
        (none, Key::F6, GridEvent::Leave { backward: false }),
        (shift, Key::F6, GridEvent::Leave { backward: true }),
    ];
    for (modifiers, key, expected) in cases {
        press_with(&mut window, modifiers, key);
        assert_eq!(events(&mut window), [expected], "{key:?}");
    }
    // A cell that is being edited is kept before the next table comes.
    type_text(&mut window, "8");
    press_with(&mut window, ctrl, Key::PageDown);
    assert_eq!(
        events(&mut window),
        [
            GridEvent::Commit {
                cell: Cell::new(0, 0),
                text: "8".into()
            },
            GridEvent::NextTable
        ]
    );
}

#[test]
fn the_row_that_adds_a_row_is_pressed() {
    let mut window = window(Sheet::blank());
    let row = 25;
    window.state_mut().state.go_to(Cell::new(row, 2));
    window.run();
    press(&mut window, Key::Enter);
    type_text(&mut window, "F");
    window.get_by_role_and_label(Role::Button, "+ Add a country").click();
    window.run();
    let pressed = |typed: &str| GridEvent::AddRow {
        row,
        typed: typed.into(),
    };
    assert_eq!(events(&mut window), [pressed(""), pressed("F"), pressed("")]);
}

#[test]
fn what_cannot_be_changed_is_refused() {
    let mut sheet = Sheet::blank();
    sheet.not_asked.push(Cell::new(0, 1));
    let mut window = window(sheet);
    press(&mut window, Key::ArrowRight);
    type_text(&mut window, "5");
    assert_eq!(events(&mut window), [GridEvent::Refused(Cell::new(0, 1))]);
    window.state_mut().read_only = true;
    press(&mut window, Key::ArrowLeft);
    type_text(&mut window, "5");
    press(&mut window, Key::Delete);
    window.event(Event::Paste("1".into()));
    window.run();
    assert_eq!(events(&mut window), vec![GridEvent::Refused(Cell::new(0, 0)); 3]);
    window.event(Event::Copy);
    window.run();
    assert_eq!(window.state().copied.len(), 1, "copying is allowed");
}

#[test]
fn the_mouse_selects_drags_and_edits() {
    let mut window = window(Sheet::blank());
    let centre = |window: &Window, name: &str| window.get_by_label(name).rect().center();
    let from = centre(&window, "Malaysia, 2013, Total: empty");
    let to = centre(&window, "Philippines, 2013, Female: empty");
    window.drag_at(from);
    window.hover_at(to);
    window.run();
    window.drop_at(to);
    window.run();
    assert_eq!((active(&window), selected(&window)), ((5, 3), ((5, 3), (7, 5))));
    window
        .get_by_label("Viet Nam, 2014, Female: empty")
        .click_modifiers(Modifiers::SHIFT);
    window.run();
    assert_eq!(selected(&window), ((5, 3), (10, 8)));
    // A second press in the same place edits.
    window.hover_at(to);
    window.run_steps(60);
    for pressed in [true, false, true, false] {
        window.event(Event::PointerButton {
            pos: to,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.run();
    assert!(window.state().state.is_editing());
    assert_eq!(active(&window), (7, 5));
    press(&mut window, Key::Escape);
    window.get_by_role_and_label(Role::RowHeader, "Malaysia").click();
    window.run();
    assert_eq!(
        (window.state().state.extent(), selected(&window)),
        (Extent::Rows, ((5, 0), (5, 8)))
    );
    window.get_by_role_and_label(Role::ColumnHeader, "2013, Male").click();
    window.run();
    assert_eq!(
        (window.state().state.extent(), selected(&window)),
        (Extent::Columns, ((0, 4), (25, 4)))
    );
    // A year is all its columns.
    let year = window
        .get_by_role_and_label(Role::ColumnHeader, "2013, Male")
        .rect()
        .center()
        - vec2(0.0, 22.0);
    window.drag_at(year);
    window.run();
    window.drop_at(year);
    window.run();
    assert_eq!(selected(&window), ((0, 3), (25, 5)));
}

#[test]
fn every_cell_says_where_it_is_what_it_holds_and_what_is_wrong() {
    let window = window(Sheet::at_work());
    let grid = window.get_by_role_and_label(Role::Grid, "C19 Outflow of nationals for employment, by destination");
    assert!(grid.is_focused() || window.get_by_label_contains("Total, 2012, Total").is_focused());
    for name in [
        "Malaysia, 2014, Female: 53500, error: Two sums miss by 180: 55 300 fits.",
        "Lao People's Democratic Republic, 2012, Total: no figure, inherited, N",
        "Myanmar, 2013, Total: no figure, N",
        "Japan, 2014, Total: 1792, warning, note: Half of 2013.",
        "Macau, China, 2014, Total: empty",
    ] {
        window.get_by_label(name);
    }
    window.get_by_label_contains("about 12o4, not a number, error: This is no figure.");
    window.get_by_label_contains("Philippines, 2013, Total: 1");
    window.get_by_role_and_label(Role::Heading, "ASEAN member states");
    window.get_by_role_and_label(Role::ColumnHeader, "2014, Female");
}

#[test]
fn the_grid_points_at_the_active_cell_and_its_field_has_a_name() {
    let mut window = window(Sheet::blank());
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowRight);
    let cell = window.get_by_role_and_label(Role::GridCell, "Brunei Darussalam, 2012, Male: empty");
    assert_eq!(cell.accesskit_node().is_selected(), Some(true));
    type_text(&mut window, "4");
    let field = window.get_by_role_and_label(Role::TextInput, "Brunei Darussalam, 2012, Male");
    assert_eq!(field.value().as_deref(), Some("4"));
}

#[test]
fn a_screen_reader_can_press_a_cell() {
    let mut window = window(Sheet::blank());
    window.get_by_label("Singapore, 2013, Total: empty").click_accesskit();
    window.run();
    assert_eq!(active(&window), (8, 3));
}

#[test]
fn cells_out_of_sight_are_not_drawn() {
    let window = window(Sheet::large(2_000, 60));
    let cells = window.get_all_by_role(Role::GridCell).count();
    assert!((150..600).contains(&cells), "{cells} cells");
}

#[test]
fn rows_may_vanish_under_the_selection() {
    let mut window = window(Sheet::blank());
    press_with(&mut window, Modifiers::COMMAND, Key::End);
    window.state_mut().sheet.rows.truncate(5);
    window.state_mut().sheet.columns.truncate(2);
    window.run();
    assert_eq!(active(&window), (4, 1));
    window.state_mut().sheet.rows.clear();
    window.run();
    assert_eq!(window.state().state.active(), None);
    type_text(&mut window, "5");
    assert!(events(&mut window).is_empty());
}

/// Compares a picture of a sheet.
fn picture(
    name: &str,
    choice: ThemeChoice,
    size: egui::Vec2,
    sheet: Sheet,
    prepare: impl Fn(&mut Window),
) -> Option<SnapshotResults> {
    if !pictures::can_draw() {
        return None;
    }
    let mut window = builder(choice)
        .with_size(size)
        .wgpu()
        .build_ui_state(show, shown(sheet));
    window.run();
    prepare(&mut window);
    window.run();
    window.snapshot(name);
    Some(window.take_snapshot_results())
}

#[test]
fn pictures_of_a_sheet_at_work() {
    // The size of a common old screen.
    let whole = vec2(1366.0, 768.0);
    let mut results = SnapshotResults::new();
    for (name, choice, size) in [
        ("grid_light", ThemeChoice::Light, whole),
        ("grid_dark", ThemeChoice::Dark, whole),
        ("grid_high_contrast", ThemeChoice::HighContrast, vec2(720.0, 400.0)),
    ] {
        let result = picture(name, choice, size, Sheet::at_work(), |window| {
            window.state_mut().state.select(block((7, 3), (9, 5)));
            let over = window.get_by_label_contains("Bahrain, 2013, Male").rect().center();
            window.hover_at(over);
        });
        result.into_iter().for_each(|result| results.extend(result));
    }
}

#[test]
fn picture_of_a_cell_being_edited_under_three_levels_of_headers() {
    picture(
        "grid_blocks_editing",
        ThemeChoice::Light,
        vec2(1366.0, 560.0),
        Sheet::with_blocks(),
        |window| {
            window.state_mut().state.go_to(Cell::new(4, 4));
            window.run();
            type_text(window, "=12000+345");
        },
    );
}
