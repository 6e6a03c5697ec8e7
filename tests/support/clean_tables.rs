//! Questionnaires without errors, to seed errors into: the published figures (ILOSTAT, CC BY 4.0) as far as their sums hold,
//! and made-up ones: sizes of rows log-normal, years and sexes that hang together, populations that lie in one another,
//! totals of sibling tables equal, some tables in whole thousands, some figures not available. Seeds are fixed.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::ref_option,
    clippy::needless_range_loop
)]

use ilms_collect::checks::Checker;
use ilms_collect::figures::{
    Answers, CellAddress, Figure, Metadata, Place, Reason, RowKind, Sheet, SheetId, SheetLayout, SourceKey, Value,
};
use ilms_collect::questionnaire::{
    ClassificationKind, Item, ItemCode, Pack, PackId, Severity, Sex, Table, TableCode, Unit, Universe, Year,
    builtin_pack,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const PUBLISHED: [&str; 2] = [
    include_str!("../data/published/nationals-abroad-by-country.csv"),
    include_str!("../data/published/outflow-by-economic-activity.csv"),
];

/// A small generator of numbers with a seed (Marsaglia's xorshift64*).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        for _ in 0..4 {
            dice.next();
        }
        dice
    }

    /// Dice of their own for a thing that has a name, so that it does not depend on what was thrown before.
    pub fn named(seed: u64, name: &str) -> Self {
        let hash = name.bytes().fold(0xCBF2_9CE4_8422_2325_u64 ^ seed, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        Self::new(hash)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 33) as usize % bound.max(1)
    }

    pub fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(1000) < percent * 10
    }

    /// From 0 to 1.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// About normal, mean 0, deviation 1, never beyond 6.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

/// The rows and columns of a sheet that hold figures.
#[derive(Clone, Debug)]
pub struct Laid {
    pub sheet: SheetId,
    pub table: TableCode,
    pub universe: Universe,
    pub unit: Unit,
    /// Items in the order of the form, and whether each is a total.
    pub rows: Vec<(Option<ItemCode>, bool)>,
    pub years: Vec<Year>,
    /// Errors are seeded into these: what comes before is known.
    pub seeded: Vec<Year>,
    pub statuses: Vec<Option<ItemCode>>,
    pub sexes: Vec<Sex>,
}

impl Laid {
    fn of(pack: &Pack, answers: &Answers, sheet: SheetId) -> Option<Self> {
        let figures = answers.figures.get(&sheet)?;
        let table = pack.table(&answers.sheets[&sheet].table)?;
        let layout = SheetLayout::of(pack, answers, sheet)?;
        let valued: Vec<&Place> = figures
            .iter()
            .filter(|(_, figure)| figure.as_value().is_some())
            .map(|(place, _)| place)
            .collect();
        let items: BTreeSet<&Option<ItemCode>> = valued.iter().map(|place| &place.item).collect();
        let years: BTreeSet<Year> = valued.iter().map(|place| place.year).collect();
        let statuses: BTreeSet<&Option<ItemCode>> = valued.iter().map(|place| &place.status).collect();
        let sexes: BTreeSet<Sex> = valued.iter().map(|place| place.sex).collect();
        let rows = layout
            .rows
            .iter()
            .filter_map(|row| match &row.kind {
                RowKind::Item(item) if items.contains(item) => Some((item.clone(), row.is_total)),
                _ => None,
            })
            .collect();
        Some(Self {
            sheet,
            table: table.code.clone(),
            universe: table.universe,
            unit: table.unit,
            rows,
            seeded: years.iter().copied().collect(),
            years: years.into_iter().collect(),
            statuses: statuses.into_iter().cloned().collect(),
            sexes: sexes.into_iter().collect(),
        })
    }

    pub fn cell(&self, row: usize, year: Year, status: &Option<ItemCode>, sex: Sex) -> CellAddress {
        let place = Place {
            item: self.rows[row].0.clone(),
            year,
            status: status.clone(),
            sex,
        };
        CellAddress::new(self.sheet, place)
    }
}

/// A country file whose sums hold.
#[derive(Clone, Debug)]
pub struct Clean {
    pub name: String,
    pub pack: Arc<Pack>,
    pub answers: Answers,
    pub laid: Vec<Laid>,
}

impl Clean {
    /// With so many years of each table that are known for right.
    fn new(name: String, pack: Arc<Pack>, answers: Answers, known: usize) -> Self {
        let mut laid: Vec<Laid> = answers
            .sheets_of(&pack.id)
            .filter_map(|(id, _)| Laid::of(&pack, &answers, id))
            .collect();
        for laid in &mut laid {
            laid.seeded.drain(..known.min(laid.seeded.len()));
        }
        Self {
            name,
            pack,
            answers,
            laid,
        }
    }

    pub fn checker(&self) -> Checker {
        Checker::new(Arc::clone(&self.pack), &self.answers, &self.pack.id)
    }

    pub fn value(&self, cell: &CellAddress) -> Option<Value> {
        self.answers.figure(cell).and_then(Figure::as_value)
    }

    /// How many table-years hold a figure.
    pub fn table_years(&self) -> usize {
        self.laid.iter().map(|laid| laid.years.len()).sum()
    }

    pub fn figures(&self) -> usize {
        self.laid
            .iter()
            .map(|laid| self.answers.figures[&laid.sheet].len())
            .sum()
    }
}

fn started(area: &str) -> Answers {
    let mut answers = Answers::default();
    answers.settings.insert("area".to_owned(), area.to_owned());
    answers
        .settings
        .insert("preparer".to_owned(), "Test Preparer".to_owned());
    answers
}

fn sheet_of(pack: &Pack, table: &TableCode) -> Sheet {
    let mut sheet = Sheet::new(pack.id.clone(), table.clone());
    sheet.source = Some(SourceKey::from("AA:1"));
    let stated = Metadata {
        text: "Foreign citizens".to_owned(),
        ..Metadata::default()
    };
    sheet.metadata.insert("T36".to_owned(), stated);
    sheet
}

/// Everything that is published of one country, in the global pack, in the precision of its table, year and sex.
fn published_whole(area: &str) -> (Arc<Pack>, Answers) {
    let pack = builtin_pack(&PackId::from("ilms-global-2019")).unwrap();
    let mut answers = started(area);
    let mut figures: Vec<(SheetId, Place, Value)> = Vec::new();
    let mut sheets: BTreeMap<String, SheetId> = BTreeMap::new();
    for line in PUBLISHED.iter().flat_map(|text| text.lines().skip(1)) {
        let fields: Vec<&str> = line.split(',').collect();
        let [of, table, sex, item, year, value] = fields[..] else {
            panic!("{line}")
        };
        if of != area {
            continue;
        }
        let id = *sheets.entry(table.to_owned()).or_insert_with(|| {
            let id = answers.next_sheet_id();
            answers.sheets.insert(id, sheet_of(&pack, &TableCode::from(table)));
            id
        });
        let place = Place {
            item: Some(ItemCode::from(item)),
            year: Year(year.parse().unwrap()),
            status: None,
            sex: Sex::parse(sex).unwrap(),
        };
        figures.push((id, place, Value::parse_plain(value, 3).unwrap()));
    }
    let mut finest: BTreeMap<(SheetId, Year, Sex), i8> = BTreeMap::new();
    for (sheet, place, value) in &figures {
        let entry = finest
            .entry((*sheet, place.year, place.sex))
            .or_insert(value.exponent());
        *entry = (*entry).min(value.exponent());
    }
    for (id, place, value) in figures {
        let value = value.at_precision(finest[&(id, place.year, place.sex)]);
        let sheet = answers.sheets.get_mut(&id).unwrap();
        sheet.years.insert(place.year);
        answers
            .figures
            .entry(id)
            .or_default()
            .insert(place, Figure::value(value));
    }
    (pack, answers)
}

/// The countries whose figures are published.
pub const COUNTRIES: [&str; 5] = ["IDN", "MMR", "PHL", "SGP", "THA"];

/// Everything that is published of one country.
pub fn published_as_it_is(area: &str) -> Clean {
    let (pack, answers) = published_whole(area);
    Clean::new(area.to_owned(), pack, answers, 0)
}

/// The published tables, less the years of a table in which a sum fails.
pub fn published() -> Vec<Clean> {
    COUNTRIES
        .iter()
        .map(|area| {
            let (pack, mut answers) = published_whole(area);
            loop {
                let checker = Checker::new(Arc::clone(&pack), &answers, &pack.id);
                let failing: BTreeSet<(SheetId, Year)> = checker
                    .findings()
                    .filter(|finding| finding.severity >= Severity::Error && !finding.completeness)
                    .filter_map(|finding| finding.cells.first())
                    .map(|cell| (cell.sheet, cell.place.year))
                    .collect();
                if failing.is_empty() {
                    break;
                }
                for (sheet, year) in failing {
                    let figures = answers.figures.get_mut(&sheet).unwrap();
                    figures.retain(|place, _| place.year != year);
                    answers.sheets.get_mut(&sheet).unwrap().years.remove(&year);
                }
            }
            Clean::new(format!("published, {area}"), pack, answers, 0)
        })
        .collect()
}

/// The published tables without their sexes, the first two years of each known.
pub fn published_lists() -> Vec<Clean> {
    let lists = published().into_iter().map(|clean| {
        let mut answers = clean.answers;
        for figures in answers.figures.values_mut() {
            figures.retain(|place, _| place.sex == Sex::Total);
        }
        Clean::new(format!("{}, both sexes", clean.name), clean.pack, answers, 2)
    });
    lists.filter(|clean| !clean.laid.is_empty()).collect()
}

const FIRST: u16 = 2006;
const LAST: u16 = 2015;
const YEARS: usize = (LAST - FIRST + 1) as usize;

/// A made-up questionnaire of Phase III: all tables, ten years.
pub fn questionnaire(seed: u64) -> Clean {
    filled(&Maker::new(seed))
}

/// The same with so many countries in each country table beside the members of ASEAN.
pub fn questionnaire_of_countries(seed: u64, countries: usize) -> Clean {
    filled(&Maker {
        countries: Some(countries),
        ..Maker::new(seed)
    })
}

fn filled(maker: &Maker) -> Clean {
    let mut answers = started("IDN");
    for table in &maker.pack.tables {
        maker.fill(&mut answers, table, true);
    }
    let mut exact = started("IDN");
    for table in &maker.pack.tables {
        maker.fill(&mut exact, table, false);
    }
    // Rounding to nothing may miss by more than rounding is allowed to: such a table is given in persons.
    loop {
        let checker = Checker::new(Arc::clone(&maker.pack), &answers, &maker.pack.id);
        let failing: BTreeSet<SheetId> = checker
            .findings()
            .filter(|finding| finding.severity >= Severity::Error && !finding.completeness)
            .flat_map(|finding| finding.cells.iter().map(|cell| cell.sheet))
            .filter(|sheet| answers.figures[sheet] != exact.figures[sheet])
            .collect();
        if failing.is_empty() {
            break;
        }
        for sheet in failing {
            let figures = exact.figures[&sheet].clone();
            answers.figures.insert(sheet, figures);
        }
    }
    Clean::new(format!("made up, {}", maker.seed), Arc::clone(&maker.pack), answers, 0)
}

/// The tables of the phases that count without sex.
pub const LISTS: [&str; 8] = [
    "POP_XMIG_COU_NB",
    "EMP_TEMP_ECO_MIG_NB",
    "EMP_TEMP_OCU_MIG_NB",
    "EMP_XMIG_COU_NB",
    "EMP_XINM_ECO_NB",
    "EMP_XINM_OCU_NB",
    "EMP_XOUM_ECO_NB",
    "EMP_XOUM_OCU_NB",
];

/// One table without sex, alone in its file; of the years before the last ones, some stand in the sheet, or all of them in the
/// file's earlier phase.
pub fn list(seed: u64, table: &str, in_earlier_phase: bool) -> Clean {
    let maker = Maker::new(seed);
    let mut answers = started("IDN");
    let table = maker.pack.table(&TableCode::from(table)).unwrap();
    maker.fill(&mut answers, table, false);
    if in_earlier_phase {
        let id = *answers.sheets.keys().next().unwrap();
        let earlier = SheetId(id.0 + 1);
        let mut sheet = answers.sheets[&id].clone();
        sheet.phase = PackId::from("asean-phase-2");
        sheet.years.retain(|year| year.0 < LAST);
        answers.sheets.insert(earlier, sheet);
        let mut figures = answers.figures[&id].clone();
        figures.retain(|place, _| place.year.0 < LAST);
        answers.figures.insert(earlier, figures);
        answers.sheets.get_mut(&id).unwrap().years = BTreeSet::from([Year(LAST)]);
        answers
            .figures
            .get_mut(&id)
            .unwrap()
            .retain(|place, _| place.year.0 == LAST);
    }
    Clean::new(
        format!("list {} {seed}", table.code),
        Arc::clone(&maker.pack),
        answers,
        if in_earlier_phase { 0 } else { YEARS - 2 },
    )
}

/// One table of the phases with sex, alone in its file, exact.
pub fn table_with_sex(seed: u64, table: &str) -> Clean {
    let maker = Maker::new(seed);
    let mut answers = started("IDN");
    let table = maker.pack.table(&TableCode::from(table)).unwrap();
    maker.fill(&mut answers, table, false);
    Clean::new(
        format!("table {} {seed}", table.code),
        Arc::clone(&maker.pack),
        answers,
        0,
    )
}

/// Makes figures; each thing has dice of its own by its name.
struct Maker {
    seed: u64,
    pack: Arc<Pack>,
    /// Countries to list, if it is not for the dice to say.
    countries: Option<usize>,
}

/// Persons by migrant status (others, migrants) and sex (men, women).
type Split = [[i64; 2]; 2];

impl Maker {
    fn new(seed: u64) -> Self {
        let pack = builtin_pack(&PackId::from("asean-phase-3")).unwrap();
        Self {
            seed,
            pack,
            countries: None,
        }
    }

    fn dice(&self, name: &str) -> Dice {
        Dice::named(self.seed, name)
    }

    /// A number that walks over the years in logarithms.
    fn walk(&self, name: &str, start: (f64, f64), drift: f64, step: f64) -> [f64; YEARS] {
        let mut dice = self.dice(name);
        let mut log = dice.between(start.0, start.1) * std::f64::consts::LN_10;
        let drift = drift * dice.normal();
        std::array::from_fn(|_| {
            let now = log.exp();
            log += drift + step * dice.normal();
            now
        })
    }

    /// A share that walks over the years within bounds.
    fn share(&self, name: &str, low: f64, high: f64) -> [f64; YEARS] {
        let mut dice = self.dice(name);
        let mut share = dice.between(low, high);
        std::array::from_fn(|_| {
            share = (share + 0.01 * dice.normal()).clamp(low, high);
            share
        })
    }

    /// How many persons a universe counts.
    fn persons(&self, universe: Universe, migrants: usize, sex: usize, year: usize) -> i64 {
        let key = |name: &str| format!("{name} {migrants} {sex}");
        let inside = |outer: Universe, name: &str, low: f64, high: f64| {
            let share = self.share(&key(name), low, high)[year];
            (self.persons(outer, migrants, sex, year) as f64 * share) as i64
        };
        let walk = |name: &str, low: f64, high: f64| {
            // Men and women of one population are of one size.
            let size = self.walk(&format!("{name} {migrants}"), (low, high), 0.03, 0.04)[year];
            let men = self.share(&format!("men in {name} {migrants}"), 0.3, 0.7)[year];
            (size * if sex == 0 { men } else { 1.0 - men }) as i64
        };
        match universe {
            Universe::Residents if migrants == 0 => walk("residents", 6.5, 8.0),
            Universe::Residents => walk("migrants", 4.3, 6.2),
            Universe::WorkingAge => inside(Universe::Residents, "working age", 0.55, 0.7),
            Universe::LabourForce => inside(Universe::WorkingAge, "labour force", 0.55, 0.8),
            Universe::Employed => inside(Universe::LabourForce, "employed", 0.86, 0.93),
            Universe::Unemployed => inside(Universe::LabourForce, "unemployed", 0.02, 0.06),
            Universe::Inflow => walk("inflow", 4.0, 5.5),
            Universe::InflowWorkingAge => inside(Universe::Inflow, "inflow of working age", 0.7, 0.9),
            Universe::InflowEmployed => inside(Universe::InflowWorkingAge, "inflow employed", 0.5, 0.8),
            Universe::NationalsAbroad => walk("abroad", 5.0, 6.7),
            Universe::Outflow => walk("outflow", 4.5, 6.0),
            Universe::OutflowForWork => inside(Universe::Outflow, "outflow for work", 0.5, 0.85),
            Universe::Return => walk("return", 3.5, 5.0),
            Universe::Earnings => 0,
        }
    }

    /// The row weights of a universe by year, alike in universes that lie in one another.
    fn weight(&self, table: &Table, row: &str, kind: ClassificationKind, migrants: usize) -> Vec<[f64; 2]> {
        let family = family(table.universe);
        let mut dice = self.dice(&format!("row {family} {row} {migrants}"));
        let country = kind == ClassificationKind::Country;
        let mut log = dice.normal() * if country { 1.7 } else { 0.9 };
        if country && dice.chance(8) {
            log = -30.0;
        }
        let mut men: f64 = (0.5 + 0.17 * dice.normal()).clamp(0.06, 0.94);
        let mut own = self.dice(&format!("own {:?} {row} {migrants}", table.universe));
        (0..YEARS)
            .map(|_| {
                log += 0.10 * dice.normal();
                if country && dice.chance(2) {
                    log += 0.9 * dice.normal();
                }
                men = (men + 0.015 * dice.normal()).clamp(0.05, 0.95);
                let mut noise = || (0.012 * own.normal()).clamp(-0.025, 0.025).exp();
                [log.exp() * men * noise(), log.exp() * (1.0 - men) * noise()]
            })
            .collect()
    }

    /// Fills a table; some in whole thousands where that is allowed.
    fn fill(&self, answers: &mut Answers, table: &Table, rounded: bool) {
        let id = answers.next_sheet_id();
        let mut sheet = sheet_of(&self.pack, &table.code);
        let mut dice = self.dice(&format!("table {}", table.code));
        sheet.years = (FIRST..=LAST).map(Year).collect();
        sheet.optional_status = table.status.is_some() && dice.chance(30);
        if let Some(main) = &table.main
            && main.kind == ClassificationKind::Country
        {
            let list = self.pack.classification(&main.default).unwrap();
            let plain = list.items.iter().filter(|item| item.area.is_some() && !item.shown);
            // Populations that lie in one another list the same countries.
            let more = 4 + self.dice(&format!("listed {}", family(table.universe))).below(30);
            let (step, more) = self.countries.map_or((5, more), |countries| (1, countries));
            sheet.added_items = plain.step_by(step).take(more).map(|item| item.code.clone()).collect();
        }
        answers.sheets.insert(id, sheet);
        let layout = SheetLayout::of(&self.pack, answers, id).unwrap();
        let rows: Vec<Option<ItemCode>> = layout
            .rows
            .iter()
            .filter_map(|row| match &row.kind {
                RowKind::Item(item) => Some(item.clone()),
                RowKind::Heading(_) => None,
            })
            .collect();
        let thousands = rounded && table.unit == Unit::Persons && dice.chance(30);
        let gaps = table.unit == Unit::Persons && dice.chance(20);
        let statuses: BTreeSet<Option<ItemCode>> = layout.columns.iter().map(|column| column.status.clone()).collect();
        // An early year of which nothing is known.
        let silent = dice.chance(30).then(|| dice.below(YEARS / 2));
        for year in (0..YEARS).filter(|year| silent != Some(*year)) {
            let split = if table.universe == Universe::Earnings {
                vec![self.earnings(table, year)]
            } else {
                self.split(table, &rows, year)
            };
            for (row, persons) in rows.iter().zip(&split) {
                let unknown = gaps
                    && row
                        .as_ref()
                        .is_some_and(|code| !code.as_str().ends_with("TOTAL") && dice.chance(3));
                for status in &statuses {
                    for &sex in if table.by_sex { &Sex::ALL[..] } else { &[Sex::Total] } {
                        let amount = amount(table, persons, status.as_ref(), sex);
                        let figure = if unknown && (sex != Sex::Total || !table.by_sex) {
                            Figure::reason(Reason::NotAvailable)
                        } else if thousands {
                            Figure::value(Value::new((amount + 500) / 1000, 3))
                        } else {
                            Figure::value(Value::whole(amount))
                        };
                        let place = Place {
                            item: row.clone(),
                            year: Year(FIRST + year as u16),
                            status: status.clone(),
                            sex,
                        };
                        answers.figures.entry(id).or_default().insert(place, figure);
                    }
                }
            }
        }
    }

    /// Means of men and women; what stands for all lies between them.
    fn earnings(&self, table: &Table, year: usize) -> Split {
        let size = |migrants: usize| {
            let name = format!("{} {migrants}", table.code);
            let all = self.walk(&name, (6.0, 6.6), 0.04, 0.02)[year];
            let gap = self.share(&format!("gap {name}"), 0.6, 0.95)[year];
            [all as i64, (all * gap) as i64]
        };
        [size(0), size(1)]
    }

    /// The rows of a table in a year.
    fn split(&self, table: &Table, rows: &[Option<ItemCode>], year: usize) -> Vec<Split> {
        let items: Vec<Option<&Item>> = rows
            .iter()
            .map(|row| {
                row.as_ref()
                    .and_then(|code| self.pack.item_of(table, code))
                    .map(|(_, item)| item)
            })
            .collect();
        let mut split = vec![Split::default(); rows.len()];
        for migrants in 0..2 {
            for sex in 0..2 {
                let whole = if table.status.is_some() || migrants == 1 {
                    self.persons(table.universe, migrants, sex, year)
                } else {
                    0
                };
                for (row, amount) in self.column(table, &items, whole, migrants, sex, year) {
                    split[row][migrants][sex] = amount;
                }
            }
        }
        split
    }

    fn column(
        &self,
        table: &Table,
        items: &[Option<&Item>],
        whole: i64,
        migrants: usize,
        sex: usize,
        year: usize,
    ) -> Vec<(usize, i64)> {
        let Some(kind) = table.main.as_ref().map(|main| main.kind) else {
            return vec![(0, whole)];
        };
        let weight = |item: &Item| self.weight(table, item.code.as_str(), kind, migrants)[year][sex];
        let mut amounts: Vec<Option<i64>> = items
            .iter()
            .map(|item| item.is_none_or(|item| item.is_total).then_some(whole))
            .collect();
        let top = |item: &Item| {
            !item.is_total && (item.is_other || item.area.is_some() || item.in_partition && item.level <= 1)
        };
        let parts: Vec<usize> = (0..items.len()).filter(|row| items[*row].is_some_and(top)).collect();
        let shared = shares(
            whole,
            &parts.iter().map(|row| weight(items[*row].unwrap())).collect::<Vec<_>>(),
        );
        for (row, amount) in parts.iter().zip(shared) {
            amounts[*row] = Some(amount);
        }
        // What lies in another row takes a part of it, from the coarse to the fine.
        for _ in 0..4 {
            for row in 0..items.len() {
                let Some(item) = items[row].filter(|_| amounts[row].is_none()) else {
                    continue;
                };
                let parent = item.part_of.as_ref().and_then(|whole| {
                    let at = items
                        .iter()
                        .position(|item| item.is_some_and(|item| &item.code == whole))?;
                    amounts[at]
                });
                let siblings = items
                    .iter()
                    .flatten()
                    .filter(|other| other.part_of == item.part_of && other.in_partition)
                    .count();
                amounts[row] = parent.map(|parent| (parent as f64 / (siblings as f64 + 2.0)) as i64);
            }
        }
        amounts
            .into_iter()
            .enumerate()
            .filter_map(|(row, amount)| Some((row, amount?)))
            .collect()
    }
}

/// Universes that lie in one another.
fn family(universe: Universe) -> &'static str {
    match universe {
        Universe::Inflow | Universe::InflowWorkingAge | Universe::InflowEmployed => "inflow",
        Universe::Outflow | Universe::OutflowForWork => "outflow",
        Universe::NationalsAbroad => "abroad",
        Universe::Return => "return",
        _ => "stock",
    }
}

/// Shares a whole out by weights, what is left over going to the largest.
fn shares(whole: i64, weights: &[f64]) -> Vec<i64> {
    let all: f64 = weights.iter().sum();
    let mut parts: Vec<i64> = weights
        .iter()
        .map(|weight| (whole as f64 * weight / all) as i64)
        .collect();
    let left = whole - parts.iter().sum::<i64>();
    if let Some(largest) = parts.iter_mut().max() {
        *largest += left;
    }
    parts
}

/// What a cell says of a row's persons.
fn amount(table: &Table, split: &Split, status: Option<&ItemCode>, sex: Sex) -> i64 {
    let of = |migrants: usize| {
        let [men, women] = split[migrants];
        match sex {
            Sex::Male => men,
            Sex::Female => women,
            Sex::Total if table.unit == Unit::Currency => i64::midpoint(men, women),
            Sex::Total => men + women,
        }
    };
    match status.map(ItemCode::as_str) {
        Some(code) if code.ends_with("_TOTAL") && table.unit == Unit::Currency => of(0) / 10 * 9 + of(1) / 10,
        Some(code) if code.ends_with("_TOTAL") => of(0) + of(1),
        Some(code) if code.ends_with("_MIGRANT") => of(1),
        Some(_) => of(0),
        None => of(1),
    }
}
