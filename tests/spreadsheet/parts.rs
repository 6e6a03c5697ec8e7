//! Workbooks of hand-written parts: what the standards allow and few programs write.

use crate::build::{at, biff, lines, ods, only, sheet, xls, xlsx_with, zip};
use ilms_collect::exchange::spreadsheet::{LeftAside, SpreadsheetError, Visibility, read};

fn xlsx(worksheet: &str, further: &[(&str, &str)]) -> Vec<String> {
    lines(only(&read(&xlsx_with(&[worksheet], further), "a.xlsx").unwrap()))
}

#[test]
fn cells_are_read_in_every_way_in_which_they_are_written() {
    let texts = "<sst><si><t>shared</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh sb='0' eb='1'><t>kana</t></rPh></si>\
                 <si><t> trimmed </t></si><si><t xml:space='preserve'> kept </t></si><si><t>a_x000D_&#10;b &amp; c</t></si></sst>";
    let rows = "<row r='2'><c r='B2' t='s'><v>0</v></c><c t='s'><v>1</v></c></row>\
        <row><c t='s'><v>2</v></c><c t='s'><v>3</v></c><c t='s'><v>4</v></c></row>\
        <row r='5'><c r='A5' t='inlineStr'><is><t>inline</t></is></c><c r='B5' t='str'><f>A1</f><v>result</v></c>\
        <c r='C5' t='b'><v>1</v></c><c r='D5' t='e'><v>#SPILL!</v></c><c r='E5' t='d'><v>2014-03-01T00:00:00</v></c>\
        <c r='F5'><v>1.5E3</v></c><c r='G5' t='n'><v>-7</v></c><c r='H5'><f>A1</f><v></v></c><c r='I5' t='str'><f>A1</f><v></v></c>\
        <c r='J5'><v>not a number</v></c><c r='K5'/><c r='L5' t='n'></c></row>";
    let read = read(
        &xlsx_with(&[&sheet(rows)], &[("xl/sharedStrings.xml", texts)]),
        "a.xlsx",
    )
    .unwrap();
    assert_eq!(
        lines(only(&read)),
        [
            "B2 \"shared\"",
            "C2 \"rich\"",
            "A3 \"trimmed\"",
            "B3 \" kept \"",
            "C3 \"a\\r\\nb & c\"",
            "A5 \"inline\"",
            "B5 \"result\" =",
            "C5 true",
            "D5 #SPILL! error",
            "E5 2014-03-01 day",
            "F5 1500",
            "G5 -7",
            "J5 \"not a number\"",
        ]
    );
    let uncalculated = LeftAside::NotCalculated {
        worksheet: "S1".into(),
        cells: 1,
    };
    assert_eq!(read.left_aside, [uncalculated]);
}

#[test]
fn cells_out_of_order_or_twice_stand_where_they_say() {
    let rows = "<row r='9'><c r='C9'><v>3</v></c><c r='A9'><v>1</v></c></row><row r='2'><c r='A2'><v>7</v></c></row>\
                <row r='9'><c r='A9'><v>2</v></c></row>";
    assert_eq!(xlsx(&sheet(rows), &[]), ["A2 7", "A9 2", "C9 3"]);
}

#[test]
fn what_a_merged_block_covers_is_not_there() {
    let worksheet = "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row><row r='2'><c r='A2'>\
        <v>3</v></c><c r='C2'><v>4</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='B2:C3'/>\
        <mergeCell ref='C2'/></mergeCells></worksheet>";
    let read = read(&xlsx_with(&[worksheet], &[]), "a.xlsx").unwrap();
    assert_eq!(lines(only(&read)), ["A1 1", "C2 4"]);
    assert_eq!(only(&read).merged.len(), 1);
}

#[test]
fn prefixes_encodings_and_names_of_parts_are_as_the_file_likes() {
    let wide = |text: &str| -> Vec<u8> {
        "\u{FEFF}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    let parts: [(&str, Vec<u8>); 4] = [
        (
            "_RELS\\.rels",
            br#"<r:Relationships><r:Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/Book/Main.xml"/></r:Relationships>"#.to_vec(),
        ),
        (
            "book/main.xml",
            br#"<x:workbook><x:workbookPr date1904="true"/><x:sheets><x:sheet name="&#x41;&amp;B" state="veryHidden" rel:id="one"/></x:sheets></x:workbook>"#.to_vec(),
        ),
        (
            "book/_rels/main.xml.rels",
            br#"<Relationships><Relationship Id="one" Type="y/worksheet" Target="./../Sheets/1.xml"/></Relationships>"#.to_vec(),
        ),
        (
            "sheets/1.xml",
            wide("<x:worksheet><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>สวัสดี</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"),
        ),
    ];
    let read = read(&zip(&parts), "a.xlsx").unwrap();
    assert_eq!(lines(only(&read)), ["A1 \"สวัสดี\""]);
    assert_eq!(
        (&only(&read).name[..], only(&read).visibility),
        ("A&B", Visibility::VeryHidden)
    );
}

#[test]
fn threads_of_comments_count_instead_of_the_note_that_stands_for_them() {
    let relations = r#"<Relationships><Relationship Id="a" Type="x/comments" Target="../comments1.xml"/><Relationship Id="b" Type="x/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>"#;
    let notes = "<comments><authors><author>A</author></authors><commentList><comment ref='B2' authorId='0'><text><r><t>[Rangkaian komentar] \
        penjelasan</t></r></text></comment><comment ref='C3'><text><r><rPr><b/></rPr><t xml:space='preserve'>A:\n</t></r><r><t>see page 3</t></r></text></comment>\
        <comment ref='D4'><text><t>[Threaded comment]\n\nYour version of Excel ...\n\nComment:\n    first\nReply:\n    second</t></text></comment>\
        </commentList></comments>";
    let threads = "<ThreadedComments><threadedComment ref='B2' id='1'><text>Sementara?</text></threadedComment>\
        <threadedComment ref='B2' id='2' parentId='1'><text>Ya &amp; final bulan Mei</text></threadedComment></ThreadedComments>";
    let further = [
        ("xl/worksheets/_rels/sheet1.xml.rels", relations),
        ("xl/comments1.xml", notes),
        ("xl/threadedComments/threadedComment1.xml", threads),
    ];
    let read = read(&xlsx_with(&[&sheet("")], &further), "a.xlsx").unwrap();
    let comments = &only(&read).comments;
    assert_eq!(comments[&at("B2")], "Sementara?\nYa & final bulan Mei");
    assert_eq!(comments[&at("C3")], "A:\nsee page 3");
    assert_eq!(comments[&at("D4")], "first\nsecond");
    assert_eq!(comments.len(), 3);
}

#[test]
fn charts_macros_and_links_are_left_aside_and_said_so() {
    let relations = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="m" Type="x/vbaProject" Target="vbaProject.bin"/><Relationship Id="e" Type="x/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>"#;
    let workbook =
        r#"<workbook><sheets><sheet name="S1" r:id="rId1"/><sheet name="Grafik" r:id="rId2"/></sheets></workbook>"#;
    let further = [("xl/_rels/workbook.xml.rels", relations), ("xl/workbook.xml", workbook)];
    let read = read(
        &xlsx_with(&[&sheet("<row><c><f>[1]A!A1</f><v>5</v></c></row>")], &further),
        "a.xlsm",
    )
    .unwrap();
    assert_eq!(lines(only(&read)), ["A1 5 ="]);
    assert_eq!(
        read.left_aside,
        [
            LeftAside::Macros,
            LeftAside::ExternalLinks,
            LeftAside::NoWorksheet { sheet: "Grafik".into() },
        ]
    );
}

#[test]
fn a_damaged_part_is_named_and_nothing_is_half_read() {
    for (rows, place) in [
        ("<row><c t='s'><v>7</v></c></row>", "S1!A1"),
        ("<row><c r='C3' t='b'><v>perhaps</v></c></row>", "S1!C3"),
        ("<row><c r='C3' t='n'><v>12o4</v></c></row>", "S1!C3"),
        ("<row><c r='ZZZZ9'><v>1</v></c></row>", "S1"),
        ("<row r='0'><c><v>1</v></c></row>", "S1"),
        ("<row><c><v>1</v>", "S1"),
        ("<row><c><v>&#xD800;</v></c></row>", "S1"),
    ] {
        let place = place.to_owned();
        assert_eq!(
            read(&xlsx_with(&[&sheet(rows)], &[]), "a.xlsx"),
            Err(SpreadsheetError::Damaged { place })
        );
    }
}

const STYLES: &str = "<number:number-style style:name='N1'><number:number number:decimal-places='1'/></number:number-style>\
    <number:percentage-style style:name='N2'><number:number number:decimal-places='2'/></number:percentage-style>\
    <number:currency-style style:name='N3'><number:currency-symbol/><style:map style:condition='value()&gt;=0' \
    style:apply-style-name='N1'/></number:currency-style>\
    <number:number-style style:name='N4'><number:number number:decimal-places='1' number:display-factor='1000'/></number:number-style>\
    <style:style style:name='ce1' style:family='table-cell' style:data-style-name='N1'/>\
    <style:style style:name='ce2' style:family='table-cell' style:parent-style-name='ce1'/>\
    <style:style style:name='ce3' style:family='table-cell' style:data-style-name='N2'/>\
    <style:style style:name='ce4' style:family='table-cell' style:data-style-name='N3'/>\
    <style:style style:name='ce5' style:family='table-cell' style:data-style-name='N4'/>\
    <style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/></style:style>\
    <style:style style:name='T1' style:family='text'><style:text-properties style:text-position='super 58%'/></style:style>";

#[test]
fn open_document_cells_show_what_their_styles_say() {
    let number = |value: &str, more: &str| {
        format!("<table:table-cell {more} office:value-type='float' office:value='{value}'/>")
    };
    let row = [
        number("1.25", "table:style-name='ce1'"),
        number("1.25", "table:style-name='ce2'"),
        number("0.125", "table:style-name='ce3'"),
        number("9", "table:style-name='ce4'"),
        number("1523456", "table:style-name='ce5'"),
        number("7", ""),
        "<table:table-cell office:value-type='percentage' office:value='0.5'/>".into(),
        "<table:table-cell office:value-type='date' office:date-value='2014-03-01T09:30:00'/>".into(),
        "<table:table-cell office:value-type='time' office:time-value='PT09H30M00S'/>".into(),
        "<table:table-cell office:value-type='boolean' office:boolean-value='true'/>".into(),
        "<table:table-cell table:formula='of:=1/0' office:value-type='string' office:string-value='' calcext:value-type='error'>\
         <text:p>#DIV/0!</text:p></table:table-cell>".into(),
        "<table:table-cell office:value-type='string'><text:p>1 234<text:span text:style-name='T1'>1</text:span></text:p></table:table-cell>".into(),
        "<table:table-cell office:value-type='string'><text:p> two <text:s text:c='2'/>\n words</text:p><text:p>lines<text:tab/>x</text:p>\
         </table:table-cell>".into(),
        "<table:table-cell table:formula='of:=A1'/>".into(),
    ]
    .concat();
    let table = format!(
        "<table:table table:name='T'><table:table-column table:number-columns-repeated='5'/>\
         <table:table-column table:default-cell-style-name='ce1'/>\n<table:table-row>{row}</table:table-row></table:table>"
    );
    let read = read(&ods(&table, STYLES), "a.ods").unwrap();
    assert_eq!(
        lines(only(&read)),
        [
            "A1 1.25 .1",
            "B1 1.25 .1",
            "C1 0.125 .2 %",
            "D1 9 .1",
            "E1 1523456 .0",
            "F1 7 .1",
            "G1 0.5 %",
            "H1 2014-03-01T09:30:00 day",
            "I1 \"09:30:00\"",
            "J1 true",
            "K1 #DIV/0! error =",
            "L1 \"1 234¹\"",
            "M1 \"two   words\\nlines\\tx\"",
        ]
    );
    assert!(matches!(
        read.left_aside[..],
        [LeftAside::NotCalculated { cells: 1, .. }]
    ));
}

#[test]
fn open_document_rows_repeat_merge_hide_and_comment() {
    let table = "<table:table table:name='T' table:style-name='ta2'><table:shapes><table:table-row/></table:shapes>\
        <table:table-column/><table:table-column table:visibility='collapse' table:number-columns-repeated='2'/>\
        <table:table-row table:number-rows-repeated='3'><table:table-cell table:number-columns-repeated='2'/></table:table-row>\
        <table:table-row-group table:display='false'><table:table-row table:number-rows-repeated='2'>\
        <table:table-cell table:number-columns-repeated='2' office:value-type='float' office:value='4'/></table:table-row></table:table-row-group>\
        <table:table-header-rows><table:table-row table:visibility='filter'><table:table-cell table:number-columns-spanned='2' \
        table:number-rows-spanned='2' office:value-type='string'><office:annotation><dc:creator>A</dc:creator><dc:date>2014</dc:date>\
        <text:p>Angka</text:p><text:list><text:list-item><text:p>sementara</text:p></text:list-item></text:list></office:annotation>\
        <text:p>merged</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>\
        <table:table-row><table:covered-table-cell office:value-type='float' office:value='9'/><table:covered-table-cell/>\
        <table:table-cell office:value-type='float' office:value='5'/></table:table-row>\
        <table:table-row table:number-rows-repeated='1048000'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>\
        </table:table><table:table table:name=\"'file:///other.ods'#$Sheet1\"><table:table-row/></table:table>";
    let read = read(&ods(table, STYLES), "a.ods").unwrap();
    let worksheet = only(&read);
    assert_eq!(
        lines(worksheet),
        ["A4 4", "B4 4", "A5 4", "B5 4", "A6 \"merged\"", "C7 5"]
    );
    assert_eq!(worksheet.visibility, Visibility::Hidden);
    assert_eq!(
        worksheet.merged.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["A6:B7"]
    );
    assert_eq!(
        (&worksheet.hidden_rows[..], &worksheet.hidden_columns[..]),
        (&[3, 4, 5][..], &[1, 2][..])
    );
    assert_eq!(worksheet.comments[&at("A6")], "Angka\nsementara");
    assert_eq!(read.left_aside, [LeftAside::ExternalLinks]);
}

#[test]
fn old_excel_files_are_read_record_by_record() {
    let cell = |row: u16, column: u16, format: u16, rest: &[u8]| {
        [
            &row.to_le_bytes()[..],
            &column.to_le_bytes(),
            &format.to_le_bytes(),
            rest,
        ]
        .concat()
    };
    let formula = |row: u16, value: [u8; 8]| biff(0x0006, &cell(row, 1, 0, &[&value[..], &[0; 8]].concat()));
    // A text of the table in two pieces, the second of wide letters; the last letter of the first run is raised by font 5.
    let globals = [
        (0..5).flat_map(|_| biff(0x0031, &[0; 14])).collect(),
        biff(0x0031, &[0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]),
        biff(0x041E, &[164, 0, 5, 0, 0, b'0', b'.', b'0', b'0', b'0']),
        biff(0x00E0, &[0, 0, 0, 0]),
        biff(0x00E0, &[0, 0, 164, 0]),
        biff(0x00FC, &[&[2, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, b'a', b'b'][..]].concat()),
        biff(
            0x003C,
            &[1, 0x01, 0x0E, b'd', 0, 3, 0, 8, 1, 0, b'1', b'2', b'1', 2, 0, 6, 0],
        ),
        biff(0x01AE, &[1, 0, 1, 4]),
    ];
    let records = [
        biff(
            0x0208,
            &[&2_u16.to_le_bytes()[..], &[0; 10], &0x20_u32.to_le_bytes()].concat(),
        ),
        biff(0x007D, &[3, 0, 4, 0, 0, 0, 0, 0, 1, 0]),
        biff(0x0203, &cell(0, 0, 1, &1.5_f64.to_le_bytes())),
        biff(0x027E, &cell(1, 0, 0, &((1234_u32 << 2) | 3).to_le_bytes())),
        biff(0x00BD, &[2, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 10, 0, 0, 0, 1, 0]),
        biff(0x00FD, &cell(3, 0, 0, &[0, 0, 0, 0])),
        biff(0x00FD, &cell(3, 1, 0, &[1, 0, 0, 0])),
        biff(0x0204, &cell(4, 0, 0, &[2, 0, 0, b'h', b'i'])),
        biff(0x0205, &cell(5, 0, 0, &[1, 0])),
        biff(0x0205, &cell(5, 3, 0, &[0x2A, 1])),
        formula(6, 2.5_f64.to_le_bytes()),
        formula(7, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        biff(0x04BC, &[0; 8]),
        biff(0x0207, &[2, 0, 0, b'o', b'k']),
        formula(8, [2, 0, 7, 0, 0, 0, 0xFF, 0xFF]),
        formula(9, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        // A chart inside the worksheet, with a number of its own.
        biff(0x0809, &[0, 6, 0x20, 0]),
        biff(0x0203, &cell(50, 0, 0, &9.0_f64.to_le_bytes())),
        biff(0x000A, &[]),
        biff(0x00E5, &[1, 0, 4, 0, 5, 0, 0, 0, 1, 0]),
        // A comment: an object, its text, and the note that names the object.
        biff(0x005D, &[0x15, 0, 0x12, 0, 0x19, 0, 7, 0]),
        biff(0x01B6, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0]),
        biff(0x003C, &[0, b's', b'a', b'i', b'd']),
        biff(0x001C, &[1, 0, 0, 0, 0, 0, 7, 0]),
    ];
    let stream = xls(&globals, &records);
    for file in [stream.clone(), crate::build::compound("Workbook", &stream)] {
        let read = read(&file, "a.xls").unwrap();
        let worksheet = only(&read);
        assert_eq!(
            lines(worksheet),
            [
                "A1 1.5 .3",
                "A2 12.34",
                "A3 1 .3",
                "B3 2",
                "A4 \"abกd\"",
                "B4 \"12¹\"",
                "A5 \"hi\"",
                "D6 #N/A error",
                "B7 2.5 =",
                "B8 \"ok\" =",
                "B9 #DIV/0! error =",
            ]
        );
        assert_eq!(
            (&worksheet.hidden_rows[..], &worksheet.hidden_columns[..]),
            (&[2][..], &[3][..])
        );
        assert_eq!(worksheet.merged[0].to_string(), "A5:B6");
        assert_eq!(worksheet.comments[&at("A2")], "said");
        assert_eq!(read.left_aside, []);
    }
}

/// A record of a binary workbook.
fn biff12(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut record = match kind {
        0..0x80 => vec![kind as u8],
        _ => vec![kind as u8 | 0x80, (kind >> 7) as u8],
    };
    record.push(data.len() as u8);
    record.extend(data);
    record
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let letters = units.iter().flat_map(|unit| unit.to_le_bytes());
    (units.len() as u32).to_le_bytes().into_iter().chain(letters).collect()
}

#[test]
fn binary_workbooks_are_read_record_by_record() {
    let cell = |column: u32, rest: &[u8]| [&column.to_le_bytes()[..], &[1, 0, 0, 0], rest].concat();
    let row = |row: u32, hidden: u8| biff12(0, &[&row.to_le_bytes()[..], &[0; 7], &[hidden], &[0; 5]].concat());
    let workbook = [
        biff12(153, &[1, 0, 0, 0]),
        biff12(156, &[&[1, 0, 0, 0, 1, 0, 0, 0][..], &wide("r1"), &wide("S1")].concat()),
    ];
    let styles = [
        biff12(43, &[0; 20]),
        biff12(43, &[0, 0, 0, 0, 0, 0, 1, 0, 0, 0]),
        biff12(44, &[&[164, 0][..], &wide("0.00")].concat()),
        // Formats of styles, which are none of cells.
        biff12(47, &[0; 16]),
        biff12(617, &[2, 0, 0, 0]),
        biff12(47, &[0; 16]),
        biff12(47, &[0, 0, 164, 0]),
        biff12(618, &[]),
    ];
    let runs = [&[2, 0, 0, 0][..], &[0, 0, 0, 0], &[2, 0, 1, 0]].concat();
    let texts = [
        biff12(19, &[&[0][..], &wide("shared")].concat()),
        biff12(19, &[&[1][..], &wide("121"), &runs].concat()),
    ];
    let sheet = [
        biff12(
            60,
            &[&3_u32.to_le_bytes()[..], &4_u32.to_le_bytes(), &[0; 8], &[1, 0]].concat(),
        ),
        row(0, 0),
        biff12(2, &cell(0, &((1234_u32 << 2) | 3).to_le_bytes())),
        biff12(5, &cell(1, &2.5_f64.to_le_bytes())),
        biff12(7, &cell(2, &[0, 0, 0, 0])),
        biff12(7, &cell(3, &[1, 0, 0, 0])),
        row(1, 0x10),
        biff12(8, &cell(0, &[&wide("result")[..], &[0; 10]].concat())),
        biff12(9, &cell(1, &[&1.5_f64.to_le_bytes()[..], &[0; 10]].concat())),
        biff12(10, &cell(2, &[1, 0, 0, 0])),
        biff12(11, &cell(3, &[0x07, 0, 0, 0])),
        // Cells that stand right of the one before them.
        biff12(12, &[0, 0, 0, 0]),
        biff12(17, &[&[0, 0, 0, 0][..], &wide("next")].concat()),
        biff12(62, &cell(7, &[&[0][..], &wide("rich")].concat())),
        biff12(
            176,
            &[
                &2_u32.to_le_bytes()[..],
                &3_u32.to_le_bytes(),
                &[0; 4],
                &1_u32.to_le_bytes(),
            ]
            .concat(),
        ),
    ];
    let comments = [
        biff12(635, &[&[0; 4][..], &[0; 16], &[0; 16]].concat()),
        biff12(637, &[&[0][..], &wide("said")].concat()),
    ];
    let relations = |list: &[(&str, &str, &str)]| {
        let one = |(id, kind, target): &(&str, &str, &str)| {
            format!(r#"<Relationship Id="{id}" Type="x/{kind}" Target="{target}"/>"#)
        };
        format!(
            "<Relationships>{}</Relationships>",
            list.iter().map(one).collect::<String>()
        )
        .into_bytes()
    };
    let file = zip(&[
        ("_rels/.rels", relations(&[("a", "officeDocument", "xl/workbook.bin")])),
        ("xl/workbook.bin", workbook.concat()),
        (
            "xl/_rels/workbook.bin.rels",
            relations(&[
                ("r1", "worksheet", "worksheets/sheet1.bin"),
                ("r2", "styles", "styles.bin"),
                ("r3", "sharedStrings", "sharedStrings.bin"),
            ]),
        ),
        ("xl/styles.bin", styles.concat()),
        ("xl/sharedStrings.bin", texts.concat()),
        ("xl/worksheets/sheet1.bin", sheet.concat()),
        (
            "xl/worksheets/_rels/sheet1.bin.rels",
            relations(&[("c", "comments", "../comments1.bin")]),
        ),
        ("xl/comments1.bin", comments.concat()),
    ]);
    let read = read(&file, "a.xlsb").unwrap();
    let worksheet = only(&read);
    assert_eq!(
        lines(worksheet),
        [
            "A1 12.34 .2",
            "B1 2.5 .2",
            "C1 \"shared\"",
            "D1 \"12¹\"",
            "A2 \"result\" =",
            "B2 1.5 .2 =",
            "C2 true =",
            "D2 #DIV/0! error =",
            "F2 \"next\"",
            "H2 \"rich\"",
        ]
    );
    assert_eq!((&worksheet.name[..], worksheet.visibility), ("S1", Visibility::Hidden));
    assert_eq!(
        (&worksheet.hidden_rows[..], &worksheet.hidden_columns[..]),
        (&[1][..], &[3, 4][..])
    );
    assert_eq!(worksheet.merged[0].to_string(), "A3:B4");
    assert_eq!(worksheet.comments[&at("A1")], "said");
}
