//! The packs that are built in say what ILO's lists say, and a wrong pack is refused with file, line and reason.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod checks_and_texts;
mod classifications;
mod codes;
mod refused;
mod tables;

use ilms_collect::questionnaire::{
    AreaCode, Pack, PackId, Year, builtin_pack, builtin_packs, builtin_problems, pack_check,
};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The packs' folder in the source tree.
fn schemas() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas")
}

fn pack(id: &str) -> Arc<Pack> {
    builtin_pack(&PackId::from(id)).unwrap()
}

/// Rows of one of ILO's lists in `tests/data/ilostat`, by column.
fn ilo_list(path: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/ilostat")
        .join(path);
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn every_built_in_pack_is_right() {
    let problems: Vec<String> = builtin_problems().iter().map(ToString::to_string).collect();
    assert_eq!(problems, Vec::<String>::new());
    let ids: Vec<String> = builtin_packs().iter().map(|pack| pack.id.to_string()).collect();
    assert_eq!(
        ids,
        ["asean-phase-1", "asean-phase-2", "asean-phase-3", "ilms-global-2019"]
    );
}

#[test]
fn a_folder_is_the_same_pack_as_the_built_in_one() {
    for built_in in builtin_packs() {
        let folder = pack_check(&schemas().join(built_in.id.as_str())).unwrap();
        assert_eq!(folder.hash, built_in.hash, "{}", built_in.id);
        assert_eq!(folder.hash.len(), 64);
        assert_eq!(format!("{:?}", folder.tables), format!("{:?}", built_in.tables));
        assert_eq!(format!("{:?}", folder.checks), format!("{:?}", built_in.checks));
    }
}

#[test]
fn each_pack_has_its_own_hash() {
    let mut hashes: Vec<String> = builtin_packs().iter().map(|pack| pack.hash.clone()).collect();
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), 4);
}

#[test]
fn headers_say_dates_years_and_countries() {
    let date = |year, month, day| Some(jiff::civil::date(year, month, day));
    for (id, launch, closing, years, countries) in [
        ("asean-phase-1", None, None, 1980..=2015, 10),
        ("asean-phase-2", None, None, 1980..=2015, 10),
        ("asean-phase-3", date(2015, 7, 3), date(2015, 8, 14), 1980..=2015, 10),
        ("ilms-global-2019", None, None, 1980..=2026, 0),
    ] {
        let pack = pack(id);
        assert_eq!((pack.launch, pack.closing), (launch, closing), "{id}");
        assert_eq!(pack.years, years, "{id}");
        assert_eq!(pack.areas.len(), countries, "{id}");
    }
    let phase = pack("asean-phase-3");
    assert!(phase.allows_area(&AreaCode::from("IDN")));
    assert!(!phase.allows_area(&AreaCode::from("NPL")));
    assert!(pack("ilms-global-2019").allows_area(&AreaCode::from("NPL")));
    assert!(!phase.allows_year(Year(2016)));
    assert!(phase.allows_year(Year(1980)));
}
