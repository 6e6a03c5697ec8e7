//! Reading what a cell means (F1): the keyboard goes to the meaning, arrows move it, Escape or F1 lead back to the grid.

use super::TableScreen;
use super::inspector::{self, InspectorState, Tab};
use crate::app::context::ScreenContext;
use crate::app::{parts, theme};
use crate::figures::CellAddress;
use crate::questionnaire::{Classification, Item};
use eframe::egui::{self, Label, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

/// A total of more parts than this is not told by its parts.
const LISTED: usize = 24;

/// Whether the keyboard is at the meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Reading {
    #[default]
    No,
    Asked,
    Now,
}

impl InspectorState {
    /// Opens the meaning and brings the keyboard there.
    pub(super) fn read_meaning(&mut self) {
        self.tab = Tab::Meaning;
        self.meaning = Reading::Asked;
    }

    /// Whether the meaning has the keyboard.
    pub(super) fn reads_meaning(&self) -> bool {
        self.meaning == Reading::Now
    }

    /// The keyboard goes elsewhere.
    pub(super) fn leave_meaning(&mut self) {
        self.meaning = Reading::No;
    }

    /// Whether the meaning was read and is left by Escape in this frame.
    pub(super) fn was_left(&mut self, ui: &Ui) -> bool {
        let left = self.meaning == Reading::Now && ui.input(|input| input.key_pressed(egui::Key::Escape));
        if left {
            self.meaning = Reading::No;
        }
        left
    }
}

/// The meaning as something to read: it can have the keyboard, and arrows move it then.
pub(super) fn show(ui: &mut Ui, cx: &ScreenContext<'_>, state: &mut TableScreen, cell: &CellAddress) {
    let name = cx.text("tab-meaning");
    let id = ui.make_persistent_id("meaning");
    let shown = ui.scope(|ui| inspector::meaning::show(ui, cx, cell)).response;
    let stop = ui.interact(shown.rect.expand(4.0), id, Sense::focusable_noninteractive());
    stop.widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));
    match state.inspector.meaning {
        Reading::Asked => {
            state.inspector.meaning = Reading::Now;
            stop.request_focus();
            stop.scroll_to_me(Some(egui::Align::Min));
        }
        Reading::Now if !stop.has_focus() => state.inspector.meaning = Reading::No,
        Reading::Now | Reading::No => {}
    }
    if stop.has_focus() {
        let filter = egui::EventFilter {
            vertical_arrows: true,
            escape: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let by = ui.input_mut(|input| {
            let mut pressed = |key| f32::from(u8::from(input.consume_key(egui::Modifiers::NONE, key)));
            48.0 * (pressed(egui::Key::ArrowUp) - pressed(egui::Key::ArrowDown))
                + 320.0 * (pressed(egui::Key::PageUp) - pressed(egui::Key::PageDown))
        });
        if by != 0.0 {
            ui.scroll_with_delta(vec2(0.0, by));
        }
        let colours = theme::palette(ui.ctx());
        let ring = egui::Stroke::new(1.0, colours.accent);
        ui.painter()
            .rect_stroke(stop.rect, theme::RADIUS, ring, egui::StrokeKind::Outside);
    }
}

/// The row by its whole name and code, the names it is also found by, and what it holds.
pub(super) fn row(ui: &mut Ui, cx: &ScreenContext<'_>, list: &Classification, item: &Item) {
    let words = cx.words();
    let label = |item: &Item| cx.desk.pack().item_label(item, words.0).to_owned();
    ui.add_space(4.0);
    parts::section(ui, &words.get("meaning-row"));
    ui.add(Label::new(format!("{} ({})", label(item), item.code)).wrap());
    let others: Vec<&str> = item.also.iter().map(String::as_str).collect();
    let holds: Vec<String> = list.partition_of(&item.code).map(label).collect();
    for (id, text) in [("meaning-also", others.join(", ")), ("meaning-holds", holds.join("; "))] {
        if !text.is_empty() && (id != "meaning-holds" || holds.len() <= LISTED) {
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                parts::small(ui, words.get(id));
                ui.add(Label::new(text).wrap());
            });
        }
    }
}
