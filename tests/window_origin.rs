//! Remarks, follow-up and the origin of figures in the window: by keyboard, by name, by dropping a file; and as pictures.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/pictures.rs"]
mod pictures;
#[path = "support/window.rs"]
mod support;

use eframe::egui::{DroppedFile, Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use ilms_collect::app::App;
use ilms_collect::app::command::{Command, CommandId};
use ilms_collect::app::context::Place;
use ilms_collect::app::theme::ThemeChoice;
use ilms_collect::desk::{Desk, OriginOf, OriginWords, ReadDocument};
use ilms_collect::figures::{CellAddress, Provenance};
use ilms_collect::questionnaire::Language;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use support::{SMALL, Window, everything, fill, find, indonesia, options, press, says, settings, text, window_sized};

const LARGE: Vec2 = vec2(1920.0, 1080.0);
const PDF: &[u8] = b"%PDF-1.7\nYearbook of migration statistics";
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Table 19 with the cell of Malaysian men in 2014 in it and active, whatever comes of choosers.
fn at_table(folder: &Path, choosers: Vec<PathBuf>) -> Window {
    let file = indonesia(folder);
    let options = options(folder, Some(file), choosers);
    let mut window = support::builder(LARGE).build_eframe(move |context| App::new(&context.egui_ctx, options));
    window.run();
    find(&mut window, "C19");
    fill(&mut window, "5350");
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    window
}

fn desk(window: &Window) -> &Desk {
    window.state().desk().unwrap()
}

/// The one cell that holds a figure.
fn the_cell(window: &Window) -> CellAddress {
    let (sheet, places) = desk(window).answers().figures.iter().next().unwrap();
    CellAddress::new(*sheet, places.keys().next().unwrap().clone())
}

fn origin(window: &Window) -> Option<Provenance> {
    let stated = desk(window).origin_of(&the_cell(window));
    stated.map(|(_, stated)| stated.clone())
}

fn pdf(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, PDF).unwrap();
    path
}

#[test]
fn a_remark_by_keyboard_stays_with_the_cell() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table(folder.path(), Vec::new());
    press(&mut window, Modifiers::COMMAND, Key::M);
    assert!(says(&window, "Notes travel in the package, remarks do not."));
    text(&mut window, "Ask the ministry");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let cell = the_cell(&window);
    let remarks = desk(&window).remarks_of(&cell).unwrap();
    assert_eq!(remarks.thread[0].text, "Ask the ministry");
    assert_eq!(remarks.thread[0].who, "Test Preparer");
    assert!(says(&window, "Remarks (1)"));
    // What was not sent yet is kept when the person goes elsewhere.
    press(&mut window, Modifiers::COMMAND, Key::M);
    text(&mut window, "They called back");
    find(&mut window, "A1");
    assert_eq!(desk(&window).remarks_of(&cell).unwrap().thread.len(), 2);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(desk(&window).remarks_of(&cell).unwrap().thread.len(), 1);
}

#[test]
fn follow_up_by_one_key_is_said_and_gone_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table(folder.path(), Vec::new());
    let cell = the_cell(&window);
    press(&mut window, CTRL_SHIFT, Key::M);
    assert!(desk(&window).remarks_of(&cell).unwrap().follow_up);
    assert!(says(&window, ", follow up"), "the cell is named so");
    press(&mut window, CTRL_SHIFT, Key::M);
    assert!(desk(&window).remarks_of(&cell).is_none());
    assert!(!says(&window, ", follow up"));
    // A selection of two, marked in one action.
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut window, CTRL_SHIFT, Key::M);
    assert_eq!(desk(&window).follow_ups().len(), 2);
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    window.get_by_label("2 cells to follow up").click();
    window.run();
    let here = the_cell(&window);
    assert!(
        matches!(window.state().place(), Place::Table(code) if *code == desk(&window).sheet(here.sheet).unwrap().table)
    );
    find(&mut window, "A1");
    press(&mut window, Modifiers::COMMAND, Key::F8);
    let active = |window: &Window| {
        let focused = window
            .root()
            .children_recursive()
            .find(|node| node.accesskit_node().is_focused());
        focused
            .and_then(|node| node.accesskit_node().label())
            .unwrap_or_default()
    };
    let first = active(&window);
    assert!(first.contains("5350") && first.contains("follow up"), "{first}");
    press(&mut window, Modifiers::COMMAND, Key::F8);
    assert_ne!(active(&window), first);
    press(&mut window, Modifiers::COMMAND, Key::F8);
    assert_eq!(active(&window), first, "round and round");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(desk(&window).follow_ups().is_empty(), "one action, one undo");
}

#[test]
fn the_origin_by_keyboard_for_a_block() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table(folder.path(), Vec::new());
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut window, CTRL_SHIFT, Key::O);
    text(&mut window, "Yearbook 2014");
    press(&mut window, Modifiers::NONE, Key::Tab);
    text(&mut window, "p. 12");
    press(&mut window, Modifiers::NONE, Key::Tab);
    let stated = origin(&window).unwrap();
    assert_eq!((stated.file.as_str(), stated.page.as_str()), ("Yearbook 2014", "p. 12"));
    assert_eq!((stated.items.len(), stated.columns.len()), (2, 2));
    assert!(
        says(&window, "Origin of: 2 rows"),
        "it says which block: {:?}",
        everything(&window)
    );
    // One cell of the block: what holds for it is shown and changed for the whole block, or for this cell alone.
    let cell = the_cell(&window);
    window.state_mut().send(Command::GoToCell(cell));
    window.run();
    assert!(says(&window, "Origin of: 2 rows"));
    window.get_by_label("Only for this cell").click();
    window.run();
    text(&mut window, "Register");
    press(&mut window, Modifiers::NONE, Key::Tab);
    window.run();
    assert_eq!(desk(&window).answers().provenances.len(), 2);
    assert_eq!(origin(&window).unwrap().file, "Register");
    window.get_by_label("Take the statement back").click();
    window.run();
    assert_eq!(
        origin(&window).unwrap().file,
        "Yearbook 2014",
        "the wider one counts again"
    );
}

#[test]
fn a_document_is_attached_by_the_chooser_opened_saved_and_taken_off() {
    let folder = tempfile::tempdir().unwrap();
    let source = pdf(folder.path(), "Yearbook.pdf");
    let saved = folder.path().join("saved.pdf");
    let mut window = at_table(folder.path(), vec![source, saved.clone()]);
    window.state_mut().send(Command::Run(CommandId::Attach));
    window.run();
    window.run();
    assert_eq!(origin(&window).unwrap().attachments[0].name, "Yearbook.pdf");
    assert!(says(&window, "Origin (1)") && says(&window, "PDF \u{b7} 1 kB"));
    window.get_by_label("Open Yearbook.pdf").click();
    window.run();
    window.get_by_label("Save Yearbook.pdf elsewhere").click();
    window.run();
    window.run();
    assert_eq!(std::fs::read(&saved).unwrap(), PDF);
    window.get_by_label("Take off Yearbook.pdf").click();
    window.run();
    assert!(origin(&window).unwrap().attachments.is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(origin(&window).unwrap().attachments.len(), 1);
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_on(window: &mut Window, path: PathBuf) {
    window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    window.run();
}

#[test]
fn a_dropped_document_is_asked_about_and_a_program_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_table(folder.path(), Vec::new());
    drop_on(&mut window, pdf(folder.path(), "scan.pdf"));
    assert!(
        says(&window, "Attach \u{201c}\u{2068}scan.pdf\u{2069}\u{201d}")
            || says(&window, "Attach \u{201c}scan.pdf\u{201d} to the selected cell")
    );
    assert!(origin(&window).is_none(), "nothing before the answer");
    window.get_by_label("Leave it").click();
    window.run();
    assert!(origin(&window).is_none() && window.query_by_label("Leave it").is_none());
    drop_on(&mut window, pdf(folder.path(), "scan.pdf"));
    window.get_by_label("Attach").click();
    window.run();
    window.run();
    assert_eq!(origin(&window).unwrap().attachments.len(), 1);
    let program = folder.path().join("photo.png");
    std::fs::write(&program, b"MZ\x90\0").unwrap();
    drop_on(&mut window, program);
    window.get_by_label("Attach").click();
    window.run();
    window.run();
    assert_eq!(origin(&window).unwrap().attachments.len(), 1);
    let said = window
        .state()
        .sentences()
        .any(|notice| notice.text.contains("photo.png"));
    assert!(said, "the refusal is said");
}

#[test]
fn the_five_tabs_fit_beside_the_grid_in_both_languages() {
    for language in [Language::English, Language::Indonesian] {
        let folder = tempfile::tempdir().unwrap();
        let file = indonesia(folder.path());
        let mut options = options(folder.path(), Some(file), Vec::new());
        options.settings.set_language(language);
        let mut window = support::builder(SMALL).build_eframe(move |context| App::new(&context.egui_ctx, options));
        window.run();
        find(&mut window, "C19");
        fill(&mut window, "5350");
        press(&mut window, Modifiers::NONE, Key::ArrowUp);
        press(&mut window, Modifiers::COMMAND, Key::M);
        let names = match language {
            Language::English => ["Meaning", "Notes", "Remarks", "Origin", "History"],
            Language::Indonesian => ["Arti", "Catatan", "Komentar", "Asal", "Riwayat"],
        };
        for name in names {
            let button = window
                .get_all_by_label(name)
                .find(|node| node.accesskit_node().role() == eframe::egui::accesskit::Role::Button)
                .expect(name);
            assert!(button.rect().right() < SMALL.x - 8.0, "{name}: {:?}", button.rect());
        }
    }
}

#[test]
fn a_file_that_can_only_be_read_shows_all_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = indonesia(folder.path());
    let mut first = Desk::open(&path).unwrap();
    let sheet = first.open_table(&"EMP_XOUM_SEX_COU_NB".into()).unwrap()[0];
    let cell = first
        .cell_by_codes(
            sheet,
            Some("MYS"),
            ilms_collect::questionnaire::Year(2014),
            None,
            Some("M"),
        )
        .unwrap();
    first.type_text(&cell, "5350").unwrap();
    first.remark(&cell, "Ask the ministry").unwrap();
    let read = ReadDocument::from_bytes(PDF.to_vec(), "Yearbook.pdf").unwrap();
    first.attach(&OriginOf::Block(vec![cell.clone()]), &read).unwrap();
    first.open_year(sheet, ilms_collect::questionnaire::Year(2014)).unwrap();
    first.flush().unwrap();
    // The first keeps it open, so that this one only reads.
    let mut window = window_sized(folder.path(), Some(path), LARGE);
    window.state_mut().send(Command::GoToCell(cell));
    window.run();
    let tab = |window: &mut Window, name: &str| {
        window
            .get_all_by_label(name)
            .find(|node| node.accesskit_node().role() == eframe::egui::accesskit::Role::Button)
            .expect("a tab")
            .click();
        window.run();
    };
    tab(&mut window, "Remarks (1)");
    assert!(says(&window, "Ask the ministry") && window.query_by_label("Keep the remark").is_none());
    tab(&mut window, "Origin (1)");
    assert!(says(&window, "Yearbook.pdf") && window.query_by_label("Take the statement back").is_none());
    window.get_by_label("Open Yearbook.pdf").click();
    window.run();
    assert!(window.state().sentences().next().is_none(), "opened without a word");
    drop_on(&mut window, pdf(folder.path(), "scan.pdf"));
    assert!(window.query_by_label("Attach").is_none());
}

/// A table with all that is said about figures.
fn full(folder: &Path) -> (PathBuf, CellAddress) {
    let path = folder.join("sample.ilms");
    let mut desk = ilms_collect::desk::write_sample(&path).unwrap();
    let sheet = desk.open_table(&"EMP_XOUM_SEX_COU_NB".into()).unwrap()[0];
    let layout = desk.layout(sheet).unwrap();
    let cells: Vec<_> = layout
        .asked_cells(sheet)
        .filter(|cell| desk.answers().figure(cell).is_some())
        .collect();
    let block: Vec<_> = cells.iter().take(6).cloned().collect();
    let statement = OriginWords {
        file: "Statistical yearbook of migration 2014".to_owned(),
        page: "p. 12, table 3".to_owned(),
        note: "First edition".to_owned(),
    };
    desk.set_origin(&OriginOf::Block(block.clone()), &statement).unwrap();
    for (name, bytes) in [
        ("Yearbook of migration 2014.pdf", PDF),
        (
            "Register of departures, second half.csv",
            b"Malaysia;5350\nSingapore;1200\n",
        ),
    ] {
        let read = ReadDocument::from_bytes(bytes.to_vec(), name).unwrap();
        desk.attach(&OriginOf::Block(block.clone()), &read).unwrap();
    }
    desk.remark(
        &block[1],
        "The ministry counts departures, the agency counts contracts. Ask which one is meant.",
    )
    .unwrap();
    desk.remark(&block[1], "Departures, says the head of unit.").unwrap();
    desk.set_follow_up(&cells.iter().step_by(5).cloned().collect::<Vec<_>>(), true)
        .unwrap();
    desk.set_follow_up(&block[1..2], true).unwrap();
    desk.flush().unwrap();
    (path, block[1].clone())
}

/// `ILMS_PICTURES_TO=FOLDER` writes the pictures there to be looked at.
#[test]
fn pictures_of_remarks_and_origin() {
    if !pictures::can_draw() {
        return;
    }
    let Some(to) = std::env::var_os("ILMS_PICTURES_TO").map(PathBuf::from) else {
        return;
    };
    std::fs::create_dir_all(&to).unwrap();
    for (theme, name) in [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")] {
        for (size, language, wide) in [
            (SMALL, Language::Indonesian, "small"),
            (LARGE, Language::English, "large"),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let (path, cell) = full(folder.path());
            let mut options = options(folder.path(), Some(path), Vec::new());
            options.settings = settings(folder.path());
            options.settings.set_theme(theme);
            options.settings.set_language(language);
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
            let picture = window.render().unwrap();
            picture.save(to.join(format!("overview_{wide}_{name}.png"))).unwrap();
            window.state_mut().send(Command::GoToCell(cell));
            window.run_ok();
            for (command, what) in [(CommandId::Remark, "remarks"), (CommandId::Origin, "origin")] {
                window.state_mut().send(Command::Run(command));
                window.run_ok();
                let picture = window.render().unwrap();
                picture.save(to.join(format!("{what}_{wide}_{name}.png"))).unwrap();
            }
            drop_on(&mut window, pdf(folder.path(), "Scan of page 12.pdf"));
            let picture = window.render().unwrap();
            picture.save(to.join(format!("dropped_{wide}_{name}.png"))).unwrap();
        }
    }
}
