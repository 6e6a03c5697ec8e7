//! What of a block is not taken, each with the reason, and a way to say what a line or column is all the same.

use super::WorkbookState;
use crate::app::context::ScreenContext;
use crate::app::screens::page;
use crate::app::screens::row_list::{self, RowListState, RowLook, Rows};
use crate::app::words::Words;
use crate::app::{icons, names, parts, theme};
use crate::exchange::incoming::{Refused, Spot};
use crate::exchange::national::{self, WordMeans};
use crate::exchange::spreadsheet::{Area, At};
use crate::questionnaire::Sex;
use eframe::egui::{Rect, Stroke, Ui, pos2};
use std::rc::Rc;

/// View state of the list.
#[derive(Default)]
pub(super) struct LeftOut {
    rows: RowListState,
    wanted: Option<At>,
}

impl LeftOut {
    /// Another block is spoken of.
    pub fn begin(&mut self) {
        self.rows = RowListState::default();
    }

    /// Shows the line that tells of a cell.
    pub fn go_to(&mut self, at: At) {
        self.wanted = Some(at);
        self.rows.focus();
    }
}

struct View<'a> {
    words: Words,
    all: &'a [Refused],
}

impl View<'_> {
    fn title(refused: &Refused) -> String {
        let text = refused.text.replace('\n', " ");
        format!("{} \u{b7} {text}", refused.from.spot_text())
    }

    fn reason(&self, refused: &Refused) -> String {
        refused.reason.text(self.words.0)
    }
}

/// Above and below the words of a row.
const PADDING: f32 = 4.0;
const TITLE: f32 = 20.0;

impl Rows for View<'_> {
    fn count(&self) -> usize {
        self.all.len()
    }

    fn name(&self, index: usize) -> String {
        let refused = &self.all[index];
        format!("{}: {}", Self::title(refused), self.reason(refused))
    }

    fn height(&self, ui: &Ui, width: f32, index: usize) -> f32 {
        let muted = theme::palette(ui.ctx()).muted;
        let reason = self.reason(&self.all[index]);
        let text = page::wrapped(ui, &reason, parts::small_font(ui), muted, width - 16.0);
        TITLE + text.size().y + 2.0 * PADDING
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, _look: RowLook) {
        let palette = theme::palette(ui.ctx());
        let refused = &self.all[index];
        let left = rect.left() + 8.0;
        let first = Rect::from_min_max(
            pos2(left, rect.top() + PADDING),
            pos2(rect.right() - 8.0, rect.top() + PADDING + TITLE),
        );
        page::paint_line(ui, first, &Self::title(refused), parts::body(ui), palette.text);
        let reason = self.reason(refused);
        let text = page::wrapped(ui, &reason, parts::small_font(ui), palette.muted, rect.width() - 16.0);
        ui.painter().galley(pos2(left, first.bottom()), text, palette.muted);
        let line = Stroke::new(1.0, palette.line);
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }
}

fn area_of(refused: &Refused) -> Option<Area> {
    match &refused.from.spot {
        Spot::Area(area) => Some(*area),
        Spot::Cells(cells) => cells.first().map(|at| Area { first: *at, last: *at }),
        Spot::Line(_) | Spot::Whole => None,
    }
}

/// Shows the list.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState) {
    let words = cx.words();
    let proposed = Rc::clone(&state.proposed);
    let at = state.proposal().map(|(at, _)| at);
    let all: &[Refused] = at.map_or(&[], |at| &proposed.workbook.proposals()[at].taken.refused);
    if all.is_empty() {
        parts::muted(ui, words.get("workbook-left-nothing"));
        return;
    }
    if let Some(at) = state.left.wanted.take() {
        let place = all
            .iter()
            .position(|refused| area_of(refused).is_some_and(|area| area.contains(at)));
        if let Some(place) = place {
            state.left.rows.choose(place);
        }
    }
    let view = View { words, all };
    let mut room = ui.available_rect_before_wrap();
    room.max.y -= 84.0;
    let label = words.get("workbook-tab-left");
    let stamp = state.stamp;
    let mut out = row_list::RowListOutput::default();
    super::within(ui, "left out", room, |ui| {
        out = row_list::show(ui, "left out", &label, stamp, &view, &mut state.left.rows);
    });
    ui.advance_cursor_after_rect(room);
    let Some(refused) = state.left.rows.selected.and_then(|at| all.get(at)) else {
        return;
    };
    if (out.moved.is_some() || out.acted.is_some())
        && let Some(area) = area_of(refused)
    {
        state.view.show_area(area);
    }
    if out.acted.is_some() && !out.clicked {
        state.view.focus();
    }
    if matches!(refused.from.spot, Spot::Area(_)) {
        say(ui, cx, state, &refused.text);
    } else {
        parts::small(ui, words.get("workbook-left-cell-hint"));
    }
}

/// What a line or column is all the same: a sex, or left out for good.
fn say(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState, label: &str) {
    let words = cx.words();
    let key = national::key(label);
    let said = state
        .chosen
        .map(|id| state.proposed.workbook.told(id).words)
        .unwrap_or_default();
    let now = said.get(&key).cloned();
    parts::small(ui, words.get("workbook-left-is"));
    let mut decided = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding.x = 8.0;
        for sex in [Sex::Male, Sex::Female, Sex::Total] {
            let means = WordMeans::Sex(sex);
            let chosen = now.as_ref() == Some(&means);
            let name = names::sex(words, sex);
            let button = eframe::egui::Button::selectable(chosen, &name).frame_when_inactive(true);
            if ui.add(button).clicked() {
                decided = Some(Some(means));
            }
        }
        let chosen = now == Some(WordMeans::LeftOut);
        let name = words.get("workbook-no-answer");
        let button = eframe::egui::Button::selectable(chosen, &name).frame_when_inactive(true);
        if ui.add(button).clicked() {
            decided = Some(Some(WordMeans::LeftOut));
        }
        if now.is_some()
            && parts::icon_button(
                ui,
                icons::ARROW_COUNTER_CLOCKWISE,
                &words.get("workbook-means-forget"),
                true,
            )
            .clicked()
        {
            decided = Some(None);
        }
    });
    if let Some(means) = decided {
        state.tell(cx.shell.jobs, |told| {
            match means {
                Some(means) => told.words.insert(key, means),
                None => told.words.remove(&key),
            };
        });
    }
}
