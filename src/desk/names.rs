//! Names of tables, countries, currencies and kinds of source, as people write them.

use crate::figures::SourceKey;
use crate::questionnaire::{AreaCode, Pack, Table, builtin_packs};

/// A table's short label: `C19`.
pub fn table_label(table: &Table) -> String {
    format!("{}{}", table.module, table.number)
}

/// The English name of a country, if the code is one.
pub fn area_name(area: &AreaCode) -> Option<String> {
    builtin_packs()
        .iter()
        .find_map(|pack| pack.country(area))
        .map(|country| country.name.clone())
}

/// The currency of the ten member states, ISO 4217; proposed in earnings tables, changed there.
pub(super) fn currency_of(area: &AreaCode) -> Option<&'static str> {
    let table = [
        ("BRN", "BND"),
        ("KHM", "KHR"),
        ("IDN", "IDR"),
        ("LAO", "LAK"),
        ("MYS", "MYR"),
        ("MMR", "MMK"),
        ("PHL", "PHP"),
        ("SGP", "SGD"),
        ("THA", "THB"),
        ("VNM", "VND"),
    ];
    table
        .into_iter()
        .find(|(code, _)| *code == area.as_str())
        .map(|(_, currency)| currency)
}

/// The kind that an ILO source key begins with: `BA` of `BA:510`.
pub(super) fn kind_of_source_key(pack: &Pack, key: &SourceKey) -> Option<String> {
    let (kind, number) = key.as_str().split_once(':')?;
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let known = pack.notes.source_type(kind).is_some();
    (is_number && known).then(|| kind.to_owned())
}

/// A phase's short name for file names: `phase3` of `asean-phase-3`, `global2019` of `ilms-global-2019`.
pub(super) fn short_phase(pack: &Pack) -> String {
    pack.id.as_str().split('-').skip(1).collect()
}
