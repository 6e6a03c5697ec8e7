//! How a workbook was read, kept under a name, and found again by the shape of the file when next year's comes.
//!
//! A shape is made of words without their digits: the names of worksheets, titles, heads. What is kept of a block is what was
//! decided, so that the same is decided again; what was pointed at is kept by its distance from the block's first head and label.

use super::blocks::{self, Block};
use super::items::{By, LabelsSaid, key};
use super::look::Looked;
use super::reading::{Reading, Used, Why};
use super::told::{DashMeans, TableSaid, Told, WordMeans};
use super::{BlockId, Proposal};
use crate::exchange::spreadsheet::{Area, At, Spreadsheet, Visibility};
use crate::figures::numerals::Convention;
use crate::figures::{SourceKey, ViewUnit};
use crate::questionnaire::{ClassificationId, Sex};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How a workbook of a certain shape is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The name of the file that it was made from.
    pub made_from: String,
    /// Its blocks.
    pub blocks: Vec<MappedBlock>,
}

/// A block, by its shape, and how it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedBlock {
    shape: Shape,
    /// Which of the readings of the block.
    reading: usize,
    /// How it is read.
    kept: Kept,
}

/// The words of a block without their digits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Shape {
    worksheet: String,
    titles: BTreeSet<String>,
    heads: BTreeSet<String>,
}

/// What is kept of how a block was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    table: Option<TableSaid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<SourceKey>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    list: Option<ClassificationId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<ViewUnit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    convention: Option<Convention>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dash: Option<DashMeans>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sex: Option<Sex>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    items: LabelsSaid,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    words: BTreeMap<String, WordMeans>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    labels: Option<Line>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    years: Option<Line>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sexes: Option<Line>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    statuses: Option<Line>,
}

/// A line of heads or a column of labels, by its distance from the first of the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// So many rows below the first head.
    Row(i64),
    /// So many columns right of the first label.
    Column(i64),
}

/// A mapping fits from this likeness of its blocks with those of a file on.
const LIKE_ENOUGH: f64 = 0.55;

impl Mapping {
    /// Keeps how a workbook is read: what was told and what was found.
    pub fn of(book: &Spreadsheet, made_from: &str, proposals: &[Proposal], told: &BTreeMap<BlockId, Told>) -> Self {
        let blocks = proposals.iter().map(|proposal| {
            let nothing = Told::default();
            let said = told.get(&proposal.id).unwrap_or(&nothing);
            let name = &book.worksheets[proposal.id.worksheet].name;
            MappedBlock {
                shape: Shape::of(book, proposal.id.worksheet, name, &proposal.reading.block),
                reading: proposal.id.reading,
                kept: Kept::of(&proposal.reading, said),
            }
        });
        Self {
            made_from: made_from.to_owned(),
            blocks: blocks.collect(),
        }
    }

    /// What the mapping says of the blocks of a file, and how alike they are, from 0 to 1; none where the file has another shape.
    pub fn fit(&self, book: &Spreadsheet) -> Option<(BTreeMap<BlockId, Told>, f64)> {
        let mut found = Vec::new();
        for (worksheet, sheet) in book.worksheets.iter().enumerate() {
            if sheet.visibility != Visibility::Visible {
                continue;
            }
            let Some(looked) = Looked::at(sheet, None, Convention::Unknown) else {
                continue;
            };
            for (block, of) in blocks::find(&looked, None).into_iter().enumerate() {
                let shape = Shape::of(book, worksheet, &sheet.name, &of);
                found.push((worksheet, block, of, shape));
            }
        }
        let mut told = BTreeMap::new();
        let (mut likeness, mut matched) = (0.0, 0_usize);
        let first_readings: Vec<&MappedBlock> = self.blocks.iter().filter(|block| block.reading == 0).collect();
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        for mapped in &first_readings {
            let best = found
                .iter()
                .enumerate()
                .filter(|(index, _)| !taken.contains(index))
                .map(|(index, (.., shape))| (index, mapped.shape.likeness(shape)))
                .max_by(|a, b| a.1.total_cmp(&b.1));
            let Some((index, like)) = best.filter(|(_, like)| *like >= LIKE_ENOUGH) else {
                continue;
            };
            taken.insert(index);
            likeness += like;
            matched += 1;
            let (worksheet, block, of, _) = &found[index];
            for other in self.blocks.iter().filter(|other| other.shape == mapped.shape) {
                let id = BlockId {
                    worksheet: *worksheet,
                    block: *block,
                    reading: other.reading,
                };
                told.insert(id, other.kept.told(of));
            }
        }
        // Blocks of a worksheet for each year: the further ones are read as the one that is most like them.
        for (index, (worksheet, block, of, shape)) in found.iter().enumerate() {
            if taken.contains(&index) {
                continue;
            }
            let best = first_readings
                .iter()
                .map(|mapped| (mapped, mapped.shape.likeness(shape)))
                .max_by(|a, b| a.1.total_cmp(&b.1));
            let Some((mapped, _)) = best.filter(|(_, like)| *like >= 0.8) else {
                continue;
            };
            let id = BlockId {
                worksheet: *worksheet,
                block: *block,
                reading: 0,
            };
            told.insert(id, mapped.kept.told(of));
        }
        let answering = first_readings
            .iter()
            .filter(|mapped| mapped.kept.table != Some(TableSaid::None))
            .count();
        let enough = matched > 0 && matched * 2 >= answering.max(1);
        enough.then(|| (told, likeness / first_readings.len().max(1) as f64))
    }
}

impl Shape {
    fn of(book: &Spreadsheet, worksheet: usize, name: &str, block: &Block) -> Self {
        let sheet = &book.worksheets[worksheet];
        let heads = block.heads.iter().flat_map(|row| {
            (block.span.0..=block.span.1).map(move |column| sheet.text(At::new(*row, column)).into_owned())
        });
        Self {
            worksheet: masked(name),
            titles: block
                .titles
                .iter()
                .map(|title| masked(title))
                .filter(|title| !title.is_empty())
                .collect(),
            heads: heads
                .map(|text| masked(&text))
                .filter(|text| !text.is_empty())
                .collect(),
        }
    }

    /// How alike two shapes are, from 0 to 1.
    fn likeness(&self, other: &Self) -> f64 {
        let share = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
            let (both, all) = (a.intersection(b).count(), a.union(b).count());
            if all == 0 { 1.0 } else { both as f64 / all as f64 }
        };
        let names = if self.worksheet == other.worksheet { 1.0 } else { 0.0 };
        0.5 * share(&self.heads, &other.heads) + 0.35 * share(&self.titles, &other.titles) + 0.15 * names
    }
}

/// A text without its digits and marks: what stays the same from year to year.
fn masked(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| {
            if letter.is_numeric() || !letter.is_alphanumeric() && letter.is_ascii() {
                ' '
            } else {
                letter
            }
        })
        .collect();
    key(&plain)
}

impl Kept {
    fn of(reading: &Reading, told: &Told) -> Self {
        let block = &reading.block;
        let slots = || reading.lines.iter().chain(&reading.columns);
        // What the program has taken for an item by a national category or by spelling is confirmed by keeping it.
        let mut items = told.items.clone();
        for slot in slots() {
            let found = matches!(slot.by, Some(By::Category | By::Part | By::Person | By::Name(_)));
            if let (Some(item), Some(text), true) = (&slot.dims.item, &slot.category, found) {
                items.entry(key(text)).or_insert_with(|| Some(item.clone()));
            }
        }
        let mut words = told.words.clone();
        for slot in slots().filter(|slot| slot.used == Used::Left(Why::Told)) {
            words.entry(key(&slot.label)).or_insert(WordMeans::LeftOut);
        }
        let line = |area: Option<Area>| {
            let area = area?;
            if area.height() == 1 && area.width() > 1 {
                let first = *block.heads.first()?;
                Some(Line::Row(i64::from(area.first.row) - i64::from(first)))
            } else {
                let first = block.labels.first().copied().unwrap_or(block.span.0);
                Some(Line::Column(i64::from(area.first.column) - i64::from(first)))
            }
        };
        Self {
            table: Some(reading.table.clone().map_or(TableSaid::None, TableSaid::Table)),
            source: reading.source.clone(),
            list: reading.list.clone(),
            unit: Some(reading.unit),
            convention: told.convention,
            dash: told.dash,
            sex: told.sex,
            status: told.status.clone(),
            items,
            words,
            labels: line(told.labels),
            years: line(told.years),
            sexes: line(told.sexes),
            statuses: line(told.statuses),
        }
    }

    /// The same for a block of another file.
    fn told(&self, block: &Block) -> Told {
        let area = |line: Option<Line>| {
            let (first, last) = (block.lines.first()?, block.lines.last()?);
            match line? {
                Line::Row(down) => {
                    let row = u32::try_from(i64::from(*block.heads.first()?) + down).ok()?;
                    Some(Area::between(At::new(row, block.span.0), At::new(row, block.span.1)))
                }
                Line::Column(right) => {
                    let label = block.labels.first().copied().unwrap_or(block.span.0);
                    let column = u32::try_from(i64::from(label) + right).ok()?;
                    Some(Area::between(At::new(*first, column), At::new(*last, column)))
                }
            }
        };
        Told {
            table: self.table.clone(),
            source: self.source.clone(),
            list: self.list.clone(),
            unit: self.unit,
            convention: self.convention,
            dash: self.dash,
            figures: None,
            labels: area(self.labels),
            years: area(self.years),
            year: None,
            sexes: area(self.sexes),
            sex: self.sex,
            statuses: area(self.statuses),
            status: self.status.clone(),
            items: self.items.clone(),
            words: self.words.clone(),
            left_out: Vec::new(),
        }
    }
}
