//! Submit: what stands in the way, who prepared it, the key, the package, and how it travels.
//!
//! A draft can always be made; it says what it is. Keys are opened and packages made on a worker. The passphrase is asked
//! for here, handed to the worker and forgotten; see `secret.rs`. `key.rs` holds the signature, `made.rs` what came out.

mod exports;
mod handed_out;
mod in_the_way;
mod key;
mod made;

use super::page::{self, Tone};
use super::row_list::RowListState;
use crate::app::context::ScreenContext;
use crate::app::jobs::Job;
use crate::app::{icons, parts, theme};
use crate::desk::{Desk, DeskError, Packed};
use crate::submission::SigningKey;
use eframe::egui::{Margin, Rect, ScrollArea, Stroke, TextEdit, Ui, UiBuilder, pos2};
use std::sync::Arc;

/// Below that width the two columns stand below each other.
const TWO_COLUMNS: f32 = 900.0;

/// View state of the screen.
#[derive(Default)]
pub struct SubmitState {
    preparer: Option<Preparer>,
    list: RowListState,
    key: key::KeyPart,
    job: Option<Job<Result<Made, DeskError>>>,
    failed: Option<String>,
    made: Option<Made>,
    carriers: made::Carriers,
    exports: exports::Exports,
}

/// A package that was made, and with which key.
#[derive(Clone)]
struct Made {
    packed: Arc<Packed>,
    /// The fingerprint of the key and whose it is; none: not signed.
    signed_by: Option<(String, String)>,
    /// Where the public half of that key should lie.
    public_key: Option<std::path::PathBuf>,
    /// The desk's revision once it was recorded: another one means that the figures have changed since.
    revision: u64,
}

/// The preparer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Preparer {
    name: String,
    post: String,
    agency: String,
    email: String,
}

impl Preparer {
    fn of(desk: &Desk) -> Self {
        let of = |name: &str| desk.setting(name).to_owned();
        Self {
            name: of("preparer"),
            post: of("preparer_post"),
            agency: of("preparer_agency"),
            email: of("preparer_email"),
        }
    }
}

/// Keeps what was typed and not left yet, before the screen goes away.
pub fn leave(desk: &mut Desk, state: &mut SubmitState) -> Result<(), DeskError> {
    commit_preparer(desk, state)
}

/// Forgets what was typed of passphrases: the screen does not show.
pub fn forget(state: &mut SubmitState) {
    state.key.forget_passphrases();
}

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut SubmitState) {
    let words = cx.words();
    look_at_job(cx, state);
    made::look_at_job(cx, &mut state.carriers);
    exports::look_at_job(cx, &mut state.exports);
    page::header(ui, &words.get("submit-title"), &words.get("submit-about"), |_| ());
    if cx.read_only {
        page::message(ui, Tone::Warning, &words.get("submit-read-only"), "", |_| ());
        ui.add_space(8.0);
    }
    let room = ui.available_rect_before_wrap();
    if room.width() < TWO_COLUMNS {
        ScrollArea::vertical()
            .id_salt("submit")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.set_max_width(ui.available_width() - 8.0);
                in_the_way::standing(ui, cx);
                let height = in_the_way::height(cx).min(260.0);
                let list = Rect::from_min_max(ui.cursor().min, pos2(ui.max_rect().right(), ui.cursor().top() + height));
                ui.scope_builder(UiBuilder::new().max_rect(list), |ui| {
                    in_the_way::list(ui, cx, &mut state.list);
                });
                steps(ui, cx, state);
            });
        return;
    }
    let split = room.left() + (room.width() * 0.42).min(560.0);
    let left = Rect::from_min_max(room.min, pos2(split - 16.0, room.bottom()));
    let right = Rect::from_min_max(pos2(split, room.top()), room.max);
    ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("submit left"), |ui| {
        in_the_way::standing(ui, cx);
        in_the_way::list(ui, cx, &mut state.list);
    });
    ui.painter().vline(
        split - 8.0,
        room.y_range(),
        Stroke::new(1.0, theme::palette(ui.ctx()).line),
    );
    ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("submit right"), |ui| {
        ScrollArea::vertical()
            .id_salt("submit")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.set_max_width((ui.available_width() - 12.0).min(page::COLUMN));
                steps(ui, cx, state);
                ui.add_space(16.0);
            });
    });
}

/// Preparer, signature, package, carriers: from top to bottom as they are done.
fn steps(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut SubmitState) {
    let words = cx.words();
    page::card(ui, |ui| preparer(ui, cx, state));
    ui.add_space(8.0);
    let mut make = false;
    page::card(ui, |ui| {
        make |= key::show(ui, cx, &mut state.key);
    });
    ui.add_space(8.0);
    if let Some(why) = &state.failed {
        page::message(ui, Tone::Error, why, "", |_| ());
        ui.add_space(8.0);
    }
    if state.job.is_some() {
        page::working(ui, &words.get("submit-making"), 0.0, "");
    } else {
        let id = if state.made.is_some() {
            "submit-make-again"
        } else {
            "submit-make"
        };
        let can = !cx.read_only && state.key.is_ready();
        make |= page::main_button(ui, can, icons::PACKAGE, &words.get(id)).clicked();
        if !can && !cx.read_only && state.made.is_none() {
            parts::small(ui, words.get("submit-make-needs-key"));
        }
        if make && can {
            start(cx, state);
        }
    }
    if let Some(made) = state.made.clone() {
        ui.add_space(8.0);
        made::show(ui, cx, &made, &mut state.carriers);
    }
    ui.add_space(8.0);
    page::card(ui, |ui| exports::show(ui, cx, &mut state.exports));
}

fn preparer(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut SubmitState) {
    let words = cx.words();
    page::section(ui, &words.get("submit-preparer"), &words.get("submit-preparer-about"));
    let mut typed = state.preparer.take().unwrap_or_else(|| Preparer::of(cx.desk));
    let mut left = false;
    let mut editing = false;
    let fields = [
        ("submit-name", &mut typed.name),
        ("submit-post", &mut typed.post),
        ("submit-agency", &mut typed.agency),
        ("submit-email", &mut typed.email),
    ];
    for (id, text) in fields {
        page::form_row(ui, &words.get(id), |ui, label| {
            let mut layout = crate::app::widgets::text_field::layouter(parts::body(ui));
            let edit = TextEdit::singleline(text)
                .desired_width(f32::INFINITY)
                .margin(Margin::symmetric(8, 5))
                .layouter(&mut layout);
            let field = ui.add_enabled(!cx.read_only, edit).labelled_by(label);
            left |= field.lost_focus();
            editing |= field.has_focus();
        });
    }
    if typed.name.trim().is_empty() {
        page::remark(ui, Tone::Warning, &words.get("submit-preparer-missing"));
    }
    if left || (editing && typed != Preparer::of(cx.desk)) {
        state.preparer = Some(typed);
    }
    if left {
        keep_preparer(cx, state);
    }
}

/// States the preparer as typed, or says why it was not stated.
fn keep_preparer(cx: &mut ScreenContext<'_>, state: &mut SubmitState) {
    let outcome = commit_preparer(cx.desk, state);
    cx.report(outcome);
}

/// States the preparer as typed, as one action; nothing where nothing changed.
fn commit_preparer(desk: &mut Desk, state: &mut SubmitState) -> Result<(), DeskError> {
    match state.preparer.take() {
        Some(typed) if typed != Preparer::of(desk) => desk
            .set_preparer(&typed.name, &typed.post, &typed.agency, &typed.email)
            .map(|_| ()),
        _ => Ok(()),
    }
}

/// Opens the key and makes the package on a worker. The passphrase goes there and nowhere else.
fn start(cx: &mut ScreenContext<'_>, state: &mut SubmitState) {
    keep_preparer(cx, state);
    state.failed = None;
    let prepared = cx.desk.prepare_package();
    let Some(draft) = cx.report(prepared) else { return };
    let public_key = state.key.public_key();
    let key = state.key.order();
    let job = cx.shell.jobs.start("package", move |_| {
        let key = key
            .map(|(path, passphrase)| SigningKey::open(&path, &passphrase))
            .transpose()?;
        let packed = draft.build(key.as_ref())?;
        let signed_by = key.map(|key| (key.fingerprint(), key.comment().to_owned()));
        Ok(Made {
            packed: Arc::new(packed),
            signed_by,
            public_key,
            revision: 0,
        })
    });
    state.job = Some(job);
}

fn look_at_job(cx: &mut ScreenContext<'_>, state: &mut SubmitState) {
    let Some(job) = &state.job else { return };
    let Some(result) = job.outcome() else { return };
    state.job = None;
    match result {
        Ok(mut made) => {
            let recorded = cx.desk.record_package(&made.packed);
            cx.report(recorded);
            made.revision = cx.desk.revision();
            state.carriers.begin(cx, &made.packed);
            state.made = Some(made);
        }
        Err(why) => {
            state.failed = Some(why);
            state.key.focus_passphrase();
        }
    }
}
