//! The list of actions as it is drawn and read out: days, the actions in them, and the line that reads further back.

use super::action_name;
use super::changes::change_words;
use crate::app::screens::row_list::{RowLook, Rows};
use crate::app::words::Words;
use crate::app::{icons, names, parts, theme};
use crate::country_file::{ActionKind, Line};
use crate::desk::Desk;
use crate::figures::Change;
use eframe::egui::{Align2, Rect, Stroke, Ui, pos2, vec2};

/// The room for a sign at the left.
const SIGN: f32 = 28.0;

/// A row of the list.
#[derive(Clone, Debug)]
pub(super) enum Entry {
    /// A day, as a heading.
    Day(String),
    /// An action.
    Action(Line),
    /// Earlier ones are still to be read.
    More,
}

/// The actions under their days.
pub(super) fn entries(lines: Vec<Line>, now: &jiff::Zoned, more: bool) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(lines.len() + 8);
    let mut day = String::new();
    for line in lines {
        let at = line.group.at.to_zoned(now.time_zone().clone());
        let of = at.date().to_string();
        if of != day {
            entries.push(Entry::Day(of.clone()));
            day = of;
        }
        entries.push(Entry::Action(line));
    }
    if more {
        entries.push(Entry::More);
    }
    entries
}

/// The list as it is drawn.
pub(super) struct View<'a> {
    pub desk: &'a Desk,
    pub words: Words,
    pub entries: &'a [Entry],
    pub now: &'a jiff::Zoned,
}

impl View<'_> {
    /// When, who and how much, in one line.
    fn about(&self, line: &Line) -> String {
        let at = line.group.at.to_zoned(self.now.time_zone().clone());
        let mut about = at.strftime("%H:%M").to_string();
        if !line.group.who.is_empty() {
            about = format!("{about} \u{b7} {}", line.group.who);
        }
        let told: Vec<&Change> = line.group.changes.iter().filter(|change| !is_sheet(change)).collect();
        if let [only] = told.as_slice() {
            let said = change_words(self.desk, self.words, only);
            about = format!("{about} \u{b7} {}: {}", said.place, said.what);
        } else if line.changes > 1 {
            about = format!("{about} \u{b7} {}", self.words.count("history-changes", line.changes));
        }
        about
    }

    /// Whether the file can come back to how it was before and after that action.
    fn is_floor(&self, line: &Line) -> bool {
        line.group.id == self.desk.history_floor()
    }
}

/// A sheet that was made with its first figure.
fn is_sheet(change: &Change) -> bool {
    matches!(change, Change::Sheet { before: None, .. })
}

/// The sign of a kind of action.
fn icon(line: &Line) -> &'static str {
    if line.group.undoes.is_some() {
        return icons::ARROW_U_UP_LEFT;
    }
    if line.group.redoes.is_some() {
        return icons::ARROW_U_UP_RIGHT;
    }
    match line.group.action.kind {
        ActionKind::Type => icons::PENCIL_SIMPLE,
        ActionKind::Paste => icons::CLIPBOARD_TEXT,
        ActionKind::Clear | ActionKind::RemoveSheet | ActionKind::RemoveYear | ActionKind::RemoveRow => icons::TRASH,
        ActionKind::AddSheet | ActionKind::AddYear | ActionKind::AddRow => icons::PLUS,
        ActionKind::WriteNote => icons::NOTE,
        ActionKind::SetFlag | ActionKind::SetReason => icons::FLAG,
        ActionKind::StateSource | ActionKind::StateMetadata => icons::BOOKS,
        ActionKind::Import | ActionKind::Merge => icons::DOWNLOAD_SIMPLE,
        ActionKind::Compute => icons::SIGMA,
        ActionKind::SecondEntry => icons::CHECK,
        ActionKind::Remark => icons::CHAT_TEXT,
        ActionKind::StateOrigin => icons::BOOK_OPEN_TEXT,
        ActionKind::GoBack => icons::CLOCK_COUNTER_CLOCKWISE,
        ActionKind::Create | ActionKind::Pack | ActionKind::Seal | ActionKind::Rescue => icons::LOCK_SIMPLE,
        _ => icons::CIRCLE,
    }
}

impl Rows for View<'_> {
    fn count(&self) -> usize {
        self.entries.len()
    }

    fn is_heading(&self, index: usize) -> bool {
        matches!(self.entries[index], Entry::Day(_))
    }

    fn name(&self, index: usize) -> String {
        match &self.entries[index] {
            Entry::Day(day) => day.clone(),
            Entry::More => self.words.get("history-more"),
            Entry::Action(line) => {
                let what = action_name(self.desk, self.words, &line.group);
                let number = names::count(usize::try_from(line.group.id).unwrap_or_default());
                let floor = if self.is_floor(line) {
                    format!(". {}", self.words.get("history-floor-line"))
                } else {
                    String::new()
                };
                format!(
                    "{}: {what}. {}{floor}",
                    self.words.name("history-number", &number),
                    self.about(line)
                )
            }
        }
    }

    fn height(&self, _ui: &Ui, _width: f32, index: usize) -> f32 {
        match &self.entries[index] {
            Entry::Day(_) => 30.0,
            Entry::Action(_) => 42.0,
            Entry::More => 32.0,
        }
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, _look: RowLook) {
        let colours = theme::palette(ui.ctx());
        let small = parts::small_font(ui);
        let inner = rect.shrink2(vec2(6.0, 0.0));
        match &self.entries[index] {
            Entry::Day(day) => {
                let line = inner.with_min_y(rect.top() + 8.0);
                parts::text_in(ui, line, day, parts::strong_font(ui), colours.text, Align2::LEFT_CENTER);
                let rule = Stroke::new(1.0, colours.line);
                ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, rule);
            }
            Entry::More => {
                let text = format!("{}  {}", icons::ARROW_DOWN, self.words.get("history-more"));
                parts::text_in(ui, inner, &text, parts::body(ui), colours.accent, Align2::LEFT_CENTER);
            }
            Entry::Action(line) => {
                let top = rect.top() + 4.0;
                let upper = Rect::from_min_max(
                    pos2(inner.left() + SIGN - 6.0, top),
                    pos2(inner.right() - 52.0, top + 19.0),
                );
                let sign = pos2(inner.left(), upper.center().y);
                let font = parts::body(ui);
                ui.painter()
                    .text(sign, Align2::LEFT_CENTER, icon(line), font.clone(), colours.muted);
                let what = action_name(self.desk, self.words, &line.group);
                parts::text_in(ui, upper, &what, font, colours.text, Align2::LEFT_CENTER);
                let number = format!("#{}", line.group.id);
                let right = upper.with_max_x(inner.right()).with_min_x(inner.right() - 48.0);
                parts::text_in(ui, right, &number, small.clone(), colours.muted, Align2::RIGHT_CENTER);
                let lower =
                    Rect::from_min_max(pos2(upper.left(), top + 18.0), pos2(inner.right(), rect.bottom() - 4.0));
                parts::text_in(ui, lower, &self.about(line), small, colours.muted, Align2::LEFT_CENTER);
                let rule = Stroke::new(1.0, colours.line.gamma_multiply(0.6));
                ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, rule);
            }
        }
    }
}
