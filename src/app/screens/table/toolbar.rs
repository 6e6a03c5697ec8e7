//! Above the grid: the table's title, the source, the unit, the years, and panels that open in place: add a row, open a year.

use super::add_row::{self, AddRow};
use super::no_figure::{self, NoFigure};
use super::{TableScreen, filter, totals};
use crate::app::command::{Command, CommandId, key_text};
use crate::app::context::ScreenContext;
use crate::app::grid::Cell;
use crate::app::theme;
use crate::app::{icons, names, parts};
use crate::figures::{SheetId, ViewUnit};
use crate::questionnaire::{ClassificationKind, TableCode, Unit, Year};
use eframe::egui::{self, Align, Button, Frame, Layout, Margin, RichText, Stroke, Ui};

/// A panel that is open below the toolbar.
pub(super) enum InlinePanel {
    /// Search for a row to add.
    AddRow(AddRow),
    /// Open a year; what was typed.
    Year {
        /// What was typed.
        text: String,
        /// The field takes the keyboard.
        fresh: bool,
    },
    /// Say why there is no figure.
    NoFigure(NoFigure),
}

impl InlinePanel {
    /// The panel that adds a row, searching for what was typed already.
    pub fn add_row(typed: &str) -> Self {
        InlinePanel::AddRow(AddRow::searching(typed))
    }

    /// The same while it is open: what is typed quickly goes on where the field does not have the keyboard yet.
    pub fn add_row_more(before: Option<Self>, typed: &str) -> Self {
        match before {
            Some(InlinePanel::AddRow(mut search)) => {
                search.go_on(typed);
                InlinePanel::AddRow(search)
            }
            _ => Self::add_row(typed),
        }
    }
}

/// How many years show as chips; the others are in the menu.
const CHIPS: usize = 8;

pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, table: &TableCode, state: &mut TableScreen) {
    let Some(sheet) = state.sheet else { return };
    let colours = theme::palette(ui.ctx());
    let frame = Frame::new().inner_margin(Margin {
        left: 12,
        right: 12,
        top: 8,
        bottom: 8,
    });
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 6.0);
        title(ui, cx, table, state);
        ui.horizontal(|ui| {
            ui.spacing_mut().button_padding = egui::vec2(8.0, 2.0);
            ui.spacing_mut().interact_size.y = 26.0;
            source(ui, cx, table, sheet, state);
            ui.add_space(8.0);
            unit(ui, cx, sheet);
            ui.add_space(8.0);
            years(ui, cx, sheet, state);
            rows_menu(ui, cx, table, sheet, state);
        });
        panel(ui, cx, sheet, state);
        filter::bar(ui, cx, state);
    });
    let line = ui.min_rect();
    ui.painter()
        .hline(line.x_range(), line.bottom(), Stroke::new(1.0, colours.line));
}

fn title(ui: &mut Ui, cx: &mut ScreenContext<'_>, code: &TableCode, state: &TableScreen) {
    let words = cx.words();
    let Ok(table) = cx.desk.table(code) else { return };
    let title = names::table(cx.desk.pack(), words, table);
    let overview = cx.overview.clone();
    let progress = overview.tables.iter().find(|progress| &progress.table == code);
    ui.horizontal(|ui| {
        if let Some(progress) = progress {
            let name = names::state(words, progress.state);
            parts::sign(ui, &name, |painter, centre, colours| {
                parts::state_shape(painter, centre, progress.state, colours);
            });
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let row = CommandId::Inspector.row();
            let key = row.keys.first().map(key_text).unwrap_or_default();
            let shown = state.inspector_shows(cx.shell.settings);
            let name = words.get(if shown { "inspector-fold" } else { "inspector-unfold" });
            if parts::icon_button(ui, icons::SIDEBAR_SIMPLE, &name, true)
                .on_hover_text(key)
                .clicked()
            {
                cx.send(Command::Run(CommandId::Inspector));
            }
            if let Some(progress) = progress.filter(|progress| progress.asked > 0) {
                let text = words.with(
                    "cells-answered",
                    &[("done", progress.answered.into()), ("count", progress.asked.into())],
                );
                let text = RichText::new(text).small().color(theme::palette(ui.ctx()).muted);
                let row = CommandId::WhatIsLeft.row();
                let key = row.keys.first().map(key_text).unwrap_or_default();
                let button = ui.add(Button::new(text).frame_when_inactive(false));
                if button
                    .on_hover_text(format!("{} ({key})", words.get(&row.text_id())))
                    .clicked()
                {
                    cx.send(Command::Run(CommandId::WhatIsLeft));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = RichText::new(&title).text_style(egui::TextStyle::Heading);
                let label = ui.add(egui::Label::new(text).truncate());
                label.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Heading, true, &title));
            });
        });
    });
}

/// Which source the figures come from: a choice among the table's sheets.
fn source(ui: &mut Ui, cx: &mut ScreenContext<'_>, table: &TableCode, sheet: SheetId, state: &mut TableScreen) {
    let words = cx.words();
    let colours = theme::palette(ui.ctx());
    let opened = cx.desk.open_table(table);
    let mut sheets = cx.report(opened).unwrap_or_default();
    if !sheets.contains(&sheet) {
        sheets.push(sheet);
    }
    let of = |desk: &crate::desk::Desk, id: SheetId| {
        desk.sheet(id)
            .map(|of| names::source(desk, words, of))
            .unwrap_or_default()
    };
    let here = of(cx.desk, sheet);
    let stated = cx.desk.sheet(sheet).is_ok_and(|sheet| sheet.source.is_some());
    let longest = ((ui.available_width() - 640.0) / 7.0).clamp(14.0, 48.0) as usize;
    if stated {
        // "Source not stated" says it itself, and the row is short of room.
        parts::muted(ui, words.get("source-label"));
    }
    let shown = if here.chars().count() > longest {
        format!("{}…", here.chars().take(longest).collect::<String>())
    } else {
        here.clone()
    };
    let text = RichText::new(format!("{shown}  {}", icons::CARET_DOWN));
    let text = if stated { text } else { text.color(colours.warning) };
    let button = ui.add(Button::new(text)).on_hover_text(words.get("source-tip"));
    let button = button.accessible_name(words.name("source-now", &here));
    if std::mem::take(&mut state.to_toolbar) {
        button.request_focus();
    }
    egui::Popup::menu(&button)
        .accessible_name(words.get("source-tip"))
        .show(|ui| {
            ui.set_min_width(260.0);
            for other in sheets {
                if ui.selectable_label(other == sheet, of(cx.desk, other)).clicked() {
                    state.sheet = Some(other);
                    state.focus = true;
                    ui.close();
                }
            }
            ui.separator();
            if ui
                .button(format!("{}  {}", icons::NOTE_PENCIL, words.get("source-state")))
                .clicked()
            {
                cx.send(Command::GoToSource(sheet));
                ui.close();
            }
            let another = Button::new(format!("{}  {}", icons::PLUS, words.get("source-another")));
            if ui.add_enabled(!cx.read_only, another).clicked() {
                let added = cx.desk.add_sheet(table);
                if let Some(added) = cx.report(added) {
                    state.sheet = Some(added);
                    state.focus = true;
                }
                ui.close();
            }
            let is_kept = cx.desk.answers().sheets.contains_key(&sheet);
            let remove = Button::new(format!("{}  {}", icons::TRASH, words.get("source-remove")));
            if ui.add_enabled(!cx.read_only && is_kept, remove).clicked() {
                let removed = cx.desk.remove_sheet(sheet);
                if cx.report(removed).is_some() {
                    state.sheet = None;
                    state.chosen.remove(table);
                }
                ui.close();
            }
        });
    if !stated && !cx.read_only && parts::quiet(ui, "", &words.get("source-state-short")).clicked() {
        cx.send(Command::GoToSource(sheet));
    }
}

fn unit(ui: &mut Ui, cx: &mut ScreenContext<'_>, sheet: SheetId) {
    let words = cx.words();
    let (Ok(of), Ok(table)) = (cx.desk.sheet(sheet), cx.desk.table_of(sheet)) else {
        return;
    };
    if table.unit == Unit::Currency {
        parts::muted(
            ui,
            words.name("table-unit-currency", of.currency.as_deref().unwrap_or("?")),
        );
        return;
    }
    let choices = [
        (ViewUnit::Ones, words.get("table-unit-persons")),
        (ViewUnit::Thousands, words.get("table-unit-thousands")),
    ];
    if let Some(unit) = parts::switch(ui, !cx.read_only, of.unit, &choices) {
        let done = cx.desk.set_unit(sheet, unit);
        cx.report(done);
    }
}

/// The opened years, newest last; a press shows the year, a second press on the menu closes it.
fn years(ui: &mut Ui, cx: &mut ScreenContext<'_>, sheet: SheetId, state: &mut TableScreen) {
    let words = cx.words();
    let Ok(of) = cx.desk.sheet(sheet) else { return };
    let years: Vec<Year> = of.years.iter().copied().collect();
    let room = ((ui.available_width() - 176.0) / 54.0).floor().max(1.0) as usize;
    let first = years.len().saturating_sub(CHIPS.min(room));
    let mut wanted = None;
    ui.spacing_mut().item_spacing.x = 4.0;
    if first > 0 {
        let more = ui.add(Button::new(format!("{}…{}", years[0], icons::CARET_DOWN)).frame_when_inactive(false));
        egui::Popup::menu(&more).accessible_name(words.get("years")).show(|ui| {
            egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                for year in &years[..first] {
                    if ui.button(year.to_string()).clicked() {
                        wanted = Some(*year);
                        ui.close();
                    }
                }
            });
        });
    }
    let (mut close, mut pin) = (None, None);
    for year in &years[first..] {
        let pinned = state.is_pinned(*year);
        let label = if pinned {
            format!("{} {year}", icons::PUSH_PIN)
        } else {
            year.to_string()
        };
        let chip = ui.add(Button::new(label)).on_hover_text(words.get("year-tip"));
        let chip = chip.accessible_name(words.name("year-show", &year.to_string()));
        chip.context_menu(|ui| {
            let id = if pinned { "year-unpin" } else { "year-pin" };
            if ui.button(words.name(id, &year.to_string())).clicked() {
                pin = Some(*year);
                ui.close();
            }
            if ui
                .add_enabled(!cx.read_only, Button::new(words.name("year-close", &year.to_string())))
                .clicked()
            {
                close = Some(*year);
                ui.close();
            }
        });
        if chip.clicked() {
            wanted = Some(*year);
        }
    }
    let add = parts::button_if(ui, !cx.read_only, icons::PLUS, &words.get("year-add"));
    if add.clicked() {
        state.panel = Some(InlinePanel::Year {
            text: String::new(),
            fresh: true,
        });
    }
    ui.spacing_mut().item_spacing.x = 8.0;
    if let (Some(year), Some(view)) = (wanted, &state.view)
        && let Some(column) = view.first_of_year(year)
    {
        let grid = state.grids.entry(sheet).or_default();
        let row = grid.active().map_or(0, |cell| cell.row);
        // The last column of the year first, so that all of it scrolls into view.
        grid.go_to(Cell::new(row, column));
        state.focus = true;
    }
    if let Some(year) = pin {
        state.switch_pin(year);
        state.focus = true;
    }
    if let Some(year) = close {
        let closed = cx.desk.close_year(sheet, year);
        cx.report(closed);
    }
}

/// Rows and columns beyond those that show at first.
fn rows_menu(ui: &mut Ui, cx: &mut ScreenContext<'_>, code: &TableCode, sheet: SheetId, state: &mut TableScreen) {
    let words = cx.words();
    let Ok(table) = cx.desk.table(code).cloned() else {
        return;
    };
    let Ok(of) = cx.desk.sheet(sheet).cloned() else { return };
    let pack = cx.desk.pack().clone();
    let optional = table
        .status
        .as_ref()
        .and_then(|id| pack.classification(id))
        .is_some_and(|list| list.items.iter().any(|item| !item.shown));
    let has_totals = totals::has_totals(&table);
    if table.main.is_none() && !optional && !has_totals {
        return;
    }
    let name = words.get("rows-menu");
    let button = ui
        .add(Button::new(format!("{}  {name}", icons::ROWS)))
        .accessible_name(&name);
    let can_change = !cx.read_only;
    egui::Popup::menu(&button)
        .accessible_name(&name)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_min_width(280.0);
            if table.main.is_some() {
                filter::choices(ui, cx, state);
                ui.separator();
            }
            if let Some(main) = &table.main {
                let id = if main.kind == ClassificationKind::Country {
                    "add-country"
                } else {
                    "add-row"
                };
                if parts::button_if(ui, can_change, icons::PLUS, &words.get(id)).clicked() {
                    state.panel = Some(InlinePanel::add_row(""));
                    ui.close();
                }
                if main.versions.len() > 1 {
                    ui.separator();
                    parts::small(ui, words.get("versions"));
                    for version in &main.versions {
                        let Some(list) = pack.classification(version) else {
                            continue;
                        };
                        let mut shown = of.versions.contains(version);
                        let only = shown && of.versions.len() == 1;
                        let check = egui::Checkbox::new(&mut shown, pack.classification_title(list, words.0));
                        if ui.add_enabled(can_change && !only, check).changed() {
                            let done = cx.desk.set_version(sheet, version, shown);
                            cx.report(done);
                        }
                    }
                }
            }
            if optional {
                ui.separator();
                let mut shown = of.optional_status;
                let check = egui::Checkbox::new(&mut shown, words.get("optional-status"));
                if ui.add_enabled(can_change, check).changed() {
                    let done = cx.desk.set_optional_status(sheet, shown);
                    cx.report(done);
                }
            }
            if has_totals {
                if table.main.is_some() || optional {
                    ui.separator();
                }
                totals::choice(ui, cx, sheet);
            }
        });
}

/// The panel that is open in place.
fn panel(ui: &mut Ui, cx: &mut ScreenContext<'_>, sheet: SheetId, state: &mut TableScreen) {
    let Some(open) = state.panel.take() else { return };
    let colours = theme::palette(ui.ctx());
    let frame = Frame::new()
        .fill(colours.panel)
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::same(8));
    let kept = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        match open {
            InlinePanel::AddRow(search) => add_row::show(ui, cx, sheet, state, search).map(InlinePanel::AddRow),
            InlinePanel::Year { text, fresh } => add_year(ui, cx, sheet, state, text, fresh),
            InlinePanel::NoFigure(open) => no_figure::show(ui, cx, state, open).map(InlinePanel::NoFigure),
        }
    });
    state.panel = kept.inner;
    if state.panel.is_none() {
        state.focus = true;
    }
}

fn add_year(
    ui: &mut Ui,
    cx: &mut ScreenContext<'_>,
    sheet: SheetId,
    state: &mut TableScreen,
    mut text: String,
    fresh: bool,
) -> Option<InlinePanel> {
    let words = cx.words();
    let (mut add, mut cancel) = (false, false);
    let span = cx.desk.pack().years.clone();
    ui.horizontal(|ui| {
        parts::muted(ui, words.get("year-add"));
        let field = egui::TextEdit::singleline(&mut text)
            .desired_width(72.0)
            .margin(Margin::symmetric(8, 5));
        let field = ui.add(field).accessible_name(words.get("year-add"));
        if fresh {
            field.request_focus();
        }
        let (enter, escape) = ui.input(|input| {
            (
                input.key_pressed(egui::Key::Enter),
                input.key_pressed(egui::Key::Escape),
            )
        });
        add |= field.lost_focus() && enter;
        cancel |= escape;
        add |= ui.button(words.get("year-open")).clicked();
        cancel |= ui.button(words.get("cancel")).clicked();
        let (first, last) = (span.start().to_string(), span.end().to_string());
        parts::small(
            ui,
            words.with("year-span", &[("first", (&first).into()), ("last", (&last).into())]),
        );
    });
    if cancel {
        return None;
    }
    if !add || text.trim().is_empty() {
        return Some(InlinePanel::Year { text, fresh: false });
    }
    let opened = cx
        .desk
        .year(&text)
        .and_then(|year| cx.desk.open_year(sheet, year).map(|_| year));
    let Some(year) = cx.report(opened) else {
        return Some(InlinePanel::Year { text, fresh: true });
    };
    if let Ok(layout) = cx.desk.layout(sheet)
        && let Some(column) = layout.columns.iter().position(|column| column.year == year)
    {
        let row = state
            .grids
            .get(&sheet)
            .and_then(crate::app::grid::GridState::active)
            .map_or(0, |cell| cell.row);
        state.reveal = layout.cell(sheet, row, column);
    }
    None
}
