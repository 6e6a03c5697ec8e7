//! What the window remembers of a person between starts: recent files, language, theme, zoom. Never a figure.
//!
//! A small JSON file in the person's configuration folder, written whole beside itself and then put in place. A file that
//! cannot be read counts as none: settings are a convenience, and the window opens all the same.

use super::theme::ThemeChoice;
use crate::questionnaire::Language;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// How many files are remembered.
const RECENT: usize = 8;

/// The smallest and largest size of everything.
pub const ZOOM: std::ops::RangeInclusive<f32> = 0.7..=2.0;

/// The smallest and largest zoom of a table.
pub const TABLE_ZOOM: std::ops::RangeInclusive<f32> = 0.5..=2.0;

/// A country file that was open before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentFile {
    /// Where it lies.
    pub path: PathBuf,
    /// The country's code.
    #[serde(default)]
    pub area: String,
    /// The phase's pack.
    #[serde(default)]
    pub pack: String,
    /// When it was opened last, RFC 3339.
    #[serde(default)]
    pub opened: String,
}

/// What is kept in the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    language: String,
    theme: String,
    zoom: f32,
    table_zoom: f32,
    enter_down: bool,
    inspector: bool,
    preparer: String,
    recent: Vec<RecentFile>,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            language: String::new(),
            theme: ThemeChoice::System.key().to_owned(),
            zoom: 1.0,
            table_zoom: 1.0,
            enter_down: true,
            inspector: true,
            preparer: String::new(),
            recent: Vec::new(),
        }
    }
}

/// The settings of one person on one computer.
#[derive(Clone, Debug)]
pub struct Settings {
    path: Option<PathBuf>,
    kept: Kept,
}

impl Settings {
    /// Settings that are forgotten at the end.
    pub fn forgetful() -> Self {
        Self {
            path: None,
            kept: Kept::default(),
        }
    }

    /// The settings in that file, or fresh ones to be kept there.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let read = std::fs::read(&path)
            .ok()
            .and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
        let mut kept = read.unwrap_or_default();
        kept.zoom = within(kept.zoom, &ZOOM);
        kept.table_zoom = within(kept.table_zoom, &TABLE_ZOOM);
        Self { path: Some(path), kept }
    }

    /// The settings in the person's configuration folder.
    pub fn of_this_person() -> Self {
        folder().map_or_else(Self::forgetful, |folder| Self::at(folder.join("settings.json")))
    }

    /// The folder they lie in.
    pub fn folder(&self) -> Option<&Path> {
        self.path.as_deref().and_then(Path::parent)
    }

    /// The language: the chosen one, else the system's, else English.
    pub fn language(&self) -> Language {
        language_of(&self.kept.language)
            .or_else(system_language)
            .unwrap_or(Language::English)
    }

    /// The theme.
    pub fn theme(&self) -> ThemeChoice {
        ThemeChoice::from_key(&self.kept.theme).unwrap_or_default()
    }

    /// The size of everything, 1.0 being 100 %.
    pub fn zoom(&self) -> f32 {
        self.kept.zoom
    }

    /// The zoom of tables, on top of the size of everything.
    pub fn table_zoom(&self) -> f32 {
        self.kept.table_zoom
    }

    /// Whether Enter moves down; else to the right.
    pub fn enter_down(&self) -> bool {
        self.kept.enter_down
    }

    /// Whether the inspector is folded out.
    pub fn inspector(&self) -> bool {
        self.kept.inspector
    }

    /// The name last given as preparer, proposed for a new file.
    pub fn preparer(&self) -> &str {
        &self.kept.preparer
    }

    /// Files opened before, the last one first.
    pub fn recent(&self) -> &[RecentFile] {
        &self.kept.recent
    }

    /// Speaks that language from now on.
    pub fn set_language(&mut self, language: Language) {
        language.tag().clone_into(&mut self.kept.language);
        self.keep();
    }

    /// Looks like that from now on.
    pub fn set_theme(&mut self, theme: ThemeChoice) {
        theme.key().clone_into(&mut self.kept.theme);
        self.keep();
    }

    /// Shows everything so large from now on.
    pub fn set_zoom(&mut self, zoom: f32) {
        self.kept.zoom = within(zoom, &ZOOM);
        self.keep();
    }

    /// Shows tables so large from now on.
    pub fn set_table_zoom(&mut self, zoom: f32) {
        let zoom = within(zoom, &TABLE_ZOOM);
        if (zoom - self.kept.table_zoom).abs() > f32::EPSILON {
            self.kept.table_zoom = zoom;
            self.keep();
        }
    }

    /// Where Enter goes from now on.
    pub fn set_enter_down(&mut self, down: bool) {
        self.kept.enter_down = down;
        self.keep();
    }

    /// Whether the inspector is folded out from now on.
    pub fn set_inspector(&mut self, shown: bool) {
        self.kept.inspector = shown;
        self.keep();
    }

    /// Proposes that name for the next new file.
    pub fn set_preparer(&mut self, name: &str) {
        name.trim().clone_into(&mut self.kept.preparer);
        self.keep();
    }

    /// Puts a file first among the recent ones.
    pub fn remember(&mut self, file: RecentFile) {
        self.kept.recent.retain(|known| known.path != file.path);
        self.kept.recent.insert(0, file);
        self.kept.recent.truncate(RECENT);
        self.keep();
    }

    /// Takes a file off the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.kept.recent.retain(|known| known.path != path);
        self.keep();
    }

    /// Writes them. A folder that cannot be written costs the convenience only, so nothing is said.
    fn keep(&self) {
        let Some(path) = &self.path else { return };
        let Some(folder) = path.parent() else { return };
        let written = std::fs::create_dir_all(folder).and_then(|()| {
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            serde_json::to_writer_pretty(&mut file, &self.kept)?;
            file.persist(path).map_err(|failed| failed.error)
        });
        drop(written);
    }
}

/// A size between the smallest and the largest; 100 % for what is no number.
fn within(size: f32, range: &std::ops::RangeInclusive<f32>) -> f32 {
    if size.is_finite() {
        size.clamp(*range.start(), *range.end())
    } else {
        1.0
    }
}

fn language_of(tag: &str) -> Option<Language> {
    let short = tag.get(..2)?;
    Language::ALL.into_iter().find(|language| language.tag() == short)
}

/// The language of the system's messages, where it is one of ours.
fn system_language() -> Option<Language> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|value| language_of(&value))
}

/// The person's configuration folder for this program.
fn folder() -> Option<PathBuf> {
    let of = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let base = if cfg!(windows) {
        of("APPDATA")
    } else if cfg!(target_os = "macos") {
        of("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        of("XDG_CONFIG_HOME").or_else(|| of("HOME").map(|home| home.join(".config")))
    };
    base.map(|base| base.join("ilms-collect"))
}

/// The person's folder for documents, where a new file is proposed.
pub fn documents_folder() -> PathBuf {
    let home = std::env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(PathBuf::from);
    let home = home.unwrap_or_else(std::env::temp_dir);
    let documents = home.join("Documents");
    if documents.is_dir() { documents } else { home }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn file(name: &str) -> RecentFile {
        RecentFile {
            path: PathBuf::from(name),
            area: "IDN".into(),
            pack: "asean-phase-3".into(),
            opened: String::new(),
        }
    }

    #[test]
    fn what_is_set_is_there_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/settings.json");
        let mut settings = Settings::at(&path);
        settings.set_theme(ThemeChoice::Dark);
        settings.set_language(Language::Indonesian);
        settings.set_zoom(1.5);
        settings.set_table_zoom(0.75);
        settings.remember(file("a.ilms"));
        settings.remember(file("b.ilms"));
        settings.remember(file("a.ilms"));
        let again = Settings::at(&path);
        assert_eq!(again.theme(), ThemeChoice::Dark);
        assert_eq!(again.language(), Language::Indonesian);
        assert!((again.zoom() - 1.5).abs() < f32::EPSILON);
        assert!((again.table_zoom() - 0.75).abs() < f32::EPSILON);
        let names: Vec<_> = again
            .recent()
            .iter()
            .map(|recent| recent.path.display().to_string())
            .collect();
        assert_eq!(names, ["a.ilms", "b.ilms"]);
        assert_eq!(
            std::fs::read_dir(path.parent().unwrap()).unwrap().count(),
            1,
            "nothing is left beside the file"
        );
    }

    #[test]
    fn a_damaged_file_counts_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        for content in [
            "",
            "{",
            "[]",
            "{\"zoom\": 1e99}",
            "{\"zoom\": \"large\"}",
            "{\"table_zoom\": 9}",
        ] {
            std::fs::write(&path, content).unwrap();
            let settings = Settings::at(&path);
            assert!(ZOOM.contains(&settings.zoom()), "{content}");
            assert!(TABLE_ZOOM.contains(&settings.table_zoom()), "{content}");
            assert!(settings.recent().is_empty());
        }
    }

    #[test]
    fn only_the_last_files_are_kept() {
        let mut settings = Settings::forgetful();
        for number in 0..20 {
            settings.remember(file(&format!("{number}.ilms")));
        }
        assert_eq!(settings.recent().len(), RECENT);
        settings.forget(Path::new("19.ilms"));
        assert_eq!(settings.recent()[0].path, Path::new("18.ilms"));
    }
}
