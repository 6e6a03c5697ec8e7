//! SDMX-CSV with ILO's structures.

use crate::answers::{any_answers, changes, country_file, pack, take_in};
use crate::{EVERYTHING, figures, indonesia, records, said, taken_in};
use ilms_collect::exchange::incoming::{Kind, Position, Statement};
use ilms_collect::exchange::sdmx_csv::{ReadError, read, write};
use ilms_collect::exchange::{Format, format_of, ilostat};
use ilms_collect::figures::{
    Answer, CellAddress, Figure, Flag, Note, Place, Pointer, Reason, Scope, SheetId, SourceKey, Value,
};
use ilms_collect::questionnaire::{AreaCode, NoteCode, Pack, Sex, Year};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn idn() -> AreaCode {
    AreaCode::from("IDN")
}

/// As ILOSTAT's service answers, in version 1.0: its columns, sources and notes in words, ILO's letters.
const FROM_ILOSTAT: &str = "DATAFLOW,REF_AREA,FREQ,MEASURE,SEX,CDS,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE_TYPE,UNIT_MEASURE,UNIT_MULT,SOURCE,NOTE_SOURCE,NOTE_INDICATOR,NOTE_CLASSIF,DECIMALS,UPPER_BOUND,LOWER_BOUND\r\n\
    ILO:DF_MNA_OEMP_SEX_CDS_NB(1.0),IDN,A,MNA_OEMP_NB,SEX_T,CDS_DES_MYS,2013,150.25,,NB,PS,3,LFS - National Labour Force Survey,Data reference period: First semester,,,1,,\r\n\
    ILO:DF_MNA_OEMP_SEX_CDS_NB(1.0),IDN,A,MNA_OEMP_NB,SEX_F,CDS_DES_MYS,2013,82.1,B,NB,PS,3,LFS - National Labour Force Survey,Data reference period: First semester,Break in series: Methodology revised,,1,,\r\n\
    ILO:DF_MNA_OEMP_SEX_CDS_NB(1.0),IDN,A,MNA_OEMP_NB,SEX_M,CDS_DES_MYS,2013,,N,NB,PS,3,LFS - National Labour Force Survey,Data reference period: First semester,,,1,,\r\n";

#[test]
fn what_ilostat_sends_is_read() {
    let pack = pack("asean-phase-3");
    assert_eq!(format_of(FROM_ILOSTAT.as_bytes()), Some(Format::SdmxCsv));
    let incoming = read(FROM_ILOSTAT.as_bytes(), &pack, Some(idn()), None).unwrap();
    assert_eq!(incoming.refused, []);
    let said: Vec<(String, Option<String>, String, Vec<String>)> = incoming
        .figures
        .iter()
        .map(|stated| {
            let source = stated.source.as_ref().map(ToString::to_string);
            let notes = stated.notes.iter().map(ToString::to_string).collect();
            (stated.place.to_string(), source, format!("{:?}", stated.says), notes)
        })
        .collect();
    assert_eq!(said.len(), 3);
    // The source is found by its name, the notes by theirs.
    assert!(
        said.iter().all(|(_, source, ..)| source.as_deref() == Some("BA:510")),
        "{said:?}"
    );
    assert_eq!(said[0].0, "COU_DES_MYS T 2013");
    assert!(
        said[0].2.contains(&format!("{:?}", Value::new(15025, 1))),
        "{}",
        said[0].2
    );
    assert!(
        said[1].2.contains("Break") && said[1].3.contains(&"I11:264".to_owned()),
        "{said:?}"
    );
    assert!(said[2].2.contains("NotAvailable"), "{said:?}");
    assert!(
        said.iter().all(|(.., notes)| notes.contains(&"S3:6".to_owned())),
        "{said:?}"
    );
    assert_eq!(incoming.words, []);
}

#[test]
fn words_that_no_list_knows_become_notes_in_words_where_they_hold() {
    let pack = pack("asean-phase-3");
    let file = FROM_ILOSTAT
        .replace("Break in series: Methodology revised", "Counted at the airport only")
        .replace("Data reference period: First semester", "Taken from the yearbook");
    let mut answers = country_file(&pack, "IDN");
    let preview = taken_in(
        &pack,
        &mut answers,
        read(file.as_bytes(), &pack, Some(idn()), None).unwrap(),
    );
    assert_eq!((preview.counts.new, preview.counts.statements), (3, 2));
    let sheet = SheetId(1);
    let words = |scope: &Scope| -> Vec<String> {
        let notes = answers.notes.get(scope).into_iter().flatten();
        notes.map(|note| note.text.clone()).collect()
    };
    assert_eq!(words(&Scope::Sheet { sheet }), ["Taken from the yearbook"]);
    let place = Place {
        item: Some("COU_DES_MYS".into()),
        year: Year(2013),
        status: None,
        sex: Sex::Female,
    };
    let cell = CellAddress::new(sheet, place);
    assert_eq!(words(&Scope::Cell { cell }), ["Counted at the airport only"]);
    // They hold already: nothing is said again.
    let again = read(file.as_bytes(), &pack, Some(idn()), None)
        .unwrap()
        .preview(&pack, &answers);
    assert_eq!(changes(&again, &pack, &answers), []);
}

#[test]
fn the_file_may_be_dressed_in_many_ways() {
    let pack = pack("asean-phase-3");
    let mut plain = country_file(&pack, "IDN");
    take_in(
        &pack,
        &mut plain,
        "ref_area,indicator,sex,classif1,time,obs_value,obs_status\nIDN,EMP_XOUM_SEX_COU_NB,SEX_F,COU_DES_ARE,2014,2.328,E\n",
    );
    for dressed in [
        // The guide's plain case, with a column of somebody's own.
        "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,FREQ,MEASURE,SEX,CDS,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UPDATED\n\
         dataflow,ILO:DF_MNA_OEMP_SEX_CDS_NB(1.0),I,IDN,A,MNA_OEMP_NB,SEX_F,CDS_DES_ARE,2014,2.328,E,2021-01-22\n",
        // Components in any order, no action, no frequency.
        "OBS_STATUS,CDS,OBS_VALUE,STRUCTURE_ID,TIME_PERIOD,SEX,STRUCTURE,REF_AREA\n\
         E,CDS_DES_ARE,2.328,ILO:DF_MNA_OEMP_SEX_CDS_NB(1.0),2014,SEX_F,dataflow,IDN\n",
        // Labels behind codes, a semicolon and with it a decimal comma; the year as its last day.
        "\u{feff}STRUCTURE[|];STRUCTURE_ID;ACTION;SERIES_KEY;REF_AREA: Reference area;FREQ: Frequency;SEX: Sex;CDS: Destination: country;TIME_PERIOD: Time;OBS_VALUE: Value;OBS_STATUS: Status\r\n\
         dataflow;ILO:DF_MNA_OEMP_SEX_CDS_NB(1.0): Outflow: by sex;A;IDN.A;IDN: Indonesia;A: Annual;SEX_F: Female;CDS_DES_ARE: Emirates: United Arab;2014-12-31: 2014;2,328;E: Estimate\r\n",
        // As pysdmx writes labels: the concept behind the name, a value that has no label twice.
        "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA: Area,SEX: Sex: a name,CDS: Destination,TIME_PERIOD: Time,OBS_VALUE: Value,OBS_STATUS: Status,NOTE_SOURCE: Notes\n\
         dataflow,ILO:DF_MNA_OEMP_SEX_CDS_NB(1.0),I,IDN: IDN,SEX_F: SEX_F,CDS_DES_ARE: CDS_DES_ARE,2014: 2014,2.328: 2.328,E: E,\n",
        // Names in columns of their own, which may be called like anything.
        "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,SEX,Sex,CDS,Destination,TIME_PERIOD,Time,OBS_VALUE,Value,OBS_STATUS,Status\n\
         dataflow,ILO:DF_MNA_OEMP_SEX_CDS_NB(1.0),Outflow,R,IDN,Indonesia,SEX_F,Female,CDS_DES_ARE,Emirates,2014,2014,2.328,,E,Estimate\n",
        // A data structure instead of a dataflow; another multiplier; this questionnaire's own codes.
        "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,SEX,COU,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,UNIT_MEASURE\n\
         datastructure,ILO:EMP_XOUM_SEX_COU_NB,M,IDN,SEX_F,COU_DES_ARE,2014-A1,2328,E,0,PS\n",
    ] {
        assert_eq!(format_of(dressed.as_bytes()), Some(Format::SdmxCsv), "{dressed}");
        let mut answers = country_file(&pack, "IDN");
        let preview = taken_in(
            &pack,
            &mut answers,
            read(dressed.as_bytes(), &pack, Some(idn()), None).unwrap(),
        );
        assert_eq!(preview.refused, [], "{dressed}");
        assert_eq!(answers, plain, "{dressed}");
    }
}

#[test]
fn a_break_beside_another_status_is_a_note() {
    let pack = pack("asean-phase-3");
    let file = "STRUCTURE[;],STRUCTURE_ID,ACTION,REF_AREA,SEX,CDS,TIME_PERIOD,OBS_VALUE,OBS_STATUS[]\n\
        dataflow,ILO:DF_MNA_OEMP_SEX_CDS_NB(1.0),I,IDN,SEX_F,CDS_DES_ARE,2014,2.328,B;E\n\
        dataflow,ILO:DF_MNA_OEMP_SEX_CDS_NB(1.0),I,IDN,SEX_M,CDS_DES_ARE,2014,2.328,B\n\
        dataflow,ILO:DF_MNA_OEMP_SEX_CDS_NB(1.0),I,IDN,SEX_T,CDS_DES_ARE,2014,2.328,E;P\n";
    let incoming = read(file.as_bytes(), &pack, Some(idn()), None).unwrap();
    let flags: Vec<_> = incoming
        .figures
        .iter()
        .map(|stated| match &stated.says {
            ilms_collect::exchange::incoming::Says::Figure(figure) => (figure.flag, stated.notes.clone()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        flags,
        [
            (Some(Flag::Estimate), vec![NoteCode::from("I11:266")]),
            (Some(Flag::Break), vec![])
        ]
    );
    assert_eq!(incoming.refused.len(), 1);
    assert!(
        said(&incoming.refused[0]).contains("one status"),
        "{}",
        said(&incoming.refused[0])
    );
}

#[test]
fn what_does_not_fit_is_refused_line_by_line_and_the_rest_is_taken() {
    let pack = pack("asean-phase-3");
    let answers = country_file(&pack, "IDN");
    let outflow = "ILO:DF_MNA_OEMP_SEX_CDS_NB(1.0)";
    // STRUCTURE, STRUCTURE_ID, ACTION, REF_AREA, FREQ, MEASURE, SEX, CDS, AGE, TIME_PERIOD, OBS_VALUE, OBS_STATUS, UNIT_MEASURE, UNIT_MULT
    let cases: &[(String, &str, &str)] = &[
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,CDS_DES_MYS,,2014,1.5,,PS,3"),
            "",
            "",
        ),
        (
            format!("dataflow,{outflow},D,IDN,A,,SEX_T,CDS_DES_MYS,,2013,-,,,"),
            "ACTION",
            "delete",
        ),
        (
            format!("dataflow,{outflow},X,IDN,A,,SEX_T,CDS_DES_MYS,,2013,1.5,,,"),
            "ACTION",
            "I, A, R or M",
        ),
        (
            format!("dataprovision,{outflow},I,IDN,A,,SEX_T,CDS_DES_MYS,,2013,1.5,,,"),
            "STRUCTURE",
            "dataflow",
        ),
        (
            "dataflow,ESTAT:DF_MNA_OEMP_SEX_CDS_NB(1.0),I,IDN,A,,SEX_T,CDS_DES_MYS,,2013,1.5,,,".into(),
            "STRUCTURE_ID",
            "not one of ILO's",
        ),
        (
            "dataflow,ILO:DF_UNE_DEAP_SEX_AGE_RT(1.0),I,IDN,A,,SEX_T,,AGE_YTHADULT_YGE15,2013,1.5,,,".into(),
            "STRUCTURE_ID",
            "no table of",
        ),
        (
            "dataflow,,I,IDN,A,,SEX_T,CDS_DES_MYS,,2013,1.5,,,".into(),
            "DATAFLOW",
            "names no indicator",
        ),
        (
            format!("dataflow,{outflow},I,MYS,A,,SEX_T,CDS_DES_MYS,,2013,1.5,,,"),
            "REF_AREA",
            "is IDN's",
        ),
        (
            format!("dataflow,{outflow},I,IDN,Q,,SEX_T,CDS_DES_MYS,,2013,1.5,,,"),
            "FREQ",
            "quarterly",
        ),
        (
            format!("dataflow,{outflow},I,IDN,,,SEX_T,CDS_DES_MYS,,2013-12,1.5,,,"),
            "TIME_PERIOD",
            "four digits",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,CDS_DES_MYS,,2013-Q1,1.5,,,"),
            "TIME_PERIOD",
            "four digits",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,CDS_DES_MYS,,2016,1.5,,,"),
            "TIME_PERIOD",
            "1980 to 2015",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,MNA_OEMP_RT,SEX_T,CDS_DES_MYS,,2013,1.5,,,"),
            "MEASURE",
            "not what the dataflow measures",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_X,CDS_DES_MYS,,2013,1.5,,,"),
            "SEX",
            "SEX_T, SEX_M or SEX_F",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,CDS_DES_QQQ,,2013,1.5,,,"),
            "CDS",
            "no item",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,elsewhere,,2013,1.5,,,"),
            "CDS",
            "no item",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,,,2013,1.5,,,"),
            "",
            "does not say which",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,CDS_DES_MYS,AGE_YTHADULT_Y15-24,2013,1.5,,,"),
            "AGE",
            "no item",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,CDS_DES_MYS,,2013,1.5,,PT,3"),
            "UNIT_MEASURE",
            "not counted in this unit",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,CDS_DES_MYS,,2013,1.5,,PS,thousand"),
            "UNIT_MULT",
            "power of ten",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,CDS_DES_MYS,,2013,1.5,,PS,-3"),
            "UNIT_MULT",
            "power of ten",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,CDS_DES_MYS,,2013,NaN,,PS,3"),
            "OBS_VALUE",
            "neither a value nor a status",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,CDS_DES_MYS,,2013,\"1,5\",,PS,3"),
            "OBS_VALUE",
            "not a number",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,CDS_DES_MYS,,2013,1.5,O,PS,3"),
            "OBS_STATUS",
            "no observation status",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,CDS_DES_MYS,,2013,,K,PS,3"),
            "OBS_STATUS",
            "K says that",
        ),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_T,CDS_DES_MYS,,2013,1.5,N,PS,3"),
            "OBS_STATUS",
            "says that there is no figure",
        ),
        (
            "dataflow,ILO:DF_MNA_OEMP_SEX_ECO_NB(1.0),I,IDN,A,,SEX_F,,,2013,1.5,,,".into(),
            "SEX",
            "does not ask by sex",
        ),
        (format!("dataflow,{outflow},I,IDN"), "", "the line has 4 fields"),
        (
            format!("dataflow,{outflow},I,IDN,A,,SEX_M,CDS_DES_MYS,,2014,1500,,PS,0"),
            "",
            "",
        ),
    ];
    let header = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,FREQ,MEASURE,SEX,CDS,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,UNIT_MULT";
    let lines: Vec<&str> = std::iter::once(header)
        .chain(cases.iter().map(|(line, ..)| line.as_str()))
        .collect();
    let preview = read((lines.join("\n") + "\n").as_bytes(), &pack, Some(idn()), None)
        .unwrap()
        .preview(&pack, &answers);
    let mut refused = preview.refused.iter();
    for (index, (line, column, reason)) in cases.iter().enumerate().filter(|(_, case)| !case.2.is_empty()) {
        let refused = refused.next().unwrap_or_else(|| panic!("{line} was taken"));
        assert_eq!(
            (&refused.from, refused.column),
            (&Position::line(index as u64 + 2), *column),
            "{line}: {}",
            said(refused)
        );
        assert!(said(refused).contains(reason), "{line}: {}", said(refused));
    }
    assert!(refused.next().is_none());
    assert_eq!((preview.counts.new, preview.cells.len()), (2, 2));
    // Both state the same number of persons, one in thousands and one in ones.
    let amounts: BTreeSet<String> = preview
        .cells
        .iter()
        .map(|cell| cell.after.as_ref().unwrap().as_value().unwrap().to_string())
        .collect();
    assert_eq!(amounts, BTreeSet::from(["1500".to_owned()]));
}

#[test]
fn a_file_that_is_no_such_csv_is_refused_as_a_whole() {
    let pack = pack("asean-phase-3");
    let read = |file: &str| read(file.as_bytes(), &pack, Some(idn()), None).unwrap_err();
    assert_eq!(
        read("STRUCTURE,STRUCTURE_ID,REF_AREA,TIME_PERIOD\n"),
        ReadError::MissingColumn { column: "OBS_VALUE" }
    );
    assert_eq!(
        read("STRUCTURE,STRUCTURE_ID,SEX,REF_AREA,TIME_PERIOD,OBS_VALUE,SEX: Sex\n"),
        ReadError::TwiceColumn {
            column: "SEX".to_owned()
        }
    );
    assert_eq!(read(""), ReadError::Empty);
}

#[test]
fn the_structures_are_those_of_ilo_and_both_lists_of_statuses_stand_there() {
    let pack = pack("asean-phase-3");
    let answers = indonesia(&pack);
    let written = write(&pack, &answers);
    let text = String::from_utf8(written.bytes.clone()).unwrap();
    assert!(
        text.starts_with(
            "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,FREQ,MEASURE,SEX,CDS,ECO,TIME_PERIOD,OBS_VALUE,OBS_STATUS,\
             UNIT_MEASURE_TYPE,UNIT_MEASURE,UNIT_MULT,SOURCE,NOTE_SOURCE,NOTE_INDICATOR,NOTE_CLASSIF,CURRENCY,\
             CL_OBS_STATUS,CL_CONF_STATUS\n"
        ),
        "{}",
        text.lines().next().unwrap()
    );
    let records = records(&text, b',');
    assert_eq!(records.len(), written.rows);
    let flows: BTreeSet<(&str, &str)> = records
        .iter()
        .map(|line| (line["STRUCTURE_ID"].as_str(), line["MEASURE"].as_str()))
        .collect();
    assert_eq!(
        flows,
        BTreeSet::from([
            ("ILO:DF_MNA_OEMP_SEX_CDS_NB(1.0)", "MNA_OEMP_NB"),
            ("ILO:DF_MNA_OEMP_SEX_ECO_NB(1.0)", "MNA_OEMP_NB"),
        ])
    );
    for line in &records {
        let fixed = [
            "STRUCTURE",
            "ACTION",
            "REF_AREA",
            "FREQ",
            "UNIT_MEASURE_TYPE",
            "UNIT_MEASURE",
            "UNIT_MULT",
        ];
        assert_eq!(
            fixed.map(|name| line[name].as_str()),
            ["dataflow", "I", "IDN", "A", "NB", "PS", "3"]
        );
        assert_eq!(line["CDS"].is_empty(), line["STRUCTURE_ID"].contains("ECO"), "{line:?}");
    }
    // ILO's letter, and what it is in the cross-domain lists. K is ours: N with a note, and K there.
    let pairs: BTreeSet<(&str, &str, &str)> = records
        .iter()
        .map(|line| ["OBS_STATUS", "CL_OBS_STATUS", "CL_CONF_STATUS"].map(|name| line[name].as_str()))
        .map(|[ilo, cross, confidential]| (ilo, cross, confidential))
        .collect();
    for pair in [
        ("", "", ""),
        ("B", "B", ""),
        ("C", "Q", "C"),
        ("N", "O", ""),
        ("N", "K", ""),
        ("S", "N", ""),
        ("X", "M", ""),
        ("R", "A", ""),
        ("L", "A", ""),
    ] {
        assert!(pairs.contains(&pair), "{pair:?} is not among {pairs:?}");
    }
    for line in records.iter().filter(|line| line["CL_OBS_STATUS"] == "K") {
        assert!(line["NOTE_CLASSIF"].contains("K:"), "{line:?}");
    }
}

#[test]
fn every_status_reason_and_note_goes_through_as_it_does_through_ilostats_own_format() {
    for id in ["asean-phase-3", "ilms-global-2019"] {
        let pack = pack(id);
        let mut answers = country_file(&pack, "IDN");
        // The cell that includes another is named by the code of this pack.
        let table = pack.resolve_indicator("MNA_OEMP_SEX_CDS_NB").unwrap();
        let own = |code: &str| code.replace('_', ".");
        let item = |code| own(pack.resolve_item(table, code).unwrap().as_str());
        let sent = EVERYTHING
            .replace("EMP.XOUM.SEX.COU.NB", &own(table.code.as_str()))
            .replace("COU.DES.TOTAL", &item("CDS_DES_TOTAL"))
            .replace("COU.DES.X", &item("CDS_DES_X"));
        take_in(&pack, &mut answers, &sent);
        let out = write(&pack, &answers);
        let mut back = country_file(&pack, "IDN");
        let preview = taken_in(&pack, &mut back, read(&out.bytes, &pack, Some(idn()), None).unwrap());
        assert_eq!(
            (preview.refused.as_slice(), preview.counts.new),
            (&[][..], out.rows),
            "{id}"
        );
        assert_eq!(
            ilostat::write(&pack, &back).bytes,
            ilostat::write(&pack, &answers).bytes,
            "{id}"
        );
        let again = read(&out.bytes, &pack, Some(idn()), None)
            .unwrap()
            .preview(&pack, &answers);
        assert_eq!(
            (again.counts.same, changes(&again, &pack, &answers)),
            (out.rows, vec![]),
            "{id}"
        );
    }
}

fn earnings(pack: &Pack) -> ilms_collect::figures::Answers {
    let mut answers = country_file(pack, "IDN");
    take_in(
        pack,
        &mut answers,
        "ref_area,source,indicator,sex,classif1,time,obs_value\n\
         IDN,=cmd,EAR_EMPA_SEX_MIG_NB,T,MIG_STATUS_TOTAL,2014,1952589.5\n",
    );
    answers.sheets.get_mut(&SheetId(1)).unwrap().currency = Some("IDR".to_owned());
    answers
}

#[test]
fn earnings_name_their_currency_and_nothing_acts_as_a_formula() {
    let pack = pack("asean-phase-3");
    let answers = earnings(&pack);
    let out = write(&pack, &answers);
    let text = String::from_utf8(out.bytes.clone()).unwrap();
    let line = &records(&text, b',')[0];
    let fields = ["UNIT_MEASURE", "UNIT_MULT", "CURRENCY", "OBS_VALUE", "MIG", "SOURCE"];
    assert_eq!(
        fields.map(|name| line[name].as_str()),
        ["LC", "0", "IDR", "1952589.5", "MIG_STATUS_TOTAL", "'=cmd"]
    );
    let mut back = country_file(&pack, "IDN");
    taken_in(&pack, &mut back, read(&out.bytes, &pack, Some(idn()), None).unwrap());
    assert_eq!(back.sheets, answers.sheets);
    assert_eq!(back.sheets[&SheetId(1)].source, Some(SourceKey::from("=cmd")));
    // Another currency in the sheet is a change; two in one sheet are no statement at all.
    let other = text.replace(",IDR,", ",USD,");
    let preview = read(other.as_bytes(), &pack, Some(idn()), None)
        .unwrap()
        .preview(&pack, &answers);
    assert!(matches!(
        preview.statements.as_slice(),
        [of] if of.kind == Kind::Changed && matches!(&of.statement, Statement::Currency { after, .. } if after == "USD")
    ));
    let second = text
        .lines()
        .nth(1)
        .unwrap()
        .replace(",2014,", ",2013,")
        .replace(",IDR,", ",USD,");
    let incoming = read(format!("{text}{second}\n").as_bytes(), &pack, Some(idn()), None).unwrap();
    assert!(incoming.statements.is_empty());
    assert!(
        said(&incoming.refused[0]).contains("one currency"),
        "{}",
        said(&incoming.refused[0])
    );
}

#[test]
fn what_the_format_has_no_place_for_is_counted() {
    let pack = pack("asean-phase-3");
    let mut answers = country_file(&pack, "IDN");
    let lines = |source: &str| {
        format!(
            "ref_area,source,indicator,sex,classif1,time,obs_value\n\
             IDN,{source},EMP_XOUM_SEX_COU_NB,T,COU_DES_MYS,2014,1.5\n\
             IDN,{source},EMP_XOUM_SEX_COU_NB,T,COU_DES_SGP,2014,2.5\n"
        )
    };
    take_in(&pack, &mut answers, &lines("BA:510"));
    assert_eq!((write(&pack, &answers).words, write(&pack, &answers).doubled), (0, 0));
    take_in(&pack, &mut answers, &lines("FB:6665"));
    let sheet = SheetId(1);
    let note = |text: &str| Note {
        code: None,
        text: text.to_owned(),
    };
    answers.notes.insert(
        Scope::Sheet { sheet },
        vec![note("Registered at the airport"), note("Revised in May")],
    );
    let stated = answers.sheets.get_mut(&sheet).unwrap();
    stated.metadata.entry("T36".to_owned()).or_default().text = "Holders of a card".to_owned();
    let figure = answers
        .figures
        .get_mut(&SheetId(2))
        .unwrap()
        .values_mut()
        .next()
        .unwrap();
    figure.answer = Answer::WrongInput("12o4".to_owned());
    let written = write(&pack, &answers);
    // One of the two figures of the second source could not be read, the other stands where one of the first does.
    assert_eq!(
        (written.rows, written.left_out.len(), written.words, written.doubled),
        (3, 1, 3, 1)
    );
}

#[test]
fn a_figure_included_in_a_cell_of_another_sheet_comes_back() {
    let pack = pack("asean-phase-3");
    let mut answers = country_file(&pack, "IDN");
    take_in(
        &pack,
        &mut answers,
        "ref_area,source,indicator,sex,classif1,time,obs_value\n\
         IDN,A,EMP_XOUM_SEX_COU_NB,T,COU_DES_TOTAL,2014,1.5\nIDN,B,EMP_XOUM_ECO_NB,,ECO_ISIC4_A,2014,2.5\n",
    );
    let target = answers.figures[&SheetId(1)].keys().next().unwrap().clone();
    let pointer = Pointer::Cell(CellAddress::new(SheetId(1), target));
    let figure = answers
        .figures
        .get_mut(&SheetId(2))
        .unwrap()
        .values_mut()
        .next()
        .unwrap();
    *figure = Figure::reason(Reason::IncludedElsewhere(pointer));
    let out = write(&pack, &answers);
    let mut back = country_file(&pack, "IDN");
    taken_in(&pack, &mut back, read(&out.bytes, &pack, Some(idn()), None).unwrap());
    assert_eq!(figures(&pack, &back), figures(&pack, &answers));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever is answered comes back: values with their amounts, reasons, flags, notes.
    #[test]
    fn answers_come_back(answers in any_answers()) {
        let pack = pack("asean-phase-3");
        let out = write(&pack, &answers);
        prop_assert_eq!(format_of(&out.bytes), Some(Format::SdmxCsv));
        let mut back = country_file(&pack, "IDN");
        let preview = taken_in(&pack, &mut back, read(&out.bytes, &pack, Some(idn()), None).unwrap());
        prop_assert_eq!(&preview.refused, &[]);
        prop_assert_eq!(&write(&pack, &back).bytes, &out.bytes);
        let again = read(&out.bytes, &pack, Some(idn()), None).unwrap().preview(&pack, &answers);
        prop_assert_eq!(again.counts.same, out.rows);
        prop_assert_eq!(changes(&again, &pack, &answers), vec![]);
    }

    /// Nothing that is read makes the reader fail, and every line is taken or refused.
    #[test]
    fn any_file_is_read_or_refused(lines in prop::collection::vec("[A-Z_:;,\"0-9.\\[\\]()a-z -]{0,60}", 0..8)) {
        let pack = pack("asean-phase-3");
        let file = format!("STRUCTURE,STRUCTURE_ID,REF_AREA,CDS,TIME_PERIOD,OBS_VALUE\n{}\n", lines.join("\n"));
        if let Ok(incoming) = read(file.as_bytes(), &pack, Some(idn()), None) {
            prop_assert!(incoming.figures.is_empty());
        }
    }
}
