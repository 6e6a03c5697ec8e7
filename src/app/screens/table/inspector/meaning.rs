//! What the selected cell means, in the words of the guidance: its table, its row and the classification the row is of, its
//! columns.

use crate::app::context::ScreenContext;
use crate::app::parts;
use crate::app::screens::table::reading;
use crate::figures::CellAddress;
use crate::questionnaire::{Dimension, Guidance, Table};
use eframe::egui::{Label, Ui};

/// What the table, the row and the columns mean.
pub(in crate::app::screens::table) fn show(ui: &mut Ui, cx: &ScreenContext<'_>, cell: &CellAddress) {
    let words = cx.words();
    let Ok(table) = cx.desk.table_of(cell.sheet) else {
        return;
    };
    let pack = cx.desk.pack();
    guidance(ui, cx, &pack.guidance(table, words.0));
    if let Some((list, item)) = cell.place.item.as_ref().and_then(|code| pack.item_of(table, code)) {
        reading::row(ui, cx, list, item);
        let about = pack.classification_guidance(list, words.0);
        ui.add_space(4.0);
        parts::section(
            ui,
            &format!("{}: {}", about.name, pack.classification_title(list, words.0)),
        );
        if !about.about.is_empty() {
            ui.add(Label::new(&about.about).wrap());
        }
        guidance(ui, cx, &about.dimension);
    }
    columns_meaning(ui, cx, table);
}

fn columns_meaning(ui: &mut Ui, cx: &ScreenContext<'_>, table: &Table) {
    let words = cx.words();
    let pack = cx.desk.pack();
    if let Some(list) = table.status.as_ref().and_then(|id| pack.classification(id)) {
        let about = pack.classification_guidance(list, words.0);
        ui.add_space(4.0);
        parts::section(ui, &about.name);
        guidance(ui, cx, &about.dimension);
    }
    for (shown, dimension) in [(table.by_sex, Dimension::Sex), (true, Dimension::Year)] {
        if shown {
            ui.add_space(4.0);
            parts::section(ui, pack.dimension_name(dimension, words.0));
            guidance(ui, cx, &pack.dimension_guidance(dimension, words.0));
        }
    }
}

fn guidance(ui: &mut Ui, cx: &ScreenContext<'_>, guidance: &Guidance) {
    let words = cx.words();
    let lines = [
        ("meaning-counted", &guidance.counted),
        ("meaning-in", &guidance.included),
        ("meaning-out", &guidance.excluded),
        ("meaning-mistake", &guidance.mistake),
    ];
    for (id, text) in lines.into_iter().filter(|(_, text)| !text.is_empty()) {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            parts::small(ui, words.get(id));
            ui.add(Label::new(text).wrap());
        });
    }
}
