//! Rows and columns by what they are called: labels in every language, and codes.

use super::super::cells::squeezed;
use super::super::words::Words;
use crate::exchange::csv_table::sex_word;
use crate::questionnaire::{ClassificationId, ItemCode, Language, Pack, Sex, Table, Year, text};
use std::collections::{BTreeSet, HashMap};

/// A label as labels are compared.
pub(super) fn plain(label: &str) -> String {
    squeezed(label).to_lowercase()
}

/// The items of a table by label and by code.
pub(super) struct Labels {
    items: HashMap<String, Vec<Option<ItemCode>>>,
    /// The items of the lists that the sheet shows.
    of_shown: BTreeSet<ItemCode>,
    statuses: HashMap<String, ItemCode>,
    sexes: HashMap<String, Sex>,
    flags: BTreeSet<String>,
    notes: BTreeSet<String>,
}

impl Labels {
    /// Those of a table whose sheet shows these lists.
    pub(super) fn of(pack: &Pack, table: &Table, shown: &[ClassificationId]) -> Self {
        let mut items: HashMap<String, Vec<Option<ItemCode>>> = HashMap::new();
        let mut add = |name: &str, item: Option<&ItemCode>| {
            let known = items.entry(plain(name)).or_default();
            if !known.contains(&item.cloned()) {
                known.push(item.cloned());
            }
        };
        let mut of_shown = BTreeSet::new();
        for id in table.main.iter().flat_map(|main| &main.versions) {
            let Some(list) = pack.classification(id) else { continue };
            for item in &list.items {
                if shown.contains(id) {
                    of_shown.insert(item.code.clone());
                }
                add(item.code.as_str(), Some(&item.code));
                let labels = Language::ALL.map(|language| pack.item_label(item, language));
                for name in labels.into_iter().chain(item.also.iter().map(String::as_str)) {
                    add(name, Some(&item.code));
                }
            }
        }
        if table.main.is_none() {
            for language in Language::ALL {
                add(&text(language, "workbook-total"), None);
            }
        }
        let mut statuses = HashMap::new();
        for item in table
            .status
            .iter()
            .filter_map(|id| pack.classification(id))
            .flat_map(|list| &list.items)
        {
            statuses.insert(plain(item.code.as_str()), item.code.clone());
            for language in Language::ALL {
                statuses.insert(plain(pack.item_label(item, language)), item.code.clone());
            }
        }
        let words = |id: &str| Language::ALL.map(|language| plain(&text(language, id)));
        let sexes = Language::ALL
            .into_iter()
            .flat_map(|language| Sex::ALL.map(|sex| (plain(&sex_word(sex, language)), sex)));
        Self {
            items,
            of_shown,
            statuses,
            sexes: sexes.collect(),
            flags: words("workbook-flag").into(),
            notes: words("workbook-row-notes").into(),
        }
    }

    /// The rows that a text may mean.
    pub(super) fn items(&self, label: &str) -> &[Option<ItemCode>] {
        self.items.get(&plain(label)).map_or(&[], Vec::as_slice)
    }

    /// The row that a text means, where it means one alone.
    pub(super) fn item(&self, label: &str) -> Option<&Option<ItemCode>> {
        self.one_of(self.items(label).iter().collect())
    }

    /// The row that all these texts may mean together, the last of them counting where they contradict each other.
    pub(super) fn row(&self, names: &[String]) -> Option<&Option<ItemCode>> {
        let mut meant: Vec<&Option<ItemCode>> = Vec::new();
        for name in names.iter().rev() {
            let items = self.items(name);
            if meant.is_empty() {
                meant.extend(items);
            } else if meant.iter().any(|item| items.contains(item)) {
                meant.retain(|item| items.contains(item));
            }
        }
        self.one_of(meant)
    }

    /// Of several, the one of a list that the sheet shows.
    fn one_of<'s>(&self, mut meant: Vec<&'s Option<ItemCode>>) -> Option<&'s Option<ItemCode>> {
        if meant.len() > 1 {
            meant.retain(|item| item.as_ref().is_some_and(|item| self.of_shown.contains(item)));
        }
        match meant.as_slice() {
            [item] => Some(item),
            _ => None,
        }
    }

    pub(super) fn status(&self, label: &str) -> Option<&ItemCode> {
        self.statuses.get(&plain(label))
    }

    pub(super) fn sex(&self, label: &str) -> Option<Sex> {
        self.sexes.get(&plain(label)).copied()
    }

    pub(super) fn is_flag(&self, label: &str) -> bool {
        self.flags.contains(&plain(label))
    }

    pub(super) fn is_note(&self, label: &str) -> bool {
        self.notes.contains(&plain(label))
    }
}

/// A year that the questionnaire asks for.
pub(super) fn year(pack: &Pack, label: &str) -> Option<Year> {
    let year = Year(label.trim().parse().ok()?);
    pack.allows_year(year).then_some(year)
}

/// The form's own words in a worksheet of a table, in these languages: they are no answers.
pub(super) fn own_words(words: &[Words<'_>], table: &Table, id: crate::figures::SheetId) -> BTreeSet<String> {
    let mut own = BTreeSet::new();
    let mut add = |text: &str| {
        own.insert(plain(text));
    };
    for words in words {
        add(&words.title(table));
        for said in words.guidance(table).iter().chain(&words.legend()) {
            add(said);
        }
        for id in [
            "workbook-code",
            "workbook-row",
            "workbook-row-notes",
            "workbook-flag",
            "workbook-persons",
        ] {
            add(&words.text(id));
        }
        for id in [
            "workbook-thousands",
            "workbook-members",
            "workbook-added",
            "csv-local-currency",
        ] {
            add(&words.text(id));
        }
        for sex in Sex::ALL {
            add(&words.sex(sex));
        }
        let lists = table.main.iter().flat_map(|main| &main.versions);
        for list in lists.filter_map(|list| words.pack.classification(list)) {
            add(words.pack.classification_title(list, words.language));
        }
        if let Some((sheet, _)) = words.table_of(id) {
            add(&words.source_line(table, sheet));
            add(&words.unit(table, sheet));
        }
    }
    own
}
