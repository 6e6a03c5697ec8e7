//! Explanations in words: what was probably done, what would be right, and why. The sentences stand in
//! `assets/texts/<language>/cause.ftl`; window, command line and reports say the same.

use super::finding::Dimension;
use super::locator::{Cause, Edit, Explanation, Operation, Slip, Step};
use super::sentence::{Words, number};
use crate::figures::{Answers, CellAddress, SheetId, Value, ViewUnit};
use crate::questionnaire::{Arg, ItemCode, Language, Pack, Sex, text, text_args};
use std::collections::BTreeSet;

impl Cause {
    /// An explanation in a sentence: what is wrong with which figures, how it came about, and which sums then hold.
    /// "C19 Outflow …, Malaysia, 2014, female should be 5 530, not 5 350: two digits exchanged; both sums then hold."
    pub fn sentence(&self, explanation: &Explanation, pack: &Pack, answers: &Answers, language: Language) -> String {
        self.say(explanation, &Words::new(pack, answers, language))
    }

    /// The same below the sentence of its cause, which has said the titles: tables by their numbers alone.
    pub fn sentence_below(
        &self,
        explanation: &Explanation,
        pack: &Pack,
        answers: &Answers,
        language: Language,
    ) -> String {
        self.say(explanation, &Words::new(pack, answers, language).without_titles())
    }

    fn say(&self, explanation: &Explanation, words: &Words<'_>) -> String {
        let steps: Vec<String> = explanation
            .steps
            .iter()
            .map(|step| words.step(step, self.named))
            .collect();
        let sums = [("sums", Arg::from(self.identities.len()))];
        if let [step] = &steps[..] {
            return format!("{step}; {}", text_args(words.language, "cause-then", &sums));
        }
        let after = text_args(words.language, "cause-then-all", &sums);
        format!("{}. {after}", steps.join(". "))
    }
}

/// Rows named one by one at most.
const ROWS_NAMED: usize = 3;
impl Words<'_> {
    fn step(&self, step: &Step, sure: bool) -> String {
        let sure = if sure { "yes" } else { "no" };
        let Some(first) = step.edits.first() else {
            return String::new();
        };
        match step.operation {
            Operation::Change => self.change(first, sure),
            Operation::ExchangeCells | Operation::ExchangeColumns | Operation::ExchangeRows => {
                self.exchange(step, sure)
            }
            Operation::Shift(by) => self.shift(step, by, sure),
            Operation::Move => self.moved(step, sure),
            Operation::Scale(power) => self.scale(step, power, sure),
        }
    }

    fn change(&self, edit: &Edit, sure: &str) -> String {
        let unit = self.unit(edit.cell.sheet);
        let place = self.where_all(&[&edit.cell], None);
        let slip = match (edit.slip, sure) {
            (None, "yes") => "only",
            (slip, _) => slip_name(slip),
        };
        let power = match edit.slip {
            Some(Slip::Scaled(power)) => self.power(power),
            _ => String::new(),
        };
        let args = [
            ("place", Arg::Text(&place)),
            ("right", Arg::Text(&self.amount(edit.right, unit))),
            ("typed", Arg::Text(&self.stood(edit))),
            ("slip", Arg::Text(slip)),
            ("power", Arg::Text(&power)),
            ("sure", Arg::Text(sure)),
        ];
        text_args(self.language, "cause-change", &args)
    }

    /// Two cells, columns or rows that changed places.
    fn exchange(&self, step: &Step, sure: &str) -> String {
        let cells: Vec<&CellAddress> = step.edits.iter().map(|edit| &edit.cell).collect();
        let across = match step.operation {
            Operation::ExchangeRows => Some(Along::Row),
            Operation::ExchangeColumns => [Along::Sex, Along::Year, Along::Status]
                .into_iter()
                .find(|along| step_differs(&cells, *along)),
            _ => Along::ALL.into_iter().find(|along| step_differs(&cells, *along)),
        };
        let Some(across) = across else { return String::new() };
        let place = self.where_all(&cells, Some(across));
        let mut sides: Vec<&CellAddress> = Vec::new();
        for cell in &cells {
            if sides.iter().all(|side| !across.same(side, cell)) {
                sides.push(cell);
            }
        }
        let name = |nth: usize| sides.get(nth).map(|cell| self.along(cell, across)).unwrap_or_default();
        let (first, second) = (name(0), name(1));
        let sexes: BTreeSet<Sex> = sides.iter().map(|cell| cell.place.sex).collect();
        let what = if across == Along::Sex && sexes == BTreeSet::from([Sex::Male, Sex::Female]) {
            "sexes"
        } else {
            "others"
        };
        let (which, rows) = match step.operation {
            Operation::ExchangeCells => ("cells", self.figures(&step.edits)),
            Operation::ExchangeRows => ("columns", String::new()),
            _ => self.rows_of(&cells),
        };
        let args = [
            ("place", Arg::Text(&place)),
            ("what", Arg::Text(what)),
            ("first", Arg::Text(&first)),
            ("second", Arg::Text(&second)),
            ("which", Arg::Text(which)),
            ("rows", Arg::Text(&rows)),
            (
                "count",
                Arg::from(lines(&cells, step.operation == Operation::ExchangeRows)),
            ),
            ("sure", Arg::Text(sure)),
        ];
        text_args(self.language, "cause-exchange", &args)
    }

    /// Whether all rows with figures in these columns are meant, or some; and their names, where they are few.
    fn rows_of(&self, cells: &[&CellAddress]) -> (&'static str, String) {
        let rows: BTreeSet<&Option<ItemCode>> = cells.iter().map(|cell| &cell.place.item).collect();
        let Some(first) = cells.first() else {
            return ("some", String::new());
        };
        let columns: BTreeSet<_> = cells
            .iter()
            .map(|cell| (cell.place.year, &cell.place.status, cell.place.sex))
            .collect();
        let figures = self.answers.figures.get(&first.sheet).into_iter().flatten();
        let answered: BTreeSet<&Option<ItemCode>> = figures
            .filter(|(place, figure)| {
                figure.as_value().is_some_and(|value| !value.is_zero())
                    && columns.contains(&(place.year, &place.status, place.sex))
            })
            .map(|(place, _)| &place.item)
            .collect();
        if rows.len() > 1 && answered.is_subset(&rows) {
            return ("all", String::new());
        }
        if rows.len() > ROWS_NAMED {
            return ("some", String::new());
        }
        let mut names = Vec::new();
        for cell in cells {
            let name = self.along(cell, Along::Row);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        ("named", self.list(names))
    }

    fn shift(&self, step: &Step, by: i16, sure: &str) -> String {
        let cells: Vec<&CellAddress> = step.edits.iter().map(|edit| &edit.cell).collect();
        let ends = (cells.first(), cells.last());
        let end = |cell: Option<&&CellAddress>| cell.map(|cell| self.along(cell, Along::Row)).unwrap_or_default();
        let args = [
            ("place", Arg::Text(&self.where_all(&cells, Some(Along::Row)))),
            ("first", Arg::Text(&end(ends.0))),
            ("last", Arg::Text(&end(ends.1))),
            ("rows", Arg::from(usize::from(by.unsigned_abs()))),
            ("direction", Arg::Text(if by < 0 { "high" } else { "low" })),
            ("sure", Arg::Text(sure)),
        ];
        text_args(self.language, "cause-shift", &args)
    }

    fn moved(&self, step: &Step, sure: &str) -> String {
        let less = |edit: &&Edit| {
            let change = edit
                .right
                .as_sum()
                .minus(edit.typed.unwrap_or(Value::whole(0)).as_sum());
            change.is_negative()
        };
        let from = step.edits.iter().find(less);
        let to = step.edits.iter().find(|edit| !less(edit));
        let (Some(from), Some(to)) = (from, to) else {
            return String::new();
        };
        let cells = [&from.cell, &to.cell];
        let across = Along::ALL.into_iter().find(|along| step_differs(&cells, *along));
        let amount = from
            .typed
            .unwrap_or(Value::whole(0))
            .as_sum()
            .minus(from.right.as_sum())
            .to_value();
        let amount = amount.map(|amount| self.amount(amount, self.unit(from.cell.sheet)));
        let name = |cell| across.map(|along| self.along(cell, along)).unwrap_or_default();
        let args = [
            ("place", Arg::Text(&self.where_all(&cells, across))),
            ("amount", Arg::Text(&amount.unwrap_or_default())),
            ("from", Arg::Text(&name(&from.cell))),
            ("to", Arg::Text(&name(&to.cell))),
            ("sure", Arg::Text(sure)),
        ];
        text_args(self.language, "cause-move", &args)
    }

    fn scale(&self, step: &Step, power: i8, sure: &str) -> String {
        let cells: Vec<&CellAddress> = step.edits.iter().map(|edit| &edit.cell).collect();
        let unit = match (power, step.edits.first().map(|edit| self.unit(edit.cell.sheet))) {
            (3, Some(ViewUnit::Thousands)) => "persons",
            (-3, Some(ViewUnit::Ones)) => "thousands",
            _ => "other",
        };
        let args = [
            ("place", Arg::Text(&self.where_all(&cells, None))),
            ("count", Arg::from(cells.len())),
            ("power", Arg::Text(&self.power(power))),
            ("direction", Arg::Text(if power > 0 { "large" } else { "small" })),
            ("unit", Arg::Text(unit)),
            ("sure", Arg::Text(sure)),
        ];
        text_args(self.language, "cause-scale", &args)
    }

    fn figures(&self, edits: &[Edit]) -> String {
        let figures = edits.iter().map(|edit| self.stood(edit));
        self.list(figures.collect())
    }

    /// What stands in the cell, or that nothing does.
    fn stood(&self, edit: &Edit) -> String {
        edit.typed.map_or_else(
            || text(self.language, "cause-blank"),
            |typed| self.amount(typed, self.unit(edit.cell.sheet)),
        )
    }

    fn power(&self, power: i8) -> String {
        let factor = Value::whole(10_i64.pow(u32::from(power.unsigned_abs()).min(18)));
        self.amount(factor, ViewUnit::Ones)
    }

    fn unit(&self, sheet: SheetId) -> ViewUnit {
        self.answers
            .sheets
            .get(&sheet)
            .map_or(ViewUnit::Ones, |sheet| sheet.unit)
    }

    /// Table, and row, year, status and sex as far as all the cells have them in common, less the one that is said itself.
    pub fn where_all(&self, cells: &[&CellAddress], less: Option<Along>) -> String {
        let Some(first) = cells.first() else {
            return String::new();
        };
        let mut tables: Vec<SheetId> = cells.iter().map(|cell| cell.sheet).collect();
        tables.dedup();
        let title = |id: &SheetId| self.table_of(*id).map(|table| self.title(table));
        let mut parts: Vec<String> = match &tables[..] {
            [one] => title(one).into_iter().collect(),
            several => {
                let numbers = several.iter().filter_map(|id| self.table_of(*id)).map(number);
                let mut names: Vec<String> = numbers.collect();
                names.dedup();
                vec![self.list(names)]
            }
        };
        for along in Along::ALL {
            if less != Some(along) && !step_differs(cells, along) {
                parts.push(self.along(first, along));
            }
        }
        if cells.iter().all(|cell| self.unit(cell.sheet) == ViewUnit::Thousands) {
            parts.push(text(self.language, "finding-in-thousands"));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    fn along(&self, cell: &CellAddress, along: Along) -> String {
        let label = |dimension| self.label(cell, dimension).unwrap_or_default();
        match along {
            Along::Row => label(Dimension::Row),
            Along::Year => cell.place.year.to_string(),
            Along::Status => label(Dimension::Status),
            Along::Sex => label(Dimension::Sex),
        }
    }
}

/// A dimension along which cells can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Along {
    Row,
    Year,
    Status,
    Sex,
}

impl Along {
    const ALL: [Along; 4] = [Along::Row, Along::Year, Along::Status, Along::Sex];

    fn same(self, one: &CellAddress, other: &CellAddress) -> bool {
        let (one, other) = (&one.place, &other.place);
        match self {
            Along::Row => one.item == other.item,
            Along::Year => one.year == other.year,
            Along::Status => one.status == other.status,
            Along::Sex => one.sex == other.sex,
        }
    }
}

fn step_differs(cells: &[&CellAddress], along: Along) -> bool {
    cells.windows(2).any(|pair| !along.same(pair[0], pair[1]))
}

/// How many rows these cells lie in, or how many columns.
fn lines(cells: &[&CellAddress], columns: bool) -> usize {
    if columns {
        let found: BTreeSet<_> = cells
            .iter()
            .map(|cell| (cell.sheet, cell.place.year, &cell.place.status, cell.place.sex))
            .collect();
        return found.len();
    }
    let found: BTreeSet<_> = cells.iter().map(|cell| (cell.sheet, &cell.place.item)).collect();
    found.len()
}

fn slip_name(slip: Option<Slip>) -> &'static str {
    match slip {
        None => "unknown",
        Some(Slip::Exchanged) => "exchanged",
        Some(Slip::Replaced) => "replaced",
        Some(Slip::Omitted) => "omitted",
        Some(Slip::Doubled) => "doubled",
        Some(Slip::Added) => "added",
        Some(Slip::Sign) => "sign",
        Some(Slip::Scaled(power)) if power > 0 => "large",
        Some(Slip::Scaled(_)) => "small",
    }
}
