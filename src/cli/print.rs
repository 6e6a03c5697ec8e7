//! How results are printed: lines for people, JSON for scripts.

use crate::country_file::Group;
use crate::desk::{Desk, ExportReport, NationalWorkbook};
use crate::exchange::incoming::{Kind, Preview, Spot};
use crate::figures::Figure;
use crate::questionnaire::Language;
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

/// What a format had no place for, one sentence each.
pub(super) fn left_out(report: &ExportReport) -> Vec<String> {
    let counted = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(one.to_owned()),
        _ => Some(format!("{count} {many}")),
    };
    let sentences = [
        counted(
            report.words,
            "1 note or definition in words was left out: this format has no place for it.",
            "notes and definitions in words were left out: this format has no place for them.",
        ),
        counted(
            report.doubled,
            "1 figure is for the same place as that of another source, which this format cannot tell apart: whoever loads the \
             file may keep only one of the two.",
            "figures are for the same places as those of other sources, which this format cannot tell apart: whoever loads the \
             file may keep only one of each.",
        ),
        counted(
            report.left_out,
            "1 cell holds what could not be read as a figure and was left out.",
            "cells hold what could not be read as figures and were left out.",
        ),
    ];
    sentences.into_iter().flatten().collect()
}

/// `212 kB`.
pub(super) fn size(bytes: usize) -> String {
    if bytes < 10_000 {
        format!("{bytes} bytes")
    } else {
        format!("{} kB", bytes.div_ceil(1000))
    }
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
        Kind::Emptied => "emptied",
        Kind::Conflict => "conflict",
        Kind::Kept => "kept",
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
                "after": cell.after.as_ref().map(crate::desk::figure_text),
                "from": cell.from.to_string(),
                "kind": kind_word(cell.kind),
            })
        })
        .collect();
    let refused: Vec<Json> = preview
        .refused
        .iter()
        .map(|refused| {
            let line = match refused.from.spot {
                Spot::Line(line) => Some(line),
                _ => None,
            };
            json!({
                "from": refused.from.to_string(),
                "line": line,
                "column": refused.column,
                "text": refused.text,
                "reason": refused.reason.text(Language::English),
            })
        })
        .collect();
    json!({
        "phase": desk.phase(),
        "preview": preview_only,
        "new": preview.counts.new,
        "changed": preview.counts.changed,
        "same": preview.counts.same,
        "statements": preview.counts.statements,
        "refused": preview.refused.len(),
        "cells": cells,
        "refusals": refused,
    })
}

/// How each block of a workbook is read.
pub(super) fn blocks(workbook: &NationalWorkbook, language: Language) -> Json {
    let blocks = workbook.proposals().iter().map(|proposal| {
        let refused = proposal.taken.refused.iter().map(|refused| {
            json!({
                "from": refused.from.spot_text(),
                "text": refused.text,
                "reason": refused.reason.text(language),
            })
        });
        json!({
            "place": super::import::place(workbook, proposal),
            "table": proposal.reading.table,
            "sure": proposal.reading.table_is_sure,
            "tables": proposal.reading.tables,
            "source": proposal.reading.source,
            "list": proposal.reading.list,
            "unit": proposal.reading.unit,
            "figures": proposal.taken.figures.len(),
            "dashes": proposal.taken.dashes,
            "left_out": refused.collect::<Vec<Json>>(),
        })
    });
    blocks.collect()
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
            figure_text(cell.after.as_ref())
        ));
    }
    for refused in &preview.refused {
        line(&format!(
            "refused, {}: {} '{}': {}",
            refused.from,
            refused.column,
            refused.text,
            refused.reason.text(Language::English)
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
    match counts.statements {
        0 => {}
        1 => line(&format!("{what} 1 source, definition, note or reason besides.")),
        many => line(&format!(
            "{what} {many} sources, definitions, notes and reasons besides."
        )),
    }
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
