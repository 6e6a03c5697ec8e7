//! The packs that are built in.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use ilms_collect::questionnaire::{builtin_packs, builtin_problems};

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
