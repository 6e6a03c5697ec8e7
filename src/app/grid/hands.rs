//! Does in the grid what the keys say: moves the selection, begins and ends edits, and tells what the person did.

use eframe::egui::{Event, Key, Ui};

use super::keys::{self, Finish, GridCommand};
use super::model::{CellKind, GridModel, RowKind};
use super::selection::{Cell, CellRange, Extent, Move, Screen, Selection};
use super::state::{Edit, GridState, ModelLattice};
use super::{GridEvent, Scope, clipboard, widths};

/// Does what the keys say.
pub(super) struct Hands<'a> {
    pub(super) ui: &'a Ui,
    pub(super) model: &'a dyn GridModel,
    pub(super) state: &'a mut GridState,
    pub(super) read_only: bool,
    pub(super) events: Vec<GridEvent>,
}

impl Hands<'_> {
    pub(super) fn handle(&mut self, events: &[Event]) {
        for index in 0..events.len() {
            if self.state.edit.is_some() {
                self.edit_event(events, index);
            } else if let Some(command) = keys::command(events, index) {
                self.run(command);
            }
        }
    }

    /// An event while a cell is edited: only when it arrives in the very frame in which editing begins or ends.
    fn edit_event(&mut self, events: &[Event], index: usize) {
        let Some(edit) = &mut self.state.edit else { return };
        match (&events[index], keys::finishes(&events[index], edit.replacing)) {
            (_, Some(Finish::Cancel)) => self.state.edit = None,
            (_, Some(Finish::ToggleArrows)) => edit.replacing = !edit.replacing,
            (_, Some(Finish::FillReason)) => self.fill_reason(),
            (_, Some(Finish::Commit(step))) => {
                self.commit();
                self.run(GridCommand::Step { step, extend: false });
            }
            (_, Some(Finish::CommitAndGoOn)) => {
                self.commit();
                if let Some(command) = keys::command(events, index) {
                    self.run(command);
                }
            }
            (Event::Text(text) | Event::Paste(text), None) => {
                edit.buffer.push_str(text.lines().next().unwrap_or_default());
            }
            (
                Event::Key {
                    key: Key::Backspace,
                    pressed: true,
                    ..
                },
                None,
            ) => {
                edit.buffer.pop();
            }
            _ => {}
        }
    }

    pub(super) fn commit(&mut self) {
        self.events.extend(self.state.finish_edit());
    }

    pub(super) fn run(&mut self, command: GridCommand) {
        let lattice = ModelLattice(self.model);
        let screen = Screen {
            rows: self.state.page_rows.max(2) - 1,
            columns: self.state.page_columns.max(2) - 1,
        };
        let Some(mut selection) = self.state.selection else {
            return;
        };
        let range = selection.range(&lattice);
        let after_reason = self.state.after_reason.take();
        match command {
            GridCommand::Step { step, extend } => {
                let on_add_row = self.model.row_kind(selection.active.row) == RowKind::AddRow;
                if on_add_row && !extend && step == Move::Enter {
                    let event = GridEvent::AddRow {
                        row: selection.active.row,
                        typed: String::new(),
                    };
                    self.change(selection.active, event);
                    return;
                }
                let step = match step {
                    Move::Enter if self.state.enter_right => Move::Next,
                    Move::EnterBack if self.state.enter_right => Move::Previous,
                    step => step,
                };
                selection.step(&lattice, step, extend, screen);
                self.select(selection, true);
            }
            GridCommand::SelectRows => {
                selection.select_rows();
                self.select(selection, false);
            }
            GridCommand::SelectColumns => {
                selection.select_columns();
                self.select(selection, false);
            }
            GridCommand::SelectTable => {
                selection.select_table(&lattice);
                self.select(selection, false);
            }
            GridCommand::Collapse => {
                selection.collapse();
                self.select(selection, false);
            }
            GridCommand::ShowActive => self.state.reveal = true,
            GridCommand::Edit => self.begin(selection.active, None),
            GridCommand::Type(text) => {
                let text = word_begun(after_reason, selection.active, text);
                self.begin(selection.active, Some(text));
            }
            GridCommand::Clear => self.change(selection.active, GridEvent::Clear(range)),
            // Where a row is added, a letter is the beginning of its name.
            GridCommand::Reason(letter)
                if selection.extent == Extent::Cells
                    && self.model.row_kind(selection.active.row) == RowKind::AddRow =>
            {
                self.begin(selection.active, Some(letter.to_lowercase().collect()));
            }
            GridCommand::Reason(reason) => {
                let one = CellRange::between(selection.active, selection.active);
                let range = if selection.is_walked() { one } else { range };
                let scope = match selection.extent {
                    _ if selection.is_walked() => Scope::Cells(one),
                    Extent::Cells => Scope::Cells(range),
                    Extent::Rows => Scope::Rows(range.rows()),
                    Extent::Columns => Scope::Columns(range.columns()),
                    Extent::Table => Scope::Table,
                };
                self.state.after_reason = range.is_one().then_some((selection.active, reason));
                self.change(selection.active, GridEvent::Reason { scope, reason });
            }
            GridCommand::Copy => {
                self.copy(range);
                self.events.push(GridEvent::Copied(range));
            }
            GridCommand::Cut => {
                self.copy(range);
                self.change(selection.active, GridEvent::Cut(range));
            }
            GridCommand::Paste(text) => {
                let block = clipboard::decode(&text);
                if !block.is_empty() {
                    self.change(selection.active, GridEvent::Paste { at: range, block });
                }
            }
            GridCommand::FillReason => self.fill_reason(),
            GridCommand::FillTotals => self.change(selection.active, GridEvent::FillTotals(range)),
            GridCommand::FillDown => self.change(selection.active, GridEvent::FillDown(range)),
            GridCommand::FillRight => self.change(selection.active, GridEvent::FillRight(range)),
            GridCommand::Undo => self.change(selection.active, GridEvent::Undo),
            GridCommand::Redo => self.change(selection.active, GridEvent::Redo),
            GridCommand::NextFinding => self.events.push(GridEvent::NextFinding),
            GridCommand::PreviousFinding => self.events.push(GridEvent::PreviousFinding),
            GridCommand::NextToFill => self.events.push(GridEvent::NextToFill),
            GridCommand::PreviousToFill => self.events.push(GridEvent::PreviousToFill),
            GridCommand::Meaning => self.events.push(GridEvent::Meaning),
            GridCommand::KeySheet => self.events.push(GridEvent::KeySheet),
            GridCommand::NextTable => self.events.push(GridEvent::NextTable),
            GridCommand::PreviousTable => self.events.push(GridEvent::PreviousTable),
            GridCommand::Menu => self.state.open_menu = true,
            GridCommand::Wider => self.resize(range, widths::STEP),
            GridCommand::Narrower => self.resize(range, -widths::STEP),
            GridCommand::FitWidth => {
                widths::fit(self.ui, self.model, self.state, range);
                self.state.reveal = true;
            }
            GridCommand::Leave { backward } => self.events.push(GridEvent::Leave { backward }),
        }
    }

    /// The reason that is being typed, or that stands in the active cell, for all that is selected.
    fn fill_reason(&mut self) {
        let lattice = ModelLattice(self.model);
        let Some(selection) = self.state.selection else { return };
        let (range, active) = (selection.range(&lattice), selection.active);
        let typed = self.state.edit.take();
        let event = GridEvent::FillReason {
            range,
            active,
            typed: typed.is_some(),
            text: typed.map_or_else(|| self.model.edit_text(active.row, active.column), |edit| edit.buffer),
        };
        self.change(active, event);
    }

    fn resize(&mut self, range: CellRange, by: f32) {
        widths::change(self.model, self.state, range, by);
        self.state.reveal = true;
    }

    fn select(&mut self, selection: Selection, reveal: bool) {
        self.state.selection = Some(selection);
        self.state.reveal |= reveal;
    }

    fn change(&mut self, cell: Cell, event: GridEvent) {
        self.events.push(if self.read_only {
            GridEvent::Refused(cell)
        } else {
            event
        });
    }

    /// Begins editing: with new text, or with what the cell holds.
    fn begin(&mut self, cell: Cell, text: Option<String>) {
        let kind = self.model.row_kind(cell.row);
        if kind == RowKind::AddRow {
            let event = GridEvent::AddRow {
                row: cell.row,
                typed: text.unwrap_or_default(),
            };
            self.change(cell, event);
        } else if self.read_only
            || !kind.has_cells()
            || self.model.cell(cell.row, cell.column).kind == CellKind::NotAsked
        {
            self.events.push(GridEvent::Refused(cell));
        } else {
            self.state.reveal = true;
            self.state.edit = Some(begin_edit(self.model, cell, text));
        }
    }

    fn copy(&self, range: CellRange) {
        let rows = range.rows().filter(|row| self.model.row_kind(*row) != RowKind::AddRow);
        let text = clipboard::encode(rows.map(|row| {
            let has_cells = self.model.row_kind(row).has_cells();
            range.columns().map(move |column| {
                if has_cells {
                    self.model.edit_text(row, column)
                } else {
                    String::new()
                }
            })
        }));
        self.ui.ctx().copy_text(text);
    }
}

/// What is typed in a cell: with the reason that was pressed there just before, when both together begin a word. Who types `n/a`
/// presses the key of a reason first, and nothing that is typed is lost.
fn word_begun(after_reason: Option<(Cell, char)>, cell: Cell, text: String) -> String {
    let goes_on = text.starts_with(|letter: char| letter == '/' || letter.is_alphabetic());
    match after_reason {
        Some((of, letter)) if of == cell && goes_on => format!("{}{text}", letter.to_lowercase()),
        _ => text,
    }
}

/// An edit of a cell: with new text in place of the old, or with the old text.
pub(super) fn begin_edit(model: &dyn GridModel, cell: Cell, text: Option<String>) -> Edit {
    let original = model.edit_text(cell.row, cell.column);
    let replacing = text.is_some();
    Edit {
        cell,
        buffer: text.unwrap_or_else(|| original.clone()),
        original,
        replacing,
        fresh: true,
        just_shown: false,
    }
}
