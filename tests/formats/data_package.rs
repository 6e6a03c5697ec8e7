//! Data packages, their folders and whole packages, out and in.

use crate::answers::{any_country_file, changes, country_file, pack};
use crate::{Figures, figures, indonesia, said, taken_in};
use ilms_collect::exchange::incoming::{Incoming, Kind, Says, Statement};
use ilms_collect::exchange::{Format, format_of};
use ilms_collect::figures::{
    Allowance, Answer, Answers, CellAddress, Figure, Metadata, Note, Place, Pointer, Reason, Scope, Sheet, SheetId,
    Source, SourceKey, Value,
};
use ilms_collect::questionnaire::{AreaCode, Pack, PackId, Sex, Year};
use ilms_collect::submission::payload::{PayloadInput, compose, data_files};
use ilms_collect::submission::{self, BagInfo, PackageError, Payload, Status, data};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Write as _;

pub(crate) fn input<'a>(pack: &'a Pack, answers: &'a Answers) -> PayloadInput<'a> {
    PayloadInput {
        pack,
        answers,
        findings: &[],
        journal: &[],
        in_the_way: &[],
        revision: 2,
        last_entry: "2015-08-10T09:30:00Z".parse().unwrap(),
    }
}

pub(crate) fn written(pack: &Pack, answers: &Answers) -> Vec<u8> {
    data::write(&input(pack, answers)).unwrap()
}

fn incoming(pack: &Pack, files: &Payload) -> Incoming {
    data::incoming(files, pack, Some(&AreaCode::from("IDN"))).unwrap()
}

/// A zip as another program makes one: no order, another time, folders, sizes behind the content.
pub(crate) fn foreign_zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn it_holds_the_answers_and_their_description_and_is_the_same_bytes() {
    let pack = pack("asean-phase-3");
    let answers = indonesia(&pack);
    let bytes = written(&pack, &answers);
    assert_eq!(bytes, written(&pack, &answers.clone()));
    assert_eq!(format_of(&bytes), Some(Format::DataPackage));
    let files = data::read(&bytes).unwrap();
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "allowances.csv",
            "datapackage.json",
            "figures/C19-MNA_OEMP-BA-510.csv",
            "figures/C19-MNA_OEMP-no-source.csv",
            "figures/C21-MNA_OEMP.csv",
            "notes.csv",
            "sources.json",
        ]
    );
    let description: serde_json::Value = serde_json::from_slice(&files["datapackage.json"]).unwrap();
    assert_eq!(description["resources"].as_array().unwrap().len(), files.len() - 1);
    // Its files are those of the package, byte for byte.
    let whole = compose(&input(&pack, &answers)).unwrap();
    for (name, content) in files.iter().filter(|(name, _)| *name != "datapackage.json") {
        assert_eq!(&whole[name], content, "{name}");
    }
}

fn package(pack: &Pack, answers: &Answers) -> Vec<u8> {
    let info = BagInfo {
        country_code: "IDN".into(),
        country: "Indonesia".into(),
        phase: "phase3".into(),
        pack_id: pack.id.to_string(),
        pack_version: pack.version.clone(),
        pack_hash: pack.hash.clone(),
        status: Status::Final,
        revision: 2,
        previous: None,
        program_version: "ILMS Collect 0.2.0".into(),
        contact_name: "Test preparer".into(),
        contact_organization: String::new(),
        contact_email: String::new(),
        date: jiff::civil::date(2015, 8, 12),
    };
    submission::pack(&compose(&input(pack, answers)).unwrap(), &info, None).unwrap()
}

pub(crate) fn unpack(files: &Payload, folder: &std::path::Path) {
    for (name, content) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
}

#[test]
fn a_zip_a_folder_and_a_package_state_the_same() {
    let pack = pack("asean-phase-3");
    let answers = indonesia(&pack);
    let files = data_files(&input(&pack, &answers));
    let wanted = incoming(&pack, &files);
    assert_eq!(wanted.refused, []);
    assert!(wanted.figures.len() > 300);
    let first = &wanted.figures[0];
    assert_eq!(first.from.to_string(), "figures/C19-MNA_OEMP-no-source.csv, line 2");
    assert_eq!(wanted.statements[0].0.to_string(), "sources.json");

    let own = data::read(&written(&pack, &answers)).unwrap();
    assert_eq!(incoming(&pack, &own), wanted);
    // Zipped again by another program, the folder with it.
    let inside: Vec<(String, &[u8])> = files
        .iter()
        .map(|(name, content)| (format!("Indonesia/{name}"), content.as_slice()))
        .collect();
    let inside: Vec<(&str, &[u8])> = inside.iter().map(|(name, content)| (name.as_str(), *content)).collect();
    let zipped = foreign_zip(&inside);
    assert_eq!(format_of(&zipped), Some(Format::DataPackage));
    assert_eq!(incoming(&pack, &data::read(&zipped).unwrap()), wanted);
    // Unpacked.
    let folder = tempfile::tempdir().unwrap();
    unpack(&files, folder.path());
    assert_eq!(incoming(&pack, &data::read_folder(folder.path()).unwrap()), wanted);
    // A whole package, and the folder it was unpacked to, and the data in that.
    let whole = package(&pack, &answers);
    assert_eq!(format_of(&whole), Some(Format::Package));
    assert_eq!(incoming(&pack, &data::read(&whole).unwrap()), wanted);
    let folder = tempfile::tempdir().unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&whole)).unwrap();
    archive.extract(folder.path()).unwrap();
    assert_eq!(incoming(&pack, &data::read_folder(folder.path()).unwrap()), wanted);
    let data_folder = folder.path().join("data");
    assert_eq!(incoming(&pack, &data::read_folder(&data_folder).unwrap()), wanted);
    // A package that was changed is not brought in.
    let notes = folder.path().join("data/notes.csv");
    let mut changed = std::fs::read(&notes).unwrap();
    changed.extend(b"note,table,,X,,,,,,,,text,\n");
    std::fs::write(&notes, changed).unwrap();
    assert!(matches!(
        data::read_folder(folder.path()),
        Err(PackageError::NotIntact(_))
    ));
}

#[test]
fn another_country_and_another_phase_are_refused_as_a_whole() {
    let pack = pack("asean-phase-3");
    let files = data_files(&input(&pack, &indonesia(&pack)));
    let whose = |area| data::incoming(&files, &pack, area).unwrap_err().to_string();
    let malaysia = AreaCode::from("MYS");
    assert_eq!(
        whose(Some(&malaysia)),
        "its figures are those of IDN, and this country file is MYS's"
    );
    assert_eq!(
        whose(None),
        "its figures are those of IDN, and this country file is no country's"
    );
    let second = crate::pack("asean-phase-2");
    let phase = data::incoming(&files, &second, Some(&AreaCode::from("IDN"))).unwrap_err();
    assert_eq!(
        phase.to_string(),
        "it answers asean-phase-3, and the phase shown here is asean-phase-2; open that phase first"
    );
}

/// Answers that hold what the questionnaire does not ask for, one thing in each place.
fn odd(pack: &Pack) -> Answers {
    let mut answers = country_file(pack, "IDN");
    let sheet = |table: &str, source: &str| Sheet {
        source: Some(SourceKey::from(source)),
        ..Sheet::new(pack.id.clone(), table.into())
    };
    let place = |item: Option<&str>, year, sex| Place {
        item: item.map(Into::into),
        year: Year(year),
        status: None,
        sex,
    };
    let value = || Figure::value(Value::whole(5));
    let outflow = "EMP_XOUM_SEX_COU_NB";
    answers.sheets.insert(SheetId(1), sheet(outflow, "A"));
    answers.sheets.insert(SheetId(2), sheet("NO_SUCH_TABLE", "A"));
    answers.sheets.insert(SheetId(3), sheet(outflow, &"s".repeat(201)));
    let mut other = sheet("EMP_XOUM_ECO_NB", "B");
    other.versions = vec!["ECO_ISIC4".into(), "OCU_ISCO08".into()];
    other.years = [Year(2014), Year(1950)].into();
    other.added_items = ["ECO_ISIC3_A".into(), "COU_DES_MYS".into()].into();
    answers.sheets.insert(SheetId(4), other);
    let malaysia = Some("COU_DES_MYS");
    let mut of_first = BTreeMap::from([
        (place(malaysia, 2014, Sex::Total), value()),
        (place(Some("COU_DES_QQQ"), 2014, Sex::Total), value()),
        (place(None, 2014, Sex::Total), value()),
        (place(malaysia, 2016, Sex::Total), value()),
        (place(malaysia, 2013, Sex::Total), Figure::value(Value::whole(-5))),
        (
            place(malaysia, 2011, Sex::Total),
            Figure {
                flag: Some(ilms_collect::figures::Flag::Estimate),
                ..Figure::reason(Reason::NotAvailable)
            },
        ),
    ]);
    let into = |sheet, place: Place| {
        let cell = CellAddress::new(SheetId(sheet), place);
        Figure::reason(Reason::IncludedElsewhere(Pointer::Cell(cell)))
    };
    // Into a cell of the file, one of no sheet, one of a sheet that is refused, one of no row.
    let agriculture = place(Some("ECO_ISIC4_A"), 2014, Sex::Total);
    of_first.insert(place(malaysia, 2010, Sex::Total), into(4, agriculture.clone()));
    of_first.insert(place(malaysia, 2009, Sex::Total), into(77, agriculture.clone()));
    of_first.insert(place(malaysia, 2008, Sex::Total), into(2, agriculture.clone()));
    of_first.insert(
        place(malaysia, 2007, Sex::Total),
        into(4, place(malaysia, 2014, Sex::Total)),
    );
    answers.figures.insert(SheetId(1), of_first);
    answers
        .figures
        .insert(SheetId(2), BTreeMap::from([(place(None, 2014, Sex::Total), value())]));
    answers.figures.insert(
        SheetId(4),
        BTreeMap::from([
            (agriculture, value()),
            (place(Some("ECO_ISIC4_B"), 2014, Sex::Male), value()),
        ]),
    );
    let note = || {
        vec![Note {
            code: None,
            text: "words".to_owned(),
        }]
    };
    let phase = pack.id.clone();
    for scope in [
        Scope::Module {
            phase: phase.clone(),
            module: "Z".into(),
        },
        Scope::Table {
            phase: phase.clone(),
            table: "NO_SUCH_TABLE".into(),
        },
        Scope::Sheet { sheet: SheetId(2) },
        Scope::Year {
            sheet: SheetId(1),
            year: Year(2016),
        },
        Scope::Row {
            sheet: SheetId(1),
            item: Some("ECO_ISIC4_A".into()),
        },
        Scope::Sheet { sheet: SheetId(1) },
    ] {
        answers.notes.insert(scope, note());
    }
    let elsewhere = Reason::IncludedElsewhere(Pointer::Cell(CellAddress::new(
        SheetId(77),
        place(malaysia, 2014, Sex::Total),
    )));
    answers.covers.insert(
        Scope::Year {
            sheet: SheetId(1),
            year: Year(2006),
        },
        elsewhere,
    );
    answers.covers.insert(
        Scope::Year {
            sheet: SheetId(1),
            year: Year(2005),
        },
        Reason::Confidential,
    );
    answers.allowances.insert(
        "sum".to_owned(),
        Allowance {
            finding: "sum".to_owned(),
            reason: "rounding".to_owned(),
            sentence: String::new(),
            who: "A".to_owned(),
            at: "2015-08-01T10:00:00Z".to_owned(),
            figures: Vec::new(),
        },
    );
    answers
}

#[test]
fn what_the_questionnaire_does_not_ask_for_is_refused_by_itself_with_its_place() {
    let pack = pack("asean-phase-3");
    let files = data_files(&input(&pack, &odd(&pack)));
    let theirs = incoming(&pack, &files);
    let refused: Vec<(String, String, String)> = theirs
        .refused
        .iter()
        .map(|refused| (refused.from.to_string(), refused.text.clone(), said(refused)))
        .collect();
    let figures_1 = |line: usize| format!("figures/C19-MNA_OEMP-A.csv, line {line}");
    let has = |from: &str, text: &str, reason: &str| {
        let found = refused
            .iter()
            .any(|(at, what, why)| at == from && what == text && why.contains(reason));
        assert!(found, "{from} {text} {reason} is not among {refused:#?}");
    };
    has("sources.json", "NO_SUCH_TABLE", "no table of");
    has("sources.json", &"s".repeat(201), "at most 200 plain characters");
    has("sources.json", "OCU_ISCO08", "table 21 has no item");
    has("sources.json", "COU_DES_MYS", "table 21 has no item");
    has("sources.json", "1950", "1980 to 2015");
    has(&figures_1(2), "5", "the line does not say which one");
    has(&figures_1(10), "5", "1980 to 2015");
    has(&figures_1(11), "5", "table 19 has no item");
    has("figures/C21-MNA_OEMP.csv, line 3", "5", "does not ask by sex");
    for (text, reason) in [("-5", "below zero"), ("N", "said of a value")] {
        assert!(
            refused
                .iter()
                .any(|(_, what, why)| what == text && why.contains(reason)),
            "{text}: {refused:#?}"
        );
    }
    let nowhere = refused
        .iter()
        .filter(|(_, what, why)| what == "K" && why.contains("does not exist"));
    assert_eq!(nowhere.count(), 3, "{refused:#?}");
    assert_eq!(
        refused
            .iter()
            .filter(|(_, what, why)| what == "K" && why.contains("not one of"))
            .count(),
        1
    );
    assert_eq!(
        refused
            .iter()
            .filter(|(at, what, _)| at.starts_with("notes.csv, line") && what == "words")
            .count(),
        5
    );
    has("allowances.csv", "1", "explanations of findings are not brought in");
    assert_eq!(refused.len(), 21, "{refused:#?}");

    // The rest is taken, pointers into our own sheets among it.
    assert_eq!(theirs.figures.len(), 3);
    assert!(theirs.figures.iter().any(|stated| matches!(
        &stated.says,
        Says::InCell { table, source: Some(source), .. } if table.as_str() == "EMP_XOUM_ECO_NB" && source.as_str() == "B"
    )));
    let mut ours = country_file(&pack, "IDN");
    // The number that their sheet has is another sheet's here.
    ours.sheets
        .insert(SheetId(4), Sheet::new(pack.id.clone(), "POP_XRET_SEX_COU_NB".into()));
    let preview = taken_in(&pack, &mut ours, theirs);
    assert_eq!((preview.counts.new, preview.counts.refused), (3, 21));
    let pointed = ours
        .figures
        .values()
        .flat_map(BTreeMap::values)
        .find_map(|figure| match &figure.answer {
            Answer::Reason(Reason::IncludedElsewhere(Pointer::Cell(cell))) => Some(cell.clone()),
            _ => None,
        });
    let pointed = pointed.unwrap();
    assert_eq!(ours.sheets[&pointed.sheet].table.as_str(), "EMP_XOUM_ECO_NB");
    assert!(ours.figure(&pointed).is_some());
}

#[test]
fn what_they_leave_blank_of_a_source_stays_as_it_is_here() {
    let pack = pack("asean-phase-3");
    let theirs = indonesia(&pack);
    let files = data_files(&input(&pack, &theirs));
    let mut ours = theirs.clone();
    let key = SourceKey::from("BA:510");
    let named = Source {
        name: "Labour force survey".to_owned(),
        ..ours.sources[&key].clone()
    };
    ours.sources.insert(key.clone(), named.clone());
    let preview = incoming(&pack, &files).preview(&pack, &ours);
    assert_eq!((preview.statements.len(), changes(&preview, &pack, &ours)), (0, vec![]));
    // The other way round the name comes with it.
    let files = data_files(&input(&pack, &ours));
    let preview = incoming(&pack, &files).preview(&pack, &theirs);
    assert!(matches!(
        preview.statements.as_slice(),
        [of] if of.kind == Kind::Changed && of.statement == Statement::Source { before: Some(theirs.sources[&key].clone()), after: named.clone() }
    ));
}

/// What a country file says beyond figures, by what it is about, whatever the numbers of its sheets.
fn beyond_figures(pack: &Pack, answers: &Answers) -> Vec<String> {
    let name = |id: SheetId| {
        let sheet = &answers.sheets[&id];
        format!("{} {:?}", sheet.table, sheet.source)
    };
    let of_phase = |scope: &Scope| ilms_collect::exchange::in_phase(answers, &pack.id, scope);
    let scoped = |scope: &Scope| match scope.sheet() {
        Some(id) => format!("{} {:?}", name(id), scope.in_sheet(SheetId(0))),
        None => format!("{scope:?}"),
    };
    let mut said = Vec::new();
    for (scope, notes) in answers.notes.iter().filter(|(scope, _)| of_phase(scope)) {
        said.extend(notes.iter().map(|note| format!("{} {note:?}", scoped(scope))));
    }
    for (scope, reason) in answers.covers.iter().filter(|(scope, _)| of_phase(scope)) {
        let reason = match reason {
            Reason::IncludedElsewhere(Pointer::Cell(cell)) => format!("K {} {:?}", name(cell.sheet), cell.place),
            other => format!("{other:?}"),
        };
        said.push(format!("{} {reason}", scoped(scope)));
    }
    for (id, sheet) in answers.sheets_of(&pack.id) {
        let stated: BTreeMap<&String, &Metadata> =
            sheet.metadata.iter().filter(|(_, stated)| !stated.is_empty()).collect();
        said.push(format!("{} {:?} {:?} {stated:?}", name(id), sheet.unit, sheet.currency));
    }
    said.sort();
    said.dedup();
    said
}

/// Figures with pointers into cells told by what those cells are.
fn told(pack: &Pack, answers: &Answers) -> Figures {
    let mut all = figures(pack, answers);
    for figure in all.values_mut() {
        if let Answer::Reason(Reason::IncludedElsewhere(Pointer::Cell(cell))) = &mut figure.answer {
            let sheet = &answers.sheets[&cell.sheet];
            figure.typed = Some(format!("{} {:?}", sheet.table, sheet.source));
            cell.sheet = SheetId(0);
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever a country file holds of the phase comes back from the data package, and is nothing new to the file it came from.
    #[test]
    fn answers_come_back(mut answers in any_country_file()) {
        let pack = pack("asean-phase-3");
        // A column of women in a table without sexes is none that a person could say anything of.
        let by_sex = |id: SheetId| pack.table(&answers.sheets[&id].table).unwrap().by_sex;
        let none = |scope: &Scope| matches!(scope, Scope::Column { sheet, sex: Sex::Female, .. } if !by_sex(*sheet));
        answers.notes.retain(|scope, _| !none(scope));
        answers.covers.retain(|scope, _| !none(scope));
        let files = data::read(&written(&pack, &answers)).unwrap();
        let theirs = incoming(&pack, &files);
        // Explanations stay where they were given.
        prop_assert!(theirs.refused.iter().all(|refused| refused.from.to_string() == "allowances.csv"));
        let again = theirs.clone().preview(&pack, &answers);
        prop_assert_eq!(changes(&again, &pack, &answers), vec![]);
        let mut back = country_file(&pack, "IDN");
        taken_in(&pack, &mut back, theirs);
        prop_assert_eq!(told(&pack, &back), told(&pack, &answers));
        prop_assert_eq!(beyond_figures(&pack, &back), beyond_figures(&pack, &answers));
        prop_assert_eq!(back.phases.keys().collect::<Vec<_>>(), [&PackId::from("asean-phase-3")]);
    }
}
