//! The examples that the packs give for their own checks.

use crate::file::File;
use ilms_collect::questionnaire::{Check, CheckKind, Example, Language, builtin_packs};
use std::collections::BTreeSet;

fn fill(pack: &str, example: &Example) -> File {
    let mut file = File::new(pack);
    if !example.preparer_named {
        file.answers.settings.remove("preparer");
    }
    for cell in &example.cells {
        let source = cell.source.as_deref().unwrap_or("one");
        let sheet = file.sheet(cell.table.as_str(), if example.source_stated { source } else { "" });
        if !example.definition_stated {
            file.edit(sheet).metadata.clear();
        }
        let code = |code: &Option<_>| code.as_ref().map_or("-".to_owned(), ToString::to_string);
        let place = format!(
            "{} {} {} {}",
            code(&cell.item),
            cell.year,
            code(&cell.status),
            cell.sex.letter()
        );
        file.put(sheet, &place, &cell.value);
    }
    file
}

/// What the check says; tables that the example does not name are left out of sight.
fn found(file: &File, check: &Check) -> Vec<String> {
    let checker = file.checker();
    let of_check = checker.findings().filter(|finding| finding.check == check.id);
    of_check
        .filter(|finding| finding.sheet.is_some() || finding.table.is_none())
        .map(|finding| file.sentence(finding, Language::English))
        .collect()
}

#[test]
fn every_example_of_every_pack_passes_or_fails_as_it_says() {
    let mut wrong = Vec::new();
    let mut run = 0;
    for pack in builtin_packs() {
        for check in &pack.checks {
            for example in &check.examples {
                run += 1;
                let says = found(&fill(pack.id.as_str(), example), check);
                if says.is_empty() != example.passes {
                    wrong.push(format!("{} {}: {}: {says:#?}", pack.id, check.id, example.says));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(run > 100, "{run} examples");
}

#[test]
fn every_check_has_an_example_of_each_side() {
    for pack in builtin_packs() {
        let kinds: BTreeSet<&str> = pack.checks.iter().map(|check| kind(&check.kind)).collect();
        assert!(kinds.len() >= 11, "{}: {kinds:?}", pack.id);
        for check in &pack.checks {
            let passing = check.examples.iter().filter(|example| example.passes).count();
            assert!(
                passing > 0 && passing < check.examples.len(),
                "{} {}",
                pack.id,
                check.id
            );
        }
    }
}

fn kind(kind: &CheckKind) -> &'static str {
    match kind {
        CheckKind::SexSum { .. } => "sex-sum",
        CheckKind::PartitionSum { .. } => "partition-sum",
        CheckKind::StatusSum { .. } => "status-sum",
        CheckKind::CountrySum { .. } => "country-sum",
        CheckKind::Nested { .. } => "nested",
        CheckKind::EqualTotals { .. } => "equal-totals",
        CheckKind::MeanBetween { .. } => "mean-between",
        CheckKind::WrongInput => "wrong-input",
        CheckKind::YearOutside => "year-outside",
        CheckKind::SourceMissing => "source-missing",
        CheckKind::DefinitionMissing { .. } => "definition-missing",
        CheckKind::Unanswered => "unanswered",
        CheckKind::PreparerMissing => "preparer-missing",
    }
}

#[test]
fn every_failing_example_is_a_whole_sentence_in_both_languages() {
    for pack in builtin_packs() {
        for check in &pack.checks {
            for example in check.examples.iter().filter(|example| !example.passes) {
                let file = fill(pack.id.as_str(), example);
                for finding in file.checker().findings() {
                    let [english, indonesian] = Language::ALL.map(|language| file.sentence(finding, language));
                    for sentence in [&english, &indonesian] {
                        let whole = sentence.ends_with('.') && !sentence.contains(['{', '}', '$']);
                        assert!(whole && !sentence.contains("finding-"), "{}: {sentence}", finding.key);
                    }
                    assert_ne!(english, indonesian, "{}", finding.key);
                }
            }
        }
    }
}
