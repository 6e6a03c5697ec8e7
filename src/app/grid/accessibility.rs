//! The grid for those who hear it: a grid, its rows, headers and the cells that can be seen, each by its full name.
//!
//! Screen readers are given no table interface by the toolkit, so a cell's name carries everything: row, column, value and
//! what is wrong. Focus stays on the grid, which points at the active cell. Nodes are made only when something listens.

use eframe::egui::accesskit::{self, Action, Role};
use eframe::egui::{Event, Id, Rect, Sense, Ui, UiBuilder, vec2};

use super::model::{CellKind, ColumnHead, GridModel, GridWords, RowKind};
use super::selection::{Cell, Selection};
use super::view::View;
use crate::app::fonts;

/// Where a cell is: "Malaysia, 2014, Female".
pub fn cell_name(model: &dyn GridModel, heads: &[ColumnHead<'_>], cell: Cell) -> String {
    let row = model.row(cell.row);
    let column = heads.get(cell.column).map(ColumnHead::name).unwrap_or_default();
    if column.is_empty() {
        row.label.into_owned()
    } else {
        format!("{}, {column}", row.label)
    }
}

/// Where a cell is, what it holds and what is wrong with it: "Malaysia, 2014, Female: 5350, error: Two sums miss by 180."
pub fn cell_sentence(model: &dyn GridModel, words: &GridWords, heads: &[ColumnHead<'_>], cell: Cell) -> String {
    let mut sentence = cell_name(model, heads, cell);
    if model.row_kind(cell.row) == RowKind::AddRow {
        return model.row(cell.row).label.into_owned();
    }
    let view = model.cell(cell.row, cell.column);
    // Thousands are not set apart for the ear: "5 350" is read as two numbers.
    let text = view.text.replace([fonts::THIN_SPACE, '\u{202F}'], "");
    sentence.push_str(": ");
    match view.kind {
        CellKind::NotAsked => sentence.push_str(&words.not_asked),
        CellKind::Empty => sentence.push_str(&words.empty),
        CellKind::Value => sentence.push_str(&text),
        CellKind::Reason => sentence.push_str(&format!("{}, {text}", words.reason)),
        CellKind::InheritedReason => sentence.push_str(&format!("{}, {text}", words.inherited)),
        CellKind::WrongInput => sentence.push_str(&format!("{text}, {}", words.wrong_input)),
    }
    if let Some(flag) = view.flag {
        sentence.push(' ');
        sentence.push(flag);
    }
    if let Some(change) = view.change.filter(|change| !change.words.is_empty()) {
        sentence.push_str(", ");
        sentence.push_str(&change.words);
    }
    let marks = view.marks;
    for (set, word) in [
        (marks.error, &words.error),
        (marks.warning, &words.warning),
        (marks.explained, &words.explained),
        (marks.note, &words.note),
        (marks.follow_up, &words.follow_up),
        (marks.agreed, &words.agreed),
        (marks.proposed, &words.proposed),
    ] {
        if set {
            sentence.push_str(", ");
            sentence.push_str(word);
        }
    }
    if marks.any()
        && let Some(explanation) = model.explanation(cell.row, cell.column)
    {
        sentence.push_str(": ");
        sentence.push_str(&explanation);
    }
    sentence
}

impl View<'_> {
    fn cell_id(&self, cell: Cell) -> Id {
        self.id.with(("cell", cell.row, cell.column))
    }

    /// Names the grid itself. True when anybody listens.
    pub(super) fn announce_grid(&self, ui: &Ui) -> bool {
        let corner = self.state.selection.map(|selection| self.cell_id(selection.moving()));
        ui.ctx()
            .accesskit_node_builder(self.id, |node| {
                node.set_role(Role::Grid);
                node.set_label(self.model.title().into_owned());
                node.set_row_count(self.geometry.rows + self.geometry.levels);
                node.set_column_count(self.heads.len() + 1);
                node.set_multiselectable();
                if let Some(corner) = corner {
                    node.set_active_descendant(corner.accesskit_id());
                }
            })
            .is_some()
    }

    pub(super) fn announce_cells(&mut self, ui: &mut Ui) {
        let requests = ui.input(|input| {
            input
                .events
                .iter()
                .any(|event| matches!(event, Event::AccessKitActionRequest(_)))
        });
        let range = self.range();
        let corner = self.state.selection.map(|selection| selection.moving());
        let clip = self.body.clip;
        let mut pressed = None;
        self.announce_headers(ui);
        for row in self.with_corner_row(corner) {
            let top = self.body.origin.y + row as f32 * self.geometry.row;
            let left = self.rect.left();
            let row_rect = Rect::from_min_max(
                eframe::egui::pos2(left, top),
                eframe::egui::pos2(clip.right(), top + self.geometry.row),
            );
            let head = self.model.row(row);
            let row_ui = ui.new_child(
                UiBuilder::new()
                    .max_rect(row_rect)
                    .id_salt(("row", row))
                    .accessibility_parent(self.id)
                    .accessibility_role(Role::Row),
            );
            let label_rect = Rect::from_min_size(row_rect.min, vec2(self.geometry.labels, self.geometry.row));
            let label_id = self.id.with(("row label", row));
            let role = match head.kind {
                RowKind::AddRow => Role::Button,
                RowKind::Heading | RowKind::Block => Role::Heading,
                RowKind::Total | RowKind::Item => Role::RowHeader,
            };
            node(&row_ui, label_id, label_rect, role, |node| {
                node.set_label(head.label.as_ref());
            });
            if !head.kind.can_be_active() {
                continue;
            }
            for column in self.with_corner_column(row, corner) {
                let cell = Cell::new(row, column);
                if head.kind == RowKind::AddRow && Some(cell) != corner {
                    continue;
                }
                let id = self.cell_id(cell);
                let rect = self.geometry.cell(cell, self.pane_of(column).origin);
                let sentence = cell_sentence(self.model, self.words, &self.heads, cell);
                let selected = range.is_some_and(|range| range.contains(cell));
                let invalid = head.kind.has_cells() && self.model.cell(row, column).marks.error;
                node(&row_ui, id, rect, Role::GridCell, |node| {
                    node.set_label(sentence);
                    node.set_row_index(row);
                    node.set_column_index(column + 1);
                    node.set_selected(selected);
                    node.add_action(Action::Click);
                    if invalid {
                        node.set_invalid(accesskit::Invalid::True);
                    }
                });
                if requests
                    && ui.input(|input| {
                        input.has_accesskit_action_request(id, Action::Click)
                            || input.has_accesskit_action_request(id, Action::Focus)
                    })
                {
                    pressed = Some(cell);
                }
            }
        }
        if let Some(cell) = pressed {
            self.set_selection(ui, Selection::at(cell));
            self.state.reveal = true;
        }
    }

    fn announce_headers(&self, ui: &mut Ui) {
        let bottom = self.rect.top() + self.geometry.header_height();
        let top = bottom - self.geometry.header_row;
        let header_ui = ui.new_child(
            UiBuilder::new()
                .id_salt("column headers")
                .accessibility_parent(self.id)
                .accessibility_role(Role::Row),
        );
        for column in self.beside.columns.clone().chain(self.body.columns.clone()) {
            let x = self.geometry.column(column);
            let origin = self.pane_of(column).origin.x;
            let rect = Rect::from_x_y_ranges(origin + x.min..=origin + x.max, top..=bottom);
            let name = self.heads[column].name();
            node(
                &header_ui,
                self.id.with(("column label", column)),
                rect,
                Role::ColumnHeader,
                |node| node.set_label(name),
            );
        }
    }

    /// The rows in sight, and that of the active corner when it is not (the frame before it is scrolled to).
    fn with_corner_row(&self, corner: Option<Cell>) -> Vec<usize> {
        let mut rows: Vec<usize> = self.seen_rows.clone().collect();
        if let Some(corner) = corner
            && !self.seen_rows.contains(&corner.row)
        {
            rows.push(corner.row);
        }
        rows
    }

    fn with_corner_column(&self, row: usize, corner: Option<Cell>) -> Vec<usize> {
        let mut columns: Vec<usize> = if self.seen_rows.contains(&row) {
            self.beside.columns.clone().chain(self.body.columns.clone()).collect()
        } else {
            Vec::new()
        };
        if let Some(corner) = corner
            && corner.row == row
            && !columns.contains(&corner.column)
        {
            columns.push(corner.column);
        }
        columns
    }
}

fn node(ui: &Ui, id: Id, rect: Rect, role: Role, write: impl FnOnce(&mut accesskit::Node)) {
    // Registers the parent; it senses nothing, so the mouse passes through.
    ui.interact(rect, id, Sense::hover());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(role);
        node.set_bounds(accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
        write(node);
    });
}
