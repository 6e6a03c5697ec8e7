//! The worksheet in the middle: what the person does on it, and where that leads.

use super::{Tab, WorkbookState, blocks, key, pointing, sheet};
use crate::app::context::ScreenContext;
use crate::app::parts;
use crate::app::screens::page::{self, Tone};
use crate::desk::Mark;
use crate::exchange::national::BlockId;
use eframe::egui::Ui;

/// The worksheet, with what the active cell is taken for and what the colours mean below it.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState) {
    let words = cx.words();
    pointing::banner(ui, words, state);
    let number = state.worksheet;
    let Some(sheet) = state.proposed.workbook.book().worksheets.get(number) else {
        parts::muted(ui, words.get("workbook-no-worksheet"));
        return;
    };
    let marks = &state.proposed.marks[number];
    let name = blocks::sheet_name(words, sheet, &state.proposed.workbook.name);
    let label = words.name("workbook-sheet", &name);
    let proposals = state.proposed.workbook.proposals();
    let sentence = |at| key::sentence(cx, sheet, marks, proposals, at);
    if marks.areas().is_empty() && state.pointing.is_none() {
        page::remark(ui, Tone::Plain, &words.get("workbook-nothing-on-sheet"));
    }
    let mut room = ui.available_rect_before_wrap();
    room.max.y -= key::height(ui, words, room.width());
    let shown = sheet::Shown {
        label: &label,
        number,
        sheet,
        marks,
        chosen: state.proposal().map(|(at, _)| at),
        pointing: state.pointing.is_some(),
        sentence: &sentence,
    };
    let mut view = std::mem::take(&mut state.view);
    let mut out = sheet::SheetOutput::default();
    super::within(ui, "cells", room, |ui| out = sheet::show(ui, &shown, &mut view));
    ui.advance_cursor_after_rect(room);
    let at = view.cursor();
    let said = sentence(at);
    let marked = marks.at(at);
    let here = marks.proposal_at(at).map(|place| proposals[place].id);
    let text = sheet.text(at).into_owned();
    key::show(ui, words, &said);
    state.view = view;
    if out.escaped && state.pointing.take().is_none() {
        state.leave = true;
    }
    if let Some(area) = out.pointed.or(state.pointed.take()) {
        pointing::take(cx, state, area);
    } else if out.moved
        && state.pointing.is_none()
        && let Some(here) = here
        && proposals_differ(state.chosen, here)
    {
        state.chosen = Some(here);
        state.categories.begin();
        state.left.begin();
        state.renew();
    }
    if out.entered
        && let Some(marked) = marked
    {
        match marked.mark {
            Mark::Category | Mark::Unknown => {
                state.tab = Tab::Categories;
                state.categories.go_to(&text);
            }
            Mark::LeftOut | Mark::Refused => {
                state.tab = Tab::LeftOut;
                state.left.go_to(at);
            }
            _ => {
                state.tab = Tab::Reading;
                state.reading.take_keyboard();
            }
        }
    }
}

/// Whether the active cell belongs to another block than the one that is spoken of.
fn proposals_differ(chosen: Option<BlockId>, here: BlockId) -> bool {
    chosen.is_none_or(|chosen| (chosen.worksheet, chosen.block) != (here.worksheet, here.block))
}
