//! ISO 3166 countries: the names by which a country is shown and found.

use super::Language;
use super::list;
use super::load::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// A country or territory of ISO 3166.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// Alpha-3 code, by which reference areas are named.
    pub alpha3: String,
    /// Alpha-2 code.
    pub alpha2: String,
    /// English short name.
    pub name: String,
    /// Names by language tag.
    pub names: BTreeMap<String, String>,
    /// Former and common names: Burma, South Korea.
    pub also: Vec<String>,
}

impl Country {
    /// The name in that language, English where there is none.
    pub fn name_in(&self, language: Language) -> &str {
        self.names.get(language.tag()).map_or(&self.name, String::as_str)
    }
}

/// Reads the list of countries.
pub(super) fn read(reading: &Reading<'_>, path: &str) -> Vec<Country> {
    let Some(source) = reading.source(path) else {
        return Vec::new();
    };
    let columns = ["alpha3", "alpha2", "name_*", "also"];
    let rows = list::read(&source, &columns, &["alpha3", "alpha2", "name_en"], &reading.problems);
    let mut seen = BTreeSet::new();
    let mut countries = Vec::new();
    for row in rows {
        let code = row.get("alpha3");
        if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            reading
                .problems
                .add(&source.file, row.line, format!("`{code}` is no ISO 3166 alpha-3 code"));
        }
        if !seen.insert(code.to_owned()) {
            reading
                .problems
                .add(&source.file, row.line, format!("the country `{code}` stands twice"));
        }
        let names = row
            .with_prefix("name_")
            .filter(|(tag, name)| *tag != "en" && !name.is_empty());
        countries.push(Country {
            alpha3: code.to_owned(),
            alpha2: row.get("alpha2").to_owned(),
            name: row.get("name_en").to_owned(),
            names: names.map(|(tag, name)| (tag.to_owned(), name.to_owned())).collect(),
            also: row
                .get("also")
                .split('|')
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
        });
    }
    countries
}
