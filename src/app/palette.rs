//! The search field (Ctrl+K): tables, rows, cells, commands, by a part of their name or by what they are called together:
//! "19 malaysia 2014 f". What fits is sought at the desk; here it is put in words and commands join it.

use super::command::{Command, Situation, TABLE, key_text};
use super::context::Place;
use super::picker::{Choice, Picked, Picker};
use super::{App, icons, names, theme, top_bar};
use crate::desk::{Desk, Hit, Target, table_label};
use crate::figures::SheetId;
use crate::questionnaire::{Language, Table};
use eframe::egui::{Align2, Area, Context, Frame, Id, Key, Margin, Modifiers, Order, Stroke, vec2};
use std::rc::Rc;

/// So many lines are offered.
const MOST: usize = 60;

/// Whether it is open, what was typed and what was found.
#[derive(Default)]
pub struct Palette {
    open: bool,
    picker: Picker,
    found: Option<(Sought, Rc<Vec<Entry>>)>,
}

/// What was sought in which state: sought again only when one of them moves.
#[derive(Clone, Debug, PartialEq)]
struct Sought {
    query: String,
    revision: u64,
    language: Language,
    here: Option<SheetId>,
    situation: Situation,
}

impl Palette {
    pub(super) fn open(&mut self) {
        self.open = true;
        self.found = None;
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
    let mut entries = Rc::default();
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
                ui.set_width(640.0_f32.min(ctx.content_rect().width() - 64.0));
                let (name, hint) = (words.get("command-find"), words.get("find-hint"));
                picker.show(ui, &name, &hint, 380.0, |query| {
                    entries = found(app, query);
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
            app.give_keyboard_back();
            if let Some(entry) = entries.get(line) {
                app.commands.push(entry.command.clone());
            }
        }
        Picked::Cancelled => {
            app.palette.open = false;
            app.give_keyboard_back();
        }
        Picked::Nothing if elsewhere || again => app.palette.open = false,
        Picked::Nothing => {}
    }
}

/// What fits, sought once for what was typed.
fn found(app: &mut App, query: &str) -> Rc<Vec<Entry>> {
    let here = match &app.place {
        Place::Table(_) => app.screens.table.sheet(),
        _ => None,
    };
    let sought = Sought {
        query: query.trim().to_owned(),
        revision: app.desk.as_ref().map_or(0, Desk::revision),
        language: app.settings.language(),
        here,
        situation: app.situation(),
    };
    if let Some((known, entries)) = &app.palette.found
        && *known == sought
    {
        return Rc::clone(entries);
    }
    let entries = Rc::new(find(app, &sought));
    app.palette.found = Some((sought, Rc::clone(&entries)));
    entries
}

fn find(app: &App, sought: &Sought) -> Vec<Entry> {
    let mut ranked: Vec<(u16, Entry)> = Vec::new();
    if let Some(desk) = &app.desk {
        let hits = desk.jump(&sought.query, sought.here, sought.language);
        ranked.extend(
            hits.into_iter()
                .filter_map(|hit| Some((hit.rank, entry(app, desk, hit)?))),
        );
    }
    ranked.extend(commands(app, sought));
    // Those of one rank stay as they are: tables and rows as in the form, commands as in the menu.
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.truncate(MOST);
    ranked.into_iter().map(|(_, entry)| entry).collect()
}

/// A hit in words: what it is, and where it leads.
fn entry(app: &App, desk: &Desk, hit: Hit) -> Option<Entry> {
    let words = app.words();
    let pack = desk.pack();
    let choice = match &hit.target {
        Target::Table(code) => {
            let table = desk.table(code).ok()?;
            Choice {
                label: names::table(pack, words, table),
                detail: code.to_string(),
                icon: icons::TABLE,
            }
        }
        Target::Add { table, item, .. } => {
            let table = desk.table(table).ok()?;
            let name = names::item(pack, words, table, Some(item));
            Choice {
                label: words.with(
                    "find-add",
                    &[("name", (&name).into()), ("table", (&table_label(table)).into())],
                ),
                detail: short_code(item.as_str()),
                icon: icons::PLUS,
            }
        }
        Target::Cell {
            table,
            sheet,
            item,
            year,
            status,
            sex,
        } => {
            let table = desk.table(table).ok()?;
            let status = status.as_ref().map(|code| names::item(pack, words, table, Some(code)));
            let year = year.map(|year| year.to_string());
            let sex = sex.map(|sex| names::sex(words, sex));
            let column: Vec<String> = year.into_iter().chain(status).chain(sex).collect();
            let column = column.join(", ");
            let place = place_of(app, desk, table, *sheet);
            match item {
                Some(item) => {
                    let row = names::item(pack, words, table, Some(item));
                    let label = if column.is_empty() {
                        row
                    } else {
                        format!("{row}, {column}")
                    };
                    Choice {
                        label,
                        detail: format!("{place} \u{b7} {}", short_code(item.as_str())),
                        icon: icons::ROWS,
                    }
                }
                None => Choice {
                    label: format!("{}: {column}", names::table(pack, words, table)),
                    detail: place,
                    icon: icons::COLUMNS,
                },
            }
        }
    };
    Some(Entry {
        choice,
        command: Command::Jump(hit.target),
    })
}

/// The table, and the source where the table has figures from several.
fn place_of(app: &App, desk: &Desk, table: &Table, sheet: Option<SheetId>) -> String {
    let label = table_label(table);
    let several = desk.answers().sheets_of_table(desk.phase(), &table.code).count() > 1;
    let source = sheet.and_then(|sheet| desk.sheet(sheet).ok()).filter(|_| several);
    source.map_or(label.clone(), |sheet| {
        format!("{label} \u{b7} {}", names::source(desk, app.words(), sheet))
    })
}

/// The end of a code, which names the item within its list.
fn short_code(code: &str) -> String {
    code.rsplit('_').next().unwrap_or(code).to_owned()
}

/// Commands by their name, or by what they do.
fn commands(app: &App, sought: &Sought) -> Vec<(u16, Entry)> {
    let words = app.words();
    let query = sought.query.to_lowercase();
    let parts: Vec<&str> = query.split_whitespace().collect();
    let fits = |text: &str| parts.iter().all(|part| text.contains(part));
    let rows = TABLE.iter().filter(|row| row.enabled(sought.situation));
    let ranked = rows.filter_map(|row| {
        let label = top_bar::named(app, row);
        let plain = label.to_lowercase();
        let rank = if query.is_empty() {
            50
        } else if plain == query {
            1
        } else if plain.starts_with(&query) {
            13
        } else if fits(&plain) {
            22
        } else if fits(&words.get(&row.tip_id()).to_lowercase()) {
            50
        } else {
            return None;
        };
        let detail = row.keys.first().map(key_text).unwrap_or_default();
        let choice = Choice {
            label,
            detail,
            icon: row.icon,
        };
        Some((
            rank,
            Entry {
                choice,
                command: Command::Run(row.id),
            },
        ))
    });
    ranked.collect()
}
