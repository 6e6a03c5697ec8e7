//! The workbook on the command line.

use crate::{told, vandalism};
use ilms_collect::desk::Desk;
use ilms_collect::exchange::spreadsheet;
use serde_json::Value as Json;
use std::path::PathBuf;
use std::process::Command;

struct Place(tempfile::TempDir);

impl Place {
    /// A folder with a country file of Indonesia that holds figures from several sources.
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        place.country("Indonesia.ilms");
        std::fs::write(place.path("in.csv"), vandalism::EVERYTHING).unwrap();
        place.ends(0, &["import", "Indonesia.ilms", "in.csv"]);
        place
    }

    fn country(&self, file: &str) {
        self.ends(0, &["new", file, "--country", "IDN", "--pack", "asean-phase-3"]);
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs a command that must end with `code`; returns what it printed.
    fn ends(&self, code: i32, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_ilms-collect"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let failed = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{said}\n{failed}");
        if code == 2 { failed } else { said }
    }
}

#[test]
fn a_workbook_goes_out_and_comes_in() {
    let place = Place::new();
    place.ends(0, &["export", "Indonesia.ilms", "--to", "xlsx", "whole.xlsx"]);
    let json = |file: &str, book: &str| -> Json {
        let said = place.ends(0, &["import", file, book, "--preview", "--json"]);
        serde_json::from_str(&said).unwrap()
    };
    // Nothing is new to the file that it came from, the tables that nobody has filled included.
    let same = json("Indonesia.ilms", "whole.xlsx");
    assert_eq!(
        (&same["new"], &same["changed"], &same["statements"]),
        (&0.into(), &0.into(), &0.into())
    );
    place.country("New.ilms");
    place.ends(0, &["import", "New.ilms", "whole.xlsx"]);
    let (then, now) = (
        Desk::open(&place.path("Indonesia.ilms")).unwrap(),
        Desk::open(&place.path("New.ilms")).unwrap(),
    );
    assert_eq!(told(now.pack(), now.answers()), told(then.pack(), then.answers()));
    assert_eq!(now.answers().sheets.len(), then.answers().sheets.len());
}

#[test]
fn a_part_is_sent_to_another_agency_blank_and_in_its_language() {
    let place = Place::new();
    let arguments = [
        "--tables",
        "19,C20",
        "--blank",
        "--language",
        "id",
        "--totals",
        "formulas",
    ];
    let export = ["export", "Indonesia.ilms", "--to", "xlsx", "bagian.xlsx"];
    place.ends(0, &[&export[..], &arguments[..]].concat());
    let book = spreadsheet::read(&std::fs::read(place.path("bagian.xlsx")).unwrap(), "bagian.xlsx").unwrap();
    let names: Vec<&str> = book.worksheets.iter().map(|of| of.name.as_str()).collect();
    assert_eq!(names[0], "Baca dahulu");
    assert!(names.iter().any(|name| name.starts_with("C19")) && names.contains(&"C20"));
    assert!(
        names[1..]
            .iter()
            .all(|name| !name.starts_with('A') && !name.starts_with('B'))
    );
    let said = place.ends(0, &["import", "Indonesia.ilms", "bagian.xlsx", "--preview", "--json"]);
    let said: Json = serde_json::from_str(&said).unwrap();
    assert_eq!(
        (&said["new"], &said["same"], &said["refused"]),
        (&0.into(), &0.into(), &0.into())
    );
}

#[test]
fn what_does_not_go_together_is_said() {
    let place = Place::new();
    for (arguments, said) in [
        (
            ["--to", "csv", "out.csv", "--blank"],
            "Only a workbook has a choice of tables and totals",
        ),
        (["--to", "xlsx", "out.xlsx", "--tables=99"], "There is no table '99'"),
    ] {
        let failed = place.ends(2, &[&["export", "Indonesia.ilms"][..], &arguments[..]].concat());
        assert!(failed.contains(said), "{failed}");
        assert!(!place.path(arguments[2]).exists());
    }
}
