//! Files that are not ours, of a newer program, damaged, read-only, without a disk: a clear sentence, nothing changed, nothing lost.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod file_on_disk;

use file_on_disk::{
    Dice, OnDisk, act, cell, everything, figure, group, listing, new_file, number, one_cell, set, setting,
};
use ilms_collect::country_file::{
    Access, ActionKind, CommitError, CountryFile, Document, FILE_VERSION, HistoryOf, OpenError, SaveState, WhyReadOnly,
};
use ilms_collect::figures::Answers;
use ilms_collect::questionnaire::Sex;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

#[test]
fn the_second_opener_reads_and_is_told_why() {
    let (disk, mut opened) = OnDisk::new();
    set(&mut opened, one_cell(), Some(number(1)));
    opened.file.flush().unwrap();
    let mut second = disk.open();
    let Access::ReadOnly(why @ WhyReadOnly::OpenElsewhere(_)) = second.access.clone() else {
        panic!("the second opener may write");
    };
    let since = jiff::Zoned::now().strftime("since %Y-%m-%d").to_string();
    assert!(
        why.to_string().contains("open already") && why.to_string().contains(&since),
        "{why}"
    );
    assert_eq!(second.answers, opened.answers);
    let refused = second.file.commit(group(ActionKind::Type, everything()));
    assert_eq!(refused, Err(CommitError::ReadOnly(why)));
    assert!(
        second.file.undo_group("Tester").unwrap().is_some(),
        "it can be looked at"
    );
    drop(second);
    assert!(
        disk.beside("Indonesia.ilms.lock").exists(),
        "the first one's lock stays"
    );
    drop(opened);
    assert_eq!(disk.open().access, Access::ReadWrite);
}

#[test]
fn files_that_are_not_ours_are_refused_and_left_alone() {
    let (disk, opened) = OnDisk::new();
    drop(opened);
    let ours = fs::read(&disk.path).unwrap();
    let with = |at: usize, bytes: &[u8]| {
        let mut file = ours.clone();
        file[at..at + bytes.len()].copy_from_slice(bytes);
        file
    };
    let other = disk.beside("other.sqlite");
    let sql = "CREATE TABLE t (a); INSERT INTO t VALUES (1)";
    Connection::open(&other).unwrap().execute_batch(sql).unwrap();
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty", vec![], "is empty"),
        ("text", b"Country;Year\nIDN;2014\n".to_vec(), "is no country file"),
        ("short", b"SQL".to_vec(), "is no country file"),
        ("zip", b"PK\x03\x04 and more".to_vec(), "is no country file"),
        ("another program's", fs::read(&other).unwrap(), "is no country file"),
        (
            "noise of some length",
            (0..120_000_u32).map(|n| (n.wrapping_mul(n) >> 7) as u8).collect(),
            "is no country file",
        ),
        ("newer", with(60, &(FILE_VERSION + 1).to_be_bytes()), "newer version"),
        ("cut in the header", ours[..60].to_vec(), "nothing can be read"),
    ];
    for (name, bytes, words) in cases {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Indonesia.ilms");
        fs::write(&path, &bytes).unwrap();
        let error = CountryFile::open(&path).err().expect(name);
        assert!(error.to_string().contains(words), "{name}: {error}");
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name} was changed");
        assert_eq!(listing(folder.path()), ["Indonesia.ilms"], "{name}");
    }
    let nowhere = disk.beside("nowhere.ilms");
    assert!(matches!(CountryFile::open(&nowhere).err(), Some(OpenError::Missing(_))));
    assert!(matches!(
        CountryFile::open(disk.folder.path()).err(),
        Some(OpenError::Folder(_))
    ));
    assert!(!nowhere.exists());
    let error = CountryFile::create(&disk.path, &new_file()).err().unwrap();
    assert!(error.to_string().contains("is there already"), "{error}");
    assert_eq!(fs::read(&disk.path).unwrap(), ours);
    let error = CountryFile::create(&disk.beside("no/such/folder.ilms"), &new_file())
        .err()
        .unwrap();
    assert!(error.to_string().contains("no such folder"), "{error}");
}

#[test]
fn a_file_with_somebody_elses_triggers_is_only_read() {
    let (disk, mut opened) = OnDisk::new();
    set(&mut opened, one_cell(), Some(number(1)));
    drop(opened.file);
    let sql = "CREATE TRIGGER evil AFTER INSERT ON figure BEGIN DELETE FROM setting; END";
    Connection::open(&disk.path).unwrap().execute_batch(sql).unwrap();
    let before = fs::read(&disk.path).unwrap();
    let again = disk.open();
    assert_eq!(again.access, Access::ReadOnly(WhyReadOnly::Damaged));
    assert_eq!(again.answers, opened.answers);
    drop(again);
    assert_eq!(fs::read(&disk.path).unwrap(), before);
}

#[test]
fn figures_changed_behind_its_back_are_noticed_and_told_from_the_journal() {
    let (disk, mut opened) = OnDisk::new();
    set(&mut opened, one_cell(), Some(number(5530)));
    drop(opened.file);
    let sql = "UPDATE figure SET mantissa = 5350";
    Connection::open(&disk.path).unwrap().execute(sql, []).unwrap();
    let again = disk.open();
    assert_eq!(again.access, Access::ReadOnly(WhyReadOnly::Damaged));
    assert_eq!(again.answers, opened.answers);
    let report = again.damage.unwrap();
    assert_eq!(report.doubtful, [one_cell()]);
    let said = report.sentences().join(" ");
    assert!(said.contains("should be looked at: COU_DES_MYS M 2014"), "{said}");
    let mended = disk.beside("mended.ilms");
    again.file.rescue_copy(&mended, &again.answers).unwrap();
    let mended = CountryFile::open(&mended).unwrap();
    assert_eq!((mended.access, mended.answers), (Access::ReadWrite, opened.answers));
}

#[test]
fn an_empty_file_of_version_0_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Indonesia.ilms");
    let sql = "PRAGMA application_id = 1229737299";
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    let mut opened = CountryFile::open(&path).unwrap();
    assert_eq!(
        (&opened.access, &opened.answers),
        (&Access::ReadWrite, &Answers::default())
    );
    act(&mut opened, ActionKind::ChangeSetting, vec![setting("area", "IDN")]);
    drop(opened.file);
    assert_eq!(CountryFile::open(&path).unwrap().answers, opened.answers);
    let connection = Connection::open(&path).unwrap();
    let version: i32 = connection
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    assert_eq!(version, FILE_VERSION);
}

#[test]
#[cfg(unix)]
fn a_read_only_file_or_folder_opens_to_read() {
    use std::os::unix::fs::PermissionsExt;
    let (disk, opened) = OnDisk::new();
    drop(opened.file);
    let before = fs::read(&disk.path).unwrap();
    for (target, open, shut, why) in [
        (disk.path.as_path(), 0o644, 0o444, WhyReadOnly::FileReadOnly),
        (disk.folder.path(), 0o755, 0o555, WhyReadOnly::FolderReadOnly),
    ] {
        let mode = |mode| fs::set_permissions(target, fs::Permissions::from_mode(mode)).unwrap();
        mode(shut);
        let mut again = disk.open();
        assert_eq!(again.access, Access::ReadOnly(why.clone()));
        assert_eq!(again.answers, opened.answers);
        let refused = again.file.commit(group(ActionKind::Type, everything()));
        assert_eq!(refused, Err(CommitError::ReadOnly(why)));
        assert_eq!(again.file.history(&HistoryOf::File, None, 9).unwrap().len(), 2);
        drop(again);
        let made = CountryFile::create(&disk.beside("new.ilms"), &new_file());
        assert_eq!(made.is_ok(), target == disk.path);
        mode(open);
    }
    assert_eq!(fs::read(&disk.path).unwrap(), before);
}

fn wait_for_failure(file: &CountryFile) -> String {
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        if let SaveState::Failed { sentence, pending } = file.save_state() {
            assert!(pending > 0);
            return sentence;
        }
        assert!(Instant::now() < end, "no failure: {:?}", file.save_state());
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_full_disk_loses_nothing() {
    let (disk, mut opened) = OnDisk::new();
    opened.file.flush().unwrap();
    opened.file.limit_pages(1);
    let mut value = 0;
    while !matches!(opened.file.save_state(), SaveState::Failed { .. }) {
        value += 1;
        assert!(value < 3000, "the limit was never reached");
        let at = cell(1, &format!("COU_DES_{value}"), 2014, Sex::Male);
        set(&mut opened, at, Some(number(value)));
        if value % 20 == 0 {
            opened.file.flush().ok();
        }
    }
    let sentence = wait_for_failure(&opened.file);
    assert!(sentence.contains("disk is full"), "{sentence}");
    assert_eq!(opened.file.flush().unwrap_err().to_string(), sentence);
    // Typing goes on, history and undo see what waits, and a rescue copy holds it.
    let last = set(&mut opened, cell(1, "COU_DES_LAST", 2014, Sex::Male), Some(number(9)));
    assert_eq!(opened.file.history(&HistoryOf::File, None, 1).unwrap()[0].id, last);
    assert_eq!(opened.file.undo_group("Tester").unwrap().unwrap().undoes, Some(last));
    let rescue = disk.beside("rescue.ilms");
    opened.file.rescue_copy(&rescue, &opened.answers).unwrap();
    let rescued = CountryFile::open(&rescue).unwrap();
    assert_eq!(rescued.answers, opened.answers);
    assert_eq!(rescued.file.last_group(), last, "with its whole journal");
    assert_eq!(rescued.file.verify().unwrap(), None);
    // Room is made: it is saved in order.
    opened.file.limit_pages(1_000_000);
    opened.file.retry();
    opened.file.flush().unwrap();
    assert_eq!(opened.file.verify().unwrap(), None);
    drop(opened.file);
    assert_eq!(disk.open().answers, opened.answers);
}

#[test]
#[cfg(unix)]
fn a_deleted_file_is_put_back_and_another_in_its_place_is_left_alone() {
    let (disk, mut opened) = OnDisk::new();
    opened.file.flush().unwrap();
    fs::remove_file(&disk.path).unwrap();
    set(&mut opened, one_cell(), Some(number(1)));
    opened.file.flush().unwrap();
    assert_eq!(opened.file.verify().unwrap(), None);
    assert_eq!(opened.file.replay().unwrap(), opened.answers);

    fs::remove_file(&disk.path).unwrap();
    fs::write(&disk.path, "something else").unwrap();
    set(&mut opened, one_cell(), Some(number(2)));
    let sentence = wait_for_failure(&opened.file);
    assert!(sentence.contains("taken the place"), "{sentence}");
    let rescue = disk.beside("rescue.ilms");
    opened.file.rescue_copy(&rescue, &opened.answers).unwrap();
    drop(opened.file);
    assert_eq!(fs::read(&disk.path).unwrap(), b"something else");
    assert_eq!(CountryFile::open(&rescue).unwrap().answers, opened.answers);
}

#[test]
#[cfg(unix)]
fn a_folder_that_went_away_comes_back() {
    let (disk, opened) = OnDisk::new();
    drop(opened);
    let (here, away) = (disk.beside("stick"), disk.beside("taken out"));
    fs::create_dir(&here).unwrap();
    let path = here.join("Indonesia.ilms");
    fs::rename(&disk.path, &path).unwrap();
    let mut opened = CountryFile::open(&path).unwrap();
    fs::rename(&here, &away).unwrap();
    set(&mut opened, one_cell(), Some(number(1)));
    let sentence = wait_for_failure(&opened.file);
    assert!(sentence.contains("no longer where it was"), "{sentence}");
    fs::rename(&away, &here).unwrap();
    opened.file.flush().unwrap();
    drop(opened.file);
    assert_eq!(CountryFile::open(&path).unwrap().answers, opened.answers);
}

#[test]
fn another_writer_is_noticed() {
    let (disk, mut opened) = OnDisk::new();
    opened.file.flush().unwrap();
    let sql = "INSERT INTO journal_group SELECT id + 1, at, who, action, table_code, 1, 1, 'x', origin, phase, NULL, NULL, \
               first_entry + entries, 0, content, 0 FROM journal_group ORDER BY id DESC LIMIT 1";
    assert_eq!(Connection::open(&disk.path).unwrap().execute(sql, []).unwrap(), 1);
    set(&mut opened, one_cell(), Some(number(1)));
    let sentence = wait_for_failure(&opened.file);
    assert!(sentence.contains("Another program has written"), "{sentence}");
}

#[test]
fn a_crashed_transaction_is_taken_back_also_where_nothing_can_be_written() {
    let (disk, mut opened) = OnDisk::new();
    set(&mut opened, one_cell(), Some(number(1)));
    drop(opened.file);
    // A transaction that has reached the file, copied before it was committed: what a crash leaves.
    let crashed = disk.beside("crashed.ilms");
    let connection = Connection::open(&disk.path).unwrap();
    let sql = "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; UPDATE figure SET mantissa = 666";
    connection.execute_batch(sql).unwrap();
    for number in 0..300 {
        let row = (format!("s{number}"), "x".repeat(400));
        connection.execute("INSERT INTO setting VALUES (?, ?)", row).unwrap();
    }
    fs::copy(&disk.path, &crashed).unwrap();
    fs::copy(
        disk.beside("Indonesia.ilms-journal"),
        disk.beside("crashed.ilms-journal"),
    )
    .unwrap();
    drop(connection);
    let before = fs::read(&crashed).unwrap();
    assert_ne!(before, fs::read(&disk.path).unwrap());
    let mut permissions = fs::metadata(&crashed).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&crashed, permissions.clone()).unwrap();
    let read = CountryFile::open(&crashed).unwrap();
    assert_eq!(read.access, Access::ReadOnly(WhyReadOnly::FileReadOnly));
    assert_eq!(read.answers, opened.answers);
    assert_eq!(read.file.replay().unwrap(), opened.answers);
    drop(read);
    assert_eq!(fs::read(&crashed).unwrap(), before);
    #[allow(clippy::permissions_set_readonly_false)]
    permissions.set_readonly(false);
    fs::set_permissions(&crashed, permissions).unwrap();
    let again = CountryFile::open(&crashed).unwrap();
    assert_eq!(
        (again.access, again.answers, again.damage),
        (Access::ReadWrite, opened.answers, None)
    );
}

/// A document of some pages.
fn document() -> Vec<u8> {
    let mut dice = Dice(3);
    let noise = (0..30_000).map(|_| dice.roll(256) as u8);
    b"%PDF-1.7\n".iter().copied().chain(noise).collect()
}

/// A file of some hundred figures and a document: typed, imported, corrected.
fn well_used() -> (OnDisk, Vec<u8>, Answers) {
    let (disk, mut opened) = OnDisk::new();
    act(&mut opened, ActionKind::Import, everything());
    opened.file.attach(Document::of(document()).unwrap()).unwrap();
    let mut dice = Dice(7);
    for import in 0..3 {
        let changes = (0..200).map(|index| {
            let at = cell(
                1,
                &format!("COU_DES_{}", index / 10),
                1980 + import * 10 + index % 10,
                Sex::Total,
            );
            figure(at, None, Some(number(dice.roll(90_000) as i64)))
        });
        let changes = changes.collect();
        act(&mut opened, ActionKind::Import, changes);
    }
    for _ in 0..60 {
        let at = cell(
            1,
            &format!("COU_DES_{}", dice.roll(20)),
            1980 + dice.roll(30) as u16,
            Sex::Total,
        );
        let after = (dice.roll(8) > 0).then(|| number(dice.roll(90_000) as i64));
        if opened.answers.figure(&at) != after.as_ref() {
            set(&mut opened, at, after);
        }
    }
    drop(opened.file);
    let bytes = fs::read(&disk.path).unwrap();
    (disk, bytes, opened.answers)
}

#[derive(Default, Debug)]
struct Tally {
    unharmed: usize,
    complete: usize,
    partial: usize,
    refused: usize,
    figures_missing: usize,
    documents: usize,
}

fn count(answers: &Answers) -> usize {
    answers.figures.values().map(BTreeMap::len).sum()
}

/// Opens a damaged file: it is never changed, and says all there was, or what is wrong.
fn open_damaged(bytes: &[u8], original: &Answers, name: &str, tally: &mut Tally) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Indonesia.ilms");
    fs::write(&path, bytes).unwrap();
    match CountryFile::open(&path) {
        Ok(opened) => {
            match &opened.damage {
                None => {
                    assert_eq!(&opened.answers, original, "{name}: silent loss");
                    tally.unharmed += 1;
                }
                Some(report) => {
                    assert_eq!(opened.access, Access::ReadOnly(WhyReadOnly::Damaged), "{name}");
                    assert!(!report.problems.is_empty() && !report.sentences().is_empty(), "{name}");
                    if report.complete {
                        assert_eq!(&opened.answers, original, "{name}: said to be complete");
                        tally.complete += 1;
                    } else {
                        tally.partial += 1;
                        println!(
                            "{name}: {} groups lost, {:?}, {} doubtful",
                            report.lost_groups,
                            report.partial_tables,
                            report.doubtful.len()
                        );
                        tally.figures_missing += count(original).saturating_sub(count(&opened.answers));
                    }
                    let rescue = folder.path().join("rescue.ilms");
                    opened.file.rescue_copy(&rescue, &opened.answers).expect(name);
                    let rescued = CountryFile::open(&rescue).expect(name);
                    assert_eq!(rescued.access, Access::ReadWrite, "{name}");
                    assert_eq!(rescued.answers, opened.answers, "{name}");
                    // What can be read of documents is taken along.
                    let hash = Document::of(document()).unwrap().hash;
                    let kept = opened.file.attachment(&hash).is_ok();
                    assert!(!kept || rescued.file.attachment(&hash).unwrap() == document(), "{name}");
                    tally.documents += usize::from(kept);
                }
            }
            // Asking for the history of what is damaged may fail, but not worse.
            let asked = opened.file.history(&HistoryOf::File, None, 1000);
            assert!(asked.is_ok() || opened.damage.is_none(), "{name}");
        }
        Err(error) => {
            assert!(
                error
                    .to_string()
                    .contains(if bytes.is_empty() { "empty" } else { "Indonesia.ilms" }),
                "{name}: {error}"
            );
            println!("{name}: refused");
            tally.refused += 1;
        }
    }
    assert!(
        fs::read(&path).unwrap() == bytes,
        "{name}: the damaged file was written to"
    );
}

#[test]
fn two_hundred_random_damages() {
    let (_disk, bytes, answers) = well_used();
    let mut tally = Tally::default();
    let pages = bytes.len() / 4096;
    for round in 0..200 {
        let mut dice = Dice(round * 977 + 5);
        let mut damaged = bytes.clone();
        // A whole page of noise, of zeros, or of another page; or some bytes anywhere.
        let kind = dice.roll(4);
        let (page, other) = (dice.roll(pages) * 4096, dice.roll(pages) * 4096);
        match kind {
            0 => damaged[page..page + 4096].fill_with(|| dice.roll(256) as u8),
            1 => damaged[page..page + 4096].fill(0),
            2 => damaged[page..page + 4096].copy_from_slice(&bytes[other..other + 4096]),
            _ => {
                for _ in 0..=dice.roll(20) {
                    let at = dice.roll(damaged.len());
                    damaged[at] = dice.roll(256) as u8;
                }
            }
        }
        open_damaged(
            &damaged,
            &answers,
            &format!("damage {round} of kind {kind}"),
            &mut tally,
        );
    }
    println!("{pages} pages, {} figures: {tally:?}", count(&answers));
    assert!(
        tally.complete > tally.partial + tally.refused,
        "most damages can be made good: {tally:?}"
    );
}

#[test]
fn a_lost_first_page_does_not_take_the_rest_with_it() {
    let (_disk, mut bytes, answers) = well_used();
    bytes[..4096].fill(0);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Indonesia.ilms");
    fs::write(&path, &bytes).unwrap();
    let opened = CountryFile::open(&path).unwrap();
    assert_eq!(opened.answers, answers);
    assert!(opened.damage.unwrap().complete);
}

#[test]
fn truncated_anywhere() {
    let (_disk, bytes, answers) = well_used();
    let mut tally = Tally::default();
    let mut lengths: Vec<_> = (0..bytes.len()).step_by(4096 * 2 + 100).collect();
    let ends = [1, 2, 4096, 5000];
    lengths.extend([1, 15, 16, 99, 100, 101, 512, 4095, 4096, 4097]);
    lengths.extend(ends.map(|less| bytes.len() - less));
    for length in lengths {
        open_damaged(&bytes[..length], &answers, &format!("cut to {length}"), &mut tally);
    }
    println!("{tally:?}");
    let mut longer = bytes.clone();
    longer.extend([0x55; 5000]);
    open_damaged(&longer, &answers, "with a tail", &mut tally);
}

#[test]
fn damage_in_the_journal_alone_is_found_by_verify() {
    let (disk, bytes, answers) = well_used();
    let needle = b"\"text\":\"new register\"";
    let windows = bytes.windows(needle.len()).enumerate();
    let places: Vec<_> = windows
        .filter(|(_, window)| window == needle)
        .map(|(at, _)| at)
        .collect();
    let mut in_journal = 0;
    for at in places {
        let mut damaged = bytes.clone();
        damaged[at + 9] ^= 1;
        fs::write(&disk.path, damaged).unwrap();
        let opened = disk.open();
        assert_eq!(opened.answers, answers);
        // Once it stands in the table, once in the journal; what lies in freed space does no harm.
        if opened.damage.is_none()
            && let Some(report) = opened.file.verify().unwrap()
        {
            assert_eq!((report.lost_groups, report.complete), (1, true));
            in_journal += 1;
        }
    }
    assert_eq!(in_journal, 1);
}
