//! Files that are not read, each with a sentence of its own that says what to do.

use crate::build::{biff, compound, file, ods, sheet, xls, xlsx_with, zip};
use ilms_collect::exchange::spreadsheet::limits::{MAX_FILE, MAX_WORKSHEETS};
use ilms_collect::exchange::spreadsheet::{LeftAside, OtherFile, SpreadsheetError, read};
use ilms_collect::questionnaire::Language;
use std::collections::HashSet;

fn refused(bytes: &[u8], name: &str) -> SpreadsheetError {
    read(bytes, name).expect_err(name)
}

#[test]
fn what_is_no_spreadsheet_is_told_by_its_content() {
    let office = |root: &str| xlsx_with(&[], &[("xl/workbook.xml", root)]);
    let text_document = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "<a/>"),
    ]);
    let database = |own: &[u8]| [b"SQLite format 3\0", &[0; 52][..], own, &[0; 28]].concat();
    let page = b"\xEF\xBB\xBF  <html><body><table><tr><td>1</td></tr></table></body></html>";
    let xml_2003 = br#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>"#;
    let cases: [(&[u8], &str, OtherFile); 22] = [
        (&office("<document/>"), "a.xlsx", OtherFile::Document),
        (&office("<p:presentation/>"), "a.xlsx", OtherFile::Presentation),
        (&office("<other/>"), "a.xlsx", OtherFile::Unknown),
        (&text_document, "a.ods", OtherFile::Document),
        (&compound("WordDocument", b""), "a.xls", OtherFile::Document),
        (&compound("PowerPoint Document", b""), "a.xls", OtherFile::Presentation),
        (&compound("Other", b""), "a.xls", OtherFile::Unknown),
        (b"%PDF-1.7\n1 0 obj", "a.xlsx", OtherFile::Pdf),
        (b"{\\rtf1\\ansi 5}", "a.xls", OtherFile::Document),
        (b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", "a.png", OtherFile::Picture),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF\0", "a.xls", OtherFile::Picture),
        (page, "report.xls", OtherFile::WebPage),
        (b"<!DOCTYPE html>\n<html>", "a.html", OtherFile::WebPage),
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
            "a.xls",
            OtherFile::WebPage,
        ),
        (xml_2003, "a.xls", OtherFile::XmlSpreadsheet),
        (
            b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00",
            "a.xls",
            OtherFile::OldExcel,
        ),
        (&zip(&[("Index/Document.iwa", "")]), "a.numbers", OtherFile::Numbers),
        (&zip(&[("bag/bagit.txt", "")]), "a.ilms-package", OtherFile::Package),
        (&zip(&[("photo.jpg", "")]), "a.zip", OtherFile::Archive),
        (b"\x1F\x8B\x08\0\0\0\0\0", "a.gz", OtherFile::Archive),
        (&database(b"ILMS"), "Indonesia.ilms", OtherFile::CountryFile),
        (&database(b"\0\0\0\0"), "a.db", OtherFile::Unknown),
    ];
    let mut sentences = HashSet::new();
    for (bytes, name, expected) in cases {
        let error = refused(bytes, name);
        let SpreadsheetError::NotASpreadsheet { kind, .. } = error else {
            panic!("{name}: {error}");
        };
        assert_eq!(kind, expected, "{name}");
        sentences.insert(error.sentence().id());
    }
    assert_eq!(
        sentences.len(),
        13,
        "each kind has its own, and a page one for its name: {sentences:?}"
    );
    let saved_page = refused(page, "folder.d/Report.XLS").sentence();
    assert!(saved_page.text(Language::English).contains(".xls"));
}

#[test]
fn what_is_protected_says_so() {
    let encrypted_ods = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest><manifest:encryption-data/></manifest:manifest>",
        ),
        ("content.xml", "noise"),
    ]);
    for (bytes, name) in [
        (file("protected.xlsx"), "protected.xlsx"),
        (encrypted_ods, "a.ods"),
        (xls(&[biff(0x002F, &[1, 0, 1, 0, 1, 0])], &[]), "a.xls"),
    ] {
        assert_eq!(refused(&bytes, name), SpreadsheetError::Password, "{name}");
    }
}

#[test]
fn nothing_and_far_too_much_are_refused_before_they_are_read() {
    assert_eq!(refused(b"", "a.xlsx"), SpreadsheetError::Empty);
    assert_eq!(refused(b" \r\n\t\r\n", "a.csv"), SpreadsheetError::Empty);
    assert_eq!(
        refused(&vec![b'1'; MAX_FILE + 1], "a.csv"),
        SpreadsheetError::FileTooLarge
    );
    let sheets = vec![""; MAX_WORKSHEETS + 1];
    assert_eq!(
        refused(&xlsx_with(&sheets, &[]), "a.xlsx"),
        SpreadsheetError::TooManyWorksheets
    );
    let tables = "<table:table table:name='T'/>".repeat(MAX_WORKSHEETS + 1);
    assert_eq!(refused(&ods(&tables, ""), "a.ods"), SpreadsheetError::TooManyWorksheets);
}

#[test]
fn a_file_that_is_cut_off_is_damaged_wherever_it_is_cut() {
    let whole = xlsx_with(&[&sheet("<row><c><v>1</v></c></row>")], &[]);
    for length in 4..whole.len() {
        assert!(
            matches!(refused(&whole[..length], "a.xlsx"), SpreadsheetError::Damaged { .. }),
            "{length}"
        );
    }
}

#[test]
fn every_reason_is_a_sentence_in_every_language() {
    let other = |kind| SpreadsheetError::NotASpreadsheet {
        kind,
        ending: ".xls".into(),
    };
    let kinds = [
        OtherFile::Document,
        OtherFile::Presentation,
        OtherFile::Pdf,
        OtherFile::Picture,
        OtherFile::WebPage,
        OtherFile::XmlSpreadsheet,
        OtherFile::OldExcel,
        OtherFile::Numbers,
        OtherFile::CountryFile,
        OtherFile::Package,
        OtherFile::Archive,
        OtherFile::Unknown,
    ];
    let errors = [
        SpreadsheetError::Empty,
        SpreadsheetError::FileTooLarge,
        SpreadsheetError::TextTooLarge,
        SpreadsheetError::UnpacksTooLarge,
        SpreadsheetError::TooManyCells,
        SpreadsheetError::TooMuchText,
        SpreadsheetError::TooManyWorksheets,
        SpreadsheetError::Password,
        SpreadsheetError::Damaged { place: "S1!C3".into() },
    ];
    let left = [
        LeftAside::Macros,
        LeftAside::ExternalLinks,
        LeftAside::TooLarge { worksheet: "S1".into() },
        LeftAside::NoWorksheet { sheet: "S1".into() },
        LeftAside::NotCalculated {
            worksheet: "S1".into(),
            cells: 1,
        },
        LeftAside::NotCalculated {
            worksheet: "S1".into(),
            cells: 12,
        },
        LeftAside::BrokenText,
    ];
    let sentences = errors.into_iter().chain(kinds.map(other)).map(|error| error.sentence());
    for sentence in sentences.chain(left.iter().map(LeftAside::sentence)) {
        for language in Language::ALL {
            let text = sentence.text(language);
            assert!(
                text.len() > 20 && !text.contains("spreadsheet-") && !text.contains('{'),
                "{text}"
            );
        }
    }
}
