//! Every check has examples, every table and dimension guidance; statuses and notes are as ILO's lists have them.

use super::pack;
use ilms_collect::questionnaire::{
    AreaCode, CheckKind, Dimension, Guidance, Language, NoteCode, Severity, StatusKind, builtin_packs, countries, notes,
};
use std::collections::BTreeSet;

#[test]
fn every_check_has_examples_that_pass_and_that_fail() {
    for pack in builtin_packs() {
        for check in &pack.checks {
            for passes in [true, false] {
                assert!(
                    check.examples.iter().any(|example| example.passes == passes),
                    "{} {}",
                    pack.id,
                    check.id
                );
            }
            assert!(check.examples.iter().all(|example| !example.says.is_empty()));
        }
    }
}

#[test]
fn every_kind_of_check_is_in_use() {
    let word = |kind: &CheckKind| format!("{kind:?}").split(' ').next().unwrap_or_default().to_owned();
    let phase: BTreeSet<String> = pack("asean-phase-3")
        .checks
        .iter()
        .map(|check| word(&check.kind))
        .collect();
    let kinds = "ChangeOverTime Copied CountrySum DefinitionMissing EqualTotals HiddenComputable MeanBetween MixedPrecision \
                 Nested OneSexOnly OtherScale PartitionSum PartnerFigures PreparerMissing Revised RoundTotal SexRatioFlip \
                 SexSum SmallCells SourceMissing StatusSum Unanswered UnclassifiedShare WrongInput YearOutside \
                 ZeroBesideLarge";
    assert_eq!(phase, kinds.split_whitespace().map(str::to_owned).collect());
    let global: BTreeSet<String> = pack("ilms-global-2019")
        .checks
        .iter()
        .map(|check| word(&check.kind))
        .collect();
    assert_eq!(global, phase);
}

#[test]
fn what_stops_a_final_package_is_fatal() {
    for pack in builtin_packs() {
        let fatal: BTreeSet<&str> = pack
            .checks
            .iter()
            .filter(|check| check.severity == Severity::Fatal)
            .map(|check| check.id.as_str())
            .collect();
        assert_eq!(
            fatal,
            BTreeSet::from(["preparer-missing", "wrong-input", "year-outside"]),
            "{}",
            pack.id
        );
    }
}

#[test]
fn every_table_and_dimension_has_guidance_in_every_language() {
    let whole = |guidance: &Guidance| {
        [
            &guidance.counted,
            &guidance.included,
            &guidance.excluded,
            &guidance.mistake,
        ]
        .iter()
        .all(|text| text.len() > 10)
    };
    for pack in builtin_packs() {
        for language in Language::ALL {
            for table in &pack.tables {
                assert!(whole(&pack.guidance(table, language)), "{}", table.code);
                assert!(!pack.table_title(table, language).is_empty());
            }
            for list in pack.classifications.values() {
                let guidance = pack.classification_guidance(list, language);
                assert!(whole(&guidance.dimension) && guidance.about.len() > 10, "{}", list.id);
                assert!(!guidance.name.is_empty() && !pack.classification_title(list, language).is_empty());
            }
            for dimension in [Dimension::Sex, Dimension::Year] {
                assert!(whole(&pack.dimension_guidance(dimension, language)), "{dimension:?}");
            }
        }
    }
}

#[test]
fn titles_of_tables_and_modules_are_in_indonesian_too() {
    for pack in builtin_packs() {
        for table in &pack.tables {
            let (english, indonesian) = (
                pack.table_title(table, Language::English),
                pack.table_title(table, Language::Indonesian),
            );
            assert_ne!(english, indonesian, "{}", table.code);
        }
        for (module, _) in &pack.modules {
            assert_ne!(
                pack.module_title(module, Language::English),
                pack.module_title(module, Language::Indonesian)
            );
        }
    }
}

#[test]
fn no_two_tables_share_their_guidance() {
    for pack in builtin_packs() {
        let counted: BTreeSet<String> = pack
            .tables
            .iter()
            .map(|table| pack.guidance(table, Language::English).counted)
            .collect();
        assert_eq!(counted.len(), pack.tables.len(), "{}", pack.id);
    }
}

#[test]
fn statuses_are_ilos_and_say_what_they_mean_in_sdmx() {
    for (id, letters) in [
        ("asean-phase-3", "BLCEFXNPSURZIK"),
        ("ilms-global-2019", "BLCEFMXNPSURZIK"),
    ] {
        let pack = pack(id);
        let found: String = pack.statuses.iter().map(|status| status.letter.as_str()).collect();
        assert_eq!(found, letters, "{id}");
        for (letter, kind, sdmx) in [
            ("N", StatusKind::Reason, "O"),
            ("X", StatusKind::Reason, "M"),
            ("C", StatusKind::Reason, "Q"),
            ("S", StatusKind::Reason, "N"),
            ("K", StatusKind::Reason, "K"),
            ("B", StatusKind::Flag, "B"),
            ("U", StatusKind::Flag, "U"),
            ("R", StatusKind::Flag, "A"),
            ("L", StatusKind::Flag, "A"),
        ] {
            let status = pack.status(letter).unwrap();
            assert_eq!((status.kind, status.sdmx_obs_status.as_str()), (kind, sdmx), "{letter}");
        }
        assert_eq!(pack.status("K").unwrap().export_as.as_deref(), Some("N"));
        assert_eq!(pack.status("C").unwrap().sdmx_conf_status.as_deref(), Some("C"));
    }
}

#[test]
fn notes_sources_and_countries_are_known() {
    assert_eq!(notes().definitions().len(), 17);
    assert_eq!(notes().note(&NoteCode::from("T36:3215")).unwrap().text, "Non-citizens");
    assert!(notes().note(&NoteCode::from("T36:1")).is_none());
    assert_eq!(notes().source_type("BA").unwrap().acronym, "LFS");
    let required = notes().required_of_source("BA");
    assert_eq!(
        required
            .iter()
            .filter(|asked| asked.required)
            .map(|asked| asked.note_type.as_str())
            .collect::<Vec<_>>(),
        ["S1"]
    );
    assert!(required.iter().any(|asked| asked.note_type == "S4"));
    assert_eq!(notes().required_of_table(&"MST_EARA_SEX_CBR_NB".into()).len(), 5);
    for area in &pack("asean-phase-3").areas {
        assert!(notes().known_sources(area).count() > 5, "{area}");
        assert!(notes().institutions(area).count() > 0, "{area}");
    }
    assert_eq!(
        notes().known_source(&AreaCode::from("IDN"), "BA:510").unwrap().title,
        "National Labour Force Survey"
    );
    assert_eq!(countries().len(), 249);
    let myanmar = countries().iter().find(|country| country.alpha3 == "MMR").unwrap();
    assert_eq!(
        (myanmar.alpha2.as_str(), myanmar.also.as_slice()),
        ("MM", ["Burma".to_owned()].as_slice())
    );
}
