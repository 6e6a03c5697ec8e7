//! Documents in a country file: what goes in comes back or is said to be damaged, and nothing else is hurt.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod file_on_disk;

use file_on_disk::{Dice, OnDisk, act, number, one_cell, origin_of, set, undo};
use ilms_collect::country_file::{
    ATTACHMENTS_AT_MOST, Access, ActionKind, AttachError, AttachmentError, CountryFile, Document, LARGEST_ATTACHMENT,
    NotTaken, Opened, WhyReadOnly,
};
use ilms_collect::figures::{AttachmentHash, Change, MediaType, ProvenanceId};
use rusqlite::Connection;
use std::fs;

/// A PDF of that many bytes, if only by its beginning.
fn pdf(length: usize, seed: u64) -> Vec<u8> {
    let mut dice = Dice(seed);
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.resize_with(length, || dice.roll(256) as u8);
    bytes
}

/// Attaches a document and states it as the origin of a cell, as the desk does.
fn attach(opened: &mut Opened, id: u32, bytes: &[u8]) -> AttachmentHash {
    let hash = opened.file.attach(Document::of(bytes.to_vec()).unwrap()).unwrap();
    let origin = Change::Provenance {
        id: ProvenanceId(id),
        before: None,
        after: Some(origin_of(&one_cell(), "Yearbook.pdf", bytes)),
    };
    act(opened, ActionKind::StateOrigin, vec![origin]);
    hash
}

#[test]
fn what_was_attached_comes_back_on_its_way_and_saved_and_after_undo() {
    let (disk, mut opened) = OnDisk::new();
    let bytes = pdf(300_000, 1);
    let hash = attach(&mut opened, 1, &bytes);
    assert!(opened.file.attachment(&hash).unwrap() == bytes);
    opened.file.flush().unwrap();
    assert!(opened.file.attachment(&hash).unwrap() == bytes);
    assert_eq!(opened.file.verify().unwrap(), None);
    // The same document for another block takes no more room.
    let again = attach(&mut opened, 2, &bytes);
    assert_eq!((again, opened.file.attachments_size()), (hash.clone(), 300_000));
    undo(&mut opened);
    undo(&mut opened);
    drop(opened.file);
    let mut opened = disk.open();
    assert!(opened.answers.provenances.is_empty());
    let group = opened.file.redo_group("Tester").unwrap().unwrap();
    group.changes.iter().for_each(|change| opened.answers.apply(change));
    opened.file.commit(group).unwrap();
    let stated = &opened.answers.provenances[&ProvenanceId(1)].attachments[0];
    assert_eq!((&stated.hash, stated.media_type), (&hash, MediaType::Pdf));
    assert!(opened.file.attachment(&hash).unwrap() == bytes);
    assert_eq!(opened.file.attachments_size(), 300_000);
}

#[test]
fn what_is_not_taken_is_refused_with_a_sentence() {
    let cases: [(Vec<u8>, AttachError, &str); 4] = [
        (vec![], AttachError::Empty, "empty"),
        (
            pdf(LARGEST_ATTACHMENT as usize + 1, 1),
            AttachError::TooLarge(LARGEST_ATTACHMENT + 1),
            "10.1 MB, and one attachment may have 10 MB",
        ),
        (
            b"MZ\x90 a program".to_vec(),
            AttachError::Kind(NotTaken::Unknown),
            "cannot be attached",
        ),
        (
            b"PK\x03\x04 cut".to_vec(),
            AttachError::Kind(NotTaken::Broken),
            "broken",
        ),
    ];
    for (bytes, expected, words) in cases {
        let error = Document::of(bytes).unwrap_err();
        assert_eq!(error, expected);
        assert!(error.to_string().contains(words), "{error}");
    }
    assert!(Document::of(pdf(LARGEST_ATTACHMENT as usize, 1)).is_ok());
}

#[test]
fn a_country_file_takes_so_much_and_no_more() {
    let (disk, mut opened) = OnDisk::new();
    for seed in 0..ATTACHMENTS_AT_MOST / LARGEST_ATTACHMENT {
        attach(&mut opened, seed as u32 + 1, &pdf(LARGEST_ATTACHMENT as usize, seed));
    }
    let answers = opened.answers.clone();
    let one_more = Document::of(pdf(100, 99)).unwrap();
    let refused = opened.file.attach(one_more.clone()).unwrap_err();
    assert_eq!(refused, AttachError::Full(ATTACHMENTS_AT_MOST + 100));
    assert!(refused.to_string().contains("60 MB is the limit"), "{refused}");
    // One that is there already is taken once more.
    let known = Document::of(pdf(LARGEST_ATTACHMENT as usize, 2)).unwrap();
    opened.file.attach(known).unwrap();
    drop(opened.file);
    let started = std::time::Instant::now();
    let mut opened = disk.open();
    println!("a file with 60 MB of attachments opens in {:?}", started.elapsed());
    assert_eq!((&opened.access, &opened.answers), (&Access::ReadWrite, &answers));
    assert_eq!(opened.file.attach(one_more).unwrap_err(), refused);
}

#[test]
fn a_damaged_document_is_said_to_be_and_hurts_nothing_else() {
    let (disk, mut opened) = OnDisk::new();
    let (first, second) = (pdf(100_000, 1), pdf(90_000, 2));
    let broken = attach(&mut opened, 1, &first);
    let sound = attach(&mut opened, 2, &second);
    drop(opened.file);
    let mut bytes = fs::read(&disk.path).unwrap();
    let needle = &first[50_000..50_032];
    let at = bytes.windows(32).position(|window| window == needle).unwrap();
    bytes[at] ^= 1;
    fs::write(&disk.path, bytes).unwrap();

    let mut again = disk.open();
    assert_eq!((&again.access, &again.damage), (&Access::ReadWrite, &None));
    assert_eq!(again.answers, opened.answers);
    let error = again.file.attachment(&broken).unwrap_err();
    assert!(matches!(error, AttachmentError::Damaged), "{error}");
    assert!(error.to_string().contains("attach the document again"), "{error}");
    assert!(again.file.attachment(&sound).unwrap() == second);
    // A rescue copy takes what is sound and leaves the rest; attaching it again makes it good.
    let rescue = disk.beside("rescue.ilms");
    again.file.rescue_copy(&rescue, &again.answers).unwrap();
    let rescued = CountryFile::open(&rescue).unwrap();
    assert!(matches!(
        rescued.file.attachment(&broken),
        Err(AttachmentError::Missing)
    ));
    assert!(rescued.file.attachment(&sound).unwrap() == second);
    again.file.attach(Document::of(first.clone()).unwrap()).unwrap();
    again.file.flush().unwrap();
    assert!(again.file.attachment(&broken).unwrap() == first);
    assert_eq!(again.file.attachments_size(), 190_000);
    set(&mut again, one_cell(), Some(number(1)));
    again.file.flush().unwrap();
    assert_eq!(again.file.verify().unwrap(), None);
}

#[test]
fn documents_survive_a_damaged_file_a_full_disk_and_the_way_back() {
    let (disk, mut opened) = OnDisk::new();
    let bytes = pdf(50_000, 1);
    let hash = attach(&mut opened, 1, &bytes);
    opened.file.flush().unwrap();
    let backup = opened.file.back_up().unwrap();
    assert!(CountryFile::open(&backup.path).unwrap().file.attachment(&hash).unwrap() == bytes);

    // What waits for room on the disk goes into a rescue copy.
    opened.file.limit_pages(1);
    let waiting = pdf(60_000, 2);
    let second = attach(&mut opened, 2, &waiting);
    assert!(opened.file.flush().unwrap_err().to_string().contains("disk is full"));
    assert!(opened.file.attachment(&second).unwrap() == waiting);
    let rescue = disk.beside("rescue.ilms");
    opened.file.rescue_copy(&rescue, &opened.answers).unwrap();
    let rescued = CountryFile::open(&rescue).unwrap();
    assert_eq!(rescued.answers, opened.answers);
    assert!(rescued.file.attachment(&hash).unwrap() == bytes);
    assert!(rescued.file.attachment(&second).unwrap() == waiting);
    opened.file.limit_pages(1_000_000);
    opened.file.retry();
    opened.file.flush().unwrap();
    assert!(opened.file.attachment(&second).unwrap() == waiting);
    drop(opened.file);

    // A file whose figures were altered by somebody opens to read, its documents too.
    let sql = "UPDATE provenance SET page = '13'";
    Connection::open(&disk.path).unwrap().execute(sql, []).unwrap();
    let mut damaged = disk.open();
    assert_eq!(damaged.access, Access::ReadOnly(WhyReadOnly::Damaged));
    assert!(damaged.file.attachment(&hash).unwrap() == bytes);
    let refused = damaged.file.attach(Document::of(bytes.clone()).unwrap()).unwrap_err();
    assert!(refused.to_string().contains("damaged"), "{refused}");
    let mended = disk.beside("mended.ilms");
    damaged.file.rescue_copy(&mended, &damaged.answers).unwrap();
    drop(damaged);
    // So does one whose first page is lost.
    let mut headless = fs::read(&mended).unwrap();
    headless[..4096].fill(0);
    fs::write(&mended, headless).unwrap();
    let headless = CountryFile::open(&mended).unwrap();
    assert_eq!(headless.answers, opened.answers);
    assert!(headless.damage.as_ref().unwrap().complete);
    assert!(headless.file.attachment(&hash).unwrap() == bytes);
    let last = disk.beside("last.ilms");
    headless.file.rescue_copy(&last, &headless.answers).unwrap();
    assert!(CountryFile::open(&last).unwrap().file.attachment(&second).unwrap() == waiting);
}
