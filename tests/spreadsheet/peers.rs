//! Side by side with somebody else's reader: what `calamine` sees in the cells is what is read here.

use crate::build::{file, xls};
use calamine::{Data, Reader as _, open_workbook_auto_from_rs};
use ilms_collect::exchange::spreadsheet::{At, Content, Worksheet, read};
use rust_xlsxwriter::{Format, Formula, Workbook};
use std::collections::BTreeMap;
use std::io::Cursor;

/// What it sees, by place; a moment as the number or text that it is there.
fn theirs(range: &calamine::Range<Data>) -> BTreeMap<At, String> {
    let start = range.start().unwrap_or_default();
    let cells = range.used_cells().map(|(row, column, data)| {
        let at = At::new(start.0 + row as u32, start.1 + column as u32);
        let text = match data {
            Data::Int(number) => (*number as f64).to_string(),
            Data::Float(number) => number.to_string(),
            Data::String(text) => text.clone(),
            Data::Bool(boolean) => boolean.to_string(),
            Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_) => "moment".to_owned(),
            Data::Error(error) => error.to_string(),
            Data::Empty => String::new(),
        };
        (at, text)
    });
    cells.filter(|(_, text)| !text.is_empty()).collect()
}

fn ours(worksheet: &Worksheet) -> BTreeMap<At, String> {
    let cells = worksheet.cells().map(|(at, cell)| {
        let text = match &cell.content {
            // It reads raised digits as any others.
            Content::Text(text) => text.replace('¹', "1"),
            Content::Number(number) => number.to_string(),
            Content::Boolean(boolean) => boolean.to_string(),
            Content::Moment(_) => "moment".to_owned(),
            Content::Error(error) => error.to_string(),
        };
        (at, text)
    });
    cells.collect()
}

fn compare(bytes: &[u8], name: &str) {
    let mut peer = open_workbook_auto_from_rs(Cursor::new(bytes)).unwrap();
    let read = read(bytes, name).unwrap();
    assert_eq!(
        peer.sheet_names(),
        read.worksheets
            .iter()
            .map(|sheet| sheet.name.clone())
            .collect::<Vec<_>>()
    );
    for worksheet in &read.worksheets {
        let range = peer.worksheet_range(&worksheet.name).unwrap();
        assert_eq!(ours(worksheet), theirs(&range), "{name}: {}", worksheet.name);
    }
}

#[test]
fn the_files_of_other_programs_are_read_alike() {
    for name in ["calc.ods", "calc.xls", "openpyxl.xlsx", "sheetjs-95.xls"] {
        compare(&file(name), name);
    }
}

#[test]
fn a_large_mixed_workbook_is_read_alike() {
    let mut workbook = Workbook::new();
    let decimals = Format::new().set_num_format("#,##0.00");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for number in 0..3 {
        let sheet = workbook.add_worksheet();
        for row in 0..200 {
            for column in 0..12_u16 {
                let value = f64::from(row * 31 + u32::from(column) * 7) / 8.0 - 50.0;
                match (row + u32::from(column) + number) % 6 {
                    0 => drop(
                        sheet
                            .write_string(row, column, format!("text {} <&> ส", row % 9))
                            .unwrap(),
                    ),
                    1 => drop(sheet.write_number(row, column, value).unwrap()),
                    2 => drop(sheet.write_number_with_format(row, column, value, &decimals).unwrap()),
                    3 => drop(
                        sheet
                            .write_formula(row, column, Formula::new("=1+1").set_result("2"))
                            .unwrap(),
                    ),
                    4 => drop(
                        sheet
                            .write_number_with_format(row, column, 41_640.0 + f64::from(row), &day)
                            .unwrap(),
                    ),
                    _ => {}
                }
            }
        }
    }
    compare(&workbook.save_to_buffer().unwrap(), "a.xlsx");
}

#[test]
fn what_stops_a_reader_that_lays_worksheets_out_is_read_here() {
    // One cell in the last corner, for which a rectangle would take 16 million places: it is left aside, not laid out.
    let cell = |row: u16, column: u16| {
        [
            &row.to_le_bytes()[..],
            &column.to_le_bytes(),
            &[0, 0],
            &1.0_f64.to_le_bytes(),
        ]
        .concat()
    };
    let record = |data: &[u8]| crate::build::biff(0x0203, data);
    let sparse = xls(&[], &[record(&cell(0, 0)), record(&cell(65_535, 255))]);
    let read = read(&sparse, "a.xls").unwrap();
    assert_eq!(read.worksheets[0].cells().count(), 2);
}
