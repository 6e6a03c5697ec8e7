//! The CSV for spreadsheets.

use crate::answers::{any_answers, changes, country_file, pack, take_in};
use crate::{acts, figures, indonesia, records, said, taken_in};
use ilms_collect::exchange::csv_table::{Column, Decimal, ReadError, Separator, Style, read, write};
use ilms_collect::exchange::incoming::Position;
use ilms_collect::exchange::{Format, format_of};
use ilms_collect::figures::{
    Answer, Answers, CellAddress, Figure, Note, Pointer, Reason, Scope, SheetId, Source, SourceKey, Value,
};
use ilms_collect::questionnaire::{AreaCode, Language, NoteCode, Year};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn idn() -> AreaCode {
    AreaCode::from("IDN")
}

fn styles() -> Vec<Style> {
    let mut styles = Vec::new();
    for language in Language::ALL {
        for separator in Separator::ALL {
            for decimal in [Decimal::Point, Decimal::Comma] {
                styles.push(Style {
                    language,
                    separator,
                    decimal,
                });
            }
        }
    }
    styles
}

#[test]
fn what_a_spreadsheet_expects_goes_with_the_language_and_the_separator() {
    let english = Style::usual(Language::English);
    assert_eq!((english.separator, english.decimal), (Separator::Comma, Decimal::Point));
    let indonesian = Style::usual(Language::Indonesian);
    assert_eq!(
        (indonesian.separator, indonesian.decimal),
        (Separator::Semicolon, Decimal::Comma)
    );
    assert_eq!(Decimal::usual(Separator::Tab, Language::English), Decimal::Point);
    assert_eq!(Decimal::usual(Separator::Tab, Language::Indonesian), Decimal::Comma);
    assert_eq!(Separator::from_sign(";"), Some(Separator::Semicolon));
    assert_eq!(Separator::from_sign("\\t"), Some(Separator::Tab));
    assert_eq!(Separator::from_sign("|"), None);
}

/// One figure with everything that a line can say.
fn one() -> Answers {
    let pack = pack("asean-phase-3");
    let mut answers = country_file(&pack, "IDN");
    take_in(
        &pack,
        &mut answers,
        "ref_area,source,indicator,sex,classif1,classif2,time,obs_value,obs_status,note_indicator\n\
         IDN,FB:6665,POP_XWAP_SEX_EDU_MIG_NB,F,EDU_AGGREGATE_TOTAL,MIG_STATUS_MIGRANT,2014,1523,E,T36:3215\n",
    );
    let key = SourceKey::from("FB:6665");
    let source = Source {
        name: "Placement records".to_owned(),
        ..answers.sources[&key].clone()
    };
    answers.sources.insert(key, source);
    let note = Note {
        code: None,
        text: "Counted in \u{201c}May\u{201d} | June".to_owned(),
    };
    answers.notes.insert(Scope::Sheet { sheet: SheetId(1) }, vec![note]);
    answers
}

#[test]
fn a_line_says_everything_in_words() {
    let pack = pack("asean-phase-3");
    let out = write(&pack, &one(), Style::usual(Language::English));
    let text = String::from_utf8(out.bytes).unwrap();
    assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let line = &records(&text, b',')[0];
    let expected = [
        ("Country", "IDN"),
        ("Table", "A3"),
        (
            "Title",
            "Working-age population by sex and education, total and migrants",
        ),
        ("Source", "FB:6665"),
        ("Source name", "Placement records"),
        ("Row code", "EDU_AGGREGATE_TOTAL"),
        ("Row", "Total"),
        ("Status", "Migrants"),
        ("Sex", "Female"),
        ("Year", "2014"),
        ("Value", "1523000"),
        ("Unit", "Persons"),
        ("Rounded to", "1000"),
        ("Flag or reason", "E"),
    ];
    for (column, said) in expected {
        assert_eq!(line[column], said, "{column}");
    }
    assert!(
        line["Notes"].starts_with("T36:3215 ")
            && line["Notes"].ends_with(" | \u{201c}Counted in \u{201c}May\u{201d}\u{201d} | June\u{201d}"),
        "{}",
        line["Notes"]
    );
    // The same in Indonesian, as Excel there expects it.
    let out = write(&pack, &one(), Style::usual(Language::Indonesian));
    let text = String::from_utf8(out.bytes).unwrap();
    let line = &records(&text, b';')[0];
    for (column, said) in [
        ("Tabel", "A3"),
        ("Jenis kelamin", "Perempuan"),
        ("Satuan", "Orang"),
        ("Nilai", "1523000"),
    ] {
        assert_eq!(line[column], said, "{column}");
    }
}

#[test]
fn numbers_are_written_with_the_decimal_sign_that_was_chosen() {
    let pack = pack("asean-phase-3");
    let mut answers = country_file(&pack, "IDN");
    take_in(
        &pack,
        &mut answers,
        "ref_area,indicator,sex,classif1,time,obs_value\nIDN,EAR_EMPA_SEX_MIG_NB,T,MIG_STATUS_TOTAL,2014,1952589.50\n",
    );
    for (decimal, value, rounded) in [
        (Decimal::Point, "1952589.50", "0.01"),
        (Decimal::Comma, "1952589,50", "0,01"),
    ] {
        let style = Style {
            language: Language::English,
            separator: Separator::Semicolon,
            decimal,
        };
        let text = String::from_utf8(write(&pack, &answers, style).bytes).unwrap();
        let line = &records(&text, b';')[0];
        assert_eq!((line["Value"].as_str(), line["Rounded to"].as_str()), (value, rounded));
        assert_eq!(line["Unit"], "Local currency");
    }
}

#[test]
fn a_file_that_went_through_a_spreadsheet_is_read() {
    let pack = pack("asean-phase-3");
    let wanted = figures(&pack, &one());
    for (what, file) in [
        (
            "as Excel saves it, without the mark at its beginning",
            "Country,Table,Title,Source,Row code,Status,Sex,Year,Value,Unit,Rounded to,Flag or reason\r\nIDN,A3,,FB:6665,EDU_AGGREGATE_TOTAL,Migrants,Female,2014,1523000,Persons,1000,E\r\n",
        ),
        (
            "columns in another order, empty ones behind and empty lines",
            "Year;Country;Table;Row code;Source;Status;Sex;Value;Rounded to;Flag or reason;;\r\n2014;IDN;3;EDU_AGGREGATE_TOTAL;FB:6665;MIG_STATUS_MIGRANT;F;1523000;1000;e;;\r\n;;;;;;;;;;;\r\n",
        ),
        (
            "thousands set apart",
            "Country,Table,Row code,Source,Status,Sex,Year,Value,Rounded to,Flag or reason\nIDN,POP_XWAP_SEX_EDU_MIG_NB,EDU_AGGREGATE_TOTAL,FB:6665,Migrants,SEX_F,2014,\"1,523,000\",1000,E\n",
        ),
        (
            "in thousands",
            "Country,Table,Row code,Source,Status,Sex,Year,Value,Unit,Flag or reason\nIDN,a3,EDU_AGGREGATE_TOTAL,FB:6665,Migrants,Female,2014,1523,Thousands,E\n",
        ),
        (
            "in Indonesian, with tabs",
            "\u{feff}NEGARA\tTabel\tKode baris\tSumber\tStatus\tJenis kelamin\tTahun\tNilai\tSatuan\tDibulatkan ke\tTanda atau alasan\nIDN\tA3\tEDU_AGGREGATE_TOTAL\tFB:6665\tMigran\tperempuan\t2014\t1.523.000\tOrang\t1000\tE\n",
        ),
    ] {
        assert_eq!(format_of(file.as_bytes()), Some(Format::CsvTable), "{what}");
        let mut answers = country_file(&pack, "IDN");
        let preview = taken_in(
            &pack,
            &mut answers,
            read(file.as_bytes(), &pack, Some(idn()), None).unwrap(),
        );
        assert_eq!(preview.refused, [], "{what}");
        assert_eq!(figures(&pack, &answers), wanted, "{what}");
    }
}

#[test]
fn a_lone_separator_is_read_by_what_the_line_says_of_its_last_digit() {
    let pack = pack("asean-phase-3");
    for (value, rounded, expected) in [
        ("1.523", "", Value::whole(1523)),
        ("1.523", "1", Value::whole(1523)),
        ("1,523", "0,001", Value::new(1523, -3)),
        ("1.523", "0.001", Value::new(1523, -3)),
        ("1.5", "", Value::new(15, -1)),
        ("1523000", "10000", Value::whole(1_523_000)),
        ("12.5", "0.01", Value::new(1250, -2)),
        ("=1200+345", "", Value::whole(1545)),
    ] {
        let file = format!(
            "Country;Table;Row code;Status;Sex;Year;Value;Rounded to\nIDN;A1;;Migrants;T;2014;{value};{rounded}\n"
        );
        let incoming = read(file.as_bytes(), &pack, Some(idn()), None).unwrap();
        assert_eq!(incoming.refused, [], "{value} {rounded}");
        let mut answers = country_file(&pack, "IDN");
        taken_in(&pack, &mut answers, incoming);
        let figure = figures(&pack, &answers).into_values().next().unwrap();
        assert_eq!(figure.answer, Answer::Value(expected), "{value} {rounded}");
    }
}

#[test]
fn what_does_not_fit_is_refused_line_by_line_and_the_rest_is_taken() {
    let pack = pack("asean-phase-3");
    let answers = country_file(&pack, "IDN");
    let title = "Outflow of nationals for employment by sex and country of destination";
    // Country, Table, Title, Row code, Status, Sex, Year, Value, Unit, Rounded to, Flag or reason, Notes
    let cases = [
        ("IDN,C19,,COU_DES_MYS,,Female,2014,5,Persons,1,,".to_owned(), "", ""),
        (format!("IDN,C19,{title},COU_DES_MYS,,Male,2014,5,,,,"), "", ""),
        ("MYS,C19,,COU_DES_MYS,,Female,2013,5,,,,".into(), "Country", "is IDN's"),
        ("IDN,C99,,COU_DES_MYS,,Female,2013,5,,,,".into(), "Table", "no table of"),
        ("IDN,,,COU_DES_MYS,,Female,2013,5,,,,".into(), "Table", "names no table"),
        (
            "IDN,C19,Somebody else's table,COU_DES_MYS,,Female,2013,5,,,,".into(),
            "Title",
            "the title is not that of table 19",
        ),
        ("IDN,C19,,COU_DES_QQQ,,Female,2013,5,,,,".into(), "Row code", "no item"),
        ("IDN,C19,,,,Female,2013,5,,,,".into(), "Row code", "does not say which"),
        (
            "IDN,C19,,COU_DES_MYS,Migrants,Female,2013,5,,,,".into(),
            "Status",
            "no item",
        ),
        (
            "IDN,A3,,EDU_AGGREGATE_TOTAL,,Female,2013,5,,,,".into(),
            "Status",
            "asks by MIG_STATUS",
        ),
        (
            "IDN,C19,,COU_DES_MYS,,Boys,2013,5,,,,".into(),
            "Sex",
            "sex is Total, Male or Female",
        ),
        ("IDN,C19,,COU_DES_MYS,,,2013,5,,,,".into(), "Sex", "names none"),
        (
            "IDN,C21,,ECO_ISIC4_A,,Female,2013,5,,,,".into(),
            "Sex",
            "does not ask by sex",
        ),
        ("IDN,C19,,COU_DES_MYS,,Female,2556,5,,,,".into(), "Year", "1980 to 2015"),
        (
            "IDN,C19,,COU_DES_MYS,,Female,2013/14,5,,,,".into(),
            "Year",
            "four digits",
        ),
        (
            "IDN,C19,,COU_DES_MYS,,Female,2013,12o4,,,,".into(),
            "Value",
            "not a number",
        ),
        (
            "IDN,C19,,COU_DES_MYS,,Female,2013,1.5E+06,,,,".into(),
            "Value",
            "not a number",
        ),
        (
            "IDN,C19,,COU_DES_MYS,,Female,2013,-,,,,".into(),
            "Value",
            "read in two ways",
        ),
        ("IDN,C19,,COU_DES_MYS,,Female,2013,-5,,,,".into(), "Value", "below zero"),
        (
            "IDN,C19,,COU_DES_MYS,,Female,2013,1234567890123456,,,,".into(),
            "Value",
            "more than 15 digits",
        ),
        (
            "IDN,C19,,COU_DES_MYS,,Female,2013,,,,,".into(),
            "Value",
            "neither a value nor a status",
        ),
        (
            "IDN,C19,,COU_DES_MYS,,Female,2013,5,Households,,,".into(),
            "Unit",
            "not counted in this unit",
        ),
        (
            "IDN,C19,,COU_DES_MYS,,Female,2013,5,,5,,".into(),
            "Rounded to",
            "where the last digit stands",
        ),
        (
            "IDN,C19,,COU_DES_MYS,,Female,2013,5,,,N,".into(),
            "Flag or reason",
            "says that there is no figure",
        ),
        (
            "IDN,C19,,COU_DES_MYS,,Female,2013,,,,K,".into(),
            "Flag or reason",
            "must say where",
        ),
        (
            "IDN,C19,,COU_DES_MYS,,Female,2013,,,,K,K:COU.DES.QQ".into(),
            "Notes",
            "not one of the questionnaire",
        ),
        (
            "IDN,C19,,COU_DES_MYS,,Female,2013,K,,,,K:COU.DES.X Other".into(),
            "",
            "",
        ),
        ("IDN,C19,,COU_DES_MYS,,Male,2013,..,,,,".into(), "", ""),
        (
            "IDN,C19,,COU_DES_MYS,,Female,2012,5,,,,,,surplus".into(),
            "",
            "the line has 14 fields",
        ),
    ];
    let header = "Country,Table,Title,Row code,Status,Sex,Year,Value,Unit,Rounded to,Flag or reason,Notes";
    let lines: Vec<&str> = std::iter::once(header)
        .chain(cases.iter().map(|(line, ..)| line.as_str()))
        .collect();
    let preview = read((lines.join("\r\n") + "\r\n").as_bytes(), &pack, Some(idn()), None)
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
    assert_eq!(preview.counts.new, 4);
    let after: BTreeSet<String> = preview
        .cells
        .iter()
        .map(|cell| format!("{:?}", cell.after.as_ref().unwrap().answer))
        .collect();
    assert!(
        after.iter().any(|answer| answer.contains("IncludedElsewhere")),
        "{after:?}"
    );
    assert!(after.iter().any(|answer| answer.contains("NotAvailable")), "{after:?}");
}

#[test]
fn a_file_without_a_column_that_is_needed_is_refused_as_a_whole() {
    let pack = pack("asean-phase-3");
    let read = |file: &str| read(file.as_bytes(), &pack, Some(idn()), None).unwrap_err();
    assert_eq!(
        read("Table,Row code,Year,Value\n"),
        ReadError::MissingColumn { column: "Country" }
    );
    assert_eq!(
        read("Negara;Tabel;Kode baris;Tahun;Nilai;tahun\n"),
        ReadError::TwiceColumn {
            column: "tahun".to_owned()
        }
    );
}

/// Hostile text wherever a country file holds text.
fn hostile() -> Answers {
    let pack = pack("asean-phase-3");
    let mut answers = indonesia(&pack);
    let evil = "=HYPERLINK(\"http://x\")";
    let key = SourceKey::from(evil);
    let sheet = answers.sheets.get_mut(&SheetId(1)).unwrap();
    sheet.source = Some(key.clone());
    answers.sources.insert(
        key.clone(),
        Source {
            key,
            name: "@SUM(A1)\r\n+1".to_owned(),
            kind: None,
            agency: String::new(),
            contact: String::new(),
        },
    );
    let note = |text: &str| Note {
        code: None,
        text: text.to_owned(),
    };
    answers.notes.insert(
        Scope::Year {
            sheet: SheetId(1),
            year: Year(2013),
        },
        vec![note("-5 since, \"2012\"; =1+1"), note("=cmd|' /C calc'!A0")],
    );
    answers
}

#[test]
fn nothing_acts_as_a_formula_and_all_of_it_comes_back() {
    let pack = pack("asean-phase-3");
    let answers = hostile();
    for style in styles() {
        let out = write(&pack, &answers, style);
        let text = String::from_utf8(out.bytes.clone()).unwrap();
        let records = records(&text, style.separator.sign() as u8);
        assert_eq!(records.len(), out.rows);
        let fields = || records.iter().flatten();
        assert_eq!(fields().find(|(_, field)| acts(field)), None);
        assert!(fields().any(|(_, field)| field.starts_with("'=HYPERLINK")), "{style:?}");
        // Figures are numbers, whatever stands beside them.
        let value = Column::Value.header(style.language);
        let plain = |field: &str| field.replace(',', ".");
        assert!(
            records
                .iter()
                .all(|line| line[&value].is_empty() || plain(&line[&value]).parse::<f64>().is_ok())
        );
        let again = read(&out.bytes, &pack, Some(idn()), None)
            .unwrap()
            .preview(&pack, &answers);
        assert_eq!(again.refused, []);
        assert_eq!(
            (again.counts.same, changes(&again, &pack, &answers)),
            (out.rows, vec![]),
            "{style:?}"
        );
    }
}

#[test]
fn what_the_format_has_no_place_for_is_counted_and_included_elsewhere_comes_back() {
    let pack = pack("asean-phase-3");
    let mut answers = one();
    take_in(
        &pack,
        &mut answers,
        "ref_area,source,indicator,sex,classif1,time,obs_value\nIDN,B,EMP_XOUM_ECO_NB,,ECO_ISIC4_A,2014,2.5\n\
         IDN,B,EMP_XOUM_ECO_NB,,ECO_ISIC4_B,2014,2.5\n",
    );
    let target = answers.figures[&SheetId(1)].keys().next().unwrap().clone();
    let pointer = Pointer::Cell(CellAddress::new(SheetId(1), target));
    let mut of_second = answers.figures.get_mut(&SheetId(2)).unwrap().values_mut();
    *of_second.next().unwrap() = Figure::reason(Reason::IncludedElsewhere(pointer));
    of_second.next().unwrap().answer = Answer::WrongInput("12o4".to_owned());
    let stated = answers.sheets.get_mut(&SheetId(1)).unwrap();
    stated.metadata.entry("S3".to_owned()).or_default().text = "June of each year".to_owned();
    let out = write(&pack, &answers, Style::usual(Language::English));
    assert_eq!((out.rows, out.left_out.len(), out.words, out.doubled), (2, 1, 1, 0));
    let text = String::from_utf8(out.bytes.clone()).unwrap();
    let elsewhere = records(&text, b',')
        .into_iter()
        .find(|line| line["Flag or reason"] == "K")
        .unwrap();
    assert!(
        elsewhere["Notes"].starts_with("K:POP.XWAP.SEX.EDU.MIG.NB/FB:6665/"),
        "{}",
        elsewhere["Notes"]
    );
    let mut back = country_file(&pack, "IDN");
    taken_in(&pack, &mut back, read(&out.bytes, &pack, Some(idn()), None).unwrap());
    let mut wanted = figures(&pack, &answers);
    wanted.retain(|_, figure| !matches!(figure.answer, Answer::WrongInput(_)));
    // The two sheets have the same numbers in both files.
    assert_eq!(figures(&pack, &back), wanted);
    assert_eq!(
        back.sheets[&SheetId(1)].definition().unwrap().codes,
        BTreeSet::from([NoteCode::from("T36:3215")])
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever is answered comes back exactly, in every style: values with their precision, reasons, flags, notes.
    #[test]
    fn answers_come_back(answers in any_answers(), style in prop::sample::select(styles())) {
        let pack = pack("asean-phase-3");
        let out = write(&pack, &answers, style);
        prop_assert_eq!(format_of(&out.bytes), Some(Format::CsvTable));
        let mut back = country_file(&pack, "IDN");
        let preview = taken_in(&pack, &mut back, read(&out.bytes, &pack, Some(idn()), None).unwrap());
        prop_assert_eq!(&preview.refused, &[]);
        prop_assert_eq!(figures(&pack, &back), figures(&pack, &answers));
        prop_assert_eq!(&write(&pack, &back, style).bytes, &out.bytes);
        let again = read(&out.bytes, &pack, Some(idn()), None).unwrap().preview(&pack, &answers);
        prop_assert_eq!(again.counts.same, out.rows);
        prop_assert_eq!(changes(&again, &pack, &answers), vec![]);
    }
}
