//! Which rows show and which years are pinned: what is remembered of a sheet, the choices in the menu, the bar that says what
//! is hidden.
//!
//! Rows are sought out when a filter is set or asked to look again, and at no other moment: a row never goes from under the
//! hands of a person who types in it. Whatever is gone to shows again.

use super::TableScreen;
use crate::app::command::{CommandId, key_text};
use crate::app::context::ScreenContext;
use crate::app::names;
use crate::app::theme;
use crate::app::words::Words;
use crate::app::{icons, parts};
use crate::desk::{Desk, DeskError, RowFilter, packs};
use crate::figures::{CellAddress, RowKind};
use crate::questionnaire::{ItemCode, Year};
use eframe::egui::{self, Align, Button, Frame, Layout, Margin, RichText, Ui};
use std::collections::BTreeSet;

/// What a person wants to see of a sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Showing {
    filter: RowFilter,
    hidden: BTreeSet<ItemCode>,
    pinned: BTreeSet<Year>,
    /// Rises with every change, so that the view is made anew.
    stamp: u64,
}

impl Showing {
    /// The rows that do not show.
    pub fn hidden(&self) -> &BTreeSet<ItemCode> {
        &self.hidden
    }

    /// The years beside the labels.
    pub fn pinned(&self) -> &BTreeSet<Year> {
        &self.pinned
    }

    /// Another number for another state.
    pub fn stamp(&self) -> u64 {
        self.stamp
    }

    /// Shows the row of a cell if it was hidden.
    pub fn uncover(&mut self, cell: &CellAddress) {
        if let Some(item) = &cell.place.item
            && self.hidden.remove(item)
        {
            self.stamp += 1;
        }
    }
}

impl TableScreen {
    /// The filter in force in the sheet that shows.
    pub fn filter(&self) -> RowFilter {
        let showing = self.sheet.and_then(|sheet| self.showing.get(&sheet));
        showing.map_or(RowFilter::All, |showing| showing.filter)
    }

    /// Shows the rows of that filter only; the filter that is in force already is taken off.
    pub fn switch_filter(&mut self, desk: &Desk, filter: RowFilter) -> Result<(), DeskError> {
        let filter = if self.filter() == filter {
            RowFilter::All
        } else {
            filter
        };
        self.set_filter(desk, filter)
    }

    /// Shows the rows of that filter only, as they are now.
    pub(super) fn set_filter(&mut self, desk: &Desk, filter: RowFilter) -> Result<(), DeskError> {
        let Some(sheet) = self.sheet else { return Ok(()) };
        let hidden = desk.rows_left_out(sheet, filter)?;
        let showing = self.showing.entry(sheet).or_default();
        showing.filter = filter;
        if showing.hidden != hidden {
            showing.hidden = hidden;
            showing.stamp += 1;
        }
        Ok(())
    }

    /// Seeks the rows of the filter again, when its sheet is taken up anew.
    pub(super) fn look_again(&mut self, desk: &Desk) -> Result<(), DeskError> {
        self.set_filter(desk, self.filter())
    }

    /// Whether a year stands beside the labels.
    pub(super) fn is_pinned(&self, year: Year) -> bool {
        let showing = self.sheet.and_then(|sheet| self.showing.get(&sheet));
        showing.is_some_and(|showing| showing.pinned.contains(&year))
    }

    /// Puts a year beside the labels, or back in its place.
    pub(super) fn switch_pin(&mut self, year: Year) {
        let Some(sheet) = self.sheet else { return };
        let showing = self.showing.entry(sheet).or_default();
        if !showing.pinned.remove(&year) {
            showing.pinned.insert(year);
        }
        showing.stamp += 1;
    }

    /// Puts the year of the active cell beside the labels, or back in its place.
    pub fn switch_pin_here(&mut self) {
        let column = self.sheet.and_then(|sheet| self.grids.get(&sheet)?.active());
        let view = self.view.as_ref();
        let column = column.and_then(|cell| view?.column(cell.column));
        if let Some(year) = column.map(|column| column.year) {
            self.switch_pin(year);
        }
    }
}

/// The name of a filter as a choice: "With findings".
fn name(desk: &Desk, words: Words, filter: RowFilter) -> String {
    let id = format!("rows-{}", filter.word());
    words.name(&id, &earlier_name(desk, words))
}

/// What the phase before is called.
fn earlier_name(desk: &Desk, words: Words) -> String {
    let earlier = desk.earlier_phase();
    let pack = earlier.and_then(|phase| packs().into_iter().find(|pack| pack.id == phase));
    pack.map_or_else(|| words.get("rows-phase-before"), |pack| names::phase(&pack, words))
}

/// The command that sets a filter.
fn command(filter: RowFilter) -> CommandId {
    match filter {
        RowFilter::All => CommandId::RowsAll,
        RowFilter::NotEmpty => CommandId::RowsNotEmpty,
        RowFilter::Answered => CommandId::RowsAnswered,
        RowFilter::ToFill => CommandId::RowsToFill,
        RowFilter::WithFindings => CommandId::RowsWithFindings,
        RowFilter::Changed => CommandId::RowsChanged,
    }
}

/// The choices of rows, in a menu.
pub(super) fn choices(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    let words = cx.words();
    parts::small(ui, words.get("rows-shown-title"));
    let now = state.filter();
    for filter in RowFilter::ALL {
        let possible = filter != RowFilter::Changed || cx.desk.earlier_phase().is_some();
        let keys = command(filter).row().keys.first().map(key_text).unwrap_or_default();
        let button = Button::selectable(filter == now, name(cx.desk, words, filter)).shortcut_text(keys);
        let tip = if possible {
            words.get(&command(filter).row().tip_id())
        } else {
            words.get("rows-no-phase-before")
        };
        let response = ui.add_enabled(possible, button);
        if response.on_hover_text(&tip).on_disabled_hover_text(&tip).clicked() {
            let set = state.set_filter(cx.desk, filter);
            cx.report(set);
            state.focus = true;
            ui.close();
        }
    }
}

/// The bar below the toolbar while rows are hidden.
pub(super) fn bar(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    let words = cx.words();
    let filter = state.filter();
    let Some((shown, all)) = state.counts().filter(|_| filter != RowFilter::All) else {
        return;
    };
    let colours = theme::palette(ui.ctx());
    let id = format!("rows-bar-{}", filter.word());
    let name = words.name(&id, &earlier_name(cx.desk, words));
    let sentence = if shown == 0 {
        words.name("rows-none", &name)
    } else {
        words.with(
            "rows-shown",
            &[("shown", shown.into()), ("count", all.into()), ("name", (&name).into())],
        )
    };
    let frame = Frame::new()
        .fill(colours.hover)
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(8, 3));
    let (mut again, mut everything) = (false, false);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.spacing_mut().button_padding = egui::vec2(8.0, 2.0);
            ui.label(RichText::new(icons::FUNNEL).color(colours.accent));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let key = key_text(&CommandId::RowsAll.row().keys[0]);
                everything = parts::quiet(ui, "", &words.get("rows-show-all"))
                    .on_hover_text(key)
                    .clicked();
                again = parts::quiet(ui, icons::ARROW_CLOCKWISE, &words.get("rows-look-again"))
                    .on_hover_text(words.get("rows-look-again-tip"))
                    .clicked();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let label = ui.add(egui::Label::new(&sentence).truncate());
                    label.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Status, true, &sentence));
                });
            });
        });
    });
    if again || everything {
        let filter = if everything { RowFilter::All } else { filter };
        let set = state.set_filter(cx.desk, filter);
        cx.report(set);
        state.focus = true;
    }
}

impl TableScreen {
    /// How many rows with cells show, and how many there are.
    fn counts(&self) -> Option<(usize, usize)> {
        let view = self.view.as_ref()?;
        let rows = &view.layout.rows;
        let has_cells = |row: &usize| matches!(rows[*row].kind, RowKind::Item(_));
        let shown = view.rows().iter().filter(|row| has_cells(row)).count();
        let all = (0..rows.len()).filter(|row| has_cells(row)).count();
        Some((shown, all))
    }
}
