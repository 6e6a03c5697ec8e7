//! `import` and `mappings`: figures from other files, and how the workbooks of others are read.

use super::arguments::{ImportArguments, MappingsCommand};
use super::{Ending, print};
use crate::desk::{Brought, Desk, NationalWorkbook, table_label};
use crate::exchange::csv_table::Style;
use crate::exchange::incoming::Position;
use crate::exchange::national::{Proposal, TableSaid};
use crate::figures::SourceKey;
use anyhow::{Context as _, bail};
use std::sync::Arc;

type Run = anyhow::Result<Ending>;

pub(super) fn run(arguments: &ImportArguments) -> Run {
    let from = arguments.from.as_path();
    let mut desk = Desk::open(&arguments.file)?;
    let source = arguments.source.as_deref().map(SourceKey::from);
    let brought = desk.read_import(from, source.as_ref(), arguments.language)?;
    let of_workbooks = arguments.table.is_some() || arguments.mapping.is_some() || arguments.keep_mapping.is_some();
    let (workbook, preview) = match brought {
        Brought::Known(_) if of_workbooks => bail!(
            "This file says itself what its figures are: leave --table, --mapping and --keep-mapping out. Nothing was brought in."
        ),
        Brought::Known(preview) => (None, *preview),
        Brought::Workbook(mut workbook) => {
            told(&desk, &mut workbook, arguments, source.as_ref())?;
            let preview = desk.preview_national(&workbook);
            (Some(workbook), preview)
        }
    };
    if arguments.json {
        let mut answer = print::preview(&desk, &preview, arguments.preview);
        if let Some(workbook) = &workbook {
            answer["blocks"] = print::blocks(workbook, arguments.language);
        }
        print::json(&answer)?;
    } else {
        if let Some(workbook) = &workbook {
            block_lines(&desk, workbook, arguments);
        }
        print::preview_lines(&desk, &preview, arguments.preview);
    }
    let choice = preview.first_choice();
    if let Some(report) = &arguments.report {
        desk.write_import_report(&preview, &choice, Style::usual(arguments.language), report)?;
    }
    if !arguments.preview {
        if let Some(workbook) = &workbook {
            desk.import_national(workbook, &preview, &choice)?;
            if let Some(name) = &arguments.keep_mapping {
                desk.keep_mapping(name, workbook)?;
            }
        } else {
            let name = from.file_name().unwrap_or_default().to_string_lossy();
            desk.import(&preview, &choice, &name)?;
        }
        desk.flush()?;
    }
    let nothing_found = workbook.is_some_and(|workbook| workbook.figures() == 0);
    Ok(if preview.refused.is_empty() && !nothing_found {
        Ending::Fine
    } else {
        Ending::Findings
    })
}

/// Says of a workbook what the arguments say.
fn told(
    desk: &Desk,
    workbook: &mut NationalWorkbook,
    arguments: &ImportArguments,
    source: Option<&SourceKey>,
) -> anyhow::Result<()> {
    if let Some(name) = &arguments.mapping {
        let mappings = desk.mappings();
        let mapping = mappings.get(name).with_context(|| {
            format!(
                "There is no mapping called '{name}'. `mappings list` shows those of this file. Nothing was brought in."
            )
        })?;
        if !workbook.read_by(name, mapping) {
            bail!(
                "The mapping '{name}' fits no table of this workbook. Leave --mapping out to see what is proposed. Nothing was brought in."
            );
        }
    }
    if let Some(table) = &arguments.table {
        let code = desk.find_table(table)?.code.clone();
        let [proposal] = workbook.proposals() else {
            bail!(
                "This workbook has {} blocks of figures, so --table does not say which one is meant. Bring it in in the window, or keep \
                 a sheet with one table. Nothing was brought in.",
                workbook.proposals().len()
            );
        };
        let id = proposal.id;
        let mut told = workbook.told(id);
        told.table = Some(TableSaid::Table(code));
        workbook.tell(id, told);
    }
    if let Some(source) = source {
        let open: Vec<_> = workbook
            .proposals()
            .iter()
            .filter(|proposal| proposal.reading.source.is_none())
            .map(|proposal| proposal.id)
            .collect();
        for id in open {
            let mut told = workbook.told(id);
            told.source = Some(source.clone());
            workbook.note(id, told);
        }
        workbook.propose();
    }
    Ok(())
}

/// Where a block stands: `'Negara 2011-2015'!C6:G33`.
pub(super) fn place(workbook: &NationalWorkbook, proposal: &Proposal) -> String {
    let sheet = workbook.book().worksheets.get(proposal.id.worksheet);
    let name: Arc<str> = Arc::from(sheet.map_or("", |sheet| sheet.name.as_str()));
    let area = proposal.reading.block.area();
    area.map_or_else(|| name.to_string(), |area| Position::area(&name, area).to_string())
}

/// How each block of a workbook is read, and what is left out of it.
fn block_lines(desk: &Desk, workbook: &NationalWorkbook, arguments: &ImportArguments) {
    for left in &workbook.book().left_aside {
        print::line(&left.sentence().text(arguments.language));
    }
    if let Some(name) = &workbook.mapping {
        print::line(&format!("Read by the mapping '{name}'."));
    }
    if workbook.proposals().is_empty() {
        print::line("No table was found in this file.");
    }
    for proposal in workbook.proposals() {
        let reading = &proposal.reading;
        let table = match reading.table.as_ref().and_then(|code| desk.pack().table(code)) {
            Some(table) => format!("table {} {}", table_label(table), table.title),
            None if reading.tables.is_empty() => "no table of the questionnaire".to_owned(),
            None => {
                let labels = reading.tables.iter().filter_map(|code| desk.pack().table(code));
                let labels: Vec<String> = labels.map(table_label).take(4).collect();
                format!("not sure which table: {}", labels.join(", "))
            }
        };
        let figures = match proposal.taken.figures.len() {
            1 => "1 figure".to_owned(),
            count => format!("{count} figures"),
        };
        print::line(&format!("{}: {table}, {figures}", place(workbook, proposal)));
        for refused in &proposal.taken.refused {
            let text = refused.text.replace('\n', " ");
            print::line(&format!(
                "  left out {} “{text}”: {}",
                refused.from.spot_text(),
                refused.reason.text(arguments.language)
            ));
        }
        if proposal.taken.dashes > 0 {
            print::line(&format!(
                "  {} dashes were left out: say in the window whether they mean none or not available",
                proposal.taken.dashes
            ));
        }
    }
}

/// What can be done with the mappings that a file keeps.
pub(super) fn mappings(command: &MappingsCommand) -> Run {
    match command {
        MappingsCommand::List { file } => {
            let desk = Desk::open(file)?;
            let mappings = desk.mappings();
            if mappings.is_empty() {
                print::line("This file keeps no mapping.");
            }
            for (name, mapping) in mappings {
                let blocks = match mapping.blocks.len() {
                    1 => "1 block".to_owned(),
                    count => format!("{count} blocks"),
                };
                print::line(&format!("{name}: {blocks}, made from '{}'", mapping.made_from));
            }
        }
        MappingsCommand::Export { file, name, out } => {
            let desk = Desk::open(file)?;
            desk.write_mapping(name, out)?;
            print::line(&format!("Wrote '{}'.", out.display()));
        }
        MappingsCommand::Import { file, from } => {
            let mut desk = Desk::open(file)?;
            let name = desk.read_mapping(from)?;
            desk.flush()?;
            print::line(&format!("Keeps the mapping '{name}'."));
        }
        MappingsCommand::Drop { file, name } => {
            let mut desk = Desk::open(file)?;
            if !desk.mappings().contains_key(name) {
                bail!(
                    "There is no mapping called '{name}'. `mappings list` shows those of this file. Nothing was changed."
                );
            }
            desk.drop_mapping(name)?;
            desk.flush()?;
            print::line(&format!("Dropped the mapping '{name}'."));
        }
    }
    Ok(Ending::Fine)
}
