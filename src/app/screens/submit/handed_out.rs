//! What a workbook that is handed out holds: which tables, filled or empty, how totals stand, in which language.

use super::exports::choose;
use crate::app::parts;
use crate::app::screens::page;
use crate::app::words::Words;
use crate::exchange::workbook::{Layout, Totals};
use crate::questionnaire::{Language, Pack, TableCode};
use eframe::egui::{Grid, Ui};
use std::collections::BTreeSet;

/// What was chosen for the workbook.
pub(super) struct HandedOut {
    language: Language,
    filled: Filled,
    totals: Totals,
    /// Whether only the chosen tables are in it.
    part: bool,
    tables: BTreeSet<TableCode>,
}

/// What stands in its cells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filled {
    Answers,
    Nothing,
}

impl HandedOut {
    /// The whole questionnaire in the language of the window.
    pub(super) fn new(language: Language) -> Self {
        Self {
            language,
            filled: Filled::Answers,
            totals: Totals::AsTyped,
            part: false,
            tables: BTreeSet::new(),
        }
    }

    /// What is to be written; nothing while no table is chosen.
    pub(super) fn layout(&self, pack: &Pack) -> Option<Layout> {
        let chosen: Vec<TableCode> = pack
            .tables
            .iter()
            .filter(|table| self.tables.contains(&table.code))
            .map(|table| table.code.clone())
            .collect();
        let tables = if self.part { Some(chosen) } else { None };
        if tables.as_ref().is_some_and(Vec::is_empty) {
            return None;
        }
        Some(Layout {
            tables,
            blank: self.filled == Filled::Nothing,
            totals: self.totals,
            ..Layout::whole(self.language)
        })
    }

    /// Lets the person choose.
    pub(super) fn show(&mut self, ui: &mut Ui, words: Words, pack: &Pack) {
        let language = |language: Language| language.name().to_owned();
        choose(
            ui,
            &words.get("submit-export-language"),
            &mut self.language,
            &Language::ALL,
            language,
        );
        let filled = |filled: Filled| {
            words.get(match filled {
                Filled::Answers => "submit-book-filled",
                Filled::Nothing => "submit-book-blank",
            })
        };
        choose(
            ui,
            &words.get("submit-book-holds"),
            &mut self.filled,
            &[Filled::Answers, Filled::Nothing],
            filled,
        );
        let totals = |totals: Totals| {
            words.get(match totals {
                Totals::AsTyped => "submit-book-typed",
                Totals::Formulas => "submit-book-formulas",
            })
        };
        choose(
            ui,
            &words.get("submit-book-totals"),
            &mut self.totals,
            &[Totals::AsTyped, Totals::Formulas],
            totals,
        );
        let part = |part: bool| words.get(if part { "submit-book-part" } else { "submit-book-all" });
        choose(
            ui,
            &words.get("submit-book-tables"),
            &mut self.part,
            &[false, true],
            part,
        );
        if self.part {
            self.tables(ui, words, pack);
        }
    }

    /// The tables, each to be ticked.
    fn tables(&mut self, ui: &mut Ui, words: Words, pack: &Pack) {
        page::form_row(ui, "", |ui, _| {
            ui.vertical(|ui| {
                Grid::new("submit-book-tables")
                    .num_columns(2)
                    .spacing([16.0, 0.0])
                    .min_row_height(0.0)
                    .show(ui, |ui| {
                        for (index, table) in pack.tables.iter().enumerate() {
                            let name = format!("{} {}", table.number, pack.table_short_title(table, words.0));
                            let mut ticked = self.tables.contains(&table.code);
                            let response = ui.checkbox(&mut ticked, name);
                            if response.on_hover_text(pack.table_title(table, words.0)).changed() {
                                if ticked {
                                    self.tables.insert(table.code.clone());
                                } else {
                                    self.tables.remove(&table.code);
                                }
                            }
                            if index % 2 == 1 {
                                ui.end_row();
                            }
                        }
                    });
                if self.tables.is_empty() {
                    parts::small(ui, words.get("submit-book-none"));
                }
            });
        });
    }
}
