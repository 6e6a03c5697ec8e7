//! Adding rows by a few letters of their name: the search below the toolbar, which stays open for the next row.
//!
//! Enter adds the row and makes its first open cell active; what is typed then is the next name, or, if it is a figure, goes
//! into that cell. A row that the table lists already is gone to.

use super::TableScreen;
use crate::app::context::ScreenContext;
use crate::app::picker::{Choice, Picked, Picker};
use crate::app::{names, parts};
use crate::desk::RowChoice;
use crate::figures::SheetId;
use crate::questionnaire::{ClassificationKind, ItemCode};
use eframe::egui::{self, Align, Layout, Ui};

/// The search for rows to add. It stays open after one was added, for the next.
#[derive(Default)]
pub(super) struct AddRow {
    picker: Picker,
    /// The row added last.
    added: Option<ItemCode>,
}

impl AddRow {
    /// A search for what was typed already; it takes the keyboard.
    pub fn searching(typed: &str) -> Self {
        let mut picker = Picker::eager();
        typed.clone_into(&mut picker.query);
        Self { picker, added: None }
    }

    /// Takes what was typed before the field had the keyboard.
    pub fn go_on(&mut self, typed: &str) {
        self.picker.query.push_str(typed);
        self.picker.focus();
    }
}

/// Shows the search; none when it is done with.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut ScreenContext<'_>,
    sheet: SheetId,
    state: &mut TableScreen,
    mut search: AddRow,
) -> Option<AddRow> {
    let words = cx.words();
    let Ok(table) = cx.desk.table_of(sheet).cloned() else {
        return None;
    };
    if search.added.is_some() && search.picker.query.is_empty() && to_the_row(ui) {
        return None;
    }
    let countries = table
        .main
        .as_ref()
        .is_some_and(|main| main.kind == ClassificationKind::Country);
    let (name, hint) = if countries {
        ("add-country", "add-country-hint")
    } else {
        ("add-row", "add-row-hint")
    };
    let mut found: Vec<RowChoice> = Vec::new();
    let desk = &*cx.desk;
    let picker = &mut search.picker;
    let picked = ui
        .horizontal_top(|ui| {
            let width = (ui.available_width() - 100.0).min(560.0);
            let picked = ui
                .allocate_ui_with_layout(egui::vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    picker.show(ui, &words.get(name), &words.get(hint), 184.0, |query| {
                        found = desk.rows_to_choose(sheet, query, words.0);
                        found.truncate(100);
                        let listed = words.get("add-listed");
                        let choice = |choice: &RowChoice| {
                            let label = names::item(desk.pack(), words, &table, Some(&choice.item));
                            let detail = if choice.listed {
                                format!("{listed} \u{b7} {}", choice.item)
                            } else {
                                choice.item.to_string()
                            };
                            Choice::new(label, detail)
                        };
                        found.iter().map(choice).collect()
                    })
                })
                .inner;
            let close = if search.added.is_some() { "add-done" } else { "cancel" };
            if ui.button(words.get(close)).clicked() {
                Picked::Cancelled
            } else {
                picked
            }
        })
        .inner;
    if let Some(added) = &search.added {
        let added = names::item(cx.desk.pack(), words, &table, Some(added));
        parts::small(ui, words.name("add-added", &added));
    }
    match picked {
        // A figure typed after a row was added is meant for that row.
        Picked::Nothing if search.added.is_some() && begins_a_figure(&search.picker.query) => {
            let grid = state.grids.entry(sheet).or_default();
            grid.begin_typing(search.picker.query.trim());
            // The field has read it; the cell takes it from here.
            ui.input_mut(|input| input.events.retain(|event| !matches!(event, egui::Event::Text(_))));
            None
        }
        Picked::Nothing => Some(search),
        Picked::Cancelled => None,
        Picked::Line(line) => {
            let chosen = found.get(line)?.clone();
            if !chosen.listed {
                let added = cx.desk.add_item(sheet, &chosen.item);
                cx.report(added)?;
            }
            // In the year in which the person is.
            let year = state
                .active_column()
                .and_then(|column| Some(state.view.as_ref()?.layout.columns.get(column)?.year));
            let cell = cx.desk.first_open_of_row(sheet, &chosen.item, year);
            state.reveal = cx.report(cell).flatten();
            if chosen.listed {
                return None;
            }
            search.added = Some(chosen.item);
            search.picker.clear();
            search.picker.focus();
            Some(search)
        }
    }
}

/// Whether a key was pressed that leads from the empty search to the row that was added.
fn to_the_row(ui: &Ui) -> bool {
    let keys = [
        egui::Key::Enter,
        egui::Key::Tab,
        egui::Key::ArrowUp,
        egui::Key::ArrowDown,
        egui::Key::ArrowLeft,
        egui::Key::ArrowRight,
    ];
    ui.input_mut(|input| keys.iter().any(|key| input.consume_key(egui::Modifiers::NONE, *key)))
}

/// Whether a text is rather a figure than a name: in the digits of any script.
fn begins_a_figure(text: &str) -> bool {
    let first = text.trim().chars().next();
    first.is_some_and(|first| first.is_numeric() || first == '=')
}
