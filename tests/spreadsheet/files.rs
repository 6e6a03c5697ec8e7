//! One workbook as five programs saved it: the same is read of all, but for what a program does not write.

use crate::build::{at, file, lines};
use ilms_collect::exchange::spreadsheet::{FileFormat, LeftAside, Visibility, Worksheet, read};

/// The cells of the worksheet that all of them hold.
const FIGURES: &[&str] = &[
    "A1 \"Penempatan TKI\"",
    "A2 \"Negara\"",
    "B2 \"2013\"",
    "C2 2014",
    "D2 \"Catatan\"",
    "A3 \"Malaysia\"",
    "B3 1234 .0",
    "C3 1523.456 .3",
    "D3 \"1 234¹\"",
    "A4 \"Singapura\"",
    "B4 0.125 .1 %",
    "C4 1234.5",
    "A5 \"Jumlah\"",
    "B5 1234 =",
    "C5 2757.956 =",
    "D5 #DIV/0! error =",
    "A6 2014-03-01 day",
    "B6 2014-03-01T09:30:00 day",
    "C6 true",
    "D6 \"text\" =",
    "A7 \"มาเลเซีย\"",
    "B7 \"Việt Nam\"",
    "C7 \"  spaces  kept \"",
    "D7 \"two\\nlines\"",
    "A8 \"hidden\"",
    "B8 8",
    "A9 \"after\"",
    "E9 \"hidden column\"",
    "F9 -5 .1",
    "A10 \"Perempuan\"",
    "B10 1",
    "B11 2",
    "B12 3",
];

/// The cells, with what one program writes otherwise: the place, and what is read there; nothing where it leaves the cell out.
fn figures(otherwise: &[(&str, &str)]) -> Vec<String> {
    let mut cells: Vec<String> = FIGURES.iter().map(|line| (*line).to_owned()).collect();
    for (place, instead) in otherwise {
        let index = cells
            .iter()
            .position(|line| line.starts_with(&format!("{place} ")))
            .unwrap();
        if instead.is_empty() {
            cells.remove(index);
        } else {
            cells[index] = format!("{place} {instead}");
        }
    }
    cells
}

fn merged(worksheet: &Worksheet) -> Vec<String> {
    worksheet.merged.iter().map(ToString::to_string).collect()
}

#[test]
fn the_same_is_read_whoever_saved_it() {
    // LibreOffice writes true as a formula; SheetJS writes no raised runs and, in some formats, no formulas, formats or hidden rows.
    let cases: [(&str, FileFormat, &[(&str, &str)], bool, bool); 4] = [
        ("calc.ods", FileFormat::Ods, &[("C6", "1 =")], true, true),
        ("calc.xls", FileFormat::Xls, &[("C6", "true =")], true, true),
        (
            "sheetjs.xlsb",
            FileFormat::Xlsb,
            &[
                ("D3", "\"1 2341\""),
                ("B5", "1234"),
                ("C5", "2757.956"),
                ("D5", "#DIV/0! error"),
                ("D6", "\"text\""),
            ],
            false,
            true,
        ),
        (
            "openpyxl.xlsx",
            FileFormat::Xlsx,
            &[("B5", ""), ("C5", ""), ("D5", ""), ("D6", "")],
            true,
            true,
        ),
    ];
    for (name, format, otherwise, hidden_rows, comments) in cases {
        let read = read(&file(name), name).unwrap();
        assert_eq!(read.format, format, "{name}");
        let [figures_sheet, draft] = &read.worksheets[..] else {
            panic!("{name}: not two worksheets");
        };
        assert_eq!(
            (&figures_sheet.name[..], figures_sheet.visibility),
            ("Figures", Visibility::Visible)
        );
        assert_eq!(
            (&draft.name[..], draft.visibility),
            ("Draf", Visibility::Hidden),
            "{name}"
        );
        assert_eq!(lines(figures_sheet), figures(otherwise), "{name}");
        assert_eq!(lines(draft), ["B2 42"], "{name}");
        assert_eq!(merged(figures_sheet), ["A1:D1", "A10:A12"], "{name}");
        assert_eq!(figures_sheet.hidden_columns, [4], "{name}");
        assert_eq!(
            figures_sheet.hidden_rows,
            if hidden_rows { &[7][..] } else { &[] },
            "{name}"
        );
        let comment = figures_sheet.comments.get(&at("A3")).map(String::as_str);
        assert_eq!(comment, comments.then_some("Angka sementara\nlihat hal. 3"), "{name}");
        let left = if name == "openpyxl.xlsx" {
            vec![LeftAside::NotCalculated {
                worksheet: "Figures".into(),
                cells: 4,
            }]
        } else {
            Vec::new()
        };
        assert_eq!(read.left_aside, left, "{name}");
    }
}

#[test]
fn excel_of_before_1997_wrote_in_a_code_page() {
    let read = read(&file("sheetjs-95.xls"), "sheetjs-95.xls").unwrap();
    assert_eq!(read.format, FileFormat::Xls);
    let cells = lines(&read.worksheets[0]);
    for line in [
        "A1 \"Penempatan TKI\"",
        "B3 1234 .0",
        "C3 1523.456 .3",
        "A6 2014-03-01 day",
        "C6 true",
        "F9 -5 .1",
    ] {
        assert!(cells.iter().any(|cell| cell == line), "{line} in {cells:?}");
    }
}

#[test]
fn every_file_fits_beside_the_tests() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/spreadsheets");
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        assert!(entry.metadata().unwrap().len() < 20_000, "{:?}", entry.file_name());
    }
}
