//! The places at the left: the steps of the journey, then every table by module with how far it is and what is wrong in it.

use super::command::{Command, CommandId, key_text};
use super::context::Place;
use super::{App, names, parts, theme};
use crate::desk::{Desk, Overview, TableProgress, table_label};
use crate::questionnaire::Table;
use eframe::egui::{self, Align2, Frame, Margin, Panel, ScrollArea, Ui, pos2, vec2};

const ROW: f32 = 22.0;

/// The widest the window may be for the places to be narrow.
const NARROW: f32 = 1500.0;

pub(super) fn show(app: &mut App, ui: &mut Ui) {
    let colours = theme::palette(ui.ctx());
    let wide = ui.ctx().content_rect().width() > NARROW;
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin {
        left: 8,
        right: 8,
        top: 4,
        bottom: 2,
    });
    let panel = Panel::left("places")
        .default_size(if wide { 248.0 } else { 224.0 })
        .size_range(168.0..=400.0);
    panel.frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::vertical().auto_shrink([false, false]);
        area.show(ui, |ui| {
            ui.set_width(ui.available_width());
            steps(app, ui);
            ui.add_space(4.0);
            tables(app, ui);
        });
    });
}

fn steps(app: &mut App, ui: &mut Ui) {
    let words = app.words();
    let findings = app.desk.as_ref().map_or(0, open_findings);
    let steps = [
        (CommandId::Overview, Place::Overview, 0),
        (CommandId::Sources, Place::Sources, 0),
        (CommandId::Findings, Place::Findings, findings),
        (CommandId::BringIn, Place::BringIn, 0),
        (CommandId::Submit, Place::Submit, 0),
    ];
    for (id, place, count) in steps {
        let row = id.row();
        let name = words.get(&row.text_id());
        let spoken = if count > 0 {
            format!("{name}, {count}")
        } else {
            name.clone()
        };
        let here = app.place == place;
        let response = parts::row(ui, ROW, here, &spoken, |ui, rect, colours| {
            let inner = rect.shrink2(vec2(8.0, 0.0));
            let font = parts::body(ui);
            let sign = if here { colours.accent } else { colours.muted };
            parts::text_in(ui, inner, row.icon, font.clone(), sign, Align2::LEFT_CENTER);
            let text = inner.with_min_x(inner.left() + 24.0);
            let font = if here { parts::strong_font(ui) } else { font };
            parts::text_in(ui, text, &name, font, colours.text, Align2::LEFT_CENTER);
            if count > 0 {
                parts::text_in(
                    ui,
                    inner,
                    &count.to_string(),
                    parts::small_font(ui),
                    colours.muted,
                    Align2::RIGHT_CENTER,
                );
            }
        });
        let keys = row.keys.first().map(key_text).unwrap_or_default();
        if response
            .on_hover_text(format!("{}  {keys}", words.get(&row.tip_id())))
            .clicked()
        {
            app.commands.push(Command::Run(id));
        }
    }
}

/// Entries of the findings that are not explained and not only answers still to come.
fn open_findings(desk: &Desk) -> usize {
    let counts = desk.entry_counts();
    counts.fatal + counts.errors + counts.warnings
}

fn tables(app: &mut App, ui: &mut Ui) {
    let words = app.words();
    let Some(overview) = app.overview() else { return };
    let Some(desk) = &app.desk else { return };
    let pack = desk.pack().clone();
    let mut pressed = None;
    for (module, _) in &pack.modules {
        let title = pack.module_title(module, words.0);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 21.0), egui::Sense::hover());
        let label = format!("{module}  {title}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Heading, true, &label));
        let inner = rect.shrink2(vec2(8.0, 0.0)).with_max_y(rect.bottom() - 2.0);
        let colours = theme::palette(ui.ctx());
        parts::text_in(
            ui,
            inner,
            &label,
            parts::small_font(ui),
            colours.muted,
            Align2::LEFT_BOTTOM,
        );
        for table in pack.tables.iter().filter(|table| &table.module == module) {
            if table_row(app, ui, &overview, table, &pack) {
                pressed = Some(table.code.clone());
            }
        }
    }
    if let Some(table) = pressed {
        app.commands.push(Command::GoTo(Place::Table(table)));
    }
}

fn table_row(app: &App, ui: &mut Ui, overview: &Overview, table: &Table, pack: &crate::questionnaire::Pack) -> bool {
    let words = app.words();
    let here = matches!(&app.place, Place::Table(code) if code == &table.code);
    let Some(progress) = overview.tables.iter().find(|progress| progress.table == table.code) else {
        return false;
    };
    let title = pack.table_title(table, words.0);
    let short = pack.table_short_title(table, words.0);
    let spoken = spoken(app, table, title, progress);
    let response = parts::row(ui, ROW, here, &spoken, |ui, rect, colours| {
        let inner = rect.shrink2(vec2(8.0, 0.0));
        let number = inner.with_max_x(inner.left() + 18.0);
        let font = parts::body(ui);
        let sign = if here { colours.accent } else { colours.muted };
        parts::text_in(
            ui,
            number,
            &table.number.to_string(),
            parts::small_font(ui),
            sign,
            Align2::RIGHT_CENTER,
        );
        let font = if here { parts::strong_font(ui) } else { font };
        let marked = progress.findings[0] > 0 || progress.findings[1] > 0;
        let end = inner.right() - if marked { 32.0 } else { 16.0 };
        let text = inner.with_min_x(inner.left() + 24.0).with_max_x(end);
        parts::text_in(ui, text, &short, font, colours.text, Align2::LEFT_CENTER);
        if marked {
            let centre = pos2(inner.right() - 22.0, inner.center().y);
            parts::triangle(ui.painter(), centre, progress.findings[0] > 0, colours);
        }
        parts::state_shape(
            ui.painter(),
            pos2(inner.right() - 6.0, inner.center().y),
            progress.state,
            colours,
        );
    });
    response.on_hover_text(&spoken).clicked()
}

/// "C19 Outflow of nationals for employment, started, 2 errors".
fn spoken(app: &App, table: &Table, title: &str, progress: &TableProgress) -> String {
    let words = app.words();
    let mut text = format!(
        "{} {title}, {}",
        table_label(table),
        names::state(words, progress.state)
    );
    for (number, id) in [
        (progress.findings[0], "errors-count"),
        (progress.findings[1], "warnings-count"),
    ] {
        if number > 0 {
            text.push_str(", ");
            text.push_str(&words.count(id, number));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::icons;

    #[test]
    fn every_step_has_a_sign() {
        for id in [
            CommandId::Overview,
            CommandId::Sources,
            CommandId::Findings,
            CommandId::BringIn,
            CommandId::Submit,
        ] {
            assert!(icons::ALL.iter().any(|(_, sign)| *sign == id.row().icon), "{id:?}");
        }
    }
}
