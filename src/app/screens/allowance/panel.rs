//! The panel as it is drawn: what was found and the figures at the left, the reasons in the middle, the words at the right; one below
//! the other where the window is narrow.

use super::line::said_in;
use super::reasons::{Reasons, take_digit};
use super::{AllowancePanel, Draft, Open, Outcome, flag_of, of_the_same_check};
use crate::app::screens::row_list;
use crate::app::widgets::text_field;
use crate::app::words::Words;
use crate::app::{names, parts, theme};
use crate::checks::{AllowanceState, Finding};
use crate::desk::{Desk, Reasoned};
use crate::figures::CellAddress;
use crate::questionnaire::{AllowanceReason, Arg};
use eframe::egui::{self, Key, Label, Modifiers, RichText, ScrollArea, Ui, vec2};

/// Sentences and figures that are written out; of more, only how many.
const SENTENCES: usize = 3;
const FIGURES: usize = 12;
/// How high the panel is beside a wide screen.
const HEIGHT: f32 = 248.0;
/// Where the panel is narrower than this its parts stand one below the other.
const NARROW: f32 = 720.0;

/// How high the panel wants to be in a room of that size.
pub fn height(room: egui::Vec2) -> f32 {
    let share = if room.x < NARROW { 0.7 } else { 0.5 };
    HEIGHT.min(room.y * share)
}

impl AllowancePanel {
    /// Draws it in all the room there is.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, words: Words, has_grid_keyboard: bool) -> Outcome {
        let Some(open) = &mut self.open else {
            return Outcome::Left;
        };
        let findings: Vec<&Finding> = open.keys.iter().filter_map(|key| desk.finding(key)).collect();
        // Put right meanwhile: there is nothing left to explain.
        if findings.is_empty() {
            return Outcome::Left;
        }
        let draft = self.drafts.entry(open.keys.clone()).or_default();
        let escape = !has_grid_keyboard && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if escape {
            return Outcome::Left;
        }
        let mut view = View {
            desk,
            words,
            findings: &findings,
            open,
            draft,
        };
        let room = ui.available_size();
        if room.x < NARROW {
            let area = ScrollArea::vertical().auto_shrink(false);
            return area
                .show(ui, |ui| {
                    let rows = view.reasons().len();
                    let size = vec2(ui.available_width(), 28.0 + rows as f32 * 28.0);
                    let entered = part(ui, size, |ui| view.choose(ui));
                    let outcome = view.write(ui, entered);
                    view.found(ui);
                    outcome
                })
                .inner;
        }
        let gap = 20.0;
        let widths = [0.33, 0.35, 0.32].map(|share| ((room.x - 2.0 * gap) * share).floor());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            part(ui, vec2(widths[0], room.y), |ui| {
                ScrollArea::vertical()
                    .id_salt("what was found")
                    .auto_shrink(false)
                    .show(ui, |ui| view.found(ui));
            });
            let entered = part(ui, vec2(widths[1], room.y), |ui| view.choose(ui));
            part(ui, vec2(widths[2], room.y), |ui| {
                ScrollArea::vertical()
                    .id_salt("own words")
                    .auto_shrink(false)
                    .show(ui, |ui| view.write(ui, entered))
                    .inner
            })
        })
        .inner
    }
}

/// A part of the panel of that size.
fn part<R>(ui: &mut Ui, size: egui::Vec2, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = egui::Layout::top_down(egui::Align::Min);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_size(size);
        ui.set_max_size(size);
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        add(ui)
    })
    .inner
}

struct View<'a> {
    desk: &'a Desk,
    words: Words,
    findings: &'a [&'a Finding],
    open: &'a mut Open,
    draft: &'a mut Draft,
}

impl View<'_> {
    /// The reasons that fit, those of the draft among them.
    fn reasons(&self) -> Vec<&AllowanceReason> {
        self.desk.reasons_for(self.findings)
    }

    fn reason(&self) -> Option<&AllowanceReason> {
        let code = self.draft.reason.as_deref()?;
        self.reasons().into_iter().find(|reason| reason.code == code)
    }

    /// What was found, what was said of it, and the figures that it is about.
    fn found(&mut self, ui: &mut Ui) {
        let words = self.words;
        let text = theme::palette(ui.ctx()).text;
        parts::section(ui, &words.count("allowance-title", self.findings.len()));
        for finding in self.findings.iter().take(SENTENCES) {
            let sentence = self.desk.sentence(finding, words.0);
            said_in(ui, &sentence, text);
        }
        if self.findings.len() > SENTENCES {
            parts::small(ui, words.count("allowance-more", self.findings.len() - SENTENCES));
        }
        let said = self.findings.iter().find_map(|finding| self.desk.allowance_of(finding));
        if let Some(standing) = said {
            let said = self.desk.standing_words(&standing, words.0);
            said_in(ui, &said, theme::palette(ui.ctx()).muted);
        }
        ui.add_space(2.0);
        let mut cells: Vec<&CellAddress> = Vec::new();
        for cell in self.findings.iter().flat_map(|finding| &finding.cells) {
            if !cells.contains(&cell) {
                cells.push(cell);
            }
        }
        if cells.is_empty() {
            parts::small(ui, words.get("allowance-none-concerned"));
            return;
        }
        parts::small(ui, words.get("allowance-figures"));
        for cell in cells.iter().take(FIGURES) {
            let unit = self.desk.unit_of(cell.sheet);
            let figure = self.desk.answers().figure(cell);
            let figure = figure.map_or_else(|| words.get("history-blank"), |figure| names::figure(figure, unit));
            let name = names::cell(self.desk, words, cell);
            said_in(ui, &format!("{name}: {figure}"), text);
        }
        if cells.len() > FIGURES {
            parts::small(ui, words.count("allowance-more", cells.len() - FIGURES));
        }
    }

    /// The reasons; whether Enter was pressed in the list.
    fn choose(&mut self, ui: &mut Ui) -> bool {
        let words = self.words;
        parts::section(ui, &words.get("allowance-reasons"));
        let (codes, labels): (Vec<String>, Vec<String>) = self
            .reasons()
            .into_iter()
            .map(|reason| (reason.code.clone(), reason.label_in(words.0).to_owned()))
            .unzip();
        let chosen = codes.iter().position(|code| Some(code) == self.draft.reason.as_ref());
        if let (Some(chosen), None) = (chosen, self.open.list.selected) {
            self.open.list.choose(chosen);
        }
        let rows = Reasons { labels, chosen };
        let stamp = u64::from(words.0 != crate::questionnaire::Language::English);
        let label = words.get("allowance-reasons");
        let out = row_list::show(ui, "reasons", &label, stamp, &rows, &mut self.open.list);
        let by_digit = out.focused.then(|| take_digit(ui, codes.len())).flatten();
        if let Some(row) = by_digit {
            self.open.list.choose(row);
            self.open.to_words = true;
        }
        let clicked = out.acted.filter(|_| out.clicked);
        let entered = out.acted.filter(|_| !out.clicked);
        // Enter on a list in which nothing is chosen chooses; the next one explains.
        let by_enter = entered.filter(|_| chosen.is_none());
        self.open.to_words |= by_enter.is_some();
        if let Some(code) = by_digit
            .or(out.moved)
            .or(clicked)
            .or(by_enter)
            .and_then(|row| codes.get(row))
        {
            self.draft.reason = Some(code.clone());
            self.open.missing = None;
        }
        entered.is_some() && by_enter.is_none()
    }

    /// The words, the flag, and what can be done.
    fn write(&mut self, ui: &mut Ui, entered: bool) -> Outcome {
        let words = self.words;
        let needed = self.reason().is_some_and(|reason| reason.needs_sentence);
        let id = if needed {
            "allowance-sentence-needed"
        } else {
            "allowance-sentence"
        };
        let name = words.get(id);
        parts::section(ui, &name);
        // Enter explains; it writes no new line.
        let field = ui.make_persistent_id("allowance words");
        let writes = ui.memory(|memory| memory.has_focus(field));
        let entered = entered || writes && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let mut layout = text_field::wrapping_layouter(egui::TextStyle::Body.resolve(ui.style()));
        let edit = egui::TextEdit::multiline(&mut self.draft.sentence)
            .id(field)
            .desired_rows(2)
            .desired_width(ui.available_width() - 4.0)
            .hint_text(RichText::new(words.get("allowance-sentence-hint")).color(theme::palette(ui.ctx()).muted))
            .layouter(&mut layout);
        let response = ui.add(edit).accessible_name(&name);
        if response.changed() {
            self.open.missing = None;
        }
        if std::mem::take(&mut self.open.to_words) {
            response.request_focus();
        }
        let flag = flag_of(self.desk, self.draft.reason.as_deref());
        if let Some(flag) = flag {
            let text = words.with("allowance-flag", &[("flag", Arg::from(flag.letter()))]);
            ui.checkbox(&mut self.draft.flag, text);
        }
        let same = of_the_same_check(self.desk, &self.open.keys);
        if !same.is_empty() {
            ui.checkbox(&mut self.open.together, words.count("allowance-same", same.len()));
        }
        let mut outcome = Outcome::Open;
        let mut save = entered;
        let given = self
            .findings
            .iter()
            .filter_map(|finding| self.desk.allowance_of(finding));
        let given: Vec<_> = given.map(|standing| standing.state != AllowanceState::Holds).collect();
        ui.horizontal_wrapped(|ui| {
            save |= parts::primary(ui, &words.get("allowance-save")).clicked();
            let keys = || self.open.keys.clone();
            if given.contains(&true) {
                let again = ui.button(words.get("allowance-again"));
                if again.on_hover_text(words.get("allowance-again-tip")).clicked() {
                    outcome = Outcome::Again(keys());
                }
            }
            if !given.is_empty() && ui.button(words.get("allowance-take-back")).clicked() {
                outcome = Outcome::TakeBack(keys());
            }
            if ui.button(words.get("cancel")).clicked() {
                outcome = Outcome::Left;
            }
        });
        if let Some(id) = self.open.missing {
            let colour = theme::palette(ui.ctx()).error;
            ui.add(Label::new(RichText::new(words.get(id)).color(colour)).wrap());
        }
        parts::small(ui, words.get("allowance-keys"));
        if save { self.save(same) } else { outcome }
    }

    fn save(&mut self, same: Vec<String>) -> Outcome {
        let Some(reason) = self.reason() else {
            self.open.missing = Some("allowance-choose");
            self.open.list.focus();
            return Outcome::Open;
        };
        let (code, needed) = (reason.code.clone(), reason.needs_sentence);
        if needed && self.draft.sentence.trim().is_empty() {
            self.open.missing = Some("allowance-write");
            self.open.to_words = true;
            return Outcome::Open;
        }
        let flag = flag_of(self.desk, Some(&code)).filter(|_| self.draft.flag);
        let mut keys = self.open.keys.clone();
        if self.open.together {
            keys.extend(same);
        }
        let reasoned = Reasoned {
            reason: code,
            sentence: self.draft.sentence.trim().to_owned(),
            flag,
        };
        Outcome::Explain(keys, reasoned)
    }
}
