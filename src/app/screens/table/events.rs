//! Does what the person did in the grid: each event is one action at the desk, or a request to the window.

use super::model::SheetView;
use super::toolbar::InlinePanel;
use super::{TableScreen, paste};
use crate::app::command::{Command, CommandId};
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::grid::{Cell, CellRange, Extent, GridEvent, Scope as GridScope};
use crate::desk::{Entered, ReasonTarget};
use crate::figures::{CellAddress, Reason, RowKind, Scope, SheetId};
use eframe::egui::Ui;
use std::ops::RangeInclusive;

pub(super) fn act(ui: &Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen, event: GridEvent) {
    match event {
        GridEvent::Commit { cell, text } => commit(cx, state, cell, &text),
        GridEvent::Clear(range) | GridEvent::Cut(range) => clear(cx, state, range),
        GridEvent::Reason { scope, reason } => {
            if let Some(reason) = Reason::from_letter(reason) {
                set_reason(cx, state, &scope, &reason);
            }
        }
        GridEvent::Paste { at, block } => paste::begin(cx, state, at, block),
        GridEvent::FillDown(range) => fill(cx, state, range, true),
        GridEvent::FillRight(range) => fill(cx, state, range, false),
        GridEvent::FillReason {
            active, text, typed, ..
        } => {
            if typed {
                commit(cx, state, active, &text);
            }
            let letter = text.trim().chars().next().filter(|_| text.trim().chars().count() == 1);
            if let (Some(reason), Some(selected)) = (letter.and_then(Reason::from_letter), state.range) {
                set_reason(cx, state, &GridScope::Cells(selected), &reason);
            }
        }
        GridEvent::FillTotals(_) => {}
        GridEvent::Undo => cx.send(Command::Run(CommandId::Undo)),
        GridEvent::Redo => cx.send(Command::Run(CommandId::Redo)),
        GridEvent::NextFinding => cx.send(Command::Run(CommandId::NextFinding)),
        GridEvent::PreviousFinding => cx.send(Command::Run(CommandId::PreviousFinding)),
        GridEvent::NextToFill => cx.send(Command::Run(CommandId::NextToFill)),
        GridEvent::PreviousToFill => cx.send(Command::Run(CommandId::PreviousToFill)),
        GridEvent::Meaning => cx.send(Command::Run(CommandId::Meaning)),
        GridEvent::KeySheet => cx.send(Command::Run(CommandId::KeySheet)),
        GridEvent::NextTable => cx.send(Command::Run(CommandId::NextTable)),
        GridEvent::PreviousTable => cx.send(Command::Run(CommandId::PreviousTable)),
        GridEvent::AddRow { typed, .. } => {
            state.panel = Some(InlinePanel::add_row_more(state.panel.take(), &typed));
        }
        GridEvent::Refused(_) => {
            if state.paste.is_some() {
                let sentence = cx.text("paste-refused");
                cx.shell.say(NoticeKind::Info, sentence);
            } else if cx.read_only {
                let sentence = cx.text("read-only-refused");
                cx.shell.say(NoticeKind::Info, sentence);
            }
        }
        GridEvent::Leave { backward } => {
            if backward {
                state.to_toolbar = true;
                ui.ctx().request_repaint();
            } else {
                state.inspector.take_keyboard();
                if !state.inspector_shows(cx.shell.settings) {
                    cx.send(Command::Run(CommandId::Inspector));
                }
            }
        }
        GridEvent::Zoom(factor) => {
            let zoom = cx.shell.settings.table_zoom() * factor;
            cx.send(Command::SetTableZoom(zoom));
        }
        GridEvent::Copied(_) | GridEvent::ActiveChanged(_) | GridEvent::LabelWidth(_) => {}
    }
}

pub(super) fn commit(cx: &mut ScreenContext<'_>, state: &mut TableScreen, cell: Cell, text: &str) {
    let Some(address) = state.view.as_ref().and_then(|view| view.cell(cell.row, cell.column)) else {
        return;
    };
    let entered = cx.desk.type_text(&address, text);
    match cx.report(entered) {
        Some(Entered::Unclear(_)) => {
            let sentence = cx.text("entered-unclear");
            cx.shell.say(NoticeKind::Info, sentence);
        }
        Some(Entered::Wrong(_)) => {
            let sentence = cx.words().with("entered-wrong", &[("text", text.into())]);
            cx.shell.say(NoticeKind::Info, sentence);
        }
        Some(Entered::Read(_)) | None => {}
    }
}

/// Figures go first; where there are none, the reason that covers the whole row, column or table.
fn clear(cx: &mut ScreenContext<'_>, state: &mut TableScreen, range: CellRange) {
    let cells: Vec<CellAddress> = state
        .cells(range)
        .into_iter()
        .filter(|cell| cx.desk.answers().figure(cell).is_some())
        .collect();
    if !cells.is_empty() {
        let cleared = cx.desk.clear(&cells);
        cx.report(cleared);
        return;
    }
    let Some(sheet) = state.sheet else { return };
    let extent = state
        .grids
        .get(&sheet)
        .map_or(Extent::Cells, crate::app::grid::GridState::extent);
    let scope = match extent {
        Extent::Cells => None,
        Extent::Rows => row_scope(state, sheet, &range.rows()),
        Extent::Columns => column_scope(state, sheet, &range.columns()),
        Extent::Table => Some(table_scope(cx, sheet)),
    };
    if let Some(scope) = scope.filter(|scope| cx.desk.answers().covers.contains_key(scope)) {
        let cleared = cx.desk.clear_reason(&scope);
        cx.report(cleared);
    }
}

/// Gives a reason for cells, or for all that is untouched in one row, column, year or table.
fn set_reason(cx: &mut ScreenContext<'_>, state: &mut TableScreen, scope: &GridScope, reason: &Reason) {
    let Some(sheet) = state.sheet else { return };
    let (range, wide) = match scope {
        GridScope::Cells(range) => (Some(*range), None),
        GridScope::Rows(rows) => (state.range, row_scope(state, sheet, rows)),
        GridScope::Columns(columns) => (state.range, column_scope(state, sheet, columns)),
        GridScope::Table if state.view.as_ref().is_some_and(SheetView::hides_rows) => (state.range, None),
        GridScope::Table => (None, Some(table_scope(cx, sheet))),
    };
    let target = match (wide, range) {
        (Some(scope), _) => ReasonTarget::Scope(scope),
        (None, Some(range)) => ReasonTarget::Cells(state.cells(range)),
        (None, None) => return,
    };
    let done = cx.desk.set_reason(&target, reason);
    cx.report(done);
}

/// The scope of one row; none for several, whose cells are then answered one by one in one action.
fn row_scope(state: &TableScreen, sheet: SheetId, rows: &RangeInclusive<usize>) -> Option<Scope> {
    let view = state.view.as_ref()?;
    let mut items = rows.clone().filter_map(|row| match &view.row(row)?.kind {
        RowKind::Item(item) => Some(item.clone()),
        RowKind::Heading(_) => None,
    });
    let item = items.next()?;
    items.next().is_none().then_some(Scope::Row { sheet, item })
}

/// The scope of one column, or of all columns of one year; none while rows are hidden, which it would cover unseen.
fn column_scope(state: &TableScreen, sheet: SheetId, columns: &RangeInclusive<usize>) -> Option<Scope> {
    let view = state.view.as_ref().filter(|view| !view.hides_rows())?;
    let column = view.column(*columns.start())?;
    if columns.start() == columns.end() {
        return Some(Scope::Column {
            sheet,
            year: column.year,
            status: column.status.clone(),
            sex: column.sex,
        });
    }
    let chosen: Vec<_> = columns.clone().filter_map(|column| view.column(column)).collect();
    let of_year = view
        .layout
        .columns
        .iter()
        .filter(|other| other.year == column.year)
        .count();
    let whole = chosen.iter().all(|other| other.year == column.year) && chosen.len() == of_year;
    whole.then_some(Scope::Year {
        sheet,
        year: column.year,
    })
}

/// The whole sheet; of a table that has one sheet, or none yet, the table itself.
fn table_scope(cx: &ScreenContext<'_>, sheet: SheetId) -> Scope {
    let Ok(of) = cx.desk.sheet(sheet) else {
        return Scope::Sheet { sheet };
    };
    let phase = cx.desk.phase().clone();
    let others = cx
        .desk
        .answers()
        .sheets_of_table(&phase, &of.table)
        .filter(|(id, _)| *id != sheet)
        .count();
    if others == 0 {
        Scope::Table {
            phase: phase.clone(),
            table: of.table.clone(),
        }
    } else {
        Scope::Sheet { sheet }
    }
}

/// Repeats the first row below, or the first column to the right; figures are taken as they are.
fn fill(cx: &mut ScreenContext<'_>, state: &mut TableScreen, range: CellRange, down: bool) {
    let Some(view) = &state.view else { return };
    let rows: Vec<usize> = range
        .rows()
        .filter(|row| view.cell(*row, range.first.column).is_some())
        .collect();
    let Some(&first) = rows.first() else { return };
    let mut copies = Vec::new();
    for &row in &rows {
        for column in range.columns() {
            let from = if down {
                view.cell(first, column)
            } else {
                view.cell(row, range.first.column)
            };
            if let (Some(from), Some(to)) = (from, view.cell(row, column))
                && from != to
            {
                copies.push((from, to));
            }
        }
    }
    let block = (rows.len(), range.columns().count());
    let filled = cx.desk.fill(&copies, block);
    cx.report(filled);
}
