//! The head of the inspector: row and column of the selected cell, what stands in it, and the same row in other years.

use crate::app::context::ScreenContext;
use crate::app::screens::table::TableScreen;
use crate::app::screens::table::model::effective;
use crate::app::screens::table::reasons;
use crate::app::{names, parts, theme};
use crate::figures::{Answer, CellAddress, Effective, Figure, Reason, ViewUnit};
use crate::questionnaire::Year;
use eframe::egui::{self, Label, RichText, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

/// Row, column, what stands in the cell, the same row in other years.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &TableScreen, cell: &CellAddress, selected: usize) {
    let words = cx.words();
    let colours = theme::palette(ui.ctx());
    let Ok(table) = cx.desk.table_of(cell.sheet) else {
        return;
    };
    let Some(view) = &state.view else { return };
    let pack = cx.desk.pack();
    let row = names::item(pack, words, table, cell.place.item.as_ref());
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let label = ui.add(Label::new(RichText::new(&row).text_style(theme::strong_text())).wrap());
        label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &row));
        let mut column = names::column(pack, words, table, &cell.place);
        if selected > 1 {
            column = format!("{column} \u{b7} {}", words.count("cells-selected", selected));
        }
        parts::muted(ui, column);
    });
    let (text, note, colour) = match effective(cx.desk, cell, &view.module) {
        Effective::Own(figure) => own(cx, figure, view.unit, colours),
        Effective::Inherited(reason, scope) => {
            let from = words.with("reason-from", &[("scope", (&names::scope(words, &scope)).into())]);
            let mut why = names::reason(words, reason);
            if let Reason::IncludedElsewhere(pointer) = reason {
                why = format!("{why}: {}", reasons::pointer_name(cx, pointer));
            }
            (
                reason.letter().to_owned(),
                format!("{why} \u{b7} {from}"),
                colours.muted,
            )
        }
        Effective::Blank => ("\u{2013}".to_owned(), words.get("cell-blank"), colours.muted),
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(text).size(20.0).color(colour));
        parts::small(ui, note);
    });
    if let Some(includes) = reasons::included_names(cx.desk, words, cell) {
        parts::small(ui, includes);
    }
    if let Some((_, stated)) = cx.desk.origin_of(cell)
        && let Some(place) = names::origin_of_figure(words, stated, cell)
    {
        parts::small(ui, words.name("origin-brought-in", &place));
    }
    other_years(ui, cx, cell, view.layout.columns.iter().map(|column| column.year));
}

fn own(
    cx: &ScreenContext<'_>,
    figure: &Figure,
    unit: ViewUnit,
    colours: &theme::Palette,
) -> (String, String, egui::Color32) {
    let words = cx.words();
    let text = names::figure(figure, unit);
    match &figure.answer {
        Answer::Value(_) => {
            let mut note = figure
                .flag
                .map(|flag| names::flag(cx.desk.pack(), words, flag))
                .unwrap_or_default();
            if let Some(typed) = &figure.typed {
                let typed = words.name("typed-as", typed);
                note = if note.is_empty() {
                    typed
                } else {
                    format!("{note} \u{b7} {typed}")
                };
            }
            (text, note, colours.text)
        }
        Answer::Reason(reason) => {
            let mut note = names::reason(words, reason);
            if let Reason::IncludedElsewhere(pointer) = reason {
                note = format!("{note}: {}", reasons::pointer_name(cx, pointer));
            }
            (text, note, colours.text)
        }
        Answer::WrongInput(_) => (text, words.get("grid-wrong-input"), colours.error),
    }
}

/// The same row, status and sex in the sheet's other years, as bars with their figures.
fn other_years(ui: &mut Ui, cx: &ScreenContext<'_>, cell: &CellAddress, years: impl Iterator<Item = Year>) {
    let colours = theme::palette(ui.ctx());
    let mut years: Vec<_> = years.collect();
    years.dedup();
    let unit = cx.desk.unit_of(cell.sheet);
    let value = |year| {
        let mut other = cell.clone();
        other.place.year = year;
        cx.desk.answers().figure(&other).and_then(Figure::as_value)
    };
    let values: Vec<_> = years.iter().filter_map(|year| Some((*year, value(*year)?))).collect();
    if values.len() < 2 {
        return;
    }
    let shown = &values[values.len().saturating_sub(6)..];
    let most = shown
        .iter()
        .map(|(_, value)| value.approximate().abs())
        .fold(0.0, f64::max);
    let line = 18.0;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), line * shown.len() as f32), Sense::hover());
    let text: Vec<String> = shown
        .iter()
        .map(|(year, value)| format!("{year}: {}", names::value(*value, unit)))
        .collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text.join(", ")));
    let font = parts::small_font(ui);
    for (index, (year, value)) in shown.iter().enumerate() {
        let top = rect.top() + index as f32 * line;
        let row = egui::Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), line));
        let here = *year == cell.place.year;
        let colour = if here { colours.text } else { colours.muted };
        parts::text_in(
            ui,
            row,
            &year.to_string(),
            font.clone(),
            colour,
            egui::Align2::LEFT_CENTER,
        );
        let number = row.with_min_x(row.left() + 40.0).with_max_x(row.left() + 124.0);
        parts::text_in(
            ui,
            number,
            &names::value(*value, unit),
            font.clone(),
            colour,
            egui::Align2::RIGHT_CENTER,
        );
        let part = if most > 0.0 {
            (value.approximate().abs() / most) as f32
        } else {
            0.0
        };
        let bar = egui::Rect::from_min_size(
            pos2(row.left() + 134.0, row.center().y - 4.0),
            vec2((row.width() - 138.0).max(0.0) * part, 8.0),
        );
        ui.painter().rect_filled(
            bar,
            1.0,
            if here {
                colours.accent
            } else {
                colours.border.gamma_multiply(0.6)
            },
        );
    }
}
