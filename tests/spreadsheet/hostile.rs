//! What hostile files must not get: the worksheets beside a large one, what an entity names, a file outside. The long list of them,
//! with the memory that each takes, is in `spreadsheet_memory`.

use crate::build::{at, lines, only, rows, xlsx_with, zip};
use ilms_collect::exchange::spreadsheet::{LeftAside, SpreadsheetError, read};

#[test]
fn one_large_worksheet_does_not_cost_the_others() {
    let large = rows(70_000, "<c><v>1</v></c>");
    let small = crate::build::sheet("<row><c><v>5</v></c></row>");
    let read = read(&xlsx_with(&[&large, &small], &[]), "a.xlsx").unwrap();
    assert_eq!(lines(only(&read)), ["A1 5"]);
    assert_eq!(read.left_aside, [LeftAside::TooLarge { worksheet: "S1".into() }]);
}

#[test]
fn entities_are_not_expanded_and_nothing_is_fetched() {
    let sheet = r#"<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
        <worksheet><sheetData><row><c t="inlineStr"><is><t>x&b;&c;&lt;y</t></is></c></row></sheetData></worksheet>"#;
    let read = read(&xlsx_with(&[sheet], &[]), "a.xlsx").unwrap();
    assert_eq!(lines(only(&read)), ["A1 \"x<y\""]);
}

#[test]
fn names_of_parts_reach_no_file() {
    let sheet = crate::build::sheet("<row><c><v>1</v></c></row>");
    let relations = |target: &str| {
        format!(r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="{target}"/></Relationships>"#)
    };
    for target in [
        "../../../../../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "file:///etc/passwd",
        "",
    ] {
        let further = [("xl/_rels/workbook.xml.rels", &relations(target)[..])];
        let refused = read(&xlsx_with(&[&sheet], &further), "a.xlsx");
        assert_eq!(
            refused,
            Err(SpreadsheetError::Damaged { place: "S1".into() }),
            "{target}"
        );
    }
    let external = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="xl/worksheets/sheet1.xml" TargetMode="External"/></Relationships>"#;
    let refused = read(
        &xlsx_with(&[&sheet], &[("xl/_rels/workbook.xml.rels", external)]),
        "a.xlsx",
    );
    assert!(matches!(refused, Err(SpreadsheetError::Damaged { .. })));
    // Hostile names among the parts are names like any others.
    let mut parts = vec![
        ("../../evil".to_owned(), "x".to_owned()),
        ("/etc/passwd".to_owned(), "x".to_owned()),
    ];
    parts.push((
        "content.xml".to_owned(),
        "<a><body><spreadsheet/></body></a>".to_owned(),
    ));
    assert!(read(&zip(&parts), "a.ods").unwrap().worksheets.is_empty());
}

#[test]
fn of_two_parts_of_one_name_the_first_counts() {
    let sheet = |number: u32| crate::build::sheet(&format!("<row><c><v>{number}</v></c></row>"));
    let mut bytes = xlsx_with(&[&sheet(1)], &[("xl/worksheets/sheet2.xml", &sheet(2))]);
    // The second is renamed to the first, in its header and in the directory.
    let name = b"xl/worksheets/sheet2.xml";
    let places: Vec<usize> = (0..bytes.len() - name.len())
        .filter(|&at| bytes[at..].starts_with(name))
        .collect();
    assert_eq!(places.len(), 2);
    for place in places {
        bytes[place + name.len() - 5] = b'1';
    }
    let read = read(&bytes, "a.xlsx").unwrap();
    assert_eq!(only(&read).text(at("A1")), "1");
}
