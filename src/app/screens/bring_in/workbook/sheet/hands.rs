//! What keys and mouse do on a worksheet that is looked at.

use super::measures::{Measures, ROW};
use super::{SheetOutput, SheetView, Shown};
use crate::exchange::spreadsheet::{Area, At};
use eframe::egui::{Event, Id, Key, Modifiers, Pos2, Rect, Sense, Ui, pos2};

/// Moves by the keys. Those it takes go to nobody else.
pub(super) fn keys(
    ui: &Ui,
    measures: &Measures,
    shown: &Shown<'_>,
    view: &mut SheetView,
    height: f32,
    out: &mut SheetOutput,
) {
    let mut pressed: Vec<(Key, Modifiers)> = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if !modifiers.alt && is_ours(*key, *modifiers) => {
                pressed.push((*key, *modifiers));
                false
            }
            // The space that selects a line types nothing.
            Event::Text(text) if text == " " => false,
            _ => true,
        });
    });
    let page = ((height / ROW) as i64 - 1).max(1);
    for (key, modifiers) in pressed {
        let now = view.cursor;
        let next = match key {
            Key::Enter if shown.pointing => {
                out.pointed = Some(view.selected());
                continue;
            }
            Key::Enter => {
                out.entered = true;
                continue;
            }
            Key::Escape => {
                out.escaped = true;
                continue;
            }
            Key::Space => {
                select_line(measures, shown, view, modifiers.command);
                continue;
            }
            Key::ArrowUp if modifiers.command => At::new(edge(measures, shown, now, (-1, 0)).row, now.column),
            Key::ArrowDown if modifiers.command => At::new(edge(measures, shown, now, (1, 0)).row, now.column),
            Key::ArrowLeft if modifiers.command => At::new(now.row, edge(measures, shown, now, (0, -1)).column),
            Key::ArrowRight if modifiers.command => At::new(now.row, edge(measures, shown, now, (0, 1)).column),
            Key::ArrowUp => At::new(measures.rows_on(now.row, -1), now.column),
            Key::ArrowDown => At::new(measures.rows_on(now.row, 1), now.column),
            Key::ArrowLeft => At::new(now.row, measures.columns_on(now.column, -1)),
            Key::ArrowRight => At::new(now.row, measures.columns_on(now.column, 1)),
            Key::PageUp => At::new(measures.rows_on(now.row, -page), now.column),
            Key::PageDown => At::new(measures.rows_on(now.row, page), now.column),
            Key::Home if modifiers.command => measures.within(At::default()),
            Key::Home => At::new(now.row, 0),
            Key::End if modifiers.command => {
                measures.within(At::new(shown.sheet.height().max(1) - 1, shown.sheet.width().max(1) - 1))
            }
            _ => At::new(now.row, shown.sheet.width().max(1) - 1),
        };
        view.cursor = next;
        if !modifiers.shift {
            view.anchor = next;
        }
        view.reveal = true;
        out.moved = true;
    }
}

fn is_ours(key: Key, modifiers: Modifiers) -> bool {
    match key {
        // With Ctrl these go from table to table.
        Key::PageUp | Key::PageDown | Key::Enter | Key::Escape => !modifiers.command,
        Key::Space => modifiers.command || modifiers.shift,
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End => true,
        _ => false,
    }
}

/// The end of what is filled in a direction, or the beginning of the next, as spreadsheets move.
fn edge(measures: &Measures, shown: &Shown<'_>, from: At, (down, right): (i64, i64)) -> At {
    let filled = |at: At| shown.sheet.cell(at).is_some();
    let step = |at: At| At::new(measures.rows_on(at.row, down), measures.columns_on(at.column, right));
    let first = step(from);
    let along = filled(from) && filled(first);
    let mut at = first;
    loop {
        let next = step(at);
        if next == at || (along && !filled(next)) || (!along && filled(at)) {
            return at;
        }
        at = next;
    }
}

/// The whole column or row of the active cell, as far as the worksheet goes.
fn select_line(measures: &Measures, shown: &Shown<'_>, view: &mut SheetView, column: bool) {
    let last = At::new(shown.sheet.height().max(1) - 1, shown.sheet.width().max(1) - 1);
    let now = view.cursor;
    let area = if column {
        Area::between(At::new(0, now.column), At::new(last.row, now.column))
    } else {
        Area::between(At::new(now.row, 0), At::new(now.row, last.column))
    };
    view.cursor = measures.within(area.first);
    view.anchor = measures.within(area.last);
}

/// Pressing chooses a cell, dragging a block; while cells are pointed at, letting go points.
pub(super) fn mouse(
    ui: &Ui,
    id: Id,
    measures: &Measures,
    shown: &Shown<'_>,
    view: &mut SheetView,
    origin: Pos2,
    out: &mut SheetOutput,
) {
    let room = Rect::from_min_size(origin, measures.size()).intersect(ui.clip_rect());
    let response = ui.interact(room, id.with("cells"), Sense::CLICK | Sense::DRAG);
    let at = |point: Pos2| measures.top_of(measures.at(point.x - origin.x, point.y - origin.y));
    let pressed = ui.input(|input| input.pointer.primary_pressed() && response.contains_pointer());
    let point = ui.input(|input| input.pointer.interact_pos());
    let shift = ui.input(|input| input.modifiers.shift);
    if let (true, Some(point)) = (pressed, point) {
        view.cursor = at(point);
        if !shift {
            view.anchor = view.cursor;
        }
        view.dragging = true;
        out.moved = true;
        ui.memory_mut(|memory| memory.request_focus(id));
    } else if let (true, true, Some(point)) = (view.dragging, response.dragged(), point) {
        let end = at(point);
        out.moved |= end != view.cursor;
        view.cursor = end;
    }
    if view.dragging && ui.input(|input| !input.pointer.primary_down()) {
        view.dragging = false;
        if shown.pointing {
            out.pointed = Some(view.selected());
        }
    }
    if !view.dragging
        && let Some(point) = response.hover_pos()
    {
        let under = at(point);
        if shown.sheet.cell(under).is_some() {
            response.on_hover_text_at_pointer((shown.sentence)(under));
        }
    }
}

/// Pressing a letter chooses its column, a number its row.
#[allow(clippy::too_many_arguments, reason = "what the worksheet is drawn with")]
pub(super) fn heads(
    ui: &Ui,
    id: Id,
    measures: &Measures,
    shown: &Shown<'_>,
    view: &mut SheetView,
    rect: Rect,
    body: Rect,
    out: &mut SheetOutput,
) {
    let over = Rect::from_min_max(pos2(body.left(), rect.top()), pos2(rect.right(), body.top()));
    let beside = Rect::from_min_max(pos2(rect.left(), body.top()), pos2(body.left(), rect.bottom()));
    for (room, column) in [(over, true), (beside, false)] {
        let response = ui.interact(room, id.with(("heads", column)), Sense::CLICK);
        let Some(point) = response.interact_pointer_pos().filter(|_| response.clicked()) else {
            continue;
        };
        let place = point - body.min + view.offset;
        view.cursor = measures.at(place.x, place.y);
        select_line(measures, shown, view, column);
        out.moved = true;
        ui.memory_mut(|memory| memory.request_focus(id));
        if shown.pointing {
            out.pointed = Some(view.selected());
        }
    }
}
