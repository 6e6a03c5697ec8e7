//! The sheet of keys (`?`): every key of the window and of the grid with what it does, over whatever shows.
//!
//! It is made from the table of commands and the grid's table of keys alone, and the help shows the same lines.

use super::command::{Group, TABLE, key_text};
use super::grid::key_table::{KeyGroup as GridGroup, lines};
use super::grid::stroke::Stroke as GridStroke;
use super::screens::table::PASTE_KEYS;
use super::words::Words;
use super::{App, parts, theme};
use eframe::egui::{
    Align, Align2, Area, Context, Frame, Galley, Id, Key, Layout, Margin, Modifiers, Order, Rect, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};
use std::sync::Arc;

/// Keys that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyGroup {
    /// What they are about.
    pub title: String,
    /// What each does, and how it is written.
    pub lines: Vec<KeyLine>,
}

/// One line of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// What it does.
    pub name: String,
    /// The keys, each as it is written; any of them does it.
    pub keys: Vec<String>,
}

/// All keys, in groups: those of the grid, then those of the window. A command whose keys the grid takes itself stands once.
pub fn groups(words: Words) -> Vec<KeyGroup> {
    let grid = GridGroup::ALL.into_iter().map(|group| KeyGroup {
        title: words.name("keys-in-table", &words.get(group.text_id())),
        lines: lines()
            .filter(|(of, ..)| *of == group)
            .map(|(_, name, strokes)| KeyLine {
                name: words.get(&format!("key-{name}")),
                keys: written(&strokes),
            })
            .collect(),
    });
    let window = Group::ALL.into_iter().map(|group| {
        let rows = TABLE
            .iter()
            .filter(|row| row.group == group && !row.keys.is_empty() && !row.id.is_the_grids());
        KeyGroup {
            title: words.get(group.text_id()),
            lines: rows
                .map(|row| KeyLine {
                    name: words.get(&row.text_id()),
                    keys: distinct(row.keys.iter().map(key_text)),
                })
                .collect(),
        }
    });
    let paste = KeyGroup {
        title: words.get("paste-keys"),
        lines: PASTE_KEYS
            .iter()
            .map(|(name, key)| KeyLine {
                name: words.get(name),
                keys: vec![(*key).to_owned()],
            })
            .collect(),
    };
    let groups = grid.chain(std::iter::once(paste)).chain(window);
    groups.filter(|group| !group.lines.is_empty()).collect()
}

/// Keys that are written the same are one to the person who presses them.
fn distinct(keys: impl Iterator<Item = String>) -> Vec<String> {
    let mut written: Vec<String> = keys.collect();
    written.dedup();
    written
}

/// Strokes as they are written; four arrows are one sign.
fn written(strokes: &[GridStroke]) -> Vec<String> {
    let texts: Vec<String> = strokes.iter().map(GridStroke::text).collect();
    let arrows = ["\u{2191}", "\u{2193}", "\u{2190}", "\u{2192}"];
    let held = texts.first().and_then(|first| first.strip_suffix(arrows[0]));
    let all = held.is_some_and(|held| {
        let wanted = arrows.iter().map(|arrow| format!("{held}{arrow}"));
        texts.iter().cloned().eq(wanted)
    });
    match held {
        Some(held) if all => vec![format!("{held}{}", arrows.concat())],
        _ if texts.len() > 2 => pages_as_one(&texts),
        _ => texts,
    }
}

/// "Shift+Page Up" and "Shift+Page Down" as one, where several of them would need too much room.
fn pages_as_one(texts: &[String]) -> Vec<String> {
    let mut written: Vec<String> = Vec::new();
    for text in texts {
        let up = text.strip_suffix("Page Down").map(|held| format!("{held}Page Up"));
        match written.last_mut() {
            Some(last) if Some(&*last) == up.as_ref() => last.push_str("/Down"),
            _ => written.push(text.clone()),
        }
    }
    written
}

/// Whether it is open.
#[derive(Default)]
pub(super) struct KeySheet {
    open: bool,
    take_keyboard: bool,
}

/// A line is so high, a title so much.
const LINE: f32 = 18.0;
const TITLE: f32 = 30.0;
/// Room between two columns.
const GAP: f32 = 28.0;

impl App {
    /// Opens the sheet, or closes it.
    pub(super) fn switch_key_sheet(&mut self) {
        let open = !self.key_sheet.open;
        self.key_sheet.open = open;
        self.key_sheet.take_keyboard = open;
        if !open {
            self.give_keyboard_back();
        }
    }

    /// Draws the sheet while it is open. Escape, `?` and a press elsewhere close it.
    pub(super) fn draw_key_sheet(&mut self, ctx: &Context) {
        if !self.key_sheet.open {
            return;
        }
        let words = self.words();
        let colours = theme::palette(ctx);
        let screen = ctx.content_rect();
        let groups = groups(words);
        let width = (screen.width() - 32.0).min(1400.0);
        let columns = if width > 1100.0 { 3 } else { 2 };
        let room = screen.height() - 120.0;
        let mut close = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let area = Area::new(Id::unique("sheet of keys"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0));
        let title = words.get("keys-title");
        let take_keyboard = std::mem::take(&mut self.key_sheet.take_keyboard);
        let shown = area.accessible_name(&title).show(ctx, |ui| {
            let frame = Frame::new()
                .fill(colours.surface)
                .stroke(Stroke::new(1.0, colours.border))
                .corner_radius(theme::RADIUS)
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(Margin::symmetric(20, 12));
            frame.show(ui, |ui| {
                ui.set_width(width - 40.0);
                ui.horizontal(|ui| {
                    let head = parts::title(ui, &title);
                    let stop = ui.interact(
                        head.rect,
                        Id::unique("sheet of keys").with("stop"),
                        Sense::focusable_noninteractive(),
                    );
                    stop.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &title));
                    if take_keyboard {
                        stop.request_focus();
                    }
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        close |= ui.button(words.get("keys-close")).clicked();
                    });
                });
                ui.add_space(4.0);
                ScrollArea::vertical()
                    .max_height(room)
                    .min_scrolled_height(room)
                    .auto_shrink([false, true])
                    .show(ui, |ui| columns_of(ui, &groups, columns));
            })
        });
        let elsewhere = shown.response.clicked_elsewhere() && ctx.input(|input| input.pointer.any_pressed());
        if close || elsewhere {
            self.key_sheet.open = false;
            self.give_keyboard_back();
        }
    }
}

/// The groups in so many columns of about the same height, none of them torn apart.
fn columns_of(ui: &mut Ui, groups: &[KeyGroup], count: usize) {
    let width = (ui.available_width() - GAP * (count - 1) as f32 - 12.0) / count as f32;
    let height = |group: &KeyGroup| {
        let lines = group.lines.iter().map(|line| Laid::of(ui, line, width).height);
        TITLE + lines.sum::<f32>()
    };
    let heights: Vec<f32> = groups.iter().map(height).collect();
    let parts = in_columns(&heights, count);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for part in parts {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                for group in part {
                    show_group(ui, &groups[group]);
                }
            });
        }
    });
}

/// Which groups stand in which column: the highest first, each where there is most room; in a column they stand in order, and
/// the columns by their first group.
fn in_columns(heights: &[f32], count: usize) -> Vec<Vec<usize>> {
    let mut columns: Vec<(f32, Vec<usize>)> = vec![(0.0, Vec::new()); count.clamp(1, heights.len().max(1))];
    let mut order: Vec<usize> = (0..heights.len()).collect();
    order.sort_by(|a, b| heights[*b].total_cmp(&heights[*a]));
    for group in order {
        if let Some((filled, groups)) = columns.iter_mut().min_by(|a, b| a.0.total_cmp(&b.0)) {
            *filled += heights[group];
            groups.push(group);
        }
    }
    let mut columns: Vec<Vec<usize>> = columns.into_iter().map(|(_, groups)| groups).collect();
    for groups in &mut columns {
        groups.sort_unstable();
    }
    columns.sort();
    columns
}

/// A line as it is laid out.
struct Laid {
    name: Arc<Galley>,
    /// The keys stand below the name, where both have no room beside each other.
    below: bool,
    height: f32,
}

impl Laid {
    fn of(ui: &Ui, line: &KeyLine, width: f32) -> Self {
        let (font, colour) = (parts::small_font(ui), theme::palette(ui.ctx()).text);
        let caps: f32 = line.keys.iter().map(|key| cap_width(ui, key) + 4.0).sum();
        let below = caps > width * 0.6;
        let room = if below { width } else { width - caps - 8.0 };
        let name = ui.fonts_mut(|fonts| fonts.layout(line.name.clone(), font, colour, room));
        let height = LINE.max(name.size().y + 4.0) + if below { LINE } else { 0.0 };
        Self { name, below, height }
    }
}

/// A group: its title, and a line for each thing.
fn show_group(ui: &mut Ui, group: &KeyGroup) {
    let colours = theme::palette(ui.ctx());
    let title = ui.scope(|ui| {
        ui.add_space(8.0);
        parts::section(ui, &group.title);
    });
    ui.add_space((TITLE - title.response.rect.height()).max(0.0));
    for line in &group.lines {
        let width = ui.available_width();
        let laid = Laid::of(ui, line, width);
        let (rect, response) = ui.allocate_exact_size(vec2(width, laid.height), Sense::hover());
        let said = format!("{}: {}", line.name, line.keys.join(", "));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        let (top, middle) = if laid.below {
            (rect.top() + 2.0, rect.bottom() - LINE / 2.0)
        } else {
            (rect.center().y - laid.name.size().y / 2.0, rect.center().y)
        };
        let mut right = rect.right();
        for key in line.keys.iter().rev() {
            right = key_cap(ui, key, right, middle) - 4.0;
        }
        ui.painter().galley(pos2(rect.left(), top), laid.name, colours.text);
        let line = Stroke::new(1.0, colours.line.gamma_multiply(0.6));
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    }
}

/// How wide a key is drawn.
fn cap_width(ui: &Ui, key: &str) -> f32 {
    let (font, colour) = (parts::small_font(ui), theme::palette(ui.ctx()).text);
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(key.to_owned(), font, colour));
    galley.size().x + 10.0
}

/// A key as it is on the keyboard, its right edge at `right`. Returns its left edge.
fn key_cap(ui: &Ui, key: &str, right: f32, middle: f32) -> f32 {
    let colours = theme::palette(ui.ctx());
    let font = parts::small_font(ui);
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(key.to_owned(), font, colours.text));
    let size = vec2(galley.size().x + 10.0, LINE - 3.0);
    let rect = Rect::from_min_size(pos2(right - size.x, middle - size.y / 2.0), size);
    ui.painter().rect(
        rect,
        3.0,
        colours.panel,
        Stroke::new(1.0, colours.line),
        StrokeKind::Inside,
    );
    let place = rect.center() - galley.size() / 2.0;
    ui.painter().galley(place, galley, colours.text);
    rect.left()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_shared_out_and_none_is_left_out() {
        for (heights, count, expected) in [
            (&[10.0, 10.0, 10.0][..], 3, vec![vec![0], vec![1], vec![2]]),
            (&[30.0, 10.0, 10.0, 10.0][..], 2, vec![vec![0], vec![1, 2, 3]]),
            (&[10.0][..], 3, vec![vec![0]]),
            (&[50.0, 50.0][..], 1, vec![vec![0, 1]]),
            (&[20.0, 50.0, 30.0][..], 2, vec![vec![0, 2], vec![1]]),
        ] {
            assert_eq!(in_columns(heights, count), expected, "{heights:?}");
        }
    }

    #[test]
    fn keys_that_belong_together_are_written_as_one() {
        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        for (given, expected) in [
            (
                &["Shift+Page Up", "Shift+Page Down", "Alt+Page Up", "Alt+Page Down"][..],
                &["Shift+Page Up/Down", "Alt+Page Up/Down"][..],
            ),
            (
                &["Page Down", "Page Up", "End"][..],
                &["Page Down", "Page Up", "End"][..],
            ),
        ] {
            assert_eq!(pages_as_one(&texts(given)), texts(expected));
        }
    }
}
