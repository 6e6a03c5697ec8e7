//! What the labels of a block mean: each national category with the row of the table that it is taken for, and how that was decided.
//! Those that are not known stand first. Several may go to one row.

use super::WorkbookState;
use crate::app::context::ScreenContext;
use crate::app::screens::page::{self, Tone};
use crate::app::screens::row_list::{self, RowListState, RowLook, Rows};
use crate::app::widgets::combo::{Choice, SearchCombo};
use crate::app::words::Words;
use crate::app::{icons, parts, theme};
use crate::desk::NationalWorkbook;
use crate::exchange::national::{self, BlockId, By, Slot, Used, Why, sentence};
use crate::exchange::spreadsheet::At;
use crate::questionnaire::matching::How;
use crate::questionnaire::{Arg, Classification, ClassificationId, ItemCode};
use eframe::egui::{Align2, Rect, Stroke, Ui, pos2};
use std::collections::HashMap;

/// A label and what it is taken for.
struct Category {
    text: String,
    key: String,
    item: Option<ItemCode>,
    by: Option<By>,
    /// Why it is no answer, where it is none.
    why: Option<Why>,
    /// The first line or column that bears it.
    at: u32,
    /// How many lines or columns bear it.
    count: usize,
    /// Whether this workbook's reader has said so.
    said: bool,
}

impl Category {
    fn is_unknown(&self) -> bool {
        matches!(self.why, Some(Why::NoItem(_)))
    }

    /// The first are those to look at first.
    fn order(&self) -> u8 {
        match (&self.why, self.by) {
            (Some(Why::NoItem(_)), _) => 0,
            (None, Some(By::Part)) => 1,
            (None, Some(By::Name(How::Spelling | How::Within))) => 2,
            (None, Some(By::Category)) => 3,
            (None, Some(By::Word)) => 4,
            (None, Some(By::Name(How::Synonym | How::Words))) => 5,
            (None, _) => 6,
            (Some(_), _) => 7,
        }
    }
}

/// View state of the list.
#[derive(Default)]
pub(super) struct Categories {
    of: Option<BlockId>,
    all: Vec<Category>,
    list: Option<ClassificationId>,
    /// Whether the labels stand beside the lines.
    in_lines: Option<u32>,
    in_columns: Option<u32>,
    is_stale: bool,
    stamp: u64,
    rows: RowListState,
    /// The label that is to be shown next.
    wanted: Option<String>,
    /// The list of rows takes the keyboard.
    to_combo: bool,
    choices: Vec<Choice>,
}

impl Categories {
    /// Another block is spoken of.
    pub fn begin(&mut self) {
        self.of = None;
        self.rows = RowListState::default();
    }

    /// The proposals were made anew.
    pub fn stale(&mut self) {
        self.is_stale = true;
    }

    /// Shows that label, and has the keyboard go to what it means.
    pub fn go_to(&mut self, text: &str) {
        self.wanted = Some(national::key(text));
        self.to_combo = true;
    }

    /// Labels that no row is known for.
    pub fn unknown(&self) -> usize {
        self.all.iter().filter(|category| category.is_unknown()).count()
    }

    /// Makes the list anew where it has changed.
    pub fn refresh(&mut self, cx: &ScreenContext<'_>, workbook: &NationalWorkbook, chosen: Option<BlockId>) {
        if !std::mem::take(&mut self.is_stale) && self.of == chosen && chosen.is_some() {
            return;
        }
        let before = self
            .rows
            .selected
            .and_then(|at| self.all.get(at))
            .map(|category| category.key.clone());
        self.of = chosen;
        self.all.clear();
        self.list = None;
        self.stamp += 1;
        let proposal = workbook.proposals().iter().find(|proposal| Some(proposal.id) == chosen);
        let Some(proposal) = proposal else { return };
        let reading = &proposal.reading;
        let items = workbook.told(proposal.id).items;
        self.list.clone_from(&reading.list);
        (self.in_lines, self.in_columns) = match reading.items_on {
            national::ItemsOn::Lines(column) => (Some(column), None),
            national::ItemsOn::Columns(row) => (None, Some(row)),
            national::ItemsOn::Nowhere => (None, None),
        };
        let slots: &[Slot] = if self.in_lines.is_some() {
            &reading.lines
        } else {
            &reading.columns
        };
        let mut places: HashMap<String, usize> = HashMap::new();
        for slot in slots.iter().filter(|slot| slot.used != Used::Heading) {
            let Some(text) = &slot.category else { continue };
            let key = national::key(text);
            if let Some(known) = places.get(&key) {
                self.all[*known].count += 1;
                continue;
            }
            places.insert(key.clone(), self.all.len());
            let why = match &slot.used {
                Used::Left(why) if slot.dims.item.is_none() || *why == Why::Told => Some(why.clone()),
                _ => None,
            };
            self.all.push(Category {
                said: items.contains_key(&key),
                text: text.replace('\n', " "),
                key,
                item: slot.dims.item.clone(),
                by: slot.by,
                why,
                at: slot.at,
                count: 1,
            });
        }
        self.all.sort_by_key(|category| (category.order(), category.at));
        self.choices = choices(cx, self.list.as_ref());
        if let Some(before) = before
            && let Some(at) = self.all.iter().position(|category| category.key == before)
        {
            self.rows.choose(at);
        }
    }
}

/// What a label can mean: that it is no answer, or a row.
fn choices(cx: &ScreenContext<'_>, list: Option<&ClassificationId>) -> Vec<Choice> {
    let pack = cx.desk.pack();
    let words = cx.words();
    let mut choices = vec![Choice::new("\u{2013}", words.get("workbook-no-answer"))];
    if let Some(list) = list.and_then(|id| pack.classification(id)) {
        choices.extend(
            list.items
                .iter()
                .map(|item| Choice::new(short(list, &item.code), pack.item_label(item, words.0))),
        );
    }
    choices
}

/// The end of an item's code, which is what people know it by.
fn short(list: &Classification, code: &ItemCode) -> String {
    let prefix = format!("{}_", list.id);
    code.as_str().strip_prefix(&prefix).unwrap_or(code.as_str()).to_owned()
}

struct View<'a> {
    words: Words,
    list: Option<&'a Classification>,
    all: &'a [Category],
}

const ROW: f32 = 42.0;

impl View<'_> {
    fn means(&self, category: &Category) -> String {
        match (&category.why, &category.item) {
            (Some(Why::NoItem(_)), _) => self.words.get("workbook-unknown"),
            (Some(_), _) => self.words.get("workbook-no-answer"),
            (None, Some(item)) => self
                .list
                .and_then(|list| list.item(item))
                .map_or_else(|| item.to_string(), |item| item.label_in(self.words.0).to_owned()),
            (None, None) => self.words.get("workbook-unknown"),
        }
    }

    fn how(&self, category: &Category) -> String {
        if let Some(why) = &category.why {
            return if category.said {
                self.words.get("workbook-by-person")
            } else {
                sentence(why).text(self.words.0)
            };
        }
        self.words.get(match category.by {
            Some(By::Person) => "workbook-by-person",
            Some(By::Name(How::Exact | How::Code | How::Normalised)) => "workbook-by-name",
            Some(By::Name(How::Synonym | How::Words)) => "workbook-by-other-name",
            Some(By::Name(How::Spelling)) => "workbook-by-spelling",
            Some(By::Name(How::Within)) => "workbook-by-within",
            Some(By::Word) | None => "workbook-by-word",
            Some(By::Sum) => "workbook-by-sum",
            Some(By::Category) => "workbook-by-category",
            Some(By::Part) => "workbook-by-part",
        })
    }
}

impl Rows for View<'_> {
    fn count(&self) -> usize {
        self.all.len()
    }

    fn name(&self, index: usize) -> String {
        let category = &self.all[index];
        format!("{}: {}, {}", category.text, self.means(category), self.how(category))
    }

    fn height(&self, _ui: &Ui, _width: f32, _index: usize) -> f32 {
        ROW
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, _look: RowLook) {
        let palette = theme::palette(ui.ctx());
        let category = &self.all[index];
        let (sign, colour) = match (&category.why, category.by) {
            (Some(Why::NoItem(_)), _) => (icons::QUESTION, Tone::Warning.colours(palette).0),
            (Some(_), _) => (icons::MINUS, palette.muted),
            (None, Some(By::Part | By::Name(How::Spelling | How::Within) | By::Sum)) => {
                (icons::WARNING, Tone::Warning.colours(palette).0)
            }
            (None, Some(By::Person)) => (icons::USER, palette.accent),
            _ => (icons::CHECK, Tone::Fine.colours(palette).0),
        };
        let left = rect.left() + 8.0;
        let middle = pos2(left, rect.top() + 13.0);
        ui.painter()
            .text(middle, Align2::LEFT_CENTER, sign, parts::body(ui), colour);
        let text = rect.with_min_x(left + 22.0).with_max_x(rect.right() - 6.0);
        let first = text.with_max_y(rect.top() + 24.0);
        let ink = if category.why.is_some() && !category.is_unknown() {
            palette.muted
        } else {
            palette.text
        };
        page::paint_line(ui, first, &category.text, parts::body(ui), ink);
        let second = text.with_min_y(rect.top() + 22.0).with_max_y(rect.bottom() - 3.0);
        let means = format!("\u{2192} {}", self.means(category));
        let used = page::paint_line(ui, second, &means, parts::small_font(ui), ink);
        let rest = second.with_min_x(second.left() + used);
        if rest.width() > 40.0 {
            let how = format!(" \u{b7} {}", self.how(category));
            page::paint_line(ui, rest, &how, parts::small_font(ui), palette.muted);
        }
        let line = Stroke::new(1.0, palette.line);
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }
}

/// Shows the list, and below it what the chosen label means.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState) {
    let words = cx.words();
    if state.categories.all.is_empty() {
        let known = state
            .proposal()
            .is_some_and(|(_, proposal)| proposal.reading.table.is_some());
        let id = if known {
            "workbook-categories-none"
        } else {
            "workbook-categories-no-table"
        };
        parts::muted(ui, words.get(id));
        return;
    }
    parts::small(ui, words.get("workbook-categories-about"));
    if let Some(wanted) = state.categories.wanted.take()
        && let Some(at) = state.categories.all.iter().position(|category| category.key == wanted)
    {
        state.categories.rows.choose(at);
    }
    let mut room = ui.available_rect_before_wrap();
    room.max.y -= 124.0;
    let list = state.categories.list.clone();
    let pack = cx.desk.pack();
    let view = View {
        words,
        list: list.as_ref().and_then(|id| pack.classification(id)),
        all: &state.categories.all,
    };
    let label = words.get("workbook-tab-categories");
    let mut out = row_list::RowListOutput::default();
    let stamp = state.categories.stamp;
    super::within(ui, "labels", room, |ui| {
        out = row_list::show(ui, "categories", &label, stamp, &view, &mut state.categories.rows);
    });
    ui.advance_cursor_after_rect(room);
    let Some(category) = state
        .categories
        .rows
        .selected
        .and_then(|at| state.categories.all.get(at))
    else {
        return;
    };
    if out.moved.is_some() || out.acted.is_some() {
        let at = match (state.categories.in_lines, state.categories.in_columns) {
            (Some(column), _) => At::new(category.at, column),
            (None, Some(row)) => At::new(row, category.at),
            _ => At::new(category.at, 0),
        };
        state.view.show_cell(at);
    }
    state.categories.to_combo |= out.acted.is_some();
    let (text, key, said) = (category.text.clone(), category.key.clone(), category.said);
    let chosen = match (&category.why, &category.item) {
        (Some(Why::NoItem(_)), _) | (None, None) => None,
        (Some(_), _) => Some("\u{2013}".to_owned()),
        (None, Some(item)) => view.list.map(|list| short(list, item)),
    };
    let closest = match &category.why {
        Some(Why::NoItem(Some(item))) => view.list.and_then(|list| list.item(item)),
        _ => None,
    };
    let suggestion = closest.map(|item| (item.code.clone(), item.label_in(words.0).to_owned()));
    let count = category.count;
    let name = words.get("workbook-means");
    let asked = words.with(
        "workbook-what-is",
        &[("label", Arg::from(&text)), ("count", Arg::from(count))],
    );
    ui.add(eframe::egui::Label::new(&asked).truncate())
        .on_hover_text(&asked);
    let (hint, nothing) = (words.get("workbook-means-hint"), words.get("workbook-means-no-match"));
    let mut decided: Option<Option<Option<ItemCode>>> = None;
    let combo = SearchCombo::new(&name, &state.categories.choices, chosen.as_deref());
    let (response, picked) = combo.hint(&hint).when_nothing_fits(&nothing).show(ui);
    if std::mem::take(&mut state.categories.to_combo) {
        response.request_focus();
    }
    if let Some(index) = picked {
        let item = index.checked_sub(1).and_then(|at| view.list?.items.get(at));
        decided = Some(Some(item.map(|item| item.code.clone())));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if let Some((code, label)) = suggestion
            && parts::button(ui, icons::LIGHTBULB, &words.name("workbook-means-take", &label)).clicked()
        {
            decided = Some(Some(Some(code)));
        }
        if parts::button(ui, icons::MINUS, &words.get("workbook-no-answer")).clicked() {
            decided = Some(Some(None));
        }
        if said && parts::button(ui, icons::ARROW_COUNTER_CLOCKWISE, &words.get("workbook-means-forget")).clicked() {
            decided = Some(None);
        }
    });
    if let (Some(said), Some(list)) = (decided, &list) {
        state
            .workbook_mut()
            .note_label(list, &key, said.as_ref().map(Option::as_ref));
        state.propose(cx.shell.jobs);
        // On to the next that is not known, where there is one.
        let next = state
            .categories
            .all
            .iter()
            .find(|other| other.is_unknown() && other.key != key);
        state.categories.wanted = Some(next.map_or(key, |next| next.key.clone()));
        state.categories.rows.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_stands_first_and_what_is_plain_last() {
        let category = |why, by| Category {
            text: String::new(),
            key: String::new(),
            item: None,
            by,
            why,
            at: 0,
            count: 1,
            said: false,
        };
        let orders = [
            category(Some(Why::NoItem(None)), None),
            category(None, Some(By::Part)),
            category(None, Some(By::Name(How::Spelling))),
            category(None, Some(By::Category)),
            category(None, Some(By::Name(How::Synonym))),
            category(None, Some(By::Name(How::Exact))),
            category(Some(Why::Told), None),
        ]
        .map(|category| category.order());
        assert!(orders.is_sorted());
    }
}
