//! A full questionnaire (all 23 tables, ten years), checked in full and after one keystroke.
//!
//! Goals (release): full check with the locator at most 20 ms, one keystroke at most 1 ms, 200 errors in one table explained within
//! 200 ms. Figures are made up as for `diagnosis`. Prints times; asserts nothing about them. A word as argument (`full`,
//! `slips`, `hidden`, `large`) measures one part only.
#![allow(clippy::expect_used)]

#[path = "../tests/support/clean_tables.rs"]
mod clean_tables;

use clean_tables::Clean;
use ilms_collect::checks::Checker;
use ilms_collect::figures::{Answers, CellAddress, Change, Figure, Metadata, Place, Reason, Sheet, SourceKey, Value};
use ilms_collect::questionnaire::{CheckKind, ItemCode, Pack, PackId, Sex, TableCode, Year, builtin_pack};
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Seed of the questionnaire.
const SEED: u64 = 3;
/// Countries that each country table lists beside the members of ASEAN.
const ADDED_COUNTRIES: usize = 56;

fn main() {
    let part = std::env::args().skip(1).find(|text| !text.starts_with('-'));
    let is_asked = |name: &str| part.as_deref().is_none_or(|part| part == name);
    let clean = clean_tables::questionnaire_of_countries(SEED, ADDED_COUNTRIES);
    if is_asked("full") {
        tell_full(&clean);
    }
    if is_asked("slips") {
        tell_slips(&clean);
    }
    if is_asked("hidden") {
        tell_hidden(&clean);
    }
    if is_asked("large") {
        tell_large();
    }
}

fn tell_full(clean: &Clean) {
    let (pack, answers) = (&clean.pack, &clean.answers);
    let figures: usize = answers.figures.values().map(std::collections::BTreeMap::len).sum();
    let mut checker = checker(pack, answers);
    println!("figures                  {figures:>10}");
    println!("identities               {:>10}", checker.identities().len());
    println!("findings                 {:>10}", checker.findings().len());
    tell("full check", &timed(50, || checker_of(clean)));
    tell(
        "full check, with entries",
        &timed(50, || checker_of(clean).entries().len()),
    );
    let mut live = answers.clone();
    tell("one keystroke", &keystrokes(&mut live, &mut checker, 500, false));
}

/// Slips all over the form, and many in one table.
fn tell_slips(clean: &Clean) {
    let (pack, answers) = (&clean.pack, &clean.answers);
    let everywhere: Vec<CellAddress> = cells(answers).collect();
    for errors in [1, 20, 30, 200] {
        let spoiled = spoiled(answers, &everywhere, errors);
        let mut live = checker(pack, &spoiled);
        println!("{errors} slips all over the form:");
        tell("causes, from nothing", &causes(pack, &spoiled));
        tell(
            "full check, with entries",
            &timed(10, || checker(pack, &spoiled).entries().len()),
        );
        if errors == 30 {
            let mut answers = spoiled.clone();
            let keys = keystrokes(&mut answers, &mut live, 250, true);
            tell("one keystroke, with entries", &keys);
        }
    }
    for sheet in answers.sheets.keys() {
        let table = &answers.sheets[sheet].table;
        let own: Vec<CellAddress> = cells(answers).filter(|cell| cell.sheet == *sheet).collect();
        if own.len() < 600 {
            continue;
        }
        let spoiled = spoiled(answers, &own, 200);
        println!("200 slips in {table}, {} figures:", own.len());
        tell("causes, from nothing", &causes(pack, &spoiled));
    }
}

fn causes(pack: &Arc<Pack>, answers: &Answers) -> Vec<Duration> {
    let checkers: Vec<Checker> = (0..5).map(|_| checker(pack, answers)).collect();
    let mut explained = (0, 0);
    let times = checkers
        .iter()
        .map(|checker| {
            let start = Instant::now();
            let causes = black_box(checker.causes());
            let time = start.elapsed();
            explained = (causes.len(), causes.iter().filter(|cause| cause.named).count());
            time
        })
        .collect();
    println!("  causes                 {:>10}, named {}", explained.0, explained.1);
    times
}

/// Confidential cells all over the form.
fn tell_hidden(clean: &Clean) {
    for together in [1, 2, 4] {
        let secret = with_hidden(&clean.answers, 300, together);
        println!("300 confidential cells, {together} together:");
        tell("full check", &timed(10, || checker(&clean.pack, &secret)));
        let mut checker = checker(&clean.pack, &secret);
        println!("  findings               {:>10}", checker.findings().len());
        tell_hiding(&clean.pack, &secret, &checker);
        let mut live = secret.clone();
        tell("one keystroke", &keystrokes(&mut live, &mut checker, 500, false));
    }
}

/// One table of 250 rows, 20 years and both sexes: quiet, with an earlier phase, and restless with an earlier phase.
fn tell_large() {
    for (restless, earlier) in [(false, false), (false, true), (true, true)] {
        let (pack, answers) = large(restless, earlier);
        println!("250 rows x 60 columns, restless {restless}, earlier phase {earlier}:");
        tell("full check", &timed(10, || checker(&pack, &answers)));
        let mut live = answers.clone();
        let mut checker = checker(&pack, &answers);
        println!("  findings               {:>10}", checker.findings().len());
        tell("one keystroke", &keystrokes(&mut live, &mut checker, 100, false));
    }
}

fn checker(pack: &Arc<Pack>, answers: &Answers) -> Checker {
    Checker::new(Arc::clone(pack), black_box(answers), &pack.id)
}

fn checker_of(clean: &Clean) -> Checker {
    checker(&clean.pack, &clean.answers)
}

fn timed<T>(times: usize, mut what: impl FnMut() -> T) -> Vec<Duration> {
    (0..times)
        .map(|_| {
            let start = Instant::now();
            black_box(what());
            start.elapsed()
        })
        .collect()
}

fn tell(what: &str, times: &[Duration]) {
    let mut times = times.to_vec();
    times.sort_unstable();
    let (Some(worst), count) = (times.last(), times.len()) else {
        return;
    };
    println!(
        "  {what:<28} {:>9.3} ms median {:>9.3} 95th percentile {:>9.3} worst of {count}",
        ms(times[count / 2]),
        ms(times[count * 95 / 100]),
        ms(*worst)
    );
}

fn cells(answers: &Answers) -> impl Iterator<Item = CellAddress> {
    let sheets = answers.figures.iter();
    sheets.flat_map(|(sheet, figures)| figures.keys().map(|place| CellAddress::new(*sheet, place.clone())))
}

/// What else to hide, for each finding that hidden cells can be worked out, and for each that tells of small cells.
fn tell_hiding(pack: &Pack, answers: &Answers, checker: &Checker) {
    for of_small in [false, true] {
        let (mut times, mut further, mut least) = (Vec::new(), 0, 0);
        for finding in checker.findings() {
            let asked = pack.check(&finding.check).is_some_and(|check| match check.kind {
                CheckKind::HiddenComputable { .. } => !of_small,
                CheckKind::SmallCells { .. } => of_small,
                _ => false,
            });
            if !asked {
                continue;
            }
            let concerned = |cell: &&CellAddress| {
                let figure = answers.figure(cell);
                of_small || figure.is_some_and(|figure| figure.as_value().is_none())
            };
            let cells: Vec<CellAddress> = finding.cells.iter().filter(concerned).cloned().collect();
            let start = Instant::now();
            let hiding = black_box(checker.further_hiding(answers, &cells));
            times.push(start.elapsed());
            further += hiding.further.len();
            least += usize::from(hiding.least);
        }
        let what = if of_small {
            "offer for small cells"
        } else {
            "offer for hidden cells"
        };
        tell(what, &times);
        println!("    hides {further} further cells, {least} times the least");
    }
}

/// The answers with so many cells confidential, `together` neighbours at a time.
fn with_hidden(answers: &Answers, hidden: usize, together: usize) -> Answers {
    let mut secret = answers.clone();
    let cells: Vec<CellAddress> = cells(answers).collect();
    let step = cells.len() * together / hidden;
    for cell in cells.chunks(step).flat_map(|block| block.iter().take(together)) {
        let before = answers.figure(cell).cloned();
        let after = Some(Figure::reason(Reason::Confidential));
        let cell = cell.clone();
        secret.apply(&Change::Figure { cell, before, after });
    }
    secret
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// The answers with so many of these figures one digit longer.
fn spoiled(answers: &Answers, cells: &[CellAddress], errors: usize) -> Answers {
    let mut spoiled = answers.clone();
    for cell in cells.iter().skip(1).step_by(cells.len() / errors).take(errors) {
        let before = answers.figure(cell).cloned();
        let stands = before.as_ref().and_then(Figure::as_value).map_or(0, Value::mantissa);
        let after = Some(Figure::value(Value::whole(stands * 10 + 3)));
        let cell = cell.clone();
        spoiled.apply(&Change::Figure { cell, before, after });
    }
    spoiled
}

/// Spoils and mends so many cells in turn, with the list made anew each time if it is asked for.
fn keystrokes(answers: &mut Answers, checker: &mut Checker, cells: usize, with_entries: bool) -> Vec<Duration> {
    let own = |cell: &CellAddress| checker.cell_number(cell).is_some();
    let all: Vec<CellAddress> = self::cells(answers).filter(own).collect();
    let mut times = Vec::new();
    if with_entries {
        black_box(checker.entries());
    }
    for cell in all.iter().step_by(all.len() / cells) {
        let before = answers.figure(cell).cloned();
        // The last digit typed twice; a one where there is none.
        let stands = before.as_ref().and_then(Figure::as_value).map_or(0, Value::mantissa);
        let after = Some(Figure::value(Value::whole(stands * 10 + (stands % 10).max(1))));
        let typed = Change::Figure {
            cell: cell.clone(),
            before,
            after,
        };
        for change in [typed.clone(), typed.inverse()] {
            answers.apply(&change);
            let start = Instant::now();
            checker.update(answers, black_box(std::slice::from_ref(&change)));
            if with_entries {
                black_box(checker.entries());
            }
            times.push(start.elapsed());
        }
    }
    times
}

fn large(restless: bool, earlier: bool) -> (Arc<Pack>, Answers) {
    let pack = builtin_pack(&PackId::from("asean-phase-3")).expect("a built-in pack");
    let list = pack.classifications.values().find(|list| list.id.as_str() == "COU_DES");
    let items: Vec<ItemCode> = list
        .into_iter()
        .flat_map(|list| &list.items)
        .map(|item| item.code.clone())
        .take(250)
        .collect();
    let mut answers = Answers::default();
    let mut phases = vec![("asean-phase-3", 1995..2015_u16)];
    if earlier {
        phases.push(("asean-phase-2", 1990..2010));
    }
    for (phase, years) in phases {
        let id = answers.next_sheet_id();
        let mut sheet = Sheet::new(PackId::from(phase), TableCode::from("EMP_XOUM_SEX_COU_NB"));
        sheet.source = Some(SourceKey::from("BA:1"));
        sheet.years = years.clone().map(Year).collect();
        let stated = Metadata {
            text: "Foreign citizens".to_owned(),
            ..Metadata::default()
        };
        sheet.metadata.insert("T36".to_owned(), stated);
        answers.sheets.insert(id, sheet);
        for (row, item) in items.iter().enumerate() {
            for year in years.clone() {
                let factor = |salt: usize| {
                    if restless && (row * salt + usize::from(year)).is_multiple_of(3) {
                        7
                    } else {
                        1
                    }
                };
                let wobble = |salt: usize| ((row * 37 + usize::from(year) * salt) % 97) as i64;
                let size = 100 + 7 * row as i64;
                let male = factor(5) * (2 * size + wobble(101) + row as i64);
                let female = factor(7) * (size + wobble(89));
                for (sex, amount) in [(Sex::Total, male + female), (Sex::Male, male), (Sex::Female, female)] {
                    let place = Place {
                        item: Some(item.clone()),
                        year: Year(year),
                        status: None,
                        sex,
                    };
                    let figure = Figure::value(Value::whole(amount));
                    answers.figures.entry(id).or_default().insert(place, figure);
                }
            }
        }
    }
    (pack, answers)
}
