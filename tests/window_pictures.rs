//! Pictures of every screen, light and dark, on a small and a large display, empty and full. A few are kept and compared;
//! `ILMS_PICTURES_TO=FOLDER` writes all of them there to be looked at.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/pictures.rs"]
mod pictures;
#[path = "support/window.rs"]
mod support;

use eframe::egui::{Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::{SnapshotOptions, SnapshotResults};
use ilms_collect::app::App;
use ilms_collect::app::command::{Command, CommandId};
use ilms_collect::app::theme::ThemeChoice;
use ilms_collect::desk::write_sample;
use std::path::{Path, PathBuf};
use support::{SMALL, Window, fill, find, indonesia, options, press};

const LARGE: Vec2 = vec2(1920.0, 1080.0);

/// The pictures that are kept; those that show the day of a change are looked at only.
const KEPT: [&str; 3] = ["welcome_light", "table_light", "table_dark"];

struct Camera {
    folder: Option<PathBuf>,
    results: SnapshotResults,
}

impl Camera {
    fn new() -> Self {
        let folder = std::env::var_os("ILMS_PICTURES_TO").map(PathBuf::from);
        if let Some(folder) = &folder {
            std::fs::create_dir_all(folder).unwrap();
        }
        Self {
            folder,
            results: SnapshotResults::new(),
        }
    }

    fn take(&mut self, window: &mut Window, name: &str) {
        window.run_ok();
        if let Some(folder) = &self.folder {
            window
                .render()
                .unwrap()
                .save(folder.join(format!("{name}.png")))
                .unwrap();
        } else if KEPT.contains(&name) {
            // Text is drawn a shade apart by other versions of the renderer.
            let options = SnapshotOptions::new().threshold(2.0).max_failed_pixels(400);
            self.results.add(window.try_snapshot_options(name, &options));
        }
    }
}

fn open(folder: &Path, file: Option<PathBuf>, size: Vec2, theme: ThemeChoice) -> Window {
    let mut options = options(folder, file, Vec::new());
    options.settings.set_theme(theme);
    // The harness would choose a theme of its own.
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

fn sample(folder: &Path) -> PathBuf {
    let path = folder.join("sample.ilms");
    if !path.exists() {
        write_sample(&path).expect("the sample").flush().unwrap();
    }
    path
}

/// Screens of a file, one after the other.
fn tour(camera: &mut Camera, window: &mut Window, suffix: &str) {
    camera.take(window, &format!("overview_{suffix}"));
    find(window, "19");
    press(window, Modifiers::COMMAND, Key::End);
    press(window, Modifiers::COMMAND, Key::Home);
    camera.take(window, &format!("table_{suffix}"));
    press(window, Modifiers::NONE, Key::F8);
    camera.take(window, &format!("finding_{suffix}"));
    for (key, name) in [
        (Key::Num3, "sources"),
        (Key::Num4, "findings"),
        (Key::Num5, "bring_in"),
        (Key::Num6, "submit"),
    ] {
        press(window, Modifiers::COMMAND, key);
        camera.take(window, &format!("{name}_{suffix}"));
    }
    for (command, name) in [(CommandId::Verify, "verify"), (CommandId::Help, "help")] {
        window.state_mut().send(Command::Run(command));
        window.run_ok();
        camera.take(window, &format!("{name}_{suffix}"));
    }
}

#[test]
fn every_screen_light_and_dark_small_and_large_empty_and_full() {
    if !pictures::can_draw() {
        return;
    }
    let mut camera = Camera::new();
    let all = camera.folder.is_some();
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    let mut looks = vec![(SMALL, ThemeChoice::Light, "light"), (SMALL, ThemeChoice::Dark, "dark")];
    if all {
        looks.push((LARGE, ThemeChoice::Light, "large_light"));
        looks.push((SMALL, ThemeChoice::HighContrast, "contrast"));
    }
    for (size, theme, suffix) in looks {
        let mut window = open(folder.path(), Some(file.clone()), size, theme);
        tour(&mut camera, &mut window, suffix);
    }
    let bare = tempfile::tempdir().unwrap();
    let mut window = open(bare.path(), None, SMALL, ThemeChoice::Light);
    camera.take(&mut window, "welcome_light");
    if all {
        drop(window);
        let mut window = open(folder.path(), None, SMALL, ThemeChoice::Dark);
        camera.take(&mut window, "welcome_recent_dark");
        let empty = indonesia(bare.path());
        let mut window = open(bare.path(), Some(empty), SMALL, ThemeChoice::Light);
        camera.take(&mut window, "empty_overview");
        find(&mut window, "19");
        camera.take(&mut window, "empty_table");
        for number in ["14840", "12o4", "-"] {
            fill(&mut window, number);
        }
        press(&mut window, Modifiers::NONE, Key::ArrowUp);
        camera.take(&mut window, "empty_unclear");
        press(&mut window, Modifiers::COMMAND, Key::End);
        press(&mut window, Modifiers::NONE, Key::Enter);
        support::text(&mut window, "jap");
        camera.take(&mut window, "empty_add_country");
        press(&mut window, Modifiers::NONE, Key::Escape);
        press(&mut window, Modifiers::COMMAND, Key::K);
        support::text(&mut window, "for");
        camera.take(&mut window, "palette");
    }
}
