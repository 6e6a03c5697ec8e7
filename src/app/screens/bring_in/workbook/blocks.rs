//! What was found in a workbook: its worksheets, and on each the blocks of figures with the table that each is taken for.

use super::WorkbookState;
use super::pointing::{self, Pointed};
use crate::app::context::ScreenContext;
use crate::app::screens::page::{self, Tone};
use crate::app::screens::row_list::{self, RowLook, Rows};
use crate::app::words::Words;
use crate::app::{icons, names, parts, theme};
use crate::desk::{Desk, NationalWorkbook, table_label};
use crate::exchange::national::{self, BlockId, Proposal, TableSaid, Told, Used, Why};
use crate::exchange::spreadsheet::{Visibility, Worksheet};
use crate::questionnaire::Arg;
use eframe::egui::{Align2, Rect, Stroke, Ui, pos2, vec2};
use std::collections::BTreeSet;

/// The lines of the list: worksheets, below each its blocks.
#[derive(Default)]
pub(super) struct Lines(Vec<Line>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// A worksheet, by its place.
    Sheet(usize),
    /// A block, by the place of its proposal.
    Block(usize, BlockId),
}

impl Lines {
    pub fn of(workbook: &NationalWorkbook) -> Self {
        let mut lines = Vec::new();
        for (number, sheet) in workbook.book().worksheets.iter().enumerate() {
            // What an office hides it does not hand over; a sheet without a cell is nothing to look at.
            if sheet.visibility != Visibility::Visible || sheet.height() == 0 {
                continue;
            }
            lines.push(Line::Sheet(number));
            let proposals = workbook.proposals().iter().enumerate();
            let of_sheet = proposals.filter(|(_, proposal)| proposal.id.worksheet == number);
            lines.extend(of_sheet.map(|(at, proposal)| Line::Block(at, proposal.id)));
        }
        Self(lines)
    }

    /// The line of a block, else of a worksheet.
    pub fn place(&self, block: Option<BlockId>, worksheet: usize) -> Option<usize> {
        let of_block = |line: &Line| matches!(line, Line::Block(_, id) if Some(*id) == block);
        let of_sheet = |line: &Line| *line == Line::Sheet(worksheet);
        let lines = &self.0;
        lines
            .iter()
            .position(of_block)
            .or_else(|| lines.iter().position(of_sheet))
    }
}

/// The name of a worksheet; of a text, which has none, that of the file.
pub(super) fn sheet_name(words: Words, sheet: &Worksheet, file: &str) -> String {
    match sheet.name.trim() {
        "" if file.is_empty() => words.get("workbook-sheet-unnamed"),
        "" => file.to_owned(),
        name => name.to_owned(),
    }
}

/// How well it is known what a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Its figures are taken.
    Taken,
    /// Something about it is to be said.
    Question,
    /// The person has said that it is no answer.
    LeftOut,
    /// It is no table that is asked for.
    NoTable,
}

fn state_of(proposal: &Proposal, told: &Told) -> State {
    let reading = &proposal.reading;
    let taken = &proposal.taken;
    if told.table == Some(TableSaid::None) {
        State::LeftOut
    } else if reading.table.is_none() && reading.tables.is_empty() {
        State::NoTable
    } else if open_questions(proposal) > 0 || taken.figures.is_empty() {
        State::Question
    } else {
        State::Taken
    }
}

/// Labels that name no row that is known, each counted once.
fn unknown(proposal: &Proposal) -> usize {
    let slots = proposal.reading.lines.iter().chain(&proposal.reading.columns);
    let unknown = slots.filter(|slot| matches!(slot.used, Used::Left(Why::NoItem(_))));
    let labels: BTreeSet<String> = unknown
        .map(|slot| national::key(slot.category.as_ref().unwrap_or(&slot.label)))
        .collect();
    labels.len()
}

/// How many things are to be said about a block.
fn open_questions(proposal: &Proposal) -> usize {
    if proposal.reading.table.is_none() {
        return 1;
    }
    let taken = &proposal.taken;
    usize::from(taken.dashes > 0) + usize::from(taken.either_sign.is_some()) + unknown(proposal)
}

/// What is to be said about a block, the first thing first.
pub(super) fn question(words: Words, proposal: &Proposal, told: &Told) -> Option<String> {
    let (reading, taken) = (&proposal.reading, &proposal.taken);
    if told.table == Some(TableSaid::None) {
        return None;
    }
    if reading.table.is_none() {
        let id = if reading.tables.is_empty() {
            "workbook-ask-any-table"
        } else {
            "workbook-ask-table"
        };
        return Some(words.get(id));
    }
    if let Some(text) = &taken.either_sign {
        return Some(words.name("workbook-ask-decimal", text));
    }
    if taken.dashes > 0 {
        return Some(words.count("workbook-ask-dashes", taken.dashes));
    }
    if taken.figures.is_empty() {
        return Some(words.get("workbook-ask-nothing"));
    }
    let unknown = unknown(proposal);
    (unknown > 0).then(|| words.count("workbook-ask-labels", unknown))
}

struct View<'a> {
    desk: &'a Desk,
    words: Words,
    workbook: &'a NationalWorkbook,
    lines: &'a [Line],
}

const SHEET: f32 = 28.0;
const BLOCK: f32 = 44.0;

impl View<'_> {
    fn table(&self, proposal: &Proposal) -> String {
        let pack = self.desk.pack();
        let known = proposal.reading.table.as_ref().and_then(|code| pack.table(code));
        if let Some(table) = known {
            let short = pack.table_short_title(table, self.words.0);
            return format!("{} {short}", table_label(table));
        }
        let told = self.workbook.told(proposal.id);
        self.words.get(match state_of(proposal, &told) {
            State::LeftOut => "workbook-block-left",
            State::NoTable => "workbook-block-none",
            _ => "workbook-block-which",
        })
    }

    fn about(&self, proposal: &Proposal) -> String {
        let area = proposal.reading.block.area();
        let area = area.map(|area| area.to_string()).unwrap_or_default();
        let figures = self.words.count("workbook-block-figures", proposal.taken.figures.len());
        let about = format!("{area} \u{b7} {figures}");
        let told = self.workbook.told(proposal.id);
        match (state_of(proposal, &told), open_questions(proposal)) {
            (State::Question, open) if open > 0 => {
                format!("{about} \u{b7} {}", self.words.count("workbook-block-open", open))
            }
            _ => about,
        }
    }
}

impl Rows for View<'_> {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn name(&self, index: usize) -> String {
        match self.lines[index] {
            Line::Sheet(number) => {
                let sheet = &self.workbook.book().worksheets[number];
                let name = sheet_name(self.words, sheet, &self.workbook.name);
                let any = self
                    .lines
                    .get(index + 1)
                    .is_some_and(|next| matches!(next, Line::Block(..)));
                let name = self.words.name("workbook-sheet", &name);
                if any {
                    name
                } else {
                    format!("{name}, {}", self.words.get("workbook-sheet-nothing"))
                }
            }
            Line::Block(at, _) => {
                let proposal = &self.workbook.proposals()[at];
                let told = self.workbook.told(proposal.id);
                let mut name = format!("{}, {}", self.table(proposal), self.about(proposal));
                if let Some(question) = question(self.words, proposal, &told) {
                    name = format!("{name}: {question}");
                }
                name
            }
        }
    }

    fn height(&self, _ui: &Ui, _width: f32, index: usize) -> f32 {
        match self.lines[index] {
            Line::Sheet(_) => SHEET,
            Line::Block(..) => BLOCK,
        }
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, _look: RowLook) {
        let palette = theme::palette(ui.ctx());
        let inner = rect.shrink2(vec2(8.0, 0.0));
        match self.lines[index] {
            Line::Sheet(number) => {
                let sheet = &self.workbook.book().worksheets[number];
                let name = sheet_name(self.words, sheet, &self.workbook.name);
                let any = self
                    .lines
                    .get(index + 1)
                    .is_some_and(|next| matches!(next, Line::Block(..)));
                let colour = if any { palette.text } else { palette.muted };
                let sign = format!("{}  {name}", icons::TABLE);
                page::paint_line(ui, inner, &sign, parts::strong_font(ui), colour);
            }
            Line::Block(at, _) => {
                let proposal = &self.workbook.proposals()[at];
                let told = self.workbook.told(proposal.id);
                let (sign, tone) = match state_of(proposal, &told) {
                    State::Taken => (icons::CHECK_CIRCLE, Tone::Fine.colours(palette).0),
                    State::Question => (icons::QUESTION, Tone::Warning.colours(palette).0),
                    State::LeftOut | State::NoTable => (icons::MINUS, palette.muted),
                };
                let middle = pos2(inner.left() + 6.0, rect.top() + 14.0);
                ui.painter()
                    .text(middle, Align2::LEFT_CENTER, sign, parts::body(ui), tone);
                let text = inner.with_min_x(inner.left() + 28.0);
                let first = text.with_max_y(rect.top() + 26.0);
                page::paint_line(ui, first, &self.table(proposal), parts::body(ui), palette.text);
                let second = text.with_min_y(rect.top() + 22.0).with_max_y(rect.bottom() - 3.0);
                page::paint_line(ui, second, &self.about(proposal), parts::small_font(ui), palette.muted);
            }
        }
        ui.painter()
            .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
    }
}

/// Shows the list, and the way to a block that was not found.
pub(super) fn show(ui: &mut Ui, cx: &ScreenContext<'_>, state: &mut WorkbookState) {
    let words = cx.words();
    parts::section(ui, &words.get("workbook-list"));
    let mut room = ui.available_rect_before_wrap();
    room.max.y -= 36.0;
    let view = View {
        desk: cx.desk,
        words,
        workbook: &state.proposed.workbook,
        lines: &state.lines.0,
    };
    let label = words.get("workbook-list");
    let mut out = row_list::RowListOutput::default();
    super::within(ui, "found", room, |ui| {
        if view.count() == 0 {
            parts::muted(ui, words.get("workbook-nothing"));
            return;
        }
        out = row_list::show(ui, "blocks", &label, state.stamp, &view, &mut state.list);
    });
    ui.advance_cursor_after_rect(room);
    if let Some(at) = out.moved.or(out.acted) {
        match state.lines.0[at] {
            Line::Block(_, id) => state.choose(id),
            Line::Sheet(number) => {
                state.worksheet = number;
                state.chosen = None;
                state.view.show_cell(crate::exchange::spreadsheet::At::default());
                state.categories.begin();
                state.left.begin();
            }
        }
    }
    // Enter leads on to the worksheet.
    if out.acted.is_some() && !out.clicked {
        state.view.focus();
    }
    let can = !state.proposed.workbook.book().worksheets.is_empty();
    let add = parts::button_if(ui, can, icons::TARGET, &words.get("workbook-add-block"));
    if add.on_hover_text(words.get("workbook-add-block-tip")).clicked() {
        pointing::begin(state, Pointed::NewBlock);
    }
}

/// A table by its label and title, for the list of tables to choose from.
pub(super) fn table_name(cx: &ScreenContext<'_>, code: &crate::questionnaire::TableCode) -> String {
    let pack = cx.desk.pack();
    pack.table(code)
        .map_or_else(|| code.to_string(), |table| names::table(pack, cx.words(), table))
}

/// How many cells of what kinds a block has, as one line.
pub(super) fn counts(words: Words, proposal: &Proposal) -> String {
    let args = [
        ("figures", Arg::from(proposal.taken.figures.len())),
        ("left", Arg::from(proposal.taken.refused.len())),
    ];
    words.with("workbook-block-counts", &args)
}
