//! The checks of the questionnaire, explained from the pack: what each looks at, and examples that are run as they are shown.

use crate::app::screens::page::{self, Tone};
use crate::app::words::Words;
use crate::app::{icons, parts, theme};
use crate::checks::{ExampleTable, ExplainedCheck, ExplainedKind, ShownExample, explain};
use crate::desk::packs;
use crate::questionnaire::{CheckGroup, Language, Pack, PackId};
use eframe::egui::{Align, Frame, Grid, Label, Layout, Margin, RichText, ScrollArea, TextStyle, Ui};
use std::collections::BTreeSet;
use std::sync::Arc;

/// View state of the page.
#[derive(Default)]
pub struct ChecksPage {
    filter: String,
    /// The kinds whose examples show, by name and severity.
    open: BTreeSet<String>,
    /// The checks of a pack in a language; made once, since the examples are run for it.
    known: Option<(PackId, Language, Vec<ExplainedKind>)>,
}

impl ChecksPage {
    /// Learns the checks of the open file's questionnaire, without one those of the latest that has a closing date.
    pub(super) fn learn(&mut self, pack: Option<&Arc<Pack>>, words: Words) {
        let all = packs();
        let Some(pack) = pack.or_else(|| all.iter().find(|pack| pack.closing.is_some())) else {
            return;
        };
        let is_known = |(id, language, _): &(PackId, Language, _)| *id == pack.id && *language == words.0;
        if !self.known.as_ref().is_some_and(is_known) {
            self.known = Some((pack.id.clone(), words.0, explain(pack, None, words.0)));
        }
    }

    fn kinds(&self) -> &[ExplainedKind] {
        self.known.as_ref().map_or(&[], |(_, _, kinds)| kinds)
    }

    /// Whether a check holds these words.
    pub(super) fn any_holds(&self, wanted: &str) -> bool {
        self.kinds().iter().any(|kind| kind.holds(wanted))
    }

    /// Shows the checks; `searched` is what is looked for in the whole help.
    pub(super) fn show(&mut self, ui: &mut Ui, words: Words, searched: &str) {
        ui.add_space(8.0);
        parts::section(ui, &words.get("help-checks-list"));
        page::filter_field(
            ui,
            &words.get("checks-page-filter"),
            &words.get("checks-page-filter-hint"),
            &mut self.filter,
        );
        let wanted = if self.filter.trim().is_empty() && self.any_holds(searched) {
            searched
        } else {
            &self.filter
        };
        let Some((_, _, kinds)) = &self.known else { return };
        let shown: Vec<&ExplainedKind> = kinds.iter().filter(|kind| kind.holds(wanted)).collect();
        let count =
            |kinds: &mut dyn Iterator<Item = &ExplainedKind>| kinds.map(|kind| kind.checks.len()).sum::<usize>();
        if shown.is_empty() {
            parts::muted(ui, words.get("checks-page-none"));
            return;
        }
        if shown.len() < kinds.len() {
            let args = [
                ("shown", count(&mut shown.iter().copied()).into()),
                ("all", count(&mut kinds.iter()).into()),
            ];
            parts::muted(ui, words.with("checks-page-count", &args));
        }
        let mut group: Option<CheckGroup> = None;
        for kind in shown {
            if group != Some(kind.group) {
                ui.add_space(12.0);
                page::section(ui, &words.get(kind.group.text_id()), "");
                group = Some(kind.group);
            }
            show_kind(ui, words, kind, &mut self.open);
        }
    }
}

fn show_kind(ui: &mut Ui, words: Words, kind: &ExplainedKind, open: &mut BTreeSet<String>) {
    let (icon, tone, severity) = page::severity_look(kind.severity);
    let palette = theme::palette(ui.ctx());
    ui.horizontal_top(|ui| {
        page::sign_of(ui, icon, tone.colours(palette).0, 16.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                parts::strong(ui, &kind.name);
                parts::small(ui, words.get(severity));
            });
            ui.add(Label::new(&kind.about).wrap());
            let tables: Vec<&str> = kind.checks.iter().map(|check| check.tables.as_str()).collect();
            ui.add(Label::new(RichText::new(tables.join("; ")).color(palette.muted).small()).wrap());
            let key = format!("{} {severity}", kind.name);
            let shows = open.contains(&key);
            let (sign, verb) = if shows {
                (icons::CARET_DOWN, "checks-page-hide")
            } else {
                (icons::CARET_RIGHT, "checks-page-show")
            };
            let examples = kind.checks.iter().map(|check| check.examples.len()).sum();
            let verb = words.get(verb);
            let args = [("show", verb.as_str().into()), ("name", kind.name.as_str().into())];
            let label = words.count("checks-page-examples", examples);
            let response = parts::quiet(ui, sign, &label);
            response.widget_info(|| {
                eframe::egui::WidgetInfo::labeled(
                    eframe::egui::accesskit::Role::Button,
                    true,
                    words.with("checks-page-examples-of", &args),
                )
            });
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            if response.clicked() && !open.remove(&key) {
                open.insert(key);
            }
            if shows {
                for check in &kind.checks {
                    show_check(ui, words, check, kind.checks.len() > 1);
                }
            }
            ui.add_space(4.0);
        });
    });
}

fn show_check(ui: &mut Ui, words: Words, check: &ExplainedCheck, one_of_several: bool) {
    if one_of_several {
        ui.add_space(6.0);
        ui.add(Label::new(RichText::new(&check.tables).text_style(theme::strong_text())).wrap());
    }
    for (number, example) in check.examples.iter().enumerate() {
        ui.add_space(4.0);
        ui.push_id((check.id.as_str(), number), |ui| show_example(ui, words, example));
    }
}

fn show_example(ui: &mut Ui, words: Words, example: &ShownExample) {
    let palette = theme::palette(ui.ctx());
    let (icon, tone, verdict) = if example.passes {
        (icons::CHECK_CIRCLE, Tone::Fine, "example-passes")
    } else {
        (icons::MAGNIFYING_GLASS, Tone::Plain, "example-fails")
    };
    let frame = Frame::new()
        .fill(palette.hover)
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.horizontal_top(|ui| {
            page::sign_of(ui, icon, tone.colours(palette).0, 14.0);
            ui.vertical(|ui| {
                let said = format!("{}. {}", words.get(verdict), example.says);
                ui.add(Label::new(said.trim_end()).wrap());
            });
        });
        for missing in &example.missing {
            parts::muted(ui, missing);
        }
        for (number, table) in example.tables.iter().enumerate() {
            ui.push_id(number, |ui| show_table(ui, table));
        }
        for sentence in &example.sentences {
            parts::small(ui, words.get("example-program-says"));
            ui.add(Label::new(sentence).wrap());
        }
    });
}

/// The figures as the sheet shows them: rows, columns, figures at the right.
fn show_table(ui: &mut Ui, table: &ExampleTable) {
    /// Widths of a column, and of the rows' names at least and at most.
    const COLUMN: f32 = 96.0;
    const ROW: (f32, f32) = (160.0, 360.0);
    let room = ui.available_width() - table.columns.len() as f32 * (COLUMN + 16.0);
    let palette = theme::palette(ui.ctx());
    parts::small(ui, &table.title);
    ScrollArea::horizontal().auto_shrink([false, true]).show(ui, |ui| {
        let grid = Grid::new("figures").spacing([12.0, 2.0]).min_row_height(18.0);
        grid.show(ui, |ui| {
            ui.label("");
            for head in &table.columns {
                right(ui, COLUMN, RichText::new(head).color(palette.muted).small());
            }
            ui.end_row();
            for (row, figures) in &table.rows {
                ui.scope(|ui| {
                    ui.set_min_width(ROW.0);
                    ui.set_max_width(room.clamp(ROW.0, ROW.1));
                    ui.add(Label::new(row).wrap());
                });
                for figure in figures {
                    right(ui, COLUMN, RichText::new(figure).text_style(TextStyle::Body));
                }
                ui.end_row();
            }
        });
    });
}

fn right(ui: &mut Ui, width: f32, text: RichText) {
    ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
        ui.set_min_width(width);
        ui.set_max_width(width);
        ui.add(Label::new(text).wrap());
    });
}
