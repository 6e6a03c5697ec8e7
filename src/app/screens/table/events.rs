//! Does what the person did in the grid: each event is one action at the desk, or a request to the window.

use super::model::SheetView;
use super::no_figure::NoFigure;
use super::pointing::Pointing;
use super::toolbar::InlinePanel;
use super::{Asked, TableScreen, paste, totals};
use crate::app::command::{Command, CommandId};
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::grid::{Cell, CellRange, Extent, GridEvent, Scope as GridScope};
use crate::desk::{Entered, ReasonTarget};
use crate::figures::{CellAddress, Pointer, Reason, RowKind, Scope, SheetId};
use eframe::egui::Ui;
use std::ops::RangeInclusive;

pub(super) fn act(ui: &Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen, event: GridEvent) {
    match event {
        GridEvent::Commit { cell, text } => commit(cx, state, cell, &text),
        GridEvent::Clear(range) | GridEvent::Cut(range) => clear(cx, state, range),
        GridEvent::Reason { scope, reason } => {
            let Some(target) = target(cx, state, &scope) else {
                return;
            };
            match Reason::from_letter(reason) {
                Some(reason) => {
                    give_reason(cx, &target, &reason);
                }
                None => point(state, target),
            }
        }
        GridEvent::FillReason {
            range,
            active,
            text,
            typed,
        } => fill_reason(cx, state, range, active, &text, typed),
        GridEvent::FillTotals(range) => totals::fill(cx, state, range),
        GridEvent::Paste { at, block } => paste::begin(cx, state, at, block),
        GridEvent::FillDown(range) => fill(cx, state, range, true),
        GridEvent::FillRight(range) => fill(cx, state, range, false),
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

/// What was asked from outside the grid: the menu, the search field, a key pressed elsewhere.
pub(super) fn asked(cx: &mut ScreenContext<'_>, state: &mut TableScreen, asked: Asked) {
    let (Some(sheet), Some(range), false) = (state.sheet, state.range, cx.read_only) else {
        return;
    };
    match asked {
        Asked::FillTotals => totals::fill(cx, state, range),
        Asked::AutomaticTotals => {
            let automatic = !cx.desk.automatic_totals(sheet);
            totals::set_automatic(cx, sheet, automatic);
        }
        Asked::NoFigure => state.panel = Some(InlinePanel::NoFigure(NoFigure::default())),
        Asked::IncludedElsewhere => {
            let scope = selected_scope(state, range);
            if let Some(target) = target(cx, state, &scope) {
                point(state, target);
            }
        }
    }
}

/// Gives a reason, and says which figures of a selection it passed over.
pub(super) fn give_reason(cx: &mut ScreenContext<'_>, target: &ReasonTarget, reason: &Reason) {
    let done = cx.desk.set_reason(target, reason);
    let (Some(_), ReasonTarget::Cells(cells)) = (cx.report(done), target) else {
        return;
    };
    let is_figure = |cell: &&CellAddress| cx.desk.answers().figure(cell).is_some_and(|at| at.as_value().is_some());
    let figures = cells.iter().filter(is_figure).count();
    if figures > 0 {
        let sentence = cx.words().count("figures-passed-over", figures);
        cx.shell.say(NoticeKind::Info, sentence);
    }
}

/// Has the person show the cell that includes others.
fn point(state: &mut TableScreen, target: ReasonTarget) {
    if let Some(from) = state.active() {
        state.pointing = Some(Pointing::new(target, from));
        state.focus = true;
    }
}

/// Repeats a reason over the selection. A figure is not repeated: it stands in the active cell, where it was typed.
fn fill_reason(
    cx: &mut ScreenContext<'_>,
    state: &mut TableScreen,
    range: CellRange,
    active: Cell,
    text: &str,
    typed: bool,
) {
    let address = state
        .view
        .as_ref()
        .and_then(|view| view.cell(active.row, active.column));
    let scope = selected_scope(state, range);
    let (Some(address), Some(target)) = (address, target(cx, state, &scope)) else {
        return;
    };
    let reason = if typed {
        cx.desk.reason_in(address.sheet, text)
    } else {
        cx.desk.reason_of(&address)
    };
    if let Some(reason) = reason {
        return give_reason(cx, &without_itself(target, &reason), &reason);
    }
    if typed {
        if text.trim().eq_ignore_ascii_case("k") {
            return point(state, target);
        }
        commit(cx, state, active, text);
    }
    if !range.is_one() && cx.desk.answers().figure(&address).is_some() {
        let sentence = cx.text("figure-in-active-only");
        cx.shell.say(NoticeKind::Info, sentence);
    }
}

/// The cells less those that would be included in themselves.
fn without_itself(target: ReasonTarget, reason: &Reason) -> ReasonTarget {
    let Reason::IncludedElsewhere(pointer) = reason else {
        return target;
    };
    match target {
        ReasonTarget::Cells(cells) => ReasonTarget::Cells(
            cells
                .into_iter()
                .filter(|cell| match pointer {
                    Pointer::Row(item) => cell.place.item.as_ref() != Some(item),
                    Pointer::Cell(other) => cell != other,
                })
                .collect(),
        ),
        wide => wide,
    }
}

/// What is selected, as a reason is given for it.
fn selected_scope(state: &TableScreen, range: CellRange) -> GridScope {
    let grid = state.sheet.and_then(|sheet| state.grids.get(&sheet));
    match grid.map_or(Extent::Cells, crate::app::grid::GridState::extent) {
        Extent::Cells => GridScope::Cells(range),
        Extent::Rows => GridScope::Rows(range.rows()),
        Extent::Columns => GridScope::Columns(range.columns()),
        Extent::Table => GridScope::Table,
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
    let scope = selected_scope(state, range);
    let scopes: Vec<Scope> = match target(cx, state, &scope) {
        Some(ReasonTarget::Scope(scope)) => vec![scope],
        Some(ReasonTarget::Scopes(scopes)) => scopes,
        Some(ReasonTarget::Cells(_)) | None => return,
    };
    let covers = &cx.desk.answers().covers;
    let laid: Vec<Scope> = scopes.into_iter().filter(|scope| covers.contains_key(scope)).collect();
    if !laid.is_empty() {
        let cleared = cx.desk.clear_reasons(&laid);
        cx.report(cleared);
    }
}

/// What a reason is given for: cells, or all that is untouched in rows, columns, years or the table. Whole columns and the table
/// are not covered while rows are hidden, which would be answered unseen.
fn target(cx: &ScreenContext<'_>, state: &TableScreen, scope: &GridScope) -> Option<ReasonTarget> {
    let sheet = state.sheet?;
    let hides_rows = state.view.as_ref().is_some_and(SheetView::hides_rows);
    let scopes = match scope {
        GridScope::Cells(range) => return Some(ReasonTarget::Cells(state.cells(*range))),
        GridScope::Columns(_) | GridScope::Table if hides_rows => {
            return Some(ReasonTarget::Cells(state.cells(state.range?)));
        }
        GridScope::Rows(rows) => row_scopes(state, sheet, rows),
        GridScope::Columns(columns) => column_scopes(state, sheet, columns),
        GridScope::Table => vec![table_scope(cx, sheet)],
    };
    (!scopes.is_empty()).then_some(ReasonTarget::Scopes(scopes))
}

fn row_scopes(state: &TableScreen, sheet: SheetId, rows: &RangeInclusive<usize>) -> Vec<Scope> {
    let Some(view) = &state.view else { return Vec::new() };
    let items = rows.clone().filter_map(|row| match &view.row(row)?.kind {
        RowKind::Item(item) => Some(item.clone()),
        RowKind::Heading(_) => None,
    });
    items.map(|item| Scope::Row { sheet, item }).collect()
}

/// Years whose columns are all among these, and the columns of the others.
fn column_scopes(state: &TableScreen, sheet: SheetId, columns: &RangeInclusive<usize>) -> Vec<Scope> {
    let Some(view) = &state.view else { return Vec::new() };
    let chosen: Vec<_> = columns.clone().filter_map(|column| view.column(column)).collect();
    let mut scopes = Vec::new();
    for of_year in chosen.chunk_by(|a, b| a.year == b.year) {
        let year = of_year[0].year;
        let columns = view.layout.columns.iter().filter(|other| other.year == year).count();
        if of_year.len() == columns && columns > 1 {
            scopes.push(Scope::Year { sheet, year });
        } else {
            scopes.extend(of_year.iter().map(|column| Scope::Column {
                sheet,
                year,
                status: column.status.clone(),
                sex: column.sex,
            }));
        }
    }
    scopes
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

/// Repeats the reasons of the first row below, or of the first column to the right; figures are passed over.
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
    let Some(filled) = cx.report(filled) else { return };
    if filled.figures > 0 {
        let words = cx.words();
        let mut text = words.count("figures-not-repeated", filled.figures);
        if filled.cells > 0 {
            text = format!("{} {text}", words.count("reason-repeated", filled.cells));
        }
        cx.shell.say(NoticeKind::Info, text);
    }
}
