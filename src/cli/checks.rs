//! `checks`: the checks of a questionnaire in words, with their examples as the program judges them.

use super::{Ending, print};
use crate::checks::{ExampleTable, ExplainedCheck, ShownExample, explain};
use crate::desk::{DeskError, severity_word, table_named};
use crate::questionnaire::{CheckGroup, Language, builtin_pack, text, text_args};

pub(super) fn run(pack: &str, table: Option<&str>, language: Language) -> anyhow::Result<Ending> {
    let id = pack.into();
    let pack = builtin_pack(&id).ok_or(DeskError::UnknownPack(id))?;
    let table = table.map(|table| table_named(&pack, table)).transpose()?;
    let kinds = explain(&pack, table.map(|table| &table.code), language);
    let count: usize = kinds.iter().map(|kind| kind.checks.len()).sum();
    let title = table.map_or_else(
        || pack.title.clone(),
        |table| {
            let of = pack.table_title(table, language);
            format!("{}, {}{} {of}", pack.title, table.module, table.number)
        },
    );
    let args = [
        ("title", title.as_str().into()),
        ("version", pack.version.as_str().into()),
        ("count", count.into()),
    ];
    print::line(&text_args(language, "checks-list-title", &args));
    let mut group: Option<CheckGroup> = None;
    for kind in &kinds {
        if group != Some(kind.group) {
            print::line("");
            print::line(&text(language, kind.group.text_id()).to_uppercase());
            group = Some(kind.group);
        }
        let severity = text(language, &format!("findings-{}", severity_word(kind.severity)));
        print::line("");
        print::line(&format!("{} ({})", kind.name, severity.to_lowercase()));
        print::line(&format!("  {}", kind.about));
        for check in &kind.checks {
            check_lines(check, language);
        }
    }
    Ok(Ending::Fine)
}

fn check_lines(check: &ExplainedCheck, language: Language) {
    print::line(&format!("  {}: {}", check.id, check.tables));
    for example in &check.examples {
        example_lines(example, language);
    }
}

fn example_lines(example: &ShownExample, language: Language) {
    let verdict = if example.passes {
        "example-passes"
    } else {
        "example-fails"
    };
    print::line(format!("    {}: {}", text(language, verdict), example.says).trim_end());
    for missing in &example.missing {
        print::line(&format!("      {missing}"));
    }
    for table in &example.tables {
        table_lines(table);
    }
    for sentence in &example.sentences {
        print::line(&format!("      > {sentence}"));
    }
}

/// The figures in columns, right-aligned under their heads.
fn table_lines(table: &ExampleTable) {
    print::line(&format!("      {}", table.title));
    let width = |text: &str| text.chars().count();
    let first = table.rows.iter().map(|(row, _)| width(row)).max().unwrap_or_default();
    let widths: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, head)| {
            let figures = table.rows.iter().filter_map(|(_, figures)| figures.get(at));
            figures.map(|figure| width(figure)).fold(width(head), usize::max)
        })
        .collect();
    let padded = |texts: &[String]| {
        let cells = texts.iter().zip(&widths);
        let padded: Vec<String> = cells.map(|(text, wide)| format!("  {text:>wide$}")).collect();
        padded.concat()
    };
    print::line(&format!("        {:first$}{}", "", padded(&table.columns)));
    for (row, figures) in &table.rows {
        print::line(format!("        {row:first$}{}", padded(figures)).trim_end());
    }
}
