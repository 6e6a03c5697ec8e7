//! ILO's codes as they stand in files, and the pack's.

use crate::questionnaire::{Classification, Item, ItemCode, Pack, Table};

/// The table of an indicator, its own code or a later one, with or without the suffix of yearly series.
pub(super) fn indicator<'p>(pack: &'p Pack, text: &str) -> Option<&'p Table> {
    let code = text.strip_suffix("_A").unwrap_or(text);
    let own = pack.tables.iter().find(|table| table.code.as_str() == code);
    own.or_else(|| {
        let mut later = pack.tables.iter().filter(|table| table.later_codes.iter().any(|later| later.as_str() == code));
        let first = later.next();
        first.filter(|_| later.next().is_none())
    })
}

/// Prefixes of lists that were renamed after the phases: the phases' and the later one.
const RENAMED: [(&str, &str); 3] = [("COU_DES_", "CDS_DES_"), ("COU_RES_", "CRS_RES_"), ("COU_PRV_", "CPR_PRV_")];

/// The item of a code among what `table` asks, its own or the same item of a later list.
pub(super) fn item<'p>(pack: &'p Pack, table: &'p Table, text: &str) -> Option<(&'p Classification, &'p Item)> {
    pack.item_of(table, &ItemCode::from(text)).or_else(|| {
        let (own, later) = RENAMED.iter().find(|(_, later)| text.starts_with(later))?;
        let code = ItemCode::from(format!("{own}{}", &text[later.len()..]));
        pack.item_of(table, &code)
    })
}

/// The code under which a table is published now, where there is exactly one.
pub(super) fn later(table: &Table) -> Option<&str> {
    match table.later_codes.as_slice() {
        [only] => Some(only.as_str()),
        _ => None,
    }
}

/// The item's code of the list that goes with the later code of its table.
pub(super) fn later_item(code: &ItemCode) -> String {
    RENAMED
        .iter()
        .find_map(|(own, later)| code.as_str().strip_prefix(own).map(|rest| format!("{later}{rest}")))
        .unwrap_or_else(|| code.to_string())
}
