//! Beside the grid while a paste is looked at: of the active cell the old figure, the new one, the text on the clipboard and why it
//! was read so.

use super::sentences::{self, Speaker};
use crate::app::context::ScreenContext;
use crate::app::grid::ChangeKind;
use crate::app::screens::table::TableScreen;
use crate::app::{names, parts, theme};
use crate::desk::paste::{CellOutcome, PlannedCell};
use crate::figures::CellAddress;
use eframe::egui::{Label, RichText, Ui, WidgetInfo, accesskit::Role};

/// From so many signs on, a text is no figure that is written large.
const LONG: usize = 24;

/// The beginning of a long text.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let begun: String = text.chars().take(MOST).collect();
    format!("{}\u{2026}", begun.trim_end())
}

/// The inspector for one cell.
pub(in crate::app::screens::table) fn show(
    ui: &mut Ui,
    cx: &ScreenContext<'_>,
    state: &TableScreen,
    cell: &CellAddress,
) {
    let (Some(preview), Ok(table), Ok(sheet)) = (&state.paste, cx.desk.table_of(cell.sheet), cx.desk.sheet(cell.sheet))
    else {
        return;
    };
    let words = cx.words();
    let colours = theme::palette(ui.ctx());
    let speaker = Speaker {
        desk: cx.desk,
        table,
        unit: sheet.unit,
        words,
    };
    let row = names::item(cx.desk.pack(), words, table, cell.place.item.as_ref());
    let label = ui.add(Label::new(RichText::new(&row).text_style(theme::strong_text())).wrap());
    label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &row));
    parts::muted(ui, names::column(cx.desk.pack(), words, table, &cell.place));
    let Some(planned) = preview.planned(cell) else {
        ui.label(words.get("paste-cell-outside"));
        return;
    };
    let wrong = matches!(planned.outcome, CellOutcome::Wrong(_));
    ui.horizontal_wrapped(|ui| {
        if planned.before.is_some() && planned.before != planned.after {
            let before = RichText::new(speaker.figure(planned.before.as_ref())).size(20.0);
            ui.label(before.color(colours.muted).strikethrough());
            ui.label(RichText::new("\u{2192}").size(20.0).color(colours.muted));
        }
        let figure = speaker.figure(planned.after.as_ref());
        // Words are shown as words; what is said below names them.
        let after = if figure.chars().count() > LONG {
            RichText::new(shortened(&figure))
        } else {
            RichText::new(figure).size(20.0)
        };
        ui.label(after.color(if wrong { colours.error } else { colours.text }));
    });
    ui.add(Label::new(sentence(speaker, planned)).wrap());
}

/// What becomes of a cell, in a sentence or two.
pub(super) fn sentence(speaker: Speaker<'_>, planned: &PlannedCell) -> String {
    let words = speaker.words;
    let kind = match planned.outcome {
        CellOutcome::New => ChangeKind::New,
        CellOutcome::Changed => ChangeKind::Replaced,
        CellOutcome::Same => ChangeKind::Same,
        CellOutcome::Kept(_) => ChangeKind::Kept,
        CellOutcome::Unclear => ChangeKind::Unclear,
        CellOutcome::Wrong(_) => ChangeKind::Wrong,
    };
    // Why a text is wrong is said with the text.
    if kind == ChangeKind::Wrong {
        return sentences::outcome(words, planned).unwrap_or_default();
    }
    let before = speaker.figure(planned.before.as_ref());
    let what = sentences::change(words, kind, &before);
    let mut parts = vec![words.with(
        "paste-cell-sentence",
        &[
            ("figure", speaker.figure(planned.after.as_ref()).as_str().into()),
            ("what", what.as_str().into()),
        ],
    )];
    if !planned.text.is_empty() {
        let read = speaker.read_as(planned);
        parts.push(read.unwrap_or_else(|| words.name("paste-on-clipboard", &planned.text)));
    }
    parts.extend(sentences::outcome(words, planned));
    parts.join(" ")
}
