//! What holds for all figures of a block, the statuses of its table, and what the questionnaire or the person does not want.

use super::{Dims, Reader, Slot, Used, Why, measure_of};
use crate::exchange::national::items;
use crate::exchange::national::stacks;
use crate::exchange::national::told::WordMeans;
use crate::exchange::spreadsheet::Area;
use crate::questionnaire::matching::{Aside, Said, Topic};
use crate::questionnaire::{ItemCode, Sex, Table, Unit};

/// The sex that a title names: as a short text, or at the end of a longer one.
fn sex_of_title(text: &str) -> Option<Sex> {
    let end = text.rsplit([',', ':', '–', '—']).next().unwrap_or_default();
    let end = end.rsplit(" - ").next().unwrap_or_default();
    let sex = |text: &str| {
        let said = Said::of(text);
        let short = text.chars().count() <= LONGEST_SHORT_TITLE && !said.unknown;
        said.sexes.first().copied().filter(|_| short)
    };
    sex(text).or_else(|| sex(end.trim()))
}

/// Titles of more letters say more than a sex.
const LONGEST_SHORT_TITLE: usize = 40;

impl Reader<'_, '_> {
    /// What holds for all figures: said by the person, or by the words around the block where its lines and columns do not say it.
    pub(super) fn fixed(
        &self,
        of: Option<&Table>,
        around: &[&str],
        columns: &[Slot],
        lines: &[Slot],
        topic: &Topic,
    ) -> Dims {
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
        let says = |of: fn(Sex) -> bool| slots().any(|slot| slot.dims.sex.is_some_and(of));
        if fixed.sex.is_none() && !says(|sex| sex != Sex::Total) {
            // "Total" over a column of a table of women is all women; only its own title or worksheet can say so.
            let own = self.block.titles.len() + 1;
            let near = if says(|_| true) { own } else { around.len() };
            fixed.sex = around.iter().take(near).find_map(|text| sex_of_title(text));
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
    pub(super) fn spell_status(&self, of: Option<&Table>, slots: &mut [Slot]) {
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
                Some(_) if slot.used == Used::Taken && !matches!(ending.as_str(), "MIGRANT" | "FOREIGN" | "NONCIT") => {
                    slot.used = Used::Left(Why::StatusNotAsked);
                }
                _ => {}
            }
        }
    }

    pub(super) fn leave_what_is_not_asked(&self, of: &Table, slots: &mut [Slot]) {
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

    /// Columns that a table of persons does not ask for by their heads, or that measure something else than this reading.
    pub(super) fn leave_other_measures(&self, of: Option<&Table>, slots: &mut [Slot]) {
        let of_persons = of.is_some_and(|of| of.unit == Unit::Persons);
        let of_means = of.is_some_and(|of| Topic::wanted_by(of, "mean-earnings"));
        for slot in slots {
            let is_average = slot.used == Used::Left(Why::Aside(Aside::Average));
            if is_average && of_means {
                slot.used = Used::Taken;
            }
            if slot.used != Used::Taken {
                continue;
            }
            let topic = Topic::of(&slot.label);
            if of_persons && slot.dims.item.is_none() && topic.is_of_things() {
                slot.used = Used::Left(Why::NoPersons);
            } else if self.measure.is_some()
                && measure_of(&slot.label, is_average, self.topic.is_of_earnings()) != self.measure
            {
                slot.used = Used::Left(Why::OtherTable);
            }
        }
    }

    /// Lines or columns that the person has left out, by pointing or by their text.
    pub(super) fn leave_told(&self, slots: &mut [Slot], lines: bool) {
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
}
