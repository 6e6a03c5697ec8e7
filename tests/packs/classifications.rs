//! The classifications hold ILO's items, and say rightly what contains what and what adds up.

use super::{ilo_list, pack};
use ilms_collect::questionnaire::{Classification, ClassificationKind, Item, Language, builtin_packs};
use std::collections::BTreeSet;

fn list<'a>(pack: &'a ilms_collect::questionnaire::Pack, id: &str) -> &'a Classification {
    pack.classification(&id.into())
        .unwrap_or_else(|| panic!("{id} is missing"))
}

fn ending<'a>(list: &Classification, item: &'a Item) -> &'a str {
    &item.code.as_str()[list.id.as_str().len() + 1..]
}

#[test]
fn every_item_of_ilos_lists_is_there_and_no_other() {
    for (pack, vintage) in [(pack("asean-phase-3"), "2017"), (pack("ilms-global-2019"), "2019")] {
        for list in pack.classifications.values() {
            // The list of 2019 allows ISIC Rev.2 and leaves its items to the list of 2017.
            let vintage = if list.id.as_str() == "ECO_ISIC2" {
                "2017"
            } else {
                vintage
            };
            let rows = ilo_list(&format!("classifications/ilostat{vintage}_{}.csv", list.id));
            let theirs: BTreeSet<&str> = rows.iter().map(|row| row["code"].as_str()).collect();
            let ours: BTreeSet<&str> = list.items.iter().map(|item| item.code.as_str()).collect();
            assert_eq!(ours, theirs, "{}", list.id);
            assert_eq!(list.items.len(), rows.len(), "{}", list.id);
            assert!(
                list.items
                    .iter()
                    .all(|item| item.label != "..." && !item.label.contains('?')),
                "{}",
                list.id
            );
        }
    }
}

#[test]
fn what_adds_up_to_the_total() {
    let cases = [
        ("asean-phase-3", "AGE_YTHADULT", "Y15-24 YGE25"),
        ("asean-phase-3", "ECO_ISIC2", "1 2 3 4 5 6 7 8 9 0"),
        ("asean-phase-3", "ECO_ISIC3", "A B C D E F G H I J K L M N O P Q X"),
        (
            "asean-phase-3",
            "ECO_ISIC4",
            "A B C D E F G H I J K L M N O P Q R S T U X",
        ),
        ("asean-phase-3", "ECO_MIGVERSION", "A B-E F G-I J K L M-N O-Q R-U"),
        ("asean-phase-3", "ECO_SECTOR", "AGR IND SER X"),
        ("asean-phase-3", "EDU_AGGREGATE", "LTB BAS INT ADV X"),
        ("asean-phase-3", "EDU_ISCED11", "X 0 1 2 3 4 5 6 7 8 9"),
        ("asean-phase-3", "EDU_ISCED76", "X 0 1 2 3 5 6 7 9 UNK"),
        ("asean-phase-3", "EDU_ISCED97", "X 0 1 2 3 4 5 6 UNK"),
        ("asean-phase-3", "MIG_STATUS", "MIGRANT NONMIG"),
        ("asean-phase-3", "OCU_ISCO08", "1 2 3 4 5 6 7 8 9 0 X"),
        ("asean-phase-3", "OCU_ISCO68", "0-1 2 3 4 5 6 7-9 X AF"),
        ("asean-phase-3", "OCU_ISCO88", "1 2 3 4 5 6 7 8 9 0 X"),
        ("asean-phase-3", "OCU_SKILL", "L3-4 L2 L1 X"),
        ("asean-phase-3", "STE_ICSE93", "1 2 3 4 5 6"),
        (
            "ilms-global-2019",
            "AGE_10YRBANDS",
            "YLT15 Y15-24 Y25-34 Y35-44 Y45-54 Y55-64 YGE65",
        ),
        ("ilms-global-2019", "AGE_AGGREGATE", "YLT15 Y15-24 Y25-54 Y55-64 YGE65"),
        ("ilms-global-2019", "AGE_YTHADULT", "Y15-24 YGE25"),
        ("ilms-global-2019", "CBR_BIR", "NATIVE FOREIGN X"),
        ("ilms-global-2019", "CCT_CIT", "CITIZEN NONCIT X"),
        ("ilms-global-2019", "ECO_AGGREGATE", "AGR MAN CON MEL MKT PUB X"),
        ("ilms-global-2019", "ECO_ISIC2", "1 2 3 4 5 6 7 8 9 0"),
        ("ilms-global-2019", "ECO_ISIC3", "A B C D E F G H I J K L M N O P Q X"),
        (
            "ilms-global-2019",
            "ECO_ISIC4",
            "A B C D E F G H I J K L M N O P Q R S T U X",
        ),
        ("ilms-global-2019", "ECO_SECTOR", "AGR IND SER X"),
        ("ilms-global-2019", "EDU_AGGREGATE", "LTB BAS INT ADV X"),
        ("ilms-global-2019", "EDU_ISCED11", "X 0 1 2 3 4 5 6 7 8 9"),
        ("ilms-global-2019", "EDU_ISCED97", "X 0 1 2 3 4 5 6 UNK"),
        ("ilms-global-2019", "OCU_ISCO08", "1 2 3 4 5 6 7 8 9 0 X"),
        ("ilms-global-2019", "OCU_ISCO88", "1 2 3 4 5 6 7 8 9 0 X"),
        ("ilms-global-2019", "OCU_SKILL", "L3-4 L2 L1 X"),
        ("ilms-global-2019", "STE_AGGREGATE", "EES SLF X"),
        ("ilms-global-2019", "STE_ICSE93", "1 2 3 4 5 6"),
    ];
    for (id, classification, parts) in cases {
        let pack = pack(id);
        let list = list(&pack, classification);
        let total = list.total().unwrap();
        let expected = if classification == "AGE_YTHADULT" {
            "YGE15"
        } else {
            "TOTAL"
        };
        assert_eq!(ending(list, total), expected, "{classification}");
        let found: Vec<&str> = list.partition_of(&total.code).map(|item| ending(list, item)).collect();
        assert_eq!(found.join(" "), parts, "{id} {classification}");
    }
    let covered: BTreeSet<&str> = cases.iter().map(|case| case.1).collect();
    for pack in builtin_packs() {
        for list in pack
            .classifications
            .values()
            .filter(|list| list.kind != ClassificationKind::Country)
        {
            assert!(covered.contains(list.id.as_str()), "{} has no case above", list.id);
        }
    }
}

#[test]
fn what_adds_up_below_the_total() {
    for (id, classification, whole, parts) in [
        ("asean-phase-3", "ECO_ISIC4", "I", "I_55 I_56"),
        ("asean-phase-3", "ECO_ISIC4", "A", ""),
        ("asean-phase-3", "ECO_ISIC4", "C", ""),
        ("asean-phase-3", "ECO_ISIC3", "J", "J_65 J_66 J_67"),
        ("asean-phase-3", "ECO_ISIC3", "G", ""),
        ("asean-phase-3", "ECO_MIGVERSION", "B-E", ""),
        ("asean-phase-3", "EDU_ISCED97", "5", "5A 5B"),
        ("asean-phase-3", "OCU_ISCO08", "5", ""),
        ("asean-phase-3", "OCU_ISCO88", "4", "4_41 4_42"),
        ("asean-phase-3", "OCU_ISCO88", "9", "9_91 9_92 9_93"),
        ("asean-phase-3", "OCU_ISCO88", "8", ""),
        ("ilms-global-2019", "OCU_ISCO88", "4", ""),
        ("ilms-global-2019", "ECO_AGGREGATE", "MEL", ""),
        ("asean-phase-3", "COU_ORI", "MYS", "MY1 MY2 MY3"),
        ("asean-phase-3", "COU_ORI", "DEU", ""),
        ("asean-phase-3", "COU_ORI", "TOTAL", ""),
    ] {
        let pack = pack(id);
        let list = list(&pack, classification);
        let whole = format!("{classification}_{whole}").as_str().into();
        assert!(list.item(&whole).is_some());
        let found: Vec<&str> = list.partition_of(&whole).map(|item| ending(list, item)).collect();
        assert_eq!(found.join(" "), parts, "{id} {whole}");
    }
}

#[test]
fn what_lies_within_what() {
    let pack = pack("asean-phase-3");
    for (classification, item, groups) in [
        ("COU_ORI", "MMR", "ASEAN ASIA"),
        ("COU_ORI", "MY2", "ASEAN ASIA MYS"),
        ("COU_ORI", "MNE", "EUR SCG YU1"),
        ("COU_ORI", "EST", "BALTIC EUR URS"),
        ("COU_ORI", "CYP", "ASIA"),
        ("COU_RES", "CYP", "EUREU"),
        ("COU_RES", "CHE", "EUR EUREEU"),
        ("COU_RES", "IND", "SAARC"),
        ("COU_ORI", "IND", "ASIA"),
        ("COU_ORI", "NPL", "ASIA SAARCEI"),
        ("COU_DES", "GBR", "EUR"),
        ("COU_DES", "FRA", "EUR EURCN"),
        ("COU_DES", "X", ""),
        ("ECO_SECTOR", "IND", "NAG"),
        ("ECO_ISIC4", "C_10", "B-U"),
        ("AGE_YTHADULT", "Y15-24", "Y15-64"),
    ] {
        let list = list(&pack, classification);
        let item = list.item(&format!("{classification}_{item}").as_str().into()).unwrap();
        let found: BTreeSet<&str> = item
            .within
            .iter()
            .map(|group| &group.as_str()[classification.len() + 1..])
            .collect();
        assert_eq!(found, groups.split_whitespace().collect(), "{}", item.code);
    }
}

#[test]
fn country_lists_show_total_members_and_others() {
    for pack in builtin_packs() {
        for list in pack
            .classifications
            .values()
            .filter(|list| list.kind == ClassificationKind::Country)
        {
            let shown: Vec<&str> = list
                .items
                .iter()
                .filter(|item| item.shown)
                .map(|item| ending(list, item))
                .collect();
            let members = "BRN KHM IDN LAO MYS MMR PHL SGP THA VNM";
            assert_eq!(shown.join(" "), format!("TOTAL {members} X"), "{}", list.id);
            assert_eq!(list.items.iter().filter(|item| item.is_other).count(), 1, "{}", list.id);
            for item in &list.items {
                let country = item.area.as_ref().map(|area| pack.country(area).unwrap());
                assert_eq!(
                    country.map_or("", |country| country.alpha3.as_str()),
                    item.area.as_ref().map_or("", |area| area.as_str())
                );
                if let Some(area) = &item.area {
                    assert_eq!(ending(list, item), area.as_str());
                    assert!(item.labels.contains_key("id"), "{} has no Indonesian name", item.code);
                }
            }
        }
    }
}

#[test]
fn level_1_defaults_show_at_first() {
    let pack = pack("asean-phase-3");
    for (classification, shown) in [
        ("ECO_SECTOR", "TOTAL AGR IND SER X"),
        ("ECO_MIGVERSION", "TOTAL A B-E C F G-I J K L M-N O-Q R-U"),
        ("AGE_YTHADULT", "YGE15 Y15-24 YGE25"),
        ("MIG_STATUS", "TOTAL MIGRANT"),
        ("OCU_ISCO88", "TOTAL 1 2 3 4 5 6 7 8 9 0 X"),
        ("EDU_ISCED97", "TOTAL X 0 1 2 3 4 5 6 UNK"),
    ] {
        let list = list(&pack, classification);
        let found: Vec<&str> = list
            .items
            .iter()
            .filter(|item| item.shown)
            .map(|item| ending(list, item))
            .collect();
        assert_eq!(found.join(" "), shown, "{classification}");
    }
}

#[test]
fn items_are_found_by_name_code_and_with_a_slip() {
    let pack = pack("asean-phase-3");
    let list = list(&pack, "COU_DES");
    for (query, language, first) in [
        ("Malaysia", Language::English, "MYS"),
        ("mal", Language::English, "MWI"),
        ("MYS", Language::Indonesian, "MYS"),
        ("my", Language::English, "MYS"),
        ("Burma", Language::English, "MMR"),
        ("swazi", Language::English, "SWZ"),
        ("Eswatini", Language::English, "SWZ"),
        ("Vietnam", Language::English, "VNM"),
        ("viet nam", Language::English, "VNM"),
        ("Korea Selatan", Language::English, "KOR"),
        ("south korea", Language::Indonesian, "KOR"),
        ("Arab Saudi", Language::Indonesian, "SAU"),
        ("UAE", Language::English, "ARE"),
        ("Émirats", Language::English, "ARE"),
        ("cote divoire", Language::English, "CIV"),
        ("Turkiye", Language::English, "TUR"),
        ("malasyia", Language::English, "MYS"),
        ("phillipines", Language::English, "PHL"),
        ("singapure", Language::English, "SGP"),
        ("COU_DES_QAT", Language::English, "QAT"),
        ("zanzibar", Language::English, "TZ2"),
    ] {
        let found = list.search(query, language);
        let found = found.first().map(|item| ending(list, item));
        assert_eq!(found, Some(first), "{query}");
    }
    for query in ["", "  ", "xyzzy", "?"] {
        assert!(list.search(query, Language::English).is_empty(), "{query}");
    }
}

#[test]
fn every_item_is_found_by_its_own_name_in_every_language() {
    for pack in [pack("asean-phase-3"), pack("ilms-global-2019")] {
        for list in pack.classifications.values() {
            for item in &list.items {
                for language in Language::ALL {
                    let label = pack.item_label(item, language);
                    let found = list.search(label, language);
                    // Two rows may bear one name: section H and division 55 of ISIC Rev.3 are both hotels and restaurants.
                    let best = found.iter().position(|other| other.code == item.code);
                    assert!(
                        best.is_some_and(|place| place < 3) || label.starts_with('<'),
                        "{} {label}: {best:?}",
                        item.code
                    );
                }
            }
        }
    }
}
