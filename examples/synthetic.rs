//! Writes a synthetic package to measure with: `cargo run --release --example synthetic -- 1000 some/folder`.

#[path = "../benches/support/synthetic.rs"]
mod synthetic;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(Ok(metrics)), Some(folder)) = (arguments.next().map(|n| n.parse::<usize>()), arguments.next()) else {
        eprintln!("usage: synthetic NUMBER-OF-METRICS FOLDER");
        return ExitCode::from(2);
    };
    match write(metrics, &PathBuf::from(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn write(metrics: usize, folder: &std::path::Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for (name, content) in synthetic::package(metrics, 2022) {
        std::fs::write(folder.join(name), content)?;
    }
    Ok(())
}
