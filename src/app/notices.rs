//! Sentences to the person that pass by: shown over the screen for a while, errors until they are dismissed.

use super::context::{Notice, NoticeKind};
use super::fonts;
use super::icons;
use super::parts;
use super::theme;
use super::words::Words;
use eframe::egui::{
    self, Align2, Area, Context, Frame, Id, Margin, Order, RichText, Stroke, WidgetInfo, accesskit::Role, vec2,
};
use std::time::Duration;

/// How long a sentence that is no error stays, in seconds.
const STAYS: f64 = 6.0;

/// Sentences said within this time belong to one action, in seconds.
const TOGETHER: f64 = 0.3;

/// How many show at once; older ones go.
const AT_ONCE: usize = 4;

struct Shown {
    notice: Notice,
    /// When it was said, in seconds of the window's clock.
    since: f64,
    /// The moment it goes, in seconds of the window's clock; none: it stays.
    until: Option<f64>,
}

/// The sentences that show now.
#[derive(Default)]
pub struct Notices {
    shown: Vec<Shown>,
}

impl Notices {
    /// Shows one more; the same sentence twice is one. It takes the place of what was said of an earlier action, errors excepted:
    /// old sentences would only cover the table.
    pub fn add(&mut self, ctx: &Context, notice: Notice) {
        let since = ctx.input(|input| input.time);
        let until = (notice.kind != NoticeKind::Error).then_some(since + STAYS);
        self.shown
            .retain(|shown| shown.notice != notice && (shown.until.is_none() || since - shown.since < TOGETHER));
        self.shown.push(Shown { notice, since, until });
        if self.shown.len() > AT_ONCE {
            self.shown.remove(0);
        }
    }

    /// Takes the last one away; whether there was one.
    pub fn dismiss(&mut self) -> bool {
        self.shown.pop().is_some()
    }

    /// The sentences, for tests and the log.
    pub fn sentences(&self) -> impl Iterator<Item = &Notice> {
        self.shown.iter().map(|shown| &shown.notice)
    }

    /// Draws them at the bottom.
    pub fn show(&mut self, ctx: &Context, words: Words) {
        let now = ctx.input(|input| input.time);
        self.shown.retain(|shown| shown.until.is_none_or(|until| until > now));
        let Some(next) = self.shown.iter().filter_map(|shown| shown.until).reduce(f64::min) else {
            return self.draw(ctx, words);
        };
        ctx.request_repaint_after(Duration::from_secs_f64((next - now).max(0.05)));
        self.draw(ctx, words);
    }

    fn draw(&mut self, ctx: &Context, words: Words) {
        if self.shown.is_empty() {
            return;
        }
        let colours = theme::palette(ctx);
        let mut gone = None;
        let area = Area::new(Id::unique("notices"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -40.0));
        area.accessible_name(words.get("notices")).show(ctx, |ui| {
            ui.set_max_width(560.0);
            for (index, shown) in self.shown.iter().enumerate() {
                let (front, _, icon) = parts::message_colours(colours, shown.notice.kind);
                let frame = Frame::new()
                    .fill(colours.surface)
                    .stroke(Stroke::new(1.0, front))
                    .corner_radius(theme::RADIUS)
                    .shadow(ui.visuals().popup_shadow)
                    .inner_margin(Margin::symmetric(12, 8));
                frame.show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.label(RichText::new(icon).size(16.0).color(front));
                        let width = 460.0;
                        ui.allocate_ui(vec2(width, 20.0), |ui| {
                            ui.set_max_width(width);
                            let text = ui.add(
                                egui::Label::new(
                                    RichText::new(fonts::unbroken(&shown.notice.text)).color(colours.text),
                                )
                                .wrap(),
                            );
                            text.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &shown.notice.text));
                        });
                        if parts::icon_button(ui, icons::X, &words.get("dismiss"), true).clicked() {
                            gone = Some(index);
                        }
                    });
                });
            }
        });
        if let Some(index) = gone {
            self.shown.remove(index);
        }
    }
}
