//! The command line of `ofw`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ofw::cli::main()
}
