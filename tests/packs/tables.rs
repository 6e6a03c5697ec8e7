//! Every table of ILO's lists stands in the packs with its dimensions and classification versions.

use super::{ilo_list, pack};
use ilms_collect::questionnaire::{Pack, Table, Unit};
use std::collections::{BTreeMap, BTreeSet};

type Row = BTreeMap<String, String>;

/// The classifications of a table: status list and versions of the rows.
fn lists(table: &Table) -> BTreeSet<String> {
    let main = table.main.iter().flat_map(|main| &main.versions);
    main.chain(&table.status).map(ToString::to_string).collect()
}

fn asked(row: &Row, column: &str) -> BTreeSet<String> {
    row[column]
        .split_whitespace()
        .filter(|id| *id != "SEX")
        .map(str::to_owned)
        .collect()
}

fn same(pack: &Pack, row: &Row, code: &str, versions: &str) {
    let table = pack.table(&code.into()).unwrap_or_else(|| panic!("{code} is missing"));
    assert_eq!(table.title, row["title"], "{code}");
    assert_eq!(
        table.unit,
        if row["unit"] == "PS" {
            Unit::Persons
        } else {
            Unit::Currency
        },
        "{code}"
    );
    assert_eq!(table.multiplier.to_string(), row["unit_mult"], "{code}");
    assert_eq!(table.by_sex, row["by_sex"] == "Y", "{code}");
    assert_eq!(lists(table), asked(row, versions), "{code}");
}

#[test]
fn the_phases_ask_the_23_tables() {
    let rows = ilo_list("ilms-tables-phases-1-3.csv");
    assert_eq!(rows.len(), 23);
    for id in ["asean-phase-1", "asean-phase-2", "asean-phase-3"] {
        let pack = pack(id);
        assert_eq!(pack.tables.len(), 23);
        for (row, table) in rows.iter().zip(&pack.tables) {
            assert_eq!(table.code.as_str(), row["code_phases_1_3"]);
            assert_eq!(table.number.to_string(), row["number"]);
            assert_eq!(table.module.as_str(), row["module"]);
            same(&pack, row, &row["code_phases_1_3"], "classification_versions");
        }
    }
}

#[test]
fn the_global_pack_asks_the_37_tables_of_its_questionnaire() {
    let replaced = |code: &str| {
        code.ends_with("_MIG_NB")
            || code.ends_with("_COU_NB")
            || code.starts_with("MFL_XWAP_")
            || code.starts_with("MFL_TEMP_")
    };
    let rows = ilo_list("ilms-tables-2019.csv");
    let rows: Vec<&Row> = rows
        .iter()
        .filter(|row| !row["classif_versions_in_excel_questionnaire"].is_empty() && !replaced(&row["code"]))
        .collect();
    assert_eq!(rows.len(), 37);
    let pack = pack("ilms-global-2019");
    assert_eq!(pack.tables.len(), 37);
    for row in rows {
        same(&pack, row, &row["code"], "classif_versions");
        let table = pack.table(&row["code"].as_str().into()).unwrap();
        if let Some(main) = &table.main {
            let default = asked(row, "classif_versions_in_excel_questionnaire");
            assert!(
                default.contains(main.default.as_str()),
                "{}: {}",
                table.code,
                main.default
            );
        }
    }
    let numbers: Vec<u16> = pack.tables.iter().map(|table| table.number).collect();
    assert_eq!(numbers, (1..=37).collect::<Vec<_>>());
}

#[test]
fn fifteen_pairs_by_birth_and_by_citizenship_answer_each_other() {
    let pack = pack("ilms-global-2019");
    let mut pairs = 0;
    for table in &pack.tables {
        let Some(other) = &table.pair else {
            assert!(
                table.implied_definition.is_none() && table.code.as_str().starts_with("MNA_"),
                "{}",
                table.code
            );
            continue;
        };
        let other = pack.table(other).unwrap();
        assert_eq!(other.pair.as_ref(), Some(&table.code));
        let definitions = [table, other].map(|table| table.implied_definition.clone().unwrap().to_string());
        assert!(
            definitions == ["T36:3214", "T36:3215"] || definitions == ["T36:3215", "T36:3214"],
            "{}",
            table.code
        );
        let birth = table.title.contains("birth") || table.title.contains("foreign-born");
        assert_eq!(definitions[0] == "T36:3214", birth, "{}", table.title);
        assert!(!table.needs_definition(), "{}", table.code);
        pairs += 1;
    }
    assert_eq!(pairs, 30);
}

#[test]
fn the_definition_of_migrants_is_asked_of_tables_1_to_16() {
    let pack = pack("asean-phase-3");
    let asked: Vec<u16> = pack
        .tables
        .iter()
        .filter(|table| table.needs_definition())
        .map(|table| table.number)
        .collect();
    assert_eq!(asked, (1..=16).collect::<Vec<_>>());
    let migrants: Vec<u16> = pack
        .tables
        .iter()
        .filter(|table| table.migrants_only)
        .map(|table| table.number)
        .collect();
    assert_eq!(migrants, [4, 10, 13, 14, 15, 16]);
    let single_row: Vec<u16> = pack
        .tables
        .iter()
        .filter(|table| table.main.is_none())
        .map(|table| table.number)
        .collect();
    assert_eq!(single_row, [1, 2, 11, 12]);
}
