//! Help inside the program: first steps, typing and pasting, keys, reasons and flags, totals, checks, history, packages, licences.
//!
//! The words are in `help.ftl`; what the program knows itself (keys, flags, checks, questionnaires) is taken from there, so
//! that the help cannot say something else. See [`blocks`] for the few marks that the texts use.

mod checks;

use self::checks::ChecksPage;
use super::page;
use super::row_list::{self, RowListState, RowLook, Rows};
use crate::app::context::ShellContext;
use crate::app::words::Words;
use crate::app::{icons, key_sheet, parts, theme};
use crate::desk::packs;
use crate::figures::Flag;
use crate::questionnaire::{Arg, Pack};
use eframe::egui::{
    Align2, ComboBox, Context, Frame, Id, Label, Margin, Rect, RichText, ScrollArea, Stroke, TextStyle, Ui, UiBuilder,
    pos2, vec2,
};
use std::path::Path;
use std::sync::Arc;

/// A topic of the help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Topic {
    /// From an empty file to a package.
    #[default]
    FirstSteps,
    /// How figures are typed.
    Typing,
    /// A block from the clipboard, and where it goes.
    Pasting,
    /// Any workbook, and how it is read.
    Workbooks,
    /// Every key.
    Keys,
    /// Reasons for no figure, and flags.
    Reasons,
    /// Totals that are compared, filled, or follow.
    Totals,
    /// Going somewhere, rows that show, adding rows.
    Ways,
    /// Findings by cause, suggestions, explanations, secrecy.
    Findings,
    /// What is checked.
    Checks,
    /// Typing figures a second time.
    SecondEntry,
    /// Origins, documents, remarks.
    Origin,
    /// What happened, and the way back.
    History,
    /// Package, key, revision.
    Package,
    /// Verifying, also with other programs.
    Verify,
    /// Where files live.
    Files,
    /// Version, licences, credits.
    About,
}

impl Topic {
    /// In the order of the list.
    pub const ALL: [Topic; 17] = [
        Topic::FirstSteps,
        Topic::Typing,
        Topic::Pasting,
        Topic::Workbooks,
        Topic::Keys,
        Topic::Reasons,
        Topic::Totals,
        Topic::Ways,
        Topic::Findings,
        Topic::Checks,
        Topic::SecondEntry,
        Topic::Origin,
        Topic::History,
        Topic::Package,
        Topic::Verify,
        Topic::Files,
        Topic::About,
    ];

    /// The id of its title; with `-text` behind it, of its text.
    pub fn text_id(self) -> &'static str {
        match self {
            Topic::FirstSteps => "help-first-steps",
            Topic::Typing => "help-typing",
            Topic::Pasting => "help-pasting",
            Topic::Workbooks => "help-workbooks",
            Topic::Keys => "help-keys",
            Topic::Reasons => "help-reasons",
            Topic::Totals => "help-totals",
            Topic::Ways => "help-ways",
            Topic::Findings => "help-findings",
            Topic::Checks => "help-checks",
            Topic::SecondEntry => "help-second",
            Topic::Origin => "help-origin",
            Topic::History => "help-history",
            Topic::Package => "help-package",
            Topic::Verify => "help-verify",
            Topic::Files => "help-files",
            Topic::About => "help-about",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Topic::FirstSteps => icons::GRADUATION_CAP,
            Topic::Typing => icons::PENCIL_SIMPLE,
            Topic::Pasting => icons::CLIPBOARD_TEXT,
            Topic::Workbooks => icons::FILE_XLS,
            Topic::Keys => icons::KEYBOARD,
            Topic::Reasons => icons::FLAG,
            Topic::Totals => icons::SIGMA,
            Topic::Ways => icons::LIST_MAGNIFYING_GLASS,
            Topic::Findings => icons::WARNING,
            Topic::Checks => icons::LIST_CHECKS,
            Topic::SecondEntry => icons::EYE_SLASH,
            Topic::Origin => icons::BOOK_OPEN_TEXT,
            Topic::History => icons::CLOCK_COUNTER_CLOCKWISE,
            Topic::Package => icons::PACKAGE,
            Topic::Verify => icons::SHIELD_CHECK,
            Topic::Files => icons::FOLDER,
            Topic::About => icons::INFO,
        }
    }
}

/// View state of the screen.
#[derive(Default)]
pub struct HelpState {
    topic: Topic,
    filter: String,
    list: RowListState,
    checks: ChecksPage,
}

impl HelpState {
    /// The screen was gone to: the topics take the keyboard.
    pub(super) fn arrive(&mut self) {
        self.list.focus();
    }
}

/// What the help tells of the open file: its questionnaire and where it lies.
#[derive(Clone, Copy, Default)]
pub struct OpenFile<'a> {
    /// The questionnaire of the shown phase.
    pub pack: Option<&'a Arc<Pack>>,
    /// Where the country file lies.
    pub path: Option<&'a Path>,
}

/// Has the help open at that topic the next time it shows.
pub fn open_next(ctx: &Context, topic: Topic) {
    ctx.data_mut(|data| data.insert_temp(next_topic(), topic));
}

fn next_topic() -> Id {
    Id::unique("help topic to open")
}

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &mut ShellContext<'_>, open: OpenFile<'_>, state: &mut HelpState) {
    let words = cx.words();
    if let Some(topic) = ui.data_mut(|data| data.remove_temp::<Topic>(next_topic())) {
        state.topic = topic;
        state.filter.clear();
    }
    state.checks.learn(open.pack, words);
    page::header(ui, &words.get("help-title"), "", |_| ());
    if ui.available_width() < page::NARROW {
        narrow(ui, words, open, state);
        return;
    }
    let room = ui.available_rect_before_wrap();
    let split = room.left() + 236.0;
    let left = Rect::from_min_max(room.min, pos2(split - 16.0, room.bottom()));
    let right = Rect::from_min_max(pos2(split, room.top()), room.max);
    let topics: Vec<Topic> = Topic::ALL
        .into_iter()
        .filter(|topic| {
            matches(words, *topic, &state.filter) || (*topic == Topic::Checks && state.checks.any_holds(&state.filter))
        })
        .collect();
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        page::filter_field(
            ui,
            &words.get("help-search"),
            &words.get("help-search-hint"),
            &mut state.filter,
        );
        if topics.is_empty() {
            parts::muted(ui, words.get("help-nothing"));
            return;
        }
        let stamp = topics.iter().fold(0, |stamp, topic| stamp | 1 << *topic as u64);
        if let Some(index) = topics.iter().position(|topic| *topic == state.topic) {
            if state.list.selected != Some(index) {
                state.list.choose(index);
            }
        } else if let Some(first) = topics.first() {
            state.topic = *first;
            state.list.choose(0);
        }
        let rows = Topics { words, topics: &topics };
        let out = row_list::show(
            ui,
            "help topics",
            &words.get("help-topics"),
            stamp,
            &rows,
            &mut state.list,
        );
        if let Some(topic) = out.moved.or(out.acted).and_then(|index| topics.get(index)) {
            state.topic = *topic;
        }
    });
    let line = Stroke::new(1.0, theme::palette(ui.ctx()).line);
    ui.painter().vline(split - 8.0, room.y_range(), line);
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        let area = ScrollArea::vertical()
            .id_salt(("help", state.topic as u8))
            .auto_shrink(false);
        area.show(ui, |ui| {
            ui.set_max_width(page::COLUMN.min(ui.available_width() - 16.0));
            topic(ui, words, open, state);
            ui.add_space(24.0);
        });
    });
}

/// Where there is no room for the list: the topics as a choice.
fn narrow(ui: &mut Ui, words: Words, open: OpenFile<'_>, state: &mut HelpState) {
    let title = |topic: Topic| words.get(topic.text_id());
    let combo = ComboBox::from_id_salt("help topics")
        .selected_text(title(state.topic))
        .width(ui.available_width() - 16.0);
    let shown = combo.show_ui(ui, |ui| {
        for topic in Topic::ALL {
            ui.selectable_value(&mut state.topic, topic, title(topic));
        }
    });
    shown.response.accessible_name(words.get("help-topics"));
    ScrollArea::vertical()
        .id_salt(("help", state.topic as u8))
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 8.0);
            topic(ui, words, open, state);
        });
}

fn matches(words: Words, topic: Topic, filter: &str) -> bool {
    let filter = filter.trim().to_lowercase();
    let text = || words.get(topic.text_id()) + &words.get(&format!("{}-text", topic.text_id()));
    filter.is_empty() || text().to_lowercase().contains(&filter)
}

fn topic(ui: &mut Ui, words: Words, open: OpenFile<'_>, state: &mut HelpState) {
    let topic = state.topic;
    page::section(ui, &words.get(topic.text_id()), "");
    show_text(ui, &words.get(&format!("{}-text", topic.text_id())));
    match topic {
        Topic::Keys => keys(ui, words),
        Topic::Reasons => reasons(ui, words),
        Topic::Checks => state.checks.show(ui, words, &state.filter),
        Topic::Files => {
            if let Some(path) = open.path {
                ui.add_space(8.0);
                parts::section(ui, &words.get("help-files-this"));
                line_to_copy(ui, &path.display().to_string());
            }
        }
        Topic::About => about(ui, words),
        Topic::FirstSteps
        | Topic::Typing
        | Topic::Pasting
        | Topic::Workbooks
        | Topic::Totals
        | Topic::Ways
        | Topic::Findings
        | Topic::SecondEntry
        | Topic::Origin
        | Topic::History
        | Topic::Package
        | Topic::Verify => {}
    }
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(String),
    /// A line that began with `+`.
    Heading(String),
    /// A line that began with `-`.
    Item(String),
    /// A line that began with `>`: to be typed elsewhere, as it stands.
    Line(String),
}

/// Takes a text apart: `+` begins a heading, `-` an item, `>` a line to be typed elsewhere; a blank line ends a paragraph.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            open = false;
        } else if let Some(heading) = line.strip_prefix("+ ") {
            blocks.push(Block::Heading(heading.trim().to_owned()));
            open = false;
        } else if let Some(item) = line.strip_prefix("- ") {
            blocks.push(Block::Item(item.to_owned()));
            open = false;
        } else if let Some(typed) = line.strip_prefix("> ") {
            blocks.push(Block::Line(typed.to_owned()));
            open = false;
        } else if let (true, Some(Block::Paragraph(paragraph))) = (open, blocks.last_mut()) {
            paragraph.push(' ');
            paragraph.push_str(line);
        } else {
            blocks.push(Block::Paragraph(line.to_owned()));
            open = true;
        }
    }
    blocks
}

fn show_text(ui: &mut Ui, text: &str) {
    let mut after_list = false;
    for block in blocks(text) {
        let in_list = matches!(block, Block::Item(_) | Block::Line(_));
        if after_list && !in_list {
            ui.add_space(4.0);
        }
        after_list = in_list;
        match block {
            Block::Paragraph(text) => {
                ui.add(Label::new(text).wrap());
            }
            Block::Heading(text) => {
                ui.add_space(6.0);
                parts::section(ui, &text);
                ui.add_space(-4.0);
            }
            Block::Item(text) => {
                ui.horizontal_top(|ui| {
                    ui.add_space(4.0);
                    ui.label("\u{2022}");
                    ui.vertical(|ui| ui.add(Label::new(text).wrap()));
                });
                ui.add_space(-4.0);
            }
            Block::Line(text) => {
                line_to_copy(ui, &text);
                ui.add_space(-4.0);
            }
        }
    }
}

/// A line to be typed elsewhere, that can be selected and copied.
fn line_to_copy(ui: &mut Ui, text: &str) {
    let palette = theme::palette(ui.ctx());
    let frame = Frame::new()
        .fill(palette.hover)
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(8, 4));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(
            Label::new(RichText::new(text).text_style(TextStyle::Monospace))
                .wrap()
                .selectable(true),
        );
    });
}

/// The lines of the sheet of keys.
fn keys(ui: &mut Ui, words: Words) {
    for group in key_sheet::groups(words) {
        ui.add_space(8.0);
        parts::section(ui, &group.title);
        for line in group.lines {
            line_of(ui, &[(&line.name, 320.0)], &line.keys.join("   "));
        }
    }
}

/// A line of columns, the last one muted and as wide as there is room, with a thin line below.
fn line_of(ui: &mut Ui, columns: &[(&str, f32)], last: &str) {
    let palette = theme::palette(ui.ctx());
    let wanted: f32 = columns.iter().map(|(_, width)| width).sum();
    let fit = (ui.available_width() * 0.6 / wanted).min(1.0);
    let line = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (text, width) in columns {
            let wide = *width * fit - 8.0;
            ui.allocate_ui(vec2(wide, 0.0), |ui| {
                ui.set_min_width(wide);
                ui.set_max_width(wide);
                ui.add(Label::new(*text).wrap());
            });
            ui.add_space(8.0);
        }
        ui.vertical(|ui| ui.add(Label::new(RichText::new(last).color(palette.muted)).wrap()));
    });
    let rect = line.response.rect;
    ui.painter().hline(
        rect.left()..=ui.max_rect().right(),
        rect.bottom() + 3.0,
        Stroke::new(1.0, palette.line),
    );
}

/// Reasons and flags by letter, with ILO's label and our explanation.
fn reasons(ui: &mut Ui, words: Words) {
    let packs = packs();
    let label = |letter: &str| {
        let status = packs.iter().find_map(|pack| pack.status(letter));
        status.map(|status| status.label_in(words.0).to_owned())
    };
    let mut show = |title: &str, prefix: &str, letters: &[&str]| {
        ui.add_space(8.0);
        parts::section(ui, &words.get(title));
        for letter in letters {
            let name = label(letter).unwrap_or_default();
            let about = words.get(&format!("{prefix}-{letter}"));
            line_of(ui, &[(letter, 24.0), (&name, 216.0)], &about);
        }
    };
    show("help-reasons-heading", "help-reason", &["N", "X", "C", "S", "K"]);
    let flags: Vec<&str> = Flag::ALL.iter().map(|flag| flag.letter()).collect();
    show("help-flags-heading", "help-flag", &flags);
}

fn about(ui: &mut Ui, words: Words) {
    ui.add_space(8.0);
    parts::section(ui, &words.get("help-about-packs"));
    for pack in packs() {
        let args = [("title", Arg::from(&pack.title)), ("version", Arg::from(&pack.version))];
        ui.label(words.with("help-about-pack", &args));
        ui.add_space(-4.0);
    }
    ui.add_space(8.0);
    parts::muted(
        ui,
        words.with(
            "help-about-version",
            &[("version", Arg::from(env!("CARGO_PKG_VERSION")))],
        ),
    );
}

/// The list of topics.
struct Topics<'a> {
    words: Words,
    topics: &'a [Topic],
}

impl Rows for Topics<'_> {
    fn count(&self) -> usize {
        self.topics.len()
    }

    fn name(&self, index: usize) -> String {
        self.words.get(self.topics[index].text_id())
    }

    fn height(&self, _ui: &Ui, _width: f32, _index: usize) -> f32 {
        32.0
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, look: RowLook) {
        let palette = theme::palette(ui.ctx());
        let topic = self.topics[index];
        let colour = if look.selected { palette.accent } else { palette.muted };
        let inner = rect.shrink2(vec2(8.0, 0.0));
        parts::text_in(ui, inner, topic.icon(), parts::body(ui), colour, Align2::LEFT_CENTER);
        let text = Rect::from_min_max(pos2(inner.left() + 26.0, inner.top()), inner.max);
        let font = if look.selected {
            parts::strong_font(ui)
        } else {
            parts::body(ui)
        };
        parts::text_in(
            ui,
            text,
            &self.words.get(topic.text_id()),
            font,
            palette.text,
            Align2::LEFT_CENTER,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_apart_by_its_marks() {
        let text = "One\ntwo.\n\n+ 1  Open\nThree.\n- a\n- b\n\n> unzip x\n> sum";
        let expected = [
            Block::Paragraph("One two.".into()),
            Block::Heading("1  Open".into()),
            Block::Paragraph("Three.".into()),
            Block::Item("a".into()),
            Block::Item("b".into()),
            Block::Line("unzip x".into()),
            Block::Line("sum".into()),
        ];
        assert_eq!(blocks(text), expected);
        assert!(blocks(" \n\n").is_empty());
    }
}
