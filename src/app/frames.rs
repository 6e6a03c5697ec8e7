//! How the window is painted: once for each key, and glyphs pixel by pixel.
//!
//! Without a graphics card, painting costs the processor more than everything else that a key sets going. The toolkit paints
//! three pictures after every event, so that what one part of the window changed comes to show in the others. Here the
//! window is laid out as often, but painted once: the first picture after a key is already the right one.

use eframe::egui::{Context, FullOutput, Plugin, TextureId, TextureOptions, Ui};
use std::num::NonZeroUsize;
use std::time::Duration;

/// How often one picture may be laid out. The toolkit asks for two more pictures after each event; its window lets those
/// requests go when the third layout is done.
const LAYOUTS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(2);

/// How long word from the background waits for a picture that comes anyway.
const PATIENCE: Duration = Duration::from_millis(150);

/// From now on one picture is painted where the toolkit would paint several in a row.
pub fn install(ctx: &Context) {
    ctx.options_mut(|options| options.max_passes = LAYOUTS);
    // Round dots are drawn as they are, not stretched from a drawn one: see `output_hook`.
    ctx.tessellation_options_mut(|options| options.prerasterized_discs = false);
    ctx.add_plugin(OnePicture);
}

/// Shows with the next picture what was done in the background. From any thread.
pub fn soon(ctx: &Context) {
    ctx.request_repaint_after(PATIENCE);
}

struct OnePicture;

impl Plugin for OnePicture {
    fn debug_name(&self) -> &'static str {
        "one picture"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx();
        if ctx.has_requested_repaint() && ctx.current_pass_index() + 1 < LAYOUTS.get() {
            ctx.request_discard("settles before it is painted");
        }
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        // Debug builds of the toolkit take many layouts in a row for a slip and write so across the window. They are meant.
        let platform = &mut output.platform_output;
        if !platform.requested_discard() {
            platform.num_completed_passes = platform.num_completed_passes.min(1);
        }
        // Glyphs are drawn for the pixels that they are put on. To mix each of these from its four neighbours gives the same
        // picture and makes up a third of what a software renderer does for it.
        for glyphs in output
            .textures_delta
            .set
            .get_mut(&TextureId::default())
            .into_iter()
            .flatten()
        {
            glyphs.options = TextureOptions::NEAREST;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use eframe::egui::{Event, Key, Modifiers, RawInput, Shape};

    /// One picture: how often it was laid out, whether another one is to follow, and what it shows.
    fn picture(ctx: &Context, input: RawInput, mut content: impl FnMut(&mut Ui, usize)) -> (usize, bool, Vec<Shape>) {
        let mut layouts = 0;
        let mut output = ctx.run_ui(input, |ui| {
            content(ui, layouts);
            layouts += 1;
        });
        output.textures_delta.clear();
        let shapes = output.shapes.into_iter().map(|clipped| clipped.shape).collect();
        (layouts, ctx.has_requested_repaint(), shapes)
    }

    fn at_rest() -> Context {
        let ctx = Context::default();
        install(&ctx);
        for _ in 0..3 {
            picture(&ctx, RawInput::default(), |_, _| {});
        }
        ctx
    }

    fn key() -> RawInput {
        RawInput {
            events: vec![Event::Key {
                key: Key::A,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: Modifiers::NONE,
            }],
            ..RawInput::default()
        }
    }

    #[test]
    fn nothing_new_is_laid_out_once() {
        let (layouts, another, _) = picture(&at_rest(), RawInput::default(), |_, _| {});
        assert_eq!((layouts, another), (1, false));
    }

    #[test]
    fn a_key_is_one_picture_and_it_is_the_last_layout() {
        let ctx = at_rest();
        for _ in 0..6 {
            let (layouts, another, shapes) = picture(&ctx, key(), |ui, layout| {
                ui.label(format!("layout {layout}"));
            });
            assert_eq!((layouts, another), (3, false));
            let texts: Vec<_> = shapes
                .iter()
                .filter_map(|shape| match shape {
                    Shape::Text(text) => Some(text.galley.text().to_owned()),
                    _ => None,
                })
                .collect();
            // Neither an earlier layout nor the toolkit's warning about many of them.
            assert_eq!(texts, ["layout 2"]);
        }
    }

    #[test]
    fn what_is_asked_for_in_the_last_layout_gets_a_picture_of_its_own() {
        let (layouts, another, _) = picture(&at_rest(), RawInput::default(), |ui, _| ui.ctx().request_repaint());
        assert_eq!((layouts, another), (3, true));
    }

    #[test]
    fn glyphs_are_taken_pixel_by_pixel() {
        let ctx = at_rest();
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            ui.label("Never seen before: 0123456789");
        });
        let glyphs = output.textures_delta.set.get(&TextureId::default()).unwrap();
        assert!(glyphs.iter().all(|delta| delta.options == TextureOptions::NEAREST));
        output.textures_delta.clear();
    }

    #[test]
    fn word_from_the_background_waits() {
        let ctx = at_rest();
        soon(&ctx);
        assert!(ctx.has_requested_repaint());
        let (_, another, _) = picture(&ctx, RawInput::default(), |_, _| {});
        assert!(!another);
    }
}
