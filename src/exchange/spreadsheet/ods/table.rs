//! One worksheet: its columns, its rows, and the cells in them.

use super::cell::{Filled, Stated, read_cell};
use super::styles::Styles;
use crate::exchange::spreadsheet::draft::Draft;
use crate::exchange::spreadsheet::error::Stop;
use crate::exchange::spreadsheet::limits::{MAX_COLUMNS, MAX_REMARKS, MAX_ROWS};
use crate::exchange::spreadsheet::number_format::Shown;
use crate::exchange::spreadsheet::xml::{Piece, Tag, Xml};
use crate::exchange::spreadsheet::{Area, At, LeftAside, Spreadsheet};
use std::ops::Range;

/// A worksheet while it is read.
struct Table<'a> {
    styles: &'a Styles,
    /// What cells without a style of their own show, by the column behind the last that it holds for.
    columns: Vec<(u32, Shown)>,
    next_row: u32,
    /// The depth of a group of rows or columns that is folded away.
    folded: Option<usize>,
}

/// Reads the table that was opened last.
pub(super) fn read(
    xml: &mut Xml<'_>,
    styles: &Styles,
    draft: &mut Draft<'_>,
    spreadsheet: &mut Spreadsheet,
) -> Result<(), Stop> {
    let depth = xml.depth();
    let mut table = Table {
        styles,
        columns: Vec::new(),
        next_row: 0,
        folded: None,
    };
    while let Some(piece) = xml.inside(depth)? {
        let tag = match piece {
            Piece::Open(tag) => tag,
            Piece::Close => {
                table.folded = table.folded.filter(|folded| xml.depth() >= *folded);
                continue;
            }
            Piece::Text(_) => continue,
        };
        match tag.name() {
            "table-row-group" | "table-column-group" => {
                if tag.raw("table:display") == Some("false") {
                    table.folded.get_or_insert(xml.depth());
                }
            }
            "table-header-rows" | "table-rows" | "table-header-columns" | "table-columns" => {}
            "table-column" => table.column(&tag, draft)?,
            "table-row" => table.row(xml, &tag, draft)?,
            "table-source" => {
                spreadsheet.leave(LeftAside::ExternalLinks);
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    Ok(())
}

fn repeated(tag: &Tag<'_>, name: &str) -> u32 {
    tag.number(name).unwrap_or(1)
}

impl Table<'_> {
    fn is_hidden(&self, tag: &Tag<'_>) -> bool {
        self.folded.is_some() || matches!(tag.raw("table:visibility"), Some("collapse" | "filter"))
    }

    fn column(&mut self, tag: &Tag<'_>, draft: &mut Draft<'_>) -> Result<(), Stop> {
        if self.columns.len() >= MAX_REMARKS {
            return Err(Stop::TooLarge);
        }
        let first = self.columns.last().map_or(0, |(end, _)| *end);
        let end = first.saturating_add(repeated(tag, "table:number-columns-repeated"));
        let style = tag.raw("table:default-cell-style-name");
        let shown = style.map(|style| self.styles.shown(style)).unwrap_or_default();
        self.columns.push((end, shown));
        if self.is_hidden(tag) && end > first {
            draft.hide_columns(first, end - 1)?;
        }
        Ok(())
    }

    fn row(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, draft: &mut Draft<'_>) -> Result<(), Stop> {
        let first = self.next_row;
        let end = first.saturating_add(repeated(tag, "table:number-rows-repeated"));
        self.next_row = end;
        if self.is_hidden(tag) && end > first {
            draft.hide_rows(first, end - 1)?;
        }
        let default = tag.raw("table:default-cell-style-name");
        let default = default.map(|style| self.styles.shown(style));
        let depth = xml.depth();
        let mut column = 0_u32;
        let mut filled = Vec::new();
        while let Some(tag) = xml.child(depth)? {
            if !matches!(tag.name(), "table-cell" | "covered-table-cell") {
                continue;
            }
            let stated = Stated::of(&tag);
            let behind = column.saturating_add(stated.repeated);
            let at = At::new(first, column);
            let shown = match stated.style {
                Some(style) => self.styles.shown(style),
                None => default.unwrap_or_else(|| self.shown_in(column)),
            };
            if let Some(area) = block(at, stated.merged) {
                draft.merge(area)?;
            }
            if let Some(area) = block(at, stated.matrix) {
                draft.array(area)?;
            }
            if let Some(cell) = read_cell(xml, &stated, at, shown, self.styles, draft)? {
                if filled.len() >= MAX_COLUMNS as usize {
                    return Err(Stop::TooLarge);
                }
                filled.push((column..behind, cell));
            }
            column = behind;
        }
        lay(filled, first..end, draft)
    }

    fn shown_in(&self, column: u32) -> Shown {
        let index = self.columns.partition_point(|(end, _)| *end <= column);
        self.columns.get(index).map(|(_, shown)| *shown).unwrap_or_default()
    }
}

/// Puts the cells of a row into every row, and every column, that they stand for.
fn lay(filled: Vec<(Range<u32>, Filled)>, rows: Range<u32>, draft: &mut Draft<'_>) -> Result<(), Stop> {
    let Some(last_row) = rows.clone().last().filter(|_| !filled.is_empty()) else {
        return Ok(());
    };
    if last_row >= MAX_ROWS {
        return Err(Stop::TooLarge);
    }
    for row in rows.start..last_row {
        for (columns, cell) in &filled {
            for column in columns.clone() {
                draft.put(At::new(row, column), cell.content.clone(), cell.shown, cell.formula)?;
            }
        }
    }
    for (columns, cell) in filled {
        for column in columns.start + 1..columns.end {
            draft.put(
                At::new(last_row, column),
                cell.content.clone(),
                cell.shown,
                cell.formula,
            )?;
        }
        if !columns.is_empty() {
            draft.put(At::new(last_row, columns.start), cell.content, cell.shown, cell.formula)?;
        }
    }
    Ok(())
}

/// The block that begins at a cell and spans that many columns and rows; none where it is the cell alone.
fn block(at: At, (columns, rows): (u32, u32)) -> Option<Area> {
    let last = At::new(
        at.row.saturating_add(rows.max(1) - 1),
        at.column.saturating_add(columns.max(1) - 1),
    );
    Some(Area::between(at, last)).filter(|area| area.first != area.last)
}
