//! The corpus: a workbook, what is true of it, and what a careful person would enter from it.

use ilms_collect::exchange::spreadsheet::{self, Spreadsheet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What is true of a workbook.
#[derive(Debug, Deserialize)]
pub struct Truth {
    pub country: String,
    pub pack: String,
    pub difficulty: String,
    #[serde(rename = "table", default)]
    pub tables: Vec<TrueTable>,
}

#[derive(Debug, Deserialize)]
pub struct TrueTable {
    pub worksheet: String,
    pub code: String,
    pub unit: String,
    pub figures: String,
    pub labels: Option<String>,
    pub years: Option<String>,
    pub year: Option<u16>,
    pub sexes: Option<String>,
    pub sex: Option<String>,
    pub statuses: Option<String>,
    pub status: Option<String>,
    #[serde(default)]
    pub ignore: Vec<String>,
    #[serde(default)]
    pub items: BTreeMap<String, String>,
}

/// A figure that a careful person would enter.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Expected {
    pub table: String,
    pub item: String,
    pub status: String,
    pub sex: String,
    pub year: u16,
    pub value: String,
    pub reason: String,
    pub worksheet: String,
    pub cell: String,
}

pub struct Workbook {
    pub name: String,
    pub book: Spreadsheet,
    pub truth: Truth,
    pub expected: Vec<Expected>,
}

/// All workbooks of a folder beside `tests/`.
pub fn load(folder: &str) -> Vec<Workbook> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/workbooks")
        .join(folder);
    let mut truths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    truths.sort();
    truths.iter().map(|path| workbook(path)).collect()
}

fn workbook(truth: &Path) -> Workbook {
    let name = truth.file_stem().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(truth).unwrap();
    let expected = truth.with_extension("expected.csv");
    let mut reader = csv::Reader::from_path(&expected).unwrap();
    Workbook {
        book: read(truth),
        truth: toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}")),
        expected: reader
            .deserialize()
            .map(|row| row.unwrap_or_else(|error| panic!("{name}: {error}")))
            .collect(),
        name,
    }
}

/// The workbook beside its truth, whatever its ending.
fn read(truth: &Path) -> Spreadsheet {
    let paths = ["xlsx", "xls", "ods", "csv", "txt", "xlsb"].map(|ending| truth.with_extension(ending));
    let path = paths
        .iter()
        .find(|path| path.exists())
        .unwrap_or_else(|| panic!("{} has no workbook", truth.display()));
    let name = path.file_name().unwrap().to_string_lossy();
    spreadsheet::read(&std::fs::read(path).unwrap(), &name).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}
