//! The command line as it is written: one definition makes parser and `--help`.

use crate::exchange::csv_table::{Decimal, Separator};
use crate::questionnaire::Language;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Fill, check and hand over the International Labour Migration Statistics questionnaire.
///
/// Without a command the window opens, on FILE if one is given.
/// Exit codes: 0 fine, 1 findings or differences, 2 cannot.
#[derive(Debug, Parser)]
#[command(name = "ilms-collect", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// The country file to open in the window.
    pub file: Option<PathBuf>,
    /// How the window is drawn; by itself it tries what the computer has.
    #[arg(long, value_name = "NAME", global = true, value_parser = ["glow", "wgpu"])]
    pub renderer: Option<String>,
    /// What to do instead of opening the window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open the window on a sample: Indonesia, earlier phases and a started Phase III.
    Sample {
        /// Write the sample country file here and open no window.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Make a new country file.
    New {
        /// The file to make, for instance Indonesia.ilms.
        file: PathBuf,
        /// The reporting country, three letters of ISO 3166.
        #[arg(long, value_name = "CODE")]
        country: String,
        /// The questionnaire: asean-phase-3, ilms-global-2019 ...
        #[arg(long, value_name = "ID")]
        pack: String,
        /// Who prepares the answers.
        #[arg(long, value_name = "NAME", default_value = "")]
        preparer: String,
    },
    /// Bring in figures from a file: ILOSTAT's bulk CSV, SDMX-CSV, a CSV or a workbook that this program wrote, a data package or a
    /// package; and from any workbook or CSV of a ministry, as it is proposed to be read.
    Import(ImportArguments),
    /// List, hand on, take over or drop how workbooks of ministries are read.
    Mappings {
        /// What to do with the mappings.
        #[command(subcommand)]
        command: MappingsCommand,
    },
    /// State the source and the definitions of a table's figures.
    Source(SourceArguments),
    /// Put a figure, or a reason why there is none, in one cell.
    Set(SetArguments),
    /// Check a country file or a package: every finding, cause by cause, with what would put it right.
    Check(CheckArguments),
    /// Explain the checks of a questionnaire, each with examples that pass and that fail.
    Checks {
        /// The questionnaire: asean-phase-3, ilms-global-2019 ...
        #[arg(long, value_name = "ID", default_value = "asean-phase-3")]
        pack: String,
        /// Only the checks that look at this table: its code or its number.
        #[arg(long, value_name = "T")]
        table: Option<String>,
        /// The language: en or id.
        #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language)]
        language: Language,
    },
    /// Explain findings, so that they stay quiet until a figure moves.
    Allow(AllowArguments),
    /// Write the figures in another format, or the package that is handed over.
    Export(ExportArguments),
    /// Make or show a signing key. The passphrase is asked for, or read from `ILMS_PASSPHRASE`.
    Key {
        /// What to do with the key.
        #[command(subcommand)]
        command: KeyCommand,
    },
    /// Check a package: is it whole, who signed it, what differs.
    Verify {
        /// The package.
        package: PathBuf,
        /// The signer's public key.
        #[arg(long, value_name = "KEY.pub")]
        signer: Option<PathBuf>,
        /// A roster of signers, in OpenSSH's `allowed_signers` format.
        #[arg(long, value_name = "FILE")]
        roster: Option<PathBuf>,
        /// The package that this one should continue.
        #[arg(long, value_name = "PACKAGE")]
        after: Option<PathBuf>,
        /// Answer in JSON.
        #[arg(long)]
        json: bool,
    },
    /// Take the last action back.
    Undo {
        /// The country file.
        file: PathBuf,
    },
    /// Do the action that was last taken back again.
    Redo {
        /// The country file.
        file: PathBuf,
    },
    /// Show who changed what, the newest first.
    History {
        /// The country file.
        file: PathBuf,
        /// Only this table: its code or its number.
        #[arg(long, value_name = "T")]
        table: Option<String>,
        /// Answer in JSON.
        #[arg(long)]
        json: bool,
    },
    /// Work on questionnaire packs.
    Pack {
        /// What to do.
        #[command(subcommand)]
        command: PackCommand,
    },
}

/// The arguments of `import`.
///
/// The content of the file says what it is, not its name. Lines that do not fit are refused one by one, each with its reason; the rest
/// is taken in as one action.
#[derive(Debug, Args)]
#[command(after_long_help = IMPORT_HELP)]
pub struct ImportArguments {
    /// The country file.
    pub file: PathBuf,
    /// The file to bring in, or the folder that a data package or a package was unpacked to.
    pub from: PathBuf,
    /// The source of lines that name none: ILO's TYPE:NUMBER or a short name.
    #[arg(long, value_name = "S")]
    pub source: Option<String>,
    /// The table of the questionnaire that a workbook answers, where it has one block of figures: its code or its number.
    #[arg(long, value_name = "T")]
    pub table: Option<String>,
    /// Read a workbook by this mapping of the country file; by itself the one that fits best is taken.
    #[arg(long, value_name = "NAME")]
    pub mapping: Option<String>,
    /// Keep how the workbook was read under this name.
    #[arg(long, value_name = "NAME")]
    pub keep_mapping: Option<String>,
    /// Say what would change, and change nothing.
    #[arg(long)]
    pub preview: bool,
    /// Also write a CSV for spreadsheets with every place of the file and what came of it.
    #[arg(long, value_name = "FILE.csv")]
    pub report: Option<PathBuf>,
    /// The language of the report and of what is said about a workbook: en or id.
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language)]
    pub language: Language,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

const IMPORT_HELP: &str = "\
Exit codes: 0 everything was taken in, 1 something was refused, 2 cannot.

SDMX-CSV: version 2.0 or 1.0, with ILO's structures and ILO's letters of observation status. A package or data package of another \
country or another phase is refused as a whole.

A workbook (xlsx, xlsb, xls, ods) or CSV of a ministry: each block of figures is printed with the table that it is taken for, and what is \
left out of it with the reason. What is not sure is not taken; the window shows the worksheet and lets it be corrected by pointing.";

/// The arguments of `export`.
#[derive(Debug, Args)]
#[command(after_long_help = EXPORT_HELP)]
pub struct ExportArguments {
    /// The country file.
    pub file: PathBuf,
    /// What to write.
    #[arg(long, value_enum)]
    pub to: Format,
    /// Where to write it; for a package a folder will do, the package then has its own name.
    pub out: PathBuf,
    /// The private key to sign a package with.
    #[arg(long, value_name = "KEY")]
    pub key: Option<PathBuf>,
    /// Also write an e-mail draft with the package attached.
    #[arg(long, value_name = "FILE.eml")]
    pub mail: Option<PathBuf>,
    /// The language of the labels of a csv or an xlsx: en or id.
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language)]
    pub language: Language,
    /// What parts the fields of a csv: `,` `;` or `\t`; by itself what a spreadsheet in the language expects.
    #[arg(long, value_name = "SIGN", value_parser = separator)]
    pub separator: Option<Separator>,
    /// The decimal sign of a csv: `.` or `,`; by itself what goes with the separator.
    #[arg(long, value_name = "SIGN", value_parser = decimal)]
    pub decimal: Option<Decimal>,
    /// Only these tables in an xlsx, for the agency that fills them: codes or numbers, parted by commas.
    #[arg(long, value_name = "T,T", value_delimiter = ',')]
    pub tables: Vec<String>,
    /// An xlsx as an empty form, without figures, notes and reasons.
    #[arg(long)]
    pub blank: bool,
    /// How totals stand in an xlsx: as they were typed, or as formulas where that alters no figure.
    #[arg(long, value_name = "HOW", value_enum)]
    pub totals: Option<Totals>,
}

/// How totals stand in a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Totals {
    /// As they were typed.
    Typed,
    /// As formulas, where that alters no figure.
    Formulas,
}

const EXPORT_HELP: &str = "\
A csv is one long table for a spreadsheet, persons one by one; it can be brought in again. SDMX-CSV has ILO's codes and ILO's letters of \
observation status; those of the cross-domain lists stand beside them in CL_OBS_STATUS and CL_CONF_STATUS. A data package holds \
the answers exactly, without what a package adds for people. An xlsx is the questionnaire as a workbook: it is filled in with a \
spreadsheet, saved as .xlsx, .ods or .xls, and brought in again, with every change shown first.

What a format has no place for is counted and said. Exit codes: 0 fine, 1 cells were left out or the package is a draft, 2 cannot.";

fn separator(sign: &str) -> Result<Separator, String> {
    Separator::from_sign(sign).ok_or_else(|| "the separator is , or ; or \\t".to_owned())
}

fn decimal(sign: &str) -> Result<Decimal, String> {
    match sign {
        "." => Ok(Decimal::Point),
        "," => Ok(Decimal::Comma),
        _ => Err("the decimal sign is . or ,".to_owned()),
    }
}

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// ILOSTAT bulk CSV.
    IlostatCsv,
    /// SDMX-CSV 2.0 with ILO's structures.
    SdmxCsv,
    /// One long table for spreadsheets.
    Csv,
    /// A Frictionless Data Package, as one zip.
    DataPackage,
    /// The questionnaire as a workbook, to be filled in and brought in again.
    Xlsx,
    /// The signed package.
    Package,
}

/// What can be done with keys.
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// Make a key: KEY and KEY.pub.
    New {
        /// The private key file to make.
        key: PathBuf,
        /// Whose key it is: name and office.
        #[arg(long, value_name = "NAME", default_value = "ILMS Collect")]
        comment: String,
    },
    /// Show a key's fingerprint; needs no passphrase.
    Show {
        /// The private or the public key file.
        key: PathBuf,
    },
}

/// What can be done with mappings: how workbooks are read, kept under a name.
#[derive(Debug, Subcommand)]
pub enum MappingsCommand {
    /// Show the mappings that a country file keeps.
    List {
        /// The country file.
        file: PathBuf,
    },
    /// Write a mapping to a file, for another country file.
    Export {
        /// The country file.
        file: PathBuf,
        /// The mapping.
        name: String,
        /// Where to write it.
        out: PathBuf,
    },
    /// Take a mapping from a file that another country file has written.
    Import {
        /// The country file.
        file: PathBuf,
        /// The file with the mapping.
        from: PathBuf,
    },
    /// Drop a mapping.
    Drop {
        /// The country file.
        file: PathBuf,
        /// The mapping.
        name: String,
    },
}

/// What can be done with packs.
#[derive(Debug, Subcommand)]
pub enum PackCommand {
    /// Check a pack's folder; says file, line and reason of everything that is wrong.
    Check {
        /// The folder.
        dir: PathBuf,
    },
}

/// The arguments of `check`.
///
/// The checks are those that run while a country types, so that a package gives the office the findings that the country saw.
/// A package says in its first line whether it is intact; who signed it is for `verify`.
#[derive(Debug, Args)]
#[command(after_long_help = CHECK_HELP)]
pub struct CheckArguments {
    /// The country file, the package, or the folder that a package was unpacked to.
    #[arg(required_unless_present = "json_schema")]
    pub file: Option<PathBuf>,
    /// Packages or country files of earlier phases, for what a package is compared with over time.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub earlier: Vec<PathBuf>,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
    /// Print the JSON schema of that answer.
    #[arg(long, exclusive = true)]
    pub json_schema: bool,
    /// Also write a workbook for the reviewer.
    #[arg(long, value_name = "OUT.xlsx")]
    pub xlsx: Option<PathBuf>,
    /// The language of the sentences: en or id.
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language)]
    pub language: Language,
}

const CHECK_HELP: &str = "\
Exit codes: 0 no errors stand (warnings may), 1 errors stand or a package's findings are not those that the country saw, \
2 cannot. What the country has explained does not stand.

JSON: file, kind, country, phase, pack, package, earlier, counts, explanations_not_needed, final, causes. Each cause: id, severity, table, label, \
completeness, explained, sentence, findings, suggestions. Each finding: key, check, severity, table, sentence, cells, left, \
right, difference, explained, explanation. Each suggestion: operation, cells (with figure_now and figure_proposed), reason, confidence, \
named. Figures are plain, in persons or the currency. `check --json-schema` prints the whole description.";

fn language(tag: &str) -> Result<Language, String> {
    let known = || Language::ALL.map(Language::tag).join(" or ");
    Language::from_tag(tag).ok_or_else(|| format!("the language is {}", known()))
}

/// The arguments of `source`.
#[derive(Debug, Args)]
pub struct SourceArguments {
    /// The country file.
    pub file: PathBuf,
    /// The table: its code or its number.
    pub table: String,
    /// The source: ILO's TYPE:NUMBER, or a short name.
    #[arg(long, value_name = "S")]
    pub source: String,
    /// The source's full name.
    #[arg(long)]
    pub name: Option<String>,
    /// ILO's kind of source: BA labour force survey, AA census, FX administrative records ...
    #[arg(long = "type", value_name = "KIND")]
    pub kind: Option<String>,
    /// The agency that keeps it.
    #[arg(long)]
    pub agency: Option<String>,
    /// Whom to ask.
    #[arg(long)]
    pub contact: Option<String>,
    /// The definition of migrants: a note such as T36:3215, or words.
    #[arg(long, value_name = "NOTE|TEXT")]
    pub definition: Option<String>,
    /// The reference period: a note of type S3, or words.
    #[arg(long, value_name = "NOTE|TEXT")]
    pub period: Option<String>,
    /// The coverage: a note of type S4 or S5, or words.
    #[arg(long, value_name = "NOTE|TEXT")]
    pub coverage: Option<String>,
}

/// The arguments of `set`.
#[derive(Debug, Args)]
pub struct SetArguments {
    /// The country file.
    pub file: PathBuf,
    /// The table: its code or its number.
    pub table: String,
    /// The source; without it, the sheet whose source is not stated, or the table's only sheet.
    #[arg(long, value_name = "S")]
    pub source: Option<String>,
    /// The year.
    #[arg(long, value_name = "Y")]
    pub year: String,
    /// The row: an item's code or its end, such as `COU_DES_MYS` or MYS; without it, the total.
    #[arg(long, value_name = "CODE")]
    pub row: Option<String>,
    /// The status, such as MIGRANT; without it, the total.
    #[arg(long, value_name = "CODE")]
    pub status: Option<String>,
    /// The sex: T, M or F; without it, the total.
    #[arg(long, value_name = "SEX")]
    pub sex: Option<String>,
    /// The figure as it would be typed in the sheet, or N, X, C, S.
    #[arg(allow_hyphen_values = true)]
    pub value: String,
}

/// The arguments of `allow`.
#[derive(Debug, Args)]
pub struct AllowArguments {
    /// The country file.
    pub file: PathBuf,
    /// The findings, by the keys that `check --json` lists.
    #[arg(required = true, value_name = "KEY")]
    pub keys: Vec<String>,
    /// The code of the reason: confirmed, sources-differ, rounding, break, event, other ...
    #[arg(long, value_name = "CODE", required_unless_present = "take_back")]
    pub reason: Option<String>,
    /// In your own words; some reasons need none.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub sentence: String,
    /// Also set the flag that says the same (B of a break, R of a confirmed figure) on the figures that have none.
    #[arg(long)]
    pub flag: bool,
    /// Take the explanation back instead.
    #[arg(long, conflicts_with_all = ["reason", "sentence", "flag"])]
    pub take_back: bool,
}
