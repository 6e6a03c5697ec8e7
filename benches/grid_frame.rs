//! One frame of the grid: 250 rows x 60 columns on 1366 x 768 points, layout and tessellation, no renderer.
//! Printed, never asserted. `cargo bench --bench grid_frame`
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/support/sheet.rs"]
mod sheet;

use std::time::{Duration, Instant};

use eframe::egui::{CentralPanel, Context, Event, Frame, Key, Modifiers, Pos2, RawInput, Rect, vec2};
use ilms_collect::app::grid::{Grid, GridState};
use ilms_collect::app::{fonts, theme};
use sheet::Sheet;

const FRAMES: usize = 300;

fn main() {
    let sheet = Sheet::large(250, 60);
    println!(
        "one frame of the grid, 250 x 60, 1366 x 768 points, median and 95th of {FRAMES} frames, while moving down and paging:"
    );
    for listened_to in [false, true] {
        let (mut layout, mut tessellation) = measure(&sheet, listened_to);
        let who = if listened_to {
            "with a screen reader"
        } else {
            "without a screen reader"
        };
        let total: Vec<Duration> = layout.iter().zip(&tessellation).map(|(a, b)| *a + *b).collect();
        println!(
            "  {who:>24}: layout {}, tessellation {}, both {}",
            figures(&mut layout),
            figures(&mut tessellation),
            figures(&mut total.clone())
        );
    }
}

fn figures(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let ms = |share: usize| times[times.len() * share / 100].as_secs_f64() * 1e3;
    format!("{:.2} / {:.2} ms", ms(50), ms(95))
}

fn measure(sheet: &Sheet, listened_to: bool) -> (Vec<Duration>, Vec<Duration>) {
    let ctx = Context::default();
    fonts::install(&ctx);
    theme::apply(&ctx, theme::ThemeChoice::Light);
    if listened_to {
        ctx.enable_accesskit();
    }
    let mut state = GridState::new();
    state.request_focus();
    let (mut layout, mut tessellation) = (Vec::new(), Vec::new());
    for frame in 0..FRAMES + 10 {
        let key = if frame % 10 == 0 { Key::PageDown } else { Key::ArrowDown };
        let event = Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1366.0, 768.0))),
            time: Some(frame as f64 / 60.0),
            events: vec![event],
            focused: true,
            ..RawInput::default()
        };
        let start = Instant::now();
        let mut output = ctx.run_ui(input, |ui| {
            CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
                Grid::new("bench", sheet, &mut state).show(ui);
            });
        });
        let middle = Instant::now();
        let primitives = ctx.tessellate(output.shapes, output.pixels_per_point);
        let end = Instant::now();
        // No renderer takes the glyphs here.
        output.textures_delta.clear();
        assert!(!primitives.is_empty());
        if frame >= 10 {
            layout.push(middle - start);
            tessellation.push(end - middle);
        }
    }
    (layout, tessellation)
}
