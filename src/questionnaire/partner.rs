//! What countries say of each other, as published: mirror statistics, by which a count by country can be held against the same
//! people counted from the other side. Data of the pack; read once, never written.

use super::list;
use super::load::Reading;
use super::table_file::universe_named;
use super::{AreaCode, Sex, Universe, Year};
use std::collections::{BTreeMap, BTreeSet};

/// Which figure: who says it, of which other country, what is counted, sex and year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartnerKey {
    /// The country that says it.
    pub reporter: AreaCode,
    /// The country that it says it of.
    pub counterpart: AreaCode,
    /// What is counted, seen from the reporter.
    pub measure: Universe,
    /// Sex.
    pub sex: Sex,
    /// The year.
    pub year: Year,
}

/// Published figures of countries on each other, in persons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartnerFigures {
    persons: BTreeMap<PartnerKey, u64>,
    reporters: BTreeSet<AreaCode>,
}

impl PartnerFigures {
    /// The figure, in persons.
    pub fn get(&self, key: &PartnerKey) -> Option<u64> {
        self.persons.get(key).copied()
    }

    /// Whether a country says anything at all; cheap, so that most rows cost no search.
    pub fn has(&self, reporter: &AreaCode) -> bool {
        self.reporters.contains(reporter)
    }

    /// How many figures there are.
    pub fn len(&self) -> usize {
        self.persons.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.persons.is_empty()
    }
}

/// Reads the list.
pub(super) fn read(reading: &Reading<'_>, path: &str) -> PartnerFigures {
    let Some(source) = reading.source(path) else {
        return PartnerFigures::default();
    };
    let columns = ["reporter", "counterpart", "measure", "sex", "year", "persons"];
    let mut figures = PartnerFigures::default();
    for row in list::read(&source, &columns, &columns, &reading.problems) {
        let problem = |reason: String| reading.problems.add(&source.file, row.line, reason);
        let measure = universe_named(row.get("measure"));
        let sex = Sex::parse(row.get("sex"));
        let year = row.get("year").parse().ok().filter(|year| (1900..=2100).contains(year));
        let persons = row.get("persons").parse::<u64>().ok();
        let (Some(measure), Some(sex), Some(year), Some(persons)) = (measure, sex, year, persons) else {
            problem("a line needs a universe, a sex T, M or F, a year, and whole persons".to_owned());
            continue;
        };
        let key = PartnerKey {
            reporter: AreaCode::from(row.get("reporter")),
            counterpart: AreaCode::from(row.get("counterpart")),
            measure,
            sex,
            year: Year(year),
        };
        if key.reporter == key.counterpart {
            problem(format!("`{}` cannot be its own partner", key.reporter));
        }
        figures.reporters.insert(key.reporter.clone());
        if figures.persons.insert(key, persons).is_some() {
            problem("the same figure stands twice".to_owned());
        }
    }
    figures
}
