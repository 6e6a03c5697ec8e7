//! The menu of the selected cells: the right button of the mouse, the menu key or Shift+F10.
//!
//! Each line is a key of the grid and does what that key does; the grid itself carries it out.

use super::TableScreen;
use crate::app::context::ScreenContext;
use crate::app::grid::keys::{GridCommand, KEYS, Stroke};
use crate::app::grid::{GridOutput, GridState};
use eframe::egui::containers::menu::menu_style;
use eframe::egui::{Align, Button, Layout, Popup, PopupCloseBehavior, PopupKind, Pos2, RectAlign, Ui, ViewportCommand};

/// What the menu offers, in groups: what a line does, and the id of its text.
const LINES: [&[(GridCommand, &str)]; 3] = [
    &[
        (GridCommand::Cut, "key-cut"),
        (GridCommand::Copy, "key-copy"),
        (GridCommand::Paste(String::new()), "key-paste"),
        (GridCommand::Clear, "cell-menu-clear"),
    ],
    &[
        (GridCommand::Reason('N'), "reason-n"),
        (GridCommand::Reason('X'), "reason-x"),
        (GridCommand::Reason('C'), "reason-c"),
        (GridCommand::Reason('S'), "reason-s"),
    ],
    &[(GridCommand::FillTotals, "cell-menu-totals")],
];

/// Opens the menu when it was asked for and shows it while it is open.
pub(super) fn show(ui: &mut Ui, cx: &ScreenContext<'_>, state: &mut TableScreen, output: &GridOutput) {
    let pointer = || ui.input(|input| input.pointer.interact_pos());
    let wanted = if output.cells.secondary_clicked() {
        pointer()
    } else {
        output.menu_at
    };
    let fresh = wanted.is_some();
    if fresh {
        state.menu = wanted;
    }
    let Some(at) = state.menu else { return };
    let mut open = true;
    let chosen = popup(ui, at, &mut open, output)
        .accessible_name(cx.words().get("cell-menu"))
        .show(|ui| lines(ui, cx, fresh));
    let chosen = chosen.and_then(|shown| shown.inner);
    if !open || chosen.is_some() {
        state.menu = None;
        output.response.request_focus();
    }
    let Some(grid) = state.sheet.and_then(|sheet| state.grids.get_mut(&sheet)) else {
        return;
    };
    if let Some(command) = chosen {
        carry_out(ui, grid, command);
    }
}

fn popup<'a>(ui: &Ui, at: Pos2, open: &'a mut bool, output: &GridOutput) -> Popup<'a> {
    Popup::new(
        output.cells.id.with("menu"),
        ui.ctx().clone(),
        at,
        output.cells.layer_id,
    )
    .kind(PopupKind::Menu)
    .layout(Layout::top_down_justified(Align::Min))
    .style(menu_style)
    .align(RectAlign::BOTTOM_START)
    .close_behavior(PopupCloseBehavior::CloseOnClick)
    .open_bool(open)
    .gap(0.0)
    .width(280.0)
}

fn carry_out(ui: &Ui, grid: &mut GridState, command: GridCommand) {
    if matches!(command, GridCommand::Paste(_)) {
        // The text comes from the system as if Ctrl+V had been pressed.
        ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
    } else {
        grid.ask(command);
        ui.ctx().request_repaint();
    }
}

/// The lines of the menu; what was chosen, if anything was.
fn lines(ui: &mut Ui, cx: &ScreenContext<'_>, fresh: bool) -> Option<GridCommand> {
    let words = cx.words();
    let mut chosen = None;
    for (index, group) in LINES.iter().enumerate() {
        if index > 0 {
            ui.separator();
        }
        for (place, (command, id)) in group.iter().enumerate() {
            let name = match command {
                GridCommand::Reason(_) => words.name("cell-menu-reason", &words.get(id)),
                _ => words.get(id),
            };
            let key = stroke(command).map(|stroke| stroke.text()).unwrap_or_default();
            let changes = *command != GridCommand::Copy;
            let line = ui.add_enabled(!(cx.read_only && changes), Button::new(name).shortcut_text(key));
            if fresh && index == 0 && place == 0 {
                line.request_focus();
            }
            if line.clicked() {
                chosen = Some(command.clone());
            }
        }
    }
    chosen
}

/// The key that does the same.
fn stroke(command: &GridCommand) -> Option<Stroke> {
    let mut strokes = KEYS.iter().flat_map(|row| row.strokes);
    strokes.find(|(_, known)| known == command).map(|(stroke, _)| *stroke)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_key_of_the_grid() {
        for (command, _) in LINES.iter().copied().flatten() {
            assert!(stroke(command).is_some(), "{command:?}");
        }
    }
}
