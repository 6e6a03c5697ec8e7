//! How the cells of a worksheet look: what they hold, and by ground, weight and line what they are taken for. Colour is never the only
//! sign.

use super::measures::Measures;
use super::{LETTERS, SheetView, Shown, inner};
use crate::app::theme::{self, Palette};
use crate::app::{icons, parts};
use crate::desk::Mark;
use crate::exchange::spreadsheet::{At, Cell, Content, column_letters};
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Align2, Color32, FontId, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

/// How a kind of cell looks.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Look {
    /// Behind it.
    pub ground: Option<Color32>,
    /// Its text.
    pub text: Color32,
    /// Whether its text is set in semibold.
    pub strong: bool,
    /// Whether a line goes through it.
    pub struck: bool,
    /// A sign at its edge.
    pub sign: &'static str,
}

/// How a kind of cell looks; none: a cell that nothing is made of.
pub(in super::super) fn look_of(mark: Option<Mark>, palette: &Palette) -> Look {
    let plain = Look {
        ground: None,
        text: palette.text,
        strong: false,
        struck: false,
        sign: "",
    };
    let Some(mark) = mark else { return plain };
    match mark {
        Mark::Taken => Look {
            ground: Some(palette.fine_tint),
            ..plain
        },
        Mark::Refused => Look {
            ground: Some(palette.error_tint),
            sign: icons::QUESTION,
            ..plain
        },
        Mark::Category => Look {
            ground: Some(palette.selection),
            ..plain
        },
        Mark::Unknown => Look {
            ground: Some(palette.warning_tint),
            sign: icons::QUESTION,
            ..plain
        },
        Mark::Year => Look {
            ground: Some(palette.hover),
            text: palette.accent,
            strong: true,
            sign: icons::CALENDAR_BLANK,
            ..plain
        },
        Mark::Sex => Look {
            ground: Some(palette.hover),
            text: palette.accent,
            sign: icons::USERS_THREE,
            ..plain
        },
        Mark::Status => Look {
            ground: Some(palette.hover),
            text: palette.accent,
            sign: icons::IDENTIFICATION_CARD,
            ..plain
        },
        Mark::LeftOut => Look {
            ground: Some(palette.not_asked),
            text: palette.muted,
            struck: true,
            ..plain
        },
        Mark::Head => Look {
            ground: Some(palette.hover),
            ..plain
        },
    }
}

/// What a cell shows: numbers with their decimals and thin spaces between thousands.
pub(super) fn shown_text(cell: &Cell) -> String {
    let Content::Number(number) = cell.content else {
        return cell.text().replace('\n', " ");
    };
    let (number, sign) = if cell.percent {
        (number * 100.0, " %")
    } else {
        (number, "")
    };
    let text = match cell.decimals {
        Some(decimals) => format!("{number:.*}", usize::from(decimals.min(9))),
        None => crate::exchange::spreadsheet::plain_number(number),
    };
    let whole = text.trim_start_matches('-').split('.').next().map_or(0, str::len);
    if whole < 5 {
        // Four digits may be a year.
        return text + sign;
    }
    let start = text.len() - text.trim_start_matches('-').len();
    let mut grouped = text[..start].to_owned();
    for (index, digit) in text[start..start + whole].chars().enumerate() {
        if index > 0 && (whole - index).is_multiple_of(3) {
            grouped.push(crate::app::fonts::THIN_SPACE);
        }
        grouped.push(digit);
    }
    grouped + &text[start + whole..] + sign
}

/// Draws what can be seen.
pub(super) fn cells(ui: &Ui, measures: &Measures, shown: &Shown<'_>, view: &SheetView, origin: Pos2, viewport: Rect) {
    let palette = theme::palette(ui.ctx());
    let painter = ui.painter();
    let placed = |rect: Rect| rect.translate(origin.to_vec2());
    let columns = measures.columns_in(viewport.x_range());
    let rows = measures.rows_in(viewport.y_range());
    painter.rect_filled(
        placed(Rect::from_min_size(Pos2::ZERO, measures.size())),
        0.0,
        palette.surface,
    );
    for row in rows {
        for column in columns.clone() {
            let at = At::new(*row, column);
            let ground = look_of(mark_of(measures, shown, at), palette).ground;
            let rect = placed(measures.cell(at));
            if let Some(ground) = ground {
                painter.rect_filled(rect, 0.0, ground);
            }
            if measures.top_of(at) == at && measures.merged(at).is_none() {
                let line = Stroke::new(1.0, palette.line);
                painter.vline(rect.right() - 0.5, rect.y_range(), line);
                painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
            }
        }
    }
    let selected = view.selected();
    let many = selected.first != selected.last;
    if many || shown.pointing {
        let area = placed(measures.area(selected));
        painter.rect_filled(area, 0.0, palette.accent.gamma_multiply(0.14));
    }
    for row in rows {
        for (at, cell) in shown.sheet.row(*row) {
            text(
                ui,
                measures,
                shown,
                at,
                cell,
                &placed,
                viewport.translate(origin.to_vec2()),
            );
        }
    }
    for (area, proposal) in shown.marks.areas() {
        let own = Some(*proposal) == shown.chosen;
        let frame = if own {
            Stroke::new(2.0, palette.accent)
        } else {
            Stroke::new(1.0, palette.border)
        };
        painter.rect_stroke(placed(measures.area(*area)), 0.0, frame, StrokeKind::Outside);
    }
    if many {
        let frame = Stroke::new(1.0, palette.accent);
        painter.rect_stroke(placed(measures.area(selected)), 0.0, frame, StrokeKind::Inside);
    }
    let cursor = measures
        .merged(measures.top_of(view.cursor))
        .map_or_else(|| measures.cell(view.cursor), |area| measures.area(*area));
    let frame = Stroke::new(2.0, palette.text);
    painter.rect_stroke(placed(cursor), 0.0, frame, StrokeKind::Inside);
}

fn mark_of(measures: &Measures, shown: &Shown<'_>, at: At) -> Option<Mark> {
    let marked = shown.marks.at(measures.top_of(at));
    marked.map(|marked| marked.mark)
}

fn text(
    ui: &Ui,
    measures: &Measures,
    shown: &Shown<'_>,
    at: At,
    cell: &Cell,
    placed: &impl Fn(Rect) -> Rect,
    seen: Rect,
) {
    let palette = theme::palette(ui.ctx());
    let own = measures.cell(at);
    if own.width() < 1.0 {
        return;
    }
    let look = look_of(mark_of(measures, shown, at), palette);
    let font = if look.strong {
        FontId::new(theme::GRID_TEXT, crate::app::fonts::semibold())
    } else {
        theme::grid_text().resolve(ui.style())
    };
    let text = shown_text(cell);
    let number = cell.number().is_some();
    let merged = measures.merged(at);
    let mut rect = placed(merged.map_or(own, |area| measures.area(*area)));
    let format = TextFormat::simple(font, look.text);
    let mut job = LayoutJob::single_section(text, format);
    job.wrap = TextWrapping::no_max_width();
    let mut galley = ui.fonts_mut(|fonts| fonts.layout_job(job.clone()));
    if merged.is_none() && !number {
        // A text runs over the empty cells to its right.
        let mut last = at.column;
        while rect.width() < galley.size().x + 2.0 * super::INSET
            && last + 1 < measures.width()
            && shown.sheet.cell(At::new(at.row, last + 1)).is_none()
            && measures.top_of(At::new(at.row, last + 1)) == At::new(at.row, last + 1)
        {
            last += 1;
            rect.set_right(placed(measures.cell(At::new(at.row, last))).right());
        }
    }
    if !rect.intersects(seen) {
        return;
    }
    let sign = if look.sign.is_empty() { 0.0 } else { 14.0 };
    let mut room = inner(rect);
    if sign > 0.0 && room.width() > 44.0 {
        let small = FontId::proportional(11.0);
        let place = pos2(room.left() - 2.0, room.center().y);
        ui.painter()
            .text(place, Align2::LEFT_CENTER, look.sign, small, look.text);
        room.min.x += sign - 2.0;
    }
    if galley.size().x > room.width() {
        job.wrap = TextWrapping::truncate_at_width(room.width());
        galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    }
    let align = match (number, merged.is_some()) {
        (_, true) => Align2::CENTER_CENTER,
        (true, false) => Align2::RIGHT_CENTER,
        (false, false) => Align2::LEFT_CENTER,
    };
    let place = align.align_size_within_rect(galley.size(), room);
    if look.struck {
        ui.painter()
            .hline(place.x_range(), place.center().y, Stroke::new(1.0, palette.muted));
    }
    ui.painter().galley(place.min, galley, look.text);
}

/// The letters of the columns and the numbers of the rows, which stay where they are.
pub(super) fn letters(ui: &Ui, measures: &Measures, view: &SheetView, rect: Rect, body: Rect) {
    let palette = theme::palette(ui.ctx());
    let font = parts::small_font(ui);
    let selected = view.selected();
    let viewport = Rect::from_min_size(view.offset.to_pos2(), body.size());
    let shift = body.min.to_vec2() - view.offset;
    let edge = Stroke::new(1.0, palette.line);
    let head = |painter: &eframe::egui::Painter, room: Rect, text: String, chosen: bool| {
        let (ground, colour) = if chosen {
            (palette.selection, palette.accent)
        } else {
            (palette.panel, palette.muted)
        };
        painter.rect_filled(room, 0.0, ground);
        painter.rect_stroke(room, 0.0, edge, StrokeKind::Inside);
        painter.text(room.center(), Align2::CENTER_CENTER, text, font.clone(), colour);
    };
    let over = Rect::from_min_max(pos2(body.left(), rect.top()), pos2(rect.right(), body.top()));
    let painter = ui.painter().with_clip_rect(over.intersect(ui.clip_rect()));
    for column in measures.columns_in(viewport.x_range()) {
        let cell = measures.cell(At::new(0, column)).translate(shift);
        if cell.width() < 1.0 {
            continue;
        }
        let room = Rect::from_min_max(pos2(cell.left(), rect.top()), pos2(cell.right(), body.top()));
        let chosen = (selected.first.column..=selected.last.column).contains(&column);
        head(&painter, room, column_letters(column), chosen);
    }
    let beside = Rect::from_min_max(pos2(rect.left(), body.top()), pos2(body.left(), rect.bottom()));
    let painter = ui.painter().with_clip_rect(beside.intersect(ui.clip_rect()));
    for row in measures.rows_in(viewport.y_range()) {
        let cell = measures.cell(At::new(*row, 0)).translate(shift);
        let room = Rect::from_min_max(pos2(rect.left(), cell.top()), pos2(body.left(), cell.bottom()));
        let chosen = (selected.first.row..=selected.last.row).contains(row);
        head(&painter, room, (row + 1).to_string(), chosen);
    }
    let corner = Rect::from_min_size(rect.min, vec2(body.left() - rect.left(), LETTERS));
    ui.painter().rect_filled(corner, 0.0, palette.panel);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_show_as_a_spreadsheet_shows_them() {
        let cell = |number, decimals, percent| Cell {
            content: Content::Number(number),
            decimals,
            percent,
            formula: false,
        };
        let thin = crate::app::fonts::THIN_SPACE;
        for (cell, text) in [
            (cell(2014.0, None, false), "2014".to_owned()),
            (cell(12345.0, Some(0), false), format!("12{thin}345")),
            (cell(-1_234_567.891, Some(1), false), format!("-1{thin}234{thin}567.9")),
            (cell(0.256, Some(1), true), "25.6 %".to_owned()),
        ] {
            assert_eq!(shown_text(&cell), text);
        }
    }
}
