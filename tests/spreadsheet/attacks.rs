//! The hostile files themselves, each built in the test.

use crate::build::{biff, compound, ods, rows, sheet, xls, xls_of, xlsx_with, zip};
use ilms_collect::exchange::spreadsheet::limits::{MAX_SHEET_CELLS, MAX_TEXT};
use ilms_collect::exchange::spreadsheet::{LeftAside, Spreadsheet, SpreadsheetError};

/// What must come of a hostile file.
#[derive(Clone, Copy, Debug)]
pub enum Outcome {
    /// Refused because a part of it is not what it should be.
    Damaged,
    UnpacksTooLarge,
    TooMuchText,
    TooManyCells,
    /// Read, with a worksheet left aside.
    LeftAside,
    /// Read.
    Read,
}

/// A hostile file.
pub struct Attack {
    pub name: &'static str,
    pub outcome: Outcome,
    pub build: fn() -> Vec<u8>,
}

impl Attack {
    pub fn holds(&self, result: &Result<Spreadsheet, SpreadsheetError>) {
        let right = match (self.outcome, result) {
            (Outcome::Damaged, Err(SpreadsheetError::Damaged { .. }))
            | (Outcome::UnpacksTooLarge, Err(SpreadsheetError::UnpacksTooLarge))
            | (Outcome::TooMuchText, Err(SpreadsheetError::TooMuchText))
            | (Outcome::TooManyCells, Err(SpreadsheetError::TooManyCells)) => true,
            (Outcome::LeftAside, Ok(read)) => read
                .left_aside
                .iter()
                .any(|left| matches!(left, LeftAside::TooLarge { .. })),
            (Outcome::Read, Ok(read)) => !read
                .left_aside
                .iter()
                .any(|left| matches!(left, LeftAside::TooLarge { .. })),
            _ => false,
        };
        let told = result.as_ref().map(|read| (read.worksheets.len(), &read.left_aside));
        assert!(right, "{}: {:?} expected, not {told:?}", self.name, self.outcome);
    }
}

fn texts(text: &str) -> Vec<u8> {
    xlsx_with(
        &[&sheet("<row><c t='s'><v>0</v></c></row>")],
        &[("xl/sharedStrings.xml", text)],
    )
}

fn styles(text: &str) -> Vec<u8> {
    xlsx_with(
        &[&sheet("<row><c s='1'><v>1</v></c></row>")],
        &[("xl/styles.xml", text)],
    )
}

fn relations(worksheet: &str) -> String {
    format!(r#"<Relationships><Relationship Id="c" Type="x/comments" Target="{worksheet}"/></Relationships>"#)
}

/// The bytes of a file with the numbers behind each place of `mark` changed.
fn lie(mut bytes: Vec<u8>, mark: &[u8], offset: usize, number: u32) -> Vec<u8> {
    let places: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at..].starts_with(mark)).collect();
    assert!(!places.is_empty());
    for place in places {
        bytes[place + offset..place + offset + 4].copy_from_slice(&number.to_le_bytes());
    }
    bytes
}

fn number_record(row: u16, column: u16) -> Vec<u8> {
    let data = [
        &row.to_le_bytes()[..],
        &column.to_le_bytes(),
        &[0, 0],
        &1.0_f64.to_le_bytes(),
    ]
    .concat();
    biff(0x0203, &data)
}

fn shared_text_record(row: u16, column: u16) -> Vec<u8> {
    biff(
        0x00FD,
        &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 6]].concat(),
    )
}

/// A table of texts with one text of 32 000 letters.
fn one_long_text() -> Vec<Vec<u8>> {
    let mut data = vec![1, 0, 0, 0, 1, 0, 0, 0];
    let first = 8_000_u16;
    data.extend(32_000_u16.to_le_bytes());
    data.push(0);
    data.extend(vec![b'a'; first.into()]);
    let mut records = vec![biff(0x00FC, &data)];
    for _ in 0..3 {
        records.push(biff(0x003C, &[&[0][..], &vec![b'a'; 8_000]].concat()));
    }
    records
}

/// A compound file whose table makes every chain run in a circle.
fn circle() -> Vec<u8> {
    let mut file = compound("Workbook", &xls(&[], &[]));
    let table = 512;
    for sector in 0..12_u32 {
        let at = table + 4 * sector as usize;
        file[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    file
}

fn table(inside: &str) -> String {
    format!("<table:table table:name='T'>{inside}</table:table>")
}

const CELL: &str = "<table:table-cell office:value-type='float' office:value='1'/>";

/// All of them.
pub fn attacks() -> Vec<Attack> {
    use Outcome::{Damaged, LeftAside, Read, TooManyCells, TooMuchText, UnpacksTooLarge};
    let list: Vec<(&'static str, Outcome, fn() -> Vec<u8>)> = vec![
        ("xlsx: a worksheet that unpacks to 160 MB", LeftAside, || {
            xlsx_with(&[&sheet(&" ".repeat(160 << 20))], &[])
        }),
        ("xlsx: a table of texts that unpacks to 160 MB", UnpacksTooLarge, || {
            texts(&" ".repeat(160 << 20))
        }),
        ("xlsx: five worksheets of 60 MB each", UnpacksTooLarge, || {
            let large = sheet(&" ".repeat(60 << 20));
            xlsx_with(&[&large[..]; 5], &[])
        }),
        ("xlsx: one part named by 500 worksheets", UnpacksTooLarge, || {
            let relation =
                |n: usize| format!(r#"<Relationship Id="rId{n}" Type="x/worksheet" Target="worksheets/sheet1.xml"/>"#);
            let relations: String = (1..=500).map(relation).collect();
            let mut worksheets = vec![""; 500];
            let large = sheet(&" ".repeat(8 << 20));
            worksheets[0] = &large;
            let relations = format!("<Relationships>{relations}</Relationships>");
            xlsx_with(&worksheets, &[("xl/_rels/workbook.xml.rels", &relations)])
        }),
        ("zip: 30 000 parts", UnpacksTooLarge, || {
            zip(&(0..30_000).map(|number| (format!("p{number}"), "")).collect::<Vec<_>>())
        }),
        ("zip: a directory that states 65 535 parts", UnpacksTooLarge, || {
            lie(xlsx_with(&[""], &[]), b"PK\x05\x06", 8, 0xFFFF_FFFF)
        }),
        ("zip: parts that state 4 GB", Damaged, || {
            lie(xlsx_with(&[&sheet("")], &[]), b"PK\x01\x02", 20, 0xFFFF_FFF0)
        }),
        ("zip: parts that state one byte", Read, || {
            lie(xlsx_with(&[&sheet("")], &[]), b"PK\x01\x02", 24, 1)
        }),
        ("zip: parts with other sums", Damaged, || {
            lie(xlsx_with(&[&sheet("")], &[]), b"PK\x01\x02", 16, 7)
        }),
        ("zip: a directory of parts that lie outside", Damaged, || {
            lie(xlsx_with(&[&sheet("")], &[]), b"PK\x01\x02", 42, 0x7FFF_FFFF)
        }),
        ("zip: a zip in a zip", Read, || {
            let inner = zip(&[("bomb", vec![0; 8 << 20])]);
            zip(&[
                ("content.xml", b"<a><body><spreadsheet/></body></a>".to_vec()),
                ("Object 1/content.zip", inner),
            ])
        }),
        ("xlsx: one text of 100 MB", Read, || {
            texts(&format!("<sst><si><t>{}</t></si></sst>", "a".repeat(100 << 20)))
        }),
        ("xlsx: more texts than a file may have", TooMuchText, || {
            texts(&format!("<sst>{}</sst>", "<si><t>a</t></si>".repeat(1_100_000)))
        }),
        ("xlsx: four quintillion texts, as stated", Read, || {
            texts("<sst count='4611686018427387904' uniqueCount='4611686018427387904'><si><t>a</t></si></sst>")
        }),
        ("xlsx: a text number that is none", Damaged, || {
            xlsx_with(&[&sheet("<row><c t='s'><v>4294967296</v></c></row>")], &[])
        }),
        ("xlsx: one long text in 400 000 cells", TooMuchText, || {
            let long = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(MAX_TEXT));
            xlsx_with(
                &[&rows(4_000, &"<c t='s'><v>0</v></c>".repeat(100))],
                &[("xl/sharedStrings.xml", &long)],
            )
        }),
        ("xlsx: 200 000 cell formats", Damaged, || {
            styles(&format!(
                "<styleSheet><cellXfs>{}</cellXfs></styleSheet>",
                "<xf/>".repeat(200_000)
            ))
        }),
        ("xlsx: 200 000 number formats", Damaged, || {
            styles(&format!(
                "<styleSheet><numFmts>{}</numFmts></styleSheet>",
                "<numFmt numFmtId='9' formatCode='0'/>".repeat(200_000)
            ))
        }),
        ("xlsx: a number format of 50 MB", Read, || {
            styles(&format!(
                "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='{}'/></numFmts><cellXfs><xf/><xf numFmtId='170'/></cellXfs></styleSheet>",
                "0;".repeat(25 << 20)
            ))
        }),
        ("xlsx: a font name of 30 MB in many cell formats", Read, || {
            styles(&format!(
                "<styleSheet><fonts><font><name val='{}'/></font></fonts><cellXfs>{}</cellXfs></styleSheet>",
                "F".repeat(30 << 20),
                "<xf fontId='0'/>".repeat(60_000)
            ))
        }),
        ("xlsx: a million rows", LeftAside, || {
            xlsx_with(&[&rows(1_000_000, "<c><v>1</v></c>")], &[])
        }),
        ("xlsx: more cells than a worksheet may have", LeftAside, || {
            xlsx_with(
                &[&rows(MAX_SHEET_CELLS / 1000 + 1, &"<c><v>1</v></c>".repeat(1_000))],
                &[],
            )
        }),
        ("xlsx: more cells than a file may have", TooManyCells, || {
            let full = rows(400, &"<c><v>1</v></c>".repeat(1_000));
            xlsx_with(&[&full[..]; 3], &[])
        }),
        ("xlsx: a cell in the last corner", LeftAside, || {
            xlsx_with(
                &[&sheet(
                    "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>",
                )],
                &[],
            )
        }),
        ("xlsx: one cell two hundred thousand times", Read, || {
            xlsx_with(
                &[&sheet(&format!(
                    "<row>{}</row>",
                    "<c r='A1'><v>1</v></c>".repeat(200_000)
                ))],
                &[],
            )
        }),
        ("xlsx: 100 000 nested elements", Damaged, || {
            xlsx_with(&[&format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000))], &[])
        }),
        ("xlsx: nested elements of long names", Damaged, || {
            let name = "n".repeat(1_000_000);
            xlsx_with(&[&format!("<{name}>").repeat(60)], &[])
        }),
        ("xlsx: 300 000 attributes of one element", Read, || {
            let many = (0..300_000)
                .map(|number| format!(" a{number}='1'"))
                .collect::<Vec<_>>()
                .concat();
            xlsx_with(&[&sheet(&format!("<row{many}><c{many}><v>1</v></c></row>"))], &[])
        }),
        ("xlsx: entities of entities", Read, || {
            let lol = (1..12)
                .map(|n| format!("<!ENTITY l{n} '{}'>", format!("&l{};", n - 1).repeat(10)))
                .collect::<Vec<_>>()
                .concat();
            xlsx_with(
                &[&format!(
                    "<!DOCTYPE w [<!ENTITY l0 'lol'>{lol}]>{}",
                    sheet("<row><c t='str'><v>&l11;</v></c></row>")
                )],
                &[],
            )
        }),
        ("xlsx: 200 000 merged blocks", LeftAside, || {
            let merged = "<mergeCell ref='A1:XFD1048576'/>".repeat(200_000);
            xlsx_with(
                &[&format!(
                    "<worksheet><sheetData/><mergeCells>{merged}</mergeCells></worksheet>"
                )],
                &[],
            )
        }),
        (
            "xlsx: 60 000 merged blocks over each other, 250 000 cells",
            Read,
            || {
                let cells = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(250)).repeat(1_000);
                let merged = (1..60_000)
                    .map(|row| format!("<mergeCell ref='A{row}:ZZ65000'/>"))
                    .collect::<Vec<_>>()
                    .concat();
                xlsx_with(
                    &[&format!(
                        "<worksheet><sheetData>{cells}</sheetData><mergeCells>{merged}</mergeCells></worksheet>"
                    )],
                    &[],
                )
            },
        ),
        ("xlsx: 100 000 array formulas", LeftAside, || {
            xlsx_with(
                &[&rows(
                    1,
                    &"<c><f t='array' ref='A1:XFD1048576'/><v>1</v></c>".repeat(100_000),
                )],
                &[],
            )
        }),
        ("xlsx: 200 000 comments", LeftAside, || {
            let comments = (0..200_000)
                .map(|n| format!("<comment ref='A{}'><text><t>x{n}</t></text></comment>", n % 65_536 + 1))
                .map(|c| c.replace("ref='A1'", "ref='B1'"))
                .chain((0..65_536).map(|n| format!("<comment ref='C{}'><text><t>y</t></text></comment>", n + 1)))
                .collect::<Vec<_>>()
                .concat();
            let further = [
                ("xl/worksheets/_rels/sheet1.xml.rels", &relations("/xl/c.xml")[..]),
                (
                    "xl/c.xml",
                    &format!("<comments><commentList>{comments}</commentList></comments>"),
                ),
            ];
            xlsx_with(&[&sheet("")], &further)
        }),
        ("xlsx: 100 000 relations", Damaged, || {
            let many = (0..100_000)
                .map(|n| format!("<Relationship Id='{n}' Type='a/b' Target='c'/>"))
                .collect::<Vec<_>>()
                .concat();
            xlsx_with(
                &[""],
                &[(
                    "xl/_rels/workbook.xml.rels",
                    &format!("<Relationships>{many}</Relationships>"),
                )],
            )
        }),
        ("ods: four billion spaces, many times", Read, || {
            let spaces = "<text:s text:c='4000000000'/>".repeat(100_000);
            ods(
                &table(&format!(
                    "<table:table-row><table:table-cell office:value-type='string'><text:p>{spaces}</text:p></table:table-cell></table:table-row>"
                )),
                "",
            )
        }),
        ("ods: a cell repeated four billion times", LeftAside, || {
            let cell = CELL.replace(
                "table:table-cell ",
                "table:table-cell table:number-columns-repeated='4000000000' ",
            );
            ods(&table(&format!("<table:table-row>{cell}</table:table-row>")), "")
        }),
        ("ods: a row repeated four billion times", LeftAside, || {
            ods(
                &table(&format!(
                    "<table:table-row table:number-rows-repeated='4000000000'>{CELL}</table:table-row>"
                )),
                "",
            )
        }),
        ("ods: empty rows and cells repeated four billion times", Read, || {
            let row = "<table:table-row table:number-rows-repeated='4000000000' table:visibility='collapse'><table:table-cell table:number-columns-repeated='4000000000'/></table:table-row>";
            ods(&table(&row.repeat(3)), "")
        }),
        ("ods: rows and cells repeated up to the limits", LeftAside, || {
            let cell = CELL.replace(
                "table:table-cell ",
                "table:table-cell table:number-columns-repeated='2048' ",
            );
            ods(
                &table(&format!(
                    "<table:table-row table:number-rows-repeated='65536'>{cell}</table:table-row>"
                )),
                "",
            )
        }),
        ("ods: a row of a million cells", LeftAside, || {
            ods(
                &table(&format!(
                    "<table:table-row>{}</table:table-row>",
                    "<table:table-cell office:value-type='string'><text:p>a</text:p></table:table-cell>"
                        .repeat(1_000_000)
                )),
                "",
            )
        }),
        ("ods: content that ends in the middle", Damaged, || {
            zip(&[(
                "content.xml",
                "<office:document-content><office:body><office:spreadsheet><table:table table:name='T'><table:table-row>",
            )])
        }),
        ("ods: a comment that does not end", Damaged, || {
            zip(&[(
                "content.xml",
                "<a><body><spreadsheet><table:table><table:table-row><table:table-cell><office:annotation>",
            )])
        }),
        ("ods: styles that are based on each other", Read, || {
            let styles = "<style:style style:name='a' style:family='table-cell' style:parent-style-name='b'/><style:style style:name='b' style:family='table-cell' style:parent-style-name='a'/>";
            ods(
                &table(&format!(
                    "<table:table-row>{}</table:table-row>",
                    CELL.replace("table:table-cell ", "table:table-cell table:style-name='a' ")
                )),
                styles,
            )
        }),
        ("xls: chains that run in a circle", Damaged, circle),
        ("xls: dimensions of four billion rows", Read, || {
            xls(
                &[],
                &[
                    biff(0x0200, &[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0]),
                    number_record(0, 0),
                ],
            )
        }),
        ("xls: one long text in 60 000 cells", TooMuchText, || {
            let cells: Vec<Vec<u8>> = (0..60_000_u16).map(|row| shared_text_record(row, 0)).collect();
            xls(&one_long_text(), &cells)
        }),
        ("xls: a million pieces of one record", Damaged, || {
            xls(
                &[biff(0x00FC, &[0; 8]), biff(0x003C, &[]).repeat(1_000_000)],
                &[number_record(0, 0)],
            )
        }),
        ("xls: 512 sheets that are one", Damaged, || {
            let cells: Vec<u8> = (0..60_000_u16).flat_map(|row| number_record(row, 0)).collect();
            let mut stream = xls_of(&[], &[&[cells][..], &vec![Vec::new(); 511]].concat());
            // All of them are said to begin where the first begins.
            let list: Vec<usize> = (0..20_000)
                .filter(|&at| {
                    stream[at..].starts_with(&[0x85, 0, 8 + 2, 0])
                        || stream[at..].starts_with(&[0x85, 0, 8 + 3, 0])
                        || stream[at..].starts_with(&[0x85, 0, 8 + 4, 0])
                })
                .collect();
            let first: [u8; 4] = stream[list[0] + 4..list[0] + 8].try_into().unwrap();
            for place in list {
                stream[place + 4..place + 8].copy_from_slice(&first);
            }
            stream
        }),
        ("xls: a formula of eight thousand blanks", Read, || {
            let mut formula = vec![0; 14];
            formula.extend([0; 6]);
            formula.extend(2_000_u16.to_le_bytes());
            formula.extend([0x1E, 1, 0]);
            formula.extend([0x19, 0x40, 0, 255].repeat(499));
            xls(&[], &[biff(0x0006, &formula)])
        }),
        ("xls: more cells than a worksheet may have", LeftAside, || {
            let cells: Vec<u8> = (0..60_000_u16)
                .flat_map(|row| (0..9).flat_map(move |column| number_record(row, column)))
                .collect();
            xls_of(&[], &[cells])
        }),
        ("xls: records that are cut off", Damaged, || {
            let mut stream = xls(&[], &[number_record(0, 0)]);
            stream.truncate(stream.len() - 12);
            stream
        }),
        ("text: a quote that is never closed, 30 MB", Read, || {
            [b"a;\"".to_vec(), vec![b'x'; 30 << 20]].concat()
        }),
        ("text: 4 MB of delimiters", LeftAside, || {
            vec![b';'; 4 << 20].into_iter().chain(*b"1").collect()
        }),
        ("text: 4 MB of line ends", LeftAside, || {
            vec![b'\n'; 4 << 20].into_iter().chain(*b"1").collect()
        }),
        ("text: 30 MB of letters of an old code page", Read, || {
            vec![0x80; 30 << 20]
        }),
        ("text: ten million short lines", LeftAside, || {
            b"a;b\n".repeat(7_000_000)
        }),
    ];
    list.into_iter()
        .map(|(name, outcome, build)| Attack { name, outcome, build })
        .collect()
}
