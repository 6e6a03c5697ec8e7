//! One frame of the grid: 250 rows x 60 columns on 1366 x 768 points, layout and tessellation without a renderer; then from
//! key to picture in a window, when there is a screen (`xvfb-run cargo bench --bench grid_frame` for the software renderer).
//! Printed, never asserted.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/support/sheet.rs"]
mod sheet;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use eframe::egui::{
    CentralPanel, Context, Event, Frame, Key, Modifiers, Pos2, RawInput, Rect, Ui, ViewportCommand, vec2,
};
use ilms_collect::app::grid::{Grid, GridState};
use ilms_collect::app::start::{self, StartOptions};
use ilms_collect::app::{fonts, frames, theme};
use sheet::Sheet;

const FRAMES: usize = 300;
/// Keys before the first one that counts: glyphs are drawn and caches filled.
const WARM: usize = 20;

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
    type_into_a_window();
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

/// Keys that are typed into a window: figures one below the other, and a page now and then.
fn typed(index: usize) -> (Key, Option<&'static str>) {
    match index % 20 {
        19 => (Key::PageDown, None),
        other => match other % 4 {
            0 => (Key::Num4, Some("4")),
            1 => (Key::Num7, Some("7")),
            2 => (Key::Num1, Some("1")),
            _ => (Key::Enter, None),
        },
    }
}

/// A real window, typed into as fast as it paints. A key's time is from where the window takes it up to where the next one
/// is taken up, after the picture was handed to the screen; with a software renderer it is wholly drawn by then.
struct Typing {
    sheet: Sheet,
    state: GridState,
    keys: usize,
    begun: Option<Instant>,
    times: Rc<RefCell<Vec<Duration>>>,
}

impl eframe::App for Typing {
    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        let now = Instant::now();
        if let Some(begun) = self.begun.replace(now)
            && self.keys > WARM
        {
            self.times.borrow_mut().push(now - begun);
        }
        let (key, text) = typed(self.keys);
        self.keys += 1;
        input.focused = true;
        input.events = vec![Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }];
        input.events.extend(text.map(|text| Event::Text(text.to_owned())));
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ground = Frame::new().fill(theme::palette(ui.ctx()).surface);
        CentralPanel::default().frame(ground).show(ui, |ui| {
            for event in Grid::new("bench", &self.sheet, &mut self.state).show(ui).events {
                self.sheet.apply(event);
            }
        });
        if self.keys > FRAMES + WARM {
            ui.send_viewport_cmd(ViewportCommand::Close);
        } else {
            ui.request_repaint_after(Duration::from_micros(1));
        }
    }
}

/// Types into a window of this system's own renderer, if there is a screen to open it on.
fn type_into_a_window() {
    let times = Rc::new(RefCell::new(Vec::new()));
    let options = StartOptions {
        size: Some([1366.0, 768.0]),
        ..StartOptions::default()
    };
    let before = processor_time();
    let outcome = start::open(&options, |context| {
        theme::apply(&context.egui_ctx, theme::ThemeChoice::Light);
        frames::install(&context.egui_ctx);
        let mut state = GridState::new();
        state.request_focus();
        Typing {
            sheet: Sheet::large(250, 60),
            state,
            keys: 0,
            begun: None,
            times: Rc::clone(&times),
        }
    });
    if let Err(error) = outcome {
        println!("no window to type into: {error}");
        return;
    }
    let times = &mut *times.borrow_mut();
    println!(
        "key to picture, 250 x 60 in a window of 1366 x 768 on this screen's renderer, median and 95th of {} keys: {}",
        times.len(),
        figures(times)
    );
    if let (Some(before), Some(after)) = (before, processor_time()) {
        let each = after.saturating_sub(before).as_secs_f64() * 1e3 / (FRAMES + WARM) as f64;
        println!("  processor time, opening the window included: {each:.1} ms for each key");
    }
}

/// What this process has used of all processors, where the system says so in a file.
fn processor_time() -> Option<Duration> {
    let line = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<_> = line.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}
