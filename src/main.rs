//! Reads the command line, then opens the window or runs one command.

use ilms_collect::cli::arguments::Command;
use ilms_collect::{app, cli};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = cli::read();
    let opening = match &arguments.command {
        None => app::Opening::File(arguments.file.clone()),
        Some(Command::Sample { to: None }) => app::Opening::Sample,
        Some(command) => {
            return match cli::run(command) {
                Ok(ending) => ending.into(),
                Err(error) => {
                    eprintln!("{error}");
                    ExitCode::from(cli::CANNOT)
                }
            };
        }
    };
    app::run(&opening, arguments.renderer.as_deref())
}
