//! The strip above the grid in which something is said of the active cell: what to point at, what was not read.

use super::paste::room_seen;
use eframe::egui::{Color32, Frame, Margin, Ui, UiBuilder};

/// As wide as what can be seen, however far the toolbar reaches.
pub(super) fn strip<R>(ui: &mut Ui, ground: Color32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new().fill(ground).inner_margin(Margin::symmetric(12, 6));
    let room = UiBuilder::new().max_rect(room_seen(ui));
    let shown = ui.scope_builder(room, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        })
    });
    shown.inner.inner
}
