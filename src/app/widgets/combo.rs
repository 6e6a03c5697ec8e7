//! A list to choose from by typing: codes and labels, hundreds of them, with the keyboard alone.
//!
//! The field shows what is chosen; typing narrows the list by any part of code or label, case and accents aside; arrows
//! and Enter choose, Escape leaves things as they were.

use eframe::egui::accesskit::Role;
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::widgets::text_edit::TextEditState;
use eframe::egui::{
    Align2, EventFilter, Id, Key, Margin, Modifiers, Popup, PopupCloseBehavior, Response, RichText, ScrollArea, Sense,
    TextEdit, TextStyle, Ui, WidgetInfo, WidgetText, vec2,
};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::text_field;
use crate::app::{icons, theme};

/// Around the text of the field; the sign that it is a list stands at its right.
const ROOM: Margin = Margin {
    left: 12,
    right: 28,
    top: 4,
    bottom: 4,
};

/// Most entries drawn at a time; narrower searches find the others.
const MOST: usize = 200;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its code.
    pub code: String,
    /// Its words.
    pub label: String,
}

impl Choice {
    /// An entry.
    pub fn new(code: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            label: label.into(),
        }
    }
}

/// What is typed and pointed at while the list is open.
#[derive(Clone, Debug, Default)]
struct Search {
    text: String,
    at: usize,
    open: bool,
}

/// The control.
pub struct SearchCombo<'a> {
    name: &'a str,
    choices: &'a [Choice],
    chosen: Option<&'a str>,
    hint: &'a str,
    nothing: &'a str,
}

/// Text without case and accents, for comparing.
pub fn folded(text: &str) -> String {
    text.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Places of the entries that hold every word of `search`, those that begin with it first.
pub fn matching(choices: &[Choice], search: &str) -> Vec<usize> {
    let search = folded(search);
    let words: Vec<&str> = search.split_whitespace().collect();
    let mut found: Vec<(bool, usize)> = choices
        .iter()
        .enumerate()
        .filter_map(|(index, choice)| {
            let (code, label) = (folded(&choice.code), folded(&choice.label));
            let holds = words.iter().all(|word| code.contains(word) || label.contains(word));
            let first = words
                .first()
                .is_none_or(|word| code.starts_with(word) || label.starts_with(word));
            holds.then_some((!first, index))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, index)| index).collect()
}

impl<'a> SearchCombo<'a> {
    /// A control with its accessible name and the code that is chosen.
    pub fn new(name: &'a str, choices: &'a [Choice], chosen: Option<&'a str>) -> Self {
        Self {
            name,
            choices,
            chosen,
            hint: "",
            nothing: "",
        }
    }

    /// What stands in the field while nothing is chosen.
    #[must_use]
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// What the list says when nothing fits.
    #[must_use]
    pub fn when_nothing_fits(mut self, words: &'a str) -> Self {
        self.nothing = words;
        self
    }

    /// Shows it; gives the place of the entry that was chosen in this frame.
    pub fn show(self, ui: &mut Ui) -> (Response, Option<usize>) {
        let id = ui.make_persistent_id(("search combo", self.name));
        let mut search: Search = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let shown = self
            .chosen
            .and_then(|code| self.choices.iter().find(|choice| choice.code == code));
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        if !search.open {
            search.text = shown.map_or_else(String::new, |choice| choice.label.clone());
        }
        let found = if search.open {
            matching(self.choices, &search.text)
        } else {
            Vec::new()
        };
        let mut picked = None;
        let mut typed = false;
        if has_focus {
            let filter = EventFilter {
                vertical_arrows: true,
                horizontal_arrows: true,
                escape: true,
                tab: false,
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            let (up, down, enter, escape) = ui.input_mut(|input| {
                (
                    input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp),
                    input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown),
                    input.consume_key(Modifiers::NONE, Key::Enter),
                    search.open && input.consume_key(Modifiers::NONE, Key::Escape),
                )
            });
            if (down > 0 || enter) && !search.open {
                search = Search {
                    open: true,
                    ..Search::default()
                };
            } else if escape {
                search.open = false;
            } else if search.open {
                search.at = (search.at + down).saturating_sub(up).min(found.len().saturating_sub(1));
                if enter {
                    picked = found.get(search.at).copied();
                }
            }
        }
        let mut layout = text_field::layouter(TextStyle::Body.resolve(ui.style()));
        if has_focus && !search.open {
            // What is typed replaces what is chosen.
            let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
            let end = CCursor::new(search.text.chars().count());
            state
                .cursor
                .set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
            state.store(ui.ctx(), id);
        }
        let field = TextEdit::singleline(&mut search.text)
            .id(id)
            .hint_text(WidgetText::from(self.hint).weak())
            .desired_width(ui.available_width().min(360.0))
            .return_key(None)
            .margin(ROOM)
            .event_filter(EventFilter {
                vertical_arrows: true,
                horizontal_arrows: true,
                escape: true,
                tab: false,
            })
            .layouter(&mut layout);
        let response = ui.add(field).accessible_name(self.name);
        ui.ctx()
            .accesskit_node_builder(id, |node| node.set_role(Role::EditableComboBox));
        let caret = response.rect.right_center() - vec2(12.0, 0.0);
        let sign = TextStyle::Body.resolve(ui.style());
        ui.painter().text(
            caret,
            Align2::CENTER_CENTER,
            icons::CARET_DOWN,
            sign,
            theme::palette(ui.ctx()).muted,
        );
        if response.changed() || (response.clicked() && !search.open) {
            if !response.changed() {
                // Pressed: the whole list.
                search.text.clear();
            }
            search.open = true;
            search.at = 0;
            typed = true;
        }
        if search.open {
            let list = if typed {
                matching(self.choices, &search.text)
            } else {
                found
            };
            if let Some(index) = self.list(ui, &response, id, &list, search.at, typed) {
                picked = Some(index);
            }
        }
        if picked.is_some() || !(response.has_focus() || response.gained_focus()) {
            search.open = false;
        }
        ui.data_mut(|data| data.insert_temp(id, search));
        (response, picked)
    }

    /// The list under the field; a press chooses.
    fn list(&self, ui: &Ui, field: &Response, id: Id, found: &[usize], at: usize, moved: bool) -> Option<usize> {
        let colours = theme::palette(ui.ctx());
        let mut picked = None;
        Popup::from_response(field)
            .id(id.with("list"))
            .open(true)
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .width(field.rect.width().max(280.0))
            .show(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.set_min_width(field.rect.width().max(280.0));
                if found.is_empty() {
                    ui.label(RichText::new(self.nothing).color(colours.muted));
                }
                ScrollArea::vertical()
                    .max_height(286.0)
                    .min_scrolled_height(286.0)
                    .show(ui, |ui| {
                        for (place, index) in found.iter().take(MOST).enumerate() {
                            let Some(choice) = self.choices.get(*index) else {
                                continue;
                            };
                            let (rect, entry) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::CLICK);
                            entry.widget_info(|| {
                                WidgetInfo::selected(
                                    Role::ListBoxOption,
                                    true,
                                    place == at,
                                    format!("{} {}", choice.label, choice.code),
                                )
                            });
                            let ground = if place == at {
                                Some(colours.selection)
                            } else {
                                entry.hovered().then_some(colours.hover)
                            };
                            if let Some(ground) = ground {
                                ui.painter().rect_filled(rect, theme::RADIUS, ground);
                            }
                            let text = ui.painter().with_clip_rect(rect);
                            let body = TextStyle::Body.resolve(ui.style());
                            let small = TextStyle::Small.resolve(ui.style());
                            let code = text.layout_no_wrap(choice.code.clone(), small, colours.muted);
                            let label = text.layout_no_wrap(choice.label.clone(), body, colours.text);
                            let y = |height: f32| rect.center().y - height / 2.0;
                            let code_at = eframe::egui::pos2(rect.right() - 8.0 - code.size().x, y(code.size().y));
                            text.galley(
                                eframe::egui::pos2(rect.left() + 8.0, y(label.size().y)),
                                label,
                                colours.text,
                            );
                            text.galley(code_at, code, colours.muted);
                            if place == at && (moved || ui.input(|input| input.pointer.delta().length() == 0.0)) {
                                entry.scroll_to_me(None);
                            }
                            if entry.clicked() || entry.is_pointer_button_down_on() {
                                picked = Some(*index);
                            }
                        }
                    });
            });
        picked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn countries() -> Vec<Choice> {
        [
            ("MYS", "Malaysia"),
            ("VNM", "Viet Nam"),
            ("CIV", "Côte d'Ivoire"),
            ("KOR", "Korea, Republic of"),
            ("PRK", "Korea, Democratic People's Republic of"),
        ]
        .map(|(code, label)| Choice::new(code, label))
        .to_vec()
    }

    #[test]
    fn any_part_of_code_or_label_finds_an_entry() {
        let cases: [(&str, &[usize]); 9] = [
            ("", &[0, 1, 2, 3, 4]),
            ("mal", &[0]),
            ("MYS", &[0]),
            ("nam", &[1]),
            ("cote", &[2]),
            ("CÔTE", &[2]),
            ("korea rep", &[3, 4]),
            ("rep dem", &[4]),
            ("atlantis", &[]),
        ];
        for (search, expected) in cases {
            assert_eq!(matching(&countries(), search), expected, "{search}");
        }
    }

    #[test]
    fn what_begins_so_comes_first() {
        let choices = [Choice::new("1", "South Asia"), Choice::new("2", "Asia")];
        assert_eq!(matching(&choices, "asia"), [1, 0]);
    }
}
