//! How much of the corpus is read right: by proposal alone, and after at most three corrections.

use crate::corpus::{TrueTable, Workbook, load};
use ilms_collect::exchange::incoming::{Incoming, Says};
use ilms_collect::exchange::national::{BlockId, Context, Proposal, TableSaid, Told, incoming, key, propose};
use ilms_collect::exchange::spreadsheet::Area;
use ilms_collect::figures::numerals::Convention;
use ilms_collect::figures::{Answer, Figure, ViewUnit};
use ilms_collect::questionnaire::{AreaCode, ItemCode, PackId, Sex, TableCode, Year, builtin_pack};
use std::collections::{BTreeMap, BTreeSet};

/// Table, item, status, sex, year, value or reason.
pub type Line = (String, String, String, String, u16, String);

const MOST_CORRECTIONS: usize = 3;

/// Corrections that are tried at each step; each reads the whole workbook once more.
const MOST_TRIED: usize = 60;

pub fn propose_all(workbook: &Workbook, told: &BTreeMap<BlockId, Told>) -> Vec<Proposal> {
    let pack = builtin_pack(&PackId::from(workbook.truth.pack.as_str())).unwrap();
    let area = AreaCode::from(workbook.truth.country.as_str());
    let known = BTreeMap::new();
    let context = Context {
        pack: &pack,
        area: Some(&area),
        convention: Convention::Unknown,
        file_name: &workbook.name,
        known: &known,
    };
    propose(&workbook.book, &context, told)
}

/// What was read.
pub fn lines(incoming: &Incoming) -> BTreeSet<Line> {
    let mut lines = BTreeSet::new();
    for stated in &incoming.figures {
        let Says::Figure(Figure { answer, .. }) = &stated.says else {
            continue;
        };
        let says = match answer {
            Answer::Value(value) => value.without_trailing_zeros().to_plain(0),
            Answer::Reason(reason) => reason.letter().to_owned(),
            Answer::WrongInput(text) => text.clone(),
        };
        let code = |code: &Option<ItemCode>| code.as_ref().map(ToString::to_string).unwrap_or_default();
        let place = &stated.place;
        let line = (
            stated.table.to_string(),
            code(&place.item),
            code(&place.status),
            place.sex.letter().to_owned(),
            place.year.0,
            says,
        );
        lines.insert(line);
    }
    lines
}

pub fn expected(workbook: &Workbook) -> BTreeSet<Line> {
    let plain = |value: &str| {
        if value.contains('.') {
            value.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            value.to_owned()
        }
    };
    let says = |line: &crate::corpus::Expected| {
        if line.reason.is_empty() {
            plain(&line.value)
        } else {
            line.reason.clone()
        }
    };
    let line = |line: &crate::corpus::Expected| {
        let (table, item, status, sex) = (&line.table, &line.item, &line.status, &line.sex);
        (
            table.clone(),
            item.clone(),
            status.clone(),
            sex.clone(),
            line.year,
            says(line),
        )
    };
    workbook.expected.iter().map(line).collect()
}

/// How a workbook was read.
struct Outcome {
    expected: usize,
    missing: Vec<Line>,
    wrong: Vec<Line>,
}

impl Outcome {
    fn of(workbook: &Workbook, proposals: &[Proposal]) -> Self {
        let found = lines(&incoming(proposals));
        let expected = expected(workbook);
        Self {
            expected: expected.len(),
            missing: expected.difference(&found).cloned().collect(),
            wrong: found.difference(&expected).cloned().collect(),
        }
    }

    fn distance(&self) -> usize {
        self.missing.len() + self.wrong.len()
    }

    fn is_right(&self) -> bool {
        self.distance() == 0
    }
}

/// One thing that a person points at or says.
#[derive(Clone, Debug)]
struct Correction {
    what: String,
    told: BTreeMap<BlockId, Told>,
}

fn area(text: &str) -> Area {
    text.parse().unwrap_or_else(|_| panic!("{text} is no area"))
}

/// Everything that a person who knows the workbook could say next.
fn corrections(workbook: &Workbook, proposals: &[Proposal], told: &BTreeMap<BlockId, Told>) -> Vec<Correction> {
    let mut all = Vec::new();
    let mut say = |what: String, id: BlockId, change: &dyn Fn(&mut Told)| {
        let mut told = told.clone();
        change(told.entry(id).or_default());
        all.push(Correction { what, told });
    };
    let worksheet = |table: &TrueTable| {
        workbook
            .book
            .worksheets
            .iter()
            .position(|sheet| sheet.name == table.worksheet)
    };
    for proposal in proposals {
        let block = proposal.reading.block.area();
        let meets = |table: &&TrueTable| {
            worksheet(table) == Some(proposal.id.worksheet)
                && block.is_some_and(|block| block.meets(&area(&table.figures)))
        };
        let answers: Vec<&TrueTable> = workbook.truth.tables.iter().filter(meets).collect();
        if answers.is_empty() {
            say("no table".into(), proposal.id, &|told| {
                told.table = Some(TableSaid::None);
            });
            continue;
        }
        for table in answers {
            let id = proposal.id;
            let code = TableCode::from(table.code.as_str());
            say(format!("table {code}"), id, &|told| {
                told.table = Some(TableSaid::Table(code.clone()));
            });
            let unit = if table.unit == "thousands" {
                ViewUnit::Thousands
            } else {
                ViewUnit::Ones
            };
            say(format!("unit {unit:?}"), id, &|told| told.unit = Some(unit));
            say(format!("figures {}", table.figures), id, &|told| {
                told.figures = Some(area(&table.figures));
            });
            if let Some(year) = table.year {
                say(format!("year {year}"), id, &|told| told.year = Some(Year(year)));
            }
            if let Some(sex) = table.sex.as_deref().and_then(Sex::parse) {
                say(format!("sex {sex:?}"), id, &|told| told.sex = Some(sex));
            }
            if let Some(status) = table.status.as_deref() {
                let ending = status.trim_start_matches("MIG_STATUS_").to_owned();
                say(format!("status {ending}"), id, &|told| {
                    told.status = Some(ending.clone());
                });
            }
            for (name, at) in [
                ("years", &table.years),
                ("sexes", &table.sexes),
                ("labels", &table.labels),
                ("statuses", &table.statuses),
            ] {
                let Some(at) = at.as_deref().map(area) else { continue };
                say(format!("{name} {at}"), id, &|told| match name {
                    "years" => told.years = Some(at),
                    "sexes" => told.sexes = Some(at),
                    "labels" => told.labels = Some(at),
                    _ => told.statuses = Some(at),
                });
            }
            let lists: BTreeSet<String> = table
                .items
                .values()
                .filter_map(|item| list_of(workbook, item))
                .collect();
            for list in lists {
                say(format!("list {list}"), id, &|told| {
                    told.list = Some(list.as_str().into());
                });
            }
            for ignored in &table.ignore {
                say(format!("leave out {ignored}"), id, &|told| {
                    told.left_out.push(area(ignored));
                });
            }
            for (label, item) in table
                .items
                .iter()
                .filter(|(label, item)| !is_read_so(proposal, label, item))
            {
                let item = (!item.is_empty()).then(|| ItemCode::from(item.as_str()));
                say(format!("{label:?} is {item:?}"), id, &|told| {
                    told.items.insert(key(label), item.clone());
                });
            }
        }
    }
    all
}

/// Whether a label is read as that item already, so that nobody would say it.
fn is_read_so(proposal: &Proposal, label: &str, item: &str) -> bool {
    let slots = proposal.reading.lines.iter().chain(&proposal.reading.columns);
    let mut named = slots.filter(|slot| slot.category.as_deref().is_some_and(|own| key(own) == key(label)));
    named.any(|slot| slot.dims.item.as_ref().map_or("", ItemCode::as_str) == item)
}

/// The classification that an item belongs to.
fn list_of(workbook: &Workbook, item: &str) -> Option<String> {
    let pack = builtin_pack(&PackId::from(workbook.truth.pack.as_str())).unwrap();
    let code = ItemCode::from(item);
    let lists = pack.classifications.values();
    let list = lists.into_iter().find(|list| list.item(&code).is_some())?;
    (!item.starts_with("MIG_STATUS")).then(|| list.id.to_string())
}

struct Score {
    alone: Outcome,
    corrected: Outcome,
    said: Vec<String>,
}

fn score(workbook: &Workbook) -> Score {
    let mut told = BTreeMap::new();
    let mut proposals = propose_all(workbook, &told);
    let alone = Outcome::of(workbook, &proposals);
    let mut now = Outcome::of(workbook, &proposals);
    let mut said = Vec::new();
    let is_searched = std::env::var("ILMS_ALONE").is_err();
    while is_searched && !now.is_right() && said.len() < MOST_CORRECTIONS {
        let possible = corrections(workbook, &proposals, &told).into_iter().take(MOST_TRIED);
        let tried = possible.map(|correction| {
            let outcome = Outcome::of(workbook, &propose_all(workbook, &correction.told));
            (correction, outcome)
        });
        let Some((best, outcome)) = tried.min_by_key(|(_, outcome)| outcome.distance()) else {
            break;
        };
        if outcome.distance() >= now.distance() {
            break;
        }
        said.push(best.what);
        told = best.told;
        proposals = propose_all(workbook, &told);
        now = outcome;
    }
    Score {
        alone,
        corrected: now,
        said,
    }
}

/// Reads all workbooks of a folder and prints how each was read. `ILMS_ONLY=d12` reads one and prints everything about it;
/// `ILMS_ALONE=1` looks for no corrections.
fn scores(folder: &str) -> Vec<Score> {
    let only = std::env::var("ILMS_ONLY").ok();
    let is_meant = |workbook: &Workbook| {
        only.as_ref()
            .is_none_or(|only| workbook.name.starts_with(only.as_str()))
    };
    let mut scores = Vec::new();
    for workbook in load(folder).into_iter().filter(is_meant) {
        let score = score(&workbook);
        println!(
            "{}{} {:8} {:45} {:4} figures, {:4} missing, {:4} wrong; {:?} then {} and {}",
            if score.alone.is_right() { "A" } else { "-" },
            if score.corrected.is_right() { "C" } else { "-" },
            workbook.truth.difficulty,
            workbook.name,
            score.alone.expected,
            score.alone.missing.len(),
            score.alone.wrong.len(),
            score.said,
            score.corrected.missing.len(),
            score.corrected.wrong.len(),
        );
        if only.is_some() {
            let outcome = &score.corrected;
            let missing: Vec<&Line> = outcome.missing.iter().collect();
            let wrong: Vec<&Line> = outcome.wrong.iter().collect();
            detail(&workbook, &missing, &wrong);
        }
        scores.push(score);
    }
    let right = |of: fn(&Score) -> &Outcome| scores.iter().filter(|score| of(score).is_right()).count();
    println!(
        "{folder}: {} of {} by proposal alone, {} after at most {MOST_CORRECTIONS} corrections",
        right(|score| &score.alone),
        scores.len(),
        right(|score| &score.corrected),
    );
    scores
}

fn assert_floor(scores: &[Score], alone: usize, corrected: usize) {
    if std::env::var("ILMS_ONLY").is_ok() || std::env::var("ILMS_ALONE").is_ok() {
        return;
    }
    let right = |of: fn(&Score) -> &Outcome| scores.iter().filter(|score| of(score).is_right()).count();
    assert!(
        right(|score| &score.alone) >= alone,
        "fewer are right by proposal alone"
    );
    assert!(
        right(|score| &score.corrected) >= corrected,
        "fewer are right after corrections"
    );
}

#[test]
fn workbooks_that_were_worked_on() {
    assert_floor(&scores("worked_on"), 25, 25);
}

#[test]
fn workbooks_that_were_held_out() {
    assert_floor(&scores("held_out"), 25, 25);
}

/// Written from the habits of statistical offices by somebody who did not know how they are read.
#[test]
fn workbooks_that_were_written_blind() {
    assert_floor(&scores("blind"), 20, 20);
}

pub fn detail(workbook: &Workbook, missing: &[&Line], wrong: &[&Line]) {
    for line in missing.iter().take(8) {
        println!("   missing {line:?}");
    }
    for line in wrong.iter().take(8) {
        println!("   wrong   {line:?}");
    }
    for proposal in propose_all(workbook, &BTreeMap::new()) {
        let reading = &proposal.reading;
        println!(
            "   block {:?} {} table {:?} of {:?} list {:?} items {:?} unit {:?} fixed {:?}",
            proposal.id,
            workbook.book.worksheets[proposal.id.worksheet].name,
            reading.table.as_ref().map(ToString::to_string),
            reading
                .tables
                .iter()
                .take(3)
                .map(ToString::to_string)
                .collect::<Vec<_>>(),
            reading.list.as_ref().map(ToString::to_string),
            reading.items_on,
            reading.unit,
            reading.fixed
        );
        println!("      titles {:?}", reading.block.titles);
        println!(
            "      heads {:?} lines {:?}..{:?} labels {:?} figures {:?}",
            reading.block.heads,
            reading.block.lines.first(),
            reading.block.lines.last(),
            reading.block.labels,
            reading.block.figures
        );
        for slot in &reading.columns {
            println!(
                "      column {} {:?} {:?} {:?}",
                slot.at, slot.label, slot.dims, slot.used
            );
        }
        for slot in &reading.lines {
            println!(
                "      line {} {:?} {:?} {:?} {:?}",
                slot.at, slot.label, slot.dims, slot.by, slot.used
            );
        }
        for refused in proposal.taken.refused.iter().take(5) {
            println!(
                "      refused {} {} {}",
                refused.from,
                refused.text,
                refused.reason.text(ilms_collect::questionnaire::Language::English)
            );
        }
    }
}

#[test]
fn workbooks_that_nobody_has_looked_at() {
    assert_floor(&scores("unseen"), 4, 8);
}
