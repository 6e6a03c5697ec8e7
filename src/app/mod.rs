//! The window: what a person sees and presses, over the desk.
//!
//! It holds view state only (selection, scroll, open panels) and touches neither files nor figures itself. [`App`] is the
//! frame around the screens; [`command`] is the table of everything that can be asked of it and `execute.rs` the one place
//! that does it; `input.rs` takes what comes from outside the screens. [`theme`], [`fonts`] and [`icons`] are the look,
//! [`parts`] and [`widgets`] the small parts, [`grid`] the table of figures, [`screens`] the places, [`start`] opens it all on
//! whatever graphics the computer has, and [`frames`] keeps the painting of it cheap.

mod banners;
pub mod command;
pub mod context;
mod execute;
mod explain;
pub mod file_dialogs;
pub mod fonts;
pub mod frames;
pub mod grid;
pub mod icons;
mod input;
pub mod jobs;
pub mod key_sheet;
pub mod names;
pub mod notices;
mod palette;
pub mod parts;
pub mod picker;
mod places;
pub mod screens;
pub mod settings;
pub mod start;
mod status_line;
pub mod suggestions;
pub mod theme;
mod top_bar;
mod ways;
pub mod widgets;
pub mod words;

use self::command::{Command, CommandId, Situation};
use self::context::{Notice, NoticeKind, Place, ScreenContext, ShellContext};
use self::file_dialogs::{FileDialogs, PendingFile, SystemDialogs};
use self::jobs::Jobs;
use self::notices::Notices;
use self::palette::Palette;
use self::screens::Screens;
use self::settings::Settings;
use self::words::Words;
use crate::country_file::Action;
use crate::desk::{Desk, Overview};
use crate::questionnaire::{Language, TableCode};
use eframe::egui::{self, CentralPanel, Color32, Context, Frame, Key, Ui};
use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;

/// How the window begins, and what it is given to work with.
pub struct Options {
    /// The file to open; none: the welcome screen.
    pub open: Option<PathBuf>,
    /// Open the sample instead.
    pub sample: bool,
    /// What is remembered of the person.
    pub settings: Settings,
    /// File choosers.
    pub files: Box<dyn FileDialogs>,
    /// Tells the moment at the person's place.
    pub clock: fn() -> jiff::Zoned,
    /// Whether long work is done at once, for tests.
    pub jobs_at_once: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            open: None,
            sample: false,
            settings: Settings::of_this_person(),
            files: Box::new(SystemDialogs),
            clock: jiff::Zoned::now,
            jobs_at_once: false,
        }
    }
}

/// What is open in the overview's cache: revision, day.
type OverviewKey = (u64, jiff::civil::Date);

/// The window.
pub struct App {
    ctx: Context,
    settings: Settings,
    files: Box<dyn FileDialogs>,
    jobs: Jobs,
    clock: fn() -> jiff::Zoned,
    desk: Option<Desk>,
    overview: Option<(OverviewKey, Rc<Overview>)>,
    place: Place,
    /// The table last looked at.
    table: Option<TableCode>,
    /// The entry of the findings last gone to, by its id.
    finding: Option<String>,
    commands: Vec<Command>,
    notices: Notices,
    palette: Palette,
    key_sheet: key_sheet::KeySheet,
    screens: Screens,
    set_aside: suggestions::SetAside,
    choosing: Option<(Choosing, PendingFile)>,
    /// What undo and redo would do, as of a revision: looking it up reads the file.
    undoing: (u64, Option<Action>, Option<Action>),
    applied: Option<(Language, theme::ThemeChoice, f32)>,
    /// The place that was drawn last: coming to another one brings the keyboard there.
    drawn: Option<Place>,
    /// The title last given to the window.
    window_title: String,
    /// The colour to which the window was cleared before this picture, if it is one on a screen.
    cleared: Cell<Option<Color32>>,
}

/// What a file is being chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choosing {
    Open,
    Copy,
}

impl App {
    /// The window over a context of the toolkit. Fonts and theme are set here.
    pub fn new(ctx: &Context, options: Options) -> Self {
        fonts::install(ctx);
        frames::install(ctx);
        ctx.options_mut(|settings| settings.zoom_with_keyboard = false);
        let jobs = if options.jobs_at_once {
            Jobs::at_once(ctx.clone())
        } else {
            Jobs::new(ctx.clone())
        };
        let mut app = Self {
            ctx: ctx.clone(),
            settings: options.settings,
            files: options.files,
            jobs,
            clock: options.clock,
            desk: None,
            overview: None,
            place: Place::Welcome,
            table: None,
            finding: None,
            commands: Vec::new(),
            notices: Notices::default(),
            palette: Palette::default(),
            key_sheet: key_sheet::KeySheet::default(),
            screens: Screens::default(),
            set_aside: suggestions::SetAside::default(),
            choosing: None,
            undoing: (0, None, None),
            applied: None,
            drawn: None,
            window_title: String::new(),
            cleared: Cell::new(None),
        };
        app.apply_look();
        if options.sample {
            app.commands.push(Command::Run(CommandId::OpenSample));
        } else if let Some(path) = options.open {
            app.commands.push(Command::Open(path));
        }
        app.execute_all();
        app
    }

    /// The open file.
    pub fn desk(&self) -> Option<&Desk> {
        self.desk.as_ref()
    }

    /// Where the person is.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The sentences that show now.
    pub fn sentences(&self) -> impl Iterator<Item = &Notice> {
        self.notices.sentences()
    }

    /// Sends a command, as a screen would.
    pub fn send(&mut self, command: Command) {
        self.commands.push(command);
        self.ctx.request_repaint();
    }

    fn words(&self) -> Words {
        Words(self.settings.language())
    }

    fn say(&mut self, kind: NoticeKind, text: impl Into<String>) {
        self.notices.add(
            &self.ctx,
            Notice {
                kind,
                text: text.into(),
            },
        );
    }

    /// What is possible now.
    fn situation(&self) -> Situation {
        let Some(desk) = &self.desk else {
            return Situation::default();
        };
        Situation {
            file: true,
            writable: !read_only(desk),
            undo: desk.file().undo_target().is_some(),
            redo: desk.file().redo_target().is_some(),
            finding: desk.entries().iter().any(|entry| !entry.cells.is_empty()),
            cell: self.place_has_grid() && self.screens.table.active().is_some(),
            follow_up: desk.follow_up_count() > 0,
            table: self.place_has_grid(),
        }
    }

    /// The state of the whole questionnaire, looked at again only when something has changed.
    fn overview(&mut self) -> Option<Rc<Overview>> {
        let desk = self.desk.as_ref()?;
        let today = (self.clock)().date();
        let key = (desk.revision(), today);
        if let Some((known, overview)) = &self.overview
            && *known == key
        {
            return Some(Rc::clone(overview));
        }
        let overview = Rc::new(desk.overview(today));
        self.overview = Some((key, Rc::clone(&overview)));
        Some(overview)
    }

    fn look_up_undo(&mut self) {
        let Some(desk) = &self.desk else { return };
        if self.undoing.0 != desk.revision() {
            self.undoing = (desk.revision(), desk.undo_action(), desk.redo_action());
        }
    }

    /// Brings language, theme and zoom into force when they have changed.
    fn apply_look(&mut self) {
        let wanted = (self.settings.language(), self.settings.theme(), self.settings.zoom());
        if self.applied == Some(wanted) {
            return;
        }
        theme::apply(&self.ctx, wanted.1);
        self.ctx.set_zoom_factor(wanted.2);
        self.applied = Some(wanted);
    }

    /// Everything of a frame that draws nothing; also while the window is hidden.
    pub fn logic(&mut self, ctx: &Context) {
        if ctx.input(|input| input.viewport().close_requested()) {
            self.closing(ctx);
        }
        self.look_at_chooser();
        self.take_dropped_files(ctx);
        self.execute_all();
        self.apply_look();
        self.name_window(ctx);
    }

    fn name_window(&mut self, ctx: &Context) {
        let program = self.words().get("program-name");
        let title = match &self.desk {
            None => program,
            Some(desk) => {
                let name = desk
                    .path()
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned())
                    .unwrap_or_default();
                format!("{name} \u{2013} {program}")
            }
        };
        if title != self.window_title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.window_title = title;
        }
    }

    fn place_has_grid(&self) -> bool {
        matches!(self.place, Place::Table(_))
    }

    /// Draws the window.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        if !self.palette.is_open() {
            self.take_keys(&ctx);
            self.take_question_mark(&ctx);
        }
        let revision = self.desk.as_ref().map(Desk::revision);
        self.look_up_undo();
        if self.desk.is_some() {
            top_bar::show(self, ui);
            banners::show(self, ui);
            status_line::show(self, ui);
            places::show(self, ui);
            self.draw_explain(ui);
        } else {
            banners::show(self, ui);
        }
        self.show_screen(ui);
        palette::show(self, &ctx);
        self.draw_what_is_left(&ctx);
        self.draw_key_sheet(&ctx);
        self.escape(&ctx);
        let words = self.words();
        self.notices.show(&ctx, words);
        if !self.commands.is_empty() || self.desk.as_ref().map(Desk::revision) != revision {
            ctx.request_repaint();
        }
        self.execute_all();
    }

    /// What the middle of the window stands on.
    fn ground(&self) -> Color32 {
        let colours = theme::palette(&self.ctx);
        if self.place_has_grid() {
            colours.surface
        } else {
            colours.panel
        }
    }

    fn show_screen(&mut self, ui: &mut Ui) {
        let margin = if self.place_has_grid() {
            egui::Margin::ZERO
        } else {
            egui::Margin {
                left: 24,
                right: 12,
                top: 12,
                bottom: 8,
            }
        };
        let mut frame = Frame::new().inner_margin(margin);
        // What the window was cleared to need not be painted once more, pixel by pixel.
        if self.cleared.get() != Some(self.ground()) {
            frame = frame.fill(self.ground());
        }
        let overview = self.overview();
        let now = (self.clock)();
        let arrived = self.drawn.as_ref() != Some(&self.place);
        if arrived {
            self.drawn = Some(self.place.clone());
        }
        let arrived = arrived && !self.place_has_grid();
        let start = self.words().get("screen-start");
        let shell = ShellContext {
            language: self.settings.language(),
            commands: &mut self.commands,
            jobs: &self.jobs,
            files: &*self.files,
            settings: &self.settings,
            today: now.date(),
            now,
        };
        if let (Some(desk), Some(overview)) = (&mut self.desk, overview) {
            let read_only = read_only(desk);
            let mut context = ScreenContext {
                desk,
                overview,
                read_only,
                set_aside: &mut self.set_aside,
                shell,
            };
            if let Place::Table(table) = &self.place {
                screens::table::side_panel(ui, &mut context, table, &mut self.screens.table);
            }
            CentralPanel::default().frame(frame).show(ui, |ui| {
                start_of_screen(ui, &start, arrived);
                self.screens.show(ui, &mut context, &self.place);
            });
        } else {
            let mut shell = shell;
            let back = (self.place != Place::Welcome).then(|| shell.words().get("back-to-start"));
            CentralPanel::default().frame(frame).show(ui, |ui| {
                start_of_screen(ui, &start, arrived);
                if let Some(back) = back {
                    let escape = ui.input(|input| input.key_pressed(Key::Escape));
                    if widgets::quiet_button(ui, &format!("{}  {back}", icons::ARROW_LEFT)).clicked() || escape {
                        shell.commands.push(Command::GoTo(Place::Welcome));
                    }
                    ui.add_space(8.0);
                }
                self.screens.show_without_file(ui, &mut shell, &self.place);
            });
        }
    }

    /// Commits what stands in an open cell, and keeps what is being written elsewhere.
    fn keep_what_is_typed(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        let committed = self.screens.table.finish_edit(desk).unwrap_or(Ok(()));
        let kept = self.screens.keep_typed(desk);
        for error in [committed.err(), kept.err()].into_iter().flatten() {
            self.say(NoticeKind::Error, error.to_string());
        }
    }
}

/// Where the keyboard goes when a screen comes up: a stop of no size before its first control, so that the next Tab is there.
fn start_of_screen(ui: &mut Ui, name: &str, arrived: bool) {
    let corner = egui::Rect::from_min_size(ui.max_rect().min, egui::Vec2::ZERO);
    let stop = ui.interact(
        corner,
        ui.scope_id().with("screen-start"),
        egui::Sense::focusable_noninteractive(),
    );
    stop.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, name));
    if arrived {
        stop.request_focus();
    }
}

/// Whether nothing can be changed in the shown phase.
fn read_only(desk: &Desk) -> bool {
    why_read_only(desk).is_some()
}

/// Why nothing can be changed, in a sentence of the file's own, or that the phase is sealed.
fn why_read_only(desk: &Desk) -> Option<WhyReadOnly> {
    if let crate::country_file::Access::ReadOnly(why) = desk.access() {
        return Some(WhyReadOnly::File(why.to_string()));
    }
    let sealed = desk
        .answers()
        .phases
        .get(desk.phase())
        .is_some_and(|phase| phase.sealed);
    sealed.then_some(WhyReadOnly::Sealed)
}

enum WhyReadOnly {
    File(String),
    Sealed,
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        App::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        App::ui(self, ui);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.cleared.set(Some(self.ground()));
        self.ground().to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// What the command line asks the window to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// That file, or the welcome screen.
    File(Option<PathBuf>),
    /// The sample.
    Sample,
}

/// Opens the window and comes back when it is closed.
pub fn run(opening: &Opening, renderer: Option<&str>) -> std::process::ExitCode {
    let settings = Settings::of_this_person();
    if let Some(folder) = settings.folder() {
        start::install_panic_hook(folder.join("fault.log"));
    }
    let options = start::StartOptions {
        renderer: renderer.map(str::to_owned),
        size: None,
    };
    start::run(&options, |context| {
        let (open, sample) = match opening {
            Opening::File(file) => (file.clone(), false),
            Opening::Sample => (None, true),
        };
        App::new(
            &context.egui_ctx,
            Options {
                open,
                sample,
                ..Options::default()
            },
        )
    })
}
