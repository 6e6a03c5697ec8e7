//! Any workbook of a ministry in the window: shown as it stands, read by what was found and by what the person says, looked at,
//! taken in; all by keyboard. Pictures of it where they are asked for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/pictures.rs"]
mod pictures;
#[path = "support/window.rs"]
mod window;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use ilms_collect::app::command::{Command, CommandId};
use ilms_collect::app::context::Place;
use ilms_collect::app::file_dialogs::PreparedDialogs;
use ilms_collect::app::settings::Settings;
use ilms_collect::app::theme::ThemeChoice;
use ilms_collect::app::{App, Options};
use ilms_collect::desk::{Desk, NewCountryFile};
use ilms_collect::figures::{Answer, Value};
use ilms_collect::questionnaire::{Language, Sex, Year};
use std::path::{Path, PathBuf};
use window::{Window, says};

const OLD: Vec2 = vec2(1366.0, 768.0);
const WIDE: Vec2 = vec2(1920.0, 1080.0);
const PLACEMENT: &str = "d01-idn-placement-by-country.xlsx";
const OCCUPATIONS: &str = "d03-idn-occupation-and-industry.ods";
const RETURNEES: &str = "d04-idn-returnees.csv";
const UNKNOWN: &str = "d15-mys-labour-force-age-education.xlsx";
const SURVEY: &str = "d14-brn-labour-force-survey-tables.xlsx";

fn workbook(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/workbooks/worked_on")
        .join(name)
}

/// A window of a country whose file holds nothing, at the place where figures are brought in.
fn begun(folder: &Path, country: &str, look: (ThemeChoice, Vec2, Language), choosers: Vec<PathBuf>) -> Window {
    begun_with(folder, country, look, choosers, true)
}

fn begun_with(
    folder: &Path,
    country: &str,
    look: (ThemeChoice, Vec2, Language),
    choosers: Vec<PathBuf>,
    at_once: bool,
) -> Window {
    let file = folder.join("Country.ilms");
    let new = NewCountryFile {
        area: country.into(),
        pack: "asean-phase-3".into(),
        preparer: "Test Preparer".to_owned(),
    };
    drop(Desk::create(&file, &new).expect("a new country file"));
    let (theme, size, language) = look;
    let mut settings = Settings::forgetful();
    settings.set_theme(theme);
    settings.set_language(language);
    let options = Options {
        open: Some(file),
        sample: false,
        settings,
        files: Box::new(PreparedDialogs::new(choosers)),
        clock: window::clock,
        jobs_at_once: at_once,
    };
    let system = if theme == ThemeChoice::Light {
        Theme::Light
    } else {
        Theme::Dark
    };
    let mut window = Harness::builder()
        .with_size(size)
        .with_theme(system)
        .with_max_steps(24)
        .build_eframe(move |context| App::new(&context.egui_ctx, options));
    window.run_ok();
    window.state_mut().send(Command::GoTo(Place::BringIn));
    window.run_ok();
    window
}

const LIGHT: (ThemeChoice, Vec2, Language) = (ThemeChoice::Light, OLD, Language::English);

#[track_caller]
fn node<'h>(window: &'h Window, roles: &[Role], name: &str) -> egui_kittest::Node<'h> {
    let found = roles.iter().find_map(|role| {
        let mut nodes = window.query_all_by_role(*role);
        nodes.find(|node| node.accesskit_node().label().as_deref() == Some(name))
    });
    let Some(found) = found else {
        panic!("no {roles:?} is named {name:?}. What is:\n{}", read_out(window))
    };
    found
}

fn read_out(window: &Window) -> String {
    let all = window::everything(window);
    let said = all.iter().filter(|(_, text)| !text.is_empty());
    said.map(|(role, text)| format!("{role:?}: {text}"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[track_caller]
fn expect(window: &Window, words: &str) {
    assert!(
        says(window, words),
        "{words:?} is not said. What is:\n{}",
        read_out(window)
    );
}

#[track_caller]
fn focus(window: &mut Window, roles: &[Role], name: &str) {
    node(window, roles, name).focus();
    window.run_ok();
}

#[track_caller]
fn push(window: &mut Window, name: &str) {
    focus(window, &[Role::Button], name);
    key(window, Key::Space);
}

/// Presses one key. A worker that is still busy keeps the window moving, so that it need not come to rest.
fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_ok();
}

/// Types text where the keyboard is.
fn text(window: &mut Window, text: &str) {
    window.event(eframe::egui::Event::Text(text.to_owned()));
    window.run_ok();
}

fn key(window: &mut Window, key: Key) {
    press(window, Modifiers::NONE, key);
}

#[track_caller]
fn open(window: &mut Window, file: &Path) {
    focus(window, &[Role::TextInput], "File");
    text(window, &file.display().to_string());
    key(window, Key::Enter);
}

/// Chooses in a list that is searched by typing.
#[track_caller]
fn search(window: &mut Window, name: &str, typed: &str) {
    focus(window, &[Role::EditableComboBox], name);
    text(window, typed);
    key(window, Key::Enter);
}

/// The option that is chosen in the list of that name.
fn chosen(window: &Window) -> Vec<String> {
    let options = window.query_all_by_role(Role::ListBoxOption);
    let chosen = options.filter(|node| node.accesskit_node().is_selected() == Some(true));
    chosen.filter_map(|node| node.accesskit_node().label()).collect()
}

/// The figure of a table's row, year and sex in the open file.
fn held(window: &Window, table: &str, item: &str, year: u16) -> Option<Value> {
    let desk = window.state().desk().unwrap();
    let answers = desk.answers();
    let sheets = answers.sheets.iter().filter(|(_, sheet)| sheet.table == table.into());
    let figures = sheets.flat_map(|(id, _)| answers.figures.get(id).into_iter().flatten());
    let mut found = figures
        .filter(|(place, _)| place.item == Some(item.into()) && place.year == Year(year) && place.sex == Sex::Total);
    found.find_map(|(_, figure)| match figure.answer {
        Answer::Value(value) => Some(value),
        _ => None,
    })
}

const OUTFLOW: &str = "EMP_XOUM_SEX_COU_NB";

#[test]
fn a_workbook_is_shown_as_it_stands_looked_at_and_taken_in_with_the_place_of_each_figure() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = begun(folder.path(), "IDN", LIGHT, Vec::new());
    open(&mut window, &workbook(PLACEMENT));
    expect(&window, "1 table, ");
    expect(&window, "Worksheet Negara 2011-2015");
    assert!(chosen(&window).concat().starts_with("C19 "), "{:?}", chosen(&window));
    // The list has the keyboard; Enter leads to the worksheet, where each cell says what it is taken for.
    key(&mut window, Key::Enter);
    expect(&window, "C6 \u{b7} 134120 \u{b7} taken for C19 Malaysia, 2011, Total");
    key(&mut window, Key::ArrowLeft);
    expect(&window, "category, taken for Malaysia");
    assert!(window.state().desk().unwrap().answers().figures.is_empty());
    let figures = window
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|name| name.starts_with("Preview "));
    push(&mut window, &figures.unwrap());
    expect(&window, "Back to the workbook");
    // Escape on the button that takes all in goes back to the workbook, where everything is as it was.
    key(&mut window, Key::Escape);
    expect(&window, "Found in this workbook");
    let figures = window
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|name| name.starts_with("Preview "));
    push(&mut window, &figures.unwrap());
    key(&mut window, Key::Enter);
    expect(&window, "figures were brought in");
    assert_eq!(held(&window, OUTFLOW, "COU_DES_MYS", 2011), Some(Value::whole(134_120)));
    assert_eq!(held(&window, OUTFLOW, "COU_DES_TWN", 2015), Some(Value::whole(75_303)));
    // The place in the workbook stays with the figure, and is said beside the table.
    let cell = {
        let desk = window.state().desk().unwrap();
        let (sheet, _) = desk.answers().figures.iter().next().unwrap();
        let cell = desk.cell_by_codes(*sheet, Some("MYS"), Year(2011), None, None).unwrap();
        let (_, origin) = desk.origin_of(&cell).unwrap();
        assert_eq!(
            (origin.file.as_str(), origin.cell_of(&cell.place)),
            (PLACEMENT, Some("C6"))
        );
        cell
    };
    window.state_mut().send(Command::GoToCell(cell));
    window.run_ok();
    expect(&window, &format!("From {PLACEMENT}, Negara 2011-2015!C6"));
    // One undo takes all of it back.
    window.state_mut().send(Command::Run(CommandId::Undo));
    window.run_ok();
    assert_eq!(held(&window, OUTFLOW, "COU_DES_MYS", 2011), None);
}

#[test]
fn a_worker_reads_and_proposes_while_the_window_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = begun_with(folder.path(), "IDN", LIGHT, Vec::new(), false);
    let wait_for = |window: &mut Window, words: &str| {
        for _ in 0..500 {
            window.run_ok();
            if says(window, words) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("{words:?} is never said. What is:\n{}", read_out(window));
    };
    open(&mut window, &workbook(PLACEMENT));
    wait_for(&mut window, "1 table, 140 figures read.");
    search(&mut window, "Table", "no table");
    wait_for(&mut window, "No table is read yet.");
    // Two corrections one after the other: both are in what comes out.
    search(&mut window, "Table", "C18");
    search(&mut window, "Table", "C19");
    wait_for(&mut window, "1 table, 140 figures read.");
    wait_for(&mut window, "As you said.");
    push(&mut window, "Preview 140 figures");
    wait_for(&mut window, "Back to the workbook");
    push(&mut window, "Bring in 140 figures");
    wait_for(&mut window, "140 figures were brought in");
}

#[test]
fn the_table_is_said_by_keyboard_and_the_block_left_out_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = begun(folder.path(), "IDN", LIGHT, Vec::new());
    open(&mut window, &workbook(PLACEMENT));
    expect(&window, "By the words of the sheet.");
    search(&mut window, "Table", "C18");
    expect(&window, "As you said.");
    assert!(chosen(&window).concat().starts_with("C18 "), "{:?}", chosen(&window));
    search(&mut window, "Table", "no table");
    expect(&window, "No table is read yet.");
    expect(&window, "Say first which figures answer which table.");
    push(&mut window, "Forget what I said of this block");
    expect(&window, "By the words of the sheet.");
    expect(&window, "1 table, ");
}

#[test]
fn figures_are_pointed_at_by_keyboard_and_escape_ends_pointing() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = begun(folder.path(), "IDN", LIGHT, Vec::new());
    open(&mut window, &workbook(PLACEMENT));
    let of = |window: &Window| chosen(window).concat();
    let before = of(&window);
    push(&mut window, "Point at the figures");
    expect(&window, "Select the figures, without labels and years.");
    key(&mut window, Key::Escape);
    assert!(!says(&window, "Select the figures, without labels and years."));
    assert_eq!(of(&window), before);
    // From C6 five lines and two columns.
    push(&mut window, "Point at the figures");
    press(&mut window, Modifiers::COMMAND, Key::Home);
    for _ in 0..5 {
        key(&mut window, Key::ArrowDown);
    }
    key(&mut window, Key::ArrowRight);
    key(&mut window, Key::ArrowRight);
    for _ in 0..4 {
        press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    }
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    expect(&window, "Take C6:D10");
    key(&mut window, Key::Enter);
    expect(&window, "C6:D10 \u{b7} 10 figures");
    push(&mut window, "Figures as found");
    assert_eq!(of(&window), before);
}

#[test]
fn figures_are_pointed_at_with_the_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = begun(folder.path(), "IDN", LIGHT, Vec::new());
    open(&mut window, &workbook(PLACEMENT));
    push(&mut window, "Point at the figures");
    let place = |window: &Window, cell: &str| {
        let mut cells = window.query_all_by_role(Role::GridCell);
        let start = format!("{cell} \u{b7} ");
        let named = cells.find(|node| {
            node.accesskit_node()
                .label()
                .is_some_and(|name| name.starts_with(&start))
        });
        named.unwrap_or_else(|| panic!("no cell {cell}")).rect().center()
    };
    press(&mut window, Modifiers::COMMAND, Key::Home);
    let (from, to) = (place(&window, "C6"), place(&window, "D10"));
    let button = |window: &mut Window, pos, pressed| {
        window.event(eframe::egui::Event::PointerButton {
            pos,
            button: eframe::egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.run_ok();
    };
    window.hover_at(from);
    window.run_ok();
    button(&mut window, from, true);
    window.hover_at(from.lerp(to, 0.5));
    window.run_ok();
    window.hover_at(to);
    window.run_ok();
    button(&mut window, to, false);
    expect(&window, "C6:D10 \u{b7} 10 figures");
}

#[test]
fn a_label_that_is_not_known_is_given_a_row_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = begun(folder.path(), "IDN", LIGHT, Vec::new());
    open(&mut window, &workbook(OCCUPATIONS));
    focus(&mut window, &[Role::ListBox], "Found in this workbook");
    for _ in 0..8 {
        if chosen(&window).concat().starts_with("C22 ") {
            break;
        }
        key(&mut window, Key::ArrowUp);
    }
    let tab = window
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|name| name.starts_with("Categories"))
        .unwrap();
    push(&mut window, &tab);
    focus(&mut window, &[Role::ListBox], "Categories");
    key(&mut window, Key::Home);
    // To the label, to what it means, and a row by a part of its name.
    for _ in 0..60 {
        if chosen(&window).concat().contains("Terapis SPA") {
            break;
        }
        key(&mut window, Key::ArrowDown);
    }
    key(&mut window, Key::Enter);
    text(&mut window, "elementary");
    key(&mut window, Key::Enter);
    let now = chosen(&window).concat();
    assert!(
        now.contains("Elementary occupations") && now.contains("as you said"),
        "{now}"
    );
}

#[test]
fn how_a_workbook_is_read_is_kept_found_again_and_handed_on() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("placement.ilms-mapping.json");
    let mut window = begun(folder.path(), "IDN", LIGHT, vec![out.clone()]);
    open(&mut window, &workbook(PLACEMENT));
    search(&mut window, "Table", "C18");
    push(&mut window, "Keep");
    focus(&mut window, &[Role::TextInput], "Name");
    press(&mut window, Modifiers::COMMAND, Key::A);
    text(&mut window, "Booklet");
    push(&mut window, "Keep it");
    expect(&window, "How the workbook is read is kept as “Booklet”.");
    push(&mut window, "Hand out “Booklet” as a file");
    assert!(out.is_file());
    // Escape sets the workbook aside; it can be come back to, or opened anew.
    focus(&mut window, &[Role::ListBox], "Found in this workbook");
    key(&mut window, Key::Escape);
    expect(&window, &format!("{PLACEMENT} is set aside"));
    push(&mut window, "Go on with it");
    expect(&window, "Found in this workbook");
    focus(&mut window, &[Role::ListBox], "Found in this workbook");
    key(&mut window, Key::Escape);
    push(&mut window, "Preview");
    expect(&window, "Read by the mapping “Booklet”.");
    assert!(chosen(&window).concat().starts_with("C18 "), "{:?}", chosen(&window));
    push(&mut window, "Keep");
    push(&mut window, "Forget all I said");
    assert!(!says(&window, "Read by the mapping"));
    assert!(chosen(&window).concat().starts_with("C19 "), "{:?}", chosen(&window));
    push(&mut window, "Read this workbook by “Booklet”");
    expect(&window, "Read by the mapping “Booklet”.");
    push(&mut window, "Drop “Booklet”");
    expect(&window, "Nothing yet.");
    // Another country file takes it from the file.
    let other = tempfile::tempdir().unwrap();
    let mut window = begun(other.path(), "IDN", LIGHT, Vec::new());
    open(&mut window, &workbook(PLACEMENT));
    push(&mut window, "Keep");
    focus(&mut window, &[Role::TextInput], "Take one from a file");
    text(&mut window, &out.display().to_string());
    key(&mut window, Key::Enter);
    expect(&window, "Read by the mapping “Booklet”.");
}

#[test]
fn a_csv_of_a_ministry_is_read_like_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = begun(folder.path(), "IDN", LIGHT, Vec::new());
    open(&mut window, &workbook(RETURNEES));
    expect(&window, "1 table, ");
    assert!(chosen(&window).concat().starts_with("C23 "), "{:?}", chosen(&window));
    let unit = node(&window, &[Role::ComboBox], "Written in").accesskit_node().value();
    assert_eq!(unit.as_deref(), Some("Thousands"));
}

#[test]
fn a_sheet_without_a_table_says_what_to_do_and_pointing_makes_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("words.csv");
    std::fs::write(&file, "a list of words\nnothing else\n").unwrap();
    let mut window = begun(folder.path(), "IDN", LIGHT, Vec::new());
    open(&mut window, &file);
    expect(
        &window,
        "No table was found on this sheet. Select the figures and say which table it is.",
    );
    push(&mut window, "Point at figures");
    expect(&window, "Select the figures of the table");
    key(&mut window, Key::Enter);
    expect(&window, "There are no figures where you pointed.");
}

#[test]
fn a_file_that_cannot_be_read_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let whole = std::fs::read(workbook(PLACEMENT)).unwrap();
    let broken = folder.path().join("broken.xlsx");
    std::fs::write(&broken, &whole[..whole.len() / 2]).unwrap();
    let letter = folder.path().join("letter.pdf");
    std::fs::write(&letter, "%PDF-1.7\nnot a table").unwrap();
    let mut window = begun(folder.path(), "IDN", LIGHT, Vec::new());
    open(&mut window, &broken);
    expect(&window, "save a copy and bring the copy in");
    focus(&mut window, &[Role::TextInput], "File");
    press(&mut window, Modifiers::COMMAND, Key::A);
    text(&mut window, &letter.display().to_string());
    key(&mut window, Key::Enter);
    expect(&window, "This is a PDF, not a spreadsheet.");
    assert!(window.state().desk().unwrap().answers().figures.is_empty());
}

#[test]
fn several_tables_of_a_workbook_are_gone_through_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = begun(folder.path(), "BRN", LIGHT, Vec::new());
    open(&mut window, &workbook(SURVEY));
    focus(&mut window, &[Role::ListBox], "Found in this workbook");
    key(&mut window, Key::Home);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..24 {
        seen.extend(chosen(&window).into_iter().filter(|name| name.contains("figures")));
        key(&mut window, Key::ArrowDown);
    }
    assert!(seen.len() >= 5, "{seen:?}");
}

/// A picture of the screen, as a person sees it.
struct Picture {
    name: &'static str,
    file: &'static str,
    country: &'static str,
    look: (ThemeChoice, Vec2, Language),
    prepare: fn(&mut Window),
}

fn nothing(_: &mut Window) {}

/// To the block before, which has labels that nobody knows.
fn unknown(window: &mut Window) {
    focus(window, &[Role::ListBox], "Found in this workbook");
    key(window, Key::ArrowUp);
    key(window, Key::ArrowUp);
    categories(window);
}

fn categories(window: &mut Window) {
    let tab = window
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|name| name.starts_with("Categories") || name.starts_with("Kategori"));
    push(window, &tab.unwrap());
}

fn left_out(window: &mut Window) {
    let tab = window
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|name| name.starts_with("Left out"));
    push(window, &tab.unwrap());
}

fn mappings(window: &mut Window) {
    push(window, "Keep");
}

fn preview(window: &mut Window) {
    let go_on = window
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|name| name.starts_with("Preview "));
    push(window, &go_on.unwrap());
}

fn done(window: &mut Window) {
    preview(window);
    key(window, Key::Enter);
}

fn double_size(window: &mut Window) {
    for _ in 0..10 {
        window.state_mut().send(Command::Run(CommandId::ZoomIn));
    }
    window.run_ok();
}

fn pointing(window: &mut Window) {
    push(window, "Point at the figures");
    press(window, Modifiers::SHIFT, Key::ArrowDown);
}

#[test]
fn the_workbook_looks_as_it_should() {
    if !pictures::can_draw() {
        return;
    }
    // Set together with UPDATE_SNAPSHOTS=1 to look at pictures that are not kept.
    let all_of_them = std::env::var_os("ILMS_WORKBOOK_PICTURES");
    let (light, dark, contrast) = (ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast);
    let (en, id) = (Language::English, Language::Indonesian);
    let picture = |name, file, country, look, prepare: fn(&mut Window)| Picture {
        name,
        file,
        country,
        look,
        prepare,
    };
    let kept = [
        picture("workbook_light", PLACEMENT, "IDN", (light, OLD, en), nothing),
        picture(
            "workbook_categories_dark",
            OCCUPATIONS,
            "IDN",
            (dark, OLD, en),
            categories,
        ),
        picture("workbook_wide_id", SURVEY, "BRN", (light, WIDE, id), nothing),
        picture(
            "workbook_preview_dark_wide",
            PLACEMENT,
            "IDN",
            (dark, WIDE, en),
            preview,
        ),
    ];
    let further = [
        picture("workbook_dark", PLACEMENT, "IDN", (dark, OLD, en), nothing),
        picture("workbook_contrast", RETURNEES, "IDN", (contrast, OLD, en), nothing),
        picture("workbook_left", PLACEMENT, "IDN", (light, OLD, en), left_out),
        picture("workbook_mappings", PLACEMENT, "IDN", (light, OLD, en), mappings),
        picture("workbook_pointing", PLACEMENT, "IDN", (light, OLD, en), pointing),
        picture("workbook_preview", PLACEMENT, "IDN", (light, OLD, en), preview),
        picture("workbook_unknown", UNKNOWN, "MYS", (light, OLD, en), unknown),
        picture("workbook_done", PLACEMENT, "IDN", (light, OLD, en), done),
        picture("workbook_double_size", PLACEMENT, "IDN", (light, OLD, en), double_size),
        picture("workbook_survey_dark_wide", SURVEY, "BRN", (dark, WIDE, en), nothing),
    ];
    let mut results = egui_kittest::SnapshotResults::new();
    let all = kept.iter().chain(further.iter().filter(|_| all_of_them.is_some()));
    for picture in all {
        let folder = tempfile::tempdir().unwrap();
        let mut window = begun(folder.path(), picture.country, picture.look, Vec::new());
        let field = if picture.look.2 == en { "File" } else { "Berkas" };
        focus(&mut window, &[Role::TextInput], field);
        text(&mut window, &workbook(picture.file).display().to_string());
        key(&mut window, Key::Enter);
        (picture.prepare)(&mut window);
        window.state().desk().unwrap().flush().unwrap();
        window.run_ok();
        // When it was saved differs each time.
        let saved: Vec<_> = window
            .root()
            .children_recursive()
            .filter(|node| {
                let text = node.accesskit_node().label().or_else(|| node.accesskit_node().value());
                text.is_some_and(|text| text.starts_with("Saved") || text.starts_with("Tersimpan"))
            })
            .map(|node| node.rect())
            .collect();
        for rect in saved {
            window.mask(rect);
        }
        results.add(window.try_snapshot(picture.name));
    }
}
