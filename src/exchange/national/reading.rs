//! How a block is read: which table it answers, what each of its lines and columns is, in which unit.

use super::blocks::Block;
use super::items::{self, By, Matched, Meant};
use super::look::{Looked, Reads};
use super::stacks::{self, Line, Stack};
use super::told::{TableSaid, Told, WordMeans};
use crate::exchange::spreadsheet::{Area, At};
use crate::figures::numerals::Convention;
use crate::figures::{SourceKey, ViewUnit};
use crate::questionnaire::matching::{Aside, Said, Topic, unit_said};
use crate::questionnaire::{
    AreaCode, ClassificationId, ClassificationKind, ItemCode, Pack, Sex, Table, TableCode, Unit, Year,
};
use std::collections::{BTreeMap, BTreeSet};

/// How one block of a worksheet is read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The block.
    pub block: Block,
    /// The table that it answers; none: none of the questionnaire, or nobody knows yet.
    pub table: Option<TableCode>,
    /// Whether its words leave no doubt about the table.
    pub table_is_sure: bool,
    /// Tables that it could answer, the likeliest first.
    pub tables: Vec<TableCode>,
    /// The source of its figures.
    pub source: Option<SourceKey>,
    /// The classification version of its labels; none in a table of one row.
    pub list: Option<ClassificationId>,
    /// Where its categories stand.
    pub items_on: ItemsOn,
    /// The unit in which it is written.
    pub unit: ViewUnit,
    /// Its decimal sign.
    pub convention: Convention,
    /// What holds for all its figures.
    pub fixed: Dims,
    /// Its columns.
    pub columns: Vec<Slot>,
    /// Its lines.
    pub lines: Vec<Slot>,
}

/// Where the categories of a block stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemsOn {
    /// Beside its lines, in this column of the worksheet.
    Lines(u32),
    /// Over its columns, in this row of the worksheet.
    Columns(u32),
    /// Nowhere: it has one row of the questionnaire, the total.
    Nowhere,
}

/// What is known of a place in the questionnaire.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dims {
    /// The year.
    pub year: Option<Year>,
    /// The sex.
    pub sex: Option<Sex>,
    /// The status.
    pub status: Option<ItemCode>,
    /// The row.
    pub item: Option<ItemCode>,
}

/// A line or column of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// The row or column of the worksheet.
    pub at: u32,
    /// Its texts.
    pub label: String,
    /// The text that names its category, where it has one.
    pub category: Option<String>,
    /// What it says of the place of its figures.
    pub dims: Dims,
    /// How its item was found.
    pub by: Option<By>,
    /// Whether its figures are taken.
    pub used: Used,
    /// Whether it says "total", and whether it has words that say nothing here.
    total: bool,
    unknown: bool,
}

/// Whether the figures of a line or column are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Used {
    /// They are.
    Taken,
    /// It holds no figures, only words.
    Heading,
    /// They are not.
    Left(Why),
}

/// Why the figures of a line or column are not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is no answer: a share, a change, a month, a subtotal.
    Aside(Aside),
    /// Its label names no row of the table; perhaps this one.
    NoItem(Option<ItemCode>),
    /// It names a country that is the reporting country itself.
    OwnCountry,
    /// The questionnaire does not ask for this year.
    YearNotAsked(Year),
    /// The table does not ask by sex.
    SexNotAsked,
    /// The table does not ask by this status.
    StatusNotAsked,
    /// It is a part of another one that is the whole.
    PartOf(String),
    /// Several are for the same place, and nothing tells which is meant.
    Unclear,
    /// The person has said so.
    Told,
}

/// What a block is read against.
pub struct Against<'a> {
    /// The questionnaire.
    pub pack: &'a Pack,
    /// The reporting country.
    pub area: Option<&'a AreaCode>,
    /// Words that hold for the whole worksheet, the nearest first: its name, titles of earlier blocks, the name of the file.
    pub around: Vec<String>,
    /// What the country file knows of labels from earlier imports.
    pub known: &'a items::Known,
}

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
struct Axis {
    on: ItemsOn,
    /// The column of labels, as its place among them.
    label: usize,
    kind: ClassificationKind,
    /// The labels.
    texts: Vec<String>,
    matched: Matched,
}

impl Axis {
    /// The same labels as rows of a table, in the version of it that fits best.
    fn in_table(&self, against: &Against<'_>, table: &Table, told: &Told) -> Option<Self> {
        let known = items::Sayings {
            now: &told.items,
            before: against.known,
        };
        let texts: Vec<&str> = self.texts.iter().map(String::as_str).collect();
        let matched = items::of_table(against.pack, table, &texts, known, told.list.as_ref())?;
        Some(Self {
            on: self.on,
            label: self.label,
            kind: self.kind,
            texts: self.texts.clone(),
            matched,
        })
    }

    fn rate(&self) -> f64 {
        self.matched.named as f64 / self.matched.of.max(1) as f64
    }

    fn weight(&self, topic: &Topic) -> f64 {
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

/// How a block can be read, the likeliest reading first. A block of countries by sector answers two tables.
pub fn readings(looked: &Looked<'_>, block: &Block, against: &Against<'_>, told: &Told) -> Vec<Reading> {
    let columns: Vec<Stack> = columns(looked, block, told);
    let lines = stacks::lines(looked, block);
    let own = Topic::of(&head_words(looked, block));
    let axes = axes(looked, block, &columns, &lines, against, told, &own);
    let mut readings: Vec<Reading> = axes
        .iter()
        .map(|axis| {
            Reader {
                looked,
                block,
                against,
                told,
                topic: &own,
            }
            .read(Some(axis), &columns, &lines)
        })
        .collect();
    if readings.is_empty() {
        readings.push(
            Reader {
                looked,
                block,
                against,
                told,
                topic: &own,
            }
            .read(None, &columns, &lines),
        );
    }
    readings
}

/// Everything that is written in the heads of a block and in the title nearest to it that says what it is about.
fn head_words(looked: &Looked<'_>, block: &Block) -> String {
    let heads = block.heads.iter().flat_map(|head| {
        let columns = block.span.0..=block.span.1;
        columns.map(move |column| looked.label(At::new(*head, column)).into_owned())
    });
    let title = block.paragraphs.iter().find(|title| !Topic::of(title).is_empty());
    let texts: Vec<String> = title.into_iter().cloned().chain(heads).collect();
    texts.join(" \n ")
}

/// What stands over each column, the word for "total" taken for what its line is about.
fn columns(looked: &Looked<'_>, block: &Block, told: &Told) -> Vec<Stack> {
    let mut stacks: Vec<Stack> = block
        .figures
        .iter()
        .map(|column| stacks::over(looked, block, *column))
        .collect();
    for head in &block.heads {
        let texts: Vec<(usize, String)> = block
            .figures
            .iter()
            .enumerate()
            .map(|(index, column)| (index, looked.label(At::new(*head, *column)).into_owned()))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let said: Vec<Said> = texts.iter().map(|(_, text)| Said::of(text)).collect();
        let of_sex = said.iter().any(|said| said.sexes.iter().any(|sex| *sex != Sex::Total));
        let of_status = said.iter().any(|said| said.status.is_some());
        for ((index, _), said) in texts.iter().zip(&said) {
            let stack = &mut stacks[*index];
            if said.total && of_sex && stack.sexes.is_empty() {
                stack.sexes = vec![Sex::Total];
            } else if said.total && of_status && stack.status.is_none() {
                stack.status = Some("TOTAL".to_owned());
            }
        }
    }
    for stack in &mut stacks {
        told_words(stack, told);
    }
    settle_sexes(stacks.iter_mut());
    stacks
}

/// What the person has said of texts counts before what they say.
fn told_words(stack: &mut Stack, told: &Told) {
    for text in stack.texts.clone() {
        match told.words.get(&items::key(&text)) {
            Some(WordMeans::Sex(sex)) => stack.sexes = vec![*sex],
            Some(WordMeans::Status(ending)) => stack.status = Some(ending.clone()),
            Some(WordMeans::LeftOut) | None => {}
        }
    }
}

/// "P" is women beside "L", and persons where women have a letter of their own.
fn settle_sexes<'s>(stacks: impl Iterator<Item = &'s mut Stack>) {
    let stacks: Vec<&mut Stack> = stacks.collect();
    let female = stacks.iter().any(|stack| stack.sexes[..] == [Sex::Female]);
    for stack in stacks {
        if stack.sexes.len() > 1 {
            stack.sexes = vec![if female { Sex::Total } else { Sex::Female }];
        }
    }
}

/// Where the categories stand, and of which kind: beside the lines, over the columns, or both.
fn axes(
    looked: &Looked<'_>,
    block: &Block,
    columns: &[Stack],
    lines: &[Line],
    against: &Against<'_>,
    told: &Told,
    topic: &Topic,
) -> Vec<Axis> {
    let known = items::Sayings {
        now: &told.items,
        before: against.known,
    };
    let mut best: Vec<Axis> = Vec::new();
    let kinds = || {
        KINDS
            .into_iter()
            .filter(|kind| told_kind(against.pack, told).is_none_or(|told| told == Some(*kind)))
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
        let texts: Vec<&str> = texts.into_iter().filter(|text| could_be_item(text)).collect();
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
    let _ = columns;
    best.extend(beside);
    best.extend(over);
    best.sort_by(|a, b| b.weight(topic).total_cmp(&a.weight(topic)));
    // Two lists of one kind are one list and a slip; a weak second list is none.
    if best.len() == 2 && (best[0].kind == best[1].kind || best[1].matched.named < 2 || best[1].rate() < 0.5) {
        best.truncate(1);
    }
    best
}

/// The kind of categories of the table that the person has named; an inner none where it has none.
fn told_kind(pack: &Pack, told: &Told) -> Option<Option<ClassificationKind>> {
    match &told.table {
        Some(TableSaid::Table(code)) => Some(pack.table(code)?.main.as_ref().map(|main| main.kind)),
        _ => None,
    }
}

/// Whether a label could name a category: it says no sex, year or share alone.
fn could_be_item(text: &str) -> bool {
    let said = Said::of(text);
    let dims = !said.sexes.is_empty() || said.status.is_some() || !said.years.is_empty();
    !(dims && !said.unknown) && text.chars().any(char::is_alphanumeric)
}

/// What the texts of a line or column name on an axis.
#[derive(Default)]
struct Named {
    item: Option<ItemCode>,
    by: Option<By>,
    why: Option<Why>,
    text: Option<String>,
}

/// Reads one block in one way.
struct Reader<'a, 'b> {
    looked: &'a Looked<'b>,
    block: &'a Block,
    against: &'a Against<'b>,
    told: &'a Told,
    topic: &'a Topic,
}

impl Reader<'_, '_> {
    fn read(&self, axis: Option<&Axis>, columns: &[Stack], lines: &[Line]) -> Reading {
        let around: Vec<&str> = self
            .block
            .titles
            .iter()
            .chain(&self.against.around)
            .map(String::as_str)
            .collect();
        let first_look = (self.column_slots(axis, columns), self.line_slots(axis, lines));
        let (table, sure, tables, topic) = self.table(axis, &first_look.0, &first_look.1);
        let of = table.as_ref().and_then(|code| self.against.pack.table(code));
        let in_table = axis
            .zip(of)
            .and_then(|(axis, of)| axis.in_table(self.against, of, self.told));
        let axis = in_table.as_ref().or(axis);
        let (mut slots, mut line_slots) = (self.column_slots(axis, columns), self.line_slots(axis, lines));
        let list = axis.map(|axis| axis.matched.list.clone());
        let fixed = self.fixed(of, &around, &slots, &line_slots, &topic);
        self.spell_status(of, &mut slots);
        self.spell_status(of, &mut line_slots);
        if let Some(of) = of {
            self.leave_what_is_not_asked(of, &mut slots);
            self.leave_what_is_not_asked(of, &mut line_slots);
        }
        self.leave_told(&mut slots, false);
        self.leave_told(&mut line_slots, true);
        let taken = |slots: &[Slot]| -> Vec<u32> {
            let taken = slots.iter().filter(|slot| slot.used == Used::Taken);
            taken.map(|slot| slot.at).collect()
        };
        let across = taken(&line_slots);
        self.choose(&mut slots, &|column, at| At::new(at, column), &across);
        let across = taken(&slots);
        self.leave_groups(of, &mut line_slots, &across);
        self.choose(&mut line_slots, &|line, at| At::new(line, at), &across);
        Reading {
            block: self.block.clone(),
            table,
            table_is_sure: sure,
            tables,
            source: self.told.source.clone(),
            list,
            items_on: axis.map_or(ItemsOn::Nowhere, |axis| axis.on),
            unit: self.told.unit.unwrap_or_else(|| self.unit(of, &around)),
            convention: self.looked.convention,
            fixed,
            columns: slots,
            lines: line_slots,
        }
    }

    /// The item that texts name on that axis, the first that names one.
    fn item(axis: &Axis, texts: &[&str]) -> Named {
        let mut named = Named::default();
        for text in texts {
            let why = match axis.matched.labels.get(*text) {
                Some(Meant::Item { item, by }) => {
                    return Named {
                        item: Some(item.clone()),
                        by: Some(*by),
                        why: None,
                        text: Some((*text).to_owned()),
                    };
                }
                Some(Meant::Aside(aside)) => Why::Aside(*aside),
                Some(Meant::LeftOut) => Why::Told,
                Some(Meant::Nothing { closest }) => Why::NoItem(closest.clone()),
                None => continue,
            };
            named.text = named.text.or_else(|| Some((*text).to_owned()));
            if why == Why::Told {
                return Named {
                    why: Some(why),
                    ..named
                };
            }
            named.why = named.why.or(Some(why));
        }
        named
    }

    fn column_slots(&self, axis: Option<&Axis>, columns: &[Stack]) -> Vec<Slot> {
        let on_columns = axis.filter(|axis| matches!(axis.on, ItemsOn::Columns(_)));
        let mut slots = Vec::new();
        for (stack, column) in columns.iter().zip(&self.block.figures) {
            let texts: Vec<&str> = stack.texts.iter().map(String::as_str).collect();
            let Named { item, by, why, text } = on_columns.map_or_else(Named::default, |axis| Self::item(axis, &texts));
            let aside = stack.aside.map(Why::Aside);
            let mut slot = Slot {
                at: *column,
                label: stack.label(),
                category: text,
                dims: self.dims(stack, true),
                by,
                used: Used::Taken,
                total: stack.total,
                unknown: !stack.unknown.is_empty() && item.is_none(),
            };
            slot.dims.item = item;
            if let Some(why) = aside.or(why) {
                slot.used = Used::Left(why);
            } else if on_columns.is_some() && slot.dims.item.is_none() {
                slot.used = Used::Left(Why::NoItem(None));
            }
            slots.push(slot);
        }
        slots
    }

    /// What a stack says of year, sex and status.
    fn dims(&self, stack: &Stack, over: bool) -> Dims {
        let allows = |area: Option<Area>| {
            area.is_none_or(|area| {
                if over {
                    area.width() > 1 || area.height() == 1
                } else {
                    area.height() > 1
                }
            })
        };
        Dims {
            year: stack
                .year
                .filter(|_| allows(self.told.years) && self.told.year.is_none()),
            sex: match stack.sexes[..] {
                [sex] if allows(self.told.sexes) && self.told.sex.is_none() => Some(sex),
                _ => None,
            },
            status: stack.status.as_deref().map(ItemCode::from),
            item: None,
        }
    }

    fn line_slots(&self, axis: Option<&Axis>, lines: &[Line]) -> Vec<Slot> {
        let on_lines = axis.filter(|axis| matches!(axis.on, ItemsOn::Lines(_)));
        let item_column = on_lines.map(|axis| axis.label);
        let totals = self.what_totals_are_of(lines, item_column);
        let mut stacks: Vec<Stack> = lines
            .iter()
            .map(|line| self.beside(line, item_column, &totals))
            .collect();
        for stack in &mut stacks {
            told_words(stack, self.told);
        }
        settle_sexes(stacks.iter_mut());
        let nested = sexes_are_nested(lines, &stacks, on_lines);
        let mut section = Dims::default();
        let mut last_item: (Option<ItemCode>, Option<By>) = (None, None);
        let mut slots = Vec::new();
        for (line, stack) in lines.iter().zip(&stacks) {
            let mut slot = Slot {
                at: line.row,
                label: line_label(line),
                category: None,
                dims: self.dims(stack, false),
                by: None,
                used: Used::Taken,
                total: stack.total,
                unknown: !stack.unknown.is_empty(),
            };
            slot.dims.year = line.year.filter(|_| self.told.year.is_none()).or(slot.dims.year);
            if !line.has_figures {
                slot.used = Used::Heading;
                // A heading holds for the lines below it until the next of its kind.
                section.sex = slot.dims.sex.or(section.sex);
                section.year = slot.dims.year.or(section.year);
                section.status = slot.dims.status.clone().or(section.status);
                slots.push(slot);
                continue;
            }
            if let Some(axis) = on_lines {
                let own = &line.labels[axis.label];
                let others = line.labels.iter().filter(|text| *text != own);
                let texts: Vec<&str> = std::iter::once(own).chain(others).map(String::as_str).collect();
                let sex_only = is_sex_only(own);
                let Named { item, by, why, text } = Self::item(axis, &texts);
                slot.category = text.filter(|_| !sex_only);
                match (item, sex_only) {
                    (Some(item), false) => {
                        last_item = (Some(item.clone()), by);
                        slot.dims.item = Some(item);
                        slot.by = by;
                        slot.unknown = false;
                    }
                    // "Male" below a country is of that country; before a list it is the list's total.
                    (_, true) if nested => {
                        slot.dims.item.clone_from(&last_item.0);
                        slot.by = last_item.1;
                        slot.unknown = false;
                        if last_item.0.is_none() {
                            slot.used = Used::Left(Why::NoItem(None));
                        }
                    }
                    (_, true) => {
                        section.sex = slot.dims.sex;
                        let list = self.against.pack.classification(&axis.matched.list);
                        slot.dims.item = list.and_then(|list| list.total()).map(|total| total.code.clone());
                        slot.by = Some(By::Word);
                    }
                    (None, false) => {
                        last_item = (None, None);
                        slot.used = Used::Left(why.unwrap_or(Why::NoItem(None)));
                    }
                }
            } else if let Some(aside) = stack.aside {
                slot.used = Used::Left(Why::Aside(aside));
            }
            let block_wide = !nested || slot.dims.sex.is_none();
            if block_wide {
                slot.dims.sex = slot.dims.sex.or(section.sex);
            }
            slot.dims.year = slot.dims.year.or(section.year);
            slot.dims.status = slot.dims.status.or_else(|| section.status.clone());
            slots.push(slot);
        }
        slots
    }

    /// For each column of labels whether "total" in it is of the sexes or of the statuses.
    fn what_totals_are_of(&self, lines: &[Line], item_column: Option<usize>) -> Vec<(bool, bool)> {
        (0..self.block.labels.len())
            .map(|index| {
                if Some(index) == item_column {
                    return (false, false);
                }
                let said = || lines.iter().map(|line| Said::of(&line.labels[index]));
                let of_sex = said().any(|said| said.sexes.iter().any(|sex| *sex != Sex::Total));
                let of_status = said().any(|said| said.status.is_some());
                (of_sex, of_status && !of_sex)
            })
            .collect()
    }

    /// What stands beside a line, the label of its item aside.
    fn beside(&self, line: &Line, item_column: Option<usize>, totals: &[(bool, bool)]) -> Stack {
        let mut stack = Stack::default();
        for (index, text) in line.labels.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            if Some(index) == item_column && !is_sex_only(text) && line.has_figures {
                continue;
            }
            // Words behind the figures are the labels once more, or remarks.
            let behind = self
                .block
                .figures
                .first()
                .is_some_and(|first| self.block.labels[index] > *first);
            if behind {
                continue;
            }
            let said = Said::of(text);
            stack.push(text);
            let (of_sex, of_status) = totals[index];
            if said.total && of_sex {
                stack.sexes = vec![Sex::Total];
            } else if said.total && of_status {
                stack.status = Some("TOTAL".to_owned());
            }
        }
        stack
    }

    /// The table, whether it is sure, those it could be, and what everything around the block is about.
    fn table(
        &self,
        axis: Option<&Axis>,
        columns: &[Slot],
        lines: &[Slot],
    ) -> (Option<TableCode>, bool, Vec<TableCode>, Topic) {
        let pack = self.against.pack;
        let mut topic = self.topic.clone();
        let kind = axis.map(|axis| axis.kind);
        let rank = |topic: &Topic| {
            let mut ranked = topic.tables(pack, kind);
            if kind.is_none() {
                // Totals by year and sex are the first row of the tables by country.
                let by_country = topic.tables(pack, Some(ClassificationKind::Country));
                ranked.extend(by_country.into_iter().map(|(table, fits)| (table, fits - 1)));
            }
            let has_status = columns.iter().chain(lines).any(|slot| slot.dims.status.is_some());
            let has_sex = columns.iter().chain(lines).any(|slot| slot.dims.sex.is_some());
            for (table, fits) in &mut ranked {
                *fits *= 2;
                *fits += i32::from(has_status && table.status.is_some())
                    - 2 * i32::from(has_status && table.status.is_none());
                *fits += i32::from(has_sex && table.by_sex);
            }
            ranked.sort_by_key(|(table, fits)| (std::cmp::Reverse(*fits), table.number));
            ranked
        };
        let decided = |ranked: &[(&Table, i32)]| match ranked {
            [] => false,
            [(_, fits)] => *fits > 0,
            [(_, first), (_, second), ..] => *first > 0 && first > second,
        };
        let mut ranked = rank(&topic);
        // Further titles, then the words around the block, count where its own do not tell.
        for words in self.block.paragraphs.iter().chain(&self.against.around) {
            if decided(&ranked) {
                break;
            }
            topic = topic.and(&Topic::of(words));
            ranked = rank(&topic);
        }
        let sure = decided(&ranked);
        let likely = ranked.first().map_or(i32::MIN, |(_, fits)| *fits) - 8;
        let tables: Vec<TableCode> = ranked
            .iter()
            .filter(|(_, fits)| *fits >= likely)
            .map(|(table, _)| table.code.clone())
            .collect();
        match &self.told.table {
            Some(TableSaid::Table(code)) => (Some(code.clone()), true, tables, topic),
            Some(TableSaid::None) => (None, true, tables, topic),
            // A few numbers without heads are the data of a chart as often as a table, shares are no answers, and categories that
            // were not understood are for the person to say.
            None if axis.is_none() && (self.block.heads.is_empty() || has_unknown_categories(lines)) => {
                (None, false, tables, topic)
            }
            None if self.is_of_shares() => (None, false, tables, topic),
            None => (tables.first().cloned().filter(|_| sure), sure, tables, topic),
        }
    }

    /// Whether the title speaks of shares and the figures are no larger than these.
    fn is_of_shares(&self) -> bool {
        let title = self.block.titles.iter().find(|title| !Topic::of(title).is_empty());
        let shares = title.is_some_and(|title| Said::of(title).aside == Some(Aside::Percent));
        shares && {
            let figures: Vec<f64> = self.figures().collect();
            figures.iter().filter(|figure| **figure <= 100.0).count() * 10 >= figures.len() * 8
        }
    }

    /// The numbers of the block, as written.
    fn figures(&self) -> impl Iterator<Item = f64> {
        let cells = self
            .block
            .lines
            .iter()
            .flat_map(|line| self.block.figures.iter().map(|column| At::new(*line, *column)));
        cells.filter_map(|at| match self.looked.reads(at) {
            Reads::Figure(figure) => Some(figure.value.approximate()),
            _ => None,
        })
    }

    /// What holds for all figures: said by the person, or by the words around the block where its lines and columns do not say it.
    fn fixed(&self, of: Option<&Table>, around: &[&str], columns: &[Slot], lines: &[Slot], topic: &Topic) -> Dims {
        let told = self.told;
        let slots = || columns.iter().chain(lines);
        let mut fixed = Dims {
            year: told.year,
            sex: told.sex,
            status: told.status.as_deref().map(ItemCode::from),
            item: None,
        };
        if fixed.year.is_none() && !slots().any(|slot| slot.dims.year.is_some()) {
            fixed.year = stacks::year_of_titles(around.iter().copied());
        }
        let sexes = slots().any(|slot| slot.dims.sex.is_some());
        if fixed.sex.is_none() && !sexes {
            let short = around
                .iter()
                .filter(|text| text.chars().count() <= 40)
                .map(|text| Said::of(text));
            let said: Vec<Sex> = short.filter(|said| !said.unknown).flat_map(|said| said.sexes).collect();
            fixed.sex = said.first().copied();
        }
        if fixed.status.is_none()
            && let Some(of) = of
            && of.status.is_some()
            && !slots().any(|slot| slot.dims.status.is_some())
        {
            let ending = if topic.names("foreigners") { "MIGRANT" } else { "TOTAL" };
            fixed.status = self.status(of, ending);
        }
        if let (Some(of), Some(status)) = (of, &fixed.status)
            && let Some(spelled) = self.status(of, status.as_str())
        {
            fixed.status = Some(spelled);
        }
        fixed
    }

    /// The status of a table whose code ends so, or that means the same in its list.
    fn status(&self, of: &Table, ending: &str) -> Option<ItemCode> {
        let list = self.against.pack.classification(of.status.as_ref()?)?;
        if ending == "TOTAL" {
            return list.total().map(|total| total.code.clone());
        }
        let same: &[&str] = match ending {
            "MIGRANT" | "FOREIGN" | "NONCIT" => &["MIGRANT", "FOREIGN", "NONCIT"],
            "NONMIG" | "NATIVE" | "CITIZEN" => &["NONMIG", "NATIVE", "CITIZEN"],
            _ => return list.item(&ItemCode::from(ending)).map(|item| item.code.clone()),
        };
        let codes = std::iter::once(&ending)
            .chain(same)
            .map(|ending| ItemCode::from(format!("{}_{ending}", list.id)));
        codes.into_iter().find(|code| list.item(code).is_some())
    }

    /// Gives statuses their codes in the list of the table.
    fn spell_status(&self, of: Option<&Table>, slots: &mut [Slot]) {
        for slot in slots {
            let Some(ending) = slot.dims.status.take() else {
                continue;
            };
            match of {
                Some(of) if of.status.is_some() => {
                    slot.dims.status = self.status(of, ending.as_str());
                    if slot.dims.status.is_none() && slot.used == Used::Taken {
                        slot.used = Used::Left(Why::StatusNotAsked);
                    }
                }
                // A table of migrants has the figures of foreigners, and no others.
                Some(_) if !matches!(ending.as_str(), "MIGRANT" | "FOREIGN" | "NONCIT") => {
                    if slot.used == Used::Taken {
                        slot.used = Used::Left(Why::StatusNotAsked);
                    }
                }
                _ => {}
            }
        }
    }

    fn leave_what_is_not_asked(&self, of: &Table, slots: &mut [Slot]) {
        for slot in slots.iter_mut().filter(|slot| slot.used == Used::Taken) {
            if let Some(year) = slot.dims.year.filter(|year| !self.against.pack.allows_year(*year)) {
                slot.used = Used::Left(Why::YearNotAsked(year));
            } else if !of.by_sex && slot.dims.sex.is_some_and(|sex| sex != Sex::Total) {
                slot.used = Used::Left(Why::SexNotAsked);
            } else if let Some(item) = &slot.dims.item
                && let Some((_, item)) = self.against.pack.item_of(of, item)
                && item.area.is_some()
                && item.area.as_ref() == self.against.area
            {
                slot.used = Used::Left(Why::OwnCountry);
            }
        }
    }

    /// Lines or columns that the person has left out, by pointing or by their text.
    fn leave_told(&self, slots: &mut [Slot], lines: bool) {
        for slot in slots.iter_mut().filter(|slot| slot.used != Used::Heading) {
            let inside = |area: &Area| {
                let whole = |from: u32, to: u32, of: Option<(&u32, &u32)>| {
                    of.is_some_and(|(first, last)| from <= *first && *last <= to)
                };
                let figures = &self.block.figures;
                let block_lines = &self.block.lines;
                if lines {
                    let across = whole(area.first.column, area.last.column, figures.first().zip(figures.last()));
                    across && (area.first.row..=area.last.row).contains(&slot.at)
                } else {
                    let down = whole(
                        area.first.row,
                        area.last.row,
                        block_lines.first().zip(block_lines.last()),
                    );
                    down && (area.first.column..=area.last.column).contains(&slot.at)
                }
            };
            let by_word = self.told.words.get(&items::key(&slot.label)) == Some(&WordMeans::LeftOut);
            if by_word || self.told.left_out.iter().any(inside) {
                slot.used = Used::Left(Why::Told);
            }
        }
    }

    /// Of several lines or columns for the same place the one that is the whole: that says "total", that says nothing else, or that
    /// is the sum of the others. `cell` makes a cell of a line or column and one of those that cross it.
    fn choose(&self, slots: &mut [Slot], cell: &dyn Fn(u32, u32) -> At, across: &[u32]) {
        let mut groups: BTreeMap<Dims, Vec<usize>> = BTreeMap::new();
        for (index, slot) in slots.iter().enumerate().filter(|(_, slot)| slot.used == Used::Taken) {
            groups.entry(slot.dims.clone()).or_default().push(index);
        }
        for indexes in groups
            .iter()
            .filter(|(dims, indexes)| indexes.len() > 1 && dims.item.is_none())
            .map(|(_, of)| of)
        {
            let plain: Vec<usize> = indexes.iter().copied().filter(|index| !slots[*index].unknown).collect();
            let totals: Vec<usize> = indexes
                .iter()
                .copied()
                .filter(|index| slots[*index].total && !slots[*index].unknown)
                .collect();
            let whole = match (&totals[..], &plain[..]) {
                ([one], _) | (_, [one]) => Some(*one),
                _ => indexes.iter().copied().find(|whole| {
                    let parts: Vec<u32> = indexes
                        .iter()
                        .filter(|part| *part != whole)
                        .map(|part| slots[*part].at)
                        .collect();
                    self.is_sum(slots[*whole].at, &parts, cell, across)
                }),
            };
            for index in indexes {
                match whole {
                    Some(whole) if whole == *index => {}
                    Some(whole) => slots[*index].used = Used::Left(Why::PartOf(slots[whole].label.clone())),
                    None => slots[*index].used = Used::Left(Why::Unclear),
                }
            }
        }
    }

    /// Lines that name no row, or "all others", and are the sums of the lines below or above them, are subtotals.
    fn leave_groups(&self, of: Option<&Table>, lines: &mut [Slot], across: &[u32]) {
        let is_other = |item: &ItemCode| {
            let item = of.and_then(|of| self.against.pack.item_of(of, item));
            item.is_some_and(|(_, item)| item.is_other)
        };
        for index in 0..lines.len() {
            let slot = &lines[index];
            let open = match (&slot.used, &slot.dims.item) {
                (Used::Left(Why::NoItem(_)), _) => true,
                (Used::Taken, Some(item)) => slot.by != Some(By::Person) && is_other(item),
                _ => false,
            };
            // Men and women below a country are no parts of it as countries are of a region.
            let could_be_part = |part: &&Slot| part.used != Used::Heading && part.dims.sex == slot.dims.sex;
            let below: Vec<u32> = lines[index + 1..]
                .iter()
                .filter(could_be_part)
                .map(|part| part.at)
                .collect();
            let above = lines[..index].iter().rev().filter(could_be_part);
            let above: Vec<u32> = above.map(|part| part.at).collect();
            if open
                && (self.begins_with_parts(slot.at, &below, across) || self.begins_with_parts(slot.at, &above, across))
            {
                lines[index].used = Used::Left(Why::Aside(Aside::Group));
            }
        }
    }

    /// Whether the first lines of those, two or more, are the parts of a whole.
    fn begins_with_parts(&self, whole: u32, lines: &[u32], across: &[u32]) -> bool {
        let most = lines.len().min(MOST_PARTS);
        (2..=most).any(|parts| self.is_sum(whole, &lines[..parts], &|line, at| At::new(line, at), across))
    }

    /// Whether the figures of a line or column are the sums of those of others, rounding aside.
    fn is_sum(&self, whole: u32, parts: &[u32], cell: &dyn Fn(u32, u32) -> At, across: &[u32]) -> bool {
        let value = |at: At| match self.looked.reads(at) {
            Reads::Figure(figure) => Some(figure.value),
            _ => None,
        };
        let (mut hold, mut of) = (0, 0);
        for at in across {
            let Some(total) = value(cell(whole, *at)) else { continue };
            let terms: Vec<_> = parts.iter().filter_map(|part| value(cell(*part, *at))).collect();
            if terms.is_empty() {
                continue;
            }
            of += 1;
            let sum: f64 = terms.iter().map(|term| term.approximate()).sum();
            let slack = 0.5 * 10_f64.powi(i32::from(total.exponent())) * (terms.len() + 1) as f64;
            hold += usize::from((total.approximate() - sum).abs() <= slack && sum != 0.0);
        }
        of > 0 && hold * 10 >= of * 8
    }

    /// The unit that the words over the block state, unless its figures would then be more persons than there are.
    fn unit(&self, of: Option<&Table>, around: &[&str]) -> ViewUnit {
        if of.is_some_and(|of| of.unit == Unit::Currency) {
            return ViewUnit::Ones;
        }
        let heads = self.block.heads.iter().flat_map(|head| {
            let columns = self.block.span.0..=self.block.span.1;
            columns.map(move |column| self.looked.label(At::new(*head, column)).into_owned())
        });
        let words: Vec<String> = around.iter().map(|text| (*text).to_owned()).chain(heads).collect();
        let figures: Vec<f64> = self.figures().collect();
        // Persons are whole.
        let fractions = figures.iter().filter(|figure| figure.fract() != 0.0).count();
        if !words.iter().any(|text| unit_said(text).is_some()) && fractions * 3 < figures.len().max(1) {
            return ViewUnit::Ones;
        }
        let largest = figures.iter().copied().fold(0.0_f64, f64::max);
        if largest * 1000.0 > MOST_PERSONS {
            ViewUnit::Ones
        } else {
            ViewUnit::Thousands
        }
    }
}

/// Lines that a subtotal is looked for in.
const MOST_PARTS: usize = 60;

/// More persons than any country of the region has.
const MOST_PERSONS: f64 = 400e6;

/// Whether a label says a sex and nothing else.
fn is_sex_only(text: &str) -> bool {
    let said = Said::of(text);
    !said.sexes.is_empty() && !said.unknown && said.years.is_empty()
}

/// Whether lines that say a sex alone belong to the line before them each time, rather than begin a list of their own.
fn sexes_are_nested(lines: &[Line], stacks: &[Stack], axis: Option<&Axis>) -> bool {
    let Some(axis) = axis else { return false };
    let mut of_sex: BTreeMap<Option<Sex>, usize> = BTreeMap::new();
    let mut items = 0;
    for (line, stack) in lines.iter().zip(stacks).filter(|(line, _)| line.has_figures) {
        if is_sex_only(&line.labels[axis.label]) {
            *of_sex.entry(stack.sexes.first().copied()).or_default() += 1;
        } else {
            items += 1;
        }
    }
    let most = of_sex.values().copied().max().unwrap_or(0);
    // A sex that stands once, before many items, heads them.
    most > 1 && most * 4 > items
}

/// Whether several lines have labels that say nothing that is known: categories that were not understood.
fn has_unknown_categories(lines: &[Slot]) -> bool {
    let unknown = |line: &&Slot| {
        let placed = line.dims.sex.is_some() || line.dims.status.is_some() || line.dims.item.is_some();
        line.unknown && !placed && line.used != Used::Heading
    };
    lines.iter().filter(unknown).count() > 1
}

/// The texts beside a line, as one.
fn line_label(line: &Line) -> String {
    let mut texts: Vec<&str> = line
        .labels
        .iter()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    texts.dedup();
    texts.join(" / ")
}

/// The items that a reading takes figures for.
pub fn items_of(reading: &Reading) -> BTreeSet<ItemCode> {
    let slots = reading.lines.iter().chain(&reading.columns);
    let taken = slots.filter(|slot| slot.used == Used::Taken);
    taken.filter_map(|slot| slot.dims.item.clone()).collect()
}
