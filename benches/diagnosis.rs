//! How well the checks find and name what is wrong: errors seeded into questionnaires that hold, counted by kind.
//!
//! Goals and method are in `README.md`. Prints one table and the rate of false alarms; asserts nothing. With a number as
//! argument so many errors of each kind are seeded.

#[path = "../tests/support/clean_tables.rs"]
mod clean_tables;
#[path = "../tests/support/seeded_errors.rs"]
mod seeded_errors;

use clean_tables::Clean;
use ilms_collect::questionnaire::Severity;
use seeded_errors::{Among, LINES, Score, Trial, score};
use std::collections::BTreeMap;
use std::time::Duration;

/// Errors of each kind.
const ROUNDS: usize = 1000;
/// Made-up questionnaires of each sort.
const MADE_UP: u64 = 8;

fn main() {
    let rounds = std::env::args().find_map(|text| text.parse().ok()).unwrap_or(ROUNDS);
    let mut trials: BTreeMap<Among, Vec<Trial>> = BTreeMap::new();
    println!(
        "| among | error | seen | seeded | found | breaks a sum | named right | in first three | named wrong | causes ms: median | p95 | worst | update ms: p95 | worst |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (among, seen, kind) in LINES.iter().copied() {
        let trials = trials
            .entry(among)
            .or_insert_with(|| among.clean(MADE_UP).into_iter().map(Trial::new).collect());
        let score = score(kind, seen, trials, rounds);
        print(&format!("{among:?} | {kind:?} | {seen:?}"), &score);
    }
    println!();
    for among in [Among::Published, Among::Questionnaires, Among::WithSex, Among::Lists] {
        false_alarms(among, &among.clean(MADE_UP));
    }
}

fn print(line: &str, score: &Score) {
    let per_cent = |many: usize| format!("{:.1} %", score.percent(many));
    println!(
        "| {line} | {} | {:.1} % | {} | {} | {} | {:.1} % | {:.2} | {:.2} | {:.2} | {:.3} | {:.3} |",
        score.seeded,
        100.0 * score.found as f64 / score.seeded.max(1) as f64,
        score.errors,
        per_cent(score.named_right),
        per_cent(score.in_first_three),
        score.percent(score.named_wrong),
        at(&score.causes, 50),
        at(&score.causes, 95),
        at(&score.causes, 100),
        at(&score.updates, 95),
        at(&score.updates, 100),
    );
}

/// A percentile in milliseconds.
fn at(times: &[Duration], percent: usize) -> f64 {
    let mut times = times.to_vec();
    times.sort_unstable();
    let index = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    times.get(index).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}

/// What is said of questionnaires without errors, by check.
fn false_alarms(among: Among, cleans: &[Clean]) {
    let table_years: usize = cleans.iter().map(Clean::table_years).sum();
    let mut counts: BTreeMap<(Severity, String), usize> = BTreeMap::new();
    for clean in cleans {
        let checker = clean.checker();
        for finding in checker.findings().filter(|finding| !finding.completeness) {
            *counts.entry((finding.severity, finding.check.to_string())).or_default() += 1;
        }
    }
    println!("{among:?}: {table_years} table-years without errors");
    for ((severity, check), count) in counts {
        println!(
            "  {severity:?} {check}: {count}, {:.3} per table-year",
            count as f64 / table_years as f64
        );
    }
}
