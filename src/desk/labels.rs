//! What happened and what stands where, in words: actions, cells, changes, findings.

use super::Desk;
use crate::checks::{Finding, cell_name};
use crate::country_file::{Action, ActionKind, Group, HistoryOf};
use crate::figures::{Answer, CellAddress, Change, Figure, Remarks, Scope};
use crate::questionnaire::{Language, TableCode, builtin_pack, text, text_args};
use std::collections::BTreeSet;

impl Desk {
    /// A finding in a sentence.
    pub fn sentence(&self, finding: &Finding, language: Language) -> String {
        finding.sentence(&self.pack, &self.answers, language)
    }

    /// A cell in words: table, row, year, status, sex.
    pub fn cell_name(&self, cell: &CellAddress, language: Language) -> String {
        cell_name(&self.pack, &self.answers, cell, language)
    }

    /// What a cell shows, in the sheet's unit, for a line of text.
    pub fn shown(&self, cell: &CellAddress) -> String {
        self.answers.figure(cell).map(figure_text).unwrap_or_default()
    }

    /// An action in words, as menus and history name it: "paste of 63 x 10 in C19".
    pub fn action_label(&self, action: &Action, language: Language) -> String {
        let table = action
            .table
            .as_ref()
            .and_then(|code| self.label_of_table(code))
            .unwrap_or_default();
        let (rows, columns) = action.block.unwrap_or_default();
        let detail = match action.kind {
            ActionKind::Pack => String::new(),
            ActionKind::AddRow | ActionKind::RemoveRow => self.item_name(action, language),
            _ => action.detail.clone().unwrap_or_default(),
        };
        let id = format!("action-{}", action.kind.word());
        let arguments = [
            ("table", table.as_str().into()),
            ("rows", i64::from(rows).into()),
            ("columns", i64::from(columns).into()),
            ("detail", detail.as_str().into()),
            ("count", detail.parse::<i64>().unwrap_or_default().into()),
        ];
        let label = text_args(language, &id, &arguments);
        if table.is_empty() {
            return label;
        }
        text_args(
            language,
            "action-in-table",
            &[("action", label.as_str().into()), ("table", table.as_str().into())],
        )
    }

    /// The action with the table that all its changes lie in, where it names none itself.
    pub(super) fn naming_its_table(&self, action: Action, changes: &[Change]) -> Action {
        if action.table.is_some() {
            return action;
        }
        let table = |change: &Change| match change {
            Change::Cover {
                scope: Scope::Table { table, .. },
                ..
            }
            | Change::Notes {
                scope: Scope::Table { table, .. },
                ..
            } => Some(table.clone()),
            _ => Some(self.sheet(change.sheet()?).ok()?.table.clone()),
        };
        let tables: Option<BTreeSet<TableCode>> = changes.iter().map(table).collect();
        match tables.map(|tables| tables.into_iter().collect::<Vec<_>>()).as_deref() {
            Some([table]) => action.in_table(table.clone()),
            _ => action,
        }
    }

    /// The short label of a table, also of another phase of the file.
    fn label_of_table(&self, code: &TableCode) -> Option<String> {
        let shown = self.pack.table(code).map(super::table_label);
        shown.or_else(|| {
            let mut packs = self.answers.phases.keys().filter_map(builtin_pack);
            packs.find_map(|pack| pack.table(code).map(super::table_label))
        })
    }

    fn item_name(&self, action: &Action, language: Language) -> String {
        let code = action.detail.clone().unwrap_or_default();
        let table = action.table.as_ref().and_then(|code| self.pack.table(code));
        let item = table.and_then(|table| self.pack.item_of(table, &code.as_str().into()));
        item.map_or(code, |(_, item)| self.pack.item_label(item, language).to_owned())
    }

    /// A change in a line: the cell, what stood there and what stands there now. None for changes that the action's name tells.
    pub fn change_line(&self, change: &Change, language: Language) -> Option<String> {
        let (cell, before, after) = match change {
            Change::Figure { cell, before, after } => (cell, before, after),
            Change::SecondEntry { cell, .. } | Change::Remarks { cell, .. } => {
                let said = self.said_line(change, language)?;
                return Some(format!("{}: {said}", self.cell_name(cell, language)));
            }
            Change::Provenance { .. } => return self.said_line(change, language),
            _ => return None,
        };
        let blank = text(language, "history-blank");
        let shown = |figure: &Option<Figure>| figure.as_ref().map_or_else(|| blank.clone(), figure_text);
        Some(format!(
            "{}: {} \u{2192} {}",
            self.cell_name(cell, language),
            shown(before),
            shown(after)
        ))
    }

    /// What a change says about figures: a second entry, an origin, a remark, without naming the cell. None for other changes.
    pub fn said_line(&self, change: &Change, language: Language) -> Option<String> {
        let gone = || text(language, "said-removed");
        Some(match change {
            Change::SecondEntry { after: None, .. } | Change::Provenance { after: None, .. } => gone(),
            Change::SecondEntry {
                after: Some(second), ..
            } => {
                let agreed = if second.agreed { "yes" } else { "no" };
                let figure = figure_text(&second.figure);
                let arguments = [("figure", figure.as_str().into()), ("agreed", agreed.into())];
                text_args(language, "said-second-entry", &arguments)
            }
            Change::Provenance {
                after: Some(stated), ..
            } => {
                let documents = stated.attachments.iter().map(|document| document.name.as_str());
                let words = [&stated.file, &stated.page, &stated.note].map(String::as_str);
                let words = words.into_iter().chain(documents.filter(|name| *name != stated.file));
                let all: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
                all.join(" \u{b7} ")
            }
            Change::Remarks { before, after, .. } => {
                let (before, after) = (before.as_ref(), after.as_ref());
                let thread = |remarks: Option<&Remarks>| remarks.map_or(0, |remarks| remarks.thread.len());
                let marked = |remarks: Option<&Remarks>| remarks.is_some_and(|remarks| remarks.follow_up);
                if thread(after) > thread(before) {
                    let last = after.and_then(|remarks| remarks.thread.last());
                    format!(
                        "\u{201c}{}\u{201d}",
                        last.map(|remark| remark.text.clone()).unwrap_or_default()
                    )
                } else if marked(after) != marked(before) {
                    text(
                        language,
                        if marked(after) {
                            "said-follow-up"
                        } else {
                            "said-followed-up"
                        },
                    )
                } else {
                    gone()
                }
            }
            _ => return None,
        })
    }

    /// What happened in the file, the newest first.
    pub fn history(&self, of: &HistoryOf) -> Result<Vec<Group>, super::DeskError> {
        Ok(self.file.history(of, None, usize::MAX)?)
    }
}

/// A figure as text: the plain number in ones with its flag, the reason's letter, or the input as typed.
pub fn figure_text(figure: &Figure) -> String {
    let flag = figure
        .flag
        .map(|flag| format!(" {}", flag.letter()))
        .unwrap_or_default();
    match &figure.answer {
        Answer::Value(value) => format!("{}{flag}", value.to_plain(0)),
        Answer::Reason(reason) => reason.letter().to_owned(),
        Answer::WrongInput(text) => format!("'{text}'"),
    }
}
