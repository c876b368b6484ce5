//! The command line: a file a subcommand. Decides nothing about frameworks; reads what is asked for, shows what comes
//! back and says by its exit code how it went.

mod build;
mod check;
mod explain;
mod fmt;
mod init;
mod input;
mod progress;
mod screen;
mod test;
mod validate;

use std::io;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::project::WrongUse;
use screen::Console;

/// Checks outcomes frameworks and builds what others need from them.
#[derive(Debug, Parser)]
#[command(
    name = "ofw",
    version,
    after_help = "Examples:\n  \
        ofw init my-framework       start a framework with a few commented lines\n  \
        ofw check                   check the project in this folder or above\n  \
        ofw check my-framework      check one framework\n  \
        ofw test                    run the examples of its definitions\n  \
        ofw build --out build       make documentation, schemas and code of it\n  \
        ofw explain OFW1002         what a finding means and what to do\n\n\
        Exit code: 0 when all is well, 1 when an error or a warning stands, 2 when the command itself could not be \
        carried out."
)]
struct Cli {
    #[command(flatten)]
    shared: Shared,
    #[command(subcommand)]
    command: Command,
}

/// What every subcommand understands.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
struct Shared {
    /// How to show what is found: `human` with marks under the places, `plain` for screen readers and logs, `json` for
    /// programs (docs/cli.md), `csv` for spreadsheets, of `validate` only
    #[arg(long, global = true, value_enum, default_value_t = Format::Human, value_name = "FORMAT")]
    format: Format,
    /// When to use colour; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    color: Color,
    /// Let advice fail a check as well
    #[arg(long, global = true)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Plain,
    Json,
    /// A line a finding, for a spreadsheet; of `validate` only
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check frameworks and say what is wrong, where, and what to do
    Check(check::Check),
    /// Make documentation, schemas and code from frameworks that check without errors
    Build(build::Build),
    /// Hold files with records against a dataset, and say what is wrong with which record
    Validate(validate::Validate),
    /// Run the examples of definitions, and say which boundaries none of them touches
    Test(test::Test),
    /// Write files in the one usual form, without changing what they say
    Fmt(fmt::Fmt),
    /// Explain a rule, or list all rules
    Explain(explain::Explain),
    /// Start a framework in a folder
    Init(init::Init),
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// All is well.
    Well,
    /// Something stands that should not, or would change.
    Found,
    /// Something asked for could not be looked at.
    Unread,
}

/// Why a command could not be carried out.
#[derive(Debug)]
enum Failure {
    Wrong(WrongUse),
    Io(io::Error),
}

impl From<WrongUse> for Failure {
    fn from(wrong: WrongUse) -> Self {
        Self::Wrong(wrong)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let Cli { shared, command } = Cli::parse();
    let console = Console::new(&shared);
    let ended = match &command {
        command if shared.format == Format::Csv && !matches!(command, Command::Validate(_)) => {
            Err(WrongUse::new("`--format csv` is for `ofw validate` alone", "Give `human`, `plain` or `json`.").into())
        }
        Command::Check(check) => check.run(&console),
        Command::Build(build) => build.run(&console),
        Command::Validate(validate) => validate.run(&console),
        Command::Test(test) => test.run(&console),
        Command::Fmt(fmt) => fmt.run(&console),
        Command::Explain(explain) => explain.run(&console),
        Command::Init(init) => init.run(&console),
    };
    match ended {
        Ok(Exit::Well) => ExitCode::SUCCESS,
        Ok(Exit::Found) => ExitCode::from(1),
        Ok(Exit::Unread) => ExitCode::from(2),
        Err(failure) => {
            let (message, help) = match &failure {
                Failure::Wrong(wrong) => (wrong.message.clone(), wrong.help.as_deref()),
                Failure::Io(error) => (error.to_string(), None),
            };
            screen::aside(&format!("error: {message}"));
            if let Some(help) = help {
                screen::aside(&format!("help: {help}"));
            }
            ExitCode::from(2)
        }
    }
}
