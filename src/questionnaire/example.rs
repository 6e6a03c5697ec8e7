//! The examples of a check: a few cells that pass or that fail, read with the pack and run as tests by the checks.

use super::{AreaCode, ItemCode, Language, Sex, TableCode, Year};

/// A small questionnaire on which a check says nothing (`passes`) or something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Whether the check finds nothing wrong.
    pub passes: bool,
    /// What the example shows, in English.
    pub says: String,
    /// The same in Bahasa Indonesia; empty where nobody has said it yet.
    pub says_id: String,
    /// The reporting country, where that matters.
    pub area: Option<AreaCode>,
    /// The cells that are filled. Tables not named here are left out of sight.
    pub cells: Vec<ExampleCell>,
    /// Whether the source of the cells' sheets is stated.
    pub source_stated: bool,
    /// Whether the definition of migrants (ILO note T36) is stated.
    pub definition_stated: bool,
    /// Whether the preparer is named.
    pub preparer_named: bool,
}

impl Example {
    /// What the example shows, in a language; empty where nobody has said it in that.
    pub fn says_in(&self, language: Language) -> &str {
        match language {
            Language::English => &self.says,
            Language::Indonesian => &self.says_id,
        }
    }
}

/// One cell of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleCell {
    /// Whether it stands in the phase before the one that is checked, under the codes that it had there.
    pub earlier: bool,
    /// The table.
    pub table: TableCode,
    /// Which of several sources, where that matters; cells without one share a source.
    pub source: Option<String>,
    /// The row; none in a table of a single row.
    pub item: Option<ItemCode>,
    /// The status of the column; none in a table without status.
    pub status: Option<ItemCode>,
    /// Sex; `Total` in a table without sex.
    pub sex: Sex,
    /// The year.
    pub year: Year,
    /// What is typed, in persons or in the currency: `5 350`, `N`, `12o4`.
    pub value: String,
    /// The letter of its flag: `B`.
    pub flag: Option<String>,
}
