//! The plug is pulled while somebody types in the window: whatever the window had called saved is in the file afterwards, and
//! the file needs no repair.
//!
//! `ILMS_KILLS` says how many times (10 if not set). The typing process is this test itself, started again with
//! `ILMS_TYPE_IN_WINDOW=FILE`: it works the whole window by keyboard, without a screen, and writes `saved N` once the window's
//! own words say that everything is saved after N was typed.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/window.rs"]
mod support;

use eframe::egui::{Key, Modifiers};
use ilms_collect::country_file::{Access, HistoryOf};
use ilms_collect::desk::Desk;
use ilms_collect::figures::Change;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use support::{find, indonesia, press, says, text, window};

const FILE: &str = "ILMS_TYPE_IN_WINDOW";

/// The numbers typed so far, as the journal has them, and the largest.
fn typed(desk: &Desk) -> BTreeSet<i64> {
    let groups = desk.history(&HistoryOf::File).unwrap();
    let changes = groups.iter().flat_map(|group| &group.changes);
    let figures = changes.filter_map(|change| match change {
        Change::Figure { after, .. } => after.as_ref()?.as_value(),
        _ => None,
    });
    figures.map(|value| value.to_plain(0).parse().unwrap()).collect()
}

#[test]
fn types_in_the_window_until_it_is_killed() {
    let Ok(path) = std::env::var(FILE) else { return };
    let path = Path::new(&path);
    let first = typed(&Desk::open(path).unwrap()).last().copied().unwrap_or(0) + 1;
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path(), Some(path.to_owned()));
    find(&mut window, "C19");
    for n in first.. {
        text(&mut window, &n.to_string());
        // Along the row, then on to the next; from the last row back to the first.
        let key = if n % 9 == 0 { Key::Enter } else { Key::Tab };
        press(&mut window, Modifiers::NONE, key);
        if n % 90 == 0 {
            press(&mut window, Modifiers::COMMAND, Key::Home);
        }
        // Some figures wait for "saved", some are typed faster than the disk writes.
        if n % 3 > 0 {
            while !says(&window, "Saved") {
                window.step();
            }
            let mut out = std::io::stdout().lock();
            out.write_all(format!("saved {n}\n").as_bytes()).unwrap();
            out.flush().unwrap();
        }
    }
}

#[test]
fn nothing_that_the_window_called_saved_is_lost() {
    let kills: u64 = std::env::var("ILMS_KILLS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(10);
    let folder = tempfile::tempdir().unwrap();
    let path = indonesia(folder.path());
    let mut seed = u64::from(std::process::id());
    let mut reported = BTreeSet::new();
    for kill in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "types_in_the_window_until_it_is_killed",
                "--exact",
                "--nocapture",
                "--test-threads=1",
            ])
            .env(FILE, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let number = |line: &str| {
            line.split_once("saved ")
                .and_then(|(_, n)| n.trim().parse::<i64>().ok())
        };
        // From the first figure on, so that the moment falls into the typing and not into the start.
        let begun = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| number(&line))
            .expect("it types");
        reported.insert(begun);
        let rest = std::thread::spawn(move || {
            lines
                .map_while(Result::ok)
                .filter_map(|line| number(&line))
                .collect::<Vec<_>>()
        });
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_micros((seed >> 33) % 120_000));
        child.kill().unwrap();
        child.wait().unwrap();
        reported.extend(rest.join().unwrap());

        let desk = Desk::open(&path).unwrap();
        assert_eq!(
            (desk.access(), desk.damage()),
            (&Access::ReadWrite, None),
            "after kill {kill}"
        );
        let there = typed(&desk);
        let lost: Vec<&i64> = reported.difference(&there).collect();
        assert!(lost.is_empty(), "kill {kill}: called saved and lost: {lost:?}");
        assert_eq!(desk.file().verify().unwrap(), None, "after kill {kill}");
        assert_eq!(&desk.file().replay().unwrap(), desk.answers(), "after kill {kill}");
    }
    println!("{kills} kills, {} figures called saved, none lost", reported.len());
    assert!(reported.len() as u64 >= kills);
}
