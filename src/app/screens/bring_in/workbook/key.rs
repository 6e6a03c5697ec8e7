//! Below the worksheet: what the active cell is taken for, in words, and what the colours mean.

use super::sheet::{self, KEY};
use crate::app::context::ScreenContext;
use crate::app::words::Words;
use crate::app::{names, parts, theme};
use crate::desk::{Mark, SheetMarks, table_label};
use crate::exchange::national::{Proposal, Slot};
use crate::exchange::spreadsheet::{At, Worksheet};
use eframe::egui::{Label, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, vec2};

/// What a cell is taken for: "C6, 6 000: taken for C19, Malaysia, 2011, Total".
pub(super) fn sentence(
    cx: &ScreenContext<'_>,
    sheet: &Worksheet,
    marks: &SheetMarks,
    proposals: &[Proposal],
    at: At,
) -> String {
    let words = cx.words();
    let text = sheet.text(at).replace('\n', " ");
    let text = if text.is_empty() {
        words.get("workbook-cell-empty")
    } else {
        text
    };
    let place = format!("{at} \u{b7} {text}");
    let Some(marked) = marks.at(at) else { return place };
    let proposal = proposals.get(marked.proposal);
    let what = match marked.mark {
        Mark::Taken => proposal
            .zip(marked.figure)
            .and_then(|(proposal, figure)| taken(cx, proposal, figure))
            .unwrap_or_default(),
        Mark::Refused | Mark::LeftOut | Mark::Unknown => {
            let why = marked.why.map(|why| why.text(words.0)).unwrap_or_default();
            let word = words.get(word(marked.mark));
            if why.is_empty() { word } else { format!("{word}: {why}") }
        }
        Mark::Category => match proposal.and_then(|proposal| slot(proposal, at)) {
            Some(slot) => category(cx, proposal, slot),
            None => words.get(word(marked.mark)),
        },
        Mark::Year | Mark::Sex | Mark::Status | Mark::Head => words.get(word(marked.mark)),
    };
    format!("{place} \u{b7} {what}")
}

fn word(mark: Mark) -> &'static str {
    match mark {
        Mark::Head => "workbook-mark-head",
        Mark::Year => "workbook-mark-year",
        Mark::Sex => "workbook-mark-sex",
        Mark::Status => "workbook-mark-status",
        Mark::Category => "workbook-mark-category",
        Mark::Unknown => "workbook-mark-unknown",
        Mark::Taken => "workbook-mark-taken",
        Mark::Refused => "workbook-mark-refused",
        Mark::LeftOut => "workbook-mark-left",
    }
}

fn slot(proposal: &Proposal, at: At) -> Option<&Slot> {
    let reading = &proposal.reading;
    let line = reading
        .lines
        .iter()
        .find(|slot| slot.at == at.row && slot.dims.item.is_some());
    line.or_else(|| {
        reading
            .columns
            .iter()
            .find(|slot| slot.at == at.column && slot.dims.item.is_some())
    })
}

fn category(cx: &ScreenContext<'_>, proposal: Option<&Proposal>, slot: &Slot) -> String {
    let words = cx.words();
    let pack = cx.desk.pack();
    let table = proposal.and_then(|proposal| pack.table(proposal.reading.table.as_ref()?));
    let item = match (table, &slot.dims.item) {
        (Some(table), Some(item)) => names::item(pack, words, table, Some(item)),
        (None, Some(item)) => item.to_string(),
        _ => return words.get("workbook-mark-category"),
    };
    words.name("workbook-is-row", &item)
}

fn taken(cx: &ScreenContext<'_>, proposal: &Proposal, figure: usize) -> Option<String> {
    let words = cx.words();
    let figure = proposal.taken.figures.get(figure)?;
    let pack = cx.desk.pack();
    let table = pack.table(&figure.table)?;
    let row = names::item(pack, words, table, figure.place.item.as_ref());
    let column = names::column(pack, words, table, &figure.place);
    let place = format!("{} {row}, {column}", table_label(table));
    let mut said = words.name("workbook-is-figure", &place);
    if let Some(remark) = &figure.remark {
        said = format!("{said} ({})", remark.text(words.0));
    }
    Some(said)
}

const LINE: f32 = 22.0;
const SWATCH: f32 = 12.0;
const GAP: f32 = 4.0;
/// Height of a line of the key.
const KEY_LINE: f32 = 18.0;

/// The widths of the parts of the key.
fn widths(ui: &Ui, words: Words) -> Vec<f32> {
    let font = parts::small_font(ui);
    KEY.iter()
        .map(|(_, id)| {
            let text = words.get(id);
            let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(text, font.clone(), eframe::egui::Color32::WHITE));
            SWATCH + 3.0 * GAP + galley.size().x + 6.0
        })
        .collect()
}

/// The room that all of it needs at that width.
pub(super) fn height(ui: &Ui, words: Words, width: f32) -> f32 {
    let (mut lines, mut used) = (1.0, 0.0);
    for part in widths(ui, words) {
        if used + part > width && used > 0.0 {
            lines += 1.0;
            used = 0.0;
        }
        used += part;
    }
    LINE + lines * KEY_LINE + 8.0
}

/// Shows what the active cell is taken for, and the key.
pub(super) fn show(ui: &mut Ui, words: Words, said: &str) {
    let palette = theme::palette(ui.ctx());
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.spacing_mut().interact_size.y = KEY_LINE - 1.0;
    let label = ui.add(Label::new(RichText::new(said).color(palette.text)).truncate());
    label.widget_info(|| WidgetInfo::labeled(Role::Status, true, said));
    label.on_hover_text(said);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(GAP, 1.0);
        for (mark, id) in KEY {
            let look = sheet::look_of(Some(mark), palette);
            let (rect, _) = ui.allocate_exact_size(vec2(SWATCH, KEY_LINE - 1.0), Sense::hover());
            let swatch = eframe::egui::Rect::from_center_size(rect.center(), vec2(SWATCH, SWATCH));
            let ground = look.ground.unwrap_or(palette.surface);
            ui.painter().rect(
                swatch,
                2.0,
                ground,
                Stroke::new(1.0, palette.border),
                StrokeKind::Inside,
            );
            if look.struck {
                ui.painter()
                    .hline(swatch.x_range(), swatch.center().y, Stroke::new(1.0, palette.muted));
            } else if !look.sign.is_empty() {
                let font = eframe::egui::FontId::proportional(9.0);
                let middle = eframe::egui::Align2::CENTER_CENTER;
                ui.painter().text(swatch.center(), middle, look.sign, font, look.text);
            }
            parts::small(ui, words.get(id));
            ui.add_space(GAP);
        }
    });
}
