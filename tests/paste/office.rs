//! A country file with a table whose true figures are known, and blocks of them as offices write them.

use ilms_collect::desk::paste::{Clip, PasteAt, PasteChoices, PastePlan};
use ilms_collect::desk::{Desk, NewCountryFile, write_sample};
use ilms_collect::figures::{RowKind, SheetId, SheetLayout, ViewUnit};
use ilms_collect::questionnaire::{ClassificationKind, Sex, Year};
use std::collections::BTreeMap;
use std::ops::Range;

/// The same numbers for the same seed, everywhere.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn within(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// What stood in the file before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Nothing at all: a new sheet.
    Nothing,
    /// The first year of the sheet.
    FirstYear,
    /// Everything, a few per cent off: the figures are being revised.
    Provisional,
}

pub struct Office {
    pub desk: Desk,
    pub sheet: SheetId,
    pub layout: SheetLayout,
    /// Rows of figures, by their place in the layout.
    pub items: Vec<usize>,
    /// The true figure of each row and column of the layout, in persons.
    pub truth: BTreeMap<(usize, usize), i64>,
    pub unit: ViewUnit,
    _folder: tempfile::TempDir,
}

impl Office {
    /// A table of the ASEAN Phase III form with made-up figures that add up. `size` is the largest power of ten of a row.
    pub fn made_up(table: &str, area: &str, before: Before, unit: ViewUnit, size: f64, seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let folder = tempfile::tempdir().unwrap();
        let new = NewCountryFile {
            area: area.into(),
            pack: "asean-phase-3".into(),
            preparer: "Test Preparer".into(),
        };
        let mut desk = Desk::create(&folder.path().join("office.ilms"), &new).unwrap();
        let code = desk.find_table(table).unwrap().code.clone();
        let sheet = desk.open_table(&code).unwrap()[0];
        if unit != ViewUnit::Ones {
            desk.set_unit(sheet, unit).unwrap();
        }
        let countries = desk
            .table_of(sheet)
            .unwrap()
            .main
            .as_ref()
            .is_some_and(|main| main.kind == ClassificationKind::Country);
        if countries {
            let list = desk.table_of(sheet).unwrap().main.as_ref().unwrap().default.clone();
            for ending in ["JPN", "KOR", "SAU", "HKG", "TWN", "QAT", "USA", "AUS"]
                .iter()
                .take(3 + dice.below(6))
            {
                desk.add_item(sheet, &format!("{list}_{ending}").as_str().into())
                    .unwrap();
            }
        }
        let layout = desk.layout(sheet).unwrap();
        let mut office = Self {
            items: items_of(&layout),
            truth: BTreeMap::new(),
            desk,
            sheet,
            layout,
            unit,
            _folder: folder,
        };
        office.make_up(&mut dice, size);
        office.write(before, &mut dice);
        office
    }

    /// A table of the sample: figures as published for Indonesia, those by country made up and planted with slips.
    pub fn sample(table: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = write_sample(&folder.path().join("sample.ilms")).unwrap();
        let code = desk.find_table(table).unwrap().code.clone();
        let sheet = desk.open_table(&code).unwrap()[0];
        let layout = desk.layout(sheet).unwrap();
        let mut truth = BTreeMap::new();
        for row in 0..layout.rows.len() {
            for column in 0..layout.columns.len() {
                let value = layout
                    .cell(sheet, row, column)
                    .and_then(|cell| desk.answers().figure(&cell)?.as_value());
                if let Some(value) = value {
                    truth.insert((row, column), value.approximate().round() as i64);
                }
            }
        }
        Self {
            items: items_of(&layout),
            unit: desk.sheet(sheet).unwrap().unit,
            truth,
            desk,
            sheet,
            layout,
            _folder: folder,
        }
    }

    fn make_up(&mut self, dice: &mut Dice, size: f64) {
        let pack = self.desk.pack().clone();
        let table = self.desk.table_of(self.sheet).unwrap().clone();
        let years: Vec<Year> = years_of(&self.layout);
        let migrants = |status: &Option<ilms_collect::questionnaire::ItemCode>| {
            status
                .as_ref()
                .is_some_and(|status| !status.as_str().ends_with("TOTAL"))
        };
        let (mut total_row, mut parts) = (None, Vec::new());
        for &row in &self.items {
            let RowKind::Item(item) = &self.layout.rows[row].kind else {
                continue;
            };
            let item = item
                .as_ref()
                .and_then(|code| pack.item_of(&table, code))
                .map(|(_, item)| item);
            if self.layout.rows[row].is_total {
                total_row = Some(row);
            } else if item.is_some_and(|item| item.in_partition || item.area.is_some() || item.is_other) {
                parts.push(row);
            }
        }
        let plain: Vec<usize> = if parts.is_empty() {
            total_row.into_iter().collect()
        } else {
            parts.clone()
        };
        for &row in &plain {
            let people = 10_f64.powf(dice.within(0.8, size));
            let men = dice.within(0.15, 0.85);
            let foreign = dice.within(0.02, 0.3);
            let mut grown = people;
            for &year in &years {
                grown *= dice.within(0.88, 1.15);
                let men = (men + dice.within(-0.03, 0.03)).clamp(0.05, 0.95);
                let both = grown.round().max(1.0);
                for status in [false, true] {
                    let share = if status { foreign } else { 1.0 };
                    let total = (both * share).round();
                    let male = (total * men).round();
                    for (sex, amount) in [(Sex::Total, total), (Sex::Male, male), (Sex::Female, total - male)] {
                        let column = self.layout.columns.iter().position(|column| {
                            column.year == year && column.sex == sex && migrants(&column.status) == status
                        });
                        if let Some(column) = column {
                            self.truth.insert((row, column), amount as i64);
                        }
                    }
                }
            }
        }
        if let Some(total) = total_row.filter(|_| !parts.is_empty()) {
            for column in 0..self.layout.columns.len() {
                let sum = parts.iter().filter_map(|row| self.truth.get(&(*row, column))).sum();
                self.truth.insert((total, column), sum);
            }
        }
    }

    /// Puts into the file what stood there before.
    fn write(&mut self, before: Before, dice: &mut Dice) {
        let first = years_of(&self.layout)[0];
        let columns: Vec<usize> = (0..self.layout.columns.len())
            .filter(|column| match before {
                Before::Nothing => false,
                Before::FirstYear => self.layout.columns[*column].year == first,
                Before::Provisional => true,
            })
            .collect();
        if columns.is_empty() {
            return;
        }
        let off = |amount: i64, dice: &mut Dice| (amount as f64 * dice.within(0.97, 1.03)).round() as i64;
        let rows: Vec<usize> = self.items.clone();
        let lines: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                let amounts = columns.iter().map(|column| self.truth.get(&(*row, *column)).copied());
                let texts = amounts.map(|amount| match amount {
                    Some(amount) if before == Before::Provisional => self.in_unit(off(amount, dice)),
                    Some(amount) => self.in_unit(amount),
                    None => String::new(),
                });
                texts.collect()
            })
            .collect();
        let mut at = self.at(rows[0], columns[0]);
        at.rows = rows;
        at.row = 0;
        let as_selected = self.plan_at(&at, &lines, &PasteChoices::default()).as_selected;
        let choices = PasteChoices {
            placement: Some(as_selected),
            scale: Some(ilms_collect::desk::paste::Scale::AsWritten),
            ..PasteChoices::default()
        };
        let plan = self.plan_at(&at, &lines, &choices);
        self.desk.paste_planned(&plan).unwrap();
        self.layout = self.desk.layout(self.sheet).unwrap();
        self.items = items_of(&self.layout);
    }

    /// An amount as it is typed in the unit of the sheet.
    pub fn in_unit(&self, persons: i64) -> String {
        match self.unit {
            ViewUnit::Ones => persons.to_string(),
            ViewUnit::Thousands => format!("{:.1}", persons as f64 / 1000.0),
        }
    }

    /// One cell selected, everything shown.
    pub fn at(&self, row: usize, column: usize) -> PasteAt {
        PasteAt {
            sheet: self.sheet,
            rows: (0..self.layout.rows.len()).collect(),
            columns: (0..self.layout.columns.len()).collect(),
            row,
            column,
            selected: (1, 1),
        }
    }

    pub fn plan_at(&self, at: &PasteAt, lines: &[Vec<String>], choices: &PasteChoices) -> PastePlan {
        self.desk.plan_paste(at, &Clip::new(lines.to_vec()), choices).unwrap()
    }

    pub fn label(&self, row: usize) -> String {
        let table = self.desk.table_of(self.sheet).unwrap();
        let RowKind::Item(Some(item)) = &self.layout.rows[row].kind else {
            return "Total".to_owned();
        };
        self.desk.pack().item_of(table, item).unwrap().1.label.clone()
    }

    pub fn columns_of(&self, year: Year) -> Range<usize> {
        let of = |column: &usize| self.layout.columns[*column].year == year;
        let columns: Vec<usize> = (0..self.layout.columns.len()).filter(of).collect();
        columns[0]..columns[columns.len() - 1] + 1
    }

    pub fn years(&self) -> Vec<Year> {
        years_of(&self.layout)
    }
}

fn items_of(layout: &SheetLayout) -> Vec<usize> {
    (0..layout.rows.len())
        .filter(|row| matches!(layout.rows[*row].kind, RowKind::Item(_)))
        .collect()
}

fn years_of(layout: &SheetLayout) -> Vec<Year> {
    let mut years: Vec<Year> = layout.columns.iter().map(|column| column.year).collect();
    years.dedup();
    years
}

/// How an office writes its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    Plain,
    Commas,
    Points,
    Spaces,
    Thai,
    Khmer,
    Burmese,
}

impl Habit {
    pub const ALL: [Habit; 7] = [
        Habit::Plain,
        Habit::Commas,
        Habit::Points,
        Habit::Spaces,
        Habit::Thai,
        Habit::Khmer,
        Habit::Burmese,
    ];

    pub fn write(self, amount: i64) -> String {
        let digits = amount.to_string();
        let grouped = |sign: &str| {
            let mut text = String::new();
            for (place, digit) in digits.chars().enumerate() {
                if place > 0 && (digits.len() - place).is_multiple_of(3) {
                    text.push_str(sign);
                }
                text.push(digit);
            }
            text
        };
        let script = |zero: u32| {
            digits
                .bytes()
                .map(|digit| char::from_u32(zero + u32::from(digit - b'0')).unwrap())
                .collect()
        };
        match self {
            Habit::Plain => digits,
            Habit::Commas => grouped(","),
            Habit::Points => grouped("."),
            Habit::Spaces => grouped("\u{a0}"),
            Habit::Thai => script(0xe50),
            Habit::Khmer => script(0x17e0),
            Habit::Burmese => script(0x1040),
        }
    }
}

/// A part of the table as an office copies it: rows and columns of the layout, and the texts.
#[derive(Clone, Debug)]
pub struct Copied {
    pub rows: Vec<usize>,
    pub columns: Vec<usize>,
    pub lines: Vec<Vec<String>>,
}

impl Copied {
    pub fn new(office: &Office, rows: &[usize], columns: &[usize], habit: Habit) -> Self {
        let text = |row: &usize, column: &usize| match (office.truth.get(&(*row, *column)), office.unit) {
            (Some(amount), ViewUnit::Ones) => habit.write(*amount),
            (Some(amount), ViewUnit::Thousands) => office.in_unit(*amount),
            (None, _) => String::new(),
        };
        let lines = rows
            .iter()
            .map(|row| columns.iter().map(|column| text(row, column)).collect());
        Self {
            rows: rows.to_vec(),
            columns: columns.to_vec(),
            lines: lines.collect(),
        }
    }

    /// With a line over the figures for each part of the columns' names, and fields for it beside them.
    pub fn with_header(&mut self, office: &Office, sexes: [&str; 3], buddhist: bool, beside: usize) {
        let column = |place: &usize| office.layout.columns[*place].clone();
        let year = |place: &usize| {
            let year = column(place).year.0 + if buddhist { 543 } else { 0 };
            year.to_string()
        };
        let pad = |texts: Vec<String>| {
            let mut line = vec![String::new(); beside];
            line.extend(texts);
            line
        };
        let table = office.desk.table_of(office.sheet).unwrap();
        let (by_sex, by_status) = (table.by_sex, table.status.is_some());
        let mut header = Vec::new();
        let years: Vec<String> = self.columns.iter().map(year).collect();
        let several = by_sex || by_status;
        // Over several columns, a year stands over the first of them.
        let merged = years.iter().enumerate().map(|(place, year)| {
            if several && place > 0 && years[place - 1] == *year {
                String::new()
            } else {
                year.clone()
            }
        });
        header.push(pad(merged.collect()));
        if by_status {
            let name = |place: &usize| match column(place).status {
                Some(status) if status.as_str().ends_with("MIGRANT") => "Migrants".to_owned(),
                _ => "Total".to_owned(),
            };
            header.push(pad(self.columns.iter().map(name).collect()));
        }
        if by_sex {
            let name = |place: &usize| {
                let names = match column(place).sex {
                    Sex::Total => sexes[0],
                    Sex::Male => sexes[1],
                    Sex::Female => sexes[2],
                };
                names.to_owned()
            };
            header.push(pad(self.columns.iter().map(name).collect()));
        }
        header.append(&mut self.lines);
        self.lines = header;
    }

    /// With the names of the rows beside the figures.
    pub fn with_labels(&mut self, labels: impl Fn(usize, usize) -> String) {
        for (place, line) in self.lines.iter_mut().enumerate() {
            line.insert(0, labels(place, self.rows[place]));
        }
    }

    pub fn transposed(&self) -> Vec<Vec<String>> {
        let width = self.lines[0].len();
        (0..width)
            .map(|field| self.lines.iter().map(|line| line[field].clone()).collect())
            .collect()
    }
}

/// Whether a plan puts the true figures in their cells: all of those in `copied`, and no wrong one anywhere. `thousandth` is how
/// many times too small the texts are.
pub fn lands_right(
    office: &Office,
    plan: &PastePlan,
    copied: &Copied,
    texts: &dyn Fn(i64) -> String,
) -> Result<(), String> {
    let mut landed = BTreeMap::new();
    for cell in &plan.cells {
        if let (Some(row), Some(column)) = (cell.row, cell.column)
            && !cell.text.is_empty()
        {
            landed.insert((row, column), cell.text.clone());
        }
    }
    for row in &copied.rows {
        for column in &copied.columns {
            let expected = office.truth.get(&(*row, *column)).map(|amount| texts(*amount));
            let got = landed.remove(&(*row, *column));
            match (expected, got) {
                (Some(expected), Some(got)) if expected == got => {}
                // Blanks and reasons were put in on purpose.
                (_, Some(got)) if !got.chars().any(char::is_numeric) => {}
                (_, None) => {}
                (expected, got) => return Err(format!("row {row} column {column}: {got:?} for {expected:?}")),
            }
        }
    }
    let reached = plan.cells.iter().filter(|cell| !cell.text.is_empty()).count();
    let fields = copied
        .rows
        .iter()
        .flat_map(|row| copied.columns.iter().map(move |column| (*row, *column)));
    let wanted = fields.filter(|field| office.truth.contains_key(field)).count();
    if !landed.is_empty() {
        return Err(format!(
            "{} figures where none belong: {:?}",
            landed.len(),
            landed.iter().next()
        ));
    }
    if reached * 10 < wanted * 6 {
        return Err(format!("only {reached} of {wanted} figures are placed"));
    }
    Ok(())
}
