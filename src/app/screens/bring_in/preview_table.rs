//! The preview as a table: a row for each figure of the file and for each line that is refused.

use crate::app::screens::labels;
use crate::app::screens::page::{self, Tone};
use crate::app::screens::row_list::{RowLook, Rows};
use crate::app::words::Words;
use crate::app::{icons, names, parts, theme};
use crate::desk::Desk;
use crate::exchange::ilostat::{Kind, Preview, PreviewCell, Refused};
use crate::figures::Figure;
use eframe::egui::{Align2, Rect, Stroke, Ui, pos2, vec2};

/// A line of the list: a figure, or a line of the file that is refused.
#[derive(Clone, Copy, Debug)]
pub(super) enum Line {
    Cell(usize),
    Refused(usize),
}

/// The preview as a table.
pub(super) struct View<'a> {
    pub desk: &'a Desk,
    pub words: Words,
    pub preview: &'a Preview,
    pub lines: &'a [Line],
}

const ROW: f32 = 26.0;

/// The columns need so much; where there is less the table scrolls sideways.
pub(super) const LEAST_WIDTH: f32 = 820.0;

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
    let row = rect.width() - 16.0 - 56.0 - 176.0 - year - sex - 2.0 * figure - kind - 20.0;
    Columns {
        line: take(56.0),
        table: take(176.0),
        row: take(row.max(80.0)),
        year: take(year),
        sex: take(sex),
        now: take(figure),
        new: take(figure),
        kind: take(kind).translate(vec2(20.0, 0.0)),
    }
}

impl View<'_> {
    /// The names of the columns, above the list.
    pub(super) fn head(&self, ui: &mut Ui, refused: bool) {
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
        let Some(table) = pack.table(&cell.table) else {
            return (cell.table.to_string(), cell.place.to_string());
        };
        let source = cell
            .source
            .as_ref()
            .map_or_else(String::new, |key| format!(" · {}", labels::source(self.desk, key)));
        let table_text = format!("{}{source}", crate::desk::table_label(table));
        let label = |code| {
            pack.item_of(table, code).map_or_else(
                || code.to_string(),
                |(_, item)| pack.item_label(item, self.words.0).to_string(),
            )
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
        let held = if refused.text.is_empty() {
            self.words.get("import-blank")
        } else {
            refused.text.clone()
        };
        let place = if refused.column.is_empty() {
            held
        } else {
            format!("{}: {held}", refused.column)
        };
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
                let (before, after) = (self.words.get("import-column-now"), self.words.get("import-column-new"));
                format!(
                    "{line} {}: {table}, {row}, {sex}, {}: {before} {now}, {after} {new}, {}",
                    cell.line,
                    cell.place.year,
                    self.kind(cell).2
                )
            }
            Line::Refused(at) => {
                let refused = &self.preview.refused[at];
                let (place, reason) = self.refused(refused);
                format!(
                    "{line} {}: {}: {reason} ({place})",
                    refused.line,
                    self.words.get("import-refused")
                )
            }
        }
    }

    fn height(&self, ui: &Ui, width: f32, index: usize) -> f32 {
        let Line::Refused(at) = self.lines[index] else {
            return ROW;
        };
        let c = columns(Rect::from_min_size(pos2(0.0, 0.0), vec2(width, ROW)));
        let reason = &self.preview.refused[at].reason;
        let text = page::wrapped(
            ui,
            reason,
            parts::body(ui),
            ui.visuals().text_color(),
            width - c.row.left() - 8.0,
        );
        (text.size().y + 6.0).max(ROW)
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, _look: RowLook) {
        let palette = theme::palette(ui.ctx());
        let c = columns(rect);
        let font = theme::grid_text().resolve(ui.style());
        let put = |rect, text: &str, colour, align| parts::text_in(ui, rect, text, font.clone(), colour, align);
        match self.lines[index] {
            Line::Cell(at) => {
                let cell = &self.preview.cells[at];
                let (table, row) = self.place(cell);
                let (icon, tone, word) = self.kind(cell);
                let colour = if cell.kind == Kind::Same {
                    palette.muted
                } else {
                    tone.colours(palette).0
                };
                let ink = if cell.kind == Kind::Same {
                    palette.muted
                } else {
                    palette.text
                };
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
                put(
                    c.table,
                    &format!("{}  {place}", icons::X_CIRCLE),
                    palette.error,
                    Align2::LEFT_CENTER,
                );
                let width = rect.right() - c.row.left() - 8.0;
                let text = page::wrapped(ui, &reason, parts::body(ui), palette.text, width);
                ui.painter().galley(
                    pos2(c.row.left(), rect.center().y - text.size().y / 2.0),
                    text,
                    palette.text,
                );
            }
        }
        ui.painter()
            .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
    }
}
