//! Where the categories of a block stand, beside its lines or over its columns, and of which kind they are.

use super::{Against, ItemsOn};
use crate::exchange::national::blocks::Block;
use crate::exchange::national::items::{self, Matched};
use crate::exchange::national::look::Looked;
use crate::exchange::national::stacks::Line;
use crate::exchange::national::told::{TableSaid, Told};
use crate::exchange::spreadsheet::At;
use crate::questionnaire::matching::{Said, Topic};
use crate::questionnaire::{ClassificationKind, Pack, Table};

/// The kinds of categories that rows can be.
const KINDS: [ClassificationKind; 6] = [
    ClassificationKind::Country,
    ClassificationKind::Occupation,
    ClassificationKind::Activity,
    ClassificationKind::Education,
    ClassificationKind::EmploymentStatus,
    ClassificationKind::Age,
];

/// Where categories of a kind were found.
pub(super) struct Axis {
    pub(super) on: ItemsOn,
    /// The column of labels, as its place among them.
    pub(super) label: usize,
    pub(super) kind: ClassificationKind,
    /// The labels.
    pub(super) texts: Vec<String>,
    pub(super) matched: Matched,
}

impl Axis {
    /// The same labels as rows of a table, in the version of it that fits best.
    pub(super) fn in_table(&self, against: &Against<'_>, table: &Table, told: &Told) -> Option<Self> {
        let known = items::Sayings {
            now: &told.items,
            before: against.known,
        };
        let texts: Vec<&str> = self.texts.iter().map(String::as_str).collect();
        let matched = items::of_table(against.pack, table, &texts, known, told.list.as_ref(), against.versions)?;
        Some(Self {
            on: self.on,
            label: self.label,
            kind: self.kind,
            texts: self.texts.clone(),
            matched,
        })
    }

    pub(super) fn rate(&self) -> f64 {
        self.matched.named as f64 / self.matched.of.max(1) as f64
    }

    pub(super) fn weight(&self, topic: &Topic) -> f64 {
        let said = if topic.kind() == Some(self.kind) { 1.5 } else { 1.0 };
        self.matched.named as f64 * self.rate() * said
    }

    fn is_enough(&self, topic: &Topic) -> bool {
        let named = self.matched.named;
        let said = topic.kind() == Some(self.kind);
        (named >= 2 && self.rate() >= 0.34)
            || (named >= 1 && said && self.rate() >= 0.25)
            || (named >= 1 && self.rate() > 0.8)
    }
}

/// Where the categories stand, and of which kind: beside the lines, over the columns, or both.
pub(super) fn axes(
    looked: &Looked<'_>,
    block: &Block,
    lines: &[Line],
    against: &Against<'_>,
    told: &Told,
    topic: &Topic,
    codes: &[bool],
) -> Vec<Axis> {
    let known = items::Sayings {
        now: &told.items,
        before: against.known,
    };
    let mut best: Vec<Axis> = Vec::new();
    let kinds = || {
        KINDS
            .into_iter()
            .filter(|kind| is_of_table_told(against.pack, told, *kind))
    };
    let pointed = |on: ItemsOn| {
        told.labels.is_none_or(|area| match on {
            ItemsOn::Lines(column) => (area.first.column..=area.last.column).contains(&column) && area.height() > 1,
            ItemsOn::Columns(row) => (area.first.row..=area.last.row).contains(&row) && area.width() > 1,
            ItemsOn::Nowhere => false,
        })
    };
    let consider = |on: ItemsOn, label: usize, texts: Vec<String>, side: &mut Option<Axis>| {
        let texts: Vec<&str> = texts
            .iter()
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        let is_codes = matches!(on, ItemsOn::Lines(_)) && codes[label];
        let texts: Vec<&str> = texts
            .into_iter()
            .filter(|text| is_codes || could_be_item(text))
            .collect();
        if texts.is_empty() || !pointed(on) {
            return;
        }
        for kind in kinds() {
            let Some(matched) = items::of_kind(against.pack, kind, &texts, known) else {
                continue;
            };
            let texts = texts.iter().map(|text| (*text).to_owned()).collect();
            let axis = Axis {
                on,
                label,
                kind,
                texts,
                matched,
            };
            let enough = axis.is_enough(topic) || (told.labels.is_some() && axis.matched.named > 0);
            if enough && side.as_ref().is_none_or(|side| axis.weight(topic) > side.weight(topic)) {
                *side = Some(axis);
            }
        }
    };
    let (mut beside, mut over) = (None, None);
    for (index, column) in block.labels.iter().enumerate() {
        let texts = lines
            .iter()
            .filter(|line| line.has_figures)
            .map(|line| line.labels[index].clone());
        consider(ItemsOn::Lines(*column), index, texts.collect(), &mut beside);
    }
    for head in &block.heads {
        let texts = block
            .figures
            .iter()
            .map(|column| looked.label(At::new(*head, *column)).into_owned());
        consider(ItemsOn::Columns(*head), 0, texts.collect(), &mut over);
    }
    best.extend(beside);
    best.extend(over);
    best.sort_by(|a, b| b.weight(topic).total_cmp(&a.weight(topic)));
    // Two lists of one kind are one list and a slip; a weak second list is none.
    if best.len() == 2 && (best[0].kind == best[1].kind || best[1].matched.named < 2 || best[1].rate() < 0.5) {
        best.truncate(1);
    }
    best
}

/// Whether a kind of categories is that of the table that the person has named, where one is named.
fn is_of_table_told(pack: &Pack, told: &Told, kind: ClassificationKind) -> bool {
    match &told.table {
        Some(TableSaid::Table(code)) => pack
            .table(code)
            .is_none_or(|table| table.main.as_ref().map(|main| main.kind) == Some(kind)),
        _ => true,
    }
}

/// Whether a label could name a category: it says no sex, year or share alone.
fn could_be_item(text: &str) -> bool {
    let said = Said::of(text);
    let dims = !said.sexes.is_empty() || said.status.is_some() || !said.years.is_empty();
    (!dims || said.unknown) && text.chars().any(char::is_alphanumeric)
}
