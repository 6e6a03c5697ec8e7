//! Sheets, sources and their metadata.

use crate::questionnaire::{ClassificationId, ItemCode, NoteCode, PackId, TableCode, Year};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Names a source in a country file: ILO's `TYPE:NUMBER` (`BA:510`) where it is known, else a short name (`BNP2TKI`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceKey(std::sync::Arc<str>);

impl SourceKey {
    /// The key as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for SourceKey {
    fn from(key: &str) -> Self {
        Self(key.into())
    }
}

impl fmt::Display for SourceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SourceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A source of figures, stated once for the whole country file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its key.
    pub key: SourceKey,
    /// Its name: "National Labour Force Survey".
    pub name: String,
    /// ILO's kind of source: `BA`, `AA`, `FX` ...
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The agency that keeps it.
    #[serde(default)]
    pub agency: String,
    /// Whom to ask.
    #[serde(default)]
    pub contact: String,
}

/// What is stated about one type of metadata (ILO note type `S3`, `S4`, `S5`, `T36` ...): controlled notes first, free text second.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// Notes of the controlled vocabulary.
    #[serde(default)]
    pub codes: BTreeSet<NoteCode>,
    /// In the country's own words.
    #[serde(default)]
    pub text: String,
}

impl Metadata {
    /// Whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty() && self.text.trim().is_empty()
    }
}

/// A note on a scope: controlled, or free text, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Of the controlled vocabulary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<NoteCode>,
    /// Free text.
    #[serde(default)]
    pub text: String,
}

/// In which unit a sheet of persons is typed and shown. The figures themselves are in persons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewUnit {
    /// Persons; for earnings, the currency.
    #[default]
    Ones,
    /// Thousands of persons.
    Thousands,
}

impl ViewUnit {
    /// The power of ten.
    pub fn exponent(self) -> i8 {
        match self {
            ViewUnit::Ones => 0,
            ViewUnit::Thousands => 3,
        }
    }
}

/// One table from one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The phase (pack) it answers.
    pub phase: PackId,
    /// The table.
    pub table: TableCode,
    /// The source; none: not stated yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceKey>,
    /// The unit of entry and view.
    #[serde(default)]
    pub unit: ViewUnit,
    /// The currency of earnings, ISO 4217.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The classification versions shown, as blocks, in the order of the pack.
    #[serde(default)]
    pub versions: Vec<ClassificationId>,
    /// The years opened.
    #[serde(default)]
    pub years: BTreeSet<Year>,
    /// Rows added by the user beyond those that show at first.
    #[serde(default)]
    pub added_items: BTreeSet<ItemCode>,
    /// Whether optional statuses (non-migrants) are shown.
    #[serde(default)]
    pub optional_status: bool,
    /// What is stated about period, coverage, definitions, by ILO note type.
    #[serde(default)]
    pub metadata: BTreeMap<String, Metadata>,
}

impl Sheet {
    /// An empty sheet without a source.
    pub fn new(phase: PackId, table: TableCode) -> Self {
        Self {
            phase,
            table,
            source: None,
            unit: ViewUnit::Ones,
            currency: None,
            versions: Vec::new(),
            years: BTreeSet::new(),
            added_items: BTreeSet::new(),
            optional_status: false,
            metadata: BTreeMap::new(),
        }
    }

    /// The definition of migrants (ILO note type T36) that is stated, if any.
    pub fn definition(&self) -> Option<&Metadata> {
        self.metadata.get("T36").filter(|metadata| !metadata.is_empty())
    }
}
