//! One function a command, thin, over the desk.

use super::arguments::{
    AllowArguments, Command, ExportArguments, Format, KeyCommand, PackCommand, SetArguments, SourceArguments, Totals,
};
use super::{Ending, check, checks, import, print};
use crate::country_file::HistoryOf;
use crate::desk::{self, Desk, DeskError, Done, Entered, ExportFormat, Reasoned, SourceStatement};
use crate::exchange::csv_table::{Decimal, Separator, Style};
use crate::exchange::workbook;
use crate::figures::{Flag, Metadata, SheetId, SourceKey};
use crate::questionnaire::{Language, NoteCode, TableCode};
use crate::submission::{self, Signers, SigningKey};
use anyhow::bail;
use std::io::{IsTerminal, Write as _};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

type Run = anyhow::Result<Ending>;

pub(super) fn run(command: &Command) -> Run {
    match command {
        Command::Sample { to: None } => bail!("The sample opens in a window; give --to FILE to write it only."),
        Command::Sample { to: Some(file) } => {
            let file = desk::with_ending(file);
            desk::write_sample(&file)?;
            say(&format!("The sample is in '{}'.", file.display()))
        }
        Command::New {
            file,
            country,
            pack,
            preparer,
        } => new(file, country, pack, preparer),
        Command::Import(arguments) => import::run(arguments),
        Command::Mappings { command } => import::mappings(command),
        Command::Source(arguments) => source(arguments),
        Command::Set(arguments) => set(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Checks { pack, table, language } => checks::run(pack, table.as_deref(), *language),
        Command::Allow(arguments) => allow(arguments),
        Command::Export(arguments) => export(arguments),
        Command::Key {
            command: KeyCommand::New { key, comment },
        } => new_key(key, comment),
        Command::Key {
            command: KeyCommand::Show { key },
        } => show_key(key),
        Command::Verify {
            package,
            signer,
            roster,
            after,
            json,
        } => verify(package, signer.as_deref(), roster.as_deref(), after.as_deref(), *json),
        Command::Undo { file } => step_back(file, false),
        Command::Redo { file } => step_back(file, true),
        Command::History { file, table, json } => history(file, table.as_deref(), *json),
        Command::Pack {
            command: PackCommand::Check { dir },
        } => pack_check(dir),
    }
}

/// Prints one line. A closed pipe is no failure of the command.
#[allow(clippy::unnecessary_wraps, reason = "the last step of every command")]
fn say(line: &str) -> Run {
    print::line(line);
    Ok(Ending::Fine)
}

fn new(file: &Path, country: &str, pack: &str, preparer: &str) -> Run {
    let file = desk::with_ending(file);
    let new = desk::NewCountryFile {
        area: country.trim().to_ascii_uppercase().as_str().into(),
        pack: pack.into(),
        preparer: preparer.to_owned(),
    };
    let desk = Desk::create(&file, &new)?;
    say(&format!(
        "Made '{}' for {}, {}.",
        file.display(),
        new.area,
        desk.pack().title
    ))
}

fn source(arguments: &SourceArguments) -> Run {
    let mut desk = Desk::open(&arguments.file)?;
    let table = desk.find_table(&arguments.table)?.code.clone();
    let key = SourceKey::from(arguments.source.trim());
    let sheet = match desk.sheet_of_source(&table, Some(&key)) {
        Some(sheet) => sheet,
        None => sheet_to_state(&mut desk, &table)?,
    };
    let mut statement = SourceStatement {
        key: Some(key),
        name: arguments.name.clone(),
        kind: arguments.kind.clone(),
        agency: arguments.agency.clone(),
        contact: arguments.contact.clone(),
        ..SourceStatement::default()
    };
    for (given, types) in [
        (&arguments.definition, &["T36"][..]),
        (&arguments.period, &["S3"]),
        (&arguments.coverage, &["S4", "S5"]),
    ] {
        let Some(given) = given else { continue };
        let (note_type, metadata) = stated(given.trim(), types)?;
        statement.metadata.insert(note_type, metadata);
    }
    desk.state_source(sheet, &statement)?;
    desk.flush()?;
    say(&format!("Stated the source of {table}."))
}

/// `T36:3215` is a note of the vocabulary, anything else is words; several notes are parted by commas.
fn stated(given: &str, types: &[&str]) -> Result<(String, Metadata), DeskError> {
    let looks_like_notes = given.split(',').all(|part| {
        part.trim().split_once(':').is_some_and(|(kind, number)| {
            kind.chars().next().is_some_and(|c| c.is_ascii_uppercase())
                && !number.is_empty()
                && number.bytes().all(|b| b.is_ascii_digit())
        })
    });
    let first_type = (*types.first().unwrap_or(&"I13")).to_owned();
    if !looks_like_notes {
        return Ok((
            first_type,
            Metadata {
                text: given.to_owned(),
                ..Metadata::default()
            },
        ));
    }
    let codes: Vec<NoteCode> = given.split(',').map(|part| NoteCode::from(part.trim())).collect();
    let note_type = codes.first().map_or(first_type, |code| code.note_type().to_owned());
    if !types.contains(&note_type.as_str()) {
        return Err(DeskError::Refused(format!(
            "'{given}' is not a note of type {}. Nothing was changed.",
            types.join(" or ")
        )));
    }
    Ok((
        note_type,
        Metadata {
            codes: codes.into_iter().collect(),
            text: String::new(),
        },
    ))
}

/// The sheet whose source is not stated yet, or a new one.
fn sheet_to_state(desk: &mut Desk, table: &TableCode) -> Result<SheetId, DeskError> {
    let sheets = desk.open_table(table)?;
    let unstated = sheets
        .iter()
        .find(|id| desk.sheet(**id).is_ok_and(|sheet| sheet.source.is_none()));
    match unstated {
        Some(sheet) => Ok(*sheet),
        None => desk.add_sheet(table),
    }
}

fn set(arguments: &SetArguments) -> Run {
    let mut desk = Desk::open(&arguments.file)?;
    let table = desk.find_table(&arguments.table)?.code.clone();
    let sheet = sheet_to_fill(&mut desk, &table, arguments.source.as_deref())?;
    let year = desk.year(&arguments.year)?;
    let (row, status, sex) = (
        arguments.row.as_deref(),
        arguments.status.as_deref(),
        arguments.sex.as_deref(),
    );
    let cell = desk.cell_by_codes(sheet, row, year, status, sex)?;
    let entered = desk.set(
        &cell,
        arguments.source.as_deref().map(SourceKey::from),
        &arguments.value,
    )?;
    desk.flush()?;
    let name = desk.cell_name(&cell, Language::English);
    match entered {
        Entered::Read(_) => say(&format!("{name}: {}", desk.shown(&cell))),
        Entered::Unclear(_) => {
            print::line(&format!(
                "{name}: '{}' can be read in several ways; it stands as typed, marked, until you say which.",
                arguments.value
            ));
            Ok(Ending::Findings)
        }
        Entered::Wrong(_) => {
            print::line(&format!(
                "{name}: '{}' is not a figure; it stands as typed, marked.",
                arguments.value
            ));
            Ok(Ending::Findings)
        }
    }
}

/// The sheet from that source; without one, the sheet whose source is not stated, or the table's only sheet.
fn sheet_to_fill(desk: &mut Desk, table: &TableCode, source: Option<&str>) -> anyhow::Result<SheetId> {
    if let Some(source) = source {
        if let Some(sheet) = desk.sheet_of_source(table, Some(&SourceKey::from(source.trim()))) {
            return Ok(sheet);
        }
        return Ok(desk.add_sheet(table)?);
    }
    let sheets = desk.open_table(table)?;
    let unstated = sheets
        .iter()
        .find(|id| desk.sheet(**id).is_ok_and(|sheet| sheet.source.is_none()));
    match (unstated, sheets.as_slice()) {
        (Some(sheet), _) => Ok(*sheet),
        (None, [only]) => Ok(*only),
        _ => bail!("Table {table} has figures from several sources: say which with --source."),
    }
}

fn allow(arguments: &AllowArguments) -> Run {
    let mut desk = Desk::open(&arguments.file)?;
    let Some(reason) = &arguments.reason else {
        let done = desk.take_back(&arguments.keys)?;
        desk.flush()?;
        return say(match done {
            Done::Group(_) => "Took the explanation back.",
            Done::Nothing => "There was no explanation to take back.",
        });
    };
    let flag = desk
        .pack()
        .notes
        .allowance_reason(reason)
        .and_then(|of| of.flag.as_deref());
    let flag = flag.filter(|_| arguments.flag).and_then(Flag::from_letter);
    let reasoned = Reasoned {
        reason: reason.clone(),
        sentence: arguments.sentence.clone(),
        flag,
    };
    desk.allow(&arguments.keys, &reasoned)?;
    desk.flush()?;
    say(&format!(
        "Explained {}.",
        match arguments.keys.len() {
            1 => "1 finding".to_owned(),
            count => format!("{count} findings"),
        }
    ))
}

fn export(arguments: &ExportArguments) -> Run {
    let ExportArguments { to, out, key, mail, .. } = arguments;
    let mut desk = Desk::open(&arguments.file)?;
    if *to != Format::Package && (key.is_some() || mail.is_some()) {
        bail!("Only a package is signed or mailed: leave --key and --mail out, or export --to package.");
    }
    if *to != Format::Csv && (arguments.separator.is_some() || arguments.decimal.is_some()) {
        bail!("Only a csv has a choice of signs: leave --separator and --decimal out, or export --to csv.");
    }
    let for_workbooks = !arguments.tables.is_empty() || arguments.blank || arguments.totals.is_some();
    if *to != Format::Xlsx && for_workbooks {
        bail!(
            "Only a workbook has a choice of tables and totals: leave --tables, --blank and --totals out, or export --to xlsx."
        );
    }
    let format = match to {
        Format::IlostatCsv => ExportFormat::IlostatCsv,
        Format::SdmxCsv => ExportFormat::SdmxCsv,
        Format::Csv => {
            let language = arguments.language;
            let separator = arguments.separator.unwrap_or_else(|| Separator::usual(language));
            let usual = || Decimal::usual(separator, language);
            ExportFormat::Csv(Style {
                language,
                separator,
                decimal: arguments.decimal.unwrap_or_else(usual),
            })
        }
        Format::DataPackage => ExportFormat::DataPackage,
        Format::Xlsx => ExportFormat::Workbook(workbook_layout(&desk, arguments)?),
        Format::Package => return package(&mut desk, out, key.as_deref(), mail.as_deref()),
    };
    let report = desk.export(format, out)?;
    print::line(&format!("Wrote '{}'.", out.display()));
    for sentence in print::left_out(&report) {
        print::line(&sentence);
    }
    Ok(if report.left_out > 0 {
        Ending::Findings
    } else {
        Ending::Fine
    })
}

/// What a workbook is to hold, and how.
fn workbook_layout(desk: &Desk, arguments: &ExportArguments) -> anyhow::Result<workbook::Layout> {
    let code = |name: &String| desk.find_table(name.trim()).map(|table| table.code.clone());
    let tables: Vec<TableCode> = arguments.tables.iter().map(code).collect::<Result<_, _>>()?;
    Ok(workbook::Layout {
        tables: (!tables.is_empty()).then_some(tables),
        blank: arguments.blank,
        totals: match arguments.totals {
            Some(Totals::Formulas) => workbook::Totals::Formulas,
            Some(Totals::Typed) | None => workbook::Totals::AsTyped,
        },
        ..workbook::Layout::whole(arguments.language)
    })
}

fn package(desk: &mut Desk, out: &Path, key: Option<&Path>, mail: Option<&Path>) -> Run {
    let key = key
        .map(|path| -> anyhow::Result<SigningKey> { Ok(SigningKey::open(path, &passphrase(false)?)?) })
        .transpose()?;
    let packed = desk.prepare_package()?.build(key.as_ref())?;
    let path: PathBuf = if out.is_dir() {
        out.join(&packed.file_name)
    } else {
        out.to_owned()
    };
    desk.write_package(&packed, &path)?;
    if let Some(mail) = mail {
        desk.write_email_draft(&packed, mail, Language::English)?;
    }
    print::line(&format!(
        "Wrote '{}', revision {}, {}.",
        path.display(),
        packed.revision,
        print::size(packed.bytes.len())
    ));
    print::line(&format!("Fingerprint {}", packed.fingerprint));
    if key.is_none() {
        print::line("It is not signed: nobody can tell who made it. Give --key KEY to sign it.");
    }
    if packed.in_the_way.is_empty() {
        return Ok(Ending::Fine);
    }
    print::line("It is a draft and does not count as a submission, because:");
    for sentence in &packed.in_the_way {
        print::line(&format!("  - {sentence}"));
    }
    Ok(Ending::Findings)
}

/// The passphrase from `ILMS_PASSPHRASE`, else asked for on the terminal, twice where it is new.
fn passphrase(new: bool) -> anyhow::Result<Zeroizing<String>> {
    if let Some(given) = std::env::var_os("ILMS_PASSPHRASE") {
        let given = given
            .into_string()
            .map_err(|_| anyhow::anyhow!("ILMS_PASSPHRASE is not UTF-8 text."))?;
        return Ok(Zeroizing::new(given));
    }
    if !std::io::stdin().is_terminal() {
        bail!("No passphrase: there is no terminal to ask on. Set ILMS_PASSPHRASE, or run the command in a terminal.");
    }
    let ask = |prompt: &str| {
        let asked = rpassword::prompt_password(prompt).map(Zeroizing::new);
        asked
            .map_err(|error| anyhow::anyhow!("The passphrase could not be read: {error}. Set ILMS_PASSPHRASE instead."))
    };
    let first = ask(if new { "New passphrase: " } else { "Passphrase: " })?;
    if new && *ask("Once more: ")? != *first {
        bail!("The two passphrases differ. No key was made.");
    }
    Ok(first)
}

fn new_key(path: &Path, comment: &str) -> Run {
    let key = SigningKey::create(path, &passphrase(true)?, comment)?;
    print::line(&format!(
        "Made '{}' and '{}'.",
        path.display(),
        submission::keys::public_path(path).display()
    ));
    print::line(&format!("Fingerprint {}", key.fingerprint()));
    say(&format!(
        "Words to read out: {}",
        submission::keys::spoken_words(key.public_key())
    ))
}

fn show_key(path: &Path) -> Run {
    let key = submission::keys::read_public_key(path)?;
    print::line(&format!("{}  {}", submission::keys::fingerprint(&key), key.comment()));
    say(&format!("Words to read out: {}", submission::keys::spoken_words(&key)))
}

fn verify(package: &Path, signer: Option<&Path>, roster: Option<&Path>, after: Option<&Path>, json: bool) -> Run {
    let mut signers = Signers::default();
    if let Some(path) = signer {
        signers = signers.and(Signers::key_file(path)?);
    }
    if let Some(path) = roster {
        let text = std::fs::read_to_string(path).map_err(|error| {
            anyhow::anyhow!(
                "The roster '{}' cannot be read: {error}. Check that the file is there.",
                path.display()
            )
        })?;
        signers = signers.and(Signers::roster(&text)?);
    }
    let report = desk::verify_package(package, signers, after)?;
    if json {
        print::json(&serde_json::to_value(&report)?)?;
    } else {
        for sentence in report.sentences() {
            print::line(&sentence);
        }
    }
    Ok(if report.holds() { Ending::Fine } else { Ending::Findings })
}

fn step_back(file: &Path, again: bool) -> Run {
    let mut desk = Desk::open(file)?;
    let done = if again { desk.redo()? } else { desk.undo()? };
    desk.flush()?;
    let (did, nothing) = if again {
        ("Did again", "do again")
    } else {
        ("Took back", "take back")
    };
    if let Some(action) = done {
        say(&format!("{did}: {}.", desk.action_label(&action, Language::English)))
    } else {
        print::line(&format!("There is nothing to {nothing}."));
        Ok(Ending::Findings)
    }
}

fn history(file: &Path, table: Option<&str>, json: bool) -> Run {
    let desk = Desk::open(file)?;
    let table = table
        .map(|table| desk.find_table(table).map(|table| table.code.clone()))
        .transpose()?;
    let filter = table.map_or(HistoryOf::File, |table| HistoryOf::Table {
        phase: desk.phase().clone(),
        table,
    });
    let groups = desk.history(&filter)?;
    if json {
        return print::json(&print::history(&desk, &groups)).map(|()| Ending::Fine);
    }
    print::history_lines(&desk, &groups);
    Ok(Ending::Fine)
}

fn pack_check(dir: &Path) -> Run {
    match crate::questionnaire::pack_check(dir) {
        Ok(pack) => say(&format!(
            "{} {} is sound: {} tables, {} classifications, {} checks.",
            pack.id,
            pack.version,
            pack.tables.len(),
            pack.classifications.len(),
            pack.checks.len()
        )),
        Err(problems) => {
            let mut errors = std::io::stderr().lock();
            for problem in &problems {
                writeln!(errors, "{problem}").ok();
            }
            bail!(
                "The pack in '{}' cannot be used: {} problems.",
                dir.display(),
                problems.len()
            )
        }
    }
}
