//! The search field (Ctrl+K): tables, rows of the open table, findings' cells and commands, by a part of their name.

use super::command::{Command, TABLE, key_text};
use super::context::Place;
use super::picker::{Choice, Picked, Picker};
use super::{App, icons, names, theme, top_bar};
use crate::desk::table_label;
use crate::figures::{CellAddress, RowKind};
use eframe::egui::{Align2, Area, Context, Frame, Id, Key, Margin, Modifiers, Order, Stroke, vec2};

/// Whether it is open, and what was typed.
#[derive(Default)]
pub struct Palette {
    open: bool,
    picker: Picker,
}

impl Palette {
    pub(super) fn open(&mut self) {
        self.open = true;
        self.picker = Picker::eager();
    }

    pub(super) fn is_open(&self) -> bool {
        self.open
    }
}

/// One thing that can be found.
struct Entry {
    choice: Choice,
    command: Command,
}

pub(super) fn show(app: &mut App, ctx: &Context) {
    if !app.palette.open {
        return;
    }
    let words = app.words();
    let colours = theme::palette(ctx);
    let mut picker = std::mem::take(&mut app.palette.picker);
    let mut entries = Vec::new();
    let area = Area::new(Id::unique("palette"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, 4.0));
    let shown = area.accessible_name(words.get("command-find")).show(ctx, |ui| {
        let frame = Frame::new()
            .fill(colours.surface)
            .stroke(Stroke::new(1.0, colours.border))
            .corner_radius(theme::RADIUS)
            .shadow(ui.visuals().popup_shadow)
            .inner_margin(Margin::same(8));
        frame
            .show(ui, |ui| {
                ui.set_width(560.0_f32.min(ctx.content_rect().width() - 64.0));
                let (name, hint) = (words.get("command-find"), words.get("find-hint"));
                picker.show(ui, &name, &hint, 380.0, |query| {
                    entries = find(app, query);
                    entries.iter().map(|entry| entry.choice.clone()).collect()
                })
            })
            .inner
    });
    app.palette.picker = picker;
    let picked = shown.inner;
    let elsewhere = shown.response.clicked_elsewhere() && ctx.input(|input| input.pointer.any_pressed());
    let again = ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::K));
    match picked {
        Picked::Line(line) => {
            app.palette.open = false;
            app.screens.table.focus_grid();
            if line < entries.len() {
                app.commands.push(entries.swap_remove(line).command);
            }
        }
        Picked::Cancelled => {
            app.palette.open = false;
            app.screens.table.focus_grid();
        }
        Picked::Nothing if elsewhere || again => app.palette.open = false,
        Picked::Nothing => {}
    }
}

/// Everything that fits, tables first, then rows, then commands.
fn find(app: &mut App, query: &str) -> Vec<Entry> {
    let words = app.words();
    let parts: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let fits = |text: &str| {
        let text = text.to_lowercase();
        parts.iter().all(|part| text.contains(part.as_str()))
    };
    let mut entries = Vec::new();
    if let Some(desk) = &app.desk {
        let pack = desk.pack();
        for table in &pack.tables {
            let label = names::table(pack, words, table);
            if fits(&format!("{label} {} {}", table.code, table.number)) {
                let choice = Choice {
                    label,
                    detail: table.code.to_string(),
                    icon: icons::TABLE,
                };
                entries.push(Entry {
                    choice,
                    command: Command::GoTo(Place::Table(table.code.clone())),
                });
            }
        }
        // An exact number or label comes first: "19" is table 19 before everything that has a 19 in it.
        let exact = |entry: &Entry| match &entry.command {
            Command::GoTo(Place::Table(code)) => pack.table(code).is_none_or(|table| {
                !query.trim().eq_ignore_ascii_case(&table_label(table)) && query.trim() != table.number.to_string()
            }),
            _ => true,
        };
        entries.sort_by_key(exact);
    }
    if !parts.is_empty() {
        rows(app, &fits, &mut entries);
    }
    let situation = app.situation();
    for row in TABLE.iter().filter(|row| row.enabled(situation)) {
        let label = top_bar::named(app, row);
        if fits(&label) || (!parts.is_empty() && fits(&words.get(&row.tip_id()))) {
            let detail = row.keys.first().map(key_text).unwrap_or_default();
            entries.push(Entry {
                choice: Choice {
                    label,
                    detail,
                    icon: row.icon,
                },
                command: Command::Run(row.id),
            });
        }
    }
    entries.truncate(60);
    entries
}

/// Rows of the open table.
fn rows(app: &mut App, fits: &dyn Fn(&str) -> bool, entries: &mut Vec<Entry>) {
    let words = app.words();
    let Place::Table(code) = app.place.clone() else { return };
    let Some(sheet) = app.screens.table.sheet().or_else(|| app.first_sheet(&code)) else {
        return;
    };
    let Some(desk) = &app.desk else { return };
    let (Ok(table), Ok(layout)) = (desk.table(&code), desk.layout(sheet)) else {
        return;
    };
    let last = layout.columns.len().saturating_sub(1);
    let column = app.screens.table.active_column().unwrap_or(last).min(last);
    for (index, row) in layout.rows.iter().enumerate() {
        let RowKind::Item(item) = &row.kind else { continue };
        let label = names::item(desk.pack(), words, table, item.as_ref());
        let code = item.as_ref().map(ToString::to_string).unwrap_or_default();
        if !fits(&format!("{label} {code}")) {
            continue;
        }
        let Some(place) = layout.cell(sheet, index, column) else {
            continue;
        };
        let cell: CellAddress = place;
        let detail = format!(
            "{} {}",
            table_label(table),
            names::column(desk.pack(), words, table, &cell.place)
        );
        let choice = Choice {
            label,
            detail,
            icon: icons::ROWS,
        };
        entries.push(Entry {
            choice,
            command: Command::GoToCell(cell),
        });
    }
}
