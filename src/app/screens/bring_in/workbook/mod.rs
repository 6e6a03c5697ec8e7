//! A workbook of somebody else: what was found in it, the worksheet with what each cell is taken for, and how it is read, corrected by
//! pointing. Nothing is brought in here; going on leads to the same preview as any other file.
//!
//! `blocks.rs` lists what was found, `stage.rs` shows the worksheet that `sheet/` draws, `reading.rs` says how a block is read, `categories.rs` what its labels
//! mean, `left_out.rs` what is not taken, `mappings.rs` keeps all that for next year, `key.rs` explains the colours. Proposing is done by a worker.

mod blocks;
mod categories;
mod key;
mod left_out;
mod mappings;
mod pointing;
mod reading;
mod sheet;
mod stage;

use self::blocks::Lines;
use self::categories::Categories;
use self::left_out::LeftOut;
use self::mappings::Mappings;
use self::pointing::Pointed;
use self::reading::ReadingState;
use self::sheet::SheetView;
use crate::app::context::ScreenContext;
use crate::app::jobs::{Job, JobResult, Jobs};
use crate::app::screens::page::{self, Tone};
use crate::app::screens::row_list::RowListState;
use crate::app::{icons, parts, theme};
use crate::desk::{NationalWorkbook, SheetMarks};
use crate::exchange::incoming::Spot;
use crate::exchange::national::{BlockId, Proposal, Told};
use crate::exchange::spreadsheet::{Area, At, Visibility, Worksheet};
use crate::questionnaire::Arg;
use eframe::egui::{Key, Label, Popup, Rect, RichText, ScrollArea, Ui, UiBuilder, pos2, vec2};
use std::rc::Rc;

/// A workbook as it is proposed to be read, with what each of its cells is taken for. A worker makes it.
#[derive(Clone)]
pub(super) struct Proposed {
    workbook: NationalWorkbook,
    /// By worksheet.
    marks: Vec<SheetMarks>,
    /// A mapping that was asked for and fits no block.
    misfit: Option<String>,
}

impl Proposed {
    pub fn of(workbook: NationalWorkbook) -> Self {
        let sheets = workbook.book().worksheets.len();
        let marks = (0..sheets).map(|sheet| workbook.marks(sheet)).collect();
        Self {
            workbook,
            marks,
            misfit: None,
        }
    }
}

/// A workbook and how it is looked at.
pub(super) struct WorkbookState {
    /// Shared with whatever shows it, and changed through [`WorkbookState::workbook_mut`].
    proposed: Rc<Proposed>,
    proposing: Option<Job<Proposed>>,
    /// Counts the proposals.
    stamp: u64,
    /// The block that is spoken of.
    chosen: Option<BlockId>,
    worksheet: usize,
    lines: Lines,
    list: RowListState,
    view: SheetView,
    tab: Tab,
    pointing: Option<Pointed>,
    reading: ReadingState,
    categories: Categories,
    left: LeftOut,
    mappings: Mappings,
    /// What there is to say about the last thing done.
    said: Option<(Tone, String)>,
    /// Cells that the line above the worksheet says are meant.
    pointed: Option<Area>,
    /// Escape was pressed where nothing else takes it.
    leave: bool,
}

/// What the panel at the right shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Reading,
    Categories,
    LeftOut,
    Mappings,
}

/// What the person decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decided {
    /// To see what it would change.
    GoOn,
    /// To look at another file; this one can be come back to.
    SetAside,
}

impl WorkbookState {
    pub fn new(proposed: Proposed) -> Self {
        let mut state = Self {
            proposed: Rc::new(proposed),
            proposing: None,
            stamp: 0,
            chosen: None,
            worksheet: 0,
            lines: Lines::default(),
            list: RowListState::default(),
            view: SheetView::default(),
            tab: Tab::default(),
            pointing: None,
            reading: ReadingState::default(),
            categories: Categories::default(),
            left: LeftOut::default(),
            mappings: Mappings::default(),
            said: None,
            pointed: None,
            leave: false,
        };
        let proposed = Rc::clone(&state.proposed);
        let workbook = &proposed.workbook;
        // The block with the most figures, else the first, is looked at first.
        let most = workbook
            .proposals()
            .iter()
            .max_by_key(|proposal| proposal.taken.figures.len());
        let most = most.filter(|proposal| !proposal.taken.figures.is_empty());
        let first = most.or(workbook.proposals().first()).map(|proposal| proposal.id);
        state.list.focus();
        if let Some(id) = first {
            state.choose(id);
        } else {
            let sheets = &workbook.book().worksheets;
            let visible = |sheet: &Worksheet| sheet.visibility == Visibility::Visible && sheet.height() > 0;
            state.worksheet = sheets.iter().position(visible).unwrap_or(0);
        }
        state.renew();
        state
    }

    /// The workbook as it is read now.
    pub fn workbook(&self) -> &NationalWorkbook {
        &self.proposed.workbook
    }

    fn workbook_mut(&mut self) -> &mut NationalWorkbook {
        &mut Rc::make_mut(&mut self.proposed).workbook
    }

    /// The screen is come back to: the list takes the keyboard.
    pub fn come_back(&mut self) {
        self.list.focus();
    }

    /// How it was read is to be kept: the place for that shows.
    pub fn show_mappings(&mut self) {
        self.tab = Tab::Mappings;
        self.mappings.take_keyboard();
    }

    /// Whether a worker is still proposing.
    fn is_busy(&self) -> bool {
        self.proposing.is_some()
    }

    /// The proposal that is spoken of, and its place.
    fn proposal(&self) -> Option<(usize, &Proposal)> {
        let proposals = self.proposed.workbook.proposals();
        let at = proposals.iter().position(|proposal| Some(proposal.id) == self.chosen)?;
        Some((at, &proposals[at]))
    }

    /// Speaks of that block and shows where it stands.
    fn choose(&mut self, id: BlockId) {
        self.chosen = Some(id);
        self.worksheet = id.worksheet;
        let block = self.proposal().map(|(_, proposal)| &proposal.reading.block);
        if let Some((block, area)) = block.and_then(|block| Some((block, block.area()?))) {
            let top = block
                .heads
                .first()
                .map_or(area.first.row, |head| (*head).min(area.first.row));
            let left = block
                .labels
                .first()
                .map_or(area.first.column, |label| (*label).min(area.first.column));
            // Titles above the heads and numbers before the labels belong to it, as far as they are near.
            let near = |from: u32, least: u32| if from <= least { 0 } else { from };
            let (top, left) = (near(top, 8), near(left, 1));
            let whole = Area {
                first: At::new(top, left),
                last: area.last,
            };
            let first = self
                .proposal()
                .and_then(|(_, proposal)| match &proposal.taken.figures.first()?.from.spot {
                    Spot::Cells(cells) => cells.first().copied(),
                    _ => None,
                });
            self.view.show_cell_of(first.unwrap_or(area.first), whole);
        }
        self.categories.begin();
        self.left.begin();
        self.reading.begin();
    }

    /// Says how the chosen block is read.
    fn tell(&mut self, jobs: &Jobs, change: impl FnOnce(&mut Told)) {
        if let Some(id) = self.chosen {
            self.tell_of(jobs, id, change);
        }
    }

    fn tell_of(&mut self, jobs: &Jobs, id: BlockId, change: impl FnOnce(&mut Told)) {
        let mut told = self.proposed.workbook.told(id);
        change(&mut told);
        self.workbook_mut().note(id, told);
        self.propose(jobs);
    }

    /// Has a worker propose anew by all that was said. What it was busy with before is let go: what was said then is said still.
    fn propose(&mut self, jobs: &Jobs) {
        let mut workbook = self.proposed.workbook.clone();
        self.said = None;
        self.proposing = Some(jobs.start("propose", move |_| {
            workbook.propose();
            Proposed::of(workbook)
        }));
    }

    /// Takes up what a worker proposed.
    fn look_at_job(&mut self, cx: &ScreenContext<'_>) {
        let Some(job) = &self.proposing else { return };
        match job.look() {
            JobResult::Working => return,
            JobResult::Done(mut proposed) => {
                if let Some(name) = proposed.misfit.take() {
                    self.said = Some((Tone::Warning, cx.words().name("workbook-mapping-not", &name)));
                }
                self.proposed = Rc::new(proposed);
                self.settle(cx);
                self.renew();
            }
            JobResult::Failed(why) => {
                let args = [("why", Arg::from(&why))];
                self.said = Some((Tone::Error, cx.words().with("workbook-propose-failed", &args)));
            }
        }
        self.proposing = None;
    }

    /// The block that was spoken of may be gone: nothing stands where it was pointed at.
    fn settle(&mut self, cx: &ScreenContext<'_>) {
        if self.proposal().is_some() {
            return;
        }
        if let Some(gone) = self.chosen {
            let told = self.proposed.workbook.told(gone);
            if told.figures.is_some() {
                self.workbook_mut().note(gone, Told::default());
                self.said = Some((Tone::Warning, cx.words().get("workbook-no-figures-there")));
            }
        }
        let proposals = self.proposed.workbook.proposals();
        let near = |proposal: &&Proposal| proposal.id.worksheet == self.worksheet;
        let next = proposals.iter().rfind(near).map(|proposal| proposal.id);
        self.chosen = next;
    }

    /// Makes what is shown of the proposals anew.
    fn renew(&mut self) {
        self.stamp += 1;
        self.lines = Lines::of(&self.proposed.workbook);
        if let Some(at) = self.lines.place(self.chosen, self.worksheet) {
            self.list.choose(at);
        }
        self.categories.stale();
    }
}

/// Width of the list of what was found, and of the panel.
const LIST: f32 = 204.0;
const PANEL: f32 = 312.0;
/// Where there is less width, all stands below each other.
const SIDE_BY_SIDE: f32 = 940.0;

/// Shows the workbook.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState) -> Option<Decided> {
    state.look_at_job(cx);
    pointing::look(ui, state);
    // A field or a list that is open keeps Escape for itself; it is looked at before they let go of the keyboard.
    let kept = ui.ctx().text_edit_focused() || Popup::is_any_open(ui.ctx());
    state.leave = !kept && ui.input(|input| input.key_pressed(Key::Escape));
    head(ui, cx, state);
    if let Some((tone, said)) = &state.said {
        page::remark(ui, *tone, said);
    }
    let mut room = ui.available_rect_before_wrap();
    room.max.y -= 48.0;
    let gap = 12.0;
    if room.width() >= SIDE_BY_SIDE {
        let wide = ((room.width() - SIDE_BY_SIDE) * 0.2).min(120.0);
        let left = Rect::from_min_max(room.min, pos2(room.left() + LIST + wide * 0.5, room.bottom()));
        let right = Rect::from_min_max(pos2(room.right() - PANEL - wide, room.top()), room.max);
        let middle = Rect::from_min_max(
            pos2(left.right() + gap, room.top()),
            pos2(right.left() - gap, room.bottom()),
        );
        within(ui, "list", left, |ui| blocks::show(ui, cx, state));
        within(ui, "sheet", middle, |ui| stage::show(ui, cx, state));
        within(ui, "panel", right, |ui| panel(ui, cx, state));
        ui.advance_cursor_after_rect(room);
    } else {
        within(ui, "narrow", room, |ui| {
            ScrollArea::vertical()
                .id_salt("workbook")
                .auto_shrink(false)
                .show(ui, |ui| {
                    let width = ui.available_width() - 4.0;
                    for (name, height) in [("list", 152.0), ("sheet", 280.0), ("panel", 420.0)] {
                        let rect = Rect::from_min_size(ui.cursor().min, vec2(width, height));
                        within(ui, name, rect, |ui| match name {
                            "list" => blocks::show(ui, cx, state),
                            "sheet" => stage::show(ui, cx, state),
                            _ => panel(ui, cx, state),
                        });
                        ui.advance_cursor_after_rect(rect);
                        ui.add_space(gap);
                    }
                });
        });
        ui.advance_cursor_after_rect(room);
    }
    ui.add_space(8.0);
    decide(ui, cx, state)
}

fn within(ui: &mut Ui, name: &str, rect: Rect, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(name), |ui| {
        ui.set_clip_rect(rect.expand(2.0).intersect(ui.clip_rect()));
        add(ui);
    });
}

/// The name of the file, what was found in it, and what of it was not read.
fn head(ui: &mut Ui, cx: &ScreenContext<'_>, state: &WorkbookState) {
    let words = cx.words();
    let workbook = state.workbook();
    let taken = |proposal: &&Proposal| !proposal.taken.figures.is_empty();
    let tables = workbook.proposals().iter().filter(taken).count();
    let args = [
        ("tables", Arg::from(tables)),
        ("figures", Arg::from(workbook.figures())),
    ];
    let mut about = words.with("workbook-found", &args);
    if let Some(name) = &workbook.mapping {
        about = format!("{about} {}", words.name("workbook-read-by", name));
    }
    let mut left: Vec<String> = Vec::new();
    for aside in &workbook.book().left_aside {
        left.push(aside.sentence().text(words.0));
    }
    let height = 30.0;
    let title = vec2(ui.available_width(), height);
    ui.allocate_ui(title, |ui| {
        ui.horizontal(|ui| {
            let name = page::one_line(
                ui,
                &workbook.name,
                theme::title_text().resolve(ui.style()),
                theme::palette(ui.ctx()).text,
                ui.available_width() * 0.5,
            );
            let label = ui.label(name);
            label.widget_info(|| {
                eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Heading, true, &workbook.name)
            });
            parts::muted(ui, about);
            if state.is_busy() {
                let accent = theme::palette(ui.ctx()).accent;
                ui.add(eframe::egui::Spinner::new().size(16.0).color(accent));
                parts::muted(ui, words.get("workbook-reading-anew"));
            }
        });
    });
    if !left.is_empty() {
        parts::small(ui, left.join(" "));
    }
    ui.add_space(2.0);
}

fn panel(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState) {
    let words = cx.words();
    state.categories.refresh(cx, &state.proposed.workbook, state.chosen);
    let unknown = state.categories.unknown();
    let left = state.proposal().map_or(0, |(_, proposal)| proposal.taken.refused.len());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding = vec2(7.0, 4.0);
        for (tab, id, count) in [
            (Tab::Reading, "workbook-tab-reading", 0),
            (Tab::Categories, "workbook-tab-categories", unknown),
            (Tab::LeftOut, "workbook-tab-left", left),
            (Tab::Mappings, "workbook-tab-mappings", 0),
        ] {
            let text = words.get(id);
            let name = if count > 0 { format!("{text} ({count})") } else { text };
            let button = eframe::egui::Button::selectable(state.tab == tab, &name).frame_when_inactive(true);
            if ui.add(button).accessible_name(&name).clicked() {
                state.tab = tab;
            }
        }
    });
    ui.add_space(2.0);
    match state.tab {
        Tab::Reading => reading::show(ui, cx, state),
        Tab::Categories => categories::show(ui, cx, state),
        Tab::LeftOut => left_out::show(ui, cx, state),
        Tab::Mappings => mappings::show(ui, cx, state),
    }
}

/// The buttons below everything.
fn decide(ui: &mut Ui, cx: &ScreenContext<'_>, state: &mut WorkbookState) -> Option<Decided> {
    let words = cx.words();
    let figures = state.workbook().figures();
    let mut decided = None;
    ui.horizontal(|ui| {
        let can = figures > 0 && !state.is_busy();
        let text = words.count("workbook-go-on", figures);
        if page::main_button(ui, can, icons::EYE, &text).clicked() {
            decided = Some(Decided::GoOn);
        }
        if parts::button(ui, icons::X, &words.get("workbook-set-aside")).clicked() {
            decided = Some(Decided::SetAside);
        }
        let hint = if figures > 0 {
            "workbook-go-on-hint"
        } else {
            "workbook-go-on-not"
        };
        let muted = theme::palette(ui.ctx()).muted;
        let hint = words.get(hint);
        let label = Label::new(RichText::new(&hint).color(muted)).truncate();
        ui.add(label).on_hover_text(hint);
    });
    if std::mem::take(&mut state.leave) {
        decided = decided.or(Some(Decided::SetAside));
    }
    decided
}
