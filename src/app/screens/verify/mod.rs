//! Verifying a package: whether it is as it was packed, what differs, who signed, and whether that key counts.
//!
//! It needs no country file, changes nothing, and reads on a worker. What is found comes from the submission room; here it
//! is said by sign, colour and words together (`report.rs`).

mod report;

use super::page::{self, Tone};
use super::row_list::RowListState;
use crate::app::context::ShellContext;
use crate::app::file_dialogs::{FileRequest, PendingFile, path_field};
use crate::app::jobs::Job;
use crate::app::{icons, parts};
use crate::desk::{DeskError, read_signers, verify_package};
use crate::questionnaire::Arg;
use crate::submission::{Signers, VerifyReport};
use eframe::egui::{Context, Id, Ui};
use std::path::{Path, PathBuf};

/// View state of the screen.
#[derive(Default)]
pub struct VerifyState {
    package: String,
    package_pending: Option<PendingFile>,
    signer: String,
    signer_pending: Option<PendingFile>,
    previous: String,
    previous_pending: Option<PendingFile>,
    begin: bool,
    job: Option<Job<Result<VerifyReport, DeskError>>>,
    /// What came of it, or why it could not be done.
    outcome: Option<Result<VerifyReport, String>>,
    list: RowListState,
    runs: u64,
}

impl VerifyState {
    /// Verifies that file as soon as the screen shows.
    pub fn verify(&mut self, package: &Path) {
        self.package = package.display().to_string();
        self.begin = true;
    }
}

/// Has the screen take that public key or roster as the one whose signatures count, the next time it shows.
pub fn trust_next(ctx: &Context, signer: &Path) {
    ctx.data_mut(|data| data.insert_temp(next_signer(), signer.to_owned()));
}

fn next_signer() -> Id {
    Id::unique("signer to trust")
}

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &mut ShellContext<'_>, state: &mut VerifyState) {
    let least = if ui.available_width() < page::NARROW {
        1100.0
    } else {
        520.0
    };
    page::with_height(ui, least, |ui| contents(ui, cx, state));
}

fn contents(ui: &mut Ui, cx: &mut ShellContext<'_>, state: &mut VerifyState) {
    let words = cx.words();
    page::header(ui, &words.get("verify-title"), &words.get("verify-about"), |_| ());
    if let Some(file) = page::dropped_file(ui) {
        state.verify(&file);
    }
    if let Some(signer) = ui.data_mut(|data| data.remove_temp::<PathBuf>(next_signer())) {
        state.signer = signer.display().to_string();
    }
    choose(ui, cx, state);
    if std::mem::take(&mut state.begin) && !state.package.trim().is_empty() {
        start(cx, state);
    }
    look_at_job(state);
    ui.add_space(8.0);
    if let Some(job) = &state.job {
        let text = words.with("verify-reading", &[("file", Arg::from(&file_name(&state.package)))]);
        if page::working(ui, &text, job.progress(), &words.get("verify-cancel")) {
            state.job = None;
        }
        return;
    }
    match state.outcome.take() {
        None => {
            let title = words.get("verify-empty-title");
            page::nothing_here(
                ui,
                Tone::Plain,
                icons::SHIELD_CHECK,
                &title,
                &words.get("verify-empty-text"),
                |_| (),
            );
        }
        Some(outcome) => {
            match &outcome {
                Err(why) => page::message(ui, Tone::Error, &words.get("verify-refused"), why, |_| ()),
                Ok(report) => report::show(ui, cx, report, &mut state.list, state.runs),
            }
            state.outcome = Some(outcome);
        }
    }
}

fn choose(ui: &mut Ui, cx: &mut ShellContext<'_>, state: &mut VerifyState) {
    let words = cx.words();
    page::card(ui, |ui| {
        page::form_row(ui, &words.get("verify-file"), |ui, _| {
            let request = || {
                FileRequest::open(words.get("verify-choose-title"))
                    .kind(words.get("verify-filter-package"), &["ilms-package", "zip"])
            };
            let label = words.get("verify-file");
            state.begin |= path_field(
                ui,
                words,
                cx.files,
                &label,
                &mut state.package,
                &mut state.package_pending,
                request,
            );
        });
        page::form_row(ui, &words.get("verify-signer"), |ui, _| {
            let request = || {
                FileRequest::open(words.get("verify-signer-title"))
                    .kind(words.get("verify-filter-keys"), &["pub", "txt", "roster"])
            };
            let label = words.get("verify-signer");
            let entered = path_field(
                ui,
                words,
                cx.files,
                &label,
                &mut state.signer,
                &mut state.signer_pending,
                request,
            );
            state.begin |= entered && !state.package.trim().is_empty();
            parts::small(ui, words.get("verify-signer-about"));
        });
        page::form_row(ui, &words.get("verify-previous"), |ui, _| {
            let request = || {
                FileRequest::open(words.get("verify-previous-title"))
                    .kind(words.get("verify-filter-package"), &["ilms-package", "zip"])
            };
            let label = words.get("verify-previous");
            let entered = path_field(
                ui,
                words,
                cx.files,
                &label,
                &mut state.previous,
                &mut state.previous_pending,
                request,
            );
            state.begin |= entered && !state.package.trim().is_empty();
        });
        page::form_row(ui, "", |ui, _| {
            ui.horizontal_wrapped(|ui| {
                let can = !state.package.trim().is_empty() && state.job.is_none();
                state.begin |= page::main_button(ui, can, icons::SHIELD_CHECK, &words.get("verify-go")).clicked();
                parts::small(
                    ui,
                    format!("{} {}", words.get("verify-drop"), words.get("verify-previous-about")),
                );
            });
        });
    });
}

fn start(cx: &mut ShellContext<'_>, state: &mut VerifyState) {
    let path = PathBuf::from(state.package.trim());
    let (signer, previous) = (state.signer.trim().to_owned(), state.previous.trim().to_owned());
    state.outcome = None;
    state.runs += 1;
    state.job = Some(cx.jobs.start("verify", move |_| {
        let signers = if signer.is_empty() {
            Signers::default()
        } else {
            read_signers(Path::new(&signer))?
        };
        let previous = (!previous.is_empty()).then(|| PathBuf::from(previous));
        verify_package(&path, signers, previous.as_deref())
    }));
}

fn look_at_job(state: &mut VerifyState) {
    let Some(job) = &state.job else { return };
    let Some(result) = job.outcome() else { return };
    state.job = None;
    state.outcome = Some(result);
}

fn file_name(path: &str) -> String {
    Path::new(path.trim())
        .file_name()
        .map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}
