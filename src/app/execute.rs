//! The one place that carries out commands.

use super::command::{Command, CommandId};
use super::context::{NoticeKind, Place};
use super::file_dialogs::FileRequest;
use super::screens::table::{Asked, Retyped};
use super::settings::RecentFile;
use super::{App, Choosing};
use crate::country_file::Action;
use crate::desk::{Desk, DeskError, NewCountryFile, RowFilter};
use crate::figures::CellAddress;
use crate::questionnaire::TableCode;
use eframe::egui::ViewportCommand;
use std::path::Path;

impl App {
    /// Carries out what was sent, in order; what that sends in turn as well.
    pub(super) fn execute_all(&mut self) {
        // A command may send others; a chain longer than this would be a circle.
        for _ in 0..8 {
            let commands = std::mem::take(&mut self.commands);
            if commands.is_empty() {
                return;
            }
            for command in commands {
                self.execute(command);
            }
            self.ctx.request_repaint();
        }
    }

    fn execute(&mut self, command: Command) {
        if !matches!(command, Command::Say(_) | Command::SetTableZoom(_)) {
            self.keep_what_is_typed();
        }
        match command {
            Command::Run(id) => self.run(id),
            Command::GoTo(place) => self.go_to(place),
            Command::GoToSheet(table, sheet) => {
                self.screens.table.choose_sheet(sheet);
                self.go_to(Place::Table(table));
            }
            Command::GoToCell(cell) => self.go_to_cell(cell),
            Command::Jump(target) => self.jump(&target),
            Command::GoToSource(sheet) => {
                self.screens.show_source(sheet);
                self.go_to(Place::Sources);
            }
            Command::Explain(keys) => self.explain(keys),
            Command::Open(path) => {
                let opened = Desk::open(&path);
                self.take(opened, &path);
            }
            Command::Create { path, new } => self.create(&path, &new),
            Command::Forget(path) => self.settings.forget(&path),
            Command::VerifyFile(path) => {
                self.screens.verify_file(&path);
                self.go_to(Place::Verify);
            }
            Command::ShowPhase(phase) => self.show_phase(&phase),
            Command::SetLanguage(language) => self.settings.set_language(language),
            Command::SetTheme(theme) => self.settings.set_theme(theme),
            Command::SetTableZoom(zoom) => self.settings.set_table_zoom(zoom),
            Command::SetEnterDown(down) => self.settings.set_enter_down(down),
            Command::Say(notice) => self.notices.add(&self.ctx, notice),
        }
    }

    fn run(&mut self, id: CommandId) {
        match id {
            CommandId::Welcome => self.go_to(Place::Welcome),
            CommandId::OpenFile => self.choose_file(),
            CommandId::OpenSample => self.open_sample(),
            CommandId::SaveNow => self.save_now(),
            CommandId::SaveCopy => self.choose_copy(),
            CommandId::Undo => self.undo(),
            CommandId::Redo => self.redo(),
            CommandId::Remark => self.screens.table.write_remark(&mut self.settings),
            CommandId::FollowUp => self.follow_up(),
            CommandId::Explain => self.explain_here(),
            CommandId::Origin => self.screens.table.write_origin(&mut self.settings),
            CommandId::Attach => self.screens.table.choose_attachment(&mut self.settings),
            CommandId::FillTotals => self.ask_table(Asked::FillTotals),
            CommandId::AutomaticTotals => self.ask_table(Asked::AutomaticTotals),
            CommandId::NoFigure => self.ask_table(Asked::NoFigure),
            CommandId::IncludedElsewhere => self.ask_table(Asked::IncludedElsewhere),
            CommandId::TakeFirst => self.take_suggestion(0),
            CommandId::TakeSecond => self.take_suggestion(1),
            CommandId::TakeThird => self.take_suggestion(2),
            CommandId::Find => self.palette.open(),
            CommandId::NextFinding => self.step_finding(true),
            CommandId::PreviousFinding => self.step_finding(false),
            CommandId::NextFollowUp => self.next_follow_up(),
            CommandId::NextToFill => self.step_to_fill(true),
            CommandId::PreviousToFill => self.step_to_fill(false),
            CommandId::WhatIsLeft => self.switch_what_is_left(),
            CommandId::NextTable => self.step_table(1),
            CommandId::PreviousTable => self.step_table(-1),
            CommandId::Overview => self.go_to(Place::Overview),
            CommandId::Table => self.go_to_last_table(),
            CommandId::Sources => self.go_to(Place::Sources),
            CommandId::Findings => self.go_to(Place::Findings),
            CommandId::BringIn => self.go_to(Place::BringIn),
            CommandId::Submit => self.go_to(Place::Submit),
            CommandId::Verify => self.go_to(Place::Verify),
            CommandId::RetypeSelection => self.screens.table.begin_second(Retyped::Selection),
            CommandId::RetypeTable => self.screens.table.begin_second(Retyped::Table),
            CommandId::RetypeUnprotected => self.screens.table.begin_second(Retyped::Unprotected),
            CommandId::History => self.go_to(Place::History),
            CommandId::Inspector => self.screens.table.toggle_inspector(&mut self.settings),
            CommandId::RowsAll => self.filter_rows(RowFilter::All),
            CommandId::RowsNotEmpty => self.filter_rows(RowFilter::NotEmpty),
            CommandId::RowsAnswered => self.filter_rows(RowFilter::Answered),
            CommandId::RowsToFill => self.filter_rows(RowFilter::ToFill),
            CommandId::RowsWithFindings => self.filter_rows(RowFilter::WithFindings),
            CommandId::RowsChanged => self.filter_rows(RowFilter::Changed),
            CommandId::PinYear => self.screens.table.switch_pin_here(),
            CommandId::ZoomIn => self.zoom(0.1),
            CommandId::ZoomOut => self.zoom(-0.1),
            CommandId::ZoomReset if self.place_has_grid() => self.settings.set_table_zoom(1.0),
            CommandId::TextLarger => self.zoom_everything(0.1),
            CommandId::TextSmaller => self.zoom_everything(-0.1),
            CommandId::ZoomReset | CommandId::TextReset => self.settings.set_zoom(1.0),
            CommandId::Meaning => self.screens.table.switch_meaning(&mut self.settings),
            CommandId::KeySheet => self.switch_key_sheet(),
            CommandId::Help => self.go_to_help(),
            CommandId::Quit => self.ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    pub(super) fn go_to(&mut self, place: Place) {
        if place.needs_file() && self.desk.is_none() {
            return;
        }
        if let Place::Table(table) = &place {
            if self.place != place {
                self.screens.table.focus_grid();
            }
            self.table = Some(table.clone());
        }
        if self.place != place {
            self.place = place;
        }
    }

    /// Has the table that shows do something with what is selected in it.
    fn ask_table(&mut self, asked: Asked) {
        if !matches!(self.place, Place::Table(_)) {
            self.go_to_last_table();
        }
        self.screens.table.ask(asked);
    }

    fn go_to_last_table(&mut self) {
        let first = || Some(self.desk.as_ref()?.pack().tables.first()?.code.clone());
        if let Some(table) = self.table.clone().or_else(first) {
            self.go_to(Place::Table(table));
        }
    }

    fn go_to_cell(&mut self, cell: CellAddress) {
        let Some(desk) = &self.desk else { return };
        match desk.table_of(cell.sheet) {
            Ok(table) => {
                let code = table.code.clone();
                self.screens.table.reveal(cell);
                self.go_to(Place::Table(code));
                self.screens.table.focus_grid();
            }
            Err(error) => self.say(NoticeKind::Error, error.to_string()),
        }
    }

    fn step_table(&mut self, by: isize) {
        let Some(desk) = &self.desk else { return };
        let codes: Vec<TableCode> = desk.pack().tables.iter().map(|table| table.code.clone()).collect();
        let here = match &self.place {
            Place::Table(code) => codes.iter().position(|known| known == code),
            _ => None,
        };
        let next = match here {
            Some(here) => here.checked_add_signed(by).filter(|next| *next < codes.len()),
            None => return self.go_to_last_table(),
        };
        if let Some(code) = next.and_then(|next| codes.get(next)) {
            self.go_to(Place::Table(code.clone()));
        }
    }

    /// To the next entry of the findings that has a cell and is not explained, after the one gone to last, round and round.
    fn step_finding(&mut self, forward: bool) {
        let Some(desk) = &self.desk else { return };
        let entries = desk.entries();
        let findings: Vec<_> = desk.findings().collect();
        let open = entries
            .iter()
            .filter(|entry| !desk.is_entry_explained(entry, &findings));
        let located: Vec<_> = open.filter(|entry| !entry.cells.is_empty()).collect();
        if located.is_empty() {
            return;
        }
        let here = self
            .finding
            .as_ref()
            .and_then(|id| located.iter().position(|entry| &entry.id == id));
        let last = located.len() - 1;
        let next = match (here, forward) {
            (Some(here), true) => {
                if here == last {
                    0
                } else {
                    here + 1
                }
            }
            (Some(here), false) => here.checked_sub(1).unwrap_or(last),
            (None, true) => 0,
            (None, false) => last,
        };
        let entry = located[next];
        let cell = entry.cells[0].clone();
        self.finding = Some(entry.id.clone());
        self.go_to_cell(cell);
    }

    /// Marks the selected cells for follow-up; when one of them is marked already, the mark goes.
    fn follow_up(&mut self) {
        let cells = self.screens.table.chosen_cells();
        let Some(desk) = &mut self.desk else { return };
        let marked = desk.any_follow_up(&cells);
        if let Err(error) = desk.set_follow_up(&cells, !marked) {
            self.say(NoticeKind::Error, error.to_string());
        }
    }

    fn next_follow_up(&mut self) {
        let here = self.screens.table.active().filter(|_| self.place_has_grid());
        let next = self.desk.as_ref().and_then(|desk| desk.next_follow_up(here.as_ref()));
        if let Some(cell) = next {
            self.go_to_cell(cell);
        }
    }

    fn undo(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        let undone = desk.undo();
        self.say_what(undone, "undone", "nothing-to-undo");
    }

    fn redo(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        let redone = desk.redo();
        self.say_what(redone, "redone", "nothing-to-redo");
    }

    /// Says which action was taken back or done again, that there was none, or why it could not be.
    fn say_what(&mut self, done: Result<Option<Action>, DeskError>, text: &str, nothing: &str) {
        let words = self.words();
        let Some(desk) = &self.desk else { return };
        match done {
            Ok(Some(action)) => {
                let what = desk.action_label(&action, words.0);
                self.say(NoticeKind::Info, words.with(text, &[("what", (&what).into())]));
            }
            Ok(None) => self.say(NoticeKind::Info, words.get(nothing)),
            Err(error) => self.say(NoticeKind::Error, error.to_string()),
        }
    }

    /// What is suggested for the active cell while a table shows, or for the chosen entry of the findings.
    fn take_suggestion(&mut self, number: usize) {
        match self.place {
            Place::Table(_) => {
                let active = self.screens.table.active();
                let unread = active.and_then(|cell| self.desk.as_ref()?.unread(&cell));
                let table = &mut self.screens.table;
                table.take_suggestion(number, unread.is_some(), &mut self.settings);
            }
            Place::Findings => self.screens.findings.take(number),
            _ => {}
        }
    }

    /// The table where one shows, else everything.
    fn zoom(&mut self, by: f32) {
        if self.place_has_grid() {
            let steps = (self.settings.table_zoom() * 10.0).round() / 10.0;
            self.settings.set_table_zoom(steps + by);
        } else {
            self.zoom_everything(by);
        }
    }

    fn zoom_everything(&mut self, by: f32) {
        let steps = (self.settings.zoom() * 10.0).round() / 10.0;
        self.settings.set_zoom(steps + by);
    }

    fn save_now(&mut self) {
        let words = self.words();
        let Some(desk) = &self.desk else { return };
        match desk.flush() {
            Ok(()) => self.say(NoticeKind::Done, words.get("saved-already")),
            Err(error) => self.say(NoticeKind::Error, error.to_string()),
        }
    }

    fn choose_file(&mut self) {
        let words = self.words();
        let mut request = FileRequest::open(words.get("choose-open")).kind(words.get("kind-country-file"), &["ilms"]);
        if let Some(recent) = self.settings.recent().first() {
            request = request.beside(&recent.path);
        }
        self.choosing = Some((Choosing::Open, self.files.ask(&self.ctx, &request)));
    }

    fn choose_copy(&mut self) {
        let words = self.words();
        let Some(desk) = &self.desk else { return };
        let stem = desk
            .path()
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        let name = format!("{stem}-{}.ilms", (self.clock)().date());
        let request = FileRequest::save(words.get("choose-copy"), name)
            .kind(words.get("kind-country-file"), &["ilms"])
            .beside(desk.path());
        self.choosing = Some((Choosing::Copy, self.files.ask(&self.ctx, &request)));
    }

    pub(super) fn save_copy(&mut self, path: &Path) {
        let words = self.words();
        let Some(desk) = &self.desk else { return };
        let path = crate::desk::with_ending(path);
        match desk.rescue_copy(&path) {
            Ok(()) => {
                let sentence = words.with("copy-saved", &[("path", (&path.display().to_string()).into())]);
                self.say(NoticeKind::Done, sentence);
            }
            Err(error) => self.say(NoticeKind::Error, error.to_string()),
        }
    }

    fn create(&mut self, path: &Path, new: &NewCountryFile) {
        let path = crate::desk::with_ending(path);
        let created = Desk::create(&path, new);
        if created.is_ok() {
            self.settings.set_preparer(&new.preparer);
        }
        self.take(created, &path);
    }

    fn open_sample(&mut self) {
        let folder = self.settings.folder().map_or_else(std::env::temp_dir, Path::to_owned);
        let path = folder.join("sample.ilms");
        // A sample that was opened before is opened again, with what was tried out in it.
        let opened = if path.is_file() {
            Desk::open(&path)
        } else {
            std::fs::create_dir_all(&folder)
                .map_err(|error| DeskError::writing(&folder, &error))
                .and_then(|()| crate::desk::write_sample(&path))
        };
        self.take(opened, &path);
    }

    /// Takes up a file that was opened, or says why it could not be.
    fn take(&mut self, opened: Result<Desk, DeskError>, path: &Path) {
        let desk = match opened {
            Ok(desk) => desk,
            Err(error) => return self.say(NoticeKind::Error, error.to_string()),
        };
        let ctx = self.ctx.clone();
        desk.on_saved(move || super::frames::soon(&ctx));
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        self.settings.remember(RecentFile {
            path,
            area: desk.setting("area").to_owned(),
            pack: desk.phase().as_str().to_owned(),
            opened: (self.clock)().timestamp().to_string(),
        });
        self.desk = Some(desk);
        self.forget_views();
        self.place = Place::Overview;
    }

    fn show_phase(&mut self, phase: &crate::questionnaire::PackId) {
        let Some(desk) = &mut self.desk else { return };
        match desk.show_phase(phase) {
            Ok(()) => {
                let begun = std::mem::take(&mut self.screens.allowance);
                self.forget_views();
                self.screens.allowance = begun;
                self.screens.allowance.close();
                let still_there = |desk: &Desk, table: &TableCode| desk.table(table).is_ok();
                if let (Place::Table(table), Some(desk)) = (&self.place, &self.desk)
                    && !still_there(desk, table)
                {
                    self.place = Place::Overview;
                }
            }
            Err(error) => self.say(NoticeKind::Error, error.to_string()),
        }
    }

    /// What screens remember belongs to the file and phase that was shown.
    fn forget_views(&mut self) {
        self.screens = super::Screens::default();
        self.set_aside = super::suggestions::SetAside::default();
        self.overview = None;
        self.table = None;
        self.finding = None;
    }
}
