//! Sources, findings, bringing in, submitting, verifying and help: done by keyboard, read by name, looked at as pictures.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/country.rs"]
mod country;
#[path = "support/pictures.rs"]
mod pictures;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Rect, Theme, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use ilms_collect::app::command::{Command, CommandId};
use ilms_collect::app::context::Place;
use ilms_collect::app::file_dialogs::PreparedDialogs;
use ilms_collect::app::screens::help::Topic;
use ilms_collect::app::settings::Settings;
use ilms_collect::app::theme::ThemeChoice;
use ilms_collect::app::{App, Options};
use ilms_collect::questionnaire::Language;
use std::path::{Path, PathBuf};

const WIDE: Vec2 = vec2(1920.0, 1080.0);
const OLD: Vec2 = vec2(1366.0, 768.0);

fn morning() -> jiff::Zoned {
    jiff::civil::date(2015, 8, 2)
        .at(10, 42, 0, 0)
        .to_zoned(jiff::tz::TimeZone::UTC)
        .unwrap()
}

fn window(file: Option<PathBuf>, size: Vec2, theme: ThemeChoice, language: Language) -> Harness<'static, App> {
    let mut settings = Settings::forgetful();
    settings.set_theme(theme);
    settings.set_language(language);
    let options = Options {
        open: file,
        sample: false,
        settings,
        files: Box::new(PreparedDialogs::default()),
        clock: morning,
        jobs_at_once: true,
    };
    let system = if theme == ThemeChoice::Light {
        Theme::Light
    } else {
        Theme::Dark
    };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_theme(system)
        .with_max_steps(24)
        .with_step_dt(1.0 / 60.0)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, options));
    harness.run_ok();
    harness
}

fn at(file: &Path, place: Place) -> Harness<'static, App> {
    let mut harness = window(Some(file.to_owned()), OLD, ThemeChoice::Light, Language::English);
    go(&mut harness, place);
    harness
}

fn go(harness: &mut Harness<'static, App>, place: Place) {
    harness.state_mut().send(Command::GoTo(place));
    harness.run_ok();
}

/// Every name and text that can be read in the window, for messages of failed tests.
fn read_out(harness: &Harness<'static, App>) -> String {
    let mut all = Vec::new();
    let mut nodes = vec![harness.root()];
    while let Some(node) = nodes.pop() {
        let access = node.accesskit_node();
        let text = access.label().or_else(|| access.value());
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            all.push(format!("{:?}: {text}", access.role()));
        }
        nodes.extend(node.children());
    }
    all.join("\n")
}

fn has(harness: &Harness<'static, App>, text: &str) -> bool {
    read_out(harness).contains(text)
}

#[track_caller]
fn expect(harness: &Harness<'static, App>, text: &str) {
    assert!(
        has(harness, text),
        "{text:?} is not said. What is:\n{}",
        read_out(harness)
    );
}

#[track_caller]
fn press(harness: &mut Harness<'static, App>, role: Role, name: &str) {
    let node = harness
        .query_all_by_role(role)
        .find(|node| node.accesskit_node().label().as_deref() == Some(name));
    let Some(node) = node else {
        panic_with(harness, &format!("no {role:?} is named {name:?}"))
    };
    node.focus();
    harness.run_ok();
    harness.key_press(Key::Space);
    harness.run_ok();
}

#[track_caller]
fn panic_with(harness: &Harness<'static, App>, why: &str) -> ! {
    #[allow(clippy::panic)]
    {
        panic!("{why}. What is:\n{}", read_out(harness));
    }
}

#[track_caller]
fn type_into(harness: &mut Harness<'static, App>, name: &str, text: &str) {
    let fields = [Role::TextInput, Role::MultilineTextInput, Role::PasswordInput];
    let node = fields.iter().find_map(|role| {
        harness
            .query_all_by_role(*role)
            .find(|node| node.accesskit_node().label().as_deref() == Some(name))
    });
    let Some(node) = node else {
        panic_with(harness, &format!("no field is named {name:?}"))
    };
    node.focus();
    harness.run_ok();
    harness.event(eframe::egui::Event::Text(text.to_owned()));
    harness.run_ok();
}

fn key(harness: &mut Harness<'static, App>, key: Key) {
    harness.key_press(key);
    harness.run_ok();
}

#[track_caller]
fn focus_list(harness: &mut Harness<'static, App>, name: &str) {
    let node = harness
        .query_all_by_role(Role::ListBox)
        .find(|node| node.accesskit_node().label().as_deref() == Some(name));
    let Some(node) = node else {
        panic_with(harness, &format!("no list is named {name:?}"))
    };
    node.focus();
    harness.run_ok();
}

/// The option that is chosen in a list.
fn chosen(harness: &Harness<'static, App>) -> Vec<String> {
    let options = harness.query_all_by_role(Role::ListBoxOption);
    let chosen = options.filter(|node| node.accesskit_node().is_selected() == Some(true));
    chosen.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn findings_are_listed_with_severity_and_sentence_and_enter_goes_to_the_cell() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(&country::full(folder.path()), Place::Findings);
    let count = harness.state().desk().unwrap().findings().len();
    assert!(count > 3, "{count} findings");
    // The list has the keyboard as soon as the screen is gone to.
    let first = chosen(&harness);
    key(&mut harness, Key::ArrowDown);
    assert_ne!(first, chosen(&harness), "the arrow moves");
    key(&mut harness, Key::Home);
    // Down to the finding of the two exchanged digits, wherever it stands.
    for _ in 0..count {
        if chosen(&harness).iter().any(|name| name.contains("Malaysia")) {
            break;
        }
        key(&mut harness, Key::ArrowDown);
    }
    let name = chosen(&harness).concat();
    assert!(
        name.starts_with("Error: ") && name.contains("Malaysia") && name.contains("2014"),
        "{name}"
    );
    key(&mut harness, Key::Enter);
    assert_eq!(*harness.state().place(), Place::Table("EMP_XOUM_SEX_COU_NB".into()));
}

#[test]
fn findings_are_filtered_by_severity_and_words_and_an_empty_list_says_what_is_good() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(&country::full(folder.path()), Place::Findings);
    type_into(&mut harness, "Filter", "zzzz");
    expect(&harness, "Nothing matches");
    press(&mut harness, Role::Button, "Show all findings");
    assert!(!has(&harness, "Nothing matches"));
    type_into(&mut harness, "Filter", "12o4");
    let options = harness.query_all_by_role(Role::ListBoxOption).count();
    assert_eq!(options, 1, "{}", read_out(&harness));
}

#[test]
fn a_source_is_chosen_a_definition_stated_and_both_are_taken_over_with_one_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(&country::full(folder.path()), Place::Sources);
    focus_list(&mut harness, "Tables with figures");
    key(&mut harness, Key::Home);
    expect(&harness, "Still missing: the source, the definition of migrants.");
    // The list of sources opens, is narrowed by typing, and Enter takes the one that is left.
    press(&mut harness, Role::ComboBox, "Source");
    harness.event(eframe::egui::Event::Text("census".to_owned()));
    harness.run_ok();
    key(&mut harness, Key::Enter);
    expect(&harness, "Still missing: the definition of migrants.");
    press(&mut harness, Role::ComboBox, "Definition of migrants");
    harness.event(eframe::egui::Event::Text("non-citizens".to_owned()));
    harness.run_ok();
    key(&mut harness, Key::Enter);
    expect(&harness, "Everything that is asked about this table is stated.");
    // The next table has another source; it takes over what the first one says, once it is confirmed.
    focus_list(&mut harness, "Tables with figures");
    key(&mut harness, Key::ArrowDown);
    expect(&harness, "Still missing: the definition of migrants.");
    press(&mut harness, Role::ComboBox, "Table");
    harness.event(eframe::egui::Event::Text("A1".to_owned()));
    harness.run_ok();
    key(&mut harness, Key::Enter);
    expect(&harness, "Definition of migrants: Non-citizens");
    press(&mut harness, Role::Button, "Use the same");
    expect(&harness, "Everything that is asked about this table is stated.");
    harness.state_mut().send(Command::Run(CommandId::Undo));
    harness.run_ok();
    expect(&harness, "Still missing: the definition of migrants.");
}

#[test]
fn a_new_source_needs_name_and_kind_and_own_words_are_kept_when_the_screen_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(&country::full(folder.path()), Place::Sources);
    focus_list(&mut harness, "Tables with figures");
    key(&mut harness, Key::Home);
    press(&mut harness, Role::ComboBox, "Source");
    harness.event(eframe::egui::Event::Text("Register of aliens".to_owned()));
    harness.run_ok();
    key(&mut harness, Key::Enter);
    expect(&harness, "A new source");
    type_into(&mut harness, "Short name", "ALIENS");
    press(&mut harness, Role::ComboBox, "Kind of source");
    harness.event(eframe::egui::Event::Text("population register".to_owned()));
    harness.run_ok();
    key(&mut harness, Key::Enter);
    press(&mut harness, Role::Button, "State this source");
    let desk = harness.state().desk().unwrap();
    let stated = desk.answers().sources.get(&"ALIENS".into()).unwrap();
    assert_eq!(
        (stated.name.as_str(), stated.kind.as_deref()),
        ("Register of aliens", Some("FJ"))
    );
    type_into(
        &mut harness,
        "Definition of migrants: In your own words",
        "holders of a KITAS",
    );
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
    harness.run_ok();
    assert_eq!(*harness.state().place(), Place::Overview);
    let desk = harness.state().desk().unwrap();
    let sheet = desk
        .answers()
        .sheets
        .values()
        .find(|sheet| sheet.source == Some("ALIENS".into()))
        .unwrap();
    assert_eq!(sheet.definition().unwrap().text, "holders of a KITAS");
}

#[test]
fn a_file_is_looked_at_before_it_is_brought_in_and_one_undo_takes_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("outflow.csv");
    std::fs::write(&csv, country::csv()).unwrap();
    let file = country::empty(folder.path());
    let mut harness = at(&file, Place::BringIn);
    type_into(&mut harness, "File", &csv.display().to_string());
    key(&mut harness, Key::Enter);
    expect(&harness, "Show New, 99");
    expect(&harness, "Show Refused, 5");
    assert!(
        harness.state().desk().unwrap().answers().figures.is_empty(),
        "nothing is written yet"
    );
    press(&mut harness, Role::Button, "Show Refused, 5");
    let refused = harness.query_all_by_role(Role::ListBoxOption).filter(|node| {
        let name = node.accesskit_node().label();
        name.is_some_and(|name| name.contains(": Refused: "))
    });
    assert_eq!(refused.count(), 5, "{}", read_out(&harness));
    expect(&harness, "Not taken: 5");
    press(&mut harness, Role::Button, "Bring in 99 figures");
    expect(&harness, "99 figures were brought in");
    let held = |harness: &Harness<'static, App>| {
        harness
            .state()
            .desk()
            .unwrap()
            .answers()
            .figures
            .values()
            .map(std::collections::BTreeMap::len)
            .sum::<usize>()
    };
    assert_eq!(held(&harness), 99);
    press(&mut harness, Role::Button, "Undo");
    assert_eq!(held(&harness), 0);
    // The same file again changes nothing once it is in.
    harness.state_mut().send(Command::Run(CommandId::Redo));
    harness.run_ok();
    press(&mut harness, Role::Button, "Preview");
    expect(&harness, "Show Same, 99");
    expect(&harness, "Nothing in this file would change the country file.");
}

#[test]
fn a_file_that_is_no_csv_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = folder.path().join("workbook.csv");
    std::fs::write(&wrong, b"PK\x03\x04 not text").unwrap();
    let mut harness = at(&country::empty(folder.path()), Place::BringIn);
    type_into(&mut harness, "File", &wrong.display().to_string());
    key(&mut harness, Key::Enter);
    expect(&harness, "workbook");
    type_into(&mut harness, "File", "-not-there");
    key(&mut harness, Key::Enter);
    expect(&harness, "failed");
}

#[test]
fn a_key_is_made_the_package_signed_saved_and_verified_without_a_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(&country::full(folder.path()), Place::Submit);
    expect(&harness, "A package made now is a draft");
    press(&mut harness, Role::Button, "Make a new key");
    let key_file = folder.path().join("preparer");
    type_into(&mut harness, "Key file", &key_file.display().to_string());
    type_into(&mut harness, "Passphrase", "tujuh ekor gajah");
    type_into(&mut harness, "Passphrase again", "tujuh ekor gajahh");
    expect(&harness, "The two do not match.");
    key(&mut harness, Key::Backspace);
    press(&mut harness, Role::Button, "Make the key");
    assert!(folder.path().join("preparer.pub").is_file(), "{}", read_out(&harness));
    expect(&harness, "To read out on the phone");
    // A wrong passphrase is said and nothing is made; then the right one, and Enter.
    type_into(&mut harness, "Passphrase", "wrong one altogether");
    key(&mut harness, Key::Enter);
    expect(&harness, "The passphrase does not open");
    type_into(&mut harness, "Passphrase", "tujuh ekor gajah");
    key(&mut harness, Key::Enter);
    expect(&harness, "The draft is ready");
    assert!(!has(&harness, "gajah"), "the passphrase is nowhere to be read");
    press(&mut harness, Role::Button, "Save the file");
    let package = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "ilms-package"))
        .expect("the package lies beside the country file");
    press(&mut harness, Role::Button, "Verify it now");
    assert_eq!(*harness.state().place(), Place::Verify);
    expect(&harness, "Intact, signed by Test Preparer, Test Agency");
    expect(&harness, "draft: no submission");
    // A changed byte in a table is found and placed.
    let mut bytes = std::fs::read(&package).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&package, &bytes).unwrap();
    press(&mut harness, Role::Button, "Verify");
    expect(&harness, "Changed since it was packed");
    assert!(
        harness.query_all_by_role(Role::ListBoxOption).count() > 0,
        "{}",
        read_out(&harness)
    );
}

#[test]
fn a_mail_draft_and_other_formats_are_written_beside_the_package_and_nothing_is_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(&country::full(folder.path()), Place::Submit);
    press(&mut harness, Role::Button, "Without a signature");
    press(&mut harness, Role::Button, "Make the package");
    press(&mut harness, Role::Button, "E-mail draft");
    expect(&harness, "was handed to your mail program");
    let draft = std::fs::read_to_string(folder.path().join("Indonesia-phase3-r01-draft.eml")).unwrap();
    assert!(draft.contains("X-Unsent: 1") && draft.contains("Indonesia-phase3-r01-draft.ilms-package"));
    let package = folder.path().join("Indonesia-phase3-r01-draft.ilms-package");
    std::fs::write(&package, "another file").unwrap();
    press(&mut harness, Role::Button, "Save the file");
    expect(
        &harness,
        "There is a file named Indonesia-phase3-r01-draft.ilms-package already.",
    );
    press(&mut harness, Role::Button, "Leave it");
    assert_eq!(std::fs::read_to_string(&package).unwrap(), "another file");
    press(&mut harness, Role::Button, "Save the file");
    press(&mut harness, Role::Button, "Replace it");
    assert!(std::fs::metadata(&package).unwrap().len() > 1000);
    for (format, file, says) in [
        ("ILOSTAT CSV", "Indonesia.csv", "One cell that cannot be read"),
        ("Workbook (.xlsx)", "Indonesia.xlsx", "Written: "),
        ("CSV for a spreadsheet", "Indonesia.table.csv", "Written: "),
        ("SDMX-CSV", "Indonesia.sdmx.csv", "Written: "),
        ("Data package (.zip)", "Indonesia.zip", "Written: "),
    ] {
        press(&mut harness, Role::Button, format);
        press(&mut harness, Role::Button, "Write it");
        expect(&harness, says);
        assert!(folder.path().join(file).is_file(), "{file}");
    }
}

#[test]
fn a_part_of_the_questionnaire_is_handed_out_as_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(&country::full(folder.path()), Place::Submit);
    press(&mut harness, Role::Button, "Workbook (.xlsx)");
    press(&mut harness, Role::ComboBox, "Holds");
    press(&mut harness, Role::Button, "An empty form");
    press(&mut harness, Role::ComboBox, "Tables");
    press(&mut harness, Role::Button, "Only these:");
    expect(&harness, "Tick the tables that it is to hold.");
    press(&mut harness, Role::CheckBox, "20 For work, education");
    press(&mut harness, Role::Button, "Write it");
    expect(&harness, "Written: ");
    let book = calamine::open_workbook_auto(folder.path().join("Indonesia.xlsx")).unwrap();
    let sheets = calamine::Reader::sheet_names(&book);
    assert!(sheets.iter().any(|name| name.contains("C20")), "{sheets:?}");
    assert!(!sheets.iter().any(|name| name.contains("C19")), "{sheets:?}");
}

#[test]
fn at_twice_the_size_everything_is_still_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(&country::full(folder.path()), Place::Submit);
    for _ in 0..10 {
        harness.state_mut().send(Command::Run(CommandId::ZoomIn));
    }
    for (place, said) in [
        (Place::Submit, "What stands in the way"),
        (Place::Submit, "Signature"),
        (Place::Sources, "Where the figures come from"),
        (Place::Findings, "Findings by table"),
        (Place::BringIn, "Preview"),
        (Place::Verify, "Whose signature counts"),
        (Place::Help, "First steps"),
    ] {
        go(&mut harness, place);
        expect(&harness, said);
    }
}

#[test]
fn what_stands_in_the_way_leads_to_where_it_is_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(&country::full(folder.path()), Place::Submit);
    focus_list(&mut harness, "What stands in the way");
    for _ in 0..20 {
        if chosen(&harness).iter().any(|name| name.contains("12o4")) {
            break;
        }
        key(&mut harness, Key::ArrowDown);
    }
    key(&mut harness, Key::Enter);
    assert_eq!(*harness.state().place(), Place::Table("POP_TPOP_SEX_MIG_NB".into()));
}

#[test]
fn a_package_without_signature_and_a_file_that_is_none_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = folder.path().join("letter.ilms-package");
    std::fs::write(&wrong, "Dear colleagues").unwrap();
    let mut harness = window(None, OLD, ThemeChoice::Light, Language::English);
    harness.state_mut().send(Command::VerifyFile(wrong));
    harness.run_ok();
    expect(&harness, "This file is no package");
    let mut harness = at(&country::full(folder.path()), Place::Submit);
    press(&mut harness, Role::Button, "Without a signature");
    press(&mut harness, Role::Button, "Make the package");
    press(&mut harness, Role::Button, "Save the file");
    press(&mut harness, Role::Button, "Verify it now");
    expect(&harness, "Intact, but not signed");
}

#[test]
fn the_preparer_is_stated_by_leaving_the_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(&country::empty(folder.path()), Place::Submit);
    type_into(&mut harness, "Name", "Budi");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
    harness.run_ok();
    assert_eq!(harness.state().desk().unwrap().setting("preparer"), "Budi");
}

#[test]
fn help_is_found_by_words_and_read_topic_by_topic() {
    let mut harness = window(None, OLD, ThemeChoice::Light, Language::English);
    go(&mut harness, Place::Help);
    focus_list(&mut harness, "Topics");
    let mut titles = Vec::new();
    for _ in 0..15 {
        titles.extend(chosen(&harness));
        key(&mut harness, Key::ArrowDown);
    }
    titles.dedup();
    assert_eq!(titles.len(), 15, "{titles:?}");
    type_into(&mut harness, "Find in the help", "ssh-keygen");
    assert_eq!(chosen(&harness), ["Verify a package"]);
    expect(&harness, "ilms-submission");
}

#[test]
fn the_screens_speak_indonesian() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(
        Some(country::full(folder.path())),
        OLD,
        ThemeChoice::Dark,
        Language::Indonesian,
    );
    for (place, said) in [
        (Place::Sources, "Sumber dan definisi"),
        (Place::Findings, "Temuan per tabel"),
        (Place::BringIn, "Impor angka"),
        (Place::Submit, "Apa yang menghalangi"),
        (Place::Verify, "Periksa paket"),
        (Place::Help, "Langkah pertama"),
    ] {
        go(&mut harness, place);
        expect(&harness, said);
    }
}

/// A picture of a screen, as a person sees it.
struct Picture {
    name: &'static str,
    place: Place,
    full: bool,
    theme: ThemeChoice,
    size: Vec2,
    language: Language,
    prepare: fn(&mut Harness<'static, App>, &Path),
}

fn name_preparer(harness: &mut Harness<'static, App>, _: &Path) {
    go(harness, Place::Submit);
    type_into(harness, "Name", "Budi");
    go(harness, Place::Findings);
}

fn signed(harness: &mut Harness<'static, App>, folder: &Path) {
    press(harness, Role::Button, "Make a new key");
    type_into(harness, "Key file", &folder.join("key").display().to_string());
    type_into(harness, "Passphrase", "tujuh ekor gajah");
    type_into(harness, "Passphrase again", "tujuh ekor gajah");
}

fn export_csv(harness: &mut Harness<'static, App>, _: &Path) {
    press(harness, Role::Button, "CSV for a spreadsheet");
    harness.run_ok();
}

fn topic(harness: &mut Harness<'static, App>, topic: Topic) {
    focus_list(harness, "Topics");
    for _ in Topic::ALL.into_iter().take_while(|before| *before != topic) {
        key(harness, Key::ArrowDown);
    }
}

fn reasons(harness: &mut Harness<'static, App>, _: &Path) {
    topic(harness, Topic::Reasons);
}

fn checks(harness: &mut Harness<'static, App>, _: &Path) {
    topic(harness, Topic::Checks);
}

fn stock_tools(harness: &mut Harness<'static, App>, _: &Path) {
    topic(harness, Topic::Verify);
}

fn changed(harness: &mut Harness<'static, App>, folder: &Path) {
    verified(harness, folder);
    let package = folder.join("Indonesia-phase3-r01-draft.ilms-package");
    let mut bytes = std::fs::read(&package).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&package, &bytes).unwrap();
    press(harness, Role::Button, "Verify");
}

fn double_size(harness: &mut Harness<'static, App>, _: &Path) {
    for _ in 0..10 {
        harness.state_mut().send(Command::Run(CommandId::ZoomIn));
    }
}

fn preview_at_double_size(harness: &mut Harness<'static, App>, folder: &Path) {
    preview(harness, folder);
    double_size(harness, folder);
}

fn verified_at_double_size(harness: &mut Harness<'static, App>, folder: &Path) {
    verified(harness, folder);
    double_size(harness, folder);
}

fn second_sheet(harness: &mut Harness<'static, App>, _: &Path) {
    focus_list(harness, "Tables with figures");
    key(harness, Key::ArrowDown);
}

fn nothing(_: &mut Harness<'static, App>, _: &Path) {}

fn preview(harness: &mut Harness<'static, App>, folder: &Path) {
    let csv = folder.join("outflow.csv");
    std::fs::write(&csv, country::mixed_csv()).unwrap();
    type_into(harness, "File", &csv.display().to_string());
    key(harness, Key::Enter);
}

fn make_package(harness: &mut Harness<'static, App>, _: &Path) {
    press(harness, Role::Button, "Without a signature");
    press(harness, Role::Button, "Make the package");
}

fn verified(harness: &mut Harness<'static, App>, folder: &Path) {
    go(harness, Place::Submit);
    make_package(harness, folder);
    press(harness, Role::Button, "Save the file");
    press(harness, Role::Button, "Verify it now");
}

/// Where something stands that differs each time: moments, paths, digests of what holds moments.
fn changing(harness: &Harness<'static, App>) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut nodes = vec![harness.root()];
    let today = jiff::Zoned::now().strftime("%Y-").to_string();
    while let Some(node) = nodes.pop() {
        let access = node.accesskit_node();
        let texts = [access.label(), access.value()].into_iter().flatten();
        let digest = |text: &str| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if access.role() == Role::TextInput && access.value().is_some_and(|text| text.contains("ilms-pictures")) {
            rects.push(node.rect().shrink(2.0));
            continue;
        }
        let leaf = node.children().next().is_none();
        let of_today = |text: &str| text.contains(&today) || text.starts_with("Saved") || text.starts_with("Tersimpan");
        if leaf
            && texts.into_iter().any(|text| {
                digest(&text) || of_today(&text) || text.contains("ilms-pictures") || text.contains("data/datapackage")
            })
        {
            rects.push(node.rect());
        }
        nodes.extend(node.children());
    }
    rects
}

#[test]
fn the_screens_look_as_they_should() {
    if !pictures::can_draw() {
        return;
    }
    let (light, dark) = (ThemeChoice::Light, ThemeChoice::Dark);
    let (en, id) = (Language::English, Language::Indonesian);
    let picture = |name, place, full, theme, size, language, prepare| Picture {
        name,
        place,
        full,
        theme,
        size,
        language,
        prepare,
    };
    let all = [
        picture("sources_light", Place::Sources, true, light, OLD, en, nothing),
        picture("sources_dark_wide", Place::Sources, true, dark, WIDE, id, nothing),
        picture("sources_empty", Place::Sources, false, light, OLD, en, nothing),
        picture("findings_light", Place::Findings, true, light, OLD, en, nothing),
        picture("findings_dark_wide", Place::Findings, true, dark, WIDE, id, nothing),
        picture("findings_empty", Place::Findings, false, light, OLD, en, name_preparer),
        picture("import_empty", Place::BringIn, false, light, OLD, en, nothing),
        picture("import_preview_light", Place::BringIn, true, light, OLD, en, preview),
        picture(
            "import_preview_dark_wide",
            Place::BringIn,
            true,
            dark,
            WIDE,
            en,
            preview,
        ),
        picture("submit_light", Place::Submit, true, light, OLD, en, nothing),
        picture(
            "submit_made_dark_wide",
            Place::Submit,
            true,
            dark,
            WIDE,
            en,
            make_package,
        ),
        picture("verify_empty", Place::Verify, false, light, OLD, en, nothing),
        picture("verify_unsigned_dark", Place::Verify, true, dark, OLD, en, verified),
        picture("help_light", Place::Help, true, light, OLD, en, nothing),
        picture("help_reasons", Place::Help, true, light, OLD, en, reasons),
        picture("help_checks_dark", Place::Help, true, dark, OLD, en, checks),
        picture("help_verify", Place::Help, true, light, OLD, en, stock_tools),
        picture("verify_changed", Place::Verify, true, light, OLD, en, changed),
        picture("sources_stated", Place::Sources, true, light, OLD, en, second_sheet),
        picture("submit_double_size", Place::Submit, true, light, OLD, en, double_size),
        picture("sources_double_size", Place::Sources, true, light, OLD, en, double_size),
        picture(
            "findings_double_size",
            Place::Findings,
            true,
            light,
            OLD,
            en,
            double_size,
        ),
        picture(
            "import_double_size",
            Place::BringIn,
            true,
            light,
            OLD,
            en,
            preview_at_double_size,
        ),
        picture("help_double_size", Place::Help, true, light, OLD, en, double_size),
        picture(
            "verify_double_size",
            Place::Verify,
            true,
            light,
            OLD,
            en,
            verified_at_double_size,
        ),
        picture("submit_export_csv", Place::Submit, true, light, WIDE, en, export_csv),
        picture("submit_new_key", Place::Submit, false, light, OLD, en, signed),
        picture("help_dark_wide", Place::Help, true, dark, WIDE, id, nothing),
    ];
    let mut results = egui_kittest::SnapshotResults::new();
    for picture in all {
        let folder = tempfile::Builder::new().prefix("ilms-pictures").tempdir().unwrap();
        let file = if picture.full {
            country::full(folder.path())
        } else {
            country::empty(folder.path())
        };
        let mut harness = window(Some(file), picture.size, picture.theme, picture.language);
        go(&mut harness, picture.place);
        (picture.prepare)(&mut harness, folder.path());
        harness.state().desk().unwrap().flush().unwrap();
        harness.run_ok();
        for rect in changing(&harness) {
            harness.mask(rect);
        }
        results.add(harness.try_snapshot(format!("screen_{}", picture.name)));
    }
}
