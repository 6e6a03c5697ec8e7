//! Finds the words in a block: lines over the figures that name columns, fields beside them that name rows, and what they mean in
//! the sheet.

use super::block::{Block, Kind};
use super::clip::{FieldAt, PasteAt};
use super::edges::{header_lines, label_fields};
use super::plan::{Evidence, LeftOutWhy};
use crate::figures::{Column, RowKind, SheetLayout};
use crate::questionnaire::matching::{ColumnLabel, ColumnWords, Found, RowLabels};
use crate::questionnaire::{ClassificationId, ItemCode, Pack, Sex, Table, Year};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// No table has nearly so many rows.
const MOST_LINES: usize = 2000;

/// The sheet as labels are matched with it.
pub(super) struct Target<'a> {
    pub pack: &'a Pack,
    pub table: &'a Table,
    pub layout: &'a SheetLayout,
    pub at: &'a PasteAt,
    pub rows: RowLabels<'a>,
    pub columns: ColumnWords<'a>,
    /// The versions that the sheet shows.
    pub shown: Vec<ClassificationId>,
    row_of: HashMap<&'a ItemCode, usize>,
}

impl<'a> Target<'a> {
    pub fn new(pack: &'a Pack, table: &'a Table, layout: &'a SheetLayout, at: &'a PasteAt) -> Self {
        let mut shown = Vec::new();
        let mut row_of = HashMap::new();
        for (index, row) in layout.rows.iter().enumerate() {
            if let Some(id) = row.classification.as_ref().filter(|id| !shown.contains(*id)) {
                shown.push(id.clone());
            }
            if let RowKind::Item(Some(item)) = &row.kind {
                row_of.insert(item, index);
            }
        }
        Self {
            pack,
            table,
            layout,
            at,
            rows: RowLabels::of(pack, table),
            columns: ColumnWords::of(pack, table),
            shown,
            row_of,
        }
    }

    /// What row a label names. Slips of spelling are allowed for in a block that could be a table's; a log of thousands of lines
    /// would take minutes.
    pub fn row(&self, block: &Block<'_>, label: &str) -> Found<ItemCode> {
        let slips = block.height.max(block.width) <= MOST_LINES;
        self.rows.find_allowing(label, &self.shown, slips)
    }

    /// The column that is selected.
    pub fn selected_column(&self) -> Option<&'a Column> {
        self.layout.columns.get(*self.at.columns.get(self.at.column)?)
    }
}

/// Where a line or a field of the block goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum To<T> {
    /// To that row or column of the layout.
    Shown(usize),
    /// To one that the sheet does not show yet.
    Added(T),
}

/// Where lines or fields go, by their labels.
#[derive(Clone, Debug)]
pub(super) struct Named<T> {
    /// Lines or fields with what they name.
    pub to: Vec<(usize, To<T>)>,
    /// Why the others go nowhere.
    pub out: BTreeMap<usize, LeftOutWhy>,
    /// Labels that name something, and labels there are.
    pub found: usize,
    pub of: usize,
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self {
            to: Vec::new(),
            out: BTreeMap::new(),
            found: 0,
            of: 0,
        }
    }
}

impl<T> Named<T> {
    /// Whether enough labels are understood to go by them.
    pub fn decides(&self) -> bool {
        self.found > 0 && self.found * 2 >= self.of
    }
}

/// The words of a block.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// Lines at the top that are no figures.
    pub header_lines: usize,
    /// Fields at the left that are no figures.
    pub label_fields: usize,
    pub rows: Named<ItemCode>,
    pub columns: Named<Column>,
    /// Lines among the figures that hold words only.
    pub headings: BTreeSet<usize>,
}

impl Words {
    /// The words of a block as it is turned.
    pub fn of(block: &Block<'_>, target: &Target<'_>) -> Self {
        let figures = |line: usize, from: usize| {
            (from..block.width).any(|field| matches!(block.kind(line, field), Kind::Number | Kind::Year | Kind::Sign))
        };
        let mut words = Self {
            header_lines: 0,
            label_fields: 0,
            rows: Named::default(),
            columns: Named::default(),
            headings: BTreeSet::new(),
        };
        if !(0..block.height).any(|line| figures(line, 0)) {
            return words;
        }
        words.label_fields = label_fields(block, target);
        words.header_lines = header_lines(block, target, words.label_fields);
        words.rows = words.name_rows(block, target);
        words.columns = words.name_columns(block, target);
        words
    }

    /// How many labels are understood.
    pub fn understood(&self) -> usize {
        self.rows.found + self.columns.found
    }

    /// What the labels say for a place that follows them.
    pub fn evidence(&self) -> Vec<Evidence> {
        let mut evidence = Vec::new();
        if self.rows.of > 0 {
            let (found, of) = (self.rows.found, self.rows.of);
            evidence.push(Evidence::RowLabels { found, of });
        }
        if self.columns.of > 0 {
            let (found, of) = (self.columns.found, self.columns.of);
            evidence.push(Evidence::ColumnLabels { found, of });
        }
        evidence
    }

    fn name_rows(&mut self, block: &Block<'_>, target: &Target<'_>) -> Named<ItemCode> {
        let mut named = Named::default();
        if self.label_fields == 0 {
            return named;
        }
        let mut candidates: Vec<(usize, Vec<ItemCode>)> = Vec::new();
        for line in self.header_lines..block.height {
            let texts = (0..self.label_fields)
                .map(|field| block.text(line, field))
                .filter(|text| !text.is_empty());
            let blank = block.is_blank_line(line, self.label_fields);
            let mut label = None;
            let mut meant: Vec<ItemCode> = Vec::new();
            let mut closest = None;
            // The name decides; a number or code beside it only where the name says nothing.
            for text in texts.collect::<Vec<_>>().into_iter().rev() {
                let worded = text.chars().any(char::is_alphabetic);
                if label.is_none() || worded {
                    label = label.or(Some(text));
                }
                match target.row(block, text) {
                    Found::Nothing { closest: near } => closest = closest.or(near),
                    found => {
                        meant = found.candidates().to_vec();
                        label = Some(text);
                        break;
                    }
                }
            }
            let Some(label) = label else {
                if !blank {
                    let label = String::new();
                    named.out.insert(line, LeftOutWhy::NoSuchRow { label, closest: None });
                }
                continue;
            };
            if meant.is_empty() {
                if blank {
                    self.headings.insert(line);
                } else {
                    named.of += 1;
                    let label = label.to_owned();
                    named.out.insert(line, LeftOutWhy::NoSuchRow { label, closest });
                }
                continue;
            }
            named.of += 1;
            candidates.push((line, meant));
        }
        self.settle_rows(&mut named, &candidates, block, target);
        named
    }

    /// Chooses between items that have the same label ("Total" of several blocks) by the lines around, and keeps one line for each row.
    fn settle_rows(
        &self,
        named: &mut Named<ItemCode>,
        candidates: &[(usize, Vec<ItemCode>)],
        block: &Block<'_>,
        target: &Target<'_>,
    ) {
        let list_of = |item: &ItemCode| target.pack.item_of(target.table, item).map(|(list, _)| &list.id);
        let mut taken: BTreeMap<ItemCode, usize> = BTreeMap::new();
        for (place, (line, meant)) in candidates.iter().enumerate() {
            let sure = |(_, items): &&(usize, Vec<ItemCode>)| items.len() == 1;
            let near = candidates[place..]
                .iter()
                .find(sure)
                .or_else(|| candidates[..place].iter().rev().find(sure));
            let list = near.and_then(|(_, items)| list_of(&items[0]));
            let free = |item: &&ItemCode| !taken.contains_key(*item);
            let shown = |item: &&ItemCode| target.row_of.contains_key(*item);
            let of_list = |item: &&ItemCode| list.is_none() || list_of(item) == list;
            let chosen = meant
                .iter()
                .find(|item| of_list(item) && shown(item) && free(item))
                .or_else(|| meant.iter().find(|item| shown(item) && free(item)))
                .or_else(|| meant.iter().find(free))
                .or(meant.first());
            let Some(item) = chosen else { continue };
            named.found += 1;
            if let Some(first) = taken.get(item) {
                let taken_by = block.at(*first, self.label_fields);
                named.out.insert(*line, LeftOutWhy::Twice { taken_by });
                continue;
            }
            taken.insert(item.clone(), *line);
            let to = target
                .row_of
                .get(item)
                .map_or_else(|| To::Added(item.clone()), |row| To::Shown(*row));
            named.to.push((*line, to));
        }
    }

    fn name_columns(&self, block: &Block<'_>, target: &Target<'_>) -> Named<Column> {
        let mut named = Named::default();
        if self.header_lines == 0 {
            return named;
        }
        let fields: Vec<usize> = (self.label_fields..block.width).collect();
        let filled =
            |field: &usize| (self.header_lines..block.height).any(|line| block.kind(line, *field) != Kind::Blank);
        let mut labels: Vec<ColumnLabel> = vec![ColumnLabel::default(); fields.len()];
        let mut texts: Vec<String> = vec![String::new(); fields.len()];
        for line in 0..self.header_lines {
            let found: Vec<ColumnLabel> = fields
                .iter()
                .map(|field| target.columns.find(block.text(line, *field)))
                .collect();
            let of_sex = found.iter().any(|label| !label.sexes.is_empty());
            let of_status = found.iter().any(|label| label.status.is_some());
            if !found.iter().any(ColumnLabel::is_something) {
                continue;
            }
            let mut last = ColumnLabel::default();
            for (place, mut label) in found.into_iter().enumerate() {
                let text = block.text(line, fields[place]);
                if text.is_empty() {
                    // A heading over several columns stands over the first of them.
                    label = last.clone();
                } else {
                    if label.total && (of_sex || !of_status) && label.sexes.is_empty() {
                        label.sexes = vec![Sex::Total];
                    }
                    if !texts[place].is_empty() {
                        texts[place].push(' ');
                    }
                    texts[place].push_str(text);
                    last = label.clone();
                }
                let known = &mut labels[place];
                known.year = known.year.or(label.year);
                if label.total && of_status && known.status.is_none() {
                    known.status = total_status(target);
                }
                known.total |= label.total;
                known.status = known.status.take().or(label.status);
                if known.sexes.is_empty() {
                    known.sexes = label.sexes;
                }
            }
        }
        let specified = specify(&fields, &labels, target);
        let mut taken: BTreeMap<&Column, usize> = BTreeMap::new();
        for (place, field) in fields.iter().enumerate() {
            if !filled(field) && texts[place].is_empty() {
                named.out.insert(*field, LeftOutWhy::Blank);
                continue;
            }
            named.of += 1;
            let label = || texts[place].clone();
            let Some(column) = &specified[place] else {
                named.out.insert(*field, LeftOutWhy::NoSuchColumn { label: label() });
                continue;
            };
            if let Some(first) = taken.get(column) {
                let taken_by: FieldAt = block.at(self.header_lines, *first);
                named.out.insert(*field, LeftOutWhy::Twice { taken_by });
                named.found += 1;
                continue;
            }
            let index = target.layout.columns.iter().position(|own| own == column);
            let year_shown = target.layout.columns.iter().any(|own| own.year == column.year);
            let to = match index {
                Some(index) => To::Shown(index),
                None if !year_shown && target.pack.allows_year(column.year) => To::Added(column.clone()),
                None => {
                    named.out.insert(*field, LeftOutWhy::NoSuchColumn { label: label() });
                    continue;
                }
            };
            taken.insert(column, *field);
            named.found += 1;
            named.to.push((*field, to));
        }
        named
    }
}

fn total_status(target: &Target<'_>) -> Option<ItemCode> {
    let list = target
        .table
        .status
        .as_ref()
        .and_then(|id| target.pack.classification(id))?;
    list.total().map(|item| item.code.clone())
}

/// The column that each field means, what its labels leave open taken from the selected column and from the order.
fn specify(fields: &[usize], labels: &[ColumnLabel], target: &Target<'_>) -> Vec<Option<Column>> {
    let Some(selected) = target.selected_column() else {
        return vec![None; fields.len()];
    };
    let by_sex = target.table.by_sex;
    let female_said = labels.iter().any(|label| label.sexes[..] == [Sex::Female]);
    let sexes_said = labels
        .iter()
        .any(|label| !label.sexes.is_empty() && label.sexes[..] != [Sex::Total]);
    let years_said = labels.iter().any(|label| label.year.is_some());
    let statuses_said = labels.iter().any(|label| label.status.is_some());
    let sex_of = |label: &ColumnLabel| match label.sexes[..] {
        [] => None,
        [one] => Some(one),
        // "P" is persons where women have a letter of their own.
        _ => Some(if female_said { Sex::Total } else { Sex::Female }),
    };
    let years: Vec<Year> = shown_years(target);
    let columns_of = |year: Year| -> Vec<&Column> {
        let shown = target
            .at
            .columns
            .iter()
            .filter_map(|index| target.layout.columns.get(*index));
        shown.filter(|column| column.year == year).collect()
    };
    let mut specified = Vec::with_capacity(fields.len());
    let mut seen: BTreeMap<(Option<ItemCode>, Sex), usize> = BTreeMap::new();
    let mut place = 0;
    while place < labels.len() {
        let label = &labels[place];
        // Years alone, each over as many fields as a year has columns: the columns in their order.
        if let (Some(year), false, false) = (label.year, sexes_said, statuses_said) {
            let span = labels[place..]
                .iter()
                .take_while(|other| other.year == Some(year))
                .count();
            let own = columns_of(year);
            let own = if own.is_empty() { columns_of(selected.year) } else { own };
            if span > 1 && span == own.len() {
                specified.extend(own.into_iter().map(|column| Some(Column { year, ..column.clone() })));
                place += span;
                continue;
            }
        }
        place += 1;
        let status = match (&label.status, &selected.status) {
            (Some(status), _) => Some(status.clone()),
            (None, Some(_)) if statuses_said => {
                specified.push(None);
                continue;
            }
            (None, selected) => selected.clone(),
        };
        let sex = match sex_of(label) {
            Some(sex) if by_sex || sex == Sex::Total => sex,
            None if !sexes_said => selected.sex,
            _ => {
                specified.push(None);
                continue;
            }
        };
        let year = match label.year {
            Some(year) => year,
            None if years_said || !label.is_something() => {
                specified.push(None);
                continue;
            }
            // Sexes without years begin at the selected year; each time they begin again is the next year.
            None => {
                let round = seen.entry((status.clone(), sex)).or_default();
                *round += 1;
                let first = years.iter().position(|year| *year == selected.year).unwrap_or_default();
                let Some(year) = years.get(first + *round - 1) else {
                    specified.push(None);
                    continue;
                };
                *year
            }
        };
        specified.push(Some(Column { year, status, sex }));
    }
    specified
}

fn shown_years(target: &Target<'_>) -> Vec<Year> {
    let mut years = Vec::new();
    for column in target
        .at
        .columns
        .iter()
        .filter_map(|index| target.layout.columns.get(*index))
    {
        if !years.contains(&column.year) {
            years.push(column.year);
        }
    }
    years
}
