//! The columns of the long table, by name in every language.

use crate::questionnaire::{Language, text};

/// A column, in the order in which they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The reporting country, ISO 3166 alpha-3.
    Country,
    /// The table: `C19`.
    Table,
    /// Its title, for reading.
    Title,
    /// The key of the source.
    Source,
    /// Its name, for reading.
    SourceName,
    /// ILO's code of the row.
    RowCode,
    /// Its label, for reading.
    Row,
    /// The status, by its label.
    Status,
    /// Sex, in words.
    Sex,
    /// The year.
    Year,
    /// The value: persons, or the currency.
    Value,
    /// What it is counted in.
    Unit,
    /// The place of the last stated digit: 1000 of a figure in thousands.
    Rounded,
    /// The letter of reason or flag.
    Letter,
    /// Notes: codes with what they say, and words in quotes.
    Notes,
}

impl Column {
    /// In the order in which they are written.
    pub const ALL: [Column; 15] = [
        Column::Country,
        Column::Table,
        Column::Title,
        Column::Source,
        Column::SourceName,
        Column::RowCode,
        Column::Row,
        Column::Status,
        Column::Sex,
        Column::Year,
        Column::Value,
        Column::Unit,
        Column::Rounded,
        Column::Letter,
        Column::Notes,
    ];

    /// Those without which no line means anything.
    pub const NEEDED: [Column; 4] = [Column::Country, Column::Table, Column::Year, Column::Value];

    /// The text that names it.
    fn id(self) -> &'static str {
        match self {
            Column::Country => "csv-country",
            Column::Table => "csv-table",
            Column::Title => "csv-title",
            Column::Source => "csv-source",
            Column::SourceName => "csv-source-name",
            Column::RowCode => "csv-row-code",
            Column::Row => "csv-row",
            Column::Status => "csv-status",
            Column::Sex => "csv-sex",
            Column::Year => "csv-year",
            Column::Value => "csv-value",
            Column::Unit => "csv-unit",
            Column::Rounded => "csv-rounded",
            Column::Letter => "csv-letter",
            Column::Notes => "csv-notes",
        }
    }

    /// Its name in English, for what is refused there.
    pub fn name(self) -> &'static str {
        match self {
            Column::Country => "Country",
            Column::Table => "Table",
            Column::Title => "Title",
            Column::Source => "Source",
            Column::SourceName => "Source name",
            Column::RowCode => "Row code",
            Column::Row => "Row",
            Column::Status => "Status",
            Column::Sex => "Sex",
            Column::Year => "Year",
            Column::Value => "Value",
            Column::Unit => "Unit",
            Column::Rounded => "Rounded to",
            Column::Letter => "Flag or reason",
            Column::Notes => "Notes",
        }
    }

    /// Its name in a language.
    pub fn header(self, language: Language) -> String {
        text(language, self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_column_has_a_name_of_its_own_in_each_language() {
        for language in Language::ALL {
            let mut names: Vec<String> = Column::ALL.iter().map(|column| column.header(language)).collect();
            assert!(names.iter().all(|name| !name.starts_with("csv-")), "{names:?}");
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), Column::ALL.len(), "{names:?}");
        }
        for column in Column::ALL {
            assert_eq!(column.header(Language::English), column.name());
        }
    }
}
