//! In the inspector: where the figures of the selected block come from, in words and with copies of the documents. A document that
//! is dropped on the table is asked about above the grid.

use super::TableScreen;
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::file_dialogs::{Chosen, FileRequest, PendingFile, path_field};
use crate::app::jobs::{Job, JobResult};
use crate::app::theme;
use crate::app::widgets::text_field;
use crate::app::{icons, names, parts};
use crate::desk::{Desk, DeskError, OriginOf, OriginWords, ReadDocument};
use crate::figures::{Attachment, CellAddress, MediaType, Place, Provenance, ProvenanceId, RowKind, SheetLayout};
use crate::questionnaire::ItemCode;
use eframe::egui::{self, Label, RichText, Ui, vec2};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What the tab remembers.
#[derive(Default)]
pub(super) struct OriginState {
    draft: Option<Draft>,
    take_keyboard: bool,
    /// A block for which a statement of its own is being made although one covers it.
    apart: Option<Vec<CellAddress>>,
    /// The path of a file to attach, as typed.
    path: String,
    /// The chooser of that file.
    chooser: Option<PendingFile>,
    /// A chooser that a command has opened, and what the file will be attached to.
    asked: Option<(PendingFile, OriginOf)>,
    /// The chooser of a place to save a document.
    saving: Option<(PendingFile, Attachment)>,
    /// A file being read.
    reading: Option<(Job<Result<ReadDocument, DeskError>>, OriginOf)>,
    /// Files that were dropped on the table, to be asked about.
    dropped: Vec<PathBuf>,
}

/// Words being written.
struct Draft {
    of: OriginOf,
    /// What was stated when the writing began.
    stated: OriginWords,
    words: OriginWords,
}

impl OriginState {
    /// The first field takes the keyboard when it shows next.
    pub(super) fn take_keyboard(&mut self) {
        self.take_keyboard = true;
    }

    /// A file was dropped on the table.
    pub(super) fn drop_file(&mut self, path: PathBuf) {
        self.dropped.push(path);
    }

    /// States what stands in the fields, so that it is not lost when the person goes elsewhere.
    pub(super) fn keep(&mut self, desk: &mut Desk) -> Result<(), DeskError> {
        let Some(draft) = self.draft.take() else { return Ok(()) };
        if draft.words == draft.stated {
            return Ok(());
        }
        desk.set_origin(&draft.of, &draft.words).map(|_| ())
    }

    fn read(&mut self, cx: &ScreenContext<'_>, path: &Path, of: OriginOf) {
        let path = path.to_owned();
        let job = cx
            .shell
            .jobs
            .start("attachment", move |_| ReadDocument::from_file(&path));
        self.reading = Some((job, of));
    }
}

/// How many statements of origin and documents stand for a cell: the documents, or one for words alone.
pub(super) fn count(cx: &ScreenContext<'_>, cell: &CellAddress) -> usize {
    cx.desk
        .origin_of(cell)
        .map_or(0, |(_, stated)| stated.attachments.len().max(1))
}

/// The cells that something new would be stated for.
fn block(cell: &CellAddress, selected: Vec<CellAddress>) -> Vec<CellAddress> {
    if selected.len() > 1 {
        selected
    } else {
        vec![cell.clone()]
    }
}

/// Whether the cells are all of the block of a statement and no others.
fn is_block(stated: &Provenance, cells: &[CellAddress]) -> bool {
    let items: BTreeSet<_> = cells.iter().map(|cell| &cell.place.item).collect();
    cells.len() == stated.items.len() * stated.columns.len()
        && items.len() == stated.items.len()
        && cells.iter().all(|cell| stated.covers(cell))
}

/// Opens the chooser for a document of the selected cells.
pub(super) fn ask_for_file(cx: &ScreenContext<'_>, state: &mut TableScreen, ctx: &egui::Context) {
    let Some(cell) = state.active() else { return };
    let of = OriginOf::Block(block(&cell, state.selected()));
    let pending = cx.shell.files.ask(ctx, &request(cx));
    state.inspector.origin.asked = Some((pending, of));
}

fn request(cx: &ScreenContext<'_>) -> FileRequest {
    let words = cx.words();
    let endings = [
        "pdf", "png", "jpg", "jpeg", "tif", "tiff", "xlsx", "xls", "ods", "docx", "csv", "txt",
    ];
    FileRequest::open(words.get("origin-choose"))
        .kind(words.get("origin-kinds"), &endings)
        .beside(cx.desk.path())
}

/// What goes on whether the tab shows or not: choosers, reading, the question about a dropped file.
pub(super) fn goings_on(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    look_at_choosers(cx, &mut state.inspector.origin);
    look_at_reading(cx, &mut state.inspector.origin);
    question(ui, cx, state);
}

fn look_at_choosers(cx: &mut ScreenContext<'_>, state: &mut OriginState) {
    if let Some((pending, of)) = state.asked.take() {
        match pending.look() {
            Chosen::Waiting => state.asked = Some((pending, of)),
            Chosen::Nothing => {}
            Chosen::File(path) => state.read(cx, &path, of),
        }
    }
    if let Some((pending, attachment)) = state.saving.take() {
        match pending.look() {
            Chosen::Waiting => state.saving = Some((pending, attachment)),
            Chosen::Nothing => {}
            Chosen::File(path) => {
                let saved = cx.desk.save_attachment_as(&attachment, &path);
                if cx.report(saved).is_some() {
                    let sentence = cx.words().name("origin-saved", &path.display().to_string());
                    cx.shell.say(NoticeKind::Done, sentence);
                }
            }
        }
    }
}

fn look_at_reading(cx: &mut ScreenContext<'_>, state: &mut OriginState) {
    let Some((job, of)) = state.reading.take() else { return };
    match job.look() {
        JobResult::Working => state.reading = Some((job, of)),
        JobResult::Failed(why) => cx.shell.say(NoticeKind::Error, why),
        JobResult::Done(read) => {
            let Some(read) = cx.report(read) else { return };
            let attached = cx.desk.attach(&of, &read);
            if cx.report(attached).is_some() {
                let sentence = cx.words().name("origin-attached", read.name());
                cx.shell.say(NoticeKind::Done, sentence);
                // The fields show what stands now.
                state.draft = None;
                state.apart = None;
            }
        }
    }
}

/// Asks what to do with a file that was dropped.
fn question(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    let words = cx.words();
    let Some(path) = state.inspector.origin.dropped.first().cloned() else {
        return;
    };
    if cx.read_only {
        state.inspector.origin.dropped.clear();
        cx.shell.say(NoticeKind::Info, words.get("read-only-refused"));
        return;
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    let cells = state.active().map(|cell| block(&cell, state.selected()));
    let sentence = match &cells {
        Some(cells) => words.with(
            "origin-dropped",
            &[("name", (&name).into()), ("count", cells.len().into())],
        ),
        None => words.name("origin-dropped-nowhere", &name),
    };
    let (mut attach, mut leave) = (false, false);
    parts::message(ui, NoticeKind::Info, &sentence, |ui| {
        let button = egui::Button::new(words.get("origin-attach"));
        attach = ui.add_enabled(cells.is_some(), button).clicked();
        leave = ui.button(words.get("origin-leave")).clicked();
    });
    if attach && let Some(cells) = cells {
        state.inspector.show_origin();
        let origin = &mut state.inspector.origin;
        origin.dropped.remove(0);
        origin.read(cx, &path, OriginOf::Block(cells));
    } else if leave {
        state.inspector.origin.dropped.remove(0);
    }
}

pub(super) fn show(
    ui: &mut Ui,
    cx: &mut ScreenContext<'_>,
    state: &mut OriginState,
    layout: &SheetLayout,
    cell: &CellAddress,
    selected: Vec<CellAddress>,
) {
    let words = cx.words();
    let cells = block(cell, selected);
    let stated = cx.desk.origin_of(cell).map(|(id, stated)| (id, stated.clone()));
    let has_its_own = stated.as_ref().is_some_and(|(_, stated)| is_block(stated, &cells));
    if has_its_own || state.apart.as_ref().is_some_and(|apart| *apart != cells) {
        state.apart = None;
    }
    let apart = state.apart.is_some();
    // A single cell speaks for the block it lies in; a block speaks for itself.
    let known = stated.filter(|(_, stated)| !apart && (cells.len() == 1 || is_block(stated, &cells)));
    let covering = cx.desk.origin_of(cell).map(|(_, stated)| stated.clone());
    let of = known
        .as_ref()
        .map_or_else(|| OriginOf::Block(cells.clone()), |(id, _)| OriginOf::Stated(*id));
    if state.draft.as_ref().is_some_and(|draft| draft.of != of) {
        let kept = state.keep(cx.desk);
        cx.report(kept);
    }
    if let Some((_, stated)) = &known {
        parts::small(ui, words.name("origin-covers", &block_name(cx, layout, stated)));
        if let Some(place) = names::origin_of_figure(words, stated, cell) {
            let said = words.name("origin-cell", &place);
            ui.add(Label::new(&said).wrap());
        }
    } else {
        parts::small(ui, words.count("origin-of-these", cells.len()));
        if let Some(covering) = covering.filter(|_| !apart) {
            parts::small(ui, words.name("origin-of-active", &said(&covering)));
        }
    }
    let of_known = known.as_ref().map(|(_, stated)| stated);
    if cx.read_only {
        as_text(ui, cx, of_known);
    } else {
        fields(ui, cx, state, &of, of_known);
    }
    if let Some((id, stated)) = &known {
        for attachment in &stated.attachments {
            document(ui, cx, state, *id, attachment);
        }
    }
    if !cx.read_only {
        attach(ui, cx, state, &of);
        if let Some((id, stated)) = &known {
            buttons(ui, cx, state, *id, stated, cells);
        }
    }
    let size = names::size(cx.desk.file().attachments_size());
    let most = names::size(crate::country_file::ATTACHMENTS_AT_MOST);
    parts::small(
        ui,
        words.with("origin-stays", &[("size", (&size).into()), ("most", (&most).into())]),
    );
}

/// Takes a statement back, or makes one for this cell alone.
fn buttons(
    ui: &mut Ui,
    cx: &mut ScreenContext<'_>,
    state: &mut OriginState,
    id: ProvenanceId,
    stated: &Provenance,
    cells: Vec<CellAddress>,
) {
    let words = cx.words();
    ui.horizontal_wrapped(|ui| {
        let one_of_many = cells.len() == 1 && stated.items.len() * stated.columns.len() > 1;
        if one_of_many && parts::quiet(ui, icons::SCISSORS, &words.get("origin-apart")).clicked() {
            let kept = state.keep(cx.desk);
            cx.report(kept);
            state.apart = Some(cells);
            state.take_keyboard = true;
        }
        if parts::quiet(ui, icons::TRASH, &words.get("origin-remove")).clicked() {
            state.draft = None;
            let done = cx.desk.remove_origin(id);
            cx.report(done);
        }
    });
}

/// What is stated, in a line.
fn said(stated: &Provenance) -> String {
    let documents = stated.attachments.iter().map(|document| document.name.as_str());
    let words = [stated.file.as_str(), stated.page.as_str(), stated.note.as_str()].into_iter();
    let all: Vec<&str> = words.chain(documents).filter(|word| !word.is_empty()).collect();
    all.get(..2).unwrap_or(&all).join(" \u{b7} ")
}

/// The block of a statement in words: its rows, then its columns.
fn block_name(cx: &ScreenContext<'_>, layout: &SheetLayout, stated: &Provenance) -> String {
    let words = cx.words();
    let Ok(table) = cx.desk.table_of(stated.sheet) else {
        return String::new();
    };
    let items: Vec<_> = layout
        .rows
        .iter()
        .filter_map(|row| match &row.kind {
            RowKind::Item(item) if stated.items.contains(item) => Some(item.as_ref()),
            _ => None,
        })
        .collect();
    let row = |item: Option<&ItemCode>| names::item(cx.desk.pack(), words, table, item);
    let rows = match (items.first().copied(), items.last().copied()) {
        (Some(first), Some(last)) if first != last => words.with(
            "origin-rows",
            &[
                ("count", items.len().into()),
                ("first", (&row(first)).into()),
                ("last", (&row(last)).into()),
            ],
        ),
        (Some(only), _) => row(only),
        _ => words.count("origin-rows-hidden", stated.items.len()),
    };
    let years: BTreeSet<_> = stated.columns.iter().map(|column| column.year).collect();
    let columns = match (years.first(), years.last(), stated.columns.first()) {
        (_, _, Some(only)) if stated.columns.len() == 1 => {
            let place = Place {
                item: None,
                year: only.year,
                status: only.status.clone(),
                sex: only.sex,
            };
            names::column(cx.desk.pack(), words, table, &place)
        }
        (Some(first), Some(last), _) if first != last => format!("{first}\u{2013}{last}"),
        (Some(only), ..) => only.to_string(),
        _ => String::new(),
    };
    format!("{rows}; {columns}")
}

/// What is stated, where it cannot be changed.
fn as_text(ui: &mut Ui, cx: &ScreenContext<'_>, stated: Option<&Provenance>) {
    let words = cx.words();
    let Some(stated) = stated else {
        parts::muted(ui, words.get("origin-none"));
        return;
    };
    for (id, text) in [
        ("origin-file", &stated.file),
        ("origin-page", &stated.page),
        ("origin-note", &stated.note),
    ] {
        if !text.is_empty() {
            parts::small(ui, words.get(id));
            ui.add(Label::new(text).wrap());
        }
    }
}

/// File, page, note. What was written is kept when its field is left.
fn fields(
    ui: &mut Ui,
    cx: &mut ScreenContext<'_>,
    state: &mut OriginState,
    of: &OriginOf,
    stated: Option<&Provenance>,
) {
    let words = cx.words();
    let now = stated.map_or_else(OriginWords::default, |stated| OriginWords {
        file: stated.file.clone(),
        page: stated.page.clone(),
        note: stated.note.clone(),
    });
    let untouched = state.draft.as_ref().is_none_or(|draft| draft.words == draft.stated);
    if untouched {
        state.draft = Some(Draft {
            of: of.clone(),
            stated: now.clone(),
            words: now,
        });
    }
    let Some(draft) = &mut state.draft else { return };
    let mut left = false;
    // A name of their own: the lines above come and go while the keyboard is in a field.
    let named = egui::UiBuilder::new().scope_id(egui::Id::unique("origin fields"));
    ui.scope_builder(named, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let (file, page, note) = (
            words.get("origin-file"),
            words.get("origin-page"),
            words.get("origin-note"),
        );
        parts::small(ui, &file);
        let field = text_field::single_line(ui, &file, &mut draft.words.file, &words.get("origin-file-hint"));
        if std::mem::take(&mut state.take_keyboard) {
            field.request_focus();
            field.scroll_to_me(None);
        }
        left |= field.lost_focus();
        parts::small(ui, &page);
        left |= text_field::single_line(ui, &page, &mut draft.words.page, &words.get("origin-page-hint")).lost_focus();
        parts::small(ui, &note);
        left |= text_field::several_lines(ui, &note, &mut draft.words.note, 1).lost_focus();
    });
    if left {
        let kept = state.keep(cx.desk);
        cx.report(kept);
    }
}

/// One document: open, save elsewhere, take off.
fn document(
    ui: &mut Ui,
    cx: &mut ScreenContext<'_>,
    state: &mut OriginState,
    id: ProvenanceId,
    attachment: &Attachment,
) {
    let words = cx.words();
    let name = &attachment.name;
    let colours = theme::palette(ui.ctx());
    let (mut open, mut save, mut remove) = (false, false, false);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let width = ui.available_width() - 98.0;
        ui.allocate_ui_with_layout(vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 1.0;
            let line = format!("{}  {name}", sign(attachment.media_type));
            ui.add(Label::new(RichText::new(line).color(colours.text)).wrap());
            let kind = attachment.media_type.ending().to_uppercase();
            parts::small(ui, format!("{kind} \u{b7} {}", names::size(attachment.size)));
        });
        open = parts::icon_button(ui, icons::ARROW_SQUARE_OUT, &words.name("origin-open", name), true).clicked();
        save = parts::icon_button(ui, icons::DOWNLOAD_SIMPLE, &words.name("origin-save", name), true).clicked();
        let take_off = words.name("origin-detach", name);
        remove = parts::icon_button(ui, icons::X, &take_off, !cx.read_only).clicked();
    });
    if open {
        let written = cx.desk.open_attachment(attachment);
        if let Some(path) = cx.report(written)
            && let Err(error) = cx.shell.files.open_outside(path.as_os_str())
        {
            let (path, why) = (path.display().to_string(), error.to_string());
            let arguments = [("path", (&path).into()), ("why", (&why).into())];
            let sentence = words.with("origin-not-opened", &arguments);
            cx.shell.say(NoticeKind::Error, sentence);
        }
    }
    if save && state.saving.is_none() {
        let proposed = Desk::attachment_file_name(attachment);
        let request = FileRequest::save(words.get("origin-save-where"), proposed).beside(cx.desk.path());
        state.saving = Some((cx.shell.files.ask(ui.ctx(), &request), attachment.clone()));
    }
    if remove {
        let done = cx.desk.detach(id, &attachment.hash);
        cx.report(done);
    }
}

fn sign(media_type: MediaType) -> &'static str {
    match media_type {
        MediaType::Pdf => icons::FILE_PDF,
        MediaType::Xlsx | MediaType::Xls | MediaType::Ods => icons::FILE_XLS,
        MediaType::Csv => icons::FILE_CSV,
        MediaType::Png | MediaType::Jpeg | MediaType::Tiff | MediaType::Docx => icons::FILE,
    }
}

/// The field for the path of a file to attach, with the chooser.
fn attach(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut OriginState, of: &OriginOf) {
    let words = cx.words();
    if state.reading.is_some() {
        parts::muted(ui, words.get("origin-reading"));
        return;
    }
    let label = words.get("origin-attach-file");
    parts::small(ui, &label);
    let request = request(cx);
    let entered = path_field(
        ui,
        words,
        cx.shell.files,
        &label,
        &mut state.path,
        &mut state.chooser,
        || request,
    );
    if entered {
        let kept = state.keep(cx.desk);
        cx.report(kept);
        // What was just stated has a number now.
        let path = PathBuf::from(std::mem::take(&mut state.path).trim());
        state.read(cx, &path, of.clone());
    }
}
