//! In the inspector: the flag of a value, and why there is no figure, for cells, a row, a column, a year, the table.

use super::events;
use super::model::effective;
use crate::app::context::ScreenContext;
use crate::app::names;
use crate::app::parts;
use crate::app::words::Words;
use crate::desk::{Desk, ReasonTarget};
use crate::figures::{Answer, CellAddress, Effective, Figure, Flag, Pointer, Reason, Scope};
use eframe::egui::{self, Button, Ui, vec2};
use std::collections::BTreeSet;

/// What is being chosen.
#[derive(Default)]
pub(super) struct ReasonsState {
    reach: Reach,
    /// "Included elsewhere" was pressed, for these cells.
    pub(super) elsewhere: Option<ReasonTarget>,
}

/// How far a reason reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Reach {
    #[default]
    Cells,
    Row,
    Column,
    Year,
    Sheet,
    Table,
    Module,
}

impl Reach {
    pub const ALL: [Reach; 7] = [
        Reach::Cells,
        Reach::Row,
        Reach::Column,
        Reach::Year,
        Reach::Sheet,
        Reach::Table,
        Reach::Module,
    ];

    pub fn name(self, words: Words, cells: &[CellAddress]) -> String {
        let different = |of: fn(&CellAddress) -> String| {
            let found: BTreeSet<String> = cells.iter().map(of).collect();
            found.len().max(1)
        };
        match self {
            Reach::Cells if cells.len() > 1 => words.count("cells-selected", cells.len()),
            Reach::Cells => words.get("scope-cell"),
            Reach::Row => words.count("reach-rows", different(row_of)),
            Reach::Column => words.count("reach-columns", different(column_of)),
            Reach::Year => words.count("reach-years", different(year_of)),
            Reach::Sheet => words.get("scope-sheet"),
            Reach::Table => words.get("scope-table"),
            Reach::Module => words.get("scope-module"),
        }
    }

    /// What a reason that reaches so far is given for: the selected cells, or what lies around each of them.
    pub fn target(self, cx: &ScreenContext<'_>, cell: &CellAddress, selected: &[CellAddress]) -> ReasonTarget {
        let Some(around) = self.scope(cx, cell) else {
            return ReasonTarget::Cells(selected.to_vec());
        };
        let scopes: BTreeSet<Scope> = selected.iter().filter_map(|cell| self.scope(cx, cell)).collect();
        if scopes.len() > 1 {
            ReasonTarget::Scopes(scopes.into_iter().collect())
        } else {
            ReasonTarget::Scope(around)
        }
    }

    /// The scope around a cell; none for the cells themselves.
    fn scope(self, cx: &ScreenContext<'_>, cell: &CellAddress) -> Option<Scope> {
        let (sheet, place) = (cell.sheet, &cell.place);
        let table = cx.desk.table_of(sheet).ok()?;
        let phase = cx.desk.phase().clone();
        Some(match self {
            Reach::Cells => return None,
            Reach::Row => Scope::Row {
                sheet,
                item: place.item.clone(),
            },
            Reach::Column => Scope::Column {
                sheet,
                year: place.year,
                status: place.status.clone(),
                sex: place.sex,
            },
            Reach::Year => Scope::Year {
                sheet,
                year: place.year,
            },
            Reach::Sheet => Scope::Sheet { sheet },
            Reach::Table => Scope::Table {
                phase,
                table: table.code.clone(),
            },
            Reach::Module => Scope::Module {
                phase,
                module: table.module.clone(),
            },
        })
    }
}

fn row_of(cell: &CellAddress) -> String {
    cell.place.item.as_ref().map_or("", |item| item.as_str()).to_owned()
}

fn column_of(cell: &CellAddress) -> String {
    let status = cell.place.status.as_ref().map_or("", |status| status.as_str());
    format!("{} {status} {}", cell.place.year, cell.place.sex.letter())
}

fn year_of(cell: &CellAddress) -> String {
    cell.place.year.to_string()
}

pub(super) fn show(
    ui: &mut Ui,
    cx: &mut ScreenContext<'_>,
    state: &mut ReasonsState,
    cell: &CellAddress,
    selected: &[CellAddress],
) {
    flag(ui, cx, cell, selected);
    reason(ui, cx, state, cell, selected);
    inherited(ui, cx, cell);
}

/// The flag of the values selected.
fn flag(ui: &mut Ui, cx: &mut ScreenContext<'_>, cell: &CellAddress, selected: &[CellAddress]) {
    let words = cx.words();
    let is_value = |cell: &CellAddress| {
        cx.desk
            .answers()
            .figure(cell)
            .is_some_and(|figure| figure.as_value().is_some())
    };
    let possible = !cx.read_only && selected.iter().any(is_value);
    let now = cx.desk.answers().figure(cell).and_then(|figure| figure.flag);
    let pack = cx.desk.pack().clone();
    let name = |flag: Option<Flag>| match flag {
        None => words.get("flag-none"),
        Some(flag) => format!("{}  {}", flag.letter(), names::flag(&pack, words, flag)),
    };
    let mut chosen = None;
    ui.horizontal(|ui| {
        parts::muted(ui, words.get("flag"));
        ui.add_enabled_ui(possible, |ui| {
            let combo = egui::ComboBox::from_id_salt("flag")
                .selected_text(name(now))
                .width(ui.available_width() - 8.0);
            let shown = combo.truncate().show_ui(ui, |ui| {
                for flag in std::iter::once(None).chain(Flag::ALL.into_iter().map(Some)) {
                    if flag.is_none_or(|flag| pack.status(flag.letter()).is_some())
                        && ui.selectable_label(flag == now, name(flag)).clicked()
                    {
                        chosen = Some(flag);
                    }
                }
            });
            shown.response.accessible_name(words.name("flag-now", &name(now)));
        });
    });
    if let Some(flag) = chosen {
        let done = cx.desk.set_flag(selected, flag);
        cx.report(done);
    }
}

/// One button a reason, and how far it reaches.
fn reason(
    ui: &mut Ui,
    cx: &mut ScreenContext<'_>,
    state: &mut ReasonsState,
    cell: &CellAddress,
    selected: &[CellAddress],
) {
    let words = cx.words();
    let now = match cx.desk.answers().figure(cell).map(|figure| &figure.answer) {
        Some(Answer::Reason(reason)) => Some(reason.clone()),
        _ => None,
    };
    parts::muted(ui, words.get("no-figure-because"));
    let mut pressed = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding = vec2(9.0, 2.0);
        for letter in ['N', 'X', 'C', 'S', 'K'] {
            let id = format!("reason-{}", letter.to_ascii_lowercase());
            let name = words.get(&id);
            let here = now.as_ref().is_some_and(|reason| reason.letter().starts_with(letter));
            let button = Button::selectable(here, letter.to_string()).frame_when_inactive(true);
            let response = ui.add_enabled(!cx.read_only, button);
            if response
                .on_hover_text(&name)
                .accessible_name(format!("{letter}: {name}"))
                .clicked()
            {
                pressed = Some(letter);
            }
        }
        let combo = egui::ComboBox::from_id_salt("reach").selected_text(state.reach.name(words, selected));
        let shown = combo.width(ui.available_width() - 8.0).truncate().show_ui(ui, |ui| {
            for reach in Reach::ALL {
                if ui
                    .selectable_label(reach == state.reach, reach.name(words, selected))
                    .clicked()
                {
                    state.reach = reach;
                }
            }
        });
        shown.response.accessible_name(words.get("reach"));
    });
    let Some(letter) = pressed else { return };
    let target = state.reach.target(cx, cell, selected);
    // The next reason is for the cells again: a wide reach is chosen each time.
    state.reach = Reach::Cells;
    match Reason::from_letter(letter) {
        Some(reason) => {
            events::give_reason(cx, &target, &reason);
        }
        None => state.elsewhere = Some(target),
    }
}

/// Where a figure is included, in words.
pub(super) fn pointer_name(cx: &ScreenContext<'_>, pointer: &Pointer) -> String {
    match pointer {
        Pointer::Row(code) => {
            let tables = cx.desk.pack().tables.iter();
            let mut found = tables.filter_map(|table| cx.desk.pack().item_of(table, code));
            found.next().map_or_else(
                || code.to_string(),
                |(_, item)| cx.desk.pack().item_label(item, cx.shell.language).to_owned(),
            )
        }
        Pointer::Cell(cell) => names::cell(cx.desk, cx.words(), cell),
    }
}

/// The cells that are included in this one, in words; none where there are none.
pub(super) fn included_names(desk: &Desk, words: Words, cell: &CellAddress) -> Option<String> {
    const SHOWN: usize = 8;
    let sources = desk.checker().included_in(cell);
    if sources.is_empty() {
        return None;
    }
    let table = desk.table_of(cell.sheet).ok();
    let name = |source: &CellAddress| {
        let mut beside = source.clone();
        beside.place.item.clone_from(&cell.place.item);
        match table.filter(|_| beside == *cell) {
            Some(table) => names::item(desk.pack(), words, table, source.place.item.as_ref()),
            None => names::cell(desk, words, source),
        }
    };
    let mut listed: Vec<String> = sources.iter().take(SHOWN).map(name).collect();
    if sources.len() > SHOWN {
        listed.push("\u{2026}".to_owned());
    }
    Some(words.name("includes", &listed.join(", ")))
}

/// A reason the cell takes from its surroundings can be taken off there.
fn inherited(ui: &mut Ui, cx: &mut ScreenContext<'_>, cell: &CellAddress) {
    let words = cx.words();
    let Ok(table) = cx.desk.table_of(cell.sheet) else {
        return;
    };
    let module = table.module.clone();
    let scope = match effective(cx.desk, cell, &module) {
        Effective::Inherited(_, scope) => scope,
        Effective::Own(Figure { .. }) | Effective::Blank => return,
    };
    let of = names::scope(words, &scope);
    let mut off = false;
    ui.horizontal_wrapped(|ui| {
        parts::small(ui, words.with("reason-from", &[("scope", (&of).into())]));
        ui.spacing_mut().button_padding = vec2(8.0, 2.0);
        off = ui
            .add_enabled(!cx.read_only, Button::new(words.get("reason-take-off")))
            .clicked();
    });
    if off {
        let done = cx.desk.clear_reason(&scope);
        cx.report(done);
    }
}
