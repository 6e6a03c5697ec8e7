//! What was found in a package: the verdict, what was checked, what the package says of itself, and each difference in words.

use crate::app::command::Command;
use crate::app::context::{Place, ShellContext};
use crate::app::screens::help::{self, Topic};
use crate::app::screens::page::{self, Tone};
use crate::app::screens::row_list::{self, RowListState, Sentences};
use crate::app::words::Words;
use crate::app::{icons, parts, theme};
use crate::questionnaire::Arg;
use crate::submission::{
    BagInfo, ContainerPart, Continuation, Difference, LineRange, SignatureReport, SignerStatus, Status, Verdict,
    VerifyReport,
};
use eframe::egui::{Color32, ScrollArea, Ui, UiBuilder};

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

/// Shows the verdict and what it rests on; `run` tells one verification from the next.
pub(super) fn show(ui: &mut Ui, cx: &mut ShellContext<'_>, report: &VerifyReport, list: &mut RowListState, run: u64) {
    let words = cx.words();
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
        row_list::show(ui, "verify list", &title, run, &sentences, list);
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
