//! How a block is read: which table it answers, what each of its lines and columns is, in which unit.
//!
//! `axes.rs` finds where its categories stand, `birth.rs` statuses by the name of the reporting country, `slots.rs` says what each line and column is, `table.rs` which table it answers,
//! `fixed.rs` what holds for all its figures, `wholes.rs` which lines are the wholes of others.

mod axes;
mod birth;
mod fixed;
mod slots;
mod table;
mod wholes;

use super::blocks::Block;
use super::items::{self, By};
use super::look::Looked;
use super::stacks::{self, Line, Stack};
use super::told::{TableSaid, Told};
use crate::exchange::spreadsheet::At;
use crate::figures::numerals::Convention;
use crate::figures::{SourceKey, ViewUnit};
use crate::questionnaire::matching::{Aside, Topic};
use crate::questionnaire::{AreaCode, ClassificationId, ItemCode, Pack, Sex, TableCode, Year};
use axes::Axis;
use std::borrow::Cow;
use std::collections::BTreeSet;

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
    /// Whether its figures and those of others for the same place are parts of one, by the total that is stated.
    pub together: bool,
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
    /// It is money, posts or cases, no persons.
    NoPersons,
    /// Its head says that it answers another table.
    OtherTable,
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
    /// The versions of classifications that the workbook names.
    pub versions: &'a BTreeSet<ClassificationId>,
}

/// How a block can be read, the likeliest reading first. A block of countries by sector answers two tables.
pub fn readings(looked: &Looked<'_>, block: &Block, against: &Against<'_>, told: &Told) -> Vec<Reading> {
    let columns: Vec<Stack> = slots::columns(looked, block, told, against);
    let lines = stacks::lines(looked, block);
    let (title, words) = head_words(looked, block);
    // A column of money makes no table of money.
    let own = Topic::of(&words).with_things_of(&Topic::of(&title));
    let codes = slots::code_columns(block, &lines);
    let axes = axes::axes(looked, block, &lines, against, told, &own, &codes);
    let mut readings = Vec::new();
    let measures = measures(&columns, own.is_of_earnings());
    for measure in measures
        .iter()
        .copied()
        .map(Some)
        .chain(measures.is_empty().then_some(None))
    {
        let topic = measure.map_or_else(|| own.clone(), |measure| own.clone().measuring(measure));
        let told = told_of_measure(against.pack, told, measure);
        let reader = Reader {
            looked,
            block,
            against,
            told: &told,
            topic: &topic,
            codes: &codes,
            measure,
        };
        if axes.is_empty() {
            readings.push(reader.read(None, &columns, &lines));
        }
        readings.extend(axes.iter().map(|axis| reader.read(Some(axis), &columns, &lines)));
    }
    readings
}

/// What the columns of a block measure, where each names one thing and they differ: means beside medians, arrivals beside
/// departures. Each is read for itself.
fn measures(columns: &[Stack], of_earnings: bool) -> Vec<&'static str> {
    let mut measures = Vec::new();
    let is_average = |stack: &Stack| of_earnings && stack.aside == Some(Aside::Average);
    for stack in columns
        .iter()
        .filter(|stack| stack.aside.is_none() || is_average(stack))
    {
        match measure_of(&stack.label(), is_average(stack), of_earnings) {
            Some(measure) if measures.contains(&measure) => {}
            Some(measure) => measures.push(measure),
            None => return Vec::new(),
        }
    }
    if measures.len() > 1 { measures } else { Vec::new() }
}

/// What a column measures by its head.
fn measure_of(label: &str, is_average: bool, of_earnings: bool) -> Option<&'static str> {
    let by_head = || Topic::measure_of_earnings(label, is_average).filter(|_| of_earnings);
    Topic::of(label).measure().or_else(by_head)
}

/// What the person has said, without the table where it is one for the columns that measure something else.
fn told_of_measure<'a>(pack: &Pack, told: &'a Told, measure: Option<&str>) -> Cow<'a, Told> {
    match (&told.table, measure) {
        (Some(TableSaid::Table(code)), Some(measure))
            if pack.table(code).is_some_and(|table| !Topic::wanted_by(table, measure)) =>
        {
            Cow::Owned(Told {
                table: None,
                ..told.clone()
            })
        }
        _ => Cow::Borrowed(told),
    }
}

/// The title nearest to a block that says what it is about; and everything that is written there and in its heads.
fn head_words(looked: &Looked<'_>, block: &Block) -> (String, String) {
    let heads = block.heads.iter().flat_map(|head| {
        let columns = block.span.0..=block.span.1;
        columns.map(move |column| looked.label(At::new(*head, column)).into_owned())
    });
    let title = block.paragraphs.iter().find(|title| !Topic::of(title).is_empty());
    let title = title.cloned().unwrap_or_default();
    let texts: Vec<String> = std::iter::once(title.clone()).chain(heads).collect();
    (title, texts.join(" \n "))
}

/// Reads one block in one way.
struct Reader<'a, 'b> {
    looked: &'a Looked<'b>,
    block: &'a Block,
    against: &'a Against<'b>,
    told: &'a Told,
    topic: &'a Topic,
    /// Which columns of labels hold codes.
    codes: &'a [bool],
    /// What is measured, where the columns measure several things.
    measure: Option<&'static str>,
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
        self.leave_other_measures(of, &mut slots);
        self.leave_told(&mut slots, false);
        self.leave_told(&mut line_slots, true);
        let taken = |slots: &[Slot]| -> Vec<u32> {
            let taken = slots.iter().filter(|slot| slot.used == Used::Taken);
            taken.map(|slot| slot.at).collect()
        };
        let across = taken(&line_slots);
        if axis.is_some_and(|axis| matches!(axis.on, ItemsOn::Columns(_))) {
            self.leave_groups(of, &mut slots, &|column, at| At::new(at, column), &across);
        }
        self.choose(&mut slots, &|column, at| At::new(at, column), &across);
        let across = taken(&slots);
        self.leave_groups(of, &mut line_slots, &|line, at| At::new(line, at), &across);
        self.choose(&mut line_slots, &|line, at| At::new(line, at), &across);
        if let Some(total) = axis.and_then(|axis| self.against.pack.classification(&axis.matched.list)?.total()) {
            match axis.map(|axis| axis.on) {
                Some(ItemsOn::Lines(_)) => {
                    let across = taken(&slots);
                    self.find_total(&total.code, &mut line_slots, &|line, at| At::new(line, at), &across);
                }
                Some(ItemsOn::Columns(_)) => {
                    let across = taken(&line_slots);
                    self.find_total(&total.code, &mut slots, &|column, at| At::new(at, column), &across);
                }
                _ => {}
            }
        }
        Reading {
            block: self.block.clone(),
            table,
            table_is_sure: sure,
            tables,
            source: self.told.source.clone(),
            list,
            items_on: axis.map_or(ItemsOn::Nowhere, |axis| axis.on),
            unit: self
                .told
                .unit
                .unwrap_or_else(|| self.unit(of, &around, &slots, &line_slots)),
            convention: self.looked.convention,
            fixed,
            columns: slots,
            lines: line_slots,
        }
    }
}

/// The items that a reading takes figures for.
pub fn items_of(reading: &Reading) -> BTreeSet<ItemCode> {
    let slots = reading.lines.iter().chain(&reading.columns);
    let taken = slots.filter(|slot| slot.used == Used::Taken);
    taken.filter_map(|slot| slot.dims.item.clone()).collect()
}
