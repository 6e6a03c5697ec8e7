//! Pointing at cells of the worksheet: what is pointed at, the line above the worksheet that asks for it, and what comes of it.

use super::{Tab, WorkbookState};
use crate::app::context::ScreenContext;
use crate::app::words::Words;
use crate::app::{icons, parts, theme};
use crate::exchange::national::BlockId;
use crate::exchange::spreadsheet::{Area, At};
use eframe::egui::{Frame, Key, Label, Margin, RichText, Ui};

/// What is pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Pointed {
    Years,
    Sexes,
    Statuses,
    Labels,
    Figures,
    LeftOut,
    /// The figures of a block that was not found.
    NewBlock,
}

impl Pointed {
    /// The id of the words that ask for it.
    fn text_id(self) -> &'static str {
        match self {
            Pointed::Years => "workbook-point-years",
            Pointed::Sexes => "workbook-point-sexes",
            Pointed::Statuses => "workbook-point-statuses",
            Pointed::Labels => "workbook-point-labels",
            Pointed::Figures => "workbook-point-figures",
            Pointed::LeftOut => "workbook-point-left",
            Pointed::NewBlock => "workbook-point-new",
        }
    }
}

/// Begins pointing: the worksheet takes the keyboard.
pub(super) fn begin(state: &mut WorkbookState, what: Pointed) {
    state.pointing = Some(what);
    state.said = None;
    state.view.focus();
}

/// Escape ends it, wherever the keyboard is.
pub(super) fn look(ui: &Ui, state: &mut WorkbookState) {
    if state.pointing.is_some() && ui.input_mut(|input| input.consume_key(eframe::egui::Modifiers::NONE, Key::Escape)) {
        state.pointing = None;
    }
}

/// What is asked for while cells are pointed at.
pub(super) fn banner(ui: &mut Ui, words: Words, state: &mut WorkbookState) {
    let Some(what) = state.pointing else { return };
    let palette = theme::palette(ui.ctx());
    let text = words.get(what.text_id());
    let mut end = None;
    let frame = Frame::new()
        .fill(palette.selection)
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(10, 5));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(icons::TARGET).color(palette.accent).size(16.0));
            let label = ui.add(Label::new(RichText::new(&text).color(palette.text)).wrap());
            label.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Status, true, &text));
            let area = state.view.selected();
            let take = words.name("workbook-point-take", &area.to_string());
            if parts::button(ui, icons::CHECK, &take).clicked() {
                end = Some(Some(area));
            }
            if parts::button(ui, icons::X, &words.get("workbook-point-cancel")).clicked() {
                end = Some(None);
            }
        });
    });
    match end {
        Some(Some(area)) => state.pointed = Some(area),
        Some(None) => state.pointing = None,
        None => {}
    }
}

/// Takes what was pointed at.
pub(super) fn take(cx: &ScreenContext<'_>, state: &mut WorkbookState, area: Area) {
    let Some(what) = state.pointing.take() else { return };
    let jobs = cx.shell.jobs;
    let whole = state.proposal().and_then(|(_, proposal)| proposal.reading.block.area());
    match what {
        Pointed::NewBlock => {
            let id = state.proposed.workbook.new_block(state.worksheet);
            state.chosen = Some(id);
            state.tell_of(jobs, id, |told| told.figures = Some(area));
        }
        Pointed::Figures => {
            // Where a block has two readings, both stand on the same figures.
            if let Some(id) = state.chosen {
                let first = BlockId { reading: 0, ..id };
                state.tell_of(jobs, first, |told| told.figures = Some(area));
            }
        }
        Pointed::Years => state.tell(jobs, |told| {
            told.years = Some(area);
            told.year = None;
        }),
        Pointed::Sexes => state.tell(jobs, |told| {
            told.sexes = Some(area);
            told.sex = None;
        }),
        Pointed::Statuses => state.tell(jobs, |told| {
            told.statuses = Some(area);
            told.status = None;
        }),
        Pointed::Labels => state.tell(jobs, |told| told.labels = Some(area)),
        Pointed::LeftOut => {
            let area = whole_lines(area, whole);
            state.tell(jobs, |told| {
                if !told.left_out.contains(&area) {
                    told.left_out.push(area);
                }
            });
        }
    }
    if state.tab == Tab::Reading {
        state.reading.return_to(what);
    }
}

/// Whole lines or columns are left out, never single figures: what was pointed at grows to them, the shorter way.
fn whole_lines(area: Area, block: Option<Area>) -> Area {
    let Some(block) = block else { return area };
    let columns = area.first.column <= block.first.column && area.last.column >= block.last.column;
    let rows = area.first.row <= block.first.row && area.last.row >= block.last.row;
    if columns || rows {
        return area;
    }
    // A tall selection means columns, a broad one lines.
    if area.height() > area.width() {
        Area {
            first: At::new(area.first.row.min(block.first.row), area.first.column),
            last: At::new(area.last.row.max(block.last.row), area.last.column),
        }
    } else {
        Area {
            first: At::new(area.first.row, area.first.column.min(block.first.column)),
            last: At::new(area.last.row, area.last.column.max(block.last.column)),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_left_out_is_whole_lines_or_columns() {
        let area = |text: &str| text.parse::<Area>().unwrap();
        let block = Some(area("C6:H33"));
        for (pointed, whole) in [
            ("H6:H33", "H6:H33"),
            ("H8:H12", "H6:H33"),
            ("C12:E12", "C12:H12"),
            ("A12:A12", "A12:H12"),
            ("A7:J7", "A7:J7"),
        ] {
            assert_eq!(whole_lines(area(pointed), block), area(whole), "{pointed}");
        }
        assert_eq!(whole_lines(area("B2"), None), area("B2"));
    }
}
