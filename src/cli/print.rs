//! How results are printed: lines for people, JSON for scripts.

use crate::country_file::Group;
use crate::desk::{Desk, cell_json, severity_word};
use crate::exchange::ilostat::{Kind, Preview};
use crate::figures::Figure;
use crate::questionnaire::{Language, Severity};
use serde_json::{Value as Json, json};
use std::io::Write as _;

/// One line on standard output; a closed pipe is no failure.
pub(super) fn line(text: &str) {
    writeln!(std::io::stdout().lock(), "{text}").ok();
}

/// A JSON document on standard output.
pub(super) fn json(document: &Json) -> anyhow::Result<()> {
    line(&serde_json::to_string_pretty(document)?);
    Ok(())
}

/// `212 kB`.
pub(super) fn size(bytes: usize) -> String {
    if bytes < 10_000 {
        format!("{bytes} bytes")
    } else {
        format!("{} kB", bytes.div_ceil(1000))
    }
}

pub(super) fn findings(desk: &Desk) -> Json {
    let findings: Vec<Json> = desk
        .findings()
        .map(|finding| {
            json!({
                "key": finding.key,
                "check": finding.check,
                "severity": finding.severity,
                "table": finding.table,
                "cells": finding.cells.iter().map(|cell| cell_json(desk, cell)).collect::<Vec<_>>(),
                "left": finding.left.map(|value| value.to_plain(0)),
                "right": finding.right.map(|value| value.to_plain(0)),
                "difference": finding.difference.map(|value| value.to_plain(0)),
                "sentence": desk.sentence(finding, Language::English),
            })
        })
        .collect();
    let count = |severity: Severity| desk.findings().filter(|finding| finding.severity == severity).count();
    json!({
        "phase": desk.phase(),
        "fatal": count(Severity::Fatal),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "notes": count(Severity::Note),
        "final": desk.readiness().is_final(),
        "findings": findings,
    })
}

pub(super) fn finding_lines(desk: &Desk) {
    for finding in desk.findings() {
        line(&format!(
            "{}: {}",
            severity_word(finding.severity),
            desk.sentence(finding, Language::English)
        ));
    }
    let severities = [Severity::Fatal, Severity::Error, Severity::Warning, Severity::Note];
    let counts: Vec<String> = severities
        .into_iter()
        .map(|severity| {
            (
                severity,
                desk.findings().filter(|finding| finding.severity == severity).count(),
            )
        })
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| {
            format!(
                "{count} {}{}",
                severity_word(severity),
                if count == 1 || severity == Severity::Fatal {
                    ""
                } else {
                    "s"
                }
            )
        })
        .collect();
    line(&if counts.is_empty() {
        "Nothing is wrong or missing.".to_owned()
    } else {
        counts.join(", ")
    });
}

fn figure_text(figure: Option<&Figure>) -> String {
    match figure {
        None => String::new(),
        Some(figure) => crate::desk::figure_text(figure),
    }
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::New => "new",
        Kind::Changed => "changed",
        Kind::Same => "same",
    }
}

pub(super) fn preview(desk: &Desk, preview: &Preview, preview_only: bool) -> Json {
    let cells: Vec<Json> = preview
        .cells
        .iter()
        .filter(|cell| cell.kind != Kind::Same)
        .map(|cell| {
            json!({
                "table": cell.table,
                "source": cell.source,
                "row": cell.place.item,
                "status": cell.place.status,
                "sex": cell.place.sex,
                "year": cell.place.year,
                "before": cell.before.as_ref().map(crate::desk::figure_text),
                "after": crate::desk::figure_text(&cell.after),
                "kind": kind_word(cell.kind),
            })
        })
        .collect();
    let refused: Vec<Json> = preview
        .refused
        .iter()
        .map(|refused| json!({"line": refused.line, "column": refused.column, "text": refused.text, "reason": refused.reason}))
        .collect();
    json!({
        "phase": desk.phase(),
        "preview": preview_only,
        "new": preview.counts.new,
        "changed": preview.counts.changed,
        "same": preview.counts.same,
        "refused": preview.refused.len(),
        "cells": cells,
        "refusals": refused,
    })
}

pub(super) fn preview_lines(desk: &Desk, preview: &Preview, preview_only: bool) {
    for cell in preview
        .cells
        .iter()
        .filter(|cell| cell.kind == Kind::Changed || (preview_only && cell.kind == Kind::New))
    {
        let table = desk
            .pack()
            .table(&cell.table)
            .map(crate::desk::table_label)
            .unwrap_or_default();
        let before = figure_text(cell.before.as_ref());
        let before = if before.is_empty() {
            String::new()
        } else {
            format!("{before} -> ")
        };
        line(&format!(
            "{} {table} {}: {before}{}",
            kind_word(cell.kind),
            cell.place,
            figure_text(Some(&cell.after))
        ));
    }
    for refused in &preview.refused {
        line(&format!(
            "refused, line {}: {} '{}': {}",
            refused.line, refused.column, refused.text, refused.reason
        ));
    }
    let counts = &preview.counts;
    let what = if preview_only { "Would take in" } else { "Took in" };
    line(&format!(
        "{what} {} new and {} changed; {} are the same, {} refused.",
        counts.new,
        counts.changed,
        counts.same,
        preview.refused.len()
    ));
}

pub(super) fn history(desk: &Desk, groups: &[Group]) -> Json {
    groups
        .iter()
        .map(|group| {
            json!({
                "id": group.id,
                "at": group.at.to_string(),
                "who": group.who,
                "action": desk.action_label(&group.action, Language::English),
                "origin": group.origin,
                "undoes": group.undoes,
                "redoes": group.redoes,
                "changes": group.changes,
            })
        })
        .collect()
}

pub(super) fn history_lines(desk: &Desk, groups: &[Group]) {
    for group in groups {
        let step = match (group.undoes, group.redoes) {
            (Some(of), _) => format!("undo of {of}: "),
            (_, Some(of)) => format!("redo of {of}: "),
            _ => String::new(),
        };
        let at = group
            .at
            .to_zoned(jiff::tz::TimeZone::system())
            .strftime("%Y-%m-%d %H:%M:%S");
        let who = if group.who.is_empty() { "(no name)" } else { &group.who };
        line(&format!(
            "{:>6}  {at}  {who}  {step}{}",
            group.id,
            desk.action_label(&group.action, Language::English)
        ));
        if group.changes.len() <= 3 {
            for change in &group.changes {
                if let Some(text) = desk.change_line(change, Language::English) {
                    line(&format!("        {text}"));
                }
            }
        }
    }
    if groups.is_empty() {
        line("Nothing has happened yet.");
    }
}
