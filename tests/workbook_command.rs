//! `import` of any workbook and `mappings`, as a person or a script uses them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value as Json;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Place(tempfile::TempDir);

impl Place {
    /// A folder with an empty country file.
    fn of(country: &str) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        let new = ["new", "Country.ilms", "--country", country, "--pack", "asean-phase-3"];
        place.ends(0, &new);
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs a command that must end with `code`; returns what it printed.
    #[track_caller]
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

    fn json(&self, code: i32, arguments: &[&str]) -> Json {
        serde_json::from_str(&self.ends(code, arguments)).unwrap()
    }
}

fn workbook(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks/worked_on");
    folder.join(name).display().to_string()
}

const PLACEMENT: &str = "d01-idn-placement-by-country.xlsx";

#[test]
fn what_is_proposed_is_said_block_by_block_and_a_preview_changes_nothing() {
    let place = Place::of("IDN");
    let file = workbook(PLACEMENT);
    let before = std::fs::read(place.path("Country.ilms")).unwrap();
    let said = place.ends(1, &["import", "Country.ilms", &file, "--preview"]);
    assert!(said.contains("'Negara 2011-2015'!C6:H33: table C19 "), "{said}");
    assert!(said.contains("140 figures"), "{said}");
    assert!(said.contains("  left out H6:H33 "), "{said}");
    assert_eq!(std::fs::read(place.path("Country.ilms")).unwrap(), before);
    let answer = place.json(1, &["import", "Country.ilms", &file, "--json", "--source", "FX:816"]);
    assert_eq!(answer["new"].as_u64(), Some(140));
    let block = &answer["blocks"][0];
    assert_eq!(block["table"].as_str(), Some("EMP_XOUM_SEX_COU_NB"));
    assert_eq!(block["source"].as_str(), Some("FX:816"));
    assert_eq!(answer["cells"][0]["from"].as_str(), Some("'Negara 2011-2015'!C6"));
    let again = place.json(1, &["import", "Country.ilms", &file, "--json", "--source", "FX:816"]);
    assert_eq!((again["new"].as_u64(), again["same"].as_u64()), (Some(0), Some(140)));
    place.ends(0, &["undo", "Country.ilms"]);
}

#[test]
fn the_table_can_be_said_where_there_is_one_block() {
    let place = Place::of("IDN");
    let file = workbook(PLACEMENT);
    let said = place.ends(1, &["import", "Country.ilms", &file, "--preview", "--table", "18"]);
    assert!(said.contains("table C18 "), "{said}");
    let several = workbook("d03-idn-occupation-and-industry.ods");
    let said = place.ends(2, &["import", "Country.ilms", &several, "--table", "22"]);
    assert!(said.contains("blocks of figures"), "{said}");
    let said = place.ends(2, &["import", "Country.ilms", &file, "--table", "99"]);
    assert!(said.contains("99"), "{said}");
}

#[test]
fn a_mapping_is_kept_listed_handed_on_and_dropped() {
    let place = Place::of("IDN");
    let file = workbook(PLACEMENT);
    let said = place.ends(0, &["mappings", "list", "Country.ilms"]);
    assert!(said.contains("keeps no mapping"), "{said}");
    place.ends(
        1,
        &[
            "import",
            "Country.ilms",
            &file,
            "--table",
            "18",
            "--keep-mapping",
            "Booklet",
        ],
    );
    let said = place.ends(0, &["mappings", "list", "Country.ilms"]);
    assert!(said.contains("Booklet: 1 block, made from"), "{said}");
    // It is found by itself the next time, and can be asked for by name.
    let said = place.ends(1, &["import", "Country.ilms", &file, "--preview"]);
    assert!(
        said.contains("Read by the mapping 'Booklet'.") && said.contains("table C18 "),
        "{said}"
    );
    place.ends(0, &["mappings", "export", "Country.ilms", "Booklet", "booklet.json"]);
    let other = Place::of("IDN");
    let handed = place.path("booklet.json").display().to_string();
    other.ends(0, &["mappings", "import", "Country.ilms", &handed]);
    let said = other.ends(
        1,
        &["import", "Country.ilms", &file, "--preview", "--mapping", "Booklet"],
    );
    assert!(said.contains("table C18 "), "{said}");
    let said = other.ends(2, &["import", "Country.ilms", &file, "--mapping", "Yearbook"]);
    assert!(said.contains("no mapping called 'Yearbook'"), "{said}");
    place.ends(0, &["mappings", "drop", "Country.ilms", "Booklet"]);
    let said = place.ends(2, &["mappings", "drop", "Country.ilms", "Booklet"]);
    assert!(said.contains("Nothing was changed."), "{said}");
}

#[test]
fn what_cannot_be_read_is_said_in_a_sentence_and_changes_nothing() {
    let place = Place::of("IDN");
    let whole = std::fs::read(workbook(PLACEMENT)).unwrap();
    std::fs::write(place.path("broken.xlsx"), &whole[..whole.len() / 2]).unwrap();
    std::fs::write(place.path("words.csv"), "a list of words\nnothing else\n").unwrap();
    std::fs::write(
        place.path("bulk.csv"),
        "ref_area,indicator,sex,classif1,time,obs_value\n",
    )
    .unwrap();
    let before = std::fs::read(place.path("Country.ilms")).unwrap();
    let said = place.ends(2, &["import", "Country.ilms", "broken.xlsx"]);
    assert!(
        said.contains("This file is damaged") && said.trim().ends_with('.'),
        "{said}"
    );
    let said = place.ends(2, &["import", "Country.ilms", "broken.xlsx", "--language", "id"]);
    assert!(said.contains("rusak"), "{said}");
    let said = place.ends(1, &["import", "Country.ilms", "words.csv", "--preview"]);
    assert!(said.contains("No table was found in this file."), "{said}");
    let said = place.ends(2, &["import", "Country.ilms", "bulk.csv", "--table", "19"]);
    assert!(said.contains("leave --table"), "{said}");
    assert_eq!(std::fs::read(place.path("Country.ilms")).unwrap(), before);
}
