//! Workbooks that a widely used library writes, read back.

use crate::build::{at, lines, only};
use ilms_collect::exchange::spreadsheet::{Content, Visibility, read};
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatScript, Formula, Note, Workbook};

#[test]
fn numbers_come_with_the_decimals_that_their_format_shows() {
    let cases = [
        ("General", 1234.5, "1234.5"),
        ("0", 1234.0, "1234 .0"),
        ("#,##0.000", 1523.456, "1523.456 .3"),
        ("#,##0;[Red]-#,##0", -5.0, "-5 .0"),
        ("0.0%", 0.125, "0.125 .1 %"),
        ("0%", 0.5, "0.5 .0 %"),
        ("#,##0.0,", 1_523_456.0, "1523456 .0"),
        ("#,##0\" orang\"", 12.0, "12 .0"),
        ("_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", 0.0, "0 .0"),
        ("_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", 1.5, "1.5 .2"),
        ("[$Rp-421]#,##0.00", 1.5, "1.5 .2"),
        ("0.00E+00", 1.5, "1.5"),
        ("yyyy", 41_640.0, "2014-01-01 day"),
        ("mmm-yy", 41_609.0, "2013-12-01 day"),
        ("d mmmm yyyy h:mm", 41_699.395_833_333_336, "2014-03-01T09:30:00 day"),
        ("h:mm", 0.5, "\"12:00:00\""),
        ("[h]:mm", 1.5, "\"36:00:00\""),
        ("yyyy", -1.0, "-1"),
    ];
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, (format, number, _)) in cases.iter().enumerate() {
        let format = Format::new().set_num_format(*format);
        sheet.write_number_with_format(row as u32, 1, *number, &format).unwrap();
    }
    let read = read(&workbook.save_to_buffer().unwrap(), "a.xlsx").unwrap();
    let expected: Vec<String> = (1..)
        .zip(cases)
        .map(|(row, (.., line))| format!("B{row} {line}"))
        .collect();
    assert_eq!(lines(only(&read)), expected);
}

#[test]
fn what_is_merged_hidden_commented_or_calculated_is_known() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Tabel 19 & 20").unwrap();
    sheet
        .merge_range(0, 0, 1, 3, "Penempatan <TKI>", &Format::new())
        .unwrap();
    sheet.write_number(2, 0, 1).unwrap();
    sheet
        .write_formula(3, 0, Formula::new("=SUM(A3:A3)").set_result("1"))
        .unwrap();
    sheet
        .write_formula(4, 0, Formula::new("=\"a\"&\"b\"").set_result("ab"))
        .unwrap();
    sheet
        .write_array_formula(5, 0, 6, 1, Formula::new("{=A3:A4*2}").set_result("2"))
        .unwrap();
    sheet.write_number(5, 1, 4).unwrap();
    sheet
        .write_formula(7, 0, Formula::new("=1/0").set_result("#DIV/0!"))
        .unwrap();
    sheet.write_boolean(8, 0, false).unwrap();
    sheet.set_row_hidden(9).unwrap();
    sheet.write_string(9, 0, "hidden row").unwrap();
    sheet.set_column_hidden(2).unwrap();
    sheet.write_string(10, 5, "last").unwrap();
    sheet.set_row_hidden(20).unwrap();
    sheet
        .insert_note(2, 0, &Note::new("Angka sementara").set_author("Penulis"))
        .unwrap();
    workbook.add_worksheet().set_name("Draf").unwrap().set_hidden(true);
    workbook
        .add_worksheet()
        .set_name("Rahasia")
        .unwrap()
        .set_very_hidden(true);

    let read = read(&workbook.save_to_buffer().unwrap(), "a.xlsx").unwrap();
    let [sheet, draft, secret] = &read.worksheets[..] else {
        panic!()
    };
    assert_eq!(sheet.name, "Tabel 19 & 20");
    assert_eq!(draft.visibility, Visibility::Hidden);
    assert_eq!(secret.visibility, Visibility::VeryHidden);
    let cells = lines(sheet);
    for line in [
        "A1 \"Penempatan <TKI>\"",
        "A3 1",
        "A4 1 =",
        "A5 \"ab\" =",
        "A6 2 =",
        "B6 4 =",
        "A8 #DIV/0! error =",
        "A9 false",
        "A10 \"hidden row\"",
        "F11 \"last\"",
    ] {
        assert!(cells.iter().any(|cell| cell == line), "{line} in {cells:?}");
    }
    assert_eq!(
        sheet.merged.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["A1:D2"]
    );
    assert_eq!(
        (&sheet.hidden_rows[..], &sheet.hidden_columns[..]),
        (&[9][..], &[2][..])
    );
    let comment = &sheet.comments[&at("A3")];
    assert!(comment.ends_with("Angka sementara"), "{comment}");
    assert_eq!((sheet.height(), sheet.width()), (11, 6));
}

#[test]
fn the_mark_of_a_footnote_is_no_digit_of_the_figure() {
    let raised = Format::new().set_font_script(FormatScript::Superscript);
    let bold = Format::new().set_bold().set_font_color(Color::Red);
    let plain = Format::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet
        .write_rich_string(0, 0, &[(&plain, "1 234"), (&raised, "1")])
        .unwrap();
    sheet
        .write_rich_string(1, 0, &[(&bold, "Total"), (&plain, " 2014")])
        .unwrap();
    sheet
        .write_rich_string(2, 0, &[(&raised, "2"), (&plain, " Provisional")])
        .unwrap();
    let read = read(&workbook.save_to_buffer().unwrap(), "a.xlsx").unwrap();
    assert_eq!(
        lines(only(&read)),
        ["A1 \"1 234¹\"", "A2 \"Total 2014\"", "A3 \"² Provisional\""]
    );
}

#[test]
fn days_are_days_from_either_epoch() {
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let date = ExcelDateTime::from_ymd(2014, 3, 1).unwrap();
    sheet.write_datetime_with_format(0, 0, date, &day).unwrap();
    let read = read(&workbook.save_to_buffer().unwrap(), "a.xlsx").unwrap();
    assert_eq!(
        only(&read).cell(at("A1")).unwrap().content,
        Content::Moment("2014-03-01".into())
    );
}
