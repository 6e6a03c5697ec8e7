//! Widths that a person sets: of columns and of the row labels, by the mouse or by keys, or fitted to what they hold.

use eframe::egui::epaint::text::FontsView;
use eframe::egui::{FontId, Ui};

use super::geometry::{COLUMN_WIDTHS, LABEL_WIDTHS, LABELS, PADDING, natural_width};
use super::model::{GridModel, RowKind};
use super::selection::{CellRange, Extent};
use super::state::GridState;
use super::view::INDENT;
use crate::app::{fonts, theme};

/// How much a key changes a width.
pub(super) const STEP: f32 = 16.0;

/// The width of a column at 100 %: as it was set, else as its figures need it.
pub(super) fn of_column(model: &dyn GridModel, state: &GridState, column: usize) -> f32 {
    state
        .column_width(model.column_id(column))
        .unwrap_or_else(|| natural_width(model.column_digits(column)))
}

/// Sets the width of a column.
pub(super) fn set_column(model: &dyn GridModel, state: &mut GridState, column: usize, width: f32) {
    let width = COLUMN_WIDTHS.clamp(width).round();
    state.column_widths.insert(model.column_id(column), width);
}

/// Makes what is selected wider or narrower: columns, or with whole rows selected their labels.
pub(super) fn change(model: &dyn GridModel, state: &mut GridState, range: CellRange, by: f32) {
    if state.extent() == Extent::Rows {
        let width = state.label_width.unwrap_or(LABELS) + by;
        state.label_width = Some(LABEL_WIDTHS.clamp(width));
        return;
    }
    for column in range.columns() {
        let width = of_column(model, state, column) + by;
        set_column(model, state, column, width);
    }
}

/// Makes what is selected as wide as what it holds.
pub(super) fn fit(ui: &Ui, model: &dyn GridModel, state: &mut GridState, range: CellRange) {
    if state.extent() == Extent::Rows {
        fit_labels(ui, model, state);
        return;
    }
    for column in range.columns() {
        fit_column(ui, model, state, column);
    }
}

/// Makes a column as wide as the widest of its figures and its own label.
pub(super) fn fit_column(ui: &Ui, model: &dyn GridModel, state: &mut GridState, column: usize) {
    let head = model.column(column);
    let widest = ui.fonts_mut(|fonts| {
        let label = head.labels.last().map_or(0.0, |label| width(fonts, label, true));
        (0..model.row_count())
            .filter(|row| model.row_kind(*row).has_cells())
            .map(|row| {
                let cell = model.cell(row, column);
                let flag = if cell.flag.is_some() { PADDING } else { 0.0 };
                let strong = cell.total || model.row_kind(row) == RowKind::Total;
                width(fonts, &cell.text, strong) + flag
            })
            .fold(label, f32::max)
    });
    set_column(model, state, column, widest + 2.0 * PADDING + 1.0);
}

/// Makes the row labels as wide as the widest of them.
pub(super) fn fit_labels(ui: &Ui, model: &dyn GridModel, state: &mut GridState) {
    let widest = ui.fonts_mut(|fonts| {
        let corner = width(fonts, &model.corner(), false);
        (0..model.row_count())
            .map(|row| {
                let head = model.row(row);
                let strong = !matches!(head.kind, RowKind::Item | RowKind::AddRow);
                width(fonts, &head.label, strong) + f32::from(head.depth) * INDENT
            })
            .fold(corner, f32::max)
    });
    state.label_width = Some(LABEL_WIDTHS.clamp((widest + 2.0 * PADDING).round()));
}

/// The width of a text at 100 %.
fn width(fonts: &mut FontsView<'_>, text: &str, strong: bool) -> f32 {
    let font = if strong {
        FontId::new(theme::GRID_TEXT, fonts::semibold())
    } else {
        FontId::proportional(theme::GRID_TEXT)
    };
    let galley = fonts.layout_no_wrap(
        fonts::breakable(text).into_owned(),
        font,
        eframe::egui::Color32::PLACEHOLDER,
    );
    galley.size().x
}
