//! Builds the files that the tests read: workbooks of hand-written parts, and records of the binary formats.
#![allow(dead_code, reason = "two test programs share it, each uses a part")]

use ilms_collect::exchange::spreadsheet::{At, Cell, Content, Spreadsheet, Worksheet};
use std::io::{Cursor, Write as _};

/// A zip of parts.
pub fn zip<N: AsRef<str>, C: AsRef<[u8]>>(parts: &[(N, C)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, content) in parts {
        zip.start_file(name.as_ref(), options).unwrap();
        zip.write_all(content.as_ref()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of a workbook with worksheets of that XML, and further parts.
pub fn xlsx_with(worksheets: &[&str], further: &[(&str, &str)]) -> Vec<u8> {
    let number = |index: usize| index + 1;
    let sheets = (0..worksheets.len())
        .map(number)
        .map(|n| format!(r#"<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>"#))
        .collect::<Vec<_>>()
        .concat();
    let relations = (0..worksheets.len())
        .map(number)
        .map(|n| {
            format!(r#"<Relationship Id="rId{n}" Type="x/relationships/worksheet" Target="worksheets/sheet{n}.xml"/>"#)
        })
        .collect::<Vec<_>>()
        .concat();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
                .to_owned(),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!("<workbook><sheets>{sheets}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(
                r#"<Relationships>{relations}<Relationship Id="t" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="s" Type="x/styles" Target="styles.xml"/></Relationships>"#
            ),
        ),
    ];
    for (index, sheet) in worksheets.iter().enumerate() {
        parts.push((format!("xl/worksheets/sheet{}.xml", index + 1), (*sheet).to_owned()));
    }
    for (name, content) in further {
        parts.retain(|(other, _)| other != name);
        parts.push(((*name).to_owned(), (*content).to_owned()));
    }
    zip(&parts)
}

/// A worksheet of these rows.
pub fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

/// A worksheet of many equal rows.
pub fn rows(count: usize, cells: &str) -> String {
    sheet(&format!("<row>{cells}</row>").repeat(count))
}

/// An `OpenDocument` spreadsheet of that body, with those styles.
pub fn ods(tables: &str, styles: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body>\
         <office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

/// A record of an Excel file of before 2007.
pub fn biff(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut record = kind.to_le_bytes().to_vec();
    record.extend((data.len() as u16).to_le_bytes());
    record.extend(data);
    record
}

/// The stream of such a file, with one worksheet of those records, and records before its list of sheets.
pub fn xls(globals: &[Vec<u8>], records: &[Vec<u8>]) -> Vec<u8> {
    xls_of(globals, &[records.concat()])
}

/// The stream of such a file, with worksheets of those records.
pub fn xls_of(globals: &[Vec<u8>], worksheets: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind: u16| {
        biff(
            0x0809,
            &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat(),
        )
    };
    let end = biff(0x000A, &[]);
    let mut stream = [begin(5), globals.concat()].concat();
    let names: Vec<String> = (1..=worksheets.len()).map(|number| format!("S{number}")).collect();
    let listed: usize = names.iter().map(|name| 4 + 8 + name.len()).sum();
    let mut start = stream.len() + listed + end.len();
    let begin = begin(0x10);
    for (name, sheet) in names.iter().zip(worksheets) {
        let mut data = (start as u32).to_le_bytes().to_vec();
        data.extend([0, 0, name.len() as u8, 0]);
        data.extend(name.as_bytes());
        stream.extend(biff(0x0085, &data));
        start += begin.len() + sheet.len() + end.len();
    }
    stream.extend(&end);
    for sheet in worksheets {
        stream.extend(&begin);
        stream.extend(sheet);
        stream.extend(&end);
    }
    stream
}

/// The compound file around one stream.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096).next_multiple_of(SECTOR), 0);
    let sectors = stream.len() / SECTOR;
    // Sectors: those of the table, the directory, the stream.
    let tables = (sectors + 2).div_ceil(SECTOR / 4 - 1);
    let mut table: Vec<u32> = vec![0xFFFF_FFFD; tables];
    table.push(0xFFFF_FFFE);
    table.extend((0..sectors).map(|sector| {
        let next = (tables + 2 + sector) as u32;
        if sector + 1 == sectors { 0xFFFF_FFFE } else { next }
    }));
    table.resize(tables * SECTOR / 4, 0xFFFF_FFFF);
    let mut file = vec![0; SECTOR];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let mut put = |at: usize, value: u32| file[at..at + 4].copy_from_slice(&value.to_le_bytes());
    put(24, 0x0003_003E);
    put(28, 0x0009_FFFE);
    put(32, 6);
    put(44, tables as u32);
    put(48, tables as u32);
    put(56, 4096);
    put(60, 0xFFFF_FFFE);
    put(68, 0xFFFF_FFFE);
    for index in 0..109 {
        put(76 + 4 * index, if index < tables { index as u32 } else { 0xFFFF_FFFF });
    }
    file.extend(table.iter().flat_map(|entry| entry.to_le_bytes()));
    let entry = |name: &str, kind: u8, child: u32, start: u32, size: usize| {
        let mut entry = vec![0; 128];
        for (index, unit) in name.encode_utf16().enumerate() {
            entry[2 * index..2 * index + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = 2 * (name.len() as u8 + 1);
        entry[66] = kind;
        entry[68..76].fill(0xFF);
        entry[76..80].copy_from_slice(&child.to_le_bytes());
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&(size as u32).to_le_bytes());
        entry
    };
    file.extend(entry("Root Entry", 5, 1, 0xFFFF_FFFE, 0));
    file.extend(entry(name, 2, 0xFFFF_FFFF, tables as u32 + 1, stream.len()));
    file.resize((2 + tables) * SECTOR, 0);
    file.extend(&stream);
    file
}

/// The place that is written so.
pub fn at(text: &str) -> At {
    text.parse().unwrap()
}

/// What a cell holds, shows and is, in one line: `1523.456 .3`, `12% .1`, `text`, `2014-03-01 day`, `1 =`.
pub fn line(cell: &Cell) -> String {
    let mut line = match &cell.content {
        Content::Text(text) => format!("\"{}\"", shown(text)),
        Content::Number(number) => number.to_string(),
        Content::Boolean(boolean) => boolean.to_string(),
        Content::Moment(moment) => format!("{moment} day"),
        Content::Error(error) => format!("{error} error"),
    };
    if let Some(decimals) = cell.decimals {
        line += &format!(" .{decimals}");
    }
    if cell.percent {
        line += " %";
    }
    if cell.formula {
        line += " =";
    }
    line
}

/// A text with its line ends and tabs written out.
fn shown(text: &str) -> String {
    text.replace('\r', "\\r").replace('\n', "\\n").replace('\t', "\\t")
}

/// Every cell of a worksheet, as [`line`] writes it, with its place in front.
pub fn lines(worksheet: &Worksheet) -> Vec<String> {
    worksheet
        .cells()
        .map(|(at, cell)| format!("{at} {}", line(cell)))
        .collect()
}

/// The one worksheet of a file.
pub fn only(spreadsheet: &Spreadsheet) -> &Worksheet {
    let [worksheet] = &spreadsheet.worksheets[..] else {
        panic!("not one worksheet: {spreadsheet:?}");
    };
    worksheet
}

/// A file of those that lie beside the tests.
pub fn file(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/spreadsheets/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}
