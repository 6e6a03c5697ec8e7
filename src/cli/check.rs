//! `check`: the findings on a country file or package, as lines, as JSON, and as a workbook.

use super::arguments::CheckArguments;
use super::{Ending, print};
use crate::desk::review::{ReportedCause, Review};
use crate::desk::severity_word;
use crate::questionnaire::{Language, text, text_args};
use anyhow::bail;
use serde_json::{Value as Json, json};

/// What `--json` answers, described for those who write scripts.
const SCHEMA: &str = include_str!("../../assets/check-report.schema.json");

pub(super) fn run(arguments: &CheckArguments) -> anyhow::Result<Ending> {
    if arguments.json_schema {
        print::line(SCHEMA.trim_end());
        return Ok(Ending::Fine);
    }
    let Some(file) = &arguments.file else {
        bail!("Nothing to check: name a country file or a package.");
    };
    let language = arguments.language;
    let review = Review::open(file, &arguments.earlier)?;
    if let Some(to) = &arguments.xlsx {
        review.write_workbook(to, language)?;
    }
    let causes = review.causes(language);
    if arguments.json {
        print::json(&document(&review, &causes)?)?;
    } else {
        lines(&review, &causes, language);
    }
    let (counts, _) = review.counts();
    let differs = review
        .package
        .as_ref()
        .is_some_and(|package| !package.differences.is_none());
    Ok(if counts.fatal + counts.errors > 0 || differs {
        Ending::Findings
    } else {
        Ending::Fine
    })
}

fn document(review: &Review, causes: &[ReportedCause]) -> anyhow::Result<Json> {
    let pack = review.pack();
    let (counts, explained) = review.counts();
    let package = review.package.as_ref().map(|package| {
        let differences = &package.differences;
        json!({
            "verdict": package.verified.verdict,
            "revision": package.info.revision,
            "status": package.info.status,
            "program": package.info.program_version,
            "pack_version": package.info.pack_version,
            "pack_sha256": package.info.pack_hash,
            "same_pack": package.other_pack.is_none(),
            "same_findings": differences.is_none(),
            "only_country_saw": differences.only_there.iter().map(|finding| &finding.key).collect::<Vec<_>>(),
            "only_found_here": differences.only_here,
            "findings_unreadable": differences.unreadable,
        })
    });
    let without: Vec<&str> = review
        .without_earlier()
        .into_iter()
        .map(|check| check.id.as_str())
        .collect();
    Ok(json!({
        "file": review.path.display().to_string(),
        "kind": if package.is_some() { "package" } else { "country-file" },
        "country": review.answers().area(),
        "phase": pack.id,
        "pack": {"id": pack.id, "version": pack.version, "sha256": pack.hash},
        "package": package,
        "earlier": {"phases": review.earlier_phases(), "checks_without": without},
        "counts": {
            "causes": causes.len(),
            "fatal": counts.fatal,
            "errors": counts.errors,
            "warnings": counts.warnings,
            "notes": counts.notes,
            "unanswered": counts.unanswered,
            "explained": explained,
        },
        "explanations_not_needed": review.explanations_not_needed(),
        "final": counts.fatal + counts.errors == 0,
        "causes": serde_json::to_value(causes)?,
    }))
}

fn lines(review: &Review, causes: &[ReportedCause], language: Language) {
    for remark in review.remarks(language) {
        print::line(&remark);
    }
    if let Some(package) = &review.package {
        for finding in &package.differences.only_there {
            print::line(&text_args(
                language,
                "report-only-there",
                &[("sentence", finding.sentence.as_str().into())],
            ));
        }
        for key in &package.differences.only_here {
            let found = review.checker().finding(key);
            let sentence = found.map_or_else(|| key.clone(), |finding| review.sentence(finding, language));
            print::line(&text_args(
                language,
                "report-only-here",
                &[("sentence", sentence.as_str().into())],
            ));
        }
    }
    for cause in causes {
        cause_lines(cause, language);
    }
    for key in review.explanations_not_needed() {
        print::line(&text_args(language, "report-not-needed", &[("key", key.into())]));
    }
    if causes.is_empty() {
        print::line(&text(language, "report-nothing"));
        return;
    }
    let (counts, explained) = review.counts();
    let args = [
        ("causes", causes.len().into()),
        ("fatal", counts.fatal.into()),
        ("errors", counts.errors.into()),
        ("warnings", counts.warnings.into()),
        ("notes", counts.notes.into()),
        ("unanswered", counts.unanswered.into()),
        ("explained", explained.into()),
    ];
    print::line(&text_args(language, "report-counts", &args));
}

/// A cause: its sentence, then below it the findings that it says together, what would put it right, and what was explained.
fn cause_lines(cause: &ReportedCause, language: Language) {
    let kind = match language {
        Language::English => severity_word(cause.severity).to_owned(),
        Language::Indonesian => text(language, &format!("findings-{}", severity_word(cause.severity))).to_lowercase(),
    };
    let kind = if cause.explained {
        text_args(language, "report-explained-kind", &[("kind", kind.as_str().into())])
    } else {
        kind
    };
    print::line(&format!("{kind}: {}", cause.sentence));
    let below = |line: &str| print::line(&format!("    {line}"));
    for finding in cause
        .findings
        .iter()
        .filter(|finding| finding.sentence != cause.sentence)
    {
        below(&finding.below);
    }
    for suggestion in cause.suggestions.iter().filter(|one| one.reason != cause.sentence) {
        let percent = (suggestion.confidence * 100.0).floor().to_string();
        let id = match cause.suggestions.len() {
            _ if suggestion.named => "report-suggestion",
            1 => "report-suggestion-perhaps",
            _ => "report-suggestion-one-of",
        };
        let args = [
            ("percent", percent.as_str().into()),
            ("reason", suggestion.below.as_str().into()),
        ];
        below(&text_args(language, id, &args));
    }
    for explanation in cause.findings.iter().filter_map(|finding| finding.explanation.as_ref()) {
        below(&explanation.words);
    }
}
