//! The first place: open a file again, make one, try the sample, verify a package.

use crate::app::command::{Command, CommandId, key_text};
use crate::app::context::{Place, ShellContext};
use crate::app::file_dialogs::{FileRequest, PendingFile, path_field};
use crate::app::picker::{Choice, Picker, combo};
use crate::app::settings::{RecentFile, documents_folder};
use crate::app::theme::{self, ThemeChoice};
use crate::app::{icons, names, parts};
use crate::desk::{NewCountryFile, packs};
use crate::questionnaire::{AreaCode, Language, Pack, PackId};
use eframe::egui::{self, Align2, Layout, Rect, RichText, ScrollArea, Ui, UiBuilder, pos2, vec2};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The collection proposed first.
const PROPOSED: &str = "asean-phase-3";

/// What was filled in so far.
#[derive(Default)]
pub struct WelcomeState {
    country: Option<AreaCode>,
    country_picker: Picker,
    pack: Option<PackId>,
    preparer: Option<String>,
    path: String,
    /// What was proposed last; while the field says the same, it follows the country.
    proposed: String,
    pending: Option<PendingFile>,
}

/// Draws the screen.
pub fn show(ui: &mut Ui, cx: &mut ShellContext<'_>, state: &mut WelcomeState) {
    let room = ui.max_rect();
    let width = room.width().min(1000.0);
    let top = room.top() + ((room.height() - 620.0) / 2.0).clamp(0.0, 120.0);
    let column = Rect::from_min_max(
        pos2(room.center().x - width / 2.0, top),
        pos2(room.center().x + width / 2.0, room.bottom()),
    );
    ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            header(ui, cx);
            ui.add_space(16.0);
            let gap = 16.0;
            let left = (ui.available_width() - gap) * 0.48;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                ui.allocate_ui_with_layout(vec2(left, 0.0), Layout::top_down(egui::Align::Min), |ui| {
                    open_part(ui, cx);
                });
                ui.allocate_ui_with_layout(
                    vec2(ui.available_width(), 0.0),
                    Layout::top_down(egui::Align::Min),
                    |ui| {
                        new_part(ui, cx, state);
                    },
                );
            });
            ui.add_space(16.0);
            look(ui, cx);
        });
    });
}

fn header(ui: &mut Ui, cx: &ShellContext<'_>) {
    ui.horizontal(|ui| {
        let colours = theme::palette(ui.ctx());
        let (rect, _) = ui.allocate_exact_size(vec2(40.0, 40.0), egui::Sense::hover());
        ui.painter().rect_filled(rect, 6.0, colours.accent);
        let font = egui::FontId::proportional(24.0);
        ui.painter().text(
            rect.center(),
            Align2::CENTER_CENTER,
            icons::TABLE,
            font,
            colours.on_accent,
        );
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            parts::title(ui, &cx.text("program-name"));
            parts::muted(ui, cx.text("welcome-about"));
        });
    });
}

fn open_part(ui: &mut Ui, cx: &mut ShellContext<'_>) {
    let words = cx.words();
    parts::card(ui, |ui| {
        ui.set_width(ui.available_width());
        parts::section(ui, &words.get("welcome-open"));
        let recent = cx.settings.recent().to_vec();
        if recent.is_empty() {
            parts::muted(ui, words.get("welcome-no-recent"));
        } else {
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for file in &recent {
                    recent_row(ui, cx, file);
                }
            });
        }
        ui.add_space(4.0);
        let key = CommandId::OpenFile.row().keys.first().map(key_text).unwrap_or_default();
        if parts::button(ui, icons::FOLDER_OPEN, &words.get("command-open"))
            .on_hover_text(key)
            .clicked()
        {
            cx.send(Command::Run(CommandId::OpenFile));
        }
    });
    ui.add_space(8.0);
    parts::card(ui, |ui| {
        ui.set_width(ui.available_width());
        for (id, icon) in [
            (CommandId::OpenSample, icons::CHALKBOARD_TEACHER),
            (CommandId::Verify, icons::SHIELD_CHECK),
        ] {
            let row = id.row();
            ui.horizontal(|ui| {
                if parts::button(ui, icon, &words.get(&row.text_id())).clicked() {
                    cx.send(Command::Run(id));
                }
            });
            parts::small(ui, words.get(&row.tip_id()));
            if id == CommandId::OpenSample {
                ui.add_space(4.0);
            }
        }
    });
}

fn recent_row(ui: &mut Ui, cx: &mut ShellContext<'_>, file: &RecentFile) {
    let words = cx.words();
    let all = packs();
    let pack = all.iter().find(|pack| pack.id.as_str() == file.pack);
    let area = AreaCode::from(file.area.as_str());
    let title = match pack {
        Some(pack) => format!(
            "{} \u{b7} {}",
            names::country(pack, words, &area),
            names::phase(pack, words)
        ),
        None => file
            .path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default(),
    };
    let path = file.path.display().to_string();
    let there = file.path.is_file();
    let note = if there {
        path.clone()
    } else {
        words.name("recent-missing", &path)
    };
    let when = file
        .opened
        .parse()
        .map(|at| names::moment(&cx.now, at))
        .unwrap_or_default();
    let spoken = format!("{title}, {note}");
    let response = parts::row(ui, 44.0, false, &spoken, |ui, rect, colours| {
        let inner = rect.shrink2(vec2(8.0, 4.0));
        let colour = if there { colours.text } else { colours.muted };
        let first = inner.with_max_y(inner.center().y).with_max_x(inner.right() - 72.0);
        parts::text_in(ui, first, &title, parts::strong_font(ui), colour, Align2::LEFT_CENTER);
        let small = parts::small_font(ui);
        parts::text_in(
            ui,
            inner.with_max_y(inner.center().y),
            &when,
            small.clone(),
            colours.muted,
            Align2::RIGHT_CENTER,
        );
        parts::text_in(
            ui,
            inner.with_min_y(inner.center().y),
            &note,
            small,
            colours.muted,
            Align2::LEFT_CENTER,
        );
    });
    response.context_menu(|ui| {
        if ui.button(words.get("recent-forget")).clicked() {
            cx.send(Command::Forget(file.path.clone()));
            ui.close();
        }
    });
    if response.on_hover_text(&path).clicked() {
        cx.send(Command::Open(file.path.clone()));
    }
}

fn new_part(ui: &mut Ui, cx: &mut ShellContext<'_>, state: &mut WelcomeState) {
    let words = cx.words();
    let all = packs();
    let chosen = state.pack.clone().unwrap_or_else(|| PackId::from(PROPOSED));
    let Some(pack) = all.iter().find(|pack| pack.id == chosen).or_else(|| all.first()) else {
        return;
    };
    let mut preparer = state
        .preparer
        .clone()
        .unwrap_or_else(|| cx.settings.preparer().to_owned());
    parts::card(ui, |ui| {
        ui.set_width(ui.available_width());
        parts::section(ui, &words.get("welcome-new"));
        let width = ui.available_width();
        ui.spacing_mut().item_spacing.y = 4.0;

        parts::small(ui, words.get("new-country"));
        let areas = areas(pack);
        let name = state
            .country
            .as_ref()
            .map_or_else(|| words.get("new-choose"), |area| names::country(pack, words, area));
        let hint = words.get("new-country-hint");
        let mut found = Vec::new();
        let picked = combo(
            ui,
            &words.get("new-country"),
            &name,
            width,
            &mut state.country_picker,
            &hint,
            |query| {
                found = fitting(pack, words.0, &areas, query);
                found
                    .iter()
                    .map(|area| Choice::new(names::country(pack, words, area), area.as_str()))
                    .collect()
            },
        );
        if let Some(area) = picked.and_then(|line| found.get(line)) {
            state.country = Some(area.clone());
        }
        ui.add_space(8.0);

        parts::small(ui, words.get("new-phase"));
        let combo = egui::ComboBox::from_id_salt("phase")
            .width(width)
            .selected_text(&pack.title);
        let response = combo.show_ui(ui, |ui| {
            for offered in &all {
                if ui.selectable_label(offered.id == pack.id, &offered.title).clicked() {
                    state.pack = Some(offered.id.clone());
                }
            }
        });
        response.response.accessible_name(words.get("new-phase"));
        ui.add_space(8.0);

        parts::field(
            ui,
            &words.get("new-preparer"),
            &mut preparer,
            &words.get("new-preparer-hint"),
            f32::INFINITY,
        );
        state.preparer = Some(preparer.clone());
        ui.add_space(8.0);

        parts::small(ui, words.get("new-where"));
        propose(state, pack);
        let entered = path_field(
            ui,
            words,
            cx.files,
            &words.get("new-where"),
            &mut state.path,
            &mut state.pending,
            || FileRequest::save(words.get("new-where"), "").kind(words.get("kind-country-file"), &["ilms"]),
        );
        ui.add_space(12.0);
        create_button(ui, cx, state, pack, entered);
    });
}

fn create_button(ui: &mut Ui, cx: &mut ShellContext<'_>, state: &mut WelcomeState, pack: &Arc<Pack>, entered: bool) {
    let words = cx.words();
    let area = state.country.clone().filter(|area| pack.allows_area(area));
    let path = PathBuf::from(state.path.trim());
    let missing = if area.is_none() {
        Some("new-missing-country")
    } else if path.as_os_str().is_empty() {
        Some("new-missing-path")
    } else if crate::desk::with_ending(&path).exists() {
        Some("new-exists")
    } else {
        None
    };
    let pressed = ui
        .add_enabled_ui(missing.is_none(), |ui| {
            parts::primary(ui, &words.get("new-create")).clicked()
        })
        .inner;
    if let Some(missing) = missing {
        parts::small(ui, words.get(missing));
    }
    if let (None, Some(area), true) = (missing, area, pressed || entered) {
        let preparer = state.preparer.clone().unwrap_or_default();
        cx.send(Command::Create {
            path,
            new: NewCountryFile {
                area,
                pack: pack.id.clone(),
                preparer,
            },
        });
    }
}

/// Proposes a file named after the country, until another name is given.
fn propose(state: &mut WelcomeState, pack: &Pack) {
    if state.path != state.proposed {
        return;
    }
    let Some(area) = &state.country else { return };
    let name = pack
        .country(area)
        .map_or_else(|| area.as_str().to_owned(), |country| country.name.clone());
    let plain: String = name
        .chars()
        .map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' })
        .collect();
    let stem = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    state.proposed = free_name(&documents_folder(), &stem).display().to_string();
    state.path.clone_from(&state.proposed);
}

/// A name that no file has yet.
fn free_name(folder: &Path, stem: &str) -> PathBuf {
    let first = folder.join(format!("{stem}.ilms"));
    if !first.exists() {
        return first;
    }
    let more = (2..100).map(|number| folder.join(format!("{stem} {number}.ilms")));
    more.into_iter().find(|path| !path.exists()).unwrap_or(first)
}

/// The countries that a collection asks.
fn areas(pack: &Pack) -> Vec<AreaCode> {
    let all = pack
        .countries
        .iter()
        .map(|country| AreaCode::from(country.alpha3.as_str()));
    all.filter(|area| pack.allows_area(area)).collect()
}

fn fitting(pack: &Pack, language: Language, areas: &[AreaCode], query: &str) -> Vec<AreaCode> {
    let query = query.trim().to_lowercase();
    let fits = |area: &&AreaCode| {
        pack.country(area).is_some_and(|country| {
            let names = [country.name_in(language), &country.name, area.as_str(), &country.alpha2];
            let others = country.also.iter().map(String::as_str);
            names
                .into_iter()
                .chain(others)
                .any(|name| name.to_lowercase().contains(&query))
        })
    };
    let name = |area: &AreaCode| {
        pack.country(area)
            .map(|country| country.name_in(language).to_lowercase())
            .unwrap_or_default()
    };
    let mut found: Vec<AreaCode> = areas.iter().filter(fits).cloned().collect();
    found.sort_by_key(|area| (!name(area).starts_with(&query), name(area)));
    found
}

/// Language and theme.
fn look(ui: &mut Ui, cx: &mut ShellContext<'_>) {
    let words = cx.words();
    ui.horizontal(|ui| {
        let colours = theme::palette(ui.ctx());
        ui.label(RichText::new(icons::TRANSLATE).color(colours.muted))
            .on_hover_text(words.get("language"));
        let languages: Vec<_> = Language::ALL
            .into_iter()
            .map(|language| (language, language.name().to_owned()))
            .collect();
        if let Some(language) = parts::switch(ui, true, cx.language, &languages) {
            cx.send(Command::SetLanguage(language));
        }
        ui.add_space(16.0);
        ui.label(RichText::new(icons::SUN).color(colours.muted))
            .on_hover_text(words.get("theme"));
        let themes: Vec<_> = ThemeChoice::ALL
            .into_iter()
            .map(|theme| (theme, words.get(&format!("theme-{}", theme.key()))))
            .collect();
        if let Some(theme) = parts::switch(ui, true, cx.settings.theme(), &themes) {
            cx.send(Command::SetTheme(theme));
        }
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            parts::small(
                ui,
                words.with("program-version", &[("version", env!("CARGO_PKG_VERSION").into())]),
            );
            if parts::quiet(ui, icons::QUESTION, &words.get("command-help")).clicked() {
                cx.send(Command::GoTo(Place::Help));
            }
        });
    });
}
