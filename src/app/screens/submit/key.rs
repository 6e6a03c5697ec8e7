//! The signature: a key that is there, a key made now, or none.

use crate::app::context::ScreenContext;
use crate::app::file_dialogs::{FileRequest, PendingFile, path_field};
use crate::app::jobs::Job;
use crate::app::screens::page::{self, Tone};
use crate::app::screens::secret::{self, Secret};
use crate::app::{icons, parts};
use crate::questionnaire::Arg;
use crate::submission::SigningKey;
use crate::submission::keys::{MIN_PASSPHRASE, public_path, spoken_words};
use eframe::egui::{Key, Margin, TextEdit, Ui};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// How the package is to be signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Way {
    #[default]
    Open,
    Make,
    Unsigned,
}

/// A key that was just made: what to give to the office and to read out.
struct NewKey {
    public: PathBuf,
    fingerprint: String,
    words: String,
}

/// View state of the signature.
#[derive(Default)]
pub(super) struct KeyPart {
    way: Way,
    path: String,
    pending: Option<PendingFile>,
    passphrase: Secret,
    focus: bool,
    new_path: String,
    new_pending: Option<PendingFile>,
    owner: Option<String>,
    first: Secret,
    second: Secret,
    job: Option<Job<Result<NewKey, String>>>,
    made: Option<NewKey>,
    failed: Option<String>,
}

impl KeyPart {
    /// Whether a package could be made with what is given.
    pub(super) fn is_ready(&self) -> bool {
        match self.way {
            Way::Open => !self.path.trim().is_empty() && !self.passphrase.is_empty(),
            Way::Make => false,
            Way::Unsigned => true,
        }
    }

    /// The key's file and its passphrase, which is forgotten here; none for no signature.
    pub(super) fn order(&mut self) -> Option<(PathBuf, Zeroizing<String>)> {
        (self.way == Way::Open).then(|| (PathBuf::from(self.path.trim()), Secret::take(&mut self.passphrase)))
    }

    /// Puts the keyboard into the passphrase, after it did not fit.
    pub(super) fn focus_passphrase(&mut self) {
        self.focus = true;
    }

    /// Forgets what was typed of passphrases.
    pub(super) fn forget_passphrases(&mut self) {
        for secret in [&mut self.passphrase, &mut self.first, &mut self.second] {
            secret.forget();
        }
    }

    /// The public half of the key that is chosen.
    pub(super) fn public_key(&self) -> Option<PathBuf> {
        (self.way == Way::Open && !self.path.trim().is_empty())
            .then(|| public_path(std::path::Path::new(self.path.trim())))
    }
}

/// Shows it. True when Enter in the passphrase asks for the package.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, part: &mut KeyPart) -> bool {
    let words = cx.words();
    look_at_job(part);
    page::section(ui, &words.get("submit-key"), &words.get("submit-key-about"));
    let ways = [
        (Way::Open, words.get("submit-key-open")),
        (Way::Make, words.get("submit-key-make")),
        (Way::Unsigned, words.get("submit-unsigned")),
    ];
    if let Some(way) = ui
        .horizontal_wrapped(|ui| parts::switch(ui, part.job.is_none(), part.way, &ways))
        .inner
    {
        part.way = way;
    }
    ui.add_space(4.0);
    match part.way {
        Way::Open => open(ui, cx, part),
        Way::Make => {
            make(ui, cx, part);
            false
        }
        Way::Unsigned => {
            page::remark(ui, Tone::Warning, &words.get("submit-unsigned-about"));
            false
        }
    }
}

fn open(ui: &mut Ui, cx: &mut ScreenContext<'_>, part: &mut KeyPart) -> bool {
    let words = cx.words();
    if let Some(made) = &part.made {
        let text = words.with(
            "submit-key-made",
            &[("path", Arg::from(&made.public.display().to_string()))],
        );
        page::message(ui, Tone::Fine, &text, "", |ui| {
            let facts = [
                (words.get("submit-key-fingerprint"), made.fingerprint.clone()),
                (words.get("submit-key-words"), made.words.clone()),
            ];
            page::facts(ui, &facts);
        });
    }
    page::form_row(ui, &words.get("submit-key-path"), |ui, _| {
        let request = || FileRequest::open(words.get("submit-key-choose-title")).beside(cx.desk.path());
        let label = words.get("submit-key-path");
        if path_field(
            ui,
            words,
            cx.shell.files,
            &label,
            &mut part.path,
            &mut part.pending,
            request,
        ) {
            part.focus = true;
        }
    });
    page::form_row(ui, &words.get("submit-passphrase"), |ui, _| {
        let name = words.get("submit-passphrase");
        let width = ui.available_width();
        let field = secret::field(ui, &name, "", &mut part.passphrase, width);
        if std::mem::take(&mut part.focus) {
            field.request_focus();
        }
        parts::small(ui, words.get("submit-passphrase-never"));
        field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    })
}

fn make(ui: &mut Ui, cx: &mut ScreenContext<'_>, part: &mut KeyPart) {
    let words = cx.words();
    let preparer = [cx.desk.setting("preparer"), cx.desk.setting("preparer_agency")];
    let proposed = || {
        preparer
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    };
    page::form_row(ui, &words.get("submit-key-path"), |ui, _| {
        let request = || FileRequest::save(words.get("submit-key-save-title"), "ilms-key").beside(cx.desk.path());
        let label = words.get("submit-key-path");
        path_field(
            ui,
            words,
            cx.shell.files,
            &label,
            &mut part.new_path,
            &mut part.new_pending,
            request,
        );
    });
    page::form_row(ui, &words.get("submit-key-owner"), |ui, label| {
        let owner = part.owner.get_or_insert_with(proposed);
        ui.add(
            TextEdit::singleline(owner)
                .desired_width(f32::INFINITY)
                .margin(Margin::symmetric(8, 5)),
        )
        .labelled_by(label);
    });
    page::form_row(ui, &words.get("submit-passphrase"), |ui, _| {
        let (name, width) = (words.get("submit-passphrase"), ui.available_width());
        secret::field(
            ui,
            &name,
            &words.count("submit-passphrase-hint", MIN_PASSPHRASE),
            &mut part.first,
            width,
        );
    });
    let (typed, missing) = (part.first.count(), MIN_PASSPHRASE.saturating_sub(part.first.count()));
    page::form_row(ui, &words.get("submit-passphrase-again"), |ui, _| {
        let (name, width) = (words.get("submit-passphrase-again"), ui.available_width());
        secret::field(ui, &name, "", &mut part.second, width);
        if typed > 0 && missing > 0 {
            parts::small(ui, words.count("submit-passphrase-short", missing));
        } else if !part.second.is_empty() && !part.first.same_as(&part.second) {
            page::remark(ui, Tone::Warning, &words.get("submit-passphrase-differ"));
        } else {
            parts::small(ui, words.get("submit-passphrase-never"));
        }
    });
    if let Some(why) = &part.failed {
        page::remark(ui, Tone::Error, why);
    }
    page::form_row(ui, "", |ui, _| {
        if part.job.is_some() {
            page::working(ui, &words.get("submit-key-making"), 0.0, "");
            return;
        }
        let can = !part.new_path.trim().is_empty() && missing == 0 && part.first.same_as(&part.second);
        if parts::button_if(ui, can, icons::KEY, &words.get("submit-key-create")).clicked() {
            start(cx, part);
        }
    });
}

/// Makes the key on a worker: locking it under the passphrase is slow on purpose.
fn start(cx: &mut ScreenContext<'_>, part: &mut KeyPart) {
    let path = PathBuf::from(part.new_path.trim());
    let owner = part.owner.clone().unwrap_or_default();
    let passphrase = Secret::take(&mut part.first);
    part.second.forget();
    part.failed = None;
    part.job = Some(cx.shell.jobs.start("key", move |_| {
        let key = SigningKey::create(&path, &passphrase, &owner).map_err(|error| error.to_string())?;
        Ok(NewKey {
            public: public_path(&path),
            fingerprint: key.fingerprint(),
            words: spoken_words(key.public_key()),
        })
    }));
}

fn look_at_job(part: &mut KeyPart) {
    let Some(job) = &part.job else { return };
    let Some(result) = job.outcome() else { return };
    part.job = None;
    match result {
        Ok(made) => {
            part.made = Some(made);
            part.path = std::mem::take(&mut part.new_path);
            part.way = Way::Open;
            part.focus = true;
        }
        Err(why) => part.failed = Some(why),
    }
}
