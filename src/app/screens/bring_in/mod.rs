//! Bringing figures in: a file is read on a worker, what it would change is shown figure by figure, then accepted or left.
//!
//! Nothing is written before it is accepted, and one undo takes all of it back. Lines that cannot be taken stand in the
//! same list with the reason. `looking/` shows it. A workbook of somebody else's making is first shown in `workbook/`, where the person
//! corrects how it is read; `steps.rs` leads from one to the next.

mod looking;
mod steps;
mod workbook;

use self::steps::Step;
use self::workbook::WorkbookState;
use super::labels;
use super::page::{self, Tone};
use crate::app::command::{Command, CommandId};
use crate::app::context::{NoticeKind, Place, ScreenContext};
use crate::app::file_dialogs::{FileRequest, PendingFile, path_field};
use crate::app::{icons, parts};
use crate::desk::ImportReport;
use crate::figures::SourceKey;
use crate::questionnaire::Arg;
use eframe::egui::{ComboBox, Ui};
use std::path::Path;

/// View state of the screen.
#[derive(Default)]
pub struct BringInState {
    path: String,
    pending: Option<PendingFile>,
    source: Option<SourceKey>,
    step: Step,
    /// A workbook that was being read when another file was looked for; it can be come back to.
    set_aside: Option<Box<WorkbookState>>,
    /// What went wrong with the last file, in a sentence.
    failed: Option<String>,
}

impl BringInState {
    /// Begins with that file, as when it was dropped on the window.
    pub fn choose(&mut self, path: &Path) {
        self.path = path.display().to_string();
        self.set_step(Step::Choosing);
        self.failed = None;
    }

    /// Goes to another step; a workbook that was being read is kept.
    fn set_step(&mut self, step: Step) {
        if let Step::Workbook(state) = std::mem::replace(&mut self.step, step) {
            self.set_aside = Some(state);
        }
    }

    /// The name of the file, without its folder.
    fn file_name(&self) -> String {
        Path::new(self.path.trim())
            .file_name()
            .map_or_else(|| self.path.clone(), |name| name.to_string_lossy().into_owned())
    }
}

/// Endings of the files that can be brought in.
const SPREADSHEETS: [&str; 7] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "txt"];
const DATA: [&str; 4] = ["csv", "txt", "zip", "ilms-package"];

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    if let Step::Workbook(_) = state.step {
        // It has a scroll bar of its own where there is little room.
        return contents(ui, cx, state);
    }
    let least = if ui.available_width() < page::NARROW {
        760.0
    } else {
        440.0
    };
    page::with_height(ui, least, |ui| contents(ui, cx, state));
}

fn contents(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let words = cx.words();
    let mut begin = false;
    if let Some(file) = page::dropped_file(ui) {
        state.choose(&file);
        begin = true;
    }
    // A workbook takes all the room there is.
    let whole = state.step.is_of_workbook();
    if !whole {
        page::header(ui, &words.get("import-title"), &words.get("import-about"), |_| ());
        begin |= choose(ui, cx, state);
    }
    if begin && !state.path.trim().is_empty() {
        steps::read(cx, state);
    }
    steps::look_at_job(cx, state);
    if !whole {
        ui.add_space(4.0);
    }
    if let Some(why) = &state.failed {
        page::message(ui, Tone::Error, why, "", |_| ());
        ui.add_space(8.0);
    }
    match &mut state.step {
        Step::Choosing => choosing(ui, cx, state),
        Step::Reading { job } => {
            let progress = job.progress();
            let name = state.file_name();
            let text = words.with("import-reading", &[("file", Arg::from(&name))]);
            if page::working(ui, &text, progress, &words.get("import-cancel")) {
                state.step = Step::Choosing;
                cx.shell.say(NoticeKind::Info, words.get("import-cancelled"));
            }
        }
        Step::Previewing { .. } => {
            page::working(ui, &words.get("workbook-previewing"), 0.0, "");
        }
        Step::Workbook(_) => steps::show_workbook(ui, cx, state),
        Step::Looking { .. } => steps::look(ui, cx, state),
        Step::Done(report) => {
            let report = report.clone();
            done(ui, cx, state, &report);
        }
    }
}

/// Nothing is looked at yet; a workbook that was set aside can be come back to.
fn choosing(ui: &mut Ui, cx: &ScreenContext<'_>, state: &mut BringInState) {
    let words = cx.words();
    let name = state.set_aside.as_ref().map(|aside| aside.workbook().name.clone());
    if let Some(name) = name {
        let mut back = false;
        let title = words.name("workbook-aside-title", &name);
        page::message(ui, Tone::Plain, &title, &words.get("workbook-aside-text"), |ui| {
            ui.add_space(4.0);
            let button = page::main_button(ui, true, icons::ARROW_RIGHT, &words.get("workbook-aside-back"));
            back = button.clicked();
        });
        if back && let Some(mut aside) = state.set_aside.take() {
            aside.come_back();
            state.step = Step::Workbook(aside);
        }
        return;
    }
    let title = words.get("import-empty-title");
    page::nothing_here(
        ui,
        Tone::Plain,
        icons::FILE_XLS,
        &title,
        &words.get("import-empty-text"),
        |_| (),
    );
}

/// The file and the source of lines that name none. True when the file is to be read.
fn choose(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) -> bool {
    let words = cx.words();
    let mut begin = false;
    let before = state.source.clone();
    page::card(ui, |ui| {
        page::form_row(ui, &words.get("import-file"), |ui, _| {
            let all: Vec<&str> = SPREADSHEETS.iter().chain(&DATA[2..]).copied().collect();
            let request = || {
                FileRequest::open(words.get("import-choose-title"))
                    .kind(words.get("import-filter-all"), &all)
                    .kind(words.get("import-filter-spreadsheets"), &SPREADSHEETS)
                    .kind(words.get("import-filter-data"), &DATA)
                    .beside(cx.desk.path())
            };
            let label = words.get("import-file");
            begin |= path_field(
                ui,
                words,
                cx.shell.files,
                &label,
                &mut state.path,
                &mut state.pending,
                request,
            );
            parts::small(ui, words.get("import-drop"));
        });
        page::form_row(ui, &words.get("import-source"), |ui, label| {
            let none = words.get("import-source-none");
            let name = |key: &SourceKey| labels::source(cx.desk, key);
            let chosen = state.source.as_ref().map_or_else(|| none.clone(), name);
            let keys: Vec<SourceKey> = cx.desk.answers().sources.keys().cloned().collect();
            let row = |ui: &mut Ui| {
                let combo = ComboBox::from_id_salt("import source")
                    .selected_text(chosen)
                    .width(360.0_f32.min(ui.available_width() - 16.0));
                let shown = combo.show_ui(ui, |ui| {
                    ui.selectable_value(&mut state.source, None, none);
                    for key in keys {
                        let text = name(&key);
                        ui.selectable_value(&mut state.source, Some(key), text);
                    }
                });
                shown.response.labelled_by(label);
                let can = !state.path.trim().is_empty() && !matches!(state.step, Step::Reading { .. });
                begin |= page::main_button(ui, can, icons::EYE, &words.get("import-read")).clicked();
            };
            if ui.available_width() < 480.0 {
                ui.vertical(row);
            } else {
                ui.horizontal(row);
            }
        });
    });
    // Another source makes another preview of the same file.
    begin | (before != state.source && matches!(state.step, Step::Looking { .. }))
}

fn done(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState, report: &ImportReport) {
    let words = cx.words();
    let title = words.count("import-done-title", report.new + report.changed);
    let args = [
        ("new", Arg::from(report.new)),
        ("changed", Arg::from(report.changed)),
        ("same", Arg::from(report.same)),
        ("refused", Arg::from(report.refused)),
    ];
    let (mut command, mut keep) = (None, false);
    page::message(ui, Tone::Fine, &title, &words.with("import-done-text", &args), |ui| {
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            if parts::button(ui, icons::BOOKS, &words.get("import-done-sources")).clicked() {
                command = Some(Command::GoTo(Place::Sources));
            }
            if parts::button(ui, icons::LIST_CHECKS, &words.get("import-done-overview")).clicked() {
                command = Some(Command::GoTo(Place::Overview));
            }
            let moved = report.new + report.changed > 0;
            if moved && parts::button(ui, icons::ARROW_U_UP_LEFT, &words.get("import-done-undo")).clicked() {
                command = Some(Command::Run(CommandId::Undo));
                state.step = Step::Choosing;
            }
            let can_keep = state.set_aside.is_some();
            if can_keep && parts::button(ui, icons::FLOPPY_DISK, &words.get("workbook-done-keep")).clicked() {
                keep = true;
            }
            if parts::button(ui, icons::FILE_CSV, &words.get("import-done-again")).clicked() {
                state.step = Step::Choosing;
                state.set_aside = None;
                state.path.clear();
            }
        });
    });
    if let Some(command) = command {
        cx.send(command);
    }
    if keep && let Some(mut aside) = state.set_aside.take() {
        aside.show_mappings();
        state.step = Step::Workbook(aside);
    }
}
