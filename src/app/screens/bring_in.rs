//! Bringing figures in: a file is read on a worker, what it would change is shown figure by figure, then accepted or left.
//!
//! Nothing is written before it is accepted, and one undo takes all of it back. Lines that cannot be taken stand in the
//! same list with the reason.

use super::labels;
use super::page::{self, Tone};
use super::row_list::{self, RowListState, RowLook, Rows};
use crate::app::command::{Command, CommandId};
use crate::app::context::{Place, ScreenContext};
use crate::app::file_dialogs::{FileRequest, PendingFile, path_field};
use crate::app::jobs::{Job, JobResult};
use crate::app::words::Words;
use crate::app::{icons, names, parts, theme};
use crate::desk::{Desk, DeskError, ImportReport};
use crate::exchange::ilostat::{Kind, Preview, PreviewCell, Refused};
use crate::figures::{Figure, SourceKey};
use crate::questionnaire::Arg;
use eframe::egui::{Align2, ComboBox, Rect, Stroke, TextStyle, Ui, UiBuilder, pos2, vec2};
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
    Reading { job: Job<Result<Preview, DeskError>> },
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
}

/// A line of the list: a figure, or a line of the file that is refused.
#[derive(Clone, Copy, Debug)]
enum Line {
    Cell(usize),
    Refused(usize),
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
        Path::new(self.path.trim()).file_name().map_or_else(|| self.path.clone(), |name| name.to_string_lossy().into_owned())
    }
}

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) {
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
            page::nothing_here(ui, Tone::Plain, icons::FILE_CSV, &title, &words.get("import-empty-text"), |_| ());
        }
        Step::Reading { job } => {
            let (progress, name) = (job.progress(), Path::new(&state.path).file_name().map(|name| name.to_string_lossy().into_owned()));
            let text = words.with("import-reading", &[("file", Arg::from(&name.unwrap_or_default()))]);
            if page::working(ui, &text, progress, &words.get("import-cancel")) {
                state.step = Step::Choosing;
                cx.shell.say(crate::app::context::NoticeKind::Info, words.get("import-cancelled"));
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
            begin |= path_field(ui, words, cx.shell.files, &label, &mut state.path, &mut state.pending, request);
            parts::small(ui, words.get("import-drop"));
        });
        page::form_row(ui, &words.get("import-source"), |ui, label| {
            let none = words.get("import-source-none");
            let name = |key: &SourceKey| labels::source(cx.desk, key);
            let chosen = state.source.as_ref().map_or_else(|| none.clone(), name);
            let keys: Vec<SourceKey> = cx.desk.answers().sources.keys().cloned().collect();
            ui.horizontal(|ui| {
                let combo = ComboBox::from_id_salt("import source").selected_text(chosen).width(360.0);
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
            });
        });
    });
    // Another source makes another preview of the same file.
    begin | (before != state.source && matches!(state.step, Step::Looking(_)))
}

fn start(cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let reader = cx.desk.import_reader();
    let (path, source) = (PathBuf::from(state.path.trim()), state.source.clone());
    state.failed = None;
    let job = cx.shell.jobs.start("import preview", move |_| reader.read(&path, source.as_ref()));
    state.step = Step::Reading { job };
}

fn look_at_job(cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let Step::Reading { job } = &state.step else { return };
    let outcome = job.look();
    let failed = match outcome {
        JobResult::Working => return,
        JobResult::Done(Ok(preview)) => {
            let looking = Looking {
                preview,
                revision: cx.desk.revision(),
                shown: Shown::All,
                list: RowListState::default(),
                lines: Vec::new(),
                lines_of: None,
            };
            state.step = Step::Looking(Box::new(looking));
            return;
        }
        JobResult::Done(Err(error)) => error.to_string(),
        JobResult::Failed(why) => why,
    };
    state.failed = Some(failed);
    state.step = Step::Choosing;
}

/// The preview: what it comes to, the list, accept or leave.
fn look(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut BringInState) {
    let words = cx.words();
    let name = state.file_name();
    let Step::Looking(looking) = &mut state.step else { return };
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
        let view = View { desk: cx.desk, words, preview: &looking.preview, lines: &looking.lines };
        view.head(ui, looking.shown == Shown::Refused);
        if looking.lines.is_empty() {
            parts::muted(ui, words.get("import-filtered-empty"));
        } else {
            let label = words.get(if looking.shown == Shown::Refused { "import-refused-list" } else { "import-list" });
            let stamp = looking.shown as u64 + 1;
            row_list::show(ui, "import", &label, stamp, &view, &mut looking.list);
        }
    });
    ui.add_space(8.0);
    let moving = counts.new + counts.changed;
    let useful = moving + counts.notes > 0;
    let (mut accept, mut leave) = (false, false);
    ui.horizontal(|ui| {
        let text = words.count("import-accept", moving);
        accept = page::main_button(ui, useful && !cx.read_only, icons::CHECK, &text).clicked();
        leave = parts::button(ui, icons::X, &words.get("import-leave")).clicked();
        parts::muted(ui, words.get(if useful { "import-accept-hint" } else { "import-nothing" }));
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

fn summary(ui: &mut Ui, words: Words, preview: &Preview, name: &str, lines: usize) {
    let tables: std::collections::BTreeSet<_> = preview.sheets.iter().map(|sheet| &sheet.table).collect();
    let read = words.with("import-summary", &[("lines", Arg::from(lines)), ("file", Arg::from(name))]);
    let tables = words.with("import-summary-tables", &[("tables", Arg::from(tables.len()))]);
    parts::strong(ui, format!("{read}, {tables}"));
    let mut more = Vec::new();
    if !preview.new_sources.is_empty() {
        let keys: Vec<&str> = preview.new_sources.iter().map(SourceKey::as_str).collect();
        let list = keys.join(", ");
        more.push(words.with("import-new-sources", &[("count", Arg::from(keys.len())), ("sources", Arg::from(&list))]));
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
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (shown, count) in Shown::ALL.into_iter().zip(counts) {
            let text = words.get(shown.text_id());
            let name = words.with("import-show", &[("what", Arg::from(&text)), ("count", Arg::from(count))]);
            let sign = shown.sign().map(|(icon, tone)| (icon, tone.colours(palette).0));
            if page::filter_button(ui, looking.shown == shown, sign, &text, count, &name).clicked() {
                looking.shown = shown;
            }
        }
    });
}

/// The lines of the list in the order of the file.
fn lines(preview: &Preview, shown: Shown) -> Vec<Line> {
    let cells = preview.cells.iter().enumerate().filter(|(_, cell)| shown.holds(cell.kind));
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

/// The preview as a table.
struct View<'a> {
    desk: &'a Desk,
    words: Words,
    preview: &'a Preview,
    lines: &'a [Line],
}

const ROW: f32 = 26.0;

/// Where the columns stand in a row: line, table, row, year, sex, now, will be, change.
struct Columns {
    line: Rect,
    table: Rect,
    row: Rect,
    year: Rect,
    sex: Rect,
    now: Rect,
    new: Rect,
    kind: Rect,
}

fn columns(rect: Rect) -> Columns {
    let (year, sex, figure, kind) = (52.0, 72.0, 116.0, 104.0);
    let mut left = rect.left() + 8.0;
    let mut take = |width: f32| {
        let column = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width - 8.0, rect.bottom()));
        left += width;
        column
    };
    let row = rect.width() - 16.0 - 56.0 - 176.0 - year - sex - 2.0 * figure - kind;
    Columns {
        line: take(56.0),
        table: take(176.0),
        row: take(row.max(80.0)),
        year: take(year),
        sex: take(sex),
        now: take(figure),
        new: take(figure + 16.0),
        kind: take(kind),
    }
}

impl View<'_> {
    /// The names of the columns, above the list.
    fn head(&self, ui: &mut Ui, refused: bool) {
        let palette = theme::palette(ui.ctx());
        let width = ui.available_width() - ui.spacing().scroll.bar_width;
        let (rect, _) = ui.allocate_exact_size(vec2(width, 24.0), eframe::egui::Sense::hover());
        ui.painter().rect_filled(rect, 0.0, palette.hover);
        let font = parts::small_font(ui);
        let c = columns(rect);
        let put = |rect, id: &str, align| {
            parts::text_in(ui, rect, &self.words.get(id), font.clone(), palette.muted, align);
        };
        put(c.line, "import-column-line", Align2::RIGHT_CENTER);
        if refused {
            put(c.table, "import-column-where", Align2::LEFT_CENTER);
            put(c.row, "import-column-reason", Align2::LEFT_CENTER);
        } else {
            put(c.table, "import-column-table", Align2::LEFT_CENTER);
            put(c.row, "import-column-row", Align2::LEFT_CENTER);
            put(c.year, "import-column-year", Align2::LEFT_CENTER);
            put(c.sex, "import-column-sex", Align2::LEFT_CENTER);
            put(c.now, "import-column-now", Align2::RIGHT_CENTER);
            put(c.new, "import-column-new", Align2::RIGHT_CENTER);
            put(c.kind, "import-column-kind", Align2::LEFT_CENTER);
        }
        ui.add_space(-ui.spacing().item_spacing.y);
    }

    fn kind(&self, cell: &PreviewCell) -> (&'static str, Tone, String) {
        let (icon, tone, id) = match cell.kind {
            Kind::New => (icons::PLUS, Tone::Fine, "import-kind-new"),
            Kind::Changed => (icons::PENCIL_SIMPLE, Tone::Warning, "import-kind-changed"),
            Kind::Same => (icons::EQUALS, Tone::Plain, "import-kind-same"),
        };
        (icon, tone, self.words.get(id))
    }

    /// Table and source, row and status, as far as the cell has them.
    fn place(&self, cell: &PreviewCell) -> (String, String) {
        let pack = self.desk.pack();
        let Some(table) = pack.table(&cell.table) else { return (cell.table.to_string(), cell.place.to_string()) };
        let source = cell.source.as_ref().map_or_else(String::new, |key| format!(" · {}", labels::source(self.desk, key)));
        let table_text = format!("{}{source}", crate::desk::table_label(table));
        let label = |code| {
            pack.item_of(table, code).map_or_else(|| code.to_string(), |(_, item)| pack.item_label(item, self.words.0).to_string())
        };
        let mut row: Vec<String> = cell.place.item.iter().chain(&cell.place.status).map(label).collect();
        if row.is_empty() {
            row.push(self.words.get("row-total"));
        }
        (table_text, row.join(", "))
    }

    fn figure(&self, figure: Option<&Figure>) -> String {
        figure.map_or_else(|| self.words.get("import-blank"), labels::figure)
    }

    fn refused(&self, refused: &Refused) -> (String, String) {
        let held = if refused.text.is_empty() { self.words.get("import-blank") } else { refused.text.clone() };
        let place = if refused.column.is_empty() { held } else { format!("{}: {held}", refused.column) };
        (place, refused.reason.clone())
    }
}

impl Rows for View<'_> {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn name(&self, index: usize) -> String {
        let line = self.words.get("import-column-line");
        match self.lines[index] {
            Line::Cell(at) => {
                let cell = &self.preview.cells[at];
                let (table, row) = self.place(cell);
                let sex = names::sex(self.words, cell.place.sex);
                let (now, new) = (self.figure(cell.before.as_ref()), self.figure(Some(&cell.after)));
                let (now_word, new_word) = (self.words.get("import-column-now"), self.words.get("import-column-new"));
                format!(
                    "{line} {}: {table}, {row}, {sex}, {}: {now_word} {now}, {new_word} {new}, {}",
                    cell.line,
                    cell.place.year,
                    self.kind(cell).2
                )
            }
            Line::Refused(at) => {
                let refused = &self.preview.refused[at];
                let (place, reason) = self.refused(refused);
                format!("{line} {}: {}: {reason} ({place})", refused.line, self.words.get("import-refused"))
            }
        }
    }

    fn height(&self, ui: &Ui, width: f32, index: usize) -> f32 {
        let Line::Refused(at) = self.lines[index] else { return ROW };
        let c = columns(Rect::from_min_size(pos2(0.0, 0.0), vec2(width, ROW)));
        let reason = &self.preview.refused[at].reason;
        let text = page::wrapped(ui, reason, parts::body(ui), ui.visuals().text_color(), width - c.row.left() - 8.0);
        (text.size().y + 6.0).max(ROW)
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, _look: RowLook) {
        let palette = theme::palette(ui.ctx());
        let c = columns(rect);
        let font = TextStyle::Name("Grid".into()).resolve(ui.style());
        let put = |rect, text: &str, colour, align| parts::text_in(ui, rect, text, font.clone(), colour, align);
        match self.lines[index] {
            Line::Cell(at) => {
                let cell = &self.preview.cells[at];
                let (table, row) = self.place(cell);
                let (icon, tone, word) = self.kind(cell);
                let colour = if cell.kind == Kind::Same { palette.muted } else { tone.colours(palette).0 };
                let ink = if cell.kind == Kind::Same { palette.muted } else { palette.text };
                put(c.line, &cell.line.to_string(), palette.muted, Align2::RIGHT_CENTER);
                put(c.table, &table, ink, Align2::LEFT_CENTER);
                put(c.row, &row, ink, Align2::LEFT_CENTER);
                put(c.year, &cell.place.year.to_string(), ink, Align2::LEFT_CENTER);
                put(c.sex, &names::sex(self.words, cell.place.sex), ink, Align2::LEFT_CENTER);
                let now = cell.before.as_ref().map(labels::figure).unwrap_or_default();
                put(c.now, &now, palette.muted, Align2::RIGHT_CENTER);
                put(c.new, &labels::figure(&cell.after), ink, Align2::RIGHT_CENTER);
                put(c.kind, &format!("{icon}  {word}"), colour, Align2::LEFT_CENTER);
            }
            Line::Refused(at) => {
                let refused = &self.preview.refused[at];
                let (place, reason) = self.refused(refused);
                put(c.line, &refused.line.to_string(), palette.muted, Align2::RIGHT_CENTER);
                put(c.table, &format!("{}  {place}", icons::X_CIRCLE), palette.error, Align2::LEFT_CENTER);
                let width = rect.right() - c.row.left() - 8.0;
                let text = page::wrapped(ui, &reason, parts::body(ui), palette.text, width);
                ui.painter().galley(pos2(c.row.left(), rect.center().y - text.size().y / 2.0), text, palette.text);
            }
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
    }
}
