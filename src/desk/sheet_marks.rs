//! What each cell of a workbook of others is taken for: a year, a sex, a category, a figure that is taken, or one that is not and why.
//! It says what the proposals say, cell by cell, so that it can be seen on the worksheet.

use super::NationalWorkbook;
use crate::exchange::incoming::{Sentence, Spot, Stated};
use crate::exchange::national::{ItemsOn, Proposal, Slot, Used, Why, sentence};
use crate::exchange::spreadsheet::{Area, At, Worksheet};
use crate::questionnaire::matching::{Said, years_in};
use std::collections::HashMap;

/// What a cell is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// A head that says nothing of its own.
    Head,
    /// It says a year.
    Year,
    /// It says a sex.
    Sex,
    /// It says a status.
    Status,
    /// It names a row of the table.
    Category,
    /// It names something that no row of the table is; a person has to say.
    Unknown,
    /// A figure that is taken.
    Taken,
    /// A figure that cannot be taken.
    Refused,
    /// No answer: it is left out.
    LeftOut,
}

impl Mark {
    /// Of two readings of one block the one that makes more of a cell is told.
    fn tells(self) -> u8 {
        match self {
            Mark::Taken => 8,
            Mark::Category => 7,
            Mark::Year => 6,
            Mark::Sex => 5,
            Mark::Status => 4,
            Mark::Unknown => 3,
            Mark::Refused => 2,
            Mark::LeftOut => 1,
            Mark::Head => 0,
        }
    }
}

/// A cell of a worksheet and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// What it is taken for.
    pub mark: Mark,
    /// The proposal that says so, by its place.
    pub proposal: usize,
    /// Why it is not taken.
    pub why: Option<Sentence>,
    /// The figure that it states, by its place in the proposal.
    pub figure: Option<usize>,
}

/// Where what a block says stands, as far as it stands anywhere: the bounds of those cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Where {
    /// The years.
    pub years: Option<Area>,
    /// The sexes.
    pub sexes: Option<Area>,
    /// The statuses.
    pub statuses: Option<Area>,
    /// The categories.
    pub labels: Option<Area>,
    /// The figures.
    pub figures: Option<Area>,
}

/// What the cells of one worksheet are taken for.
#[derive(Clone, Debug, Default)]
pub struct SheetMarks {
    cells: HashMap<At, Marked>,
    /// Whole lines and columns of a block that are left out.
    left: Vec<(Area, usize, Sentence)>,
    /// Where the figures of each block stand.
    areas: Vec<(Area, usize)>,
    places: HashMap<usize, Where>,
}

impl SheetMarks {
    pub(super) fn of(workbook: &NationalWorkbook, worksheet: usize) -> Self {
        let mut marks = Self::default();
        let Some(sheet) = workbook.book().worksheets.get(worksheet) else {
            return marks;
        };
        for (index, proposal) in workbook.proposals().iter().enumerate() {
            if proposal.id.worksheet == worksheet {
                marks.add(sheet, index, proposal);
            }
        }
        marks
    }

    /// What a cell is taken for; none: nothing is made of it.
    pub fn at(&self, at: At) -> Option<Marked> {
        let own = self.cells.get(&at);
        if let Some(own) = own.filter(|own| own.mark != Mark::Head) {
            return Some(own.clone());
        }
        let left = self.left.iter().find(|(area, ..)| area.contains(at));
        let left = left.map(|(_, proposal, why)| Marked {
            mark: Mark::LeftOut,
            proposal: *proposal,
            why: Some(why.clone()),
            figure: None,
        });
        left.or_else(|| own.cloned())
    }

    /// The proposal in whose figures a cell lies.
    pub fn proposal_at(&self, at: At) -> Option<usize> {
        let marked = self.cells.get(&at).map(|marked| marked.proposal);
        marked.or_else(|| {
            let within = self.areas.iter().find(|(area, _)| area.contains(at));
            within.map(|(_, proposal)| *proposal)
        })
    }

    /// Where the figures of each proposal stand.
    pub fn areas(&self) -> &[(Area, usize)] {
        &self.areas
    }

    /// Where what a proposal says stands.
    pub fn places(&self, proposal: usize) -> Where {
        self.places.get(&proposal).copied().unwrap_or_default()
    }

    fn put(&mut self, at: At, mark: Mark, proposal: usize, why: Option<Sentence>) {
        if self
            .cells
            .get(&at)
            .is_some_and(|known| known.mark.tells() >= mark.tells())
        {
            return;
        }
        let marked = Marked {
            mark,
            proposal,
            why,
            figure: None,
        };
        self.cells.insert(at, marked);
    }

    fn add(&mut self, sheet: &Worksheet, index: usize, proposal: &Proposal) {
        let reading = &proposal.reading;
        let mut places = Where {
            figures: reading.block.area(),
            ..Where::default()
        };
        if let Some(area) = reading.block.area() {
            self.areas.push((area, index));
        }
        self.heads(sheet, index, proposal, &mut places);
        self.labels(sheet, index, proposal, &mut places);
        for (number, figure) in proposal.taken.figures.iter().enumerate() {
            self.figure(index, number, figure);
        }
        for refused in &proposal.taken.refused {
            match &refused.from.spot {
                Spot::Cells(cells) => {
                    for at in cells {
                        self.put(*at, Mark::Refused, index, Some(refused.reason.clone()));
                    }
                }
                Spot::Area(area) => self.left.push((*area, index, refused.reason.clone())),
                Spot::Line(_) | Spot::Whole => {}
            }
        }
        if proposal.taken.dashes > 0 {
            self.dashes(sheet, index, proposal);
        }
        self.places.insert(index, places);
    }

    /// Signs in the place of figures that wait for the person to say what they stand for.
    fn dashes(&mut self, sheet: &Worksheet, index: usize, proposal: &Proposal) {
        let taken = |slots: &'_ [Slot]| -> Vec<u32> {
            let taken = slots.iter().filter(|slot| slot.used == Used::Taken);
            taken.map(|slot| slot.at).collect()
        };
        let columns = taken(&proposal.reading.columns);
        for row in taken(&proposal.reading.lines) {
            for column in &columns {
                let at = At::new(row, *column);
                if !self.cells.contains_key(&at) && sheet.cell(at).is_some() {
                    self.put(at, Mark::Refused, index, Some(Sentence::new("workbook-dash-why")));
                }
            }
        }
    }

    fn figure(&mut self, proposal: usize, number: usize, figure: &Stated) {
        let Spot::Cells(cells) = &figure.from.spot else { return };
        for at in cells {
            let marked = Marked {
                mark: Mark::Taken,
                proposal,
                why: None,
                figure: Some(number),
            };
            self.cells.insert(*at, marked);
        }
    }

    /// The lines over the figures.
    fn heads(&mut self, sheet: &Worksheet, index: usize, proposal: &Proposal, places: &mut Where) {
        let reading = &proposal.reading;
        let items_row = match reading.items_on {
            ItemsOn::Columns(row) => Some(row),
            _ => None,
        };
        for row in &reading.block.heads {
            for column in reading.block.span.0..=reading.block.span.1 {
                let at = At::new(*row, column);
                let text = sheet.text(at);
                if text.is_empty() {
                    continue;
                }
                let slot = reading.columns.iter().find(|slot| slot.at == column);
                let category = slot.filter(|_| Some(*row) == items_row).and_then(category_mark);
                let mark = category.unwrap_or_else(|| said_mark(&text));
                let why = slot.filter(|_| mark == Mark::Unknown).and_then(why_left);
                self.put(at, mark, index, why);
                if slot.is_none_or(|slot| slot.used == Used::Taken) || mark == Mark::Unknown {
                    places.note(mark, at);
                }
            }
        }
    }

    /// The columns beside the figures.
    fn labels(&mut self, sheet: &Worksheet, index: usize, proposal: &Proposal, places: &mut Where) {
        let reading = &proposal.reading;
        let items_column = match reading.items_on {
            ItemsOn::Lines(column) => Some(column),
            _ => None,
        };
        for slot in &reading.lines {
            for column in &reading.block.labels {
                let at = At::new(slot.at, *column);
                let text = sheet.text(at);
                if text.is_empty() {
                    continue;
                }
                let category = (Some(*column) == items_column).then(|| category_mark(slot)).flatten();
                let mark = category.unwrap_or_else(|| said_mark(&text));
                let why = (category.is_some()).then(|| why_left(slot)).flatten();
                self.put(at, mark, index, why);
                places.note(mark, at);
            }
        }
    }
}

impl Where {
    fn note(&mut self, mark: Mark, at: At) {
        let place = match mark {
            Mark::Year => &mut self.years,
            Mark::Sex => &mut self.sexes,
            Mark::Status => &mut self.statuses,
            Mark::Category | Mark::Unknown => &mut self.labels,
            _ => return,
        };
        *place = Some(place.map_or(Area { first: at, last: at }, |area| Area {
            first: At::new(area.first.row.min(at.row), area.first.column.min(at.column)),
            last: At::new(area.last.row.max(at.row), area.last.column.max(at.column)),
        }));
    }
}

/// What the label of a line or column is as a category; none where it is none.
fn category_mark(slot: &Slot) -> Option<Mark> {
    match (&slot.used, &slot.dims.item, &slot.category) {
        (Used::Left(Why::NoItem(_)), ..) => Some(Mark::Unknown),
        (Used::Left(_), ..) => Some(Mark::LeftOut),
        (Used::Taken, Some(_), Some(_)) => Some(Mark::Category),
        _ => None,
    }
}

fn why_left(slot: &Slot) -> Option<Sentence> {
    match &slot.used {
        Used::Left(why) => Some(sentence(why)),
        Used::Taken | Used::Heading => None,
    }
}

/// What a text over or beside figures says by itself.
fn said_mark(text: &str) -> Mark {
    let said = Said::of(text);
    if !said.years.is_empty() || !years_in(text).is_empty() {
        Mark::Year
    } else if !said.sexes.is_empty() {
        Mark::Sex
    } else if said.status.is_some() {
        Mark::Status
    } else {
        Mark::Head
    }
}
