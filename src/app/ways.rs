//! Finding the way: to the next cell that is still to be answered, to the rows that matter now.

use super::App;
use super::command::{Command, CommandId};
use super::context::{NoticeKind, Place};
use super::screens::help::{self, Topic};
use super::screens::what_is_left::Closed;
use crate::desk::{RowFilter, Target};
use eframe::egui::{Context, Event};

impl App {
    /// To the next cell that is still to be answered, or the one before: in this table, then in the next.
    pub(super) fn step_to_fill(&mut self, forward: bool) {
        let words = self.words();
        let here = match &self.place {
            Place::Table(table) => Some(table.clone()),
            _ => self.table.clone(),
        };
        let from = self.screens.table.active();
        let Some(desk) = &mut self.desk else { return };
        let first = || desk.pack().tables.first().map(|table| table.code.clone());
        let Some(table) = here.or_else(first) else { return };
        match desk.next_to_fill(&table, from.as_ref(), forward) {
            Ok(Some(cell)) => self.commands.push(Command::GoToCell(cell)),
            Ok(None) => self.say(NoticeKind::Done, words.get("nothing-to-fill")),
            Err(error) => self.say(NoticeKind::Error, error.to_string()),
        }
    }

    /// To what was found in the search field.
    pub(super) fn jump(&mut self, target: &Target) {
        let from = self.screens.table.active();
        let Some(desk) = &mut self.desk else { return };
        if let Target::Table(table) = target {
            return self.commands.push(Command::GoTo(Place::Table(table.clone())));
        }
        match desk.land(target, from.as_ref()) {
            Ok(Some(cell)) => self.commands.push(Command::GoToCell(cell)),
            Ok(None) => {}
            Err(error) => self.say(NoticeKind::Error, error.to_string()),
        }
    }

    /// Shows the rows of a filter only; all of them when it is in force already.
    pub(super) fn filter_rows(&mut self, filter: RowFilter) {
        let words = self.words();
        let Some(desk) = &self.desk else { return };
        if filter == RowFilter::Changed && desk.earlier_phase().is_none() {
            return self.say(NoticeKind::Info, words.get("rows-no-phase-before"));
        }
        if let Err(error) = self.screens.table.switch_filter(desk, filter) {
            self.say(NoticeKind::Error, error.to_string());
        }
    }

    /// To the help, where it speaks of the place that shows.
    pub(super) fn go_to_help(&mut self) {
        let topic = match self.place {
            Place::Table(_) => Some(Topic::Typing),
            Place::Findings => Some(Topic::Checks),
            Place::Submit => Some(Topic::Package),
            Place::Verify => Some(Topic::Verify),
            Place::History => Some(Topic::History),
            Place::Welcome | Place::Overview | Place::Sources | Place::BringIn => Some(Topic::FirstSteps),
            Place::Help => None,
        };
        if let Some(topic) = topic {
            help::open_next(&self.ctx, topic);
        }
        self.go_to(Place::Help);
    }

    /// A question mark that is not typed into anything asks for the sheet of keys.
    pub(super) fn take_question_mark(&mut self, ctx: &Context) {
        // The grid knows itself whether a cell is being typed in.
        let in_grid = self.place_has_grid() && self.screens.table.has_keyboard();
        if in_grid || ctx.text_edit_focused() {
            return;
        }
        let asked = ctx.input_mut(|input| {
            let is_asked = |event: &Event| matches!(event, Event::Text(text) if text == "?");
            let found = input.events.iter().any(is_asked);
            input.events.retain(|event| !is_asked(event));
            found
        });
        if asked {
            self.commands.push(Command::Run(CommandId::KeySheet));
        }
    }

    /// Opens the list of what is left at the table that shows, or closes it.
    pub(super) fn switch_what_is_left(&mut self) {
        if self.screens.left.is_open() {
            self.leave_what_is_left();
            return;
        }
        let table = match &self.place {
            Place::Table(table) => Some(table.clone()),
            _ => None,
        };
        self.screens.left.open(table);
    }

    /// Draws the list of what is left while it stands over the screen.
    pub(super) fn draw_what_is_left(&mut self, ctx: &Context) {
        if !self.screens.left.is_open() {
            return;
        }
        let words = self.words();
        let Some(desk) = &self.desk else { return };
        match self.screens.left.overlay(ctx, desk, words) {
            Closed::No => {}
            Closed::Left => self.leave_what_is_left(),
            Closed::With(command) => self.commands.push(command),
        }
    }

    fn leave_what_is_left(&mut self) {
        self.screens.left.close();
        self.give_keyboard_back();
    }

    /// After something that stood over the screen has gone: the keyboard is where it was.
    pub(super) fn give_keyboard_back(&mut self) {
        self.screens.table.focus_grid();
        self.drawn = None;
    }
}
