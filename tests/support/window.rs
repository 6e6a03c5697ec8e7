//! The whole window for tests: opened without a screen, worked by keyboard, read through its accessibility tree.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder};
use ilms_collect::app::file_dialogs::PreparedDialogs;
use ilms_collect::app::settings::Settings;
use ilms_collect::app::theme::ThemeChoice;
use ilms_collect::app::{App, Options};
use ilms_collect::desk::{Desk, NewCountryFile};

/// The window under test.
pub type Window = Harness<'static, App>;

/// A PC as the focal specialist has it.
pub const SMALL: Vec2 = vec2(1366.0, 768.0);

/// The moment at which every test takes place: twelve days before Phase III closes.
pub fn clock() -> jiff::Zoned {
    "2015-08-02T10:42:00+07:00[Asia/Jakarta]".parse().unwrap()
}

/// Settings that speak English and are light, kept in a file.
pub fn settings(folder: &Path) -> Settings {
    let mut settings = Settings::at(folder.join("settings.json"));
    settings.set_theme(ThemeChoice::Light);
    settings.set_language(ilms_collect::questionnaire::Language::English);
    settings
}

/// How a window begins.
pub fn options(folder: &Path, open: Option<PathBuf>, choosers: Vec<PathBuf>) -> Options {
    Options {
        open,
        sample: false,
        settings: settings(folder),
        files: Box::new(PreparedDialogs::new(choosers)),
        clock,
        jobs_at_once: true,
    }
}

/// A harness of that size, light.
pub fn builder(size: Vec2) -> HarnessBuilder<App> {
    Harness::builder()
        .with_size(size)
        .with_max_steps(24)
        .with_theme(eframe::egui::Theme::Light)
}

/// The window over a file, or the welcome screen.
pub fn window(folder: &Path, open: Option<PathBuf>) -> Window {
    window_sized(folder, open, SMALL)
}

/// The same in another size.
pub fn window_sized(folder: &Path, open: Option<PathBuf>, size: Vec2) -> Window {
    let options = options(folder, open, Vec::new());
    let mut window = builder(size).build_eframe(move |context| App::new(&context.egui_ctx, options));
    window.run();
    window
}

/// An empty country file of Indonesia for Phase III.
pub fn indonesia(folder: &Path) -> PathBuf {
    let path = folder.join("Indonesia.ilms");
    let new = NewCountryFile {
        area: "IDN".into(),
        pack: "asean-phase-3".into(),
        preparer: "Test Preparer".to_owned(),
    };
    drop(Desk::create(&path, &new).expect("a new country file"));
    path
}

/// Presses keys one after the other.
pub fn keys(window: &mut Window, keys: &[Key]) {
    for key in keys {
        press(window, Modifiers::NONE, *key);
    }
}

/// Presses one key.
pub fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Types text where the keyboard is.
pub fn text(window: &mut Window, text: &str) {
    window.event(eframe::egui::Event::Text(text.to_owned()));
    window.run();
}

/// Presses Tab until the control of that name has the keyboard.
pub fn tab_to(window: &mut Window, name: &str) {
    for _ in 0..80 {
        if window
            .query_all_by_label(name)
            .any(|node| node.accesskit_node().is_focused())
        {
            return;
        }
        press(window, Modifiers::NONE, Key::Tab);
    }
    panic!("Tab does not reach \"{name}\"");
}

/// Whether something that is read out holds these words.
pub fn says(window: &Window, words: &str) -> bool {
    everything(window).iter().any(|(_, text)| text.contains(words))
}

/// Role and words of everything that is read out.
pub fn everything(window: &Window) -> Vec<(Role, String)> {
    let root = window.root();
    let mut all = Vec::new();
    let mut rest: Vec<_> = root.children_recursive().collect();
    while let Some(node) = rest.pop() {
        let node = node.accesskit_node();
        let text = node.label().or_else(|| node.value()).unwrap_or_default();
        all.push((node.role(), text));
    }
    all
}

/// Goes to a place or table by the search field.
pub fn find(window: &mut Window, what: &str) {
    press(window, Modifiers::COMMAND, Key::K);
    text(window, what);
    press(window, Modifiers::NONE, Key::Enter);
}

/// Types a figure into the active cell and goes down.
pub fn fill(window: &mut Window, figure: &str) {
    text(window, figure);
    press(window, Modifiers::NONE, Key::Enter);
}
