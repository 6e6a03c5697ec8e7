//! The places of the window, one file each, and what each remembers while a file is open.

pub mod allowance;
pub mod bring_in;
pub mod findings;
pub mod help;
pub mod history;
mod labels;
pub mod overview;
mod page;
mod row_list;
mod secret;
pub mod sources;
pub mod submit;
pub mod table;
pub mod verify;
pub mod welcome;
pub mod what_is_left;

use super::context::{Place, ScreenContext, ShellContext};
use crate::desk::{Desk, DeskError};
use crate::figures::SheetId;
use eframe::egui::Ui;
use std::path::Path;

/// What the screens remember.
#[derive(Default)]
pub struct Screens {
    pub(super) welcome: welcome::WelcomeState,
    pub(super) overview: overview::OverviewState,
    pub(super) table: table::TableScreen,
    pub(super) sources: sources::SourcesState,
    pub(super) findings: findings::FindingsState,
    pub(super) bring_in: bring_in::BringInState,
    pub(super) submit: submit::SubmitState,
    pub(super) history: history::HistoryState,
    pub(super) verify: verify::VerifyState,
    pub(super) help: help::HelpState,
    pub(super) left: what_is_left::WhatIsLeft,
    pub(super) allowance: allowance::AllowancePanel,
    /// The place that showed last.
    shown: Option<Place>,
    /// The person was told that closing now loses something.
    pub(super) leave_unsaved: bool,
}

impl Screens {
    /// Draws a place of the open file.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ScreenContext<'_>, place: &Place) {
        if *place != Place::Submit {
            submit::forget(&mut self.submit);
        }
        self.arrive(place);
        match place {
            Place::Overview => overview::show(ui, cx, &mut self.overview, &mut self.left),
            Place::Table(table) => table::show(ui, cx, table, &mut self.table),
            Place::Sources => sources::show(ui, cx, &mut self.sources),
            Place::Findings => findings::show(ui, cx, &mut self.findings),
            Place::BringIn => bring_in::show(ui, cx, &mut self.bring_in),
            Place::Submit => submit::show(ui, cx, &mut self.submit),
            Place::History => history::show(ui, cx, &mut self.history),
            Place::Help => {
                let open = help::OpenFile {
                    pack: Some(cx.desk.pack()),
                    path: Some(cx.desk.path()),
                };
                help::show(ui, &mut cx.shell, open, &mut self.help);
            }
            Place::Welcome | Place::Verify => self.show_without_file(ui, &mut cx.shell, place),
        }
    }

    /// Draws a place that needs no file.
    pub(super) fn show_without_file(&mut self, ui: &mut Ui, shell: &mut ShellContext<'_>, place: &Place) {
        self.arrive(place);
        match place {
            Place::Verify => verify::show(ui, shell, &mut self.verify),
            Place::Help => help::show(ui, shell, help::OpenFile::default(), &mut self.help),
            _ => welcome::show(ui, shell, &mut self.welcome),
        }
    }

    /// A place that was just gone to puts the keyboard where it is wanted first.
    fn arrive(&mut self, place: &Place) {
        if self.shown.as_ref() == Some(place) {
            return;
        }
        self.shown = Some(place.clone());
        match place {
            Place::Findings => self.findings.arrive(),
            Place::Sources => self.sources.arrive(),
            Place::History => self.history.arrive(),
            Place::Help => self.help.arrive(),
            _ => {}
        }
    }

    /// Commits what was typed in a form and not left yet, before another place shows or the window closes.
    pub(super) fn keep_typed(&mut self, desk: &mut Desk) -> Result<(), DeskError> {
        let sources = sources::leave(desk, &mut self.sources);
        let submit = submit::leave(desk, &mut self.submit);
        let table = self.table.keep_typed(desk);
        sources.and(submit).and(table)
    }

    /// The source screen shows that sheet next.
    pub(super) fn show_source(&mut self, sheet: SheetId) {
        self.sources.select(sheet);
    }

    /// The verify screen verifies that file next.
    pub(super) fn verify_file(&mut self, path: &Path) {
        self.verify.verify(path);
    }
}
