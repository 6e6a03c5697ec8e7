//! What is wrong in the selected cell and how to put it right: each finding with its way out, the only figure that fits a
//! blank cell, and a computed figure whose parts have moved.

use crate::app::command::Command;
use crate::app::context::{Place, ScreenContext};
use crate::app::screens::allowance::line;
use crate::app::screens::table::{TableScreen, totals, unread};
use crate::app::{fonts, icons, names, parts, theme};
use crate::checks::Finding;
use crate::figures::{CellAddress, Figure};
use crate::questionnaire::Severity;
use eframe::egui::{self, Label, RichText, Ui, WidgetInfo, accesskit::Role, vec2};

/// The only figure that fits a blank cell.
pub(super) fn implied(ui: &mut Ui, cx: &mut ScreenContext<'_>, cell: &CellAddress) {
    let words = cx.words();
    let Some(value) = cx.desk.checker().implied(cell) else {
        return;
    };
    // A finding that offers the same figure says more about it.
    if cx
        .desk
        .findings_of(cell)
        .iter()
        .any(|finding| finding.suggestion.as_ref().is_some_and(|(of, _)| of == cell))
    {
        return;
    }
    let unit = cx.desk.unit_of(cell.sheet);
    let number = names::value(value, unit);
    let (mut used, mut computed) = (false, false);
    ui.horizontal_wrapped(|ui| {
        parts::muted(ui, words.name("only-fits", &number));
        let button = egui::Button::new(words.name("use-figure", &number));
        used = ui.add_enabled(!cx.read_only, button).clicked();
        let button = egui::Button::new(words.get("fill-by-sum"));
        computed = ui.add_enabled(!cx.read_only, button).clicked();
    });
    if computed {
        totals::fill_cells(cx, std::slice::from_ref(cell));
    }
    if used {
        let done = cx.desk.settle(cell, Figure::value(value));
        cx.report(done);
    }
}

/// A computed figure whose parts have moved since can be worked out again.
pub(super) fn compute_again(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen, cell: &CellAddress) {
    let words = cx.words();
    let key = (cell.clone(), cx.desk.revision());
    if state.inspector.computed.as_ref().is_none_or(|(known, _)| *known != key) {
        state.inspector.computed = Some((key, cx.desk.computed_anew(cell)));
    }
    let Some((_, Some(value))) = &state.inspector.computed else {
        return;
    };
    let unit = cx.desk.unit_of(cell.sheet);
    let number = names::value(*value, unit);
    let mut again = false;
    ui.horizontal_wrapped(|ui| {
        parts::muted(ui, words.get("compute-stale"));
        let button = egui::Button::new(words.name("compute-again", &number));
        again = ui.add_enabled(!cx.read_only, button).clicked();
    });
    if again {
        let done = cx.desk.compute_again(cell);
        cx.report(done);
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, cell: &CellAddress) {
    let found: Vec<Finding> = cx.desk.findings_of(cell).into_iter().cloned().collect();
    for finding in &found {
        finding_box(ui, cx, cell, finding);
    }
}

fn finding_box(ui: &mut Ui, cx: &mut ScreenContext<'_>, cell: &CellAddress, finding: &Finding) {
    let words = cx.words();
    let colours = theme::palette(ui.ctx());
    let sentence = without_table(cx, finding);
    let explained = cx.desk.is_explained(finding);
    let (ground, error) = match finding.severity {
        _ if explained => (colours.panel, false),
        Severity::Fatal | Severity::Error => (colours.error_tint, true),
        Severity::Warning => (colours.warning_tint, false),
        Severity::Note => (colours.hover, false),
    };
    parts::tinted(ui, ground, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal_top(|ui| {
            let kind = words.get(match (explained, error) {
                (true, _) => "grid-explained",
                (false, true) => "grid-error",
                (false, false) => "grid-warning",
            });
            let font = parts::body(ui);
            parts::sign(ui, &kind, |painter, centre, colours| {
                if explained {
                    painter.text(centre, egui::Align2::CENTER_CENTER, icons::CHECK, font, colours.muted);
                } else {
                    parts::triangle(painter, centre, error, colours);
                }
            });
            let colour = if explained { colours.muted } else { colours.text };
            let label = ui.add(Label::new(RichText::new(fonts::unbroken(&sentence)).color(colour)).wrap());
            label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &sentence));
        });
        line::words(ui, cx, finding);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().button_padding = vec2(8.0, 2.0);
            suggestion(ui, cx, finding);
            line::buttons(ui, cx, finding);
            if let Some(other) = finding.cells.iter().find(|other| *other != cell)
                && parts::quiet(ui, icons::ARROW_RIGHT, &words.get("finding-other-cell"))
                    .on_hover_text(names::cell(cx.desk, words, other))
                    .clicked()
            {
                cx.send(Command::GoToCell(other.clone()));
            }
            if parts::quiet(ui, icons::LIST_CHECKS, &words.get("finding-in-list")).clicked() {
                cx.send(Command::GoTo(Place::Findings));
            }
        });
    });
}

/// The sentence without the table's title: the person is in that table.
fn without_table(cx: &ScreenContext<'_>, finding: &Finding) -> String {
    let sentence = cx.desk.sentence(finding, cx.shell.language);
    let table = finding.table.as_ref().and_then(|code| cx.desk.table(code).ok());
    let title = table
        .map(|table| names::table(cx.desk.pack(), cx.words(), table))
        .unwrap_or_default();
    let rest = sentence.strip_prefix(&title).and_then(|rest| rest.strip_prefix(", "));
    rest.filter(|_| !title.is_empty())
        .map_or_else(|| sentence.clone(), str::to_owned)
}

/// The figure that would fit, with a button that puts it there after the person has looked at the source document.
fn suggestion(ui: &mut Ui, cx: &mut ScreenContext<'_>, finding: &Finding) {
    let words = cx.words();
    let Some((cell, value)) = &finding.suggestion else {
        return;
    };
    let unit = cx.desk.unit_of(cell.sheet);
    let number = names::value(*value, unit);
    let button = egui::Button::new(words.name("use-figure", &number));
    let tip = format!("{}: {}", names::cell(cx.desk, words, cell), words.get("use-figure-tip"));
    if ui.add_enabled(!cx.read_only, button).on_hover_text(tip).clicked() {
        unread::settle(cx, cell, Figure::value(*value));
    }
}
