//! Verifying a package: whether it is as it was packed, what differs, who signed, and whether that key counts.
//!
//! It needs no country file, changes nothing, and reads on a worker. What is found comes from the submission room; here it
//! is said by sign, colour and words together.

use super::help::{self, Topic};
use super::page::{self, Tone};
use super::row_list::{self, RowListState, Sentences};
use crate::app::command::Command;
use crate::app::context::{Place, ShellContext};
use crate::app::file_dialogs::{FileRequest, PendingFile, path_field};
use crate::app::jobs::Job;
use crate::app::words::Words;
use crate::app::{icons, parts, theme};
use crate::desk::{DeskError, read_signers, verify_package};
use crate::questionnaire::Arg;
use crate::submission::{
    BagInfo, ContainerPart, Continuation, Difference, LineRange, SignatureReport, SignerStatus, Signers, Status,
    Verdict, VerifyReport,
};
use eframe::egui::{Color32, Context, Id, ScrollArea, Ui, UiBuilder};
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
    outcome: Option<Outcome>,
    list: RowListState,
    runs: u64,
}

/// What came of verifying a file.
struct Outcome {
    result: Result<VerifyReport, String>,
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
            match &outcome.result {
                Err(why) => page::message(ui, Tone::Error, &words.get("verify-refused"), why, |_| ()),
                Ok(report) => show_report(ui, cx, words, report, state),
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
    state.outcome = Some(Outcome { result });
}

fn file_name(path: &str) -> String {
    Path::new(path.trim())
        .file_name()
        .map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}

/// How a verdict is shown: tone, sign, title, explanation.
fn verdict(words: Words, report: &VerifyReport) -> (Tone, &'static str, String, String) {
    let name = report.signatures.iter().find_map(|signature| match &signature.signer {
        SignerStatus::Known { name } => Some(name.as_str()),
        _ => None,
    });
    let draft = matches!(report.info.as_ref().map(|info| &info.status), Some(Status::Draft(_)));
    let good = match name.filter(|name| !name.is_empty()) {
        Some(name) => words.with("verify-good", &[("name", Arg::from(name))]),
        None => words.get("verify-good-unnamed"),
    };
    let (tone, icon, title, text) = match report.verdict {
        Verdict::Holds if draft => (Tone::Fine, icons::SEAL_CHECK, good, "verify-good-draft-text"),
        Verdict::Holds => (Tone::Fine, icons::SEAL_CHECK, good, "verify-good-text"),
        Verdict::Changed => (
            Tone::Error,
            icons::SEAL_WARNING,
            words.get("verify-changed"),
            "verify-changed-text",
        ),
        Verdict::NotSigned => (
            Tone::Warning,
            icons::SEAL_QUESTION,
            words.get("verify-unsigned"),
            "verify-unsigned-text",
        ),
        Verdict::SignerNotKnown => (
            Tone::Warning,
            icons::SEAL_QUESTION,
            words.get("verify-unknown"),
            "verify-unknown-text",
        ),
        Verdict::SignerNotValid => (
            Tone::Error,
            icons::SEAL_WARNING,
            words.get("verify-not-valid"),
            "verify-not-valid-text",
        ),
        Verdict::DoesNotContinue => (
            Tone::Warning,
            icons::SEAL_QUESTION,
            words.get("verify-not-continuing"),
            "verify-not-continuing-text",
        ),
    };
    (tone, icon, title, words.get(text))
}

fn show_report(ui: &mut Ui, cx: &mut ShellContext<'_>, words: Words, report: &VerifyReport, state: &mut VerifyState) {
    let (tone, icon, title, text) = verdict(words, report);
    page::message_with(ui, tone, icon, &title, &text, |_| ());
    ui.add_space(8.0);
    let palette = theme::palette(ui.ctx());
    let differences: Vec<String> = report
        .differences
        .iter()
        .map(|difference| difference_text(words, difference))
        .collect();
    let reasons: Vec<String> = match report.info.as_ref().map(|info| &info.status) {
        Some(Status::Draft(reasons)) => reasons.clone(),
        _ => Vec::new(),
    };
    let (title, items, icon, colour): (_, _, _, Color32) = if differences.is_empty() {
        let mut items = reasons;
        items.extend(report.remarks.iter().cloned());
        let id = if items.len() > report.remarks.len() {
            "verify-draft-reasons"
        } else {
            "verify-remarks"
        };
        (words.get(id), items, icons::INFO, palette.muted)
    } else {
        (
            words.get("verify-differences"),
            differences,
            icons::X_CIRCLE,
            palette.error,
        )
    };
    let room = ui.available_rect_before_wrap();
    let (left, right) = if room.width() < page::NARROW {
        room.split_top_bottom_at_fraction(if items.is_empty() { 0.5 } else { 0.65 })
    } else {
        room.split_left_right_at_fraction(0.5)
    };
    let (left, right) = (
        left.with_max_x(left.right() - 6.0),
        right.with_min_x(right.left() + 6.0),
    );
    ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("facts"), |ui| {
        ScrollArea::vertical()
            .id_salt("facts")
            .auto_shrink(false)
            .show(ui, |ui| {
                what_was_checked(ui, cx, words, report);
                if !items.is_empty() {
                    ui.add_space(8.0);
                    what_it_says(ui, words, report);
                }
            });
    });
    ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("list"), |ui| {
        if items.is_empty() {
            what_it_says(ui, words, report);
            return;
        }
        page::section(ui, &title, "");
        let sentences = Sentences {
            items: &items,
            icon,
            colour,
        };
        row_list::show(ui, "verify list", &title, state.runs, &sentences, &mut state.list);
    });
}

fn what_was_checked(ui: &mut Ui, cx: &mut ShellContext<'_>, words: Words, report: &VerifyReport) {
    page::card(ui, |ui| {
        page::section(ui, &words.get("verify-what-was-checked"), "");
        page::facts(ui, &checked(words, report));
        ui.add_space(4.0);
        parts::small(ui, words.get("verify-stock-text"));
        if page::link(ui, &words.get("verify-stock-help")).clicked() {
            help::open_next(ui.ctx(), Topic::Verify);
            cx.send(Command::GoTo(Place::Help));
        }
    });
}

fn what_it_says(ui: &mut Ui, words: Words, report: &VerifyReport) {
    let Some(info) = &report.info else { return };
    page::card(ui, |ui| {
        page::section(ui, &words.get("verify-about-package"), "");
        page::facts(ui, &about(words, info));
    });
}

/// What was checked, each with what came of it.
fn checked(words: Words, report: &VerifyReport) -> Vec<(String, String)> {
    let contents = if report.differences.is_empty() {
        words.get("verify-contents-intact")
    } else {
        words.count("verify-contents-changed", report.differences.len())
    };
    let mut facts = vec![(words.get("verify-contents"), contents)];
    if report.signatures.is_empty() {
        facts.push((words.get("verify-signature"), words.get("verify-signature-none")));
    }
    for signature in &report.signatures {
        let role = if signature.file.contains("approver") {
            "verify-approval"
        } else {
            "verify-signature"
        };
        facts.push((words.get(role), signature_text(words, signature)));
        facts.push((
            words.get("verify-key"),
            signature.fingerprint.clone().unwrap_or_default(),
        ));
    }
    let named = report.info.as_ref().map(|info| info.previous);
    let previous = match (&report.continuation, named) {
        (Continuation::Continues, _) => words.get("verify-continues-yes"),
        (Continuation::Differs { .. }, _) => words.get("verify-continues-no"),
        (Continuation::NotAsked, Some(None)) => words.get("verify-continues-first"),
        (Continuation::NotAsked, Some(Some(digest))) => {
            let digest: String = digest.to_string().chars().take(16).collect();
            words.with(
                "verify-continues-named",
                &[("digest", Arg::from(&format!("{digest}\u{2026}")))],
            )
        }
        (Continuation::NotAsked, None) => String::new(),
    };
    facts.push((words.get("verify-continues"), previous));
    let digest = report.tagmanifest.map(|digest| digest.to_string()).unwrap_or_default();
    facts.push((words.get("verify-fingerprint"), digest));
    facts
}

fn signature_text(words: Words, signature: &SignatureReport) -> String {
    if signature.fingerprint.is_none() {
        return words.get("verify-signature-unreadable");
    }
    if !signature.good {
        return words.get("verify-signature-bad");
    }
    let who = match &signature.signer {
        SignerStatus::Known { name } if name.is_empty() => words.get("verify-signer-given"),
        SignerStatus::Known { name } => name.clone(),
        SignerStatus::Unknown => words.get("verify-signer-unknown"),
        SignerStatus::NotYetValid { name, from } => words.with(
            "verify-signer-not-yet",
            &[("name", Arg::from(name)), ("date", Arg::from(&from.to_string()))],
        ),
        SignerStatus::NoLongerValid { name, until } => words.with(
            "verify-signer-no-longer",
            &[("name", Arg::from(name)), ("date", Arg::from(&until.to_string()))],
        ),
        SignerStatus::OtherPurpose { name } => words.with("verify-signer-other", &[("name", Arg::from(name))]),
    };
    words.with("verify-signature-good", &[("who", Arg::from(&who))])
}

/// What the package says about itself.
fn about(words: Words, info: &BagInfo) -> Vec<(String, String)> {
    let status = if matches!(info.status, Status::Final) {
        "verify-status-final"
    } else {
        "verify-status-draft"
    };
    let phase = [
        ("phase", Arg::from(&info.pack_id)),
        ("version", Arg::from(&info.pack_version)),
    ];
    let mut who: Vec<&str> = [&info.contact_name, &info.contact_organization, &info.contact_email]
        .map(String::as_str)
        .to_vec();
    who.retain(|part| !part.is_empty());
    let nobody = words.get("verify-by-nobody");
    let who = if who.is_empty() { nobody } else { who.join(", ") };
    vec![
        (words.get("verify-country"), info.country.clone()),
        (words.get("verify-phase"), words.with("verify-phase-value", &phase)),
        (words.get("verify-revision"), info.revision.to_string()),
        (words.get("verify-status"), words.get(status)),
        (words.get("verify-by"), who),
        (words.get("verify-date"), info.date.to_string()),
        (words.get("verify-program"), info.program_version.clone()),
    ]
}

/// Where a package differs, in the person's language.
fn difference_text(words: Words, difference: &Difference) -> String {
    match difference {
        Difference::Lines {
            file,
            table,
            lines,
            unreadable,
        } => {
            let lines = lines_text(words, lines, *unreadable);
            let args = [
                ("file", Arg::from(file)),
                ("lines", Arg::from(&lines)),
                ("table", Arg::from(table.as_deref().unwrap_or_default())),
            ];
            let what = words.with(
                if table.is_some() {
                    "verify-differs-table"
                } else {
                    "verify-differs-lines"
                },
                &args,
            );
            if *unreadable {
                words.with("verify-differs-unreadable", &[("what", Arg::from(&what))])
            } else {
                what
            }
        }
        Difference::File { file } => words.with("verify-differs-file", &[("file", Arg::from(file))]),
        Difference::Missing { file } => words.with("verify-differs-missing", &[("file", Arg::from(file))]),
        Difference::Added { file } => words.with("verify-differs-added", &[("file", Arg::from(file))]),
        Difference::Signature { file } => words.with("verify-differs-signature", &[("file", Arg::from(file))]),
        Difference::Packing { file } => words.with("verify-differs-packing", &[("file", Arg::from(file))]),
        Difference::Container { part, offset } => {
            let offset = offset.to_string();
            match part {
                ContainerPart::Header { file }
                | ContainerPart::Content { file }
                | ContainerPart::Directory { file } => words.with(
                    "verify-differs-container-file",
                    &[("file", Arg::from(file)), ("offset", Arg::from(&offset))],
                ),
                ContainerPart::End | ContainerPart::Behind => {
                    words.with("verify-differs-container", &[("offset", Arg::from(&offset))])
                }
            }
        }
    }
}

fn lines_text(words: Words, lines: &[LineRange], unreadable: bool) -> String {
    let one = |range: &LineRange| {
        if range.first == range.last || unreadable {
            return range.first.to_string();
        }
        let (first, last) = (range.first.to_string(), range.last.to_string());
        words.with(
            "verify-range",
            &[("first", Arg::from(&first)), ("last", Arg::from(&last))],
        )
    };
    let shown = if unreadable {
        lines.get(..1).unwrap_or_default()
    } else {
        lines
    };
    let single = shown.len() == 1 && (unreadable || shown[0].first == shown[0].last);
    let list: Vec<String> = shown.iter().map(one).collect();
    words.with(
        if single { "verify-line" } else { "verify-lines" },
        &[("lines", Arg::from(&list.join(", ")))],
    )
}
