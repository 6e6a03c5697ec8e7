//! Sums and comparisons on realistic figures: what must be found, in which words, and what must not.

use crate::file::File;
use ilms_collect::figures::{Figure, Pointer, Reason, Scope, Value};
use ilms_collect::questionnaire::{ItemCode, Language, Severity, Year};

const WORK: &str = "EMP_XOUM_SEX_COU_NB";

fn sexes(file: &mut File, table: &str, row: &str, [total, men, women]: [&str; 3]) {
    let sheet = file.sheet(table, "BNP2TKI");
    for (sex, text) in [("T", total), ("M", men), ("F", women)] {
        file.put(sheet, &format!("{row} {sex}"), text);
    }
}

#[test]
fn a_sum_that_misses_names_the_cells_both_sides_and_the_difference() {
    let mut file = File::phase_3();
    sexes(&mut file, WORK, "COU_DES_MYS 2014 -", ["14840", "9310", "5350"]);
    let findings = file.findings();
    let [finding] = &findings[..] else {
        panic!("{:#?}", file.says())
    };
    let title = file.pack.table(&WORK.into()).unwrap().title.clone();
    assert_eq!(
        file.sentence(finding, Language::English),
        format!(
            "C19 {title}, Malaysia, 2014: male 9 310 and female 5 350 make 14 660, the total says 14 840: 180 more."
        )
    );
    let indonesian = file.sentence(finding, Language::Indonesian);
    assert!(
        indonesian.contains("laki-laki 9 310 dan perempuan 5 350 berjumlah 14 660"),
        "{indonesian}"
    );
    assert_eq!(
        (finding.left, finding.right),
        (Some(Value::whole(14840)), Some(Value::whole(14660)))
    );
    assert_eq!(finding.difference, Some(Value::whole(180)));
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.cells.len(), 3);
    assert_eq!(finding.cells[0].place.to_string(), "COU_DES_MYS T 2014");
    let checker = file.checker();
    for cell in &finding.cells {
        assert_eq!(checker.findings_of_cell(cell), [finding]);
        assert_eq!(checker.severity_of_cell(cell), Some(Severity::Error));
    }
}

#[test]
fn tolerance_is_half_a_unit_of_each_last_digit() {
    for (unit, total, men, women, holds) in [
        (0, "14840", "9310", "5530", true),
        (0, "14841", "9310", "5530", true),
        (0, "14842", "9310", "5530", false),
        (3, "15", "9.310", "5.530", true),
        (3, "14", "9.310", "5.530", false),
        (3, "14.8", "9.31", "5.53", true),
        (3, "14.9", "9.31", "5.53", true),
        (3, "15.0", "9.31", "5.53", false),
        (0, "1", "0", "0", false),
        (0, "0", "0", "0", true),
        (0, "0", "1", "0", false),
    ] {
        let mut file = File::phase_3();
        let sheet = file.sheet(WORK, "BNP2TKI");
        if unit == 3 {
            file.in_thousands(sheet);
        }
        for (sex, text) in [("T", total), ("M", men), ("F", women)] {
            let value = Value::parse_plain(text, unit).unwrap();
            let cell = file.put(sheet, &format!("COU_DES_MYS 2014 - {sex}"), "0");
            file.put_figure(&cell, Figure::value(value));
        }
        assert_eq!(
            !file.failing().contains(&"sex-sum".to_owned()),
            holds,
            "{total} = {men} + {women}: {:?}",
            file.says()
        );
    }
}

#[test]
fn a_sheet_in_thousands_is_spoken_of_in_thousands() {
    let mut file = File::phase_3();
    let sheet = file.sheet(WORK, "BNP2TKI");
    file.in_thousands(sheet);
    for (sex, text) in [("T", "14.84"), ("M", "9.31"), ("F", "5.35")] {
        file.put(sheet, &format!("COU_DES_MYS 2014 - {sex}"), text);
    }
    let says = file.says();
    assert!(
        says[0].contains("2014, in thousands: male 9.31 and female 5.35 make 14.66"),
        "{says:?}"
    );
    let finding = &file.findings()[0];
    assert!(
        file.sentence(finding, Language::Indonesian)
            .contains("dalam ribuan: laki-laki 9,31")
    );
}

#[test]
fn a_missing_part_is_unknown_and_known_parts_must_not_exceed() {
    for (women, total, expected) in [
        ("", "14840", None),
        ("N", "14840", None),
        ("C", "14840", None),
        ("S", "14840", None),
        ("", "9000", Some("male 9 310 is above the total 9 000, by 310.")),
        ("N", "9000", Some("male 9 310 is above the total 9 000, by 310.")),
        ("X", "9310", None),
        (
            "X",
            "9400",
            Some("male 9 310 should be the total, which says 9 400: 90 more."),
        ),
    ] {
        let mut file = File::phase_3();
        sexes(&mut file, WORK, "COU_DES_MYS 2014 -", [total, "9310", women]);
        let says = file.errors();
        match expected {
            None => assert!(says.is_empty(), "{women} {total}: {says:?}"),
            Some(end) => assert!(says.len() == 1 && says[0].ends_with(end), "{women} {total}: {says:?}"),
        }
    }
}

#[test]
fn the_only_figure_that_fits_is_offered() {
    let mut file = File::phase_3();
    sexes(&mut file, WORK, "COU_DES_MYS 2014 -", ["14840", "9310", "12o4"]);
    let findings = file.findings();
    let [finding] = &findings[..] else {
        panic!("{:?}", file.says())
    };
    assert_eq!(finding.suggestion, Some((finding.cells[0].clone(), Value::whole(5530))));
    assert!(
        file.says()[0].ends_with("By the figures beside it only 5 530 fits."),
        "{:?}",
        file.says()
    );

    sexes(&mut file, WORK, "COU_DES_MYS 2014 -", ["14840", "9310", ""]);
    let cell = finding.cells[0].clone();
    assert_eq!(file.checker().implied(&cell), Some(Value::whole(5530)));
    // A hidden figure is not computed back, nor one that two blanks leave open.
    sexes(&mut file, WORK, "COU_DES_MYS 2014 -", ["14840", "9310", "C"]);
    assert_eq!(file.checker().implied(&cell), None);
    sexes(&mut file, WORK, "COU_DES_MYS 2014 -", ["14840", "", ""]);
    assert_eq!(file.checker().implied(&cell), None);
}

#[test]
fn inherited_reasons_count_as_the_cells_own() {
    let mut file = File::phase_3();
    sexes(&mut file, WORK, "COU_DES_MYS 2014 -", ["9400", "9310", ""]);
    let sheet = file.sheet(WORK, "BNP2TKI");
    let column = Scope::Column {
        sheet,
        year: Year(2014),
        status: None,
        sex: ilms_collect::questionnaire::Sex::Female,
    };
    assert!(file.says().is_empty());
    file.answers.covers.insert(column, Reason::NotApplicable);
    assert_eq!(file.failing(), ["sex-sum"]);
}

#[test]
fn what_is_included_elsewhere_is_counted_where_it_is_included() {
    for (points_at, holds) in [("OCU_SKILL_L2", true), ("OCU_SKILL_TOTAL", true), ("OCU_SKILL_X", true)] {
        let mut file = File::phase_3();
        let sheet = file.sheet("EMP_XOUM_OCU_NB", "BNP2TKI");
        for (item, text) in [("TOTAL", "1000"), ("L3-4", "200"), ("L2", "600"), ("X", "200")] {
            file.put(sheet, &format!("OCU_SKILL_{item} 2012 - T"), text);
        }
        let cell = file.cell(sheet, "OCU_SKILL_L1 2012 - T");
        let elsewhere = Reason::IncludedElsewhere(Pointer::Row(ItemCode::from(points_at)));
        file.put_figure(&cell, Figure::reason(elsewhere));
        assert_eq!(file.failing().is_empty(), holds, "{points_at}");
        // With its amount in another part the sum is complete; in the total itself, a part is still missing.
        file.put(sheet, "OCU_SKILL_X 2012 - T", "150");
        let complete = points_at != "OCU_SKILL_TOTAL";
        assert_eq!(!file.failing().is_empty(), complete, "{points_at}: {:?}", file.says());
    }
}

#[test]
fn one_sheet_has_one_total_in_all_its_classifications() {
    let mut file = File::phase_3();
    let sheet = file.sheet("EMP_XOUM_ECO_NB", "BNP2TKI");
    file.put(sheet, "ECO_ISIC4_TOTAL 2012 - T", "1000");
    file.put(sheet, "ECO_SECTOR_TOTAL 2012 - T", "1000");
    assert!(file.says().is_empty());
    file.put(sheet, "ECO_SECTOR_TOTAL 2012 - T", "1010");
    let says = file.says();
    assert!(says.len() == 1 && says[0].contains("10"), "{says:?}");
    assert_eq!(file.failing(), ["partition-sum"]);
}

#[test]
fn sibling_totals_are_errors_within_one_source_and_warnings_across_two() {
    for (source, severity) in [("BNP2TKI", Severity::Error), ("BA:510", Severity::Warning)] {
        let mut file = File::phase_3();
        let by_country = file.sheet(WORK, "BNP2TKI");
        file.put(by_country, "COU_DES_TOTAL 2014 - T", "429872");
        let by_skill = file.sheet("EMP_XOUM_OCU_NB", source);
        file.put(by_skill, "OCU_SKILL_TOTAL 2014 - T", "429782");
        let findings = file.findings();
        assert_eq!(findings.len(), 1, "{:?}", file.says());
        assert_eq!(findings[0].severity, severity);
        assert_eq!(findings[0].cells.len(), 2);
        let says = &file.says()[0];
        assert!(
            says.contains("C19") && says.contains("C22") && says.contains("90"),
            "{says}"
        );
        assert_eq!(says.contains("BA:510"), source == "BA:510", "{says}");
    }
}

#[test]
fn the_total_that_stands_alone_is_the_one_that_is_named() {
    let mut file = File::phase_3();
    for (table, item, total) in [
        (WORK, "COU_DES_TOTAL", "429782"),
        ("EMP_XOUM_SEX_EDU_NB", "EDU_ISCED11_TOTAL", "429872"),
        ("EMP_XOUM_ECO_NB", "ECO_ISIC4_TOTAL", "429872"),
        ("EMP_XOUM_OCU_NB", "OCU_ISCO08_TOTAL", "429872"),
    ] {
        let sheet = file.sheet(table, "BNP2TKI");
        file.put(sheet, &format!("{item} 2014 - T"), total);
    }
    let findings = file.findings();
    assert_eq!(findings.len(), 1, "{:?}", file.says());
    assert_eq!(
        findings[0].table.as_ref().map(ToString::to_string).as_deref(),
        Some(WORK)
    );
}

#[test]
fn a_population_lies_in_the_larger_one() {
    let mut file = File::phase_3();
    let all = file.sheet("POP_XOUT_SEX_COU_NB", "BNP2TKI");
    let work = file.sheet(WORK, "BNP2TKI");
    for (item, leaving, for_work) in [("TOTAL", "900", "800"), ("MYS", "300", "350"), ("SGP", "200", "200")] {
        file.put(all, &format!("COU_DES_{item} 2013 - T"), leaving);
        file.put(work, &format!("COU_DES_{item} 2013 - T"), for_work);
    }
    let findings = file.findings();
    assert_eq!(findings.len(), 1, "{:?}", file.says());
    assert_eq!(findings[0].check.as_str(), "outflow-for-work-in-outflow");
    assert_eq!(findings[0].difference, Some(Value::whole(50)));
    assert!(file.says()[0].contains("Malaysia"), "{:?}", file.says());

    // The same figures from two agencies are odd, not wrong.
    file.edit(all).source = Some("AG:2".into());
    let findings = file.findings();
    assert_eq!((findings.len(), findings[0].severity), (1, Severity::Warning));
}

#[test]
fn countries_within_a_group_are_counted_once_and_do_not_exceed_it() {
    let mut file = File::phase_3();
    let sheet = file.sheet("POP_XABR_SEX_COU_NB", "CENSUS");
    for (item, text) in [
        ("TOTAL", "1000"),
        ("ASEAN", "800"),
        ("MYS", "600"),
        ("SGP", "150"),
        ("X", "200"),
    ] {
        file.put(sheet, &format!("COU_RES_{item} 2015 - T"), text);
    }
    assert!(file.says().is_empty(), "{:?}", file.says());
    file.put(sheet, "COU_RES_SGP 2015 - T", "250");
    let says = file.says();
    assert!(
        says.len() == 1 && says[0].contains("850") && says[0].contains("ASEAN"),
        "{says:?}"
    );
}

#[test]
fn once_other_countries_are_stated_the_listed_ones_make_up_the_rest() {
    for (members, other, expected) in [
        (["600", "300"], "", None),
        (["600", ""], "100", Some("300 more.")),
        (["600", "300"], "50", Some("50 more.")),
        (["600", "300"], "100", None),
        (["600", "C"], "100", None),
        (["900", "C"], "150", Some("by 50.")),
        (["900", "300"], "N", Some("by 200.")),
    ] {
        let mut file = File::phase_3();
        let sheet = file.sheet("POP_XABR_SEX_COU_NB", "CENSUS");
        for (item, text) in [
            ("TOTAL", "1000"),
            ("MYS", members[0]),
            ("SGP", members[1]),
            ("X", other),
        ] {
            file.put(sheet, &format!("COU_RES_{item} 2015 - T"), text);
        }
        let says = file.errors();
        match expected {
            None => assert!(says.is_empty(), "{members:?} {other}: {says:?}"),
            Some(end) => assert!(
                says.len() == 1 && says[0].ends_with(end),
                "{members:?} {other}: {says:?}"
            ),
        }
    }
}

#[test]
fn keys_do_not_depend_on_the_number_of_a_sheet() {
    let mut first = File::phase_3();
    sexes(&mut first, WORK, "COU_DES_MYS 2014 -", ["14840", "9310", "5350"]);
    let mut second = File::phase_3();
    second.sheet("POP_TPOP_SEX_MIG_NB", "CENSUS");
    second.sheet("POP_XABR_SEX_COU_NB", "CENSUS");
    sexes(&mut second, WORK, "COU_DES_MYS 2014 -", ["14840", "9310", "5350"]);
    assert_eq!(first.findings()[0].key, second.findings()[0].key);
    assert_ne!(first.findings()[0].sheet, second.findings()[0].sheet);
}

#[test]
fn the_worst_comes_first_then_the_order_of_the_form() {
    let mut file = File::phase_3();
    sexes(&mut file, WORK, "COU_DES_SGP 2014 -", ["10", "3", "3"]);
    sexes(&mut file, WORK, "COU_DES_MYS 2015 -", ["10", "3", "3"]);
    sexes(&mut file, WORK, "COU_DES_MYS 2014 -", ["10", "3", "3"]);
    sexes(
        &mut file,
        "POP_TPOP_SEX_MIG_NB",
        "- 2014 MIG_STATUS_TOTAL",
        ["10", "3", "3"],
    );
    sexes(&mut file, "POP_XRET_SEX_COU_NB", "COU_PRV_MYS 2014 -", ["1x", "", ""]);
    let places: Vec<String> = file
        .findings()
        .iter()
        .map(|finding| finding.cells[0].place.to_string())
        .collect();
    assert_eq!(
        places,
        [
            "COU_PRV_MYS T 2014",
            "MIG_STATUS_TOTAL T 2014",
            "COU_DES_MYS T 2014",
            "COU_DES_MYS T 2015",
            "COU_DES_SGP T 2014"
        ]
    );
    let keys: std::collections::BTreeSet<String> = file.findings().into_iter().map(|finding| finding.key).collect();
    assert_eq!(keys.len(), places.len());
}

#[test]
fn a_count_below_zero_is_wrong_input() {
    let mut file = File::phase_3();
    sexes(&mut file, WORK, "COU_DES_MYS 2014 -", ["14840", "9310", "-5530"]);
    let findings = file.findings();
    assert_eq!(findings.len(), 1, "{:?}", file.says());
    assert_eq!(
        (findings[0].check.as_str(), findings[0].severity),
        ("wrong-input", Severity::Fatal)
    );
    assert_eq!(
        findings[0].suggestion.as_ref().map(|(_, value)| *value),
        Some(Value::whole(5530))
    );
}

#[test]
fn wrong_input_says_what_is_wrong_with_it() {
    for (text, thousands, expected) in [
        ("12o4", false, "neither a number nor one of the reasons"),
        ("1.234,5,6", false, "stand where no number has them"),
        ("(123)", false, "in brackets"),
        ("1234567890123456", false, "too many digits"),
        ("=10/3", false, "does not work out exactly"),
        ("K", false, "needs the row or the cell"),
        ("-", false, "none at all (0) or not available (N)"),
        (
            "1.234",
            true,
            "in thousands: “1.234” can be 1.234 or 1 234. Choose one.",
        ),
    ] {
        let mut file = File::phase_3();
        let sheet = file.sheet(WORK, "BNP2TKI");
        if thousands {
            file.in_thousands(sheet);
        }
        file.put(sheet, "COU_DES_MYS 2014 - T", text);
        let says = file.says();
        assert!(
            says.len() == 1 && says[0].contains(expected) && says[0].ends_with('.'),
            "{text}: {says:?}"
        );
        let indonesian = file.sentence(&file.findings()[0], Language::Indonesian);
        assert!(
            indonesian.contains(text) && !indonesian.contains('{') && indonesian.ends_with('.'),
            "{indonesian}"
        );
        assert_ne!(indonesian, says[0]);
    }
}
