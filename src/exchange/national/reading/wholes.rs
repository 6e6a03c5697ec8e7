//! Wholes and their parts, told by their sums: totals among several lines for one place, subtotals that no word gives away.

use super::{Dims, Reader, Slot, Used, Why};
use crate::exchange::national::items::By;
use crate::exchange::national::look::Reads;
use crate::exchange::spreadsheet::At;
use crate::questionnaire::matching::{Aside, Said, is_of_which};
use crate::questionnaire::{ItemCode, Sex, Table};
use std::collections::BTreeMap;

/// Lines that a subtotal is looked for in.
const MOST_PARTS: usize = 60;

/// The share of a total that may be lost by rounding where no word says that it is one.
const MOST_LOST: f64 = 0.005;

/// Whether others than one say the same status in words of their own, and not that they are a part of it.
fn parts_of_a_status(indexes: &[usize], one: usize, slots: &[Slot]) -> bool {
    let is_total = |status: &ItemCode| status.as_str().ends_with("TOTAL");
    if slots[one].dims.status.as_ref().is_none_or(is_total) {
        return false;
    }
    let mut others = indexes.iter().filter(|index| **index != one);
    others.any(|index| !is_of_which(&slots[*index].label) && Said::of(&slots[*index].label).status.is_some())
}

impl Reader<'_, '_> {
    /// Of several lines or columns for the same place the one that is the whole: that says "total", that says nothing else, or that
    /// is the sum of the others. `cell` makes a cell of a line or column and one of those that cross it.
    pub(super) fn choose(&self, slots: &mut [Slot], cell: &dyn Fn(u32, u32) -> At, across: &[u32]) {
        let mut groups: BTreeMap<Dims, Vec<usize>> = BTreeMap::new();
        for (index, slot) in slots.iter().enumerate().filter(|(_, slot)| slot.used == Used::Taken) {
            groups.entry(slot.dims.clone()).or_default().push(index);
        }
        for indexes in groups
            .iter()
            .filter(|(dims, indexes)| indexes.len() > 1 && dims.item.is_none())
            .map(|(_, of)| of)
        {
            if self.make_total_together(indexes, slots, cell, across) {
                indexes.iter().for_each(|index| slots[*index].together = true);
                continue;
            }
            let is_plain = |index: &usize| !slots[*index].unknown && !is_of_which(&slots[*index].label);
            let plain: Vec<usize> = indexes.iter().copied().filter(is_plain).collect();
            let totals: Vec<usize> = indexes
                .iter()
                .copied()
                .filter(|index| slots[*index].total && !slots[*index].unknown)
                .collect();
            let by_sum = indexes.iter().copied().find(|whole| {
                let parts: Vec<u32> = indexes
                    .iter()
                    .filter(|part| *part != whole)
                    .map(|part| slots[*part].at)
                    .collect();
                (parts.len() > 1 || totals.is_empty()) && self.is_sum(slots[*whole].at, &parts, cell, across)
            });
            let whole = match (by_sum, &totals[..], &plain[..]) {
                (Some(one), ..) => Some(one),
                (None, [one], _) => Some(*one),
                // "Citizens" beside "Permanent residents" is not all non-migrants, unless the other says that it is a part.
                (None, _, [one]) if !parts_of_a_status(indexes, *one, slots) => Some(*one),
                _ => None,
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

    /// Whether several lines or columns of one status are together, with those of the other statuses, the total that is stated:
    /// "Citizens" and "Permanent residents" beside "Temporary residents".
    fn make_total_together(
        &self,
        group: &[usize],
        slots: &[Slot],
        cell: &dyn Fn(u32, u32) -> At,
        across: &[u32],
    ) -> bool {
        let dims = &slots[group[0]].dims;
        let is_total = |slot: &Slot| {
            slot.dims
                .status
                .as_ref()
                .is_some_and(|status| status.as_str().ends_with("TOTAL"))
        };
        if dims.status.is_none() || is_total(&slots[group[0]]) {
            return false;
        }
        let beside = || {
            slots.iter().filter(|slot| {
                let of = &slot.dims;
                slot.used == Used::Taken && (of.year, of.sex, &of.item) == (dims.year, dims.sex, &dims.item)
            })
        };
        let totals: Vec<u32> = beside().filter(|slot| is_total(slot)).map(|slot| slot.at).collect();
        let [total] = totals[..] else { return false };
        let parts: Vec<&Slot> = beside()
            .filter(|slot| !is_total(slot) && slot.dims.status.is_some())
            .collect();
        let others = parts.iter().any(|slot| slot.dims.status != dims.status);
        let all: Vec<u32> = parts.iter().map(|slot| slot.at).collect();
        others && self.is_sum(total, &all, cell, across)
    }

    /// Lines or columns that name no row, or "all others", and are the sums of those behind or before them, are subtotals.
    pub(super) fn leave_groups(
        &self,
        of: Option<&Table>,
        lines: &mut [Slot],
        cell: &dyn Fn(u32, u32) -> At,
        across: &[u32],
    ) {
        let is_other = |item: &ItemCode| {
            let item = of.and_then(|of| self.against.pack.item_of(of, item));
            item.is_some_and(|(_, item)| item.is_other)
        };
        for index in 0..lines.len() {
            let slot = &lines[index];
            // A region may bear the name of a country, which is listed below it: "America" over "United States".
            let is_again = || {
                lines.iter().any(|other| {
                    other.at != slot.at
                        && other.used == Used::Taken
                        && other.dims == slot.dims
                        && other.label != slot.label
                })
            };
            let open = match (&slot.used, &slot.dims.item) {
                (Used::Left(Why::NoItem(_)), _) => true,
                (Used::Taken, Some(item)) => {
                    slot.by != Some(By::Person)
                        && (is_other(item) || (matches!(slot.by, Some(By::Name(_))) && is_again()))
                }
                _ => false,
            };
            // Men and women below a country are no parts of it as countries are of a region.
            let could_be_part = |part: &&Slot| {
                let (a, b) = (&part.dims, &slot.dims);
                part.used != Used::Heading && (a.sex, a.year, &a.status) == (b.sex, b.year, &b.status)
            };
            let below: Vec<u32> = lines[index + 1..]
                .iter()
                .filter(could_be_part)
                .map(|part| part.at)
                .collect();
            let above = lines[..index].iter().rev().filter(could_be_part);
            let above: Vec<u32> = above.map(|part| part.at).collect();
            if open
                && (self.begins_with_parts(slot.at, &below, cell, across)
                    || self.begins_with_parts(slot.at, &above, cell, across))
            {
                lines[index].used = Used::Left(Why::Aside(Aside::Group));
            }
        }
    }

    /// A line or column that names no item, or a part of the whole, and is the sum of all that are taken for the same sex, year and
    /// status, is the total that no word gives away.
    pub(super) fn find_total(
        &self,
        total: &ItemCode,
        slots: &mut [Slot],
        cell: &dyn Fn(u32, u32) -> At,
        across: &[u32],
    ) {
        // Both sexes are what is meant where no sex is named.
        let place = |slot: &Slot| Dims {
            sex: slot.dims.sex.filter(|sex| *sex != Sex::Total),
            item: None,
            ..slot.dims.clone()
        };
        let is_open = |slot: &Slot| {
            matches!(
                slot.used,
                Used::Left(Why::NoItem(_) | Why::Aside(Aside::Subtotal | Aside::Group))
            )
        };
        let mut found: BTreeMap<Dims, Vec<usize>> = BTreeMap::new();
        for (index, slot) in slots.iter().enumerate().filter(|(_, slot)| is_open(slot)) {
            let of_place = |other: &&Slot| place(other) == place(slot);
            let taken = || slots.iter().filter(|slot| slot.used == Used::Taken).filter(of_place);
            if taken().any(|slot| slot.dims.item.as_ref() == Some(total)) {
                continue;
            }
            let parts: Vec<u32> = taken().map(|slot| slot.at).collect();
            let unknown = slots.iter().filter(|other| other.at != slot.at).filter(of_place);
            let unknown = unknown.filter(|other| matches!(other.used, Used::Left(Why::NoItem(_))));
            let all: Vec<u32> = parts.iter().copied().chain(unknown.map(|slot| slot.at)).collect();
            // Two numbers that add up to a third may do so by chance.
            let enough = parts.len() > 2 || (parts.len() == 2 && across.len() > 1);
            let is_whole = |parts: &[u32]| self.is_sum_within(MOST_LOST, slot.at, parts, cell, across);
            if enough && (is_whole(&parts) || is_whole(&all)) {
                found.entry(place(slot)).or_default().push(index);
            }
        }
        for indexes in found.values() {
            if let [index] = indexes[..] {
                slots[index].dims.item = Some(total.clone());
                slots[index].by = Some(By::Sum);
                slots[index].used = Used::Taken;
            }
        }
    }

    /// Whether the first lines of those, two or more, are the parts of a whole.
    fn begins_with_parts(&self, whole: u32, lines: &[u32], cell: &dyn Fn(u32, u32) -> At, across: &[u32]) -> bool {
        let most = lines.len().min(MOST_PARTS);
        (2..=most).any(|parts| self.is_sum(whole, &lines[..parts], cell, across))
    }

    /// Whether the figures of a line or column are the sums of those of others, rounding aside.
    fn is_sum(&self, whole: u32, parts: &[u32], cell: &dyn Fn(u32, u32) -> At, across: &[u32]) -> bool {
        self.is_sum_within(f64::INFINITY, whole, parts, cell, across)
    }

    /// The same, with no more lost by rounding than that share of the whole.
    fn is_sum_within(
        &self,
        share: f64,
        whole: u32,
        parts: &[u32],
        cell: &dyn Fn(u32, u32) -> At,
        across: &[u32],
    ) -> bool {
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
            let slack = slack.min(share * total.approximate().abs());
            hold += usize::from((total.approximate() - sum).abs() <= slack && sum != 0.0);
        }
        of > 0 && hold * 10 >= of * 8
    }
}
