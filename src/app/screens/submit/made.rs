//! What came out, and how it travels: as a file, as an e-mail draft. Nothing is said to be sent.

use super::Made;
use crate::app::command::Command;
use crate::app::context::ScreenContext;
use crate::app::file_dialogs::{FileRequest, PendingFile, path_field};
use crate::app::jobs::Job;
use crate::app::screens::page::{self, Tone};
use crate::app::screens::verify;
use crate::app::words::Words;
use crate::app::{icons, parts};
use crate::desk::{DeskError, Packed, save_email_draft};
use crate::questionnaire::Arg;
use eframe::egui::{self, Ui};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a worker writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Package,
    Mail,
}

/// A file on its way to the disk.
struct Writing {
    what: What,
    path: PathBuf,
    job: Job<Result<(), DeskError>>,
}

/// View state of the carriers.
#[derive(Default)]
pub(super) struct Carriers {
    /// Just made: the result comes into view, and the keyboard goes to the button that saves it.
    fresh: bool,
    path: String,
    pending: Option<PendingFile>,
    job: Option<Writing>,
    /// What is asked before a file of that name is replaced.
    replace: Option<(What, PathBuf)>,
    saved: Option<PathBuf>,
    /// What came of the last carrier.
    said: Option<(Tone, String)>,
}

impl Carriers {
    /// A package was just made: it is proposed beside the country file.
    pub(super) fn begin(&mut self, cx: &ScreenContext<'_>, packed: &Packed) {
        let folder = Path::new(self.path.trim())
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.or_else(|| cx.desk.path().parent()).unwrap_or(Path::new("."));
        self.path = folder.join(&packed.file_name).display().to_string();
        self.saved = None;
        self.said = None;
        self.replace = None;
        self.fresh = true;
    }
}

/// The package and how it travels.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, made: &Made, carriers: &mut Carriers) {
    let words = cx.words();
    let top = ui.cursor().min;
    let fresh = carriers.fresh;
    if cx.desk.revision() != made.revision {
        page::message(ui, Tone::Warning, &words.get("submit-stale"), "", |_| ());
        ui.add_space(8.0);
    }
    let open = made.packed.in_the_way.len();
    let title = words.get(if open == 0 {
        "submit-made-final"
    } else {
        "submit-made-draft"
    });
    let (tone, icon) = if open == 0 {
        (Tone::Fine, icons::SEAL_CHECK)
    } else {
        (Tone::Plain, icons::PACKAGE)
    };
    page::message_with(ui, tone, icon, &title, "", |ui| {
        page::facts(ui, &facts(words, made));
        ui.horizontal(|ui| {
            if parts::button(ui, icons::COPY, &words.get("submit-copy")).clicked() {
                ui.ctx().copy_text(made.packed.fingerprint.to_string());
                cx.shell
                    .say(crate::app::context::NoticeKind::Done, words.get("submit-copied"));
            }
        });
    });
    ui.add_space(8.0);
    page::card(ui, |ui| travel(ui, cx, made, carriers));
    if fresh {
        let result = egui::Rect::from_min_max(top, ui.min_rect().max);
        ui.scroll_to_rect(result, Some(egui::Align::TOP));
    }
}

fn facts(words: Words, made: &Made) -> Vec<(String, String)> {
    let packed = &made.packed;
    let open = packed.in_the_way.len();
    let status = if open == 0 {
        words.get("submit-result-status-final")
    } else {
        words.count("submit-result-status-draft", open)
    };
    let kilobytes = packed.bytes.len().div_ceil(1024);
    let signed = match &made.signed_by {
        None => words.get("submit-result-unsigned"),
        Some((fingerprint, comment)) if comment.is_empty() => fingerprint.clone(),
        Some((fingerprint, comment)) => format!("{comment} ({fingerprint})"),
    };
    vec![
        (words.get("submit-result-file"), packed.file_name.clone()),
        (
            words.get("submit-result-size"),
            format!("{} kB", page::grouped(kilobytes)),
        ),
        (words.get("submit-result-revision"), packed.revision.to_string()),
        (words.get("submit-result-status"), status),
        (words.get("submit-result-signed"), signed),
        (words.get("submit-result-fingerprint"), packed.fingerprint.to_string()),
    ]
}

fn travel(ui: &mut Ui, cx: &mut ScreenContext<'_>, made: &Made, carriers: &mut Carriers) {
    let words = cx.words();
    page::section(ui, &words.get("submit-send"), &words.get("submit-not-sent"));
    page::form_row(ui, &words.get("submit-save-as"), |ui, _| {
        let request = || {
            FileRequest::save(words.get("submit-save-title"), &made.packed.file_name)
                .kind(words.get("verify-filter-package"), &["ilms-package"])
                .beside(cx.desk.path())
        };
        let label = words.get("submit-save-as");
        path_field(
            ui,
            words,
            cx.shell.files,
            &label,
            &mut carriers.path,
            &mut carriers.pending,
            request,
        );
    });
    let idle = carriers.job.is_none() && !carriers.path.trim().is_empty();
    let path = PathBuf::from(carriers.path.trim());
    page::form_row(ui, "", |ui, _| {
        ui.horizontal_wrapped(|ui| {
            let save = parts::button_if(ui, idle, icons::FLOPPY_DISK, &words.get("submit-save"));
            if std::mem::take(&mut carriers.fresh) {
                save.request_focus();
            }
            if save.on_hover_text(words.get("submit-save-about")).clicked() {
                ask_or_write(cx, made, carriers, What::Package, path.clone());
            }
            let mail = parts::button_if(ui, idle, icons::ENVELOPE_SIMPLE, &words.get("submit-mail"));
            if mail.on_hover_text(words.get("submit-mail-about")).clicked() {
                ask_or_write(cx, made, carriers, What::Mail, path.with_extension("eml"));
            }
            let link = parts::button_if(ui, idle, icons::ARROW_SQUARE_OUT, &words.get("submit-mailto"));
            if link.on_hover_text(words.get("submit-mailto-about")).clicked() {
                let link = cx.desk.mail_link(&made.packed, words.0);
                if let Err(error) = cx.shell.files.open_outside(link.as_ref()) {
                    carriers.said = Some((Tone::Error, error.to_string()));
                }
            }
        });
    });
    if let Some((what, path)) = carriers.replace.clone() {
        replace(ui, cx, made, carriers, what, path);
    }
    if let Some((tone, said)) = &carriers.said {
        page::remark(ui, *tone, said);
    }
    page::form_row(ui, "", |ui, _| {
        ui.horizontal(|ui| {
            let saved = carriers.saved.clone();
            let verify = parts::button_if(ui, saved.is_some(), icons::SHIELD_CHECK, &words.get("submit-verify"));
            let about = words.get(if saved.is_some() {
                "submit-verify-about"
            } else {
                "submit-verify-first"
            });
            if verify.clicked()
                && let Some(saved) = saved
            {
                if let Some(public) = &trusted(made) {
                    verify::trust_next(ui.ctx(), public);
                }
                cx.send(Command::VerifyFile(saved));
            }
            parts::small(ui, about);
        });
    });
}

/// The public key beside the key that signed, so that verifying knows it.
fn trusted(made: &Made) -> Option<PathBuf> {
    let public = made.signed_by.as_ref().and(made.public_key.clone());
    public.filter(|path| path.is_file())
}

/// Asks first where a file of that name is there and holds something else.
fn ask_or_write(cx: &mut ScreenContext<'_>, made: &Made, carriers: &mut Carriers, what: What, path: PathBuf) {
    carriers.said = None;
    if path.exists() && carriers.saved.as_ref() != Some(&path) {
        carriers.replace = Some((what, path));
    } else {
        write(cx, made, carriers, what, path);
    }
}

fn replace(ui: &mut Ui, cx: &mut ScreenContext<'_>, made: &Made, carriers: &mut Carriers, what: What, path: PathBuf) {
    let words = cx.words();
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let (mut yes, mut no) = (false, false);
    page::message(
        ui,
        Tone::Warning,
        &words.with("submit-replace", &[("file", Arg::from(&name))]),
        "",
        |ui| {
            ui.horizontal(|ui| {
                yes = ui.button(words.get("submit-replace-yes")).clicked();
                no = ui.button(words.get("submit-replace-no")).clicked();
            });
        },
    );
    if yes || no {
        carriers.replace = None;
    }
    if yes {
        write(cx, made, carriers, what, path);
    }
}

fn write(cx: &mut ScreenContext<'_>, made: &Made, carriers: &mut Carriers, what: What, path: PathBuf) {
    let to = path.clone();
    let job = if what == What::Mail {
        let draft = cx.desk.email_draft(&made.packed, cx.words().0);
        let Some(eml) = cx.report(draft) else { return };
        cx.shell
            .jobs
            .start("e-mail draft", move |_| save_email_draft(&eml, &to))
    } else {
        let packed = Arc::clone(&made.packed);
        cx.shell.jobs.start("save package", move |_| packed.save(&to))
    };
    carriers.job = Some(Writing { what, path, job });
}

/// Takes up what a worker has written.
pub(super) fn look_at_job(cx: &mut ScreenContext<'_>, carriers: &mut Carriers) {
    let words = cx.words();
    let Some(Writing { what, path, job }) = &carriers.job else {
        return;
    };
    let Some(result) = job.outcome() else { return };
    let (what, path) = (*what, path.clone());
    carriers.job = None;
    let place = path.display().to_string();
    let of_path = |id: &str| words.with(id, &[("path", Arg::from(&place))]);
    let said = match (result, what) {
        (Err(why), _) => (Tone::Error, why),
        (Ok(()), What::Package) => {
            carriers.saved = Some(path);
            (Tone::Fine, of_path("submit-saved"))
        }
        (Ok(()), What::Mail) => match cx.shell.files.open_outside(path.as_os_str()) {
            Ok(()) => (Tone::Fine, of_path("submit-mail-opened")),
            Err(error) => {
                let why = error.to_string();
                let args = [("path", Arg::from(&place)), ("why", Arg::from(&why))];
                (Tone::Warning, words.with("submit-mail-not-opened", &args))
            }
        },
    };
    carriers.said = Some(said);
}
