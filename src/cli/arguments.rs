//! The command line as it is written: one definition makes parser and `--help`.

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
    /// Bring in an ILOSTAT bulk CSV.
    Import {
        /// The country file.
        file: PathBuf,
        /// The CSV.
        from: PathBuf,
        /// The source of lines that name none: ILO's TYPE:NUMBER or a short name.
        #[arg(long, value_name = "S")]
        source: Option<String>,
        /// Say what would change, and change nothing.
        #[arg(long)]
        preview: bool,
        /// Answer in JSON.
        #[arg(long)]
        json: bool,
    },
    /// State the source and the definitions of a table's figures.
    Source(SourceArguments),
    /// Put a figure, or a reason why there is none, in one cell.
    Set(SetArguments),
    /// List every finding.
    Check {
        /// The country file.
        file: PathBuf,
        /// Answer in JSON.
        #[arg(long)]
        json: bool,
    },
    /// Write the figures in another format, or the package that is handed over.
    Export {
        /// The country file.
        file: PathBuf,
        /// What to write.
        #[arg(long, value_enum)]
        to: Format,
        /// Where to write it; for a package a folder will do, the package then has its own name.
        out: PathBuf,
        /// The private key to sign a package with.
        #[arg(long, value_name = "KEY")]
        key: Option<PathBuf>,
        /// Also write an e-mail draft with the package attached.
        #[arg(long, value_name = "FILE.eml")]
        mail: Option<PathBuf>,
    },
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

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// ILOSTAT bulk CSV.
    IlostatCsv,
    /// A workbook to be read.
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

/// What can be done with packs.
#[derive(Debug, Subcommand)]
pub enum PackCommand {
    /// Check a pack's folder; says file, line and reason of everything that is wrong.
    Check {
        /// The folder.
        dir: PathBuf,
    },
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
