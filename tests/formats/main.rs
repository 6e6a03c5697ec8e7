//! The other formats from outside: SDMX-CSV, the CSV for spreadsheets and data packages, out and in, and the report of an import.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/answers.rs"]
mod answers;
mod command;
mod csv_table;
mod data_package;
mod hostile;
mod report;
mod sdmx_csv;

use answers::{changes, country_file, pack, take_in};
use ilms_collect::exchange::incoming::{Incoming, Preview, Refused};
use ilms_collect::figures::{Answers, Figure, Place, SourceKey};
use ilms_collect::questionnaire::{Language, Pack, TableCode};
use std::collections::BTreeMap;

const ABROAD: &str = include_str!("../data/published/nationals-abroad-by-country.csv");
const ACTIVITY: &str = include_str!("../data/published/outflow-by-economic-activity.csv");
const EVERYTHING: &str = include_str!("../data/every-status-reason-and-note.csv");

/// Indonesia's published figures until 2015 from one source, every status, reason and note from another.
fn indonesia(pack: &Pack) -> Answers {
    let mut answers = country_file(pack, "IDN");
    for file in [ABROAD, ACTIVITY] {
        take_in(pack, &mut answers, &indonesia_until_2015(file).join("\n"));
    }
    take_in(pack, &mut answers, EVERYTHING);
    answers
}

/// The header and the lines of a published file that are Indonesia's and of the years of Phase III.
fn indonesia_until_2015(file: &str) -> Vec<&str> {
    let kept = file
        .lines()
        .skip(1)
        .filter(|line| line.starts_with("IDN") && line.split(',').nth(4).unwrap() <= "2015");
    file.lines().take(1).chain(kept).collect()
}

/// Takes in what a file states, all that is chosen at first.
fn taken_in(pack: &Pack, answers: &mut Answers, incoming: Incoming) -> Preview {
    let preview = incoming.preview(pack, answers);
    changes(&preview, pack, answers)
        .iter()
        .for_each(|change| answers.apply(change));
    preview
}

type Figures = BTreeMap<(TableCode, Option<SourceKey>, Place), Figure>;

/// Every figure of a phase by what it is, whatever the numbers of its sheets, and without what was typed.
fn figures(pack: &Pack, answers: &Answers) -> Figures {
    let mut all = Figures::new();
    for (id, sheet) in answers.sheets_of(&pack.id) {
        for (place, figure) in answers.figures.get(&id).into_iter().flatten() {
            let key = (sheet.table.clone(), sheet.source.clone(), place.clone());
            let figure = Figure {
                typed: None,
                ..figure.clone()
            };
            all.insert(key, figure);
        }
    }
    all
}

/// The lines of a CSV, the fields of each by the names of their columns.
fn records(csv: &str, separator: u8) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().unwrap().clone();
    let named = |record: csv::StringRecord| {
        let fields = header.iter().zip(record.iter());
        fields.map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
    };
    reader.records().map(|record| named(record.unwrap())).collect()
}

fn said(refused: &Refused) -> String {
    refused.reason.text(Language::English)
}

/// Cells that a spreadsheet would run.
fn acts(field: &str) -> bool {
    let number = field.replace(',', ".").parse::<f64>().is_ok();
    !number && field.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
