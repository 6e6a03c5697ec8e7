//! What is left to do, as a list to go by: unanswered cells in blocks, sources and definitions that are missing, wrong input,
//! errors. It stands over any screen (Ctrl+L), and beside the overview where there is room.

use super::labels;
use super::row_list::{self, RowListState, RowLook, Rows};
use crate::app::command::Command;
use crate::app::context::Place;
use crate::app::words::Words;
use crate::app::{icons, names, parts, theme};
use crate::desk::{BlankBlock, Desk, Left, SheetLeft, TableLeft};
use crate::figures::SheetId;
use crate::questionnaire::{Language, Table, TableCode, Year};
use eframe::egui::{
    Align, Align2, Area, Context, Frame, Id, Key, Layout, Margin, Modifiers, Order, Rect, Stroke, Ui, pos2, vec2,
};
use std::rc::Rc;

/// Columns named one by one; of more, only how many.
const NAMED: usize = 3;

/// What is remembered of the list.
#[derive(Default)]
pub struct WhatIsLeft {
    open: bool,
    /// The table whose lines come into view when the list opens.
    wanted: Option<TableCode>,
    list: RowListState,
    beside: RowListState,
    prepared: Option<((u64, Language), Rc<Prepared>)>,
}

/// The list in words.
struct Prepared {
    lines: Vec<Line>,
    count: usize,
}

enum Line {
    Table {
        code: TableCode,
        title: String,
        detail: String,
    },
    Item(Item),
}

/// One thing that is left.
struct Item {
    icon: &'static str,
    error: bool,
    text: String,
    detail: String,
    command: Command,
}

impl WhatIsLeft {
    /// Opens the list over the screen, at the lines of a table where one is named.
    pub fn open(&mut self, table: Option<TableCode>) {
        self.open = true;
        self.wanted = table;
        self.list.selected = None;
        self.list.focus();
    }

    /// Closes it.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// Whether it stands over the screen.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// How many things are left.
    pub fn count(&mut self, desk: &Desk, words: Words) -> usize {
        self.prepare(desk, words).count
    }

    fn prepare(&mut self, desk: &Desk, words: Words) -> Rc<Prepared> {
        let key = (desk.revision(), words.0);
        if let Some((known, prepared)) = &self.prepared
            && *known == key
        {
            return Rc::clone(prepared);
        }
        let left = desk.what_is_left();
        let prepared = Rc::new(Prepared {
            lines: lines(desk, words, &left),
            count: left.count(),
        });
        self.prepared = Some((key, Rc::clone(&prepared)));
        prepared
    }

    /// Draws it over the screen. Says whether it was closed, and what was chosen.
    pub fn overlay(&mut self, ctx: &Context, desk: &Desk, words: Words) -> Closed {
        let prepared = self.prepare(desk, words);
        if let Some(table) = self.wanted.take() {
            let of_table = |line: &Line| matches!(line, Line::Table { code, .. } if *code == table);
            if let Some(at) = prepared.lines.iter().position(of_table) {
                self.list.choose_at_top(at + 1);
            }
        }
        if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.open = false;
            return Closed::Left;
        }
        let colours = theme::palette(ctx);
        let screen = ctx.content_rect();
        let size = vec2(
            680.0_f32.min(screen.width() - 48.0),
            (prepared.height() + 56.0).min(screen.height() - 140.0),
        );
        let area = Area::new(Id::unique("what is left"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, vec2(0.0, 52.0));
        let shown = area.accessible_name(words.get("left-title")).show(ctx, |ui| {
            let frame = Frame::new()
                .fill(colours.surface)
                .stroke(Stroke::new(1.0, colours.border))
                .corner_radius(theme::RADIUS)
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(Margin::same(10));
            frame
                .show(ui, |ui| {
                    ui.set_min_size(size);
                    ui.set_max_size(size);
                    self.contents(ui, words, &prepared, false)
                })
                .inner
        });
        let elsewhere = shown.response.clicked_elsewhere() && ctx.input(|input| input.pointer.any_pressed());
        match shown.inner {
            Some(command) => {
                self.open = false;
                Closed::With(command)
            }
            None if elsewhere => {
                self.open = false;
                Closed::Left
            }
            None => Closed::No,
        }
    }

    /// Draws it beside the overview.
    pub fn beside(&mut self, ui: &mut Ui, desk: &Desk, words: Words) -> Option<Command> {
        let prepared = self.prepare(desk, words);
        self.contents(ui, words, &prepared, true)
    }

    fn contents(&mut self, ui: &mut Ui, words: Words, prepared: &Prepared, beside: bool) -> Option<Command> {
        ui.horizontal(|ui| {
            parts::section(ui, &words.get("left-title"));
            parts::muted(ui, words.count("left-count", prepared.count));
            if !beside {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    parts::small(ui, words.get("left-keys"));
                });
            }
        });
        if prepared.lines.is_empty() {
            parts::muted(ui, words.get("left-nothing"));
            return None;
        }
        let stamp = self.prepared.as_ref().map_or(0, |((revision, _), _)| *revision);
        let (salt, list) = if beside {
            ("left beside", &mut self.beside)
        } else {
            ("left", &mut self.list)
        };
        let out = row_list::show(ui, salt, &words.get("left-title"), stamp, prepared, list);
        let chosen = prepared.lines.get(out.acted?)?;
        match chosen {
            Line::Item(item) => Some(item.command.clone()),
            Line::Table { .. } => None,
        }
    }
}

/// Whether the list went away in this frame.
pub enum Closed {
    /// It still shows.
    No,
    /// It was left with nothing chosen.
    Left,
    /// Something was chosen.
    With(Command),
}

fn lines(desk: &Desk, words: Words, left: &Left) -> Vec<Line> {
    let mut lines = Vec::new();
    for of_table in &left.tables {
        let Ok(table) = desk.table(&of_table.table) else {
            continue;
        };
        lines.push(Line::Table {
            code: table.code.clone(),
            title: names::table(desk.pack(), words, table),
            detail: words.count("left-count", of_table.count()),
        });
        lines.extend(items(desk, words, table, of_table).into_iter().map(Line::Item));
    }
    lines
}

/// What is left in one table.
fn items(desk: &Desk, words: Words, table: &Table, left: &TableLeft) -> Vec<Item> {
    let mut items = Vec::new();
    if left.not_begun() {
        items.push(Item {
            icon: icons::CIRCLE_DASHED,
            error: false,
            text: words.get("left-not-begun"),
            detail: String::new(),
            command: Command::GoTo(Place::Table(table.code.clone())),
        });
    }
    for key in &left.errors {
        let Some(finding) = desk.finding(key) else { continue };
        let title = labels::table(desk, &table.code, words);
        let cell = finding.cells.first().cloned();
        items.push(Item {
            icon: icons::WARNING_CIRCLE,
            error: true,
            text: labels::below(&desk.sentence(finding, words.0), &title),
            detail: String::new(),
            command: cell.map_or(Command::GoTo(Place::Findings), Command::GoToCell),
        });
    }
    for sheet in &left.sheets {
        of_sheet(desk, words, table, sheet, left.sheets.len() > 1, &mut items);
    }
    items
}

fn of_sheet(desk: &Desk, words: Words, table: &Table, left: &SheetLeft, several: bool, items: &mut Vec<Item>) {
    let source = |id: SheetId| {
        let sheet = desk.sheet(id).ok().filter(|_| several);
        sheet.map(|sheet| names::source(desk, words, sheet)).unwrap_or_default()
    };
    for cell in &left.wrong {
        let row = names::item(desk.pack(), words, table, cell.place.item.as_ref());
        let column = names::column(desk.pack(), words, table, &cell.place);
        let cell_name = format!("{row}, {column}");
        let typed = desk.edit_text(cell);
        let args = [("cell", (&cell_name).into()), ("text", (&typed).into())];
        items.push(Item {
            icon: icons::WARNING_CIRCLE,
            error: true,
            text: words.with("left-wrong", &args),
            detail: source(left.sheet),
            command: Command::GoToCell(cell.clone()),
        });
    }
    for (missing, id) in [
        (left.source_missing, "left-source"),
        (left.definition_missing, "left-definition"),
    ] {
        if missing {
            items.push(Item {
                icon: icons::BOOKS,
                error: false,
                text: words.get(id),
                detail: source(left.sheet),
                command: Command::GoToSource(left.sheet),
            });
        }
    }
    for block in &left.blank {
        let cells = words.count("left-cells", block.cells);
        let source = source(left.sheet);
        items.push(Item {
            icon: icons::GRID_FOUR,
            error: false,
            text: block_text(desk, words, table, block),
            detail: if source.is_empty() {
                cells
            } else {
                format!("{cells} \u{b7} {source}")
            },
            command: Command::GoToCell(block.first.clone()),
        });
    }
}

/// A block in few words: "2012–2014: 12 rows, Female".
fn block_text(desk: &Desk, words: Words, table: &Table, block: &BlankBlock) -> String {
    let years = years_text(&block.years);
    let rows = if block.all_rows {
        words.count("left-all-rows", block.rows)
    } else if block.rows == 1 {
        names::item(desk.pack(), words, table, block.first.place.item.as_ref())
    } else {
        words.count("left-rows", block.rows)
    };
    let args = [("years", (&years).into()), ("rows", (&rows).into())];
    if block.columns.is_empty() {
        return words.with("left-block", &args);
    }
    let column = |(status, sex): &(Option<_>, _)| {
        let status = status
            .as_ref()
            .map(|code| names::item(desk.pack(), words, table, Some(code)));
        let sex = table.by_sex.then(|| names::sex(words, *sex));
        let parts: Vec<String> = status.into_iter().chain(sex).collect();
        parts.join(" ")
    };
    let columns = if block.columns.len() > NAMED {
        words.count("left-columns", block.columns.len())
    } else {
        let named: Vec<String> = block.columns.iter().map(column).collect();
        named.join(", ")
    };
    let [years, rows] = args;
    words.with("left-block-columns", &[years, rows, ("columns", (&columns).into())])
}

/// Years in few words: those that follow each other as a span.
fn years_text(years: &[Year]) -> String {
    let mut spans: Vec<(u16, u16)> = Vec::new();
    for year in years {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == year.0 => *last = year.0,
            _ => spans.push((year.0, year.0)),
        }
    }
    let span = |(first, last): &(u16, u16)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}\u{2013}{last}")
        }
    };
    spans.iter().map(span).collect::<Vec<_>>().join(", ")
}

const TABLE: f32 = 32.0;
const ITEM: f32 = 26.0;

impl Prepared {
    fn height(&self) -> f32 {
        let of = |line: &Line| match line {
            Line::Table { .. } => TABLE,
            Line::Item(_) => ITEM,
        };
        self.lines.iter().map(of).sum()
    }
}

impl Rows for Prepared {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn is_heading(&self, index: usize) -> bool {
        matches!(self.lines[index], Line::Table { .. })
    }

    fn name(&self, index: usize) -> String {
        match &self.lines[index] {
            Line::Table { title, detail, .. } => format!("{title}: {detail}"),
            Line::Item(item) if item.detail.is_empty() => item.text.clone(),
            Line::Item(item) => format!("{}, {}", item.text, item.detail),
        }
    }

    fn height(&self, _ui: &Ui, _width: f32, index: usize) -> f32 {
        match self.lines[index] {
            Line::Table { .. } => TABLE,
            Line::Item(_) => ITEM,
        }
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, _look: RowLook) {
        let colours = theme::palette(ui.ctx());
        let small = parts::small_font(ui);
        match &self.lines[index] {
            Line::Table { title, detail, .. } => {
                let inner = Rect::from_min_max(pos2(rect.left() + 6.0, rect.top() + 8.0), rect.max);
                let right = inner.with_min_x(inner.right() - 96.0).with_max_x(inner.right() - 8.0);
                parts::text_in(ui, right, detail, small, colours.muted, Align2::RIGHT_CENTER);
                let left = inner.with_max_x(right.left() - 8.0);
                let strong = parts::strong_font(ui);
                parts::text_in(ui, left, title, strong, colours.text, Align2::LEFT_CENTER);
                let line = Stroke::new(1.0, colours.line);
                ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
            }
            Line::Item(item) => {
                let inner = rect.shrink2(vec2(8.0, 0.0));
                let colour = if item.error { colours.error } else { colours.muted };
                parts::text_in(ui, inner, item.icon, parts::body(ui), colour, Align2::LEFT_CENTER);
                let mut text = inner.with_min_x(inner.left() + 24.0);
                if !item.detail.is_empty() {
                    let detail = item.detail.clone();
                    let wanted = ui.fonts_mut(|fonts| fonts.layout_no_wrap(detail, small.clone(), colours.muted));
                    let right = inner.with_min_x(inner.right() - wanted.size().x.min(inner.width() * 0.4) - 2.0);
                    parts::text_in(ui, right, &item.detail, small, colours.muted, Align2::RIGHT_CENTER);
                    text.max.x = right.left() - 8.0;
                }
                parts::text_in(ui, text, &item.text, parts::body(ui), colours.text, Align2::LEFT_CENTER);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_that_follow_each_other_are_a_span() {
        for (years, expected) in [
            (&[2014][..], "2014"),
            (&[2012, 2013, 2014][..], "2012\u{2013}2014"),
            (&[2001, 2005, 2006][..], "2001, 2005\u{2013}2006"),
        ] {
            let years: Vec<Year> = years.iter().map(|year| Year(*year)).collect();
            assert_eq!(years_text(&years), expected);
        }
    }
}
