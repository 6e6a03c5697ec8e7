//! The line at the bottom: sum, count and mean of the selection, how many findings, zoom, language.

use super::command::{Command, CommandId, key_text};
use super::context::Place;
use super::{App, icons, names, parts, theme};
use crate::figures::{Sum, Value, ViewUnit};
use crate::questionnaire::Language;
use eframe::egui::{self, Align, Frame, Layout, Margin, Panel, RichText, Ui, WidgetInfo, accesskit::Role};

/// What is selected, added up exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelectionSum {
    /// The sum.
    pub sum: Sum,
    /// How many values.
    pub count: usize,
    /// The unit shown.
    pub unit: ViewUnit,
}

impl SelectionSum {
    /// The sum as it is written, if it is a number of at most fifteen digits.
    pub fn sum_text(&self) -> Option<String> {
        Some(names::value(self.sum.to_value()?, self.unit))
    }

    /// The mean, rounded to a tenth of the unit shown and written without it where it is whole.
    pub fn mean_text(&self) -> Option<String> {
        let sum = self.sum.to_value()?;
        let count = i128::try_from(self.count).ok().filter(|count| *count > 0)?;
        // In tenths of the unit: mantissa * 10^(exponent - unit + 1) / count, rounded half away from zero.
        let power = i32::from(sum.exponent()) - i32::from(self.unit.exponent()) + 1;
        let mantissa = i128::from(sum.mantissa());
        let scale = 10_i128.checked_pow(power.unsigned_abs())?;
        let (above, below) = if power >= 0 {
            (mantissa.checked_mul(scale)?, count)
        } else {
            (mantissa, count.checked_mul(scale)?)
        };
        let tenths = (above.abs() * 2 + below) / (below * 2);
        let tenths = i64::try_from(if above < 0 { -tenths } else { tenths }).ok()?;
        let (value, exponent) = if tenths % 10 == 0 {
            (tenths / 10, 0)
        } else {
            (tenths, -1)
        };
        Some(names::value(Value::new(value, exponent), ViewUnit::Ones))
    }
}

pub(super) fn show(app: &mut App, ui: &mut Ui) {
    let colours = theme::palette(ui.ctx());
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin::symmetric(12, 0));
    Panel::bottom("status line")
        .exact_size(28.0)
        .frame(frame)
        .show(ui, |ui| {
            ui.spacing_mut().button_padding = egui::vec2(6.0, 1.0);
            ui.spacing_mut().interact_size.y = 22.0;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                language(app, ui);
                zoom(app, ui);
                findings(app, ui);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| selection(app, ui));
            });
        });
}

fn selection(app: &App, ui: &mut Ui) {
    let words = app.words();
    let shown = match (&app.place, &app.desk) {
        (Place::Table(_), Some(desk)) => app.screens.table.selection_sum(desk),
        _ => None,
    };
    let sum_fits = !app.screens.table.has_mode();
    let Some(shown) = shown.filter(|shown| shown.count > 1 && sum_fits) else {
        if matches!(app.place, Place::Table(_)) {
            let read_only = app.desk.as_ref().is_some_and(super::read_only);
            parts::small(ui, words.get(app.screens.table.hint(read_only)));
        }
        return;
    };
    let mut text = String::new();
    if let Some(sum) = shown.sum_text() {
        text = words.with("selection-sum", &[("sum", (&sum).into())]);
    }
    let count = words.with("selection-count", &[("number", (&names::count(shown.count)).into())]);
    let mean = shown
        .mean_text()
        .map(|mean| words.with("selection-mean", &[("mean", (&mean).into())]));
    for part in [Some(count), mean].into_iter().flatten() {
        text = if text.is_empty() {
            part
        } else {
            format!("{text} \u{b7} {part}")
        };
    }
    let label = ui.label(RichText::new(&text).small());
    label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &text));
}

fn findings(app: &mut App, ui: &mut Ui) {
    let words = app.words();
    let colours = theme::palette(ui.ctx());
    let Some(desk) = &app.desk else { return };
    let counts = desk.entry_counts();
    let (errors, warnings) = (counts.fatal + counts.errors, counts.warnings);
    ui.add_space(8.0);
    if errors + warnings == 0 {
        ui.label(
            RichText::new(format!("{} {}", icons::CHECK, words.get("no-findings")))
                .small()
                .color(colours.fine),
        );
        return;
    }
    let mut sent = false;
    for (number, id, error) in [(warnings, "warnings-count", false), (errors, "errors-count", true)] {
        if number == 0 {
            continue;
        }
        let text = words.count(id, number);
        let button = egui::Button::new(RichText::new(&text).small()).frame_when_inactive(false);
        sent |= ui
            .add(button)
            .on_hover_text(words.get("command-findings-tip"))
            .clicked();
        parts::sign(ui, &text, |painter, centre, colours| {
            parts::triangle(painter, centre, error, colours);
        });
        ui.add_space(4.0);
    }
    if sent {
        app.commands.push(Command::Run(CommandId::Findings));
    }
}

fn zoom(app: &mut App, ui: &mut Ui) {
    let words = app.words();
    let percent = |zoom: f32| format!("{} %", (zoom * 100.0).round());
    let everything = percent(app.settings.zoom());
    let (percent, id) = if app.place_has_grid() {
        (percent(app.settings.table_zoom()), "zoom-table-is")
    } else {
        (everything.clone(), "zoom-is")
    };
    let button = egui::Button::new(RichText::new(&percent).small()).frame_when_inactive(false);
    let response = ui
        .add(button)
        .accessible_name(words.with(id, &[("percent", (&percent).into())]));
    let mut commands = Vec::new();
    egui::Popup::menu(&response)
        .accessible_name(words.get("zoom"))
        .show(|ui| {
            let mut offer = |ui: &mut Ui, ids: [CommandId; 3]| {
                for id in ids {
                    let row = id.row();
                    let key = row.keys.first().map(key_text).unwrap_or_default();
                    let button = egui::Button::new(words.get(&row.text_id())).shortcut_text(key);
                    if ui.add(button).clicked() {
                        commands.push(Command::Run(id));
                    }
                }
            };
            if id == "zoom-table-is" {
                parts::small(ui, words.with(id, &[("percent", (&percent).into())]));
                offer(ui, [CommandId::ZoomIn, CommandId::ZoomOut, CommandId::ZoomReset]);
                ui.separator();
            }
            parts::small(
                ui,
                words.with("zoom-everything-is", &[("percent", (&everything).into())]),
            );
            offer(
                ui,
                [CommandId::TextLarger, CommandId::TextSmaller, CommandId::TextReset],
            );
        });
    app.commands.append(&mut commands);
}

fn language(app: &mut App, ui: &mut Ui) {
    let words = app.words();
    let now = app.settings.language();
    let button = egui::Button::new(RichText::new(now.tag().to_ascii_uppercase()).small()).frame_when_inactive(false);
    let response = ui.add(button).on_hover_text(words.get("language"));
    let response = response.accessible_name(words.name("language-is", now.name()));
    let mut commands = Vec::new();
    egui::Popup::menu(&response)
        .accessible_name(words.get("language"))
        .show(|ui| {
            for language in Language::ALL {
                if ui.selectable_label(language == now, language.name()).clicked() {
                    commands.push(Command::SetLanguage(language));
                    ui.close();
                }
            }
        });
    app.commands.append(&mut commands);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[(i64, i8)], unit: ViewUnit) -> SelectionSum {
        let sum = values.iter().fold(Sum::ZERO, |sum, (mantissa, exponent)| {
            sum.plus(Value::new(*mantissa, *exponent).as_sum())
        });
        SelectionSum {
            sum,
            count: values.len(),
            unit,
        }
    }

    #[test]
    fn sums_are_exact_and_means_are_rounded_to_a_tenth() {
        for (values, unit, sum, mean) in [
            (
                &[(14840, 0), (9310, 0), (5350, 0)][..],
                ViewUnit::Ones,
                "29\u{2009}500",
                "9\u{2009}833.3",
            ),
            (&[(1, -1), (2, -1)][..], ViewUnit::Ones, "0.3", "0.2"),
            (&[(10, 0), (20, 0)][..], ViewUnit::Ones, "30", "15"),
            (&[(1500, 0), (2500, 0)][..], ViewUnit::Thousands, "4.000", "2"),
            (&[(-10, 0), (5, 0)][..], ViewUnit::Ones, "\u{2212}5", "\u{2212}2.5"),
        ] {
            let selected = of(values, unit);
            assert_eq!(selected.sum_text().as_deref(), Some(sum), "{values:?}");
            assert_eq!(selected.mean_text().as_deref(), Some(mean), "{values:?}");
        }
    }
}
