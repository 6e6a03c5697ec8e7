//! Explaining findings: which finding is meant, the panel at the foot of the screen, and what becomes of it.

use super::App;
use super::context::{NoticeKind, Place};
use super::screens::allowance::{Outcome, finding_on, panel_height};
use super::theme;
use crate::checks::can_be_explained;
use crate::desk::{DeskError, Done};
use crate::questionnaire::Severity;
use eframe::egui::{Frame, Margin, Panel, Stroke, Ui};

impl App {
    /// Explains what is chosen: the finding on the active cell of a table, or the one in the list.
    pub(super) fn explain_here(&mut self) {
        let Some(desk) = &self.desk else { return };
        let keys = match &self.place {
            Place::Table(_) => {
                let cell = self.screens.table.active();
                let finding = cell.and_then(|cell| finding_on(desk, &cell));
                finding.map(|finding| vec![finding.key.clone()]).unwrap_or_default()
            }
            Place::Findings => self.screens.findings.chosen_keys(desk),
            _ => Vec::new(),
        };
        self.explain(keys);
    }

    /// Opens the panel for findings, or says why they cannot be explained.
    pub(super) fn explain(&mut self, mut keys: Vec<String>) {
        let words = self.words();
        let Some(desk) = &self.desk else { return };
        let findings = keys.iter().filter_map(|key| desk.finding(key));
        let refused = findings.clone().find(|finding| !can_be_explained(finding));
        let fatal = refused.map(|finding| finding.severity == Severity::Fatal);
        keys.retain(|key| desk.finding(key).is_some_and(can_be_explained));
        match (keys.is_empty(), fatal) {
            (false, _) => self.screens.allowance.open(desk, keys),
            (true, None) => self.say(NoticeKind::Info, words.get("allowance-nothing")),
            (true, Some(true)) => self.say(NoticeKind::Info, words.get("allowance-fatal")),
            (true, Some(false)) => self.say(NoticeKind::Info, words.get("allowance-answer")),
        }
    }

    /// Draws the panel below the screen while it is open.
    pub(super) fn draw_explain(&mut self, ui: &mut Ui) {
        if !self.screens.allowance.is_open() {
            return;
        }
        if !self.place.needs_file() {
            return self.screens.allowance.close();
        }
        let words = self.words();
        let in_grid = self.place_has_grid() && self.screens.table.has_keyboard();
        let in_grid = in_grid || self.palette.is_open() || self.screens.left.is_open();
        let Some(desk) = &self.desk else { return };
        let colours = theme::palette(ui.ctx());
        let frame = Frame::new()
            .fill(colours.panel)
            .stroke(Stroke::new(1.0, colours.line))
            .inner_margin(Margin::symmetric(16, 8));
        let height = panel_height(ui.available_size());
        let panel = Panel::bottom("explain a finding").exact_size(height).frame(frame);
        let shown = panel.show(ui, |ui| self.screens.allowance.show(ui, desk, words, in_grid));
        self.take_outcome(shown.inner);
    }

    fn take_outcome(&mut self, outcome: Outcome) {
        let words = self.words();
        let Some(desk) = &mut self.desk else { return };
        let (done, said) = match outcome {
            Outcome::Open => return,
            Outcome::Left => {
                self.screens.allowance.close();
                return self.leave_explain();
            }
            Outcome::Explain(keys, reasoned) => {
                (desk.allow(&keys, &reasoned), words.count("allowance-done", keys.len()))
            }
            Outcome::Again(keys) => (desk.allow_again(&keys), words.count("allowance-done", keys.len())),
            Outcome::TakeBack(keys) => (desk.take_back(&keys), words.get("allowance-taken-back")),
        };
        self.say_explained(done, said);
    }

    fn say_explained(&mut self, done: Result<Done, DeskError>, said: String) {
        match done {
            Ok(_) => {
                self.say(NoticeKind::Done, said);
                self.screens.allowance.done();
                self.leave_explain();
            }
            Err(error) => self.say(NoticeKind::Error, error.to_string()),
        }
    }

    /// The keyboard goes back to where it was.
    fn leave_explain(&mut self) {
        match self.place {
            Place::Findings => self.screens.findings.arrive(),
            _ => self.give_keyboard_back(),
        }
    }
}
