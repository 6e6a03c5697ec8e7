//! Choosing one of many by typing a part of its name: a field and a list, worked by arrows and Enter.
//!
//! It is told what matches; it knows nothing of what it offers.

use super::parts;
use super::theme;
use eframe::egui::{self, Align2, Id, Key, Margin, Modifiers, RichText, ScrollArea, Ui, vec2};

/// What was typed, and which line is marked.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    /// What was typed.
    pub query: String,
    marked: usize,
    wants_focus: bool,
}

/// One line of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What it is.
    pub label: String,
    /// More, muted, at the right: a code, a key.
    pub detail: String,
    /// A sign before it.
    pub icon: &'static str,
}

impl Choice {
    /// A line with a label and a detail.
    pub fn new(label: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            detail: detail.into(),
            icon: "",
        }
    }
}

/// What became of a frame of picking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// Nothing yet.
    Nothing,
    /// This line.
    Line(usize),
    /// Escape was pressed.
    Cancelled,
}

impl Picker {
    /// One that takes the keyboard as soon as it shows.
    pub fn eager() -> Self {
        Self {
            wants_focus: true,
            ..Self::default()
        }
    }

    /// Takes the keyboard in the next frame.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Empties the field.
    pub fn clear(&mut self) {
        self.query.clear();
        self.marked = 0;
    }

    /// Shows field and list. `choices` answers what was typed; `height` bounds the list.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        name: &str,
        hint: &str,
        height: f32,
        choices: impl FnOnce(&str) -> Vec<Choice>,
    ) -> Picked {
        let id = ui.scope_id().with(name);
        let focused = ui.memory(|memory| memory.has_focus(id));
        let mut picked = Picked::Nothing;
        let (mut step, mut enter) = (0_isize, false);
        if focused {
            // Taken before the field sees them: on one line they would leave it.
            ui.input_mut(|input| {
                step += isize::from(input.consume_key(Modifiers::NONE, Key::ArrowDown));
                step -= isize::from(input.consume_key(Modifiers::NONE, Key::ArrowUp));
                enter = input.consume_key(Modifiers::NONE, Key::Enter);
                if input.consume_key(Modifiers::NONE, Key::Escape) {
                    picked = Picked::Cancelled;
                }
            });
        }
        let wants_focus = std::mem::take(&mut self.wants_focus);
        if wants_focus {
            // Before the field looks at the keyboard, so that nothing typed in this frame is lost.
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let hint = RichText::new(hint).color(theme::palette(ui.ctx()).muted);
        let field = egui::TextEdit::singleline(&mut self.query)
            .id(id)
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 5));
        let field = ui.add(field).accessible_name(name);
        if field.changed() {
            self.marked = 0;
        }
        if wants_focus {
            // A field that comes up is not there yet in its first frame, and loses the keyboard.
            field.request_focus();
        }
        ui.memory_mut(|memory| {
            let filter = egui::EventFilter {
                tab: false,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            memory.set_focus_lock_filter(id, filter);
        });
        let choices = choices(&self.query);
        let last = choices.len().saturating_sub(1);
        self.marked = self.marked.min(last).saturating_add_signed(step).min(last);
        if let Some(line) = self.list(ui, id, height, &choices, step != 0) {
            picked = Picked::Line(line);
        }
        if enter && !choices.is_empty() {
            picked = Picked::Line(self.marked);
        }
        picked
    }

    fn list(&self, ui: &mut Ui, id: Id, height: f32, choices: &[Choice], moved: bool) -> Option<usize> {
        let mut pressed = None;
        let line = 26.0;
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = (choices.len() as f32 * line).min(height);
        let area = ScrollArea::vertical()
            .id_salt(id.with("list"))
            .max_height(height)
            .min_scrolled_height(height);
        let area = area.auto_shrink([false, true]);
        area.show(ui, |ui| {
            for (index, choice) in choices.iter().enumerate() {
                let marked = index == self.marked;
                let name = if choice.detail.is_empty() {
                    choice.label.clone()
                } else {
                    format!("{}, {}", choice.label, choice.detail)
                };
                let response = parts::row(ui, line, marked, &name, |ui, rect, colours| {
                    let inner = rect.shrink2(vec2(8.0, 0.0));
                    let (font, small) = (parts::body(ui), parts::small_font(ui));
                    let mut text = inner;
                    if !choice.icon.is_empty() {
                        parts::text_in(ui, inner, choice.icon, font.clone(), colours.muted, Align2::LEFT_CENTER);
                        text.min.x += 24.0;
                    }
                    if !choice.detail.is_empty() {
                        let mut right = inner;
                        right.min.x = inner.min.x + inner.width() * 0.55;
                        let width = ui.fonts_mut(|fonts| {
                            fonts
                                .layout_no_wrap(choice.detail.clone(), small.clone(), colours.muted)
                                .size()
                                .x
                        });
                        parts::text_in(ui, right, &choice.detail, small, colours.muted, Align2::RIGHT_CENTER);
                        text.max.x -= width.min(right.width()) + 12.0;
                    }
                    parts::text_in(ui, text, &choice.label, font, colours.text, Align2::LEFT_CENTER);
                });
                if response.clicked() {
                    pressed = Some(index);
                }
                if marked && moved {
                    response.scroll_to_me(None);
                }
            }
        });
        pressed
    }
}

/// A button that shows what is chosen and opens a list to be searched.
pub fn combo(
    ui: &mut Ui,
    name: &str,
    chosen: &str,
    width: f32,
    picker: &mut Picker,
    hint: &str,
    choices: impl FnOnce(&str) -> Vec<Choice>,
) -> Option<usize> {
    let mut picked = None;
    let popup = ui.make_persistent_id((name, "open"));
    let was_open = ui.data(|data| data.get_temp::<bool>(popup).unwrap_or(false));
    let shown = egui::ComboBox::from_id_salt(name)
        .selected_text(chosen)
        .width(width)
        .height(320.0)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            ui.set_min_width(width);
            if !was_open {
                picker.clear();
                picker.focus();
            }
            match picker.show(ui, name, hint, 260.0, choices) {
                Picked::Line(line) => {
                    picked = Some(line);
                    ui.close();
                }
                Picked::Cancelled => ui.close(),
                Picked::Nothing => {}
            }
        });
    let open = shown.inner.is_some();
    let response = shown.response.accessible_name(name);
    ui.data_mut(|data| data.insert_temp(popup, open && picked.is_none()));
    if picked.is_some() {
        response.request_focus();
    }
    picked
}
