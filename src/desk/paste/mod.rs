//! Pasting in two steps: [`Desk::plan_paste`] says what a block from the clipboard would do, cell by cell, and changes nothing;
//! [`Desk::paste_planned`] does it, as one action. Nothing is ever dropped silently, no figure is emptied by an empty field, and
//! what can be read in two ways is asked once for the whole block.
//!
//! `clip.rs` and `plan.rs` are the types; `block.rs` looks at the texts, `edges.rs` and `labels.rs` find and match words, `lay.rs` puts lines and
//! fields on rows and columns, `weigh.rs` counts what speaks for a place and `place.rs` chooses it; `reading.rs` reads the figures.

mod block;
mod clip;
mod edges;
mod labels;
mod lay;
mod place;
mod plan;
mod reading;
mod weigh;

pub use clip::{Clip, FieldAt, PasteAt};
pub use plan::{
    Along, Arrangement, CellOutcome, ConventionBy, DashMeans, Evidence, KeptWhy, LeftOut, LeftOutWhy, PasteChoices,
    PasteCounts, PastePlan, Placement, PlannedCell, Question, ReadAs, Scale,
};

use super::{Desk, DeskError};
use crate::checks::Checker;
use crate::country_file::{ActionKind, Origin};
use crate::figures::{Answers, CellAddress, Change, Place as CellPlace, RowKind, SheetId, SheetLayout, ViewUnit};
use crate::questionnaire::matching::{Unit as SaidUnit, unit_said};
use crate::questionnaire::{ItemCode, Unit, Year};
use block::Block;
use labels::{Target, To};
use lay::Laid;
use place::{Places, Search};
use reading::Reader;
use std::borrow::Cow;
use weigh::Scales;

/// What became of a pasted block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PasteReport {
    /// Cells that the block reached.
    pub cells: usize,
    /// Cells that changed.
    pub changed: usize,
    /// Cells that could not be read, or not in one way only, and stand as typed.
    pub wrong: usize,
    /// Fields with a text in them that reached no cell and were no label.
    pub left_out: usize,
}

/// Lines of a block, several times the rows of the longest table with its headings: more are no table of this questionnaire.
const MOST_LINES: usize = 2_000;
/// Fields of a line, several times the columns of every year that a pack allows.
const MOST_FIELDS: usize = 1_000;

impl Desk {
    /// What pasting this block there would do, by what the person has decided so far. Changes nothing.
    pub fn plan_paste(&self, at: &PasteAt, clip: &Clip, choices: &PasteChoices) -> Result<PastePlan, DeskError> {
        if clip.height() > MOST_LINES || clip.width() > MOST_FIELDS {
            return Err(DeskError::BlockTooLarge {
                lines: clip.height(),
                fields: clip.width(),
                most_lines: MOST_LINES,
                most_fields: MOST_FIELDS,
            });
        }
        let layout = self.layout(at.sheet)?;
        let sheet = self.sheet(at.sheet)?;
        let table = self.table(&sheet.table)?;
        let target = Target::new(&self.pack, table, &layout, at);
        // The places and their order do not depend on what the person has decided.
        let first_look = Reader::new(clip, sheet.unit, self.convention(), &PasteChoices::default());
        let block = Block::new(clip, sheet.unit, first_look.convention);
        let checker = self.checker_of(at.sheet);
        let scales = Scales::new(&checker, &self.answers, at.sheet, &sheet.table, &layout);
        let search = Search {
            clip,
            target: &target,
            scales: &scales,
            layout: &layout,
        };
        let places = search.run(&block).ok_or(DeskError::NoSheet)?;
        let placement = choices.placement.unwrap_or_default();
        let Some(place) = places.all.get(placement) else {
            return Err(DeskError::Refused("There is no such place for this block.".to_owned()));
        };
        let counts_persons = table.unit == Unit::Persons;
        let scale_seen = Some(place)
            .filter(|_| counts_persons)
            .and_then(|place| scale_seen(place, &block, sheet.unit));

        let reader = Reader::new(clip, sheet.unit, self.convention(), choices);
        let mut laid = place.laid.clone();
        let (rows, columns) = laid.added();
        let mut years: Vec<Year> = columns.iter().map(|column| column.year).collect();
        years.dedup();
        let adds = choices.add == Some(true);
        if !adds {
            laid.without_added();
        }
        let cells = self.planned_cells(at.sheet, &layout, clip, &laid, &reader);
        let mut questions = Vec::new();
        let filled = cells.iter().filter(|cell| !cell.text.is_empty()).count();
        let wrong = cells
            .iter()
            .filter(|cell| matches!(cell.outcome, CellOutcome::Wrong(_)));
        let wrong = wrong.count();
        if wrong > 2 && wrong * 2 > filled && !choices.words_too {
            questions.push(Question::Words { wrong, of: filled });
        }
        if places.is_questioned && choices.placement.is_none() {
            questions.push(Question::Placement { proposed: 0 });
        }
        if let (Some((proposed, evidence)), None) = (scale_seen, choices.scale) {
            questions.push(Question::Scale { proposed, evidence });
        }
        questions.extend(reader.questions(&cells));
        if !(rows.is_empty() && years.is_empty()) && choices.add.is_none() {
            let (rows, years) = (rows.clone(), years.clone());
            questions.push(Question::Add { rows, years });
        }
        Ok(PastePlan {
            sheet: at.sheet,
            clip: clip.clone(),
            at: at.clone(),
            choices: *choices,
            left_out: laid.left_out(clip),
            questions,
            convention: reader.convention,
            convention_by: reader.by.clone(),
            scale: reader.scale,
            cells,
            placement,
            as_selected: places.as_selected,
            is_moved: places.is_moved && placement == 0,
            placements: placements(at.sheet, &layout, clip, places),
            added_rows: if adds { rows } else { Vec::new() },
            added_years: if adds { years } else { Vec::new() },
            revision: self.revision,
        })
    }

    /// The checks of the phase; of a sheet that is not part of the file yet, those of that sheet alone.
    fn checker_of(&self, id: SheetId) -> Cow<'_, Checker> {
        let Some(draft) = self.drafts.get(&id) else {
            return Cow::Borrowed(&self.checker);
        };
        let mut alone = Answers::default();
        alone.settings.clone_from(&self.answers.settings);
        alone.sheets.insert(id, draft.clone());
        Cow::Owned(Checker::new(std::sync::Arc::clone(&self.pack), &alone, &self.pack.id))
    }

    fn planned_cells(
        &self,
        sheet: SheetId,
        layout: &SheetLayout,
        clip: &Clip,
        laid: &Laid,
        reader: &Reader,
    ) -> Vec<PlannedCell> {
        let mut cells = Vec::new();
        for (from, row, column) in laid.pairs().filter(|(from, _, _)| clip.has(*from)) {
            let Some((cell, row, column)) = address(sheet, layout, row, column) else {
                continue;
            };
            let before = self.answers.figure(&cell).cloned();
            cells.push(reader.planned(cell, row, column, from, clip.text(from), before));
        }
        cells.sort_by_key(|cell| cell.from);
        cells
    }

    /// Does what was planned, as one action. Refused when the file has changed since the plan was made.
    pub fn paste_planned(&mut self, plan: &PastePlan) -> Result<PasteReport, DeskError> {
        if plan.revision != self.revision {
            return Err(DeskError::Refused(
                "The file has changed since this paste was looked at. Paste again; nothing was changed.".to_owned(),
            ));
        }
        let changes = plan.cells.iter().map(|planned| Change::Figure {
            cell: planned.cell.clone(),
            before: planned.before.clone(),
            after: planned.after.clone(),
        });
        let mut changes: Vec<Change> = changes.collect();
        if !(plan.added_rows.is_empty() && plan.added_years.is_empty()) {
            let table = self.table_of(plan.sheet)?;
            let lists = plan.added_rows.iter().filter_map(|item| self.pack.item_of(table, item));
            let versions: Vec<_> = lists.map(|(list, _)| list.id.clone()).collect();
            let added = self.sheet_change(plan.sheet, |sheet| {
                sheet.added_items.extend(plan.added_rows.iter().cloned());
                sheet.years.extend(&plan.added_years);
                for version in versions {
                    if !sheet.versions.contains(&version) {
                        sheet.versions.push(version);
                    }
                }
            })?;
            changes.insert(0, added);
        }
        let size = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let action = self
            .action_in(ActionKind::Paste, plan.sheet)?
            .on_block(size(plan.clip.height()), size(plan.clip.width()));
        self.act(action, Origin::Pasted, changes)?;
        let counts = plan.counts();
        Ok(PasteReport {
            cells: plan.cells.len(),
            changed: counts.new + counts.changed + counts.unclear + counts.wrong,
            wrong: counts.unclear + counts.wrong,
            left_out: counts.lost,
        })
    }
}

/// The places as they are offered, each with the cell that its first figure goes to.
fn placements(sheet: SheetId, layout: &SheetLayout, clip: &Clip, places: Places) -> Vec<Placement> {
    let first = |laid: &Laid| {
        let mut filled = laid.pairs().filter(|(from, _, _)| !clip.text(*from).is_empty());
        filled.find_map(|(_, row, column)| address(sheet, layout, row, column).map(|(cell, _, _)| cell))
    };
    let places = places.all.into_iter();
    places
        .map(|place| Placement {
            first: first(&place.laid),
            ..place.placement
        })
        .collect()
}

/// The cell that a row and a column make, with their places in the layout where they have one.
fn address(
    sheet: SheetId,
    layout: &SheetLayout,
    row: &To<ItemCode>,
    column: &To<crate::figures::Column>,
) -> Option<(CellAddress, Option<usize>, Option<usize>)> {
    let (item, row) = match row {
        To::Shown(row) => match &layout.rows.get(*row)?.kind {
            RowKind::Item(item) => (item.clone(), Some(*row)),
            RowKind::Heading(_) => return None,
        },
        To::Added(item) => (Some(item.clone()), None),
    };
    let (of, column) = match column {
        To::Shown(column) => (layout.columns.get(*column)?, Some(*column)),
        To::Added(of) => (of, None),
    };
    let place = CellPlace {
        item,
        year: of.year,
        status: of.status.clone(),
        sex: of.sex,
    };
    Some((CellAddress::new(sheet, place), row, column))
}

/// The unit that the block seems to be in, where that is another than the sheet's: by its figures beside those of other years;
/// where there are none, by the words over it, or by fractions of persons.
fn scale_seen(place: &place::Place, block: &Block<'_>, unit: ViewUnit) -> Option<(Scale, Evidence)> {
    if let Some(seen) = place.scale() {
        return Some(seen);
    }
    // Figures that are like those of other years are in the right unit, whatever stands over them.
    if unit != ViewUnit::Ones || place.is_alike() {
        return None;
    }
    if block.words().any(|text| unit_said(text) == Some(SaidUnit::Thousands)) {
        return Some((Scale::Thousandfold, Evidence::UnitWords));
    }
    let (count, of) = block.fractions();
    (count > 0 && count * 3 >= of).then_some((Scale::Thousandfold, Evidence::Fractions { count, of }))
}
