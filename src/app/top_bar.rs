//! The narrow bar at the top: which file this is, how long there is left, the search field, whether all is saved, the menu.

use super::command::{Command, CommandId, Group, Row, Situation, TABLE, key_text};
use super::context::Place;
use super::theme::{self, ThemeChoice};
use super::{App, icons, names, parts};
use crate::country_file::SaveState;
use crate::questionnaire::{AreaCode, Language};
use eframe::egui::{
    self, Align, Align2, Frame, Layout, Margin, Panel, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    accesskit::Role, vec2,
};

const HEIGHT: f32 = 44.0;

pub(super) fn show(app: &mut App, ui: &mut Ui) {
    let colours = theme::palette(ui.ctx());
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin::symmetric(12, 0));
    Panel::top("bar").exact_size(HEIGHT).frame(frame).show(ui, |ui| {
        let bar = ui.max_rect();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            menu(app, ui);
            undo_buttons(app, ui);
            ui.add_space(8.0);
            saved(app, ui);
        });
        let width = (bar.width() * 0.3).clamp(160.0, 360.0);
        let middle = egui::Rect::from_center_size(bar.center(), vec2(width, 28.0));
        let left = bar.with_max_x(middle.left() - 12.0);
        ui.scope_builder(
            egui::UiBuilder::new()
                .max_rect(left)
                .layout(Layout::left_to_right(Align::Center)),
            |ui| {
                ui.set_clip_rect(left);
                whose(app, ui);
            },
        );
        ui.scope_builder(
            egui::UiBuilder::new()
                .max_rect(middle)
                .layout(Layout::left_to_right(Align::Center)),
            |ui| {
                search(app, ui, width);
            },
        );
    });
}

fn whose(app: &mut App, ui: &mut Ui) {
    let words = app.words();
    let overview = app.overview();
    let Some(desk) = &app.desk else { return };
    let pack = desk.pack();
    let colours = theme::palette(ui.ctx());
    ui.spacing_mut().item_spacing.x = 6.0;
    ui.spacing_mut().button_padding.x = 4.0;
    let area = AreaCode::from(desk.setting("area"));
    parts::strong(ui, names::country(pack, words, &area));
    ui.label(RichText::new("\u{b7}").color(colours.muted));
    let phases: Vec<_> = desk.answers().phases.keys().cloned().collect();
    let mut commands = Vec::new();
    if phases.len() > 1 {
        let here = names::phase(pack, words);
        let button = egui::Button::new(format!("{here}  {}", icons::CARET_DOWN)).frame_when_inactive(false);
        let button = ui
            .add(button)
            .on_hover_text(words.get("choose-phase"))
            .accessible_name(words.name("choose-phase-now", &here));
        egui::Popup::menu(&button)
            .accessible_name(words.get("choose-phase"))
            .show(|ui| {
                for phase in &phases {
                    let Some(other) = crate::desk::packs().into_iter().find(|pack| &pack.id == phase) else {
                        continue;
                    };
                    if ui
                        .selectable_label(phase == desk.phase(), names::phase(&other, words))
                        .clicked()
                    {
                        commands.push(Command::ShowPhase(phase.clone()));
                        ui.close();
                    }
                }
            });
    } else {
        ui.label(names::phase(pack, words));
    }
    if let Some(days) = overview.and_then(|overview| overview.days_left) {
        ui.label(RichText::new("\u{b7}").color(colours.muted));
        let text = RichText::new(names::days_left(words, days));
        let near = (0..=7).contains(&days);
        ui.add(egui::Label::new(text.color(if near { colours.warning } else { colours.muted })).truncate());
    }
    app.commands.append(&mut commands);
}

/// Looks like a field and opens the palette, which holds the field itself.
fn search(app: &mut App, ui: &mut Ui, width: f32) {
    let words = app.words();
    let colours = theme::palette(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(width, 28.0), Sense::click());
    let label = words.get("command-find");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let edge = if response.has_focus() {
        Stroke::new(2.0, colours.accent)
    } else if response.hovered() {
        Stroke::new(1.0, colours.accent)
    } else {
        Stroke::new(1.0, colours.line)
    };
    ui.painter()
        .rect(rect, theme::RADIUS, colours.surface, edge, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let font = parts::body(ui);
    let small = parts::small_font(ui);
    parts::text_in(
        ui,
        inner,
        icons::MAGNIFYING_GLASS,
        font.clone(),
        colours.muted,
        Align2::LEFT_CENTER,
    );
    let words_in = inner.with_min_x(inner.left() + 24.0).with_max_x(inner.right() - 52.0);
    parts::text_in(
        ui,
        words_in,
        &words.get("search-hint"),
        font,
        colours.muted,
        Align2::LEFT_CENTER,
    );
    let key = key_text(&CommandId::Find.row().keys[0]);
    parts::text_in(
        ui,
        inner.with_min_x(inner.right() - 52.0),
        &key,
        small,
        colours.muted,
        Align2::RIGHT_CENTER,
    );
    if response.clicked() {
        app.commands.push(Command::Run(CommandId::Find));
    }
}

/// "Saved" is said only when the file's writer says so.
fn saved(app: &App, ui: &mut Ui) {
    let words = app.words();
    let Some(desk) = &app.desk else { return };
    let colours = theme::palette(ui.ctx());
    let (icon, text, colour) = match desk.save_state() {
        SaveState::Saved { at: Some(at) } => {
            let time = names::moment(&(app.clock)(), at);
            (
                icons::CHECK,
                words.with("saved-at", &[("time", (&time).into())]),
                colours.muted,
            )
        }
        SaveState::Saved { at: None } => (icons::CHECK, words.get("saved"), colours.muted),
        SaveState::Saving { .. } => (icons::CLOCK, words.get("saving"), colours.muted),
        SaveState::Failed { .. } => (icons::WARNING_CIRCLE, words.get("not-saved"), colours.error),
    };
    let label = ui.label(RichText::new(format!("{icon} {text}")).color(colour));
    label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &text));
}

fn undo_buttons(app: &mut App, ui: &mut Ui) {
    let situation = app.situation();
    for id in [CommandId::Redo, CommandId::Undo] {
        let row = id.row();
        let name = named(app, row);
        let tip = format!("{name}  {}", row.keys.first().map(key_text).unwrap_or_default());
        let sign = RichText::new(row.icon).size(16.0);
        let button = egui::Button::new(sign)
            .frame_when_inactive(false)
            .min_size(vec2(28.0, 28.0));
        let pressed = ui
            .scope(|ui| {
                ui.spacing_mut().button_padding = vec2(4.0, 4.0);
                let response = ui.add_enabled(row.enabled(situation), button);
                response.on_hover_text(tip).accessible_name(&name).clicked()
            })
            .inner;
        if pressed {
            app.commands.push(Command::Run(id));
        }
    }
}

/// A command's name; undo and redo say what they take back or do again.
pub(super) fn named(app: &App, row: &Row) -> String {
    let words = app.words();
    let plain = words.get(&row.text_id());
    let Some(desk) = &app.desk else { return plain };
    let (id, action) = match row.id {
        CommandId::Undo => ("undo-what", &app.undoing.1),
        CommandId::Redo => ("redo-what", &app.undoing.2),
        _ => return plain,
    };
    action.as_ref().map_or(plain, |action| {
        let what = desk.action_label(action, words.0);
        words.with(id, &[("what", (&what).into())])
    })
}

fn menu(app: &mut App, ui: &mut Ui) {
    let words = app.words();
    let name = words.get("menu");
    let button = parts::icon_button(ui, icons::LIST, &name, true);
    let mut commands = Vec::new();
    let situation = app.situation();
    egui::Popup::menu(&button).accessible_name(name).show(|ui| {
        ui.set_min_width(304.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let most = ui.ctx().content_rect().height() - HEIGHT - 32.0;
        let area = egui::ScrollArea::vertical().max_height(most).min_scrolled_height(most);
        area.show(ui, |ui| menu_rows(app, ui, situation, &mut commands));
    });
    app.commands.append(&mut commands);
}

fn menu_rows(app: &App, ui: &mut Ui, situation: Situation, commands: &mut Vec<Command>) {
    let words = app.words();
    let here = |id| match id {
        CommandId::Overview => app.place == Place::Overview,
        CommandId::Sources => app.place == Place::Sources,
        CommandId::Findings => app.place == Place::Findings,
        CommandId::BringIn => app.place == Place::BringIn,
        CommandId::Submit => app.place == Place::Submit,
        _ => false,
    };
    for group in Group::ALL {
        if group != Group::File {
            ui.add_space(2.0);
            ui.separator();
            ui.add_space(2.0);
        }
        // What stands at the left or above the table already is not said again; the palette has it all.
        let rows = TABLE
            .iter()
            .filter(|row| row.group == group && !is_a_place(row.id) && !is_of_the_toolbar(row.id));
        for row in rows {
            let keys = row.keys.first().map(key_text).unwrap_or_default();
            let name = named(app, row);
            let label = format!("{}  {name}", row.icon);
            let button = egui::Button::selectable(here(row.id), label)
                .shortcut_text(keys)
                .min_size(vec2(280.0, 26.0));
            let response = ui.add_enabled(row.enabled(situation), button).accessible_name(&name);
            if response.on_hover_text(words.get(&row.tip_id())).clicked() {
                commands.push(Command::Run(row.id));
                ui.close();
            }
        }
        if group == Group::View {
            look(app, ui, commands);
        }
    }
}

fn is_a_place(id: CommandId) -> bool {
    use CommandId::{BringIn, Findings, Overview, Sources, Submit, Table};
    matches!(id, Overview | Table | Sources | Findings | BringIn | Submit)
}

/// Which rows and years show is chosen above the table.
fn is_of_the_toolbar(id: CommandId) -> bool {
    use CommandId::{PinYear, RowsAll, RowsAnswered, RowsChanged, RowsNotEmpty, RowsToFill, RowsWithFindings};
    matches!(
        id,
        RowsAll | RowsNotEmpty | RowsAnswered | RowsToFill | RowsWithFindings | RowsChanged | PinYear
    )
}

/// Theme, language and the way of Enter.
fn look(app: &App, ui: &mut Ui, commands: &mut Vec<Command>) {
    let words = app.words();
    let settings = &app.settings;
    ui.menu_button(format!("{}  {}", icons::SUN, words.get("theme")), |ui| {
        for choice in ThemeChoice::ALL {
            let name = words.get(&format!("theme-{}", choice.key()));
            if ui.selectable_label(choice == settings.theme(), name).clicked() {
                commands.push(Command::SetTheme(choice));
                ui.close();
            }
        }
    });
    ui.menu_button(format!("{}  {}", icons::TRANSLATE, words.get("language")), |ui| {
        for language in Language::ALL {
            if ui
                .selectable_label(language == settings.language(), language.name())
                .clicked()
            {
                commands.push(Command::SetLanguage(language));
                ui.close();
            }
        }
    });
    ui.menu_button(format!("{}  {}", icons::KEYBOARD, words.get("enter-moves")), |ui| {
        for (down, id) in [(true, "enter-down"), (false, "enter-right")] {
            if ui
                .selectable_label(settings.enter_down() == down, words.get(id))
                .clicked()
            {
                commands.push(Command::SetEnterDown(down));
                ui.close();
            }
        }
    });
}
