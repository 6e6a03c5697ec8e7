//! A preview looked at: what it comes to, figure by figure, table by table; what of it is taken; accept or leave.

mod lines;
mod table;

use self::lines::{Group, Line, Shown};
use self::table::View;
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::file_dialogs::{Chosen, FileRequest, PendingFile};
use crate::app::screens::page::{self, Tone};
use crate::app::screens::row_list::{self, RowListState};
use crate::app::words::Words;
use crate::app::{icons, parts, theme};
use crate::exchange::csv_table::Style;
use crate::exchange::incoming::{Choice, Preview};
use crate::figures::SourceKey;
use crate::questionnaire::Arg;
use eframe::egui::{Key, Rect, ScrollArea, Ui, UiBuilder, vec2};

/// A preview and how it is looked at.
pub(super) struct Looking {
    pub preview: Preview,
    /// What of it is taken.
    pub choice: Choice,
    /// The desk's revision that the preview was made for.
    pub revision: u64,
    groups: Vec<Group>,
    shown: Shown,
    list: RowListState,
    lines: Vec<Line>,
    /// Counts the times that the lines were made anew.
    stamp: u64,
    stale: bool,
    /// Where a report to keep is to be written.
    report: Option<PendingFile>,
    /// Just made: the keyboard goes to the button that accepts it, so that Enter accepts and Escape leaves.
    fresh: bool,
}

/// What the person decided.
pub(super) enum Decided {
    /// To take in what is chosen.
    Accept,
    /// To leave everything as it was.
    Leave,
}

impl Looking {
    pub fn new(preview: Preview, cx: &ScreenContext<'_>) -> Self {
        Self {
            choice: preview.first_choice(),
            groups: lines::groups(&preview, cx.desk),
            preview,
            revision: cx.desk.revision(),
            shown: Shown::All,
            list: RowListState::default(),
            lines: Vec::new(),
            stamp: 0,
            stale: true,
            report: None,
            fresh: true,
        }
    }

    fn refresh(&mut self) {
        if std::mem::take(&mut self.stale) {
            self.lines = lines::lines(&self.preview, &self.groups, self.shown);
            self.stamp += 1;
        }
    }
}

/// Shows the preview of a file of that name; `leads_back`: leaving it leads back to the workbook that it is of.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut ScreenContext<'_>,
    looking: &mut Looking,
    name: &str,
    leads_back: bool,
) -> Option<Decided> {
    let words = cx.words();
    look_at_report(cx, looking);
    summary(ui, words, &looking.preview, name);
    filters(ui, words, looking);
    looking.refresh();
    let mut room = ui.available_rect_before_wrap();
    room.max.y -= 52.0;
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        if room.width() >= table::LEAST_WIDTH {
            return list(ui, cx, looking);
        }
        ScrollArea::horizontal().id_salt("preview").show(ui, |ui| {
            let size = vec2(table::LEAST_WIDTH, room.height() - 12.0);
            let wide = Rect::from_min_size(ui.cursor().min, size);
            ui.scope_builder(UiBuilder::new().max_rect(wide), |ui| list(ui, cx, looking));
        });
    });
    ui.add_space(8.0);
    decide(ui, cx, looking, name, leads_back)
}

/// The buttons below the list.
fn decide(ui: &mut Ui, cx: &ScreenContext<'_>, looking: &mut Looking, name: &str, leads_back: bool) -> Option<Decided> {
    let words = cx.words();
    let (figures, others) = lines::count(&looking.choice);
    // Notes that come with figures that stand there already are taken as well.
    let useful = figures + others + looking.preview.counts.notes > 0;
    let mut decided = None;
    let in_field = ui.ctx().text_edit_focused();
    ui.horizontal_wrapped(|ui| {
        let text = if figures == 0 && others > 0 {
            words.count("import-accept-others", others)
        } else {
            words.count("import-accept", figures)
        };
        let button = page::main_button(ui, useful && !cx.read_only, icons::CHECK, &text);
        if std::mem::take(&mut looking.fresh) && useful {
            button.request_focus();
        }
        // Escape takes the keyboard from the button before it is asked.
        let has = button.has_focus() || ui.memory(|memory| memory.had_focus_last_frame(button.id));
        let escape = (has || leads_back) && !in_field && ui.input(|input| input.key_pressed(Key::Escape));
        if button.clicked() {
            decided = Some(Decided::Accept);
        }
        let (sign, leave) = if leads_back {
            (icons::ARROW_LEFT, "import-back")
        } else {
            (icons::X, "import-leave")
        };
        if parts::button(ui, sign, &words.get(leave)).clicked() || escape {
            decided = Some(Decided::Leave);
        }
        let idle = looking.report.is_none();
        let report = parts::button_if(ui, idle, icons::FLOPPY_DISK, &words.get("import-report"));
        if report.on_hover_text(words.get("import-report-tip")).clicked() {
            let stem = std::path::Path::new(name)
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy();
            let file = words.name("import-report-name", &stem);
            let request = FileRequest::save(words.get("import-report"), file)
                .kind("CSV".to_owned(), &["csv"])
                .beside(cx.desk.path());
            looking.report = Some(cx.shell.files.ask(ui.ctx(), &request));
        }
        let hint = if useful { "import-accept-hint" } else { "import-nothing" };
        parts::muted(ui, words.get(hint));
        if others > 0 && figures > 0 {
            parts::muted(ui, words.count("import-accept-also", others));
        }
    });
    decided
}

/// Writes the report when its place was chosen.
fn look_at_report(cx: &mut ScreenContext<'_>, looking: &mut Looking) {
    let Some(pending) = looking.report.take() else { return };
    match pending.look() {
        Chosen::Waiting => looking.report = Some(pending),
        Chosen::Nothing => {}
        Chosen::File(path) => {
            let style = Style::usual(cx.words().0);
            let written = cx
                .desk
                .write_import_report(&looking.preview, &looking.choice, style, &path);
            if cx.report(written).is_some() {
                let sentence = cx.words().name("import-report-written", &path.display().to_string());
                cx.shell.say(NoticeKind::Done, sentence);
            }
        }
    }
}

/// The figures, what else is said, and what is not taken, as a table.
fn list(ui: &mut Ui, cx: &ScreenContext<'_>, looking: &mut Looking) {
    let words = cx.words();
    let view = View {
        desk: cx.desk,
        words,
        preview: &looking.preview,
        choice: &looking.choice,
        groups: &looking.groups,
        lines: &looking.lines,
        can_close: looking.shown == Shown::All,
    };
    view.head(ui);
    if looking.lines.is_empty() {
        parts::muted(ui, words.get("import-filtered-empty"));
        return;
    }
    let label = words.get("import-list");
    let out = row_list::show(ui, "import", &label, looking.stamp, &view, &mut looking.list);
    if let Some(at) = out.switched {
        if let Some(Line::Group(group)) = looking.lines.get(at).copied() {
            looking.groups[group].open ^= true;
            looking.stale = true;
        }
    } else if let Some(at) = out.acted
        && !cx.read_only
    {
        act(looking, at);
    }
}

/// Takes a line, or leaves it; of a group all of it.
fn act(looking: &mut Looking, at: usize) {
    let (preview, choice) = (&looking.preview, &mut looking.choice);
    match looking.lines.get(at).copied() {
        Some(Line::Cell(index)) if preview.cells[index].kind.changes_something() => choice.cells[index] ^= true,
        Some(Line::Said(index)) if preview.statements[index].kind.changes_something() => {
            choice.statements[index] ^= true;
        }
        Some(Line::Group(group)) => {
            let group = &looking.groups[group];
            let take = group.taken(preview, choice) != lines::Taken::All;
            group.take(preview, choice, take);
        }
        _ => {}
    }
}

fn summary(ui: &mut Ui, words: Words, preview: &Preview, name: &str) {
    let tables: std::collections::BTreeSet<_> = preview.sheets.iter().map(|sheet| &sheet.table).collect();
    let read = words.with(
        "import-summary",
        &[("figures", Arg::from(preview.cells.len())), ("file", Arg::from(name))],
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
    if preview.counts.conflicts > 0 {
        more.push(words.count("import-conflicts", preview.counts.conflicts));
    }
    if !more.is_empty() {
        ui.add_space(-4.0);
        parts::muted(ui, more.join(" "));
    }
}

fn filters(ui: &mut Ui, words: Words, looking: &mut Looking) {
    let palette = theme::palette(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for shown in Shown::ALL {
            let count = shown.count(&looking.preview);
            let always = matches!(
                shown,
                Shown::All | Shown::New | Shown::Changed | Shown::Same | Shown::Refused
            );
            if count == 0 && !always {
                continue;
            }
            let sign = match shown {
                Shown::All => None,
                Shown::New => Some((icons::PLUS, Tone::Fine)),
                Shown::Changed => Some((icons::PENCIL_SIMPLE, Tone::Warning)),
                Shown::Doubtful => Some((icons::WARNING, Tone::Error)),
                Shown::Same => Some((icons::EQUALS, Tone::Plain)),
                Shown::Said => Some((icons::CHAT_TEXT, Tone::Plain)),
                Shown::Refused => Some((icons::X_CIRCLE, Tone::Error)),
            };
            let text = words.get(shown.text_id());
            let name = words.with(
                "import-show",
                &[("what", Arg::from(&text)), ("count", Arg::from(count))],
            );
            let sign = sign.map(|(icon, tone)| (icon, tone.colours(palette).0));
            if page::filter_button(ui, looking.shown == shown, sign, &text, count, &name).clicked() {
                looking.shown = shown;
                looking.stale = true;
                looking.list.choose(0);
            }
        }
    });
}
