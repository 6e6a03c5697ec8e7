//! Bringing figures in: a file is read on a worker, what it would change is shown figure by figure, then accepted or left.
//!
//! Nothing is written before it is accepted, and one undo takes all of it back. Lines that cannot be taken stand in the
//! same list with the reason. `looking/` shows it.

mod looking;

use self::looking::{Decided, Looking};
use super::labels;
use super::page::{self, Tone};
use crate::app::command::{Command, CommandId};
use crate::app::context::{Place, ScreenContext};
use crate::app::file_dialogs::{FileRequest, PendingFile, path_field};
use crate::app::jobs::Job;
use crate::app::{icons, parts};
use crate::desk::{DeskError, ImportReport};
use crate::exchange::incoming::Preview;
use crate::figures::SourceKey;
use crate::questionnaire::Arg;
use eframe::egui::{ComboBox, Ui};
use std::path::{Path, PathBuf};

/// How far the person has come.
#[derive(Default)]
enum Step {
    #[default]
    Choosing,
    Reading {
        job: Job<Result<Preview, DeskError>>,
    },
    Looking(Box<Looking>),
    Done(ImportReport),
}

/// View state of the screen.
#[derive(Default)]
pub struct BringInState {
    path: String,
    pending: Option<PendingFile>,
    source: Option<SourceKey>,
    step: Step,
    /// What went wrong with the last file, in a sentence.
    failed: Option<String>,
}

impl BringInState {
    /// Begins with that file, as when it was dropped on the window.
    pub fn choose(&mut self, path: &Path) {
        self.path = path.display().to_string();
        self.step = Step::Choosing;
        self.failed = None;
    }

    /// The name of the file, without its folder.
    fn file_name(&self) -> String {
        Path::new(self.path.trim())
            .file_name()
            .map_or_else(|| self.path.clone(), |name| name.to_string_lossy().into_owned())
    }
}

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let least = if ui.available_width() < page::NARROW {
        640.0
    } else {
        440.0
    };
    page::with_height(ui, least, |ui| contents(ui, cx, state));
}

fn contents(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let words = cx.words();
    page::header(ui, &words.get("import-title"), &words.get("import-about"), |_| ());
    let mut begin = false;
    if let Some(file) = page::dropped_file(ui) {
        state.choose(&file);
        begin = true;
    }
    begin |= choose(ui, cx, state);
    if begin && !state.path.trim().is_empty() {
        start(cx, state);
    }
    look_at_job(cx, state);
    ui.add_space(4.0);
    if let Some(why) = &state.failed {
        page::message(ui, Tone::Error, why, "", |_| ());
        ui.add_space(8.0);
    }
    match &mut state.step {
        Step::Choosing => {
            let title = words.get("import-empty-title");
            page::nothing_here(
                ui,
                Tone::Plain,
                icons::FILE_CSV,
                &title,
                &words.get("import-empty-text"),
                |_| (),
            );
        }
        Step::Reading { job } => {
            let (progress, name) = (
                job.progress(),
                Path::new(&state.path)
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned()),
            );
            let text = words.with("import-reading", &[("file", Arg::from(&name.unwrap_or_default()))]);
            if page::working(ui, &text, progress, &words.get("import-cancel")) {
                state.step = Step::Choosing;
                cx.shell
                    .say(crate::app::context::NoticeKind::Info, words.get("import-cancelled"));
            }
        }
        Step::Looking(_) => look(ui, cx, state),
        Step::Done(report) => {
            let report = report.clone();
            done(ui, cx, state, &report);
        }
    }
}

/// The file and the source of lines that name none. True when the file is to be read.
fn choose(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) -> bool {
    let words = cx.words();
    let mut begin = false;
    let before = state.source.clone();
    page::card(ui, |ui| {
        page::form_row(ui, &words.get("import-file"), |ui, _| {
            let request = || {
                FileRequest::open(words.get("import-choose-title"))
                    .kind(words.get("import-filter-csv"), &["csv", "txt"])
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
    begin | (before != state.source && matches!(state.step, Step::Looking(_)))
}

fn start(cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let reader = cx.desk.import_reader();
    let (path, source) = (PathBuf::from(state.path.trim()), state.source.clone());
    state.failed = None;
    let job = cx
        .shell
        .jobs
        .start("import preview", move |_| reader.read(&path, source.as_ref()));
    state.step = Step::Reading { job };
}

fn look_at_job(cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let Step::Reading { job } = &state.step else { return };
    let Some(outcome) = job.outcome() else { return };
    match outcome {
        Ok(preview) => {
            let looking = Looking::new(preview, cx);
            state.step = Step::Looking(Box::new(looking));
        }
        Err(why) => {
            state.failed = Some(why);
            state.step = Step::Choosing;
        }
    }
}

/// The preview: what it comes to, what of it is taken, accept or leave.
fn look(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let name = state.file_name();
    let Step::Looking(looking) = &mut state.step else {
        return;
    };
    if looking.revision != cx.desk.revision() {
        // Somebody went on typing or took something back: the preview is made again rather than believed.
        start(cx, state);
        return;
    }
    match looking::show(ui, cx, looking, &name) {
        Some(Decided::Accept) => {
            let outcome = cx.desk.import(&looking.preview, &looking.choice, &name);
            if let Some(report) = cx.report(outcome) {
                state.step = Step::Done(report);
            }
        }
        Some(Decided::Leave) => {
            state.step = Step::Choosing;
            state.path.clear();
        }
        None => {}
    }
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
    let mut command = None;
    page::message(ui, Tone::Fine, &title, &words.with("import-done-text", &args), |ui| {
        ui.add_space(4.0);
        ui.horizontal(|ui| {
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
            if parts::button(ui, icons::FILE_CSV, &words.get("import-done-again")).clicked() {
                state.step = Step::Choosing;
                state.path.clear();
            }
        });
    });
    if let Some(command) = command {
        cx.send(command);
    }
}
