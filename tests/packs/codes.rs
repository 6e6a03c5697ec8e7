//! Later codes come in and go out as ILO renamed them.

use super::pack;
use ilms_collect::questionnaire::builtin_packs;

#[test]
fn published_codes_name_the_table() {
    let phase = pack("asean-phase-3");
    for (code, number) in [
        ("POP_TPOP_SEX_MIG_NB", Some(1)),
        ("POP_TPOP_SEX_MIG_NB_A", Some(1)),
        ("MNA_TPOP_SEX_CRS_NB", Some(17)),
        ("MNA_TPOP_SEX_COU_NB", Some(17)),
        ("MNA_OPOP_SEX_CDS_NB", Some(18)),
        ("MNA_OEMP_SEX_CDS_NB_A", Some(19)),
        ("MNA_OEMP_SEX_EDU_NB", Some(20)),
        ("MNA_OEMP_SEX_ECO_NB", Some(21)),
        ("MNA_OEMP_ECO_NB", Some(21)),
        ("MNA_OEMP_SEX_OCU_NB", Some(22)),
        ("MNA_XRET_SEX_CPR_NB", Some(23)),
        ("MFL_XRET_SEX_COU_NB", Some(23)),
        // Tables 1 to 16 changed their universe: no later code means them.
        ("MST_TPOP_SEX_MIG_NB", None),
        ("MST_FORP_SEX_CBR_NB", None),
        ("MST_TEMP_SEX_ECO_CBR_NB", None),
        ("POP_TPOP_SEX_MIG_NB_M", None),
        ("", None),
        ("_A", None),
    ] {
        assert_eq!(
            phase.resolve_indicator(code).map(|table| table.number),
            number,
            "{code}"
        );
    }
}

#[test]
fn tables_go_out_under_the_one_later_code() {
    let phase = pack("asean-phase-3");
    let out: Vec<&str> = phase
        .tables
        .iter()
        .skip(15)
        .map(|table| table.export_code().as_str())
        .collect();
    assert_eq!(
        out,
        [
            "EMP_XINM_OCU_NB",
            "MNA_TPOP_SEX_CRS_NB",
            "MNA_OPOP_SEX_CDS_NB",
            "MNA_OEMP_SEX_CDS_NB",
            "MNA_OEMP_SEX_EDU_NB",
            "MNA_OEMP_SEX_ECO_NB",
            "MNA_OEMP_SEX_OCU_NB",
            "MNA_XRET_SEX_CPR_NB",
        ]
    );
    assert!(
        phase
            .tables
            .iter()
            .take(16)
            .all(|table| table.export_code() == &table.code)
    );
    assert!(
        pack("ilms-global-2019")
            .tables
            .iter()
            .all(|table| table.export_code() == &table.code)
    );
}

#[test]
fn published_items_name_the_packs_items() {
    let phase = pack("asean-phase-3");
    for (number, code, item) in [
        (19, "CDS_DES_ARE", Some("COU_DES_ARE")),
        (19, "COU_DES_ARE", Some("COU_DES_ARE")),
        (19, "CRS_RES_ARE", None),
        (19, "CDS_DES_USACAN", None),
        (19, "CDS_DES", None),
        (17, "CRS_RES_USACAN", Some("COU_RES_USACAN")),
        (23, "CPR_PRV_X", Some("COU_PRV_X")),
        (21, "ECO_ISIC4_A", Some("ECO_ISIC4_A")),
        (21, "ECO_SECTOR_NAG", Some("ECO_SECTOR_NAG")),
        (21, "ECO_AGGREGATE_AGR", None),
        (4, "COU_ORI_IND", Some("COU_ORI_IND")),
        (4, "CBR_BRT_IND", None),
        (3, "MIG_STATUS_MIGRANT", Some("MIG_STATUS_MIGRANT")),
    ] {
        let table = phase.tables.iter().find(|table| table.number == number).unwrap();
        let found = phase.resolve_item(table, code).map(|item| item.to_string());
        assert_eq!(found.as_deref(), item, "{number} {code}");
    }
}

#[test]
fn every_item_that_goes_out_comes_back() {
    for pack in builtin_packs() {
        for table in &pack.tables {
            assert_eq!(
                pack.resolve_indicator(table.export_code().as_str()).unwrap().code,
                table.code
            );
            let lists = table.main.iter().flat_map(|main| &main.versions).chain(&table.status);
            for item in lists.flat_map(|id| &pack.classification(id).unwrap().items) {
                let out = pack.export_item(&item.code);
                assert_eq!(pack.resolve_item(table, out.as_str()).as_ref(), Some(&item.code));
            }
        }
    }
    let phase = pack("asean-phase-3");
    assert_eq!(phase.export_item(&"COU_PRV_MY2".into()).as_str(), "CPR_PRV_MY2");
    assert_eq!(phase.export_item(&"COU_ORI_IND".into()).as_str(), "COU_ORI_IND");
}
