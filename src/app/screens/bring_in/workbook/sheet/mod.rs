//! A worksheet of somebody else, drawn as it stands, with what each cell is taken for. It is looked at and pointed at, never changed.
//!
//! Only the cells that can be seen are drawn. The arrows move, Shift and the mouse select, Enter or letting go of the mouse points.
//! `measures.rs` knows where rows and columns stand, `hands.rs` what keys and mouse do, `paint.rs` how a cell looks.

mod hands;
mod measures;
mod paint;

pub(super) use paint::look_of;

use self::measures::Measures;
use crate::app::screens::row_list;
use crate::app::theme;
use crate::desk::{Mark, SheetMarks};
use crate::exchange::spreadsheet::{Area, At, Worksheet};
use eframe::egui::accesskit::Role;
use eframe::egui::{EventFilter, Id, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, pos2, vec2};

/// Where the worksheet stands: the active cell, what is selected, how far it is scrolled.
#[derive(Default)]
pub(super) struct SheetView {
    cursor: At,
    anchor: At,
    /// The worksheet that was measured, and its measures.
    measures: Option<(usize, Measures)>,
    offset: Vec2,
    reveal: bool,
    /// Cells that are to be seen as far as there is room, their first before all.
    bring: Option<Area>,
    take_keyboard: bool,
    dragging: bool,
}

/// What there is to show.
pub(super) struct Shown<'a> {
    /// The name of the whole, for those who hear it.
    pub label: &'a str,
    pub number: usize,
    pub sheet: &'a Worksheet,
    pub marks: &'a SheetMarks,
    /// The block that is spoken of, as the place of its proposal.
    pub chosen: Option<usize>,
    /// Whether cells are being pointed at.
    pub pointing: bool,
    /// What a cell is taken for, in words.
    pub sentence: &'a dyn Fn(At) -> String,
}

/// What the person did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SheetOutput {
    /// These cells were pointed at.
    pub pointed: Option<Area>,
    /// Another cell is active now.
    pub moved: bool,
    /// Enter was pressed on a cell while nothing is pointed at.
    pub entered: bool,
    /// Escape was pressed.
    pub escaped: bool,
}

impl SheetView {
    /// The active cell.
    pub fn cursor(&self) -> At {
        self.cursor
    }

    /// What is selected.
    pub fn selected(&self) -> Area {
        Area::between(self.cursor, self.anchor)
    }

    /// Makes these cells the selected ones and brings the first of them into view. Shift moves their last.
    pub fn show_area(&mut self, area: Area) {
        self.anchor = area.first;
        self.cursor = area.last;
        self.bring = Some(area);
    }

    /// Makes that cell the active one and brings it into view.
    pub fn show_cell(&mut self, at: At) {
        self.show_area(Area { first: at, last: at });
    }

    /// The same, with as much as there is room for of the cells that belong to it.
    pub fn show_cell_of(&mut self, at: At, of: Area) {
        self.show_cell(at);
        self.bring = Some(of);
    }

    /// The keyboard comes here in the next frame.
    pub fn focus(&mut self) {
        self.take_keyboard = true;
    }

    fn measures(&mut self, shown: &Shown<'_>) -> &Measures {
        if self.measures.as_ref().is_none_or(|(of, _)| *of != shown.number) {
            self.measures = Some((shown.number, Measures::of(shown.sheet)));
        }
        self.measures
            .as_ref()
            .map_or(&measures::NOTHING, |(_, measures)| measures)
    }
}

/// Height of the line of letters.
const LETTERS: f32 = 20.0;

/// Shows the worksheet in all the room there is.
pub(super) fn show(ui: &mut Ui, shown: &Shown<'_>, view: &mut SheetView) -> SheetOutput {
    let id = ui.make_persistent_id("worksheet");
    let rect = ui.available_rect_before_wrap();
    let palette = theme::palette(ui.ctx());
    let measures = view.measures(shown).clone();
    view.cursor = measures.within(view.cursor);
    view.anchor = measures.within(view.anchor);
    let gutter = measures.gutter();
    let body = Rect::from_min_max(pos2(rect.left() + gutter, rect.top() + LETTERS), rect.max);
    let mut out = SheetOutput::default();

    ui.interact(rect, id, Sense::focusable_noninteractive());
    if std::mem::take(&mut view.take_keyboard) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let filter = EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let focused = ui.memory(|memory| memory.has_focus(id));
    if focused {
        hands::keys(ui, &measures, shown, view, body.height(), &mut out);
    }
    ui.painter().rect_filled(rect, 0.0, palette.panel);
    let builder = UiBuilder::new().max_rect(body).id_salt(id).accessibility_parent(id);
    ui.scope_builder(builder, |ui| {
        let mut area = ScrollArea::both().id_salt((id, shown.number)).auto_shrink(false);
        let mut offset = view.offset;
        let brought = view.bring.take();
        if let Some(of) = brought {
            offset = measures.reveal(of.last, offset, body.size());
            offset = measures.reveal(of.first, offset, body.size());
        }
        let revealed = std::mem::take(&mut view.reveal);
        if revealed {
            offset = measures.reveal(view.cursor, offset, body.size());
        }
        if revealed || brought.is_some() {
            area = area.scroll_offset(offset);
        }
        let scrolled = area.show_viewport(ui, |ui, viewport| {
            ui.set_min_size(measures.size());
            let origin = ui.max_rect().min;
            hands::mouse(ui, id, &measures, shown, view, origin, &mut out);
            paint::cells(ui, &measures, shown, view, origin, viewport);
            announce(ui, id, &measures, shown, view, origin, viewport);
        });
        view.offset = scrolled.state.clamped_offset();
    });
    paint::letters(ui, &measures, view, rect, body);
    hands::heads(ui, id, &measures, shown, view, rect, body, &mut out);
    if focused {
        let ring = Stroke::new(if shown.pointing { 2.0 } else { 1.0 }, palette.accent);
        ui.painter().rect_stroke(rect, theme::RADIUS, ring, StrokeKind::Inside);
    } else {
        let edge = Stroke::new(1.0, palette.line);
        ui.painter().rect_stroke(rect, 0.0, edge, StrokeKind::Inside);
    }
    ui.advance_cursor_after_rect(rect);
    out
}

/// Names the worksheet and the cells that can be seen and hold something, for those who hear it.
fn announce(
    ui: &Ui,
    id: Id,
    measures: &Measures,
    shown: &Shown<'_>,
    view: &SheetView,
    origin: eframe::egui::Pos2,
    viewport: Rect,
) {
    let cell_id = |at: At| id.with(("cell", at.row, at.column));
    let heard = ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Grid);
        node.set_label(shown.label);
        node.set_row_count(shown.sheet.height() as usize);
        node.set_column_count(shown.sheet.width() as usize);
        node.set_active_descendant(cell_id(view.cursor).accesskit_id());
    });
    if heard.is_none() {
        return;
    }
    let columns = measures.columns_in(viewport.x_range());
    let selected = view.selected();
    let tell = |at: At| {
        let rect = measures.cell(at).translate(origin.to_vec2());
        let response = ui.interact(rect, cell_id(at), Sense::hover());
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::GridCell);
            node.set_label((shown.sentence)(at));
            node.set_selected(selected.contains(at));
            node.set_bounds(row_list::bounds(rect));
        });
    };
    let mut cursor_told = false;
    for row in measures.rows_in(viewport.y_range()) {
        for (at, _) in shown.sheet.row(*row).filter(|(at, _)| columns.contains(&at.column)) {
            cursor_told |= at == view.cursor;
            tell(at);
        }
    }
    if !cursor_told {
        tell(view.cursor);
    }
}

/// The kinds of cells that the key below the worksheet explains, in its order.
pub(super) const KEY: [(Mark, &str); 8] = [
    (Mark::Taken, "workbook-mark-taken"),
    (Mark::Refused, "workbook-mark-refused"),
    (Mark::Category, "workbook-mark-category"),
    (Mark::Unknown, "workbook-mark-unknown"),
    (Mark::Year, "workbook-mark-year"),
    (Mark::Sex, "workbook-mark-sex"),
    (Mark::Status, "workbook-mark-status"),
    (Mark::LeftOut, "workbook-mark-left"),
];

/// The room between a text and the edges of its cell.
const INSET: f32 = 6.0;

fn inner(rect: Rect) -> Rect {
    rect.shrink2(vec2(INSET, 0.0))
}
