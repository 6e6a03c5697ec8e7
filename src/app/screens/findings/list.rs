//! The list of findings as it is drawn and read out: tables, checks that found several things, findings.

use super::{Line, Prepared, sentence_of};
use crate::app::screens::labels;
use crate::app::screens::page;
use crate::app::screens::row_list::{RowLook, Rows};
use crate::app::words::Words;
use crate::app::{icons, parts, theme};
use crate::checks::Finding;
use crate::desk::Desk;
use eframe::egui::{Rect, Stroke, TextStyle, Ui, pos2, vec2};
use std::rc::Rc;

/// The list as it is drawn.
pub(super) struct View<'a> {
    pub desk: &'a Desk,
    pub findings: &'a [&'a Finding],
    pub words: Words,
    pub prepared: &'a Prepared,
}

const SIGN: f32 = 28.0;
const PADDING: f32 = 5.0;

/// The room at the right of a finding for how bad it is and how many cells it is about.
const RIGHT: f32 = 168.0;

/// In a narrow room a word is left of it.
fn right_of(width: f32) -> f32 {
    if width < page::NARROW { 112.0 } else { RIGHT }
}

impl View<'_> {
    fn sentence(&self, at: usize) -> Rc<str> {
        sentence_of(self.desk, self.words.0, &self.prepared.sentences, at, self.findings[at])
    }

    fn explained(&self, finding: &Finding) -> bool {
        self.desk.answers().allowances.contains_key(&finding.key)
    }

    fn kind_word(&self, finding: &Finding) -> String {
        if self.explained(finding) {
            return self.words.get("findings-explained");
        }
        self.words.get(if finding.completeness {
            "findings-unanswered"
        } else {
            page::severity_look(finding.severity).2
        })
    }

    /// The sentence as it stands below the heading of its table, which it need not say again.
    fn shown(&self, at: usize) -> String {
        let finding = self.findings[at];
        let sentence = self.sentence(at);
        let table = finding
            .table
            .as_ref()
            .map(|code| labels::table(self.desk, code, self.words));
        table.map_or_else(|| sentence.to_string(), |table| labels::below(&sentence, &table))
    }

    /// How bad it is, and how many cells it is about where there are several.
    fn right(&self, finding: &Finding) -> String {
        let word = self.kind_word(finding);
        match finding.cells.len() {
            0 | 1 => word,
            count => format!("{word} · {}", self.words.count("findings-cells", count)),
        }
    }
}

impl Rows for View<'_> {
    fn count(&self) -> usize {
        self.prepared.lines.len()
    }

    fn is_heading(&self, index: usize) -> bool {
        !matches!(self.prepared.lines[index], Line::Finding(_))
    }

    fn name(&self, index: usize) -> String {
        match &self.prepared.lines[index] {
            Line::Table { title, count } | Line::Check { name: title, count } => {
                format!("{title}: {}", self.words.count("findings-group", *count))
            }
            Line::Finding(at) => {
                let finding = self.findings[*at];
                format!("{}: {}", self.right(finding), self.sentence(*at))
            }
        }
    }

    fn height(&self, ui: &Ui, width: f32, index: usize) -> f32 {
        match &self.prepared.lines[index] {
            Line::Table { .. } => 38.0,
            Line::Check { .. } => 24.0,
            Line::Finding(at) => {
                let body = TextStyle::Body.resolve(ui.style());
                let text = page::wrapped(
                    ui,
                    &self.shown(*at),
                    body,
                    ui.visuals().text_color(),
                    width - SIGN - right_of(width),
                );
                text.size().y + 2.0 * PADDING
            }
        }
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, _look: RowLook) {
        let palette = theme::palette(ui.ctx());
        let small = TextStyle::Small.resolve(ui.style());
        match &self.prepared.lines[index] {
            Line::Table { title, count } => {
                let inner = Rect::from_min_max(pos2(rect.left() + 4.0, rect.top() + 8.0), rect.max);
                let right = page::one_line(
                    ui,
                    &self.words.count("findings-group", *count),
                    small,
                    palette.muted,
                    160.0,
                );
                let text = Rect::from_min_max(inner.min, pos2(inner.right() - right.size().x - 16.0, inner.bottom()));
                page::paint_line(ui, text, title, theme::strong_text().resolve(ui.style()), palette.text);
                let place = pos2(
                    inner.right() - right.size().x - 4.0,
                    inner.center().y - right.size().y / 2.0,
                );
                ui.painter().galley(place, right, palette.muted);
                ui.painter()
                    .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
            }
            Line::Check { name, count } => {
                let inner = rect.shrink2(vec2(4.0, 0.0));
                page::paint_line(
                    ui,
                    inner,
                    &format!("{name} · {}", page::grouped(*count)),
                    small,
                    palette.muted,
                );
            }
            Line::Finding(at) => {
                let finding = self.findings[*at];
                let (icon, tone, _) = page::severity_look(finding.severity);
                let (icon, colour) = if self.explained(finding) {
                    (icons::CHECK, palette.muted)
                } else if finding.completeness {
                    (icons::CIRCLE_DASHED, palette.muted)
                } else {
                    (icon, tone.colours(palette).0)
                };
                let body = TextStyle::Body.resolve(ui.style());
                let top = rect.top() + PADDING;
                let line = ui.text_style_height(&TextStyle::Body);
                let sign = pos2(rect.left() + 6.0, top + line / 2.0);
                ui.painter()
                    .text(sign, eframe::egui::Align2::LEFT_CENTER, icon, body.clone(), colour);
                let left = rect.left() + SIGN;
                let ink = if self.explained(finding) {
                    palette.muted
                } else {
                    palette.text
                };
                let text = page::wrapped(
                    ui,
                    &self.shown(*at),
                    body,
                    ink,
                    rect.width() - SIGN - right_of(rect.width()),
                );
                ui.painter().galley(pos2(left, top), text, ink);
                let right = Rect::from_min_max(
                    pos2(rect.right() - right_of(rect.width()) + 8.0, top),
                    pos2(rect.right() - 8.0, top + line),
                );
                parts::text_in(
                    ui,
                    right,
                    &self.right(finding),
                    small,
                    colour,
                    eframe::egui::Align2::RIGHT_CENTER,
                );
            }
        }
    }
}
