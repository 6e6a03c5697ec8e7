//! Bringing figures in: a file is read on a worker, what it would change is shown figure by figure, then accepted or left.
//!
//! Nothing is written before it is accepted, and one undo takes all of it back. Lines that cannot be taken stand in the
//! same list with the reason. `preview_table.rs` draws it.

mod preview_table;

use self::preview_table::{Line, View};
use super::labels;
use super::page::{self, Tone};
use super::row_list::{self, RowListState};
use crate::app::command::{Command, CommandId};
use crate::app::context::{Place, ScreenContext};
use crate::app::file_dialogs::{FileRequest, PendingFile, path_field};
use crate::app::jobs::Job;
use crate::app::words::Words;
use crate::app::{icons, parts, theme};
use crate::desk::{DeskError, ImportReport};
use crate::exchange::ilostat::{Kind, Preview};
use crate::figures::SourceKey;
use crate::questionnaire::Arg;
use eframe::egui::{ComboBox, Rect, ScrollArea, Ui, UiBuilder, vec2};
use std::path::{Path, PathBuf};

/// Which lines of the preview are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    All,
    New,
    Changed,
    Same,
    Refused,
}

impl Shown {
    const ALL: [Shown; 5] = [Shown::All, Shown::New, Shown::Changed, Shown::Same, Shown::Refused];

    fn text_id(self) -> &'static str {
        match self {
            Shown::All => "import-all",
            Shown::New => "import-new",
            Shown::Changed => "import-changed",
            Shown::Same => "import-same",
            Shown::Refused => "import-refused",
        }
    }

    fn holds(self, kind: Kind) -> bool {
        match self {
            Shown::All => true,
            Shown::New => kind == Kind::New,
            Shown::Changed => kind == Kind::Changed,
            Shown::Same => kind == Kind::Same,
            Shown::Refused => false,
        }
    }

    fn sign(self) -> Option<(&'static str, Tone)> {
        match self {
            Shown::All => None,
            Shown::New => Some((icons::PLUS, Tone::Fine)),
            Shown::Changed => Some((icons::PENCIL_SIMPLE, Tone::Warning)),
            Shown::Same => Some((icons::EQUALS, Tone::Plain)),
            Shown::Refused => Some((icons::X_CIRCLE, Tone::Error)),
        }
    }
}

/// How far the person has come.
#[derive(Default)]
enum Step {
    #[default]
    Choosing,
    Reading {
        job: Job<Result<Preview, DeskError>>,
    },
    Looking(Box<Looking>),
    Done(ImportReport),
}

/// A preview and how it is looked at.
struct Looking {
    preview: Preview,
    /// The desk's revision that the preview was made for.
    revision: u64,
    shown: Shown,
    list: RowListState,
    lines: Vec<Line>,
    lines_of: Option<Shown>,
    /// Just made: the keyboard goes to the button that accepts it, so that Enter accepts and Escape leaves.
    fresh: bool,
}

/// View state of the screen.
#[derive(Default)]
pub struct BringInState {
    path: String,
    pending: Option<PendingFile>,
    source: Option<SourceKey>,
    step: Step,
    /// What went wrong with the last file, in a sentence.
    failed: Option<String>,
}

impl BringInState {
    /// Begins with that file, as when it was dropped on the window.
    pub fn choose(&mut self, path: &Path) {
        self.path = path.display().to_string();
        self.step = Step::Choosing;
        self.failed = None;
    }

    /// The name of the file, without its folder.
    fn file_name(&self) -> String {
        Path::new(self.path.trim())
            .file_name()
            .map_or_else(|| self.path.clone(), |name| name.to_string_lossy().into_owned())
    }
}

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let least = if ui.available_width() < page::NARROW {
        640.0
    } else {
        440.0
    };
    page::with_height(ui, least, |ui| contents(ui, cx, state));
}

fn contents(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let words = cx.words();
    page::header(ui, &words.get("import-title"), &words.get("import-about"), |_| ());
    let mut begin = false;
    if let Some(file) = page::dropped_file(ui) {
        state.choose(&file);
        begin = true;
    }
    begin |= choose(ui, cx, state);
    if begin && !state.path.trim().is_empty() {
        start(cx, state);
    }
    look_at_job(cx, state);
    ui.add_space(4.0);
    if let Some(why) = &state.failed {
        page::message(ui, Tone::Error, why, "", |_| ());
        ui.add_space(8.0);
    }
    match &mut state.step {
        Step::Choosing => {
            let title = words.get("import-empty-title");
            page::nothing_here(
                ui,
                Tone::Plain,
                icons::FILE_CSV,
                &title,
                &words.get("import-empty-text"),
                |_| (),
            );
        }
        Step::Reading { job } => {
            let (progress, name) = (
                job.progress(),
                Path::new(&state.path)
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned()),
            );
            let text = words.with("import-reading", &[("file", Arg::from(&name.unwrap_or_default()))]);
            if page::working(ui, &text, progress, &words.get("import-cancel")) {
                state.step = Step::Choosing;
                cx.shell
                    .say(crate::app::context::NoticeKind::Info, words.get("import-cancelled"));
            }
        }
        Step::Looking(_) => look(ui, cx, state),
        Step::Done(report) => {
            let report = report.clone();
            done(ui, cx, state, &report);
        }
    }
}

/// The file and the source of lines that name none. True when the file is to be read.
fn choose(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) -> bool {
    let words = cx.words();
    let mut begin = false;
    let before = state.source.clone();
    page::card(ui, |ui| {
        page::form_row(ui, &words.get("import-file"), |ui, _| {
            let request = || {
                FileRequest::open(words.get("import-choose-title"))
                    .kind(words.get("import-filter-csv"), &["csv", "txt"])
                    .beside(cx.desk.path())
            };
            let label = words.get("import-file");
            begin |= path_field(
                ui,
                words,
                cx.shell.files,
                &label,
                &mut state.path,
                &mut state.pending,
                request,
            );
            parts::small(ui, words.get("import-drop"));
        });
        page::form_row(ui, &words.get("import-source"), |ui, label| {
            let none = words.get("import-source-none");
            let name = |key: &SourceKey| labels::source(cx.desk, key);
            let chosen = state.source.as_ref().map_or_else(|| none.clone(), name);
            let keys: Vec<SourceKey> = cx.desk.answers().sources.keys().cloned().collect();
            let row = |ui: &mut Ui| {
                let combo = ComboBox::from_id_salt("import source")
                    .selected_text(chosen)
                    .width(360.0_f32.min(ui.available_width() - 16.0));
                let shown = combo.show_ui(ui, |ui| {
                    ui.selectable_value(&mut state.source, None, none);
                    for key in keys {
                        let text = name(&key);
                        ui.selectable_value(&mut state.source, Some(key), text);
                    }
                });
                shown.response.labelled_by(label);
                let can = !state.path.trim().is_empty() && !matches!(state.step, Step::Reading { .. });
                begin |= page::main_button(ui, can, icons::EYE, &words.get("import-read")).clicked();
            };
            if ui.available_width() < 480.0 {
                ui.vertical(row);
            } else {
                ui.horizontal(row);
            }
        });
    });
    // Another source makes another preview of the same file.
    begin | (before != state.source && matches!(state.step, Step::Looking(_)))
}

fn start(cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let reader = cx.desk.import_reader();
    let (path, source) = (PathBuf::from(state.path.trim()), state.source.clone());
    state.failed = None;
    let job = cx
        .shell
        .jobs
        .start("import preview", move |_| reader.read(&path, source.as_ref()));
    state.step = Step::Reading { job };
}

fn look_at_job(cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let Step::Reading { job } = &state.step else { return };
    let Some(outcome) = job.outcome() else { return };
    match outcome {
        Ok(preview) => {
            let looking = Looking {
                preview,
                revision: cx.desk.revision(),
                shown: Shown::All,
                list: RowListState::default(),
                lines: Vec::new(),
                lines_of: None,
                fresh: true,
            };
            state.step = Step::Looking(Box::new(looking));
        }
        Err(why) => {
            state.failed = Some(why);
            state.step = Step::Choosing;
        }
    }
}

/// The preview: what it comes to, the list, accept or leave.
fn look(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let words = cx.words();
    let name = state.file_name();
    let Step::Looking(looking) = &mut state.step else {
        return;
    };
    if looking.revision != cx.desk.revision() {
        // Somebody went on typing or took something back: the preview is made again rather than believed.
        start(cx, state);
        return;
    }
    let counts = looking.preview.counts;
    let by_kind = [
        counts.new + counts.changed + counts.same + counts.refused,
        counts.new,
        counts.changed,
        counts.same,
        counts.refused,
    ];
    summary(ui, words, &looking.preview, &name, by_kind[0]);
    filters(ui, words, by_kind, looking);
    if looking.lines_of != Some(looking.shown) {
        looking.lines = lines(&looking.preview, looking.shown);
        looking.lines_of = Some(looking.shown);
        looking.list.choose(0);
    }
    let mut room = ui.available_rect_before_wrap();
    room.max.y -= 52.0;
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        if room.width() >= preview_table::LEAST_WIDTH {
            return table(ui, cx, looking);
        }
        ScrollArea::horizontal().id_salt("preview").show(ui, |ui| {
            let size = vec2(preview_table::LEAST_WIDTH, room.height() - 12.0);
            let wide = Rect::from_min_size(ui.cursor().min, size);
            ui.scope_builder(UiBuilder::new().max_rect(wide), |ui| table(ui, cx, looking));
        });
    });
    ui.add_space(8.0);
    let moving = counts.new + counts.changed;
    let useful = moving + counts.notes > 0;
    let (mut accept, mut leave) = (false, false);
    ui.horizontal_wrapped(|ui| {
        let text = words.count("import-accept", moving);
        let button = page::main_button(ui, useful && !cx.read_only, icons::CHECK, &text);
        if std::mem::take(&mut looking.fresh) && useful {
            button.request_focus();
        }
        let escape = button.has_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Escape));
        accept = button.clicked();
        leave = parts::button(ui, icons::X, &words.get("import-leave")).clicked() || escape;
        parts::muted(
            ui,
            words.get(if useful { "import-accept-hint" } else { "import-nothing" }),
        );
    });
    if accept {
        let outcome = cx.desk.import(&looking.preview, &name);
        if let Some(report) = cx.report(outcome) {
            state.step = Step::Done(report);
        }
    } else if leave {
        state.step = Step::Choosing;
        state.path.clear();
    }
}

/// The figures and the lines that are refused, as a table.
fn table(ui: &mut Ui, cx: &ScreenContext<'_>, looking: &mut Looking) {
    let words = cx.words();
    let view = View {
        desk: cx.desk,
        words,
        preview: &looking.preview,
        lines: &looking.lines,
    };
    view.head(ui, looking.shown == Shown::Refused);
    if looking.lines.is_empty() {
        parts::muted(ui, words.get("import-filtered-empty"));
    } else {
        let label = words.get(if looking.shown == Shown::Refused {
            "import-refused-list"
        } else {
            "import-list"
        });
        let stamp = looking.shown as u64 + 1;
        row_list::show(ui, "import", &label, stamp, &view, &mut looking.list);
    }
}

fn summary(ui: &mut Ui, words: Words, preview: &Preview, name: &str, lines: usize) {
    let tables: std::collections::BTreeSet<_> = preview.sheets.iter().map(|sheet| &sheet.table).collect();
    let read = words.with(
        "import-summary",
        &[("lines", Arg::from(lines)), ("file", Arg::from(name))],
    );
    let tables = words.with("import-summary-tables", &[("tables", Arg::from(tables.len()))]);
    parts::strong(ui, format!("{read}, {tables}"));
    let mut more = Vec::new();
    if !preview.new_sources.is_empty() {
        let keys: Vec<&str> = preview.new_sources.iter().map(SourceKey::as_str).collect();
        let list = keys.join(", ");
        more.push(words.with(
            "import-new-sources",
            &[("count", Arg::from(keys.len())), ("sources", Arg::from(&list))],
        ));
    }
    if preview.counts.notes > 0 {
        more.push(words.count("import-notes", preview.counts.notes));
    }
    if preview.counts.repeated > 0 {
        more.push(words.count("import-repeated", preview.counts.repeated));
    }
    if !more.is_empty() {
        ui.add_space(-4.0);
        parts::muted(ui, more.join(" "));
    }
}

fn filters(ui: &mut Ui, words: Words, counts: [usize; 5], looking: &mut Looking) {
    let palette = theme::palette(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (shown, count) in Shown::ALL.into_iter().zip(counts) {
            let text = words.get(shown.text_id());
            let name = words.with(
                "import-show",
                &[("what", Arg::from(&text)), ("count", Arg::from(count))],
            );
            let sign = shown.sign().map(|(icon, tone)| (icon, tone.colours(palette).0));
            if page::filter_button(ui, looking.shown == shown, sign, &text, count, &name).clicked() {
                looking.shown = shown;
            }
        }
    });
}

/// The lines of the list in the order of the file.
fn lines(preview: &Preview, shown: Shown) -> Vec<Line> {
    let cells = preview
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| shown.holds(cell.kind));
    let mut lines: Vec<(u64, Line)> = cells.map(|(index, cell)| (cell.line, Line::Cell(index))).collect();
    if matches!(shown, Shown::All | Shown::Refused) {
        let refused = preview.refused.iter().enumerate();
        lines.extend(refused.map(|(index, refused)| (refused.line, Line::Refused(index))));
        lines.sort_by_key(|(line, _)| *line);
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn done(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState, report: &ImportReport) {
    let words = cx.words();
    let title = words.count("import-done-title", report.new + report.changed);
    let args = [
        ("new", Arg::from(report.new)),
        ("changed", Arg::from(report.changed)),
        ("same", Arg::from(report.same)),
        ("refused", Arg::from(report.refused)),
    ];
    let mut command = None;
    page::message(ui, Tone::Fine, &title, &words.with("import-done-text", &args), |ui| {
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            if parts::button(ui, icons::BOOKS, &words.get("import-done-sources")).clicked() {
                command = Some(Command::GoTo(Place::Sources));
            }
            if parts::button(ui, icons::LIST_CHECKS, &words.get("import-done-overview")).clicked() {
                command = Some(Command::GoTo(Place::Overview));
            }
            let moved = report.new + report.changed > 0;
            if moved && parts::button(ui, icons::ARROW_U_UP_LEFT, &words.get("import-done-undo")).clicked() {
                command = Some(Command::Run(CommandId::Undo));
                state.step = Step::Choosing;
            }
            if parts::button(ui, icons::FILE_CSV, &words.get("import-done-again")).clicked() {
                state.step = Step::Choosing;
                state.path.clear();
            }
        });
    });
    if let Some(command) = command {
        cx.send(command);
    }
}
