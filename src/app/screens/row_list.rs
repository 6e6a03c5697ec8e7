//! A list of rows of uneven height, of which only those that can be seen are drawn, however many there are.
//!
//! It is one stop for Tab: the arrows, Page and Home/End move in it, Enter or a click acts. To those who hear the window it
//! is a list box whose options are named by [`Rows::name`]; headings between them are passed over.

use super::page;
use crate::app::{parts, theme};
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Event, EventFilter, Id, Key, Rect, ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui, UiBuilder, pos2,
    vec2,
};

/// How a row looks at the moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowLook {
    /// It is the chosen one.
    pub selected: bool,
    /// The pointer is over it.
    pub hovered: bool,
}

/// What the list shows.
pub trait Rows {
    /// How many rows there are, headings included.
    fn count(&self) -> usize;

    /// Whether a row only names those that follow it.
    fn is_heading(&self, _index: usize) -> bool {
        false
    }

    /// Whether what belongs to a row shows below it, where something does: Right opens it, Left closes it.
    fn is_open(&self, _index: usize) -> Option<bool> {
        None
    }

    /// How many things there are to choose from in a row, by a digit.
    fn choices(&self, _index: usize) -> usize {
        0
    }

    /// The row that a row belongs to.
    fn parent(&self, _index: usize) -> Option<usize> {
        None
    }

    /// The row in words, for those who hear it.
    fn name(&self, index: usize) -> String;

    /// How high the row must be at that width.
    fn height(&self, ui: &Ui, width: f32, index: usize) -> f32;

    /// Draws the row; paint only, so that its parts make no stops of their own.
    fn paint(&self, ui: &Ui, rect: Rect, index: usize, look: RowLook);
}

/// Where the list stands: view state of a screen.
#[derive(Clone, Debug, Default)]
pub struct RowListState {
    /// The chosen row.
    pub selected: Option<usize>,
    heights: Vec<f32>,
    of: (u64, u32, u32),
    has_bar: bool,
    reveal: bool,
    to_top: bool,
    page: usize,
    take_focus: bool,
}

impl RowListState {
    /// Chooses a row and brings it into view.
    pub fn choose(&mut self, index: usize) {
        self.selected = Some(index);
        self.reveal = true;
    }

    /// Chooses a row and brings it to the top, with what follows below it.
    pub fn choose_at_top(&mut self, index: usize) {
        self.choose(index);
        self.to_top = true;
    }

    /// Gives the list the keyboard in the next frame.
    pub fn focus(&mut self) {
        self.take_focus = true;
    }
}

/// What the person did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowListOutput {
    /// Another row is chosen now.
    pub moved: Option<usize>,
    /// Enter was pressed on a row, or it was clicked.
    pub acted: Option<usize>,
    /// What belongs to this row is to be shown, or not any more.
    pub switched: Option<usize>,
    /// A digit from 1 to 9 was pressed on a row.
    pub digit: Option<(usize, usize)>,
    /// It was a click, and not the keyboard.
    pub clicked: bool,
    /// The list has the keyboard.
    pub focused: bool,
}

/// Heights measured at once; the others are measured when they come into view.
const MEASURED_AT_ONCE: usize = 300;

/// Shows the list in all the room there is. `stamp` changes whenever the rows do.
pub fn show(
    ui: &mut Ui,
    salt: &str,
    label: &str,
    stamp: u64,
    rows: &dyn Rows,
    state: &mut RowListState,
) -> RowListOutput {
    let id = ui.make_persistent_id(salt);
    let rect = ui.available_rect_before_wrap();
    let mut out = RowListOutput::default();
    let width = measure(ui, stamp, rect, rows, state);
    if state
        .selected
        .is_none_or(|chosen| chosen >= rows.count() || rows.is_heading(chosen))
    {
        state.selected = (0..rows.count()).find(|index| !rows.is_heading(*index));
    }

    ui.interact(rect, id, Sense::focusable_noninteractive());
    if std::mem::take(&mut state.take_focus) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let tree = state.selected.is_some_and(|chosen| is_tree(rows, chosen));
    let filter = EventFilter {
        tab: false,
        horizontal_arrows: tree,
        vertical_arrows: true,
        escape: false,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    out.focused = ui.memory(|memory| memory.has_focus(id));
    if out.focused {
        keys(ui, rows, state, &mut out);
    }

    let active = state.selected.map(|index| row_id(id, index).accesskit_id());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::ListBox);
        node.set_label(label);
        if let Some(active) = active {
            node.set_active_descendant(active);
        }
    });

    let builder = UiBuilder::new().max_rect(rect).id_salt(id).accessibility_parent(id);
    ui.scope_builder(builder, |ui| {
        ScrollArea::vertical()
            .id_salt(id.with("scroll"))
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                draw(ui, id, width, viewport, rows, state, &mut out);
            });
    });
    ui.advance_cursor_after_rect(rect);

    let palette = theme::palette(ui.ctx());
    if out.focused {
        let painter = ui.painter().with_clip_rect(rect.expand(2.0));
        let filled = state.heights.iter().sum::<f32>().min(rect.height());
        let ring = Rect::from_min_size(rect.min, vec2(rect.width(), filled));
        painter.rect_stroke(
            ring,
            theme::RADIUS,
            Stroke::new(1.0, palette.accent),
            StrokeKind::Inside,
        );
    }
    out
}

fn row_id(list: Id, index: usize) -> Id {
    list.with(("row", index))
}

/// Measures the rows anew where they or the room have changed; beyond a number they are guessed from their like. Returns
/// the width of a row: room for the scroll bar is kept only where one is needed.
fn measure(ui: &Ui, stamp: u64, room: Rect, rows: &dyn Rows, state: &mut RowListState) -> f32 {
    let of = (stamp, room.width().to_bits(), room.height().to_bits());
    let bar = ui.spacing().scroll.bar_width;
    if state.of != of || state.heights.len() != rows.count() {
        state.of = of;
        state.heights = heights(ui, room.width(), rows);
        state.has_bar = state.heights.iter().sum::<f32>() > room.height();
        if state.has_bar {
            state.heights = heights(ui, (room.width() - bar).max(1.0), rows);
        }
    }
    if state.has_bar {
        (room.width() - bar).max(1.0)
    } else {
        room.width()
    }
}

fn heights(ui: &Ui, width: f32, rows: &dyn Rows) -> Vec<f32> {
    let measured: Vec<f32> = (0..rows.count().min(MEASURED_AT_ONCE))
        .map(|index| rows.height(ui, width, index))
        .collect();
    let like = |heading: bool| {
        let of_kind = measured
            .iter()
            .enumerate()
            .filter(|(index, _)| rows.is_heading(*index) == heading)
            .map(|(_, height)| *height);
        let (sum, count) = of_kind.fold((0.0, 0), |(sum, count), height| (sum + height, count + 1));
        if count == 0 { 28.0 } else { sum / count as f32 }
    };
    let (plain, heading) = (like(false), like(true));
    let guessed = (measured.len()..rows.count()).map(|index| if rows.is_heading(index) { heading } else { plain });
    measured.iter().copied().chain(guessed).collect()
}

/// Moves by the keys. Those it takes go to nobody else.
fn keys(ui: &Ui, rows: &dyn Rows, state: &mut RowListState, out: &mut RowListOutput) {
    let tree = state.selected.is_some_and(|chosen| is_tree(rows, chosen));
    let mut pressed = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if !modifiers.command && !modifiers.alt && (is_ours(*key) || (tree && is_of_tree(*key))) => {
                pressed.push(*key);
                false
            }
            _ => true,
        });
    });
    let page = state.page.max(2) - 1;
    for key in pressed {
        let Some(now) = state.selected else { continue };
        let last = rows.count().saturating_sub(1);
        let next = match key {
            Key::Enter => {
                out.acted = Some(now);
                continue;
            }
            Key::ArrowDown => seek(rows, now, 1, true),
            Key::ArrowUp => seek(rows, now, 1, false),
            Key::PageDown => seek(rows, now, page, true),
            Key::PageUp => seek(rows, now, page, false),
            Key::Home => (0..=last).find(|index| !rows.is_heading(*index)),
            Key::ArrowRight if rows.is_open(now) == Some(false) => {
                out.switched = Some(now);
                continue;
            }
            Key::ArrowLeft if rows.is_open(now) == Some(true) => {
                out.switched = Some(now);
                continue;
            }
            Key::ArrowRight => None,
            Key::ArrowLeft => rows.parent(now),
            digit if digit_of(digit).is_some() => {
                out.digit = digit_of(digit)
                    .filter(|digit| *digit <= rows.choices(now))
                    .map(|digit| (now, digit));
                continue;
            }
            _ => (0..=last).rev().find(|index| !rows.is_heading(*index)),
        };
        if let Some(next) = next.filter(|next| *next != now) {
            state.choose(next);
            out.moved = Some(next);
        }
        // A heading above the first row comes into view with it.
        state.reveal = true;
    }
}

fn is_ours(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowDown | Key::ArrowUp | Key::PageDown | Key::PageUp | Key::Home | Key::End | Key::Enter
    )
}

/// Whether a row has something below it, belongs to another, or has something to choose from.
fn is_tree(rows: &dyn Rows, index: usize) -> bool {
    index < rows.count() && (rows.is_open(index).is_some() || rows.parent(index).is_some() || rows.choices(index) > 0)
}

fn is_of_tree(key: Key) -> bool {
    matches!(key, Key::ArrowLeft | Key::ArrowRight) || digit_of(key).is_some()
}

fn digit_of(key: Key) -> Option<usize> {
    const DIGITS: [Key; 9] = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    let found = DIGITS.iter().position(|digit| *digit == key)?;
    Some(found + 1)
}

/// The row `steps` further on that is no heading.
fn seek(rows: &dyn Rows, from: usize, steps: usize, down: bool) -> Option<usize> {
    let plain = |index: &usize| !rows.is_heading(*index);
    let (mut found, mut left) = (None, steps);
    let mut visit = |index: usize| {
        found = Some(index);
        left -= 1;
        left > 0
    };
    if down {
        (from + 1..rows.count())
            .filter(plain)
            .take_while(|index| visit(*index))
            .for_each(drop);
    } else {
        (0..from)
            .rev()
            .filter(plain)
            .take_while(|index| visit(*index))
            .for_each(drop);
    }
    found
}

fn draw(
    ui: &mut Ui,
    id: Id,
    width: f32,
    viewport: Rect,
    rows: &dyn Rows,
    state: &mut RowListState,
    out: &mut RowListOutput,
) {
    let palette = theme::palette(ui.ctx());
    let origin = ui.max_rect().min;
    let total: f32 = state.heights.iter().sum();
    ui.set_min_size(vec2(width, total));
    let reveal = if std::mem::take(&mut state.reveal) {
        state.selected
    } else {
        None
    };
    let to_top = std::mem::take(&mut state.to_top).then_some(eframe::egui::Align::Min);
    let (mut top, mut seen) = (0.0, 0);
    for index in 0..rows.count() {
        let height = state.heights[index];
        let (first, last) = (top, top + height);
        top = last;
        let visible = last >= viewport.top() && first <= viewport.bottom();
        let rect = Rect::from_min_size(pos2(origin.x, origin.y + first), vec2(width, height));
        if reveal == Some(index) {
            // The headings just above come along.
            let above = (0..index)
                .rev()
                .take_while(|above| rows.is_heading(*above))
                .map(|above| state.heights[above])
                .sum::<f32>();
            ui.scroll_to_rect(
                Rect::from_min_max(pos2(rect.left(), rect.top() - above), rect.max),
                to_top,
            );
        }
        let chosen = state.selected == Some(index);
        if !visible && !chosen {
            continue;
        }
        seen += usize::from(visible);
        let exact = rows.height(ui, width, index);
        if (exact - height).abs() > 0.5 {
            state.heights[index] = exact;
            ui.ctx().request_repaint();
        }
        if rows.is_heading(index) {
            let heading = ui.interact(rect, row_id(id, index), Sense::hover());
            ui.ctx().accesskit_node_builder(heading.id, |node| {
                node.set_role(Role::Heading);
                node.set_label(rows.name(index));
                node.set_bounds(bounds(rect));
            });
            rows.paint(ui, rect, index, RowLook::default());
            continue;
        }
        let response = ui.interact(rect, row_id(id, index), Sense::CLICK);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::ListBoxOption);
            node.set_label(rows.name(index));
            node.set_selected(chosen);
            if let Some(open) = rows.is_open(index) {
                node.set_expanded(open);
            }
            node.set_bounds(bounds(rect));
            node.add_action(eframe::egui::accesskit::Action::Click);
        });
        if response.clicked() {
            if !chosen {
                out.moved = Some(index);
            }
            state.selected = Some(index);
            out.acted = Some(index);
            out.clicked = true;
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let look = RowLook {
            selected: chosen,
            hovered: response.hovered(),
        };
        if visible {
            let ground = match look {
                RowLook { selected: true, .. } => Some(palette.selection),
                RowLook { hovered: true, .. } => Some(palette.hover),
                RowLook { .. } => None,
            };
            if let Some(ground) = ground {
                ui.painter().rect_filled(rect, 0.0, ground);
            }
            rows.paint(ui, rect, index, look);
        }
    }
    state.page = seen;
}

/// Where something stands, as those who hear the window are told it.
pub fn bounds(rect: Rect) -> eframe::egui::accesskit::Rect {
    eframe::egui::accesskit::Rect {
        x0: rect.min.x.into(),
        y0: rect.min.y.into(),
        x1: rect.max.x.into(),
        y1: rect.max.y.into(),
    }
}

/// Rows that each are a sentence behind a sign.
pub struct Sentences<'a> {
    /// The sentences.
    pub items: &'a [String],
    /// Their sign.
    pub icon: &'static str,
    /// Its colour.
    pub colour: eframe::egui::Color32,
}

impl Rows for Sentences<'_> {
    fn count(&self) -> usize {
        self.items.len()
    }

    fn name(&self, index: usize) -> String {
        self.items[index].clone()
    }

    fn height(&self, ui: &Ui, width: f32, index: usize) -> f32 {
        let text = page::wrapped(ui, &self.items[index], parts::body(ui), self.colour, width - SIGN - 8.0);
        text.size().y + 10.0
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, _look: RowLook) {
        let palette = theme::palette(ui.ctx());
        let text = page::wrapped(
            ui,
            &self.items[index],
            parts::body(ui),
            palette.text,
            rect.width() - SIGN - 8.0,
        );
        let line = ui.text_style_height(&TextStyle::Body);
        let sign = pos2(rect.left() + 6.0, rect.top() + 5.0 + line / 2.0);
        ui.painter()
            .text(sign, Align2::LEFT_CENTER, self.icon, parts::body(ui), self.colour);
        ui.painter()
            .galley(pos2(rect.left() + SIGN, rect.top() + 5.0), text, palette.text);
    }
}

/// The room for a sign at the left of a row.
const SIGN: f32 = 28.0;
