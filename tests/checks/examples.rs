//! The examples that the packs give for their own checks.

use crate::file::File;
use ilms_collect::questionnaire::{Check, Example, ItemCode, Language, Pack, builtin_packs};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The phase before that of a pack.
fn before(pack: &str) -> Option<Arc<Pack>> {
    let before = builtin_packs()
        .into_iter()
        .take_while(|other| other.id.as_str() != pack);
    before.last()
}

/// Whether an example can be filled: the first phase has none before it.
fn fits(pack: &str, example: &Example) -> bool {
    before(pack).is_some() || !example.cells.iter().any(|cell| cell.earlier)
}

fn fill(pack: &str, example: &Example) -> File {
    let mut file = File::new(pack);
    if !example.preparer_named {
        file.answers.settings.remove("preparer");
    }
    if let Some(area) = &example.area {
        file.answers.settings.insert("area".to_owned(), area.to_string());
    }
    for cell in &example.cells {
        let source = cell.source.as_deref().unwrap_or("one");
        let source = if example.source_stated { source } else { "" };
        let asked = if cell.earlier {
            before(pack).expect("a phase before")
        } else {
            Arc::clone(&file.pack)
        };
        let table = asked.resolve_indicator(cell.table.as_str()).expect("a table there");
        let sheet = file.sheet_in(&asked.id, table.code.as_str(), source);
        if !example.definition_stated {
            file.edit(sheet).metadata.clear();
        }
        let code = |code: &Option<ItemCode>| {
            code.as_ref().map_or("-".to_owned(), |code| {
                asked
                    .resolve_item(table, code.as_str())
                    .expect("an item there")
                    .to_string()
            })
        };
        let place = format!(
            "{} {} {} {}",
            code(&cell.item),
            cell.year,
            code(&cell.status),
            cell.sex.letter()
        );
        let at = file.put(sheet, &place, &cell.value);
        if let Some(letter) = &cell.flag {
            file.flag(&at, letter);
        }
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
            for example in check.examples.iter().filter(|example| fits(pack.id.as_str(), example)) {
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
        let kinds: BTreeSet<&str> = pack.checks.iter().map(|check| check.kind.name()).collect();
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

#[test]
fn every_failing_example_is_a_whole_sentence_in_both_languages() {
    for pack in builtin_packs() {
        for check in &pack.checks {
            let failing = check.examples.iter().filter(|example| !example.passes);
            for example in failing.filter(|example| fits(pack.id.as_str(), example)) {
                let file = fill(pack.id.as_str(), example);
                for finding in file.checker().findings() {
                    let [english, indonesian] = Language::ALL.map(|language| file.sentence(finding, language));
                    for sentence in [&english, &indonesian] {
                        let whole = sentence.ends_with(['.', '?']) && !sentence.contains(['{', '}', '$']);
                        assert!(whole && !sentence.contains("finding-"), "{}: {sentence}", finding.key);
                    }
                    assert_ne!(english, indonesian, "{}", finding.key);
                }
            }
        }
    }
}
