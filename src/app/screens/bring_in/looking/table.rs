//! The preview as a table: a row for each table, each figure of the file, each thing that is said beside figures, and each place that
//! is not taken. What is taken carries a tick; Enter or a click takes a row, or leaves it.

use super::lines::{About, Group, Line, Taken, word};
use crate::app::screens::labels;
use crate::app::screens::page::{self, Tone};
use crate::app::screens::row_list::{RowLook, Rows};
use crate::app::words::Words;
use crate::app::{icons, names, parts, theme};
use crate::desk::Desk;
use crate::exchange::incoming::{
    Choice, Kind, Position, Preview, PreviewCell, PreviewStatement, Refused, Spot, Statement,
};
use crate::figures::{Figure, Metadata, Note, Source};
use crate::questionnaire::Arg;
use eframe::egui::{Align2, CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

/// The preview as a table.
pub(super) struct View<'a> {
    pub desk: &'a Desk,
    pub words: Words,
    pub preview: &'a Preview,
    pub choice: &'a Choice,
    pub groups: &'a [Group],
    pub lines: &'a [Line],
    /// Whether groups can be closed: not while a filter is on.
    pub can_close: bool,
}

const ROW: f32 = 26.0;
const GROUP: f32 = 30.0;
/// Room for the second line of a row that says how a figure was read.
const REMARK: f32 = 18.0;
/// Letters that the place in a file has room for.
const PLACE: usize = 17;
/// The side of a tick box.
const BOX: f32 = 14.0;

/// The columns need so much; where there is less the table scrolls sideways.
pub(super) const LEAST_WIDTH: f32 = 860.0;

/// Where the columns stand in a row.
struct Columns {
    tick: Rect,
    from: Rect,
    row: Rect,
    year: Rect,
    sex: Rect,
    now: Rect,
    new: Rect,
    kind: Rect,
}

fn columns(rect: Rect) -> Columns {
    let (tick, from, year, sex, figure, kind) = (24.0, 132.0, 52.0, 72.0, 116.0, 152.0);
    let mut left = rect.left() + 8.0;
    let mut take = |width: f32| {
        let column = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width - 8.0, rect.bottom()));
        left += width;
        column
    };
    let row = rect.width() - 16.0 - tick - from - year - sex - 2.0 * figure - kind;
    Columns {
        tick: take(tick),
        from: take(from),
        row: take(row.max(80.0)),
        year: take(year),
        sex: take(sex),
        now: take(figure),
        new: take(figure),
        kind: take(kind).translate(vec2(12.0, 0.0)),
    }
}

/// How a kind looks: its sign, its tone, the id of its word.
fn look_of(kind: Kind) -> (&'static str, Tone, &'static str) {
    match kind {
        Kind::New => (icons::PLUS, Tone::Fine, "import-kind-new"),
        Kind::Changed => (icons::PENCIL_SIMPLE, Tone::Warning, "import-kind-changed"),
        Kind::Same => (icons::EQUALS, Tone::Plain, "import-kind-same"),
        Kind::Emptied => (icons::X, Tone::Warning, "import-kind-emptied"),
        Kind::Conflict => (icons::WARNING, Tone::Error, "import-kind-conflict"),
        Kind::Kept => (icons::EQUALS, Tone::Plain, "import-kind-kept"),
    }
}

impl View<'_> {
    /// The names of the columns, above the list.
    pub(super) fn head(&self, ui: &mut Ui) {
        let palette = theme::palette(ui.ctx());
        let width = ui.available_width() - ui.spacing().scroll.bar_width;
        let (rect, _) = ui.allocate_exact_size(vec2(width, 24.0), eframe::egui::Sense::hover());
        ui.painter().rect_filled(rect, 0.0, palette.hover);
        let font = parts::small_font(ui);
        let c = columns(rect);
        let put = |rect, id: &str, align| {
            parts::text_in(ui, rect, &self.words.get(id), font.clone(), palette.muted, align);
        };
        put(c.from, "import-column-from", Align2::LEFT_CENTER);
        put(c.row, "import-column-row", Align2::LEFT_CENTER);
        put(c.year, "import-column-year", Align2::LEFT_CENTER);
        put(c.sex, "import-column-sex", Align2::LEFT_CENTER);
        put(c.now, "import-column-now", Align2::RIGHT_CENTER);
        put(c.new, "import-column-new", Align2::RIGHT_CENTER);
        put(c.kind, "import-column-kind", Align2::LEFT_CENTER);
        ui.add_space(-ui.spacing().item_spacing.y);
    }

    /// Row and status, as far as the cell has them, and the source where the table has several.
    fn row(&self, cell: &PreviewCell) -> String {
        let pack = self.desk.pack();
        let Some(table) = pack.table(&cell.table) else {
            return cell.place.to_string();
        };
        let label = |code| names::item(pack, self.words, table, Some(code));
        let mut row: Vec<String> = cell.place.item.iter().chain(&cell.place.status).map(label).collect();
        if row.is_empty() {
            row.push(self.words.get("row-total"));
        }
        let several = self
            .preview
            .sheets
            .iter()
            .filter(|sheet| sheet.table == cell.table)
            .count()
            > 1;
        if let (true, Some(source)) = (several, &cell.source) {
            row.push(labels::source(self.desk, source));
        }
        row.join(", ")
    }

    fn figure(&self, figure: Option<&Figure>) -> String {
        figure.map_or_else(|| self.words.get("import-blank"), labels::figure)
    }

    fn taken(&self, line: Line) -> Taken {
        let answer = |changes: bool, taken: bool| match (changes, taken) {
            (false, _) => Taken::NothingToTake,
            (true, true) => Taken::All,
            (true, false) => Taken::None,
        };
        match line {
            Line::Group(at) => self.groups[at].taken(self.preview, self.choice),
            Line::Cell(at) => answer(self.preview.cells[at].kind.changes_something(), self.choice.cells[at]),
            Line::Said(at) => answer(
                self.preview.statements[at].kind.changes_something(),
                self.choice.statements[at],
            ),
            Line::Refused(_) => Taken::NothingToTake,
        }
    }

    fn taken_word(&self, line: Line) -> String {
        self.words.get(match self.taken(line) {
            Taken::NothingToTake => return String::new(),
            Taken::None => "import-not-taken",
            Taken::Some => "import-partly-taken",
            Taken::All => "import-taken",
        })
    }

    fn group_title(&self, group: &Group) -> String {
        match &group.about {
            About::Table(code) => labels::table(self.desk, code, self.words),
            About::File => self.words.get("import-group-file"),
            About::Refused => self.words.get("import-group-refused"),
        }
    }

    /// How many of what a group has: "140 new, 3 changed".
    fn group_counts(&self, group: &Group) -> String {
        let kinds = [
            Kind::New,
            Kind::Changed,
            Kind::Conflict,
            Kind::Emptied,
            Kind::Kept,
            Kind::Same,
        ];
        let of_kind = |kind: Kind| {
            let count = group
                .cells
                .iter()
                .filter(|at| self.preview.cells[**at].kind == kind)
                .count();
            (count > 0).then(|| format!("{} {}", names::count(count), self.words.get(look_of(kind).2)))
        };
        let mut counts: Vec<String> = kinds.into_iter().filter_map(of_kind).collect();
        if !group.said.is_empty() {
            counts.push(self.words.count("import-count-said", group.said.len()));
        }
        if !group.refused.is_empty() {
            counts.push(names::count(group.refused.len()));
        }
        counts.join("  ·  ")
    }

    /// A statement in words: what it is about, what stands there, what it says.
    fn said(&self, of: &PreviewStatement) -> (String, String, String) {
        let blank = || self.words.get("import-blank");
        let about = self.words.get(word(&of.statement));
        match &of.statement {
            Statement::Sheet { sheet } => {
                let source = self.preview.sheets[*sheet].source.as_ref();
                let name = source.map_or_else(
                    || self.words.get("source-not-stated"),
                    |key| labels::source(self.desk, key),
                );
                (format!("{about}: {name}"), String::new(), String::new())
            }
            Statement::Source { before, after } => {
                let text = |source: &Source| {
                    let parts = [
                        source.name.as_str(),
                        source.kind.as_deref().unwrap_or_default(),
                        &source.agency,
                        &source.contact,
                    ];
                    parts
                        .into_iter()
                        .filter(|part| !part.is_empty())
                        .collect::<Vec<_>>()
                        .join(", ")
                };
                let now = before.as_ref().map_or_else(blank, text);
                (format!("{about} {}", after.key), now, text(after))
            }
            Statement::SourceOfSheet { sheet, after } => {
                let now = self.preview.sheets[*sheet].source.as_ref();
                let now = now.map_or_else(
                    || self.words.get("source-not-stated"),
                    |key| labels::source(self.desk, key),
                );
                (about, now, labels::source(self.desk, after))
            }
            Statement::Currency { before, after, .. } => (about, before.clone().unwrap_or_else(blank), after.clone()),
            Statement::Metadata {
                note_type,
                before,
                after,
                ..
            } => {
                let notes = &self.desk.pack().notes;
                let name = notes
                    .note_type(note_type)
                    .map_or_else(|| note_type.clone(), |kind| kind.label.clone());
                let text = |stated: &Metadata| {
                    if stated.is_empty() {
                        return blank();
                    }
                    let label = |code| {
                        notes
                            .note(code)
                            .map_or_else(|| code.to_string(), |note| note.text.clone())
                    };
                    let codes = stated.codes.iter().map(label);
                    let words = Some(stated.text.clone()).filter(|text| !text.trim().is_empty());
                    codes.chain(words).collect::<Vec<_>>().join("; ")
                };
                (name, text(before), text(after))
            }
            Statement::Note { scope, note, removed } => {
                let on = names::scope(self.words, scope);
                let text = self.note(note);
                let (now, new) = if *removed { (text, blank()) } else { (blank(), text) };
                (format!("{about} ({on})"), now, new)
            }
            Statement::Cover { scope, before, after } => {
                let on = names::scope(self.words, scope);
                let text = |reason: &Option<_>| {
                    reason
                        .as_ref()
                        .map_or_else(blank, |reason| names::reason(self.words, reason))
                };
                (format!("{about} ({on})"), text(before), text(after))
            }
        }
    }

    fn note(&self, note: &Note) -> String {
        let code = note.code.as_ref();
        let label = |code| {
            self.desk
                .pack()
                .notes
                .note(code)
                .map_or_else(|| code.to_string(), |note| note.text.clone())
        };
        let parts = code.map(label).into_iter().chain(Some(note.text.clone()));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
    }

    /// The text of a statement below its heading: what stands there and what it will be.
    fn said_text(&self, of: &PreviewStatement) -> String {
        let (about, now, new) = self.said(of);
        if now.is_empty() && new.is_empty() {
            return about;
        }
        self.words.with(
            "import-said-line",
            &[
                ("about", Arg::from(&about)),
                ("now", Arg::from(&now)),
                ("new", Arg::from(&new)),
            ],
        )
    }

    fn refused(&self, refused: &Refused) -> (String, String) {
        let held = if refused.text.is_empty() {
            self.words.get("import-blank")
        } else {
            refused.text.replace('\n', " ")
        };
        let place = if refused.column.is_empty() {
            held
        } else {
            format!("{}: {held}", refused.column)
        };
        (place, refused.reason.text(self.words.0))
    }

    /// The place in the file, short.
    fn place(&self, position: &Position) -> String {
        let whole = position.short(self.words.0);
        match (&position.part, &position.spot) {
            // The cell matters more than the end of the worksheet's name.
            (Some(part), Spot::Cells(_) | Spot::Area(_)) if whole.chars().count() > PLACE => {
                let spot = position.spot_text();
                let room = PLACE.saturating_sub(spot.chars().count() + 2).max(4);
                let part: String = part.chars().take(room).collect();
                format!("{}\u{2026}!{spot}", part.trim_end())
            }
            _ => whole,
        }
    }

    fn remark(&self, cell: &PreviewCell) -> Option<String> {
        cell.remark.as_ref().map(|remark| remark.text(self.words.0))
    }

    fn paint_tick(&self, ui: &Ui, rect: Rect, line: Line) {
        let palette = theme::palette(ui.ctx());
        let taken = self.taken(line);
        if taken == Taken::NothingToTake {
            return;
        }
        let side = Rect::from_center_size(pos2(rect.left() + BOX / 2.0, rect.top() + ROW / 2.0), vec2(BOX, BOX));
        let radius = CornerRadius::same(3);
        let painter = ui.painter();
        if taken == Taken::None {
            painter.rect_stroke(side, radius, Stroke::new(1.0, palette.border), StrokeKind::Inside);
            return;
        }
        painter.rect_filled(side, radius, palette.accent);
        let sign = if taken == Taken::All {
            icons::CHECK
        } else {
            icons::MINUS
        };
        let font = eframe::egui::FontId::proportional(11.0);
        painter.text(side.center(), Align2::CENTER_CENTER, sign, font, palette.on_accent);
    }

    fn paint_group(&self, ui: &Ui, rect: Rect, at: usize) {
        let palette = theme::palette(ui.ctx());
        let group = &self.groups[at];
        let c = columns(rect);
        ui.painter().rect_filled(rect, 0.0, palette.panel);
        self.paint_tick(ui, c.tick.translate(vec2(0.0, (GROUP - ROW) / 2.0)), Line::Group(at));
        let mut text = rect.with_min_x(c.from.left());
        if self.can_close {
            let sign = if group.open {
                icons::CARET_DOWN
            } else {
                icons::CARET_RIGHT
            };
            parts::text_in(
                ui,
                text,
                sign,
                parts::small_font(ui),
                palette.muted,
                Align2::LEFT_CENTER,
            );
            text = text.with_min_x(text.left() + 18.0);
        }
        let title = if group.about == About::Refused {
            format!("{}  {}", icons::X_CIRCLE, self.group_title(group))
        } else {
            self.group_title(group)
        };
        let colour = if group.about == About::Refused {
            palette.error
        } else {
            palette.text
        };
        let counts = self.group_counts(group);
        let counted = page::one_line(ui, &counts, parts::small_font(ui), palette.muted, rect.width() * 0.5);
        let right = rect.right() - 12.0;
        let room = text.with_max_x(right - counted.size().x - 16.0);
        page::paint_line(ui, room, &title, parts::strong_font(ui), colour);
        let place = pos2(right - counted.size().x, rect.center().y - counted.size().y / 2.0);
        ui.painter().galley(place, counted, palette.muted);
    }

    fn paint_cell(&self, ui: &Ui, rect: Rect, at: usize) {
        let palette = theme::palette(ui.ctx());
        let cell = &self.preview.cells[at];
        let line = rect.with_max_y(rect.top() + ROW);
        let c = columns(line);
        let font = theme::grid_text().resolve(ui.style());
        let put = |rect, text: &str, colour, align| parts::text_in(ui, rect, text, font.clone(), colour, align);
        let (icon, tone, id) = look_of(cell.kind);
        let quiet = !cell.kind.changes_something() || !self.choice.cells[at];
        let (colour, ink) = if quiet {
            (palette.muted, palette.muted)
        } else {
            (tone.colours(palette).0, palette.text)
        };
        self.paint_tick(ui, c.tick, Line::Cell(at));
        page::paint_line(ui, c.from, &self.place(&cell.from), font.clone(), palette.muted);
        page::paint_line(ui, c.row, &self.row(cell), font.clone(), ink);
        put(c.year, &cell.place.year.to_string(), ink, Align2::LEFT_CENTER);
        put(c.sex, &names::sex(self.words, cell.place.sex), ink, Align2::LEFT_CENTER);
        let now = cell.before.as_ref().map(labels::figure).unwrap_or_default();
        put(c.now, &now, palette.muted, Align2::RIGHT_CENTER);
        put(c.new, &self.figure(cell.after.as_ref()), ink, Align2::RIGHT_CENTER);
        put(
            c.kind,
            &format!("{icon}  {}", self.words.get(id)),
            colour,
            Align2::LEFT_CENTER,
        );
        if let Some(remark) = self.remark(cell) {
            let below = Rect::from_min_max(
                pos2(c.row.left(), line.bottom() - 4.0),
                pos2(c.kind.right(), rect.bottom()),
            );
            page::paint_line(ui, below, &remark, parts::small_font(ui), palette.muted);
        }
    }

    /// A place in the file and a text that may take several lines.
    fn paint_text(&self, ui: &Ui, rect: Rect, from: &Position, text: &str, quiet: bool) {
        let palette = theme::palette(ui.ctx());
        let c = columns(rect);
        let font = theme::grid_text().resolve(ui.style());
        let first = c.from.with_max_y(rect.top() + ROW);
        page::paint_line(ui, first, &self.place(from), font, palette.muted);
        let colour = if quiet { palette.muted } else { palette.text };
        let text = page::wrapped(ui, text, parts::body(ui), colour, rect.right() - c.row.left() - 12.0);
        ui.painter().galley(pos2(c.row.left(), rect.top() + 4.0), text, colour);
    }

    fn text_height(ui: &Ui, width: f32, text: &str) -> f32 {
        let c = columns(Rect::from_min_size(pos2(0.0, 0.0), vec2(width, ROW)));
        let text = page::wrapped(
            ui,
            text,
            parts::body(ui),
            ui.visuals().text_color(),
            width - c.row.left() - 12.0,
        );
        (text.size().y + 8.0).max(ROW)
    }

    fn refused_text(&self, refused: &Refused) -> String {
        let (place, reason) = self.refused(refused);
        format!("{place}: {reason}")
    }
}

impl Rows for View<'_> {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn is_open(&self, index: usize) -> Option<bool> {
        match self.lines[index] {
            Line::Group(at) if self.can_close => Some(self.groups[at].open),
            _ => None,
        }
    }

    fn parent(&self, index: usize) -> Option<usize> {
        let group = |line: &Line| matches!(line, Line::Group(_));
        if group(&self.lines[index]) {
            return None;
        }
        self.lines[..index].iter().rposition(group)
    }

    fn name(&self, index: usize) -> String {
        let line = self.lines[index];
        let taken = self.taken_word(line);
        let with = |text: String| {
            if taken.is_empty() {
                text
            } else {
                format!("{text}, {taken}")
            }
        };
        match line {
            Line::Group(at) => {
                let group = &self.groups[at];
                with(format!("{}: {}", self.group_title(group), self.group_counts(group)))
            }
            Line::Cell(at) => {
                let cell = &self.preview.cells[at];
                let sex = names::sex(self.words, cell.place.sex);
                let (now, new) = (self.figure(cell.before.as_ref()), self.figure(cell.after.as_ref()));
                let (before, after) = (self.words.get("import-column-now"), self.words.get("import-column-new"));
                let kind = self.words.get(look_of(cell.kind).2);
                let table = self
                    .desk
                    .pack()
                    .table(&cell.table)
                    .map(crate::desk::table_label)
                    .unwrap_or_default();
                let remark = self
                    .remark(cell)
                    .map(|remark| format!(", {remark}"))
                    .unwrap_or_default();
                with(format!(
                    "{}: {table} {}, {sex}, {}: {before} {now}, {after} {new}, {kind}{remark}",
                    cell.from,
                    self.row(cell),
                    cell.place.year,
                ))
            }
            Line::Said(at) => with(self.said_text(&self.preview.statements[at])),
            Line::Refused(at) => {
                let refused = &self.preview.refused[at];
                let (place, reason) = self.refused(refused);
                format!(
                    "{}: {}: {reason} ({place})",
                    refused.from,
                    self.words.get("import-refused")
                )
            }
        }
    }

    fn height(&self, ui: &Ui, width: f32, index: usize) -> f32 {
        match self.lines[index] {
            Line::Group(_) => GROUP,
            Line::Cell(at) if self.preview.cells[at].remark.is_some() => ROW + REMARK,
            Line::Cell(_) => ROW,
            Line::Said(at) => Self::text_height(ui, width, &self.said_text(&self.preview.statements[at])),
            Line::Refused(at) => Self::text_height(ui, width, &self.refused_text(&self.preview.refused[at])),
        }
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, _look: RowLook) {
        match self.lines[index] {
            Line::Group(at) => self.paint_group(ui, rect, at),
            Line::Cell(at) => self.paint_cell(ui, rect, at),
            Line::Said(at) => {
                let of = &self.preview.statements[at];
                let quiet = !of.kind.changes_something() || !self.choice.statements[at];
                self.paint_tick(ui, columns(rect).tick, Line::Said(at));
                self.paint_text(ui, rect, &of.from, &self.said_text(of), quiet);
            }
            Line::Refused(at) => {
                let refused = &self.preview.refused[at];
                self.paint_text(ui, rect, &refused.from, &self.refused_text(refused), false);
            }
        }
        let palette = theme::palette(ui.ctx());
        ui.painter()
            .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
    }
}
