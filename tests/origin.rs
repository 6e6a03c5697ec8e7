//! At the desk: where figures come from, the documents behind them, remarks and follow-up; what stays in the file and what does not.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use ilms_collect::country_file::{ActionKind, HistoryOf};
use ilms_collect::desk::{Desk, Done, NewCountryFile, OriginOf, OriginWords, ReadDocument};
use ilms_collect::figures::{Attachment, CellAddress, MediaType, Place, SheetId};
use ilms_collect::questionnaire::{Language, Sex, Year};
use std::fs;
use std::path::Path;

const PDF: &[u8] = b"%PDF-1.7\nYearbook of migration statistics";

fn desk(folder: &Path) -> (Desk, SheetId) {
    let new = NewCountryFile {
        area: "IDN".into(),
        pack: "asean-phase-3".into(),
        preparer: "Test Preparer".to_owned(),
    };
    let mut desk = Desk::create(&folder.join("Indonesia.ilms"), &new).unwrap();
    let sheet = desk.open_table(&"EMP_XOUM_SEX_COU_NB".into()).unwrap()[0];
    (desk, sheet)
}

fn cell(sheet: SheetId, row: &str, year: u16, sex: Sex) -> CellAddress {
    let place = Place {
        item: Some(format!("COU_DES_{row}").as_str().into()),
        year: Year(year),
        status: None,
        sex,
    };
    CellAddress::new(sheet, place)
}

fn block(sheet: SheetId, rows: &[&str], years: &[u16]) -> Vec<CellAddress> {
    let years = |row: &&str| {
        years
            .iter()
            .map(|year| cell(sheet, row, *year, Sex::Male))
            .collect::<Vec<_>>()
    };
    rows.iter().flat_map(years).collect()
}

fn words(file: &str, page: &str) -> OriginWords {
    OriginWords {
        file: file.to_owned(),
        page: page.to_owned(),
        note: String::new(),
    }
}

fn undo(desk: &mut Desk) -> String {
    let action = desk.undo().unwrap().unwrap();
    desk.action_label(&action, Language::English)
}

#[test]
fn the_newest_statement_that_covers_a_cell_counts() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = desk(folder.path());
    let wide = block(sheet, &["MYS", "SGP", "BRN"], &[2013, 2014]);
    let narrow = block(sheet, &["SGP"], &[2014]);
    desk.set_origin(&OriginOf::Block(wide.clone()), &words("Yearbook", "12"))
        .unwrap();
    desk.set_origin(&OriginOf::Block(narrow.clone()), &words("Register", ""))
        .unwrap();
    let file = |desk: &Desk, cell: &CellAddress| desk.origin_of(cell).map(|(_, stated)| stated.file.clone());
    assert_eq!(file(&desk, &wide[0]).as_deref(), Some("Yearbook"));
    assert_eq!(file(&desk, &narrow[0]).as_deref(), Some("Register"));
    for outside in [
        cell(sheet, "MYS", 2012, Sex::Male),
        cell(sheet, "MYS", 2014, Sex::Female),
        cell(sheet, "THA", 2014, Sex::Male),
    ] {
        assert_eq!(file(&desk, &outside), None, "{outside:?}");
    }
    // The same block again is the same statement; nothing new is nothing to keep.
    let done = desk
        .set_origin(&OriginOf::Block(wide.clone()), &words("Yearbook ", "12"))
        .unwrap();
    assert_eq!((done, desk.answers().provenances.len()), (Done::Nothing, 2));
    let (id, _) = desk.origin_of(&wide[0]).unwrap();
    desk.set_origin(&OriginOf::Stated(id), &words("Yearbook", "13"))
        .unwrap();
    assert_eq!(desk.origin_of(&wide[5]).unwrap().1.page, "13");
    // Without words it goes, and the wider one counts again.
    desk.set_origin(&OriginOf::Block(narrow.clone()), &OriginWords::default())
        .unwrap();
    assert_eq!(file(&desk, &narrow[0]).as_deref(), Some("Yearbook"));
    assert_eq!(undo(&mut desk), "statement of where figures come from in C19");
    assert_eq!(file(&desk, &narrow[0]).as_deref(), Some("Register"));
    let refused = desk
        .set_origin(&OriginOf::Block(Vec::new()), &words("x", ""))
        .unwrap_err();
    assert!(refused.to_string().contains("Select the cells"), "{refused}");
}

#[test]
fn a_document_is_kept_opened_saved_taken_off_and_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = desk(folder.path());
    let cells = block(sheet, &["MYS", "SGP"], &[2014]);
    let source = folder.path().join("Yearbook 2014.pdf");
    fs::write(&source, PDF).unwrap();
    let read = ReadDocument::from_file(&source).unwrap();
    desk.attach(&OriginOf::Block(cells.clone()), &read).unwrap();
    desk.flush().unwrap();
    fs::remove_file(&source).unwrap();
    let (id, stated) = desk.origin_of(&cells[1]).unwrap();
    let document: Attachment = stated.attachments[0].clone();
    assert_eq!(
        (stated.file.as_str(), document.name.as_str()),
        ("Yearbook 2014.pdf", "Yearbook 2014.pdf")
    );
    assert_eq!((document.media_type, document.size), (MediaType::Pdf, PDF.len() as u64));
    // The copy that is opened may only be read, lies where nobody else looks, and goes with the desk.
    let copy = desk.open_attachment(&document).unwrap();
    assert_eq!(copy.file_name().unwrap(), "Yearbook 2014.pdf");
    assert_eq!(fs::read(&copy).unwrap(), PDF);
    assert!(fs::metadata(&copy).unwrap().permissions().readonly());
    assert_eq!(desk.open_attachment(&document).unwrap(), copy, "opened twice");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let private = copy.parent().unwrap().parent().unwrap();
        assert_eq!(fs::metadata(private).unwrap().permissions().mode() & 0o777, 0o700);
    }
    let elsewhere = folder.path().join("saved.pdf");
    desk.save_attachment_as(&document, &elsewhere).unwrap();
    assert_eq!(fs::read(&elsewhere).unwrap(), PDF);
    // Taking it off leaves the words, undo brings it back whole.
    desk.detach(id, &document.hash).unwrap();
    assert!(desk.origin_of(&cells[0]).unwrap().1.attachments.is_empty());
    undo(&mut desk);
    desk.remove_origin(id).unwrap();
    assert!(desk.origin_of(&cells[0]).is_none());
    undo(&mut desk);
    let path = desk.path().to_owned();
    drop(desk);
    assert!(!copy.exists(), "the copy that was opened goes when the file is closed");
    let mut desk = Desk::open(&path).unwrap();
    assert_eq!(
        desk.origin_of(&cells[0]).unwrap().1.attachments,
        std::slice::from_ref(&document)
    );
    assert_eq!(fs::read(desk.open_attachment(&document).unwrap()).unwrap(), PDF);
}

#[test]
fn what_cannot_be_attached_is_refused_by_name_and_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = desk(folder.path());
    let path = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let large = [PDF, &vec![0; 10 * 1024 * 1024][..]].concat();
    let cases = [
        (
            path("empty.pdf", b""),
            "\u{201c}empty.pdf\u{201d} was not attached. This file is empty",
        ),
        (
            path("photo.pdf", b"MZ\x90\0 no picture"),
            "what counts is the content, not the name",
        ),
        (path("large.pdf", &large), "has 10.1 MB"),
        (folder.path().join("nowhere.pdf"), "Check that the file is there"),
        (folder.path().to_owned(), "Reading"),
    ];
    for (path, expected) in cases {
        let error = ReadDocument::from_file(&path).unwrap_err().to_string();
        assert!(error.contains(expected), "{}: {error}", path.display());
    }
    // Nothing is kept of a document that no cell is named for.
    let read = ReadDocument::from_bytes(PDF.to_vec(), "a.pdf").unwrap();
    desk.attach(&OriginOf::Block(Vec::new()), &read).unwrap_err();
    assert_eq!(desk.file().attachments_size(), 0);
    assert!(desk.answers().sheets.is_empty(), "the sheet is still a draft");
    desk.attach(&OriginOf::Block(block(sheet, &["MYS"], &[2014])), &read)
        .unwrap();
    assert!(desk.answers().sheets.contains_key(&sheet), "now it is part of the file");
    assert_eq!(desk.file().attachments_size(), PDF.len() as u64);
}

#[test]
fn remarks_and_follow_ups_in_the_order_of_the_form() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = desk(folder.path());
    let first_table = desk.open_table(&"POP_TPOP_SEX_MIG_NB".into()).unwrap()[0];
    let (malaysia, singapore) = (cell(sheet, "MYS", 2014, Sex::Male), cell(sheet, "SGP", 2014, Sex::Male));
    let resident = CellAddress::new(
        first_table,
        Place {
            item: None,
            year: Year(2014),
            status: Some("MIG_STATUS_TOTAL".into()),
            sex: Sex::Total,
        },
    );
    for year in [2013, 2014] {
        desk.open_year(sheet, Year(year)).unwrap();
    }
    desk.open_year(first_table, Year(2014)).unwrap();
    assert_eq!(desk.remark(&malaysia, "  \n").unwrap(), Done::Nothing);
    desk.remark(&malaysia, "Ask the ministry ").unwrap();
    desk.remark(&malaysia, "They say 5 350").unwrap();
    let thread = &desk.remarks_of(&malaysia).unwrap().thread;
    let texts: Vec<_> = thread
        .iter()
        .map(|remark| (remark.who.as_str(), remark.text.as_str()))
        .collect();
    assert_eq!(
        texts,
        [
            ("Test Preparer", "Ask the ministry"),
            ("Test Preparer", "They say 5 350")
        ]
    );
    assert!(thread[0].at.parse::<jiff::Timestamp>().is_ok());
    desk.set_follow_up(&[singapore.clone(), malaysia.clone()], true)
        .unwrap();
    desk.set_follow_up(std::slice::from_ref(&resident), true).unwrap();
    assert_eq!(
        desk.follow_ups(),
        [resident.clone(), malaysia.clone(), singapore.clone()]
    );
    assert_eq!(desk.follow_up_count(), 3);
    let mut here = None;
    for expected in [&resident, &malaysia, &singapore, &resident] {
        here = desk.next_follow_up(here.as_ref());
        assert_eq!(here.as_ref(), Some(expected));
    }
    let between = cell(sheet, "PHL", 2014, Sex::Male);
    assert_eq!(desk.next_follow_up(Some(&between)).as_ref(), Some(&singapore));
    // The mark goes, the remarks stay; with the last remark nothing is left.
    desk.set_follow_up(&desk.follow_ups(), false).unwrap();
    assert_eq!((desk.follow_ups(), desk.next_follow_up(None)), (vec![], None));
    assert_eq!(desk.answers().remarks.len(), 1);
    desk.remove_remark(&malaysia, 0).unwrap();
    assert_eq!(undo(&mut desk), "removal of a remark in C19");
    assert_eq!(desk.remarks_of(&malaysia).unwrap().thread.len(), 2);
    let lines: Vec<_> = desk
        .history(&HistoryOf::Cell(malaysia))
        .unwrap()
        .iter()
        .flat_map(|group| &group.changes)
        .filter_map(|change| desk.said_line(change, Language::English))
        .collect();
    assert_eq!(
        lines,
        [
            "\u{201c}They say 5 350\u{201d}",
            "removed",
            "mark for follow-up taken off",
            "marked for follow-up",
            "\u{201c}They say 5 350\u{201d}",
            "\u{201c}Ask the ministry\u{201d}"
        ]
    );
}

#[test]
fn a_sheet_that_is_removed_takes_with_it_what_was_said_and_undo_brings_all_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = desk(folder.path());
    let cells = block(sheet, &["MYS"], &[2014]);
    desk.type_text(&cells[0], "5350").unwrap();
    desk.remark(&cells[0], "ask").unwrap();
    let read = ReadDocument::from_bytes(PDF.to_vec(), "a.pdf").unwrap();
    desk.attach(&OriginOf::Block(cells.clone()), &read).unwrap();
    let before = desk.answers().clone();
    desk.remove_sheet(sheet).unwrap();
    assert!(desk.answers().remarks.is_empty() && desk.answers().provenances.is_empty());
    undo(&mut desk);
    assert_eq!(desk.answers(), &before);
    desk.flush().unwrap();
    assert_eq!(desk.file().verify().unwrap(), None);
    assert_eq!(desk.undo_action().unwrap().kind, ActionKind::StateOrigin);
}

#[test]
fn a_package_carries_none_of_it_and_gets_no_new_revision_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = desk(folder.path());
    let cells = block(sheet, &["MYS"], &[2014]);
    desk.type_text(&cells[0], "5350").unwrap();
    let packed = desk.prepare_package().unwrap().build(None).unwrap();
    desk.record_package(&packed).unwrap();
    desk.remark(&cells[0], "only for us").unwrap();
    desk.set_follow_up(&cells, true).unwrap();
    let read = ReadDocument::from_bytes(PDF.to_vec(), "a.pdf").unwrap();
    desk.attach(&OriginOf::Block(cells.clone()), &read).unwrap();
    let again = desk.prepare_package().unwrap().build(None).unwrap();
    assert!(again.bytes == packed.bytes, "the same, byte for byte");
    assert_eq!(again.revision, packed.revision);
    desk.type_text(&cells[0], "5530").unwrap();
    assert_eq!(
        desk.prepare_package().unwrap().build(None).unwrap().revision,
        packed.revision + 1
    );
}

#[test]
fn what_the_program_itself_exports_can_be_attached() {
    use ilms_collect::desk::ExportFormat;
    use ilms_collect::exchange::workbook::Layout;
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, sheet) = desk(folder.path());
    let cells = block(sheet, &["MYS"], &[2014]);
    desk.type_text(&cells[0], "5350").unwrap();
    for (format, name, expected) in [
        (
            ExportFormat::Workbook(Layout::whole(Language::English)),
            "figures.xlsx",
            MediaType::Xlsx,
        ),
        (ExportFormat::IlostatCsv, "figures.csv", MediaType::Csv),
    ] {
        let path = folder.path().join(name);
        desk.prepare_export(format).unwrap().write(&path).unwrap();
        let read = ReadDocument::from_file(&path).unwrap();
        desk.attach(&OriginOf::Block(cells.clone()), &read).unwrap();
        let (_, stated) = desk.origin_of(&cells[0]).unwrap();
        assert_eq!(stated.attachments.last().unwrap().media_type, expected, "{name}");
    }
}
