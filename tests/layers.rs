//! The house holds: a room uses the rooms above it, never those below, and each outside crate has its room.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, from the one that knows nothing else to the one that knows all, each with those it may use.
const ROOMS: [(&str, &[&str]); 9] = [
    ("questionnaire", &[]),
    ("figures", &["questionnaire"]),
    ("checks", &["questionnaire", "figures"]),
    ("country_file", &["questionnaire", "figures"]),
    ("exchange", &["questionnaire", "figures"]),
    (
        "submission",
        &["questionnaire", "figures", "checks", "country_file", "exchange"],
    ),
    (
        "desk",
        &[
            "questionnaire",
            "figures",
            "checks",
            "country_file",
            "exchange",
            "submission",
        ],
    ),
    (
        "cli",
        &[
            "questionnaire",
            "figures",
            "checks",
            "country_file",
            "exchange",
            "submission",
            "desk",
        ],
    ),
    (
        "app",
        &[
            "questionnaire",
            "figures",
            "checks",
            "country_file",
            "exchange",
            "submission",
            "desk",
        ],
    ),
];

/// Outside crates that belong to certain rooms only.
const CRATES: [(&str, &[&str]); 12] = [
    ("egui", &["app"]),
    ("eframe", &["app"]),
    ("egui_table", &["app"]),
    ("rfd", &["app"]),
    ("rusqlite", &["country_file"]),
    ("zip", &["submission"]),
    ("ssh_key", &["submission"]),
    ("rust_xlsxwriter", &["exchange"]),
    ("krilla", &["exchange"]),
    ("quick_xml", &["exchange"]),
    ("encoding_rs", &["exchange"]),
    ("clap", &["cli"]),
];

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

/// The source without comments, so that a word in a sentence is no use of a crate, and without test modules, which may reach anywhere.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
    text.lines()
        .map(|line| line.split("//").next().unwrap())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Every first segment after `crate::`, inside braces too: `use crate::{a::B, c}` names `a` and `c`.
fn rooms_named(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(inside) = rest.strip_prefix('{') {
            let (mut depth, mut start) = (0_i32, 0);
            for (index, sign) in inside.char_indices() {
                match sign {
                    '{' => depth += 1,
                    '}' if depth == 0 => {
                        named.push(inside[start..index].to_owned());
                        break;
                    }
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        named.push(inside[start..index].to_owned());
                        start = index + 1;
                    }
                    _ => {}
                }
            }
        } else {
            named.push(rest.to_owned());
        }
    }
    let first = |path: &String| -> String {
        path.trim()
            .chars()
            .take_while(|sign| sign.is_alphanumeric() || *sign == '_')
            .collect()
    };
    named.iter().map(first).filter(|room| !room.is_empty()).collect()
}

fn uses_crate(code: &str, name: &str) -> bool {
    code.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|sign| sign.is_alphanumeric() || sign == '_' || sign == ':')
    })
}

#[test]
fn a_room_uses_only_the_rooms_above_it() {
    let rooms: BTreeMap<&str, &[&str]> = ROOMS.into_iter().collect();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut looked_at = 0;
    let mut wrong = Vec::new();
    for (room, allowed) in &rooms {
        let mut files = Vec::new();
        rust_files(&source.join(room), &mut files);
        for file in files {
            looked_at += 1;
            let code = code(&file);
            for named in rooms_named(&code) {
                if rooms.contains_key(named.as_str()) && named != *room && !allowed.contains(&named.as_str()) {
                    wrong.push(format!("{} uses crate::{named}", file.display()));
                }
            }
            for (name, homes) in CRATES {
                if uses_crate(&code, name) && !homes.contains(room) {
                    wrong.push(format!("{} uses the crate {name}", file.display()));
                }
            }
            if *room == "checks" && (code.contains("std::fs") || code.contains("std::io") || code.contains("std::net"))
            {
                wrong.push(format!("{} does input or output", file.display()));
            }
        }
    }
    assert!(looked_at > 40, "only {looked_at} files were looked at");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_test_itself_sees_what_it_should() {
    assert_eq!(
        rooms_named("use crate::{desk::Desk, figures::{A, B}};"),
        ["desk", "figures"]
    );
    assert_eq!(rooms_named("let a = crate::app::run();"), ["app"]);
    assert!(uses_crate("let c = rusqlite::Connection::open()", "rusqlite"));
    assert!(!uses_crate("my_zip::open(); self::zip::x()", "zip"));
}

#[test]
fn main_is_short() {
    let main = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs");
    assert!(fs::read_to_string(main).unwrap().lines().count() < 100);
}
