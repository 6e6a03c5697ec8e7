//! Cells while a change of many is looked at before it is made: a tint and a sign for each kind of change, the old beside the new.

use eframe::egui::{Color32, FontId, Painter, Rect, Stroke};

use super::model::{CellChange, ChangeKind};
use super::paint::{self, Side};
use crate::app::theme::Palette;

/// What lies behind a cell.
pub(super) fn ground(colours: &Palette, kind: ChangeKind) -> Option<Color32> {
    match kind {
        ChangeKind::New => Some(colours.fine_tint),
        ChangeKind::Replaced => Some(paint::between(colours.surface, colours.accent, 0.13)),
        ChangeKind::Unclear => Some(colours.warning_tint),
        ChangeKind::Wrong => Some(colours.error_tint),
        ChangeKind::Same | ChangeKind::Kept | ChangeKind::Outside => None,
    }
}

/// Whether the cell stands back.
pub(super) fn is_quiet(kind: ChangeKind) -> bool {
    matches!(kind, ChangeKind::Same | ChangeKind::Kept | ChangeKind::Outside)
}

/// The sign of the change at the left of the cell; in place of it what stood there, struck out, where there is room beside the new
/// text, which takes `taken` from the right.
pub(super) fn paint(
    painter: &Painter,
    room: Rect,
    taken: f32,
    change: &CellChange<'_>,
    font: &FontId,
    colours: &Palette,
) {
    let (sign, colour) = match change.kind {
        ChangeKind::New => ("+", colours.fine),
        ChangeKind::Replaced => ("\u{2192}", colours.accent),
        ChangeKind::Same => ("=", colours.muted),
        ChangeKind::Kept => ("\u{b7}", colours.muted),
        ChangeKind::Unclear => ("?", colours.warning),
        ChangeKind::Wrong => ("!", colours.error),
        ChangeKind::Outside => return,
    };
    if !change.before.is_empty() {
        let width = paint::line(painter, &change.before, font, f32::INFINITY).size().x;
        if width + taken <= room.width() {
            paint::text(painter, room, Side::Left, &change.before, font, colours.muted);
            let line = room.left()..=room.left() + width;
            painter.hline(line, room.center().y + 0.5, Stroke::new(1.0, colours.muted));
            return;
        }
    }
    paint::text(painter, room, Side::Left, sign, font, colour);
}
