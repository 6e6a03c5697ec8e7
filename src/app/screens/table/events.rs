//! Does what the person did in the grid: each event is one action at the desk, or a request to the window.

use super::TableScreen;
use super::model::SheetView;
use super::toolbar::InlinePanel;
use crate::app::command::{Command, CommandId};
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::grid::{Cell, CellRange, Extent, GridEvent, Scope as GridScope};
use crate::desk::{Entered, PasteReport, ReasonTarget};
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
        GridEvent::Paste { at, block } => paste(cx, state, at, block),
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
            if cx.read_only {
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

fn commit(cx: &mut ScreenContext<'_>, state: &mut TableScreen, cell: Cell, text: &str) {
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

#[allow(clippy::needless_pass_by_value, reason = "the event hands its block over")]
fn paste(cx: &mut ScreenContext<'_>, state: &mut TableScreen, at: CellRange, block: Vec<Vec<String>>) {
    let Some(view) = &state.view else { return };
    let block = without_heading_lines(&block, |offset| {
        matches!(
            view.row(at.first.row + offset).map(|row| &row.kind),
            Some(RowKind::Heading(_))
        )
    });
    let rows = at
        .rows()
        .filter(|row| view.cell(*row, at.first.column).is_some())
        .count();
    let block = tiled(block, rows, at.columns().count());
    let rows = view.rows().get(at.first.row..).unwrap_or_default();
    let columns = view.columns().get(at.first.column..).unwrap_or_default();
    let pasted = cx.desk.paste_onto(view.sheet, rows, columns, &block);
    if let Some(report) = cx.report(pasted) {
        say_pasted(cx, &report);
        if let Some(grid) = state.grids.get_mut(&view.sheet) {
            let width = block.iter().map(Vec::len).max().unwrap_or(1).max(1);
            let last_column = (at.first.column + width - 1).min(view.columns().len().saturating_sub(1));
            let item_rows = (at.first.row..view.rows().len()).filter(|row| view.cell(*row, 0).is_some());
            let last_row = item_rows.take(block.len()).last().unwrap_or(at.first.row);
            grid.select(CellRange::between(at.first, Cell::new(last_row, last_column)));
        }
    }
}

/// A block copied across a heading has an empty line there: it belongs to the heading, not to the row below it.
fn without_heading_lines(block: &[Vec<String>], is_heading: impl Fn(usize) -> bool) -> Vec<Vec<String>> {
    let mut kept = Vec::with_capacity(block.len());
    let mut offset = 0;
    for line in block {
        let blank = line.iter().all(|text| text.trim().is_empty());
        if blank && is_heading(offset) {
            offset += 1;
            continue;
        }
        while is_heading(offset) {
            offset += 1;
        }
        kept.push(line.clone());
        offset += 1;
    }
    kept
}

/// A block that fits several times into what is selected fills it, as in a spreadsheet.
fn tiled(block: Vec<Vec<String>>, rows: usize, columns: usize) -> Vec<Vec<String>> {
    let height = block.len();
    let width = block.first().map_or(0, Vec::len);
    let even = block.iter().all(|line| line.len() == width);
    let fits = even && height > 0 && width > 0 && rows.is_multiple_of(height) && columns.is_multiple_of(width);
    if !fits || (rows <= height && columns <= width) {
        return block;
    }
    let line = |row: usize| {
        (0..columns)
            .map(|column| block[row % height][column % width].clone())
            .collect()
    };
    (0..rows).map(line).collect()
}

fn say_pasted(cx: &mut ScreenContext<'_>, report: &PasteReport) {
    let words = cx.words();
    let mut text = words.count("pasted", report.changed);
    for (number, id) in [(report.wrong, "pasted-wrong"), (report.outside, "pasted-outside")] {
        if number > 0 {
            text.push(' ');
            text.push_str(&words.count(id, number));
        }
    }
    let kind = if report.wrong + report.outside > 0 {
        NoticeKind::Info
    } else {
        NoticeKind::Done
    };
    cx.shell.say(kind, text);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn block(lines: &[&[&str]]) -> Vec<Vec<String>> {
        lines
            .iter()
            .map(|line| line.iter().map(|text| (*text).to_owned()).collect())
            .collect()
    }

    #[test]
    fn an_empty_line_over_a_heading_is_the_headings() {
        let heading = |offset| offset == 1;
        let cases: [(&[&[&str]], &[&[&str]]); 4] = [
            (&[&["10"], &[""], &["4"], &["6"]], &[&["10"], &["4"], &["6"]]),
            (&[&["10"], &["4"], &["6"]], &[&["10"], &["4"], &["6"]]),
            (&[&["10"], &[""], &[""], &["6"]], &[&["10"], &[""], &["6"]]),
            (&[&["10"]], &[&["10"]]),
        ];
        for (given, expected) in cases {
            assert_eq!(
                without_heading_lines(&block(given), heading),
                block(expected),
                "{given:?}"
            );
        }
    }

    #[test]
    fn a_block_fills_a_selection_that_holds_it_several_times() {
        assert_eq!(
            tiled(block(&[&["1"]]), 2, 3),
            block(&[&["1", "1", "1"], &["1", "1", "1"]])
        );
        assert_eq!(tiled(block(&[&["1", "2"]]), 2, 2), block(&[&["1", "2"], &["1", "2"]]));
        assert_eq!(tiled(block(&[&["1", "2"]]), 2, 3), block(&[&["1", "2"]]));
        assert_eq!(tiled(block(&[&["1"], &["2"]]), 1, 1), block(&[&["1"], &["2"]]));
    }
}
