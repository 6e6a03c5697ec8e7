//! ILO renamed tables and lists after the phases: what a later code means in this pack, and under which code a figure
//! goes out again.

use super::{ItemCode, Pack, Table};

impl Pack {
    /// The table that a published indicator code names: its own code or a later one, with or without the suffix of the
    /// frequency (`_A`).
    pub fn resolve_indicator(&self, code: &str) -> Option<&Table> {
        let code = code.trim();
        let named = |code: &str| {
            let own = self.tables.iter().find(|table| table.code.as_str() == code);
            own.or_else(|| {
                self.tables
                    .iter()
                    .find(|table| table.later_codes.iter().any(|later| later.as_str() == code))
            })
        };
        named(code).or_else(|| code.strip_suffix("_A").and_then(named))
    }

    /// The item of a table that a published code names: its own code, or that of a later list with the same ending.
    pub fn resolve_item(&self, table: &Table, code: &str) -> Option<ItemCode> {
        let code = code.trim();
        let own = ItemCode::from(code);
        if let Some((_, item)) = self.item_of(table, &own) {
            return Some(item.code.clone());
        }
        let ids = table.main.iter().flat_map(|main| &main.versions).chain(&table.status);
        ids.filter_map(|id| self.classification(id)).find_map(|classification| {
            classification.later_ids.iter().find_map(|later| {
                let ending = code.strip_prefix(later.as_str())?;
                let item = ItemCode::from(format!("{}{ending}", classification.id));
                classification.item(&item).map(|item| item.code.clone())
            })
        })
    }

    /// The code under which an item goes out: that of the later list where there is exactly one, else its own.
    pub fn export_item(&self, item: &ItemCode) -> ItemCode {
        let list = self.classifications.values().find(|list| list.item(item).is_some());
        let renamed = list.and_then(|list| match list.later_ids.as_slice() {
            [later] => item
                .as_str()
                .strip_prefix(list.id.as_str())
                .map(|ending| format!("{later}{ending}")),
            _ => None,
        });
        renamed.map_or_else(|| item.clone(), ItemCode::from)
    }
}
