//! One table: the grid in the middle, what belongs to the sheet above it, what matters for the selected cell at its right.
//!
//! `model.rs` shows the sheet to the grid, `events.rs` does what the person did in it, `toolbar.rs` is above and `inspector/`
//! beside it with `notes.rs`, `remarks.rs` and `origin.rs`; `reasons.rs`, `no_figure.rs` and `pointing.rs` say why there is no
//! figure, `unread.rs` what wrong input may have meant; `paste/` and `second_entry/` lay something over the sheet, `totals.rs`
//! fills by sums. Nothing of the file is kept here, only what is looked at.

mod above;
mod add_row;
mod events;
mod filter;
mod inspector;
mod menu;
mod model;
mod no_figure;
mod notes;
mod origin;
mod paste;
mod pointing;
mod reading;
mod reasons;
mod remarks;
mod second_entry;
mod shown;
mod toolbar;
mod totals;
mod unread;

pub use self::second_entry::What as Retyped;

use self::filter::Showing;
use self::inspector::InspectorState;
use self::model::{SheetModel, SheetView};
pub use self::paste::KEYS as PASTE_KEYS;
use self::paste::{PastePreview, PreviewModel};
use self::pointing::Pointing;
use self::toolbar::InlinePanel;
use crate::app::context::ScreenContext;
use crate::app::grid::{CellRange, Grid, GridEvent, GridModel, GridState};
use crate::app::settings::Settings;
use crate::app::status_line::SelectionSum;
use crate::app::theme;
use crate::desk::{Desk, DeskError};
use crate::figures::{CellAddress, SheetId, Sum};
use crate::questionnaire::{Language, TableCode};
use eframe::egui::{Frame, Key, Margin, Panel, Pos2, Ui};
use std::collections::BTreeMap;

/// Below this width the inspector is folded away until it is asked for.
const FOLDS_BELOW: f32 = 1200.0;

/// What the table is asked to do with what is selected, from outside the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Fill what follows by a sum.
    FillTotals,
    /// Switch between typed and automatic totals.
    AutomaticTotals,
    /// Open the panel that says why there is no figure.
    NoFigure,
    /// Show the cell that includes the selected ones.
    IncludedElsewhere,
}

/// What the screen remembers.
#[derive(Default)]
pub struct TableScreen {
    /// The sheet last shown of each table.
    chosen: BTreeMap<TableCode, SheetId>,
    sheet: Option<SheetId>,
    grids: BTreeMap<SheetId, GridState>,
    /// Rows filtered and years pinned in each sheet.
    showing: BTreeMap<SheetId, Showing>,
    view: Option<SheetView>,
    reveal: Option<CellAddress>,
    focus: bool,
    /// The first control above the grid takes the keyboard.
    to_toolbar: bool,
    has_keyboard: bool,
    /// On a narrow window: whether the inspector was asked for.
    unfolded: bool,
    narrow: bool,
    panel: Option<InlinePanel>,
    pointing: Option<Pointing>,
    asked: Option<Asked>,
    /// A paste that is looked at before it is done.
    paste: Option<PastePreview>,
    /// Which suggestion for the active cell is to be taken.
    take: Option<usize>,
    inspector: InspectorState,
    /// A document is to be chosen.
    attach: bool,
    /// Where the menu of the selected cells is open.
    menu: Option<Pos2>,
    /// Figures are being typed a second time.
    second: Option<second_entry::Task>,
    begin_second: Option<Retyped>,
    /// What is selected in the grid that shows.
    range: Option<CellRange>,
    sum: Option<((SheetId, u64, CellRange), SelectionSum)>,
}

impl TableScreen {
    /// The sheet that shows.
    pub fn sheet(&self) -> Option<SheetId> {
        self.sheet
    }

    /// The layout's column of the active cell.
    pub fn active_column(&self) -> Option<usize> {
        let column = self.grids.get(&self.sheet?)?.active()?.column;
        self.view.as_ref()?.columns().get(column).copied()
    }

    /// Whether the grid has the keyboard.
    pub fn has_keyboard(&self) -> bool {
        self.has_keyboard
    }

    /// Shows what the active cell means and brings the keyboard there; from there back to the grid.
    pub fn switch_meaning(&mut self, settings: &mut Settings) {
        if self.inspector.reads_meaning() {
            self.inspector.leave_meaning();
            self.focus = true;
            return;
        }
        if !self.inspector_shows(settings) {
            self.toggle_inspector(settings);
        }
        self.inspector.read_meaning();
    }

    /// Takes what is suggested for the active cell when the table shows next: a likely meaning of wrong input, or what its cause
    /// proposes.
    pub fn take_suggestion(&mut self, number: usize, is_meaning: bool, settings: &mut Settings) {
        // Nothing is taken that the person has not seen: what a cause proposes shows beside the grid only.
        if is_meaning || self.inspector_shows(settings) {
            self.take = Some(number);
        } else {
            self.unfold_inspector(settings);
        }
    }

    /// Gives the keyboard to the grid.
    pub fn focus_grid(&mut self) {
        self.focus = true;
    }

    /// Has the table that shows do something with what is selected in it.
    pub fn ask(&mut self, asked: Asked) {
        self.asked = Some(asked);
    }

    /// Shows that sheet of its table from now on.
    pub fn choose_sheet(&mut self, sheet: SheetId) {
        self.sheet = Some(sheet);
    }

    /// Makes that cell active when its table shows next.
    pub fn reveal(&mut self, cell: CellAddress) {
        self.sheet = Some(cell.sheet);
        // What was typed again is in the file already.
        self.second.take_if(|task| task.sheet == cell.sheet);
        self.reveal = Some(cell);
    }

    /// Folds the inspector away or out.
    pub fn toggle_inspector(&mut self, settings: &mut Settings) {
        if self.narrow {
            self.unfolded = !self.unfolded;
        } else {
            settings.set_inspector(!settings.inspector());
        }
    }

    /// The remarks of the active cell show, with the keyboard in the field for one more.
    pub fn write_remark(&mut self, settings: &mut Settings) {
        self.unfold_inspector(settings);
        self.inspector.write_remark();
    }

    /// Where the figures come from shows, with the keyboard in its first field.
    pub fn write_origin(&mut self, settings: &mut Settings) {
        self.unfold_inspector(settings);
        self.inspector.write_origin();
    }

    /// A document is to be chosen for the selected cells; the chooser opens in the next frame.
    pub fn choose_attachment(&mut self, settings: &mut Settings) {
        self.unfold_inspector(settings);
        self.inspector.show_origin();
        self.attach = true;
    }

    /// A document was dropped on the table.
    pub fn drop_document(&mut self, path: std::path::PathBuf) {
        self.inspector.origin.drop_file(path);
    }

    /// Keeps what is being written beside the grid: a remark, an origin.
    pub(super) fn keep_typed(&mut self, desk: &mut Desk) -> Result<(), DeskError> {
        let remark = self.inspector.remarks.keep(desk);
        remark.and(self.inspector.origin.keep(desk))
    }

    /// The selected cells, or the active one.
    pub fn chosen_cells(&self) -> Vec<CellAddress> {
        let selected = self.selected();
        if selected.is_empty() {
            self.active().into_iter().collect()
        } else {
            selected
        }
    }

    fn unfold_inspector(&mut self, settings: &mut Settings) {
        if !self.inspector_shows(settings) {
            self.toggle_inspector(settings);
        }
    }

    /// Figures of the table that shows are to be typed a second time.
    pub fn begin_second(&mut self, what: Retyped) {
        self.begin_second = Some(what);
    }

    /// Whether the keys mean something else for a while: typing, pointing, a paste, a second typing.
    pub fn has_mode(&self) -> bool {
        self.pointing.is_some() || self.paste.is_some() || second_entry::is_on(self) || self.is_typing()
    }

    fn is_typing(&self) -> bool {
        let grid = self.sheet.and_then(|sheet| self.grids.get(&sheet));
        grid.is_some_and(GridState::is_editing)
    }

    /// Id of the sentence that says what the keys do now.
    pub fn hint(&self, read_only: bool) -> &'static str {
        if second_entry::is_on(self) {
            "status-keys-second"
        } else if self.paste.is_some() {
            "status-keys-paste"
        } else if self.pointing.is_some() {
            "status-keys-pointing"
        } else if self.is_typing() {
            "status-keys-typing"
        } else if self.inspector.reads_meaning() {
            "status-keys-meaning"
        } else if !self.has_keyboard {
            "status-keys-beside"
        } else if read_only {
            "status-keys-read-only"
        } else if self.adds_row() {
            "status-keys-add-row"
        } else {
            "status-keys"
        }
    }

    /// Commits what is being typed in a cell, if anything is.
    pub fn finish_edit(&mut self, desk: &mut Desk) -> Option<Result<(), DeskError>> {
        if second_entry::is_on(self) {
            return self.second.as_mut()?.finish_edit(desk, self.view.as_ref()?);
        }
        let grid = self.grids.get_mut(&self.sheet?)?;
        let GridEvent::Commit { cell, text } = grid.finish_edit()? else {
            return None;
        };
        let address = self.view.as_ref()?.cell(cell.row, cell.column)?;
        Some(desk.type_text(&address, &text).map(|_| ()))
    }

    /// What is selected, added up.
    pub fn selection_sum(&self, _desk: &Desk) -> Option<SelectionSum> {
        self.sum.map(|(_, sum)| sum)
    }

    /// The address of the active cell.
    pub fn active(&self) -> Option<CellAddress> {
        let cell = self.grids.get(&self.sheet?)?.active()?;
        self.view.as_ref()?.cell(cell.row, cell.column)
    }

    /// Whether the row that adds a row is the active one.
    fn adds_row(&self) -> bool {
        let active = self.sheet.and_then(|sheet| self.grids.get(&sheet)?.active());
        let row = active
            .zip(self.view.as_ref())
            .map(|(cell, view)| view.row(cell.row).is_none());
        row == Some(true)
    }

    /// The addresses of the selected cells, row by row; headings are passed over.
    fn selected(&self) -> Vec<CellAddress> {
        self.range.map(|range| self.cells(range)).unwrap_or_default()
    }

    fn cells(&self, range: CellRange) -> Vec<CellAddress> {
        let Some(view) = &self.view else { return Vec::new() };
        range
            .rows()
            .flat_map(|row| range.columns().filter_map(move |column| view.cell(row, column)))
            .collect()
    }

    /// Takes up the sheet of a table that is to show: the one asked for, the last one shown, else the first.
    fn take_up(&mut self, desk: &mut Desk, table: &TableCode) -> Result<SheetId, DeskError> {
        let sheets = desk.open_table(table)?;
        let asked = self
            .sheet
            .filter(|sheet| desk.sheet(*sheet).is_ok_and(|sheet| &sheet.table == table));
        let known = self
            .chosen
            .get(table)
            .copied()
            .filter(|sheet| desk.sheet(*sheet).is_ok());
        let sheet = asked
            .or(known)
            .or_else(|| sheets.first().copied())
            .ok_or(DeskError::NoSheet)?;
        if self.sheet != Some(sheet) || !self.chosen.contains_key(table) {
            self.panel = None;
        }
        self.sheet = Some(sheet);
        if self.view.as_ref().is_some_and(|view| view.sheet != sheet) {
            self.look_again(desk)?;
        }
        self.chosen.insert(table.clone(), sheet);
        Ok(sheet)
    }

    /// The view of the sheet in its present state.
    fn refresh(&mut self, desk: &Desk, language: Language, sheet: SheetId, can_add: bool) -> Result<(), DeskError> {
        let reveal = self.reveal.clone().filter(|cell| cell.sheet == sheet);
        let showing = self.showing.entry(sheet).or_default();
        if let Some(cell) = &reveal {
            showing.uncover(cell);
        }
        let key = (sheet, desk.revision(), language, can_add, showing.stamp());
        if self.view.as_ref().is_none_or(|view| view.key != key) {
            let words = crate::app::words::Words(language);
            let view = SheetView::new(desk, words, showing, key)?;
            if let (Some(before), Some(grid)) = (&self.view, self.grids.get_mut(&sheet))
                && before.sheet == sheet
            {
                grid.carry(|cell| view.where_is(before, cell));
            }
            self.view = Some(view);
        }
        if let Some(place) = self.reveal.take_if(|cell| cell.sheet == sheet)
            && let Some(view) = &self.view
            && let Some(cell) = view.find(&place.place)
        {
            self.grids.entry(sheet).or_default().go_to(cell);
        }
        Ok(())
    }

    /// Adds up the selection, once for each selection and state of the file.
    fn add_up(&mut self, desk: &Desk) {
        let (Some(range), Some(view)) = (self.range, &self.view) else {
            self.sum = None;
            return;
        };
        let key = (view.sheet, desk.revision(), range);
        if self.sum.is_some_and(|(known, _)| known == key) {
            return;
        }
        let values = self
            .cells(range)
            .into_iter()
            .filter_map(|cell| desk.answers().figure(&cell)?.as_value());
        let (sum, count) = values.fold((Sum::ZERO, 0), |(sum, count), value| {
            (sum.plus(value.as_sum()), count + 1)
        });
        self.sum = Some((
            key,
            SelectionSum {
                sum,
                count,
                unit: view.unit,
            },
        ));
    }

    fn inspector_shows(&self, settings: &Settings) -> bool {
        if self.narrow {
            self.unfolded
        } else {
            settings.inspector()
        }
    }
}

/// The inspector at the right. Drawn before the middle, as panels are.
pub fn side_panel(ui: &mut Ui, cx: &mut ScreenContext<'_>, table: &TableCode, state: &mut TableScreen) {
    let width = ui.ctx().content_rect().width();
    state.narrow = width < FOLDS_BELOW;
    prepare(cx, table, state);
    state.inspector.forget_proposed();
    if !state.inspector_shows(cx.shell.settings) {
        return;
    }
    let colours = theme::palette(ui.ctx());
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin {
        left: 12,
        right: 8,
        top: 8,
        bottom: 4,
    });
    let panel = Panel::right("inspector")
        .default_size(if width > 1500.0 { 352.0 } else { 296.0 })
        .size_range(240.0..=480.0);
    panel.frame(frame).show(ui, |ui| {
        if second_entry::is_on(state) {
            second_entry::side(ui, cx, state);
        } else {
            inspector::show(ui, cx, state);
        }
    });
    // Escape out of a field beside or above the table goes back to the table.
    let left = ui.input(|input| input.key_pressed(Key::Escape)) && ui.memory(|memory| memory.focused().is_none());
    if state.inspector.was_left(ui) || left && !second_entry::is_on(state) {
        state.focus = true;
    }
}

/// Takes up the sheet and brings the view to the present state.
fn prepare(cx: &mut ScreenContext<'_>, table: &TableCode, state: &mut TableScreen) {
    let taken = state.take_up(cx.desk, table);
    if let Some(sheet) = cx.report(taken) {
        let can_add = !cx.read_only && !second_entry::is_on(state);
        let refreshed = state.refresh(cx.desk, cx.shell.language, sheet, can_add);
        cx.report(refreshed);
    }
}

/// The table itself.
pub fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, table: &TableCode, state: &mut TableScreen) {
    prepare(cx, table, state);
    if second_entry::show(ui, cx, state) {
        return;
    }
    toolbar::show(ui, cx, table, state);
    // The toolbar may have changed the sheet.
    prepare(cx, table, state);
    if std::mem::take(&mut state.attach) {
        origin::ask_for_file(cx, state, ui.ctx());
    }
    origin::goings_on(ui, cx, state);
    prepare(cx, table, state);
    pointing::take_keys(ui, cx, state);
    pointing::strip(ui, cx, state);
    paste::follow(cx, state);
    paste::take_keys(ui, cx, state);
    paste::strip(ui, cx, state);
    unread::strip(ui, cx, state);
    let (Some(sheet), Some(view)) = (state.sheet, &state.view) else {
        return;
    };
    let grid = state.grids.entry(sheet).or_default();
    if std::mem::take(&mut state.focus) {
        grid.request_focus();
    }
    let model = SheetModel {
        view,
        desk: cx.desk,
        language: cx.shell.language,
        proposed: state.inspector.proposed(),
    };
    let laid_over;
    let model: &dyn GridModel = match &state.paste {
        None => &model,
        Some(preview) => {
            laid_over = PreviewModel { sheet: model, preview };
            &laid_over
        }
    };
    let output = Grid::new(("sheet", sheet.0), model, grid)
        .read_only(cx.read_only || state.pointing.is_some() || state.paste.is_some())
        .zoom(cx.shell.settings.table_zoom())
        .enter_down(cx.shell.settings.enter_down())
        .words(&view.words)
        .show(ui);
    state.has_keyboard = output.focused;
    state.range = grid.selected(model);
    if let Some(number) = state.take.take()
        && let Some(cell) = state.active().filter(|_| !cx.read_only && state.paste.is_none())
    {
        inspector::take_suggestion(cx, &mut state.inspector, &cell, number);
    }
    if state.paste.is_none() {
        menu::show(ui, cx, state, &output);
    }
    for event in output.events {
        events::act(ui, cx, state, event);
    }
    if state.range.is_some()
        && let Some(asked) = state.asked.take()
    {
        events::asked(cx, state, asked);
    }
    let refreshed = state.refresh(cx.desk, cx.shell.language, sheet, !cx.read_only);
    cx.report(refreshed);
    state.add_up(cx.desk);
}
