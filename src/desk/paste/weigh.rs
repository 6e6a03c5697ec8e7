//! Weighs where a block could go: which sums would come out, and how like its figures are to those of other years and phases.
//!
//! Nothing is checked in full. The identities of the sheet are looked up for the cells that a placement reaches, its figures laid
//! over those that stand there, and what comes out is counted.

use super::block::Amount;
use crate::checks::{CellNumber, Checker, Relation};
use crate::figures::{Answer, Answers, CellAddress, Reason, RowKind, SheetId, SheetLayout, Value, ViewUnit};
use crate::questionnaire::{ItemCode, Sex, TableCode};
use std::cell::OnceCell;
use std::collections::HashMap;

/// Decimal digits up to which a sum that comes out nearly says nothing: one in thirty does so by chance.
const CHANCE: f64 = 1.5;
/// Decimal digits from which on a sum that misses counts as one with a slip or a rounding in it.
const ALMOST: f64 = 3.0;

/// What stands in a cell, as far as a sum is concerned.
#[derive(Clone, Copy, Debug)]
enum Stands {
    Amount(Amount),
    Nothing,
    Unknown,
}

/// The sheet as placements are weighed on it.
pub(super) struct Scales<'a> {
    checker: &'a Checker,
    sheet: SheetId,
    layout: &'a SheetLayout,
    /// Of each cell of the layout, row by row, its number and the decimal logarithm of the figure that it can be compared with;
    /// looked up when a block first reaches it, since a block reaches few cells of a large sheet.
    known: Vec<OnceCell<Known>>,
    /// The first number of the sheet's cells, which follow one another.
    first: CellNumber,
    /// What stands in each cell of the sheet.
    standing: Vec<Option<Stands>>,
    series: Series<'a>,
}

/// What is known of a cell of the layout.
#[derive(Clone, Copy, Debug)]
struct Known {
    number: Option<CellNumber>,
    like: Option<f64>,
}

/// The figures of a table by item, status and sex: the year, whether they are of the same sheet, the decimal logarithm.
type Series<'a> = HashMap<(Option<&'a ItemCode>, Option<&'a ItemCode>, Sex), Vec<(u16, bool, f64)>>;

/// What speaks for a placement.
#[derive(Clone, Debug, Default)]
pub(super) struct Weight {
    /// Sums that come out, and all that can be worked out.
    pub holds: usize,
    pub of: usize,
    /// How telling they are: the decimal digits that had to fit. A sum of large exact numbers does not come out by chance.
    pub telling: f64,
    /// In how many rows of the sheet there are figures that can be compared.
    pub rows: usize,
    /// For each figure, by its place in the clip, the logarithm of how many times larger it is than what it is compared with.
    pub ratios: Vec<Option<f64>>,
}

/// A figure of the block in a cell of the layout.
#[derive(Clone, Copy, Debug)]
pub(super) struct Put {
    pub row: usize,
    pub column: usize,
    /// Its field's place in the clip.
    pub field: usize,
    /// None for a text that is no number.
    pub amount: Option<Amount>,
}

impl<'a> Scales<'a> {
    /// The scales for one sheet.
    pub fn new(
        checker: &'a Checker,
        answers: &'a Answers,
        sheet: SheetId,
        table: &TableCode,
        layout: &'a SheetLayout,
    ) -> Self {
        let numbers = checker.cells_of_sheet(sheet);
        let first = numbers.start;
        let mut standing = vec![None; numbers.len()];
        for (place, figure) in answers.figures.get(&sheet).into_iter().flatten() {
            let cell = CellAddress::new(sheet, place.clone());
            let Some(number) = checker.cell_number(&cell) else {
                continue;
            };
            let stands = match &figure.answer {
                Answer::Value(value) => Stands::Amount(Amount::of(*value, ViewUnit::Ones)),
                Answer::Reason(Reason::NotApplicable) => Stands::Nothing,
                Answer::Reason(_) | Answer::WrongInput(_) => Stands::Unknown,
            };
            if let Some(cell) = standing.get_mut(number.wrapping_sub(first) as usize) {
                *cell = Some(stands);
            }
        }
        Self {
            checker,
            sheet,
            layout,
            known: vec![OnceCell::new(); layout.rows.len() * layout.columns.len()],
            first,
            standing,
            series: series(answers, sheet, table),
        }
    }

    fn known(&self, row: usize, column: usize) -> Known {
        let look_up = || Known {
            number: self
                .layout
                .cell(self.sheet, row, column)
                .and_then(|cell| self.checker.cell_number(&cell)),
            like: self.comparable(row, column),
        };
        *self.known[row * self.layout.columns.len() + column].get_or_init(look_up)
    }

    /// What a cell can be compared with: the figure that stands there; else the nearest year of the same row and column, in this
    /// sheet first, then in other sheets and phases of the table.
    fn comparable(&self, row: usize, column: usize) -> Option<f64> {
        let RowKind::Item(item) = &self.layout.rows.get(row)?.kind else {
            return None;
        };
        let column = self.layout.columns.get(column)?;
        let known = self.series.get(&(item.as_ref(), column.status.as_ref(), column.sex))?;
        let nearest = known
            .iter()
            .min_by_key(|(year, own, _)| (year.abs_diff(column.year.0), !own))?;
        (nearest.0.abs_diff(column.year.0) <= 5).then_some(nearest.2)
    }

    /// Weighs one placement. `fields` is how many fields the clip has.
    pub fn weigh(&self, puts: &[Put], fields: usize) -> Weight {
        let mut weight = Weight {
            ratios: vec![None; fields],
            ..Weight::default()
        };
        let mut laid: Vec<Option<Stands>> = vec![None; self.standing.len()];
        let mut touched: Vec<u32> = Vec::new();
        let mut last_row = None;
        let identities = self.checker.identities();
        for put in puts {
            let known = self.known(put.row, put.column);
            if let (Some(amount), Some(like)) = (put.amount, known.like)
                && amount.value > 0.0
            {
                weight.ratios[put.field] = Some(amount.value.log10() - like);
                weight.rows += usize::from(last_row.replace(put.row) != Some(put.row));
            }
            let Some(number) = known.number else { continue };
            laid[self.place_of(number)] = Some(put.amount.map_or(Stands::Unknown, Stands::Amount));
            if put.amount.is_some() {
                touched.extend_from_slice(identities.touching(number));
            }
        }
        touched.sort_unstable();
        touched.dedup();
        for number in touched {
            self.add_sum(&mut weight, &laid, number);
        }
        weight
    }

    fn place_of(&self, number: CellNumber) -> usize {
        number.wrapping_sub(self.first) as usize
    }

    fn add_sum(&self, weight: &mut Weight, laid: &[Option<Stands>], number: u32) {
        let identities = self.checker.identities();
        let relation = identities.get(number).relation;
        if !matches!(relation, Relation::Equal | Relation::AtLeast | Relation::EqualWithRest) {
            return;
        }
        let terms = identities.terms(number);
        let (mut whole, mut parts, mut half, mut known) = (None, 0.0, 0.0, 0);
        let (mut block_whole, mut block_parts, mut finest) = (0.0_f64, 0.0_f64, f64::INFINITY);
        let (mut blank, mut unknown, mut rest) = (0, 0, false);
        for (place, term) in terms.iter().enumerate() {
            let at = self.place_of(term.cell);
            let pasted = laid.get(at).copied().flatten();
            let stands = pasted.or_else(|| self.standing.get(at).copied().flatten());
            match stands {
                Some(Stands::Amount(amount)) => {
                    half += amount.half;
                    if amount.half > 0.0 {
                        finest = finest.min(2.0 * amount.half);
                    }
                    let of_block = if pasted.is_some() { amount.value } else { 0.0 };
                    if term.sign > 0 {
                        whole = Some(amount.value);
                        block_whole = of_block;
                    } else {
                        parts += amount.value;
                        block_parts += of_block;
                        known += 1;
                        rest = place + 1 == terms.len();
                    }
                }
                Some(Stands::Nothing) => {}
                Some(Stands::Unknown) => unknown += 1,
                None => blank += 1,
            }
        }
        let (Some(whole), true) = (whole, known > 0) else {
            return;
        };
        let gap: f64 = whole - parts;
        let fits = gap.abs() <= half + 1e-6;
        // Parts of a whole that are only some of it are never all of it.
        let complete = match relation {
            Relation::EqualWithRest => unknown == 0 && (blank == 0 || rest),
            Relation::Equal => unknown == 0 && blank == 0,
            _ => false,
        };
        // Parts that are missing leave room below the whole, and one part alone says little: it may be the whole.
        if !complete && known < 2 {
            return;
        }
        // How seldom what the block adds to this sum would come so near by chance, in decimal digits.
        let size = block_whole.max(block_parts);
        let telling = (size / (2.0 * gap.abs() + finest)).max(1.0).log10().min(5.0);
        if fits || telling >= CHANCE {
            weight.telling += telling;
        }
        if fits || complete || gap < 0.0 {
            weight.of += 1;
            weight.holds += usize::from(fits || telling >= ALMOST);
        }
    }
}

/// The figures that the cells of a sheet can be compared with.
fn series<'a>(answers: &'a Answers, sheet: SheetId, table: &TableCode) -> Series<'a> {
    let mut series: Series<'a> = HashMap::new();
    let sheets = answers.sheets.iter().filter(|(_, of)| &of.table == table);
    for (id, _) in sheets {
        for (place, figure) in answers.figures.get(id).into_iter().flatten() {
            let Some(value) = figure.as_value().map(Value::approximate).filter(|value| *value > 0.0) else {
                continue;
            };
            let key = (place.item.as_ref(), place.status.as_ref(), place.sex);
            let figures = series.entry(key).or_default();
            figures.push((place.year.0, *id == sheet, value.log10()));
        }
    }
    series
}

/// The median of numbers; none of none.
pub(super) fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}
