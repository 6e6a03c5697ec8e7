//! What matters for the selected cell: what stands in it, what is wrong and how to put it right, its flag or reason, what it
//! means, notes, history.

mod cause;
mod disclosure;
mod findings;
mod head;
mod history;
pub(super) mod meaning;

use super::TableScreen;
use super::notes::{self, NotesState};
use super::origin::{self, OriginState};
use super::paste;
use super::pointing::Pointing;
use super::reading::{self, Reading};
use super::reasons::{self, ReasonsState};
use super::remarks::{self, RemarksState};
use super::second_entry;
use super::unread;
use crate::app::context::ScreenContext;
use crate::app::{icons, parts, theme};
use crate::checks::Entry;
use crate::country_file::Group;
use crate::figures::{CellAddress, Value};
use eframe::egui::{self, Label, RichText, ScrollArea, Ui, vec2};

/// What the inspector remembers.
#[derive(Default)]
pub(super) struct InspectorState {
    pub(super) tab: Tab,
    pub(super) meaning: Reading,
    take_keyboard: bool,
    /// The cell that showed last, and whether its meaning was being read.
    shown: Option<(CellAddress, bool)>,
    pub(super) reasons: ReasonsState,
    pub(super) notes: NotesState,
    pub(super) remarks: RemarksState,
    pub(super) origin: OriginState,
    history: Option<((CellAddress, u64, bool), Vec<Group>)>,
    /// What a computed cell would be if it were worked out now, as of a state of the file.
    computed: Option<((CellAddress, u64), Option<Value>)>,
    /// The entry of the shown cell from which suggestions come, as of a state of the file.
    entry: Option<(CellAddress, u64, Option<Entry>)>,
    /// The cells that the suggestions shown would change.
    proposed: Vec<CellAddress>,
    /// What to hide so that nothing secret can be worked out.
    hiding: Option<disclosure::Offer>,
}

impl InspectorState {
    /// Whether another cell shows than in the frame before, or the meaning is no longer read.
    fn begins_at_top(&mut self, cell: &CellAddress) -> bool {
        let now = (cell.clone(), self.meaning != Reading::No);
        if self.shown.as_ref() == Some(&now) {
            return false;
        }
        let reads = now.1;
        self.shown = Some(now);
        !reads
    }

    /// No suggestion shows.
    pub(super) fn forget_proposed(&mut self) {
        self.proposed.clear();
    }

    /// The cells that the suggestions that show would change.
    pub(super) fn proposed(&self) -> &[CellAddress] {
        &self.proposed
    }

    /// The first control takes the keyboard.
    pub(super) fn take_keyboard(&mut self) {
        self.take_keyboard = true;
    }

    /// The remarks show, and the field for one takes the keyboard.
    pub(super) fn write_remark(&mut self) {
        self.tab = Tab::Remarks;
        self.remarks.take_keyboard();
    }

    /// Where the figures come from shows.
    pub(super) fn show_origin(&mut self) {
        self.tab = Tab::Origin;
    }

    /// The same, and its first field takes the keyboard.
    pub(super) fn write_origin(&mut self) {
        self.tab = Tab::Origin;
        self.origin.take_keyboard();
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tab {
    #[default]
    Meaning,
    Notes,
    Remarks,
    Origin,
    History,
}

/// Takes what is suggested for a cell: a likely meaning of what was typed, else what its cause proposes.
pub(super) fn take_suggestion(
    cx: &mut ScreenContext<'_>,
    state: &mut InspectorState,
    cell: &CellAddress,
    number: usize,
) {
    if cx.desk.unread(cell).is_some() {
        unread::take(cx, cell, number);
    } else {
        cause::take(cx, state, cell, number);
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    let words = cx.words();

    // A panel is as wide as what is in it: without this a short sentence would make it narrow for good.
    ui.take_available_width();
    let Some(cell) = state.active() else {
        let id = if state.adds_row() {
            "inspector-adds-row"
        } else {
            "inspector-nothing"
        };
        ui.add(Label::new(RichText::new(words.get(id)).color(theme::palette(ui.ctx()).muted)).wrap());
        return;
    };
    let selected = state.selected();
    let mut area = ScrollArea::vertical().auto_shrink([false, false]);
    // Another cell begins at its top: what stands in it and what is wrong with it. So does the table after the meaning was read.
    if state.inspector.begins_at_top(&cell) {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        if state.paste.is_some() {
            return paste::show_cell(ui, cx, state, &cell);
        }
        head::show(ui, cx, state, &cell, selected.len());
        second_entry::mark(ui, cx, &cell);
        unread::show(ui, cx, &cell);
        findings::implied(ui, cx, &cell);
        findings::compute_again(ui, cx, state, &cell);
        cause::show(ui, cx, &mut state.inspector, &cell);
        findings::show(ui, cx, &cell);
        disclosure::show(ui, cx, &mut state.inspector, &cell);
        ui.separator();
        reasons::show(ui, cx, &mut state.inspector.reasons, &cell, &selected);
        if let Some(target) = state.inspector.reasons.elsewhere.take() {
            state.pointing = Some(Pointing::new(target, cell.clone()));
            state.focus = true;
        }
        ui.separator();
        tabs(ui, cx, state, &cell);
        match state.inspector.tab {
            Tab::Meaning => reading::show(ui, cx, state, &cell),
            Tab::Notes => notes::show(ui, cx, &mut state.inspector.notes, &cell),
            Tab::Remarks => {
                remarks::show(ui, cx, &mut state.inspector.remarks, &cell, &selected);
                state.focus |= std::mem::take(&mut state.inspector.remarks.back_to_table);
            }
            Tab::Origin => {
                if let Some(view) = &state.view {
                    let origin = &mut state.inspector.origin;
                    origin::show(ui, cx, origin, &view.layout, &cell, selected);
                }
            }
            Tab::History => history::show(ui, cx, state, &cell),
        }
    });
}

fn tabs(ui: &mut Ui, cx: &ScreenContext<'_>, state: &mut TableScreen, cell: &CellAddress) {
    let words = cx.words();
    let choices = [
        (Tab::Meaning, icons::INFO, "tab-meaning", 0),
        (Tab::Notes, icons::NOTE, "tab-notes", notes::count(cx, cell)),
        (Tab::Remarks, icons::CHAT_TEXT, "tab-remarks", remarks::count(cx, cell)),
        (
            Tab::Origin,
            icons::BOOK_OPEN_TEXT,
            "tab-origin",
            origin::count(cx, cell),
        ),
        (Tab::History, icons::CLOCK_COUNTER_CLOCKWISE, "tab-history", 0),
    ];
    let mut title = String::new();
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding = vec2(8.0, 3.0);
        ui.spacing_mut().item_spacing.x = 2.0;
        for (tab, icon, id, count) in choices {
            let mut name = words.get(id);
            let mut sign = icon.to_owned();
            if count > 0 {
                name = format!("{name} ({count})");
                sign = format!("{icon} {count}");
            }
            let here = state.inspector.tab == tab;
            if here {
                title.clone_from(&name);
            }
            let button = egui::Button::selectable(here, sign).frame_when_inactive(true);
            let response = ui.add(button).on_hover_text(&name);
            if here && std::mem::take(&mut state.inspector.take_keyboard) {
                response.request_focus();
            }
            if response.accessible_name(&name).clicked() {
                state.inspector.tab = tab;
            }
        }
    });
    parts::section(ui, &title);
}
