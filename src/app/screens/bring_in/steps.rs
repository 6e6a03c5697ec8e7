//! The steps from a file to its figures: read, corrected where it is a workbook of somebody else, looked at, taken in.

use super::BringInState;
use super::looking::{self, Decided, Looking};
use super::workbook::{self, Proposed, WorkbookState};
use crate::app::context::ScreenContext;
use crate::app::jobs::{Job, JobResult};
use crate::desk::{Brought, DeskError, ImportReport};
use crate::exchange::incoming::Preview;
use eframe::egui::Ui;
use std::path::PathBuf;

/// How far the person has come.
#[derive(Default)]
pub(super) enum Step {
    /// No file is looked at.
    #[default]
    Choosing,
    /// A worker reads the file.
    Reading { job: Job<Result<Read, DeskError>> },
    /// A workbook of somebody else: how it is read.
    Workbook(Box<WorkbookState>),
    /// A worker sets what a workbook says against the country file.
    Previewing {
        job: Job<Preview>,
        workbook: Box<WorkbookState>,
    },
    /// What would change; with the workbook, where it was one.
    Looking {
        looking: Box<Looking>,
        workbook: Option<Box<WorkbookState>>,
    },
    /// What was taken in.
    Done(ImportReport),
}

impl Step {
    /// Whether a workbook is read or looked at.
    pub fn is_of_workbook(&self) -> bool {
        match self {
            Step::Workbook(_) | Step::Previewing { .. } => true,
            Step::Looking { workbook, .. } => workbook.is_some(),
            Step::Choosing | Step::Reading { .. } | Step::Done(_) => false,
        }
    }
}

/// What a worker read.
pub(super) enum Read {
    Known(Box<Preview>),
    Workbook(Box<Proposed>),
}

/// Has a worker read the file.
pub(super) fn read(cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let reader = cx.desk.import_reader(cx.words().0);
    let (path, source) = (PathBuf::from(state.path.trim()), state.source.clone());
    state.failed = None;
    let job = cx.shell.jobs.start("import preview", move |_| {
        Ok(match reader.read(&path, source.as_ref())? {
            Brought::Known(preview) => Read::Known(preview),
            Brought::Workbook(workbook) => Read::Workbook(Box::new(Proposed::of(*workbook))),
        })
    });
    state.set_step(Step::Reading { job });
}

/// Takes up what a worker has done.
pub(super) fn look_at_job(cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    match &state.step {
        Step::Reading { job } => {
            let Some(outcome) = job.outcome() else { return };
            match outcome {
                Ok(Read::Known(preview)) => {
                    let looking = Box::new(Looking::new(*preview, cx));
                    state.step = Step::Looking {
                        looking,
                        workbook: None,
                    };
                }
                Ok(Read::Workbook(proposed)) => {
                    state.set_aside = None;
                    state.step = Step::Workbook(Box::new(WorkbookState::new(*proposed)));
                }
                Err(why) => {
                    state.failed = Some(why);
                    state.step = Step::Choosing;
                }
            }
        }
        Step::Previewing { job, .. } => {
            let result = job.look();
            if matches!(result, JobResult::Working) {
                return;
            }
            let Step::Previewing { workbook, .. } = std::mem::take(&mut state.step) else {
                return;
            };
            match result {
                JobResult::Done(preview) => {
                    let looking = Box::new(Looking::new(preview, cx));
                    let workbook = Some(workbook);
                    state.step = Step::Looking { looking, workbook };
                }
                JobResult::Failed(why) => {
                    state.failed = Some(why);
                    state.step = Step::Workbook(workbook);
                }
                JobResult::Working => {}
            }
        }
        _ => {}
    }
}

/// Has a worker set what a workbook says against the country file.
fn preview(cx: &ScreenContext<'_>, workbook: Box<WorkbookState>) -> Step {
    let reader = cx.desk.import_reader(cx.words().0);
    let read = workbook.workbook().clone();
    let job = cx
        .shell
        .jobs
        .start("import preview", move |_| reader.preview_national(&read));
    Step::Previewing { job, workbook }
}

/// The workbook, until the person goes on or sets it aside.
pub(super) fn show_workbook(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let Step::Workbook(read) = &mut state.step else { return };
    match workbook::show(ui, cx, read) {
        Some(workbook::Decided::GoOn) => {
            state.failed = None;
            if let Step::Workbook(read) = std::mem::take(&mut state.step) {
                state.step = preview(cx, read);
            }
        }
        Some(workbook::Decided::SetAside) => state.set_step(Step::Choosing),
        None => {}
    }
}

/// The preview: what it comes to, what of it is taken, accept or leave.
pub(super) fn look(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let name = state.file_name();
    let Step::Looking { looking, workbook } = &mut state.step else {
        return;
    };
    if looking.revision != cx.desk.revision() {
        // Somebody went on typing or took something back: the preview is made again rather than believed.
        match workbook.take() {
            Some(workbook) => state.step = preview(cx, workbook),
            None => read(cx, state),
        }
        return;
    }
    let name = workbook.as_ref().map_or(name, |read| read.workbook().name.clone());
    match looking::show(ui, cx, looking, &name, workbook.is_some()) {
        Some(Decided::Accept) => {
            let outcome = match workbook {
                Some(read) => cx
                    .desk
                    .import_national(read.workbook(), &looking.preview, &looking.choice),
                None => cx.desk.import(&looking.preview, &looking.choice, &name),
            };
            if let Some(report) = cx.report(outcome) {
                // How the workbook was read can still be kept: it is come back to where it was.
                state.set_aside = workbook.take();
                state.step = Step::Done(report);
            }
        }
        Some(Decided::Leave) => {
            if let Some(mut read) = workbook.take() {
                read.come_back();
                state.step = Step::Workbook(read);
            } else {
                state.step = Step::Choosing;
                state.path.clear();
            }
        }
        None => {}
    }
}
