//! The bench of the diagnosis, small: errors of each kind seeded into questionnaires that hold, and at least so much said of them.
//! `cargo bench --bench diagnosis` runs it large; `benches/README.md` has its method and results.

use crate::clean_tables::{self, Clean};
use crate::seeded_errors::{Among, Kind, LINES, Seen, Trial, score};
use ilms_collect::questionnaire::{Language, Severity};
use std::collections::BTreeMap;
use std::path::Path;

/// What is said of questionnaires, by check, the gaps left out.
fn said<'a>(cleans: impl IntoIterator<Item = &'a Clean>) -> BTreeMap<(Severity, String), Vec<String>> {
    let mut said: BTreeMap<(Severity, String), Vec<String>> = BTreeMap::new();
    for clean in cleans {
        let checker = clean.checker();
        for finding in checker.findings().filter(|finding| !finding.completeness) {
            let sentence = finding.sentence(&clean.pack, &clean.answers, Language::English);
            said.entry((finding.severity, finding.check.to_string()))
                .or_default()
                .push(format!("{}: {sentence}", clean.name));
        }
    }
    said
}

/// How many warnings there are for each table and year; `ILMS_FINDINGS_TO` writes all that is said into that folder.
fn warnings_per_table_year(name: &str, cleans: &[Clean]) -> f64 {
    let said = said(cleans);
    let table_years: usize = cleans.iter().map(Clean::table_years).sum();
    let mut lines = Vec::new();
    for ((severity, check), sentences) in &said {
        println!(
            "{name}: {severity:?} {check} {} times, {:.3} per table-year of {table_years}",
            sentences.len(),
            sentences.len() as f64 / table_years as f64
        );
        lines.push(format!("\n{severity:?} {check}"));
        lines.extend(sentences.iter().cloned());
    }
    if let Some(folder) = std::env::var_os("ILMS_FINDINGS_TO") {
        std::fs::write(Path::new(&folder).join(format!("{name}.txt")), lines.join("\n")).unwrap();
    }
    let errors: Vec<_> = said
        .iter()
        .filter(|((severity, _), _)| *severity >= Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
    let warnings: usize = said
        .iter()
        .filter(|((severity, _), _)| *severity == Severity::Warning)
        .map(|(_, sentences)| sentences.len())
        .sum();
    warnings as f64 / table_years as f64
}

#[test]
fn tables_that_hold_have_no_errors_and_few_warnings() {
    let whole: Vec<Clean> = (0..3).map(clean_tables::questionnaire).collect();
    let figures: usize = whole.iter().map(Clean::figures).sum();
    assert!(figures > 24_000, "{figures}");
    let cases = [
        ("made up", whole),
        ("with sex", Among::WithSex.clean(1)),
        ("lists", Among::Lists.clean(1)),
        ("lists of a later phase", Among::ListsOfLaterPhase.clean(1)),
    ];
    for (name, cleans) in cases {
        for clean in &cleans {
            assert!(clean.checker().causes().is_empty(), "{}", clean.name);
        }
        let rate = warnings_per_table_year(name, &cleans);
        assert!(rate <= 0.1, "{name}: {rate} warnings for each table and year");
    }
}

#[test]
fn of_the_published_tables_that_hold_little_is_said() {
    let cleans = clean_tables::published();
    let figures: usize = cleans.iter().map(Clean::figures).sum();
    assert!(figures > 1_000, "{figures}");
    warnings_per_table_year("published", &cleans);
    if let Some(folder) = std::env::var_os("ILMS_FINDINGS_TO") {
        // With the years in which a sum fails.
        let whole: Vec<Clean> = clean_tables::COUNTRIES
            .into_iter()
            .map(clean_tables::published_as_it_is)
            .collect();
        let lines: Vec<String> = said(&whole)
            .into_iter()
            .flat_map(|((severity, check), sentences)| {
                let head = format!("\n{severity:?} {check}: {}", sentences.len());
                std::iter::once(head).chain(sentences)
            })
            .collect();
        std::fs::write(Path::new(&folder).join("published-findings.txt"), lines.join("\n")).unwrap();
    }
}

/// The lines of the bench, few errors each; `ILMS_ROUNDS` and `ILMS_LINE` look closer, `ILMS_SHOW` prints what was not named.
#[test]
fn seeded_errors_are_found_and_named() {
    let rounds: usize = std::env::var("ILMS_ROUNDS").map_or(20, |text| text.parse().unwrap());
    let wanted = std::env::var("ILMS_LINE").unwrap_or_default();
    let mut trials: BTreeMap<Among, Vec<Trial>> = BTreeMap::new();
    for (among, seen, kind) in LINES.iter().copied() {
        let line = format!(" {among:?} {kind:?} {seen:?}");
        if !line.contains(&wanted) {
            continue;
        }
        let trials = trials
            .entry(among)
            .or_insert_with(|| among.clean(1).into_iter().map(Trial::new).collect());
        let score = score(kind, seen, trials, rounds);
        println!(
            "{line:<44} seeded {:>4} found {:>4} errors {:>4} right {:>4} three {:>4} wrong {:>3}",
            score.seeded, score.found, score.errors, score.named_right, score.in_first_three, score.named_wrong,
        );
        assert_eq!(score.seeded, rounds, "{line}");
        let (right, three, wrong) = floor(among, seen, kind);
        assert!(score.percent(score.named_right) >= right, "{line}: {score:?}");
        assert!(score.percent(score.in_first_three) >= three, "{line}: {score:?}");
        assert!(score.percent(score.named_wrong) <= wrong, "{line}: {score:?}");
    }
}

/// Named right and among the first three at least, named wrong at most, in per cent of what breaks a sum: less than the bench says,
/// since few are seeded.
fn floor(among: Among, seen: Seen, kind: Kind) -> (f64, f64, f64) {
    let made_up = matches!(among, Among::WithSex | Among::Questionnaires);
    match (kind, seen) {
        (Kind::Slips(1), Seen::ByTwoSums) => (95.0, 95.0, 0.0),
        (Kind::Slips(2) | Kind::SlipsInTwoTables, Seen::ByTwoSums) => (85.0, 95.0, 0.0),
        (Kind::Slips(3), Seen::ByTwoSums) => (80.0, 90.0, 5.0),
        (Kind::Slips(1), _) if made_up => (0.0, 80.0, 0.0),
        (Kind::Slips(1), _) => (0.0, 60.0, 5.0),
        (Kind::Sign | Kind::CellScaled | Kind::ColumnScaled | Kind::Shifted, _) if among == Among::WithSex => {
            (85.0, 90.0, 5.0)
        }
        _ => (0.0, 0.0, 35.0),
    }
}
