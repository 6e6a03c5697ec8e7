//! Short messages in the corner. What went well goes by itself; an error stays until it is dismissed.
//!
//! Each is an alert in the accessibility tree, so that it is read out without taking the keyboard away.

use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Area, Context, Frame, Id, Margin, Order, RichText, Sense, Stroke, vec2};

use super::badges::Severity;
use crate::app::{icons, theme};

/// How long a message that is no error stays.
const STAYS: Duration = Duration::from_secs(6);

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// What kind.
    pub severity: Severity,
    /// What it says.
    pub words: String,
    /// When it goes, in the window's seconds; an error has no such time. Set when it is first shown.
    until: Option<f64>,
    number: u64,
}

/// The messages that are shown.
#[derive(Clone, Debug, Default)]
pub struct Toasts {
    shown: Vec<Toast>,
    count: u64,
}

impl Toasts {
    /// Says that something went well, or is worth knowing.
    pub fn tell(&mut self, words: impl Into<String>) {
        self.push(Severity::Settled, words.into());
    }

    /// Says that something is odd.
    pub fn warn(&mut self, words: impl Into<String>) {
        self.push(Severity::Warning, words.into());
    }

    /// Says that something failed, and what the person can do about it. Stays until dismissed.
    pub fn fail(&mut self, words: impl Into<String>) {
        self.push(Severity::Error, words.into());
    }

    /// The same message twice is shown once.
    fn push(&mut self, severity: Severity, words: String) {
        self.shown.retain(|toast| toast.words != words);
        self.count += 1;
        self.shown.push(Toast {
            severity,
            words,
            until: None,
            number: self.count,
        });
    }

    /// What is shown now, oldest first.
    pub fn shown(&self) -> &[Toast] {
        &self.shown
    }

    /// Takes the errors away too.
    pub fn clear(&mut self) {
        self.shown.clear();
    }

    /// Draws them at the lower right. `dismiss` is the name of the button that takes one away.
    pub fn show(&mut self, ctx: &Context, dismiss: &str) {
        let now = ctx.input(|input| input.time);
        for toast in &mut self.shown {
            if toast.severity > Severity::Error {
                toast.until.get_or_insert(now + STAYS.as_secs_f64());
            }
        }
        self.shown.retain(|toast| toast.until.is_none_or(|until| now < until));
        if let Some(next) = self.shown.iter().filter_map(|toast| toast.until).reduce(f64::min) {
            ctx.request_repaint_after(Duration::from_secs_f64((next - now).max(0.0)));
        }
        let colours = theme::palette(ctx);
        let mut dismissed = None;
        let mut bottom = 40.0;
        for toast in self.shown.iter().rev() {
            let area = Area::new(Id::unique(("toast", toast.number)))
                .role(Role::Alert)
                .order(Order::Foreground)
                .anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -bottom))
                .show(ctx, |ui| {
                    let edge = Stroke::new(1.0, toast.severity.colour(colours));
                    let frame = Frame::new()
                        .fill(colours.surface)
                        .stroke(edge)
                        .corner_radius(theme::RADIUS);
                    frame
                        .inner_margin(Margin::symmetric(12, 8))
                        .shadow(ui.visuals().popup_shadow)
                        .show(ui, |ui| {
                            ui.set_max_width(380.0);
                            ui.horizontal(|ui| {
                                let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
                                toast.severity.paint(ui.painter(), rect.center(), 13.0, colours);
                                ui.add(eframe::egui::Label::new(RichText::new(&toast.words)).wrap());
                                let close = ui.button(icons::X).accessible_name(dismiss);
                                if close.clicked() {
                                    dismissed = Some(toast.number);
                                }
                            });
                        });
                });
            bottom += area.response.rect.height() + 8.0;
        }
        if let Some(number) = dismissed {
            self.shown.retain(|toast| toast.number != number);
        }
    }
}
