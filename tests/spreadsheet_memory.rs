//! How much memory reading a hostile file takes: under 512 MB, the file itself included. Alone in its program, so that it measures
//! one thing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "spreadsheet/attacks.rs"]
mod attacks;
#[path = "spreadsheet/build.rs"]
mod build;

use ilms_collect::exchange::spreadsheet::read;
use peak_alloc::PeakAlloc;
use std::time::Instant;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MOST: f32 = 512.0;

#[test]
fn no_file_takes_more_memory_than_an_old_computer_has() {
    let mut worst = 0.0_f32;
    for attack in attacks::attacks() {
        let bytes = (attack.build)();
        MEMORY.reset_peak_usage();
        let start = Instant::now();
        let outcome = read(&bytes, attack.name);
        let peak = MEMORY.peak_usage_as_mb();
        println!("{peak:>6.1} MB  {:>7} ms  {}", start.elapsed().as_millis(), attack.name);
        attack.holds(&outcome);
        assert!(peak < MOST, "{}: {peak} MB", attack.name);
        worst = worst.max(peak);
    }
    println!("at most {worst:.1} MB");
}
