//! In the inspector: the remarks on the cell, a field for one more, and whether the cell is to be followed up. Notes travel in the
//! package, remarks do not, and this says so.

use crate::app::context::ScreenContext;
use crate::app::theme;
use crate::app::widgets::text_field;
use crate::app::{names, parts};
use crate::desk::{Desk, DeskError};
use crate::figures::{CellAddress, Remark};
use eframe::egui::{self, Label, RichText, Ui};

/// A remark being written.
#[derive(Default)]
pub(super) struct RemarksState {
    draft: Option<(CellAddress, String)>,
    take_keyboard: bool,
    /// A remark was kept by the keyboard, which goes back to the table.
    pub(super) back_to_table: bool,
}

impl RemarksState {
    /// The field takes the keyboard when it shows next.
    pub(super) fn take_keyboard(&mut self) {
        self.take_keyboard = true;
    }

    /// Writes what stands in the field, so that it is not lost when the person goes elsewhere.
    pub(super) fn keep(&mut self, desk: &mut Desk) -> Result<(), DeskError> {
        let Some((cell, text)) = self.draft.take_if(|(_, text)| !text.trim().is_empty()) else {
            self.draft = None;
            return Ok(());
        };
        let written = desk.remark(&cell, &text).map(|_| ());
        if written.is_err() {
            self.draft = Some((cell, text));
        }
        written
    }
}

/// How many remarks a cell has.
pub(super) fn count(cx: &ScreenContext<'_>, cell: &CellAddress) -> usize {
    cx.desk.remarks_of(cell).map_or(0, |remarks| remarks.thread.len())
}

pub(super) fn show(
    ui: &mut Ui,
    cx: &mut ScreenContext<'_>,
    state: &mut RemarksState,
    cell: &CellAddress,
    selected: &[CellAddress],
) {
    let words = cx.words();
    if state.draft.as_ref().is_some_and(|(of, _)| of != cell) {
        let kept = state.keep(cx.desk);
        cx.report(kept);
    }
    follow_up(ui, cx, cell, selected);
    let thread: Vec<Remark> = cx
        .desk
        .remarks_of(cell)
        .map(|remarks| remarks.thread.clone())
        .unwrap_or_default();
    let mut remove = None;
    for (index, remark) in thread.iter().enumerate() {
        if remark_row(ui, cx, remark) {
            remove = Some(index);
        }
    }
    if let Some(index) = remove {
        let done = cx.desk.remove_remark(cell, index);
        cx.report(done);
    }
    if !cx.read_only {
        write(ui, cx, state, cell);
    }
    parts::small(ui, words.get("remarks-stay"));
}

/// The mark for follow-up, of all selected cells.
fn follow_up(ui: &mut Ui, cx: &mut ScreenContext<'_>, cell: &CellAddress, selected: &[CellAddress]) {
    let words = cx.words();
    let cells = if selected.len() > 1 {
        selected
    } else {
        std::slice::from_ref(cell)
    };
    let mut marked = cx.desk.any_follow_up(cells);
    let name = words.get("follow-up");
    let text = if cells.len() > 1 {
        format!("{name} \u{b7} {}", words.count("cells-selected", cells.len()))
    } else {
        name
    };
    let switch = egui::Checkbox::new(&mut marked, text);
    if ui.add_enabled(!cx.read_only, switch).changed() {
        let done = cx.desk.set_follow_up(cells, marked);
        cx.report(done);
    }
}

/// One remark; whether it is to be removed.
fn remark_row(ui: &mut Ui, cx: &ScreenContext<'_>, remark: &Remark) -> bool {
    let words = cx.words();
    let remove = words.name("remark-remove", &remark.text);
    parts::removable(ui, &remove, !cx.read_only, |ui| {
        let colours = theme::palette(ui.ctx());
        ui.add(Label::new(RichText::new(&remark.text).color(colours.text)).wrap());
        let when = remark
            .at
            .parse()
            .map_or_else(|_| remark.at.clone(), |at| names::moment_full(&cx.shell.now, at));
        let who = if remark.who.is_empty() {
            when
        } else {
            format!("{} \u{b7} {when}", remark.who)
        };
        parts::small(ui, who);
    })
}

/// The field for one more remark.
fn write(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut RemarksState, cell: &CellAddress) {
    let words = cx.words();
    let (_, text) = state.draft.get_or_insert_with(|| (cell.clone(), String::new()));
    let field = text_field::several_lines(ui, &words.get("remark-text"), text, 2);
    if std::mem::take(&mut state.take_keyboard) {
        field.request_focus();
        field.scroll_to_me(None);
    }
    let with_enter =
        field.has_focus() && ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
    let full = !text.trim().is_empty();
    let button = egui::Button::new(words.get("remark-keep"));
    if ui.add_enabled(full, button).clicked() || (with_enter && full) {
        let kept = state.keep(cx.desk);
        state.back_to_table = cx.report(kept).is_some() && with_enter;
    }
}
