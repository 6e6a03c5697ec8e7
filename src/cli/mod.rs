//! The commands: each reads its arguments, calls the desk, and prints what came of it.
//!
//! Exit codes: 0 fine, 1 findings or differences, 2 cannot. What a script would read comes as JSON with `--json`;
//! everything else is a sentence, results on standard output, failures on standard error.

pub mod arguments;
mod check;
mod checks;
mod commands;
mod import;
mod print;

use arguments::{Arguments, Command};
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Everything is fine.
    Fine,
    /// There are findings or differences.
    Findings,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Fine => ExitCode::SUCCESS,
            Ending::Findings => ExitCode::from(1),
        }
    }
}

/// Exit code of what cannot be done.
pub const CANNOT: u8 = 2;

/// Runs a command that needs no window. `sample` without a file to write needs one and is not meant for here.
pub fn run(command: &Command) -> anyhow::Result<Ending> {
    commands::run(command)
}

/// Reads the command line. Wrong usage says so and ends with 2, help and version with 0.
pub fn read() -> Arguments {
    <Arguments as clap::Parser>::parse()
}
