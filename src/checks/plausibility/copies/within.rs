//! Copies within one sheet: years, men and women, statuses, rows.

use super::super::Odd;
use super::super::reading::{Reading, Remark, years_in_words};
use super::{Agreement, is_forced, is_related, telling};
use crate::checks::finding::{Detail, Dimension};
use crate::checks::grid::{CellNumber, Content, Position};
use crate::figures::Value;
use crate::questionnaire::Year;
use std::collections::{BTreeMap, BTreeSet};

/// What this check finds in one sheet.
pub(super) fn find(reading: &Reading<'_>, least: u32) -> Vec<Odd> {
    let telling: Vec<Option<Value>> = (reading.sheet.base..)
        .take(reading.sheet.len())
        .map(|cell| match reading.view.grid.content(cell) {
            Content::Value(value) => telling(value),
            _ => None,
        })
        .collect();
    if telling.iter().flatten().count() < 2 * least as usize {
        return Vec::new();
    }
    let sheet = Sheet {
        reading,
        telling,
        least,
    };
    let mut found = sheet.years();
    found.extend(sheet.sexes());
    found.extend(sheet.statuses());
    found.extend(sheet.rows());
    found
}

struct Sheet<'a> {
    reading: &'a Reading<'a>,
    /// The figures of its cells that tell something.
    telling: Vec<Option<Value>>,
    least: u32,
}

/// Two lines of a sheet along one dimension.
type Pair = (u16, u16);

/// Rows of a column that may hold one figure; where more do, it says nothing about any two of them.
const ALIKE: usize = 6;

impl Sheet<'_> {
    fn cell(&self, at: Position) -> CellNumber {
        self.reading.sheet.number(at)
    }

    fn at(&self, at: Position) -> Option<Value> {
        self.telling[(self.cell(at) - self.reading.sheet.base) as usize]
    }

    /// Every cell of a year.
    fn of_year(&self, year: u16) -> impl Iterator<Item = Position> + use<> {
        let reading = self.reading;
        let (statuses, sexes) = (reading.statuses(), reading.sexes());
        reading.rows().flat_map(move |row| {
            let sexes = sexes.clone();
            statuses.clone().flat_map(move |status| {
                let at = move |sex| Position { row, year, status, sex };
                sexes.clone().map(at)
            })
        })
    }

    /// The years that agree in `least` cells or more, by pairs.
    fn like_years(&self) -> Vec<Pair> {
        let mut agreeing: BTreeMap<Pair, u32> = BTreeMap::new();
        let mut line: Vec<(Value, u16)> = Vec::new();
        for first in self.of_year(0) {
            line.clear();
            let years = self.reading.years();
            line.extend(years.filter_map(|year| Some((self.at(Position { year, ..first })?, year))));
            count_equals(&mut line, usize::MAX, &mut agreeing);
        }
        let like = agreeing.into_iter().filter(|(_, count)| *count >= self.least);
        like.map(|(pair, _)| pair).collect()
    }

    fn agreement_of_years(&self, years: &[u16]) -> Agreement {
        let mut agreement = Agreement::default();
        for first in self.of_year(0) {
            let cells: Vec<CellNumber> = years
                .iter()
                .map(|&year| self.cell(Position { year, ..first }))
                .collect();
            agreement.take(self.reading.view, &cells);
        }
        agreement
    }

    fn years(&self) -> Vec<Odd> {
        let mut pairs = self.like_years();
        let mut found = Vec::new();
        while let Some(&pair) = pairs.first() {
            let together = connected(pair, &pairs);
            let all: Vec<u16> = together.iter().copied().collect();
            let agreement = self.agreement_of_years(&all);
            if all.len() > 2 && !(agreement.is_half() && agreement.is_copy(self.least)) {
                pairs.remove(0);
                let agreement = self.agreement_of_years(&[pair.0, pair.1]);
                found.extend(self.copied_years(&[pair.0, pair.1], agreement));
            } else {
                pairs.retain(|(a, _)| !together.contains(a));
                found.extend(self.copied_years(&all, agreement));
            }
        }
        found
    }

    fn copied_years(&self, years: &[u16], agreement: Agreement) -> Option<Odd> {
        if !agreement.is_copy(self.least) {
            return None;
        }
        let years: Vec<Year> = years.iter().map(|year| self.reading.year(*year)).collect();
        let (first, last) = (years.first()?, years.last()?);
        let mut args = vec![("place", Detail::Sheet(self.reading.sheet.id))];
        args.push(("years", Detail::Text(years_in_words(&years))));
        args.extend(extent(self.reading, &agreement)?);
        Some(self.reading.odd(Remark {
            variant: format!("years-{first}-{last}"),
            year: Some(*last),
            cells: agreement.cells,
            id: "finding-copied-years",
            args,
        }))
    }

    /// Two lines of cells compared year by year; the years that agree by half are taken together.
    fn over_years(&self, cells: impl Fn(u16) -> Vec<[CellNumber; 2]>) -> Option<(Vec<Year>, Agreement)> {
        let view = self.reading.view;
        let base = self.reading.sheet.base;
        let mut together = Agreement::default();
        let mut years = Vec::new();
        for year in self.reading.years() {
            let pairs = cells(year);
            let same = pairs.iter().filter(|pair| {
                let [a, b] = pair.map(|cell| self.telling[(cell - base) as usize]);
                a.is_some() && a == b
            });
            if same.count() == 0 {
                continue;
            }
            let mut agreement = Agreement::default();
            for pair in pairs.iter().filter(|[a, b]| !is_forced(view, *a, *b)) {
                agreement.take(view, pair);
            }
            if agreement.is_half() || agreement.is_copy(self.least) {
                together.join(agreement);
                years.push(self.reading.year(year));
            }
        }
        together.is_copy(self.least).then_some((years, together))
    }

    fn columns(
        &self,
        id: &'static str,
        dimension: Dimension,
        pair: Pair,
        cells: impl Fn(u16) -> Vec<[CellNumber; 2]>,
    ) -> Option<Odd> {
        let (years, agreement) = self.over_years(cells)?;
        let named = |index| {
            let first = Position {
                row: 0,
                year: 0,
                status: 0,
                sex: 0,
            };
            let at = match dimension {
                Dimension::Sex => Position { sex: index, ..first },
                Dimension::Status => Position { status: index, ..first },
                Dimension::Row => Position { row: index, ..first },
            };
            let address = self.reading.address(at);
            let code = match dimension {
                Dimension::Sex => address.place.sex.letter().to_owned(),
                Dimension::Status => self.reading.status_code(index).to_owned(),
                Dimension::Row => address.place.item.as_ref().map_or(String::new(), ToString::to_string),
            };
            (Detail::Label(address, dimension), code)
        };
        let ((first, first_code), (second, second_code)) = (named(pair.0), named(pair.1));
        let mut args = vec![
            ("place", Detail::Sheet(self.reading.sheet.id)),
            ("years", Detail::Text(years_in_words(&years))),
            ("first", first),
            ("second", second),
        ];
        args.extend(extent(self.reading, &agreement)?);
        Some(self.reading.odd(Remark {
            variant: format!("{first_code}-{second_code}"),
            year: years.first().copied(),
            cells: agreement.cells,
            id,
            args,
        }))
    }

    fn sexes(&self) -> Vec<Odd> {
        let reading = self.reading;
        let found = pairs(reading.sexes().len() as u16).filter_map(|(first, second)| {
            self.columns("finding-copied-columns", Dimension::Sex, (first, second), |year| {
                let lines = reading
                    .rows()
                    .flat_map(|row| reading.statuses().map(move |status| (row, status)));
                let at = |(row, status)| [first, second].map(|sex| self.cell(Position { row, year, status, sex }));
                lines.map(at).collect()
            })
        });
        found.collect()
    }

    fn statuses(&self) -> Vec<Odd> {
        let reading = self.reading;
        let found = pairs(reading.statuses().len() as u16).filter_map(|(first, second)| {
            self.columns("finding-copied-columns", Dimension::Status, (first, second), |year| {
                let lines = reading
                    .rows()
                    .flat_map(|row| reading.sexes().map(move |sex| (row, sex)));
                let at = |(row, sex)| [first, second].map(|status| self.cell(Position { row, year, status, sex }));
                lines.map(at).collect()
            })
        });
        found.collect()
    }

    fn rows(&self) -> Vec<Odd> {
        let reading = self.reading;
        let mut agreeing: BTreeMap<Pair, u32> = BTreeMap::new();
        let mut column: Vec<(Value, u16)> = Vec::new();
        for year in reading.years() {
            for first in self.of_year(year).take_while(|at| at.row == 0) {
                column.clear();
                let parts = reading
                    .rows()
                    .filter(|row| !reading.sheet.rows[usize::from(*row)].is_total);
                column.extend(parts.filter_map(|row| Some((self.at(Position { row, ..first })?, row))));
                count_equals(&mut column, ALIKE, &mut agreeing);
            }
        }
        let like = agreeing.into_iter().filter(|(_, count)| *count >= self.least);
        let comparable = like.filter(|((first, second), _)| self.is_comparable(*first, *second));
        let found = comparable.filter_map(|((first, second), _)| {
            self.columns("finding-copied-rows", Dimension::Row, (first, second), |year| {
                let lines = reading
                    .statuses()
                    .flat_map(|status| reading.sexes().map(move |sex| (status, sex)));
                let at = |(status, sex)| [first, second].map(|row| self.cell(Position { row, year, status, sex }));
                lines.map(at).collect()
            })
        });
        found.collect()
    }

    /// Whether two rows are of one list and neither lies in the other.
    fn is_comparable(&self, first: u16, second: u16) -> bool {
        let row = |row: u16| &self.reading.sheet.rows[usize::from(row)];
        if row(first).classification != row(second).classification {
            return false;
        }
        let at = |row| {
            self.cell(Position {
                row,
                year: 0,
                status: 0,
                sex: 0,
            })
        };
        !is_related(self.reading.view, at(first), at(second))
    }
}

/// Counts the lines that hold the same figure, by pairs; a figure that more than `most` of them hold is passed over.
fn count_equals(line: &mut [(Value, u16)], most: usize, agreeing: &mut BTreeMap<Pair, u32>) {
    line.sort_unstable_by_key(|(value, index)| (value.mantissa(), value.exponent(), *index));
    for same in line.chunk_by(|(a, _), (b, _)| a == b).filter(|same| same.len() <= most) {
        for (place, (_, first)) in same.iter().enumerate() {
            for (_, second) in &same[place + 1..] {
                *agreeing.entry((*first, *second)).or_default() += 1;
            }
        }
    }
}

fn pairs(count: u16) -> impl Iterator<Item = Pair> {
    (0..count).flat_map(move |first| (first + 1..count).map(move |second| (first, second)))
}

/// All that hang together with a pair by pairs.
fn connected(pair: Pair, pairs: &[Pair]) -> BTreeSet<u16> {
    let mut together = BTreeSet::from([pair.0, pair.1]);
    loop {
        let before = together.len();
        for (a, b) in pairs {
            if together.contains(a) || together.contains(b) {
                together.extend([*a, *b]);
            }
        }
        if together.len() == before {
            return together;
        }
    }
}

/// How much agrees: the variables of a sentence on copies.
pub(super) fn extent(reading: &Reading<'_>, agreement: &Agreement) -> Option<[(&'static str, Detail); 4]> {
    let all = agreement.agreeing == agreement.comparable;
    Some([
        ("extent", Detail::Choice(if all { "all" } else { "some" })),
        ("count", Detail::Count(agreement.agreeing)),
        ("comparable", Detail::Count(agreement.comparable)),
        ("largest", reading.amount(agreement.largest?)),
    ])
}
