//! What a person says about how a block is read, by pointing at it. What is not said is left to the evidence.

use super::items::LabelsSaid;
use crate::exchange::spreadsheet::Area;
use crate::figures::numerals::Convention;
use crate::figures::{SourceKey, ViewUnit};
use crate::questionnaire::{ClassificationId, Sex, TableCode, Year};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a dash in the place of a figure stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DashMeans {
    /// None at all: a true zero.
    Nil,
    /// Not available.
    NotAvailable,
    /// Nothing is taken in where a dash stands.
    Nothing,
}

/// Which table of the questionnaire a block answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableSaid {
    /// This one.
    Table(TableCode),
    /// None: the block is left out.
    None,
}

/// What a person has said about one block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Which table it answers.
    pub table: Option<TableSaid>,
    /// The source of its figures.
    pub source: Option<SourceKey>,
    /// The classification version of its labels.
    pub list: Option<ClassificationId>,
    /// The unit in which it is written.
    pub unit: Option<ViewUnit>,
    /// The decimal sign of its numbers.
    pub convention: Option<Convention>,
    /// What its dashes stand for.
    pub dash: Option<DashMeans>,
    /// The cells that hold its figures.
    pub figures: Option<Area>,
    /// The cells that hold its categories: a column of labels or a line of heads.
    pub labels: Option<Area>,
    /// The cells that hold its years.
    pub years: Option<Area>,
    /// The year of all its figures.
    pub year: Option<Year>,
    /// The cells that hold its sexes.
    pub sexes: Option<Area>,
    /// The sex of all its figures.
    pub sex: Option<Sex>,
    /// The cells that hold its statuses.
    pub statuses: Option<Area>,
    /// The status of all its figures, as the end of the status's code.
    pub status: Option<String>,
    /// What labels mean: an item each, or that they are left out. Keys as [`super::key`] makes them.
    pub items: LabelsSaid,
    /// What texts over columns or beside lines mean for the dimensions other than the items.
    pub words: BTreeMap<String, WordMeans>,
    /// Cells whose lines and columns are left out.
    pub left_out: Vec<Area>,
}

/// What a text means, where a person has said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordMeans {
    /// Its columns or lines are left out.
    LeftOut,
    /// A sex.
    Sex(Sex),
    /// A status, as the end of its code.
    Status(String),
}
