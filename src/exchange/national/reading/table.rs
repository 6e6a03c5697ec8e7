//! Which table of the questionnaire a block answers, and in which unit it is written.

use super::axes::Axis;
use super::{Reader, Slot, Used};
use crate::exchange::national::look::Reads;
use crate::exchange::national::told::TableSaid;
use crate::exchange::spreadsheet::At;
use crate::figures::ViewUnit;
use crate::questionnaire::matching::{Aside, Said, Topic, unit_said};
use crate::questionnaire::{ClassificationKind, ItemCode, Table, TableCode, Unit};

/// More persons than any country of the region has.
const MOST_PERSONS: f64 = 400e6;

impl Reader<'_, '_> {
    /// The table, whether it is sure, those it could be, and what everything around the block is about.
    pub(super) fn table(
        &self,
        axis: Option<&Axis>,
        columns: &[Slot],
        lines: &[Slot],
    ) -> (Option<TableCode>, bool, Vec<TableCode>, Topic) {
        let pack = self.against.pack;
        let mut topic = self.topic.clone();
        // Where no categories stand, the first line says what is counted: "Total population aged 15 years and over".
        if axis.is_none()
            && let Some(first) = lines.iter().find(|line| line.used == Used::Taken)
        {
            topic = topic.and(&Topic::of(&first.label));
        }
        // A table without a title is about what the one over it is about.
        if self.block.titles.is_empty() {
            // Those words stand between the names of the worksheet and of the file.
            let around = &self.against.around;
            let titles = around.iter().skip(1).take(around.len().saturating_sub(2));
            let above = titles.map(|title| Topic::of(title)).find(|topic| !topic.is_empty());
            topic = above.map_or(topic.clone(), |above| topic.and(&above));
        }
        let kind = axis.map(|axis| axis.kind);
        let has_status = columns.iter().chain(lines).any(|slot| slot.dims.status.is_some());
        // Citizens beside foreigners: no table of foreigners alone is meant, and "by nationality" is by these two.
        let of_all = kind.is_none() && columns.iter().chain(lines).any(is_of_non_migrants);
        let rank = |topic: &Topic| {
            let own = of_all.then(|| topic.clone().without("by-country"));
            let topic = own.as_ref().unwrap_or(topic);
            let mut ranked = topic.tables(pack, kind);
            if kind.is_none() {
                // Totals by year and sex are the first row of the tables by country.
                let by_country = topic.tables(pack, Some(ClassificationKind::Country));
                ranked.extend(by_country.into_iter().map(|(table, fits)| (table, fits - 1)));
            }
            let has_sex = columns.iter().chain(lines).any(|slot| slot.dims.sex.is_some());
            for (table, fits) in &mut ranked {
                *fits *= 2;
                *fits -= 4 * i32::from(of_all && table.status.is_none());
                *fits += i32::from(has_status && table.status.is_some())
                    - 2 * i32::from(has_status && table.status.is_none());
                *fits += i32::from(has_sex && table.by_sex);
            }
            ranked.sort_by_key(|(table, fits)| (std::cmp::Reverse(*fits), table.number));
            ranked
        };
        // Heads alone must say more than a title: who is counted, and what of them.
        let enough = if self.block.titles.is_empty() { 2 } else { 1 };
        let tells_of = |topic: &Topic, table: &Table| {
            let of_stock = ["stock", "population", "employed"]
                .into_iter()
                .any(|facet| topic.names(facet));
            // Without a title foreigners may be those who are there or those who have come.
            let open = enough > 1 && Topic::wanted_by(table, "stock") && !of_stock;
            !open && topic.tells_of(table) + usize::from(has_status && table.status.is_some()) >= enough
        };
        let decided = |topic: &Topic, ranked: &[(&Table, i32)]| match ranked {
            [] => false,
            [(table, fits)] => *fits > 0 && tells_of(topic, table),
            [(table, first), (_, second), ..] => *first > 0 && first > second && tells_of(topic, table),
        };
        let mut ranked = rank(&topic);
        // Further titles, then the words around the block, count where its own do not tell.
        for words in self.block.paragraphs.iter().chain(&self.against.around) {
            if decided(&topic, &ranked) {
                break;
            }
            topic = topic.and(&Topic::of(words));
            if let Some(measure) = self.measure {
                topic = topic.measuring(measure);
            }
            ranked = rank(&topic);
        }
        let sure = decided(&topic, &ranked);
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
            None if self.is_of_shares(columns, lines) => (None, false, tables, topic),
            None => (tables.first().cloned().filter(|_| sure), sure, tables, topic),
        }
    }

    /// Whether the title speaks of shares and the figures are no larger than these.
    fn is_of_shares(&self, columns: &[Slot], lines: &[Slot]) -> bool {
        let title = self.block.titles.iter().find(|title| !Topic::of(title).is_empty());
        let shares = title.is_some_and(|title| Said::of(title).aside == Some(Aside::Percent));
        shares && {
            let figures = self.figures(columns, lines);
            figures.iter().filter(|figure| **figure <= 100.0).count() * 10 >= figures.len() * 8
        }
    }

    /// The numbers that are taken, as written; all of the block where none is.
    fn figures(&self, columns: &[Slot], lines: &[Slot]) -> Vec<f64> {
        let of = |lines: &[u32], columns: &[u32]| -> Vec<f64> {
            let cells = lines
                .iter()
                .flat_map(|line| columns.iter().map(|column| At::new(*line, *column)));
            let figures = cells.filter_map(|at| match self.looked.reads(at) {
                Reads::Figure(figure) => Some(figure.value.approximate()),
                _ => None,
            });
            figures.collect()
        };
        let taken = |slots: &[Slot]| -> Vec<u32> {
            let taken = slots.iter().filter(|slot| slot.used == Used::Taken);
            taken.map(|slot| slot.at).collect()
        };
        let figures = of(&taken(lines), &taken(columns));
        if figures.is_empty() {
            of(&self.block.lines, &self.block.figures)
        } else {
            figures
        }
    }

    /// The unit that the words over the block state, unless its figures would then be more persons than there are.
    pub(super) fn unit(&self, of: Option<&Table>, around: &[&str], columns: &[Slot], lines: &[Slot]) -> ViewUnit {
        if of.is_some_and(|of| of.unit == Unit::Currency) {
            return ViewUnit::Ones;
        }
        let heads = self.block.heads.iter().flat_map(|head| {
            let columns = self.block.span.0..=self.block.span.1;
            columns.map(move |column| self.looked.label(At::new(*head, column)).into_owned())
        });
        let headings = lines
            .iter()
            .filter(|line| line.used == Used::Heading)
            .map(|line| line.label.clone());
        let words = around
            .iter()
            .map(|text| (*text).to_owned())
            .chain(heads)
            .chain(headings);
        let words: Vec<String> = words.collect();
        let figures = self.figures(columns, lines);
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

/// Whether a line or column is of citizens, natives or other non-migrants.
fn is_of_non_migrants(slot: &Slot) -> bool {
    let status = slot.dims.status.as_ref().map(ItemCode::as_str);
    matches!(status, Some("NONMIG" | "NATIVE" | "CITIZEN"))
}

/// Whether several lines have labels that say nothing that is known: categories that were not understood.
fn has_unknown_categories(lines: &[Slot]) -> bool {
    let unknown = |line: &&Slot| {
        let placed = line.dims.sex.is_some() || line.dims.status.is_some() || line.dims.item.is_some();
        line.unknown && !placed && line.used == Used::Taken
    };
    lines.iter().filter(unknown).count() > 1
}
