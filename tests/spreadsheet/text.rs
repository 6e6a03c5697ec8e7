//! Delimited text, as programs of the region save it.

use crate::build::{file, lines, only};
use ilms_collect::exchange::spreadsheet::limits::{MAX_TEXT, MAX_TEXT_FILE};
use ilms_collect::exchange::spreadsheet::{FileFormat, LeftAside, SpreadsheetError, read};

#[test]
fn code_pages_and_delimiters_are_told_by_what_the_file_holds() {
    for (name, expected) in [
        (
            "thai-874.csv",
            &[
                "A1 \"ประเทศ\"",
                "B1 \"2556\"",
                "C1 \"2557\"",
                "A2 \"มาเลเซีย\"",
                "B2 \"1,234\"",
                "C2 \"5678\"",
                "A3 \"รวม – ทั้งหมด\"",
                "A5 \"ที่มา: กรมการจัดหางาน\"",
            ][..],
        ),
        (
            "excel-unicode.txt",
            &[
                "A1 \"ปี\"",
                "B1 \"ชาย\"",
                "C1 \"หญิง\"",
                "A2 \"2557\"",
                "B2 \"1,234\"",
                "C2 \"5,678\"",
            ],
        ),
        (
            "vietnam-1258.csv",
            &[
                "A1 \"Năm\"",
                "B1 \"Tổng số\"",
                "C1 \"trong đó: nữ\"",
                "A2 \"2013\"",
                "B2 \"88.155\"",
                "C2 \"31.769\"",
                "A3 \"2014\"",
                "B3 \"106.840\"",
                "C3 \"40.063\"",
            ],
        ),
        (
            "indonesia-1252.csv",
            &[
                "A1 \"Negara\"",
                "B1 \"Laki-laki\"",
                "C1 \"Perempuan\"",
                "A2 \"Côte d’Ivoire\"",
                "B2 \"1,5\"",
                "C2 \"–\"",
                "A3 \"Malaysia\"",
                "B3 \"12,25\"",
                "C3 \"3,75\"",
            ],
        ),
    ] {
        let read = read(&file(name), name).unwrap();
        assert_eq!(read.format, FileFormat::Text);
        assert_eq!(lines(only(&read)), expected, "{name}");
        assert_eq!((&only(&read).name[..], &read.left_aside[..]), ("", &[][..]), "{name}");
    }
}

#[test]
fn rows_are_those_that_excel_shows_and_empty_ones_at_the_end_are_none() {
    let table = read(
        b"Table 5\r\n\r\nSex;2014\r\n\"Male\r\nand female\";12\r\n;\r\n \r\n\r\n",
        "a.csv",
    )
    .unwrap();
    assert_eq!(
        lines(only(&table)),
        [
            "A1 \"Table 5\"",
            "A3 \"Sex\"",
            "B3 \"2014\"",
            "A4 \"Male\\r\\nand female\"",
            "B4 \"12\""
        ]
    );
    assert_eq!((only(&table).height(), only(&table).width()), (4, 2));
}

#[test]
fn what_is_no_letter_is_said_to_be_replaced() {
    let broken = read(
        &[&"รวมทั้งหมด;1\n".repeat(9).into_bytes()[..], b"\xE0\xB8"].concat(),
        "a.csv",
    )
    .unwrap();
    assert_eq!(broken.left_aside, [LeftAside::BrokenText]);
}

#[test]
fn long_texts_are_cut_and_long_files_refused() {
    let long = read(format!("a;{}\n", "ส".repeat(20_000)).as_bytes(), "a.csv").unwrap();
    let text = only(&long).text(crate::build::at("B1")).into_owned();
    assert!(text.len() <= MAX_TEXT && text.len() > MAX_TEXT - 3 && text.chars().all(|letter| letter == 'ส'));
    let file = vec![b'a'; MAX_TEXT_FILE + 1];
    assert_eq!(read(&file, "a.csv"), Err(SpreadsheetError::TextTooLarge));
    let wide = read("a;".repeat(3_000).as_bytes(), "a.csv").unwrap();
    assert_eq!(
        wide.left_aside,
        [LeftAside::TooLarge {
            worksheet: String::new()
        }]
    );
}
