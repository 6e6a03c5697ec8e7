//! What each line and column of a block is, by the texts over and beside it.

use super::axes::Axis;
use super::{Against, Dims, ItemsOn, Reader, Slot, Used, Why, birth};
use crate::exchange::national::blocks::Block;
use crate::exchange::national::items::{self, By, Meant};
use crate::exchange::national::look::Looked;
use crate::exchange::national::stacks::{self, Line, Stack};
use crate::exchange::national::told::{Told, WordMeans};
use crate::exchange::spreadsheet::{Area, At};
use crate::questionnaire::matching::{Aside, How, Said};
use crate::questionnaire::{ItemCode, Sex};
use std::collections::{BTreeMap, BTreeSet};

/// What stands over each column, the word for "total" taken for what its line is about.
pub(super) fn columns(looked: &Looked<'_>, block: &Block, told: &Told, against: &Against<'_>) -> Vec<Stack> {
    let is_codes = |head: &u32| {
        let texts = block
            .figures
            .iter()
            .map(|column| looked.label(At::new(*head, *column)).into_owned());
        are_codes(&texts.collect::<Vec<_>>())
    };
    let codes: Vec<u32> = block.heads.iter().copied().filter(is_codes).collect();
    let mut stacks: Vec<Stack> = block
        .figures
        .iter()
        .map(|column| stacks::over(looked, block, *column, &codes))
        .collect();
    let unsaid: Vec<bool> = stacks.iter().map(|stack| stack.status.is_none()).collect();
    birth::settle_statuses(&mut stacks, against);
    birth::settle_residents(&mut stacks);
    // What the names of countries say of statuses, by the text nearest to the figures.
    let by_name: Vec<Option<String>> = stacks
        .iter()
        .zip(unsaid)
        .map(|(stack, unsaid)| stack.texts.last().filter(|_| unsaid && stack.status.is_some()).cloned())
        .collect();
    let mut of_all = vec![false; stacks.len()];
    let heads = block.heads.iter().enumerate();
    for (line, head) in heads.filter(|(_, head)| !codes.contains(head)) {
        let texts: Vec<(usize, String)> = block
            .figures
            .iter()
            .enumerate()
            .filter_map(|(index, column)| {
                let own = looked.label(At::new(*head, *column)).into_owned();
                let inherited = || stacks::head_text(looked, block, line, *head, *column).map(|(_, text)| text);
                Some(own)
                    .filter(|text| !text.is_empty())
                    .or_else(inherited)
                    .map(|text| (index, text))
            })
            .collect();
        let said: Vec<Said> = texts.iter().map(|(_, text)| Said::of(text)).collect();
        let of_sex = said.iter().any(|said| said.sexes.iter().any(|sex| *sex != Sex::Total));
        let named = |(index, text): &(usize, String)| by_name[*index].as_ref() == Some(text);
        let of_status = said.iter().any(|said| said.status.is_some()) || texts.iter().any(named);
        for ((index, _), said) in texts.iter().zip(&said) {
            let stack = &mut stacks[*index];
            of_all[*index] |= said.total && !of_sex;
            if said.total && of_sex && stack.sexes.is_empty() {
                stack.sexes = vec![Sex::Total];
            } else if said.total && of_status && stack.status.is_none() {
                stack.status = Some("TOTAL".to_owned());
            }
        }
    }
    // "Overall total" beside "Citizens" and "Non-citizens", a line higher: all of them.
    if stacks
        .iter()
        .any(|stack| stack.status.as_deref().is_some_and(|status| status != "TOTAL"))
    {
        let open = stacks
            .iter_mut()
            .zip(of_all)
            .filter(|(stack, of_all)| *of_all && stack.status.is_none());
        open.for_each(|(stack, _)| stack.status = Some("TOTAL".to_owned()));
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

/// What the texts of a line or column name on an axis.
#[derive(Default)]
struct Named {
    item: Option<ItemCode>,
    by: Option<By>,
    why: Option<Why>,
    text: Option<String>,
}

impl Reader<'_, '_> {
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

    pub(super) fn column_slots(&self, axis: Option<&Axis>, columns: &[Stack]) -> Vec<Slot> {
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
                together: false,
                total: stack.total,
                unknown: !stack.unknown.is_empty() && item.is_none(),
            };
            slot.dims.item = item;
            if let (Some(name), Some(by)) = (&slot.category, by) {
                forget_what_a_name_says(&mut slot.dims, stack, name, by);
            }
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
    pub(super) fn dims(&self, stack: &Stack, over: bool) -> Dims {
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

    pub(super) fn line_slots(&self, axis: Option<&Axis>, lines: &[Line]) -> Vec<Slot> {
        let on_lines = axis.filter(|axis| matches!(axis.on, ItemsOn::Lines(_)));
        let item_column = on_lines.map(|axis| axis.label);
        let totals = self.what_totals_are_of(lines, item_column);
        let mut stacks: Vec<Stack> = lines
            .iter()
            .map(|line| self.beside(line, item_column, &totals))
            .collect();
        birth::settle_statuses(&mut stacks, self.against);
        birth::settle_residents(&mut stacks);
        for stack in &mut stacks {
            told_words(stack, self.told);
        }
        settle_sexes(stacks.iter_mut());
        let nested = sexes_are_nested(lines, &stacks, on_lines, self.codes);
        let under = on_lines
            .is_none()
            .then(|| self.sexes_under_lines(lines, &stacks))
            .flatten();
        let mut section = Dims::default();
        // Why all lines below a heading are no answers: "Per cent distribution".
        let mut set_aside: Option<Aside> = None;
        let mut last_item: (Option<ItemCode>, Option<By>) = (None, None);
        let mut slots = Vec::new();
        for (index, (line, stack)) in lines.iter().zip(&stacks).enumerate() {
            let mut slot = Slot {
                at: line.row,
                label: line_label(line),
                category: None,
                dims: self.dims(stack, false),
                by: None,
                used: Used::Taken,
                together: false,
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
                set_aside = aside_of_heading(stack, set_aside);
                slots.push(slot);
                continue;
            }
            if let Some(axis) = on_lines {
                let own = &line.labels[axis.label];
                let others = line.labels.iter().filter(|text| *text != own);
                let texts: Vec<&str> = std::iter::once(own).chain(others).map(String::as_str).collect();
                let sex_only = is_sex_only(own) && !self.codes[axis.label];
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
            if let Some(of) = under.as_ref().and_then(|under| under[index]) {
                // Men and women of the line above them.
                slot.dims
                    .status
                    .clone_from(&stacks[of].status.as_deref().map(ItemCode::from));
                if stacks[of].status.is_none() && stacks[of].total {
                    slot.dims.status = Some(ItemCode::from("TOTAL"));
                }
                if let Some(aside) = stacks[of].aside.filter(|_| of != index) {
                    slot.used = Used::Left(Why::Aside(aside));
                }
            }
            let part_of_year = line.is_part_of_year.then_some(Aside::PartOfYear);
            if let Some(aside) = part_of_year.or(set_aside).filter(|_| slot.used == Used::Taken) {
                slot.used = Used::Left(Why::Aside(aside));
            }
            let block_wide = under.is_none() && (!nested || slot.dims.sex.is_none());
            if block_wide {
                slot.dims.sex = slot.dims.sex.or(section.sex);
            }
            slot.dims.year = slot.dims.year.or(section.year);
            slot.dims.status = slot.dims.status.or_else(|| section.status.clone());
            slots.push(slot);
        }
        slots
    }

    /// In a block without categories, lines of statuses with their men and women below them: for each line the one that it is of. None
    /// where the lines are not built so.
    fn sexes_under_lines(&self, lines: &[Line], stacks: &[Stack]) -> Option<Vec<Option<usize>>> {
        let own: Vec<usize> = (0..self.block.labels.len())
            .filter(|index| !self.codes[*index])
            .collect();
        let [label] = own[..] else { return None };
        let mut of: Vec<Option<usize>> = Vec::new();
        let mut last: Option<usize> = None;
        let mut of_sex: BTreeMap<Option<Sex>, usize> = BTreeMap::new();
        for (index, line) in lines.iter().enumerate() {
            if !line.has_figures {
                return None;
            }
            if is_sex_only(&line.labels[label]) {
                last?;
                *of_sex.entry(stacks[index].sexes.first().copied()).or_default() += 1;
            } else {
                last = Some(index);
            }
            of.push(last);
        }
        let has_status = stacks.iter().any(|stack| stack.status.is_some());
        (has_status && of_sex.values().any(|times| *times > 1)).then_some(of)
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
            // Codes say no sex: M and F are sections of a classification.
            if self.codes[index] || (Some(index) == item_column && !is_sex_only(text) && line.has_figures) {
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
            if said.total && of_sex && stack.sexes.is_empty() {
                stack.sexes = vec![Sex::Total];
            } else if said.total && of_status {
                stack.status = Some("TOTAL".to_owned());
            }
        }
        stack
    }
}

/// "Viet Nam" over a column names a country, though "nam" is men; the total of all rows is not that of all statuses.
fn forget_what_a_name_says(dims: &mut Dims, stack: &Stack, name: &str, by: By) {
    let is_whole_name = matches!(by, By::Name(how) if how <= How::Synonym);
    let mut others = Stack::default();
    for text in stack.texts.iter().filter(|text| *text != name) {
        others.push(text);
    }
    if is_whole_name && others.sexes.is_empty() {
        dims.sex = None;
    }
    let says_none = is_whole_name || (by == By::Word && Said::of(name).status.is_none());
    if says_none && others.status.is_none() && !others.total {
        dims.status = None;
    }
}

/// Men, women and both.
const MOST_SEXES: usize = 3;

/// What a heading says of all lines below it: that they are shares, changes, plans. One that says that they are numbers ends it.
fn aside_of_heading(stack: &Stack, before: Option<Aside>) -> Option<Aside> {
    match stack.aside {
        Some(aside @ (Aside::Percent | Aside::Change | Aside::Plan | Aside::Average)) => Some(aside),
        _ if stack.sexes.is_empty() && stack.status.is_none() && stack.year.is_none() && !stack.total => None,
        _ => before,
    }
}

/// Which columns of labels hold codes.
pub(super) fn code_columns(block: &Block, lines: &[Line]) -> Vec<bool> {
    let is_codes = |index: usize| {
        let written = lines.iter().filter(|line| line.has_figures && line.own[index]);
        are_codes(&written.map(|line| line.labels[index].clone()).collect::<Vec<_>>())
    };
    (0..block.labels.len()).map(is_codes).collect()
}

/// Whether labels are codes, a word for the total aside: each of a sign or two and none twice, several of them letters that are no sex.
fn are_codes(labels: &[String]) -> bool {
    let texts: Vec<&str> = labels
        .iter()
        .map(|text| text.trim().trim_end_matches(['.', ')']))
        .filter(|text| !text.is_empty())
        .filter(|text| text.chars().count() <= 2 || !Said::of(text).total)
        .collect();
    let distinct: BTreeSet<&str> = texts.iter().copied().collect();
    let short = |text: &&str| text.chars().count() <= 2 && text.chars().all(char::is_alphanumeric);
    let single = texts.iter().filter(|text| text.chars().all(char::is_alphabetic));
    let of_no_sex = single.clone().filter(|text| {
        let said = Said::of(text);
        said.sexes.is_empty() && !said.total
    });
    let of_no_sex: BTreeSet<&&str> = of_no_sex.collect();
    let letters = single.count() > MOST_SEXES || of_no_sex.len() > 1;
    // A second block of the same lines below, of shares, has them once more.
    let once = distinct.len() == texts.len() || (of_no_sex.len() > MOST_SEXES && distinct.len() * 4 > texts.len());
    texts.iter().all(short) && once && letters
}

/// Whether a label says a sex and nothing else.
fn is_sex_only(text: &str) -> bool {
    let said = Said::of(text);
    !said.sexes.is_empty() && !said.unknown && said.years.is_empty()
}

/// Whether lines that say a sex alone belong to the line before them each time, rather than begin a list of their own.
fn sexes_are_nested(lines: &[Line], stacks: &[Stack], axis: Option<&Axis>, codes: &[bool]) -> bool {
    let Some(axis) = axis.filter(|axis| !codes[axis.label]) else {
        return false;
    };
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
