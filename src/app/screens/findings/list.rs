//! The list of findings as it is drawn and read out: tables, entries, and below an entry that is open its findings.

use super::{Line, Prepared};
use crate::app::command::{CommandId, key_text};
use crate::app::screens::labels;
use crate::app::screens::page;
use crate::app::screens::row_list::{RowLook, Rows};
use crate::app::suggestions::{self, SetAside};
use crate::app::words::Words;
use crate::app::{icons, parts, theme};
use crate::checks::{Entry, Finding, can_be_explained};
use crate::desk::Desk;
use crate::questionnaire::TableCode;
use eframe::egui::{Align2, Color32, CursorIcon, FontId, Rect, Sense, Stroke, TextStyle, Ui, pos2, vec2};
use std::cell::Cell;
use std::rc::Rc;

/// The list as it is drawn.
pub(super) struct View<'a> {
    pub desk: &'a Desk,
    pub findings: &'a [&'a Finding],
    pub words: Words,
    pub prepared: &'a Prepared,
    pub set_aside: &'a SetAside,
    pub read_only: bool,
    /// What was pressed in a row, and in which.
    pub pressed: Cell<Option<(usize, Pressed)>>,
}

/// What can be pressed in a row with the pointer; by keyboard the row itself takes keys for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    /// Open or close it.
    Switch,
    /// Take the suggestion of that number.
    Use(usize),
    /// Hide that suggestion.
    Hide(usize),
    /// Show the hidden ones again.
    ShowAgain,
    /// Go to where what else to hide is offered.
    SeeHiding,
    /// Explain the entry, or the finding of that place.
    Explain(Option<usize>),
}

/// The room at the left of a sentence: for the arrow of an entry that opens, and for the sign.
const ARROW: f32 = 20.0;
const SIGN: f32 = 26.0;
/// How far the findings of an entry stand in.
const INSET: f32 = 28.0;
const PADDING: f32 = 5.0;
const GAP: f32 = 2.0;

/// The room at the right of a sentence for how bad it is and how many cells it is about.
const RIGHT: f32 = 168.0;

/// In a narrow room a word is left of it.
fn right_of(width: f32) -> f32 {
    if width < page::NARROW { 112.0 } else { RIGHT }
}

/// A button within a row.
struct Chip {
    text: String,
    pressed: Pressed,
    strong: bool,
}

/// A small line below the sentence of an entry.
struct Under {
    text: String,
    chips: Vec<Chip>,
}

impl View<'_> {
    fn entry(&self, index: usize) -> &Entry {
        &self.prepared.entries[index]
    }

    /// The sentence of a finding as it stands below the heading of its entry's table.
    fn below_entry(&self, at: usize, parent: usize) -> String {
        let table = match &self.prepared.lines[parent] {
            Line::Entry { at, .. } => self.entry(*at).table.as_ref(),
            _ => None,
        };
        self.below(&self.finding_sentence(at), table)
    }

    /// A sentence as it stands below the heading of its table, which it need not say again.
    fn below(&self, sentence: &str, table: Option<&TableCode>) -> String {
        let table = table.map(|code| labels::table(self.desk, code, self.words));
        table.map_or_else(|| sentence.to_owned(), |table| labels::below(sentence, &table))
    }

    fn entry_sentence(&self, index: usize) -> Rc<str> {
        self.prepared
            .entry_sentence(self.desk, self.words.0, self.findings, index)
    }

    fn finding_sentence(&self, at: usize) -> Rc<str> {
        self.prepared
            .finding_sentence(self.desk, self.words.0, self.findings, at)
    }

    fn is_explained(&self, finding: &Finding) -> bool {
        self.desk.is_explained(finding)
    }

    fn kind_word(&self, severity: crate::questionnaire::Severity, completeness: bool, explained: bool) -> String {
        self.words.get(if explained {
            "findings-explained"
        } else if completeness {
            "findings-unanswered"
        } else {
            page::severity_look(severity).2
        })
    }

    /// How bad it is, and how many cells it is about where there are several.
    fn right(&self, word: String, cells: usize) -> String {
        match cells {
            0 | 1 => word,
            count => format!("{word} \u{b7} {}", self.words.count("findings-cells", count)),
        }
    }

    fn right_of_entry(&self, index: usize) -> String {
        let entry = self.entry(index);
        let explained = self.desk.is_entry_explained(entry, self.findings);
        let word = self.kind_word(entry.severity, entry.completeness, explained);
        let cells = if entry.findings.len() == 1 {
            self.findings
                .get(entry.findings[0])
                .map_or(0, |finding| finding.cells.len())
        } else {
            0
        };
        self.right(word, cells)
    }

    /// What stands below the sentence of an entry: how it is explained, what it is made of, what is suggested, and the buttons for it.
    fn under(&self, index: usize) -> Vec<Under> {
        let entry = self.entry(index);
        let mut lines = self.explanation(entry);
        let extent = entry.extent(self.findings, self.words.0).unwrap_or_default();
        let Some(cause) = entry.cause.as_ref().filter(|_| !entry.offered().is_empty()) else {
            let fitting = suggestions::fitting(self.desk, entry, self.findings).filter(|_| !self.read_only);
            let chip = fitting.map(|(cell, value)| Chip {
                text: suggestions::use_value(self.desk, self.words, cell, value),
                pressed: Pressed::Use(0),
                strong: true,
            });
            let hiding = self.offers_hiding(entry).then(|| Chip {
                text: self.words.get("hide-see"),
                pressed: Pressed::SeeHiding,
                strong: true,
            });
            let chips: Vec<Chip> = chip.into_iter().chain(hiding).collect();
            if !extent.is_empty() || !chips.is_empty() {
                lines.push(Under { text: extent, chips });
            }
            return lines;
        };
        let shown = self.set_aside.shown(entry);
        let mut chips = Vec::new();
        if shown.len() < entry.offered().len() {
            chips.push(Chip {
                text: self.words.get("cause-show-again"),
                pressed: Pressed::ShowAgain,
                strong: false,
            });
        }
        if cause.named {
            if let Some(explanation) = shown.first() {
                chips.splice(0..0, self.buttons(explanation, 0));
            }
        } else if let [first, rest @ ..] = &shown[..] {
            let title = self
                .words
                .get(if rest.is_empty() { "cause-title" } else { "cause-one-of" });
            let text = if extent.is_empty() {
                title
            } else {
                format!("{extent} \u{b7} {title}")
            };
            lines.push(Under { text, chips });
            for (number, explanation) in std::iter::once(first).chain(rest).enumerate() {
                let sentence = self.desk.explanation_sentence(cause, explanation, self.words.0);
                let sentence = self.below(&sentence, entry.table.as_ref());
                lines.push(Under {
                    text: if rest.is_empty() {
                        sentence
                    } else {
                        format!("{}  {sentence}", number + 1)
                    },
                    chips: self.buttons(explanation, number),
                });
            }
            return lines;
        }
        if !extent.is_empty() || !chips.is_empty() {
            lines.push(Under { text: extent, chips });
        }
        lines
    }

    /// Whether what to hide is offered beside the cells of an entry: those that must stay secret and do not, or small ones.
    fn offers_hiding(&self, entry: &Entry) -> bool {
        let principal = entry.findings.first().and_then(|at| self.findings.get(*at));
        let offered = principal.is_some_and(|finding| {
            let small = || {
                let cell = finding.cells.first();
                cell.is_some_and(|cell| {
                    self.desk
                        .small_cells_with(cell)
                        .is_some_and(|one| one.key == finding.key)
                })
            };
            self.desk.is_given_away(finding) || small()
        });
        offered && !self.read_only
    }

    /// The explanation that was given for an entry, where one was.
    fn explanation(&self, entry: &Entry) -> Vec<Under> {
        let mut findings = entry.findings.iter().filter_map(|at| self.findings.get(*at));
        let standing = findings.find_map(|finding| self.desk.allowance_of(finding));
        let said = standing.map(|standing| Under {
            text: self.desk.standing_words(&standing, self.words.0),
            chips: Vec::new(),
        });
        said.into_iter().collect()
    }

    /// Whether something of an entry, or one finding of it, can be explained by the person who looks at it.
    fn may_explain(&self, entry: usize, finding: Option<usize>) -> bool {
        let possible = |at: &usize| self.findings.get(*at).is_some_and(|finding| can_be_explained(finding));
        let any = finding.map_or_else(|| self.entry(entry).findings.iter().any(possible), |at| possible(&at));
        any && !self.read_only
    }

    /// The button that explains what a line says, under the pointer in the place of the word at the right.
    fn paint_explain(&self, ui: &Ui, rect: Rect, entry: usize, finding: Option<usize>) {
        let palette = theme::palette(ui.ctx());
        let small = TextStyle::Small.resolve(ui.style());
        let name = self.words.get("allowance-explain");
        let galley = page::one_line(ui, &name, small, palette.accent, 112.0);
        let size = vec2(galley.size().x + 12.0, galley.size().y + 4.0);
        let room = Rect::from_min_size(pos2(rect.right() - size.x - 8.0, rect.top() + PADDING - 1.0), size);
        let response = ui.interact(room, ui.scope_id().with(("explain", entry, finding)), Sense::CLICK);
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        let stroke = Stroke::new(1.0, palette.accent);
        ui.painter().rect(
            room,
            theme::RADIUS,
            palette.surface,
            stroke,
            eframe::egui::StrokeKind::Inside,
        );
        ui.painter().galley(room.min + vec2(6.0, 2.0), galley, palette.accent);
        if response.clicked() {
            self.pressed.set(Some((entry, Pressed::Explain(finding))));
        }
    }

    fn buttons(&self, explanation: &crate::checks::Explanation, number: usize) -> Vec<Chip> {
        if self.read_only {
            return Vec::new();
        }
        let taking = Chip {
            text: suggestions::button(self.desk, self.words, explanation),
            pressed: Pressed::Use(number),
            strong: true,
        };
        let hiding = Chip {
            text: self.words.get("cause-not-this"),
            pressed: Pressed::Hide(number),
            strong: false,
        };
        vec![taking, hiding]
    }

    /// The key that takes a suggestion, as it is read out.
    fn key(number: usize) -> String {
        let of = [CommandId::TakeFirst, CommandId::TakeSecond, CommandId::TakeThird];
        let keys = of.get(number).and_then(|id| id.row().keys.first());
        keys.map(key_text).unwrap_or_default()
    }

    fn left(&self, index: usize) -> f32 {
        match &self.prepared.lines[index] {
            Line::Finding { .. } => INSET + ARROW + SIGN,
            _ => ARROW + SIGN,
        }
    }

    fn ink(explained: bool, severity: crate::questionnaire::Severity, completeness: bool, ui: &Ui) -> Look {
        let palette = theme::palette(ui.ctx());
        let (icon, tone, _) = page::severity_look(severity);
        let (icon, colour) = if explained {
            (icons::CHECK, palette.muted)
        } else if completeness {
            (icons::CIRCLE_DASHED, palette.muted)
        } else {
            (icon, tone.colours(palette).0)
        };
        Look {
            icon,
            colour,
            ink: if explained { palette.muted } else { palette.text },
        }
    }

    fn paint_table(&self, ui: &Ui, rect: Rect, title: &str, count: usize) {
        let palette = theme::palette(ui.ctx());
        let small = TextStyle::Small.resolve(ui.style());
        let inner = Rect::from_min_max(pos2(rect.left() + 4.0, rect.top() + 8.0), rect.max);
        let counted = self.words.count("findings-group", count);
        let right = page::one_line(ui, &counted, small, palette.muted, 160.0);
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

    /// The sign, the sentence and the word at the right; returns how high the sentence is.
    fn paint_sentence(&self, ui: &Ui, rect: Rect, index: usize, sentence: &str, right: &str, look: &Look) -> f32 {
        let body = TextStyle::Body.resolve(ui.style());
        let small = TextStyle::Small.resolve(ui.style());
        let (top, left) = (rect.top() + PADDING, self.left(index));
        let line = ui.text_style_height(&TextStyle::Body);
        let sign = pos2(rect.left() + left - SIGN + 4.0, top + line / 2.0);
        ui.painter()
            .text(sign, Align2::LEFT_CENTER, look.icon, body.clone(), look.colour);
        let width = rect.width() - left - right_of(rect.width());
        let text = page::wrapped(ui, sentence, body, look.ink, width);
        let height = text.size().y;
        ui.painter().galley(pos2(rect.left() + left, top), text, look.ink);
        let room = Rect::from_min_max(
            pos2(rect.right() - right_of(rect.width()) + 8.0, top),
            pos2(rect.right() - 8.0, top + line),
        );
        parts::text_in(ui, room, right, small, look.colour, Align2::RIGHT_CENTER);
        height
    }

    fn paint_entry(&self, ui: &Ui, rect: Rect, index: usize, entry: usize, open: bool, explains: bool) {
        let palette = theme::palette(ui.ctx());
        let of = self.entry(entry);
        let explained = self.desk.is_entry_explained(of, self.findings);
        let look = Self::ink(explained, of.severity, of.completeness, ui);
        let sentence = self.below(&self.entry_sentence(entry), of.table.as_ref());
        let right = if explains {
            String::new()
        } else {
            self.right_of_entry(entry)
        };
        let height = self.paint_sentence(ui, rect, index, &sentence, &right, &look);
        if of.findings.len() > 1 {
            let line = ui.text_style_height(&TextStyle::Body);
            let arrow = if open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
            let font = FontId::proportional(12.0);
            let middle = pos2(rect.left() + 4.0, rect.top() + PADDING + line / 2.0);
            ui.painter()
                .text(middle, Align2::LEFT_CENTER, arrow, font, palette.muted);
            let room = Rect::from_min_size(rect.min, vec2(ARROW, rect.height()));
            let id = ui.scope_id().with(("switch", entry));
            if ui.interact(room, id, Sense::CLICK).clicked() {
                self.pressed.set(Some((entry, Pressed::Switch)));
            }
        }
        let mut top = rect.top() + PADDING + height + GAP;
        for (number, line) in self.under(entry).iter().enumerate() {
            top += self.paint_under(ui, rect, top, line, (entry, number)) + GAP;
        }
    }

    fn paint_under(&self, ui: &Ui, rect: Rect, top: f32, line: &Under, of: (usize, usize)) -> f32 {
        let palette = theme::palette(ui.ctx());
        let small = TextStyle::Small.resolve(ui.style());
        let left = rect.left() + ARROW + SIGN;
        let (text, row) = Self::under_text(ui, rect.width(), line);
        let height = text.size().y.max(row);
        let mut right = left;
        if !line.text.is_empty() {
            right += text.size().x + 16.0;
            // One line stands level with the words of the buttons.
            let level = if line.chips.is_empty() || text.size().y > row {
                0.0
            } else {
                2.0
            };
            ui.painter().galley(pos2(left, top + level), text, palette.muted);
        }
        for chip in &line.chips {
            let colour = if chip.strong { palette.accent } else { palette.muted };
            let galley = page::one_line(ui, &chip.text, small.clone(), colour, 240.0);
            let room = Rect::from_min_size(pos2(right, top), vec2(galley.size().x + 12.0, galley.size().y + 4.0));
            right = room.right() + 6.0;
            let response = ui.interact(room, ui.scope_id().with((of, &chip.text)), Sense::CLICK);
            let hovered = response.hovered();
            if hovered {
                ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            }
            let stroke = if chip.strong || hovered {
                colour
            } else {
                Color32::TRANSPARENT
            };
            ui.painter().rect_stroke(
                room,
                theme::RADIUS,
                Stroke::new(1.0, stroke),
                eframe::egui::StrokeKind::Inside,
            );
            ui.painter().galley(room.min + vec2(6.0, 2.0), galley, colour);
            if response.clicked() {
                self.pressed.set(Some((of.0, chip.pressed)));
            }
        }
        height
    }

    /// The words of a small line, wrapped where the buttons leave room; and how high the buttons are.
    fn under_text(ui: &Ui, width: f32, line: &Under) -> (std::sync::Arc<eframe::egui::Galley>, f32) {
        let palette = theme::palette(ui.ctx());
        let small = TextStyle::Small.resolve(ui.style());
        let mut taken = 0.0;
        for chip in &line.chips {
            taken += page::one_line(ui, &chip.text, small.clone(), palette.muted, 240.0)
                .size()
                .x
                + 18.0;
        }
        let room = (width - ARROW - SIGN - taken - 24.0).max(120.0);
        let text = page::wrapped(ui, &line.text, small, palette.muted, room);
        let row = ui.text_style_height(&TextStyle::Small) + 4.0;
        (text, if line.chips.is_empty() { 0.0 } else { row })
    }
}

/// Sign, its colour, and the colour of the sentence.
struct Look {
    icon: &'static str,
    colour: Color32,
    ink: Color32,
}

impl Rows for View<'_> {
    fn count(&self) -> usize {
        self.prepared.lines.len()
    }

    fn is_heading(&self, index: usize) -> bool {
        matches!(self.prepared.lines[index], Line::Table { .. })
    }

    fn is_open(&self, index: usize) -> Option<bool> {
        match &self.prepared.lines[index] {
            Line::Entry { at, open } if self.entry(*at).findings.len() > 1 => Some(*open),
            _ => None,
        }
    }

    fn parent(&self, index: usize) -> Option<usize> {
        match &self.prepared.lines[index] {
            Line::Finding { parent, .. } => Some(*parent),
            _ => None,
        }
    }

    fn choices(&self, index: usize) -> usize {
        match &self.prepared.lines[index] {
            Line::Entry { at, .. } => {
                let entry = self.entry(*at);
                let fitting = usize::from(suggestions::fitting(self.desk, entry, self.findings).is_some());
                self.set_aside.shown(entry).len().max(fitting)
            }
            _ => 0,
        }
    }

    fn name(&self, index: usize) -> String {
        match &self.prepared.lines[index] {
            Line::Table { title, count } => format!("{title}: {}", self.words.count("findings-group", *count)),
            Line::Finding { at, .. } => {
                let finding = self.findings[*at];
                let word = self.kind_word(finding.severity, finding.completeness, self.is_explained(finding));
                format!(
                    "{}: {}",
                    self.right(word, finding.cells.len()),
                    self.finding_sentence(*at)
                )
            }
            Line::Entry { at, .. } => {
                let mut name = format!("{}: {}", self.right_of_entry(*at), self.entry_sentence(*at));
                for line in self.under(*at) {
                    if !line.text.is_empty() {
                        name = format!("{name} {}.", line.text.trim_end_matches('.'));
                    }
                    for chip in &line.chips {
                        if let Pressed::Use(number) = chip.pressed {
                            name = format!("{name} {}: {}.", Self::key(number), chip.text);
                        }
                    }
                }
                name
            }
        }
    }

    fn height(&self, ui: &Ui, width: f32, index: usize) -> f32 {
        let body = TextStyle::Body.resolve(ui.style());
        let (sentence, under) = match &self.prepared.lines[index] {
            Line::Table { .. } => return 38.0,
            Line::Finding { at, parent } => (self.below_entry(*at, *parent), Vec::new()),
            Line::Entry { at, .. } => (
                self.below(&self.entry_sentence(*at), self.entry(*at).table.as_ref()),
                self.under(*at),
            ),
        };
        let room = width - self.left(index) - right_of(width);
        let text = page::wrapped(ui, &sentence, body, ui.visuals().text_color(), room);
        let mut height = text.size().y + 2.0 * PADDING;
        for line in &under {
            let (text, row) = Self::under_text(ui, width, line);
            height += text.size().y.max(row) + GAP;
        }
        height
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, look: RowLook) {
        match &self.prepared.lines[index] {
            Line::Table { title, count } => self.paint_table(ui, rect, title, *count),
            Line::Entry { at, open } => {
                let explains = look.hovered && self.may_explain(*at, None);
                self.paint_entry(ui, rect, index, *at, *open, explains);
                if explains {
                    self.paint_explain(ui, rect, *at, None);
                }
            }
            Line::Finding { at, parent } => {
                let finding = self.findings[*at];
                let explained = self.is_explained(finding);
                let ink = Self::ink(explained, finding.severity, finding.completeness, ui);
                let sentence = self.below_entry(*at, *parent);
                let explains = match self.prepared.lines.get(*parent) {
                    Some(Line::Entry { at: entry, .. }) if look.hovered => {
                        Some(*entry).filter(|entry| self.may_explain(*entry, Some(*at)))
                    }
                    _ => None,
                };
                let word = self.kind_word(finding.severity, finding.completeness, explained);
                let right = explains.map_or_else(|| self.right(word, finding.cells.len()), |_| String::new());
                self.paint_sentence(ui, rect, index, &sentence, &right, &ink);
                if let Some(entry) = explains {
                    self.paint_explain(ui, rect, entry, Some(*at));
                }
            }
        }
    }
}
