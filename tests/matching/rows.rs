//! The labels beside rows.

use ilms_collect::questionnaire::matching::{Found, How, RowLabels};
use ilms_collect::questionnaire::{Classification, Pack, PackId, TableCode, builtin_pack, builtin_packs};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

fn countries() -> Arc<Pack> {
    builtin_pack(&PackId::from("asean-phase-3")).unwrap()
}

fn found(list: &Classification, label: &str) -> String {
    match RowLabels::of_list(list).find(label, &[]) {
        Found::One(item, _) => item.as_str().strip_prefix(list.id.as_str()).unwrap()[1..].to_owned(),
        Found::Several(items, _) => format!("{} items", items.len()),
        Found::Nothing { .. } => "nothing".to_owned(),
    }
}

fn list<'a>(pack: &'a Pack, id: &str) -> &'a Classification {
    pack.classification(&id.into()).unwrap()
}

#[test]
fn countries_are_found_by_the_names_that_offices_use() {
    let pack = countries();
    let list = list(&pack, "COU_DES");
    for (labels, expected) in [
        (
            "Burma|Myanmar|MMR|MM|104|พม่า|Myanmar 1/|Union of Myanmar|မြန်မာ|Myanmar (Burma)",
            "MMR",
        ),
        ("Kampuchea|Cambodia|Kamboja|KHM|116|កម្ពុជា|campuchia", "KHM"),
        (
            "Lao PDR|Laos|Lao People's Democratic Republic|Lao P.D.R.|ສປປ ລາວ|Lao",
            "LAO",
        ),
        ("Viet Nam|Vietnam|VIETNAM|Việt Nam|VN|เวียดนาม", "VNM"),
        (
            "Brunei|Brunei Darussalam|Brunei Darussalam (1)|BRN|บรูไน|Brunei-Darussalam",
            "BRN",
        ),
        ("Swaziland|Eswatini", "SWZ"),
        (
            "Hong Kong SAR|Hong Kong|Hong Kong, China|China, Hong Kong SAR|Hongkong|HK",
            "HKG",
        ),
        (
            "United States of America|USA|US|U.S.A.|United States|the United States|Amerika Serikat",
            "USA",
        ),
        (
            "Korea, Republic of|South Korea|Republic of Korea|Korea (Republic of)|Korea, Rep.|Korea Selatan|KOR|ROK",
            "KOR",
        ),
        (
            "North Korea|DPRK|Korea, Democratic People's Republic of|Dem. People's Rep. of Korea",
            "PRK",
        ),
        (
            "Côte d'Ivoire|Cote d'Ivoire|Ivory Coast|COTE D’IVOIRE|Pantai Gading",
            "CIV",
        ),
        ("Macao|Macau|Macau, China|Macao SAR", "MAC"),
        ("Taiwan|Taiwan, China|Taiwan (China)|Chinese Taipei", "TWN"),
        (
            "1. Malaysia|1 Malaysia|  - Malaysia|Malaysia*|Malaysia²|Malaysia (2)|malaysia|MALAYSIA |Malaysia:|• Malaysia|MY|458|(a) Malaysia|Malaysai",
            "MYS",
        ),
        (
            "Total|Jumlah|TOTAL|Grand total|รวม|Tổng số|T|All countries|Total:",
            "TOTAL",
        ),
        (
            "Other countries|Others|Lainnya|Negara lain|Other|อื่นๆ|Rest of the world",
            "X",
        ),
        (
            "of which Philippines|Philipines|The Philippines|Phillipines|Filipina",
            "PHL",
        ),
        ("Saudi Arabia|Arab Saudi|KSA|Saudi", "SAU"),
        (
            "Korea|Malay|Countries|Irak1x|Zzz|12o4|Congo Kinshasa Brazzaville|Iram",
            "nothing",
        ),
    ] {
        for label in labels.split('|') {
            assert_eq!(found(list, label), expected, "{label}");
        }
    }
}

#[test]
fn items_of_other_lists_are_found_by_number_letter_and_name() {
    let pack = countries();
    for (id, label, expected) in [
        ("ECO_ISIC4", "A", "A"),
        ("ECO_ISIC4", "A Agriculture, forestry and fishing", "A"),
        ("ECO_ISIC4", "A - Agriculture; forestry & fishing", "A"),
        ("ECO_ISIC4", "C. Manufacturing", "C"),
        ("ECO_ISIC4", "Pertanian, kehutanan, dan perikanan", "A"),
        ("ECO_ISIC3", "Construction", "2 items"),
        ("ECO_ISIC3", "F. Construction", "F"),
        ("ECO_ISIC3", "45 Construction", "F_45"),
        ("OCU_ISCO08", "1. Managers", "1"),
        ("OCU_ISCO08", "1 Managers", "1"),
        ("OCU_ISCO08", "9", "9"),
        ("OCU_ISCO08", "Profesionals", "2"),
        ("AGE_YTHADULT", "15-24", "Y15-24"),
        ("AGE_YTHADULT", "15 – 24 years", "Y15-24"),
        ("AGE_YTHADULT", "15 to 24", "Y15-24"),
        ("AGE_YTHADULT", "25 and over", "YGE25"),
        ("AGE_YTHADULT", "25 tahun ke atas", "YGE25"),
        ("AGE_YTHADULT", "25 ปีขึ้นไป", "YGE25"),
        ("AGE_YTHADULT", "15+", "YGE15"),
        ("AGE_YTHADULT", "25-34", "nothing"),
        ("STE_ICSE93", "Employees", "1"),
        ("STE_ICSE93", "Employers", "2"),
        ("EDU_ISCED11", "6", "6"),
    ] {
        assert_eq!(found(list(&pack, id), label), expected, "{label} in {id}");
    }
}

#[test]
fn a_label_that_several_versions_have_means_all_of_them() {
    let pack = countries();
    let table = pack.table(&TableCode::from("EMP_XOUM_ECO_NB")).unwrap();
    let rows = RowLabels::of(&pack, table);
    let shown = ["ECO_ISIC4".into(), "ECO_SECTOR".into()];
    assert!(matches!(rows.find("Total", &shown), Found::Several(items, _) if items.len() == 2));
    assert!(matches!(rows.find("Services", &shown), Found::One(item, How::Exact) if item.as_str() == "ECO_SECTOR_SER"));
    let hidden = rows.find("Agriculture, hunting and forestry", &shown);
    assert!(
        matches!(hidden, Found::One(item, _) if item.as_str() == "ECO_ISIC3_A"),
        "found in a version not shown"
    );
}

fn all_lists() -> BTreeMap<String, Arc<Classification>> {
    let mut lists = BTreeMap::new();
    for pack in builtin_packs() {
        for (id, list) in &pack.classifications {
            lists.insert(format!("{}/{id}", pack.id), Arc::clone(list));
        }
    }
    lists
}

#[test]
fn every_item_is_found_by_its_own_labels_and_its_code() {
    let mut shared = 0;
    for (name, list) in all_lists() {
        let rows = RowLabels::of_list(&list);
        for item in &list.items {
            let codes = [item.code.as_str()];
            for label in item
                .labels
                .values()
                .chain([&item.label])
                .map(String::as_str)
                .chain(codes)
            {
                match rows.find(label, &[]) {
                    Found::One(found, _) => assert_eq!(found, item.code, "{name}: {label}"),
                    Found::Several(found, How::Exact | How::Normalised) => {
                        assert!(found.contains(&item.code), "{name}: {label}");
                        shared += 1;
                    }
                    other => panic!("{name}: {label} of {}: {other:?}", item.code),
                }
            }
        }
    }
    assert!(
        shared < 150,
        "only labels that the lists themselves use twice: {shared}"
    );
}

fn slip(label: &str, kind: u8, at: usize, letter: char) -> String {
    let mut letters: Vec<char> = label.chars().collect();
    let at = at % letters.len();
    match kind {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letter),
        2 => letters[at] = letter,
        _ => {
            let next = (at + 1) % letters.len();
            letters.swap(at, next);
        }
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_label_with_one_slip_never_means_another_item(
        which in any::<prop::sample::Index>(),
        item in any::<prop::sample::Index>(),
        language in any::<prop::sample::Index>(),
        kind in 0_u8..4,
        at in any::<usize>(),
        letter in prop::char::range('a', 'z'),
    ) {
        let lists: Vec<Arc<Classification>> = all_lists().into_values().collect();
        let list = which.get(&lists);
        let item = item.get(&list.items);
        let labels: Vec<String> = item.labels.values().chain([&item.label]).cloned().collect();
        let label = slip(language.get::<String>(&labels), kind, at, letter);
        let found = RowLabels::of_list(list).find(&label, &[]);
        // What is another item's very name or code after the slip is that item: nobody could tell.
        if let Found::One(other, how) = &found && other != &item.code {
            prop_assert!(*how <= How::Synonym, "{} became {label}: {other} by {how:?}", item.label);
        }
    }
}
